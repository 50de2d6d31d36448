package commands

import (
	"strings"
	"testing"

	"gremium/bot"
)

// TestSuggest asks for suggestions for every option of every command: nothing panics, and who belongs to nothing is
// told of nobody.
func TestSuggest(t *testing.T) {
	s := newStage(t)
	s.found()
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00")
	s.do("anna", "rat", "/top neu Haushalt")
	s.do("carl", "@bot", `erinnerung neu Akte wann:"morgen 9 Uhr"`)
	seen := map[string]bool{}
	for _, who := range []string{"carl", "fremd"} {
		for _, place := range []string{"rat", "@bot", "elsewhere"} {
			for _, c := range s.bot.Commands() {
				for _, o := range c.Options {
					for _, line := range []string{"/" + c.Name, "/" + c.Name + " ", "/" + c.Name + " S1 " + o.Name + ":", "/" + c.Name + " S77 " + o.Name + ":a"} {
						found := s.bot.Suggest(t.Context(), s.event(who, place, line), o.ID, "")
						if who == "fremd" && len(found) > 0 {
							t.Errorf("%s in %s: %s: %s: an outsider is told %v", who, place, line, o.ID, found)
						}
						for _, choice := range found {
							seen[choice.Value] = true
						}
					}
				}
			}
		}
	}
	for _, want := range []string{"@anna", "Dora Geheimname", "S1", "S1-1", "E1"} {
		if !seen[want] {
			t.Errorf("%s was never suggested", want)
		}
	}
	if found := s.bot.Suggest(t.Context(), s.event("carl", "rat", "/sitzung rueckmeldung "), "deputy", "an"); len(found) == 0 ||
		!strings.Contains(found[0].Value, "anna") {
		t.Errorf("for a deputy %v was suggested", found)
	}
	if found := s.bot.Suggest(t.Context(), bot.Event{Line: "/kuchen"}, "deputy", ""); found != nil {
		t.Errorf("an unknown command suggests %v", found)
	}
}
