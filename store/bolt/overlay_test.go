package bolt

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestOverlay compares an overlay of many blocks with a sorted slice.
func TestOverlay(t *testing.T) {
	key := func(n int) []byte { return binary.BigEndian.AppendUint32(nil, uint32(n)) }
	number := func(i *item) int {
		if i == nil {
			return -1
		}
		return int(binary.BigEndian.Uint32(i.key))
	}
	const space = 40_000
	random := rand.New(rand.NewPCG(1, 2))
	o := &overlay{}
	if o.get(key(1)) != nil || o.after(key(1), true) != nil || o.before(key(1)) != nil {
		t.Error("an empty overlay has something")
	}
	there := map[int]byte{}
	for n := range 10_000 {
		k := random.IntN(space)
		there[k] = byte(n)
		o.set(item{key: key(k), value: []byte{byte(n)}})
	}
	var sorted []int
	for i := range o.all() {
		sorted = append(sorted, number(i))
		if i.value[0] != there[number(i)] {
			t.Fatalf("key %d has value %d, want %d", number(i), i.value[0], there[number(i)])
		}
	}
	if len(sorted) != len(there) || !slices.IsSorted(sorted) {
		t.Fatalf("%d items, sorted: %v, want %d", len(sorted), slices.IsSorted(sorted), len(there))
	}
	at := func(i int) int {
		if i < 0 || i >= len(sorted) {
			return -1
		}
		return sorted[i]
	}
	for k := range space {
		i, found := slices.BinarySearch(sorted, k)
		next := i
		if found {
			next++
		}
		if got := o.get(key(k)); (got != nil) != found {
			t.Fatalf("get %d: %v", k, got)
		}
		if got := number(o.after(key(k), true)); got != at(i) {
			t.Fatalf("first from %d: %d, want %d", k, got, at(i))
		}
		if got := number(o.after(key(k), false)); got != at(next) {
			t.Fatalf("first after %d: %d, want %d", k, got, at(next))
		}
		if got := number(o.before(key(k))); got != at(i-1) {
			t.Fatalf("last before %d: %d, want %d", k, got, at(i-1))
		}
	}
}
