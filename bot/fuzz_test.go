package bot

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gremium/bot/text"
)

var fuzzLines = []string{
	"", "/", "g", "/g S12 nein", "/g 12", "/gremium sitzung neu morgen 9 Uhr", "/sitzung verschieben S1 24.3.2027 16 Uhr grund:Krank",
	"/top neu Wer zahlt: Stadt oder Land? dauer:15m", `/top neu "Er sagte "Ja"" art: wahl`, "/mitglied neu @anna rolle:vorsitz + koordination institution:Amt @bert",
	"/aufgabe neu @anna und @bert: Angebot bis:zur nächsten Sitzung", "/erinnerung neu Uhren wann:26.03.2028 02:30", "/gremium regeln quorum:mehr als hälfte frist:14",
	`/gremium einrichten kpr auftrag:"a \"b\" c\\" name:„x“`, "/lage pks datei:a", "/antrag a\n\tb", "/top neu \u202ex\u200b 👩‍👧", "\xff", "/hilfe neu", "/abstimmung stimme V9 :-)",
}

// FuzzParse: whatever is typed, nothing panics; values keep their limits; forms and problems can be shown; and what
// was understood comes back from a line made of it.
func FuzzParse(f *testing.F) {
	for _, line := range fuzzLines {
		f.Add(line, "")
		f.Add(line, line)
	}
	printers := []text.Printer{text.For(text.German), text.For(text.English)}
	f.Fuzz(func(t *testing.T, line, value string) {
		e := Event{Line: line}
		if value != "" {
			e.Values = map[string]string{"title": value, "when": value, "person": value, "people": value, "role": value, "mandate": value, "text": value}
		}
		look := Lookup{Now: monday, Person: lookup}
		r, err := testSet.Parse(e, look)
		if err != nil {
			return
		}
		for _, o := range r.Command.Options {
			v, ok := r.values[o.ID]
			if ok && o.isText() && utf8.RuneCountInString(v.Text) > o.max() {
				t.Errorf("%s has %d runes", o.ID, utf8.RuneCountInString(v.Text))
			}
			if Clean(v.Text) != v.Text || Clean(r.Typed[o.ID]) != r.Typed[o.ID] {
				t.Errorf("%s is not clean: %q", o.ID, v.Text)
			}
		}
		for _, p := range printers {
			r.Form(p)
			for _, x := range r.Problems {
				if x.Say(p) == "" {
					t.Errorf("%+v says nothing", x)
				}
			}
		}
		if len(r.Problems) > 0 {
			return
		}
		var pairs []string
		for _, o := range r.Command.Options {
			if typed, ok := r.Typed[o.ID]; ok {
				pairs = append(pairs, o.Name, typed)
			}
		}
		again, err := testSet.Parse(Event{Line: Line(r.Command.Name, pairs...)}, look)
		if err != nil || brief(again) != brief(r) {
			t.Errorf("%q: %s\n%q: %s, %v", line, brief(r), Line(r.Command.Name, pairs...), brief(again), err)
		}
	})
}

// FuzzFind: what is left of a line is its end, and nearest commands are few and visible.
func FuzzFind(f *testing.F) {
	for _, line := range fuzzLines {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		command, rest, err := testSet.Find(line)
		if err != nil {
			unknown := err.(*UnknownCommand)
			if command.Name != "" || len(unknown.Nearest) > 3 || utf8.RuneCountInString(unknown.Typed) > 60 {
				t.Errorf("%q: %+v", line, unknown)
			}
			return
		}
		clean := Clean(line)
		words := strings.Fields(clean)
		helps := command.English == "council help"
		if !strings.HasSuffix(clean, rest) && !helps && IDKind(strings.Fields(rest)[0]) == "" {
			t.Errorf("%q leaves %q", line, rest)
		}
		if len(words) > 0 {
			if again, _, err := testSet.Find("/" + strings.TrimPrefix(clean, "/")); err != nil || again.Name != command.Name {
				t.Errorf("%q: %q with a slash", line, again.Name)
			}
		}
	})
}

// FuzzSplit: the words are the line, in order, and nothing between them but white space.
func FuzzSplit(f *testing.F) {
	for _, line := range fuzzLines {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		at := 0
		for _, w := range split(line) {
			if w.from < at || w.to <= w.from || strings.TrimSpace(line[at:w.from]) != "" {
				t.Fatalf("%q: word %+v at %d", line, w, at)
			}
			at = w.to
		}
		if strings.TrimSpace(line[at:]) != "" {
			t.Fatalf("%q: %q is left", line, line[at:])
		}
	})
}

// FuzzClean: what is clean stays so, shows no character that hides or turns round others, and an account's names are short
// and of one line.
func FuzzClean(f *testing.F) {
	for _, line := range fuzzLines {
		f.Add(line)
	}
	f.Add("a\r\rb\u2028c\u0085d\x00\x1b[31m\u202e\u2066\u00ad\u200b\ufeff\u200d")
	f.Add("\u200d\u200c\ufe0f \u200e")
	f.Fuzz(func(t *testing.T, s string) {
		clean := Clean(s)
		if !utf8.ValidString(clean) || Clean(clean) != clean || strings.TrimSpace(clean) != clean {
			t.Errorf("%q became %q, then %q", s, clean, Clean(clean))
		}
		for _, r := range clean {
			if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) || strings.ContainsRune("\u200b\ufeff\u2028\u2029\u00ad\ufffd", r) {
				t.Errorf("%q has %+q", s, r)
			}
		}
		// Letters and digits are never lost.
		letters := func(s string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					return r
				}
				return -1
			}, s)
		}
		if utf8.ValidString(s) && letters(clean) != letters(s) {
			t.Errorf("%q became %q", s, clean)
		}
		a := Account{ID: "1", Username: "u", Name: s}.Tidy()
		if a.Name == "" || a.Tidy() != a || strings.ContainsAny(a.Name, "\n\t") || utf8.RuneCountInString(a.Name) > longestName {
			t.Errorf("an account called %q is %+v", s, a)
		}
	})
}

// FuzzLine: every clean value of a named option comes back through Line and Find, whatever it looks like, and a bare value
// is one word of the line.
func FuzzLine(f *testing.F) {
	for _, s := range []string{"x", `"`, `\`, `\"`, "„a“", "»", `a" ort:b`, "ort:", "a: b", "\n", "S1", "@anna", "/sitzung", "“”„«»\"\\", "\u2003"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, named, other string) {
		named, other = Clean(named), Clean(other)
		if named == "" || other == "" {
			return
		}
		line := Line("sitzung neu", "ort", named, "grund", other)
		words := split(strings.TrimPrefix(line, "/sitzung neu "))
		if len(words) != 2 || words[0].name != "ort" || words[0].text != named || words[1].name != "grund" || words[1].text != other {
			t.Errorf("%q and %q in %q are read as %+v", named, other, line, words)
		}
		if words = split(Line("x", "", named)); len(words) != 2 || words[1].text != named || words[1].name != "" {
			t.Errorf("%q is read as %+v", named, words)
		}
	})
}
