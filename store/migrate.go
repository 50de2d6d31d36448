package store

import (
	"context"
	"errors"
	"fmt"
)

// Migration changes the documents of one council, or those of the shared tables when tx.Council() is System, from
// one version to the next.
type Migration func(tx Tx) error

// Migrate brings a store to the newest version, which is len(migrations): migrations[i] leads from version i to
// i+1. A program calls it once, after opening the store and before anything else uses it. Published migrations
// are never changed, removed or reordered.
//
// Each migration runs in its own transaction for System and for each council, so what a crash interrupts goes on at
// the next start where it stopped. before is called once, before the first migration really runs (it makes the
// backup); its error ends Migrate with nothing changed. A store any part of which is newer than the program is
// refused with ErrNewer, before anything is changed.
//
// # How versions are kept
//
// The shared table "versions" has one row for the store, and while Migrate is under way one for System and each
// council that is ahead of it. A council without a row has the store's version: so a council that is founded while
// the program runs needs no stamp, the program has raised the store's version to its own before. A store without
// the row is new if it has no councils (it gets the newest version and no migration runs), else it is older than
// the row and has version 0.
//
// Two processes may migrate a PostgreSQL store at the same time, each step runs once. A program of an older
// version must not run beside it.
func Migrate(ctx context.Context, s Store, migrations []Migration, before func(context.Context) error) error {
	newest := len(migrations)
	councils, err := s.Councils(ctx)
	if err != nil {
		return err
	}
	places := append([]string{System}, councils...)

	var old, fresh bool
	err = s.View(ctx, System, func(tx Tx) error {
		known, err := versions.Has(tx, storeKey)
		if err != nil {
			return err
		}
		fresh = !known && len(councils) == 0
		for v, err := range versions.List(tx, Range{}) {
			if err != nil {
				return err
			}
			if v.Version > newest {
				return fmt.Errorf("%w: %s has version %d, this program knows %d", ErrNewer, v.Of, v.Version, newest)
			}
		}
		v, err := versionOf(tx, storeKey)
		old = v < newest
		return err
	})
	if err != nil {
		return err
	}
	if old && !fresh {
		if before != nil {
			if err := before(ctx); err != nil {
				return fmt.Errorf("before migrating: %w", err)
			}
		}
		for _, council := range places {
			if err := migrate(ctx, s, council, migrations); err != nil {
				return err
			}
		}
	}
	if !old && !fresh {
		return nil
	}
	return s.Update(ctx, System, func(tx Tx) error {
		for _, council := range places {
			if err := versions.Delete(tx, councilKey(council)); err != nil {
				return err
			}
		}
		return versions.Put(tx, version{Of: storeKey, Version: newest})
	})
}

// Version says how far Migrate has brought a store: the version of all of it, and the highest that any part has
// reached. They differ where a migration was interrupted. A store that was never migrated has version 0.
func Version(ctx context.Context, s Store) (all, highest int, err error) {
	err = s.View(ctx, System, func(tx Tx) error {
		if all, err = versionOf(tx, storeKey); err != nil {
			return err
		}
		highest = all
		for v, err := range versions.List(tx, Range{}) {
			if err != nil {
				return err
			}
			highest = max(highest, v.Version)
		}
		return nil
	})
	return all, highest, err
}

// migrate brings one council, or System, to the newest version.
func migrate(ctx context.Context, s Store, council string, migrations []Migration) error {
	for {
		done := false
		err := s.Update(ctx, council, func(tx Tx) error {
			// Read here and not before: another process may have done this step meanwhile.
			at, err := versionOf(tx, councilKey(council))
			if err != nil {
				return err
			}
			if done = at >= len(migrations); done {
				return nil
			}
			if err := migrations[at](tx); err != nil {
				return fmt.Errorf("migration to version %d of %s: %w", at+1, councilKey(council), err)
			}
			return versions.Put(tx, version{Of: councilKey(council), Version: at + 1})
		})
		if err != nil || done {
			return err
		}
	}
}

// version is a row of the table in which Migrate notes how far it came.
type version struct {
	Of      string `json:"of"`
	Version int    `json:"version"`
}

var versions = Table[version]{
	Name:   "versions",
	Shared: true,
	Key:    func(v version) string { return v.Of },
}

const storeKey = "store"

// councilKey cannot be storeKey, whatever a council is called.
func councilKey(council string) string { return "council " + council }

// versionOf is the version a row says, else the store's, else 0.
func versionOf(tx Tx, of string) (int, error) {
	v, err := versions.Get(tx, of)
	if errors.Is(err, ErrNotFound) {
		v, err = versions.Get(tx, storeKey)
	}
	if errors.Is(err, ErrNotFound) {
		return 0, nil
	}
	return v.Version, err
}
