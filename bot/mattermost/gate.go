package mattermost

import (
	"context"
	"net/http"
	"time"
)

const (
	// atOnce is how many callbacks are read and proved at once, and how many proved ones are worked on at once. So a
	// flood can neither fill the memory nor keep outgoing posts waiting.
	atOnce = 64
	// gateWait is how long a callback waits for its turn to be read. Proving takes well under a millisecond.
	gateWait = 2 * time.Second
	// lineWait is how long a proved callback waits for its turn to be worked on. The server itself gives up after 30 seconds,
	// and its person is told then.
	lineWait = 25 * time.Second
	// longestLine is how many bytes may wait for their turn, each callback with what it costs besides its body. It holds
	// some thousand pressed buttons: when a vote opens, everybody presses at the same moment.
	longestLine = 16 << 20
	visitCost   = 4 << 10
	// bodyWait is how long a body may take to come in: the server sends it at once.
	bodyWait = 3 * time.Second
)

// gate lets so many in at once.
type gate chan struct{}

// enter waits for a place until the time is over.
func (g gate) enter(ctx context.Context, wait time.Duration) bool {
	select {
	case g <- struct{}{}:
		return true
	default:
	}
	late := time.NewTimer(wait)
	defer late.Stop()
	select {
	case g <- struct{}{}:
		return true
	case <-late.C:
	case <-ctx.Done():
	}
	return false
}

// visit is a callback on its way: through one gate to be read and proved, then through another to be worked on. The
// two are apart so that those without proof cannot take the places of those who have it.
type visit struct {
	p    *Platform
	in   gate // where it is now; nil for nowhere
	size int64
}

// proved lets an authenticated callback go on as soon as it is its turn. From here on it may make us ask the chat server.
// It answers 503 and false when too many wait already, or it has waited too long.
func (v *visit) proved(w http.ResponseWriter, r *http.Request) bool {
	v.leave()
	defer v.p.line.Add(-v.size)
	if v.p.line.Add(v.size) > longestLine || !v.p.working.enter(r.Context(), lineWait) {
		busy(w)
		return false
	}
	v.in = v.p.working
	return true
}

func (v *visit) leave() {
	if v.in != nil {
		<-v.in
		v.in = nil
	}
}

func busy(w http.ResponseWriter) {
	w.Header().Set("Retry-After", "1")
	http.Error(w, "too busy", http.StatusServiceUnavailable)
}
