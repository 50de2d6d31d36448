package council

import "time"

// Note is one contribution to the minutes of a meeting. Each is a row of its own, so that several may write at once.
type Note struct {
	Meeting string    `json:"meeting"`
	Number  int       `json:"number"`         // within the meeting, for ever
	Item    int       `json:"item,omitempty"` // the agenda item's number; 0 for the meeting as a whole
	Text    string    `json:"text"`
	By      string    `json:"by"`
	At      time.Time `json:"at"`
	// Declaration marks what somebody wanted to have on the record word for word.
	Declaration bool      `json:"declaration,omitempty"`
	Changed     time.Time `json:"changed,omitzero"`
	Withdrawn   bool      `json:"withdrawn,omitempty"`
	// Post is the chat post it was taken from, as "platform post"; "" for none.
	Post string `json:"post,omitempty"`
}

// MinutesState is how far the minutes of a meeting are.
type MinutesState string

// The states, in order.
const (
	MinutesDraft    MinutesState = "draft"
	MinutesReleased MinutesState = "released" // signed; the period for objections runs
	MinutesApproved MinutesState = "approved"
)
