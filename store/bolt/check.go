package bolt

import (
	"context"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"gremium/store"
)

// many is how many problems Check reports before it stops: a file with more is damaged throughout.
const many = 100

// Check implements store.Checker: bbolt's own check of pages and free pages, then that every bucket is one of the
// program's tables, every row belongs to a council or, in a shared table, to none, and documents and index entries
// name each other. It reads everything and changes nothing. While it looks at pages, writers wait.
func (s *Store) Check(ctx context.Context) []error {
	c := &checker{store: s, ctx: ctx}
	err := c.pages()
	if err == nil && len(c.problems) == 0 { // who knows where damaged pages lead
		err = s.read(ctx, store.System, func(t *tx) error {
			c.tx = t
			c.buckets()
			return ctx.Err()
		})
	}
	if err != nil {
		return append(c.problems, err)
	}
	return c.problems
}

type checker struct {
	store    *Store
	ctx      context.Context
	tx       *tx
	problems []error
}

// report notes a problem and says whether to go on.
func (c *checker) report(format string, args ...any) bool {
	c.problems = append(c.problems, fmt.Errorf("store: "+format, args...))
	return c.goOn()
}

func (c *checker) goOn() bool { return len(c.problems) < many && c.ctx.Err() == nil }

// pages has bbolt check itself. Its list of free pages is the writer's, so nobody may write meanwhile: a writing
// transaction sees to that, which is given up. No reading one may be open, for whom another writer could be waiting.
func (c *checker) pages() error {
	if err := c.ctx.Err(); err != nil {
		return err
	}
	if err := c.store.use(); err != nil {
		return err
	}
	defer c.store.users.Done()
	bolt, err := c.store.db.Begin(true)
	if err != nil {
		return err
	}
	for err := range bolt.Check() { // the channel must be read to its end, its sender would wait for ever
		if len(c.problems) < many {
			c.report("%w", err)
		}
	}
	return bolt.Rollback()
}

func (c *checker) buckets() {
	err := c.tx.bolt.ForEach(func(name []byte, b *bbolt.Bucket) error {
		if !slices.ContainsFunc(c.store.names, func(known []byte) bool { return string(known) == string(name) }) {
			c.report("bucket %s belongs to no table of this program", name)
		}
		return nil
	})
	if err != nil {
		c.report("%w", err)
	}
	for _, tb := range c.store.tables {
		c.documents(tb)
		for i := range tb.indexes {
			c.index(tb, &tb.indexes[i])
		}
	}
	c.each(counters, func(k, v []byte) bool {
		if p, ok := parts(k, 2); !ok || len(v) != 8 || c.badText(p[1:]) {
			return c.report("damaged counter %q", k)
		}
		return true
	})
}

// documents checks that the rows of a table have a council as they should, and every entry they note is there.
func (c *checker) documents(tb *table) {
	c.each(tb.place, func(k, v []byte) bool {
		p, ok := parts(k, 2)
		if !ok || c.badText(p[1:]) || c.badCouncil(tb, p[0]) {
			return c.report("bad key %q in table %s", k, tb.name)
		}
		found, err := entries(v)
		if err == nil {
			_, err = document(v)
		}
		if err != nil {
			return c.report("%s %q of %q: %w", tb.name, p[1], p[0], err)
		}
		for _, e := range found {
			index := tb.index(e.Index)
			if index != nil && c.tx.get(key(index.place, string(p[0]), e.Value, string(p[1]))) == nil {
				c.report("%s %q of %q is missing in index %s under %q", tb.name, p[1], p[0], e.Index, e.Value)
			}
		}
		return c.goOn()
	})
}

// index checks that the document of every entry notes it, and that unique values have one document.
func (c *checker) index(tb *table, index *index) {
	var last string
	c.each(index.place, func(k, _ []byte) bool {
		p, ok := parts(k, 3)
		if !ok || c.badText(p[1:]) || c.badCouncil(tb, p[0]) {
			return c.report("bad key %q in index %s of %s", k, index.name, tb.name)
		}
		found, err := entries(c.tx.get(key(tb.place, string(p[0]), string(p[2]))))
		if err != nil || !slices.Contains(found, store.Entry{Index: index.name, Value: string(p[1])}) {
			return c.report("index %s of %s has a stale entry of %q: %q for %q", index.name, tb.name, p[0], p[1], p[2])
		}
		now := string(p[0]) + "\x00" + string(p[1])
		if index.unique && now == last {
			return c.report("unique index %s of %s has two entries of %q for %q", index.name, tb.name, p[0], p[1])
		}
		last = now
		return c.goOn()
	})
}

func (c *checker) badText(parts [][]byte) bool {
	return slices.ContainsFunc(parts, func(p []byte) bool { return store.CheckKey(string(p)) != nil })
}

func (c *checker) badCouncil(tb *table, council []byte) bool {
	return tb.shared != (len(council) == 0) || store.CheckCouncil(string(council)) != nil
}

func (c *checker) each(p place, f func(k, v []byte) bool) {
	cursor := c.tx.bucket(p).Cursor()
	for k, v := cursor.First(); k != nil && c.ctx.Err() == nil; k, v = cursor.Next() {
		if !f(k, v) {
			return
		}
	}
}
