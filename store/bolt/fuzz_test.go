package bolt

import (
	"bytes"
	"slices"
	"testing"

	"gremium/store"
)

// FuzzStored: whatever a file has where a document should be, reading it ends, with what was put or with an error; and no
// damage makes it ask for more memory than there are bytes.
func FuzzStored(f *testing.F) {
	f.Add(encode([]byte(`{"a":1}`), []store.Entry{{Index: "code", Value: "lg"}, {Index: "name", Value: ""}}))
	f.Add([]byte{0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Add([]byte{2, 1})
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, v []byte) {
		doc, err := document(v)
		found, err2 := entries(v)
		if len(v) > 0 && (err == nil) != (err2 == nil) {
			t.Fatalf("%x: %v, %v", v, err, err2)
		}
		if err != nil || err2 != nil {
			return
		}
		if again, err := document(encode(doc, found)); err != nil || !bytes.Equal(again, doc) {
			t.Errorf("%x became %x: %v", doc, again, err)
		}
		if again, err := entries(encode(doc, found)); err != nil || !slices.Equal(again, found) {
			t.Errorf("%v became %v: %v", found, again, err)
		}
	})
}

// FuzzKeys: keys are in the order of council, then of their parts, come apart as they were put together, and no council's
// rows reach into another's.
func FuzzKeys(f *testing.F) {
	f.Add("a", "k", "b", "k")
	f.Add("a", "\U0010ffff", "a ", " ")
	f.Add("", "x", "a", "y")
	f.Fuzz(func(t *testing.T, council, one, other, two string) {
		if store.CheckCouncil(council) != nil || store.CheckCouncil(other) != nil || store.CheckKey(one) != nil || store.CheckKey(two) != nil {
			return
		}
		const at = place(7)
		a, b := key(at, council, one), key(at, other, two)
		want := slices.Compare([]string{council, one}, []string{other, two})
		if got := bytes.Compare(a, b); got != want {
			t.Errorf("%q %q and %q %q: %d, want %d", council, one, other, two, got, want)
		}
		begin, end := key(at, council), following(key(at, council))
		if within := bytes.Compare(b, begin) >= 0 && bytes.Compare(b, end) < 0; within != (council == other) {
			t.Errorf("a row of %q is among those of %q: %v", other, council, within)
		}
		p, rest := split(key(at, council, one, two))
		if found, ok := parts(rest, 3); p != at || !ok || string(found[0]) != council || string(found[1]) != one || string(found[2]) != two {
			t.Errorf("%q %q %q came apart as %q", council, one, two, found)
		}
	})
}
