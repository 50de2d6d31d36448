package text

import (
	"html"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gtext "github.com/yuin/goldmark/text"
)

func TestEscape(t *testing.T) {
	for _, c := range []struct {
		plain string
		want  Markup
	}{
		{"", ""},
		{"Beleuchtung am Bahnhof", "Beleuchtung am Bahnhof"},
		{"**fett** @all", `\*\*fett\*\* \@all`},
		{"[x](http://böse.example)", `\[x\]\(<http://böse.example>\)`},
		{"siehe https://example.org/a_b?c=1.", `siehe <https://example.org/a_b?c=1>\.`},
		{"**http://y**", `\*\*<http://y>\*\*`},
		{"http://_[x](http://y/)z", `http\://\_\[x\]\(<http://y/)z>`},
		{"http://[::1]/a", `<http://[::1]/a>`},
		{"(https://example.org/a)", `\(<https://example.org/a>\)`},
		{"&lt;b&gt; A & B", `\&lt;b\&gt; A \& B`},
		{"Titel\n===", "Titel\n\u2060==="},
		{"a = b", "a = b"},
		{"    eingerückt", "\u00a0\u00a0\u00a0\u00a0eingerückt"},
		{"a\n\tb\n  c", "a\n\u00a0b\n  c"},
		{"1. Punkt\r\n- Strich\r+", "1\\. Punkt\n\\- Strich\n\\+"},
		{`C:\Temp`, `C\:\\Temp`},
		{"javascript:alert(1)", `javascript\:alert\(1\)`},
		{"🙂 ضوء", "🙂 ضوء"},
	} {
		if got := Escape(c.plain); got != c.want {
			t.Errorf("Escape(%q) = %q, want %q", c.plain, got, c.want)
		}
	}
}

// FuzzEscape: whatever a member types is shown as it was typed, by CommonMark and by what chats add to it, and
// nothing of it is formatting but addresses that show where they lead.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{
		"", "**fett** _k_ `c` ~~x~~", "# Titel", "Titel\n===", "Titel\n---", "- a\n  - b", "1. a\n2) b", "+ x", "> Zitat", "    code", "\tcode", "a\n\n    code",
		"```\ncode\n```", "~~~", "[a](https://b.de)", "![a](b)", "[a]: b", "[a][b]", "<b>x</b>", "<!-- x -->", "&amp; &#64; &lt;b&gt;", "a|b\n-|-", "- [ ] x",
		"https://a.de/b_c*d*?e=f&g=h", "http://a.de).", "www.a.de", "anna@stadt.de", "<https://a.de>", "\\https://a.de", "a\\\nb", "a  \nb", "\\&amp;", "://", "https://a.de/&copy;",
		"* * *", "\u00a0\u00a0a", " \t a", "https://a.de/\u00a0b", "HTTPS://A.DE", "~a~", "==x==", "$x$", ":smile:", "=", " =\n=", "https://a https://b",
	} {
		f.Add(s)
	}
	plainMark := goldmark.New()
	chats := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, extension.Linkify))
	f.Fuzz(func(t *testing.T, plain string) {
		// Only clean text reaches Escape (bot.Clean): valid UTF-8, no control characters but line breaks and tabs.
		plain = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) && r != '\n' && r != '\t' || r == unicode.ReplacementChar {
				return -1
			}
			return r
		}, strings.ToValidUTF8(plain, ""))
		escaped := Escape(plain)
		for _, md := range []goldmark.Markdown{plainMark, chats} {
			source := []byte(escaped)
			err := ast.Walk(md.Parser().Parse(gtext.NewReader(source)), func(n ast.Node, _ bool) (ast.WalkStatus, error) {
				switch n := n.(type) {
				case *ast.Document, *ast.Paragraph, *ast.Text:
				case *ast.AutoLink:
					label := string(n.Label(source))
					if label != string(n.URL(source)) || !strings.HasPrefix(label, "http") {
						t.Errorf("%q: a link to %q shows %q", plain, n.URL(source), label)
					}
				default:
					t.Errorf("%q became a %s: %q", plain, n.Kind(), escaped)
				}
				return ast.WalkContinue, nil
			})
			if err != nil {
				t.Fatal(err)
			}
			var page strings.Builder
			if err := md.Convert(source, &page); err != nil {
				t.Fatal(err)
			}
			shown := html.UnescapeString(tag.ReplaceAllString(page.String(), ""))
			if got, want := visible(shown), visible(plain); got != want {
				t.Errorf("%q is shown as %q, from %q", want, got, escaped)
			}
		}
	})
}

// visible is a text without differences in white space, and without the word joiner.
func visible(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u2060", "")), " ")
}
