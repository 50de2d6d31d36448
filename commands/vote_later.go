package commands

import (
	"slices"
	"time"

	"gremium/commands/council"
	"gremium/commands/records"
)

// A count that was forgotten in the meeting is entered after its closing, as long as nobody has released the minutes: who
// could vote then comes from the attendance, as at the end of the item.

// lateCount is the command that may do so.
const lateCount = "vote count"

// votingMeeting is the meeting in which is voted: the one named, else the open one; for a count, where none is open, the last
// that has only a draft of its minutes.
func (c *call) votingMeeting() (council.Meeting, error) {
	if c.meeting.ID == "" && c.command.English == lateCount {
		open, err := records.OpenMeetings(c.tx, c.body.ID)
		if err != nil {
			return council.Meeting{}, err
		}
		if len(open) == 0 {
			last, err := c.minuted(newestDraft)
			if err == nil {
				c.meeting = last // what is asked for next is about this one, too
				return last, nil
			}
			if refusalOf(err) == nil {
				return last, err
			}
		}
	}
	return c.theMeeting()
}

// stillCounted refuses a count for minutes that somebody has released.
func (c *call) stillCounted(m council.Meeting) error {
	status, err := minutesStatus(c.tx, m)
	if err == nil && (status.State != council.MinutesDraft || len(status.Releases) > 0) {
		err = council.ErrReleased
	}
	return err
}

// dealtWith is the item of a closed meeting that a count is about: the only one that was dealt with, else it is asked.
func (c *call) dealtWith(m council.Meeting) (council.AgendaItem, error) {
	number, err := c.calledOr(m, slices.DeleteFunc(m.RunningOrder(), func(i council.AgendaItem) bool { return i.State != council.ItemDone }))
	if err != nil {
		return council.AgendaItem{}, err
	}
	return m.Item(number)
}

// countedAt is the last moment at which an item of a closed meeting was dealt with; without an item, of the meeting.
func countedAt(m council.Meeting, item council.AgendaItem) time.Time {
	from, until := m.OpenedAt, m.ClosedAt
	if n := len(item.Discussed); n > 0 {
		from, until = item.Discussed[n-1].From, item.Discussed[n-1].Until
	}
	// Who leaves at the end is there until then.
	if last := until.Add(-time.Nanosecond); last.After(from) {
		return last
	}
	return from
}
