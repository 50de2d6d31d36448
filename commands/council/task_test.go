package council

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// given is an open task of p1, given by p0.
func given() Task {
	t := Task{ID: "A1", Number: 1, Organization: "o1", Text: "x", State: TaskOpen, Created: early, By: "p0"}
	if err := t.Assign("p1", "p0", early); err != nil {
		panic(err)
	}
	return t
}

// wrongTask says what is wrong with a task whatever was done with it.
func wrongTask(t Task) error {
	active := t.Active()
	for i, a := range active {
		if slices.ContainsFunc(active[i+1:], func(o Assignee) bool { return o.Person == a.Person }) {
			return fmt.Errorf("%s has it twice", a.Person)
		}
	}
	for _, a := range t.Assignees {
		if !a.Declined.IsZero() && !a.Accepted.IsZero() {
			return fmt.Errorf("%s has accepted and declined it", a.Person)
		}
	}
	switch {
	case t.Open() != t.Done.IsZero() || t.Open() != (t.DoneBy == ""):
		return fmt.Errorf("%s, and done at %v by %q", t.State, t.Done, t.DoneBy)
	case len(active) == 0:
		return errors.New("nobody has it")
	case t.DueMeeting == NextMeeting && t.Due != "":
		return errors.New("due on a day at a meeting that is not planned")
	case len(t.Log) > mostEntries:
		return fmt.Errorf("%d entries", len(t.Log))
	}
	return nil
}

// TestTaskWhateverHappens does anything with a task in any order: it is never both open and done, never without somebody who
// has it, nobody has it twice, and what was refused changed nothing.
func TestTaskWhateverHappens(t *testing.T) {
	people := []string{"p0", "p1", "p2", "p3"}
	rapid.Check(t, func(rt *rapid.T) {
		task, now := given(), early
		for range rapid.IntRange(1, 40).Draw(rt, "steps") {
			now = now.Add(time.Minute)
			before := fmt.Sprintf("%+v", task)
			who, other := rapid.SampledFrom(people).Draw(rt, "who"), rapid.SampledFrom(people).Draw(rt, "other")
			by := rapid.SampledFrom(people).Draw(rt, "by")
			var err error
			back := ""
			switch rapid.SampledFrom([]string{"assign", "accept", "decline", "hand over", "finish", "withdraw", "reopen", "due", "note", "reword", "to text"}).Draw(rt, "what") {
			case "assign":
				err = task.Assign(who, by, now)
			case "accept":
				if err = task.Accept(who, now); err == nil && task.Asked(who) {
					rt.Fatal("asked after accepting")
				}
			case "decline":
				if back, err = task.Decline(who, "", now); err == nil && back != "" && !task.AssignedTo(back) {
					rt.Fatalf("went back to %s, who does not have it", back)
				}
			case "hand over":
				if err = task.HandOver(who, other, by, now); err == nil && (!task.AssignedTo(other) || task.AssignedTo(who)) {
					rt.Fatalf("handed from %s to %s: %+v", who, other, task.Assignees)
				}
			case "finish":
				err = task.Finish(who, now)
			case "withdraw":
				err = task.Withdraw(who, now)
			case "reopen":
				err = task.Reopen(who, now)
			case "due":
				due, meeting := rapid.SampledFrom([]Day{"2027-03-24", "2027-04-01"}).Draw(rt, "due"), rapid.SampledFrom([]string{"", "S1", NextMeeting}).Draw(rt, "meeting")
				if meeting == NextMeeting {
					due = ""
				}
				err = task.SetDue(due, meeting, who, now)
			case "note":
				err = task.AddNote("n", who, now)
			case "reword":
				err = task.Reword("y", who, now)
			case "to text":
				err = task.TakeIntoText(who, now)
			}
			if err != nil && fmt.Sprintf("%+v", task) != before {
				rt.Fatalf("refused (%v) and changed: %+v, was %s", err, task, before)
			}
			if wrong := wrongTask(task); wrong != nil {
				rt.Fatal(wrong)
			}
		}
	})
}

// TestWrongTaskCanFail shows that the check above finds what it looks for.
func TestWrongTaskCanFail(t *testing.T) {
	for what, spoil := range map[string]func(*Task){
		"done and open":  func(t *Task) { t.Done = early },
		"done by nobody": func(t *Task) { t.State, t.Done = TaskDone, early },
		"nobody's":       func(t *Task) { t.Assignees = nil },
		"twice":          func(t *Task) { t.Assignees = append(t.Assignees, t.Assignees...) },
		"accepted and declined": func(t *Task) {
			t.Assignees = append(t.Assignees, Assignee{Person: "p2", Accepted: early, Declined: early})
		},
		"two due dates": func(t *Task) { t.Due, t.DueMeeting = "2027-03-24", NextMeeting },
		"too long":      func(t *Task) { t.Log = make([]TaskEntry, mostEntries+1) },
	} {
		task := given()
		spoil(&task)
		if wrongTask(task) == nil {
			t.Errorf("%s: not found", what)
		}
	}
}

func TestDecline(t *testing.T) {
	task := given()
	if back, err := task.Decline("p1", "keine Zeit", early); err != nil || back != "p0" || !task.AssignedTo("p0") || task.Asked("p0") {
		t.Errorf("back to %q: %+v %v", back, task.Assignees, err)
	}
	if _, err := task.Decline("p0", "", early); !errors.Is(err, ErrOwnTask) {
		t.Errorf("own: %v", err)
	}
	if _, err := task.Decline("p9", "", early); !errors.Is(err, ErrNotAssigned) {
		t.Errorf("a stranger: %v", err)
	}
	// Of two one may decline without anybody getting it back.
	task = given()
	if err := task.Assign("p2", "p0", early); err != nil {
		t.Fatal(err)
	}
	if back, err := task.Decline("p1", "", early); err != nil || back != "" || !task.AssignedTo("p2") || task.AssignedTo("p1") {
		t.Errorf("of two: back to %q: %+v %v", back, task.Assignees, err)
	}
	// What was handed on goes to who handed it on, not to who gave it first.
	task = given()
	if err := task.HandOver("p1", "p2", "p1", early); err != nil {
		t.Fatal(err)
	}
	if back, err := task.Decline("p2", "", early); err != nil || back != "p1" || !task.AssignedTo("p1") || len(task.Assignees) != 1 {
		t.Errorf("handed on: back to %q: %+v %v", back, task.Assignees, err)
	}
	// To who has declined once it can be given again.
	task = given()
	if _, err := task.Decline("p1", "", early); err != nil {
		t.Fatal(err)
	}
	if err := task.HandOver("p0", "p1", "p0", early); err != nil || !task.Asked("p1") || len(task.Active()) != 1 {
		t.Errorf("again: %+v %v", task.Assignees, err)
	}
}

func TestTaskReminders(t *testing.T) {
	task := given()
	if got := task.Reminders(); got != nil {
		t.Errorf("without a due date: %v", got)
	}
	task.Due = "2027-03-01"
	var days []Day
	for _, r := range task.Reminders() {
		days = append(days, r.Day)
	}
	if want := []Day{"2027-02-26", "2027-03-01", "2027-03-08", "2027-03-15", "2027-03-22"}; !slices.Equal(days, want) {
		t.Errorf("%v, want %v", days, want)
	}
	if !task.Overdue("2027-03-02") || task.Overdue("2027-03-01") {
		t.Error("overdue on the wrong day")
	}
	if err := task.Finish("p1", early); err != nil || task.Overdue("2027-03-02") {
		t.Errorf("done and overdue: %v", err)
	}
}

func TestTaskLog(t *testing.T) {
	task := given()
	for i := range MostNotes {
		if err := task.AddNote(fmt.Sprint(i), "p1", early); err != nil {
			t.Fatal(err)
		}
	}
	if err := task.AddNote("x", "p1", early); !errors.Is(err, ErrTooManyNotes) {
		t.Errorf("one too many: %v", err)
	}
	copied := task
	for range mostEntries {
		if err := errors.Join(task.Finish("p1", early), task.Reopen("p1", early)); err != nil {
			t.Fatal(err)
		}
	}
	notes := 0
	for _, e := range task.Log {
		if e.Kind == TaskNote {
			notes++
		}
	}
	if len(task.Log) != mostEntries || notes != MostNotes {
		t.Errorf("%d entries, %d notes", len(task.Log), notes)
	}
	if len(copied.Log) != MostNotes {
		t.Errorf("a copy has %d entries", len(copied.Log))
	}
}

func TestFollower(t *testing.T) {
	task := given()
	if err := errors.Join(task.Assign("p2", "p0", early), task.Accept("p2", early), task.Assign("p3", "p0", early)); err != nil {
		t.Fatal(err)
	}
	if _, err := task.Decline("p3", "", early); err != nil {
		t.Fatal(err)
	}
	task.NonPublic, task.Rule, task.Meeting, task.Item = true, "r", "S1", 3
	next := task.Follower("2027-04-01", early.Add(time.Hour))
	if !next.Untouched() || next.Previous != "A1" || next.ID != "" || !next.NonPublic || next.Rule != "r" || next.Item != 3 || next.Due != "2027-04-01" {
		t.Errorf("%+v", next)
	}
	if len(next.Assignees) != 2 || !next.Asked("p1") || next.Asked("p2") {
		t.Errorf("%+v", next.Assignees)
	}
	if err := wrongTask(next); err != nil {
		t.Error(err)
	}
}
