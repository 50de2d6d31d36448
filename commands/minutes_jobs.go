package commands

import (
	"errors"
	"time"

	"gremium/bot/text"
	"gremium/bot/when"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// What happens later with minutes: reminders that they are due, the end of the period for objections, and the agenda item
// of what the body must decide.

// minutesBefore is how many days before minutes are due the coordination is reminded (our proposal).
const minutesBefore = 2

// scheduleMinutes makes the reminders of a draft: that it should be finished, and that it should be sent.
func scheduleMinutes(tx store.Tx, m council.Meeting) error {
	if err := scheduler.CancelPrefix(tx, "minutes "+m.ID+" "); err != nil {
		return err
	}
	closed := m.ClosedAt.In(m.In().Location())
	for _, reminder := range []struct {
		what string
		days int
	}{{"draft", council.DraftDueDays}, {"release", council.ReleaseDueDays}} {
		due := council.DayOf(closed).Add(reminder.days)
		job := scheduler.Job{
			Key: "minutes " + m.ID + " " + reminder.what, Kind: "minutes_due", Zone: m.Zone,
			Wall: officeTime(due.Add(-minutesBefore), closed.Location()).Format(wallLayout),
			Args: map[string]string{"meeting": m.ID, "what": reminder.what, "due": string(due)},
		}
		if err := scheduler.Schedule(tx, job); err != nil {
			return err
		}
	}
	return nil
}

// remindMinutes tells the coordination that minutes are due which nobody has released yet.
func remindMinutes(tx store.Tx, job scheduler.Job, at scheduler.Occasion) error {
	m, status, err := minutesOfJob(tx, job)
	if err != nil || status.State != council.MinutesDraft {
		return err
	}
	what := job.Args["what"]
	card := cardOf("minutes_due", m.ID, "what", what, "due", job.Args["due"], "late", late(at))
	return tellCoordination(tx, "minutes_due "+m.ID+" "+what, card, m.Organization, council.DayOf(at.Now.In(m.In().Location())))
}

// minutesOfJob are the minutes of a job; the zero value where there are none any more.
func minutesOfJob(tx store.Tx, job scheduler.Job) (council.Meeting, council.Minutes, error) {
	m, err := records.Meeting(tx, job.Args["meeting"])
	if err != nil {
		return m, council.Minutes{}, dropUnknown(err)
	}
	status, err := records.MinutesOf(tx, m)
	return m, status, dropUnknown(err)
}

// schedulePeriod makes the job that ends the period for objections.
func schedulePeriod(tx store.Tx, d council.Minutes) error {
	return scheduler.Schedule(tx, scheduler.Job{
		Key: "minutes " + d.Meeting + " period", Kind: "minutes_period", Due: d.Until, Args: map[string]string{"meeting": d.Meeting},
	})
}

// endPeriod approves minutes to which nobody has objected, as of the end of the period. What somebody disputes goes to the
// body's next meeting. Source: rules.md, objection_days and "Approval of minutes".
func endPeriod(tx store.Tx, job scheduler.Job, at scheduler.Occasion) error {
	m, status, err := minutesOfJob(tx, job)
	if err != nil || status.State != council.MinutesReleased {
		return err
	}
	body, err := records.Organizations.Get(tx, m.Organization)
	if err != nil {
		return err
	}
	objections, err := records.ObjectionsTo(tx, m.ID)
	if err != nil {
		return err
	}
	if err := records.Append(tx, records.Audit{At: at.Now, Command: "minutes period", IDs: []string{m.ID}}); err != nil {
		return err
	}
	in := m.In().Location()
	disputed := council.Disputed(objections)
	if body.RulesOn(council.DayOf(status.ReleasedAt.In(in))).Approval == council.ApprovedByPeriod && !disputed {
		if err := approve(tx, &status, council.MinutesApproval{At: status.Until}); err != nil {
			return err
		}
		return tellApproved(tx, m, at.Now.In(in))
	}
	if err := tableMinutes(tx, &status, m, at.Now.In(in)); err != nil {
		return err
	}
	if err := records.Minutes.Put(tx, status); err != nil {
		return err
	}
	if err := scheduler.Refresh(tx, "minutes_released", m.ID); err != nil || !disputed {
		return err
	}
	return announce(tx, "minutes_disputed "+m.ID, cardOf("minutes_disputed", m.ID), m.Organizations()...)
}

// tellApproved has the channels told, not at night.
func tellApproved(tx store.Tx, m council.Meeting, now time.Time) error {
	if now.Hour() >= quietUntil && now.Hour() < quietFrom {
		return announceApproved(tx, m)
	}
	day := council.DayOf(now)
	if now.Hour() >= quietFrom {
		day = day.Add(1)
	}
	return scheduler.Schedule(tx, scheduler.Job{
		Key: "minutes " + m.ID + " told", Kind: "minutes_told", Zone: m.Zone, Wall: officeTime(day, now.Location()).Format(wallLayout),
		Args: map[string]string{"meeting": m.ID},
	})
}

// tellApprovedLater is the job of tellApproved.
func tellApprovedLater(tx store.Tx, job scheduler.Job, _ scheduler.Occasion) error {
	m, status, err := minutesOfJob(tx, job)
	if err != nil || status.State != council.MinutesApproved {
		return err
	}
	return announceApproved(tx, m)
}

func announceApproved(tx store.Tx, m council.Meeting) error {
	return announce(tx, "minutes_approved "+m.ID, cardOf("minutes_approved", m.ID), m.Organizations()...)
}

// meetingThatApproves is the next meeting of the body that can decide on a meeting's minutes: the one that is on, else the
// next that is planned.
func meetingThatApproves(tx store.Tx, m council.Meeting, now time.Time) (council.Meeting, bool, error) {
	open, err := records.OpenMeetings(tx, m.Organization)
	if err != nil {
		return council.Meeting{}, false, err
	}
	ahead, err := records.MeetingsOf(tx, m.Organization, when.AddDays(now, -1), zeroTime, 0)
	if err != nil {
		return council.Meeting{}, false, err
	}
	for _, next := range append(open, ahead...) {
		if next.ID != m.ID && next.Organization == m.Organization && next.Upcoming(now) {
			return next, true, nil
		}
	}
	return council.Meeting{}, false, nil
}

// tableMinutes has minutes wait for the body's decision: they go on the agenda of its next meeting, at once where one is
// planned, else when it is. The minutes are the caller's to store.
func tableMinutes(tx store.Tx, d *council.Minutes, m council.Meeting, now time.Time) error {
	d.Waiting = true
	if d.Tabled != "" {
		return nil
	}
	next, planned, err := meetingThatApproves(tx, m, now)
	if err != nil || !planned {
		return err
	}
	return table(tx, d, &next, now)
}

// table puts minutes on the agenda of a meeting.
func table(tx store.Tx, d *council.Minutes, next *council.Meeting, now time.Time) error {
	body, err := records.Organizations.Get(tx, next.Organization)
	if err != nil {
		return err
	}
	p := text.For(text.Language(body.Language))
	item, err := next.AddItem(council.AgendaItem{
		Title: p.Plain("minutes.item_title", "of", minutesWord(p, body, "of"), "id", d.Meeting), Kind: council.Decision,
		Approves: d.Meeting,
	}, false, council.Rules{}, now)
	if errors.Is(err, council.ErrOver) || errors.Is(err, council.ErrCancelled) {
		return nil
	}
	if err != nil {
		return err
	}
	d.Tabled = itemID(*next, item)
	if err := records.Meetings.Put(tx, *next); err != nil || !next.WasInvited() {
		return err
	}
	for _, card := range []string{"meeting", "invitation", "running"} {
		if err := scheduler.Refresh(tx, card, next.ID); err != nil {
			return err
		}
	}
	return announce(tx, "addition "+d.Tabled, cardOf("addition", d.Tabled), next.Organizations()...)
}

// tableWaiting puts the minutes that wait for the body's decision on the agenda of a meeting that was just planned.
func tableWaiting(tx store.Tx, m council.Meeting, now time.Time) (council.Meeting, error) {
	all, err := records.Unapproved(tx, m.Organization)
	if err != nil {
		return m, err
	}
	for _, d := range all {
		if !d.Waiting || d.Tabled != "" || d.Organizations[0] != m.Organization {
			continue
		}
		if err := table(tx, &d, &m, now); err != nil {
			return m, err
		}
		if err := records.Minutes.Put(tx, d); err != nil {
			return m, err
		}
	}
	return m, nil
}

// untable takes the minutes whose item stood on the agenda of a meeting that was planned by mistake to the next one, or has
// them wait again.
func untable(tx store.Tx, m council.Meeting, now time.Time) error {
	all, err := records.Unapproved(tx, m.Organization)
	if err != nil {
		return err
	}
	for _, d := range all {
		if number, _ := records.MeetingNumber(d.Tabled); d.Tabled == "" || number != m.Number {
			continue
		}
		d.Tabled = ""
		of, err := records.Meeting(tx, d.Meeting)
		if err != nil {
			return err
		}
		if err := tableMinutes(tx, &d, of, now); err != nil {
			return err
		}
		if err := records.Minutes.Put(tx, d); err != nil {
			return err
		}
	}
	return nil
}

// tabledAt is the item under which the body decides on minutes: where it stands now, if it was carried over; "" where it was
// taken off, or there is none yet.
func tabledAt(tx store.Tx, d council.Minutes) (string, error) {
	id := d.Tabled
	for range mostEarlier {
		m, err := records.Meeting(tx, id)
		if err != nil {
			return "", dropUnknown(err)
		}
		_, number := records.MeetingNumber(id)
		item, err := m.Item(number)
		switch {
		case err != nil || item.Withdrawn:
			return "", nil
		case item.CarriedTo == "":
			return id, nil
		}
		id = item.CarriedTo
	}
	return id, nil
}

// approve stores the approval of minutes in their newest version.
func approve(tx store.Tx, d *council.Minutes, a council.MinutesApproval) error {
	version, err := records.Versions.Get(tx, records.Versions.Key(council.Version{Meeting: d.Meeting, Number: d.Version}))
	if err != nil {
		return err
	}
	a.Version, a.Hash = version.Number, version.Hash
	if err := d.Approve(a); err != nil {
		return err
	}
	if err := records.Minutes.Put(tx, *d); err != nil {
		return err
	}
	if err := scheduler.CancelPrefix(tx, "minutes "+d.Meeting+" "); err != nil {
		return err
	}
	if err := forgetChoices(tx, d.Meeting); err != nil {
		return err
	}
	for _, card := range []string{"minutes_released", "minutes_disputed", "objection"} {
		if err := scheduler.Refresh(tx, card, d.Meeting); err != nil {
			return err
		}
	}
	return nil
}

// forgetChoices deletes who voted how in the open votes of a meeting whose minutes are approved: the totals stand there.
// Roll calls name everybody and stay. Source: rules.md, "Secret votes", last point.
func forgetChoices(tx store.Tx, meeting string) error {
	votes, err := records.VotesIn(tx, meeting)
	if err != nil {
		return err
	}
	for _, v := range votes {
		if v.Mode != council.Open {
			continue
		}
		if err := records.ForgetChoices(tx, v.Number); err != nil {
			return err
		}
	}
	return nil
}
