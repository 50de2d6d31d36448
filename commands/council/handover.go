package council

import (
	"errors"
	"slices"
	"time"
)

// Offices are the roles that are handed over. Source: product.md, "Handing an office over".
var Offices = []Role{Chair, DeputyChair, Coordinator, MinuteTaker}

// Handover is the passing of an office from one person to another.
type Handover struct {
	ID           string    `json:"id"`
	Organization string    `json:"organization"`
	Office       Role      `json:"office"`
	From         string    `json:"from"`
	To           string    `json:"to"`
	Day          Day       `json:"day"` // the first on which To holds the office
	By           string    `json:"by"`
	At           time.Time `json:"at"`
	// Before are the memberships as they were, After as the handover has left them: what it takes to take it back.
	Before []Membership `json:"before,omitempty"`
	After  []Membership `json:"after,omitempty"`
	// Tasks is when the open tasks of From were handed over, too; zero while they are not.
	Tasks time.Time `json:"tasks,omitzero"`
}

var (
	// ErrHoldsOffice is returned for handing an office to who holds it.
	ErrHoldsOffice = errors.New("council: holds the office already")
	// ErrHoldsNone is returned for handing on an office that somebody does not hold.
	ErrHoldsNone = errors.New("council: does not hold the office")
)

// Pass has the office go from one membership to another from the handover's day on. From is the giver's membership of that
// day, nil where it has ended; to the taker's, nil for who has none. Stays keeps the giver as a plain member where no other
// role is left. What is true of the days before stays so. newID makes the ids of memberships that begin.
func (h *Handover) Pass(from, to *Membership, stays bool, newID func() string) error {
	if to != nil && to.Has(h.Office) {
		return ErrHoldsOffice
	}
	if from != nil {
		if !from.Has(h.Office) {
			return ErrHoldsNone
		}
		rest := *from
		rest.Roles = slices.DeleteFunc(slices.Clone(from.Roles), func(r Role) bool { return r == h.Office })
		// The right to vote that came with the office goes with it.
		rest.VotingRight = from.VotingRight && (VotesByDefault(rest.Roles) || !VotesByDefault(from.Roles))
		if len(rest.Roles) == 0 && stays {
			rest.Roles, rest.VotingRight = []Role{Member}, from.VotingRight
		}
		h.change(*from, rest, newID)
	}
	next := Membership{Organization: h.Organization, Person: h.To}
	if to != nil {
		next = *to
	}
	next.Roles = append([]Role{h.Office}, next.Roles...)
	if VotesByDefault([]Role{h.Office}) {
		next.VotingRight, next.DeputyOf = true, "" // the office has a seat of its own
	}
	if to == nil {
		next.ID, next.Start, next.Created = newID(), h.Day, h.At
		h.After = append(h.After, next)
		return nil
	}
	h.change(*to, next, newID)
	return nil
}

// change has a membership be another from the handover's day on; one without roles is none any more.
func (h *Handover) change(m, next Membership, newID func() string) {
	h.Before = append(h.Before, m)
	if m.Start < h.Day {
		ended := m
		ended.End = h.Day.Add(-1)
		h.After = append(h.After, ended)
		next.ID, next.Start, next.Created = newID(), h.Day, h.At
	}
	if len(next.Roles) > 0 {
		h.After = append(h.After, next)
	}
}

// Left is the giver's membership after the handover, and false where there is none.
func (h Handover) Left() (Membership, bool) { return h.after(h.From) }

// Taken is the taker's membership after the handover.
func (h Handover) Taken() Membership { m, _ := h.after(h.To); return m }

func (h Handover) after(person string) (Membership, bool) {
	for _, m := range h.After {
		if m.Person == person && m.On(h.Day) {
			return m, true
		}
	}
	return Membership{}, false
}

// Gone are the ids of memberships that the handover has ended before they began.
func (h Handover) Gone() []string { return missing(h.Before, h.After) }

// New are the ids of memberships that the handover has made.
func (h Handover) New() []string { return missing(h.After, h.Before) }

// missing are the ids of memberships that others do not have.
func missing(of, others []Membership) []string {
	var ids []string
	for _, m := range of {
		if !slices.ContainsFunc(others, func(o Membership) bool { return o.ID == m.ID }) {
			ids = append(ids, m.ID)
		}
	}
	return ids
}
