// Package bolttest is bare bbolt: what a program written for one purpose would do, as the measure of store/bolt in
// benchmarks.
package bolttest

import (
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.etcd.io/bbolt"
	"golang.org/x/sync/errgroup"
)

// Row is a key and value of a bucket. Without a value (nil) the key is deleted.
type Row struct {
	Bucket     string
	Key, Value []byte
}

// File is a bbolt file with some buckets. Its methods write rows durably, each in another way; use one of them only.
type File struct {
	db    *bbolt.DB
	queue chan request
}

type request struct {
	rows []Row
	done chan error
}

// New makes a file for so many writers at once, until the test ends.
func New(t testing.TB, writers int, buckets ...string) *File {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "raw"), 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType})
	if err != nil {
		t.Fatal(err)
	}
	db.MaxBatchSize = writers
	f := &File{db: db, queue: make(chan request, writers)}
	err = db.Update(func(tx *bbolt.Tx) error {
		for _, name := range buckets {
			if _, err := tx.CreateBucketIfNotExists([]byte(name)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var draining sync.WaitGroup
	draining.Go(f.drain)
	t.Cleanup(func() {
		close(f.queue)
		draining.Wait()
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

// Update writes rows with a commit of their own.
func (f *File) Update(rows []Row) error {
	return f.db.Update(func(tx *bbolt.Tx) error { return put(tx, rows) })
}

// Rewrite replaces the value of one key with what a function makes of it, with a commit of its own.
func (f *File) Rewrite(bucket, key string, change func(old []byte) ([]byte, error)) error {
	return f.db.Update(func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte(bucket))
		value, err := change(b.Get([]byte(key)))
		if err != nil {
			return err
		}
		return b.Put([]byte(key), value)
	})
}

// Batch writes rows by bbolt's own group commit.
func (f *File) Batch(rows []Row) error {
	return f.db.Batch(func(tx *bbolt.Tx) error { return put(tx, rows) })
}

// Drain writes rows by the plain group commit: one goroutine takes all that waits, writes it in one transaction and
// tells everyone.
func (f *File) Drain(rows []Row) error {
	r := request{rows, make(chan error, 1)}
	f.queue <- r
	return <-r.done
}

func (f *File) drain() {
	for first := range f.queue {
		batch := []request{first}
		for more := true; more; {
			select {
			case r, ok := <-f.queue:
				if more = ok; ok {
					batch = append(batch, r)
				}
			default:
				more = false
			}
		}
		err := f.db.Update(func(tx *bbolt.Tx) error {
			for _, r := range batch {
				if err := put(tx, r.rows); err != nil {
					return err
				}
			}
			return nil
		})
		for _, r := range batch {
			r.done <- err
		}
	}
}

func put(tx *bbolt.Tx, rows []Row) error {
	for _, r := range rows {
		bucket := tx.Bucket([]byte(r.Bucket))
		if r.Value == nil {
			if err := bucket.Delete(r.Key); err != nil {
				return err
			}
		} else if err := bucket.Put(r.Key, r.Value); err != nil {
			return err
		}
	}
	return nil
}

// Opening is how long it takes to open a file that is there.
func Opening(t testing.TB, path string) time.Duration {
	t.Helper()
	start := time.Now()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{FreelistType: bbolt.FreelistMapType})
	took := time.Since(start)
	if err == nil {
		err = db.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return took
}

// Race is a comparison: each round, every writer in turn writes the same votes, with so many at once.
type Race struct {
	Writers []Writer // the first one is compared with the best of the others
	AtOnce  int
	Votes   int // of a round
	Rounds  int
}

// Writer writes the vote of one number.
type Writer struct {
	Name  string
	Write func(n int) error
}

// Against completes a race with bare bbolt as the best that can be done: a commit for each vote where one writes alone,
// else the better one of two group commits.
func (r Race) Against(b *testing.B, buckets []string, rows func(n int) ([]Row, error)) Race {
	b.Helper()
	add := func(name string, commit func([]Row) error) {
		r.Writers = append(r.Writers, Writer{name, func(n int) error {
			vote, err := rows(n)
			if err != nil {
				return err
			}
			return commit(vote)
		}})
	}
	if r.AtOnce == 1 {
		add("Update", New(b, 1, buckets...).Update)
		return r
	}
	add("Batch", New(b, r.AtOnce, buckets...).Batch)
	add("drain", New(b, r.AtOnce, buckets...).Drain)
	return r
}

// Run reports the votes per second of each writer, by its name, and returns how many times as fast as the best other
// one the first writer is: the median of the rounds.
func (r Race) Run(b *testing.B) float64 {
	b.Helper()
	rates := make([][]float64, len(r.Writers))
	var ratios []float64
	for round := range r.Rounds {
		best := 0.0
		for i := range r.Writers {
			w := (i + round) % len(r.Writers) // nobody is always first
			rate := float64(r.Votes) / r.spend(b, r.Writers[w].Write, round*r.Votes).Seconds()
			rates[w] = append(rates[w], rate)
			if w > 0 {
				best = max(best, rate)
			}
		}
		ratios = append(ratios, rates[0][round]/best)
	}
	for w, writer := range r.Writers {
		b.ReportMetric(Median(rates[w]), writer.Name+"/s")
	}
	b.ReportMetric(0, "ns/op")
	return Median(ratios)
}

// spend is how long the writers need for the votes from a first one on.
func (r Race) spend(b *testing.B, write func(int) error, first int) time.Duration {
	var next atomic.Int64
	var all errgroup.Group
	start := time.Now()
	for range r.AtOnce {
		all.Go(func() error {
			for n := int(next.Add(1)) - 1; n < r.Votes; n = int(next.Add(1)) - 1 {
				if err := write(first + n); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := all.Wait(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}

// Median of some values.
func Median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return (sorted[(len(sorted)-1)/2] + sorted[len(sorted)/2]) / 2
}
