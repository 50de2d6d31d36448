package postgres

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"

	"github.com/jackc/pgx/v5"

	"gremium/store"
)

// Line is a line of a backup: a document with its index entries, or a counter. Rows of shared tables and counters
// of store.System have no council.
type Line struct {
	Table   string          `json:"table,omitempty"`
	Counter string          `json:"counter,omitempty"`
	Council string          `json:"council,omitempty"`
	Key     string          `json:"key,omitempty"`
	Doc     json.RawMessage `json:"doc,omitempty"`
	Entries []store.Entry   `json:"entries,omitempty"`
	N       int             `json:"n,omitempty"`
}

// Backup implements store.Store: it writes all rows of one snapshot, a Line of JSON each. It is readable anywhere
// and for ever; to restore a database, use pg_dump and pg_restore.
func (s *Store) Backup(ctx context.Context, w io.Writer) error {
	return s.View(ctx, store.System, func(any store.Tx) error {
		t := any.(*tx)
		out := bufio.NewWriter(w)
		lines := json.NewEncoder(out)
		lines.SetEscapeHTML(false)
		for _, tb := range s.list {
			if err := t.backup(ctx, tb, lines); err != nil {
				return fmt.Errorf("backup of %s: %w", tb.name, err)
			}
		}
		counters, err := query(t, func(row pgx.CollectableRow) (l Line, err error) {
			err = row.Scan(&l.Council, &l.Counter, &l.N)
			return l, err
		}, "SELECT council, name, n FROM _counters ORDER BY council, name")
		if err != nil {
			return err
		}
		for _, l := range counters {
			if err := lines.Encode(l); err != nil {
				return err
			}
		}
		return out.Flush()
	})
}

// backup writes a table in pages, with the entries of each document gathered from the index tables.
func (t *tx) backup(ctx context.Context, tb *table, lines *json.Encoder) error {
	entries := "'[]'::jsonb"
	for _, i := range tb.indexes {
		entries += fmt.Sprintf(` || coalesce((SELECT jsonb_agg(jsonb_build_object('Index', '%s', 'Value', value) ORDER BY value)
			FROM %s i WHERE i.council = d.council AND i.key = d.key), '[]')`, i.name, quote(i.table))
	}
	sql := fmt.Sprintf(`SELECT council, key, doc::text, (%s)::text FROM %s d WHERE (council, key) > ($1, $2)
		ORDER BY council, key LIMIT %d`, entries, quote(tb.name), page)
	read := func(row pgx.CollectableRow) (Line, error) {
		l := Line{Table: tb.name}
		var doc, entries string
		if err := row.Scan(&l.Council, &l.Key, &doc, &entries); err != nil {
			return l, err
		}
		l.Doc = json.RawMessage(doc)
		return l, json.Unmarshal([]byte(entries), &l.Entries)
	}
	last := Line{}
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		rows, err := query(t, read, sql, last.Council, last.Key)
		if err != nil {
			return err
		}
		for _, l := range rows {
			if err := lines.Encode(l); err != nil {
				return err
			}
		}
		if len(rows) < page {
			return nil
		}
		last = rows[len(rows)-1]
	}
}
