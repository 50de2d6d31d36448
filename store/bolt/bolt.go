// Package bolt keeps a store in one file, with bbolt: the default engine. Nothing has to be installed or
// administered, and one file is the whole memory of a council.
//
// # One writer
//
// Updates run one after the other, each on its caller's goroutine, and are committed together: whoever waits when
// the turn comes joins the batch, and a batch costs one commit (two fdatasyncs). There is no timer, so one person
// alone waits for the disk only, and a thousand at once share a few commits. bbolt has no savepoints, so every
// function writes to an overlay of its own, in memory, which is added to the batch when the function returns nil
// and dropped when it returns an error or panics. Nobody is run twice and nobody suffers from another's panic.
//
// While a batch is being committed, the next one gathers: its functions read the file and, above it, the overlay of
// the batch under way. So deciding and writing to disk go side by side. Should a commit fail (disk full), nothing of
// the batch is stored and all of it get the error, and so does the batch that gathered meanwhile, for it has seen
// what is not there. The next Update begins from what is stored. When the disk fails in the very last of the
// commit's writes, nobody can say whether it will last, and the error is store.ErrUnknown.
//
// Functions that have the turn one right after the other share a reading transaction and its buckets (queue.go), and can be
// told what the others beside them have changed or done already (mark.go).
//
// An Update returns after its commit, also with an error and also without having written, since its answer may rest
// on what others of the batch wrote. Nothing runs in the background: whoever is last in a batch commits it and sees
// to the next (queue.go).
//
// # The file
//
// A bucket per table and per index (table__index), and one of counters. A council's rows have its id in front:
//
//	table          council 00 key              entries, document
//	table__index   council 00 value 00 key     (empty)
//	.counters      council 00 name             number, 8 bytes big-endian
//
// Rows of shared tables have an empty council. Neither part has control characters, so rows of one council are
// a range, values sort before longer values, and equal values sort by key. A document is stored with the index
// entries it was put with (codec.go), so exactly those are removed later.
//
// # Limits
//
// What was deleted or overwritten stays in the file's unused pages until they are written anew. A backup has none of it.
//
// The file is locked: a second process gets ErrInUse at once. Readers see a snapshot and do not wait, but a reader
// that stays long keeps old pages from being reused.
package bolt

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"gremium/store"
)

// Store is an open file. Open makes it.
type Store struct {
	db     *bbolt.DB
	tables map[string]*table
	names  [][]byte // names of buckets, by place

	queue
	changed []atomic.Uint64 // by place, see mark.go
	stored  atomic.Uint64
	closing sync.Once
	users   sync.WaitGroup // running transactions
}

var (
	_ store.Store   = (*Store)(nil)
	_ store.Checker = (*Store)(nil)
)

// place is the number of a bucket in Store.names.
type place uint16

// counters is the bucket of Tx.Next. No table can be called so.
const counters place = 0

type table struct {
	name    string
	shared  bool
	place   place
	indexes []index
}

type index struct {
	name   string
	unique bool
	place  place
}

// Option changes how Open opens.
type Option func(*bbolt.Options)

// NoSync leaves writing to the disk to the operating system: faster, and a power cut may destroy the file. It is
// for tests.
func NoSync() Option { return func(o *bbolt.Options) { o.NoSync, o.NoGrowSync = true, true } }

// lockWait is how long Open tries to get the file's lock: enough for a predecessor that is just ending.
const lockWait = 500 * time.Millisecond

// Open opens a file, or makes it with permission 0600, for the tables of the program. It returns ErrInUse when
// another process has it open. It reads a few pages however large the file is.
func Open(path string, tables []store.Layout, options ...Option) (*Store, error) {
	layouts, err := store.Layouts(tables)
	if err != nil {
		return nil, err
	}
	o := &bbolt.Options{
		Timeout: lockWait,
		// The list of free pages is kept in the file: without it every start would have to visit every page,
		// which takes half a minute for a million cold records. The hash map makes finding free pages cheap
		// when there are many of them.
		NoFreelistSync:  false,
		FreelistType:    bbolt.FreelistMapType,
		InitialMmapSize: mapped(),
	}
	for _, option := range options {
		option(o)
	}
	_, missing := os.Stat(path)
	db, err := bbolt.Open(path, 0o600, o)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, fmt.Errorf("%s: %w", path, store.ErrInUse)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	s := &Store{db: db, tables: map[string]*table{}, names: [][]byte{[]byte(".counters")}}
	s.gathering = newBatch()
	for _, l := range layouts {
		s.declare(l)
	}
	s.changed = make([]atomic.Uint64, len(s.names))
	if err := s.makeBuckets(); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), db.Close())
	}
	if missing != nil && !o.NoSync {
		if err := syncDirectory(filepath.Dir(path)); err != nil {
			return nil, errors.Join(err, db.Close())
		}
	}
	return s, nil
}

// mapped is how much address space is reserved for the file. Beyond it, a growing file is mapped anew, for which
// the writer must wait until every reader (a long backup) has ended. Reserving costs no memory, except on
// Windows, where the file itself would become so large, and on small processors, which have no space to spare.
func mapped() int {
	if runtime.GOOS == "windows" || strconv.IntSize < 64 {
		return 0
	}
	return 1 << 30
}

// syncDirectory makes a new file's name as durable as its content. Systems that cannot do so refuse, and do not
// need it.
func syncDirectory(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

func (s *Store) declare(l store.Layout) {
	t := &table{name: l.Name, shared: l.Shared, place: s.name(l.Name)}
	for _, i := range l.Indexes {
		t.indexes = append(t.indexes, index{i.Name, i.Unique, s.name(store.IndexName(l.Name, i.Name))})
	}
	s.tables[l.Name] = t
}

func (s *Store) name(bucket string) place {
	s.names = append(s.names, []byte(bucket))
	return place(len(s.names) - 1)
}

// makeBuckets looks before it writes: an ordinary start needs no commit.
func (s *Store) makeBuckets() error {
	var missing [][]byte
	err := s.db.View(func(tx *bbolt.Tx) error {
		for _, name := range s.names {
			if tx.Bucket(name) == nil {
				missing = append(missing, name)
			}
		}
		return nil
	})
	if err != nil || len(missing) == 0 {
		return err
	}
	return s.db.Update(func(tx *bbolt.Tx) error {
		for _, name := range missing {
			if _, err := tx.CreateBucketIfNotExists(name); err != nil {
				return err
			}
		}
		return nil
	})
}

// View implements store.Store.
func (s *Store) View(ctx context.Context, council string, f func(store.Tx) error) error {
	return s.read(ctx, council, func(t *tx) error { return f(t) })
}

func (s *Store) read(ctx context.Context, council string, f func(*tx) error) error {
	if err := errors.Join(ctx.Err(), store.CheckCouncil(council)); err != nil {
		return err
	}
	if err := s.use(); err != nil {
		return err
	}
	defer s.users.Done()
	sees := s.stored.Load()
	bolt, err := s.db.Begin(false)
	if err != nil {
		return err
	}
	t := &tx{store: s, council: council, bolt: bolt, sees: sees, buckets: make([]*bbolt.Bucket, len(s.names))}
	defer t.end()
	return f(t)
}

// use counts a transaction in; s.users.Done counts it out.
func (s *Store) use() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return store.ErrClosed
	}
	s.users.Add(1)
	return nil
}

// Councils implements store.Store: it jumps from one council's first row to the next council's.
func (s *Store) Councils(ctx context.Context) ([]string, error) {
	var found []string
	err := s.read(ctx, store.System, func(t *tx) error {
		for _, name := range s.names {
			if !s.perCouncil(string(name)) {
				continue
			}
			c := t.bolt.Bucket(name).Cursor()
			for k, _ := c.Seek([]byte{1}); k != nil; { // System's own counters sort before
				council, _, _ := bytes.Cut(k, []byte{0})
				found = append(found, string(council))
				k, _ = c.Seek(append(slices.Clone(council), 1))
			}
		}
		return nil
	})
	slices.Sort(found)
	return slices.Compact(found), err
}

// perCouncil says whether a bucket has rows of councils and is no index.
func (s *Store) perCouncil(bucket string) bool {
	t := s.tables[bucket]
	return t != nil && !t.shared || bucket == string(s.names[counters])
}

// Close implements store.Store.
func (s *Store) Close() error {
	s.mu.Lock()
	s.closed = true
	s.mu.Unlock()
	s.users.Wait()
	var err error
	s.closing.Do(func() { err = s.db.Close() })
	return err
}
