package records

import (
	"fmt"
	"strings"
	"testing"

	"gremium/store"
)

// FuzzNames: a name of any length is looked up by a key that can be stored, the same whatever its case and blanks; and of a
// code only letters and digits count.
func FuzzNames(f *testing.F) {
	for _, s := range []string{"Anna Vogel", "Dr. Ä. Öß (Amt)", strings.Repeat("ä", 150), " ", "İı", "a\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		name = strings.ToValidUTF8(name, "")
		key := NameKey(name)
		if len(key) > 200 || key != "" && !strings.ContainsRune(key, '\ufffd') && strings.TrimSpace(name) == name && !strings.ContainsFunc(name, control) && store.CheckKey(key) != nil {
			t.Errorf("%q has the key %q", name, key)
		}
		if NameKey("  "+strings.Join(strings.Fields(name), "   ")+" ") != key {
			t.Errorf("%q: blanks matter", name)
		}
		if loose := looseKey(name); strings.TrimSpace(loose) != loose {
			t.Errorf("%q has the loose key %q", name, loose)
		}
		if HashCode(name) != HashCode(" -"+name+"\t") || HashCode(name) != HashCode(strings.ToLower(strings.ToUpper(ascii(name)))) {
			t.Errorf("%q is another code in lower case", name)
		}
	})
}

func control(r rune) bool { return r < ' ' || r == 0x7f }

func ascii(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0x7e {
			return -1
		}
		return r
	}, s)
}

// FuzzMeetingNumber: the number in an id is the one that it was made of, and what is no id has none.
func FuzzMeetingNumber(f *testing.F) {
	for _, s := range []string{"S1", "S12-3", "S", "S-1", "S1-2-3", "S99999999999999999999", "x", "S 1", "S1-+2"} {
		f.Add(s, 12, 3)
	}
	f.Fuzz(func(t *testing.T, id string, m, i int) {
		m, i = max(m, -m-1), max(i, -i-1)
		if meeting, item := MeetingNumber(fmt.Sprintf("S%d-%d", m, i)); meeting != m || item != i {
			t.Errorf("S%d-%d is %d-%d", m, i, meeting, item)
		}
		if meeting, item := MeetingNumber(fmt.Sprintf("S%d", m)); meeting != m || item != 0 {
			t.Errorf("S%d is %d-%d", m, meeting, item)
		}
		if meeting, _ := MeetingNumber(id); meeting > 0 && !strings.ContainsAny(id, "123456789") {
			t.Errorf("%q is meeting %d", id, meeting)
		}
	})
}
