package commands

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Tasks: what somebody is to do by a day. Here are the declarations and how one is given; task_show.go lists them,
// task_change.go changes them, task_card.go shows them to who is to do them, task_jobs.go reminds.

// theTaskOption is the id that a command about a task takes first.
var theTaskOption = bot.Option{ID: "task", Name: "aufgabe", Kind: bot.ID, Prefix: "A", Bare: true}

// assigned is who deals with a task: members, and whoever is to do it.
var assigned = permission{who: "assigned", roles: members.roles, assigned: true}

// longestTask is how many characters a task's text or a note on it has at most.
const longestTask = 500

var taskCommands = []command{{
	Command: bot.Command{
		Name: "aufgabe neu", English: "task new", Aliases: []string{"aufgabe geben", "aufgabe anlegen", "task add"}, OnPost: true,
		Options: []bot.Option{
			{ID: "assignees", Name: "wer", Aliases: []string{"an", "assignee"}, Kind: bot.Person, Bare: true, Many: true},
			{ID: "text", Name: "text", Kind: bot.Text, Required: true, Bare: true, Max: longestTask},
			{ID: "due", Name: "bis", Aliases: []string{"frist", "by"}, Kind: bot.When},
			{ID: "item", Name: "zu", Aliases: []string{"top"}, Kind: bot.ID, Prefix: "S", Places: true},
			{ID: "resolution", Name: "beschluss", Kind: bot.ID, Prefix: "B"},
			{ID: "repeat", Name: "wiederholung", Kind: bot.Text, Max: 120},
		},
	},
	may: members, do: addTask, newcomer: "assignees",
}, {
	Command: bot.Command{
		Name: "aufgabe meine", English: "task mine", Reads: true, Aliases: []string{"task my"},
		Options: []bot.Option{fromOption},
	},
	may: assigned, where: inCouncil, do: myTasks,
}, {
	Command: bot.Command{
		Name: "aufgabe liste", English: "task list", Reads: true, Aliases: []string{"aufgaben", "tasks"},
		Options: []bot.Option{
			{ID: "person", Name: "person", Aliases: []string{"wer"}, Kind: bot.Person, Bare: true},
			{ID: "done", Name: "erledigt", Kind: bot.YesNo},
			{ID: "all", Name: "alle", Kind: bot.YesNo},
			fromOption,
		},
	},
	may: members, do: listTasks,
}, {
	Command: bot.Command{
		Name: "aufgabe zeigen", English: "task show", Reads: true,
		Aliases: []string{"aufgabe", "task", "aufgabe uebersicht"},
		Options: []bot.Option{theTaskOption, pageOption, fromOption},
	},
	may: assigned, where: inCouncil, do: showTask,
}, {
	Command: bot.Command{
		Name: "aufgabe erledigt", English: "task done", Aliases: []string{"aufgabe fertig", "aufgabe erledigen", "task finish"}, For: "A",
		Options: []bot.Option{theTaskOption},
	},
	may: assigned, where: inCouncil, do: finishTask,
}, {
	Command: bot.Command{
		Name: "aufgabe oeffnen", English: "task reopen", Aliases: []string{"aufgabe wiederaufnehmen", "task open"},
		Options: []bot.Option{neededTask},
	},
	may: assigned, where: inCouncil, do: reopenTask,
}, {
	Command: bot.Command{
		Name: "aufgabe annehmen", English: "task accept",
		Options: []bot.Option{theTaskOption},
	},
	may: assigned, where: inCouncil, do: acceptTask,
}, {
	Command: bot.Command{
		Name: "aufgabe ablehnen", English: "task decline",
		Options: []bot.Option{theTaskOption, {ID: "reason", Name: "grund", Kind: bot.Text, Bare: true}},
	},
	may: assigned, where: inCouncil, do: declineTask,
}, {
	Command: bot.Command{
		Name: "aufgabe frist", English: "task due", Aliases: []string{"aufgabe verschieben", "task move"},
		Options: []bot.Option{
			theTaskOption,
			{ID: "due", Name: "bis", Aliases: []string{"auf", "by"}, Kind: bot.When, Bare: true},
			{ID: "none", Name: "ohne", Kind: bot.YesNo},
			{ID: "week_after", Name: "woche-nach", Kind: bot.Text, Hidden: true},
			{ID: "back_to", Name: "zurueck-auf", Kind: bot.Text, Hidden: true},
		},
	},
	may: assigned, where: inCouncil, do: setTaskDue,
}, {
	Command: bot.Command{
		Name: "aufgabe abgeben", English: "task hand-over", Aliases: []string{"aufgabe uebergeben", "task give"},
		Options: []bot.Option{
			theTaskOption,
			{ID: "to", Name: "an", Kind: bot.Person, Bare: true, Required: true},
			{ID: "from", Name: "von", Kind: bot.Person},
		},
	},
	may: assigned, where: inCouncil, do: handOverTask, newcomer: "to", form: handOverForm,
}, {
	Command: bot.Command{
		Name: "aufgabe notiz", English: "task note", Aliases: []string{"aufgabe notieren"},
		Options: []bot.Option{theTaskOption, {ID: "text", Name: "text", Kind: bot.Text, Bare: true, Required: true, Max: longestTask}},
	},
	may: assigned, where: inCouncil, do: noteTask,
}, {
	Command: bot.Command{
		Name: "aufgabe aendern", English: "task edit", Aliases: []string{"aufgabe bearbeiten", "task change"},
		Options: []bot.Option{
			theTaskOption,
			{ID: "text", Name: "text", Kind: bot.Text, Max: longestTask},
			{ID: "assignees", Name: "wer", Aliases: []string{"auch", "assignee"}, Kind: bot.Person, Bare: true, Many: true},
			{ID: "repeat", Name: "wiederholung", Kind: bot.Text, Max: 120},
			{ID: "once", Name: "einmalig", Kind: bot.YesNo},
		},
	},
	may: assigned, where: inCouncil, do: editTask, newcomer: "assignees",
}, {
	Command: bot.Command{
		Name: "aufgabe zurueckziehen", English: "task withdraw", Aliases: []string{"aufgabe streichen"},
		Options: []bot.Option{neededTask},
	},
	may: assigned, where: inCouncil, do: withdrawTask,
}, {
	Command: bot.Command{
		Name: "aufgabe zum-text", English: "task wording", Hidden: true,
		Options: []bot.Option{neededTask},
	},
	may: assigned, where: inCouncil, do: takeIntoText,
}}

// neededTask is theTaskOption where no task goes without saying.
var neededTask = func() bot.Option { o := theTaskOption; o.Required = true; return o }()

// fromOption names the page of a long list that is read from an index; its buttons use it.
var fromOption = bot.Option{ID: "from_place", Name: "ab-stelle", Kind: bot.Text, Max: 80, Hidden: true}

// The limits of what one person may give: enough for anybody, too few to flood others. Source: our proposal.
const (
	mostAssignees = 20
	mostGiven     = 200 // open tasks given by a member; who coordinates may give more
	mostGivenADay = 100 // tasks given by a member in 24 hours, those taken back too: of each somebody may have been told
)

func addTask(c *call) (bot.Reply, error) {
	t := council.Task{Text: c.Text("text"), State: council.TaskOpen, Created: c.now, By: c.person.ID}
	if err := c.originOf(&t); err != nil {
		return bot.Reply{}, err
	}
	if err := c.mayGiveMore(t); err != nil {
		return bot.Reply{}, err
	}
	if err := c.dueOf(&t); err != nil {
		return bot.Reply{}, err
	}
	if err := c.repeatOf(&t); err != nil {
		return bot.Reply{}, err
	}
	people, err := c.assigneesOf()
	if err != nil {
		return bot.Reply{}, err
	}
	if len(people) == 0 {
		people = []council.Person{c.person}
	}
	for _, person := range people {
		if err := t.Assign(person.ID, c.person.ID, c.now); err != nil {
			return bot.Reply{}, err
		}
	}
	if again, err := c.justGiven(t); err != nil || again {
		return bot.Reply{}, cmp.Or(err, error(records.ErrDone))
	}
	if t.Number, err = c.tx.Next("task"); err != nil {
		return bot.Reply{}, err
	}
	t.ID = fmt.Sprintf("A%d", t.Number)
	if err := records.Tasks.Put(c.tx, t); err != nil {
		return bot.Reply{}, err
	}
	if err := scheduleTask(c.tx, t, c.now); err != nil {
		return bot.Reply{}, err
	}
	c.task = t
	c.touched(t.ID)
	unreached, err := c.askAssignees(t)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := c.refreshOrigin(t); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("task.added", "id", t.ID, "text", c.taskText(t))}
	facts, err := c.taskFacts(t)
	if err != nil {
		return bot.Reply{}, err
	}
	lines = append(lines, facts...)
	if len(unreached) > 0 && c.shows(bot.Internal, "tasks") {
		lines = append(lines, c.Say("task.unreached", "names", c.And(unreached)))
	}
	message := &bot.Message{Tone: bot.Good, Text: text.Join(lines, "\n\n")}
	if t.ReadAsDue != "" {
		message.Buttons = append(message.Buttons, bot.Button{
			Label: c.Plain("button.belongs_to_text"), Line: "/aufgabe zum-text " + t.ID, Until: c.now.Add(undoFor),
		})
	}
	if t.Due == "" && t.DueMeeting == "" {
		message.Buttons = append(message.Buttons, bot.Button{Label: c.Plain("button.set_due"), Line: "/aufgabe frist " + t.ID, Fill: true})
	}
	message.Buttons = append(message.Buttons, c.undo("/aufgabe zurueckziehen "+t.ID))
	return bot.Reply{Message: message}, nil
}

// mayGiveMore refuses a task of who has given very many.
func (c *call) mayGiveMore(t council.Task) error {
	if c.holds(coordination.roles, []string{t.Organization}) {
		return nil
	}
	open, err := records.TasksGivenBy(c.tx, c.person.ID, mostGiven)
	if err != nil {
		return err
	}
	recent, err := records.TasksGivenSince(c.tx, c.person.ID, c.now.Add(-24*time.Hour), mostGivenADay)
	switch {
	case err != nil:
		return err
	case len(open) >= mostGiven:
		return refuse("refusal.too_many_tasks", "count", len(open))
	case len(recent) >= mostGivenADay:
		return refuse("refusal.too_many_tasks_today", "count", len(recent), "who", c.Plain("who.coordination"))
	}
	return nil
}

// justGiven says whether the asker has given the same task within the last minute: then a button was pressed twice.
func (c *call) justGiven(t council.Task) (bool, error) {
	recent, err := records.TasksGivenSince(c.tx, c.person.ID, c.now.Add(-time.Minute), 0)
	return slices.ContainsFunc(recent, func(o council.Task) bool {
		return o.Open() && o.Text == t.Text && o.Organization == t.Organization && o.Due == t.Due &&
			slices.EqualFunc(o.Assignees, t.Assignees, func(a, b council.Assignee) bool { return a.Person == b.Person })
	}), err
}

// originOf says whose a new task is and where it comes from: the item or meeting that was named, the resolution, else the item
// that is called in the body's open meeting.
func (c *call) originOf(t *council.Task) error {
	t.Organization = c.body.ID
	if id := c.ID("resolution"); id != "" {
		if c.resolution.ID == "" { // the meeting was settled instead
			if _, err := c.settleResolution(id); err != nil || c.resolution.ID == "" {
				return refuse("refusal.no_such_resolution", "id", id)
			}
		}
		t.Resolution, t.NonPublic, t.Organization = c.resolution.ID, c.resolution.NonPublic, c.resolution.Organization
	}
	m, err := c.taskMeeting(t)
	if err != nil || m.ID == "" {
		return err
	}
	t.Meeting = m.ID
	// Of a joint meeting it is the body's of whoever gives it: its members are to find it.
	if mine := c.myBodies(); t.Resolution == "" && !slices.Contains(mine, t.Organization) {
		for _, id := range m.Organizations() {
			if slices.Contains(mine, id) {
				t.Organization = id
			}
		}
	}
	if t.Item == 0 {
		return nil
	}
	item, err := m.Item(t.Item)
	if err == nil && item.Withdrawn {
		err = council.ErrNoItem
	}
	t.NonPublic = t.NonPublic || item.NonPublic
	return err
}

// taskMeeting is the meeting in which a new task is given, and finds its item; none where nothing says so.
func (c *call) taskMeeting(t *council.Task) (council.Meeting, error) {
	if place, ok := c.Place("item"); ok {
		m, err := c.theMeeting()
		if err == nil {
			t.Item, err = c.placed(m, place)
		}
		return m, err
	}
	if c.meeting.ID != "" || t.Resolution != "" {
		_, t.Item = records.MeetingNumber(c.ID("item"))
		return c.meeting, nil
	}
	open, err := records.OpenMeetings(c.tx, c.body.ID)
	if err != nil || len(open) == 0 {
		return council.Meeting{}, err
	}
	t.Item = open[0].Called
	return open[0], nil
}

// assigneesOf are the persons who were named, those unknown until now with them.
func (c *call) assigneesOf() ([]council.Person, error) {
	var people []council.Person
	for _, mention := range c.People("assignees") {
		person, err := c.namedOrNew(mention)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(people, func(p council.Person) bool { return p.ID == person.ID }) {
			people = append(people, person)
		}
	}
	if len(people) > mostAssignees {
		return nil, refuse("refusal.too_many_assignees", "count", mostAssignees)
	}
	return people, nil
}

// askAssignees sends everyone who is to do a task, but who gave it to themself, the card with which they accept it. It returns
// the names of those who have no account.
func (c *call) askAssignees(t council.Task) (unreached []string, err error) {
	for _, a := range t.Active() {
		if !a.Accepted.IsZero() {
			continue
		}
		person, err := records.People.Get(c.tx, a.Person)
		if err != nil {
			return nil, err
		}
		reached, err := tell(c.tx, taskKey(t), cardOf("task", t.ID), person)
		if err != nil {
			return nil, err
		}
		if !reached {
			unreached = append(unreached, person.Name)
		}
	}
	return unreached, nil
}

// taskKey is the delivery of the card that asks who is to do a task.
func taskKey(t council.Task) string { return "task " + t.ID }

// putTask stores a changed task, with its reminders, and brings its cards up to date.
func (c *call) putTask(t council.Task) error {
	c.task = t
	c.touched(t.ID)
	if err := putTask(c.tx, t, c.now); err != nil {
		return err
	}
	return c.refreshOrigin(t)
}

func putTask(tx store.Tx, t council.Task, now time.Time) error {
	if err := records.Tasks.Put(tx, t); err != nil {
		return err
	}
	if err := scheduleTask(tx, t, now); err != nil {
		return err
	}
	for _, card := range []string{"task", "task_due", "task_back"} {
		if err := scheduler.Refresh(tx, card, t.ID); err != nil {
			return err
		}
	}
	return nil
}

// refreshOrigin brings the card up to date that follows the meeting in which a task is given.
func (c *call) refreshOrigin(t council.Task) error {
	if t.Meeting == "" {
		return nil
	}
	m, err := records.Meeting(c.tx, t.Meeting)
	if err != nil || m.State != council.Opened {
		return dropUnknown(err)
	}
	return c.refreshRunning(m)
}
