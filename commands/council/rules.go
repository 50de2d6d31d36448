package council

import "time"

// Rules are a body's rules of procedure as far as gremium applies them.
type Rules struct {
	Preset   Preset         `json:"preset"`
	Quorum   QuorumRule     `json:"quorum"`
	Majority MajorityRule   `json:"majority"`
	Base     Base           `json:"base"`
	Tie      Tie            `json:"tie"`
	Notice   int            `json:"noticeDays"`
	Counting NoticeCounting `json:"noticeCounting"`
	// AgendaDeadline is how many days before a meeting members may still submit items; 0 means until it begins.
	AgendaDeadline int      `json:"agendaDeadlineDays"`
	Objection      int      `json:"objectionDays"`
	Approval       Approval `json:"approval"`
	// Seats are the voting seats laid down; 0 counts the voting memberships of the day.
	Seats int `json:"seats,omitempty"`
	// ExcludeRecused takes recused seats out of the members that a majority is counted of; else they stay in (strict).
	ExcludeRecused bool `json:"excludeRecusedFromMembers,omitempty"`
	// Cadence is after how many days without a meeting the coordinator is reminded; 0 for never.
	Cadence int `json:"cadenceDays,omitempty"`
	// ShowFigures shows the figures of open votes while they run; else only how many have voted.
	ShowFigures bool `json:"showFigures,omitempty"`
	// SecretFrom is how many must be entitled for a secret vote; 0 for SecretElectors.
	SecretFrom int `json:"secretFrom,omitempty"`
	// Provisional rules await adoption by the constituting meeting.
	Provisional bool   `json:"provisional,omitempty"`
	Resolution  string `json:"resolution,omitempty"` // the decision that adopted them
	From        Day    `json:"from,omitempty"`       // since when they hold
}

// Preset names where a body's rules start from.
type Preset string

// The presets of rules.md.
const (
	KPR        Preset = "kpr"
	SaechsGemO Preset = "saechsgemo"
	VwVfG      Preset = "vwvfg"
	Verein     Preset = "verein"
	LPRNds     Preset = "lpr_nds"
)

// QuorumRule says how many must be present.
type QuorumRule string

// The quorum rules.
const (
	MoreThanHalf QuorumRule = "more_than_half"
	AtLeastHalf  QuorumRule = "at_least_half"
	NoQuorum     QuorumRule = "none"
	// Fractions of the seats.
	AThirdPresent    QuorumRule = "one_third"
	TwoThirdsPresent QuorumRule = "two_thirds"
)

// MajorityRule says what adopts a motion.
type MajorityRule string

// The majority rules.
const (
	SimpleMajority    MajorityRule = "simple"
	MajorityOfPresent MajorityRule = "present"
	MajorityOfMembers MajorityRule = "members"
	TwoThirds         MajorityRule = "two_thirds"
	ThreeQuarters     MajorityRule = "three_quarters"
	Unanimous         MajorityRule = "unanimous"
	// NoObjection adopts what nobody objects to, by circulation only.
	NoObjection MajorityRule = "no_objection"
)

// Base is what a qualified majority is counted of.
type Base string

// The bases.
const (
	OfVotes   Base = "votes" // Y+N
	OfPresent Base = "present"
	OfMembers Base = "members"
)

// Tie says what becomes of a tie.
type Tie string

// The rules for ties.
const (
	TieRejected Tie = "rejected"
	CastingVote Tie = "casting_vote" // the chair's vote decides
)

// Approval says how minutes become approved.
type Approval string

// The ways of approval.
const (
	ApprovedByPeriod  Approval = "period"
	ApprovedByMeeting Approval = "meeting"
)

// PresetRules are the first rules of a preset. Source: rules.md, Defaults and "How the presets differ".
func PresetRules(p Preset) Rules {
	r := Rules{
		Preset: p, Quorum: MoreThanHalf, Majority: SimpleMajority, Base: OfVotes, Tie: TieRejected,
		Notice: 14, Counting: ClearDays, AgendaDeadline: 21, Objection: 14, Approval: ApprovedByPeriod,
	}
	switch p {
	case SaechsGemO:
		r.Quorum = AtLeastHalf
	case VwVfG:
		r.Tie = CastingVote
	case Verein:
		r.Quorum = NoQuorum
	case LPRNds:
		r.Quorum, r.Notice = NoQuorum, 28
	}
	return r
}

// TemplateRules are the first rules of a body. Source: rules.md, "Which preset a body template starts from" and
// notice_days. Where the notice is 7 days members may submit until 10 days before, so that three days remain to send
// the agenda (our proposal).
func TemplateRules(t Template) Rules {
	switch t {
	case ExecutiveStaff:
		r := PresetRules(KPR)
		r.Notice, r.AgendaDeadline = 7, 10
		return r
	case WorkingGroup:
		r := PresetRules(KPR)
		r.Quorum, r.Notice, r.AgendaDeadline = NoQuorum, 7, 10
		return r
	case Association:
		return PresetRules(Verein)
	case ProjectGroup:
		r := PresetRules(KPR)
		r.Quorum, r.Notice, r.AgendaDeadline = NoQuorum, 0, 0
		return r
	}
	return PresetRules(KPR)
}

// SecurityConferenceNotice is the notice period of a security conference in days. Source: rules.md, notice_days.
const SecurityConferenceNotice = 28

// NoticeCounting says how a notice period is counted.
type NoticeCounting string

// The ways of counting.
const (
	// ClearDays counts neither the day of dispatch nor that of the meeting (BGB §§ 187 f.).
	ClearDays NoticeCounting = "clear_days"
	// CalendarDays is the plain difference of the dates.
	CalendarDays NoticeCounting = "calendar_days"
)

// LatestDispatch is the last day on which an invitation is in time. With a notice of 0 days any dispatch before
// the start is in time, so it is the day of the meeting. No shift for weekends. Source: rules.md, notice_counting.
func LatestDispatch(meeting Day, notice int, counting NoticeCounting) Day {
	if notice > 0 && counting == ClearDays {
		notice++
	}
	return meeting.Add(-notice)
}

// InTime says whether a dispatch at an instant keeps the notice period of a meeting; both instants in the
// council's zone, for the day of dispatch is the local date.
func InTime(dispatch, meeting time.Time, notice int, counting NoticeCounting) bool {
	return dispatch.Before(meeting) && DayOf(dispatch) <= LatestDispatch(DayOf(meeting), notice, counting)
}
