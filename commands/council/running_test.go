package council

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// evening is an open meeting with items; those named late await their admission.
func evening(items int, late ...int) Meeting {
	m := planned()
	for range items {
		if _, err := m.AddItem(AgendaItem{Title: "Titel"}, false, Rules{}, early); err != nil {
			panic(err)
		}
	}
	for _, number := range late {
		m.Agenda[number-1].Urgency = "eilig"
	}
	m.InvitedAt, m.AgendaSent, m.State, m.OpenedAt = early, items, Opened, m.Start
	return m
}

// after is so many minutes into the evening.
func after(minutes int) time.Time {
	return at("2027-03-24", 16, 0).Add(time.Duration(minutes) * time.Minute)
}

// states writes what has become of a meeting's items: "1 done, 2 called, 3".
func states(m Meeting) string {
	said := ""
	for i, item := range m.Agenda {
		if i > 0 {
			said += ", "
		}
		said += fmt.Sprint(item.Number)
		switch {
		case m.Called == item.Number && item.State == "":
			said += " called"
		case item.State != "":
			said += " " + string(item.State)
		}
	}
	return said
}

func TestCallAndAdvance(t *testing.T) {
	m := evening(4)
	steps := []struct {
		what string
		do   func() error
		want string
	}{
		{"first", func() error { _, err := m.Advance(0, after(1)); return err }, "1 called, 2, 3, 4"},
		{"next", func() error { _, err := m.Advance(1, after(5)); return err }, "1 done, 2 called, 3, 4"},
		{"jump", func() error { return m.Call(4, after(9)) }, "1 done, 2 done, 3, 4 called"},
		{"passed over", func() error { _, err := m.Advance(4, after(12)); return err }, "1 done, 2 done, 3 called, 4 done"},
		{"again", func() error { return m.Call(1, after(20)) }, "1 called, 2 done, 3 done, 4 done"},
		{"all done", func() error { _, err := m.Advance(1, after(21)); return err }, "1 done, 2 done, 3 done, 4 done"},
	}
	for _, s := range steps {
		if err := s.do(); err != nil {
			t.Fatalf("%s: %v", s.what, err)
		}
		if got := states(m); got != s.want {
			t.Errorf("%s: %s, want %s", s.what, got, s.want)
		}
	}
	if got := m.Used(1, after(30)); got != 5*time.Minute {
		t.Errorf("two spells of 4 and 1 minutes are %s", got)
	}
}

// Whoever presses twice, or a moment after somebody else, skips nothing.
func TestAdvanceTwice(t *testing.T) {
	m := evening(3)
	if _, err := m.Advance(0, after(0)); err != nil {
		t.Fatal(err)
	}
	if _, err := m.Advance(0, after(0)); !errors.Is(err, ErrGoneOn) || m.Called != 1 {
		t.Errorf("%v, called %d", err, m.Called)
	}
}

func TestCallRefused(t *testing.T) {
	for name, c := range map[string]struct {
		prepare func(*Meeting)
		number  int
		want    error
	}{
		"unknown":       {func(*Meeting) {}, 9, ErrNoItem},
		"none":          {func(*Meeting) {}, 0, ErrNoItem},
		"withdrawn":     {func(m *Meeting) { m.Agenda[0].Withdrawn = true }, 1, ErrNoItem},
		"awaiting":      {func(*Meeting) {}, 3, ErrAwaiting},
		"deferred":      {func(m *Meeting) { m.Agenda[0].State = ItemDeferred }, 1, ErrSettled},
		"removed":       {func(m *Meeting) { m.Agenda[0].State = ItemRemoved }, 1, ErrSettled},
		"not admitted":  {func(m *Meeting) { m.Agenda[2].State = ItemNotAdmitted }, 3, ErrSettled},
		"called":        {func(m *Meeting) { m.Called = 1 }, 1, ErrCalled},
		"suspended":     {func(m *Meeting) { m.Suspensions = []Interval{{From: after(0)}} }, 1, ErrSuspended},
		"invited":       {func(m *Meeting) { m.State = Invited }, 1, ErrNotOpen},
		"planned":       {func(m *Meeting) { m.State = Planned }, 1, ErrNotOpen},
		"closed":        {func(m *Meeting) { m.State = Closed }, 1, ErrOver},
		"cancelled":     {func(m *Meeting) { m.State = Cancelled }, 1, ErrCancelled},
		"gone on again": {func(m *Meeting) { m.Suspensions = []Interval{{after(0), after(1)}} }, 1, nil},
	} {
		m := evening(3, 3)
		c.prepare(&m)
		if err := m.Call(c.number, after(5)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// Interruptions do not count as time used, wherever they begin and end.
func TestUsed(t *testing.T) {
	m := evening(1)
	m.Agenda[0].Discussed = []Interval{{after(0), after(10)}, {From: after(30)}}
	m.Suspensions = []Interval{
		{after(5), after(12)}, {after(14), after(20)}, {after(29), after(31)}, {after(40), after(45)}, {From: after(58)},
	}
	for now, want := range map[int]int{20: 5, 35: 9, 50: 19, 58: 27, 70: 27} {
		m := m
		if now < 30 {
			m.Agenda = slices.Clone(m.Agenda)
			m.Agenda[0].Discussed = m.Agenda[0].Discussed[:1]
		}
		if got := m.Used(1, after(now)); got != time.Duration(want)*time.Minute {
			t.Errorf("until minute %d: %s, want %d minutes", now, got, want)
		}
	}
	if m.Used(7, after(9)) != 0 {
		t.Error("an item that is not there took time")
	}
}

func TestUndoCall(t *testing.T) {
	m := evening(3)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(m.Call(1, after(0)))
	before := m
	must(m.Call(2, after(10)))
	if err := m.UndoCall(3, 1, false); !errors.Is(err, ErrGoneOn) {
		t.Errorf("what was not called: %v", err)
	}
	must(m.UndoCall(2, 1, false))
	if diff := cmp.Diff(before, m, cmp.Comparer(sameSpells)); diff != "" {
		t.Errorf("a slip leaves a trace:\n%s", diff)
	}
	// A done item that was called by mistake is done again.
	must(m.Call(2, after(11)))
	must(m.Call(1, after(20)))
	must(m.UndoCall(1, 2, true))
	if got := states(m); got != "1 done, 2 called, 3" {
		t.Error(got)
	}
	// The last one is taken up again, and with nothing before it the first.
	m = evening(1)
	must(m.Call(1, after(0)))
	before = m
	if next, err := m.Advance(1, after(5)); next != 0 || err != nil {
		t.Fatal(next, err)
	}
	must(m.UndoCall(0, 1, false))
	if diff := cmp.Diff(before, m, cmp.Comparer(sameSpells)); diff != "" {
		t.Errorf("the end leaves a trace:\n%s", diff)
	}
	must(m.UndoCall(1, 0, false))
	if m.Called != 0 || len(m.Agenda[0].Discussed) != 0 {
		t.Error(states(m))
	}
	if err := m.UndoCall(0, 0, false); !errors.Is(err, ErrGoneOn) {
		t.Errorf("nothing to undo: %v", err)
	}
}

// sameSpells takes no spell and none at all for the same.
func sameSpells(a, b []Interval) bool { return slices.Equal(a, b) }

func TestReorder(t *testing.T) {
	numbers := func(items []AgendaItem) string {
		said := ""
		for _, item := range items {
			said += fmt.Sprint(item.Number)
		}
		return said
	}
	m := evening(5)
	for _, err := range []error{m.Call(2, after(0)), m.Call(1, after(1)), m.Reorder([]int{5, 4}, after(2))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if got := numbers(m.RunningOrder()); got != "12543" {
		t.Errorf("what was dealt with stays in front: %s", got)
	}
	if next, _ := m.Next(); next.Number != 5 {
		t.Errorf("next is %d", next.Number)
	}
	if got := numbers(m.Agenda); got != "12345" {
		t.Errorf("the sent agenda became %s", got)
	}
	late, err := m.AddItem(AgendaItem{Title: "Spät"}, false, Rules{}, after(3))
	if err != nil || late.Number != 6 || numbers(m.RunningOrder()) != "125436" {
		t.Errorf("a late item: %v, %s", err, numbers(m.RunningOrder()))
	}
	// Before it is sent, the agenda itself changes.
	m = planned()
	for range 4 {
		if _, err := m.AddItem(AgendaItem{}, false, Rules{}, early); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.Reorder([]int{3, 1}, early); err != nil || numbers(m.Agenda) != "3124" || len(m.Running) > 0 {
		t.Errorf("%v: agenda %s, running %v", err, numbers(m.Agenda), m.Running)
	}
	for _, c := range []struct {
		numbers []int
		want    error
	}{{[]int{1, 9}, ErrNoItem}, {[]int{1, 2, 1}, ErrNamedTwice}} {
		if err := m.Reorder(c.numbers, early); !errors.Is(err, c.want) || numbers(m.Agenda) != "3124" {
			t.Errorf("%v: %v, want %v", c.numbers, err, c.want)
		}
	}
}

// Source of the vectors: rules.md, agenda_addition_in_session.
func TestAdmissible(t *testing.T) {
	for name, c := range map[string]struct {
		tally Tally
		s     Standing
		want  bool
	}{
		"all there, nobody objects":         {Tally{Yes: 12}, Standing{Entitled: 12, Present: 12}, true},
		"all there, few in favour":          {Tally{Yes: 3, Abstain: 9}, Standing{Entitled: 12, Present: 12}, true},
		"all there, nobody in favour":       {Tally{Abstain: 12}, Standing{Entitled: 12, Present: 12}, false},
		"all there, one against":            {Tally{Yes: 7, No: 1, Abstain: 4}, Standing{Entitled: 12, Present: 12}, false},
		"all there, two thirds against one": {Tally{Yes: 8, No: 1}, Standing{Entitled: 12, Present: 12}, true},
		"one away, two thirds":              {Tally{Yes: 6, No: 3}, Standing{Entitled: 10, Present: 9}, true},
		"one away, fewer":                   {Tally{Yes: 5}, Standing{Entitled: 10, Present: 9}, false},
		"of ten 7 are two thirds":           {Tally{Yes: 7}, Standing{Entitled: 12, Present: 10}, true},
		"of ten 6 are not":                  {Tally{Yes: 6}, Standing{Entitled: 12, Present: 10}, false},
		"who is recused does not count":     {Tally{Yes: 6}, Standing{Entitled: 12, Present: 10, Recused: 1}, true},
		"nobody there":                      {Tally{}, Standing{Entitled: 12}, false},
	} {
		if got := Admissible(c.tally, c.s); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestAdmit(t *testing.T) {
	rules, all := PresetRules(KPR), Standing{Entitled: 12, Present: 10}
	for name, c := range map[string]struct {
		number int
		tally  Tally
		s      Standing
		want   string
	}{
		"admitted":              {3, Tally{Yes: 9, No: 1}, all, "1, 2, 3"},
		"not admitted":          {3, Tally{Yes: 5, No: 5}, all, "1, 2, 3 not_admitted"},
		"more than may":         {3, Tally{Yes: 9, No: 2}, all, "council: 11 votes of 10 voters"},
		"no quorum":             {3, Tally{Yes: 6}, Standing{Entitled: 12, Present: 6}, "council: 6 of 12 present"},
		"an item of the agenda": {1, Tally{Yes: 9}, all, ErrNotAwaiting.Error()},
		"unknown":               {8, Tally{Yes: 9}, all, ErrNoItem.Error()},
	} {
		m := evening(3, 3)
		admission, err := m.Admit(c.number, c.tally, c.s, rules, "p1", after(4))
		got := states(m)
		if err != nil {
			got = err.Error()
		} else if admission.Present != 10 || admission.Entitled != 12 || admission.By != "p1" || !admission.At.Equal(after(4)) {
			t.Errorf("%s: %+v", name, admission)
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if err == nil {
			if _, err := m.Admit(c.number, c.tally, c.s, rules, "p1", after(5)); !errors.Is(err, ErrSettled) {
				t.Errorf("%s: twice: %v", name, err)
			}
			if err := m.Reinstate(c.number); err != nil || !m.Agenda[2].Awaiting() {
				t.Errorf("%s: taken back: %v", name, err)
			}
		}
	}
}

func TestRecuse(t *testing.T) {
	m := evening(2)
	if err := m.Recuse(1, "anna", after(0)); err != nil || !m.Agenda[0].IsRecused("anna") || m.Agenda[1].IsRecused("anna") {
		t.Fatal(err, m.Agenda)
	}
	if err := m.Recuse(1, "anna", after(0)); !errors.Is(err, ErrRecused) {
		t.Error(err)
	}
	if err := m.UndoRecusal(1, "bert", after(1)); !errors.Is(err, ErrNotRecused) {
		t.Error(err)
	}
	if err := m.UndoRecusal(1, "anna", after(1)); err != nil || len(m.Agenda[0].Recused) > 0 {
		t.Error(err, m.Agenda)
	}
	m.Agenda[0].State = ItemDone
	if err := m.Recuse(1, "anna", after(0)); !errors.Is(err, ErrSettled) {
		t.Error(err)
	}
	m.State = Closed
	if err := m.Recuse(2, "anna", after(0)); !errors.Is(err, ErrOver) {
		t.Error(err)
	}
}

// hall is a body's meetings one after the other in random hands.
type hall struct {
	meetings []Meeting // the last one lies ahead, the others are closed, cancelled, or the open one
	planned  int
	now      time.Time
}
