package text

import (
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gtext "github.com/yuin/goldmark/text"
)

// FuzzCode: a line to be typed is one code span, whatever is in it, and what stands beside it is text.
func FuzzCode(f *testing.F) {
	for _, s := range []string{"/top neu **x**", "`", "``` a", "a\n\n# b", "a\nb", " ", "<b>", "\\", "`\n`", "| a |\n|---|"} {
		f.Add(s, s)
	}
	gfm := goldmark.New(goldmark.WithExtensions(extension.GFM))
	f.Fuzz(func(t *testing.T, line, beside string) {
		clean := func(s string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsControl(r) && r != '\n' && r != '\t' || r == unicode.ReplacementChar {
					return -1
				}
				return r
			}, strings.ToValidUTF8(s, ""))
		}
		line, beside = clean(line), strings.TrimSpace(clean(beside))
		code := Code(line)
		spans, want := 0, 1
		if strings.Trim(line, "`") == "" {
			want = 0
		}
		source := []byte("Zeile: " + string(code) + " " + string(Escape(strings.Join(strings.Fields(beside), " "))))
		err := ast.Walk(gfm.Parser().Parse(gtext.NewReader(source)), func(n ast.Node, enter bool) (ast.WalkStatus, error) {
			switch n.Kind() {
			case ast.KindDocument, ast.KindParagraph, ast.KindText, ast.KindAutoLink:
			case ast.KindCodeSpan:
				if enter {
					spans++
				}
			default:
				t.Errorf("%q beside %q became a %s", line, beside, n.Kind())
			}
			return ast.WalkContinue, nil
		})
		if err != nil || spans != want {
			t.Errorf("%q beside %q is %d code spans: %q", line, beside, spans, source)
		}
	})
}
