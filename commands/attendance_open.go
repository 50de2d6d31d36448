package commands

import (
	"cmp"
	"slices"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// Opening a meeting, and who presides over it and takes its minutes.

// Defaults around the opening (our proposals).
const (
	earlyOpening = 30 * time.Minute // so long before its start a meeting is opened without asking back
	earlyComing  = time.Hour        // so long before the start it may be recorded who is there
	rollCall     = 15 * time.Minute // who is recorded so soon after the opening, before the first item, was there from the beginning
)

// openMeeting opens a meeting; of an open one it changes who presides or takes the minutes.
func openMeeting(c *call) (bot.Reply, error) {
	m, err := c.meetingToOpen()
	if err != nil {
		return bot.Reply{}, err
	}
	officers := c.Has("chair") || c.Has("minutes")
	if m.State == council.Opened && officers && !c.Has("at") {
		return c.changeOfficers(m)
	}
	if m.State == council.Opened {
		return bot.Reply{}, refuse("refusal.open_already", "id", m.ID, "when", clockAt(c.Printer, m, m.OpenedAt)).
			with(bot.Button{Label: c.Plain("button.who_is_there"), Line: "/sitzung anwesend " + m.ID})
	}
	at := c.now
	if c.Has("at") {
		at = c.Time("at")
	}
	before := m
	if err := m.Open(at, c.now); err != nil {
		return bot.Reply{}, err
	}
	if err := c.onlyOpen(m); err != nil {
		return bot.Reply{}, err
	}
	r, err := readRegister(c.tx, m)
	if err != nil {
		return bot.Reply{}, err
	}
	if !c.Yes("anyway") {
		doubts, err := c.openingDoubts(before, r, at)
		if err != nil {
			return bot.Reply{}, err
		}
		if len(doubts) > 0 {
			return c.askOpening(m, doubts), nil
		}
	}
	if err := c.fromOpening(&r); err != nil {
		return bot.Reply{}, err
	}
	if err := c.setOfficers(&m, r); err != nil {
		return bot.Reply{}, err
	}
	r.meeting = m
	if err := records.Meetings.Put(c.tx, m); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID)
	if err := scheduleMeeting(c.tx, m, c.body, c.now); err != nil {
		return bot.Reply{}, err
	}
	if err := c.announce("running "+m.ID, cardOf("running", m.ID), m.Organizations()...); err != nil {
		return bot.Reply{}, err
	}
	if err := c.refreshCards(m, "meeting", "invitation", "running"); err != nil {
		return bot.Reply{}, err
	}
	return c.openedReply(m, r)
}

// meetingToOpen is the one named, else the one that is open, else the body's next; where its planned time is over without
// its having been opened, the last of the day.
func (c *call) meetingToOpen() (council.Meeting, error) {
	if c.meeting.ID != "" {
		return c.meeting, nil
	}
	m, err := c.theMeeting()
	if err == nil && (m.State == council.Opened || m.Day() <= c.today()) {
		return m, nil
	}
	all, late := records.MeetingsOf(c.tx, c.body.ID, c.now.Add(-mostMinutes*time.Minute), c.now, 0)
	if late != nil {
		return m, late
	}
	for _, missed := range slices.Backward(all) {
		if missed.State == council.Planned || missed.State == council.Invited {
			return c.take(missed)
		}
	}
	return m, err
}

// attendedMeeting is the one named, else the one that is open or begins soon, else the one that was closed within the last day:
// what was forgotten is added then; else the body's next.
func (c *call) attendedMeeting() (council.Meeting, error) {
	m, err := c.theMeeting()
	if c.meeting.ID != "" || err == nil && (m.State == council.Opened || !c.now.Before(m.Start.Add(-earlyComing))) {
		return m, err
	}
	all, late := records.MeetingsOf(c.tx, c.body.ID, c.now.Add(-2*mostMinutes*time.Minute), zeroTime, 0)
	if late != nil {
		return m, late
	}
	for _, closed := range slices.Backward(all) {
		if closed.State == council.Closed && c.now.Sub(closed.ClosedAt) < mostMinutes*time.Minute {
			return c.take(closed)
		}
	}
	return m, err
}

// beforeOpening refuses a time before the opening, with the day that was understood.
func (c *call) beforeOpening(m council.Meeting, at time.Time) error {
	return refuse("refusal.before_opening", "at", c.DateTime(c.zoned(at)), "id", m.ID, "when", clockAt(c.Printer, m, m.OpenedAt))
}

// onlyOpen refuses to open a meeting while another one of its bodies is on.
func (c *call) onlyOpen(m council.Meeting) error {
	for _, body := range m.Organizations() {
		open, err := records.OpenMeetings(c.tx, body)
		if err != nil {
			return err
		}
		for _, other := range open {
			if other.ID != m.ID {
				return refuse("refusal.other_open", "id", other.ID, "when", c.DateTime(c.zoned(other.OpenedAt))).
					with(bot.Button{Label: c.Plain("button.close_id", "id", other.ID), Line: "/sitzung schliessen " + other.ID, Style: bot.Primary})
			}
		}
	}
	return nil
}

// openingDoubts are the reasons to ask back: long before the start, long after the end, nobody or not everybody invited.
func (c *call) openingDoubts(m council.Meeting, r register, at time.Time) ([]text.Markup, error) {
	var doubts []text.Markup
	switch {
	case at.Before(m.Start.Add(-earlyOpening)):
		doubts = append(doubts, c.Say("attendance.early", "id", m.ID, "when", c.DateTime(m.In())))
	case !at.Before(m.End()):
		doubts = append(doubts, c.Say("attendance.late", "id", m.ID, "when", c.DateTime(m.In()),
			"example", text.Code(c.typed("sitzung eroeffnen", "", m.ID, "at", m.In().Format("15:04")))))
	}
	missing := r.uninvited(at)
	switch {
	case !m.WasInvited():
		doubts = append(doubts, c.Say("attendance.no_invitation", "id", m.ID))
	case len(missing) > 0 && !c.shows(bot.Internal, "members"):
		doubts = append(doubts, c.Say("attendance.uninvited_count", "count", len(missing)))
	case len(missing) > 0:
		names, err := c.names(missing)
		if err != nil {
			return nil, err
		}
		doubts = append(doubts, c.Say("attendance.uninvited", "names", nameList(c.Printer, names)))
	}
	if len(missing) > 0 {
		doubts = append(doubts, c.Say("attendance.uninvited_means."+string(r.rules.Preset)))
	}
	return doubts, nil
}

// askOpening asks back; the button opens.
func (c *call) askOpening(m council.Meeting, doubts []text.Markup) bot.Reply {
	c.dry = true
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Warning, Title: c.meetingTitle(m), Text: text.Join(append(doubts, c.Say("attendance.open_anyway", "id", m.ID)), "\n\n"),
		Buttons: []bot.Button{
			{Label: c.Plain("button.anyway"), Line: c.again("sitzung", m.ID, "trotzdem", "ja"), Style: bot.Primary},
			{Label: c.Plain("button.show", "id", m.ID), Line: "/sitzung zeigen " + m.ID},
		},
	}}
}

// fromOpening counts who was recorded before from the opening.
func (c *call) fromOpening(r *register) error {
	for i := range r.rows {
		if len(r.rows[i].Spells) == 0 {
			continue
		}
		r.rows[i].Within(council.Interval{From: r.meeting.OpenedAt})
		if err := records.Attendances.Put(c.tx, r.rows[i]); err != nil {
			return err
		}
	}
	return nil
}

// setOfficers finds who presides and who takes the minutes: who is named, else by office.
func (c *call) setOfficers(m *council.Meeting, r register) error {
	members, err := records.MembersOf(c.tx, m.Organization, m.Day())
	if err != nil {
		return err
	}
	first := func(role council.Role, fits func(person string) bool) string {
		for _, member := range members {
			if member.Has(role) && fits(member.Person) {
				return member.Person
			}
		}
		return ""
	}
	// Few are recorded at the opening. Who opens is there, who has said nothing may be.
	there := func(person string) bool {
		row, _ := r.row(person)
		return row.Present(c.now)
	}
	me := func(person string) bool { return person == c.person.ID }
	may := func(person string) bool { return there(person) || !r.hasExcuse(person) }
	m.Presiding = cmp.Or(first(council.Chair, me), first(council.Chair, there), first(council.DeputyChair, me),
		first(council.Chair, may), first(council.DeputyChair, may), m.Moderator)
	m.MinuteTaker = cmp.Or(first(council.MinuteTaker, me), first(council.MinuteTaker, there), first(council.MinuteTaker, may),
		first(council.Coordinator, me), first(council.Coordinator, may))
	return c.namedOfficers(m)
}

// namedOfficers takes the officers that the line names.
func (c *call) namedOfficers(m *council.Meeting) error {
	for _, named := range []struct {
		option string
		office *string
	}{{"chair", &m.Presiding}, {"minutes", &m.MinuteTaker}} {
		mention, ok := c.Person(named.option)
		if !ok {
			continue
		}
		person, err := c.named(mention)
		if err != nil {
			return err
		}
		*named.office = person.ID
	}
	return nil
}

// changeOfficers sets who presides or takes the minutes of an open meeting.
func (c *call) changeOfficers(m council.Meeting) (bot.Reply, error) {
	before := m
	if err := c.namedOfficers(&m); err != nil {
		return bot.Reply{}, err
	}
	if m.Presiding == before.Presiding && m.MinuteTaker == before.MinuteTaker {
		return bot.Reply{}, refuse("refusal.officers_unchanged")
	}
	if err := records.Meetings.Put(c.tx, m); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID)
	officers, err := c.officers(m)
	if err != nil {
		return bot.Reply{}, err
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Title: c.meetingTitle(m), Text: officers}}, c.refreshRunning(m)
}

// officers names who presides and who takes the minutes, where names may be shown.
func (c *call) officers(m council.Meeting) (text.Markup, error) {
	if m.Presiding+m.MinuteTaker == "" || !c.shows(bot.Internal, "officers") {
		return "", nil
	}
	return officersText(c.tx, c.Printer, m)
}

// officersText names who presides and who takes the minutes.
func officersText(tx store.Tx, p text.Printer, m council.Meeting) (text.Markup, error) {
	var parts []text.Markup
	for _, office := range []struct{ key, person string }{{"attendance.presiding", m.Presiding}, {"attendance.minutes", m.MinuteTaker}} {
		if office.person == "" {
			continue
		}
		name, err := personName(tx, office.person)
		if err != nil {
			return "", err
		}
		parts = append(parts, p.Say(office.key, "name", name))
	}
	return text.Join(parts, " "), nil
}

// openedReply says what was understood, whether the body can decide, and what comes next.
func (c *call) openedReply(m council.Meeting, r register) (bot.Reply, error) {
	lines := []text.Markup{c.Say("attendance.opened", "id", m.ID, "when", clockAt(c.Printer, m, m.OpenedAt), "planned", c.DateTime(m.In()))}
	if !m.WasInvited() {
		lines = append(lines, c.Say("attendance.without_invitation"))
	}
	officers, err := c.officers(m)
	if err != nil {
		return bot.Reply{}, err
	}
	for _, office := range []struct{ person, key string }{{m.Presiding, "attendance.no_chair"}, {m.MinuteTaker, "attendance.no_minutes"}} {
		if office.person == "" {
			officers += " " + c.Say(office.key, "line", text.Code(c.typed("sitzung eroeffnen", "", m.ID)))
		}
	}
	lines = append(lines, officers, c.quorumLine(r))
	if s := r.standing(0, c.now); s.Present > 0 && !r.rules.Quorate(s) {
		lines = append(lines, c.withoutQuorum(r))
	}
	lines = append(lines, c.Say("attendance.how", "line", text.Code(c.typed("sitzung anwesend", "", m.ID)+" "+c.Plain("attendance.word_all"))))
	buttons := []bot.Button{{Label: c.Plain("button.all_there"), Line: "/sitzung anwesend " + m.ID + " alle"}}
	if next, more := m.Next(); more {
		buttons = append(buttons, callButton(c.Printer, m, next))
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Title: c.meetingTitle(m), Text: text.Join(lines, "\n\n"),
		Buttons: append(buttons, c.undo("/sitzung eroeffnung-zurueck "+m.ID)),
	}}, nil
}

// quorumLine is whether the body can decide now.
func (c *call) quorumLine(r register) text.Markup {
	s := r.standing(0, r.instant(c.now))
	if s.Present == 0 && !slices.ContainsFunc(r.rows, func(a council.Attendance) bool { return len(a.Spells) > 0 }) {
		return quorumNeeded(c.Printer, r.rules, s)
	}
	return quorumText(c.Printer, r.rules, s)
}

// instant is the moment at which it is asked who is there: now, of a closed meeting its last.
func (r register) instant(now time.Time) time.Time {
	if r.meeting.State == council.Closed && !r.meeting.ClosedAt.After(r.meeting.OpenedAt) {
		return r.meeting.OpenedAt
	}
	if r.meeting.State == council.Closed {
		return r.meeting.ClosedAt.Add(-time.Nanosecond)
	}
	return now
}

// undoOpening takes an opening back while nothing has happened since.
func undoOpening(c *call) (bot.Reply, error) {
	m, err := c.theMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	used, err := c.used(m, m.OpenedAt)
	if err != nil {
		return bot.Reply{}, err
	}
	if used {
		return bot.Reply{}, council.ErrBegun
	}
	if err := m.UndoOpening(); err != nil {
		return bot.Reply{}, c.notOn(m, err)
	}
	if err := records.Meetings.Put(c.tx, m); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID)
	if err := scheduleMeeting(c.tx, m, c.body, c.now); err != nil {
		return bot.Reply{}, err
	}
	return bot.Say(c.Say("undo.done")), c.refreshCards(m, "meeting", "invitation", "running")
}

// used says whether something was noted, moved, voted on or given in a meeting after an instant.
func (c *call) used(m council.Meeting, since time.Time) (bool, error) {
	last, err := c.lastRecord(m)
	return last.After(since), err
}

// lastDecision is when the last motion was made in a meeting, or the last vote held; zero for never.
func (c *call) lastDecision(m council.Meeting) (last time.Time, err error) {
	votes, err := records.VotesIn(c.tx, m.ID)
	if err != nil {
		return last, err
	}
	motions, err := records.MotionsOf(c.tx, m.ID)
	for _, v := range votes {
		last = latest(last, v.Opened, v.Closed)
	}
	for _, x := range motions {
		last = latest(last, x.At)
	}
	return last, err
}

func latest(times ...time.Time) time.Time { return slices.MaxFunc(times, time.Time.Compare) }

// lastRecord is when the last note, motion, vote or task of a meeting was recorded; zero for none.
func (c *call) lastRecord(m council.Meeting) (last time.Time, err error) {
	if last, err = c.lastDecision(m); err != nil {
		return last, err
	}
	notes, err := records.NotesOn(c.tx, m.ID)
	if err != nil {
		return last, err
	}
	for _, n := range notes {
		last = latest(last, n.At)
	}
	tasks, err := records.TasksOf(c.tx, m.ID)
	for _, t := range tasks {
		last = latest(last, t.Created)
	}
	return last, err
}
