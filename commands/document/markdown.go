package document

import (
	"bytes"
	"regexp"
	"strings"
)

// Markdown makes the paper a text file in CommonMark with the tables of GitHub Flavored Markdown: for wikis, mail and
// those who want to go on writing in an editor. What people typed cannot become formatting.
func Markdown(d Document) ([]byte, error) {
	var b bytes.Buffer
	block := func(text string) {
		if text != "" {
			b.WriteString(text + "\n\n")
		}
	}
	block(strong(d.Mark))
	block(joined(d.Letterhead))
	if title := oneLine(d.Title); title != "" {
		block("# " + escaped(title))
	}
	for _, part := range d.Blocks {
		switch part := part.(type) {
		case Heading:
			if text := oneLine(part.Text); text != "" {
				block(strings.Repeat("#", min(max(part.Level, 1)+1, 6)) + " " + escaped(text))
			}
		case Paragraph:
			block(part.markdown())
		case List:
			block(part.markdown())
		case Facts:
			block(part.markdown())
		case Table:
			block(part.markdown())
		case Signatures:
			for _, s := range part {
				block(s.markdown())
			}
		}
	}
	if footer := oneLine(d.Footer); footer != "" {
		block("---\n\n" + escaped(footer))
	}
	return append(bytes.TrimSpace(b.Bytes()), '\n'), nil
}

func (p Paragraph) markdown() string {
	lead, text := strong(p.Lead), broken(p.Text, "")
	between := " "
	if p.Verbatim {
		between = "\\\n"
	}
	if lead == "" || text == "" {
		between = ""
	}
	whole := lead + between + text
	if p.Verbatim && whole != "" {
		whole = "> " + strings.ReplaceAll(whole, "\n", "\n> ")
	}
	return whole
}

func (l List) markdown() string {
	var points []string
	for i, item := range l.Items {
		mark, indent := "- ", "  "
		switch {
		case i < len(l.Labels) && l.label(i) != "":
			mark += escaped(l.label(i)) + " "
		case l.Ordered:
			mark = l.label(i) + " "
			indent = strings.Repeat(" ", len(mark))
		}
		points = append(points, strings.TrimRight(mark+broken(item, indent), " "))
	}
	return strings.Join(points, "\n")
}

func (f Facts) markdown() string {
	var points []string
	for _, fact := range f {
		points = append(points, strings.TrimRight("- "+strong(oneLine(fact.Label)+":")+" "+broken(fact.Value, "  "), " "))
	}
	return strings.Join(points, "\n")
}

func (t Table) markdown() string {
	columns := t.columns()
	if columns == 0 {
		return ""
	}
	var b strings.Builder
	if t.Caption != "" {
		b.WriteString(strong(t.Caption) + "\n\n")
	}
	row := func(cells []string) {
		for i := range columns {
			text := ""
			if i < len(cells) {
				text = strings.ReplaceAll(broken(cells[i], ""), "\\\n", "<br>")
			}
			b.WriteString("| " + text + " ")
		}
		b.WriteString("|\n")
	}
	row(t.Head)
	for i := range columns {
		if i < len(t.Right) && t.Right[i] {
			b.WriteString("| ---: ")
		} else {
			b.WriteString("| --- ")
		}
	}
	b.WriteString("|\n")
	for _, cells := range t.Rows {
		row(cells)
	}
	return strings.TrimSpace(b.String())
}

// markdown is a line to sign on, or what says that it was signed, and who.
func (s Signature) markdown() string {
	place := broken(s.Note, "")
	if place == "" {
		place = strings.Repeat("…", 20)
	}
	lines := []string{place}
	for _, part := range []string{strong(s.Name), broken(s.Office, "")} {
		if part != "" {
			lines = append(lines, part)
		}
	}
	return below(lines, "")
}

func strong(text string) string {
	if text = oneLine(text); text == "" {
		return ""
	}
	return "**" + escaped(text) + "**"
}

// joined is lines of one paragraph.
func joined(lines []string) string {
	return broken(strings.Join(lines, "\n"), "")
}

// broken is text whose line breaks stay; further lines begin with indent. Empty lines would end the paragraph and
// are left out.
func broken(text, indent string) string {
	var lines []string
	for l := range strings.SplitSeq(clean(text), "\n") {
		if l != "" {
			lines = append(lines, escaped(l))
		}
	}
	return below(lines, indent)
}

// below puts lines below each other. A line that ends in a backslash says so by its number: with the one that breaks the line
// behind it, readers (goldmark is one) take the next line's escapes for text.
func below(lines []string, indent string) string {
	for i, l := range lines[:max(0, len(lines)-1)] {
		if whole, ok := strings.CutSuffix(l, `\\`); ok {
			lines[i] = whole + "&#92;"
		}
	}
	return strings.Join(lines, "\\\n"+indent)
}

var (
	webAddress = regexp.MustCompile(`https?://[^\s<>"\\^` + "`" + `{|}]*[^\s<>"\\^` + "`" + `{|}.,;:!?')\]*~]`)
	// What makes a line something else when it begins with it: a heading, a list, a quotation, a rule.
	beginning = regexp.MustCompile(`^(#{1,6}|[-+]|=+|-{2,}|\d{1,9})([.)]?)( |$)`)
	reference = regexp.MustCompile(`&(#?\w+;)`)
	special   = strings.NewReplacer(`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `<`, `\<`, `>`, `\>`, `~`, `\~`, `|`, `\|`)
)

// escaped is one line of clean text with nothing in it that Markdown knows. A web address becomes a link that shows
// itself.
func escaped(s string) string {
	var b strings.Builder
	end := 0
	for _, at := range webAddress.FindAllStringIndex(s, -1) {
		b.WriteString(special.Replace(s[end:at[0]]))
		b.WriteString("<" + s[at[0]:at[1]] + ">")
		end = at[1]
	}
	b.WriteString(special.Replace(s[end:]))
	text := reference.ReplaceAllString(b.String(), `\&$1`)
	if m := beginning.FindStringSubmatchIndex(text); m != nil {
		at := m[4] // before the point of a number, or before the mark itself
		if text[m[2]] < '0' || text[m[2]] > '9' {
			at = m[2]
		} else if m[4] == m[5] {
			return text // a number only
		}
		text = text[:at] + `\` + text[at:]
	}
	return text
}
