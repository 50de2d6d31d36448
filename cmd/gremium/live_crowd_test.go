package main

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"gremium/bot/mattermost/mattermosttest"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// floor is a meeting on the real Mattermost server in which many may vote.
type floor struct {
	*town
	*office
	members []*mattermosttest.User // the first one coordinates
	votes   int
	log     mattermosttest.Buffer
}

// newFloor opens a meeting of so many who may vote, all signed in and there.
func newFloor(t testing.TB, members int) *floor {
	t.Helper()
	f := &floor{town: newTown(t, "", "root")}
	t.Cleanup(func() {
		if t.Failed() {
			t.Log(tailOf(f.log.String()))
		}
	})
	f.office = f.opens(&f.log)
	f.types("root", "/gremium einrichten muster:arbeitsgruppe name:Versammlung", "Versammlung")
	f.members = f.server.SignedIn(t, f.team, f.channel.Id, members)
	var ids []string
	for _, u := range f.members {
		ids = append(ids, u.ID)
	}
	join(t, f.store, ids)
	f.people["lead"] = f.members[0]
	f.members[0].Watch(t)
	f.types("lead", "/sitzung neu 01.03.2027 09:30 trotzdem:ja", "S1")
	f.types("lead", "/top neu Haushalt art:beschluss trotzdem:ja", "Haushalt")
	f.types("lead", "/sitzung eroeffnen S1 trotzdem:ja", "eröffnet")
	f.types("lead", "/sitzung anwesend alle", fmt.Sprintf("%d", members))
	f.types("lead", "/top aufruf 1", "Haushalt")
	return f
}

func tailOf(s string) string { return s[max(0, len(s)-6000):] }

// vote opens a vote and has everybody press a button at the same moment, so many times at once. It returns how many ballots
// are stored as they were cast, once the card shows all of them, and how long the pressing took. A press that the server
// says has failed is missing there.
func (f *floor) vote(times int, choice func(member int) string) (right int, took time.Duration) {
	f.Helper()
	f.votes++
	question := fmt.Sprintf("Frage %d?", f.votes)
	f.types("lead", `/abstimmung neu "`+question+`" trotzdem:ja`, fmt.Sprintf("V%d", f.votes))
	card := f.inChannel(question)
	errs := make([]error, times*len(f.members))
	var together sync.WaitGroup
	began := time.Now()
	for i := range errs {
		together.Go(func() {
			member := i % len(f.members)
			errs[i] = f.members[member].TryPress(card, choice(member))
		})
	}
	together.Wait()
	took = time.Since(began)
	if err := errors.Join(errs...); err != nil {
		f.Errorf("presses failed: %.300s", err)
	}
	f.turnout(question, fmt.Sprintf("Abgestimmt %d von %d", len(f.members), len(f.members)))
	return f.stored(f.votes, choice), took
}

// turnout waits until the card of a vote says how many have voted.
func (f *floor) turnout(question, says string) {
	f.Helper()
	shown := ""
	mattermosttest.Until(f.TB, question+": "+says, func() bool {
		for _, p := range f.posts(f.channel.Id) {
			if words := mattermosttest.Words(p); strings.Contains(words, question) {
				shown = words
			}
		}
		return strings.Contains(strings.ReplaceAll(shown, "\n", " "), says)
	})
}

// stored is how many ballots of a vote are in the store as they were cast.
func (f *floor) stored(vote int, choice func(member int) string) (right int) {
	f.Helper()
	wanted := map[string]string{}
	for i, u := range f.members {
		wanted["p"+u.ID] = choice(i)
	}
	councils, err := f.store.Councils(f.Context())
	if err != nil || len(councils) != 1 {
		f.Fatal(councils, err)
	}
	labels := map[council.Choice]string{council.Yes: "Ja", council.No: "Nein", council.Abstain: "Enthaltung"}
	err = f.store.View(f.Context(), councils[0], func(tx store.Tx) error {
		all, err := records.ElectorsOf(tx, vote)
		for _, e := range all {
			if e.Voted && labels[e.Choice] == wanted[e.Person] {
				right++
			}
		}
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	return right
}

// voteCrowd is how many vote at the same moment. The chat server gives up after half a minute, which the race detector
// would need for all of them.
var voteCrowd = 1000

// TestLiveCrowdVotes has 32 and 1000 members of a meeting press a button at the same moment on the real Mattermost server,
// again and again, the 32 with a double click: every ballot is stored as it was cast, the card shows all of them, each has
// a receipt, and the result counts them.
func TestLiveCrowdVotes(t *testing.T) {
	for _, c := range []struct{ members, rounds, clicks int }{{32, 5, 2}, {voteCrowd, 2, 1}} {
		t.Run(fmt.Sprint(c.members), func(t *testing.T) {
			f := newFloor(t, c.members)
			watchers := f.members[1:min(32, c.members)]
			for _, u := range watchers {
				u.Watch(t)
			}
			for round := range c.rounds {
				choice := func(i int) string { return []string{"Ja", "Ja", "Nein", "Enthaltung"}[(i+round)%4] }
				right, took := f.vote(c.clicks, choice)
				t.Logf("%d of %d ballots stored, %v", right, c.members, took)
				if right != c.members {
					t.Errorf("%d of %d ballots are stored", right, c.members)
				}
				figures := map[string]int{}
				for i := range c.members {
					figures[choice(i)]++
				}
				for i, u := range watchers {
					u.Seen(t, "ephemeral_message", "Ihre Stimme: "+choice(i+1))
				}
				f.types("lead", fmt.Sprintf("/abstimmung schliessen V%d", f.votes), "geschlossen")
				f.inChannel(fmt.Sprintf("Ja %d, Nein %d, Enthaltung %d", figures["Ja"], figures["Nein"], figures["Enthaltung"]))
			}
		})
	}
}
