package commands

import (
	"errors"
	"slices"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Absence: from when until when somebody is away, without a reason. Everybody says it of themself, for all of their bodies; the
// coordination says it of others, for its own. It is no answer to an invitation. What follows from it is in
// absence_duty.go. Source: product.md, "Quiet hours 20:00–07:00 and absence" and "a stand-in receives the duties".

var absenceCommands = []command{{
	Command: bot.Command{
		Name: "mitglied abwesend", English: "member absent", Aliases: []string{"mitglied abwesenheit", "mitglied urlaub", "abwesend", "absent", "member away", "member absence"},
		Options: []bot.Option{
			{ID: "person", Name: "person", Kind: bot.Person, Bare: true},
			{ID: "from", Name: "von", Aliases: []string{"ab"}, Kind: bot.Date},
			{ID: "until", Name: "bis", Kind: bot.Date},
			{ID: "stand_in", Name: "vertretung", Aliases: []string{"stand-in"}, Kind: bot.Person},
			pageOption,
		},
	},
	may: belonging, shows: true, seen: belonging, do: recordAbsence, whichever: ownAbsence,
}, {
	Command: bot.Command{
		Name: "mitglied zurueck", English: "member back", Aliases: []string{"mitglied wieder-da", "member returned"},
		Options: []bot.Option{
			{ID: "person", Name: "person", Kind: bot.Person, Bare: true},
			{ID: "absence", Name: "abwesenheit", Kind: bot.Text, Hidden: true},
		},
	},
	may: belonging, do: endAbsence, whichever: ownAbsence,
}}

// ownAbsence is a body for what the asker says of themself: it holds in all of theirs. The one that they coordinate is named in
// the receipt, with who has its duties in that time. A stand-in has the duties of one body only, so of several it is asked
// which; and a list is of one body.
func ownAbsence(c *call) (string, error) {
	if c.showing() {
		return "", nil
	}
	if mention, named := c.Person("person"); named {
		switch person, err := c.named(mention); {
		case refusalOf(err) != nil:
			return "", nil
		case err != nil || person.ID != c.person.ID:
			return "", err
		}
	}
	var lasting string
	var coordinated []string
	for _, m := range c.mine {
		if m.Has(council.Coordinator) {
			coordinated = append(coordinated, m.Organization)
		}
		if lasting == "" || m.End == "" {
			lasting = m.Organization
		}
	}
	_, takesStandIn := c.command.Option("stand_in")
	switch standIn := takesStandIn && c.Has("stand_in"); {
	case standIn && len(coordinated) != 1:
		return "", nil
	case len(coordinated) > 0:
		return coordinated[0], nil
	}
	return lasting, nil
}

// absentee is whose absence it is, the asker's own unless somebody was named. Of others the coordination says it.
func (c *call) absentee() (council.Person, error) {
	mention, named := c.Person("person")
	if !named {
		return c.person, nil
	}
	person, err := c.named(mention)
	if refused := refusalOf(err); err != nil && refused == nil {
		return person, err
	}
	if person.ID != c.person.ID && !c.holds(coordination.roles, []string{c.body.ID}) {
		return person, c.notPermitted(coordination, c.body) // before it is said who is known
	}
	return person, err
}

// recordAbsence records an absence; without a value it shows which there are.
func recordAbsence(c *call) (bot.Reply, error) {
	if c.showing() {
		return listAbsences(c)
	}
	person, err := c.absentee()
	if err != nil {
		return bot.Reply{}, err
	}
	a := council.Absence{
		ID: newID(), Person: person.ID, Organization: c.body.ID, Everywhere: person.ID == c.person.ID, From: c.today(), By: c.person.ID, At: c.now,
	}
	if from := c.Time("from"); !from.IsZero() {
		a.From = council.DayOf(from)
	}
	until := c.Time("until")
	if a.Until = council.DayOf(until); until.IsZero() {
		form := c.form()
		if c.event.Source == bot.Submitted {
			form.Error = c.Plain("refusal.absent_until")
		}
		return bot.Reply{Form: form, Failed: true}, nil
	}
	switch {
	case a.Until < a.From:
		return bot.Reply{}, refuse("refusal.ends_before_start")
	case a.Until < c.today():
		return bot.Reply{}, refuse("refusal.past_day", "day", c.Date(a.Until.Time()))
	}
	mine, err := records.History(c.tx, person.ID, c.body.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	if !slices.ContainsFunc(mine, func(m council.Membership) bool {
		return m.Start <= a.Until && (m.End == "" || m.End >= a.From)
	}) {
		return bot.Reply{}, refuse("refusal.not_a_member", "name", person.Name, "body", c.body.Name, "list", c.memberList())
	}
	if a.StandIn, err = c.standIn(person, a); err != nil {
		return bot.Reply{}, err
	}
	all, err := records.AbsencesOf(c.tx, person.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	if slices.ContainsFunc(all, a.Alike) { // pressed twice
		return bot.Reply{}, records.ErrDone
	}
	if err := records.Absences.Put(c.tx, a); err != nil {
		return bot.Reply{}, err
	}
	c.touched(a.ID, person.ID)
	reminded, err := c.scheduleEve(append(all, a), a)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := c.tellStandIn(a); err != nil {
		return bot.Reply{}, err
	}
	lines, err := c.absenceText(a, person, reminded)
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Text: text.Join(lines, "\n\n"),
		Buttons: []bot.Button{c.undo(bot.Line("mitglied zurueck", "abwesenheit", a.ID, inBodyOption.Name, c.body.ID))},
	}}, err
}

// standIn reads who receives the duties of a coordination that is away. Who is not of the coordination has its rights for
// that time, so only who appoints may name them.
func (c *call) standIn(person council.Person, a council.Absence) (string, error) {
	mention, ok := c.Person("stand_in")
	if !ok {
		return "", nil
	}
	all, err := records.MembersOf(c.tx, c.body.ID, max(a.From, c.today()))
	if err != nil {
		return "", err
	}
	has := func(id string, roles ...council.Role) bool {
		return slices.ContainsFunc(all, func(m council.Membership) bool { return m.Person == id && m.Has(roles...) })
	}
	if !has(person.ID, council.Coordinator) { // before the other is looked for: a member may not learn whom the council knows
		return "", refuse("refusal.stands_in_for_none", "name", person.Name)
	}
	in, err := c.named(mention)
	switch {
	case err != nil:
		return "", err
	case in.ID == person.ID:
		return "", refuse("refusal.stands_in_for_self")
	case !has(in.ID, members.roles...):
		return "", refuse("refusal.not_a_member", "name", in.Name, "body", c.body.Name, "list", c.memberList())
	case !has(in.ID, coordination.roles...) && !c.can("mitglied ende"):
		governed, err := governing(c.tx, c.body)
		if err != nil {
			return "", err
		}
		return "", c.notPermitted(appointing, governed)
	}
	return in.ID, nil
}

// absenceText says what was recorded and what follows.
func (c *call) absenceText(a council.Absence, person council.Person, reminded bool) ([]text.Markup, error) {
	where := "absence.here"
	if a.Everywhere {
		where = "absence.everywhere"
	}
	lines := []text.Markup{c.Say("absence.recorded", "name", person.Name, "time", c.absenceTime(a)) + " " + c.Say(where, "body", c.body.Name)}
	key := "absence.muted"
	if reminded {
		key = "absence.before"
	}
	lines = append(lines, c.Say(key)+" "+c.Say("absence.no_answer"))
	members, err := records.MembersOf(c.tx, c.body.ID, max(a.From, c.today()))
	if err != nil {
		return nil, err
	}
	for _, m := range members {
		away, err := absentOn(c.tx, m.Person, max(a.From, c.today()), c.body.ID)
		if err != nil {
			return nil, err
		}
		if m.DeputyOf == person.ID && !away {
			name, err := c.nameOf(m.Person)
			if err != nil {
				return nil, err
			}
			lines = append(lines, c.Say("absence.votes", "name", name))
			break // the first one votes
		}
	}
	if !slices.ContainsFunc(members, func(m council.Membership) bool { return m.Person == person.ID && m.Has(council.Coordinator) }) {
		return lines, nil
	}
	duty, err := onDuty(c.tx, c.body.ID, max(a.From, c.today()))
	if err != nil {
		return nil, err
	}
	var names []string
	for _, id := range duty {
		name, err := personName(c.tx, id)
		if err != nil {
			return nil, err
		}
		names = append(names, name)
	}
	if len(names) == 0 || slices.Contains(duty, person.ID) {
		return append(lines, c.Say("absence.nobody")), nil
	}
	return append(lines, c.Say("absence.duties", "names", nameList(c.Printer, names))), nil
}

// absenceTime is the time of an absence in words.
func (c *call) absenceTime(a council.Absence) string { return absenceTime(c.Printer, a) }

func absenceTime(p text.Printer, a council.Absence) string {
	if a.From == a.Until {
		return p.Plain("absence.day", "day", p.Date(a.From.Time()))
	}
	return p.Plain("absence.days", "from", p.Date(a.From.Time()), "until", p.Date(a.Until.Time()))
}

const absencesPerPage = 25

// listAbsences shows who of a body is away, now and later, to its members where that may be shown; else one's own.
func listAbsences(c *call) (bot.Reply, error) {
	members, err := records.AllMembers(c.tx, c.body.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	all := c.shows(bot.Internal, "members")
	var list []council.Absence
	var seen []string
	for _, m := range members {
		if m.End != "" && m.End < c.today() || slices.Contains(seen, m.Person) || !all && m.Person != c.person.ID {
			continue
		}
		seen = append(seen, m.Person)
		absences, err := records.AbsencesOf(c.tx, m.Person)
		if err != nil {
			return bot.Reply{}, err
		}
		for _, a := range absences {
			if a.Until >= c.today() && (a.Everywhere || a.Organization == c.body.ID) {
				list = append(list, a)
			}
		}
	}
	council.SortAbsences(list)
	message := bot.Message{Title: c.Plain("absence.list", "body", c.body.Name), Text: c.Say("absence.none")}
	shown, buttons := paged(c, list, absencesPerPage, "/mitglied abwesend")
	var lines []text.Markup
	for _, a := range shown {
		name, err := personName(c.tx, a.Person)
		if err != nil {
			return bot.Reply{}, err
		}
		line := "- " + c.Say("absence.line", "name", name, "time", c.absenceTime(a))
		if a.StandIn != "" && a.Organization == c.body.ID {
			name, err := personName(c.tx, a.StandIn)
			if err != nil {
				return bot.Reply{}, err
			}
			line += c.Say("absence.line_stand_in", "name", name)
		}
		lines = append(lines, line)
	}
	if len(lines) > 0 {
		message.Text = text.Join(lines, "\n")
	}
	if slices.ContainsFunc(list, func(a council.Absence) bool { return a.Person == c.person.ID && a.From <= c.today() }) {
		buttons = append(buttons, bot.Button{Label: c.Plain("button.back_again"), Line: "/mitglied zurueck"})
	}
	message.Buttons = append(buttons, bot.Button{Label: c.Plain("button.absent"), Line: "/mitglied abwesend", Fill: true})
	return bot.Reply{Message: &message}, nil
}

// endAbsence ends an absence that is on, as of yesterday; where none is, it withdraws the next one. The button of the receipt
// withdraws that one whole.
func endAbsence(c *call) (bot.Reply, error) {
	id := c.Text("absence")
	var person council.Person
	var err error
	if id != "" {
		a, err := records.Absences.Get(c.tx, id)
		if errors.Is(err, store.ErrNotFound) {
			return bot.Reply{}, refuse("refusal.done")
		}
		if err != nil {
			return bot.Reply{}, err
		}
		if a.Person != c.person.ID && a.By != c.person.ID && !c.holds(coordination.roles, []string{a.Organization}) {
			return bot.Reply{}, c.notPermitted(coordination, c.body)
		}
		person, err = records.People.Get(c.tx, a.Person)
		if err != nil {
			return bot.Reply{}, err
		}
	} else if person, err = c.absentee(); err != nil {
		return bot.Reply{}, err
	}
	all, err := records.AbsencesOf(c.tx, person.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	council.SortAbsences(all)
	var now, later []council.Absence
	for _, a := range all {
		switch mine := person.ID == c.person.ID || a.Organization == c.body.ID; {
		case id != "" && a.ID != id || id == "" && (!mine || a.Until < c.today()):
		case id != "" || a.From > c.today():
			later = append(later, a)
		default:
			now = append(now, a)
		}
	}
	reply := bot.Message{Tone: bot.Good}
	switch {
	case len(now) > 0:
		for _, a := range now {
			before := a
			if a.Until = c.today().Add(-1); a.Until < a.From {
				err = records.Absences.Delete(c.tx, a.ID)
			} else {
				err = records.Absences.Put(c.tx, a)
			}
			if err = errors.Join(err, c.absenceEnded(before)); err != nil {
				return bot.Reply{}, err
			}
		}
		reply.Text = c.Say("absence.back", "name", person.Name)
	case len(later) > 0 && (id != "" || c.event.Source != bot.Pressed): // "Wieder da" pressed twice means what is on
		if err := errors.Join(records.Absences.Delete(c.tx, later[0].ID), c.absenceEnded(later[0])); err != nil {
			return bot.Reply{}, err
		}
		if reply.Text = c.Say("absence.withdrawn", "name", person.Name, "time", c.absenceTime(later[0])); id != "" {
			reply.Text = c.Say("undo.done")
		} else if a := later[0]; a.Everywhere == (a.Person == c.person.ID) {
			undo, err := c.againAbsent(a, person)
			if err != nil {
				return bot.Reply{}, err
			}
			reply.Buttons = []bot.Button{undo}
		}
	default:
		return bot.Reply{}, refuse("refusal.not_absent", "name", person.Name)
	}
	return bot.Reply{Message: &reply}, nil
}

// againAbsent records an absence again that was withdrawn.
func (c *call) againAbsent(a council.Absence, person council.Person) (bot.Button, error) {
	day := func(d council.Day) string { return d.Time().Format("02.01.2006") }
	pairs := []string{"person", c.mention(person), "von", day(a.From), "bis", day(a.Until)}
	if a.StandIn != "" {
		in, err := records.People.Get(c.tx, a.StandIn)
		if err != nil {
			return bot.Button{}, err
		}
		pairs = append(pairs, "vertretung", c.mention(in))
	}
	return c.undo(bot.Line("mitglied abwesend", append(pairs, inBodyOption.Name, a.Organization)...)), nil
}

// absenceEnded brings up to date what was told of an absence that is over.
func (c *call) absenceEnded(a council.Absence) error {
	c.touched(a.ID, a.Person)
	if a.From > c.today() {
		if err := scheduler.Cancel(c.tx, eveKey(a)); err != nil {
			return err
		}
	}
	for _, card := range []string{"stand_in", "standing_in"} {
		if err := scheduler.Refresh(c.tx, card, a.ID); err != nil {
			return err
		}
	}
	return nil
}
