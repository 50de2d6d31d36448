package local

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
)

const setup = `# A comment.
zone Europe/Berlin      # once
clock 2027-03-01 09:00
admin root "Rita Root"
person anna "Anna Vogel"
person bert
account anna2 = anna
channel rat root anna anna2 bert
channel intern anna private
`

// play parses and plays a story that continues the setup.
func play(t *testing.T, source string) Result {
	t.Helper()
	story, err := ParseFile(fstest.MapFS{
		"stories/a.story": {Data: []byte(setup + source)},
		"stories/pks.csv": {Data: []byte("jahr;faelle\n")},
	}, "stories/a.story")
	if err != nil {
		t.Fatal(err)
	}
	return Play(t.Context(), story, newWorld(t))
}

func TestPlay(t *testing.T) {
	r := play(t, `
root #rat /gremium einrichten muster:arbeitsgruppe
  > Das Gremium Rat ist eingerichtet.
  ! **
# The answer is for the asker only, plain texts are for all.
anna #rat ?
  ! eingerichtet
bert #rat Guten Morgen!
  > Guten Morgen!
anna #rat ?
  > Guten Morgen!
root #rat [/top neu] on "Guten"
  > Angemeldet: Guten Morgen!
  > Neuer Punkt
# A form keeps what was typed, and names its errors.
anna #rat /sitzung neu
  > Sitzung anlegen
  > [Anlegen]
  > Wann:
anna #rat {Wann: demnächst; Ort: "Rathaus; Saal 2"; Öffentlich: Ja}
  > verstehe ich nicht
  > Rathaus; Saal 2
anna #rat {Wann: 24.03.2027 16:00; Art: außerordentlich; Unterlagen: Tagesordnung + Haushalt}
  > S1
  > "24. März 2027, 16:00 Uhr"
  > Ort: Rathaus; Saal 2
  > Art: extra
  > Unterlagen: a+b
  > Öffentlich: ja
  ! Sitzung anlegen
anna #rat [Einladen S1]
  > Vorschau
  > [Senden]
  ! Alt
  # The preview is replaced.
anna #rat [Senden]
  > unterwegs
anna #rat ?
  ! Vorschau
bert #rat ? S1
  > Tagesordnung
  > 2. Beleuchtung am Bahnhof
  > einladung.ics
  > Zusagen: 0
bert #rat [Zusage S1]
  > Notiert: ja
  > Zusagen: 1
bert @bot ?
  ! fehlt
clock 2027-03-02 10:00
bert @bot ?
  > Rückmeldung fehlt
stop
bert #rat [Absage S1]
  > Der Bot ist gerade nicht da
start
bert #rat [Absage S1]
  > Absagen: 1
bert @bot hilf mir
  > verstehe ich nicht: hilf mir
bert #rat /zahl +pks.csv
  > 1 Dateien: [pks.csv text/csv; charset=utf-8 12
anna2 #rat ? S1
  > Absagen: 1
`)
	for _, f := range r.Failures {
		t.Error(f)
	}
	if r.Expectations != 37 {
		t.Errorf("%d expectations looked at", r.Expectations)
	}
	if !strings.Contains(r.Transcript, "    | Das Gremium Rat ist eingerichtet.") {
		t.Errorf("transcript:\n%s", r.Transcript)
	}
}

// TestPlayFails plays stories that must not pass: each names what the failure says.
func TestPlayFails(t *testing.T) {
	for name, c := range map[string]struct {
		source string
		line   int
		want   string
	}{
		"not seen":        {"anna #rat /gremium einrichten\n  > Verein", 11, `not seen: "Verein"` + "\n    | anna saw in #rat:\n    | Das Gremium Rat"},
		"case matters":    {"anna #rat /gremium einrichten\n  > rat", 11, "not seen"},
		"must not":        {"anna #rat /gremium einrichten\n  ! Rat", 11, "must not be"},
		"a trailing word": {"anna #rat /gremium einrichten\n  > \"Rat  istt\"", 11, "not seen"},
		"no button":       {"anna #rat [Zusage]", 10, "there is no button [Zusage]"},
		"other id":        {"anna #rat /sitzung neu 24.3.2027\nanna #rat [Einladen S12]", 11, "there is no button [Einladen S12]"},
		"expired":         {"anna #rat /sitzung einladen\nanna #rat [Alt]", 11, "there is no button [Alt]"},
		"no form":         {"anna #rat {Wann: morgen}", 10, "no form is open for anna"},
		"no field":        {"anna #rat /sitzung neu\nanna #rat {Wenn: morgen}", 11, `has no field "Wenn"`},
		"no choice":       {"anna #rat /sitzung neu\nanna #rat {Art: geheim}", 11, `has no choice "geheim"`},
		"no file":         {"anna #rat /zahl +fehlt.csv", 10, "fehlt.csv"},
		"no person":       {"carla #rat ?", 10, "no such person: @carla"},
		"no channel":      {"anna #verein ?", 10, "there is no channel #verein"},
		"not a member":    {"bert #intern ?", 10, "bert is not in #intern"},
		"no such message": {"anna #rat ? S9", 10, "no message that names S9"},
		"twice":           {"person ANNA", 10, "there is an account ANNA already"},
		"unknown":         {"anna hat recht", 10, "unknown statement: anna hat recht"},
		"started":         {"anna #rat ?\nstart", 11, "running already"},
		"stopped":         {"stop\nstop", 11, "stopped already"},
		"no action":       {"anna #rat Freibad\nanna #rat [Merken] on \"Freibad\"", 11, "no message action [Merken]"},
	} {
		t.Run(name, func(t *testing.T) {
			r := play(t, c.source)
			if len(r.Failures) != 1 {
				t.Fatalf("%d failures: %v\n%s", len(r.Failures), r.Failures, r.Transcript)
			}
			if f := r.Failures[0]; f.Line != c.line || !strings.Contains(f.String(), c.want) || !strings.HasPrefix(f.String(), "stories/a.story:") {
				t.Errorf("got %s, want line %d with %q", f, c.line, c.want)
			}
		})
	}
}

func TestSyntaxErrors(t *testing.T) {
	for _, c := range []struct {
		source, want string
		line         int
	}{
		{"clock 2027-03-17", "a clock is written as", 1},
		{"clock 2028-03-26 02:30", "does not exist", 1},
		{"clock 2027-03-17 09:00\nclock 2027-03-16 09:00", "forward only", 2},
		{"clock 2027-03-17 09:00\nzone Europe/Berlin", "before the first clock", 2},
		{"zone Europa/Berlin", "no time zone", 1},
		{"zone UTC\nzone UTC", "only once", 2},
		{"  > x", "below what a person does", 1},
		{"stop\n  > x", "below what a person does", 2},
		{"a #b ?\n> x", "indented", 2},
		{"a #b ?\n  >", "needs a text", 2},
		{"a #b ?\n  x", "begins with > or !", 2},
		{"a #b", "does nothing", 1},
		{"a #b [x", "a button is written as", 1},
		{"a #b [x] on y", "in quotes", 1},
		{"a #b {x: y", "a form is written as", 1},
		{"a #b {x}", "Label: value", 1},
		{"a #b ? was", "no id", 1},
		{"person", "needs a name", 1},
		{"person anna Anna Vogel", "in quotes", 1},
		{"account anna2 anna", "account anna2 = anna", 1},
		{"channel", "channel rat", 1},
		{"stop now", "alone", 1},
	} {
		_, err := Parse("b.story", []byte(c.source))
		var syntax *SyntaxError
		if !errors.As(err, &syntax) || syntax.Line != c.line || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "b.story:") {
			t.Errorf("%q: got %v, want %q", c.source, err, c.want)
		}
	}
}

func TestParse(t *testing.T) {
	story, err := Parse("c.story", []byte("anna #rat [+1 Woche A31]   # later\r\nanna #rat /top neu \"Raum  # 5\" #x +\"meine liste.csv\" +b.csv\n# Ende\n  # Ende\nanna #rat [Annehmen]\n"))
	if err != nil {
		t.Fatal(err)
	}
	s := story.Statements
	if len(s) != 3 || s[0].Text != "+1 Woche" || s[0].ID != "A31" || s[1].Text != `/top neu "Raum  # 5" #x` || len(s[1].Files) != 2 || s[1].Files[0] != "meine liste.csv" || s[2].Text != "Annehmen" {
		t.Errorf("%+v", s)
	}
}

func TestNames(t *testing.T) {
	for text, want := range map[string]bool{"zu S1": true, "S1, S2": true, "(S1)": true, "S12": false, "S1-3": false, "S1-": true, "LS1": false, "S1 – Sitzung": true} {
		if got := names(Sight{Text: text}, "S1"); got != want {
			t.Errorf("%q names S1: %t", text, got)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(setup + "anna #rat [Zusage S1] on \"x\"\n  > \"y \"\nanna @bot {a: b; c: \"d; e\"} +f.csv\nstop\nstart\n")
	f.Fuzz(func(t *testing.T, source string) {
		story, err := Parse("f.story", []byte(source))
		if err != nil {
			for line := range strings.SplitSeq(err.Error(), "f.story:") {
				if line != "" && (line[0] < '1' || line[0] > '9') {
					t.Errorf("an error without a line: %q", line)
				}
			}
			return
		}
		for _, s := range story.Statements {
			if s.Line < 1 || s.Source == "" {
				t.Errorf("%+v", s)
			}
		}
	})
}
