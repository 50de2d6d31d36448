package scheduler

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"gremium/bot"
	"gremium/store"
	"gremium/store/bolt"
)

// fill schedules n jobs a minute apart from each other, beginning in a year.
func fill(b *testing.B, n int) (*world, *bolt.Store) {
	b.Helper()
	s := open(b, filepath.Join(b.TempDir(), "store"))
	b.Cleanup(func() { _ = s.Close() })
	w := worldOf(b, s)
	w.options.Kinds["nothing"] = func(store.Tx, Job, Occasion) error { return nil }
	for from := 0; from < n; from += 10_000 {
		w.update(func(tx store.Tx) error {
			for i := from; i < min(n, from+10_000); i++ {
				j := Job{Key: fmt.Sprintf("rsvp S%d 2d @person", i), Kind: "nothing", Due: noon.AddDate(1, 0, 0).Add(time.Duration(i) * time.Minute)}
				// Known to be new, so there is nothing to replace.
				j.Council = council
				if err := jobs.Put(tx, j); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return w, s
}

// BenchmarkIdleTick is c2 and g: a tick that finds nothing due.
func BenchmarkIdleTick(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			w, _ := fill(b, n)
			ctx := context.Background()
			for b.Loop() {
				if err := w.queue.RunDue(ctx, noon); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkClaim is c2: ten thousand jobs fall due at once, of so many pending. "nothing" runs kinds that have
// nothing to do, "post" ones that post a reminder each.
func BenchmarkClaim(b *testing.B) {
	const due = 10_000
	for _, n := range []int{10_000, 1_000_000} {
		w, _ := fill(b, n)
		for _, kind := range []string{"nothing", "post"} {
			b.Run(fmt.Sprintf("%s/%d", kind, n), func(b *testing.B) {
				w.options.Platforms = nil
				w.restart()
				round := 0
				for b.Loop() {
					b.StopTimer()
					round++
					w.update(func(tx store.Tx) error {
						var err error
						for i := range due {
							j := Job{Key: fmt.Sprint("due ", round, " ", i), Kind: kind, Due: noon, Args: map[string]string{"to": fmt.Sprint("channel ", i)}}
							err = errors.Join(err, Schedule(tx, j))
						}
						return err
					})
					b.StartTimer()
					if err := w.queue.RunDue(context.Background(), noon); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// BenchmarkReminders is the bot's share of c1: so many reminders fall due in the same minute, and the platform takes
// 19 ms for each, the best that Mattermost did with eight senders (412/s). "lateness" is the last one's over
// N divided by that rate.
func BenchmarkReminders(b *testing.B) {
	const latency = 19 * time.Millisecond
	for _, n := range []int{1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "store")
			s, err := bolt.Open(path, append(Layouts(), notes.Layout())) // with fsync
			if err != nil {
				b.Fatal(err)
			}
			defer func() { _ = s.Close() }()
			w := worldOf(b, s)
			w.options.Workers = 8
			w.screen.within = func(string, bot.Message) { <-time.After(latency) }
			w.restart()
			round := 0
			var took time.Duration
			for b.Loop() {
				round++
				w.update(func(tx store.Tx) error {
					var err error
					for i := range n {
						j := Job{Key: fmt.Sprint("due ", round, " ", i), Kind: "post", Due: noon, Args: map[string]string{"to": fmt.Sprint("channel ", i)}}
						err = errors.Join(err, Schedule(tx, j))
					}
					return err
				})
				began := time.Now()
				if err := w.queue.RunDue(context.Background(), noon); err != nil {
					b.Fatal(err)
				}
				took += time.Since(began)
			}
			if len(w.screen.posts) != n*round {
				b.Fatalf("%d of %d are there", len(w.screen.posts), n*round)
			}
			best := latency * time.Duration(n) / 8
			b.ReportMetric(float64(took)/float64(round)/float64(best), "lateness")
		})
	}
}
