package store

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// FuzzBounds: a key is within the bounds of a range exactly when the range says so, and the bounds are text.
func FuzzBounds(f *testing.F) {
	f.Add("a", "b", "ab", "abc")
	f.Add("", "", "a\ud7ff", "a\ue000")
	f.Add("", "", "\U0010ffff", "\U0010ffff\U0010ffff")
	f.Add("z", "", "\x7f", "\u0080")
	f.Fuzz(func(t *testing.T, from, to, prefix, key string) {
		r := Range{From: from, To: to, Prefix: prefix}
		if CheckRange(r) != nil || CheckKey(key) != nil {
			return
		}
		low, high := r.Bounds()
		if !utf8.ValidString(low) || !utf8.ValidString(high) || strings.ContainsRune(high, 0) {
			t.Errorf("%+v: %+q to %+q", r, low, high)
		}
		want := key >= from && (to == "" || key < to) && strings.HasPrefix(key, prefix)
		if got := key >= low && (high == "" || key < high); got != want {
			t.Errorf("%+v is %+q to %+q: %q is within: %v", r, low, high, key, got)
		}
		if exact := Exactly(key); CheckRange(exact) != nil {
			t.Errorf("%q cannot be looked for", key)
		}
	})
}

// FuzzNUL: a document is refused exactly when a text in it has a NUL.
func FuzzNUL(f *testing.F) {
	f.Add("a\x00b", `\u0000`)
	f.Add(`\\u0000`, `\\\u0000`)
	f.Fuzz(func(t *testing.T, key, value string) {
		doc, err := json.Marshal(map[string]any{strings.ToValidUTF8(key, ""): []string{strings.ToValidUTF8(value, "")}})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := hasNUL(doc), strings.Contains(key+value, "\x00"); got != want {
			t.Errorf("%s: %v", doc, got)
		}
	})
}

// FuzzStamp: stamps are in the order of time, and padded numbers in theirs.
func FuzzStamp(f *testing.F) {
	f.Add(int64(0), int64(1), 1, 10)
	f.Add(int64(1805846400), int64(-1), 999_999_999, 0)
	f.Fuzz(func(t *testing.T, a, b int64, m, n int) {
		x, y := time.Unix(0, a), time.Unix(0, b)
		if (Stamp(x) < Stamp(y)) != x.Before(y) || (Stamp(x) == Stamp(y)) != x.Equal(y) || CheckKey(Stamp(x)) != nil {
			t.Errorf("%v is %s, %v is %s", x, Stamp(x), y, Stamp(y))
		}
		const most = 1_000_000_000
		if m, n = (m%most+most)%most, (n%most+most)%most; (Padded(m) < Padded(n)) != (m < n) {
			t.Errorf("%d is %s, %d is %s", m, Padded(m), n, Padded(n))
		}
	})
}
