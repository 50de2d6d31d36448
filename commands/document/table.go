package document

import (
	"math"

	"gremium/commands/document/pdf"
)

// How tables look.
const (
	cellSide    = 4.0 // free space beside the text of a cell
	cellPad     = 3.0 // above and below
	cellUnified = 12  // rows of up to so many lines are not broken
	byHand      = 10 * mm
	gridGray    = 0.6
	headGray    = 0.92
	longestWord = 120.0 // a column is made no wider for the sake of a word that is wider than this
)

// tableSizes are the sizes of a table's text: a smaller one is taken where words do not fit into the columns.
var tableSizes = []float64{9.5, 8.5, 7.5, 6.5}

// grid is the columns of a table.
type grid struct {
	style style
	x     []float64 // where the columns begin, and where the last ends
	right []bool
}

// table is a piece for the caption, one for the head, and one for the rows, which repeats the head on each page.
func table(t Table, root *pdf.Element) []*piece {
	columns := t.columns()
	if columns == 0 {
		return nil
	}
	var all []*piece
	e := root.Add("Table")
	if caption := clean(t.Caption); caption != "" {
		p := paragraph(e.Add("Caption"), captionStyle, pageLeft, span{bold(), caption})
		p.above, p.below, p.next = 8, 3, true
		all = append(all, p)
	}
	g := t.grid(columns)
	rows := &piece{below: 10}
	if len(t.Head) > 0 {
		head := &piece{above: 8, next: len(t.Rows) > 0}
		head.rows = []row{g.row(t.Head, bold(), e.Add("TR"), true)}
		if head.rows[0].height(0, head.rows[0].count()) < (pageBottom-pageTop)/3 {
			rows.repeat = head.rows
		}
		all = append(all, head)
	} else {
		rows.above = 8
	}
	for _, cells := range t.Rows {
		r := g.row(cells, regular(), e.Add("TR"), false)
		if t.ByHand {
			r.room, r.middle = byHand-2*cellPad, true
		}
		rows.rows = append(rows.rows, r)
	}
	rows.whole = rows.small()
	if len(rows.rows) > 0 {
		all = append(all, rows)
	} else {
		all[len(all)-1].below = 10
	}
	return all
}

// columns is how many columns there are: rows may be longer than the head.
func (t Table) columns() int {
	n := len(t.Head)
	for _, r := range t.Rows {
		n = max(n, len(r))
	}
	return n
}

// row makes a row, with a cell for every column, as readers expect it.
func (g grid) row(cells []string, font *pdf.Font, e *pdf.Element, head bool) row {
	r := row{leading: g.style.leading, pad: cellPad, unified: cellUnified}
	for i := range len(g.x) - 1 {
		width := g.x[i+1] - g.x[i]
		side := min(cellSide, width/8)
		c := cell{x: g.x[i] + side, width: width - 2*side, style: g.style, right: i < len(g.right) && g.right[i]}
		if head {
			c.element = e.Add("TH").Column()
		} else {
			c.element = e.Add("TD")
		}
		if i < len(cells) {
			if text := clean(cells[i]); text != "" {
				c.lines = typeset([]span{{font, text}}, g.style.size, c.width)
			}
		}
		r.cells = append(r.cells, c)
	}
	r.decorate = func(p *pdf.Page, from, to float64) {
		if head {
			p.Fill(g.x[0], from, g.x[len(g.x)-1]-g.x[0], to-from, headGray)
		}
		for _, y := range []float64{from, to} {
			p.Line(g.x[0], y, g.x[len(g.x)-1], y, 0.5, gridGray)
		}
		for _, x := range g.x {
			p.Line(x, from, x, to, 0.5, gridGray)
		}
	}
	return r
}

// grid finds columns as wide as asked for, unless a word does not fit: then others give way to it.
func (t Table) grid(columns int) grid {
	words := t.longest(columns)
	for _, size := range tableSizes {
		widths, fits := shared(t.shares(columns), words, size)
		if !fits && size != tableSizes[len(tableSizes)-1] {
			continue
		}
		g := grid{style: style{size: size, leading: size * 1.32}, x: []float64{pageLeft}, right: t.Right}
		for i, w := range widths {
			g.x = append(g.x, g.x[i]+w)
		}
		return g
	}
	return grid{}
}

// shares are the shares of the width, adding up to 1.
func (t Table) shares(columns int) []float64 {
	shares, sum := make([]float64, columns), 0.0
	for i := range shares {
		shares[i] = 1
		if i < len(t.Widths) && t.Widths[i] > 0 && !math.IsInf(t.Widths[i], 0) {
			shares[i] = t.Widths[i]
		}
		sum += shares[i]
	}
	for i := range shares {
		shares[i] /= sum
	}
	return shares
}

// longest is the width of each column's longest word at a size of 1.
func (t Table) longest(columns int) []float64 {
	words := make([]float64, columns)
	note := func(cells []string, font *pdf.Font) {
		for i, c := range cells {
			for _, a := range atoms([]span{{font, clean(c)}}) {
				words[i] = max(words[i], font.Width(a.text)/1000)
			}
		}
	}
	note(t.Head, bold())
	for _, cells := range t.Rows {
		note(cells, regular())
	}
	return words
}

// shared shares the width of the page out: no column gets less than its longest word needs, if that is possible.
func shared(shares, words []float64, size float64) (widths []float64, fits bool) {
	widths = make([]float64, len(shares))
	needed, spare := 0.0, 0.0
	for i := range widths {
		least := min(words[i]*size, longestWord) + 2*cellSide + 0.1
		widths[i] = max(shares[i]*pageWidth, least)
		needed += widths[i]
		spare += widths[i] - least
	}
	over := needed - pageWidth
	switch {
	case over <= 0:
		return widths, true
	case over <= spare: // who has more than it needs gives of that
		for i := range widths {
			least := min(words[i]*size, longestWord) + 2*cellSide + 0.1
			widths[i] -= over * (widths[i] - least) / spare
		}
		return widths, true
	}
	for i := range widths {
		widths[i] *= pageWidth / needed
	}
	return widths, false
}
