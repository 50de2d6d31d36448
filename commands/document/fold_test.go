package document

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// unfold is RFC 5545's own rule: a line break with a white space after it was never there.
func unfold(file []byte) []byte {
	file = bytes.ReplaceAll(file, []byte("\r\n "), nil)
	return bytes.ReplaceAll(file, []byte("\r\n\t"), nil)
}

// checkFolded fails unless every line is short, ends with CRLF and can be decoded alone.
func checkFolded(t interface{ Fatalf(string, ...any) }, folded []byte) {
	if rest, ok := bytes.CutSuffix(folded, []byte("\r\n")); !ok || bytes.ContainsAny(bytes.ReplaceAll(rest, []byte("\r\n"), nil), "\r\n") {
		t.Fatalf("line ends other than CRLF: %q", folded)
	}
	for _, line := range strings.Split(string(folded), "\r\n") {
		if len(line) > 75 {
			t.Fatalf("line of %d octets: %q", len(line), line)
		}
		if !utf8.ValidString(line) {
			t.Fatalf("line breaks inside a character: %q", line)
		}
		if strings.TrimLeft(line, " ") == "" && line != "" {
			t.Fatalf("line of white space only: %q", line)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ name, plain, want string }{
		{"short", "A:x\r\nB:y\r\n", "A:x\r\nB:y\r\n"},
		{"exactly 75", strings.Repeat("x", 75) + "\r\n", strings.Repeat("x", 75) + "\r\n"},
		{"76", strings.Repeat("x", 76) + "\r\n", strings.Repeat("x", 75) + "\r\n x\r\n"},
		{"the space counts", strings.Repeat("x", 75+74+1) + "\r\n",
			strings.Repeat("x", 75) + "\r\n " + strings.Repeat("x", 74) + "\r\n x\r\n"},
		{"two octets over the edge", strings.Repeat("x", 74) + "ü\r\n", strings.Repeat("x", 74) + "\r\n ü\r\n"},
		{"four octets over the edge", strings.Repeat("x", 72) + "🏛\r\n", strings.Repeat("x", 72) + "\r\n 🏛\r\n"},
		{"up to the edge", strings.Repeat("x", 73) + "ü\r\n", strings.Repeat("x", 73) + "ü\r\n"},
		{"empty", "", ""},
	} {
		if got := string(fold([]byte(c.plain))); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", c.name, got, c.want)
		}
	}
}

func TestFoldAnything(t *testing.T) {
	// Characters of one to four octets, no line ends: those go-ical refuses inside a value.
	content := rapid.StringOfN(rapid.SampledFrom([]rune("aZ:;,\\ äß€漢🏛\u0301")), 1, 400, -1)
	rapid.Check(t, func(t *rapid.T) {
		plain := []byte("X:" + strings.Join(rapid.SliceOfN(content, 1, 5).Draw(t, "lines"), "\r\nX:") + "\r\n")
		folded := fold(plain)
		for line := range bytes.SplitSeq(bytes.TrimSuffix(folded, []byte("\r\n")), []byte("\r\n")) {
			if len(line) > 75 || !utf8.Valid(line) {
				t.Fatalf("%d octets: %q", len(line), line)
			}
		}
		if got := unfold(folded); !bytes.Equal(got, plain) {
			t.Fatalf("unfolded\n%q, was\n%q", got, plain)
		}
	})
}

// Folding any bytes at all ends, and loses nothing.
func FuzzFold(f *testing.F) {
	f.Add([]byte(strings.Repeat("ü", 100)))
	f.Add(bytes.Repeat([]byte{0x80}, 300))
	f.Fuzz(func(t *testing.T, plain []byte) {
		if bytes.ContainsAny(plain, "\r\n") {
			t.Skip("no value has line ends")
		}
		folded := fold(plain)
		if got := unfold(folded); !bytes.Equal(got, plain) {
			t.Fatalf("unfolded\n%q, was\n%q", got, plain)
		}
		for line := range bytes.SplitSeq(folded, []byte("\r\n")) {
			if len(line) > 75 || utf8.Valid(plain) && !utf8.Valid(line) {
				t.Fatalf("%d octets: %q", len(line), line)
			}
		}
	})
}
