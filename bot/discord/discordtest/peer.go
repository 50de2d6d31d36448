package discordtest

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"
)

// Options are what a Peer needs to know. Only Contract or NoContract must be set.
type Options struct {
	Contract   *Contract // what every request and event is held against (LoadContract)
	NoContract bool      // says that nothing is to be held against Discord's schemas

	Now  func() time.Time // the clock of messages, tokens and events; time.Now when nil
	Zone *time.Location   // in which people read <t:…>; UTC when nil

	AckWithin time.Duration // real time an interaction waits for its acknowledgement; 3 s when zero
	Heartbeat time.Duration // asked of clients; 41.25 s when zero

	Token       string // the bot's token; made up when empty
	Username    string // the bot's; "bot" when empty
	Permissions int64  // of the bot's role in each guild; Invited when zero
	Privileged  int    // privileged intents switched on in the developer portal; none by default
	Limits      Limits // rate limits; off by default
}

// TB is what Start needs of a test.
type TB interface {
	Helper()
	Cleanup(func())
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
}

// Start starts a peer for a test: it is closed with the test, which fails when there were problems.
func Start(t TB, o Options) *Peer {
	t.Helper()
	p, err := New(o)
	if err != nil {
		t.Fatalf("%v", err)
	}
	t.Cleanup(func() {
		p.Close()
		for _, problem := range p.Problems() {
			t.Errorf("discordtest: %s: %s", problem.Path, problem.Message)
		}
	})
	return p
}

// Peer is a Discord with one application, its bot, and people. Its methods may be called at any time from anywhere.
type Peer struct {
	o       Options
	number  uint64 // tells ids of peers apart
	token   string // the bot's
	app     string // the application's id
	base    string // http://host:port/
	gateway string // ws://host:port/
	bot     *User

	closed  chan struct{}
	running sync.WaitGroup // requests and connections

	mu           sync.Mutex // guards everything below, and all that hangs on it
	changed      chan struct{}
	revision     int64
	last         int64 // the newest id
	users        map[string]*User
	guilds       []*Guild
	channels     map[string]*Channel
	messages     map[string]*message
	attachments  map[string]*attachment
	commands     []*Command              // global ones
	interactions map[string]*interaction // by token
	sessions     map[string]*session
	conns        map[*conn]bool
	nonces       map[string]nonce
	created      map[string][]time.Time // when commands were made, by guild
	limiter      limiter
	identified   time.Time // real time of the last IDENTIFY
	fault        faults

	problems []Problem
	requests []Request
	sent     []Sent
	invalid  int
}

// New starts a peer. Close it.
func New(o Options) (*Peer, error) {
	if o.Contract == nil && !o.NoContract {
		return nil, errors.New("discordtest: Options.Contract is missing: LoadContract, or say NoContract")
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.AckWithin == 0 {
		o.AckWithin = 3 * time.Second
	}
	if o.Heartbeat == 0 {
		o.Heartbeat = 41250 * time.Millisecond
	}
	if o.Username == "" {
		o.Username = "bot"
	}
	if o.Permissions == 0 {
		o.Permissions = Invited
	}
	hub.Lock()
	hub.next++
	number := hub.next
	hub.Unlock()
	p := &Peer{
		o: o, number: number, closed: make(chan struct{}), changed: make(chan struct{}),
		users: map[string]*User{}, channels: map[string]*Channel{}, messages: map[string]*message{},
		attachments: map[string]*attachment{}, interactions: map[string]*interaction{}, sessions: map[string]*session{},
		conns: map[*conn]bool{}, nonces: map[string]nonce{}, created: map[string][]time.Time{},
	}
	p.mu.Lock()
	p.app = p.id()
	p.bot = p.user(p.app, o.Username, "", "en-US") // an application's bot has the application's id
	p.bot.robot = true
	p.mu.Unlock()
	p.token = o.Token
	if p.token == "" {
		p.token = base64.RawURLEncoding.EncodeToString([]byte(p.app)) + ".Gtests." + rand.Text() + rand.Text()[:12]
	}
	if err := join(p); err != nil {
		return nil, err
	}
	return p, nil
}

// Close ends all connections and the peer. What it recorded can still be asked for.
func (p *Peer) Close() {
	p.mu.Lock()
	if p.isClosed() {
		p.mu.Unlock()
		return
	}
	close(p.closed)
	for c := range p.conns {
		c.drop()
	}
	p.mu.Unlock()
	p.running.Wait()
	leave(p)
}

// Token is the bot's token, without the word "Bot".
func (p *Peer) Token() string { return p.token }

// Application is the application's id, which is the bot's too.
func (p *Peer) Application() string { return p.app }

// Bot is the bot as a user: to invite it into private channels, or to deny it something.
func (p *Peer) Bot() *User { return p.bot }

// URL is where the API is: "http://127.0.0.1:port/api/v9/".
func (p *Peer) URL() string { return p.base + "api/v9/" }

// Problems is what was wrong so far: requests that Discord would refuse as malformed, and events of the peer that
// Discord would never send.
func (p *Peer) Problems() []Problem {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]Problem(nil), p.problems...)
}

// Forgive forgets the problems so far and returns them, for tests that provoke them.
func (p *Peer) Forgive() []Problem {
	p.mu.Lock()
	defer p.mu.Unlock()
	was := p.problems
	p.problems = nil
	return was
}

// problem records what is wrong. The lock is held.
func (p *Peer) problem(path, format string, args ...any) {
	p.problems = append(p.problems, Problem{Path: path, Message: fmt.Sprintf(format, args...)})
	p.touch()
}

// Request is a request that the bot made.
type Request struct {
	At     time.Time // real time
	Method string
	Path   string // without /api/v9
	Query  string
	Body   string   // JSON; payload_json of a form with files
	Files  []string // names of the uploaded files
	Status int      // what was answered; 0 while it is not, or when the answer was lost
	Code   int      // Discord's code of an error
}

// Requests are the requests so far.
func (p *Peer) Requests() []Request {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]Request(nil), p.requests...)
}

// Sent is a message that was accepted from the bot.
type Sent struct {
	At      time.Time // real time
	Channel string
	Message string
}

// Sent are the accepted messages so far, answers to interactions included.
func (p *Peer) Sent() []Sent {
	p.mu.Lock()
	defer p.mu.Unlock()
	return append([]Sent(nil), p.sent...)
}

// Invalid counts the requests answered with 401, 403 or 429: Discord bans an address with 10,000 of them in ten minutes.
func (p *Peer) Invalid() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.invalid
}

// Revision grows with every change of what can be seen.
func (p *Peer) Revision() int64 {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.revision
}

// touch tells those who wait that something changed. The lock is held.
func (p *Peer) touch() {
	p.revision++
	close(p.changed)
	p.changed = make(chan struct{})
}

// Wait returns when a condition holds. It is asked after every change of the peer, never in between.
func (p *Peer) Wait(ctx context.Context, holds func() bool) error {
	for {
		p.mu.Lock()
		changed := p.changed
		p.mu.Unlock()
		if holds() {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return fmt.Errorf("discordtest: waited in vain: %w", context.Cause(ctx))
		case <-p.closed:
			return errors.New("discordtest: the peer is closed")
		}
	}
}

// now is the peer's time.
func (p *Peer) now() time.Time { return p.o.Now().UTC() }

// epoch is the first millisecond of Discord's ids.
const epoch = 1420070400000

// id makes a snowflake: the time, the peer's number, a count. Ids of a peer always grow, also when its clock stands
// still. The lock is held.
func (p *Peer) id() string {
	id := (p.now().UnixMilli()-epoch)<<22 | int64(p.number&0x3ff)<<12
	if id <= p.last {
		id = p.last + 1
	}
	p.last = id
	return strconv.FormatInt(id, 10)
}

// obj is a JSON object on the wire.
type obj = map[string]any

// stamp is a time on the wire.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000+00:00") }
