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

// file makes a file that counts how often it is made.
func file(name, content, sum string, made *int) bot.File {
	return bot.File{Name: name, Type: "text/plain", Sum: sum, Open: func(context.Context) ([]byte, error) {
		*made++
		return []byte(content), nil
	}}
}

func (s *town) card() bot.Message {
	return bot.Message{
		Key: "card S1", To: bot.Audience{Channel: s.rat.ID}, Council: "0195f0c1-2a3b-7c4d-8e5f-0123456789ab", Title: "Sitzung S1", Text: "**Haushalt** und\n- Laternen",
		Facts:   []bot.Fact{{Label: "Ort", Value: text.Escape("Saal @everyone")}},
		Buttons: []bot.Button{{Label: "Zusage", Line: "/sitzung rueckmeldung S1 ja", Style: bot.Primary}, {Label: "Formular", Line: "/top neu", Fill: true}},
		Tone:    bot.Good,
	}
}

func TestSendAndUpdate(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	m := s.card()
	m.Event = &bot.ScheduledEvent{Start: s.now().Add(48 * time.Hour)}
	ref, err := s.bot.Send(t.Context(), m)
	s.ok(err)
	seen, _ := s.Message(s.bert, ref.Post)
	for _, want := range []string{"Sitzung S1\nHaushalt und\n- Laternen\n", "Ort", "Saal @" + joiner + "everyone", "Ihre Ortszeit", "Wednesday, 3 March 2027", "09:00", "[Zusage] [Formular]"} {
		if !strings.Contains(seen.Text(), want) {
			t.Errorf("the card lacks %q:\n%s", want, seen.Text())
		}
	}
	if seen.Ephemeral || seen.Everyone || len(seen.Pinged) > 0 {
		t.Errorf("the card is %+v", seen)
	}
	if seen.Content != "**Sitzung S1**" {
		t.Errorf("a push notice would say %q", seen.Content)
	}
	again, err := s.bot.Send(t.Context(), m)
	s.ok(err)
	if again != ref || len(s.See(s.bert, s.rat)) != 1 {
		t.Errorf("the card is there twice: %v, %v", ref, again)
	}
	m.Text, m.Buttons, m.Tone, m.Facts, m.Event = "Vorbei", nil, bot.Neutral, nil, nil
	s.ok(s.bot.Update(t.Context(), ref, m))
	seen, _ = s.Message(s.bert, ref.Post)
	if seen.Text() != "Sitzung S1\nVorbei" {
		t.Errorf("the updated card reads\n%s", seen.Text())
	}
}

// TestCardsSpeakTheirLanguage: what we add to a card is in its own language, whatever the guild's is.
func TestCardsSpeakTheirLanguage(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	m := s.card()
	m.Event = &bot.ScheduledEvent{Start: s.now().Add(48 * time.Hour)}
	m.Text = text.Markup(strings.Repeat("A sentence of words. ", 300))
	m.Language = text.English
	for _, to := range []bot.Audience{{Channel: s.rat.ID}, {Account: s.anna.ID}} {
		m.To = to
		ref, err := s.bot.Send(t.Context(), m)
		s.ok(err)
		for range 2 {
			seen, _ := s.Message(s.anna, ref.Post)
			if read := seen.Text(); !strings.Contains(read, "Your local time") || !strings.Contains(read, "The attached file has all of it") || strings.Contains(read, "Ortszeit") {
				t.Errorf("the card reads …%s", read[max(0, len(read)-200):])
			}
			s.ok(s.bot.Update(t.Context(), ref, m))
		}
	}
	// So are replies and forms: Anna's client is German, her language in the council is not.
	s.core.says("/hilfe", bot.Message{Text: text.Markup(strings.Repeat("A sentence of words. ", 2000)), Language: text.English})
	s.slash(s.anna, "hilfe", nil)
	s.sees(s.anna, s.rat, "The attached file has all of it")
	form := &bot.Form{Title: "Report", Line: "/bericht", Language: text.English}
	for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
		form.Fields = append(form.Fields, bot.Field{ID: id, Label: id})
	}
	s.core.on("/hilfe", func(context.Context, bot.Event) bot.Reply { return bot.Reply{Form: form} })
	s.slash(s.anna, "hilfe", nil)
	s.ok(s.anna.Submit(t.Context(), nil))
	s.press(s.anna, s.sees(s.anna, s.rat, "Only voluntary details are left"), "Further details")
}

func TestWithoutTitle(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	for n, c := range []struct{ text, content, reads string }{
		{"Vera kommt für Sie", "Vera kommt für Sie", "Vera kommt für Sie\n" + blank},
		{"Erstens\nZweitens\n\nDrittens", "Erstens", "Erstens\nZweitens\n\nDrittens"},
		{"Erstens\n\nZweitens", "Erstens", "Erstens\nZweitens"},
		{strings.Repeat("x", 2500), "", strings.Repeat("x", 2500)},
	} {
		ref, err := s.bot.Send(t.Context(), bot.Message{Key: fmt.Sprint(n), To: bot.Audience{Channel: s.rat.ID}, Text: text.Markup(c.text)})
		s.ok(err)
		seen, _ := s.Message(s.anna, ref.Post)
		if seen.Content != c.content || seen.Text() != c.reads {
			t.Errorf("%q and all\n%s", seen.Content, seen.Text())
		}
		found, ok, err := s.bot.Find(t.Context(), bot.Audience{Channel: s.rat.ID}, fmt.Sprint(n))
		if err != nil || !ok || found != ref {
			t.Errorf("found %v, %v, %v", found, ok, err)
		}
	}
}

func TestFind(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	to := bot.Audience{Channel: s.rat.ID}
	if _, ok, err := s.bot.Find(t.Context(), to, "card S1"); ok || err != nil {
		t.Fatalf("found in an empty channel: %v, %v", ok, err)
	}
	ref, err := s.bot.Send(t.Context(), s.card())
	s.ok(err)
	for n := range 250 {
		_, err := s.bert.Say(t.Context(), s.rat, fmt.Sprint("Sitzung S1 ", n))
		s.ok(err)
	}
	found, ok, err := s.bot.Find(t.Context(), to, "card S1")
	if err != nil || !ok || found != ref {
		t.Errorf("found %v, %v, %v; want %v", found, ok, err, ref)
	}
	if _, ok, err := s.bot.Find(t.Context(), to, "card S2"); ok || err != nil {
		t.Errorf("found another card: %v, %v", ok, err)
	}
	s.forward(15 * 24 * time.Hour)
	for n := range 100 {
		_, err := s.bert.Say(t.Context(), s.rat, fmt.Sprint(n))
		s.ok(err)
	}
	pages := s.requested("GET", "/messages")
	if _, ok, err := s.bot.Find(t.Context(), to, "card S2"); ok || err != nil {
		t.Errorf("found another card: %v, %v", ok, err)
	}
	if n := s.requested("GET", "/messages") - pages; n != 2 {
		t.Errorf("%d pages were read, the second is older than two weeks", n)
	}
	s.rat.Deny(s.Bot(), int64(mayReadHistory))
	if _, _, err := s.bot.Find(t.Context(), to, "card S1"); err == nil {
		t.Error("sure that there is nothing in a channel that cannot be read back")
	}
}

func TestFiles(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	m := s.card()
	var known, unknown int
	m.Files = []bot.File{file("Einladung.pdf", "pdf 1", "s1", &known), file("Übersicht 1.txt", "text", "", &unknown)}
	ref, err := s.bot.Send(t.Context(), m)
	s.ok(err)
	names := func() (names []string, contents string) {
		seen, _ := s.Message(s.anna, ref.Post)
		for _, f := range seen.Files {
			names, contents = append(names, f.ID), contents+f.Name+"="+string(f.Data)+";"
		}
		return names, contents
	}
	first, contents := names()
	if contents != "Einladung.pdf=pdf 1;bersicht_1.txt=text;" {
		t.Errorf("attached %s", contents)
	}
	uploads := func() int {
		n := 0
		for _, r := range s.Requests() {
			n += len(r.Files)
		}
		return n
	}
	if n := uploads(); n != 2 {
		t.Fatalf("%d files were uploaded", n)
	}
	s.ok(s.bot.Update(t.Context(), ref, m))
	if same, _ := names(); uploads() != 2 || same[0] != first[0] || same[1] != first[1] {
		t.Errorf("what has not changed was uploaded again: %d", uploads())
	}
	if known != 1 || unknown != 2 {
		t.Errorf("the files were made %d and %d times, want 1 and 2", known, unknown)
	}
	m.Files[1] = file("Übersicht 1.txt", "text 2", "", &unknown)
	s.ok(s.bot.Update(t.Context(), ref, m))
	if _, contents := names(); uploads() != 3 || contents != "Einladung.pdf=pdf 1;bersicht_1.txt=text 2;" {
		t.Errorf("after a change of the last %s (%d uploads)", contents, uploads())
	}
	m.Files[0] = file("Einladung.pdf", "pdf 2", "s2", &known)
	s.ok(s.bot.Update(t.Context(), ref, m))
	if _, contents := names(); uploads() != 5 || contents != "Einladung.pdf=pdf 2;bersicht_1.txt=text 2;" { // in their order
		t.Errorf("after a change of the first %s (%d uploads)", contents, uploads())
	}
	m.Files = nil
	s.ok(s.bot.Update(t.Context(), ref, m))
	if left, _ := names(); len(left) != 0 {
		t.Errorf("%d files are left", len(left))
	}
}

func TestLongCard(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	m := s.card()
	m.Text = text.Markup(strings.Repeat("Ein Satz mit Wörtern. ", 300)) + "Schluss."
	for n := range 30 {
		m.Facts = append(m.Facts, bot.Fact{Label: fmt.Sprint("Punkt ", n), Value: text.Markup(strings.Repeat("w", 900))})
	}
	ref, err := s.bot.Send(t.Context(), m)
	s.ok(err)
	seen, _ := s.Message(s.anna, ref.Post)
	if len(seen.Files) != 1 || seen.Files[0].Name != "Sitzung-S1.txt" {
		t.Fatalf("files: %v", seen.Files)
	}
	whole := string(seen.Files[0].Data)
	if !strings.Contains(whole, "Schluss.") || !strings.Contains(whole, "Punkt 29") || !strings.HasPrefix(whole, "\ufeffSitzung S1\n\nEin Satz mit Wörtern.") {
		t.Errorf("not all is in the file: …%s", whole[max(0, len(whole)-200):])
	}
	if !strings.Contains(seen.Text(), "Vollständig steht er in der angehängten Datei") {
		t.Error("the card does not say that it is cut")
	}
	s.ok(s.bot.Update(t.Context(), ref, m))
}

func TestManyButtons(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	m := s.card()
	m.Buttons = nil
	for n := range 60 {
		m.Buttons = append(m.Buttons, bot.Button{Label: fmt.Sprint("Punkt ", n), Line: fmt.Sprintf("/hilfe %d", n)})
	}
	ref, err := s.bot.Send(t.Context(), m)
	s.ok(err)
	seen, _ := s.Message(s.anna, ref.Post)
	menus := seen.Selects()
	if len(seen.Buttons()) != 15 || len(menus) != 2 || len(menus[0].Choices)+len(menus[1].Choices) != 45 {
		t.Fatalf("%d buttons and %d menus", len(seen.Buttons()), len(menus))
	}
	last := menus[1].Choices[len(menus[1].Choices)-1]
	s.ok(s.anna.Select(t.Context(), seen.ID, menus[1].CustomID, last.Value.(string)))
	s.sees(s.anna, s.rat, "hilfe; thema=59")
}

func TestErrors(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	ref, err := s.bot.Send(t.Context(), s.card())
	s.ok(err)
	hidden := s.guild.Channel("geheim", true, s.anna)
	m := s.card()
	m.To.Channel, m.Key = hidden.ID, "x"
	if _, err := s.bot.Send(t.Context(), m); !errors.Is(err, bot.ErrRefused) {
		t.Errorf("into a channel that the bot does not see: %v", err)
	}
	m.To.Channel = "no id"
	if _, err := s.bot.Send(t.Context(), m); !errors.Is(err, bot.ErrGone) {
		t.Errorf("into a channel that cannot be: %v", err)
	}
	s.bert.CloseDM(true)
	m.To = bot.Audience{Account: s.bert.ID}
	if _, err := s.bot.Send(t.Context(), m); !errors.Is(err, bot.ErrRefused) {
		t.Errorf("to a person with closed direct messages: %v", err)
	}
	s.ok(s.DeleteMessage(ref.Post))
	if err := s.bot.Update(t.Context(), ref, s.card()); !errors.Is(err, bot.ErrGone) {
		t.Errorf("a message that is gone: %v", err)
	}
	s.rat.Delete()
	if _, err := s.bot.Send(t.Context(), bot.Message{Key: "y", To: bot.Audience{Channel: s.rat.ID}, Text: "x"}); !errors.Is(err, bot.ErrGone) {
		t.Errorf("into a channel that is gone: %v", err)
	}
	if _, _, err := s.bot.Find(t.Context(), bot.Audience{Channel: s.rat.ID}, "y"); !errors.Is(err, bot.ErrGone) {
		t.Errorf("looking in a channel that is gone: %v", err)
	}
	for _, m := range []bot.Message{{Class: bot.NonPublic}, {Class: bot.Secret}} {
		m.Key, m.To = "z", bot.Audience{Account: s.anna.ID}
		if _, err := s.bot.Send(t.Context(), m); !errors.Is(err, bot.ErrRefused) {
			t.Errorf("class %d: %v", m.Class, err)
		}
		if err := s.bot.Update(t.Context(), ref, m); !errors.Is(err, bot.ErrRefused) {
			t.Errorf("update to class %d: %v", m.Class, err)
		}
	}
	s.stop()
	long := s.card()
	long.Buttons = []bot.Button{{Label: "lang", Line: "/hilfe " + strings.Repeat("x", 200)}}
	if _, err := s.bot.Send(t.Context(), long); !errors.Is(err, errNoCore) || errors.Is(err, bot.ErrRefused) {
		t.Errorf("a button that cannot be kept: %v", err)
	}
}

func TestDirectMessagesArePaced(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.bot.pace.SetLimit(0.0001)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	first := func(u *discordtest.User, key string) error {
		_, err := s.bot.Send(ctx, bot.Message{Key: key + u.ID, To: bot.Audience{Account: u.ID}, Text: "Erinnerung"})
		return err
	}
	for n := range firstDirect {
		u := s.User(fmt.Sprint("u", n), "", "de")
		s.guild.Join(u)
		s.ok(first(u, "1"))
	}
	if err := first(s.bert, "1"); err == nil || errors.Is(err, bot.ErrRefused) || errors.Is(err, bot.ErrGone) {
		t.Errorf("one too many: %v; want to be tried again", err)
	}
	_, err := s.anna.Say(t.Context(), s.anna.DM(), "hilfe")
	s.ok(err)
	s.sees(s.anna, s.anna.DM(), "hilfe")
	s.ok(first(s.anna, "1")) // we have spoken before
}

func TestThread(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	m := s.card()
	m.Thread = "S1 Haushalt"
	ref, err := s.bot.Send(t.Context(), m)
	s.ok(err)
	m.Thread = "S1 Haushalt und Laternen " + strings.Repeat("lang ", 30)
	s.ok(s.bot.Update(t.Context(), ref, m))
	threads := s.Threads(s.rat)
	if len(threads) != 1 || !strings.HasPrefix(threads[0].Name(), "S1 Haushalt und Laternen") || len([]rune(threads[0].Name())) > 100 {
		t.Fatalf("threads: %v", threads)
	}
	n := len(s.Requests())
	s.ok(s.bot.Update(t.Context(), ref, m))
	if got := len(s.Requests()) - n; got != 1 {
		t.Errorf("an update without news costs %d requests", got)
	}
	s.rat.Deny(s.Bot(), int64(mayThread))
	m.Key = "card S2"
	_, err = s.bot.Send(t.Context(), m)
	s.ok(err)
	if f := s.bot.SelfCheck(t.Context()); len(f) != 1 || f[0].ID != "thread" {
		t.Errorf("the self-check finds %v", f)
	}
}

func TestScheduledEvent(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	m := s.card()
	start := s.now().Add(72 * time.Hour).Truncate(time.Second)
	m.Event = &bot.ScheduledEvent{Title: "Sitzung S1", Text: "**Haushalt** " + text.Markup(strings.Repeat("Wort ", 400)), Start: start, End: start.Add(2 * time.Hour)}
	ref, err := s.bot.Send(t.Context(), m)
	s.ok(err)
	events := s.ScheduledEvents(s.guild)
	if len(events) != 1 || events[0].Name != "Sitzung S1" || events[0].Place != "#rat" || !events[0].Start.Equal(start) ||
		!strings.HasSuffix(events[0].Description, "/"+ref.Channel+"/"+ref.Post) || units(events[0].Description) > maxEventText {
		t.Fatalf("the calendar has %+v", events)
	}
	n := len(s.Requests())
	s.ok(s.bot.Update(t.Context(), ref, m))
	if got := len(s.Requests()) - n; got != 1 {
		t.Errorf("an update without news costs %d requests", got)
	}
	s.stop()
	s.start() // it has forgotten
	m.Event.Start, m.Event.Place = start.Add(24*time.Hour), "Rathaus"
	m.Event.End = m.Event.Start.Add(time.Hour)
	s.ok(s.bot.Update(t.Context(), ref, m))
	events = s.ScheduledEvents(s.guild)
	if len(events) != 1 || !events[0].Start.Equal(m.Event.Start) || events[0].Place != "Rathaus" {
		t.Fatalf("after moving the calendar has %+v", events)
	}
	m.Event.Cancelled = true
	s.ok(s.bot.Update(t.Context(), ref, m))
	if events = s.ScheduledEvents(s.guild); len(events) != 0 {
		t.Fatalf("after cancelling the calendar has %+v", events)
	}
	past := s.card()
	past.Key, past.Event = "card S2", &bot.ScheduledEvent{Title: "alt", Start: s.now().Add(-time.Hour)}
	_, err = s.bot.Send(t.Context(), past)
	s.ok(err)
	hidden := s.guild.Channel("vorstand", true, s.anna, s.Bot())
	secret := s.card()
	secret.Key, secret.To.Channel, secret.Event = "card S3", hidden.ID, &bot.ScheduledEvent{Title: "vertraulich", Start: start}
	_, err = s.bot.Send(t.Context(), secret)
	s.ok(err)
	if events = s.ScheduledEvents(s.guild); len(events) != 0 {
		t.Errorf("what is over or not for everyone stands in the calendar: %+v", events)
	}
}

func TestScheduledEventRefused(t *testing.T) {
	s := onStage(t, discordtest.Options{Permissions: int64(asked &^ mayPlan)})
	m := s.card()
	m.Event = &bot.ScheduledEvent{Title: "Sitzung S1", Start: s.now().Add(time.Hour)}
	ref, err := s.bot.Send(t.Context(), m)
	s.ok(err)
	n := len(s.Requests())
	s.ok(s.bot.Update(t.Context(), ref, m))
	if got := len(s.Requests()) - n; got != 1 {
		t.Errorf("what was refused is tried again: %d requests", got)
	}
	if f := s.bot.SelfCheck(t.Context()); len(f) != 1 || f[0].ID != "events" {
		t.Errorf("the self-check finds %v", f)
	}
}

// TestLinksBack: a message about an earlier one has its address, and keeps it when it changes.
func TestLinksBack(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	about, err := s.bot.Send(t.Context(), s.card())
	s.ok(err)
	m := bot.Message{Key: "vote V1", To: bot.Audience{Channel: s.rat.ID}, Title: "V1", Text: "Angenommen.", Language: text.German, About: about}
	ref, err := s.bot.Send(t.Context(), m)
	s.ok(err)
	m.Text = "Festgestellt."
	s.ok(s.bot.Update(t.Context(), ref, m))
	seen, _ := s.Message(s.bert, ref.Post)
	link := "https://discord.com/channels/"
	if !strings.Contains(seen.Text(), "Festgestellt.\n\nGehört zu "+link) || !strings.Contains(seen.Text(), "/"+about.Channel+"/"+about.Post) {
		t.Errorf("it reads\n%s", seen.Text())
	}
}
