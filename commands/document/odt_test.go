package document

import (
	"bytes"
	"testing"
)

// The same document gives the same bytes, whenever and however often it is made.
func TestODTSameBytes(t *testing.T) {
	first, err := ODT(sample())
	if err != nil {
		t.Fatal(err)
	}
	again, err := ODT(sample())
	if err != nil || !bytes.Equal(again, first) {
		t.Fatalf("another file of the same document (%v)", err)
	}
}
