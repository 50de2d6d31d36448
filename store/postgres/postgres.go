// Package postgres keeps a store in a PostgreSQL database, for when one machine is not enough or the city's IT
// wants its own tools on the data: backup, replication, SQL.
//
// # Tables
//
// Every table of documents is a table, every index one more, made from the declarations when they are missing:
//
//	people         council, key, doc jsonb       primary key (council, key)
//	people__name   council, value, key           primary key (council, key, value), index (council, value, key)
//	_counters      council, name, n              primary key (council, name)
//
// Rows of shared tables have an empty council. Texts have collation "C", so they sort by their bytes as in every
// engine. A unique index is unique (council, value). Anyone may read with SQL; whoever writes with SQL must keep
// the index tables right.
//
// # Transactions
//
// Update takes an advisory lock of its council first: one writer per council, as in one file, and READ COMMITTED
// statements after it see all that the writers before have committed. Serializable transactions would turn a
// thousand voters and the audit chain into a storm of repetitions, and no function may run twice. Councils write
// side by side; of those that wait for one council's turn, one has a connection, so that the others wait for nothing
// but it. They meet in shared tables only: there Get locks the row until the end (SELECT FOR UPDATE), so that
// reading, deciding and writing one row is safe. Two that lock rows in opposite order can deadlock; then one gets
// store.ErrConflict, with nothing stored. View is REPEATABLE READ READ ONLY: one snapshot.
//
// A lost connection is replaced, and tried again, only before the function starts. Later it is an error of the
// function's statement; and when it is lost while the commit is on its way, Update returns store.ErrUnknown.
//
// # Operating
//
// The URL takes what PostgreSQL's own programs take. search_path=x keeps everything in the schema x, which is made
// if it is missing; pool_max_conns=n bounds connections (four, or the number of processors). Back up with pg_dump;
// Backup writes rows as JSON lines (backup.go), to look at and to move.
//
// Any number of processes may read and write, but one at a time may work on the queue, or messages are sent twice:
// Serve (serve.go) claims the schema for it with a session's lock, on one more connection. So the URL must lead to
// PostgreSQL itself, or to a pooler that leaves each session its connection. With PgBouncer's transaction pooling the
// lock would stay behind with whoever gets that connection next.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"

	"gremium/store"
)

// Store is an open database. Open makes it.
type Store struct {
	pool   *pgxpool.Pool
	tables map[string]*table
	list   []*table // in the order of declaration
	schema string
	closed atomic.Bool
	turns  sync.Map // council -> chan struct{} with one place, held by its writer
	claims claims
}

var (
	_ store.Store   = (*Store)(nil)
	_ store.Checker = (*Store)(nil)
	_ store.Server  = (*Store)(nil)
)

const (
	// patience is how long a statement of a transaction that has begun may take. Its caller's context does not
	// end it (store.Store: the result is awaited), so a dead network must.
	patience = 5 * time.Minute
	// attempts is how often a transaction is begun when connections are lost.
	attempts = 4
)

// Open connects and makes what is missing. Processes that start together make it one after the other.
func Open(ctx context.Context, url string, tables []store.Layout) (*Store, error) {
	layouts, err := store.Layouts(tables)
	if err != nil {
		return nil, err
	}
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("postgres: %w", err)
	}
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, fmt.Errorf("postgres: %w", err)
	}
	s := &Store{pool: pool, tables: map[string]*table{}}
	for _, l := range layouts {
		t := declare(l)
		s.tables[l.Name] = t
		s.list = append(s.list, t)
	}
	if err := s.make(ctx, config.ConnConfig.RuntimeParams["search_path"]); err != nil {
		pool.Close()
		return nil, fmt.Errorf("postgres: %w", err)
	}
	return s, nil
}

// make makes the schema, tables and indexes that are missing, under a lock, in one transaction.
func (s *Store) make(ctx context.Context, path string) error {
	return pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		var encoding string
		if err := tx.QueryRow(ctx, "SELECT pg_advisory_xact_lock($1)::text || current_setting('server_encoding')",
			number("making tables")).Scan(&encoding); err != nil {
			return err
		}
		if encoding != "UTF8" {
			return fmt.Errorf("the database has encoding %s, it must be UTF8", encoding)
		}
		if schema, _, _ := strings.Cut(path, ","); schema != "" && !strings.HasPrefix(schema, `"`) {
			// Not IF NOT EXISTS alone: that asks for the right to make schemas even if nothing is missing.
			var there bool
			err := tx.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = $1)", schema).Scan(&there)
			if err == nil && !there {
				_, err = tx.Exec(ctx, "CREATE SCHEMA IF NOT EXISTS "+quote(schema))
			}
			if err != nil {
				return err
			}
		}
		if err := tx.QueryRow(ctx, "SELECT coalesce(current_schema(), '')").Scan(&s.schema); err != nil {
			return err
		}
		rows, err := tx.Query(ctx, "SELECT tablename FROM pg_tables WHERE schemaname = $1", s.schema)
		if err != nil {
			return err
		}
		there, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			return err
		}
		for _, made := range append([]made{countersTable}, s.made()...) {
			if slices.Contains(there, made.name) {
				continue
			}
			if _, err := tx.Exec(ctx, made.sql); err != nil {
				return fmt.Errorf("%s: %w", made.name, err)
			}
		}
		return nil
	})
}

func quote(name string) string { return pgx.Identifier{name}.Sanitize() }

// number makes an advisory lock's number of a name. Should two names share one, they only wait for each other.
func number(name string) int64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte("gremium\x00" + name))
	return int64(h.Sum64())
}

// Update implements store.Store.
func (s *Store) Update(ctx context.Context, council string, f func(store.Tx) error) (err error) {
	leave, err := s.turn(ctx, council)
	if err != nil {
		return err
	}
	defer leave()
	// Beginning and locking are one message, and the first statement.
	begin := fmt.Sprintf("BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock(%d)",
		number(s.schema+"\x00"+council))
	t, err := s.begin(ctx, council, begin)
	if err != nil {
		return err
	}
	t.write = true
	defer t.end() // on an error, a panic, or runtime.Goexit; after a commit it does nothing
	if err := f(t); err != nil {
		return err
	}
	return t.commit()
}

// turn waits until no other writer of this process is at work on a council, without a connection meanwhile. The lock
// in the database is for those of other processes.
func (s *Store) turn(ctx context.Context, council string) (leave func(), err error) {
	if err := errors.Join(ctx.Err(), store.CheckCouncil(council)); err != nil {
		return nil, err
	}
	held, _ := s.turns.LoadOrStore(council, make(chan struct{}, 1))
	turn := held.(chan struct{})
	select {
	case turn <- struct{}{}:
		return func() { <-turn }, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("postgres: %w", ctx.Err())
	}
}

// View implements store.Store.
func (s *Store) View(ctx context.Context, council string, f func(store.Tx) error) error {
	t, err := s.begin(ctx, council, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
	if err != nil {
		return err
	}
	defer t.end()
	return f(t)
}

// begin begins a transaction, with a fresh connection when one turns out to be lost.
func (s *Store) begin(ctx context.Context, council, begin string) (*tx, error) {
	if err := errors.Join(ctx.Err(), store.CheckCouncil(council)); err != nil {
		return nil, err
	}
	for attempt := 1; ; attempt++ {
		if s.closed.Load() {
			return nil, store.ErrClosed
		}
		pg, err := s.pool.BeginTx(ctx, pgx.TxOptions{BeginQuery: begin})
		switch {
		case err == nil:
			return &tx{store: s, council: council, pg: pg, ctx: context.WithoutCancel(ctx)}, nil
		case s.closed.Load():
			return nil, store.ErrClosed
		case ctx.Err() != nil:
			return nil, fmt.Errorf("postgres: %w", cause(ctx, err))
		case attempt == attempts || !lost(err):
			return nil, fmt.Errorf("postgres: begin: %w", err)
		}
		s.pool.Reset() // the other idle connections are probably lost as well
	}
}

// cause makes sure that the end of the context can be recognised in an error.
func cause(ctx context.Context, err error) error {
	if errors.Is(err, ctx.Err()) {
		return err
	}
	return errors.Join(ctx.Err(), err)
}

// lost says whether an error is about the connection, or the server ending it, rather than about the statement.
func lost(err error) bool {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		// 08: connection; 57P01 to 03: shutting down, crashed, starting up; 40P01: deadlock
		return strings.HasPrefix(pg.Code, "08") || strings.HasPrefix(pg.Code, "57P0") || pg.Code == deadlock
	}
	return true
}

// Codes of PostgreSQL's errors.
const (
	deadlock        = "40P01"
	serialization   = "40001"
	uniqueViolation = "23505"
	badText         = "22P05"

	lockNotAvailable = "55P03"
)

func code(err error) string {
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return pg.Code
	}
	return ""
}

// Councils implements store.Store. Each table is asked for its first council, then for the first after that one.
func (s *Store) Councils(ctx context.Context) ([]string, error) {
	tables := []string{countersTable.name}
	for _, t := range s.list {
		if !t.shared {
			tables = append(tables, t.name)
		}
	}
	var found []string
	err := s.View(ctx, store.System, func(any store.Tx) error {
		t := any.(*tx)
		for _, name := range tables {
			name = quote(name)
			more, err := query(t, pgx.RowTo[string], `WITH RECURSIVE c AS (
				SELECT min(council) AS council FROM `+name+` WHERE council > ''
				UNION ALL SELECT (SELECT min(council) FROM `+name+` WHERE council > c.council) FROM c WHERE c.council IS NOT NULL)
				SELECT council FROM c WHERE council IS NOT NULL`)
			if err != nil {
				return err
			}
			found = append(found, more...)
		}
		return nil
	})
	slices.Sort(found)
	return slices.Compact(found), err
}

// Close implements store.Store.
func (s *Store) Close() error {
	s.closed.Store(true)
	s.pool.Close() // waits until transactions have given back their connections
	s.claims.end()
	return nil
}
