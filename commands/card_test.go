package commands

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"gremium/bot"
)

// TestLongAgenda says that a card with a long agenda fits a message, with the reader's own answer above it, no item cut in
// two, and a way to the rest.
func TestLongAgenda(t *testing.T) {
	s := newStage(t)
	s.found()
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	for i := range 25 {
		s.do("anna", "rat", fmt.Sprintf("/top neu %s%dEnde", strings.Repeat("Punkt ", 25), i+1))
	}
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	for name, shown := range map[string]bot.Message{"card": s.chat.to("id-carl")[0], "view": *s.do("carl", "rat", "/sitzung zeigen S1").Message} {
		agenda := string(shown.Text)
		if n := utf8.RuneCountInString(agenda); n > 3500 || n < 2000 {
			t.Errorf("%s: %d characters", name, n)
		}
		if strings.Index(agenda, "Ihre Rückmeldung") > strings.Index(agenda, "Tagesordnung") || !strings.Contains(agenda, "Ihre Rückmeldung") {
			t.Errorf("%s: the own answer is below the agenda: %s", name, agenda)
		}
		items, ends := strings.Count(agenda, "**TOP "), strings.Count(agenda, "Ende")
		if items != ends || items < 10 || !strings.Contains(agenda, fmt.Sprintf("und %d weitere", 25-items)) {
			t.Errorf("%s: %d items, %d whole: %s", name, items, ends, agenda)
		}
		whole := s.press("carl", "rat", &shown, "Ganze Tagesordnung")
		want(t, said(whole), "1Ende", "20Ende", "[Weiter (2 von 2)]")
	}
	// Short items are cut by their number.
	s.do("anna", "rat", "/sitzung neu 21.04.2027 16:00")
	for i := range 21 {
		s.do("anna", "rat", fmt.Sprintf("/top neu sitzung:S2 P%d", i+1))
	}
	want(t, said(s.do("carl", "rat", "/sitzung zeigen S2")), "P20", "!P21", "und 1 weiterer", "[Ganze Tagesordnung]")
}

// TestTitles says that a push notice, which shows the title only, says what it is about.
func TestTitles(t *testing.T) {
	s := newStage(t)
	s.found()
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00 ort:Rathaus")
	title := func() string { all := s.chat.to("id-carl"); return all[len(all)-1].Title }
	is := func(wanted string) {
		t.Helper()
		if got := title(); got != wanted+"S1 · Sitzung Geheimrat" {
			t.Errorf("the title is %q", got)
		}
	}
	s.day(time.March, 30) // two days before the deadline
	s.do("anna", "rat", `/sitzung einladen S1 jetzt:ja`)
	is("Einladung: ")
	s.do("anna", "rat", "/sitzung aendern S1 ort:Feuerwehr")
	is("Neuer Ort: ")
	s.day(time.April, 8)
	is("Rückmeldung fehlt: ")
	s.do("carl", "rat", "/sitzung rueckmeldung S1 ja")
	is("")
	s.do("anna", "rat", `/sitzung verschieben S1 auf:15.04.2027 16:00 grund:"Saal belegt" trotzdem:ja`)
	is("Verschoben: ")
	want(t, s.chat.last("id-carl"), "Grund: Saal belegt\n\nOrt: Feuerwehr")
	s.do("carl", "rat", "/sitzung rueckmeldung S1 ja")
	s.until(time.Date(2027, 4, 15, 15, 30, 0, 0, s.now.Location()))
	is("Erinnerung: ")
	s.do("anna", "rat", "/sitzung absagen S1 grund:Sturm")
	is("Abgesagt: ")
	for _, m := range s.chat.to("rat") {
		if strings.Contains(string(m.Text), "Die Sitzung ist abgesagt") && !strings.HasPrefix(m.Title, "Abgesagt: ") {
			t.Errorf("the channel's card is called %q", m.Title)
		}
	}
	// Of a cancelled meeting nobody's answer is asked or counted; and both views of what is coming say the same.
	want(t, said(s.do("carl", "rat", "/sitzung zeigen S1")), "abgesagt", "!Ihre Rückmeldung", "!offen", "!Zusagen")
	want(t, said(s.do("anna", "rat", "/sitzung zeigen S1")), "!Rückmeldung", "!noch keine")
	bare, list := said(s.do("carl", "rat", "/sitzung")), said(s.do("carl", "rat", "/sitzung liste"))
	want(t, bare, "Es ist keine Sitzung geplant", "**S1** Donnerstag, 15. April 2027, 16:00 Uhr (abgesagt)", "[S1 zeigen]")
	if bare != list {
		t.Errorf("two answers:\n%s\n%s", bare, list)
	}
}

// TestRevealOnlyWhereItShows: a button that would show nothing is not there.
func TestRevealOnlyWhereItShows(t *testing.T) {
	s := connected(t, "verein")
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.do("anna", "rat", "/top neu Klage nichtoeffentlich:ja")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	want(t, s.chat.last("rat"), "[Anzeigen]")
	want(t, s.other.last("kanal"), "[Zusage]", "![Anzeigen]")
}

// TestPlannedLength compares the agenda with the meeting in words that are true of both.
func TestPlannedLength(t *testing.T) {
	s := newStage(t)
	s.found()
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.do("anna", "rat", "/top neu Haushalt dauer:2h")
	want(t, said(s.do("anna", "rat", "/top liste")), "Geplant sind 2 Stunden von 2 Stunden.")
	s.do("anna", "rat", "/top neu Satzung dauer:3h")
	want(t, said(s.do("anna", "rat", "/top liste")), "Die Tagesordnung ist mit 5 Stunden länger als die Sitzung (2 Stunden).", "!Geplant sind")
}

// TestDeputyForm says that the form of the button asks only what the button has not said.
func TestDeputyForm(t *testing.T) {
	s := newStage(t)
	s.found()
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	for _, c := range []struct{ who, fields string }{{"carl", "Wer vertritt"}, {"anna", "Wer vertritt, Für wen"}} {
		card := s.chat.to("id-" + c.who)[0]
		reply := s.press(c.who, "@bot", &card, "Vertretung")
		var labels []string
		for _, f := range reply.Form.Fields {
			labels = append(labels, f.Label)
		}
		if got := strings.Join(labels, ", "); got != c.fields {
			t.Errorf("%s is asked: %s", c.who, got)
		}
		// Also when it comes back with what is wrong.
		e := s.event(c.who, "@bot", reply.Form.Line)
		e.Source, e.Values = bot.Submitted, map[string]string{"deputy": "@" + c.who}
		again := s.bot.Handle(t.Context(), e)
		if again.Form == nil || len(again.Form.Fields) != len(labels) || !strings.Contains(again.Form.Error, "Niemand vertritt sich selbst") {
			t.Fatalf("%s: the form comes back as %+v", c.who, again)
		}
		e = s.event(c.who, "@bot", again.Form.Line)
		e.Source, e.Values = bot.Submitted, map[string]string{"deputy": "@bert"}
		want(t, said(s.bot.Handle(t.Context(), e)), "Bert Geheimname kommt für Sie")
	}
	// Where it was not said, it is asked.
	reply := s.bot.Handle(t.Context(), s.event("carl", "rat", "/sitzung rueckmeldung S1"))
	if len(reply.Form.Fields) != 2 {
		t.Errorf("the bare form asks %+v", reply.Form.Fields)
	}
}
