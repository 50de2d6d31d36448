package document

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"gremium/bot/text"
	"gremium/commands/council"
)

// FuzzCalendar: whatever people typed stands in its property; the file has the same properties as one with harmless words,
// no control characters, and an end.
func FuzzCalendar(f *testing.F) {
	for _, s := range []string{"Lagebild", "x\r\nEND:VEVENT", "a\\n;,:\"", "\x00\x1b\u2028\u0085", strings.Repeat("ä", 90), " ", "\xff"} {
		f.Add(s, s, s, int64(1806000000), 0)
	}
	zones := []string{"Europe/Berlin", "UTC", "Australia/Lord_Howe", "Africa/Casablanca", "America/St_Johns"}
	f.Fuzz(func(t *testing.T, title, place, item string, at int64, zone int) {
		start := time.Unix(at%(1<<33), 0).In(location(t, zones[max(zone, -zone)%len(zones)]))
		file := func(title, place, item string) []string {
			m := meetingAt(start, 90)
			m.Title, m.Place, m.State = title, place, council.Invited
			m.Agenda = []council.AgendaItem{{Number: 1, Title: item}, {Number: 2, Title: item, NonPublic: true}}
			made, err := Calendar(Entry{Meeting: m, Body: title, Stamp: stamp, Text: text.For(text.German)})
			if err != nil {
				t.Skip(err) // a time that no calendar has
			}
			checkFolded(t, made)
			return content(made)
		}
		names := func(lines []string) (all []string) {
			for _, line := range lines {
				if i := strings.IndexFunc(line, unicode.IsControl); i >= 0 {
					t.Errorf("a control character in %q", line)
				}
				name, _, ok := strings.Cut(line, ":")
				if !ok {
					t.Errorf("%q is no property", line)
				}
				all = append(all, name)
			}
			return all
		}
		harmless := func(s string) string {
			if line(s) == "" {
				return ""
			}
			return "x"
		}
		got, want := names(file(title, place, item)), names(file(harmless(title), harmless(place), harmless(item)))
		if !slices.Equal(got, want) {
			t.Errorf("%q, %q, %q: %v, want %v", title, place, item, got, want)
		}
	})
}
