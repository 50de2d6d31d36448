package discordtest

import (
	"math"
	"net/http"
	"path"
	"strconv"
	"time"
)

// Fault is what goes wrong with requests.
type Fault struct {
	Method string // "" for all
	Path   string // a pattern like "/channels/*/messages", where * is one step; "" for all
	Times  int    // 0 for once, negative for always

	Status int           // what is answered instead; 0 lets the request pass (for Delay and Drop)
	Code   int           // Discord's code of the error
	Body   string        // a page instead of Discord's JSON: HTML of the network before it
	Header http.Header   // sent with it
	Delay  time.Duration // real time, before or after the effect
	Retry  time.Duration // how long a 429 of Discord's asks to wait
	Scope  string        // of a 429: "user", "shared" or "global"

	AfterEffect bool // the request is carried out, and only its answer is another or lost
	Drop        bool // no answer: the connection is closed
}

// faults are the peer's faults that are still to come.
type faults struct {
	rest      []*Fault
	refuse    int            // websocket connections
	withhold  bool           // acknowledgements of heartbeats
	resumed   *frame         // the first frame after the next RESUME, instead of the replay
	identify  int            // close code for the next IDENTIFY
	duplicate map[string]int // events sent twice
}

// Fail adds a fault. Of several that fit a request, the oldest happens.
func (p *Peer) Fail(f Fault) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if f.Times == 0 {
		f.Times = 1
	}
	p.fault.rest = append(p.fault.rest, &f)
}

// Mend takes all faults away, of requests and of the gateway.
func (p *Peer) Mend() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fault = faults{}
}

// TooMany is a 429 for one route.
func TooMany(method, path string, after time.Duration) Fault {
	return Fault{Method: method, Path: path, Status: http.StatusTooManyRequests, Retry: after, Scope: "user"}
}

// TooManyShared is a 429 for a resource that others use too; it does not count as an invalid request.
func TooManyShared(method, path string, after time.Duration) Fault {
	return Fault{Method: method, Path: path, Status: http.StatusTooManyRequests, Retry: after, Scope: "shared"}
}

// TooManyGlobal is a 429 for the whole bot.
func TooManyGlobal(method, path string, after time.Duration) Fault {
	return Fault{Method: method, Path: path, Status: http.StatusTooManyRequests, Retry: after, Scope: "global"}
}

// TooManyPage is a 429 of the network before Discord: a page, not JSON, without Discord's headers.
func TooManyPage(method, path string, after time.Duration) Fault {
	return Fault{
		Method: method, Path: path, Status: http.StatusTooManyRequests,
		Header: http.Header{"Retry-After": {strconv.Itoa(int(math.Ceil(after.Seconds())))}, "Server": {"cloudflare"}},
		Body: "<!doctype html><html><head><title>Access denied | discord.com used Cloudflare to restrict access</title>" +
			"</head><body>Error 1015: You are being rate limited</body></html>",
	}
}

func (f *Fault) matches(method, at string) bool {
	if f.Method != "" && f.Method != method {
		return false
	}
	if f.Path == "" {
		return true
	}
	ok, err := path.Match(f.Path, at)
	return err == nil && ok
}

// hits says whether the fault has an answer of its own.
func (f *Fault) hits() bool { return f.Status != 0 || f.Drop }

// answer is what the fault answers.
func (f *Fault) answer() *answer {
	switch {
	case f.Status == 0:
		return &answer{status: http.StatusBadGateway}
	case f.Body != "":
		return &answer{status: f.Status, raw: f.Body, header: f.Header}
	case f.Scope != "":
		return tooMany(f.Retry, f.Scope, f.Header)
	}
	a := fail(f.Status, f.Code, http.StatusText(f.Status))
	a.header = f.Header
	return a
}

// take finds the fault of a request. The lock is held.
func (f *faults) take(method, at string) *Fault {
	for i, one := range f.rest {
		if !one.matches(method, at) {
			continue
		}
		if one.Times > 0 {
			if one.Times--; one.Times == 0 {
				f.rest = append(f.rest[:i:i], f.rest[i+1:]...)
			}
		}
		return one
	}
	return nil
}
