package commands

import (
	"slices"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// What an office leaves open, and the messages about who takes it up.

// mostLeftOpen is how many tasks the list of what is open names.
const mostLeftOpen = 15

// leftOpen lists what an office leaves open, and counts the giver's open tasks in its body.
func (b *Bot) leftOpen(tx store.Tx, p text.Printer, h council.Handover, now time.Time, internal bool) (text.Markup, int, error) {
	lines, err := openMatters(tx, p, h, now)
	if err != nil {
		return "", 0, err
	}
	tasks, err := tasksLeft(tx, h)
	if err != nil {
		return "", 0, err
	}
	today := council.DayOf(now)
	for _, t := range tasks[:min(mostLeftOpen, len(tasks))] {
		line := "- " + p.Say("handover.task", "id", t.ID, "text", taskShort(p, t, internal))
		if due := taskDue(p, t, today); due != "" {
			line += " – " + text.Escape(due)
		}
		lines = append(lines, line)
	}
	if more := len(tasks) - mostLeftOpen; more > 0 {
		lines = append(lines, "- "+p.Say("handover.more_tasks", "count", more))
	}
	reminders, err := records.RemindersOf(tx, h.From)
	if err != nil {
		return "", 0, err
	}
	reminders = slices.DeleteFunc(reminders, func(r council.Reminder) bool { return r.Organization != h.Organization })
	if n := len(reminders); n > 0 { // what they say is the giver's own business
		lines = append(lines, "- "+p.Say("handover.reminders", "count", n))
	}
	if len(lines) == 0 {
		return p.Say("handover.nothing_open"), 0, nil
	}
	return text.Join(append([]text.Markup{p.Say("handover.open")}, lines...), "\n"), len(tasks), nil
}

// tasksLeft are the open tasks of the giver in the office's body.
func tasksLeft(tx store.Tx, h council.Handover) ([]council.Task, error) {
	tasks, err := records.OpenTasksOf(tx, h.From, 0)
	return slices.DeleteFunc(tasks, func(t council.Task) bool { return t.Organization != h.Organization }), err
}

// openMatters are the meetings and minutes that somebody in the office has to see to.
func openMatters(tx store.Tx, p text.Printer, h council.Handover, now time.Time) ([]text.Markup, error) {
	body, err := records.Organizations.Get(tx, h.Organization)
	if err != nil {
		return nil, err
	}
	meetings, err := records.MeetingsOf(tx, h.Organization, now, zeroTime, 0)
	if err != nil {
		return nil, err
	}
	var lines []text.Markup
	rules := body.RulesOn(council.DayOf(now))
	for _, m := range meetings {
		if m.Organization != h.Organization || m.State != council.Planned && m.State != council.Invited {
			continue
		}
		if m.State == council.Planned && h.Office != council.MinuteTaker {
			lines = append(lines, "- "+p.Say("handover.invite", "id", m.ID, "when", p.DateTime(m.In()), "latest", p.Date(m.LatestDispatch(rules).Time())))
		}
		if deadline := m.Deadline(rules); h.Office != council.MinuteTaker && rules.AgendaDeadline > 0 && !m.DeadlineLapsed && deadline >= council.DayOf(now) {
			lines = append(lines, "- "+p.Say("handover.deadline", "id", m.ID, "day", p.Date(deadline.Time())))
		}
		if m.Moderator == h.From {
			lines = append(lines, "- "+p.Say("handover.moderates", "id", m.ID, "when", p.DateTime(m.In())))
		}
	}
	all, err := records.Unapproved(tx, h.Organization)
	for _, minutes := range all {
		switch minutes.State {
		case council.MinutesReleased:
			lines = append(lines, "- "+p.Say("handover.objections", "id", minutes.Meeting))
		default:
			lines = append(lines, "- "+p.Say("handover.release", "id", minutes.Meeting))
		}
	}
	return lines, err
}

// handoverOfCard is the handover that a card is about; of one that was taken back, false.
func (c *cardCall) handoverOfCard() (council.Handover, bool, error) {
	h, err := records.Handovers.Get(c.tx, c.card.ID)
	c.bodies = []string{h.Organization}
	return h, err == nil, dropUnknown(err)
}

// handoverCard tells the channel who holds an office from when on, so that nobody gives themself one unseen.
func handoverCard(c *cardCall) (bot.Message, error) {
	h, there, err := c.handoverOfCard()
	if err != nil || !there {
		return bot.Message{Text: c.Say("member.office_undone")}, err
	}
	name := c.nameOf
	if slices.Contains(offices, h.Office) { // who holds these is public
		name = func(id string) (string, error) { return personName(c.tx, id) }
	}
	to, err := name(h.To)
	if err != nil {
		return bot.Message{}, err
	}
	from, err := name(h.From)
	return bot.Message{Text: c.Say("handover.card", "office", bot.ChoiceLabel(c.Printer, string(h.Office)), "to", to, "from", from,
		"day", c.Date(h.Day.Time()), "by", c.card.Args["by"])}, err
}

// takeoverCard tells who takes an office up what it leaves open.
func takeoverCard(c *cardCall) (bot.Message, error) {
	h, there, err := c.handoverOfCard()
	if err != nil || !there {
		return bot.Message{Text: c.Say("handover.undone")}, err
	}
	body, err := records.Organizations.Get(c.tx, h.Organization)
	if err != nil {
		return bot.Message{}, err
	}
	office := bot.ChoiceLabel(c.Printer, string(h.Office))
	open, tasks, err := c.bot.leftOpen(c.tx, c.Printer, h, c.now, c.shows(bot.Internal, "tasks"))
	if err != nil {
		return bot.Message{}, err
	}
	from, err := c.nameOf(h.From)
	message := bot.Message{
		Title: c.Plain("handover.title", "office", office, "body", body.Name), Tone: bot.Warning,
		Text:    c.Say("handover.yours", "office", office, "body", body.Name, "day", c.Date(h.Day.Time()), "from", from) + "\n\n" + open,
		Buttons: []bot.Button{{Label: c.Plain("button.my_day"), Line: "/gremium heute"}},
	}
	if tasks > 0 && h.Tasks.IsZero() {
		message.Buttons = append([]bot.Button{handOverButton(c.Printer, h)}, message.Buttons...)
	}
	return message, err
}

// tasksTakenCard tells who has taken an office up that the tasks came with it.
func tasksTakenCard(c *cardCall) (bot.Message, error) {
	h, _, err := c.handoverOfCard()
	if err != nil {
		return bot.Message{}, err
	}
	from, err := c.nameOf(h.From)
	return bot.Message{
		Title: c.Plain("handover.tasks_title"), Text: c.Say("handover.tasks_taken", "number", c.card.Args["count"], "from", from), Tone: bot.Warning,
		Buttons: []bot.Button{{Label: c.Plain("button.my_tasks"), Line: "/aufgabe meine", Style: bot.Primary}},
	}, err
}
