package mattermost

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
)

// counter counts what goes out to the chat server.
type counter struct {
	next http.RoundTripper
	n    atomic.Int64
}

func (c *counter) RoundTrip(r *http.Request) (*http.Response, error) {
	c.n.Add(1)
	return c.next.RoundTrip(r)
}

func counted(p *Platform) *counter {
	c := &counter{next: p.client.HTTPClient.Transport}
	p.client.HTTPClient.Transport = c
	return c
}

// TestNoLookUpBeforeProof: whoever has no proof makes us ask the chat server nothing, however often they try.
func TestNoLookUpBeforeProof(t *testing.T) {
	p, ear, r := recordedPlatform(t)
	out := counted(p)
	stranger := model.NewId()
	form, err := url.ParseQuery(r.Command)
	if err != nil {
		t.Fatal(err)
	}
	form.Set("token", strings.Repeat("x", 26))
	for range 200 {
		for _, c := range []struct {
			kind, media, body, says string
		}{
			{"dialog", asJSON, `{"type":"dialog_submission","user_id":"` + model.NewId() + `","state":"x.y"}`, "stammt so nicht von mir"},
			{"dialog", asJSON, `{"type":"dialog_submission","user_id":"` + r.User + `"}`, "stammt so nicht von mir"},
			{"dialog", asJSON, strings.Replace(r.Dialog, r.User, stranger, 1), "nicht für Sie"},
			{"action", asJSON, `{"user_id":"` + r.User + `","channel_id":"` + r.Channel + `","post_id":"` + r.Post + `","context":{"gremium":"x.y"}}`, "stammt so nicht von mir"},
			{"action", asJSON, strings.Replace(r.Action, r.Channel, stranger, 1), "stammt so nicht von mir"},
			{"action", asJSON, strings.Replace(r.Action, r.User, stranger, 1), "refused"},
			{"command", asForm, form.Encode(), "refused"},
		} {
			if _, answer := call(p, c.kind, c.media, c.body); !strings.Contains(answer, c.says) {
				t.Fatalf("%s: %s", c.kind, answer)
			}
		}
	}
	if n := out.n.Load(); n > 0 || len(ear.take()) > 0 {
		t.Errorf("%d look-ups", n)
	}
	if code, answer := call(p, "dialog", asJSON, r.Dialog); code != 200 || len(ear.take()) != 1 {
		t.Errorf("the genuine one: %d %s", code, answer)
	}
}

// TestFlood: a thousand at once, and a genuine click and an outgoing post go through quickly.
func TestFlood(t *testing.T) {
	p, ear, r := recordedPlatform(t)
	server := httptest.NewServer(p)
	defer server.Close()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 300}}
	post := func(kind, media, body string) (int, error) {
		response, err := client.Post(server.URL+"/"+kind, media, strings.NewReader(body))
		if err != nil {
			return 0, err
		}
		defer response.Body.Close()
		_, _ = io.Copy(io.Discard, response.Body)
		return response.StatusCode, nil
	}
	stop := make(chan struct{})
	var floods sync.WaitGroup
	var forged atomic.Int64
	for range 300 {
		floods.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if _, err := post("dialog", asJSON, `{"type":"dialog_submission","user_id":"`+model.NewId()+`","state":"x.y"}`); err == nil {
					forged.Add(1)
				}
			}
		})
	}
	for forged.Load() < 1000 {
		runtime.Gosched()
	}
	start := time.Now()
	if code, err := post("action", asJSON, r.Action); code != 200 || err != nil {
		t.Errorf("%d %v", code, err)
	}
	if _, _, err := p.client.CreatePostEphemeral(t.Context(), &model.PostEphemeral{UserID: r.User, Post: &model.Post{}}); err != nil {
		t.Error(err)
	}
	took := time.Since(start)
	close(stop)
	floods.Wait()
	if took > 3*time.Second || len(ear.take()) != 1 {
		t.Errorf("took %v", took)
	}
}

// slowCore answers when it is let.
type slowCore struct {
	ear
	entered chan struct{}
	leave   chan struct{}
}

func (c *slowCore) Handle(context.Context, bot.Event) bot.Reply {
	c.entered <- struct{}{}
	<-c.leave
	return bot.Reply{}
}

// TestCap: beyond the cap a proved callback waits for its turn, and a forged one is still refused at once. Beyond the longest
// line it is answered 503.
func TestCap(t *testing.T) {
	p, ear, r := recordedPlatform(t)
	core := &slowCore{entered: make(chan struct{}, 2*atOnce), leave: make(chan struct{})}
	run := newRunning(context.Background(), core, p.now())
	p.running.Store(run)
	var calls sync.WaitGroup
	for range atOnce {
		calls.Go(func() { call(p, "dialog", asJSON, r.Dialog) })
	}
	for range atOnce {
		<-core.entered
	}
	calls.Go(func() {
		if code, answer := call(p, "dialog", asJSON, r.Dialog); code != http.StatusOK {
			t.Errorf("who waited: %d %s", code, answer)
		}
	})
	for p.line.Load() == 0 {
		runtime.Gosched()
	}
	if _, answer := call(p, "dialog", asJSON, strings.Replace(r.Dialog, r.User, r.Bot, 1)); !strings.Contains(answer, "nicht für Sie") {
		t.Error(answer)
	}
	waiting := p.line.Load()
	p.line.Store(longestLine)
	if code, answer := call(p, "dialog", asJSON, r.Dialog); code != http.StatusServiceUnavailable {
		t.Errorf("%d %s", code, answer)
	}
	p.line.Store(waiting)
	if len(core.entered) > 0 || len(ear.take()) > 0 {
		t.Error("more are worked on at once than may be")
	}
	close(core.leave)
	calls.Wait()
	if code, _ := call(p, "dialog", asJSON, r.Dialog); code != http.StatusOK {
		t.Errorf("afterwards: %d", code)
	}
	if left := p.line.Load(); left != 0 {
		t.Errorf("%d bytes wait for ever", left)
	}
	run.end()
}

// TestMemory: 60 great bodies at once, each nested as badly as it can be, cost little.
func TestMemory(t *testing.T) {
	p, _, r := recordedPlatform(t)
	nested := func(head, tail string) string {
		return head + strings.TrimSuffix(strings.Repeat("[],", (maxBody-len(head)-len(tail)-3)/3), ",") + tail
	}
	for kind, body := range map[string]string{
		"dialog":  nested(`{"type":"dialog_submission","user_id":"`+r.User+`","state":"x","submission":{"a":[`, `]}}`),
		"action":  nested(`{"user_id":"`+r.User+`","channel_id":"`+r.Channel+`","post_id":"`+r.Post+`","context":{"gremium":"x.y","a":[`, `]}}`),
		"command": strings.Repeat("a&", maxBody/2-1),
	} {
		media := asJSON
		if kind == "command" {
			media = asForm
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		const calls = 20
		for range calls {
			if code, _ := call(p, kind, media, body); code == http.StatusServiceUnavailable {
				t.Errorf("%s: %d", kind, code)
			}
		}
		runtime.ReadMemStats(&after)
		if each := (after.TotalAlloc - before.TotalAlloc) / calls; each > 8*maxBody {
			t.Errorf("%s: %d kB each", kind, each>>10)
		}
		if code, _ := call(p, kind, media, body+strings.Repeat(" ", maxBody)); code != http.StatusRequestEntityTooLarge {
			t.Errorf("%s: too large: %d", kind, code)
		}
		q := httptest.NewRequest(http.MethodPost, "/"+kind, io.MultiReader(strings.NewReader(body), bytes.NewReader(make([]byte, maxBody))))
		q.ContentLength = -1
		q.Header.Set("Content-Type", media)
		w := httptest.NewRecorder()
		p.ServeHTTP(w, q)
		if w.Code != http.StatusRequestEntityTooLarge {
			t.Errorf("%s: chunked: %d", kind, w.Code)
		}
	}
}

// TestSecondLock: a slash token alone does nothing: the server must have signed who typed, just now and once.
func TestSecondLock(t *testing.T) {
	p, ear, r := recordedPlatform(t)
	var pressed action
	if err := json.Unmarshal([]byte(r.Action), &pressed); err != nil {
		t.Fatal(err)
	}
	with := func(key, value string) string {
		form, err := url.ParseQuery(r.Command)
		if err != nil {
			t.Fatal(err)
		}
		form.Set(key, value)
		return form.Encode()
	}
	for name, body := range map[string]string{
		"another person": with("user_id", r.Bot),
		"no trigger":     with("trigger_id", ""),
		"nonsense":       with("trigger_id", "abc"),
	} {
		if code, answer := call(p, "command", asForm, body); code != http.StatusForbidden {
			t.Errorf("%s: %d %s", name, code, answer)
		}
	}
	if heard := ear.take(); len(heard) > 0 {
		t.Errorf("heard %+v", heard)
	}
	if code, _ := call(p, "command", asForm, with("channel_id", model.NewId())); code != http.StatusOK || len(ear.take()) > 0 {
		t.Error("a channel that the person is not in")
	}
	if _, answer := call(p, "command", asForm, r.Command); !strings.Contains(answer, "twice") || len(ear.take()) > 0 { // its trigger is used up
		t.Error(answer)
	}
	p, ear, r = recordedPlatform(t)
	if call(p, "command", asForm, r.Command); len(ear.take()) != 1 {
		t.Error("the genuine one is not heard")
	}
	p, ear, r = recordedPlatform(t)
	p.triggers.now = func() time.Time { return time.UnixMilli(r.At).Add(2 * time.Minute) }
	if _, answer := call(p, "command", asForm, r.Command); !strings.Contains(answer, "too long") || len(ear.take()) > 0 {
		t.Error(answer)
	}
}

func TestFallback(t *testing.T) {
	p, _, r := recordedPlatform(t)
	for _, m := range []bot.Message{
		{Title: "S2 · @all", Buttons: []bot.Button{{Label: "x", Line: "x"}}},
		{Title: "@here", Text: `\@channel und \#thema`, Tone: bot.Good},
	} {
		c, err := p.render(m, r.Channel, "", false)
		if err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"@all", "@here", "@channel", "#thema"} {
			if strings.Contains(c.attachment.Fallback, bad) {
				t.Errorf("fallback %q", c.attachment.Fallback)
			}
		}
	}
}
