package scheduler

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gremium/bot"
	"gremium/store"
)

// model is what a queue must have done, in a few lines: which jobs are pending, what each channel shows.
type model struct {
	jobs  map[string]time.Time
	cards map[string]string              // text by id
	shows map[string]map[string][]string // channel -> kind of message -> keys in order
}

// TestAgainstModel does random things, among them to be killed, and compares the screen with a model.
// The order in a channel is compared for those posted by commands and those posted by jobs apart.
func TestAgainstModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "model")
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = os.RemoveAll(dir) }()
		path := filepath.Join(dir, "store")
		s := open(t, path)
		defer func() { _ = s.Close() }()
		w := worldOf(t, s)
		m := model{map[string]time.Time{}, map[string]string{}, map[string]map[string][]string{}}

		key := rapid.SampledFrom([]string{"a", "b", "c", "d"})
		where := rapid.SampledFrom([]string{"town", "hall"})
		short := rapid.IntRange(0, 90)
		serial := 0
		show := func(to, kind, key string) {
			if m.shows[to] == nil {
				m.shows[to] = map[string][]string{}
			}
			if !slices.Contains(m.shows[to][kind], key) {
				m.shows[to][kind] = append(m.shows[to][kind], key)
			}
		}
		// passes lets time go on in the model: jobs due by then have run, in due order.
		passes := func(now time.Time) {
			var due []string
			for k, at := range m.jobs {
				if !at.After(now) {
					due = append(due, store.Stamp(at)+" "+k)
				}
			}
			slices.Sort(due)
			for _, d := range due {
				_, k, _ := strings.Cut(d, " ")
				delete(m.jobs, k)
				show(k[:4], "job", k)
			}
		}
		t.Repeat(map[string]func(*rapid.T){
			"schedule": func(t *rapid.T) {
				to := where.Draw(t, "where")
				k := fmt.Sprint(to, " ", serial)
				if n := len(m.jobs); n > 0 && rapid.Bool().Draw(t, "replace") {
					all := make([]string, 0, n)
					for k := range m.jobs {
						all = append(all, k)
					}
					slices.Sort(all)
					k = rapid.SampledFrom(all).Draw(t, "job")
				}
				serial++
				due := w.clock.Add(time.Duration(short.Draw(t, "minutes")) * time.Minute)
				m.jobs[k] = due
				w.schedule(Job{Key: k, Kind: "post", Due: due, Args: map[string]string{"to": k[:4]}})
			},
			"cancel": func(t *rapid.T) {
				prefix := fmt.Sprint(where.Draw(t, "where"), " ", rapid.IntRange(0, 9).Draw(t, "digit"))
				for k := range m.jobs {
					if strings.HasPrefix(k, prefix) {
						delete(m.jobs, k)
					}
				}
				w.update(func(tx store.Tx) error { return CancelPrefix(tx, prefix) })
			},
			"post": func(t *rapid.T) {
				id, to := key.Draw(t, "card"), where.Draw(t, "where")
				show(to, "card", id)
				w.post(card(id, to))
			},
			"say": func(t *rapid.T) {
				id := key.Draw(t, "card")
				serial++
				m.cards[id] = fmt.Sprint("text ", serial)
				w.say(id, m.cards[id])
			},
			"step": func(t *rapid.T) { w.step(); passes(w.clock) },
			"time": func(t *rapid.T) {
				w.after(time.Duration(short.Draw(t, "minutes")) * time.Minute)
				passes(w.clock)
			},
			"sleep": func(t *rapid.T) { // nobody is there to do anything
				w.clock = w.clock.Add(time.Duration(short.Draw(t, "minutes")) * time.Minute)
			},
			"fault": func(t *rapid.T) {
				if w.screen.fault != nil {
					w.screen.fault = nil
					return
				}
				posted, left := rapid.Bool().Draw(t, "posted"), rapid.IntRange(1, 4).Draw(t, "times")
				w.screen.fault = func(string, bot.Message) (bool, error) {
					if left--; left >= 0 {
						return posted, errors.New("busy")
					}
					return true, nil
				}
			},
			"die": func(t *rapid.T) {
				w.dies(rapid.IntRange(1, 30).Draw(t, "operation"), rapid.Bool().Draw(t, "after"))
				if err := s.Close(); err != nil {
					t.Fatal(err)
				}
				s = open(t, path)
				w.store = s
				w.restart()
				w.step() // what a kind had done is done, and what it had not is done now
				passes(w.clock)
			},
			"": func(t *rapid.T) { w.Helper(); w.check() },
		})

		w.screen.fault = nil
		w.step()
		passes(w.clock)
		w.after(4 * time.Hour) // longer than any pause
		passes(w.clock)
		for _, to := range []string{"town", "hall"} {
			got := map[string][]string{}
			for _, text := range w.screen.texts(to) {
				kind, rest, _ := strings.Cut(text, " ")
				got[kind] = append(got[kind], rest)
			}
			want := map[string][]string{}
			for kind, keys := range m.shows[to] {
				for _, k := range keys {
					if text := m.cards[k]; kind == "card" && text != "" {
						k += " " + text
					}
					want[kind] = append(want[kind], k)
				}
			}
			for _, kind := range []string{"card", "job"} {
				equal(t, append([]string{to}, got[kind]...), append([]string{to}, want[kind]...))
			}
		}
		if j, d := w.parked(); len(j)+len(d) > 0 {
			t.Fatalf("parked: %v %v", j, d)
		}
		if _, ok, err := w.queue.Next(context.Background()); err != nil || ok != (len(m.jobs) > 0) {
			t.Fatalf("something is left: %v, %v", ok, err)
		}
	})
}

func TestCheckFindsDamage(t *testing.T) {
	w := newWorld(t)
	w.schedule(Job{Key: "j", Kind: "note", Wall: "2027-03-22T16:00", Zone: "Europe/Berlin"})
	w.post(plain("a", "town"), plain("b", "town"))
	w.check()
	w.update(func(tx store.Tx) error {
		d, err := outbox.One(tx, "key", plainLane("town")+"b")
		if err != nil {
			return err
		}
		d.First = true
		j, err := jobs.One(tx, "key", jobID(council, "j"))
		if err != nil {
			return err
		}
		j.Wall = "2027-03-22T17:00"
		return errors.Join(outbox.Put(tx, d), jobs.Put(tx, j))
	})
	err := w.store.View(context.Background(), store.System, func(tx store.Tx) error {
		if problems := Check(tx); len(problems) != 2 {
			t.Errorf("%v", problems)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func plainLane(to string) string { return Delivery{Council: council, To: channel(to)}.lane() }
