package commands

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// Which agenda item is meant, and what it is called: people say "TOP 3" or "NÖ 1", the number in the agenda; S1-3 is the id
// that never changes.

// theItemOption is the item that a command is about: by its id or by the number that people see; left out, the one called.
var theItemOption = bot.Option{ID: "item", Name: "top", Kind: bot.ID, Prefix: "S", Places: true, Bare: true}

// choicesOffered is how many items are offered as buttons where one must be named.
const choicesOffered = 5

// theItem is the meeting and the agenda item that the command is about. An error asks back where several may be meant.
func (c *call) theItem() (council.Meeting, council.AgendaItem, error) {
	m, err := c.theMeeting()
	if err != nil {
		return m, council.AgendaItem{}, err
	}
	_, number := records.MeetingNumber(c.ID("item"))
	if place, ok := c.Place("item"); ok {
		number, err = c.placed(m, place)
	} else if number == 0 {
		number, err = c.calledOr(m, slices.DeleteFunc(m.RunningOrder(), func(i council.AgendaItem) bool { return !i.Open() }))
	}
	if err != nil {
		return m, council.AgendaItem{}, err
	}
	item, err := m.Item(number)
	if err == nil && item.Withdrawn {
		err = council.ErrNoItem
	}
	return m, item, err
}

// calledOr is the item that is called, or the only one that comes into question; else it is asked which.
func (c *call) calledOr(m council.Meeting, candidates []council.AgendaItem) (int, error) {
	switch {
	case m.Called != 0:
		return m.Called, nil
	case len(candidates) == 1:
		return candidates[0].Number, nil
	case len(candidates) == 0 && (m.State == council.Planned || m.State == council.Invited):
		return 0, refuse("refusal.no_item_yet", "id", m.ID)
	case len(candidates) == 0:
		return 0, refuse("refusal.no_item_there", "id", m.ID)
	}
	return 0, refuse("refusal.which_item", "id", m.ID).with(c.itemButtons(m, candidates)...)
}

// itemButtons do the same command for each of some items.
func (c *call) itemButtons(m council.Meeting, items []council.AgendaItem) []bot.Button {
	var buttons []bot.Button
	for _, item := range items[:min(choicesOffered, len(items))] {
		buttons = append(buttons, c.itemButton(m, item, placeText(c.Printer, m, item.Number)))
	}
	return buttons
}

// itemButton does the same command for one item.
func (c *call) itemButton(m council.Meeting, item council.AgendaItem, label string) bot.Button {
	option, _ := c.command.Option("item")
	return bot.Button{Label: label, Line: c.again(option.Name, itemID(m, item))}
}

// itemsAt are the items at a place of the agenda: two where it is said in neither part, and both have such a place.
func itemsAt(m council.Meeting, place bot.Place) []council.AgendaItem {
	var found []council.AgendaItem
	for _, item := range numbering(m) {
		inPart := place.Part == bot.EitherPart || item.NonPublic == (place.Part == bot.NonPublicPart)
		if item.Place == place.Number && inPart && !item.Withdrawn {
			found = append(found, item.AgendaItem)
		}
	}
	return found
}

// placed is the number of the item at a place. Where there are two it asks which; where there is none, but an item has the
// number as its id, it asks whether that is meant.
func (c *call) placed(m council.Meeting, place bot.Place) (int, error) {
	found, number := itemsAt(m, place), strconv.Itoa(place.Number)
	switch len(found) {
	case 1:
		return found[0].Number, nil
	case 0:
		refused := refuse("refusal.no_such_place", "number", number, "id", m.ID)
		if item, err := m.Item(place.Number); err == nil && !item.Withdrawn {
			label := itemID(m, item) + " (" + placeText(c.Printer, m, item.Number) + ")"
			refused.with(c.itemButton(m, item, label))
		}
		return 0, refused.with(bot.Button{Label: c.Plain("button.agenda"), Line: "/top liste " + m.ID})
	}
	if c.command.Name == "top aufruf" && inPublicPart(m) && found[0].Open() {
		return found[0].Number, nil
	}
	return 0, refuse("refusal.ambiguous_place", "number", number).with(c.itemButtons(m, found)...)
}

// inPublicPart says whether a meeting that is on has not come to its non-public part. Who calls an item by its number means the
// public one then, unless it is done; whoever notes something is asked all the same, because it could be confidential.
func inPublicPart(m council.Meeting) bool {
	return m.State == council.Opened && !slices.ContainsFunc(m.Agenda, func(item council.AgendaItem) bool {
		return item.NonPublic && len(item.Discussed) > 0
	})
}

// placeText is the number of an item as the agenda shows it: "TOP 3"; where there is a non-public part, "Ö 3" and "NÖ 1".
func placeText(p text.Printer, m council.Meeting, number int) string {
	items := numbering(m)
	i := slices.IndexFunc(items, func(item council.Numbered) bool { return item.Number == number })
	if i < 0 {
		return m.ID + "-" + strconv.Itoa(number)
	}
	return placeName(p, items[i], items[len(items)-1].NonPublic)
}

// placeName is an item's number on an agenda; a mixed one has a public and a non-public part.
func placeName(p text.Printer, item council.Numbered, mixed bool) string {
	switch {
	case !mixed:
		return p.Plain("item.number", "place", item.Place)
	case item.NonPublic:
		return p.Plain("item.number_non_public", "place", item.Place)
	}
	return p.Plain("item.number_public", "place", item.Place)
}

// itemText is an item in a sentence, "Ö 3 Beleuchtung"; for who may not read its title, "NÖ 1 (nichtöffentlich)".
func itemText(p text.Printer, m council.Meeting, item council.AgendaItem, revealed bool) text.Markup {
	title := text.Escape(item.Title)
	if item.NonPublic && !revealed {
		title = p.Say("item.hidden")
	}
	return text.Escape(placeText(p, m, item.Number)) + " " + title
}

// itemText is an item in an answer to the asker alone.
func (c *call) itemText(m council.Meeting, item council.AgendaItem) text.Markup {
	return itemText(c.Printer, m, item, item.NonPublic && c.belongs(m) && c.shows(bot.NonPublic, "titles"))
}

// usedText says how long an item was dealt with, to the minute: "12 von 15 Minuten", without a planned length "12 Minuten".
func usedText(p text.Printer, m council.Meeting, item council.AgendaItem, now time.Time) string {
	minutes := int(m.Used(item.Number, now).Round(time.Minute) / time.Minute)
	if item.Minutes > 0 {
		return p.Plain("running.used", "used", minutes, "count", item.Minutes)
	}
	return p.Plain("running.used_alone", "count", minutes)
}

// itemsNamed are the items that a list of numbers or ids names: "3 1 2", "Ö 3, NÖ 1", "S1-3 S1-1". A number that both parts
// have means the public one: the list is shown again, and nothing is lost.
func (c *call) itemsNamed(m council.Meeting, typed string) ([]int, error) {
	words := strings.FieldsFunc(typed, func(r rune) bool { return r == ' ' || r == ',' || r == ';' || r == '\n' || r == '\t' })
	var numbers []int
	for i := 0; i < len(words); {
		number, used, err := c.itemNamed(m, words[i:])
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, number)
		i += used
	}
	return numbers, nil
}

// itemNamed is the item that the first words name, and how many words that are.
func (c *call) itemNamed(m council.Meeting, words []string) (number, used int, err error) {
	if bot.IDKind(words[0]) == "S" {
		id := strings.ToUpper(words[0])
		meeting, number := records.MeetingNumber(id)
		if meeting != m.Number || number == 0 {
			return 0, 0, refuse("refusal.item_elsewhere", "item", id, "id", m.ID)
		}
		return number, 1, nil
	}
	for n := min(len(words), 3); n > 0; n-- {
		place, ok := bot.ReadPlace(strings.Join(words[:n], " "))
		if !ok {
			continue
		}
		found := itemsAt(m, place)
		if len(found) == 0 {
			return 0, 0, refuse("refusal.no_such_place", "number", strings.Join(words[:n], " "), "id", m.ID)
		}
		return found[0].Number, n, nil
	}
	return 0, 0, refuse("refusal.no_such_place", "number", words[0], "id", m.ID)
}
