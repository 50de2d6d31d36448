package mattermost

import (
	"bytes"
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
)

// chatty is a core that answers with what nobody else may read.
type chatty struct{ ear }

func (c *chatty) Handle(_ context.Context, e bot.Event) bot.Reply {
	return bot.Reply{Message: &bot.Message{
		Text: "Geheimer Punkt", Buttons: []bot.Button{{Label: "Geheimknopf", Line: "/geheim " + e.Line}},
		Files: []bot.File{{Name: "geheim.ics", Open: func(context.Context) ([]byte, error) { return []byte("geheim"), nil }}},
	}}
}

// TestNothingIsLogged sends genuine, forged and damaged callbacks and posts, to a core whose answers cannot be delivered,
// and reads the log at debug level: no token, secret, seal, trigger, name or text is in it.
func TestNothingIsLogged(t *testing.T) {
	p, _, r := recordedPlatform(t)
	var log bytes.Buffer
	p.log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	p.cfg.Log = p.log
	run := newRunning(context.Background(), &chatty{}, p.now())
	p.running.Store(run)
	form, err := url.ParseQuery(r.Command)
	if err != nil {
		t.Fatal(err)
	}
	var pressed action
	if err := json.Unmarshal([]byte(r.Action), &pressed); err != nil {
		t.Fatal(err)
	}
	for _, c := range [][3]string{{"command", asForm, r.Command}, {"action", asJSON, r.Action}, {"dialog", asJSON, r.Dialog}} {
		kind, media, body := c[0], c[1], c[2]
		call(p, kind, media, body)
		call(p, kind, media, body) // a replay
		call(p, kind, media, strings.ReplaceAll(body, r.User, r.Bot))
		call(p, kind, media, strings.ReplaceAll(body, r.Channel, model.NewId()))
		for at := 0; at < len(body); at += max(1, len(body)/60) {
			call(p, kind, media, body[:at]+"x"+body[min(at+1, len(body)):])
			call(p, kind, media, body[:at])
		}
	}
	form.Set("token", "falsches-geheimes-token")
	call(p, "command", asForm, form.Encode())
	direct := model.NewId()
	p.channels.Put(direct, &model.Channel{Id: direct, Type: model.ChannelTypeDirect, Name: r.Bot + "__" + r.User})
	p.heard(run, &model.Post{Id: model.NewId(), ChannelId: direct, UserId: r.User, Message: "Geheime Frage", FileIds: []string{"x"}})
	run.end()
	if strings.Count(log.String(), "\n") < 20 {
		t.Errorf("the log is too short to have looked at:\n%s", log.String())
	}
	for _, secret := range []string{
		r.Secret, r.Token, pressed.Trigger, pressed.Context.Sealed, form.Get("trigger_id"), "falsches-geheimes-token", "anna", "Geheim", "geheim", "morgen", "rueckmeldung", "musterstadt",
	} {
		if secret == "" || strings.Contains(log.String(), secret) {
			t.Errorf("the log has %q:\n%s", secret, log.String())
		}
	}
}

// TestHugeFiles: a file that is too large is not fetched, however often somebody opens it; a small one is.
func TestHugeFiles(t *testing.T) {
	small, huge := model.NewId(), model.NewId()
	fetched := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		id, what, _ := strings.Cut(strings.TrimPrefix(q.URL.Path, "/api/v4/files/"), "/")
		switch {
		case what == "" && id == huge:
			t.Error("the huge file is fetched")
		case what == "":
			fetched++
			_, _ = w.Write([]byte("klein"))
		case id == huge:
			_ = json.NewEncoder(w).Encode(model.FileInfo{Id: id, Name: "huge.pdf", Size: 10 << 30})
		default:
			_ = json.NewEncoder(w).Encode(model.FileInfo{Id: id, Name: "small.pdf", Size: 5})
		}
	}))
	defer server.Close()
	p, err := New(Config{ServerURL: server.URL, CallbackURL: "http://127.0.0.1:1", Token: "t", Secret: strings.Repeat("s", 32), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	files := p.attached(t.Context(), &model.Post{FileIds: []string{small, huge}})
	if len(files) != 2 {
		t.Fatalf("%d files", len(files))
	}
	if data, err := files[0].Open(t.Context()); err != nil || string(data) != "klein" || fetched != 1 {
		t.Errorf("%q, %v", data, err)
	}
	for range 100 {
		if data, err := files[1].Open(t.Context()); err == nil || len(data) > 0 {
			t.Fatalf("%d bytes, %v", len(data), err)
		}
	}
}
