package commands

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// The cards of the outbox, rendered at delivery from a reading transaction.

var zeroTime time.Time

// cards are all kinds of cards. The message's key, audience and council are filled in by Render.
var cards = map[string]func(*cardCall) (bot.Message, error){
	"meeting":     meetingCard,
	"invitation":  invitationCard,
	"moved":       about(changeCard),
	"cancelled":   about(changeCard),
	"place":       asking(placeCard),
	"addition":    about(additionCard),
	"withdrawn":   asking(withdrawnCard),
	"carried":     about(carriedCard),
	"motion":      motionCard,
	"vote":        aboutVote(voteCard),
	"ballot":      aboutVote(ballotCard),
	"own_ballot":  aboutVote(ownBallotCard),
	"missing":     aboutVote(missingCard),
	"result":      aboutVote(resultCard),
	"unreminded":  aboutVote(unremindedCard),
	"open_box":    aboutVote(openBoxCard),
	"share":       aboutVote(shareCard),
	"unsealed":    aboutVote(unsealedCard),
	"unanimous":   aboutVote(unanimousCard),
	"referral":    referralCard,
	"cannot":      asking(cannotCard),
	"rsvp":        asking(rsvpCard),
	"soon":        asking(soonCard),
	"deputy":      about(deputyCard),
	"deadline":    asking(deadlineCard),
	"dispatch":    asking(dispatchCard),
	"suppressed":  about(suppressedCard),
	"running":     about(runningCard),
	"quorum":      about(quorumCard),
	"unclosed":    about(unclosedCard),
	"pause":       about(pauseCard),
	"digest":      digestCard,
	"undelivered": about(undeliveredCard),
	"reminder":    reminderCard,
	"rules":       rulesCard,
	"office":      officeCard,
	"linked":      linkedCard,

	"minutes_ready":     aboutMinutes(readyCard),
	"minutes_sign":      aboutMinutes(signCard),
	"minutes_due":       aboutMinutes(minutesDueCard),
	"minutes_released":  aboutMinutes(releasedCard),
	"minutes_approved":  aboutMinutes(approvedCard),
	"minutes_disputed":  aboutMinutes(disputedCard),
	"minutes_corrected": aboutMinutes(correctedCard),
	"objection":         aboutMinutes(objectionCard),

	"connected":   connectedCard,
	"task":        taskCard,
	"task_due":    taskDueCard,
	"task_back":   taskBackCard,
	"handover":    handoverCard,
	"takeover":    takeoverCard,
	"tasks_taken": tasksTakenCard,
	"stand_in":    standInCard,
	"standing_in": standingInCard,
}

// cardCall is one card being rendered.
type cardCall struct {
	text.Printer // the audience's language
	bot          *Bot
	tx           store.Tx
	card         scheduler.Card
	to           bot.Audience
	now          time.Time
	person       council.Person // the reader, in direct messages
	// bodies are those whose matter the card is.
	bodies []string
	sight  sight
	bound  bool // the channel belongs to a body of the council
}

// Render makes the message of a card for an audience. It is the queue's.
func (b *Bot) Render(tx store.Tx, card scheduler.Card, to bot.Audience) (bot.Message, error) {
	render, ok := cards[card.Name]
	if !ok {
		return bot.Message{}, fmt.Errorf("commands: no card %q", card.Name)
	}
	c := &cardCall{bot: b, tx: tx, card: card, to: to, now: b.Now()}
	language, err := c.language(to)
	if err != nil {
		return bot.Message{}, err
	}
	c.Printer = text.For(language)
	switch {
	case to.Channel != "" && !c.bound:
		return c.parted("connect.left")
	case to.Account != "" && c.person.ID == "":
		return c.parted("link.left")
	}
	m, err := render(c)
	if errors.Is(err, store.ErrNotFound) {
		return m, scheduler.ErrDrop // what it is about is gone
	}
	m.Council, m.Language = tx.Council(), c.Language()
	if err != nil {
		return m, err
	}
	line := ""
	if bot.IDKind(card.ID) == "S" {
		id, _, _ := strings.Cut(card.ID, "-")
		line = b.typed(c.Printer, "sitzung zeigen", "", id)
		if isMinutesCard(card.Name) {
			line = b.typed(c.Printer, "protokoll zeigen", "", id)
		}
	}
	return m, b.confine(&m, c.sight, confined{
		Printer: c.Printer, tx: tx, platform: to.Platform, bodies: c.bodies, reader: c.person, line: line,
	})
}

// language is the reader's, the body's for a channel.
func (c *cardCall) language(to bot.Audience) (text.Language, error) {
	if to.Account != "" {
		person, err := records.PersonOf(c.tx, council.Account{Platform: to.Platform, ID: to.Account})
		if err != nil {
			return text.German, dropUnknown(err)
		}
		c.person = person
		if person.Language != "" {
			return text.Language(person.Language), nil
		}
		mine, err := records.MembershipsOf(c.tx, person.ID, council.DayOf(c.now))
		if err != nil || len(mine) == 0 {
			return text.German, err
		}
		body, err := records.Organizations.Get(c.tx, mine[0].Organization)
		return text.Language(body.Language), dropUnknown(err)
	}
	doors, err := records.Behind(c.tx, records.Channels, to.Platform+" "+to.Channel)
	if err != nil {
		return text.German, err
	}
	for _, d := range doors {
		if d.Council == c.tx.Council() {
			c.bound = true
			body, err := records.Organizations.Get(c.tx, d.Organization)
			return text.Language(body.Language), dropUnknown(err)
		}
	}
	return text.German, nil
}

// dropUnknown forgives what is no longer there: the default then holds.
func dropUnknown(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}

func (c *cardCall) meeting() (council.Meeting, council.Organization, error) {
	m, err := records.Meeting(c.tx, c.card.ID)
	if err != nil {
		return m, council.Organization{}, err
	}
	c.bodies = m.Organizations()
	body, err := records.Organizations.Get(c.tx, m.Organization)
	return m, body, err
}

// meetingRender is a card about a meeting.
type meetingRender func(*cardCall, council.Meeting, council.Organization) (bot.Message, error)

// about gives a card its meeting.
func about(render meetingRender) func(*cardCall) (bot.Message, error) {
	return func(c *cardCall) (bot.Message, error) {
		m, body, err := c.meeting()
		if err != nil {
			return bot.Message{}, err
		}
		return render(c, m, body)
	}
}

// aboutVote gives a card its vote, with the meeting that it is held in, if it is held in one.
func aboutVote(render func(*cardCall, council.Meeting, council.Vote) (bot.Message, error)) func(*cardCall) (bot.Message, error) {
	return func(c *cardCall) (bot.Message, error) {
		v, err := records.Vote(c.tx, c.card.ID)
		if err != nil {
			return bot.Message{}, err
		}
		m, err := meetingOfVote(c.tx, v)
		if err != nil {
			return bot.Message{}, err
		}
		c.bodies = bodiesOf(m, v.Organization)
		return render(c, m, v)
	}
}

// asking is about a meeting as long as what the card asks or tells still holds.
func asking(render meetingRender) func(*cardCall) (bot.Message, error) {
	return about(func(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
		if message, settled := c.settled(m, body); settled {
			return message, nil
		}
		return render(c, m, body)
	})
}
