package commands

import (
	"errors"
	"slices"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// Late items: submitted with a reason after the agenda was sent, and dealt with only when the body has admitted them.
// Source: rules.md, agenda_addition_in_session.

// addUrgentItem puts a late item on the agenda of an invited or open meeting, where it awaits its admission.
func addUrgentItem(c *call) (bot.Reply, error) {
	m, err := c.theMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	title := c.Text("title")
	if m.State == council.Planned && !m.WasInvited() {
		return bot.Reply{}, refuse("refusal.not_late", "id", m.ID).
			with(bot.Button{Label: c.Plain("button.add_item"), Line: bot.Line("top neu", "", title, "sitzung", m.ID), Fill: true, Style: bot.Primary})
	}
	item, err := c.newItem()
	if err != nil {
		return bot.Reply{}, err
	}
	item.Urgency = c.Text("reason")
	// The same again within a minute is a button pressed twice.
	if slices.ContainsFunc(m.Agenda, func(o council.AgendaItem) bool {
		return o.Title == item.Title && o.Urgency == item.Urgency && !o.Withdrawn && c.now.Sub(o.Created) < time.Minute
	}) {
		return bot.Reply{}, records.ErrDone
	}
	if item, err = m.AddItem(item, false, c.rules(), c.now); err != nil {
		return bot.Reply{}, err
	}
	if err := c.putRunning(m, item.Number); err != nil {
		return bot.Reply{}, err
	}
	id := itemID(m, item)
	if m.WasInvited() {
		if err := c.refresh(m); err != nil {
			return bot.Reply{}, err
		}
		if err := c.announce("addition "+id, cardOf("addition", id), m.Organizations()...); err != nil {
			return bot.Reply{}, err
		}
	}
	lines := []text.Markup{
		c.Say("running.urgent", "item", c.itemText(m, item), "id", id, "meeting", m.ID, "when", c.DateTime(m.In())),
		c.Say("running.reason", "reason", item.Urgency),
		c.Say("running.admission_rule", "line", text.Code(c.admitLine(m, item))),
	}
	var buttons []bot.Button
	if m.State == council.Opened {
		buttons = append(buttons, admitButton(c.Printer, m, item))
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Text: text.Join(lines, "\n\n"), Buttons: append(buttons, c.undo("/top zurueckziehen "+id)),
	}}, nil
}

// admitLine is what is typed to record the vote on a late item.
func (c *call) admitLine(m council.Meeting, item council.AgendaItem) string {
	return c.typed("top aufnehmen", "", itemID(m, item), "yes", "9", "no", "0")
}

// admitButton asks for the figures of the vote on a late item.
func admitButton(p text.Printer, m council.Meeting, item council.AgendaItem) bot.Button {
	return bot.Button{Label: p.Plain("button.admit", "place", placeText(p, m, item.Number)), Line: "/top aufnehmen " + itemID(m, item), Fill: true}
}

// awaitingItem is the item whose admission is recorded: the one named, else the only one that awaits it.
func (c *call) awaitingItem() (council.Meeting, council.AgendaItem, error) {
	if _, placed := c.Place("item"); placed || c.ID("item") != "" {
		return c.theItem()
	}
	m, err := c.theMeeting()
	if err != nil {
		return m, council.AgendaItem{}, err
	}
	awaiting := slices.DeleteFunc(m.RunningOrder(), func(i council.AgendaItem) bool { return !i.Awaiting() })
	switch len(awaiting) {
	case 1:
		return m, awaiting[0], nil
	case 0:
		return m, council.AgendaItem{}, refuse("refusal.none_awaiting", "id", m.ID)
	}
	return m, council.AgendaItem{}, refuse("refusal.which_item", "id", m.ID).with(c.itemButtons(m, awaiting)...)
}

// admitItem records the vote on a late item. What is not admitted is left to the next meeting.
func admitItem(c *call) (bot.Reply, error) {
	m, item, err := c.awaitingItem()
	if err != nil {
		return bot.Reply{}, err
	}
	yes, _ := c.Int("yes")
	no, _ := c.Int("no")
	abstain, _ := c.Int("abstain")
	s, err := standing(c.tx, m, item.Number, c.now)
	if err != nil {
		return bot.Reply{}, err
	}
	admission, err := m.Admit(item.Number, council.Tally{Yes: yes, No: no, Abstain: abstain}, s, c.rules(), c.person.ID, c.now)
	var figures *council.FiguresError
	var quorum *council.QuorumError
	switch {
	case errors.As(err, &figures):
		return bot.Reply{}, refuse("refusal.too_many_votes", "cast", figures.Cast, "voters", figures.Voters,
			"line", text.Code(c.typed("sitzung anwesend", "", m.ID)))
	case errors.As(err, &quorum):
		return bot.Reply{}, refuse("refusal.no_quorum", "voters", quorum.Voters(), "entitled", quorum.Entitled,
			"line", text.Code(c.typed("sitzung anwesend", "", m.ID)))
	case errors.Is(err, council.ErrNotAwaiting):
		return bot.Reply{}, refuse("refusal.not_awaiting", "item", c.itemText(m, item))
	case errors.Is(err, council.ErrSettled):
		return bot.Reply{}, c.admittedAlready(m, item)
	case err != nil:
		return bot.Reply{}, c.notRunning(m, err)
	}
	carried, err := c.carryOver(&m)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := c.putAgenda(m, item.Number); err != nil {
		return bot.Reply{}, err
	}
	lines := append([]text.Markup{admissionText(c.Printer, c.itemText(m, item), admission)}, c.carriedText(m, carried)...)
	message := &bot.Message{Tone: bot.Good, Text: text.Join(lines, "\n\n")}
	if admission.Admitted {
		message.Buttons = append(message.Buttons, bot.Button{Label: c.Plain("button.call"), Line: "/top aufruf " + itemID(m, item), Style: bot.Primary})
	} else {
		message.Tone = bot.Warning
	}
	if !carried.sent() {
		message.Buttons = append(message.Buttons, c.undo("/top zurueckholen "+itemID(m, item)))
	}
	return bot.Reply{Message: message}, nil
}

// admissionText says what came of the vote on a late item, with the arithmetic.
func admissionText(p text.Printer, item text.Markup, a council.Admission) text.Markup {
	key := "running.not_admitted"
	switch unopposed := a.No == 0 && a.Present >= a.Entitled; {
	case a.Admitted && unopposed:
		key = "running.admitted_unopposed"
	case a.Admitted:
		key = "running.admitted"
	}
	needed := (2*a.Present + 2) / 3
	return p.Say(key, "item", item, "figures", p.Plain("vote.tally", "yes", a.Yes, "no", a.No,
		"abstain", a.Abstain), "present", a.Present, "entitled", a.Entitled, "needed", needed)
}

// admittedAlready says what the body has decided on a late item.
func (c *call) admittedAlready(m council.Meeting, item council.AgendaItem) error {
	if item.Admission == nil {
		return c.settledRefusal(m, item)
	}
	return refuse("refusal.admission_recorded", "said", admissionText(c.Printer, c.itemText(m, item), *item.Admission), "line",
		text.Code(c.typed("top zurueckholen", "", itemID(m, item))))
}
