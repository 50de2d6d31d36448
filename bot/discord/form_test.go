package discord

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gremium/bot"
	"gremium/bot/text"
)

func TestSpread(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.SampledFrom([]string{"Wort ", "\n", "\n\n", "  ", "Satz. ", "😀", strings.Repeat("x", 900), "ä"})
		s := strings.TrimSpace(strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "pieces"), ""))
		var whole strings.Builder
		for _, p := range spread(s) {
			if units(p.text) > maxTyped {
				t.Fatalf("%d units", units(p.text))
			}
			whole.WriteString(p.text + p.gap)
		}
		if whole.String() != s {
			t.Fatalf("%q became %q", s, whole.String())
		}
	})
}

// TestModals checks for any form that all its fields are asked, that its modals are what Discord takes, and that what
// was filled in comes back when nobody changes anything.
func TestModals(t *testing.T) {
	say := text.For(text.German)
	word := rapid.StringMatching(`[A-Za-zäöü*_<>@]{1,12}`)
	sentence := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(word, 0, 40).Draw(t, "words"), " ")
	})
	rapid.Check(t, func(t *rapid.T) {
		s := state{User: "1", Form: bot.Form{Title: sentence.Draw(t, "title"), Text: text.Escape(sentence.Draw(t, "text")), Error: sentence.Draw(t, "error"), Line: "/x"}}
		for n := range rapid.IntRange(1, 14).Draw(t, "fields") {
			f := bot.Field{
				ID: fmt.Sprint("f", n), Label: sentence.Draw(t, "label"), Help: sentence.Draw(t, "help"), Error: sentence.Draw(t, "wrong"),
				Kind: bot.Kind(rapid.IntRange(0, int(bot.Attachment)).Draw(t, "kind")), Required: rapid.Bool().Draw(t, "required"),
				MaxRunes: rapid.SampledFrom([]int{0, 10, 300, 10000}).Draw(t, "max"),
			}
			switch f.Kind {
			case bot.OneOf:
				f.Many = rapid.Bool().Draw(t, "many")
				for c := range rapid.IntRange(1, 30).Draw(t, "choices") {
					f.Choices = append(f.Choices, bot.Choice{Value: fmt.Sprint("w", c, strings.Repeat("x", c*5)), Label: sentence.Draw(t, "choice")})
				}
				f.Value = f.Choices[0].Value
			case bot.YesNo:
				f.Value = "nein"
			case bot.Attachment:
			default:
				f.Value = strings.TrimSpace(strings.Repeat(sentence.Draw(t, "value")+"\n", rapid.SampledFrom([]int{0, 1, 30}).Draw(t, "times")))
			}
			s.Form.Fields = append(s.Form.Fields, f)
		}
		var asked []string
		for steps := s.stepsLeft(say); s.From < len(s.Form.Fields); steps-- {
			m := s.modal(say, "M..x")
			if n := len(m.Components); n < 1 || n > maxParts || units(m.Title) > maxTitle || m.Title == "" || steps <= 0 {
				t.Fatalf("%d components, title %q, %d steps left", n, m.Title, steps)
			}
			sent := map[string]component{}
			for _, c := range m.Components {
				if c.Type == componentText {
					if c.Content == "" || units(c.Content) > maxTextDisplay {
						t.Fatalf("a text of %d units", units(c.Content))
					}
					continue
				}
				in := *c.Component
				if c.Label == "" || units(c.Label) > maxFieldLabel || units(c.Description) > maxDescribed || units(in.Value) > maxTyped ||
					in.MaxLength > maxTyped || in.MaxLength > 0 && units(in.Value) > in.MaxLength {
					t.Fatalf("the field %+v with %+v", c, in)
				}
				var values []string
				for _, o := range in.Options {
					if units(o.Value) > maxChoice || o.Value == "" || units(o.Label) > maxChoice || o.Label == "" {
						t.Fatalf("the choice %+v", o)
					}
					if o.Default {
						values = append(values, o.Value)
					}
				}
				sent[in.CustomID] = component{Value: in.Value, Values: values}
			}
			values, ok := s.given(say, sent)
			if !ok {
				t.Fatalf("what was offered is refused")
			}
			step := s.step(say)
			for _, f := range step {
				asked = append(asked, f.ID)
				if f.Kind != bot.Attachment && values[f.ID] != f.Value {
					t.Fatalf("%s: %q became %q", f.ID, f.Value, values[f.ID])
				}
			}
			s.From, s.Step = s.From+len(step), s.Step+1
		}
		if len(asked) != len(s.Form.Fields) {
			t.Fatalf("asked %v", asked)
		}
	})
}

func TestGivenRefusesWhatWasNotOffered(t *testing.T) {
	s := state{Form: bot.Form{Fields: []bot.Field{{ID: "a", Kind: bot.OneOf, Choices: []bot.Choice{{Value: "ja"}, {Value: "nein"}}}}}}
	for _, values := range [][]string{{"vielleicht"}, {"ja", "nein"}} {
		if _, ok := s.given(text.Printer{}, map[string]component{"a": {Values: values}}); ok {
			t.Errorf("%v is taken", values)
		}
	}
	if v, ok := s.given(text.Printer{}, map[string]component{"a": {Values: []string{"nein"}}}); !ok || v["a"] != "nein" {
		t.Errorf("nein is %v", v)
	}
	if v, ok := s.given(text.Printer{}, nil); !ok || v["a"] != "" {
		t.Errorf("nothing is %v", v)
	}
}

func TestChoicesAreMenus(t *testing.T) {
	say := text.For(text.English)
	s := state{Form: bot.Form{Fields: []bot.Field{{ID: "a", Kind: bot.YesNo, Value: "ja"}}}}
	in := s.inputs(say, s.Form.Fields[0])
	if len(in) != 1 || in[0].Type != componentMenu || !slices.ContainsFunc(in[0].Options, func(c choice) bool { return c.Label == "Yes" && c.Default }) {
		t.Errorf("yes or no is %+v", in)
	}
}
