package commands

import (
	"errors"
	"slices"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// What the views and cards of a meeting say of its taking place, and second sessions.

// lifeLine is since when a meeting is on, or from when to when it was; "" for one that has not begun.
func lifeLine(p text.Printer, m council.Meeting) text.Markup {
	switch {
	case m.State == council.Opened && m.IsSuspended():
		return p.Say("attendance.life_suspended", "when", clockAt(p, m, m.OpenedAt), "since", clockAt(p, m, lastSuspension(m).From))
	case m.State == council.Opened:
		return p.Say("attendance.life_open", "when", clockAt(p, m, m.OpenedAt))
	case m.State == council.Closed:
		return p.Say("attendance.life_closed", "when", clockAt(p, m, m.OpenedAt), "until", clockAt(p, m, m.ClosedAt),
			"length", p.Length(wholeMinutes(m.Lasted(m.ClosedAt))))
	}
	return ""
}

// whoIsThere are who presides, the figures of a meeting that is on or was, and the asker's own attendance.
func (c *call) whoIsThere(m council.Meeting) ([]text.Markup, error) {
	r, err := readRegister(c.tx, m)
	if err != nil {
		return nil, err
	}
	officers, err := c.officers(m)
	if err != nil {
		return nil, err
	}
	line := c.quorumLine(r)
	if m.State == council.Closed {
		line = c.Say("attendance.at_the_end", "quorum", line)
	}
	return slices.DeleteFunc([]text.Markup{lifeLine(c.Printer, m), officers, line, c.ownLine(r)}, func(l text.Markup) bool { return l == "" }), nil
}

// openButtons are what can be done about a meeting that is on, or is over.
func (c *call) openButtons(m council.Meeting) []bot.Button {
	buttons := []bot.Button{{Label: c.Plain("button.who_is_there"), Line: "/sitzung anwesend " + m.ID}}
	if m.State == council.Closed {
		if c.runs(m) {
			buttons = append(buttons, bot.Button{Label: c.Plain("button.sheet"), Line: "/sitzung anwesenheitsliste " + m.ID})
		}
		return buttons
	}
	buttons = append(buttons, hereButton(c.Printer, m), leaveButton(c.Printer, m))
	if !c.runs(m) {
		return buttons
	}
	if m.IsSuspended() {
		buttons = append(buttons, resumeButton(c.Printer, m))
	} else {
		buttons = append(buttons, bot.Button{Label: c.Plain("button.suspend"), Line: "/sitzung unterbrechen " + m.ID})
	}
	return append(buttons, closeButton(c.Printer, m))
}

// openingButton opens a meeting whose time has come.
func (c *call) openingButton(m council.Meeting) []bot.Button {
	if c.now.Before(m.Start.Add(-earlyComing)) {
		return nil
	}
	return c.offer("sitzung eroeffnen", bot.Button{Label: c.Plain("button.open"), Line: "/sitzung eroeffnen " + m.ID, Style: bot.Primary})
}

// lateOpening opens a meeting that took place and was never opened here.
func (c *call) lateOpening(m council.Meeting) []bot.Button {
	if m.State == council.Cancelled {
		return nil
	}
	return c.offer("sitzung eroeffnen", bot.Button{Label: c.Plain("button.open"), Line: "/sitzung eroeffnen " + m.ID, Fill: true})
}

// secondAfter marks a meeting that is being planned as the second one on the items of a meeting that lacked its quorum.
func (c *call) secondAfter(m *council.Meeting) error {
	if !c.Has("second") {
		return nil
	}
	first, err := records.Meeting(c.tx, c.ID("second"))
	if errors.Is(err, store.ErrNotFound) {
		return refuse("refusal.no_such_meeting", "id", c.ID("second"))
	}
	if err != nil {
		return err
	}
	r, err := readRegister(c.tx, first)
	if err != nil {
		return err
	}
	switch {
	case first.State != council.Closed:
		return refuse("refusal.first_not_closed", "id", first.ID)
	case r.everQuorate(first.ClosedAt):
		return refuse("refusal.first_was_quorate", "id", first.ID)
	}
	m.SecondAfter, m.Organization, m.With = first.ID, first.Organization, first.With
	return nil
}

// secondText is what the invitation to a second session must say. Source: rules.md, second_session.
func secondText(p text.Printer, m council.Meeting, body council.Organization) text.Markup {
	if m.SecondAfter == "" || m.State == council.Cancelled {
		return ""
	}
	if body.RulesOn(m.Day()).Preset == council.VwVfG {
		return p.Say("attendance.invitation_second_any", "id", m.SecondAfter)
	}
	return p.Say("attendance.invitation_second_three", "id", m.SecondAfter)
}
