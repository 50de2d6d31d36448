package discord

import (
	"sync"
	"time"
)

// cache is a bounded map whose entries grow old. It is emptied of old entries, then of any, when it is full:
// everything in it can be asked again.
type cache[V any] struct {
	max  int
	ttl  time.Duration
	now  func() time.Time
	mu   sync.Mutex
	held map[string]cached[V]
}

type cached[V any] struct {
	value V
	until time.Time
}

func newCache[V any](limit int, ttl time.Duration, now func() time.Time) *cache[V] {
	return &cache[V]{max: limit, ttl: ttl, now: now, held: map[string]cached[V]{}}
}

func (c *cache[V]) get(key string) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.held[key]
	if !ok || c.now().After(e.until) {
		var none V
		return none, false
	}
	return e.value, true
}

func (c *cache[V]) put(key string, value V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.makeRoom()
	c.held[key] = cached[V]{value, c.now().Add(c.ttl)}
}

// add puts a key that is not there yet and says whether it was new.
func (c *cache[V]) add(key string, value V) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.held[key]; ok && !c.now().After(e.until) {
		return false
	}
	c.makeRoom()
	c.held[key] = cached[V]{value, c.now().Add(c.ttl)}
	return true
}

func (c *cache[V]) drop(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.held, key)
}

// clear forgets everything.
func (c *cache[V]) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.held)
}

// values are all that have not grown old, in no order.
func (c *cache[V]) values() []V {
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.now()
	var all []V
	for _, e := range c.held {
		if !now.After(e.until) {
			all = append(all, e.value)
		}
	}
	return all
}

func (c *cache[V]) makeRoom() {
	if len(c.held) < c.max {
		return
	}
	now := c.now()
	for key, e := range c.held {
		if now.After(e.until) {
			delete(c.held, key)
		}
	}
	for key := range c.held { // not only one: looking at all of them is too much for each new one
		if len(c.held) < c.max-c.max/8 {
			return
		}
		delete(c.held, key)
	}
}
