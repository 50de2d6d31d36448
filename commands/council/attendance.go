package council

import (
	"errors"
	"slices"
	"time"
)

// Interval is a span of time; a zero Until means that it lasts.
type Interval struct {
	From  time.Time `json:"from"`
	Until time.Time `json:"until,omitzero"`
}

// Lasts says whether the span holds at an instant. Its end no longer does, but of a span that is one instant.
func (i Interval) Lasts(at time.Time) bool {
	return !at.Before(i.From) && (i.Until.IsZero() || at.Before(i.Until)) || at.Equal(i.From) && at.Equal(i.Until)
}

// Capacity is as what somebody takes part in a meeting.
type Capacity string

// The capacities.
const (
	VotingMember Capacity = "voting"   // with a seat of their own
	Substituting Capacity = "deputy"   // on the seat of For, while that member is absent
	Consulting   Capacity = "advisory" // speaks, does not vote: advisory members, coordination, minute taker
	Visiting     Capacity = "guest"
)

// Attendance is one person's part in one meeting. Who was invited and has none was not there.
type Attendance struct {
	Meeting  string   `json:"meeting"`
	Person   string   `json:"person"`
	Capacity Capacity `json:"capacity"`
	// For is the member on whose seat a deputy sits.
	For string `json:"for,omitempty"`
	// Spells are the times of presence in order; the last lasts while the person is there. Empty for who never came.
	Spells []Interval `json:"spells,omitempty"`
	// Uncut are the spells as they were before the closing of the meeting ended them: it may have been a slip.
	Uncut []Interval `json:"uncut,omitempty"`
	// Excused is set for who was absent and had said so, or was excused by the meeting; no reason is kept.
	Excused bool `json:"excused,omitempty"`
	// Entry counts the records of the meeting: the last one that changed this, with what was so before. A slip can be taken
	// back by it.
	Entry    int         `json:"entry,omitempty"`
	Previous *Attendance `json:"previous,omitempty"`
}

var (
	// ErrThere is returned for the arrival of somebody who is there.
	ErrThere = errors.New("council: is there already")
	// ErrNotThere is returned for the leaving of somebody who is not there.
	ErrNotThere = errors.New("council: is not there")
	// ErrOverlap is returned for a time of coming or going that contradicts what is recorded before it.
	ErrOverlap = errors.New("council: other times are recorded")
)

// Come records that the person came at a time. A stated time corrects what is recorded: who is there came then and no sooner
// or later, and who is recorded as having left only after it was there all the time.
func (a *Attendance) Come(at time.Time, stated bool) error {
	spells := slices.Clone(a.Spells)
	last := len(spells) - 1
	switch {
	case last < 0, !spells[last].Until.IsZero() && at.After(spells[last].Until):
		a.Spells = append(spells, Interval{From: at})
		return nil
	case !spells[last].Until.IsZero() && !at.Before(spells[last].From): // was there after all, or has come straight back
		spells[last].Until = time.Time{}
	case !spells[last].Until.IsZero():
		return ErrOverlap
	case !stated:
		return ErrThere
	case last > 0 && at.Before(spells[last-1].Until):
		return ErrOverlap
	case last > 0 && at.Equal(spells[last-1].Until):
		spells = spells[:last]
		spells[last-1].Until = time.Time{}
	default:
		spells[last].From = at
	}
	a.Spells = spells
	return nil
}

// Go records that the person left at a time. Who left when they came was not there. A stated time corrects the last one that
// is recorded.
func (a *Attendance) Go(at time.Time, stated bool) error {
	spells := slices.Clone(a.Spells)
	last := len(spells) - 1
	switch {
	case last < 0, !spells[last].Until.IsZero() && !stated:
		return ErrNotThere
	case at.Before(spells[last].From):
		return ErrOverlap
	case at.Equal(spells[last].From):
		spells = spells[:last]
	default:
		spells[last].Until = at
	}
	a.Spells = spells
	return nil
}

// Within keeps what was in a span of time: presence before a meeting begins counts from its beginning, and ends with it at
// the latest.
func (a *Attendance) Within(span Interval) {
	var spells []Interval
	for _, s := range a.Spells {
		if s.From.Before(span.From) {
			s.From = span.From
		}
		if !span.Until.IsZero() && (s.Until.IsZero() || s.Until.After(span.Until)) {
			s.Until = span.Until
		}
		// Of a meeting that was closed as it was opened, who was there, was there the whole time.
		if s.Until.IsZero() || s.Until.After(s.From) || span.From.Equal(span.Until) && s.Until.Equal(s.From) {
			spells = append(spells, s)
		}
	}
	a.Spells = spells
}

// End ends presence with the meeting, and remembers what it was.
func (a *Attendance) End(span Interval) {
	a.Uncut = slices.Clone(a.Spells)
	a.Within(span)
}

// Reopen takes End back; what was changed since is kept, and goes on where it ended with the meeting.
func (a *Attendance) Reopen(at time.Time) {
	if a.Uncut == nil {
		a.Resume(at)
		return
	}
	a.Spells, a.Uncut = a.Uncut, nil
}

// Resume lets presence that ended at an instant go on: the meeting was closed by mistake.
func (a *Attendance) Resume(at time.Time) {
	if last := len(a.Spells) - 1; last >= 0 && a.Spells[last].Until.Equal(at) {
		a.Spells = slices.Clone(a.Spells)
		a.Spells[last].Until = time.Time{}
	}
}

// Record notes which record changed an attendance, and what it was before; existed says whether there was one.
func (a *Attendance) Record(before Attendance, existed bool, entry int) {
	before.Previous = nil
	a.Entry, a.Previous = entry, nil
	if existed {
		a.Previous = &before
	}
}

// Present says whether the person was there at an instant.
func (a Attendance) Present(at time.Time) bool {
	for _, s := range a.Spells {
		if s.Lasts(at) {
			return true
		}
	}
	return false
}

// Recusal is a person's exclusion from an item for bias. Reasons are private and not kept. Source: rules.md, recusal.
type Recusal struct {
	Person string    `json:"person"`
	At     time.Time `json:"at"`
}

// Count finds who can vote at an instant: on each seat its member, or while that member is absent one deputy. Entitled
// is the number of seats laid down, which may be more than are filled. Nobody counts twice: who holds a seat takes no
// other. Source: rules.md, Definitions, and "Deputies".
func Count(members []string, entitled int, all []Attendance, recused []Recusal, at time.Time) Standing {
	s := Standing{Entitled: entitled}
	isRecused := func(person string) bool {
		return slices.ContainsFunc(recused, func(r Recusal) bool { return r.Person == person && !at.Before(r.At) })
	}
	for _, member := range members {
		on, out := Occupant(member, members, all, at), isRecused(member)
		for _, a := range all {
			out = out || a.Capacity == Substituting && a.For == member && isRecused(a.Person)
		}
		switch {
		case on == "" && out:
			s.RecusedInAll++
		case on != "" && isRecused(on):
			s.Present++
			s.Recused++
			s.RecusedInAll++
		case on != "":
			s.Present++
		}
	}
	return s
}

// Occupant is the person who is on a member's seat at an instant: the member, else the first deputy there; "" for nobody.
func Occupant(member string, members []string, all []Attendance, at time.Time) string {
	deputy := ""
	for _, a := range all {
		switch {
		case !a.Present(at):
		case a.Person == member:
			return member
		case deputy == "" && a.Capacity == Substituting && a.For == member && !slices.Contains(members, a.Person):
			deputy = a.Person
		}
	}
	return deputy
}

// Standing is who could vote at an instant. Source: rules.md, Definitions.
type Standing struct {
	Entitled int `json:"entitled"` // E: the voting seats laid down
	Present  int `json:"present"`  // P: voting members, or their deputies, present
	Recused  int `json:"recused"`  // R: of those, who is recused
	// RecusedInAll counts the recused seats, present or not.
	RecusedInAll int `json:"recusedInAll,omitempty"`
	// SecondSession says that an earlier meeting on the same items lacked its quorum, and that the invitation to this one
	// said what follows from that.
	SecondSession bool `json:"secondSession,omitempty"`
	// Uninvited says that not everybody was invited whose invitation the rules ask for, and that they are not there either.
	Uninvited bool `json:"uninvited,omitempty"`
}

// Voters is n = P−R: who may vote.
func (s Standing) Voters() int { return s.Present - s.Recused }
