package commands

import (
	"errors"
	"slices"
	"strconv"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Objections to minutes: by members until the period ends. What is accepted is corrected, what is not goes to the body.

// mostObjections is how many objections one member may have to the minutes of one meeting (our proposal).
const mostObjections = 20

// objectionForm names the minutes and until when.
func objectionForm(c *call, form *bot.Form) {
	d, err := c.theMinutes(newestReleased)
	if err != nil || d.status.State != council.MinutesReleased {
		return
	}
	form.Text = c.Say("minutes.objection_form", "to", minutesWord(c.Printer, d.body, "to"), "id", d.meeting.ID, "until", c.lastDay(d.status))
	if !c.Has("item") {
		form.Line = bot.Line("protokoll einwendung", "top", d.meeting.ID)
	}
}

func objectToMinutes(c *call) (bot.Reply, error) {
	d, err := c.theMinutes(theReleased)
	if err != nil {
		return bot.Reply{}, err
	}
	m := d.meeting
	_, number := records.MeetingNumber(c.ID("item"))
	if err := d.status.Objectable(c.now); err != nil {
		return bot.Reply{}, c.tooLateToObject(d, err)
	}
	if number > 0 {
		if _, err := d.record.Item(number); err != nil {
			return bot.Reply{}, err
		}
	}
	mine := slices.DeleteFunc(slices.Clone(d.objections), func(o council.Objection) bool { return o.By != c.person.ID })
	if len(mine) >= mostObjections {
		return bot.Reply{}, refuse("refusal.too_many_objections", "count", mostObjections)
	}
	o := council.Objection{Meeting: m.ID, Item: number, Text: c.Text("text"), By: c.person.ID, At: c.now}
	if slices.ContainsFunc(mine, func(old council.Objection) bool { return old.Open() && old.Item == o.Item && old.Text == o.Text }) {
		return bot.Reply{}, records.ErrDone
	}
	if o.Number, err = c.tx.Next("objection " + m.ID); err != nil {
		return bot.Reply{}, err
	}
	if err := records.Objections.Put(c.tx, o); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID)
	people, err := clerks(c.tx, m, c.today())
	if err != nil {
		return bot.Reply{}, err
	}
	for _, person := range people {
		if person.ID == c.person.ID {
			continue
		}
		card := cardOf("objection", m.ID, "number", strconv.Itoa(o.Number))
		if _, err := tell(c.tx, "objection "+m.ID+" "+strconv.Itoa(o.Number), card, person); err != nil {
			return bot.Reply{}, err
		}
	}
	if err := scheduler.Refresh(c.tx, "minutes_released", m.ID); err != nil {
		return bot.Reply{}, err
	}
	line := bot.Line("protokoll entscheiden", "", strconv.Itoa(o.Number), "", "zurueckgezogen", "sitzung", m.ID)
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Title: c.meetingTitle(m),
		Text: c.Say("minutes.objected", "number", o.Number, "item", c.itemOf(m, number), "id", m.ID),
		Buttons: []bot.Button{
			c.undo(line), {Label: c.Plain("button.objections"), Line: "/protokoll einwendungen " + m.ID},
		},
	}}, nil
}

// tooLateToObject says why nobody can object any more, or not yet, and what else can be done.
func (c *call) tooLateToObject(d minutes, err error) error {
	the := minutesWord(c.Printer, d.body, "The")
	switch {
	case errors.Is(err, council.ErrNotReleased):
		return refuse("refusal.objection_early", "the", the, "id", d.meeting.ID)
	case errors.Is(err, council.ErrPeriodOver):
		return refuse("refusal.objection_late", "until", c.lastDay(d.status), "id", d.meeting.ID)
	}
	return refuse("refusal.objection_approved", "the", the, "id", d.meeting.ID, "line", c.typed("protokoll berichtigen"))
}

// shownObjections are the objections that the asker may read here.
func (c *call) shownObjections(d minutes) ([]council.Objection, error) {
	reads, err := c.readsAll(d.meeting)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(d.objections), func(o council.Objection) bool {
		item, err := d.meeting.Item(o.Item)
		return err == nil && item.NonPublic && (!reads || !c.showsOf(d.meeting.ID, item.Number, "minutes_non_public", o.By))
	}), nil
}

const objectionsPerPage = 8

func listObjections(c *call) (bot.Reply, error) {
	d, err := c.theMinutes(newestFinal)
	if err != nil {
		return bot.Reply{}, err
	}
	m := d.meeting
	message := &bot.Message{Title: c.Plain("minutes.objections_title", "meeting", c.meetingTitle(m))}
	if !c.shows(bot.Internal, "minutes") {
		return bot.Reply{Message: message}, nil
	}
	all, err := c.shownObjections(d)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(all) == 0 {
		message.Text = c.Say("minutes.no_objections")
		if d.status.Objectable(c.now) == nil {
			message.Text += " " + c.Say("minutes.objections_until", "until", c.lastDay(d.status))
			message.Buttons = []bot.Button{{Label: c.Plain("button.object"), Line: "/protokoll einwendung " + m.ID, Fill: true}}
		}
		return bot.Reply{Message: message}, nil
	}
	page, buttons := paged(c, all, objectionsPerPage, "/protokoll einwendungen "+m.ID)
	var lines []text.Markup
	for _, o := range page {
		name, err := c.nameOf(o.By)
		if err != nil {
			return bot.Reply{}, err
		}
		lines = append(lines, c.Say("minutes.objection_line", "number", o.Number, "item", c.itemOf(m, o.Item), "name", name, "day", c.Date(c.zoned(o.At)),
			"state", c.decisionWords(o), "text", o.Text))
		if o.Open() {
			buttons = append(buttons, c.decisionButtons(d, o)...)
		}
	}
	message.Text, message.Buttons = text.Join(lines, "\n\n"), buttons
	return bot.Reply{Message: message}, nil
}

// decisionWords say what became of an objection.
func (c *call) decisionWords(o council.Objection) text.Markup {
	if o.Open() {
		return c.Say("minutes.objection_open")
	}
	said := c.Say("minutes.objection_state."+string(o.State), "day", c.Date(c.zoned(o.DecidedAt)))
	if o.In != "" {
		said += " " + c.Say("minutes.decided_in", "id", o.In)
	}
	if o.Decision != "" {
		said += ": " + text.Escape(o.Decision)
	}
	return said
}

// decisionButtons are what the asker can do with an objection that is open.
func (c *call) decisionButtons(d minutes, o council.Objection) []bot.Button {
	line := func(word string) string {
		return bot.Line("protokoll entscheiden", "", strconv.Itoa(o.Number), "", word, "sitzung", o.Meeting)
	}
	number := strconv.Itoa(o.Number)
	switch {
	case d.status.State != council.MinutesReleased:
		return nil
	case c.runs(d.meeting):
		return []bot.Button{
			{Label: c.Plain("button.accept_objection", "number", number), Line: line("angenommen"), Fill: true},
			{Label: c.Plain("button.reject_objection", "number", number), Line: line("abgelehnt"), Fill: true},
		}
	case o.By == c.person.ID:
		return []bot.Button{{Label: c.Plain("button.drop_objection", "number", number), Line: line("zurueckgezogen")}}
	}
	return nil
}

// decideObjection records what became of an objection: its author takes it back; who runs the meeting accepts it, or
// records that the body rejected it.
func decideObjection(c *call) (bot.Reply, error) {
	if !c.Has("meeting") {
		c.meeting = council.Meeting{} // "in:" says something else
	}
	d, err := c.theMinutes(newestReleased)
	if err != nil {
		return bot.Reply{}, err
	}
	m, state := d.meeting, council.ObjectionState(c.Choice("decision"))
	if state == objectionAccepted {
		state = council.ObjectionAccepted
	}
	number, _ := c.Int("objection")
	o, err := records.Objections.Get(c.tx, records.Objections.Key(council.Objection{Meeting: m.ID, Number: number}))
	own := err == nil && o.By == c.person.ID
	switch {
	case state == council.ObjectionWithdrawn && !own, state != council.ObjectionWithdrawn && !c.runs(m):
		return bot.Reply{}, c.notPermitted(permission{who: "objection"}, d.body)
	case errors.Is(err, store.ErrNotFound):
		return bot.Reply{}, refuse("refusal.no_objection", "number", number, "id", m.ID)
	case err != nil:
		return bot.Reply{}, err
	case d.status.State == council.MinutesApproved:
		return bot.Reply{}, council.ErrApproved
	}
	in, err := c.decidedIn(m)
	if err != nil {
		return bot.Reply{}, err
	}
	if state == council.ObjectionWithdrawn {
		in = ""
	}
	if err := o.Decide(state, c.Text("text"), c.person.ID, in, c.now); err != nil {
		return bot.Reply{}, err
	}
	if err := records.Objections.Put(c.tx, o); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID)
	if err := c.refreshCards(m, "objection", "minutes_released", "minutes_disputed"); err != nil {
		return bot.Reply{}, err
	}
	if err := c.tellDecision(o); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("minutes.decided."+string(state), "number", o.Number, "item", c.itemOf(m, o.Item), "id", m.ID)}
	message := &bot.Message{Tone: bot.Good, Title: c.meetingTitle(m)}
	switch {
	case in != "":
		lines = append(lines, c.Say("minutes.decided_by_body", "id", in))
	case state == council.ObjectionRejected:
		lines = append(lines, c.Say("minutes.stays_disputed"))
	}
	if state == council.ObjectionAccepted {
		lines = append(lines, c.Say("minutes.now_correct"))
		about := m.ID
		if o.Item > 0 {
			about = m.ID + "-" + strconv.Itoa(o.Item)
		}
		message.Buttons = []bot.Button{{
			Label: c.Plain("button.correct"), Line: bot.Line("protokoll berichtigen", "", about, "grund", c.Plain("minutes.by_objection", "number", o.Number)), Fill: true, Style: bot.Primary,
		}}
	}
	message.Text = text.Join(lines, "\n\n")
	return bot.Reply{Message: message}, nil
}

// tellDecision tells who objected what became of it.
func (c *call) tellDecision(o council.Objection) error {
	if o.By == c.person.ID {
		return nil
	}
	person, err := records.People.Get(c.tx, o.By)
	if err != nil {
		return dropUnknown(err)
	}
	number := strconv.Itoa(o.Number)
	_, err = tell(c.tx, "objection_decided "+o.Meeting+" "+number, cardOf("objection", o.Meeting, "number", number), person)
	return err
}

// decidedIn is the meeting in which the body has decided: the one named, else the one that is on; "" for none.
func (c *call) decidedIn(m council.Meeting) (string, error) {
	if id := c.ID("in"); id != "" {
		in, err := records.Meeting(c.tx, id)
		if errors.Is(err, store.ErrNotFound) || err == nil && (in.ID == m.ID || !slices.Contains(in.Organizations(), m.Organization)) {
			return "", refuse("refusal.no_such_meeting", "id", id)
		}
		if err == nil && in.OpenedAt.IsZero() {
			return "", refuse("refusal.not_opened", "id", id)
		}
		return in.ID, err
	}
	open, err := records.OpenMeetings(c.tx, m.Organization)
	for _, in := range open {
		if in.ID != m.ID {
			return in.ID, nil
		}
	}
	return "", err
}
