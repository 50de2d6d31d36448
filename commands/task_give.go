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

// Whose a task is: it is accepted, declined and handed over.

func acceptTask(c *call) (bot.Reply, error) {
	t, err := c.theTask()
	if err != nil {
		return bot.Reply{}, err
	}
	if err := t.Accept(c.person.ID, c.now); err != nil {
		return bot.Reply{}, c.taskRefusal(t, err)
	}
	if err := c.putTask(t); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("task.accepted", "id", t.ID, "text", c.taskName(t))}
	if due := taskDue(c.Printer, t, c.today()); due != "" {
		lines = append(lines, c.Say("task.due", "day", due))
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Text: text.Join(lines, "\n\n")}}, nil
}

// declineTask gives a task back. Who gave it, or handed it on, is told and has it again.
func declineTask(c *call) (bot.Reply, error) {
	t, err := c.theTask()
	if err != nil {
		return bot.Reply{}, err
	}
	giver := t.By
	if i := slices.IndexFunc(t.Assignees, func(a council.Assignee) bool { return a.Person == c.person.ID && a.From != "" }); i >= 0 {
		giver = t.Assignees[i].From
	}
	back, err := t.Decline(c.person.ID, c.Text("reason"), c.now)
	if err != nil {
		return bot.Reply{}, c.taskRefusal(t, err)
	}
	if err := c.putTask(t); err != nil {
		return bot.Reply{}, err
	}
	person, err := records.People.Get(c.tx, giver)
	if err != nil {
		return bot.Reply{}, err
	}
	card := cardOf("task_back", t.ID, "who", c.person.ID, "back", back, "reason", c.Text("reason"))
	if _, err := tell(c.tx, "task_back "+t.ID+" "+c.person.ID+" "+store.Stamp(c.now), card, person); err != nil {
		return bot.Reply{}, err
	}
	name, err := c.nameOf(giver)
	if err != nil {
		return bot.Reply{}, err
	}
	said := "task.declined"
	if back != "" {
		said = "task.declined_back"
	}
	return bot.Say(c.Say(said, "id", t.ID, "text", c.taskName(t), "name", name)), nil
}

// handOverForm asks whose part goes on only where several have one.
func handOverForm(c *call, form *bot.Form) {
	if c.task.ID != "" && len(c.task.Active()) < 2 {
		form.Fields = slices.DeleteFunc(form.Fields, func(f bot.Field) bool { return f.ID == "from" })
	}
	if c.task.ID != "" {
		form.Text = taskLabel(c.Printer, c.task, c.shows(bot.Internal, "tasks"))
	}
}

// handOverTask gives a task, or one's part of it, to somebody else, who is asked.
func handOverTask(c *call) (bot.Reply, error) {
	t, err := c.taskToDo()
	if err != nil {
		return bot.Reply{}, err
	}
	from, err := c.partOf(t)
	if err != nil {
		return bot.Reply{}, err
	}
	mention, _ := c.Person("to")
	to, err := c.namedOrNew(mention)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := t.HandOver(from.ID, to.ID, c.person.ID, c.now); err != nil {
		if errors.Is(err, council.ErrAssigned) {
			return bot.Reply{}, refuse("refusal.assigned_already", "id", t.ID, "name", to.Name)
		}
		return bot.Reply{}, c.taskRefusal(t, err)
	}
	if err := c.putTask(t); err != nil {
		return bot.Reply{}, err
	}
	unreached, err := c.askAssignees(t)
	if err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("task.handed_over", "id", t.ID, "text", c.taskName(t), "name", to.Name)}
	switch {
	case to.ID == c.person.ID:
		lines[0] = c.Say("task.taken_over", "id", t.ID, "text", c.taskName(t))
	case slices.Contains(unreached, to.Name):
		lines = append(lines, c.Say("task.unreached", "names", to.Name))
	default:
		lines = append(lines, c.Say("task.is_asked", "name", to.Name))
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Text: text.Join(lines, "\n\n")}}, nil
}

// partOf is whose part of a task is handed over: who was named, the asker, or the only one who has it.
func (c *call) partOf(t council.Task) (council.Person, error) {
	active := t.Active()
	mention, named := c.Person("from")
	switch {
	case named:
		person, err := c.named(mention)
		if err != nil && refusalOf(err) == nil {
			return person, err
		}
		if !t.AssignedTo(person.ID) { // the same of who has it not and of who is not known at all
			return person, refuse("refusal.not_assigned", "id", t.ID, "name", mention.Display())
		}
		return person, nil
	case t.AssignedTo(c.person.ID):
		return c.person, nil
	case len(active) == 1:
		return records.People.Get(c.tx, active[0].Person)
	}
	refused := refuse("refusal.whose_part", "id", t.ID)
	for _, a := range active[:min(tasksOffered, len(active))] {
		person, err := records.People.Get(c.tx, a.Person)
		if err != nil {
			return person, err
		}
		if c.shows(bot.Internal, "tasks") {
			refused = refused.with(bot.Button{Label: person.Name, Line: c.again("von", c.mention(person))})
		}
	}
	return council.Person{}, refused
}
