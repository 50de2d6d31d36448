package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"gremium/bot/text"
)

// fuzzed is a paper with a text in every place.
func fuzzed(s string, n int) Document {
	some := max(n, -n) % 7
	return Document{
		Title: s, Subject: s, Language: text.Language(s), Created: paperDay, Letterhead: []string{s, s}, Footer: s, Mark: s,
		Blocks: []Block{
			Heading{n, s}, Paragraph{s, s, n%2 == 0}, List{Ordered: n%2 == 0, Items: []string{s, s}}, List{Items: []string{s, s}, Labels: []string{s}}, Facts{{s, s}},
			Table{s, []string{s, "a"}, [][]string{make([]string, some), {s, s, s}}, []float64{float64(n), 1}, []bool{true}, n%2 == 0},
			Signatures{{s, s, s}},
		},
	}
}

func seed(f *testing.F) {
	for i, s := range []string{"", "Größe", markup, controls, foreign, address1, strings.Repeat("lang", 200), "\xff\x00", "a\nb\n\nc", "==\n--", "\u00ad \u00ad"} {
		f.Add(s, i)
	}
}

// FuzzPDF: whatever was typed makes a file, whose metadata are XML with the title in them.
func FuzzPDF(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, s string, n int) {
		made, err := PDF(fuzzed(s, n))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(made, []byte("%PDF-1.4\n")) || !bytes.HasSuffix(made, []byte("\n%%EOF\n")) {
			t.Error("no whole file")
		}
		_, metadata, _ := bytes.Cut(made, []byte("<x:xmpmeta"))
		metadata, _, _ = bytes.Cut(metadata, []byte("<?xpacket"))
		var meta struct {
			Title string `xml:"RDF>Description>title>Alt>li"`
		}
		if err := xml.Unmarshal(append([]byte("<x:xmpmeta"), metadata...), &meta); err != nil || meta.Title != strings.Join(strings.Fields(oneLine(s)), " ") {
			t.Errorf("metadata %q of %q: %v", meta.Title, s, err)
		}
	})
}

// FuzzODT: whatever was typed makes a package of XML, whose text is that of a reader.
func FuzzODT(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, s string, n int) {
		d := fuzzed(s, n)
		made, err := ODT(d)
		if err != nil {
			t.Fatal(err)
		}
		z, err := zip.NewReader(bytes.NewReader(made), int64(len(made)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File[1:] {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			for decoder := xml.NewDecoder(r); ; {
				token, err := decoder.Token()
				if errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("%s: %v", f.Name, err)
				}
				if data, ok := token.(xml.CharData); ok {
					got.Write(data)
				}
			}
			if f.Name == "content.xml" {
				d.Mark = ""
				want := strings.ReplaceAll(letters(strings.Join(said(d), "")), "•", "")
				if !d.Blocks[2].(List).Ordered {
					differ(t, strings.ReplaceAll(letters(got.String()), "•", ""), want)
				}
			}
		}
	})
}

// FuzzMarkdown: whatever was typed, no tag comes of it.
func FuzzMarkdown(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, s string, n int) {
		d := fuzzed(s, n)
		got, want := htmlTag.FindAllString(rendered(t, d), -1), htmlTag.FindAllString(rendered(t, fuzzed("x", n)), -1)
		for _, tag := range got {
			known := tag == "<br>" || tag == "<br />" || tag == "</a>" || strings.HasPrefix(tag, `<a href="http`)
			for _, w := range want {
				known = known || tag == w
			}
			if !known {
				t.Errorf("%s of %q", tag, s)
			}
		}
	})
}
