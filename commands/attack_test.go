package commands

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
	"unicode/utf8"

	"gremium/bot"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
	"gremium/store/bolt"
)

// The attack: what a hostile member can do to the core. These tests share an arena (two councils, three bodies, a chat
// that remembers all it shows) and judges (attack_judge_test.go) that look at everything that comes out of it:
//
//   - attack_text_test.go: hostile texts in every option of every command, and in what chat servers vouch for.
//   - attack_tenant_test.go: every command with everything that belongs to others.
//   - attack_race_test.go: several at once, the same click ten times, on both engines.
//   - attack_button_test.go: buttons of old cards.
//   - attack_flood_test.go: very many events.
//
// What is attacked is generated from the declarations, so a new command is attacked from its first day. The platforms'
// own attacks stand beside them (bot/mattermost: callback_test.go, flood_test.go, fuzz_test.go; bot/discord:
// attack_peer_test.go, and cmd/gremium: discord_attack_test.go).

// every is which of the generated attacks are made: each one. The race detector makes them ten times slower and has
// nothing to find in most of them, so with it only every few are.
var every = 1

// chosen says whether the n-th attack is made. Neighbours of a list and of a list of lists are spread evenly.
func chosen(n int) bool { return n%every == 0 }

// arena is a bot on a real store with two councils. The first, of team "team", has the bodies Aue (channel "rat": anna
// coordinates, bert is its
// chair, carl and dora are members; it has the channel "other:aue" on a second platform, too, where carl has an account) and Xberg (channel "stab": xenia coordinates, xaver is a
// member). The second, of team "team2", has the body Yclee (channel "verein2": yara coordinates, ymir is its chair).
// zora belongs to nothing; everybody may be in the channel "cafe". root administers everything, admin2 team2 only.
type arena struct {
	t      testing.TB
	store  store.Store
	bot    *Bot
	queue  *scheduler.Queue
	wall   *wall
	log    *memory
	now    time.Time
	events *atomic.Int64
}

// newArena makes an arena on a file of its own. With alone, it has Aue only.
func newArena(t testing.TB, alone bool) *arena {
	t.Helper()
	a := arenaOn(t, onBolt(t))
	a.people()
	if !alone {
		a.others()
	}
	return a
}

func onBolt(t testing.TB) store.Store {
	t.Helper()
	return openBolt(t, filepath.Join(t.TempDir(), "arena.db"))
}

func openBolt(t testing.TB, file string) store.Store {
	t.Helper()
	s, err := bolt.Open(file, Layouts(), bolt.NoSync())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// rehearsal is a store that forgets: what an event comes to can be seen without anything being kept.
type rehearsal struct{ store.Store }

func (r rehearsal) Update(ctx context.Context, council string, f func(store.Tx) error) error {
	forget := errors.New("only a rehearsal")
	err := r.Store.Update(ctx, council, func(tx store.Tx) error { return cmp.Or(f(tx), forget) })
	if errors.Is(err, forget) {
		return nil
	}
	return err
}

// rehearse is what the bot would answer.
func (a *arena) rehearse(e bot.Event) bot.Reply {
	a.t.Helper()
	return New(Options{Store: rehearsal{a.store}, Now: a.bot.Now, Platforms: a.bot.Platforms, Log: a.bot.Log}).Handle(a.t.Context(), e)
}

// of is the same arena for another test.
func (a *arena) of(t testing.TB) *arena {
	b := arenaOn(t, a.store)
	b.now, b.wall.posts, b.events = a.now, a.wall.posts, a.events
	return b
}

// fork is another arena that begins where this one is. It lives until end is called, and its store is checked then.
func (a *arena) fork() (b *arena, end func()) {
	a.t.Helper()
	folder, err := os.MkdirTemp(a.t.TempDir(), "fork")
	if err != nil {
		a.t.Fatal(err)
	}
	file, err := os.Create(filepath.Join(folder, "fork.db"))
	if err == nil {
		err = errors.Join(a.store.Backup(a.t.Context(), file), file.Close())
	}
	if err != nil {
		a.t.Fatal(err)
	}
	s, err := bolt.Open(file.Name(), Layouts(), bolt.NoSync())
	if err != nil {
		a.t.Fatal(err)
	}
	b = arenaOn(a.t, s)
	b.now, b.wall.posts, b.events = a.now, maps.Clone(a.wall.posts), a.events
	return b, func() {
		a.t.Helper()
		for _, problem := range b.check() {
			a.t.Errorf("inconsistent: %v", problem)
		}
		if err := errors.Join(s.Close(), os.RemoveAll(folder)); err != nil {
			a.t.Error(err)
		}
	}
}

// arenaOn is an arena without anybody, on a store.
func arenaOn(t testing.TB, s store.Store) *arena {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	a := &arena{
		t: t, store: s, now: time.Date(2027, 3, 1, 9, 0, 0, 0, berlin), log: &memory{}, events: new(atomic.Int64),
		wall: &wall{posts: map[string]bot.Message{}},
	}
	clock := func() time.Time { return a.now }
	log := slog.New(slog.NewTextHandler(a.log, &slog.HandlerOptions{Level: slog.LevelWarn}))
	platforms := map[string]bot.Platform{}
	for name, ceiling := range map[string]bot.Confidentiality{"test": bot.NonPublic, "other": bot.Public} {
		limits := bot.Limits{Ephemeral: true, DirectBare: true, Ceiling: ceiling, Agreed: max(ceiling, bot.Internal), Secret: ceiling == bot.NonPublic}
		platforms[name] = &face{chat{name: name, limits: limits}, a.wall}
	}
	a.bot = New(Options{Store: s, Now: clock, Platforms: platforms, Log: log})
	a.queue = scheduler.New(scheduler.Options{
		Store: s, Now: clock, Platforms: platforms, Log: log, Workers: 1, Kinds: a.bot.Kinds(), Render: a.bot.Render,
	})
	return a
}

// event is what somebody does in a channel; "@bot" are the direct messages. Channels whose name ends in 2 are team2's;
// "other:aue" is a channel of the second platform, which may show what is public only.
func (a *arena) event(who, place, line string) bot.Event {
	platform, team := "test", "team"
	if strings.HasSuffix(place, "2") {
		team = "team2"
	}
	if there, ok := strings.CutPrefix(place, "other:"); ok {
		platform, team, place = "other", "guild", there
	}
	return bot.Event{
		Once: bot.Once{Key: fmt.Sprintf("event %d", a.events.Add(1)), Until: a.now.Add(time.Hour)}, From: a.wall.account(platform, who),
		Channel: bot.Channel{Platform: platform, ID: place, Name: place, Team: team, Direct: place == "@bot"}, Line: line,
	}
}

// do hands an event to the bot, delivers what it set off and fails the test when it was refused.
func (a *arena) do(who, place, line string) bot.Reply {
	a.t.Helper()
	reply := a.bot.Handle(a.t.Context(), a.event(who, place, line))
	if reply.Failed {
		a.t.Fatalf("%s: %s: refused: %s", who, line, whole(reply))
	}
	a.deliver()
	return reply
}

// deliver runs and shows all that is due.
func (a *arena) deliver() {
	a.t.Helper()
	if err := a.queue.RunDue(a.t.Context(), a.now); err != nil {
		a.t.Fatal(err)
	}
}

// until winds the clock forward, each due instant in its turn.
func (a *arena) until(to time.Time) {
	a.t.Helper()
	for {
		next, ok, err := a.queue.Next(a.t.Context())
		if err != nil {
			a.t.Fatal(err)
		}
		if !ok || next.After(to) {
			a.now = to
			return
		}
		a.now = next
		a.deliver()
	}
}

// people founds Aue and gives it a meeting that is invited to (S1), two that are planned (S2, S3), items and reminders.
func (a *arena) people() {
	a.t.Helper()
	a.do("root", "rat", "/gremium einrichten muster:lenkungsgremium name:Aue land:SN")
	a.do("root", "rat", "/mitglied neu @anna rolle:koordination")
	a.do("anna", "rat", "/mitglied neu @bert rolle:vorsitz")
	a.do("anna", "rat", "/mitglied neu @carl institution:Amt")
	a.do("anna", "rat", "/mitglied neu @dora")
	a.do("anna", "rat", "/sitzung neu 14.04.2027 16:00 ort:Aula titel:Auftakt")
	a.do("carl", "rat", "/top neu Ampel sitzung:S1")
	a.do("anna", "rat", "/top neu Akten sitzung:S1 nichtoeffentlich:ja")
	a.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	a.do("anna", "rat", "/sitzung neu 12.05.2027 16:00")
	a.do("carl", "rat", "/top neu Ahorn sitzung:S2")
	a.do("anna", "rat", "/sitzung neu 09.06.2027 16:00")
	a.do("carl", "@bot", `erinnerung neu Anruf wann:"morgen 9 Uhr"`)
	a.do("anna", "rat", "/beschluss neu Asphalt wird erneuert. datum:01.02.2027")
	a.do("bert", "rat", "/sitzung rueckmeldung S1 ja")
	a.do("anna", "rat", "/aufgabe neu Abfall zählen @carl bis:31.03.2027")
	a.do("anna", "rat", "/aufgabe neu Abzug holen @carl")
	a.do("carl", "rat", "/aufgabe erledigt A2")
	a.do("root", "other:aue", "/gremium verbinden "+a.code("anna", "/gremium verbinden"))
	a.do("carl", "other:@bot", "/mitglied verknuepfen "+a.code("carl", "/mitglied verknuepfen"))
}

// code is a code that somebody is given.
func (a *arena) code(who, line string) string {
	a.t.Helper()
	reply := a.do(who, "rat", line)
	return regexp.MustCompile("[A-Z0-9]{4}-[A-Z0-9]{4}").FindString(string(reply.Message.Text))
}

// others are Berg, in the same council as Aue, and Clee in another one. All that is theirs has a name that begins with
// X or Y, and their times are 17:15 and 18:45.
func (a *arena) others() {
	a.t.Helper()
	a.do("root", "stab", "/gremium einrichten muster:arbeitsgruppe name:Xberg kuerzel:XB auftrag:Xauftrag")
	a.do("root", "stab", "/mitglied neu @xenia rolle:koordination+vorsitz")
	a.do("xenia", "stab", "/mitglied neu @xaver institution:Xamt")
	a.do("xenia", "stab", "/mitglied neu name:Xaverl")
	a.do("xenia", "stab", "/gremium regeln beschluss:Xbeschluss frist:3")
	a.do("xenia", "stab", `/sitzung neu 15.04.2027 17:15 ort:Xort titel:Xtitel`)
	a.do("xaver", "stab", `/top neu Xpunkt`)
	a.do("xenia", "stab", `/top neu Xgeheim nichtoeffentlich:ja`)
	a.do("xenia", "stab", "/sitzung einladen S4 jetzt:ja")
	a.do("xaver", "@bot", `erinnerung neu Xanruf wann:"15.04.2027 17:15"`)
	a.do("xenia", "stab", "/aufgabe neu Xaufgabe @xaver bis:15.04.2027")
	a.do("xenia", "stab", "/aufgabe neu Xakte @xaver zu:S4-2")
	a.do("xenia", "stab", "/beschluss neu Xwortlaut datum:01.02.2027")
	a.do("xenia", "stab", "/beschluss neu Xverborgen datum:02.02.2027 nichtoeffentlich:ja")
	a.do("root", "verein2", "/gremium einrichten muster:verein name:Yclee kuerzel:YC")
	a.do("root", "verein2", "/mitglied neu @yara rolle:koordination")
	a.do("yara", "verein2", "/mitglied neu @ymir rolle:vorsitz institution:Yamt")
	for _, line := range []string{"15.04.2027 18:45 ort:Yort titel:Ytitel", "16.04.2027 18:45 ort:Yort", "17.04.2027 18:45 titel:Yneu", "18.04.2027 18:45 titel:Yfern"} {
		a.do("yara", "verein2", "/sitzung neu "+line+" trotzdem:ja")
	}
	a.do("ymir", "verein2", "/top neu Ypunkt sitzung:S1")
	a.do("yara", "verein2", "/sitzung einladen S1 jetzt:ja")
	for i := range 4 {
		a.do("yara", "verein2", fmt.Sprintf("/aufgabe neu Yaufgabe%d @ymir bis:15.04.2027", i))
	}
	for i := range 3 {
		a.do("yara", "verein2", fmt.Sprintf("/beschluss neu Ywortlaut%d datum:03.02.2027", i))
	}
	for range 3 {
		a.do("ymir", "@bot", fmt.Sprintf(`erinnerung neu "Yanruf %d" wann:"15.04.2027 18:45"`, a.events.Load()))
	}
}

// check says what is inconsistent in the store: in every council, in the shared tables, in the queue.
func (a *arena) check() []error {
	a.t.Helper()
	councils, err := a.store.Councils(a.t.Context())
	if err != nil {
		a.t.Fatal(err)
	}
	var problems []error
	for _, id := range append(councils, store.System) {
		err := a.store.View(a.t.Context(), id, func(tx store.Tx) error {
			problems = slices.Concat(problems, records.Check(tx), scheduler.Check(tx))
			jobs, posts, err := scheduler.Parked(tx)
			for _, j := range jobs {
				problems = append(problems, fmt.Errorf("job %s was given up: %s", j.Key, j.Error))
			}
			for _, p := range posts {
				problems = append(problems, fmt.Errorf("card %s was given up: %s", p.Key, p.Error))
			}
			return err
		})
		if err != nil {
			a.t.Fatal(err)
		}
	}
	return problems
}

// councils are the ids of the first and the second council.
func (a *arena) councils() (first, second string) {
	a.t.Helper()
	for _, place := range []string{"rat", "verein2"} {
		at, err := a.bot.locate(a.t.Context(), a.event("root", place, ""))
		if err != nil {
			a.t.Fatal(err)
		}
		first, second = cmp.Or(first, at.council), at.council
	}
	return first, second
}

// wall is what chats show: as it looks now, and all that was ever there. It may be used by several at once.
type wall struct {
	// called is what everybody is called where it is set: chat servers vouch for whatever people choose.
	called string

	mu    sync.Mutex
	posts map[string]bot.Message // by number, as they look now
	shown []bot.Message          // all that was shown since take
}

// account is somebody's account on a platform. Everybody has one.
func (w *wall) account(platform, username string) bot.Account {
	found := accountOn(platform, username)
	if w.called != "" {
		found.Name = w.called
	}
	return found
}

// face is one platform on the wall.
type face struct {
	chat // who administers it
	wall *wall
}

func (f *face) Person(_ context.Context, _, username string) (bot.Account, error) {
	if len(username) > 64 {
		return bot.Account{}, bot.ErrNoPerson
	}
	return f.wall.account(f.name, username), nil
}

func (f *face) Send(_ context.Context, m bot.Message) (bot.Ref, error) {
	w := f.wall
	w.mu.Lock()
	defer w.mu.Unlock()
	ref := bot.Ref{Platform: f.name, Channel: m.To.Channel + m.To.Account, Post: fmt.Sprint(len(w.posts) + 1)}
	w.posts[ref.Post] = m
	w.shown = append(w.shown, m)
	return ref, nil
}

func (f *face) Update(_ context.Context, ref bot.Ref, m bot.Message) error {
	w := f.wall
	w.mu.Lock()
	defer w.mu.Unlock()
	m.Key, m.To = w.posts[ref.Post].Key, w.posts[ref.Post].To
	w.posts[ref.Post] = m
	w.shown = append(w.shown, m)
	return nil
}

func (f *face) Find(_ context.Context, to bot.Audience, key string) (bot.Ref, bool, error) {
	w := f.wall
	w.mu.Lock()
	defer w.mu.Unlock()
	for post, m := range w.posts {
		if m.Key == key && m.To == to {
			return bot.Ref{Platform: f.name, Channel: to.Channel + to.Account, Post: post}, true, nil
		}
	}
	return bot.Ref{}, false, nil
}

// take returns what was shown since it was last called.
func (w *wall) take() []bot.Message {
	w.mu.Lock()
	defer w.mu.Unlock()
	shown := w.shown
	w.shown = nil
	return shown
}

// now returns what is to be seen now of cards with a word in their key.
func (w *wall) now(word string) []bot.Message {
	w.mu.Lock()
	defer w.mu.Unlock()
	var found []bot.Message
	for _, m := range w.posts {
		if strings.Contains(m.Key, word) {
			found = append(found, m)
		}
	}
	return found
}

// memory is a log that several may write to. It begins at warnings: an attack is nothing that surprises the program.
type memory struct {
	mu   sync.Mutex
	text strings.Builder
}

func (m *memory) Write(p []byte) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.text.Write(p)
}

// take returns what was logged since it was last called.
func (m *memory) take() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	logged := m.text.String()
	m.text.Reset()
	return logged
}

// texts are all texts of a reply that people see, each with what it is.
func texts(r bot.Reply) map[string]string {
	seen := map[string]string{}
	if r.Message != nil {
		for what, s := range messageTexts(*r.Message) {
			seen[what] = s
		}
	}
	if f := r.Form; f != nil {
		seen["form title"], seen["form text"], seen["form error"] = f.Title, string(f.Text), f.Error
		for _, field := range f.Fields {
			seen["label of "+field.ID], seen["help of "+field.ID], seen["error of "+field.ID] = field.Label, field.Help, field.Error
			for i, c := range field.Choices {
				seen[fmt.Sprint("choice ", i, " of ", field.ID)] = c.Label
			}
		}
	}
	return seen
}

func messageTexts(m bot.Message) map[string]string {
	seen := map[string]string{"title": m.Title, "text": string(m.Text), "thread": m.Thread}
	for i, f := range m.Facts {
		seen[fmt.Sprint("label of fact ", i)], seen[fmt.Sprint("fact ", i)] = f.Label, string(f.Value)
	}
	for i, b := range m.Buttons {
		seen[fmt.Sprint("button ", i)] = b.Label
	}
	if e := m.Event; e != nil {
		seen["event"], seen["event text"], seen["event place"] = e.Title, string(e.Text), e.Place
	}
	return seen
}

// whole is everything of a reply, what is not seen too: lines of buttons, values of fields.
func whole(r bot.Reply) string {
	var b strings.Builder
	seen := texts(r)
	if m := r.Message; m != nil {
		seen["lines"] = fmt.Sprint(m.Buttons)
	}
	if f := r.Form; f != nil {
		seen["fields"] = fmt.Sprint(f.Line, f.Fields)
	}
	for _, what := range slices.Sorted(maps.Keys(seen)) {
		fmt.Fprintf(&b, "%s: %s\n", what, seen[what])
	}
	return b.String()
}

// size is the length of what is seen of a reply, in runes.
func size(r bot.Reply) (n int) {
	for _, s := range texts(r) {
		n += utf8.RuneCountInString(s)
	}
	return n
}
