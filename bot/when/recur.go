package when

import (
	"slices"
	"strings"
	"time"
)

// recurrence collects the clauses of a rule as they are understood, in whatever order they were typed.
type recurrence struct {
	every     bool // "jeden", "every", "montags", "Mo bis Fr": it recurs
	frequency Frequency
	interval  int
	inMonth   bool // "im Monat", "of every month"
	inYear    bool // "jedes Jahres"
	month     time.Month
	ordinals  []int
	weekdays  []time.Weekday
	workdays  bool // the weekdays are Monday to Friday and an ordinal picks one of them
	monthDays []int
	yearDay   *dateExpression
	clock     *clockExpression
}

// Recur reads a recurrence with a time of day. Intervals are counted from the first occurrence after now.
func Recur(input string, now time.Time) (Rule, error) {
	p, r, failure := clauses(input)
	if failure != nil {
		return Rule{}, failure
	}
	pattern, code := r.pattern()
	if code != "" {
		return Rule{}, p.fail(code)
	}
	if r.clock == nil || r.clock.vague {
		return Rule{}, p.fail(NoTime)
	}
	hour, minute, ok := r.clock.wall()
	if !ok || hour > 23 {
		return Rule{}, p.fail(NoSuchTime)
	}
	rule := Rule{Hour: hour, Minute: minute, Text: strings.Join(p.fields, " ")}
	if !rule.anchor(pattern, now) {
		return Rule{}, p.fail(NoSuchDate)
	}
	return rule, nil
}

// clauses reads all of a recurrence, in whatever order its clauses stand.
func clauses(input string) (*parser, *recurrence, *Error) {
	p, failure := scan(input)
	if failure != nil {
		return nil, nil, failure
	}
	r := &recurrence{}
	for !p.finished() {
		p.mark(",")
		if !p.clause(r) {
			return nil, nil, p.unknown()
		}
	}
	return p, r, nil
}

// anchor sets the RRULE and the start: the first day after now that fits the pattern, whatever its interval.
func (r *Rule) anchor(pattern Pattern, now time.Time) bool {
	if !pattern.happens() || outOfRange(carry(now)) {
		return false
	}
	each := pattern
	each.Interval = 1
	year, month, day := now.Date()
	compiled, err := each.compile(time.Date(year, month, day, r.Hour, r.Minute, 0, 0, time.UTC))
	if err != nil {
		return false
	}
	first, _, ok := nextOccurrence(compiled, now)
	r.RRule, r.Start = pattern.String(), first.Format(time.DateOnly)
	return ok
}

// clause reads one clause. The order of the rules matters where one begins like another.
func (p *parser) clause(r *recurrence) bool {
	rules := []func(*recurrence) bool{
		p.frequencyClause, p.everyUnitClause, p.partClause, p.ordinalWeekdayClause, p.weekdayClause, p.yearDayClause,
		p.monthDayClause, p.monthMarker, p.yearMarker, p.recurringClock,
	}
	for _, rule := range rules {
		trial := *r
		if p.try(func() bool { return rule(&trial) }) {
			*r = trial
			return true
		}
	}
	return false
}

type repetition struct {
	frequency Frequency
	interval  int
}

var repetitionWords = map[string]repetition{
	"taeglich": {Daily, 1}, "daily": {Daily, 1},
	"woechentlich": {Weekly, 1}, "weekly": {Weekly, 1},
	"zweiwoechentlich": {Weekly, 2}, "vierzehntaegig": {Weekly, 2}, "vierzehntaeglich": {Weekly, 2}, "fortnightly": {Weekly, 2},
	"monatlich": {Monthly, 1}, "monthly": {Monthly, 1},
	"vierteljaehrlich": {Monthly, 3},
	"halbjaehrlich":    {Monthly, 6},
	"jaehrlich":        {Yearly, 1}, "yearly": {Yearly, 1}, "annually": {Yearly, 1},
}

var repetitionUnits = map[string]repetition{
	"tag": {Daily, 1}, "tage": {Daily, 1}, "tagen": {Daily, 1}, "day": {Daily, 1}, "days": {Daily, 1},
	"woche": {Weekly, 1}, "wochen": {Weekly, 1}, "week": {Weekly, 1}, "weeks": {Weekly, 1},
	"monat": {Monthly, 1}, "monate": {Monthly, 1}, "monaten": {Monthly, 1}, "month": {Monthly, 1}, "months": {Monthly, 1},
	"jahr": {Yearly, 1}, "jahre": {Yearly, 1}, "jahren": {Yearly, 1}, "year": {Yearly, 1}, "years": {Yearly, 1},
}

// frequencyClause reads "täglich", "14-tägig", "vierteljährlich".
func (p *parser) frequencyClause(r *recurrence) bool {
	if number, ok := p.digits(1, 2); ok {
		p.gluedMark("-")
		if !p.gluedUnit("taegig", "taeglich") {
			return false
		}
		return r.repeat(repetition{Daily, 1}, number)
	}
	found, ok := lookup(p, repetitionWords)
	return ok && r.repeat(found, 1)
}

// everyUnitClause reads "alle 2 Wochen", "jede zweite Woche", "every other day".
func (p *parser) everyUnitClause(r *recurrence) bool {
	times := 1
	switch {
	case p.word("alle"):
		var ok bool
		if times, ok = p.count(4); !ok {
			return false
		}
	case p.word(everyWord...):
		if p.word("other") {
			times = 2
		} else if ordinal, ok := p.ordinal(); ok {
			times = ordinal
		} else if number, ok := p.count(4); ok {
			times = number
		}
	default:
		return false
	}
	unit, ok := lookup(p, repetitionUnits)
	// "jeden ersten Tag im Monat" and "every last day" belong to the days of the month.
	return ok && times >= 0 && !p.monthAhead() && r.repeat(unit, times)
}

func (p *parser) monthAhead() bool {
	start := p.position
	ahead := p.monthMarker(&recurrence{})
	p.position = start
	return ahead
}

// repeat notes how often; said twice, it must be said of nothing else.
func (r *recurrence) repeat(found repetition, times int) bool {
	if r.frequency != "" {
		return false
	}
	r.every, r.frequency, r.interval = true, found.frequency, found.interval*times
	return true
}

// ordinal reads "zweiten", "2." or "2nd".
func (p *parser) ordinal() (int, bool) {
	if ordinal, ok := lookup(p, ordinalWords); ok {
		return ordinal, true
	}
	number, ok := p.digits(1, 2)
	return number, ok && (p.gluedMark(".") || p.englishEnding())
}

var workdayWords = []string{"werktag", "werktags", "werktage", "werktagen", "weekday", "weekdays", "workday", "workdays"}

var workweek = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}

// ordinalWeekdayClause reads "[jeden] ersten und dritten Dienstag", "am letzten Werktag", "am ersten Montag im
// September", "every other Friday".
func (p *parser) ordinalWeekdayClause(r *recurrence) bool {
	if r.hasDays() {
		return false
	}
	r.every = p.word(everyWord...) || r.every
	p.preposition()
	if p.word("other") {
		r.ordinals = []int{2}
	}
	for len(r.ordinals) == 0 || p.and() {
		ordinal, ok := p.ordinal()
		if !ok {
			return false
		}
		r.ordinals = append(r.ordinals, ordinal)
	}
	day, ok := p.weekday()
	switch {
	case ok:
		r.weekdays = []time.Weekday{day}
	case p.word(workdayWords...):
		r.weekdays, r.workdays = workweek, true
	default:
		return false
	}
	_ = p.try(func() bool {
		if !p.word("im", "in") {
			return false
		}
		p.word("jedem", "every")
		r.month, ok = p.month()
		return ok
	})
	return true
}

func (p *parser) and() bool {
	return p.try(func() bool {
		comma := p.mark(",")
		return p.word(andWords...) || comma
	}) || p.mark("&")
}

// weekdayClause reads "montags und donnerstags", "jeden Montag, Mittwoch und Freitag", "Mo-Fr", "werktags".
func (p *parser) weekdayClause(r *recurrence) bool {
	if r.hasDays() {
		return false
	}
	for len(r.weekdays) == 0 || p.try(func() bool { return p.and() && p.weekdayItem(r) }) {
		if len(r.weekdays) == 0 && !p.weekdayItem(r) {
			return false
		}
	}
	return true
}

func (p *parser) weekdayItem(r *recurrence) bool {
	r.every = p.word(everyWord...) || r.every
	p.word("an", "am", "on")
	if p.word(workdayWords...) {
		r.every, r.weekdays = true, append(r.weekdays, workweek...)
		return true
	}
	first, ok := p.repeatedWeekday(r)
	if !ok {
		return false
	}
	r.weekdays = append(r.weekdays, first)
	_ = p.try(func() bool {
		if !p.word("bis", "to", "through") && !p.mark("-") {
			return false
		}
		last, ok := p.repeatedWeekday(r)
		for day := first; ok && day != last; {
			day = (day + 1) % 7
			r.weekdays = append(r.weekdays, day)
		}
		r.every = r.every || ok
		return ok
	})
	return true
}

func (p *parser) repeatedWeekday(r *recurrence) (time.Weekday, bool) {
	if day, ok := lookup(p, repeatedWeekdayWords); ok {
		r.every = true
		return day, true
	}
	return p.weekday()
}

// yearDayClause reads "am 24.12.", "24. Dezember", "December 24".
func (p *parser) yearDayClause(r *recurrence) bool {
	if r.hasDays() {
		return false
	}
	r.every = p.word(everyWord...) || r.every
	date, ok := p.plainCalendar()
	r.yearDay = &date
	return ok && date.year == 0
}

// monthDayClause reads "am 1. und 15.", "am letzten Tag", "on the 15th", "am Monatsende".
func (p *parser) monthDayClause(r *recurrence) bool {
	if r.hasDays() {
		return false
	}
	if p.try(func() bool {
		p.preposition()
		return p.word("monatsende", "monatsletzten")
	}) {
		r.monthDays, r.inMonth, r.every = []int{-1}, true, true
		return true
	}
	r.every = p.word(everyWord...) || r.every
	for len(r.monthDays) == 0 || p.try(func() bool { return p.and() && p.monthDay(r) }) {
		if len(r.monthDays) == 0 && !p.monthDay(r) {
			return false
		}
	}
	return true
}

func (p *parser) monthDay(r *recurrence) bool {
	p.preposition()
	day, ok := p.ordinal()
	if ok && !p.word("tag", "day") && day < 0 {
		return false
	}
	r.monthDays = append(r.monthDays, day)
	return ok
}

// monthMarker reads "im Monat", "jedes Monats", "of every month".
func (p *parser) monthMarker(r *recurrence) bool {
	r.inMonth = p.phrase(
		"im monat", "des monats", "jedes monats", "jeden monats", "eines jeden monats", "eines monats", "in jedem monat",
		"of the month", "of every month", "of each month", "in the month", "in every month", "in each month",
	)
	r.every = r.every || r.inMonth
	return r.inMonth
}

// yearMarker reads "jedes Jahres", "of every year".
func (p *parser) yearMarker(r *recurrence) bool {
	r.inYear = p.phrase("im jahr", "jedes jahres", "jeden jahres", "eines jeden jahres", "of every year", "of each year", "in every year")
	r.every = r.every || r.inYear
	return r.inYear
}

// partClause reads the "jeden" of "jeden Abend 19 Uhr"; the part of the day is left to the clock.
func (p *parser) partClause(r *recurrence) bool {
	if !p.word(everyWord...) {
		return false
	}
	next := p.peek(0).text
	_, isPart := partsBefore[next]
	return (isPart || next == "morgen") && r.repeat(repetition{Daily, 1}, 1)
}

func (p *parser) recurringClock(r *recurrence) bool {
	if r.clock != nil {
		return false
	}
	// A rule follows the wall clock all year, so "MEZ" has no place in it.
	clock, ok := p.timeOfDay(r.every || r.hasDays())
	r.clock = &clock
	return ok
}

func (r *recurrence) hasDays() bool {
	return len(r.weekdays) > 0 || len(r.monthDays) > 0 || r.yearDay != nil
}

// pattern combines the clauses. The code says what is wrong with them.
func (r *recurrence) pattern() (Pattern, Code) {
	pattern := Pattern{Frequency: r.frequency, Interval: max(r.interval, 1)}
	switch {
	case r.frequency != "" && (r.interval < 1 || r.interval > maxInterval):
		return pattern, OutOfRange
	case r.yearDay != nil:
		return r.yearlyPattern(pattern)
	case len(r.ordinals) > 0:
		return r.ordinalPattern(pattern)
	case len(r.monthDays) > 0:
		return r.monthDayPattern(pattern)
	case len(r.weekdays) > 0:
		return r.weeklyPattern(pattern)
	case r.frequency == Daily && !r.inMonth && !r.inYear:
		return pattern, ""
	case r.frequency != "" || r.inMonth || r.inYear:
		return pattern, NoDate
	}
	return pattern, NoRule
}

func (r *recurrence) yearlyPattern(pattern Pattern) (Pattern, Code) {
	pattern.Frequency = Yearly
	pattern.Months, pattern.MonthDays = []time.Month{time.Month(r.yearDay.month)}, []int{r.yearDay.day}
	switch {
	case !exists(2000, r.yearDay.month, r.yearDay.day): // 2000 has a 29 February
		return pattern, NoSuchDate
	case r.frequency == Yearly, r.frequency == "" && (r.inYear || r.every) && !r.inMonth:
		return pattern, ""
	}
	return pattern, NoRule
}

func (r *recurrence) monthDayPattern(pattern Pattern) (Pattern, Code) {
	pattern.Frequency, pattern.MonthDays = Monthly, r.monthDays
	for _, day := range r.monthDays {
		if day == 0 || day > 31 {
			return pattern, NoSuchDate
		}
	}
	switch {
	case r.frequency == Monthly, r.frequency == "" && (r.inMonth || r.every) && !r.inYear:
		return pattern, ""
	}
	return pattern, NoRule
}

func (r *recurrence) weeklyPattern(pattern Pattern) (Pattern, Code) {
	pattern.Frequency = Weekly
	for _, weekday := range sortedWeekdays(r.weekdays) {
		pattern.Days = append(pattern.Days, Day{Weekday: weekday})
	}
	switch {
	case r.inMonth || r.inYear:
	case r.frequency == Weekly, r.frequency == "" && r.every, r.frequency == Daily && r.interval == 1:
		return pattern, ""
	case r.frequency == Daily && r.interval%7 == 0: // "alle 14 Tage dienstags"
		pattern.Interval = r.interval / 7
		return pattern, ""
	}
	return pattern, NoRule
}

// ordinalPattern reads "jeden zweiten Dienstag": of the month if that is said, if several are said, or if it is the
// first or last; else every second week.
func (r *recurrence) ordinalPattern(pattern Pattern) (Pattern, Code) {
	byMonth := r.inMonth || r.frequency == Monthly
	interval := r.frequency == "" && r.every && !byMonth && r.month == 0 && !r.inYear &&
		!r.workdays && len(r.ordinals) == 1 && r.ordinals[0] > 1
	switch {
	case interval && r.ordinals[0] > 52:
		return pattern, OutOfRange
	case interval:
		return Pattern{Frequency: Weekly, Interval: r.ordinals[0], Days: []Day{{Weekday: r.weekdays[0]}}}, ""
	case r.month != 0 && !byMonth && (r.frequency == Yearly || r.frequency == "" && (r.inYear || r.every)):
		pattern.Frequency, pattern.Months = Yearly, []time.Month{r.month}
	case r.month == 0 && !r.inYear && (r.frequency == Monthly || r.frequency == "" && (byMonth || r.every)):
		pattern.Frequency = Monthly
	default:
		return pattern, NoRule
	}
	limit := 5
	if r.workdays {
		limit = 23
	}
	for _, ordinal := range r.ordinals {
		if ordinal == 0 || ordinal > limit {
			return pattern, NoSuchDate
		}
	}
	if !r.workdays {
		for _, ordinal := range r.ordinals {
			pattern.Days = append(pattern.Days, Day{Ordinal: ordinal, Weekday: r.weekdays[0]})
		}
		return pattern, ""
	}
	if len(r.ordinals) > 1 {
		return pattern, NoRule
	}
	for _, weekday := range r.weekdays {
		pattern.Days = append(pattern.Days, Day{Weekday: weekday})
	}
	pattern.Position = r.ordinals[0]
	return pattern, ""
}

// sortedWeekdays orders from Monday and leaves out what was said twice.
func sortedWeekdays(days []time.Weekday) []time.Weekday {
	sorted := slices.Clone(days)
	slices.SortFunc(sorted, func(a, b time.Weekday) int { return int(a+6)%7 - int(b+6)%7 })
	return slices.Compact(sorted)
}
