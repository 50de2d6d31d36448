package storetest

import (
	"slices"
	"testing"

	"gremium/store"
)

// sweeps goes through a table in parts that delete and change what they meet: each document behind the first is met once, and
// none twice, whatever its key.
func sweeps(t *testing.T, p *place) {
	keys := []string{"a", "a ", "a b", "ab", "b", "b c", "b d", "bä", "c"}
	for limit := 1; limit <= len(keys)+1; limit++ {
		for _, key := range keys {
			p.put("a", person{ID: key, Name: "old"})
		}
		var met []string
		end, parts := "a", 0
		for again := true; again; again = end != "" {
			p.update("a", func(tx store.Tx) (err error) {
				end, err = people.Sweep(tx, "", end, limit, func(one person) error {
					if met = append(met, one.ID); len(met)%2 == 0 {
						return people.Delete(tx, one.ID)
					}
					one.Name = "new"
					return people.Put(tx, one)
				})
				return err
			})
			if parts++; parts > len(keys) {
				t.Fatalf("%d at a time: no end", limit)
			}
		}
		if !slices.Equal(met, keys[1:]) {
			t.Errorf("%d at a time: %q", limit, met)
		}
	}
	p.put("a", person{ID: "b c"}, person{ID: "b d"})
	met := 0
	p.update("a", func(tx store.Tx) error {
		end, err := people.Sweep(tx, "b ", "", 2, func(person) error { met++; return nil })
		if end == "" {
			t.Error("as many as were asked for, and no more to come")
		}
		return err
	})
	p.view("b", func(tx store.Tx) {
		if end, err := people.Sweep(tx, "", "", 2, func(person) error { met++; return nil }); end != "" || err != nil {
			t.Errorf("nothing: ends at %q, %v", end, err)
		}
	})
	if met != 2 {
		t.Errorf("of a prefix: %d", met)
	}
}
