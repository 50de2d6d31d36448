package council

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
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
	// Meeting ("S1") and Item are where the body deals with it: where it was moved, or where the item has been carried over to.
	Meeting string `json:"meeting"`
	// Organizations are the bodies that meet, for the search.
	Organizations []string   `json:"organizations,omitempty"`
	Number        int        `json:"number"` // within the meeting in which it was moved, for ever
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
	// Before are the items with which it was carried over, the first that to which it was moved: "S1-3".
	Before []string `json:"before,omitempty"`
	// On is the item with which it went on from the meeting of which it is told; "" in what is kept.
	On string `json:"-"`
}

var (
	// ErrNoMotion is returned for a number that no motion has.
	ErrNoMotion = errors.New("council: no such motion")
	// ErrVoted is returned for changing a motion on which the body has voted.
	ErrVoted = errors.New("council: motion was voted on")
	// ErrWhichMotion is returned for a number that two motions have, which were moved in different meetings.
	ErrWhichMotion = errors.New("council: two motions with this number")
	// ErrNoAmendment is returned for ranking what is no amendment of the item.
	ErrNoAmendment = errors.New("council: no amendment of the item")
)

// Pending says whether the motion is still to be voted on.
func (m Motion) Pending() bool { return !m.Withdrawn && m.Vote == "" && m.On == "" }

// MovedIn is the meeting in which it was moved, in which its number counts.
func (m Motion) MovedIn() string {
	if len(m.Before) == 0 {
		return m.Meeting
	}
	meeting, _, _ := strings.Cut(m.Before[0], "-")
	return meeting
}

// From is that meeting where it is another than the one that deals with it; else "".
func (m Motion) From() string {
	if from := m.MovedIn(); from != m.Meeting {
		return from
	}
	return ""
}

// Carries says whether the motion goes with an item that is carried over: it is still to be voted on. What is about the
// procedure of a meeting is not, for that ends with it.
func (m Motion) Carries(item int) bool {
	return m.Item == item && m.Pending() && m.Kind != ProceduralMotion
}

// CarryTo has the motion follow its item to another meeting, or back from there. Its number, and what was moved where, stay.
func (m *Motion) CarryTo(there Meeting, item int) {
	if last := len(m.Before) - 1; last >= 0 && m.Before[last] == there.itemID(item) {
		m.Before = m.Before[:last:last]
	} else {
		m.Before = append(slices.Clip(m.Before), Meeting{ID: m.Meeting}.itemID(m.Item))
	}
	m.Meeting, m.Item, m.Organizations = there.ID, item, there.Organizations()
}

// In is the motion as a meeting left it, and whether it ever was before that: what happened to it later, in another meeting, is told
// there.
func (m Motion) In(meeting string) (Motion, bool) {
	if m.Meeting == meeting {
		return m, true
	}
	on := Meeting{ID: m.Meeting}.itemID(m.Item)
	for i, id := range slices.Backward(m.Before) {
		where, number, _ := strings.Cut(id, "-")
		if where == meeting {
			m.Before, m.Meeting, m.On, m.Withdrawn, m.Vote = m.Before[:i:i], meeting, on, false, ""
			m.Item, _ = strconv.Atoi(number)
			return m, true
		}
		on = id
	}
	return m, false
}

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
		return cmp.Or(turn[a.Kind]-turn[b.Kind], rankOf(a)-rankOf(b), a.At.Compare(b.At), a.Number-b.Number)
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

// MotionName names a motion: by its number, and where that is not enough by the meeting in which it was moved; else "".
type MotionName struct {
	Number  int
	Meeting string
}

// Of says whether a motion has that name.
func (n MotionName) Of(m Motion) bool {
	return m.Number == n.Number && (n.Meeting == "" || n.Meeting == m.MovedIn())
}

// Named is the one of some motions that has a name.
func Named(all []Motion, name MotionName) (Motion, error) {
	var found []Motion
	for _, m := range all {
		if name.Of(m) {
			found = append(found, m)
		}
	}
	switch len(found) {
	case 0:
		return Motion{}, ErrNoMotion
	case 1:
		return found[0], nil
	}
	return found[0], ErrWhichMotion
}

// Rank says which amendments go furthest, and returns those that changed. They are those of one item, that of the first named; what
// of it is not named is ranked no more.
func Rank(all []Motion, names []MotionName) ([]Motion, error) {
	var ranked []Motion
	for _, name := range names {
		m, err := Named(all, name)
		switch {
		case err != nil:
			return nil, err
		case m.Withdrawn:
			return nil, ErrNoMotion
		case m.Kind != Amendment || len(ranked) > 0 && m.Item != ranked[0].Item:
			return nil, ErrNoAmendment
		case m.Vote != "":
			return nil, ErrVoted
		case slices.ContainsFunc(ranked, m.same):
			return nil, ErrNamedTwice
		}
		ranked = append(ranked, m)
	}
	if len(ranked) == 0 {
		return nil, nil
	}
	var changed []Motion
	for _, m := range all {
		if m.Kind != Amendment || m.Item != ranked[0].Item || !m.Pending() {
			continue
		}
		if rank := slices.IndexFunc(ranked, m.same) + 1; rank != m.Rank {
			m.Rank = rank
			changed = append(changed, m)
		}
	}
	return changed, nil
}

// same says whether another value is the same motion.
func (m Motion) same(o Motion) bool { return m.Number == o.Number && m.MovedIn() == o.MovedIn() }
