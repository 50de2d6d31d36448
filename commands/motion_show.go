package commands

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// How motions are shown: the post in the channel, the list in the order of voting, one by itself.

// motionNumber is a motion's kind and number: "Änderungsantrag 2".
func (c *call) motionNumber(o council.Motion) string { return motionNumber(c.Printer, o) }

func motionNumber(p text.Printer, o council.Motion) string {
	return p.Plain("motion.number."+string(o.Kind), "number", motionRef(p, o.Number, o.From()))
}

// motionRef is a motion's number, with the meeting in which it was moved where that is another: "2 aus S1".
func motionRef(p text.Printer, number int, from string) string {
	if from == "" {
		return strconv.Itoa(number)
	}
	return p.Plain("motion.number_from", "number", number, "id", from)
}

// motionName is a motion with its item: "Änderungsantrag 2 zu Ö 3 Beleuchtung".
func (c *call) motionName(m council.Meeting, o council.Motion) text.Markup {
	item, err := m.Item(o.Item)
	if err != nil {
		return text.Escape(c.motionNumber(o))
	}
	return c.Say("motion.to", "motion", c.motionNumber(o), "item", c.itemText(m, item))
}

// motionShown says whether the asker may read a motion's wording: one to a non-public item is as non-public as the item. Who made
// it, for it may be withdrawn, does.
func (c *call) motionShown(m council.Meeting, o council.Motion) bool {
	item, err := m.Item(o.Item)
	return err != nil || !item.NonPublic || c.belongs(m) && c.showsOf(m.ID, item.Number, "motions", o.By)
}

// motionState is what has become of a motion; "" while nothing has.
func motionState(tx store.Tx, p text.Printer, o council.Motion) (string, error) {
	switch {
	case o.On != "":
		return p.Plain("motion.state.carried", "item", o.On), nil
	case o.Withdrawn:
		return p.Plain("motion.state.withdrawn"), nil
	case o.Vote == "":
		return "", nil
	}
	number, _ := strconv.Atoi(strings.TrimPrefix(o.Vote, "V"))
	vote, err := records.Votes.Get(tx, store.Padded(number))
	if err := dropUnknown(err); err != nil {
		return "", err
	}
	key := "motion.state.voted"
	switch vote.Verdict {
	case council.Adopted:
		key = "motion.state.adopted"
	case council.Rejected:
		key = "motion.state.rejected"
	}
	return p.Plain(key, "vote", o.Vote), nil
}

// rankLine is how amendments are put in order, as an example.
func (c *call) rankLine(amendments []council.Motion) string {
	var numbers []string
	for _, o := range slices.Backward(amendments) {
		numbers = append(numbers, strings.TrimPrefix(o.From()+"/"+strconv.Itoa(o.Number), "/"))
	}
	return c.typed("antrag ordnen", "", strings.Join(numbers, " "))
}

// voteButton asks for the figures of a vote on a motion.
func (c *call) voteButton(m council.Meeting, o council.Motion) []bot.Button {
	if m.State != council.Opened || !o.Pending() {
		return nil
	}
	if item, err := m.Item(o.Item); err == nil && (item.Withdrawn || item.State != "" && item.State != council.ItemDone) {
		return nil // put off or taken off
	}
	pairs := []string{"antrag", strconv.Itoa(o.Number)}
	if o.Item != 0 {
		pairs = append(pairs, "top", fmt.Sprintf("%s-%d", m.ID, o.Item), "aus", o.MovedIn())
	}
	return c.offer("abstimmung zaehlung", bot.Button{
		Label: c.Plain("button.count_motion", "number", motionRef(c.Printer, o.Number, o.From())), Line: bot.Line("abstimmung zaehlung", pairs...), Fill: true, Style: bot.Primary,
	})
}

// motionsButton shows the motions to an item, or with 0 all of the meeting.
func motionsButton(p text.Printer, m council.Meeting, item int) bot.Button {
	id := m.ID
	if item != 0 {
		id = fmt.Sprintf("%s-%d", m.ID, item)
	}
	return bot.Button{Label: p.Plain("button.motions"), Line: "/antrag liste " + id}
}

const (
	motionsPerPage = 10
	motionShort    = 200 // characters of a motion in the list; `zeigen` has all
)

// listMotions are the motions of a meeting, or to one item, by item in the order of voting.
func listMotions(c *call) (bot.Reply, error) {
	m, err := c.theMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	all, err := records.MotionsOf(c.tx, m.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	for i := range all { // those too that were carried over, as this meeting left them
		all[i], _ = all[i].In(m.ID)
	}
	line := "/antrag liste " + m.ID
	if _, placed := c.Place("item"); placed || strings.Contains(c.ID("item"), "-") {
		_, item, err := c.theItem()
		if err != nil {
			return bot.Reply{}, err
		}
		all, line = ofItem(all, item.Number), "/antrag liste "+itemID(m, item)
	}
	ordered := slices.DeleteFunc(slices.Clone(all), func(o council.Motion) bool { return o.Item != 0 })
	ordered = council.VotingOrder(ordered)
	for _, item := range m.RunningOrder() {
		ordered = append(ordered, council.VotingOrder(ofItem(all, item.Number))...)
	}
	title := c.Plain("motion.list", "meeting", c.meetingTitle(m))
	if len(ordered) == 0 {
		message := &bot.Message{Title: title, Text: c.Say("motion.none", "line", text.Code(c.typed("antrag neu", "", c.Plain("motion.example"))))}
		if m.State == council.Opened || m.State == council.Invited {
			message.Buttons = []bot.Button{{Label: c.Plain("button.add_motion"), Line: "/antrag neu", Fill: true}}
		}
		return bot.Reply{Message: message}, nil
	}
	page, buttons := paged(c, ordered, motionsPerPage, line)
	lines, votes, err := c.motionLines(m, page)
	return bot.Reply{Message: &bot.Message{Title: title, Text: text.Join(lines, "\n"), Buttons: append(votes, buttons...)}}, err
}

// motionLines are motions as a list under their items, and the buttons to vote on the next of each, the item called first.
func (c *call) motionLines(m council.Meeting, page []council.Motion) (lines []text.Markup, votes []bot.Button, err error) {
	item, voted := -1, false
	for _, o := range page {
		if o.Item != item {
			item, voted = o.Item, false
			heading := c.Say("motion.about_meeting")
			if it, err := m.Item(o.Item); err == nil {
				heading = c.itemText(m, it)
			}
			lines = append(lines, "**"+heading+"**")
		}
		state, err := motionState(c.tx, c.Printer, o)
		if err != nil {
			return nil, nil, err
		}
		line, err := c.motionLine(m, o)
		if err != nil {
			return nil, nil, err
		}
		if state != "" {
			line += " – " + text.Escape(state)
		}
		lines = append(lines, "- "+line)
		if o.Pending() && !voted && len(votes) < choicesOffered {
			voted = true
			button := c.voteButton(m, o)
			if o.Item == m.Called {
				votes = append(button, votes...)
			} else {
				votes = append(votes, button...)
			}
		}
	}
	return lines, votes, nil
}

// motionLine is a motion in a list: its number, who made it, and what it says, or the beginning of that.
func (c *call) motionLine(m council.Meeting, o council.Motion) (text.Markup, error) {
	if !c.motionShown(m, o) {
		return c.Say("motion.line_hidden", "motion", c.motionNumber(o)), nil
	}
	name, err := c.nameOf(o.By)
	said := strings.Join(strings.Fields(o.Text), " ")
	if words := []rune(said); len(words) > motionShort {
		said = string(words[:motionShort]) + " …"
	}
	return c.Say("motion.line", "motion", c.motionNumber(o), "by", name, "text", said), err
}

// showMotion shows one motion word for word.
func showMotion(c *call) (bot.Reply, error) {
	m, o, err := c.theMotion(func(_ council.Meeting, o council.Motion) bool { return o.Pending() })
	if err != nil {
		return bot.Reply{}, err
	}
	message := &bot.Message{Title: c.meetingTitle(m)}
	lines := []text.Markup{"**" + c.motionName(m, o) + "**"}
	if c.motionShown(m, o) {
		name, err := c.nameOf(o.By)
		if err != nil {
			return bot.Reply{}, err
		}
		lines = append(lines, c.Say("motion.by", "by", name, "when", c.DateTime(c.zoned(o.At))), text.Escape(o.Text))
	}
	state, err := motionState(c.tx, c.Printer, o)
	if err != nil {
		return bot.Reply{}, err
	}
	if state != "" {
		lines = append(lines, text.Escape(state))
	}
	message.Text = text.Join(lines, "\n\n")
	message.Buttons = append(c.voteButton(m, o), motionsButton(c.Printer, m, o.Item))
	return bot.Reply{Message: message}, nil
}

// motionCard is the post of a motion in the channel. Of one to a non-public item it says only that there is one.
func motionCard(c *cardCall) (bot.Message, error) {
	movedIn, number, _ := strings.Cut(c.card.ID, " motion ")
	n, err := strconv.Atoi(number)
	if err != nil {
		return bot.Message{}, err
	}
	o, err := records.Motions.Get(c.tx, records.Motions.Key(council.Motion{Meeting: movedIn, Number: n}))
	if err != nil {
		return bot.Message{}, err
	}
	m, err := records.Meeting(c.tx, o.Meeting)
	if err != nil {
		return bot.Message{}, err
	}
	c.bodies = m.Organizations()
	body, err := records.Organizations.Get(c.tx, m.Organization)
	if err != nil {
		return bot.Message{}, err
	}
	message := bot.Message{Title: cardTitle(c.Printer, "motion", m, body), Tone: bot.Warning}
	name, hidden := "**"+text.Escape(motionNumber(c.Printer, o))+"**", false
	if item, err := m.Item(o.Item); err == nil {
		hidden = item.NonPublic
		name = "**" + c.Say("motion.to", "motion", motionNumber(c.Printer, o), "item", itemText(c.Printer, m, item, false)) + "**"
	}
	state, err := motionState(c.tx, c.Printer, o)
	if err != nil {
		return message, err
	}
	if state != "" {
		message.Tone = bot.Neutral
		name += " – " + text.Escape(state)
	}
	show := bot.Line("antrag zeigen", "", number, "sitzung", movedIn)
	if hidden {
		message.Text = name
		if ceiling, err := c.bot.ceiling(c.tx, c.to.Platform, c.bodies); err == nil && ceiling >= bot.NonPublic {
			message.Buttons = []bot.Button{{Label: c.Plain("button.reveal"), Line: show}}
		}
		return message, nil
	}
	by, err := c.nameOf(o.By)
	message.Text = name + "\n\n" + c.Say("motion.moved_by", "by", by) + "\n\n" + text.Escape(o.Text)
	message.Buttons = []bot.Button{motionsButton(c.Printer, m, o.Item)}
	return message, err
}
