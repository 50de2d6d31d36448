package document

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"gremium/commands/council"
)

var update = flag.Bool("update", false, "write the golden files anew")

// location loads a zone or fails.
func location(t testing.TB, name string) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// meetingAt is a meeting of so many minutes.
func meetingAt(start time.Time, minutes int) council.Meeting {
	m := council.Meeting{
		ID: "S12", Number: 12, UID: "0190a5c2-7f3e-7b1c-9d2a-3e4f5a6b7c8d@gremium.example",
		Kind: council.Ordinary, State: council.Planned, Minutes: minutes,
		Created: time.Date(2027, 1, 7, 8, 0, 0, 0, time.UTC), Changed: time.Date(2027, 1, 8, 9, 30, 0, 0, time.UTC),
	}
	m.SetStart(start)
	return m
}

// vtimezone cuts the zone out of a file; "" when there is none.
func vtimezone(file []byte) string {
	begin := bytes.Index(file, []byte("BEGIN:VTIMEZONE\r\n"))
	end := bytes.Index(file, []byte("END:VTIMEZONE\r\n"))
	if begin < 0 || end < 0 {
		return ""
	}
	return string(file[begin : end+len("END:VTIMEZONE\r\n")])
}

// golden compares with testdata/<name>; -update writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs:\n%s\nwant:\n%s", path, got, want)
	}
}

// Berlin's definition, and the same one whatever the year of the meeting.
func TestTimezoneBerlin(t *testing.T) {
	berlin := location(t, "Europe/Berlin")
	for _, year := range []int{2021, 2027, 2035, 2041, 2060} {
		file := calendar(t, meetingAt(time.Date(year, 3, 24, 16, 0, 0, 0, berlin), 90))
		golden(t, "vtimezone_berlin.ics", []byte(vtimezone(file)))
	}
}

func TestTimezoneRules(t *testing.T) {
	for _, c := range []struct {
		zone string
		want []string // lines of the definition; nil for UTC
	}{
		{"America/New_York", []string{"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU", "TZNAME:EDT"}},
		{"Australia/Sydney", []string{"RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU", "DTSTART:20201004T020000", "TZOFFSETTO:+1100"}},
		{"Asia/Kolkata", []string{"TZOFFSETFROM:+0530", "TZOFFSETTO:+0530", "DTSTART:20200101T000000"}},
		{"America/St_Johns", []string{"TZOFFSETTO:-0230", "TZOFFSETTO:-0330"}},
		{"Africa/Casablanca", nil}, // follows the moon
		{"America/Santiago", nil},  // "the first Sunday from the 2nd on" is no BYDAY
		{"Asia/Gaza", nil},
		{"America/Mexico_City", nil}, // gave up summer time in 2022
		{"UTC", nil},
		{"Nowhere/Atall", nil},
		{"Local", nil},
		{"", nil},
	} {
		t.Run(strings.ReplaceAll(c.zone, "/", "_"), func(t *testing.T) {
			m := meetingAt(time.Date(2027, 7, 14, 16, 0, 0, 0, time.UTC), 90)
			m.Zone = c.zone
			file := string(calendar(t, m))
			if c.want == nil {
				if strings.Contains(file, "TZID") || !strings.Contains(file, "DTSTART:20270714T160000Z\r\n") {
					t.Errorf("not in UTC:\n%s", file)
				}
				return
			}
			for _, line := range c.want {
				if !strings.Contains(vtimezone([]byte(file)), line+"\r\n") {
					t.Errorf("no %s in\n%s", line, file)
				}
			}
			if !strings.Contains(file, "DTSTART;TZID="+c.zone+":") {
				t.Errorf("the start is not in the zone:\n%s", file)
			}
		})
	}
}

// Readers disagree about an hour that the clock shows twice, so it is said in UTC; its neighbours are not.
func TestTimesOnChangeDays(t *testing.T) {
	berlin := location(t, "Europe/Berlin")
	utc := func(text string) time.Time {
		at, err := time.Parse(time.RFC3339, text)
		if err != nil {
			t.Fatal(err)
		}
		return at.In(berlin)
	}
	const zoned, plain = ";TZID=Europe/Berlin:", ":"
	for _, c := range []struct {
		name    string
		start   time.Time
		minutes int
		from    string
		to      string
	}{
		{"afternoon of the change", utc("2027-10-31T15:00:00Z"), 90, zoned + "20271031T160000", zoned + "20271031T173000"},
		{"over the change", utc("2027-10-30T22:30:00Z"), 240, zoned + "20271031T003000", zoned + "20271031T033000"},
		{"first 02:30", utc("2027-10-31T00:30:00Z"), 15, plain + "20271031T003000Z", plain + "20271031T004500Z"},
		{"up to the first 01:59", utc("2027-10-30T23:00:00Z"), 59, zoned + "20271031T010000", zoned + "20271031T015900"},
		{"up to the first 02:00", utc("2027-10-30T23:00:00Z"), 60, plain + "20271030T230000Z", plain + "20271031T000000Z"},
		{"from 03:00", utc("2027-10-31T02:00:00Z"), 60, zoned + "20271031T030000", zoned + "20271031T040000"},
		{"second 02:30", utc("2027-10-31T01:30:00Z"), 60, plain + "20271031T013000Z", plain + "20271031T023000Z"},
		{"into the second 02:59", utc("2027-10-30T23:30:00Z"), 149, plain + "20271030T233000Z", plain + "20271031T015900Z"},
		{"over the spring change", utc("2027-03-28T00:30:00Z"), 60, zoned + "20270328T013000", zoned + "20270328T033000"},
		{"evening before a change", utc("2027-03-27T17:00:00Z"), 90, zoned + "20270327T180000", zoned + "20270327T193000"},
		{"before the rules begin", utc("2020-07-01T10:00:00Z"), 60, plain + "20200701T100000Z", plain + "20200701T110000Z"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := string(calendar(t, meetingAt(c.start, c.minutes)))
			for _, line := range []string{"DTSTART" + c.from, "DTEND" + c.to} {
				if !strings.Contains(file, "\r\n"+line+"\r\n") {
					t.Errorf("no %s in\n%s", line, file)
				}
			}
			if (vtimezone([]byte(file)) != "") != (c.from[0] == ';') {
				t.Errorf("zone and times do not fit:\n%s", file)
			}
		})
	}
}
