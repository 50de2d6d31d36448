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

// small says whether a piece of several rows had better not be parted: it is short, and leaves little of a page empty.
func (p *piece) small() bool {
	height := 0.0
	for _, r := range p.rows {
		height += r.height(0, r.count())
	}
	return len(p.rows) <= together && height <= (pageBottom-pageTop)/4
}

// row is cells beside each other. It may be broken between its lines.
type row struct {
	cells   []cell
	leading float64 // from line to line
	pad     float64 // free space above and below
	room    float64 // least height without pad
	low     bool    // the lines stand at the bottom of the row, not in the middle of its room
	middle  bool    // cells with fewer lines than others have theirs in the middle
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

// above and below are the free space before the first and behind the last line.
func (r row) above() float64 { return r.pad + r.spare() - r.spareBelow() }
func (r row) below() float64 { return r.pad + r.spareBelow() }

// spare is what the lines leave of the room.
func (r row) spare() float64 { return max(0, r.room-float64(r.count())*r.leading) }

func (r row) spareBelow() float64 {
	if r.low {
		return 0
	}
	return r.spare() / 2
}

// height is how high the lines from one to another are.
func (r row) height(from, to int) float64 {
	height := float64(to-from) * r.leading
	if from == 0 {
		height += r.above()
	}
	if to == r.count() {
		height += r.below()
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
		y += r.above()
	}
	for _, c := range r.cells {
		first := 0 // the row's line in which the cell begins
		if r.low {
			first = r.count() - len(c.lines)
		}
		drop := 0.0
		if r.middle {
			drop = float64(r.count()-len(c.lines)) * r.leading / 2
		}
		begin, end := max(from, first), min(to, first+len(c.lines))
		if begin >= end {
			continue
		}
		if again {
			p.Artifact()
		} else {
			p.Begin(c.element)
		}
		for i := begin; i < end; i++ {
			l, x := c.lines[i-first], c.x
			if c.right {
				x += c.width - l.width
			}
			// Capitals are 0.72 of the size high: they stand in the middle between two lines.
			drawLine(p, x, y+drop+float64(i-from)*r.leading+(r.leading+0.72*c.style.size)/2, c.style.gray, l)
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

// paginate puts pieces on pages.
func paginate(file *pdf.File, pieces []*piece) {
	pages := breaks(pieces)
	for _, slices := range pages {
		place(file.AddPage(), slices)
	}
	if len(pages) == 0 {
		file.AddPage()
	}
}

// breaks finds the slices of each page: as much as fits, up to the last place where a page may end. Where there is no
// such place, because what should be kept together is longer than a page, the page ends where it is full.
func breaks(pieces []*piece) (pages [][]slice) {
	var slices []slice
	var ends []bool // whether a page may end behind a slice
	for i, p := range pieces {
		for r, row := range p.rows {
			for line := range row.count() {
				slices = append(slices, slice{p, r, line})
				ends = append(ends, !p.whole && (line == row.count()-1 || !row.kept(line)))
			}
		}
		ends[len(ends)-1] = !p.next && (i+1 == len(pieces) || !pieces[i+1].previous)
	}
	for start := 0; start < len(slices); {
		end, best, y := start, 0, pageTop+repeated(slices[start])
		for ; end < len(slices); end++ {
			if end > start {
				y += gap(slices[end-1], slices[end])
			}
			y += slices[end].height()
			if y > pageBottom && end > start {
				break
			}
			if ends[end] {
				best = end + 1
			}
		}
		if end < len(slices) && best > 0 {
			end = best
		}
		pages = append(pages, slices[start:end])
		start = end
	}
	return pages
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
