package commands

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Ballots at the same moment. Some things are done at once, for real: by members on one or two platforms, by a member and
// the deputy on the same seat, by whoever leads, by the job that ends the vote, with the clock going on meanwhile. Whatever
// came of it must be what a simple model comes to in some order, with the same answers; and no order may do for two.

// session is a bot on an arena whose clock goes on while it works.
type session struct {
	*arena
	clock atomic.Int64
	jobs  sync.Mutex // there is one queue
}

func (a *arena) hustle() *session {
	s := &session{arena: a}
	s.clock.Store(a.now.UnixNano())
	zone := a.now.Location()
	now := func() time.Time { return time.Unix(0, s.clock.Load()).In(zone) }
	a.bot = New(Options{Store: a.store, Now: now, Platforms: a.bot.Platforms, Log: a.bot.Log})
	a.queue = scheduler.New(scheduler.Options{
		Store: a.store, Now: now, Platforms: a.bot.Platforms, Log: a.bot.Log, Workers: 2, Kinds: a.bot.Kinds(), Render: a.bot.Render,
	})
	return s
}

// stored is what is stored of the vote, as the model says it.
func (s *session) stored() string {
	s.t.Helper()
	said := "not open"
	s.first(func(tx store.Tx) error {
		v, err := records.Vote(tx, "V1")
		if err != nil {
			return dropUnknown(err)
		}
		all, err := records.ElectorsOf(tx, v.Number)
		if err != nil {
			return err
		}
		p := polling{open: true, closed: !v.Closed.IsZero(), tally: v.Tally, seats: map[string]string{}, ballots: map[string]ballotThere{}, recused: map[string]bool{}}
		p.ends = v.EndsIn()
		recused := 0
		for _, e := range all {
			seat, err := records.People.Get(tx, e.Seat)
			if err != nil {
				return err
			}
			person, err := records.People.Get(tx, e.Person)
			if err != nil {
				return err
			}
			who := person.Accounts[0].Username
			p.seats[seat.Accounts[0].Username], p.recused[who] = who, e.Recused
			if e.Voted {
				p.ballots[who] = ballotThere{e.Choice, e.By != ""}
			}
			if e.Recused {
				recused++
			}
			if e.Recused && (e.Voted || e.Choice != "") || !e.Voted && e.Choice != "" {
				s.t.Errorf("%+v", e)
			}
		}
		if recused != v.Standing.Recused {
			s.t.Errorf("%d recused, the vote says %d", recused, v.Standing.Recused)
		}
		said = p.says()
		return nil
	})
	return said
}

// pollingPlace is a meeting in which a vote may be opened: anna leads, bert presides, carl has two accounts, and frieda, who
// is there, stands in for dora.
func pollingPlace(t *testing.T, s store.Store) *arena {
	t.Helper()
	a := arenaOn(t, s)
	a.do("root", "rat", "/gremium einrichten muster:lenkungsgremium name:Aue")
	a.do("root", "rat", "/gremium regeln frist:0")
	a.do("root", "rat", "/mitglied neu @anna rolle:koordination")
	a.do("anna", "rat", "/mitglied neu @bert rolle:vorsitz")
	for _, who := range []string{"carl", "dora", "emil"} {
		a.do("anna", "rat", "/mitglied neu @"+who)
	}
	a.do("anna", "rat", "/mitglied neu @frieda vertritt:@dora")
	a.do("root", "other:aue", "/gremium verbinden "+a.code("anna", "/gremium verbinden"))
	a.do("carl", "other:@bot", "/mitglied verknuepfen "+a.code("carl", "/mitglied verknuepfen"))
	a.do("anna", "rat", "/sitzung neu 01.03.2027 10:00")
	a.do("anna", "rat", "/top neu Lampen art:beschluss")
	a.do("anna", "rat", "/sitzung einladen S1 grund:Eilt jetzt:ja")
	a.until(a.now.Add(time.Hour))
	a.do("anna", "rat", "/sitzung eroeffnen S1")
	a.do("anna", "rat", "/sitzung anwesend @bert @carl @emil @frieda")
	a.do("anna", "rat", "/top aufruf 1")
	return a
}

// TestBallotsUnderEveryRace has members, a deputy, two platforms, whoever leads, the end of the vote and the clock do things
// at the same moment: what is stored afterwards, and what everybody was told, is what came one after the other.
func TestBallotsUnderEveryRace(t *testing.T) {
	base := pollingPlace(t, onBolt(t))
	rapid.Check(t, func(rt *rapid.T) {
		fork, end := base.fork()
		defer end()
		s := fork.hustle()
		noon := time.Date(2027, 3, 1, 12, 0, 0, 0, s.now.Location())
		early := rapid.Bool().Draw(rt, "early")
		states := []polling{{
			ends: noon, early: early, here: map[string]bool{"frieda": true}, biased: map[string]bool{},
			seats: map[string]string{}, ballots: map[string]ballotThere{}, recused: map[string]bool{}, used: map[string]bool{},
		}}
		now := s.now
		var past []turn
		draw := func(first bool) turn {
			if len(past) > 0 && rapid.IntRange(0, 5).Draw(rt, "again") == 0 { // the same click, delivered twice
				return rapid.SampledFrom(past).Draw(rt, "which")
			}
			kinds := []string{"cast", "cast", "cast", "cast", "cast", "recuse", "item", "close", "extend", "end"}
			if first {
				kinds = []string{"cast", "item", "comes"}
			}
			tn := turn{what: rapid.SampledFrom(kinds).Draw(rt, "what"), who: "anna", place: "rat"}
			switch tn.what {
			case "cast", "recuse", "item":
				tn.who = rapid.SampledFrom([]string{"bert", "carl", "carl", "dora", "emil", "frieda", "anna"}).Draw(rt, "who")
				tn.choice = rapid.SampledFrom([]council.Choice{council.Yes, council.No, council.Abstain}).Draw(rt, "choice")
				switch {
				case tn.who == "anna" && tn.what == "cast":
					tn.forWhom = rapid.SampledFrom([]string{"bert", "carl", "dora", "frieda"}).Draw(rt, "for")
				case tn.who == "anna":
					tn.who = "bert"
				case tn.who == "carl" && rapid.Bool().Draw(rt, "second account"):
					tn.place = "other:aue"
				}
			}
			tn.event = s.event(tn.who, tn.place, tn.line(early))
			tn.event.Once.Until = noon.AddDate(0, 0, 1)
			return tn
		}
		for batch := range rapid.IntRange(2, 6).Draw(rt, "batches") {
			var turns []turn
			if batch == 0 {
				turns = append(turns, turn{what: "open", who: "anna", place: "rat"})
				turns[0].event = s.event("anna", "rat", turns[0].line(early))
			}
			for range rapid.IntRange(1, 4-len(turns)).Draw(rt, "turns") {
				turns = append(turns, draw(batch == 0))
			}
			instants := []time.Time{now}
			if clock := rapid.SampledFrom([]string{"stands", "almost", "over"}).Draw(rt, "clock"); batch > 0 && clock != "stands" {
				now = later(now, states[0].ends.Add(map[string]time.Duration{"almost": -1, "over": 0}[clock]))
				instants = append(instants, now)
			}
			s.together(rt, turns, now)
			stored, found := s.stored(), map[string]polling{}
			for _, before := range states {
				explained(before, turns, instants, stored, found)
			}
			if len(found) == 0 {
				for _, tn := range turns {
					rt.Logf("%v failed %v: %.200s", tn, tn.reply.Failed, replied(tn))
				}
				rt.Fatalf("at %v, of\n%s\nno order comes to\n%s", instants, states[0].says(), stored)
			}
			states, past = slices.Collect(maps.Values(found)), append(past, turns...)
			past = slices.DeleteFunc(past, func(tn turn) bool { return tn.what == "end" || tn.what == "comes" || tn.what == "item" })
		}
		now = later(now, noon.Add(2*time.Hour))
		s.clock.Store(now.UnixNano())
		s.together(rt, []turn{{what: "end"}}, now)
		states[0].take(turn{what: "end"}, now)
		if stored := s.stored(); stored != states[0].says() {
			rt.Fatalf("in the end\n%s\nwant\n%s", stored, states[0].says())
		}
		s.shows()
	})
}

// TestBallotsAtOnce has everybody press twice at the same moment, the second account too, while somebody is recused and whoever
// leads closes the vote: on each engine what is stored afterwards is what came one after the other.
func TestBallotsAtOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, open func(testing.TB) store.Store) {
		s := pollingPlace(t, open(t)).hustle()
		noon := time.Date(2027, 3, 1, 12, 0, 0, 0, s.now.Location())
		state := polling{
			ends: noon, here: map[string]bool{"frieda": true}, biased: map[string]bool{}, seats: map[string]string{},
			ballots: map[string]ballotThere{}, recused: map[string]bool{}, used: map[string]bool{},
		}
		step := func(turns ...turn) {
			t.Helper()
			for i := range turns {
				turns[i].event = s.event(turns[i].who, cmp.Or(turns[i].place, "rat"), turns[i].line(false))
			}
			s.together(t, turns, s.now)
			stored, found := s.stored(), map[string]polling{}
			explained(state, turns, []time.Time{s.now}, stored, found)
			for _, after := range found {
				state = after
			}
			if len(found) == 0 {
				for _, tn := range turns {
					t.Logf("%v failed %v: %.200s", tn, tn.reply.Failed, replied(tn))
				}
				t.Fatalf("of\n%s\nno order comes to\n%s", state.says(), stored)
			}
		}
		step(turn{what: "open", who: "anna"})
		for _, choice := range []council.Choice{council.Yes, council.No} {
			step(turn{what: "cast", who: "bert", choice: choice}, turn{what: "cast", who: "bert", choice: choice},
				turn{what: "cast", who: "carl", choice: council.Yes}, turn{what: "cast", who: "carl", place: "other:aue", choice: council.No},
				turn{what: "cast", who: "frieda", choice: choice}, turn{what: "cast", who: "dora", choice: choice})
		}
		step(turn{what: "cast", who: "emil", choice: council.Yes}, turn{what: "recuse", who: "emil"}, turn{what: "close", who: "anna"},
			turn{what: "cast", who: "carl", choice: council.Abstain}, turn{what: "close", who: "bert"})
		s.shows()
	})
}

func replied(tn turn) string {
	if tn.reply.Message == nil {
		return ""
	}
	return said(tn.reply)
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// together does some things at once, while the clock goes on to an instant.
func (s *session) together(rt interface{ Errorf(string, ...any) }, turns []turn, now time.Time) {
	s.t.Helper()
	begin := make(chan struct{})
	var all sync.WaitGroup
	for i := range turns {
		all.Go(func() {
			<-begin
			if turns[i].what == "end" {
				s.jobs.Lock()
				defer s.jobs.Unlock()
				if err := s.queue.RunDue(s.t.Context(), time.Unix(0, s.clock.Load()).In(s.now.Location())); err != nil {
					rt.Errorf("jobs: %v", err)
				}
				return
			}
			turns[i].reply = s.bot.Handle(s.t.Context(), turns[i].event)
		})
	}
	all.Go(func() {
		<-begin
		s.clock.Store(now.UnixNano())
	})
	close(begin)
	all.Wait()
}

// shows fails the test where a card of the vote is not as it would be rendered now, or the program met what it did not expect.
func (s *session) shows() {
	s.t.Helper()
	if err := s.queue.RunDue(s.t.Context(), time.Unix(0, s.clock.Load()).In(s.now.Location())); err != nil {
		s.t.Fatal(err)
	}
	if logged := s.log.take(); logged != "" {
		s.t.Errorf("logged: %s", logged)
	}
	s.first(func(tx store.Tx) error {
		found := 0
		for name := range cards {
			for p, err := range scheduler.PostedCards(tx, name, "V1") {
				if err != nil {
					return err
				}
				now, err := s.bot.Render(tx, p.Card, p.To)
				if err != nil {
					return err
				}
				s.wall.mu.Lock()
				shown := s.wall.posts[p.Ref.Post]
				s.wall.mu.Unlock()
				if fmt.Sprint(messageTexts(now)) != fmt.Sprint(messageTexts(shown)) {
					s.t.Errorf("the card %s shows\n%v\nwant\n%v", p.Key, messageTexts(shown), messageTexts(now))
				}
				found++
			}
		}
		if found < 2 {
			s.t.Errorf("%d cards of the vote", found)
		}
		return nil
	})
}
