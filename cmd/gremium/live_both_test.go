package main

import (
	"log/slog"
	"regexp"
	"strings"
	"testing"
	"time"

	"gremium/bot"
	"gremium/bot/discord"
	"gremium/bot/discord/discordtest"
	"gremium/bot/mattermost/mattermosttest"
)

// code is a single-use code as it is shown.
var code = regexp.MustCompile(`\b[A-Z0-9]{4}-[A-Z0-9]{4}\b`)

// TestLiveBothChats has one council on the real Mattermost server and on Discord's test peer: connected and linked by
// codes, with one answer per person, and reminders where the person reads.
func TestLiveBothChats(t *testing.T) {
	peer := discordtest.Start(t, discordtest.Options{Contract: contract(t)})
	w := newTown(t, "", "root", "koordination", "polizei", "schule")
	guild := peer.Guild("Musterstadt", "de")
	chair, police := guild.Owner, peer.User("polizei-privat", "Pia Polizei", "de")
	guild.Join(police)
	channel := guild.Channel("rat", false)
	var log mattermosttest.Buffer
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(log.String())
		}
	})
	o := w.opens(&log, func(clock *world, log *slog.Logger) bot.Platform {
		p, err := discord.New(discord.Config{Token: peer.Token(), Now: clock.Now, Log: log, Unpaced: true})
		if err != nil {
			t.Fatal(err)
		}
		return p
	})
	ctx, cancel := within(t.Context())
	defer cancel()
	until := func(who *discordtest.User, where *discordtest.Channel, sees string) (found discordtest.Message) {
		t.Helper()
		if err := peer.Wait(ctx, func() bool {
			for _, m := range peer.See(who, where) {
				if strings.Contains(visible(m.Text()), sees) {
					found = m
				}
			}
			return found.ID != ""
		}); err != nil {
			t.Fatalf("%q: %v\n%s", sees, err, log.String())
		}
		return found
	}
	slash := func(who *discordtest.User, path string, options map[string]any, sees string) discordtest.Message {
		t.Helper()
		if err := who.Slash(ctx, channel, path, options); err != nil {
			t.Fatalf("/%s: %v\n%s", path, err, log.String())
		}
		return until(who, channel, sees)
	}
	if err := peer.Wait(ctx, func() bool { return registered(peer, guild) }); err != nil {
		t.Fatal(err)
	}
	at := func(name string) string { return "@" + w.people[name].Username }
	// given types a command in Mattermost that answers with a code.
	given := func(who, line, sees string) string {
		t.Helper()
		u := w.people[who]
		before := len(u.Frames("ephemeral_message"))
		said := u.Slash(t, w.team, w.channel.Id, line).Text
		if !strings.Contains(said, sees) {
			said = mattermosttest.Words(w.newest(u, "ephemeral_message", before, line, sees))
		}
		found := code.FindString(said)
		if found == "" {
			t.Fatalf("%s: no code in %q", line, said)
		}
		return found
	}

	w.types("root", "/gremium einrichten muster:lenkungsgremium name:Lenkungsgremium", "Lenkungsgremium")
	w.types("root", "/mitglied neu "+at("koordination")+" rolle:koordination", "gehört jetzt zu")
	w.types("koordination", "/mitglied neu "+at("polizei"), "gehört jetzt zu")
	w.types("koordination", "/mitglied neu "+at("schule"), "gehört jetzt zu")
	slash(police, "sitzung liste", nil, "noch kein Gremium")
	slash(chair, "gremium verbinden", map[string]any{"code": given("koordination", "/gremium verbinden", "Der Code:")}, "Lenkungsgremium")
	slash(police, "mitglied verknuepfen", map[string]any{"code": given("polizei", "/mitglied verknuepfen", "Ihr Code:")}, "verknüpft")
	w.direct("polizei", "verknüpft")

	w.types("koordination", "/sitzung neu 24.03.2027 16:00 ort:Rathaus", "S1")
	w.types("polizei", `/top neu "Fall Bahnhofstraße" nichtoeffentlich:ja`, "Fall Bahnhofstraße")
	w.types("koordination", "/sitzung einladen S1 jetzt:ja", "geht an 3 Personen")
	card := w.inChannel("Zusagen 0, Absagen 0, Vertretungen 0, offen 3")
	there := until(police, channel, "Zusagen 0, Absagen 0, Vertretungen 0, offen 3")
	if strings.Contains(there.Text(), "Fall Bahnhofstraße") {
		t.Error("a non-public title is shown in Discord")
	}
	if len(there.Files) != 2 {
		t.Errorf("the card in Discord has %d files, want the calendar entry and the paper", len(there.Files))
	}
	if err := peer.Wait(ctx, func() bool { return len(peer.Threads(channel)) == 1 && len(peer.ScheduledEvents(guild)) == 1 }); err != nil {
		t.Errorf("the card in Discord has %d threads and %d entries in the calendar", len(peer.Threads(channel)), len(peer.ScheduledEvents(guild)))
	}

	// One answer per person: yes in Discord, then no in Mattermost.
	accept, ok := there.Button("Zusage")
	if !ok {
		t.Fatal("no button in Discord")
	}
	if err := police.Press(ctx, there.ID, accept.CustomID); err != nil {
		t.Fatal(err)
	}
	until(police, channel, "Zusage notiert")
	w.inChannel("Zusagen 1, Absagen 0, Vertretungen 0, offen 2")
	w.presses("polizei", card, "Absage", "Absage notiert")
	until(police, channel, "Zusagen 0, Absagen 1, Vertretungen 0, offen 2")

	// Reminders come where the person reads.
	slash(police, "erinnerung neu", map[string]any{"text": "Akten holen", "wann": "in 30 Minuten"}, "Akten holen")
	slash(police, "erinnerung hier", nil, "Erinnerungen")
	if err := o.world.Advance(t.Context(), o.world.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	until(police, police.DM(), "Akten holen")
	if said := w.direct("polizei", ""); strings.Contains(said, "Akten holen") {
		t.Error("the reminder came twice: in Mattermost, too")
	}
	for _, secret := range []string{"Akten holen", "Bahnhofstraße", "Pia Polizei", "polizei-privat", peer.Token()} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log says %q", secret)
		}
	}
}
