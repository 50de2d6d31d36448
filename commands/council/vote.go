package council

import (
	"cmp"
	"time"
)

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
	NotCompleted Verdict = "not_completed" // "nicht zustande gekommen": too few have answered
	NotAdopted   Verdict = "not_adopted"   // somebody objected where nobody may
	Aborted      Verdict = "aborted"       // somebody objected to the circular procedure
	Inconsistent Verdict = "inconsistent"  // more ballots than voters: refused at entry
	// NotCounted is a secret vote whose ballots nobody has counted: too few, or one that must not count among them. It is
	// repeated. Elections have the outcomes of ElectionOutcome as their verdicts; Asked is what became of a straw poll, a
	// ranked vote or a consensing.
	NotCounted Verdict = "not_counted"
	Asked      Verdict = "asked"
)

// Vote is a vote on a question. It keeps the rules and the electorate's size as they were when it was opened.
type Vote struct {
	ID           string `json:"id"` // "V3"
	Number       int    `json:"number"`
	Organization string `json:"organization"`
	Meeting      string `json:"meeting,omitempty"` // "S1"; "" between meetings
	Item         int    `json:"item,omitempty"`    // its agenda item's number
	Motion       int    `json:"motion,omitempty"`  // the number of the motion it is about, within the meeting in which that was moved
	// MotionFrom is that meeting, where the motion was carried over from it with its item; else "".
	MotionFrom string `json:"motionFrom,omitempty"`
	Question   string `json:"question"`
	NonPublic  bool   `json:"nonPublic,omitempty"`

	Mode VoteMode `json:"mode"`
	// Paper says of a counted vote that it was held with ballot papers, so that nobody saw who voted how.
	Paper    bool      `json:"paper,omitempty"`
	Rules    Rules     `json:"rules"`    // majority, base, tie and quorum that hold for it
	Standing Standing  `json:"standing"` // at its opening
	Opened   time.Time `json:"opened"`
	Closed   time.Time `json:"closed,omitzero"`
	By       string    `json:"by"` // who opened or entered it

	Tally   Tally   `json:"tally"`
	Verdict Verdict `json:"verdict,omitempty"`
	// ChairVote is how the chair voted, kept where there is a tie that a casting vote may decide.
	ChairVote ChairChoice `json:"chairVote,omitempty"`
	// Circular is what a circular resolution asks for; nil for a vote in a meeting.
	Circular *Circular `json:"circular,omitempty"`
	// Poll is how ballots are cast one by one; nil for a vote that was counted otherwise.
	Poll *Poll `json:"poll,omitempty"`
	// Resolution is the id of the resolution that followed, "B2027-04".
	Resolution string `json:"resolution,omitempty"`
	// Entered is when a count was entered after the meeting; zero where that was at once.
	Entered time.Time `json:"entered,omitzero"`
	// Withdrawn is when a wrong entry was taken back; the number is not given again.
	Withdrawn time.Time `json:"withdrawn,omitzero"`
}

// About says whether the vote is on a motion.
func (v Vote) About(m Motion) bool {
	return v.Motion > 0 && v.Motion == m.Number && cmp.Or(v.MotionFrom, v.Meeting) == m.MovedIn()
}

// Result is what came of the vote by the rules that were in force when it was opened.
func (v Vote) Result() Result {
	if v.Circular != nil {
		return v.Rules.DecideCircular(v.Standing, v.Tally, v.ChairVote, *v.Circular)
	}
	return v.Rules.Decide(v.Standing, v.Tally, v.ChairVote)
}

// EnteredAt is when a count was entered: as a rule when it was taken.
func (v Vote) EnteredAt() time.Time {
	if v.Entered.IsZero() {
		return v.Closed
	}
	return v.Entered
}
