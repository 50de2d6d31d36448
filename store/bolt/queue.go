package bolt

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"

	"go.etcd.io/bbolt"

	"gremium/store"
)

// queue is how Updates get their turn and their commit.
//
// One goroutine at a time has the turn. It runs its function on what is stored and on the overlays of the batches
// that are not yet stored, adds what the function wrote to the batch that is gathering, and passes the turn on.
// A batch is committed when nobody waits for the turn any more or when enough have gathered, and while another
// commit is under way, as soon as that one has ended: so there is at most one commit and one function at a time, side
// by side.
type queue struct {
	mu         sync.Mutex
	closed     bool
	turn       bool // somebody has it
	waiting    []*waiter
	running    *batch // that of the function that is running
	gathering  *batch // never nil
	committing *batch // nil: no commit is under way
	last       int    // functions in the batch committed last
	epoch      int    // counts the beginnings and ends of commits
	written    uint64 // the number of the last function that wrote; who has the turn has it
	reader     *reader
}

// reader is the reading transaction of the functions that have the turn one right after the other, so that they look their
// buckets up once. Who has the turn has it, too. It does not outlive the turn: bbolt cannot make room in a growing file while
// somebody reads. A commit that begins or ends makes it useless: it shows what was stored before, and what it does not show
// would be in no overlay any more.
type reader struct {
	bolt    *bbolt.Tx
	buckets []*bbolt.Bucket
	epoch   int
}

type waiter struct {
	turn   chan struct{} // with one place, so that passing the turn never waits
	called bool          // has the turn, or will find it in the channel
}

// batch is the functions that share a commit. Who has the turn adds to the one that is gathering; when its commit
// begins, it does not change any more.
type batch struct {
	overlay   *overlay
	functions int
	written   uint64 // the number of its last function that wrote
	err       error  // the engine's, for all; to be read after done
	done      chan struct{}
}

func newBatch() *batch { return &batch{overlay: &overlay{}, done: make(chan struct{})} }

const (
	// full bounds how long the first of a batch waits for its commit when others keep arriving.
	full = 4096
	// enough functions share a commit that waiting for more would gain less than committing beside them.
	enough = 64
	// patience is how often the last of a batch lets others run before it commits.
	patience = 8
)

// Update implements store.Store.
func (s *Store) Update(ctx context.Context, council string, f func(store.Tx) error) error {
	if err := errors.Join(ctx.Err(), store.CheckCouncil(council)); err != nil {
		return err
	}
	if err := s.use(); err != nil {
		return err
	}
	defer s.users.Done()
	if err := s.enter(ctx); err != nil {
		return err
	}
	b, err := s.run(council, f)
	<-b.done
	if b.err != nil {
		return b.err
	}
	return err
}

// enter waits for the turn.
func (s *Store) enter(ctx context.Context) error {
	s.mu.Lock()
	if !s.turn && s.gathering.functions < full {
		s.turn = true
		s.mu.Unlock()
		return nil
	}
	w := &waiter{turn: make(chan struct{}, 1)}
	s.waiting = append(s.waiting, w)
	s.mu.Unlock()

	select {
	case <-w.turn:
		return nil
	case <-ctx.Done():
	}
	s.mu.Lock()
	called := w.called
	if !called {
		s.waiting = slices.DeleteFunc(s.waiting, func(other *waiter) bool { return other == w })
	}
	s.mu.Unlock()
	if called { // the turn came at the same moment, and must go on
		s.pass()
	}
	return ctx.Err()
}

// run runs a function that has the turn, and passes the turn on whatever happens in it: an error, a panic or
// runtime.Goexit (t.FailNow), which go their way on this goroutine.
func (s *Store) run(council string, f func(store.Tx) error) (*batch, error) {
	s.mu.Lock()
	b := s.gathering
	s.running = b
	b.functions++
	own := &overlay{}
	t := &tx{store: s, council: council, overlay: own, layers: []*overlay{own, b.overlay}}
	if s.committing != nil {
		t.layers = append(t.layers, s.committing.overlay)
	}
	epoch := s.epoch
	s.mu.Unlock()
	defer s.pass()

	if s.reader != nil && s.reader.epoch != epoch {
		s.reader.end()
		s.reader = nil
	}
	if s.reader == nil {
		// Whether this already sees what is being committed makes no difference, the layer above shows the same.
		bolt, err := s.db.Begin(false)
		if err != nil {
			return b, err
		}
		s.reader = &reader{bolt, make([]*bbolt.Bucket, len(s.names)), epoch}
	}
	t.bolt, t.buckets = s.reader.bolt, s.reader.buckets
	defer func() { t.bolt = nil }()
	if err := f(t); err != nil {
		return b, err
	}
	s.note(b, own)
	b.overlay.add(own)
	return b, nil
}

// pass gives the turn to the next one waiting. Before, it sees to the batch: when nobody waits, or when enough have
// gathered, it is committed, unless a commit is under way; then that one's end will see to it.
func (s *Store) pass() {
	for looks := 0; ; looks++ {
		s.mu.Lock()
		b := s.gathering
		if ran := s.running; ran != nil && ran != b { // given up by a commit that failed, while the function ran
			close(ran.done)
		}
		s.running = nil
		if len(s.waiting) > 0 && b.functions >= enough {
			if next := s.next(); next != nil {
				go s.commit(next) // beside the functions of those who wait
			}
		}
		if s.call() {
			s.mu.Unlock()
			return
		}
		// Those of the batch before were woken a moment ago and may be about to ask for their next turn. If this
		// batch is still smaller than that one, let them run first: a commit costs more than looking again. Who
		// writes alone never waits here.
		if s.committing != nil || b.functions >= s.last || looks == patience {
			break
		}
		s.mu.Unlock()
		runtime.Gosched()
	}
	s.turn = false
	next, done := s.next(), s.reader
	s.reader = nil
	s.mu.Unlock()
	done.end()
	if next != nil {
		s.commit(next)
	}
}

func (r *reader) end() {
	if r != nil {
		_ = r.bolt.Rollback() // ends a reading transaction; fails only if it has ended
	}
}

// call gives the turn to the next one waiting; false if there is none or the batch is full.
func (s *Store) call() bool {
	if len(s.waiting) == 0 || s.gathering.functions >= full {
		return false
	}
	next := s.waiting[0]
	s.waiting[0] = nil
	s.waiting = s.waiting[1:]
	s.turn, next.called = true, true
	next.turn <- struct{}{}
	return true
}

// next makes the gathering batch the one to commit, and returns it; nil if it is empty or a commit is under way.
// No function of the batch may be running.
func (s *Store) next() *batch {
	if s.committing != nil || s.gathering.functions == 0 {
		return nil
	}
	b := s.gathering
	s.committing, s.gathering = b, newBatch()
	s.epoch++
	return b
}

// commit commits a batch, tells its callers and sees to the next one. If it fails, the batch that gathered
// meanwhile has seen what is not stored, and fails with it.
func (s *Store) commit(b *batch) {
	if b.err = s.write(b.overlay); b.err == nil && b.written > 0 {
		s.stored.Store(b.written)
	}
	s.mu.Lock()
	s.committing, s.last = nil, b.functions
	s.epoch++
	if g := s.gathering; b.err != nil && g.functions > 0 {
		g.err = b.err
		s.gathering = newBatch()
		if s.running != g {
			close(g.done)
		} // else pass does, when its last function has ended
	}
	var next *batch
	if !s.turn { // else pass does
		next = s.next()
		s.call() // who was kept waiting by a full batch
	}
	s.mu.Unlock()
	close(b.done)
	if next != nil {
		go s.commit(next) // its callers wait for it, and this caller need not
	}
}

// write stores an overlay, durably. bbolt keeps the state before when a commit fails, and the next one begins from
// there. A panic here is a damaged file, and becomes an error: it must not strike one caller and leave the others
// waiting.
func (s *Store) write(o *overlay) (err error) {
	if len(o.blocks) == 0 {
		return nil
	}
	bolt, err := s.db.Begin(true)
	if err != nil {
		return err
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("store: %v\n%s", p, debug.Stack())
		}
		if err != nil {
			_ = bolt.Rollback() // refused if the commit came so far that it has ended
			err = fmt.Errorf("store: commit: %w", err)
		}
	}()
	var bucket *bbolt.Bucket
	var at place
	for i := range o.all() {
		p, key := split(i.key)
		if bucket == nil || p != at {
			bucket, at = bolt.Bucket(s.names[p]), p
		}
		if i.deleted {
			err = bucket.Delete(key)
		} else {
			err = bucket.Put(key, i.value)
		}
		if err != nil {
			return err
		}
	}
	id := bolt.ID()
	if err = bolt.Commit(); err != nil && s.shows(id) {
		// Written, but the disk did not say that it will last.
		err = fmt.Errorf("%w: %w", store.ErrUnknown, err)
	}
	return err
}

// shows says whether readers see the transaction with a number.
func (s *Store) shows(id int) bool {
	bolt, err := s.db.Begin(false)
	if err != nil {
		return true // who knows
	}
	defer bolt.Rollback() //nolint:errcheck // ends a reading transaction
	return bolt.ID() >= id
}
