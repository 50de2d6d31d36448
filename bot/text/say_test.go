package text

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestSay(t *testing.T) {
	de, en := For(German), For(English)
	at := time.Date(2027, 3, 24, 16, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		got  Markup
		want Markup
	}{
		{de.Say("problem.twice", "option", "ort"), "„ort:“ steht zweimal da. Bitte geben Sie es nur einmal an."},
		{de.Say("problem.twice", "option", "**[x](http://y)**"), `„\*\*\[x\]\(<http://y>\)\*\*:“ steht zweimal da. Bitte geben Sie es nur einmal an.`},
		{de.Say("problem.twice", "option", Markup("**ort**")), "„**ort**:“ steht zweimal da. Bitte geben Sie es nur einmal an."},
		{de.Say("format.clock", "time", at), `Mittwoch, 24\. März 2027, 16\:00 Uhr Uhr`},
		{de.Say("format.clock", "time", 12345), "12.345 Uhr"},
		{de.Say("format.clock", "time", 90*time.Minute), "1 Stunde 30 Minuten Uhr"},
		{en.Say("format.clock", "time", 90*time.Minute), "1 hour 30 minutes"},
		{de.Say("format.clock", "time", time.Tuesday), "Dienstag Uhr"},
		{de.Say("format.clock", "time", &url.URL{Path: "a_b"}), `a\_b Uhr`},
		{de.Say("format.days", "count", 1), "1 Tag"},
		{de.Say("format.days", "count", 0), "0 Tage"},
		{en.Say("format.days", "count", 1), "1 day"},
		{en.Say("format.days", "count", 12345), "12,345 days"},
		{de.Say("nothing.here"), "[nothing.here]"},
		{Markup(de.Plain("problem.twice", "option", "*ort*")), "„*ort*:“ steht zweimal da. Bitte geben Sie es nur einmal an."},
		{Markup(de.Plain("format.clock", "time", at)), "Mittwoch, 24. März 2027, 16:00 Uhr Uhr"},
		{Printer{}.Say("format.and"), "und"}, // the zero Printer
		{For("fr").Say("format.and"), "und"}, // a language there is no catalog for
		{For("").Say("format.and"), "und"},
		{For("en").Say("format.and"), "and"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	if !de.Has("format.and") || !de.Has("format.days") || de.Has("format.nothing") || !(Printer{}).Has("problem.twice") {
		t.Error("Has does not know what the catalog has")
	}
}

func TestMistakesPanic(t *testing.T) {
	lonely := []any{"option"} // a literal would be found by staticcheck, too
	for name, f := range map[string]func(){
		"Markup in Plain":      func() { For(German).Plain("problem.twice", "option", Markup("**x**")) },
		"a name without value": func() { For(German).Say("problem.twice", lonely...) },
		"a value of no kind":   func() { For(German).Say("problem.twice", "option", 1.5) },
		"a name that is none":  func() { For(German).Say("problem.twice", 1, "x") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: no panic", name)
				}
			}()
			f()
		}()
	}
}

func TestLanguages(t *testing.T) {
	if got := Languages(); !slices.Equal(got, []Language{German, English}) {
		t.Errorf("languages: %q", got)
	}
	for locale, want := range map[string]string{"de": "de true", "de-DE": "de true", "en_US": "en true", "EN-gb": "en true", "fr": "fr false", "": " false", "de_AT.UTF-8": "de true"} {
		l, ok := Match(locale)
		if got := fmt.Sprint(l, " ", ok); got != want {
			t.Errorf("Match(%q) = %s, want %s", locale, got, want)
		}
	}
	if (Printer{}).Language() != German || For("fr").Language() != German || For(English).Language() != English {
		t.Error("a printer speaks another language")
	}
}

func TestListsNumbersLengths(t *testing.T) {
	de, en := For(German), For(English)
	for _, c := range []struct{ got, want string }{
		{de.And(nil), ""},
		{de.And([]string{"A"}), "A"},
		{de.And([]string{"A", "B"}), "A und B"},
		{en.And([]string{"A", "B", "C"}), "A, B and C"},
		{de.Or([]string{"A", "B", "C"}), "A, B oder C"},
		{en.Or([]string{"A", "B"}), "A or B"},
		{de.Number(0), "0"},
		{de.Number(999), "999"},
		{de.Number(9999), "9999"},
		{de.Number(10000), "10.000"},
		{en.Number(10000), "10,000"},
		{de.Number(-1234567), "-1.234.567"},
		{de.Length(time.Minute), "1 Minute"},
		{de.Length(time.Hour), "1 Stunde"},
		{de.Length(25 * time.Hour), "1 Tag 1 Stunde"},
		{de.Length(24*time.Hour + 5*time.Minute), "1 Tag 5 Minuten"},
		{de.Length(49*time.Hour + 30*time.Minute), "2 Tage 1 Stunde"},
		{en.Length(61 * time.Minute), "1 hour 1 minute"},
		{de.Length(29 * time.Second), "0 Minuten"},
		{de.Length(31 * time.Second), "1 Minute"},
		{de.Length(-time.Hour), "0 Minuten"},
		{en.ShortDate(time.Date(2027, 3, 4, 0, 0, 0, 0, time.UTC)), "2027-03-04"},
		{de.DayMonth(time.Date(2027, 3, 4, 0, 0, 0, 0, time.UTC)), "4. März"},
		{en.DayMonth(time.Date(2027, 5, 4, 0, 0, 0, 0, time.UTC)), "4 May"},
		{string(Join([]Markup{"a", "b", "c"}, " · ")), "a · b · c"},
		{string(Join(nil, " · ")), ""},
		{string(Code("/top neu `x`\ny")), "`/top neu x y`"},
		{string(Code("`")), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	for m := time.January; m <= time.December; m++ {
		for _, p := range []Printer{de, en} {
			if s := p.Date(time.Date(2027, m, 1, 0, 0, 0, 0, time.UTC)); strings.Contains(s, "[") {
				t.Error(s)
			}
		}
	}
}
