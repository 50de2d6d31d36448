package bot

import (
	"sync"
	"time"
)

// Cache is a bounded map for platforms, whose entries grow old. When it is full it is emptied of old entries, then of any:
// everything in it can be asked of the chat server again, or is looked at again by the core (Event.Once). Any number of
// goroutines may use it.
type Cache[V any] struct {
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

// NewCache makes a cache of at most limit entries, each of which is good for ttl.
func NewCache[V any](limit int, ttl time.Duration, now func() time.Time) *Cache[V] {
	return &Cache[V]{max: limit, ttl: ttl, now: now, held: map[string]cached[V]{}}
}

// Get returns what is there under a key and has not grown old.
func (c *Cache[V]) Get(key string) (V, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.held[key]
	if !ok || c.now().After(e.until) {
		var none V
		return none, false
	}
	return e.value, true
}

// Put sets a key, for ttl from now.
func (c *Cache[V]) Put(key string, value V) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.makeRoom()
	c.held[key] = cached[V]{value, c.now().Add(c.ttl)}
}

// Add puts a key that is not there yet and says whether it was new.
func (c *Cache[V]) Add(key string, value V) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.held[key]; ok && !c.now().After(e.until) {
		return false
	}
	c.makeRoom()
	c.held[key] = cached[V]{value, c.now().Add(c.ttl)}
	return true
}

// Drop forgets a key.
func (c *Cache[V]) Drop(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.held, key)
}

// Clear forgets everything.
func (c *Cache[V]) Clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.held)
}

// Values are all that have not grown old, in no order.
func (c *Cache[V]) Values() []V {
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

func (c *Cache[V]) makeRoom() {
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
