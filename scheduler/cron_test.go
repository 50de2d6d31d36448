package scheduler

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func berlin(t testing.TB) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func TestNextCronOverClockChanges(t *testing.T) {
	loc := berlin(t)
	const layout = "2006-01-02 15:04 MST"
	for _, c := range []struct{ spec, after, want string }{
		// On 28 March 2027 the clocks go from 02:00 to 03:00.
		{"30 2 * * *", "2027-03-26 02:30 CET", "2027-03-27 02:30 CET, 2027-03-28 03:00 CEST, 2027-03-29 02:30 CEST"},
		{"*/20 * * * *", "2027-03-28 01:20 CET", "2027-03-28 01:40 CET, 2027-03-28 03:00 CEST, 2027-03-28 03:20 CEST"},
		{"0 * * * *", "2027-03-28 00:00 CET", "2027-03-28 01:00 CET, 2027-03-28 03:00 CEST, 2027-03-28 04:00 CEST"},
		// On 31 October 2027 they go from 03:00 to 02:00.
		{"30 2 * * *", "2027-10-30 02:30 CEST", "2027-10-31 02:30 CEST, 2027-11-01 02:30 CET"},
		{"30 2 * * *", "2027-10-31 02:10 CET", "2027-11-01 02:30 CET"},
		{"*/30 * * * *", "2027-10-31 01:30 CEST", "2027-10-31 02:00 CEST, 2027-10-31 02:30 CEST, 2027-10-31 03:00 CET"},
		{"*/30 * * * *", "2027-10-31 02:30 CET", "2027-10-31 03:00 CET"},
		{"0 8 * * MON", "2027-10-29 12:00 CEST", "2027-11-01 08:00 CET, 2027-11-08 08:00 CET"},
		{"@every 2h", "2027-10-31 01:00 CEST", "2027-10-31 02:00 CET"},
		{"0 0 29 2 *", "2027-03-01 00:00 CET", "2028-02-29 00:00 CET, 2032-02-29 00:00 CET"},
	} {
		now, err := time.ParseInLocation(layout, c.after, loc)
		if err != nil {
			t.Fatal(err)
		}
		for want := range strings.SplitSeq(c.want, ", ") {
			if now, err = NextCron(c.spec, now); err != nil || now.Format(layout) != want {
				t.Errorf("%s after %s: %v, %v; want %s", c.spec, c.after, now, err, want)
				break
			}
		}
	}
}

func TestNextCronRefuses(t *testing.T) {
	for _, spec := range []string{"", "x", "TZ=x", "CRON_TZ=Europe/Berlin 0 0 * * *", "0 0 30 2 *", "0 0 31 4,6 *", ", * * * *",
		"* * * * * *", "60 * * * *", "*/0 * * * *", "@every 1s", "@every -5h", "@every x", "@sometimes", strings.Repeat("1,", 200) + "1 * * * *"} {
		if next, err := NextCron(spec, noon); !errors.Is(err, ErrCron) {
			t.Errorf("%q: %v, %v", spec, next, err)
		}
	}
}

func TestAt(t *testing.T) {
	for _, c := range []struct{ wall, zone, want string }{
		{"2027-03-22T16:00", "Europe/Berlin", "2027-03-22T15:00:00Z"},
		{"2027-03-28T02:30", "Europe/Berlin", "2027-03-28T01:00:00Z"},       // gap
		{"2027-10-31T02:30", "Europe/Berlin", "2027-10-31T00:30:00Z"},       // twice
		{"2027-10-31T03:00", "Europe/Berlin", "2027-10-31T02:00:00Z"},       // just once
		{"2027-10-03T02:15", "Australia/Lord_Howe", "2027-10-02T15:30:00Z"}, // half an hour's gap
		{"2027-04-04T01:45", "Australia/Lord_Howe", "2027-04-03T14:45:00Z"}, // half an hour twice
		{"2011-12-30T12:00", "Pacific/Apia", "2011-12-30T10:00:00Z"},        // a day that did not exist
		{"2027-03-22T16:00", "UTC", "2027-03-22T16:00:00Z"},
	} {
		got, err := At(c.wall, c.zone)
		if err != nil || got.UTC().Format(time.RFC3339) != c.want {
			t.Errorf("%s in %s: %v, %v; want %s", c.wall, c.zone, got.UTC(), err, c.want)
		}
	}
	for _, bad := range []string{"", "Local", "Berlin", "../etc"} {
		if _, err := At("2027-03-22T16:00", bad); err == nil {
			t.Errorf("zone %q was accepted", bad)
		}
	}
}

func FuzzNextCron(f *testing.F) {
	for _, spec := range []string{"0 8 * * MON", "30 2 * * *", "0 0 30 2 *", ", , , , ,", "TZ=x", "@every 2h", "*/7 1-5,9 ? JAN-mar 0",
		"0-59/9223372036854775807 * * * *", "0 0 1 1 *", "* * * * *", "@every 9999999h"} {
		f.Add(spec, int64(1805846400))
	}
	loc := berlin(f)
	f.Fuzz(func(t *testing.T, spec string, unix int64) {
		after := time.Unix(unix%(1<<33), 0).In(loc)
		began := time.Now()
		next, err := NextCron(spec, after)
		if err == nil && !next.After(after) {
			t.Errorf("%q after %v: %v", spec, after, next)
		}
		if err != nil && !errors.Is(err, ErrCron) {
			t.Errorf("%q: %v", spec, err)
		}
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("%q took %v", spec, took)
		}
	})
}
