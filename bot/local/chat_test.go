package local

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"gremium/bot"
	"gremium/bot/text"
)

// handler is a bot of one function.
type handler func(context.Context, bot.Event) bot.Reply

func (h handler) Handle(ctx context.Context, e bot.Event) bot.Reply               { return h(ctx, e) }
func (h handler) Suggest(context.Context, bot.Event, string, string) []bot.Choice { return nil }
func (h handler) Commands() bot.Set                                               { return nil }

// chatWith is a chat of anna and bert in #rat with a running bot.
func chatWith(t *testing.T, o Options, h handler) *Chat {
	t.Helper()
	c := New(o)
	for _, err := range []error{
		c.AddPerson("anna", "Anna Vogel", true), c.AddPerson("Bert", "", false), c.AddAccount("anna2", "anna"),
		c.AddChannel("rat", false, "anna", "bert"), c.AddChannel("intern", true, "anna"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if h != nil {
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- c.Run(ctx, h) }()
		t.Cleanup(func() {
			stop()
			if err := <-ended; err != nil {
				t.Error(err)
			}
		})
		if err := c.Ready(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// texts is what a person sees in a place.
func texts(t *testing.T, c *Chat, who, place string) string {
	t.Helper()
	posts, err := c.Look(who, place)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, p := range posts {
		all = append(all, p.Text())
	}
	return strings.Join(all, " | ")
}

func TestSendOnceUpdateFind(t *testing.T) {
	c := chatWith(t, Options{}, nil)
	to := bot.Audience{Platform: Name, Channel: "c-rat"}
	if _, ok, err := c.Find(t.Context(), to, "k"); ok || err != nil {
		t.Fatal(ok, err)
	}
	var group sync.WaitGroup
	refs := make([]bot.Ref, 8)
	for i := range refs {
		group.Go(func() {
			ref, err := c.Send(t.Context(), bot.Message{Key: "k", To: to, Text: "eins"})
			if err != nil {
				t.Error(err)
			}
			refs[i] = ref
		})
	}
	group.Wait()
	for _, ref := range refs {
		if ref != refs[0] {
			t.Errorf("sent twice: %v", refs)
		}
	}
	if ref, ok, err := c.Find(t.Context(), to, "k"); !ok || err != nil || ref != refs[0] {
		t.Error(ref, ok, err)
	}
	revision := c.Revision()
	for _, m := range []text.Markup{"eins", "zwei"} {
		if err := c.Update(t.Context(), refs[0], bot.Message{Text: m}); err != nil {
			t.Error(err)
		}
	}
	if got := texts(t, c, "bert", "#rat"); got != "zwei" || c.Revision() != revision+1 {
		t.Errorf("%q after %d changes", got, c.Revision()-revision)
	}
	if err := c.DeleteChannel("rat"); err != nil {
		t.Fatal(err)
	}
	_, sent := c.Send(t.Context(), bot.Message{Key: "l", To: to})
	for _, err := range []error{sent, c.Update(t.Context(), refs[0], bot.Message{})} {
		if !errors.Is(err, bot.ErrGone) {
			t.Error(err)
		}
	}
	if _, err := c.Send(t.Context(), bot.Message{To: bot.Audience{Account: "a-carla"}}); !errors.Is(err, bot.ErrGone) {
		t.Error(err)
	}
}

func TestLimits(t *testing.T) {
	limits := bot.Limits{TextRunes: 5, Buttons: 1, FormFields: 1, FileMaxSize: 3}
	var reply bot.Reply
	c := chatWith(t, Options{Limits: &limits}, func(context.Context, bot.Event) bot.Reply { return reply })
	to := bot.Audience{Account: "a-bert"}
	open := func(context.Context) ([]byte, error) { return []byte("1234"), nil }
	for _, m := range []bot.Message{
		{To: to, Text: "sechs!"}, {To: to, Buttons: make([]bot.Button, 2)}, {To: to, Files: []bot.File{{Name: "a", Open: open}}}, {To: to, Files: []bot.File{{Name: "a"}}},
	} {
		if _, err := c.Send(t.Context(), m); !errors.Is(err, bot.ErrRefused) {
			t.Errorf("%+v: %v", m, err)
		}
		reply = bot.Reply{Message: &m}
		if _, err := c.Type(t.Context(), "bert", "@bot", "/x"); err != nil {
			t.Error(err)
		}
	}
	reply = bot.Reply{Form: &bot.Form{Fields: make([]bot.Field, 2)}}
	if _, err := c.Type(t.Context(), "bert", "@bot", "/x"); err != nil {
		t.Error(err)
	}
	if got := strings.Count(texts(t, c, "bert", "@bot"), "kann nicht gezeigt werden"); got != 5 {
		t.Errorf("%d of 5 notices: %s", got, texts(t, c, "bert", "@bot"))
	}
	// Nothing ephemeral: the answer comes in the direct messages.
	reply = bot.Say("du")
	if _, err := c.Type(t.Context(), "anna", "#rat", "/x"); err != nil {
		t.Error(err)
	}
	if a, b := texts(t, c, "anna", "#rat"), texts(t, c, "anna", "@bot"); a != "" || b != "du" {
		t.Errorf("%q, %q", a, b)
	}
}

func TestEvents(t *testing.T) {
	var events []bot.Event
	c := chatWith(t, Options{}, func(_ context.Context, e bot.Event) bot.Reply {
		events = append(events, e)
		switch e.Line {
		case "/form":
			return bot.Reply{Form: &bot.Form{Line: "/go", Council: "stadt", Fields: []bot.Field{{ID: "a", Value: "1"}, {ID: "b"}}}}
		case "/go":
			if e.Values["b"] == "kaputt" {
				return bot.Reply{Failed: true, Message: &bot.Message{Text: "Das geht **nicht**."}}
			}
			return bot.Reply{}
		}
		return bot.Reply{Message: &bot.Message{Text: "Bitte", Council: "stadt", Buttons: []bot.Button{{Label: "Ja", Line: "/ja", Until: time.Now().Add(time.Hour)}}}}
	})
	if err := c.SetLanguage("anna", text.English); err != nil {
		t.Fatal(err)
	}
	must := func(_ bot.Reply, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(c.Type(t.Context(), "ANNA", "#Rat", "/x"))
	posts, _ := c.Look("anna", "#rat")
	must(c.Press(t.Context(), "anna", posts[0].ID, posts[0].Buttons[0].ID))
	must(c.Again(t.Context(), "anna"))
	must(c.Type(t.Context(), "anna", "@bot", "hallo"))
	must(c.Type(t.Context(), "anna", "#intern", "/form"))
	must(c.Submit(t.Context(), "anna", map[string]string{"b": "kaputt", "c": "unbekannt"}))
	open, ok := c.Form("anna")
	if !ok || open.Form.Error != "Das geht nicht." || open.Form.Fields[1].Value != "kaputt" {
		t.Errorf("%+v", open)
	}
	must(c.Submit(t.Context(), "anna", map[string]string{"b": "ganz"}))
	if _, ok := c.Form("anna"); ok {
		t.Error("the form is still open")
	}
	if len(events) != 7 {
		t.Fatal(len(events))
	}
	typed, pressed, again, direct, submitted := events[0], events[1], events[2], events[3], events[5]
	if typed.From.ID != "a-anna" || typed.Channel.Name != "rat" || typed.Channel.Team != "team" || typed.Language != text.English || typed.Source != bot.Typed {
		t.Errorf("%+v", typed)
	}
	if pressed.Source != bot.Pressed || pressed.Line != "/ja" || pressed.Council != "stadt" || pressed.Until.IsZero() {
		t.Errorf("%+v", pressed)
	}
	if again.Once != pressed.Once || typed.Once.Key == pressed.Once.Key {
		t.Errorf("%v, %v, %v", typed.Once, pressed.Once, again.Once)
	}
	if !direct.Channel.Direct || direct.Line != "hallo" {
		t.Errorf("%+v", direct)
	}
	if submitted.Source != bot.Submitted || submitted.Line != "/go" || submitted.Council != "stadt" || !submitted.Channel.Private || fmt.Sprint(submitted.Values) != "map[a:1 b:kaputt]" {
		t.Errorf("%+v", submitted)
	}
	// Others see neither the answer nor its button.
	if _, err := c.Press(t.Context(), "bert", posts[0].ID, posts[0].Buttons[0].ID); !errors.Is(err, ErrNotThere) {
		t.Error(err)
	}
}

func TestButtonsRunOut(t *testing.T) {
	now := time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC)
	c := chatWith(t, Options{Now: func() time.Time { return now }}, func(context.Context, bot.Event) bot.Reply { return bot.Reply{} })
	if _, err := c.Send(t.Context(), bot.Message{To: bot.Audience{Channel: "c-rat"}, Buttons: []bot.Button{{Label: "Ja", Until: now}}}); err != nil {
		t.Fatal(err)
	}
	posts, _ := c.Look("anna", "#rat")
	if _, err := c.Press(t.Context(), "anna", posts[0].ID, posts[0].Buttons[0].ID); err != nil {
		t.Error(err)
	}
	now = now.Add(time.Second)
	if _, err := c.Press(t.Context(), "anna", posts[0].ID, posts[0].Buttons[0].ID); !errors.Is(err, ErrNotThere) {
		t.Error(err)
	}
	if posts, _ = c.Look("anna", "#rat"); len(posts[0].Buttons) != 0 {
		t.Error("the button is still shown")
	}
}

// TestKilled: an answer that comes after the bot's end is dropped, and Run waits for the call.
func TestKilled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := chatWith(t, Options{Now: time.Now}, nil)
		ctx, kill := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() {
			ended <- c.Run(ctx, handler(func(ctx context.Context, _ bot.Event) bot.Reply {
				kill()
				<-ctx.Done()
				return bot.Say("zu spät")
			}))
		}()
		if err := c.Ready(t.Context()); err != nil {
			t.Fatal(err)
		}
		if err := c.Run(ctx, handler(nil)); err == nil {
			t.Error("two bots at once")
		}
		if reply, err := c.Type(t.Context(), "anna", "#rat", "/x"); err != nil || !reply.Failed {
			t.Error(reply, err)
		}
		if err := <-ended; err != nil || c.Running() {
			t.Error(err)
		}
		if got := texts(t, c, "anna", "#rat"); !strings.Contains(got, "nicht da") || strings.Contains(got, "zu spät") {
			t.Error(got)
		}
	})
}

func TestPersons(t *testing.T) {
	c := chatWith(t, Options{}, nil)
	for _, name := range []string{"anna", "ANNA", "@Anna"} {
		if a, err := c.Person(t.Context(), "team", name); err != nil || a.Name != "Anna Vogel" || a.Platform != Name {
			t.Error(a, err)
		}
	}
	if _, err := c.Person(t.Context(), "team", "carla"); !errors.Is(err, bot.ErrNoPerson) {
		t.Error(err)
	}
	for name, want := range map[string]bool{"anna": true, "Bert": false} {
		a, _ := c.Person(t.Context(), "", name)
		if is, err := c.Administers(t.Context(), "", a); err != nil || is != want {
			t.Error(name, is, err)
		}
	}
	for _, bad := range []string{"", "bot", "a b", "-x", "<b>"} {
		if c.AddPerson(bad, "", false) == nil || bad != "bot" && c.AddChannel(bad, false) == nil {
			t.Errorf("%q is a name", bad)
		}
	}
}

func TestUnread(t *testing.T) {
	c := chatWith(t, Options{}, nil)
	for range 3 {
		if _, err := c.Type(t.Context(), "anna", "#rat", "Hallo"); err != nil {
			t.Fatal(err)
		}
	}
	unread := func(who string) int {
		places, err := c.Places(who)
		if err != nil {
			t.Fatal(err)
		}
		return places[0].Unread
	}
	if unread("anna") != 0 || unread("bert") != 3 {
		t.Error(unread("anna"), unread("bert"))
	}
	if err := c.MarkRead("bert", "#rat"); err != nil || unread("bert") != 0 {
		t.Error(err, unread("bert"))
	}
}

// TestAtOnce has everyone do everything at the same time, for the race detector.
func TestAtOnce(t *testing.T) {
	c := chatWith(t, Options{}, func(context.Context, bot.Event) bot.Reply { return bot.Say("gut") })
	var group sync.WaitGroup
	for i := range 16 {
		group.Go(func() {
			who := []string{"anna", "bert"}[i%2]
			_, _ = c.Type(t.Context(), who, "#rat", "/x")
			_, _ = c.Send(t.Context(), bot.Message{Key: fmt.Sprint(i), To: bot.Audience{Channel: "c-rat"}, Text: "x"})
			_, _ = c.Look(who, "#rat")
			_, _ = c.Places(who)
			_ = c.MarkRead(who, "#rat")
			_, _ = c.Again(t.Context(), who)
			c.Persons()
			c.Suggest(who, "#rat", "/x @")
		})
	}
	group.Wait()
	if posts, _ := c.Look("anna", "#rat"); len(posts) != 16+16 {
		t.Error(len(posts))
	}
}

// Keep and Kept are for platforms with little room; this chat has plenty.
func (h handler) Keep(context.Context, string, []byte, time.Time) (string, error) {
	return "", errors.ErrUnsupported
}

func (h handler) Kept(context.Context, string, string) ([]byte, error) {
	return nil, errors.ErrUnsupported
}
