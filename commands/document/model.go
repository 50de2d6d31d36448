package document

import (
	"strconv"
	"time"

	"gremium/bot/text"
)

// Document is a paper: what it says, not how it looks. PDF, ODT and Markdown write it.
type Document struct {
	Title    string
	Subject  string // for the file's metadata
	Language text.Language
	Created  time.Time // of the version; the same document gives the same bytes
	// Letterhead is who sends it: the first line is the name, further lines address and contact.
	Letterhead []string
	// Footer stands at the left of each page's foot, beside "Seite 1 von 4": "Niederschrift S12, Version 1".
	Footer string
	// Mark is printed across the head of each page where it is not final: "Entwurf".
	Mark   string
	Blocks []Block
}

// Block is one part of a document: Heading, Paragraph, List, Facts, Table, Signatures.
type Block interface{ block() }

// Heading begins a section. Level 1 is below the document's title.
type Heading struct {
	Level int
	Text  string
}

// Paragraph is running text; line breaks in Text are kept. Lead stands before it in bold.
type Paragraph struct {
	Lead, Text string
	// Verbatim sets the text off: the wording of a resolution or a declaration.
	Verbatim bool
}

// List is a list of points, numbered where Ordered. Labels stand before them in the place of dots: "Ö 1".
type List struct {
	Ordered bool
	Items   []string
	Labels  []string
}

// label is what stands before a point.
func (l List) label(i int) string {
	switch {
	case i < len(l.Labels):
		return oneLine(l.Labels[i])
	case l.Ordered:
		return strconv.Itoa(i+1) + "."
	}
	return "•"
}

// indent is where the points begin: behind the widest label, within reason.
func (l List) indent() float64 {
	indent := 6 * mm
	for i := range l.Items {
		indent = min(max(indent, regular().Width(l.label(i))*bodyStyle.size/1000+3*mm), 60*mm)
	}
	return indent
}

// Facts are labels with their values: "Ort: Rathaus".
type Facts []Fact

// Fact is a label with its value.
type Fact struct{ Label, Value string }

// Table has one row of column heads. Widths are shares of the width, one per column; nil for equal ones.
type Table struct {
	Caption string
	Head    []string
	Rows    [][]string
	Widths  []float64
	// Right says which columns are set flush right, such as figures.
	Right []bool
	// ByHand gives the rows the height to be filled in or signed with a pen.
	ByHand bool
}

// Signatures are places to sign, with the name and office printed below. Note says that it was signed electronically.
type Signatures []Signature

// Signature is one place to sign.
type Signature struct{ Name, Office, Note string }

func (Heading) block()    {}
func (Paragraph) block()  {}
func (List) block()       {}
func (Facts) block()      {}
func (Table) block()      {}
func (Signatures) block() {}
