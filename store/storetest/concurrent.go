package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"gremium/store"
)

// at runs f n times at once and waits.
func at(n int, f func(i int)) {
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { f(i) })
	}
	all.Wait()
}

// manyAtOnce: 64 write, some of them fail or panic. What is there afterwards is exactly what returned nil, every
// function ran once, and numbers have neither holes nor doubles.
func manyAtOnce(t *testing.T, p *place) {
	const writers, rounds = 64, 8
	fail := errors.New("fail")
	var runs atomic.Int64
	var mu sync.Mutex
	want := map[string]person{}
	at(writers, func(writer int) {
		for round := range rounds {
			var stored person
			err := recovered(func() error {
				return p.Update(ctx, "a", func(tx store.Tx) error {
					runs.Add(1)
					n, err := tx.Next("people")
					if err != nil {
						return err
					}
					stored = person{ID: store.Padded(n), Name: fmt.Sprint(writer), Tags: []string{"all"}}
					if err := people.Put(tx, stored); err != nil {
						return err
					}
					// A read-modify-write, as in counting votes.
					total, err := people.Get(tx, "total")
					if err != nil && !errors.Is(err, store.ErrNotFound) {
						return err
					}
					total.ID, total.Number = "total", total.Number+1
					if err := people.Put(tx, total); err != nil {
						return err
					}
					switch (writer + round) % 5 {
					case 1:
						return fail
					case 2:
						panic(fail)
					}
					return nil
				})
			})
			if err == nil {
				mu.Lock()
				if _, twice := want[stored.ID]; twice {
					t.Errorf("number %s was given twice", stored.ID)
				}
				want[stored.ID] = stored
				mu.Unlock()
			} else if !errors.Is(err, fail) {
				t.Errorf("Update: %v", err)
			}
		}
	})
	equal(t, "runs", int(runs.Load()), writers*rounds)
	want["total"] = person{ID: "total", Number: int64(len(want))}
	got := map[string]person{}
	p.view("a", func(tx store.Tx) {
		for one, err := range people.List(tx, store.Range{}) {
			equal(t, "error", err, nil)
			got[one.ID] = one
		}
		equal(t, "Check", len(people.Check(tx)), 0)
	})
	equal(t, "people", got, want)
	if _, there := got[store.Padded(len(want)-1)]; !there {
		t.Error("the numbers have holes")
	}
}

// recovered returns a panic as an error.
func recovered(f func() error) (err error) {
	defer func() {
		if p, ok := recover().(error); ok {
			err = p
		}
	}()
	return f()
}

// manyCouncils: councils write at once, into their own rows and into one shared table.
func manyCouncils(t *testing.T, p *place) {
	const councils, rounds = 8, 12
	at(councils*2, func(i int) {
		council := fmt.Sprint("council", i%councils)
		for range rounds {
			err := p.Update(ctx, council, func(tx store.Tx) error {
				n, err := tx.Next("jobs")
				if err != nil {
					return err
				}
				id := fmt.Sprint(council, " ", store.Padded(n))
				if err := people.Put(tx, person{ID: id, Login: id}); err != nil {
					return err
				}
				if err := jobs.Put(tx, job{ID: id, Council: council, Due: store.Padded(n), Once: id}); err != nil {
					return err
				}
				// All of them count in one shared row.
				total, err := jobs.Get(tx, "total")
				if err != nil && !errors.Is(err, store.ErrNotFound) {
					return err
				}
				total.ID, total.Due = "total", total.Due+"x"
				if errors.Is(err, store.ErrNotFound) && i != 0 {
					return nil // one founds it; a row that is not there cannot be held
				}
				return jobs.Put(tx, total)
			})
			if err != nil {
				t.Errorf("Update: %v", err)
			}
		}
	})
	p.view(store.System, func(tx store.Tx) {
		n := 0
		for _, err := range jobs.List(tx, store.Range{Prefix: "council"}) {
			equal(t, "error", err, nil)
			n++
		}
		equal(t, "jobs", n, councils*2*rounds)
		equal(t, "Check", len(jobs.Check(tx)), 0)
	})
	for i := range councils {
		equal(t, "people", len(p.ids(fmt.Sprint("council", i), "login", store.Range{})), 2*rounds)
	}

	// With the row there, nobody's step is lost.
	p.update(store.System, func(tx store.Tx) error { return jobs.Put(tx, job{ID: "total"}) })
	at(councils, func(i int) {
		for range rounds {
			err := p.Update(ctx, fmt.Sprint("council", i), func(tx store.Tx) error {
				total, err := jobs.Get(tx, "total")
				total.Due += "x"
				return errors.Join(err, jobs.Put(tx, total))
			})
			if err != nil {
				t.Errorf("Update: %v", err)
			}
		}
	})
	p.view(store.System, func(tx store.Tx) {
		total, err := jobs.Get(tx, "total")
		equal(t, "error", err, nil)
		equal(t, "steps", len(total.Due), councils*rounds)
	})
}

// snapshots: money moves between two rows, and every reader sees the same sum in the rows and in an index.
func snapshots(t *testing.T, p *place) {
	p.put("a", person{ID: "1", Number: 100, Tags: []string{"m"}}, person{ID: "2", Number: 100, Tags: []string{"m"}})
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				err := p.View(ctx, "a", func(tx store.Tx) error {
					for range 2 { // and it stays so during the transaction
						sum := int64(0)
						for one, err := range people.By(tx, "tag", store.Range{}) {
							if err != nil {
								return err
							}
							sum += one.Number
						}
						if sum != 200 {
							return fmt.Errorf("a reader saw %d", sum)
						}
					}
					return nil
				})
				if err != nil {
					t.Errorf("View: %v", err)
					return
				}
			}
		})
	}
	at(4, func(i int) {
		for range 25 {
			err := p.Update(ctx, "a", func(tx store.Tx) error {
				one, err1 := people.Get(tx, "1")
				two, err2 := people.Get(tx, "2")
				one.Number, two.Number = one.Number-int64(i), two.Number+int64(i)
				return errors.Join(err1, err2, putAll(tx, one, two))
			})
			if err != nil {
				t.Errorf("Update: %v", err)
			}
		}
	})
	close(stop)
	readers.Wait()
}

// closing: Close in the middle of everything waits for what runs, and refuses the rest.
func closing(t *testing.T, p *place) {
	started := make(chan struct{}, 1)
	var stored atomic.Int64
	var all sync.WaitGroup
	for writer := range 16 {
		all.Go(func() {
			for n := 0; ; n++ {
				err := p.Update(ctx, "a", func(tx store.Tx) error {
					return people.Put(tx, person{ID: fmt.Sprint(writer, "-", n)})
				})
				if err != nil {
					wantError(t, "Update", err, store.ErrClosed)
					return
				}
				stored.Add(1)
				select {
				case started <- struct{}{}:
				default:
				}
				if err := p.View(ctx, "a", nothing); err != nil {
					wantError(t, "View", err, store.ErrClosed)
					return
				}
			}
		})
	}
	<-started
	equal(t, "Close", p.Close(), nil)
	all.Wait()
	equal(t, "Close again", p.Close(), nil)
	wantError(t, "Update", p.Update(ctx, "a", nothing), store.ErrClosed)
	wantError(t, "View", p.View(ctx, "a", nothing), store.ErrClosed)
	_, err := p.Councils(ctx)
	wantError(t, "Councils", err, store.ErrClosed)
	wantError(t, "Backup", p.Backup(ctx, &bytes.Buffer{}), store.ErrClosed)
	p.start()
	equal(t, "stored", len(p.ids("a", "", store.Range{})), int(stored.Load()))
}

func reopen(t *testing.T, p *place) {
	p.put("a", person{ID: "1", Name: "Ada", Login: "ada"})
	p.update("a", func(tx store.Tx) error { _, err := tx.Next("n"); return err })
	p.stop()
	p.start()
	equal(t, "by name", p.ids("a", "name", store.Range{}), []string{"1"})
	p.update("a", func(tx store.Tx) error {
		n, err := tx.Next("n")
		equal(t, "counter", n, 2)
		wantError(t, "unique", people.Put(tx, person{ID: "2", Login: "ada"}), store.ErrExists)
		return err
	})
}

func tenThousand(t *testing.T, p *place) {
	const n = 10_000
	p.update("a", func(tx store.Tx) error {
		for i := range n {
			k := (i * 7919) % n // in no order
			if err := people.Put(tx, person{ID: store.Padded(k), Name: store.Padded(n - k), Number: int64(k)}); err != nil {
				return err
			}
		}
		return nil
	})
	p.view("a", func(tx store.Tx) {
		i := 0
		for one, err := range people.List(tx, store.Range{}) {
			if err != nil || one.Number != int64(i) {
				t.Fatalf("row %d is %+v, %v", i, one, err)
			}
			i++
		}
		equal(t, "rows", i, n)
		i = n
		for one, err := range people.By(tx, "name", store.Range{}) {
			if i--; err != nil || one.Number != int64(i) {
				t.Fatalf("row %d by name is %+v, %v", i, one, err)
			}
		}
		equal(t, "rows by name", i, 0)
		equal(t, "last", ids(t, tx, "", store.Range{Reverse: true, Limit: 2}), []string{store.Padded(n - 1), store.Padded(n - 2)})
		equal(t, "Check", len(people.Check(tx)), 0)
	})
}

// check: rows written past Table, with entries the declaration does not give, are found.
func check(t *testing.T, p *place) {
	p.put("a", person{ID: "1", Name: "Ada"}, person{ID: "2", Name: "Bob"})
	p.view("a", func(tx store.Tx) { equal(t, "problems of a good table", len(people.Check(tx)), 0) })
	p.update("a", func(tx store.Tx) error {
		l := people.Layout()
		return errors.Join(
			tx.Put(l, "2", []byte(`{"id":"2","name":"Bob"}`), []store.Entry{{Index: "name", Value: "Bib"}}), // stale and missing
			tx.Put(l, "3", []byte(`{"id":"4"}`), nil),                                                       // wrong key
			tx.Put(l, "5", []byte(`{"id":5}`), nil))                                                         // no person
	})
	p.view("a", func(tx store.Tx) { equal(t, "problems", len(people.Check(tx)), 4) })
}

func reindex(t *testing.T, p *place) {
	p.stop()
	p.open = p.fresh(t)
	p.Store = p.open(t, []store.Layout{plain.Layout()})
	p.update("a", func(tx store.Tx) error {
		return errors.Join(plain.Put(tx, person{ID: "1", Name: "Zoe"}), plain.Put(tx, person{ID: "2", Name: "Ada"}))
	})
	p.stop()
	p.start() // the program has learned about indexes
	equal(t, "before", p.ids("a", "name", store.Range{}), []string{})
	p.update("a", people.Reindex)
	equal(t, "after", p.ids("a", "name", store.Range{}), []string{"2", "1"})
	p.view("a", func(tx store.Tx) { equal(t, "Check", people.Check(tx), []error(nil)) })
}

// backup only looks whether something comes and stops; what it is, the engines' own tests look at.
func backup(t *testing.T, p *place) {
	p.put("a", person{ID: "1", Name: "Ada"})
	var copied bytes.Buffer
	equal(t, "Backup", p.Backup(ctx, &copied), nil)
	if !bytes.Contains(copied.Bytes(), []byte("Ada")) {
		t.Error("the backup lacks a document")
	}
	full := errors.New("full")
	wantError(t, "Backup to a full disk", p.Backup(ctx, failing{full}), full)
	gone, cancel := context.WithCancel(ctx)
	cancel()
	wantError(t, "Backup, cancelled", p.Backup(gone, &copied), context.Canceled)
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
