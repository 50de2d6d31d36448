package discord

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"gremium/bot/discord/discordtest"
)

// TestPeerFaults: every fault of the peer's REST ends in the right number of messages.
func TestPeerFaults(t *testing.T) {
	leakless(t)
	const path = "/channels/*/messages"
	for _, c := range []struct {
		name     string
		fault    discordtest.Fault
		requests int
		status   int // of the error
		within   time.Duration
	}{
		{"429", discordtest.TooMany("POST", path, 300*time.Millisecond), 2, 0, 2 * time.Second},
		{"429 shared", discordtest.TooManyShared("POST", path, 300*time.Millisecond), 2, 0, 2 * time.Second},
		{"429 global", discordtest.TooManyGlobal("POST", path, 300*time.Millisecond), 2, 0, 2 * time.Second},
		{"429 page", discordtest.TooManyPage("POST", path, time.Second), 2, 0, 3 * time.Second},
		{"500", discordtest.Fault{Path: path, Status: 500}, 2, 0, 3 * time.Second},
		{"502 twice", discordtest.Fault{Path: path, Status: 502, Times: 2}, 3, 0, 5 * time.Second},
		{"503 page", discordtest.Fault{Path: path, Status: 503, Body: "<html>"}, 2, 0, 3 * time.Second},
		{"504 after it was done", discordtest.Fault{Path: path, Status: 504, AfterEffect: true}, 2, 0, 3 * time.Second},
		{"lost", discordtest.Fault{Path: path, Drop: true}, 2, 0, 3 * time.Second},
		{"lost after it was done", discordtest.Fault{Path: path, Drop: true, AfterEffect: true}, 2, 0, 3 * time.Second},
		{"slow", discordtest.Fault{Path: path, Delay: 500 * time.Millisecond}, 1, 0, 2 * time.Second},
		{"403", discordtest.Fault{Path: path, Status: 403, Code: 50013}, 1, 403, time.Second},
		{"401", discordtest.Fault{Path: path, Status: 401}, 1, 401, time.Second},
		{"404", discordtest.Fault{Path: path, Status: 404, Code: 10003}, 1, 404, time.Second},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p, tr, log := wired(t, discordtest.Options{})
			at := newCorner(p)
			p.Fail(c.fault)
			start := time.Now()
			var into struct{ ID string }
			err := tr.call(t.Context(), "POST", "/channels/"+at.channel.ID+"/messages", nonced, &into)
			status, _ := refusedWith(err)
			if status != c.status || err == nil != (c.status == 0) || err == nil && into.ID == "" {
				t.Errorf("%v %+v", err, into)
			}
			if took := time.Since(start); took > c.within {
				t.Errorf("took %v", took)
			}
			sent := 0
			for _, m := range p.See(at.user, at.channel) {
				if m.Text() == "geheim" {
					sent++
				}
			}
			if n := len(p.Requests()); n != c.requests || sent != 1 && c.status == 0 || sent != 0 && c.status != 0 {
				t.Errorf("%d requests, %d messages", n, sent)
			}
			if strings.Contains(log.String(), "geheim") || strings.Contains(log.String(), p.Token()) {
				t.Error(log)
			}
		})
	}
}

// TestPeerPatience: an answer that does not come ends with the context.
func TestPeerPatience(t *testing.T) {
	leakless(t)
	p, tr, _ := wired(t, discordtest.Options{})
	at := newCorner(p)
	p.Fail(discordtest.Fault{Delay: time.Minute, Times: -1})
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	start := time.Now()
	err := tr.call(ctx, "GET", "/channels/"+at.channel.ID, nil, nil)
	if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) > time.Second {
		t.Error(err, time.Since(start))
	}
}

// TestPeerLimits: with Discord's limits enforced, all messages arrive without a single refusal.
func TestPeerLimits(t *testing.T) {
	leakless(t)
	p, tr, _ := wired(t, discordtest.Options{Limits: discordtest.Limits{Enforce: true, Messages: discordtest.Bucket{Requests: 5, Per: time.Second}}})
	g := p.Guild("Rat", "de")
	var calls sync.WaitGroup
	for i := range 20 {
		channel := g.Channel(fmt.Sprintf("c%d", i), false).ID
		for k := range 8 {
			calls.Go(func() {
				body := map[string]any{"content": "x", "nonce": fmt.Sprintf("%d-%d", i, k), "enforce_nonce": true}
				if err := tr.call(t.Context(), "POST", "/channels/"+channel+"/messages", body, nil); err != nil {
					t.Error(err)
				}
			})
		}
	}
	calls.Wait()
	if n := len(p.Sent()); n != 160 || p.Invalid() != 0 {
		t.Errorf("%d messages, %d refused", n, p.Invalid())
	}
}
