package commands

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"gremium/bot"
	"gremium/commands/ballotbox"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// What the bytes tell of a secret vote. A choice is a short word, and what it stands for is in the vote's definition anyhow:
// looking for it finds nothing that matters. So the same votes are played twice, with the same clicks at the same instants, but
// other choices of everybody; whatever then differs, in any row of any commit, in the log, in what the chat is told, is a
// leak, in whatever form: a word, a number, a length, an order, a hash. What differs by chance is made alike: ids, keys, and of
// ballots all but their length. And in the raw file, with what was deleted or overwritten in it, there is nothing that was in
// none of these commits.

// played is all that can be read of some votes.
type played struct {
	*observed
	log string
	// told is what the chat and the people were told, with each step.
	told []string
}

// leak is what a bad program would do when a ballot is cast; nil for ours.
type leak func(s *stage, who, choice string)

// playSecretly plays three secret votes: of the first and the second, an election, everybody's choice is given; they are
// counted. The third is interrupted: all cast the same, the program ends, and nobody ever opens the box.
func playSecretly(t *testing.T, o *observed, question, election []string, interrupted string, leak leak) *played {
	s, p := onObserved(t, o), &played{observed: o}
	people := append([]string{"bert"}, voters...)
	cast := func(who, choice string, how int, v council.Vote) {
		word := choiceLine(v, council.Choice(choice))
		e := s.event(who, "rat", word)
		switch how % 4 {
		case 0: // pressed under the card, twice
			e.Source = bot.Pressed
			s.hand(p, e)
		case 1: // typed
		case 2: // by the form, for which there was no choice yet
			fields := strings.Fields(word)
			e.Source, e.Line, e.Values = bot.Submitted, "/abstimmung stimme "+v.ID, map[string]string{"choice": fields[len(fields)-1]}
		case 3: // in direct messages, where it must be pressed; what is typed is not cast
			typed := s.event(who, "@bot", word)
			s.hand(p, typed)
			e = s.event(who, "@bot", word)
			e.Source = bot.Pressed
		}
		s.hand(p, e)
		if leak != nil {
			leak(s, who, choice)
			s.until(s.now)
		}
		again := s.event(who, "rat", choiceLine(v, council.Choice(choice))) // once more: it is in the box
		again.Source = bot.Pressed
		s.hand(p, again)
	}
	s.do("root", "rat", "/gremium einrichten muster:lenkungsgremium name:Rat")
	s.do("root", "rat", "/mitglied neu @anna rolle:koordination")
	s.do("anna", "rat", "/mitglied neu @bert rolle:vorsitz")
	for _, who := range voters {
		s.do("anna", "rat", "/mitglied neu @"+who)
	}
	s.do("anna", "rat", "/mitglied neu @lena rolle:schriftfuehrung")
	end := s.now.AddDate(0, 0, 10)
	until := end.Format(` bis:"02.01.2006 15:04"`)

	s.do("anna", "rat", `/abstimmung umlauf "Vertrauen?" modus:geheim`+until)
	s.do("anna", "rat", `/abstimmung wahl Sprecherin kandidaten:"Xenia Xaver, Yvonne Yps, Zoe Zander" modus:geheim`+until)
	for i, who := range people[:4] {
		cast(who, question[i], i, s.vote("V1"))
		cast(who, election[i], i+1, s.vote("V2"))
	}
	o.take("while the vote runs")
	s.start() // the program begins anew
	s.until(end.Add(-23 * time.Hour))
	for i, who := range people[4:] {
		cast(who, question[4+i], 4+i, s.vote("V1"))
		cast(who, election[4+i], 5+i, s.vote("V2"))
	}
	o.take("when all have voted")
	s.until(end.Add(time.Hour))
	for _, vote := range []string{"V1", "V2"} {
		s.pressShare("bert", vote)
		s.pressShare("lena", vote)
		s.do("bert", "rat", "/abstimmung ergebnis "+vote)
	}
	s.do("bert", "rat", "/abstimmung bestaetigen V1")

	s.do("anna", "rat", `/abstimmung umlauf "Abbruch?" modus:geheim`+s.now.AddDate(0, 0, 10).Format(` bis:"02.01.2006 15:04"`))
	for i, who := range people {
		cast(who, interrupted, i, s.vote("V3"))
	}
	s.until(s.now.AddDate(0, 0, 2))
	o.take("at the end")
	p.log = s.log.String()
	for _, m := range s.chat.sent {
		p.told = append(p.told, fmt.Sprintf("%+v %s", m.To, shown(m)), fmt.Sprintf("%+v", m.Buttons))
	}
	if s.vote("V1").Verdict == "" || s.vote("V2").Verdict == "" || s.vote("V3").Verdict != "" {
		t.Fatalf("V1 %s, V2 %s, V3 %s", s.vote("V1").Verdict, s.vote("V2").Verdict, s.vote("V3").Verdict)
	}
	for _, v := range []string{"V1", "V2", "V3"} {
		if voted, _ := council.Turnout(s.electors(s.vote(v))); voted != len(people) {
			t.Fatalf("%s: %d have voted", v, voted)
		}
	}
	return p
}

// hand hands an event in and notes what was answered.
func (s *stage) hand(p *played, e bot.Event) {
	s.t.Helper()
	reply := s.bot.Handle(s.t.Context(), e)
	s.until(s.now)
	p.told = append(p.told, e.From.ID+": "+said(reply))
	for _, m := range s.chat.sent {
		p.told = append(p.told, fmt.Sprintf("%+v %s", m.To, shown(m)))
	}
}

// The parts of what is written that differ by chance.
var (
	anID       = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}`)
	aRecipient = regexp.MustCompile(`age1[a-z0-9]{58}`)
	aBallot    = regexp.MustCompile(`YWdlLWVuY3J5cHRpb24ub3Jn[A-Za-z0-9+/=]+`) // age-encryption.org
	aSum       = regexp.MustCompile(`"(hash|before)": ?"[0-9a-f]*"`)           // of rows and messages with ids; both are compared themselves
	aShare     = regexp.MustCompile(`schluessel:[0-2][A-Za-z0-9_-]{86}\b`)
	aClock     = regexp.MustCompile(`(?m)^time=\S+`)
)

// alike makes two plays of the same equal: ids become numbers in the order of their making.
func (p *played) alike() (rows, log, told []string) {
	everything := strings.Join(p.commits, "\n") + p.log + strings.Join(p.told, "\n")
	ids := anID.FindAllString(everything, -1)
	slices.Sort(ids)
	numbers := map[string]string{}
	for i, id := range slices.Compact(ids) {
		numbers[id] = fmt.Sprintf("id%d", i)
	}
	plain := func(s string) string {
		s = anID.ReplaceAllStringFunc(s, func(id string) string { return numbers[id] })
		s = aBallot.ReplaceAllStringFunc(s, func(b string) string { return fmt.Sprintf("<%d>", len(b)) })
		s = aSum.ReplaceAllString(s, `"$1"`)
		s = aShare.ReplaceAllString(s, "schluessel")
		s = aClock.ReplaceAllString(s, "")
		return aRecipient.ReplaceAllString(s, "<recipient>")
	}
	for _, row := range p.commits {
		rows = append(rows, plain(row))
	}
	for _, line := range p.told {
		told = append(told, plain(line))
	}
	return rows, strings.Split(plain(p.log), "\n"), told
}

// leaks compares two plays, and the file with what was in it.
func leaks(a, b *played) (found []string) {
	compare := func(what string, one, other []string) {
		for i := range max(len(one), len(other)) {
			var x, y string
			if i < len(one) {
				x = one[i]
			}
			if i < len(other) {
				y = other[i]
			}
			if x != y {
				found = append(found, fmt.Sprintf("%s:\n  %s\n  %s", what, x, y))
				return
			}
		}
	}
	rowsA, logA, toldA := a.alike()
	rowsB, logB, toldB := b.alike()
	sorted := func(rows []string) (all []string) { // within a commit: ids sort by chance
		from := 0
		for i, row := range rows {
			if row == "commit" {
				one := slices.Clone(rows[from:i])
				slices.Sort(one)
				all, from = append(append(all, one...), row), i+1
			}
		}
		return all
	}
	compare("rows", sorted(rowsA), sorted(rowsB))
	compare("log", logA, logB)
	compare("told", toldA, toldB)
	for _, p := range []*played{a, b} {
		for when, raw := range p.copies {
			for _, pair := range pairs(string(raw)) {
				if !p.pairs[pair] {
					found = append(found, fmt.Sprintf("in the file %s, and in no commit: %s", when, pair))
				}
			}
		}
	}
	return found
}

// The choices of seven voters, in two plays: nobody's is the same, and the totals are.
var (
	questionA = []string{"yes", "no", "yes", "abstain", "yes", "no", "yes"}
	questionB = []string{"no", "yes", "abstain", "yes", "no", "yes", "yes"}
	electionA = []string{"1", "2", "1", "3", "1", "abstain", "1"}
	electionB = []string{"2", "1", "3", "1", "abstain", "1", "1"}
)

// TestNoChoiceInBytes: whatever is written of a secret vote is the same whatever people choose.
func TestNoChoiceInBytes(t *testing.T) {
	for name, open := range map[string]func(*testing.T) *observed{"bolt": observedBolt, "postgres": observedPostgres} {
		t.Run(name, func(t *testing.T) {
			a := playSecretly(t, open(t), questionA, electionA, "yes", nil)
			b := playSecretly(t, open(t), questionB, electionB, "no", nil)
			for _, found := range leaks(a, b) {
				t.Error(found)
			}
			if len(a.commits) < 500 || len(a.told) < 500 || name == "bolt" && len(a.copies) != 3 {
				t.Errorf("%d rows, %d texts, %d copies: too few", len(a.commits), len(a.told), len(a.copies))
			}
		})
	}
}

// TestLeaksAreFound: the test above finds leaks of every kind that we could think of.
func TestLeaksAreFound(t *testing.T) {
	update := func(s *stage, f func(tx store.Tx) error) {
		s.t.Helper()
		at, err := s.bot.locate(s.t.Context(), s.event("anna", "rat", ""))
		s.events--
		if err == nil {
			err = s.store.Update(s.t.Context(), at.council, f)
		}
		if err != nil {
			s.t.Fatal(err)
		}
	}
	for name, leak := range map[string]leak{
		"a row with the choice": func(s *stage, _, choice string) {
			update(s, func(tx store.Tx) error {
				return records.Append(tx, records.Audit{At: s.now, Command: "vote cast", IDs: []string{choice}})
			})
		},
		"the choice in the elector's row, deleted at once": func(s *stage, who, choice string) {
			var before council.Elector
			update(s, func(tx store.Tx) error {
				p, err := records.PersonOf(tx, council.Account{Platform: "test", ID: "id-" + who})
				if err == nil {
					before, err = records.ElectorOf(tx, 1, p.ID)
				}
				leaking := before
				leaking.Choice = council.Choice(choice)
				return cmp.Or(err, records.Electors.Put(tx, leaking))
			})
			update(s, func(tx store.Tx) error { return records.Electors.Put(tx, before) })
		},
		"a ballot that is not padded": func(s *stage, _, choice string) {
			v := s.newestVote()
			to, err := age.ParseX25519Recipient(v.Poll.Sealed.Recipient)
			if err != nil {
				s.t.Fatal(err)
			}
			var sealed bytes.Buffer
			w, err := age.Encrypt(&sealed, to)
			if err == nil {
				_, err = io.WriteString(w, choice+strings.Repeat(" ", 3*len(choice)))
			}
			if err == nil {
				err = w.Close()
			}
			if err != nil {
				s.t.Fatal(err)
			}
			update(s, func(tx store.Tx) error {
				return records.Boxes.Put(tx, records.Box{Vote: 1000 + s.events, Ballots: [][]byte{sealed.Bytes()}})
			})
		},
		"a counter that only some choices advance": func(s *stage, _, choice string) {
			if choice == "no" {
				update(s, func(tx store.Tx) error { _, err := tx.Next("no"); return err })
			}
		},
		"a line in the log": func(s *stage, who, choice string) {
			s.bot.Log.Debug("cast", "account", who, "length", len(choice))
		},
		"a message": func(s *stage, who, choice string) {
			s.chat.sent[0].Text += bot.Reply{Message: &bot.Message{Text: "x"}}.Message.Text[:len(choice)%2]
		},
	} {
		t.Run(name, func(t *testing.T) {
			a := playSecretly(t, observedBolt(t), questionA, electionA, "yes", leak)
			b := playSecretly(t, observedBolt(t), questionB, electionB, "no", leak)
			if len(leaks(a, b)) == 0 {
				t.Error("not found")
			}
		})
	}
	t.Run("bytes left in the file", func(t *testing.T) {
		a := playSecretly(t, observedBolt(t), questionA, electionA, "yes", nil)
		b := playSecretly(t, observedBolt(t), questionA, electionA, "yes", nil)
		b.copies["at the end"] = append(b.copies["at the end"], []byte(`{"seat":"x","choice":"yes"}`)...)
		if len(leaks(a, b)) == 0 {
			t.Error("not found")
		}
	})
}

// TestOneCopyTellsNoVoter: whoever has one copy of the database and two keys reads the ballots, and not whose they are: not
// by the order of rows, and not by what was written together.
func TestOneCopyTellsNoVoter(t *testing.T) {
	for name, open := range map[string]func(*testing.T) *observed{"bolt": observedBolt, "postgres": observedPostgres} {
		t.Run(name, func(t *testing.T) {
			o := open(t)
			s := onObserved(t, o)
			const crowd = 12 // each votes for another candidate
			s.do("root", "rat", "/gremium einrichten muster:arbeitsgruppe name:AG")
			s.do("root", "rat", "/mitglied neu @anna rolle:koordination")
			s.do("anna", "rat", "/mitglied neu @bert rolle:vorsitz stimme:nein")
			s.do("anna", "rat", "/mitglied neu @lena rolle:schriftfuehrung")
			var names []string
			for i := range crowd {
				s.do("anna", "rat", fmt.Sprintf("/mitglied neu @voter%d grund:viele", i))
				names = append(names, "Kandidatur "+string(rune('A'+i)))
			}
			s.do("anna", "rat", `/abstimmung wahl Sprecherin modus:geheim kandidaten:"`+strings.Join(names, ", ")+`" bis:20.03.2027`)
			var cast []string
			for i := range crowd {
				choice := fmt.Sprint((i*5)%crowd + 1)
				s.do(fmt.Sprintf("voter%d", i), "rat", "/abstimmung stimme V1 "+choice)
				cast = append(cast, choice)
			}
			key := s.keyOf("V1", "bert", "lena")
			var read []string
			rows := 0
			for _, row := range o.dump() {
				ballots := aBallot.FindAllString(row, -1)
				if len(ballots) > 0 {
					rows++
				}
				if len(ballots) == 1 {
					t.Error("a ballot has a row of its own: what is written with it tells whose it is")
				}
				for _, sealed := range ballots {
					choice, err := key.Read(sealedBallot(t, sealed))
					if err != nil {
						t.Fatal(err)
					}
					read = append(read, choice)
				}
			}
			if rows == 0 || len(read) != crowd {
				t.Fatalf("%d ballots in %d rows: the test does not find them", len(read), rows)
			}
			if name == "bolt" { // a backup has no earlier state of the box in pages that are not in use: the file has
				var copied bytes.Buffer
				if err := o.Backup(t.Context(), &copied); err != nil {
					t.Fatal(err)
				}
				if n, raw := len(aBallot.FindAll(copied.Bytes(), -1)), len(aBallot.FindAll(o.copy(), -1)); n != crowd || raw <= n {
					t.Errorf("%d ballots in a backup, %d in the file", n, raw)
				}
			}
			backwards := slices.Clone(read)
			slices.Reverse(backwards)
			for _, order := range [][]string{read, backwards} {
				same := 0
				for i := range order {
					if order[i] == cast[i] {
						same++
					}
				}
				if same > 8 { // by chance in one of a million
					t.Errorf("the ballots lie in the order in which they were cast: %v, cast %v", order, cast)
				}
			}
		})
	}
}

// keyOf is the key to a box, as two of its holders together have it.
func (s *stage) keyOf(vote string, holders ...string) ballotbox.Key {
	s.t.Helper()
	var both []ballotbox.Share
	for _, who := range holders {
		typed := aShare.FindString(s.shareOf(who, vote).Buttons[0].Line)
		share, err := ballotbox.ParseShare(strings.TrimPrefix(typed, "schluessel:"))
		if err != nil {
			s.t.Fatal(err)
		}
		both = append(both, share)
	}
	key, err := ballotbox.Open(s.vote(vote).Poll.Sealed.Recipient, both[0], both[1])
	if err != nil {
		s.t.Fatal(err)
	}
	return key
}

func sealedBallot(t *testing.T, encoded string) []byte {
	t.Helper()
	sealed, err := base64.StdEncoding.DecodeString(encoded)
	if err != nil {
		t.Fatal(err)
	}
	return sealed
}
