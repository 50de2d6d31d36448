package document

import "gremium/commands/document/pdf"

// piece is a part of the paper from top to bottom: a heading, a paragraph, a list, a table. It may go on over several
// pages.
type piece struct {
	rows         []row
	above, below float64 // free space; between two pieces the larger counts
	whole        bool    // on one page, if a page is enough
	next         bool    // on the same page as the begin of the next piece, as a heading is
	previous     bool    // on the same page as the end of the piece before, as signatures are
	repeat       []row   // drawn again, where the piece goes on on another page: the head of a table
}

// row is cells beside each other. It may be broken between its lines.
type row struct {
	cells   []cell
	leading float64 // from line to line
	pad     float64 // free space above and below
	room    float64 // least height without pad
	unified int     // up to so many lines are kept on one page
	// decorate draws rules and fields, before the text, for the part of the row that stands between two heights.
	decorate func(p *pdf.Page, from, to float64)
	// begins is told where the row begins.
	begins func(p *pdf.Page, y float64)
}

// cell is lines of text in an element of the structure.
type cell struct {
	element  *pdf.Element
	lines    []textLine
	x, width float64
	style    style
	right    bool
}

// count is how many lines the row has.
func (r row) count() int {
	n := 1
	for _, c := range r.cells {
		n = max(n, len(c.lines))
	}
	return n
}

// spare is what is left of the room, half above and half below the lines.
func (r row) spare() float64 { return max(0, r.room-float64(r.count())*r.leading) }

// height is how high the lines from one to another are.
func (r row) height(from, to int) float64 {
	height := float64(to-from) * r.leading
	if from == 0 {
		height += r.pad + r.spare()/2
	}
	if to == r.count() {
		height += r.pad + r.spare()/2
	}
	return height
}

// kept says whether the row must not be broken behind a line: short rows are not, and of others no single line
// stands alone.
func (r row) kept(line int) bool {
	n := r.count()
	return n <= r.unified || line == 0 || line == n-2
}

// draw draws the lines from one to another; without elements they are no content.
func (r row) draw(p *pdf.Page, from, to int, y float64, again bool) {
	if r.decorate != nil {
		p.Artifact()
		r.decorate(p, y, y+r.height(from, to))
		p.End()
	}
	if from == 0 && r.begins != nil && !again {
		r.begins(p, y)
	}
	if from == 0 {
		y += r.pad + r.spare()/2
	}
	for _, c := range r.cells {
		if from >= len(c.lines) {
			continue
		}
		if again {
			p.Artifact()
		} else {
			p.Begin(c.element)
		}
		for i, l := range c.lines[from:min(to, len(c.lines))] {
			x := c.x
			if c.right {
				x += c.width - l.width
			}
			drawLine(p, x, y+float64(i)*r.leading+(r.leading+c.style.size*0.72)/2, c.style.gray, l)
		}
		p.End()
	}
}

// slice is one line of a row of a piece: the paper is put on pages slice by slice.
type slice struct {
	piece     *piece
	row, line int
}

func (s slice) first() bool { return s.row == 0 && s.line == 0 }

func (s slice) height() float64 { return s.piece.rows[s.row].height(s.line, s.line+1) }

// paginate puts pieces on pages: as much on each as fits, up to the last place where a break may be.
func paginate(file *pdf.File, pieces []*piece) {
	var slices []slice
	var broken []bool // whether a page may end behind a slice
	for i, p := range pieces {
		for r, row := range p.rows {
			for line := range row.count() {
				slices = append(slices, slice{p, r, line})
				broken = append(broken, !p.whole && (line == row.count()-1 || !row.kept(line)))
			}
		}
		broken[len(broken)-1] = !p.next && (i+1 == len(pieces) || !pieces[i+1].previous)
	}
	for start := 0; start < len(slices); {
		end, y := start, pageTop+repeated(slices[start])
		best := 0
		for end < len(slices) {
			height := slices[end].height()
			if end > start {
				height += gap(slices[end-1], slices[end])
			}
			if end > start && y+height > pageBottom {
				break
			}
			y += height
			end++
			if broken[end-1] {
				best = end
			}
		}
		if end < len(slices) && best > 0 {
			end = best
		}
		place(file.AddPage(), slices[start:end])
		start = end
	}
	if len(slices) == 0 {
		file.AddPage()
	}
}

// gap is the free space between two slices of a page.
func gap(before, after slice) float64 {
	if before.piece == after.piece {
		return 0
	}
	return max(before.piece.below, after.piece.above)
}

// repeated is the height of what is drawn again before a slice that begins a page.
func repeated(s slice) (height float64) {
	if s.first() {
		return 0
	}
	for _, r := range s.piece.repeat {
		height += r.height(0, r.count())
	}
	return height
}

// place draws slices on a page, those of a row at once.
func place(p *pdf.Page, slices []slice) {
	y := float64(pageTop)
	if !slices[0].first() {
		for _, r := range slices[0].piece.repeat {
			r.draw(p, 0, r.count(), y, true)
			y += r.height(0, r.count())
		}
	}
	for i := 0; i < len(slices); {
		s := slices[i]
		if i > 0 {
			y += gap(slices[i-1], s)
		}
		n := 1
		for i+n < len(slices) && slices[i+n].piece == s.piece && slices[i+n].row == s.row {
			n++
		}
		r := s.piece.rows[s.row]
		r.draw(p, s.line, s.line+n, y, false)
		y += r.height(s.line, s.line+n)
		i += n
	}
}
