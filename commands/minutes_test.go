package commands

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// TestMinutesSecrecy says that what is non-public reaches no channel, no card, no outsider, no file but the whole edition
// that a member asks for, and no platform that may not show it: at no time from the first note to a correction.
func TestMinutesSecrecy(t *testing.T) {
	s := connected(t, "lenkungsgremium")
	s.do("anna", "rat", "/mitglied neu @emil")
	s.do("anna", "rat", "/mitglied neu @gast rolle:gast")
	s.closed()
	const secret = "Verschluss"
	look := func(when string) {
		t.Helper()
		for _, m := range slices.Concat(s.chat.sent, s.other.sent) {
			if strings.Contains(shown(m)+m.Thread, secret) || m.NonPublic() {
				t.Errorf("%s: a card to %+v tells: %s", when, m.To, shown(m))
			}
			for _, f := range m.Files {
				if strings.HasSuffix(f.Name, ".odt") && strings.Contains(files(t, bot.Message{Files: []bot.File{f}}), secret) {
					t.Errorf("%s: %s to %+v tells", when, f.Name, m.To)
				}
			}
		}
		for _, line := range []string{
			"zeigen S1", "zeigen S1 fassung:vollstaendig", "zeigen S1 fassung:oeffentlich", "export S1 format:md+csv+odt",
			"export S1 format:md+csv+odt fassung:vollstaendig", "export S1 format:md+csv+odt fassung:oeffentlich", "notizen S1",
			"einwendungen S1", "liste", "aendern 3", "berichtigen S1-2", "einwendung S1-2",
		} {
			for _, who := range []struct{ name, place string }{
				{"zora", "rat"}, {"zora", "@bot"}, {"gast", "rat"}, {"gast", "@bot"}, {"carl", "other:kanal"}, {"anna", "other:kanal"}, {"carl", "other:@bot"},
			} {
				reply := s.bot.Handle(t.Context(), s.event(who.name, who.place, "/protokoll "+line))
				got := said(reply)
				if reply.Message != nil {
					got += files(t, *reply.Message)
				}
				if strings.Contains(got, secret) {
					t.Errorf("%s: %s in %s: %s: told: %s", when, who.name, who.place, line, got)
				}
			}
		}
		for _, edition := range []string{"", " fassung:mitglieder", " fassung:oeffentlich"} {
			m := s.do("carl", "rat", "/protokoll export S1 format:md+csv+odt"+edition).Message
			if got := files(t, *m); strings.Contains(got+shown(*m), secret) || m.NonPublic() {
				t.Errorf("%s: the file%s tells: %s", when, edition, got)
			} else if !strings.Contains(got, "Lampen") {
				t.Errorf("%s: the file%s is empty: %s", when, edition, got)
			}
		}
		whole := s.do("carl", "rat", "/protokoll zeigen S1").Message
		want(t, shown(*whole), "Verschlusstitel", "Verschlussnotiz", "Verschlusserklärung", "Verschlussanlage", "Verschlussantrag",
			"Verschlussfrage", "Verschlussaufgabe")
		file := s.do("carl", "rat", "/protokoll export S1 format:md fassung:vollstaendig").Message
		want(t, files(t, *file), "Verschlussnotiz")
		if !whole.NonPublic() || !file.NonPublic() {
			t.Errorf("%s: the whole edition is of class %v, %v", when, whole.Class, file.Class)
		}
	}
	look("draft")
	s.do("bert", "rat", "/protokoll freigeben S1")
	s.do("anna", "rat", "/protokoll freigeben S1")
	look("released")
	s.do("carl", "rat", "/protokoll einwendung S1-2 Verschlusseinwand")
	look("objected")
	s.do("anna", "rat", "/protokoll entscheiden 1 angenommen Verschlussentscheidung sitzung:S1")
	s.do("anna", "rat", "/protokoll berichtigen S1-2 Verschlussneues grund:Verschlussgrund")
	look2 := s.do("carl", "rat", "/protokoll zeigen S1").Message
	want(t, shown(*look2), "Verschlusseinwand", "Verschlussentscheidung", "Verschlussneues", "Verschlussgrund", "Bisher:** Verschlussnotiz")
	look("corrected")
	s.do("bert", "rat", "/protokoll genehmigen S1 trotzdem:ja")
	look("approved")
	for line := range strings.Lines(s.log.String()) {
		if strings.Contains(line, secret) {
			t.Errorf("the log tells: %s", line)
		}
	}
	for _, row := range s.audits() {
		if strings.Contains(fmt.Sprintf("%+v", row), secret) {
			t.Errorf("the audit trail tells: %+v", row)
		}
	}
}

// TestMinutesCeiling says what a platform shows of minutes that may show nothing internal: nothing before they are approved,
// then what everybody may read.
func TestMinutesCeiling(t *testing.T) {
	s := connected(t, "lenkungsgremium")
	s.do("anna", "rat", "/mitglied neu @emil")
	s.closed()
	there := func() string { return said(s.do("carl", "other:kanal", "/protokoll zeigen S1")) }
	want(t, there(), "Entwurf", "nicht gezeigt:** die Niederschrift, solange sie nicht genehmigt ist, und die Namen darin. Zu sehen in Test, mit `/protokoll zeigen S1`", "!Zehn Lampen", "!Carl")
	want(t, s.other.last("other-anna"), "!odt")
	s.do("bert", "other:kanal", "/protokoll freigeben S1") // what one may do works everywhere
	want(t, said(s.do("anna", "other:kanal", "/protokoll freigeben S1")), "freigegeben", "!Dora")
	want(t, there(), "freigegeben", "!Zehn Lampen")
	s.do("bert", "other:kanal", "/protokoll genehmigen S1 trotzdem:ja")
	want(t, there(), "genehmigt", "Zehn Lampen sind defekt.", "Öffentliche Fassung", "!Carl", "!Verschluss", "In Other nicht gezeigt")
	m := s.do("carl", "other:kanal", "/protokoll export S1 format:md").Message
	want(t, files(t, *m), "Niederschrift-S1-oeffentliche-Fassung.md", "Zehn Lampen", "!Carl")
	if m.Class != bot.Public {
		t.Errorf("class %v", m.Class)
	}
	want(t, files(t, *s.do("carl", "rat", "/protokoll export S1 format:md").Message), "Niederschrift-S1.md", "Carl Geheimname")
}

// TestTwoClerks lets two write notes at the same time: none is lost, each has its number, and both engines agree.
func TestTwoClerks(t *testing.T) {
	onBoth(t, func(t *testing.T, open func(testing.TB) store.Store) {
		a := arenaOn(t, open(t))
		a.people()
		a.now = time.Date(2027, 4, 14, 16, 0, 0, 0, a.now.Location())
		a.do("anna", "rat", "/sitzung eroeffnen S1")
		var events []bot.Event
		for i := range 40 {
			who := []string{"anna", "bert"}[i%2]
			events = append(events, a.event(who, "rat", fmt.Sprintf("/protokoll notiz Satz %d von %s zu:S1-1", i, who)))
		}
		if n := done(a.atOnce(events...)); n != 40 {
			t.Errorf("%d of 40 were taken", n)
		}
		at, err := a.bot.locate(t.Context(), a.event("anna", "rat", ""))
		if err == nil {
			err = a.store.View(t.Context(), at.council, func(tx store.Tx) error {
				all, err := records.NotesOn(tx, "S1")
				if err != nil {
					return err
				}
				texts := map[string]bool{}
				for i, n := range all {
					texts[n.Text] = true
					if n.Number != i+1 || n.Item != 1 {
						t.Errorf("note %d is %+v", i, n)
					}
				}
				if len(texts) != 40 {
					t.Errorf("%d texts", len(texts))
				}
				return errors.Join(records.Check(tx)...)
			})
		}
		if err != nil {
			t.Error(err)
		}
		// Both release at once: each signature counts once, and there is one first version.
		a.do("anna", "rat", "/sitzung schliessen")
		var clicks []bot.Event
		for range 4 {
			clicks = append(clicks, a.event("anna", "rat", "/protokoll freigeben S1"), a.event("bert", "rat", "/protokoll freigeben S1"))
		}
		if n := done(a.atOnce(clicks...)); n != 2 {
			t.Errorf("%d of 8 releases were taken", n)
		}
		err = a.store.View(t.Context(), at.council, func(tx store.Tx) error {
			versions, err := versionsOf(tx, "S1")
			if err != nil || len(versions) != 1 {
				t.Errorf("%d versions, %v", len(versions), err)
			}
			return errors.Join(records.Check(tx)...)
		})
		if err != nil {
			t.Error(err)
		}
	})
}

// TestPostIntoMinutes takes the text of a post into the minutes, once, and again when it was taken out.
func TestPostIntoMinutes(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.held()
	take := func(who string) bot.Reply {
		e := s.event(who, "rat", "/protokoll notiz")
		e.Source, e.Post = bot.Pressed, bot.Post{ID: "post-1", Text: "Der Bauhof\nbestellt Lampen.", Author: account("carl")}
		return s.bot.Handle(t.Context(), e)
	}
	want(t, said(take("anna")), "Notiz 1 steht im Entwurf", "Der Bauhof")
	want(t, said(take("anna")), "schon im Entwurf")
	want(t, said(take("bert")), "schon im Entwurf")
	s.do("anna", "rat", "/protokoll zurueckziehen 1")
	want(t, said(take("bert")), "Notiz 2 steht im Entwurf")
	want(t, s.refused("anna", "rat", "/protokoll zurueckziehen 1 wiederherstellen:ja"), "schon im Entwurf")
	// A text typed in a thread is not the post above it.
	e := s.event("anna", "rat", "/protokoll notiz Eigenes")
	e.Post, e.Channel.Thread = bot.Post{ID: "post-1", Text: "Der Bauhof"}, "post-1"
	want(t, said(s.bot.Handle(t.Context(), e)), "Notiz 3", "Eigenes")
	e.Once.Key += "again"
	want(t, said(s.bot.Handle(t.Context(), e)), "Notiz 4")
	want(t, said(take("carl")), "Notizen für die Niederschrift schreiben")
}

// TestThreadOfMeeting says that a command typed in the thread of a meeting's card is about that meeting, whatever else is on.
func TestThreadOfMeeting(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.closed()
	s.do("anna", "rat", "/sitzung neu 15.04.2027 16:00 ort:Rathaus trotzdem:ja")
	s.do("anna", "rat", "/top neu Bänke sitzung:S2")
	s.do("anna", "rat", "/sitzung einladen S2 grund:Eile jetzt:ja")
	s.until(time.Date(2027, 4, 15, 16, 0, 0, 0, s.now.Location()))
	s.do("anna", "rat", "/sitzung eroeffnen S2")
	thread := ""
	for i, m := range s.chat.sent {
		if m.Key == "meeting S1" || strings.HasPrefix(m.Thread, "S1 ") && m.To.Channel == "rat" {
			thread = fmt.Sprint(i + 1)
		}
	}
	e := s.event("anna", "rat", "/protokoll notiz Nachgetragen")
	e.Channel.Thread = thread
	want(t, said(s.bot.Handle(t.Context(), e)), "(S1)")
	want(t, said(s.do("anna", "rat", "/protokoll notiz Gleich")), "(S2)")
	want(t, said(s.do("anna", "rat", "/protokoll zeigen")), "2. Sitzung 2027", "Gleich", "!Nachgetragen")
	e = s.event("anna", "rat", "/protokoll zeigen")
	e.Channel.Thread = thread
	want(t, said(s.bot.Handle(t.Context(), e)), "1. Sitzung 2027", "Nachgetragen", "!Gleich")
}

// TestVersionTampered says that a version of minutes that was changed shows.
func TestVersionTampered(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.closed()
	s.do("bert", "rat", "/protokoll freigeben")
	s.do("anna", "rat", "/protokoll freigeben")
	s.do("anna", "rat", "/protokoll genehmigen trotzdem:ja")
	s.do("anna", "rat", "/protokoll berichtigen S1-1 Elf Lampen. grund:Zählung")
	at, err := s.bot.locate(t.Context(), s.event("anna", "rat", ""))
	if err != nil {
		t.Fatal(err)
	}
	undo := errors.New("undo")
	for name, tamper := range map[string]func(*council.Version){
		"the text": func(v *council.Version) { v.Content = strings.Replace(v.Content, "Elf", "Zwölf", 1) },
		"both": func(v *council.Version) {
			v.Content = strings.Replace(v.Content, "Zehn", "Neun", 1)
			v.Hash = council.HashRecord(v.Content)
		},
		"the number": func(v *council.Version) { v.Number = 7 },
	} {
		err := s.store.Update(t.Context(), at.council, func(tx store.Tx) error {
			if problems := records.CheckVersions(tx); len(problems) > 0 {
				t.Fatalf("before: %v", problems)
			}
			all, err := versionsOf(tx, "S1")
			if err != nil || len(all) != 2 {
				t.Fatalf("%d versions, %v", len(all), err)
			}
			v := all[1]
			if name == "both" {
				v = all[0]
			}
			tamper(&v)
			if err := records.Versions.Put(tx, v); err != nil {
				return err
			}
			if problems := records.CheckVersions(tx); len(problems) == 0 {
				t.Errorf("%s was changed and nobody noticed", name)
			}
			return undo
		})
		if !errors.Is(err, undo) {
			t.Fatal(err)
		}
	}
}

// TestChoicesForgotten says that with the approval nobody can look up any more who voted how in an open vote; a roll call
// stays.
func TestChoicesForgotten(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.closed()
	at, err := s.bot.locate(t.Context(), s.event("anna", "rat", ""))
	if err != nil {
		t.Fatal(err)
	}
	choices := func(modes ...council.VoteMode) (kept string) {
		if err := s.store.Update(t.Context(), at.council, func(tx store.Tx) error {
			votes, err := records.VotesIn(tx, "S1")
			if err != nil {
				return err
			}
			for i, mode := range modes {
				v := votes[i]
				v.Mode = mode
				if err := errors.Join(records.Votes.Put(tx, v), records.Electors.Put(tx, council.Elector{Vote: v.Number, Seat: "bert", Choice: council.Yes, Voted: true})); err != nil {
					return err
				}
			}
			for _, v := range votes {
				all, err := records.ElectorsOf(tx, v.Number)
				if err != nil {
					return err
				}
				for _, e := range all {
					kept += fmt.Sprint(e.Voted) + " " + string(e.Choice) + " "
				}
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		return kept
	}
	want(t, choices(council.Open, council.RollCall), "true yes true yes ")
	s.do("bert", "rat", "/protokoll freigeben")
	s.do("anna", "rat", "/protokoll freigeben")
	want(t, choices(), "true yes true yes ")
	s.do("bert", "rat", "/protokoll genehmigen trotzdem:ja")
	want(t, choices(), "true  true yes ")
}

// TestReopened says that taking the closing back takes the draft back, and that what was released stays.
func TestReopened(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.closed()
	s.do("anna", "rat", "/sitzung wiederoeffnen S1")
	want(t, s.chat.last("id-bert"), "wieder eröffnet", "![Freigeben]")
	want(t, s.refused("bert", "rat", "/protokoll freigeben S1"), "Die Sitzung läuft noch")
	s.do("anna", "rat", "/sitzung schliessen")
	want(t, s.chat.last("id-bert"), "Der Entwurf der Niederschrift liegt vor", "[Freigeben]")
	s.do("bert", "rat", "/protokoll freigeben S1")
	s.do("anna", "rat", "/protokoll freigeben S1")
	s.refused("anna", "rat", "/sitzung wiederoeffnen S1")
	want(t, said(s.do("bert", "rat", "/protokoll zeigen S1")), "freigegeben")
}

// TestInstead says that the coordination may release for somebody who is prevented, with a reason that stands in the paper.
func TestInstead(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.do("anna", "rat", "/mitglied neu @susi rolle:schriftfuehrung")
	s.closed()
	s.do("susi", "rat", "/protokoll freigeben")
	want(t, s.refused("anna", "rat", "/protokoll freigeben"), "Für sie freigeben können Sie nur, wenn sie verhindert sind", "fuer:vorsitz")
	want(t, s.refused("anna", "rat", "/protokoll freigeben fuer:vorsitz"), "Nennen Sie bitte den Grund")
	want(t, s.refused("carl", "rat", "/protokoll freigeben fuer:vorsitz grund:Eile"), "nicht berechtigt")
	want(t, said(s.do("anna", "rat", "/protokoll freigeben fuer:vorsitz grund:Krankheit")), "freigegeben")
	want(t, said(s.do("carl", "rat", "/protokoll zeigen S1")), "für Vorsitz: Koordination (Krankheit)")
}

// TestMinutesReminders reminds the coordination two days before the draft and the release are due, not of what is released.
func TestMinutesReminders(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.closed()
	s.until(time.Date(2027, 4, 26, 9, 0, 0, 0, s.now.Location()))
	want(t, s.chat.last("id-anna"), "bis **Mittwoch, 28. April 2027** fertig sein", "[Freigeben]")
	want(t, s.chat.last("id-bert"), "!fertig sein. Freigegeben")
	s.until(time.Date(2027, 5, 10, 9, 0, 0, 0, s.now.Location()))
	want(t, s.chat.last("id-anna"), "bis **Mittwoch, 12. Mai 2027** freigegeben und versandt sein")
	sent := len(s.chat.to("id-anna"))
	s.do("bert", "rat", "/protokoll freigeben")
	s.do("anna", "rat", "/protokoll freigeben")
	want(t, shown(s.chat.to("id-anna")[sent-1]), "inzwischen freigegeben", "!fertig sein")
	// Released in time, nobody is reminded.
	other := newStage(t)
	other.seated("lenkungsgremium")
	other.closed()
	other.do("bert", "rat", "/protokoll freigeben")
	other.do("anna", "rat", "/protokoll freigeben")
	other.until(time.Date(2027, 5, 12, 9, 0, 0, 0, other.now.Location()))
	for _, m := range other.chat.to("id-anna") {
		want(t, shown(m), "!fertig sein soll", "!versandt sein")
	}
}

// TestWords says that a private body has a "Protokoll", and a working group a short one.
func TestWords(t *testing.T) {
	s := newStage(t)
	s.seated("verein")
	s.closed()
	want(t, s.chat.last("id-bert"), "Der Entwurf des Protokolls liegt vor")
	want(t, said(s.do("bert", "rat", "/protokoll zeigen")), "Protokoll über die 1. Sitzung 2027: Rat", "!Niederschrift")
	s = newStage(t)
	s.seated("arbeitsgruppe")
	s.closed()
	want(t, said(s.do("bert", "rat", "/protokoll zeigen")), "(Kurzfassung)", "Zehn Lampen", "Lampen bestellen", "!Ladung und Beschlussfähigkeit")
}

// TestSuggestMinutes completes the ids of meetings that have minutes, with how far those are.
func TestSuggestMinutes(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.closed()
	s.do("anna", "rat", "/sitzung neu 12.05.2027 16:00")
	labels := func(line, option string) string {
		var all []string
		for _, choice := range s.bot.Suggest(t.Context(), s.event("anna", "rat", line), option, "") {
			all = append(all, choice.Label)
		}
		return strings.Join(all, "\n")
	}
	want(t, labels("/protokoll zeigen", "meeting"), "S1 · Mittwoch, 14. April 2027 · Entwurf", "!S2")
	want(t, labels("/protokoll einwendung", "item"), "S1-1 · Lampen", "!S2", "!Verschluss")
	want(t, labels("/sitzung zeigen", "meeting"), "S2")
}

// TestLetterhead sets what papers begin with.
func TestLetterhead(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.closed()
	want(t, said(s.do("carl", "rat", "/gremium briefkopf")), "- Rat", "![Ändern]")
	want(t, s.refused("carl", "rat", "/gremium briefkopf Stadt"), "nicht berechtigt")
	reply := s.do("anna", "rat", `/gremium briefkopf Stadt Musterstadt anschrift:"Rathausplatz 1" kontakt:"Telefon 01234"`)
	want(t, said(reply), "- Stadt Musterstadt\n- Rathausplatz 1\n- Telefon 01234")
	want(t, files(t, *s.do("anna", "rat", "/protokoll export format:md").Message), "Stadt Musterstadt", "Rathausplatz 1")
	s.press("anna", "rat", reply.Message, "Rückgängig")
	want(t, said(s.do("carl", "rat", "/gremium briefkopf")), "!Musterstadt")
}

// TestLongMinutes says that minutes that are longer than an answer come in parts, none lost, and fast enough with 40 items
// and 200 notes.
func TestLongMinutes(t *testing.T) {
	s := newStage(t)
	s.seated("lenkungsgremium")
	s.do("anna", "rat", "/sitzung neu 14.04.2027 16:00 ort:Rathaus")
	for i := range 40 {
		s.do("anna", "rat", fmt.Sprintf("/top neu Punkt%dEnde", i+1))
	}
	s.do("anna", "rat", "/sitzung einladen S1 jetzt:ja")
	s.until(time.Date(2027, 4, 14, 16, 0, 0, 0, s.now.Location()))
	s.do("anna", "rat", "/sitzung eroeffnen S1")
	for i := range 200 {
		s.do("anna", "rat", fmt.Sprintf("/protokoll notiz Satz%dEnde %s zu:S1-%d", i+1, strings.Repeat("Wort ", 20), i%40+1))
	}
	s.do("anna", "rat", "/sitzung schliessen")
	whole, pages := "", 0
	for message := s.do("carl", "rat", "/protokoll zeigen").Message; ; pages++ {
		whole += shown(*message)
		i := slices.IndexFunc(message.Buttons, func(b bot.Button) bool { return strings.HasPrefix(b.Label, "Weiter (") })
		if i < 0 {
			break
		}
		message = s.press("carl", "rat", message, message.Buttons[i].Label).Message
	}
	if pages < 4 || pages > 15 {
		t.Errorf("%d pages", pages)
	}
	for i := range 200 {
		if n := strings.Count(whole, fmt.Sprintf("Satz%dEnde", i+1)); n != 1 {
			t.Errorf("note %d is there %d times", i+1, n)
		}
	}
	want(t, files(t, *s.do("carl", "rat", "/protokoll export format:md").Message), "Satz1Ende", "Satz200Ende", "Punkt40Ende")
}

// versionsOf are the versions of a meeting's minutes, the first one first.
func versionsOf(tx store.Tx, meeting string) (all []council.Version, err error) {
	for v, err := range records.Versions.List(tx, store.Range{Prefix: meeting + " "}) {
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}
