// Package pdf writes PDF/A-1b (ISO 19005-1) with a structure tree: files that an archive takes, that look the same in
// thirty years, and that a screen reader reads in order.
//
//	file := pdf.New(pdf.Info{Title: "Niederschrift", Language: "de", Created: at})
//	page := file.AddPage()
//	page.Begin(file.Root().Add("P"))
//	page.Text(72, 72, 0, pdf.Run{Font: font, Size: 11, Text: "Guten Tag"})
//	page.End()
//	data, err := file.Bytes()
//
// The usual library for Go, codeberg.org/go-pdf/fpdf, draws pages well, but what makes a file PDF/A and readable for
// the blind lies where it offers no hook: the marks and structure of the catalog, StructParents of the pages, the
// file's ID, the CIDSet and the names of font subsets, a ToUnicode map that says what a glyph means. Its subsetting
// renumbers glyphs and does not tell to which, and writes into the font it is given. Patching all that into its
// output takes more code than writing the few kinds of objects that a paper of text and tables has, so this package
// writes them itself: every byte of the file is decided here, and the same calls give the same bytes.
//
// What it leaves out is what PDF/A-1 forbids (encryption, transparency, scripts, attachments, links to the outside)
// and what a council's paper does not have (pictures, forms).
//
// Lengths are in points, from the page's upper left corner.
package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"
)

// A4 is the size of every page.
const (
	Width  = 595.28
	Height = 841.89
)

// maxPages keeps the arrays of pages below the 8191 elements that PDF/A-1 allows (ISO 19005-1, 6.1.12).
const maxPages = 4000

// ErrTooLong is returned for a file of more pages than PDF/A can list.
var ErrTooLong = errors.New("pdf: too many pages")

// Info is what the file says about itself, in the document information and, the same, in the XMP metadata.
type Info struct {
	Title, Subject, Author string
	// Creator is the program that had the file written.
	Creator string
	// Language is a BCP 47 tag.
	Language string
	Created  time.Time
}

// File is a file in the making.
type File struct {
	info  Info
	pages []*Page
	root  *Element
	marks []bookmark
	fonts []*usage
}

// New begins a file.
func New(info Info) *File {
	return &File{info: info, root: &Element{kind: "Document"}}
}

// Root is the element that holds all others: the document.
func (f *File) Root() *Element { return f.root }

// AddPage adds an empty page at the end.
func (f *File) AddPage() *Page {
	p := &Page{file: f, index: len(f.pages)}
	f.pages = append(f.pages, p)
	return p
}

// Pages returns the pages so far, in order.
func (f *File) Pages() []*Page { return f.pages }

// Bytes writes the file.
func (f *File) Bytes() ([]byte, error) {
	if len(f.pages) == 0 {
		f.AddPage() // a PDF has at least one
	}
	if len(f.pages) > maxPages {
		return nil, fmt.Errorf("%w: %d", ErrTooLong, len(f.pages))
	}
	w := newWriter()
	catalog, information := w.reserve(), w.reserve()
	f.putPages(w)
	w.put(information, "%s", f.info.dictionary())
	w.put(catalog, "<</Type/Catalog/Pages %s/Lang(%s)/MarkInfo<</Marked true>>/StructTreeRoot %s/Metadata %s"+
		"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile %s>>]"+
		"/ViewerPreferences<</DisplayDocTitle true>>%s>>",
		f.pages[0].parent, f.info.language(), f.putStructure(w), w.add(f.info.metadata()), w.addStream("/N 3", profile), f.putOutline(w))
	return w.finish(catalog, information), nil
}

// putPages writes the pages, their contents and the fonts.
func (f *File) putPages(w *writer) {
	tree, resources := w.reserve(), w.reserve()
	var kids bytes.Buffer
	for _, p := range f.pages {
		p.ref, p.parent = w.reserve(), tree
		fmt.Fprintf(&kids, "%s ", p.ref)
	}
	for _, p := range f.pages {
		w.put(p.ref, "<</Type/Page/Parent %s/MediaBox[0 0 %v %v]/Resources %s/Contents %s/StructParents %d>>",
			tree, Width, Height, resources, w.addStream("", p.content), p.index)
	}
	w.put(tree, "<</Type/Pages/Count %d/Kids[%s]>>", len(f.pages), bytes.TrimSpace(kids.Bytes()))

	var fonts bytes.Buffer
	for i, u := range f.fonts {
		fmt.Fprintf(&fonts, "/F%d %s", i, u.put(w))
	}
	w.put(resources, "<</Font<<%s>>/ProcSet[/PDF/Text]>>", fonts.Bytes())
}

// identifier is the file's ID: the same contents have the same.
func identifier(content []byte) string {
	sum := sha256.Sum256(content)
	return fmt.Sprintf("<%X>", sum[:16])
}
