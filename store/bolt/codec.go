package bolt

import (
	"bytes"
	"encoding/binary"
	"errors"

	"gremium/store"
)

// Keys. Inside the engine a key has its place in front, two bytes, so that one overlay serves all buckets and is
// applied bucket by bucket; split takes it off for bbolt.

// key writes a key: place, council, 00, and the parts with 00 between. Without parts it is where the council's
// rows begin.
func key(p place, council string, parts ...string) []byte {
	size := 3 + len(council)
	for _, part := range parts {
		size += 1 + len(part)
	}
	k := make([]byte, 0, size)
	k = binary.BigEndian.AppendUint16(k, uint16(p))
	k = append(k, council...)
	if len(parts) == 0 {
		return append(k, 0)
	}
	for _, part := range parts {
		k = append(k, 0)
		k = append(k, part...)
	}
	return k
}

func split(k []byte) (place, []byte) { return place(binary.BigEndian.Uint16(k)), k[2:] }

// following turns the beginning of a council's rows into the end of them.
func following(k []byte) []byte {
	k[len(k)-1]++ // the 00 after the council
	return k
}

// parts takes a key (without place) apart: two parts in a table, three in an index.
func parts(k []byte, n int) ([][]byte, bool) {
	p := bytes.Split(k, []byte{0})
	return p, len(p) == n
}

// Values. A document is stored behind the entries it was put with: their number, then index and value of each,
// every text behind its length; numbers are uvarints.

func encode(doc []byte, entries []store.Entry) []byte {
	size := len(doc) + 1
	for _, e := range entries {
		size += 4 + len(e.Index) + len(e.Value)
	}
	v := make([]byte, 0, size)
	v = binary.AppendUvarint(v, uint64(len(entries)))
	for _, e := range entries {
		v = appendText(v, e.Index)
		v = appendText(v, e.Value)
	}
	return append(v, doc...)
}

func appendText(v []byte, text string) []byte {
	return append(binary.AppendUvarint(v, uint64(len(text))), text...)
}

var errDamaged = errors.New("store: damaged document")

// document returns the document of a stored value, without copying it.
func document(v []byte) ([]byte, error) {
	n, v, err := number(v)
	for range 2 * n {
		if err == nil {
			_, v, err = text(v)
		}
	}
	return v, err
}

// entries returns the index entries of a stored value; those of no value are none.
func entries(v []byte) ([]store.Entry, error) {
	if v == nil {
		return nil, nil
	}
	n, v, err := number(v)
	if err != nil || n == 0 {
		return nil, err
	}
	found := make([]store.Entry, n)
	for i := range found {
		var index, value []byte
		if index, v, err = text(v); err != nil {
			return nil, err
		}
		if value, v, err = text(v); err != nil {
			return nil, err
		}
		found[i] = store.Entry{Index: string(index), Value: string(value)}
	}
	return found, nil
}

func number(v []byte) (uint64, []byte, error) {
	n, size := binary.Uvarint(v)
	if size <= 0 || n > uint64(len(v)) { // a text or an entry has at least one byte per count
		return 0, nil, errDamaged
	}
	return n, v[size:], nil
}

func text(v []byte) (found, rest []byte, err error) {
	n, v, err := number(v)
	if err != nil || n > uint64(len(v)) {
		return nil, nil, errDamaged
	}
	return v[:n], v[n:], nil
}
