package commands

import (
	"slices"
	"testing"

	"gremium/bot"
)

// TestAmendedWording: who is asked for a wording that says what was amended starts from the motion's.
func TestAmendedWording(t *testing.T) {
	s := assembly(t, 3, "")
	s.do("bert", "rat", "/antrag Zehn Lampen werden gekauft.")
	s.do("bert", "rat", "/antrag Zwölf statt zehn art:aenderung")
	s.do("anna", "rat", "/abstimmung zaehlung antrag:2 ja:2 nein:1")
	asked := s.bot.Handle(t.Context(), s.event("anna", "rat", "/abstimmung zaehlung antrag:1 ja:3 nein:0"))
	i := slices.IndexFunc(asked.Message.Buttons, func(b bot.Button) bool { return b.Label == "Wortlaut anpassen" })
	if i < 0 {
		t.Fatalf("%+v", asked.Message)
	}
	e := s.event("anna", "rat", asked.Message.Buttons[i].Line)
	e.Source, e.Council, e.Fill = bot.Pressed, asked.Message.Council, asked.Message.Buttons[i].Fill
	form := s.bot.Handle(t.Context(), e).Form
	if form == nil || !slices.ContainsFunc(form.Fields, func(f bot.Field) bool { return f.Value == "Zehn Lampen werden gekauft." }) {
		t.Errorf("%+v", form)
	}
}
