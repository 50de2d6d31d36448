package document

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/emersion/go-ical"

	"gremium/bot/when"
	"gremium/commands/council"
)

// A VTIMEZONE must be right for the entry, and the same for all entries of a zone, for calendars know one definition
// per name. So it is derived from Go's zone data as yearly rules that hold since zoneSince, and given only when these
// rules say the same as the data for every year up to the meeting. Zones that cannot be said so (Morocco's change
// follows the moon) and times that local time cannot name go into the file as UTC.
const (
	zoneSince = 2020
	// zoneYears is over how many years rules are compared at least: enough to tell the last Sunday of a month from
	// the fourth.
	zoneYears = 12
)

// times returns the meeting's start and end as they are written, and the definition of their zone; nil for UTC.
func times(m council.Meeting) (start, end time.Time, zone *ical.Component) {
	start = m.In()
	end = m.End().In(start.Location())
	if !twice(start) && !twice(end) {
		zone = timezone(start.Location(), start.Year(), end.Year())
	}
	if zone == nil {
		return start.UTC(), end.UTC(), nil
	}
	return start, end, zone
}

// twice says whether the wall clock shows the time of an instant twice that day, as it does for an hour when summer
// time ends. RFC 5545 section 3.3.5 says that a file means the first; readers disagree (ical.js takes the second).
func twice(t time.Time) bool {
	since, until := t.ZoneBounds()
	back := func(change time.Time) time.Duration { // by how much the clock is put back
		_, before := change.Add(-time.Nanosecond).Zone()
		_, after := change.Zone()
		return time.Duration(before-after) * time.Second
	}
	return !since.IsZero() && t.Sub(since) < back(since) || !until.IsZero() && until.Sub(t) <= back(until)
}

// timezone defines a zone by yearly rules that are right for meetings from one year to another; nil when there are
// none.
func timezone(zone *time.Location, from, to int) *ical.Component {
	// Before the first change after zoneSince the rules say nothing. "Local" is a name for this machine only.
	if name := zone.String(); name == "UTC" || name == "Local" || from <= zoneSince {
		return nil
	}
	vtimezone := ical.NewComponent(ical.CompTimezone)
	vtimezone.Props.SetText(ical.PropTimezoneID, zone.String())

	years := max(to-zoneSince+1, zoneYears)
	changes := clockChanges(zone, zoneSince, zoneSince+years-1)
	switch len(changes) {
	case 0:
		first := time.Date(zoneSince, time.January, 1, 0, 0, 0, 0, zone)
		name, offset := first.Zone()
		vtimezone.Children = append(vtimezone.Children, observance(clockChange{first, offset, offset, name}, ""))
	case 2 * years:
		for half := range 2 {
			var yearly []clockChange
			for i := half; i < len(changes); i += 2 {
				yearly = append(yearly, changes[i])
			}
			rule := yearlyRule(yearly)
			if rule == "" {
				return nil
			}
			vtimezone.Children = append(vtimezone.Children, observance(yearly[0], rule))
		}
	default:
		return nil
	}
	return vtimezone
}

// clockChange is one change of a zone's clock.
type clockChange struct {
	local    time.Time // when, on the clock that is changed; only its wall-clock fields count
	from, to int       // offsets in seconds
	name     string    // of the time after it: "CEST"
}

// clockChanges returns a zone's changes in some years, oldest first.
func clockChanges(zone *time.Location, firstYear, lastYear int) []clockChange {
	var all []clockChange
	t := time.Date(firstYear, time.January, 1, 0, 0, 0, 0, zone)
	for {
		_, next := when.ZoneBounds(t)
		if next.IsZero() || next.Year() > lastYear {
			return all
		}
		before, from := t.Zone()
		name, to := next.Zone()
		t = next
		if from == to && name == before {
			continue
		}
		local := next.UTC().Add(time.Duration(from) * time.Second)
		all = append(all, clockChange{local, from, to, name})
	}
}

// yearlyRule is the recurrence rule of changes in consecutive years, "" when no rule has them all.
func yearlyRule(changes []clockChange) string {
	first := changes[0]
	for i, c := range changes {
		if c.local.Year() != first.local.Year()+i || c.local.Month() != first.local.Month() ||
			c.local.Weekday() != first.local.Weekday() || c.local.Format(time.TimeOnly) != first.local.Format(time.TimeOnly) ||
			c.from != first.from || c.to != first.to || c.name != first.name {
			return ""
		}
	}
	for _, nth := range []int{-1, 1, 2, 3, 4} {
		if !slices.ContainsFunc(changes, func(c clockChange) bool { return !isNth(c.local, nth) }) {
			weekday := strings.ToUpper(first.local.Weekday().String()[:2])
			return fmt.Sprintf("FREQ=YEARLY;BYMONTH=%d;BYDAY=%d%s", first.local.Month(), nth, weekday)
		}
	}
	return ""
}

// isNth says whether a day is the nth of its weekday in its month; -1 is the last.
func isNth(day time.Time, nth int) bool {
	if nth == -1 {
		return day.AddDate(0, 0, 7).Month() != day.Month()
	}
	return (day.Day()-1)/7+1 == nth
}

// observance is a zone's time from a change on, repeated by a rule unless that is "".
func observance(c clockChange, rule string) *ical.Component {
	kind := ical.CompTimezoneStandard
	if c.to > c.from {
		kind = ical.CompTimezoneDaylight
	}
	o := ical.NewComponent(kind)
	set(o, ical.PropDateTimeStart, c.local.Format("20060102T150405"))
	set(o, ical.PropTimezoneOffsetFrom, offset(c.from))
	set(o, ical.PropTimezoneOffsetTo, offset(c.to))
	o.Props.SetText(ical.PropTimezoneName, c.name)
	if rule != "" {
		set(o, ical.PropRecurrenceRule, rule)
	}
	return o
}

// offset writes seconds east of Greenwich as "+0100".
func offset(seconds int) string {
	return time.Time{}.In(time.FixedZone("", seconds)).Format("-0700")
}
