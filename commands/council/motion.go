package council

import (
	"cmp"
	"errors"
	"slices"
	"time"
)

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
	Meeting string `json:"meeting"` // "S1"
	// Organizations are the bodies that meet, for the search.
	Organizations []string   `json:"organizations,omitempty"`
	Number        int        `json:"number"` // within the meeting, for ever
	Item          int        `json:"item"`   // the agenda item's number; 0 for one about the meeting itself
	Kind          MotionKind `json:"kind"`
	Text          string     `json:"text"`
	By            string     `json:"by"`
	At            time.Time  `json:"at"`
	Withdrawn     bool       `json:"withdrawn,omitempty"`
	// Rank orders the amendments of an item, the most far-reaching first; 0 where nobody has said so.
	Rank int `json:"rank,omitempty"`
	// Vote is the id of the vote on it.
	Vote string `json:"vote,omitempty"`
}

var (
	// ErrNoMotion is returned for a number that no motion has.
	ErrNoMotion = errors.New("council: no such motion")
	// ErrVoted is returned for changing a motion on which the body has voted.
	ErrVoted = errors.New("council: motion was voted on")
	// ErrNoAmendment is returned for ranking what is no amendment of the item.
	ErrNoAmendment = errors.New("council: no amendment of the item")
)

// Pending says whether the motion is still to be voted on.
func (m Motion) Pending() bool { return !m.Withdrawn && m.Vote == "" }

// Withdraw takes a motion back, and Restore takes that back. Neither is possible once the body has voted on it.
func (m *Motion) Withdraw() error { return m.withdrawn(true) }

// Restore makes a withdrawn motion pending again.
func (m *Motion) Restore() error { return m.withdrawn(false) }

func (m *Motion) withdrawn(is bool) error {
	switch {
	case m.Vote != "":
		return ErrVoted
	case m.Withdrawn == is:
		return ErrNoMotion
	}
	m.Withdrawn = is
	return nil
}

// turn is when the kinds have their turn.
var turn = map[MotionKind]int{ProceduralMotion: 0, Amendment: 1, MainMotion: 2}

// VotingOrder are the motions of one item that stand, in the order in which the body votes: procedural motions first,
// then the amendments, the most far-reaching first, then the main motion. An amendment that nobody has ranked is not
// assumed to go further than the others: it comes behind those that are ranked; what is equal comes as it was moved.
func VotingOrder(all []Motion) []Motion {
	standing := slices.DeleteFunc(slices.Clone(all), func(m Motion) bool { return m.Withdrawn })
	slices.SortStableFunc(standing, func(a, b Motion) int {
		return cmp.Or(turn[a.Kind]-turn[b.Kind], rankOf(a)-rankOf(b), a.Number-b.Number)
	})
	return standing
}

// rankOf is a motion's rank, behind all others where it has none.
func rankOf(m Motion) int {
	if m.Kind != Amendment || m.Rank == 0 {
		return 1 << 30
	}
	return m.Rank
}

// Rank says which amendments of an item go furthest, by their numbers, and returns those that changed. What it does not
// name is ranked no more.
func Rank(all []Motion, item int, numbers []int) ([]Motion, error) {
	for i, number := range numbers {
		at := slices.IndexFunc(all, func(m Motion) bool { return m.Number == number && !m.Withdrawn })
		switch {
		case at < 0:
			return nil, ErrNoMotion
		case all[at].Kind != Amendment || all[at].Item != item:
			return nil, ErrNoAmendment
		case all[at].Vote != "":
			return nil, ErrVoted
		case slices.Contains(numbers[:i], number):
			return nil, ErrNamedTwice
		}
	}
	var changed []Motion
	for _, m := range all {
		if m.Kind != Amendment || m.Item != item || !m.Pending() {
			continue
		}
		if rank := slices.Index(numbers, m.Number) + 1; rank != m.Rank {
			m.Rank = rank
			changed = append(changed, m)
		}
	}
	return changed, nil
}
