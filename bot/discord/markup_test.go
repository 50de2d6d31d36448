package discord

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"gremium/bot/text"
)

func TestShow(t *testing.T) {
	for _, c := range []struct {
		markup text.Markup
		want   string
	}{
		{"**fett** und *kursiv*", "**fett** und *kursiv*"},
		{"- eins\n- zwei\n1. drei", "- eins\n- zwei\n1. drei"},
		{"`/top neu`", "`/top neu`"},
		{"<https://stadt.example/a_b?c=1>", "<https://stadt.example/a_b?c=1>"},
		{"[Karte](https://stadt.example/a)", "[Karte](<https://stadt.example/a>)"},
		{text.Escape("[Bank](https://böse.example)"), `\[Bank\](<https://böse.example>)`},
		{text.Escape("Sitzung S1-2 (neu), 24.03.2027!"), "Sitzung S1-2 (neu), 24.03.2027!"},
		{text.Escape("1. Haushalt"), `1\. Haushalt`},
		{text.Escape("# laut"), `\# laut`},
		{text.Escape("-# leise"), `\-# leise`},
		{text.Escape("> Zitat"), `\> Zitat`},
		{text.Escape("||Geheim||"), `\|\|Geheim\|\|`},
		{text.Escape("__unter__ ~~durch~~"), `\_\_unter\_\_ \~\~durch\~\~`},
		{text.Escape("@everyone"), "@" + joiner + "everyone"},
		{text.Escape("a@here"), "a@" + joiner + "here"},
		{text.Escape("anna@stadt.example"), "anna@stadt.example"},
		{text.Escape("<@123> <#4> <:x:5> <t:1:F> </g:6>"), `\<` + joiner + `@` + joiner + `123> \<` + joiner + `#4> \<` + joiner + `:x:5> \<` + joiner + `t:1:F> \<` + joiner + `/g:6>`},
		{text.Escape("```\ncode"), "\\`\\`\\`\ncode"},
		{"`nicht zu", "\\`nicht zu"},
		{"_unter_ | ~", `\_unter\_ \| \~`},
		{text.Escape("ftp://a"), `ftp\://a`},
		{"siehe https://stadt.example", `siehe https\://stadt.example`}, // an address that is none of Markup's
	} {
		if got := show(c.markup); got != c.want {
			t.Errorf("show(%q) = %q, want %q", c.markup, got, c.want)
		}
	}
}

// asDiscordReads is what a client makes of a text: what is seen of it, and what is active in it. It knows Discord's
// rules as far as they are known; a sign that could be active counts as active.
func asDiscordReads(s string) (seen string, active []string) {
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		if m := lineStart.FindString(line); m != "" {
			active = append(active, m)
		}
		for rest := line; rest != ""; {
			if len(rest) > 1 && rest[0] == '\\' && rest[1] < 0x80 && !isAlnum(rest[1]) && rest[1] > ' ' {
				b.WriteByte(rest[1])
				rest = rest[2:]
				continue
			}
			if m := address.FindStringSubmatch(rest); m != nil {
				b.WriteString(m[1])
				active = append(active, "link "+m[1])
				rest = rest[len(m[0]):]
				continue
			}
			if m := activeSign.FindString(rest); m != "" {
				active = append(active, m)
			}
			r := []rune(rest)[0]
			b.WriteRune(r)
			rest = rest[len(string(r)):]
		}
	}
	// What the server reads does not care for backslashes. Within code and links clients see no mentions, and that nobody
	// is pinged says allowed_mentions.
	active = append(active, pings.FindAllString(withoutCode(s), -1)...)
	return strings.ReplaceAll(b.String(), joiner, ""), active
}

var (
	lineStart  = regexp.MustCompile(`^[ \t\x{a0}]*(?:#{1,3}\s|-#\s|>\s|>>>\s|[-*+]\s|\d+\.\s)`)
	address    = regexp.MustCompile(`^<(https?://[^\s<>]+)>`)
	activeSign = regexp.MustCompile("^(?:[*_~|`\\[]|https?://|<[@#:at/i])")
	pings      = regexp.MustCompile(`<@[!&]?\d+>|<#\d+>|@everyone|@here`)
)

// people write anything, and more often what means something.
func typedText() *rapid.Generator[string] {
	piece := rapid.OneOf(
		rapid.String(),
		rapid.SampledFrom([]string{
			"*", "**", "_", "__", "~~", "||", "`", "```", "\\", "<", ">", "@", "#", "# ", "-# ", "- ", "1. ", "12.", "> ", ">>> ", "[a](b)",
			"[a](https://b.example)", "https://stadt.example/x_y", "<@1>", "<@!2>", "<@&3>", "<#4>", "<:e:5>", "<t:6:R>", "</g:7>", "@everyone", "@here",
			"a@b.example", "\n", " ", "    ", "\t", "Haushalt", "ä", "😀", ":smile:", "://", "http://", "\u00a0", "=", "+", ".", "!",
		}),
	)
	return rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), "") })
}

func TestNothingTypedIsActive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { nothingActive(t, typedText().Draw(t, "typed")) })
}

type failer interface {
	Errorf(format string, args ...any)
}

// nothingActive checks that a typed text is seen as it is, and that nothing in it is active but whole addresses.
func nothingActive(t failer, typed string) {
	if strings.Contains(typed, joiner) {
		return
	}
	typed = string([]rune(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(typed)))
	shown := show(text.Escape(typed))
	seen, active := asDiscordReads(shown)
	for _, a := range active {
		if link, ok := strings.CutPrefix(a, "link "); !ok || !strings.Contains(typed, link) {
			t.Errorf("%q is shown as %q, with %q active", typed, shown, a)
		}
	}
	if blanks(seen) != blanks(typed) {
		t.Errorf("%q is seen as %q (%q)", typed, seen, shown)
	}
}

func blanks(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) && r != '\n' }), " ")
}

func FuzzMarkup(f *testing.F) {
	for _, s := range []string{"<@1> **a**", "`a\\`b`", "[a](https://b.example)", "1\\. x", "\\\\[a](b)", "<https://a_b>", "- # x", "@everyone"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		nothingActive(t, s)
		// Markup, however broken, never pings and keeps its lines.
		shown := show(text.Markup(s))
		if m := pings.FindString(withoutCode(shown)); m != "" && !strings.Contains(s, joiner) {
			t.Errorf("%q is shown as %q, which pings %s", s, shown, m)
		}
		if strings.Count(shown, "\n") != strings.Count(s, "\n") {
			t.Errorf("%q has other lines than %q", shown, s)
		}
	})
}

// withoutCode takes out code and links.
func withoutCode(s string) string {
	return regexp.MustCompile("`[^`\n]*`|<https?://[^>\n]*>").ReplaceAllString(s, "")
}

func TestSplit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := show(text.Escape(typedText().Draw(t, "a") + "\n\n" + strings.Repeat("Wort und Satz. ", rapid.IntRange(0, 40).Draw(t, "n")) + typedText().Draw(t, "b")))
		limit := rapid.IntRange(20, 200).Draw(t, "limit")
		var whole strings.Builder
		for _, part := range split(s, limit) {
			if units(part) > limit {
				t.Fatalf("%d units in %q", units(part), part)
			}
			if strings.HasSuffix(part, `\`) && !strings.HasSuffix(part, `\\`) {
				t.Fatalf("%q is cut inside an escape", part)
			}
			whole.WriteString(part)
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if squeeze(whole.String()) != squeeze(s) {
			t.Fatalf("%q became %q", s, whole.String())
		}
	})
}
