package discord

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"gremium/bot"
	"gremium/bot/discord/discordtest"
)

func fieldIDs(m *discordtest.Modal) (ids []string) {
	for _, f := range m.Fields {
		ids = append(ids, f.ID)
	}
	return ids
}

func TestFormInSteps(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.slash(s.anna, "gremium einrichten", options{"muster": "verein", "name": "Rat"})
	m := s.modal(s.anna)
	if m.Title != "Gremium einrichten" || !slices.Equal(fieldIDs(m), []string{"mandate", "template", "name", "role", "from"}) {
		t.Fatalf("the modal is %q with %v", m.Title, fieldIDs(m))
	}
	if m.Fields[2].Value != "Rat" || !m.Fields[0].Long || !m.Fields[0].Required || m.Fields[4].Required {
		t.Errorf("the fields are %+v", m.Fields)
	}
	if got := m.Fields[1]; got.Type != componentMenu || len(got.Choices) != 2 || got.Value == nil {
		t.Errorf("the choice is %+v", got)
	}
	s.ok(s.anna.Submit(t.Context(), options{"mandate": "Sicherheit\nund Ordnung", "role": []string{"vorsitz", "gast"}}))
	step := s.sees(s.anna, s.rat, "Schritt 2 von 2")
	if !step.Ephemeral {
		t.Error("everyone sees the step")
	}
	if s.core.count() != 1 {
		t.Error("the core has an unfinished form")
	}
	s.stop()
	s.start() // the bot restarts in between
	s.press(s.anna, step, "Weiter")
	m = s.modal(s.anna)
	if !slices.Equal(fieldIDs(m), []string{"vote", "text", "person"}) {
		t.Fatalf("the second modal has %v", fieldIDs(m))
	}
	s.ok(s.anna.Submit(t.Context(), options{
		"vote": []string{"ja"}, "text": []discordtest.File{{Name: "a.txt", Data: []byte("A")}, {Name: "b.txt", Data: []byte("B")}}, "person": "<@" + s.bert.ID + ">",
	}))
	s.sees(s.anna, s.rat, "gremium einrichten; auftrag=Sicherheit\nund Ordnung; muster=verein; name=Rat; rolle=vorsitz+gast; stimme=ja")
	if now, _ := s.Message(s.anna, step.ID); !strings.Contains(now.Text(), "a.txt:A") || !strings.Contains(now.Text(), "b.txt:B") || !strings.Contains(now.Text(), "bert") {
		t.Errorf("the step has become\n%s", now.Text())
	}
	e := s.core.last(t)
	if e.Source != bot.Submitted || e.Channel.ID != s.rat.ID || e.Values["person"] != "@bert" || e.Values["from"] != "" {
		t.Errorf("the event is %+v", e)
	}
}

func TestFormDone(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.slash(s.anna, "gremium einrichten", options{"muster": "verein", "name": "Rat"})
	s.ok(s.anna.Submit(t.Context(), options{"mandate": "Ordnung"}))
	step := s.sees(s.anna, s.rat, "Schritt 2 von 2")
	if _, err := s.core.Kept(t.Context(), "", "x"); err == nil {
		t.Error("anything is kept")
	}
	s.press(s.anna, step, "Fertig")
	s.sees(s.anna, s.rat, "auftrag=Ordnung; muster=verein; name=Rat")
	// The same form a second time does nothing.
	if err := s.anna.Press(t.Context(), step.ID, step.Buttons()[0].CustomID); err == nil {
		t.Error("the step's buttons are still there")
	}
}

func TestFormLater(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.slash(s.anna, "gremium einrichten", options{"muster": "verein", "name": "Rat"})
	s.ok(s.anna.Submit(t.Context(), options{"mandate": "Ordnung"}))
	step := s.sees(s.anna, s.rat, "Schritt 2 von 2")
	s.anna.CloseDM(true)
	s.press(s.anna, step, "Später weiter")
	s.sees(s.anna, s.rat, "Ich kann Ihnen keine Direktnachricht schicken")
	s.anna.CloseDM(false)
	s.press(s.anna, step, "Später weiter")
	s.sees(s.anna, s.rat, "Ich habe Ihnen das Formular als Direktnachricht geschickt")
	waiting := s.sees(s.anna, s.anna.DM(), "Schritt 2 von 2")
	if _, ok := waiting.Button("Später weiter"); ok {
		t.Error("it can be put off again")
	}
	s.forward(6 * 24 * time.Hour)
	s.press(s.anna, waiting, "Weiter")
	s.ok(s.anna.Submit(t.Context(), options{"vote": []string{"nein"}}))
	done := s.sees(s.anna, s.anna.DM(), "auftrag=Ordnung")
	if done.ID != waiting.ID {
		t.Error("the waiting form stays")
	}
	if e := s.core.last(t); e.Channel.ID != s.rat.ID || e.Channel.Direct {
		t.Errorf("it was filled in for %+v", e.Channel)
	}
}

func TestFormOnce(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.core.on("/hilfe", func(context.Context, bot.Event) bot.Reply {
		return bot.Reply{Form: &bot.Form{Title: "Anmelden", Line: "/top neu", Fields: []bot.Field{{ID: "title", Label: "Titel", Required: true}}}}
	})
	s.slash(s.anna, "hilfe", nil)
	s.anna.CloseModal()
	_, err := s.anna.Say(t.Context(), s.anna.DM(), "/hilfe")
	s.ok(err)
	form := s.sees(s.anna, s.anna.DM(), "Bitte füllen Sie dazu das Formular aus")
	b, _ := form.Button("Formular öffnen")
	s.ok(s.anna.Press(t.Context(), form.ID, b.CustomID))
	s.DuplicateNext("INTERACTION_CREATE")
	s.ok(s.anna.Submit(t.Context(), options{"title": "Laterne"}))
	s.sees(s.anna, s.anna.DM(), "top neu; titel=Laterne")
	if n := s.core.count(); n != 3 {
		t.Errorf("the core was asked %d times, want 3", n)
	}
}

func TestFormCorrected(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.slash(s.anna, "sitzung neu", options{"wann": "nie und nimmer", "ort": "Saal"})
	m := s.modal(s.anna)
	if !slices.Equal(fieldIDs(m), []string{"place", "when", "duration", "kind"}) || len(m.Texts) != 1 || !strings.Contains(m.Texts[0], "nie und nimmer") {
		t.Fatalf("the modal has %v and says %q", fieldIDs(m), m.Texts)
	}
	if m.Fields[1].Value != "nie und nimmer" || !strings.HasPrefix(m.Fields[1].Help, "Bitte ändern: ") {
		t.Errorf("the wrong field is %+v", m.Fields[1])
	}
	s.ok(s.anna.Submit(t.Context(), options{"when": "auch nicht", "duration": "15m"}))
	step := s.sees(s.anna, s.rat, "Schritt 2 von 2")
	s.press(s.anna, step, "Fertig")
	wrong := s.sees(s.anna, s.rat, "auch nicht")
	if wrong.ID == step.ID {
		t.Error("the step is gone although nothing has happened")
	}
	s.press(s.anna, wrong, "Korrigieren")
	m = s.modal(s.anna)
	if m.Fields[1].Value != "auch nicht" || m.Fields[0].Value != "Saal" || m.Fields[2].Value != "15m" {
		t.Errorf("it is not filled in as typed: %+v", m.Fields)
	}
	s.ok(s.anna.Submit(t.Context(), options{"when": "24.3. 16 Uhr"}))
	step = s.sees(s.anna, s.rat, "Schritt 2 von 2")
	s.press(s.anna, step, "Fertig")
	s.sees(s.anna, s.rat, "ort=Saal; wann=24.3. 16 Uhr; dauer=15m")
}

func TestFormFails(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	ask := func(context.Context, bot.Event) bot.Reply {
		return bot.Reply{Form: &bot.Form{Title: "Bericht", Line: "/bericht", Fields: []bot.Field{{ID: "text", Label: "Text", Kind: bot.LongText}}}}
	}
	s.core.on("/hilfe", ask)
	fails := true
	s.core.on("/bericht", func(context.Context, bot.Event) bot.Reply {
		if fails {
			fails = false
			panic("kaputt")
		}
		return bot.Say("Danke")
	})
	s.slash(s.anna, "hilfe", nil)
	s.ok(s.anna.Submit(t.Context(), options{"text": "Viel Arbeit"}))
	wrong := s.sees(s.anna, s.rat, "Formular wieder öffnen")
	s.press(s.anna, wrong, "Formular wieder öffnen")
	if m := s.modal(s.anna); m.Fields[0].Value != "Viel Arbeit" {
		t.Errorf("what was typed is lost: %+v", m.Fields)
	}
	s.ok(s.anna.Submit(t.Context(), nil))
	s.sees(s.anna, s.rat, "Danke")
	if e := s.core.last(t); e.Values["text"] != "Viel Arbeit" {
		t.Errorf("the event is %+v", e)
	}
	// Nothing can be kept: what was typed comes back.
	s.slash(s.anna, "gremium einrichten", options{"muster": "verein", "name": "Rat"})
	s.core.kept.fail(true)
	s.ok(s.anna.Submit(t.Context(), options{"mandate": "Viel Arbeit"}))
	back := s.sees(s.anna, s.rat, "Das Formular lässt sich gerade nicht weiterführen")
	if len(back.Files) != 1 || !strings.Contains(string(back.Files[0].Data), "Viel Arbeit") {
		t.Errorf("what was typed is lost: %+v", back)
	}
	s.slash(s.anna, "hilfe", nil)
	s.sees(s.anna, s.rat, "Das Formular lässt sich gerade nicht weiterführen")
	s.core.kept.fail(false)
	// The core has forgotten the form.
	s.slash(s.anna, "gremium einrichten", options{"muster": "verein", "name": "Rat"})
	s.core.kept.mu.Lock()
	clear(s.core.kept.held)
	s.core.kept.mu.Unlock()
	s.ok(s.anna.Submit(t.Context(), options{"mandate": "Noch mehr Arbeit"}))
	gone := s.sees(s.anna, s.rat, "Dieses Formular ist zu alt")
	if len(gone.Files) != 1 || !strings.Contains(string(gone.Files[0].Data), "Noch mehr Arbeit") {
		t.Errorf("what was typed is lost: %+v", gone)
	}
}

func TestFormOfSomebodyElse(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	name, err := s.bot.keepState(t.Context(), state{User: s.bert.ID, Channel: s.rat.ID, Guild: s.guild.ID, Form: bot.Form{Title: "x", Line: "/top neu", Fields: []bot.Field{{ID: "title"}}}})
	s.ok(err)
	id, err := formID(formOpen, "", name)
	s.ok(err)
	one := page{post: post{Content: "x", Embeds: []embed{}, Attachments: []attachment{}, Components: []component{button(component{CustomID: id, Label: "Los", Style: 1})}}}
	s.ok(s.bot.tell(t.Context(), s.rat.ID, "x", one))
	m := s.sees(s.anna, s.rat, "[Los]")
	s.press(s.anna, m, "Los")
	s.sees(s.anna, s.rat, "Dieses Formular ist zu alt")
	if _, open := s.anna.Modal(); open {
		t.Error("Anna fills in Bert's form")
	}
	s.press(s.bert, m, "Los")
	s.modal(s.bert)
}

func TestLongTextInForm(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	long := strings.TrimSpace(strings.Repeat("Ein Absatz mit vielen Wörtern darin.\n\n", 220))
	s.core.on("/hilfe", func(context.Context, bot.Event) bot.Reply {
		return bot.Reply{Form: &bot.Form{Title: "Niederschrift", Line: "/bericht", Fields: []bot.Field{
			{ID: "a", Label: "Anwesend"}, {ID: "text", Label: "Niederschrift der Sitzung mit allem, was gesagt wurde", Kind: bot.LongText, MaxRunes: 10000, Value: long}, {ID: "z", Label: "Zum Schluss"},
		}}}
	})
	s.core.on("/bericht", func(context.Context, bot.Event) bot.Reply { return bot.Say("Danke") })
	s.slash(s.anna, "hilfe", nil)
	m := s.modal(s.anna)
	if !slices.Equal(fieldIDs(m), []string{"a", "text", "text~1", "text~2"}) && !slices.Equal(fieldIDs(m), []string{"a", "text", "text~1"}) {
		t.Fatalf("the modal has %v", fieldIDs(m))
	}
	for _, f := range m.Fields {
		if v, _ := f.Value.(string); units(v) > maxTyped {
			t.Errorf("%s has %d units", f.ID, units(v))
		}
	}
	for {
		if _, open := s.anna.Modal(); !open {
			break
		}
		s.ok(s.anna.Submit(t.Context(), nil))
		if s.core.count() > 1 {
			break
		}
		s.press(s.anna, s.sees(s.anna, s.rat, "Schritt"), "Weiter")
	}
	s.sees(s.anna, s.rat, "Danke")
	if got := s.core.last(t).Values["text"]; got != long {
		t.Errorf("%d characters became %d", len(long), len(got))
	}
}
