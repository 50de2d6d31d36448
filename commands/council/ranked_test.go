package council

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// ballotsOf reads ballots as they are published: "42 MNCK, 26 NCKM", options by their letters.
func ballotsOf(t *testing.T, letters, published string) []Ranking {
	t.Helper()
	var ballots []Ranking
	for group := range strings.SplitSeq(published, ", ") {
		var n int
		var order string
		if _, err := fmt.Sscan(group, &n, &order); err != nil {
			t.Fatal(err)
		}
		var places []int
		for _, letter := range order {
			places = append(places, strings.IndexRune(letters, letter))
		}
		r, err := Ranked(len(letters), places...)
		if err != nil {
			t.Fatal(err)
		}
		for range n {
			ballots = append(ballots, r)
		}
	}
	return ballots
}

// The example of Schulze's paper and of Wikipedia (45 voters, 5 candidates).
const schulzeExample = "5 ACBED, 5 ADECB, 8 BEDAC, 3 CABED, 7 CAEBD, 2 CBADE, 7 DCEBA, 8 EBADC"

// The capital of Tennessee, Wikipedia's example for many methods: Memphis, Nashville, Chattanooga, Knoxville.
const tennessee = "42 MNCK, 26 NCKM, 15 CKNM, 17 KCNM"

func TestSchulzeVectors(t *testing.T) {
	r, err := Schulze(5, ballotsOf(t, "ABCDE", schulzeExample))
	if err != nil {
		t.Fatal(err)
	}
	preferred := [][]int{{0, 20, 26, 30, 22}, {25, 0, 16, 33, 18}, {19, 29, 0, 17, 24}, {15, 12, 28, 0, 14}, {23, 27, 21, 31, 0}}
	if d := cmp.Diff(preferred, r.Preferred); d != "" {
		t.Error(d)
	}
	strength := [][]int{{0, 28, 28, 30, 24}, {25, 0, 28, 33, 24}, {25, 29, 0, 29, 24}, {25, 28, 28, 0, 24}, {25, 28, 28, 31, 0}}
	if d := cmp.Diff(strength, r.Strength); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([][]int{{4}, {0}, {2}, {1}, {3}}, r.Order); d != "" { // E > A > C > B > D
		t.Error(d)
	}
	r, err = Schulze(4, ballotsOf(t, "MNCK", tennessee))
	if d := cmp.Diff([][]int{{1}, {2}, {3}, {0}}, r.Order); d != "" || err != nil { // Nashville first, Memphis last
		t.Error(d, err)
	}
}

func TestSchulze(t *testing.T) {
	for name, c := range map[string]struct {
		letters, ballots string
		want             [][]int
	}{
		"a circle":              {"ABC", "1 ABC, 1 BCA, 1 CAB", [][]int{{0, 1, 2}}},
		"a tie of two":          {"ABC", "1 ABC, 1 BAC", [][]int{{0, 1}, {2}}},
		"left out is behind":    {"ABC", "2 A, 1 BC", [][]int{{0}, {1}, {2}}},
		"nobody before another": {"AB", "1 A, 1 B", [][]int{{0, 1}}},
	} {
		r, err := Schulze(len(c.letters), ballotsOf(t, c.letters, c.ballots))
		if d := cmp.Diff(c.want, r.Order); d != "" || err != nil {
			t.Errorf("%s: %s %v", name, d, err)
		}
	}
	if r, err := Schulze(0, nil); err != nil || r.Winners() != nil {
		t.Errorf("no options: %+v %v", r, err)
	}
	for _, wrong := range [][]Ranking{{{1, 2}}, {{1, 2, -1}}} {
		if _, err := Schulze(3, wrong); !errors.Is(err, ErrRanking) {
			t.Errorf("%v: %v", wrong, err)
		}
		if _, err := InstantRunOff(3, wrong); !errors.Is(err, ErrRanking) {
			t.Errorf("%v: %v", wrong, err)
		}
	}
	for _, wrong := range [][]int{{0, 0}, {2}, {-1}} {
		if _, err := Ranked(2, wrong...); !errors.Is(err, ErrRanking) {
			t.Errorf("%v: %v", wrong, err)
		}
	}
}

func TestInstantRunOffVectors(t *testing.T) {
	r, err := InstantRunOff(4, ballotsOf(t, "MNCK", tennessee))
	want := RunOffResult{Winner: 3, Rounds: []RunOffRound{ // Knoxville
		{Votes: []int{42, 26, 15, 17}, Out: []int{2}}, {Votes: []int{42, 26, 0, 32}, Out: []int{1}}, {Votes: []int{42, 0, 0, 58}},
	}}
	if d := cmp.Diff(want, r); d != "" || err != nil {
		t.Error(d, err)
	}
}

func TestInstantRunOff(t *testing.T) {
	for name, c := range map[string]struct {
		letters, ballots string
		lots             []int
		winner           int
		lot              []int
		rounds           int
	}{
		"at once":                        {"ABC", "3 A, 1 B, 1 C", nil, 0, nil, 1},
		"half is not more than half":     {"AB", "2 A, 2 B", nil, -1, []int{0, 1}, 1},
		"the lot lets one out":           {"AB", "2 A, 2 B", []int{0}, 1, nil, 2},
		"two who change nothing":         {"ABCD", "4 A, 4 BA, 1 C, 1 D", nil, -1, []int{0, 1}, 2},
		"the round before tells":         {"ABCD", "5 A, 3 B, 2 CA, 1 DC", nil, 0, nil, 3},
		"a lot in the middle":            {"ABC", "3 A, 2 BC, 2 CB", nil, -1, []int{1, 2}, 1},
		"a lot in the middle, drawn":     {"ABC", "3 A, 2 BC, 2 CB", []int{2}, 1, nil, 2},
		"exhausted ballots do not count": {"ABC", "3 A, 4 B, 2 C", nil, 1, nil, 2},
		"nobody votes for anybody":       {"ABC", "", nil, -1, nil, 1},
	} {
		var ballots []Ranking
		if c.ballots != "" {
			ballots = ballotsOf(t, c.letters, c.ballots)
		}
		r, err := InstantRunOff(len(c.letters), ballots, c.lots...)
		if err != nil || r.Winner != c.winner || !slices.Equal(r.Lot, c.lot) || len(r.Rounds) != c.rounds {
			t.Errorf("%s: %+v %v", name, r, err)
		}
	}
	for name, c := range map[string]struct {
		options int
		ballots []Ranking
		want    [][]int
	}{
		"who went out last is before who went out first": {4, ballotsOf(t, "MNCK", tennessee), [][]int{{3}, {0}, {1}, {2}}},
		"left beside the winner, by votes":               {3, ballotsOf(t, "ABC", "5 A, 1 B, 2 C"), [][]int{{0}, {2}, {1}}},
		"left beside the winner, equal":                  {3, ballotsOf(t, "ABC", "5 A, 2 B, 2 C"), [][]int{{0}, {1, 2}}},
		"nobody has won":                                 {2, ballotsOf(t, "AB", "2 A, 2 B"), nil},
	} {
		r, err := InstantRunOff(c.options, c.ballots)
		if d := cmp.Diff(c.want, r.Order()); d != "" || err != nil {
			t.Error(name, d, err)
		}
	}
	if _, err := InstantRunOff(3, ballotsOf(t, "ABC", "3 A, 2 BC, 2 CB"), 0); !errors.Is(err, ErrRanking) {
		t.Errorf("drawn who was not in the lot: %v", err)
	}
	r, err := InstantRunOff(3, []Ranking{{1, 1, 0}, {0, 1, 2}})
	if err != nil || r.Rounds[0].Exhausted != 1 || r.Winner != 1 {
		t.Errorf("equal first choices: %+v %v", r, err)
	}
}

func TestConsensing(t *testing.T) {
	r, err := Consensing(3, [][]int{{0, 10, 4}, {10, 0, 3}, {5, 6, 2}})
	want := ConsensResult{Totals: []int{15, 16, 9}, Most: 30, Order: [][]int{{2}, {0}, {1}}}
	if d := cmp.Diff(want, r); d != "" || err != nil {
		t.Error(d, err)
	}
	r, err = Consensing(2, [][]int{{1, 2}, {2, 1}})
	if err != nil || !slices.Equal(r.Winners(), []int{0, 1}) {
		t.Errorf("a tie: %+v %v", r, err)
	}
	if r, err := Consensing(0, nil); err != nil || r.Winners() != nil {
		t.Errorf("no options: %+v %v", r, err)
	}
	for _, wrong := range [][][]int{{{11, 0}}, {{-1, 0}}, {{1}}} {
		if _, err := Consensing(2, wrong); !errors.Is(err, ErrRanking) {
			t.Errorf("%v: %v", wrong, err)
		}
	}
}

// anyBallots draws ballots that rank some options, and may have some equal.
func anyBallots(t *rapid.T, options int) []Ranking {
	one := rapid.SliceOfN(rapid.IntRange(0, options), options, options)
	var ballots []Ranking
	for _, b := range rapid.SliceOfN(one, 1, 12).Draw(t, "ballots") {
		ballots = append(ballots, b)
	}
	return ballots
}

// TestSchulzeFair: who would win against each other wins alone; each path is as strong as its strongest way, looked for one
// by one; every option has one place; the order of ballots does not matter; and a winner who moves up stays one.
func TestSchulzeFair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		options := rapid.IntRange(1, 5).Draw(t, "options")
		ballots := anyBallots(t, options)
		r, err := Schulze(options, ballots)
		if err != nil {
			t.Fatal(err)
		}
		for i := range options {
			beats := true
			for j := range options {
				beats = beats && (i == j || r.Preferred[i][j] > r.Preferred[j][i])
				if i != j && r.Strength[i][j] != strongest(r.Preferred, i, j, []int{i}) {
					t.Fatalf("from %d to %d: %d", i, j, r.Strength[i][j])
				}
			}
			if beats && !slices.Equal(r.Winners(), []int{i}) {
				t.Fatalf("%d wins against each other, but %v wins", i, r.Winners())
			}
		}
		placed := slices.Concat(r.Order...)
		slices.Sort(placed)
		if !slices.Equal(placed, count(options)) {
			t.Fatalf("order %v", r.Order)
		}
		again, _ := Schulze(options, rapid.Permutation(ballots).Draw(t, "order"))
		if d := cmp.Diff(r, again); d != "" {
			t.Fatal(d)
		}
		winner := r.Winners()[0]
		up := slices.Clone(ballots)
		one := rapid.IntRange(0, len(up)-1).Draw(t, "one")
		up[one] = slices.Clone(up[one])
		for i, rank := range up[one] {
			if rank > 0 {
				up[one][i] = rank + 1
			}
		}
		up[one][winner] = 1
		after, _ := Schulze(options, up)
		if !slices.Contains(after.Winners(), winner) {
			t.Fatalf("%d moves up and wins no more: %v", winner, after.Winners())
		}
	})
}

// strongest looks for the strongest path from one option to another by trying every one.
func strongest(preferred [][]int, from, to int, been []int) int {
	best := 0
	for next := range preferred {
		if slices.Contains(been, next) || preferred[from][next] <= preferred[next][from] {
			continue
		}
		way := preferred[from][next]
		if next != to {
			way = min(way, strongest(preferred, next, to, append(slices.Clone(been), next)))
		}
		best = max(best, way)
	}
	return best
}

// TestInstantRunOffFair: it ends with a winner or a lot; drawing lots goes on to a winner; who is first on more than half
// of the ballots wins; no vote is lost or made; the order of ballots does not matter.
func TestInstantRunOffFair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		options := rapid.IntRange(1, 5).Draw(t, "options")
		ballots := anyBallots(t, options)
		var lots []int
		for {
			r, err := InstantRunOff(options, ballots, lots...)
			if err != nil {
				t.Fatal(err)
			}
			for i, round := range r.Rounds {
				sum := round.Exhausted
				for option, votes := range round.Votes {
					sum += votes
					if i == 0 && 2*votes > len(ballots) && r.Winner != option {
						t.Fatalf("%d has more than half, but %d wins", option, r.Winner)
					}
				}
				if sum != len(ballots) {
					t.Fatalf("round %+v of %d ballots", round, len(ballots))
				}
			}
			again, _ := InstantRunOff(options, rapid.Permutation(ballots).Draw(t, "order"), lots...)
			if d := cmp.Diff(r, again); d != "" {
				t.Fatal(d)
			}
			if len(r.Lot) == 0 {
				if last := r.Rounds[len(r.Rounds)-1]; r.Winner < 0 && last.Exhausted < len(ballots) {
					t.Fatalf("nobody wins: %+v", r)
				}
				return
			}
			lots = append(lots, rapid.SampledFrom(r.Lot).Draw(t, "lot"))
			if len(lots) > options {
				t.Fatalf("no end of lots: %+v", r)
			}
		}
	})
}
