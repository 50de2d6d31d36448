package text

import (
	"fmt"
	"strings"
	"time"
)

// Dates are written in the location that the time.Time carries; callers bring it to the council's zone first.

// DateTime writes "Mittwoch, 24. März 2027, 16:00 Uhr".
func (p Printer) DateTime(t time.Time) string { return p.Date(t) + ", " + p.Clock(t) }

// Date writes "Mittwoch, 24. März 2027".
func (p Printer) Date(t time.Time) string {
	return fmt.Sprintf("%s, %s", p.Weekday(t.Weekday()), p.DayMonth(t)+" "+t.Format("2006"))
}

// DayMonth writes "24. März".
func (p Printer) DayMonth(t time.Time) string {
	month := p.Plain("format.month." + strings.ToLower(t.Month().String()))
	if p.Language() == German {
		return fmt.Sprintf("%d. %s", t.Day(), month)
	}
	return fmt.Sprintf("%d %s", t.Day(), month)
}

// Weekday writes "Mittwoch".
func (p Printer) Weekday(d time.Weekday) string {
	return p.Plain("format.weekday." + strings.ToLower(d.String()))
}

// Clock writes "16:00 Uhr".
func (p Printer) Clock(t time.Time) string {
	return p.Plain("format.clock", "time", t.Format("15:04"))
}

// ShortDate writes "24.03.2027", for tables only.
func (p Printer) ShortDate(t time.Time) string {
	if p.Language() == German {
		return t.Format("02.01.2006")
	}
	return t.Format("2006-01-02")
}

// Length writes a duration in its two greatest units: "1 Stunde 30 Minuten", "2 Tage".
func (p Printer) Length(d time.Duration) string {
	minutes := int(d.Round(time.Minute) / time.Minute)
	var parts []string
	for _, unit := range []struct {
		key     string
		minutes int
	}{{"format.days", 24 * 60}, {"format.hours", 60}, {"format.minutes", 1}} {
		if n := minutes / unit.minutes; n > 0 && len(parts) < 2 {
			parts = append(parts, p.Plain(unit.key, "count", n))
			minutes -= n * unit.minutes
		}
	}
	if len(parts) == 0 {
		return p.Plain("format.minutes", "count", 0)
	}
	return strings.Join(parts, " ")
}

// And writes a list for people: "A, B und C".
func (p Printer) And(words []string) string { return p.enumerate(words, "format.and") }

// Or writes alternatives: "A, B oder C".
func (p Printer) Or(words []string) string { return p.enumerate(words, "format.or") }

func (p Printer) enumerate(words []string, key string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " " + p.Plain(key) + " " + words[last]
}
