package discordtest

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Limits are the rate limits, in real time. Off, requests are answered with the headers of a bucket that is never
// empty: a story in virtual time must not be slowed by the wall clock.
type Limits struct {
	Enforce  bool
	Global   int           // requests a second; 50 when zero
	Messages Bucket        // new messages of one channel; 5 in 5 s when zero
	Routes   Bucket        // every other route; 10 in 5 s when zero
	Identify time.Duration // least time between two IDENTIFYs; 5 s when zero
}

// Bucket is a number of requests in a time.
type Bucket struct {
	Requests int
	Per      time.Duration
}

// limiter counts.
type limiter struct {
	global  bucket
	buckets map[string]*bucket
}

type bucket struct {
	used  int
	reset time.Time
}

// take uses one of a bucket. Without room it says how long to wait.
func (b *bucket) take(limit Bucket, now time.Time) (left int, after time.Duration, ok bool) {
	if !now.Before(b.reset) {
		b.used, b.reset = 0, now.Add(limit.Per)
	}
	after = b.reset.Sub(now)
	if b.used >= limit.Requests {
		return 0, after, false
	}
	b.used++
	return limit.Requests - b.used, after, true
}

// limit applies the rate limits to a request: an answer when it is one too many, else headers for its answer. Answers
// to interactions have no limits of the bot's.
func (p *Peer) limit(c *call) (*answer, http.Header) {
	key := c.route
	for _, major := range []string{"channel", "guild", "token"} {
		key += "|" + c.r.PathValue(major)
	}
	sum := sha256.Sum256([]byte(key))
	id := hex.EncodeToString(sum[:8])
	now := time.Now()
	if !p.o.Limits.Enforce || strings.Contains(c.route, "/interactions/") || strings.Contains(c.route, "/webhooks/") {
		return nil, bucketHeader(id, 1000, 999, time.Second, now)
	}
	l := p.o.Limits
	if l.Global == 0 {
		l.Global = 50
	}
	if _, after, ok := p.limiter.global.take(Bucket{l.Global, time.Second}, now); !ok {
		return tooMany(after, "global", nil), nil
	}
	limit := l.Routes
	if c.route == "POST /channels/{channel}/messages" {
		limit = l.Messages
		if limit.Requests == 0 {
			limit = Bucket{5, 5 * time.Second}
		}
	}
	if limit.Requests == 0 {
		limit = Bucket{10, 5 * time.Second}
	}
	if p.limiter.buckets == nil {
		p.limiter.buckets = map[string]*bucket{}
	}
	b := p.limiter.buckets[key]
	if b == nil {
		b = &bucket{}
		p.limiter.buckets[key] = b
	}
	left, after, ok := b.take(limit, now)
	header := bucketHeader(id, limit.Requests, left, after, now)
	if !ok {
		return tooMany(after, "user", header), nil
	}
	return nil, header
}

func bucketHeader(id string, limit, left int, after time.Duration, now time.Time) http.Header {
	h := http.Header{}
	set := func(name, value string) { h[http.CanonicalHeaderKey(name)] = []string{value} }
	set("X-RateLimit-Bucket", id)
	set("X-RateLimit-Limit", strconv.Itoa(limit))
	set("X-RateLimit-Remaining", strconv.Itoa(left))
	set("X-RateLimit-Reset", strconv.FormatFloat(float64(now.Add(after).UnixMilli())/1000, 'f', 3, 64))
	set("X-RateLimit-Reset-After", strconv.FormatFloat(seconds(after), 'f', 3, 64))
	return h
}

// seconds are rounded up to a millisecond, so that who waits for them has waited long enough.
func seconds(d time.Duration) float64 {
	return math.Ceil(float64(d)/float64(time.Millisecond)) / 1000
}

// tooMany is a 429 of Discord's.
func tooMany(after time.Duration, scope string, header http.Header) *answer {
	h := header.Clone()
	if h == nil {
		h = http.Header{}
	}
	h.Set("Retry-After", strconv.Itoa(int(math.Ceil(after.Seconds()))))
	h.Set("X-RateLimit-Scope", scope)
	if scope == "global" {
		h.Set("X-RateLimit-Global", "true")
	}
	return &answer{status: http.StatusTooManyRequests, header: h, body: obj{
		"message": "You are being rate limited.", "retry_after": seconds(after), "global": scope == "global",
	}}
}
