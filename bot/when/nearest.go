package when

import "time"

// LastTime reads a time of day and returns the last instant, now included, at which the clocks showed it. With a date it is
// that instant, as DateTime reads it, wherever it lies.
func LastTime(input string, now time.Time) (time.Time, error) { return nearest(input, now, -1) }

// NextTime reads a time of day and returns the next instant after now at which the clocks will show it. With a date, or as a
// distance ("in 20 Minuten"), it is that instant, as DateTime reads it, wherever it lies.
func NextTime(input string, now time.Time) (time.Time, error) { return nearest(input, now, 1) }

// nearest looks on today's clock, and where that is not it on yesterday's (-1) or tomorrow's (1).
func nearest(input string, now time.Time, direction int) (time.Time, error) {
	p, failure := scan(input)
	if failure != nil {
		return time.Time{}, failure
	}
	m, ok := p.moment()
	if !ok {
		return time.Time{}, p.unknown()
	}
	if m.date != nil || m.clock == nil || m.clock.vague {
		t, _, failure := m.resolve(p, now, dateAndTime)
		if failure != nil {
			return time.Time{}, failure
		}
		return t, nil
	}
	hour, minute, ok := m.clock.wall()
	if !ok {
		return time.Time{}, p.fail(NoSuchTime)
	}
	fits := func(t time.Time) bool { return t.After(now) == (direction > 0) }
	year, month, day := now.Date()
	for _, days := range []int{0, direction, 2 * direction} { // 24 Uhr is tomorrow's midnight
		wall := time.Date(year, month, day+days, hour, minute, 0, 0, time.UTC)
		instants, afterGap := occurrences(wall, now.Location())
		var there []time.Time
		for _, t := range instants {
			if fits(t) {
				there = append(there, t)
			}
		}
		switch said := m.clock.turn > 0 || m.clock.zone != noZone; {
		case len(instants) == 0 && fits(afterGap), len(there) > 0 && said:
			t, failure := m.clock.instant(p, wall, now.Location())
			if failure != nil {
				return time.Time{}, failure
			}
			return t, nil
		case len(there) == 1:
			return there[0], nil
		case len(there) > 1:
			return time.Time{}, &Error{Code: Ambiguous, Input: p.input, Time: wall, Alternatives: there}
		}
	}
	return time.Time{}, p.fail(OutOfRange) // no zone leaves a time of day out for three days
}
