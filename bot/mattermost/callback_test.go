package mattermost

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mattermost/mattermost/server/public/model"

	"github.com/BurntSushi/toml"

	"gremium/bot"
	"gremium/bot/text"
)

// record is what a real server 11.4 sent and signed (testdata/recorded.json).
type record struct {
	Key, Secret, Bot, User, Channel, Post, Token, Command, Action, Dialog string
	At                                                                    int64
}

// ear is a core that only listens.
type ear struct {
	bot.Handler // its Keep and Kept are not used

	mu    sync.Mutex
	heard []bot.Event
}

func (e *ear) Handle(_ context.Context, event bot.Event) bot.Reply {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.heard = append(e.heard, event)
	return bot.Say("ok")
}
func (e *ear) Suggest(context.Context, bot.Event, string, string) []bot.Choice { return nil }
func (e *ear) Commands() bot.Set                                               { return nil }

func (e *ear) take() []bot.Event {
	e.mu.Lock()
	defer e.mu.Unlock()
	heard := e.heard
	e.heard = nil
	return heard
}

// recordedPlatform plays the recorded server: it knows its key, the bot, the user, the channel and the post.
func recordedPlatform(t testing.TB) (*Platform, *ear, record) {
	t.Helper()
	data, err := os.ReadFile("testdata/recorded.json")
	if err != nil {
		t.Fatal(err)
	}
	var r record
	if err := json.Unmarshal(data, &r); err != nil {
		t.Fatal(err)
	}
	answers := map[string]any{
		"/api/v4/config/client":                                map[string]string{"AsymmetricSigningPublicKey": r.Key},
		"/api/v4/users/me":                                     model.User{Id: r.Bot, Username: "gremium", IsBot: true},
		"/api/v4/users/" + r.User:                              model.User{Id: r.User, Username: "anna", Locale: "en"},
		"/api/v4/channels/" + r.Channel:                        model.Channel{Id: r.Channel, Type: model.ChannelTypePrivate},
		"/api/v4/channels/" + r.Channel + "/members/" + r.User: model.ChannelMember{},
		"/api/v4/channels/" + r.Channel + "/members/" + r.Bot:  model.ChannelMember{},
		"/api/v4/posts/" + r.Post:                              model.Post{Id: r.Post, UserId: r.Bot, ChannelId: r.Channel},
		"/api/v4/posts/ephemeral":                              model.Post{},
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		if answer, ok := answers[q.URL.Path]; ok {
			_ = json.NewEncoder(w).Encode(answer)
			return
		}
		w.WriteHeader(http.StatusNotFound)
		_ = json.NewEncoder(w).Encode(model.AppError{StatusCode: http.StatusNotFound})
	}))
	t.Cleanup(server.Close)
	p, err := New(Config{ServerURL: server.URL, CallbackURL: "http://127.0.0.1:1", Token: "t", Secret: r.Secret, SlashTokens: []string{"other", r.Token},
		Now: func() time.Time { return time.UnixMilli(r.At) }, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	listener := &ear{}
	run := newRunning(context.Background(), listener, p.now())
	p.running.Store(run)
	t.Cleanup(run.end)
	return p, listener, r
}

func call(p *Platform, kind, media, body string) (int, string) {
	q := httptest.NewRequest(http.MethodPost, "/x/"+kind, strings.NewReader(body))
	q.Header.Set("Content-Type", media)
	w := httptest.NewRecorder()
	p.ServeHTTP(w, q)
	answer, _ := io.ReadAll(w.Result().Body)
	return w.Code, string(answer)
}

const (
	asForm = "application/x-www-form-urlencoded"
	asJSON = "application/json"
)

func TestRecorded(t *testing.T) {
	p, ear, r := recordedPlatform(t)
	if code, answer := call(p, "command", asForm, r.Command); code != 200 || !strings.Contains(answer, `"text":"ok"`) {
		t.Errorf("%d %s", code, answer)
	}
	e := ear.take()[0]
	if e.Line != "/sitzung neu morgen @anna6" || e.From.ID != r.User || e.Channel.ID != r.Channel || e.Language != text.English || !e.Channel.Private {
		t.Errorf("event %+v", e)
	}
	if code, answer := call(p, "action", asJSON, r.Action); code != 200 {
		t.Errorf("%d %s", code, answer)
	}
	e = ear.take()[0]
	if e.Line != "/sitzung rueckmeldung S1 ja" || e.Council != "musterstadt" || e.Source != bot.Pressed || e.From.ID != r.User {
		t.Errorf("event %+v", e)
	}
	if _, answer := call(p, "action", asJSON, r.Action); !strings.Contains(answer, "twice") || len(ear.take()) > 0 {
		t.Errorf("a replay: %s", answer)
	}
	if code, answer := call(p, "dialog", asJSON, r.Dialog); code != 200 {
		t.Errorf("%d %s", code, answer)
	}
	e = ear.take()[0]
	if e.Line != "/sitzung neu" || e.Values["when"] != "morgen" || e.Values["roles"] != "a+b" || e.Source != bot.Submitted {
		t.Errorf("event %+v", e)
	}
}

// clumsy is a core that panics about whatever it hears, and says so.
type clumsy struct {
	ear
	tried chan string
}

func (c *clumsy) Handle(_ context.Context, e bot.Event) bot.Reply {
	c.tried <- e.Line
	panic("cannot discuss Beleuchtung")
}

// TestPanics: a core that panics does not take the process with it. The person gets an answer, the log ids and the
// place in the source.
func TestPanics(t *testing.T) {
	p, _, r := recordedPlatform(t)
	var log bytes.Buffer
	p.log = slog.New(slog.NewTextHandler(&log, nil))
	core := &clumsy{tried: make(chan string, 10)}
	run := newRunning(context.Background(), core, p.now())
	p.running.Store(run)
	if code, answer := call(p, "command", asForm, r.Command); code != 200 || !strings.Contains(answer, "Internal error no. ") {
		t.Errorf("%d %s", code, answer)
	}
	if code, answer := call(p, "action", asJSON, r.Action); code != 200 {
		t.Errorf("%d %s", code, answer)
	}
	if code, answer := call(p, "dialog", asJSON, r.Dialog); code != 200 || !strings.Contains(answer, "Internal error no. ") {
		t.Errorf("%d %s", code, answer)
	}
	for range 3 {
		<-core.tried
	}
	// A direct message; and the next one is heard as well.
	direct := model.NewId()
	p.channels.Put(direct, &model.Channel{Id: direct, Type: model.ChannelTypeDirect, Name: r.Bot + "__" + r.User})
	ctx, cancel := context.WithCancel(t.Context())
	queue := p.queues(ctx, run)
	for _, line := range []string{"hilfe", "liste"} {
		queue(&model.Post{Id: model.NewId(), ChannelId: direct, UserId: r.User, Message: line, CreateAt: r.At})
		if heard := <-core.tried; heard != line {
			t.Errorf("heard %q", heard)
		}
	}
	cancel()
	run.end()
	said := log.String()
	if strings.Contains(said, "Beleuchtung") {
		t.Error("the log has contents")
	}
	if strings.Count(said, "panic") < 5 || !strings.Contains(said, "callback_test.go") || !strings.Contains(said, r.User) {
		t.Errorf("the log does not help:\n%s", said)
	}
}

func TestTriggerAfterANewKey(t *testing.T) {
	p, ear, r := recordedPlatform(t)
	old, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	clock, fetches := time.UnixMilli(r.At), 0
	p.triggers.now = func() time.Time { return clock }
	p.triggers.fetch = func(ctx context.Context) (*ecdsa.PublicKey, error) {
		if fetches++; fetches == 1 {
			return &old.PublicKey, nil
		}
		return p.publicKey(ctx)
	}
	for _, step := range []struct {
		after         time.Duration
		code, fetches int
	}{{0, http.StatusForbidden, 1}, {time.Second, http.StatusForbidden, 1}, {keyPause, http.StatusOK, 2}} {
		clock = clock.Add(step.after)
		if code, _ := call(p, "action", asJSON, r.Action); code != step.code || fetches != step.fetches {
			t.Errorf("after %v: %d, %d fetches", step.after, code, fetches)
		}
	}
	if len(ear.take()) != 1 {
		t.Error("not heard once")
	}
}

func TestNotReady(t *testing.T) {
	p, _, r := recordedPlatform(t)
	p.running.Store(nil)
	for _, c := range [][3]string{{"command", asForm, r.Command}, {"action", asJSON, r.Action}, {"dialog", asJSON, r.Dialog}} {
		if code, answer := call(p, c[0], c[1], c[2]); code != http.StatusServiceUnavailable {
			t.Errorf("%s: %d %s", c[0], code, answer)
		}
	}
}

// FuzzCommand: without one of our tokens nothing is heard, whatever is posted.
func FuzzCommand(f *testing.F) {
	_, _, r := recordedPlatform(f)
	f.Add(r.Command)
	f.Add("token=" + r.Token)
	f.Add("%zz&;")
	p, ear, _ := recordedPlatform(f)
	f.Fuzz(func(t *testing.T, body string) {
		code, _ := call(p, "command", asForm, body)
		heard := ear.take()
		form, err := url.ParseQuery(body)
		if len(heard) > 0 && (err != nil || !slices.Contains(p.cfg.SlashTokens, form.Get("token"))) {
			t.Errorf("%d: heard %+v", code, heard)
		}
		for _, e := range heard {
			if e.From.ID != form.Get("user_id") || e.Channel.ID != form.Get("channel_id") || !strings.HasPrefix(e.Line, "/") {
				t.Errorf("heard %+v", e)
			}
		}
	})
}

// FuzzAction: only the recorded, signed and sealed press is ever heard.
func FuzzAction(f *testing.F) {
	p, ear, r := recordedPlatform(f)
	f.Add(r.Action)
	f.Add(`{"user_id":"x","context":{"gremium":1}}`)
	f.Add(`{"context":{"gremium":"a.b"}}`)
	f.Fuzz(func(t *testing.T, body string) {
		call(p, "action", asJSON, body)
		for _, e := range ear.take() {
			if e.Line != "/sitzung rueckmeldung S1 ja" || e.From.ID != r.User || e.Channel.ID != r.Channel {
				t.Errorf("heard %+v", e)
			}
		}
	})
}

// FuzzDialog: only a sealed form of its own user is heard, with values that its fields allow.
func FuzzDialog(f *testing.F) {
	p, ear, r := recordedPlatform(f)
	f.Add(r.Dialog)
	f.Add(`{"type":"dialog_submission","user_id":"` + r.User + `","state":"x.y","submission":{"when":[1]}}`)
	f.Fuzz(func(t *testing.T, body string) {
		call(p, "dialog", asJSON, body)
		for _, e := range ear.take() {
			if e.Line != "/sitzung neu" || e.From.ID != r.User || e.Channel.ID != r.Channel || strings.Trim(e.Values["roles"], "ab+") != "" {
				t.Errorf("heard %+v", e)
			}
		}
	})
}

// FuzzAnswer: whatever a client submits for a field, it is refused or something that the field offers.
func FuzzAnswer(f *testing.F) {
	f.Add(`"a"`, true)
	f.Add(`["a","x-622063"]`, true)
	f.Add(`12.50`, false)
	f.Add(`{"a":1}`, false)
	field := bot.Field{ID: "x", Kind: bot.OneOf, Choices: []bot.Choice{{Value: "a"}, {Value: "b c"}, {Value: "x-1"}, {Value: "d,e"}}}
	f.Fuzz(func(t *testing.T, raw string, many bool) {
		if !json.Valid([]byte(raw)) {
			return
		}
		v, ok := submitted(json.RawMessage(strings.TrimSpace(raw)))
		if !ok {
			return
		}
		choosing := field
		choosing.Many = many
		value, ok := answer(choosing, v)
		if !ok {
			return
		}
		for part := range strings.SplitSeq(value, "+") {
			if part != "" && !slices.ContainsFunc(field.Choices, func(c bot.Choice) bool { return c.Value == part }) {
				t.Errorf("%q", value)
			}
		}
		if free, ok := answer(bot.Field{ID: "y", Kind: bot.Text}, v); ok && strings.ContainsRune(free, 0) {
			t.Errorf("%q", free)
		}
	})
}

func TestElements(t *testing.T) {
	choices := []bot.Choice{{Value: "b c", Label: "B"}, {Value: "x-1", Label: "X"}}
	for _, f := range []bot.Field{
		{ID: "a", Label: strings.Repeat("ä", 40), Help: strings.Repeat("ü", 200), Error: strings.Repeat("ö", 50)},
		{ID: "b", Kind: bot.OneOf, Choices: choices, Value: "gibt es nicht"},
		{ID: "c", Label: "C", Kind: bot.OneOf, Choices: choices, Many: true, Value: "b c+x-1"},
		{ID: "d", Label: "D", Kind: bot.YesNo, Required: true, Value: "JA"},
		{ID: "e", Label: "E", Kind: bot.Text, Value: strings.Repeat("x", 500)},
		{ID: "f", Label: "F", Kind: bot.LongText, Value: strings.Repeat("x", 2500)},
		{ID: "g", Label: "G", Kind: bot.Number, Value: "12"},
	} {
		e, _ := element(text.For(text.German), f)
		if err := e.IsValid(); err != nil {
			t.Errorf("%s: %v", f.ID, err)
		}
		if e.Optional == f.Required {
			t.Errorf("%s: optional %v", f.ID, e.Optional)
		}
	}
	for _, value := range []string{"a", "b c", "x-1", "", "Ä,ö", "x-"} {
		got, ok := answer(bot.Field{Kind: bot.OneOf, Choices: []bot.Choice{{Value: value}}}, token(value))
		if !ok || got != value {
			t.Errorf("%q came back as %q, %v", value, got, ok)
		}
	}
}

func TestPolite(t *testing.T) {
	asked := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		if asked++; asked == 1 {
			w.Header().Set("X-Ratelimit-Reset", "1")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		_, _ = w.Write(body)
	}))
	defer server.Close()
	client := newClient(server.URL, "t").HTTPClient
	response, err := client.Post(server.URL, asJSON, strings.NewReader("noch einmal"))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if body, _ := io.ReadAll(response.Body); string(body) != "noch einmal" || asked != 2 {
		t.Errorf("%q after %d", body, asked)
	}
}

func TestClientConfig(t *testing.T) {
	found := checkClientConfig(map[string]string{"SiteURL": "", "PostEditTimeLimit": "-1", "EnablePostUsernameOverride": "true"})
	if len(found) != 1 || found[0].ID != "siteurl" || !found[0].Serious {
		t.Errorf("%+v", found)
	}
}

func TestSetupSteps(t *testing.T) {
	steps := string(SetupSteps(SetupOptions{ServerURL: "https://chat.stadt.example", CallbackURL: "https://bot.stadt.example/g", Listen: ":8066", Teams: []string{"rathaus"},
		Commands: bot.Set{{Name: "top neu", English: "item new"}, {Name: "top liste", English: "item list"}}, Language: text.German}))
	for _, want := range []string{
		"mmctl bot create gremium", "mmctl permissions role assign system_post_all_public gremium", "mmctl team users add rathaus gremium",
		"--trigger-word top --url https://bot.stadt.example/g/command", "--autocompleteHint '[neu|liste]'", "--trigger-word item", "--trigger-word g ", `teams = ["rathaus"]`,
		"AllowedUntrustedInternalConnections bot.stadt.example", "[mattermost]", "gremium.toml", "chmod 600",
	} {
		if !strings.Contains(steps, want) {
			t.Errorf("the steps lack %q:\n%s", want, steps)
		}
	}
	if strings.Contains(steps, "[mattermost.") {
		t.Error(steps)
	}
	// What goes into the file can be copied as it stands.
	_, file, _ := strings.Cut(text.Plain(text.Markup(steps)), "chmod 600")
	_, file, _ = strings.Cut(file, "\n")
	var c struct{ Mattermost Config }
	if _, err := toml.Decode(file, &c); err != nil || c.Mattermost.ServerURL != "https://chat.stadt.example" || len(c.Mattermost.Secret) < 32 {
		t.Errorf("%v: %+v in\n%s", err, c, file)
	}
}
