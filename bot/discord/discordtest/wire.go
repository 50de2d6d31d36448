package discordtest

import (
	"strconv"

	"github.com/bwmarrin/discordgo"
)

// This file says how users, guilds and channels look on the wire. The lock is held in all of it.

func (u *User) obj() obj {
	o := obj{
		"id": u.ID, "username": u.Username, "discriminator": "0", "global_name": nil, "avatar": nil, "public_flags": 0, "flags": 0,
		"primary_guild": nil,
	}
	if u.Name != "" {
		o["global_name"] = u.Name
	}
	if u.robot {
		o["bot"], o["discriminator"] = true, "0042"
	}
	return o
}

func (r *Role) obj() obj {
	o := obj{
		"id": r.ID, "name": r.Name, "color": 0, "hoist": false, "position": 1, "mentionable": false, "flags": 0,
		"colors":      obj{"primary_color": 0, "secondary_color": nil, "tertiary_color": nil},
		"permissions": strconv.FormatInt(r.permissions, 10), "managed": r.managed, "icon": nil, "unicode_emoji": nil,
	}
	if r == r.guild.everyone {
		o["position"] = 0
	}
	if r.managed {
		o["tags"] = obj{"bot_id": r.guild.peer.app}
	}
	return o
}

// memberBare is a member without the user.
func (g *Guild) memberBare(u *User, more obj) obj {
	m := g.members[u.ID]
	roles := []string{}
	for _, r := range m.roles {
		roles = append(roles, r.ID)
	}
	o := obj{
		"nick": nil, "roles": roles, "joined_at": m.joined, "premium_since": nil, "pending": false, "flags": 0,
		"communication_disabled_until": nil, "avatar": nil, "banner": nil, "deaf": false, "mute": false,
	}
	for k, v := range more {
		o[k] = v
	}
	return o
}

func (g *Guild) memberObj(u *User, more obj) obj {
	o := g.memberBare(u, more)
	o["user"] = u.obj()
	return o
}

// obj is a guild as REST and GUILD_UPDATE show it.
func (g *Guild) obj() obj {
	roles := []obj{}
	for _, r := range g.roles {
		roles = append(roles, r.obj())
	}
	return obj{
		"id": g.ID, "name": g.Name, "icon": nil, "splash": nil, "discovery_splash": nil, "owner_id": g.Owner.ID,
		"afk_channel_id": nil, "afk_timeout": 300, "verification_level": 1, "default_message_notifications": 1,
		"explicit_content_filter": 0, "roles": roles, "emojis": []obj{}, "features": []string{}, "mfa_level": 0,
		"application_id": nil, "system_channel_id": nil, "system_channel_flags": 0, "rules_channel_id": nil,
		"vanity_url_code": nil, "description": nil, "banner": nil, "premium_tier": 0, "premium_subscription_count": 0,
		"preferred_locale": g.Locale, "public_updates_channel_id": nil, "nsfw_level": 0, "stickers": []obj{},
		"premium_progress_bar_enabled": false, "hub_type": nil, "safety_alerts_channel_id": nil, "incidents_data": nil,
		"max_members": 25000000, "max_video_channel_users": 25, "max_stage_video_channel_users": 50,
	}
}

// full is a guild as GUILD_CREATE shows it: without the privileged intent, the bot is the only member in it.
func (g *Guild) full(s *session) obj {
	p := g.peer
	channels, threads, events, members := []obj{}, []obj{}, []obj{}, []obj{}
	for _, c := range g.channels {
		if c.parent == nil {
			channels = append(channels, c.obj())
		} else if c.sees(p.bot) && !c.archived {
			threads = append(threads, c.obj())
		}
	}
	for _, e := range g.events {
		if e.open() {
			events = append(events, e.obj())
		}
	}
	for _, u := range p.sorted(g) {
		if u == p.bot || s.intents&int(discordgo.IntentGuildMembers) != 0 {
			members = append(members, g.memberObj(u, nil))
		}
	}
	o := g.obj()
	for k, v := range (obj{
		"joined_at": g.members[p.app].joined, "large": false, "unavailable": false, "member_count": len(g.members),
		"voice_states": []obj{}, "members": members, "channels": channels, "threads": threads, "presences": []obj{},
		"stage_instances": []obj{}, "guild_scheduled_events": events, "soundboard_sounds": []obj{},
	}) {
		o[k] = v
	}
	return o
}

// kind is a channel's type.
func (c *Channel) kind() int {
	switch {
	case c.guild == nil:
		return 1
	case c.parent != nil:
		return 11
	}
	return 0
}

func (c *Channel) lastMessage() any {
	for i := len(c.messages) - 1; i >= 0; i-- {
		if c.messages[i].only == nil {
			return c.messages[i].id
		}
	}
	return nil
}

func (c *Channel) obj() obj {
	o := obj{"id": c.ID, "type": c.kind(), "last_message_id": c.lastMessage(), "flags": 0}
	if c.guild == nil {
		o["recipients"] = []obj{c.with.obj()}
		return o
	}
	o["guild_id"], o["name"], o["rate_limit_per_user"] = c.guild.ID, c.name, 0
	if c.parent != nil {
		count := 0
		for _, m := range c.messages {
			if m.only == nil {
				count++
			}
		}
		o["parent_id"], o["owner_id"] = c.parent.ID, c.owner.ID
		o["message_count"], o["total_message_sent"], o["member_count"] = count, count, len(c.joined)
		o["thread_metadata"] = obj{
			"archived": c.archived, "archive_timestamp": stamp(c.created), "auto_archive_duration": c.archive,
			"locked": c.locked, "create_timestamp": stamp(c.created),
		}
		return o
	}
	overwrites := []obj{}
	for _, w := range c.overwrites {
		kind := 0
		if w.member {
			kind = 1
		}
		overwrites = append(overwrites, obj{
			"id": w.id, "type": kind, "allow": strconv.FormatInt(w.allow, 10), "deny": strconv.FormatInt(w.deny, 10),
		})
	}
	o["permission_overwrites"], o["parent_id"], o["nsfw"], o["topic"], o["position"] = overwrites, nil, false, nil, 0
	return o
}

// me is the bot as it sees itself.
func (p *Peer) me() obj {
	o := p.bot.obj()
	o["verified"], o["mfa_enabled"], o["email"], o["locale"] = true, false, nil, "en-US"
	return o
}

// application is the bot's application, as REST shows it.
func (p *Peer) application() obj {
	owner := (&User{ID: "643945264868098049", Username: "betreiber"}).obj()
	return obj{
		"id": p.app, "name": p.bot.Username, "icon": nil, "description": "", "type": nil, "bot_public": false,
		"bot_require_code_grant": false, "bot": p.bot.obj(), "owner": owner, "verify_key": "00", "team": nil,
		"flags": p.flags(), "flags_new": strconv.Itoa(p.flags()), "approximate_guild_count": len(p.guilds),
		"approximate_user_install_count": 0, "approximate_user_authorization_count": 0, "explicit_content_filter": 0,
		"interactions_endpoint_url": nil, "role_connections_verification_url": nil, "redirect_uris": []string{},
		"eligible_oauth2_scopes": []string{},
	}
}

// flags are the application's: which privileged intents it was granted.
func (p *Peer) flags() int {
	flags := 0
	if p.o.Privileged&int(discordgo.IntentGuildPresences) != 0 {
		flags |= 1 << 13
	}
	if p.o.Privileged&int(discordgo.IntentGuildMembers) != 0 {
		flags |= 1 << 15
	}
	if p.o.Privileged&int(discordgo.IntentMessageContent) != 0 {
		flags |= 1 << 19
	}
	return flags
}
