package commands

import (
	"errors"
	"slices"
	"strconv"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// Who comes and goes: recorded by who runs the meeting for everybody, by each for themselves. One row per person, so that two
// may record at once.

// recording is one record of who came or went.
type recording struct {
	*call
	m      council.Meeting
	r      register // as it is after each change
	before register
	what   string
	at     time.Time
	stated bool // the time was given
	seat   string
	entry  int // the number of this record in the meeting
	// What came of it, by person.
	done, already, leftOut []string
	guests                 []string
}

// recordAttendance records who is there, who comes and goes; without a value it shows who is there.
func recordAttendance(c *call) (bot.Reply, error) {
	m, err := c.attendedMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	if c.showing() {
		return c.showAttendance(m)
	}
	what, mentions := c.Choice("what"), c.People("people")
	mine := what == "" || what == comes || what == goes
	switch {
	case !c.runs(m) && (!mine || c.Has("at") || c.Has("for") || slices.ContainsFunc(mentions, func(m bot.Mention) bool { return !c.isMe(m) })):
		return bot.Reply{}, c.notPermitted(running, c.body)
	case what != everyoneThere && what != comes && what != goes && len(mentions) == 0:
		return bot.Reply{}, refuse("refusal.nobody_named")
	case what == everyoneThere && len(mentions) > 0:
		return bot.Reply{}, refuse("refusal.all_or_some", "line", text.Code(c.typed("sitzung anwesend", "", m.ID)+" "+c.Plain("attendance.word_all_but")))
	}
	x, err := c.recording(m, what)
	if err != nil {
		return bot.Reply{}, err
	}
	persons, err := x.persons(mentions)
	if len(mentions) == 0 && (what == comes || what == goes) {
		persons = []string{c.person.ID}
	}
	if err != nil {
		return bot.Reply{}, err
	}
	if mention, ok := c.Person("for"); ok {
		if len(persons) != 1 {
			return bot.Reply{}, refuse("refusal.one_deputy")
		}
		member, err := c.named(mention)
		if err != nil {
			return bot.Reply{}, err
		}
		if err := x.seatFor(persons[0], member); err != nil {
			return bot.Reply{}, err
		}
	}
	if what == everyoneThere || what == everyoneBut {
		if persons, err = x.everybody(persons); err != nil {
			return bot.Reply{}, err
		}
	}
	for _, person := range persons {
		if err := x.record(person); err != nil {
			return bot.Reply{}, err
		}
	}
	return x.finish(persons)
}

// isMe says whether a mention is the asker.
func (c *call) isMe(m bot.Mention) bool {
	return m.Account.ID != "" && m.Account.ID == c.event.From.ID && m.Account.Platform == c.event.From.Platform
}

// arrive and leave are the buttons of each for themselves.
func arrive(c *call) (bot.Reply, error) { return c.recordMyself(comes) }

func leave(c *call) (bot.Reply, error) { return c.recordMyself(goes) }

func (c *call) recordMyself(what string) (bot.Reply, error) {
	m, err := c.theMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	if m.State == council.Closed {
		return bot.Reply{}, c.notOn(m, council.ErrOver)
	}
	x, err := c.recording(m, what)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := x.record(c.person.ID); err != nil {
		return bot.Reply{}, err
	}
	return x.finishMyself()
}

// recording begins a record. It is refused long before the meeting, and after it where that is not possible any more.
func (c *call) recording(m council.Meeting, what string) (*recording, error) {
	switch m.State {
	case council.Cancelled:
		return nil, council.ErrCancelled
	case council.Planned, council.Invited:
		if !m.Upcoming(c.now) {
			return nil, refuse("refusal.never_opened", "id", m.ID, "line",
				text.Code(c.typed("sitzung eroeffnen", "", m.ID, "at", m.In().Format("15:04"))))
		}
		if from := m.In().Add(-earlyComing); c.now.Before(from) {
			return nil, refuse("refusal.attendance_early", "id", m.ID, "from", c.DateTime(from))
		}
	}
	r, err := readRegister(c.tx, m)
	if err != nil {
		return nil, err
	}
	x := &recording{call: c, m: m, r: r, before: r, what: what, at: c.now, stated: c.command.English == "meeting attendance" && c.Has("at")}
	x.before.rows = slices.Clone(r.rows)
	if x.stated {
		x.at = c.Time("at")
	}
	if x.at.After(c.now) {
		return nil, council.ErrFuture
	}
	if m.State != council.Closed {
		return x, nil
	}
	status, err := minutesStatus(c.tx, m)
	if err != nil {
		return nil, err
	}
	if status.State != council.MinutesDraft {
		return nil, refuse("refusal.attendance_released", "id", m.ID, "line", text.Code(c.typed("protokoll berichtigen")))
	}
	switch {
	case x.stated && x.at.After(m.ClosedAt):
		return nil, refuse("refusal.after_closing", "id", m.ID, "when", clockAt(c.Printer, m, m.ClosedAt))
	case !x.stated && what == goes:
		return nil, refuse("refusal.when_left", "id", m.ID, "line", text.Code(c.typed("sitzung anwesend", "", m.ID)+" "+c.Plain("attendance.example_left")))
	case !x.stated:
		x.at = m.OpenedAt
	}
	return x, nil
}

// persons are those who are named. Who is not known yet is a guest: only quotes or an account name one.
func (x *recording) persons(mentions []bot.Mention) ([]string, error) {
	var persons []string
	for _, mention := range mentions {
		person, err := x.named(mention)
		if refused := refusalOf(err); refused != nil && refused.key == "refusal.no_member" {
			if x.what == goes || x.what == everyoneBut || x.what == excused || x.what == absent {
				return nil, err
			}
			person = council.Person{ID: newID(), Name: mention.Display()}
			if mention.Account.ID != "" {
				person.Accounts = []council.Account{{Platform: mention.Account.Platform, ID: mention.Account.ID, Username: mention.Account.Username}}
			}
			err = records.PutPerson(x.tx, person)
		}
		if err != nil {
			return nil, err
		}
		if !slices.Contains(persons, person.ID) {
			persons = append(persons, person.ID)
		}
	}
	return persons, nil
}

// everybody are all who are expected, but some: who is invited and has not said that they will not come, and the deputies of
// those who named one. Who is left out for that is told.
func (x *recording) everybody(but []string) ([]string, error) {
	expected, err := expected(x.tx, x.m)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, person := range expected {
		if slices.Contains(but, person) {
			continue
		}
		row, _ := x.r.row(person)
		if x.r.hasExcuse(person) && !row.Present(x.r.instant(x.now)) {
			x.leftOut = append(x.leftOut, person)
			if deputy := x.r.invitation(person).Substitute; deputy != "" && !slices.Contains(but, deputy) && !slices.Contains(all, deputy) {
				all = append(all, deputy)
			}
			continue
		}
		if !slices.Contains(all, person) {
			all = append(all, person)
		}
	}
	return all, nil
}

// record changes one person's row.
func (x *recording) record(person string) error {
	row, existed := x.r.row(person)
	before := row
	capacity, of, err := x.capacity(person, row)
	if err != nil {
		return err
	}
	row.Capacity, row.For = capacity, of
	at := x.when(row)
	if early := x.m.OpenedAt.Add(-earlyComing); x.stated && !x.m.OpenedAt.IsZero() && x.at.Before(early) {
		return x.beforeOpening(x.m, x.at)
	}
	closed := x.m.State == council.Closed
	if closed {
		row.Resume(x.m.ClosedAt)
	}
	switch x.what {
	case goes:
		if !x.m.OpenedAt.IsZero() && at.Before(x.m.OpenedAt) {
			return x.beforeOpening(x.m, at)
		}
		err = row.Go(at, x.stated)
	case excused:
		if row.Present(x.r.instant(x.now)) {
			err = council.ErrThere
		}
		row.Excused = true
	case absent:
		row.Spells, row.Excused = nil, false
	case "", comes, everyoneThere, everyoneBut:
		row.Excused = false
		if err = row.Come(at, x.stated); closed && !x.stated && len(before.Spells) > 0 && err == nil {
			err = council.ErrOverlap // who left is not guessed to have come back
		}
	}
	if errors.Is(err, council.ErrThere) && x.seat != "" && before.For != row.For { // sits on another seat from now on
		err = nil
	}
	switch {
	case errors.Is(err, council.ErrThere), errors.Is(err, council.ErrNotThere):
		x.already = append(x.already, person)
		return nil
	case errors.Is(err, council.ErrOverlap):
		name, err := personName(x.tx, person)
		if err != nil {
			return err
		}
		return refuse("refusal.other_times", "name", name, "times", spellsText(x.Printer, x.m, before.Spells))
	case err != nil:
		return err
	}
	if closed {
		row.Uncut = nil // it is said in view of the end
		row.Within(council.Interval{From: x.m.OpenedAt, Until: x.m.ClosedAt})
	}
	if row.Capacity == council.Visiting && !existed {
		x.guests = append(x.guests, person)
	}
	if x.entry == 0 {
		if x.entry, err = x.tx.Next("attendance " + x.m.ID); err != nil {
			return err
		}
	}
	row.Record(before, existed, x.entry)
	x.done = append(x.done, person)
	if i := slices.IndexFunc(x.r.rows, func(a council.Attendance) bool { return a.Person == person }); i >= 0 {
		x.r.rows[i] = row
	} else {
		x.r.rows = append(x.r.rows, row)
	}
	return records.Attendances.Put(x.tx, row)
}

// when is the time that is recorded of a person. Presence counts from the opening; who is recorded at the roll call, soon
// after the opening and before the first item, has been there since then, unless it is said that they come now.
func (x *recording) when(row council.Attendance) time.Time {
	opened := x.m.OpenedAt
	arrives := x.what != goes
	switch {
	case opened.IsZero() || !arrives:
		return x.at
	case x.at.Before(opened):
		return opened
	case !x.stated && len(row.Spells) == 0 && !x.said(comes) && !x.m.Begun() && x.at.Sub(opened) <= rollCall:
		return opened
	}
	return x.at
}

// said says whether a word was typed, which the buttons do not.
func (x *recording) said(what string) bool {
	return x.command.English == "meeting attendance" && x.Choice("what") == what
}

// capacity is as what somebody takes part, and for whom a deputy does.
func (x *recording) capacity(person string, row council.Attendance) (council.Capacity, string, error) {
	if slices.Contains(x.r.members, person) {
		return council.VotingMember, "", nil
	}
	if x.seat != "" {
		return council.Substituting, x.seat, nil
	}
	memberships, err := records.MembershipsOf(x.tx, person, x.m.Day())
	if err != nil {
		return "", "", err
	}
	memberships = slices.DeleteFunc(memberships, func(m council.Membership) bool { return !slices.Contains(x.m.Organizations(), m.Organization) })
	if row.Capacity == council.Substituting && slices.Contains(x.r.members, row.For) {
		return council.Substituting, row.For, nil
	}
	var of []string
	for _, i := range x.r.invitations {
		if i.Substitute == person {
			of = append(of, i.Person)
		}
	}
	for _, m := range memberships {
		of = append(of, m.DeputyOf)
	}
	// One person, one vote: of several seats the first on which nobody is.
	of = slices.DeleteFunc(of, func(member string) bool { return !slices.Contains(x.r.members, member) })
	free := slices.IndexFunc(of, func(member string) bool { return x.r.occupant(member, x.r.instant(x.now)) == "" })
	switch {
	case free >= 0:
		return council.Substituting, of[free], nil
	case len(of) > 0:
		return council.Substituting, of[0], nil
	case slices.ContainsFunc(memberships, func(m council.Membership) bool { return len(m.Roles) != 1 || m.Roles[0] != council.Guest }):
		return council.Consulting, "", nil
	}
	return council.Visiting, "", nil
}

// seatFor puts somebody on a member's seat.
func (x *recording) seatFor(person string, member council.Person) error {
	name, err := personName(x.tx, person)
	switch {
	case err != nil:
		return err
	case person == member.ID:
		return refuse("refusal.own_deputy")
	case !slices.Contains(x.r.members, member.ID):
		return refuse("refusal.no_seat", "name", member.Name)
	case slices.Contains(x.r.members, person):
		return refuse("refusal.has_seat", "name", name)
	}
	x.seat = member.ID
	return nil
}

// occupant is who is on a member's seat at an instant.
func (r register) occupant(member string, at time.Time) string {
	return council.Occupant(member, r.members, r.rows, at)
}

// expected are those who should be there, in the order of the members: everybody who is invited.
func expected(tx store.Tx, m council.Meeting) ([]string, error) {
	var persons []string
	for _, body := range m.Organizations() {
		members, err := records.MembersOf(tx, body, m.Day())
		if err != nil {
			return nil, err
		}
		for _, member := range members {
			if isInvited(member) && !slices.Contains(persons, member.Person) {
				persons = append(persons, member.Person)
			}
		}
	}
	return persons, nil
}

// settle has the cards follow, and tells the channels where the body has lost its quorum or has it again.
func (x *recording) settle() error {
	x.touched(x.m.ID)
	if err := x.refreshRunning(x.m); err != nil {
		return err
	}
	return x.tellQuorum(x.before, x.r, x.at)
}

// undoAttendance takes back one record: every row of it that nobody has changed since.
func undoAttendance(c *call) (bot.Reply, error) {
	m, err := c.attendedMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	entry, _ := c.Int("entry")
	x, err := c.recording(m, "")
	if err != nil {
		return bot.Reply{}, err
	}
	x.r.rows = nil
	mine := true
	for _, row := range x.before.rows {
		if row.Entry != entry {
			x.r.rows = append(x.r.rows, row)
			continue
		}
		mine = mine && row.Person == c.person.ID
		x.done = append(x.done, row.Person)
		if row.Previous == nil {
			err = records.Attendances.Delete(c.tx, records.Attendances.Key(row))
		} else {
			previous := *row.Previous
			if !m.OpenedAt.IsZero() { // opened or closed since
				previous.Within(council.Interval{From: m.OpenedAt, Until: m.ClosedAt})
			}
			x.r.rows = append(x.r.rows, previous)
			err = records.Attendances.Put(c.tx, previous)
		}
		if err != nil {
			return bot.Reply{}, err
		}
	}
	switch {
	case !mine && !c.runs(m):
		return bot.Reply{}, c.notPermitted(running, c.body)
	case len(x.done) == 0:
		return bot.Reply{}, refuse("refusal.nothing_to_undo")
	}
	if err := x.settle(); err != nil {
		return bot.Reply{}, err
	}
	return bot.Say(c.Say("undo.done") + "\n\n" + c.quorumLine(x.r)), nil
}

// names are the names of persons.
func (c *call) names(persons []string) ([]string, error) {
	var names []string
	for _, id := range persons {
		name, err := personName(c.tx, id)
		if err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, nil
}

// undoLine takes a record back.
func (x *recording) undoLine() string {
	return bot.Line("sitzung anwesenheit-zurueck", "", x.m.ID, "stand", strconv.Itoa(x.entry))
}
