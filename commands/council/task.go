package council

import "time"

// TaskState is how far a task is.
type TaskState string

// The states.
const (
	TaskOpen      TaskState = "open"
	TaskDone      TaskState = "done"
	TaskWithdrawn TaskState = "withdrawn"
)

// Assignee is somebody who is to do a task.
type Assignee struct {
	Person   string    `json:"person"`
	Accepted time.Time `json:"accepted,omitzero"`
	Declined time.Time `json:"declined,omitzero"`
}

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
	// DueMeeting says that it is due at a meeting; Due then follows that meeting. The id of the meeting, or "next" while
	// none is planned.
	DueMeeting string `json:"dueMeeting,omitempty"`
	// Meeting and Item are where it was given; Resolution what it carries out. "" and 0 for neither.
	Meeting    string    `json:"meeting,omitempty"`
	Item       int       `json:"item,omitempty"`
	Resolution string    `json:"resolution,omitempty"`
	Rule       string    `json:"rule,omitempty"` // RFC 5545 RRULE of a recurring one
	State      TaskState `json:"state"`
	Created    time.Time `json:"created"`
	By         string    `json:"by"`
	Done       time.Time `json:"done,omitzero"`
	DoneBy     string    `json:"doneBy,omitempty"`
	// Log is what happened with it, oldest first: notes, hand-overs, new dates.
	Log []TaskEntry `json:"log,omitempty"`
}

// TaskEntry is one line of a task's history.
type TaskEntry struct {
	At   time.Time `json:"at"`
	By   string    `json:"by"`
	Kind string    `json:"kind"` // "note", "handed_over", "due", "accepted", "declined", "done", "reopened"
	Text string    `json:"text,omitempty"`
}
