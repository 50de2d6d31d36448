package when

import (
	"slices"
	"time"
)

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
	year, month, day := now.Date()
	for _, days := range []int{0, direction, 2 * direction} { // 24 Uhr is tomorrow's midnight
		wall := time.Date(year, month, day+days, hour, minute, 0, 0, time.UTC)
		t, found, failure := m.clock.beside(p, wall, now, direction)
		switch {
		case failure != nil:
			return time.Time{}, failure
		case found:
			return t, nil
		}
	}
	return time.Time{}, p.fail(OutOfRange) // no zone leaves a time of day out for three days
}

// today is the instant of a time of day that was typed without a day: today's, if that is still to come. It is never taken
// for tomorrow's, because whoever types a time that is past has more likely mistaken the time than left out the day.
func (c clockExpression) today(p *parser, hour, minute int, now time.Time) (time.Time, *Error) {
	year, month, day := now.Date()
	wall := time.Date(year, month, day, hour, minute, 0, 0, time.UTC)
	t, found, failure := c.beside(p, wall, now, 1)
	if failure == nil && !found {
		failure = p.fail(Over)
		failure.Time, failure.Alternatives = wall, []time.Time{placed(wall.AddDate(0, 0, 1), now)}
	}
	return t, failure
}

// beside is the instant at which the clocks show wall, if there is one on the side of now that direction says: -1 for now
// and before it, 1 for after it.
func (c clockExpression) beside(p *parser, wall, now time.Time, direction int) (time.Time, bool, *Error) {
	fits := func(t time.Time) bool { return t.After(now) == (direction > 0) }
	instants, afterGap := occurrences(wall, now.Location())
	there := slices.DeleteFunc(slices.Clone(instants), func(t time.Time) bool { return !fits(t) })
	switch said := c.turn > 0 || c.zone != noZone; {
	case len(instants) == 0 && fits(afterGap), len(there) > 0 && said:
		t, failure := c.instant(p, wall, now.Location())
		return t, failure == nil && fits(t), failure
	case len(there) == 1:
		return there[0], true, nil
	case len(there) > 1:
		return time.Time{}, false, &Error{Code: Ambiguous, Input: p.input, Time: wall, Alternatives: there}
	}
	return time.Time{}, false, nil
}
