package council

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Record is what the minutes of a meeting say. It is a value of its own: names instead of persons, nothing that changes
// later, so that a version of it can be kept and hashed. It has every mandatory field of rules.md, Minutes; how they
// are written down is the paper's business.
type Record struct {
	Meeting  string   `json:"meeting"` // "S1"
	Council  string   `json:"council"`
	Body     string   `json:"body"`
	Code     string   `json:"code"` // printed before resolution numbers: "LG"
	Template Template `json:"template"`
	With     []string `json:"with,omitempty"` // further bodies of a joint meeting
	// Count is the how-manieth meeting of the body in its Year this is.
	Count int         `json:"count"`
	Year  int         `json:"year"`
	Kind  MeetingKind `json:"kind"`
	Title string      `json:"title,omitempty"`
	Place string      `json:"place,omitempty"`
	Zone  string      `json:"zone"`

	Planned     time.Time  `json:"planned"`
	Opened      time.Time  `json:"opened"`
	Closed      time.Time  `json:"closed,omitzero"` // zero while it is on
	Suspensions []Interval `json:"suspensions,omitempty"`

	Chair       string `json:"chair,omitempty"`
	MinuteTaker string `json:"minuteTaker,omitempty"`
	Moderator   string `json:"moderator,omitempty"`
	// Present are those who were there for a time, Absent those who belong to the body and were not; no reason is kept.
	Present []Participant `json:"present,omitempty"`
	Absent  []Participant `json:"absent,omitempty"`

	Invitation RecordInvitation `json:"invitation"`
	Rules      Rules            `json:"rules"` // that held on the day
	// Quorum is who could vote, at the opening and whenever that changed.
	Quorum []RecordQuorum `json:"quorum,omitempty"`
	// NewRules are the changes of the rules since the meeting before.
	NewRules []RecordRules `json:"newRules,omitempty"`
	// Earlier are the minutes that were approved since the meeting before, or in this one.
	Earlier []EarlierMinutes `json:"earlier,omitempty"`

	// Items are the agenda as it was adopted, in its order, with what was said and decided. General is what concerns the
	// meeting as a whole.
	Items   []RecordItem `json:"items,omitempty"`
	General RecordPart   `json:"general"`

	// Distribution are the bodies whose members get the minutes.
	Distribution []string `json:"distribution,omitempty"`
	// Corrections were made since the first version, and Before is the hash of the version before this one.
	Corrections []Correction `json:"corrections,omitempty"`
	Before      string       `json:"before,omitempty"`
	// Withheld is the part that a copy for outsiders or for all members leaves out; "" in what is kept.
	Withheld Edition `json:"withheld,omitempty"`
}

// Edition is a copy of minutes for a circle of readers.
type Edition string

// The editions.
const (
	WholeEdition   Edition = ""        // for members who may read what is non-public
	MembersEdition Edition = "members" // without the non-public part
	PublicEdition  Edition = "public"  // without it and without the names of persons
)

// Participant is somebody who was there, or should have been.
type Participant struct {
	Name       string     `json:"name,omitempty"`
	Roles      []Role     `json:"roles,omitempty"` // in the body
	OnBehalfOf string     `json:"onBehalfOf,omitempty"`
	Capacity   Capacity   `json:"capacity"`
	For        string     `json:"for,omitempty"` // the member on whose seat a deputy sits
	Spells     []Interval `json:"spells,omitempty"`
	Excused    bool       `json:"excused,omitempty"`
}

// RecordInvitation is how the meeting was convened.
type RecordInvitation struct {
	At         time.Time      `json:"at,omitzero"` // zero: nobody was invited
	Days       int            `json:"days"`        // the notice period
	Counting   NoticeCounting `json:"counting"`
	Kept       bool           `json:"kept"`
	Reason     string         `json:"reason,omitempty"` // of urgent convening
	Electronic int            `json:"electronic"`       // so many were reached in the chat
	Otherwise  []string       `json:"otherwise,omitempty"`
	Unproved   int            `json:"unproved,omitempty"` // of whom no delivery is recorded
}

// RecordQuorum is who could vote from an instant on.
type RecordQuorum struct {
	At time.Time `json:"at"`
	Standing
	Kept bool `json:"kept"`
}

// RecordRules is a change of the rules of procedure.
type RecordRules struct {
	From       Day    `json:"from"`
	Resolution string `json:"resolution,omitempty"`
}

// EarlierMinutes are minutes of another meeting that became approved.
type EarlierMinutes struct {
	Meeting    string    `json:"meeting"`
	Day        Day       `json:"day"` // of that meeting
	At         time.Time `json:"at"`  // of the approval
	In         string    `json:"in,omitempty"`
	Objections int       `json:"objections,omitempty"`
}

// RecordItem is an item of the agenda.
type RecordItem struct {
	Number int    `json:"number"` // the 3 of S12-3
	Place  int    `json:"place"`  // in its part of the agenda
	Title  string `json:"title,omitempty"`
	// NonPublic items stand in the second part.
	NonPublic  bool       `json:"nonPublic,omitempty"`
	Kind       ItemKind   `json:"kind,omitempty"`
	Rapporteur string     `json:"rapporteur,omitempty"`
	Guests     []string   `json:"guests,omitempty"`
	State      ItemState  `json:"state,omitempty"`
	Withdrawn  bool       `json:"withdrawn,omitempty"` // before the meeting, after the agenda was sent
	Addition   bool       `json:"addition,omitempty"`  // came after the agenda was sent
	Urgency    string     `json:"urgency,omitempty"`
	Admission  *Admission `json:"admission,omitempty"`
	// CarriedFrom and CarriedTo are its ids in other meetings.
	CarriedFrom string          `json:"carriedFrom,omitempty"`
	CarriedTo   string          `json:"carriedTo,omitempty"`
	Discussed   []Interval      `json:"discussed,omitempty"`
	Recused     []RecordRecusal `json:"recused,omitempty"`
	RecordPart
}

// RecordPart is what was said and decided on an item, or on the meeting as a whole.
type RecordPart struct {
	Notes        []RecordNote       `json:"notes,omitempty"`
	Declarations []RecordNote       `json:"declarations,omitempty"`
	Motions      []RecordMotion     `json:"motions,omitempty"`
	Votes        []Vote             `json:"votes,omitempty"`
	Resolutions  []RecordResolution `json:"resolutions,omitempty"`
	Tasks        []RecordTask       `json:"tasks,omitempty"`
	Attachments  []string           `json:"attachments,omitempty"`
}

// Text is the essential content: what was noted, in order.
func (p RecordPart) Text() string {
	var texts []string
	for _, n := range p.Notes {
		texts = append(texts, n.Text)
	}
	return strings.Join(texts, "\n")
}

// RecordNote is something that was noted; By is set for declarations only.
type RecordNote struct {
	Number int       `json:"number,omitempty"`
	Text   string    `json:"text"`
	By     string    `json:"by,omitempty"`
	At     time.Time `json:"at"`
}

// RecordRecusal says since when somebody was recused. Reasons are private.
type RecordRecusal struct {
	Name string    `json:"name,omitempty"`
	At   time.Time `json:"at"`
}

// RecordMotion is a motion, verbatim.
type RecordMotion struct {
	Number    int        `json:"number"`
	From      string     `json:"from,omitempty"` // the meeting in which it was moved, where it is another
	Kind      MotionKind `json:"kind"`
	Text      string     `json:"text"`
	By        string     `json:"by,omitempty"`
	Withdrawn bool       `json:"withdrawn,omitempty"`
	Vote      string     `json:"vote,omitempty"`
	CarriedTo string     `json:"carriedTo,omitempty"` // the item of another meeting that goes on with it
}

// RecordResolution is a resolution, verbatim.
type RecordResolution struct {
	ID             string `json:"id"` // "B2027-04"
	Text           string `json:"text"`
	Recommendation bool   `json:"recommendation,omitempty"`
	NonPublic      bool   `json:"nonPublic,omitempty"`
	Vote           string `json:"vote,omitempty"`
}

// RecordTask is a task that was given.
type RecordTask struct {
	ID     string   `json:"id"` // "A31"
	Text   string   `json:"text"`
	Owners []string `json:"owners,omitempty"`
	Due    Day      `json:"due,omitempty"`
	// AtMeeting says that it is due at a meeting: its id, or "next".
	AtMeeting string `json:"atMeeting,omitempty"`
	NonPublic bool   `json:"nonPublic,omitempty"`
}

// JSON is the record as it is kept and hashed. Equal records have equal JSON.
func (r Record) JSON() string {
	content, err := json.Marshal(r)
	if err != nil {
		panic(err) // nothing in a record can fail to be written
	}
	return string(content)
}

// Hash names the content of a record.
func (r Record) Hash() string { return HashRecord(r.JSON()) }

// HashRecord is the SHA-256 of a record's JSON, in hexadecimal digits.
func HashRecord(content string) string {
	sum := sha256.Sum256([]byte(content))
	return hex.EncodeToString(sum[:])
}

// ReadRecord reads the content of a version.
func ReadRecord(content string) (Record, error) {
	var r Record
	return r, json.Unmarshal([]byte(content), &r)
}

// Item returns an item by its number.
func (r Record) Item(number int) (RecordItem, error) {
	for _, item := range r.Items {
		if item.Number == number {
			return item, nil
		}
	}
	return RecordItem{}, ErrNoItem
}

// ItemID is the id of an item: "S1-3".
func (r Record) ItemID(number int) string { return fmt.Sprintf("%s-%d", r.Meeting, number) }

// Began is when the meeting really began, as planned where that is not known.
func (r Record) Began() time.Time {
	if r.Opened.IsZero() {
		return r.Planned
	}
	return r.Opened
}

// Ended is when the meeting ended; while it is on, its beginning.
func (r Record) Ended() time.Time {
	if r.Closed.IsZero() {
		return r.Began()
	}
	return r.Closed
}

// HasNonPublic says whether there is a part that not everybody may read.
func (r Record) HasNonPublic() bool {
	if slices.ContainsFunc(r.Items, func(item RecordItem) bool { return item.NonPublic || item.delicate() }) {
		return true
	}
	return r.General.delicate()
}

// delicate says whether something of a part is non-public by itself.
func (p RecordPart) delicate() bool {
	return slices.ContainsFunc(p.Votes, func(v Vote) bool { return v.NonPublic }) ||
		slices.ContainsFunc(p.Resolutions, func(r RecordResolution) bool { return r.NonPublic }) ||
		slices.ContainsFunc(p.Tasks, func(t RecordTask) bool { return t.NonPublic })
}

// Short says whether the body keeps short minutes: results, notes and tasks. [S129]
func (r Record) Short() bool { return r.Template == WorkingGroup }

// instant brings a time into the form in which it is kept, so that equal times are equal text.
func instant(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.UTC().Truncate(time.Second)
}

// Gaps are the mandatory fields that a draft still lacks, in the order in which minutes have them; a short form needs
// fewer. Source: rules.md, Minutes.
func (r Record) Gaps() []string {
	var gaps []string
	lacks := func(is bool, gap string) {
		if is {
			gaps = append(gaps, gap)
		}
	}
	lacks(r.Place == "", "place")
	lacks(r.Chair == "", "chair")
	lacks(r.MinuteTaker == "", "minute_taker")
	lacks(len(r.Present) == 0, "present")
	lacks(r.Invitation.At.IsZero() && !r.Short(), "invitation")
	lacks(len(r.Items) == 0, "agenda")
	undecided := func(i RecordItem) bool {
		decides := i.Kind == Decision || i.Kind == ElectionItem
		return decides && i.State == ItemDone && len(i.Votes)+len(i.Resolutions) == 0
	}
	lacks(slices.ContainsFunc(r.Items, undecided), "votes")
	lacks(slices.ContainsFunc(r.Items, func(i RecordItem) bool { return slices.ContainsFunc(i.Votes, Vote.Unconfirmed) }), "unconfirmed")
	silent := func(i RecordItem) bool {
		return i.State == ItemDone && len(i.Notes)+len(i.Votes)+len(i.Resolutions)+len(i.Tasks)+len(i.Declarations) == 0
	}
	lacks(slices.ContainsFunc(r.Items, silent), "content")
	return gaps
}
