package commands

import (
	"errors"
	"slices"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
)

// The order in which items are dealt with, and who comes for one item only.

// orderItems puts items in another order: before the agenda is sent the agenda itself, afterwards the running order, for
// the numbers that people have noted stay.
func orderItems(c *call) (bot.Reply, error) {
	m, err := c.theMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	numbers, err := c.itemsNamed(m, c.Text("order"))
	if err != nil {
		return bot.Reply{}, err
	}
	switch err := m.Reorder(numbers, c.now); {
	case errors.Is(err, council.ErrNamedTwice):
		return bot.Reply{}, refuse("refusal.item_twice")
	case err != nil:
		return bot.Reply{}, err
	}
	if err := c.putRunning(m, numbers...); err != nil {
		return bot.Reply{}, err
	}
	key := "running.ordered"
	if len(m.Running) == 0 {
		key = "running.ordered_agenda"
	}
	lines := []text.Markup{c.Say(key, "id", m.ID)}
	order := m.RunningOrder()
	for _, item := range order[:min(agendaShown, len(order))] {
		line := "- " + c.itemText(m, item)
		if state := itemState(c.Printer, m, item); state != "" {
			line += " – " + text.Escape(state)
		}
		lines = append(lines, line)
	}
	if more := len(order) - agendaShown; more > 0 {
		lines = append(lines, "- "+c.Say("item.agenda_more", "count", more, "id", m.ID))
	}
	message := &bot.Message{Tone: bot.Good, Text: text.Join(lines, "\n")}
	if m.State == council.Opened {
		message.Buttons = []bot.Button{nextButton(c.Printer, m)}
	}
	return bot.Reply{Message: message}, nil
}

// mostGuests is how many guests one item has at most: more are a meeting of their own.
const mostGuests = 20

// addGuest invites somebody for one item only, or takes that back.
func addGuest(c *call) (bot.Reply, error) {
	m, item, err := c.theItem()
	if err != nil {
		return bot.Reply{}, err
	}
	name := c.Text("name")
	same := func(guest string) bool { return strings.EqualFold(guest, name) }
	guests, key := slices.Clone(item.Guests), "running.guest"
	switch known := slices.ContainsFunc(guests, same); {
	case c.Yes("back"):
		guests, key = slices.DeleteFunc(guests, same), "running.guest_off"
	case known:
		return bot.Reply{}, refuse("refusal.guest_known", "name", name, "item", c.itemText(m, item))
	case len(guests) >= mostGuests:
		return bot.Reply{}, refuse("refusal.too_many_guests", "count", mostGuests)
	default:
		guests = append(guests, name)
	}
	if err := m.SetGuests(item.Number, guests, c.now); err != nil {
		return bot.Reply{}, err
	}
	if err := c.putAgenda(m, item.Number); err != nil {
		return bot.Reply{}, err
	}
	message := &bot.Message{Tone: bot.Good, Text: c.Say(key, "name", name, "item", c.itemText(m, item), "id", itemID(m, item))}
	if !c.Yes("back") {
		message.Text += "\n\n" + c.Say("running.guest_rights")
		message.Buttons = []bot.Button{c.undo(bot.Line("top gast", "top", itemID(m, item), "name", name, "zurueck", "ja"))}
	}
	return bot.Reply{Message: message}, nil
}
