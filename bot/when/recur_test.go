package when

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestRecur(t *testing.T) {
	// now is Monday, 1 March 2027, 10:00; next holds the first two occurrences.
	tests := []struct{ input, rrule, first, second string }{
		{"jeden zweiten Dienstag im Monat 17 Uhr", "FREQ=MONTHLY;BYDAY=2TU", "2027-03-09 17:00", "2027-04-13 17:00"},
		{"jeden 2. Dienstag im Monat um 17 Uhr", "FREQ=MONTHLY;BYDAY=2TU", "2027-03-09 17:00", "2027-04-13 17:00"},
		{"am zweiten Dienstag jedes Monats, 17 Uhr", "FREQ=MONTHLY;BYDAY=2TU", "2027-03-09 17:00", "2027-04-13 17:00"},
		{"monatlich am zweiten Dienstag 17 Uhr", "FREQ=MONTHLY;BYDAY=2TU", "2027-03-09 17:00", "2027-04-13 17:00"},
		{"jeden zweiten Dienstag 17 Uhr", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-02 17:00", "2027-03-16 17:00"},
		{"jeden 2. Dienstag 17 Uhr", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-02 17:00", "2027-03-16 17:00"},
		{"jeden dritten Montag 9 Uhr", "FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", "2027-03-08 09:00", "2027-03-29 09:00"},
		{"jeden ersten Montag 9 Uhr", "FREQ=MONTHLY;BYDAY=1MO", "2027-04-05 09:00", "2027-05-03 09:00"},
		{"jeden ersten und dritten Dienstag im Monat 17 Uhr", "FREQ=MONTHLY;BYDAY=1TU,3TU", "2027-03-02 17:00", "2027-03-16 17:00"},
		{"jeden Tag 9 Uhr", "FREQ=DAILY", "2027-03-02 09:00", "2027-03-03 09:00"},
		{"täglich 9 Uhr", "FREQ=DAILY", "2027-03-02 09:00", "2027-03-03 09:00"},
		{"täglich um 11", "FREQ=DAILY", "2027-03-01 11:00", "2027-03-02 11:00"},
		{"um 9 Uhr täglich", "FREQ=DAILY", "2027-03-02 09:00", "2027-03-03 09:00"},
		{"jeden Abend um 8", "FREQ=DAILY", "2027-03-01 20:00", "2027-03-02 20:00"},
		{"jeden Morgen um 8", "FREQ=DAILY", "2027-03-02 08:00", "2027-03-03 08:00"},
		{"jeden zweiten Tag 9 Uhr", "FREQ=DAILY;INTERVAL=2", "2027-03-02 09:00", "2027-03-04 09:00"},
		{"alle 3 Tage 9 Uhr", "FREQ=DAILY;INTERVAL=3", "2027-03-02 09:00", "2027-03-05 09:00"},
		{"werktags 9 Uhr", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2027-03-02 09:00", "2027-03-03 09:00"},
		{"jeden Werktag 9 Uhr", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2027-03-02 09:00", "2027-03-03 09:00"},
		{"montags bis freitags 9 Uhr", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2027-03-02 09:00", "2027-03-03 09:00"},
		{"Mo-Fr 9 Uhr", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2027-03-02 09:00", "2027-03-03 09:00"},
		{"jeden Montag 9 Uhr", "FREQ=WEEKLY;BYDAY=MO", "2027-03-08 09:00", "2027-03-15 09:00"},
		{"jeden Montag und Donnerstag 8:30", "FREQ=WEEKLY;BYDAY=MO,TH", "2027-03-04 08:30", "2027-03-08 08:30"},
		{"jeden Freitag, Montag und Mittwoch 8:30", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2027-03-03 08:30", "2027-03-05 08:30"},
		{"montags 9 Uhr", "FREQ=WEEKLY;BYDAY=MO", "2027-03-08 09:00", "2027-03-15 09:00"},
		{"jeden Dienstagabend 19 Uhr", "FREQ=WEEKLY;BYDAY=TU", "2027-03-02 19:00", "2027-03-09 19:00"},
		{"wöchentlich am Dienstag 17 Uhr", "FREQ=WEEKLY;BYDAY=TU", "2027-03-02 17:00", "2027-03-09 17:00"},
		{"jede Woche dienstags 17 Uhr", "FREQ=WEEKLY;BYDAY=TU", "2027-03-02 17:00", "2027-03-09 17:00"},
		{"alle 2 Wochen montags 10 Uhr", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2027-03-08 10:00", "2027-03-22 10:00"},
		{"alle zwei Wochen am Montag 10 Uhr", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", "2027-03-08 10:00", "2027-03-22 10:00"},
		{"dienstags alle 2 Wochen 10 Uhr", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-02 10:00", "2027-03-16 10:00"},
		{"jede zweite Woche dienstags 10 Uhr", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-02 10:00", "2027-03-16 10:00"},
		{"14-tägig dienstags 10 Uhr", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-02 10:00", "2027-03-16 10:00"},
		{"alle 14 Tage dienstags 10 Uhr", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-02 10:00", "2027-03-16 10:00"},
		{"alle 2 Wochen montags und donnerstags 10 Uhr", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "2027-03-04 10:00", "2027-03-15 10:00"},
		{"am 1. jedes Monats 9 Uhr", "FREQ=MONTHLY;BYMONTHDAY=1", "2027-04-01 09:00", "2027-05-01 09:00"},
		{"jeden 1. im Monat 9 Uhr", "FREQ=MONTHLY;BYMONTHDAY=1", "2027-04-01 09:00", "2027-05-01 09:00"},
		{"jeden Monat am 15. um 9 Uhr", "FREQ=MONTHLY;BYMONTHDAY=15", "2027-03-15 09:00", "2027-04-15 09:00"},
		{"monatlich am 15. 9 Uhr", "FREQ=MONTHLY;BYMONTHDAY=15", "2027-03-15 09:00", "2027-04-15 09:00"},
		{"am 1. und 15. jedes Monats 9 Uhr", "FREQ=MONTHLY;BYMONTHDAY=1,15", "2027-03-15 09:00", "2027-04-01 09:00"},
		{"am letzten Tag des Monats 9 Uhr", "FREQ=MONTHLY;BYMONTHDAY=-1", "2027-03-31 09:00", "2027-04-30 09:00"},
		{"jeden ersten Tag im Monat 9 Uhr", "FREQ=MONTHLY;BYMONTHDAY=1", "2027-04-01 09:00", "2027-05-01 09:00"},
		{"am Monatsende 9 Uhr", "FREQ=MONTHLY;BYMONTHDAY=-1", "2027-03-31 09:00", "2027-04-30 09:00"},
		{"am letzten Freitag im Monat 14 Uhr", "FREQ=MONTHLY;BYDAY=-1FR", "2027-03-26 14:00", "2027-04-30 14:00"},
		{"jeden letzten Freitag 14 Uhr", "FREQ=MONTHLY;BYDAY=-1FR", "2027-03-26 14:00", "2027-04-30 14:00"},
		{"am letzten Werktag des Monats 14 Uhr", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2027-03-31 14:00", "2027-04-30 14:00"},
		{"alle drei Monate am ersten Dienstag 17 Uhr", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1TU", "2027-03-02 17:00", "2027-06-01 17:00"},
		{"vierteljährlich am 15. 9 Uhr", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "2027-03-15 09:00", "2027-06-15 09:00"},
		{"jährlich am 24.12. 10 Uhr", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", "2027-12-24 10:00", "2028-12-24 10:00"},
		{"jedes Jahr am 24. Dezember um 10 Uhr", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", "2027-12-24 10:00", "2028-12-24 10:00"},
		{"am 24.12. jedes Jahres 10 Uhr", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", "2027-12-24 10:00", "2028-12-24 10:00"},
		{"jährlich am 29.2. 10 Uhr", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "2028-02-29 10:00", "2032-02-29 10:00"},
		{"jährlich am ersten Montag im September 10 Uhr", "FREQ=YEARLY;BYMONTH=9;BYDAY=1MO", "2027-09-06 10:00", "2028-09-04 10:00"},
		{"every second Tuesday of the month 5pm", "FREQ=MONTHLY;BYDAY=2TU", "2027-03-09 17:00", "2027-04-13 17:00"},
		{"on the second Tuesday of every month at 5 pm", "FREQ=MONTHLY;BYDAY=2TU", "2027-03-09 17:00", "2027-04-13 17:00"},
		{"every 2nd Tuesday at 5pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-02 17:00", "2027-03-16 17:00"},
		{"every other Tuesday at 5pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-02 17:00", "2027-03-16 17:00"},
		{"every two weeks on Tuesday at 5pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2027-03-02 17:00", "2027-03-16 17:00"},
		{"every weekday at 9", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2027-03-02 09:00", "2027-03-03 09:00"},
		{"Monday to Friday at 9", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2027-03-02 09:00", "2027-03-03 09:00"},
		{"every day at noon", "FREQ=DAILY", "2027-03-01 12:00", "2027-03-02 12:00"},
		{"every morning at 8", "FREQ=DAILY", "2027-03-02 08:00", "2027-03-03 08:00"},
		{"Mondays and Thursdays at 8:30", "FREQ=WEEKLY;BYDAY=MO,TH", "2027-03-04 08:30", "2027-03-08 08:30"},
		{"every month on the 15th at 9", "FREQ=MONTHLY;BYMONTHDAY=15", "2027-03-15 09:00", "2027-04-15 09:00"},
		{"monthly on the last Friday at 2 pm", "FREQ=MONTHLY;BYDAY=-1FR", "2027-03-26 14:00", "2027-04-30 14:00"},
		{"9am first Monday of the month", "FREQ=MONTHLY;BYDAY=1MO", "2027-04-05 09:00", "2027-05-03 09:00"},
		{"the last day of the month 9am", "FREQ=MONTHLY;BYMONTHDAY=-1", "2027-03-31 09:00", "2027-04-30 09:00"},
		{"every year on December 24 at 10", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24", "2027-12-24 10:00", "2028-12-24 10:00"},
	}
	for _, test := range tests {
		rule, err := Recur(test.input, testNow(t))
		if err != nil {
			t.Errorf("Recur(%q): %v", test.input, err)
			continue
		}
		first, _ := rule.Next(testNow(t))
		second, _ := rule.Next(first)
		if rule.RRule != test.rrule || first.Format(layout) != test.first || second.Format(layout) != test.second {
			t.Errorf("Recur(%q) = %s at %s and %s", test.input, rule.RRule, first.Format(layout), second.Format(layout))
		}
		if rule.Start != first.Format(time.DateOnly) || rule.Text != test.input {
			t.Errorf("Recur(%q) starts %s as %q", test.input, rule.Start, rule.Text)
		}
	}
}

func TestRecurRefused(t *testing.T) {
	for input, code := range map[string]Code{
		"": Empty, "jeden Dienstag": NoTime, "täglich": NoTime, "täglich abends": NoTime, "Dienstag 17 Uhr": NoRule,
		"17 Uhr": NoRule, "24.12. 10 Uhr": NoRule, "am zweiten Dienstag 17 Uhr": NoRule, "alle 2 Wochen 10 Uhr": NoDate,
		"wöchentlich 10 Uhr": NoDate, "monatlich 10 Uhr": NoDate, "monatlich dienstags 10 Uhr": NoRule,
		"jeden Dienstag 25 Uhr": NoSuchTime, "täglich 24 Uhr": NoSuchTime, "alle 0 Tage 9 Uhr": OutOfRange,
		"alle 1000 Tage 9 Uhr": OutOfRange, "jeden sechsten Dienstag im Monat 9 Uhr": NoSuchDate,
		"am 32. jedes Monats 9 Uhr": NoSuchDate, "jährlich am 30.2. 9 Uhr": NoSuchDate, "jeden Dienstag vielleicht 9 Uhr": Unknown,
		"jede Stunde": Unknown, "alle 5 Minuten": Unknown, "biweekly on Monday at 9": Unknown, "ab und zu 9 Uhr": Unknown,
		"jeden Dienstag 9 Uhr MEZ": Unknown, "jeden Dienstag 9 Uhr 10 Uhr": Unknown, "jeden Montag 9 Uhr Dienstag": Unknown,
		"täglich jeden Monat 9 Uhr": Unknown, "jährlich am 24.12.2027 9 Uhr": Unknown, "im Monat 9 Uhr": NoDate,
		"jährlich dienstags 9 Uhr": NoRule, "alle 3 Tage dienstags 9 Uhr": NoRule,
	} {
		if rule, err := Recur(input, testNow(t)); CodeOf(err) != code {
			t.Errorf("Recur(%q) = %+v, %v, want %s", input, rule, err, code)
		}
	}
}

func TestNextOverTheChangeOfTheClocks(t *testing.T) {
	at := func(text string) time.Time {
		instant, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		return instant.In(berlin(t))
	}
	daily := Rule{RRule: "FREQ=DAILY", Start: "2027-01-01", Hour: 2, Minute: 30}
	for _, test := range []struct{ after, want string }{
		{"2028-03-25T02:30:00+01:00", "2028-03-26T03:00:00+02:00"}, // in the gap
		{"2028-03-26T01:59:59+01:00", "2028-03-26T03:00:00+02:00"},
		{"2028-03-26T03:00:00+02:00", "2028-03-27T02:30:00+02:00"},
		{"2027-10-30T02:30:00+02:00", "2027-10-31T02:30:00+02:00"}, // the first of two
		{"2027-10-31T02:30:00+02:00", "2027-11-01T02:30:00+01:00"},
		{"2027-10-31T02:15:00+01:00", "2027-11-01T02:30:00+01:00"}, // between the second 2:00 and the second 2:30
		{"2026-01-01T00:00:00+01:00", "2027-01-01T02:30:00+01:00"}, // not before the start
	} {
		if next, ok := daily.Next(at(test.after)); !ok || next.Format(time.RFC3339) != test.want {
			t.Errorf("after %s comes %s, want %s", test.after, next.Format(time.RFC3339), test.want)
		}
	}
	weekly := Rule{RRule: "FREQ=WEEKLY;BYDAY=MO", Start: "2027-10-25", Hour: 9}
	first := at("2027-10-25T09:00:00+02:00")
	if next, ok := weekly.Next(first); !ok || next.Sub(first) != 7*24*time.Hour+time.Hour {
		t.Errorf("a week over the end of summer time has %v", next.Sub(first))
	}
}

func TestNextEnds(t *testing.T) {
	now := testNow(t)
	for _, test := range []struct {
		rrule string
		times int
	}{
		{"FREQ=DAILY;COUNT=3", 3},
		{"FREQ=DAILY;UNTIL=20270305", 4}, // the last day belongs to it
		{"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=2", 0},
	} {
		rule, err := NewRule(test.rrule, time.Date(2027, 3, 2, 0, 0, 0, 0, time.UTC), 9, 0)
		if err != nil {
			t.Fatal(err)
		}
		times := 0
		for next, ok := rule.Next(now); ok && times < 10; next, ok = rule.Next(next) {
			times++
		}
		if times != test.times {
			t.Errorf("%s comes %d times", test.rrule, times)
		}
	}
	endless := Rule{RRule: "FREQ=DAILY", Start: "2027-03-02", Hour: 9}
	if next, ok := endless.Next(time.Date(2199, 12, 31, 12, 0, 0, 0, time.UTC)); ok {
		t.Errorf("after the last year comes %v", next)
	}
}

func TestBadRules(t *testing.T) {
	good := Rule{RRule: "FREQ=DAILY", Start: "2027-03-02", Hour: 9}
	for name, spoil := range map[string]func(*Rule){
		"rrule": func(r *Rule) { r.RRule = "FREQ=SECONDLY" }, "start": func(r *Rule) { r.Start = "2.3.2027" },
		"hour": func(r *Rule) { r.Hour = 24 }, "minute": func(r *Rule) { r.Minute = -1 }, "early": func(r *Rule) { r.Start = "1899-01-01" },
	} {
		bad := good
		spoil(&bad)
		if err := bad.Check(); !errors.Is(err, ErrRule) {
			t.Errorf("%s: %v", name, err)
		}
		if next, ok := bad.Next(testNow(t)); ok {
			t.Errorf("%s: next is %v", name, next)
		}
	}
	if err := good.Check(); err != nil {
		t.Error(err)
	}
}

func TestParseRRule(t *testing.T) {
	for _, text := range []string{
		"FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
		"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=DAILY;COUNT=9999", "FREQ=DAILY;UNTIL=20301231", "WKST=MO;FREQ=WEEKLY", "FREQ=YEARLY;BYDAY=53MO",
	} {
		if err := ParseRRule(text); err != nil {
			t.Error(err)
		}
	}
	for _, text := range []string{
		"", "DAILY", "FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=1000",
		"FREQ=DAILY;COUNT=-1", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;BYHOUR=9", "FREQ=DAILY;BYEASTER=0", "FREQ=DAILY;BYYEARDAY=1", "INTERVAL=1",
		"FREQ=DAILY;FREQ=DAILY", "FREQ=DAILY;", "RRULE:FREQ=DAILY", "freq=daily", "FREQ=MONTHLY;BYDAY=6MO", "FREQ=MONTHLY;BYDAY=10FR", "FREQ=MONTHLY;BYDAY=-53FR", "FREQ=YEARLY;BYMONTH=12;BYDAY=10FR", "FREQ=WEEKLY;BYDAY=2MO",
		"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=13", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=MONTHLY;BYMONTHDAY=32",
		"FREQ=MONTHLY;BYDAY=XX", "FREQ=MONTHLY;BYDAY=M", "FREQ=MONTHLY;BYDAY=0MO", "FREQ=WEEKLY;WKST=SU", "FREQ=DAILY;UNTIL=20301231T120000Z",
		"FREQ=DAILY;COUNT=2;UNTIL=20301231", "FREQ=DAILY;BYSETPOS=2", "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=20", "FREQ=DAILY;UNTIL=22001231",
	} {
		if err := ParseRRule(text); !errors.Is(err, ErrRule) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestRuleIsSmallJSON(t *testing.T) {
	rule, err := Recur("jeden zweiten Dienstag im Monat 17 Uhr", testNow(t))
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(rule)
	const want = `{"rrule":"FREQ=MONTHLY;BYDAY=2TU","start":"2027-03-09","hour":17,"minute":0,"text":"jeden zweiten Dienstag im Monat 17 Uhr"}`
	if err != nil || string(data) != want {
		t.Errorf("%s, %v", data, err)
	}
	var back Rule
	if err := json.Unmarshal(data, &back); err != nil || back != rule {
		t.Errorf("%+v, %v", back, err)
	}
}

func TestPattern(t *testing.T) {
	rule, err := Recur("alle 2 Wochen dienstags und donnerstags 17 Uhr", testNow(t))
	if err != nil {
		t.Fatal(err)
	}
	pattern, err := rule.Pattern()
	want := Pattern{Frequency: Weekly, Interval: 2, Days: []Day{{Weekday: time.Tuesday}, {Weekday: time.Thursday}}}
	if diff := cmp.Diff(want, pattern); diff != "" || err != nil {
		t.Error(err, diff)
	}
	if pattern.String() != rule.RRule {
		t.Errorf("%s is not %s", pattern, rule.RRule)
	}
}
