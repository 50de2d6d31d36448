package main

import (
	"context"
	"fmt"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"gremium/bot/discord/discordtest"
	"gremium/bot/mattermost/mattermosttest"
)

// flocked is a body in Discord whose queue runs by itself, as when the program serves.
func flocked(t *testing.T, members int) (*siege, *discordtest.Guild, *discordtest.Channel, []*discordtest.User) {
	s := besieged(t, nil, time.Second)
	g, rat := s.guild("Adorf", "rat")
	s.wants(s.line(g.Owner, rat, "gremium einrichten muster:verein name:Adlerrat"), "ist eingerichtet")
	s.wants(s.line(g.Owner, rat, "mitglied neu @"+g.Owner.Username+" rolle:koordination stimme:nein"), "gehört jetzt zu")
	var all []*discordtest.User
	for n := range members {
		u := s.person(g, fmt.Sprint("masse", n), fmt.Sprint("Massenmensch ", n))
		all = append(all, u)
		if err := g.Owner.Slash(t.Context(), rat, "mitglied neu", map[string]any{"person": "@" + u.Username}); err != nil {
			t.Fatal(err)
		}
	}
	s.settled()
	s.wants(s.line(g.Owner, rat, "sitzung neu 24.03.2027 16:00 titel:Massensitzung trotzdem:ja"), "ist geplant")
	s.wants(s.line(g.Owner, rat, "sitzung einladen S1 jetzt:ja"), "geht an")
	s.serves = true
	s.clock.tick() // from now on time passes
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.queue.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return s, g, rat, all
}

// card is the post of a meeting.
func (s *siege) card(u *discordtest.User, c *discordtest.Channel, title string) discordtest.Message {
	s.Helper()
	for _, m := range slices.Backward(s.peer.See(u, c)) {
		if !m.Ephemeral && strings.Contains(m.Text(), title) {
			return m
		}
	}
	s.Fatal("there is no card of " + title)
	return discordtest.Message{}
}

// TestDiscordAttackCrowd has 300 members press the same button at the same moment: all are stored, and the card follows
// with few edits.
func TestDiscordAttackCrowd(t *testing.T) {
	const members = 300
	s, g, rat, all := flocked(t, members)
	card := s.card(g.Owner, rat, "Massensitzung")
	accept, _ := card.Button("Zusage")
	edits := func() (n int) {
		for _, r := range s.peer.Requests() {
			if r.Method == http.MethodPatch && strings.HasSuffix(r.Path, "/messages/"+card.ID) {
				n++
			}
		}
		return n
	}
	before := edits()
	var failed atomic.Int64
	var together sync.WaitGroup
	began := time.Now()
	for _, u := range all {
		together.Go(func() {
			if err := u.Press(t.Context(), card.ID, accept.CustomID); err != nil {
				failed.Add(1)
			}
		})
	}
	together.Wait()
	took := time.Since(began)
	waiting, cancel := within(t.Context())
	defer cancel()
	want := fmt.Sprintf("Zusagen %d, Absagen 0, Vertretungen 0", members)
	if err := s.peer.Wait(waiting, func() bool { return strings.Contains(s.card(g.Owner, rat, "Massensitzung").Text(), want) }); err != nil {
		t.Errorf("%v; the card says\n%s", err, s.card(g.Owner, rat, "Massensitzung").Text())
	}
	n := edits() - before
	t.Logf("%d presses acknowledged in %v, %d not in time, %d edits of the card", members, took, failed.Load(), n)
	if failed.Load() > 0 {
		t.Errorf("%d presses were not answered in time", failed.Load())
	}
	if most := 3 + int(time.Since(began)/time.Second); n > most {
		t.Errorf("%d edits of the card, want %d at most", n, most)
	}
	s.audited()
	s.secrets = []string{"Massensitzung"}
	s.discreet()
}

var (
	// floodSize is how much comes of each kind from one person, and as much again from 200.
	floodSize = 2500
	// floodPatience is how long Discord waits for an answer.
	floodPatience = 3 * time.Second
)

// TestDiscordAttackFlood has one person, and then 200, do five thousand things, by command and by direct message, each
// without waiting for long. Others are served, nothing piles up, and who floods is told.
func TestDiscordAttackFlood(t *testing.T) {
	const flying, attackers = 200, 200
	many, patience := floodSize, floodPatience
	s, g, rat, _ := flocked(t, 3)
	var hostile []*discordtest.User
	for n := range attackers {
		hostile = append(hostile, s.person(g, fmt.Sprint("flut", n), fmt.Sprint("Flutende ", n)))
	}
	innocent := s.person(g, "ida", "Ida Immerda")
	s.wants(s.line(g.Owner, rat, "mitglied neu @ida"), "gehört jetzt zu")
	card := s.card(g.Owner, rat, "Massensitzung")
	accept, _ := card.Button("Zusage")
	s.settled()
	goroutines, heap := runtime.NumGoroutine(), inUse()

	interact := func(ctx context.Context, u *discordtest.User, n int) error {
		switch n % 3 {
		case 0:
			return u.Slash(ctx, rat, "g", map[string]any{"zeile": "sitzung zeigen S1"})
		case 1:
			return u.Press(ctx, card.ID, accept.CustomID)
		}
		return u.Slash(ctx, rat, "erinnerung neu", map[string]any{"text": "Flutwelle", "wann": "morgen 9 Uhr"})
	}
	write := func(ctx context.Context, u *discordtest.User, n int) error {
		_, err := u.Say(ctx, u.DM(), []string{"sitzung liste", "S1 ja", "erinnerung neu Flutwelle wann:morgen"}[n%3])
		return err
	}
	for _, attack := range []struct {
		name   string
		people []*discordtest.User
		act    func(context.Context, *discordtest.User, int) error
		waits  time.Duration // for an answer, which who floods mostly does not get
	}{
		{"interactions of one person", hostile[:1], interact, 300 * time.Millisecond},
		{"interactions of 200", hostile, interact, patience},
		{"direct messages of one person", hostile[:1], write, patience},
		{"direct messages of 200", hostile, write, patience},
	} {
		ctx, stop := context.WithCancel(t.Context())
		began := time.Now()
		var flood sync.WaitGroup
		var next atomic.Int64
		for range flying {
			flood.Go(func() {
				for n := int(next.Add(1)); n <= many; n = int(next.Add(1)) {
					hasty, cancel := context.WithTimeout(ctx, attack.waits)
					_ = attack.act(hasty, attack.people[n%len(attack.people)], n)
					cancel()
				}
			})
		}
		// Meanwhile somebody wants something.
		worst, served := time.Duration(0), 0
		for n := 0; n < 3 || int(next.Load()) < many && n < 20; n++ {
			start := time.Now()
			if err := innocent.Slash(ctx, rat, "sitzung zeigen", map[string]any{"sitzung": "S1"}); err != nil {
				t.Errorf("%s: Ida is not served: %v", attack.name, err)
				continue
			}
			worst, served = max(worst, time.Since(start)), served+1
		}
		peak := runtime.NumGoroutine()
		flood.Wait()
		stop()
		waiting, cancel := within(t.Context())
		if err := s.chat.Quiet(waiting); err != nil {
			t.Errorf("%s: %v", attack.name, err)
		}
		cancel()
		if u := attack.people[0]; len(attack.people) == 1 && !slices.ContainsFunc(append(s.peer.See(u, rat), s.peer.See(u, u.DM())...), func(m discordtest.Message) bool {
			return m.Created.After(s.clock.Now().Add(-time.Since(began))) && strings.Contains(m.Text(), "zu viel auf einmal")
		}) {
			t.Errorf("%s: they are not told", attack.name)
		}
		t.Logf("%s: %v; Ida was served %d times within %v; goroutines up to %d", attack.name, time.Since(began).Round(time.Millisecond), served, worst.Round(time.Millisecond), peak)
		if worst > patience {
			t.Errorf("%s: Ida waited for %v", attack.name, worst)
		}
	}
	s.audited()
	// What stays are connections that wait for the next request: fifty, with two goroutines here and one at the peer.
	mattermosttest.Until(t, "the goroutines have gone", func() bool { return runtime.NumGoroutine() < goroutines+3*50+30 })
	t.Logf("goroutines %d, then %d; heap %d MB, then %d MB with all that the peer remembers", goroutines, runtime.NumGoroutine(), heap>>20, inUse()>>20)
	if after := inUse(); after > heap+200<<20 {
		t.Errorf("the heap has grown to %d MB", after>>20)
	}
	s.secrets = []string{"Massensitzung", "Flutwelle"}
	s.discreet()
	if lines := strings.Count(s.log.String(), "\n"); lines > 5000 {
		t.Errorf("%d lines in the log", lines)
	}
}

func inUse() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse
}
