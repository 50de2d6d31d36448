package bolt_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"gremium/store"
	"gremium/store/bolt"
)

// ballot and audit are what a vote writes: a document with two index entries, and a row about it.
type ballot struct {
	Poll   string    `json:"poll"`
	Member string    `json:"member"`
	Choice string    `json:"choice"`
	At     time.Time `json:"at"`
	Note   string    `json:"note"`
}

type audit struct {
	ID      string    `json:"id"`
	Who     string    `json:"who"`
	Command string    `json:"command"`
	At      time.Time `json:"at"`
	Hash    string    `json:"hash"`
}

var ballots = store.Table[ballot]{
	Name: "ballots",
	Key:  func(b ballot) string { return b.Poll + "/" + b.Member },
	Indexes: []store.Index[ballot]{
		{Name: "poll", Values: func(b ballot) []string { return []string{b.Poll} }},
		{Name: "member", Values: func(b ballot) []string { return []string{b.Member} }},
	},
}

var audits = store.Table[audit]{Name: "audits", Key: func(a audit) string { return a.ID }}

func benchLayouts() []store.Layout { return []store.Layout{ballots.Layout(), audits.Layout()} }

const council = "stadtrat"

var background = context.Background()

func vote(n int) (ballot, audit) {
	at := time.Date(2026, 12, 3, 17, 0, 0, n, time.UTC)
	member := fmt.Sprintf("member%07d", n*7919%10_000_000)
	return ballot{"V9", member, "ja", at, "Der Antrag ist angenommen, wenn die Mehrheit zustimmt."},
		audit{store.Padded(n), member, "vote cast", at, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
}

// A writer stores the votes of one number, durably.
type writer func(n int) error

func ours(s *bolt.Store) writer {
	return func(n int) error {
		one, row := vote(n)
		return s.Update(background, council, func(tx store.Tx) error {
			return errors.Join(ballots.Put(tx, one), audits.Put(tx, row))
		})
	}
}

// raw is what a program written for this purpose on bbolt would do: the same keys and values, known beforehand,
// in the same buckets; no look at what was there, no rollback.
func raw(db *bbolt.DB, commit func(func(*bbolt.Tx) error) error) writer {
	names := []string{"ballots", "ballots__poll", "ballots__member", "audits"}
	must(db.Update(func(tx *bbolt.Tx) error {
		for _, name := range names {
			if _, err := tx.CreateBucketIfNotExists([]byte(name)); err != nil {
				return err
			}
		}
		return nil
	}))
	return func(n int) error {
		one, row := vote(n)
		doc, err1 := json.Marshal(one)
		line, err2 := json.Marshal(row)
		if err := errors.Join(err1, err2); err != nil {
			return err
		}
		doc = append([]byte("\x02\x04poll\x02V9\x06member\x0d"+one.Member), doc...)
		line = append([]byte{0}, line...)
		key := ballots.Key(one)
		rows := [][2][]byte{
			{[]byte(council + "\x00" + key), doc},
			{[]byte(council + "\x00" + one.Poll + "\x00" + key), {}},
			{[]byte(council + "\x00" + one.Member + "\x00" + key), {}},
			{[]byte(council + "\x00" + row.ID), line},
		}
		return commit(func(tx *bbolt.Tx) error {
			for i, kv := range rows {
				if err := tx.Bucket([]byte(names[i])).Put(kv[0], kv[1]); err != nil {
					return err
				}
			}
			return nil
		})
	}
}

// drain is the plain group commit: one goroutine takes all that is waiting, runs it in one transaction and tells
// everyone.
func drain(db *bbolt.DB) (commit func(func(*bbolt.Tx) error) error, stop func()) {
	type request struct {
		f    func(*bbolt.Tx) error
		done chan error
	}
	queue := make(chan request, 4096)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for first := range queue {
			batch := []request{first}
			for more := true; more; {
				select {
				case r, ok := <-queue:
					if more = ok; ok {
						batch = append(batch, r)
					}
				default:
					more = false
				}
			}
			err := db.Update(func(tx *bbolt.Tx) error {
				for _, r := range batch {
					if err := r.f(tx); err != nil {
						return err
					}
				}
				return nil
			})
			for _, r := range batch {
				r.done <- err
			}
		}
	}()
	commit = func(f func(*bbolt.Tx) error) error {
		r := request{f, make(chan error, 1)}
		queue <- r
		return <-r.done
	}
	return commit, func() { close(queue); <-ended }
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// BenchmarkDurable writes votes with c writers, in turns with this package and with each of the references, on
// files of their own, and reports the ratio of votes per second to the best reference (row a1; the handler's part
// is measured in commands).
func BenchmarkDurable(b *testing.B) {
	for _, c := range []int{1, 64, 256, 1024} {
		b.Run(fmt.Sprint("c=", c), func(b *testing.B) { durable(b, c) })
	}
}

func durable(b *testing.B, c int) {
	s := open(b, filepath.Join(b.TempDir(), "ours"), benchLayouts())
	reference := func(name string) *bbolt.DB {
		db, err := bbolt.Open(filepath.Join(b.TempDir(), name), 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType})
		must(err)
		b.Cleanup(func() { must(db.Close()) })
		return db
	}
	update, batch, drained := reference("update"), reference("batch"), reference("drain")
	commit, stop := drain(drained)
	defer stop()
	candidates := []struct {
		name  string
		write writer
		spent time.Duration
	}{
		{name: "ours", write: ours(s)},
		{name: "drain", write: raw(drained, commit)},
	}
	if c == 1 {
		candidates[1].name, candidates[1].write = "Update", raw(update, update.Update)
	} else {
		batch.MaxBatchSize = c
		candidates = append(candidates, candidates[0])
		candidates[2].name, candidates[2].write = "Batch", raw(batch, batch.Batch)
	}
	votes := max(400, 8*c)
	n := 0
	for b.Loop() {
		for i := range candidates {
			candidates[i].spent += spend(candidates[i].write, c, n, votes)
		}
		n += votes
	}
	best := candidates[1].spent
	for _, other := range candidates[1:] {
		best = min(best, other.spent)
		b.ReportMetric(float64(n)/other.spent.Seconds(), other.name+"/s")
	}
	b.ReportMetric(float64(n)/candidates[0].spent.Seconds(), "votes/s")
	b.ReportMetric(float64(best)/float64(candidates[0].spent), "ratio")
	b.ReportMetric(0, "ns/op")
}

// spend is how long c writers need for the votes first to first+votes.
func spend(write writer, c, first, votes int) time.Duration {
	var next atomic.Int64
	var all sync.WaitGroup
	start := time.Now()
	for range c {
		all.Go(func() {
			for {
				i := int(next.Add(1)) - 1
				if i >= votes {
					return
				}
				must(write(first + i))
			}
		})
	}
	all.Wait()
	return time.Since(start)
}
