package pdf

import "fmt"

// bookmark leads from the reader's list of contents to a place.
type bookmark struct {
	title string
	level int
	page  *Page
	y     float64
}

// Bookmark adds a line to the list of contents, of level 1 or deeper, that leads to a height of the page.
func (p *Page) Bookmark(level int, title string, y float64) {
	p.file.marks = append(p.file.marks, bookmark{title, level, p, y})
}

// item is a bookmark among the others.
type item struct {
	bookmark
	ref, parent, previous, next, first, last reference
	kids                                     int
}

// putOutline writes the list of contents and returns the catalog's entries for it; "" when there is none.
func (f *File) putOutline(w *writer) string {
	if len(f.marks) == 0 {
		return ""
	}
	root := &item{ref: w.reserve()}
	open := []*item{root}       // from the root down to the last item
	before := map[*item]*item{} // the last kid so far
	items := make([]*item, 0, len(f.marks))
	for _, b := range f.marks {
		for len(open) > 1 && open[len(open)-1].level >= b.level {
			open = open[:len(open)-1]
		}
		parent := open[len(open)-1]
		i := &item{bookmark: b, ref: w.reserve(), parent: parent.ref}
		if last := before[parent]; last != nil {
			last.next, i.previous = i.ref, last.ref
		} else {
			parent.first = i.ref
		}
		parent.last, before[parent] = i.ref, i
		parent.kids++
		open, items = append(open, i), append(items, i)
	}
	for _, i := range items {
		links := ""
		for _, l := range []struct {
			name string
			to   reference
		}{{"Prev", i.previous}, {"Next", i.next}, {"First", i.first}, {"Last", i.last}} {
			if l.to != 0 {
				links += fmt.Sprintf("/%s %s", l.name, l.to)
			}
		}
		if i.kids > 0 {
			links += fmt.Sprintf("/Count %d", -i.kids) // closed at first
		}
		w.put(i.ref, "<</Title %s/Parent %s%s/Dest[%s/XYZ 0 %.2f null]>>", text(i.title), i.parent, links, i.page.ref, Height-i.y)
	}
	w.put(root.ref, "<</Type/Outlines/First %s/Last %s/Count %d>>", root.first, root.last, root.kids)
	return fmt.Sprintf("/Outlines %s/PageMode/UseNone", root.ref)
}
