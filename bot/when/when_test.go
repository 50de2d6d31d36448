package when

import (
	"errors"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"
)

// berlin is the zone of all tests that do not name another.
func berlin(t testing.TB) *time.Location {
	t.Helper()
	return zone(t, "Europe/Berlin")
}

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// testNow is Monday, 1 March 2027, 10:00 in Berlin.
func testNow(t testing.TB) time.Time {
	t.Helper()
	return time.Date(2027, time.March, 1, 10, 0, 0, 0, berlin(t))
}

const layout = "2006-01-02 15:04"

func TestDateTime(t *testing.T) {
	tests := []struct{ input, want string }{
		// relative
		{"heute 17 Uhr", "2027-03-01 17:00"},
		{"morgen 9 Uhr", "2027-03-02 09:00"},
		{"übermorgen 9 Uhr", "2027-03-03 09:00"},
		{"Uebermorgen 9 Uhr", "2027-03-03 09:00"},
		{"u\u0308bermorgen 9 Uhr", "2027-03-03 09:00"},
		{"gestern 9 Uhr", "2027-02-28 09:00"},
		{"vor 3 Tagen 9 Uhr", "2027-02-26 09:00"},
		{"in 2 Stunden", "2027-03-01 12:00"},
		{"in 90 Minuten", "2027-03-01 11:30"},
		{"in einer halben Stunde", "2027-03-01 10:30"},
		{"in anderthalb Stunden", "2027-03-01 11:30"},
		{"in 1,5 Stunden", "2027-03-01 11:30"},
		{"in einer Viertelstunde", "2027-03-01 10:15"},
		{"in 3 Tagen 9 Uhr", "2027-03-04 09:00"},
		{"in drei Tagen um 9 Uhr", "2027-03-04 09:00"},
		{"in 3 Tagen 9h", "2027-03-04 09:00"},
		{"in 2 Wochen 17:30", "2027-03-15 17:30"},
		{"in einem Monat 9 Uhr", "2027-04-01 09:00"},
		{"in einem Jahr 9 Uhr", "2028-03-01 09:00"},
		{"heute in einer Woche 9 Uhr", "2027-03-08 09:00"},
		{"Freitag in einer Woche 9 Uhr", "2027-03-12 09:00"},
		{"nächste Woche Dienstag 9 Uhr", "2027-03-09 09:00"},
		{"Dienstag nächster Woche 9 Uhr", "2027-03-09 09:00"},
		{"diese Woche Freitag 9 Uhr", "2027-03-05 09:00"},
		{"morgen früh um 8", "2027-03-02 08:00"},
		{"heute Abend 19 Uhr", "2027-03-01 19:00"},
		{"heute Abend um 8", "2027-03-01 20:00"},
		{"heute Mittag", "2027-03-01 12:00"},
		{"morgen mittags", "2027-03-02 12:00"},
		{"heute morgen 11 Uhr", "2027-03-01 11:00"},
		// weekdays
		{"Dienstag 17 Uhr", "2027-03-02 17:00"},
		{"nächsten Dienstag 17 Uhr", "2027-03-02 17:00"},
		{"am kommenden Dienstag um 17 Uhr", "2027-03-02 17:00"},
		{"Montag 17 Uhr", "2027-03-08 17:00"}, // never today
		{"Di 17h", "2027-03-02 17:00"},
		{"Di., 17h", "2027-03-02 17:00"},
		{"Di 17h30", "2027-03-02 17:30"},
		{"Dienstagabend 19 Uhr", "2027-03-02 19:00"},
		{"Sonnabend 9 Uhr", "2027-03-06 09:00"},
		{"letzten Freitag 9 Uhr", "2027-02-26 09:00"},
		// numeric dates
		{"24.03.2027 16:00", "2027-03-24 16:00"},
		{"24.03.2027, 16:00 Uhr", "2027-03-24 16:00"},
		{"24.3. 16 Uhr", "2027-03-24 16:00"},
		{"24. 3. 16 Uhr", "2027-03-24 16:00"},
		{"24.3., 16 Uhr", "2027-03-24 16:00"},
		{"1.3. 9 Uhr", "2027-03-01 09:00"}, // today, though past
		{"28.2. 9 Uhr", "2028-02-28 09:00"},
		{"29.2. 9 Uhr", "2028-02-29 09:00"},
		{"24.3.27 16 Uhr", "2027-03-24 16:00"},
		{"24.3.27, 17.30 Uhr", "2027-03-24 17:30"},
		{"24/03/2027 16:00", "2027-03-24 16:00"},
		{"2027-03-24 16:00", "2027-03-24 16:00"},
		{"2027-03-24T16:00", "2027-03-24 16:00"},
		{"2027-03-24T16:00:00", "2027-03-24 16:00"},
		{"2027\u201103\u201124 16:00", "2027-03-24 16:00"},
		{"28.03.2028 02:30", "2028-03-28 02:30"},
		// named months
		{"24. März 2027 um 16 Uhr", "2027-03-24 16:00"},
		{"24. Maerz 16 Uhr", "2027-03-24 16:00"},
		{"24. März 16 Uhr", "2027-03-24 16:00"},
		{"24. Mrz. 2027 16 Uhr", "2027-03-24 16:00"},
		{"am 24. März 2027 um 16 Uhr 30", "2027-03-24 16:30"},
		{"Mittwoch, 24. März 2027, 16:00 Uhr", "2027-03-24 16:00"},
		{"Mittwoch, 24. März 2027, 16:00 Uhr.", "2027-03-24 16:00"},
		{"MITTWOCH,\u00a024.\u00a0MÄRZ\u202f2027, 16:00\u00a0UHR", "2027-03-24 16:00"},
		{"am Mittwoch, dem 24. März, um 16 Uhr", "2027-03-24 16:00"},
		{"ersten April 9 Uhr", "2027-04-01 09:00"},
		// times of day
		{"morgen halb acht", "2027-03-02 07:30"},
		{"morgen halb acht abends", "2027-03-02 19:30"},
		{"morgen um halb eins", "2027-03-02 12:30"},
		{"morgen viertel nach 3", "2027-03-02 03:15"},
		{"morgen viertel nach 3 nachmittags", "2027-03-02 15:15"},
		{"morgen Viertel vor 8", "2027-03-02 07:45"},
		{"morgen dreiviertel acht", "2027-03-02 07:45"},
		{"morgen viertel acht", "2027-03-02 07:15"},
		{"morgen zehn vor halb acht", "2027-03-02 07:20"},
		{"morgen 5 nach 8", "2027-03-02 08:05"},
		{"morgen mittag", "2027-03-02 12:00"},
		{"morgen 17.30 Uhr", "2027-03-02 17:30"},
		{"morgen um 17.30", "2027-03-02 17:30"},
		{"morgen 16:00h", "2027-03-02 16:00"},
		{"morgen 9 Uhr 05", "2027-03-02 09:05"},
		{"morgen acht Uhr", "2027-03-02 08:00"},
		{"morgen 0 Uhr", "2027-03-02 00:00"},
		{"morgen 24 Uhr", "2027-03-03 00:00"},
		{"31.12.2027 24:00", "2028-01-01 00:00"},
		{"morgen um acht", "2027-03-02 08:00"},
		{"morgen 8 Uhr abends", "2027-03-02 20:00"},
		{"morgen 8 Uhr morgens", "2027-03-02 08:00"},
		{"morgen 1 Uhr mittags", "2027-03-02 13:00"},
		{"morgen 10 Uhr nachts", "2027-03-02 22:00"},
		{"morgen 2 Uhr nachts", "2027-03-02 02:00"},
		{"morgen am Nachmittag um 3", "2027-03-02 15:00"},
		{"morgen 3 Uhr nachmittags", "2027-03-02 15:00"},
		{"24/3/27 9:00", "2027-03-24 09:00"},
		{"um 9 Uhr am 24.3.", "2027-03-24 09:00"},
		{"9 Uhr 24. März", "2027-03-24 09:00"},
		{"um 12 am Dienstag", "2027-03-02 12:00"},
		{"17 Uhr heute", "2027-03-01 17:00"},
		// English
		{"March 24, 2027 4 pm", "2027-03-24 16:00"},
		{"March 24th, 4:30pm", "2027-03-24 16:30"},
		{"24 March 2027 at 16:00", "2027-03-24 16:00"},
		{"the 24th of March at 16:00", "2027-03-24 16:00"},
		{"Wednesday, March 24, 2027 at 4:00 PM", "2027-03-24 16:00"},
		{"tomorrow 9am", "2027-03-02 09:00"},
		{"tomorrow at 9 a.m.", "2027-03-02 09:00"},
		{"tomorrow 12 am", "2027-03-02 00:00"},
		{"tomorrow 12 pm", "2027-03-02 12:00"},
		{"next Tuesday at 5pm", "2027-03-02 17:00"},
		{"Tuesday next week at 5pm", "2027-03-09 17:00"},
		{"tomorrow noon", "2027-03-02 12:00"},
		{"tomorrow at noon", "2027-03-02 12:00"},
		// a time of day alone is today's while it is still to come
		{"17 Uhr", "2027-03-01 17:00"},
		{"10:30", "2027-03-01 10:30"},
		{"10:01", "2027-03-01 10:01"},
		{"um 17.30", "2027-03-01 17:30"},
		{"halb acht abends", "2027-03-01 19:30"},
		{"mittags", "2027-03-01 12:00"},
		{"am Abend um 8", "2027-03-01 20:00"},
		{"24 Uhr", "2027-03-02 00:00"},
		{"17 Uhr MEZ", "2027-03-01 17:00"},
		{"5 pm", "2027-03-01 17:00"},
		{"at 5pm", "2027-03-01 17:00"},
		{"noon", "2027-03-01 12:00"},
		{"half past seven in the evening", "2027-03-01 19:30"},
		{"in 2 hours", "2027-03-01 12:00"},
		{"in half an hour", "2027-03-01 10:30"},
		{"in an hour and a half", "2027-03-01 11:30"},
		{"in two weeks at 9", "2027-03-15 09:00"},
		{"3 days ago at 9", "2027-02-26 09:00"},
		{"tomorrow at half past seven", "2027-03-02 07:30"},
		{"tomorrow at a quarter to 8 in the evening", "2027-03-02 19:45"},
		{"the day after tomorrow at 9 o’clock", "2027-03-03 09:00"},
		{"tonight at 8", "2027-03-01 20:00"},
		{"5pm tomorrow", "2027-03-02 17:00"},
		{"at 9 am on Tuesday", "2027-03-02 09:00"},
		// the hour that comes twice, 31.10.2027
		{"31.10.2027 01:59", "2027-10-31 01:59"},
		{"31.10.2027 02:30 MESZ", "2027-10-31 02:30"},
	}
	for _, test := range tests {
		got, err := DateTime(test.input, testNow(t))
		if err != nil {
			t.Errorf("DateTime(%q): %v", test.input, err)
		} else if got.Format(layout) != test.want || got.Location().String() != "Europe/Berlin" {
			t.Errorf("DateTime(%q) = %v, want %s", test.input, got, test.want)
		}
	}
}

func TestDateTimeRefused(t *testing.T) {
	tests := []struct {
		input string
		code  Code
		word  string
	}{
		{"", Empty, ""},
		{" \u00a0\t", Empty, ""},
		{"\u200b", Empty, ""},
		{"nächsten Freitag vielleicht", Unknown, "vielleicht"},
		{"nächsten Freitag 9 Uhr vielleicht", Unknown, "vielleicht"},
		{"irgendwann", Unknown, "irgendwann"},
		{"bald 9 Uhr", Unknown, "bald"},
		{"Ende März 9 Uhr", Unknown, "Ende"},
		{"gegen 9 Uhr morgen", Unknown, "gegen"},
		{"morgen ca. 9 Uhr", Unknown, "ca."},
		{"morgen 9", Unknown, "9"},
		{"24.3. 17.30", Unknown, "17.30"},
		{"9.10", Unknown, "9.10"},
		{"morgen 9-11 Uhr", Unknown, "9-11"},
		{"tomorrow half seven", Unknown, "seven"},
		{"12:00 am Dienstag", Unknown, "Dienstag"},
		{"at 12 am Tuesday", Unknown, "Tuesday"},
		{"morgen Mitternacht", Unknown, "Mitternacht"},
		{"heute Nacht 2 Uhr", Unknown, "Nacht"},
		{"24.3.20270 9 Uhr", Unknown, "24.3.20270"},
		{"99999999999999999999.3. 9 Uhr", Unknown, "99999999999999999999.3."},
		{"morgen 9 Uhr 🙂", Unknown, "🙂"},
		{"morgen 9 Uhr\x00", Unknown, "Uhr\x00"},
		{"morgen \xff 9 Uhr", Unknown, "\xff"},
		{strings.Repeat("morgen ", 100), Unknown, "morgen"},
		{"24.3.2027", NoTime, ""},
		{"morgen", NoTime, ""},
		{"in 3 Tagen", NoTime, ""},
		{"heute Abend", NoTime, ""},
		{"am Abend", NoTime, ""},
		{"in the evening", NoTime, ""},
		{"10:00", Over, ""},
		{"9:59", Over, ""},
		{"9 Uhr", Over, ""},
		{"0 Uhr", Over, ""},
		{"9am", Over, ""},
		{"at 9", Over, ""},
		{"12:00 am", Over, ""},
		{"17 Uhr MESZ", WrongZone, ""},
		{"32.1.2027 9 Uhr", NoSuchDate, ""},
		{"31.02. 9 Uhr", NoSuchDate, ""},
		{"29.02.2027 9 Uhr", NoSuchDate, ""},
		{"24.13.2027", NoSuchDate, ""},
		{"0.0. 9 Uhr", NoSuchDate, ""},
		{"2027-02-30 9 Uhr", NoSuchDate, ""},
		{"February 30 at 9", NoSuchDate, ""},
		{"45/03/2027 9:00", NoSuchDate, ""},
		{"morgen 25 Uhr", NoSuchTime, ""},
		{"25 Uhr", NoSuchTime, ""},
		{"morgen 24:01", NoSuchTime, ""},
		{"morgen 9:60", NoSuchTime, ""},
		{"tomorrow 13 pm", NoSuchTime, ""},
		{"tomorrow 0 am", NoSuchTime, ""},
		{"heute Abend 9 am", NoSuchTime, ""},
		{"morgen 9 Uhr nachmittags", NoSuchTime, ""},
		{"morgen 12 Uhr nachts", NoSuchTime, ""},
		{"Mittwoch 23.03.2027 9 Uhr", Mismatch, ""},
		{"Mittwoch, 23. März, 9 Uhr", Mismatch, ""},
		{"26.03.2028 02:30", Gap, ""},
		{"26.03.2028 02:30 MESZ", Gap, ""},
		{"31.10.2027 02:30", Ambiguous, ""},
		{"24.3.2027 16:00 MESZ", WrongZone, ""},
		{"24.3.2027 16:00 zum zweiten Mal", WrongZone, ""},
		{"24.12.1899 9 Uhr", OutOfRange, ""},
		{"24.12.2200 9 Uhr", OutOfRange, ""},
		{"31.12.2199 24 Uhr", OutOfRange, ""},
		{"in 999 Jahren 9 Uhr", OutOfRange, ""},
		{"in 999999 Wochen 9 Uhr", OutOfRange, ""},
		{"03/04/2027 9:00", AmbiguousSlash, ""},
		{"03/24/2027 9:00", AmbiguousSlash, ""},
	}
	for _, test := range tests {
		got, err := DateTime(test.input, testNow(t))
		var failure *Error
		if !errors.As(err, &failure) {
			t.Errorf("DateTime(%q) = %v, %v, want %s", test.input, got, err, test.code)
			continue
		}
		if failure.Code != test.code || failure.Word != test.word || failure.Input != test.input {
			t.Errorf("DateTime(%q): %s at %q, want %s at %q", test.input, failure.Code, failure.Word, test.code, test.word)
		}
		if !got.IsZero() || failure.Error() == "" {
			t.Errorf("DateTime(%q) returned %v and the error %q", test.input, got, failure.Error())
		}
	}
}

func TestHourThatComesTwice(t *testing.T) {
	for input, zoneName := range map[string]string{
		"31.10.2027 02:30 MESZ": "CEST", "31.10.2027 02:30 (MEZ)": "CET", "31.10.2027 02:30 Uhr Sommerzeit": "CEST",
		"31.10.2027 02:30 Winterzeit": "CET", "31.10.2027 02:30 CEST": "CEST", "31.10.2027 02:30 cet": "CET",
		"31.10.2027 02:30 first": "CEST", "31.10.2027 02:30 second": "CET",
		"31.10.2027 um 2 Uhr 30 zum ersten Mal": "CEST", "31.10.2027 02:30 zum zweiten Mal": "CET",
	} {
		got, err := DateTime(input, testNow(t))
		if err != nil {
			t.Errorf("%q: %v", input, err)
		} else if name, _ := got.Zone(); name != zoneName || got.Format(layout) != "2027-10-31 02:30" {
			t.Errorf("%q = %v, want 02:30 %s", input, got, zoneName)
		}
	}
}

func TestErrorCarriesAlternatives(t *testing.T) {
	for _, test := range []struct{ input, time, alternatives string }{
		{"26.03.2028 02:30", "2028-03-26 02:30", "2028-03-26 01:30 CET, 2028-03-26 03:30 CEST"},
		{"31.10.2027 02:30", "2027-10-31 02:30", "2027-10-31 02:30 CEST, 2027-10-31 02:30 CET"},
		{"Mittwoch 23.03.2027 9 Uhr", "2027-03-23 00:00", "2027-03-23 09:00 CET, 2027-03-24 09:00 CET"},
		{"Sonntag 23.03.2027", "2027-03-23 00:00", "2027-03-23 00:00 CET, 2027-03-21 00:00 CET"},
		{"03/04/2027 9:00", "0001-01-01 00:00", "2027-04-03 09:00 CEST, 2027-03-04 09:00 CET"},
		{"03/24/2027", "0001-01-01 00:00", "2027-03-24 00:00 CET"},
		{"9 Uhr", "2027-03-01 09:00", "2027-03-02 09:00 CET"},
		{"half past nine", "2027-03-01 09:30", "2027-03-02 09:30 CET"},
	} {
		_, _, err := DateOrTime(test.input, testNow(t))
		var failure *Error
		if !errors.As(err, &failure) {
			t.Errorf("%q: %v", test.input, err)
			continue
		}
		var alternatives []string
		for _, one := range failure.Alternatives {
			alternatives = append(alternatives, one.Format(layout+" MST"))
		}
		if got := strings.Join(alternatives, ", "); got != test.alternatives || failure.Time.Format(layout) != test.time {
			t.Errorf("%q: %s, alternatives %s, want %s, %s", test.input, failure.Time.Format(layout), got, test.time, test.alternatives)
		}
	}
	_, err := Date("Mittwoch 23.03.2027", testNow(t))
	var failure *Error
	if !errors.As(err, &failure) || failure.Weekday != time.Wednesday {
		t.Errorf("Mismatch carries %v", failure)
	}
}

func TestDate(t *testing.T) {
	for input, want := range map[string]string{
		"heute": "2027-03-01", "morgen": "2027-03-02", "in 2 Wochen": "2027-03-15", "nächsten Freitag": "2027-03-05",
		"31.12.2026": "2026-12-31", "in einem Monat": "2027-04-01", "24.3.": "2027-03-24", "24.12.": "2027-12-24",
		"1.3.": "2027-03-01", "Fr": "2027-03-05", "am 24. März": "2027-03-24", "March 24": "2027-03-24",
		"2028-02-29": "2028-02-29", "next Friday": "2027-03-05", "in a week": "2027-03-08", "vorgestern": "2027-02-27",
		"in 14 Tagen": "2027-03-15", "Mittwoch, 24.3.2027": "2027-03-24", "24.12.2027.": "2027-12-24",
		"30/04/2027": "2027-04-30", "letzten Montag": "2027-02-22",
		"in 3 Monaten": "2027-06-01", "in 1 Monat und 3 Tagen": "2027-04-04",
	} {
		got, err := Date(input, testNow(t))
		if err != nil || got.Format(layout) != want+" 00:00" {
			t.Errorf("Date(%q) = %v, %v, want %s", input, got, err, want)
		}
	}
	for input, code := range map[string]Code{
		"24.3. 16 Uhr": ExtraTime, "in 2 Stunden": ExtraTime, "heute Abend": ExtraTime, "Ende März": Unknown,
		"32.1.2027": NoSuchDate, "17 Uhr": NoDate, "Mittwoch 23.03.2027": Mismatch, "24.": Unknown, "März": Unknown,
		"in 1,5 Tagen": Unknown, "nächste Woche": Unknown, "demnächst": Unknown,
	} {
		if got, err := Date(input, testNow(t)); CodeOf(err) != code {
			t.Errorf("Date(%q) = %v, %v, want %s", input, got, err, code)
		}
	}
}

func TestMonthsKeepTheDayOrTakeTheLast(t *testing.T) {
	now := time.Date(2027, time.January, 31, 10, 0, 0, 0, berlin(t))
	for input, want := range map[string]string{
		"in einem Monat": "2027-02-28", "in 2 Monaten": "2027-03-31", "in 13 Monaten": "2028-02-29", "vor 2 Monaten": "2026-11-30",
	} {
		if got, err := Date(input, now); err != nil || got.Format(time.DateOnly) != want {
			t.Errorf("Date(%q) = %v, %v, want %s", input, got, err, want)
		}
	}
}

func TestDateWhereMidnightIsMissing(t *testing.T) {
	beirut := zone(t, "Asia/Beirut") // 0:00 became 1:00 on 28.3.2021
	got, err := Date("28.3.2021", time.Date(2021, time.March, 1, 9, 0, 0, 0, beirut))
	if err != nil || got.Format(layout) != "2021-03-28 01:00" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestDistanceIsRoundedUpToTheMinute(t *testing.T) {
	now := time.Date(2027, time.March, 28, 1, 30, 20, 5, berlin(t))
	got, err := DateTime("in 2 Stunden", now) // over the beginning of summer time
	if err != nil || got.Format(layout+":05") != "2027-03-28 04:31:00" {
		t.Errorf("got %v, %v", got, err)
	}
}

func TestDateOrTime(t *testing.T) {
	for input, want := range map[string]string{
		"24.3.": "2027-03-24 00:00 false", "24.3. 0 Uhr": "2027-03-24 00:00 true", "in 2 Stunden": "2027-03-01 12:00 true",
		"Freitag 12 Uhr": "2027-03-05 12:00 true", "Freitag": "2027-03-05 00:00 false",
		"12 Uhr": "2027-03-01 12:00 true",
	} {
		got, hasTime, err := DateOrTime(input, testNow(t))
		text := got.Format(layout) + map[bool]string{true: " true", false: " false"}[hasTime]
		if err != nil || text != want {
			t.Errorf("DateOrTime(%q) = %s, %v, want %s", input, text, err, want)
		}
	}
}

func TestUnderstood(t *testing.T) {
	for input, want := range map[string]bool{"26.03.2028 02:30": true, "Mittwoch 23.03.2027 9 Uhr": true, "24.3.": false, "morgen 9 Uhr Rathaus": false} {
		if _, err := DateTime(input, testNow(t)); err == nil || Understood(err) != want {
			t.Errorf("Understood(%q): %v", input, err)
		}
	}
	if Understood(nil) || Understood(errors.New("another")) {
		t.Error("no error of ours is understood")
	}
}
