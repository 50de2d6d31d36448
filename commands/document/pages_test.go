package document

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gremium/commands/document/pdf"
)

// anyBlocks are blocks as papers have them, with texts of every length up to a page.
func anyBlocks(r *rapid.T) []Block {
	sentence := func(label string, most int) string {
		return words(rapid.IntRange(1, most).Draw(r, label), rapid.IntRange(0, 5).Draw(r, "from"))
	}
	var blocks []Block
	headings := 0 // below each other
	for i := range rapid.IntRange(1, 25).Draw(r, "blocks") {
		kind := rapid.IntRange(0, 5).Draw(r, "kind")
		if kind == 0 && headings == 5 {
			kind = 1 // more headings below each other than a page has room for cannot stay together
		}
		headings++
		if kind != 0 {
			headings = 0
		}
		switch kind {
		case 0:
			blocks = append(blocks, Heading{rapid.IntRange(1, 3).Draw(r, "level"), sentence("heading", 2)})
		case 1:
			blocks = append(blocks, Paragraph{Text: sentence("text", 40)})
		case 2:
			blocks = append(blocks, Paragraph{Lead: "Beschluss", Text: sentence("text", 12), Verbatim: true})
		case 3:
			list := List{Ordered: i%2 == 0}
			for range rapid.IntRange(1, 8).Draw(r, "points") {
				list.Items = append(list.Items, sentence("point", 6))
			}
			blocks = append(blocks, Paragraph{Text: "Folgendes:"}, list)
		case 4:
			table := bigTable(rapid.IntRange(1, 30).Draw(r, "rows"))
			table.Rows[0][1] = sentence("cell", 80)
			blocks = append(blocks, table)
		case 5:
			blocks = append(blocks, Facts{{"Ort", sentence("fact", 4)}, {"Beginn", "16:00 Uhr"}})
		}
	}
	return append(blocks, Signatures{{Name: "A"}, {Name: "B"}, {Name: "C"}})
}

// Whatever a paper is made of: everything is on a page once and in order, no page is too full, no heading stands
// without what it is the heading of, no line of a paragraph alone, and no signature without something that is signed.
func TestPageBreaks(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		root := pdf.New(pdf.Info{}).Root()
		all := pieces(paper("Niederschrift", anyBlocks(r)...), root)
		pages := breaks(all)
		var got, want []string
		for i, p := range all {
			for j, row := range p.rows {
				for line := range row.count() {
					want = append(want, fmt.Sprint(i, j, line))
				}
			}
		}
		number := map[*piece]int{}
		for i, p := range all {
			number[p] = i
		}
		for n, page := range pages {
			first, last := page[0], page[len(page)-1]
			height := repeated(first)
			for i, s := range page {
				got = append(got, fmt.Sprint(number[s.piece], s.row, s.line))
				if i > 0 {
					height += gap(page[i-1], s)
				}
				height += s.height()
			}
			if height > pageBottom-pageTop && len(page) > 1 {
				r.Errorf("page %d is %.0f high", n+1, height)
			}
			count := last.piece.rows[last.row].count()
			switch ends := last.row == len(last.piece.rows)-1 && last.line == count-1; {
			case n == len(pages)-1:
			case ends && last.piece.next:
				r.Errorf("page %d ends with what belongs to the next", n+1)
			case last.line < count-1 && (last.line == 0 || last.line == count-2 || count <= unified):
				r.Errorf("page %d ends behind line %d of %d", n+1, last.line+1, count)
			}
			if n > 0 && first.piece.previous {
				r.Errorf("page %d begins with signatures", n+1)
			}
		}
		if strings.Join(got, ",") != strings.Join(want, ",") {
			r.Errorf("on the pages %v, want %v", got, want)
		}
	})
}

// What should stay together and is longer than a page is broken all the same.
func TestPageBreaksOfLongSignatures(t *testing.T) {
	var s Signatures
	for i := range 60 {
		s = append(s, Signature{Name: fmt.Sprint("Mitglied ", i)})
	}
	pages := breaks(pieces(paper("Unterschriften", Paragraph{Text: "Text"}, s), pdf.New(pdf.Info{}).Root()))
	if len(pages) != 3 {
		t.Errorf("%d pages", len(pages))
	}
}

// A row that is short stands on one page; a page that begins within a table leaves room for its head.
func TestPageBreaksOfTables(t *testing.T) {
	pages := breaks(pieces(paper("Aufgaben", bigTable(200)), pdf.New(pdf.Info{}).Root()))
	for i, page := range pages[1:] {
		if first := page[0]; first.line != 0 || first.first() || repeated(first) == 0 {
			t.Errorf("page %d begins with line %d of a row, its head %.0f high", i+2, first.line+1, repeated(first))
		}
	}
}
