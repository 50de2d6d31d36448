package commands

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"gremium/bot/when"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// What happens with tasks later: reminders, the next one of a recurring task, and due dates that follow a meeting.

// scheduleTask makes the job of a task's next reminder. There is one at a time: it makes the next one when it runs, so that
// what a downtime has skipped comes once.
func scheduleTask(tx store.Tx, t council.Task, now time.Time) error {
	if err := scheduler.CancelPrefix(tx, "task "+t.ID+" "); err != nil || !t.Open() {
		return err
	}
	for _, r := range t.Reminders() {
		at, err := reminderTime(tx, t, r, now.Location())
		if err != nil {
			return err
		}
		if !at.After(now) {
			continue
		}
		return scheduler.Schedule(tx, scheduler.Job{
			Key: "task " + t.ID + " " + r.Name, Kind: "task", Wall: at.Format(wallLayout), Zone: at.Location().String(),
			Args: map[string]string{"task": t.ID, "name": r.Name, "due": string(t.Due)},
		})
	}
	return nil
}

// reminderTime is the office hour of a reminder's day; of what is due at a meeting that begins earlier, before that. Neither
// falls into the quiet hours.
func reminderTime(tx store.Tx, t council.Task, r council.TaskReminder, zone *time.Location) (time.Time, error) {
	at := officeTime(r.Day, zone)
	if r.Day != t.Due || t.DueMeeting == "" || t.DueMeeting == council.NextMeeting {
		return at, nil
	}
	m, err := records.Meeting(tx, t.DueMeeting)
	if before := m.In().Add(-soonBefore); err == nil && before.Before(at) {
		at = quiet(before)
	}
	return at, dropUnknown(err)
}

// remindTask reminds those who are to do a task, as long as it is open and due on the day the job was made for. On the day of
// a recurring one the next is made.
func remindTask(tx store.Tx, job scheduler.Job, at scheduler.Occasion) error {
	t, err := records.Task(tx, job.Args["task"])
	if errors.Is(err, store.ErrNotFound) || err == nil && (!t.Open() || string(t.Due) != job.Args["due"]) {
		return nil
	}
	if err != nil {
		return err
	}
	now := at.Now.In(job.Local().Location())
	today := council.DayOf(now)
	if t.Due <= today {
		if err := followOnItsDay(tx, t, now); err != nil {
			return err
		}
	}
	if err := tellTaskDue(tx, job, at, isThere(tx, at.Now)); err != nil {
		return err
	}
	return scheduleTask(tx, t, now)
}

// tellTaskDue tells those who are to do a task, as long as it is open and due on the day the job was made for.
func tellTaskDue(tx store.Tx, job scheduler.Job, at scheduler.Occasion, due dueFor) error {
	t, err := records.Task(tx, job.Args["task"])
	if errors.Is(err, store.ErrNotFound) || err == nil && (!t.Open() || string(t.Due) != job.Args["due"]) {
		return nil
	}
	if err != nil {
		return err
	}
	card := cardOf("task_due", t.ID, "late", late(at), "due", string(t.Due))
	today := council.DayOf(at.Now.In(job.Local().Location()))
	for _, a := range t.Active() {
		if is, err := due(a.Person, t.Organization); err != nil {
			return err
		} else if !is {
			continue
		}
		gone, err := hasLeft(tx, a.Person, t.Organization, today)
		if err != nil {
			return err
		}
		if gone {
			continue // the coordination's list has it
		}
		person, err := records.People.Get(tx, a.Person)
		if err != nil {
			return err
		}
		if _, err := tell(tx, "task "+t.ID+" "+job.Args["name"]+" "+string(t.Due), card, person); err != nil {
			return err
		}
	}
	return nil
}

// hasLeft says whether a person was a member of a body and is now of none.
func hasLeft(tx store.Tx, person, body string, today council.Day) (bool, error) {
	all, err := records.AllMembershipsOf(tx, person)
	was := slices.ContainsFunc(all, func(m council.Membership) bool { return m.Organization == body })
	is := slices.ContainsFunc(all, func(m council.Membership) bool { return m.On(today) })
	return was && !is, err
}

func decodeRule(encoded string) (when.Rule, error) {
	var rule when.Rule
	return rule, json.Unmarshal([]byte(encoded), &rule)
}

// followTask makes the task after a recurring one, if there is to be one and is none yet. The caller stores t.
func followTask(tx store.Tx, t *council.Task, now time.Time) (council.Task, error) {
	if t.Rule == "" || t.Next != "" {
		return council.Task{}, nil
	}
	rule, err := decodeRule(t.Rule)
	if err != nil {
		return council.Task{}, err
	}
	// Behind the day on which this one was due, and after today: what was missed is not to be done twice.
	next, ok := rule.Next(endOfDay(max(t.Due, council.DayOf(now)), now.Location()))
	if !ok {
		return council.Task{}, nil
	}
	follower := t.Follower(council.DayOf(next), now)
	if follower.Number, err = tx.Next("task"); err != nil {
		return follower, err
	}
	follower.ID = fmt.Sprintf("A%d", follower.Number)
	t.Next = follower.ID
	if err := records.Tasks.Put(tx, follower); err != nil {
		return follower, err
	}
	return follower, scheduleTask(tx, follower, now)
}

// followOnItsDay makes the task after a recurring one when its day has come. Where even the one before is not done, nobody
// needs a third.
func followOnItsDay(tx store.Tx, t council.Task, now time.Time) error {
	if t.Previous != "" {
		previous, err := records.Task(tx, t.Previous)
		if err := dropUnknown(err); err != nil || previous.Open() {
			return err
		}
	}
	next, err := followTask(tx, &t, now)
	if err != nil || next.ID == "" {
		return err
	}
	// What the clock changes is in the audit trail, too.
	if err := records.Append(tx, records.Audit{At: now, Command: "task due", IDs: []string{t.ID, next.ID}}); err != nil {
		return err
	}
	return records.Tasks.Put(tx, t)
}

// endOfDay is the last moment of a day.
func endOfDay(d council.Day, in *time.Location) time.Time {
	return when.Midnight(officeTime(d.Add(1), in)).Add(-time.Nanosecond)
}

// nextMeetingDay is the day of a body's next meeting, and its id; without one, none and council.NextMeeting. What is on
// already is not the next, nor is the one that is left out.
func nextMeetingDay(tx store.Tx, body, but string, now time.Time) (council.Day, string, error) {
	all, err := records.MeetingsOf(tx, body, now, zeroTime, 0)
	for _, m := range all {
		if m.ID != but && (m.State == council.Planned || m.State == council.Invited) && m.Start.After(now) {
			return m.Day(), m.ID, err
		}
	}
	return "", council.NextMeeting, err
}

// followMeeting brings a task's due date to the day of its meeting. Where that does not take place, or is the one that is left
// out, it is due at the next.
func followMeeting(tx store.Tx, t *council.Task, but string, now time.Time) error {
	day, meeting := council.Day(""), t.DueMeeting
	m, err := records.Meeting(tx, meeting)
	switch {
	case err == nil && m.State != council.Cancelled && m.ID != but:
		day = m.Day()
	case err != nil && !errors.Is(err, store.ErrNotFound):
		return err
	default:
		if day, meeting, err = nextMeetingDay(tx, t.Organization, but, now); err != nil {
			return err
		}
	}
	if err := t.SetDue(day, meeting, "", now); err != nil && !errors.Is(err, council.ErrSameDue) {
		return err
	}
	return nil
}

// tasksWithMeeting has the tasks that are due at a meeting follow it, and those that wait for one find it. Source:
// product.md, Tasks.
func tasksWithMeeting(tx store.Tx, m council.Meeting, now time.Time) error {
	follow, err := records.TasksAtMeeting(tx, m.ID)
	if err != nil {
		return err
	}
	but := ""
	if m.State == council.Cancelled {
		but = m.ID
	} else {
		for _, body := range m.Organizations() {
			waiting, err := records.TasksAwaitingMeeting(tx, body)
			if err != nil {
				return err
			}
			follow = append(follow, waiting...)
		}
	}
	for _, t := range follow {
		before := t
		if err := followMeeting(tx, &t, but, now); err != nil {
			return err
		}
		if t.Due == before.Due && t.DueMeeting == before.DueMeeting {
			continue
		}
		if err := putTask(tx, t, now); err != nil {
			return err
		}
	}
	return nil
}
