package bolt

import "gremium/store"

var _ store.Marker = (*tx)(nil)

// Every function that has written gets a number, one after the other, and every bucket has the number of the last function
// that wrote to it (Store.changed). So buckets have not changed as long as the greatest of their numbers is the same. A
// reading transaction sees all functions up to a number (Store.stored); where a bucket has a greater one, it sees an
// older state than that, and does not know which.

// note gives the function that wrote an overlay its number. Who has the turn calls it.
func (s *Store) note(b *batch, own *overlay) {
	s.written++
	b.written = s.written
	last := -1
	for i := range own.all() {
		if p, _ := split(i.key); int(p) != last {
			last = int(p)
			s.changed[p].Store(s.written)
		}
	}
}

// Mark implements store.Marker.
func (t *tx) Mark(tables ...store.Layout) uint64 {
	var mark uint64
	for _, l := range tables {
		tb := t.store.tables[l.Name]
		if tb == nil {
			return 0
		}
		mark = max(mark, t.store.changed[tb.place].Load())
	}
	switch {
	case t.overlay == nil && mark > t.sees:
		return 0
	case t.overlay != nil && len(t.overlay.blocks) > 0: // it may have changed them itself
		return 0
	}
	return mark + 1 // what was never written has the number 0
}

// First implements store.Marker.
func (t *tx) First(note string) bool {
	if t.overlay == nil || t.overlay.notes[note] || t.layers[1].notes[note] {
		return t.overlay == nil
	}
	if t.overlay.notes == nil {
		t.overlay.notes = map[string]bool{}
	}
	t.overlay.notes[note] = true
	return true
}
