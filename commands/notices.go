package commands

import (
	"errors"
	"slices"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/bot/when"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// Notices to a body or its coordination: changed rules, offices, the Monday list.

// rulesCard tells the channel that its rules of procedure were changed.
func rulesCard(c *cardCall) (bot.Message, error) {
	body, err := records.Organizations.Get(c.tx, c.card.ID)
	if err != nil {
		return bot.Message{}, err
	}
	from := council.Day(c.card.Args["from"])
	rules := body.RulesOn(from)
	return bot.Message{
		Title: c.Plain("council.rules_of", "body", body.Name), Tone: bot.Warning,
		Text: c.Say("card.rules", "by", c.card.Args["by"], "from", c.Date(from.Time())) + "\n\n" + rulesText(c.Printer, rules),
	}, nil
}

// digestCard is the coordination's Monday list.
func digestCard(c *cardCall) (bot.Message, error) {
	body, err := records.Organizations.Get(c.tx, c.card.ID)
	if err != nil {
		return bot.Message{}, err
	}
	c.bodies = []string{body.ID}
	meetings, err := meetingsAhead(c.tx, body.ID, c.now)
	if err != nil {
		return bot.Message{}, err
	}
	var lines []text.Markup
	for _, m := range meetings {
		line := "- " + c.Say("meeting.line", "id", m.ID, "when", c.DateTime(m.In()), "state", c.Plain("meeting.state."+string(m.State)))
		switch m.State {
		case council.Planned:
			latest := m.LatestDispatch(body.RulesOn(council.DayOf(c.now)))
			key := "digest.dispatch"
			if m.NoticeDays(body.RulesOn(council.DayOf(c.now))) > 0 && !m.InTime(c.now, body.RulesOn(council.DayOf(c.now))) {
				key = "digest.dispatch_over"
			}
			line += " " + c.Say(key, "latest", c.Date(latest.Time()))
		case council.Invited:
			names, err := c.unanswered(m)
			if err != nil {
				return bot.Message{}, err
			}
			switch {
			case len(names) > 0 && !c.shows(bot.Internal, "answers"):
				line += " " + c.Say("digest.unanswered_count", "count", len(names))
			case len(names) > 0:
				line += " " + c.Say("digest.unanswered", "names", nameList(c.Printer, names))
			}
		}
		lines = append(lines, line)
	}
	if overdueMeeting(c.tx, body, c.now) {
		lines = append(lines, "- "+c.Say("digest.no_meeting", "cadence", body.RulesOn(council.DayOf(c.now)).Cadence))
	}
	overdue, err := c.overdueLines(body)
	if err != nil {
		return bot.Message{}, err
	}
	if len(lines)*len(overdue) > 0 {
		lines = append(lines, "")
	}
	lines = append(lines, overdue...)
	return bot.Message{
		Title: c.Plain("digest.title", "body", body.Name, "week", c.ShortDate(when.Midnight(c.now))),
		Text:  c.lateNote() + text.Join(lines, "\n"),
	}, nil
}

// unanswered are the names of those who have not answered an invitation.
func (c *cardCall) unanswered(m council.Meeting) ([]string, error) {
	all, err := belongingTo(c.tx, m)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, i := range all {
		if i.Answer == "" {
			name, err := personName(c.tx, i.Person)
			if err != nil {
				return nil, err
			}
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names, nil
}

// officeCard tells the channel who takes up or lays down an office. One that was taken back is gone.
func officeCard(c *cardCall) (bot.Message, error) {
	m, err := records.Memberships.Get(c.tx, c.card.ID)
	if errors.Is(err, store.ErrNotFound) {
		return bot.Message{Text: c.Say("member.office_undone")}, nil
	}
	if err != nil {
		return bot.Message{}, err
	}
	name, err := personName(c.tx, m.Person)
	if err != nil {
		return bot.Message{}, err
	}
	var held []string
	for _, role := range offices {
		if m.Has(role) {
			held = append(held, bot.ChoiceLabel(c.Printer, string(role)))
		}
	}
	key, day := "member.office_taken", m.Start
	if c.card.Args["ended"] != "" && m.End != "" {
		key, day = "member.office_left", m.End
	}
	return bot.Message{Text: c.Say(key, "name", name, "offices", c.And(held), "day", c.Date(day.Time()), "by", c.card.Args["by"])}, nil
}
