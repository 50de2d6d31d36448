package council

import (
	"errors"
	"slices"
)

// Ranked votes and consensing: which of several options most can agree to. Figures are whole numbers, and what the votes do
// not decide is said to be a tie, never decided by the order of the list. Options are named by their place in it, from 0.

// MostResistance is the greatest resistance that somebody can have against an option in consensing; 0 is none.
const MostResistance = 10

// ErrRanking is returned for a ballot that does not fit the options.
var ErrRanking = errors.New("council: ballot does not fit the options")

// Ranking is one ballot: the rank of each option, 1 for the first. Equal ranks are equal; 0 is behind all that are ranked.
type Ranking []int

// Ranked makes a ballot of options in the order in which somebody prefers them; those left out are behind.
func Ranked(options int, order ...int) (Ranking, error) {
	r := make(Ranking, options)
	for i, option := range order {
		if option < 0 || option >= options || r[option] != 0 {
			return nil, ErrRanking
		}
		r[option] = i + 1
	}
	return r, nil
}

// prefers says whether a ballot has one option before another.
func (r Ranking) prefers(a, b int) bool { return r[a] != 0 && (r[b] == 0 || r[a] < r[b]) }

// fits says whether all ballots are about so many options.
func fits[B ~[]int](options int, ballots []B) bool {
	return !slices.ContainsFunc(ballots, func(b B) bool {
		return len(b) != options || slices.ContainsFunc(b, func(n int) bool { return n < 0 })
	})
}

// SchulzeResult is what came of a vote by the Schulze method.
type SchulzeResult struct {
	// Preferred is how many ballots have the option of the row before that of the column, and Strength the strength of the
	// strongest path from one to the other.
	Preferred, Strength [][]int
	// Order are the options, best first; those in one place are equal.
	Order [][]int
}

// Winners are the options of the first place: one, or several that are equal.
func (r SchulzeResult) Winners() []int {
	if len(r.Order) == 0 {
		return nil
	}
	return r.Order[0]
}

// Schulze counts ranked ballots by the method of Markus Schulze, with the winning votes as strength: whoever would win
// against each other wins. Source: Schulze, A New Monotonic, Clone-Independent, Reversal Symmetric, and
// Condorcet-Consistent Single-Winner Election Method (2011), section 2.
func Schulze(options int, ballots []Ranking) (SchulzeResult, error) {
	if !fits(options, ballots) {
		return SchulzeResult{}, ErrRanking
	}
	r := SchulzeResult{Preferred: square(options), Strength: square(options)}
	for _, b := range ballots {
		for i := range options {
			for j := range options {
				if b.prefers(i, j) {
					r.Preferred[i][j]++
				}
			}
		}
	}
	for i := range options {
		for j := range options {
			if r.Preferred[i][j] > r.Preferred[j][i] {
				r.Strength[i][j] = r.Preferred[i][j]
			}
		}
	}
	p := r.Strength
	for via := range options {
		for i := range options {
			for j := range options {
				if i != j && i != via && j != via {
					p[i][j] = max(p[i][j], min(p[i][via], p[via][j]))
				}
			}
		}
	}
	left := count(options)
	for len(left) > 0 {
		unbeaten := slices.DeleteFunc(slices.Clone(left), func(i int) bool {
			return slices.ContainsFunc(left, func(j int) bool { return p[j][i] > p[i][j] })
		})
		r.Order = append(r.Order, unbeaten)
		left = slices.DeleteFunc(left, func(i int) bool { return slices.Contains(unbeaten, i) })
	}
	return r, nil
}

func square(n int) [][]int {
	rows := make([][]int, n)
	for i := range rows {
		rows[i] = make([]int, n)
	}
	return rows
}

// count are the numbers from 0.
func count(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// RankingMethod is how ranked ballots are counted.
type RankingMethod string

// The methods.
const (
	SchulzeMethod RankingMethod = ""
	RunOffMethod  RankingMethod = "instant_run_off"
)

// RunOffRound is one round of an instant run-off.
type RunOffRound struct {
	Votes     []int `json:"votes"`               // of each option; 0 for who is out
	Exhausted int   `json:"exhausted,omitempty"` // ballots that name nobody who is left, or two of them equally
	Out       []int `json:"out,omitempty"`       // who goes out after it
	ByLot     bool  `json:"byLot,omitempty"`     // and that the lot said so
}

// RunOffResult is what came of an instant run-off. Without a winner the lot must say who of Lot goes out.
type RunOffResult struct {
	Rounds []RunOffRound
	Winner int // -1 for nobody yet
	Lot    []int
}

// Order are the options by their places: the winner, who was left beside in the last round, then those who went out, the last one
// first. Nobody has a place as long as nobody has won.
func (r RunOffResult) Order() [][]int {
	if r.Winner < 0 {
		return nil
	}
	order := [][]int{{r.Winner}}
	gone := []int{r.Winner}
	for _, round := range r.Rounds {
		gone = append(gone, round.Out...)
	}
	last := r.Rounds[len(r.Rounds)-1]
	var beside []int
	for i := range last.Votes {
		if !slices.Contains(gone, i) {
			beside = append(beside, i)
		}
	}
	slices.SortStableFunc(beside, func(a, b int) int { return last.Votes[b] - last.Votes[a] })
	for i, option := range beside {
		if i > 0 && last.Votes[option] == last.Votes[beside[i-1]] {
			order[len(order)-1] = append(order[len(order)-1], option)
			continue
		}
		order = append(order, []int{option})
	}
	for _, round := range reversed(r.Rounds) {
		if len(round.Out) > 0 {
			order = append(order, round.Out)
		}
	}
	return order
}

// InstantRunOff counts ranked ballots in rounds: whoever has more than half of the votes that still count wins; else who
// has fewest goes out. Of several with fewest all go out where that changes nothing, then who had fewest in the latest
// round before that differs; else the lot decides. Lots are who was drawn to go out, in the order of the draws.
func InstantRunOff(options int, ballots []Ranking, lots ...int) (RunOffResult, error) {
	result := RunOffResult{Winner: -1}
	if !fits(options, ballots) {
		return result, ErrRanking
	}
	left := count(options)
	for len(left) > 0 {
		round := firstChoices(options, ballots, left)
		counted, best := len(ballots)-round.Exhausted, left[0]
		for _, i := range left {
			if round.Votes[i] > round.Votes[best] {
				best = i
			}
		}
		if counted == 0 || 2*round.Votes[best] > counted || len(left) == 1 {
			if result.Rounds = append(result.Rounds, round); counted > 0 {
				result.Winner = best
			}
			return result, nil
		}
		out := result.last(round, left)
		if len(out) > 1 && !together(round, left, out) {
			if len(lots) == 0 {
				result.Rounds, result.Lot = append(result.Rounds, round), out
				return result, nil
			}
			if !slices.Contains(out, lots[0]) {
				return result, ErrRanking
			}
			out, lots, round.ByLot = lots[:1], lots[1:], true
		}
		round.Out = out
		result.Rounds = append(result.Rounds, round)
		left = slices.DeleteFunc(left, func(i int) bool { return slices.Contains(out, i) })
	}
	return result, nil
}

// firstChoices counts each ballot for whom it prefers of those who are left.
func firstChoices(options int, ballots []Ranking, left []int) RunOffRound {
	round := RunOffRound{Votes: make([]int, options)}
	for _, b := range ballots {
		first := slices.DeleteFunc(slices.Clone(left), func(i int) bool {
			return b[i] == 0 || slices.ContainsFunc(left, func(j int) bool { return b.prefers(j, i) })
		})
		if len(first) == 1 {
			round.Votes[first[0]]++
		} else {
			round.Exhausted++
		}
	}
	return round
}

// last are those who have fewest votes; of several, who had fewest in the latest round before that differs.
func (r RunOffResult) last(round RunOffRound, left []int) []int {
	last := left
	for _, earlier := range append([]RunOffRound{round}, reversed(r.Rounds)...) {
		fewest := earlier.Votes[last[0]]
		for _, i := range last {
			fewest = min(fewest, earlier.Votes[i])
		}
		last = slices.DeleteFunc(slices.Clone(last), func(i int) bool { return earlier.Votes[i] != fewest })
		if len(last) == 1 || together(round, left, last) {
			return last
		}
	}
	return last
}

func reversed(rounds []RunOffRound) []RunOffRound {
	rounds = slices.Clone(rounds)
	slices.Reverse(rounds)
	return rounds
}

// together says whether several may go out at once, for all their votes together are fewer than each other's who stays.
func together(round RunOffRound, left, out []int) bool {
	sum := 0
	for _, i := range out {
		sum += round.Votes[i]
	}
	stay := slices.DeleteFunc(slices.Clone(left), func(i int) bool { return slices.Contains(out, i) })
	return len(stay) > 0 && !slices.ContainsFunc(stay, func(i int) bool { return round.Votes[i] <= sum })
}

// ConsensResult is what came of a systemic consensing.
type ConsensResult struct {
	Totals []int // the resistance against each option
	Most   int   // the greatest that it could be
	// Order are the options, the least resistance first; those in one place are equal.
	Order [][]int
}

// Winners are the options with the least resistance: one, or several that are equal.
func (r ConsensResult) Winners() []int {
	if len(r.Order) == 0 {
		return nil
	}
	return r.Order[0]
}

// Consensing adds the resistances up that everybody has against each option, from 0 to MostResistance: the option with the
// least is nearest to a consensus. "All stays as it is" should be among them. Source: Visotschnig/Schrotta, systemic
// consensing.
func Consensing(options int, ballots [][]int) (ConsensResult, error) {
	tooMuch := func(b []int) bool { return slices.ContainsFunc(b, func(n int) bool { return n > MostResistance }) }
	if !fits(options, ballots) || slices.ContainsFunc(ballots, tooMuch) {
		return ConsensResult{}, ErrRanking
	}
	r := ConsensResult{Totals: make([]int, options), Most: MostResistance * len(ballots)}
	for _, b := range ballots {
		for i, resistance := range b {
			r.Totals[i] += resistance
		}
	}
	left := count(options)
	for len(left) > 0 {
		least := left[0]
		for _, i := range left {
			if r.Totals[i] < r.Totals[least] {
				least = i
			}
		}
		same := func(i int) bool { return r.Totals[i] == r.Totals[least] }
		r.Order = append(r.Order, slices.DeleteFunc(slices.Clone(left), func(i int) bool { return !same(i) }))
		left = slices.DeleteFunc(left, same)
	}
	return r, nil
}
