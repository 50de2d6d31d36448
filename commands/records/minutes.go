package records

import (
	"fmt"

	"gremium/commands/council"
	"gremium/store"
)

// The minutes: how far those of each meeting are, the versions of their text, and the objections to them. Notes are in
// records.go, with the other things that happen in a meeting.

// Minutes, under the number of their meeting. By body; those that are not approved by body, too.
var Minutes = store.Table[council.Minutes]{
	Name: "minutes", Key: func(d council.Minutes) string { return store.Padded(d.Number) },
	Indexes: []store.Index[council.Minutes]{
		{Name: "organization", Values: ofBodies},
		{Name: "unapproved", Values: func(d council.Minutes) []string {
			if d.State == council.MinutesApproved {
				return nil
			}
			return ofBodies(d)
		}},
	},
}

func ofBodies(d council.Minutes) []string {
	var values []string
	for _, body := range d.Organizations {
		values = append(values, body+" "+store.Padded(d.Number))
	}
	return values
}

// Versions of minutes, under meeting and number. A row is written once.
var Versions = store.Table[council.Version]{
	Name: "minutes_versions", Key: func(v council.Version) string { return v.Meeting + " " + store.Padded(v.Number) },
}

// Objections to minutes, under meeting and number.
var Objections = store.Table[council.Objection]{
	Name: "objections", Key: func(o council.Objection) string { return o.Meeting + " " + store.Padded(o.Number) },
}

// MinutesOf returns the minutes of a meeting. The error wraps store.ErrNotFound while there are none.
func MinutesOf(tx store.Tx, m council.Meeting) (council.Minutes, error) {
	return Minutes.Get(tx, store.Padded(m.Number))
}

// AllMinutes returns the minutes of a body's meetings, the newest first.
func AllMinutes(tx store.Tx, organization string, limit int) ([]council.Minutes, error) {
	return collect(Minutes.By(tx, "organization", store.Range{Prefix: organization + " ", Reverse: true, Limit: limit}))
}

// Unapproved returns those of them that are not approved yet, the newest first.
func Unapproved(tx store.Tx, organization string) ([]council.Minutes, error) {
	return collect(Minutes.By(tx, "unapproved", store.Range{Prefix: organization + " ", Reverse: true}))
}

// ObjectionsTo returns the objections to a meeting's minutes in the order in which they came.
func ObjectionsTo(tx store.Tx, meeting string) ([]council.Objection, error) {
	return collect(Objections.List(tx, store.Range{Prefix: meeting + " "}))
}

// CheckVersions reads all versions of minutes and reports each that is not what was hashed, and each that does not follow
// on the one before.
func CheckVersions(tx store.Tx) []error {
	var problems []error
	var last council.Version
	for v, err := range Versions.List(tx, store.Range{}) {
		if err != nil {
			return append(problems, err)
		}
		if v.Meeting != last.Meeting {
			last = council.Version{Meeting: v.Meeting}
		}
		record, err := council.ReadRecord(v.Content)
		switch {
		case err != nil:
			problems = append(problems, fmt.Errorf("minutes of %s, version %d: %w", v.Meeting, v.Number, err))
		case council.HashRecord(v.Content) != v.Hash:
			problems = append(problems, fmt.Errorf("minutes of %s, version %d was changed", v.Meeting, v.Number))
		case v.Number != last.Number+1 || record.Before != last.Hash:
			problems = append(problems, fmt.Errorf("minutes of %s, version %d does not follow on version %d", v.Meeting, v.Number, last.Number))
		}
		last = v
	}
	return problems
}

// absorbMinutes has what one person has noted, released and objected be another's. Versions keep the names they have.
func absorbMinutes(tx store.Tx, swap func(*string) bool) error {
	if err := rewrite(tx, Notes, func(n *council.Note) bool {
		by, whose := swap(&n.By), swap(&n.For)
		return by || whose
	}); err != nil {
		return err
	}
	if err := rewrite(tx, Objections, func(o *council.Objection) bool {
		by, decided := swap(&o.By), swap(&o.DecidedBy)
		return by || decided
	}); err != nil {
		return err
	}
	return rewrite(tx, Minutes, func(d *council.Minutes) bool {
		changed := d.Approval != nil && swap(&d.Approval.By)
		for i := range d.Releases {
			changed = swap(&d.Releases[i].Person) || changed
		}
		return changed
	})
}

// rewrite stores those rows of a table again that a function changes.
func rewrite[T any](tx store.Tx, table store.Table[T], change func(*T) bool) error {
	all, err := collect(table.List(tx, store.Range{}))
	if err != nil {
		return err
	}
	for _, row := range all {
		if change(&row) {
			if err := table.Put(tx, row); err != nil {
				return err
			}
		}
	}
	return nil
}
