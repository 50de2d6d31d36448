package commands

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// meeting is a meeting as it is stored.
func (s *stage) meeting(id string) (m council.Meeting) {
	s.t.Helper()
	s.read(func(tx store.Tx) (err error) { m, err = records.Meeting(tx, id); return err })
	return m
}

// standAgain fails the test when a card shows something else than what is so now.
func (s *stage) standAgain() {
	s.t.Helper()
	s.read(func(tx store.Tx) error {
		for m, err := range records.Meetings.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			ids := []string{m.ID}
			for _, item := range m.Agenda {
				ids = append(ids, itemID(m, item))
			}
			motions, err := records.MotionsIn(tx, m.ID)
			if err != nil {
				return err
			}
			for _, o := range motions {
				ids = append(ids, motionID(o))
			}
			for _, name := range []string{"meeting", "invitation", "addition", "withdrawn", "carried", "motion", "running"} {
				for _, id := range ids {
					if err := s.standsAgain(tx, name, id); err != nil {
						return err
					}
				}
			}
		}
		return nil
	})
}

func (s *stage) standsAgain(tx store.Tx, name, id string) error {
	s.t.Helper()
	for p, err := range scheduler.PostedCards(tx, name, id) {
		if err != nil {
			return err
		}
		now, err := s.bot.Render(tx, p.Card, p.To)
		if err != nil {
			return fmt.Errorf("%s: %w", p.Key, err)
		}
		chat := s.chat
		if p.To.Platform == "other" {
			chat = s.other
		}
		n, err := strconv.Atoi(p.Ref.Post)
		if err != nil {
			return err
		}
		if was := shown(chat.sent[n-1]); shown(now) != was {
			s.t.Errorf("the card %s is not as it is now: %s\n---\n%s", p.Key, was, shown(now))
		}
	}
	return nil
}

// Eight who press Weiter at once go on by one item, whatever the order in which their clicks arrive.
func TestAdvanceAtOnce(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.held()
	s.do("anna", "rat", "/top dringlich Drittens grund:eilig")
	s.do("anna", "rat", "/top aufnehmen ja:3 nein:0")
	var events []bot.Event
	for i := range 8 {
		events = append(events, s.event([]string{"anna", "bert"}[i%2], "rat", "/top weiter S1 nach:1"))
	}
	replies := make([]bot.Reply, len(events))
	var clicks sync.WaitGroup
	for i, e := range events {
		clicks.Go(func() { replies[i] = s.bot.Handle(t.Context(), e) })
	}
	clicks.Wait()
	m := s.meeting("S1")
	next, first := m.Called, 0
	for _, r := range replies {
		switch {
		case r.Failed:
			t.Errorf("refused: %s", said(r))
		case strings.Contains(said(r), "Schon geschehen"):
		default:
			first++
		}
	}
	if first != 1 || next != 3 {
		t.Errorf("%d went on, called is %d", first, next)
	}
	spells := 0
	for _, item := range m.Agenda {
		spells += len(item.Discussed)
	}
	if spells != 2 {
		t.Errorf("%d spells of two items", spells)
	}
}

// Of a non-public item nothing is said in the channel, in direct messages and to outsiders but its number: not the title, the
// reason, the motions, the guests. Nor stands any of it in the log or the audit trail.
func TestNonPublicItemsStaySo(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.held()
	const word = "Verschluss"
	s.do("anna", "rat", "/top aufruf S1-2")
	s.do("carl", "rat", "/top befangen")
	s.do("anna", "rat", "/top gast Verschlussgast")
	s.do("anna", "rat", "/antrag Verschlussantrag")
	s.do("anna", "rat", "/antrag Verschlussänderung art:aenderung")
	s.do("anna", "rat", "/antrag zurueckziehen 2")
	s.do("anna", "rat", "/top dringlich Verschlussfund grund:Verschlusseile nichtoeffentlich:ja")
	s.do("anna", "rat", "/top aufnehmen ja:0 nein:2")
	s.do("anna", "rat", "/sitzung neu 12.05.2027 16:00")
	s.do("anna", "rat", "/sitzung einladen S2 jetzt:ja")
	s.do("anna", "rat", "/top vertagen S1-2 grund:Verschlussgrund")
	for _, line := range []string{"/top liste", "/top liste S2", "/antrag liste", "/antrag zeigen 1 sitzung:S1", "/top aufruf S1-2"} {
		r := s.bot.Handle(t.Context(), s.event("fremd", "rat", line))
		if strings.Contains(said(r), word) {
			t.Errorf("an outsider is told by %s: %s", line, said(r))
		}
	}
	// Who only stands in for a member reads no non-public titles either.
	s.do("carl", "rat", "/sitzung rueckmeldung S2 vertretung @vera")
	for _, line := range []string{"/top liste S2", "/antrag liste S2"} {
		if r := s.do("vera", "rat", line); strings.Contains(said(r), word) {
			t.Errorf("a deputy is told by %s: %s", line, said(r))
		}
	}
	for _, m := range s.chat.sent {
		if strings.Contains(shown(m), word) {
			t.Errorf("posted to %+v: %s", m.To, shown(m))
		}
		for _, b := range m.Buttons {
			if strings.Contains(b.Line, word) {
				t.Errorf("in a button of %s: %s", m.Key, b.Line)
			}
		}
	}
	if strings.Contains(s.log.String(), word) {
		t.Errorf("logged: %s", s.log.String())
	}
	if audits := fmt.Sprintf("%+v", s.audits()); strings.Contains(audits, word) {
		t.Errorf("in the audit trail: %s", audits)
	}
	// And members are told.
	want(t, said(s.do("bert", "rat", "/antrag zeigen 1 sitzung:S1")), "Verschlussantrag", "NÖ 2 Verschlusstitel")
	want(t, said(s.do("carl", "rat", "/top liste S2")), "Verschlusstitel", "Verschlussfund", "Verschlussgast")
}

// On a platform outside a meeting can be run all the same: numbers are shown, names and non-public titles are not.
func TestRunningBelowCeiling(t *testing.T) {
	s := connected(t, "lenkungsgremium")
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.do("anna", "rat", "/top neu Lampen")
	s.do("anna", "rat", "/top neu Verschlusstitel nichtoeffentlich:ja")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	s.until(time.Date(2027, 4, 14, 16, 0, 0, 0, s.now.Location()))
	s.do("anna", "rat", "/sitzung eroeffnen S1")
	s.do("anna", "rat", "/sitzung anwesend alle")
	s.do("anna", "rat", `/top gast S1-1 "Dora Lux"`)
	s.do("carl", "other:@bot", "top befangen S1-1")
	want(t, said(s.do("anna", "other:kanal", "/top aufruf S1-1")), "Aufgerufen: Ö 1 Lampen", "!Dora Lux", "!Carl", "befangen: (Name nicht gezeigt)")
	want(t, said(s.do("anna", "other:kanal", "/top liste S1")), "1 Gast", "!Dora Lux")
	want(t, said(s.do("anna", "other:kanal", "/top weiter")), "Aufgerufen: NÖ 1 (nichtöffentlich)", "!Verschlusstitel", "In Other nicht gezeigt")
	s.do("carl", "rat", "/antrag Verschlussantrag")
	want(t, said(s.do("carl", "other:kanal", "/antrag liste S1")), "**Antrag 1** (nichtöffentlich)", "!Verschlussantrag", "In Other nicht gezeigt")
	s.do("anna", "rat", "/top aufruf S1-1")
	s.do("anna", "rat", "/antrag Zehn Lampen")
	for _, m := range s.other.sent {
		if text := shown(m); strings.Contains(text, "Verschluss") || strings.Contains(text, "Carl") || strings.Contains(text, "Dora Lux") {
			t.Errorf("posted there: %s", text)
		}
	}
	want(t, s.other.last("kanal"), "Antrag 2 zu Ö 1 Lampen", "Gestellt von (Name nicht gezeigt)", "Zehn Lampen")
	s.standAgain()
}

// Cards follow what becomes of the agenda, so that each says what is so.
func TestCardsFollowTheAgenda(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.held()
	s.do("anna", "rat", "/sitzung neu 12.05.2027 16:00")
	s.do("anna", "rat", "/sitzung einladen S2 jetzt:ja")
	for _, line := range []string{
		"/top dringlich Dritte grund:eilig", "/top dringlich Vierte grund:eilig", "/top dringlich Fünfte grund:eilig", "/top gast S1-1 Lux",
		"/top aufnehmen S1-3 ja:3 nein:0", "/top aufnehmen S1-4 ja:1 nein:2", "/top vertagen S1-1", "/top absetzen S1-2", "/top zurueckholen S1-1",
		"/top ordnen S1-3 S1-1", "/top aufruf S1-3", "/antrag Zehn Lampen", "/antrag Zwölf art:aenderung", "/top befangen @carl", "/antrag zurueckziehen 2",
		"/abstimmung zaehlung antrag:1 ja:2 nein:0", "/top vertagen S1-5", "/top vertagen", "/top zurueckziehen S2-3", "/sitzung schliessen S1",
	} {
		s.do("anna", "rat", line)
		s.standAgain()
	}
	want(t, said(s.do("anna", "rat", "/top liste S2")), "Vierte (Nachtrag, aus S1-4", "Fünfte (zurückgezogen)", "Dritte (Nachtrag, aus S1-3")
}

// A joint meeting leaves its undone items to the body that called it.
func TestCarryOverOfAJointMeeting(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.do("root", "ag", "/gremium einrichten muster:arbeitsgruppe name:Arbeitsgruppe kuerzel:AG")
	s.do("root", "ag", "/mitglied neu @anna rolle:koordination")
	s.do("anna", "ag", "/sitzung neu 05.05.2027 16:00")
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00 mit:AG")
	s.do("anna", "rat", "/top neu Gemeinsames sitzung:S2")
	s.do("anna", "rat", "/sitzung neu 12.05.2027 16:00")
	want(t, said(s.do("anna", "rat", "/sitzung absagen S2 grund:Sturm")), "Auf der Tagesordnung von S3", "Gemeinsames (S3-1, aus S2-1)")
	if n := len(s.meeting("S1").Agenda); n != 0 {
		t.Errorf("the working group was left %d items", n)
	}
}

// Nothing is lost when the next meeting is cancelled again and again, and nothing doubled.
func TestCarryOverGoesOn(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.do("anna", "rat", "/top neu Erstens")
	s.do("anna", "rat", "/top neu Zweitens nichtoeffentlich:ja dauer:10m art:wahl von:@carl")
	for i := 1; i <= 12; i++ {
		s.do("anna", "rat", fmt.Sprintf("/sitzung absagen S%d grund:Sturm", i))
		if m := s.meeting(fmt.Sprintf("S%d", i)); !m.Waiting || len(m.Undone()) != 2 {
			t.Fatalf("S%d: waiting %v for %d items", i, m.Waiting, len(m.Undone()))
		}
		s.do("anna", "rat", fmt.Sprintf("/sitzung neu %02d.05.2027 16:00 trotzdem:ja", i+1))
	}
	m := s.meeting("S13")
	second := m.Agenda[1]
	if len(m.Agenda) != 2 || !second.NonPublic || second.Minutes != 10 || second.Kind != council.ElectionItem || second.Rapporteur == "" ||
		second.CarriedFrom != "S12-2" || second.By != m.Agenda[0].By {
		t.Errorf("%+v", m.Agenda)
	}
	s.read(func(tx store.Tx) error {
		waiting, err := records.WaitingMeetings(tx, m.Organization)
		if len(waiting) != 0 {
			t.Errorf("%d still wait", len(waiting))
		}
		return err
	})
}

// What one person can do to a meeting has an end.
func TestRunningLimits(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.held()
	for i := range mostMotions {
		s.do("carl", "rat", fmt.Sprintf("/antrag Antrag der Nummer %d", i))
	}
	want(t, s.refused("carl", "rat", "/antrag Noch ein Antrag"), "höchstens 50 Anträge")
	s.do("emil", "rat", "/antrag "+strings.Repeat("lang ", longestMotion/5-1))
	want(t, s.refused("emil", "rat", "/antrag "+strings.Repeat("lang ", longestMotion/5+1)), "höchstens 4000")
	first := said(s.do("emil", "rat", "/antrag liste"))
	want(t, first, "[Weiter (2 von 6)]", "Antrag der Nummer 9", "!Antrag der Nummer 10")
	want(t, said(s.do("emil", "rat", "/antrag liste S1 seite:6")), "lang lang", " …", "[Zurück]")
	for i := range mostGuests {
		s.do("anna", "rat", fmt.Sprintf("/top gast S1-1 Gast der Nummer %d", i))
	}
	want(t, s.refused("anna", "rat", "/top gast S1-1 Noch ein Gast"), "höchstens 20 Gäste")
	want(t, s.refused("anna", "rat", "/top gast S1-1 GAST der nummer 3"), "schon Gast")
}
