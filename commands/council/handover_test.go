package council

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// counter makes ids: n1, n2 …
func counter() func() string {
	n := 0
	return func() string { n++; return fmt.Sprint("n", n) }
}

func TestPass(t *testing.T) {
	for _, c := range []struct {
		name        string
		office      Role
		from, to    *Membership
		stays       bool
		left, taken string // roles and the right to vote after
		gone, fresh int
		wantErr     error
		endsBefore  bool // the old memberships end on the day before
	}{
		{name: "one of two roles", office: Coordinator, from: &Membership{ID: "a", Roles: []Role{Coordinator, Member}, VotingRight: true, Start: "2027-01-01"},
			to: &Membership{ID: "b", Roles: []Role{Advisory}, Start: "2027-01-01"}, left: "[member] true", taken: "[coordinator advisory] false", fresh: 2, endsBefore: true},
		{name: "the only role", office: Coordinator, from: &Membership{ID: "a", Roles: []Role{Coordinator}, Start: "2027-01-01"}, taken: "[coordinator] false", fresh: 1, endsBefore: true},
		{name: "the only role, stays", office: Chair, stays: true, from: &Membership{ID: "a", Roles: []Role{Chair}, VotingRight: true, Start: "2027-01-01"},
			to: &Membership{ID: "b", Roles: []Role{Member}, VotingRight: true, Start: "2027-01-01"}, left: "[member] true", taken: "[chair member] true", fresh: 2, endsBefore: true},
		{name: "the vote goes with the office", office: Chair, from: &Membership{ID: "a", Roles: []Role{Chair, Coordinator}, VotingRight: true, Start: "2027-01-01"},
			to: &Membership{ID: "b", Roles: []Role{Advisory}, DeputyOf: "x", Start: "2027-01-01"}, left: "[coordinator] false", taken: "[chair advisory] true", fresh: 2, endsBefore: true},
		{name: "a vote of its own stays", office: Coordinator, from: &Membership{ID: "a", Roles: []Role{Coordinator, Advisory}, VotingRight: true, Start: "2027-01-01"},
			left: "[advisory] true", taken: "[coordinator] false", fresh: 2, endsBefore: true},
		{name: "began today", office: Coordinator, from: &Membership{ID: "a", Roles: []Role{Coordinator}, Start: "2027-03-15"},
			to: &Membership{ID: "b", Roles: []Role{Member}, VotingRight: true, Start: "2027-03-15"}, taken: "[coordinator member] true", gone: 1},
		{name: "nobody held it", office: MinuteTaker, to: &Membership{ID: "b", Roles: []Role{Member}, VotingRight: true, Start: "2027-01-01"}, taken: "[minute_taker member] true", fresh: 1, endsBefore: true},
		{name: "held already", office: Chair, to: &Membership{ID: "b", Roles: []Role{Chair}, Start: "2027-01-01"}, wantErr: ErrHoldsOffice},
		{name: "never held", office: Chair, from: &Membership{ID: "a", Roles: []Role{Member}, Start: "2027-01-01"}, wantErr: ErrHoldsNone},
	} {
		t.Run(c.name, func(t *testing.T) {
			h := Handover{Organization: "o1", Office: c.office, From: "pa", To: "pb", Day: "2027-03-15", At: early}
			for person, m := range map[string]*Membership{"pa": c.from, "pb": c.to} {
				if m != nil {
					m.Person, m.Organization = person, "o1"
				}
			}
			if err := h.Pass(c.from, c.to, c.stays, counter()); !errors.Is(err, c.wantErr) {
				t.Fatalf("%v, want %v", err, c.wantErr)
			}
			if c.wantErr != nil {
				return
			}
			said := func(m Membership, ok bool) string {
				if !ok {
					return ""
				}
				return fmt.Sprint(m.Roles, " ", m.VotingRight)
			}
			if got := said(h.Left()); got != c.left {
				t.Errorf("left %q, want %q", got, c.left)
			}
			if got := said(h.Taken(), true); got != c.taken {
				t.Errorf("taken %q, want %q", got, c.taken)
			}
			if len(h.Gone()) != c.gone || len(h.New()) != c.fresh {
				t.Errorf("gone %v, new %v", h.Gone(), h.New())
			}
			for _, m := range h.After {
				if old := slices.IndexFunc(h.Before, func(o Membership) bool { return o.ID == m.ID }); old >= 0 && c.endsBefore != (m.End == "2027-03-14") {
					t.Errorf("ends %q: %+v", m.End, m)
				}
			}
			if m := h.Taken(); m.VotingRight && m.DeputyOf != "" {
				t.Error("a seat of its own and somebody's deputy")
			}
		})
	}
}

// TestPassOnAnyDay: before the day everything is as it was, on it and after it one more holds the office and one less, and
// nobody is a member twice on any day.
func TestPassOnAnyDay(t *testing.T) {
	anyone := func(rt *rapid.T, name string, held bool, office Role) Membership {
		m := Membership{ID: name, Person: name, Organization: "o1", VotingRight: rapid.Bool().Draw(rt, name+" votes")}
		m.Start = Day("2027-03-01").Add(rapid.IntRange(0, 20).Draw(rt, name+" from"))
		m.Roles = rapid.SliceOfNDistinct(rapid.SampledFrom([]Role{Chair, Coordinator, MinuteTaker, Member, Advisory}), 1, 3, rapid.ID[Role]).Draw(rt, name+" roles")
		m.Roles = slices.DeleteFunc(m.Roles, func(r Role) bool { return r == office })
		if held || len(m.Roles) == 0 {
			m.Roles = append(m.Roles, map[bool]Role{true: office, false: Guest}[held])
		}
		return m
	}
	rapid.Check(t, func(rt *rapid.T) {
		office := rapid.SampledFrom(Offices).Draw(rt, "office")
		a, b := anyone(rt, "a", true, office), anyone(rt, "b", false, office)
		day := max(a.Start, b.Start).Add(rapid.IntRange(0, 30).Draw(rt, "day"))
		h := Handover{Organization: "o1", Office: office, From: "a", To: "b", Day: day, At: early.Add(time.Hour)}
		if err := h.Pass(&a, &b, rapid.Bool().Draw(rt, "stays"), counter()); err != nil {
			rt.Fatal(err)
		}
		for d := Day("2027-02-20"); d < "2027-05-01"; d = d.Add(1) {
			was, is := map[string][]Membership{}, map[string][]Membership{}
			for _, m := range []Membership{a, b} {
				if m.On(d) {
					was[m.Person] = append(was[m.Person], m)
				}
			}
			for _, m := range h.After {
				if m.On(d) {
					is[m.Person] = append(is[m.Person], m)
				}
			}
			for _, person := range []string{"a", "b"} {
				switch {
				case len(is[person]) > 1:
					rt.Fatalf("%s: %s is a member twice: %+v", d, person, is[person])
				case d < day && fmt.Sprint(len(was[person])) != fmt.Sprint(len(is[person])):
					rt.Fatalf("%s: %s was %+v and is %+v", d, person, was[person], is[person])
				case d < day && len(is[person]) == 1 && !slices.Equal(was[person][0].Roles, is[person][0].Roles):
					rt.Fatalf("%s: %s had %v and has %v", d, person, was[person][0].Roles, is[person][0].Roles)
				case d >= day && slices.ContainsFunc(is[person], func(m Membership) bool { return m.Has(office) }) != (person == "b"):
					rt.Fatalf("%s: who holds the office: %+v", d, is)
				}
			}
		}
	})
}
