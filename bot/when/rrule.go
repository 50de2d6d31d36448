package when

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

const (
	maxInterval = 999
	maxCount    = 9999
	maxRRule    = 300 // bytes
)

var rruleDayNames = [...]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// String returns the pattern as an RRULE, without the name.
func (p Pattern) String() string {
	parts := []string{"FREQ=" + string(p.Frequency)}
	add := func(name string, values []string) {
		if len(values) > 0 {
			parts = append(parts, name+"="+strings.Join(values, ","))
		}
	}
	if p.Interval > 1 {
		add("INTERVAL", []string{strconv.Itoa(p.Interval)})
	}
	add("BYMONTH", texts(p.Months, func(month time.Month) string { return strconv.Itoa(int(month)) }))
	add("BYMONTHDAY", texts(p.MonthDays, strconv.Itoa))
	add("BYDAY", texts(p.Days, Day.rrule))
	if p.Position != 0 {
		add("BYSETPOS", []string{strconv.Itoa(p.Position)})
	}
	if p.Count != 0 {
		add("COUNT", []string{strconv.Itoa(p.Count)})
	}
	if p.Until != "" {
		add("UNTIL", []string{strings.ReplaceAll(p.Until, "-", "")})
	}
	return strings.Join(parts, ";")
}

func (d Day) rrule() string {
	if d.Ordinal == 0 {
		return rruleDayNames[d.Weekday]
	}
	return strconv.Itoa(d.Ordinal) + rruleDayNames[d.Weekday]
}

func texts[T any](values []T, text func(T) string) []string {
	list := make([]string, 0, len(values))
	for _, value := range values {
		list = append(list, text(value))
	}
	return list
}

// parsePattern reads an RRULE by a whitelist of its own, because the library accepts what it then hangs on.
func parsePattern(text string) (Pattern, error) {
	refuse := func(reason string) (Pattern, error) {
		return Pattern{}, fmt.Errorf("%w: %s in %q", ErrRule, reason, text)
	}
	if len(text) > maxRRule {
		return Pattern{}, fmt.Errorf("%w: longer than %d bytes", ErrRule, maxRRule)
	}
	pattern := Pattern{Interval: 1}
	seen := map[string]bool{}
	for part := range strings.SplitSeq(text, ";") {
		name, value, found := strings.Cut(part, "=")
		read, known := rruleParts[name]
		switch {
		case !found || !known:
			return refuse("unknown part " + strconv.Quote(part))
		case seen[name]:
			return refuse(name + " twice")
		case !read(&pattern, value):
			return refuse("bad " + name)
		}
		seen[name] = true
	}
	switch ordinals := !pattern.weekdaysOnly(); {
	case !seen["FREQ"]:
		return refuse("no FREQ")
	case seen["COUNT"] && seen["UNTIL"]:
		return refuse("COUNT and UNTIL")
	case ordinals && (pattern.Frequency == Daily || pattern.Frequency == Weekly):
		return refuse("ordinals with " + string(pattern.Frequency))
	case !pattern.ordinalsFit():
		return refuse("an ordinal too great")
	case seen["BYMONTHDAY"] && pattern.Frequency == Weekly:
		return refuse("BYMONTHDAY with WEEKLY")
	case seen["BYSETPOS"] && !seen["BYDAY"] && !seen["BYMONTHDAY"]:
		return refuse("BYSETPOS alone")
	case !pattern.happens():
		return refuse("days that never come")
	}
	return pattern, nil
}

// ordinalsFit tells whether no day is counted further than to the fifth in a month. The library panics on the tenth
// Friday of a month instead of never finding it.
func (p Pattern) ordinalsFit() bool {
	if p.Frequency == Yearly && len(p.Months) == 0 {
		return true // up to 53, as BYDAY is read
	}
	return !slices.ContainsFunc(p.Days, func(day Day) bool { return day.Ordinal > 5 || day.Ordinal < -5 })
}

// rruleParts says how each part is read into the pattern; a reader returns false for a value that is not allowed.
var rruleParts = map[string]func(*Pattern, string) bool{
	"FREQ": func(p *Pattern, value string) bool {
		p.Frequency = Frequency(value)
		_, ok := rruleFrequencies[p.Frequency]
		return ok
	},
	"INTERVAL": func(p *Pattern, value string) (ok bool) {
		p.Interval, ok = integer(value, 1, maxInterval)
		return ok
	},
	"COUNT": func(p *Pattern, value string) (ok bool) {
		p.Count, ok = integer(value, 1, maxCount)
		return ok
	},
	"UNTIL": func(p *Pattern, value string) bool {
		until, err := time.Parse("20060102", value)
		p.Until = until.Format(time.DateOnly)
		return err == nil && !outOfRange(until)
	},
	"WKST": func(_ *Pattern, value string) bool { return value == "MO" },
	"BYSETPOS": func(p *Pattern, value string) (ok bool) {
		p.Position, ok = integer(value, -366, 366)
		return ok && p.Position != 0
	},
	"BYMONTH": func(p *Pattern, value string) bool {
		return readList(value, func(text string) bool {
			month, ok := integer(text, 1, 12)
			p.Months = append(p.Months, time.Month(month))
			return ok
		})
	},
	"BYMONTHDAY": func(p *Pattern, value string) bool {
		return readList(value, func(text string) bool {
			day, ok := integer(text, -31, 31)
			p.MonthDays = append(p.MonthDays, day)
			return ok && day != 0
		})
	},
	"BYDAY": func(p *Pattern, value string) bool {
		return readList(value, func(text string) bool {
			if len(text) < 2 {
				return false
			}
			number, name := text[:len(text)-2], text[len(text)-2:]
			weekday := slices.Index(rruleDayNames[:], name)
			day := Day{Weekday: time.Weekday(max(weekday, 0))}
			ok := weekday >= 0
			if number != "" {
				var counted bool
				day.Ordinal, counted = integer(number, -53, 53)
				ok = ok && counted && day.Ordinal != 0
			}
			p.Days = append(p.Days, day)
			return ok
		})
	},
}

func readList(value string, read func(string) bool) bool {
	for text := range strings.SplitSeq(value, ",") {
		if !read(text) {
			return false
		}
	}
	return true
}

func integer(text string, least, most int) (int, bool) {
	number, err := strconv.Atoi(text)
	return number, err == nil && number >= least && number <= most
}
