package discord

// Discord's limits, kept from our side so that it need not refuse anything:
//
//   - 50 requests a second for the bot. A place is free again one second after the answer (two seconds after the
//     request at the latest), because Discord counted the request some time in between: so it never sees more than 50
//     in a second, however long the way was. A rate limiter from our side of the way could not promise that.
//   - A bucket for each kind of request and channel, guild or webhook, as the headers of its answers say. Until the
//     first answer one request goes at a time.
//   - What a 429 says. The limit of all of the bot's requests does not hold for answers to interactions, that of the
//     address does.
//
// A bucket that nobody waits for is forgotten when its time is over.

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// perSecond is Discord's limit for all requests of a bot.
const perSecond = 50

// errTooLong is returned instead of waiting for a limit for longer than is sensible.
var errTooLong = errors.New("would have to wait too long for Discord's limits")

// limits are all that is known of Discord's limits. Its methods can be called at the same time.
type limits struct {
	places chan struct{} // of the bot's requests in a second; full when none is taken

	mu      sync.Mutex
	paused  time.Time          // until then no request but answers to interactions
	barred  time.Time          // until then no request at all
	buckets map[string]*bucket // by kind of request, and by the name that Discord gave it (X-RateLimit-Bucket)
	sweep   int                // the size at which old ones are looked for
}

// fewBuckets are not worth looking through.
const fewBuckets = 256

func newLimits(perSecond int) *limits {
	l := &limits{places: make(chan struct{}, perSecond), buckets: map[string]*bucket{}, sweep: fewBuckets}
	for range perSecond {
		l.places <- struct{}{}
	}
	return l
}

// turn is a request's permission to be sent.
type turn struct {
	l      *limits
	r      *request
	bucket *bucket // nil for none
	place  *time.Timer
	since  time.Time
}

// wait waits until the request may be sent. The turn must be ended.
func (l *limits) wait(ctx context.Context, r *request) (*turn, error) {
	t := &turn{l: l, r: r}
	if !r.callback {
		t.bucket = l.open(r)
		if err := t.bucket.enter(ctx, &l.mu); err != nil {
			l.close(t.bucket)
			return nil, err
		}
	}
	if err := l.place(ctx, t); err != nil {
		t.leave(nil)
		return nil, err
	}
	return t, nil
}

// place waits for the limit of all requests.
func (l *limits) place(ctx context.Context, t *turn) error {
	for {
		if err := l.unpaused(ctx, t.r); err != nil {
			return err
		}
		if t.r.interaction {
			return ctx.Err()
		}
		select {
		case <-l.places:
		case <-ctx.Done():
			return ctx.Err()
		}
		if l.pause(t.r) <= 0 {
			t.since = time.Now()
			t.place = time.AfterFunc(2*time.Second, func() { l.places <- struct{}{} })
			return nil
		}
		l.places <- struct{}{} // a 429 came while we waited
	}
}

// pause is how long a 429 still keeps such a request back.
func (l *limits) pause(r *request) time.Duration {
	l.mu.Lock()
	defer l.mu.Unlock()
	until := l.barred
	if !r.interaction && l.paused.After(until) {
		until = l.paused
	}
	return time.Until(until)
}

func (l *limits) unpaused(ctx context.Context, r *request) error {
	for d := l.pause(r); d > 0; d = l.pause(r) {
		if tooLong(ctx, d) {
			return errTooLong
		}
		if err := pause(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

// end says how it went; the answer is nil when none came.
func (t *turn) end(a *answer) {
	if t.place != nil && time.Since(t.since) < time.Second && t.place.Stop() {
		t.place.Reset(time.Second)
	}
	t.leave(a)
}

// leave takes note of what an answer says about limits.
func (t *turn) leave(a *answer) {
	l := t.l
	l.mu.Lock()
	defer l.mu.Unlock()
	if a != nil && a.status == http.StatusTooManyRequests {
		until := time.Now().Add(a.retryAfter)
		switch {
		case a.scope == scopeAddress:
			l.barred = later(l.barred, until)
		case a.scope == scopeGlobal && !t.r.interaction:
			l.paused = later(l.paused, until)
		}
	}
	if t.bucket == nil {
		return
	}
	if a != nil {
		if name := a.header.Get("X-RateLimit-Bucket"); name != "" {
			l.share(t.r, t.bucket, name, a)
		}
	}
	t.bucket.note(a)
	l.release(t.bucket)
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// share takes note of a bucket's name: requests of other kinds may have the same.
func (l *limits) share(r *request, b *bucket, name string, a *answer) {
	key := name + " " + r.major
	if l.buckets[key] == nil {
		l.index(key, b)
	}
	if other := l.buckets[key]; other != b { // whoever comes now takes that one
		l.index(r.kind+" "+r.major, other)
		other.read(a)
	}
}

func (l *limits) index(key string, b *bucket) {
	if l.buckets[key] != b {
		l.buckets[key] = b
		b.keys = append(b.keys, key)
	}
}

// open finds the request's bucket and keeps it from being forgotten.
func (l *limits) open(r *request) *bucket {
	l.mu.Lock()
	defer l.mu.Unlock()
	key := r.kind + " " + r.major
	b := l.buckets[key]
	if b == nil {
		if len(l.buckets) >= l.sweep {
			for _, b := range l.buckets {
				l.forget(b)
			}
			l.sweep = max(fewBuckets, 2*len(l.buckets))
		}
		b = &bucket{first: make(chan struct{}, 1), changed: make(chan struct{}, 1)}
		l.index(key, b)
	}
	b.users++
	return b
}

func (l *limits) close(b *bucket) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.release(b)
}

func (l *limits) release(b *bucket) {
	b.users--
	l.forget(b)
}

// forget drops a bucket that says nothing any more.
func (l *limits) forget(b *bucket) {
	if b.users > 0 || b.reset.After(time.Now()) {
		return
	}
	for _, key := range b.keys {
		if l.buckets[key] == b {
			delete(l.buckets, key)
		}
	}
}

// bucket is the limit of one kind of request to one channel, guild or webhook. The mutex of the limits guards it.
type bucket struct {
	keys  []string // of limits.buckets
	users int      // waiting or on their way

	first   chan struct{} // who waits at the head of the line holds it
	changed chan struct{} // wakes the head of the line

	state     bucketState
	limit     int
	remaining int       // requests that may still be sent before reset
	flying    int       // requests without an answer yet
	reset     time.Time // when there are `limit` again; zero: an answer will say
}

// bucketState is what is known of a bucket.
type bucketState int

const (
	unknown   bucketState = iota // one at a time
	limited                      // as the headers say
	unlimited                    // answered without headers
)

// enter waits, in the order of coming, until one more may be sent.
func (b *bucket) enter(ctx context.Context, mu *sync.Mutex) error {
	select {
	case b.first <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-b.first }()
	for {
		mu.Lock()
		until, ok := b.take(time.Now())
		mu.Unlock()
		if ok {
			return nil
		}
		if err := b.sleep(ctx, until); err != nil {
			return err
		}
	}
}

// sleep waits for a time (zero: none) or for an answer to another request of the bucket.
func (b *bucket) sleep(ctx context.Context, until time.Time) error {
	var over <-chan time.Time
	if !until.IsZero() {
		d := time.Until(until)
		if tooLong(ctx, d) {
			return errTooLong
		}
		timer := time.NewTimer(d)
		defer timer.Stop()
		over = timer.C
	}
	select {
	case <-over:
	case <-b.changed:
	case <-ctx.Done():
		return ctx.Err()
	}
	return nil
}

// take counts one more request, or says when to ask again: at a time, or (zero) after an answer.
func (b *bucket) take(now time.Time) (again time.Time, ok bool) {
	if b.reset.After(now) {
		if b.state != limited || b.remaining <= 0 { // an unknown one with a time was refused with 429
			return b.reset, false
		}
	} else if !b.reset.IsZero() { // a new window: those without an answer may count in it
		b.reset, b.remaining = time.Time{}, b.limit-b.flying
	}
	switch {
	case b.state == unknown && b.flying > 0, b.state == limited && b.remaining <= 0:
		return time.Time{}, false
	}
	b.remaining--
	b.flying++
	return time.Time{}, true
}

// note takes note of an answer, or of none.
func (b *bucket) note(a *answer) {
	b.flying--
	if a != nil {
		b.read(a)
	}
	if b.state == limited && b.flying == 0 && b.remaining <= 0 && b.reset.IsZero() {
		b.state = unknown // no answer will come that says when
	}
	select {
	case b.changed <- struct{}{}:
	default:
	}
}

// sameWindow is by how much the ends of one window differ as two answers name them.
const sameWindow = 500 * time.Millisecond

// read reads the headers.
func (b *bucket) read(a *answer) {
	now := time.Now()
	if a.status == http.StatusTooManyRequests {
		if a.scope != scopeAddress {
			b.remaining, b.reset = 0, later(b.reset, now.Add(a.retryAfter))
		}
		return
	}
	limit, err1 := strconv.Atoi(a.header.Get("X-RateLimit-Limit"))
	remaining, err2 := strconv.Atoi(a.header.Get("X-RateLimit-Remaining"))
	after, err3 := strconv.ParseFloat(a.header.Get("X-RateLimit-Reset-After"), 64)
	if err1 != nil || err2 != nil || err3 != nil || limit < 1 {
		if b.state == unknown && a.status < 300 {
			b.state = unlimited
		}
		return
	}
	reset := now.Add(seconds(after))
	switch {
	case b.state == limited && b.reset.IsZero(): // the first answer of a window
		b.remaining = min(b.remaining, remaining)
	case b.state == limited && reset.Before(b.reset.Add(sameWindow)):
		b.remaining, reset = min(b.remaining, remaining), later(reset, b.reset)
	default:
		b.remaining = remaining - b.flying
	}
	b.state, b.limit, b.reset = limited, limit, reset
}

// tooLong says whether a wait is too long, or longer than the context lasts.
func tooLong(ctx context.Context, d time.Duration) bool {
	deadline, ok := ctx.Deadline()
	return d > longestWait || ok && time.Until(deadline) < d
}
