package main

import (
	"context"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gremium/bot"
	"gremium/bot/discord/discordtest"
)

// TestDiscordRemindersSurvive has everything go wrong with Discord while reminders fall due: in the end each person has
// each reminder once, and a button pressed afterwards works.
func TestDiscordRemindersSurvive(t *testing.T) {
	const posts, direct = "/channels/*/messages", "/users/@me/channels"
	for name, trouble := range map[string]func(*discordtest.Peer){
		"nothing":               func(*discordtest.Peer) {},
		"op 7":                  func(p *discordtest.Peer) { p.SendReconnect() },
		"op 7 after RESUME":     func(p *discordtest.Peer) { p.ReconnectOnResume(); p.DropConnection(0) },
		"op 9":                  func(p *discordtest.Peer) { p.SendInvalidSession(false) },
		"op 9, resumable":       func(p *discordtest.Peer) { p.SendInvalidSession(true) },
		"op 9 after RESUME":     func(p *discordtest.Peer) { p.InvalidSessionOnResume(false); p.DropConnection(1000) },
		"acks are missing":      func(p *discordtest.Peer) { p.WithholdAcks(true) },
		"closed with 4000":      func(p *discordtest.Peer) { p.DropConnection(4000) },
		"sessions are gone":     func(p *discordtest.Peer) { p.DropConnection(4000); p.ForgetSessions() },
		"429 for a route":       func(p *discordtest.Peer) { times(p, discordtest.TooMany("POST", posts, 300*time.Millisecond), 3) },
		"429 for the bot":       func(p *discordtest.Peer) { times(p, discordtest.TooManyGlobal("", "", 300*time.Millisecond), 3) },
		"429 as a page":         func(p *discordtest.Peer) { times(p, discordtest.TooManyPage("POST", posts, time.Second), 1) },
		"429 for opening":       func(p *discordtest.Peer) { times(p, discordtest.TooMany("POST", direct, 200*time.Millisecond), 3) },
		"503 before the effect": func(p *discordtest.Peer) { times(p, failed("POST", posts, http.StatusServiceUnavailable, false), 4) },
		"502 after the effect":  func(p *discordtest.Peer) { times(p, failed("POST", posts, http.StatusBadGateway, true), 4) },
		"answers are lost": func(p *discordtest.Peer) {
			times(p, discordtest.Fault{Method: "POST", Path: posts, AfterEffect: true, Drop: true}, 4)
		},
		"requests are lost": func(p *discordtest.Peer) { times(p, discordtest.Fault{Method: "POST", Path: posts, Drop: true}, 4) },
		"slow":              func(p *discordtest.Peer) { times(p, discordtest.Fault{Path: posts, Delay: 700 * time.Millisecond}, 3) },
		"everything at once": func(p *discordtest.Peer) {
			times(p, failed("POST", posts, http.StatusBadGateway, true), 2)
			times(p, discordtest.TooManyGlobal("", "", 200*time.Millisecond), 2)
			times(p, discordtest.Fault{Method: "POST", Path: posts, AfterEffect: true, Drop: true}, 2)
			p.SendReconnect()
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w, g := reminded(t)
			trouble(g.peer)
			if err := w.Advance(t.Context(), w.Now().Add(time.Hour)); err != nil {
				t.Fatal(err)
			}
			g.peer.Mend()
			once(t, w, g)
			if err := w.Stop(); err != nil {
				t.Error(err)
			}
		})
	}
}

// TestDiscordRemindersAfterRestart has Discord keep a message whose answer never arrives, and the bot end before it can
// ask again: hours later, when Discord has forgotten the nonce, it looks before it sends.
func TestDiscordRemindersAfterRestart(t *testing.T) {
	w, g := reminded(t)
	for range 40 { // however often it is tried again
		g.peer.Fail(discordtest.Fault{Method: "POST", Path: "/channels/*/messages", Status: http.StatusBadGateway, AfterEffect: true})
	}
	w.set(w.Now().Add(31 * time.Minute))
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
	_ = w.running.queue.RunDue(ctx, w.Now()) // breaks off
	cancel()
	if err := w.Stop(); err != nil {
		t.Error(err)
	}
	g.peer.Mend()
	w.set(w.Now().Add(6 * time.Hour))
	if err := w.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := w.Advance(t.Context(), w.Now().Add(2*time.Hour)); err != nil {
		t.Fatal(err)
	}
	once(t, w, g)
	if err := w.Stop(); err != nil {
		t.Error(err)
	}
}

func times(p *discordtest.Peer, f discordtest.Fault, n int) {
	f.Times = n
	p.Fail(f)
}

func failed(method, path string, status int, after bool) discordtest.Fault {
	return discordtest.Fault{Method: method, Path: path, Status: status, AfterEffect: after}
}

// people is how many have a reminder in reminded.
const people = 6

// reminded is a body in Discord whose members have a reminder each, due in half an hour.
func reminded(t *testing.T) (*world, *guild) {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	w, g := newGuildWorld(t, contract(t), berlin, filepath.Join(t.TempDir(), "gremium.db"), bot.Public)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(g.AddPerson("root", "Rita Root", true))
	for n := range people {
		must(g.AddPerson(fmt.Sprint("p", n), fmt.Sprint("Person ", n), false))
	}
	must(g.AddChannel("rat", false, "root"))
	must(w.Start(t.Context()))
	must(g.Type(t.Context(), "root", "#rat", "/gremium einrichten muster:verein name:Rat"))
	for n := range people {
		must(g.Type(t.Context(), "root", "#rat", fmt.Sprint("/mitglied neu @p", n)))
		must(g.Type(t.Context(), fmt.Sprint("p", n), "#rat", fmt.Sprintf(`/erinnerung neu "Sache %d" wann:"in 30 Minuten"`, n)))
	}
	must(w.Settle(t.Context()))
	return w, g
}

// once checks that everybody has their reminder once, and that its button works.
func once(t *testing.T, w *world, g *guild) {
	t.Helper()
	for n := range people {
		who := fmt.Sprint("p", n)
		sights, err := g.Look(who, "@bot")
		if err != nil {
			t.Fatal(err)
		}
		got, button, id := 0, "", ""
		for _, s := range sights {
			if strings.Contains(s.Text, fmt.Sprint("Sache ", n)) {
				got++
				id = s.ID
				for _, b := range s.Buttons {
					if b.Label == "in 1 Stunde" || strings.Contains(b.Label, "Stunde") {
						button = b.ID
					}
				}
			}
		}
		if got != 1 {
			t.Errorf("%s has %d reminders: %v", who, got, sights)
			continue
		}
		waiting, cancel := within(t.Context())
		if err := g.platform.Ready(waiting); err != nil {
			t.Error(err)
		}
		if err := g.peer.Wait(waiting, func() bool { return g.peer.Connected() == 1 }); err != nil {
			t.Error(err)
		}
		cancel()
		if n == 0 {
			if err := g.Press(t.Context(), who, id, button); err != nil {
				t.Errorf("%s cannot press: %v", who, err)
			}
		}
	}
}
