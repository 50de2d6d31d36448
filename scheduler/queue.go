package scheduler

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"gremium/bot"
	"gremium/store"
)

// ErrRunning is returned by RunDue and Run while the queue is at work already.
var ErrRunning = errors.New("scheduler: the queue is running")

// ErrDrop is returned by a Render when there is nothing to show any more. The delivery ends without a trace.
var ErrDrop = errors.New("scheduler: nothing to deliver")

// Occasion is when a kind is run.
type Occasion struct {
	Now  time.Time // the one now of the transaction
	Late bool      // more than LateAfter after the due time
}

// Kind decides what a job comes to, in a writing transaction of the job's council from which the job is already
// gone: it posts deliveries, schedules the next occurrence, or does nothing because the matter is settled. It may
// act through the transaction only, for it is run again when it or a job of the same transaction fails.
type Kind func(tx store.Tx, job Job, at Occasion) error

// Render makes the message of a card, in a reading transaction of the council. The outbox fills in Key, To and
// Council. An error that wraps ErrDrop drops the delivery.
type Render func(tx store.Tx, card Card, to bot.Audience) (bot.Message, error)

// Options are what New needs. Kinds and Render are given by package commands.
type Options struct {
	Store     store.Store
	Kinds     map[string]Kind
	Render    Render
	Platforms map[string]bot.Platform // by Audience.Platform
	Now       func() time.Time        // nil: time.Now
	Log       *slog.Logger            // nil: slog.Default
	// Workers is how many deliveries are made at a time on each platform, 0 for 8. With 1 there is one at a
	// time over all platforms, in an order that depends on the stored data only.
	Workers int
	// Timeout bounds each call of a platform, 0 for 30 seconds.
	Timeout time.Duration
	// Spacing is the least time between two changes of one post; what happens in between is shown together.
	Spacing time.Duration
}

// Queue runs what is due. New makes it.
type Queue struct {
	store   store.Store
	kinds   map[string]Kind
	render  Render
	now     func() time.Time
	log     *slog.Logger
	workers int
	timeout time.Duration
	spacing time.Duration

	pumps []*pump
	wake  chan struct{} // with one place
	turn  sync.Mutex    // held while at work; it guards what follows and the pumps

	busy    map[string]bool // table keys of deliveries that are claimed or being made
	made    chan result     // deliveries whose outcome is to be written down
	results chan result     // and then; both have room for all there can be, so that nobody waits to put one in
	ran     chan error      // of the jobs that run beside the deliveries, with one place; nil when none do
	sending context.Context // of the workers: it outlives the step's by stopGrace
	atWork  atomic.Int32    // workers that are with a platform
}

// New makes a queue. One queue may work on a store at a time.
func New(o Options) *Queue {
	q := &Queue{
		store:   o.Store,
		kinds:   o.Kinds,
		render:  o.Render,
		now:     o.Now,
		log:     cmp.Or(o.Log, slog.Default()),
		workers: cmp.Or(o.Workers, 8),
		timeout: cmp.Or(o.Timeout, 30*time.Second),
		spacing: o.Spacing,
		wake:    make(chan struct{}, 1),
	}
	if q.now == nil {
		q.now = time.Now
	}
	for _, name := range slices.Sorted(maps.Keys(o.Platforms)) {
		q.pumps = append(q.pumps, &pump{name: name, platform: o.Platforms[name]})
	}
	return q
}

// Wake has Run look for work: call it after a commit that scheduled or posted something. It never blocks.
func (q *Queue) Wake() {
	select {
	case q.wake <- struct{}{}:
	default: // it will look anyway
	}
}

// RunDue is the whole step: it runs all jobs due until then, in due order and with those that they schedule,
// makes all deliveries that are ready, and returns when nothing is left. What fails is scheduled for later and
// logged; the errors returned are the store's and the context's.
func (q *Queue) RunDue(ctx context.Context, until time.Time) error {
	return q.work(ctx, func() time.Time { return until }, false)
}

// Run does at every moment what RunDue would do, until the context ends or the store is closed. Then it waits for
// the deliveries that are being made, at most stopGrace, and returns nil, or store.ErrClosed. It begins with Rezone.
func (q *Queue) Run(ctx context.Context) error {
	if err := q.Rezone(ctx); err != nil && ctx.Err() == nil {
		q.log.Error("zones could not be checked", "error", err)
	}
	for {
		err := q.work(ctx, q.now, true)
		switch {
		case ctx.Err() != nil:
			return nil
		case errors.Is(err, store.ErrClosed) || errors.Is(err, ErrRunning):
			return err
		}
		q.log.Error("the store fails; trying again", "error", err, "in", storePause)
		select {
		case <-time.After(storePause):
		case <-ctx.Done():
			return nil
		}
	}
}

const (
	// storePause is how long Run rests when the store fails: the disk is full, the database away.
	storePause = 5 * time.Second
	// longestSleep bounds how late a clock that was set forward is noticed.
	longestSleep = 30 * time.Second
	// stopGrace is how long messages that are being sent may take when the queue stops.
	stopGrace = 10 * time.Second
)

// Next returns the next instant at which something falls due, a job or a delivery, and never one before now. It
// returns false when nothing is pending but deliveries for platforms that are not connected.
func (q *Queue) Next(ctx context.Context) (time.Time, bool, error) {
	seen, err := q.look(ctx, nil, func(*pump) bool { return true })
	if err != nil {
		return time.Time{}, false, err
	}
	next, ok := seen.next()
	if now := q.now(); ok && next.Before(now) {
		next = now
	}
	return next, ok, nil
}

// sight is the front of both queues.
type sight struct {
	job   *Job         // the first job; nil for none
	ready []*time.Time // of each pump, when its first delivery that is not busy may be made; nil for none
}

// look reads one key of the jobs, and one of the outbox for each wanted platform beside those at work.
func (q *Queue) look(ctx context.Context, busy map[string]bool, want func(*pump) bool) (s sight, err error) {
	err = q.store.View(ctx, store.System, func(tx store.Tx) error {
		for j, err := range jobs.List(tx, store.Range{To: parked, Limit: 1}) {
			if err != nil {
				return err
			}
			s.job = &j
		}
		s.ready = make([]*time.Time, len(q.pumps))
		for n, p := range q.pumps {
			if !want(p) {
				continue
			}
			for d, err := range outbox.By(tx, "ready", store.Range{Prefix: word(p.name) + " ", Limit: len(busy) + 1}) {
				if err != nil {
					return err
				}
				if !busy[outbox.Key(d)] {
					s.ready[n] = &d.NotBefore
					break
				}
			}
		}
		return nil
	})
	return s, err
}

// next is the earliest of what was seen.
func (s sight) next() (next time.Time, ok bool) {
	times := s.ready
	if s.job != nil {
		due := s.job.when()
		times = append(slices.Clone(times), &due)
	}
	for _, t := range times {
		if t != nil && (!ok || t.Before(next)) {
			next, ok = *t, true
		}
	}
	return next, ok
}

// work is the loop behind RunDue and Run. This goroutine alone claims deliveries; workers make them.
func (q *Queue) work(ctx context.Context, until func() time.Time, forever bool) (err error) {
	if !q.turn.TryLock() {
		return ErrRunning
	}
	defer q.turn.Unlock()
	ctx, stop := context.WithCancel(ctx)
	finish := q.begin(ctx)
	defer func() { stop(); finish() }()
	var seen sight
	for again := true; ; {
		if err := ctx.Err(); err != nil {
			return err
		}
		now := until()
		if again {
			if seen, err = q.look(ctx, q.busy, func(p *pump) bool { return q.room(p) > 0 }); err != nil {
				return err
			}
		}
		due := q.ran == nil && seen.job != nil && !seen.job.when().After(now)
		if due && (!forever || q.workers == 1) {
			// Jobs come first, so that a step is the same whatever the speed of the platforms.
			if err := q.runJobs(ctx, now, seen.job.Council, jobBatch); err != nil {
				return err
			}
			again = true
			continue
		}
		again = false
		for n, p := range q.pumps {
			if t := seen.ready[n]; t != nil && !t.After(now) && q.room(p) > 0 {
				if err := q.claim(ctx, now, p); err != nil {
					return err
				}
				again = true
			}
		}
		if again {
			continue
		}
		if due { // beside the deliveries, whose platforms are the slower part
			council, n := seen.job.Council, jobBatch
			if len(q.busy) == 0 { // the workers wait for what the jobs post
				n = firstBatch
			}
			ran := make(chan error, 1)
			q.ran = ran
			go func() { ran <- q.runJobs(ctx, now, council, n) }()
		}
		if again, err = q.wait(ctx, now, seen, forever); err != nil {
			if err == errIdle {
				return nil
			}
			return err
		}
	}
}

// errIdle ends a step.
var errIdle = errors.New("nothing left to do")

// wait returns when something has happened: a delivery has been made or, forever, time has come. It says whether the
// store may have something new to do.
func (q *Queue) wait(ctx context.Context, now time.Time, seen sight, forever bool) (again bool, err error) {
	if len(q.busy) == 0 && !forever {
		return false, errIdle
	}
	var wake chan struct{}
	var alarm <-chan time.Time
	if forever {
		sleep := longestSleep
		if next, ok := seen.next(); ok && next.After(now) {
			sleep = min(sleep, next.Sub(now))
		}
		timer := time.NewTimer(sleep)
		defer timer.Stop()
		wake, alarm = q.wake, timer.C
	}
	select {
	case r := <-q.results:
		more, err := q.done(ctx, r)
		return more || !forever, err
	case err := <-q.ran:
		q.ran = nil
		return true, err
	case <-wake:
	case <-alarm:
	case <-ctx.Done():
	}
	return true, nil
}

// begin starts the workers of all platforms. The function it returns ends them: it releases what was only claimed and
// waits for what is under way; after stopGrace it cuts that off. The context has ended before.
func (q *Queue) begin(ctx context.Context) (finish func()) {
	most := q.workers * claimAhead
	q.busy, q.made, q.results = map[string]bool{}, make(chan result, most*len(q.pumps)), make(chan result, most*len(q.pumps))
	var workers, clerk sync.WaitGroup
	clerk.Go(func() { q.clerk(context.WithoutCancel(ctx)) })
	sending, cut := context.WithCancel(context.WithoutCancel(ctx))
	q.sending = sending
	for _, p := range q.pumps {
		p.claims, p.taken = make(chan claim, most), 0
		for range q.workers {
			workers.Go(func() { q.worker(ctx, p) })
		}
	}
	return func() {
		defer cut()
		late := time.AfterFunc(stopGrace, cut)
		defer late.Stop()
		var left []claim
		for _, p := range q.pumps {
			close(p.claims)
			for c := range p.claims {
				left = append(left, c)
			}
		}
		q.release(left)
		if q.ran != nil {
			<-q.ran
			q.ran = nil
		}
		workers.Wait()
		close(q.made)
		clerk.Wait()
		left = nil
		for len(q.results) > 0 {
			if r := <-q.results; r.left { // a worker took it at the last moment
				left = append(left, r.claim)
			}
		}
		q.release(left)
	}
}
