package council

import (
	"encoding/hex"
	"errors"
	"slices"
	"strconv"
	"time"
)

// Elections in which ballots are cast, or counted on paper by two tellers; run-off and lot. What the figures mean is in
// election.go. Source: rules.md, "Elections, notice, circular" and "Secret votes" (elections on paper).

// OptionChoice is the choice of an option by its place, from 0: its number as people count.
func OptionChoice(place int) Choice { return Choice(strconv.Itoa(place + 1)) }

// Option is the place of the option that a choice names; false for yes, no and abstentions.
func (v Vote) Option(choice Choice) (place int, ok bool) {
	n, err := strconv.Atoi(string(choice))
	return n - 1, err == nil && n >= 1 && n <= len(v.Poll.Options)
}

// TellerCount is what one teller has counted.
type TellerCount struct {
	Person  string `json:"person"`
	Votes   []int  `json:"votes"` // by candidate, in their order
	No      int    `json:"no,omitempty"`
	Abstain int    `json:"abstain,omitempty"`
	Invalid int    `json:"invalid,omitempty"`
}

// same says whether two tellers have counted the same.
func (c TellerCount) same(o TellerCount) bool {
	return slices.Equal(c.Votes, o.Votes) && c.No == o.No && c.Abstain == o.Abstain && c.Invalid == o.Invalid
}

// DrawnLot is a lot: drawn by a person and recorded, or by the program, which shows names and commitment before.
type DrawnLot struct {
	Names      []string  `json:"names"`
	Commitment string    `json:"commitment,omitempty"` // "" where a person draws
	Seed       string    `json:"seed,omitempty"`       // in hexadecimal digits; shown once it is drawn
	Drawn      string    `json:"drawn,omitempty"`
	By         string    `json:"by,omitempty"` // the person who drew, or had it drawn
	At         time.Time `json:"at,omitzero"`
}

var (
	// ErrNoElection is returned for the count of a vote that is no election on paper.
	ErrNoElection = errors.New("council: no election on paper")
	// ErrTellersDiffer is returned for figures that are not those of the other teller.
	ErrTellersDiffer = errors.New("council: tellers have counted differently")
	// ErrNoLot is returned where there is no lot to draw.
	ErrNoLot = errors.New("council: nothing to draw lots for")
	// ErrDrawn is returned for a lot that is drawn already.
	ErrDrawn = errors.New("council: lot is drawn")
)

// ElectionTally is what the ballots of an election add up to.
func (v Vote) ElectionTally() ElectionTally {
	t := ElectionTally{Votes: map[string]int{}, No: v.Tally.No, Abstain: v.Tally.Abstain, Invalid: v.Tally.Invalid}
	for i, name := range v.Poll.Options {
		t.Votes[name] = 0
		if i < len(v.Poll.Counts) {
			t.Votes[name] = v.Poll.Counts[i]
		}
	}
	return t
}

// CountElection counts choices. Of a single candidate, yes is a vote for them.
func (v *Vote) CountElection(choices []Choice) {
	v.Tally, v.Poll.Counts = Tally{}, make([]int, len(v.Poll.Options))
	for _, c := range choices {
		switch place, chosen := v.Option(c); {
		case chosen:
			v.Poll.Counts[place]++
		case c == Yes && len(v.Poll.Options) == 1:
			v.Poll.Counts[0]++
		default:
			v.Tally.add(c)
		}
	}
	v.decideElection()
}

// decideElection says what came of the figures.
func (v *Vote) decideElection() {
	r := v.ElectionResult()
	v.Verdict, v.Poll.Winners = Verdict(r.Outcome), r.Persons
	if r.Outcome == LotDecides || r.Outcome == LotForRunOff {
		v.Poll.Lots = []DrawnLot{{Names: slices.Clone(r.Persons)}}
	}
}

// ElectionResult is what came of the figures, with what explains it.
func (v Vote) ElectionResult() ElectionResult {
	return v.Rules.Elect(v.Standing, v.ElectionTally(), max(1, v.Poll.Round))
}

// CountPaper takes what a teller has counted. It is done when a second one has counted the same: figures that differ are
// refused, and the first teller may count again. Done says whether it is.
func (v *Vote) CountPaper(count TellerCount, now time.Time) (done bool, err error) {
	if v.Poll == nil || v.Poll.Kind != ElectionPoll || !v.Paper {
		return false, ErrNoElection
	}
	if !v.Running() {
		return false, ErrVoteClosed
	}
	tellers := slices.DeleteFunc(slices.Clone(v.Poll.Tellers), func(t TellerCount) bool { return t.Person == count.Person })
	if len(tellers) > 0 && !tellers[0].same(count) {
		return false, ErrTellersDiffer
	}
	trial, poll := *v, *v.Poll
	trial.Poll = &poll
	poll.Tellers, poll.Counts = append(tellers, count), slices.Clone(count.Votes)
	trial.Tally = Tally{No: count.No, Abstain: count.Abstain, Invalid: count.Invalid}
	if trial.ElectionResult().Outcome == WrongFigures {
		return false, ErrFigures
	}
	if done = len(poll.Tellers) > 1; done {
		trial.End(now)
		trial.decideElection()
	} else {
		poll.Counts, trial.Tally = nil, Tally{}
	}
	*v = trial
	return done, nil
}

// ErrFigures is returned for figures that cannot be: more votes than voters.
var ErrFigures = errors.New("council: figures are impossible")

// Lot is the lot that is still to be drawn.
func (v Vote) Lot() (DrawnLot, error) {
	if v.Poll == nil || len(v.Poll.Lots) == 0 {
		return DrawnLot{}, ErrNoLot
	}
	lot := v.Poll.Lots[len(v.Poll.Lots)-1]
	if lot.Drawn != "" {
		return lot, ErrDrawn
	}
	return lot, nil
}

// setLot replaces the lot that is still to be drawn.
func (v *Vote) setLot(lot DrawnLot) {
	poll := *v.Poll
	poll.Lots = slices.Clone(poll.Lots)
	poll.Lots[len(poll.Lots)-1] = lot
	v.Poll = &poll
}

// Commit shows how the program will draw before it does.
func (v *Vote) Commit(l Lot) error {
	lot, err := v.Lot()
	if err != nil {
		return err
	}
	lot.Commitment, lot.Seed = l.Commitment(), hex.EncodeToString(l.Seed[:])
	v.setLot(lot)
	return nil
}

// ByHand says that a person draws after all: what the program would have drawn is void.
func (v *Vote) ByHand() {
	if lot, err := v.Lot(); err == nil {
		lot.Commitment, lot.Seed = "", ""
		v.setLot(lot)
	}
}

// Draw records who was drawn: it decides the election, or gives a place in the run-off. Of three and more who are first
// with as many votes, a second lot is drawn for the other place.
func (v *Vote) Draw(name, by string, now time.Time) error {
	lot, err := v.Lot()
	switch {
	case err != nil:
		return err
	case !slices.Contains(lot.Names, name):
		return ErrNoLot
	}
	lot.Drawn, lot.By, lot.At = name, by, now.UTC()
	v.setLot(lot)
	if v.Poll.Kind == RankedPoll {
		return nil // who was drawn goes out: the ballots are counted on
	}
	if v.Verdict == Verdict(LotDecides) {
		v.Verdict, v.Poll.Winners = Verdict(Elected), []string{name}
		return nil
	}
	var places []string
	if sure := v.ElectionResult().Sure; sure != "" {
		places = []string{sure}
	}
	for _, drawn := range v.Poll.Lots {
		places = append(places, drawn.Drawn)
	}
	if len(places) < 2 {
		left := slices.DeleteFunc(slices.Clone(lot.Names), func(n string) bool { return n == name })
		v.Poll.Lots = append(v.Poll.Lots, DrawnLot{Names: left})
		return nil
	}
	v.Verdict, v.Poll.Winners = Verdict(RunOff), places
	return nil
}
