package discord

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"gremium/bot"
	"gremium/bot/discord/discordtest"
	"gremium/bot/text"
)

func TestButtonAfterRestart(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	long := "/hilfe " + strings.Repeat("Erklärung ", 30)
	m := s.card()
	m.Buttons = append(m.Buttons, bot.Button{Label: "Lang", Line: strings.TrimSpace(long)})
	ref, err := s.bot.Send(t.Context(), m)
	s.ok(err)
	s.stop()
	s.start()
	seen, _ := s.Message(s.anna, ref.Post)
	s.press(s.anna, seen, "Zusage")
	e := s.core.last(t)
	if e.Line != "/sitzung rueckmeldung S1 ja" || e.Council != m.Council || e.Source != bot.Pressed || e.Fill || !e.Until.IsZero() {
		t.Errorf("the event is %+v", e)
	}
	if answer := s.sees(s.anna, s.rat, "antwort=ja"); !answer.Ephemeral {
		t.Error("everyone sees Anna's answer")
	}
	if seen, _ := s.Message(s.anna, ref.Post); !strings.HasPrefix(seen.Text(), "Sitzung S1") {
		t.Errorf("the card has become\n%s", seen.Text())
	}
	s.press(s.bert, seen, "Lang")
	if e = s.core.last(t); e.Line != strings.TrimSpace(long) || e.Council != m.Council {
		t.Errorf("the kept button is %+v", e)
	}
	s.press(s.bert, seen, "Formular")
	if e = s.core.last(t); !e.Fill {
		t.Errorf("the form's button is %+v", e)
	}
	s.modal(s.bert)
}

func TestReplyReplaces(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.core.says("/hilfe", bot.Message{Text: "Vorschau", Buttons: []bot.Button{
		{Label: "Senden", Line: "/gesendet"}, {Label: "Falsch", Line: "/falsch"}, {Label: "Nichts", Line: "/nichts"}, {Label: "Form", Line: "/top neu"}}})
	s.core.says("/gesendet", bot.Message{Text: "Gesendet", Tone: bot.Good})
	s.core.on("/falsch", func(context.Context, bot.Event) bot.Reply {
		return bot.Reply{Failed: true, Message: &bot.Message{Text: "Das geht nicht"}}
	})
	s.core.on("/nichts", func(context.Context, bot.Event) bot.Reply { return bot.Reply{} })
	s.slash(s.anna, "hilfe", nil)
	preview := s.sees(s.anna, s.rat, "Vorschau")
	s.press(s.anna, preview, "Falsch")
	s.sees(s.anna, s.rat, "Das geht nicht")
	s.press(s.anna, preview, "Nichts")
	s.press(s.anna, preview, "Form")
	s.modal(s.anna)
	s.anna.CloseModal()
	s.sees(s.anna, s.rat, "Vorschau")
	s.press(s.anna, preview, "Senden")
	now, _ := s.Message(s.anna, preview.ID)
	if now.Text() != "Gesendet" {
		t.Errorf("the preview has become\n%s", now.Text())
	}
}

func TestUntil(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	until := s.now().Add(time.Hour)
	m := s.card()
	m.Buttons = []bot.Button{{Label: "Bald", Line: "/hilfe", Until: until}, {Label: "Vorbei", Line: "/hilfe", Until: s.now().Add(-time.Hour)}}
	ref, err := s.bot.Send(t.Context(), m)
	s.ok(err)
	seen, _ := s.Message(s.anna, ref.Post)
	if len(seen.Buttons()) != 1 {
		t.Fatalf("%d buttons, one is over", len(seen.Buttons()))
	}
	s.press(s.anna, seen, "Bald")
	if got := s.core.last(t).Until; !got.Equal(until) {
		t.Errorf("until %v, want %v", got, until)
	}
}

func TestSlowCore(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.bot.soon = 20 * time.Millisecond
	slow := make(chan struct{})
	wait := func(m *bot.Message, f *bot.Form) func(context.Context, bot.Event) bot.Reply {
		return func(ctx context.Context, _ bot.Event) bot.Reply {
			select {
			case <-slow:
			case <-ctx.Done():
			}
			return bot.Reply{Message: m, Form: f}
		}
	}
	s.core.on("/hilfe", wait(&bot.Message{Text: "Fertig geworden", Buttons: []bot.Button{{Label: "Weiter", Line: "/weiter"}, {Label: "Formular", Line: "/formular"}}}, nil))
	s.core.on("/weiter", wait(&bot.Message{Text: "Auch fertig"}, nil))
	s.core.on("/formular", wait(nil, &bot.Form{Title: "Anmelden", Line: "/top neu", Fields: []bot.Field{{ID: "title", Label: "Titel", Required: true}}}))

	s.slash(s.anna, "hilfe", nil) // returns when it is deferred
	if seen := s.See(s.anna, s.rat); len(seen) != 1 || !seen[0].Thinking || !seen[0].Ephemeral {
		t.Fatalf("meanwhile Anna sees %v", seen)
	}
	if len(s.See(s.bert, s.rat)) != 0 {
		t.Error("everyone sees that we think")
	}
	slow <- struct{}{}
	preview := s.sees(s.anna, s.rat, "Fertig geworden")
	if preview.Thinking || len(s.See(s.anna, s.rat)) != 1 {
		t.Error("still thinking")
	}
	s.press(s.anna, preview, "Formular")
	slow <- struct{}{}
	form := s.sees(s.anna, s.rat, "Bitte füllen Sie dazu das Formular aus")
	s.press(s.anna, form, "Formular öffnen")
	if m := s.modal(s.anna); m.Title != "Anmelden" {
		t.Errorf("the modal is %+v", m)
	}
	s.press(s.anna, preview, "Weiter")
	slow <- struct{}{}
	s.sees(s.anna, s.rat, "Auch fertig")
	if now, _ := s.Message(s.anna, preview.ID); now.Text() != "Auch fertig" {
		t.Errorf("the preview has become\n%s", now.Text())
	}
	// Too late for an answer: it comes as a direct message.
	s.slash(s.anna, "hilfe", nil)
	s.forward(16 * time.Minute)
	slow <- struct{}{}
	s.sees(s.anna, s.anna.DM(), "Fertig geworden")
}

func TestSilence(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.core.on("/hilfe", func(context.Context, bot.Event) bot.Reply { return bot.Reply{} })
	s.slash(s.anna, "hilfe", nil)
	s.until("nothing is left", func() bool {
		return s.requested("DELETE", "/messages/@original") == 1 && len(s.See(s.anna, s.rat)) == 0
	})
}

func TestLongReply(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	var made int
	say := func(n int) {
		s.core.says("/hilfe", bot.Message{
			Text: text.Markup(strings.Repeat("Ein Satz mit Wörtern. ", n)) + "Schluss " + text.Escape(fmt.Sprint(n)), Buttons: []bot.Button{{Label: "Weiter", Line: "/x"}},
			Files: []bot.File{file("anhang.txt", "x", "", &made)},
		})
		s.slash(s.anna, "hilfe", nil)
	}
	say(60)
	one := s.sees(s.anna, s.rat, "Schluss 60")
	if len(one.Embeds) != 0 || len(one.Files) != 1 || len(one.Buttons()) != 1 {
		t.Errorf("a short reply has %d embeds, %d files", len(one.Embeds), len(one.Files))
	}
	say(400)
	last := s.sees(s.anna, s.rat, "Schluss 400")
	if n := len(s.See(s.anna, s.rat)); n != 4 || len(last.Buttons()) != 1 || len(last.Files) != 1 || !last.Ephemeral {
		t.Errorf("in pieces there are %d messages; the last has %d buttons", n, len(last.Buttons()))
	}
	say(2000)
	whole := s.sees(s.anna, s.rat, "angehängten Datei")
	if len(whole.Files) != 2 || !strings.Contains(string(whole.Files[1].Data), "Schluss 2000") || !whole.Ephemeral {
		t.Errorf("as a file: %v", whole.Files)
	}
}

func TestDirectMessages(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	dm := s.anna.DM()
	said, err := s.anna.Say(t.Context(), dm, "top neu Laterne für <@"+s.bert.ID+">", discordtest.File{Name: "a.txt", Data: []byte("bild")})
	s.ok(err)
	answer := s.sees(s.anna, dm, "top neu; titel=Laterne für")
	if answer.ReplyTo != said.ID || answer.Ephemeral || len(answer.Pinged) != 0 {
		t.Errorf("the answer is %+v", answer)
	}
	e := s.core.last(t)
	if e.Line != "top neu Laterne für @bert" || !e.Channel.Direct || e.Channel.Team != "" || e.Source != bot.Typed || len(e.Files) != 1 {
		t.Errorf("the event is %+v", e)
	}
	// The language is that of the person's client, as far as it was seen.
	s.slash(s.bert, "hilfe", nil)
	_, err = s.bert.Say(t.Context(), s.bert.DM(), "council setup")
	s.ok(err)
	form := s.sees(s.bert, s.bert.DM(), "Please fill in the form")
	s.press(s.bert, form, "Open the form")
	s.modal(s.bert)
	// A button of a reply in direct messages replaces it, one of a card does not.
	s.core.says("hilfe", bot.Message{Text: "Vorschau", Buttons: []bot.Button{{Label: "Weiter", Line: "/weiter"}}})
	s.core.says("/weiter", bot.Message{Text: "Erledigt"})
	_, err = s.anna.Say(t.Context(), dm, "hilfe")
	s.ok(err)
	preview := s.sees(s.anna, dm, "Vorschau")
	s.press(s.anna, preview, "Weiter")
	if now, _ := s.Message(s.anna, preview.ID); now.Text() != "Erledigt" {
		t.Errorf("the preview has become\n%s", now.Text())
	}
	m := s.card()
	m.To, m.Buttons = bot.Audience{Account: s.anna.ID}, []bot.Button{{Label: "Weiter", Line: "/weiter"}}
	ref, err := s.bot.Send(t.Context(), m)
	s.ok(err)
	card, _ := s.Message(s.anna, ref.Post)
	before := len(s.See(s.anna, dm))
	s.press(s.anna, card, "Weiter")
	if all := s.See(s.anna, dm); len(all) != before+1 || !all[before].Ephemeral || all[before].Text() != "Erledigt" {
		t.Errorf("the answer stays in the chat: %+v", all[before:])
	}
	if now, _ := s.Message(s.anna, ref.Post); !strings.HasPrefix(now.Text(), "Sitzung S1") {
		t.Errorf("the card has become\n%s", now.Text())
	}
}

func TestHint(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	for range 2 {
		_, err := s.anna.Say(t.Context(), s.rat, "<@"+s.Bot().ID+"> sitzung neu morgen")
		s.ok(err)
	}
	_, err := s.anna.Say(t.Context(), s.rat, "nur so")
	s.ok(err)
	s.sees(s.bert, s.rat, "Ich lese in Kanälen nicht mit")
	s.slash(s.anna, "hilfe", nil)
	n := 0
	for _, m := range s.See(s.bert, s.rat) {
		if m.Author == s.Bot() {
			n++
		}
	}
	if n != 1 || s.core.count() != 1 {
		t.Errorf("%d hints, %d events", n, s.core.count())
	}
}

func TestConfidential(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.core.says("/hilfe", bot.Message{Text: "Geheimnis", Class: bot.NonPublic})
	s.slash(s.anna, "hilfe", nil)
	s.sees(s.anna, s.rat, "Diese Antwort ist vertraulich")
	for _, m := range s.See(s.anna, s.rat) {
		if strings.Contains(m.Text(), "Geheimnis") {
			t.Error("what is confidential is shown")
		}
	}
}

func TestNonPublicOnlyEphemerally(t *testing.T) {
	s := onStage(t, discordtest.Options{}, func(c *Config) { c.Ceiling = bot.NonPublic })
	if l := s.bot.Limits(); l.Ceiling != bot.NonPublic || l.Agreed != bot.NonPublic {
		t.Fatalf("the limits are %+v", l)
	}
	var made int
	for _, line := range []string{"/hilfe", "hilfe", "/anzeigen"} {
		s.core.says(line, bot.Message{Text: "Geheimnis", Class: bot.NonPublic, Files: []bot.File{file("geheim.txt", "x", "", &made)}})
	}
	s.slash(s.anna, "hilfe", nil)
	if m := s.sees(s.anna, s.rat, "Geheimnis"); !m.Ephemeral || len(m.Files) != 0 {
		t.Errorf("the answer is %+v", m)
	}
	dm := s.anna.DM()
	_, err := s.anna.Say(t.Context(), dm, "hilfe")
	s.ok(err)
	s.sees(s.anna, dm, "Diese Antwort ist vertraulich")
	s.core.says("vorschau", bot.Message{Text: "Vorschau", Buttons: []bot.Button{{Label: "Anzeigen", Line: "/anzeigen"}}})
	_, err = s.anna.Say(t.Context(), dm, "vorschau")
	s.ok(err)
	preview := s.sees(s.anna, dm, "Vorschau")
	s.press(s.anna, preview, "Anzeigen")
	if m := s.sees(s.anna, dm, "Geheimnis"); !m.Ephemeral || m.ID == preview.ID {
		t.Errorf("the answer is %+v", m)
	}
	if made != 0 {
		t.Error("a non-public file was made")
	}
}

func TestCorePanics(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.core.on("/hilfe", func(context.Context, bot.Event) bot.Reply { panic("Geheimnis") })
	s.slash(s.anna, "hilfe", nil)
	s.until("Anna hears of it", func() bool { return len(s.See(s.anna, s.rat)) == 1 })
	if strings.Contains(s.log.String(), "Geheimnis") || !strings.Contains(s.log.String(), "panic") {
		t.Errorf("the log says\n%s", s.log)
	}
}

func TestDiscordRefusesTheAnswer(t *testing.T) {
	s := onStage(t, discordtest.Options{AckWithin: 500 * time.Millisecond})
	s.core.says("/hilfe", bot.Message{Text: "Wichtig"})
	// Trouble after the answer has arrived: it is there once.
	s.Fail(discordtest.Fault{Method: "POST", Path: "/interactions/*/*/callback", Times: 1, Status: 502, AfterEffect: true})
	s.slash(s.anna, "hilfe", nil)
	s.sees(s.anna, s.rat, "Wichtig")
	// Discord knows the interaction no more: a direct message.
	s.Fail(discordtest.Fault{Method: "POST", Path: "/interactions/*/*/callback", Times: 1, Status: 404, Code: 10062})
	_ = s.anna.Slash(t.Context(), s.rat, "hilfe", nil)
	s.sees(s.anna, s.anna.DM(), "Wichtig")
	if n := len(s.See(s.anna, s.rat)); n != 1 {
		t.Errorf("Anna sees %d answers in the channel", n)
	}
}

func TestReplyInParts(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	broken := bot.File{Name: "a.pdf", Open: func(context.Context) ([]byte, error) { return nil, errors.New("kaputt") }}
	s.core.says("/hilfe", bot.Message{Text: "Ihre Einladung", Tone: bot.Good, Files: []bot.File{broken}})
	s.slash(s.anna, "hilfe", nil)
	s.sees(s.anna, s.rat, "Die Datei konnte ich nicht anhängen")
	s.sees(s.anna, s.rat, "Ihre Einladung")
	s.core.says("/hilfe", bot.Message{Text: "Ihre Liste", Buttons: []bot.Button{{Label: "Lang", Line: "/hilfe " + strings.Repeat("x", 150)}}})
	s.core.kept.fail(true)
	s.slash(s.anna, "hilfe", nil)
	if m := s.sees(s.anna, s.rat, "Ihre Liste"); !strings.Contains(m.Text(), "Die Schaltflächen konnte ich nicht anfügen") {
		t.Errorf("Anna reads\n%s", m.Text())
	}
	title := strings.TrimSpace(strings.Repeat("Tagesordnung ", 30))
	s.core.says("/hilfe", bot.Message{Title: title, Text: "x"})
	s.slash(s.anna, "hilfe", nil)
	s.sees(s.anna, s.rat, title)
	s.core.says("/hilfe", bot.Message{})
	s.slash(s.anna, "hilfe", nil)
	s.sees(s.anna, s.rat, "gremium")
}

func TestActionOnCard(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	ref, err := s.bot.Send(t.Context(), s.card())
	s.ok(err)
	s.ok(s.anna.Apply(t.Context(), "Als TOP", ref.Post))
	if e := s.core.last(t); !strings.Contains(e.Post.Text, "Sitzung S1") {
		t.Errorf("the post is %+v", e.Post)
	}
}
