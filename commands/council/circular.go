package council

// Circular resolutions: all entitled members are asked in writing. How many take part stands in the place of the quorum.
// Source: rules.md, Defaults ("circular") and "Elections, notice, circular".

// Silence is what it means that a member does not answer.
type Silence string

// The meanings of silence.
const (
	SilenceNotVoted Silence = "not_voted"
	SilenceAbstains Silence = "abstention"
	SilenceRejects  Silence = "rejection"
	SilenceConsents Silence = "consent"
)

// Circular is what a circular resolution asks for, and what was objected.
type Circular struct {
	Silence Silence `json:"silence"`
	// Participation is how many must have answered; 0 for any number.
	Participation int `json:"participation"`
	// Against counts the objections to the procedure that came before their deadline: one suffices, and the matter goes
	// to the next meeting.
	Against int `json:"against,omitempty"`
	// Objections counts those to the matter, where the rule is that nobody may object.
	Objections int `json:"objections,omitempty"`
	// Answered is how many have answered; Silent is how many have not, whose silence counts as Silence says.
	Answered int `json:"answered"`
	Silent   int `json:"silent"`
}

// The periods of a circular resolution. Source: rules.md, Defaults.
const (
	// ProcedureObjectionDays are the working days in which a member may object to the procedure.
	ProcedureObjectionDays = 3
	circularReplyDays      = 7
	workingGroupReplyDays  = 2
)

// CircularReplyDays is the shortest reply time of a body's circular resolutions.
func (o Organization) CircularReplyDays() int {
	if o.Template == WorkingGroup {
		return workingGroupReplyDays
	}
	return circularReplyDays
}

// CircularParticipation is how many must answer unless something else is said: more than half of the seats.
func CircularParticipation(entitled int) int { return entitled/2 + 1 }

// ForCircular are the rules that hold for a circular resolution unless something else is said: the majority of all
// members; in an association the consent of all. Source: rules.md, Defaults and "How the presets differ".
func (r Rules) ForCircular() Rules {
	r.Majority = MajorityOfMembers
	if r.Preset == Verein {
		r.Majority, r.Base = Unanimous, OfMembers
	}
	return r
}

// DecideCircular says what came of a circular resolution after its deadline. Of the standing, the entitled and the
// recused count; who answered in time is in the tally.
func (r Rules) DecideCircular(s Standing, t Tally, chair ChairChoice, c Circular) Result {
	s.Present, s.Recused = s.Entitled, s.RecusedInAll
	voters := s.Voters()
	c.Answered = t.Cast()
	if voters < 0 || !t.possible(voters) {
		result := r.asked(s, t)
		result.Circular, result.Verdict = &c, Inconsistent
		return result
	}
	c.Silent = voters - c.Answered
	switch c.Silence {
	case SilenceAbstains:
		t.Abstain += c.Silent
	case SilenceRejects:
		t.No += c.Silent
	case SilenceConsents:
		t.Yes += c.Silent
	}
	result := r.asked(s, t)
	result.Circular = &c
	result.Quorum = QuorumCheck{Needed: c.Participation, Kept: true}
	switch {
	case c.Against > 0:
		result.Verdict, result.Reason = Aborted, ByObjection
	case r.Majority == NoObjection && c.Objections > 0:
		result.Verdict, result.Reason = NotAdopted, ByObjection
	case r.Majority == NoObjection:
		result.Verdict = Adopted
	case c.Answered < c.Participation:
		result.Quorum.Kept = false
		result.Verdict, result.Reason = NotCompleted, ByParticipation
	default:
		r.count(&result, chair)
	}
	return result
}

// Choice is what a ballot says.
type Choice string

// The choices.
const (
	Yes     Choice = "yes"
	No      Choice = "no"
	Abstain Choice = "abstain"
	Invalid Choice = "invalid"
)
