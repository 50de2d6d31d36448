package main

import (
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gremium/bot"
	"gremium/bot/discord"
	"gremium/bot/discord/discordtest"
	"gremium/bot/mattermost/mattermosttest"
	"gremium/commands/records"
	"gremium/store"
	"gremium/store/bolt"
)

// siege is the whole program on Discord's test peer, with what the attacks need: several guilds, the log at its most
// talkative, and a clock that can be set.
type siege struct {
	*testing.T
	*process
	peer  *discordtest.Peer
	chat  *discord.Platform
	log   *mattermosttest.Buffer
	clock *world // only its clock

	serves  bool // the queue runs by itself
	rooms   []*discordtest.Channel
	people  []*discordtest.User
	secrets []string // what the log must not say, beside names
}

// besieged starts it. Without a contract the peer is faster. A card is changed again after the spacing at the earliest.
func besieged(t *testing.T, c *discordtest.Contract, spacing time.Duration) *siege {
	t.Helper()
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	s := &siege{T: t, clock: emptyWorld(berlin, ""), log: new(mattermosttest.Buffer)}
	s.peer = discordtest.Start(t, discordtest.Options{Contract: c, NoContract: c == nil, Now: s.clock.Now, Zone: berlin, AckWithin: floodPatience})
	log := slog.New(slog.NewTextHandler(s.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	s.chat, err = discord.New(discord.Config{Token: s.peer.Token(), Now: s.clock.Now, Log: log, Unpaced: true})
	if err != nil {
		t.Fatal(err)
	}
	db, err := openStore(t.Context(), filepath.Join(t.TempDir(), "gremium.db"), nil, bolt.NoSync())
	if err != nil {
		t.Fatal(err)
	}
	s.process = assemble(wiring{
		store: db, now: s.clock.Now, log: log, workers: 4, spacing: spacing,
		platforms: map[string]bot.Platform{s.chat.Name(): s.chat},
	})
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.chat.Run(ctx, s.core) }()
	t.Cleanup(func() {
		stop()
		if err := errors.Join(<-ended, db.Close()); err != nil {
			t.Error(err)
		}
		if t.Failed() {
			t.Log(tail(s.log.String(), 4000))
		}
	})
	waiting, cancel := within(t.Context())
	defer cancel()
	s.must(s.chat.Ready(waiting))
	return s
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }

func (s *siege) must(err error) {
	s.Helper()
	if err != nil {
		s.Fatalf("%v\n%s", err, tail(s.log.String(), 4000))
	}
}

// guild makes a guild with a channel, and its owner, who administers it.
func (s *siege) guild(name, channel string) (*discordtest.Guild, *discordtest.Channel) {
	s.Helper()
	g := s.peer.Guild(name, "de")
	c := s.room(g, channel)
	s.people = append(s.people, g.Owner)
	waiting, cancel := within(s.Context())
	defer cancel()
	s.must(s.peer.Wait(waiting, func() bool { return registered(s.peer, g) }))
	return g, c
}

// registered says whether a guild has its commands; /g is declared after all roots.
func registered(peer *discordtest.Peer, g *discordtest.Guild) bool {
	return slices.ContainsFunc(peer.Commands(g), func(c discordtest.Command) bool { return c.Name == "g" })
}

func (s *siege) room(g *discordtest.Guild, name string) *discordtest.Channel {
	c := g.Channel(name, false)
	s.rooms = append(s.rooms, c)
	return c
}

// person makes a member of a guild.
func (s *siege) person(g *discordtest.Guild, username, name string) *discordtest.User {
	u := s.peer.User(username, name, "de")
	g.Join(u)
	s.people = append(s.people, u)
	return u
}

// settled waits until everything that was heard is answered, and delivers what is due.
func (s *siege) settled() {
	s.Helper()
	waiting, cancel := within(s.Context())
	defer cancel()
	s.must(s.chat.Quiet(waiting))
	if !s.serves {
		s.must(s.queue.RunDue(waiting, s.clock.Now()))
	}
}

// line types a line behind /g and returns what the person reads then that was not there before.
func (s *siege) line(u *discordtest.User, c *discordtest.Channel, line string) string {
	s.Helper()
	since := s.peer.Revision()
	if err := u.Slash(s.Context(), c, "g", map[string]any{"zeile": strings.TrimPrefix(line, "/")}); err != nil {
		s.Errorf("%s: %v", line, err)
	}
	s.settled()
	return s.news(u, since)
}

// direct writes to the bot and returns what comes.
func (s *siege) direct(u *discordtest.User, line string) string {
	s.Helper()
	since := s.peer.Revision()
	said, err := u.Say(s.Context(), u.DM(), line)
	s.must(err)
	waiting, cancel := within(s.Context())
	defer cancel()
	s.must(s.peer.Wait(waiting, func() bool {
		return slices.ContainsFunc(s.peer.See(u, u.DM()), func(m discordtest.Message) bool { return m.ReplyTo == said.ID })
	}))
	s.settled()
	return s.news(u, since)
}

// news is all that a person reads anywhere that has changed since a revision: messages, files, the open modal.
func (s *siege) news(u *discordtest.User, since int64) string {
	var all []string
	for _, c := range append(slices.Clone(s.rooms), u.DM()) {
		for _, m := range s.peer.See(u, c) {
			if m.Revision <= since || m.Author == u {
				continue
			}
			all = append(all, visible(m.Text()))
			for _, f := range m.Files {
				all = append(all, f.Name, string(f.Data))
			}
		}
	}
	if m, open := u.Modal(); open {
		all = append(all, visible(m.Text()))
		u.CloseModal()
	}
	return strings.Join(all, "\n")
}

// wants fails where a text lacks a part.
func (s *siege) wants(text string, parts ...string) {
	s.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			s.Errorf("%q is missing in\n%s", part, text)
		}
	}
}

// lacks fails where a text has a part.
func (s *siege) lacks(what, text string, parts ...string) {
	s.Helper()
	for _, part := range parts {
		if strings.Contains(strings.ToLower(text), strings.ToLower(part)) {
			s.Errorf("%s shows %q:\n%s", what, part, text)
		}
	}
}

// audited is how many changes each council has stored.
func (s *siege) audited() map[string]int {
	s.Helper()
	all := map[string]int{}
	councils, err := s.store.Councils(s.Context())
	s.must(err)
	for _, id := range append(councils, store.System) {
		s.must(s.store.View(s.Context(), id, func(tx store.Tx) error {
			if id != store.System {
				for _, err := range records.Audits.List(tx, store.Range{}) {
					if err != nil {
						return err
					}
					all[id]++
				}
			}
			return errors.Join(records.Check(tx)...) // nothing is stored by half
		}))
	}
	return all
}

// discreet fails where the log says what it must not: tokens, names, what people wrote, what buttons carry.
func (s *siege) discreet() {
	s.Helper()
	log := s.log.String()
	tokens := map[string]bool{s.peer.Token(): true}
	for _, r := range s.peer.Requests() {
		if steps := strings.Split(r.Path, "/"); len(steps) > 3 && (steps[1] == "interactions" || steps[1] == "webhooks") {
			tokens[steps[3]] = true
		}
	}
	for token := range tokens {
		if strings.Contains(log, token) {
			s.Error("the log has a token")
		}
	}
	for _, u := range s.people {
		for _, name := range []string{u.Username, u.Name} {
			if name != "" && strings.Contains(log, name) {
				s.Errorf("the log names %q", name)
			}
		}
	}
	for _, secret := range append(s.secrets, "zeile", "custom_id", "/sitzung", "A0.", "panic") {
		if at := strings.Index(log, secret); at >= 0 {
			s.Errorf("the log says %q: %s", secret, log[max(0, at-300):min(len(log), at+200)])
		}
	}
}
