package discord

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gremium/bot"
	"gremium/bot/discord/discordtest"
	"gremium/bot/text"
)

// core is a bot.Handler for tests: it parses by its declarations, shows forms for what is missing, says what it
// understood, and keeps what it is given in a map that outlives it.
type core struct {
	set    bot.Set
	now    func() time.Time
	person func(username string) (bot.Account, error)
	kept   *keeper

	mu      sync.Mutex
	events  []bot.Event
	used    map[string]bool
	replies map[string]func(context.Context, bot.Event) bot.Reply // by line
}

// keeper is what a core keeps.
type keeper struct {
	mu     sync.Mutex
	held   map[string][]byte
	broken bool
}

func (k *keeper) keep(council string, payload []byte) (string, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.broken {
		return "", errors.New("disk full")
	}
	sum := sha256.Sum256(payload)
	name := base64.RawURLEncoding.EncodeToString(sum[:15])
	k.held[council+" "+name] = payload
	return name, nil
}

func (k *keeper) fail(broken bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.broken = broken
}

func (c *core) Keep(_ context.Context, council string, payload []byte, _ time.Time) (string, error) {
	return c.kept.keep(council, payload)
}

func (c *core) Kept(_ context.Context, council, name string) ([]byte, error) {
	c.kept.mu.Lock()
	defer c.kept.mu.Unlock()
	payload, ok := c.kept.held[council+" "+name]
	if !ok {
		return nil, fmt.Errorf("kept %s: %w", name, bot.ErrGone)
	}
	return payload, nil
}

func (c *core) Commands() bot.Set { return c.set }

func (c *core) Suggest(_ context.Context, e bot.Event, option, typed string) []bot.Choice {
	if option == "moderator" {
		return []bot.Choice{{Value: "@bert", Label: "Bert Bau"}}
	}
	if option == "meeting" && strings.HasPrefix("s1", strings.ToLower(typed)) {
		return []bot.Choice{{Value: "S1", Label: "S1 · Donnerstag"}}
	}
	if option == "reminder" {
		return []bot.Choice{{Value: "E1"}} // it would be deleted
	}
	if option == "when" && typed == "" {
		return []bot.Choice{{Value: "morgen 9 Uhr", Label: e.Line}}
	}
	return nil
}

// on sets the reply to a line.
func (c *core) on(line string, reply func(context.Context, bot.Event) bot.Reply) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.replies[line] = reply
}

// says sets a reply that is always the same.
func (c *core) says(line string, m bot.Message) {
	c.on(line, func(context.Context, bot.Event) bot.Reply { return bot.Reply{Message: &m} })
}

// last is the last event.
func (c *core) last(t testing.TB) bot.Event {
	t.Helper()
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.events) == 0 {
		t.Fatal("there was no event")
	}
	return c.events[len(c.events)-1]
}

func (c *core) count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.events)
}

func (c *core) Handle(ctx context.Context, e bot.Event) bot.Reply {
	c.mu.Lock()
	c.events = append(c.events, e)
	reply, ok := c.replies[e.Line]
	c.mu.Unlock()
	if ok {
		return reply(ctx, e)
	}
	p := text.For(e.Language)
	request, err := c.set.Parse(e, bot.Lookup{Now: c.now(), Person: c.person})
	if err != nil {
		return bot.Reply{Failed: true, Message: &bot.Message{Tone: bot.Warning, Text: text.Escape("unbekannt: " + e.Line)}}
	}
	if len(request.Missing) > 0 || len(request.Problems) > 0 || e.Fill {
		form := request.Form(p)
		form.Council = e.Council
		return bot.Reply{Form: form, Failed: true}
	}
	c.mu.Lock()
	again := c.used[e.Once.Key]
	c.used[e.Once.Key] = true
	c.mu.Unlock()
	if again {
		return bot.Reply{Failed: e.Source != bot.Submitted, Message: &bot.Message{Text: "schon geschehen"}}
	}
	said := []string{request.Command.Name}
	for _, o := range request.Command.Options {
		if v, ok := request.Typed[o.ID]; ok {
			said = append(said, o.Name+"="+v)
		}
	}
	for _, f := range e.Files {
		data, err := f.Open(ctx)
		said = append(said, fmt.Sprintf("%s:%s %v", f.Name, data, err))
	}
	return bot.Say(text.Escape(strings.Join(said, "; ")))
}

// declared is a small council.
var declared = bot.Set{
	{Name: "sitzung neu", English: "meeting new", Options: []bot.Option{
		{ID: "place", Name: "ort", Kind: bot.Text},
		{ID: "when", Name: "wann", Kind: bot.DateTime, Required: true, Bare: true},
		{ID: "duration", Name: "dauer", Kind: bot.Duration},
		{ID: "kind", Name: "art", Kind: bot.OneOf, Choices: []bot.OptionChoice{{ID: "ordinary", Name: "ordentlich"}, {ID: "extraordinary", Name: "ausserordentlich"}}},
		{ID: "moderator", Name: "moderation", Kind: bot.Person},
		{ID: "non_public", Name: "nichtoeffentlich", Kind: bot.YesNo},
		{ID: "page", Name: "seite", Kind: bot.Number, Max: 50},
	}},
	{Name: "sitzung zeigen", English: "meeting show", Aliases: []string{"sitzung", "meeting"}, Options: []bot.Option{{ID: "meeting", Name: "sitzung", Kind: bot.ID, Prefix: "S", Bare: true}}},
	{Name: "sitzung rueckmeldung", English: "meeting reply", For: "S", Options: []bot.Option{
		{ID: "meeting", Name: "sitzung", Kind: bot.ID, Prefix: "S", Bare: true, Required: true},
		{ID: "answer", Name: "antwort", Kind: bot.OneOf, Bare: true, Required: true, Choices: []bot.OptionChoice{{ID: "accepted", Name: "ja"}, {ID: "declined", Name: "nein"}}},
	}},
	{Name: "sitzung verwerfen", English: "meeting discard", Hidden: true},
	{Name: "top neu", English: "item new", OnPost: true, Options: []bot.Option{{ID: "title", Name: "titel", Kind: bot.Text, Required: true, Bare: true}}},
	{Name: "gremium einrichten", English: "council setup", Options: []bot.Option{
		{ID: "mandate", Name: "auftrag", Kind: bot.LongText, Required: true},
		{ID: "template", Name: "muster", Kind: bot.OneOf, Required: true, Choices: []bot.OptionChoice{{ID: "association", Name: "verein"}, {ID: "project_group", Name: "projektgruppe"}}},
		{ID: "name", Name: "name", Kind: bot.Text, Required: true},
		{ID: "role", Name: "rolle", Kind: bot.OneOf, Many: true, Choices: []bot.OptionChoice{{ID: "chair", Name: "vorsitz"}, {ID: "guest", Name: "gast"}, {ID: "member", Name: "mitglied"}}},
		{ID: "from", Name: "ab", Kind: bot.Date},
		{ID: "vote", Name: "stimme", Kind: bot.YesNo},
		{ID: "text", Name: "datei", Kind: bot.Attachment, Many: true},
		{ID: "person", Name: "person", Kind: bot.Person},
	}},
	{Name: "erinnerung aus", English: "reminder off", For: "E", Options: []bot.Option{{ID: "reminder", Name: "erinnerung", Kind: bot.ID, Prefix: "E", Bare: true, Required: true}}},
	{Name: "hilfe", English: "help", Options: []bot.Option{{ID: "topic", Name: "thema", Kind: bot.Text, Bare: true}}},
}

// town is a guild with people, a channel and the bot.
type town struct {
	*discordtest.Peer
	t       testing.TB
	guild   *discordtest.Guild
	rat     *discordtest.Channel
	anna    *discordtest.User
	bert    *discordtest.User
	core    *core
	bot     *Platform
	log     *notes
	stop    func()
	clockMu sync.Mutex
	clock   time.Time
}

// contract is Discord's description, read once.
var contract = sync.OnceValues(discordtest.LoadContract)

// onStage starts a guild with the bot in it and waits until its commands are there.
func onStage(t testing.TB, o discordtest.Options, configure ...func(*Config)) *town {
	t.Helper()
	described, err := contract()
	if errors.Is(err, discordtest.ErrMissing) {
		t.Skipf("%s is skipped: %v", t.Name(), err)
	}
	if err != nil {
		t.Fatal(err)
	}
	leakless(t)
	s := &town{t: t, clock: time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC)}
	o.Contract, o.Now = described, s.now
	if o.Permissions == 0 {
		o.Permissions = int64(asked)
	}
	s.Peer = discordtest.Start(t, o)
	s.guild = s.Guild("Gemeinderat", "de")
	s.anna, s.bert = s.User("anna", "Anna Ohm", "de"), s.User("bert", "Bert Bau", "en-GB")
	s.guild.Join(s.anna)
	s.guild.Join(s.bert)
	s.rat = s.guild.Channel("rat", false)
	s.core = &core{
		set: declared, now: s.now, kept: &keeper{held: map[string][]byte{}}, used: map[string]bool{},
		replies: map[string]func(context.Context, bot.Event) bot.Reply{},
	}
	s.start(configure...)
	return s
}

func (s *town) now() time.Time {
	s.clockMu.Lock()
	defer s.clockMu.Unlock()
	return s.clock
}

func (s *town) forward(d time.Duration) {
	s.clockMu.Lock()
	defer s.clockMu.Unlock()
	s.clock = s.clock.Add(d)
}

// start starts the bot, a new one each time; what its core keeps stays.
func (s *town) start(configure ...func(*Config)) {
	s.t.Helper()
	s.log = new(notes)
	c := Config{Token: s.Token(), Now: s.now, Log: slog.New(slog.NewTextHandler(s.log, nil))}
	for _, f := range configure {
		f(&c)
	}
	p, err := New(c)
	if err != nil {
		s.t.Fatal(err)
	}
	p.client.Transport, p.dialer = discordtest.Loopback(), discordtest.Dialer()
	s.bot = p
	s.core.person = func(username string) (bot.Account, error) {
		return p.Person(context.Background(), s.guild.ID, username)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- p.Run(ctx, s.core) }()
	ended := false
	s.stop = func() {
		if ended {
			return
		}
		ended = true
		cancel()
		if err := <-done; err != nil {
			s.t.Errorf("Run: %v", err)
		}
		p.client.CloseIdleConnections()
		s.until("the peer sees that the bot is gone", func() bool { return s.Connected() == 0 })
	}
	s.t.Cleanup(s.stop)
	s.until("the bot is there with its commands", func() bool {
		return s.Connected() == 1 && len(s.Commands(s.guild)) == len(declarations(s.core.set, s.guildLanguage()))
	})
}

func (s *town) guildLanguage() text.Language { return guild{Locale: s.guild.Locale}.language() }

// until waits until something holds at the peer.
func (s *town) until(what string, holds func() bool) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if s.Wait(ctx, holds) != nil {
		s.t.Fatalf("waited for: %s\n%s", what, s.log)
	}
}

// sees waits until a person sees something in a channel, and returns the last message that has it.
func (s *town) sees(u *discordtest.User, c *discordtest.Channel, want string) discordtest.Message {
	s.t.Helper()
	var found discordtest.Message
	ctx, cancel := context.WithTimeout(s.t.Context(), 10*time.Second)
	defer cancel()
	if s.Wait(ctx, func() bool {
		for _, m := range slices.Backward(s.See(u, c)) {
			if strings.Contains(m.Text(), want) {
				found = m
				return true
			}
		}
		return false
	}) != nil {
		var all []string
		for _, m := range s.See(u, c) {
			all = append(all, m.Text())
		}
		s.t.Fatalf("%s does not see %q but:\n%s\n%s", u.Username, want, strings.Join(all, "\n---\n"), s.log)
	}
	return found
}

// modal waits for a person's modal.
func (s *town) modal(u *discordtest.User) *discordtest.Modal {
	s.t.Helper()
	m, ok := u.Modal()
	if !ok {
		s.t.Fatalf("%s has no modal open\n%s", u.Username, s.log)
	}
	return m
}

// ok fails the test for an error.
func (s *town) ok(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatalf("%v\n%s", err, s.log)
	}
}

// press presses a button by its label.
func (s *town) press(u *discordtest.User, m discordtest.Message, label string) {
	s.t.Helper()
	b, ok := m.Button(label)
	if !ok {
		s.t.Fatalf("no button %q below %q", label, m.Text())
	}
	s.ok(u.Press(s.t.Context(), m.ID, b.CustomID))
}

func (s *town) slash(u *discordtest.User, path string, options map[string]any) {
	s.t.Helper()
	s.ok(u.Slash(s.t.Context(), s.rat, path, options))
}

// options are what somebody fills in.
type options = map[string]any

// requested counts the requests to an address.
func (s *town) requested(method, part string) int {
	n := 0
	for _, r := range s.Requests() {
		if r.Method == method && strings.Contains(r.Path, part) {
			n++
		}
	}
	return n
}
