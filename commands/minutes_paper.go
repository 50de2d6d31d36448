package commands

import (
	"errors"
	"slices"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/document"
	"gremium/commands/records"
	"gremium/store"
)

// The minutes as they now stand: the draft composed from what has happened, or the newest version; and as a paper in the
// edition that a reader may have.

// minutes are those of a meeting, as they stand at one moment.
type minutes struct {
	meeting    council.Meeting
	body       council.Organization
	status     council.Minutes
	record     council.Record
	hash       string // of the record
	objections []council.Objection
	// apart are the items from which the reader is kept, for being recused.
	apart []int
}

// minutesStatus is how far the minutes of a meeting are. Those of a meeting that is on are a draft of which nothing is
// stored yet.
func minutesStatus(tx store.Tx, m council.Meeting) (council.Minutes, error) {
	if m.State != council.Opened && m.State != council.Closed {
		return council.Minutes{}, council.ErrNoMinutes
	}
	status, err := records.MinutesOf(tx, m)
	if errors.Is(err, store.ErrNotFound) {
		return council.Minutes{
			Meeting: m.ID, Number: m.Number, Organizations: m.Organizations(), State: council.MinutesDraft, Created: m.ClosedAt,
		}, nil
	}
	return status, err
}

// stateOf is how far the minutes of a meeting are, without what they say.
func stateOf(tx store.Tx, m council.Meeting) (minutes, error) {
	d := minutes{meeting: m}
	var err error
	if d.status, err = minutesStatus(tx, m); err == nil {
		d.body, err = records.Organizations.Get(tx, m.Organization)
	}
	return d, err
}

// minutesOf are the minutes of a meeting.
func minutesOf(tx store.Tx, m council.Meeting) (minutes, error) {
	d, err := stateOf(tx, m)
	if err != nil {
		return d, err
	}
	if d.objections, err = records.ObjectionsTo(tx, m.ID); err != nil {
		return d, err
	}
	if d.status.Version == 0 {
		d.record, err = composed(tx, m)
		d.hash = d.record.Hash()
		return d, err
	}
	version, err := records.Versions.Get(tx, records.Versions.Key(council.Version{Meeting: m.ID, Number: d.status.Version}))
	if err != nil {
		return d, err
	}
	d.hash = version.Hash
	d.record, err = council.ReadRecord(version.Content)
	return d, err
}

// composed is the draft: what has happened, written down.
func composed(tx store.Tx, m council.Meeting) (council.Record, error) {
	s, err := sourcesOf(tx, m)
	if err != nil {
		return council.Record{}, err
	}
	return council.Compose(s), nil
}

// sourcesOf reads all that the minutes of a meeting are written from.
func sourcesOf(tx store.Tx, m council.Meeting) (council.Sources, error) {
	s := council.Sources{Meeting: m, Agenda: numbering(m)}
	var failed error
	read := func(err error) { failed = errors.Join(failed, err) }
	var err error
	s.Council, err = records.Councils.Get(tx, "council")
	read(dropUnknown(err))
	for _, id := range m.Organizations() {
		body, err := records.Organizations.Get(tx, id)
		read(err)
		s.Bodies = append(s.Bodies, body)
		members, err := records.MembersOf(tx, id, m.Day())
		read(err)
		s.Memberships = append(s.Memberships, members...)
	}
	s.Seats, s.Entitled, err = seats(tx, m)
	read(err)
	s.Invitations, err = records.InvitationsTo(tx, m.ID)
	read(err)
	s.Attendances, err = records.AttendancesAt(tx, m.ID)
	read(err)
	s.Notes, err = records.NotesOn(tx, m.ID)
	read(err)
	s.Motions, err = records.MotionsOf(tx, m.ID)
	read(err)
	s.Votes, err = records.VotesIn(tx, m.ID)
	read(err)
	s.Resolutions, err = records.ResolutionsOf(tx, m.ID)
	read(err)
	s.Tasks, err = records.TasksOf(tx, m.ID)
	read(err)
	if failed != nil {
		return s, failed
	}
	if err := readBefore(tx, &s); err != nil {
		return s, err
	}
	s.Names, err = namesIn(tx, s)
	return s, err
}

// readBefore finds what lies between the meeting before and this one: changes of the rules, approved minutes, and the
// how-manieth meeting of its year this is.
func readBefore(tx store.Tx, s *council.Sources) error {
	m := s.Meeting
	year := time.Date(m.In().Year(), 1, 1, 0, 0, 0, 0, m.In().Location())
	all, err := records.MeetingsOf(tx, m.Organization, zeroTime, m.Start.Add(time.Nanosecond), 0)
	if err != nil {
		return err
	}
	var before council.Meeting
	s.Count = 1
	for _, o := range all {
		if o.ID == m.ID || o.OpenedAt.IsZero() {
			continue
		}
		before = o
		if !o.Start.Before(year) {
			s.Count++
		}
	}
	since := council.DayOf(s.Bodies[0].Founded.In(m.In().Location()))
	if before.ID != "" {
		since = before.Day()
	}
	for _, rules := range s.Bodies[0].Rules {
		if rules.From > since && rules.From <= m.Day() {
			s.NewRules = append(s.NewRules, rules)
		}
	}
	earlier, err := records.AllMinutes(tx, m.Organization, mostEarlier)
	if err != nil {
		return err
	}
	for _, d := range earlier {
		a := d.Approval
		if a == nil || d.Meeting == m.ID {
			continue
		}
		between := a.In == "" && a.At.After(before.ClosedAt) && before.ID != "" && !a.At.After(endOf(m))
		if a.In != m.ID && !between {
			continue
		}
		of, err := records.Meeting(tx, d.Meeting)
		if err != nil {
			return err
		}
		s.Earlier = append(s.Earlier, council.EarlierMinutes{Meeting: d.Meeting, Day: of.Day(), At: a.At, In: a.In})
	}
	return nil
}

// mostEarlier is how many earlier minutes are looked through for those that were approved lately.
const mostEarlier = 50

// endOf is when a meeting ended; while it is on, its beginning.
func endOf(m council.Meeting) time.Time {
	if m.ClosedAt.IsZero() {
		return m.OpenedAt
	}
	return m.ClosedAt
}

// namesIn are the names of all who are mentioned in some sources.
func namesIn(tx store.Tx, s council.Sources) (map[string]string, error) {
	ids := []string{s.Meeting.Presiding, s.Meeting.MinuteTaker, s.Meeting.Moderator}
	for _, m := range s.Memberships {
		ids = append(ids, m.Person)
	}
	for _, a := range s.Attendances {
		ids = append(ids, a.Person, a.For)
	}
	for _, item := range s.Agenda {
		ids = append(ids, item.Rapporteur)
		for _, r := range item.Recused {
			ids = append(ids, r.Person)
		}
	}
	for _, n := range s.Notes {
		ids = append(ids, n.Speaker())
	}
	for _, m := range s.Motions {
		ids = append(ids, m.By)
	}
	for _, t := range s.Tasks {
		for _, a := range t.Assignees {
			ids = append(ids, a.Person)
		}
	}
	for _, v := range s.Votes {
		if v.Poll == nil {
			continue
		}
		for _, lot := range v.Poll.Lots {
			ids = append(ids, lot.By)
		}
	}
	slices.Sort(ids)
	names := map[string]string{}
	for _, id := range slices.Compact(ids) {
		if id == "" {
			continue
		}
		name, err := personName(tx, id)
		if err != nil {
			return nil, err
		}
		names[id] = name
	}
	return names, nil
}

// paper is the minutes in an edition, ready to be shown or made a file.
func (d minutes) paper(tx store.Tx, p text.Printer, edition council.Edition) (document.Minutes, error) {
	paper := document.Minutes{
		Record: d.record.For(edition).Without(d.apart), Status: d.status, Letterhead: letterheadOf(d.record.Council, d.body), Text: p, Vote: recordedVote,
		Stamp: d.meeting.OpenedAt.UTC(),
	}
	if d.status.Version > 0 {
		paper.Hash = d.hash
		version, err := records.Versions.Get(tx, records.Versions.Key(council.Version{Meeting: d.meeting.ID, Number: d.status.Version}))
		if err != nil {
			return paper, err
		}
		paper.Stamp = version.Created.UTC()
	}
	for _, o := range council.ObjectionsFor(d.objections, d.record, edition) {
		if o.State == council.ObjectionWithdrawn || slices.Contains(d.apart, o.Item) {
			continue
		}
		name, err := personName(tx, o.By)
		if err != nil {
			return paper, err
		}
		paper.Objections = append(paper.Objections, document.Objection{Objection: o, Name: name})
	}
	return paper, nil
}

// class is how delicate an edition is. What was approved and names nobody but the chair and the minute taker is public.
func (d minutes) class(edition council.Edition) bot.Confidentiality {
	switch {
	case edition == council.PublicEdition && d.status.State == council.MinutesApproved:
		return bot.Public
	case edition == council.WholeEdition && d.record.HasNonPublic():
		return bot.NonPublic
	}
	return bot.Internal
}

// words for what a body calls its minutes: "die Niederschrift", "das Protokoll". Source: product.md, Minutes.
func minutesWord(p text.Printer, body council.Organization, form string) string {
	kind := "authority"
	if body.Private() {
		kind = "private"
	}
	return p.Plain("minutes.word." + kind + "." + form)
}
