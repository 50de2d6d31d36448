package commands

import (
	"slices"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/scheduler"
	"gremium/store"
)

// What is answered to who records attendance, and the list of who is there.

// finish stores what a record means for the others, and says what was understood.
func (x *recording) finish(persons []string) (bot.Reply, error) {
	lines, err := x.understood(persons)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(x.done) == 0 {
		x.dry = true
		return bot.Reply{Message: &bot.Message{Title: x.meetingTitle(x.m), Text: text.Join(append(lines, x.quorumLine(x.r)), "\n\n")}}, nil
	}
	if err := x.settle(); err != nil {
		return bot.Reply{}, err
	}
	changes, err := x.deputies()
	if err != nil {
		return bot.Reply{}, err
	}
	lines = append(append(lines, changes...), x.quorumLine(x.r))
	message := &bot.Message{Tone: bot.Good, Title: x.meetingTitle(x.m)}
	if x.m.State == council.Opened && !x.r.rules.Quorate(x.r.standing(0, x.now)) {
		message.Tone = bot.Warning
		lines = append(lines, x.withoutQuorum(x.r))
	}
	message.Text = text.Join(lines, "\n\n")
	message.Buttons = append(message.Buttons, x.undo(x.undoLine()))
	if x.m.State == council.Planned || x.m.State == council.Invited {
		message.Buttons = append(message.Buttons, x.offer("sitzung eroeffnen",
			bot.Button{Label: x.Plain("button.open"), Line: "/sitzung eroeffnen " + x.m.ID, Style: bot.Primary})...)
	}
	return bot.Reply{Message: message}, nil
}

// withoutQuorum says what may be done without a quorum, and what not; while there has been none yet, what follows if it
// stays so.
func (c *call) withoutQuorum(r register) text.Markup {
	said := c.Say("attendance.without_quorum")
	if r.rules.Quorum == council.NoQuorum || len(r.uninvited(c.now)) > 0 || r.everQuorate(c.now) {
		return said
	}
	return said + " " + c.Say("attendance.if_it_stays", "line", text.Code(c.typed("sitzung schliessen", "", r.meeting.ID)))
}

// understood says who was recorded, and as what.
func (x *recording) understood(persons []string) ([]text.Markup, error) {
	// Whom the asker has named may be named again; others are members, and that may not be told everywhere.
	named := x.what != everyoneThere && x.what != everyoneBut
	list := func(key string, ids []string, pairs ...any) (text.Markup, error) {
		if len(ids) == 0 {
			return "", nil
		}
		if !named && !x.shows(bot.Internal, "members") {
			return x.Say("attendance.count."+key, append(pairs, "count", len(ids))...), nil
		}
		names, err := x.names(ids)
		return x.Say("attendance.names."+key, append(pairs, "names", nameList(x.Printer, names))...), err
	}
	var lines []text.Markup
	if len(x.done) == 1 && named {
		line, err := x.oneDone(x.done[0])
		if err != nil {
			return nil, err
		}
		lines = append(lines, line)
	} else {
		key := map[string]string{goes: "gone", excused: "excused", absent: "absent"}[x.what]
		if key == "" {
			key = "there"
		}
		at := x.at
		if key == "there" && len(x.done) > 0 {
			row, _ := x.r.row(x.done[0])
			at = row.Spells[len(row.Spells)-1].From
		}
		line, err := list(key, x.done, "when", clockAt(x.Printer, x.m, at))
		if err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	already := "already_there"
	if x.what == goes {
		already = "already_gone"
	}
	for _, part := range []struct {
		key string
		of  []string
	}{{already, x.already}, {"left_out", x.leftOut}, {"guests", x.guests}} {
		line, err := list(part.key, part.of)
		if err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	if len(x.done)+len(x.already) == 0 && len(persons) == 0 {
		lines = append(lines, x.Say("attendance.nobody_expected"))
	}
	return slices.DeleteFunc(lines, func(l text.Markup) bool { return l == "" }), nil
}

// oneDone says how one person now stands: "Anna Vogel (stimmberechtigt): 16:00 Uhr bis 16:20 Uhr und ab 16:30 Uhr".
func (x *recording) oneDone(id string) (text.Markup, error) {
	name, err := personName(x.tx, id)
	if err != nil {
		return "", err
	}
	row, _ := x.r.row(id)
	switch {
	case len(row.Spells) == 0 && row.Excused:
		return x.Say("attendance.names.excused", "names", name), nil
	case len(row.Spells) == 0:
		return x.Say("attendance.names.absent", "names", name), nil
	}
	capacity, err := x.capacityText(row)
	return x.Say("attendance.person", "name", name, "capacity", capacity, "times", spellsText(x.Printer, x.m, row.Spells)), err
}

// capacityText is as what somebody takes part: "stimmberechtigt", "vertritt Anna Vogel", "beratend", "Gast".
func (c *call) capacityText(row council.Attendance) (string, error) {
	if row.Capacity != council.Substituting {
		return c.Plain("attendance.capacity." + string(row.Capacity)), nil
	}
	name, err := c.nameOf(row.For)
	return c.Plain("attendance.capacity.deputy", "name", name), err
}

// finishMyself answers who came or went by their own button.
func (x *recording) finishMyself() (bot.Reply, error) {
	row, _ := x.r.row(x.person.ID)
	if len(x.done) == 0 {
		x.dry = true
		key := "attendance.you_are_not"
		if x.what == comes {
			key = "attendance.you_are_already"
		}
		return bot.Say(x.Say(key, "id", x.m.ID, "times", spellsText(x.Printer, x.m, row.Spells))), nil
	}
	if err := x.settle(); err != nil {
		return bot.Reply{}, err
	}
	key := "attendance.you_left"
	switch {
	case x.what == comes:
		key = "attendance.you_came"
	case len(row.Spells) == 0:
		key = "attendance.you_were_not"
	}
	capacity, err := x.capacityText(row)
	if err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{x.Say(key, "id", x.m.ID, "capacity", capacity, "times", spellsText(x.Printer, x.m, row.Spells))}
	changes, err := x.deputies()
	if err != nil {
		return bot.Reply{}, err
	}
	lines = append(append(lines, changes...), x.quorumLine(x.r))
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Text: text.Join(lines, "\n\n"), Buttons: []bot.Button{x.undo(x.undoLine())}}}, nil
}

// deputies say on which seats somebody else now sits: a member has come, and the deputy speaks without a vote; a member has
// gone, and the deputy votes.
func (x *recording) deputies() ([]text.Markup, error) {
	var lines []text.Markup
	say := func(key, deputy, member string) error {
		names := []string{}
		for _, id := range []string{deputy, member} {
			name, err := x.nameOf(id)
			if err != nil {
				return err
			}
			names = append(names, name)
		}
		lines = append(lines, x.Say(key, "deputy", names[0], "member", names[1]))
		return nil
	}
	at := x.r.instant(x.now)
	for _, member := range x.r.members {
		was, is := x.before.occupant(member, at), x.r.occupant(member, at)
		var err error
		switch {
		case was != is && is == member && was != "":
			err = say("attendance.deputy_advises", was, member)
		case was != is && is != "" && is != member:
			err = say("attendance.deputy_votes", is, member)
		}
		if err != nil {
			return nil, err
		}
	}
	for _, id := range x.done {
		row, _ := x.r.row(id)
		if row.Capacity != council.Substituting || !row.Present(at) {
			continue
		}
		// A deputy who came after the member, or after another deputy.
		if on := x.r.occupant(row.For, at); on != id && on == x.before.occupant(row.For, at) {
			key := "attendance.deputy_in_vain"
			if on != row.For {
				key = "attendance.deputy_second"
			}
			if err := say(key, id, row.For); err != nil {
				return nil, err
			}
		}
	}
	return lines, nil
}

// attendancesPerPage is how many persons the list of who is there shows at a time.
const attendancesPerPage = 30

// showAttendance lists who is there, who was, and who is not.
func (c *call) showAttendance(m council.Meeting) (bot.Reply, error) {
	r, err := readRegister(c.tx, m)
	if err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.quorumLine(r)}
	var buttons []bot.Button
	if c.shows(bot.Internal, "attendance") {
		persons, err := c.listedPersons(r)
		if err != nil {
			return bot.Reply{}, err
		}
		page, pages := paged(c, persons, attendancesPerPage, "/sitzung anwesend "+m.ID)
		buttons = pages
		var list []text.Markup
		for _, id := range page {
			line, err := c.attendanceLine(r, id)
			if err != nil {
				return bot.Reply{}, err
			}
			list = append(list, "- "+line)
		}
		if len(list) == 0 {
			list = append(list, c.Say("attendance.nobody"))
		}
		lines = append(lines, text.Join(list, "\n"))
	}
	lines = append(lines, c.ownLine(r))
	buttons = append(buttons, c.attendanceButtons(r)...)
	return bot.Reply{Message: &bot.Message{
		Title: c.Plain("attendance.list", "meeting", c.meetingTitle(m)), Buttons: buttons,
		Text: text.Join(slices.DeleteFunc(lines, func(l text.Markup) bool { return l == "" }), "\n\n"),
	}}, nil
}

// listedPersons are all who should be there, those who are, then the others who take part.
func (c *call) listedPersons(r register) ([]string, error) {
	persons, err := expected(c.tx, r.meeting)
	for _, row := range r.rows {
		if !slices.Contains(persons, row.Person) {
			persons = append(persons, row.Person)
		}
	}
	at := r.instant(c.now)
	order := func(id string) int {
		row, _ := r.row(id)
		switch {
		case row.Present(at):
			return 0
		case len(row.Spells) > 0:
			return 1
		case r.hasExcuse(id):
			return 3
		}
		return 2
	}
	slices.SortStableFunc(persons, func(a, b string) int { return order(a) - order(b) })
	return persons, err
}

// attendanceLine is one person in the list.
func (c *call) attendanceLine(r register, id string) (text.Markup, error) {
	name, err := personName(c.tx, id)
	if err != nil {
		return "", err
	}
	row, existed := r.row(id)
	switch {
	case len(row.Spells) > 0:
		capacity, err := c.capacityText(row)
		return c.Say("attendance.person", "name", name, "capacity", capacity, "times", spellsText(c.Printer, r.meeting, row.Spells)), err
	case r.invitation(id).Answer == council.Substitute:
		deputy, err := personName(c.tx, r.invitation(id).Substitute)
		return c.Say("attendance.line_deputy", "name", name, "deputy", deputy), err
	case r.hasExcuse(id):
		return c.Say("attendance.line_excused", "name", name), nil
	case existed || r.meeting.State == council.Closed:
		return c.Say("attendance.line_absent", "name", name), nil
	}
	return c.Say("attendance.line_open", "name", name), nil
}

// ownLine is the asker's own attendance, which they may always know.
func (c *call) ownLine(r register) text.Markup {
	row, _ := r.row(c.person.ID)
	if len(row.Spells) == 0 {
		return ""
	}
	return c.Say("attendance.you", "times", spellsText(c.Printer, r.meeting, row.Spells))
}

// attendanceButtons are what can be done about attendance now.
func (c *call) attendanceButtons(r register) []bot.Button {
	m := r.meeting
	var buttons []bot.Button
	soon := (m.State == council.Planned || m.State == council.Invited) && m.Upcoming(c.now) && !c.now.Before(m.Start.Add(-earlyComing))
	if m.State == council.Opened || soon {
		row, _ := r.row(c.person.ID)
		if row.Present(c.now) {
			buttons = append(buttons, leaveButton(c.Printer, m))
		} else {
			buttons = append(buttons, hereButton(c.Printer, m))
		}
	}
	if !c.runs(m) {
		return buttons
	}
	if m.State == council.Opened || soon || m.State == council.Closed {
		buttons = append(buttons, bot.Button{Label: c.Plain("button.all_there"), Line: "/sitzung anwesend " + m.ID + " alle"},
			bot.Button{Label: c.Plain("button.record"), Line: "/sitzung anwesend " + m.ID, Fill: true})
	}
	if soon {
		buttons = append(buttons, bot.Button{Label: c.Plain("button.open"), Line: "/sitzung eroeffnen " + m.ID, Style: bot.Primary})
	}
	return append(buttons, bot.Button{Label: c.Plain("button.sheet"), Line: "/sitzung anwesenheitsliste " + m.ID})
}

func hereButton(p text.Printer, m council.Meeting) bot.Button {
	return bot.Button{Label: p.Plain("button.here"), Line: "/sitzung da " + m.ID}
}

func leaveButton(p text.Printer, m council.Meeting) bot.Button {
	return bot.Button{Label: p.Plain("button.leave_meeting"), Line: "/sitzung gehen " + m.ID}
}

// flutter is how long a change of the quorum counts as the same as the one before: its message is changed, not repeated.
const flutter = 2 * time.Minute

// tellQuorum tells the channels that an open meeting has lost its quorum, or has it again.
func (c *call) tellQuorum(before, after register, since time.Time) error {
	if after.meeting.State != council.Opened {
		return nil
	}
	had, has := before.rules.Quorate(before.standing(0, c.now)), after.rules.Quorate(after.standing(0, c.now))
	if had == has || has && !before.everQuorate(c.now) {
		return nil
	}
	key, err := c.quorumKey(after.meeting)
	if err != nil {
		return err
	}
	s := after.standing(0, c.now)
	standing, err := encodeStanding(s)
	if err != nil {
		return err
	}
	return c.announce(key, cardOf("quorum", after.meeting.ID, "at", since.Format(time.RFC3339Nano), "standing", standing),
		after.meeting.Organizations()...)
}

// quorumKey is the delivery of a change of the quorum: a new one, or that of the change a moment ago.
func (c *call) quorumKey(m council.Meeting) (string, error) {
	key := "quorum " + m.ID + " " + store.Stamp(c.now)
	for posted, err := range scheduler.PostedCards(c.tx, "quorum", m.ID) {
		if err != nil {
			return "", err
		}
		if !posted.Gone && c.now.Sub(posted.At) < flutter {
			key = posted.Key
		}
	}
	return key, nil
}
