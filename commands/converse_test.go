package commands

import "testing"

// TestConverse says what who just writes to the bot is answered: no command is guessed from words of everyday, an open
// invitation is offered, and who writes of meetings gets them.
func TestConverse(t *testing.T) {
	s := newStage(t)
	s.found()
	for line, parts := range map[string][]string{
		"ich kann leider nicht kommen":      {"Das habe ich nicht verstanden", "![Sitzungen]", "!Meinten Sie", "[Hilfe]"},
		"Ich bin krank":                     {"!Meinten Sie", "Sie hatten geschrieben"},
		"Wann ist die nächste Sitzung?":     {"[Sitzungen]", "!Meinten Sie", "[Hilfe]"},
		"kann ich eine Sitzung vorschlagen": {"[Sitzungen]", "!Meinten Sie"},
		"ist das Rathaus offen":             {"!Meinten Sie", "![Sitzungen]"},
		"die Unterlagen fehlen":             {"!Meinten Sie"},
		"when is the next meeting":          {"[Sitzungen]", "!Meinten Sie"},
		"sitzung neuu":                      {"Meinten Sie `/sitzung neu`?", "[Sitzungen]", "Zum Beispiel: `/sitzung neu 24.03.2027 16:00`"},
		"erinerung neu Test":                {"Meinten Sie `/erinnerung neu`?", "![Sitzungen]"},
		"!!!":                               {"!Meinten Sie"},
	} {
		want(t, s.refused("carl", "@bot", line), parts...)
	}
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	for _, line := range []string{"ich kann leider nicht kommen", "Leider bin ich verhindert.", "ja, gern", "Guten Tag"} {
		want(t, s.refused("carl", "@bot", line), "Meinen Sie die Einladung zu S1", "[Zusage]", "[Absage]", "[Vertretung]", "[Hilfe]")
	}
	want(t, s.refused("carl", "@bot", "Wann ist die Sitzung?"), "[Zusage]", "[Sitzungen]")
	s.do("carl", "@bot", "S1 ja") // and later
	want(t, s.refused("carl", "@bot", "ich kann doch nicht kommen"), "Meinen Sie die Einladung zu S1", "[Absage]")
	want(t, s.refused("carl", "@bot", "Wann ist die Sitzung?"), "![Zusage]", "[Sitzungen]")
}
