package postgres

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"gremium/store"
)

// tx is a transaction. Its context ends with nobody's patience but the engine's.
type tx struct {
	store   *Store
	council string
	write   bool
	pg      pgx.Tx // nil when the transaction is over
	ctx     context.Context
}

func (t *tx) Council() string { return t.council }

// end gives the connection back; what is not committed is rolled back.
func (t *tx) end() {
	if t.pg == nil {
		return
	}
	pg := t.pg
	t.pg = nil
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	_ = pg.Rollback(ctx) // if that fails the connection is lost, and PostgreSQL rolls back
}

func (t *tx) commit() error {
	pg := t.pg
	t.pg = nil
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	err := pg.Commit(ctx)
	var answered *pgconn.PgError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, pgx.ErrTxCommitRollback):
		return errors.New("postgres: a statement had failed, nothing was stored")
	case errors.As(err, &answered) && answered.Severity == "ERROR":
		return fmt.Errorf("postgres: commit refused, nothing was stored: %w", translate(err))
	}
	return fmt.Errorf("%w: %w", store.ErrUnknown, err)
}

// translate gives an error of a statement the store's meaning.
func translate(err error) error {
	switch code(err) {
	case deadlock, serialization:
		return fmt.Errorf("%w: %w", store.ErrConflict, err)
	case badText:
		return fmt.Errorf("%w: %w", store.ErrText, err)
	case uniqueViolation:
		return store.ErrExists
	}
	return fmt.Errorf("postgres: %w", err)
}

// query runs a statement and reads all its rows, so that the connection is free for the next statement.
func query[T any](t *tx, row pgx.RowToFunc[T], sql string, args ...any) ([]T, error) {
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	rows, err := t.pg.Query(ctx, sql, args...)
	if err == nil {
		var all []T
		if all, err = pgx.CollectRows(rows, row); err == nil {
			return all, nil
		}
	}
	return nil, translate(err)
}

// send runs statements that return nothing, all in one message.
func (t *tx) send(b *pgx.Batch) error {
	ctx, cancel := context.WithTimeout(t.ctx, patience)
	defer cancel()
	if err := t.pg.SendBatch(ctx, b).Close(); err != nil {
		return translate(err)
	}
	return nil
}

// table finds what a Layout names and whose rows of it this transaction may touch.
func (t *tx) table(l store.Layout) (*table, string, error) {
	if t.pg == nil {
		return nil, "", store.ErrClosed
	}
	found := t.store.tables[l.Name]
	if found == nil {
		return nil, "", fmt.Errorf("%w: table %s", store.ErrLayout, l.Name)
	}
	if found.shared {
		return found, store.System, nil
	}
	if t.council == store.System {
		return nil, "", fmt.Errorf("%w: table %s is not shared", store.ErrCouncil, l.Name)
	}
	return found, t.council, nil
}

// writable is table for writing.
func (t *tx) writable(l store.Layout) (*table, string, error) {
	tb, council, err := t.table(l)
	if err == nil && !t.write {
		err = store.ErrReadOnly
	}
	return tb, council, err
}

func (t *tx) Get(l store.Layout, key string) ([]byte, error) {
	tb, council, err := t.table(l)
	if err != nil {
		return nil, err
	}
	if store.CheckKey(key) != nil { // PostgreSQL would refuse some of these, and end the transaction
		return nil, store.ErrNotFound
	}
	sql := tb.get
	if t.write && tb.shared {
		sql = tb.getLocked
	}
	docs, err := query(t, pgx.RowTo[string], sql, council, key)
	if err != nil {
		return nil, err
	}
	if len(docs) == 0 {
		return nil, store.ErrNotFound
	}
	return []byte(docs[0]), nil
}

func (t *tx) Put(l store.Layout, key string, doc []byte, entries []store.Entry) error {
	tb, council, err := t.writable(l)
	if err != nil {
		return err
	}
	if err := store.CheckPut(key, entries); err != nil {
		return err
	}
	values := map[string][]string{}
	unique := false
	for _, e := range entries {
		i := tb.index(e.Index)
		if i == nil {
			return fmt.Errorf("%w: index %s of %s", store.ErrLayout, e.Index, tb.name)
		}
		values[e.Index] = append(values[e.Index], e.Value)
		unique = unique || i.unique
	}
	b := &pgx.Batch{}
	if unique {
		// A refused statement ends a transaction, except back to a savepoint. It costs something, and only a
		// unique value is refused in ordinary life.
		b.Queue("SAVEPOINT put")
	}
	b.Queue(tb.put, council, key, string(doc))
	for _, i := range tb.indexes {
		if len(values[i.name]) == 0 {
			b.Queue(i.del, council, key)
			continue
		}
		b.Queue(i.keep, council, key, values[i.name])
		b.Queue(i.add, council, key, values[i.name])
	}
	if unique {
		b.Queue("RELEASE put")
	}
	err = t.send(b)
	if unique && err != nil {
		ctx, cancel := context.WithTimeout(t.ctx, patience)
		defer cancel()
		// Not a batch: that prepares its statements, which a transaction that has failed refuses.
		if _, lost := t.pg.Exec(ctx, "ROLLBACK TO put; RELEASE put"); lost != nil {
			return errors.Join(err, translate(lost))
		}
	}
	return err
}

func (t *tx) Delete(l store.Layout, key string) error {
	tb, council, err := t.writable(l)
	if err != nil {
		return err
	}
	if store.CheckKey(key) != nil {
		return nil
	}
	b := &pgx.Batch{}
	b.Queue(tb.del, council, key)
	for _, i := range tb.indexes {
		b.Queue(i.del, council, key)
	}
	return t.send(b)
}

func (t *tx) Next(counter string) (int, error) {
	switch {
	case t.pg == nil:
		return 0, store.ErrClosed
	case !t.write:
		return 0, store.ErrReadOnly
	}
	if err := store.CheckKey(counter); err != nil {
		return 0, err
	}
	n, err := query(t, pgx.RowTo[int], `INSERT INTO _counters AS c VALUES ($1, $2, 1)
		ON CONFLICT (council, name) DO UPDATE SET n = c.n + 1 RETURNING n`, t.council, counter)
	if err != nil {
		return 0, err
	}
	return n[0], nil
}

// page is how many rows a scan fetches at a time. Between pages other statements may run; the next page continues
// after the last row's place.
const page = 500

func (t *tx) Scan(l store.Layout, index string, r store.Range) iter.Seq2[store.Row, error] {
	return func(yield func(store.Row, error) bool) {
		tb, council, err := t.table(l)
		if err == nil {
			err = store.CheckRange(r)
		}
		if err != nil {
			yield(store.Row{}, err)
			return
		}
		what := tb.scan
		if index != "" {
			i := tb.index(index)
			if i == nil {
				yield(store.Row{}, fmt.Errorf("%w: index %s of %s", store.ErrLayout, index, tb.name))
				return
			}
			what = i.scan
		}
		var last *store.Row
		for left := r.Limit; ; left -= page {
			size := page
			if r.Limit > 0 {
				size = min(page, left)
			}
			if t.pg == nil {
				yield(store.Row{}, store.ErrClosed)
				return
			}
			sql, args := what.statement(council, r, last, size)
			rows, err := query(t, readRow, sql, args...)
			if err != nil {
				yield(store.Row{}, err)
				return
			}
			for _, row := range rows {
				if !yield(row, nil) {
					return
				}
			}
			if len(rows) < size || r.Limit > 0 && left == size {
				return
			}
			last = &rows[len(rows)-1]
		}
	}
}

func readRow(row pgx.CollectableRow) (r store.Row, err error) {
	var doc string
	err = row.Scan(&r.Value, &r.Key, &doc)
	r.Doc = []byte(doc)
	return r, err
}

// statement is a page of a range, after the last row of the page before. There are few different texts, so that
// each is prepared once per connection.
func (s scan) statement(council string, r store.Range, last *store.Row, size int) (string, []any) {
	var sql strings.Builder
	args := []any{council}
	where := func(condition string, more ...any) {
		for _, arg := range more {
			args = append(args, arg)
			condition = strings.Replace(condition, "?", fmt.Sprintf("$%d", len(args)), 1)
		}
		sql.WriteString(condition)
	}
	where(s.from)
	from, to := r.Bounds()
	if from != "" {
		where(" AND "+s.value+" >= ?", from)
	}
	if to != "" {
		where(" AND "+s.value+" < ?", to)
	}
	beyond, order := ">", s.order
	if r.Reverse {
		beyond, order = "<", strings.ReplaceAll(s.order, ",", " DESC,")+" DESC"
	}
	switch {
	case last == nil:
	case s.order == s.value:
		where(" AND "+s.value+" "+beyond+" ?", last.Key)
	default:
		where(" AND ("+s.order+") "+beyond+" (?, ?)", last.Value, last.Key)
	}
	where(" ORDER BY " + order)
	where(" LIMIT ?", size)
	return sql.String(), args
}
