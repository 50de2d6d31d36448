package commands

import (
	"strings"
	"testing"

	"gremium/bot"
	"gremium/bot/text"
)

// TestSamples says that the example of each command, in each language, can be typed as it stands.
func TestSamples(t *testing.T) {
	s := newStage(t)
	for _, language := range text.Languages() {
		p := text.For(language)
		for _, d := range s.bot.set {
			if d.Hidden {
				continue
			}
			line := sample(p, d)
			request, err := s.bot.set.Parse(bot.Event{Line: line}, asTyped(s.now))
			if err != nil || request.Command.English != d.English || len(request.Missing) > 0 || len(request.Problems) > 0 {
				t.Errorf("%s: %v %+v %+v", line, err, request.Missing, request.Problems)
			}
			if strings.ContainsAny(line, "<>[]|") || len(line) > 80 {
				t.Errorf("%s is hard to read", line)
			}
			for _, o := range d.Options {
				if request.Typed[o.ID] == d.Label(p, o) && (o.Kind == bot.Text || o.Kind == bot.LongText) {
					t.Errorf("%s has no example of %s", line, o.ID)
				}
			}
			for _, list := range []string{"options", "candidates"} {
				if typed, ok := request.Typed[list]; ok && !strings.Contains(typed, ",") {
					t.Errorf("%s leaves nothing to choose", line)
				}
			}
		}
	}
}

// TestFoundingForm says in words what an option means that only says "neu" when typed.
func TestFoundingForm(t *testing.T) {
	s := newStage(t)
	reply := s.bot.Handle(t.Context(), s.event("root", "rat", "/gremium einrichten"))
	for _, f := range reply.Form.Fields {
		if f.ID == "council" {
			want(t, f.Label+": "+f.Choices[0].Label, "Eigener Rat: neu gründen (sonst gehört das Gremium zum Rat dieses Servers)")
			return
		}
	}
	t.Errorf("not asked: %+v", reply.Form.Fields)
}

// TestHelp shows commands by examples and lists their options in words.
func TestHelp(t *testing.T) {
	s := newStage(t)
	s.found()
	want(t, said(s.do("carl", "rat", "/gremium hilfe sitzung")), "`/sitzung neu 24.03.2027 16:00`", "`/sitzung einladen S1`", "!<", "!|")
	want(t, said(s.do("carl", "rat", "/gremium hilfe sitzung rueckmeldung")), "Zum Beispiel: `/sitzung rueckmeldung S1 ja`",
		"**antwort** Antwort: ja, nein oder vertretung", "**person** Wer vertritt", "!<")
	want(t, said(s.do("carl", "rat", "/gremium hilfe mitglied neu")), "schriftfuehrung", "**stimme** Stimmberechtigt: ja oder nein")
	want(t, said(s.do("carl", "rat", "/gremium hilfe abstimmung zaehlung")), "ja:9 nein:2")
	want(t, said(s.do("carl", "rat", "/gremium hilfe sitzung anwesend")), "Zum Beispiel: `/sitzung anwesend S1 alle`")
}
