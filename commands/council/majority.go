package council

// What came of a vote, in whole numbers only: no percentage, nothing rounded. Source: rules.md, Definitions.
//
// The order is always the same: are the figures possible? could the body decide? what does the rule say?

// ChairChoice is how the chair voted, where that may decide a tie.
type ChairChoice string

// The choices. "" where the chair may not vote, or it is not known.
const (
	ChairYes     ChairChoice = "yes"
	ChairNo      ChairChoice = "no"
	ChairAbstain ChairChoice = "abstain"
)

// Reason is what made a verdict where the rule's own figures do not say it.
type Reason string

// The reasons.
const (
	ByTie           Reason = "tie"
	ByCastingVote   Reason = "casting_vote"
	ByNoValidVotes  Reason = "no_valid_votes" // neither yes nor no was cast
	ByObjection     Reason = "objection"      // circular: to the procedure, or to the matter where nobody may object
	ByParticipation Reason = "participation"  // circular: too few have answered
)

// Result is what came of a vote, with all that explains it.
type Result struct {
	Verdict  Verdict
	Reason   Reason
	Majority MajorityRule
	// Base is what the majority is counted of, and Of how many that are. Needed is how many yes it takes: for a simple
	// majority, one more than there are no.
	Base     Base
	Of       int
	Needed   int
	Tally    Tally // as it counts: with what the silence of a circular resolution means
	Standing Standing
	Quorum   QuorumCheck
	Tie      Tie         // what the rules say of a tie
	Chair    ChairChoice // how the chair voted in a tie that a casting vote may decide
	Circular *Circular   // nil for a vote in a meeting
}

// Cast is how many ballots there are.
func (t Tally) Cast() int { return t.Yes + t.No + t.Abstain + t.Invalid }

// Silent is how many of those who may vote did not.
func (r Result) Silent() int { return r.Standing.Voters() - r.Tally.Cast() }

// possible says whether so many can have voted: no negative figures, and not more than may vote.
func (t Tally) possible(voters int) bool {
	for _, n := range []int{t.Yes, t.No, t.Abstain, t.Invalid} {
		if n < 0 || n > voters {
			return false
		}
		voters -= n
	}
	return true
}

// Decide says what came of a vote in a meeting. The chair's choice counts in a tie where the rules give the chair the
// casting vote.
func (r Rules) Decide(s Standing, t Tally, chair ChairChoice) Result {
	result := r.asked(s, t)
	switch {
	case s.Voters() < 0 || !t.possible(s.Voters()):
		result.Verdict = Inconsistent
	case !result.Quorum.Kept:
		result.Verdict = NotQuorate
	default:
		r.count(&result, chair)
	}
	return result
}

// asked is a result before its verdict: which rule is asked and what it takes.
func (r Rules) asked(s Standing, t Tally) Result {
	result := Result{Majority: r.Majority, Base: r.BaseOf(), Tie: r.Tie, Tally: t, Standing: s, Quorum: r.CheckQuorum(s)}
	switch result.Base {
	case OfVotes:
		result.Of = t.Yes + t.No
	case OfPresent:
		result.Of = s.Voters()
	case OfMembers:
		result.Of = s.Entitled
		if r.ExcludeRecused {
			result.Of -= s.RecusedInAll
		}
	}
	switch r.Majority {
	case MajorityOfPresent, MajorityOfMembers:
		result.Needed = result.Of/2 + 1
	case TwoThirds:
		result.Needed = max(1, part(2, 3, result.Of))
	case ThreeQuarters:
		result.Needed = max(1, part(3, 4, result.Of))
	case Unanimous:
		result.Needed = max(1, result.Of)
	case NoObjection:
		result.Needed = 0
	default:
		result.Needed = t.No + 1
	}
	return result
}

// BaseOf is what the majority is counted of: the base that the rules name for qualified majorities and unanimity, and what
// the others say themselves.
func (r Rules) BaseOf() Base {
	switch r.Majority {
	case MajorityOfPresent:
		return OfPresent
	case MajorityOfMembers:
		return OfMembers
	case TwoThirds, ThreeQuarters, Unanimous:
		if r.Base != "" {
			return r.Base
		}
	}
	return OfVotes
}

// count applies the majority.
func (r Rules) count(result *Result, chair ChairChoice) {
	t := result.Tally
	tie := r.Majority == SimpleMajority && t.Yes == t.No
	if tie && t.Yes > 0 && r.Tie == CastingVote {
		result.Chair = chair
	}
	decides := result.Chair == ChairYes || result.Chair == ChairNo
	result.Verdict = Rejected
	switch {
	case t.Yes+t.No == 0:
		result.Reason = ByNoValidVotes
	case tie && decides:
		result.Reason = ByCastingVote
		if chair == ChairYes {
			result.Verdict = Adopted
		}
	case tie:
		result.Reason = ByTie
	case t.Yes >= result.Needed:
		result.Verdict = Adopted
	}
}
