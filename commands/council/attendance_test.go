package council

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// clock is a time of the day of the tests.
func clock(hour, minute int) time.Time { return at("2027-03-24", hour, minute) }

func spell(from, until int) Interval {
	i := Interval{From: clock(16, from)}
	if until > 0 {
		i.Until = clock(16, until)
	}
	return i
}

func TestComeAndGo(t *testing.T) {
	type step struct {
		goes, stated bool
		at           int
	}
	come, leave := func(m int) step { return step{at: m} }, func(m int) step { return step{goes: true, at: m} }
	said := func(s step) step { s.stated = true; return s }
	for _, c := range []struct {
		name  string
		steps []step
		want  []Interval
		err   error // of the last step
	}{
		{"three times", []step{come(0), leave(10), come(15), leave(20), come(30), leave(50)}, []Interval{spell(0, 10), spell(15, 20), spell(30, 50)}, nil},
		{"still there", []step{come(5)}, []Interval{spell(5, 0)}, nil},
		{"comes twice", []step{come(0), come(5)}, []Interval{spell(0, 0)}, ErrThere},
		{"goes twice", []step{come(0), leave(5), leave(6)}, []Interval{spell(0, 5)}, ErrNotThere},
		{"goes without having come", []step{leave(5)}, nil, ErrNotThere},
		{"comes and goes at once", []step{come(5), leave(5)}, nil, nil},
		{"goes and comes at once", []step{come(0), leave(5), come(5)}, []Interval{spell(0, 0)}, nil},
		{"came later than was recorded", []step{come(0), said(come(20))}, []Interval{spell(20, 0)}, nil},
		{"came earlier", []step{come(20), said(come(5))}, []Interval{spell(5, 0)}, nil},
		{"came back earlier", []step{come(0), leave(10), come(30), said(come(15))}, []Interval{spell(0, 10), spell(15, 0)}, nil},
		{"came back just when leaving", []step{come(0), leave(10), come(30), said(come(10))}, []Interval{spell(0, 0)}, nil},
		{"came back before leaving", []step{come(0), leave(10), come(30), said(come(5))}, []Interval{spell(0, 10), spell(30, 0)}, ErrOverlap},
		{"had not left", []step{come(0), leave(40), said(come(20))}, []Interval{spell(0, 0)}, nil},
		{"came before the last time", []step{come(0), leave(5), come(10), leave(20), said(come(7))}, []Interval{spell(0, 5), spell(10, 20)}, ErrOverlap},
		{"left earlier than was recorded", []step{come(0), leave(40), said(leave(30))}, []Interval{spell(0, 30)}, nil},
		{"left later", []step{come(0), leave(30), said(leave(40))}, []Interval{spell(0, 40)}, nil},
		{"left before coming", []step{come(10), said(leave(5))}, []Interval{spell(10, 0)}, ErrOverlap},
		{"left in the past", []step{come(0), said(leave(20))}, []Interval{spell(0, 20)}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var a Attendance
			var err error
			for _, s := range c.steps {
				before := slices.Clone(a.Spells)
				if s.goes {
					err = a.Go(clock(16, s.at), s.stated)
				} else {
					err = a.Come(clock(16, s.at), s.stated)
				}
				if err != nil && !cmp.Equal(before, a.Spells) {
					t.Errorf("refused (%v), but changed to %v", err, a.Spells)
				}
			}
			if !errors.Is(err, c.err) {
				t.Errorf("got %v, want %v", err, c.err)
			}
			if diff := cmp.Diff(c.want, a.Spells, cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestWithinAndResume(t *testing.T) {
	a := Attendance{Spells: []Interval{spell(1, 2), spell(3, 10), spell(20, 40), spell(50, 0)}}
	a.Within(Interval{From: clock(16, 5)})
	if diff := cmp.Diff([]Interval{spell(5, 10), spell(20, 40), spell(50, 0)}, a.Spells); diff != "" {
		t.Errorf("from the opening: %s", diff)
	}
	a.Within(Interval{clock(16, 5), clock(16, 30)})
	if diff := cmp.Diff([]Interval{spell(5, 10), spell(20, 30)}, a.Spells); diff != "" {
		t.Errorf("to the closing: %s", diff)
	}
	a.Resume(clock(16, 31))
	if a.Present(clock(16, 35)) {
		t.Error("goes on after another end")
	}
	a.Resume(clock(16, 30))
	if diff := cmp.Diff([]Interval{spell(5, 10), spell(20, 0)}, a.Spells); diff != "" {
		t.Errorf("resumed: %s", diff)
	}
}

// TestClosedBySlip says that a closing as of a wrong time can be taken back without losing who came and went after it.
func TestClosedBySlip(t *testing.T) {
	whole := []Interval{spell(1, 10), spell(20, 40), spell(50, 0)}
	a := Attendance{Spells: whole}
	a.End(Interval{clock(16, 0), clock(16, 30)})
	if diff := cmp.Diff([]Interval{spell(1, 10), spell(20, 30)}, a.Spells); diff != "" {
		t.Errorf("ended: %s", diff)
	}
	a.Reopen(clock(16, 30))
	if diff := cmp.Diff(whole, a.Spells); diff != "" || a.Uncut != nil {
		t.Errorf("reopened: %s, %v", diff, a.Uncut)
	}
	a.End(Interval{clock(16, 0), clock(16, 30)})
	a.Uncut = nil // changed since
	a.Reopen(clock(16, 30))
	if diff := cmp.Diff([]Interval{spell(1, 10), spell(20, 0)}, a.Spells); diff != "" {
		t.Errorf("reopened after a change: %s", diff)
	}
}

func TestCount(t *testing.T) {
	members := []string{"anna", "bert", "carl", "dora"}
	there := func(person string, capacity Capacity, of string, spells ...Interval) Attendance {
		return Attendance{Person: person, Capacity: capacity, For: of, Spells: spells}
	}
	for _, c := range []struct {
		name    string
		all     []Attendance
		recused []Recusal
		at      int
		want    Standing
	}{
		{"nobody", nil, nil, 0, Standing{Entitled: 5}},
		{"two", []Attendance{there("anna", VotingMember, "", spell(0, 0)), there("bert", VotingMember, "", spell(5, 0))}, nil, 10,
			Standing{Entitled: 5, Present: 2}},
		{"one of them has left", []Attendance{there("anna", VotingMember, "", spell(0, 10)), there("bert", VotingMember, "", spell(5, 0))}, nil, 10,
			Standing{Entitled: 5, Present: 1}},
		{"who has no seat does not count", []Attendance{there("gast", Visiting, "", spell(0, 0)), there("rat", Consulting, "", spell(0, 0))}, nil, 1,
			Standing{Entitled: 5}},
		{"a deputy", []Attendance{there("vera", Substituting, "anna", spell(0, 0))}, nil, 1, Standing{Entitled: 5, Present: 1}},
		{"member and deputy", []Attendance{there("anna", VotingMember, "", spell(5, 20)), there("vera", Substituting, "anna", spell(0, 0))}, nil, 10,
			Standing{Entitled: 5, Present: 1}},
		{"two deputies of one", []Attendance{there("vera", Substituting, "anna", spell(0, 0)), there("wim", Substituting, "anna", spell(0, 0))}, nil, 10,
			Standing{Entitled: 5, Present: 1}},
		{"a member sits on no other seat", []Attendance{there("bert", Substituting, "anna", spell(0, 0))}, nil, 10, Standing{Entitled: 5, Present: 1}},
		{"recused and there", []Attendance{there("anna", VotingMember, "", spell(0, 0))}, []Recusal{{"anna", clock(16, 5)}}, 5,
			Standing{Entitled: 5, Present: 1, Recused: 1, RecusedInAll: 1}},
		{"recused later", []Attendance{there("anna", VotingMember, "", spell(0, 0))}, []Recusal{{"anna", clock(16, 5)}}, 4, Standing{Entitled: 5, Present: 1}},
		{"recused and left", []Attendance{there("anna", VotingMember, "", spell(0, 5))}, []Recusal{{"anna", clock(16, 4)}}, 10,
			Standing{Entitled: 5, RecusedInAll: 1}},
		{"a recused deputy left", []Attendance{there("vera", Substituting, "anna", spell(0, 5))}, []Recusal{{"vera", clock(16, 4)}}, 10,
			Standing{Entitled: 5, RecusedInAll: 1}},
		{"a deputy of who is recused and away", []Attendance{there("vera", Substituting, "anna", spell(0, 0))}, []Recusal{{"anna", clock(16, 4)}}, 10,
			Standing{Entitled: 5, Present: 1}},
		{"the member is there instead of the recused deputy",
			[]Attendance{there("anna", VotingMember, "", spell(0, 0)), there("vera", Substituting, "anna", spell(0, 0))}, []Recusal{{"vera", clock(16, 4)}}, 10,
			Standing{Entitled: 5, Present: 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Count(members, 5, c.all, c.recused, clock(16, c.at))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Whoever comes and goes in whatever order, with whatever corrections: presence never overlaps, no more vote than have seats,
// and a member and their deputy never both do.
func TestAttendanceStaysPossible(t *testing.T) {
	members := []string{"m0", "m1", "m2"}
	rapid.Check(t, func(t *rapid.T) {
		all := []Attendance{{Person: "gast", Capacity: Visiting}}
		for _, m := range members {
			all = append(all, Attendance{Person: m, Capacity: VotingMember},
				Attendance{Person: "d" + m, Capacity: Substituting, For: m}, Attendance{Person: "e" + m, Capacity: Substituting, For: m})
		}
		// A member who is named as a deputy, too.
		all = append(all, Attendance{Person: "m3", Capacity: Substituting, For: "m0"})
		now := clock(16, 0)
		opened := now
		var recused []Recusal
		pick := func(t *rapid.T) *Attendance { return &all[rapid.IntRange(0, len(all)-1).Draw(t, "who")] }
		stated := func(t *rapid.T) (time.Time, bool) {
			if rapid.Bool().Draw(t, "stated") {
				return now.Add(-time.Duration(rapid.IntRange(0, 30).Draw(t, "ago")) * time.Minute), true
			}
			return now, false
		}
		t.Repeat(map[string]func(*rapid.T){
			"wait": func(t *rapid.T) { now = now.Add(time.Duration(rapid.IntRange(0, 20).Draw(t, "minutes")) * time.Minute) },
			"come": func(t *rapid.T) {
				a := pick(t)
				before := *a
				when, said := stated(t)
				if err := a.Come(when, said); err == nil && !a.Present(now) {
					t.Fatalf("came at %s, and is not there at %s: %v, before %v", when, now, a.Spells, before.Spells)
				}
			},
			"go": func(t *rapid.T) {
				a := pick(t)
				when, said := stated(t)
				if err := a.Go(when, said); err == nil && a.Present(now) {
					t.Fatalf("left at %s, and is there at %s: %v", when, now, a.Spells)
				}
			},
			"recuse": func(t *rapid.T) { recused = append(recused, Recusal{pick(t).Person, now}) },
			"close and reopen": func(t *rapid.T) {
				for i := range all {
					there := all[i].Present(now) && now.After(opened) && all[i].Spells[len(all[i].Spells)-1].From.Before(now)
					all[i].Within(Interval{opened, now})
					if all[i].Present(now) && now.After(opened) { // closed as it was opened, it was the whole time
						t.Fatalf("there after the end: %v", all[i].Spells)
					}
					// Who came just as the meeting ended was not there.
					if all[i].Resume(now); there && !all[i].Present(now) {
						t.Fatalf("not there after it goes on: %v", all[i].Spells)
					}
				}
			},
			"": func(t *rapid.T) {
				for _, a := range all {
					for i, s := range a.Spells {
						if !s.Until.IsZero() && !s.Until.After(s.From) || s.Until.IsZero() && i != len(a.Spells)-1 ||
							i > 0 && !s.From.After(a.Spells[i-1].Until) {
							t.Fatalf("%s: %v", a.Person, a.Spells)
						}
					}
				}
				seats := append(slices.Clone(members), "m3")
				s := Count(seats, len(seats), all, recused, now)
				if s.Present > s.Entitled || s.Recused > s.Present || s.RecusedInAll < s.Recused || s.RecusedInAll > s.Entitled || s.Voters() < 0 {
					t.Fatalf("impossible: %+v", s)
				}
				seen := map[string]bool{}
				for _, seat := range seats {
					on := Occupant(seat, seats, all, now)
					if on != "" && seen[on] {
						t.Fatalf("%s on two seats", on)
					}
					seen[on] = true
					member := all[slices.IndexFunc(all, func(a Attendance) bool { return a.Person == seat })]
					if member.Present(now) && on != seat {
						t.Fatalf("%s is there, but %s votes", seat, on)
					}
				}
			},
		})
	})
}
