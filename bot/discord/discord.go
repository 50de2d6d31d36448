// Package discord is gremium in Discord: a supervised gateway session and REST, on discordgo.
//
// # The ways in
//
// Everything comes over the gateway (session.go), so the bot needs no address of its own. What happens is read from
// the raw JSON (wire.go), for discordgo does not know all that modals are made of:
//
//   - A slash command was made from its declaration (declare.go); its options become a line as it could be typed (event.go).
//     /g takes such a line whole.
//   - A message action ("Apps" in a message's menu) is a command with Command.OnPost.
//   - A button or a choice in a menu carries its command in the custom id (custom.go). Discord vouches for who pressed
//     it and that it is ours, so nothing is signed. It works after a restart: what has no room is kept by the core.
//   - A form is one modal, or several in a row (form.go, steps.go). Its state is kept by the core, too.
//   - A text in the direct messages with the bot is a line (direct.go). In channels the bot reads nothing; who mentions
//     it there is told of the slash commands.
//
// # The ways out
//
// Send and Update post for all (send.go); a message is recognised by the address of its embed, which nobody sees
// (render.go). Below it Discord's own things are kept up: a thread (thread.go) and a scheduled event (scheduled.go).
// Both are extras: that they fail never fails the message.
//
// A Reply goes to its asker alone: ephemerally, also in the direct messages, with its files. Discord gives three seconds to acknowledge an
// interaction and fifteen minutes to answer it. So whatever takes longer than soon is deferred, and what is even later
// comes as a direct message (exchange.go). Only what answers a text in the direct messages is an ordinary message.
//
// Markup becomes what Discord shows right in markup.go. No text ever pings anybody: every message says so
// (allowed_mentions), and no text contains anything that looks like a mention.
//
// # What is confidential
//
// Discord is run from outside of the EU: the core shows there only what Limits allow (rules.md, Privacy). What is above
// that all the same is refused here a second time.
package discord

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"

	"gremium/bot"
	"gremium/bot/text"
)

// Name is the platform's name in stored data.
const Name = "discord"

// Config is what a Platform needs to know.
type Config struct {
	Token       string   `toml:"token"`       // the bot's token
	Application string   `toml:"application"` // the application's id; asked from Discord when empty
	Guilds      []string `toml:"guilds"`      // ids of the servers that have our commands; empty: all the bot is in

	// Ceiling and Agreed are the confidentiality of Limits. They are for tests and stories: what may be shown in Discord
	// is not a matter of configuration. At least Public and Internal.
	Ceiling bot.Confidentiality `toml:"-"`
	Agreed  bot.Confidentiality `toml:"-"`

	Unpaced bool `toml:"-"` // nothing waits for its turn: for stories, whose time is not real

	Log *slog.Logger     `toml:"-"` // slog.Default when nil; ids only, never names, texts or tokens
	Now func() time.Time `toml:"-"` // in the zone in which people type times; time.Now when nil
}

// LogValue keeps the token out of logs.
func (c Config) LogValue() slog.Value {
	return slog.GroupValue(slog.String("application", c.Application), slog.Any("guilds", c.Guilds))
}

// String keeps the token out of everything that is printed.
func (c Config) String() string { return c.LogValue().String() }

// GoString does the same for %#v.
func (c Config) GoString() string { return c.String() }

const (
	// soon is how long an interaction waits for its answer before it is deferred. People see "thinking" then.
	soon = 1500 * time.Millisecond
	// keepFor is how long the buttons of replies and unfinished forms work.
	keepFor = 7 * 24 * time.Hour
	// firstDirect is how many people get their very first direct message at once; the others wait for their turn, one
	// a second.
	firstDirect = 10

	maxFile     = 10 << 20 // what a server without boosts takes
	maxIncoming = 50 << 20 // what we fetch of what people attach
)

// Platform is gremium in Discord. It is a bot.Platform.
type Platform struct {
	transport

	cfg  Config
	now  func() time.Time
	soon time.Duration

	running atomic.Pointer[running] // while Run runs

	selfMu sync.Mutex
	me     user   // the bot, once known
	app    string // the application's id, once known

	channels  *bot.Cache[channel]
	guilds    *bot.Cache[guild]
	people    *bot.Cache[person]        // "guild user", for mentions in what is typed
	direct    *bot.Cache[string]        // the direct channel of a user
	closed    *bot.Cache[bool]          // users who take no direct messages from us
	warned    *bot.Cache[bool]          // those of them who were told
	talks     *bot.Cache[talk]          // how far the direct messages were heard, by channel
	languages *bot.Cache[text.Language] // of users, as their client last said
	seen      *bot.Cache[bool]          // events that were handed in
	hinted    *bot.Cache[bool]          // who was told of the slash commands
	threads   *bot.Cache[string]        // the name that a message's thread has, by the message
	entries   *bot.Cache[entry]         // scheduled events, by the address of their card
	tongues   *bot.Cache[text.Language] // of guilds: in which they have their commands, or are about to
	troubles  *bot.Cache[Finding]       // what has failed lately and an administrator can mend

	watch       watch
	pace        *rate.Limiter // of first direct messages
	registering sync.Mutex    // one guild at a time
	scheduling  sync.Mutex    // one scheduled event at a time
}

var _ bot.Platform = (*Platform)(nil)

// New makes a Platform. It connects nothing yet.
func New(cfg Config) (*Platform, error) {
	t, err := newTransport(cfg)
	if err != nil {
		return nil, err
	}
	for _, id := range append([]string{cfg.Application}, cfg.Guilds...) {
		if id != "" && !isID(id) {
			return nil, fmt.Errorf("discord: %q is no id; Discord shows ids with the developer mode on", id)
		}
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	pace := rate.NewLimiter(1, firstDirect)
	if cfg.Unpaced {
		pace.SetLimit(rate.Inf)
	}
	day, moment := 24*time.Hour, 10*time.Minute
	return &Platform{
		transport: t, cfg: cfg, now: cfg.Now, soon: soon, app: cfg.Application,
		channels: bot.NewCache[channel](10_000, day, cfg.Now), guilds: bot.NewCache[guild](1_000, day, cfg.Now),
		people: bot.NewCache[person](10_000, moment, cfg.Now), direct: bot.NewCache[string](10_000, 30*day, cfg.Now),
		closed: bot.NewCache[bool](10_000, day, cfg.Now), languages: bot.NewCache[text.Language](10_000, 90*day, cfg.Now),
		seen: bot.NewCache[bool](10_000, day, cfg.Now), hinted: bot.NewCache[bool](10_000, moment, cfg.Now),
		threads: bot.NewCache[string](10_000, day, cfg.Now), entries: bot.NewCache[entry](1_000, day, cfg.Now),
		tongues: bot.NewCache[text.Language](1_000, 365*day, cfg.Now), troubles: bot.NewCache[Finding](100, day, cfg.Now),
		talks: bot.NewCache[talk](10_000, day, cfg.Now), warned: bot.NewCache[bool](10_000, day, cfg.Now),
		pace: pace,
	}, nil
}

// Name returns "discord".
func (p *Platform) Name() string { return Name }

// Limits says what Discord can do. Forms of any length are shown in steps, long texts are split or attached.
func (p *Platform) Limits() bot.Limits {
	return bot.Limits{
		TextRunes: maxDescription, Buttons: maxButtons, Ephemeral: true,
		Ceiling: p.cfg.Ceiling, Agreed: max(p.cfg.Agreed, p.cfg.Ceiling, bot.Internal),
		DirectBare: true, FileMaxSize: maxFile,
	}
}

// errConfidential refuses what may not be shown in Discord.
var errConfidential = fmt.Errorf("%w: too confidential for Discord", bot.ErrRefused)

// tooConfidential says whether a message is above what any body here may be shown.
func (p *Platform) tooConfidential(m bot.Message) bool { return m.Class > p.Limits().Agreed }

// self returns the bot's user and the application's id, asking Discord once.
func (p *Platform) self(ctx context.Context) (me user, app string, err error) {
	p.selfMu.Lock()
	defer p.selfMu.Unlock()
	if p.me.ID == "" {
		if err := p.call(ctx, "GET", "/users/@me", nil, &p.me); err != nil {
			return user{}, "", err
		}
	}
	if p.app == "" {
		var application struct{ ID string }
		if err := p.call(ctx, "GET", "/oauth2/applications/@me", nil, &application); err != nil {
			return user{}, "", err
		}
		p.app = application.ID
	}
	return p.me, p.app, nil
}

// refusal returns Discord's answer in an error; the zero one for every other error.
func refusal(err error) apiError {
	var refused *apiError
	if errors.As(err, &refused) {
		return *refused
	}
	return apiError{}
}

// isID says whether something is an id of Discord: a number.
func isID(s string) bool {
	if s == "" || len(s) > 20 {
		return false
	}
	for _, c := range s {
		if c < '0' || c > '9' {
			return false
		}
	}
	return true
}
