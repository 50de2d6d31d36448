package bolt

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"iter"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"gremium/store"
)

// tx is a transaction: a state of the file that does not change while the function runs, and above it, when it may
// write, layers: its own overlay, that of the batch it belongs to, and that of the batch being committed.
type tx struct {
	store   *Store
	council string
	bolt    *bbolt.Tx       // a reading one; nil when the transaction is over
	sees    uint64          // of one that only reads: the number of the last function whose writing it surely sees
	overlay *overlay        // nil when it only reads
	layers  []*overlay      // from the top; only the first, which is overlay, changes
	buckets []*bbolt.Bucket // by place, those that were looked up: few of them are used, many times
}

func (t *tx) bucket(p place) *bbolt.Bucket {
	if t.buckets[p] == nil {
		t.buckets[p] = t.bolt.Bucket(t.store.names[p])
	}
	return t.buckets[p]
}

func (t *tx) Council() string { return t.council }

func (t *tx) end() {
	bolt := t.bolt
	t.bolt = nil
	_ = bolt.Rollback() // ends a reading transaction; fails only if it has ended
}

// table finds what a Layout names and whose rows of it this transaction may touch.
func (t *tx) table(l store.Layout) (*table, string, error) {
	if t.bolt == nil {
		return nil, "", store.ErrClosed
	}
	found := t.store.tables[l.Name]
	if found == nil {
		return nil, "", fmt.Errorf("%w: table %s", store.ErrLayout, l.Name)
	}
	if found.shared {
		return found, store.System, nil
	}
	if t.council == store.System {
		return nil, "", fmt.Errorf("%w: table %s is not shared", store.ErrCouncil, l.Name)
	}
	return found, t.council, nil
}

func (tb *table) index(name string) *index {
	for i := range tb.indexes {
		if tb.indexes[i].name == name {
			return &tb.indexes[i]
		}
	}
	return nil
}

// get returns the value under a key as it is now, nil if there is none. It is valid until the function returns.
func (t *tx) get(k []byte) []byte {
	for _, layer := range t.layers {
		if i := layer.get(k); i != nil {
			return i.value // nil when deleted
		}
	}
	p, k := split(k)
	return t.bucket(p).Get(k)
}

func (t *tx) Get(l store.Layout, k string) ([]byte, error) {
	tb, council, err := t.table(l)
	if err != nil {
		return nil, err
	}
	v := t.get(key(tb.place, council, k))
	if v == nil {
		return nil, store.ErrNotFound
	}
	return document(v)
}

func (t *tx) Put(l store.Layout, k string, doc []byte, wanted []store.Entry) error {
	tb, council, err := t.writable(l)
	if err != nil {
		return err
	}
	if err := store.CheckPut(k, wanted); err != nil {
		return err
	}
	row := key(tb.place, council, k)
	had, err := entries(t.get(row))
	if err != nil {
		return err
	}
	for _, e := range wanted {
		index := tb.index(e.Index)
		if index == nil {
			return fmt.Errorf("%w: index %s of %s", store.ErrLayout, e.Index, tb.name)
		}
		if index.unique && !slices.Contains(had, e) && t.taken(index, council, e.Value, k) {
			return fmt.Errorf("%w: %s %q", store.ErrExists, e.Index, e.Value)
		}
	}
	for _, e := range had {
		if index := tb.index(e.Index); index != nil && !slices.Contains(wanted, e) {
			t.overlay.set(item{key: key(index.place, council, e.Value, k), deleted: true})
		}
	}
	for _, e := range wanted {
		if !slices.Contains(had, e) {
			t.overlay.set(item{key: key(tb.index(e.Index).place, council, e.Value, k), value: []byte{}})
		}
	}
	t.overlay.set(item{key: row, value: encode(doc, wanted)})
	return nil
}

// writable is table for writing.
func (t *tx) writable(l store.Layout) (*table, string, error) {
	tb, council, err := t.table(l)
	if err == nil && t.overlay == nil {
		err = store.ErrReadOnly
	}
	return tb, council, err
}

// taken says whether a value of an index belongs to another document than k.
func (t *tx) taken(index *index, council, value, k string) bool {
	from := key(index.place, council, value, "")
	to := bytes.Clone(from)
	to[len(to)-1] = 1
	for found := range t.rows(from, to, false) {
		if string(found[len(from)-2:]) != k {
			return true
		}
	}
	return false
}

func (t *tx) Delete(l store.Layout, k string) error {
	tb, council, err := t.writable(l)
	if err != nil {
		return err
	}
	row := key(tb.place, council, k)
	v := t.get(row)
	if v == nil {
		return nil
	}
	had, err := entries(v)
	if err != nil {
		return err
	}
	for _, e := range had {
		if index := tb.index(e.Index); index != nil {
			t.overlay.set(item{key: key(index.place, council, e.Value, k), deleted: true})
		}
	}
	t.overlay.set(item{key: row, deleted: true})
	return nil
}

func (t *tx) Next(counter string) (int, error) {
	switch {
	case t.bolt == nil:
		return 0, store.ErrClosed
	case t.overlay == nil:
		return 0, store.ErrReadOnly
	}
	if err := store.CheckKey(counter); err != nil {
		return 0, err
	}
	k := key(counters, t.council, counter)
	n := uint64(1)
	if v := t.get(k); len(v) == 8 {
		n = binary.BigEndian.Uint64(v) + 1
	}
	t.overlay.set(item{key: k, value: binary.BigEndian.AppendUint64(nil, n)})
	return int(n), nil
}

func (t *tx) Scan(l store.Layout, index string, r store.Range) iter.Seq2[store.Row, error] {
	return func(yield func(store.Row, error) bool) {
		tb, council, err := t.table(l)
		if err == nil {
			err = store.CheckRange(r)
		}
		if err != nil {
			yield(store.Row{}, err)
			return
		}
		p := tb.place
		if index != "" {
			i := tb.index(index)
			if i == nil {
				yield(store.Row{}, fmt.Errorf("%w: index %s of %s", store.ErrLayout, index, tb.name))
				return
			}
			p = i.place
		}
		first, end := r.Bounds()
		from, to := key(p, council, first), key(p, council, end)
		if end == "" {
			to = following(key(p, council))
		}
		left := r.Limit
		for k, v := range t.rows(from, to, r.Reverse) {
			row, err := t.row(tb, index != "", council, k, v, r.Keys)
			if !yield(row, err) || err != nil {
				return
			}
			if left--; left == 0 {
				return
			}
		}
	}
}

// row makes a Row of what rows found, in a table or in an index; without its document, if it is in an index and only the keys
// are asked for.
func (t *tx) row(tb *table, indexed bool, council string, k, v []byte, keys bool) (store.Row, error) {
	rest := string(k[len(council)+1:])
	row := store.Row{Key: rest, Value: rest}
	if indexed {
		value := strings.IndexByte(rest, 0)
		if value < 0 {
			return row, fmt.Errorf("%w: index entry %q of %s", errDamaged, rest, tb.name)
		}
		row.Value, row.Key = rest[:value], rest[value+1:]
		if keys {
			return row, nil
		}
		if v = t.get(key(tb.place, council, row.Key)); v == nil {
			return row, fmt.Errorf("%w: %s %q is in an index and not there", errDamaged, tb.name, row.Key)
		}
	}
	var err error
	row.Doc, err = document(v)
	return row, err
}

// rows merges the layers with the bucket for from <= key < to, both with their place; the keys it yields have none.
// The function may write meanwhile: what changes under way is the top layer only.
func (t *tx) rows(from, to []byte, reverse bool) iter.Seq2[[]byte, []byte] {
	p, low := split(from)
	_, high := split(to)
	return func(yield func(k, v []byte) bool) {
		cursor := t.bucket(p).Cursor()
		heads := make([]*item, len(t.layers)) // next of each layer
		var k, v []byte                       // next of the bucket
		if reverse {
			k, v = seekBefore(cursor, high)
		} else {
			k, v = cursor.Seek(low)
		}
		for n, layer := range t.layers {
			if reverse {
				heads[n] = layer.before(to)
			} else {
				heads[n] = layer.after(from, true)
			}
		}
		for {
			at, value, gone := k, v, false
			if at != nil && (bytes.Compare(at, low) < 0 || bytes.Compare(at, high) >= 0) {
				at, k = nil, nil // the cursor has left the range
			}
			for n := len(heads) - 1; n >= 0; n-- { // a layer hides those below
				i := heads[n]
				if i == nil || bytes.Compare(i.key, from) < 0 || bytes.Compare(i.key, to) >= 0 {
					continue
				}
				order := bytes.Compare(i.key[2:], at)
				if reverse {
					order = -order
				}
				if at == nil || order <= 0 {
					at, value, gone = i.key[2:], i.value, i.deleted
				}
			}
			if at == nil || !gone && !yield(at, value) {
				return
			}
			if k != nil && bytes.Equal(k, at) {
				if reverse {
					k, v = cursor.Prev()
				} else {
					k, v = cursor.Next()
				}
			}
			for n, layer := range t.layers {
				if n == 0 || heads[n] != nil && bytes.Equal(heads[n].key[2:], at) {
					heads[n] = layer.beyond(p, at, reverse)
				}
			}
		}
	}
}

// seekBefore moves to the last key before one.
func seekBefore(c *bbolt.Cursor, key []byte) ([]byte, []byte) {
	if k, _ := c.Seek(key); k == nil {
		return c.Last()
	}
	return c.Prev()
}
