package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf16"
)

// reference is the number of an object. Printed it refers to it.
type reference int

func (r reference) String() string { return fmt.Sprintf("%d 0 R", int(r)) }

// writer writes objects and remembers where they stand.
type writer struct {
	out     bytes.Buffer
	offsets []int // by number less one; 0 while reserved only
	packer  *zlib.Writer
}

func newWriter() *writer {
	w := &writer{packer: zlib.NewWriter(nil)}
	w.out.WriteString("%PDF-1.4\n%\xE2\xE3\xCF\xD3\n") // four bytes above 127 say that the file is binary
	return w
}

// reserve gives a number to an object that is written later.
func (w *writer) reserve() reference {
	w.offsets = append(w.offsets, 0)
	return reference(len(w.offsets))
}

func (w *writer) begin(r reference) {
	w.offsets[r-1] = w.out.Len()
	fmt.Fprintf(&w.out, "%d 0 obj\n", int(r))
}

// put writes an object.
func (w *writer) put(r reference, format string, values ...any) {
	w.begin(r)
	fmt.Fprintf(&w.out, format, values...)
	w.out.WriteString("\nendobj\n")
}

// add writes an object as it is.
func (w *writer) add(object string) reference {
	r := w.reserve()
	w.put(r, "%s", object)
	return r
}

// addStream writes a stream, packed, with further entries of its dictionary.
func (w *writer) addStream(entries string, data []byte) reference {
	var packed bytes.Buffer
	w.packer.Reset(&packed)
	w.packer.Write(data) // a bytes.Buffer does not fail
	w.packer.Close()
	return w.add(stream(entries+"/Filter/FlateDecode", packed.Bytes()))
}

// stream is a stream as it stands in the file.
func stream(entries string, data []byte) string {
	return fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", entries, len(data), data)
}

// finish writes the table of the objects and the trailer.
func (w *writer) finish(catalog, information reference) []byte {
	id := identifier(w.out.Bytes())
	start := w.out.Len()
	fmt.Fprintf(&w.out, "xref\n0 %d\n0000000000 65535 f \n", len(w.offsets)+1)
	for _, offset := range w.offsets {
		fmt.Fprintf(&w.out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&w.out, "trailer\n<</Size %d/Root %s/Info %s/ID[%s%s]>>\nstartxref\n%d\n%%%%EOF\n",
		len(w.offsets)+1, catalog, information, id, id, start)
	return w.out.Bytes()
}

// text writes a text string: UTF-16 in hexadecimal, which needs no escapes.
func text(s string) string {
	var b strings.Builder
	b.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", unit)
	}
	b.WriteByte('>')
	return b.String()
}

// appendHex appends a glyph's number in hexadecimal.
func appendHex(to []byte, glyph uint16) []byte {
	return hex.AppendEncode(to, []byte{byte(glyph >> 8), byte(glyph)})
}
