package commands

import (
	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// The direct messages about tasks. What came of a non-public item is not told in them: it is shown to who presses "Anzeigen".

// taskOfCard is the task that a card is about.
func (c *cardCall) taskOfCard() (council.Task, error) {
	t, err := records.Task(c.tx, c.card.ID)
	c.bodies = []string{t.Organization}
	return t, err
}

// taskCard asks somebody whether they will do a task, and stays their handle to it.
func taskCard(c *cardCall) (bot.Message, error) {
	t, err := c.taskOfCard()
	if err != nil {
		return bot.Message{}, err
	}
	if message, settled, err := c.settledTask(t); settled || err != nil {
		return message, err
	}
	title := "card.task"
	if t.Asked(c.person.ID) {
		title = "card.task_asked"
	}
	message, err := c.taskMessage(t, c.Plain(title, "id", t.ID), "")
	if err != nil {
		return message, err
	}
	message.Tone = bot.Warning
	if !t.Asked(c.person.ID) {
		message.Tone = bot.Good
	}
	return message, nil
}

// taskDueCard reminds of a task.
func taskDueCard(c *cardCall) (bot.Message, error) {
	t, err := c.taskOfCard()
	if err != nil {
		return bot.Message{}, err
	}
	if message, settled, err := c.settledTask(t); settled || err != nil {
		return message, err
	}
	if string(t.Due) != c.card.Args["due"] {
		return bot.Message{Text: c.Say("card.task_moved", "id", t.ID, "day", taskDue(c.Printer, t, council.DayOf(c.now)))}, nil
	}
	today, key := council.DayOf(c.now), "card.task_due_on"
	switch {
	case t.Due < today:
		key = "card.task_overdue"
	case t.Due == today:
		key = "card.task_due_today"
	}
	message, err := c.taskMessage(t, c.Plain(key, "id", t.ID, "day", c.Date(t.Due.Time())), c.lateNote())
	message.Tone = bot.Warning
	return message, err
}

// taskBackCard tells who gave a task, or handed it on, that it was declined.
func taskBackCard(c *cardCall) (bot.Message, error) {
	t, err := c.taskOfCard()
	if err != nil {
		return bot.Message{}, err
	}
	name, err := c.nameOf(c.card.Args["who"])
	if err != nil {
		return bot.Message{}, err
	}
	said, back := "card.task_declined", c.card.Args["back"] == c.person.ID
	switch {
	case !t.Open() || back && !t.AssignedTo(c.person.ID):
		return bot.Message{Text: c.Say("card.task_back_settled", "id", t.ID, "name", name)}, nil
	case back:
		said = "card.task_back"
	}
	lines := []text.Markup{c.Say(said, "id", t.ID, "name", name), c.taskWords(t)}
	if reason := c.card.Args["reason"]; reason != "" && !t.NonPublic && c.shows(bot.Internal, "tasks") {
		lines = append(lines, c.Say("card.reason", "reason", reason))
	}
	return bot.Message{
		Title: c.Plain("card.task_back_title", "id", t.ID), Text: text.Join(lines, "\n\n"), Tone: bot.Warning,
		Buttons: append(c.revealTask(t),
			bot.Button{Label: c.Plain("button.hand_over"), Line: "/aufgabe abgeben " + t.ID, Fill: true},
			bot.Button{Label: c.Plain("button.withdraw_task"), Line: "/aufgabe zurueckziehen " + t.ID}),
	}, nil
}

// settledTask is what a message about a task becomes when there is nothing to be done with it any more: without buttons.
func (c *cardCall) settledTask(t council.Task) (bot.Message, bool, error) {
	gone, err := hasLeft(c.tx, c.person.ID, t.Organization, council.DayOf(c.now))
	switch {
	case err != nil:
		return bot.Message{}, false, err
	case gone: // who has left learns nothing new from what they once got
		return bot.Message{Text: c.Say("card.task_left", "id", t.ID)}, true, nil
	case !t.Open():
		name, err := c.nameOf(t.DoneBy)
		return bot.Message{
			Tone: bot.Good, Text: c.Say("card.task_ended."+string(t.State), "id", t.ID, "text", c.taskWords(t), "name", name),
		}, true, err
	case !t.AssignedTo(c.person.ID):
		return bot.Message{Text: c.Say("card.task_not_yours", "id", t.ID)}, true, nil
	}
	return bot.Message{}, false, nil
}

// taskWords are a task's text as far as a message that stays may show it.
func (c *cardCall) taskWords(t council.Task) text.Markup {
	return taskLabel(c.Printer, t, t.NonPublic || c.shows(bot.Internal, "tasks"))
}

// revealTask is the button that shows a non-public task to who may read it.
func (c *cardCall) revealTask(t council.Task) []bot.Button {
	ceiling, err := c.bot.ceiling(c.tx, c.to.Platform, c.bodies)
	if !t.NonPublic || err != nil || ceiling < bot.NonPublic {
		return nil // it would show nothing, or nothing new
	}
	return []bot.Button{{Label: c.Plain("button.reveal"), Line: "/aufgabe zeigen " + t.ID}}
}

// taskMessage is a task that is to be done, for its reader.
func (c *cardCall) taskMessage(t council.Task, title string, before text.Markup) (bot.Message, error) {
	message := bot.Message{Title: title, Text: before + "**" + c.taskWords(t) + "**"}
	if due := taskDue(c.Printer, t, council.DayOf(c.now)); due != "" {
		message.Text += "\n\n" + c.Say("task.due", "day", due)
	}
	body, err := records.Organizations.Get(c.tx, t.Organization)
	if err != nil {
		return message, err
	}
	message.Facts = append(message.Facts, bot.Fact{Label: c.Plain("task.fact_body"), Value: text.Escape(body.Name)})
	if c.shows(bot.Internal, "tasks") {
		if t.By != c.person.ID {
			name, err := personName(c.tx, t.By)
			if err != nil {
				return message, err
			}
			message.Facts = append(message.Facts, bot.Fact{Label: c.Plain("task.fact_by"), Value: text.Escape(name)})
		}
		var others []string
		for _, a := range t.Active() {
			if a.Person == c.person.ID {
				continue
			}
			name, err := personName(c.tx, a.Person)
			if err != nil {
				return message, err
			}
			others = append(others, name)
		}
		if len(others) > 0 {
			message.Facts = append(message.Facts, bot.Fact{Label: c.Plain("task.fact_with"), Value: text.Escape(nameList(c.Printer, others))})
		}
	}
	if t.Meeting != "" {
		from := t.Meeting
		if t.Item > 0 {
			from = itemID(council.Meeting{ID: t.Meeting}, council.AgendaItem{Number: t.Item})
		}
		message.Facts = append(message.Facts, bot.Fact{Label: c.Plain("task.fact_from"), Value: text.Escape(from)})
	}
	message.Buttons = append(taskActions(c.Printer, t, c.person.ID, true), c.revealTask(t)...)
	return message, nil
}

// overdueListed is how many overdue tasks the Monday list names.
const overdueListed = 15

// overdueLines are a body's overdue tasks for its coordination's list.
func (c *cardCall) overdueLines(body council.Organization) ([]text.Markup, error) {
	overdue, err := records.OverdueTasks(c.tx, body.ID, council.DayOf(c.now), overdueCounted)
	if err != nil || len(overdue) == 0 {
		return nil, err
	}
	lines := []text.Markup{c.Say("digest.overdue", "count", len(overdue))}
	for _, t := range overdue[:min(overdueListed, len(overdue))] {
		line := "- **" + text.Escape(t.ID) + "** " + taskShort(c.Printer, t, t.NonPublic || c.shows(bot.Internal, "tasks")) + " – "
		if c.shows(bot.Internal, "tasks") {
			names, err := taskNames(c.tx, c.Printer, t)
			if err != nil {
				return nil, err
			}
			line += text.Escape(fewNames(c.Printer, names)) + "; "
		}
		lines = append(lines, line+text.Escape(taskDue(c.Printer, t, council.DayOf(c.now))))
	}
	if more := len(overdue) - overdueListed; more > 0 {
		lines = append(lines, "- "+c.Say("digest.overdue_more", "line", text.Code(c.bot.typed(c.Printer, "aufgabe liste"))))
	}
	return lines, nil
}
