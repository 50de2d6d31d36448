package commands

import (
	"slices"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// What is on for a person today, in all bodies of the council: the meeting that is on, today's and the next, answers that are
// missing, tasks, minutes and deadlines. What has nothing to say is left out.

var todayCommands = []command{{
	Command: bot.Command{
		Name: "gremium heute", English: "council today", Aliases: []string{"heute", "today", "gremium tag"}, Reads: true,
	},
	may: concerned, where: inCouncil, ofAll: true, do: today,
}}

// concerned is who belongs to a body, or has something to do for one.
var concerned = permission{who: "belonging", roles: belonging.roles, assigned: true}

// daysAhead is how far ahead deadlines and tasks are named. Source: our proposal; a week is what one plans.
const daysAhead = 7

// day is what is gathered for somebody's day.
type day struct {
	*call
	until    council.Day // the last day that is looked at
	sections []text.Markup
	buttons  []bot.Button
	next     []council.Meeting // of each body
}

func today(c *call) (bot.Reply, error) {
	d := &day{call: c, until: c.today().Add(daysAhead)}
	var known []string
	var meetings []council.Meeting
	for _, id := range c.myBodies() {
		all, err := records.MeetingsOf(c.tx, id, c.now.Add(-mostMinutes*time.Minute), zeroTime, 0)
		if err != nil {
			return bot.Reply{}, err
		}
		open, err := records.OpenMeetings(c.tx, id)
		if err != nil {
			return bot.Reply{}, err
		}
		for _, m := range slices.Concat(open, all) {
			if !slices.Contains(known, m.ID) && m.Upcoming(c.now) {
				known, meetings = append(known, m.ID), append(meetings, m)
			}
		}
	}
	slices.SortStableFunc(meetings, func(a, b council.Meeting) int { return a.Start.Compare(b.Start) })
	for _, gather := range []func([]council.Meeting) error{d.meetings, d.answers, d.votes, d.tasks, d.minutes, d.deadlines} {
		if err := gather(meetings); err != nil {
			return bot.Reply{}, err
		}
	}
	if len(d.sections) == 0 {
		d.sections = []text.Markup{c.Say("today.nothing")}
	}
	if err := d.upcoming(); err != nil {
		return bot.Reply{}, err
	}
	if len(c.myBodies()) > 0 {
		d.buttons = append(d.buttons, bot.Button{Label: c.Plain("button.meetings"), Line: "/sitzung liste"})
	}
	d.buttons = append(d.buttons, bot.Button{Label: c.Plain("button.my_tasks"), Line: "/aufgabe meine"})
	return bot.Reply{Message: &bot.Message{
		Title: c.Plain("today.title", "day", c.Date(c.now)), Text: text.Join(d.sections, "\n\n"), Buttons: d.buttons,
	}}, nil
}

// section adds a part with its heading, where it has something to say.
func (d *day) section(heading string, lines []text.Markup) {
	if len(lines) > 0 {
		d.sections = append(d.sections, text.Join(append([]text.Markup{d.Say(heading)}, lines...), "\n"))
	}
}

// bodyOf is the name of a body where several are the asker's.
func (d *day) bodyOf(id string) (string, error) {
	if len(d.myBodies()) < 2 {
		return "", nil
	}
	body, err := records.Organizations.Get(d.tx, id)
	return body.Name, err
}

// meetings are the one that is on, and today's; the first of each body that comes later is the next.
func (d *day) meetings(meetings []council.Meeting) error {
	var open, soon []text.Markup
	seen := map[string]bool{}
	for _, m := range meetings {
		switch {
		case m.State == council.Opened:
			open = append(open, "- "+d.Say("today.open", "id", m.ID, "since", d.Clock(m.OpenedAt.In(m.In().Location()))))
			d.buttons = append(d.buttons, bot.Button{Label: d.Plain("button.show", "id", m.ID), Line: "/sitzung zeigen " + m.ID, Style: bot.Primary})
		case m.Day() <= d.today():
			line, err := d.meetingLine(m)
			if err != nil {
				return err
			}
			soon = append(soon, line)
			d.buttons = append(d.buttons, bot.Button{Label: d.Plain("button.show", "id", m.ID), Line: "/sitzung zeigen " + m.ID})
		case !seen[m.Organization]:
			d.next = append(d.next, m)
		}
		if m.State != council.Opened {
			seen[m.Organization] = true
		}
	}
	d.section("today.now", open)
	d.section("today.meetings", soon)
	return nil
}

// meetingLine is a meeting in a list, with its body where the asker belongs to several.
func (d *day) meetingLine(m council.Meeting) (text.Markup, error) {
	lines, _ := d.listed([]council.Meeting{m})
	name, err := d.bodyOf(m.Organization)
	if name != "" {
		lines[0] += " – " + text.Escape(name)
	}
	return lines[0], err
}

// upcoming are the next meetings.
func (d *day) upcoming() error {
	var lines []text.Markup
	for _, m := range d.next {
		line, err := d.meetingLine(m)
		if err != nil {
			return err
		}
		lines = append(lines, line)
	}
	d.section("today.next", lines)
	return nil
}

// answersOffered is how many invitations can be answered at once.
const answersOffered = 2

// answers are the invitations that the asker has not answered.
func (d *day) answers(meetings []council.Meeting) error {
	var lines []text.Markup
	var open []council.Meeting
	for _, m := range meetings {
		i, err := records.Invitations.Get(d.tx, m.ID+" "+d.person.ID)
		if err := dropUnknown(err); err != nil {
			return err
		}
		if i.Meeting == "" || i.Answer != "" || m.State != council.Invited {
			continue
		}
		open = append(open, m)
		line := "- " + d.Say("today.answer", "id", m.ID, "when", d.DateTime(m.In()))
		name, err := d.bodyOf(m.Organization)
		if err != nil {
			return err
		}
		if name != "" {
			line += " – " + text.Escape(name)
		}
		lines = append(lines, line)
	}
	for _, m := range open[:min(answersOffered, len(open))] {
		accept, decline := d.Plain("button.accept"), d.Plain("button.decline")
		if len(open) > 1 { // which is meant
			accept, decline = accept+" "+m.ID, decline+" "+m.ID
		}
		line := "/sitzung rueckmeldung " + m.ID + " "
		d.buttons = append(d.buttons, bot.Button{Label: accept, Line: line + "ja", Style: bot.Primary}, bot.Button{Label: decline, Line: line + "nein"})
	}
	d.section("today.answers", lines)
	return nil
}

// mostOfDay is how many tasks the day names; the list has all.
const mostOfDay = 10

// tasks are those that the asker has been asked to do, and those that are overdue or due soon.
func (d *day) tasks([]council.Meeting) error {
	all, err := records.OpenTasksOf(d.tx, d.person.ID, 0)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(t council.Task) bool { return (t.Due == "" || t.Due > d.until) && !t.Asked(d.person.ID) })
	shown := all[:min(mostOfDay, len(all))]
	lines, err := d.taskLines(shown, func(t council.Task) (string, error) { return d.bodyOf(t.Organization) })
	if err != nil {
		return err
	}
	if more := len(all) - len(shown); more > 0 {
		lines = append(lines, "- "+d.Say("today.more_tasks", "count", more))
	}
	d.section("today.tasks", lines)
	d.buttons = append(d.buttons, d.taskButtons(shown)...)
	return nil
}

// minutes are those that can still be objected to, and for who may those that are to be released.
func (d *day) minutes([]council.Meeting) error {
	var lines []text.Markup
	var known []string
	for _, body := range d.myBodies() {
		all, err := records.Unapproved(d.tx, body)
		if err != nil {
			return err
		}
		members, err := records.MembersOf(d.tx, body, d.today())
		if err != nil {
			return err
		}
		for _, minutes := range all {
			if slices.Contains(known, minutes.Meeting) {
				continue
			}
			known = append(known, minutes.Meeting)
			m, err := records.Meeting(d.tx, minutes.Meeting)
			if err != nil {
				return err
			}
			line, err := d.minutesLine(m, minutes, members)
			if err != nil {
				return err
			}
			if line != "" {
				lines = append(lines, "- "+line)
			}
		}
	}
	d.section("today.minutes", lines)
	return nil
}

func (d *day) minutesLine(m council.Meeting, minutes council.Minutes, members []council.Membership) (text.Markup, error) {
	switch minutes.State {
	case council.MinutesReleased:
		if !d.now.Before(minutes.Until) {
			return "", nil
		}
		d.buttons = append(d.buttons, bot.Button{Label: d.Plain("button.read_minutes", "id", m.ID), Line: "/protokoll zeigen " + m.ID})
		// The period ends with the day before its first moment that is too late.
		return d.Say("today.objections", "id", m.ID, "day", d.Date(d.zoned(minutes.Until.Add(-time.Nanosecond)))), nil
	case council.MinutesDraft:
		if m.State != council.Closed {
			return "", nil
		}
		for _, office := range council.Signing {
			signed := slices.ContainsFunc(minutes.Releases, func(r council.Release) bool { return r.Office == office })
			if who, _ := m.Signatories(office, members); !signed && slices.Contains(who, d.person.ID) {
				d.buttons = append(d.buttons, bot.Button{Label: d.Plain("button.read_minutes", "id", m.ID), Line: "/protokoll zeigen " + m.ID})
				return d.Say("today.release", "id", m.ID, "day", d.Date(m.Day().Add(council.ReleaseDueDays).Time())), nil
			}
		}
	}
	return "", nil
}

// deadlines are until when items can be submitted, and for the coordination when invitations must go out.
func (d *day) deadlines(meetings []council.Meeting) error {
	var lines []text.Markup
	for _, m := range meetings {
		if m.State != council.Planned && m.State != council.Invited {
			continue
		}
		body, err := records.Organizations.Get(d.tx, m.Organization)
		if err != nil {
			return err
		}
		rules := body.RulesOn(d.today())
		if deadline := m.Deadline(rules); rules.AgendaDeadline > 0 && !m.DeadlineLapsed && d.today() <= deadline && deadline <= d.until {
			lines = append(lines, "- "+d.Say("today.deadline", "id", m.ID, "day", d.Date(deadline.Time())))
		}
		latest := m.LatestDispatch(rules)
		if m.State == council.Planned && m.NoticeDays(rules) > 0 && latest <= d.until && d.holds(coordination.roles, m.Organizations()) {
			said := "today.dispatch"
			if !m.InTime(d.now, rules) {
				said = "today.dispatch_over"
			}
			lines = append(lines, "- "+d.Say(said, "id", m.ID, "day", d.Date(latest.Time())))
		}
	}
	d.section("today.deadlines", lines)
	return nil
}
