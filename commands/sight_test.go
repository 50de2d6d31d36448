package commands

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// Whoever is recused from a non-public item reads nothing of what was said and decided on it: by no command that shows something, in no
// form, no file and no suggestion, whatever they are in the body, until the minutes are approved. Who is not recused reads it.
func TestRecusedReadsNothing(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.do("anna", "rat", "/mitglied neu @dora rolle:schriftfuehrung")
	for _, who := range []string{"frida", "gina", "hugo", "ina"} {
		s.do("anna", "rat", "/mitglied neu @"+who)
	}
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00 ort:Rathaus")
	s.do("anna", "rat", "/top neu Lampen art:beschluss")
	s.do("anna", "rat", "/top neu Personalsache nichtoeffentlich:ja art:beschluss")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	s.until(time.Date(2027, 4, 14, 16, 0, 0, 0, s.now.Location()))
	s.do("anna", "rat", "/sitzung eroeffnen S1")
	s.do("anna", "rat", "/sitzung anwesend alle")
	recused := []string{"bert", "carl", "dora"} // the chair, a member, who takes the minutes
	for _, who := range recused {
		s.do(who, "rat", "/top befangen S1-2")
	}
	const word = "Klausur"
	s.do("anna", "rat", "/top aufruf S1-2")
	s.do("emil", "rat", "/antrag Klausurantrag")
	s.do("emil", "rat", "/antrag Klausuränderung art:aenderung")
	s.do("anna", "rat", "/protokoll notiz Klausurnotiz")
	s.do("emil", "rat", "/protokoll notiz Klausurerklärung art:erklaerung")
	s.do("anna", "rat", "/abstimmung zaehlung antrag:1 ja:2 nein:0 trotzdem:ja")
	s.do("anna", "rat", "/aufgabe neu @emil Klausuraufgabe zu:S1-2")
	s.do("anna", "rat", "/aufgabe neu @emil Klausurfolge beschluss:B2027-01")
	s.do("anna", "rat", "/abstimmung neu Klausurfrage? trotzdem:ja")
	// Every reading command, with everything that it may be about, and the forms that show what they change.
	var lines []string
	for _, command := range s.bot.set {
		if !command.Reads {
			continue
		}
		for _, about := range []string{"", "S1", "S1-2", "V1", "V2", "B2027-01", "A1", "A2", "1", "2", "1 sitzung:S1", strings.ToLower(word), "offen"} {
			lines = append(lines, strings.TrimSpace("/"+command.Name+" "+about))
		}
	}
	for _, edition := range []string{"vollstaendig", "mitglieder", "oeffentlich"} {
		lines = append(lines, "/protokoll zeigen S1 fassung:"+edition, "/protokoll export S1 format:md+csv+odt fassung:"+edition)
	}
	lines = append(lines, "/protokoll aendern 1", "/protokoll aendern 2", "/protokoll berichtigen S1-2", "/aufgabe aendern A1", "/abstimmung feststellen V2",
		"/abstimmung stimme V2", "/protokoll einwendung S1-2", "/antrag zurueckziehen", "/antrag zurueckziehen 1")
	told := func(who, line string) string {
		reply := s.bot.Handle(t.Context(), s.event(who, "rat", line))
		got := said(reply)
		if reply.Form != nil {
			got += fmt.Sprintf("%+v", reply.Form)
		}
		if reply.Message != nil {
			got += files(t, *reply.Message)
		}
		return got
	}
	look := func(when string) {
		t.Helper()
		read := 0
		for _, line := range lines {
			for _, who := range recused {
				if got := told(who, line); strings.Contains(got, word) {
					t.Errorf("%s: %s is told by %s: %s", when, who, line, got)
				}
			}
			if strings.Contains(told("frida", line), word) {
				read++
			}
		}
		if read < 20 {
			t.Errorf("%s: a member who is not recused reads it by %d lines only", when, read)
		}
		for _, about := range []struct{ line, option string }{
			{"/antrag zeigen", "antrag"}, {"/abstimmung ergebnis", "abstimmung"}, {"/aufgabe zeigen", "aufgabe"}, {"/beschluss zeigen", "beschluss"}, {"/protokoll notiz", "zu"},
		} {
			if got := fmt.Sprint(s.bot.Suggest(t.Context(), s.event("carl", "rat", about.line), about.option, "")); strings.Contains(got, word) {
				t.Errorf("%s: suggested for %s: %s", when, about.line, got)
			}
		}
	}
	look("while it is dealt with")
	s.do("anna", "rat", "/abstimmung schliessen V2")
	s.do("anna", "rat", "/abstimmung feststellen V2")
	s.do("anna", "rat", "/sitzung schliessen")
	look("draft")
	for _, who := range []string{"bert", "dora"} {
		want(t, said(s.do(who, "rat", "/protokoll freigeben S1")), "Sie sind zu S1-2 befangen")
	}
	s.do("emil", "rat", "/protokoll einwendung S1-2 Klausureinwand")
	look("released")
	s.do("anna", "rat", "/protokoll entscheiden 1 angenommen Klausurentscheidung sitzung:S1")
	s.do("anna", "rat", "/protokoll berichtigen S1-2 Klausurneues grund:Klausurgrund")
	want(t, s.refused("bert", "rat", "/protokoll berichtigen S1-2 Besseres statt:Klausurneues grund:x"), "befangen")
	look("corrected")
	s.do("anna", "rat", "/protokoll genehmigen S1 trotzdem:ja")
	for _, who := range recused {
		want(t, said(s.do(who, "rat", "/protokoll zeigen S1")), "Klausurneues", "Klausurantrag", "Klausuraufgabe", "Klausureinwand")
		want(t, said(s.do(who, "rat", "/antrag zeigen 1 sitzung:S1")), "Klausurantrag")
		want(t, said(s.do(who, "rat", "/suche Klausurnotiz")), "Klausurnotiz")
	}
}
