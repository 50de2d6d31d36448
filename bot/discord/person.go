package discord

import (
	"context"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
)

// Who is who. No privileged intent is needed: members are looked for by name or fetched by id.

// mention is <@123>, as clients write a person whom somebody has picked.
var mention = regexp.MustCompile(`<@!?([0-9]{1,20})>`)

// mostNamed is how many mentions of one event are looked up. Each is a request, of which the bot has fifty a second, and an
// event has room for thousands.
const mostNamed = 25

// naming returns what writes picked persons by their usernames in the texts of an event, so that a line reads as on every
// platform: <@123> is @anna. Who is not found stays, and so does who would have to be looked up behind the first 25.
func (p *Platform) naming(ctx context.Context, team string) func(string) string {
	n := 0
	return func(line string) string {
		return mention.ReplaceAllStringFunc(line, func(picked string) string {
			id := mention.FindStringSubmatch(picked)[1]
			if _, known := p.people.Get(team + " " + id); !known {
				if n++; n > mostNamed {
					return picked
				}
			}
			if who, err := p.memberOf(ctx, team, id); err == nil && who.Username != "" {
				return "@" + who.Username
			}
			return picked
		})
	}
}

// memberOf looks up somebody by id: in a guild, else anywhere. Errors wrap bot.ErrNoPerson.
func (p *Platform) memberOf(ctx context.Context, team, id string) (person, error) {
	if who, ok := p.people.Get(team + " " + id); ok {
		return who, nil
	}
	var who person
	var err error
	if team == "" {
		err = p.call(ctx, "GET", "/users/"+id, nil, &who.user)
	} else {
		var m member
		err = p.call(ctx, "GET", "/guilds/"+team+"/members/"+id, nil, &m)
		who = personOf(m)
	}
	if status := refusal(err).Status; status == http.StatusNotFound || status == http.StatusBadRequest || err == nil && who.ID != id {
		return person{}, bot.ErrNoPerson
	}
	if err != nil {
		return person{}, err
	}
	p.people.Put(team+" "+id, who)
	return who, nil
}

// search lists members of a guild whose names begin with something.
func (p *Platform) search(ctx context.Context, team, begins string, limit string) ([]person, error) {
	var members []member
	route := "/guilds/" + team + "/members/search?limit=" + limit + "&query=" + url.QueryEscape(begins)
	if err := p.call(ctx, "GET", route, nil, &members); err != nil {
		return nil, err
	}
	var found []person
	for _, m := range members {
		if who := personOf(m); who.ID != "" && !who.Bot {
			found = append(found, who)
			p.people.Put(team+" "+who.ID, who)
		}
	}
	return found, nil
}

// Person looks up who is meant in a guild: by username, by a name that only one member has, or by the mention that
// clients make of a person who was picked. Without a team all guilds of the bot are asked. Bots are nobody.
func (p *Platform) Person(ctx context.Context, team, username string) (bot.Account, error) {
	name := strings.TrimSpace(username)
	if m := mention.FindStringSubmatch(name); m != nil && m[0] == name {
		return p.byID(ctx, team, m[1])
	}
	name = strings.TrimPrefix(name, "@")
	if name == "" || units(name) > 100 {
		return bot.Account{}, bot.ErrNoPerson
	}
	teams := []string{team}
	if team == "" {
		guilds, err := p.ownGuilds(ctx)
		if err != nil {
			return bot.Account{}, err
		}
		teams = nil
		for _, g := range guilds {
			teams = append(teams, g.ID)
		}
	}
	var byName []person
	for _, team := range teams {
		found, err := p.search(ctx, team, name, "100")
		if refusal(err).Status == http.StatusForbidden || refusal(err).Status == http.StatusNotFound { // not in this guild
			continue
		}
		if err != nil {
			return bot.Account{}, err
		}
		for _, who := range found {
			if strings.EqualFold(who.Username, name) { // nobody else has it
				return who.account(), nil
			}
			known := slices.ContainsFunc(byName, func(o person) bool { return o.ID == who.ID })
			if !known && (strings.EqualFold(who.nick, name) || strings.EqualFold(who.GlobalName, name)) {
				byName = append(byName, who)
			}
		}
	}
	if len(byName) == 1 {
		return byName[0].account(), nil
	}
	if len(byName) == 0 && len(name) >= 15 && isID(name) {
		return p.byID(ctx, team, name)
	}
	return bot.Account{}, bot.ErrNoPerson
}

func (p *Platform) byID(ctx context.Context, team, id string) (bot.Account, error) {
	who, err := p.memberOf(ctx, team, id)
	if err == nil && who.Bot {
		err = bot.ErrNoPerson
	}
	if err != nil {
		return bot.Account{}, err
	}
	return who.account(), nil
}

// ownGuilds are the guilds that the bot is in, and that the configuration wants.
func (p *Platform) ownGuilds(ctx context.Context) ([]guild, error) {
	var guilds []guild
	if err := p.call(ctx, "GET", "/users/@me/guilds?limit=200", nil, &guilds); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(guilds, func(g guild) bool { return !p.serves(g.ID) }), nil
}

// serves says whether a guild has our commands.
func (p *Platform) serves(team string) bool {
	return len(p.cfg.Guilds) == 0 || slices.Contains(p.cfg.Guilds, team)
}

// The permissions that matter here.
const (
	mayAdminister  bits = 1 << 3
	mayManage      bits = 1 << 5
	mayView        bits = 1 << 10
	maySend        bits = 1 << 11
	mayEmbed       bits = 1 << 14
	mayAttach      bits = 1 << 15
	mayReadHistory bits = 1 << 16
	mayThread      bits = 1 << 35
	mayPlan        bits = 1 << 44 // create events, and change and delete its own
)

// Administers says whether an account may manage the guild. It asks anew each time.
func (p *Platform) Administers(ctx context.Context, team string, who bot.Account) (bool, error) {
	if team == "" || !isID(who.ID) {
		return false, nil
	}
	var g guild
	var m member
	err := p.call(ctx, "GET", "/guilds/"+team, nil, &g)
	if err == nil {
		err = p.call(ctx, "GET", "/guilds/"+team+"/members/"+who.ID, nil, &m)
	}
	if status := refusal(err).Status; status == http.StatusNotFound || status == http.StatusForbidden {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if m.User != nil && m.User.Bot {
		return false, nil
	}
	return g.Owner == who.ID || rights(g, m)&(mayAdminister|mayManage) != 0, nil
}

// rights are what a member's roles allow in a guild.
func rights(g guild, m member) bits {
	var all bits
	for _, r := range g.Roles {
		if r.ID == g.ID || slices.Contains(m.Roles, r.ID) {
			all |= r.Permissions
		}
	}
	return all
}

// rightsIn are what a member may do in a channel. The order is Discord's: everyone, roles, the member.
func rightsIn(g guild, c channel, id string, m member) bits {
	all := rights(g, m)
	if all&mayAdminister != 0 || id != "" && g.Owner == id {
		return ^bits(0)
	}
	var allow, deny bits
	for _, o := range c.Overwrites {
		switch {
		case o.Type == 0 && o.ID == g.ID:
			all = all&^o.Deny | o.Allow
		case o.Type == 0 && slices.Contains(m.Roles, o.ID):
			allow, deny = allow|o.Allow, deny|o.Deny
		}
	}
	all = all&^deny | allow
	for _, o := range c.Overwrites {
		if o.Type == 1 && o.ID == id {
			all = all&^o.Deny | o.Allow
		}
	}
	return all
}

// language is what a guild has its commands in. Who has set their client to another one sees them in that.
func (g guild) language() text.Language {
	if l, ok := text.Match(g.Locale); ok && l == text.German {
		return text.German
	}
	return text.English
}
