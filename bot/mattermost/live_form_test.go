package mattermost_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/mattermost/mattermosttest"
	"gremium/bot/text"
)

// bigForm has a field of every kind, more than fit one dialog, and labels longer than Mattermost allows.
func bigForm() bot.Form {
	return bot.Form{
		Title: "Neue Sitzung des Lenkungsgremiums anlegen", Text: "Bitte **alles** angeben.", Line: "/sitzung neu", Council: "musterstadt",
		Fields: []bot.Field{
			{ID: "title", Label: "Titel", Kind: bot.Text, Required: true, Value: "Öffentliche Sitzung"},
			{ID: "note", Label: "Anmerkung", Kind: bot.LongText, Help: strings.Repeat("Eine lange Erklärung. ", 12)},
			{ID: "seats", Label: "Sitze", Kind: bot.Number},
			{ID: "public", Label: "Öffentlich?", Kind: bot.YesNo, Required: true},
			{ID: "late", Label: "Trotz kurzer Frist und Feiertag anlegen", Kind: bot.YesNo},
			{ID: "kind", Label: "Art", Kind: bot.OneOf, Choices: []bot.Choice{{Value: "ordentlich", Label: "ordentlich"}, {Value: "außer der Reihe", Label: "außer der Reihe"}}},
			{ID: "roles", Label: "Rollen", Kind: bot.OneOf, Many: true, Value: "mitglied+erster gast", Choices: []bot.Choice{
				{Value: "mitglied", Label: "Mitglied"}, {Value: "erster gast", Label: "Gast"}, {Value: "a,b", Label: "Beide"}}},
			{ID: "chair", Label: "Moderation", Kind: bot.Person, Help: "@name oder Name"},
			{ID: "when", Label: "Wann", Kind: bot.DateTime, Required: true, Help: "zum Beispiel 24.3.2027 16 Uhr"},
			{ID: "length", Label: "Dauer", Kind: bot.Duration},
			{ID: "meeting", Label: "Sitzung", Kind: bot.ID},
			{ID: "paper", Label: "Unterlage", Kind: bot.Attachment},
		},
	}
}

func TestLiveForm(t *testing.T) {
	w := newTown(t, func(_ context.Context, e bot.Event) bot.Reply {
		form := bigForm()
		if e.Source != bot.Submitted {
			return bot.Reply{Form: &form}
		}
		if e.Values["when"] == "gestern" { // the core's errors come with what was typed
			for i, f := range form.Fields {
				form.Fields[i].Value = e.Values[f.ID]
				if f.ID == "when" {
					form.Fields[i].Error = "Das ist schon vorbei."
				}
			}
			return bot.Reply{Failed: true, Form: &form}
		}
		if e.Values["when"] == "nie" {
			return bot.Reply{Failed: true, Message: &bot.Message{Text: "**nicht berechtigt**\\."}}
		}
		return say("Sitzung S1 angelegt")
	})
	anna, bert := w.User(t, w.team, "anna"), w.User(t, w.team, "bert")
	channel := w.Channel(t, w.team, model.ChannelTypePrivate, anna.ID, bert.ID, w.bot.Id)

	if answer := anna.Slash(t, w.team, channel.Id, "/sitzung neu"); answer.Text != "" {
		t.Errorf("answer %q", answer.Text)
	}
	d := anna.Dialog(t)
	if err := d.Dialog.IsValid(); err != nil {
		t.Errorf("Mattermost would complain: %v", err)
	}
	for _, part := range []string{"Neue Sitzung des Lenkungsgremiums anlegen", "**alles**", "Schritt 1 von 2", "Anhang", "Eine lange Erklärung"} {
		if !strings.Contains(d.Dialog.IntroductionText, part) {
			t.Errorf("introduction lacks %q: %s", part, d.Dialog.IntroductionText)
		}
	}
	first := map[string]any{"title": "Haushalt", "note": "Zeile 1\nZeile 2", "seats": 12, "public": "ja", "late": nil,
		"kind": d.Dialog.Elements[5].Options[1].Value, "roles": []string{"mitglied", d.Dialog.Elements[6].Options[2].Value}, "chair": "Frau Dr. Müller"}

	t.Run("what is missing or was not offered is said at its field", func(t *testing.T) {
		answer := anna.Submit(t, d, w.team, channel.Id, map[string]any{"title": " ", "public": "vielleicht"})
		want := map[string]string{"title": "Bitte ausfüllen.", "public": "Diese Angabe steht nicht zur Auswahl. Bitte wählen Sie neu."}
		if diff := cmp.Diff(want, answer.Errors); diff != "" {
			t.Error(diff)
		}
	})
	answer := anna.Submit(t, d, w.team, channel.Id, first)
	if answer.Type != "form" || answer.Form == nil {
		t.Fatalf("no second step: %+v", answer)
	}
	if err := answer.Form.IsValid(); err != nil {
		t.Errorf("Mattermost would complain: %v", err)
	}
	second := d
	second.Dialog = *answer.Form

	t.Run("an error of the core keeps the dialog and what was typed", func(t *testing.T) {
		answer := anna.Submit(t, second, w.team, channel.Id, map[string]any{"when": "gestern", "length": "90m"})
		if diff := cmp.Diff(map[string]string{"when": "Das ist schon vorbei."}, answer.Errors); diff != "" {
			t.Error(diff)
		}
	})
	t.Run("a refusal keeps the dialog", func(t *testing.T) {
		if answer := anna.Submit(t, second, w.team, channel.Id, map[string]any{"when": "nie"}); answer.Error != "nicht berechtigt." {
			t.Errorf("answer %+v", answer)
		}
	})
	t.Run("another person's state is refused", func(t *testing.T) {
		if answer := bert.Submit(t, second, w.team, channel.Id, map[string]any{"when": "morgen"}); !strings.Contains(answer.Error, "nicht für Sie") {
			t.Errorf("answer %+v", answer)
		}
	})
	t.Run("it goes through", func(t *testing.T) {
		answer := anna.Submit(t, second, w.team, channel.Id, map[string]any{"when": "2027-03-24T16:00", "length": "90m", "meeting": ""})
		if answer.Error != "" || len(answer.Errors) > 0 || answer.Type != "" {
			t.Errorf("answer %+v", answer)
		}
		anna.Seen(t, "ephemeral_message", "Sitzung S1 angelegt")
		events := w.core.heard()
		e := events[len(events)-1]
		want := map[string]string{"title": "Haushalt", "note": "Zeile 1\nZeile 2", "seats": "12", "public": "ja", "late": "", "kind": "außer der Reihe",
			"roles": "mitglied+a,b", "chair": "Frau Dr. Müller", "when": "2027-03-24T16:00", "length": "90m", "meeting": ""}
		if diff := cmp.Diff(want, e.Values); diff != "" {
			t.Error(diff)
		}
		if e.Source != bot.Submitted || e.Line != "/sitzung neu" || e.Council != "musterstadt" || e.From.ID != anna.ID || e.Channel.ID != channel.Id {
			t.Errorf("event %+v", e)
		}
	})
	t.Run("a second submission is refused", func(t *testing.T) {
		if answer := anna.Submit(t, second, w.team, channel.Id, map[string]any{"when": "morgen"}); answer.Error != "schon geschehen" {
			t.Errorf("answer %+v", answer)
		}
	})
	t.Run("a submission by somebody who reached us without the server is refused", func(t *testing.T) {
		forged, _ := json.Marshal(map[string]any{"type": "dialog_submission", "user_id": bert.ID, "state": second.Dialog.State, "submission": map[string]any{}})
		if _, body := w.post(t, "dialog", "application/json", string(forged)); !strings.Contains(body, "nicht für Sie") {
			t.Errorf("answer %s", body)
		}
	})
	t.Run("a dialog that was never opened is refused", func(t *testing.T) {
		never := d
		never.Dialog.State = "eyJ1IjoiYSJ9.AAAA"
		if answer := bert.Submit(t, never, w.team, channel.Id, nil); !strings.Contains(answer.Error, "nicht von mir") {
			t.Errorf("answer %+v", answer)
		}
	})
	t.Run("a button's seal is no dialog's", func(t *testing.T) {
		ref, err := w.platform.Send(t.Context(), bot.Message{Key: "seal", To: bot.Audience{Channel: channel.Id}, Text: "x", Buttons: []bot.Button{{Label: "Los", Line: "los"}}})
		if err != nil {
			t.Fatal(err)
		}
		post, _, err := anna.GetPost(t.Context(), ref.Post, "")
		if err != nil {
			t.Fatal(err)
		}
		anna.Press(t, post, "Los")
		var a struct {
			Context map[string]string `json:"context"`
		}
		if err := json.Unmarshal([]byte(w.last("action").body), &a); err != nil {
			t.Fatal(err)
		}
		never := d
		never.Dialog.State = a.Context["gremium"]
		if answer := anna.Submit(t, never, w.team, channel.Id, nil); !strings.Contains(answer.Error, "nicht von mir") {
			t.Errorf("answer %+v", answer)
		}
	})
	t.Run("a late submission is refused and loses nothing", func(t *testing.T) {
		w.shift.Store(int64(5 * time.Hour))
		defer w.shift.Store(0)
		if answer := anna.Submit(t, d, w.team, channel.Id, first); !strings.Contains(answer.Error, "zu lange offen") {
			t.Errorf("answer %+v", answer)
		}
	})
	t.Run("a person who has left the channel is refused", func(t *testing.T) {
		anna.Slash(t, w.team, channel.Id, "/sitzung neu")
		d, own := anna.Dialog(t), w.Channel(t, w.team, model.ChannelTypeOpen, anna.ID)
		if _, err := w.Admin.RemoveUserFromChannel(t.Context(), channel.Id, anna.ID); err != nil {
			t.Fatal(err)
		}
		mattermosttest.Until(t, "refused", func() bool {
			return strings.Contains(anna.Submit(t, d, w.team, own.Id, first).Error, "Nur Mitglieder") ||
				strings.Contains(anna.Submit(t, d, w.team, own.Id, first).Error, "nur Mitglieder")
		})
	})
	if n := w.core.lines("/sitzung neu"); n == 0 {
		t.Error("nothing was heard")
	}
}

func TestLiveSlashForged(t *testing.T) {
	w := newTown(t, func(_ context.Context, e bot.Event) bot.Reply { return bot.Say(text.Escape("geheim " + e.Line)) })
	anna := w.User(t, w.team, "anna")
	channel := w.Channel(t, w.team, model.ChannelTypePrivate, anna.ID, w.bot.Id)
	anna.Slash(t, w.team, channel.Id, "/gremium hilfe")
	real := w.last("command")
	before := len(w.core.heard())
	for name, body := range map[string]string{
		"wrong token": strings.Replace(real.body, "token="+w.config.SlashTokens[0][:5], "token=xxxxx", 1),
		"no token":    "command=%2Fgremium&text=hilfe&user_id=" + anna.ID + "&channel_id=" + channel.Id,
		"empty":       "",
	} {
		for _, token := range w.config.SlashTokens {
			body = strings.Replace(body, token, strings.Repeat("x", 26), 1)
		}
		if code, answer := w.post(t, "command", real.media, body); code != http.StatusForbidden || strings.Contains(answer, "geheim") {
			t.Errorf("%s: %d %s", name, code, answer)
		}
	}
	if len(w.core.heard()) != before {
		t.Error("a forged command was heard")
	}
	for _, c := range []struct {
		kind, media, body string
		code              int
	}{
		{"command", "application/json", "{}", http.StatusUnsupportedMediaType},
		{"action", "application/x-www-form-urlencoded", "a=b", http.StatusUnsupportedMediaType},
		{"action", "application/json", "{} {}", http.StatusBadRequest},
		{"action", "application/json", "{", http.StatusBadRequest},
		{"dialog", "application/json", `{"type":"dialog_lookup"}`, http.StatusBadRequest},
		{"dialog", "application/json", `"` + strings.Repeat("x", 2<<20) + `"`, http.StatusRequestEntityTooLarge},
		{"command", "application/x-www-form-urlencoded", "a=" + strings.Repeat("x", 2<<20), http.StatusRequestEntityTooLarge},
		{"else", "application/json", "{}", http.StatusNotFound},
	} {
		if code, answer := w.post(t, c.kind, c.media, c.body); code != c.code {
			t.Errorf("%s %.20s: %d %s", c.kind, c.body, code, answer)
		}
	}
	if response, err := http.Get(w.address + "/action"); err != nil || response.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("GET: %v %v", response, err)
	}
}
