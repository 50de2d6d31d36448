package document

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gremium/bot/text"
	"gremium/commands/document/documenttest"
	"gremium/commands/document/pdf"
)

// The same document gives the same bytes, whenever and however often it is made.
func TestPDFSameBytes(t *testing.T) {
	eachPaper(t, func(t *testing.T, d Document) {
		first, err := PDF(d)
		if err != nil {
			t.Fatal(err)
		}
		if again, err := PDF(d); err != nil || !bytes.Equal(again, first) {
			t.Errorf("another file of the same document (%v)", err)
		}
	})
	made, _ := PDF(sample())
	later := sample()
	later.Created = later.Created.Add(1)
	if same, _ := PDF(later); !bytes.Equal(made, same) {
		t.Error("a nanosecond makes another file")
	}
	later.Created = paperDay.AddDate(0, 0, 1)
	if other, _ := PDF(later); bytes.Equal(made, other) {
		t.Error("another version has the same bytes")
	}
}

func TestPDFIsValid(t *testing.T) {
	t.Run("PDFBox", func(t *testing.T) {
		eachPaper(t, func(t *testing.T, d Document) {
			t.Parallel()
			documenttest.Preflight(t, pdfFile(t, d))
		})
	})
	t.Run("qpdf", func(t *testing.T) {
		needs(t, "qpdf")
		eachPaper(t, func(t *testing.T, d Document) { run(t, "qpdf", "--check", pdfFile(t, d)) })
	})
	t.Run("poppler", func(t *testing.T) {
		needs(t, "pdfinfo", "pdffonts")
		eachPaper(t, func(t *testing.T, d Document) {
			path := pdfFile(t, d)
			info := run(t, "pdfinfo", path)
			for _, want := range []string{"Tagged: *yes", "Encrypted: *no", `Page size: .*\(A4\)`, "JavaScript: *no", "Metadata Stream: *yes", "PDF version: *1.4"} {
				if !regexp.MustCompile(want).MatchString(info) {
					t.Errorf("no %s in\n%s", want, info)
				}
			}
			if strings.Contains(info, "Syntax") {
				t.Errorf("poppler complains:\n%.2000s", info)
			}
			for _, font := range strings.Split(strings.TrimSpace(run(t, "pdffonts", path)), "\n")[2:] {
				if !regexp.MustCompile(`^[A-Z]{6}\+LiberationSans\S* +CID TrueType +Identity-H +yes yes yes`).MatchString(font) {
					t.Errorf("a font that is not embedded, a subset, and readable: %s", font)
				}
			}
		})
	})
}

// What the file says about itself.
func TestPDFProperties(t *testing.T) {
	needs(t, "pdfinfo")
	path := pdfFile(t, sample())
	for _, want := range []string{
		"Title: *Niederschrift über die 12. Sitzung des Lenkungsgremiums\n", "Subject: *Sitzung S12 am Mittwoch, 24. März 2027\n",
		"Author: *Stadt Musterau · Kommunaler Präventionsrat\n", "CreationDate: *2027-03-31T14:05:00Z\n", "ModDate: *2027-03-31T14:05:00Z\n", "Pages: *4\n",
	} {
		if info := run(t, "pdfinfo", "-isodates", path); !regexp.MustCompile(want).MatchString(info) {
			t.Errorf("no %s in\n%s", want, info)
		}
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"/Lang(de)", "/MarkInfo<</Marked true>>", "<pdfaid:part>1</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>",
		"/S/GTS_PDFA1", "<xmp:CreateDate>2027-03-31T14:05:00Z</xmp:CreateDate>", "/DisplayDocTitle true"} {
		if !bytes.Contains(content, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
}

// quotedText is a text as pdfinfo prints those of the structure.
var quotedText = regexp.MustCompile(`(?m)^ *"((?s:.*?))"$`)

// structure is the text of a file's structure, in reading order.
func structure(t *testing.T, path string) string {
	t.Helper()
	var b strings.Builder
	for _, m := range quotedText.FindAllStringSubmatch(run(t, "pdfinfo", "-struct-text", path), -1) {
		b.WriteString(m[1])
	}
	return b.String()
}

// Screen readers get every text of the paper, in order, and nothing else: no page numbers, no head of a table again.
func TestPDFIsReadInOrder(t *testing.T) {
	needs(t, "pdfinfo")
	eachPaper(t, func(t *testing.T, d Document) {
		switch t.Name() {
		case "TestPDFIsReadInOrder/pages_50", "TestPDFIsReadInOrder/items_40", "TestPDFIsReadInOrder/table_500", "TestPDFIsReadInOrder/huge_cell":
			t.Skip("pdfinfo takes minutes for its structure; TestPDFText reads it")
		case "TestPDFIsReadInOrder/hostile":
			t.Skip("pdfinfo does not know that a box stands for something; TestPDFText reads it")
		}
		differ(t, letters(structure(t, pdfFile(t, d))), letters(strings.Join(said(d), "")))
	})
}

// The pages have every text of the paper once, in order. Copying and searching finds what people typed, also where the
// font has only a box for it.
func TestPDFText(t *testing.T) {
	needs(t, "pdftotext")
	eachPaper(t, func(t *testing.T, d Document) {
		d.Footer, d.Mark = "", ""
		d = withoutNotes(d)
		for i, b := range d.Blocks {
			if table, ok := b.(Table); ok && len(table.Rows) > 2 {
				table.Head = nil // it stands on each page
				d.Blocks[i] = table
			}
		}
		pages := strings.Split(strings.TrimSuffix(run(t, "pdftotext", "-raw", pdfFile(t, d), "-"), "\f"), "\f")
		var all strings.Builder
		for i, page := range pages {
			number := letters(text.For(d.Language).Plain("document.paper.page", "page", i+1, "pages", len(pages)))
			content, found := strings.CutSuffix(letters(page), number)
			if !found {
				t.Errorf("page %d does not end with its number", i+1)
			}
			all.WriteString(content)
		}
		got, want := all.String(), letters(strings.Join(said(d), ""))
		if strings.HasSuffix(t.Name(), "/hostile") { // long labels beside long values are read line by line
			got, want = sorted(got), sorted(want)
		}
		differ(t, got, want)
	})
}

// sorted is the characters of a text in order.
func sorted(s string) string { return string(slices.Sorted(slices.Values([]rune(s)))) }

// The parts have the kinds that they are.
func TestPDFStructure(t *testing.T) {
	needs(t, "pdfinfo")
	var kinds []string
	for l := range strings.Lines(run(t, "pdfinfo", "-struct", pdfFile(t, paper("Titel",
		Heading{1, "a"}, Heading{2, "b"}, Heading{9, "c"}, Paragraph{Text: "p"}, Paragraph{Text: "q", Verbatim: true},
		List{Items: []string{"x"}}, Facts{{"Ort", "Rathaus"}}, Table{Caption: "t", Head: []string{"h"}, Rows: [][]string{{"d"}}}, Signatures{{Name: "n"}})))) {
		kinds = append(kinds, strings.Trim(strings.ReplaceAll(l, "(block)", ""), ": \n"))
	}
	want := strings.Fields("Document H1 H2 H3 H6 P BlockQuote P L LI Lbl LBody L LI Lbl LBody Table Caption TR TH TR TD P")
	kinds = slices.DeleteFunc(kinds, func(k string) bool { return strings.HasPrefix(k, "/") })
	if !slices.Equal(kinds, want) {
		t.Errorf("structure %q, want %q", kinds, want)
	}
}

// Nothing is drawn outside the margins, whatever was typed.
func TestPDFStaysOnThePage(t *testing.T) {
	needs(t, "pdftotext")
	box := regexp.MustCompile(`<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">`)
	eachPaper(t, func(t *testing.T, d Document) {
		words := box.FindAllStringSubmatch(run(t, "pdftotext", "-bbox", pdfFile(t, d), "-"), -1)
		if len(words) == 0 {
			t.Fatal("no words")
		}
		for _, w := range words {
			var edge [4]float64
			for i := range edge {
				edge[i], _ = strconv.ParseFloat(w[i+1], 64)
			}
			if edge[0] < pageLeft-1 || edge[2] > pageRight+1 || edge[1] < 5*mm || edge[3] > pdf.Height-5*mm {
				t.Fatalf("a word at %v", w[0])
			}
		}
	})
}

// Each page says which it is, and the head of a table stands on each page that the table is on.
func TestPDFEachPage(t *testing.T) {
	needs(t, "pdftotext")
	for _, c := range []struct {
		d               Document
		number, repeats string
	}{
		{papers()["table_500"], "Seite %d von %d", "Zuständigkeit"},
		{papers()["huge_cell"], "Seite %d von %d", "Zuständigkeit"},
		{papers()["english"], "Page %d of %d", "Draft"},
		{sample(), "Seite %d von %d", "Entwurf"},
		{attendance(), "Seite %d von %d", "Unterschrift"},
	} {
		pages := strings.Split(strings.TrimSuffix(run(t, "pdftotext", "-layout", pdfFile(t, c.d), "-"), "\f"), "\f")
		if len(pages) < 2 {
			t.Errorf("%s has only %d pages", c.d.Title, len(pages))
		}
		for i, page := range pages {
			number := strings.Replace(strings.Replace(c.number, "%d", strconv.Itoa(i+1), 1), "%d", strconv.Itoa(len(pages)), 1)
			if !strings.Contains(page, number) || !strings.Contains(page, c.d.Footer) || !strings.Contains(page, c.repeats) {
				t.Errorf("page %d of %s lacks %q, its footer or %q:\n%s", i+1, c.d.Title, number, c.repeats, page)
			}
		}
	}
}

// A reader's list of contents has the headings, one below the other.
func TestPDFContents(t *testing.T) {
	needs(t, "qpdf")
	d := paper("Titel", Heading{1, "Öffentlich"}, Heading{2, "Antrag (1)"}, Heading{2, "Antrag 2"}, Heading{1, "Schluss"})
	var titles []string
	for _, m := range regexp.MustCompile(`"title": "([^"]*)"`).FindAllStringSubmatch(run(t, "qpdf", "--json=1", "--json-key=outlines", pdfFile(t, d)), -1) {
		titles = append(titles, m[1])
	}
	slices.Sort(titles)
	if want := []string{"Antrag (1)", "Antrag 2", "Schluss", "Titel", "Öffentlich"}; !slices.Equal(titles, want) {
		t.Errorf("contents %q, want %q", titles, want)
	}
}

func TestPDFTooLong(t *testing.T) {
	if testing.Short() {
		t.Skip("a paper of 4000 pages")
	}
	var blocks []Block
	for range 41 {
		blocks = append(blocks, Paragraph{Text: strings.Repeat("\n.", 5000)})
	}
	if _, err := PDF(paper("Zu lang", blocks...)); err == nil {
		t.Error("no error for more pages than PDF/A has")
	}
}

func TestPDFUnknownLanguage(t *testing.T) {
	d := sample()
	d.Language = text.Language("xx) /Evil (")
	made, err := PDF(d)
	if err != nil || !bytes.Contains(made, []byte("/Lang(de)")) {
		t.Errorf("a language that there is not: %v", err)
	}
}
