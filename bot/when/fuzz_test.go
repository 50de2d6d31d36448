package when

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// seeds are given to all fuzz targets; what one grammar accepts, another must refuse cleanly.
var seeds = []string{
	"", "heute 17 Uhr", "übermorgen", "in 2 Stunden", "in 3 Tagen 9 Uhr", "nächsten Dienstag 17 Uhr", "24.03.2027 16:00", "24.3.27",
	"Mittwoch, 24. März 2027, 16:00 Uhr", "2027-03-24T16:00", "March 24, 2027 4 pm", "24/03/2027", "03/04/2027", "halb acht", "morgen viertel nach 3",
	"26.03.2028 02:30", "31.10.2027 02:30 MESZ", "31.10.2027 02:30 zum zweiten Mal", "31.02.", "Mittwoch 23.03.2027", "tonight at 8", "heute Abend",
	"90m", "1h30", "1:30", "1,5 Stunden", "an hour and a half", "999999 Wochen", "jeden zweiten Dienstag im Monat 17 Uhr",
	"am letzten Werktag des Monats 14 Uhr", "alle 2 Wochen montags und donnerstags 10 Uhr", "Mo-Fr 9 Uhr", "jährlich am 29.2. 10 Uhr",
	"every year on December 24 at 10", "am 1. und 15. jedes Monats 9 Uhr", "12:00 am Dienstag", "24.3. \xff", "u\u0308bermorgen 9\u00a0Uhr", "...", ",", "24.",
	"10:30", "17 Uhr", "9 Uhr", "um 10", "at 5pm", "half past seven", "24 Uhr", "0:00", "12:00 am", "mittags", "am Abend", "17 Uhr MESZ",
}

func addSeeds(f *testing.F) {
	f.Helper()
	for _, seed := range seeds {
		f.Add(seed)
	}
}

// checkError requires the typed error with a known code.
func checkError(t *testing.T, input string, err error) {
	t.Helper()
	var failure *Error
	if !errors.As(err, &failure) || failure.Code == "" || failure.Input != input || failure.Error() == "" {
		t.Fatalf("%q: %v", input, err)
	}
	if failure.Code == Unknown && failure.Word == "" {
		t.Fatalf("%q: no word is named", input)
	}
}

func FuzzDateTime(f *testing.F) {
	addSeeds(f)
	now := testNow(f)
	f.Fuzz(func(t *testing.T, input string) {
		got, err := DateTime(input, now)
		if err != nil {
			checkError(t, input, err)
		} else if outOfRange(carry(got)) || got.Second() != 0 || got.Location() != now.Location() {
			t.Fatalf("%q became %v", input, got)
		}
		either, hasTime, eitherErr := DateOrTime(input, now)
		if err == nil && (eitherErr != nil || !hasTime || !either.Equal(got)) {
			t.Fatalf("%q is %v, but date or time %v, %v, %v", input, got, either, hasTime, eitherErr)
		}
		if next, nextErr := NextTime(input, now); err == nil && (nextErr != nil || !next.Equal(got)) {
			t.Fatalf("%q is %v, but next time %v, %v", input, got, next, nextErr)
		} else if CodeOf(err) == Over && (nextErr != nil || next.Before(Midnight(AddDays(now, 1)))) {
			t.Fatalf("%q is over, but next time %v, %v", input, next, nextErr)
		}
		if again, againErr := DateTime(strings.Join(strings.Fields(input), " "), now); err == nil && (againErr != nil || !again.Equal(got)) {
			t.Fatalf("%q is %v, and with single blanks %v, %v", input, got, again, againErr)
		}
	})
}

func FuzzDate(f *testing.F) {
	addSeeds(f)
	now := testNow(f)
	f.Fuzz(func(t *testing.T, input string) {
		got, err := Date(input, now)
		either, hasTime, eitherErr := DateOrTime(input, now)
		if err != nil {
			checkError(t, input, err)
			if eitherErr == nil && !hasTime {
				t.Fatalf("%q is no date (%v), but %v", input, err, either)
			}
			return
		}
		if outOfRange(carry(got)) || !got.Equal(Midnight(got)) {
			t.Fatalf("%q became %v", input, got)
		}
		if eitherErr != nil || hasTime || !either.Equal(got) {
			t.Fatalf("%q is %v, but %v, %v, %v", input, got, either, hasTime, eitherErr)
		}
		if again, err := Date(strings.Join(strings.Fields(input), " "), now); err != nil || !again.Equal(got) {
			t.Fatalf("%q is %v, and with single blanks %v, %v", input, got, again, err)
		}
	})
}

func FuzzDuration(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, input string) {
		got, err := Duration(input)
		if err != nil {
			checkError(t, input, err)
			return
		}
		if got <= 0 || got > 366*24*time.Hour {
			t.Fatalf("%q became %v", input, got)
		}
		if again, err := Duration(strings.Join(strings.Fields(input), " ")); err != nil || again != got {
			t.Fatalf("%q is %v, and with single blanks %v, %v", input, got, again, err)
		}
	})
}

func FuzzRecur(f *testing.F) {
	addSeeds(f)
	now := testNow(f)
	f.Fuzz(func(t *testing.T, input string) {
		rule, err := Recur(input, now)
		if err != nil {
			checkError(t, input, err)
			return
		}
		next, ok := rule.Next(now)
		if err := rule.Check(); err != nil || !ok || !next.After(now) {
			t.Fatalf("%q became %+v (%v), next %v, %v", input, rule, err, next, ok)
		}
		pattern, err := rule.Pattern()
		if err != nil || pattern.String() != rule.RRule {
			t.Fatalf("%q: %s is not %s, %v", input, pattern, rule.RRule, err)
		}
	})
}

// FuzzParseRRule checks that no rule that passes can hang or take long.
func FuzzParseRRule(f *testing.F) {
	for _, seed := range []string{
		"FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;WKST=MO", "FREQ=MONTHLY;BYDAY=-1FR;COUNT=3", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=3",
		"FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1;UNTIL=20301231", "FREQ=SECONDLY;INTERVAL=0", "FREQ=DAILY;BYMONTHDAY=31;BYMONTH=4",
		"FREQ=MONTHLY;BYDAY=10FR;COUNT=1", "FREQ=YEARLY;BYDAY=53MO,-53TU", "FREQ=YEARLY;INTERVAL=999;BYDAY=-5SU;BYMONTH=1,12",
	} {
		f.Add(seed, uint16(7))
	}
	now := testNow(f)
	f.Fuzz(func(t *testing.T, text string, days uint16) {
		begun := time.Now() // how long it takes is what is tested
		err := ParseRRule(text)
		if err != nil && !errors.Is(err, ErrRule) {
			t.Fatal(err)
		}
		rule, ruleErr := NewRule(text, now.AddDate(0, 0, -int(days)), 9, 0)
		if (err == nil) != (ruleErr == nil) && !strings.Contains(ruleErr.Error(), "start") {
			t.Fatalf("%q: %v, but %v", text, err, ruleErr)
		}
		for after, count := now, 0; ruleErr == nil && count < 3; count++ {
			next, ok := rule.Next(after)
			if !ok {
				break
			}
			if !next.After(after) {
				t.Fatalf("%q: after %v comes %v", text, after, next)
			}
			after = next
		}
		if took := time.Since(begun); took > 5*time.Second {
			t.Fatalf("%q took %v", text, took)
		}
	})
}
