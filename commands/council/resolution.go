package council

import (
	"fmt"
	"time"
)

// Resolution is what a body has decided or recommends, verbatim. Its wording is never changed.
type Resolution struct {
	ID           string `json:"id"` // "B2027-04", unique within its body
	Organization string `json:"organization"`
	Year         int    `json:"year"`
	Number       int    `json:"number"` // within body and year, without gaps
	Text         string `json:"text"`   // verbatim
	// Recommendation marks what is not the body's to decide. [S130]
	Recommendation bool   `json:"recommendation,omitempty"`
	NonPublic      bool   `json:"nonPublic,omitempty"`
	Day            Day    `json:"day"`
	Meeting        string `json:"meeting,omitempty"`
	Item           int    `json:"item,omitempty"`
	Vote           string `json:"vote,omitempty"`
	// Source is where an old one, entered later, stands in writing.
	Source  string    `json:"source,omitempty"`
	Created time.Time `json:"created"`
	By      string    `json:"by,omitempty"`
	// Steps are what became of it, oldest first.
	Steps []ResolutionStep `json:"steps,omitempty"`
	// Withdrawn is when a wrong entry was taken back. It keeps its number, so that the register has no gap.
	Withdrawn time.Time `json:"withdrawn,omitzero"`
}

// ResolutionState is how far a resolution has been carried out.
type ResolutionState string

// The states. "" counts as open.
const (
	ResolutionOpen     ResolutionState = "open"
	ResolutionUnderway ResolutionState = "underway"
	ResolutionDone     ResolutionState = "done"
)

// Referral is to whom a resolution is referred upwards. [S17, S18]
type Referral string

// The referrals.
const (
	ToExecutiveStaff Referral = "executive_staff"
	ToCityCouncil    Referral = "city_council"
)

// ResolutionStep is one entry of what became of a resolution: a new state, a referral upwards, or what came back.
type ResolutionStep struct {
	At       time.Time       `json:"at"`
	By       string          `json:"by,omitempty"`
	State    ResolutionState `json:"state,omitempty"`
	Referred Referral        `json:"referred,omitempty"` // to whom it was referred
	Paper    string          `json:"paper,omitempty"`    // the paper's number there
	Returned string          `json:"returned,omitempty"` // what came back from there
	Note     string          `json:"note,omitempty"`
}

// ResolutionID writes the id of a body's resolution: "B2027-04".
func ResolutionID(year, number int) string { return fmt.Sprintf("B%04d-%02d", year, number) }

// State is how far the resolution has been carried out.
func (r Resolution) State() ResolutionState {
	state := ResolutionOpen
	for _, s := range r.Steps {
		if s.State != "" {
			state = s.State
		}
	}
	return state
}

// Pending is the last referral from which nothing has come back yet.
func (r Resolution) Pending() (ResolutionStep, bool) {
	var pending ResolutionStep
	for _, s := range r.Steps {
		switch {
		case s.Returned != "" && s.Referred == pending.Referred:
			pending = ResolutionStep{}
		case s.Referred != "" && s.Returned == "":
			pending = s
		}
	}
	return pending, pending.Referred != ""
}
