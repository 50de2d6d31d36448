package commands

import (
	"errors"
	"slices"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// Recusal: who is biased takes no part in an item. Members say so of themselves, who runs the meeting of others; no reason
// is asked for or kept. Source: rules.md, recusal.

func recuse(c *call) (bot.Reply, error) {
	m, item, err := c.theItem()
	if err != nil {
		return bot.Reply{}, err
	}
	who, err := c.recusedPerson(m)
	if err != nil {
		return bot.Reply{}, err
	}
	if c.Yes("back") {
		return c.undoRecusal(m, item, who)
	}
	own := who.ID == c.person.ID
	// A button asks first, for it excludes from every vote of the item.
	if c.event.Source == bot.Pressed && !c.Yes("confirmed") && item.State == "" && !item.IsRecused(who.ID) {
		return bot.Reply{}, &question{bot.Message{
			Tone: bot.Warning, Text: c.Say("running.recuse_ask."+whom(own), "item", c.itemText(m, item), "name", who.Name),
			Buttons: []bot.Button{{Label: c.Plain("button.confirm"), Line: c.again("top", itemID(m, item), "bestaetigt", "ja"), Style: bot.Danger}},
		}}
	}
	switch err := m.Recuse(item.Number, who.ID, c.now); {
	case errors.Is(err, council.ErrRecused):
		c.dry = true
		return bot.Say(c.Say("running.recused_already."+whom(own), "item", c.itemText(m, item), "name", who.Name)), nil
	case errors.Is(err, council.ErrSettled):
		return bot.Reply{}, refuse("refusal.recuse_late", "item", c.itemText(m, item), "state", itemState(c.Printer, m, item))
	case err != nil:
		return bot.Reply{}, err
	}
	if err := c.putRunning(m, item.Number); err != nil {
		return bot.Reply{}, err
	}
	if err := c.recuseFromVotes(m, item.Number, who.ID, ""); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("running.recuse_noted."+whom(own), "item", c.itemText(m, item), "id", itemID(m, item), "name", who.Name)}
	switch {
	case item.NonPublic:
		lines = append(lines, c.Say("running.recuse_leaves_room"))
	default:
		lines = append(lines, c.Say("running.recuse_leaves_table"))
	}
	lines = append(lines, c.Say("running.recuse_doubt"))
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Text: text.Join(lines, "\n\n"),
		Buttons: []bot.Button{c.undo(bot.Line("top befangen", "top", itemID(m, item), "person", c.mention(who), "zurueck", "ja"))},
	}}, nil
}

// whom is the sentence to the person whom it is about, or about them.
func whom(own bool) string {
	if own {
		return "self"
	}
	return "person"
}

// recusedPerson is whom it is about: the asker, or somebody else of the meeting where the asker runs it.
func (c *call) recusedPerson(m council.Meeting) (council.Person, error) {
	mention, ok := c.Person("person")
	if !ok {
		return c.person, nil
	}
	return c.participant(m, mention, "refusal.recuse_others")
}

// participant is somebody whom the asker has named: themself, or where they run the meeting anybody who takes part in it. Others
// refuses who runs it not, before it is said who is known.
func (c *call) participant(m council.Meeting, mention bot.Mention, others string) (council.Person, error) {
	who, err := c.named(mention)
	if who.ID != c.person.ID && !c.runs(m) {
		return who, refuse(others, "who", c.Plain("who.running"))
	}
	if err != nil || who.ID == c.person.ID {
		return who, err
	}
	takesPart, err := c.takesPart(m, who.ID)
	if err == nil && !takesPart {
		err = refuse("refusal.takes_no_part", "name", who.Name, "id", m.ID)
	}
	return who, err
}

// takesPart says whether a person belongs to the meeting: a member of that day, a deputy, somebody who is there.
func (c *call) takesPart(m council.Meeting, person string) (bool, error) {
	if stays, err := stillBelongs(c.tx, m, person); err != nil || stays {
		return stays, err
	}
	if represented, err := representedBy(c.tx, m, person); err != nil || len(represented) > 0 {
		return err == nil, err
	}
	there, err := records.AttendancesAt(c.tx, m.ID)
	return slices.ContainsFunc(there, func(a council.Attendance) bool { return a.Person == person }), err
}

// undoRecusal takes a recusal back, as long as the body has not voted without the person.
func (c *call) undoRecusal(m council.Meeting, item council.AgendaItem, who council.Person) (bot.Reply, error) {
	i := slices.IndexFunc(item.Recused, func(r council.Recusal) bool { return r.Person == who.ID })
	if i < 0 {
		return bot.Reply{}, refuse("refusal.not_recused", "name", who.Name, "item", c.itemText(m, item))
	}
	voted, err := votedSince(c.tx, m, item.Number, item.Recused[i].At)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case voted:
		return bot.Reply{}, refuse("refusal.recusal_voted", "name", who.Name, "item", c.itemText(m, item))
	}
	switch err := m.UndoRecusal(item.Number, who.ID, c.now); {
	case errors.Is(err, council.ErrSettled):
		return bot.Reply{}, refuse("refusal.recusal_settled", "name", who.Name, "item", c.itemText(m, item), "state", itemState(c.Printer, m, item))
	case err != nil:
		return bot.Reply{}, err
	}
	if err := c.unrecuseFromVotes(m, item.Number, who.ID); err != nil {
		return bot.Reply{}, err
	}
	own := who.ID == c.person.ID
	said := c.Say("running.recuse_undone."+whom(own), "item", c.itemText(m, item), "name", who.Name)
	return bot.Say(said), c.putRunning(m, item.Number)
}

// recusedNames are who is recused from an item, for who runs the meeting.
func (c *call) recusedNames(item council.AgendaItem) ([]string, error) {
	var names []string
	for _, r := range item.Recused {
		name, err := c.nameOf(r.Person)
		if err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	return names, nil
}
