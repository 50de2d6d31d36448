package discord

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// strict is a Discord that keeps its limits to the millisecond. Its ways are long, and of different length.
type strict struct {
	mu      sync.Mutex
	limit   int // of a bucket in a window
	window  time.Duration
	name    func(*http.Request) string // X-RateLimit-Bucket
	buckets map[string]*struct {
		left  int
		reset time.Time
	}
	seen    []time.Time // requests that count
	refused []string
	arrived []string
}

func (s *strict) RoundTrip(r *http.Request) (*http.Response, error) {
	<-time.After(rand.N(100 * time.Millisecond))
	a := s.answer(r)
	<-time.After(rand.N(100 * time.Millisecond))
	return a, nil
}

func (s *strict) answer(r *http.Request) *http.Response {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := time.Now()
	path := r.URL.Path[strings.Index(r.URL.Path, "/v9/")+3:]
	s.arrived = append(s.arrived, path)
	if !strings.HasPrefix(path, "/interactions") && !strings.HasPrefix(path, "/webhooks") {
		s.seen = append(s.seen, now)
		if n := len(s.seen); n > perSecond && now.Sub(s.seen[n-1-perSecond]) < time.Second {
			s.refused = append(s.refused, "global")
			return says(429, `{"retry_after":1,"global":true}`, "X-RateLimit-Scope", "global")
		}
	}
	if s.limit == 0 {
		return says(200, "{}")
	}
	name := s.name(r)
	key := name + strings.Split(path, "/")[2]
	b := s.buckets[key]
	if b == nil || !now.Before(b.reset) {
		b = &struct {
			left  int
			reset time.Time
		}{s.limit, now.Add(s.window)}
		s.buckets[key] = b
	}
	after := strconv.FormatFloat(b.reset.Sub(now).Seconds(), 'f', 3, 64)
	if b.left == 0 {
		s.refused = append(s.refused, path)
		return says(429, `{"retry_after":`+after+`}`, "X-RateLimit-Scope", "user", "X-RateLimit-Bucket", name)
	}
	b.left--
	return says(200, "{}", "X-RateLimit-Bucket", name, "X-RateLimit-Limit", strconv.Itoa(s.limit),
		"X-RateLimit-Remaining", strconv.Itoa(b.left), "X-RateLimit-Reset-After", after)
}

func newStrict(limit int, window time.Duration) *strict {
	return &strict{
		limit: limit, window: window, name: func(r *http.Request) string { return r.Method },
		buckets: map[string]*struct {
			left  int
			reset time.Time
		}{},
	}
}

// many calls routes at once and says how long it took.
func many(t *testing.T, tr *transport, routes []string) time.Duration {
	t.Helper()
	start := time.Now()
	var calls sync.WaitGroup
	for _, route := range routes {
		calls.Go(func() {
			if err := tr.call(t.Context(), "PATCH", route, nil, nil); err != nil {
				t.Error(err)
			}
		})
	}
	calls.Wait()
	return time.Since(start)
}

// TestPerSecond: Discord never sees more than 50 requests in a second, and not many fewer. Answers to interactions
// neither wait nor count.
func TestPerSecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStrict(0, 0)
		tr, _ := faked(t, s.RoundTrip)
		routes := make([]string, 1000)
		for i := range routes {
			routes[i] = fmt.Sprintf("/channels/%d/messages/1", i)
		}
		var others sync.WaitGroup
		others.Go(func() {
			time.Sleep(3 * time.Second)
			for range 200 {
				others.Go(func() {
					start := time.Now()
					if err := tr.call(t.Context(), "POST", "/interactions/1/x/callback", nil, nil); err != nil || time.Since(start) > 200*time.Millisecond {
						t.Error(err, time.Since(start))
					}
				})
			}
		})
		took := many(t, tr, routes)
		others.Wait()
		if len(s.refused) > 0 || len(s.seen) != 1000 {
			t.Errorf("%d seen, refused: %v", len(s.seen), s.refused)
		}
		if bound := 20 * time.Second; took > bound*115/100 { // the ways take 100 ms on average
			t.Errorf("took %v", took)
		}
	})
}

// TestPlaces: answers that come late or not at all hold up the others for two seconds at most.
func TestPlaces(t *testing.T) {
	for _, late := range []time.Duration{1500 * time.Millisecond, 10 * time.Second} {
		synctest.Test(t, func(t *testing.T) {
			tr, _ := faked(t, func(r *http.Request) (*http.Response, error) {
				if strings.HasSuffix(r.URL.Path, "/slow") {
					time.Sleep(late)
				}
				return says(200, "{}"), nil
			})
			var slow sync.WaitGroup
			for i := range perSecond {
				slow.Go(func() {
					if err := tr.call(t.Context(), "GET", fmt.Sprintf("/channels/%d/slow", i), nil, nil); err != nil {
						t.Error(err)
					}
				})
			}
			synctest.Wait()
			if took := many(t, tr, []string{"/channels/1/quick"}); took != 2*time.Second {
				t.Errorf("took %v", took)
			}
			slow.Wait()
			time.Sleep(2 * time.Second)
			if n := len(tr.limits.places); n != perSecond {
				t.Errorf("%d places are left", n)
			}
		})
	}
}

// TestBuckets: the headers are kept, channel by channel, in the order of asking, without a single 429.
func TestBuckets(t *testing.T) {
	for _, window := range []time.Duration{300 * time.Millisecond, time.Second, 5 * time.Second} {
		t.Run(window.String(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newStrict(5, window)
				if window == time.Second { // a channel may have a name of its own
					s.name = func(r *http.Request) string { return r.URL.Path }
				}
				tr, _ := faked(t, s.RoundTrip)
				var routes []string
				for range 23 {
					for channel := range 4 {
						routes = append(routes, fmt.Sprintf("/channels/%d/messages/1", channel))
					}
				}
				took := many(t, tr, routes)
				// five windows, of which the first begins with a single one; each may be off by a way
				if bound := 5*(window+200*time.Millisecond) + 400*time.Millisecond; len(s.refused) > 0 || took > bound {
					t.Errorf("took %v of %v, refused: %v", took, bound, s.refused)
				}
				time.Sleep(window)
				many(t, tr, []string{"/channels/9/messages/1"})
				if tr.limits.mu.Lock(); len(tr.limits.buckets) > 10 {
					t.Errorf("%d buckets", len(tr.limits.buckets))
				}
				tr.limits.mu.Unlock()
			})
		})
	}
}

// TestBucketOrder: whoever asks first goes first.
func TestBucketOrder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStrict(1, time.Second)
		tr, _ := faked(t, s.RoundTrip)
		var calls sync.WaitGroup
		var want []string
		for i := range 8 {
			want = append(want, fmt.Sprintf("/channels/1/messages/%d", i))
			calls.Go(func() {
				if err := tr.call(t.Context(), "DELETE", want[i], nil, nil); err != nil {
					t.Error(err)
				}
			})
			synctest.Wait()
		}
		calls.Wait()
		if !slices.Equal(s.arrived, want) {
			t.Errorf("%v", s.arrived)
		}
	})
}

// TestSharedBucket: kinds of requests to which Discord gives one name share one limit.
func TestSharedBucket(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStrict(2, 5*time.Second)
		s.name = func(*http.Request) string { return "same" }
		tr, _ := faked(t, s.RoundTrip)
		for _, method := range []string{"PATCH", "DELETE"} { // the names become known
			if err := tr.call(t.Context(), method, "/channels/1/messages/1", nil, nil); err != nil {
				t.Fatal(err)
			}
		}
		start := time.Now()
		for _, method := range []string{"PATCH", "DELETE", "PATCH"} {
			if err := tr.call(t.Context(), method, "/channels/1/messages/1", nil, nil); err != nil {
				t.Fatal(err)
			}
		}
		if took := time.Since(start); len(s.refused) > 0 || took < 8*time.Second || took > 11*time.Second {
			t.Errorf("took %v, refused %v", took, s.refused)
		}
	})
}

// TestLostAnswers: those who wait for a bucket go on when answers are lost or have no headers.
func TestLostAnswers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var asked atomic.Int64
		tr, _ := faked(t, func(*http.Request) (*http.Response, error) {
			switch n := asked.Add(1); {
			case n == 1:
				return says(200, "{}", "X-RateLimit-Bucket", "a", "X-RateLimit-Limit", "2", "X-RateLimit-Remaining", "1", "X-RateLimit-Reset-After", "1"), nil
			case n < 20:
				return says(404, "{}"), nil
			}
			return says(200, "{}", "X-RateLimit-Bucket", "a", "X-RateLimit-Limit", "x"), nil
		})
		start := time.Now()
		var calls sync.WaitGroup
		for range 30 {
			calls.Go(func() {
				ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
				defer cancel()
				if err := tr.call(ctx, "GET", "/channels/1", nil, nil); ctx.Err() != nil {
					t.Error(err)
				}
			})
		}
		calls.Wait()
		if n, took := asked.Load(), time.Since(start); n != 30 || took > 10*time.Second {
			t.Errorf("%d requests in %v", n, took)
		}
	})
}

// TestLateArrival: a request that is long on its way counts in the next window, too.
func TestLateArrival(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newStrict(2, time.Second)
		tr, _ := faked(t, func(r *http.Request) (*http.Response, error) {
			if strings.HasSuffix(r.URL.Path, "/9") {
				time.Sleep(1200 * time.Millisecond)
			}
			return s.answer(r), nil
		})
		many(t, tr, []string{"/channels/1/messages/1"}) // the limit becomes known
		var late sync.WaitGroup
		late.Go(func() { many(t, tr, []string{"/channels/1/messages/9"}) })
		synctest.Wait()
		time.Sleep(1100 * time.Millisecond)
		many(t, tr, []string{"/channels/1/messages/1", "/channels/1/messages/2"})
		late.Wait()
		if len(s.refused) > 0 {
			t.Errorf("refused: %v", s.refused)
		}
	})
}

// TestTooManyRequests: all forms of a 429, whom they keep waiting and how long.
func TestTooManyRequests(t *testing.T) {
	const other, hook, callback = "/channels/2/messages", "/webhooks/1/x/messages/@original", "/interactions/1/x/callback"
	for _, c := range []struct {
		name    string
		answer  *http.Response
		wait    time.Duration
		waiting []string // who else waits
		counts  int      // as an invalid request
	}{
		{"route", says(429, `{"message":"You are being rate limited.","retry_after":1.5,"global":false}`, "Retry-After", "2", "X-RateLimit-Scope", "user", "X-RateLimit-Bucket", "b"), 1500 * time.Millisecond, nil, 1},
		{"route, header only", says(429, "", "Retry-After", "2", "X-RateLimit-Scope", "user"), 2 * time.Second, nil, 1},
		{"route, no word", says(429, "", "X-RateLimit-Bucket", "b"), noWord, nil, 1},
		{"shared", says(429, `{"retry_after":3,"global":false}`, "X-RateLimit-Scope", "shared"), 3 * time.Second, nil, 0},
		{"global", says(429, `{"retry_after":4,"global":true}`, "X-RateLimit-Scope", "global"), 4 * time.Second, []string{other}, 1},
		{"global by header", says(429, `{"retry_after":4}`, "X-RateLimit-Global", "true"), 4 * time.Second, []string{other}, 1},
		{"address", says(429, "<!DOCTYPE html><html>error code: 1015", "Retry-After", "5", "Content-Type", "text/html"), 5 * time.Second, []string{other, hook, callback}, 1},
		{"address, a time", says(429, "<html>", "Retry-After", time.Date(2000, 1, 1, 0, 0, 6, 0, time.UTC).Format(http.TimeFormat)), 6 * time.Second, []string{other, hook, callback}, 1},
		{"address, no word", says(429, "error code: 1015"), noWordAddress, []string{other, hook, callback}, 1},
		{"JSON that says nothing", says(429, `{}`), noWordAddress, []string{other, hook, callback}, 1},
		{"negative", says(429, `{"retry_after":-5}`), time.Millisecond, nil, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { // begins at midnight on 2000-01-01
				first := true
				tr, log := faked(t, func(*http.Request) (*http.Response, error) {
					if first {
						first = false
						return c.answer, nil
					}
					return says(200, "{}"), nil
				})
				start := time.Now()
				took := make(map[string]time.Duration)
				var mu sync.Mutex
				var calls sync.WaitGroup
				for _, route := range []string{"/channels/1/messages", other, hook, callback} {
					calls.Go(func() {
						if err := tr.call(t.Context(), "POST", route, nonced, nil); err != nil {
							t.Error(err)
						}
						mu.Lock()
						took[route] = time.Since(start)
						mu.Unlock()
					})
					synctest.Wait() // the first one is refused, the others come then
				}
				calls.Wait()
				for route, d := range took {
					want := time.Duration(0)
					if route == "/channels/1/messages" || slices.Contains(c.waiting, route) {
						want = c.wait
					}
					if d != want {
						t.Errorf("%s waited %v instead of %v", route, d, want)
					}
				}
				if tr.refused.total != c.counts || !strings.Contains(log.String(), "too many requests") {
					t.Errorf("%d invalid\n%s", tr.refused.total, log)
				}
			})
		})
	}
}

// TestTooLong: nobody waits for longer than is sensible, or in vain.
func TestTooLong(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		wait := "31"
		tr, _ := faked(t, func(*http.Request) (*http.Response, error) {
			return says(429, `{"retry_after":`+wait+`}`, "X-RateLimit-Scope", "user"), nil
		})
		start := time.Now()
		err := tr.call(t.Context(), "GET", "/channels/1", nil, nil)
		if status, _ := refusedWith(err); status != 429 || time.Since(start) > 0 {
			t.Error(err, time.Since(start))
		}
		if err := tr.call(t.Context(), "GET", "/channels/1", nil, nil); !errors.Is(err, errTooLong) || time.Since(start) > 0 {
			t.Error(err, time.Since(start))
		}
		wait = "10"
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		err = tr.call(ctx, "GET", "/channels/2", nil, nil)
		if status, _ := refusedWith(err); status != 429 || time.Since(start) > 0 {
			t.Error(err, time.Since(start))
		}
		wait = "0.001" // Discord says so again and again
		err = tr.call(t.Context(), "GET", "/channels/3", nil, nil)
		if status, _ := refusedWith(err); status != 429 || time.Since(start) > time.Second || tr.refused.total != 2+mostTries {
			t.Error(err, time.Since(start), tr.refused.total)
		}
	})
}

// TestForgotten: 100,000 interactions, each with its callback and a follow-up, leave nothing behind.
func TestForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		most := 0
		var tr *transport
		tr, _ = faked(t, func(r *http.Request) (*http.Response, error) {
			tr.limits.mu.Lock()
			most = max(most, len(tr.limits.buckets))
			tr.limits.mu.Unlock()
			if strings.Contains(r.URL.Path, "/callback") {
				return says(204, ""), nil
			}
			return says(200, "{}", "X-RateLimit-Bucket", "hook", "X-RateLimit-Limit", "5", "X-RateLimit-Remaining", "4", "X-RateLimit-Reset-After", "2"), nil
		})
		answer := func(i int) {
			token := fmt.Sprintf("%0200d", i)
			if err := tr.call(t.Context(), "POST", "/interactions/"+strconv.Itoa(i)+"/"+token+"/callback", nil, nil); err != nil {
				t.Fatal(err)
			}
			if err := tr.call(t.Context(), "PATCH", "/webhooks/1/"+token+"/messages/@original", nil, nil); err != nil {
				t.Fatal(err)
			}
			time.Sleep(20 * time.Millisecond) // 50 people a second
		}
		heap := func() uint64 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			return m.HeapAlloc
		}
		for i := range 1000 {
			answer(i)
		}
		before := heap()
		for i := range 100_000 {
			answer(i)
		}
		grown := int64(heap()) - int64(before)
		t.Logf("most buckets at once: %d, heap grown by %d bytes", most, grown)
		if most > 4*fewBuckets || grown > 1<<20 {
			t.Error("too many")
		}
	})
}
