package store

import (
	"errors"
	"strings"
	"testing"
	"time"
)

func TestBounds(t *testing.T) {
	tests := []struct {
		r        Range
		from, to string
	}{
		{Range{}, "", ""},
		{Range{From: "a", To: "b"}, "a", "b"},
		{Range{Prefix: "a"}, "a", "b"},
		{Range{Prefix: "ab", From: "aa"}, "ab", "ac"},
		{Range{Prefix: "ab", From: "abc"}, "abc", "ac"},
		{Range{Prefix: "ab", To: "abc"}, "ab", "abc"},
		{Range{Prefix: "ab", To: "b"}, "ab", "ac"},
		{Range{Prefix: "¿"}, "¿", "À"}, // the byte after the last one would be no text
		{Range{Prefix: "\x7f"}, "\x7f", "\u0080"},
		{Range{Prefix: "a\ud7ff"}, "a\ud7ff", "a\ue000"},
		{Range{Prefix: "a\U0010ffff"}, "a\U0010ffff", "b"},
		{Range{Prefix: "\U0010ffff"}, "\U0010ffff", ""},
		{Range{Prefix: "\U0010ffff", To: "a"}, "\U0010ffff", "a"},
		{Exactly("a"), "a", "a\x01"},
	}
	for _, test := range tests {
		if from, to := test.r.Bounds(); from != test.from || to != test.to {
			t.Errorf("%+v: %+q to %+q, want %+q to %+q", test.r, from, to, test.from, test.to)
		}
	}
}

func TestHasNUL(t *testing.T) {
	for doc, want := range map[string]bool{
		`{}`: false, `"\u0000"`: true, `"\\u0000"`: false, `"\\\u0000"`: true, `"\\\\u0000"`: false,
		`"\\u0000 \u0000"`: true, `"\\u0000 \\u0000"`: false, `"\u0001"`: false, `"\u00000"`: true, `"\\\\\\\u0000"`: true,
	} {
		if got := hasNUL([]byte(doc)); got != want {
			t.Errorf("%s: %v", doc, got)
		}
	}
}

func TestCheckKey(t *testing.T) {
	for _, good := range []string{"a", " ", "ä", "😀", strings.Repeat("x", MaxKey)} {
		if err := CheckKey(good); err != nil {
			t.Error(err)
		}
	}
	for _, bad := range []string{"", "\x00", "a\x1f", "\x7f", "\xff", strings.Repeat("x", MaxKey+1)} {
		if err := CheckKey(bad); !errors.Is(err, ErrKey) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestLayouts(t *testing.T) {
	bad := [][]Layout{
		{{Name: ""}},
		{{Name: "Names"}},
		{{Name: "_names"}},
		{{Name: "a.b"}},
		{{Name: strings.Repeat("x", 64)}},
		{{Name: "versions"}},
		{{Name: "a"}, {Name: "a"}},
		{{Name: "a", Indexes: []IndexLayout{{Name: "b"}, {Name: "b"}}}},
		{{Name: "a", Indexes: []IndexLayout{{Name: "b c"}}}},
		{{Name: "a", Indexes: []IndexLayout{{Name: "b"}}}, {Name: "a__b"}},
		{{Name: strings.Repeat("x", 40), Indexes: []IndexLayout{{Name: strings.Repeat("y", 40)}}}},
	}
	for _, tables := range bad {
		if _, err := Layouts(tables); err == nil {
			t.Errorf("%v was accepted", tables)
		}
	}
	all, err := Layouts([]Layout{{Name: "a", Indexes: []IndexLayout{{Name: "b"}}}, {Name: "order"}})
	if err != nil || len(all) != 3 {
		t.Errorf("%v, %v", all, err)
	}
}

func TestSortableText(t *testing.T) {
	if a, b := Padded(9), Padded(10); a >= b {
		t.Errorf("%s is not before %s", a, b)
	}
	at := time.Date(2026, 12, 3, 17, 0, 0, 0, time.FixedZone("CET", 3600))
	if a, b := Stamp(at), Stamp(at.Add(time.Nanosecond)); a != "2026-12-03T16:00:00.000000000Z" || a >= b {
		t.Errorf("%s, %s", a, b)
	}
}
