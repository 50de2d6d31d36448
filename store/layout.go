package store

import (
	"fmt"
	"regexp"
)

// maxName is what PostgreSQL takes as a name. A table and its index share it, with two characters between.
const maxName = 63

var name = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)

// Layouts checks declarations and adds the store's own table, in which Migrate notes versions. Engines call it
// when they open, so that a bad declaration fails on each of them and in the first test.
func Layouts(tables []Layout) ([]Layout, error) {
	all := append([]Layout{versions.Layout()}, tables...)
	taken := map[string]bool{}
	take := func(names ...string) error {
		for _, n := range names {
			if taken[n] {
				return fmt.Errorf("store: two tables or indexes are called %s", n)
			}
			if len(n) > maxName {
				return fmt.Errorf("store: the name %s is too long", n)
			}
			taken[n] = true
		}
		return nil
	}
	for _, t := range all {
		if !name.MatchString(t.Name) {
			return nil, fmt.Errorf("store: %q is no name for a table", t.Name)
		}
		if err := take(t.Name); err != nil {
			return nil, err
		}
		for _, index := range t.Indexes {
			if !name.MatchString(index.Name) {
				return nil, fmt.Errorf("store: %q is no name for an index of %s", index.Name, t.Name)
			}
			if err := take(IndexName(t.Name, index.Name)); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}

// IndexName is what engines call the place of an index. Layouts keeps it apart from every other name.
func IndexName(table, index string) string { return table + "__" + index }
