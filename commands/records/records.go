// Package records is what we keep: every table of council types with its key, its indexes and the migrations.
//
// A table is a store.Table; handlers read and write it directly, there is no layer between. What stands under a
// council is out of reach of every other council. The few shared tables say which council an event belongs to:
// Channels, Teams, Accounts and Codes; their rows are pairs, one per council, or belong to one, so that councils never
// write the same row.
package records

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gremium/commands/council"
	"gremium/store"
)

// Councils has one row: the council of the transaction, under the key "council".
var Councils = store.Table[council.Council]{
	Name: "councils", Key: func(council.Council) string { return "council" },
	Memo: store.NewMemo[council.Council](),
}

// Organizations are the bodies. By code, in lower case.
var Organizations = store.Table[council.Organization]{
	Name: "organizations", Key: func(o council.Organization) string { return o.ID },
	Memo: store.NewMemo[council.Organization](),
	Indexes: []store.Index[council.Organization]{
		{Name: "code", Values: func(o council.Organization) []string { return []string{strings.ToLower(o.Code)} }},
	},
}

// People are everyone the council works with. By account ("platform id").
var People = store.Table[council.Person]{
	Name: "people", Key: func(p council.Person) string { return p.ID },
	Memo: store.NewMemo[council.Person](),
	Indexes: []store.Index[council.Person]{
		{Name: "account", Unique: true, Values: func(p council.Person) []string {
			var accounts []string
			for _, a := range p.Accounts {
				accounts = append(accounts, a.Text())
			}
			return accounts
		}},
		{Name: "name", Values: func(p council.Person) []string { return []string{NameKey(p.Name)} }},
	},
}

// NameKey is a name as it is looked up: lower case, single blanks, no control characters.
func NameKey(name string) string {
	key := strings.ToLower(strings.Join(strings.Fields(name), " "))
	if len(key) > 200 {
		key = strings.ToValidUTF8(key[:200], "")
	}
	return key
}

// Memberships, ended ones too. By organization and by person.
var Memberships = store.Table[council.Membership]{
	Name: "memberships", Key: func(m council.Membership) string { return m.ID },
	Memo: store.NewMemo[council.Membership](),
	Indexes: []store.Index[council.Membership]{
		{Name: "organization", Values: func(m council.Membership) []string { return []string{m.Organization} }},
		{Name: "person", Values: func(m council.Membership) []string { return []string{m.Person} }},
	},
}

// Meetings, under their number. By organization and start; those that are on, and those with undone items that wait for the
// next one, by organization. By the words of the agenda.
var Meetings = store.Table[council.Meeting]{
	Name: "meetings", Key: func(m council.Meeting) string { return store.Padded(m.Number) },
	Memo: store.NewMemo[council.Meeting](),
	Indexes: []store.Index[council.Meeting]{
		{Name: "organization", Values: func(m council.Meeting) []string {
			var values []string
			for _, o := range m.Organizations() {
				values = append(values, o+" "+store.Stamp(m.Start))
			}
			return values
		}},
		{Name: "open", Values: func(m council.Meeting) []string {
			if m.State != council.Opened {
				return nil
			}
			return m.Organizations()
		}},
		{Name: "waiting", Values: func(m council.Meeting) []string {
			if !m.Waiting {
				return nil
			}
			return []string{m.Organization}
		}},
		{Name: "words", Values: func(m council.Meeting) []string {
			var values []string
			for _, o := range m.Organizations() {
				for _, item := range m.Agenda {
					values = append(values, WordValues(o, store.Stamp(m.Start)+" "+store.Padded(m.Number), item.Title)...)
				}
			}
			slices.Sort(values)
			return slices.Compact(values)
		}},
	},
}

// Invitations prove who was invited when and how, and hold the answers. Under meeting and person.
var Invitations = store.Table[council.Invitation]{
	Name: "invitations", Key: func(i council.Invitation) string { return i.Meeting + " " + i.Person },
}

// Attendances are who took part in a meeting. Under meeting and person.
var Attendances = store.Table[council.Attendance]{
	Name: "attendances", Key: func(a council.Attendance) string { return a.Meeting + " " + a.Person },
}

// Motions under the meeting in which they were moved, and number. Those that were carried over by the meetings to which. By words.
var Motions = store.Table[council.Motion]{
	Name: "motions", Key: func(m council.Motion) string { return m.MovedIn() + " " + store.Padded(m.Number) },
	Indexes: []store.Index[council.Motion]{
		{Name: "carried", Values: func(m council.Motion) []string {
			var values []string
			for _, id := range append(slices.Clip(m.Before), m.Meeting) {
				meeting, _, _ := strings.Cut(id, "-")
				if meeting != m.MovedIn() && !slices.Contains(values, meeting) {
					values = append(values, meeting)
				}
			}
			return values
		}},
		{Name: "words", Values: func(m council.Motion) []string { return wordsIn(m.Organizations, m.MovedIn(), m.Number, m.At, m.Text) }},
	},
}

// Notes for the minutes, under meeting and number. By the chat post that one was taken from: a post is taken once. By
// words.
var Notes = store.Table[council.Note]{
	Name: "notes", Key: func(n council.Note) string { return n.Meeting + " " + store.Padded(n.Number) },
	Indexes: []store.Index[council.Note]{
		{Name: "post", Unique: true, Values: func(n council.Note) []string {
			if n.Post == "" || n.Withdrawn {
				return nil
			}
			return []string{n.Post}
		}},
		{Name: "words", Values: func(n council.Note) []string {
			if n.Withdrawn {
				return nil
			}
			return wordsIn(n.Organizations, n.Meeting, n.Number, n.At, n.Text)
		}},
	},
}

// wordsIn are the values of an index "words" of what was said in a meeting of some bodies. Several may speak at one instant.
func wordsIn(organizations []string, meeting string, number int, at time.Time, text string) []string {
	var values []string
	m, _ := MeetingNumber(meeting)
	for _, o := range organizations {
		values = append(values, WordValues(o, store.Stamp(at)+" "+store.Padded(m)+" "+store.Padded(number), text)...)
	}
	return values
}

// AttendancesAt returns who took part in a meeting, by person.
func AttendancesAt(tx store.Tx, meeting string) ([]council.Attendance, error) {
	return collect(Attendances.List(tx, store.Range{Prefix: meeting + " "}))
}

// MotionsIn returns the motions that a meeting deals with, in the order in which they came: its own, but for those that were carried
// over with their item, then those that were carried to it.
func MotionsIn(tx store.Tx, meeting string) ([]council.Motion, error) {
	all, err := MotionsOf(tx, meeting)
	return slices.DeleteFunc(all, func(m council.Motion) bool { return m.Meeting != meeting }), err
}

// MotionsOf returns the motions that ever were before a meeting, those too that were carried on. They are as they stand now: as the
// meeting left them says Motion.In.
func MotionsOf(tx store.Tx, meeting string) ([]council.Motion, error) {
	own, err := collect(Motions.List(tx, store.Range{Prefix: meeting + " "}))
	if err != nil {
		return nil, err
	}
	carried, err := collect(Motions.By(tx, "carried", store.Exactly(meeting)))
	return append(own, carried...), err
}

// NotesOn returns the notes for a meeting's minutes in the order in which they came.
func NotesOn(tx store.Tx, meeting string) ([]council.Note, error) {
	return collect(Notes.List(tx, store.Range{Prefix: meeting + " "}))
}

// Reminders are people's own reminders, under their number. By person; those at a body's next meeting by body.
var Reminders = store.Table[council.Reminder]{
	Name: "reminders", Key: func(r council.Reminder) string { return store.Padded(r.Number) },
	Indexes: []store.Index[council.Reminder]{
		{Name: "person", Values: func(r council.Reminder) []string { return []string{r.Person} }},
		{Name: "meeting", Values: func(r council.Reminder) []string {
			if !r.Meeting {
				return nil
			}
			return []string{r.Organization}
		}},
	},
}

// Once is an event that was carried out and must not be again.
type Once struct {
	Key   string    `json:"key"`
	Until time.Time `json:"until"`
}

// Onces by the time until which they must be remembered.
var Onces = store.Table[Once]{
	Name: "onces", Key: func(o Once) string { return o.Key },
	Indexes: []store.Index[Once]{
		{Name: "until", Values: func(o Once) []string { return []string{store.Stamp(o.Until)} }},
	},
}

// Payload is what a button or form of a platform has no room for, under the name by which it names it.
type Payload struct {
	Name    string    `json:"name"`
	Content []byte    `json:"content"`
	Until   time.Time `json:"until"` // zero: for good
}

// Payloads by the time until which they are kept.
var Payloads = store.Table[Payload]{
	Name: "payloads", Key: func(p Payload) string { return p.Name },
	Indexes: []store.Index[Payload]{
		{Name: "until", Values: func(p Payload) []string {
			if p.Until.IsZero() {
				return nil
			}
			return []string{store.Stamp(p.Until)}
		}},
	},
}

// Door says that a channel, a team or an account belongs to a council.
type Door struct {
	From         string `json:"from"` // "platform id"
	Council      string `json:"council"`
	Organization string `json:"organization,omitempty"` // of a channel
}

// ofOne has each door lead to one council only: two that are founded in a channel at once cannot both have it.
func ofOne(t store.Table[Door]) store.Table[Door] {
	t.Indexes = []store.Index[Door]{{Name: "from", Unique: true, Values: func(d Door) []string { return []string{d.From} }}}
	return t
}

func doors(name string) store.Table[Door] {
	return store.Table[Door]{
		Name: name, Shared: true, Key: func(d Door) string { return d.From + " " + d.Council },
		Memo: store.NewMemo[Door](),
	}
}

// The shared tables: from a channel, a team or an account to its councils.
var (
	Channels = ofOne(doors("channels"))
	Teams    = doors("teams")
	Accounts = doors("accounts")
)

// Mark is when something was last done to the whole store.
type Mark struct {
	Name string    `json:"name"`
	At   time.Time `json:"at"`
}

// Marks is shared; its one row so far is LastBackup.
var Marks = store.Table[Mark]{Name: "marks", Shared: true, Key: func(m Mark) string { return m.Name }}

// LastBackup marks when the program made its last backup.
const LastBackup = "backup"

// Behind returns all doors from a channel, team or account.
func Behind(tx store.Tx, table store.Table[Door], from string) ([]Door, error) {
	return collect(table.List(tx, store.Range{Prefix: from + " "}))
}

func collect[T any](rows func(func(T, error) bool)) ([]T, error) {
	var all []T
	for row, err := range rows {
		if err != nil {
			return nil, err
		}
		all = append(all, row)
	}
	return all, nil
}

// MeetingNumber is the number in a meeting's or an item's id: 12 for S12 and S12-3, with item 3 or 0.
func MeetingNumber(id string) (meeting, item int) {
	head, tail, _ := strings.Cut(strings.TrimPrefix(id, "S"), "-")
	meeting, _ = strconv.Atoi(head)
	item, _ = strconv.Atoi(tail)
	return meeting, item
}

// Meeting returns the meeting of an id (S12, or an item's S12-3). The error wraps store.ErrNotFound.
func Meeting(tx store.Tx, id string) (council.Meeting, error) {
	number, _ := MeetingNumber(id)
	if number <= 0 {
		return council.Meeting{}, fmt.Errorf("meetings %q: %w", id, store.ErrNotFound)
	}
	return Meetings.Get(tx, store.Padded(number))
}

// MeetingsOf returns a body's meetings whose start is in [from, to), in order of start; a zero time is open.
func MeetingsOf(tx store.Tx, organization string, from, to time.Time, limit int) ([]council.Meeting, error) {
	r := store.Range{Prefix: organization + " ", Limit: limit}
	if !from.IsZero() {
		r.From = organization + " " + store.Stamp(from)
	}
	if !to.IsZero() {
		r.To = organization + " " + store.Stamp(to)
	}
	return collect(Meetings.By(tx, "organization", r))
}

// OpenMeetings returns a body's meetings that are on, by number; a joint one belongs to each of its bodies.
func OpenMeetings(tx store.Tx, organization string) ([]council.Meeting, error) {
	return collect(Meetings.By(tx, "open", store.Exactly(organization)))
}

// WaitingMeetings returns the meetings of a body whose undone items wait for its next one, by number.
func WaitingMeetings(tx store.Tx, organization string) ([]council.Meeting, error) {
	return collect(Meetings.By(tx, "waiting", store.Exactly(organization)))
}

// InvitationsTo returns the invitations to a meeting, by person.
func InvitationsTo(tx store.Tx, meeting string) ([]council.Invitation, error) {
	return collect(Invitations.List(tx, store.Range{Prefix: meeting + " "}))
}

// RemindersAtMeeting returns the reminders that are due at a body's next meeting.
func RemindersAtMeeting(tx store.Tx, organization string) ([]council.Reminder, error) {
	return collect(Reminders.By(tx, "meeting", store.Exactly(organization)))
}

// RemindersOf returns a person's reminders.
func RemindersOf(tx store.Tx, person string) ([]council.Reminder, error) {
	return collect(Reminders.By(tx, "person", store.Exactly(person)))
}

// ErrDone is returned by Use for a key that was used before.
var ErrDone = errors.New("records: event was carried out before")

// Use takes a single-use key, and forgets a few that have expired.
func Use(tx store.Tx, key string, until, now time.Time) error {
	done, err := Onces.Has(tx, key)
	if err != nil {
		return err
	}
	if done {
		return ErrDone
	}
	expired, err := collect(Onces.By(tx, "until", store.Range{To: store.Stamp(now), Limit: 4}))
	if err != nil {
		return err
	}
	for _, o := range expired {
		if err := Onces.Delete(tx, o.Key); err != nil {
			return err
		}
	}
	return Onces.Put(tx, Once{key, until})
}

// KeepPayload stores a payload, and forgets a few that have expired.
func KeepPayload(tx store.Tx, p Payload, now time.Time) error {
	expired, err := collect(Payloads.By(tx, "until", store.Range{To: store.Stamp(now), Limit: 4}))
	if err != nil {
		return err
	}
	for _, old := range expired {
		if err := Payloads.Delete(tx, old.Name); err != nil {
			return err
		}
	}
	return Payloads.Put(tx, p)
}

// Layouts are all tables of this package, for opening a store.
func Layouts() []store.Layout {
	return []store.Layout{
		Councils.Layout(), Organizations.Layout(), People.Layout(), Memberships.Layout(), Meetings.Layout(),
		Invitations.Layout(), Attendances.Layout(), Motions.Layout(), Notes.Layout(), Minutes.Layout(), Versions.Layout(), Objections.Layout(), Votes.Layout(), Electors.Layout(), Boxes.Layout(), Resolutions.Layout(), Tasks.Layout(), Handovers.Layout(), Absences.Layout(), Reminders.Layout(), Onces.Layout(), Payloads.Layout(), Audits.Layout(), Checkpoints.Layout(),
		Channels.Layout(), Teams.Layout(), Accounts.Layout(), Codes.Layout(), Tries.Layout(), Marks.Layout(),
	}
}

// Check reads all tables of a council and reports what is inconsistent; with store.System, the shared ones.
func Check(tx store.Tx) []error {
	if tx.Council() == store.System {
		return slices.Concat(Channels.Check(tx), Teams.Check(tx), Accounts.Check(tx), Codes.Check(tx), Tries.Check(tx), Marks.Check(tx))
	}
	return slices.Concat(Councils.Check(tx), Organizations.Check(tx), People.Check(tx), Memberships.Check(tx),
		Meetings.Check(tx), Invitations.Check(tx), Attendances.Check(tx), Motions.Check(tx), Notes.Check(tx), Minutes.Check(tx), Versions.Check(tx), Objections.Check(tx), CheckVersions(tx), Votes.Check(tx), Electors.Check(tx), Boxes.Check(tx),
		Resolutions.Check(tx), Tasks.Check(tx), Handovers.Check(tx), Absences.Check(tx), Reminders.Check(tx), Onces.Check(tx), Payloads.Check(tx), Audits.Check(tx), Checkpoints.Check(tx), CheckChain(tx))
}

// Migrations bring an older store up to date, one council at a time; the index is the version.
var Migrations = []store.Migration{
	func(tx store.Tx) error { // agendas can be searched by words
		if tx.Council() == store.System {
			return nil
		}
		return Meetings.Reindex(tx)
	},
}
