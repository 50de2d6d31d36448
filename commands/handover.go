package commands

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Handing an office over: from a day on somebody else holds it, and is told what it leaves open. It works without the one who
// held it, whose account may be gone. Source: product.md, "Handing an office over".

var handoverCommands = []command{{
	Command: bot.Command{
		Name: "mitglied uebergabe", English: "member hand-over", Aliases: []string{"mitglied uebergeben"}, AsksAdmin: true,
		Options: []bot.Option{
			{ID: "office", Name: "rolle", Aliases: []string{"amt"}, Kind: bot.OneOf, Bare: true, Required: true, Choices: roles[:len(council.Offices)]},
			{ID: "to", Name: "an", Kind: bot.Person, Bare: true, Required: true},
			{ID: "from", Name: "von", Kind: bot.Person},
			{ID: "on", Name: "zum", Aliases: []string{"ab"}, Kind: bot.Date},
			{ID: "stays", Name: "bleibt", Kind: bot.YesNo},
			{ID: "reason", Name: "grund", Kind: bot.Text},
		},
	},
	may: appointing, do: handOverOffice, newcomer: "to",
}, {
	Command: bot.Command{
		Name: "mitglied uebergabe-aufgaben", English: "member hand-over-tasks", Hidden: true, AsksAdmin: true,
		Options: []bot.Option{{ID: "handover", Name: "uebergabe", Kind: bot.Text, Required: true, Bare: true, Hidden: true}},
	},
	may: everyone, where: inCouncil, do: handOverTasks,
}, {
	Command: bot.Command{
		Name: "mitglied uebergabe-zurueck", English: "member hand-over-undo", Hidden: true, AsksAdmin: true,
		Options: []bot.Option{{ID: "handover", Name: "uebergabe", Kind: bot.Text, Required: true, Bare: true, Hidden: true}},
	},
	may: everyone, where: inCouncil, do: undoHandover,
}}

func handOverOffice(c *call) (bot.Reply, error) {
	h := council.Handover{
		ID: newID(), Organization: c.body.ID, Office: council.Role(c.Choice("office")), Day: c.today(), By: c.person.ID, At: c.now,
	}
	if on := c.Time("on"); !on.IsZero() {
		h.Day = council.DayOf(on)
	}
	if h.Day < c.today() {
		return bot.Reply{}, refuse("refusal.past_day", "day", c.Date(h.Day.Time()))
	}
	all, err := records.AllMembers(c.tx, c.body.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	mention, _ := c.Person("to")
	to, err := c.namedOrNew(mention)
	if err != nil {
		return bot.Reply{}, err
	}
	h.To = to.ID
	from, err := c.giver(h, all)
	if err != nil {
		return bot.Reply{}, err
	}
	h.From = from.ID
	if err := c.pass(&h, all, from, to); err != nil {
		return bot.Reply{}, err
	}
	for _, id := range h.Gone() {
		if err := records.Memberships.Delete(c.tx, id); err != nil {
			return bot.Reply{}, err
		}
	}
	for _, m := range h.After {
		if err := records.Memberships.Put(c.tx, m); err != nil {
			return bot.Reply{}, err
		}
		c.touched(m.ID)
	}
	c.touched(from.ID, to.ID)
	if err := records.Handovers.Put(c.tx, h); err != nil {
		return bot.Reply{}, err
	}
	if err := c.announce("handover "+h.ID, cardOf("handover", h.ID, "by", c.event.From.Name), c.body.ID); err != nil {
		return bot.Reply{}, err
	}
	if to.ID != c.person.ID {
		if _, err := tell(c.tx, "takeover "+h.ID, cardOf("takeover", h.ID), to); err != nil {
			return bot.Reply{}, err
		}
	}
	invited, err := c.inviteLate(h.Taken(), to)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := c.refreshInvited(); err != nil { // figures count members only
		return bot.Reply{}, err
	}
	return c.handedOver(h, from, to, invited)
}

// giver is whose office goes on: who was named, the only one who holds it, or where nobody does who held it last.
func (c *call) giver(h council.Handover, all []council.Membership) (council.Person, error) {
	held := func(person string) bool {
		return slices.ContainsFunc(all, func(m council.Membership) bool { return m.Person == person && m.Has(h.Office) && m.Start <= h.Day })
	}
	office := bot.ChoiceLabel(c.Printer, string(h.Office))
	if mention, ok := c.Person("from"); ok {
		person, err := c.named(mention)
		if err == nil && !held(person.ID) {
			err = refuse("refusal.holds_no_office", "name", person.Name, "office", office)
		}
		return person, err
	}
	var holders []string
	last := council.Membership{}
	for _, m := range all {
		switch {
		case !m.Has(h.Office) || m.Start > h.Day || m.Person == h.To:
		case m.On(h.Day):
			holders = append(holders, m.Person)
		case m.End > last.End:
			last = m
		}
	}
	switch {
	case len(holders) == 1:
		return records.People.Get(c.tx, holders[0])
	case slices.Contains(holders, c.person.ID):
		return c.person, nil
	case len(holders) == 0 && last.ID != "":
		return records.People.Get(c.tx, last.Person)
	case len(holders) == 0 && slices.ContainsFunc(all, func(m council.Membership) bool { return m.Person == h.To && m.On(h.Day) && m.Has(h.Office) }):
		return council.Person{}, council.ErrHoldsOffice
	case len(holders) == 0:
		return council.Person{}, refuse("refusal.office_vacant", "office", office).
			with(bot.Button{Label: c.Plain("button.add_member"), Line: "/mitglied neu", Fill: true})
	}
	refused := refuse("refusal.whose_office", "office", office)
	for _, id := range holders[:min(tasksOffered, len(holders))] {
		person, err := records.People.Get(c.tx, id)
		if err != nil {
			return person, err
		}
		refused = refused.with(bot.Button{Label: person.Name, Line: c.again("von", c.mention(person))})
	}
	return council.Person{}, refused
}

// pass has the memberships of giver and taker change.
func (c *call) pass(h *council.Handover, all []council.Membership, from, to council.Person) error {
	on := func(person string) *council.Membership {
		i := slices.IndexFunc(all, func(m council.Membership) bool { return m.Person == person && m.On(h.Day) })
		if i < 0 {
			return nil
		}
		return &all[i]
	}
	giver, taker := on(from.ID), on(to.ID)
	if giver != nil && !giver.Has(h.Office) {
		giver = nil // has laid it down before
	}
	if from.ID == to.ID && taker != nil && taker.Has(h.Office) {
		return council.ErrHoldsOffice
	}
	if err := h.Pass(giver, taker, c.Yes("stays"), newID); err != nil {
		return err
	}
	taken := h.Taken()
	if reason := c.Text("reason"); reason != "" {
		for i := range h.After {
			if h.After[i].ID == taken.ID {
				h.After[i].Reason = reason
			}
		}
	}
	// Somebody who joins later would then be there twice.
	if i := slices.IndexFunc(all, func(m council.Membership) bool {
		return m.Person == to.ID && (taker == nil || m.ID != taker.ID) && m.Start > h.Day && m.Overlaps(taken)
	}); i >= 0 {
		return refuse("refusal.member_already", "name", to.Name, "membership", c.describe(all[i]))
	}
	seats := 0
	for _, m := range all {
		if m.On(h.Day) && m.Seat() && m.Person != from.ID && m.Person != to.ID {
			seats++
		}
	}
	if left, ok := h.Left(); ok && left.Seat() {
		seats++
	}
	full := c.body.Template == council.SteeringCommittee && seats >= council.MostVotingMembers
	if full && taken.Seat() && (taker == nil || !taker.Seat()) && c.Text("reason") == "" {
		return refuse("refusal.too_many_seats", "count", seats) // [S54]
	}
	return nil
}

// handedOver answers with who now holds what, and what the office leaves open.
func (c *call) handedOver(h council.Handover, from, to council.Person, invited []string) (bot.Reply, error) {
	lines := []text.Markup{c.Say("handover.done", "office", bot.ChoiceLabel(c.Printer, string(h.Office)), "to", to.Name, "from", from.Name,
		"day", c.Date(h.Day.Time()))}
	lines = append(lines, c.Say("handover.now", "name", to.Name, "membership", c.describe(h.Taken())))
	var buttons []bot.Button
	switch left, ok := h.Left(); {
	case ok:
		lines = append(lines, c.Say("handover.now", "name", from.Name, "membership", c.describe(left)))
	case len(h.Before) > 0 && h.Before[0].Person == from.ID:
		lines = append(lines, c.Say("handover.left", "name", from.Name, "body", c.body.Name))
		buttons = append(buttons, bot.Button{Label: c.Plain("button.stays_member"), Fill: true, Line: bot.Line("mitglied neu", "", c.mention(from),
			"rolle", "mitglied", "institution", h.Before[0].OnBehalfOf, "ab", h.Day.Time().Format("02.01.2006"))})
	}
	if len(to.Accounts) == 0 {
		lines = append(lines, c.Say("member.no_account", "name", to.Name))
	}
	for _, id := range invited {
		lines = append(lines, c.Say("member.invited_too", "id", id))
	}
	open, tasks, err := c.bot.leftOpen(c.tx, c.Printer, h, c.now, c.shows(bot.Internal, "tasks"))
	if err != nil {
		return bot.Reply{}, err
	}
	lines = append(lines, open)
	if tasks > 0 {
		buttons = append([]bot.Button{handOverButton(c.Printer, h)}, buttons...)
	}
	if len(invited) == 0 {
		buttons = append(buttons, c.undo(bot.Line("mitglied uebergabe-zurueck", "", h.ID)))
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Text: text.Join(lines, "\n\n"), Buttons: buttons}}, nil
}

func handOverButton(p text.Printer, h council.Handover) bot.Button {
	return bot.Button{Label: p.Plain("button.hand_over_tasks"), Line: bot.Line("mitglied uebergabe-aufgaben", "", h.ID), Style: bot.Primary}
}

// handOverTasks gives all open tasks of who laid an office down to who took it up. They come with the office; each is asked
// for in the list of tasks, and one message tells of all.
func handOverTasks(c *call) (bot.Reply, error) {
	h, err := c.handover(func(h council.Handover) []string { return []string{h.From, h.To, h.By} })
	if err != nil {
		return bot.Reply{}, err
	}
	to, err := records.People.Get(c.tx, h.To)
	if err != nil {
		return bot.Reply{}, err
	}
	tasks, err := tasksLeft(c.tx, h)
	if err != nil {
		return bot.Reply{}, err
	}
	given := 0
	for _, t := range tasks {
		err := t.HandOver(h.From, h.To, c.person.ID, c.now)
		if errors.Is(err, council.ErrAssigned) { // both had it: the taker has it alone now
			t.Assignees = slices.DeleteFunc(slices.Clone(t.Assignees), func(a council.Assignee) bool { return a.Person == h.From })
			err = nil
		}
		if err == nil {
			err = putTask(c.tx, t, c.now)
		}
		if err != nil {
			return bot.Reply{}, err
		}
		c.touched(t.ID)
		given++
	}
	if given == 0 {
		return bot.Reply{}, records.ErrDone
	}
	h.Tasks = c.now
	if err := records.Handovers.Put(c.tx, h); err != nil {
		return bot.Reply{}, err
	}
	if err := scheduler.Refresh(c.tx, "takeover", h.ID); err != nil {
		return bot.Reply{}, err
	}
	if to.ID != c.person.ID {
		if _, err := tell(c.tx, "tasks_taken "+h.ID+" "+store.Stamp(c.now), cardOf("tasks_taken", h.ID, "count", c.Number(given)), to); err != nil {
			return bot.Reply{}, err
		}
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Text: c.Say("handover.tasks_given", "count", given, "name", to.Name),
	}}, nil
}

// handover is the one that a button names, for those whom it concerns and who may hand offices over: who has given up the
// only role that let them do so must still be able to take a slip back.
func (c *call) handover(concerns func(council.Handover) []string) (council.Handover, error) {
	h, err := records.Handovers.Get(c.tx, c.Text("handover"))
	if errors.Is(err, store.ErrNotFound) {
		return h, refuse("refusal.done")
	}
	if err == nil {
		c.body, err = records.Organizations.Get(c.tx, h.Organization)
	}
	if err == nil && (c.person.ID == "" || !slices.Contains(concerns(h), c.person.ID)) && !c.can("mitglied uebergabe") {
		err = c.notPermitted(appointing, c.body)
	}
	return h, err
}

// undoHandover takes a handover back that was just recorded by mistake, as long as nothing has come of it.
func undoHandover(c *call) (bot.Reply, error) {
	h, err := c.handover(func(h council.Handover) []string { return []string{h.By} })
	if err != nil {
		return bot.Reply{}, err
	}
	if c.event.Source != bot.Pressed {
		return bot.Reply{}, refuse("refusal.button_expired")
	}
	for _, m := range h.After {
		now, err := records.Memberships.Get(c.tx, m.ID)
		if err := dropUnknown(err); err != nil {
			return bot.Reply{}, err
		}
		if !sameRow(now, m) || !h.Tasks.IsZero() {
			return bot.Reply{}, refuse("refusal.handover_used")
		}
	}
	for _, id := range h.New() {
		if err := records.Memberships.Delete(c.tx, id); err != nil {
			return bot.Reply{}, err
		}
	}
	for _, m := range h.Before {
		if err := records.Memberships.Put(c.tx, m); err != nil {
			return bot.Reply{}, err
		}
		c.touched(m.ID)
	}
	if err := records.Handovers.Delete(c.tx, h.ID); err != nil {
		return bot.Reply{}, err
	}
	for _, card := range []string{"handover", "takeover"} {
		if err := scheduler.Refresh(c.tx, card, h.ID); err != nil {
			return bot.Reply{}, err
		}
	}
	return bot.Say(c.Say("undo.done")), c.refreshInvited()
}

// sameRow says whether two memberships are stored alike.
func sameRow(a, b council.Membership) bool {
	x, err := json.Marshal(a)
	y, wrong := json.Marshal(b)
	return err == nil && wrong == nil && strings.EqualFold(string(x), string(y))
}
