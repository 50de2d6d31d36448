package discord

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

const (
	// mostRefused is where nothing is sent any more: Discord bans an address after 10,000 invalid requests in
	// refusedWindow, and what is on its way counts too.
	mostRefused = 9_500
	// manyRefused is where requests become slower.
	manyRefused = 5_000
	// refusedWindow is how long Discord remembers an invalid request, in seconds.
	refusedWindow = 10 * 60
)

// errTooManyRefused is returned instead of sending. It is temporary.
var errTooManyRefused = errors.New("too many requests were refused by Discord in ten minutes; nothing is sent before that is over")

// refusals counts what Discord calls invalid requests: 401, 403 and 429 (unless everybody's limit was reached). From
// manyRefused on, the requests that are still sent become fewer and fewer.
type refusals struct {
	log  *slog.Logger
	slow *rate.Limiter

	mu     sync.Mutex
	counts [refusedWindow + 1]int // by second; the one that has just begun counts whole
	second int64                  // the last one that is counted
	total  int
}

func newRefusals(log *slog.Logger) *refusals {
	return &refusals{log: log, slow: rate.NewLimiter(perSecond, 1)}
}

// note counts one.
func (r *refusals) note() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.forget()
	r.counts[r.second%int64(len(r.counts))]++
	r.total++
	if r.total == manyRefused || r.total == mostRefused {
		r.log.Error("discord: too many requests are refused; sending slows down", "refused", r.total, "stops", mostRefused)
	}
}

// wait lets a request go, later or not at all when too many were refused.
func (r *refusals) wait(ctx context.Context) error {
	r.mu.Lock()
	r.forget()
	n := r.total
	r.mu.Unlock()
	switch {
	case n >= mostRefused:
		return errTooManyRefused
	case n < manyRefused:
		return nil
	}
	r.slow.SetLimit(perSecond * rate.Limit(mostRefused-n) / (mostRefused - manyRefused))
	turn := r.slow.Reserve()
	if tooLong(ctx, turn.Delay()) {
		turn.Cancel()
		return errTooManyRefused
	}
	return pause(ctx, turn.Delay())
}

// forget drops what is older than the window.
func (r *refusals) forget() {
	now := time.Now().Unix()
	for s := max(r.second+1, now-refusedWindow); s <= now; s++ {
		at := &r.counts[s%int64(len(r.counts))]
		r.total -= *at
		*at = 0
	}
	r.second = max(r.second, now)
}
