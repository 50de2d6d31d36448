package discord

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gremium/bot"
	"gremium/bot/text"
)

func anyMessage(t *rapid.T) bot.Message {
	words := func(most int) string {
		return strings.Repeat(rapid.SampledFrom([]string{"Wort ", "ein Satz. ", "x", "Zeile\n", "Absatz\n\n", "*@_", "😀"}).Draw(t, "word"), rapid.IntRange(0, most).Draw(t, "n"))
	}
	m := bot.Message{
		Title: words(80), Text: text.Escape(words(2500)), Tone: rapid.SampledFrom([]bot.Tone{bot.Neutral, bot.Good, bot.Warning, bot.Bad}).Draw(t, "tone"),
		Council: rapid.SampledFrom([]string{"", "rat"}).Draw(t, "council"),
	}
	for range rapid.IntRange(0, 30).Draw(t, "facts") {
		m.Facts = append(m.Facts, bot.Fact{Label: words(40), Value: text.Escape(words(200))})
	}
	for n := range rapid.IntRange(0, maxButtons).Draw(t, "buttons") {
		m.Buttons = append(m.Buttons, bot.Button{Label: words(20), Line: fmt.Sprintf("/hilfe %d %s", n%40, words(20))})
	}
	if rapid.Bool().Draw(t, "event") {
		m.Event = &bot.ScheduledEvent{Start: time.Unix(2_000_000_000, 0)}
	}
	return m
}

// fits says what Discord would refuse of a page.
func fits(one page) error {
	if units(one.Content) > maxContent {
		return fmt.Errorf("%d units of content", units(one.Content))
	}
	if one.Content == "" && len(one.Embeds) == 0 && len(one.files) == 0 {
		return fmt.Errorf("nothing is said")
	}
	for _, e := range one.Embeds {
		n := units(e.Description)
		if n > maxDescription || len(e.Fields) > maxFields || n == 0 && len(e.Fields) == 0 {
			return fmt.Errorf("an embed with %d units and %d fields", n, len(e.Fields))
		}
		for _, f := range e.Fields {
			if units(f.Name) > maxFieldName || units(f.Value) > maxFieldValue || f.Name == "" || f.Value == "" {
				return fmt.Errorf("the field %q", f.Name)
			}
			n += units(f.Name) + units(f.Value)
		}
		if n > maxEmbed {
			return fmt.Errorf("%d units in an embed", n)
		}
	}
	ids := map[string]bool{}
	if len(one.Components) > mostRows {
		return fmt.Errorf("%d rows", len(one.Components))
	}
	for _, row := range one.Components {
		if len(row.Components) == 0 || len(row.Components) > rowLength {
			return fmt.Errorf("%d buttons in a row", len(row.Components))
		}
		for _, c := range row.Components {
			if c.CustomID == "" || units(c.CustomID) > maxCustom || ids[c.CustomID] || c.Type == componentButton && (c.Label == "" || units(c.Label) > maxLabel) || len(c.Options) > menuLength {
				return fmt.Errorf("the component %+v", c)
			}
			ids[c.CustomID] = true
		}
	}
	return nil
}

// TestPagesFit checks that every message becomes what Discord takes, and that nothing of it is lost.
func TestPagesFit(t *testing.T) {
	p, _ := alone(t)
	say := text.For(text.German)
	rapid.Check(t, func(t *rapid.T) {
		m := anyMessage(t)
		reply := rapid.Bool().Draw(t, "reply")
		s, err := p.sheet(context.Background(), m, say, reply)
		if err != nil {
			t.Fatal(err)
		}
		var pages []page
		if reply {
			pages = s.pages()
		} else {
			pages = []page{s.card()}
		}
		if len(pages) > mostPages+1 {
			t.Fatalf("%d pages", len(pages))
		}
		var shown []string
		for _, one := range pages {
			if err := fits(one); err != nil {
				t.Fatal(err)
			}
			shown = append(shown, one.Content)
			for _, e := range one.Embeds {
				shown = append(shown, e.Description)
				for _, f := range e.Fields {
					shown = append(shown, f.Name, f.Value)
				}
			}
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(s), "") }
		all := squeeze(strings.Join(shown, ""))
		whole := strings.Contains(all, squeeze(s.text))
		for _, f := range s.fields {
			whole = whole && strings.Contains(all, squeeze(f.Name)) && strings.Contains(all, squeeze(f.Value))
		}
		if attached := len(s.files) == 1 && strings.HasSuffix(s.files[0].Name, ".txt"); !whole && !attached {
			t.Fatalf("something is lost of\n%s\nshown is\n%s", s.text, strings.Join(shown, "\n"))
		}
	})
}

func TestMarkers(t *testing.T) {
	for _, sums := range [][]string{nil, {"0a1b2c3d"}, {"0a1b2c3d", "ffffffff"}} {
		mark, got := readMarker(message{Embeds: []embed{{URL: "https://example.org"}, {URL: marker(keyMark("card S1"), sums)}}})
		if mark != keyMark("card S1") || fmt.Sprint(got) != fmt.Sprint(sums) {
			t.Errorf("%v became %q, %v", sums, mark, got)
		}
	}
	if mark, _ := readMarker(message{Embeds: []embed{{URL: "https://example.org/gremium.invalid"}}}); mark != "" {
		t.Errorf("a foreign address is %q", mark)
	}
}

func TestFileNames(t *testing.T) {
	got := fileNames([]bot.File{{Name: "Einladung S1.pdf"}, {Name: "Einladung S1.pdf"}, {Name: "../..//"}, {Name: "ä.md"}, {Name: "a"}, {Name: "a"}})
	if want := "[Einladung_S1.pdf Einladung_S1-2.pdf file md a a-2]"; fmt.Sprint(got) != want {
		t.Errorf("names %v, want %s", got, want)
	}
}

func TestShorten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[a-zä😀 .,]{0,60}`).Draw(t, "s")
		limit := rapid.IntRange(2, 40).Draw(t, "limit")
		if got := shorten(s, limit); units(got) > limit || strings.TrimSpace(s) != "" && got == "" {
			t.Fatalf("%q of %q, limit %d", got, s, limit)
		}
	})
}
