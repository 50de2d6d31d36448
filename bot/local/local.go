// Package local is gremium with nobody: a chat of its own, in memory, with a web page on loopback. The demo, the
// stories and the tests use it. It is a bot.Platform like Mattermost and Discord are, so that everything above it
// is the same program.
//
// # The chat
//
// A Chat has persons, channels and one conversation of each person with the bot. It stands in for the chat
// server: it outlives the bot. Run attaches a bot and returns when its context ends; while none is attached,
// whoever types reads that the bot is not there.
//
//	chat := local.New(local.Options{Now: clock.Now, Zone: berlin})
//	chat.AddPerson("anna", "Anna Vogel", false)
//	chat.AddChannel("rat", false, "anna")
//	go chat.Run(ctx, handler)
//	chat.Type(ctx, "anna", "#rat", "/sitzung neu 24.03.2027 16:00")
//	posts, err := chat.Look("anna", "#rat")
//
// What a person does (Type, Press, Act, Submit) returns when the bot has answered and the answer is on show. A
// place is named as in stories: "#rat" is a channel, "@bot" the person's direct messages with the bot.
//
// # Who sees what
//
//   - Slash commands are shown to nobody; other texts are shown to all in the channel. A text in direct messages
//     is shown there and handed to the bot, with or without a slash.
//   - A Reply is seen by the asker only, in the place where the event came from; where Limits.Ephemeral is false,
//     in the direct messages.
//   - A Reply to a button of such a message replaces it, unless it is Failed or opens a form.
//   - One form is open per person. A Form as the answer to a submission keeps it open, with what was typed. A
//     failure without a form and without buttons stays in the open form as its error, for the same reason.
//   - A panic of the bot is logged; the person reads that something went wrong, and under which number.
//   - The language of a person's page and that of the bot's answers are one setting (language.go).
//   - What breaks the Limits is refused, as a chat server would: Send and Update return bot.ErrRefused, for a
//     Reply the asker reads that it could not be shown.
//
// # Stories
//
// Parse reads a story, Play plays it in a World: the chat, a bot that can be stopped and started, and a clock.
// The format is described at Parse.
//
// # The page
//
// Page serves the chat to browsers (page.go). Its stylesheet is its own, not Pico: a chat is sidebar, transcript
// and composer, hardly any of which a classless stylesheet has a look for, and overriding the rest would be
// longer than the rules that are needed.
package local

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"gremium/bot"
	"gremium/bot/text"
)

// Name is the platform's name.
const Name = "local"

// Options of a Chat. The zero value is a chat in real time in Berlin.
type Options struct {
	Now    func() time.Time // default time.Now
	Zone   *time.Location   // in which the page shows times; default Europe/Berlin
	Limits *bot.Limits      // default DefaultLimits
	Team   string           // the one team; default "team"
	Bot    string           // the bot's display name; default "gremium"
	Log    *slog.Logger     // default slog.Default()
}

// DefaultLimits are those of a generous chat server.
var DefaultLimits = bot.Limits{
	TextRunes:   16000,
	Ephemeral:   true,
	Ceiling:     bot.NonPublic,
	Secret:      true,
	DirectBare:  true,
	FileMaxSize: 50 << 20,
}

// Chat is the chat server. All methods are safe for concurrent use.
type Chat struct {
	now    func() time.Time
	zone   *time.Location
	limits bot.Limits
	team   string
	bot    string
	run    string // makes Once keys unique among chats that share a store
	log    *slog.Logger

	mu       sync.Mutex
	accounts []*account
	places   []*place
	keys     map[string]*post // by place and key
	count    int              // posts and forms so far, for ids
	events   int              // events so far, for Once keys
	revision uint64           // grows with every change somebody can see
	changed  chan struct{}    // closed at the next change
	attached *attachment      // the bot; nil while there is none
	panics   int              // of the bot, so far
}

// account is a person's account and what only this person sees.
type account struct {
	bot.Account
	admin    bool
	of       *account // the account of the same person
	language text.Language
	form     *form
	last     *delivery
	direct   *place
	read     map[*place]uint64 // revision up to which a place was read
}

// place is a channel, or one person's direct messages with the bot.
type place struct {
	id, name string
	private  bool
	gone     bool
	owner    *account // of direct messages; nil for channels
	members  []*account
	posts    []*post
}

// post is a message at its place.
type post struct {
	id       string
	place    *place
	author   *account // nil: the bot
	only     *account // nil: for everyone in the place
	notice   bool     // by the chat itself
	at       time.Time
	message  bot.Message
	contents [][]byte // of message.Files
	posted   uint64   // revision
	revised  uint64   // revision of the last change
	said     string   // what the message says without Markdown, as of a revision: stories read each post again and again
	saidAt   uint64
}

// form is what is open for a person.
type form struct {
	id      string
	place   *place
	form    bot.Form
	revised uint64
}

// attachment is a running bot.
type attachment struct {
	ctx     context.Context
	handler bot.Handler
	calls   sync.WaitGroup
}

// delivery is an event as it was handed to the bot.
type delivery struct {
	event bot.Event
	post  *post // whose button was pressed
}

// New makes an empty chat.
func New(o Options) *Chat {
	c := &Chat{
		now: o.Now, zone: o.Zone, limits: DefaultLimits, team: o.Team, bot: o.Bot, log: o.Log,
		run: rand.Text()[:8], keys: map[string]*post{}, changed: make(chan struct{}),
	}
	if c.now == nil {
		c.now = time.Now
	}
	if c.log == nil {
		c.log = slog.Default()
	}
	if c.zone == nil {
		c.zone = berlin()
	}
	if o.Limits != nil {
		c.limits = *o.Limits
	}
	if c.team == "" {
		c.team = "team"
	}
	if c.bot == "" {
		c.bot = "gremium"
	}
	return c
}

// berlin is the default zone; without a time zone database (time/tzdata) it is UTC.
func berlin() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		return time.UTC
	}
	return zone
}

// Name implements bot.Platform.
func (c *Chat) Name() string { return Name }

// Limits implements bot.Platform.
func (c *Chat) Limits() bot.Limits { return c.limits }

var nameLike = regexp.MustCompile(`^[\pL\pN][\pL\pN._-]*$`)

// AddPerson adds a person with an account; admin says whether it administers the chat server.
func (c *Chat) AddPerson(username, name string, admin bool) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, err := c.add(username, name, admin)
	return err
}

// AddAccount adds a second account of a person. The chat only keeps it: that both are one person is for the bot
// to learn.
func (c *Chat) AddAccount(username, of string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	first, err := c.account(of)
	if err != nil {
		return err
	}
	second, err := c.add(username, first.Name, first.admin)
	if err != nil {
		return err
	}
	second.of = first
	return nil
}

func (c *Chat) add(username, name string, admin bool) (*account, error) {
	if !nameLike.MatchString(username) || strings.EqualFold(username, "bot") {
		return nil, fmt.Errorf("local: %q is no name for an account", username)
	}
	if _, err := c.account(username); err == nil {
		return nil, fmt.Errorf("local: there is an account %s already", username)
	}
	if name == "" {
		name = username
	}
	a := &account{
		Account: bot.Account{Platform: Name, ID: "a-" + strings.ToLower(username), Username: username, Name: name},
		admin:   admin, read: map[*place]uint64{},
	}
	a.direct = &place{id: "d-" + strings.ToLower(username), owner: a, members: []*account{a}}
	c.accounts = append(c.accounts, a)
	c.places = append(c.places, a.direct)
	c.touch()
	return a, nil
}

// AddChannel adds a channel with its members. Only members see it.
func (c *Chat) AddChannel(name string, private bool, members ...string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !nameLike.MatchString(name) {
		return fmt.Errorf("local: %q is no name for a channel", name)
	}
	p := &place{id: "c-" + strings.ToLower(name), name: name, private: private}
	if slices.ContainsFunc(c.places, func(o *place) bool { return o.id == p.id && !o.gone }) {
		return fmt.Errorf("local: there is a channel %s already", name)
	}
	if err := c.join(p, members); err != nil {
		return err
	}
	c.places = append(c.places, p)
	c.touch()
	return nil
}

// Join brings persons into a channel.
func (c *Chat) Join(channel string, members ...string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, p := range c.places {
		if p.owner == nil && !p.gone && strings.EqualFold(p.name, channel) {
			defer c.touch()
			return c.join(p, members)
		}
	}
	return fmt.Errorf("local: there is no channel %s", channel)
}

func (c *Chat) join(p *place, members []string) error {
	for _, name := range members {
		a, err := c.account(name)
		if err != nil {
			return err
		}
		if !slices.Contains(p.members, a) {
			p.members = append(p.members, a)
		}
	}
	return nil
}

// DeleteChannel removes a channel: Send and Update answer bot.ErrGone from then on.
func (c *Chat) DeleteChannel(name string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, p := range c.places {
		if p.owner == nil && !p.gone && strings.EqualFold(p.name, name) {
			p.gone, p.members = true, nil
			c.touch()
			return nil
		}
	}
	return fmt.Errorf("local: there is no channel %s", name)
}

// account finds an account by its username, whatever the case.
func (c *Chat) account(username string) (*account, error) {
	username = strings.TrimPrefix(username, "@")
	for _, a := range c.accounts {
		if strings.EqualFold(a.Username, username) {
			return a, nil
		}
	}
	return nil, fmt.Errorf("local: %w: @%s", bot.ErrNoPerson, username)
}

// place finds "#channel" or "@bot" as a person sees them.
func (c *Chat) place(a *account, name string) (*place, error) {
	if name == "@bot" {
		return a.direct, nil
	}
	for _, p := range c.places {
		if p.owner == nil && !p.gone && strings.EqualFold("#"+p.name, name) {
			if !slices.Contains(p.members, a) {
				return nil, fmt.Errorf("local: %s is not in %s", a.Username, name)
			}
			return p, nil
		}
	}
	return nil, fmt.Errorf("local: there is no channel %s", name)
}

// where finds both.
func (c *Chat) where(who, place string) (*account, *place, error) {
	a, err := c.account(who)
	if err != nil {
		return nil, nil, err
	}
	p, err := c.place(a, place)
	return a, p, err
}

// label names a place as the others write it.
func (p *place) label() string {
	if p.owner != nil {
		return "@bot"
	}
	return "#" + p.name
}

// touch tells everyone who waits that something changed. The lock is held.
func (c *Chat) touch() uint64 {
	c.revision++
	close(c.changed)
	c.changed = make(chan struct{})
	return c.revision
}

// id makes the next id of a post or form.
func (c *Chat) id(prefix string) string {
	c.count++
	return fmt.Sprintf("%s%d", prefix, c.count)
}
