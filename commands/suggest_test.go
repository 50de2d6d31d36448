package commands

import (
	"strings"
	"testing"

	"gremium/bot"
	"gremium/bot/text"
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

// TestSuggestToOthers says that who belongs to another body is not told in this one's channel who belongs to it, nor a guest
// what stands on its agenda.
func TestSuggestToOthers(t *testing.T) {
	s := newStage(t)
	s.found()
	s.do("root", "ag", "/gremium einrichten muster:arbeitsgruppe name:Nachbarn")
	s.do("root", "ag", "/mitglied neu @emil rolle:koordination")
	s.do("anna", "rat", "/mitglied neu @gast rolle:gast")
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00 titel:Klausur")
	s.do("anna", "rat", "/top neu Umzugspläne")
	s.do("emil", "ag", "/sitzung neu 15.04.2027 16:00 titel:Nachbarschaft")
	seen := map[string]string{}
	for _, who := range []string{"emil", "gast"} {
		for _, c := range s.bot.Commands() {
			for _, o := range c.Options {
				for _, choice := range s.bot.Suggest(t.Context(), s.event(who, "rat", "/"+c.Name+" "), o.ID, "") {
					seen[who] += choice.Label + "\n"
				}
			}
		}
	}
	want(t, seen["emil"], "Nachbarschaft", "!Dora Geheimname", "!Carl", "!Klausur", "!Umzug")
	want(t, seen["gast"], "!Umzug")
}

// TestSuggestMeaning says what is suggested for what was typed: dates in words, with a value that can mean nothing else;
// lengths; the last of several choices; persons and ids by what they are called.
func TestSuggestMeaning(t *testing.T) {
	s := newStage(t)
	s.found()
	s.do("anna", "rat", `/sitzung neu 14.04.2027 16:00 titel:Klausur`)
	s.do("anna", "rat", "/top neu Haushalt")
	s.do("anna", "rat", "/top neu Klage nichtoeffentlich:ja")
	for _, c := range []struct{ line, option, typed, want string }{
		{"/sitzung neu", "when", "24.3. 16 uhr", "24.03.2027 16:00=Mittwoch, 24. März 2027, 16:00 Uhr"},
		{"/sitzung neu", "when", "24.3.", "24.03.2027 09:00=Mittwoch, 24. März 2027, 09:00 Uhr"},
		{"/sitzung neu", "when", "morgen um halb acht", "02.03.2027 07:30=Dienstag, 2. März 2027, 07:30 Uhr"},
		{"/sitzung neu", "when", "31.10.2027 02:30", "31.10.2027 02:30 CEST=Sonntag, 31. Oktober 2027, 02:30 Uhr | 31.10.2027 02:30 CET="},
		{"/sitzung neu", "when", "Montag 24.3.2027 16 Uhr", "24.03.2027 16:00=Mittwoch, 24. März 2027, 16:00 Uhr | 22.03.2027 16:00=Montag"},
		{"/sitzung neu", "when", "Kuchen", ""},
		{"/sitzung neu", "when", "", ""},
		{"/meeting new", "when", "24.3. 16 uhr", "24.03.2027 16:00=Mittwoch"},
		{"/mitglied neu", "from", "in 2 Wochen", "15.03.2027=Montag, 15. März 2027"},
		{"/erinnerung neu Test", "when", "zur", "zur nächsten Sitzung=zur nächsten Sitzung"},
		{"/erinnerung neu Test", "when", "montags 9 Uhr", "montags 9 Uhr=montags 9 Uhr (das nächste Mal Montag, 8. März 2027, 09:00 Uhr)"},
		{"/erinnerung neu Test", "when", "morgen", "02.03.2027=Dienstag, 2. März 2027"},
		{"/top neu x", "duration", "90", "90m=1 Stunde 30 Minuten | 90h=3 Tage 18 Stunden"},
		{"/top neu x", "duration", "2", "2h=2 Stunden | 2m=2 Minuten"},
		{"/top neu x", "duration", "anderthalb Stunden", "anderthalb Stunden=1 Stunde 30 Minuten"},
		{"/top neu x", "duration", "", "15m=15 Minuten | 30m="},
		{"/top neu x", "kind", "be", "beratung=Beratung | beschluss=Beschluss"},
		{"/mitglied neu @x", "role", "vorsitz+Ko", "vorsitz+koordination=vorsitz+Koordination"},
		{"/mitglied ende", "person", "@CA", "@carl=Carl Geheimname"},
		{"/mitglied ende", "person", "geheim", "@bert=Bert Geheimname | @anna=Anna Geheimname | @carl=Carl Geheimname | Dora Geheimname=Dora Geheimname"},
		{"/mitglied ende", "person", "dora", "Dora Geheimname=Dora Geheimname"},
		{"/sitzung zeigen", "meeting", "klau", "S1=S1 · Mittwoch, 14. April 2027, 16:00 Uhr · Klausur"},
		{"/top zurueckziehen", "item", "haus", "S1-1=S1-1 · Haushalt"},
		{"/top zurueckziehen", "item", "S1-2", "S1-2=S1-2 · (nichtöffentlich)"},
		{"/top zurueckziehen", "item", "Klage", ""},
	} {
		var got []string
		for _, choice := range s.bot.Suggest(t.Context(), s.event("anna", "rat", c.line), c.option, c.typed) {
			got = append(got, choice.Value+"="+choice.Label)
		}
		if all := strings.Join(got, " | "); !strings.HasPrefix(all, c.want) || c.want == "" && all != "" {
			t.Errorf("%s %s:%s\ngot  %s\nwant %s", c.line, c.option, c.typed, all, c.want)
		}
		// What is suggested is understood, and means what it says.
		for _, choice := range got {
			value, label, _ := strings.Cut(choice, "=")
			request, err := s.bot.set.Parse(bot.Event{Line: bot.Line(strings.Join(strings.Fields(c.line[1:])[:2], " "), c.option, value)}, asTyped(s.now))
			if err != nil || len(request.Problems) > 0 {
				t.Errorf("%s %s:%s is not understood: %v %v", c.line, c.option, value, err, request.Problems)
			}
			if o, _ := request.Command.Option(c.option); o.Kind != bot.DateTime && o.Kind != bot.Date {
				continue
			}
			if at := request.Time(c.option); !strings.HasPrefix(label, text.For(text.German).Date(at)) {
				t.Errorf("%s is %s, not %s", value, at, label)
			}
		}
	}
}

// TestSuggestBelowCeiling says that who belongs to a body is not suggested where the list of members is not shown, but for
// who is in that chat anyway.
func TestSuggestBelowCeiling(t *testing.T) {
	s := connected(t, "lenkungsgremium")
	s.do("anna", "rat", "/mitglied neu @emil")
	names := func(place string) (names []string) {
		for _, choice := range s.bot.Suggest(t.Context(), s.event("anna", place, "/mitglied ende"), "person", "") {
			names = append(names, choice.Value)
		}
		return names
	}
	if got := strings.Join(names("rat"), " "); got != "@bert @anna @carl Dora Ohnekonto @emil" {
		t.Errorf("on the own platform: %s", got)
	}
	if got := strings.Join(names("other:kanal"), " "); got != "@bert @anna @carl" {
		t.Errorf("on the other: %s", got)
	}
}
