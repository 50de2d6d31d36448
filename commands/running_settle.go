package commands

import (
	"errors"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// What becomes of an item that is not done: deferred to the next meeting, taken off the agenda, and taken back from there.

func deferItem(c *call) (bot.Reply, error) {
	return c.settleItem((*council.Meeting).Defer, "running.deferred")
}

func removeItem(c *call) (bot.Reply, error) {
	return c.settleItem((*council.Meeting).Remove, "running.removed")
}

// settleItem defers an item or takes it off, and says where it went.
func (c *call) settleItem(settle func(*council.Meeting, int, string, time.Time) error, key string) (bot.Reply, error) {
	m, item, err := c.theItem()
	if err != nil {
		return bot.Reply{}, err
	}
	if err := c.itemVotesEnded(m, item); err != nil {
		return bot.Reply{}, err
	}
	reason := c.Text("reason")
	switch err := settle(&m, item.Number, reason, c.now); {
	case errors.Is(err, council.ErrSettled):
		return bot.Reply{}, c.settledRefusal(m, item)
	case errors.Is(err, council.ErrNotOpen):
		return bot.Reply{}, refuse("refusal.settle_later", "item", c.itemText(m, item), "id", m.ID, "line",
			text.Code(c.typed("top zurueckziehen", "", itemID(m, item))))
	case err != nil:
		return bot.Reply{}, err
	}
	carried, err := c.carryOver(&m)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := c.putAgenda(m, item.Number); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say(key, "item", c.itemText(m, item), "id", itemID(m, item))}
	if reason != "" {
		lines[0] += " " + c.Say("running.reason", "reason", reason)
	}
	lines = append(lines, c.carriedText(m, carried)...)
	message := &bot.Message{Tone: bot.Good, Text: text.Join(lines, "\n\n"), Buttons: []bot.Button{nextButton(c.Printer, m)}}
	if !carried.sent() {
		message.Buttons = append(message.Buttons, c.undo("/top zurueckholen "+itemID(m, item)))
	}
	return bot.Reply{Message: message}, nil
}

// reinstateItem takes back what became of an item: that it was deferred, taken off, admitted or not. What stood on the
// next agenda for it is taken off there.
func reinstateItem(c *call) (bot.Reply, error) {
	m, item, err := c.theItem()
	if err != nil {
		return bot.Reply{}, err
	}
	if item.CarriedTo != "" {
		if err := c.takeBack(&m, item); err != nil {
			return bot.Reply{}, err
		}
	}
	switch err := m.Reinstate(item.Number); {
	case errors.Is(err, council.ErrSettled):
		return bot.Reply{}, c.settledRefusal(m, item)
	case errors.Is(err, council.ErrUnsettled):
		return bot.Reply{}, refuse("refusal.item_unsettled", "item", c.itemText(m, item))
	case err != nil:
		return bot.Reply{}, c.notRunning(m, err)
	}
	if _, err := c.carryOver(&m); err != nil { // of what else waits, it says so anew
		return bot.Reply{}, err
	}
	if err := c.putAgenda(m, item.Number); err != nil {
		return bot.Reply{}, err
	}
	now, err := m.Item(item.Number)
	if err != nil {
		return bot.Reply{}, err
	}
	message := &bot.Message{Tone: bot.Good, Text: c.Say("running.reinstated", "item", c.itemText(m, now), "id", itemID(m, now))}
	if now.Awaiting() {
		message.Buttons = []bot.Button{admitButton(c.Printer, m, now)}
	} else {
		message.Buttons = []bot.Button{{Label: c.Plain("button.call"), Line: "/top aufruf " + itemID(m, now), Style: bot.Primary}}
	}
	return bot.Reply{Message: message}, nil
}

// takeBack takes an item that was carried over off the other agenda. Where that was sent already, everybody hears of it.
func (c *call) takeBack(m *council.Meeting, item council.AgendaItem) error {
	next, err := records.Meeting(c.tx, item.CarriedTo)
	if err != nil {
		return err
	}
	there := item.CarriedTo
	if err := m.TakeBack(item.Number, &next, c.now); err != nil {
		return refuse("refusal.dealt_with_there", "item", c.itemText(*m, item), "there", there)
	}
	c.touched(there)
	if err := c.bringMotions(there, *m, item.Number); err != nil {
		return err
	}
	if err := records.Meetings.Put(c.tx, next); err != nil {
		return err
	}
	if !next.WasInvited() {
		return nil
	}
	return c.showCarried(*m, next)
}
