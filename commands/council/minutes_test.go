package council

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestSign says who may release minutes in which office: chair and minute taker each, the coordination for a missing one;
// one person for both only where nobody else could.
func TestSign(t *testing.T) {
	member := func(person string, roles ...Role) Membership { return Membership{Person: person, Roles: roles} }
	chair, deputy, taker := member("chair", Chair), member("deputy", DeputyChair), member("taker", MinuteTaker)
	coordinator, plain := member("coord", Coordinator), member("plain", Member)
	for name, c := range map[string]struct {
		members            []Membership
		presiding, minutes string
		sign               []string // persons in turn
		want               string   // what came of each: offices, "again", "no"
	}{
		"chair and minute taker":             {[]Membership{chair, taker, coordinator}, "", "", []string{"chair", "taker"}, "chair minute_taker"},
		"in the other order":                 {[]Membership{chair, taker}, "", "", []string{"taker", "chair"}, "minute_taker chair"},
		"coordination for the minute taker":  {[]Membership{chair, coordinator}, "", "", []string{"chair", "coord"}, "chair minute_taker*"},
		"coordination for the chair":         {[]Membership{taker, coordinator}, "", "", []string{"coord", "taker"}, "chair* minute_taker"},
		"coordination for nobody missing":    {[]Membership{chair, taker, coordinator}, "", "", []string{"coord"}, "no"},
		"a coordination alone":               {[]Membership{coordinator, plain}, "", "", []string{"coord"}, "chair*+minute_taker*"},
		"two coordinations alone":            {[]Membership{coordinator, member("other", Coordinator)}, "", "", []string{"coord", "coord", "other"}, "chair* again minute_taker*"},
		"a chair alone":                      {[]Membership{chair, plain}, "", "", []string{"chair"}, "chair+minute_taker*"},
		"the deputy chaired":                 {[]Membership{chair, deputy, taker}, "deputy", "", []string{"deputy", "taker"}, "chair minute_taker"},
		"a plain member took the minutes":    {[]Membership{chair, coordinator, plain}, "", "plain", []string{"plain", "coord", "chair"}, "minute_taker no chair"},
		"who took the minutes has left":      {[]Membership{chair, coordinator}, "", "gone", []string{"coord", "chair"}, "minute_taker* chair"},
		"twice":                              {[]Membership{chair, taker}, "", "", []string{"chair", "chair"}, "chair again"},
		"chair and coordination in one hand": {[]Membership{member("both", Chair, Coordinator), plain}, "", "", []string{"both"}, "chair+minute_taker*"},
		"a plain member":                     {[]Membership{chair, taker, plain}, "", "", []string{"plain"}, "no"},
	} {
		d := Minutes{State: MinutesDraft}
		m := Meeting{ID: "S1", State: Closed, Presiding: c.presiding, MinuteTaker: c.minutes}
		var said []string
		for _, person := range c.sign {
			before := len(d.Releases)
			_, err := d.Sign(m, c.members, Release{Person: person, Hash: "x"}, "")
			switch {
			case errors.Is(err, ErrSignedAlready):
				said = append(said, "again")
			case errors.Is(err, ErrNoSignatory):
				said = append(said, "no")
			case err != nil:
				t.Errorf("%s: %v", name, err)
			default:
				var offices []string
				for _, r := range d.Releases[before:] {
					office := string(r.Office)
					if r.Acting {
						office += "*"
					}
					offices = append(offices, office)
				}
				said = append(said, strings.Join(offices, "+"))
			}
		}
		if got := strings.Join(said, " "); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// TestSignSameText says that what was released must be one text: who released another one must do so again.
func TestSignSameText(t *testing.T) {
	members := []Membership{{Person: "chair", Roles: []Role{Chair}}, {Person: "taker", Roles: []Role{MinuteTaker}}}
	m := Meeting{ID: "S1", State: Closed}
	d := Minutes{State: MinutesDraft}
	if _, err := d.Sign(m, members, Release{Person: "chair", Hash: "old"}, ""); err != nil {
		t.Fatal(err)
	}
	void, err := d.Sign(m, members, Release{Person: "taker", Hash: "new"}, "")
	if err != nil || len(void) != 1 || void[0].Person != "chair" {
		t.Fatalf("void: %v %v", void, err)
	}
	if missing := d.Missing("new"); !slices.Equal(missing, []Role{Chair}) {
		t.Errorf("missing: %v", missing)
	}
	if _, err := d.Sign(m, members, Release{Person: "chair", Hash: "new"}, ""); err != nil || len(d.Missing("new")) != 0 {
		t.Errorf("signed again: %v %v", err, d.Releases)
	}
	// For somebody who is there, with a reason.
	d = Minutes{State: MinutesDraft}
	if _, err := d.Sign(m, members, Release{Person: "coord", Hash: "x", Reason: "krank"}, Chair); err != nil || !d.Releases[0].Acting || d.Releases[0].Reason != "krank" {
		t.Errorf("instead of the chair: %v %v", err, d.Releases)
	}
	for _, c := range []struct {
		state   MeetingState
		minutes MinutesState
		want    error
	}{{Opened, MinutesDraft, ErrStillOpen}, {Invited, MinutesDraft, ErrNoMinutes}, {Closed, MinutesReleased, ErrReleased}, {Closed, MinutesApproved, ErrReleased}} {
		d := Minutes{State: c.minutes}
		if _, err := d.Sign(Meeting{State: c.state}, members, Release{Person: "chair"}, ""); !errors.Is(err, c.want) {
			t.Errorf("%s, %s: %v", c.state, c.minutes, err)
		}
	}
}

// TestSignAnyOrder says that whoever releases how often, in the end there is one signature for each office below one text,
// and it takes all who must.
func TestSignAnyOrder(t *testing.T) {
	members := []Membership{{Person: "a", Roles: []Role{Chair}}, {Person: "b", Roles: []Role{DeputyChair}}, {Person: "c", Roles: []Role{MinuteTaker}},
		{Person: "d", Roles: []Role{Coordinator, MinuteTaker}}, {Person: "e", Roles: []Role{Member}}}
	rapid.Check(t, func(t *rapid.T) {
		d, m := Minutes{State: MinutesDraft}, Meeting{State: Closed}
		for range rapid.IntRange(1, 8).Draw(t, "steps") {
			person := rapid.SampledFrom([]string{"a", "b", "c", "d", "e"}).Draw(t, "person")
			hash := rapid.SampledFrom([]string{"x", "y"}).Draw(t, "hash")
			before := len(d.Releases)
			_, err := d.Sign(m, members, Release{Person: person, Hash: hash}, "")
			if person == "e" && err == nil {
				t.Fatalf("a plain member has signed: %v", d.Releases)
			}
			if err != nil && len(d.Releases) != before {
				t.Fatalf("refused and changed: %v", d.Releases)
			}
			seen := map[Role]bool{}
			for _, r := range d.Releases {
				if seen[r.Office] || r.Hash != d.Releases[0].Hash {
					t.Fatalf("signatures: %v", d.Releases)
				}
				seen[r.Office] = true
			}
			if len(d.Releases) == 2 && len(d.Missing(d.Releases[0].Hash)) != 0 {
				t.Fatalf("both have signed and one is missing: %v", d.Releases)
			}
		}
	})
}

// TestObjectionEnd says when the period ends: with its last day, or the next meeting.
func TestObjectionEnd(t *testing.T) {
	released := at("2027-03-25", 10, 12)
	for _, c := range []struct {
		days int
		next time.Time
		want time.Time
	}{
		{14, time.Time{}, at("2027-04-09", 0, 0)}, // over the change of the clocks
		{0, time.Time{}, at("2027-03-26", 0, 0)},
		{14, at("2027-04-01", 16, 0), at("2027-04-01", 16, 0)},
		{14, at("2027-04-20", 16, 0), at("2027-04-09", 0, 0)},
		{14, at("2027-03-20", 16, 0), at("2027-04-09", 0, 0)}, // it was before
	} {
		if got := ObjectionEnd(released, c.days, c.next); !got.Equal(c.want) {
			t.Errorf("%d days, next %s: %s", c.days, c.next, got)
		}
	}
}

// TestWayToApproval says which steps are possible when.
func TestWayToApproval(t *testing.T) {
	now := at("2027-03-25", 10, 0)
	d := Minutes{State: MinutesDraft}
	if err := d.Objectable(now); !errors.Is(err, ErrNotReleased) {
		t.Errorf("an objection to a draft: %v", err)
	}
	if err := d.Approve(MinutesApproval{}); !errors.Is(err, ErrNotReleased) {
		t.Errorf("a draft approved: %v", err)
	}
	d.Release(now, now.AddDate(0, 0, 14))
	if err := d.Objectable(now.AddDate(0, 0, 13)); err != nil || d.Version != 1 {
		t.Errorf("an objection in time: %v", err)
	}
	if err := d.Objectable(now.AddDate(0, 0, 14)); !errors.Is(err, ErrPeriodOver) {
		t.Errorf("a late objection: %v", err)
	}
	if err := d.Approve(MinutesApproval{At: now}); err != nil || d.State != MinutesApproved {
		t.Errorf("not approved: %v", err)
	}
	if err := d.Objectable(now); !errors.Is(err, ErrApproved) {
		t.Errorf("an objection after approval: %v", err)
	}
	if err := d.Approve(MinutesApproval{}); !errors.Is(err, ErrApproved) {
		t.Errorf("approved twice: %v", err)
	}
}

// TestDisputed says which objections the body must decide on.
func TestDisputed(t *testing.T) {
	o := Objection{Number: 1}
	if !Disputed([]Objection{o}) {
		t.Error("an open objection is not disputed")
	}
	for state, want := range map[ObjectionState]bool{ObjectionAccepted: false, ObjectionRejected: true, ObjectionWithdrawn: false} {
		decided := o
		if err := decided.Decide(state, "Text", "chair", "", at("2027-03-26", 9, 0)); err != nil {
			t.Fatal(err)
		}
		if Disputed([]Objection{decided}) != want {
			t.Errorf("%s: disputed %v", state, !want)
		}
		if err := decided.Decide(state, "", "", "", time.Time{}); !errors.Is(err, ErrDecided) {
			t.Errorf("decided twice: %v", err)
		}
	}
	if o.State = ""; Disputed([]Objection{{State: ObjectionRejected, In: "S2"}}) {
		t.Error("what the body has rejected is disputed")
	}
}

// TestCorrect says that a correction keeps old and new and changes nothing else, and that versions are chained.
func TestCorrect(t *testing.T) {
	first := Compose(sampleSources())
	c := Correction{Item: 2, New: "Vier Lampen sind defekt.", Reason: "verzählt", By: "Karl Koord", At: at("2027-04-10", 9, 0), Approved: true}
	second, err := first.Correct(c, "")
	if err != nil {
		t.Fatal(err)
	}
	if one(second, 2).Text() != "Vier Lampen sind defekt." || second.Corrections[0].Old != "Drei Lampen sind defekt." || second.Before != first.Hash() {
		t.Errorf("corrected: %+v %+v", one(second, 2).Notes, second.Corrections)
	}
	if one(first, 2).Text() != "Drei Lampen sind defekt." || len(first.Corrections) != 0 {
		t.Error("the first version has changed")
	}
	if got := one(second, 2); len(got.Votes) != 1 || len(got.Declarations) != 1 || len(got.Resolutions) != 1 {
		t.Errorf("what was decided has changed: %+v", got)
	}
	third, err := second.Correct(Correction{Item: 2, New: "Fünf", Reason: "nochmals"}, "Vier")
	if err != nil || one(third, 2).Text() != "Fünf Lampen sind defekt." || third.Corrections[1].Old != "Vier" || third.Before != second.Hash() {
		t.Errorf("a passage: %v %+v", err, third.Corrections)
	}
	// The general part, and what is non-public.
	general, err := first.Correct(Correction{New: "Die Tür ist repariert."}, "")
	if err != nil || general.General.Text() != "Die Tür ist repariert." {
		t.Errorf("the general part: %v %q", err, general.General.Text())
	}
	secret, err := first.Correct(Correction{Item: 5, New: "Geheimneues"}, "")
	if err != nil || !secret.Corrections[0].NonPublic || strings.Contains(secret.For(MembersEdition).JSON(), "Geheim") {
		t.Errorf("a non-public correction: %v %+v", err, secret.Corrections)
	}
	twice, _ := first.Correct(Correction{Item: 2, New: "a b a"}, "")
	for _, c := range []struct {
		r       Record
		item    int
		passage string
		text    string
		want    error
	}{
		{first, 99, "", "x", ErrNoItem}, {first, 2, "Zehn Lampen", "x", ErrNoPassage}, {twice, 2, "a", "x", ErrPassageTwice},
		{first, 2, "", "Drei Lampen sind defekt.", ErrSameText}, {first, 2, "Drei", "Drei", ErrSameText},
	} {
		if _, err := c.r.Correct(Correction{Item: c.item, New: c.text}, c.passage); !errors.Is(err, c.want) {
			t.Errorf("%d %q: %v", c.item, c.passage, err)
		}
	}
}

// TestNoteChangeable says who may change a note: its writer and who runs the meeting, but a declaration only those whose it
// is.
func TestNoteChangeable(t *testing.T) {
	note, declaration := Note{By: "anna"}, Note{By: "anna", For: "bert", Kind: Declaration}
	var got []string
	for _, n := range []Note{note, declaration} {
		for _, who := range []string{"anna", "bert", "carl"} {
			got = append(got, fmt.Sprint(n.Changeable(who, false), n.Changeable(who, true)))
		}
	}
	want := []string{"true true", "false true", "false true", "true true", "true true", "false false"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if note.Speaker() != "anna" || declaration.Speaker() != "bert" {
		t.Error("speakers")
	}
}
