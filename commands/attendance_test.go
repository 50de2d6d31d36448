package commands

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/document"
	"gremium/commands/records"
	"gremium/store"
)

// invitedStage is a stage with a body of anna (coordination), bert (chair) and further members, and S1 on 24 March, 16:00.
func invitedStage(t *testing.T, members ...string) *stage {
	t.Helper()
	s := newStage(t)
	s.do("root", "rat", "/gremium einrichten muster:lenkungsgremium name:Rat")
	s.do("root", "rat", "/mitglied neu @anna rolle:koordination")
	s.do("anna", "rat", "/mitglied neu @bert rolle:vorsitz")
	for _, m := range members {
		s.do("anna", "rat", "/mitglied neu @"+m+" grund:viele")
	}
	s.do("anna", "rat", "/sitzung neu 24.03.2027 16:00 ort:Rathaus")
	return s
}

// opened invites to S1 and opens it at 16:00.
func (s *stage) opened() {
	s.t.Helper()
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	s.until(s.clock(16, 0))
	s.do("anna", "rat", "/sitzung eroeffnen")
}

// clock is a time on the day of S1.
func (s *stage) clock(hour, minute int) time.Time {
	return time.Date(2027, 3, 24, hour, minute, 0, 0, s.now.Location())
}

// standing is who can vote on an item of S1.
func (s *stage) standing(item int) (got council.Standing) {
	s.t.Helper()
	s.read(func(tx store.Tx) error {
		m, err := records.Meeting(tx, "S1")
		if err == nil {
			got, err = standing(tx, m, item, s.now)
		}
		return err
	})
	return got
}

// runningText is the running order as it stands in the channel.
func (s *stage) runningText() string {
	s.t.Helper()
	for _, m := range s.chat.to("rat") {
		if strings.Contains(m.Key, "running S1") {
			return shown(m)
		}
	}
	s.t.Fatal("no running order")
	return ""
}

// A long agenda leaves room for what is so now: what is done makes way first, and a button shows the rest. Non-public titles
// are hidden.
func TestRunningOrderOfManyItems(t *testing.T) {
	s := invitedStage(t, "carl")
	for i := range 60 {
		s.do("anna", "rat", fmt.Sprintf("/top neu %q", fmt.Sprintf("Punkt %02d %s", i+1, strings.Repeat("lang ", 20))))
	}
	s.do("anna", "rat", "/top neu Kündigung nichtoeffentlich:ja")
	s.opened()
	s.do("anna", "rat", "/sitzung anwesend alle")
	want(t, s.runningText(), "Punkt 01", "!Punkt 40", "[Ganze Tagesordnung]", "[Aufrufen]", "[Anzeigen]", "weitere")
	for range 58 {
		s.do("anna", "rat", "/top weiter")
	}
	got := s.runningText()
	want(t, got, "Aufgerufen: Ö 58 Punkt 58", "Punkt 60", "!Punkt 01 ", "Punkte sind schon behandelt", "[Weiter]", "[Vertagen]", "!Kündigung", "(nichtöffentlich)")
	if n := utf8.RuneCountInString(got); n > 4096 {
		t.Errorf("%d characters", n)
	}
	for range 2 {
		s.do("anna", "rat", "/top weiter")
	}
	want(t, said(s.do("anna", "rat", "/top weiter")), "Kündigung")
	want(t, s.runningText(), "Aufgerufen: NÖ 1 (nichtöffentlich)", "!Kündigung")
}

// A large body: all are recorded in one step, listed page by page, and nobody waits.
func TestAttendanceOfManyMembers(t *testing.T) {
	var members []string
	for i := range 300 {
		members = append(members, fmt.Sprintf("m%d", i))
	}
	s := invitedStage(t, members...)
	s.opened()
	begin := time.Now()
	got := said(s.do("anna", "rat", "/sitzung anwesend alle ausser @m7"))
	if d := time.Since(begin); d > 5*time.Second {
		t.Errorf("it took %s", d)
	}
	want(t, got, "Anwesend 300 von 301 Stimmberechtigten, nötig 151: **beschlussfähig**", "281 weitere", "!M7 ")
	if n := utf8.RuneCountInString(got); n > 2000 {
		t.Errorf("%d characters", n)
	}
	reply := s.do("anna", "rat", "/sitzung anwesend")
	want(t, said(reply), "Weiter (2 von 11)", "!M250 ")
	want(t, said(s.do("anna", "rat", "/sitzung anwesend S1 seite:11")), "M7 Geheimname: noch nicht vermerkt")
	want(t, said(s.press("anna", "rat", s.do("anna", "rat", "/sitzung anwesend @m7").Message, "Rückgängig")), "Anwesend 300 von 301")
}

// Two clerks and many members at once: nobody's record is lost, each counts once however often they press.
func TestAttendanceAtOnce(t *testing.T) {
	var members []string
	for i := range 20 {
		members = append(members, fmt.Sprintf("m%d", i))
	}
	s := invitedStage(t, append(members, "paula")...)
	s.do("anna", "rat", "/mitglied ende @paula")
	s.do("anna", "rat", "/mitglied neu @paula rolle:schriftfuehrung")
	s.opened()
	var events []bot.Event
	for i := range 10 {
		events = append(events,
			s.event("anna", "rat", fmt.Sprintf("/sitzung anwesend @m%d", i)),
			s.event("paula", "rat", fmt.Sprintf("/sitzung anwesend @m%d @m%d", i, i+1)),
			s.event(fmt.Sprintf("m%d", i+10), "rat", "/sitzung da S1"), s.event(fmt.Sprintf("m%d", i+10), "rat", "/sitzung da S1"))
	}
	var all sync.WaitGroup
	for _, e := range events {
		all.Go(func() {
			if reply := s.bot.Handle(t.Context(), e); reply.Failed {
				t.Errorf("%s: %s", e.Line, said(reply))
			}
		})
	}
	all.Wait()
	s.until(s.now)
	if got := s.standing(0); got.Present != 20 || got.Entitled != 21 {
		t.Errorf("%+v", got)
	}
	s.read(func(tx store.Tx) error {
		rows, err := records.AttendancesAt(tx, "S1")
		if len(rows) != 20 || slices.ContainsFunc(rows, func(a council.Attendance) bool { return len(a.Spells) != 1 }) {
			t.Errorf("%d rows: %+v", len(rows), rows)
		}
		return err
	})
	want(t, s.runningText(), "Anwesend 20 von 21")
}

// Whatever clerks and members record in whatever order, with restarts, what is taken back and what is corrected: presence is
// possible, and the figures are those of a simple count.
func TestAttendanceCommandsStayPossible(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := invitedStage(t, "carl", "dora", "emil")
		s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
		s.do("dora", "rat", "/sitzung rueckmeldung S1 vertretung @fritz")
		s.until(s.clock(15, 30))
		people := []string{"bert", "carl", "dora", "emil", "fritz", "anna", "gast"}
		var undo *bot.Message
		open := false
		steps := rapid.SliceOfN(rapid.SampledFrom([]string{"wait", "da", "gehen", "kommt", "geht", "um", "fehlt", "alle", "ausser", "undo", "restart", "open", "excused"}), 1, 25).Draw(rt, "steps")
		for _, step := range steps {
			who := rapid.SampledFrom(people).Draw(rt, "who")
			line, by := "", "anna"
			switch step {
			case "wait":
				s.until(s.now.Add(time.Duration(rapid.IntRange(1, 20).Draw(rt, "minutes")) * time.Minute))
			case "restart":
				s.start()
			case "open":
				line, open = "/sitzung eroeffnen S1 trotzdem:ja", true
			case "da", "gehen":
				line, by = "/sitzung "+step, who
			case "um":
				at := s.now.Add(-time.Duration(rapid.IntRange(0, 30).Draw(rt, "ago")) * time.Minute)
				line = "/sitzung anwesend @" + who + " " + rapid.SampledFrom([]string{"kommt", "geht"}).Draw(rt, "what") + " um:" + at.Format("15:04")
			case "alle":
				line = "/sitzung anwesend alle"
			case "ausser":
				line = "/sitzung anwesend alle ausser @" + who
			case "excused":
				line = "/sitzung anwesend @" + who + " entschuldigt"
			case "undo":
				if undo != nil {
					i := slices.IndexFunc(undo.Buttons, func(b bot.Button) bool { return b.Label == "Rückgängig" })
					line = undo.Buttons[i].Line
				}
			default:
				line = "/sitzung anwesend @" + who + " " + step
			}
			if line == "" {
				continue
			}
			reply := s.bot.Handle(t.Context(), s.event(by, "rat", line))
			s.until(s.now)
			if strings.Contains(said(reply), "Interner Fehler") {
				rt.Fatalf("%s: %s\n%s", line, said(reply), s.log.String())
			}
			if m := reply.Message; m != nil && strings.Contains(line, "anwesend ") && slices.ContainsFunc(m.Buttons, func(b bot.Button) bool { return b.Label == "Rückgängig" }) {
				undo = m
			}
			s.possible(rt, open)
		}
	})
}

// possible checks the rows of S1 and counts who can vote by hand.
func (s *stage) possible(t *rapid.T, open bool) {
	got := s.standing(0)
	s.read(func(tx store.Tx) error {
		m, err := records.Meeting(tx, "S1")
		if err != nil {
			return err
		}
		rows, err := records.AttendancesAt(tx, "S1")
		there, opened := map[string]bool{}, m.OpenedAt
		for _, row := range rows {
			name, err := personName(tx, row.Person)
			if err != nil {
				return err
			}
			there[strings.ToLower(strings.Fields(name)[0])] = row.Present(s.now)
			for i, x := range row.Spells {
				if i > 0 && !x.From.After(row.Spells[i-1].Until) || x.Until.IsZero() && i < len(row.Spells)-1 ||
					!x.Until.IsZero() && !x.Until.After(x.From) || open && x.From.Before(opened) {
					t.Fatalf("%s, opened %s: %v", name, opened, row.Spells)
				}
			}
		}
		want := 0
		for _, member := range []string{"bert", "carl", "dora", "emil"} {
			if there[member] || member == "dora" && there["fritz"] {
				want++
			}
		}
		if got.Present != want || got.Entitled != 4 {
			t.Fatalf("%+v, counted %d: %v", got, want, there)
		}
		return err
	})
}

// Seats that are laid down and vacant count; of a joint meeting all bodies do, and nobody twice.
func TestSeatsOfAMeeting(t *testing.T) {
	s := newStage(t)
	s.do("root", "rat", "/gremium einrichten muster:lenkungsgremium name:Rat")
	s.do("root", "rat", "/gremium regeln sitze:6")
	s.do("root", "rat", "/mitglied neu @anna rolle:koordination")
	for _, m := range []string{"bert", "carl", "dora"} {
		s.do("anna", "rat", "/mitglied neu @"+m)
	}
	s.do("root", "ag", "/gremium einrichten muster:arbeitsgruppe name:AG")
	s.do("root", "ag", "/mitglied neu @anna rolle:koordination")
	for _, m := range []string{"carl", "emil"} {
		s.do("anna", "ag", "/mitglied neu @"+m)
	}
	s.do("anna", "rat", "/sitzung neu 24.03.2027 16:00 mit:AG")
	if got := s.standing(0); got.Entitled != 7 { // three and three vacant, and emil
		t.Errorf("%+v", got)
	}
	s.opened()
	s.do("carl", "ag", "/sitzung da S1")
	s.do("emil", "ag", "/sitzung da S1")
	if got := s.standing(0); got.Present != 2 {
		t.Errorf("%+v", got)
	}
}

// In a second session only the items of the first are easier to decide.
func TestSecondSessionIsForItsItems(t *testing.T) {
	s := invitedStage(t, "carl", "dora", "emil", "fritz", "gerd")
	s.do("anna", "rat", "/top neu Haushalt")
	s.opened()
	s.do("anna", "rat", "/sitzung anwesend @bert @carl")
	s.do("anna", "rat", "/sitzung schliessen")
	s.do("anna", "rat", "/sitzung neu 21.04.2027 16:00 zweite:S1")
	s.do("anna", "rat", "/top neu Neues sitzung:S2")
	s.do("anna", "rat", "/sitzung einladen S2 jetzt:ja")
	s.until(time.Date(2027, 4, 21, 16, 0, 0, 0, s.now.Location()))
	s.do("anna", "rat", "/sitzung eroeffnen")
	want(t, said(s.do("anna", "rat", "/sitzung anwesend @bert @carl @dora")), "In der zweiten Sitzung nötig 3: **beschlussfähig**")
	s.read(func(tx store.Tx) error {
		m, err := records.Meeting(tx, "S2")
		if err != nil {
			return err
		}
		rules := council.PresetRules(council.KPR)
		for item, quorate := range map[int]bool{1: true, 2: false} {
			got, err := standing(tx, m, item, s.now)
			if err != nil {
				return err
			}
			if rules.Quorate(got) != quorate {
				t.Errorf("item %d: %+v", item, got)
			}
		}
		return nil
	})
}

// Where no names may be shown the meeting goes on all the same: figures, no names, and where they are to be seen.
func TestAttendanceBelowTheCeiling(t *testing.T) {
	s := connected(t, "lenkungsgremium")
	s.do("anna", "rat", "/sitzung neu 24.03.2027 16:00")
	s.do("anna", "rat", "/top neu Kündigung nichtoeffentlich:ja")
	s.do("anna", "rat", "/sitzung einladen S1 grund:eilt jetzt:ja")
	s.until(s.clock(16, 0))
	none := []string{"!Geheimname", "!Dora", "!Kündigung"}
	check := func(line string, parts ...string) {
		t.Helper()
		want(t, said(s.do("anna", "other:kanal", line)), append(parts, none...)...)
	}
	check("/sitzung eroeffnen", "S1 ist eröffnet", "nicht gezeigt")
	check("/sitzung anwesend alle", "4 Personen", "Anwesend 3 von 3 Stimmberechtigten, nötig 3: **beschlussfähig**")
	check("/sitzung anwesend", "Anwesend 3 von 3", "wer anwesend ist", "Sie selbst: ab 16:00 Uhr")
	check("/sitzung anwesenheitsliste", "nicht gezeigt")
	check("/top weiter", "(nichtöffentlich)")
	want(t, said(s.do("carl", "other:kanal", "/sitzung gehen")), append(none, "Anwesend 2 von 3")...)
	for _, m := range s.other.to("kanal") {
		want(t, shown(m), none...)
	}
	want(t, said(s.do("anna", "rat", "/sitzung anwesend")), "Carl Geheimname", "Dora Ohnekonto")
}

// The list to be signed names everybody with room to sign, and room for guests; afterwards it says who was there and when.
func TestAttendanceSheet(t *testing.T) {
	s := invitedStage(t, "carl", "dora")
	s.do("anna", "rat", "/mitglied ende @carl")
	s.do("anna", "rat", "/mitglied neu @carl institution:Polizei")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	s.do("dora", "rat", "/sitzung rueckmeldung S1 vertretung @fritz")
	d := s.sheet()
	names, signed := rowsOf(d)
	for _, name := range []string{"Bert Geheimname", "Carl Geheimname", "Dora Geheimname\nentschuldigt", "Fritz Geheimname\nfür Dora Geheimname", "Anna Geheimname"} {
		if !slices.Contains(names, name) {
			t.Errorf("no %q in %q", name, names)
		}
	}
	if signed != 2 || len(names) != 5+blankRows {
		t.Errorf("%d tables to sign, %d rows", signed, len(names))
	}
	s.until(s.clock(16, 0))
	s.do("anna", "rat", "/sitzung eroeffnen")
	s.do("anna", "rat", "/sitzung anwesend alle")
	s.until(s.clock(16, 30))
	s.do("carl", "rat", "/sitzung gehen")
	s.until(s.clock(17, 0))
	s.do("anna", "rat", "/sitzung schliessen")
	d = s.sheet()
	text := fmt.Sprintf("%+v", d.Blocks)
	want(t, text, "16:00 Uhr bis 16:30 Uhr", "16:00 Uhr bis 17:00 Uhr", "Polizei", "[Dora Geheimname  entschuldigt]", "für Dora Geheimname", "beschlussfähig", "Schriftführung", "!**")
	if _, signed := rowsOf(d); signed != 0 {
		t.Error("a list of what was is not signed by all")
	}
	reply := s.do("anna", "rat", "/sitzung anwesenheitsliste S1")
	if len(reply.Message.Files) != 1 || reply.Message.Files[0].Name != "Anwesenheitsliste-S1.pdf" || reply.Message.Class != bot.Internal {
		t.Fatalf("%+v", reply.Message)
	}
	content, err := reply.Message.Files[0].Open(t.Context())
	if err != nil || !strings.HasPrefix(string(content), "%PDF-1") {
		t.Errorf("%v: %.20q", err, content)
	}
}

// sheet is the attendance list of S1.
func (s *stage) sheet() (d document.Document) {
	s.t.Helper()
	s.read(func(tx store.Tx) error {
		m, err := records.Meeting(tx, "S1")
		if err != nil {
			return err
		}
		body, err := records.Organizations.Get(tx, m.Organization)
		if err != nil {
			return err
		}
		c := &call{bot: s.bot, tx: tx, now: s.now, body: body, meeting: m, subject: m}
		d, err = c.sheet(m)
		return err
	})
	return d
}

// rowsOf are the first cells of all tables, and how many tables are to be filled in by hand.
func rowsOf(d document.Document) (names []string, byHand int) {
	for _, block := range d.Blocks {
		t, ok := block.(document.Table)
		if !ok {
			continue
		}
		if t.ByHand {
			byHand++
		}
		for _, row := range t.Rows {
			names = append(names, row[0])
		}
	}
	return names, byHand
}

// A button of an evening's card that is pressed later, and twice, does no harm.
func TestStaleRunningButtons(t *testing.T) {
	s := invitedStage(t, "carl")
	s.do("anna", "rat", "/top neu Eins")
	s.opened()
	s.do("anna", "rat", "/sitzung anwesend alle")
	var card bot.Message
	for _, m := range s.chat.to("rat") {
		if strings.Contains(m.Key, "running S1") {
			card = m
		}
	}
	s.do("anna", "rat", "/sitzung schliessen")
	for _, b := range card.Buttons {
		reply := s.press("anna", "rat", &card, b.Label)
		if !reply.Failed || strings.Contains(said(reply), "Interner Fehler") {
			t.Errorf("%s: %s", b.Label, said(reply))
		}
	}
	if strings.Contains(s.runningText(), "[Bin da]") {
		t.Error("the card of a closed meeting has buttons")
	}
}

// playForgotten plays a meeting that loses its quorum, is interrupted, and that nobody closes.
func (s *stage) playForgotten() {
	s.t.Helper()
	start := s.now.AddDate(0, 0, 1).Truncate(time.Minute)
	s.do("anna", "rat", "/sitzung neu "+start.Format("02.01.2006 15:04")+" trotzdem:ja")
	s.until(start)
	s.do("anna", "rat", "/sitzung eroeffnen trotzdem:ja")
	s.do("anna", "rat", "/sitzung anwesend alle")
	s.until(start.Add(20 * time.Minute))
	s.do("bert", "rat", "/sitzung gehen")
	s.do("anna", "rat", "/sitzung unterbrechen bis:"+start.Add(30*time.Minute).Format("15:04"))
	s.until(start.AddDate(0, 0, 2))
	s.do("anna", "rat", "/sitzung fortsetzen")
	s.do("anna", "rat", "/sitzung schliessen")
}

// TestUndoAfterOpening: what was recorded before the opening and comes back after it counts from the opening.
func TestUndoAfterOpening(t *testing.T) {
	s := invitedStage(t, "carl", "dora")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	s.until(s.clock(15, 30))
	s.do("carl", "rat", "/sitzung da")
	absent := s.bot.Handle(t.Context(), s.event("anna", "rat", "/sitzung anwesend @carl fehlt"))
	s.until(s.clock(15, 34))
	s.do("anna", "rat", "/sitzung eroeffnen S1 trotzdem:ja")
	s.press("anna", "rat", absent.Message, "Rückgängig")
	s.read(func(tx store.Tx) error {
		rows, err := records.AttendancesAt(tx, "S1")
		if len(rows) != 1 || len(rows[0].Spells) != 1 || !rows[0].Spells[0].From.Equal(s.clock(15, 34)) {
			t.Errorf("%+v", rows)
		}
		return err
	})
}
