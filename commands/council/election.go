package council

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"math/big"
	"slices"
	"strings"
)

// Elections: one office, one or more candidates. Source: rules.md, "Elections, notice, circular".

// ElectionRule says how an office is filled.
type ElectionRule string

// The rules of election.
const (
	// RunOffOfPresent needs more than half of those present who may vote; else a run-off of the two first by the plain
	// majority of the votes, else the lot. SächsGemO § 39(7).
	RunOffOfPresent ElectionRule = "run_off_of_present"
	// RunOffOfVotes is the same counted of the votes cast: abstentions are no votes against (BGB § 32).
	RunOffOfVotes ElectionRule = "run_off_of_votes"
	// Plurality elects whoever has most votes at once, on a tie by lot. VwVfG § 92.
	Plurality ElectionRule = "plurality"
)

// Election is the rule by which a body elects. Presets that say nothing of their own follow SächsGemO § 39(7), an
// association the law of associations (our proposal).
func (r Rules) Election() ElectionRule {
	switch r.Preset {
	case VwVfG:
		return Plurality
	case Verein:
		return RunOffOfVotes
	}
	return RunOffOfPresent
}

// ElectionOutcome is what a ballot of an election led to.
type ElectionOutcome string

// The outcomes.
const (
	Elected       ElectionOutcome = "elected"
	NotElected    ElectionOutcome = "not_elected"
	RunOff        ElectionOutcome = "run_off"         // "Stichwahl" of the two first
	SecondBallot  ElectionOutcome = "second_ballot"   // of a single candidate
	LotDecides    ElectionOutcome = "lot"             // "Losentscheid" who is elected
	LotForRunOff  ElectionOutcome = "lot_for_run_off" // who of those with as many votes comes into the run-off
	NoQuorumThere ElectionOutcome = "not_quorate"
	WrongFigures  ElectionOutcome = "inconsistent"
)

// ElectionTally is what was counted in one ballot of an election.
type ElectionTally struct {
	Votes   map[string]int `json:"votes"` // by candidate
	No      int            `json:"no,omitempty"`
	Abstain int            `json:"abstain,omitempty"`
	Invalid int            `json:"invalid,omitempty"`
}

// ElectionResult is what came of one ballot, with what explains it.
type ElectionResult struct {
	Outcome ElectionOutcome
	Rule    ElectionRule
	Round   int
	// Persons are who is elected, who is in the run-off, or among whom the lot is drawn; by votes, then by name.
	Persons []string
	// Sure is who is in the run-off already where the lot decides about the other place; "" for nobody.
	Sure     string
	Needed   int // so many votes elect at once
	Of       int // counted of so many; 0 where that does not matter
	Tally    ElectionTally
	Standing Standing
	Quorum   QuorumCheck
}

// Elect says what came of a ballot. Round is 1, and 2 for the run-off or the second ballot of a single candidate.
func (r Rules) Elect(s Standing, t ElectionTally, round int) ElectionResult {
	result := ElectionResult{Rule: r.Election(), Round: round, Tally: t, Standing: s, Quorum: r.CheckQuorum(s)}
	valid, possible := t.valid(s.Voters())
	switch {
	case !possible || len(t.Votes) == 0 || t.No > 0 && len(t.Votes) > 1:
		result.Outcome = WrongFigures
		return result
	case !result.Quorum.Kept:
		result.Outcome = NoQuorumThere
		return result
	case valid == 0:
		result.Outcome = NotElected
		return result
	}
	order := t.order()
	switch {
	case len(order) == 1:
		result.single(order[0], valid)
	case result.Rule == Plurality || round > 1:
		result.most(order)
	default:
		result.first(order, valid)
	}
	return result
}

// valid is how many votes count, and whether so many can have been cast.
func (t ElectionTally) valid(voters int) (n int, possible bool) {
	left := voters
	take := func(votes int) bool {
		if votes < 0 || votes > left {
			return false
		}
		left -= votes
		return true
	}
	n = t.No
	possible = voters >= 0 && take(t.No) && take(t.Abstain) && take(t.Invalid)
	for _, votes := range t.Votes {
		possible = possible && take(votes)
		n += votes
	}
	return n, possible
}

// order are the candidates, most votes first, then by name.
func (t ElectionTally) order() []string {
	var names []string
	for name := range t.Votes {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(t.Votes[b], t.Votes[a]), strings.Compare(a, b))
	})
	return names
}

// single decides on one candidate: in a first ballot by the majority that the rule asks for, then, and where plurality
// elects, by more yes than no.
func (e *ElectionResult) single(candidate string, valid int) {
	e.Persons = []string{candidate}
	yes := e.Tally.Votes[candidate]
	switch {
	case e.Round == 1 && e.Rule != Plurality:
		e.half(valid)
		if e.Outcome = SecondBallot; yes >= e.Needed {
			e.Outcome = Elected
		}
	default:
		e.Needed = e.Tally.No + 1
		if e.Outcome = NotElected; yes >= e.Needed {
			e.Outcome = Elected
		}
	}
}

// half sets what more than half is.
func (e *ElectionResult) half(valid int) {
	if e.Of = e.Standing.Voters(); e.Rule == RunOffOfVotes {
		e.Of = valid
	}
	e.Needed = e.Of/2 + 1
}

// first decides a first ballot of several candidates.
func (e *ElectionResult) first(order []string, valid int) {
	e.half(valid)
	votes := e.Tally.Votes
	if votes[order[0]] >= e.Needed {
		e.Outcome, e.Persons = Elected, order[:1]
		return
	}
	second := votes[order[1]]
	tied := slices.DeleteFunc(slices.Clone(order), func(name string) bool { return votes[name] != second })
	switch {
	case len(tied) == 1, len(tied) == 2 && votes[order[0]] == second:
		e.Outcome, e.Persons = RunOff, order[:2]
	default:
		e.Outcome, e.Persons = LotForRunOff, tied
		if votes[order[0]] > second {
			e.Sure = order[0]
		}
	}
}

// most elects who has most votes, by lot among several.
func (e *ElectionResult) most(order []string) {
	best := e.Tally.Votes[order[0]]
	e.Persons = slices.DeleteFunc(slices.Clone(order), func(name string) bool { return e.Tally.Votes[name] != best })
	e.Needed = best
	if e.Outcome = Elected; len(e.Persons) > 1 {
		e.Outcome = LotDecides
	}
}

// Lot is a lot that the program draws: names and commitment are shown first, then the seed that everybody can check them
// by. The seed comes from outside (crypto/rand). Source: rules.md, Elections.
type Lot struct {
	Names []string
	Seed  [32]byte
}

// Commitment is what is shown before the draw: the seed cannot be changed any more without its changing.
func (l Lot) Commitment() string {
	sum := sha256.Sum256(append(l.Seed[:], strings.Join(l.Names, "\n")...))
	return hex.EncodeToString(sum[:])
}

// Drawn is the name that the seed draws; "" among none. Of 2^256 seeds each name has as many as any other, but for less
// than one in 2^200.
func (l Lot) Drawn() string {
	if len(l.Names) == 0 {
		return ""
	}
	n := new(big.Int).SetBytes(l.Seed[:])
	return l.Names[n.Mod(n, big.NewInt(int64(len(l.Names)))).Int64()]
}
