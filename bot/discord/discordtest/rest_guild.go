package discordtest

import (
	"slices"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"
)

// guild finds the guild of an address, in which the bot must be.
func guild(h func(*call, *Guild) *answer) handler {
	return func(c *call) *answer {
		g := c.p.guild(c.r.PathValue("guild"))
		switch {
		case g == nil:
			return fail(404, 10004, "Unknown Guild")
		case g.members[c.p.app] == nil:
			return fail(403, 50001, "Missing Access")
		}
		return h(c, g)
	}
}

func (p *Peer) guild(id string) *Guild {
	for _, g := range p.guilds {
		if g.ID == id {
			return g
		}
	}
	return nil
}

// getGuild shows a guild as REST does, which is not as events do.
func getGuild(_ *call, g *Guild) *answer {
	o := g.obj()
	delete(o, "hub_type")
	o["widget_enabled"], o["widget_channel_id"], o["region"], o["nsfw"], o["max_presences"] = false, nil, "deprecated", false, nil
	o["home_header"] = nil
	return ok(o)
}

func getUser(c *call) *answer {
	if u := c.p.users[c.r.PathValue("user")]; u != nil {
		return ok(u.obj())
	}
	return fail(404, 10013, "Unknown User")
}

func getMyGuilds(c *call) *answer {
	all := []obj{}
	for _, g := range c.p.guilds {
		if g.members[c.p.app] != nil {
			all = append(all, obj{
				"id": g.ID, "name": g.Name, "icon": nil, "banner": nil, "owner": false, "features": []string{},
				"permissions": strconv.FormatInt(g.base(c.p.bot), 10),
			})
		}
	}
	return ok(all)
}

func leaveGuild(c *call) *answer {
	g := c.p.guild(c.r.PathValue("guild"))
	if g == nil || g.members[c.p.app] == nil {
		return fail(404, 10004, "Unknown Guild")
	}
	g.leave(c.p.bot)
	return none()
}

func createDM(c *call) *answer {
	id, _ := c.in["recipient_id"].(string)
	u := c.p.users[id]
	if u == nil || u.robot {
		return fail(400, 50033, "Invalid Recipient(s)")
	}
	return ok(u.direct().obj())
}

func getChannels(_ *call, g *Guild) *answer {
	all := []obj{}
	for _, o := range g.channels {
		if o.parent == nil {
			all = append(all, o.obj())
		}
	}
	return ok(all)
}

func getThreads(c *call, g *Guild) *answer {
	threads, members := []obj{}, []obj{}
	for _, o := range g.channels {
		if o.parent != nil && !o.archived && o.sees(c.p.bot) {
			threads = append(threads, o.obj())
			if o.joined[c.p.app] {
				members = append(members, obj{"id": o.ID, "user_id": c.p.app, "join_timestamp": stamp(o.created), "flags": 0})
			}
		}
	}
	return ok(obj{"threads": threads, "members": members, "has_more": false})
}

func getRoles(_ *call, g *Guild) *answer {
	all := []obj{}
	for _, r := range g.roles {
		all = append(all, r.obj())
	}
	return ok(all)
}

func getMember(c *call, g *Guild) *answer {
	id := c.r.PathValue("u")
	u := c.p.users[id]
	switch {
	case u == nil:
		return fail(404, 10013, "Unknown User")
	case g.members[id] == nil:
		return fail(404, 10007, "Unknown Member")
	}
	return ok(g.memberObj(u, nil))
}

// getMembers lists members, for which the developer portal must have granted the privileged intent.
func getMembers(c *call, g *Guild) *answer {
	if c.p.o.Privileged&int(discordgo.IntentGuildMembers) == 0 {
		return fail(403, 50001, "Missing Access")
	}
	limit, bad := c.query("limit", 1, 1, 1000)
	if bad != nil {
		return bad
	}
	after := c.r.URL.Query().Get("after")
	all := []obj{}
	for _, u := range c.p.sorted(g) {
		if (after == "" || later(u.ID, after)) && len(all) < limit {
			all = append(all, g.memberObj(u, nil))
		}
	}
	return ok(all)
}

// searchMembers finds members whose name begins with a text; no intent is needed for that.
func searchMembers(c *call, g *Guild) *answer {
	limit, bad := c.query("limit", 1, 1, 1000)
	if bad != nil {
		return bad
	}
	begin := strings.ToLower(c.r.URL.Query().Get("query"))
	if begin == "" {
		return invalid("query", "BASE_TYPE_REQUIRED", "This field is required")
	}
	all := []obj{}
	for _, u := range c.p.sorted(g) {
		if len(all) < limit && slices.ContainsFunc([]string{u.Username, u.Name}, func(name string) bool {
			return strings.HasPrefix(strings.ToLower(name), begin)
		}) {
			all = append(all, g.memberObj(u, nil))
		}
	}
	return ok(all)
}

// later compares ids.
func later(a, b string) bool { return len(a) > len(b) || len(a) == len(b) && a > b }
