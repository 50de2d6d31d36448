package when

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var (
	germanMonths   = []string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}
	germanWeekdays = []string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"}
)

// writings are ways to write a date and time that must be read back.
var writings = map[string]func(time.Time) string{
	"long German": func(t time.Time) string {
		return fmt.Sprintf("%s, %d. %s %d, %s Uhr", germanWeekdays[t.Weekday()], t.Day(), germanMonths[t.Month()-1], t.Year(), t.Format("15:04"))
	},
	"short German":  func(t time.Time) string { return t.Format("02.01.2006 15:04") },
	"dotted German": func(t time.Time) string { return t.Format("2.1.2006, 15.04 Uhr") },
	"spoken German": func(t time.Time) string { return t.Format("am 2.1.2006 um 15 Uhr 04") },
	"French hour":   func(t time.Time) string { return t.Format("2.1.2006 15h04") },
	"ISO":           func(t time.Time) string { return t.Format("2006-01-02T15:04") },
	"long English":  func(t time.Time) string { return t.Format("Monday, January 2, 2006 at 3:04 PM") },
	"short English": func(t time.Time) string { return t.Format("Mon 2 Jan 2006 3:04pm") },
	"time first":    func(t time.Time) string { return t.Format("15:04 Uhr am 2.1.2006") },
}

func TestWrittenDatesAreReadBack(t *testing.T) {
	loc, now := berlin(t), testNow(t)
	for name, write := range writings {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			instant := time.Unix(rapid.Int64Range(-1262304000, 7258000000).Draw(t, "unix"), 0).In(loc).Truncate(time.Minute)
			if _, offset := instant.Zone(); offset%60 != 0 {
				t.Skip("a zone with seconds")
			}
			input := write(instant)
			instants, _ := occurrences(carry(instant), loc)
			got, err := DateTime(input, now)
			switch {
			case len(instants) > 1:
				if CodeOf(err) != Ambiguous {
					t.Fatalf("%q comes twice: %v, %v", input, got, err)
				}
			case err != nil || !got.Equal(instant):
				t.Fatalf("%q became %v, %v", input, got, err)
			}
		}))
	}
}

func TestEveryUnknownWordIsRefused(t *testing.T) {
	phrases := []string{"morgen 9 Uhr", "nächsten Dienstag um 17 Uhr", "24.3.2027 16:00", "March 24, 2027 at 4 pm"}
	words := []string{"vielleicht", "circa", "ungefähr", "xyz", "maybe", "#", "§", "Uhrzeit", "nicht"}
	rapid.Check(t, func(t *rapid.T) {
		phrase, word := rapid.SampledFrom(phrases).Draw(t, "phrase"), rapid.SampledFrom(words).Draw(t, "word")
		now := time.Date(2027, 3, 1, 10, 0, 0, 0, time.UTC)
		for _, input := range []string{phrase + " " + word, word + " " + phrase} {
			if got, err := DateTime(input, now); CodeOf(err) != Unknown {
				t.Fatalf("%q became %v, %v", input, got, err)
			}
		}
	})
}

func TestNextIsAfterAndAtItsTime(t *testing.T) {
	loc := berlin(t)
	rules := []string{"FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,FR", "FREQ=MONTHLY;BYDAY=-1SU", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"}
	rapid.Check(t, func(t *rapid.T) {
		rule := Rule{
			RRule: rapid.SampledFrom(rules).Draw(t, "rrule"), Start: "2020-01-01",
			Hour: rapid.IntRange(0, 23).Draw(t, "hour"), Minute: rapid.IntRange(0, 59).Draw(t, "minute"),
		}
		after := time.Unix(rapid.Int64Range(1500000000, 2500000000).Draw(t, "unix"), 0).In(loc)
		next, ok := rule.Next(after)
		if !ok || !next.After(after) {
			t.Fatalf("after %v comes %v, %v", after, next, ok)
		}
		again, _ := rule.Next(next.Add(-time.Nanosecond))
		if !again.Equal(next) {
			t.Fatalf("just before %v comes %v", next, again)
		}
		year, month, day := next.Date()
		if wanted, _ := Wall(year, month, day, rule.Hour, rule.Minute, loc); !wanted.Equal(next) {
			t.Fatalf("%v is not at %d:%02d", next, rule.Hour, rule.Minute)
		}
	})
}
