package commands

import (
	"slices"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// Carry-over: undone items go on the agenda of the body's next meeting, at once where one is planned, else when it is.

// carriage is what was carried over, and where to. Without a meeting it waits for one.
type carriage struct {
	to      council.Meeting
	items   []council.AgendaItem // as they stand there
	waiting int
	motions int // how many open motions went with them
}

// sent says whether everybody has been told of it already, so that it cannot be taken back in silence.
func (x carriage) sent() bool { return len(x.items) > 0 && x.to.WasInvited() }

// carryOver carries what is undone in a meeting to the body's next one. The meeting is the caller's to store.
func (c *call) carryOver(m *council.Meeting) (carriage, error) {
	undone := len(m.Undone())
	if m.Waiting = undone > 0; !m.Waiting {
		return carriage{}, nil
	}
	next, planned, err := c.meetingAfter(*m)
	if err != nil || !planned {
		return carriage{waiting: undone}, err
	}
	items, err := m.CarryOver(&next, c.now)
	if err != nil {
		return carriage{}, err
	}
	m.Waiting = false
	motions := 0
	for _, item := range items {
		c.touched(itemID(next, item))
		went, err := c.carryMotions(item.CarriedFrom, next, item.Number, council.Motion.Carries)
		if err != nil {
			return carriage{}, err
		}
		motions += went
	}
	if err := records.Meetings.Put(c.tx, next); err != nil {
		return carriage{}, err
	}
	if next.WasInvited() {
		err = c.showCarried(*m, next)
	}
	return carriage{to: next, items: items, motions: motions}, err
}

// carryMotions has motions to an item follow it to another meeting, and says how many. Their posts say where they are dealt with now.
func (c *call) carryMotions(from string, there council.Meeting, item int, which func(o council.Motion, item int) bool) (went int, err error) {
	here, _, _ := strings.Cut(from, "-")
	_, number := records.MeetingNumber(from)
	motions, err := records.MotionsIn(c.tx, here)
	if err != nil {
		return 0, err
	}
	for _, o := range motions {
		if !which(o, number) {
			continue
		}
		o.CarryTo(there, item)
		c.touched(motionID(o))
		if err := putMotion(c.tx, o); err != nil {
			return went, err
		}
		went++
	}
	return went, nil
}

// bringMotions brings the motions to an item back that was carried over: those that went with it, and what was moved there since.
func (c *call) bringMotions(from string, back council.Meeting, item int) error {
	_, err := c.carryMotions(from, back, item, func(o council.Motion, number int) bool { return o.Item == number && o.Vote == "" })
	return err
}

// followItem stores a motion that is to be voted on again, where its item has been carried over to meanwhile.
func (c *call) followItem(o council.Motion) error {
	for {
		m, err := records.Meeting(c.tx, o.Meeting)
		if err != nil {
			return err
		}
		item, err := m.Item(o.Item)
		if err != nil || item.CarriedTo == "" || !o.Carries(o.Item) {
			return putMotion(c.tx, o)
		}
		there, err := records.Meeting(c.tx, item.CarriedTo)
		if err != nil {
			return err
		}
		_, number := records.MeetingNumber(item.CarriedTo)
		o.CarryTo(there, number)
	}
}

// meetingAfter is the next meeting of the body that called a meeting, and whether there is one.
func (c *call) meetingAfter(m council.Meeting) (council.Meeting, bool, error) {
	all, err := records.MeetingsOf(c.tx, m.Organization, c.now, zeroTime, 0)
	i := slices.IndexFunc(all, func(o council.Meeting) bool {
		return o.ID != m.ID && o.Organization == m.Organization && o.TakesUp(c.now)
	})
	if err != nil || i < 0 {
		return council.Meeting{}, false, err
	}
	return all[i], true, nil
}

// showCarried tells the channels of an invited meeting what came on its agenda from another one, in one message that
// follows what is carried later and what is taken back.
func (c *call) showCarried(from, to council.Meeting) error {
	if err := c.announce("carried "+from.ID+" "+to.ID, cardOf("carried", to.ID, "from", from.ID), to.Organizations()...); err != nil {
		return err
	}
	return c.refresh(to)
}

// carryWaiting brings what waits for a body's next meeting on its agenda, if there is one.
func (c *call) carryWaiting(organization string) error {
	waiting, err := records.WaitingMeetings(c.tx, organization)
	if err != nil {
		return err
	}
	for _, from := range waiting {
		if _, err := c.carryOver(&from); err != nil {
			return err
		}
		if err := records.Meetings.Put(c.tx, from); err != nil {
			return err
		}
	}
	return nil
}

// takeUpWaiting carries what waits now that a meeting is planned, and returns that as it stands then.
func (c *call) takeUpWaiting(m council.Meeting) (council.Meeting, error) {
	if err := c.carryWaiting(m.Organization); err != nil {
		return m, err
	}
	return records.Meeting(c.tx, m.ID)
}

// giveBack leaves the items that a meeting took up to the next one after it: it was planned by mistake.
func (c *call) giveBack(m council.Meeting) error {
	for _, item := range m.Agenda {
		if item.CarriedFrom == "" { // not an item of another meeting
			continue
		}
		from, err := records.Meeting(c.tx, item.CarriedFrom)
		if err != nil {
			return err
		}
		from.Forget(itemID(m, item), item)
		from.Waiting = true
		_, number := records.MeetingNumber(item.CarriedFrom)
		if err := c.bringMotions(itemID(m, item), from, number); err != nil {
			return err
		}
		if err := records.Meetings.Put(c.tx, from); err != nil {
			return err
		}
	}
	if err := untable(c.tx, m, c.now); err != nil {
		return err
	}
	return c.carryWaiting(m.Organization)
}

// carriedText says where undone items went.
func (c *call) carriedText(from council.Meeting, x carriage) []text.Markup {
	switch {
	case x.waiting > 0:
		return []text.Markup{c.Say("running.waits", "count", x.waiting)}
	case len(x.items) == 0:
		return nil
	}
	var lines []text.Markup
	for _, item := range x.items[:min(agendaShown, len(x.items))] {
		lines = append(lines, "- "+c.Say("running.carried_line", "item", c.itemText(x.to, item), "id", itemID(x.to, item), "from", item.CarriedFrom))
	}
	if more := len(x.items) - agendaShown; more > 0 {
		lines = append(lines, "- "+c.Say("item.agenda_more", "count", more, "id", x.to.ID))
	}
	key := "running.carried"
	if x.to.WasInvited() {
		key = "running.carried_addition"
	}
	said := []text.Markup{c.Say(key, "id", x.to.ID, "when", c.DateTime(x.to.In())) + "\n" + text.Join(lines, "\n")}
	if x.motions > 0 {
		said = append(said, c.Say("running.carried_motions", "count", x.motions))
	}
	return said
}

// takenUpText lists what a newly planned meeting took up.
func (c *call) takenUpText(m council.Meeting) []text.Markup {
	x := carriage{to: m}
	for _, item := range m.Agenda {
		if item.CarriedFrom != "" {
			x.items = append(x.items, item)
		}
	}
	return c.carriedText(council.Meeting{}, x)
}

// carriedCard tells what came on a sent agenda from another meeting.
func carriedCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	if message, settled := c.settled(m, body); settled {
		return message, nil
	}
	from := c.card.Args["from"]
	var lines []text.Markup
	m = standingAgenda(m)
	items := numbering(m)
	for _, item := range items {
		if !strings.HasPrefix(item.CarriedFrom, from+"-") || !item.Addition {
			continue
		}
		if len(lines) == agendaShown {
			lines = append(lines, "- …")
			break
		}
		lines = append(lines, itemLine(c.Printer, m, item, items[len(items)-1].NonPublic, false))
	}
	return bot.Message{
		Title: cardTitle(c.Printer, "addition", m, body), Tone: bot.Warning,
		Text: c.Say("item.carried_card", "from", from, "when", c.DateTime(m.In())) + "\n" + text.Join(lines, "\n"),
	}, nil
}
