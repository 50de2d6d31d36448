package when

import "time"

// momentExpression is a date, a time of day, both, or a distance from now in hours and minutes.
type momentExpression struct {
	date  *dateExpression
	clock *clockExpression
	ahead time.Duration
}

// moment reads the whole input.
//
//	moment = "in" hours and minutes | date [[","] clock] | clock [","] date | clock
func (p *parser) moment() (momentExpression, bool) {
	rules := []func(*momentExpression) bool{p.hoursAhead, p.dateThenClock, p.clockThenDate}
	for _, rule := range rules {
		p.position = 0
		var m momentExpression
		if rule(&m) && p.finished() {
			return m, true
		}
	}
	return momentExpression{}, false
}

func (p *parser) hoursAhead(m *momentExpression) bool {
	if !p.word("in") {
		return false
	}
	amounts, ok := p.amounts(unitMinute)
	for _, one := range amounts {
		if one.unit > unitHour {
			return false
		}
		m.ahead += time.Duration(one.hundredths) * (unitSizes[one.unit] / 100)
	}
	return ok
}

func (p *parser) dateThenClock(m *momentExpression) bool {
	date, ok := p.date()
	if !ok {
		return false
	}
	m.date = &date
	_ = p.try(func() bool {
		p.mark(",")
		clock, ok := p.clock(true)
		if ok {
			m.clock = &clock
		}
		return ok
	})
	return true
}

func (p *parser) clockThenDate(m *momentExpression) bool {
	clock, ok := p.clock(false)
	if !ok {
		return false
	}
	m.clock = &clock
	_ = p.try(func() bool {
		p.mark(",")
		date, ok := p.date()
		if ok {
			m.date = &date
		}
		return ok
	})
	return true
}

// need says what a caller of read wants.
type need int

const (
	dateAndTime need = iota
	dateOnly
	timeIfGiven
)

// DateTime reads a date with a time of day; the result is in now's location. A time of day alone is today's if it is
// still to come. A distance in hours or minutes ("in 2 Stunden") is rounded up to the full minute, so that what is shown
// is never earlier than what was asked for.
func DateTime(input string, now time.Time) (time.Time, error) {
	t, _, err := read(input, now, dateAndTime)
	return t, err
}

// Date reads a date without a time of day; the result is the first instant of that day in now's location.
func Date(input string, now time.Time) (time.Time, error) {
	t, _, err := read(input, now, dateOnly)
	return t, err
}

// DateOrTime reads a date with or without a time of day, or a time of day alone, and tells which: without a time, t is
// the day's first instant.
func DateOrTime(input string, now time.Time) (t time.Time, hasTime bool, err error) {
	return read(input, now, timeIfGiven)
}

func read(input string, now time.Time, wanted need) (time.Time, bool, error) {
	p, failure := scan(input)
	if failure != nil {
		return time.Time{}, false, failure
	}
	m, ok := p.moment()
	if !ok {
		return time.Time{}, false, p.unknown()
	}
	t, hasTime, failure := m.resolve(p, now, wanted)
	if failure != nil {
		return time.Time{}, false, failure
	}
	return t, hasTime, nil
}

// resolve finds the instant. What is wrong with the date or the time counts more than what is missing.
func (m momentExpression) resolve(p *parser, now time.Time, wanted need) (time.Time, bool, *Error) {
	none := time.Time{}
	if m.date == nil && m.clock == nil {
		t := now.Add(m.ahead)
		switch {
		case wanted == dateOnly:
			return none, false, p.fail(ExtraTime)
		case outOfRange(carry(t)):
			return none, false, p.fail(OutOfRange)
		}
		return ceilMinute(t), true, nil
	}
	hour, minute, hasClock := 0, 0, m.clock != nil && !m.clock.vague
	if hasClock {
		var ok bool
		if hour, minute, ok = m.clock.wall(); !ok {
			return none, false, p.fail(NoSuchTime)
		}
	}
	switch {
	case m.date == nil && wanted == dateOnly:
		return none, false, p.fail(NoDate)
	case m.date == nil && !hasClock:
		return none, false, p.fail(NoTime)
	case m.date == nil:
		t, failure := m.clock.today(p, hour, minute, now)
		return t, true, failure
	}
	wall, failure := m.day(p, now, hour, minute)
	switch {
	case failure != nil:
		return none, false, failure
	case m.clock == nil && wanted == dateAndTime, m.clock != nil && m.clock.vague && wanted != dateOnly:
		return none, false, p.fail(NoTime)
	case m.clock == nil:
		t, _ := place(wall, now.Location())
		return t, false, nil
	case wanted == dateOnly:
		return none, false, p.fail(ExtraTime)
	}
	t, failure := m.clock.instant(p, wall, now.Location())
	return t, true, failure
}

// day finds the date and returns it with the hour and minute, carried as UTC.
func (m momentExpression) day(p *parser, now time.Time, hour, minute int) (time.Time, *Error) {
	at := func(date time.Time) time.Time {
		return date.Add(time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute)
	}
	year, month, day := now.Date()
	date, code := m.date.resolve(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
	wall := at(date)
	switch {
	case code == AmbiguousSlash:
		failure := p.fail(code)
		for _, reading := range [][2]int{{m.date.month, m.date.day}, {m.date.day, m.date.month}} {
			if date, ok := civil(m.date.year, reading[0], reading[1]); ok {
				failure.Alternatives = append(failure.Alternatives, placed(at(date), now))
			}
		}
		return wall, failure
	case code != "":
		return wall, p.fail(code)
	case outOfRange(date), outOfRange(wall):
		return wall, p.fail(OutOfRange)
	case m.date.hasWeekday && date.Weekday() != m.date.weekday:
		failure := p.fail(Mismatch)
		failure.Weekday, failure.Time = m.date.weekday, date
		away := (int(m.date.weekday) - int(date.Weekday()) + 7) % 7
		if away > 3 {
			away -= 7
		}
		failure.Alternatives = []time.Time{placed(wall, now), placed(wall.AddDate(0, 0, away), now)}
		return wall, failure
	}
	return wall, nil
}

// instant maps the wall-clock fields to the one instant that was meant.
func (c clockExpression) instant(p *parser, wall time.Time, loc *time.Location) (time.Time, *Error) {
	instants, _ := occurrences(wall, loc)
	refuse := func(code Code, alternatives []time.Time) (time.Time, *Error) {
		return time.Time{}, &Error{Code: code, Input: p.input, Time: wall, Alternatives: alternatives}
	}
	if len(instants) == 0 {
		return refuse(Gap, aroundGap(wall, loc))
	}
	switch {
	case c.turn > 0 && len(instants) == 1:
		return refuse(WrongZone, instants)
	case c.turn > 0:
		return instants[min(c.turn, len(instants))-1], nil
	case c.zone != noZone:
		for _, instant := range instants {
			if c.zone.fits(instant) {
				return instant, nil
			}
		}
		return refuse(WrongZone, instants)
	case len(instants) > 1:
		return refuse(Ambiguous, instants)
	}
	return instants[0], nil
}

// aroundGap returns the times as far before the gap and as far behind it as the missing time lies in it: for 2:30,
// 1:30 and 3:30. They are what clocks show that were or were not put forward.
func aroundGap(wall time.Time, loc *time.Location) []time.Time {
	_, after := occurrences(wall, loc)
	_, offsetAfter := after.Zone()
	_, offsetBefore := after.Add(-time.Second).Zone()
	return []time.Time{
		wall.Add(-time.Duration(offsetAfter) * time.Second).In(loc),
		wall.Add(-time.Duration(offsetBefore) * time.Second).In(loc),
	}
}

func placed(wall, now time.Time) time.Time {
	t, _ := place(wall, now.Location())
	return t
}

func outOfRange(wall time.Time) bool {
	return wall.Year() < minYear || wall.Year() > maxYear
}

// ceilMinute rounds up on the wall clock; some old zones are not whole minutes from UTC.
func ceilMinute(t time.Time) time.Time {
	past := time.Duration(t.Second())*time.Second + time.Duration(t.Nanosecond())
	if past == 0 {
		return t
	}
	return t.Add(time.Minute - past)
}
