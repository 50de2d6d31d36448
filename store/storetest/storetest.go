// Package storetest is what an engine must do, as tests. An engine's own test calls Run:
//
//	func TestStore(t *testing.T) {
//		storetest.Run(t, func(t *testing.T) storetest.Open {
//			path := filepath.Join(t.TempDir(), "store")
//			return func(t *testing.T, tables []store.Layout) store.Store { … }
//		})
//	}
//
// The suite uses tables of people and of jobs (tables.go) and knows nothing of engines; what only one engine can
// suffer (kill -9, a full disk, a lost connection) is tested beside it.
package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gremium/store"
)

// Open opens a store, always the same one: what was written before is there again. The suite closes it.
type Open func(t *testing.T, tables []store.Layout) store.Store

// Run runs the suite. fresh makes a new empty place for a store and returns how to open it.
func Run(t *testing.T, fresh func(t *testing.T) Open) {
	tests := []struct {
		name string
		run  func(*testing.T, *place)
	}{
		{"documents", documents},
		{"documents come back as they were", faithful},
		{"indexes", indexes},
		{"unique indexes", unique},
		{"ranges", ranges},
		{"ranges show own writes", ownWrites},
		{"writing while scanning", writeWhileScanning},
		{"sweeps", sweeps},
		{"councils are apart", councilsApart},
		{"shared tables", shared},
		{"System", system},
		{"list of councils", councilList},
		{"counters", counters},
		{"reading is reading", readOnly},
		{"errors roll back", rollback},
		{"panics roll back", panics},
		{"Goexit rolls back", goexit},
		{"a transaction ends with its function", ended},
		{"unusual keys", unusualKeys},
		{"refused keys", refusedKeys},
		{"undeclared", undeclared},
		{"many at once", manyAtOnce},
		{"many councils at once", manyCouncils},
		{"snapshots", snapshots},
		{"cancelled", cancelled},
		{"close", closing},
		{"reopen", reopen},
		{"ten thousand", tenThousand},
		{"check", check},
		{"reindex", reindex},
		{"backup", backup},
		{"migrations", migrations},
		{"migrations of a new store", migrateNew},
		{"migrations that fail", migrateFailing},
		{"a newer store", migrateNewer},
		{"two migrate at once", migrateTwice},
		{"like a map", model},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := &place{t: t, fresh: fresh, open: fresh(t)}
			p.start()
			test.run(t, p)
			p.stop()
		})
	}
}

// place is a store under test. Its helpers fail the test on errors.
type place struct {
	store.Store
	t     *testing.T
	fresh func(*testing.T) Open
	open  Open
}

func (p *place) start() { p.Store = p.open(p.t, layouts()) }

// stop checks and closes: after every test the engine itself must find nothing wrong.
func (p *place) stop() {
	p.t.Helper()
	if p.Store == nil {
		return
	}
	if c, ok := p.Store.(store.Checker); !ok {
		p.t.Error("the engine is no store.Checker")
	} else if problems := c.Check(ctx); len(problems) > 0 {
		p.t.Errorf("Check: %v", problems)
	}
	if err := p.Close(); err != nil {
		p.t.Error(err)
	}
	p.Store = nil
}

// ctx is for everything that is not about contexts. The suite must not hang for ever when an engine does.
var ctx, _ = context.WithTimeout(context.Background(), 5*time.Minute) //nolint:govet // ends with the process

func (p *place) update(council string, f func(tx store.Tx) error) {
	p.t.Helper()
	if err := p.Update(ctx, council, f); err != nil {
		p.t.Fatalf("Update: %v", err)
	}
}

func (p *place) view(council string, f func(tx store.Tx)) {
	p.t.Helper()
	if err := p.View(ctx, council, func(tx store.Tx) error { f(tx); return nil }); err != nil {
		p.t.Fatalf("View: %v", err)
	}
}

func (p *place) put(council string, people ...person) {
	p.t.Helper()
	p.update(council, func(tx store.Tx) error { return putAll(tx, people...) })
}

func putAll(tx store.Tx, all ...person) error {
	for _, one := range all {
		if err := people.Put(tx, one); err != nil {
			return err
		}
	}
	return nil
}

// ids are those of the people in a council's index, in its order.
func (p *place) ids(council, index string, r store.Range) []string {
	p.t.Helper()
	var found []string
	p.view(council, func(tx store.Tx) { found = ids(p.t, tx, index, r) })
	return found
}

func ids(t *testing.T, tx store.Tx, index string, r store.Range) []string {
	t.Helper()
	found := []string{}
	for one, err := range people.By(tx, index, r) {
		if err != nil {
			t.Fatalf("By(%q, %+v): %v", index, r, err)
		}
		found = append(found, one.ID)
	}
	return found
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func wantError(t *testing.T, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: error %v, want %v", what, got, want)
	}
}

func documents(t *testing.T, p *place) {
	p.view("a", func(tx store.Tx) {
		_, err := people.Get(tx, "1")
		wantError(t, "Get of nothing", err, store.ErrNotFound)
		if !strings.Contains(fmt.Sprint(err), "people") {
			t.Errorf("error %q does not name the table", err)
		}
	})
	p.put("a", person{ID: "1", Name: "Ada"})
	p.put("a", person{ID: "1", Name: "Ada Lovelace"}, person{ID: "2", Name: "Bob"})
	p.view("a", func(tx store.Tx) {
		got, err := people.Get(tx, "1")
		equal(t, "Get", got, person{ID: "1", Name: "Ada Lovelace"})
		equal(t, "error", err, nil)
		has, err := people.Has(tx, "2")
		equal(t, "Has", has, true)
		equal(t, "error", err, nil)
		has, err = people.Has(tx, "3")
		equal(t, "Has", has, false)
		equal(t, "error", err, nil)
		equal(t, "council", tx.Council(), "a")
	})
	p.update("a", func(tx store.Tx) error {
		return errors.Join(people.Delete(tx, "1"), people.Delete(tx, "never there"))
	})
	equal(t, "left", p.ids("a", "", store.Range{}), []string{"2"})
}

// faithful: an engine may reorder members, and that is all.
func faithful(t *testing.T, p *place) {
	want := []person{
		{ID: "1", Name: "Zoë Müßig-Łukasz 👩🏽‍⚖️ 中文", Number: 1<<63 - 1},
		{ID: "2", Text: "quote \" backslash \\ slash / tab \t newline \n <b>&amp;", Number: -1 << 63},
		{ID: "3", Text: `\u0000 is text here`, Share: 0.1},
		{ID: "4", Text: "\x01\x1f\x7f\u2028\ufffd", Share: 1.7976931348623157e308},
		{ID: "5", Share: 5e-324, Tags: []string{"b", "a", "b"}},
	}
	p.put("a", want...)
	p.stop()
	p.start()
	p.view("a", func(tx store.Tx) {
		for _, want := range want {
			got, err := people.Get(tx, want.ID)
			equal(t, want.ID, got, want)
			equal(t, "error", err, nil)
		}
	})
	err := p.Update(ctx, "a", func(tx store.Tx) error { return people.Put(tx, person{ID: "6", Text: "a\x00b"}) })
	wantError(t, "NUL in text", err, store.ErrText)
}

func indexes(t *testing.T, p *place) {
	p.put("a",
		person{ID: "1", Name: "Cem", Tags: []string{"vote", "chair"}},
		person{ID: "2", Name: "Ada", Tags: []string{"vote", "vote"}},
		person{ID: "3", Name: "Bob"},
		person{ID: "4", Name: "Ada"})
	equal(t, "by name", p.ids("a", "name", store.Range{}), []string{"2", "4", "3", "1"})
	equal(t, "by tag", p.ids("a", "tag", store.Range{}), []string{"1", "1", "2"})
	equal(t, "exactly", p.ids("a", "name", store.Exactly("Ada")), []string{"2", "4"})
	p.put("a", person{ID: "1", Name: "Zoe", Tags: []string{"guest", "vote"}}, person{ID: "2", Name: "Ada"})
	equal(t, "by name, moved", p.ids("a", "name", store.Range{}), []string{"2", "4", "3", "1"})
	equal(t, "by tag, moved", p.ids("a", "tag", store.Range{}), []string{"1", "1"})
	equal(t, "by old tag", p.ids("a", "tag", store.Exactly("chair")), []string{})
	p.update("a", func(tx store.Tx) error { return people.Delete(tx, "1") })
	equal(t, "by tag, removed", p.ids("a", "tag", store.Range{}), []string{})
	p.view("a", func(tx store.Tx) {
		one, err := people.One(tx, "name", "Bob")
		equal(t, "One", one.ID, "3")
		equal(t, "error", err, nil)
		_, err = people.One(tx, "name", "Bo")
		wantError(t, "One of nothing", err, store.ErrNotFound)
	})
}

func unique(t *testing.T, p *place) {
	p.put("a", person{ID: "1", Login: "ada"}, person{ID: "2", Login: "bob"}, person{ID: "3"}, person{ID: "4"})
	p.update("a", func(tx store.Tx) error {
		err := people.Put(tx, person{ID: "2", Name: "new", Login: "ada"})
		wantError(t, "Put of a login that is taken", err, store.ErrExists)
		// What was refused has changed nothing, and the transaction goes on.
		got, err := people.Get(tx, "2")
		equal(t, "after refusal", got, person{ID: "2", Login: "bob"})
		equal(t, "error", err, nil)
		return people.Put(tx, person{ID: "5", Login: "eve"})
	})
	equal(t, "by login", p.ids("a", "login", store.Range{}), []string{"1", "2", "5"})
	p.update("a", func(tx store.Tx) error { // free within the transaction
		return errors.Join(people.Delete(tx, "1"), putAll(tx, person{ID: "2", Login: "ada"}, person{ID: "1", Login: "bob"}))
	})
	equal(t, "exchanged", p.ids("a", "login", store.Range{}), []string{"2", "1", "5"})
	p.put("b", person{ID: "9", Login: "ada"}) // another council's
}

func ranges(t *testing.T, p *place) {
	for _, id := range []string{"b", "a", "aa", "ab", "abc", "c", "ä", "äb", "¿", "\U0010ffff", "\ud7ff", "\ue000"} {
		p.put("x", person{ID: id, Name: id})
		p.put("w", person{ID: id + "w"})
		p.put("y", person{ID: id + "y"})
	}
	all := []string{"a", "aa", "ab", "abc", "b", "c", "¿", "ä", "äb", "\ud7ff", "\ue000", "\U0010ffff"}
	tests := []struct {
		r    store.Range
		want []string
	}{
		{store.Range{}, all},
		{store.Range{Limit: 3}, all[:3]},
		{store.Range{Limit: 100}, all},
		{store.Range{From: "ab"}, all[2:]},
		{store.Range{To: "ab"}, all[:2]},
		{store.Range{From: "aaa", To: "bb"}, all[2:5]},
		{store.Range{From: "ab", To: "ab"}, nil},
		{store.Range{From: "b", To: "a"}, nil},
		{store.Range{Prefix: "a"}, all[:4]},
		{store.Range{Prefix: "ab"}, all[2:4]},
		{store.Range{Prefix: "ä"}, all[7:9]},
		{store.Range{Prefix: "¿"}, all[6:7]},
		{store.Range{Prefix: "\ud7ff"}, all[9:10]},
		{store.Range{Prefix: "\U0010ffff"}, all[11:]},
		{store.Range{Prefix: "zz"}, nil},
		{store.Range{Prefix: "a", From: "ab"}, all[2:4]},
		{store.Range{Prefix: "a", From: "b"}, nil},
		{store.Range{Prefix: "a", To: "ab"}, all[:2]},
		{store.Range{Prefix: "a", To: "z", Limit: 2}, all[:2]},
		{store.Exactly("ab"), all[2:3]},
	}
	for _, test := range tests {
		for _, index := range []string{"", "name"} {
			r := test.r
			want := append([]string{}, test.want...)
			equal(t, fmt.Sprintf("%q %+v", index, r), p.ids("x", index, r), want)
			if r.Limit > 0 {
				continue
			}
			r.Reverse = true
			slices.Reverse(want)
			equal(t, fmt.Sprintf("%q %+v", index, r), p.ids("x", index, r), want)
			r.Limit = 2
			equal(t, fmt.Sprintf("%q %+v", index, r), p.ids("x", index, r), want[:min(2, len(want))])
		}
	}
	p.view("x", func(tx store.Tx) {
		for row, err := range tx.Scan(people.Layout(), "name", store.Range{Prefix: "äb"}) {
			equal(t, "error", err, nil)
			equal(t, "row", []string{row.Key, row.Value}, []string{"äb", "äb"})
			if !bytes.Contains(row.Doc, []byte("äb")) {
				t.Errorf("document %s", row.Doc)
			}
		}
		for _, bad := range []store.Range{{From: "a\x00"}, {To: "\xff"}, {Prefix: "a\xc3"}} {
			for _, err := range tx.Scan(people.Layout(), "", bad) {
				wantError(t, fmt.Sprintf("%+v", bad), err, store.ErrKey)
			}
		}
	})
}
