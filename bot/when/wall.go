package when

import "time"

// Kind says how often a wall-clock time occurs in a location.
type Kind int

const (
	// Normal: exactly once.
	Normal Kind = iota
	// InGap: never; the clocks are put forward over it.
	InGap
	// Twice: the clocks are put back over it.
	Twice
)

// String returns the English name, for logs.
func (k Kind) String() string {
	return [...]string{"normal", "in gap", "twice"}[k]
}

// Wall maps wall-clock fields to an instant: a time in a gap to the first instant after the gap, a time that
// occurs twice to its first occurrence. Fields out of range are normalised as time.Date does.
func Wall(year int, month time.Month, day, hour, minute int, loc *time.Location) (time.Time, Kind) {
	return place(time.Date(year, month, day, hour, minute, 0, 0, time.UTC), loc)
}

// AddDays moves t by calendar days and keeps the wall clock: over the end of summer time a day has 25 hours. A
// wall-clock time that does not exist or occurs twice on the new day is mapped as Wall does.
func AddDays(t time.Time, days int) time.Time {
	if days == 0 {
		return t
	}
	moved, _ := place(carry(t).AddDate(0, 0, days), t.Location())
	return moved
}

// Midnight returns the first instant of t's day in t's location, which is not 0:00 where the clocks are put
// forward at midnight.
func Midnight(t time.Time) time.Time {
	year, month, day := t.Date()
	first, _ := Wall(year, month, day, 0, 0, t.Location())
	return first
}

// carry returns t's wall-clock fields as if they were UTC.
func carry(t time.Time) time.Time {
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	return time.Date(year, month, day, hour, minute, second, t.Nanosecond(), time.UTC)
}

// place maps carried wall-clock fields to the instant Wall promises.
func place(wall time.Time, loc *time.Location) (time.Time, Kind) {
	instants, gap := occurrences(wall, loc)
	switch len(instants) {
	case 0:
		return gap, InGap
	case 1:
		return instants[0], Normal
	}
	return instants[0], Twice
}

// occurrences returns, in order, all instants at which the clocks in loc show the carried wall-clock fields. When
// there is none, it returns the first instant after the gap. time.Date is of no help here: it does not promise
// which side of a gap or which of two occurrences it returns.
func occurrences(wall time.Time, loc *time.Location) (instants []time.Time, afterGap time.Time) {
	// No zone is or was further than a day from UTC, so every instant that could show these fields lies between.
	moment := wall.Add(-25 * time.Hour).In(loc)
	last := wall.Add(25 * time.Hour)
	for {
		_, offset := moment.Zone()
		start, end := ZoneBounds(moment)
		instant := wall.Add(-time.Duration(offset) * time.Second)
		begun := start.IsZero() || !instant.Before(start)
		over := !end.IsZero() && !instant.Before(end)
		if begun && !over {
			instants = append(instants, instant.In(loc))
		}
		if !begun && afterGap.IsZero() && len(instants) == 0 {
			// The clocks of this stretch begin later than the fields asked for and those before ended earlier.
			afterGap = start.In(loc)
		}
		if end.IsZero() || end.After(last) {
			return instants, afterGap
		}
		moment = end
	}
}

// ZoneBounds is time.Time.ZoneBounds with ends that come after t. The standard library (Go 1.26) ends the last
// stretch of a leap year on 31 December where a zone's changes follow from its rule, which for most is from 2038 on,
// and whoever goes from end to end stays there for good. That day becomes a stretch of its own here, with the offset
// of its neighbours.
func ZoneBounds(t time.Time) (start, end time.Time) {
	start, end = t.ZoneBounds()
	if !end.IsZero() && !end.After(t) {
		start = end
		_, end = t.AddDate(0, 0, 2).ZoneBounds()
	}
	return start, end
}
