package when

import "time"

// dateForm says which fields of a dateExpression are filled.
type dateForm int

const (
	// calendarForm: day, month and perhaps year ("24.3.", "24. März 2027").
	calendarForm dateForm = iota
	// dayForm: days from today, shifted ("morgen", "heute in 2 Wochen").
	dayForm
	// weekdayForm: the next such weekday, shifted ("Freitag", "Freitag in einer Woche").
	weekdayForm
	// lastWeekdayForm: the most recent such weekday ("letzten Freitag").
	lastWeekdayForm
	// weekForm: the weekday of the week that is so many weeks from this one ("nächste Woche Freitag").
	weekForm
)

// dateExpression is a date as understood, before it is checked against the calendar.
type dateExpression struct {
	form       dateForm
	year       int // 0: the next year in which there is such a day
	month, day int
	slash      bool
	days       int
	weeks      int
	shift      shift
	weekday    time.Weekday
	hasWeekday bool
}

// shift is a distance in calendar units.
type shift struct{ years, months, days int }

// date reads a date.
//
//	date = relative | ("in" distance) | ("vor" distance) | (distance "ago")
//	     | [preposition] [next] weekday ["," ] [calendar | "in" weeks | "nächster Woche"]
//	     | next "Woche" weekday | [preposition] calendar
func (p *parser) date() (dateExpression, bool) {
	rules := []func() (dateExpression, bool){p.relativeDate, p.distantDate, p.weekWeekday, p.weekdayDate, p.plainCalendar}
	for _, rule := range rules {
		start := p.position
		if date, ok := rule(); ok {
			return date, true
		}
		p.position = start
	}
	return dateExpression{}, false
}

func (p *parser) relativeDate() (dateExpression, bool) {
	days, ok := lookup(p, relativeDayWords)
	if !ok {
		days, ok = lookupPhrase(p, relativeDayPhrases)
	}
	date := dateExpression{form: dayForm, days: days}
	if ok {
		_ = p.try(func() bool { return p.inDistance(&date.shift) })
	}
	return date, ok
}

func (p *parser) distantDate() (dateExpression, bool) {
	date := dateExpression{form: dayForm}
	if p.try(func() bool { return p.inDistance(&date.shift) }) {
		return date, true
	}
	german := p.word("vor")
	if !p.distance(&date.shift) || !german && !p.word("ago") {
		return date, false
	}
	date.shift = shift{-date.shift.years, -date.shift.months, -date.shift.days}
	return date, true
}

func (p *parser) inDistance(s *shift) bool {
	return p.word("in") && p.distance(s)
}

// distance reads a duration of whole days, weeks, months or years.
func (p *parser) distance(s *shift) bool {
	amounts, ok := p.amounts(unitDay)
	if !ok {
		return false
	}
	for _, one := range amounts {
		if one.hundredths%100 != 0 {
			return false
		}
		whole := int(one.hundredths / 100)
		switch one.unit {
		case unitDay:
			s.days += whole
		case unitWeek:
			s.days += 7 * whole
		case unitMonth:
			s.months += whole
		case unitYear:
			s.years += whole
		}
	}
	return true
}

// weekWeekday reads "nächste Woche [am] Dienstag".
func (p *parser) weekWeekday() (dateExpression, bool) {
	date := dateExpression{form: weekForm, hasWeekday: true}
	ok := false
	if date.weeks, ok = p.namedWeek(); !ok {
		return date, false
	}
	p.word("am", "on")
	date.weekday, ok = p.weekday()
	return date, ok
}

func (p *parser) namedWeek() (int, bool) {
	weeks := 0
	switch {
	case p.word(nextWords...):
		weeks = 1
	case p.word(lastWords...):
		weeks = -1
	case !p.word(thisWords...):
		return 0, false
	}
	return weeks, p.word("woche", "week")
}

func (p *parser) weekdayDate() (dateExpression, bool) {
	p.preposition()
	date := dateExpression{form: weekdayForm, hasWeekday: true}
	if p.word(lastWords...) {
		date.form = lastWeekdayForm
	} else if !p.word(nextWords...) {
		p.word(thisWords...)
	}
	ok := false
	if date.weekday, ok = p.weekday(); !ok {
		return date, false
	}
	calendar := dateExpression{}
	switch {
	case p.try(func() bool {
		p.mark(",")
		p.preposition()
		calendar, ok = p.calendar()
		return ok
	}):
		calendar.weekday, calendar.hasWeekday = date.weekday, true
		return calendar, true
	case date.form != weekdayForm:
	case p.try(func() bool {
		date.weeks, ok = p.namedWeek()
		return ok
	}):
		date.form = weekForm
	default:
		_ = p.try(func() bool {
			var s shift
			ok := p.inDistance(&s) && s.years == 0 && s.months == 0 && s.days%7 == 0
			if ok {
				date.shift = s
			}
			return ok
		})
	}
	return date, true
}

func (p *parser) plainCalendar() (dateExpression, bool) {
	p.preposition()
	return p.calendar()
}

// preposition reads what may stand before a weekday or a calendar date.
func (p *parser) preposition() bool {
	return p.phrase("an dem", "on the", "am", "dem", "den", "der", "on", "the")
}

// calendar reads a date with day and month.
func (p *parser) calendar() (dateExpression, bool) {
	for _, rule := range []func(*dateExpression) bool{p.isoDate, p.dottedDate, p.slashDate, p.dayThenMonth, p.monthThenDay} {
		date := dateExpression{form: calendarForm}
		if p.try(func() bool { return rule(&date) }) {
			return date, true
		}
	}
	return dateExpression{}, false
}

// isoDate reads "2027-03-24"; a "T" may lead over to the time.
func (p *parser) isoDate(date *dateExpression) bool {
	var ok bool
	if date.year, ok = p.fullYear(); !ok || !p.gluedMark("-") {
		return false
	}
	if date.month, ok = p.gluedDigits(2, 2); !ok || !p.gluedMark("-") {
		return false
	}
	if date.day, ok = p.gluedDigits(2, 2); !ok {
		return false
	}
	if next := p.peek(0); next.text == "t" && !next.spaced && p.peek(1).kind == aNumber {
		p.word("t")
	}
	return true
}

// dottedDate reads "24.3.", "24. 3. 2027" and "24.3.27".
func (p *parser) dottedDate(date *dateExpression) bool {
	var ok bool
	if date.day, ok = p.digits(1, 2); !ok || !p.gluedMark(".") {
		return false
	}
	if date.month, ok = p.digits(1, 2); !ok || !p.gluedMark(".") {
		return false
	}
	if short, ok := p.gluedDigits(2, 2); ok {
		date.year = 2000 + short
		return true
	}
	_ = p.try(func() bool { return p.yearAfter(date) })
	return true
}

// slashDate reads "24/03/2027" and "24/3/27".
func (p *parser) slashDate(date *dateExpression) bool {
	var ok bool
	if date.day, ok = p.digits(1, 2); !ok || !p.gluedMark("/") {
		return false
	}
	if date.month, ok = p.gluedDigits(1, 2); !ok || !p.gluedMark("/") {
		return false
	}
	date.slash = true
	if short, ok := p.gluedDigits(2, 2); ok {
		date.year = 2000 + short
		return true
	}
	date.year, ok = p.fullYear()
	return ok
}

// dayThenMonth reads "24. März 2027", "24th of March", "ersten April".
func (p *parser) dayThenMonth(date *dateExpression) bool {
	var ok bool
	if date.day, ok = p.dayNumber(); !ok {
		return false
	}
	p.word("of")
	month, ok := p.month()
	date.month = int(month)
	if ok {
		_ = p.try(func() bool {
			p.mark(",")
			return p.yearAfter(date)
		})
	}
	return ok
}

// monthThenDay reads "March 24, 2027".
func (p *parser) monthThenDay(date *dateExpression) bool {
	month, ok := p.month()
	if !ok {
		return false
	}
	date.month = int(month)
	if date.day, ok = p.digits(1, 2); !ok {
		return false
	}
	p.englishEnding()
	// "March 24:00", "March 9 Uhr" and "March 9 am" are no days.
	if next := p.peek(0); next.text == ":" && !next.spaced || next.kind == aWord && (next.text == "uhr" || next.text == "h" || next.text == "am" || next.text == "pm") {
		return false
	}
	_ = p.try(func() bool {
		p.mark(",")
		return p.yearAfter(date)
	})
	return true
}

// dayNumber reads "24.", "24th", "24" or an ordinal word.
func (p *parser) dayNumber() (int, bool) {
	if day, ok := p.digits(1, 2); ok {
		if !p.gluedMark(".") {
			p.englishEnding()
		}
		return day, true
	}
	day, ok := lookup(p, ordinalWords)
	return day, ok && day > 0
}

func (p *parser) englishEnding() bool {
	return !p.peek(0).spaced && p.word("st", "nd", "rd", "th")
}

func (p *parser) fullYear() (int, bool) {
	return p.digits(4, 4)
}

// yearAfter reads the year behind a day and month, but not the hour of "24. März, 1600:00".
func (p *parser) yearAfter(date *dateExpression) bool {
	year, ok := p.fullYear()
	if ok && p.peek(0).text == ":" {
		return false
	}
	if ok {
		date.year = year
	}
	return ok
}

const (
	minYear = 1900
	maxYear = 2199
)

// resolve finds the date the expression means, carried as UTC, seen from today (carried, midnight).
func (d dateExpression) resolve(today time.Time) (time.Time, Code) {
	switch d.form {
	case calendarForm:
		return d.resolveCalendar(today)
	case dayForm:
		return d.shift.from(today.AddDate(0, 0, d.days))
	case lastWeekdayForm:
		return today.AddDate(0, 0, -daysUntil(d.weekday, today.Weekday())), ""
	case weekForm:
		monday := today.AddDate(0, 0, -(int(today.Weekday())+6)%7)
		return monday.AddDate(0, 0, 7*d.weeks+(int(d.weekday)+6)%7), ""
	}
	return d.shift.from(today.AddDate(0, 0, daysUntil(today.Weekday(), d.weekday)))
}

// daysUntil counts the days from one weekday to the next such one, never 0: who means today says "heute".
func daysUntil(from, to time.Weekday) int {
	return (int(to)-int(from)+6)%7 + 1
}

func (d dateExpression) resolveCalendar(today time.Time) (time.Time, Code) {
	if d.year != 0 {
		date, ok := civil(d.year, d.month, d.day)
		switch {
		case d.slash && d.day <= 12 && (ok || exists(d.year, d.day, d.month)):
			return date, AmbiguousSlash
		case !ok:
			return date, NoSuchDate
		}
		return date, ""
	}
	// 29 February may be eight years away.
	for year := today.Year(); year <= today.Year()+8; year++ {
		if date, ok := civil(year, d.month, d.day); ok && !date.Before(today) {
			return date, ""
		}
	}
	return time.Time{}, NoSuchDate
}

// civil makes a carried date; ok is false when the calendar has no such day.
func civil(year, month, day int) (time.Time, bool) {
	date := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return date, date.Year() == year && int(date.Month()) == month && date.Day() == day
}

func exists(year, month, day int) bool {
	_, ok := civil(year, month, day)
	return ok
}

// from moves a carried date. Months keep the day or, where the month is shorter, take its last one (§ 188 (3) BGB).
func (s shift) from(date time.Time) (time.Time, Code) {
	const far = 200_000 // days and months beyond any year we accept
	if max(s.days, -s.days, s.months, -s.months, s.years, -s.years) > far {
		return date, OutOfRange
	}
	first := time.Date(date.Year()+s.years, date.Month()+time.Month(s.months), 1, 0, 0, 0, 0, time.UTC)
	lastDay := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(date.Day(), lastDay)-1+s.days), ""
}
