package council

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// openVote is an open vote of so many, with its electors: seats "0", "1" …, on the first of them a deputy.
func openVote(voters int, end time.Time) (Vote, []Elector) {
	v := Vote{ID: "V1", Standing: Standing{Entitled: voters, Present: voters}, Poll: &Poll{Electors: voters, Ends: end}}
	var all []Elector
	for i := range voters {
		all = append(all, Elector{Vote: 1, Seat: fmt.Sprint(i), Person: fmt.Sprint(i)})
	}
	if voters > 0 {
		all[0].Person = "deputy"
	}
	return v, all
}

// TestBallotsModel: whatever is cast, changed, recused and taken back in whatever order, the last choice in time of who is not
// biased counts, later ones are refused; nobody counts twice; the figures are always possible; and it does not matter in
// which order those on different seats vote.
func TestBallotsModel(t *testing.T) {
	start := time.Date(2027, 3, 1, 9, 0, 0, 0, berlin)
	end := start.Add(40 * time.Minute)
	type step struct {
		seat   int
		what   string
		choice Choice
		by     string
		at     time.Time
	}
	rapid.Check(t, func(t *rapid.T) {
		voters := rapid.IntRange(1, 8).Draw(t, "voters")
		rules := anyRules(t)
		play := func(steps []step) (Vote, []Elector) {
			v, all := openVote(voters, end)
			v.Rules = rules
			for _, s := range steps {
				e := &all[s.seat]
				switch s.what {
				case "recuse":
					e.Recuse(&v)
				case "unrecuse":
					e.Unrecuse(&v)
				default:
					_ = e.Cast(v, s.choice, s.by, s.at)
				}
			}
			v.Tally = TallyOf(all)
			return v, all
		}
		var steps []step
		last, own, biased := map[int]Choice{}, map[int]bool{}, map[int]bool{}
		v, all := openVote(voters, end)
		for i := range rapid.IntRange(0, 40).Draw(t, "steps") {
			s := step{
				seat: rapid.IntRange(0, voters-1).Draw(t, "seat"), what: rapid.SampledFrom([]string{"cast", "cast", "cast", "recuse", "unrecuse"}).Draw(t, "what"),
				choice: rapid.SampledFrom([]Choice{Yes, No, Abstain}).Draw(t, "choice"), by: rapid.SampledFrom([]string{"", "", "chair"}).Draw(t, "by"),
				at: start.Add(time.Duration(i) * 90 * time.Second),
			}
			steps = append(steps, s)
			e := &all[s.seat]
			switch s.what {
			case "recuse":
				e.Recuse(&v)
				biased[s.seat] = true
				delete(last, s.seat)
				delete(own, s.seat)
			case "unrecuse":
				e.Unrecuse(&v)
				biased[s.seat] = false
			default:
				var want error
				switch {
				case biased[s.seat]:
					want = ErrBiased
				case !s.at.Before(end):
					want = ErrVoteClosed
				case s.by != "" && own[s.seat]:
					want = ErrOwnBallot
				default:
					last[s.seat], own[s.seat] = s.choice, s.by == ""
				}
				if err := e.Cast(v, s.choice, s.by, s.at); !errors.Is(err, want) {
					t.Fatalf("%+v: %v, want %v", s, err, want)
				}
			}
		}
		var want Tally
		for choice := range maps.Values(last) {
			*map[Choice]*int{Yes: &want.Yes, No: &want.No, Abstain: &want.Abstain}[choice]++
		}
		got, gotAll := play(steps)
		voted, could := Turnout(gotAll)
		if got.Tally != want || voted != want.Cast() || could != got.Standing.Voters() {
			t.Fatalf("%+v, %d of %d; want %+v, %d", got.Tally, voted, could, want, got.Standing.Voters())
		}
		if result := got.Result(); result.Verdict == Inconsistent || result.Silent() != could-voted {
			t.Fatalf("%+v", result)
		}
		// Each seat's own steps keep their order; the seats are dealt anew.
		shuffled := slices.Clone(steps)
		for i, at := range rapid.Permutation(seq(len(steps))).Draw(t, "order") {
			shuffled[i] = steps[at]
		}
		byseat := map[int][]step{}
		for _, s := range steps {
			byseat[s.seat] = append(byseat[s.seat], s)
		}
		for i, s := range shuffled {
			shuffled[i], byseat[s.seat] = byseat[s.seat][0], byseat[s.seat][1:]
		}
		again, againAll := play(shuffled)
		if d := cmp.Diff(gotAll, againAll); d != "" || cmp.Diff(got, again) != "" {
			t.Fatalf("in another order: %s", d)
		}
	})
}

func seq(n int) (all []int) {
	for i := range n {
		all = append(all, i)
	}
	return all
}

// TestCastRefused: before the box is sealed, at the end, when it is closed or withdrawn; and a ballot in the box stays.
func TestCastRefused(t *testing.T) {
	now := time.Date(2027, 3, 1, 9, 0, 0, 0, berlin)
	for name, c := range map[string]struct {
		change func(*Vote, *Elector)
		want   error
	}{
		"in time":           {func(*Vote, *Elector) {}, nil},
		"no end":            {func(v *Vote, _ *Elector) { v.Poll.Ends = time.Time{} }, nil},
		"the closing time":  {func(v *Vote, _ *Elector) { v.Poll.Ends = now }, ErrVoteClosed},
		"a moment before":   {func(v *Vote, _ *Elector) { v.Poll.Ends = now.Add(1) }, nil},
		"closed":            {func(v *Vote, _ *Elector) { v.End(now) }, ErrVoteClosed},
		"withdrawn":         {func(v *Vote, _ *Elector) { v.Withdrawn = now }, ErrVoteClosed},
		"not sealed yet":    {func(v *Vote, _ *Elector) { v.Poll.Sealed = &Box{Pending: true} }, ErrVotePending},
		"biased":            {func(v *Vote, e *Elector) { e.Recuse(v) }, ErrBiased},
		"biased, then not":  {func(v *Vote, e *Elector) { e.Recuse(v); e.Unrecuse(v) }, nil},
		"biased and closed": {func(v *Vote, e *Elector) { e.Recuse(v); v.End(now) }, ErrBiased},
	} {
		for _, secret := range []bool{false, true} {
			v, all := openVote(5, now.Add(time.Hour))
			v.Poll.Sealed = &Box{}
			c.change(&v, &all[1])
			cast := func() error { return all[1].Cast(v, Yes, "", now) }
			if secret {
				cast = func() error { return all[1].CastSecretly(v, now) }
			}
			if err := cast(); !errors.Is(err, c.want) {
				t.Errorf("%s, secret %v: %v, want %v", name, secret, err, c.want)
			}
			if all[1].Voted != (c.want == nil) || all[1].Missing() != (c.want != nil && !all[1].Recused) {
				t.Errorf("%s: %+v", name, all[1])
			}
			if secret && c.want == nil {
				if err := cast(); !errors.Is(err, ErrInTheBox) || all[1].Choice != "" || !all[1].At.IsZero() {
					t.Errorf("%s: %v %+v", name, err, all[1])
				}
			}
		}
	}
}

// TestRecuseElector: a ballot that was cast openly is cancelled, one in a sealed box spoils it; nobody is recused twice.
func TestRecuseElector(t *testing.T) {
	now := time.Date(2027, 3, 1, 9, 0, 0, 0, berlin)
	v, all := openVote(3, time.Time{})
	e := &all[1]
	if err := e.Cast(v, No, "", now); err != nil || !e.Recuse(&v) || e.Recuse(&v) {
		t.Fatal(err, e)
	}
	if !e.Cancelled || e.Voted || e.Choice != "" || v.Standing.Recused != 1 || v.Standing.RecusedInAll != 1 || v.Standing.Voters() != 2 {
		t.Errorf("%+v %+v", e, v.Standing)
	}
	if !e.Unrecuse(&v) || e.Unrecuse(&v) || e.Voted || v.Standing.Recused != 0 || v.Standing.RecusedInAll != 0 {
		t.Errorf("%+v %+v", e, v.Standing)
	}
	v.Mode, v.Poll.Sealed = Secret, &Box{}
	if err := e.CastSecretly(v, now); err != nil || !e.Recuse(&v) || v.Poll.Sealed.Spoiled != 1 || !e.Voted {
		t.Errorf("%v %+v %+v", err, e, v.Poll.Sealed)
	}
	if !e.Unrecuse(&v) || v.Poll.Sealed.Spoiled != 0 {
		t.Errorf("%+v", v.Poll.Sealed)
	}
}

// TestVoteTimes: when it is over, and who may close it.
func TestVoteTimes(t *testing.T) {
	now := time.Date(2027, 3, 28, 1, 30, 0, 0, berlin) // the night of the clock change
	v, _ := openVote(3, now.Add(time.Hour))
	v.Poll.Zone, v.Poll.Earliest = "Europe/Berlin", now.Add(30*time.Minute)
	for at, want := range map[time.Duration]error{0: ErrTooEarly, 30*time.Minute - 1: ErrTooEarly, 30 * time.Minute: nil, time.Hour - 1: nil, time.Hour: ErrVoteClosed} {
		if err := v.MayClose(now.Add(at)); !errors.Is(err, want) {
			t.Errorf("after %v: %v, want %v", at, err, want)
		}
		if v.Over(now.Add(at)) != (at >= time.Hour) {
			t.Errorf("after %v: over %v", at, v.Over(now.Add(at)))
		}
	}
	if got := v.EndsIn().Format("15:04"); got != "03:30" {
		t.Errorf("ends at %s", got)
	}
	v.Poll.Sealed = &Box{Pending: true}
	if err := v.MayClose(now); !errors.Is(err, ErrVotePending) || v.Running() || v.Uncounted() {
		t.Errorf("%v", err)
	}
	v.Poll.Sealed, v.Mode = &Box{}, Secret
	v.End(now)
	if v.Running() || !v.Uncounted() || v.Unconfirmed() {
		t.Errorf("%+v", v)
	}
	if v.Verdict = Rejected; v.Uncounted() || !v.Unconfirmed() {
		t.Errorf("%+v", v)
	}
	if v.Verdict = Asked; v.Unconfirmed() {
		t.Error("what was only asked has nothing to establish")
	}
	if v.Verdict, v.Poll.Confirmed = Rejected, now; v.Unconfirmed() {
		t.Error("confirmed")
	}
	if counted := (Vote{Closed: now}); counted.Running() || !counted.Over(now) || counted.Uncounted() || counted.Unconfirmed() {
		t.Errorf("%+v", counted)
	}
}

// TestObject: one objection to the procedure before its deadline goes, each person once.
func TestObject(t *testing.T) {
	now := time.Date(2027, 3, 1, 9, 0, 0, 0, berlin)
	v, _ := openVote(3, now.Add(time.Hour))
	if err := v.Object("a", now); !errors.Is(err, ErrNoCircular) {
		t.Error(err)
	}
	v.Circular, v.Poll.ObjectUntil = &Circular{}, now.Add(time.Minute)
	before := v.Circular
	for _, who := range []string{"a", "b", "a"} {
		if err := v.Object(who, now); err != nil {
			t.Error(err)
		}
	}
	if v.Circular.Against != 2 || !slices.Equal(v.Poll.Objectors, []string{"a", "b"}) || before.Against != 0 {
		t.Errorf("%+v %+v", v.Circular, before)
	}
	if err := v.Object("c", now.Add(time.Minute)); !errors.Is(err, ErrObjectedLate) {
		t.Error(err)
	}
	if err := v.Object("c", now.Add(time.Hour)); !errors.Is(err, ErrVoteClosed) {
		t.Error(err)
	}
}

// TestDemand: a roll call takes a fifth of those present, a secret vote a quarter, a secret election by the VwVfG one.
func TestDemand(t *testing.T) {
	for present, want := range map[int][2]int{1: {1, 1}, 4: {1, 1}, 5: {1, 2}, 6: {2, 2}, 10: {2, 3}, 11: {3, 3}, 12: {3, 3}, 13: {3, 4}} {
		v := Vote{Standing: Standing{Entitled: 13, Present: present}, Poll: &Poll{}}
		if roll, secret := v.NeededFor(RollCall), v.NeededFor(Secret); roll != want[0] || secret != want[1] {
			t.Errorf("%d present: %d and %d, want %v", present, roll, secret, want)
		}
		v.Poll.Kind, v.Rules.Preset = ElectionPoll, VwVfG
		if v.NeededFor(Secret) != 1 {
			t.Error("VwVfG § 92")
		}
	}
	v := Vote{Standing: Standing{Entitled: 13, Present: 11}, Poll: &Poll{}}
	for i, who := range []string{"a", "a", "b", "c"} {
		have, need := v.Demand(who, RollCall)
		if have != []int{1, 1, 2, 3}[i] || need != 3 {
			t.Errorf("%s: %d of %d", who, have, need)
		}
	}
	if have, _ := v.Demand("d", Secret); have != 1 {
		t.Errorf("%d ask for a secret vote", have)
	}
	for from, want := range map[int]int{0: 5, 1: 3, 3: 3, 4: 4, 9: 9} {
		if got := (Rules{SecretFrom: from}).SecretNeeds(); got != want {
			t.Errorf("from %d: %d", from, got)
		}
	}
}

// TestChairOf: only the chair's own ballot on the chair's own seat counts, unless the chair is biased.
func TestChairOf(t *testing.T) {
	for name, c := range map[string]struct {
		e    Elector
		want ChairChoice
	}{
		"yes":         {Elector{Seat: "c", Person: "c", Choice: Yes, Voted: true}, ChairYes},
		"no":          {Elector{Seat: "c", Person: "c", Choice: No, Voted: true}, ChairNo},
		"abstains":    {Elector{Seat: "c", Person: "c", Choice: Abstain, Voted: true}, ChairAbstain},
		"silent":      {Elector{Seat: "c", Person: "c"}, ChairAbstain},
		"biased":      {Elector{Seat: "c", Person: "c", Recused: true}, ""},
		"deputy":      {Elector{Seat: "c", Person: "d", Choice: Yes, Voted: true}, ""},
		"for another": {Elector{Seat: "x", Person: "c", Choice: Yes, Voted: true}, ""},
	} {
		if got := ChairOf([]Elector{{Seat: "a", Person: "a", Choice: No, Voted: true}, c.e}, "c"); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestElectionBallots: ballots for candidates are counted whatever their order, and two tellers must have counted the same.
func TestElectionBallots(t *testing.T) {
	now := time.Date(2027, 3, 1, 9, 0, 0, 0, berlin)
	rapid.Check(t, func(t *rapid.T) {
		options := []string{"A", "B", "C"}[:rapid.IntRange(1, 3).Draw(t, "candidates")]
		v := Vote{Rules: PresetRules(SaechsGemO), Poll: &Poll{Kind: ElectionPoll, Options: options, Round: 1}}
		choices := rapid.SliceOf(rapid.SampledFrom(v.Choices())).Draw(t, "ballots")
		v.Standing = Standing{Entitled: len(choices) + 1, Present: len(choices) + 1}
		other := v
		poll := *v.Poll
		other.Poll = &poll
		v.CountElection(choices)
		other.CountElection(rapid.Permutation(choices).Draw(t, "order"))
		if d := cmp.Diff(v, other); d != "" {
			t.Fatal(d)
		}
		cast := v.Tally.Cast()
		for _, n := range v.Poll.Counts {
			cast += n
		}
		if cast != len(choices) || ElectionOutcome(v.Verdict) == WrongFigures {
			t.Fatalf("%d of %d: %s", cast, len(choices), v.Verdict)
		}
	})
	v := Vote{
		Rules: PresetRules(SaechsGemO), Standing: Standing{Entitled: 13, Present: 12}, Paper: true,
		Poll: &Poll{Kind: ElectionPoll, Options: []string{"A", "B"}, Round: 1},
	}
	for _, c := range []struct {
		who  string
		a, b int
		want error
		done bool
	}{
		{"one", 9, 4, ErrFigures, false}, {"one", 7, 4, nil, false}, {"two", 6, 5, ErrTellersDiffer, false},
		{"one", 6, 5, nil, false}, {"one", 7, 5, nil, false}, {"two", 7, 5, nil, true}, {"three", 7, 5, ErrVoteClosed, false},
	} {
		done, err := v.CountPaper(TellerCount{Person: c.who, Votes: []int{c.a, c.b}}, now)
		if !errors.Is(err, c.want) || done != c.done {
			t.Errorf("%+v: %v %v", c, done, err)
		}
		if !done && (v.Poll.Counts != nil) && v.Closed.IsZero() {
			t.Error("figures are shown before both have counted")
		}
	}
	if ElectionOutcome(v.Verdict) != Elected || !slices.Equal(v.Poll.Winners, []string{"A"}) || len(v.Poll.Tellers) != 2 {
		t.Errorf("%+v", v.Poll)
	}
	if _, err := (&Vote{Poll: &Poll{}}).CountPaper(TellerCount{}, now); !errors.Is(err, ErrNoElection) {
		t.Error(err)
	}
}

// TestDrawLots: by lot into the run-off, once for each place; a lot is drawn once, among those who are in it.
func TestDrawLots(t *testing.T) {
	now := time.Date(2027, 3, 1, 9, 0, 0, 0, berlin)
	drawn := func(counts ...int) *Vote {
		v := &Vote{
			Rules: PresetRules(SaechsGemO), Standing: Standing{Entitled: 13, Present: 13},
			Poll: &Poll{Kind: ElectionPoll, Options: []string{"A", "B", "C"}, Counts: counts, Round: 1},
		}
		v.decideElection()
		return v
	}
	v := drawn(5, 3, 3)
	if err := v.Draw("A", "chair", now); !errors.Is(err, ErrNoLot) {
		t.Error(err)
	}
	if err := v.Commit(Lot{Names: []string{"B", "C"}}); err != nil || v.Poll.Lots[0].Commitment == "" {
		t.Error(err)
	}
	v.ByHand()
	if err := v.Draw("C", "chair", now); err != nil || v.Verdict != Verdict(RunOff) || !slices.Equal(v.Poll.Winners, []string{"A", "C"}) || v.Poll.Lots[0].Commitment != "" {
		t.Errorf("%v %+v", err, v.Poll)
	}
	if err := v.Draw("B", "chair", now); !errors.Is(err, ErrDrawn) {
		t.Error(err)
	}
	v = drawn(4, 4, 4)
	for _, name := range []string{"B", "A"} {
		if v.Verdict != Verdict(LotForRunOff) {
			t.Errorf("%s", v.Verdict)
		}
		if err := v.Draw(name, "chair", now); err != nil {
			t.Error(err)
		}
	}
	if v.Verdict != Verdict(RunOff) || !slices.Equal(v.Poll.Winners, []string{"B", "A"}) || len(v.Poll.Lots) != 2 {
		t.Errorf("%+v", v.Poll)
	}
	if _, err := drawn(8, 1, 1).Lot(); !errors.Is(err, ErrNoLot) {
		t.Error(err)
	}
}
