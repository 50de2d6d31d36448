package postgres

import (
	"context"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"gremium/store"
)

// many is how many problems of a kind Check reports of each table.
const many = 20

// Check implements store.Checker: every table of the schema is one of the program's, rows belong to a council or,
// in a shared table, to none, and every index entry has its document. That each document has its entries is for
// Table.Check to say, the database does not know which ones they should be. PostgreSQL's own files are for
// pg_amcheck.
func (s *Store) Check(ctx context.Context) []error {
	var problems []error
	report := func(format string, args ...any) {
		problems = append(problems, fmt.Errorf("postgres: "+format, args...))
	}
	err := s.View(ctx, store.System, func(any store.Tx) error {
		t := any.(*tx)
		there, err := query(t, pgx.RowTo[string], "SELECT tablename FROM pg_tables WHERE schemaname = $1 ORDER BY 1", s.schema)
		if err != nil {
			return err
		}
		for _, name := range there {
			known := func(m made) bool { return m.name == name }
			if name != countersTable.name && !slices.ContainsFunc(s.made(), known) {
				report("table %s belongs to no table of this program", name)
			}
		}
		for _, tb := range s.list {
			stray := "council = ''"
			if tb.shared {
				stray = "council <> ''"
			}
			keys, err := query(t, pgx.RowTo[string], fmt.Sprintf("SELECT key FROM %s WHERE %s LIMIT %d", quote(tb.name), stray, many))
			if err != nil {
				return err
			}
			for _, key := range keys {
				report("bad key %q in table %s", key, tb.name)
			}
			for _, i := range tb.indexes {
				if err := ctx.Err(); err != nil {
					return err
				}
				stale, err := query(t, pgx.RowTo[string], fmt.Sprintf(`SELECT concat_ws(' / ', council, value, key) FROM %s i WHERE NOT EXISTS
					(SELECT FROM %s d WHERE d.council = i.council AND d.key = i.key) LIMIT %d`, quote(i.table), quote(tb.name), many))
				if err != nil {
					return err
				}
				for _, e := range stale {
					report("index %s of %s has a stale entry: %s", i.name, tb.name, e)
				}
			}
		}
		return nil
	})
	if err != nil {
		problems = append(problems, err)
	}
	return problems
}
