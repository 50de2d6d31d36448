package mattermost

import (
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gtext "github.com/yuin/goldmark/text"

	"gremium/bot/text"
)

func TestShow(t *testing.T) {
	for _, c := range []struct{ markup, want text.Markup }{
		{"**fett** und `code @all`", "**fett** und `code @all`"},
		{"- eins\n  - zwei", "- eins\n  - zwei"},
		{text.Escape("@all ~kanal #tag :smile: 16:00 Uhr"), "@\u2060all \\~\u2060kanal \\#\u2060tag :\u2060smile: 16:00 Uhr"},
		{text.Escape("anna@stadt.de"), "anna@stadt.de"},
		{text.Escape("Am 24.3. (Mittwoch) - ja!"), "Am 24.3. (Mittwoch) - ja!"},
		{text.Escape("1. Punkt\n- Strich"), "1\\. Punkt\n\\- Strich"},
		{text.Escape("[x](https://a.example)"), `\[x\]\(<https://a.example>)`},
		{text.Escape("siehe https://a.example/b?c=d&e."), "siehe <https://a.example/b?c=d&e>."},
		{text.Escape("<!all> <a|b>"), `&lt;!all\> &lt;a\|b\>`},
		{text.Escape("&lt; &copy; A & B"), "&amp;lt; &amp;copy; A & B"},
		{text.Escape("Titel\n==="), "Titel\n\u2060==="},
		{text.Escape("Titel\n:-"), "Titel\n\u2060:-"},
		{text.Escape("Titel\n :--: "), "Titel\n\u2060:\u2060--: "},
		{text.Escape("Titel\n:-)"), "Titel\n:-)"},
		{text.Escape("    eingerückt"), "\u00a0\u00a0\u00a0\u00a0eingerückt"},
		{text.Code("/top neu @all"), "`/top neu @all`"},
		{"ein ` allein @all", "ein \\` allein @\u2060all"},
		{text.Escape("www.example.org"), `www\.example.org`},
		{text.Escape("http://_[Klick](http://böse.example/)x"), `http://\_\[Klick\]\(<http://böse.example/)x>`},
		{text.Escape("http://ö.de/*a*"), `<http://ö.de/*a>\*`},
	} {
		if got := show(c.markup); got != string(c.want) {
			t.Errorf("show(%q) = %q, want %q", c.markup, got, c.want)
		}
	}
	if got := plain(text.Escape("**a** `b` (c)")); got != "**a** `b` (c)" {
		t.Errorf("plain: %q", got)
	}
}

// FuzzShow: whatever a member types comes out as paragraphs of text and links that show themselves, and nobody is
// mentioned.
func FuzzShow(f *testing.F) {
	for _, s := range []string{"@all", "[a](b)", "![a](http://b)", "`@here`", "<!channel>", "&commat;all", "1. a\n- b\n# c", "a\n===", "\t@all", "~~x~~", "|a|\n|-|", "http://a|b", "a@b@all", "\\@all", "\r\n@all", "https://a/@all)"} {
		f.Add(s)
	}
	md := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough))
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		shown := show(text.Escape(s))
		source := []byte(shown)
		err := ast.Walk(md.Parser().Parse(gtext.NewReader(source)), func(n ast.Node, enter bool) (ast.WalkStatus, error) {
			if !enter {
				return ast.WalkContinue, nil
			}
			switch n.Kind() {
			case ast.KindDocument, ast.KindAutoLink, ast.KindText:
			case ast.KindParagraph:
				var words strings.Builder
				for c := n.FirstChild(); c != nil; c = c.NextSibling() {
					if segment, ok := c.(*ast.Text); ok {
						words.Write(segment.Segment.Value(source))
					} else {
						words.WriteByte(' ')
					}
				}
				if m := mention(words.String()); m != "" {
					t.Errorf("%q mentions %q: %q", s, m, shown)
				}
			default:
				t.Errorf("%q became a %s: %q", s, n.Kind(), shown)
			}
			return ast.WalkContinue, nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}

// mention finds a mention as the Mattermost server does (mention_parser_standard.go).
func mention(s string) string {
	for word := range strings.FieldsFuncSeq(strings.ReplaceAll(s, "\\", ""), func(r rune) bool {
		return !strings.ContainsRune(":.-_@", r) && !unicode.IsLetter(r) && !unicode.IsNumber(r)
	}) {
		for part := range strings.FieldsFuncSeq(strings.TrimLeft(word, ":.-_"), func(r rune) bool { return strings.ContainsRune(".-:", r) }) {
			if strings.HasPrefix(part, "@") && len(part) > 1 && part[1] != '@' {
				return part
			}
		}
	}
	return ""
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  []string
	}{
		{"kurz", 10, []string{"kurz"}},
		{"Absatz eins.\n\nAbsatz zwei.", 16, []string{"Absatz eins.", "Absatz zwei."}},
		{"Ein Satz. Noch einer. Und einer.", 24, []string{"Ein Satz. Noch einer.", "Und einer."}},
		{"aaaaaaaaaa", 4, []string{"aaaa", "aaaa", "aa"}},
		{`aaa\*bbb`, 4, []string{"aaa", `\*bb`, "b"}},
		{"äöüäöü", 3, []string{"äöü", "äöü"}},
	} {
		got := split(c.text, c.limit)
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("split(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}
