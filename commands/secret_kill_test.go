package commands

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
	"gremium/store/bolt"
	"gremium/store/postgres"
	"gremium/store/postgres/postgrestest"
)

// Killing the program while a secret vote runs. The test runs itself as another process, which plays the vote on a file or a
// database and says what it does; this one reads along and kills it (SIGKILL) at a moment of its choice.

// The variables that make this process the one to be killed: where its store is, and what it plays.
const (
	killedStore = "GREMIUM_TEST_KILLED_STORE"
	killedPlay  = "GREMIUM_TEST_KILLED_PLAY"
)

// killedChoices are what the seven voters cast.
var killedChoices = map[string]string{
	"bert": "ja", "frida": "nein", "gerd": "ja", "hans": "enthaltung", "ida": "ja", "jan": "nein", "klara": "ja",
}

// stageAt is a stage on a file, or on a database, that may have something in it.
func stageAt(t *testing.T, location string, wrap func(store.Store, *stage) store.Store) *stage {
	t.Helper()
	s := newStage(t)
	if err := s.store.Close(); err != nil {
		t.Fatal(err)
	}
	var err error
	if strings.HasPrefix(location, "postgres") {
		s.store, err = postgres.Open(t.Context(), location, Layouts())
	} else {
		s.store, err = bolt.Open(location, Layouts())
	}
	if err != nil {
		t.Fatal(err)
	}
	if wrap != nil {
		s.store = wrap(s.store, s)
	}
	s.start()
	return s
}

// stopping is a store in which the program stands still where it was about to open a secret vote whose shares are all sent.
type stopping struct {
	store.Store
	stage *stage
}

func (s *stopping) Update(ctx context.Context, council string, f func(store.Tx) error) error {
	shares := 0
	for _, m := range s.stage.chat.sent {
		if strings.HasPrefix(m.Key, "share") {
			shares++
		}
	}
	if shares == 3 {
		fmt.Println("stands still")
		select {} // until it is killed
	}
	return s.Store.Update(ctx, council, f)
}

// beKilled is the process that is killed.
func beKilled(t *testing.T, location, play string) {
	var wrap func(store.Store, *stage) store.Store
	if play == "before opening" {
		wrap = func(inner store.Store, s *stage) store.Store { return &stopping{inner, s} }
	}
	s := stageAt(t, location, wrap)
	s.seatedVoters(7)
	s.do("anna", "rat", "/mitglied neu @lena rolle:schriftfuehrung")
	s.chat.trip = func(m bot.Message) {
		if strings.HasPrefix(m.Key, "share") {
			fmt.Println("sending", m.To.Account, m.Key+"|"+m.Buttons[0].Line)
		}
		if strings.HasPrefix(m.Key, "share") && strings.HasSuffix(m.Key, s.personID("lena")) && play == "between shares" {
			fmt.Println("stands still")
			select {}
		}
	}
	s.do("anna", "rat", "/abstimmung umlauf Vertrauen? modus:geheim bis:20.03.2027")
	for _, who := range []string{"bert", "lena"} {
		fmt.Println("share", who, s.shareOf(who, "V1").Buttons[0].Line)
	}
	var all sync.WaitGroup
	for who, choice := range killedChoices {
		e := s.event(who, "rat", "/abstimmung stimme V1 "+choice)
		all.Go(func() {
			fmt.Println("casting", who)
			if reply := s.bot.Handle(t.Context(), e); reply.Failed {
				fmt.Println("refused", who, said(reply))
				return
			}
			fmt.Println("cast", who)
		})
	}
	all.Wait()
	fmt.Println("stands still")
	select {}
}

// personID is the id of somebody in the only council.
func (s *stage) personID(who string) (id string) {
	s.t.Helper()
	s.read(func(tx store.Tx) error {
		p, err := records.PersonOf(tx, council.Account{Platform: "test", ID: "id-" + who})
		id = p.ID
		return err
	})
	return id
}

// kill runs the other process until a line that it says for the nth time, kills it, and returns all that it has said.
func kill(t *testing.T, location, play, line string, nth int) (lines []string) {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestBallotsKilled$", "-test.timeout=2m")
	child.Env = append(os.Environ(), killedStore+"="+location, killedPlay+"="+play, "TMPDIR="+t.TempDir())
	out, err := child.StdoutPipe()
	if err == nil {
		child.Stderr = child.Stdout
		err = child.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for read := bufio.NewScanner(out); read.Scan(); {
		lines = append(lines, read.Text())
		if strings.HasPrefix(read.Text(), line) {
			if seen++; seen == nth {
				if err := child.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if err := child.Wait(); err == nil || seen < nth || child.ProcessState.Exited() {
		t.Fatalf("not killed: %v, %q %d times\n%s", err, line, seen, strings.Join(lines, "\n"))
	}
	return lines
}

// afterwards is the program as it is started again after the kill. The chat still has what was posted.
func afterwards(t *testing.T, location string) *stage {
	t.Helper()
	s := stageAt(t, location, nil)
	s.events = 1000
	s.chat.sent = make([]bot.Message, 500)
	return s
}

// TestBallotsKilled kills the program between ballots, and while it opens a vote. No ballot that was confirmed is lost, the roll
// and the box agree, and the vote goes on; a vote that was not opened stays so, and can be opened anew.
func TestBallotsKilled(t *testing.T) {
	if location := os.Getenv(killedStore); location != "" {
		beKilled(t, location, os.Getenv(killedPlay))
	}
	for name, open := range map[string]func(*testing.T) string{
		"bolt":     func(t *testing.T) string { return filepath.Join(t.TempDir(), "killed.db") },
		"postgres": func(t *testing.T) string { return postgrestest.URL(t) },
	} {
		for _, nth := range []int{1, 3, 5} {
			for _, line := range []string{"casting", "cast "} {
				t.Run(fmt.Sprintf("%s/%s %d", name, strings.TrimSpace(line), nth), func(t *testing.T) {
					location := open(t)
					killedBetweenBallots(t, location, kill(t, location, "ballots", line, nth))
				})
			}
		}
		for _, play := range []string{"between shares", "before opening"} {
			t.Run(name+"/"+play, func(t *testing.T) {
				location := open(t)
				killedWhileOpening(t, location, kill(t, location, play, "stands still", 1))
			})
		}
	}
}

func killedBetweenBallots(t *testing.T, location string, lines []string) {
	s := afterwards(t, location)
	v := s.vote("V1")
	var sealed int
	s.read(func(tx store.Tx) error {
		box, err := records.BoxOf(tx, 1)
		sealed = len(box.Ballots)
		return err
	})
	voted := map[string]bool{}
	for who := range killedChoices {
		voted[who] = slices.ContainsFunc(s.electors(v), func(e council.Elector) bool { return e.Person == s.personID(who) && e.Voted })
		if slices.Contains(lines, "cast "+who) && !voted[who] {
			t.Errorf("the ballot of %s was confirmed and is lost", who)
		}
	}
	n := 0
	for who, choice := range killedChoices {
		if voted[who] {
			n++
			want(t, said(s.do(who, "rat", "/abstimmung stimme V1 nein")), "liegt in der Urne", "nicht mehr ändern")
			continue
		}
		s.do(who, "rat", "/abstimmung stimme V1 "+choice)
	}
	if n != sealed {
		t.Errorf("%d have voted, %d ballots are in the box", n, sealed)
	}
	s.until(time.Date(2027, 3, 21, 0, 0, 0, 0, s.now.Location()))
	var last string
	for _, line := range lines {
		if share, ok := strings.CutPrefix(line, "share "); ok {
			who, press, _ := strings.Cut(share, " ")
			e := s.event(who, "@bot", press)
			e.Source = bot.Pressed
			last = said(s.bot.Handle(t.Context(), e))
		}
	}
	want(t, last, "Ja 4, Nein 2, Enthaltung 1")
	s.check()
}

func killedWhileOpening(t *testing.T, location string, lines []string) {
	s := afterwards(t, location)
	sent, pressed := 0, map[string]string{}
	open := func() (answers []string) {
		for who, press := range pressed {
			e := s.event(who, "@bot", press)
			e.Source = bot.Pressed
			answers = append(answers, said(s.bot.Handle(t.Context(), e)))
		}
		return answers
	}
	for _, line := range lines {
		if words := strings.SplitN(line, " ", 3); words[0] == "sending" {
			sent++
			var press string
			words[2], press, _ = strings.Cut(words[2], "|")
			s.chat.sent = append(s.chat.sent, bot.Message{
				Key: words[2], To: bot.Audience{Platform: "test", Account: words[1]}, Title: "Schlüssel zur Urne: V1",
				Buttons: []bot.Button{{Label: "Urne öffnen", Line: press}},
			})
			pressed[strings.TrimPrefix(words[1], "id-")] = press
		}
	}
	if sent < 2 {
		t.Fatalf("%d shares were sent", sent)
	}
	if v := s.vote("V1"); !v.Pending() || len(s.electors(v)) > 0 {
		t.Fatalf("V1 is not what it should be: %+v", v.Poll)
	}
	want(t, s.refused("bert", "rat", "/abstimmung stimme V1 ja"), "V1")
	for _, answer := range open() {
		want(t, answer, "V1 ist noch nicht eröffnet")
	}
	s.until(s.now.Add(time.Hour))
	if v := s.vote("V1"); v.Withdrawn.IsZero() || v.Running() {
		t.Errorf("V1 is not given up: %+v", v.Poll)
	}
	want(t, s.chat.last("id-anna"), "V1 wurde nicht eröffnet", "gelten nicht")
	for _, answer := range open() {
		want(t, answer, "V1 wurde nicht eröffnet", "bekommen Sie einen neuen")
	}
	// The keys that had arrived say so, and can be pressed no more; who had got none yet hears nothing of it.
	void := 0
	for _, m := range s.chat.sent {
		switch {
		case strings.HasPrefix(m.Key, "share") && len(m.Buttons) == 0:
			void++
			want(t, shown(m), "V1 wurde nicht eröffnet", "Ihr Schlüssel gilt nicht")
		case strings.Contains(shown(m), "Ihr Schlüssel") || len(m.Buttons) > 0 && m.Buttons[0].Label == "Urne öffnen":
			t.Errorf("to %s: %s", m.To.Account, shown(m))
		}
	}
	if void != sent {
		t.Errorf("%d of %d keys say that they are void", void, sent)
	}
	s.do("anna", "rat", "/abstimmung umlauf Vertrauen? modus:geheim bis:20.03.2027")
	s.do("bert", "rat", "/abstimmung stimme V2 ja")
	s.check()
}
