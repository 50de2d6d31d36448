package council

import "time"

// MotionKind is what a motion asks for.
type MotionKind string

// The kinds of motions.
const (
	MainMotion       MotionKind = "main"
	Amendment        MotionKind = "amendment"
	ProceduralMotion MotionKind = "procedural"
)

// Motion is a motion in a meeting, verbatim.
type Motion struct {
	Meeting   string     `json:"meeting"` // "S1"
	Number    int        `json:"number"`  // within the meeting, for ever
	Item      int        `json:"item"`    // the agenda item's number; 0 for one about the meeting itself
	Kind      MotionKind `json:"kind"`
	Text      string     `json:"text"`
	By        string     `json:"by"`
	At        time.Time  `json:"at"`
	Withdrawn bool       `json:"withdrawn,omitempty"`
	// Rank orders the amendments of an item, the most far-reaching first; 0 where nobody has said so.
	Rank int `json:"rank,omitempty"`
	// Vote is the id of the vote on it.
	Vote string `json:"vote,omitempty"`
}
