package commands

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// voters are members with a seat who have accounts on the stage.
var voters = []string{"frida", "gerd", "hans", "ida", "jan", "klara"}

// playBallots plays votes in which every card and every job of theirs comes; all that is said has the word "Geheim" in it.
func (s *stage) playBallots() {
	s.t.Helper()
	for _, who := range voters {
		s.do("anna", "rat", "/mitglied neu @"+who)
	}
	s.do("anna", "rat", "/mitglied neu @lena rolle:schriftfuehrung")
	end := s.now.AddDate(0, 0, 10)
	until := end.Format(` bis:"02.01.2006 15:04"`)
	s.do("anna", "rat", `/abstimmung umlauf "Geheimfrage?"`+until)
	first := s.newestVote()
	s.do("frida", "rat", "/abstimmung stimme "+first.ID+" ja")
	s.do("anna", "rat", `/abstimmung umlauf "Geheimkasse?" modus:geheim`+until+" trotzdem:ja")
	secret := s.newestVote()
	for _, who := range voters {
		s.do(who, "rat", "/abstimmung stimme "+secret.ID+" ja")
	}
	s.chat.trip = func(m bot.Message) {
		if strings.HasPrefix(m.Key, "share") {
			panic("the program ends")
		}
	}
	s.bot.Handle(s.t.Context(), s.event("anna", "rat", `/abstimmung umlauf "Geheimer Abbruch?" modus:geheim`+until+" trotzdem:ja"))
	s.chat.trip = nil
	s.until(end.Add(time.Hour))
	for _, who := range []string{"anna", "bert"} {
		s.pressShare(who, secret.ID)
	}
	// The chair stands for election, and holds no key.
	s.do("bert", "rat", `/abstimmung wahl Geheimamt kandidaten:"@bert, Geheimkandidatin" modus:geheim urne:@frida trotzdem:ja`)
	want(s.t, s.chat.last("id-bert"), "Einen Schlüssel zur Urne haben Sie nicht", "einstimmiges Ergebnis", "![Urne öffnen]")
	// Down while a reminder and the end fall due.
	end = s.now.AddDate(0, 0, 10)
	s.do("anna", "rat", `/abstimmung umlauf "Geheimsache?"`+end.Format(` bis:"02.01.2006 15:04"`))
	s.now = end.AddDate(0, 0, 2)
	s.start()
	s.until(s.now.AddDate(0, 0, 100)) // choices are forgotten
}

// newestVote is the vote that was opened last.
func (s *stage) newestVote() (v council.Vote) {
	s.t.Helper()
	s.read(func(tx store.Tx) error {
		for one, err := range records.Votes.List(tx, store.Range{Reverse: true, Limit: 1}) {
			v = one
			return err
		}
		return nil
	})
	return v
}

func (s *stage) electors(v council.Vote) (all []council.Elector) {
	s.t.Helper()
	s.read(func(tx store.Tx) (err error) { all, err = records.ElectorsOf(tx, v.Number); return err })
	return all
}

// shareOf is the message with somebody's share of the key to a box.
func (s *stage) shareOf(who, vote string) *bot.Message {
	s.t.Helper()
	for _, m := range slices.Backward(s.chat.to("id-" + who)) {
		if len(m.Buttons) == 1 && strings.Contains(m.Buttons[0].Line, "/abstimmung urne "+vote+" ") {
			return &m
		}
	}
	s.t.Fatalf("%s has no share of %s", who, vote)
	return nil
}

func (s *stage) pressShare(who, vote string) bot.Reply {
	s.t.Helper()
	return s.press(who, "@bot", s.shareOf(who, vote), "Urne öffnen")
}

// assembly is a stage with a meeting that is on, its only item called, and so many voters in it: bert, the chair, and others.
func assembly(t *testing.T, n int, rules string) *stage {
	t.Helper()
	s := newStage(t)
	s.do("root", "rat", "/gremium einrichten muster:lenkungsgremium name:Rat")
	s.do("root", "rat", "/gremium regeln frist:0 "+rules)
	s.do("root", "rat", "/mitglied neu @anna rolle:koordination")
	s.do("anna", "rat", "/mitglied neu @bert rolle:vorsitz")
	for _, who := range voters[:n-1] {
		s.do("anna", "rat", "/mitglied neu @"+who)
	}
	s.do("anna", "rat", "/sitzung neu 01.03.2027 10:00")
	s.do("anna", "rat", "/top neu Lampen art:beschluss")
	s.do("anna", "rat", "/sitzung einladen S1 grund:Eilt jetzt:ja")
	s.until(s.now.Add(time.Hour))
	s.do("anna", "rat", "/sitzung eroeffnen S1")
	s.do("anna", "rat", "/sitzung anwesend alle")
	s.do("anna", "rat", "/top aufruf 1")
	return s
}

// TestOneBallot: whatever is pressed how often, by whom, on whichever account and at whatever second, there is one ballot of
// each seat, the last one in time, and the figures are those of a simple model.
func TestOneBallot(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := twoPlatforms(t)
		s.seatedVoters(4)
		start, end := s.now, s.now.AddDate(0, 0, 8)
		s.do("anna", "rat", "/abstimmung umlauf Lampen? beteiligung:0 mehrheit:einfach bis:"+end.Format(`"02.01.2006 15:04"`))
		people := append([]string{"bert"}, voters[:3]...)
		model, biased, closed := map[string]council.Choice{}, map[string]bool{}, false
		var events []bot.Event
		rt.Repeat(map[string]func(*rapid.T){
			"cast": func(rt *rapid.T) {
				who := rapid.SampledFrom(append(slices.Clone(people), "anna", "lena")).Draw(rt, "who")
				place := rapid.SampledFrom([]string{"rat", "@bot", "other:@bot"}).Draw(rt, "place")
				choice := rapid.SampledFrom([]council.Choice{council.Yes, council.No, council.Abstain}).Draw(rt, "choice")
				if place != "rat" && !slices.Contains(people, who) || place == "other:@bot" && who != "frida" {
					place = "rat"
				}
				e := s.event(who, place, "/abstimmung stimme V1 "+choiceWords[choice][0])
				e.Source = bot.Pressed
				events = append(events, e)
				reply := s.bot.Handle(rt.Context(), e)
				counts := slices.Contains(people, who) && !biased[who] && !closed && s.now.Before(end)
				if counts == reply.Failed {
					rt.Fatalf("%s at %v: %s", who, s.now, said(reply))
				}
				if counts {
					model[who] = choice
				}
			},
			"again": func(rt *rapid.T) { // the same click, delivered twice; platforms do not after the time they name
				events = slices.DeleteFunc(events, func(e bot.Event) bool { return !s.now.Before(e.Once.Until) })
				if len(events) == 0 {
					rt.Skip()
				}
				s.bot.Handle(rt.Context(), rapid.SampledFrom(events).Draw(rt, "event"))
			},
			"recuse": func(rt *rapid.T) {
				who := rapid.SampledFrom(people).Draw(rt, "who")
				reply := s.bot.Handle(rt.Context(), s.event(who, "rat", "/abstimmung befangen V1"))
				if !reply.Failed {
					biased[who] = true
					delete(model, who)
				}
			},
			"wait": func(rt *rapid.T) {
				s.until(s.now.Add(time.Duration(rapid.IntRange(0, 40).Draw(rt, "hours")) * time.Hour))
			},
			"almost": func(rt *rapid.T) { // the closing second
				if s.now.Before(end.Add(-time.Second)) {
					s.until(end.Add(-time.Nanosecond))
				}
			},
			"close": func(rt *rapid.T) {
				reply := s.bot.Handle(rt.Context(), s.event("anna", "rat", "/abstimmung schliessen V1"))
				early := s.now.Before(start.AddDate(0, 0, 7))
				if reply.Failed != (early || closed || !s.now.Before(end)) {
					rt.Fatalf("closing at %v: %s", s.now, said(reply))
				}
				closed = closed || !reply.Failed
			},
			"": func(rt *rapid.T) {
				s.until(s.now)
				v := s.vote("V1")
				if v.Closed.IsZero() == (closed || !s.now.Before(end)) {
					rt.Fatalf("closed %v at %v", v.Closed, s.now)
				}
				var wanted council.Tally
				for who, choice := range model {
					if !biased[who] {
						*map[council.Choice]*int{council.Yes: &wanted.Yes, council.No: &wanted.No, council.Abstain: &wanted.Abstain}[choice]++
					}
				}
				voted, could := council.Turnout(s.electors(v))
				if voted != wanted.Cast() || could != len(people)-len(biased) {
					rt.Fatalf("turnout %d of %d, want %d of %d", voted, could, wanted.Cast(), len(people)-len(biased))
				}
				want(t, shown(s.chat.to("rat")[s.cardAt("ballot V1")]), fmt.Sprintf("Abgestimmt: %d von %d", voted, could))
				if !v.Closed.IsZero() && v.Tally != wanted {
					rt.Fatalf("%+v, want %+v", v.Tally, wanted)
				}
			},
		})
		s.check()
	})
}

// seatedVoters is a body with so many who vote: bert, the chair, and others; frida has an account on the other platform, too.
func (s *stage) seatedVoters(n int) {
	s.t.Helper()
	s.do("root", "rat", "/gremium einrichten muster:lenkungsgremium name:Rat")
	s.do("root", "rat", "/mitglied neu @anna rolle:koordination")
	s.do("anna", "rat", "/mitglied neu @bert rolle:vorsitz")
	for _, who := range voters[:n-1] {
		s.do("anna", "rat", "/mitglied neu @"+who)
	}
	if s.other != nil {
		s.do("frida", "other:@bot", "mitglied verknuepfen "+s.code("frida", "@bot", "mitglied verknuepfen"))
	}
}

// cardAt is the place of the post with a delivery key among those in the channel.
func (s *stage) cardAt(key string) int {
	s.t.Helper()
	i := slices.IndexFunc(s.chat.to("rat"), func(m bot.Message) bool { return strings.HasSuffix(m.Key, " "+key) })
	if i < 0 {
		s.t.Fatalf("no post %q", key)
	}
	return i
}

// TestCrowd: everybody votes at once, twice each, while somebody closes the vote: what was answered to be counted is counted,
// and what was refused is not.
func TestCrowd(t *testing.T) {
	s := newStage(t)
	s.do("root", "rat", "/gremium einrichten muster:arbeitsgruppe name:AG")
	s.do("root", "rat", "/mitglied neu @anna rolle:koordination")
	const crowd = 40
	for i := range crowd {
		s.do("anna", "rat", fmt.Sprintf("/mitglied neu @voter%d grund:viele", i))
	}
	s.do("anna", "rat", "/abstimmung umlauf Lampen? trotzdem:ja bis:02.03.2027")
	s.now = s.now.Add(time.Hour)
	var all sync.WaitGroup
	counted := make([]bool, crowd)
	events := make([]bot.Event, 2*crowd)
	for i := range events {
		events[i] = s.event(fmt.Sprintf("voter%d", i%crowd), "rat", "/abstimmung stimme V1 ja")
	}
	closing := s.event("anna", "rat", "/abstimmung zurueckziehen V1")
	closing.Line = "/abstimmung verlaengern V1 bis:03.03.2027"
	for i, e := range events {
		all.Go(func() {
			reply := s.bot.Handle(t.Context(), e)
			if i < crowd {
				counted[i] = !reply.Failed
			}
		})
	}
	all.Go(func() { s.bot.Handle(t.Context(), closing) })
	all.Wait()
	if slices.Contains(counted, false) {
		t.Fatalf("refused: %v", counted)
	}
	s.until(s.now.AddDate(0, 0, 3))
	if v := s.vote("V1"); v.Tally != (council.Tally{Yes: crowd}) || v.Verdict != council.Adopted {
		t.Errorf("%+v %s", v.Tally, v.Verdict)
	}
	s.check()
}

// TestSecretCrowd: everybody presses every button of a secret vote at once: one ballot each lies in the box, and all are counted.
func TestSecretCrowd(t *testing.T) {
	s := newStage(t)
	s.seatedVoters(len(voters) + 1)
	s.do("anna", "rat", "/mitglied neu @lena rolle:schriftfuehrung")
	end := s.now.AddDate(0, 0, 10)
	s.do("anna", "rat", `/abstimmung umlauf Lampen? modus:geheim beteiligung:0`+end.Format(` bis:"02.01.2006 15:04"`)+" trotzdem:ja")
	people := append([]string{"bert"}, voters...)
	var all sync.WaitGroup
	for _, who := range people {
		for _, choice := range []string{"ja", "nein", "enthaltung"} {
			e := s.event(who, "rat", "/abstimmung stimme V1 "+choice)
			e.Source = bot.Pressed
			all.Go(func() { s.bot.Handle(t.Context(), e) })
		}
	}
	all.Wait()
	s.read(func(tx store.Tx) error {
		box, err := records.Boxes.Get(tx, store.Padded(1))
		voted, could := council.Turnout(s.electors(s.vote("V1")))
		if len(box.Ballots) != len(people) || voted != len(people) || could != len(people) {
			t.Errorf("%d ballots, %d of %d have voted", len(box.Ballots), voted, could)
		}
		return err
	})
	s.until(end.Add(time.Hour))
	for _, who := range []string{"anna", "bert"} {
		s.pressShare(who, "V1")
	}
	if got := s.vote("V1").Tally; got.Cast() != len(people) || got.Invalid > 0 {
		t.Errorf("%+v", got)
	}
	s.check()
}

// TestBallotsForgotten: who voted how in an open vote is deleted when the minutes are approved, or after ninety days; totals and
// the names of a roll call stay.
func TestBallotsForgotten(t *testing.T) {
	s := assembly(t, 4, "")
	for _, mode := range []string{"offen", "namentlich"} {
		s.do("anna", "rat", "/abstimmung neu "+mode+"? modus:"+mode)
		v := s.newestVote()
		for i, who := range append([]string{"bert"}, voters[:3]...) {
			s.do(who, "rat", "/abstimmung stimme "+v.ID+" "+[]string{"ja", "ja", "nein", "enthaltung"}[i])
		}
		s.do("anna", "rat", "/abstimmung schliessen "+v.ID)
		s.do("bert", "rat", "/abstimmung bestaetigen "+v.ID)
	}
	chosen := func(id string) (n int) {
		for _, e := range s.electors(s.vote(id)) {
			if e.Choice != "" {
				n++
			}
			if !e.Voted {
				t.Errorf("%s: %+v has not voted", id, e)
			}
		}
		return n
	}
	if chosen("V1") != 4 || chosen("V2") != 4 {
		t.Fatal("choices are gone at once")
	}
	want(t, said(s.do("bert", "rat", "/abstimmung ergebnis V2")), "Namentlich:", "Ja: Bert Geheimname, Frida Geheimname. Nein: Gerd Geheimname. Enthaltung: Hans Geheimname.")
	want(t, said(s.do("bert", "rat", "/abstimmung ergebnis V1")), "!Gerd", "Ja 2, Nein 1, Enthaltung 1")
	s.do("anna", "rat", "/sitzung schliessen")
	s.do("anna", "rat", "/protokoll freigeben S1")
	s.do("bert", "rat", "/protokoll freigeben S1")
	s.until(s.now.AddDate(0, 0, 20)) // approved
	if chosen("V1") != 0 {
		t.Error("choices are still there after the approval")
	}
	want(t, said(s.do("bert", "rat", "/protokoll zeigen S1")), "Ja 2, Nein 1, Enthaltung 1", "**Ja:** Bert Geheimname, Frida Geheimname\n\n**Nein:** Gerd Geheimname\n\n**Enthaltung:** Hans Geheimname")
	s.do("anna", "rat", "/abstimmung umlauf Später? bis:"+s.now.AddDate(0, 0, 9).Format("02.01.2006"))
	s.do("bert", "rat", "/abstimmung stimme V3 ja")
	s.until(s.now.AddDate(0, 0, 98))
	if s.electors(s.vote("V3"))[0].Voted && chosenIn(s.electors(s.vote("V3"))) != 1 {
		t.Error("choices are gone too early")
	}
	s.until(s.now.AddDate(0, 0, 5))
	if chosenIn(s.electors(s.vote("V3"))) != 0 {
		t.Error("choices are still there after ninety days")
	}
	// The bot is down for a month when a vote ends: the days are counted from its end all the same.
	end := s.now.AddDate(0, 0, 9)
	s.do("anna", "rat", "/abstimmung umlauf Danach? bis:"+end.Format("02.01.2006"))
	s.do("bert", "rat", "/abstimmung stimme V4 ja")
	s.now = end.AddDate(0, 0, 40)
	s.start()
	s.until(end.AddDate(0, 0, 89))
	if v := s.vote("V4"); chosenIn(s.electors(v)) != 1 || !v.Closed.Equal(v.Poll.Ends) {
		t.Errorf("choices are gone too early, or it was closed at %v", v.Closed)
	}
	s.until(end.AddDate(0, 0, 92))
	if chosenIn(s.electors(s.vote("V4"))) != 0 {
		t.Error("choices are still there after ninety days, for the bot was down")
	}
}

func chosenIn(all []council.Elector) (n int) {
	for _, e := range all {
		if e.Choice != "" {
			n++
		}
	}
	return n
}

// TestVoteExport: a result as a table has its figures and its sentence; who voted how is there of a roll call alone.
func TestVoteExport(t *testing.T) {
	s := assembly(t, 4, "")
	people := append([]string{"bert"}, voters[:2]...)
	table := func(who, line string, choices ...string) []string {
		t.Helper()
		s.do("anna", "rat", line)
		v := s.newestVote()
		if got := s.refused("anna", "rat", "/abstimmung export "+v.ID); !strings.Contains(got, "noch kein Ergebnis") {
			t.Error(got)
		}
		for i, choice := range choices {
			s.do(people[i], "rat", "/abstimmung stimme "+v.ID+" "+choice)
		}
		s.do("anna", "rat", "/abstimmung schliessen "+v.ID)
		reply := s.do(who, "rat", "/abstimmung export "+v.ID)
		if len(reply.Message.Files) != 1 || reply.Message.Files[0].Name != "Abstimmung-"+v.ID+".csv" {
			t.Fatalf("%+v", reply.Message)
		}
		file, err := reply.Message.Files[0].Open(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(strings.TrimSpace(strings.TrimPrefix(string(file), "\uFEFF")), "\r\n")
	}
	has := func(lines []string, wanted ...string) {
		t.Helper()
		for _, w := range wanted {
			without, none := strings.CutPrefix(w, "!")
			if slices.ContainsFunc(lines, func(l string) bool { return strings.Contains(l, without) }) == none {
				t.Errorf("want %q in:\n%s", w, strings.Join(lines, "\n"))
			}
		}
	}
	has(table("bert", `/abstimmung neu "=1+1?"`, "ja", "ja", "nein"), "Angabe;Wert", "Abstimmung;V1", "Frage;'=1+1?", "Stimmberechtigt;4", "Anwesend;4",
		"Ja;2", "Nein;1", "Enthaltung;0", "Mehr Ja als Nein: angenommen", "!Frida", "!Gerd", "!Bert")
	has(table("frida", "/abstimmung neu Bänke? modus:namentlich", "ja", "enthaltung"), "Ja;1", "Enthaltung;1",
		"Bert Geheimname;Ja", "Frida Geheimname;Enthaltung", "Gerd Geheimname;Nicht abgestimmt")
	has(table("bert", `/abstimmung wahl Sprecher kandidaten:"Anna, Berta" modus:offen`, "Anna", "Anna", "Berta"), "Anna;2", "Berta;1", "!Frida", "!Mehrheit")
	has(table("bert", `/abstimmung meinungsbild "Wann?" optionen:"Früh, Spät"`, "Früh"), "Früh;1", "Spät;0", "Gefragt;5", "Beteiligt;1", "!Bert", "!Stimmberechtigt")
	has(table("bert", `/abstimmung rang "Wo?" optionen:"Markt, Park"`, "2, 1", "1", "1"), "Markt;Platz 1", "Park;Platz 2", "Gefragt;4", "Beteiligt;3", "Vorgezogen: Markt vor Park 2 zu 1", "!Enthaltung", "!Bert")
	has(table("bert", `/abstimmung konsens "Was?" optionen:"Markt, Park"`, "2 7", "0 1"), "Markt;Widerstand 2", "Park;Widerstand 8", "!Enthaltung")
	if got := s.refused("mona", "rat", "/abstimmung export V1"); !strings.Contains(got, "nicht berechtigt") {
		t.Error(got)
	}
}

// TestBallotErrors: what cannot be is refused, and nothing is stored.
func TestBallotErrors(t *testing.T) {
	s := assembly(t, 4, "")
	s.do("anna", "rat", "/abstimmung neu Lampen?")
	for _, c := range []struct{ who, line, says string }{
		{"anna", "/abstimmung stimme V1 ja", "nicht berechtigt"},
		{"anna", "/abstimmung stimme V1 ja fuer:@anna", "nicht berechtigt"},
		{"anna", "/abstimmung stimme V1 ja fuer:@lena", "nicht bekannt"},
		{"bert", "/abstimmung stimme V9 ja", "V9"},
		{"bert", "/abstimmung widerspruch V1", "kein Umlaufbeschluss"},
		{"bert", "/abstimmung verlaengern V1 bis:01.01.2027", "schon vorbei"},
		{"bert", "/abstimmung bestaetigen V1", "läuft noch"},
		{"bert", "/abstimmung stichwahl V1", "läuft noch"},
		{"bert", "/abstimmung los V1", "läuft noch"},
		{"bert", "/abstimmung wiederholen V1", "keine geheime"},
		{"bert", "/abstimmung verlangen V1 offen", "offen"},
		{"bert", "/abstimmung zaehlung V1 stimmen:\"A 3\"", "keine Wahl mit Stimmzetteln"},
		{"bert", "/abstimmung urne V1 schluessel:0abc", "nicht berechtigt"},
		{"bert", "/abstimmung rang Was? optionen:Eins", "mindestens 2"},
		{"bert", "/abstimmung rang Was? optionen:\"Eins, eins\"", "zweimal"},
	} {
		before := s.vote("V1")
		if got := s.refused(c.who, "rat", c.line); !strings.Contains(got, c.says) {
			t.Errorf("%s: %s: want %q in:\n%s\n%s", c.who, c.line, c.says, got, s.log.String())
		}
		if after := s.vote("V1"); after.Poll.Electors != before.Poll.Electors || !after.Closed.IsZero() {
			t.Errorf("%s changed the vote", c.line)
		}
	}
}

// TestResultLinksBack: the result is a post of its own, about the post that opened the vote; a counted vote has none.
func TestResultLinksBack(t *testing.T) {
	s := assembly(t, 4, "")
	s.do("anna", "rat", "/abstimmung neu Lampen?")
	s.until(s.now)
	card := -1
	for i, m := range s.chat.sent {
		if strings.Contains(m.Key, "ballot V1") {
			card = i
		}
	}
	if card < 0 {
		t.Fatal("no card of the vote")
	}
	s.do("anna", "rat", "/abstimmung schliessen V1")
	s.do("anna", "rat", "/abstimmung zaehlung Bänke? ja:3 nein:0")
	s.until(s.now)
	about := map[string]string{}
	for _, m := range s.chat.sent {
		for _, vote := range []string{"V1", "V2"} {
			if strings.HasSuffix(m.Key, "vote "+vote) {
				about[vote] = m.About.Post
			}
		}
	}
	if want := fmt.Sprint(card + 1); about["V1"] != want {
		t.Errorf("the result is about %q, the card is %s: %v", about["V1"], want, about)
	}
	if post, sent := about["V2"]; !sent || post != "" {
		t.Errorf("the count is about %q, sent %v", post, sent)
	}
}
