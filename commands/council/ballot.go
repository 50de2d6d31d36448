package council

import (
	"errors"
	"slices"
	"time"
)

// Votes whose ballots are cast one by one: who may, until when, what counts. Who counts raised hands or papers needs none
// of this. Source: product.md, Votes; rules.md, "Deputies" and "Circular resolution".

// Poll is how the ballots of a vote are cast.
type Poll struct {
	Kind PollKind `json:"kind,omitempty"`
	// Options are the candidates of an election, or what is put in order; empty where the answers are yes and no.
	Options []string `json:"options,omitempty"`
	// Electors is how many may vote, those who are recused too; the ballots themselves stand apart.
	Electors int `json:"electors"`
	// Ends is when it ends by itself, and Zone the zone in which that was said; zero while it lasts until somebody closes it.
	Ends time.Time `json:"ends,omitzero"`
	Zone string    `json:"zone,omitempty"`
	// Earliest is before when nobody closes it: the shortest reply time of a circular resolution.
	Earliest time.Time `json:"earliest,omitzero"`
	// Early has it end as soon as everybody has voted.
	Early bool `json:"early,omitempty"`
	// Sealed is the ballot box of a secret vote; nil for others.
	Sealed *Box `json:"sealed,omitempty"`
	// ObjectUntil is until when a member may object to the procedure of a circular resolution; Objectors are who did.
	ObjectUntil time.Time `json:"objectUntil,omitzero"`
	Objectors   []string  `json:"objectors,omitempty"`
	// Demands are who asked for another way of voting.
	Demands []Demand `json:"demands,omitempty"`
	// RemindedOf are the ends of which those who had not voted were reminded: more than one where it was given more time.
	RemindedOf []time.Time `json:"remindedOf,omitempty"`
	// Round is the ballot of an election: 1, or 2 for the run-off; First is the vote of the round before.
	Round int    `json:"round,omitempty"`
	First string `json:"first,omitempty"`
	// Cast is how many ballots were cast, noted where the tally does not say it.
	Cast int `json:"cast,omitempty"`
	// Counts are how often each option was chosen, in their order; in consensing the resistance against each. Winners are
	// who is elected or in the run-off, or the options of the first place; Order are the options by their places.
	Counts  []int    `json:"counts,omitempty"`
	Winners []string `json:"winners,omitempty"`
	Order   [][]int  `json:"order,omitempty"`
	// Method is how a ranked vote is counted. Duels are, in the order of the places, how many prefer each option to the next, and
	// how many the next to it; Rounds are those of an instant run-off.
	Method RankingMethod `json:"method,omitempty"`
	Duels  [][]int       `json:"duels,omitempty"`
	Rounds []RunOffRound `json:"rounds,omitempty"`
	// Lots are those that decided; the last one is still to be drawn while nobody is drawn in it.
	Lots []DrawnLot `json:"lots,omitempty"`
	// Tellers are the counts of an election on paper, one of each teller.
	Tellers []TellerCount `json:"tellers,omitempty"`
	// Named is who voted how, where that is public: in a roll call.
	Named []NamedChoice `json:"named,omitempty"`
	// Confirmed is when the result was established by ConfirmedBy, and Outcome the sentence that says what was decided.
	Confirmed   time.Time `json:"confirmed,omitzero"`
	ConfirmedBy string    `json:"confirmedBy,omitempty"`
	Outcome     string    `json:"outcome,omitempty"`
	// Replaces is the vote whose place it takes once its box is sealed.
	Replaces string `json:"replaces,omitempty"`
	// Next is the vote that took the place of this one: a repetition, another way of voting, a run-off.
	Next string `json:"next,omitempty"`
}

// PollKind is what is asked.
type PollKind string

// The kinds.
const (
	YesNoPoll     PollKind = ""
	ElectionPoll  PollKind = "election"
	StrawPoll     PollKind = "straw_poll" // without consequences
	RankedPoll    PollKind = "ranked"
	ConsensusPoll PollKind = "consensus"
)

// Demand is that somebody asked for another way of voting.
type Demand struct {
	Person string   `json:"person"`
	Mode   VoteMode `json:"mode"`
}

// NamedChoice is how a named person voted.
type NamedChoice struct {
	Name   string `json:"name,omitempty"`
	For    string `json:"for,omitempty"`    // the member in whose place a deputy did
	Choice Choice `json:"choice,omitempty"` // "" for who did not vote
}

// Box is the sealed ballot box of a secret vote: what is stored of it. Its key is not.
type Box struct {
	Recipient string `json:"recipient"`
	// Holders are the persons who each hold a share of the key.
	Holders []string `json:"holders"`
	// Pending says that the shares are being sent: the vote is not open yet.
	Pending bool `json:"pending,omitempty"`
	// Spoiled is how many ballots in the box must not count and cannot be taken out: their voters were found to be biased.
	Spoiled int `json:"spoilt,omitempty"`
	// Tampered says that there were other ballots in the box than were cast.
	Tampered bool `json:"tampered,omitempty"`
}

// The limits of secret votes. Source: rules.md, "Secret votes".
const (
	SecretElectors     = 5 // fewer are refused, unless the rules say otherwise
	LeastSecret        = 3 // which is never less than this
	LeastSecretBallots = 3 // fewer are not counted
)

// SecretNeeds is how many must be entitled for a secret vote.
func (r Rules) SecretNeeds() int {
	if r.SecretFrom == 0 {
		return SecretElectors
	}
	return max(LeastSecret, r.SecretFrom)
}

// Elector is one seat in a vote: who votes on it, and what was voted. In a secret vote it says whether, and neither what
// nor when.
type Elector struct {
	Vote   int    `json:"vote"`   // its number
	Seat   string `json:"seat"`   // the member whose seat it is
	Person string `json:"person"` // who votes on it: the member, or a deputy
	Choice Choice `json:"choice,omitempty"`
	Voted  bool   `json:"voted,omitempty"`
	// At is when the ballot was cast or last changed, and By who cast it in the place of somebody else.
	At time.Time `json:"at,omitzero"`
	By string    `json:"by,omitempty"`
	// Recused says that the person is biased; Cancelled that a ballot was cast before.
	Recused   bool `json:"recused,omitempty"`
	Cancelled bool `json:"cancelled,omitempty"`
}

var (
	// ErrVoteClosed is returned for a ballot that comes too late.
	ErrVoteClosed = errors.New("council: vote is closed")
	// ErrVotePending is returned for a ballot before the box is sealed.
	ErrVotePending = errors.New("council: vote is not open yet")
	// ErrBiased is returned for the ballot of somebody who is recused.
	ErrBiased = errors.New("council: recused from this vote")
	// ErrInTheBox is returned for changing the ballot of a secret vote.
	ErrInTheBox = errors.New("council: ballot is in the box")
	// ErrOwnBallot is returned for casting a ballot for somebody who has voted.
	ErrOwnBallot = errors.New("council: has voted already")
	// ErrStillRunning is returned for counting a vote that is not closed.
	ErrStillRunning = errors.New("council: vote is running")
	// ErrTooEarly is returned for closing a vote before its shortest reply time.
	ErrTooEarly = errors.New("council: shortest reply time is not over")
)

// Pending says whether the vote waits for its ballot box.
func (v Vote) Pending() bool { return v.Poll != nil && v.Poll.Sealed != nil && v.Poll.Sealed.Pending }

// Running says whether ballots can still be cast, unless its time is over.
func (v Vote) Running() bool {
	return v.Poll != nil && v.Closed.IsZero() && v.Withdrawn.IsZero() && !v.Pending()
}

// Over says whether the vote's time is over at an instant, whether or not anybody has closed it yet. A ballot cast at its
// end is too late.
func (v Vote) Over(now time.Time) bool {
	return !v.Closed.IsZero() || v.Poll != nil && !v.Poll.Ends.IsZero() && !now.Before(v.Poll.Ends)
}

// EndsIn is when the vote ends by itself, in the zone in which that was said.
func (v Vote) EndsIn() time.Time {
	zone, err := time.LoadLocation(v.Poll.Zone)
	if err != nil {
		return v.Poll.Ends.UTC()
	}
	return v.Poll.Ends.In(zone)
}

// Uncounted says whether a secret vote is closed and its box not open yet.
func (v Vote) Uncounted() bool {
	return v.Poll != nil && v.Mode == Secret && !v.Closed.IsZero() && v.Withdrawn.IsZero() && v.Verdict == ""
}

// Unopened says whether a secret vote has ended without a look into its box: it has no figures.
func (v Vote) Unopened() bool {
	return v.Poll != nil && v.Poll.Sealed != nil && (v.Verdict == NotCounted || v.Verdict == Aborted)
}

// Unconfirmed says whether there is a result that nobody has established yet. What was only asked has nothing to establish.
func (v Vote) Unconfirmed() bool {
	return v.Poll != nil && v.Verdict != "" && v.Verdict != Asked && v.Withdrawn.IsZero() && v.Poll.Confirmed.IsZero()
}

// Choices are the answers that a ballot may have, "" for those of ranked votes and consensing, which are lists. Of several
// options each is its number.
func (v Vote) Choices() []Choice {
	switch {
	case v.Poll.Kind == RankedPoll, v.Poll.Kind == ConsensusPoll:
		return nil
	case len(v.Poll.Options) > 1:
		var choices []Choice
		for i := range v.Poll.Options {
			choices = append(choices, OptionChoice(i))
		}
		return append(choices, Abstain)
	}
	return []Choice{Yes, No, Abstain}
}

// mayVote refuses a ballot that cannot be cast any more, or not yet.
func (e Elector) mayVote(v Vote, now time.Time) error {
	switch {
	case e.Recused:
		return ErrBiased
	case v.Pending():
		return ErrVotePending
	case !v.Running() || v.Over(now):
		return ErrVoteClosed
	}
	return nil
}

// Cast casts or changes a ballot; the last choice counts. By is who casts it for somebody else, "" for nobody: who has
// voted in person is not outvoted by others.
func (e *Elector) Cast(v Vote, choice Choice, by string, now time.Time) error {
	if err := e.mayVote(v, now); err != nil {
		return err
	}
	if by != "" && e.Voted && e.By == "" {
		return ErrOwnBallot
	}
	e.Choice, e.Voted, e.At, e.By = choice, true, now.UTC(), by
	return nil
}

// CastSecretly marks that the elector has voted; the ballot itself goes into the box. It cannot be changed.
func (e *Elector) CastSecretly(v Vote, now time.Time) error {
	if err := e.mayVote(v, now); err != nil {
		return err
	}
	if e.Voted {
		return ErrInTheBox
	}
	e.Voted = true
	return nil
}

// Recuse takes an elector out of a vote that is open; a ballot that was cast is cancelled, but for one in a sealed box,
// which nobody can take out. It says whether anything changed.
func (e *Elector) Recuse(v *Vote) bool {
	if e.Recused {
		return false
	}
	e.Recused = true
	v.Standing.Recused++
	v.Standing.RecusedInAll++
	switch {
	case e.Voted && v.Mode == Secret:
		v.Poll.Sealed.Spoiled++
	case e.Voted:
		e.Choice, e.Voted, e.Cancelled, e.At, e.By = "", false, true, time.Time{}, ""
	}
	return true
}

// Unrecuse takes a recusal back. A ballot that it cancelled must be cast again.
func (e *Elector) Unrecuse(v *Vote) bool {
	if !e.Recused {
		return false
	}
	e.Recused, e.Cancelled = false, false
	v.Standing.Recused--
	v.Standing.RecusedInAll--
	if v.Poll.Sealed != nil && e.Voted {
		v.Poll.Sealed.Spoiled--
	}
	return true
}

// Missing says whether the elector could vote and has not.
func (e Elector) Missing() bool { return !e.Voted && !e.Recused }

// Turnout is how many have voted, and how many could.
func Turnout(electors []Elector) (voted, could int) {
	for _, e := range electors {
		if e.Voted && !e.Recused {
			voted++
		}
		if !e.Recused {
			could++
		}
	}
	return voted, could
}

// TallyOf counts the ballots of a vote on a question.
func TallyOf(electors []Elector) Tally {
	var t Tally
	for _, e := range electors {
		if e.Voted && !e.Recused {
			t.add(e.Choice)
		}
	}
	return t
}

// add counts one ballot.
func (t *Tally) add(choice Choice) {
	switch choice {
	case Yes:
		t.Yes++
	case No:
		t.No++
	case Abstain:
		t.Abstain++
	default:
		t.Invalid++
	}
}

// Tallied is the tally of some choices.
func Tallied(choices []Choice) Tally {
	var t Tally
	for _, c := range choices {
		t.add(c)
	}
	return t
}

// End closes the vote as of an instant, whose ballots are counted: nobody can vote any more.
func (v *Vote) End(at time.Time) { v.Closed = at.UTC() }

// MayClose refuses to close a vote by hand before its shortest reply time.
func (v Vote) MayClose(now time.Time) error {
	switch {
	case v.Pending():
		return ErrVotePending
	case !v.Running() || v.Over(now):
		return ErrVoteClosed
	case now.Before(v.Poll.Earliest):
		return ErrTooEarly
	}
	return nil
}

// ChairOf is how the chair has voted, where the chair may vote here; "" where not.
func ChairOf(electors []Elector, chair string) ChairChoice {
	for _, e := range electors {
		if e.Seat != chair || e.Person != chair || e.Recused {
			continue
		}
		switch e.Choice {
		case Yes:
			return ChairYes
		case No:
			return ChairNo
		}
		return ChairAbstain
	}
	return ""
}

// Object notes that a member objects to the procedure of a circular resolution: one objection suffices, and the matter goes
// to a meeting. Source: rules.md, circular.
func (v *Vote) Object(person string, now time.Time) error {
	switch {
	case !v.Running() || v.Over(now):
		return ErrVoteClosed
	case v.Circular == nil:
		return ErrNoCircular
	case !now.Before(v.Poll.ObjectUntil):
		return ErrObjectedLate
	}
	if !slices.Contains(v.Poll.Objectors, person) {
		v.Poll.Objectors = append(slices.Clone(v.Poll.Objectors), person)
		circular := *v.Circular
		circular.Against++
		v.Circular = &circular
	}
	return nil
}

var (
	// ErrNoCircular is returned for an objection to the procedure of a vote that is none by circulation.
	ErrNoCircular = errors.New("council: no circular resolution")
	// ErrObjectedLate is returned for an objection after its deadline.
	ErrObjectedLate = errors.New("council: deadline for objections is over")
)

// Demand notes that somebody asks for another way of voting, and says how many do and how many it takes: a roll call a
// fifth, a secret vote a quarter of those present who may vote. Source: rules.md, vote_mode.
func (v *Vote) Demand(person string, mode VoteMode) (have, need int) {
	demand := Demand{person, mode}
	if !slices.Contains(v.Poll.Demands, demand) {
		v.Poll.Demands = append(slices.Clone(v.Poll.Demands), demand)
	}
	for _, d := range v.Poll.Demands {
		if d.Mode == mode {
			have++
		}
	}
	return have, v.NeededFor(mode)
}

// NeededFor is how many must ask for another way of voting. A secret election one member may ask for (VwVfG § 92).
func (v Vote) NeededFor(mode VoteMode) int {
	switch {
	case mode == Secret && v.Poll.Kind == ElectionPoll && v.Rules.Preset == VwVfG:
		return 1
	case mode == Secret:
		return max(1, part(1, 4, v.Standing.Present))
	}
	return max(1, part(1, 5, v.Standing.Present))
}
