package scheduler

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"gremium/bot"
	"gremium/store"
	"gremium/store/bolt"
	"gremium/store/bolt/bolttest"
)

// pending is a queue with so many jobs that lie ahead, a minute apart from each other, beginning in a year. Its file
// is filled without syncs and then opened with them.
func pending(b *testing.B, n int) *world {
	b.Helper()
	path := filepath.Join(b.TempDir(), "store")
	s := open(b, path)
	w := worldOf(b, s)
	for from := 0; from < n; from += 1000 {
		w.update(func(tx store.Tx) error {
			for i := from; i < min(n, from+1000); i++ {
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
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	s, err := bolt.Open(path, append(Layouts(), notes.Layout()))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	w = worldOf(b, s)
	w.options.Kinds["nothing"] = func(store.Tx, Job, Occasion) error { return nil }
	// Nobody delivers here what is posted.
	w.options.Platforms = map[string]bot.Platform{"another": &screen{name: "another"}}
	w.restart()
	return w
}

// BenchmarkC2Queue is row c2, but for the process at rest (cmd/gremium): with ten thousand and with a million jobs that
// lie ahead, a look that finds nothing due, and ten thousand jobs that fall due at once and are claimed: taken out of the
// queue, each decided upon, durably. "posting" are such of which each puts a message into the outbox.
func BenchmarkC2Queue(b *testing.B) {
	few, many := pending(b, 10_000), pending(b, 1_000_000)
	tick := func(w *world) float64 {
		const times = 20_000
		start := time.Now()
		for range times {
			w.step()
		}
		return float64(time.Since(start)) / times
	}
	var ratios []float64
	for range 7 {
		before := tick(few)
		ratios = append(ratios, 2*tick(many)/(before+tick(few)))
	}
	b.ReportMetric(bolttest.Median(ratios), "ratio-c2-tick")
	b.ReportMetric(tick(many)/1e3, "µs/tick")

	claim := func(w *world, kind string, round int) float64 {
		const due = 10_000
		var list []Job
		for i := range due {
			args := map[string]string{"to": fmt.Sprint("channel ", round, i)}
			list = append(list, Job{Key: fmt.Sprint("due ", round, " ", i), Kind: kind, Due: noon, Args: args})
		}
		w.schedule(list...)
		start := time.Now()
		w.step()
		return float64(time.Since(start)) / float64(time.Millisecond)
	}
	took := map[string][]float64{}
	for round := range 7 {
		for _, kind := range []string{"post", "nothing"} {
			took[kind+" few"] = append(took[kind+" few"], claim(few, kind, round))
			took[kind] = append(took[kind], claim(many, kind, round))
		}
	}
	b.ReportMetric(bolttest.Median(took["nothing"]), "ms-c2-claim")
	b.ReportMetric(bolttest.Median(took["nothing"])/bolttest.Median(took["nothing few"]), "ratio-c2-claim")
	b.ReportMetric(bolttest.Median(took["post"]), "ms-c2-posting")
	b.ReportMetric(bolttest.Median(took["post"])/bolttest.Median(took["post few"]), "ratio-c2-posting")
	b.ReportMetric(0, "ns/op")
}
