package council

import (
	"encoding/json"
	"os"
	"testing"

	"pgregory.net/rapid"
)

// vectors reads a file of test vectors.
func vectors[T any](t *testing.T, name string, want int) []T {
	t.Helper()
	file, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var all []T
	if err := json.Unmarshal(file, &all); err != nil {
		t.Fatal(err)
	}
	if len(all) != want {
		t.Fatalf("%d vectors, want %d", len(all), want)
	}
	return all
}

// majorityVector is a row of majority_vectors.json.
type majorityVector struct {
	ID, Note, Tie, Chair, Result string
	E, P, R, Y, N, A, I          int
	Second, Noticed              bool
	Rule                         struct {
		Type     string
		Num, Den int
		Base     Base
	}
	Quorum struct {
		Type   QuorumRule
		Min    int
		Relief bool `json:"recusal_relief"`
		Second int  `json:"second_min"`
	}
}

// rules are the rules that a vector means.
func (v majorityVector) rules(t *testing.T) Rules {
	r := Rules{Preset: KPR, Quorum: v.Quorum.Type, Tie: TieRejected}
	if v.Tie == "chair" {
		r.Tie = CastingVote
	}
	switch v.Rule.Type {
	case "simple":
		r.Majority = SimpleMajority
	case "majority_present":
		r.Majority = MajorityOfPresent
	case "majority_members":
		r.Majority = MajorityOfMembers
	case "qualified":
		r.Majority, r.Base = map[int]MajorityRule{3: TwoThirds, 4: ThreeQuarters}[v.Rule.Den], v.Rule.Base
	case "unanimous_votes":
		r.Majority, r.Base = Unanimous, OfVotes
	case "unanimous_present":
		r.Majority, r.Base = Unanimous, OfPresent
	default:
		t.Fatalf("rule %q", v.Rule.Type)
	}
	// What the file spells out belongs to the rule here.
	if v.Quorum.Relief != (v.Quorum.Type == AtLeastHalf) || v.Quorum.Type == MoreThanHalf && v.Quorum.Min != 3 ||
		v.Quorum.Second != 0 && v.Quorum.Second != 3 {
		t.Fatalf("quorum %+v", v.Quorum)
	}
	return r
}

// outcome writes a result as the vectors do.
func outcome(r Result) string {
	if r.Reason == "" {
		return string(r.Verdict)
	}
	return string(r.Verdict) + ":" + string(r.Reason)
}

func TestMajorityVectors(t *testing.T) {
	for _, v := range vectors[majorityVector](t, "majority_vectors.json", 53) {
		t.Run(v.ID, func(t *testing.T) {
			s := Standing{Entitled: v.E, Present: v.P, Recused: v.R, RecusedInAll: v.R, SecondSession: v.Second && v.Noticed}
			vote := Vote{Rules: v.rules(t), Standing: s, Tally: Tally{v.Y, v.N, v.A, v.I}, ChairVote: ChairChoice(v.Chair)}
			if got := outcome(vote.Result()); got != v.Result {
				t.Errorf("%s, want %s (%s)", got, v.Result, v.Note)
			}
		})
	}
}

// TestMajorities are rules of rules.md that no vector has.
func TestMajorities(t *testing.T) {
	ten := Standing{Entitled: 13, Present: 10}
	recused := Standing{Entitled: 13, Present: 12, Recused: 2, RecusedInAll: 3}
	for name, c := range map[string]struct {
		rules  Rules
		s      Standing
		t      Tally
		chair  ChairChoice
		want   string
		needed int
	}{
		"all members":                      {Rules{Majority: Unanimous, Base: OfMembers}, Standing{Entitled: 5, Present: 5}, Tally{Yes: 5}, "", "adopted", 5},
		"all members, one away":            {Rules{Majority: Unanimous, Base: OfMembers}, Standing{Entitled: 5, Present: 4}, Tally{Yes: 4}, "", "rejected", 5},
		"recused stay members":             {Rules{Majority: MajorityOfMembers}, recused, Tally{Yes: 6, No: 4}, "", "rejected", 7},
		"recused are taken out":            {Rules{Majority: MajorityOfMembers, ExcludeRecused: true}, recused, Tally{Yes: 6, No: 4}, "", "adopted", 6},
		"recused are not present":          {Rules{Majority: MajorityOfPresent}, recused, Tally{Yes: 6, No: 4}, "", "adopted", 6},
		"recused do not vote":              {Rules{}, recused, Tally{Yes: 6, No: 5}, "", "inconsistent", 6},
		"no chair's vote without the rule": {Rules{Majority: SimpleMajority, Tie: TieRejected}, ten, Tally{Yes: 5, No: 5}, ChairYes, "rejected:tie", 6},
		"no casting vote but simple":       {Rules{Majority: MajorityOfPresent, Tie: CastingVote}, ten, Tally{Yes: 5, No: 5}, ChairYes, "rejected", 6},
		"no casting vote without a tie":    {Rules{Majority: SimpleMajority, Tie: CastingVote}, ten, Tally{Yes: 4, No: 5}, ChairYes, "rejected", 6},
		"nobody for or against":            {Rules{Majority: SimpleMajority, Tie: CastingVote}, ten, Tally{Abstain: 10}, ChairYes, "rejected:no_valid_votes", 1},
		"base counts for qualified only":   {Rules{Majority: SimpleMajority, Base: OfMembers}, ten, Tally{Yes: 2, No: 1}, "", "adopted", 2},
		"less than nobody":                 {Rules{Majority: SimpleMajority}, ten, Tally{Yes: 5, No: -1}, "", "inconsistent", 0},
		"first the figures":                {Rules{Majority: SimpleMajority}, Standing{Entitled: 13, Present: 2}, Tally{Yes: 3}, "", "inconsistent", 1},
	} {
		got := c.rules.Decide(c.s, c.t, c.chair)
		if outcome(got) != c.want || got.Needed != c.needed {
			t.Errorf("%s: %s, needed %d; want %s, %d", name, outcome(got), got.Needed, c.want, c.needed)
		}
	}
}

func TestQuorum(t *testing.T) {
	for name, c := range map[string]struct {
		rules Rules
		s     Standing
		want  QuorumCheck
	}{
		"two of two":              {Rules{Quorum: MoreThanHalf}, Standing{Entitled: 2, Present: 2}, QuorumCheck{UsualQuorum, 2, true}},
		"two of three":            {Rules{Quorum: MoreThanHalf}, Standing{Entitled: 3, Present: 2}, QuorumCheck{UsualQuorum, 3, false}},
		"a third":                 {Rules{Quorum: AThirdPresent}, Standing{Entitled: 10, Present: 4}, QuorumCheck{UsualQuorum, 4, true}},
		"less than a third":       {Rules{Quorum: AThirdPresent}, Standing{Entitled: 10, Present: 3}, QuorumCheck{UsualQuorum, 4, false}},
		"two thirds":              {Rules{Quorum: TwoThirdsPresent}, Standing{Entitled: 12, Present: 8}, QuorumCheck{UsualQuorum, 8, true}},
		"no seats":                {Rules{Quorum: AtLeastHalf}, Standing{}, QuorumCheck{UsualQuorum, 1, false}},
		"second meeting":          {Rules{Preset: KPR, Quorum: MoreThanHalf}, Standing{Entitled: 13, Present: 3, SecondSession: true}, QuorumCheck{SecondEased, 3, true}},
		"second meeting, vwvfg":   {Rules{Preset: VwVfG, Quorum: MoreThanHalf}, Standing{Entitled: 13, Present: 1, SecondSession: true}, QuorumCheck{SecondEased, 1, true}},
		"second meeting, no need": {Rules{Quorum: MoreThanHalf}, Standing{Entitled: 13, Present: 7, SecondSession: true}, QuorumCheck{UsualQuorum, 7, true}},
		"recused who are away":    {Rules{Quorum: AtLeastHalf}, Standing{Entitled: 12, Present: 3, RecusedInAll: 7}, QuorumCheck{RecusalEased, 3, true}},
		"half are recused":        {Rules{Quorum: AtLeastHalf}, Standing{Entitled: 12, Present: 5, RecusedInAll: 6}, QuorumCheck{UsualQuorum, 6, false}},
		"relief is of one rule":   {Rules{Quorum: MoreThanHalf}, Standing{Entitled: 12, Present: 5, RecusedInAll: 7}, QuorumCheck{UsualQuorum, 7, false}},
	} {
		if got := c.rules.CheckQuorum(c.s); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

// anyRules draws rules of a vote in a meeting.
func anyRules(t *rapid.T) Rules {
	return Rules{
		Preset:         rapid.SampledFrom([]Preset{KPR, SaechsGemO, VwVfG, Verein, LPRNds}).Draw(t, "preset"),
		Quorum:         rapid.SampledFrom([]QuorumRule{MoreThanHalf, AtLeastHalf, NoQuorum, AThirdPresent, TwoThirdsPresent}).Draw(t, "quorum"),
		Majority:       rapid.SampledFrom([]MajorityRule{SimpleMajority, MajorityOfPresent, MajorityOfMembers, TwoThirds, ThreeQuarters, Unanimous}).Draw(t, "majority"),
		Base:           rapid.SampledFrom([]Base{"", OfVotes, OfPresent, OfMembers}).Draw(t, "base"),
		Tie:            rapid.SampledFrom([]Tie{TieRejected, CastingVote}).Draw(t, "tie"),
		ExcludeRecused: rapid.Bool().Draw(t, "exclude"),
	}
}

// anyStanding draws who is there, as it can be.
func anyStanding(t *rapid.T) Standing {
	s := Standing{Entitled: rapid.IntRange(0, 40).Draw(t, "entitled"), SecondSession: rapid.Bool().Draw(t, "second")}
	s.Present = rapid.IntRange(0, s.Entitled).Draw(t, "present")
	s.Recused = rapid.IntRange(0, s.Present).Draw(t, "recused")
	s.RecusedInAll = rapid.IntRange(s.Recused, s.Entitled-s.Present+s.Recused).Draw(t, "recused in all")
	return s
}

// anyTally draws figures of at most so many voters.
func anyTally(t *rapid.T, voters int) (tally Tally) {
	for name, n := range map[string]*int{"yes": &tally.Yes, "no": &tally.No, "abstain": &tally.Abstain, "invalid": &tally.Invalid} {
		*n = rapid.IntRange(0, voters).Draw(t, name)
		voters -= *n
	}
	return tally
}

var chairs = []ChairChoice{"", ChairYes, ChairNo, ChairAbstain}

// TestMonotone: one more yes, from whomever, never turns adopted into rejected; and one more no never the other way.
func TestMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules, s := anyRules(t), anyStanding(t)
		before := anyTally(t, s.Voters())
		chair := rapid.SampledFrom(chairs).Draw(t, "chair")
		verdict := rules.Decide(s, before, chair).Verdict
		for name, from := range map[string]func(*Tally) *int{
			"silent": nil, "no": func(t *Tally) *int { return &t.No }, "abstain": func(t *Tally) *int { return &t.Abstain }, "invalid": func(t *Tally) *int { return &t.Invalid },
		} {
			after := before
			after.Yes++
			if from != nil {
				*from(&after)--
			}
			if got := rules.Decide(s, after, chair).Verdict; verdict == Adopted && got == Rejected {
				t.Fatalf("one more yes (%s): %+v %s, %+v %s", name, before, verdict, after, got)
			}
			if name == "no" {
				continue
			}
			after = before
			after.No++
			if from != nil {
				*from(&after)--
			}
			if got := rules.Decide(s, after, chair).Verdict; verdict == Rejected && got == Adopted {
				t.Fatalf("one more no (%s): %+v %s, %+v %s", name, before, verdict, after, got)
			}
		}
	})
}

// TestDecided: a verdict holds what it says: the figures fit, the quorum is kept, so many yes are enough and one less is not.
func TestDecided(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules, s := anyRules(t), anyStanding(t)
		tally := anyTally(t, s.Voters())
		if figures := []*int{&tally.Yes, &tally.No, &tally.Abstain, &tally.Invalid}; rapid.Bool().Draw(t, "slip") {
			*rapid.SampledFrom(figures).Draw(t, "figure") += rapid.IntRange(-3, 3).Draw(t, "by")
		}
		r := rules.Decide(s, tally, rapid.SampledFrom(chairs).Draw(t, "chair"))
		fits := tally.Yes >= 0 && tally.No >= 0 && tally.Abstain >= 0 && tally.Invalid >= 0 && tally.Cast() <= s.Voters()
		if fits == (r.Verdict == Inconsistent) {
			t.Fatalf("%+v of %d: %s", tally, s.Voters(), r.Verdict)
		}
		if !fits {
			return
		}
		if rules.Quorate(s) == (r.Verdict == NotQuorate) {
			t.Fatalf("quorate %v: %s", rules.Quorate(s), r.Verdict)
		}
		if r.Verdict == NotQuorate {
			return
		}
		if r.Silent() != s.Voters()-tally.Cast() || r.Silent() < 0 {
			t.Fatalf("%d silent", r.Silent())
		}
		enough := tally.Yes >= r.Needed && tally.Yes > 0
		if enough != (r.Verdict == Adopted) && r.Reason != ByCastingVote {
			t.Fatalf("%d of %d needed: %s (%s)", tally.Yes, r.Needed, r.Verdict, r.Reason)
		}
		if r.Reason == ByCastingVote && (tally.Yes != tally.No || rules.Majority != SimpleMajority || r.Chair == "" || r.Chair == ChairAbstain) {
			t.Fatalf("casting vote: %+v", r)
		}
		if (r.Verdict == Adopted || r.Verdict == Rejected) == (s.Voters() < 1) {
			t.Fatalf("%d voters decided: %s", s.Voters(), r.Verdict)
		}
	})
}

// TestSymmetric: a simple majority favours neither side, but that a tie is no majority.
func TestSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules, s := anyRules(t), anyStanding(t)
		rules.Majority = SimpleMajority
		tally := anyTally(t, s.Voters())
		swapped := tally
		swapped.Yes, swapped.No = tally.No, tally.Yes
		a, b := rules.Decide(s, tally, ""), rules.Decide(s, swapped, "")
		switch {
		case a.Verdict == NotQuorate || b.Verdict == NotQuorate:
			if a.Verdict != b.Verdict {
				t.Fatalf("%s, %s", a.Verdict, b.Verdict)
			}
		case tally.Yes == tally.No:
			if outcome(a) != outcome(b) || a.Verdict != Rejected {
				t.Fatalf("%s, %s", outcome(a), outcome(b))
			}
		case (a.Verdict == Adopted) == (b.Verdict == Adopted):
			t.Fatalf("%+v %s, swapped %s", tally, a.Verdict, b.Verdict)
		}
	})
}

// FuzzDecide: whatever the figures, there is one verdict, it fits them, and one more yes does not reject.
func FuzzDecide(f *testing.F) {
	f.Add(uint8(0), uint8(0), uint16(13), uint16(10), uint16(0), int64(6), int64(3), int64(1), int64(0))
	f.Add(uint8(4), uint8(2), uint16(12), uint16(11), uint16(7), int64(3), int64(1), int64(0), int64(0))
	f.Add(uint8(5), uint8(9), uint16(3), uint16(1), uint16(2), int64(-1), int64(1<<62), int64(1<<62), int64(1<<62))
	majorities := []MajorityRule{SimpleMajority, MajorityOfPresent, MajorityOfMembers, TwoThirds, ThreeQuarters, Unanimous, ""}
	quorums := []QuorumRule{MoreThanHalf, AtLeastHalf, NoQuorum, AThirdPresent, TwoThirdsPresent, ""}
	bases := []Base{OfVotes, OfPresent, OfMembers, ""}
	f.Fuzz(func(t *testing.T, rule, chair uint8, e, p, r uint16, y, n, a, i int64) {
		rules := Rules{
			Majority: majorities[int(rule)%len(majorities)], Quorum: quorums[int(chair>>2)%len(quorums)],
			Base: bases[int(rule>>4)%len(bases)], Tie: []Tie{TieRejected, CastingVote}[rule>>3&1],
		}
		s := Standing{Entitled: int(e), Present: int(p), Recused: int(r), RecusedInAll: int(r)}
		tally := Tally{int(y), int(n), int(a), int(i)}
		result := rules.Decide(s, tally, chairs[chair%4])
		switch result.Verdict {
		case Adopted, Rejected, NotQuorate:
			if min(y, n, a, i) < 0 || tally.Cast() > s.Voters() {
				t.Errorf("%+v of %+v: %s", tally, s, result.Verdict)
			}
		case Inconsistent:
			if s.Voters() >= 0 && min(y, n, a, i) >= 0 && max(y, n, a, i) < 1<<20 && tally.Cast() <= s.Voters() {
				t.Errorf("%+v of %+v: inconsistent", tally, s)
			}
		default:
			t.Errorf("verdict %q", result.Verdict)
		}
		tally.Yes++
		if more := rules.Decide(s, tally, chairs[chair%4]); result.Verdict == Adopted && more.Verdict == Rejected {
			t.Errorf("one more yes: %+v", tally)
		}
	})
}
