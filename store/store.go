// Package store keeps documents: JSON values in tables, each under a key, with declared indexes, over an
// ordered key space. Two engines implement it, store/bolt (one file) and store/postgres (a database); both pass
// store/storetest.
//
// # Councils
//
// Everything is scoped by council, the tenant. A transaction is opened for one council and a table reads and
// writes that council's rows only; there is no way to name another council's key. Tables that declare Shared
// (the due queue, the outbox, which channel belongs to whom) have one key space for the whole store; their
// packages put the council into the document. System is the council id under which nobody's rows live: open a
// transaction with it to reach shared tables only.
//
// # Transactions
//
// Update runs a function once: what it wrote is there when it returns nil, and nothing of it is there when it
// returns an error or panics. View runs on one consistent snapshot. Inside a transaction nothing may wait for
// the world: no chat call, no HTTP, no sleep. A function never sees its effects half committed, and when Update
// returned nil the effects survive kill -9 and a power cut.
//
// # Keys
//
// Keys and index values are text without control characters and at most MaxKey bytes, ordered by their bytes. Numbers that must sort are
// padded (Padded), times are written by Stamp.
package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
)

// System names no council: a transaction of it reaches shared tables only.
const System = ""

// MaxKey is the greatest length of a key or an index value in bytes.
const MaxKey = 512

var (
	// ErrNotFound is returned by Get and One when there is no such document.
	ErrNotFound = errors.New("store: not found")
	// ErrExists is returned by Put when a unique index already names another document.
	ErrExists = errors.New("store: unique index names another document")
	// ErrReadOnly is returned by a write inside View.
	ErrReadOnly = errors.New("store: read-only transaction")
	// ErrInUse is returned by an engine's Open when another process has the store open.
	ErrInUse = errors.New("store: in use by another process")
	// ErrNewer is returned when the store was written by a newer program.
	ErrNewer = errors.New("store: written by a newer program")
	// ErrKey is returned for a key or index value that is empty, too long or has control characters.
	ErrKey = errors.New("store: bad key")
	// ErrClosed is returned after Close.
	ErrClosed = errors.New("store: closed")
)

// Store is an engine. All methods may be called from many goroutines.
type Store interface {
	// Update runs f in a writing transaction of a council and returns f's error unchanged, or the engine's.
	// f is run exactly once. A panic in f is passed on to the caller of Update; nothing of f is stored.
	Update(ctx context.Context, council string, f func(Tx) error) error
	// View runs f in a reading transaction of a council.
	View(ctx context.Context, council string, f func(Tx) error) error
	// Councils returns the ids of all councils that have rows, sorted.
	Councils(ctx context.Context) ([]string, error)
	// Backup writes a consistent copy of the whole store, in the engine's own format, while it is in use.
	Backup(ctx context.Context, w io.Writer) error
	// Close waits for running transactions and releases the store. It may be called twice.
	Close() error
}

// Tx is a transaction as an engine offers it. Handlers use it through Table.
// It is valid until the function it was given to returns, on that goroutine.
type Tx interface {
	// Council is the council of this transaction.
	Council() string
	// Get returns the document under a key, or ErrNotFound. The bytes are the caller's.
	Get(t Layout, key string) ([]byte, error)
	// Put stores a document with all its index entries; entries it had before and has no longer go away.
	// A unique entry that belongs to another document is refused with ErrExists.
	Put(t Layout, key string, doc []byte, entries []Entry) error
	// Delete removes a document and its index entries; removing what is not there is no error.
	Delete(t Layout, key string) error
	// Scan yields rows in key order (index "" is the table itself) or in the order of index values, then keys.
	// Writing to the table while scanning it is allowed; what the scan shows of such writes is not defined.
	Scan(t Layout, index string, r Range) iter.Seq2[Row, error]
	// Next increments a counter of the council and returns it; the first value is 1. It rolls back with the
	// transaction, so ids have no holes.
	Next(counter string) (int, error)
}

// Layout is what an engine must know of a table: its name, the names of its indexes and whether it is shared.
// Names match [a-z][a-z0-9_]*.
type Layout struct {
	Name    string
	Indexes []IndexLayout
	Shared  bool
}

// IndexLayout is what an engine must know of an index.
type IndexLayout struct {
	Name   string
	Unique bool
}

// Entry is one value of a document in an index.
type Entry struct{ Index, Value string }

// Row is a document found by Scan. Value is the index value, or the key when the table itself was scanned.
type Row struct {
	Key, Value string
	Doc        []byte
}

// Range selects keys (or index values) by their bytes: From <= key < To when set, and beginning with Prefix
// when set. Limit 0 means all.
type Range struct {
	From, To, Prefix string
	Reverse          bool
	Limit            int
}

// Bounds returns the range as a half-open interval; to "" means no end.
func (r Range) Bounds() (from, to string) {
	from, to = r.From, r.To
	if r.Prefix != "" {
		from = max(from, r.Prefix)
		if end := afterPrefix(r.Prefix); to == "" || end < to {
			to = end
		}
	}
	return from, to
}

// afterPrefix is the first key that sorts after all keys with the prefix. Keys are UTF-8, so no byte is 0xff.
func afterPrefix(p string) string { return p[:len(p)-1] + string([]byte{p[len(p)-1] + 1}) }

// Exactly selects one index value.
func Exactly(value string) Range { return Range{From: value, To: value + "\x01"} }

// Table declares where documents of type T are kept.
type Table[T any] struct {
	Name    string
	Shared  bool
	Key     func(T) string
	Indexes []Index[T]
}

// Index declares an index: the values under which a document can be found. No values, no entry.
type Index[T any] struct {
	Name   string
	Unique bool
	Values func(T) []string
}

// Layout returns what an engine must know of the table.
func (t Table[T]) Layout() Layout {
	l := Layout{Name: t.Name, Shared: t.Shared}
	for _, index := range t.Indexes {
		l.Indexes = append(l.Indexes, IndexLayout{index.Name, index.Unique})
	}
	return l
}

// Get returns the document under a key, or an error that wraps ErrNotFound and names the table.
func (t Table[T]) Get(tx Tx, key string) (T, error) {
	var v T
	doc, err := tx.Get(t.Layout(), key)
	if err != nil {
		return v, fmt.Errorf("%s %q: %w", t.Name, key, err)
	}
	return v, t.decode(doc, key, &v)
}

// Has says whether a document is there.
func (t Table[T]) Has(tx Tx, key string) (bool, error) {
	_, err := tx.Get(t.Layout(), key)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// Put stores a document under its own key.
func (t Table[T]) Put(tx Tx, v T) error {
	key := t.Key(v)
	doc, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("%s %q: %w", t.Name, key, err)
	}
	entries := t.entries(v)
	if err := checkKeys(key, entries); err != nil {
		return fmt.Errorf("%s: %w", t.Name, err)
	}
	if err := tx.Put(t.Layout(), key, doc, entries); err != nil {
		return fmt.Errorf("%s %q: %w", t.Name, key, err)
	}
	return nil
}

// Delete removes the document under a key, if it is there.
func (t Table[T]) Delete(tx Tx, key string) error { return tx.Delete(t.Layout(), key) }

// List yields documents in the order of their keys.
func (t Table[T]) List(tx Tx, r Range) iter.Seq2[T, error] { return t.By(tx, "", r) }

// By yields documents in the order of an index's values.
func (t Table[T]) By(tx Tx, index string, r Range) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for row, err := range tx.Scan(t.Layout(), index, r) {
			var v T
			if err == nil {
				err = t.decode(row.Doc, row.Key, &v)
			}
			if !yield(v, err) || err != nil {
				return
			}
		}
	}
}

// One returns the first document whose index has the value, or an error that wraps ErrNotFound.
func (t Table[T]) One(tx Tx, index, value string) (T, error) {
	r := Exactly(value)
	r.Limit = 1
	for v, err := range t.By(tx, index, r) {
		return v, err
	}
	var none T
	return none, fmt.Errorf("%s by %s %q: %w", t.Name, index, value, ErrNotFound)
}

// Check reads the whole table and reports each document that cannot be read and each whose index entries are
// not those it declares. The returned function text is for operators, not for members.
func (t Table[T]) Check(tx Tx) []error {
	var problems []error
	type entry struct{ index, value, key string }
	want := map[entry]bool{}
	for row, err := range tx.Scan(t.Layout(), "", Range{}) {
		if err != nil {
			return append(problems, err)
		}
		var v T
		if err := t.decode(row.Doc, row.Key, &v); err != nil {
			problems = append(problems, err)
			continue
		}
		if key := t.Key(v); key != row.Key {
			problems = append(problems, fmt.Errorf("%s %q: document says key %q", t.Name, row.Key, key))
		}
		for _, e := range t.entries(v) {
			want[entry{e.Index, e.Value, row.Key}] = true
		}
	}
	for _, index := range t.Indexes {
		for row, err := range tx.Scan(t.Layout(), index.Name, Range{}) {
			if err != nil {
				return append(problems, err)
			}
			e := entry{index.Name, row.Value, row.Key}
			if !want[e] {
				problems = append(problems, fmt.Errorf("%s.%s %q: stale entry for %q", t.Name, e.index, e.value, e.key))
			}
			delete(want, e)
		}
	}
	for e := range want {
		problems = append(problems, fmt.Errorf("%s.%s %q: missing entry for %q", t.Name, e.index, e.value, e.key))
	}
	return problems
}

func (t Table[T]) decode(doc []byte, key string, v *T) error {
	if err := json.Unmarshal(doc, v); err != nil {
		return fmt.Errorf("%s %q: %w", t.Name, key, err)
	}
	return nil
}

func (t Table[T]) entries(v T) []Entry {
	var entries []Entry
	for _, index := range t.Indexes {
		for _, value := range index.Values(v) {
			entries = append(entries, Entry{index.Name, value})
		}
	}
	return entries
}

func checkKeys(key string, entries []Entry) error {
	if err := CheckKey(key); err != nil {
		return err
	}
	for _, e := range entries {
		if err := CheckKey(e.Value); err != nil {
			return fmt.Errorf("index %s: %w", e.Index, err)
		}
	}
	return nil
}

// CheckKey refuses what cannot be a key, with an error that wraps ErrKey.
func CheckKey(key string) error {
	switch {
	case key == "":
		return fmt.Errorf("%w: empty", ErrKey)
	case len(key) > MaxKey:
		return fmt.Errorf("%w: %d bytes", ErrKey, len(key))
	case strings.ContainsFunc(key, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\uFFFD' }):
		return fmt.Errorf("%w: control character in %q", ErrKey, key)
	}
	return nil
}

// Padded writes a number so that text order is number order, for 0 <= n < 10^9.
func Padded(n int) string { return fmt.Sprintf("%09d", n) }

// Stamp writes an instant so that text order is time order, in UTC with nanoseconds, for the years 0 to 9999.
func Stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000000Z") }
