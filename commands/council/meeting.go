package council

import (
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"
)

// MeetingKind is the type of a meeting.
type MeetingKind string

// The kinds of meetings.
const (
	Ordinary           MeetingKind = "ordinary"
	Extraordinary      MeetingKind = "extraordinary"
	Constitutive       MeetingKind = "constitutive"
	SecurityConference MeetingKind = "security_conference"
)

// MeetingState is how far a meeting has come.
type MeetingState string

// The states. A cancelled meeting stays cancelled, a closed one closed.
const (
	Planned   MeetingState = "planned"
	Invited   MeetingState = "invited"
	Cancelled MeetingState = "cancelled"
	Opened    MeetingState = "opened" // it is on, or suspended
	Closed    MeetingState = "closed"
)

// Meeting is a meeting of one body, or of several together. (OParl.)
type Meeting struct {
	ID           string       `json:"id"` // "S12"
	Number       int          `json:"number"`
	UID          string       `json:"uid"` // of its calendar entry, for ever
	Organization string       `json:"organization"`
	With         []string     `json:"with,omitempty"` // further bodies
	Title        string       `json:"title,omitempty"`
	Kind         MeetingKind  `json:"kind"`
	Start        time.Time    `json:"start"` // in UTC; Wall and Zone are what was agreed
	Wall         string       `json:"wall"`  // "2027-03-24T16:00"
	Zone         string       `json:"zone"`  // IANA name
	Minutes      int          `json:"minutes"`
	Place        string       `json:"place,omitempty"`
	Moderator    string       `json:"moderator,omitempty"` // a person
	State        MeetingState `json:"state"`
	Agenda       []AgendaItem `json:"agenda,omitempty"`
	// AgendaSent is the greatest item number that the invitation showed; later items are additions.
	AgendaSent int `json:"agendaSent,omitempty"`
	// DeadlineLapsed says that the agenda deadline was already over when the meeting was planned, so that it
	// binds nobody.
	DeadlineLapsed bool `json:"deadlineLapsed,omitempty"`
	// InvitedAt is when the invitation was sent; zero before.
	InvitedAt time.Time `json:"invitedAt,omitzero"`
	// NoticeKept says whether that was in time; ShortNotice is the reason when it was not.
	NoticeKept  bool   `json:"noticeKept,omitempty"`
	ShortNotice string `json:"shortNotice,omitempty"`
	// OpenedAt and ClosedAt are when it really began and ended; zero before.
	OpenedAt time.Time `json:"openedAt,omitzero"`
	ClosedAt time.Time `json:"closedAt,omitzero"`
	// Suspensions are its interruptions; the last one lasts while it is suspended.
	Suspensions []Interval `json:"suspensions,omitempty"`
	// ResumesAt is when an interrupted meeting is to go on; zero where that was not said.
	ResumesAt time.Time `json:"resumesAt,omitzero"`
	// SecondAfter is the meeting that lacked its quorum and whose items this one deals with; its invitation says what
	// follows from that. "" for none.
	SecondAfter string `json:"secondAfter,omitempty"`
	// MinuteTaker is the person who takes the minutes of this meeting.
	MinuteTaker string `json:"minuteTaker,omitempty"`
	// Presiding is the person who chaired it.
	Presiding string `json:"presiding,omitempty"`
	// Called is the number of the item being dealt with; 0 for none.
	Called int `json:"called,omitempty"`
	// Running is the order in which items are dealt with where it differs from the agenda's, by their numbers.
	Running []int `json:"running,omitempty"`
	// Waiting says that it has undone items that come on the agenda of the next meeting as soon as one is planned.
	Waiting bool `json:"waiting,omitempty"`
	// Sequence is the iCalendar revision: plus one when start, length or place change, or on cancellation.
	Sequence int `json:"sequence"`
	// Moves are the earlier times, oldest first.
	Moves        []Move    `json:"moves,omitempty"`
	CancelReason string    `json:"cancelReason,omitempty"`
	Created      time.Time `json:"created"`
	Changed      time.Time `json:"changed"`
}

// Move is one change of a meeting's time.
type Move struct {
	From   time.Time `json:"from"`
	To     time.Time `json:"to"`
	Reason string    `json:"reason,omitempty"`
	At     time.Time `json:"at"`
}

// ItemKind is what an agenda item is for.
type ItemKind string

// The kinds of items.
const (
	Information  ItemKind = "information"
	Deliberation ItemKind = "deliberation"
	Decision     ItemKind = "decision"
	ElectionItem ItemKind = "election"
)

// AgendaItem is an item of an agenda. (OParl.)
type AgendaItem struct {
	Number     int       `json:"number"` // within the meeting, for ever: the 3 of S12-3
	Title      string    `json:"title"`
	Kind       ItemKind  `json:"kind"`
	Minutes    int       `json:"minutes,omitempty"` // planned length
	NonPublic  bool      `json:"nonPublic,omitempty"`
	By         string    `json:"by,omitempty"`         // the person who submitted it
	Rapporteur string    `json:"rapporteur,omitempty"` // the person who presents it
	Withdrawn  bool      `json:"withdrawn,omitempty"`
	Created    time.Time `json:"created"`
	// State is what the meeting did with it.
	State ItemState `json:"state,omitempty"`
	// Reason is why it was deferred or removed; "" where none was given.
	Reason string `json:"reason,omitempty"`
	// Discussed are the times at which it was dealt with; the last one lasts while it is called.
	Discussed []Interval `json:"discussed,omitempty"`
	// Urgency is why it came after the agenda was sent; such an item awaits its admission.
	Urgency   string     `json:"urgency,omitempty"`
	Admission *Admission `json:"admission,omitempty"` // the vote on that
	Recused   []Recusal  `json:"recused,omitempty"`
	// Guests are invited for this item only, by name.
	Guests []string `json:"guests,omitempty"`
	// CarriedFrom and CarriedTo are the item's ids in an earlier and a later meeting: "S1-3".
	CarriedFrom string `json:"carriedFrom,omitempty"`
	CarriedTo   string `json:"carriedTo,omitempty"`
	// Approves is the meeting whose minutes the body decides on under the item: "S1"; "" for any other item.
	Approves string `json:"approves,omitempty"`
}

// ItemState is what became of an item in its meeting.
type ItemState string

// The states. "" is not dealt with yet.
const (
	ItemDone        ItemState = "done"
	ItemDeferred    ItemState = "deferred"     // "vertagt": to the next meeting
	ItemRemoved     ItemState = "removed"      // "abgesetzt": taken off the agenda by the body
	ItemNotAdmitted ItemState = "not_admitted" // late, and the body did not admit it
)

// Admission is the vote by which a body took up a late item, or did not.
type Admission struct {
	At time.Time `json:"at"`
	Tally
	Present  int    `json:"present"`            // who could vote
	Entitled int    `json:"entitled,omitempty"` // the voting seats laid down
	Admitted bool   `json:"admitted"`
	By       string `json:"by,omitempty"` // the person who entered it
}

// End is when the meeting is planned to end.
func (m Meeting) End() time.Time { return m.Start.Add(time.Duration(m.Minutes) * time.Minute) }

// In returns the start in its zone. The zone was checked when the meeting was stored; a zone that is no longer
// known counts as UTC.
func (m Meeting) In() time.Time {
	if zone, ok := zones.Load(m.Zone); ok {
		return m.Start.In(zone.(*time.Location))
	}
	zone, err := time.LoadLocation(m.Zone)
	if err != nil {
		return m.Start.UTC()
	}
	zones.Store(m.Zone, zone)
	return m.Start.In(zone)
}

// zones remembers what LoadLocation has read: it reads files, every time.
var zones sync.Map // name -> *time.Location

// Day is the calendar date of the meeting.
func (m Meeting) Day() Day { return DayOf(m.In()) }

// Upcoming says whether the meeting will still take place, or is on, at an instant. An open meeting lasts until it is
// closed, however late; a closed one is over, however early.
func (m Meeting) Upcoming(now time.Time) bool {
	switch m.State {
	case Opened:
		return true
	case Closed, Cancelled:
		return false
	}
	return now.Before(m.End())
}

// WasInvited says whether the invitation was sent, whatever has happened since.
func (m Meeting) WasInvited() bool { return !m.InvitedAt.IsZero() }

// Organizations are all bodies that meet.
func (m Meeting) Organizations() []string { return append([]string{m.Organization}, m.With...) }

// NoticeDays is the notice period that the rules ask for this kind of meeting.
func (m Meeting) NoticeDays(r Rules) int {
	if m.Kind == SecurityConference {
		return max(r.Notice, SecurityConferenceNotice)
	}
	return r.Notice
}

// LatestDispatch is the last day on which the invitation is in time under the rules.
func (m Meeting) LatestDispatch(r Rules) Day {
	return LatestDispatch(m.Day(), m.NoticeDays(r), r.Counting)
}

// InTime says whether an invitation sent now keeps the notice period.
func (m Meeting) InTime(now time.Time, r Rules) bool {
	start := m.In()
	return InTime(now.In(start.Location()), start, m.NoticeDays(r), r.Counting)
}

// Deadline is the last day on which members may submit items. Source: rules.md, agenda_deadline_days.
func (m Meeting) Deadline(r Rules) Day { return m.Day().Add(-r.AgendaDeadline) }

var (
	// ErrCancelled is returned for a change of a cancelled meeting.
	ErrCancelled = errors.New("council: meeting is cancelled")
	// ErrPast is returned for planning something before now.
	ErrPast = errors.New("council: time is past")
	// ErrOver is returned for a change of a meeting that is closed or whose time is over.
	ErrOver = errors.New("council: meeting is over")
	// ErrOpened is returned for what can be done only before a meeting is opened.
	ErrOpened = errors.New("council: meeting is open")
	// ErrNotInvited is returned where an invitation must have been sent.
	ErrNotInvited = errors.New("council: not invited yet")
	// ErrAlreadyInvited is returned where the invitation must not have been sent yet.
	ErrAlreadyInvited = errors.New("council: already invited")
	// ErrSameTime is returned for moving a meeting to where it is.
	ErrSameTime = errors.New("council: same time")
	// ErrNoItem is returned for an item number that the agenda does not have.
	ErrNoItem = errors.New("council: no such item")
	// ErrReasonNeeded is returned where a reason must be given.
	ErrReasonNeeded = errors.New("council: reason needed")
)

// NoticeError says that the notice period cannot be kept.
type NoticeError struct {
	Latest Day // the last day on which it could have been
	Days   int // the notice period
}

func (e *NoticeError) Error() string {
	return fmt.Sprintf("council: notice of %d days needed dispatch by %s", e.Days, e.Latest)
}

// DeadlineError says that the agenda deadline is over.
type DeadlineError struct{ Deadline Day }

func (e *DeadlineError) Error() string { return "council: agenda deadline was " + string(e.Deadline) }

// changeable refuses a change of what is cancelled or over.
func (m Meeting) changeable(now time.Time) error {
	switch {
	case m.State == Cancelled:
		return ErrCancelled
	case !m.Upcoming(now):
		return ErrOver
	}
	return nil
}

// movable refuses what would change a meeting that has begun.
func (m Meeting) movable(now time.Time) error {
	if m.State == Opened {
		return ErrOpened
	}
	return m.changeable(now)
}

// AddItem puts an item on the agenda and returns it with its number. Member items are bound by the deadline,
// unless it had lapsed when the meeting was planned, and end with its beginning at the latest; the coordination's
// are not. Source: product.md, Agenda.
func (m *Meeting) AddItem(item AgendaItem, bound bool, r Rules, now time.Time) (AgendaItem, error) {
	if err := m.changeable(now); err != nil {
		return item, err
	}
	if deadline := m.Deadline(r); bound && !m.DeadlineLapsed && DayOf(now.In(m.In().Location())) > deadline {
		return item, &DeadlineError{deadline}
	}
	if bound && !now.Before(m.Start) {
		return item, &DeadlineError{m.Day()}
	}
	item.Number = 0 // an item carried over brings the number it had elsewhere
	for _, other := range m.Agenda {
		item.Number = max(item.Number, other.Number)
	}
	item.Number++
	item.Created = now
	m.Agenda = append(m.Agenda, item)
	m.Changed = now
	return item, nil
}

// WithdrawItem takes an item off the agenda that nobody has dealt with; its number is not given again.
func (m *Meeting) WithdrawItem(number int, now time.Time) error {
	if err := m.changeable(now); err != nil {
		return err
	}
	i := slices.IndexFunc(m.Agenda, func(it AgendaItem) bool { return it.Number == number && !it.Withdrawn })
	switch {
	case i < 0:
		return ErrNoItem
	case m.Agenda[i].State != "" || len(m.Agenda[i].Discussed) > 0:
		return ErrSettled
	}
	m.Agenda = slices.Clone(m.Agenda) // copies of the meeting keep theirs
	m.Agenda[i].Withdrawn = true
	m.Changed = now
	return nil
}

// Item returns an item by its number.
func (m Meeting) Item(number int) (AgendaItem, error) {
	for _, item := range m.Agenda {
		if item.Number == number {
			return item, nil
		}
	}
	return AgendaItem{}, ErrNoItem
}

// Numbered is an item with the number people see: its place in the public or the non-public part.
type Numbered struct {
	AgendaItem
	Place    int
	Addition bool // came after the agenda was sent
}

// Numbering returns the items on the agenda in order, public part first. Source: rules.md, numbering.
func (m Meeting) Numbering() []Numbered {
	var items []Numbered
	for _, nonPublic := range []bool{false, true} {
		place := 0
		for _, item := range m.Agenda {
			if item.NonPublic == nonPublic && !item.Withdrawn {
				place++
				items = append(items, Numbered{item, place, !m.InvitedAt.IsZero() && item.Number > m.AgendaSent})
			}
		}
	}
	return items
}

// Invite marks the invitation as sent. An invitation that is late for the notice period needs a reason (urgent
// convening, recorded in the minutes). Source: rules.md, notice and urgent_convening.
func (m *Meeting) Invite(reason string, r Rules, now time.Time) error {
	switch {
	case m.State == Cancelled:
		return ErrCancelled
	case m.State == Invited:
		return ErrAlreadyInvited
	case m.State == Opened:
		return ErrOpened
	case m.State == Closed, !now.Before(m.Start):
		return ErrOver
	}
	m.NoticeKept = m.InTime(now, r)
	if !m.NoticeKept && reason == "" {
		return &NoticeError{m.LatestDispatch(r), m.NoticeDays(r)}
	}
	m.State, m.InvitedAt, m.ShortNotice, m.Changed = Invited, now, reason, now
	if m.NoticeKept {
		m.ShortNotice = ""
	}
	m.freezeAgenda()
	return nil
}

// freezeAgenda remembers what the invitation showed. An empty agenda may be sent; then everything is an addition.
func (m *Meeting) freezeAgenda() {
	for _, item := range m.Agenda {
		m.AgendaSent = max(m.AgendaSent, item.Number)
	}
}

// MoveTo gives the meeting another time. Answers to the invitation become void, which is the caller's to do.
func (m *Meeting) MoveTo(start time.Time, reason string, now time.Time) error {
	if err := m.movable(now); err != nil {
		return err
	}
	switch {
	case !start.After(now):
		return ErrPast
	case start.Equal(m.Start):
		return ErrSameTime
	}
	m.Moves = append(m.Moves, Move{m.Start, start.UTC(), reason, now})
	m.SetStart(start)
	m.Sequence++
	m.Changed = now
	return nil
}

// SetStart sets the agreed wall clock and the instant it means. The location must be the council's zone.
func (m *Meeting) SetStart(start time.Time) {
	m.Start, m.Wall, m.Zone = start.UTC(), start.Format("2006-01-02T15:04"), start.Location().String()
}

// Cancel calls the meeting off. A reason is needed, for people will ask.
func (m *Meeting) Cancel(reason string, now time.Time) error {
	if err := m.movable(now); err != nil {
		return err
	}
	if reason == "" {
		return ErrReasonNeeded
	}
	m.State, m.CancelReason, m.Changed = Cancelled, reason, now
	m.Sequence++
	return nil
}

// Answer is what an invited person said.
type Answer string

// The answers. "" is none yet.
const (
	Accepted   Answer = "accepted"
	Declined   Answer = "declined"
	Substitute Answer = "substitute" // somebody else comes
)

// Invitation is the proof that a person was invited to a meeting, and the answer.
type Invitation struct {
	Meeting string    `json:"meeting"`
	Person  string    `json:"person"`
	SentAt  time.Time `json:"sentAt"`
	// Way is how it was sent: "chat", or what was recorded for a person without an account.
	Way         string    `json:"way"`
	DeliveredAt time.Time `json:"deliveredAt,omitzero"`
	Answer      Answer    `json:"answer,omitempty"`
	AnsweredAt  time.Time `json:"answeredAt,omitzero"`
	AnsweredBy  string    `json:"answeredBy,omitempty"` // the person who recorded it, when another
	Substitute  string    `json:"substitute,omitempty"` // the person who comes instead
	// Named counts how often a deputy was named: each is told.
	Named int `json:"named,omitempty"`
	// Posted says that the chat had the invitation: what proves it as long as the post is remembered. Forgotten says that there
	// was an answer, which was deleted when it was no longer needed.
	Posted    bool `json:"posted,omitempty"`
	Forgotten bool `json:"forgotten,omitempty"`
}

// Forget deletes the answer.
func (i *Invitation) Forget() {
	i.Forgotten = i.Forgotten || i.Answer != ""
	i.Answer, i.Substitute, i.AnsweredAt, i.AnsweredBy = "", "", time.Time{}, ""
}

// Reply records an answer. It may be changed until the meeting is over: who is late says so late.
func (i *Invitation) Reply(m Meeting, answer Answer, substitute, by string, now time.Time) error {
	switch {
	case m.State == Cancelled:
		return ErrCancelled
	case !m.Upcoming(now):
		return ErrOver
	case !m.WasInvited():
		return ErrNotInvited
	}
	if substitute != "" && substitute != i.Substitute {
		i.Named++
	}
	i.Answer, i.Substitute, i.AnsweredAt, i.AnsweredBy = answer, substitute, now, by
	return nil
}
