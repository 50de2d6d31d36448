package when

import (
	"strings"
	"time"
)

// RecurFrom reads a recurrence of days. What Recur insists on may be left out and is then that of a moment which is one of
// the occurrences: the time of day, and with a unit alone the days ("monatlich" from 24 March is each 24th, "alle 2 Wochen"
// from a Wednesday each second one). A month that lacks the day has the last one it has. Intervals are counted from the
// first occurrence that is not before that moment.
func RecurFrom(input string, from time.Time) (Rule, error) {
	p, r, failure := clauses(input)
	if failure != nil {
		return Rule{}, failure
	}
	pattern, code := r.pattern()
	if code == NoDate {
		pattern, code = r.daysOf(pattern, from)
	}
	if code != "" {
		return Rule{}, p.fail(code)
	}
	rule := Rule{Hour: from.Hour(), Minute: from.Minute(), Text: strings.Join(p.fields, " ")}
	if r.clock != nil && !r.clock.vague {
		var ok bool
		if rule.Hour, rule.Minute, ok = r.clock.wall(); !ok || rule.Hour > 23 {
			return Rule{}, p.fail(NoSuchTime)
		}
	}
	if !rule.anchor(pattern, from.Add(-time.Nanosecond)) {
		return Rule{}, p.fail(NoSuchDate)
	}
	return rule, nil
}

// daysOf completes a pattern that says how often and not when by the day of a moment.
func (r *recurrence) daysOf(pattern Pattern, from time.Time) (Pattern, Code) {
	switch frequency := r.frequency; {
	case frequency == Weekly:
		pattern.Days = []Day{{Weekday: from.Weekday()}}
		return pattern, ""
	case frequency == "" && r.inMonth:
		pattern.Frequency = Monthly
	case frequency == "" && r.inYear:
		pattern.Frequency = Yearly
	case frequency != Monthly && frequency != Yearly:
		return pattern, NoDate
	}
	if pattern.Frequency == Yearly {
		pattern.Months = []time.Month{from.Month()}
	}
	pattern.MonthDays = []int{from.Day()}
	if from.Day() > 28 && (pattern.Frequency == Monthly || from.Month() == time.February) {
		pattern.MonthDays, pattern.Position = nil, -1 // the last of those that the month has
		for day := 28; day <= from.Day(); day++ {
			pattern.MonthDays = append(pattern.MonthDays, day)
		}
	}
	return pattern, ""
}
