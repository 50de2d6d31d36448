package text

import (
	"bytes"
	"html"
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// markdown reads what Markup has and nothing else: there are no headings, no quotes, no code by indentation, and no
// raw HTML. Line breaks stay, as chats do it.
var markdown = goldmark.New(
	goldmark.WithParser(parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(paragraphs{parser.NewParagraphParser()}, 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewEmphasisParser(), 500),
		),
	)),
	goldmark.WithRendererOptions(goldhtml.WithHardWraps()),
)

// paragraphs takes indented lines as well: without code by indentation nobody else would, and they would be lost.
type paragraphs struct{ parser.BlockParser }

func (paragraphs) CanAcceptIndentedLine() bool { return true }

// HTML renders Markup as HTML. Whoever shows it sanitises it.
func HTML(m Markup) []byte {
	var b bytes.Buffer
	if err := markdown.Convert([]byte(m), &b); err != nil {
		return []byte("<p>" + html.EscapeString(string(m)) + "</p>") // a bytes.Buffer does not fail
	}
	return b.Bytes()
}

var (
	tag   = regexp.MustCompile(`<[^>]*>`)
	start = regexp.MustCompile(`^<ol start="(\d+)"`)
)

// Plain renders Markup as a person reads it: no Markdown, escapes resolved, one line per line, "• " before the
// items of a list. It reads goldmark's own HTML, in which every < begins a tag.
func Plain(m Markup) string {
	source := string(HTML(m))
	var b strings.Builder
	var lists []int // the next number of each open list; 0 for bullets
	end := 0
	for _, at := range tag.FindAllStringIndex(source, -1) {
		// Line breaks of the text are <br>; those beside tags only lay out the HTML.
		b.WriteString(html.UnescapeString(strings.Trim(source[end:at[0]], "\n")))
		end = at[1]
		switch name := source[at[0]:at[1]]; {
		case strings.HasPrefix(name, "<br"), name == "</p>", name == "</ul>", name == "</ol>", name == "</li>":
			if s := b.String(); s != "" && !strings.HasSuffix(s, "\n") {
				b.WriteByte('\n')
			}
			if (name == "</ul>" || name == "</ol>") && len(lists) > 0 {
				lists = lists[:len(lists)-1]
			}
		case name == "<ul>":
			lists = append(lists, 0)
		case name == "<ol>":
			lists = append(lists, 1)
		case start.MatchString(name):
			n, _ := strconv.Atoi(start.FindStringSubmatch(name)[1])
			lists = append(lists, n)
		case name == "<li>" && len(lists) > 0:
			if s := b.String(); s != "" && !strings.HasSuffix(s, "\n") {
				b.WriteByte('\n')
			}
			if n := &lists[len(lists)-1]; *n == 0 {
				b.WriteString("• ")
			} else {
				b.WriteString(strconv.Itoa(*n) + ". ")
				*n++
			}
		}
	}
	return strings.TrimSpace(b.String())
}
