package document

import (
	"bytes"
	"testing"
)

// The same document gives the same bytes, whenever and however often it is made.
func TestPDFSameBytes(t *testing.T) {
	first, err := PDF(sample())
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		again, err := PDF(sample())
		if err != nil || !bytes.Equal(again, first) {
			t.Fatalf("another file of the same document (%v)", err)
		}
	}
}
