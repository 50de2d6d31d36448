package commands

import (
	"errors"
	"slices"
	"strings"
	"time"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// What is remembered of messages, so that they can be changed: which card is where, whose account that is, and what it was
// called with, such as the text of somebody's reminder. It is forgotten when what it is about has ended and nothing has
// changed it for a while, or who got it is no longer here. The message stays in the chat, as it was then.

const (
	// postsKept is how long after its last change a post is remembered that nothing will change any more. Source: our proposal;
	// it is less than what rules.md allows for a log of deliveries, and as much as for the account of somebody who has left.
	postsKept = 30 * 24 * time.Hour
	// parkedKept is how long what could not be delivered is kept when its matter has ended: it is what is known of how an
	// invitation was delivered. Source: rules.md, Privacy, "until minutes approved + 1 yr".
	parkedKept = 365 * 24 * time.Hour
	// abandoned is how long after its end a meeting or vote counts as open to which nobody has put the last stroke: minutes that
	// are not approved, a result that is not confirmed.
	abandoned = 365 * 24 * time.Hour
)

func (r *retention) sweepPosts(after string) (string, error) {
	return scheduler.SweepPosts(r.tx, after, r.left, func(p scheduler.Posted) (bool, error) {
		r.left--
		over, err := r.over(p.Card, p.To, r.now.Sub(p.At) >= postsKept)
		if err == nil && over && p.Card.Name == "invitation" && p.Ref != (bot.Ref{}) {
			err = r.prove(p)
		}
		return over, err
	})
}

func (r *retention) sweepParked(after string) (string, error) {
	return scheduler.SweepParked(r.tx, after, r.left, func(d scheduler.Delivery) (bool, error) {
		r.left--
		kept := postsKept
		if meetingOfCard(d.Card) != "" {
			kept = parkedKept
		}
		return r.over(d.Card, d.To, r.now.Sub(d.GivenUp) >= kept)
	})
}

// prove notes that somebody has got an invitation, before its post is forgotten.
func (r *retention) prove(p scheduler.Posted) error {
	i, err := records.Invitations.Get(r.tx, p.Card.ID+" "+r.found[p.To].person)
	if err != nil || i.Posted {
		return dropUnknown(err)
	}
	i.Posted = true
	return records.Invitations.Put(r.tx, i)
}

// over says whether nothing will change what a card shows to an audience any more: nobody of the council reads it there, or it
// is old and what it is about has ended.
func (r *retention) over(card scheduler.Card, to bot.Audience, old bool) (bool, error) {
	reader, known := r.found[to]
	if !known {
		var err error
		if reader, err = r.reader(to); err != nil {
			return false, err
		}
		r.found[to] = reader
	}
	if reader.left || !old {
		return reader.left, nil
	}
	if card.Name == "linked" {
		return r.parted(card)
	}
	key := card.ID
	if card.Name == "takeover" {
		key = "takeover " + card.ID
	}
	if _, known := r.ended[key]; !known {
		ended, err := r.hasEnded(card)
		if err != nil {
			return false, err
		}
		r.ended[key] = ended
	}
	return r.ended[key], nil
}

// hasEnded says whether what a card is about has ended. What is not named here is said once and never changed.
func (r *retention) hasEnded(card scheduler.Card) (bool, error) {
	ended := true
	var err error
	id, _, _ := strings.Cut(card.ID, " ") // of a motion, "S1 motion 2", its meeting
	switch kind := bot.IDKind(id); {
	case kind == "S":
		ended, err = r.meetingEnded(id)
	case kind == "V":
		var v council.Vote
		if v, err = records.Vote(r.tx, id); err == nil {
			confirmed := v.Poll == nil || !v.Poll.Confirmed.IsZero()
			ended = !v.Withdrawn.IsZero() || !v.Closed.IsZero() && (confirmed || r.now.Sub(v.Closed) > abandoned)
		}
	case kind == "A":
		var t council.Task
		if t, err = records.Task(r.tx, id); err == nil {
			ended = !t.Open()
		}
	case card.Name == "stand_in" || card.Name == "standing_in":
		var a council.Absence
		if a, err = records.Absences.Get(r.tx, id); err == nil {
			ended = a.Until < council.DayOf(r.now)
		}
	case card.Name == "takeover": // it offers to take over the tasks, too
		var h council.Handover
		if h, err = records.Handovers.Get(r.tx, id); err == nil {
			ended = !h.Tasks.IsZero() || r.now.Sub(h.At) > abandoned
		}
	}
	return ended, dropUnknown(err)
}

// meetingEnded: it was cancelled and its day is over, its minutes are approved, or nobody has seen to it for a long time.
func (r *retention) meetingEnded(id string) (bool, error) {
	m, err := records.Meeting(r.tx, id)
	if err != nil {
		return true, dropUnknown(err)
	}
	if m.State == council.Cancelled {
		return m.End().Before(r.now), nil
	}
	d, err := records.MinutesOf(r.tx, m)
	if dropUnknown(err) != nil {
		return false, err
	}
	approved := err == nil && d.State == council.MinutesApproved
	return approved || m.State != council.Opened && r.now.Sub(m.End()) > abandoned, nil
}

// reader is who reads what is posted to an audience.
type reader struct {
	person string // the person's id, in direct messages
	left   bool   // nobody of the council any more: the channel is no body's, the account nobody's or of who has left for good
}

func (r *retention) reader(to bot.Audience) (reader, error) {
	if to.Channel != "" {
		doors, err := records.Behind(r.tx, records.Channels, to.Platform+" "+to.Channel)
		here := slices.ContainsFunc(doors, func(d records.Door) bool { return d.Council == r.tx.Council() })
		return reader{left: !here}, err
	}
	person, err := records.PersonOf(r.tx, council.Account{Platform: to.Platform, ID: to.Account})
	if errors.Is(err, store.ErrNotFound) {
		return reader{left: true}, nil
	}
	if err != nil {
		return reader{}, err
	}
	left, err := r.hasLeft(person.ID, accountKept)
	return reader{person.ID, left}, err
}

// parted says whether an account of which a card tells that it was added is the person's no longer.
func (r *retention) parted(card scheduler.Card) (bool, error) {
	person, err := records.People.Get(r.tx, card.ID)
	return !hasAccount(person, card.Args["account"]), dropUnknown(err)
}
