package pdf

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"codeberg.org/go-fonts/liberation/liberationsansregular"
)

var regular, _ = ParseFont("LiberationSans", liberationsansregular.TTF)

// write draws text as a paragraph.
func write(f *File, p *Page, kind, text string) {
	p.Begin(f.Root().Add(kind))
	p.Text(72, 72, 0, Run{Font: regular, Size: 11, Text: text})
	p.End()
}

// made is the file, checked by qpdf where there is one.
func made(t *testing.T, f *File) []byte {
	t.Helper()
	content, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath("qpdf"); err != nil {
		t.Log("qpdf is missing: the file is not checked")
		return content
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.CommandContext(t.Context(), "qpdf", "--check", path).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %s", said)
	}
	return content
}

// The table of objects leads to each object, and the trailer to the catalog.
func TestObjectsAreWhereTheTableSays(t *testing.T) {
	f := New(Info{Title: "Titel (a)\\", Language: "de", Created: time.Unix(1806000000, 0)})
	write(f, f.AddPage(), "P", "Grüße")
	content := made(t, f)
	table := content[bytes.LastIndex(content, []byte("xref\n0 ")):]
	offsets := regexp.MustCompile(`(?m)^(\d{10}) 00000 n $`).FindAllSubmatch(table, -1)
	for i, offset := range offsets {
		at := 0
		for _, digit := range offset[1] {
			at = 10*at + int(digit-'0')
		}
		if !regexp.MustCompile(`^` + reference(i + 1).String()[:len(reference(i+1).String())-2] + ` obj\n`).Match(content[at:]) {
			t.Errorf("at %d is not object %d but %.20q", at, i+1, content[at:])
		}
	}
	if len(offsets) == 0 || !regexp.MustCompile(`trailer\n<</Size \d+/Root 1 0 R/Info 2 0 R/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]>>`).Match(content) {
		t.Errorf("%d objects, trailer %s", len(offsets), content[bytes.LastIndex(content, []byte("trailer")):])
	}
}

// An element has no more kids than PDF/A-1 allows an array elements; groups without a meaning take them.
func TestManyKids(t *testing.T) {
	f := New(Info{})
	p := f.AddPage()
	list := f.Root().Add("L")
	for range 3*maxKids + 1 {
		list.Add("LI")
	}
	write(f, p, "P", "Text")
	content := made(t, f)
	most := 0
	for _, array := range regexp.MustCompile(`/K\[([^]]*)\]`).FindAllSubmatch(content, -1) {
		most = max(most, bytes.Count(array[1], []byte(" R")))
	}
	if groups := bytes.Count(content, []byte("/S/NonStruct")); groups != 4 || most > maxKids || bytes.Count(content, []byte("/S/LI/")) != 3*maxKids+1 {
		t.Errorf("%d groups, arrays of up to %d elements", groups, most)
	}
}

func TestTooManyPages(t *testing.T) {
	f := New(Info{})
	for range maxPages + 1 {
		f.AddPage()
	}
	if _, err := f.Bytes(); !errors.Is(err, ErrTooLong) {
		t.Errorf("got %v", err)
	}
}

// What is drawn as no content is no content, and text that stands for another says so at both places.
func TestMarks(t *testing.T) {
	f := New(Info{})
	p := f.AddPage()
	e := f.Root().Add("P")
	p.Begin(e)
	p.Text(10, 10, 0, Run{Font: regular, Size: 10, Text: "a"})
	p.Text(20, 10, 0, Run{Font: regular, Size: 10, Text: "□", Actual: "👍"})
	p.Text(30, 10, 0, Run{Font: regular, Size: 10, Text: "b"})
	p.End()
	p.Begin(f.Root().Add("P")) // and nothing is drawn
	p.End()
	p.Artifact()
	p.Text(10, 10, 0, Run{Font: regular, Size: 10, Text: "□", Actual: "👍"})
	p.End()
	drawn := string(p.content)
	marks := regexp.MustCompile(`/\S+<<.*>>BDC|/Artifact BMC|EMC`).FindAllString(drawn, -1)
	const want = "/P<</MCID 0>>BDC EMC /Span<</MCID 1/ActualText<FEFFD83DDC4D>>>BDC EMC /P<</MCID 2>>BDC EMC /Artifact BMC EMC"
	if got := strings.Join(marks, " "); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if content := string(made(t, f)); strings.Count(content, "/ActualText<FEFFD83DDC4D>") != 1 || !regexp.MustCompile(`/S/P/P \d+ 0 R/Pg \d+ 0 R/K\[0 \d+ 0 R 2\]`).MatchString(content) {
		t.Error("the structure does not have the three parts in order")
	}
}

// A subset has the drawn glyphs and what they are made of, a map back to characters, and a name of its own.
func TestSubset(t *testing.T) {
	u := &usage{font: regular, means: map[uint16]rune{}}
	for _, r := range "Äa \u00a0" {
		u.use(regular.glyph(r), r)
	}
	if u.means[regular.glyph(' ')] != ' ' {
		t.Error("a blank means the one that keeps words together")
	}
	drawn := []uint16{regular.glyph('Ä')}
	glyphs := regular.closure(drawn)
	if len(glyphs) != 4 || glyphs[0] != 0 { // nothing, Ä, A, dieresis
		t.Errorf("Ä is made of %v", glyphs)
	}
	program := regular.program(glyphs)
	subset, err := ParseFont("Subset", append(program[:len(program):len(program)], 0))
	if err == nil || subset != nil {
		t.Error("a subset has a table of characters, which PDF does not look at")
	}
	if len(program) > len(liberationsansregular.TTF)/10 {
		t.Errorf("the subset has %d bytes", len(program))
	}
	if sum(program) != 0xB1B0AFBA {
		t.Errorf("sum %X", sum(program))
	}
	if a, b := subsetTag(glyphs), subsetTag(drawn); a == b || !regexp.MustCompile(`^[A-Z]{6}$`).MatchString(a) {
		t.Errorf("tags %s and %s", a, b)
	}
}

func TestWidth(t *testing.T) {
	for text, want := range map[string]float64{"": 0, "n": 556, "nn": 1112, "AV": 667 + 667 - 74, "i": 222, "€": 556} {
		if got := regular.Width(text); got != want {
			t.Errorf("%q is %v wide, want %v", text, got, want)
		}
	}
	if regular.Has('👍') || regular.Has('你') || regular.Has(-1) || !regular.Has('ß') || !regular.Has('א') {
		t.Error("the font has other characters")
	}
}

// Bytes that are no font are refused, wherever they end and whatever they say.
func TestParseFontAnything(t *testing.T) {
	ttf := liberationsansregular.TTF
	for _, length := range []int{0, 1, 11, 12, 100, 500, 11000, 20000, len(ttf) / 2} {
		if _, err := ParseFont("x", ttf[:length]); !errors.Is(err, ErrFont) {
			t.Errorf("%d bytes: %v", length, err)
		}
	}
	if _, err := ParseFont("x", bytes.Repeat([]byte{0xFF}, 1000)); !errors.Is(err, ErrFont) {
		t.Errorf("got %v", err)
	}
}
