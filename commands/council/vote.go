package council

import "time"

// Tally is what was counted in a vote.
type Tally struct {
	Yes     int `json:"yes"`
	No      int `json:"no"`
	Abstain int `json:"abstain"`
	Invalid int `json:"invalid,omitempty"`
}

// VoteMode is how votes are cast.
type VoteMode string

// The modes.
const (
	Open     VoteMode = "open"
	RollCall VoteMode = "roll_call"
	Secret   VoteMode = "secret"
	Counted  VoteMode = "counted" // a show of hands or paper ballots that somebody counted
)

// Verdict is what came of a vote.
type Verdict string

// The verdicts. "" while a vote runs.
const (
	Adopted      Verdict = "adopted"
	Rejected     Verdict = "rejected"
	NotQuorate   Verdict = "not_quorate"
	NotCompleted Verdict = "not_completed" // "nicht zustande gekommen"
	Inconsistent Verdict = "inconsistent"  // more ballots than voters: refused at entry
)

// Vote is a vote on a question. It keeps the rules and the electorate's size as they were when it was opened.
type Vote struct {
	ID           string `json:"id"` // "V3"
	Number       int    `json:"number"`
	Organization string `json:"organization"`
	Meeting      string `json:"meeting,omitempty"` // "S1"; "" between meetings
	Item         int    `json:"item,omitempty"`    // its agenda item's number
	Motion       int    `json:"motion,omitempty"`  // the number of the motion it is about, within the item's meeting
	Question     string `json:"question"`
	NonPublic    bool   `json:"nonPublic,omitempty"`

	Mode     VoteMode  `json:"mode"`
	Rules    Rules     `json:"rules"`    // majority, base, tie and quorum that hold for it
	Standing Standing  `json:"standing"` // at its opening
	Opened   time.Time `json:"opened"`
	Closed   time.Time `json:"closed,omitzero"`
	By       string    `json:"by"` // who opened or entered it

	Tally   Tally   `json:"tally"`
	Verdict Verdict `json:"verdict,omitempty"`
	// ChairVote is how the chair voted where that decided a tie: "yes", "no"; else "".
	ChairVote string `json:"chairVote,omitempty"`
	// Resolution is the id of the resolution that followed, "B2027-04".
	Resolution string `json:"resolution,omitempty"`
}

// Resolution is what a body has decided or recommends, verbatim. Approved wording is never changed.
type Resolution struct {
	ID           string `json:"id"` // "B2027-04", unique within its body
	Organization string `json:"organization"`
	Year         int    `json:"year"`
	Number       int    `json:"number"` // within body and year
	Text         string `json:"text"`   // verbatim
	// Recommendation marks what is not the body's to decide.
	Recommendation bool      `json:"recommendation,omitempty"`
	NonPublic      bool      `json:"nonPublic,omitempty"`
	Day            Day       `json:"day"`
	Meeting        string    `json:"meeting,omitempty"`
	Item           int       `json:"item,omitempty"`
	Vote           string    `json:"vote,omitempty"`
	Created        time.Time `json:"created"`
	By             string    `json:"by,omitempty"`
	// Steps are what became of it, oldest first.
	Steps []ResolutionStep `json:"steps,omitempty"`
}

// ResolutionState is how far a resolution has been carried out.
type ResolutionState string

// The states. "" counts as open.
const (
	ResolutionOpen     ResolutionState = "open"
	ResolutionUnderway ResolutionState = "underway"
	ResolutionDone     ResolutionState = "done"
)

// ResolutionStep is one entry of what became of a resolution: a new state, or a referral upwards.
type ResolutionStep struct {
	At       time.Time       `json:"at"`
	By       string          `json:"by,omitempty"`
	State    ResolutionState `json:"state,omitempty"`
	Referred string          `json:"referred,omitempty"` // to whom it was referred: "executive_staff", "city_council"
	Note     string          `json:"note,omitempty"`
}
