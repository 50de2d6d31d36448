package commands

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
	"gremium/store/postgres"
	"gremium/store/postgres/postgrestest"
)

func TestMain(m *testing.M) { os.Exit(postgrestest.Main(m)) }

// onBoth runs a test on each engine.
func onBoth(t *testing.T, test func(t *testing.T, open func(testing.TB) store.Store)) {
	t.Run("bolt", func(t *testing.T) { test(t, onBolt) })
	t.Run("postgres", func(t *testing.T) { test(t, onPostgres) })
}

func onPostgres(t testing.TB) store.Store {
	t.Helper()
	s, err := postgres.Open(t.Context(), postgrestest.URL(t), Layouts())
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

// atOnce hands in events all at the same time, while the queue delivers, and returns the replies.
func (a *arena) atOnce(events ...bot.Event) []bot.Reply {
	a.t.Helper()
	a.bot.OnCommit(a.queue.Wake)
	ctx, stop := context.WithCancel(a.t.Context())
	var queue, clicks sync.WaitGroup
	queue.Go(func() {
		if err := a.queue.Run(ctx); err != nil {
			a.t.Error(err)
		}
	})
	replies := make([]bot.Reply, len(events))
	begin := make(chan struct{})
	for i, e := range events {
		clicks.Go(func() {
			<-begin
			replies[i] = a.bot.Handle(a.t.Context(), e)
		})
	}
	close(begin)
	clicks.Wait()
	stop()
	queue.Wait()
	a.deliver()
	return replies
}

// done is how many replies neither refuse nor ask back.
func done(replies []bot.Reply) (n int) {
	for _, r := range replies {
		if !r.Failed && !asks(r) {
			n++
		}
	}
	return n
}

// asks says whether a reply only asks back.
func asks(r bot.Reply) bool {
	return r.Form != nil || slices.ContainsFunc(r.Message.Buttons, func(b bot.Button) bool {
		return strings.Contains(b.Line, "trotzdem:ja") || strings.Contains(b.Line, "jetzt:ja")
	})
}

// first reads the first council.
func (a *arena) first(read func(store.Tx) error) {
	a.t.Helper()
	id, _ := a.councils()
	if err := a.store.View(a.t.Context(), id, read); err != nil {
		a.t.Fatal(err)
	}
}

// rows are how many rows of a table there are.
func rows[T any](a *arena, table store.Table[T]) (n int) {
	a.t.Helper()
	a.first(func(tx store.Tx) error {
		for _, err := range table.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			n++
		}
		return nil
	})
	return n
}

// sound fails the test when the store is inconsistent, a card shows something else than what is so, or the program
// met something that it did not expect.
func (a *arena) sound() {
	a.t.Helper()
	for _, problem := range a.check() {
		a.t.Errorf("inconsistent: %v", problem)
	}
	if logged := a.log.take(); logged != "" {
		a.t.Errorf("logged: %s", logged)
	}
	id, _ := a.councils()
	a.wall.mu.Lock()
	defer a.wall.mu.Unlock()
	err := a.store.View(a.t.Context(), id, func(tx store.Tx) error {
		for _, p := range a.posted(tx) {
			now, err := a.bot.Render(tx, p.Card, p.To)
			if err != nil {
				return fmt.Errorf("card %s: %w", p.Key, err)
			}
			if diff := cmp.Diff(messageTexts(now), messageTexts(a.wall.posts[p.Ref.Post])); diff != "" {
				a.t.Errorf("the card %s is not as it is now: %s", p.Key, diff)
			}
		}
		return nil
	})
	if err != nil {
		a.t.Error(err)
	}
}

// posted are the cards about the meetings of a council.
func (a *arena) posted(tx store.Tx) (all []scheduler.Posted) {
	a.t.Helper()
	for m, err := range records.Meetings.List(tx, store.Range{}) {
		for name := range cards {
			for p, err := range scheduler.PostedCards(tx, name, m.ID) {
				if err != nil {
					a.t.Fatal(err)
				}
				all = append(all, p)
			}
		}
		if err != nil {
			a.t.Fatal(err)
		}
	}
	return all
}

// TestSameClick delivers one click ten times at once: it counts once. Then the same is clicked ten times: what may be
// there once only is there once.
func TestSameClick(t *testing.T) {
	clicks := []struct {
		who, line string
		more      func(a *arena) int // rows of what it makes
		most      int                // of ten different clicks, 10 where each may count
	}{
		{"anna", "/sitzung neu 23.06.2027 16:00", func(a *arena) int { return rows(a, records.Meetings) }, 1},
		{"anna", "/sitzung einladen S2 jetzt:ja", func(a *arena) int { return rows(a, records.Invitations) / 4 }, 1},
		{"anna", "/mitglied neu @frieda", func(a *arena) int { return rows(a, records.Memberships) }, 1},
		{"carl", "/sitzung rueckmeldung S1 vertretung @emil", func(a *arena) int { return rows(a, records.People) }, 10},
		{"carl", "/erinnerung neu Tee wann:\"morgen 10 Uhr\"", func(a *arena) int { return rows(a, records.Reminders) }, 1},
		{"carl", "/erinnerung aus E1", func(a *arena) int { return -rows(a, records.Reminders) }, 1},
		{"anna", "/sitzung absagen S1 grund:Sturm", nil, 1},
		{"anna", "/sitzung verschieben S2 auf:\"26.05.2027 16:00\"", nil, 1},
		{"carl", "/top zurueckziehen S2-1", nil, 1},
		{"bert", "/gremium regeln frist:3", nil, 10},
	}
	onBoth(t, func(t *testing.T, open func(testing.TB) store.Store) {
		for _, c := range clicks {
			for _, same := range []bool{true, false} {
				a := arenaOn(t, open(t))
				a.people()
				audits := rows(a, records.Audits)
				made := 0
				if c.more != nil {
					made = c.more(a)
				}
				event := a.event(c.who, "rat", c.line)
				events := make([]bot.Event, 10)
				for i := range events {
					events[i] = event
					if !same {
						events[i].Once.Key = fmt.Sprint(event.Once.Key, " ", i)
					}
				}
				replies := a.atOnce(events...)
				want := c.most
				if same {
					want = 1
				}
				if n := done(replies); n != want {
					t.Errorf("%s (same click: %v): %d of ten count, want %d: %s", c.line, same, n, want, whole(replies[0]))
				}
				for _, r := range replies {
					if r.Failed && same && !strings.Contains(string(r.Message.Text), "schon geschehen") {
						t.Errorf("%s: %s", c.line, r.Message.Text)
					}
				}
				if n := rows(a, records.Audits) - audits; n != want {
					t.Errorf("%s (same click: %v): %d audit rows, want %d", c.line, same, n, want)
				}
				if c.more != nil {
					if n := c.more(a) - made; n != 1 {
						t.Errorf("%s (same click: %v): %d rows, want 1", c.line, same, n)
					}
				}
				a.sound()
			}
		}
	})
}

// TestFoundedAtOnce has ten administrators found the council at once, in one channel and in ten.
func TestFoundedAtOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, open func(testing.TB) store.Store) {
		for _, channels := range []int{1, 10} {
			a := arenaOn(t, open(t))
			var events []bot.Event
			for i := range 10 {
				events = append(events, a.event("root", "rat"+string(rune('a'+i%channels)), "/gremium einrichten muster:verein name:Verein"))
			}
			replies := a.atOnce(events...)
			councils, err := a.store.Councils(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			// In ten channels nine find the name taken, or have to try again.
			if n := done(replies); n != 1 || len(councils) != 1 {
				t.Errorf("in %d channels: %d founded, %d councils: %s", channels, n, len(councils), whole(replies[0]))
			}
			a.sound()
		}
	})
}

// TestCodeAtOnce has ten accounts type the code that one member was given: one of them becomes the member's. And one
// that guesses is stopped, also when the guesses come at once.
func TestCodeAtOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, open func(testing.TB) store.Store) {
		a := arenaOn(t, open(t))
		a.people()
		code := a.code("dora", "/mitglied verknuepfen")
		var events, guesses []bot.Event
		for i := range 10 {
			events = append(events, a.event(fmt.Sprint("dieb", i), "other:aue", "/mitglied verknuepfen "+code))
			guesses = append(guesses, a.event("rater", "other:aue", fmt.Sprintf("/mitglied verknuepfen AAAA-BB%02d", 22+i)))
		}
		if n := done(a.atOnce(events...)); n != 1 {
			t.Errorf("%d accounts became dora's", n)
		}
		if n := done(a.atOnce(guesses...)); n != 0 {
			t.Errorf("%d guesses are right", n)
		}
		event := a.event("rater", "other:aue", "/mitglied verknuepfen "+a.code("dora", "/mitglied verknuepfen"))
		if reply := a.bot.Handle(t.Context(), event); !reply.Failed || !strings.Contains(string(reply.Message.Text), "zu viele falsche Codes") {
			t.Errorf("after ten guesses: %s", whole(reply))
		}
		a.sound()
	})
}

// TestTwoAtOnce has two persons do what gets in each other's way. What comes of it is what comes of it when one of
// them is first.
func TestTwoAtOnce(t *testing.T) {
	pairs := [][4]string{
		{"anna", "/sitzung verschieben S1 auf:\"21.04.2027 16:00\" grund:Saal", "bert", "/sitzung absagen S1 grund:Krank"},
		{"anna", "/sitzung verschieben S1 auf:\"21.04.2027 16:00\" grund:Saal", "bert", "/sitzung verschieben S1 auf:\"28.04.2027 16:00\" grund:Raum"},
		{"anna", "/sitzung einladen S2 jetzt:ja", "bert", "/sitzung einladen S2 jetzt:ja"},
		{"anna", "/sitzung einladen S2 jetzt:ja", "bert", "/sitzung absagen S2 grund:Krank"},
		{"anna", "/sitzung einladen S2 jetzt:ja", "carl", "/top neu Nachtrag sitzung:S2"},
		{"anna", "/mitglied neu @frieda", "bert", "/sitzung einladen S2 jetzt:ja"},
		{"anna", "/mitglied ende @carl zum:28.02.2027", "carl", "/sitzung rueckmeldung S1 ja"},
		{"anna", "/mitglied neu @frieda", "bert", "/mitglied neu @frieda rolle:vorsitz"},
		{"anna", "/sitzung aendern S1 ort:Keller", "bert", "/sitzung absagen S1 grund:Krank"},
		{"carl", "/sitzung rueckmeldung S1 ja", "anna", "/sitzung rueckmeldung S1 nein fuer:@carl"},
		{"carl", "/top zurueckziehen S1-1", "anna", "/top zurueckziehen S1-1"},
		{"carl", "/sitzung rueckmeldung S1 vertretung @dora", "dora", "/sitzung rueckmeldung S1 nein"},
		{"bert", "/gremium regeln frist:3", "anna", "/sitzung einladen S2 jetzt:ja"},
		{"bert", "/gremium regeln frist:3", "bert", "/gremium regeln mehrheit:zweidrittel"},
	}
	onBoth(t, func(t *testing.T, open func(testing.TB) store.Store) {
		for _, p := range pairs {
			var serial []string
			for _, order := range [][2]int{{0, 2}, {2, 0}} {
				a := arenaOn(t, onBolt(t))
				a.people()
				for _, i := range order {
					a.bot.Handle(t.Context(), a.event(p[i], "rat", p[i+1]))
					a.deliver()
				}
				a.sound()
				serial = append(serial, a.state())
			}
			a := arenaOn(t, open(t))
			a.people()
			audits := rows(a, records.Audits)
			replies := a.atOnce(a.event(p[0], "rat", p[1]), a.event(p[2], "rat", p[3]))
			if n := rows(a, records.Audits) - audits; n != done(replies) {
				t.Errorf("%s | %s: %d done, %d audit rows", p[1], p[3], done(replies), n)
			}
			if state := a.state(); !slices.Contains(serial, state) {
				t.Errorf("%s | %s: neither was first: %s\n\n%s", p[1], p[3], cmp.Diff(serial[0], state), cmp.Diff(serial[1], state))
			}
			a.sound()
		}
	})
}

// state is what the first council has, without what is random.
func (a *arena) state() string {
	a.t.Helper()
	var b strings.Builder
	names := map[string]string{}
	a.first(func(tx store.Tx) error {
		for p, err := range records.People.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			names[p.ID] = p.Name
		}
		var memberships []string
		for m, err := range records.Memberships.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			memberships = append(memberships, fmt.Sprint(names[m.Person], m.Roles, m.Start, m.End))
		}
		slices.Sort(memberships)
		fmt.Fprintln(&b, memberships)
		for m, err := range records.Meetings.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			fmt.Fprintln(&b, m.ID, m.State, m.Wall, m.Place, m.CancelReason, m.NoticeKept, m.Sequence, len(m.Moves))
			for _, item := range m.Agenda {
				fmt.Fprintln(&b, item.Number, item.Title, item.Withdrawn)
			}
		}
		var invitations []string
		for i, err := range records.Invitations.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			invitations = append(invitations, fmt.Sprint(i.Meeting, names[i.Person], i.Answer, names[i.Substitute], i.Named))
		}
		slices.Sort(invitations)
		fmt.Fprintln(&b, invitations)
		for o, err := range records.Organizations.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			fmt.Fprintln(&b, o.Name, o.Rules[len(o.Rules)-1])
		}
		return nil
	})
	return b.String()
}

// TestManyAtOnce draws crowds that do anything at once, each click up to three times, and looks at what must hold
// whatever the order: one audit row for each event carried out, no meeting planned twice, one card for each person,
// and cards that show what is so.
func TestManyAtOnce(t *testing.T) {
	lines := map[string][]string{
		"anna": {"/sitzung einladen S2 jetzt:ja", "/sitzung verschieben S1 auf:\"21.04.2027 16:00\" grund:a", "/sitzung absagen S3 grund:a",
			"/mitglied neu @frieda", "/sitzung aendern S1 ort:Keller", "/sitzung neu 23.06.2027 16:00"},
		"bert": {"/sitzung einladen S2 jetzt:ja", "/sitzung verschieben S1 auf:\"28.04.2027 16:00\" grund:b", "/sitzung absagen S1 grund:b",
			"/gremium regeln frist:3", "/top neu Bericht sitzung:S2", "/sitzung neu 23.06.2027 16:00"},
		"carl": {"/sitzung rueckmeldung S1 ja", "/sitzung rueckmeldung S1 nein", "/sitzung rueckmeldung S1 vertretung @emil",
			"/top neu Antrag sitzung:S2", "/top zurueckziehen S2-1", "/erinnerung neu Tee wann:\"zur nächsten Sitzung\""},
		"dora": {"/sitzung rueckmeldung S1 ja", "/sitzung rueckmeldung S2 nein", "/top neu Frage sitzung:S1"},
		"emil": {"/sitzung rueckmeldung S1 nein als-vertretung:ja", "/sitzung zeigen S1", "/top liste S1"},
	}
	people := slices.Sorted(maps.Keys(lines))
	crowd := func(t *testing.T, s store.Store, seed uint64) {
		a := arenaOn(t, s)
		a.people()
		audits := rows(a, records.Audits)
		r := rand.New(rand.NewPCG(seed, 0))
		var events []bot.Event
		for range 2 + r.IntN(14) {
			who := people[r.IntN(len(people))]
			event := a.event(who, "rat", lines[who][r.IntN(len(lines[who]))])
			for range 1 + r.IntN(3) {
				events = append(events, event)
			}
		}
		var changed []bot.Reply
		for i, reply := range a.atOnce(events...) {
			if command, _, err := a.bot.set.Find(events[i].Line); err == nil && !command.Reads {
				changed = append(changed, reply)
			}
		}
		if n := rows(a, records.Audits) - audits; n != done(changed) {
			t.Errorf("seed %d: %d carried out, %d audit rows", seed, done(changed), n)
		}
		planned := map[string]string{}
		a.first(func(tx store.Tx) error {
			for m, err := range records.Meetings.List(tx, store.Range{}) {
				if err != nil {
					return err
				}
				if other := planned[m.Wall]; other != "" && m.State == council.Planned {
					t.Errorf("seed %d: %s is planned for the time of %s", seed, m.ID, other)
				}
				planned[m.Wall] = m.ID
			}
			return nil
		})
		told := map[string]int{}
		for _, m := range a.wall.now("") {
			if told[m.Key]++; told[m.Key] > 1 {
				t.Errorf("seed %d: %s was posted %d times", seed, m.Key, told[m.Key])
			}
		}
		if a.sound(); t.Failed() {
			t.Fatalf("seed %d: %+v", seed, events)
		}
	}
	for engine, rounds := range map[string]int{"bolt": 60, "postgres": 12} {
		t.Run(engine, func(t *testing.T) {
			for range rounds {
				open := onBolt
				if engine == "postgres" {
					open = onPostgres
				}
				s := open(t)
				crowd(t, s, rand.Uint64())
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
