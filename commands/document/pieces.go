package document

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"gremium/commands/document/pdf"
)

// Up to how many lines a text is not broken.
const (
	unified = 3 // else one line would stand alone
	quoted  = 8 // the wording of a resolution is read at once
	headed  = 6
	// Up to how many facts, or rows of a table, are not parted.
	together = 6
)

// pieces are the parts of a paper, from the letterhead to the last block, with their places in the structure.
func pieces(d Document, root *pdf.Element) (all []*piece) {
	all = append(all, letterhead(d.Letterhead, root)...)
	if clean(d.Title) != "" {
		p := paragraph(root.Add("H1"), titleStyle, pageLeft, span{bold(), clean(d.Title)})
		p.above, p.below, p.next = 22, 10, true
		p.rows[0].begins = bookmark(1, d.Title)
		all = append(all, p)
	}
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			all = append(all, heading(b, root)...)
		case Paragraph:
			all = append(all, prose(b, root)...)
		case List:
			all = append(all, list(b, root)...)
		case Facts:
			all = append(all, facts(b, root)...)
		case Table:
			all = append(all, table(b, root)...)
		case Signatures:
			all = append(all, signatures(b, root)...)
		}
	}
	return all
}

// bookmark puts a row on the list of contents.
func bookmark(level int, title string) func(*pdf.Page, float64) {
	return func(p *pdf.Page, y float64) { p.Bookmark(level, oneLine(title), y-4) }
}

// paragraph is a piece of one cell, from x to the right margin.
func paragraph(e *pdf.Element, s style, x float64, spans ...span) *piece {
	c := cell{element: e, x: x, width: pageRight - x, style: s}
	c.lines = typeset(spans, s.size, c.width)
	return &piece{rows: []row{{cells: []cell{c}, leading: s.leading, unified: unified}}}
}

// letterhead is the name of the sender, the address below, and a rule.
func letterhead(lines []string, root *pdf.Element) []*piece {
	p := &piece{below: 26}
	for i, text := range lines {
		if text = clean(text); text == "" {
			continue
		}
		if i == 0 {
			p.rows = append(p.rows, paragraph(root.Add("P"), senderStyle, pageLeft, span{bold(), text}).rows...)
		} else {
			p.rows = append(p.rows, paragraph(root.Add("P"), addressStyle, pageLeft, span{regular(), text}).rows...)
		}
	}
	if len(p.rows) == 0 {
		return nil
	}
	p.rows[len(p.rows)-1].decorate = func(page *pdf.Page, _, to float64) {
		page.Line(pageLeft, to+5, pageRight, to+5, 0.8, 0.3)
	}
	return []*piece{p}
}

func heading(h Heading, root *pdf.Element) []*piece {
	text := clean(h.Text)
	if text == "" {
		return nil
	}
	level := max(1, h.Level)
	s := headingStyles[min(level, len(headingStyles))-1]
	p := paragraph(root.Add("H"+strconv.Itoa(min(level+1, 6))), s, pageLeft, span{bold(), text})
	p.above, p.below, p.next = s.size*1.4, 3, true
	p.rows[0].unified = headed
	p.rows[0].begins = bookmark(level+1, text)
	return []*piece{p}
}

// prose is a paragraph. One that ends in a colon stays with what it announces.
func prose(b Paragraph, root *pdf.Element) []*piece {
	lead, text := clean(b.Lead), clean(b.Text)
	var spans []span
	switch {
	case lead != "" && b.Verbatim && text != "":
		spans = append(spans, span{bold(), lead + "\n"})
	case lead != "":
		spans = append(spans, span{bold(), lead + " "})
	}
	if text != "" {
		spans = append(spans, span{regular(), text})
	}
	if len(spans) == 0 {
		return nil
	}
	if !b.Verbatim {
		p := paragraph(root.Add("P"), bodyStyle, pageLeft, spans...)
		p.above, p.below, p.next = 6, 2, strings.HasSuffix(lead+text, ":")
		return []*piece{p}
	}
	p := paragraph(root.Add("BlockQuote").Add("P"), bodyStyle, pageLeft+6*mm, spans...)
	p.above, p.below = 8, 8
	p.rows[0].unified = quoted
	p.rows[0].decorate = func(page *pdf.Page, from, to float64) {
		page.Line(pageLeft+3*mm, from+1, pageLeft+3*mm, to-1, 1.5, 0.55)
	}
	return []*piece{p}
}

// labelled is a row with a label in the left and text in the right column, such as a point of a list.
func labelled(item *pdf.Element, indent float64, label, text span) row {
	e := cell{element: item.Add("Lbl"), x: pageLeft, width: indent - 2*mm, style: bodyStyle}
	e.lines = typeset([]span{label}, bodyStyle.size, e.width)
	b := cell{element: item.Add("LBody"), x: pageLeft + indent, width: pageWidth - indent, style: bodyStyle}
	b.lines = typeset([]span{text}, bodyStyle.size, b.width)
	return row{cells: []cell{e, b}, leading: bodyStyle.leading, pad: 1, unified: unified}
}

func list(b List, root *pdf.Element) []*piece {
	if len(b.Items) == 0 {
		return nil
	}
	indent, numbering := b.indent(), "Disc"
	switch {
	case len(b.Labels) > 0:
		numbering = "None"
	case b.Ordered:
		numbering = "Decimal"
	}
	p := &piece{above: 4, below: 4}
	l := root.Add("L").Numbering(numbering)
	for i, item := range b.Items {
		p.rows = append(p.rows, labelled(l.Add("LI"), indent, span{regular(), b.label(i)}, span{regular(), clean(item)}))
	}
	return []*piece{p}
}

// indent is where the values begin: behind the widest label, within reason.
func (f Facts) indent() float64 {
	indent := 30 * mm
	for _, fact := range f {
		indent = min(max(indent, bold().Width(oneLine(fact.Label)+":")*bodyStyle.size/1000+5*mm), 60*mm)
	}
	return indent
}

// facts stand as a list of labels and values.
func facts(b Facts, root *pdf.Element) []*piece {
	if len(b) == 0 {
		return nil
	}
	indent := b.indent()
	p := &piece{above: 6, below: 6}
	l := root.Add("L").Numbering("None")
	for _, f := range b {
		p.rows = append(p.rows, labelled(l.Add("LI"), indent, span{bold(), oneLine(f.Label) + ":"}, span{regular(), clean(f.Value)}))
	}
	p.whole = p.small()
	return []*piece{p}
}

// Where people sign: two beside each other.
const (
	signatureWidth = 75 * mm
	signatureRoom  = 15 * mm
)

// pairs are the signatures that stand beside each other.
func pairs(s Signatures) iter.Seq[Signatures] { return slices.Chunk(s, 2) }

// signatures are kept together and do not stand on a page alone: what is signed stands above them.
func signatures(b Signatures, root *pdf.Element) []*piece {
	if len(b) == 0 {
		return nil
	}
	p := &piece{above: 14, below: 6, previous: true, whole: true}
	for pair := range pairs(b) {
		above := row{leading: noteStyle.leading, pad: 2, room: signatureRoom, low: true}
		below := row{leading: addressStyle.leading, pad: 2}
		for i, s := range pair {
			e, x := root.Add("P"), pageLeft+float64(i)*(pageWidth-signatureWidth)
			note := cell{element: e, x: x, width: signatureWidth, style: noteStyle}
			if text := clean(s.Note); text != "" {
				note.lines = typeset([]span{{regular(), text + " "}}, noteStyle.size, signatureWidth)
			}
			name := cell{element: e, x: x, width: signatureWidth, style: addressStyle}
			var spans []span
			if clean(s.Name) != "" {
				spans = append(spans, span{bold(), oneLine(s.Name) + "\n"})
			}
			spans = append(spans, span{regular(), clean(s.Office)})
			name.lines = typeset(spans, addressStyle.size, signatureWidth)
			above.cells, below.cells = append(above.cells, note), append(below.cells, name)
		}
		below.decorate = func(page *pdf.Page, from, _ float64) {
			for _, c := range below.cells {
				page.Line(c.x, from, c.x+c.width, from, 0.6, 0)
			}
		}
		p.rows = append(p.rows, above, below)
	}
	return []*piece{p}
}
