package main

import (
	"encoding/base64"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"gremium/bot/discord/discordtest"
)

// Attacks on the whole program on Discord's test peer: by a member of a guild, by who administers another one, by a
// hacked client. Floods are in discord_attack_flood_test.go.

// tenants are three councils: one in a guild, one in another guild, and one more in the first.
type tenants struct {
	*siege
	here, there, beside *discordtest.Channel // the attacked are there and beside
	mallory, outsider   *discordtest.User    // here: a member of the first council, and of the guild only
	victims             []*discordtest.User
	hostile             *discordtest.User // administers the other guild
	ids                 map[string]string // of the councils, by channel
}

// The words that only the attacked councils use.
var (
	thereWords  = []string{"Quastenflosser", "Okapi", "Tapir", "Kasuar", "Zander", "wiebke", "Xaver", "Zebrarat"}
	besideWords = []string{"Ginsterkatze", "Numbat", "Wombat", "Nanduhaus", "Nora Nagel", "nora", "Nandurat"}
)

func newTenants(t *testing.T) *tenants {
	s := &tenants{siege: besieged(t, contract(t), 0), ids: map[string]string{}}
	g, here := s.guild("Adorf", "rat")
	other, there := s.guild("Bdorf", "rat")
	s.here, s.there, s.beside, s.hostile = here, there, s.room(g, "verein"), other.Owner
	anke, wiebke, nora := s.person(g, "anke", "Anke Amsel"), s.person(other, "wiebke", "Wiebke Zander"), s.person(g, "nora", "Nora Nagel")
	s.mallory, s.outsider = s.person(g, "mallory", "Mallory"), s.person(g, "otto", "Otto Ohne")
	xaver := s.person(other, "xaver", "Xaver Quast")
	s.victims = []*discordtest.User{wiebke, xaver, nora}
	found := func(owner *discordtest.User, c *discordtest.Channel, name, more string, coordination *discordtest.User, members ...*discordtest.User) {
		s.wants(s.line(owner, c, "gremium einrichten muster:verein name:"+name+more), name+" ist eingerichtet")
		s.wants(s.line(owner, c, "mitglied neu @"+coordination.Username+" rolle:koordination"), "gehört jetzt zu")
		for _, m := range members {
			s.wants(s.line(coordination, c, "mitglied neu @"+m.Username), "gehört jetzt zu")
		}
	}
	found(g.Owner, here, "Adlerrat", "", anke, s.mallory)
	found(s.hostile, there, "Zebrarat", "", wiebke, xaver)
	found(g.Owner, s.beside, "Nandurat", " rat:neu", nora)
	plan := func(u *discordtest.User, c *discordtest.Channel, title, place, item, note string, meetings int) {
		for n := range meetings {
			s.wants(s.line(u, c, fmt.Sprintf("sitzung neu 24.0%d.2027 16:00 titel:%s ort:%s trotzdem:ja", n+3, title, place)), "ist geplant")
			s.wants(s.line(u, c, fmt.Sprintf("top neu %s sitzung:S%d", item, n+1)), item)
			s.wants(s.line(u, c, fmt.Sprintf("sitzung einladen S%d jetzt:ja", n+1)), "geht an")
			s.wants(s.line(u, c, fmt.Sprintf(`erinnerung neu %s wann:"24.0%d.2027 9:00"`, note, n+3)), note)
		}
	}
	plan(anke, here, "Amselsitzung", "Adlerhorst", "Alk", "Ara", 1)
	plan(wiebke, there, "Quastenflosser", "Kasuarsaal", "Okapi", "Tapir", 3)
	plan(nora, s.beside, "Ginsterkatze", "Nanduhaus", "Numbat", "Wombat", 3)
	s.secrets = slices.Concat(thereWords, besideWords, []string{"Amselsitzung", "Adlerhorst", "Adlerrat"})
	for _, c := range []*discordtest.Channel{here, there, s.beside} {
		for _, m := range s.peer.See(s.peer.Bot(), c) {
			for _, id := range customIDs(m) {
				if parts := strings.SplitN(id, ".", 4); len(parts) == 4 && parts[2] != "" {
					raw, err := base64.RawURLEncoding.DecodeString(parts[2])
					s.must(err)
					s.ids[c.ID] = uuid.UUID(raw).String()
				}
			}
		}
	}
	if len(s.ids) != 3 {
		t.Fatalf("%d councils", len(s.ids))
	}
	return s
}

// customIDs are what the buttons and menus of a message carry.
func customIDs(m discordtest.Message) (all []string) {
	for _, b := range m.Buttons() {
		if b.CustomID != "" {
			all = append(all, b.CustomID)
		}
	}
	for _, menu := range m.Selects() {
		for _, c := range menu.Choices {
			all = append(all, fmt.Sprint(c.Value))
		}
	}
	return all
}

// TestDiscordAttackTenants reaches for what is another council's: by its ids, by what is suggested, by its buttons and forms
// with a hacked client. Neither its words nor a change of it. That no command gives anything away is proved in
// commands/attack_tenant_test.go; here are the ways that only Discord has.
func TestDiscordAttackTenants(t *testing.T) {
	t.Parallel()
	s := newTenants(t)
	before := s.audited()
	untouched := func(what string, channels ...*discordtest.Channel) {
		t.Helper()
		after := s.audited()
		for _, c := range channels {
			if id := s.ids[c.ID]; after[id] != before[id] {
				t.Errorf("%s: council %s has %d changes more", what, id, after[id]-before[id])
			}
		}
		before = after
	}
	foreign := slices.Concat(thereWords, besideWords)
	attackers := []*discordtest.User{s.mallory, s.outsider}

	for _, u := range attackers {
		for _, line := range []string{"sitzung zeigen S3", "sitzung absagen S3 grund:x jetzt:ja", "top liste S2", "mitglied ende @wiebke", "erinnerung aus E3", "gremium rat:Zebrarat", "S3 ja"} {
			s.lacks("/"+line, s.line(u, s.here, line)+s.direct(u, line), notTyped(foreign, line)...)
		}
		for _, at := range []struct{ path, option string }{
			{"sitzung zeigen", "sitzung"}, {"sitzung absagen", "sitzung"}, {"mitglied ende", "person"}, {"top zurueckziehen", "top"}, {"erinnerung aus", "erinnerung"}, {"g", "zeile"},
		} {
			for _, typed := range []string{"", "S", "S3", "E", "q", "Quasten", "w", "n"} {
				choices, err := u.Complete(t.Context(), s.here, at.path, nil, at.option, typed)
				s.must(err)
				shown := fmt.Sprint(choices)
				// Who is in the guild is suggested by name, whatever council they are in.
				s.lacks("/"+at.path+" "+typed, shown, notTyped(slices.Concat(thereWords, []string{"Ginsterkatze", "Numbat", "Wombat", "Nanduhaus", "Nandurat"}), typed)...)
				if u == s.outsider {
					s.lacks("/"+at.path+" "+typed, shown, "Amselsitzung", "Alk", "Ara")
				}
			}
		}
	}
	untouched("ids", s.there, s.beside)

	// Every button of the others, those of answers that only they see too, and forms that they have open.
	var stolen []string
	for _, u := range append(slices.Clone(s.victims), s.hostile) {
		for _, c := range []*discordtest.Channel{s.there, s.beside, u.DM()} {
			for _, m := range s.peer.See(u, c) {
				for _, id := range customIDs(m) {
					if !slices.Contains(stolen, id) {
						stolen = append(stolen, id)
					}
				}
			}
		}
	}
	wiebke := s.victims[0]
	s.must(wiebke.Slash(t.Context(), s.there, "sitzung neu", map[string]any{"titel": "Okapiform"}))
	open, ok := wiebke.Modal()
	if !ok || len(stolen) < 10 {
		t.Fatalf("only %d buttons, a form: %v", len(stolen), ok)
	}
	stolen = append(stolen, open.ID, "W"+open.ID[1:], "L"+open.ID[1:], "D"+open.ID[1:])
	for _, c := range []*discordtest.Channel{s.there, s.beside} { // and what we have never made
		for _, line := range []string{"/sitzung absagen S3 grund:x jetzt:ja", "/sitzung zeigen S1", "/mitglied neu @mallory rolle:vorsitz", "/gremium verbinden", "/sitzung verwerfen S1"} {
			stolen = append(stolen, s.forged(c, line))
		}
	}
	stolen = append(stolen, "M..\u0001", "M..\n", "M.."+strings.Repeat("ä", 90))
	for _, council := range []string{"=", "=unfounded", "=x", "=\u0001", "=" + strings.Repeat("y", 60), "AAAAAAAAAAAAAAAAAAAAAA"} {
		stolen = append(stolen, "A0.."+council+"./gremium uebersicht", "A4.."+council+".abc", "W."+council+".abc")
	}
	for _, u := range attackers {
		card := s.newest(u, s.here)
		for _, id := range stolen {
			for _, act := range []func() error{
				func() error { return u.Forge(t.Context(), card.ID, id) },
				func() error {
					return u.ForgeSubmit(t.Context(), s.here, id, map[string]string{"when": "24.07.2027 16:00", "title": "Meins"})
				},
			} {
				since := s.peer.Revision()
				s.must(act())
				s.settled()
				said := s.news(u, since)
				s.lacks(fmt.Sprintf("%q", id), said, notTyped(foreign, id)...)
				s.wants(said, "Es ist nichts ge") // schehen, or speichert
			}
		}
	}
	untouched("buttons and forms", s.here, s.there, s.beside)

	// Who administers another guild administers that one only, whatever a button says. Attacked are the councils of the first.
	cuckoo := s.room(s.there.Guild(), "nest")
	s.line(s.hostile, cuckoo, "hilfe")
	mine := s.newest(s.hostile, cuckoo)
	for _, c := range []*discordtest.Channel{s.here, s.beside} {
		for _, line := range []string{
			"/gremium einrichten muster:verein name:Kuckuck", "/gremium einrichten muster:arbeitsgruppe name:Kuckuck ueber:Adlerrat", "/gremium nachholen",
			"/gremium regeln frist:1", "/gremium verbinden", "/gremium trennen", "/mitglied neu @owner", "/gremium uebersicht",
		} {
			since := s.peer.Revision()
			s.must(s.hostile.Forge(t.Context(), mine.ID, s.forged(c, line)))
			s.settled()
			s.lacks("forged "+line, s.news(s.hostile, since), notTyped(append([]string{"Amselsitzung", "Adlerhorst", "Adlerrat", "Anke"}, besideWords...), line)...)
		}
	}
	untouched("who administers another guild", s.here, s.beside)
	s.discreet()
}

// forged is the custom id of a button of a council's with any line.
func (s *tenants) forged(c *discordtest.Channel, line string) string {
	s.Helper()
	id, err := uuid.Parse(s.ids[c.ID])
	s.must(err)
	return "A0.." + base64.RawURLEncoding.EncodeToString(id[:]) + "." + line
}

// newest is the bot's last message that somebody sees in a channel.
func (s *tenants) newest(u *discordtest.User, c *discordtest.Channel) discordtest.Message {
	s.Helper()
	for _, m := range slices.Backward(s.peer.See(u, c)) {
		if m.Author == s.peer.Bot() {
			return m
		}
	}
	s.Fatal("the bot has said nothing")
	return discordtest.Message{}
}

// notTyped leaves out what the attacker has typed and may be told back.
func notTyped(words []string, line string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool {
		return strings.Contains(strings.ToLower(line), strings.ToLower(w))
	})
}

// TestDiscordAttackClicks repeats what others and oneself have done, and presses what is over.
func TestDiscordAttackClicks(t *testing.T) {
	t.Parallel()
	s := besieged(t, contract(t), 0)
	g, rat := s.guild("Adorf", "rat")
	s.wants(s.line(g.Owner, rat, "gremium einrichten muster:verein name:Adlerrat"), "ist eingerichtet")
	s.wants(s.line(g.Owner, rat, "mitglied neu @"+g.Owner.Username+" rolle:koordination stimme:nein"), "gehört jetzt zu")
	var members []*discordtest.User
	for n := range 10 {
		u := s.person(g, fmt.Sprint("klick", n), fmt.Sprint("Klickerin ", n))
		members = append(members, u)
		s.wants(s.line(g.Owner, rat, "mitglied neu @"+u.Username), "gehört jetzt zu")
	}
	outsider := s.person(g, "otto", "Otto Ohne")
	s.wants(s.line(g.Owner, rat, "sitzung neu 24.03.2027 16:00 titel:Klicksitzung trotzdem:ja"), "ist geplant")
	s.wants(s.line(g.Owner, rat, "sitzung einladen S1 jetzt:ja"), "geht an")
	card := func() discordtest.Message {
		t.Helper()
		for _, m := range slices.Backward(s.peer.See(outsider, rat)) {
			if !m.Ephemeral && strings.Contains(m.Text(), "Klicksitzung") {
				return m
			}
		}
		t.Fatal("no card")
		return discordtest.Message{}
	}
	accept, ok := card().Button("Zusage")
	if !ok {
		t.Fatalf("no button in\n%s", card().Text())
	}
	decline, _ := card().Button("Absage")

	// Ten at once, each twice, and one person ten times: everybody counts once.
	parallel := func(n int, act func(int) error) {
		t.Helper()
		errs := make(chan error, n)
		for i := range n {
			go func() { errs <- act(i) }()
		}
		for range n {
			if err := <-errs; err != nil {
				t.Error(err)
			}
		}
		s.settled()
	}
	parallel(10, func(n int) error {
		s.peer.DuplicateNext("INTERACTION_CREATE")
		return members[n].Press(t.Context(), card().ID, accept.CustomID)
	})
	s.wants(card().Text(), "Zusagen 10, Absagen 0")
	parallel(10, func(n int) error { return members[0].Press(t.Context(), card().ID, decline.CustomID) })
	s.wants(card().Text(), "Zusagen 9, Absagen 1")
	since := s.peer.Revision()
	s.must(outsider.Press(t.Context(), card().ID, accept.CustomID))
	s.settled()
	s.wants(s.news(outsider, since), "nicht")
	s.wants(card().Text(), "Zusagen 9, Absagen 1")

	// Moved, cancelled, over: whoever still sees the old card, or has kept its buttons, changes nothing by mistake.
	asOld := func(u *discordtest.User, button discordtest.Button, options map[string]any, path string) string {
		t.Helper()
		old := card()
		if path != "" { // what the card shows comes later
			s.must(g.Owner.Slash(t.Context(), rat, path, options))
			waiting, cancel := within(t.Context())
			defer cancel()
			s.must(s.chat.Quiet(waiting))
		}
		since := s.peer.Revision()
		s.must(u.Press(t.Context(), old.ID, button.CustomID))
		s.settled()
		return s.news(u, since)
	}
	s.wants(asOld(members[1], accept, map[string]any{"sitzung": "S1", "auf": "25.03.2027 17:00", "grund": "Sturm"}, "sitzung verschieben"), "25. März 2027, 17:00 Uhr teil")
	moved, _ := card().Button("Zusage")
	s.wants(asOld(members[2], moved, map[string]any{"sitzung": "S1", "grund": "Sturm"}, "sitzung absagen"), "abgesagt")
	counts := s.audited()
	for _, id := range []string{accept.CustomID, decline.CustomID, moved.CustomID} {
		s.must(members[2].Forge(t.Context(), card().ID, id))
	}
	s.wants(s.line(g.Owner, rat, "sitzung neu 24.04.2027 16:00 titel:Klicksitzung2 trotzdem:ja"), "ist geplant")
	s.wants(s.line(g.Owner, rat, "sitzung einladen S2 jetzt:ja"), "geht an")
	second, ok := card().Button("Zusage")
	if !ok {
		t.Fatalf("no button in\n%s", card().Text())
	}
	for id, n := range s.audited() { // the new meeting and its invitation only
		if n != counts[id]+2 {
			t.Errorf("buttons of a cancelled meeting have changed something: %d, then %d", counts[id], n)
		}
	}
	s.clock.set(time.Date(2027, 4, 26, 9, 0, 0, 0, s.clock.Now().Location()))
	counts = s.audited()
	s.wants(asOld(members[3], second, nil, ""), "schon vorbei")
	if after := s.audited(); !maps.Equal(counts, after) {
		t.Errorf("buttons of what is over have changed something: %v, %v", counts, after)
	}

	// Two coordinators at once: both are heard, one after the other, and the card shows what came of it.
	s.wants(s.line(g.Owner, rat, "sitzung neu 24.05.2027 16:00 titel:Klicksitzung3 trotzdem:ja"), "ist geplant")
	s.wants(s.line(g.Owner, rat, "sitzung einladen S3 jetzt:ja"), "geht an")
	karla := s.person(g, "karla", "Karla Koordination")
	s.wants(s.line(g.Owner, rat, "mitglied neu @karla rolle:koordination"), "gehört jetzt zu")
	counts = s.audited()
	parallel(2, func(n int) error {
		to := []string{"25.05.2027 16:00", "26.05.2027 16:00"}[n]
		return []*discordtest.User{g.Owner, karla}[n].Slash(t.Context(), rat, "sitzung verschieben", map[string]any{"sitzung": "S3", "auf": to, "grund": "Sturm"})
	})
	for id, n := range s.audited() {
		if n != counts[id]+2 {
			t.Errorf("two moves are %d changes", n-counts[id])
		}
	}
	now := regexp.MustCompile(`\S+, 2[56]\. Mai 2027`).FindString(s.line(karla, rat, "sitzung zeigen S3"))
	if now == "" {
		t.Error("the meeting is not moved")
	}
	s.wants(card().Text(), "jetzt "+now)

	// A message action on what somebody else has written, and on the bot's own post.
	said, err := outsider.Say(t.Context(), rat, "Laterne kaputt <@"+members[0].ID+"> @everyone")
	s.must(err)
	for _, id := range []string{said.ID, card().ID} {
		for _, u := range []*discordtest.User{outsider, members[4]} {
			for _, c := range s.peer.Commands(g) {
				if c.Type == 3 {
					since := s.peer.Revision()
					s.must(u.Apply(t.Context(), c.Name, id))
					s.settled()
					if u == outsider {
						s.lacks(c.Name, s.news(u, since), "hinzugefügt")
					}
				}
			}
		}
	}
	s.secrets = []string{"Klicksitzung", "Laterne", "Sturm"}
	s.discreet()
}
