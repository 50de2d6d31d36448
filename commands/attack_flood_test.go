package commands

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"gremium/bot"
	"gremium/store"
)

// scale is a store that knows how much stands in each table.
type scale struct {
	store.Store
	mu   sync.Mutex
	docs map[string]int // by table and key
}

func (s *scale) Update(ctx context.Context, council string, f func(store.Tx) error) error {
	return s.Store.Update(ctx, council, func(tx store.Tx) error {
		w := &weighed{Tx: tx, docs: map[string]int{}}
		err := f(w)
		if err == nil {
			s.mu.Lock()
			defer s.mu.Unlock()
			maps.Copy(s.docs, w.docs)
		}
		return err
	})
}

type weighed struct {
	store.Tx
	docs map[string]int
}

func (w *weighed) Put(t store.Layout, key string, doc []byte, entries []store.Entry) error {
	w.docs[t.Name+" "+key] = len(key) + len(doc)
	return w.Tx.Put(t, key, doc, entries)
}

func (w *weighed) Delete(t store.Layout, key string) error {
	w.docs[t.Name+" "+key] = 0
	return w.Tx.Delete(t, key)
}

// weight is how many bytes stand in the tables, without the audit trail and the keys that make clicks count once:
// these grow with every change, and the latter are forgotten again.
func (s *scale) weight() (bytes int, tables map[string]int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	tables = map[string]int{}
	for key, n := range s.docs {
		table, _, _ := strings.Cut(key, " ")
		tables[table] += n
		if table != "audits" && table != "onces" {
			bytes += n
		}
	}
	return bytes, tables
}

// TestNobodyFillsTheStore has a member use every command that a member may use nine hundred times, each time with other
// texts and persons; and again, taking back at once what can be taken back. After a while nothing grows any more, and
// nobody else is flooded with messages.
func TestNobodyFillsTheStore(t *testing.T) {
	for _, c := range all() {
		if c.Hidden || c.Reads || c.founds != nil {
			continue
		}
		for _, back := range []bool{false, true} {
			name := strings.ReplaceAll(c.English, " ", "_")
			if back {
				name += "_taken_back"
			}
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				fill(t, c, back)
			})
		}
	}
}

func fill(t *testing.T, c command, back bool) {
	const times, settled, messages = 900, 600, 80
	s := &scale{Store: onBolt(t), docs: map[string]int{}}
	a := arenaOn(t, s)
	a.people()
	var before map[string]int
	bytes, refused, undone := 0, 0, 0
	for i := range times {
		if back && i == 50 && undone == 0 {
			return // there is nothing to take back: the other test is the same
		}
		if i == settled {
			bytes, before = s.weight()
		}
		a.now = a.now.Add(61 * time.Second) // nothing is taken for the same click twice
		reply := a.bot.Handle(t.Context(), a.event("carl", "rat", typed(c, varied(c, i))))
		if reply.Failed {
			if refused++; refused == 50 && i == 49 {
				return // not for members, or for one thing only
			}
			continue
		}
		for _, b := range reply.Message.Buttons {
			if back && !b.Until.IsZero() {
				undone++
				a.bot.Handle(t.Context(), a.event("carl", "rat", b.Line))
			}
		}
		a.deliver()
	}
	now, after := s.weight()
	if now > bytes+bytes/50 {
		t.Errorf("from the %dth to the %dth time the store grows from %d to %d bytes: %v, %v", settled, times, bytes, now, before, after)
	}
	told := map[bot.Audience]int{}
	for _, m := range a.wall.now("") {
		told[m.To]++
	}
	for to, n := range told {
		if n > messages && to.Account != account("carl").ID {
			t.Errorf("%+v has %d messages", to, n)
		}
	}
	if logged := a.log.take(); logged != "" {
		t.Errorf("logged: %s", short(logged))
	}
	t.Logf("%d of %d were carried out; %d bytes", times-refused, times, now)
}

// varied are values of a command, other ones each time.
func varied(c command, i int) map[string]string {
	values := fitting(c)
	for _, o := range c.Options {
		if o.Hidden {
			continue
		}
		switch o.Kind {
		case bot.Text, bot.LongText:
			values[o.ID] = fmt.Sprintf("Probe %d %s", i, strings.Repeat("x", 40))
		case bot.Person:
			if o.ID == "for" {
				continue
			}
			values[o.ID] = fmt.Sprintf("Neu %d", i)
			if i%3 == 0 {
				values[o.ID] = fmt.Sprintf("@neu%d", i)
			}
		case bot.OneOf:
			values[o.ID] = o.Choices[i%len(o.Choices)].Name
		case bot.ID:
			if values[o.ID] == "S2" && i%2 == 0 { // one that everybody has been invited to
				values[o.ID] = "S1"
			}
		}
	}
	return values
}

// TestFlood hands in very many events, from one person and from a thousand, sensible ones and nonsense, as fast as it
// goes. Each has a clear answer, somebody who does something in the middle of it is served, and memory stays what it was.
func TestFlood(t *testing.T) {
	events := 100_000
	if every > 1 {
		events = 8_000
	}
	flood := []string{
		"/kuchen backen", "/sitzung liste", "/sitzung zeigen S1", "/top liste S1", "/mitglied liste", "/gremium", "/gremium hilfe", "/g S1 ja", "/g S1 nein",
		"/gremium sprache deutsch", "/sitzung absagen S1 grund:x", "/erinnerung neu Tee wann:\"morgen 10 Uhr\"", "/erinnerung liste", "/top neu Viel sitzung:S2",
		"/sitzung zeigen S99", "hallo", "/gremium einrichten muster:verein",
	}
	heavy := []string{strings.Repeat("/sitzung neu ", 900), "/top neu " + strings.Repeat("@anna ", 800), "/top neu " + strings.Repeat("von: x ", 2000)}
	for _, persons := range []int{1, 1000} {
		t.Run(fmt.Sprint(persons, " persons"), func(t *testing.T) {
			a := newArena(t, true)
			core := Paced(a.bot, a.bot.Now) // by a clock that stands still
			who := func(i int) string {
				if persons == 1 {
					return "carl"
				}
				return fmt.Sprint("fremd", i%persons)
			}
			before := heap()
			var next, refused atomic.Int64
			var crowd, others sync.WaitGroup
			for range 64 {
				crowd.Go(func() {
					for i := int(next.Add(1)); i <= events; i = int(next.Add(1)) {
						line := flood[rand.IntN(len(flood))]
						if i%100 == 0 {
							line = heavy[rand.IntN(len(heavy))]
						}
						reply := core.Handle(t.Context(), a.event(who(i), "rat", line))
						if reply.Message == nil && reply.Form == nil {
							t.Error("no answer")
						}
						if reply.Message != nil && strings.Contains(string(reply.Message.Text), "sehr schnell") {
							refused.Add(1)
						}
					}
				})
			}
			var slowest time.Duration
			others.Go(func() {
				for i := range 30 {
					began := time.Now()
					answer := []string{"ja", "nein"}[i%2]
					if reply := core.Handle(t.Context(), a.event("dora", "rat", "/sitzung rueckmeldung S1 "+answer)); reply.Failed {
						t.Errorf("dora is not served: %s", whole(reply))
					}
					slowest = max(slowest, time.Since(began))
				}
			})
			others.Wait()
			crowd.Wait()
			grown := heap() - before
			t.Logf("%d events, %d were too fast; dora waited %v at most; the heap grew by %d kB", events, refused.Load(), slowest, grown>>10)
			if n, want := int(refused.Load()), max(0, events-persons*paceCommands); n != want {
				t.Errorf("%d of %d were too fast, want %d", n, events, want)
			}
			if slowest > 5*time.Second {
				t.Errorf("dora waited %v", slowest)
			}
			if grown > 16<<20 {
				t.Errorf("the heap grew by %d kB", grown>>10)
			}
			if logged := a.log.take(); logged != "" {
				t.Errorf("logged: %s", short(logged))
			}
			for _, problem := range a.check() {
				t.Errorf("inconsistent: %v", problem)
			}
		})
	}
}

// TestPace says who is too fast: one account after forty commands at once, not the others, and not for long.
func TestPace(t *testing.T) {
	a := newArena(t, true)
	core := Paced(a.bot, func() time.Time { return a.now })
	allowed := func(who string, n int) (served int) {
		for range n {
			if !core.Handle(t.Context(), a.event(who, "rat", "/sitzung liste")).Failed {
				served++
			}
		}
		return served
	}
	if n := allowed("carl", 100); n != paceCommands {
		t.Errorf("carl may do %d things at once", n)
	}
	if n := allowed("dora", 1); n != 1 {
		t.Error("dora has to wait for carl")
	}
	a.now = a.now.Add(10 * paceEvery)
	if n := allowed("carl", 100); n != 10 {
		t.Errorf("after a while carl may do %d things", n)
	}
	for i := range 3 * mostPaces {
		core.Handle(t.Context(), bot.Event{From: bot.Account{Platform: "test", ID: fmt.Sprint(i)}, Line: "x"})
	}
	if n := len(core.(*paced).doing.of); n > mostPaces {
		t.Errorf("%d accounts are remembered", n)
	}
	suggested := 0
	for range 1000 {
		suggested += len(core.Suggest(t.Context(), a.event("dora", "rat", "/sitzung zeigen "), "meeting", "S1"))
	}
	if suggested != paceTyping {
		t.Errorf("%d suggestions", suggested)
	}
}

// heap is what is in use after a collection.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
