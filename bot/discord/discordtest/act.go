package discordtest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// What a person reads when the bot did not answer in time.
var (
	ErrNoAnswer = errors.New("the client says: The application did not respond") // after a command
	ErrFailed   = errors.New("the client says: This interaction failed")         // after a button or select menu
	ErrOptions  = errors.New("the client says: Loading options failed")          // instead of suggestions
	ErrModal    = errors.New("the client says: Something went wrong")            // in a modal, which stays open
)

// ErrClient is wrapped by errors about what a client does not let people do: a command that is not there, a value that
// is none of the choices, a disabled button.
var ErrClient = errors.New("the client does not offer this")

func cannot(format string, args ...any) error {
	return fmt.Errorf("%w: %s", ErrClient, fmt.Sprintf(format, args...))
}

// File is a file that somebody sends.
type File struct {
	Name string
	Type string // media type; by the name when empty
	Data []byte
}

// Say writes a message into a channel.
func (u *User) Say(_ context.Context, c *Channel, text string, files ...File) (Message, error) {
	return u.say(c, text, nil, files)
}

// Reply answers a message, which pings its author.
func (u *User) Reply(_ context.Context, messageID, text string, files ...File) (Message, error) {
	u.peer.mu.Lock()
	first := u.peer.messages[messageID]
	u.peer.mu.Unlock()
	if first == nil {
		return Message{}, cannot("no message %s", messageID)
	}
	return u.say(first.channel, text, first, files)
}

func (u *User) say(c *Channel, text string, first *message, files []File) (Message, error) {
	p := u.peer
	p.mu.Lock()
	defer p.mu.Unlock()
	needs := int64(discordgo.PermissionSendMessages)
	switch {
	case c.parent != nil:
		needs = discordgo.PermissionSendMessagesInThreads
	case len(files) > 0:
		needs |= discordgo.PermissionAttachFiles
	}
	if !c.sees(u) || c.may(u)&needs != needs {
		return Message{}, cannot("%s may not write here", u.Username)
	}
	m := &message{channel: c, author: u, content: text}
	if first != nil {
		m.kind, m.reply, m.replyID = 19, first, first.id
	}
	for _, f := range files {
		m.files = append(m.files, p.upload(c, f, false))
	}
	if text == "" && len(files) == 0 {
		return Message{}, cannot("nothing to send")
	}
	m.ping(nil)
	p.post(m)
	return m.shown(u), nil
}

// Edit changes an own message.
func (u *User) Edit(_ context.Context, messageID, text string) error {
	p := u.peer
	p.mu.Lock()
	defer p.mu.Unlock()
	m := p.messages[messageID]
	if m == nil || m.author != u {
		return cannot("not an own message")
	}
	m.content, m.edited = text, p.now()
	m.ping(nil)
	p.shown(m)
	m.announce("MESSAGE_UPDATE")
	return nil
}

// Dismiss takes an ephemeral message off the screen.
func (u *User) Dismiss(messageID string) error {
	p := u.peer
	p.mu.Lock()
	defer p.mu.Unlock()
	m := p.messages[messageID]
	if m == nil || m.only != u {
		return cannot("not a message that only you can see")
	}
	m.dismissed = true
	p.touch()
	return nil
}

// visible finds a message that a user sees. The lock is held.
func (u *User) visible(messageID string) (*message, error) {
	m := u.peer.messages[messageID]
	if m == nil || m.only != nil && m.only != u || m.dismissed || !m.channel.sees(u) {
		return nil, cannot("%s sees no message %s", u.Username, messageID)
	}
	return m, nil
}

// component finds a usable component of a message that a user sees.
func (u *User) component(messageID, customID string) (*message, obj, error) {
	m, err := u.visible(messageID)
	if err != nil {
		return nil, nil, err
	}
	var found obj
	walk(m.components, func(c obj) {
		if c["custom_id"] == customID {
			found = c
		}
	})
	switch {
	case found == nil:
		return nil, nil, cannot("message %s has no component %q", messageID, customID)
	case found["disabled"] == true:
		return nil, nil, cannot("%q is disabled", customID)
	case m.author != u.peer.bot:
		return nil, nil, cannot("not the bot's message")
	case m.channel.guild != nil && m.channel.guild.members[u.peer.app] == nil:
		return nil, nil, ErrFailed // the bot was thrown out
	}
	return m, found, nil
}

// Press presses a button of a message that is there now.
func (u *User) Press(ctx context.Context, messageID, customID string) error {
	u.peer.mu.Lock()
	m, c, err := u.component(messageID, customID)
	if err == nil && c["type"] != 2.0 {
		err = cannot("%q is no button", customID)
	}
	if err != nil {
		u.peer.mu.Unlock()
		return err
	}
	return u.peer.interact(ctx, &interaction{kind: ofComponent, user: u, channel: m.channel, source: m},
		obj{"custom_id": customID, "component_type": 2})
}

// Select chooses from a select menu: values of a menu of texts, ids in menus of users, roles and channels.
func (u *User) Select(ctx context.Context, messageID, customID string, values ...string) error {
	u.peer.mu.Lock()
	m, c, err := u.component(messageID, customID)
	data := obj{"custom_id": customID, "values": append([]string{}, values...)}
	if err == nil {
		err = u.peer.chosen(c, values, m.channel, data)
	}
	if err != nil {
		u.peer.mu.Unlock()
		return err
	}
	return u.peer.interact(ctx, &interaction{kind: ofComponent, user: u, channel: m.channel, source: m}, data)
}

// chosen checks what was chosen from a menu, and resolves it into data. Lists of modals are menus too.
func (p *Peer) chosen(c obj, values []string, at *Channel, data obj) error {
	kind := number64(c["type"], 0)
	least, most := number64(c["min_values"], 1), number64(c["max_values"], 1)
	if kind == 22 && c["max_values"] == nil {
		all, _ := c["options"].([]any)
		most = len(all)
	}
	if required, ok := c["required"].(bool); ok && !required && len(values) == 0 {
		least = 0
	}
	if len(values) < least || len(values) > most {
		return cannot("%d values chosen of %v, from %d to %d can be", len(values), c["custom_id"], least, most)
	}
	found := resolved{}
	for i, v := range values {
		if slices.Contains(values[:i], v) {
			return cannot("%q chosen twice", v)
		}
		ok := false
		switch kind {
		case 3, 21, 22:
			all, _ := c["options"].([]any)
			ok = slices.ContainsFunc(all, func(o any) bool { return o.(obj)["value"] == v })
		case 5, 6, 7, 8:
			ok = found.id(p, kind, v, at)
		}
		if !ok {
			return cannot("%q is not offered by %v", v, c["custom_id"])
		}
	}
	data["component_type"] = kind
	if len(found) > 0 {
		data["resolved"] = found.obj()
	} else if kind >= 5 && kind <= 8 {
		data["resolved"] = obj{}
	}
	return nil
}

// number64 is a number of a body.
func number64(v any, otherwise int) int {
	switch v := v.(type) {
	case float64:
		return int(v)
	case int:
		return v
	}
	return otherwise
}

// resolved are the things that an interaction names by id.
type resolved map[string]obj

func (r resolved) add(kind, id string, o obj) {
	if r[kind] == nil {
		r[kind] = obj{}
	}
	r[kind][id] = o
}

func (r resolved) obj() obj {
	o := obj{}
	for k, v := range r {
		o[k] = v
	}
	return o
}

// id resolves an id for a menu of users (5), roles (6), both (7) or channels (8).
func (r resolved) id(p *Peer, menu int, id string, at *Channel) bool {
	if u := p.users[id]; u != nil && (menu == 5 || menu == 7) {
		r.user(u, at)
		return at.guild == nil || at.guild.members[id] != nil
	}
	if at.guild == nil {
		return false
	}
	if menu == 6 || menu == 7 {
		for _, role := range at.guild.roles {
			if role.ID == id {
				r.add("roles", id, role.obj())
				return true
			}
		}
	}
	if o := p.channels[id]; menu == 8 && o != nil && o.guild == at.guild && !o.gone {
		r.channel(o, at)
		return true
	}
	return false
}

func (r resolved) user(u *User, at *Channel) {
	r.add("users", u.ID, u.obj())
	if g := at.guild; g != nil && g.members[u.ID] != nil {
		m := g.memberBare(u, obj{"permissions": bits(at.may(u))})
		delete(m, "deaf")
		delete(m, "mute")
		r.add("members", u.ID, m)
	}
}

func (r resolved) channel(o *Channel, _ *Channel) {
	c := obj{"id": o.ID, "type": o.kind(), "name": o.name, "permissions": bits(o.may(o.peer.bot))}
	if o.parent != nil {
		full := o.obj()
		c["parent_id"], c["thread_metadata"] = full["parent_id"], full["thread_metadata"]
	}
	r.add("channels", o.ID, c)
}

// Apply uses a message command on a message: a right click, Apps, its name.
func (u *User) Apply(ctx context.Context, action, messageID string) error {
	p := u.peer
	p.mu.Lock()
	m, err := u.visible(messageID)
	var cmd *Command
	if err == nil && m.only != nil {
		err = cannot("no commands on a message that only you can see")
	}
	if err == nil {
		cmd, err = u.offered(m.channel, 3, action)
	}
	if err != nil {
		p.mu.Unlock()
		return err
	}
	target := m.obj(false)
	delete(target, "referenced_message")
	data := obj{
		"id": cmd.ID, "type": 3, "name": cmd.Name, "target_id": m.id, "resolved": obj{"messages": obj{m.id: target}},
	}
	if cmd.Guild != "" {
		data["guild_id"] = cmd.Guild
	}
	return p.interact(ctx, &interaction{kind: ofCommand, command: 3, user: u, channel: m.channel}, data)
}

// offered finds a command that the client shows a user in a channel.
func (u *User) offered(c *Channel, kind int, name string) (*Command, error) {
	p := u.peer
	if !c.sees(u) {
		return nil, cannot("%s does not see the channel", u.Username)
	}
	all := slices.Clone(p.commands)
	if c.guild != nil {
		all = append(slices.Clone(c.guild.commands), all...)
		if c.guild.members[p.app] == nil {
			return nil, cannot("the bot is not in the guild")
		}
	}
	for _, cmd := range all {
		if cmd.Type != kind || !strings.EqualFold(cmd.Name, name) {
			continue
		}
		where := 0
		if c.guild == nil {
			where = 1
		}
		if cmd.Guild == "" && cmd.Contexts != nil && !slices.Contains(cmd.Contexts, where) {
			return nil, cannot("/%s is not for this place", name)
		}
		if c.guild != nil && !cmd.allowed(c.may(u)) {
			return nil, cannot("%s may not use /%s here", u.Username, name)
		}
		return cmd, nil
	}
	return nil, cannot("there is no command %q here", name)
}
