package bot

import (
	"errors"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	for _, c := range []struct{ line, command, rest string }{
		// nothing, or hardly anything
		{"", "gremium uebersicht", ""}, {"/", "gremium uebersicht", ""}, {"  ", "gremium uebersicht", ""}, {"\u200b", "gremium uebersicht", ""},
		{"/ ", "gremium uebersicht", ""}, {"g", "gremium uebersicht", ""}, {"/G", "gremium uebersicht", ""},
		// German, English, mixed; any case; umlauts, infinitives, aliases
		{"/top neu Beleuchtung dauer:15m", "top neu", "Beleuchtung dauer:15m"},
		{"/item new Lights", "top neu", "Lights"}, {"/top new x", "top neu", "x"}, {"/ITEM Neu x", "top neu", "x"},
		{"top neu", "top neu", ""}, {"/sitzung eröffnen S1", "sitzung eroeffnen", "S1"}, {"/sitzung ERO\u0308FFNEN", "sitzung eroeffnen", ""},
		{"/mitglied ändern @anna", "mitglied aendern", "@anna"}, {"/Maßnahme", "massnahme zeigen", ""}, {"/measure", "massnahme zeigen", ""},
		{"/sitzung rückmelden", "", ""}, {"/sitzung neuen", "sitzung neu", ""}, {"/top einreichen x", "top neu", "x"}, {"/sitzung listen", "", ""},
		{"/top listen", "top liste", ""}, {"/mitglied hinzufügen @anna", "mitglied neu", "@anna"}, {"/remind me x", "erinnerung neu", "x"},
		{"/meeting plan 24.3.", "sitzung neu", "24.3."}, {"  /top\tneu\n x y", "top neu", "x y"}, {"/top\tneu\n x  y", "top neu", "x  y"},
		// bare roots and what they take
		{"/sitzung", "sitzung zeigen", ""}, {"/meeting", "sitzung zeigen", ""}, {"/sitzung S12", "sitzung zeigen", "S12"},
		{"/sitzung sitzung:S1", "sitzung zeigen", "sitzung:S1"}, {"/meeting s12", "sitzung zeigen", "s12"}, {"/sitzung V12", "", ""},
		{"/top", "top liste", ""}, {"/tagesordnung", "top liste", ""}, {"/agenda S1", "top liste", "S1"}, {"/agenda new x", "top neu", "x"},
		{"/sitzung übersicht", "sitzung zeigen", ""}, {"/antrag Mehr Licht", "antrag", "Mehr Licht"}, {"/motion neu", "antrag", "neu"}, {"/antrag", "antrag", ""},
		{"/gremium", "gremium uebersicht", ""}, {"/council", "gremium uebersicht", ""},
		// /gremium and /g before a root or an id
		{"/gremium sitzung neu morgen", "sitzung neu", "morgen"}, {"/council item new x", "top neu", "x"}, {"/gremium top", "top liste", ""},
		{"/gremium neu kpr", "gremium einrichten", "kpr"}, {"/gremium regeln", "gremium regeln", ""}, {"/gremium gremium regeln", "gremium regeln", ""},
		{"/gremium V9 ja", "abstimmung stimme", "V9 ja"}, {"/g sitzung neu x", "sitzung neu", "x"}, {"/g gremium top neu x", "top neu", "x"},
		{"/g regeln frist:14", "gremium regeln", "frist:14"}, {"/g hilfe", "gremium hilfe", ""}, {"g g", "", ""},
		{"/g S12 nein", "sitzung rueckmeldung", "S12 nein"}, {"S12 nein", "sitzung rueckmeldung", "S12 nein"}, {"/g s12 NEIN", "sitzung rueckmeldung", "s12 NEIN"},
		{"/g S12", "sitzung zeigen", "S12"}, {"S12 verschieben morgen 9 Uhr", "sitzung verschieben", "S12 morgen 9 Uhr"}, {"S12 move tomorrow", "sitzung verschieben", "S12 tomorrow"},
		{"/g V9 ja", "abstimmung stimme", "V9 ja"}, {"/g A31 erledigt", "aufgabe erledigt", "A31"}, {"/g A31", "aufgabe erledigt", "A31"},
		{"/g E3", "erinnerung liste", ""}, {"/g E3 aus", "erinnerung aus", "E3"}, {"/g 12", "", ""}, {"/g M7 zeigen", "", ""}, {"/g S", "", ""},
		// help
		{"/hilfe", "gremium hilfe", ""}, {"/help", "gremium hilfe", ""}, {"hilfe sitzung", "gremium hilfe", "sitzung"},
		{"/hilfe neu", "gremium hilfe", "neu"}, {"/gremium hilfe top", "gremium hilfe", "top"}, {"/gremium help", "gremium hilfe", ""},
		{"/sitzung hilfe", "gremium hilfe", "sitzung"}, {"/item help", "gremium hilfe", "top"}, {"/gremium sitzung hilfe", "gremium hilfe", "sitzung"},
		// no command
		{"sitzung: neu", "", ""}, {"x:sitzung neu", "", ""}, {"//sitzung", "", ""}, {"Hallo Bot", "", ""}, {"/sitzung 12", "", ""},
	} {
		command, rest, err := testSet.Find(c.line)
		if command.Name != c.command || rest != c.rest || (err == nil) != (c.command != "") {
			t.Errorf("Find(%q) = %q, %q, %v; want %q, %q", c.line, command.Name, rest, err, c.command, c.rest)
		}
		if _, isUnknown := errors.AsType[*UnknownCommand](err); err != nil && !isUnknown {
			t.Errorf("Find(%q): %v", c.line, err)
		}
	}
	if _, _, err := (Set{}).Find(""); err == nil {
		t.Error("an empty set has found a command")
	}
}

func TestNearest(t *testing.T) {
	for _, c := range []struct{ line, typed, root, first string }{
		{"/sitzung verschiben S1", "sitzung verschiben", "sitzung", "sitzung verschieben"},
		{"/sitzung absgen", "sitzung absgen", "sitzung", "sitzung absagen"},
		{"/sitzung versch", "sitzung versch", "sitzung", "sitzung verschieben"},
		{"/meeting mov S1", "meeting mov", "sitzung", "sitzung verschieben"},
		{"/sitzung quatsch", "sitzung quatsch", "sitzung", "sitzung neu"},
		{"/sitzng neu", "sitzng neu", "", "sitzung neu"},
		{"/sitzungen", "sitzungen", "", "sitzung neu"},
		{"/meting new", "meting new", "", "sitzung neu"},
		{"/mitgleid aendern", "mitgleid aendern", "", "mitglied aendern"},
		{"/verschieben S1", "verschieben S1", "", "sitzung verschieben"},
		{"/einrichten", "einrichten", "", "gremium einrichten"},
		{"sitzung: neu", "sitzung: neu", "", "sitzung neu"},
		{"Guten Morgen", "Guten Morgen", "", ""},
		{"/g 12", "12", "", ""},
		{"/g S", "S", "", ""},
		{`/top "x"`, "top", "top", "top neu"},
	} {
		_, _, err := testSet.Find(c.line)
		unknown, ok := errors.AsType[*UnknownCommand](err)
		if !ok {
			t.Errorf("Find(%q): %v", c.line, err)
			continue
		}
		first := ""
		if len(unknown.Nearest) > 0 {
			first = unknown.Nearest[0].Name
		}
		if unknown.Typed != c.typed || unknown.Root != c.root || first != c.first || len(unknown.Nearest) > 3 {
			t.Errorf("Find(%q): typed %q, root %q, nearest %q; want %q", c.line, unknown.Typed, unknown.Root, names(unknown.Nearest), c)
		}
		for _, n := range unknown.Nearest {
			if n.Hidden {
				t.Errorf("Find(%q) names the hidden %q", c.line, n.Name)
			}
		}
	}
	_, _, err := testSet.Find(strings.Repeat("x", 1000) + " " + strings.Repeat("y", 1000))
	if unknown, ok := errors.AsType[*UnknownCommand](err); !ok || len([]rune(unknown.Typed)) > 60 {
		t.Errorf("a long word is echoed whole: %v", err)
	}
}

func TestIDKind(t *testing.T) {
	for s, want := range map[string]string{"S12": "S", "s12-3": "S", "B2027-04": "B", "a1": "A", "E3": "E", "S": "", "12": "", "S-1": "", "S12-": "", "X1": "", "S12x": "", "S1234567890": "", "Ｓ1": ""} {
		if got := IDKind(s); got != want {
			t.Errorf("IDKind(%q) = %q, want %q", s, got, want)
		}
	}
}
