package scheduler

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"gremium/bot"
	"gremium/store"
)

// FuzzAt: a wall-clock time in a zone is an instant at which that zone's clocks show it, or the end of the gap in which
// they never do; no zone is the machine's own, and no file outside the zones is read.
func FuzzAt(f *testing.F) {
	for _, zone := range []string{"Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "UTC", "Local", "", "../etc/passwd", "Europe/Berlin\x00", "america/new_york"} {
		f.Add("2027-03-28T02:30", zone)
	}
	f.Add("2011-12-30T12:00", "Pacific/Apia")
	f.Add("0000-01-01T00:00", "Europe/Berlin")
	f.Add("9999-12-31T23:59", "Africa/Casablanca")
	f.Fuzz(func(t *testing.T, wall, name string) {
		at, err := At(wall, name)
		if err != nil {
			return
		}
		if name == "" || name == "Local" || strings.Contains(name, "..") {
			t.Errorf("there is a zone %q", name)
		}
		meant, err := time.Parse(wallLayout, wall)
		if err != nil {
			t.Fatalf("%q was understood as %v", wall, at)
		}
		if shown := fields(at); !shown.Equal(meant) {
			if begin, _ := at.ZoneBounds(); !begin.Equal(at) || shown.Before(meant) {
				t.Errorf("%s in %s is %v", wall, name, at)
			}
		}
		if earlier := at.Add(-3 * time.Hour); meant.Year() > 1900 {
			for ; earlier.Before(at); earlier = earlier.Add(15 * time.Minute) {
				if fields(earlier).Equal(meant) {
					t.Errorf("%s in %s is %v, and %v before", wall, name, at, earlier)
				}
			}
		}
	})
}

// FuzzReason: of any error something short is kept that can be stored.
func FuzzReason(f *testing.F) {
	f.Add("connection refused\n\x00\xff")
	f.Add(strings.Repeat("ä", 1000))
	f.Fuzz(func(t *testing.T, s string) {
		kept := reason(wording(s))
		if !utf8.ValidString(kept) || strings.ContainsAny(kept, "\x00\n\r") || utf8.RuneCountInString(kept) > 302 {
			t.Errorf("%q is kept as %q", s, kept)
		}
	})
}

type wording string

func (w wording) Error() string { return string(w) }

// FuzzLane: deliveries share an order exactly when council and audience are the same, whatever ids platforms have.
func FuzzLane(f *testing.F) {
	f.Add("rat", "mattermost", "c1", "", "rat", "mattermost", "", "c1")
	f.Add("a b", "x", "", "y", "a", "b x", "", "y")
	f.Add("a%20b", "x", "", "y", "a b", "x", "", "y")
	f.Fuzz(func(t *testing.T, council1, platform1, channel1, account1, council2, platform2, channel2, account2 string) {
		a := Delivery{Key: "k", Council: council1, To: bot.Audience{Platform: platform1, Channel: channel1, Account: account1}, Card: Card{Name: "c"}}
		b := Delivery{Key: "k", Council: council2, To: bot.Audience{Platform: platform2, Channel: channel2, Account: account2}, Card: Card{Name: "c"}}
		if a.check(council1) != nil || b.check(council2) != nil || !utf8.ValidString(council1+platform1+channel1+account1+council2+platform2+channel2+account2) {
			return
		}
		if same := a.Council == b.Council && a.To == b.To; (a.lane() == b.lane()) != same {
			t.Errorf("%+v and %+v: %q and %q", a, b, a.lane(), b.lane())
		}
		if strings.HasPrefix(a.lane(), b.lane()) && a.lane() != b.lane() {
			t.Errorf("%q begins with %q", a.lane(), b.lane())
		}
		if key := outbox.Key(a); len(key) <= store.MaxKey {
			if err := store.CheckKey(key); err != nil {
				t.Error(err)
			}
		}
	})
}
