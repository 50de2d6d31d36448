package when

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestWall(t *testing.T) {
	for _, test := range []struct {
		zone             string
		year, month, day int
		hour, minute     int
		kind             Kind
		want             string
	}{
		{"Europe/Berlin", 2028, 3, 26, 2, 30, InGap, "2028-03-26T03:00:00+02:00"},
		{"Europe/Berlin", 2028, 3, 26, 2, 0, InGap, "2028-03-26T03:00:00+02:00"},
		{"Europe/Berlin", 2028, 3, 26, 1, 59, Normal, "2028-03-26T01:59:00+01:00"},
		{"Europe/Berlin", 2028, 3, 26, 3, 0, Normal, "2028-03-26T03:00:00+02:00"},
		{"Europe/Berlin", 2027, 10, 31, 2, 30, Twice, "2027-10-31T02:30:00+02:00"},
		{"Europe/Berlin", 2027, 10, 31, 2, 0, Twice, "2027-10-31T02:00:00+02:00"},
		{"Europe/Berlin", 2027, 10, 31, 3, 0, Normal, "2027-10-31T03:00:00+01:00"},
		{"Europe/Berlin", 2027, 10, 31, 1, 59, Normal, "2027-10-31T01:59:00+02:00"},
		{"Europe/Berlin", 2027, 3, 32, 9, 0, Normal, "2027-04-01T09:00:00+02:00"},
		{"America/New_York", 2027, 3, 14, 2, 30, InGap, "2027-03-14T03:00:00-04:00"},
		{"America/New_York", 2027, 11, 7, 1, 30, Twice, "2027-11-07T01:30:00-04:00"},
		{"Australia/Lord_Howe", 2027, 4, 4, 1, 45, Twice, "2027-04-04T01:45:00+11:00"}, // half an hour
		{"Pacific/Apia", 2011, 12, 30, 9, 0, InGap, "2011-12-31T00:00:00+14:00"},       // a whole day left out
		{"Asia/Beirut", 2021, 3, 28, 0, 0, InGap, "2021-03-28T01:00:00+03:00"},
		{"UTC", 2027, 3, 28, 2, 30, Normal, "2027-03-28T02:30:00Z"},
	} {
		got, kind := Wall(test.year, time.Month(test.month), test.day, test.hour, test.minute, zone(t, test.zone))
		if got.Format(time.RFC3339) != test.want || kind != test.kind {
			t.Errorf("Wall(%+v) = %s, %s", test, got.Format(time.RFC3339), kind)
		}
	}
}

func TestAddDaysKeepsTheWallClock(t *testing.T) {
	meeting := time.Date(2027, time.November, 1, 16, 0, 0, 0, berlin(t))
	before := AddDays(meeting, -2)
	if before.Format(layout) != "2027-10-30 16:00" || meeting.Sub(before) != 49*time.Hour {
		t.Errorf("two days before is %v, %v before", before, meeting.Sub(before))
	}
	if got := AddDays(time.Date(2028, time.March, 25, 2, 30, 0, 0, berlin(t)), 1); got.Format(layout) != "2028-03-26 03:00" {
		t.Errorf("into the gap: %v", got)
	}
	second := time.Date(2027, time.October, 31, 1, 30, 0, 0, time.UTC).In(berlin(t))
	if got := AddDays(second, 0); !got.Equal(second) {
		t.Errorf("no days moved the second 2:30 to %v", got)
	}
	if got := Midnight(meeting); got.Format(layout) != "2027-11-01 00:00" {
		t.Errorf("midnight is %v", got)
	}
}

var someZones = []string{"Europe/Berlin", "Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu", "UTC"}

// drawInstant draws an instant between 1950 and 2190, near a change of the clocks half of the time.
func drawInstant(t *rapid.T, loc *time.Location) time.Time {
	seconds := rapid.Int64Range(-631152000, 6942000000).Draw(t, "unix")
	instant := time.Unix(seconds, 0).In(loc)
	if _, end := instant.ZoneBounds(); !end.IsZero() && rapid.Bool().Draw(t, "near a change") {
		instant = end.Add(time.Duration(rapid.IntRange(-10800, 10800).Draw(t, "seconds off")) * time.Second)
	}
	return instant
}

func TestWallInvertsTheClocks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		loc, err := time.LoadLocation(rapid.SampledFrom(someZones).Draw(t, "zone"))
		if err != nil {
			t.Fatal(err)
		}
		instant := drawInstant(t, loc)
		instants, _ := occurrences(carry(instant), loc)
		found := false
		for index, one := range instants {
			found = found || one.Equal(instant)
			if !carry(one).Equal(carry(instant)) || index > 0 && !one.After(instants[index-1]) {
				t.Fatalf("%v shows other fields or is out of order in %v", one, instants)
			}
		}
		if !found {
			t.Fatalf("%v is not among %v", instant, instants)
		}
	})
}

// TestWallAroundLeapYearsEnd is about days for which the standard library's ZoneBounds ends before it begins.
func TestWallAroundLeapYearsEnd(t *testing.T) {
	for _, zone := range someZones {
		loc, err := time.LoadLocation(zone)
		if err != nil {
			t.Fatal(err)
		}
		for year := 2036; year < 2100; year += 4 {
			for hour := range 24 * 6 {
				wall := time.Date(year, time.December, 28, hour, 30, 0, 0, time.UTC)
				got, kind := place(wall, loc)
				if kind != Normal || !carry(got).Equal(wall) {
					t.Fatalf("%v in %s is %v, %v", wall, zone, got, kind)
				}
			}
		}
	}
}

func TestWallInAGapIsTheFirstInstantAfterIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		loc, err := time.LoadLocation(rapid.SampledFrom(someZones).Draw(t, "zone"))
		if err != nil {
			t.Fatal(err)
		}
		wall := carry(drawInstant(t, loc)).Add(time.Duration(rapid.IntRange(-7200, 7200).Draw(t, "seconds")) * time.Second)
		got, kind := place(wall, loc)
		switch {
		case kind != InGap && !carry(got).Equal(wall):
			t.Fatalf("%v became %v", wall, got)
		case kind == InGap && (!carry(got).After(wall) || !carry(got.Add(-time.Nanosecond)).Before(wall)):
			t.Fatalf("%v became %v, which is not the end of the gap", wall, got)
		}
	})
}

func TestAddDaysMovesTheDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		loc, err := time.LoadLocation(rapid.SampledFrom(someZones).Draw(t, "zone"))
		if err != nil {
			t.Fatal(err)
		}
		start := drawInstant(t, loc)
		days := rapid.IntRange(-800, 800).Draw(t, "days")
		moved := AddDays(start, days)
		want := carry(start).AddDate(0, 0, days)
		if instants, _ := occurrences(want, loc); len(instants) > 0 && !carry(moved).Equal(want) && days != 0 {
			t.Fatalf("%v and %d days is %v", start, days, moved)
		}
	})
}
