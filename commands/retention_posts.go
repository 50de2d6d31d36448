package commands

import (
	"errors"
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
		if r.now.Sub(p.At) < postsKept {
			return false, nil
		}
		return r.over(p.Card, p.To)
	})
}

func (r *retention) sweepParked(after string) (string, error) {
	return scheduler.SweepParked(r.tx, after, r.left, func(d scheduler.Delivery) (bool, error) {
		r.left--
		kept := postsKept
		if meetingOfCard(d.Card) != "" {
			kept = parkedKept
		}
		if r.now.Sub(d.GivenUp) < kept {
			return false, nil
		}
		return r.over(d.Card, d.To)
	})
}

// over says whether nothing will change what a card shows to an audience any more.
func (r *retention) over(card scheduler.Card, to bot.Audience) (bool, error) {
	here, err := r.here(to)
	if err != nil || !here {
		return err == nil, err
	}
	if card.Name == "linked" {
		return r.parted(card)
	}
	key := card.ID
	if card.Name == "takeover" {
		key = "takeover " + card.ID
	}
	ended, known := r.ended[key]
	if !known {
		if ended, err = r.hasEnded(card); err != nil {
			return false, err
		}
		r.ended[key] = ended
	}
	return ended, nil
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

// meetingEnded: it was cancelled, its minutes are approved, or nobody has seen to it for a long time.
func (r *retention) meetingEnded(id string) (bool, error) {
	m, err := records.Meeting(r.tx, id)
	if err != nil {
		return true, dropUnknown(err)
	}
	if m.State == council.Cancelled {
		return true, nil
	}
	d, err := records.MinutesOf(r.tx, m)
	if dropUnknown(err) != nil {
		return false, err
	}
	approved := err == nil && d.State == council.MinutesApproved
	return approved || m.State != council.Opened && r.now.Sub(m.End()) > abandoned, nil
}

// here says whether an audience is still one of the council's: a channel of a body, or an account of somebody who has not left
// for good.
func (r *retention) here(to bot.Audience) (bool, error) {
	if to.Channel != "" {
		doors, err := records.Behind(r.tx, records.Channels, to.Platform+" "+to.Channel)
		for _, d := range doors {
			if d.Council == r.tx.Council() {
				return true, err
			}
		}
		return false, err
	}
	person, err := records.PersonOf(r.tx, council.Account{Platform: to.Platform, ID: to.Account})
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	left, err := r.hasLeft(person.ID, accountKept)
	return !left, err
}

// parted says whether an account of which a card tells that it was added is the person's no longer.
func (r *retention) parted(card scheduler.Card) (bool, error) {
	person, err := records.People.Get(r.tx, card.ID)
	return !hasAccount(person, card.Args["account"]), dropUnknown(err)
}
