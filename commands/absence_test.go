package commands

import (
	"testing"

	"gremium/bot"
)

// playAbsence plays an absence of the coordination, with somebody who stands in, and its end.
func (s *stage) playAbsence() {
	s.t.Helper()
	day := func(days int) string { return s.now.AddDate(0, 0, days).Format("02.01.2006") }
	s.do("anna", "rat", "/mitglied abwesend von:"+day(3)+" bis:"+day(20)+" vertretung:@bert")
	s.until(s.now.AddDate(0, 0, 5))
	s.do("anna", "rat", "/mitglied zurueck")
	s.until(s.now.AddDate(0, 0, 1))
}

// TestBackAgainTwice says that the button that ends an absence, pressed twice, leaves the next one alone.
func TestBackAgainTwice(t *testing.T) {
	s := newStage(t)
	s.found()
	day := func(days int) string { return s.now.AddDate(0, 0, days).Format("02.01.2006") }
	s.do("anna", "rat", "/mitglied abwesend bis:"+day(3))
	s.do("anna", "rat", "/mitglied abwesend von:"+day(30)+" bis:"+day(40))
	for _, expected := range []string{"ist wieder da", "keine Abwesenheit eingetragen"} {
		e := s.event("anna", "rat", "/mitglied zurueck")
		e.Source = bot.Pressed
		want(t, said(s.bot.Handle(t.Context(), e)), expected)
	}
	want(t, said(s.do("anna", "rat", "/mitglied abwesend")), "Anna Geheimname")
}
