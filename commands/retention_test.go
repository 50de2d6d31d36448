package commands

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// posted are the posts that are remembered, by their keys.
func (s *stage) posted() (keys []string) {
	s.t.Helper()
	s.read(func(tx store.Tx) error {
		_, err := scheduler.SweepPosts(tx, "", 1<<20, func(p scheduler.Posted) (bool, error) {
			keys = append(keys, p.Key+" "+p.To.Channel+p.To.Account)
			return false, nil
		})
		return err
	})
	return keys
}

// month plays a month of a body's life: a meeting with votes and minutes that are approved, a task, reminders. It returns the
// ids of meeting and task.
func (s *stage) month() (meeting, task string) {
	s.t.Helper()
	at := s.now.AddDate(0, 0, 9)
	at = time.Date(at.Year(), at.Month(), at.Day(), 16, 0, 0, 0, at.Location())
	s.do("anna", "rat", "/sitzung neu "+at.Format("02.01.2006")+" 16:00 ort:Rathaus trotzdem:ja")
	all := s.meetings()
	id := all[len(all)-1].ID
	s.do("anna", "rat", "/top neu Lampen art:beschluss sitzung:"+id)
	s.do("anna", "rat", "/sitzung einladen "+id+" grund:Eilt jetzt:ja")
	s.until(s.now.AddDate(0, 0, 8)) // who has not answered is asked
	s.do("carl", "rat", "/sitzung rueckmeldung "+id+" ja")
	s.until(at)
	s.do("anna", "rat", "/sitzung eroeffnen "+id)
	s.do("anna", "rat", "/sitzung anwesend alle")
	s.do("anna", "rat", "/top aufruf "+id+"-1")
	s.do("anna", "rat", "/abstimmung neu Lampen?")
	s.do("anna", "rat", "/antrag Mehr Lampen.")
	given := said(s.do("anna", "rat", "/aufgabe neu @carl Lampen zählen"))
	for word := range strings.FieldsFuncSeq(given, func(r rune) bool { return r == ' ' || r == '\n' || r == ':' || r == ',' || r == '.' }) {
		if bot.IDKind(word) == "A" {
			task = word
		}
	}
	s.do("carl", "rat", "/abstimmung stimme ja")
	s.do("anna", "rat", "/abstimmung schliessen")
	s.do("bert", "rat", "/abstimmung bestaetigen")
	s.do("anna", "rat", "/sitzung schliessen "+id)
	s.do("carl", "rat", "/aufgabe erledigt "+task)
	s.do("bert", "rat", "/protokoll freigeben "+id)
	s.do("anna", "rat", "/protokoll freigeben "+id)
	s.until(s.now.AddDate(0, 0, 21)) // nobody objects
	return id, task
}

// TestPostsAreForgotten plays a year: what is remembered of messages does not grow with what is over, and what is not over is
// kept up to date to its end.
func TestPostsAreForgotten(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.do("carl", "@bot", `erinnerung neu Blumen wann:"montags 9 Uhr"`)
	s.do("anna", "rat", "/aufgabe neu @emil Ein langes Vorhaben bis:14.02.2028")
	s.do("anna", "rat", "/sitzung neu 16.02.2028 16:00 ort:Rathaus")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	begun := len(s.chat.sent)
	var sizes []int
	for range 11 {
		s.month()
		sizes = append(sizes, len(s.posted()))
	}
	if first, last := slices.Max(sizes[1:4]), slices.Max(sizes[8:]); last > first+first/10 {
		t.Errorf("what is remembered of posts grows: %v", sizes)
	}
	if n := len(s.chat.sent); n < 4*sizes[10] {
		t.Fatalf("%d messages for %d posts: no test of forgetting", n, sizes[10])
	}
	// What is still open is edited where it was posted.
	s.do("emil", "rat", "/aufgabe erledigt A1")
	s.do("anna", "rat", "/sitzung verschieben S1 auf:17.02.2028 17:00 grund:Hochwasser")
	edited := s.chat.sent[:begun]
	if !slices.ContainsFunc(edited, func(m bot.Message) bool {
		return m.To.Account == "id-emil" && strings.Contains(shown(m), "langes Vorhaben") && strings.Contains(shown(m), "erledigt")
	}) {
		t.Error("the card of the task is not up to date")
	}
	if !slices.ContainsFunc(edited, func(m bot.Message) bool {
		return m.To.Channel == "rat" && strings.Contains(shown(m), "17. Februar 2028")
	}) {
		t.Error("the card of the meeting is not up to date")
	}
	for _, left := range []string{"S2 ", "S3 ", "V1 ", "V2 ", "A2 "} {
		if keys := s.posted(); slices.ContainsFunc(keys, func(k string) bool { return strings.Contains(k+" ", left) }) {
			t.Errorf("%s is over, and its posts are remembered: %v", left, keys)
		}
	}
	s.check()
}

// TestRetentionInParts: very many posts are looked at a few at a time, so that nobody waits; a restart in the midst goes
// on where the one before was, and what is done twice does no harm.
func TestRetentionInParts(t *testing.T) {
	s := newStage(t)
	s.seated("verein")
	const rows = 20_000
	live := 0
	s.write(func(tx store.Tx) error {
		for n := range rows {
			card := cardOf("digest", fmt.Sprint("body ", n))
			if n%1000 == 999 {
				card = cardOf("linked", s.personOf("carl").ID, "account", "test id-carl")
				live++
			}
			d := scheduler.Delivery{Key: fmt.Sprint("old ", n), To: bot.Audience{Platform: "test", Account: "id-carl"}, Card: card}
			if err := scheduler.Adopt(tx, d, bot.Ref{Platform: "test", Channel: "id-carl", Post: "1"}, s.now.AddDate(0, -2, 0)); err != nil {
				return err
			}
		}
		return nil
	})
	s.until(time.Date(2027, 3, 2, 3, 29, 0, 0, s.now.Location()))
	before, longest := len(s.posted()), time.Duration(0)
	for runs := 1; ; runs++ {
		next, _, err := s.queue.Next(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if next.After(time.Date(2027, 3, 2, 4, 0, 0, 0, s.now.Location())) {
			if runs < before/sweepRows {
				t.Errorf("%d rows in %d runs: more at a time than %d", before, runs, sweepRows)
			}
			break
		}
		s.now = next
		if runs == 20 {
			s.start()
		}
		begun := time.Now()
		if err := s.queue.RunDue(t.Context(), next); err != nil {
			t.Fatal(err)
		}
		longest = max(longest, time.Since(begun))
		if runs == 20 && len(s.posted()) < before/2 {
			t.Error("too many at a time")
		}
	}
	t.Logf("the longest run took %v", longest)
	if n := len(s.posted()); n != before-rows+live {
		t.Errorf("%d posts are left, not %d", n, before-rows+live)
	}
	s.check()
}

// rowsIn counts the rows of a table of the only council.
func rowsIn[T any](s *stage, table store.Table[T], is func(T) bool) (n int) {
	s.t.Helper()
	s.read(func(tx store.Tx) error {
		for v, err := range table.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			if is == nil || is(v) {
				n++
			}
		}
		return nil
	})
	return n
}

// TestRetention plays the deadlines of rules.md, Privacy: before each of them all is there, and the night after it is gone. What
// is not over stays.
func TestRetention(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.do("anna", "rat", "/aufgabe neu @emil Ein langes Vorhaben")
	s.do("carl", "rat", "/mitglied abwesend @carl von:02.03.2027 bis:05.03.2027")
	meeting, _ := s.month()
	var approved time.Time
	s.read(func(tx store.Tx) error {
		m, err := records.Meeting(tx, meeting)
		if err != nil {
			return err
		}
		d, err := records.MinutesOf(tx, m)
		if err == nil {
			approved = d.Approval.At
		}
		return err
	})
	answered := func(i council.Invitation) bool { return i.Answer != "" }
	closed := func(t council.Task) bool { return !t.Open() }
	count := func(what string, n, want int) {
		t.Helper()
		if n != want {
			t.Errorf("%v: %d %s, not %d", s.now, n, what, want)
		}
	}
	everybody := rowsIn(s, records.Invitations, nil)
	count("answers", rowsIn(s, records.Invitations, answered), 1)
	count("closed tasks", rowsIn(s, records.Tasks, closed), 1)
	count("absences", rowsIn(s, records.Absences, nil), 1)

	s.until(time.Date(2027, 6, 3, 12, 0, 0, 0, s.now.Location()))
	count("absences", rowsIn(s, records.Absences, nil), 1)
	s.until(s.now.AddDate(0, 0, 2))
	count("absences", rowsIn(s, records.Absences, nil), 0)

	s.until(approved.AddDate(0, 0, 89))
	want(t, said(s.do("anna", "rat", "/sitzung zeigen "+meeting)), "Carl Geheimname: Zusage (Chat, ")
	s.until(approved.AddDate(0, 0, 92))
	count("answers", rowsIn(s, records.Invitations, answered), 0)
	want(t, said(s.do("anna", "rat", "/sitzung zeigen "+meeting)), "Carl Geheimname: nicht mehr gespeichert (Chat, ", "Emil Geheimname: noch keine (Chat, ",
		"!Zusagen", "!Carl Geheimname: Zusage")

	// Whoever leaves is known by their account for thirty days.
	s.do("anna", "rat", "/mitglied ende @carl")
	gone := s.now
	s.until(gone.AddDate(0, 0, 30))
	if s.personOf("carl").ID == "" {
		t.Error("the account is forgotten too early")
	}
	s.until(gone.AddDate(0, 0, 33))
	if s.personOf("carl").ID != "" || s.personOf("emil").ID == "" || strings.Contains(strings.Join(s.posted(), "\n"), "id-carl") {
		t.Errorf("accounts of who has left and who has not: %+v, %q", s.people(), s.posted())
	}
	err := s.store.View(t.Context(), store.System, func(tx store.Tx) error {
		doors, err := records.Behind(tx, records.Accounts, "test id-carl")
		if len(doors) != 0 {
			t.Errorf("doors: %+v", doors)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	want(t, said(s.do("anna", "rat", "/sitzung zeigen "+meeting)), "Carl Geheimname: nicht mehr gespeichert (Chat, ")
	s.do("anna", "rat", "/mitglied neu @carl") // and may come back

	s.until(approved.AddDate(0, 0, 364))
	count("invitations", rowsIn(s, records.Invitations, nil), everybody)
	s.until(approved.AddDate(0, 0, 367))
	count("invitations", rowsIn(s, records.Invitations, nil), 0)
	want(t, said(s.do("anna", "rat", "/sitzung zeigen "+meeting)), "Stand: geschlossen", "!nicht zugestellt", "!Rückmeldung")

	s.until(time.Date(2029, 3, 8, 12, 0, 0, 0, s.now.Location()))
	count("closed tasks", rowsIn(s, records.Tasks, closed), 1)
	first := s.audits()[0]
	if s.now.Sub(first.At) > 731*24*time.Hour || first.Number == 1 {
		t.Errorf("the trail begins with number %d of %v", first.Number, first.At)
	}
	s.until(time.Date(2029, 3, 15, 12, 0, 0, 0, s.now.Location()))
	count("closed tasks", rowsIn(s, records.Tasks, closed), 0)
	count("tasks", rowsIn(s, records.Tasks, nil), 1)
	s.check() // the trail too, from its checkpoint

	// Codes that nobody took, and who typed wrong ones.
	s.code("anna", "rat", "/gremium verbinden")
	s.refused("emil", "@bot", "mitglied verknuepfen ABCD-EFGH-IJKL")
	left := func() (n int) {
		err := s.store.View(t.Context(), store.System, func(tx store.Tx) error {
			for range records.Codes.List(tx, store.Range{}) {
				n++
			}
			for range records.Tries.List(tx, store.Range{}) {
				n++
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
		return n
	}
	count("codes and tries", left(), 2)
	s.until(s.now.AddDate(0, 0, 1))
	count("codes and tries", left(), 0)

	// What buttons have no room for, and keys of events.
	name, err := s.bot.Keep(t.Context(), s.councilID(), []byte("a long line"), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	s.until(s.now.AddDate(1, 0, 7))
	if _, err := s.bot.Kept(t.Context(), s.councilID(), name); err != nil {
		t.Error("a button does not work for a year:", err)
	}
	count("payloads", rowsIn(s, records.Payloads, nil), 1)
	s.until(s.now.AddDate(0, 3, 0))
	count("payloads", rowsIn(s, records.Payloads, nil), 0)
	count("keys of events", rowsIn(s, records.Onces, nil), 0)
	s.check()
}

func (s *stage) councilID() string {
	s.t.Helper()
	at, err := s.bot.locate(s.t.Context(), s.event("anna", "rat", ""))
	if err != nil {
		s.t.Fatal(err)
	}
	return at.council
}

// TestPostsOfWhatIsOpen: what is not over keeps its posts however old they are; once it is over they go, and in the end with
// them what could not be delivered.
func TestPostsOfWhatIsOpen(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.chat.closed = map[string]bool{"id-emil": true}
	s.do("anna", "rat", "/sitzung neu 20.10.2027 16:00 ort:Rathaus") // cancelled, far ahead
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	s.do("anna", "rat", "/sitzung absagen S1 grund:Umbau")
	s.do("anna", "rat", "/sitzung neu 10.03.2027 16:00 ort:Rathaus trotzdem:ja") // held, and its minutes forgotten
	s.do("anna", "rat", "/top neu Lampen art:beschluss sitzung:S2")
	s.do("anna", "rat", "/sitzung einladen S2 grund:Eilt jetzt:ja")
	s.do("anna", "rat", "/abstimmung umlauf Lampen? bis:12.03.2027 trotzdem:ja") // not confirmed
	s.until(time.Date(2027, 3, 10, 16, 0, 0, 0, s.now.Location()))
	s.do("anna", "rat", "/sitzung eroeffnen S2")
	s.until(s.now.Add(time.Hour))
	s.do("anna", "rat", "/sitzung schliessen S2")
	about := func(id string) bool {
		return slices.ContainsFunc(s.posted(), func(key string) bool { return slices.Contains(strings.Fields(key), id) })
	}
	parked := func() (n int) {
		s.read(func(tx store.Tx) error {
			_, all, err := scheduler.Parked(tx)
			for _, d := range all {
				if d.Card.ID == "S1" {
					n++
				}
			}
			return err
		})
		return n
	}
	for _, step := range []struct {
		day        string
		s1, s2, v1 bool
		parked     bool
	}{
		{"2027-10-20", true, true, true, true},
		{"2027-11-21", false, true, true, true},
		{"2028-03-09", false, true, true, false},
		{"2028-05-01", false, false, false, false},
	} {
		day, err := time.ParseInLocation("2006-01-02", step.day, s.now.Location())
		if err != nil {
			t.Fatal(err)
		}
		s.until(day)
		if about("S1") != step.s1 || about("S2") != step.s2 || about("V1") != step.v1 || parked() > 0 != step.parked {
			t.Errorf("%s: S1 %v, S2 %v, V1 %v, parked %d: want %+v: %q", step.day, about("S1"), about("S2"), about("V1"), parked(), step, s.posted())
		}
	}
	s.check()
}
