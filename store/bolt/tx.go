package bolt

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"iter"
	"slices"

	"go.etcd.io/bbolt"

	"gremium/store"
)

// tx is a transaction: a state of the file that does not change while the function runs, and above it, when it may
// write, the overlay.
type tx struct {
	store   *Store
	council string
	bolt    *bbolt.Tx // nil when the transaction is over
	overlay *overlay  // nil when it only reads
}

func (t *tx) Council() string { return t.council }

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
	if i := t.overlay.get(k); i != nil {
		if i.deleted {
			return nil
		}
		return i.value
	}
	p, k := split(k)
	return t.bolt.Bucket(t.store.names[p]).Get(k)
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
	doc, err := document(v)
	return bytes.Clone(doc), err
}

func (t *tx) Put(l store.Layout, k string, doc []byte, wanted []store.Entry) error {
	tb, council, err := t.writable(l)
	if err != nil {
		return err
	}
	if err := store.CheckPut(k, wanted); err != nil {
		return err
	}
	for _, e := range wanted {
		index := tb.index(e.Index)
		if index == nil {
			return fmt.Errorf("%w: index %s of %s", store.ErrLayout, e.Index, tb.name)
		}
		if index.unique && t.taken(index, council, e.Value, k) {
			return fmt.Errorf("%w: %s %q", store.ErrExists, e.Index, e.Value)
		}
	}
	row := key(tb.place, council, k)
	had, err := entries(t.get(row))
	if err != nil {
		return err
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
			row, err := t.row(tb, index != "", council, k, v)
			if !yield(row, err) || err != nil {
				return
			}
			if left--; left == 0 {
				return
			}
		}
	}
}

// row makes a Row of what rows found, in a table or in an index.
func (t *tx) row(tb *table, indexed bool, council string, k, v []byte) (store.Row, error) {
	rest := string(k[len(council)+1:])
	row := store.Row{Key: rest, Value: rest}
	if indexed {
		value := bytes.IndexByte([]byte(rest), 0)
		if value < 0 {
			return row, fmt.Errorf("%w: index entry %q of %s", errDamaged, rest, tb.name)
		}
		row.Value, row.Key = rest[:value], rest[value+1:]
		if v = t.get(key(tb.place, council, row.Key)); v == nil {
			return row, fmt.Errorf("%w: %s %q is in an index and not there", errDamaged, tb.name, row.Key)
		}
	}
	doc, err := document(v)
	row.Doc = bytes.Clone(doc)
	return row, err
}

// rows merges the overlay with the bucket for from <= key < to, both with their place; the keys it yields have
// none. The overlay may change meanwhile, the bucket does not.
func (t *tx) rows(from, to []byte, reverse bool) iter.Seq2[[]byte, []byte] {
	p, low := split(from)
	_, high := split(to)
	inside := func(k, v []byte) ([]byte, []byte) { // nil when the cursor has left the range
		if k == nil || bytes.Compare(k, low) < 0 || bytes.Compare(k, high) >= 0 {
			return nil, nil
		}
		return k, v
	}
	return func(yield func(k, v []byte) bool) {
		cursor := t.bolt.Bucket(t.store.names[p]).Cursor()
		var k, v []byte // next of the bucket
		var over *item  // next of the overlay
		if reverse {
			k, v = inside(seekBefore(cursor, high))
			over = t.overlay.before(to)
		} else {
			k, v = inside(cursor.Seek(low))
			over = t.overlay.after(from, true)
		}
		for {
			if over != nil && (bytes.Compare(over.key, from) < 0 || bytes.Compare(over.key, to) >= 0) {
				over = nil
			}
			if over == nil && k == nil {
				return
			}
			order := 0 // below 0: the overlay's comes first; 0: it hides the bucket's
			switch {
			case over == nil:
				order = 1
			case k == nil:
				order = -1
			default:
				order = bytes.Compare(over.key[2:], k)
				if reverse {
					order = -order
				}
			}
			at, value, gone := k, v, false
			if order <= 0 {
				at, value, gone = over.key[2:], over.value, over.deleted
			}
			if !gone && !yield(at, value) {
				return
			}
			if order >= 0 {
				if reverse {
					k, v = inside(cursor.Prev())
				} else {
					k, v = inside(cursor.Next())
				}
			}
			over = t.overlay.beyond(p, at, reverse)
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
