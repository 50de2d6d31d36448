package commands

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// votingStage is an open meeting S1 of anna (coordination), bert (chair) and three members, with an item for a decision, one
// for debate and a non-public one; the first is called.
func votingStage(t *testing.T) *stage {
	t.Helper()
	s := invitedStage(t, "carl", "dora", "emil")
	s.do("anna", "rat", "/top neu Ampel art:beschluss")
	s.do("anna", "rat", "/top neu Aktuelles")
	s.do("anna", "rat", "/top neu Akten art:beschluss nichtoeffentlich:ja")
	s.opened()
	s.do("anna", "rat", "/sitzung anwesend alle")
	s.do("anna", "rat", "/top aufruf S1-1")
	return s
}

// vote is a vote as it is stored.
func (s *stage) vote(id string) (v council.Vote) {
	s.t.Helper()
	s.read(func(tx store.Tx) (err error) { v, err = records.Vote(tx, id); return err })
	return v
}

// resolution is one of the body that holds V1, as it is stored.
func (s *stage) resolution(id string) (r council.Resolution) {
	s.t.Helper()
	s.read(func(tx store.Tx) error {
		v, err := records.Vote(tx, "V1")
		if err == nil {
			r, err = records.Resolution(tx, v.Organization, id)
		}
		return err
	})
	return r
}

// TestCountedVote: what is stored of a count is what the minutes need, with the rules of the moment.
func TestCountedVote(t *testing.T) {
	s := votingStage(t)
	s.do("anna", "rat", "/abstimmung zaehlung Neue Ampel? ja:3 nein:1 mehrheit:zweidrittel")
	v := s.vote("V1")
	if v.Meeting != "S1" || v.Item != 1 || v.Question != "Neue Ampel?" || v.Mode != council.Counted || v.Paper || v.NonPublic ||
		v.Tally != (council.Tally{Yes: 3, No: 1}) || v.Standing.Entitled != 4 || v.Standing.Present != 4 || v.Verdict != council.Adopted ||
		v.Rules.Majority != council.TwoThirds || v.Rules.Base != council.OfVotes || !v.Closed.Equal(s.now) || v.By == "" || v.Resolution != "B2027-01" {
		t.Errorf("%+v", v)
	}
	r := s.resolution("B2027-01")
	if r.Text != "Neue Ampel?" || r.Day != "2027-03-24" || r.Vote != "V1" || r.Meeting != "S1" || r.Item != 1 || r.Recommendation || r.State() != council.ResolutionOpen {
		t.Errorf("%+v", r)
	}
	// Rules that change later change nothing of it.
	s.do("bert", "rat", "/gremium regeln mehrheit:einstimmig")
	want(t, said(s.do("carl", "rat", "/abstimmung ergebnis V1")), "zwei Drittel der abgegebenen Stimmen (3 von 4), erreicht 3: angenommen")
	want(t, said(s.do("anna", "rat", "/abstimmung zaehlung Alte Ampel weg? ja:3 nein:1")), "Einstimmigkeit der abgegebenen Stimmen (4 von 4), erreicht 3: abgelehnt")
}

// TestCountForm: without a question or a figure the form opens and asks only what every count has; what does not fit is
// said above it, with what was typed.
func TestCountForm(t *testing.T) {
	s := votingStage(t)
	reply := s.bot.Handle(t.Context(), s.event("anna", "rat", "/abstimmung zaehlung Neue Ampel? ja:3"))
	if reply.Form == nil {
		t.Fatalf("%+v", reply)
	}
	var fields []string
	for _, f := range reply.Form.Fields {
		fields = append(fields, f.ID+"="+f.Value)
	}
	if got := strings.Join(fields, " "); got != "question=Neue Ampel? yes=3 no= abstain= invalid= item= majority= wording=" {
		t.Errorf("fields: %s", got)
	}
	if reply := s.bot.Handle(t.Context(), s.event("anna", "rat", "/abstimmung zaehlung ja:3 nein:0")); reply.Form == nil {
		t.Errorf("no question: %+v", reply)
	}
	event := s.event("anna", "rat", reply.Form.Line)
	event.Source, event.Values = bot.Submitted, map[string]string{"question": "Neue Ampel?", "yes": "9", "no": "0"}
	reply = s.bot.Handle(t.Context(), event)
	if reply.Form == nil || !strings.Contains(reply.Form.Error, "sind 9 Stimmen") || !strings.Contains(reply.Form.Error, "/sitzung anwesend") ||
		strings.Contains(reply.Form.Error, "`") || reply.Form.Fields[0].Value != "Neue Ampel?" {
		t.Fatalf("%+v", reply.Form)
	}
	event = s.event("anna", "rat", reply.Form.Line)
	event.Source, event.Values = bot.Submitted, map[string]string{"question": "Neue Ampel?", "yes": "3", "no": "0"}
	want(t, said(s.bot.Handle(t.Context(), event)), "V1 ist eingetragen", "nicht abgestimmt 1")
}

// TestCastingVoter: the chair decides a tie only as the chair of the body, with a vote, there, not recused, and presiding.
func TestCastingVoter(t *testing.T) {
	tie := "/abstimmung zaehlung Neue Ampel? ja:1 nein:1"
	for name, line := range map[string]string{"recused": "/top befangen S1-1 @bert", "gone": "/sitzung anwesend @bert geht", "another presides": ""} {
		s := invitedStage(t, "carl", "dora", "emil")
		s.do("bert", "rat", "/gremium regeln gleichstand:stichentscheid")
		s.do("anna", "rat", "/top neu Ampel art:beschluss")
		s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
		s.until(s.clock(16, 0))
		if line == "" {
			s.do("anna", "rat", "/sitzung eroeffnen vorsitz:@carl")
		} else {
			s.do("anna", "rat", "/sitzung eroeffnen")
		}
		s.do("anna", "rat", "/sitzung anwesend alle")
		s.do("anna", "rat", "/top aufruf S1-1")
		if line != "" {
			s.do("anna", "rat", line)
		}
		want(t, s.refused("anna", "rat", tie+" vorsitz:ja"), "Der Vorsitz kann hier nicht entscheiden")
		want(t, said(s.do("anna", "rat", tie)), "der Vorsitz durfte hier nicht mitstimmen: abgelehnt")
		if v := s.vote("V1"); v.ChairVote != "" || v.Verdict != council.Rejected {
			t.Errorf("%s: %+v", name, v)
		}
	}
	// A chair without a seat.
	s := newStage(t)
	s.do("root", "rat", "/gremium einrichten muster:projektgruppe name:Rat")
	s.do("root", "rat", "/mitglied neu @bert rolle:vorsitz stimme:nein")
	s.do("bert", "rat", "/mitglied neu @carl")
	s.do("bert", "rat", "/mitglied neu @dora")
	s.do("bert", "rat", "/gremium regeln gleichstand:stichentscheid")
	s.do("bert", "rat", "/sitzung neu 24.03.2027 16:00")
	s.do("bert", "rat", "/top neu Ampel art:beschluss")
	s.do("bert", "rat", "/sitzung einladen S1 jetzt:ja")
	s.until(s.clock(16, 0))
	s.do("bert", "rat", "/sitzung eroeffnen")
	s.do("bert", "rat", "/sitzung anwesend alle")
	s.do("bert", "rat", "/top aufruf S1-1")
	want(t, said(s.do("bert", "rat", tie)), "durfte hier nicht mitstimmen")
	// With one, the answer is asked for, and an abstention is one.
	s = votingStage(t)
	s.do("bert", "rat", "/gremium regeln gleichstand:stichentscheid")
	asked := s.do("anna", "rat", tie)
	want(t, said(asked), "Wie hat Bert Geheimname gestimmt?", "[Ja]", "[Nein]", "[Enthaltung]")
	want(t, said(s.press("anna", "rat", asked.Message, "Enthaltung")), "kein Stichentscheid", "weder mit Ja noch mit Nein")
	if v := s.vote("V1"); v.ChairVote != council.ChairAbstain || v.Verdict != council.Rejected {
		t.Errorf("%+v", v)
	}
	// Where it decides nothing it is not kept.
	s.do("anna", "rat", "/abstimmung zaehlung Noch eine Ampel? ja:2 nein:1 vorsitz:ja")
	if v := s.vote("V2"); v.ChairVote != "" || v.Verdict != council.Adopted {
		t.Errorf("%+v", v)
	}
}

// TestVotesOnMotions: a vote on a motion is of its item and settles it; an amendment and the procedure make no resolution;
// without a quorum it waits on.
func TestVotesOnMotions(t *testing.T) {
	s := votingStage(t)
	s.do("carl", "rat", "/antrag Die Ampel wird gebaut.")
	s.do("dora", "rat", "/antrag Die Ampel wird blau. art:aenderung")
	s.do("emil", "rat", "/antrag Schluss der Debatte. art:geschaeftsordnung")
	motion := func(number int) (m council.Motion) {
		s.read(func(tx store.Tx) (err error) {
			m, err = records.Motions.Get(tx, records.Motions.Key(council.Motion{Meeting: "S1", Number: number}))
			return err
		})
		return m
	}
	s.do("anna", "rat", "/top aufruf S1-2") // another one is called: the motion's counts
	want(t, said(s.do("anna", "rat", "/abstimmung zaehlung antrag:3 ja:4 nein:0")), "Schluss der Debatte.", "angenommen", "!B2027", "Antrag: 3", "Ampel")
	want(t, said(s.do("anna", "rat", "/abstimmung zaehlung antrag:2 ja:3 nein:1")), "Die Ampel wird blau.", "angenommen", "!B2027")
	want(t, s.refused("anna", "rat", "/abstimmung zaehlung antrag:1 ja:4 nein:0 top:S1-2"), "Antrag 1 gehört nicht zu")
	reply := s.do("anna", "rat", "/abstimmung zaehlung Antrag von Carl? antrag:1 ja:4 nein:0 trotzdem:ja")
	want(t, said(reply), "Antrag von Carl?", "Beschluss R B2027-01", "Die Ampel wird gebaut.")
	if m := motion(1); m.Vote != "V3" || s.vote("V3").Item != 1 || s.resolution("B2027-01").Text != "Die Ampel wird gebaut." {
		t.Errorf("%+v", m)
	}
	want(t, s.refused("anna", "rat", "/abstimmung zaehlung antrag:1 ja:4 nein:0"), "schon abgestimmt (V3)")
	want(t, s.refused("anna", "rat", "/abstimmung zaehlung antrag:9 ja:4 nein:0"), "Einen Antrag 9 gibt es in S1 nicht")
	// Taken back, the motion is open again.
	s.press("anna", "rat", reply.Message, "Rückgängig")
	if m := motion(1); m.Vote != "" {
		t.Errorf("%+v", m)
	}
	s.do("carl", "rat", "/antrag zurueckziehen 1")
	want(t, s.refused("anna", "rat", "/abstimmung zaehlung antrag:1 ja:4 nein:0"), "Antrag 1 ist zurückgezogen")
	s.do("carl", "rat", "/antrag Die Ampel wird gelb.")
	for _, who := range []string{"carl", "dora", "emil"} {
		s.do("anna", "rat", "/sitzung anwesend @"+who+" geht")
	}
	s.do("anna", "rat", "/abstimmung zaehlung antrag:4 ja:1 nein:0 trotzdem:ja")
	if m := motion(4); m.Vote != "" {
		t.Errorf("%+v", m)
	}
}

// TestTakenBack: a wrong entry is taken back by who runs the meeting, within five minutes, once, and not any more when the
// minutes are released; its numbers are not given again.
func TestTakenBack(t *testing.T) {
	s := votingStage(t)
	count := func(question string) bot.Reply {
		return s.do("anna", "rat", "/abstimmung zaehlung "+question+" ja:3 nein:1")
	}
	first := count("Ampel eins?")
	want(t, s.refused("carl", "rat", "/abstimmung zurueckziehen V1"), "nicht berechtigt")
	want(t, said(s.press("anna", "rat", first.Message, "Rückgängig")), "V1 ist zurückgenommen", "B2027-01 mit ihr")
	want(t, s.refused("anna", "rat", "/abstimmung zurueckziehen V1"), "schon geschehen")
	want(t, said(s.do("anna", "rat", "/beschluss zeigen B2027-01")), "zurückgezogen", "![Erledigt]")
	want(t, said(count("Ampel zwei?")), "V2 ist eingetragen", "B2027-02")
	s.until(s.now.Add(5*time.Minute + time.Second))
	want(t, s.refused("anna", "rat", "/abstimmung zurueckziehen V2"), "nicht mehr zurücknehmen")
	want(t, said(count("Ampel drei?")), "V3 ist eingetragen")
	s.do("anna", "rat", "/sitzung schliessen")
	s.do("anna", "rat", "/protokoll freigeben S1")
	s.do("bert", "rat", "/protokoll freigeben S1")
	want(t, s.refused("anna", "rat", "/abstimmung zurueckziehen V3"), "solange die Niederschrift nicht freigegeben ist")
	want(t, s.refused("anna", "rat", "/abstimmung zurueckziehen V9"), "Eine Abstimmung V9 gibt es hier nicht")
	// The channel's card says so.
	want(t, shown(s.cardOf("V1")), "V1 wurde zurückgenommen", "R B2027-01 ist zurückgezogen")
	// Of what counts the minutes speak, of the rest they are silent.
	s.read(func(tx store.Tx) error {
		votes, err := records.VotesIn(tx, "S1")
		if len(votes) != 2 {
			t.Errorf("%+v", votes)
		}
		return err
	})
}

// cardOf is the newest message in the channel that names an id.
func (s *stage) cardOf(id string) (found bot.Message) {
	s.t.Helper()
	for _, m := range s.chat.to("rat") {
		if strings.Contains(m.Title, id) {
			found = m
		}
	}
	return found
}

// TestVotesElsewhere: a meeting of two bodies votes together; members of either see its votes, its resolutions stand in the
// register of the body that called it. Nobody else learns of them.
func TestVotesElsewhere(t *testing.T) {
	s := invitedStage(t, "carl")
	s.do("root", "ag", "/gremium einrichten muster:arbeitsgruppe name:Gruppe kuerzel:G")
	s.do("root", "ag", "/mitglied neu @anna rolle:koordination")
	s.do("anna", "ag", "/mitglied neu @gina")
	s.do("root", "fern", "/gremium einrichten muster:arbeitsgruppe name:Fern kuerzel:F")
	s.do("root", "fern", "/mitglied neu @hugo rolle:koordination")
	s.do("anna", "rat", "/sitzung absagen S1 grund:Neuer Plan")
	s.do("anna", "rat", "/sitzung neu 25.03.2027 16:00 mit:Gruppe")
	s.do("anna", "rat", "/top neu Ampel art:beschluss sitzung:S2")
	s.do("anna", "rat", "/top neu Akten art:beschluss sitzung:S2 nichtoeffentlich:ja")
	s.do("anna", "rat", "/sitzung einladen S2 jetzt:ja")
	s.until(time.Date(2027, 3, 25, 16, 0, 0, 0, s.now.Location()))
	s.do("anna", "rat", "/sitzung eroeffnen S2")
	s.do("anna", "rat", "/sitzung anwesend alle")
	s.do("anna", "rat", "/top aufruf S2-2")
	want(t, said(s.do("anna", "rat", "/abstimmung zaehlung Akten weg? ja:3 nein:0")), "Anwesend 3 von 3", "Beschluss R B2027-01")
	for _, channel := range []string{"rat", "ag"} {
		want(t, s.chat.last(channel), "Abstimmung V1", "nichtöffentlichen Punkt", "[Anzeigen]", "!Akten")
	}
	want(t, said(s.do("gina", "ag", "/abstimmung ergebnis V1")), "Akten weg?", "Ja 3, Nein 0")
	want(t, s.refused("hugo", "fern", "/abstimmung ergebnis V1"), "gibt es hier nicht", "!Akten")
	want(t, said(s.do("hugo", "fern", "/gremium suche Akten")), "finde ich nichts")
	want(t, said(s.do("gina", "ag", "/gremium suche Akten")), "S2-2", "R B2027-01: offen (rot)", "!Akten weg")
	want(t, said(s.do("hugo", "rat", "/abstimmung ergebnis V1")), "nichtöffentlichen Punkt", "!Akten")
	// A working group recommends.
	s.do("anna", "ag", "/sitzung neu 26.03.2027 16:00 trotzdem:ja")
	s.do("anna", "ag", "/top neu Anhörung art:beschluss sitzung:S3")
	s.do("anna", "ag", "/sitzung einladen S3 grund:eilt jetzt:ja")
	s.do("anna", "rat", "/sitzung schliessen S2")
	s.until(time.Date(2027, 3, 26, 16, 0, 0, 0, s.now.Location()))
	s.do("anna", "ag", "/sitzung eroeffnen S3")
	s.do("anna", "ag", "/sitzung anwesend alle")
	s.do("anna", "ag", "/top aufruf S3-1")
	want(t, said(s.do("anna", "ag", "/abstimmung zaehlung Anhören? ja:1 nein:0")), "Empfehlung G B2027-01")
	// The number counts in each body: in direct messages it is asked which, or said by the code.
	want(t, s.refused("anna", "@bot", "beschluss zeigen B2027-01"), "Für welches Gremium", "[Rat]", "[Gruppe]")
	want(t, said(s.do("anna", "@bot", "beschluss zeigen G B2027-01")), "Anhören?")
	want(t, said(s.do("anna", "@bot", "beschluss zeigen r b2027-1")), "Akten weg?")
}

// TestVotesAtTheCeiling: what is not public, or for members, is not shown where the platform may not show it, in no view and
// no card; and it is said where it is.
func TestVotesAtTheCeiling(t *testing.T) {
	s := connected(t, "lenkungsgremium")
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.do("anna", "rat", "/top neu Ampel art:beschluss")
	s.do("anna", "rat", "/top neu Klage art:beschluss nichtoeffentlich:ja")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	s.until(time.Date(2027, 4, 14, 16, 0, 0, 0, s.now.Location()))
	s.do("anna", "rat", "/sitzung eroeffnen S1")
	s.do("anna", "rat", "/sitzung anwesend alle")
	s.do("anna", "rat", "/top aufruf S1-1")
	s.do("anna", "rat", "/abstimmung zaehlung Neue Ampel? ja:2 nein:1")
	s.do("anna", "rat", "/beschluss stand B2027-01 in-arbeit notiz:Kostenfrage")
	s.do("anna", "rat", "/aufgabe neu @carl Kosten schätzen beschluss:B2027-01")
	s.do("anna", "rat", "/top aufruf S1-2")
	there := said(s.do("anna", "other:kanal", "/abstimmung zaehlung Klage einreichen? ja:3 nein:0"))
	want(t, there, "Abstimmung V2", "!einreichen", "!Ja 3", "In Other nicht gezeigt", "Abstimmungen zu nichtöffentlichen Punkten", "[Rückgängig]")
	want(t, s.other.last("kanal"), "Abstimmung V2", "!Klage", "!einreichen", "![Anzeigen]")
	want(t, s.chat.last("rat"), "Abstimmung V2", "!einreichen", "[Anzeigen]")
	for line, parts := range map[string][]string{
		"/abstimmung ergebnis V1":    {"Neue Ampel?", "Ja 2, Nein 1", "!nicht gezeigt"},
		"/abstimmung ergebnis V2":    {"!einreichen", "Zu sehen in Test, mit `/abstimmung ergebnis`"},
		"/abstimmung liste":          {"Neue Ampel?", "V2", "(nichtöffentlich)", "!einreichen", "nicht gezeigt"},
		"/beschluss liste":           {"Neue Ampel?", "B2027-02", "(nichtöffentlich)", "!einreichen", "nichtöffentliche Beschlüsse"},
		"/beschluss zeigen B2027-02": {"!einreichen", "nicht gezeigt"},
		"/beschluss zeigen B2027-01": {"Neue Ampel?", "in Arbeit (gelb)", "!Kostenfrage", "!Kosten schätzen", "!Anna", "nicht gezeigt", "wer was zu tun hat"},
		"/gremium suche Kosten":      {"finde ich nichts", "!schätzen", "nicht gezeigt"},
		"/gremium suche Klage":       {"finde ich nichts", "!einreichen", "nicht gezeigt"},
		"/gremium suche B2027-01":    {"Neue Ampel?", "!Kosten"},
		"/gremium suche Ampel":       {"R B2027-01", "S1-1", "!nicht gezeigt"},
	} {
		reply := s.do("carl", "other:kanal", line)
		want(t, said(reply), parts...)
		if reply.Message.Class > bot.Public {
			t.Errorf("%s: class %v", line, reply.Message.Class)
		}
	}
	// What is typed there completes no wording that is not shown.
	for _, option := range []string{"vote", "resolution"} {
		line := map[string]string{"vote": "/abstimmung ergebnis ", "resolution": "/beschluss zeigen "}[option]
		var labels []string
		for _, choice := range s.bot.Suggest(t.Context(), s.event("carl", "rat", line), option, "") {
			labels = append(labels, choice.Label)
		}
		want(t, strings.Join(labels, "\n"), "Neue Ampel?", "(nichtöffentlich)", "!einreichen")
	}
	reply := s.do("carl", "rat", "/gremium suche Klage")
	if want(t, said(reply), "Klage einreichen?"); reply.Message.Class != bot.NonPublic {
		t.Errorf("class %v", reply.Message.Class)
	}
}

// TestLongRegister: a register of many resolutions is read in pages, and so are the matches of a search; where there are
// more than it looks at, that is said, and a year finds the older ones.
func TestLongRegister(t *testing.T) {
	s := invitedStage(t)
	for i := range 130 {
		year := 2025 + i/65
		s.do("anna", "rat", fmt.Sprintf("/beschluss neu Lampe %d wird erneuert. datum:%02d.%02d.%d", i, i%28+1, i%12+1, year))
	}
	want(t, said(s.do("carl", "rat", "/beschluss liste")), "B2026-65", "[Weiter (2 von 13)]", "!B2025")
	last := s.do("carl", "rat", "/beschluss liste seite:13")
	want(t, said(last), "R B2025-01**", "[Zurück]", "![Weiter")
	want(t, said(s.do("carl", "rat", "/beschluss liste seite:99")), "R B2025-01**", "![Weiter")
	want(t, said(s.do("carl", "rat", "/beschluss liste 2025")), "B2025-65", "[Weiter (2 von 7)]", "!B2026")
	// Of those that are not done it is not counted how many there are.
	s.do("anna", "rat", "/beschluss stand B2026-64 erledigt")
	open := s.do("carl", "rat", "/beschluss liste offen")
	want(t, said(open), "B2026-65", "B2026-55", "!B2026-64", "!B2026-54", "[Weiter]", "![Zurück]")
	want(t, said(s.press("carl", "rat", open.Message, "Weiter")), "B2026-54", "!B2026-55", "[Weiter]", "[Zurück]")
	for _, page := range []int{13, 99} {
		want(t, said(s.do("carl", "rat", fmt.Sprint("/beschluss liste offen seite:", page))), "R B2025-01**", "[Zurück]", "![Weiter")
	}
	found := s.do("carl", "rat", "/gremium suche lampe erneu")
	want(t, said(found), "Mehr als 100 Treffer", "!Weiter zurück", "[Weiter]", "![Zurück]")
	want(t, said(s.press("carl", "rat", found.Message, "Weiter")), "Mehr als 100 Treffer", "[Zurück]", "[Weiter]")
	want(t, said(s.do("carl", "rat", "/gremium suche lampe erneu seite:12")), "Mehr als 120 Treffer", "[Zurück]", "[Weiter]")
	for _, page := range []int{13, 99} {
		want(t, said(s.do("carl", "rat", fmt.Sprint("/gremium suche lampe erneu seite:", page))), "130 Treffer", "Lampe 0 ", "[Zurück]", "![Weiter")
	}
	want(t, said(s.do("carl", "rat", "/gremium suche lampe 2025")), "65 Treffer", "!Weiter zurück", "!B2026", "[Weiter (2 von 7)]")
	want(t, said(s.do("carl", "rat", "/beschluss suche 2025")), "65 Treffer")
	// Kinds are merged by time, and a year is of all.
	s.do("anna", "rat", "/aufgabe neu @bert Lampe neunzig prüfen")
	s.do("anna", "rat", "/top neu Lampe am Bahnhof")
	first := said(s.do("anna", "rat", "/gremium suche lampe"))
	meeting, task, newest := strings.Index(first, "Lampe am Bahnhof"), strings.Index(first, "Lampe neunzig"), strings.Index(first, "B2026-")
	if meeting < 0 || task < meeting || newest < task {
		t.Errorf("not newest first: %s", first)
	}
	want(t, said(s.do("anna", "rat", "/gremium suche lampe 2027")), "2 Treffer", "Lampe am Bahnhof", "Lampe neunzig")
	want(t, said(s.do("anna", "rat", "/gremium suche lampe 2026")), "65 Treffer", "!Lampe neunzig")
	s.do("anna", "rat", "/aufgabe neu @bert Lampe von 2025 wegwerfen")
	want(t, said(s.do("anna", "rat", "/gremium suche lampe 2025")), "66 Treffer", "wegwerfen")
	want(t, said(s.do("carl", "rat", "/gremium suche 129")), "1 Treffer", "Lampe 129")
}

// playVotes plays a vote, a resolution and its way up to an executive staff, so that each of their cards is shown.
func (s *stage) playVotes() {
	s.t.Helper()
	s.do("root", "stab", "/gremium einrichten muster:kpr-fuehrungsstab name:Geheimstab")
	s.do("root", "gruppe", "/gremium einrichten muster:lenkungsgremium name:Geheimgruppe kuerzel:GG ueber:Geheimstab")
	s.do("root", "gruppe", "/mitglied neu @anna rolle:koordination stimme:ja")
	s.do("anna", "gruppe", fmt.Sprintf("/sitzung neu %s 16:00 trotzdem:ja", s.now.AddDate(0, 0, 1).Format("02.01.2006")))
	all := s.meetings()
	m := all[len(all)-1]
	s.do("anna", "gruppe", "/top neu Geheimpunkt art:beschluss sitzung:"+m.ID)
	s.do("anna", "gruppe", "/top neu Geheimrest sitzung:"+m.ID)
	s.do("anna", "gruppe", "/sitzung einladen "+m.ID+" grund:Geheimgrund jetzt:ja")
	s.do("anna", "gruppe", fmt.Sprintf("/sitzung neu %s 16:00 trotzdem:ja", s.now.AddDate(0, 0, 30).Format("02.01.2006")))
	all = s.meetings()
	s.do("anna", "gruppe", "/sitzung einladen "+all[len(all)-1].ID+" jetzt:ja") // what is left over is carried to it
	s.until(m.In())
	s.do("anna", "gruppe", "/sitzung eroeffnen "+m.ID)
	s.do("anna", "gruppe", "/sitzung anwesend alle")
	s.do("anna", "gruppe", "/top aufruf "+m.ID+"-1")
	s.do("anna", "gruppe", "/antrag Geheimantrag")
	s.do("anna", "gruppe", "/abstimmung zaehlung Geheimfrage? ja:1 nein:0 wortlaut:Geheimbeschluss")
	id := fmt.Sprintf("B%d-01", m.In().Year())
	s.do("anna", "gruppe", "/beschluss stand "+id+" in-arbeit notiz:Geheimnotiz")
	s.do("anna", "gruppe", "/beschluss vorlegen "+id+" fuehrungsstab")
	s.do("anna", "gruppe", "/gremium suche Geheimbeschluss")
	s.do("anna", "gruppe", "/sitzung schliessen "+m.ID)
}
