package main

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"gremium/bot/mattermost/mattermosttest"
)

// childVariable makes the test binary the program itself, so that it can be killed.
const childVariable = "GREMIUM_TEST_CHILD"

// killer stands between the bot and the chat server. It kills the bot once, when it posts into a channel: before the
// post arrives at the server, or after.
type killer struct {
	*httptest.Server
	channel string
	after   bool
	armed   atomic.Bool
	kill    func()
}

func newKiller(t *testing.T, after bool) *killer {
	t.Helper()
	target, err := url.Parse(mattermosttest.Start(t).URL)
	if err != nil {
		t.Fatal(err)
	}
	k := &killer{after: after}
	proxy := httputil.NewSingleHostReverseProxy(target)
	k.Server = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost || r.URL.Path != "/api/v4/posts" {
			proxy.ServeHTTP(rw, r)
			return
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		r.Body, r.ContentLength = io.NopCloser(bytes.NewReader(body)), int64(len(body))
		if !strings.Contains(string(body), k.channel) || !k.armed.CompareAndSwap(true, false) {
			proxy.ServeHTTP(rw, r)
			return
		}
		if k.after {
			// The post must arrive although the bot is about to be gone.
			proxy.ServeHTTP(httptest.NewRecorder(), r.WithContext(context.WithoutCancel(r.Context())))
		}
		k.kill()
	}))
	t.Cleanup(k.Close)
	return k
}

// child is the program in a process of its own.
func child(t testing.TB, args ...string) (*exec.Cmd, *mattermosttest.Buffer) {
	t.Helper()
	c := exec.Command(os.Args[0], args...)
	var out mattermosttest.Buffer
	c.Env = append(os.Environ(), childVariable+"=1")
	c.Stdout, c.Stderr = &out, &out
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if c.ProcessState == nil {
			_ = c.Process.Kill()
			_ = c.Wait()
		}
		if t.Failed() {
			t.Log(out.String())
		}
	})
	mattermosttest.Until(t, "the bot runs", func() bool { return strings.Contains(out.String(), "connected") })
	return c, &out
}

// TestLiveKilled kills the bot with SIGKILL between enqueueing an invitation and hearing that it was posted, before
// and after it arrived at the chat server. Started again, it has been posted exactly once, to everybody.
func TestLiveKilled(t *testing.T) {
	for name, after := range map[string]bool{"before the post": false, "after the post": true} {
		t.Run(name, func(t *testing.T) {
			k := newKiller(t, after)
			w := newTown(t, k.URL, "root", "koordination", "polizei")
			k.channel = w.channel.Id
			store := filepath.Join(t.TempDir(), "gremium.db")
			serve := []string{"run", "--config", w.config, "--store", store}
			running, _ := child(t, serve...)
			killed := make(chan struct{})
			k.kill = func() {
				_ = running.Process.Kill()
				close(killed)
			}
			w.types("root", "/gremium einrichten muster:projektgruppe name:Projekt", "Projekt")
			w.types("root", "/mitglied neu @"+w.people["koordination"].Username+" rolle:koordination", "gehört jetzt zu")
			w.types("koordination", "/mitglied neu @"+w.people["polizei"].Username, "gehört jetzt zu")
			w.types("koordination", "/sitzung neu in 9 Tagen 10 Uhr trotzdem:ja", "geplant")
			k.armed.Store(true)
			// The answer may be lost with the process; what was committed is not.
			_, _ = w.people["koordination"].TrySlash(w.team, w.channel.Id, "", "/sitzung einladen S1 jetzt:ja")
			<-killed
			_ = running.Wait()

			running, _ = child(t, serve...)
			w.inChannel("[Zusage]")
			for _, who := range []string{"koordination", "polizei"} {
				w.direct(who, "lädt Sie ein")
			}
			// An answer that changes the card proves that the outbox has gone on past the invitation.
			w.types("polizei", "/sitzung rueckmeldung S1 ja", "Zusage notiert")
			w.inChannel("Zusagen 1")
			count := func(channel string) int {
				n := 0
				for _, p := range w.posts(channel) {
					if strings.Contains(mattermosttest.Words(p), "[Zusage]") {
						n++
					}
				}
				return n
			}
			if n := count(w.channel.Id); n != 1 {
				t.Errorf("%d invitations in the channel, want 1", n)
			}
			var out bytes.Buffer
			if code := run(t.Context(), []string{"doctor", "--config", w.config, "--store", store}, &out, &out); code != 0 {
				t.Errorf("doctor beside the running bot: %s", out.String())
			}
			if err := running.Process.Signal(os.Interrupt); err != nil {
				t.Fatal(err)
			}
			if err := running.Wait(); err != nil {
				t.Errorf("the bot does not end well on SIGINT: %v", err)
			}
			out.Reset()
			if code := run(t.Context(), []string{"doctor", "--config", w.config, "--store", store}, &out, &out); code != 0 || !strings.Contains(out.String(), "consistent: 1 councils") {
				t.Errorf("doctor: %s", out.String())
			}
		})
	}
}
