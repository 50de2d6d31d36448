package when

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestNearest(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	winter, summer := time.FixedZone("CET", 3600), time.FixedZone("CEST", 7200)
	on := func(day string, hour, minute int, zone *time.Location) time.Time {
		d, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		return time.Date(d.Year(), d.Month(), d.Day(), hour, minute, 0, 0, zone)
	}
	afternoon := on("2027-03-24", 16, 20, winter)
	for _, c := range []struct {
		input      string
		now        time.Time
		last, next time.Time
		lastError  Code
		nextError  Code
		today      Code // of DateTime, which looks at no other day than today; "": it is next
	}{
		{input: "15:40", now: afternoon, last: on("2027-03-24", 15, 40, winter), next: on("2027-03-25", 15, 40, winter), today: Over},
		{input: "16:20", now: afternoon, last: afternoon, next: on("2027-03-25", 16, 20, winter), today: Over},
		{input: "um halb fünf nachmittags", now: afternoon, last: on("2027-03-23", 16, 30, winter), next: on("2027-03-24", 16, 30, winter)},
		{input: "24 Uhr", now: afternoon, last: on("2027-03-24", 0, 0, winter), next: on("2027-03-25", 0, 0, winter)},
		{input: "24.3. 9 Uhr", now: afternoon, last: on("2027-03-24", 9, 0, winter), next: on("2027-03-24", 9, 0, winter)},
		// Over midnight.
		{input: "23:50", now: on("2027-03-25", 0, 20, winter), last: on("2027-03-24", 23, 50, winter), next: on("2027-03-25", 23, 50, winter)},
		// In the night in which the clocks are put back: 2:30 comes at 2:30 CEST and at 2:30 CET.
		{input: "2:30", now: on("2027-10-31", 1, 0, summer), last: on("2027-10-30", 2, 30, summer), nextError: Ambiguous, today: Ambiguous},
		{input: "2:30", now: on("2027-10-31", 2, 40, summer), last: on("2027-10-31", 2, 30, summer), next: on("2027-10-31", 2, 30, winter)},
		{input: "2:30", now: on("2027-10-31", 2, 40, winter), lastError: Ambiguous, next: on("2027-11-01", 2, 30, winter), today: Over},
		{input: "2:30 Sommerzeit", now: on("2027-10-31", 2, 40, summer), last: on("2027-10-31", 2, 30, summer), nextError: WrongZone, today: Over},
		{input: "2:30 Winterzeit", now: on("2027-10-31", 2, 40, summer), last: on("2027-10-30", 2, 30, summer), lastError: WrongZone, next: on("2027-10-31", 2, 30, winter)},
		{input: "2:30 Sommerzeit", now: on("2027-10-31", 2, 40, winter), last: on("2027-10-31", 2, 30, summer), nextError: WrongZone, today: Over},
		{input: "2:30 zum zweiten Mal", now: on("2027-10-31", 2, 40, winter), last: on("2027-10-31", 2, 30, winter), nextError: WrongZone, today: Over},
		// In the night in which they are put forward there is no 2:30.
		{input: "2:30", now: on("2027-03-28", 1, 0, winter), last: on("2027-03-27", 2, 30, winter), nextError: Gap, today: Gap},
		{input: "2:30", now: on("2027-03-28", 4, 0, summer), lastError: Gap, next: on("2027-03-29", 2, 30, summer), today: Over},
		{input: "25 Uhr", now: afternoon, lastError: NoSuchTime, nextError: NoSuchTime, today: NoSuchTime},
		{input: "heute Abend", now: afternoon, lastError: NoTime, nextError: NoTime, today: NoTime},
		{input: "gleich", now: afternoon, lastError: Unknown, nextError: Unknown, today: Unknown},
		{input: "", now: afternoon, lastError: Empty, nextError: Empty, today: Empty},
	} {
		check := func(what string, got time.Time, err error, want time.Time, code Code) {
			t.Helper()
			if CodeOf(err) != code || code == "" && !got.Equal(want) {
				t.Errorf("%s of %q at %s: %s, %v; want %s, %s", what, c.input, c.now, got, err, want, code)
			}
		}
		now := c.now.In(berlin)
		got, err := LastTime(c.input, now)
		check("last", got, err, c.last, c.lastError)
		got, err = NextTime(c.input, now)
		check("next", got, err, c.next, c.nextError)
		got, err = DateTime(c.input, now)
		check("today", got, err, c.next, c.today)
	}
}

// Whatever the clock shows now, it last showed now and will show again within two days, and the nearest time lies on its
// side of now.
func TestNearestProperty(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		now := time.Unix(int64(rapid.IntRange(1800000000, 1840000000).Draw(t, "now")), 0).In(berlin)
		input := rapid.StringMatching(`([01][0-9]|2[0-3]):[0-5][0-9]`).Draw(t, "input")
		last, err := LastTime(input, now)
		if err == nil && (last.After(now) || now.Sub(last) > 49*time.Hour || last.Format("15:04") != input) {
			t.Fatalf("last %s at %s: %s", input, now, last)
		}
		if code := CodeOf(err); err != nil && code != Gap && code != Ambiguous {
			t.Fatal(err)
		}
		next, err := NextTime(input, now)
		if err == nil && (!next.After(now) || next.Sub(now) > 49*time.Hour || next.Format("15:04") != input) {
			t.Fatalf("next %s at %s: %s", input, now, next)
		}
		if code := CodeOf(err); err != nil && code != Gap && code != Ambiguous {
			t.Fatal(err)
		}
	})
}
