package commands

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"go.etcd.io/bbolt"

	"gremium/store"
	"gremium/store/bolt"
	"gremium/store/postgres"
	"gremium/store/postgres/postgrestest"
)

// observed is a store that notes after each commit what all its tables hold.
type observed struct {
	store.Store
	dump    func() []string
	copy    func() []byte // the database as bytes; nil where it has no file
	before  map[string]bool
	commits []string          // what each commit has added
	pairs   map[string]bool   // the fields with their values that ever were in a row
	copies  map[string][]byte // of the file, by when they were taken
}

func (o *observed) Update(ctx context.Context, council string, f func(store.Tx) error) error {
	err := o.Store.Update(ctx, council, f)
	o.look()
	return err
}

func (o *observed) look() {
	now, added := map[string]bool{}, []string(nil)
	for _, row := range o.dump() {
		now[row] = true
		if !o.before[row] {
			added = append(added, row)
			for _, pair := range pairs(row) {
				o.pairs[pair] = true
			}
		}
	}
	for row := range o.before {
		if !now[row] {
			added = append(added, "gone: "+row)
		}
	}
	o.before = now
	slices.Sort(added)
	o.commits = append(o.commits, added...)
	o.commits = append(o.commits, "commit")
}

// aPair is a field with its value, as JSON of both engines has it.
var aPair = regexp.MustCompile(`"([A-Za-z_]+)": ?("[ -!#-\[\]-~]*"|[0-9.]+|true|false)[,}\]]`)

func pairs(s string) (all []string) {
	for _, m := range aPair.FindAllStringSubmatch(s, -1) {
		all = append(all, m[1]+" "+m[2])
	}
	return all
}

// observedBolt is a file, read through a copy of it as a backup makes one.
func observedBolt(t *testing.T) *observed {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, "box.db")
	s, err := bolt.Open(path, Layouts(), bolt.NoSync())
	if err != nil {
		t.Fatal(err)
	}
	o := &observed{Store: s, pairs: map[string]bool{}, copies: map[string][]byte{}}
	o.dump = func() (rows []string) {
		var whole bytes.Buffer
		if err := s.Backup(t.Context(), &whole); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, "copy.db")
		if err := os.WriteFile(file, whole.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := bbolt.Open(file, 0o600, &bbolt.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		if err := db.View(func(tx *bbolt.Tx) error {
			return tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
				return b.ForEach(func(k, v []byte) error {
					rows = append(rows, fmt.Sprintf("%s %s = %s", name, k, v))
					return nil
				})
			})
		}); err != nil {
			t.Fatal(err)
		}
		return rows
	}
	o.copy = func() []byte {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	return o
}

// observedPostgres is a database, read with SQL.
func observedPostgres(t *testing.T) *observed {
	t.Helper()
	url := postgrestest.URL(t)
	s, err := postgres.Open(t.Context(), url, Layouts())
	if err != nil {
		t.Fatal(err)
	}
	o := &observed{Store: s, pairs: map[string]bool{}, copies: map[string][]byte{}}
	db, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close(context.Background()) })
	query := func(sql string) (rows []string) {
		found, err := db.Query(t.Context(), sql)
		if err == nil {
			rows, err = pgx.CollectRows(found, pgx.RowTo[string])
		}
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	var each []string
	for _, name := range query(`SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()`) {
		each = append(each, fmt.Sprintf(`SELECT %s || ' ' || t::text FROM %s t`, "'"+name+"'", name))
	}
	if len(each) < 20 {
		t.Fatalf("%d tables only", len(each))
	}
	all := strings.Join(each, " UNION ALL ")
	o.dump = func() []string {
		rows := query(all)
		for i, row := range rows { // text of a row has its quotes doubled
			rows[i] = strings.ReplaceAll(row, `""`, `"`)
		}
		return rows
	}
	return o
}

// take keeps a copy of the database as it is now.
func (o *observed) take(when string) {
	if o.copy != nil {
		o.copies[when] = o.copy()
	}
}

// onObserved is a stage on an observed store.
func onObserved(t *testing.T, o *observed) *stage {
	t.Helper()
	s := newStage(t)
	if err := s.store.Close(); err != nil {
		t.Fatal(err)
	}
	s.store = o
	s.start()
	return s
}
