package storetest

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"gremium/store"
)

func ownWrites(t *testing.T, p *place) {
	p.put("a", person{ID: "b", Name: "1"}, person{ID: "d", Name: "2"}, person{ID: "f", Name: "3"}, person{ID: "h", Name: "4"})
	p.update("a", func(tx store.Tx) error {
		err := errors.Join(
			putAll(tx, person{ID: "a", Name: "9"}, person{ID: "c", Name: "0"}, person{ID: "i", Name: "2"}, person{ID: "f", Name: "5"}),
			people.Delete(tx, "d"), people.Delete(tx, "b"), people.Put(tx, person{ID: "b", Name: "8"}),
			people.Delete(tx, "c"), people.Put(tx, person{ID: "e"}), people.Delete(tx, "e"))
		if err != nil {
			return err
		}
		show := func(index string, r store.Range, want ...string) {
			t.Helper()
			equal(t, fmt.Sprintf("%q %+v", index, r), ids(t, tx, index, r), append([]string{}, want...))
		}
		show("", store.Range{}, "a", "b", "f", "h", "i")
		show("", store.Range{Reverse: true}, "i", "h", "f", "b", "a")
		show("", store.Range{Limit: 2}, "a", "b")
		show("", store.Range{Reverse: true, Limit: 2}, "i", "h")
		show("", store.Range{From: "c", To: "i"}, "f", "h")
		show("", store.Range{From: "c", To: "i", Reverse: true}, "h", "f")
		show("", store.Range{Prefix: "d"})
		show("name", store.Range{}, "i", "h", "f", "b", "a")
		show("name", store.Range{Reverse: true, Limit: 3}, "a", "b", "f")
		show("name", store.Exactly("2"), "i")
		_, err = people.Get(tx, "d")
		wantError(t, "Get of what was deleted", err, store.ErrNotFound)
		return nil
	})
	equal(t, "afterwards", p.ids("a", "", store.Range{}), []string{"a", "b", "f", "h", "i"})
}

// writeWhileScanning: every row that was there is met, whatever the function does to those it has met.
func writeWhileScanning(t *testing.T, p *place) {
	const n = 700 // more than engines fetch at a time
	p.update("a", func(tx store.Tx) error {
		for i := range n {
			if err := people.Put(tx, person{ID: store.Padded(2 * i), Name: "old"}); err != nil {
				return err
			}
		}
		return nil
	})
	met := 0
	p.update("a", func(tx store.Tx) error {
		for one, err := range people.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			if one.Name == "old" {
				met++
			}
			one.Name = "new"
			if met%2 == 0 {
				err = people.Delete(tx, one.ID)
			} else {
				err = people.Put(tx, one)
			}
			if err != nil {
				return err
			}
			if _, err := people.Get(tx, store.Padded(0)); err != nil { // statements in between
				return err
			}
		}
		return nil
	})
	equal(t, "met", met, n)
	equal(t, "new", len(p.ids("a", "name", store.Exactly("new"))), n/2)
	equal(t, "old", len(p.ids("a", "name", store.Exactly("old"))), 0)
}

func councilsApart(t *testing.T, p *place) {
	councils := []string{"a", "a ", "aa", "b", "a__name", "ä", "A", "a%", "a_", "a'", `a"`, "100000000000000000000"}
	for _, c := range councils {
		p.put(c, person{ID: "1", Name: c, Login: "same"}, person{ID: c + "2"})
	}
	for _, c := range councils {
		equal(t, c, p.ids(c, "", store.Range{}), sorted("1", c+"2"))
		equal(t, c+" by name", p.ids(c, "name", store.Range{}), []string{"1"})
		equal(t, c+" by login", p.ids(c, "login", store.Exactly("same")), []string{"1"})
		p.view(c, func(tx store.Tx) {
			one, err := people.Get(tx, "1")
			equal(t, c, one.Name, c)
			equal(t, "error", err, nil)
		})
	}
	p.update("a", func(tx store.Tx) error { return errors.Join(people.Delete(tx, "1"), people.Delete(tx, "a2")) })
	for _, c := range councils[1:] {
		equal(t, c, len(p.ids(c, "", store.Range{})), 2)
	}
	for _, bad := range []string{"a\x00", "a\n", "\xff", strings.Repeat("x", store.MaxKey+1)} {
		wantError(t, "Update of a bad council", p.Update(ctx, bad, nothing), store.ErrCouncil)
		wantError(t, "View of a bad council", p.View(ctx, bad, nothing), store.ErrCouncil)
	}
}

func nothing(store.Tx) error { return nil }

func sorted(a, b string) []string {
	if b < a {
		return []string{b, a}
	}
	return []string{a, b}
}

func shared(t *testing.T, p *place) {
	put := func(council string, j job) error {
		return p.Update(ctx, council, func(tx store.Tx) error { return jobs.Put(tx, j) })
	}
	equal(t, "error", put("a", job{ID: "1", Council: "a", Due: "2", Once: "x"}), nil)
	equal(t, "error", put("b", job{ID: "2", Council: "b", Due: "1", Once: "y"}), nil)
	wantError(t, "another council's unique value", put("b", job{ID: "3", Once: "x"}), store.ErrExists)
	for _, council := range []string{"a", "b", "new", store.System} {
		p.view(council, func(tx store.Tx) {
			var got []string
			for j, err := range jobs.By(tx, "due", store.Range{}) {
				equal(t, "error", err, nil)
				got = append(got, j.Council)
			}
			equal(t, "jobs seen by "+council, got, []string{"b", "a"})
		})
	}
	p.update(store.System, func(tx store.Tx) error { return jobs.Delete(tx, "1") })
	equal(t, "error", put("b", job{ID: "3", Once: "x"}), nil)
}

func system(t *testing.T, p *place) {
	p.update(store.System, func(tx store.Tx) error {
		equal(t, "council", tx.Council(), store.System)
		_, err := people.Get(tx, "1")
		wantError(t, "Get", err, store.ErrCouncil)
		wantError(t, "Put", people.Put(tx, person{ID: "1"}), store.ErrCouncil)
		wantError(t, "Delete", people.Delete(tx, "1"), store.ErrCouncil)
		for _, err := range people.List(tx, store.Range{}) {
			wantError(t, "List", err, store.ErrCouncil)
		}
		n, err := tx.Next("jobs")
		equal(t, "Next", n, 1)
		return err
	})
}

func councilList(t *testing.T, p *place) {
	list := func(want ...string) {
		t.Helper()
		got, err := p.Councils(ctx)
		equal(t, "error", err, nil)
		equal(t, "councils", append([]string{}, got...), append([]string{}, want...))
	}
	list()
	p.update(store.System, func(tx store.Tx) error {
		_, err := tx.Next("jobs")
		return errors.Join(err, jobs.Put(tx, job{ID: "1", Council: "z"}))
	})
	list()
	for _, c := range []string{"ä", "b", "a b", "a"} {
		p.put(c, person{ID: "1"}, person{ID: "2"})
	}
	p.update("counting", func(tx store.Tx) error { _, err := tx.Next("n"); return err })
	list("a", "a b", "b", "counting", "ä")
	p.update("b", func(tx store.Tx) error { return errors.Join(people.Delete(tx, "1"), people.Delete(tx, "2")) })
	list("a", "a b", "counting", "ä")
}

func counters(t *testing.T, p *place) {
	fail := errors.New("fail")
	next := func(council, counter string, result error) int {
		n := 0
		err := p.Update(ctx, council, func(tx store.Tx) error {
			var err error
			if n, err = tx.Next(counter); err != nil {
				return err
			}
			return result
		})
		if !errors.Is(err, result) {
			t.Errorf("Update: %v, want %v", err, result)
		}
		return n
	}
	var got []int
	for _, result := range []error{nil, fail, nil, fail, fail, nil} {
		got = append(got, next("a", "votes", result))
	}
	equal(t, "without holes", got, []int{1, 2, 2, 3, 3, 3})
	equal(t, "another counter", next("a", "vote", nil), 1)
	equal(t, "another council", next("b", "votes", nil), 1)
	p.update("a", func(tx store.Tx) error {
		for want := 4; want < 7; want++ {
			n, err := tx.Next("votes")
			equal(t, "within one transaction", n, want)
			equal(t, "error", err, nil)
		}
		_, err := tx.Next("")
		wantError(t, "Next without a name", err, store.ErrKey)
		return nil
	})
}

func readOnly(t *testing.T, p *place) {
	p.put("a", person{ID: "1"})
	p.view("a", func(tx store.Tx) {
		wantError(t, "Put", people.Put(tx, person{ID: "2"}), store.ErrReadOnly)
		wantError(t, "Delete", people.Delete(tx, "1"), store.ErrReadOnly)
		_, err := tx.Next("n")
		wantError(t, "Next", err, store.ErrReadOnly)
	})
	fail := errors.New("fail")
	if err := p.View(ctx, "a", func(store.Tx) error { return fail }); err != fail {
		t.Errorf("View: %v", err)
	}
	equal(t, "unchanged", p.ids("a", "", store.Range{}), []string{"1"})
}

func rollback(t *testing.T, p *place) {
	p.put("a", person{ID: "1", Name: "old", Tags: []string{"x"}})
	fail := errors.New("fail")
	err := p.Update(ctx, "a", func(tx store.Tx) error {
		if err := errors.Join(putAll(tx, person{ID: "1", Name: "new"}, person{ID: "2"}), people.Delete(tx, "1")); err != nil {
			t.Error(err)
		}
		return fail
	})
	if err != fail {
		t.Errorf("Update: %v, want the function's error unchanged", err)
	}
	equal(t, "unchanged", p.ids("a", "", store.Range{}), []string{"1"})
	equal(t, "unchanged", p.ids("a", "tag", store.Range{}), []string{"1"})
}

func panics(t *testing.T, p *place) {
	p.put("a", person{ID: "1"})
	type mine struct{ n int }
	for _, run := range []func(context.Context, string, func(store.Tx) error) error{p.Update, p.View} {
		func() {
			defer func() { equal(t, "what was passed on", recover() == mine{7}, true) }()
			_ = run(ctx, "a", func(tx store.Tx) error {
				_ = people.Put(tx, person{ID: "2"})
				panic(mine{7})
			})
			t.Error("the panic was swallowed")
		}()
	}
	equal(t, "unchanged", p.ids("a", "", store.Range{}), []string{"1"})
	p.put("a", person{ID: "3"}) // the store works
}

// goexit: a test that fails inside a transaction must not take the store with it.
func goexit(t *testing.T, p *place) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = p.Update(ctx, "a", func(tx store.Tx) error {
			_ = people.Put(tx, person{ID: "1"})
			runtime.Goexit()
			return nil
		})
	}()
	<-done
	p.put("a", person{ID: "2"})
	equal(t, "people", p.ids("a", "", store.Range{}), []string{"2"})
}

func ended(t *testing.T, p *place) {
	p.put("a", person{ID: "1"})
	var kept []store.Tx
	p.update("a", func(tx store.Tx) error { kept = append(kept, tx); return nil })
	p.view("a", func(tx store.Tx) { kept = append(kept, tx) })
	for _, tx := range kept {
		_, err := people.Get(tx, "1")
		wantError(t, "Get", err, store.ErrClosed)
		wantError(t, "Put", people.Put(tx, person{ID: "2"}), store.ErrClosed)
		wantError(t, "Delete", people.Delete(tx, "1"), store.ErrClosed)
		_, err = tx.Next("n")
		wantError(t, "Next", err, store.ErrClosed)
		for _, err := range people.List(tx, store.Range{}) {
			wantError(t, "List", err, store.ErrClosed)
		}
	}
}

func unusualKeys(t *testing.T, p *place) {
	want := []string{" ", "!", "'; drop table people; --", "%", "A", "Z", "\\", "_", "a", "a b", "a/b", "z",
		"\u0080", "\u00a0", "Ä", "ß", "ä", "\u0301", "中", "\uffee", "😀", "👩🏽‍⚖️", "\U0010fffe", strings.Repeat("\U0010fffe", 128)}
	for _, k := range want {
		p.put("a", person{ID: k, Name: k})
	}
	slices.Sort(want)
	equal(t, "in the order of bytes", p.ids("a", "", store.Range{}), want)
	equal(t, "in the order of bytes, by index", p.ids("a", "name", store.Range{}), want)
	p.view("a", func(tx store.Tx) {
		for _, k := range want {
			one, err := people.Get(tx, k)
			equal(t, k, one.ID, k)
			equal(t, "error", err, nil)
		}
	})
}

func refusedKeys(t *testing.T, p *place) {
	p.put("a", person{ID: "1", Name: "Ada"})
	p.update("a", func(tx store.Tx) error {
		for _, bad := range []string{"", "a\x00b", "\n", "\x7f", "a\xff", "\ufffd", strings.Repeat("ä", 257)} {
			put := func(key, value string) error {
				return tx.Put(people.Layout(), key, []byte("{}"), []store.Entry{{Index: "name", Value: value}})
			}
			wantError(t, fmt.Sprintf("value %q", bad), put("1", bad), store.ErrKey)
			wantError(t, fmt.Sprintf("key %q", bad), put(bad, "x"), store.ErrKey)
			_, err := people.Get(tx, bad)
			wantError(t, fmt.Sprintf("Get %q", bad), err, store.ErrNotFound)
			wantError(t, fmt.Sprintf("Delete %q", bad), people.Delete(tx, bad), nil)
		}
		return nil
	})
	equal(t, "unchanged", p.ids("a", "name", store.Exactly("Ada")), []string{"1"})
}

func undeclared(t *testing.T, p *place) {
	other := store.Table[person]{Name: "other", Key: func(p person) string { return p.ID }}
	p.update("a", func(tx store.Tx) error {
		_, err := other.Get(tx, "1")
		wantError(t, "Get", err, store.ErrLayout)
		wantError(t, "Put", other.Put(tx, person{ID: "1"}), store.ErrLayout)
		wantError(t, "Delete", other.Delete(tx, "1"), store.ErrLayout)
		for _, err := range other.List(tx, store.Range{}) {
			wantError(t, "List", err, store.ErrLayout)
		}
		for _, err := range people.By(tx, "other", store.Range{}) {
			wantError(t, "By", err, store.ErrLayout)
		}
		err = tx.Put(people.Layout(), "1", []byte("{}"), []store.Entry{{Index: "other", Value: "x"}})
		wantError(t, "Put", err, store.ErrLayout)
		return nil
	})
}

func cancelled(t *testing.T, p *place) {
	gone, cancel := context.WithCancel(ctx)
	cancel()
	run := false
	note := func(store.Tx) error { run = true; return nil }
	wantError(t, "Update", p.Update(gone, "a", note), context.Canceled)
	wantError(t, "View", p.View(gone, "a", note), context.Canceled)
	_, err := p.Councils(gone)
	wantError(t, "Councils", err, context.Canceled)
	equal(t, "run", run, false)

	// Once the function runs, it is awaited.
	later, cancel := context.WithCancel(ctx)
	err = p.Update(later, "a", func(tx store.Tx) error {
		cancel()
		return putAll(tx, person{ID: "1"}, person{ID: "2"})
	})
	equal(t, "error of a started one", err, nil)

	// Who waits for the turn gives up, and the others go on.
	waiting, cancel := context.WithTimeout(ctx, 20*time.Millisecond)
	defer cancel()
	given := make(chan error)
	err = p.Update(ctx, "a", func(tx store.Tx) error {
		go func() { given <- p.Update(waiting, "a", note) }()
		wantError(t, "one that waits", <-given, context.DeadlineExceeded)
		return people.Put(tx, person{ID: "3"})
	})
	equal(t, "error of the one before", err, nil)
	equal(t, "run", run, false)
	equal(t, "people", p.ids("a", "", store.Range{}), []string{"1", "2", "3"})
}
