package bolt_test

import (
	"errors"
	"path/filepath"
	"sync"
	"testing"

	"gremium/store"
	"gremium/store/bolt"
)

// counted is a number that writers count up.
type counted struct {
	Name string `json:"name"`
	N    int    `json:"n"`
}

var (
	numbers = store.Table[counted]{Name: "numbers", Key: func(c counted) string { return c.Name }}
	others  = store.Table[counted]{Name: "others", Key: func(c counted) string { return c.Name }}

	errAgain = errors.New("not this time")
)

// value is what a number has reached.
func value(t *testing.T, tx store.Tx) int {
	c, err := numbers.Get(tx, "n")
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		t.Error(err)
	}
	return c.N
}

func marked(t *testing.T) *bolt.Store {
	return open(t, filepath.Join(t.TempDir(), "marks"), []store.Layout{numbers.Layout(), others.Layout()}, bolt.NoSync())
}

// TestMark: the mark of a table stays until somebody has written to it, and is another one then.
func TestMark(t *testing.T) {
	s := marked(t)
	mark := func() (n uint64) {
		if err := s.View(background, council, func(tx store.Tx) error { n = store.Mark(tx, numbers.Layout()); return nil }); err != nil {
			t.Fatal(err)
		}
		return n
	}
	update := func(table store.Table[counted], fails error) (before, after uint64) {
		err := s.Update(background, council, func(tx store.Tx) error {
			before = store.Mark(tx, numbers.Layout())
			err := table.Put(tx, counted{"n", 1})
			after = store.Mark(tx, numbers.Layout())
			return errors.Join(err, fails)
		})
		if !errors.Is(err, fails) {
			t.Fatal(err)
		}
		return before, after
	}
	first := mark()
	if first == 0 {
		t.Error("a table that is at rest has no mark")
	}
	for table, fails := range map[*store.Table[counted]]error{&others: nil, &numbers: errAgain} {
		if before, after := update(*table, fails); before != first || after != 0 || mark() != first {
			t.Errorf("%s: %d, then %d and %d, then %d", table.Name, first, before, after, mark())
		}
	}
	if before, _ := update(numbers, nil); before != first || mark() == first || mark() == 0 {
		t.Errorf("written: %d and %d, then %d", first, before, mark())
	}
}

// TestMarkBesideWriters: whoever finds the mark that they saw before finds the same rows.
func TestMarkBesideWriters(t *testing.T) {
	s := marked(t)
	var all sync.WaitGroup
	var mu sync.Mutex
	same := 0
	for writer := range 16 {
		all.Go(func() {
			for n := range 100 {
				var seen int
				var mark uint64
				err := s.View(background, council, func(tx store.Tx) error {
					seen, mark = value(t, tx), store.Mark(tx, numbers.Layout())
					return nil
				})
				if err == nil {
					err = s.Update(background, council, func(tx store.Tx) error {
						if now := value(t, tx); mark != 0 && mark == store.Mark(tx, numbers.Layout()) {
							mu.Lock()
							defer mu.Unlock()
							if same++; now != seen {
								t.Errorf("mark %d: %d, then %d", mark, seen, now)
							}
						}
						if (n+writer)%10 != 0 {
							return others.Put(tx, counted{"n", n})
						}
						return numbers.Put(tx, counted{"n", value(t, tx) + 1})
					})
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if same == 0 {
		t.Error("no mark was found again")
	}
}

// TestFirst: what one does for all that are stored with it is done when any of them is stored, whoever else fails.
func TestFirst(t *testing.T) {
	s := marked(t)
	reached := func() (n int) {
		if err := s.View(background, council, func(tx store.Tx) error { n = value(t, tx); return nil }); err != nil {
			t.Error(err)
		}
		return n
	}
	var all sync.WaitGroup
	for writer := range 16 {
		all.Go(func() {
			for n := range 100 {
				before := reached()
				fails := (n+writer)%3 == 0
				err := s.Update(background, council, func(tx store.Tx) error {
					if store.First(tx, "count") {
						if err := numbers.Put(tx, counted{"n", value(t, tx) + 1}); err != nil {
							return err
						}
						if store.First(tx, "count") {
							t.Error("first twice")
						}
					}
					if fails {
						return errAgain
					}
					return nil
				})
				switch {
				case fails != errors.Is(err, errAgain):
					t.Error(err)
				case !fails && reached() <= before:
					t.Errorf("%d, and then %d", before, reached())
				}
			}
		})
	}
	all.Wait()
	if n := reached(); n == 0 || n > 16*100 {
		t.Errorf("counted to %d", n)
	}
}
