package commands

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"gremium/bot"
	"gremium/scheduler"
	"gremium/store"
	"gremium/store/bolt"
)

// stage is a bot on a real store with a chat that remembers what it was told. The clock is wound by hand.
type stage struct {
	t      *testing.T
	store  store.Store
	bot    *Bot
	queue  *scheduler.Queue
	now    time.Time
	events int
	chat   *chat
	other  *chat // a second platform; nil for none
	log    bytes.Buffer
	kinds  map[string]int // jobs run, by kind
	cards  map[string]int // cards rendered, by name
}

func newStage(t *testing.T) *stage {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{
		t: t, now: time.Date(2027, 3, 1, 9, 0, 0, 0, berlin),
		chat:  &chat{name: "test", limits: bot.Limits{Ephemeral: true, DirectBare: true, Ceiling: bot.NonPublic, Secret: true}},
		kinds: map[string]int{}, cards: map[string]int{},
	}
	if s.store, err = bolt.Open(filepath.Join(t.TempDir(), "stage.db"), Layouts(), bolt.NoSync()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.store.Close(); err != nil {
			t.Error(err)
		}
	})
	s.start()
	return s
}

// twoPlatforms is a stage with a second platform "other", which may show no more than what is public; internal matters where
// the chair has agreed.
func twoPlatforms(t *testing.T) *stage {
	t.Helper()
	s := newStage(t)
	s.other = &chat{name: "other", limits: bot.Limits{Ephemeral: true, DirectBare: true, Ceiling: bot.Public, Agreed: bot.Internal}}
	s.start()
	return s
}

// start makes a new bot on the same store, as after a restart.
func (s *stage) start() {
	clock := func() time.Time { return s.now }
	log := slog.New(slog.NewTextHandler(&s.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	platforms := map[string]bot.Platform{"test": s.chat}
	if s.other != nil {
		platforms["other"] = s.other
	}
	s.bot = New(Options{Store: s.store, Now: clock, Platforms: platforms, Log: log})
	kinds := map[string]scheduler.Kind{}
	for name, kind := range s.bot.Kinds() {
		kinds[name] = func(tx store.Tx, job scheduler.Job, at scheduler.Occasion) error {
			s.kinds[name]++
			return kind(tx, job, at)
		}
	}
	s.queue = scheduler.New(scheduler.Options{
		Store: s.store, Now: clock, Platforms: platforms, Log: log, Workers: 1, Kinds: kinds,
		Render: func(tx store.Tx, card scheduler.Card, to bot.Audience) (bot.Message, error) {
			s.cards[card.Name]++
			return s.bot.Render(tx, card, to)
		},
	})
	s.bot.OnCommit(s.queue.Wake)
}

// event is what somebody does in a channel; "@bot" are the direct messages. "other:guild" is a channel of the second
// platform, in a team of its own.
func (s *stage) event(who, place, line string) bot.Event {
	s.events++
	e := bot.Event{
		Once: bot.Once{Key: fmt.Sprintf("event %d", s.events), Until: s.now.Add(time.Hour)}, From: account(who),
		Channel: bot.Channel{Platform: "test", ID: place, Name: place, Team: "team", Direct: place == "@bot"}, Line: line,
	}
	if place, ok := strings.CutPrefix(place, "other:"); ok {
		e.From = accountOn("other", who)
		e.Channel = bot.Channel{Platform: "other", ID: place, Name: place, Team: "guild", Direct: place == "@bot"}
	}
	return e
}

// do hands an event to the bot, delivers what it set off and fails the test when it was refused.
func (s *stage) do(who, place, line string) bot.Reply {
	s.t.Helper()
	reply := s.bot.Handle(s.t.Context(), s.event(who, place, line))
	if reply.Failed {
		s.t.Fatalf("%s: %s: refused: %+v", who, line, reply.Message)
	}
	s.until(s.now)
	return reply
}

// refused is do for what must be refused, and returns what was said.
func (s *stage) refused(who, place, line string) string {
	s.t.Helper()
	reply := s.bot.Handle(s.t.Context(), s.event(who, place, line))
	s.until(s.now)
	if !reply.Failed {
		s.t.Fatalf("%s: %s: not refused: %s", who, line, said(reply))
	}
	return said(reply)
}

// press presses a button that a reply or a card has, by its label.
func (s *stage) press(who, place string, m *bot.Message, label string) bot.Reply {
	s.t.Helper()
	i := slices.IndexFunc(m.Buttons, func(b bot.Button) bool { return b.Label == label })
	if i < 0 {
		s.t.Fatalf("%s: no button %q: %+v", who, label, m.Buttons)
	}
	e := s.event(who, place, m.Buttons[i].Line)
	e.Source, e.Council, e.Until = bot.Pressed, m.Council, m.Buttons[i].Until
	reply := s.bot.Handle(s.t.Context(), e)
	s.until(s.now)
	return reply
}

// said is all that a reply says.
func said(r bot.Reply) string {
	if r.Message == nil {
		return fmt.Sprintf("%+v", r.Form)
	}
	return shown(*r.Message)
}

// shown is all that a message shows.
func shown(m bot.Message) string {
	parts := []string{m.Title, string(m.Text)}
	for _, f := range m.Facts {
		parts = append(parts, f.Label+": "+string(f.Value))
	}
	for _, b := range m.Buttons {
		parts = append(parts, "["+b.Label+"]")
	}
	return escapes.ReplaceAllString(strings.Join(parts, "\n"), "$1")
}

var escapes = regexp.MustCompile(`\\([[:punct:]])`)

// until winds the clock forward, each due instant in its turn.
func (s *stage) until(to time.Time) {
	s.t.Helper()
	for {
		next, ok, err := s.queue.Next(s.t.Context())
		if err != nil {
			s.t.Fatal(err)
		}
		if !ok || next.After(to) {
			s.now = to
			return
		}
		s.now = next
		if err := s.queue.RunDue(s.t.Context(), next); err != nil {
			s.t.Fatal(err)
		}
	}
}

// day winds the clock to a day at noon.
func (s *stage) day(month time.Month, day int) {
	s.until(time.Date(2027, month, day, 12, 0, 0, 0, s.now.Location()))
}

// read runs a function on the only council.
func (s *stage) read(f func(store.Tx) error) {
	s.t.Helper()
	at, err := s.bot.locate(s.t.Context(), s.event("anna", "rat", ""))
	if err == nil {
		err = s.store.View(s.t.Context(), at.council, f)
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

func account(name string) bot.Account { return accountOn("test", name) }

func accountOn(platform, name string) bot.Account {
	id := "id-" + name
	if platform != "test" {
		id = platform + "-" + name
	}
	return bot.Account{Platform: platform, ID: id, Username: name, Name: capital(name) + " Geheimname"}
}

// usernames are those that people have in a chat.
var usernames = regexp.MustCompile(`^[a-z0-9]+$`)

// chat is a platform that remembers. Everybody has an account; root administers.
type chat struct {
	name   string
	limits bot.Limits
	sent   []bot.Message // as they stand now
	fail   error
	closed map[string]bool   // channels and accounts that take nothing
	trip   func(bot.Message) // what happens when a message is sent; nil for nothing
}

// to are the messages to a channel or an account.
func (c *chat) to(audience string) []bot.Message {
	return slices.DeleteFunc(slices.Clone(c.sent), func(m bot.Message) bool { return m.To.Channel+m.To.Account != audience })
}

// last is what the newest message to a channel or an account shows; "" where there is none.
func (c *chat) last(audience string) string {
	all := c.to(audience)
	if len(all) == 0 {
		return ""
	}
	return shown(all[len(all)-1])
}

func (c *chat) Name() string                           { return c.name }
func (c *chat) Limits() bot.Limits                     { return c.limits }
func (c *chat) Run(context.Context, bot.Handler) error { return nil }

func (c *chat) Send(_ context.Context, m bot.Message) (bot.Ref, error) {
	if c.fail != nil {
		return bot.Ref{}, c.fail
	}
	if c.closed[m.To.Channel+m.To.Account] {
		return bot.Ref{}, fmt.Errorf("%w: missing access", bot.ErrRefused)
	}
	if c.trip != nil {
		c.trip(m)
	}
	c.sent = append(c.sent, m)
	return bot.Ref{Platform: c.name, Channel: m.To.Channel + m.To.Account, Post: fmt.Sprint(len(c.sent))}, nil
}

func (c *chat) Update(_ context.Context, ref bot.Ref, m bot.Message) error {
	if n, err := strconv.Atoi(ref.Post); err == nil && c.fail == nil {
		c.sent[n-1] = m
	}
	return c.fail
}

func (c *chat) Find(_ context.Context, to bot.Audience, key string) (bot.Ref, bool, error) {
	i := slices.IndexFunc(c.sent, func(m bot.Message) bool { return m.Key == key && m.To == to })
	return bot.Ref{Platform: c.name, Channel: to.Channel + to.Account, Post: fmt.Sprint(i + 1)}, i >= 0, nil
}

func (c *chat) Person(_ context.Context, _, username string) (bot.Account, error) {
	if !usernames.MatchString(username) {
		return bot.Account{}, bot.ErrNoPerson
	}
	return accountOn(c.name, username), nil
}

// Administers: root everywhere, "admin2" only the team "team2".
func (c *chat) Administers(_ context.Context, team string, a bot.Account) (bool, error) {
	return a.Username == "root" || a.Username == "admin2" && team == "team2", nil
}

// capital writes a name with a capital.
func capital(name string) string {
	first, n := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[n:]
}
