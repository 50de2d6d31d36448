package commands

import (
	"errors"
	"fmt"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// Agenda items: submitted by members until the deadline, by the coordination at any time.

var itemKinds = []bot.OptionChoice{
	{ID: string(council.Information), Name: "information", Aliases: []string{"info"}},
	{ID: string(council.Deliberation), Name: "beratung"},
	{ID: string(council.Decision), Name: "beschluss"},
	{ID: string(council.ElectionItem), Name: "wahl"},
}

var itemCommands = []command{{
	Command: bot.Command{
		Name: "top neu", English: "item new", Aliases: []string{"top einreichen", "top anmelden", "item submit"}, OnPost: true,
		Options: []bot.Option{
			{ID: "title", Name: "titel", Kind: bot.Text, Required: true, Bare: true, Title: true},
			{ID: "duration", Name: "dauer", Kind: bot.Duration},
			{ID: "kind", Name: "art", Kind: bot.OneOf, Choices: itemKinds},
			{ID: "meeting", Name: "sitzung", Kind: bot.ID, Prefix: "S"},
			{ID: "non_public", Name: "nichtoeffentlich", Aliases: []string{"non-public"}, Kind: bot.YesNo},
			{ID: "by", Name: "von", Kind: bot.Person},
		},
	},
	may: members, do: addItem, newcomer: "by",
}, {
	Command: bot.Command{
		Name: "top liste", English: "item list", Reads: true,
		Aliases: []string{"top", "item", "top uebersicht", "top zeigen", "tagesordnung", "agenda", "item show"},
		Options: []bot.Option{theMeetingOption, pageOption},
	},
	may: attendingOrDeputy, do: listItems,
}, {
	Command: bot.Command{
		Name: "top zurueckziehen", English: "item withdraw",
		Options: []bot.Option{{ID: "item", Name: "top", Kind: bot.ID, Prefix: "S", Places: true, Bare: true, Required: true}},
	},
	may: members, do: withdrawItem,
}}

// mostOpenItems is how many items of one member may stand on an agenda: nobody needs more, and none floods a channel.
const mostOpenItems = 20

// mostItems is how many items one member may submit for a meeting, with those taken back: of each the channel may have
// been told, and numbers are not given again.
const mostItems = 50

// itemsOf counts the items of a person: those on the agenda, and all with those taken back.
func itemsOf(m council.Meeting, person string) (open, all int) {
	for _, item := range m.Agenda {
		if item.By != person {
			continue
		}
		all++
		if !item.Withdrawn {
			open++
		}
	}
	return open, all
}

// newItem is an item as its options say it.
func (c *call) newItem() (council.AgendaItem, error) {
	item := council.AgendaItem{
		Title: c.Text("title"), Kind: council.Deliberation, NonPublic: c.Yes("non_public"), By: c.person.ID,
		Minutes: int(c.Duration("duration") / time.Minute),
	}
	if kind := c.Choice("kind"); kind != "" {
		item.Kind = council.ItemKind(kind)
	}
	if mention, ok := c.Person("by"); ok {
		person, err := c.namedOrNew(mention)
		if err != nil {
			return item, err
		}
		item.Rapporteur = person.ID
	}
	return item, nil
}

func addItem(c *call) (bot.Reply, error) {
	m, err := c.theMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	item, err := c.newItem()
	if err != nil {
		return bot.Reply{}, err
	}
	bound := !c.runs(m)
	if m.State == council.Opened && !bound { // only the body itself can take up something new now
		line := bot.Line("top dringlich", "titel", item.Title, "dauer", c.Typed["duration"], "art", c.Typed["kind"], "sitzung", m.ID,
			"nichtoeffentlich", c.Typed["non_public"], "von", c.Typed["by"])
		return bot.Reply{}, refuse("refusal.urgent_instead", "id", m.ID, "line", text.Code(c.typed("top dringlich", "", item.Title, "reason", "…"))).
			with(bot.Button{Label: c.Plain("button.as_urgent"), Line: line, Fill: true, Style: bot.Primary})
	}
	switch open, all := itemsOf(m, c.person.ID); {
	case bound && open >= mostOpenItems:
		return bot.Reply{}, refuse("refusal.too_many_items", "count", mostOpenItems)
	case bound && all >= mostItems:
		return bot.Reply{}, refuse("refusal.too_many_items_taken_back", "count", mostItems, "who", c.Plain("who.coordination"))
	}
	item, err = m.AddItem(item, bound, c.rules(), c.now)
	var late *council.DeadlineError
	if errors.As(err, &late) {
		return c.tooLate(m, late.Deadline)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	if err := records.Meetings.Put(c.tx, m); err != nil {
		return bot.Reply{}, err
	}
	id := itemID(m, item)
	c.touched(id)
	addition := m.WasInvited()
	if addition {
		if err := c.refresh(m); err != nil {
			return bot.Reply{}, err
		}
		if err := c.announce("addition "+id, cardOf("addition", id), m.Organizations()...); err != nil {
			return bot.Reply{}, err
		}
	}
	lines := []text.Markup{c.Say("item.added", "id", id, "title", c.itemTitle(item), "meeting", m.ID, "when", c.DateTime(m.In()))}
	var notes []string
	notes = append(notes, bot.ChoiceLabel(c.Printer, string(item.Kind)))
	if item.Minutes > 0 {
		notes = append(notes, c.Length(time.Duration(item.Minutes)*time.Minute))
	}
	if item.NonPublic {
		notes = append(notes, c.Plain("item.non_public"))
	}
	if item.Rapporteur != "" {
		name, err := personName(c.tx, item.Rapporteur)
		if err != nil {
			return bot.Reply{}, err
		}
		notes = append(notes, c.Plain("item.by", "name", name))
	}
	lines = append(lines, c.Say("item.understood", "notes", c.And(notes)))
	if addition {
		lines = append(lines, c.Say("item.is_addition"))
	}
	message := &bot.Message{
		Tone: bot.Good, Text: text.Join(lines, "\n\n"), Buttons: []bot.Button{c.undo("/top zurueckziehen " + id)},
	}
	return bot.Reply{Message: message}, nil
}

// tooLate refuses an item after the deadline, and offers the next meeting that still takes it.
func (c *call) tooLate(m council.Meeting, deadline council.Day) (bot.Reply, error) {
	meetings, err := records.MeetingsOf(c.tx, c.body.ID, m.Start.Add(time.Minute), zeroTime, 0)
	if err != nil {
		return bot.Reply{}, err
	}
	refused := refuse("refusal.deadline_none", "deadline", c.Date(deadline.Time()))
	for _, next := range meetings {
		open := next.DeadlineLapsed || next.Deadline(c.rules()) >= c.today()
		if next.State != council.Cancelled && c.now.Before(next.Start) && open {
			refused = refuse("refusal.deadline_next", "deadline", c.Date(deadline.Time()), "id", next.ID, "when", c.DateTime(next.In())).
				with(bot.Button{
					Label: c.Plain("button.item_for", "id", next.ID), Line: c.again("sitzung", next.ID), Style: bot.Primary,
				})
			break
		}
	}
	if c.event.Source != bot.Submitted || len(refused.buttons) == 0 {
		return bot.Reply{}, refused
	}
	// A form has no such button: the answer takes its place, with another way back to what was filled in.
	c.dry = true
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Warning, Text: c.Say(refused.key, refused.pairs...),
		Buttons: append(refused.buttons, bot.Button{Label: c.Plain("button.mend"), Line: c.again(), Fill: true}),
	}}, nil
}

func itemID(m council.Meeting, item council.AgendaItem) string {
	return fmt.Sprintf("%s-%d", m.ID, item.Number)
}

func listItems(c *call) (bot.Reply, error) {
	m, err := c.theMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{text.Escape(c.DateTime(m.In()))}
	planned, revealed := 0, c.reveals(m)
	items := numbering(m)
	page, buttons := paged(c, items, agendaShown, "/top liste "+m.ID)
	agenda := []text.Markup{c.Say("item.agenda")}
	for _, item := range page {
		agenda = append(agenda, itemLine(c.Printer, m, item, items[len(items)-1].NonPublic, revealed))
	}
	if len(items) == 0 {
		agenda = []text.Markup{c.Say("item.agenda_empty")}
	}
	lines = append(lines, text.Join(agenda, "\n"))
	for _, item := range page { // the cards say only how many
		if len(item.Guests) > 0 && !item.Withdrawn && (!item.NonPublic || revealed) && c.belongs(m) && c.shows(bot.Internal, "name") {
			lines = append(lines, c.Say("item.guests_named", "item", placeText(c.Printer, m, item.Number), "names", c.And(item.Guests)))
		}
	}
	for _, item := range m.Numbering() {
		planned += item.Minutes
	}
	if planned > 0 {
		said := "item.planned_length"
		if planned > m.Minutes {
			said = "item.planned_longer"
		}
		lines = append(lines, c.Say(said, "length", c.Length(time.Duration(planned)*time.Minute),
			"meeting", c.Length(time.Duration(m.Minutes)*time.Minute)))
	}
	message := bot.Message{
		Title: c.meetingTitle(m), Text: text.Join(lines, "\n\n"), Buttons: buttons,
	}
	if m.Upcoming(c.now) && m.State != council.Opened && c.belongs(m) {
		message.Buttons = append(buttons, bot.Button{Label: c.Plain("button.add_item"), Line: "/top neu sitzung:" + m.ID, Fill: true})
	}
	return bot.Reply{Message: &message}, nil
}

// withdrawItem takes an item off: members their own, the coordination any.
func withdrawItem(c *call) (bot.Reply, error) {
	m, item, err := c.theItem()
	missing := errors.Is(err, council.ErrNoItem)
	if err != nil && !missing {
		return bot.Reply{}, err
	}
	if item.By != c.person.ID && !c.holds(coordination.roles, m.Organizations()) {
		return bot.Reply{}, refuse("refusal.not_your_item", "who", c.Plain("who.coordination"))
	}
	if missing {
		return bot.Reply{}, err
	}
	// A slip can be taken back, while nobody has dealt with it.
	slip := item.By == c.person.ID && item.Number > m.AgendaSent && !c.now.After(item.Created.Add(undoFor))
	if m.WasInvited() && !slip && !c.holds(coordination.roles, m.Organizations()) {
		return bot.Reply{}, refuse("refusal.agenda_sent", "who", c.Plain("who.coordination"))
	}
	if err := m.WithdrawItem(item.Number, c.now); errors.Is(err, council.ErrSettled) {
		return bot.Reply{}, refuse("refusal.item_begun", "item", c.itemText(m, item), "line", text.Code(c.typed("top absetzen", "", itemID(m, item))))
	} else if err != nil {
		return bot.Reply{}, err
	}
	if err := records.Meetings.Put(c.tx, m); err != nil {
		return bot.Reply{}, err
	}
	id := itemID(m, item)
	c.touched(id)
	if m.WasInvited() {
		if err := c.refreshAll(m); err != nil {
			return bot.Reply{}, err
		}
		if !slip { // the card of the slip says so itself
			if err := c.announce("withdrawn "+id, cardOf("withdrawn", id), m.Organizations()...); err != nil {
				return bot.Reply{}, err
			}
		}
	}
	return bot.Say(c.Say("item.withdrawn", "id", id, "title", c.itemTitle(item))), nil
}
