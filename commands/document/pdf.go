package document

import (
	"sync"

	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"

	"gremium/bot/text"
	"gremium/commands/document/pdf"
)

// The fonts of all papers: Liberation Sans, as wide as Arial, under the SIL Open Font License 1.1, which allows to
// embed it. They are read at the first paper.
var (
	regular = sync.OnceValue(func() *pdf.Font { return mustParse("LiberationSans", liberationsansregular.TTF) })
	bold    = sync.OnceValue(func() *pdf.Font { return mustParse("LiberationSans-Bold", liberationsansbold.TTF) })
)

func mustParse(name string, ttf []byte) *pdf.Font {
	font, err := pdf.ParseFont(name, ttf)
	if err != nil {
		panic(err) // it is part of the program
	}
	return font
}

// The page: A4 with the margins of a German business letter (DIN 5008). Lengths are in points.
const (
	mm         = 72 / 25.4
	pageLeft   = 25 * mm
	pageRight  = pdf.Width - 20*mm
	pageWidth  = pageRight - pageLeft
	pageTop    = 25 * mm
	pageBottom = pdf.Height - 27*mm
)

// style is how text looks.
type style struct {
	size, leading float64
	gray          float64
}

// The styles. Body text is 11 points, as DIN 5008 advises for a font like Arial.
var (
	bodyStyle     = style{size: 11, leading: 14.5}
	titleStyle    = style{size: 18, leading: 22}
	senderStyle   = style{size: 13, leading: 17}
	addressStyle  = style{size: 9, leading: 12, gray: 0.25}
	captionStyle  = style{size: 9.5, leading: 12.5}
	noteStyle     = style{size: 8.5, leading: 11, gray: 0.25}
	markStyle     = style{size: 11, leading: 14}
	headingStyles = []style{{size: 13, leading: 17}, {size: 11.5, leading: 15}, {size: 11, leading: 14.5}}
)

// PDF makes the paper a PDF/A-1b with a structure that screen readers follow: see package pdf. The same document
// gives the same bytes.
//
// The text is laid out in four steps: blocks become pieces, rows of cells of lines (pieces.go, table.go), words
// become lines (lines.go), pieces are put on pages (pages.go), and at last each page gets its furniture, when it is
// known how many there are.
func PDF(d Document) ([]byte, error) {
	from := ""
	if len(d.Letterhead) > 0 {
		from = d.Letterhead[0]
	}
	file := pdf.New(pdf.Info{
		Title: oneLine(d.Title), Subject: oneLine(d.Subject), Author: oneLine(from), Creator: "gremium",
		Language: string(text.For(d.Language).Language()), Created: d.Created,
	})
	var mark *pdf.Element
	if clean(d.Mark) != "" {
		mark = file.Root().Add("P") // it is read before all other
	}
	paginate(file, pieces(d, file.Root()))
	pages := file.Pages()
	for i, page := range pages {
		if mark != nil {
			drawMark(page, oneLine(d.Mark), mark, i == 0)
		}
		drawFooter(page, oneLine(d.Footer), text.For(d.Language).Plain("document.paper.page", "page", i+1, "pages", len(pages)))
	}
	return file.Bytes()
}

// drawMark prints at the head of a page that the paper is not final. It is content on the first page only: nobody
// wants to hear it again on each.
func drawMark(p *pdf.Page, mark string, element *pdf.Element, first bool) {
	const base, pad = 15 * mm, 8.0
	size := markStyle.size
	if width := bold().Width(mark) * size / 1000; width > pageWidth-2*pad {
		size *= (pageWidth - 2*pad) / width
	}
	set := typeset([]span{{bold(), mark}}, size, pdf.Width)[0]
	x := (pageLeft + pageRight - set.width) / 2
	p.Artifact()
	p.Frame(x-pad, base-size-2, set.width+2*pad, 1.3*size+4, 0.8, 0)
	p.End()
	if first {
		p.Begin(element)
	} else {
		p.Artifact()
	}
	drawLine(p, x, base, 0, set)
	p.End()
}

// drawFooter prints what the paper is and which page this is. It is no content: readers number the pages themselves.
func drawFooter(p *pdf.Page, footer, number string) {
	const base = pdf.Height - 15*mm
	p.Artifact()
	p.Line(pageLeft, base-noteStyle.leading-2, pageRight, base-noteStyle.leading-2, 0.5, 0.6)
	page := typeset([]span{{regular(), number}}, noteStyle.size, pageWidth)[0]
	drawLine(p, pageRight-page.width, base, noteStyle.gray, page)
	lines := typeset([]span{{regular(), footer}}, noteStyle.size, pageWidth-page.width-5*mm)
	for i, l := range lines[:min(2, len(lines))] { // more has no place, and says nothing new
		drawLine(p, pageLeft, base+float64(i)*noteStyle.leading, noteStyle.gray, l)
	}
	p.End()
}

// drawLine draws a line of text with its base line at y.
func drawLine(p *pdf.Page, x, y, gray float64, l textLine) {
	for _, run := range l.runs {
		p.Text(x, y, gray, run)
		x += run.Width()
	}
}
