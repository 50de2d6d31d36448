package bolt_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"gremium/store"
	"gremium/store/bolt"
)

// BenchmarkGrowth fills files with 10,000, 100,000 and a million records and reports what opening one takes,
// beside a bare bbolt open (row d), and what single operations take, beside the size before (row g).
func BenchmarkGrowth(b *testing.B) {
	var before map[string]float64
	for _, records := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint("records=", records), func(b *testing.B) {
			for b.Loop() { // first, for it resets what is reported; the figures below are the result
			}
			path := filepath.Join(b.TempDir(), "store")
			grow(b, path, records/4) // a vote is four records
			now := map[string]float64{
				"open": each(b, 20, func(int) { must(opened(path).Close()) }),
				"bare": each(b, 20, func(int) {
					db, err := bbolt.Open(path, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType})
					must(err)
					must(db.Close())
				}),
			}
			s := opened(path)
			defer s.Close()
			view := func(f func(store.Tx) error) func(int) {
				return func(int) { must(s.View(background, council, f)) }
			}
			some, _ := vote(records / 8)
			now["get"] = each(b, 20_000, view(func(tx store.Tx) error { _, err := ballots.Get(tx, ballots.Key(some)); return err }))
			now["one"] = each(b, 20_000, view(func(tx store.Tx) error { _, err := ballots.One(tx, "member", some.Member); return err }))
			now["put"] = each(b, 200, func(n int) { must(ours(s)(records/4 + n)) })
			for name, value := range now {
				b.ReportMetric(value, name+"-µs")
				if before != nil {
					b.ReportMetric(value/before[name], name+"-growth")
				}
			}
			b.ReportMetric(now["open"]/now["bare"], "open-ratio")
			b.ReportMetric(0, "ns/op")
			before = now
		})
	}
}

func opened(path string) *bolt.Store {
	s, err := bolt.Open(path, benchLayouts())
	must(err)
	return s
}

// grow fills a file, in batches as they come when many write at once. (Far larger ones leave far more free pages
// behind, whose list is part of every later commit.)
func grow(b *testing.B, path string, votes int) {
	s := open(b, path, benchLayouts(), bolt.NoSync())
	for n := 0; n < votes; {
		must(s.Update(background, council, func(tx store.Tx) error {
			for range min(500, votes-n) {
				one, row := vote(n)
				if err := errors.Join(ballots.Put(tx, one), audits.Put(tx, row)); err != nil {
					return err
				}
				n++
			}
			return nil
		}))
	}
	must(s.Close())
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	must(err)
	must(errors.Join(file.Sync(), file.Close())) // what NoSync has left to do
}

// each is how many microseconds f takes on average.
func each(b *testing.B, times int, f func(i int)) float64 {
	b.Helper()
	start := time.Now()
	for i := range times {
		f(i)
	}
	return float64(time.Since(start).Nanoseconds()) / 1e3 / float64(times)
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
