package commands

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Answers to invitations: by those invited, for others by the coordination, and deputies.

// mostDeputies is how many deputies one member may name for one meeting, one after the other: each gets a message.
const mostDeputies = 10

func answer(c *call) (bot.Reply, error) {
	m, err := c.comingMeeting()
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
	if by == "" && (err == nil || errors.Is(err, store.ErrNotFound)) {
		represented, wrong := representedBy(c.tx, m, who.ID)
		if wrong != nil {
			return bot.Reply{}, wrong
		}
		if c.Yes("as_deputy") || err != nil && len(represented) > 0 {
			return c.answerAsDeputy(m, represented)
		}
	}
	if errors.Is(err, store.ErrNotFound) && m.WasInvited() && m.State != council.Cancelled {
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
	case choice == council.Substitute && i.Named >= mostDeputies && by == "":
		return bot.Reply{}, refuse("refusal.too_many_deputies", "who", c.Plain("who.coordination"))
	case choice == council.Substitute:
		if deputy, err = c.namedOrNew(mention); err != nil {
			return bot.Reply{}, err
		}
		if deputy.ID == who.ID {
			return bot.Reply{}, refuse("refusal.own_deputy")
		}
	}
	before := i.Substitute
	if err := i.Reply(m, choice, deputy.ID, by, c.now); errors.Is(err, council.ErrNotInvited) {
		return bot.Reply{}, refuse("refusal.not_invited", "id", m.ID, "when", c.DateTime(m.In()))
	} else if err != nil {
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
	if choice == council.Substitute {
		hints, err := c.deputyHints(m, deputy)
		if err != nil {
			return bot.Reply{}, err
		}
		reply.Message.Text = text.Join(append([]text.Markup{reply.Message.Text}, hints...), "\n\n")
	}
	if choice == council.Declined && by == "" {
		reply.Message.Buttons = []bot.Button{{Label: c.Plain("button.deputy"), Line: "/sitzung rueckmeldung " + m.ID + " vertretung"}}
	}
	return reply, nil
}

// deputyBehind is the line of an answer whose deputy was typed as a bare name, "vertretung Aylin Demir", with the name
// as its option; "" for any other. The parser takes bare persons by @ and in quotes only.
func deputyBehind(r bot.Request) string {
	if r.Command.English != "meeting reply" || len(r.Problems) != 1 || r.Problems[0].Code != bot.NotUnderstood ||
		r.Has("deputy") || r.Choice("answer") != string(council.Substitute) {
		return ""
	}
	var pairs []string
	for _, o := range r.Command.Options {
		if typed, ok := r.Typed[o.ID]; ok {
			pairs = append(pairs, o.Name, typed)
		}
	}
	name := strings.TrimPrefix(r.Problems[0].Word, "durch ")
	return bot.Line(r.Command.Name, append(pairs, "person", name)...)
}

// deputyHints say what whoever names a deputy should know: that I cannot tell them, that they will not come
// themselves, that nobody here knows them.
func (c *call) deputyHints(m council.Meeting, deputy council.Person) ([]text.Markup, error) {
	var hints []text.Markup
	hint := func(key string) { hints = append(hints, c.Say("invitation.deputy."+key, "deputy", deputy.Name)) }
	if len(deputy.Accounts) == 0 {
		hint("no_account")
	}
	own, err := records.Invitations.Get(c.tx, m.ID+" "+deputy.ID)
	if err := dropUnknown(err); err != nil {
		return nil, err
	}
	if (own.Answer == council.Declined || own.Answer == council.Substitute) && c.shows(bot.Internal, "answers") {
		hint(string(own.Answer))
	}
	then, err := records.MembershipsOf(c.tx, deputy.ID, m.Day())
	if err == nil && len(then) == 0 {
		hint("outsider")
	}
	return hints, err
}

// representedBy are the invitations to a meeting at which a person stands in for the invited.
func representedBy(tx store.Tx, m council.Meeting, person string) ([]council.Invitation, error) {
	if person == "" || m.ID == "" {
		return nil, nil
	}
	all, err := records.InvitationsTo(tx, m.ID)
	return slices.DeleteFunc(all, func(i council.Invitation) bool { return i.Substitute != person }), err
}

// answerAsDeputy is the answer of somebody who stands in for others: that they cannot. Those whom they represent are
// asked again, and they and the coordination are told.
func (c *call) answerAsDeputy(m council.Meeting, represented []council.Invitation) (bot.Reply, error) {
	var names []string
	for _, i := range represented {
		name, err := c.nameOf(i.Person)
		if err != nil {
			return bot.Reply{}, err
		}
		names = append(names, name)
	}
	if len(represented) == 0 {
		return bot.Reply{}, refuse("refusal.not_a_deputy", "id", m.ID)
	}
	if council.Answer(c.Choice("answer")) != council.Declined {
		return bot.Reply{}, refuse("refusal.deputy_only_declines", "names", c.And(names), "id", m.ID).
			with(c.cannotButton(m), bot.Button{Label: c.Plain("button.agenda"), Line: "/top liste " + m.ID})
	}
	for _, i := range represented {
		if err := i.Reply(m, "", "", "", c.now); err != nil {
			return bot.Reply{}, err
		}
		i.AnsweredAt = zeroTime
		if err := records.Invitations.Put(c.tx, i); err != nil {
			return bot.Reply{}, err
		}
		if err := c.showAnswer(m, i, c.person.ID); err != nil {
			return bot.Reply{}, err
		}
		card := cardOf("cannot", m.ID, "for", i.Person, "deputy", c.person.ID)
		key := "cannot " + m.ID + " " + i.Person + " " + store.Stamp(c.now)
		person, err := records.People.Get(c.tx, i.Person)
		if err != nil {
			return bot.Reply{}, err
		}
		if _, err := tell(c.tx, key, card, person); err != nil {
			return bot.Reply{}, err
		}
		if err := tellCoordination(c.tx, key, card, m.Organization, c.today()); err != nil {
			return bot.Reply{}, err
		}
	}
	c.touched(m.ID)
	return bot.Say(c.Say("invitation.cannot", "names", c.And(names), "id", m.ID)), nil
}

// cannotButton is the deputy's way out.
func (c *call) cannotButton(m council.Meeting) bot.Button { return cannotButton(c.Printer, m) }

func cannotButton(p text.Printer, m council.Meeting) bot.Button {
	return bot.Button{Label: p.Plain("button.cannot"), Line: "/sitzung rueckmeldung " + m.ID + " nein als-vertretung:ja"}
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
	var keys []string
	for _, days := range answerDays {
		keys = append(keys, rsvpKey(m, strconv.Itoa(days)+"d"))
	}
	for sequence := 1; sequence <= m.Sequence; sequence++ {
		keys = append(keys, changeKey("moved", m, sequence))
	}
	if err := tellAgain(c.tx, person, keys...); err != nil {
		return err
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
