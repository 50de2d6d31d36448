package commands

import (
	"errors"
	"slices"
	"strconv"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Answers to invitations: by those invited, for others by the coordination, and deputies.

func answer(c *call) (bot.Reply, error) {
	m, err := c.theMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	who, by := c.person, ""
	if mention, ok := c.Person("for"); ok {
		who, err = c.named(mention)
		if who.ID != c.person.ID && !c.holds(coordination.roles, m.Organizations()) {
			return bot.Reply{}, refuse("refusal.not_for_others", "who", c.Plain("who.coordination"))
		}
		if err != nil {
			return bot.Reply{}, err
		}
		if who.ID != c.person.ID {
			by = c.person.ID
		}
	}
	i, err := records.Invitations.Get(c.tx, m.ID+" "+who.ID)
	if errors.Is(err, store.ErrNotFound) && m.State == council.Invited {
		return bot.Reply{}, refuse("refusal.not_invited_person", "name", who.Name, "id", m.ID)
	}
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return bot.Reply{}, err
	}
	choice := council.Answer(c.Choice("answer"))
	mention, hasDeputy := c.Person("deputy")
	var deputy council.Person
	switch {
	case choice == council.Substitute && !hasDeputy:
		o, _ := c.command.Option("deputy")
		c.Missing = append(c.Missing, o)
		return c.unready(), nil
	case choice == council.Substitute:
		if deputy, err = c.namedOrNew(mention); err != nil {
			return bot.Reply{}, err
		}
		if deputy.ID == who.ID {
			return bot.Reply{}, refuse("refusal.own_deputy")
		}
	}
	before := i.Substitute
	if err := i.Reply(m, choice, deputy.ID, by, c.now); err != nil {
		return bot.Reply{}, err
	}
	if err := records.Invitations.Put(c.tx, i); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID)
	if err := c.showAnswer(m, i, before); err != nil {
		return bot.Reply{}, err
	}
	key := "invitation.receipt." + string(choice)
	if by != "" {
		key = "invitation.receipt_other." + string(choice)
	}
	reply := bot.Say(c.Say(key, "id", m.ID, "when", c.DateTime(m.In()), "name", who.Name, "deputy", deputy.Name))
	reply.Message.Tone = bot.Good
	if choice == council.Declined && by == "" {
		reply.Message.Buttons = []bot.Button{{Label: c.Plain("button.deputy"), Line: "/sitzung rueckmeldung " + m.ID + " vertretung"}}
	}
	return reply, nil
}

// showAnswer brings the cards up to date that show one answer: the channel's, the person's own, the deputies'.
func (c *call) showAnswer(m council.Meeting, i council.Invitation, before string) error {
	if err := scheduler.Refresh(c.tx, "meeting", m.ID); err != nil {
		return err
	}
	person, err := records.People.Get(c.tx, i.Person)
	if err != nil {
		return err
	}
	if _, err := tell(c.tx, "invitation "+m.ID, cardOf("invitation", m.ID), person); err != nil {
		return err
	}
	for _, days := range answerDays {
		key := rsvpKey(m, strconv.Itoa(days)+"d")
		if len(person.Accounts) == 0 {
			continue
		}
		to := bot.Audience{Platform: person.Accounts[0].Platform, Account: person.Accounts[0].ID}
		posted, err := scheduler.PostedAs(c.tx, key, to)
		if err == nil {
			err = scheduler.Post(c.tx, scheduler.Delivery{Key: key, To: to, Card: posted.Card})
		}
		if err := dropUnknown(err); err != nil {
			return err
		}
	}
	for _, id := range []string{before, i.Substitute} {
		if id == "" || before == i.Substitute {
			continue
		}
		deputy, err := records.People.Get(c.tx, id)
		if err != nil {
			return err
		}
		card := cardOf("deputy", m.ID, "for", i.Person)
		if _, err := tell(c.tx, "deputy "+m.ID+" "+i.Person, card, deputy); err != nil {
			return err
		}
	}
	return nil
}

// belongingTo are the invitations of those who are members on the day of the meeting: who has left is not counted
// and not told any more.
func belongingTo(tx store.Tx, m council.Meeting) ([]council.Invitation, error) {
	all, err := records.InvitationsTo(tx, m.ID)
	if err != nil {
		return nil, err
	}
	there := map[string]bool{}
	for _, body := range m.Organizations() {
		members, err := records.MembersOf(tx, body, m.Day())
		if err != nil {
			return nil, err
		}
		for _, member := range members {
			there[member.Person] = true
		}
	}
	return slices.DeleteFunc(all, func(i council.Invitation) bool { return !there[i.Person] }), nil
}

// deputies are the persons who come instead of others.
func (c *call) deputies(m council.Meeting) ([]string, error) {
	all, err := belongingTo(c.tx, m)
	var deputies []string
	for _, i := range all {
		if i.Substitute != "" && !slices.Contains(deputies, i.Substitute) {
			deputies = append(deputies, i.Substitute)
		}
	}
	return deputies, err
}

// voidAnswers clears the answers to a meeting that has moved: they were about another time. It returns the deputies
// whom they named.
func (c *call) voidAnswers(m council.Meeting) ([]string, error) {
	deputies, err := c.deputies(m)
	if err != nil {
		return nil, err
	}
	all, err := records.InvitationsTo(c.tx, m.ID)
	if err != nil {
		return nil, err
	}
	for _, i := range all {
		i.Answer, i.Substitute, i.AnsweredBy, i.AnsweredAt = "", "", "", zeroTime
		if err := records.Invitations.Put(c.tx, i); err != nil {
			return nil, err
		}
	}
	return deputies, nil
}
