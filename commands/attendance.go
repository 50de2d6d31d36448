package commands

import (
	"slices"
	"time"

	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Meetings that are on: opening, attendance, quorum, interruptions, closing.

var attendanceCommands []command

// seats are the members who hold a voting seat on the day of a meeting, and the number of seats laid down. A joint meeting
// has those of all its bodies; somebody who belongs to several has one of them.
func seats(tx store.Tx, m council.Meeting) (members []string, entitled int, err error) {
	for _, id := range m.Organizations() {
		body, err := records.Organizations.Get(tx, id)
		if err != nil {
			return nil, 0, err
		}
		all, err := records.MembersOf(tx, id, m.Day())
		if err != nil {
			return nil, 0, err
		}
		filled, more := 0, 0
		for _, member := range all {
			if !member.Seat() {
				continue
			}
			filled++
			if !slices.Contains(members, member.Person) {
				members = append(members, member.Person)
				more++
			}
		}
		// Seats that are laid down and not filled count as well.
		entitled += more + max(0, body.RulesOn(m.Day()).Seats-filled)
	}
	return members, entitled, nil
}

// standing is who can vote on an item of a meeting at an instant, 0 for none: who is entitled, present and recused.
// Source: rules.md, Definitions.
func standing(tx store.Tx, m council.Meeting, item int, at time.Time) (council.Standing, error) {
	members, entitled, err := seats(tx, m)
	if err != nil {
		return council.Standing{}, err
	}
	all, err := records.AttendancesAt(tx, m.ID)
	if err != nil {
		return council.Standing{}, err
	}
	var recused []council.Recusal
	if it, err := m.Item(item); err == nil {
		recused = it.Recused
	}
	return council.Count(members, entitled, all, recused, at), nil
}

// refreshRunning brings the card that follows a meeting up to date.
func (c *call) refreshRunning(m council.Meeting) error {
	return scheduler.Refresh(c.tx, "running", m.ID)
}
