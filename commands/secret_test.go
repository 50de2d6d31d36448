package commands

import (
	"cmp"
	"context"
	"errors"
	"regexp"
	"strings"
	"testing"
	"time"

	"gremium/bot"
	"gremium/commands/ballotbox"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// onShare does something once, when the first share is being sent: between the two transactions that open a secret vote.
func (s *stage) onShare(do func()) {
	s.chat.trip = func(m bot.Message) {
		if strings.HasPrefix(m.Key, "share") {
			s.chat.trip = nil
			do()
		}
	}
}

// secretVote is a meeting with a secret vote V1 that is on, and lena, who takes the minutes.
func secretVote(t *testing.T, n int) *stage {
	t.Helper()
	s := assembly(t, n, "")
	s.do("anna", "rat", "/mitglied neu @lena rolle:schriftfuehrung")
	s.do("anna", "rat", "/abstimmung neu Vertrauen? modus:geheim")
	return s
}

// TestDemandsAtOnce: two members demand a secret vote while the box of the first demand is being sealed. There is one.
func TestDemandsAtOnce(t *testing.T) {
	s := assembly(t, 6, "")
	s.do("anna", "rat", "/mitglied neu @lena rolle:schriftfuehrung")
	s.do("anna", "rat", "/abstimmung neu Lampen?")
	s.do("frida", "rat", "/abstimmung verlangen V1 geheim")
	var other bot.Reply
	s.onShare(func() { other = s.bot.Handle(t.Context(), s.event("hans", "rat", "/abstimmung verlangen V1 geheim")) })
	want(t, said(s.do("gerd", "rat", "/abstimmung verlangen V1 geheim")), "V2")
	want(t, said(other), "V2")
	if v := s.newestVote(); v.ID != "V2" || v.Mode != council.Secret || !v.Running() || s.vote("V1").Poll.Next != "V2" {
		t.Errorf("%s %s running %v, after V1 comes %q", v.ID, v.Mode, v.Running(), s.vote("V1").Poll.Next)
	}
	s.check()
}

// TestWhileSealing: what happens between the two transactions that open a secret vote counts.
func TestWhileSealing(t *testing.T) {
	t.Run("recused", func(t *testing.T) {
		s := assembly(t, 6, "")
		s.do("anna", "rat", "/mitglied neu @lena rolle:schriftfuehrung")
		s.onShare(func() { s.bot.Handle(t.Context(), s.event("frida", "rat", "/top befangen 1")) })
		s.do("anna", "rat", "/abstimmung neu Vertrauen? modus:geheim")
		want(t, s.refused("frida", "rat", "/abstimmung stimme V1 ja"), "befangen")
		if v := s.vote("V1"); v.Standing.Recused != 1 {
			t.Errorf("%+v", v.Standing)
		}
	})
	t.Run("closed", func(t *testing.T) {
		s := assembly(t, 6, "")
		s.do("anna", "rat", "/mitglied neu @lena rolle:schriftfuehrung")
		s.onShare(func() { s.bot.Handle(t.Context(), s.event("anna", "rat", "/sitzung schliessen")) })
		s.refused("anna", "rat", "/abstimmung neu Vertrauen? modus:geheim")
		if v := s.vote("V1"); v.Running() || v.Withdrawn.IsZero() {
			t.Errorf("opened in a meeting that is closed: %+v", v.Poll)
		}
		s.keysAreVoid("bert", "anna", "lena")
	})
	t.Run("withdrawn", func(t *testing.T) {
		s := assembly(t, 6, "")
		s.do("anna", "rat", "/mitglied neu @lena rolle:schriftfuehrung")
		s.onShare(func() { s.bot.Handle(t.Context(), s.event("anna", "rat", "/abstimmung zurueckziehen V1")) })
		s.refused("anna", "rat", "/abstimmung neu Vertrauen? modus:geheim")
		if v := s.vote("V1"); v.Running() || v.Withdrawn.IsZero() {
			t.Errorf("opened although it was withdrawn: %+v", v.Poll)
		}
		s.keysAreVoid("bert", "anna", "lena")
	})
}

// keysAreVoid says that nobody's message has a share any more, and that they were told.
func (s *stage) keysAreVoid(people ...string) {
	s.t.Helper()
	for _, who := range people {
		all := ""
		for _, m := range s.chat.to("id-" + who) {
			all += shown(m)
		}
		want(s.t, all, "wurde nicht eröffnet", "Ihr Schlüssel gilt nicht", "![Urne öffnen]")
	}
}

// TestShareUnsent: where one share does not reach its holder the vote is not opened, and the others' keys are void.
func TestShareUnsent(t *testing.T) {
	s := assembly(t, 6, "")
	s.do("anna", "rat", "/mitglied neu @lena rolle:schriftfuehrung")
	s.chat.closed = map[string]bool{"id-lena": true} // the last of the three
	want(t, s.refused("anna", "rat", "/abstimmung neu Vertrauen? modus:geheim"), "nicht eröffnet", "Lena")
	s.chat.closed = nil
	s.refused("bert", "rat", "/abstimmung stimme V1 ja")
	s.keysAreVoid("bert", "anna")
	if n := len(s.chat.to("rat")); strings.Contains(s.chat.last("rat"), "Vertrauen") {
		t.Errorf("%d posts, the last one shows the vote", n)
	}
	s.do("anna", "rat", "/abstimmung neu Vertrauen? modus:geheim")
	s.do("bert", "rat", "/abstimmung stimme V2 ja")
	s.check()
}

// TestTamperedBox: a box with other ballots than were cast is not counted: with one more, one less, one of another box.
func TestTamperedBox(t *testing.T) {
	for name, tamper := range map[string]func(*records.Box, []byte){
		"one more":   func(b *records.Box, own []byte) { b.Ballots = append(b.Ballots, own) },
		"one less":   func(b *records.Box, _ []byte) { b.Ballots = b.Ballots[1:] },
		"unreadable": func(b *records.Box, _ []byte) { b.Ballots[0][300] ^= 1 },
		"none":       func(*records.Box, []byte) {},
	} {
		t.Run(name, func(t *testing.T) {
			s := secretVote(t, 6)
			for _, who := range voters[:4] {
				s.do(who, "rat", "/abstimmung stimme V1 ja")
			}
			own, err := ballotbox.Seal(s.vote("V1").Poll.Sealed.Recipient, "no")
			if err != nil {
				t.Fatal(err)
			}
			s.write(func(tx store.Tx) error {
				box, err := records.BoxOf(tx, 1)
				if err != nil {
					return err
				}
				tamper(&box, own)
				return records.Boxes.Put(tx, box)
			})
			s.do("anna", "rat", "/abstimmung schliessen V1")
			s.pressShare("lena", "V1")
			got := said(s.pressShare("bert", "V1"))
			if name == "none" {
				want(t, got, "Ja 4, Nein 0", "angenommen")
				return
			}
			want(t, got, "andere Stimmen, als abgegeben wurden", "nicht ausgezählt", "!Ja 4", "[Wiederholen]")
			want(t, said(s.do("anna", "rat", "/abstimmung wiederholen V1")), "V2")
			s.read(func(tx store.Tx) error {
				if box, err := records.BoxOf(tx, 1); err != nil || len(box.Ballots) > 0 {
					t.Errorf("%d ballots are left, %v", len(box.Ballots), err)
				}
				return nil
			})
		})
	}
}

// write changes the only council past the bot.
func (s *stage) write(f func(store.Tx) error) {
	s.t.Helper()
	at, err := s.bot.locate(s.t.Context(), s.event("anna", "rat", ""))
	if err == nil {
		err = s.store.Update(s.t.Context(), at.council, f)
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// TestSpoiled: two who are biased have voted, and one of them turns out not to be: the ballot of the other still spoils the count.
func TestSpoiled(t *testing.T) {
	s := secretVote(t, 6)
	for _, who := range voters[:5] {
		s.do(who, "rat", "/abstimmung stimme V1 ja")
	}
	e := s.event("frida", "rat", "/abstimmung befangen V1")
	e.Source = bot.Pressed
	want(t, said(s.bot.Handle(t.Context(), e)), "lässt sich nicht herausnehmen", "!wird gestrichen")
	s.do("frida", "rat", "/abstimmung befangen V1")
	s.do("gerd", "rat", "/abstimmung befangen V1")
	s.write(func(tx store.Tx) error { // the body decides that gerd is not
		v, err := records.Vote(tx, "V1")
		if err != nil {
			return err
		}
		p, err := records.PersonOf(tx, council.Account{Platform: "test", ID: "id-gerd"})
		if err != nil {
			return err
		}
		one, err := records.ElectorOf(tx, v.Number, p.ID)
		if err != nil || !one.Unrecuse(&v) {
			t.Errorf("gerd is not recused: %v", err)
		}
		if err := records.Electors.Put(tx, one); err != nil {
			return err
		}
		return records.Votes.Put(tx, v)
	})
	want(t, said(s.do("anna", "rat", "/abstimmung schliessen V1")), "befangenen Person", "nicht ausgezählt")
}

// TestLastOneIsNotReminded: once one ballot is missing nobody is reminded; with two, both are.
func TestLastOneIsNotReminded(t *testing.T) {
	for missing := 1; missing <= 2; missing++ {
		s := newStage(t)
		s.seatedVoters(7)
		s.do("anna", "rat", "/mitglied neu @lena rolle:schriftfuehrung")
		end := s.now.AddDate(0, 0, 10)
		s.do("anna", "rat", "/abstimmung umlauf Vertrauen? modus:geheim bis:"+end.Format(`"02.01.2006 15:04"`))
		for _, who := range voters[missing:] {
			s.do(who, "rat", "/abstimmung stimme V1 ja")
		}
		s.do("bert", "rat", "/abstimmung stimme V1 nein")
		s.until(end.Add(-time.Hour))
		if reminded := strings.Contains(s.chat.last("id-frida"), "Stimme fehlt: V1"); reminded != (missing == 2) {
			t.Errorf("with %d missing, reminded: %v", missing, reminded)
		}
	}
}

// TestStands: candidates are known again however they were typed.
func TestStands(t *testing.T) {
	person := council.Person{Name: "Anna Maria Vogel", Accounts: []council.Account{{Username: "avogel"}}}
	for typed, stand := range map[string]bool{
		"Anna Maria Vogel": true, "anna vogel": true, "Dr. Anna Maria Vogel": true, "Vogel": true, "Vogel (Schulamt)": true,
		"@avogel": true, "AVogel": true, "Vogel, Anna": true, "Bert Kahl": false, "Anna Kahl": false, "Vogelsang": false, "(Liste 1)": false,
	} {
		v := council.Vote{Poll: &council.Poll{Kind: council.ElectionPoll, Options: []string{"Xenia Xaver", typed}}}
		if stands(v, person) != stand {
			t.Errorf("%q stands: %v", typed, !stand)
		}
	}
	if stands(council.Vote{Poll: &council.Poll{Options: []string{"Vogel"}}}, person) {
		t.Error("a candidate where nobody is elected")
	}
}

// TestSecretElsewhere: on a platform that must not see secret ballots there is nothing to press or to fill in, for whoever runs
// it would know the choice before we could refuse it. It says where to vote.
func TestSecretElsewhere(t *testing.T) {
	s := connected(t, "lenkungsgremium")
	for _, who := range voters[:4] {
		s.do("anna", "rat", "/mitglied neu @"+who)
	}
	s.do("anna", "rat", "/mitglied neu @lena rolle:schriftfuehrung")
	s.do("anna", "rat", `/abstimmung umlauf Vertrauen? modus:geheim trotzdem:ja bis:20.03.2027`)
	for place, m := range map[string]string{"rat": s.chat.last("rat"), "id-bert": s.chat.last("id-bert")} {
		want(t, m, "[Ja]", "[Nein]", "!in dem Chat ab")
		if place == "" || m == "" {
			t.Error("no card")
		}
	}
	want(t, s.other.last("kanal"), "V1", "in dem Chat ab, den Ihr Rat selbst betreibt", "![Ja]", "![Nein]", "![Enthaltung]")
	for _, line := range []string{"/abstimmung stimme V1", "/abstimmung stimme V1 ja", "/abstimmung stimme V1 vielleicht"} {
		for _, place := range []string{"other:kanal", "other:@bot"} {
			want(t, s.refused("carl", place, line), "in dem Chat ab, den Ihr Rat selbst betreibt", "![Ja]", "!Fields")
		}
	}
	want(t, said(s.do("carl", "other:@bot", "/abstimmung ergebnis V1")), "in dem Chat ab", "![Ja]")
	want(t, said(s.do("carl", "rat", "/abstimmung stimme V1 ja")), "liegt in der Urne")
}

// TestOnePersonTwoKeys: two holders turn out to be one person. That one does not open the box alone.
func TestOnePersonTwoKeys(t *testing.T) {
	s := twoPlatforms(t)
	s.seatedVoters(6)
	s.do("anna", "rat", `/mitglied neu @lena rolle:schriftfuehrung`)
	s.do("anna", "rat", `/mitglied neu @lenaprivat rolle:stellvertretung stimme:nein`)
	s.do("anna", "rat", `/abstimmung umlauf Vertrauen? modus:geheim bis:20.03.2027`)
	for _, who := range voters[:4] {
		s.do(who, "rat", "/abstimmung stimme V1 ja")
	}
	s.day(time.March, 21)
	first, second := s.shareOf("lena", "V1"), s.shareOf("lenaprivat", "V1")
	lena, private := s.personID("lena"), s.personID("lenaprivat")
	s.write(func(tx store.Tx) error {
		v, err := records.Vote(tx, "V1")
		for i, holder := range v.Poll.Sealed.Holders {
			if holder == private {
				v.Poll.Sealed.Holders[i] = lena
			}
		}
		return cmp.Or(err, records.Votes.Put(tx, v))
	})
	want(t, said(s.press("lena", "@bot", first, "Urne öffnen")), "fehlt noch ein zweiter")
	want(t, said(s.press("lena", "@bot", second, "Urne öffnen")), "fehlt noch ein zweiter", "!Ja 4")
	want(t, said(s.pressShare("bert", "V1")), "Ja 4, Nein 0")
}

// brittle is a store in which putting a ballot into a box fails, with an error or with a panic.
type brittle struct {
	store.Store
	fail func() error
}

func (f *brittle) Update(ctx context.Context, council string, do func(store.Tx) error) error {
	return f.Store.Update(ctx, council, func(tx store.Tx) error { return do(brittleTx{tx, f}) })
}

type brittleTx struct {
	store.Tx
	store *brittle
}

func (tx brittleTx) Put(t store.Layout, key string, doc []byte, entries []store.Entry) error {
	if t.Name == records.Boxes.Name && tx.store.fail != nil {
		return tx.store.fail()
	}
	return tx.Tx.Put(t, key, doc, entries)
}

// TestFaultsTellNoChoice: a ballot that could not be stored is not on the roll and can be cast again, and the log says where it
// happened and not with what: runtime/debug would print the length of the word, 2 for a no and 3 for a yes.
func TestFaultsTellNoChoice(t *testing.T) {
	for name, fail := range map[string]func() error{
		"error": func() error { return errors.New("the disk is full") },
		"panic": func() error { panic("a page is damaged") },
	} {
		t.Run(name, func(t *testing.T) {
			var told []string
			for _, word := range []string{"ja", "nein", "enthaltung"} {
				s := secretVote(t, 6)
				broken := &brittle{Store: s.store, fail: fail}
				s.store = broken
				s.start()
				before := s.log.Len()
				want(t, s.refused("frida", "rat", "/abstimmung stimme V1 "+word), "Interner Fehler")
				lines := s.log.String()[before:]
				want(t, lines, "internal error", "!0x", "!"+word+" ")
				if name == "panic" {
					want(t, lines, "castSecretly", "secret.go:")
				}
				told = append(told, chance.ReplaceAllString(lines, ""))
				broken.fail = nil
				want(t, said(s.do("frida", "rat", "/abstimmung stimme V1 "+word)), "liegt in der Urne", "!schon seit vorhin")
				s.check()
			}
			if told[0] != told[1] || told[1] != told[2] {
				t.Errorf("the log differs by the choice:\n%s", strings.Join(told, "\n"))
			}
		})
	}
}

// chance is what differs from one line of the log to the next.
var chance = regexp.MustCompile(`(?m)^time=\S+| id=\S+`)

// TestSealedWithoutAsker: whoever opens a vote goes away while the shares are being sent. What has begun is ended: it is opened.
func TestSealedWithoutAsker(t *testing.T) {
	s := assembly(t, 6, "")
	s.do("anna", "rat", "/mitglied neu @lena rolle:schriftfuehrung")
	ctx, leave := context.WithCancel(t.Context())
	s.onShare(leave)
	s.bot.Handle(ctx, s.event("anna", "rat", "/abstimmung neu Vertrauen? modus:geheim"))
	s.until(s.now)
	s.do("frida", "rat", "/abstimmung stimme V1 ja")
}
