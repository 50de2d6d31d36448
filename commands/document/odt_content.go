package document

import (
	_ "embed"
	"fmt"
	"strings"
	"text/template"

	"gremium/bot/text"
)

//go:embed styles.xml
var odtStylesSource string

var odtStylesTemplate = template.Must(template.New("styles.xml").Parse(odtStylesSource))

// odtStyles is how the paper looks: its named styles, and the page with header and footer.
func odtStyles(d Document) string {
	printer := text.For(d.Language)
	country := map[text.Language]string{text.German: "DE", text.English: "GB"}[printer.Language()]
	page := xmlText(printer.Plain("document.paper.page", "page", "\x01", "pages", "\x02")) // XML writes these as U+FFFD
	page = strings.Replace(page, "\uFFFD", `<text:page-number text:select-page="current">1</text:page-number>`, 1)
	page = strings.Replace(page, "\uFFFD", `<text:page-count>1</text:page-count>`, 1)
	var b strings.Builder
	err := odtStylesTemplate.Execute(&b, map[string]string{
		"Language": string(printer.Language()), "Country": country,
		"Mark": xmlText(oneLine(d.Mark)), "Footer": xmlText(oneLine(d.Footer)), "Page": page,
	})
	if err != nil {
		panic(err) // the template is part of the program, and strings.Builder does not fail
	}
	return b.String()
}

// odtWriter writes content.xml: the text, and before it the styles that only this paper has, such as widths of columns.
type odtWriter struct {
	styles, text strings.Builder
	named        int // how many styles there are
}

const odtContentStart = odtHeader + `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"` +
	` xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"` +
	` xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"` +
	` office:version="1.2">` + "\n<office:automatic-styles>\n"

// odtContent is what the paper says.
func odtContent(d Document) string {
	var w odtWriter
	w.letterhead(d.Letterhead)
	if title := clean(d.Title); title != "" {
		w.paragraph("Title", odtText(title))
	}
	for i, b := range d.Blocks {
		switch b := b.(type) {
		case Heading:
			w.heading(b)
		case Paragraph:
			_, signed := next(d.Blocks, i).(Signatures)
			w.prose(b, signed)
		case List:
			w.list(b)
		case Facts:
			w.facts(b)
		case Table:
			w.table(b)
		case Signatures:
			w.signatures(b)
		}
	}
	if len(d.Blocks) > 0 {
		switch d.Blocks[len(d.Blocks)-1].(type) {
		case Table, Signatures: // behind a table there must be a paragraph: one that does not begin a page
			w.paragraph("End", "")
		}
	}
	return odtContentStart + w.styles.String() + "</office:automatic-styles>\n<office:body><office:text>\n" +
		w.text.String() + "</office:text></office:body></office:document-content>\n"
}

// next is the block behind another; nil behind the last.
func next(blocks []Block, i int) Block {
	if i+1 < len(blocks) {
		return blocks[i+1]
	}
	return nil
}

// odtText is clean text with its line breaks.
func odtText(s string) string {
	return strings.ReplaceAll(xmlText(bound(s)), "&#xA;", "<text:line-break/>") // as package xml writes a line break
}

func strongText(s string) string {
	if s == "" {
		return ""
	}
	return `<text:span text:style-name="Strong_20_Emphasis">` + odtText(s) + "</text:span>"
}

func (w *odtWriter) paragraph(style, content string) {
	fmt.Fprintf(&w.text, "<text:p text:style-name=\"%s\">%s</text:p>\n", style, content)
}

// style adds a style of this paper and returns its name.
func (w *odtWriter) style(family, attributes, properties string) string {
	w.named++
	name := fmt.Sprintf("P%d", w.named)
	fmt.Fprintf(&w.styles, "<style:style style:name=\"%s\" style:family=\"%s\"%s>%s</style:style>\n", name, family, attributes, properties)
	return name
}

func centimetres(points float64) string { return fmt.Sprintf("%.3fcm", points/mm/10) }

func (w *odtWriter) letterhead(lines []string) {
	var written []string
	for _, l := range lines {
		if l = clean(l); l != "" {
			written = append(written, l)
		}
	}
	for i, l := range written {
		style := "Address"
		switch {
		case i == len(written)-1 && i > 0:
			style = "Letterhead_20_end"
		case i == 0:
			style = "Sender"
		}
		w.paragraph(style, odtText(l))
	}
}

func (w *odtWriter) heading(h Heading) {
	if text := clean(h.Text); text != "" {
		level := min(max(h.Level, 1), 3)
		fmt.Fprintf(&w.text, "<text:h text:style-name=\"Heading_20_%d\" text:outline-level=\"%d\">%s</text:h>\n", level, level, odtText(text))
	}
}

// prose writes a paragraph; one that announces something or is signed stays with what follows.
func (w *odtWriter) prose(p Paragraph, signed bool) {
	lead, text := clean(p.Lead), clean(p.Text)
	style, between := "Text_20_body", " "
	switch {
	case lead+text == "":
		return
	case p.Verbatim:
		style, between = "Quotations", "<text:line-break/>"
	case signed, strings.HasSuffix(lead+text, ":"):
		style = "Announcement"
	}
	if lead == "" || text == "" {
		between = ""
	}
	w.paragraph(style, strongText(lead)+between+odtText(text))
}

func (w *odtWriter) list(l List) {
	style := "List_20_1"
	if l.Ordered {
		style = "Numbering_20_1"
	}
	if len(l.Items) == 0 {
		return
	}
	if len(l.Labels) > 0 {
		labels := make(Facts, len(l.Items))
		for i, item := range l.Items {
			labels[i] = Fact{odtText(l.label(i)), item}
		}
		w.labelled(labels, l.indent())
		return
	}
	fmt.Fprintf(&w.text, "<text:list text:style-name=\"%s\">\n", style)
	for _, item := range l.Items {
		w.text.WriteString("<text:list-item>")
		w.paragraph("List_20_Contents", odtText(clean(item)))
		w.text.WriteString("</text:list-item>\n")
	}
	w.text.WriteString("</text:list>\n")
}

// facts stand as lines with a tab: an office adds one by typing it.
func (w *odtWriter) facts(f Facts) {
	if len(f) == 0 {
		return
	}
	lines := make(Facts, len(f))
	for i, fact := range f {
		lines[i] = Fact{strongText(oneLine(fact.Label) + ":"), fact.Value}
	}
	w.labelled(lines, f.indent())
}

// labelled writes lines with ready labels before them, of which few stay together.
func (w *odtWriter) labelled(lines Facts, at float64) {
	indent := centimetres(at * 1.15) // the office may have a wider font
	style := func(keep string) string {
		return w.style("paragraph", ` style:parent-style-name="Facts"`,
			fmt.Sprintf(`<style:paragraph-properties fo:margin-left="%s" fo:text-indent="-%s"%s/>`, indent, indent, keep))
	}
	last := style("")
	kept := last
	if small(lines...) {
		kept = style(` fo:keep-with-next="always"`)
	}
	for i, line := range lines {
		if i == len(lines)-1 {
			kept = last
		}
		w.paragraph(kept, line.Label+"<text:tab/>"+odtText(clean(line.Value)))
	}
}

const (
	odtGrid   = ` fo:border="0.5pt solid #999999"`
	odtCell   = `<style:table-cell-properties fo:padding="0.1cm" fo:padding-left="0.14cm" fo:padding-right="0.14cm"%s/>`
	odtNoGrid = ` fo:border="none"`
)

// small says whether lines or rows had better stay on one page: there are few, and they are short.
func small(lines ...Fact) bool {
	length := 0
	for _, l := range lines {
		length += len(l.Value)
	}
	return len(lines) <= together && length <= 600
}

// begin begins a table with columns between the places of x.
func (w *odtWriter) begin(x []float64, properties string) {
	table := w.style("table", "", fmt.Sprintf(`<style:table-properties style:width="%s" table:align="left" table:border-model="collapsing"%s/>`,
		centimetres(x[len(x)-1]-x[0]), properties))
	fmt.Fprintf(&w.text, "<table:table table:name=\"%s\" table:style-name=\"%s\">\n", table, table)
	for i := range len(x) - 1 {
		column := w.style("table-column", "", fmt.Sprintf(`<style:table-column-properties style:column-width="%s"/>`, centimetres(x[i+1]-x[i])))
		fmt.Fprintf(&w.text, "<table:table-column table:style-name=\"%s\"/>\n", column)
	}
}

// row writes a row of a table: the style of row and cells, and of the text of each column.
func (w *odtWriter) row(row, cell string, paragraphs, contents []string) {
	fmt.Fprintf(&w.text, "<table:table-row table:style-name=\"%s\">\n", row)
	for i, content := range contents {
		fmt.Fprintf(&w.text, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\">", cell)
		w.paragraph(paragraphs[i], content)
		w.text.WriteString("</table:table-cell>\n")
	}
	w.text.WriteString("</table:table-row>\n")
}

func (w *odtWriter) table(t Table) {
	columns := t.columns()
	if columns == 0 {
		return
	}
	if caption := clean(t.Caption); caption != "" {
		w.paragraph("Caption", odtText(caption))
	}
	g := t.grid(columns)
	properties := ` fo:margin-top="0.2cm" fo:margin-bottom="0.35cm"`
	var rows Facts
	for _, cells := range t.Rows {
		rows = append(rows, Fact{Value: strings.Join(cells, " ")})
	}
	if small(rows...) {
		properties += ` style:may-break-between-rows="false"`
	}
	w.begin(g.x, properties)
	heads, bodies := make([]string, columns), make([]string, columns)
	for i := range columns {
		heads[i], bodies[i] = "Table_20_Heading", "Table_20_Contents"
		if i < len(t.Right) && t.Right[i] {
			heads[i], bodies[i] = "Table_20_Heading_20_Figures", "Table_20_Figures"
		}
		if g.style.size < tableSizes[0] {
			size := fmt.Sprintf(`<style:text-properties fo:font-size="%.1fpt"/>`, g.style.size)
			heads[i] = w.style("paragraph", ` style:parent-style-name="`+heads[i]+`"`, size)
			bodies[i] = w.style("paragraph", ` style:parent-style-name="`+bodies[i]+`"`, size)
		}
	}
	contents := func(cells []string) []string {
		all := make([]string, columns)
		for i, c := range cells {
			all[i] = odtText(clean(c))
		}
		return all
	}
	if len(t.Head) > 0 {
		row := w.style("table-row", "", `<style:table-row-properties fo:keep-together="always"/>`)
		cell := w.style("table-cell", "", fmt.Sprintf(odtCell, odtGrid+` fo:background-color="#ebebeb"`))
		w.text.WriteString("<table:table-header-rows>\n")
		w.row(row, cell, heads, contents(t.Head))
		w.text.WriteString("</table:table-header-rows>\n")
	}
	align := ""
	properties = `<style:table-row-properties fo:keep-together="auto"/>`
	if t.ByHand {
		properties = fmt.Sprintf(`<style:table-row-properties style:min-row-height="%s" fo:keep-together="auto"/>`, centimetres(byHand))
		align = ` style:vertical-align="middle"`
	}
	row, cell := w.style("table-row", "", properties), w.style("table-cell", "", fmt.Sprintf(odtCell, odtGrid+align))
	for _, cells := range t.Rows {
		w.row(row, cell, bodies, contents(cells))
	}
	w.text.WriteString("</table:table>\n")
}

// signatures are a table without a grid: a row to sign in, a row with the names.
func (w *odtWriter) signatures(s Signatures) {
	if len(s) == 0 {
		return
	}
	gap := pageWidth - 2*signatureWidth
	w.begin([]float64{0, signatureWidth, signatureWidth + gap, pageWidth}, ` style:may-break-between-rows="false" fo:margin-top="0.4cm"`)
	room := w.style("table-row", "", fmt.Sprintf(`<style:table-row-properties style:min-row-height="%s" fo:keep-together="always"/>`, centimetres(signatureRoom)))
	names := w.style("table-row", "", `<style:table-row-properties fo:keep-together="always"/>`)
	free := w.style("table-cell", "", `<style:table-cell-properties fo:padding="0cm"`+odtNoGrid+` style:vertical-align="bottom"/>`)
	ruled := w.style("table-cell", "", `<style:table-cell-properties fo:padding="0.05cm" fo:border-left="none" fo:border-right="none" fo:border-bottom="none" fo:border-top="0.6pt solid #000000"/>`)
	cell := func(style, content string) {
		fmt.Fprintf(&w.text, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\">", style)
		w.paragraph("Signature", content)
		w.text.WriteString("</table:table-cell>\n")
	}
	for pair := range pairs(s) {
		for _, part := range []struct {
			row, cell string
			content   func(Signature) string
		}{
			{room, free, func(s Signature) string { return odtText(clean(s.Note)) }},
			{names, ruled, func(s Signature) string {
				return strongText(oneLine(s.Name)) + "<text:line-break/>" + odtText(clean(s.Office))
			}},
		} {
			fmt.Fprintf(&w.text, "<table:table-row table:style-name=\"%s\">\n", part.row)
			cell(part.cell, part.content(pair[0]))
			cell(free, "")
			if len(pair) > 1 {
				cell(part.cell, part.content(pair[1]))
			} else {
				cell(free, "")
			}
			w.text.WriteString("</table:table-row>\n")
		}
	}
	w.text.WriteString("</table:table>\n")
}
