package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"gremium/bot/discord/discordtest"
)

// leakless fails a test that leaves a goroutine behind. It is called first, for subtests that run at once outside of them.
func leakless(t testing.TB) {
	before := goleak.IgnoreCurrent()
	t.Cleanup(func() { goleak.VerifyNone(t, before) })
}

// wired is a transport that talks to a peer.
func wired(t testing.TB, o discordtest.Options) (*discordtest.Peer, *transport, *notes) {
	t.Helper()
	o.NoContract = true // what is sent is looked at elsewhere
	peer := discordtest.Start(t, o)
	log := new(notes)
	tr, err := newTransport(Config{Token: peer.Token(), Log: slog.New(slog.NewTextHandler(log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	tr.client.Transport, tr.dialer = discordtest.Loopback(), discordtest.Dialer()
	t.Cleanup(tr.client.CloseIdleConnections)
	return peer, &tr, log
}

// ear listens, and remembers what it hears.
type ear struct {
	t      testing.TB
	mu     sync.Mutex
	change chan struct{}
	events []string // kinds; of messages their text
	at     []time.Time
	err    error
	ended  chan struct{}
}

// listening starts listening until the context ends, which the test's end does.
func listening(ctx context.Context, t testing.TB, tr *transport) *ear {
	ctx, cancel := context.WithCancel(ctx)
	e := &ear{t: t, change: make(chan struct{}), ended: make(chan struct{})}
	go func() {
		defer close(e.ended)
		e.err = tr.listen(ctx, e.hear)
	}()
	t.Cleanup(func() { cancel(); <-e.ended })
	return e
}

func (e *ear) hear(kind string, data json.RawMessage) {
	if kind == "MESSAGE_CREATE" {
		var m struct{ Content string }
		if err := json.Unmarshal(data, &m); err != nil {
			e.t.Error(err)
		}
		kind = m.Content
	}
	e.mu.Lock()
	e.events, e.at = append(e.events, kind), append(e.at, time.Now())
	close(e.change)
	e.change = make(chan struct{})
	e.mu.Unlock()
	if kind == "panic" {
		panic("geheim")
	}
}

// wait waits until an event after the first n is one of the kinds, and says when it came.
func (e *ear) wait(n int, kinds ...string) time.Time {
	e.t.Helper()
	late := time.After(20 * time.Second)
	for {
		e.mu.Lock()
		change := e.change
		for i := n; i < len(e.events); i++ {
			if slices.Contains(kinds, e.events[i]) {
				at := e.at[i]
				e.mu.Unlock()
				return at
			}
		}
		events := slices.Clone(e.events)
		e.mu.Unlock()
		select {
		case <-change:
		case <-late:
			e.t.Fatalf("waited in vain for %v in %v", kinds, events)
		}
	}
}

func (e *ear) heard() []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.Clone(e.events)
}

// corner is a channel with somebody in it.
type corner struct {
	user    *discordtest.User
	channel *discordtest.Channel
}

func newCorner(p *discordtest.Peer) corner {
	g := p.Guild("Rat", "de")
	u := p.User("erika", "Erika", "de")
	g.Join(u)
	return corner{u, g.Channel("rat", false)}
}

// say writes to the bot. In a channel it would not get to read it.
func (c corner) say(t testing.TB, text string) {
	t.Helper()
	if _, err := c.user.Say(t.Context(), c.user.DM(), text); err != nil {
		t.Error(err)
	}
}

// TestPeerLosses: whatever the gateway does, the session is back within seconds; where Discord keeps it, nothing that
// was said meanwhile is lost or doubled.
func TestPeerLosses(t *testing.T) {
	leakless(t)
	for _, c := range []struct {
		name    string
		lose    func(*discordtest.Peer)
		resumed bool
		within  time.Duration
	}{
		{"broken", func(p *discordtest.Peer) { p.DropConnection(0) }, true, 5 * time.Second},
		{"close 1000", func(p *discordtest.Peer) { p.DropConnection(1000) }, true, 5 * time.Second},
		{"close 4000", func(p *discordtest.Peer) { p.DropConnection(4000) }, true, 5 * time.Second},
		{"close 4009", func(p *discordtest.Peer) { p.DropConnection(4009) }, false, 8 * time.Second},
		{"op 7", func(p *discordtest.Peer) { p.SendReconnect() }, true, 5 * time.Second},
		{"op 9", func(p *discordtest.Peer) { p.SendInvalidSession(false) }, false, 8 * time.Second},
		{"op 9 resumable", func(p *discordtest.Peer) { p.SendInvalidSession(true) }, true, 5 * time.Second},
		{"op 7 after RESUME", func(p *discordtest.Peer) { p.ReconnectOnResume(); p.DropConnection(4000) }, true, 5 * time.Second},
		{"op 9 after RESUME", func(p *discordtest.Peer) { p.InvalidSessionOnResume(false); p.SendReconnect() }, false, 8 * time.Second},
		{"op 9 resumable after RESUME", func(p *discordtest.Peer) { p.InvalidSessionOnResume(true); p.DropConnection(0) }, true, 5 * time.Second},
		{"refused", func(p *discordtest.Peer) { p.RefuseConnections(3); p.DropConnection(0) }, true, 5 * time.Second},
		{"forgotten", func(p *discordtest.Peer) { p.RefuseConnections(1); p.DropConnection(4000); p.ForgetSessions() }, false, 8 * time.Second},
		{"REST down", func(p *discordtest.Peer) {
			p.Fail(discordtest.Fault{Path: "/gateway/bot", Status: 503, Times: 2})
			p.RefuseConnections(1)
			p.DropConnection(0)
		}, true, 8 * time.Second},
		{"no acknowledgements", func(p *discordtest.Peer) { p.WithholdAcks(true) }, true, 5 * time.Second},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			o := discordtest.Options{}
			if c.name == "no acknowledgements" {
				o.Heartbeat = 500 * time.Millisecond
			}
			p, tr, log := wired(t, o)
			at := newCorner(p)
			e := listening(t.Context(), t, tr)
			e.wait(0, "GUILD_CREATE")
			at.say(t, "before")
			e.wait(0, "before")
			n := len(e.heard())

			lost := time.Now()
			c.lose(p)
			if c.resumed { // who has no session hears nothing of it
				at.say(t, "meanwhile")
			}
			back := e.wait(n, "READY", "RESUMED")
			p.Mend()
			at.say(t, "after")
			e.wait(n, "after")
			if took := back.Sub(lost); took > c.within {
				t.Errorf("back after %v", took)
			} else {
				t.Logf("back after %v", took.Round(time.Millisecond))
			}
			heard := e.heard()
			for _, text := range []string{"before", "meanwhile", "after"} {
				if k := count(heard, text); k != 1 && (text != "meanwhile" || c.resumed) {
					t.Errorf("%d times %q", k, text)
				}
			}
			if resumed := !slices.Contains(heard[n:], "READY"); resumed != c.resumed {
				t.Errorf("heard %v", heard)
			}
			if s := log.String(); strings.Contains(s, p.Token()) || !strings.Contains(s, "connection lost") {
				t.Error(s)
			}
		})
	}
}

func count(all []string, one string) int {
	n := 0
	for _, s := range all {
		if s == one {
			n++
		}
	}
	return n
}

// TestPeerAnytime: the gateway ends the connection again and again, at any point of its life, and nothing is lost.
func TestPeerAnytime(t *testing.T) {
	leakless(t)
	p, tr, _ := wired(t, discordtest.Options{Heartbeat: 2 * time.Second})
	at := newCorner(p)
	e := listening(t.Context(), t, tr)
	e.wait(0, "GUILD_CREATE")
	const rounds = 3
	for i := range rounds {
		n := len(e.heard())
		switch i {
		case 0:
			p.SendReconnect()
		case 1:
			p.DropConnection(0)
		case 2:
			p.ReconnectOnResume()
			p.DropConnection(4000)
		}
		for k := range 20 {
			at.say(t, fmt.Sprintf("%d.%d", i, k))
		}
		e.wait(n, "RESUMED")
	}
	at.say(t, "end")
	e.wait(0, "end")
	var want, got []string
	for i := range rounds {
		for k := range 20 {
			want = append(want, fmt.Sprintf("%d.%d", i, k))
		}
	}
	for _, s := range e.heard() {
		if strings.Contains(s, ".") {
			got = append(got, s)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("heard %v", got)
	}
}

// TestPeerHopeless: what waiting cannot mend ends the listening.
func TestPeerHopeless(t *testing.T) {
	for name, lose := range map[string]func(*discordtest.Peer, *transport){
		"close 4004 on IDENTIFY": func(p *discordtest.Peer, _ *transport) { p.CloseOnIdentify(4004) },
		"close 4014 on IDENTIFY": func(p *discordtest.Peer, _ *transport) { p.CloseOnIdentify(4014) },
		"another token":          func(_ *discordtest.Peer, tr *transport) { tr.token += "x" },
	} {
		t.Run(name, func(t *testing.T) {
			leakless(t)
			p, tr, _ := wired(t, discordtest.Options{})
			lose(p, tr)
			e := listening(t.Context(), t, tr)
			<-e.ended
			if h := new(hopeless); !errors.As(e.err, &h) || strings.Contains(h.Error(), p.Token()) {
				t.Error(e.err)
			}
		})
	}
	for _, code := range []int{4004, 4014} {
		t.Run(fmt.Sprintf("close %d", code), func(t *testing.T) {
			leakless(t)
			p, tr, _ := wired(t, discordtest.Options{})
			e := listening(t.Context(), t, tr)
			e.wait(0, "READY")
			p.DropConnection(code)
			<-e.ended
			if h := new(hopeless); !errors.As(e.err, &h) {
				t.Error(e.err)
			}
		})
	}
}

// TestPeerEvents: events come once each, twice where Discord sends them twice, and a panic costs one.
func TestPeerEvents(t *testing.T) {
	leakless(t)
	p, tr, log := wired(t, discordtest.Options{})
	at := newCorner(p)
	e := listening(t.Context(), t, tr)
	e.wait(0, "GUILD_CREATE")
	p.DuplicateNext("MESSAGE_CREATE")
	for _, text := range []string{"twice", "panic", "end"} {
		at.say(t, text)
	}
	e.wait(0, "end")
	if want := []string{"READY", "GUILD_CREATE", "twice", "twice", "panic", "end"}; !slices.Equal(e.heard(), want) {
		t.Errorf("heard %v", e.heard())
	}
	if s := log.String(); !strings.Contains(s, "discord: panic") || strings.Contains(s, "geheim") {
		t.Error(s)
	}
}

// TestPeerEnds: listening ends with its context, and Discord hears of it.
func TestPeerEnds(t *testing.T) {
	leakless(t)
	p, tr, _ := wired(t, discordtest.Options{})
	ctx, cancel := context.WithCancel(t.Context())
	e := listening(ctx, t, tr)
	e.wait(0, "READY")
	if p.Connected() != 1 {
		t.Error("not connected")
	}
	cancel()
	ended := time.Now()
	<-e.ended
	if took := time.Since(ended); e.err != nil || took > time.Second {
		t.Error(e.err, took)
	}
	if err := p.Wait(t.Context(), func() bool { return p.Connected() == 0 }); err != nil {
		t.Error(err)
	}
}
