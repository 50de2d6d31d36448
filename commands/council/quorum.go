package council

// QuorumCheck is what made a body able to decide, or how many it lacked.
type QuorumCheck struct {
	By     QuorumBasis `json:"by"`
	Needed int         `json:"needed"` // so many of those who may vote
	Kept   bool        `json:"kept"`
}

// QuorumBasis is which rule was asked.
type QuorumBasis string

// The bases. An invitation that is missing comes first. Relief and the second session are asked where the usual rule is not kept.
const (
	UsualQuorum  QuorumBasis = "usual"
	RecusalEased QuorumBasis = "recusal" // more than half are recused: a quarter suffices
	NotInvited   QuorumBasis = "invited" // somebody was not invited without whom the rules let nobody decide
	SecondEased  QuorumBasis = "second"  // a second meeting on the same items, and the invitation had said so
)

// CheckQuorum says whether the body can decide, and why. Recusal relief belongs to the rule "at least half", whose source it
// shares (SächsGemO § 39(2)); a second session is every preset's. Source: rules.md, Definitions and Defaults.
func (r Rules) CheckQuorum(s Standing) QuorumCheck {
	n, e := s.Voters(), s.Entitled
	usual := QuorumCheck{UsualQuorum, r.usualQuorum(e), true}
	if s.Uninvited {
		return QuorumCheck{NotInvited, usual.Needed, false}
	}
	if n >= usual.Needed {
		return usual
	}
	if r.Quorum == AtLeastHalf && 2*s.RecusedInAll > e {
		if eased := (QuorumCheck{RecusalEased, max(1, (e+3)/4), true}); n >= eased.Needed {
			return eased
		}
	}
	if s.SecondSession {
		eased := QuorumCheck{SecondEased, 3, true}
		if r.Preset == VwVfG {
			eased.Needed = 1
		}
		if n >= eased.Needed {
			return eased
		}
	}
	usual.Kept = false
	return usual
}

// Quorate says whether the body can decide.
func (r Rules) Quorate(s Standing) bool { return r.CheckQuorum(s).Kept }

// usualQuorum is how many of e seats must be able to vote. Nobody alone decides nothing: it is one at least.
func (r Rules) usualQuorum(e int) int {
	switch r.Quorum {
	case NoQuorum:
		return 1
	case AtLeastHalf:
		return max(1, part(1, 2, e))
	case AThirdPresent:
		return max(1, part(1, 3, e))
	case TwoThirdsPresent:
		return max(1, part(2, 3, e))
	}
	return max(1, e/2+1, min(3, e))
}

// part is the least number that is at least a/b of a base.
func part(a, b, base int) int { return (a*base + b - 1) / b }
