package council

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestElectionVectors(t *testing.T) {
	type vector struct {
		ID, Result, Note string
		E, P, R          int
		Round            int `json:"rnd"`
		Votes            map[string]int
		Others           int `json:"invalid_abst"`
		No               int `json:"single_no"`
	}
	for _, v := range vectors[vector](t, "election_vectors.json", 8) {
		t.Run(v.ID, func(t *testing.T) {
			s := Standing{Entitled: v.E, Present: v.P, Recused: v.R, RecusedInAll: v.R}
			r := PresetRules(SaechsGemO).Elect(s, ElectionTally{Votes: v.Votes, No: v.No, Abstain: v.Others}, v.Round)
			got := map[ElectionOutcome]string{
				Elected: "elected:" + strings.Join(r.Persons, ","), RunOff: "runoff:" + strings.Join(r.Persons, ","), LotDecides: "lot",
				LotForRunOff: "lot_for_runoff_place", SecondBallot: "second_ballot_single", NotElected: "not_elected",
			}[r.Outcome]
			if got != v.Result {
				t.Errorf("%s (%+v), want %s (%s)", got, r, v.Result, v.Note)
			}
		})
	}
}

func TestElections(t *testing.T) {
	twelve := Standing{Entitled: 13, Present: 12}
	votes := func(pairs ...any) ElectionTally {
		tally := ElectionTally{Votes: map[string]int{}}
		for i := 0; i < len(pairs); i += 2 {
			tally.Votes[pairs[i].(string)] = pairs[i+1].(int)
		}
		return tally
	}
	single := func(yes, no int) ElectionTally { tally := votes("A", yes); tally.No = no; return tally }
	for name, c := range map[string]struct {
		preset Preset
		s      Standing
		t      ElectionTally
		round  int
		want   string
	}{
		"all three equal":                   {SaechsGemO, twelve, votes("A", 4, "B", 4, "C", 4), 1, "lot_for_run_off [A B C] "},
		"two first, one behind":             {SaechsGemO, twelve, votes("A", 3, "B", 5, "C", 3), 1, "lot_for_run_off [A C] B"},
		"two equal before a third":          {SaechsGemO, twelve, votes("A", 2, "B", 5, "C", 5), 1, "run_off [B C] "},
		"abstentions count against at once": {SaechsGemO, twelve, votes("A", 5, "B", 1), 1, "run_off [A B] "},
		"association: of the votes":         {Verein, twelve, votes("A", 5, "B", 1), 1, "elected [A] "},
		"association: half is no majority":  {Verein, twelve, votes("A", 3, "B", 2, "C", 1), 1, "run_off [A B] "},
		"plurality at once":                 {VwVfG, twelve, votes("A", 4, "B", 3, "C", 3), 1, "elected [A] "},
		"plurality, a tie":                  {VwVfG, twelve, votes("A", 4, "B", 4, "C", 3), 1, "lot [A B] "},
		"plurality, one candidate":          {VwVfG, twelve, single(5, 4), 1, "elected [A] "},
		"plurality, one candidate refused":  {VwVfG, twelve, single(4, 4), 1, "not_elected [A] "},
		"one candidate at once":             {KPR, twelve, single(7, 5), 1, "elected [A] "},
		"nobody votes for anybody":          {KPR, twelve, votes("A", 0, "B", 0), 2, "not_elected [] "},
		"more votes than voters":            {KPR, twelve, votes("A", 7, "B", 6), 1, "inconsistent [] "},
		"no candidate":                      {KPR, twelve, votes(), 1, "inconsistent [] "},
		"a no among several":                {KPR, twelve, ElectionTally{Votes: map[string]int{"A": 3, "B": 2}, No: 1}, 1, "inconsistent [] "},
		"too few there":                     {KPR, Standing{Entitled: 13, Present: 6}, votes("A", 6), 1, "not_quorate [] "},
		"less than nobody":                  {KPR, twelve, votes("A", 7, "B", -1), 1, "inconsistent [] "},
	} {
		r := PresetRules(c.preset).Elect(c.s, c.t, c.round)
		if got := fmt.Sprintf("%s %v %s", r.Outcome, r.Persons, r.Sure); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestElected: who is elected had votes, and nobody more; with one more they would be elected still. A first ballot that
// elects by majority has only one who could be.
func TestElected(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules := PresetRules(rapid.SampledFrom([]Preset{KPR, SaechsGemO, VwVfG, Verein}).Draw(t, "preset"))
		voters := rapid.IntRange(1, 30).Draw(t, "voters")
		s := Standing{Entitled: voters, Present: voters}
		tally, left := ElectionTally{Votes: map[string]int{}}, voters
		for _, name := range []string{"A", "B", "C", "D"}[:rapid.IntRange(1, 4).Draw(t, "candidates")] {
			tally.Votes[name] = rapid.IntRange(0, left).Draw(t, name)
			left -= tally.Votes[name]
		}
		if len(tally.Votes) == 1 {
			tally.No = rapid.IntRange(0, left).Draw(t, "no")
		}
		round := rapid.IntRange(1, 2).Draw(t, "round")
		r := rules.Elect(s, tally, round)
		switch r.Outcome {
		case NoQuorumThere:
			if rules.Quorate(s) {
				t.Fatalf("%+v", r)
			}
			return
		case Elected:
			if len(r.Persons) != 1 || tally.Votes[r.Persons[0]] < 1 {
				t.Fatalf("%+v", r)
			}
			for name, n := range tally.Votes {
				if name != r.Persons[0] && n >= tally.Votes[r.Persons[0]] {
					t.Fatalf("%s has %d: %+v", name, n, r)
				}
			}
			if left > tally.No {
				tally.Votes[r.Persons[0]]++
				if again := rules.Elect(s, tally, round); again.Outcome != Elected || again.Persons[0] != r.Persons[0] {
					t.Fatalf("with one vote more: %+v", again)
				}
			}
		case RunOff:
			if len(r.Persons) != 2 || round != 1 {
				t.Fatalf("%+v", r)
			}
		case LotDecides:
			if len(r.Persons) < 2 {
				t.Fatalf("%+v", r)
			}
		case LotForRunOff:
			if places := 2 - len(slices.DeleteFunc([]string{r.Sure}, func(s string) bool { return s == "" })); len(r.Persons) <= places {
				t.Fatalf("%+v", r)
			}
		case SecondBallot:
			if len(tally.Votes) != 1 || round != 1 {
				t.Fatalf("%+v", r)
			}
		case NotElected:
		default:
			t.Fatalf("%+v", r)
		}
	})
}

// TestLot: the commitment binds the draw to names and seed, and every name is drawn about equally often.
func TestLot(t *testing.T) {
	names := []string{"Anna Vogel", "Bert Klein", "Carl Groß"}
	drawn := map[string]int{}
	seen := map[string]bool{}
	for i := range uint32(3000) {
		lot := Lot{Names: names, Seed: sha256.Sum256(binary.BigEndian.AppendUint32(nil, i))}
		drawn[lot.Drawn()]++
		other := lot
		other.Names = []string{names[1], names[0], names[2]}
		if seen[lot.Commitment()] || other.Commitment() == lot.Commitment() || len(lot.Commitment()) != 64 {
			t.Fatal("a commitment for two draws")
		}
		seen[lot.Commitment()] = true
	}
	for _, name := range names {
		if n := drawn[name]; n < 900 || n > 1100 {
			t.Errorf("%s: %d of 3000", name, n)
		}
	}
	if got := (Lot{}).Drawn(); got != "" {
		t.Errorf("nobody: %q", got)
	}
}
