package pdf

import (
	"fmt"
	"strings"
)

// Element is a part of the document's structure: a heading (H1), a paragraph (P), a list (L, LI, Lbl, LBody), a table
// (Table, TR, TH, TD). It holds other elements or content of pages, in reading order.
type Element struct {
	kind       string
	attributes string
	kids       []kid
	ref        reference
}

// kid is a part of an element: an element, or the content behind a mark on a page.
type kid struct {
	element *Element
	page    *Page
	number  int
}

// maxKids is how many kids an element has: PDF/A-1 allows an array 8191 elements (ISO 19005-1, 6.1.12).
const maxKids = 8000

// Add adds an element at the end. Kind is a standard structure type (PDF Reference 1.4, 9.7.4).
func (e *Element) Add(kind string) *Element {
	child := &Element{kind: kind}
	e.kids = append(e.kids, kid{element: child})
	return child
}

// Column says that a TH is the head of its column.
func (e *Element) Column() *Element {
	e.attributes = "/A<</O/Table/Scope/Column>>"
	return e
}

// Numbering says how the points of a list L are counted: Decimal, Disc, None.
func (e *Element) Numbering(kind string) *Element {
	e.attributes = "/A<</O/List/ListNumbering/" + kind + ">>"
	return e
}

// putStructure writes the structure, and the way back from each mark to its element.
func (f *File) putStructure(w *writer) reference {
	tree := w.reserve()
	f.root.put(w, tree)
	var numbers strings.Builder
	for _, p := range f.pages {
		refs := make([]string, len(p.marked))
		for i, e := range p.marked {
			refs[i] = e.ref.String()
		}
		fmt.Fprintf(&numbers, "%d %s ", p.index, w.add("["+strings.Join(refs, " ")+"]"))
	}
	parents := w.add("<</Nums[" + strings.TrimSpace(numbers.String()) + "]>>")
	w.put(tree, "<</Type/StructTreeRoot/K %s/ParentTree %s/ParentTreeNextKey %d>>", f.root.ref, parents, len(f.pages))
	return tree
}

// put writes an element and all below it.
func (e *Element) put(w *writer, parent reference) {
	e.group()
	e.ref = w.reserve()
	var kids strings.Builder
	var page *Page
	for _, k := range e.kids {
		switch {
		case k.element != nil:
			k.element.put(w, e.ref)
			fmt.Fprintf(&kids, "%s ", k.element.ref)
		case page == nil || page == k.page: // of the page that the element names
			page = k.page
			fmt.Fprintf(&kids, "%d ", k.number)
		default:
			fmt.Fprintf(&kids, "<</Type/MCR/Pg %s/MCID %d>>", k.page.ref, k.number)
		}
	}
	on := ""
	if page != nil {
		on = "/Pg " + page.ref.String()
	}
	w.put(e.ref, "<</Type/StructElem/S/%s/P %s%s%s/K[%s]>>", e.kind, parent, on, e.attributes, strings.TrimSpace(kids.String()))
}

// group puts the kids of an element that has too many into groups without a meaning.
func (e *Element) group() {
	for len(e.kids) > maxKids {
		var groups []kid
		for kids := e.kids; len(kids) > 0; {
			n := min(maxKids, len(kids))
			groups = append(groups, kid{element: &Element{kind: "NonStruct", kids: kids[:n:n]}})
			kids = kids[n:]
		}
		e.kids = groups
	}
}
