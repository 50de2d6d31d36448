package mattermost

import (
	"context"
	"io"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// polite is a transport that holds back when the server asks for it (429), with every request. It has no rate of its
// own: only the server knows what it can bear, and how much there is at once is bounded by the outbox's workers. A server
// that keeps saying no gets its 429 through to the caller, whose outbox tries again later.
type polite struct {
	next http.RoundTripper

	mu    sync.Mutex
	quiet time.Time // until then nobody asks
}

const (
	longestWait = 30 * time.Second
	mostTries   = 4
)

// RoundTrip implements http.RoundTripper.
func (p *polite) RoundTrip(r *http.Request) (*http.Response, error) {
	for try := 1; ; try++ {
		if err := p.holdBack(r.Context()); err != nil {
			return nil, err
		}
		response, err := p.next.RoundTrip(r)
		if err != nil || response.StatusCode != http.StatusTooManyRequests || try == mostTries {
			return response, err
		}
		wait := retryAfter(response.Header)
		if wait > longestWait || (r.Body != nil && r.Body != http.NoBody && r.GetBody == nil) {
			return response, nil
		}
		_, _ = io.Copy(io.Discard, io.LimitReader(response.Body, 1<<16))
		_ = response.Body.Close()
		p.mu.Lock()
		if until := time.Now().Add(wait); until.After(p.quiet) {
			p.quiet = until
		}
		p.mu.Unlock()
		r = r.Clone(r.Context())
		if r.GetBody != nil {
			if r.Body, err = r.GetBody(); err != nil {
				return nil, err
			}
		}
	}
}

// holdBack waits until the server may be asked.
func (p *polite) holdBack(ctx context.Context) error {
	for {
		p.mu.Lock()
		wait := time.Until(p.quiet)
		p.mu.Unlock()
		if wait <= 0 {
			return ctx.Err()
		}
		if err := pause(ctx, wait); err != nil {
			return err
		}
	}
}

// retryAfter reads Retry-After, or X-RateLimit-Reset as Mattermost sends it: both in seconds from now.
func retryAfter(h http.Header) time.Duration {
	for _, name := range []string{"Retry-After", "X-Ratelimit-Reset"} {
		if seconds, err := strconv.Atoi(h.Get(name)); err == nil && seconds >= 0 && seconds < 1<<20 {
			return time.Duration(max(seconds, 1)) * time.Second
		}
	}
	return time.Second
}

// pause waits, unless the context ends first.
func pause(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
