package council

import "time"

// Reminder is a person's own reminder.
type Reminder struct {
	ID      string    `json:"id"` // "E3"
	Number  int       `json:"number"`
	Person  string    `json:"person"`
	Text    string    `json:"text"`
	At      time.Time `json:"at"` // the next time, in UTC
	Wall    string    `json:"wall"`
	Zone    string    `json:"zone"`
	Rule    string    `json:"rule,omitempty"`    // a recurrence as bot/when writes it; "" for once
	Meeting bool      `json:"meeting,omitempty"` // at the next meeting of Organization, and moves with it
	// Organization is the body whose next meeting counts.
	Organization string    `json:"organization,omitempty"`
	Created      time.Time `json:"created"`
}
