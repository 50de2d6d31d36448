package mattermost_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/mattermost"
	"gremium/bot/mattermost/mattermosttest"
	"gremium/bot/text"
)

func TestMain(m *testing.M) {
	code := m.Run()
	mattermosttest.Stop()
	os.Exit(code)
}

// core is a small bot.Handler. Like the real one it refuses a second event with the same Once.
type core struct {
	bot.Handler // its Keep and Kept are not used

	answer func(context.Context, bot.Event) bot.Reply

	mu     sync.Mutex
	events []bot.Event
	once   map[string]bool
}

func (c *core) Handle(ctx context.Context, e bot.Event) bot.Reply {
	c.mu.Lock()
	again := c.once[e.Once.Key]
	c.events = append(c.events, e)
	c.mu.Unlock()
	if again {
		return bot.Reply{Failed: true, Message: &bot.Message{Text: "schon geschehen"}}
	}
	reply := c.answer(ctx, e)
	if !reply.Failed && reply.Form == nil {
		c.mu.Lock()
		c.once[e.Once.Key] = true
		c.mu.Unlock()
	}
	return reply
}

func (c *core) Suggest(context.Context, bot.Event, string, string) []bot.Choice { return nil }

func (c *core) Commands() bot.Set {
	return bot.Set{
		{Name: "gremium hilfe", English: "council help"},
		{Name: "sitzung neu", English: "meeting new"},
		{Name: "sitzung liste", English: "meeting list"},
		{Name: "top neu", English: "item new"},
	}
}

// heard returns the events so far.
func (c *core) heard() []bot.Event {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.events)
}

// lines counts the events with a line.
func (c *core) lines(line string) int {
	n := 0
	for _, e := range c.heard() {
		if e.Line == line {
			n++
		}
	}
	return n
}

// recorded is a callback as it came in.
type recorded struct{ path, media, body string }

// town is a team with a running bot.
type town struct {
	*mattermosttest.Server
	team     *model.Team
	config   mattermost.Config
	platform *mattermost.Platform
	core     *core
	bot      *model.User
	server   *httptest.Server // of the callbacks
	address  string           // of the callbacks
	shift    atomic.Int64     // nanoseconds by which the bot's clock is wrong
	log      *mattermosttest.Buffer

	mu        sync.Mutex
	callbacks []recorded
}

// newTown sets a bot up in a team of its own and runs it. Callbacks pass through a recorder.
func newTown(t *testing.T, answer func(context.Context, bot.Event) bot.Reply) *town {
	t.Helper()
	w := &town{Server: mattermosttest.Start(t), log: &mattermosttest.Buffer{}}
	w.team = w.Team(t)
	w.core = &core{answer: answer, once: map[string]bool{}}
	var platform atomic.Pointer[mattermost.Platform]
	w.server = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		w.mu.Lock()
		w.callbacks = append(w.callbacks, recorded{r.URL.Path, r.Header.Get("Content-Type"), string(body)})
		w.mu.Unlock()
		r.Body = io.NopCloser(bytes.NewReader(body))
		if p := platform.Load(); p != nil {
			p.ServeHTTP(rw, r)
		}
	}))
	t.Cleanup(w.server.Close)
	w.address = w.server.URL + "/gremium"
	var err error
	w.config, _, err = mattermost.Setup(t.Context(), mattermost.SetupOptions{
		ServerURL: w.URL, AdminToken: w.Admin.AuthToken, Teams: []string{w.team.Name}, CallbackURL: w.address,
		BotName: "gremium-" + w.team.Name, Commands: w.core.Commands(),
	})
	if err != nil {
		t.Fatal(err)
	}
	w.config.Now = func() time.Time { return time.Now().Add(time.Duration(w.shift.Load())) }
	w.config.Log = slog.New(slog.NewTextHandler(w.log, nil))
	if w.platform, err = mattermost.New(w.config); err != nil {
		t.Fatal(err)
	}
	platform.Store(w.platform)
	w.run(t)
	w.bot, _, err = w.Admin.GetUserByUsername(t.Context(), "gremium-"+w.team.Name, "")
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// run runs the platform until the test ends and checks that nothing secret was logged.
func (w *town) run(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- w.platform.Run(ctx, w.core) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Errorf("Run: %v", err)
		}
		for _, secret := range append([]string{w.config.Token, w.config.Secret}, w.config.SlashTokens...) {
			if strings.Contains(w.log.String(), secret) {
				t.Error("a token is in the log")
			}
		}
	})
	mattermosttest.Until(t, "connected", func() bool { return strings.Contains(w.log.String(), "connected") })
}

// last returns the newest callback of a kind.
func (w *town) last(kind string) recorded {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, c := range slices.Backward(w.callbacks) {
		if strings.HasSuffix(c.path, "/"+kind) {
			return c
		}
	}
	return recorded{}
}

// post sends a callback to us as anybody who can reach us could.
func (w *town) post(t *testing.T, kind, media, body string) (int, string) {
	t.Helper()
	response, err := http.Post(w.address+"/"+kind, media, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(answer)
}

func say(s string) bot.Reply { return bot.Say(text.Markup(s)) }

func TestLiveSlash(t *testing.T) {
	release := make(chan struct{})
	w := newTown(t, func(_ context.Context, e bot.Event) bot.Reply {
		if strings.HasSuffix(e.Line, "langsam") {
			<-release
			return say("endlich fertig")
		}
		if strings.HasSuffix(e.Line, "lang") {
			return bot.Reply{Message: &bot.Message{Text: text.Escape("Anfang " + strings.Repeat("Wort. ", 5000) + "Ende"), Buttons: []bot.Button{{Label: "Senden", Line: "x"}}}}
		}
		if strings.HasSuffix(e.Line, "datei") {
			return bot.Reply{Message: &bot.Message{Text: "hier die Datei", Files: []bot.File{{Name: "a.txt", Open: func(context.Context) ([]byte, error) { return []byte("a"), nil }}}}}
		}
		return bot.Reply{Message: &bot.Message{
			Title: "Sitzung", Text: text.Escape("Verstanden: " + e.Line), Facts: []bot.Fact{{Label: "Ort", Value: "Rathaus"}},
			Buttons: []bot.Button{{Label: "Senden", Line: "/sitzung senden", Style: bot.Primary}},
		}}
	})
	anna := w.User(t, w.team, "anna")
	channel := w.Channel(t, w.team, model.ChannelTypePrivate, anna.ID, w.bot.Id)

	answer := anna.Slash(t, w.team, channel.Id, "/sitzung neu 24.3.2027 16 Uhr")
	if !strings.Contains(answer.Text, "Verstanden: /sitzung neu 24.3.2027 16 Uhr") {
		t.Errorf("answer %q", answer.Text)
	}
	seen := anna.Seen(t, "ephemeral_message", "Verstanden: /sitzung neu")
	if words := mattermosttest.Words(seen); !strings.Contains(words, "Rathaus") || !strings.Contains(words, "[Senden]") {
		t.Errorf("seen %q", words)
	}
	e := w.core.heard()[0]
	if e.From.ID != anna.ID || e.From.Username != anna.Username || e.Channel.ID != channel.Id || e.Channel.Team != w.team.Id ||
		!e.Channel.Private || e.Channel.Direct || e.Source != bot.Typed || e.Language != text.German || e.Once.Key == "" {
		t.Errorf("event %+v", e)
	}

	t.Run("pressing a button of a reply replaces it", func(t *testing.T) {
		anna.Press(t, seen, "Senden")
		mattermosttest.Until(t, "replaced", func() bool {
			posts := anna.Frames("ephemeral_message")
			last := posts[len(posts)-1].Post()
			return last.Id == seen.Id && strings.Contains(last.Message, "/sitzung senden")
		})
	})
	t.Run("a slow answer comes later", func(t *testing.T) {
		if answer := anna.Slash(t, w.team, channel.Id, "/gremium langsam"); answer.Text != "" {
			t.Errorf("answer %q", answer.Text)
		}
		close(release)
		if late := anna.Seen(t, "ephemeral_message", "endlich fertig"); late.UserId != w.bot.Id {
			t.Errorf("from %s", late.UserId)
		}
	})
	t.Run("in a thread it means that post", func(t *testing.T) {
		root := anna.Say(t, channel.Id, "Die Lampe am Bahnhof ist kaputt")
		if _, err := anna.TrySlash(w.team, channel.Id, root.Id, "/top neu"); err != nil {
			t.Fatal(err)
		}
		events := w.core.heard()
		if e := events[len(events)-1]; e.Channel.Thread != root.Id || e.Post.Text != root.Message || e.Post.Author.ID != anna.ID {
			t.Errorf("event %+v", e)
		}
	})
	t.Run("where the bot is not, it says how to invite it", func(t *testing.T) {
		other := w.Channel(t, w.team, model.ChannelTypePrivate, anna.ID)
		if answer := anna.Slash(t, w.team, other.Id, "/gremium hilfe"); !strings.Contains(answer.Text, "`/invite @"+w.bot.Username+"`") {
			t.Errorf("answer %q", answer.Text)
		}
		e := w.core.heard()
		if !e[len(e)-1].Channel.Private {
			t.Error("a channel that the bot cannot see counts as private")
		}
		anna.Press(t, anna.Seen(t, "ephemeral_message", "/gremium hilfe"), "Senden")
		anna.Seen(t, "ephemeral_message", "/sitzung senden")
	})
	t.Run("a long answer comes in parts", func(t *testing.T) {
		anna.Slash(t, w.team, channel.Id, "/gremium hilfe "+strings.Repeat("Beleuchtung ", 1000))
		anna.Slash(t, w.team, channel.Id, "/gremium lang")
		first, last := anna.Seen(t, "ephemeral_message", "Anfang"), anna.Seen(t, "ephemeral_message", "Ende")
		if first.Id == last.Id || !strings.Contains(mattermosttest.Words(last), "[Senden]") {
			t.Error("not in parts")
		}
	})
	t.Run("a file comes as a direct message", func(t *testing.T) {
		anna.Slash(t, w.team, channel.Id, "/gremium datei")
		anna.Seen(t, "ephemeral_message", "in Ihren Direktnachrichten")
		if p := anna.Seen(t, "posted", "hier die Datei"); len(p.FileIds) != 1 || p.ChannelId != anna.Direct(t, w.bot.Id) {
			t.Errorf("post %+v", p)
		}
	})
	t.Run("in direct messages with the bot", func(t *testing.T) {
		anna.Slash(t, w.team, anna.Direct(t, w.bot.Id), "/sitzung liste")
		if p := anna.Seen(t, "posted", "Verstanden: /sitzung liste"); p.UserId != w.bot.Id {
			t.Errorf("from %s", p.UserId)
		}
		e := w.core.heard()
		if !e[len(e)-1].Channel.Direct {
			t.Error("not direct")
		}
	})
}

func TestLiveDirectMessages(t *testing.T) {
	w := newTown(t, func(_ context.Context, e bot.Event) bot.Reply {
		if e.Line == "formular" {
			return bot.Reply{Form: &bot.Form{Title: "Sitzung", Line: "/sitzung neu", Fields: []bot.Field{{ID: "where", Label: "Ort"}}}}
		}
		m := bot.Message{Text: text.Escape("Gehört: " + e.Line), Buttons: []bot.Button{{Label: "Weiter", Line: "weiter"}}}
		for _, f := range e.Files {
			data, err := f.Open(context.Background())
			m.Text += text.Escape(" " + f.Name + "=" + string(data))
			if err != nil {
				m.Text += text.Escape(err.Error())
			}
		}
		return bot.Reply{Message: &m}
	})
	ctx := t.Context()
	anna := w.User(t, w.team, "anna")
	direct := anna.Direct(t, w.bot.Id)

	own := anna.Say(t, direct, "V9 ja")
	reply := anna.Seen(t, "posted", "Gehört: V9 ja")
	if reply.UserId != w.bot.Id || reply.ChannelId != direct {
		t.Errorf("reply %+v", reply)
	}
	if e := w.core.heard()[0]; !e.Channel.Direct || e.Source != bot.Typed || e.Once.Key != "post:"+own.Id {
		t.Errorf("event %+v", e)
	}
	anna.Press(t, reply, "Weiter")
	if changed := anna.Seen(t, "post_edited", "Gehört: weiter"); changed.Id != reply.Id {
		t.Error("the reply was not replaced")
	}
	if _, _, err := anna.PatchPost(ctx, own.Id, &model.PostPatch{Message: model.NewPointer("V9 nein")}); err != nil {
		t.Fatal(err)
	}
	anna.Say(t, direct, "formular") // a typed line has no trigger: a button opens the form
	anna.Press(t, anna.Seen(t, "posted", "[Formular öffnen]"), "Formular öffnen")
	mattermosttest.Until(t, "the button asks for the form", func() bool {
		e := w.core.heard()
		return e[len(e)-1].Source == bot.Pressed && e[len(e)-1].Fill && e[len(e)-1].Line == "formular"
	})
	if d := anna.Dialog(t); d.Dialog.Title != "Sitzung" {
		t.Errorf("dialog %+v", d)
	}

	upload, _, err := anna.UploadFile(ctx, []byte("Fall;Zahl"), direct, "pks.csv")
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = anna.CreatePost(ctx, &model.Post{ChannelId: direct, Message: "datei", FileIds: []string{upload.FileInfos[0].Id}})
	if err != nil {
		t.Fatal(err)
	}
	anna.Seen(t, "posted", "pks.csv=Fall;Zahl")
	if w.core.lines("V9 nein") != 0 {
		t.Error("an edit was taken for a command")
	}
}
