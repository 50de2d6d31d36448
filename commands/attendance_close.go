package commands

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/bot/when"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Interrupting a meeting, going on, closing it, and asking where that was forgotten.

func suspendMeeting(c *call) (bot.Reply, error) {
	m, err := c.theMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	if err := m.Suspend(c.Time("until"), c.now); err != nil {
		if errors.Is(err, council.ErrSuspended) {
			return bot.Reply{}, refuse("refusal.suspended_already", "id", m.ID, "when", clockAt(c.Printer, m, lastSuspension(m).From))
		}
		return bot.Reply{}, c.notOn(m, err)
	}
	if err := c.putOpen(m); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("attendance.suspended", "id", m.ID, "when", clockAt(c.Printer, m, c.now))}
	if !m.ResumesAt.IsZero() {
		lines = append(lines, c.Say("attendance.suspended_until", "until", c.DateTime(c.zoned(m.ResumesAt))))
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Text: text.Join(lines, "\n\n"), Buttons: []bot.Button{resumeButton(c.Printer, m)},
	}}, nil
}

func resumeMeeting(c *call) (bot.Reply, error) {
	m, err := c.theMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	was := m
	if err := m.Resume(c.now); err != nil {
		if errors.Is(err, council.ErrNotSuspended) {
			return bot.Reply{}, refuse("refusal.not_suspended", "id", m.ID)
		}
		return bot.Reply{}, c.notOn(m, err)
	}
	if err := c.putOpen(m); err != nil {
		return bot.Reply{}, err
	}
	if err := scheduler.Refresh(c.tx, "pause", m.ID); err != nil {
		return bot.Reply{}, err
	}
	r, err := readRegister(c.tx, m)
	if err != nil {
		return bot.Reply{}, err
	}
	from := lastSuspension(was).From
	said := c.Say("attendance.resumed", "id", m.ID, "when", clockAt(c.Printer, m, c.now), "length", c.Length(wholeMinutes(c.now.Sub(from))))
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Text: text.Join([]text.Markup{said, c.quorumLine(r)}, "\n\n")}}, nil
}

// lastSuspension is the interruption that began last.
func lastSuspension(m council.Meeting) council.Interval { return m.Suspensions[len(m.Suspensions)-1] }

// wholeMinutes rounds a length to the minute, as people say it; what was there at all was a minute.
func wholeMinutes(d time.Duration) time.Duration { return max(time.Minute, d.Round(time.Minute)) }

func resumeButton(p text.Printer, m council.Meeting) bot.Button {
	return bot.Button{Label: p.Plain("button.resume"), Line: "/sitzung fortsetzen " + m.ID, Style: bot.Primary}
}

func closeButton(p text.Printer, m council.Meeting) bot.Button {
	return bot.Button{Label: p.Plain("button.close"), Line: "/sitzung schliessen " + m.ID}
}

// notOn says what to do where a meeting is not open.
func (c *call) notOn(m council.Meeting, err error) error {
	if errors.Is(err, council.ErrOver) && m.State == council.Closed {
		line := text.Markup("")
		if c.runs(m) {
			line = text.Code(c.typed("sitzung wiederoeffnen", "", m.ID))
		}
		return refuse("refusal.closed_already", "id", m.ID, "when", clockAt(c.Printer, m, m.ClosedAt), "line", line)
	}
	return c.notRunning(m, err)
}

// putOpen stores a meeting that is on, with its jobs, and has its card follow.
func (c *call) putOpen(m council.Meeting) error {
	c.touched(m.ID)
	if err := records.Meetings.Put(c.tx, m); err != nil {
		return err
	}
	if err := scheduleMeeting(c.tx, m, c.body, c.now); err != nil {
		return err
	}
	return c.refreshRunning(m)
}

// closeMeeting closes a meeting, now or as of when it really ended: who is there has left, the item called is done, what was
// not dealt with is carried over.
func closeMeeting(c *call) (bot.Reply, error) {
	m, err := c.closingMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	at := c.now
	if c.Has("at") {
		at = c.Time("at")
	}
	called, calledErr := m.Item(m.Called)
	last, err := c.lastDecision(m)
	if err != nil {
		return bot.Reply{}, err
	}
	if m.State == council.Opened && last.After(at) {
		return bot.Reply{}, c.endedLater(m, last)
	}
	if err := c.votesEnded(m); err != nil {
		return bot.Reply{}, err
	}
	if err := m.Close(at, c.now); err != nil {
		var later *council.LaterError
		if errors.As(err, &later) {
			return bot.Reply{}, c.endedLater(m, later.At)
		}
		if errors.Is(err, council.ErrBeforeOpening) {
			err = c.beforeOpening(m, at)
		}
		return bot.Reply{}, c.notOn(m, err)
	}
	r, err := readRegister(c.tx, m)
	if err != nil {
		return bot.Reply{}, err
	}
	quorate := r.rules.Quorate(r.standing(0, r.instant(c.now)))
	late, err := c.endAttendance(&r)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := c.endDecided(&m); err != nil {
		return bot.Reply{}, err
	}
	undone := m.Undone()
	carried, err := c.carryOver(&m)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := c.putOpen(m); err != nil {
		return bot.Reply{}, err
	}
	if err := c.refreshCards(m, "meeting", "invitation", "unclosed", "pause"); err != nil {
		return bot.Reply{}, err
	}
	if err := minutesReady(c.tx, m, c.now); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("attendance.closed", "id", m.ID, "when", clockAt(c.Printer, m, m.ClosedAt),
		"length", c.Length(wholeMinutes(m.Lasted(c.now))))}
	if len(late) > 0 && c.shows(bot.Internal, "members") {
		names, err := c.names(late)
		if err != nil {
			return bot.Reply{}, err
		}
		lines = append(lines, c.Say("attendance.after_end", "names", nameList(c.Printer, names), "line", text.Code(c.typed("sitzung wiederoeffnen", "", m.ID))))
	}
	if calledErr == nil {
		lines = append(lines, c.Say("attendance.called_done", "item", c.itemText(m, called)))
	}
	if carried.waiting > 0 {
		lines = append(lines, c.undoneText(m, undone)...)
	}
	lines = append(lines, c.carriedText(m, carried)...)
	lines = append(lines, c.Say("minutes.ready_now", "of", minutesWord(c.Printer, c.body, "of")))
	buttons := []bot.Button{{Label: c.Plain("button.reveal"), Line: "/protokoll zeigen " + m.ID}}
	if !quorate && !r.everQuorate(m.ClosedAt) {
		said, button := c.offerSecond(r)
		lines, buttons = append(lines, said), append(buttons, button...)
	}
	if !carried.sent() {
		buttons = append(buttons, c.undo("/sitzung wiederoeffnen "+m.ID))
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Title: c.meetingTitle(m), Text: text.Join(lines, "\n\n"), Buttons: buttons}}, nil
}

// endDecided ends the items on which the body has decided without calling them, unless a motion to one is still open.
func (c *call) endDecided(m *council.Meeting) error {
	votes, err := records.VotesIn(c.tx, m.ID)
	if err != nil {
		return err
	}
	motions, err := records.MotionsIn(c.tx, m.ID)
	if err != nil {
		return err
	}
	for _, v := range votes {
		open := slices.ContainsFunc(motions, func(o council.Motion) bool { return o.Carries(v.Item) })
		if v.Item > 0 && !open && v.Decides(motions) {
			m.Decided(v.Item)
		}
	}
	return nil
}

// closingMeeting is the meeting that is closed: the one that is on; where somebody else was faster, the one that was on just now,
// to say so.
func (c *call) closingMeeting() (council.Meeting, error) {
	open, err := records.OpenMeetings(c.tx, c.body.ID)
	if err != nil || len(open) > 0 || c.meeting.ID != "" {
		m, wrong := c.theMeeting()
		return m, errors.Join(err, wrong)
	}
	recent, err := records.MeetingsOf(c.tx, c.body.ID, c.now.Add(-24*time.Hour), c.now.Add(24*time.Hour), 0)
	for _, m := range slices.Backward(recent) {
		if m.State == council.Closed && err == nil {
			return c.take(m)
		}
	}
	if err != nil {
		return council.Meeting{}, err
	}
	return c.theMeeting()
}

// endedLater refuses an end before something that is recorded.
func (c *call) endedLater(m council.Meeting, at time.Time) error {
	return refuse("refusal.ended_later", "id", m.ID, "when", clockAt(c.Printer, m, at))
}

// endAttendance ends everybody's presence with the meeting, and notes who was not there and whether they were excused, so
// that the list is whole without the answers to the invitation. It returns who is recorded only for after the end.
func (c *call) endAttendance(r *register) (late []string, err error) {
	all, err := expected(c.tx, r.meeting)
	if err != nil {
		return nil, err
	}
	for _, person := range all {
		if _, existed := r.row(person); !existed {
			x := recording{call: c, m: r.meeting, r: *r}
			row := council.Attendance{Meeting: r.meeting.ID, Person: person}
			if row.Capacity, row.For, err = x.capacity(person, row); err != nil {
				return nil, err
			}
			r.rows = append(r.rows, row)
		}
	}
	for i, row := range r.rows {
		came := len(row.Spells) > 0
		row.End(council.Interval{From: r.meeting.OpenedAt, Until: r.meeting.ClosedAt})
		if came && len(row.Spells) == 0 {
			late = append(late, row.Person)
		}
		row.Excused = len(row.Spells) == 0 && r.hasExcuse(row.Person)
		r.rows[i] = row
		if err := records.Attendances.Put(c.tx, row); err != nil {
			return nil, err
		}
	}
	return late, nil
}

// undoneText lists what was not dealt with.
func (c *call) undoneText(m council.Meeting, undone []council.AgendaItem) []text.Markup {
	if len(undone) == 0 {
		return nil
	}
	lines := []text.Markup{c.Say("attendance.undone", "count", len(undone))}
	for _, item := range undone[:min(agendaShown, len(undone))] {
		lines = append(lines, "- "+c.itemText(m, item))
	}
	if more := len(undone) - agendaShown; more > 0 {
		lines = append(lines, "- "+c.Say("item.agenda_more", "count", more, "id", m.ID))
	}
	return []text.Markup{text.Join(lines, "\n")}
}

// offerSecond says what a meeting without its quorum may lead to. Source: rules.md, second_session.
func (c *call) offerSecond(r register) (text.Markup, []bot.Button) {
	if r.rules.Quorum == council.NoQuorum {
		return c.Say("attendance.never_quorate"), nil
	}
	key := "attendance.second_three"
	if r.rules.Preset == council.VwVfG {
		key = "attendance.second_any"
	}
	return c.Say("attendance.never_quorate") + " " + c.Say(key), c.offer("sitzung neu", bot.Button{
		Label: c.Plain("button.second"), Line: bot.Line("sitzung neu", "ort", r.meeting.Place, "zweite", r.meeting.ID), Fill: true,
	})
}

// reopenMeeting takes a closing back, as long as nobody has signed the minutes: the meeting goes on as if it had not been
// closed.
func reopenMeeting(c *call) (bot.Reply, error) {
	m := c.meeting
	closed := m.ClosedAt
	if m.State != council.Closed {
		return bot.Reply{}, council.ErrNotClosed
	}
	if err := c.onlyOpen(m); err != nil {
		return bot.Reply{}, err
	}
	status, err := minutesStatus(c.tx, m)
	if err != nil {
		return bot.Reply{}, err
	}
	if status.State != council.MinutesDraft || len(status.Releases) > 0 {
		return bot.Reply{}, council.ErrBegun
	}
	if err := c.takeBackCarried(&m); err != nil {
		return bot.Reply{}, err
	}
	if err := m.Reopen(); err != nil {
		return bot.Reply{}, err
	}
	rows, err := records.AttendancesAt(c.tx, m.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	for _, row := range rows {
		row.Reopen(closed)
		if err := records.Attendances.Put(c.tx, row); err != nil {
			return bot.Reply{}, err
		}
	}
	if err := c.putOpen(m); err != nil {
		return bot.Reply{}, err
	}
	if err := minutesUndone(c.tx, m); err != nil {
		return bot.Reply{}, err
	}
	return bot.Say(c.Say("attendance.reopened", "id", m.ID)), c.refreshCards(m, "meeting", "invitation", "unclosed")
}

// takeBackCarried takes what the closing carried over off the next meeting again. What everybody has been told of stays.
func (c *call) takeBackCarried(m *council.Meeting) error {
	m.Waiting = false
	for _, item := range m.Agenda {
		if item.CarriedTo == "" || item.State != "" {
			continue
		}
		next, err := records.Meeting(c.tx, item.CarriedTo)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		switch {
		case err != nil:
			return err
		case next.WasInvited():
			return council.ErrBegun
		}
		if err := m.TakeBack(item.Number, &next, c.now); err != nil {
			return err
		}
		if err := c.bringMotions(item.CarriedTo, *m, item.Number); err != nil {
			return err
		}
		if err := records.Meetings.Put(c.tx, next); err != nil {
			return err
		}
	}
	return nil
}

// unclosedAfter is how long after its planned end the coordination is asked whether a meeting is still on.
const unclosedAfter = time.Hour

// scheduleOpen makes the jobs of an open meeting: to ask whether it was forgotten, an hour after its end and the next
// morning, and to say that an interruption is over.
func scheduleOpen(tx store.Tx, m council.Meeting, now time.Time) error {
	in := m.In().Location()
	end := m.End()
	for _, t := range []time.Time{m.OpenedAt, m.ResumesAt} {
		if t.After(end) {
			end = t
		}
	}
	first := end.Add(unclosedAfter)
	morning := officeTime(council.DayOf(when.AddDays(first.In(in), 1)), in)
	jobs := map[string]time.Time{"unclosed 1": first, "unclosed 2": morning}
	if !m.ResumesAt.IsZero() {
		jobs["pause"] = m.ResumesAt
	}
	for _, name := range slices.Sorted(maps.Keys(jobs)) {
		if !jobs[name].After(now) {
			continue
		}
		kind, occurrence, _ := strings.Cut(name, " ")
		if err := scheduler.Schedule(tx, scheduler.Job{
			Key: "meeting " + m.ID + " " + name, Kind: kind, Due: jobs[name], Args: map[string]string{"meeting": m.ID, "occurrence": occurrence},
		}); err != nil {
			return err
		}
	}
	return nil
}

// askUnclosed asks the coordination whether a meeting that is still open is over.
func askUnclosed(tx store.Tx, job scheduler.Job, at scheduler.Occasion) error {
	m, err := records.Meeting(tx, job.Args["meeting"])
	if err != nil || m.State != council.Opened {
		return dropUnknown(err)
	}
	card := cardOf("unclosed", m.ID, "late", late(at))
	return tellCoordination(tx, "unclosed "+m.ID+" "+store.Stamp(job.Due), card, m.Organization, council.DayOf(at.Now.In(m.In().Location())))
}

// tellPause tells the channels that an interruption was to end now.
func tellPause(tx store.Tx, job scheduler.Job, at scheduler.Occasion) error {
	m, err := records.Meeting(tx, job.Args["meeting"])
	if err != nil || m.State != council.Opened || !m.IsSuspended() {
		return dropUnknown(err)
	}
	return announce(tx, "pause "+m.ID+" "+store.Stamp(job.Due), cardOf("pause", m.ID, "late", late(at), "until", job.Due.Format(time.RFC3339)), m.Organizations()...)
}
