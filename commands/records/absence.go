package records

import (
	"gremium/commands/council"
	"gremium/store"
)

// Absences under their id: in the order in which they were recorded. By person; those with a stand-in by that one.
var Absences = store.Table[council.Absence]{
	Name: "absences", Key: func(a council.Absence) string { return a.ID },
	Indexes: []store.Index[council.Absence]{
		{Name: "person", Values: func(a council.Absence) []string { return []string{a.Person} }},
		{Name: "stand_in", Values: func(a council.Absence) []string {
			if a.StandIn == "" {
				return nil
			}
			return []string{a.StandIn}
		}},
	},
}

// AbsencesOf returns a person's absences, past ones too.
func AbsencesOf(tx store.Tx, person string) ([]council.Absence, error) {
	return collect(Absences.By(tx, "person", store.Exactly(person)))
}

// StandingIn returns the absences in which a person stands in, past ones too.
func StandingIn(tx store.Tx, person string) ([]council.Absence, error) {
	return collect(Absences.By(tx, "stand_in", store.Exactly(person)))
}

// absorbAbsences has one person take the place of another in the absences.
func absorbAbsences(tx store.Tx, swap func(*string) bool) error {
	return rewrite(tx, Absences, func(a *council.Absence) bool {
		person, standIn, by := swap(&a.Person), swap(&a.StandIn), swap(&a.By)
		return person || standIn || by
	})
}
