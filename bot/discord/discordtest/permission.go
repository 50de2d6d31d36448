package discordtest

import "github.com/bwmarrin/discordgo"

// Invited is what an invitation link of a bot that posts, opens threads and keeps a calendar asks for.
const Invited int64 = discordgo.PermissionViewChannel | discordgo.PermissionSendMessages |
	discordgo.PermissionSendMessagesInThreads | discordgo.PermissionCreatePublicThreads | discordgo.PermissionEmbedLinks |
	discordgo.PermissionAttachFiles | discordgo.PermissionReadMessageHistory | discordgo.PermissionCreateEvents |
	discordgo.PermissionManageEvents

// Everyone is what a new guild allows all of its members.
const Everyone int64 = discordgo.PermissionViewChannel | discordgo.PermissionSendMessages |
	discordgo.PermissionSendMessagesInThreads | discordgo.PermissionCreatePublicThreads | discordgo.PermissionEmbedLinks |
	discordgo.PermissionAttachFiles | discordgo.PermissionReadMessageHistory | discordgo.PermissionAddReactions |
	discordgo.PermissionUseApplicationCommands | discordgo.PermissionChangeNickname |
	discordgo.PermissionCreateInstantInvite | discordgo.PermissionVoiceConnect | discordgo.PermissionVoiceSpeak |
	discordgo.PermissionSendPolls | discordgo.PermissionUseExternalApps

// everything is what owners and administrators may.
const everything int64 = 1<<53 - 1

// direct is what the bot may in direct messages.
const direct int64 = discordgo.PermissionViewChannel | discordgo.PermissionSendMessages | discordgo.PermissionEmbedLinks |
	discordgo.PermissionAttachFiles | discordgo.PermissionReadMessageHistory | discordgo.PermissionUseApplicationCommands |
	discordgo.PermissionMentionEveryone

// Role is a role of a guild.
type Role struct {
	ID, Name    string
	guild       *Guild
	permissions int64
	managed     bool // belongs to the bot
}

// overwrite changes permissions in one channel, for a role or for a member.
type overwrite struct {
	id          string
	member      bool
	allow, deny int64
}

// member is a user in a guild.
type member struct {
	user   *User
	roles  []*Role // without @everyone
	joined string  // timestamp
}

// base is what a member may in a guild; 0 for who is none. The lock is held.
func (g *Guild) base(u *User) int64 {
	m := g.members[u.ID]
	if m == nil {
		return 0
	}
	if g.Owner == u {
		return everything
	}
	bits := g.everyone.permissions
	for _, r := range m.roles {
		bits |= r.permissions
	}
	if bits&discordgo.PermissionAdministrator != 0 {
		return everything
	}
	return bits
}

// may is what a user may in a channel, as Discord computes it. The lock is held.
func (c *Channel) may(u *User) int64 {
	if c.guild == nil {
		if u == c.with || u == c.peer.bot {
			return direct
		}
		return 0
	}
	g := c.guild
	bits := g.base(u)
	if bits == 0 || bits == everything {
		return bits
	}
	from := c
	if c.parent != nil {
		from = c.parent // threads have no permissions of their own
	}
	apply := func(o overwrite) { bits = bits&^o.deny | o.allow }
	var allow, deny int64
	for _, o := range from.overwrites {
		if o.id == g.ID {
			apply(o)
		}
		for _, r := range g.members[u.ID].roles {
			if o.id == r.ID {
				allow, deny = allow|o.allow, deny|o.deny
			}
		}
	}
	apply(overwrite{allow: allow, deny: deny})
	for _, o := range from.overwrites {
		if o.member && o.id == u.ID {
			apply(o)
		}
	}
	send := int64(discordgo.PermissionSendMessages)
	if c.parent != nil {
		send = discordgo.PermissionSendMessagesInThreads
	}
	switch {
	case bits&discordgo.PermissionViewChannel == 0:
		return 0
	case bits&send == 0:
		bits &^= discordgo.PermissionEmbedLinks | discordgo.PermissionAttachFiles | discordgo.PermissionMentionEveryone |
			discordgo.PermissionSendTTSMessages | send
	}
	return bits
}

// sees says whether a user sees a channel. The lock is held.
func (c *Channel) sees(u *User) bool { return !c.gone && c.may(u)&discordgo.PermissionViewChannel != 0 }

// lacks returns the answer to a request that the bot may not make in a channel, nil when it may. The lock is held.
func (c *Channel) lacks(needs int64) *answer {
	if c.guild == nil {
		return nil
	}
	bits := c.may(c.peer.bot)
	switch {
	case bits&discordgo.PermissionViewChannel == 0:
		return fail(403, 50001, "Missing Access")
	case bits&needs != needs:
		return fail(403, 50013, "Missing Permissions")
	}
	return nil
}
