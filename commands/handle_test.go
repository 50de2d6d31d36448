package commands

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// found brings a body with a coordination, a member and a member without an account onto the stage.
func (s *stage) found() {
	s.do("root", "rat", "/gremium einrichten muster:lenkungsgremium name:Geheimrat land:SN")
	s.do("root", "rat", "/mitglied neu @anna rolle:koordination")
	s.do("anna", "rat", "/mitglied neu @bert rolle:vorsitz institution:Geheimdienst")
	s.do("anna", "rat", "/mitglied neu @carl")
	s.do("anna", "rat", `/mitglied neu name:"Dora Geheimname"`)
}

// quarter plays three months in which every kind of job runs and every card is shown.
func (s *stage) quarter() {
	s.found()
	s.do("root", "other:kanal", "/gremium verbinden "+s.code("anna", "rat", "/gremium verbinden"))
	s.do("carl", "other:@bot", "mitglied verknuepfen "+s.code("carl", "@bot", "mitglied verknuepfen"))
	s.do("bert", "rat", "/gremium regeln turnus:90 Tage")
	s.do("anna", "rat", `/sitzung neu 14.04.2027 16:00 ort:Geheimort titel:Geheimtreffen`)
	s.do("carl", "rat", `/top neu "Geheimsache am Bahnhof"`)
	s.do("carl", "@bot", `erinnerung neu Geheimakte wann:"morgen 9 Uhr"`)
	s.do("carl", "@bot", `erinnerung neu Geheimtelefonat wann:"montags 9 Uhr"`)
	s.do("carl", "@bot", `erinnerung neu Geheimmappe wann:"zur nächsten Sitzung"`)
	s.day(time.March, 28) // deadline and dispatch
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	s.do("anna", "rat", `/sitzung zugestellt S1 "Dora Geheimname" weg:Geheimbote`)
	s.do("anna", "rat", `/top neu "Geheimer Nachtrag" nichtoeffentlich:ja`)
	s.do("carl", "rat", "/sitzung rueckmeldung S1 vertretung @emil")
	s.do("anna", "rat", "/top zurueckziehen S1-1")
	s.do("anna", "rat", "/sitzung aendern S1 ort:Geheimhaus")
	s.do("emil", "@bot", "/sitzung rueckmeldung S1 nein als-vertretung:ja")
	s.do("carl", "rat", "/sitzung rueckmeldung S1 vertretung @emil")
	s.do("bert", "rat", "/sitzung rueckmeldung S1 ja")
	s.day(time.April, 12) // asked, digest
	s.do("anna", "rat", `/sitzung verschieben S1 auf:15.04.2027 16:00 grund:Geheimgrund trotzdem:ja`)
	s.do("bert", "rat", "/sitzung rueckmeldung S1 ja")
	s.day(time.April, 16) // soon
	s.do("anna", "rat", "/sitzung neu 12.05.2027 16:00")
	s.do("anna", "rat", "/sitzung einladen S2 jetzt:ja")
	s.day(time.May, 9)
	// Down until the meeting is over.
	s.now = s.now.AddDate(0, 0, 7)
	s.start()
	s.until(s.now)
	s.do("anna", "rat", "/sitzung neu 23.06.2027 16:00")
	s.do("anna", "rat", "/sitzung absagen S3 grund:Geheimabsage")
	s.do("anna", "rat", "/sitzung neu 30.06.2027 16:00")
	s.chat.closed = map[string]bool{"id-bert": true}
	s.do("anna", "rat", "/sitzung einladen S4 jetzt:ja")
	s.until(s.now.Add(2 * time.Minute))
	s.chat.closed = nil
	s.do("anna", "rat", "/sitzung absagen S4 grund:Geheimabsage")
	s.do("anna", "rat", "/mitglied ende @carl")
}

// TestEveryKindAndCard plays every kind of job and every card there is.
func TestEveryKindAndCard(t *testing.T) {
	s := twoPlatforms(t)
	s.quarter()
	s.playMinutes()
	s.playForgotten()
	s.playTasks()
	s.playAbsence()
	s.playVotes()
	s.playBallots()
	for kind := range s.bot.Kinds() {
		if s.kinds[kind] == 0 {
			t.Errorf("no job of kind %s ran", kind)
		}
	}
	for card := range cards {
		if s.cards[card] == 0 {
			t.Errorf("no card %s was shown", card)
		}
	}
}

// TestSecrecy says that neither the log nor the audit trail tells what people are called or have written: not in a
// quiet time, not when the chat fails, not when a handler panics.
func TestSecrecy(t *testing.T) {
	s := twoPlatforms(t)
	s.quarter()
	s.chat.fail = errors.New("no chat today")
	s.do("anna", "rat", "/sitzung neu 21.07.2027 16:00 titel:Geheimtreffen")
	s.do("anna", "rat", "/sitzung einladen S5 jetzt:ja")
	s.chat.fail = nil
	s.playMinutes()
	s.playTasks()
	s.playAbsence()
	s.playVotes()
	s.bot.commands = slices.Clone(s.bot.commands) // they are every bot's
	s.bot.commands[0].do = func(*call) (bot.Reply, error) { panic("Geheimbund is no name") }
	for _, line := range []string{"/gremium einrichten muster:verein name:Geheimbund", "/geheimbefehl", "/top neu Geheim sitzung:S99"} {
		s.bot.Handle(t.Context(), s.event("root", "rat", line))
		s.bot.Handle(t.Context(), s.event("anna", "rat", line))
	}
	if !strings.Contains(s.log.String(), "internal error") || !strings.Contains(s.log.String(), "no chat today") {
		t.Errorf("the log misses what went wrong:\n%s", s.log.String())
	}
	for line := range strings.Lines(s.log.String()) {
		if strings.Contains(strings.ToLower(line), "geheim") {
			t.Errorf("the log tells: %s", line)
		}
	}
	rows := 0
	s.read(func(tx store.Tx) error {
		for row, err := range records.Audits.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			rows++
			text, err := json.Marshal(row)
			if err != nil {
				return err
			}
			if strings.Contains(strings.ToLower(string(text)), "geheim") {
				t.Errorf("the audit trail tells: %s", text)
			}
		}
		return nil
	})
	if rows < 25 {
		t.Errorf("%d audit rows: too few to have looked at", rows)
	}
}

// TestAuditChain says that every change leaves one row, reading none, and that a row changed or taken out shows.
func TestAuditChain(t *testing.T) {
	s := twoPlatforms(t)
	s.quarter()
	before := len(s.audits())
	for _, line := range []string{
		"/sitzung liste", "/sitzung zeigen S1", "/mitglied liste", "/top liste S1", "/erinnerung liste", "/gremium regeln",
		"/gremium", "/gremium hilfe", "/gremium sprache",
	} {
		s.do("anna", "rat", line)
	}
	if after := len(s.audits()); after != before {
		t.Errorf("reading left %d audit rows", after-before)
	}
	s.do("anna", "rat", "/gremium sprache englisch")
	rows := s.audits()
	if len(rows) != before+1 {
		t.Errorf("a change left %d audit rows", len(rows)-before)
	}
	last := rows[len(rows)-1]
	if last.Command != "council language" || last.Person == "" || last.Account != "test id-anna" || len(last.IDs) != 1 {
		t.Errorf("the last row is %+v", last)
	}
	s.read(func(tx store.Tx) error {
		if problems := append(records.CheckChain(tx), records.Check(tx)...); len(problems) > 0 {
			t.Errorf("inconsistent: %v", problems)
		}
		return nil
	})
	for name, tamper := range map[string]func(store.Tx) error{
		"changed": func(tx store.Tx) error {
			row := rows[4]
			row.Command = "meeting cancel"
			return records.Audits.Put(tx, row)
		},
		"taken out": func(tx store.Tx) error { return records.Audits.Delete(tx, store.Padded(rows[4].Number)) },
	} {
		undo := errors.New("undo")
		at, err := s.bot.locate(t.Context(), s.event("anna", "rat", ""))
		if err != nil {
			t.Fatal(err)
		}
		err = s.store.Update(t.Context(), at.council, func(tx store.Tx) error {
			if err := tamper(tx); err != nil {
				return err
			}
			if len(records.CheckChain(tx)) == 0 {
				t.Errorf("a row %s does not show", name)
			}
			return undo
		})
		if !errors.Is(err, undo) {
			t.Fatal(err)
		}
	}
}

func (s *stage) audits() []records.Audit {
	s.t.Helper()
	var rows []records.Audit
	s.read(func(tx store.Tx) error {
		for row, err := range records.Audits.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			rows = append(rows, row)
		}
		return nil
	})
	return rows
}

func (s *stage) meetings() []council.Meeting {
	s.t.Helper()
	var all []council.Meeting
	s.read(func(tx store.Tx) error {
		for m, err := range records.Meetings.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			all = append(all, m)
		}
		return nil
	})
	return all
}

// TestDeliveredTwice hands in the same event twice, also to the process after a restart: it is carried out once.
func TestDeliveredTwice(t *testing.T) {
	s := newStage(t)
	s.found()
	rows := len(s.audits())
	event := s.event("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	if reply := s.bot.Handle(t.Context(), event); reply.Failed {
		t.Fatalf("refused: %+v", reply.Message)
	}
	for range 3 {
		reply := s.bot.Handle(t.Context(), event)
		if !reply.Failed || !strings.Contains(string(reply.Message.Text), "schon geschehen") {
			t.Errorf("the second time: %+v", reply.Message)
		}
		s.start()
	}
	submitted := s.event("anna", "rat", "/sitzung neu")
	submitted.Source, submitted.Values = bot.Submitted, map[string]string{"when": "21.04.2027 16:00"}
	s.bot.Handle(t.Context(), submitted)
	if reply := s.bot.Handle(t.Context(), submitted); reply.Failed || reply.Form != nil || len(reply.Message.Buttons) > 0 ||
		!strings.Contains(said(reply), "schon geschehen") {
		t.Errorf("a form sent twice stays open, or is to be sent again: %+v", reply)
	}
	if n := len(s.meetings()); n != 2 {
		t.Errorf("%d meetings, want 2", n)
	}
	if n := len(s.audits()) - rows; n != 2 {
		t.Errorf("%d audit rows, want 2", n)
	}
}

// TestQuestionStoresNothing says that a question back, a preview, a form and a refusal leave nothing: no id is taken, nobody
// is recorded, no row is written, and the same event may be carried out later.
func TestQuestionStoresNothing(t *testing.T) {
	s := newStage(t)
	s.found()
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	people := func() (n int) {
		s.read(func(tx store.Tx) error {
			for _, err := range records.People.List(tx, store.Range{}) {
				if err != nil {
					return err
				}
				n++
			}
			return nil
		})
		return n
	}
	rows, persons, sent := len(s.audits()), people(), len(s.chat.sent)
	for _, line := range []string{
		`/sitzung neu 25.12.2027 16:00 moderation:"Ganz Neu"`,             // holiday
		`/sitzung neu 10.03.2027 16:00 moderation:@frieda`,                // notice
		"/sitzung einladen S1",                                            // preview
		"/sitzung neu",                                                    // form
		"/mitglied neu",                                                   // form of the handler
		"/mitglied neu @frieda vertritt:@emil",                            // refused after the person was recorded
		"/sitzung rueckmeldung S1 vertretung @frieda",                     // not invited yet
		"/sitzung verschieben S1 auf:25.12.2027 16:00",                    // holiday
		`/top neu Test sitzung:S9 von:@frieda`,                            // no such meeting
		`/erinnerung neu Test wann:"01.01.2020 9 Uhr"`,                    // past
		"/gremium regeln frist:3",                                         // not permitted
		"/gremium einrichten muster:verein",                               // not permitted
		"/sitzung absagen S1",                                             // form
		"/mitglied neu name:Kurz ab:01.05.2027 bis:01.04.2027",            // ends before it begins
		`/sitzung neu 14.04.2027 16:00 mit:"Gibt es nicht" moderation:@x`, // no such body
	} {
		s.bot.Handle(t.Context(), s.event("anna", "rat", line))
		s.until(s.now)
		if a, p, m := len(s.audits())-rows, people()-persons, len(s.chat.sent)-sent; a+p+m != 0 {
			t.Errorf("%s: %d audit rows, %d persons, %d messages", line, a, p, m)
		}
	}
	question := s.event("anna", "rat", "/sitzung neu 25.12.2027 16:00")
	if reply := s.bot.Handle(t.Context(), question); reply.Failed || len(reply.Message.Buttons) != 2 {
		t.Errorf("the question is %+v", reply.Message)
	}
	question.Line += " trotzdem:ja"
	if reply := s.bot.Handle(t.Context(), question); reply.Failed {
		t.Errorf("after the question: %+v", reply.Message)
	}
	if all := s.meetings(); len(all) != 2 || all[1].ID != "S2" {
		t.Errorf("the meetings are %+v", all)
	}
}

// TestLanguage says which language answers have: the person's choice, then the body's; the chat client's own only where
// nobody is known, for many servers set English for everyone.
func TestLanguage(t *testing.T) {
	s := newStage(t)
	say := func(who, place, line string) string {
		e := s.event(who, place, line)
		e.Language = "en"
		return string(s.bot.Handle(t.Context(), e).Message.Text)
	}
	want := func(got, part string) {
		t.Helper()
		if !strings.Contains(got, part) {
			t.Errorf("%q does not say %q", got, part)
		}
	}
	want(say("root", "rat", "/sitzung liste"), "No committee has been set up")
	say("root", "rat", "/gremium einrichten muster:verein name:Verein")
	say("root", "rat", "/mitglied neu @anna rolle:koordination")
	want(say("anna", "rat", "/sitzung liste"), "keine Sitzung geplant")
	want(say("anna", "@bot", "sitzung liste"), "keine Sitzung geplant")
	want(say("zora", "@bot", "sitzung liste"), "I do not")
	s.do("anna", "@bot", "gremium sprache englisch")
	want(say("anna", "rat", "/sitzung liste"), "No meeting is planned")
	say("root", "group", "/council setup template:association name:Club")
	want(say("zora", "group", "/sitzung liste"), "not permitted")
}
