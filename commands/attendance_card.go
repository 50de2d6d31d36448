package commands

import (
	"encoding/json"
	"slices"
	"time"
	"unicode/utf8"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
)

// The cards of a meeting that is on: the running order, which follows it, and what else its channels are told.

// runningCard is the running order: what is so now, who may decide, what is called, what has been done and what is left.
func runningCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	message := bot.Message{Title: meetingTitle(c.Printer, m, body)}
	if m.State != council.Opened && m.State != council.Closed {
		message.Text = c.Say("attendance.opening_undone", "id", m.ID)
		return message, nil
	}
	r, err := readRegister(c.tx, m)
	if err != nil {
		return message, err
	}
	lines := []text.Markup{c.openedLine(m)}
	if c.shows(bot.Internal, "officers") {
		officers, err := officersText(c.tx, c.Printer, m)
		if err != nil {
			return message, err
		}
		lines = append(lines, officers)
	}
	s := r.standing(m.Called, r.instant(c.now))
	switch {
	case m.State == council.Closed:
		message.Title = cardTitle(c.Printer, "closed", m, body)
		lines = append(lines, c.closedLine(m))
	case m.IsSuspended():
		message.Title, message.Tone = cardTitle(c.Printer, "suspended", m, body), bot.Warning
		lines = append(lines, c.suspendedLine(m))
	default:
		message.Title, message.Tone = cardTitle(c.Printer, "running", m, body), bot.Good
	}
	if m.State == council.Opened {
		if len(r.rows) == 0 {
			lines = append(lines, quorumNeeded(c.Printer, r.rules, s))
		} else {
			lines = append(lines, quorumText(c.Printer, r.rules, s))
		}
		if message.Tone == bot.Good && len(r.rows) > 0 && !r.rules.Quorate(s) {
			message.Tone = bot.Warning
		}
		lines = append(lines, c.calledLine(m))
	}
	agenda, whole := runningAgenda(c.Printer, m)
	lines = append(lines, agenda)
	message.Text = text.Join(slices.DeleteFunc(lines, func(l text.Markup) bool { return l == "" }), "\n\n")
	if m.State == council.Opened {
		message.Buttons = c.runningButtons(m)
	}
	message.Buttons = append(message.Buttons, wholeAgenda(c.Printer, m, whole)...)
	return message, nil
}

// openedLine is since when the meeting is on, and where.
func (c *cardCall) openedLine(m council.Meeting) text.Markup {
	line := c.Say("attendance.card_opened", "day", c.Date(m.In()), "when", clockAt(c.Printer, m, m.OpenedAt))
	if m.Place != "" {
		line += ", " + text.Escape(m.Place)
	}
	return line
}

func (c *cardCall) closedLine(m council.Meeting) text.Markup {
	return c.Say("attendance.card_closed", "when", clockAt(c.Printer, m, m.ClosedAt), "length", c.Length(wholeMinutes(m.Lasted(c.now))))
}

func (c *cardCall) suspendedLine(m council.Meeting) text.Markup {
	since := clockAt(c.Printer, m, lastSuspension(m).From)
	if m.ResumesAt.IsZero() {
		return c.Say("attendance.card_suspended", "since", since)
	}
	return c.Say("attendance.card_suspended_until", "since", since, "until", clockAt(c.Printer, m, m.ResumesAt))
}

// calledLine is the item being dealt with, since when, and how long it may take.
func (c *cardCall) calledLine(m council.Meeting) text.Markup {
	item, err := m.Item(m.Called)
	if err != nil {
		return ""
	}
	since := clockAt(c.Printer, m, item.Discussed[len(item.Discussed)-1].From)
	line := c.Say("attendance.card_called", "item", itemText(c.Printer, m, item, false), "since", since)
	if item.Minutes > 0 {
		line += ", " + c.Say("attendance.card_planned", "length", c.Length(time.Duration(item.Minutes)*time.Minute))
	}
	if n := len(item.Recused); n > 0 {
		line += ", " + c.Say("attendance.card_recused", "count", n)
	}
	return line
}

// runningAgenda lists the items in the order in which they are dealt with, and says whether all are there. What is settled
// makes room first. Non-public titles are hidden.
func runningAgenda(p text.Printer, m council.Meeting) (agenda text.Markup, whole bool) {
	numbered := numbering(m)
	if len(m.RunningOrder()) == 0 {
		return p.Say("item.agenda_empty"), true
	}
	var lines []text.Markup
	var settled []bool
	for _, item := range m.RunningOrder() {
		i := slices.IndexFunc(numbered, func(n council.Numbered) bool { return n.Number == item.Number })
		if i < 0 {
			continue
		}
		lines = append(lines, itemLine(p, m, numbered[i], numbered[len(numbered)-1].NonPublic, false))
		settled = append(settled, item.State != "")
	}
	fits := func(lines []text.Markup) int {
		room := agendaRoom
		for i, line := range lines {
			if room -= utf8.RuneCountInString(string(line)) + 1; i == agendaShown || room < 0 {
				return i
			}
		}
		return len(lines)
	}
	list := []text.Markup{p.Say("item.agenda")}
	all := len(lines)
	for len(lines) > 0 && settled[0] && fits(lines) < len(lines) {
		lines, settled = lines[1:], settled[1:]
	}
	if hidden := all - len(lines); hidden > 0 {
		list = append(list, "- "+p.Say("attendance.settled_more", "count", hidden))
	}
	n := fits(lines)
	list = append(list, lines[:n]...)
	if rest := len(lines) - n; rest > 0 {
		list = append(list, "- "+p.Say("item.agenda_more", "count", rest, "id", m.ID))
	}
	return text.Join(list, "\n"), n == all
}

// runningButtons are everybody's coming and going, and what moves the meeting on.
func (c *cardCall) runningButtons(m council.Meeting) []bot.Button {
	buttons := []bot.Button{hereButton(c.Printer, m), leaveButton(c.Printer, m)}
	next, more := m.Next()
	switch {
	case m.IsSuspended():
		buttons = append(buttons, resumeButton(c.Printer, m))
	case m.Called != 0:
		buttons = append(buttons, nextButton(c.Printer, m), deferButton(c.Printer, m, m.Called), recuseButton(c.Printer, m))
	case more:
		buttons = append(buttons, callButton(c.Printer, m, next))
	default:
		buttons = append(buttons, closeButton(c.Printer, m))
	}
	if slices.ContainsFunc(m.Agenda, func(item council.AgendaItem) bool { return item.NonPublic && !item.Withdrawn }) {
		if ceiling, err := c.bot.ceiling(c.tx, c.to.Platform, c.bodies); err == nil && ceiling >= bot.NonPublic {
			buttons = append(buttons, bot.Button{Label: c.Plain("button.reveal"), Line: "/top liste " + m.ID})
		}
	}
	return buttons
}

// callButton takes an item up.
func callButton(p text.Printer, m council.Meeting, item council.AgendaItem) bot.Button {
	return bot.Button{Label: p.Plain("button.call"), Line: "/top aufruf " + itemID(m, item), Style: bot.Primary}
}

// quorumCard tells that the body has lost its quorum, or has it again.
func quorumCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	var s council.Standing
	if err := json.Unmarshal([]byte(c.card.Args["standing"]), &s); err != nil {
		return bot.Message{}, err
	}
	at, err := time.Parse(time.RFC3339Nano, c.card.Args["at"])
	if err != nil {
		return bot.Message{}, err
	}
	rules := body.RulesOn(m.Day())
	message := bot.Message{Title: cardTitle(c.Printer, "quorum_lost", m, body), Tone: bot.Warning}
	lines := []text.Markup{c.Say("attendance.quorum_lost", "when", clockAt(c.Printer, m, at)), quorumText(c.Printer, rules, s), c.Say("attendance.without_quorum")}
	if rules.Quorate(s) {
		message.Title, message.Tone = cardTitle(c.Printer, "quorum_regained", m, body), bot.Good
		lines = []text.Markup{c.Say("attendance.quorum_regained", "when", clockAt(c.Printer, m, at)), quorumText(c.Printer, rules, s)}
	}
	message.Text = text.Join(lines, "\n\n")
	return message, nil
}

func encodeStanding(s council.Standing) (string, error) {
	encoded, err := json.Marshal(s)
	return string(encoded), err
}

// unclosedCard asks the coordination whether a meeting is over.
func unclosedCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	if m.State != council.Opened {
		message := bot.Message{Title: meetingTitle(c.Printer, m, body), Text: c.Say("attendance.unclosed_settled", "id", m.ID)}
		if m.State == council.Closed {
			message.Text = c.Say("attendance.unclosed_closed", "id", m.ID, "when", clockAt(c.Printer, m, m.ClosedAt))
		}
		return message, nil
	}
	return bot.Message{
		Title: cardTitle(c.Printer, "unclosed", m, body), Tone: bot.Warning,
		Text: c.lateNote() + c.Say("attendance.unclosed", "id", m.ID, "end", clockAt(c.Printer, m, m.End()),
			"line", text.Code(c.bot.typed(c.Printer, "sitzung schliessen", "", m.ID, "at", "18:20"))),
		Buttons: []bot.Button{{Label: c.Plain("button.close"), Line: "/sitzung schliessen " + m.ID, Style: bot.Primary}},
	}, nil
}

// pauseCard says that an interruption was to end.
func pauseCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	message := bot.Message{Title: meetingTitle(c.Printer, m, body)}
	until, err := time.Parse(time.RFC3339, c.card.Args["until"])
	if err != nil {
		return message, err
	}
	if m.State != council.Opened || !m.IsSuspended() {
		message.Text = c.Say("attendance.pause_over", "id", m.ID)
		return message, nil
	}
	message.Tone = bot.Warning
	message.Text = c.lateNote() + c.Say("attendance.pause", "id", m.ID, "until", clockAt(c.Printer, m, until))
	message.Buttons = []bot.Button{resumeButton(c.Printer, m)}
	return message, nil
}
