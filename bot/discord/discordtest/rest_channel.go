package discordtest

import (
	"slices"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

// channel finds the channel of an address, which the bot must see.
func channel(h func(*call, *Channel) *answer) handler {
	return func(c *call) *answer {
		o := c.p.channels[c.r.PathValue("channel")]
		if o == nil || o.gone {
			return fail(404, 10003, "Unknown Channel")
		}
		if refused := o.lacks(0); refused != nil {
			return refused
		}
		return h(c, o)
	}
}

func modifyChannel(c *call, o *Channel) *answer {
	if o.guild == nil {
		return fail(400, 50024, "Cannot execute action on this channel type")
	}
	needs := int64(discordgo.PermissionManageChannels)
	if o.parent != nil {
		needs = discordgo.PermissionManageThreads
		_, locks := c.in["locked"]
		if o.owner == c.p.bot && !locks {
			needs = 0 // its own thread it may rename and archive
		}
		if archived, has := c.in["archived"].(bool); o.archived && !(has && !archived) {
			return fail(400, 50083, "Thread is archived")
		}
	}
	if refused := o.lacks(needs); refused != nil {
		return refused
	}
	if name, ok := c.in["name"].(string); ok {
		if n := utf8.RuneCountInString(name); n < 1 || n > 100 {
			return invalid("name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")
		}
		o.name = name
	}
	if o.parent != nil {
		o.archived = boolean(c.in, "archived", o.archived)
		o.locked = boolean(c.in, "locked", o.locked)
	}
	c.p.emit(o.event("UPDATE"), discordgo.IntentGuilds, constant(o.obj()))
	return ok(o.obj())
}

func boolean(in obj, key string, otherwise bool) bool {
	if v, ok := in[key].(bool); ok {
		return v
	}
	return otherwise
}

func deleteChannel(_ *call, o *Channel) *answer {
	if o.guild == nil {
		return ok(o.obj())
	}
	needs := int64(discordgo.PermissionManageChannels)
	if o.parent != nil {
		needs = discordgo.PermissionManageThreads
	}
	if refused := o.lacks(needs); refused != nil {
		return refused
	}
	was := o.obj()
	o.delete()
	return ok(was)
}

func typing(_ *call, o *Channel) *answer {
	if refused := o.lacks(o.needs(nil, nil)); refused != nil {
		return refused
	}
	return none()
}

// readable is a message as REST shows it: without its content unless the application was granted that.
func (p *Peer) readable(m *message) obj {
	return m.obj(m.hidden() && p.o.Privileged&int(discordgo.IntentMessageContent) == 0)
}

func getMessages(c *call, o *Channel) *answer {
	limit, bad := c.query("limit", 50, 1, 100)
	if bad != nil {
		return bad
	}
	all := []obj{}
	if o.guild != nil && o.may(c.p.bot)&discordgo.PermissionReadMessageHistory == 0 {
		return ok(all)
	}
	q := c.r.URL.Query()
	before, after, around := q.Get("before"), q.Get("after"), q.Get("around")
	var found []*message
	for _, m := range o.messages {
		if m.only == nil && (before == "" || later(before, m.id)) && (after == "" || later(m.id, after)) {
			found = append(found, m)
		}
	}
	switch {
	case around != "":
		at := slices.IndexFunc(found, func(m *message) bool { return !later(around, m.id) })
		if at < 0 {
			at = len(found)
		}
		from := max(0, at-limit/2)
		found = found[from:min(len(found), from+limit)]
	case after != "":
		found = found[:min(limit, len(found))]
	default:
		found = found[max(0, len(found)-limit):]
	}
	for _, m := range slices.Backward(found) { // newest first
		all = append(all, c.p.readable(m))
	}
	return ok(all)
}

// message finds the message of an address.
func (c *call) message(o *Channel) (*message, *answer) {
	m := c.p.messages[c.r.PathValue("message")]
	if m == nil || m.channel != o || m.only != nil {
		return nil, fail(404, 10008, "Unknown Message")
	}
	return m, nil
}

func getMessage(c *call, o *Channel) *answer {
	if refused := o.lacks(discordgo.PermissionReadMessageHistory); refused != nil {
		return refused
	}
	m, refused := c.message(o)
	if refused != nil {
		return refused
	}
	return ok(c.p.readable(m))
}

func createMessage(c *call, o *Channel) *answer {
	p := c.p
	if refused := o.lacks(o.needs(c.in, c.files)); refused != nil {
		return refused
	}
	if o.guild == nil && (o.with.closed || !p.shares(o.with)) {
		return fail(403, 50007, "Cannot send messages to this user")
	}
	if o.locked {
		return fail(400, 50083, "Thread is archived")
	}
	key, enforced := p.nonce(c.in)
	if enforced {
		if old, ok := p.nonces[key]; ok && p.now().Sub(old.at) < nonceFor && p.messages[old.message] != nil {
			return okMessage(p, p.messages[old.message])
		}
	}
	m := &message{channel: o, author: p.bot}
	if refused := p.compose(m, c.in, c.files); refused != nil {
		return refused
	}
	p.post(m)
	if key != "" {
		p.nonces[key] = nonce{p.now(), m.id}
	}
	return okMessage(p, m)
}

func okMessage(p *Peer, m *message) *answer { return ok(p.readable(m)) }

// nonce is the key under which a message is remembered, and whether it is to be sent once only.
func (p *Peer) nonce(in obj) (string, bool) {
	enforced, _ := in["enforce_nonce"].(bool)
	switch v := in["nonce"].(type) {
	case string:
		return "s" + v, enforced && v != ""
	case float64:
		return "n" + stringOf(v), enforced
	}
	return "", false
}

// shares says whether a user is in a guild with the bot.
func (p *Peer) shares(u *User) bool {
	return slices.ContainsFunc(p.guilds, func(g *Guild) bool { return g.members[u.ID] != nil && g.members[p.app] != nil })
}

func editMessage(c *call, o *Channel) *answer {
	m, refused := c.message(o)
	if refused != nil {
		return refused
	}
	if m.author != c.p.bot {
		return fail(403, 50005, "Cannot edit a message authored by another user")
	}
	if o.archived {
		return fail(400, 50083, "Thread is archived")
	}
	if len(c.files) > 0 {
		if refused := o.lacks(discordgo.PermissionAttachFiles); refused != nil {
			return refused
		}
	}
	return c.p.edit(m, c.in, c.files)
}

// edit changes a stored message and tells everybody.
func (p *Peer) edit(m *message, in obj, files []File) *answer {
	thinking := m.flags&loading != 0
	if refused := p.compose(m, in, files); refused != nil {
		return refused
	}
	if !thinking {
		m.edited = p.now()
	}
	p.shown(m)
	m.announce("MESSAGE_UPDATE")
	return okMessage(p, m)
}

func removeMessage(c *call, o *Channel) *answer {
	m, refused := c.message(o)
	if refused != nil {
		return refused
	}
	if m.author != c.p.bot {
		if o.guild == nil {
			return fail(403, 50003, "Cannot execute action on a DM channel")
		}
		if refused := o.lacks(discordgo.PermissionManageMessages); refused != nil {
			return refused
		}
	}
	c.p.deleteMessage(m)
	return none()
}

func startThread(c *call, o *Channel) *answer {
	if o.guild == nil || o.parent != nil {
		return fail(400, 50024, "Cannot execute action on this channel type")
	}
	if refused := o.lacks(discordgo.PermissionCreatePublicThreads); refused != nil {
		return refused
	}
	m, refused := c.message(o)
	if refused != nil {
		return refused
	}
	if m.flags&hasThread != 0 {
		return fail(400, 160004, "A thread has already been created for this message")
	}
	t, refused := c.thread(o, m.id)
	if refused != nil {
		return refused
	}
	m.thread = t
	m.flags |= hasThread
	c.p.shown(m)
	m.announce("MESSAGE_UPDATE")
	return &answer{status: 201, body: t.obj()}
}

// startBareThread opens a public thread without a message.
func startBareThread(c *call, o *Channel) *answer {
	if o.guild == nil || o.parent != nil || c.in["type"] != 11.0 {
		return fail(400, 50024, "Cannot execute action on this channel type")
	}
	if refused := o.lacks(discordgo.PermissionCreatePublicThreads); refused != nil {
		return refused
	}
	t, refused := c.thread(o, "")
	if refused != nil {
		return refused
	}
	return &answer{status: 201, body: t.obj()}
}

func (c *call) thread(parent *Channel, message string) (*Channel, *answer) {
	p := c.p
	name, _ := c.in["name"].(string)
	if n := utf8.RuneCountInString(name); n < 1 || n > 100 {
		return nil, invalid("name", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length.")
	}
	archive := 1440
	if v, ok := c.in["auto_archive_duration"].(float64); ok {
		archive = int(v)
	}
	id := message
	if id == "" {
		id = p.id()
	}
	t := &Channel{
		ID: id, name: name, peer: p, guild: parent.guild, parent: parent, starter: message, owner: p.bot,
		created: p.now(), archive: archive, joined: map[string]bool{p.app: true},
	}
	p.channels[id] = t
	parent.guild.channels = append(parent.guild.channels, t)
	data := t.obj()
	data["newly_created"] = true
	p.emit("THREAD_CREATE", discordgo.IntentGuilds, constant(data))
	p.touch()
	return t, nil
}

func joinThread(c *call, o *Channel) *answer { return o.attend(c, true) }

func quitThread(c *call, o *Channel) *answer { return o.attend(c, false) }

func (o *Channel) attend(c *call, in bool) *answer {
	id := c.r.PathValue("user")
	if id == "@me" {
		id = c.p.app
	}
	switch {
	case o.parent == nil:
		return fail(400, 50024, "Cannot execute action on this channel type")
	case o.archived:
		return fail(400, 50083, "Thread is archived")
	case c.p.users[id] == nil || o.guild.members[id] == nil:
		return fail(404, 10007, "Unknown Member")
	}
	if in {
		o.joined[id] = true
	} else {
		delete(o.joined, id)
	}
	c.p.touch()
	return none()
}
