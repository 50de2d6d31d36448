package records

import (
	"gremium/commands/council"
	"gremium/store"
)

// Handovers of offices, under their id: in the order in which they were recorded. By body.
var Handovers = store.Table[council.Handover]{
	Name: "handovers", Key: func(h council.Handover) string { return h.ID },
	Indexes: []store.Index[council.Handover]{
		{Name: "organization", Values: func(h council.Handover) []string { return []string{h.Organization} }},
	},
}

// AllMembers returns all memberships of a body, ended and coming ones too.
func AllMembers(tx store.Tx, organization string) ([]council.Membership, error) {
	return collect(Memberships.By(tx, "organization", store.Exactly(organization)))
}

// absorbHandovers has one person take the place of another in the handovers of offices.
func absorbHandovers(tx store.Tx, swap func(*string) bool) error {
	return rewrite(tx, Handovers, func(h *council.Handover) bool {
		from, to, by := swap(&h.From), swap(&h.To), swap(&h.By)
		changed := from || to || by
		for _, memberships := range [][]council.Membership{h.Before, h.After} {
			for i := range memberships {
				changed = swap(&memberships[i].Person) || changed
			}
		}
		return changed
	})
}
