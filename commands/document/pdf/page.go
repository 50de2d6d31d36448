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
func (p *Page) Begin(e *Element) {
	number := len(p.marked)
	p.marked = append(p.marked, e)
	e.kids = append(e.kids, kid{page: p, number: number})
	p.content = append(p.content, '/')
	p.content = append(p.content, e.kind...)
	p.content = append(p.content, "<</MCID "...)
	p.content = strconv.AppendInt(p.content, int64(number), 10)
	p.content = append(p.content, ">>BDC\n"...)
}

// Artifact says that what follows, up to End, is no content: a rule, a page number, what stands there for the second
// time.
func (p *Page) Artifact() { p.content = append(p.content, "/Artifact BMC\n"...) }

// End ends what Begin or Artifact began.
func (p *Page) End() { p.content = append(p.content, "EMC\n"...) }

// Text draws a run with its base line at y. Gray is from 0, black, to 1, white.
func (p *Page) Text(x, y, gray float64, r Run) {
	u := p.file.usage(r.Font)
	if r.Actual != "" {
		p.content = append(p.content, "/Span<</ActualText"...)
		p.content = append(p.content, text(r.Actual)...)
		p.content = append(p.content, ">>BDC\n"...)
	}
	p.content = append(p.content, "BT/F"...)
	p.content = strconv.AppendInt(p.content, int64(u.index), 10)
	p.operator(" Tf", r.Size)
	p.operator("g", gray)
	p.operator("Td", x, Height-y)
	p.glyphs(u, r.Text)
	p.content = append(p.content, "ET\n"...)
	if r.Actual != "" {
		p.End()
	}
}

// glyphs shows text, kerned.
func (p *Page) glyphs(u *usage, s string) {
	p.content = append(p.content, "[<"...)
	var last uint16
	for i, r := range s {
		glyph := u.font.glyph(r)
		u.use(glyph, r)
		if kern := u.font.kern[pair(last, glyph)]; i > 0 && kern != 0 {
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
