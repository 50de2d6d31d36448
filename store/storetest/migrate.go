package storetest

import (
	"context"
	"errors"
	"testing"

	"gremium/store"
)

// history is migrations that note where they ran, by appending to a document of the council or of the shared table.
func history(names ...string) []store.Migration {
	var all []store.Migration
	for _, name := range names {
		all = append(all, func(tx store.Tx) error {
			if tx.Council() == store.System {
				j, err := jobs.Get(tx, "history")
				if err != nil && !errors.Is(err, store.ErrNotFound) {
					return err
				}
				return jobs.Put(tx, job{ID: "history", Council: j.Council + name})
			}
			one, err := people.Get(tx, "history")
			if err != nil && !errors.Is(err, store.ErrNotFound) {
				return err
			}
			return people.Put(tx, person{ID: "history", Name: one.Name + name})
		})
	}
	return all
}

// ran is what history noted for a council.
func (p *place) ran(council string) string {
	p.t.Helper()
	noted := ""
	p.view(council, func(tx store.Tx) {
		if council == store.System {
			j, _ := jobs.Get(tx, "history")
			noted = j.Council
			return
		}
		one, _ := people.Get(tx, "history")
		noted = one.Name
	})
	return noted
}

// migrate migrates and returns how often the backup was made.
func (p *place) migrate(all []store.Migration) (backups int, err error) {
	err = store.Migrate(ctx, p.Store, all, func(context.Context) error { backups++; return nil })
	return backups, err
}

// version is what store.Version says.
func (p *place) version() [2]int {
	p.t.Helper()
	all, highest, err := store.Version(ctx, p.Store)
	equal(p.t, "error", err, nil)
	return [2]int{all, highest}
}

func migrations(t *testing.T, p *place) {
	equal(t, "version", p.version(), [2]int{0, 0})
	p.put("a", person{ID: "1"}) // before there were versions
	p.put("b", person{ID: "1"})
	step := func(names []string, backups int, a, b, c, system string) {
		t.Helper()
		got, err := p.migrate(history(names...))
		equal(t, "error", err, nil)
		equal(t, "backups", got, backups)
		equal(t, "ran in a, b, c, System", []string{p.ran("a"), p.ran("b"), p.ran("c"), p.ran(store.System)}, []string{a, b, c, system})
	}
	step([]string{"1", "2"}, 1, "12", "12", "", "12")
	equal(t, "version", p.version(), [2]int{2, 2})
	step([]string{"1", "2"}, 0, "12", "12", "", "12")
	p.put("c", person{ID: "1"}) // founded by a program of version 2
	step([]string{"1", "2"}, 0, "12", "12", "", "12")
	p.stop()
	p.start()
	step([]string{"1", "2", "3"}, 1, "123", "123", "3", "123")
	step([]string{"1", "2", "3", "4"}, 1, "1234", "1234", "34", "1234")
}

func migrateNew(t *testing.T, p *place) {
	backups, err := p.migrate(history("1", "2"))
	equal(t, "error", err, nil)
	equal(t, "backups", backups, 0)
	p.put("a", person{ID: "1"})
	backups, err = p.migrate(history("1", "2", "3"))
	equal(t, "error", err, nil)
	equal(t, "backups", backups, 1)
	equal(t, "ran in a", p.ran("a"), "3")
	equal(t, "ran in System", p.ran(store.System), "3")
}

func migrateFailing(t *testing.T, p *place) {
	for _, council := range []string{"a", "b", "c"} {
		p.put(council, person{ID: "1"})
	}
	fail := errors.New("fail")
	err := store.Migrate(ctx, p.Store, history("1"), func(context.Context) error { return fail })
	wantError(t, "without a backup", err, fail)
	equal(t, "ran without a backup", p.ran(store.System)+p.ran("a"), "")

	all := history("1", "2", "3")
	good := all[1]
	all[1] = func(tx store.Tx) error {
		if err := good(tx); err != nil || tx.Council() != "b" {
			return err
		}
		return fail
	}
	_, err = p.migrate(all)
	wantError(t, "with a bad migration", err, fail)
	equal(t, "ran", []string{p.ran(store.System), p.ran("a"), p.ran("b"), p.ran("c")}, []string{"123", "123", "1", ""})
	equal(t, "version", p.version(), [2]int{0, 3})
	all[1] = good
	_, err = p.migrate(all)
	equal(t, "error", err, nil)
	equal(t, "ran", []string{p.ran(store.System), p.ran("a"), p.ran("b"), p.ran("c")}, []string{"123", "123", "123", "123"})
}

func migrateNewer(t *testing.T, p *place) {
	p.put("a", person{ID: "1"})
	_, err := p.migrate(history("1", "2", "3"))
	equal(t, "error", err, nil)
	backups, err := p.migrate(history("1", "2"))
	wantError(t, "older program", err, store.ErrNewer)
	equal(t, "backups", backups, 0)
	equal(t, "ran", p.ran("a"), "123")

	// Half migrated by a newer program: a is ahead, and nothing may be changed.
	all := history("1", "2", "3", "4", "5")
	fail := errors.New("fail")
	all[4] = func(store.Tx) error { return fail }
	_, err = p.migrate(all)
	wantError(t, "interrupted", err, fail)
	_, err = p.migrate(history("1", "2", "3"))
	wantError(t, "the program before", err, store.ErrNewer)
}

func migrateTwice(t *testing.T, p *place) {
	for _, council := range []string{"a", "b"} {
		p.put(council, person{ID: "1"})
	}
	at(2, func(int) {
		if _, err := p.migrate(history("1", "2", "3")); err != nil {
			t.Error(err)
		}
	})
	equal(t, "ran", []string{p.ran(store.System), p.ran("a"), p.ran("b")}, []string{"123", "123", "123"})
}
