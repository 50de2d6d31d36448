package commands

import (
	"cmp"
	"errors"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// What is done with a task. Who is to do it, who gave it and who coordinates the body may finish it, move its due date and
// hand it over; wording and withdrawing are for who gave it and the coordination.

// theTask is the task that the command is about: the one named, else the asker's only open one.
func (c *call) theTask() (council.Task, error) {
	if c.task.ID != "" {
		return c.task, nil
	}
	open, err := records.OpenTasksOf(c.tx, c.person.ID, tasksOffered+1)
	switch {
	case err != nil:
		return council.Task{}, err
	case len(open) == 0:
		return council.Task{}, refuse("refusal.no_open_task")
	case len(open) == 1:
		c.task = open[0]
		c.body, err = records.Organizations.Get(c.tx, open[0].Organization)
		return open[0], err
	}
	refused := refuse("refusal.which_task")
	for _, t := range open[:min(tasksOffered, len(open))] {
		refused = refused.with(bot.Button{Label: t.ID, Line: c.again(theTaskOption.Name, t.ID), Fill: c.event.Fill})
	}
	return council.Task{}, refused.with(bot.Button{Label: c.Plain("button.my_tasks"), Line: "/aufgabe meine"})
}

// tasked says whether the asker is to do the task that the command is about, or any where it names none.
func (c *call) tasked() (bool, error) {
	if len(c.mine) == 0 && c.person.ID != "" { // whoever has left has no more to do with it
		all, err := records.AllMembershipsOf(c.tx, c.person.ID)
		if err != nil || len(all) > 0 {
			return false, err
		}
	}
	if c.task.ID != "" || c.person.ID == "" {
		return c.task.AssignedTo(c.person.ID), nil
	}
	open, err := records.OpenTasksOf(c.tx, c.person.ID, 1)
	return len(open) > 0, err
}

// tasksOffered is how many tasks are offered where several may be meant.
const tasksOffered = 4

// leadsTasks says whether the asker coordinates the body of a task.
func (c *call) leadsTasks(t council.Task) bool {
	return c.holds(coordination.roles, []string{t.Organization})
}

// mayDo says whether the asker may finish a task, move its due date and hand it over.
func (c *call) mayDo(t council.Task) bool {
	return t.AssignedTo(c.person.ID) || t.By == c.person.ID || c.leadsTasks(t)
}

// taskToDo is theTask for who may do something with it.
func (c *call) taskToDo() (council.Task, error) {
	t, err := c.theTask()
	if err == nil && !c.mayDo(t) {
		return t, refuse("refusal.not_your_task", "id", t.ID, "who", c.Plain("who.coordination"))
	}
	return t, err
}

// taskToRule is theTask for who may change what it says or take it back.
func (c *call) taskToRule() (council.Task, error) {
	t, err := c.theTask()
	if err == nil && t.By != c.person.ID && !c.leadsTasks(t) {
		return t, refuse("refusal.not_given_by_you", "id", t.ID, "who", c.Plain("who.coordination"))
	}
	return t, err
}

// taskRefusal says who has closed a task meanwhile; other errors stay as they are.
func (c *call) taskRefusal(t council.Task, err error) error {
	if !errors.Is(err, council.ErrTaskClosed) {
		return err
	}
	name, wrong := c.nameOf(t.DoneBy)
	if wrong != nil {
		return wrong
	}
	refused := refuse("refusal.task_closed."+string(t.State), "id", t.ID, "name", name, "when", c.DateTime(c.zoned(t.Done)))
	if c.mayDo(t) {
		refused = refused.with(bot.Button{Label: c.Plain("button.reopen"), Line: "/aufgabe oeffnen " + t.ID})
	}
	return refused
}

func finishTask(c *call) (bot.Reply, error) {
	t, err := c.taskToDo()
	if err != nil {
		return bot.Reply{}, err
	}
	if err := t.Finish(c.person.ID, c.now); err != nil {
		return bot.Reply{}, c.taskRefusal(t, err)
	}
	lines := []text.Markup{c.Say("task.finished", "id", t.ID, "text", c.taskName(t))}
	next, err := followTask(c.tx, &t, c.now)
	if err != nil {
		return bot.Reply{}, err
	}
	if next.ID != "" {
		c.touched(next.ID)
		lines = append(lines, c.Say("task.follows", "id", next.ID, "day", c.Date(next.Due.Time())))
	}
	if err := c.putTask(t); err != nil {
		return bot.Reply{}, err
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Text: text.Join(lines, "\n\n"), Buttons: []bot.Button{c.undo("/aufgabe oeffnen " + t.ID)},
	}}, nil
}

// reopenTask takes back that a task is done, or withdrawn. What follows a recurring one goes again, while nobody has touched
// it.
func reopenTask(c *call) (bot.Reply, error) {
	t := c.task
	if t.State == council.TaskWithdrawn && t.By != c.person.ID && !c.leadsTasks(t) || !c.mayDo(t) {
		return bot.Reply{}, refuse("refusal.not_your_task", "id", t.ID, "who", c.Plain("who.coordination"))
	}
	ended := t.Done
	if err := t.Reopen(c.person.ID, c.now); err != nil {
		return bot.Reply{}, err
	}
	if t.Next != "" {
		next, err := records.Task(c.tx, t.Next) // it may have been deleted since
		if dropUnknown(err) != nil {
			return bot.Reply{}, err
		}
		if next.Created.Equal(ended) && next.Untouched() {
			if err := next.Withdraw(c.person.ID, c.now); err != nil {
				return bot.Reply{}, err
			}
			if err := c.putTask(next); err != nil {
				return bot.Reply{}, err
			}
			t.Next = ""
		}
	}
	if t.DueMeeting != "" {
		if err := followMeeting(c.tx, &t, "", c.now); err != nil {
			return bot.Reply{}, err
		}
	}
	if err := c.putTask(t); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("task.reopened", "id", t.ID, "text", c.taskName(t))}
	if due := taskDue(c.Printer, t, c.today()); due != "" {
		lines = append(lines, c.Say("task.due", "day", due))
	}
	return bot.Reply{Message: &bot.Message{
		Text: text.Join(lines, "\n\n"), Buttons: []bot.Button{{Label: c.Plain("button.finish"), Line: "/aufgabe erledigt " + t.ID}},
	}}, nil
}

// setTaskDue gives another due date: a day, the next meeting, none, a week more, or by "Rückgängig" what it was.
func setTaskDue(c *call) (bot.Reply, error) {
	t, err := c.taskToDo()
	if err != nil {
		return bot.Reply{}, err
	}
	if !t.Open() {
		return bot.Reply{}, c.taskRefusal(t, council.ErrTaskClosed)
	}
	before := cmp.Or(string(t.Due), "-") + " " + cmp.Or(t.DueMeeting, "-")
	day, meeting := council.Day(""), ""
	value, given := c.When("due")
	switch {
	case c.Has("back_to") && c.event.Source == bot.Pressed:
		due, at, _ := strings.Cut(c.Text("back_to"), " ")
		if day = readDay(due); at == council.NextMeeting || bot.IDKind(at) == "S" {
			meeting = at
		}
	case c.Has("week_after"):
		if c.Text("week_after") != string(t.Due) { // pressed twice, or moved by somebody else meanwhile
			return bot.Reply{}, refuse("refusal.due_moved", "id", t.ID, "day", taskDue(c.Printer, t, c.today()))
		}
		day = max(t.Due, c.today()).Add(7)
	case c.Yes("none"):
	case !given:
		o, _ := c.command.Option("due")
		c.Missing = append(c.Missing, o)
		return c.unready(), nil
	default:
		if day, meeting, err = c.dueDay(value, t.Organization); err != nil {
			return bot.Reply{}, err
		}
	}
	if err := t.SetDue(day, meeting, c.person.ID, c.now); err != nil {
		return bot.Reply{}, err
	}
	if meeting != "" && c.Has("back_to") { // it may have moved since
		if err := followMeeting(c.tx, &t, "", c.now); err != nil {
			return bot.Reply{}, err
		}
	}
	if err := c.putTask(t); err != nil {
		return bot.Reply{}, err
	}
	said, due := "task.due_set", taskDue(c.Printer, t, c.today())
	if due == "" {
		said = "task.due_none"
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Text: c.Say(said, "id", t.ID, "text", c.taskName(t), "day", due),
		Buttons: []bot.Button{c.undo(bot.Line("aufgabe frist", "", t.ID, "zurueck-auf", before))},
	}}, nil
}

// readDay is a day as a button carries it; "" for none.
func readDay(typed string) council.Day {
	if _, err := time.Parse(time.DateOnly, typed); err != nil {
		return ""
	}
	return council.Day(typed)
}

// noteTask puts a note into a task's history.
func noteTask(c *call) (bot.Reply, error) {
	t, err := c.theTask()
	if err != nil {
		return bot.Reply{}, err
	}
	note := c.Text("text")
	if n := len(t.Log); n > 0 && t.Log[n-1].Kind == council.TaskNote && t.Log[n-1].Text == note &&
		t.Log[n-1].By == c.person.ID && c.now.Sub(t.Log[n-1].At) < time.Minute {
		return bot.Reply{}, records.ErrDone // a button pressed twice
	}
	if err := t.AddNote(note, c.person.ID, c.now); err != nil {
		return bot.Reply{}, err
	}
	if err := c.putTask(t); err != nil {
		return bot.Reply{}, err
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Text: c.Say("task.noted", "id", t.ID, "text", c.taskName(t)),
		Buttons: []bot.Button{{Label: c.Plain("button.show", "id", t.ID), Line: "/aufgabe zeigen " + t.ID}},
	}}, nil
}

// editTask changes the text, who else is to do it, and how it recurs. Without a value it asks, with what is so now filled in.
func editTask(c *call) (bot.Reply, error) {
	t, err := c.taskToRule()
	if err != nil {
		return bot.Reply{}, err
	}
	if !t.Open() {
		return bot.Reply{}, c.taskRefusal(t, council.ErrTaskClosed)
	}
	if !c.Has("text") && !c.Has("assignees") && !c.Has("repeat") && !c.Has("once") {
		return c.editTaskForm(t), nil
	}
	before := t
	if text := c.Text("text"); text != "" && text != t.Text {
		if err := t.Reword(text, c.person.ID, c.now); err != nil {
			return bot.Reply{}, err
		}
	}
	if c.Has("repeat") {
		if err := c.repeatOf(&t); err != nil {
			return bot.Reply{}, err
		}
	}
	if c.Yes("once") {
		t.Rule = ""
	}
	people, err := c.assigneesOf()
	if err != nil {
		return bot.Reply{}, err
	}
	for _, person := range people {
		if err := t.Assign(person.ID, c.person.ID, c.now); err != nil && !errors.Is(err, council.ErrAssigned) {
			return bot.Reply{}, err
		}
	}
	if len(t.Active()) > mostAssignees {
		return bot.Reply{}, refuse("refusal.too_many_assignees", "count", mostAssignees)
	}
	if t.Text == before.Text && t.Rule == before.Rule && len(t.Active()) == len(before.Active()) {
		return bot.Reply{}, refuse("refusal.task_unchanged", "id", t.ID)
	}
	if err := c.putTask(t); err != nil {
		return bot.Reply{}, err
	}
	if len(t.Active()) > len(before.Active()) {
		if _, err := c.askAssignees(t); err != nil {
			return bot.Reply{}, err
		}
	}
	lines := []text.Markup{c.Say("task.edited", "id", t.ID, "text", c.taskText(t))}
	facts, err := c.taskFacts(t)
	if err != nil {
		return bot.Reply{}, err
	}
	message := &bot.Message{Tone: bot.Good, Text: text.Join(append(lines, facts...), "\n\n")}
	if t.Text != before.Text && !t.NonPublic {
		message.Buttons = []bot.Button{c.undo(bot.Line("aufgabe aendern", "", t.ID, "text", before.Text))}
	}
	return bot.Reply{Message: message}, nil
}

// editTaskForm asks what is to change, with what is so now where it may be shown.
func (c *call) editTaskForm(t council.Task) bot.Reply {
	form := c.form()
	form.Line = bot.Line("aufgabe aendern", "", t.ID)
	if c.event.Source == bot.Submitted {
		form.Error = c.Plain("refusal.task_unchanged", "id", t.ID)
	}
	values := map[string]string{"repeat": taskRule(t)}
	if !t.NonPublic && c.shows(bot.Internal, "tasks") {
		values["text"] = t.Text
	}
	for i, field := range form.Fields {
		if value, ok := values[field.ID]; ok && field.Value == "" {
			form.Fields[i].Value = value
		}
	}
	return bot.Reply{Form: form, Failed: true}
}

// withdrawTask takes a task back; a recurring one does not come again.
func withdrawTask(c *call) (bot.Reply, error) {
	t, err := c.taskToRule()
	if err != nil {
		return bot.Reply{}, err
	}
	if err := t.Withdraw(c.person.ID, c.now); err != nil {
		return bot.Reply{}, c.taskRefusal(t, err)
	}
	if err := c.putTask(t); err != nil {
		return bot.Reply{}, err
	}
	said := "task.withdrawn"
	if t.Rule != "" && t.Next == "" {
		said = "task.withdrawn_series"
	}
	return bot.Reply{Message: &bot.Message{
		Text: c.Say(said, "id", t.ID, "text", c.taskName(t)), Buttons: []bot.Button{c.undo("/aufgabe oeffnen " + t.ID)},
	}}, nil
}

// takeIntoText undoes that the last words of a new task were read as its due date.
func takeIntoText(c *call) (bot.Reply, error) {
	t, err := c.taskToRule()
	if err != nil {
		return bot.Reply{}, err
	}
	if err := t.TakeIntoText(c.person.ID, c.now); err != nil {
		return bot.Reply{}, c.taskRefusal(t, err)
	}
	if err := c.putTask(t); err != nil {
		return bot.Reply{}, err
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Text: text.Join([]text.Markup{c.Say("task.edited", "id", t.ID, "text", c.taskText(t)), c.Say("task.no_due")}, "\n\n"),
		Buttons: []bot.Button{{Label: c.Plain("button.set_due"), Line: "/aufgabe frist " + t.ID, Fill: true}},
	}}, nil
}
