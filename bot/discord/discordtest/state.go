package discordtest

import (
	"fmt"
	"slices"
	"time"

	"github.com/bwmarrin/discordgo"
)

// User is a person, or the bot.
type User struct {
	ID       string
	Username string
	Name     string // display name; "" for none
	Locale   string // of the person's client: "de", "en-US"

	peer   *Peer
	robot  bool
	closed bool // takes no direct messages from strangers
	dm     *Channel
	modal  *Modal                    // open on the screen
	drafts map[string]map[string]any // what was typed into modals that were not sent, by custom id
}

// Guild is a server.
type Guild struct {
	ID     string
	Name   string
	Locale string
	Owner  *User

	peer     *Peer
	everyone *Role // its id is the guild's
	bot      *Role // the bot's own role
	roles    []*Role
	members  map[string]*member
	channels []*Channel // with threads, without gone ones
	commands []*Command
	events   []*event
	noSlash  bool // invited without the scope applications.commands
}

// Channel is a text channel, a thread or somebody's direct messages with the bot.
type Channel struct {
	ID string

	peer       *Peer
	name       string
	guild      *Guild
	parent     *Channel // of a thread
	starter    string   // id of the message that a thread belongs to
	owner      *User    // who opened a thread
	with       *User    // whose direct messages
	overwrites []overwrite
	created    time.Time
	archived   bool
	locked     bool
	archive    int // minutes
	joined     map[string]bool
	gone       bool
	messages   []*message // oldest first, ephemeral ones included
}

// User makes a person. Username is lower case, Name what others see, Locale "de" or "en-US".
func (p *Peer) User(username, name, locale string) *User {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.user(p.id(), username, name, locale)
}

func (p *Peer) user(id, username, name, locale string) *User {
	u := &User{ID: id, Username: username, Name: name, Locale: locale, peer: p, drafts: map[string]map[string]any{}}
	p.users[id] = u
	return u
}

// name is what others see. The lock is not needed.
func (u *User) name() string {
	if u.Name != "" {
		return u.Name
	}
	return u.Username
}

// CloseDM stops or allows direct messages from bots: "Allow direct messages from server members".
func (u *User) CloseDM(closed bool) {
	u.peer.mu.Lock()
	defer u.peer.mu.Unlock()
	u.closed = closed
}

// DM are the user's direct messages with the bot.
func (u *User) DM() *Channel {
	u.peer.mu.Lock()
	defer u.peer.mu.Unlock()
	return u.direct()
}

func (u *User) direct() *Channel {
	if u.dm == nil {
		u.dm = &Channel{ID: u.peer.id(), peer: u.peer, with: u}
		u.peer.channels[u.dm.ID] = u.dm
	}
	return u.dm
}

// Guild makes a server with an owner of its own, and invites the bot.
func (p *Peer) Guild(name, locale string) *Guild {
	p.mu.Lock()
	defer p.mu.Unlock()
	id := p.id()
	g := &Guild{ID: id, Name: name, Locale: locale, peer: p, members: map[string]*member{}}
	g.everyone = &Role{ID: id, Name: "@everyone", guild: g, permissions: Everyone}
	g.bot = &Role{ID: p.id(), Name: p.bot.Username, guild: g, permissions: p.o.Permissions, managed: true}
	g.roles = []*Role{g.everyone, g.bot}
	g.Owner = p.user(p.id(), "owner-"+id, "", locale)
	p.guilds = append(p.guilds, g)
	g.join(g.Owner)
	g.invite()
	return g
}

// invite lets the bot in. The lock is held.
func (g *Guild) invite() {
	g.join(g.peer.bot, g.bot)
	g.peer.emit("GUILD_CREATE", discordgo.IntentGuilds, g.full)
	g.peer.touch()
}

func (g *Guild) join(u *User, roles ...*Role) {
	g.members[u.ID] = &member{user: u, roles: roles, joined: stamp(g.peer.now())}
}

// Invite lets the bot in again after Kick.
func (g *Guild) Invite() {
	g.peer.mu.Lock()
	defer g.peer.mu.Unlock()
	if g.members[g.peer.app] == nil {
		g.invite()
	}
}

// WithoutCommands takes the scope applications.commands from the bot: it may register none.
func (g *Guild) WithoutCommands() {
	g.peer.mu.Lock()
	defer g.peer.mu.Unlock()
	g.noSlash, g.commands = true, nil
}

// Join makes a user a member; with permissions, by a role of their own.
func (g *Guild) Join(u *User, permissions ...int64) {
	g.peer.mu.Lock()
	defer g.peer.mu.Unlock()
	var roles []*Role
	if len(permissions) > 0 {
		r := &Role{ID: g.peer.id(), Name: "may-" + u.Username, guild: g}
		for _, bits := range permissions {
			r.permissions |= bits
		}
		g.roles = append(g.roles, r)
		roles = append(roles, r)
		g.peer.emit("GUILD_ROLE_CREATE", discordgo.IntentGuilds, constant(obj{"guild_id": g.ID, "role": r.obj()}))
	}
	g.join(u, roles...)
	g.peer.emit("GUILD_MEMBER_ADD", discordgo.IntentGuildMembers, constant(g.memberObj(u, obj{"guild_id": g.ID})))
	g.peer.touch()
}

// Role makes a role and gives it to members.
func (g *Guild) Role(name string, permissions int64, members ...*User) *Role {
	g.peer.mu.Lock()
	defer g.peer.mu.Unlock()
	r := &Role{ID: g.peer.id(), Name: name, guild: g, permissions: permissions}
	g.roles = append(g.roles, r)
	g.peer.emit("GUILD_ROLE_CREATE", discordgo.IntentGuilds, constant(obj{"guild_id": g.ID, "role": r.obj()}))
	for _, u := range members {
		g.members[u.ID].roles = append(g.members[u.ID].roles, r)
		g.updated(u)
	}
	return r
}

// SetPermissions changes what a role allows; g.Everyone() and g.BotRole() are roles too.
func (r *Role) SetPermissions(bits int64) {
	p := r.guild.peer
	p.mu.Lock()
	defer p.mu.Unlock()
	r.permissions = bits
	p.emit("GUILD_ROLE_UPDATE", discordgo.IntentGuilds, constant(obj{"guild_id": r.guild.ID, "role": r.obj()}))
	p.touch()
}

// Everyone is the role of all members.
func (g *Guild) Everyone() *Role { return g.everyone }

// BotRole is the bot's own role.
func (g *Guild) BotRole() *Role { return g.bot }

// updated tells that a member changed. The bot hears of itself without any intent.
func (g *Guild) updated(u *User) {
	needs := discordgo.IntentGuildMembers
	if u == g.peer.bot {
		needs = 0
	}
	data := g.memberObj(u, obj{"guild_id": g.ID})
	g.peer.emit("GUILD_MEMBER_UPDATE", needs, constant(data))
	g.peer.touch()
}

// Leave takes a member out. Of the bot it is a kick.
func (g *Guild) Leave(u *User) {
	g.peer.mu.Lock()
	defer g.peer.mu.Unlock()
	g.leave(u)
}

// Kick throws the bot out.
func (g *Guild) Kick() { g.Leave(g.peer.bot) }

func (g *Guild) leave(u *User) {
	p := g.peer
	if g.members[u.ID] == nil {
		return
	}
	delete(g.members, u.ID)
	if u == p.bot {
		g.commands = nil
		p.emit("GUILD_DELETE", discordgo.IntentGuilds, constant(obj{"id": g.ID}))
	} else {
		p.emit("GUILD_MEMBER_REMOVE", discordgo.IntentGuildMembers, constant(obj{"guild_id": g.ID, "user": u.obj()}))
	}
	p.touch()
}

// Channel makes a text channel. A private one is seen by the owner and the named only: name the bot too, if it is to
// see it.
func (g *Guild) Channel(name string, private bool, members ...*User) *Channel {
	p := g.peer
	p.mu.Lock()
	defer p.mu.Unlock()
	c := &Channel{ID: p.id(), name: name, peer: p, guild: g, created: p.now()}
	if private {
		c.overwrites = append(c.overwrites, overwrite{id: g.ID, deny: discordgo.PermissionViewChannel})
		for _, u := range members {
			c.overwrites = append(c.overwrites, overwrite{id: u.ID, member: true, allow: discordgo.PermissionViewChannel})
		}
	}
	p.channels[c.ID] = c
	g.channels = append(g.channels, c)
	p.emit("CHANNEL_CREATE", discordgo.IntentGuilds, constant(c.obj()))
	p.touch()
	return c
}

// Name is what the channel is called now; "" of direct messages.
func (c *Channel) Name() string {
	c.peer.mu.Lock()
	defer c.peer.mu.Unlock()
	return c.name
}

// Guild is the channel's guild; nil for direct messages.
func (c *Channel) Guild() *Guild { return c.guild }

// Thread says whether the channel is a thread.
func (c *Channel) Thread() bool { return c.parent != nil }

// Parent is the channel that a thread is in, and the message it belongs to; nil and "" otherwise.
func (c *Channel) Parent() (*Channel, string) { return c.parent, c.starter }

// Gone says whether the channel was deleted.
func (c *Channel) Gone() bool {
	c.peer.mu.Lock()
	defer c.peer.mu.Unlock()
	return c.gone
}

// Allow gives a user permissions in this channel; with Deny undone.
func (c *Channel) Allow(u *User, bits int64) { c.overwrite(u, bits, 0) }

// Deny takes permissions from a user in this channel.
func (c *Channel) Deny(u *User, bits int64) { c.overwrite(u, 0, bits) }

func (c *Channel) overwrite(u *User, allow, deny int64) {
	c.peer.mu.Lock()
	defer c.peer.mu.Unlock()
	i := slices.IndexFunc(c.overwrites, func(o overwrite) bool { return o.id == u.ID })
	if i < 0 {
		c.overwrites = append(c.overwrites, overwrite{id: u.ID, member: true})
		i = len(c.overwrites) - 1
	}
	o := &c.overwrites[i]
	o.allow = o.allow&^deny | allow
	o.deny = o.deny&^allow | deny
	c.peer.emit("CHANNEL_UPDATE", discordgo.IntentGuilds, constant(c.obj()))
	c.peer.touch()
}

// Rename gives the channel another name.
func (c *Channel) Rename(name string) {
	c.peer.mu.Lock()
	defer c.peer.mu.Unlock()
	c.name = name
	c.peer.emit(c.event("UPDATE"), discordgo.IntentGuilds, constant(c.obj()))
	c.peer.touch()
}

// event names what happened to a channel or a thread.
func (c *Channel) event(what string) string {
	if c.parent != nil {
		return "THREAD_" + what
	}
	return "CHANNEL_" + what
}

// Delete deletes the channel with its threads, as an administrator does.
func (c *Channel) Delete() {
	c.peer.mu.Lock()
	defer c.peer.mu.Unlock()
	c.delete()
}

func (c *Channel) delete() {
	if c.gone {
		return
	}
	for _, t := range slices.Clone(c.guild.channels) {
		if t.parent == c {
			t.delete()
		}
	}
	c.gone = true
	c.guild.channels = slices.DeleteFunc(c.guild.channels, func(o *Channel) bool { return o == c })
	for _, m := range c.messages {
		delete(c.peer.messages, m.id)
	}
	data := c.obj()
	if c.parent != nil {
		data = obj{"id": c.ID, "guild_id": c.guild.ID, "parent_id": c.parent.ID, "type": c.kind()}
	}
	c.peer.emit(c.event("DELETE"), discordgo.IntentGuilds, constant(data))
	c.peer.touch()
}

// Threads are the threads of a channel, oldest first.
func (p *Peer) Threads(c *Channel) []*Channel {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []*Channel
	for _, t := range c.guild.channels {
		if t.parent == c {
			all = append(all, t)
		}
	}
	return all
}

// Archive closes a thread, as its quiet time does; a message opens it again unless it is locked.
func (c *Channel) Archive(locked bool) {
	c.peer.mu.Lock()
	defer c.peer.mu.Unlock()
	c.archived, c.locked = true, locked
	c.peer.emit("THREAD_UPDATE", discordgo.IntentGuilds, constant(c.obj()))
	c.peer.touch()
}

// DeleteMessage deletes a message, as a moderator does.
func (p *Peer) DeleteMessage(id string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	m := p.messages[id]
	if m == nil {
		return fmt.Errorf("discordtest: no message %s", id)
	}
	p.deleteMessage(m)
	return nil
}
