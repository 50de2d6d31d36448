package records

import (
	"testing"

	"gremium/commands/council"
	"gremium/store"
)

// TestAbsorbedSecretVoter: two who turn out to be one have two seats in a secret vote. Where one of them has voted the other has
// too, for the ballot lies in the box; where both have, the roll has one less than the box, which is not counted then.
func TestAbsorbedSecretVoter(t *testing.T) {
	for name, voted := range map[string][2]bool{"neither": {}, "the one": {true, false}, "the other": {false, true}, "both": {true, true}} {
		stored(t, func(tx store.Tx) {
			one, other := council.Person{ID: "one", Name: "One"}, council.Person{ID: "other", Name: "Other"}
			put(t, tx, People, one, other)
			put(t, tx, Electors,
				council.Elector{Vote: 1, Seat: "one", Person: "one", Voted: voted[0]}, council.Elector{Vote: 1, Seat: "other", Person: "other", Voted: voted[1]})
			if err := Absorb(tx, one, &other); err != nil {
				t.Fatal(err)
			}
			left := must[[]council.Elector](t)(ElectorsOf(tx, 1))
			if len(left) != 1 || left[0].Seat != "other" || left[0].Voted != (voted[0] || voted[1]) {
				t.Errorf("%s: %+v", name, left)
			}
		})
	}
}

// TestBox: ballots lie in their box in an order that is not that of their coming.
func TestBox(t *testing.T) {
	stored(t, func(tx store.Tx) {
		for _, b := range []string{"c", "a", "b"} {
			if err := PutInBox(tx, 1, []byte(b)); err != nil {
				t.Fatal(err)
			}
		}
		if err := PutInBox(tx, 2, []byte("x")); err != nil {
			t.Fatal(err)
		}
		all := func(vote int) (s string) {
			for _, b := range must[Box](t)(BoxOf(tx, vote)).Ballots {
				s += string(b)
			}
			return s
		}
		if all(1) != "abc" || all(2) != "x" || all(3) != "" {
			t.Errorf("%q %q %q", all(1), all(2), all(3))
		}
		if err := DropBox(tx, 1); err != nil || all(1) != "" || all(2) != "x" {
			t.Errorf("dropped: %q %q, %v", all(1), all(2), err)
		}
	})
}
