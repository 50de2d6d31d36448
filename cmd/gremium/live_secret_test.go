package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot/mattermost/mattermosttest"
)

// TestLiveSecretVote is a secret vote of six members on the real Mattermost server: the keys go out by direct message, people
// vote by buttons, in the channel and in direct messages, and two key holders open the box. Then nobody's message has a key.
func TestLiveSecretVote(t *testing.T) {
	w := newTown(t, "", "root", "koordination", "vorsitz", "stellv", "polizei", "schule", "sozial", "jugend")
	var log mattermosttest.Buffer
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(log.String())
		}
	})
	o := w.opens(&log)
	at := func(name string) string { return "@" + w.people[name].Username }
	w.types("root", "/gremium einrichten muster:lenkungsgremium name:Lenkungsgremium", "Lenkungsgremium")
	w.types("root", "/mitglied neu "+at("koordination")+" rolle:koordination", "gehört jetzt zu")
	w.types("koordination", "/mitglied neu "+at("vorsitz")+" rolle:vorsitz", "Vorsitz")
	w.types("koordination", "/mitglied neu "+at("stellv")+" rolle:stellvertretung", "gehört jetzt zu")
	for _, name := range []string{"polizei", "schule", "sozial", "jugend"} {
		w.types("koordination", "/mitglied neu "+at(name), "stimmberechtigt")
	}
	end := o.world.Now().AddDate(0, 0, 9)
	w.types("koordination", `/abstimmung umlauf "Vertrauen in die Leitung?" modus:geheim bis:`+end.Format(`"02.01.2006 15:04"`), "V1")
	card := w.inChannel("Vertrauen in die Leitung?")
	if words := mattermosttest.Words(card); !strings.Contains(words, "nicht vor denen, die den Chat-Server betreiben") {
		t.Errorf("the card does not say what the box does not protect against: %s", words)
	}

	// The keys.
	holders := []string{"vorsitz", "stellv", "koordination"}
	for _, who := range holders {
		key := w.directPost(who, "Schlüssel zur Urne: V1")
		if !strings.Contains(mattermosttest.Words(key), "[Urne öffnen]") {
			t.Errorf("%s has no button: %s", who, mattermosttest.Words(key))
		}
		if raw, err := json.Marshal(key); err != nil || strings.Contains(string(raw), "schluessel") {
			t.Errorf("%s reads the share itself, %v: %s", who, err, raw)
		}
	}
	w.press("vorsitz", w.directPost("vorsitz", "Schlüssel zur Urne: V1"), "Urne öffnen", "läuft noch")

	// Ballots: under the card, and in direct messages.
	for who, label := range map[string]string{"polizei": "Ja", "schule": "Ja", "sozial": "Nein"} {
		w.presses(who, card, label, "Ihre Stimme liegt in der Urne")
	}
	for who, label := range map[string]string{"vorsitz": "Ja", "stellv": "Enthaltung", "jugend": "Ja"} {
		w.press(who, w.directPost(who, "Umlaufbeschluss: V1"), label, "Ihre Stimme liegt in der Urne")
	}
	w.presses("polizei", card, "Nein", "nicht mehr ändern")
	w.presses("koordination", card, "Ja", "nicht berechtigt")
	w.inChannel("6 von 6")
	for _, p := range w.posts(w.channel.Id) {
		if words := mattermosttest.Words(p); strings.Contains(words, "Ja 4") {
			t.Errorf("an interim result: %s", words)
		}
	}

	// The count.
	if err := o.world.Advance(t.Context(), end.Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	w.direct("stellv", "in der Urne liegen 6 Stimmen")
	w.press("stellv", w.directPost("stellv", "Schlüssel zur Urne: V1"), "Urne öffnen", "Es fehlt noch ein zweiter")
	w.press("koordination", w.directPost("koordination", "Schlüssel zur Urne: V1"), "Urne öffnen", "Ja 4, Nein 1, Enthaltung 1")
	result := mattermosttest.Words(w.inChannel("Ja 4, Nein 1, Enthaltung 1"))
	if !strings.Contains(result, "/_redirect/pl/"+card.Id) {
		t.Errorf("the result does not lead back to the card %s: %s", card.Id, result)
	}
	for _, who := range holders {
		all := ""
		mattermosttest.Until(t, who+" has no key any more", func() bool {
			all = w.direct(who, "")
			return !strings.Contains(all, "[Urne öffnen]")
		})
		if !strings.Contains(all, "Ihren Schlüssel brauchen Sie nicht mehr") {
			t.Errorf("%s is not told: %s", who, all)
		}
	}

	for _, secret := range []string{"schluessel", "Vertrauen", "nein", "enthaltung"} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log says %q:\n%s", secret, log.String())
		}
	}
	files, err := filepath.Glob(filepath.Join(filepath.Dir(w.file), "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"schluessel", `"choice"`} {
			if strings.Contains(string(raw), secret) {
				t.Errorf("%s has %q in it", filepath.Base(file), secret)
			}
		}
	}
}

// directPost waits for a post of the bot in somebody's direct messages.
func (w *town) directPost(who, sees string) *model.Post {
	w.Helper()
	u := w.people[who]
	channel := u.Direct(w.TB, w.bot)
	var found *model.Post
	mattermosttest.Until(w.TB, who+" directly: "+sees, func() bool {
		list, _, err := u.GetPostsForChannel(w.Context(), channel, 0, 100, "", false, false)
		if err != nil {
			return false
		}
		for _, p := range list.Posts {
			if p.UserId == w.bot && strings.Contains(mattermosttest.Words(p), sees) {
				found = p
			}
		}
		return found != nil
	})
	return found
}

// press has a person press a button in direct messages, where the answer is a post as well.
func (w *town) press(who string, post *model.Post, label, sees string) {
	w.Helper()
	w.people[who].Press(w.TB, post, label)
	w.direct(who, sees)
}
