package discord

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"gremium/bot/text"
)

// asked are the rights that an invitation asks for: no more than what is needed.
const asked = mayView | maySend | mayEmbed | mayAttach | mayReadHistory | mayThread | mayPlan

// Invitation is the address at which somebody who manages a guild lets the bot in.
func Invitation(application string) string {
	return "https://discord.com/oauth2/authorize?" + url.Values{
		"client_id": {application}, "scope": {"bot applications.commands"}, "integration_type": {"0"},
		"permissions": {strconv.FormatUint(uint64(asked), 10)},
	}.Encode()
}

// SetupOptions is what Setup needs.
type SetupOptions struct {
	Config
	Channels []string // whose rights are checked; by id
}

// Outcome is how a step of Setup ended.
type Outcome string

// The outcomes.
const (
	Unchanged Outcome = "unchanged"
	Advice    Outcome = "advice" // something for the administrator to do; the text says what
)

// Text says an outcome in words.
func (o Outcome) Text(p text.Printer) string { return p.Plain("discord.setup.outcome." + string(o)) }

// Step is one line of Setup's report.
type Step struct {
	Finding
	Outcome Outcome
}

// Setup looks at an application, its bot and the guilds that it is in, and says what is left to do. Discord lets no
// program do that: an application is made in the developer portal, and a bot is invited by a person. It changes nothing
// and prints nothing; the Config it returns works as soon as err is nil.
func Setup(ctx context.Context, o SetupOptions) (Config, []Step, error) {
	return setUp(ctx, o, func(*Platform) {})
}

func setUp(ctx context.Context, o SetupOptions, prepare func(*Platform)) (Config, []Step, error) {
	c := o.Config
	p, err := New(c)
	if err != nil {
		return c, nil, err
	}
	prepare(p)
	defer p.client.CloseIdleConnections()
	var steps []Step
	me, app, err := p.self(ctx)
	if refusal(err).Status == http.StatusUnauthorized {
		return c, nil, fmt.Errorf("discord: the token is not valid; the developer portal makes a new one under Bot: %w", err)
	}
	if err != nil {
		return c, nil, err
	}
	c.Application = app
	done := func(outcome Outcome, id, key string, args ...any) {
		steps = append(steps, Step{Finding{ID: id, key: key, args: args}, outcome})
	}
	done(Unchanged, "bot", "discord.setup.bot", "name", me.Username)
	done(Unchanged, "intents", "discord.setup.intents")
	guilds, err := p.ownGuilds(ctx)
	if err != nil {
		return c, steps, err
	}
	for _, g := range guilds {
		done(Unchanged, "guild", "discord.setup.guild", "name", g.Name, "id", g.ID)
	}
	if len(guilds) == 0 {
		done(Advice, "invite", "discord.setup.invite", "link", text.Code(Invitation(app)))
	} else {
		done(Unchanged, "invite", "discord.setup.further", "link", text.Code(Invitation(app)))
	}
	for _, f := range p.SelfCheck(ctx, o.Channels...) {
		if f.ID != "noguild" && f.ID != "commands" { // the invitation stands there; Run makes the commands
			steps = append(steps, Step{f, Advice})
		}
	}
	done(Advice, "next", "discord.setup.next")
	return c, steps, nil
}
