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
// Updates of one council run one after the other on every engine, so a function may read, decide and write.
// Rows of shared tables are the exception on PostgreSQL, where other councils write at the same time: there a Get
// inside Update holds the row until the end, while what a Scan has shown may be outdated; Get it before deciding.
//
// Transactions do not nest: no Update or View inside the function of another. Both engines can deadlock on it.
//
// # Keys
//
// Keys, index values, names of counters and ids of councils are UTF-8 text without control characters and at
// most MaxKey bytes, ordered by their bytes. Numbers that must sort are padded (Padded), times are written by
// Stamp.
//
// # Documents
//
// Documents are JSON, and text in them has no NUL. An engine may normalise them (PostgreSQL reorders the members
// of objects), so nothing may depend on the stored bytes: hash fields, not documents.
//
// # Change
//
// A new field needs nothing. A new index, or documents of another shape, need a Migration; Reindex is the usual
// body of one.
package store

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
	"unicode/utf8"
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
	// ErrInUse is returned by an engine's Open, or by Server.Serve, when another process has the store.
	ErrInUse = errors.New("store: in use by another process")
	// ErrNewer is returned when the store was written by a newer program.
	ErrNewer = errors.New("store: written by a newer program")
	// ErrKey is returned for a key or index value that is empty, too long or has control characters.
	ErrKey = errors.New("store: bad key")
	// ErrText is returned by Put for a document with a NUL character in its text, which PostgreSQL cannot keep.
	ErrText = errors.New("store: NUL in text")
	// ErrCouncil is returned for a bad council id and when System reaches for a table that is not shared.
	ErrCouncil = errors.New("store: bad council")
	// ErrLayout is returned for a table or an index the store was not opened with.
	ErrLayout = errors.New("store: not declared")
	// ErrConflict is returned by Update when the database chose this transaction to give way to another one.
	// Nothing was stored; the caller may call Update again.
	ErrConflict = errors.New("store: gave way to another transaction, nothing stored")
	// ErrUnknown is returned by Update when the connection was lost, or the disk failed, while the commit was on its
	// way: all of the transaction is stored or nothing is. The caller must look before doing it again.
	ErrUnknown = errors.New("store: outcome of the commit unknown")
	// ErrClosed is returned after Close.
	ErrClosed = errors.New("store: closed")
)

// Store is an engine. All methods may be called from many goroutines.
type Store interface {
	// Update runs f in a writing transaction of a council and returns f's error unchanged, or the engine's.
	// f is run exactly once, on the caller's goroutine; not at all when the engine's error came first or ctx ended
	// while waiting for the turn. Once f runs, the end of ctx is ignored and the result is awaited.
	// A panic in f is passed on to the caller of Update; nothing of f is stored.
	Update(ctx context.Context, council string, f func(Tx) error) error
	// View runs f in a reading transaction of a council.
	View(ctx context.Context, council string, f func(Tx) error) error
	// Councils returns the ids of all councils that have documents or counters of their own, sorted. It costs one
	// look per council and table, whatever the number of rows.
	Councils(ctx context.Context) ([]string, error)
	// Backup writes a consistent copy of the whole store, in the engine's own format, while it is in use.
	Backup(ctx context.Context, w io.Writer) error
	// Close waits for running transactions and releases the store. It may be called twice. After it everything
	// returns ErrClosed.
	Close() error
}

// Checker is what an engine can say about its own files; both engines implement it. Table.Check compares the
// documents with the program's declarations, Check looks below: damaged pages, index entries without a document,
// rows of unknown tables. It reads everything and changes nothing. The texts are for operators.
type Checker interface {
	Check(ctx context.Context) []error
}

// Server is an engine that several processes can open at once. The one that is to work on the store, with a queue
// and platforms, claims it by Serve; the others may look, and back up. An engine whose Open keeps others out
// altogether needs none.
type Server interface {
	// Serve claims the store until Close, or returns ErrInUse when another process has it. lost is closed when the
	// claim has ended: then another process may have it, and this one must stop.
	Serve(ctx context.Context) (lost <-chan struct{}, err error)
}

// Tx is a transaction as an engine offers it. Handlers use it through Table.
// It is valid until the function it was given to returns, on that goroutine; then everything returns ErrClosed.
// Of a Layout, its methods look at the name only: the rest was declared when the store was opened.
type Tx interface {
	// Council is the council of this transaction.
	Council() string
	// Get returns the document under a key, or ErrNotFound. The bytes, and those of Rows, must not be changed and
	// are valid until the transaction ends.
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
// Names match [a-z][a-z0-9_]*; Layouts checks them.
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
// when set. Limit 0 means all. With Keys the documents are not asked for, and an engine may leave them out: of an
// index it then need not look at the table.
type Range struct {
	From, To, Prefix string
	Reverse          bool
	Limit            int
	Keys             bool
}

// Bounds returns the range as a half-open interval; to "" means no end.
func (r Range) Bounds() (from, to string) {
	from, to = r.From, r.To
	if r.Prefix != "" {
		from = max(from, r.Prefix)
		if end := afterPrefix(r.Prefix); to == "" || end != "" && end < to {
			to = end
		}
	}
	return from, to
}

// afterPrefix is the first text that sorts after all keys with the prefix: its last character is the next one,
// because PostgreSQL takes no text with half a character. "" means there is none. Bytes of UTF-8 sort as its
// characters do.
func afterPrefix(p string) string {
	for p != "" {
		r, size := utf8.DecodeLastRuneInString(p)
		p = p[:len(p)-size]
		switch {
		case r == 0xd7ff: // what follows are surrogates, which are no characters
			return p + "\ue000"
		case r < utf8.MaxRune:
			return p + string(r+1)
		}
	}
	return ""
}

// Exactly selects one index value.
func Exactly(value string) Range { return Range{From: value, To: value + "\x01"} }

// Table declares where documents of type T are kept.
type Table[T any] struct {
	Name    string
	Shared  bool
	Key     func(T) string
	Indexes []Index[T]
	Memo    *Memo[T] // of what its documents say; nil for none
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

// name is a Layout as far as a transaction looks at it. Building the whole at every call would cost allocations.
func (t Table[T]) name() Layout { return Layout{Name: t.Name, Shared: t.Shared} }

// Get returns the document under a key, or an error that wraps ErrNotFound and names the table.
func (t Table[T]) Get(tx Tx, key string) (T, error) {
	var v T
	doc, err := tx.Get(t.name(), key)
	if err != nil {
		return v, fmt.Errorf("%s %q: %w", t.Name, key, err)
	}
	return v, t.decode(doc, key, &v)
}

// Has says whether a document is there.
func (t Table[T]) Has(tx Tx, key string) (bool, error) {
	_, err := tx.Get(t.name(), key)
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
	if hasNUL(doc) {
		return fmt.Errorf("%s %q: %w", t.Name, key, ErrText)
	}
	if err := tx.Put(t.name(), key, doc, t.entries(v)); err != nil {
		return fmt.Errorf("%s %q: %w", t.Name, key, err)
	}
	return nil
}

// Delete removes the document under a key, if it is there.
func (t Table[T]) Delete(tx Tx, key string) error { return tx.Delete(t.name(), key) }

// List yields documents in the order of their keys.
func (t Table[T]) List(tx Tx, r Range) iter.Seq2[T, error] { return t.By(tx, "", r) }

// By yields documents in the order of an index's values.
func (t Table[T]) By(tx Tx, index string, r Range) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for row, err := range tx.Scan(t.name(), index, r) {
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

// Sweep calls a function for some documents in the order of their keys: at most limit, behind the key at which the sweep before
// has ended, "" to begin. They are all read before, so that the function may change and delete them. It returns the key at
// which it has ended, "" when there are no more.
func (t Table[T]) Sweep(tx Tx, prefix, after string, limit int, f func(T) error) (end string, err error) {
	r := Range{Prefix: prefix, Limit: limit}
	if after != "" {
		r.From = after + "\x01" // sorts right behind it
	}
	var all []T
	for v, err := range t.List(tx, r) {
		if err != nil {
			return "", err
		}
		all = append(all, v)
	}
	for _, v := range all {
		if err := f(v); err != nil {
			return "", err
		}
	}
	if len(all) < limit {
		return "", nil
	}
	return t.Key(all[len(all)-1]), nil
}

// Reindex writes every document of the table anew, with the index entries it declares now. It is for migrations
// that add or change an index.
func (t Table[T]) Reindex(tx Tx) error {
	var all []T // first read, then write: what a scan shows of writes is not defined
	for v, err := range t.List(tx, Range{}) {
		if err != nil {
			return err
		}
		all = append(all, v)
	}
	for _, v := range all {
		// Put alone would trust the entries it finds noted; Delete and Put also mends them.
		if err := errors.Join(t.Delete(tx, t.Key(v)), t.Put(tx, v)); err != nil {
			return err
		}
	}
	return nil
}

// Check reads the whole table and reports each document that cannot be read and each whose index entries are
// not those it declares. The returned function text is for operators, not for members.
func (t Table[T]) Check(tx Tx) []error {
	var problems []error
	type entry struct{ index, value, key string }
	want := map[entry]bool{}
	for row, err := range tx.Scan(t.name(), "", Range{}) {
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
		for row, err := range tx.Scan(t.name(), index.Name, Range{}) {
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

func (t Table[T]) decode(doc []byte, key string, v *T) (err error) {
	if t.Memo != nil {
		err = t.Memo.decode(doc, v)
	} else {
		err = json.Unmarshal(doc, v)
	}
	if err != nil {
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

// CheckPut refuses a key or entries that cannot be stored, with an error that wraps ErrKey. It is for engines.
func CheckPut(key string, entries []Entry) error {
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

// CheckRange refuses bounds that are no text, with an error that wraps ErrKey. It is for engines.
func CheckRange(r Range) error {
	for _, bound := range []string{r.From, r.To, r.Prefix} {
		if !utf8.ValidString(bound) || strings.Contains(bound, "\x00") {
			return fmt.Errorf("%w: bound %q", ErrKey, bound)
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

// CheckCouncil refuses what cannot be a council's id, with an error that wraps ErrCouncil; System passes.
func CheckCouncil(council string) error {
	if council == System {
		return nil
	}
	if err := CheckKey(council); err != nil {
		return fmt.Errorf("%w: %w", ErrCouncil, err)
	}
	return nil
}

// hasNUL says whether JSON has an escaped NUL; a bare one is no JSON. In "\\u0000" the backslash is escaped itself.
func hasNUL(doc []byte) bool {
	for i := bytes.Index(doc, escapedNUL); i >= 0; {
		before := doc[:i]
		if slashes := len(before) - len(bytes.TrimRight(before, `\`)); slashes%2 == 0 {
			return true
		}
		next := bytes.Index(doc[i+1:], escapedNUL)
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}

var escapedNUL = []byte(`\u0000`)

// Padded writes a number so that text order is number order, for 0 <= n < 10^9.
func Padded(n int) string { return fmt.Sprintf("%09d", n) }

// Stamp writes an instant so that text order is time order, in UTC with nanoseconds, for the years 0 to 9999.
func Stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000000Z") }
