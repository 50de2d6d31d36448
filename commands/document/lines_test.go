package document

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"pgregory.net/rapid"
)

// drawn is a line as it is seen: with blanks, whether they bind or not, but without the one at its end.
func drawn(l textLine) string {
	var b strings.Builder
	for _, r := range l.runs {
		b.WriteString(r.Text)
	}
	return strings.TrimSuffix(strings.ReplaceAll(b.String(), "\u00a0", " "), " ")
}

// actual is a line as it is read.
func actual(l textLine) string {
	var b strings.Builder
	for _, r := range l.runs {
		if r.Actual != "" {
			b.WriteString(r.Actual)
		} else {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// width is how wide text is at 10 points.
func width(text string) float64 { return regular().Width(text) / 100 }

func TestTypeset(t *testing.T) {
	for _, c := range []struct {
		name, text, width string // as wide as this text
		want              []string
	}{
		{"nothing", "", "xxx", []string{""}},
		{"one line", "kurz", "kurz", []string{"kurz"}},
		{"words", "eins zwei drei", "eins zwei.", []string{"eins zwei", "drei"}},
		{"a hair too wide", "eins zwei drei", "eins zwe", []string{"eins", "zwei", "drei"}},
		{"line breaks stay", "eins\nzwei\n\ndrei", "xxxxxxxxxx", []string{"eins", "zwei", "", "drei"}},
		{"behind a hyphen", "Plauen-Nord bleibt", "Plauen- ", []string{"Plauen-", "Nord", "bleibt"}},
		{"between two words", "und/oder mehr", "und/  ", []string{"und/", "oder", "mehr"}},
		{"no break in an id", "Punkt S1-3 kommt", "Punkt S1-", []string{"Punkt", "S1-3", "kommt"}},
		{"a date", "am 9. März kommt", "am 9. Mä", []string{"am", "9. März", "kommt"}},
		{"a share", "nur 3,1 % mehr", "nur 3,1 ", []string{"nur", "3,1 %", "mehr"}},
		{"a time", "um 16:00 Uhr.", "um 16:00 U", []string{"um", "16:00 Uhr."}},
		{"a figure of a vote", "eine Enthaltung 1", "eine Enthaltung ", []string{"eine", "Enthaltung 1"}},
		{"a figure and a word", "Nein 3, Nein danke", "Nein 3, Nein d", []string{"Nein 3, Nein", "danke"}},
		{"a paragraph", "nach § 36 geht", "nach § ", []string{"nach", "§ 36", "geht"}},
		{"a sentence may end", "bis 12. Dann weiter", "bis 12. Da", []string{"bis", "12. Dann", "weiter"}},
		{"a blank that binds", "a\u00a0b c", "a\u00a0b", []string{"a b", "c"}},
		{"a soft hyphen that is used", "Donau\u00addampfer", "Donaudamp", []string{"Donau-", "dampfer"}},
		{"a soft hyphen that is not", "Donau\u00addampfer", "Donaudampfer-", []string{"Donaudampfer"}},
		{"a place to break", "Donau\u200bdampfer", "Donaudamp", []string{"Donau", "dampfer"}},
		{"a word too long", "Donaudampfer", "Donaud", []string{"Donau-", "dampf-", "er"}},
		{"a number too long", "1234567890", "12345", []string{"1234", "5678", "90"}},
		{"an address too long", "https://a.example/b/c", "https://a.exam", []string{"https://a.", "example/b/c"}},
		{"narrower than a letter", "ab c", "", []string{"a-", "b", "c"}},
		{"what the font has not", "Ja 👍🏽 und 🇩🇪, 你好", "xxxxxxxxxxxxxxxxxxxxx", []string{"Ja □ und □, □□"}},
		{"people and keycaps", "👩‍👩‍👧 #️⃣ ❤️", "xxxxxxxxxxxxxxxxxxxxx", []string{"□ # □"}},
		{"from right to left", "Wort שלום עולם, Ende", "xxxxxxxxxxxxxxxxxxxxxxxxx", []string{"Wort םלוע םולש, Ende"}},
		{"and a number", "שלום 12", "xxxxxxxxxxxxxxxxxxxxxxxxx", []string{"םולש 12"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, l := range typeset([]span{{regular(), clean(c.text)}}, 10, width(c.width)) {
				got = append(got, drawn(l))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// Two fonts in a line keep their order and the blank between them.
func TestTypesetFonts(t *testing.T) {
	lines := typeset([]span{{bold(), "Abstimmung: "}, {regular(), "Ja so"}}, 10, 400)
	if len(lines) != 1 || len(lines[0].runs) != 2 || lines[0].runs[0].Font != bold() || lines[0].runs[1].Text != " Ja so" {
		t.Errorf("%+v", lines)
	}
	if want := bold().Width("Abstimmung:")/100 + width(" Ja so"); lines[0].width != want {
		t.Errorf("width %v, want %v", lines[0].width, want)
	}
}

// Whatever is typed: nothing is lost, every line fits unless it is one character, and what is drawn the font has.
func TestTypesetAnything(t *testing.T) {
	some := rapid.SampledFrom([]rune("abcÄß  \n-/.:12€%§\u00a0\u00ad\u200b👍你שם\u0301\u200d🏽🇩"))
	rapid.Check(t, func(r *rapid.T) {
		text := clean(rapid.StringOf(rapid.OneOf(some, rapid.Rune())).Draw(r, "text"))
		limit := rapid.Float64Range(1, 200).Draw(r, "width")
		var all strings.Builder
		for _, l := range typeset([]span{{regular(), text}}, 10, limit) {
			all.WriteString(actual(l))
			seen := drawn(l)
			one := strings.TrimFunc(strings.TrimSuffix(seen, "-"), unicode.IsMark)
			if l.width > limit+0.01 && utf8.RuneCountInString(one) > 1 {
				r.Errorf("%q is %.1f wide, the line is %.1f", seen, l.width, limit)
			}
			for _, run := range l.runs {
				if i := strings.IndexFunc(run.Text, func(c rune) bool { return !regular().Has(c) }); i >= 0 {
					r.Errorf("%q has what the font has not", run.Text)
				}
			}
		}
		if got, want := kept(all.String()), kept(text); got != want {
			r.Errorf("%q of %q", got, want)
		}
	})
}

// kept is the characters of a text that must not be lost: those that are seen. Marks may be, without a letter.
func kept(s string) string {
	return sorted(strings.Map(func(r rune) rune {
		if unseen(r) || unicode.IsMark(r) {
			return -1
		}
		return r
	}, letters(s)))
}
