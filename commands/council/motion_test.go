package council

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// moved are motions to item 3 in the order in which they came: P procedural, A amendment, M main.
func moved(kinds string) []Motion {
	var all []Motion
	for i, kind := range kinds {
		all = append(all, Motion{
			Meeting: "S1", Number: i + 1, Item: 3, Kind: map[rune]MotionKind{'P': ProceduralMotion, 'A': Amendment, 'M': MainMotion}[kind],
		})
	}
	return all
}

// named are names that are numbers alone.
func named(numbers []int) []MotionName {
	var names []MotionName
	for _, n := range numbers {
		names = append(names, MotionName{Number: n})
	}
	return names
}

func TestVotingOrder(t *testing.T) {
	for _, c := range []struct {
		kinds string
		rank  []int
		want  string
	}{
		{"MAPA", nil, "3241"},
		{"MAAA", []int{4, 2}, "4231"}, // the third is not assumed to go further than those that were ranked
		{"MM", nil, "12"},
		{"AAPM", []int{2, 1}, "3214"},
		{"", nil, ""},
	} {
		all := moved(c.kinds)
		changed, err := Rank(all, named(c.rank))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range changed {
			all[m.Number-1] = m
		}
		got := ""
		for _, m := range VotingOrder(all) {
			got += fmt.Sprint(m.Number)
		}
		if got != c.want {
			t.Errorf("%s ranked %v: %s, want %s", c.kinds, c.rank, got, c.want)
		}
	}
}

func TestRankRefused(t *testing.T) {
	for name, c := range map[string]struct {
		prepare func([]Motion)
		numbers []int
		want    error
	}{
		"unknown":         {func([]Motion) {}, []int{9}, ErrNoMotion},
		"withdrawn":       {func(all []Motion) { all[1].Withdrawn = true }, []int{2}, ErrNoMotion},
		"the main motion": {func([]Motion) {}, []int{2, 1}, ErrNoAmendment},
		"another item's":  {func(all []Motion) { all[2].Item = 4 }, []int{2, 3}, ErrNoAmendment},
		"voted on":        {func(all []Motion) { all[1].Vote = "V1" }, []int{2}, ErrVoted},
		"twice":           {func([]Motion) {}, []int{2, 3, 2}, ErrNamedTwice},
		"two with it":     {func(all []Motion) { all[2].Number, all[2].Meeting, all[2].Before = 2, "S2", []string{"S0-3"} }, []int{2}, ErrWhichMotion},
	} {
		all := moved("MAA")
		c.prepare(all)
		if changed, err := Rank(all, named(c.numbers)); !errors.Is(err, c.want) || changed != nil {
			t.Errorf("%s: %v, %v", name, changed, err)
		}
	}
}

func TestWithdraw(t *testing.T) {
	m := moved("M")[0]
	if err := m.Restore(); !errors.Is(err, ErrNoMotion) {
		t.Error(err)
	}
	if err := m.Withdraw(); err != nil || m.Pending() || len(VotingOrder([]Motion{m})) != 0 {
		t.Error(err, m)
	}
	if err := m.Restore(); err != nil || !m.Pending() {
		t.Error(err, m)
	}
	m.Vote = "V1"
	if err := m.Withdraw(); !errors.Is(err, ErrVoted) || m.Pending() {
		t.Error(err, m)
	}
}

// The voting order loses no motion that stands, never puts a kind before its turn, and keeps to the ranks.
func TestVotingOrderKeeps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := moved(rapid.StringOfN(rapid.RuneFrom([]rune("PAM")), 0, 12, -1).Draw(t, "kinds"))
		standing := 0
		for i := range all {
			all[i].Withdrawn = rapid.Bool().Draw(t, "withdrawn")
			if !all[i].Withdrawn {
				standing++
			}
		}
		if changed, err := Rank(all, named(rapid.SliceOfNDistinct(rapid.IntRange(1, 12), 0, 5, rapid.ID).Draw(t, "rank"))); err == nil {
			for _, m := range changed {
				all[m.Number-1] = m
			}
		}
		order := VotingOrder(all)
		if len(order) != standing {
			t.Fatalf("%d of %d", len(order), standing)
		}
		if !slices.IsSortedFunc(order, func(a, b Motion) int { return turn[a.Kind] - turn[b.Kind] }) {
			t.Fatalf("kinds: %v", order)
		}
		for i := 1; i < len(order); i++ {
			a, b := order[i-1], order[i]
			if a.Kind == b.Kind && (b.Rank > 0 && (a.Rank == 0 || a.Rank > b.Rank) || a.Rank == b.Rank && a.Number > b.Number) {
				t.Fatalf("%+v before %+v", a, b)
			}
		}
	})
}

// A motion follows its item from meeting to meeting and back, keeps its number, and each meeting tells of it as it left it.
func TestCarryTo(t *testing.T) {
	s2, s3 := Meeting{ID: "S2", Organization: "b"}, Meeting{ID: "S3", Organization: "c"}
	m := moved("A")[0]
	first := m
	m.CarryTo(s2, 1)
	m.CarryTo(s3, 7)
	m.Vote = "V9"
	if m.Meeting != "S3" || m.Item != 7 || m.MovedIn() != "S1" || m.From() != "S1" || m.Number != 1 || !slices.Equal(m.Organizations, []string{"c"}) {
		t.Fatalf("%+v", m)
	}
	for _, c := range []struct{ meeting, item, on, vote string }{{"S1", "3", "S2-1", ""}, {"S2", "1", "S3-7", ""}, {"S3", "7", "", "V9"}} {
		left, was := m.In(c.meeting)
		if !was || fmt.Sprint(left.Item) != c.item || left.On != c.on || left.Vote != c.vote || left.MovedIn() != "S1" || left.Pending() {
			t.Errorf("%s: %+v, %v", c.meeting, left, was)
		}
	}
	if _, was := m.In("S4"); was {
		t.Error("was never in S4")
	}
	if len(m.Before) != 2 {
		t.Errorf("telling of it has changed it: %+v", m)
	}
	m.Vote = ""
	m.CarryTo(s2, 1)
	m.CarryTo(Meeting{ID: "S1"}, 3)
	if m.Organizations = first.Organizations; fmt.Sprint(m) != fmt.Sprint(first) {
		t.Errorf("taken back: %+v, want %+v", m, first)
	}
	// What was moved where the item was carried to goes back with it, as one of there.
	there := Motion{Meeting: "S2", Number: 1, Item: 1, Kind: MainMotion}
	there.CarryTo(Meeting{ID: "S1"}, 3)
	if there.From() != "S2" || !there.Carries(3) || there.Carries(1) {
		t.Errorf("%+v", there)
	}
}

func TestCarries(t *testing.T) {
	all := moved("PAMAA")
	all[2].Vote, all[3].Withdrawn = "V1", true
	got := ""
	for _, m := range all {
		if m.Carries(3) {
			got += fmt.Sprint(m.Number)
		}
	}
	if got != "25" {
		t.Errorf("%s carried, want 25", got)
	}
}

func TestDecides(t *testing.T) {
	motions := moved("PAM")
	for _, c := range []struct {
		motion  int
		verdict Verdict
		want    bool
	}{
		{0, Adopted, true}, {0, Rejected, true}, {3, Rejected, true}, {0, Verdict(Elected), true}, {0, Verdict(NotElected), false},
		{1, Adopted, false}, {2, Adopted, false}, {3, NotQuorate, false}, {0, Asked, false}, {0, "", false},
	} {
		if got := (Vote{Meeting: "S1", Item: 3, Motion: c.motion, Verdict: c.verdict}).Decides(motions); got != c.want {
			t.Errorf("on motion %d %q: %v", c.motion, c.verdict, got)
		}
	}
}

// An item that was decided on without being called is done with the closing, is not carried over, and open again when that is taken back.
func TestDecidedUncalled(t *testing.T) {
	m := Meeting{ID: "S1", State: Opened, OpenedAt: hhmm("16:00"), Agenda: []AgendaItem{
		{Number: 1}, {Number: 2}, {Number: 3, Urgency: "x"}, {Number: 4, State: ItemDeferred}, {Number: 5, Withdrawn: true},
	}}
	if err := m.Close(hhmm("17:00"), hhmm("17:00")); err != nil {
		t.Fatal(err)
	}
	for number := 1; number <= 6; number++ {
		if number != 2 {
			m.Decided(number)
		}
	}
	var undone []int
	for _, item := range m.Undone() {
		undone = append(undone, item.Number)
	}
	if !slices.Equal(undone, []int{2, 3, 4}) {
		t.Errorf("undone: %v", undone)
	}
	if err := m.Reopen(); err != nil || m.Agenda[0].State != "" || m.Agenda[3].State != ItemDeferred {
		t.Errorf("%v, %+v", err, m.Agenda)
	}
}

// A recusal belongs to the item: one that was noted where the item was carried to holds when it is taken back.
func TestRecusalComesBack(t *testing.T) {
	m := Meeting{ID: "S1", State: Opened, OpenedAt: hhmm("16:00"), Agenda: []AgendaItem{{Number: 1, State: ItemDeferred, Recused: []Recusal{{Person: "a"}}}}}
	next := Meeting{ID: "S2", State: Planned, Start: hhmm("18:00")}
	carried := func() {
		t.Helper()
		if items, err := m.CarryOver(&next, hhmm("16:30")); err != nil || len(items) != 1 {
			t.Fatal(items, err)
		}
	}
	carried()
	if err := next.Recuse(1, "b", hhmm("16:31")); err != nil {
		t.Fatal(err)
	}
	if err := m.TakeBack(1, &next, hhmm("16:32")); err != nil {
		t.Fatal(err)
	}
	if item := m.Agenda[0]; !item.IsRecused("a") || !item.IsRecused("b") || len(item.Recused) != 2 || item.CarriedTo != "" {
		t.Errorf("%+v", item)
	}
	carried()
	there := next.Agenda[1]
	there.Recused = append(slices.Clip(there.Recused), Recusal{Person: "c"})
	if m.Forget("S2-2", there); !m.Agenda[0].IsRecused("c") || len(m.Agenda[0].Recused) != 3 || m.Agenda[0].CarriedTo != "" {
		t.Errorf("%+v", m.Agenda[0])
	}
}
