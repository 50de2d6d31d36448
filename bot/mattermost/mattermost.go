// Package mattermost is gremium in Mattermost: REST, WebSocket and authenticated callbacks.
//
// # The three ways in
//
//   - A slash command is a form that the server posts to CallbackURL/command (slash.go).
//   - A pressed button is JSON that the server posts to CallbackURL/action (action.go).
//   - A submitted dialog is JSON that the server posts to CallbackURL/dialog (dialog.go).
//
// A text in the direct messages with the bot comes over the WebSocket and needs no callback (socket.go).
//
// # Who is asking
//
// Our URL can be reached by more than the Mattermost server, and every user of the server can post a button that
// points at it or submit a dialog that was never opened. So each way in has its own proof:
//
//   - Slash: the command's token, which only the server and its administrators know, compared in constant time. And
//     the trigger id, which the server signs (trigger.go): it proves who typed, just now and once. The person must be
//     a member of the channel, as far as the bot can see.
//   - Button: its command is sealed (HMAC, seal.go) together with council, channel, time limit and, in a reply, its
//     one reader. The trigger id is signed by the server (trigger.go) and proves who clicked, just now and once.
//     The post must be the bot's own, so that nobody gives a copied command another face. The person must be a
//     member of the channel.
//   - Dialog: its state is sealed for one user, with channel, form, expiry and a nonce. Event.Once carries the nonce,
//     so the core accepts it once.
//
// Nothing in a context or state is secret: contexts leak through permalink previews. They are sealed, not hidden.
//
// Seal, user and shape are checked before anything else: without a proof nobody makes us ask the chat server, and no
// more than atOnce callbacks are read, or worked on, at once; who has proof waits for their turn (gate.go). A thread that a callback names counts only
// when its root is in the callback's channel: the server does not check it, and the bot can read more than the asker.
//
// What is left: whoever both lures a person into pressing a foreign button and can reach our URL could pass that
// person's trigger on together with a copied command. So only the Mattermost server should reach CallbackURL.
//
// # The ways out
//
// Send and Update post for all (send.go). A Reply goes to its asker alone: as the HTTP answer of a quick slash
// command, else as an ephemeral post, which needs the permission create_post_ephemeral; without it through the
// command's response URL, and last as a direct message (reply.go). In direct messages replies are ordinary posts, but for non-public ones: those
// are never stored. Where they cannot be ephemeral they are withheld.
//
// Markup becomes what Mattermost shows right in markup.go: no text ever notifies @all, links a ~channel or makes a
// #hashtag.
//
// # Setting up
//
// Setup does with an administrator's token, once, what SetupSteps prints as mmctl commands for a city's IT that
// lends none. SelfCheck finds what is misconfigured and says how to mend it.
package mattermost

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/mattermost/mattermost/server/public/model"
	"golang.org/x/time/rate"

	"gremium/bot"
)

// Name is the platform's name in stored data.
const Name = "mattermost"

// Config is what a Platform needs to know. Setup makes one.
type Config struct {
	ServerURL   string   `toml:"server_url"`   // the Mattermost server as we reach it: "https://chat.stadt.example"
	Token       string   `toml:"token"`        // the bot's access token
	SlashTokens []string `toml:"slash_tokens"` // the tokens of our slash commands
	CallbackURL string   `toml:"callback_url"` // our address as the Mattermost server reaches it, with a path if it has one
	Listen      string   `toml:"listen"`       // where Run serves callbacks, ":8066"; "" when somebody else serves the Platform
	Secret      string   `toml:"secret"`       // seals buttons and dialogs; at least 32 characters
	Teams       []string `toml:"teams"`        // names of the teams that have our commands

	Log *slog.Logger     `toml:"-"` // slog.Default when nil; ids only, never names, texts or tokens
	Now func() time.Time `toml:"-"` // time.Now when nil
}

// LogValue keeps tokens and the secret out of logs.
func (c Config) LogValue() slog.Value {
	return slog.GroupValue(slog.String("server", c.ServerURL), slog.String("callback", c.CallbackURL),
		slog.String("listen", c.Listen), slog.Any("teams", c.Teams))
}

// String keeps tokens and the secret out of everything that is printed.
func (c Config) String() string { return c.LogValue().String() }

// GoString does the same for %#v.
func (c Config) GoString() string { return c.String() }

// Platform is one Mattermost server. It is a bot.Platform and the http.Handler of its callbacks.
type Platform struct {
	cfg    Config
	log    *slog.Logger
	now    func() time.Time
	client *model.Client4

	seals    sealer
	triggers *triggers

	running atomic.Pointer[running] // while Run runs

	meMu sync.Mutex
	me   *model.User // the bot, once known

	siteMu sync.Mutex
	site   string // the address by which people reach the server, once known

	users    *bot.Cache[*model.User]    // by id
	channels *bot.Cache[*model.Channel] // by id
	direct   *bot.Cache[string]         // the direct channel of a user
	joined   *bot.Cache[bool]           // channels the bot is known to be in
	members  *bot.Cache[bool]           // "channel user" known to be members
	own      *bot.Cache[string]         // posts known to be the bot's, with their thread's root, "" for none
	seen     *bot.Cache[bool]           // direct posts that were handed in

	reading, working gate          // of callbacks
	line             atomic.Int64  // bytes that wait for their turn to be worked on
	refusals         *rate.Limiter // of log lines about refused callbacks: a flood does not fill the disk
}

var _ bot.Platform = (*Platform)(nil)
var _ http.Handler = (*Platform)(nil)

// New makes a Platform. It connects nothing yet.
func New(cfg Config) (*Platform, error) {
	for _, u := range []struct{ name, value string }{{"server_url", cfg.ServerURL}, {"callback_url", cfg.CallbackURL}} {
		parsed, err := url.Parse(u.value)
		if err != nil || parsed.Host == "" || (parsed.Scheme != "http" && parsed.Scheme != "https") {
			return nil, fmt.Errorf("mattermost: %s must be a web address like https://chat.stadt.example", u.name)
		}
	}
	if cfg.Token == "" {
		return nil, errors.New("mattermost: token is missing; `gremium setup mattermost` makes one")
	}
	if len(cfg.Secret) < 32 {
		return nil, errors.New("mattermost: secret must have at least 32 characters; `gremium setup mattermost` makes one")
	}
	cfg.ServerURL = strings.TrimRight(cfg.ServerURL, "/")
	cfg.CallbackURL = strings.TrimRight(cfg.CallbackURL, "/")
	if cfg.Log == nil {
		cfg.Log = slog.Default()
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	p := &Platform{
		cfg: cfg, log: cfg.Log.With("platform", Name), now: cfg.Now,
		client:   newClient(cfg.ServerURL, cfg.Token),
		seals:    newSealer(cfg.Secret),
		users:    bot.NewCache[*model.User](10_000, 10*time.Minute, cfg.Now),
		channels: bot.NewCache[*model.Channel](10_000, 10*time.Minute, cfg.Now),
		direct:   bot.NewCache[string](10_000, 24*time.Hour, cfg.Now),
		joined:   bot.NewCache[bool](10_000, time.Hour, cfg.Now),
		members:  bot.NewCache[bool](10_000, 30*time.Second, cfg.Now),
		own:      bot.NewCache[string](10_000, 24*time.Hour, cfg.Now),
		seen:     bot.NewCache[bool](10_000, 24*time.Hour, cfg.Now),
	}
	p.reading, p.working, p.refusals = make(gate, atOnce), make(gate, atOnce), rate.NewLimiter(5, 100)
	p.triggers = newTriggers(p.publicKey, cfg.Now)
	return p, nil
}

// newClient returns a REST client that waits when the server says so, and never hangs.
func newClient(server, token string) *model.Client4 {
	c := model.NewAPIv4Client(server)
	c.SetToken(token)
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = keptOpen
	c.HTTPClient = &http.Client{Timeout: time.Minute, Transport: &polite{next: transport}}
	return c
}

// keptOpen connections serve the outbox's workers and some callbacks: with fewer each message would need a new one.
const keptOpen = 16

// Name returns "mattermost".
func (p *Platform) Name() string { return Name }

// Limits says what Mattermost can do. Forms of any length are shown in steps, long texts are split or attached.
func (p *Platform) Limits() bot.Limits {
	return bot.Limits{
		TextRunes: maxRunes, Buttons: maxButtons, Ephemeral: true, Ceiling: bot.NonPublic, Secret: true,
		DirectBare: true, FileMaxSize: 50 << 20,
	}
}

// bot returns the bot's user, asking the server once.
func (p *Platform) bot(ctx context.Context) (*model.User, error) {
	p.meMu.Lock()
	defer p.meMu.Unlock()
	if p.me != nil {
		return p.me, nil
	}
	me, _, err := p.client.GetMe(ctx, "")
	if err != nil {
		return nil, err
	}
	p.me = me
	return me, nil
}

// status returns the HTTP status of an error of the server, 0 for every other error.
func status(err error) int {
	var appErr *model.AppError
	if errors.As(err, &appErr) {
		return appErr.StatusCode
	}
	return 0
}
