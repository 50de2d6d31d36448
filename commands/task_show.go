package commands

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/bot/when"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// What is shown of tasks. A task is an internal matter; what came of a non-public item is told only to who asks for that
// one task, as non-public titles are. Source: rules.md, Privacy.

// taskText is a task's text where it is asked for, or was just typed.
func (c *call) taskText(t council.Task) text.Markup {
	switch {
	case t.NonPublic && (!c.holds(belonging.roles, []string{t.Organization}) || !c.readsTask(t, "titles")):
		return c.Say("task.hidden")
	case !t.NonPublic && !c.shows(bot.Internal, "tasks"):
		return c.Say("task.withheld")
	}
	return text.Escape(t.Text)
}

// taskName is a task's text in the receipt of what was done with it.
func (c *call) taskName(t council.Task) text.Markup {
	return taskLabel(c.Printer, t, t.NonPublic || c.shows(bot.Internal, "tasks"))
}

// What a line of a list has room for: more is shown by the task's own id.
const (
	lineRoom  = 120 // characters of a text
	lineNames = 3   // names
)

// taskShort is a task's text in a list.
func taskShort(p text.Printer, t council.Task, internal bool) text.Markup {
	if r := []rune(t.Text); len(r) > lineRoom {
		t.Text = strings.TrimSpace(string(r[:lineRoom-1])) + "…"
	}
	return taskLabel(p, t, internal)
}

// fewNames are names in a list: "A, B, C und 17 weitere".
func fewNames(p text.Printer, names []string) string {
	if more := len(names) - lineNames; more > 1 {
		names = append(slices.Clone(names[:lineNames]), p.Plain("member.more", "count", more))
	}
	return p.And(names)
}

// taskLabel is a task's text in a receipt, or where the message stays.
func taskLabel(p text.Printer, t council.Task, internal bool) text.Markup {
	switch {
	case t.NonPublic:
		return p.Say("task.hidden")
	case !internal:
		return p.Say("task.withheld")
	}
	return text.Escape(t.Text)
}

// taskDue says when a task is due: "Mittwoch, 24. März 2027 (überfällig)"; "" where it says nothing.
func taskDue(p text.Printer, t council.Task, today council.Day) string {
	switch {
	case t.DueMeeting == council.NextMeeting:
		return p.Plain("task.due_next_unplanned")
	case t.Due == "":
		return ""
	}
	day := p.Date(t.Due.Time())
	if t.DueMeeting != "" {
		day = p.Plain("task.due_meeting", "id", t.DueMeeting, "day", day)
	}
	if t.Overdue(today) {
		day = p.Plain("task.overdue", "day", day)
	}
	return day
}

// taskNames are the names of those who are to do a task; who has been asked and has not said yet is marked.
func taskNames(tx store.Tx, p text.Printer, t council.Task) ([]string, error) {
	var names []string
	for _, a := range t.Active() {
		name, err := personName(tx, a.Person)
		if err != nil {
			return nil, err
		}
		person, err := records.People.Get(tx, a.Person)
		if err := dropUnknown(err); err != nil {
			return nil, err
		}
		if t.Open() && a.Accepted.IsZero() && len(person.Accounts) > 0 {
			name = p.Plain("task.not_accepted", "name", name)
		}
		names = append(names, name)
	}
	return names, nil
}

// taskFacts say who is to do a task, by when, and where it comes from.
func (c *call) taskFacts(t council.Task) ([]text.Markup, error) {
	var lines []text.Markup
	if c.shows(bot.Internal, "tasks") {
		names, err := taskNames(c.tx, c.Printer, t)
		if err != nil {
			return nil, err
		}
		lines = append(lines, c.Say("task.who", "names", nameList(c.Printer, names)))
	}
	if due := taskDue(c.Printer, t, c.today()); due != "" {
		lines = append(lines, c.Say("task.due", "day", due))
	} else {
		lines = append(lines, c.Say("task.no_due"))
	}
	if rule := taskRule(t); rule != "" {
		lines = append(lines, c.Say("task.repeats", "rule", rule))
	}
	origin, err := c.taskOrigin(t)
	return append(lines, origin...), err
}

// taskRule is what was typed of a recurrence.
func taskRule(t council.Task) string {
	var rule when.Rule
	if t.Rule == "" || json.Unmarshal([]byte(t.Rule), &rule) != nil {
		return ""
	}
	return rule.Text
}

// taskOrigin says in which meeting a task was given, at which item, and which resolution it carries out.
func (c *call) taskOrigin(t council.Task) ([]text.Markup, error) {
	var lines []text.Markup
	if t.Meeting != "" {
		m, err := records.Meeting(c.tx, t.Meeting)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		item, missing := m.Item(t.Item)
		switch {
		case err != nil:
		case missing != nil:
			lines = append(lines, c.Say("task.from_meeting", "id", m.ID, "day", c.Date(m.In())))
		case item.NonPublic:
			lines = append(lines, c.Say("task.from_item", "id", itemID(m, item), "title", c.Say("item.hidden")))
		default:
			lines = append(lines, c.Say("task.from_item", "id", itemID(m, item), "title", item.Title))
		}
	}
	if t.Resolution != "" {
		lines = append(lines, c.Say("task.from_resolution", "id", t.Resolution))
	}
	return lines, nil
}

const tasksPerPage = 15

// myTasks are the asker's open tasks in all bodies of the council, what is overdue first.
func myTasks(c *call) (bot.Reply, error) {
	page, buttons, err := c.taskPage(records.TaskSelection{Whose: c.person.ID, OfPerson: true, State: council.TaskOpen}, "aufgabe meine")
	if err != nil {
		return bot.Reply{}, err
	}
	title := c.Plain("task.mine")
	give := c.giveButton()
	if len(page) == 0 {
		return bot.Reply{Message: &bot.Message{Title: title, Text: c.Say("task.none_mine"), Buttons: give}}, nil
	}
	many := len(c.myBodies()) > 1
	lines, err := c.taskLines(page, func(t council.Task) (string, error) {
		if !many {
			return "", nil
		}
		body, err := records.Organizations.Get(c.tx, t.Organization)
		return body.Name, err
	})
	if err != nil {
		return bot.Reply{}, err
	}
	buttons = append(c.taskButtons(page), buttons...)
	return bot.Reply{Message: &bot.Message{Title: title, Text: text.Join(lines, "\n"), Buttons: append(buttons, give...)}}, nil
}

// giveButton gives a new task. Who belongs to several bodies is asked in which.
func (c *call) giveButton() []bot.Button {
	if c.body.ID == "" && !c.holds(members.roles, c.myBodies()) || c.body.ID != "" && !c.can("aufgabe neu") {
		return nil
	}
	return []bot.Button{{Label: c.Plain("button.new_task"), Line: "/aufgabe neu", Fill: true}}
}

// taskButtons finish a few tasks with one press; of more, they are too many to tell apart.
func (c *call) taskButtons(tasks []council.Task) []bot.Button {
	var buttons []bot.Button
	for _, t := range tasks[:min(3, len(tasks))] {
		if t.Open() && len(tasks) <= 3 {
			buttons = append(buttons, bot.Button{Label: c.Plain("button.finish_one", "id", t.ID), Line: "/aufgabe erledigt " + t.ID})
		}
	}
	return buttons
}

// taskLines writes tasks as a list; note says of each what else there is to say.
func (c *call) taskLines(tasks []council.Task, note func(council.Task) (string, error)) ([]text.Markup, error) {
	internal := c.shows(bot.Internal, "tasks")
	var lines []text.Markup
	for _, t := range tasks {
		line := "- **" + text.Escape(t.ID) + "** " + taskShort(c.Printer, t, internal)
		var notes []string
		more, err := note(t)
		if err != nil {
			return nil, err
		}
		if more != "" {
			notes = append(notes, more)
		}
		switch {
		case t.State == council.TaskDone:
			notes = append(notes, c.Plain("task.done_on", "day", c.Date(c.zoned(t.Done))))
		case t.State == council.TaskWithdrawn:
			notes = append(notes, c.Plain("task.state.withdrawn"))
		case taskDue(c.Printer, t, c.today()) != "":
			notes = append(notes, taskDue(c.Printer, t, c.today()))
		}
		if t.Asked(c.person.ID) && t.Open() {
			notes = append(notes, c.Plain("task.asked"))
		}
		if len(notes) > 0 {
			line += " – " + text.Escape(strings.Join(notes, "; "))
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// taskPage is the page of a selection that the asker is on, with buttons to its neighbours.
func (c *call) taskPage(s records.TaskSelection, line string, pairs ...string) ([]council.Task, []bot.Button, error) {
	page, err := s.Page(c.tx, c.Text(fromOption.ID), tasksPerPage)
	if err == nil && len(page.Tasks) == 0 && c.Has(fromOption.ID) { // it has become shorter
		page, err = s.Page(c.tx, "", tasksPerPage)
	}
	if err != nil {
		return nil, nil, err
	}
	var buttons []bot.Button
	turn := func(label, at string) {
		if at != "" {
			buttons = append(buttons, bot.Button{Label: label, Line: bot.Line(line, append(slices.Clone(pairs), fromOption.Name, at)...)})
		}
	}
	turn(c.Plain("button.back"), page.Before)
	turn(c.Plain("button.next_page"), page.After)
	return page.Tasks, buttons, nil
}

// listTasks are a body's tasks: what is open, what is overdue first; or what is done; or all, the newest first.
func listTasks(c *call) (bot.Reply, error) {
	s := records.TaskSelection{Whose: c.body.ID, State: council.TaskOpen}
	var pairs []string
	title := c.Plain("task.list", "body", c.body.Name)
	switch {
	case c.Yes("all"):
		s.State, title, pairs = "", c.Plain("task.list_all", "body", c.body.Name), []string{"alle", "ja"}
	case c.Yes("done"):
		s.State, title, pairs = council.TaskDone, c.Plain("task.list_done", "body", c.body.Name), []string{"erledigt", "ja"}
	}
	if mention, ok := c.Person("person"); ok {
		person, err := c.taskPerson(mention)
		if err != nil {
			return bot.Reply{}, err
		}
		pairs = append(pairs, "person", c.mention(person))
		body := c.body.ID
		if s.State == "" {
			s.Only = func(t council.Task) bool { return t.AssignedTo(person.ID) }
		} else {
			s.Whose, s.OfPerson = person.ID, true
			s.Only = func(t council.Task) bool { return t.Organization == body }
		}
		if c.shows(bot.Internal, "tasks") {
			title += " – " + person.Name
		}
	}
	page, buttons, err := c.taskPage(s, "aufgabe liste", pairs...)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(page) == 0 {
		said := "task.none"
		if len(pairs) > 0 {
			said = "task.none_such"
		}
		return bot.Reply{Message: &bot.Message{Title: title, Text: c.Say(said), Buttons: c.giveButton()}}, nil
	}
	internal := c.shows(bot.Internal, "tasks")
	lines, err := c.taskLines(page, func(t council.Task) (string, error) {
		if !internal {
			return "", nil
		}
		names, err := taskNames(c.tx, c.Printer, t)
		return fewNames(c.Printer, names), err
	})
	if err != nil {
		return bot.Reply{}, err
	}
	if s.State == council.TaskOpen && !c.Has("person") {
		overdue, err := records.OverdueTasks(c.tx, c.body.ID, c.today(), overdueCounted)
		if err != nil {
			return bot.Reply{}, err
		}
		switch n := len(overdue); {
		case n == overdueCounted:
			lines = append([]text.Markup{c.Say("task.many_overdue", "number", n) + "\n"}, lines...)
		case n > 0:
			lines = append([]text.Markup{c.Say("task.count_overdue", "count", n) + "\n"}, lines...)
		}
	}
	return bot.Reply{Message: &bot.Message{Title: title, Text: text.Join(lines, "\n"), Buttons: append(buttons, c.giveButton()...)}}, nil
}

// taskPerson is somebody whose tasks in the body are asked for: a member of it or of one of the asker's, or who has one
// there. Of others the bot does not tell whether the council knows them.
func (c *call) taskPerson(mention bot.Mention) (council.Person, error) {
	person, err := c.named(mention)
	if err != nil {
		return person, err
	}
	known, err := c.acquainted(person)
	if err != nil || known {
		return person, err
	}
	open, err := records.OpenTasksOf(c.tx, person.ID, 0)
	if err == nil && !slices.ContainsFunc(open, func(t council.Task) bool { return t.Organization == c.body.ID }) {
		err = c.noMember(mention.Display())
	}
	return person, err
}

// overdueCounted is up to how many overdue tasks a list counts: more are too many in any case.
const overdueCounted = 100

// logPerPage is how many entries of a task's history are shown at a time.
const logPerPage = 10

// showTask shows one task with its history; without one, the asker's.
func showTask(c *call) (bot.Reply, error) {
	t := c.task
	if t.ID == "" {
		return myTasks(c)
	}
	lines := []text.Markup{c.taskText(t)}
	facts, err := c.taskFacts(t)
	if err != nil {
		return bot.Reply{}, err
	}
	if !t.Open() {
		line, err := c.taskEnd(t)
		if err != nil {
			return bot.Reply{}, err
		}
		lines = append(lines, line)
	}
	lines = append(lines, facts...)
	if c.shows(bot.Internal, "tasks") {
		name, err := personName(c.tx, t.By)
		if err != nil {
			return bot.Reply{}, err
		}
		lines = append(lines, c.Say("task.given", "name", name, "day", c.Date(c.zoned(t.Created))))
	}
	// Of a non-public task the notes are non-public, too.
	var buttons []bot.Button
	if len(t.Log) > 0 && c.shows(bot.Internal, "tasks") {
		log := slices.Clone(t.Log)
		slices.Reverse(log) // the newest first: that is what is asked for
		shown, pages := paged(c, log, logPerPage, "/aufgabe zeigen "+t.ID)
		history, err := c.taskLog(t, shown)
		if err != nil {
			return bot.Reply{}, err
		}
		lines, buttons = append(lines, text.Join(append([]text.Markup{c.Say("task.log")}, history...), "\n")), pages
	}
	return bot.Reply{Message: &bot.Message{
		Title: c.Plain("task.title", "id", t.ID, "state", c.Plain("task.state."+string(t.State))), Text: text.Join(lines, "\n\n"),
		Buttons: append(c.buttonsOf(t), buttons...),
	}}, nil
}

// taskEnd says who finished or withdrew a task, and when.
func (c *call) taskEnd(t council.Task) (text.Markup, error) {
	name, err := c.nameOf(t.DoneBy)
	return c.Say("task.end."+string(t.State), "name", name, "when", c.DateTime(c.zoned(t.Done))), err
}

// taskLog writes entries of a task's history.
func (c *call) taskLog(t council.Task, entries []council.TaskEntry) ([]text.Markup, error) {
	revealed := !t.NonPublic || c.holds(belonging.roles, []string{t.Organization}) && c.readsTask(t, "titles")
	var lines []text.Markup
	for _, e := range entries {
		names := map[string]string{}
		for _, id := range []string{e.By, e.Person, e.From} {
			if id == "" {
				continue
			}
			name, err := personName(c.tx, id)
			if err != nil {
				return nil, err
			}
			names[id] = name
		}
		due := taskDue(c.Printer, council.Task{Due: e.Due, DueMeeting: e.Meeting}, "")
		said := e.Text
		if !revealed && said != "" {
			said = c.Plain("item.hidden")
		}
		kind := "task.entry." + string(e.Kind)
		if e.Kind == council.TaskDueSet && e.By == "" {
			kind = "task.entry.due_followed"
		}
		lines = append(lines, "- "+c.Say(kind, "when", c.DateTime(c.zoned(e.At)), "name", names[e.By], "person", names[e.Person],
			"from", names[e.From], "text", said, "due", due))
	}
	return lines, nil
}

// buttonsOf are what the asker can do next with a task.
func (c *call) buttonsOf(t council.Task) []bot.Button {
	if !t.Open() {
		if c.mayDo(t) {
			return []bot.Button{{Label: c.Plain("button.reopen"), Line: "/aufgabe oeffnen " + t.ID}}
		}
		return nil
	}
	buttons := taskActions(c.Printer, t, c.person.ID, c.mayDo(t))
	if c.mayDo(t) {
		buttons = append(buttons,
			bot.Button{Label: c.Plain("button.set_due"), Line: "/aufgabe frist " + t.ID, Fill: true},
			bot.Button{Label: c.Plain("button.hand_over"), Line: "/aufgabe abgeben " + t.ID, Fill: true})
	}
	return append(buttons, bot.Button{Label: c.Plain("button.task_note"), Line: "/aufgabe notiz " + t.ID, Fill: true})
}

// taskActions are the buttons with which somebody deals with a task: who is asked accepts it or not.
func taskActions(p text.Printer, t council.Task, person string, may bool) []bot.Button {
	var buttons []bot.Button
	if t.Asked(person) {
		buttons = append(buttons, bot.Button{Label: p.Plain("button.accept_task"), Line: "/aufgabe annehmen " + t.ID, Style: bot.Primary},
			bot.Button{Label: p.Plain("button.decline_task"), Line: "/aufgabe ablehnen " + t.ID})
	}
	if may {
		buttons = append(buttons, bot.Button{Label: p.Plain("button.finish"), Line: "/aufgabe erledigt " + t.ID})
		if t.Due != "" {
			buttons = append(buttons, bot.Button{
				Label: p.Plain("button.week_later"), Line: bot.Line("aufgabe frist", "", t.ID, "woche-nach", string(t.Due)),
			})
		}
	}
	return buttons
}

// suggestTasks completes the id of a task: the asker's own and those of the channel's body.
func (c *call) suggestTasks() ([]bot.Choice, error) {
	all, err := records.OpenTasksOf(c.tx, c.person.ID, mostSuggested)
	if err != nil {
		return nil, err
	}
	if slices.Contains(c.myBodies(), c.body.ID) {
		page, err := records.TaskSelection{Whose: c.body.ID, State: council.TaskOpen}.Page(c.tx, "", mostSuggested)
		if err != nil {
			return nil, err
		}
		all = append(all, page.Tasks...)
	}
	internal := c.shows(bot.Internal, "tasks")
	var choices []bot.Choice
	for _, t := range all {
		if slices.ContainsFunc(choices, func(o bot.Choice) bool { return o.Value == t.ID }) {
			continue
		}
		label := t.ID + " · " + t.Text
		if t.NonPublic || !internal {
			label = t.ID + " · " + c.Plain("task.hidden_label")
		}
		choices = append(choices, bot.Choice{Value: t.ID, Label: label})
	}
	return choices, nil
}
