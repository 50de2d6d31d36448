package council

import (
	"errors"
	"slices"
	"time"
)

// Tasks: who is to do what by when. Source: product.md, Tasks and Reminders.

// TaskState is how far a task is.
type TaskState string

// The states. A task is in one of them; what is not open has no reminders.
const (
	TaskOpen      TaskState = "open"
	TaskDone      TaskState = "done"
	TaskWithdrawn TaskState = "withdrawn"
)

// Assignee is somebody who is to do a task.
type Assignee struct {
	Person   string    `json:"person"`
	Accepted time.Time `json:"accepted,omitzero"`
	// Declined is set for who was asked first and will not do it; they are no longer counted.
	Declined time.Time `json:"declined,omitzero"`
	// From is who handed the task on and gets it if it is declined; "" for who was asked first.
	From string `json:"from,omitempty"`
}

// NextMeeting is the DueMeeting of what is due at the body's next meeting while none is planned.
const NextMeeting = "next"

// Task is something that somebody has been asked to do.
type Task struct {
	ID           string     `json:"id"` // "A31"
	Number       int        `json:"number"`
	Organization string     `json:"organization"`
	Text         string     `json:"text"`
	NonPublic    bool       `json:"nonPublic,omitempty"` // it came from a non-public item
	Assignees    []Assignee `json:"assignees,omitempty"`
	// Due is the last day; "" for none.
	Due Day `json:"due,omitempty"`
	// DueMeeting says that it is due at a meeting; Due then follows that meeting. The id of the meeting, or NextMeeting
	// while none is planned.
	DueMeeting string `json:"dueMeeting,omitempty"`
	// ReadAsDue are the last words of the text that were read as its due date; "" for none.
	ReadAsDue string `json:"readAsDue,omitempty"`
	// Meeting and Item are where it was given; Resolution what it carries out. "" and 0 for neither.
	Meeting    string `json:"meeting,omitempty"`
	Item       int    `json:"item,omitempty"`
	Resolution string `json:"resolution,omitempty"`
	// Rule is the recurrence as bot/when writes it, "" for once. Previous and Next are the tasks before and after this one.
	Rule     string    `json:"rule,omitempty"`
	Previous string    `json:"previous,omitempty"`
	Next     string    `json:"next,omitempty"`
	State    TaskState `json:"state"`
	Created  time.Time `json:"created"`
	By       string    `json:"by"`
	// Done is when it was done or withdrawn, and DoneBy who said so.
	Done   time.Time `json:"done,omitzero"`
	DoneBy string    `json:"doneBy,omitempty"`
	// Log is what happened with it, oldest first: notes, hand-overs, new dates.
	Log []TaskEntry `json:"log,omitempty"`
}

// TaskEntryKind is what happened with a task.
type TaskEntryKind string

// The kinds of entries.
const (
	TaskNote       TaskEntryKind = "note"
	TaskHandedOver TaskEntryKind = "handed_over" // from From to Person
	TaskAssigned   TaskEntryKind = "assigned"    // to Person, too
	TaskDueSet     TaskEntryKind = "due"         // to Due, at Meeting
	TaskAccepted   TaskEntryKind = "accepted"
	TaskDeclined   TaskEntryKind = "declined" // by By; back to Person
	TaskFinished   TaskEntryKind = "done"
	TaskReopened   TaskEntryKind = "reopened"
	TaskTakenBack  TaskEntryKind = "withdrawn"
	TaskReworded   TaskEntryKind = "reworded"
)

// TaskEntry is one line of a task's history.
type TaskEntry struct {
	At   time.Time     `json:"at"`
	By   string        `json:"by,omitempty"` // "" for what a meeting brought about
	Kind TaskEntryKind `json:"kind"`
	Text string        `json:"text,omitempty"`
	// Person is the other one: to whom the task went; From is from whom.
	Person  string `json:"person,omitempty"`
	From    string `json:"from,omitempty"`
	Due     Day    `json:"due,omitempty"`
	Meeting string `json:"meeting,omitempty"`
}

// MostNotes is how many notes a task has room for (our proposal); longer histories belong into minutes.
const MostNotes = 100

// mostEntries is how long a history gets before its oldest entries are dropped that are no notes.
const mostEntries = 200

var (
	// ErrTaskClosed is returned for a change of a task that is done or withdrawn.
	ErrTaskClosed = errors.New("council: task is not open")
	// ErrTaskOpen is returned for opening a task again that is open.
	ErrTaskOpen = errors.New("council: task is open")
	// ErrNotAssigned is returned for what only somebody can do who is to do the task.
	ErrNotAssigned = errors.New("council: task is not theirs")
	// ErrAssigned is returned for giving a task to somebody who has it.
	ErrAssigned = errors.New("council: task is theirs already")
	// ErrAccepted is returned for accepting a task twice.
	ErrAccepted = errors.New("council: task was accepted already")
	// ErrOwnTask is returned for declining a task that one has given oneself.
	ErrOwnTask = errors.New("council: own task")
	// ErrSameDue is returned for a due date that is the one it has.
	ErrSameDue = errors.New("council: same due date")
	// ErrTooManyNotes is returned for a note on a task that has MostNotes.
	ErrTooManyNotes = errors.New("council: too many notes")
)

// Open says whether it is still to be done.
func (t Task) Open() bool { return t.State == TaskOpen }

// Overdue says whether it should have been done before a day.
func (t Task) Overdue(today Day) bool { return t.Open() && t.Due != "" && t.Due < today }

// Active are those who are to do it: all but who declined.
func (t Task) Active() []Assignee {
	return slices.DeleteFunc(slices.Clone(t.Assignees), func(a Assignee) bool { return !a.Declined.IsZero() })
}

// AssignedTo says whether a person is to do it.
func (t Task) AssignedTo(person string) bool { return t.active(person) >= 0 }

// active is the place of a person among the assignees, -1 for who is not to do it.
func (t Task) active(person string) int {
	return slices.IndexFunc(t.Assignees, func(a Assignee) bool { return a.Person == person && a.Declined.IsZero() && person != "" })
}

// Asked says whether a person has the task and has not said yet whether they will do it.
func (t Task) Asked(person string) bool {
	i := t.active(person)
	return i >= 0 && t.Assignees[i].Accepted.IsZero()
}

func (t *Task) enter(e TaskEntry) {
	t.Log = slices.Clone(t.Log) // copies of the task keep theirs
	if len(t.Log) >= mostEntries {
		if i := slices.IndexFunc(t.Log, func(e TaskEntry) bool { return e.Kind != TaskNote }); i >= 0 {
			t.Log = slices.Delete(t.Log, i, i+1)
		}
	}
	t.Log = append(t.Log, e)
}

// Assign gives the task to a person, who is asked. Who gives themself a task has accepted it.
func (t *Task) Assign(person, by string, now time.Time) error {
	switch {
	case !t.Open():
		return ErrTaskClosed
	case t.AssignedTo(person):
		return ErrAssigned
	}
	a := Assignee{Person: person}
	if person == by {
		a.Accepted = now
	}
	t.put(a)
	if !now.Equal(t.Created) {
		t.enter(TaskEntry{At: now, By: by, Kind: TaskAssigned, Person: person})
	}
	return nil
}

// put makes somebody an assignee, in the place of an earlier refusal.
func (t *Task) put(a Assignee) {
	t.Assignees = slices.DeleteFunc(slices.Clone(t.Assignees), func(o Assignee) bool { return o.Person == a.Person })
	t.Assignees = append(t.Assignees, a)
}

// Accept notes that somebody will do it.
func (t *Task) Accept(person string, now time.Time) error {
	i := t.active(person)
	switch {
	case !t.Open():
		return ErrTaskClosed
	case i < 0:
		return ErrNotAssigned
	case !t.Assignees[i].Accepted.IsZero():
		return ErrAccepted
	}
	t.Assignees = slices.Clone(t.Assignees)
	t.Assignees[i].Accepted = now
	t.enter(TaskEntry{At: now, By: person, Kind: TaskAccepted})
	return nil
}

// Decline notes that somebody will not do it, and returns to whom it went back: who handed it over, or who gave it where
// nobody else has it; "" where the others go on. So no open task is without somebody. Source: product.md, Tasks.
func (t *Task) Decline(person, reason string, now time.Time) (back string, err error) {
	i := t.active(person)
	switch {
	case !t.Open():
		return "", ErrTaskClosed
	case i < 0:
		return "", ErrNotAssigned
	}
	from := t.Assignees[i].From
	if from == "" && person == t.By {
		return "", ErrOwnTask
	}
	t.Assignees = slices.Clone(t.Assignees)
	if from != "" {
		t.Assignees = slices.Delete(t.Assignees, i, i+1)
		if back = from; !t.AssignedTo(from) {
			t.put(Assignee{Person: from, Accepted: now})
		}
	} else {
		t.Assignees[i].Declined, t.Assignees[i].Accepted = now, time.Time{}
		if len(t.Active()) == 0 {
			back = t.By
			t.put(Assignee{Person: t.By, Accepted: now})
		}
	}
	t.enter(TaskEntry{At: now, By: person, Kind: TaskDeclined, Text: reason, Person: back})
	return back, nil
}

// HandOver gives the part of one person to another, who is asked. If they decline, it goes to who handed it on.
func (t *Task) HandOver(from, to, by string, now time.Time) error {
	i := t.active(from)
	switch {
	case !t.Open():
		return ErrTaskClosed
	case i < 0:
		return ErrNotAssigned
	case t.AssignedTo(to):
		return ErrAssigned
	}
	a := Assignee{Person: to, From: by}
	if to == by {
		a = Assignee{Person: to, Accepted: now}
	}
	t.Assignees = slices.Delete(slices.Clone(t.Assignees), i, i+1)
	t.put(a)
	t.enter(TaskEntry{At: now, By: by, Kind: TaskHandedOver, Person: to, From: from})
	return nil
}

// Finish notes that it is done.
func (t *Task) Finish(by string, now time.Time) error { return t.end(TaskDone, TaskFinished, by, now) }

// Withdraw takes the task back: it need not be done any more.
func (t *Task) Withdraw(by string, now time.Time) error {
	return t.end(TaskWithdrawn, TaskTakenBack, by, now)
}

func (t *Task) end(state TaskState, kind TaskEntryKind, by string, now time.Time) error {
	if !t.Open() {
		return ErrTaskClosed
	}
	t.State, t.Done, t.DoneBy = state, now, by
	t.enter(TaskEntry{At: now, By: by, Kind: kind})
	return nil
}

// Reopen takes the end of a task back. Where its due date was that of a meeting, the caller has it follow again.
func (t *Task) Reopen(by string, now time.Time) error {
	if t.Open() {
		return ErrTaskOpen
	}
	t.State, t.Done, t.DoneBy = TaskOpen, time.Time{}, ""
	t.enter(TaskEntry{At: now, By: by, Kind: TaskReopened})
	return nil
}

// SetDue gives another last day, or that of a meeting: its id, or NextMeeting.
func (t *Task) SetDue(due Day, meeting, by string, now time.Time) error {
	switch {
	case !t.Open():
		return ErrTaskClosed
	case t.Due == due && t.DueMeeting == meeting:
		return ErrSameDue
	}
	t.Due, t.DueMeeting, t.ReadAsDue = due, meeting, ""
	t.enter(TaskEntry{At: now, By: by, Kind: TaskDueSet, Due: due, Meeting: meeting})
	return nil
}

// TakeIntoText gives the words back to the text that were read as the due date.
func (t *Task) TakeIntoText(by string, now time.Time) error {
	words := t.ReadAsDue
	if words == "" {
		return ErrSameDue
	}
	if err := t.SetDue("", "", by, now); err != nil {
		return err
	}
	t.Text += " " + words
	return nil
}

// Reword changes the text.
func (t *Task) Reword(text, by string, now time.Time) error {
	if !t.Open() {
		return ErrTaskClosed
	}
	t.enter(TaskEntry{At: now, By: by, Kind: TaskReworded, Text: t.Text})
	t.Text, t.ReadAsDue = text, ""
	return nil
}

// AddNote puts a note into the history, of a task that is done, too.
func (t *Task) AddNote(text, by string, now time.Time) error {
	notes := 0
	for _, e := range t.Log {
		if e.Kind == TaskNote {
			notes++
		}
	}
	if notes >= MostNotes {
		return ErrTooManyNotes
	}
	t.enter(TaskEntry{At: now, By: by, Kind: TaskNote, Text: text})
	return nil
}

// Follower is the task that comes after a recurring one, due on a day: with the same text and the same people, who have
// accepted it with the first.
func (t Task) Follower(due Day, now time.Time) Task {
	next := Task{
		Organization: t.Organization, Text: t.Text, NonPublic: t.NonPublic, Due: due, Meeting: t.Meeting, Item: t.Item,
		Resolution: t.Resolution, Rule: t.Rule, Previous: t.ID, State: TaskOpen, Created: now, By: t.By,
	}
	for _, a := range t.Active() {
		next.Assignees = append(next.Assignees, Assignee{Person: a.Person, Accepted: a.Accepted})
	}
	return next
}

// Untouched says whether nothing has happened with a task since it was made.
func (t Task) Untouched() bool { return t.Open() && len(t.Log) == 0 && t.Next == "" }

// TaskReminder is a day on which those who are to do a task are reminded of it.
type TaskReminder struct {
	Name string // "ahead", "today", "overdue1" …
	Day  Day
}

// Reminders are the days of a due date: three days before, on it, then weekly at most three times; afterwards only the
// coordination's list has it. Source: product.md, Reminders.
func (t Task) Reminders() []TaskReminder {
	if t.Due == "" {
		return nil
	}
	return []TaskReminder{
		{"ahead", t.Due.Add(-3)}, {"today", t.Due},
		{"overdue1", t.Due.Add(7)}, {"overdue2", t.Due.Add(14)}, {"overdue3", t.Due.Add(21)},
	}
}
