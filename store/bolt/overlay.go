package bolt

import (
	"bytes"
	"encoding/binary"
	"iter"
	"maps"
	"slices"
)

// overlay is what a function has written: items in order of their keys, in blocks that split when they grow, so
// that a migration may write a hundred thousand documents. Nearly always there is one block of a few items.
type overlay struct {
	blocks [][]item
	notes  map[string]bool // see store.Marker
}

// item is a value, or the mark that what lies below is deleted, without a value. Its key has the place in front (codec.go).
type item struct {
	key, value []byte
	deleted    bool
}

const block = 64

// set writes an item over what was there. Both slices become the overlay's.
func (o *overlay) set(i item) {
	if len(o.blocks) == 0 {
		o.blocks = [][]item{{i}}
		return
	}
	n, at, found := o.find(i.key)
	b := o.blocks[n]
	if found {
		b[at] = i
		return
	}
	b = slices.Insert(b, at, i)
	o.blocks[n] = b
	if len(b) > block {
		half := slices.Clone(b[block/2:])
		o.blocks[n] = slices.Delete(b, block/2, len(b))
		o.blocks = slices.Insert(o.blocks, n+1, half)
	}
}

// add writes all of another overlay, which is given up, over what was there.
func (o *overlay) add(other *overlay) {
	if len(o.notes) == 0 {
		o.notes = other.notes
	} else {
		maps.Copy(o.notes, other.notes)
	}
	if len(o.blocks) == 0 {
		o.blocks = other.blocks
		return
	}
	for i := range other.all() {
		o.set(*i)
	}
}

// find returns where a key is, or where it would be inserted.
func (o *overlay) find(key []byte) (n, at int, found bool) {
	compare := func(i item, key []byte) int { return bytes.Compare(i.key, key) }
	n, found = slices.BinarySearchFunc(o.blocks, key, func(b []item, key []byte) int { return compare(b[0], key) })
	if found {
		return n, 0, true
	}
	n = max(n-1, 0) // the last block that begins before the key
	at, found = slices.BinarySearchFunc(o.blocks[n], key, compare)
	return n, at, found
}

func (o *overlay) get(key []byte) *item {
	if o == nil || len(o.blocks) == 0 {
		return nil
	}
	n, at, found := o.find(key)
	if !found {
		return nil
	}
	return &o.blocks[n][at]
}

// after is the first item that follows a key, or has it when with is true.
func (o *overlay) after(key []byte, with bool) *item {
	if o == nil || len(o.blocks) == 0 {
		return nil
	}
	n, at, found := o.find(key)
	if found && !with {
		at++
	}
	if at == len(o.blocks[n]) {
		n, at = n+1, 0
	}
	if n == len(o.blocks) {
		return nil
	}
	return &o.blocks[n][at]
}

// before is the last item that precedes a key.
func (o *overlay) before(key []byte) *item {
	if o == nil || len(o.blocks) == 0 {
		return nil
	}
	n, at, _ := o.find(key)
	if at == 0 {
		if n == 0 {
			return nil
		}
		n--
		at = len(o.blocks[n])
	}
	return &o.blocks[n][at-1]
}

// beyond is the next item in the direction of a scan that has reached a key, given without its place.
func (o *overlay) beyond(p place, k []byte, reverse bool) *item {
	if o == nil || len(o.blocks) == 0 {
		return nil
	}
	k = append(binary.BigEndian.AppendUint16(make([]byte, 0, len(k)+2), uint16(p)), k...)
	if reverse {
		return o.before(k)
	}
	return o.after(k, false)
}

func (o *overlay) all() iter.Seq[*item] {
	return func(yield func(*item) bool) {
		for _, b := range o.blocks {
			for n := range b {
				if !yield(&b[n]) {
					return
				}
			}
		}
	}
}
