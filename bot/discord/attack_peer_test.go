package discord

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"gremium/bot"
	"gremium/bot/discord/discordtest"
)

// Attacks on the adapter: what a hacked client sends, what comes twice, too often and too large. Those on the whole
// program are in cmd/gremium.

// TestAttackForgedButtons presses buttons that we have never made. Each is answered, none reaches the core.
func TestAttackForgedButtons(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	ref, err := s.bot.Send(t.Context(), s.card())
	s.ok(err)
	forged := []string{
		"A", "A...", "A0...", "A0.x.y.z", "Az..a.b", "B0...line", "a0...line", "A-1...line", "A99999999999...line", "A0.zzzzzzzzzzzzzzzzzzzz..line",
		"A0.-.!.line", "A0..AAAA.line", "A4...nothing", "A4..=" + strings.Repeat("x", 80) + ".nothing", "A4...../../etc/passwd", "A4..\x00.\x00", "A4..=\x00.n",
		"M", "M..", "M..x", "W..x", "L..x", "D..x", "Q..x", "M.!.x", "W.AAAA.x", "D.=other.x", "W...", "more.0", "more.99999999999999999999",
		"=", ".", strings.Repeat(".", 100), strings.Repeat("ä", 100), "null", `{"l":"/hilfe"}`, "/hilfe", "<@1>", "@everyone",
	}
	for _, id := range forged {
		before := s.core.count()
		if err := s.anna.Forge(t.Context(), ref.Post, id); err != nil {
			t.Errorf("%q is not answered: %v", id, err)
		}
		if s.core.count() != before {
			t.Errorf("%q reaches the core as %+v", id, s.core.last(t))
		}
		if err := s.anna.ForgeSubmit(t.Context(), s.rat, id, map[string]string{"title": "Getippt"}); err != nil {
			t.Errorf("the modal %q is not answered: %v", id, err)
		}
		if s.core.count() != before {
			t.Errorf("the modal %q reaches the core as %+v", id, s.core.last(t))
		}
	}
	// A menu's choice that it does not offer is none.
	m := s.card()
	m.Key, m.Buttons = "menu", nil
	for n := range 30 {
		m.Buttons = append(m.Buttons, bot.Button{Label: fmt.Sprint("B", n), Line: fmt.Sprint("/hilfe ", n)})
	}
	ref, err = s.bot.Send(t.Context(), m)
	s.ok(err)
	before := s.core.count()
	for _, value := range []string{"A0.../hilfe", "more.0", "", "A0.../sitzung zeigen S9"} {
		for _, menu := range []string{"more.0", "more.1", "A0.../hilfe"} {
			s.ok(s.anna.ForgeSelect(t.Context(), ref.Post, menu, value))
		}
	}
	s.ok(s.anna.ForgeSelect(t.Context(), ref.Post, "more.0", "A0.../hilfe", "A0.../hilfe"))
	s.ok(s.anna.ForgeSelect(t.Context(), ref.Post, "more.0"))
	if s.core.count() != before {
		t.Errorf("a forged choice reaches the core as %+v", s.core.last(t))
	}
	if strings.Contains(s.log.String(), "panic") {
		t.Error(s.log)
	}
}

// TestAttackForms has people send forms that are not theirs, several times, or too late.
func TestAttackForms(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	ask := func(line string, fields ...bot.Field) {
		s.core.on("/hilfe", func(context.Context, bot.Event) bot.Reply {
			return bot.Reply{Form: &bot.Form{Title: "Anmelden", Line: line, Fields: fields}}
		})
		s.slash(s.anna, "hilfe", nil)
	}
	ask("/top neu", bot.Field{ID: "title", Label: "Titel", Required: true, Value: "Annas Laterne"})
	open := s.modal(s.anna)
	asked := s.core.count()
	ref, err := s.bot.Send(t.Context(), s.card())
	s.ok(err)
	for _, kind := range []string{formModal, formOpen, formLater, formDone} {
		id := kind + open.ID[1:]
		s.ok(s.bert.ForgeSubmit(t.Context(), s.rat, id, map[string]string{"title": "Berts Laterne"}))
		s.ok(s.bert.Forge(t.Context(), ref.Post, id))
		if _, opened := s.bert.Modal(); opened {
			t.Error("Bert has Anna's form open")
		}
	}
	if s.core.count() != asked {
		t.Errorf("Bert has sent Anna's form: %+v", s.core.last(t))
	}
	for _, m := range append(s.See(s.bert, s.rat), s.See(s.bert, s.bert.DM())...) {
		if strings.Contains(m.Text(), "Annas") {
			t.Errorf("Bert reads what Anna has filled in:\n%s", m.Text())
		}
	}

	// A copy of a modal that was sent already, sent again.
	for _, want := range []string{"titel=Laterne", "schon geschehen"} {
		s.ok(s.anna.ForgeSubmit(t.Context(), s.rat, open.ID, map[string]string{"title": "Laterne"}))
		s.sees(s.anna, s.rat, want)
	}

	// Sent ten times at once, each press told twice: what came of the first one stays on the screen.
	var many []bot.Field
	for n := range maxParts + 1 {
		many = append(many, bot.Field{ID: fmt.Sprint("f", n), Label: fmt.Sprint("Frage ", n)})
	}
	ask("/bericht", many...)
	s.ok(s.anna.Submit(t.Context(), nil))
	step := s.sees(s.anna, s.rat, "Es fehlen nur noch freiwillige Angaben")
	send := step.Buttons()[0]
	shown := func() bool {
		now, _ := s.Message(s.anna, step.ID)
		return strings.Contains(now.Text(), "Danke für den Bericht")
	}
	var pressed atomic.Int64
	together := make(chan struct{})
	s.core.on("/bericht", func(ctx context.Context, _ bot.Event) bot.Reply {
		n := pressed.Add(1)
		if n == mostAtOnce {
			close(together)
		}
		<-together
		if n == 1 {
			return bot.Say("Danke für den Bericht")
		}
		if err := s.Wait(ctx, shown); err != nil {
			t.Error(err)
		}
		return bot.Say("schon geschehen")
	})
	before := s.core.count()
	var all sync.WaitGroup
	for range mostAtOnce {
		s.DuplicateNext("INTERACTION_CREATE")
		all.Go(func() {
			if err := s.anna.Press(t.Context(), step.ID, send.CustomID); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	s.ok(s.bot.Quiet(t.Context()))
	if !shown() {
		t.Error("what came of the form is gone from the screen")
	}
	s.core.mu.Lock()
	defer s.core.mu.Unlock()
	if n := len(s.core.events) - before; n != mostAtOnce {
		t.Errorf("%d presses are %d events", mostAtOnce, n)
	}
	for _, e := range s.core.events[before:] {
		if e.Once != s.core.events[before].Once {
			t.Errorf("the same form counts for %+v and %+v", e.Once, s.core.events[before].Once)
		}
	}
}

// TestAttackRepeated delivers interactions twice and presses the same button many times at once: one event each.
func TestAttackRepeated(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	ref, err := s.bot.Send(t.Context(), s.card())
	s.ok(err)
	seen, _ := s.Message(s.anna, ref.Post)
	accept, _ := seen.Button("Zusage")
	before := s.core.count()
	const clicks = 10
	var all sync.WaitGroup
	for range clicks {
		s.DuplicateNext("INTERACTION_CREATE")
		all.Go(func() {
			if err := s.anna.Press(t.Context(), ref.Post, accept.CustomID); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	s.ok(s.bot.Quiet(t.Context()))
	if n := s.core.count() - before; n != clicks {
		t.Errorf("%d clicks are %d events", clicks, n)
	}
	keys := map[string]bool{}
	s.core.mu.Lock()
	for _, e := range s.core.events[before:] {
		keys[e.Once.Key] = true
	}
	s.core.mu.Unlock()
	if len(keys) != clicks {
		t.Errorf("%d clicks have %d keys", clicks, len(keys))
	}
}

// TestAttackMentions writes lines full of people who are not there: each would be a question to Discord, of which the
// whole bot has fifty a second.
func TestAttackMentions(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	var people strings.Builder
	for n := 1; people.Len() < 1950; n++ {
		fmt.Fprintf(&people, "<@%d>", n)
	}
	lookups := func() int { return s.requested("GET", "/members/") + s.requested("GET", "/users/") }
	for name, act := range map[string]func() error{
		"/g": func() error { return s.anna.Slash(t.Context(), s.rat, "g", options{"zeile": people.String()}) },
		"options": func() error {
			some := people.String()[:190]
			return s.anna.Slash(t.Context(), s.rat, "sitzung neu", options{"wann": some, "ort": some, "dauer": some, "moderation": some})
		},
		"typing": func() error {
			some := people.String()[:190]
			_, err := s.anna.Complete(t.Context(), s.rat, "sitzung neu", options{"ort": some, "dauer": some, "moderation": some}, "wann", "")
			return err
		},
		"a form": func() error {
			s.slash(s.anna, "sitzung neu", options{"seite": 7})
			some := people.String()[:190]
			return s.anna.Submit(t.Context(), options{"place": some, "when": some, "duration": some, "moderator": some})
		},
		"a direct message": func() error {
			asked := s.core.count()
			_, err := s.anna.Say(t.Context(), s.anna.DM(), people.String())
			s.until("the message is heard", func() bool { return s.core.count() > asked })
			return err
		},
	} {
		before := lookups()
		s.ok(act())
		s.ok(s.bot.Quiet(t.Context()))
		if n := lookups() - before; n > mostNamed {
			t.Errorf("%s asks Discord for %d people", name, n)
		}
	}
}

// TestAttackSuggestions types what no client lets through into options with suggestions.
func TestAttackSuggestions(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	for _, typed := range []string{
		"", " ", strings.Repeat("a", 10_000), strings.Repeat("ä", 10_000), strings.Repeat("😀", 5_000), strings.Repeat("@", 10_000), strings.Repeat("+", 10_000),
		"\x00\x01\x1b[2J", "\u202e\u200b\u2066", "@everyone", "%00../&limit=1000&query=a", "\xff\xfe",
	} {
		for path, focused := range map[string]string{"g": "zeile", "sitzung neu": "moderation", "sitzung zeigen": "sitzung", "gremium einrichten": "rolle"} {
			choices, err := s.anna.Complete(t.Context(), s.rat, path, nil, focused, typed)
			if err != nil {
				t.Errorf("/%s %q: %v", path, shorten(typed, 20), err)
			}
			for _, c := range choices {
				if units(c.Name) > maxChoice || units(fmt.Sprint(c.Value)) > maxChoice {
					t.Errorf("/%s suggests %d units", path, units(c.Name))
				}
			}
		}
	}
}

// TestAttackFiles fetches files that are not what Discord says of them.
func TestAttackFiles(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var read atomic.Int64
		endless := func(ctx context.Context, blocks bool) *http.Response {
			return &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Body: io.NopCloser(reader(func(b []byte) (int, error) {
				if blocks {
					<-ctx.Done()
					return 0, ctx.Err()
				}
				read.Add(int64(len(b)))
				return len(b), nil
			}))}
		}
		blocks := false
		tr, _ := faked(t, func(r *http.Request) (*http.Response, error) { return endless(r.Context(), blocks), nil })
		p := &Platform{transport: *tr}
		files := p.received([]attachment{{ID: "1", Filename: "a.pdf", Size: 500 << 20, URL: "https://cdn.example/1"}})
		if _, err := files[0].Open(t.Context()); err == nil || read.Load() > 0 {
			t.Errorf("500 MB: %v after %d bytes", err, read.Load())
		}
		files = p.received([]attachment{{ID: "2", Filename: "b.pdf", Size: 10, URL: "https://cdn.example/2"}})
		if _, err := files[0].Open(t.Context()); err == nil || read.Load() > maxIncoming+1 {
			t.Errorf("without an end: %v after %d bytes", err, read.Load())
		}
		blocks = true
		start := time.Now()
		if _, err := files[0].Open(t.Context()); err == nil || time.Since(start) > time.Minute {
			t.Errorf("never: %v after %v", err, time.Since(start))
		}
	})
}

// reader is an io.Reader.
type reader func([]byte) (int, error)

func (r reader) Read(b []byte) (int, error) { return r(b) }

// TestAttackFlood lets one person do more than anybody can, while another wants one thing.
func TestAttackFlood(t *testing.T) {
	const many = 500
	for name, flood := range map[string]func(*town) error{
		"interactions": func(s *town) error {
			return s.anna.Slash(s.t.Context(), s.rat, "hilfe", options{"thema": "Flut"})
		},
		"direct messages": func(s *town) error {
			_, err := s.anna.Say(s.t.Context(), s.anna.DM(), "/hilfe Flut")
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := onStage(t, discordtest.Options{})
			opened := make(chan struct{})
			held := func(context.Context, bot.Event) bot.Reply {
				<-opened // so that the flood is one, however fast we are
				return bot.Say("erledigt")
			}
			s.core.on("/hilfe thema:Flut", held)
			s.core.on("/hilfe Flut", held)
			before := runtime.NumGoroutine()
			var all sync.WaitGroup
			for range many {
				all.Go(func() { _ = flood(s) })
			}
			where := s.rat
			if name == "direct messages" {
				where = s.anna.DM()
			}
			s.sees(s.anna, where, "Das war zu viel auf einmal")
			// Meanwhile Bert is served.
			s.ok(s.bert.Slash(t.Context(), s.rat, "sitzung neu", options{"wann": "morgen 9 Uhr"}))
			_, err := s.bert.Say(t.Context(), s.bert.DM(), "/sitzung neu morgen 9 Uhr")
			s.ok(err)
			s.sees(s.bert, s.bert.DM(), "sitzung neu; wann=morgen 9 Uhr")
			close(opened)
			all.Wait()
			s.ok(s.bot.Quiet(t.Context()))
			if n := s.core.count() - 2; n > mostAtOnce+mostWaiting+1 {
				t.Errorf("%d of %d reached the core", n, many)
			}
			if lines := strings.Count(s.log.String(), "\n"); lines > 50 {
				t.Errorf("%d lines in the log", lines)
			}
			s.until("the goroutines have gone", func() bool { return runtime.NumGoroutine() < before+50 })
		})
	}
}
