package when

import (
	"testing"
	"time"
)

func TestDuration(t *testing.T) {
	const day = 24 * time.Hour
	for input, want := range map[string]time.Duration{
		"90m": 90 * time.Minute, "90 min": 90 * time.Minute, "90 Min.": 90 * time.Minute, "15m": 15 * time.Minute,
		"90 Minuten": 90 * time.Minute, "1h": time.Hour, "1h30": 90 * time.Minute, "1h30m": 90 * time.Minute,
		"1 h 30 min": 90 * time.Minute, "1 Std. 30 Min.": 90 * time.Minute, "1:30": 90 * time.Minute, "1:30 h": 90 * time.Minute,
		"1,5 Stunden": 90 * time.Minute, "1.5 hours": 90 * time.Minute, "1,25 h": 75 * time.Minute, "0,5 h": 30 * time.Minute,
		"anderthalb Stunden": 90 * time.Minute, "eineinhalb Stunden": 90 * time.Minute, "zweieinhalb Stunden": 150 * time.Minute,
		"eine halbe Stunde": 30 * time.Minute, "halbe Stunde": 30 * time.Minute, "dreiviertel Stunde": 45 * time.Minute,
		"eine Dreiviertelstunde": 45 * time.Minute, "Viertelstunde": 15 * time.Minute, "drei viertel Stunden": 45 * time.Minute,
		"1/2 Stunde": 30 * time.Minute, "eine Stunde": time.Hour, "zwei Stunden und 15 Minuten": 135 * time.Minute,
		"2 Tage": 2 * day, "2 days": 2 * day, "1 week": 7 * day, "1 Woche": 7 * day, "zwei Wochen": 14 * day, "a week": 7 * day,
		"1 Tag, 2 Stunden": 26 * time.Hour, "half an hour": 30 * time.Minute, "half hour": 30 * time.Minute,
		"an hour": time.Hour, "an hour and a half": 90 * time.Minute, "one and a half hours": 90 * time.Minute,
		"three quarters of an hour": 45 * time.Minute, "a quarter of an hour": 15 * time.Minute, "366 Tage": 366 * day, "48h": 48 * time.Hour,
	} {
		if got, err := Duration(input); err != nil || got != want {
			t.Errorf("Duration(%q) = %v, %v, want %v", input, got, err, want)
		}
	}
	for input, code := range map[string]Code{
		"": Empty, "90": NoUnit, "0 min": OutOfRange, "0:00": OutOfRange, "367 Tage": OutOfRange, "999999 Wochen": OutOfRange,
		"99999999999999999999 h": Unknown, "-5 min": Unknown, "1 Monat": Unknown, "etwa 1 h": Unknown, "1 h länger": Unknown,
		"30 min 1 h": Unknown, "1h75": Unknown, "1:75": Unknown, "lange": Unknown, "1h 1h": Unknown, "1 h 30": Unknown,
		"366 Tage 1 min": OutOfRange,
	} {
		if got, err := Duration(input); CodeOf(err) != code {
			t.Errorf("Duration(%q) = %v, %v, want %s", input, got, err, code)
		}
	}
}
