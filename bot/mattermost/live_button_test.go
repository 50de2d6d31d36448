package mattermost_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/mattermost/mattermosttest"
	"gremium/bot/text"
)

// card is a message for a channel with two buttons.
func card(key, channel string) bot.Message {
	return bot.Message{
		Key: key, To: bot.Audience{Platform: "mattermost", Channel: channel}, Council: "musterstadt", Title: "Einladung S1",
		Text: "Bitte **antworten** Sie.", Facts: []bot.Fact{{Label: "Ort", Value: "Rathaus"}},
		Buttons: []bot.Button{{Label: "Zusage", Line: "/sitzung rueckmeldung S1 ja", Style: bot.Primary}, {Label: "Absage", Line: "/sitzung rueckmeldung S1 nein", Style: bot.Danger}},
	}
}

// get reads a post as a user sees it.
func get(t *testing.T, u *mattermosttest.User, id string) *model.Post {
	t.Helper()
	p, _, err := u.GetPost(context.Background(), id, "")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestLiveButtons(t *testing.T) {
	w := newTown(t, func(_ context.Context, e bot.Event) bot.Reply {
		return bot.Say(text.Escape(e.From.Username + " hat gedrückt: " + e.Line + " in " + e.Council))
	})
	ctx := t.Context()
	var users []*mattermosttest.User
	channel := w.Channel(t, w.team, model.ChannelTypeOpen, w.bot.Id)
	for _, name := range []string{"anna", "bert", "carla"} {
		u := w.User(t, w.team, name)
		if _, _, err := w.Admin.AddChannelMember(ctx, channel.Id, u.ID); err != nil {
			t.Fatal(err)
		}
		users = append(users, u)
	}
	ref, err := w.platform.Send(ctx, card("einladung", channel.Id))
	if err != nil {
		t.Fatal(err)
	}
	press := func(label, line string) {
		for _, u := range users {
			u.Press(t, get(t, u, ref.Post), label)
			u.Seen(t, "ephemeral_message", u.Username+" hat gedrückt: "+line)
		}
	}
	press("Zusage", "/sitzung rueckmeldung S1 ja in musterstadt")
	for _, u := range users {
		for _, f := range u.Frames("ephemeral_message") {
			if !strings.Contains(f.Post().Message, u.Username) {
				t.Errorf("%s sees somebody else's receipt", u.Username)
			}
		}
	}
	changed := card("einladung", channel.Id)
	changed.Text = "3 Zusagen"
	if err := w.platform.Update(ctx, ref, changed); err != nil {
		t.Fatal(err)
	}
	if p := users[0].Seen(t, "post_edited", "3 Zusagen"); p.Id != ref.Post {
		t.Error("another post was changed")
	}
	press("Absage", "/sitzung rueckmeldung S1 nein")

	t.Run("a spectator who is no member", func(t *testing.T) {
		guest := w.User(t, w.team, "gast") // in the team, so the server lets them read and press
		guest.Press(t, get(t, guest, ref.Post), "Zusage")
		guest.Seen(t, "ephemeral_message", "nur Mitglieder")
		if strings.Contains(fmt.Sprint(w.core.heard()), guest.ID) {
			t.Error("it was heard")
		}
	})
	t.Run("after its time", func(t *testing.T) {
		timed := card("befristet", channel.Id)
		timed.Buttons[0].Until = time.Now().Add(30 * time.Second)
		timed.Buttons[1].Until = time.Now().Add(-time.Minute)
		ref, err := w.platform.Send(ctx, timed)
		if err != nil {
			t.Fatal(err)
		}
		p := get(t, users[0], ref.Post)
		if strings.Contains(mattermosttest.Words(p), "Absage") {
			t.Error("a button is shown after its time")
		}
		users[0].Press(t, p, "Zusage")
		w.shift.Store(int64(40 * time.Second)) // past its time, with triggers that are still young enough
		defer w.shift.Store(0)
		users[0].Press(t, p, "Zusage")
		users[0].Seen(t, "ephemeral_message", "abgelaufen")
	})
}

func TestLiveActionForged(t *testing.T) {
	w := newTown(t, func(_ context.Context, e bot.Event) bot.Reply { return bot.Say(text.Escape("gezählt " + e.Line)) })
	ctx := t.Context()
	anna, eve := w.User(t, w.team, "anna"), w.User(t, w.team, "eve")
	channel := w.Channel(t, w.team, model.ChannelTypePrivate, anna.ID, eve.ID, w.bot.Id)
	ref, err := w.platform.Send(ctx, card("v9", channel.Id))
	if err != nil {
		t.Fatal(err)
	}
	anna.Press(t, get(t, anna, ref.Post), "Zusage")
	genuine := w.last("action")
	var parsed model.PostActionIntegrationRequest
	if err := json.Unmarshal([]byte(genuine.body), &parsed); err != nil {
		t.Fatal(err)
	}
	sealed := parsed.Context["gremium"].(string)
	heard := len(w.core.heard())

	// lure is a post of Eve's own with a button that points at us.
	lure := func(t *testing.T, in string, context map[string]any) *model.Post {
		t.Helper()
		post := &model.Post{ChannelId: in}
		post.AddProp("attachments", []*model.MessageAttachment{{Text: "Kuchen?", Actions: []*model.PostAction{{
			Id: "a", Type: "button", Name: "Kuchen", Integration: &model.PostActionIntegration{URL: w.address + "/action", Context: context}}}}})
		posted, _, err := eve.CreatePost(ctx, post)
		if err != nil {
			t.Fatal(err)
		}
		return posted
	}
	elsewhere := w.Channel(t, w.team, model.ChannelTypePrivate, anna.ID, eve.ID, w.bot.Id)
	for name, c := range map[string]struct {
		channel string
		context map[string]any
	}{
		"a copied seal under a foreign post":  {channel.Id, map[string]any{"gremium": sealed}},
		"a copied seal in another channel":    {elsewhere.Id, map[string]any{"gremium": sealed}},
		"a seal of one's own":                 {channel.Id, map[string]any{"gremium": "e30.AAAA"}},
		"a changed seal":                      {channel.Id, map[string]any{"gremium": "A" + sealed[1:]}},
		"a command without a seal":            {channel.Id, map[string]any{"line": "/sitzung absagen S1"}},
		"a command beside an empty seal":      {channel.Id, map[string]any{"gremium": "", "l": "x"}},
		"a seal of the right length, too old": {channel.Id, map[string]any{"gremium": sealed[:len(sealed)-4] + "AAAA"}},
	} {
		t.Run(name, func(t *testing.T) {
			before := len(anna.Frames("ephemeral_message"))
			anna.Press(t, lure(t, c.channel, c.context), "Kuchen")
			mattermosttest.Until(t, "an answer", func() bool { return len(anna.Frames("ephemeral_message")) > before })
			frames := anna.Frames("ephemeral_message")
			if said := frames[len(frames)-1].Post().Message; !strings.Contains(said, "stammt so nicht von mir") {
				t.Errorf("said %q", said)
			}
		})
	}
	t.Run("the same callback again", func(t *testing.T) {
		if _, answer := w.post(t, "action", genuine.media, genuine.body); !strings.Contains(answer, "doppelt") {
			t.Errorf("answer %s", answer)
		}
	})
	t.Run("in another person's name", func(t *testing.T) {
		if code, answer := w.post(t, "action", genuine.media, strings.ReplaceAll(genuine.body, anna.ID, eve.ID)); code != 403 {
			t.Errorf("%d %s", code, answer)
		}
	})
	t.Run("without a trigger", func(t *testing.T) {
		parsed.TriggerId = ""
		body, _ := json.Marshal(parsed)
		if code, answer := w.post(t, "action", genuine.media, string(body)); code != 403 {
			t.Errorf("%d %s", code, answer)
		}
	})
	t.Run("late", func(t *testing.T) {
		w.shift.Store(int64(2 * time.Minute))
		defer w.shift.Store(0)
		anna.Press(t, get(t, anna, ref.Post), "Zusage")
		anna.Seen(t, "ephemeral_message", "zu lange gedauert")
	})
	if events := w.core.heard(); len(events) != heard {
		t.Errorf("the core heard %+v", events[heard:])
	}
	if strings.Contains(w.log.String(), anna.Username) || strings.Contains(w.log.String(), "absagen") {
		t.Errorf("names or texts in the log:\n%s", w.log)
	}
	anna.Press(t, get(t, anna, ref.Post), "Zusage")
	if events := w.core.heard(); len(events) != heard+1 {
		t.Error("the genuine button no longer works")
	}
}

func TestLiveNoEphemeralRight(t *testing.T) {
	w := newTown(t, func(_ context.Context, e bot.Event) bot.Reply {
		m := bot.Message{Text: text.Escape("Quittung " + e.Line), Facts: []bot.Fact{{Label: "Ort", Value: "Rathaus"}}}
		if strings.HasSuffix(e.Line, "nein") {
			m.Buttons = []bot.Button{{Label: "Rückgängig", Line: "/rueckgaengig"}}
		}
		return bot.Reply{Message: &m}
	})
	ctx := t.Context()
	if _, err := w.Admin.UpdateUserRoles(ctx, w.bot.Id, "system_user"); err != nil {
		t.Fatal(err)
	}
	anna := w.User(t, w.team, "anna")
	channel := w.Channel(t, w.team, model.ChannelTypePrivate, anna.ID, w.bot.Id)
	ref, err := w.platform.Send(ctx, card("ohne", channel.Id))
	if err != nil {
		t.Fatal(err)
	}
	anna.Press(t, get(t, anna, ref.Post), "Zusage")
	if p := anna.Seen(t, "ephemeral_message", "Quittung /sitzung rueckmeldung S1 ja"); !strings.Contains(p.Message, "**Ort:** Rathaus") {
		t.Errorf("said %q", p.Message)
	}
	anna.Press(t, get(t, anna, ref.Post), "Absage") // buttons need a post
	if p := anna.Seen(t, "posted", "Quittung /sitzung rueckmeldung S1 nein"); p.ChannelId != anna.Direct(t, w.bot.Id) {
		t.Error("not in the direct messages")
	}
}
