package discord

import (
	"context"
	"net/http"
	"slices"

	"gremium/bot/text"
)

// Finding is one thing that is misconfigured, with how to mend it. Text says it in a language.
type Finding struct {
	// ID names it in logs and tests: "token", "guild".
	ID string
	// Serious findings keep gremium from working right; the others are advice.
	Serious bool
	key     string
	args    []any
}

// Text says what is wrong and how to mend it.
func (f Finding) Text(p text.Printer) text.Markup { return p.Say(f.key, f.args...) }

// trouble remembers for a day what has failed somewhere for want of a right.
func (p *Platform) trouble(where string, f Finding) { p.troubles.Put(f.ID+" "+where, f) }

// mended forgets it.
func (p *Platform) mended(where, id string) { p.troubles.Drop(id + " " + where) }

// SelfCheck looks for everything that is misconfigured and can be seen with the bot's own rights, in its guilds and in
// the channels that it is asked about. It posts nothing.
func (p *Platform) SelfCheck(ctx context.Context, channels ...string) []Finding {
	var found []Finding
	add := func(id string, serious bool, key string, args ...any) {
		found = append(found, Finding{id, serious, key, args})
	}
	var me user
	err := p.call(ctx, http.MethodGet, "/users/@me", nil, &me)
	switch {
	case refusal(err).Status == http.StatusUnauthorized:
		add("token", true, "discord.check.token")
		return found
	case err != nil:
		add("server", true, "discord.check.server")
		return found
	}
	if !me.Bot {
		add("notbot", true, "discord.check.notbot")
	}
	var app struct {
		ID       string `json:"id"`
		Endpoint string `json:"interactions_endpoint_url"`
		Grant    bool   `json:"bot_require_code_grant"`
	}
	if err := p.call(ctx, http.MethodGet, "/applications/@me", nil, &app); err == nil {
		if p.cfg.Application != "" && p.cfg.Application != app.ID {
			add("application", true, "discord.check.application", "id", text.Code(app.ID))
		}
		if app.Endpoint != "" {
			add("endpoint", true, "discord.check.endpoint")
		}
		if app.Grant {
			add("grant", true, "discord.check.grant")
		}
	}
	found = append(found, p.checkGuilds(ctx, app.ID)...)
	for _, id := range channels {
		found = append(found, p.checkChannel(ctx, me, id)...)
	}
	if n := len(p.closed.Values()); n > 0 {
		add("direct", false, "discord.check.direct", "count", n)
	}
	for _, f := range p.troubles.Values() {
		if !slices.ContainsFunc(found, func(o Finding) bool { return o.ID == f.ID }) {
			found = append(found, f)
		}
	}
	return found
}

// checkGuilds checks that the bot is where it should be, and that its commands are there.
func (p *Platform) checkGuilds(ctx context.Context, app string) []Finding {
	var found []Finding
	guilds, err := p.ownGuilds(ctx)
	if err != nil {
		return nil
	}
	for _, id := range p.cfg.Guilds {
		if !slices.ContainsFunc(guilds, func(g guild) bool { return g.ID == id }) {
			found = append(found, Finding{"guild", true, "discord.check.guild", []any{"guild", id, "link", text.Code(Invitation(app))}})
		}
	}
	if len(guilds) == 0 && len(p.cfg.Guilds) == 0 {
		found = append(found, Finding{"noguild", true, "discord.check.noguild", []any{"link", text.Code(Invitation(app))}})
	}
	for _, g := range guilds {
		var there []appCommand
		err := p.call(ctx, http.MethodGet, "/applications/"+app+"/guilds/"+g.ID+"/commands", nil, &there)
		if refusal(err).Status == http.StatusForbidden || err == nil && len(there) == 0 {
			found = append(found, Finding{"commands", true, "discord.check.commands", []any{"guild", g.ID}})
		}
	}
	return found
}

// needed are the rights that a channel must give, with the names that Discord shows.
var needed = []struct {
	right   bits
	key     string
	serious bool
}{
	{mayView, "discord.right.view", true}, {maySend, "discord.right.send", true}, {mayEmbed, "discord.right.embed", true},
	{mayAttach, "discord.right.attach", true}, {mayReadHistory, "discord.right.history", true}, {mayThread, "discord.right.thread", false},
}

// checkChannel checks the bot's rights in a channel.
func (p *Platform) checkChannel(ctx context.Context, me user, id string) []Finding {
	p.channels.Drop(id)
	have, c, err := p.mine(ctx, id, me.ID)
	if err != nil {
		if status := refusal(err).Status; status == http.StatusNotFound || status == http.StatusForbidden {
			return []Finding{{"channel", true, "discord.check.channel", []any{"channel", id}}}
		}
		return nil
	}
	var found []Finding
	for _, n := range needed {
		if have&n.right == 0 {
			found = append(found, Finding{"right", n.serious, n.key, []any{"channel", c.Name}})
		}
	}
	return found
}
