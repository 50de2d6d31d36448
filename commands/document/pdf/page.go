package pdf

import (
	"strconv"
)

// Page is a page. What is drawn stands between Begin or Artifact, and End: either it belongs to an element of the
// structure, or it is no content.
type Page struct {
	file    *File
	index   int
	content []byte
	marked  []*Element // whose content each mark of the page is
	element *Element   // whose content is drawn; nil for none
	open    bool       // whether a mark has begun
	ref     reference
	parent  reference
}

// Run is text in one font and size, in the order in which it is drawn, from left to right.
type Run struct {
	Font *Font
	Size float64
	Text string
	// Actual is what the text stands for, where that is something else; "" for the text itself.
	Actual string
}

// Width is how wide the run is drawn.
func (r Run) Width() float64 { return r.Font.Width(r.Text) * r.Size / 1000 }

// Begin says that what follows, up to End, is content of an element.
func (p *Page) Begin(e *Element) { p.element, p.open = e, false }

// Artifact says that what follows, up to End, is no content: a rule, a page number, what stands there for the second
// time.
func (p *Page) Artifact() {
	p.element, p.open = nil, true
	p.content = append(p.content, "/Artifact BMC\n"...)
}

// End ends what Begin or Artifact began.
func (p *Page) End() {
	if p.open {
		p.content = append(p.content, "EMC\n"...)
	}
	p.element, p.open = nil, false
}

// mark begins content of an element on the page, with further entries of the mark.
func (p *Page) mark(e *Element, entries string) {
	number := len(p.marked)
	p.marked = append(p.marked, e)
	e.kids = append(e.kids, kid{page: p, number: number})
	p.content = append(p.content, '/')
	p.content = append(p.content, e.kind...)
	p.content = append(p.content, "<</MCID "...)
	p.content = strconv.AppendInt(p.content, int64(number), 10)
	p.content = append(p.content, entries...)
	p.content = append(p.content, ">>BDC\n"...)
	p.open = true
}

// Text draws a run with its base line at y. Gray is from 0, black, to 1, white.
func (p *Page) Text(x, y, gray float64, r Run) {
	e := p.element
	// Text that stands for another is an element of its own, in the other. It says so twice, for there are readers that
	// look at the structure and readers that look at the page; marks inside each other confuse some of both.
	if e != nil && r.Actual != "" {
		p.End()
		span := e.Add("Span")
		span.attributes = "/ActualText" + text(r.Actual)
		p.mark(span, span.attributes)
	} else if e != nil && !p.open {
		p.mark(e, "")
	}
	u := p.file.usage(r.Font)
	p.content = append(p.content, "BT/F"...)
	p.content = strconv.AppendInt(p.content, int64(u.index), 10)
	p.operator("Tf", r.Size)
	p.operator("g", gray)
	p.operator("Td", x, Height-y)
	p.glyphs(u, r.Text)
	p.content = append(p.content, "ET\n"...)
	if e != nil && r.Actual != "" {
		p.End()
		p.Begin(e)
	}
}

// glyphs shows text, kerned.
func (p *Page) glyphs(u *usage, s string) {
	p.content = append(p.content, "[<"...)
	var last uint16
	for i, r := range s {
		glyph := u.font.glyph(r)
		u.use(glyph, r)
		if kern := u.font.kerning(last, glyph); i > 0 && kern != 0 {
			p.content = append(p.content, '>')
			p.content = strconv.AppendInt(p.content, -int64(kern), 10) // what TJ has is taken off
			p.content = append(p.content, '<')
		}
		p.content = appendHex(p.content, glyph)
		last = glyph
	}
	p.content = append(p.content, ">]TJ\n"...)
}

// Line draws a line.
func (p *Page) Line(x1, y1, x2, y2, width, gray float64) {
	p.operator("w", width)
	p.operator("G", gray)
	p.operator("m", x1, Height-y1)
	p.operator("l", x2, Height-y2)
	p.content = append(p.content, "S\n"...)
}

// Frame draws the border of a rectangle.
func (p *Page) Frame(x, y, width, height, thickness, gray float64) {
	p.operator("w", thickness)
	p.operator("G", gray)
	p.operator("re", x, Height-y-height, width, height)
	p.content = append(p.content, "S\n"...)
}

// Fill fills a rectangle.
func (p *Page) Fill(x, y, width, height, gray float64) {
	p.operator("g", gray)
	p.operator("re", x, Height-y-height, width, height)
	p.content = append(p.content, "f\n"...)
}

// operator writes an operator behind its operands.
func (p *Page) operator(name string, operands ...float64) {
	for _, operand := range operands {
		p.content = append(p.content, ' ')
		p.content = strconv.AppendFloat(p.content, operand, 'f', 2, 64)
	}
	p.content = append(p.content, ' ')
	p.content = append(p.content, name...)
	p.content = append(p.content, '\n')
}
