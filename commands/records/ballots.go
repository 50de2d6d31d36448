package records

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"time"

	"gremium/commands/council"
	"gremium/store"
)

// Who may vote, and their ballots. There is one row for each seat of a vote, made when it opens: so each seat has one ballot,
// whatever is pressed how often and by whom, and casting one reads and writes that row alone.

// Electors under vote and seat. By the person who votes on it where that is not the member.
var Electors = store.Table[council.Elector]{
	Name: "electors", Key: func(e council.Elector) string { return ElectorKey(e.Vote, e.Seat) },
	Indexes: []store.Index[council.Elector]{
		{Name: "deputy", Unique: true, Values: func(e council.Elector) []string {
			if e.Person == e.Seat {
				return nil
			}
			return []string{ElectorKey(e.Vote, e.Person)}
		}},
	},
}

// ElectorKey is the key of a seat in a vote.
func ElectorKey(vote int, seat string) string { return store.Padded(vote) + " " + seat }

// Box is what lies in the sealed box of a vote: ballots without voter, time or order. They are one row, sorted by what is
// random in them. A row for each would have an order and a time that nobody has put there: a database keeps rows as they
// came, and PostgreSQL tells of each (xmin) with what other rows it was written, the elector's for one.
type Box struct {
	Vote    int      `json:"vote"`
	Ballots [][]byte `json:"ballots"`
}

// Boxes under their votes.
var Boxes = store.Table[Box]{Name: "boxes", Key: func(b Box) string { return store.Padded(b.Vote) }}

// ElectorOf returns the seat on which a person votes: as a deputy, else their own, on which somebody else may vote. The error
// wraps store.ErrNotFound where there is none.
func ElectorOf(tx store.Tx, vote int, person string) (council.Elector, error) {
	if person == "" {
		return council.Elector{}, fmt.Errorf("electors: nobody: %w", store.ErrNotFound)
	}
	own, err := Electors.Get(tx, ElectorKey(vote, person))
	if err == nil {
		return own, nil
	}
	deputy, missing := Electors.One(tx, "deputy", ElectorKey(vote, person))
	if missing == nil {
		return deputy, nil
	}
	return own, err
}

// ElectorsOf returns all seats of a vote, in an order that says nothing.
func ElectorsOf(tx store.Tx, vote int) ([]council.Elector, error) {
	return collect(Electors.List(tx, store.Range{Prefix: store.Padded(vote) + " "}))
}

// BoxOf returns the box of a vote; an empty one where no ballot was cast.
func BoxOf(tx store.Tx, vote int) (Box, error) {
	box, err := Boxes.Get(tx, store.Padded(vote))
	if errors.Is(err, store.ErrNotFound) {
		return Box{Vote: vote}, nil
	}
	return box, err
}

// PutInBox puts a sealed ballot into the box of a vote, where it is one among others.
func PutInBox(tx store.Tx, vote int, sealed []byte) error {
	box, err := BoxOf(tx, vote)
	if err != nil {
		return err
	}
	box.Ballots = append(box.Ballots, sealed)
	slices.SortFunc(box.Ballots, bytes.Compare)
	return Boxes.Put(tx, box)
}

// DropBox takes the box of a vote away, with all ballots.
func DropBox(tx store.Tx, vote int) error { return Boxes.Delete(tx, store.Padded(vote)) }

// ForgetChoices deletes who voted how in a vote; that somebody voted stays. Source: rules.md, "Secret votes", last point.
func ForgetChoices(tx store.Tx, vote int) error {
	electors, err := ElectorsOf(tx, vote)
	if err != nil {
		return err
	}
	for _, e := range electors {
		if e.Choice == "" {
			continue
		}
		e.Choice = ""
		if err := Electors.Put(tx, e); err != nil {
			return err
		}
	}
	return nil
}

// RunningVotes returns the votes of a body that are not closed, by number, those that wait for their ballot box too.
func RunningVotes(tx store.Tx, organization string) ([]council.Vote, error) {
	return collect(Votes.By(tx, "running", store.Exactly(organization)))
}

// running is the index of votes that are not closed.
func running(v council.Vote) []string {
	if v.Poll == nil || !v.Closed.IsZero() || !v.Withdrawn.IsZero() {
		return nil
	}
	return []string{v.Organization}
}

// absorbVotes has one person take the place of another in votes. Where both had a seat, the second's ballot stays.
func absorbVotes(tx store.Tx, swap func(*string) bool) error {
	electors, err := collect(Electors.List(tx, store.Range{}))
	if err != nil {
		return err
	}
	for _, e := range electors {
		before := Electors.Key(e)
		seat := swap(&e.Seat)
		person, by := swap(&e.Person), swap(&e.By)
		if !seat && !person && !by {
			continue
		}
		if seat {
			if err := Electors.Delete(tx, before); err != nil {
				return err
			}
		}
		kept, err := Electors.Get(tx, Electors.Key(e))
		known := err == nil
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		if seat && known {
			if secretly := e.Voted && e.At.IsZero(); secretly && !kept.Voted { // that ballot lies in the box
				kept.Voted = true
				if err := Electors.Put(tx, kept); err != nil {
					return err
				}
			}
			continue
		}
		if own, err := ElectorOf(tx, e.Vote, e.Person); err == nil && own.Person == e.Person && Electors.Key(own) != Electors.Key(e) {
			e.Person = e.Seat // they have a seat of their own: on the other one, its member votes
			v, err := Votes.Get(tx, store.Padded(e.Vote))
			if err != nil {
				return err
			}
			if v.Running() && v.Mode != council.Secret { // and has not: nobody has two ballots
				e.Choice, e.Voted, e.At, e.By = "", false, time.Time{}, ""
			}
		}
		if err := Electors.Put(tx, e); err != nil {
			return err
		}
	}
	votes, err := collect(Votes.List(tx, store.Range{}))
	if err != nil {
		return err
	}
	for _, v := range votes {
		changed := swap(&v.By)
		if v.Poll != nil {
			changed = absorbPoll(v.Poll, swap) || changed
		}
		if changed {
			if err := Votes.Put(tx, v); err != nil {
				return err
			}
		}
	}
	return nil
}

func absorbPoll(p *council.Poll, swap func(*string) bool) (changed bool) {
	swapAll := func(ids []string) {
		for i := range ids {
			changed = swap(&ids[i]) || changed
		}
	}
	swapAll(p.Objectors)
	p.Objectors = compact(p.Objectors)
	if p.Sealed != nil {
		swapAll(p.Sealed.Holders)
	}
	for i := range p.Demands {
		changed = swap(&p.Demands[i].Person) || changed
	}
	for i := range p.Tellers {
		changed = swap(&p.Tellers[i].Person) || changed
	}
	for i := range p.Lots {
		changed = swap(&p.Lots[i].By) || changed
	}
	return swap(&p.ConfirmedBy) || changed
}

// compact takes out what is there twice.
func compact(ids []string) []string {
	var once []string
	for _, id := range ids {
		if !slices.Contains(once, id) {
			once = append(once, id)
		}
	}
	return once
}
