package discordtest_test

import (
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"gremium/bot/discord/discordtest"
)

// world is a council with a connected client that has /sitzung neu.
func world(t *testing.T, o discordtest.Options) (council, *client) {
	t.Helper()
	c := setup(t, o)
	s := connect(t, c.Peer)
	c.register(t, s, meeting, m{"name": "Als Antrag", "type": 3})
	return c, s
}

// slash uses /sitzung neu.
func (c council) slash(t *testing.T) error {
	return c.anna.Slash(t.Context(), c.channel, "sitzung neu", m{"wann": "morgen"})
}

func button(id string) m {
	return m{"type": 1, "components": []any{m{"type": 2, "style": 2, "label": id, "custom_id": id}}}
}

func TestDeferred(t *testing.T) {
	c, s := world(t, discordtest.Options{})
	tokens := make(chan *discordgo.Interaction, 1)
	s.on = func(i *discordgo.Interaction) {
		if err := s.answer(i, 5, nil); err != nil {
			t.Error(err)
		}
		if err := s.answer(i, 4, m{"content": "noch einmal"}); code(err) != 40060 {
			t.Errorf("acknowledged twice: %v", err)
		}
		tokens <- i
	}
	if err := c.slash(t); err != nil {
		t.Fatal(err)
	}
	if got := c.See(c.anna, c.channel); len(got) != 1 || !got[0].Thinking {
		t.Fatalf("%+v", got)
	}
	i := <-tokens
	if c.Pending() != 1 {
		t.Errorf("%d pending", c.Pending())
	}
	go func() {
		_, _ = s.raw("PATCH", discordgo.EndpointInteractionResponseActions(i.AppID, i.Token), m{"content": "fertig"})
	}()
	if err := c.Wait(t.Context(), func() bool { return c.Pending() == 0 }); err != nil {
		t.Fatal(err)
	}
	if got := c.See(c.anna, c.channel); len(got) != 1 || got[0].Thinking || got[0].Text() != "fertig" {
		t.Fatalf("%+v", got)
	}
	original, err := s.raw("GET", discordgo.EndpointInteractionResponseActions(i.AppID, i.Token), nil)
	if err != nil || original["content"] != "fertig" {
		t.Errorf("%v, %v", original, err)
	}
	if _, err := s.raw("POST", discordgo.EndpointFollowupMessage(i.AppID, i.Token), m{"content": "mehr", "flags": 64}); err != nil {
		t.Fatal(err)
	}
	if got := c.See(c.anna, c.channel); len(got) != 2 || !got[1].Ephemeral {
		t.Errorf("%+v", got)
	}
	if err := s.InteractionResponseDelete(i); err != nil {
		t.Error(err)
	}
	if got := c.See(c.anna, c.channel); len(got) != 1 {
		t.Errorf("%+v", got)
	}
	if _, err := s.InteractionResponse(i); code(err) != 10008 {
		t.Errorf("@original is deleted: %v", err)
	}
}

func TestFollowUpFillsDeferred(t *testing.T) {
	c, s := world(t, discordtest.Options{})
	s.on = func(i *discordgo.Interaction) {
		if _, err := s.raw("POST", discordgo.EndpointFollowupMessage(i.AppID, i.Token), m{"content": "zu früh"}); code(err) != 10015 {
			t.Errorf("a follow-up before the answer: %v", err)
		}
		_ = s.answer(i, 5, m{"flags": 64})
		if _, err := s.raw("POST", discordgo.EndpointFollowupMessage(i.AppID, i.Token), m{"content": "nur für Sie"}); err != nil {
			t.Error(err)
		}
	}
	if err := c.slash(t); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(t.Context(), func() bool { return c.Pending() == 0 }); err != nil {
		t.Fatal(err)
	}
	if got := c.See(c.anna, c.channel); len(got) != 1 || !got[0].Ephemeral || got[0].Text() != "nur für Sie" {
		t.Errorf("%+v", got)
	}
}

func TestTokenExpires(t *testing.T) {
	var minutes atomic.Int64
	start := time.Date(2026, 12, 3, 16, 0, 0, 0, time.UTC)
	c, s := world(t, discordtest.Options{Now: func() time.Time { return start.Add(time.Duration(minutes.Load()) * time.Minute) }})
	tokens := make(chan *discordgo.Interaction, 1)
	s.on = func(i *discordgo.Interaction) {
		_ = s.answer(i, 4, m{"content": "da"})
		tokens <- i
	}
	if err := c.slash(t); err != nil {
		t.Fatal(err)
	}
	i := <-tokens
	url := discordgo.EndpointInteractionResponseActions(i.AppID, i.Token)
	minutes.Store(14)
	if _, err := s.raw("PATCH", url, m{"content": "nach 14 Minuten"}); err != nil {
		t.Error(err)
	}
	minutes.Store(15)
	if _, err := s.raw("PATCH", url, m{"content": "nach 15 Minuten"}); code(err) != 50027 {
		t.Errorf("an old token: %v", err)
	}
}

func TestEphemeral(t *testing.T) {
	c, s := world(t, discordtest.Options{})
	bert := c.User("bert", "", "en-US")
	c.guild.Join(bert)
	s.on = func(i *discordgo.Interaction) {
		var err error
		if i.Type == discordgo.InteractionMessageComponent {
			err = s.answer(i, 6, nil)
			if err == nil {
				_, err = s.raw("PATCH", discordgo.EndpointInteractionResponseActions(i.AppID, i.Token), m{"content": "weg", "components": []any{}})
			}
		} else {
			err = s.answer(i, 4, m{"content": "nur Anna", "flags": 64, "components": []any{button("ok")}})
		}
		if err != nil {
			t.Error(err)
		}
	}
	if err := c.slash(t); err != nil {
		t.Fatal(err)
	}
	seen := c.See(c.anna, c.channel)
	if len(seen) != 1 || !seen[0].Ephemeral || len(c.See(bert, c.channel)) != 0 {
		t.Fatalf("%+v", seen)
	}
	id := seen[0].ID
	if _, err := s.ChannelMessage(c.channel.ID, id); code(err) != 10008 {
		t.Errorf("an ephemeral message through its channel: %v", err)
	}
	if err := bert.Press(t.Context(), id, "ok"); !errors.Is(err, discordtest.ErrClient) {
		t.Errorf("Bert pressed: %v", err)
	}
	if err := c.anna.Press(t.Context(), id, "ok"); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(t.Context(), func() bool { return c.See(c.anna, c.channel)[0].Text() == "weg" }); err != nil {
		t.Fatal(err)
	}
	if err := c.anna.Dismiss(id); err != nil || len(c.See(c.anna, c.channel)) != 0 {
		t.Errorf("dismissed: %v", err)
	}
}

func TestWrongAnswers(t *testing.T) {
	c, s := world(t, discordtest.Options{AckWithin: 10 * time.Second})
	s.on = func(i *discordgo.Interaction) {
		// The contract refuses some of these too: what counts is that none of them is taken.
		for kind, data := range map[int]m{6: nil, 7: {"content": "x"}, 8: {"choices": []any{}}, 1: nil} {
			if err := s.answer(i, kind, data); err == nil {
				t.Errorf("a command was answered with %d", kind)
			}
		}
		if err := s.answer(i, 4, m{}); err == nil {
			t.Error("an empty message")
		}
		if err := s.answer(i, 4, m{"content": "x"}); err != nil {
			t.Error(err)
		}
	}
	if err := c.slash(t); err != nil {
		t.Fatal(err)
	}
	c.Forgive()
}

var form = m{"custom_id": "neu", "title": "Neue Sitzung", "components": []any{
	m{"type": 10, "content": "Bitte ausfüllen."},
	m{"type": 18, "label": "Titel", "description": "Kurz", "component": m{"type": 4, "style": 1, "custom_id": "titel", "max_length": 20}},
	m{"type": 18, "label": "Art", "component": m{"type": 3, "custom_id": "art", "options": []any{
		m{"label": "Öffentlich", "value": "o", "default": true}, m{"label": "Nichtöffentlich", "value": "n"},
	}}},
	m{"type": 18, "label": "Wer", "component": m{"type": 5, "custom_id": "wer", "required": false, "min_values": 0, "max_values": 3}},
	m{"type": 18, "label": "Datei", "component": m{"type": 19, "custom_id": "datei", "required": false, "min_values": 0}},
}}

// submitted finds a field's value in a submitted form.
func submitted(data m, id string) any {
	for _, c := range data["components"].([]any) {
		if in, ok := c.(m)["component"].(m); ok && in["custom_id"] == id {
			if v, ok := in["value"]; ok {
				return v
			}
			return in["values"]
		}
	}
	return nil
}

func TestModal(t *testing.T) {
	c, s := world(t, discordtest.Options{AckWithin: 2 * time.Second})
	ready := make(chan bool, 1) // whether to answer the form
	s.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) {
		if e.Type != "INTERACTION_CREATE" {
			return
		}
		var i m
		_ = discordgo.Unmarshal(e.RawData, &i)
		answer := func(kind int, data m) error {
			return s.answer(&discordgo.Interaction{ID: i["id"].(string), Token: i["token"].(string)}, kind, data)
		}
		if i["type"] == 2.0 {
			if err := answer(9, form); err != nil {
				t.Error(err)
			}
			return
		}
		if !<-ready {
			return
		}
		if err := answer(9, form); err == nil {
			t.Error("a modal answered a modal")
		}
		data := i["data"].(m)
		files := data["resolved"].(m)["attachments"].(m)
		if submitted(data, "titel") != "Haushalt" || submitted(data, "art").([]any)[0] != "o" || len(files) != 1 ||
			data["resolved"].(m)["users"].(m)[c.anna.ID] == nil {
			t.Errorf("%v", data)
		}
		if err := answer(4, m{"content": "angelegt", "flags": 64}); err != nil {
			t.Error(err)
		}
	})
	if err := c.slash(t); err != nil {
		t.Fatal(err)
	}
	modal, open := c.anna.Modal()
	if !open || !strings.Contains(modal.Text(), "Neue Sitzung\nBitte ausfüllen.\nTitel *\n  Kurz\nArt *: Öffentlich\n") {
		t.Fatalf("%q", modal.Text())
	}
	for name, wrong := range map[string]m{
		"required": {}, "long": {"titel": strings.Repeat("x", 21)}, "choice": {"titel": "x", "art": "z"}, "unknown": {"was": "x"},
	} {
		if err := c.anna.Submit(t.Context(), wrong); !errors.Is(err, discordtest.ErrClient) {
			t.Errorf("%s: %v", name, err)
		}
	}
	values := m{"titel": "Haushalt", "art": "o", "wer": c.anna, "datei": discordtest.File{Name: "a.pdf", Data: []byte("%PDF")}}
	ready <- false
	if err := c.anna.Submit(t.Context(), values); !errors.Is(err, discordtest.ErrModal) {
		t.Fatalf("nobody answers: %v", err)
	}
	if modal, open = c.anna.Modal(); !open || modal.Error == "" {
		t.Error("a modal that could not be sent is closed")
	}
	c.anna.CloseModal()
	if err := c.slash(t); err != nil {
		t.Fatal(err)
	}
	if modal, _ = c.anna.Modal(); modal.Fields[0].Value != "Haushalt" {
		t.Errorf("what was typed is gone: %v", modal.Fields[0].Value)
	}
	ready <- true
	if err := c.anna.Submit(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if _, open := c.anna.Modal(); open {
		t.Error("a sent modal is open")
	}
	if got := c.See(c.anna, c.channel); len(got) != 1 || got[0].Text() != "angelegt" {
		t.Errorf("%+v", got)
	}
	c.Forgive() // a modal that answers a modal is also against the contract
}

func TestModalOfButtonUpdates(t *testing.T) {
	c, s := world(t, discordtest.Options{})
	s.on = func(i *discordgo.Interaction) {
		var err error
		switch i.Type {
		case discordgo.InteractionMessageComponent:
			err = s.answer(i, 9, m{"custom_id": "f", "title": "Frage", "components": []any{
				m{"type": 1, "components": []any{m{"type": 4, "style": 2, "custom_id": "warum", "label": "Warum", "value": "Darum"}}},
			}})
		case discordgo.InteractionModalSubmit:
			row := i.ModalSubmitData().Components[0].(*discordgo.ActionsRow)
			err = s.answer(i, 7, m{"content": row.Components[0].(*discordgo.TextInput).Value, "components": []any{}})
		}
		if err != nil {
			t.Error(err)
		}
	}
	sent, err := s.post(c.channel, m{"content": "?", "components": []any{button("b")}})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.anna.Press(t.Context(), sent["id"].(string), "b"); err != nil {
		t.Fatal(err)
	}
	if err := c.anna.Submit(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if got := c.See(c.anna, c.channel); len(got) != 1 || got[0].Text() != "Darum" {
		t.Errorf("%+v", got)
	}
}

func TestSelect(t *testing.T) {
	c, s := world(t, discordtest.Options{AckWithin: 2 * time.Second})
	got := make(chan []string, 2)
	s.on = func(i *discordgo.Interaction) {
		got <- i.MessageComponentData().Values
		if i.MessageComponentData().CustomID == "wer" && i.MessageComponentData().Resolved.Members[c.anna.ID] == nil {
			t.Error("who was chosen is not resolved")
		}
		if i.MessageComponentData().CustomID != "stumm" {
			_ = s.answer(i, 6, nil)
		}
	}
	menu := func(id string, more m) m {
		more["custom_id"] = id
		return m{"type": 1, "components": []any{more}}
	}
	options := []any{m{"label": "A", "value": "a"}, m{"label": "B", "value": "b"}}
	sent, err := s.post(c.channel, m{"content": "Wahl", "components": []any{
		menu("was", m{"type": 3, "max_values": 2, "options": options, "placeholder": "Bitte wählen"}), menu("wer", m{"type": 5}),
		menu("stumm", m{"type": 3, "options": options}), menu("aus", m{"type": 3, "options": options, "disabled": true}),
	}})
	if err != nil {
		t.Fatal(err)
	}
	id := sent["id"].(string)
	if text := c.See(c.anna, c.channel)[0].Text(); !strings.HasPrefix(text, "Wahl\n[Bitte wählen ▾] A | B\n") {
		t.Errorf("%q", text)
	}
	if err := c.anna.Select(t.Context(), id, "was", "a", "b"); err != nil || len(<-got) != 2 {
		t.Error(err)
	}
	if err := c.anna.Select(t.Context(), id, "wer", c.anna.ID); err != nil || (<-got)[0] != c.anna.ID {
		t.Error(err)
	}
	for menu, values := range map[string][]string{"was": {"c"}, "wer": {"1"}, "stumm": {"a", "b"}, "aus": {"a"}, "fehlt": {"a"}} {
		if err := c.anna.Select(t.Context(), id, menu, values...); !errors.Is(err, discordtest.ErrClient) {
			t.Errorf("%s: %v", menu, err)
		}
	}
	if err := c.anna.Select(t.Context(), id, "stumm", "a"); !errors.Is(err, discordtest.ErrFailed) {
		t.Errorf("nobody answers: %v", err)
	}
}

func TestComplete(t *testing.T) {
	c, s := world(t, discordtest.Options{AckWithin: 2 * time.Second})
	s.on = func(i *discordgo.Interaction) {
		o := i.ApplicationCommandData().Options[0].Options
		last := o[len(o)-1]
		if len(o) != 2 || !last.Focused || last.Value == "stumm" {
			return
		}
		err := s.answer(i, 8, m{"choices": []any{m{
			"name": "Rathaus " + last.StringValue(), "value": "r", "name_localizations": m{"en-GB": "Town hall"},
		}}})
		if err != nil {
			t.Error(err)
		}
	}
	got, err := c.anna.Complete(t.Context(), c.channel, "sitzung neu", m{"wann": "x"}, "wo", "Ra")
	if err != nil || len(got) != 1 || got[0].Name != "Rathaus Ra" || got[0].In("en-GB") != "Town hall" {
		t.Fatalf("%v, %v", got, err)
	}
	if _, err := c.anna.Complete(t.Context(), c.channel, "sitzung neu", m{"wann": "x"}, "wo", "stumm"); !errors.Is(err, discordtest.ErrOptions) {
		t.Errorf("nobody answers: %v", err)
	}
	if _, err := c.anna.Complete(t.Context(), c.channel, "sitzung neu", nil, "wann", "x"); !errors.Is(err, discordtest.ErrClient) {
		t.Errorf("an option without suggestions: %v", err)
	}
}

func TestMessageCommand(t *testing.T) {
	c, s := world(t, discordtest.Options{})
	s.on = func(i *discordgo.Interaction) {
		d := i.ApplicationCommandData()
		if err := s.answer(i, 4, m{"content": d.Resolved.Messages[d.TargetID].Content, "flags": 64}); err != nil {
			t.Error(err)
		}
	}
	said, _ := c.anna.Say(t.Context(), c.channel, "Mehr Bänke")
	if err := c.anna.Apply(t.Context(), "Als Antrag", said.ID); err != nil {
		t.Fatal(err)
	}
	if got := c.See(c.anna, c.channel); len(got) != 2 || got[1].Text() != "Mehr Bänke" {
		t.Errorf("the target has no content: %+v", got)
	}
	if err := c.anna.Apply(t.Context(), "Als Antrag", c.See(c.anna, c.channel)[1].ID); !errors.Is(err, discordtest.ErrClient) {
		t.Errorf("on an ephemeral message: %v", err)
	}
}

func TestInteractionFields(t *testing.T) {
	c, s := world(t, discordtest.Options{})
	s.on = func(i *discordgo.Interaction) { _ = s.answer(i, 4, m{"content": "x"}) }
	bert := c.User("bert", "", "en-US")
	c.guild.Join(bert, discordgo.PermissionManageGuild)
	options := m{
		"wann": "x", "dauer": 60, "art": "Öffentlich", "wer": bert, "datei": discordtest.File{Name: "a.txt", Data: []byte("a")},
	}
	if err := bert.Slash(t.Context(), c.channel, "sitzung neu", options); err != nil {
		t.Fatal(err)
	}
	i := s.next(t, "INTERACTION_CREATE")
	for _, key := range []string{"app_permissions", "authorizing_integration_owners", "entitlements", "context"} {
		if i[key] == nil {
			t.Errorf("%s is missing", key)
		}
	}
	if i["locale"] != "en-US" || i["guild_locale"] != "de" || i["guild_id"] != c.guild.ID {
		t.Errorf("%v", i)
	}
	data := i["data"].(m)
	resolved := data["resolved"].(m)
	if resolved["members"].(m)[bert.ID] == nil || len(resolved["attachments"].(m)) != 1 {
		t.Errorf("%v", resolved)
	}
	if choice := data["options"].([]any)[0].(m)["options"].([]any)[2].(m); choice["value"] != "o" {
		t.Errorf("a choice is sent as its value: %v", choice)
	}
}
