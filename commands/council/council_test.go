package council

import (
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestMembershipOn(t *testing.T) {
	for _, c := range []struct {
		start, end, day Day
		want            bool
	}{
		{"2027-01-10", "2027-03-31", "2027-01-09", false},
		{"2027-01-10", "2027-03-31", "2027-01-10", true}, // the first day counts
		{"2027-01-10", "2027-03-31", "2027-03-31", true}, // and so does the last
		{"2027-01-10", "2027-03-31", "2027-04-01", false},
		{"2027-01-10", "", "2099-12-31", true},
		{"2027-01-10", "", "2027-01-09", false},
		{"2027-01-10", "2027-01-10", "2027-01-10", true},
	} {
		if got := (Membership{Start: c.start, End: c.end}).On(c.day); got != c.want {
			t.Errorf("membership from %s to %q on %s: got %v, want %v", c.start, c.end, c.day, got, c.want)
		}
	}
}

func TestMembershipSeat(t *testing.T) {
	for _, c := range []struct {
		name string
		m    Membership
		want bool
	}{
		{"voting member", Membership{VotingRight: true}, true},
		{"advisory", Membership{}, false},
		{"deputy", Membership{VotingRight: true, DeputyOf: "p1"}, false},
		{"deputy without right", Membership{DeputyOf: "p1"}, false},
	} {
		if got := c.m.Seat(); got != c.want {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

func TestMembershipHas(t *testing.T) {
	m := Membership{Roles: []Role{Coordinator, MinuteTaker}}
	for _, c := range []struct {
		roles []Role
		want  bool
	}{
		{[]Role{Coordinator}, true},
		{[]Role{Chair, MinuteTaker}, true}, // one is enough
		{[]Role{Chair, Member}, false},
		{nil, false},
	} {
		if got := m.Has(c.roles...); got != c.want {
			t.Errorf("Has(%v) = %v, want %v", c.roles, got, c.want)
		}
	}
}

func TestVotesByDefault(t *testing.T) {
	for _, c := range []struct {
		roles []Role
		want  bool
	}{
		{[]Role{Chair}, true},
		{[]Role{DeputyChair}, true},
		{[]Role{Member}, true},
		{[]Role{Coordinator}, false},
		{[]Role{MinuteTaker}, false},
		{[]Role{Advisory}, false},
		{[]Role{Guest}, false},
		{[]Role{MinuteTaker, Member}, true},
		{[]Role{Coordinator, Advisory}, false},
		{nil, false},
	} {
		if got := VotesByDefault(c.roles); got != c.want {
			t.Errorf("VotesByDefault(%v) = %v, want %v", c.roles, got, c.want)
		}
	}
}

func TestShortName(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Kommunaler Präventionsrat", "KP"},
		{"Lenkungsgremium", "L"},
		{"AG Sucht", "AGS"},
		{"AG Sichere Stadt", "AGSS"},
		{"KPR Führungsstab", "KPRF"},
		{"KPR Lenkungsgremium Zwickau", "KPRL"}, // at most four
		{"Arbeitsgruppe Extremismus- und Konfliktprävention", "AEK"},
		{"AG (Graffiti/Vandalismus)", "AGGV"},
		{"2. AG „Ältere“", "2AGÄ"},
		{"präventionsrat", "PRÄV"},
		{"vor ort", "VORO"},
		{"Ümit & Özge e.V.", "ÜÖV"},
		{"SOZIALAMT", "S"}, // long shouting is a word, no abbreviation
		{"—", ""},
		{"", ""},
	} {
		if got := ShortName(c.name); got != c.want {
			t.Errorf("ShortName(%q) = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestShortNameOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String().Draw(t, "name")
		code := ShortName(name)
		if n := utf8.RuneCountInString(code); n > 4 {
			t.Fatalf("ShortName(%q) = %q has %d letters", name, code, n)
		}
	})
}

func TestDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDay().Draw(t, "day")
		n := rapid.IntRange(-4000, 4000).Draw(t, "n")
		e := d.Add(n)
		if got := d.Until(e); got != n {
			t.Fatalf("%s until %s: %d days, want %d", d, e, got, n)
		}
		if n > 0 && e <= d || n < 0 && e >= d {
			t.Fatalf("%s and %s, %d days on, do not compare as text", d, e, n)
		}
	})
}

// anyDay draws days around leap years, year ends and clock changes.
func anyDay() *rapid.Generator[Day] {
	return rapid.Custom(func(t *rapid.T) Day {
		base := rapid.SampledFrom([]Day{
			"2027-01-01", "2027-03-28", "2027-10-31", "2028-02-29", "2028-12-31", "2029-06-15", "2100-02-28",
		}).Draw(t, "base")
		return base.Add(rapid.IntRange(-40, 40).Draw(t, "offset"))
	})
}

func TestOverlaps(t *testing.T) {
	for _, c := range []struct {
		name         string
		one, other   Membership
		wantOverlaps bool
	}{
		{"both without end", Membership{Start: "2027-01-01"}, Membership{Start: "2027-05-01"}, true},
		{"one after the other", Membership{Start: "2027-01-01", End: "2027-04-30"}, Membership{Start: "2027-05-01"}, false},
		{"last day and first day", Membership{Start: "2027-01-01", End: "2027-05-01"}, Membership{Start: "2027-05-01"}, false},
		{"a day later", Membership{Start: "2027-01-01", End: "2027-05-02"}, Membership{Start: "2027-05-01"}, true},
		{"a day within", Membership{Start: "2027-03-01", End: "2027-03-01"}, Membership{Start: "2027-01-01"}, true},
		{"the same day", Membership{Start: "2027-03-01", End: "2027-03-01"}, Membership{Start: "2027-03-01", End: "2027-03-01"}, true},
		{"a day as the last", Membership{Start: "2027-03-01", End: "2027-03-01"}, Membership{Start: "2027-01-01", End: "2027-03-01"}, false},
	} {
		if c.one.Overlaps(c.other) != c.wantOverlaps || c.other.Overlaps(c.one) != c.wantOverlaps {
			t.Errorf("%s: not %v", c.name, c.wantOverlaps)
		}
	}
}

func TestAgreements(t *testing.T) {
	o := Organization{Template: Association}
	o.Agree(Agreement{Platform: "discord", By: "a"})
	o.Agree(Agreement{Platform: "other", By: "b"})
	o.Agree(Agreement{Platform: "discord", By: "c"})
	if a, ok := o.Agreed("discord"); !ok || a.By != "c" || len(o.Agreements) != 2 {
		t.Errorf("agreed: %v, %+v", ok, o.Agreements)
	}
	before := o.Agreements
	o.Revoke("discord")
	if _, ok := o.Agreed("discord"); ok || len(o.Agreements) != 1 || len(before) != 2 || before[0].Platform == "" {
		t.Errorf("revoked: %+v, before %+v", o.Agreements, before)
	}
	for template, private := range map[Template]bool{
		Association: true, ProjectGroup: true, PreventionCouncil: false, ExecutiveStaff: false, SteeringCommittee: false, WorkingGroup: false,
	} {
		o.Template = template
		if _, ok := o.Agreed("other"); ok != private || o.Private() != private {
			t.Errorf("%s: agreed %v, private %v", template, ok, o.Private())
		}
	}
}

func TestOn(t *testing.T) {
	p := Person{Accounts: []Account{{Platform: "a", ID: "1"}, {Platform: "b", ID: "2"}, {Platform: "a", ID: "3"}}}
	if a, ok := p.On("a"); !ok || a.ID != "1" {
		t.Errorf("on a: %v %+v", ok, a)
	}
	if _, ok := p.On("c"); ok {
		t.Error("on c")
	}
	o := Organization{Channels: []Channel{{Platform: "a", ID: "1"}}}
	if c, ok := o.ChannelOn("a"); !ok || c.ID != "1" {
		t.Errorf("on a: %v %+v", ok, c)
	}
	if _, ok := o.ChannelOn("b"); ok {
		t.Error("on b")
	}
}
