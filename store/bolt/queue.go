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

// queue is how Updates get their turn. Exactly one goroutine has the turn while batch is not nil: it runs its
// function, then passes the turn to the next one waiting, and when nobody waits any more it commits the batch,
// while the next batch gathers behind it.
type queue struct {
	mu      sync.Mutex
	closed  bool
	batch   *batch    // nil: nobody has the turn
	waiting []*waiter // in order of arrival
	last    int       // functions in the batch before
}

type waiter struct {
	turn   chan struct{} // with one place, so that passing the turn never waits
	called bool          // has the turn, or will find it in the channel
}

// batch is the functions that share a commit. Only the goroutine that has the turn touches it, until done.
type batch struct {
	tx        *bbolt.Tx // begun with the first function
	functions int
	dirty     bool
	err       error // the engine's, for all
	done      chan struct{}
}

// full bounds how long the first of a batch waits for its commit when others keep arriving.
const full = 4096

// Update implements store.Store.
func (s *Store) Update(ctx context.Context, council string, f func(store.Tx) error) error {
	if err := errors.Join(ctx.Err(), store.CheckCouncil(council)); err != nil {
		return err
	}
	if err := s.use(); err != nil {
		return err
	}
	defer s.users.Done()
	b, err := s.enter(ctx)
	if err != nil {
		return err
	}
	err = s.run(b, council, f)
	<-b.done
	if b.err != nil {
		return b.err
	}
	return err
}

// enter waits for the turn.
func (s *Store) enter(ctx context.Context) (*batch, error) {
	s.mu.Lock()
	if s.batch == nil {
		s.batch = newBatch()
		s.mu.Unlock()
		return s.batch, nil
	}
	w := &waiter{turn: make(chan struct{}, 1)}
	s.waiting = append(s.waiting, w)
	s.mu.Unlock()

	select {
	case <-w.turn:
		return s.batch, nil
	case <-ctx.Done():
	}
	s.mu.Lock()
	called := w.called
	if !called {
		s.waiting = slices.DeleteFunc(s.waiting, func(other *waiter) bool { return other == w })
	}
	s.mu.Unlock()
	if called { // the turn came at the same moment, and must go on
		<-w.turn
		s.pass(s.batch)
	}
	return nil, ctx.Err()
}

func newBatch() *batch { return &batch{done: make(chan struct{})} }

// run runs a function that has the turn, and passes the turn on whatever happens in it: an error, a panic or
// runtime.Goexit (t.FailNow), which go their way on this goroutine.
func (s *Store) run(b *batch, council string, f func(store.Tx) error) error {
	defer s.pass(b)
	b.functions++
	if b.tx == nil && b.err == nil {
		b.tx, b.err = s.db.Begin(true)
	}
	if b.err != nil {
		return b.err
	}
	t := &tx{store: s, council: council, bolt: b.tx, overlay: &overlay{}}
	defer func() { t.bolt = nil }()
	if err := f(t); err != nil {
		return err
	}
	b.apply(s, t.overlay)
	return nil
}

// apply writes what a function wrote into bbolt's transaction. A failure here, which only a damaged file can
// cause, leaves half of it there; so the whole batch fails.
func (b *batch) apply(s *Store, o *overlay) {
	defer func() {
		if p := recover(); p != nil {
			b.err = fmt.Errorf("store: %v\n%s", p, debug.Stack())
		}
	}()
	var bucket *bbolt.Bucket
	var at place
	for i := range o.all() {
		b.dirty = true
		p, key := split(i.key)
		if bucket == nil || p != at {
			bucket, at = b.tx.Bucket(s.names[p]), p
		}
		if i.deleted {
			b.err = bucket.Delete(key)
		} else {
			b.err = bucket.Put(key, i.value)
		}
		if b.err != nil {
			return
		}
	}
}

// pass gives the turn to the next one waiting. When there is none, it commits the batch first.
func (s *Store) pass(b *batch) {
	for looks := 0; b.functions < full; looks++ {
		if s.call(b) {
			return
		}
		// Those of the batch before were woken a moment ago and may be about to ask for their next turn. If this
		// batch is still smaller than that one, let them run first: a commit costs more than looking again. Who
		// writes alone never waits here.
		if b.functions >= s.last || looks == patience {
			break
		}
		runtime.Gosched()
	}
	s.last = b.functions
	b.end()
	close(b.done)
	s.call(nil)
}

// patience is how often the last of a batch lets others run before it commits.
const patience = 8

// call gives the turn to the next one waiting, in the batch or, when that is nil, in a new one. If nobody is
// waiting it returns false, and without a batch the turn is free.
func (s *Store) call(b *batch) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.waiting) == 0 {
		s.batch = b
		return false
	}
	if b == nil {
		b = newBatch()
	}
	s.batch = b
	next := s.waiting[0]
	s.waiting[0] = nil
	s.waiting = s.waiting[1:]
	next.called = true
	next.turn <- struct{}{}
	return true
}

// end commits, or rolls back when nothing is to be stored. bbolt keeps the state before when a commit fails, and
// the next batch begins from there. A panic in it is a damaged file, and becomes an error: it must not strike one
// caller and leave the others waiting.
func (b *batch) end() {
	if b.tx == nil {
		return
	}
	defer func() {
		if p := recover(); p != nil {
			b.err = fmt.Errorf("store: %v\n%s", p, debug.Stack())
			_ = b.tx.Rollback() // fails if the commit came far enough to have ended it
		}
	}()
	if b.err != nil || !b.dirty {
		b.err = errors.Join(b.err, b.tx.Rollback())
		return
	}
	if err := b.tx.Commit(); err != nil {
		b.err = fmt.Errorf("store: nothing was stored: %w", err)
	}
}
