package when

import (
	"testing"
	"time"
)

func TestRecurFrom(t *testing.T) {
	zone := testNow(t).Location()
	day := func(month time.Month, day int) time.Time { return time.Date(2027, month, day, 9, 0, 0, 0, zone) }
	for _, test := range []struct {
		input string
		from  time.Time
		rrule string
		next  [3]string // the first is from itself where it fits
	}{
		{"monatlich", day(3, 24), "FREQ=MONTHLY;BYMONTHDAY=24", [3]string{"2027-03-24 09:00", "2027-04-24 09:00", "2027-05-24 09:00"}},
		{"jeden Monat", day(1, 31), "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", [3]string{"2027-01-31 09:00", "2027-02-28 09:00", "2027-03-31 09:00"}},
		{"alle 2 Wochen", day(3, 24), "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", [3]string{"2027-03-24 09:00", "2027-04-07 09:00", "2027-04-21 09:00"}},
		{"jede Woche", day(3, 24), "FREQ=WEEKLY;BYDAY=WE", [3]string{"2027-03-24 09:00", "2027-03-31 09:00", "2027-04-07 09:00"}},
		{"jährlich", day(3, 24), "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=24", [3]string{"2027-03-24 09:00", "2028-03-24 09:00", "2029-03-24 09:00"}},
		{"every year", time.Date(2028, 2, 29, 9, 0, 0, 0, zone), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1", [3]string{"2028-02-29 09:00", "2029-02-28 09:00", "2030-02-28 09:00"}},
		{"vierteljährlich", day(3, 24), "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=24", [3]string{"2027-03-24 09:00", "2027-06-24 09:00", "2027-09-24 09:00"}},
		{"im Monat", day(3, 24), "FREQ=MONTHLY;BYMONTHDAY=24", [3]string{"2027-03-24 09:00", "2027-04-24 09:00", "2027-05-24 09:00"}},
		{"jeden Montag", day(3, 24), "FREQ=WEEKLY;BYDAY=MO", [3]string{"2027-03-29 09:00", "2027-04-05 09:00", "2027-04-12 09:00"}},
		{"am 1. jedes Monats", day(3, 1), "FREQ=MONTHLY;BYMONTHDAY=1", [3]string{"2027-03-01 09:00", "2027-04-01 09:00", "2027-05-01 09:00"}},
		{"täglich", day(3, 27), "FREQ=DAILY", [3]string{"2027-03-27 09:00", "2027-03-28 09:00", "2027-03-29 09:00"}},
		{"werktags", day(3, 26), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", [3]string{"2027-03-26 09:00", "2027-03-29 09:00", "2027-03-30 09:00"}},
		{"jeden Montag 17 Uhr", day(3, 24), "FREQ=WEEKLY;BYDAY=MO", [3]string{"2027-03-29 17:00", "2027-04-05 17:00", "2027-04-12 17:00"}},
	} {
		rule, err := RecurFrom(test.input, test.from)
		if err != nil || rule.RRule != test.rrule || rule.Text != test.input || rule.Check() != nil {
			t.Errorf("%q: %+v %v", test.input, rule, err)
			continue
		}
		at := test.from.Add(-time.Second)
		for _, want := range test.next {
			var ok bool
			if at, ok = rule.Next(at); !ok || at.Format(layout) != want {
				t.Errorf("%q: %s %v, want %s", test.input, at.Format(layout), ok, want)
			}
		}
	}
	for input, code := range map[string]Code{
		"": Empty, "24.3.": NoRule, "Freitag": NoRule, "bald": Unknown, "alle 0 Wochen": OutOfRange, "jeden Montag 25 Uhr": NoSuchTime,
		"17 Uhr": NoRule, "am 32. jedes Monats": NoSuchDate,
	} {
		if rule, err := RecurFrom(input, day(3, 24)); CodeOf(err) != code {
			t.Errorf("%q: %+v %v, want %s", input, rule, err, code)
		}
	}
}
