package commands

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
	"gremium/store/bolt"
)

// playTasks plays a task with all its cards, and an office that is handed over; all that is said has the word that must not
// be told in it.
func (s *stage) playTasks() {
	s.t.Helper()
	s.do("root", "amt", "/gremium einrichten muster:arbeitsgruppe name:Geheimamt kuerzel:GA")
	s.do("root", "amt", "/mitglied neu @anna rolle:koordination")
	s.do("anna", "amt", "/mitglied neu @bert rolle:vorsitz")
	day := s.now.AddDate(0, 0, 10).Format("02.01.2006")
	give := s.do("anna", "amt", "/aufgabe neu Geheimakte holen @bert bis:"+day)
	s.press("anna", "amt", give.Message, "Rückgängig")
	first := s.taskID(s.do("anna", "amt", "/aufgabe neu Geheimplan zeichnen @bert @emil bis:"+day))
	s.do("bert", "@bot", "/aufgabe ablehnen "+first+" geheim")
	s.do("emil", "@bot", "/aufgabe notiz "+first+" Geheimnotiz")
	s.until(s.now.AddDate(0, 0, 12)) // reminders
	second := s.taskID(s.do("anna", "amt", `/aufgabe neu Geheimkasse wiederholung:"täglich"`))
	s.do("anna", "amt", "/aufgabe erledigt "+second)
	over := s.do("anna", "amt", "/mitglied uebergabe koordination an:@bert bleibt:ja")
	s.press("anna", "amt", over.Message, "Aufgaben übergeben")
}

// taskID is the id of a new task.
func (s *stage) taskID(r bot.Reply) string {
	s.t.Helper()
	for word := range strings.FieldsSeq(strings.Trim(said(r), "*\n")) {
		if word = strings.Trim(word, "*"); bot.IDKind(word) == "A" {
			return word
		}
	}
	s.t.Fatalf("no task in %s", said(r))
	return ""
}

func TestDueInText(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2027, 3, 1, 9, 0, 0, 0, berlin) // a Monday
	for _, c := range []struct{ typed, rest, words, due string }{
		{"Plakate aufhängen bis 24.03.2027", "Plakate aufhängen", "bis 24.03.2027", "2027-03-24"},
		{"Plakate aufhängen bis 24.3.", "Plakate aufhängen", "bis 24.3.", "2027-03-24"},
		{"Plakate aufhängen bis zum 24. März 2027", "Plakate aufhängen", "bis zum 24. März 2027", "2027-03-24"},
		{"Plakate aufhängen bis Mittwoch, 24. März 2027.", "Plakate aufhängen", "bis Mittwoch, 24. März 2027.", "2027-03-24"},
		{"Plakate aufhängen bis spätestens 24.3.2027", "Plakate aufhängen", "bis spätestens 24.3.2027", "2027-03-24"},
		{"Anrufen bis morgen", "Anrufen", "bis morgen", "2027-03-02"},
		{"Anrufen bis heute", "Anrufen", "bis heute", "2027-03-01"},
		{"Anrufen bis Freitag", "Anrufen", "bis Freitag", "2027-03-05"},
		{"Hang up posters by 24 March 2027", "Hang up posters", "by 24 March 2027", "2027-03-24"},
		{"Zahlen liefern bis zur nächsten Sitzung", "Zahlen liefern", "bis zur nächsten Sitzung", "next"},
		{"Numbers by the next meeting.", "Numbers", "by the next meeting.", "next"},
		// No whole date, no date at the end, a date that is past, a time of day.
		{"Plakate aufhängen bis März", "Plakate aufhängen bis März", "", ""},
		{"Bis 24.03.2027", "Bis 24.03.2027", "", ""},
		{"Bis 24.03.2027 aufhängen", "Bis 24.03.2027 aufhängen", "", ""},
		{"Zählen bis 100", "Zählen bis 100", "", ""},
		{"Zählen bis zum Umfallen", "Zählen bis zum Umfallen", "", ""},
		{"Akten von bis 24.03.2020", "Akten von bis 24.03.2020", "", ""},
		{"Anrufen bis 24.3.2027 16 Uhr", "Anrufen bis 24.3.2027 16 Uhr", "", ""},
		{"Anrufen bis 31.02.2027", "Anrufen bis 31.02.2027", "", ""},
		{"Anrufen bis Dienstag, 24.03.2027", "Anrufen bis Dienstag, 24.03.2027", "", ""}, // a Wednesday
		// The end of a span.
		{"Stand betreuen vom 3.5. bis 5.5.2027", "Stand betreuen vom 3.5. bis 5.5.2027", "", ""},
		{"Schild: offen Montag bis Freitag", "Schild: offen Montag bis Freitag", "", ""},
		{"Urlaub 24. März bis 31. März 2027", "Urlaub 24. März bis 31. März 2027", "", ""},
		// The last one counts.
		{"Liste von A bis Z schreiben bis 24.03.2027", "Liste von A bis Z schreiben", "bis 24.03.2027", "2027-03-24"},
		{"", "", "", ""},
		{"bis", "bis", "", ""},
	} {
		rest, words, value := dueInText(c.typed, now)
		due := ""
		switch {
		case value.NextMeeting:
			due = "next"
		case !value.Time.IsZero():
			due = value.Time.Format(time.DateOnly)
		}
		if rest != c.rest || words != c.words || due != c.due {
			t.Errorf("%q: %q, %q, %s; want %q, %q, %s", c.typed, rest, words, due, c.rest, c.words, c.due)
		}
	}
}

// TestManyTasks has five hundred tasks: whoever turns the pages sees each once, the overdue ones first, and no answer is longer
// than what a phone scrolls.
func TestManyTasks(t *testing.T) {
	s := newStage(t)
	s.found()
	start := s.now
	for i := range 500 {
		line := fmt.Sprintf("/aufgabe neu Plakat Nummer %d wirklich ordentlich aufhängen @carl", i)
		if i%5 != 0 {
			line += " bis:" + start.AddDate(0, 0, 1+i%40).Format("02.01.2006")
		}
		s.do("anna", "rat", line)
	}
	s.until(start.AddDate(0, 0, 20))
	for _, list := range []struct {
		who, line string
		more      int // tasks that the list has more than those open
	}{{"anna", "/aufgabe liste", 0}, {"carl", "/aufgabe meine", 0}, {"bert", "/aufgabe liste person:@carl", 0}, {"bert", "/aufgabe liste alle:ja", 0}} {
		reply, seen := s.do(list.who, "rat", list.line), []string{}
		undue := false // what is due must not come behind what is not
		for page := 0; ; page++ {
			shown := said(reply)
			if n := len([]rune(shown)); n > 3000 {
				t.Fatalf("%s: page %d has %d characters", list.line, page, n)
			}
			for line := range strings.Lines(shown) {
				if id, found := strings.CutPrefix(line, "- **"); found {
					id, _, _ = strings.Cut(id, "*")
					if slices.Contains(seen, id) {
						t.Fatalf("%s: %s twice", list.line, id)
					}
					seen = append(seen, id)
					overdue := strings.Contains(line, "überfällig")
					if overdue && undue && !strings.Contains(list.line, "alle") {
						t.Fatalf("%s: overdue behind what is not: %s", list.line, line)
					}
					undue = undue || !overdue
				}
			}
			if !slices.ContainsFunc(reply.Message.Buttons, func(b bot.Button) bool { return b.Label == "Weiter" }) {
				break
			}
			reply = s.press(list.who, "rat", reply.Message, "Weiter")
		}
		if len(seen) != 500+list.more {
			t.Errorf("%s: %d tasks", list.line, len(seen))
		}
		back := s.press(list.who, "rat", reply.Message, "Zurück")
		if !strings.Contains(said(back), "**"+seen[len(seen)-tasksPerPage-5]+"**") {
			t.Errorf("%s: back shows %s", list.line, said(back))
		}
	}
	// Page by page while others finish what is on it: nothing is shown twice, and nothing is skipped.
	reply := s.do("anna", "rat", "/aufgabe liste")
	s.do("anna", "rat", "/aufgabe erledigt A2")
	next := said(s.press("anna", "rat", reply.Message, "Weiter"))
	for line := range strings.Lines(said(reply)) {
		if id, found := strings.CutPrefix(line, "- **"); found && strings.Contains(next, "**"+strings.SplitN(id, "*", 2)[0]+"**") {
			t.Errorf("shown again: %s", line)
		}
	}
	// The Monday list names some and says that there are more.
	s.day(time.March, 29)
	s.until(s.now.AddDate(0, 0, 7))
	digest := s.chat.last("id-anna")
	if n := strings.Count(digest, "- **A"); n != overdueListed || !strings.Contains(digest, "/aufgabe liste") {
		t.Errorf("%d tasks in %s", n, digest)
	}
	// All go with an office at once.
	s.do("bert", "rat", "/mitglied ende @carl")
	s.do("bert", "rat", "/mitglied neu @carl rolle:mitglied+schriftfuehrung")
	over := s.do("bert", "rat", "/mitglied uebergabe schriftfuehrung an:@anna")
	if n := strings.Count(said(over), "Aufgabe **A"); n != mostLeftOpen || !strings.Contains(said(over), "und 484 weitere Aufgaben") {
		t.Errorf("%d tasks in %s", n, said(over))
	}
	if given := said(s.press("bert", "rat", over.Message, "Aufgaben übergeben")); !strings.Contains(given, "499 Aufgaben gehen an Anna") {
		t.Errorf("given: %s", given)
	}
	if told := s.chat.last("id-anna"); !strings.Contains(told, "499") || !strings.Contains(told, "[Meine Aufgaben]") {
		t.Errorf("told: %s", told)
	}
	if again := said(s.press("bert", "rat", over.Message, "Aufgaben übergeben")); !strings.Contains(again, "schon geschehen") {
		t.Errorf("again: %s", again)
	}
	if left := said(s.do("carl", "rat", "/aufgabe meine")); !strings.Contains(left, "nichts zu erledigen") {
		t.Errorf("left: %s", left)
	}
}

// TestLongTask says that a task of the greatest length, given to as many as may have it, fits into every answer and card.
func TestLongTask(t *testing.T) {
	s := newStage(t)
	s.found()
	long := strings.TrimSpace(strings.Repeat("Wörter ", longestTask/7))
	var people []string
	for i := range mostAssignees {
		people = append(people, fmt.Sprintf("@person%d", i))
	}
	s.do("anna", "rat", bot.Line("aufgabe neu", "text", long, "wer", strings.Join(people, ", "), "bis", "24.03.2027"))
	for i := range council.MostNotes {
		s.do("carl", "rat", fmt.Sprintf("/aufgabe notiz A1 %d %s", i, long[:400]))
		s.now = s.now.Add(time.Minute)
	}
	if refused := s.refused("carl", "rat", "/aufgabe notiz A1 noch eine"); !strings.Contains(refused, "sehr viele Notizen") {
		t.Errorf("%s", refused)
	}
	for line, want := range map[string]string{"/aufgabe zeigen A1": "Person19", "/aufgabe liste": "und 17 weitere"} {
		if shown := said(s.do("carl", "rat", line)); len([]rune(shown)) > 8000 || !strings.Contains(shown, want) {
			t.Errorf("%s: %d characters: %s", line, len([]rune(shown)), shown)
		}
	}
	if card := s.chat.last("id-person3"); !strings.Contains(card, long) || !strings.Contains(card, "[Annehmen]") {
		t.Errorf("card %s", card)
	}
	s.refused("anna", "rat", bot.Line("aufgabe neu", "text", "Zu viele", "wer", strings.Join(people, ", ")+", @nocheiner"))
	s.refused("anna", "rat", bot.Line("aufgabe neu", "text", long+long))
}

// TestTaskPresses presses buttons of cards that are out of date: each says what has become of the task, and nothing happens
// twice.
func TestTaskPresses(t *testing.T) {
	s := newStage(t)
	s.found()
	s.do("anna", "rat", "/aufgabe neu Plakate @carl bis:05.03.2027")
	card := s.chat.to("id-carl")[len(s.chat.to("id-carl"))-1]
	for range 2 {
		s.press("carl", "@bot", &card, "+1 Woche")
	}
	for range 2 {
		s.press("carl", "@bot", &card, "Annehmen")
	}
	finished := s.press("carl", "@bot", &card, "Erledigt")
	again := said(s.press("carl", "@bot", &card, "Erledigt"))
	if !strings.Contains(again, "schon erledigt (Carl Geheimname") {
		t.Errorf("again: %s", again)
	}
	for label, want := range map[string]string{"Ablehnen": "schon erledigt", "+1 Woche": "schon erledigt", "Annehmen": "schon erledigt"} {
		if reply := s.press("carl", "@bot", &card, label); !reply.Failed || !strings.Contains(said(reply), want) {
			t.Errorf("%s: %s", label, said(reply))
		}
	}
	s.read(func(tx store.Tx) error {
		task, err := records.Task(tx, "A1")
		if task.Due != "2027-03-12" || task.State != council.TaskDone || len(task.Log) != 3 {
			t.Errorf("%+v", task)
		}
		return err
	})
	// Undone, and undone once more.
	s.press("carl", "@bot", finished.Message, "Rückgängig")
	if reply := s.press("carl", "@bot", finished.Message, "Rückgängig"); !strings.Contains(said(reply), "schon geschehen") {
		t.Errorf("undone twice: %s", said(reply))
	}
	// A button of somebody else's card is nobody's right.
	if reply := s.press("bert", "@bot", &card, "Annehmen"); !strings.Contains(said(reply), "nicht (mehr) Ihre Aufgabe") {
		t.Errorf("another's: %s", said(reply))
	}
	s.now = s.now.Add(2 * undoFor)
	if reply := s.press("carl", "@bot", finished.Message, "Rückgängig"); !strings.Contains(said(reply), "gilt nicht mehr") {
		t.Errorf("too late: %s", said(reply))
	}
}

// TestTaskAtOnce has several deal with one task at the same moment, on each engine: one finishes it, one notes are all there.
func TestTaskAtOnce(t *testing.T) {
	onBoth(t, func(t *testing.T, open func(testing.TB) store.Store) {
		a := arenaOn(t, open(t))
		a.people()
		a.do("anna", "rat", "/aufgabe neu Abend planen @carl @dora wiederholung:\"jeden Montag\"")
		var events []bot.Event
		for range 4 {
			for _, who := range []string{"anna", "carl", "dora"} {
				events = append(events, a.event(who, "rat", "/aufgabe erledigt A3"))
			}
		}
		for i := range 10 {
			events = append(events, a.event("bert", "rat", fmt.Sprintf("/aufgabe notiz A1 Notiz%d", i)))
		}
		if n := done(a.atOnce(events...)); n != 11 {
			t.Errorf("%d were carried out", n)
		}
		a.first(func(tx store.Tx) error {
			finished, err := records.Task(tx, "A3")
			if finished.State != council.TaskDone || finished.Next != "A4" {
				t.Errorf("%+v", finished)
			}
			noted, wrong := records.Task(tx, "A1")
			if len(noted.Log) != 10 {
				t.Errorf("%d notes", len(noted.Log))
			}
			_, none := records.Task(tx, "A5")
			if !errors.Is(none, store.ErrNotFound) {
				t.Errorf("a third: %v", none)
			}
			return errors.Join(err, wrong)
		})
		a.sound()
	})
}

// TestTaskOfWhoLeft: who has left the council is reminded no more and learns nothing new from old cards; the coordination's list
// still has the task.
func TestTaskOfWhoLeft(t *testing.T) {
	s := newStage(t)
	s.found()
	s.do("anna", "rat", "/aufgabe neu Plakate @carl bis:10.03.2027")
	s.do("anna", "rat", "/mitglied ende @carl")
	s.day(time.March, 2)
	before := len(s.chat.to("id-carl"))
	s.do("anna", "rat", "/aufgabe aendern A1 text:\"Plakate und Flyer\"")
	s.until(s.now.AddDate(0, 0, 20))
	if n := len(s.chat.to("id-carl")); n != before || strings.Contains(s.chat.last("id-carl"), "Flyer") {
		t.Errorf("%d messages, then %d: %s", before, n, s.chat.last("id-carl"))
	}
	if digest := s.chat.last("id-anna"); !strings.Contains(digest, "Plakate und Flyer") {
		t.Errorf("digest %s", digest)
	}
}

// TestDueFollowsMeeting plans, moves, cancels and takes back meetings in any order: a task that is due at a meeting is due on
// its day, never at one that does not take place, and waits only where none is planned; and it has its reminder.
func TestDueFollowsMeeting(t *testing.T) {
	s, err := bolt.Open(filepath.Join(t.TempDir(), "tasks.db"), Layouts(), bolt.NoSync())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2027, 3, 1, 9, 0, 0, 0, berlin)
	run := 0
	rapid.Check(t, func(rt *rapid.T) {
		run++
		body := council.Organization{ID: "o1", Code: "A", Template: council.WorkingGroup, Rules: []council.Rules{{}}}
		other := council.Organization{ID: "o2", Code: "B", Template: council.WorkingGroup, Rules: []council.Rules{{}}}
		err := s.Update(context.Background(), fmt.Sprint("council", run), func(tx store.Tx) error {
			if err := errors.Join(records.Organizations.Put(tx, body), records.Organizations.Put(tx, other)); err != nil {
				return err
			}
			meetings, tasks := 0, 0
			pick := func() (council.Meeting, bool) {
				if meetings == 0 {
					return council.Meeting{}, false
				}
				m, err := records.Meeting(tx, fmt.Sprint("S", rapid.IntRange(1, meetings).Draw(rt, "meeting")))
				return m, err == nil && m.State == council.Planned
			}
			changed := func(m council.Meeting) error {
				return errors.Join(records.Meetings.Put(tx, m), scheduleMeeting(tx, m, body, now))
			}
			day := func() time.Time {
				return time.Date(2027, 3, rapid.IntRange(2, 28).Draw(rt, "day"), 16, 0, 0, 0, berlin)
			}
			for range rapid.IntRange(1, 25).Draw(rt, "steps") {
				switch rapid.SampledFrom([]string{"plan", "move", "cancel", "discard", "give", "reopen"}).Draw(rt, "what") {
				case "plan":
					meetings++
					m := council.Meeting{ID: fmt.Sprint("S", meetings), Number: meetings, Organization: rapid.SampledFrom([]string{"o1", "o2"}).Draw(rt, "body"), State: council.Planned}
					if rapid.Bool().Draw(rt, "joint") {
						m.Organization, m.With = "o2", []string{"o1"}
					}
					m.SetStart(day())
					if err := changed(m); err != nil {
						return err
					}
				case "move":
					if m, ok := pick(); ok {
						if err := m.MoveTo(day(), "", now); err == nil {
							if err := changed(m); err != nil {
								return err
							}
						}
					}
				case "cancel":
					if m, ok := pick(); ok {
						if err := errors.Join(m.Cancel("x", now), changed(m)); err != nil {
							return err
						}
					}
				case "discard":
					if m, ok := pick(); ok {
						m.State = council.Cancelled
						if err := errors.Join(scheduleMeeting(tx, m, body, now), records.Meetings.Delete(tx, store.Padded(m.Number))); err != nil {
							return err
						}
					}
				case "give":
					tasks++
					task := council.Task{ID: fmt.Sprint("A", tasks), Number: tasks, Organization: "o1", Text: "x", State: council.TaskOpen, By: "p", Created: now}
					task.Assignees = []council.Assignee{{Person: "p"}}
					var err error
					if task.Due, task.DueMeeting, err = nextMeetingDay(tx, "o1", "", now); err != nil {
						return err
					}
					if err := putTask(tx, task, now); err != nil {
						return err
					}
				case "reopen":
					if tasks > 0 {
						task, err := records.Task(tx, fmt.Sprint("A", rapid.IntRange(1, tasks).Draw(rt, "task")))
						if err != nil {
							return err
						}
						if task.Open() {
							err = task.Finish("p", now)
						} else if err = task.Reopen("p", now); err == nil {
							err = followMeeting(tx, &task, "", now)
						}
						if err := errors.Join(err, putTask(tx, task, now)); err != nil {
							return err
						}
					}
				}
				for task, err := range records.Tasks.List(tx, store.Range{}) {
					if err != nil {
						return err
					}
					if err := dueWrong(tx, task, now); err != nil {
						rt.Fatal(err)
					}
				}
			}
			return nil
		})
		if err != nil {
			rt.Fatal(err)
		}
	})
}

// dueWrong says what is wrong with when a task is due.
func dueWrong(tx store.Tx, task council.Task, now time.Time) error {
	jobs := 0
	for _, err := range scheduler.Scheduled(tx, "task "+task.ID+" ") {
		if err != nil {
			return err
		}
		jobs++
	}
	if !task.Open() {
		if jobs > 0 {
			return fmt.Errorf("%s is closed and has %d jobs", task.ID, jobs)
		}
		return nil
	}
	_, next, err := nextMeetingDay(tx, "o1", "", now)
	if err != nil {
		return err
	}
	if task.DueMeeting == council.NextMeeting {
		if next != council.NextMeeting || task.Due != "" || jobs > 0 {
			return fmt.Errorf("%s waits (due %q, %d jobs) although %s is planned", task.ID, task.Due, jobs, next)
		}
		return nil
	}
	m, err := records.Meeting(tx, task.DueMeeting)
	switch {
	case err != nil:
		return fmt.Errorf("%s is due at %s: %w", task.ID, task.DueMeeting, err)
	case m.State == council.Cancelled || m.Day() != task.Due || !slices.Contains(m.Organizations(), "o1"):
		return fmt.Errorf("%s is due %s at %s, which is %s on %s", task.ID, task.Due, m.ID, m.State, m.Day())
	case jobs != 1:
		return fmt.Errorf("%s has %d jobs", task.ID, jobs)
	}
	return nil
}
