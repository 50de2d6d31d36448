package commands

import (
	"errors"
	"slices"
	"strconv"
	"time"

	"gremium/bot/when"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// What happens later: the jobs of meetings and bodies. A job decides again when it falls due, from what is then so;
// its card is rendered at delivery. Times are wall-clock times of the meeting's zone.

// Kinds are the kinds of jobs, for the queue.
func (b *Bot) Kinds() map[string]scheduler.Kind {
	return map[string]scheduler.Kind{
		"rsvp":     there(remindToAnswer),
		"soon":     there(remindSoon),
		"deadline": there(remindDeadline),
		"dispatch": remindDispatch,
		"unclosed": askUnclosed,
		"pause":    tellPause,
		"digest":   b.digest,
		"reminder": remindOwn,
		"absence":  remindBefore,

		"minutes_due":    remindMinutes,
		"minutes_period": endPeriod,
		"minutes_told":   tellApprovedLater,

		"vote_end":      endAtTime,
		"vote_missing":  there(remindToVote),
		"vote_unsealed": giveUpUnsealed,
		"vote_forget":   forgetVoters,

		"task": remindTask,

		"retention": retain,

		scheduler.ParkedKind: tellParked,
	}
}

const wallLayout = "2006-01-02T15:04"

// Defaults of the reminders. Source: product.md, Reminders.
var (
	answerDays      = []int{7, 2} // before a meeting, who has not answered
	soonBefore      = time.Hour   // before a meeting, who will come
	deadlineDays    = 2           // before the agenda deadline, at officeHour
	dispatchDays    = 2           // before the last day for the invitation, at officeHour (our proposal)
	officeHour      = 9
	quietFrom       = 20 // hours of the quiet time in the evening and the morning
	quietUntil      = 7
	digestCron      = "0 8 * * 1"
	digestDaysAhead = 4 * 14 // who plans that far; what is invited is listed until it begins
)

// quiet moves a reminder that would fall into the quiet hours to before them. Whoever is invited later than that, in
// the evening for the early morning, is not reminded: the invitation has just come.
func quiet(t time.Time) time.Time {
	y, m, d := t.Date()
	switch {
	case t.Hour() < quietUntil:
		y, m, d = when.AddDays(t, -1).Date()
	case t.Hour() < quietFrom:
		return t
	}
	moved, _ := when.Wall(y, m, d, quietFrom, 0, t.Location())
	return moved
}

// officeTime is a day's office hour in a location.
func officeTime(d council.Day, in *time.Location) time.Time {
	y, m, day := d.Time().Date()
	t, _ := when.Wall(y, m, day, officeHour, 0, in)
	return t
}

// scheduleMeeting makes a meeting's jobs anew. What is past already is left out.
func scheduleMeeting(tx store.Tx, m council.Meeting, body council.Organization, now time.Time) error {
	if err := scheduler.CancelPrefix(tx, "meeting "+m.ID+" "); err != nil {
		return err
	}
	start := m.In()
	schedule := func(kind, occurrence string, at time.Time) error {
		if !at.After(now) {
			return nil
		}
		return scheduler.Schedule(tx, scheduler.Job{
			Key: "meeting " + m.ID + " " + kind + " " + occurrence, Kind: kind,
			Wall: at.Format(wallLayout), Zone: m.Zone, Args: map[string]string{"meeting": m.ID, "occurrence": occurrence},
		})
	}
	rules := body.RulesOn(council.DayOf(now))
	switch m.State {
	case council.Cancelled:
		return withMeeting(tx, m, now)
	case council.Opened:
		if err := scheduleOpen(tx, m, now); err != nil {
			return err
		}
		return withMeeting(tx, m, now)
	case council.Closed:
		return withMeeting(tx, m, now)
	case council.Planned:
		if days := m.NoticeDays(rules); days > 0 {
			at := officeTime(m.LatestDispatch(rules).Add(-dispatchDays), start.Location())
			if err := schedule("dispatch", "1", at); err != nil {
				return err
			}
		}
	case council.Invited:
		for _, days := range answerDays {
			if err := schedule("rsvp", strconv.Itoa(days)+"d", quiet(when.AddDays(start, -days))); err != nil {
				return err
			}
		}
		if err := schedule("soon", "1", quiet(start.Add(-soonBefore))); err != nil {
			return err
		}
	}
	steering := body.Template == council.SteeringCommittee || body.Template == council.PreventionCouncil
	if steering && !m.DeadlineLapsed && rules.AgendaDeadline > 0 {
		at := officeTime(m.Deadline(rules).Add(-deadlineDays), start.Location())
		if err := schedule("deadline", "1", at); err != nil {
			return err
		}
	}
	return withMeeting(tx, m, now)
}

// withMeeting has what is due at a meeting go with it: people's reminders and tasks.
func withMeeting(tx store.Tx, m council.Meeting, now time.Time) error {
	if err := remindersWithMeeting(tx, m.Organizations(), now); err != nil {
		return err
	}
	return tasksWithMeeting(tx, m, now)
}

// meetingOf is the meeting of a job, and whether it is still ahead; it is not when it was cancelled or is over.
// What fell due while the bot was down and is over is listed to the coordination instead.
func meetingOf(tx store.Tx, job scheduler.Job, at scheduler.Occasion) (council.Meeting, bool, error) {
	m, err := records.Meeting(tx, job.Args["meeting"])
	if errors.Is(err, store.ErrNotFound) || err == nil && m.State == council.Cancelled {
		return m, false, nil
	}
	if err != nil {
		return m, false, err
	}
	if begun := m.State == council.Opened || m.State == council.Closed; begun || !at.Now.Before(m.Start) {
		if begun || !at.Late {
			return m, false, nil
		}
		return m, false, suppressed(tx, m, job)
	}
	return m, true, nil
}

// suppressed tells the coordination which reminder was not sent, because its event was over when the bot was back.
func suppressed(tx store.Tx, m council.Meeting, job scheduler.Job) error {
	card := cardOf("suppressed", m.ID, "kind", job.Kind, "due", job.Due.Format(time.RFC3339))
	return tellCoordination(tx, "suppressed "+job.Key, card, m.Organization, council.DayOf(m.In()))
}

// tellCoordination tells everyone who is on duty for the coordination of a body.
func tellCoordination(tx store.Tx, key string, card scheduler.Card, body string, day council.Day) error {
	duty, err := onDuty(tx, body, day)
	if err != nil {
		return err
	}
	for _, id := range duty {
		person, err := records.People.Get(tx, id)
		if err != nil {
			return err
		}
		if _, err := tell(tx, key, card, person); err != nil {
			return err
		}
	}
	return nil
}

func late(at scheduler.Occasion) string {
	if at.Late {
		return "yes"
	}
	return ""
}

// remindToAnswer asks those who have not answered an invitation.
func remindToAnswer(tx store.Tx, job scheduler.Job, at scheduler.Occasion, due dueFor) error {
	m, ahead, err := meetingOf(tx, job, at)
	if err != nil || !ahead {
		return err
	}
	return remindInvited(tx, m, rsvpKey(m, job.Args["occurrence"]), due, func(i council.Invitation) (string, scheduler.Card) {
		if i.Answer != "" {
			return "", scheduler.Card{}
		}
		return i.Person, cardOf("rsvp", m.ID, "late", late(at), "wall", m.Wall)
	})
}

// rsvpKey is the delivery of a reminder to answer.
func rsvpKey(m council.Meeting, occurrence string) string {
	return "rsvp " + m.ID + " " + occurrence + " " + m.Wall
}

// remindSoon reminds those who will come, and the deputies instead of whom they stand in for.
func remindSoon(tx store.Tx, job scheduler.Job, at scheduler.Occasion, due dueFor) error {
	m, ahead, err := meetingOf(tx, job, at)
	if err != nil || !ahead {
		return err
	}
	return remindInvited(tx, m, "soon "+m.ID+" "+m.Wall, due, func(i council.Invitation) (string, scheduler.Card) {
		switch i.Answer {
		case council.Accepted:
			return i.Person, cardOf("soon", m.ID, "late", late(at), "wall", m.Wall)
		case council.Substitute:
			return i.Substitute, cardOf("soon", m.ID, "late", late(at), "wall", m.Wall, "for", i.Person)
		}
		return "", scheduler.Card{}
	})
}

// remindInvited tells for each invitation whom it concerns, "" for nobody, if they are to be told.
func remindInvited(tx store.Tx, m council.Meeting, key string, due dueFor, whom func(council.Invitation) (string, scheduler.Card)) error {
	all, err := belongingTo(tx, m)
	if err != nil {
		return err
	}
	for _, i := range all {
		id, card := whom(i)
		if id == "" {
			continue
		}
		if is, err := due(id, m.Organizations()...); err != nil {
			return err
		} else if !is {
			continue
		}
		to := key
		if id != i.Person {
			to += " " + i.Person // who stands in for two is told of both
		}
		person, err := records.People.Get(tx, id)
		if err != nil {
			return err
		}
		if _, err := tell(tx, to, card, person); err != nil {
			return err
		}
	}
	return nil
}

// remindDeadline tells the members of a steering committee that the agenda closes soon.
func remindDeadline(tx store.Tx, job scheduler.Job, at scheduler.Occasion, due dueFor) error {
	m, ahead, err := meetingOf(tx, job, at)
	if err != nil || !ahead {
		return err
	}
	body, err := records.Organizations.Get(tx, m.Organization)
	if err != nil {
		return err
	}
	today := council.DayOf(at.Now.In(m.In().Location()))
	if today > m.Deadline(body.RulesOn(today)) {
		return suppressed(tx, m, job)
	}
	all, err := records.MembersOf(tx, m.Organization, today)
	if err != nil {
		return err
	}
	for _, member := range all {
		if !isInvited(member) {
			continue
		}
		if is, err := due(member.Person, m.Organization); err != nil {
			return err
		} else if !is {
			continue
		}
		person, err := records.People.Get(tx, member.Person)
		if err != nil {
			return err
		}
		if _, err := tell(tx, "deadline "+m.ID+" "+m.Wall, cardOf("deadline", m.ID, "late", late(at), "wall", m.Wall), person); err != nil {
			return err
		}
	}
	return nil
}

// remindDispatch tells the coordination that the invitation must go out.
func remindDispatch(tx store.Tx, job scheduler.Job, at scheduler.Occasion) error {
	m, ahead, err := meetingOf(tx, job, at)
	if err != nil || !ahead || m.State != council.Planned {
		return err
	}
	card := cardOf("dispatch", m.ID, "late", late(at), "wall", m.Wall)
	return tellCoordination(tx, "dispatch "+m.ID+" "+m.Wall, card, m.Organization, council.DayOf(at.Now))
}

// scheduleDigest makes the next Monday digest of a body. On a holiday it comes a day later. Every council has one, so it sees to
// it that what is kept is looked at, too.
func scheduleDigest(tx store.Tx, body, land string, now time.Time) error {
	if err := ensureRetention(tx, now); err != nil {
		return err
	}
	next, err := scheduler.NextCron(digestCron, now)
	if err != nil {
		return err
	}
	for range 5 {
		if _, free := when.Holiday(next, land); !free {
			break
		}
		next = when.AddDays(next, 1)
	}
	return scheduler.Schedule(tx, scheduler.Job{
		Key: "digest " + body, Kind: "digest", Wall: next.Format(wallLayout), Zone: next.Location().String(),
		Args: map[string]string{"body": body},
	})
}

// digest tells the coordination what lies ahead, and nothing where nothing does.
func (b *Bot) digest(tx store.Tx, job scheduler.Job, at scheduler.Occasion) error {
	now := at.Now.In(job.Local().Location())
	c, err := records.Councils.Get(tx, "council")
	if err != nil {
		return err
	}
	body, err := records.Organizations.Get(tx, job.Args["body"])
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := scheduleDigest(tx, body.ID, c.Land, now); err != nil {
		return err
	}
	meetings, err := meetingsAhead(tx, body.ID, now)
	if err != nil {
		return err
	}
	overdue, err := records.OverdueTasks(tx, body.ID, council.DayOf(now), 1)
	if err != nil {
		return err
	}
	if len(meetings)+len(overdue) == 0 && !overdueMeeting(tx, body, now) {
		return nil
	}
	card := cardOf("digest", body.ID, "late", late(at))
	return tellCoordination(tx, "digest "+body.ID+" "+job.Wall, card, body.ID, council.DayOf(now))
}

// meetingsAhead are the meetings that a digest names.
func meetingsAhead(tx store.Tx, body string, now time.Time) ([]council.Meeting, error) {
	all, err := records.MeetingsOf(tx, body, now, zeroTime, 0)
	return slices.DeleteFunc(all, func(m council.Meeting) bool {
		soon := m.Start.Before(when.AddDays(now, digestDaysAhead))
		return m.State == council.Cancelled || m.State == council.Closed || m.State == council.Planned && !soon
	}), err
}

// overdueMeeting says whether the body has not met for longer than its cadence and has nothing planned. [S126]
func overdueMeeting(tx store.Tx, body council.Organization, now time.Time) bool {
	cadence := body.RulesOn(council.DayOf(now)).Cadence
	if cadence == 0 || now.Before(when.AddDays(body.Founded, cadence)) {
		return false
	}
	recent, err := records.MeetingsOf(tx, body.ID, when.AddDays(now, -cadence), zeroTime, 0)
	return err == nil && !slices.ContainsFunc(recent, func(m council.Meeting) bool { return m.State != council.Cancelled })
}
