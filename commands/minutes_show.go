package commands

import (
	"slices"
	"strings"
	"unicode/utf8"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/document"
	"gremium/commands/records"
)

// Reading minutes in the chat: the paper's blocks as text, in parts where they are long. What is non-public is in the
// answer only where its reader alone sees it and may; it never stands on a card.

// editionFor is the edition of minutes that the asker gets here, and whether there is one at all. Until is the highest
// that the command gives unless another is asked for.
func (c *call) editionFor(d minutes, usual council.Edition) (council.Edition, bool, error) {
	reads, err := c.readsAll(d.meeting)
	if err != nil {
		return "", false, err
	}
	if !reads && d.status.State == council.MinutesDraft {
		return "", false, refuse("refusal.draft_for_members", "id", d.meeting.ID)
	}
	edition := usual
	switch asked := c.Choice("edition"); asked {
	case "":
	case "whole":
		edition = council.WholeEdition
	default:
		edition = council.Edition(asked)
	}
	switch {
	case d.class(edition) == bot.Public:
		return edition, true, nil
	case !c.shows(bot.Internal, "minutes"): // what everybody may read is shown once it is approved
		return council.PublicEdition, d.status.State == council.MinutesApproved, nil
	case edition == council.WholeEdition && d.record.HasNonPublic() && (!reads || !c.shows(bot.NonPublic, "minutes_non_public")):
		return council.MembersEdition, true, nil
	}
	for _, number := range d.apart {
		if edition == council.WholeEdition {
			c.standsApart(d.meeting.ID, number)
		}
	}
	return edition, true, nil
}

// partRunes is how long one part of the minutes is in an answer: what the smallest platform shows in two messages.
const partRunes = 5000

func showMinutes(c *call) (bot.Reply, error) {
	d, err := c.theMinutes(anyMinutes)
	if err != nil {
		return bot.Reply{}, err
	}
	edition, shown, err := c.editionFor(d, council.WholeEdition)
	if err != nil {
		return bot.Reply{}, err
	}
	if !shown {
		return bot.Reply{Message: &bot.Message{Title: c.meetingTitle(d.meeting), Text: c.Say("minutes.state_line", "state", stateWord(c.Printer, d.status))}}, nil
	}
	paper, err := d.paper(c.tx, c.Printer, edition)
	if err != nil {
		return bot.Reply{}, err
	}
	doc := paper.Document()
	parts := partsOf(doc.Blocks, partRunes)
	line := "/protokoll zeigen " + d.meeting.ID
	if edition == council.PublicEdition {
		line += " fassung:oeffentlich"
	}
	page, pages := paged(c, parts, 1, line)
	message := &bot.Message{Title: doc.Title, Text: page[0], Class: d.class(edition)}
	lines := []text.Markup{c.Say("minutes.state_line", "state", stateWord(c.Printer, d.status))}
	if gaps := c.gaps(d); gaps != "" {
		lines = append(lines, gaps)
	}
	message.Text = text.Join(append(lines, message.Text), "\n\n")
	message.Buttons = append(pages, c.minutesButtons(d, edition)...)
	return bot.Reply{Message: message}, nil
}

// gaps tells who runs the meeting what the draft still lacks.
func (c *call) gaps(d minutes) text.Markup {
	if d.status.State != council.MinutesDraft || !c.runs(d.meeting) {
		return ""
	}
	var what []string
	for _, gap := range d.record.Gaps() {
		what = append(what, c.Plain("minutes.gap."+gap))
	}
	if len(what) == 0 {
		return ""
	}
	return c.Say("minutes.gaps", "what", c.And(what))
}

// minutesButtons are what can be done next with minutes.
func (c *call) minutesButtons(d minutes, edition council.Edition) []bot.Button {
	id := d.meeting.ID
	var buttons []bot.Button
	add := func(b ...bot.Button) { buttons = append(buttons, b...) }
	switch d.status.State {
	case council.MinutesDraft:
		if d.meeting.State == council.Closed && c.maySign(d) {
			add(bot.Button{Label: c.Plain("button.release"), Line: "/protokoll freigeben " + id, Style: bot.Primary})
		}
		if c.runs(d.meeting) {
			add(c.noteButton(d.meeting), bot.Button{Label: c.Plain("button.notes"), Line: "/protokoll notizen " + id})
		}
	case council.MinutesReleased:
		if d.status.Objectable(c.now) == nil {
			add(c.offer("protokoll einwendung", bot.Button{Label: c.Plain("button.object"), Line: "/protokoll einwendung " + id, Fill: true})...)
		}
		if d.status.Waiting {
			add(c.offer("protokoll genehmigen", bot.Button{Label: c.Plain("button.approve"), Line: "/protokoll genehmigen " + id, Style: bot.Primary})...)
		}
	}
	if len(d.objections) > 0 {
		add(bot.Button{Label: c.Plain("button.objections"), Line: "/protokoll einwendungen " + id})
	}
	for _, format := range []string{"pdf", "odt"} {
		line := "/protokoll export " + id + " format:" + format
		if edition == council.PublicEdition {
			line += " fassung:oeffentlich"
		}
		add(bot.Button{Label: strings.ToUpper(format), Line: line})
	}
	return buttons
}

// partsOf writes a paper's blocks as text for the chat, in parts of a length at most. A heading stays with what follows it.
func partsOf(blocks []document.Block, most int) []text.Markup {
	var parts []text.Markup
	part := text.Markup("")
	carried := text.Markup("") // headings that wait for their text
	for i, b := range blocks {
		said := markupOf(b)
		_, heading := b.(document.Heading)
		if heading && i+1 < len(blocks) {
			carried = joined(carried, said)
			continue
		}
		said = joined(carried, said)
		carried = ""
		if utf8.RuneCountInString(string(part))+utf8.RuneCountInString(string(said)) > most && part != "" {
			parts = append(parts, part)
			part = ""
		}
		part = joined(part, said)
	}
	return append(parts, part)
}

func joined(a, b text.Markup) text.Markup {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n\n" + b
}

// markupOf writes one block of a paper for the chat.
func markupOf(b document.Block) text.Markup {
	switch b := b.(type) {
	case document.Heading:
		return bold(b.Text)
	case document.Paragraph:
		if b.Lead == "" {
			return text.Escape(b.Text)
		}
		return bold(b.Lead) + " " + text.Escape(b.Text)
	case document.List:
		var lines []text.Markup
		for i, item := range b.Items {
			if i < len(b.Labels) {
				item = b.Labels[i] + " " + item
			}
			lines = append(lines, "- "+text.Escape(strings.ReplaceAll(item, "\n", " ")))
		}
		return text.Join(lines, "\n")
	case document.Facts:
		var lines []text.Markup
		for _, f := range b {
			lines = append(lines, "- "+bold(f.Label+":")+" "+text.Escape(f.Value))
		}
		return text.Join(lines, "\n")
	case document.Table:
		return tableMarkup(b)
	case document.Signatures:
		var lines []text.Markup
		for _, s := range b {
			lines = append(lines, "- "+text.Escape(strings.Join(filled(s.Name, s.Office, s.Note), ", ")))
		}
		return text.Join(lines, "\n")
	}
	return ""
}

// tableMarkup writes a table as a list, a row in each line: chats on a phone have no room for columns.
func tableMarkup(t document.Table) text.Markup {
	var lines []text.Markup
	if t.Caption != "" {
		lines = append(lines, bold(t.Caption))
	}
	for _, row := range t.Rows {
		lines = append(lines, "- "+text.Escape(strings.ReplaceAll(strings.Join(filled(row...), " · "), "\n", " ")))
	}
	return text.Join(lines, "\n")
}

func bold(s string) text.Markup {
	if strings.TrimSpace(s) == "" {
		return ""
	}
	return "**" + text.Escape(strings.TrimSpace(s)) + "**"
}

// filled are the texts that are not empty.
func filled(all ...string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return s == "" })
}

const minutesPerPage = 10

// listMinutes shows the state of all minutes of the body, and what is next.
func listMinutes(c *call) (bot.Reply, error) {
	open, err := records.OpenMeetings(c.tx, c.body.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	all, err := records.AllMinutes(c.tx, c.body.ID, 0)
	if err != nil {
		return bot.Reply{}, err
	}
	message := &bot.Message{Title: c.Plain("minutes.list", "what", minutesWord(c.Printer, c.body, "all"), "body", c.body.Name)}
	var running []council.Minutes
	for _, m := range open {
		d, err := minutesStatus(c.tx, m)
		if err != nil {
			return bot.Reply{}, err
		}
		running = append(running, d)
	}
	all = append(running, all...)
	if len(all) == 0 {
		message.Text = c.Say("minutes.none", "what", minutesWord(c.Printer, c.body, "all"))
		message.Buttons = []bot.Button{{Label: c.Plain("button.meetings"), Line: "/sitzung liste"}}
		return bot.Reply{Message: message}, nil
	}
	page, buttons := paged(c, all, minutesPerPage, "/protokoll liste")
	var lines []text.Markup
	for _, d := range page {
		m, err := records.Meeting(c.tx, d.Meeting)
		if err != nil {
			return bot.Reply{}, err
		}
		objections, err := records.ObjectionsTo(c.tx, d.Meeting)
		if err != nil {
			return bot.Reply{}, err
		}
		lines = append(lines, "- "+c.Say("minutes.line", "id", d.Meeting, "when", c.Date(m.In()), "state", stateWord(c.Printer, d))+c.stateNote(m, d, objections))
		if len(page) <= 5 {
			buttons = append(buttons, bot.Button{Label: c.Plain("button.show", "id", d.Meeting), Line: "/protokoll zeigen " + d.Meeting})
		}
	}
	message.Text, message.Buttons = text.Join(lines, "\n"), buttons
	return bot.Reply{Message: message}, nil
}

// stateNote says what a state waits for.
func (c *call) stateNote(m council.Meeting, d council.Minutes, objections []council.Objection) text.Markup {
	note := func(key string, pairs ...any) text.Markup { return ", " + c.Say("minutes.note."+key, pairs...) }
	switch {
	case m.State == council.Opened:
		return note("running")
	case d.State == council.MinutesDraft:
		return note("due", "day", c.Date(council.DayOf(c.zoned(d.Created)).Add(council.ReleaseDueDays).Time()))
	case d.State == council.MinutesApproved:
		return note("approved", "day", c.Date(c.zoned(d.Approval.At)))
	case d.Waiting:
		if item, err := tabledAt(c.tx, d); err == nil && item != "" {
			return note("tabled", "id", item)
		}
		return note("waiting")
	}
	said := note("until", "day", c.lastDay(d))
	if n := len(objections); n > 0 {
		said += ", " + c.Say("minutes.objections", "count", n)
	}
	return said
}

// suggestMinutes completes the meeting, or the item, whose minutes a command is about: those that are on, then the newest.
func (c *call) suggestMinutes(o bot.Option) ([]bot.Choice, error) {
	var choices []bot.Choice
	for _, body := range c.myBodies() {
		meetings, err := records.OpenMeetings(c.tx, body)
		if err != nil {
			return nil, err
		}
		all, err := records.AllMinutes(c.tx, body, mostSuggested)
		if err != nil {
			return nil, err
		}
		for _, d := range all {
			m, err := records.Meeting(c.tx, d.Meeting)
			if err != nil {
				return nil, err
			}
			meetings = append(meetings, m)
		}
		for _, m := range meetings {
			if o.ID == "item" {
				choices = append(choices, c.suggestItems(m)...)
				continue
			}
			d, err := minutesStatus(c.tx, m)
			if err != nil {
				return nil, err
			}
			choices = append(choices, bot.Choice{Value: m.ID, Label: m.ID + " · " + c.Date(m.In()) + " · " + stateWord(c.Printer, d)})
		}
	}
	return choices, nil
}
