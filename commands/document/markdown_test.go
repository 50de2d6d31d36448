package document

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	renderer "github.com/yuin/goldmark/renderer/html"

	"gremium/bot/text"
)

// rendered is a Markdown file as HTML, read by goldmark as GitHub reads it, with the HTML that is in it.
func rendered(t testing.TB, d Document) string {
	t.Helper()
	made, err := Markdown(d)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(renderer.WithUnsafe())).Convert(made, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var (
	htmlTag = regexp.MustCompile(`<[^>]*>`)
	dots    = strings.Repeat("…", 20)
)

// Whatever was typed, the paper says the same in Markdown as it was told, in order, and nothing of it is formatting.
func TestMarkdownText(t *testing.T) {
	eachPaper(t, func(t *testing.T, d Document) {
		numbers := regexp.MustCompile(`(?m)^(\d+\.|•)$`)
		got := letters(html.UnescapeString(htmlTag.ReplaceAllString(rendered(t, d), "")))
		want := numbers.ReplaceAllString(strings.Join(said(d), "\n"), "") // of lists: HTML has them as tags
		want += oneLine(d.Footer)
		differ(t, strings.ReplaceAll(got, letters(dots), ""), letters(want))
	})
}

// The tags that come from what people typed are line breaks and links that show themselves.
func TestMarkdownTags(t *testing.T) {
	d := hostile()
	var blocks []Block
	for _, s := range []string{markup, "# x", "- x", "+ x", "1. x", "1) x", "> x", "===", "---", "    x", "```", "~~x~~", "| a | b |", "![x](y)", "&lt; &#60;", "[x]: y", "a\n---\nb", "a\n\n- b", "_x_ __y__", "<b>", "\\*x*", "http://a.example/*b*_c_"} {
		blocks = append(blocks, Paragraph{Text: s}, Paragraph{Text: "a\n" + s}, Heading{1, s}, List{Items: []string{s}}, Table{Head: []string{s}, Rows: [][]string{{s}}}, Facts{{s, s}})
	}
	d.Blocks = append(d.Blocks, blocks...)
	allowed := regexp.MustCompile(`^</?(p|strong|h[1-6]|ul|li|ol|blockquote|table|thead|tbody|tr|th|td)>$|^<(br|hr)( /)?>$|^<(th|td) style="text-align:right">$|^<a href="https?://[^"]*">$|^</a>$`)
	page := rendered(t, d)
	for _, tag := range htmlTag.FindAllString(page, -1) {
		if !allowed.MatchString(tag) {
			t.Errorf("%s", tag)
		}
	}
	for _, link := range regexp.MustCompile(`<a href="([^"]*)">([^<]*)</a>`).FindAllStringSubmatch(page, -1) {
		if link[1] != link[2] {
			t.Errorf("a link to %s says %s", link[1], link[2])
		}
	}
	if got, want := strings.Count(page, "<blockquote>"), 5; got != want {
		t.Errorf("%d quotations, want the %d verbatim texts", got, want)
	}
}

func TestMarkdown(t *testing.T) {
	d := Document{
		Title: "Niederschrift S12", Language: text.German, Mark: "Entwurf", Letterhead: []string{"Stadt Musterau", "Rathausplatz 1"}, Footer: "Version 1",
		Blocks: []Block{
			Facts{{"Ort", "Rathaus"}, {"Beginn", "16:00 Uhr"}}, Heading{1, "Ö 1 Bericht"}, Heading{2, "Antrag"},
			Paragraph{Text: "Zeile 1\nZeile 2 mit * und <b>"}, Paragraph{Lead: "Beschluss B 2027/7", Text: "Der Weg wird gebaut.", Verbatim: true},
			List{Items: []string{"eins", "zwei"}}, List{Ordered: true, Items: []string{"eins", "zwei\ndrei"}},
			Table{Caption: "Zahlen", Head: []string{"Art", "Zahl"}, Rows: [][]string{{"a|b", "1"}, {"zwei\nZeilen"}}, Right: []bool{false, true}},
			Signatures{{Name: "A. Beck", Office: "Vorsitz"}, {Name: "C. Dorn", Office: "Protokoll", Note: "freigegeben"}},
		},
	}
	const want = `**Entwurf**

Stadt Musterau\
Rathausplatz 1

# Niederschrift S12

- **Ort:** Rathaus
- **Beginn:** 16:00 Uhr

## Ö 1 Bericht

### Antrag

Zeile 1\
Zeile 2 mit \* und \<b\>

> **Beschluss B 2027/7**\
> Der Weg wird gebaut.

- eins
- zwei

1. eins
2. zwei\
   drei

**Zahlen**

| Art | Zahl |
| --- | ---: |
| a\|b | 1 |
| zwei<br>Zeilen |  |

…………………\
**A. Beck**\
Vorsitz

freigegeben\
**C. Dorn**\
Protokoll

---

Version 1
`
	made, err := Markdown(d)
	if err != nil {
		t.Fatal(err)
	}
	differ(t, string(made), strings.Replace(want, "…………………", dots, 1))
}
