package council

import (
	"errors"
	"slices"
	"strings"
	"time"
)

// The minutes of a meeting: what is written down for them, and their way from a draft to approval. What they say is in
// record.go. Source: rules.md, Minutes and Defaults; product.md, Minutes.

// NoteKind is what a note is for.
type NoteKind string

// The kinds of notes. "" is what was said: the essential content.
const (
	Declaration NoteKind = "declaration" // somebody wanted it on the record word for word
	Attachment  NoteKind = "attachment"  // the name of a paper that is attached
)

// Note is one contribution to the minutes of a meeting. Each is a row of its own, so that several may write at once.
type Note struct {
	Meeting string `json:"meeting"`
	// Organizations are the bodies that meet, for the search.
	Organizations []string `json:"organizations,omitempty"`
	Number        int      `json:"number"`         // within the meeting, for ever
	Item          int      `json:"item,omitempty"` // the agenda item's number; 0 for the meeting as a whole
	Kind          NoteKind `json:"kind,omitempty"`
	Text          string   `json:"text"`
	By            string   `json:"by"`
	// For is whose declaration it is, where somebody else has written it down.
	For       string    `json:"for,omitempty"`
	At        time.Time `json:"at"`
	Changed   time.Time `json:"changed,omitzero"`
	Withdrawn bool      `json:"withdrawn,omitempty"`
	// Post is the chat post it was taken from, as "platform post"; "" for none.
	Post string `json:"post,omitempty"`
}

// Speaker is whose words a declaration has.
func (n Note) Speaker() string {
	if n.For != "" {
		return n.For
	}
	return n.By
}

// Changeable says whether a person may change or withdraw a note: its writer, and whoever runs the meeting. Nobody
// changes a declaration but those whose it is, for it stands word for word.
func (n Note) Changeable(person string, runs bool) bool {
	return n.By == person || n.Kind == Declaration && n.For == person || runs && n.Kind != Declaration
}

// MinutesState is how far the minutes of a meeting are.
type MinutesState string

// The states, in order.
const (
	MinutesDraft    MinutesState = "draft"
	MinutesReleased MinutesState = "released" // signed; the period for objections runs
	MinutesApproved MinutesState = "approved"
)

// When minutes are due, in days after their meeting. Source: rules.md, minutes_due_days.
const (
	DraftDueDays   = 14
	ReleaseDueDays = 28
)

// Minutes is how far the minutes of one meeting are. What they say as a draft is composed anew at each showing (Compose);
// from their release on it stands in versions that never change.
type Minutes struct {
	Meeting       string       `json:"meeting"` // "S1"
	Number        int          `json:"number"`  // of the meeting
	Organizations []string     `json:"organizations"`
	State         MinutesState `json:"state"`
	Created       time.Time    `json:"created"` // when the draft was there
	Releases      []Release    `json:"releases,omitempty"`
	ReleasedAt    time.Time    `json:"releasedAt,omitzero"`
	// Until is the end of the period for objections: the first moment that is too late.
	Until    time.Time        `json:"until,omitzero"`
	Approval *MinutesApproval `json:"approval,omitempty"`
	// Version is the number of the newest version; 0 for a draft.
	Version int `json:"version,omitempty"`
	// Tabled is the agenda item of a later meeting that decides on them, "S2-5"; Waiting that they wait for one.
	Tabled  string `json:"tabled,omitempty"`
	Waiting bool   `json:"waiting,omitempty"`
}

// Release is one signature below minutes: who released them, in which office, when, and exactly which text.
type Release struct {
	Person string `json:"person"`
	Name   string `json:"name"`
	Office Role   `json:"office"` // Chair or MinuteTaker: for whom it counts
	// Acting is set for a coordination that signs for a missing one, with the reason where the office has somebody.
	Acting bool      `json:"acting,omitempty"`
	Reason string    `json:"reason,omitempty"`
	At     time.Time `json:"at"`
	Hash   string    `json:"hash"` // of the record that was released
}

// MinutesApproval is how minutes became approved.
type MinutesApproval struct {
	At time.Time `json:"at"`
	// By is the person who recorded the body's decision, "" where the period ended without objection. In is the meeting
	// that decided, "S2".
	By      string `json:"by,omitempty"`
	In      string `json:"in,omitempty"`
	Version int    `json:"version"` // that was approved
	Hash    string `json:"hash"`
}

// Version is a text of minutes as it was released or corrected. It never changes.
type Version struct {
	Meeting string    `json:"meeting"`
	Number  int       `json:"number"` // 1 for what was released
	Hash    string    `json:"hash"`   // Hash of Content
	Created time.Time `json:"created"`
	By      string    `json:"by,omitempty"`
	Reason  string    `json:"reason,omitempty"` // of a correction
	// Content is the record as it was hashed, byte for byte: stores may bring documents into another order.
	Content string `json:"content"`
}

// Signing are the offices below minutes. Source: rules.md, signatures.
var Signing = []Role{Chair, MinuteTaker}

// Signatories are the persons who may release a meeting's minutes in an office, of those who belong to the body today:
// who held it in the meeting and who holds it now. Where there is nobody the coordination signs for the missing one, and
// without one whoever signs for the other office. Source: product.md, Minutes.
func (m Meeting) Signatories(office Role, members []Membership) (persons []string, acting bool) {
	if persons = m.holders(office, members); len(persons) > 0 {
		return persons, false
	}
	if persons = holders(members, Coordinator); len(persons) > 0 {
		return persons, true
	}
	for _, other := range Signing {
		persons = append(persons, m.holders(other, members)...)
	}
	return persons, true
}

func (m Meeting) holders(office Role, members []Membership) []string {
	held, roles := m.Presiding, []Role{Chair, DeputyChair}
	if office == MinuteTaker {
		held, roles = m.MinuteTaker, []Role{MinuteTaker}
	}
	persons := holders(members, roles...)
	there := slices.ContainsFunc(members, func(o Membership) bool { return o.Person == held })
	if held != "" && there && !slices.Contains(persons, held) {
		persons = append([]string{held}, persons...)
	}
	return persons
}

func holders(members []Membership, roles ...Role) []string {
	var persons []string
	for _, m := range members {
		if m.Has(roles...) && !slices.Contains(persons, m.Person) {
			persons = append(persons, m.Person)
		}
	}
	return persons
}

var (
	// ErrNoMinutes is returned for minutes of a meeting that was not opened.
	ErrNoMinutes = errors.New("council: meeting has no minutes")
	// ErrStillOpen is returned for releasing the minutes of a meeting that is still on.
	ErrStillOpen = errors.New("council: meeting is still open")
	// ErrReleased is returned for a change of what was released.
	ErrReleased = errors.New("council: minutes are released")
	// ErrNotReleased is returned where minutes must have been released.
	ErrNotReleased = errors.New("council: minutes are not released")
	// ErrApproved is returned for a change of what was approved.
	ErrApproved = errors.New("council: minutes are approved")
	// ErrSignedAlready is returned to who has released the same text already.
	ErrSignedAlready = errors.New("council: released already")
	// ErrNoSignatory is returned to who may not release in any office that is left.
	ErrNoSignatory = errors.New("council: not a signatory")
	// ErrPeriodOver is returned for an objection after the period.
	ErrPeriodOver = errors.New("council: objection period is over")
)

// Missing are the offices in which a text still has to be released.
func (d Minutes) Missing(hash string) []Role {
	return slices.DeleteFunc(slices.Clone(Signing), func(office Role) bool {
		return slices.ContainsFunc(d.Releases, func(r Release) bool { return r.Office == office && r.Hash == hash })
	})
}

// Sign releases a text in the offices that are the person's to sign. A signature below another text is void and is
// returned: what was released must be what all have seen. One person signs for two offices only where nobody else could.
// Instead names the office that a coordination signs in although it has somebody, for a reason.
func (d *Minutes) Sign(m Meeting, members []Membership, r Release, instead Role) (void []Release, err error) {
	switch {
	case d.State != MinutesDraft && d.State != "":
		return nil, ErrReleased
	case m.State == Opened:
		return nil, ErrStillOpen
	case m.State != Closed:
		return nil, ErrNoMinutes
	}
	offices, signed := d.offices(m, members, r, instead)
	if len(offices) == 0 {
		if signed {
			return nil, ErrSignedAlready
		}
		return nil, ErrNoSignatory
	}
	void = slices.DeleteFunc(slices.Clone(d.Releases), func(old Release) bool { return old.Hash == r.Hash })
	d.Releases = slices.DeleteFunc(slices.Clone(d.Releases), func(old Release) bool { return old.Hash != r.Hash })
	for _, office := range offices {
		one := r
		one.Office = office
		_, acting := m.Signatories(office, members)
		one.Acting = acting || office == instead
		if office != instead {
			one.Reason = ""
		}
		d.Releases = append(d.Releases, one)
	}
	return void, nil
}

// offices are those in which a person now signs, and whether they have signed this text before.
func (d Minutes) offices(m Meeting, members []Membership, r Release, instead Role) (offices []Role, signed bool) {
	signed = slices.ContainsFunc(d.Releases, func(old Release) bool { return old.Person == r.Person && old.Hash == r.Hash })
	var mine, only []Role
	for _, office := range d.Missing(r.Hash) {
		persons, _ := m.Signatories(office, members)
		switch {
		case instead != "":
			if office == instead {
				mine = append(mine, office)
			}
		case slices.Contains(persons, r.Person):
			mine = append(mine, office)
			if len(persons) == 1 {
				only = append(only, office)
			}
		}
	}
	switch {
	case len(only) > 0:
		return only, signed
	case signed && instead == "": // the other office is somebody else's
		return nil, true
	}
	return mine[:min(1, len(mine))], signed
}

// Release brings minutes that all have signed into the period for objections.
func (d *Minutes) Release(now, until time.Time) {
	d.State, d.ReleasedAt, d.Until, d.Version = MinutesReleased, now, until, 1
}

// ObjectionEnd is the first moment that is too late for an objection: the end of the last day, or the next meeting, if that
// is earlier; zero for none. The instants are in the council's zone. Source: rules.md, objection_days.
func ObjectionEnd(released time.Time, days int, next time.Time) time.Time {
	y, m, d := released.Date()
	end := time.Date(y, m, d+days+1, 0, 0, 0, 0, released.Location())
	if next.After(released) && next.Before(end) {
		return next
	}
	return end
}

// Objectable refuses an objection that may not be made.
func (d Minutes) Objectable(now time.Time) error {
	switch {
	case d.State == MinutesApproved:
		return ErrApproved
	case d.State != MinutesReleased:
		return ErrNotReleased
	case !now.Before(d.Until):
		return ErrPeriodOver
	}
	return nil
}

// Approve records that the minutes are approved as they stand.
func (d *Minutes) Approve(a MinutesApproval) error {
	switch d.State {
	case MinutesApproved:
		return ErrApproved
	case MinutesReleased:
		d.State, d.Approval, d.Waiting = MinutesApproved, &a, false
		return nil
	}
	return ErrNotReleased
}

// FinishApproval says that the body has decided on the minutes of another meeting: the item for that is done, and is not
// carried over. One that is called is done when the meeting goes on.
func (m *Meeting) FinishApproval(of string) {
	m.Agenda = slices.Clone(m.Agenda) // copies of the meeting keep theirs
	for i, item := range m.Agenda {
		if item.Approves == of && item.State == "" && !item.Withdrawn && m.Called != item.Number {
			m.Agenda[i].State = ItemDone
		}
	}
}

// ObjectionState is what became of an objection.
type ObjectionState string

// The states. "" is not decided yet.
const (
	ObjectionAccepted  ObjectionState = "accepted"
	ObjectionRejected  ObjectionState = "rejected"
	ObjectionWithdrawn ObjectionState = "withdrawn"
)

// ErrDecided is returned for an objection that was decided before.
var ErrDecided = errors.New("council: objection was decided")

// Objection is a member's objection to minutes. It is attached to them with what was decided on it.
type Objection struct {
	Meeting string         `json:"meeting"`
	Number  int            `json:"number"`         // within the meeting, for ever
	Item    int            `json:"item,omitempty"` // 0 for the minutes as a whole
	Text    string         `json:"text"`
	By      string         `json:"by"`
	At      time.Time      `json:"at"`
	State   ObjectionState `json:"state,omitempty"`
	// Decision is the text of what was decided, by the person who recorded it; In is the meeting that did, "" for none.
	Decision  string    `json:"decision,omitempty"`
	DecidedBy string    `json:"decidedBy,omitempty"`
	DecidedAt time.Time `json:"decidedAt,omitzero"`
	In        string    `json:"in,omitempty"`
}

// Open says whether nobody has decided on it yet.
func (o Objection) Open() bool { return o.State == "" }

// Decide records what was decided.
func (o *Objection) Decide(state ObjectionState, decision, by, in string, now time.Time) error {
	if !o.Open() {
		return ErrDecided
	}
	o.State, o.Decision, o.DecidedBy, o.In, o.DecidedAt = state, decision, by, in, now
	return nil
}

// Disputed says whether the body must decide on minutes: somebody has objected and nobody has settled it, or the
// objection was rejected otherwise than by the body. What was accepted has been corrected.
func Disputed(objections []Objection) bool {
	return slices.ContainsFunc(objections, func(o Objection) bool {
		return o.Open() || o.State == ObjectionRejected && o.In == ""
	})
}

// Correction is a change of minutes that were released, with what stood there and what stands there now. [rules.md:
// approved text is never edited]
type Correction struct {
	Item   int       `json:"item,omitempty"` // 0 for the meeting as a whole
	Old    string    `json:"old"`
	New    string    `json:"new"`
	Reason string    `json:"reason"`
	By     string    `json:"by"` // a name
	At     time.Time `json:"at"`
	// Approved says that the minutes were approved before.
	Approved bool `json:"approved,omitempty"`
	// NonPublic is set where the item is.
	NonPublic bool `json:"nonPublic,omitempty"`
}

var (
	// ErrNoPassage is returned where the words to be replaced do not stand in the item.
	ErrNoPassage = errors.New("council: no such passage")
	// ErrPassageTwice is returned where they stand there more than once, so that it is not clear which are meant.
	ErrPassageTwice = errors.New("council: passage is there more than once")
	// ErrSameText is returned for a correction that changes nothing.
	ErrSameText = errors.New("council: same text")
)

// Correct makes the record of the next version: in one item the passage, or with none all that was said, is replaced. What
// was declared, decided and counted stays: that is not the minutes' to change.
func (r Record) Correct(c Correction, passage string) (Record, error) {
	before := r.Hash()
	i := slices.IndexFunc(r.Items, func(item RecordItem) bool { return item.Number == c.Item })
	part := r.General
	if c.Item != 0 {
		if i < 0 {
			return r, ErrNoItem
		}
		part, c.NonPublic = r.Items[i].RecordPart, r.Items[i].NonPublic
	}
	notes := part.Text()
	switch {
	case passage == "":
		c.Old = notes
	case strings.Count(notes, passage) == 0:
		return r, ErrNoPassage
	case strings.Count(notes, passage) > 1:
		return r, ErrPassageTwice
	default:
		c.Old = passage
	}
	if c.Old == c.New {
		return r, ErrSameText
	}
	text := c.New
	if passage != "" {
		text = strings.Replace(notes, passage, c.New, 1)
	}
	part.Notes = []RecordNote{{Text: text, At: instant(c.At)}}
	if c.Item == 0 {
		r.General = part
	} else {
		r.Items = slices.Clone(r.Items)
		r.Items[i].RecordPart = part
	}
	c.At = instant(c.At)
	r.Corrections = append(slices.Clone(r.Corrections), c)
	r.Before = before
	return r, nil
}
