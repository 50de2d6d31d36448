package bot

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"", ""},
		{"  \t\n ", ""},
		{"top neu", "top|neu"},
		{"ort:Saal", "ort=Saal"},
		{"ort: Saal", "ort=|Saal"},
		{`ort:"Saal 2" x`, "ort='Saal 2'|x"},
		{`ort: "Saal 2"`, "ort=|'Saal 2'"},
		{"ort:„Saal 2“ x", "ort='Saal 2'|x"},
		{"ort:“Saal 2” x", "ort='Saal 2'|x"},
		{"ort:”Saal 2” x", "ort='Saal 2'|x"},
		{"ort:»Saal 2« x", "ort='Saal 2'|x"},
		{"ort:«Saal 2» x", "ort='Saal 2'|x"},
		{`ort:„Saal 2" x`, "ort='Saal 2'|x"},
		{`ort:“Saal 2" x`, "ort='Saal 2'|x"},
		{`"Er sagte "Ja"" x`, `'Er sagte "Ja"'|x`},
		{`"Saal`, `"Saal`},
		{`ort:"Saal 2`, `ort="Saal|2`},
		{`5" Rohr`, `5"|Rohr`},
		{`""`, "''"},
		{`a"b c"d`, `a"b|c"d`},
		{"https://a.de/b", "https=//a.de/b"},
		{"16:00", "16:00"},
		{":-)", ":-)"},
		{"nicht-öffentlich:ja", "nicht-öffentlich=ja"},
		{"a\u3000b", "a|b"},
		{`"a \"b\" c"`, `'a "b" c'`},
		{`"C:\Temp x"`, `'C:\Temp x'`},
		{`"C:\Temp\\"`, `'C:\Temp\'`},
		{`"\\server\x"`, `'\\server\x'`},
		{"„a „b“ c", "'a „b'|c"},
	} {
		var got []string
		for _, w := range split(c.line) {
			s := w.text
			if w.quoted {
				s = "'" + s + "'"
			}
			if w.name != "" {
				s = w.name + "=" + s
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("split(%q) = %q, want %q", c.line, s, c.want)
		}
	}
}

func TestCleanAndFold(t *testing.T) {
	for _, c := range []struct{ in, clean, fold string }{
		{" a\r\nb\rc\u2028d ", "a\nb\nc\nd", "a\nb\nc\nd"},
		{"a\x00b\u200bc\u00add\ufeff", "abcd", "abcd"},
		{"\u202eevil\u202c \u2066x\u2069", "evil x", "evil x"},
		{"16\u00a0Uhr 16\u202fUhr", "16 Uhr 16 Uhr", "16 uhr 16 uhr"},
		{"👩\u200d👧 می\u200cخواهم", "👩\u200d👧 می\u200cخواهم", "👩\u200d👧 می\u200cخواهم"},
		{"\xff\xfeMASSNAHME", "MASSNAHME", "massnahme"},
		{"Maßnahme MAẞNAHME", "Maßnahme MAẞNAHME", "massnahme massnahme"},
		{"Ändern A\u0308ndern", "Ändern A\u0308ndern", "aendern aendern"},
	} {
		if got := Clean(c.in); got != c.clean {
			t.Errorf("Clean(%q) = %q, want %q", c.in, got, c.clean)
		}
		if got := Fold(c.clean); got != c.fold {
			t.Errorf("Fold(%q) = %q, want %q", c.clean, got, c.fold)
		}
	}
}

func TestNear(t *testing.T) {
	for _, c := range []struct {
		typed, meant string
		want         bool
	}{
		{"datm", "datum", true}, {"dauerr", "dauer", true}, {"daure", "dauer", true}, {"institutoin", "institution", true},
		{"ort", "art", false}, {"bi", "bis", false}, {"zahlt", "zahl", true}, {"sitzungneu", "sitzung", false},
		{"", "dauer", false}, {strings.Repeat("x", 100000), "dauer", false},
	} {
		if got := near(c.typed, c.meant); got != c.want {
			t.Errorf("near(%.20q, %q) = %v", c.typed, c.meant, got)
		}
	}
}

func TestLine(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Line("top neu"), "/top neu"},
		{Line("sitzung rueckmeldung", "", "S1", "fuer", "@anna"), "/sitzung rueckmeldung S1 fuer:@anna"},
		{Line("top neu", "", "Beleuchtung am Bahnhof", "dauer", "15m", "art", ""), `/top neu "Beleuchtung am Bahnhof" dauer:15m`},
		{Line("x", "grund", `Er sagte "Ja" laut`), `/x grund:»Er sagte "Ja" laut«`},
		{Line("x", "grund", `5" Rohr`), `/x grund:»5" Rohr«`},
		{Line("x", "grund", `a"b`), `/x grund:"a"b"`},
		{Line("x", "grund", `alle: "a" „b“ »c« d`), `/x grund:"alle: \"a\" „b“ »c« d"`},
		{Line("x", "grund", `C:\Temp\`), `/x grund:„C:\Temp\“`},
		{Line("x", "grund", "Krank", "", "S1"), `/x grund:"Krank" S1`},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
}

// awkward makes texts full of what quoting could trip over.
func awkward() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.Custom(func(t *rapid.T) string {
			parts := rapid.SliceOfN(rapid.SampledFrom([]string{`"`, `\`, " ", "„", "“", "”", "«", "»", "\n", ":", "a", "ort:x", "dauer:15m", "@anna", "S1", "'", "`", "ß", "\u2003", "//", "👩\u200d👧"}), 1, 12).Draw(t, "parts")
			return strings.Join(parts, "")
		}), rapid.String())
}

func TestQuoteComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := Clean(awkward().Draw(t, "value"))
		if value == "" {
			return
		}
		for _, line := range []string{quote(value, true), quote(value, false) + " x", "x " + quote(value, true)} {
			words := split(line)
			if words[0].text == "x" && !words[0].quoted && len(words) > 1 {
				words = words[1:]
			}
			if words[0].text != value || words[0].name != "" {
				t.Fatalf("%q as %q is read %q", value, line, words[0].text)
			}
		}
	})
}

// TestNamedValuesComeBack: every clean value of every named text comes back through Line and Parse as it was,
// whatever stands beside it.
func TestNamedValuesComeBack(t *testing.T) {
	c, _, _ := testSet.Find("gremium einrichten")
	rapid.Check(t, func(rt *rapid.T) {
		mandate := Clean(awkward().Draw(rt, "mandate"))
		name := Clean(awkward().Draw(rt, "name"))
		if len([]rune(mandate)) > 2000 || len([]rune(oneLine(name))) > 80 {
			return
		}
		line := Line(c.Name, "name", name, "auftrag", mandate, "", "kpr")
		r := parse(t, Event{Line: line})
		if r.Typed["mandate"] != mandate || r.Typed["name"] != name || r.Text("mandate") != mandate || r.Text("name") != oneLine(name) ||
			r.Choice("template") != "kpr" || len(r.Problems) > 0 {
			rt.Fatalf("%q: %s %q", line, brief(r), r.Typed)
		}
	})
}

// TestUnderstoodComesBack: what Parse understood, written by Line as package commands does it, is parsed to the same.
func TestUnderstoodComesBack(t *testing.T) {
	lines := []string{"sitzung neu 24.3.2027 16 Uhr", "sitzung neu wann:morgen 9 Uhr", "top neu", "mitglied neu @anna", "aufgabe neu",
		"erinnerung neu wann:jeden zweiten Dienstag im Monat 17 Uhr", "sitzung absagen S1", "sitzung rueckmeldung S1 ja", "antrag", "gremium einrichten kpr",
		"sitzung zugestellt S1", "abstimmung stimme V9"}
	tails := []string{"Beleuchtung", `"Wer zahlt: Stadt?"`, "dauer:15m", "art:info", "@bert", "von:@anna", "rolle:vorsitz+koordination", "bis:morgen",
		"ort:Saal", `ort:"Saal 2"`, "auftrag:„a „b“", "grund:x", "zu: S1-3", "text:«»", "ab: 1.3.", "weg: Brief", `"`, "Kosten:100", "und", "nein", "\n", "trotzdem:ja"}
	rapid.Check(t, func(rt *rapid.T) {
		line := rapid.SampledFrom(lines).Draw(rt, "line")
		for _, part := range rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(tails), awkward()), 0, 6).Draw(rt, "parts") {
			line += " " + part
		}
		once, err := testSet.Parse(Event{Line: line}, Lookup{Now: monday, Person: lookup})
		if err != nil || len(once.Problems) > 0 {
			return
		}
		var pairs []string
		for _, o := range once.Command.Options {
			if typed, ok := once.Typed[o.ID]; ok {
				pairs = append(pairs, o.Name, typed)
			}
		}
		again := Line(once.Command.Name, pairs...)
		if twice := parse(t, Event{Line: again}); brief(once) != brief(twice) || fmt.Sprint(once.Typed) != fmt.Sprint(twice.Typed) {
			rt.Fatalf("%q: %s %q\n%q: %s %q", line, brief(once), once.Typed, again, brief(twice), twice.Typed)
		}
	})
}
