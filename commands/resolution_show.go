package commands

import (
	"strconv"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// How the register of resolutions is shown. What was decided in public is public, with its state; notes, tasks and names
// are for members; what was not public is for members only, and only where it may be shown.

// kindText names a resolution: "Beschluss LG B2027-04", "Empfehlung AG B2027-01".
func kindText(p text.Printer, r council.Resolution, id string) string {
	if r.Recommendation {
		return p.Plain("resolution.kind.recommendation", "id", id)
	}
	return p.Plain("resolution.kind.decision", "id", id)
}

// resolutionWording is what followed from a vote: the resolution with its wording where that is not the question.
func resolutionWording(p text.Printer, r council.Resolution, code, question string) text.Markup {
	named := "**" + text.Escape(kindText(p, r, code+" "+r.ID)) + "**"
	if r.Text == question {
		return named
	}
	return named + "\n" + text.Escape(r.Text)
}

// stateText is a state with its traffic light, in words: "in Arbeit (gelb)".
func stateText(p text.Printer, state council.ResolutionState) string {
	return p.Plain("resolution.state." + string(state))
}

// fateText says what became of a resolution, in a few words: "in Arbeit (gelb), verwiesen an: Stadtrat".
func fateText(p text.Printer, r council.Resolution) string {
	if !r.Withdrawn.IsZero() {
		return p.Plain("resolution.withdrawn")
	}
	fate := stateText(p, r.State())
	if pending, waits := r.Pending(); waits {
		fate += ", " + p.Plain("resolution.pending", "to", bot.ChoiceLabel(p, string(pending.Referred)))
	}
	return fate
}

// readsResolution says whether the asker is shown the wording of a resolution.
func (c *call) readsResolution(r council.Resolution) bool {
	return !r.NonPublic || c.insider(r.Organization) && c.showsOf(r.Meeting, r.Item, "resolutions")
}

// showResolution shows a resolution with its fate.
func showResolution(c *call) (bot.Reply, error) {
	r := c.resolution
	message := bot.Message{Title: c.printed(r)}
	if !c.readsResolution(r) {
		message.Text = c.Say("resolution.hidden")
		return bot.Reply{Message: &message}, nil
	}
	m, err := c.meetingOf(r.Meeting)
	if err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{
		"**" + text.Escape(kindText(c.Printer, r, c.printed(r))) + "**, " + text.Escape(c.Date(r.Day.Time())), text.Escape(r.Text),
		c.Say("resolution.fate", "state", fateText(c.Printer, r)),
	}
	if r.NonPublic {
		lines = append(lines, c.Say("resolution.non_public"))
	}
	if steps := c.stepsText(r); steps != "" {
		lines = append(lines, steps)
	}
	tasks, err := c.resolutionTasks(r)
	if err != nil {
		return bot.Reply{}, err
	}
	if tasks != "" {
		lines = append(lines, tasks)
	}
	message.Text = text.Join(lines, "\n\n")
	if item, err := m.Item(r.Item); err == nil {
		message.Facts = append(message.Facts, bot.Fact{Label: c.Plain("vote.fact_item"), Value: text.Escape(itemID(m, item)+" ") + itemText(c.Printer, m, item, true)})
	}
	if r.Vote != "" {
		v, err := records.Vote(c.tx, r.Vote)
		if err != nil {
			return bot.Reply{}, err
		}
		message.Facts = append(message.Facts, bot.Fact{Label: c.Plain("vote.title", "id", v.ID), Value: text.Escape(voteSentence(c.Printer, v))})
	}
	if r.Source != "" {
		message.Facts = append(message.Facts, bot.Fact{Label: c.Plain("resolution.fact_source"), Value: text.Escape(r.Source)})
	}
	if r.Withdrawn.IsZero() {
		message.Buttons = c.resolutionButtons(r)
	}
	return bot.Reply{Message: &message}, nil
}

// resolutionButtons are the next sensible steps, for who may.
func (c *call) resolutionButtons(r council.Resolution) []bot.Button {
	var buttons []bot.Button
	for _, choice := range resolutionStates {
		if choice.ID != string(r.State()) {
			buttons = append(buttons, c.offer("beschluss stand", bot.Button{
				Label: bot.ChoiceLabel(c.Printer, choice.ID), Line: c.resolutionLine("beschluss stand", r, "stand", choice.Name),
			})...)
		}
	}
	buttons = append(buttons, c.offer("beschluss vorlegen", bot.Button{
		Label: c.Plain("button.refer"), Line: c.resolutionLine("beschluss vorlegen", r), Fill: true,
	})...)
	return append(buttons, c.offer("aufgabe neu", bot.Button{
		Label: c.Plain("button.new_task"), Line: bot.Line("aufgabe neu", "beschluss", r.ID, inBodyOption.Name, r.Organization), Fill: true,
	})...)
}

// stepsText is what became of a resolution, oldest first. Who did it and what was noted are for members.
func (c *call) stepsText(r council.Resolution) text.Markup {
	if len(r.Steps) == 0 {
		return ""
	}
	inside := c.insider(r.Organization) && c.shows(bot.Internal, "notes")
	lines := []text.Markup{c.Say("resolution.steps")}
	for _, s := range r.Steps {
		line := "- " + c.Say("resolution.step", "when", c.Date(c.zoned(s.At)), "what", c.stepText(s))
		if inside && s.By != "" {
			if name, err := personName(c.tx, s.By); err == nil {
				line += " " + c.Say("resolution.step_by", "name", name)
			}
		}
		if inside && s.Note != "" {
			line += ": " + text.Escape(s.Note)
		}
		lines = append(lines, line)
	}
	return text.Join(lines, "\n")
}

// stepText is one entry of a resolution's history.
func (c *call) stepText(s council.ResolutionStep) string {
	to := bot.ChoiceLabel(c.Printer, string(s.Referred))
	switch {
	case s.Returned != "":
		return c.Plain("resolution.step_returned", "to", to, "result", s.Returned)
	case s.Referred != "" && s.Paper != "":
		return c.Plain("resolution.step_referred_as", "to", to, "paper", s.Paper)
	case s.Referred != "":
		return c.Plain("resolution.step_referred", "to", to)
	case s.State != "":
		return stateText(c.Printer, s.State)
	}
	return c.Plain("resolution.step_note")
}

// resolutionTasks lists the tasks that carry a resolution out, for members.
func (c *call) resolutionTasks(r council.Resolution) (text.Markup, error) {
	tasks, err := records.TasksFor(c.tx, r.Organization, r.ID)
	if err != nil || len(tasks) == 0 || !c.insider(r.Organization) || !c.shows(bot.Internal, "tasks") {
		return "", err
	}
	lines := []text.Markup{c.Say("resolution.tasks")}
	for _, t := range tasks {
		if !t.NonPublic || c.readsTask(t, "tasks") {
			lines = append(lines, "- "+c.taskHit(t))
		}
	}
	return text.Join(lines, "\n"), nil
}

// taskHit is a task as it is found: with what became of it.
func (c *call) taskHit(t council.Task) text.Markup {
	state := c.Plain("search.task_state." + string(t.State))
	switch {
	case t.Overdue(c.today()):
		state = c.Plain("search.task_overdue", "day", c.Date(t.Due.Time()))
	case t.Open() && t.Due != "":
		state = c.Plain("search.task_due", "day", c.Date(t.Due.Time()))
	}
	return c.Say("search.task_line", "id", t.ID, "text", shortened(t.Text, listed), "state", state)
}

const resolutionsPerPage = 10

// listResolutions lists the register, newest first: of a year, of all; everything, or what is not done yet.
func listResolutions(c *call) (bot.Reply, error) {
	year, _ := c.Int("year")
	pending := c.Choice("only") != ""
	line := "/beschluss liste"
	title := c.Plain("resolution.list", "body", c.body.Name)
	if pending {
		line += " offen"
		title = c.Plain("resolution.list_open", "body", c.body.Name)
	}
	if year > 0 {
		line += " jahr:" + strconv.Itoa(year)
		title += ", " + strconv.Itoa(year)
	}
	list := c.registerPage
	if pending {
		list = c.pendingPage
	}
	shown, buttons, err := list(year, line)
	if err != nil {
		return bot.Reply{}, err
	}
	message := bot.Message{Title: title, Buttons: buttons}
	if len(shown) == 0 {
		message.Text = c.Say("resolution.none")
		message.Buttons = c.offer("beschluss neu", bot.Button{Label: c.Plain("button.enter_resolution"), Line: "/beschluss neu", Fill: true})
		return bot.Reply{Message: &message}, nil
	}
	var lines []text.Markup
	for _, r := range shown {
		lines = append(lines, "- "+c.resolutionHit(r, c.body.Code))
	}
	message.Text = text.Join(lines, "\n")
	return bot.Reply{Message: &message}, nil
}

// registerPage is the page of the whole register that is asked for, with buttons to its neighbours.
func (c *call) registerPage(year int, line string) ([]council.Resolution, []bot.Button, error) {
	shown, size, err := records.RegisterPage(c.tx, c.body.ID, year, c.page(), resolutionsPerPage)
	pages := max(1, (size+resolutionsPerPage-1)/resolutionsPerPage)
	return shown, c.turn(min(c.page(), pages), pages, line), err
}

// pendingPage is the same of what is not done yet. How many there are is not counted: a page reads those before it and no more.
func (c *call) pendingPage(year int, line string) ([]council.Resolution, []bot.Button, error) {
	all, err := records.Register(c.tx, c.body.ID, year, true, c.page()*resolutionsPerPage+1)
	if pages := (len(all) + resolutionsPerPage - 1) / resolutionsPerPage; pages <= c.page() {
		shown, buttons := paged(c, all, resolutionsPerPage, line)
		return shown, buttons, err
	}
	last := c.page() * resolutionsPerPage
	return all[last-resolutionsPerPage : last], c.turn(c.page(), 0, line), err
}

// resolutionHit is a resolution in a list: with what became of it.
func (c *call) resolutionHit(r council.Resolution, code string) text.Markup {
	wording := text.Escape(shortened(r.Text, listed))
	if !c.readsResolution(r) {
		wording = c.Say("item.hidden")
	}
	return c.Say("resolution.line", "id", code+" "+r.ID, "day", c.ShortDate(r.Day.Time()), "state", fateText(c.Printer, r), "text", wording)
}
