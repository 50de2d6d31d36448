package bot

import (
	"slices"
	"strconv"
	"testing"
	"time"
)

func TestCache(t *testing.T) {
	now := monday
	c := NewCache[int](8, time.Minute, func() time.Time { return now })
	has := func(key string, want int, there bool) {
		t.Helper()
		if got, ok := c.Get(key); got != want || ok != there {
			t.Errorf("%s is %d, %t", key, got, ok)
		}
	}
	has("a", 0, false)
	c.Put("a", 1)
	c.Put("a", 2)
	has("a", 2, true)
	if c.Add("a", 3) || !c.Add("b", 3) {
		t.Error("Add takes what is there for new, or the reverse")
	}
	now = now.Add(time.Minute)
	has("a", 2, true)
	if all := c.Values(); len(all) != 2 || !slices.Contains(all, 3) {
		t.Errorf("values %v", all)
	}
	now = now.Add(time.Nanosecond)
	has("a", 0, false)
	if len(c.Values()) != 0 || !c.Add("a", 4) {
		t.Error("what is old is there")
	}
	c.Drop("a")
	has("a", 0, false)
	c.Put("a", 5)
	c.Clear()
	has("a", 0, false)
}

// TestCacheIsBounded: what is old goes first, then anything but the new.
func TestCacheIsBounded(t *testing.T) {
	now := monday
	c := NewCache[int](16, time.Minute, func() time.Time { return now })
	for n := range 15 {
		c.Put("old "+strconv.Itoa(n), n)
	}
	now = now.Add(2 * time.Minute)
	c.Put("young", 1)
	c.Put("younger", 2)
	if len(c.held) != 2 {
		t.Errorf("%d entries are held, two are young", len(c.held))
	}
	for n := range 100 {
		c.Put(strconv.Itoa(n), n)
		if _, ok := c.Get(strconv.Itoa(n)); !ok || len(c.held) > 16 {
			t.Fatalf("after %d: %d are held, the last one %t", n, len(c.held), ok)
		}
	}
}
