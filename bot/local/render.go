package local

import (
	"bytes"
	"html"
	"html/template"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"gremium/bot/text"
)

// This file turns Markup into what is seen: HTML for browsers, plain text for stories.

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

// policy is the second lock: whatever Markdown becomes, only these elements come through. No images: they would
// load from elsewhere.
var policy = func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "strong", "em", "code", "ul", "li")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	p.AllowElements("ol")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes("https", "http", "mailto")
	p.RequireParseableURLs(true)
	p.RequireNoFollowOnLinks(false)
	p.AddTargetBlankToFullyQualifiedLinks(true) // adds rel=noopener
	return p
}()

// HTML renders Markup for the page.
func HTML(m text.Markup) template.HTML {
	return template.HTML(whole(policy.SanitizeBytes(convert(m)))) //nolint:gosec // sanitised
}

// inline is HTML for a single paragraph, without its element.
func inline(m text.Markup) template.HTML {
	s := strings.TrimSpace(string(HTML(m)))
	if one := strings.TrimSuffix(strings.TrimPrefix(s, "<p>"), "</p>"); !strings.Contains(one, "<p>") {
		s = one
	}
	return template.HTML(s) //nolint:gosec // sanitised by HTML
}

// plain renders text without Markdown as HTML.
func plain(s string) template.HTML {
	return template.HTML(whole([]byte(html.EscapeString(s)))) //nolint:gosec // escaped
}

// idParts matches a tag, or an id of several parts such as S5-17.
var idParts = regexp.MustCompile(`<[^>]*>|\b\p{Lu}{1,3}[0-9]+(?:-[0-9]+)+\b`)

// whole keeps ids in one piece where lines break: browsers break after their hyphens. What is copied stays the same.
func whole(source []byte) []byte {
	return idParts.ReplaceAllFunc(source, func(m []byte) []byte {
		if m[0] == '<' {
			return m
		}
		return []byte(`<span class="id">` + string(m) + `</span>`)
	})
}

func convert(m text.Markup) []byte {
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

// Text renders Markup as a person reads it: no Markdown, escapes resolved, one line per line, "• " before the
// items of a list. It reads goldmark's own HTML, in which every < begins a tag.
func Text(m text.Markup) string {
	source := string(convert(m))
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

// fold makes one blank of every run of white space, no-break spaces included.
func fold(s string) string {
	var b strings.Builder
	blank := false
	for _, r := range s {
		if unicode.IsSpace(r) {
			blank = true
			continue
		}
		if blank {
			b.WriteByte(' ')
		}
		blank = false
		b.WriteRune(r)
	}
	if blank {
		b.WriteByte(' ')
	}
	return b.String()
}
