package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// odtFile makes a paper as an ODT.
func odtFile(t testing.TB, d Document) string {
	t.Helper()
	made, err := ODT(d)
	if err != nil {
		t.Fatal(err)
	}
	return file(t, "paper.odt", made)
}

// The same document gives the same bytes, whenever and however often it is made.
func TestODTSameBytes(t *testing.T) {
	eachPaper(t, func(t *testing.T, d Document) {
		first, err := ODT(d)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := ODT(d); err != nil || !bytes.Equal(again, first) {
			t.Errorf("another file of the same document (%v)", err)
		}
	})
}

// The file is a package as OpenDocument wants it: its kind first, not packed and readable at byte 30; the manifest names
// all parts; each part is XML.
func TestODTPackage(t *testing.T) {
	eachPaper(t, func(t *testing.T, d Document) {
		made, err := ODT(d)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(made[30:77]); got != "mimetypeapplication/vnd.oasis.opendocument.text" {
			t.Errorf("begins with %q", got)
		}
		z, err := zip.NewReader(bytes.NewReader(made), int64(len(made)))
		if err != nil {
			t.Fatal(err)
		}
		var manifest string
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(r)
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			if f.Name == "META-INF/manifest.xml" {
				manifest = string(content)
			}
			if f.Name == "mimetype" {
				continue
			}
			decoder := xml.NewDecoder(bytes.NewReader(content))
			for {
				if _, err := decoder.Token(); errors.Is(err, io.EOF) {
					break
				} else if err != nil {
					t.Fatalf("%s: %v", f.Name, err)
				}
			}
		}
		for _, f := range z.File[2:] {
			if !strings.Contains(manifest, `"`+f.Name+`"`) {
				t.Errorf("the manifest does not name %s", f.Name)
			}
		}
	})
}

// The elements and attributes are those of OpenDocument, at places where it has them.
func TestODTGrammar(t *testing.T) {
	python := "/usr/bin/python3" // Debian's own, which knows Debian's python3-odf
	needs(t, python)
	if _, err := os.Stat("/usr/lib/python3/dist-packages/odf/grammar.py"); err != nil {
		t.Skip("python3-odf is missing")
	}
	eachPaper(t, func(t *testing.T, d Document) { run(t, python, "testdata/odf_grammar.py", odtFile(t, d)) })
	t.Run("finds", func(t *testing.T) {
		made, err := ODT(paper("Titel", Paragraph{Text: "a"}))
		if err != nil {
			t.Fatal(err)
		}
		z, err := zip.NewReader(bytes.NewReader(made), int64(len(made)))
		if err != nil {
			t.Fatal(err)
		}
		var wrong bytes.Buffer
		w := zip.NewWriter(&wrong)
		for _, f := range z.File {
			r, _ := f.Open()
			content, _ := io.ReadAll(r)
			out, _ := w.Create(f.Name)
			out.Write(bytes.ReplaceAll(content, []byte("<text:p "), []byte("<text:p text:level=\"1\" ")))
		}
		w.Close()
		if _, err := output(t, python, "testdata/odf_grammar.py", file(t, "wrong.odt", wrong.Bytes())); err == nil {
			t.Error("an attribute that a paragraph has not is not found")
		}
	})
}

// LibreOffice reads every text of the paper, in order.
func TestODTText(t *testing.T) {
	needs(t, "soffice")
	folder := t.TempDir()
	var paths []string
	all := papers()
	for name, d := range all {
		d.Mark = "" // in the head of the page, not in the text
		all[name] = withoutNotes(d)
		made, err := ODT(all[name])
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, filepath.Join(folder, name+".odt"))
		if err := os.WriteFile(paths[len(paths)-1], made, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	results := office(t, "txt:Text (encoded):UTF8", paths...)
	for name, d := range all {
		t.Run(name, func(t *testing.T) {
			content, err := os.ReadFile(filepath.Join(results, name+".txt"))
			if err != nil {
				t.Fatal(err)
			}
			differ(t, letters(strings.TrimPrefix(string(content), "\ufeff")), letters(strings.Join(said(d), "")))
		})
	}
}

// LibreOffice prints the paper: head, foot and page numbers on each page.
func TestODTPages(t *testing.T) {
	needs(t, "soffice", "pdftotext")
	for _, c := range []struct {
		d             Document
		number        string
		head, repeats string
	}{
		{sample(), "Seite %d von %d", "Entwurf", ""},
		{papers()["english"], "Page %d of %d", "Draft", ""},
		{papers()["table_500"], "Seite %d von %d", "", "Zuständigkeit"},
		{attendance(), "Seite %d von %d", "", "Unterschrift"},
	} {
		pages := strings.Split(strings.TrimSuffix(run(t, "pdftotext", "-layout", filepath.Join(office(t, "pdf", odtFile(t, c.d)), "paper.pdf"), "-"), "\f"), "\f")
		if len(pages) < 2 {
			t.Errorf("%s has only %d pages", c.d.Title, len(pages))
		}
		for i, page := range pages {
			number := strings.Replace(strings.Replace(c.number, "%d", strconv.Itoa(i+1), 1), "%d", strconv.Itoa(len(pages)), 1)
			if !strings.Contains(page, number) || !strings.Contains(page, c.d.Footer) || !strings.Contains(page, c.head) || !strings.Contains(page, c.repeats) {
				t.Errorf("page %d of %s lacks %q, its footer, %q or %q:\n%s", i+1, c.d.Title, number, c.head, c.repeats, page)
			}
		}
	}
}

// What an office goes on with, after LibreOffice has read and written it: headings, lists, tables with head rows, fields,
// the language, and the named styles.
func TestODTIsEdited(t *testing.T) {
	content, err := os.ReadFile(filepath.Join(office(t, "fodt", odtFile(t, sample())), "paper.fodt"))
	if err != nil {
		t.Fatal(err)
	}
	for want, times := range map[string]int{
		`<text:h [^>]*text:outline-level="1"`: 12, `<text:h [^>]*text:outline-level="2"`: 2,
		`<text:list [^>]*text:style-name="Numbering_20_1"`: 1, `<text:list [^>]*text:style-name="List_20_1"`: 1, `<table:table-header-rows>`: 3,
		`<text:page-number`: 1, `<text:page-count`: 1, `<style:master-page style:name="Standard"`: 1,
		`<dc:title>Niederschrift über die 12. Sitzung des Lenkungsgremiums</dc:title>`: 1, `<meta:creation-date>2027-03-31T14:05:00`: 1,
		`<style:default-style style:family="paragraph">(?s:.*?)fo:language="de" fo:country="DE"`: 1, `style:display-name="Heading 1"`: 1,
		`text:style-name="Quotations"`: 3, `text:style-name="Title"`: 1,
	} {
		if got := len(regexp.MustCompile(want).FindAll(content, -1)); got != times {
			t.Errorf("%s: %d times, want %d", want, got, times)
		}
	}
}
