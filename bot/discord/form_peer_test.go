package discord

import (
	"context"
	"fmt"
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
	step := s.sees(s.anna, s.rat, "Es fehlen nur noch freiwillige Angaben: Stimmberechtigt, Text, Person.")
	if !step.Ephemeral {
		t.Error("everyone sees the step")
	}
	if s.core.count() != 1 {
		t.Error("the core has an unfinished form")
	}
	s.stop()
	s.start() // the bot restarts in between
	s.press(s.anna, step, "Weitere Angaben")
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
	step := s.sees(s.anna, s.rat, "Es fehlen nur noch freiwillige Angaben")
	if _, err := s.core.Kept(t.Context(), "", "x"); err == nil {
		t.Error("anything is kept")
	}
	if b := step.Buttons(); b[0].Label != "Absenden" || b[0].Style != 1 || b[1].Style == 1 || len(b) != 3 {
		t.Errorf("the buttons are %+v", b)
	}
	s.press(s.anna, step, "Absenden")
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
	step := s.sees(s.anna, s.rat, "Es fehlen nur noch freiwillige Angaben")
	s.anna.CloseDM(true)
	s.press(s.anna, step, "Später")
	s.sees(s.anna, s.rat, "Ich kann Ihnen keine Direktnachricht schicken")
	s.anna.CloseDM(false)
	s.press(s.anna, step, "Später")
	s.sees(s.anna, s.rat, "Ich habe Ihnen das Formular als Direktnachricht geschickt")
	waiting := s.sees(s.anna, s.anna.DM(), "Es fehlen nur noch freiwillige Angaben")
	if _, ok := waiting.Button("Später"); ok {
		t.Error("it can be put off again")
	}
	s.forward(6 * 24 * time.Hour)
	s.press(s.anna, waiting, "Weitere Angaben")
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

// TestFormStep: where something that is needed is left, a step says which it is.
func TestFormStep(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	f := &bot.Form{Title: "Niederschrift", Line: "/bericht", Submit: "Ablegen"}
	for n := range 7 {
		f.Fields = append(f.Fields, bot.Field{ID: fmt.Sprint("f", n), Label: fmt.Sprint("Frage ", n), Required: n == 5})
	}
	s.core.on("/hilfe", func(context.Context, bot.Event) bot.Reply { return bot.Reply{Form: f} })
	s.core.says("/bericht", bot.Message{Text: "Danke"})
	s.slash(s.anna, "hilfe", nil)
	s.ok(s.anna.Submit(t.Context(), nil))
	step := s.sees(s.anna, s.rat, "Schritt 2 von 2")
	if b := step.Buttons(); len(b) != 2 || b[0].Label != "Weiter" || b[0].Style != 1 || b[1].Label != "Später weiter" {
		t.Errorf("the buttons are %+v", b)
	}
	f.Fields[5].Value, f.Fields[6].Value = "x", "y" // filled in beforehand
	s.slash(s.anna, "hilfe", nil)
	s.ok(s.anna.Submit(t.Context(), nil))
	s.press(s.anna, s.sees(s.anna, s.rat, "Alle Angaben sind ausgefüllt"), "Ablegen")
	s.sees(s.anna, s.rat, "Danke")
	if e := s.core.last(t); e.Values["f5"] != "x" || e.Values["f6"] != "y" {
		t.Errorf("the values are %v", e.Values)
	}
}

// TestFormStepIsChecked: what cannot be read is said after the step where it was typed, which is then gone; the rest goes
// on from there.
func TestFormStepIsChecked(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.slash(s.anna, "sitzung neu", options{"ort": "Saal"})
	if got := fieldIDs(s.modal(s.anna)); !slices.Equal(got, []string{"place", "when", "duration", "kind", "moderator"}) {
		t.Fatalf("the modal has %v", got)
	}
	s.ok(s.anna.Submit(t.Context(), options{"when": "nie und nimmer", "duration": "lang", "moderator": "niemand hier"}))
	wrong := s.sees(s.anna, s.rat, "nie und nimmer")
	for _, want := range []string{"Wann: ", "Dauer: ", "lang"} {
		if !strings.Contains(wrong.Text(), want) {
			t.Errorf("it lacks %q:\n%s", want, wrong.Text())
		}
	}
	if strings.Contains(wrong.Text(), "niemand hier") || s.core.count() != 1 {
		t.Error("only the core knows who is meant")
	}
	s.press(s.anna, wrong, "Korrigieren")
	m := s.modal(s.anna)
	if len(m.Texts) != 0 || m.Fields[1].Value != "nie und nimmer" || !strings.HasPrefix(m.Fields[1].Help, "Bitte ändern: ") ||
		!strings.HasPrefix(m.Fields[1].Placeholder, "24.03.2027") || m.Fields[0].Value != "Saal" {
		t.Errorf("above stands %q, the wrong field is %+v", m.Texts, m.Fields[1])
	}
	s.ok(s.anna.Submit(t.Context(), options{"when": "24.3. 16 Uhr", "duration": "15m", "moderator": "@bert"}))
	step := s.sees(s.anna, s.rat, "Es fehlen nur noch freiwillige Angaben: Nichtöffentlich, Seite.")
	if step.ID != wrong.ID {
		t.Error("the old step stays beside the new one")
	}
	s.press(s.anna, step, "Weitere Angaben")
	s.ok(s.anna.Submit(t.Context(), options{"page": "viele"}))
	s.press(s.anna, s.sees(s.anna, s.rat, "Seite: "), "Korrigieren")
	if got := fieldIDs(s.modal(s.anna)); !slices.Equal(got, []string{"non_public", "page"}) {
		t.Errorf("to be corrected is %v", got)
	}
	s.ok(s.anna.Submit(t.Context(), options{"page": "7"}))
	done := s.sees(s.anna, s.rat, "ort=Saal; wann=24.3. 16 Uhr; dauer=15m; moderation=@"+joiner+"bert; seite=7")
	if done.ID != wrong.ID || len(s.See(s.anna, s.rat)) != 1 {
		t.Errorf("%d messages are left", len(s.See(s.anna, s.rat)))
	}
}

// TestFormCorrected: what the core refuses is asked again, and nothing else.
func TestFormCorrected(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.slash(s.anna, "gremium einrichten", options{"muster": "verein", "name": "Rat", "person": "@niemand"})
	s.ok(s.anna.Submit(t.Context(), options{"mandate": "Ordnung"}))
	step := s.sees(s.anna, s.rat, "Es fehlen nur noch freiwillige Angaben")
	s.press(s.anna, step, "Absenden")
	wrong := s.sees(s.anna, s.rat, "Person: ")
	if wrong.ID != step.ID {
		t.Error("the step stays, with a button that sends what is wrong")
	}
	s.press(s.anna, wrong, "Korrigieren")
	if got := fieldIDs(s.modal(s.anna)); !slices.Equal(got, []string{"vote", "text", "person"}) {
		t.Fatalf("to be corrected is %v", got)
	}
	s.ok(s.anna.Submit(t.Context(), options{"person": "@bert"}))
	s.sees(s.anna, s.rat, "auftrag=Ordnung; muster=verein; name=Rat; person=@"+joiner+"bert")
	// A form that a preview has opened leaves the preview where it is, until it is accepted.
	s.core.says("/hilfe", bot.Message{Text: "Vorschau", Buttons: []bot.Button{{Label: "Termin", Line: "/sitzung neu"}}})
	s.slash(s.anna, "hilfe", nil)
	preview := s.sees(s.anna, s.rat, "Vorschau")
	s.press(s.anna, preview, "Termin")
	s.ok(s.anna.Submit(t.Context(), options{"when": "nie"}))
	if wrong = s.sees(s.anna, s.rat, "Wann: "); wrong.ID == preview.ID {
		t.Error("the preview is gone although nothing has happened")
	}
}

// TestFormSentTwice: who has sent a form already is not offered to send it again.
func TestFormSentTwice(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	ask := bot.Reply{Form: &bot.Form{Title: "Löschen", Line: "/bericht", Fields: []bot.Field{{ID: "text", Label: "Text", Value: "wie es war"}}}}
	s.core.on("/hilfe", func(context.Context, bot.Event) bot.Reply { return ask })
	s.core.on("/bericht", func(context.Context, bot.Event) bot.Reply {
		return bot.Reply{Failed: true, Message: &bot.Message{Text: "Das geht nicht"}}
	})
	for typed, want := range map[string]bool{"wie es war": false, "neu": true} {
		s.slash(s.anna, "hilfe", nil)
		s.ok(s.anna.Submit(t.Context(), options{"text": typed}))
		said := s.sees(s.anna, s.rat, "Das geht nicht")
		if _, again := said.Button("Formular wieder öffnen"); again != want {
			t.Errorf("with %q typed it can be sent again: %v", typed, again)
		}
	}
	s.core.says("/bericht", bot.Message{Text: "Schon geschehen", Tone: bot.Warning})
	s.slash(s.anna, "hilfe", nil)
	s.ok(s.anna.Submit(t.Context(), options{"text": "neu"}))
	if said := s.sees(s.anna, s.rat, "Schon geschehen"); len(said.Buttons()) != 0 {
		t.Errorf("it can be done again: %+v", said.Buttons())
	}
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
		s.press(s.anna, s.sees(s.anna, s.rat, "freiwillige Angaben: Zum Schluss"), "Weitere Angaben")
	}
	s.sees(s.anna, s.rat, "Danke")
	if got := s.core.last(t).Values["text"]; got != long {
		t.Errorf("%d characters became %d", len(long), len(got))
	}
}
