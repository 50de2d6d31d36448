package commands

import (
	"slices"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/bot/when"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Meetings that are on: opening, attendance, quorum, interruptions, closing. Here are the declarations, who can vote, and how
// times and figures are written; attendance_*.go has the rest.

// Choices of /sitzung anwesend.
const (
	everyoneThere = "everyone"
	everyoneBut   = "everyone_but"
	comes         = "comes"
	goes          = "goes"
	excused       = "excused"
	absent        = "absent"
)

var attendanceCommands = []command{{
	Command: bot.Command{
		Name: "sitzung eroeffnen", English: "meeting open", Aliases: []string{"sitzung beginnen", "sitzung starten", "meeting start"},
		Options: []bot.Option{
			theMeetingOption,
			{ID: "chair", Name: "vorsitz", Aliases: []string{"leitung"}, Kind: bot.Person},
			{ID: "minutes", Name: "protokoll", Aliases: []string{"schriftfuehrung"}, Kind: bot.Person},
			{ID: "at", Name: "um", Kind: bot.PastTime, Bare: true},
			{ID: "anyway", Name: "trotzdem", Kind: bot.YesNo, Hidden: true},
		},
	},
	may: running, do: openMeeting,
}, {
	Command: bot.Command{
		Name: "sitzung eroeffnung-zurueck", English: "meeting unopen", Hidden: true, Options: []bot.Option{theMeetingOption},
	},
	may: running, do: undoOpening,
}, {
	Command: bot.Command{
		Name: "sitzung anwesend", English: "meeting attendance",
		Aliases: []string{"sitzung anwesenheit", "meeting present", "meeting attend"},
		Options: []bot.Option{
			theMeetingOption,
			{ID: "what", Name: "was", Kind: bot.OneOf, Bare: true, Choices: []bot.OptionChoice{
				{ID: everyoneThere, Name: "alle", Aliases: []string{"all", "alle-da"}},
				{ID: everyoneBut, Name: "alle-ausser", Aliases: []string{"alle-bis-auf", "alle-ohne", "all-but", "all-except", "everyone-except"}},
				{ID: comes, Name: "kommt", Aliases: []string{"kommen", "ist-da", "da", "come", "arrives", "here"}},
				{ID: goes, Name: "geht", Aliases: []string{"gehen", "weg", "verlaesst", "go", "leaves", "left"}},
				{ID: excused, Name: "entschuldigt"},
				{ID: absent, Name: "fehlt", Aliases: []string{"fehlen", "nicht-da", "missing", "not-there"}},
			}},
			{ID: "people", Name: "personen", Aliases: []string{"person", "wer", "who"}, Kind: bot.Person, Many: true, Bare: true},
			{ID: "at", Name: "um", Aliases: []string{"seit", "since"}, Kind: bot.PastTime, Bare: true},
			{ID: "for", Name: "fuer", Aliases: []string{"vertritt", "vertretung"}, Kind: bot.Person},
			pageOption,
		},
	},
	may: takingPart, shows: true, seen: takingPart, do: recordAttendance,
}, {
	Command: bot.Command{
		Name: "sitzung da", English: "meeting here", Aliases: []string{"sitzung bin-da", "sitzung kommen", "meeting arrive"},
		Options: []bot.Option{theMeetingOption},
	},
	may: takingPart, do: arrive,
}, {
	Command: bot.Command{
		Name: "sitzung gehen", English: "meeting leave", Aliases: []string{"sitzung gehe-jetzt", "sitzung verlassen"},
		Options: []bot.Option{theMeetingOption},
	},
	may: takingPart, do: leave,
}, {
	Command: bot.Command{
		Name: "sitzung anwesenheit-zurueck", English: "meeting unrecord", Hidden: true,
		Options: []bot.Option{theMeetingOption, {ID: "entry", Name: "stand", Kind: bot.Number, Required: true, Hidden: true}},
	},
	may: takingPart, do: undoAttendance,
}, {
	Command: bot.Command{
		Name: "sitzung unterbrechen", English: "meeting suspend", Aliases: []string{"sitzung pause", "meeting pause", "meeting interrupt"},
		Options: []bot.Option{
			theMeetingOption,
			{ID: "until", Name: "bis", Kind: bot.ComingTime, Bare: true},
		},
	},
	may: running, live: true, do: suspendMeeting,
}, {
	Command: bot.Command{
		Name: "sitzung fortsetzen", English: "meeting resume", Aliases: []string{"meeting continue"}, Options: []bot.Option{theMeetingOption},
	},
	may: running, live: true, do: resumeMeeting,
}, {
	Command: bot.Command{
		Name: "sitzung schliessen", English: "meeting close", Aliases: []string{"sitzung beenden", "meeting end"},
		Options: []bot.Option{
			theMeetingOption,
			{ID: "at", Name: "um", Kind: bot.PastTime, Bare: true},
		},
	},
	may: running, live: true, do: closeMeeting,
}, {
	Command: bot.Command{
		Name: "sitzung wiederoeffnen", English: "meeting reopen",
		Options: []bot.Option{{ID: "meeting", Name: "sitzung", Kind: bot.ID, Prefix: "S", Bare: true, Required: true}},
	},
	may: running, do: reopenMeeting,
}, {
	Command: bot.Command{
		Name: "sitzung anwesenheitsliste", English: "meeting sheet", Reads: true, Aliases: []string{"meeting attendance-list"},
		Options: []bot.Option{theMeetingOption},
	},
	may: running, do: attendanceSheet,
}}

// seats are the members who hold a voting seat on the day of a meeting, and the number of seats laid down. A joint meeting
// has those of all its bodies; somebody who belongs to several has one of them.
func seats(tx store.Tx, m council.Meeting) (members []string, entitled int, err error) {
	for _, id := range m.Organizations() {
		body, err := records.Organizations.Get(tx, id)
		if err != nil {
			return nil, 0, err
		}
		all, err := records.MembersOf(tx, id, m.Day())
		if err != nil {
			return nil, 0, err
		}
		filled, more := 0, 0
		for _, member := range all {
			if !member.Seat() {
				continue
			}
			filled++
			if !slices.Contains(members, member.Person) {
				members = append(members, member.Person)
				more++
			}
		}
		// Seats that are laid down and not filled count as well.
		entitled += more + max(0, body.RulesOn(m.Day()).Seats-filled)
	}
	return members, entitled, nil
}

// register is what is known of who takes part in a meeting.
type register struct {
	meeting     council.Meeting
	rules       council.Rules
	members     []string // who hold a seat
	entitled    int
	rows        []council.Attendance
	invitations []council.Invitation
}

func readRegister(tx store.Tx, m council.Meeting) (r register, err error) {
	r.meeting = m
	body, err := records.Organizations.Get(tx, m.Organization)
	if err != nil {
		return r, err
	}
	r.rules = body.RulesOn(m.Day())
	if r.members, r.entitled, err = seats(tx, m); err != nil {
		return r, err
	}
	if r.rows, err = records.AttendancesAt(tx, m.ID); err != nil {
		return r, err
	}
	r.invitations, err = records.InvitationsTo(tx, m.ID)
	return r, err
}

// standing is who can vote on an item at an instant, 0 for none.
func (r register) standing(item int, at time.Time) council.Standing {
	it, err := r.meeting.Item(item)
	s := council.Count(r.members, r.entitled, r.rows, it.Recused, at)
	second := r.meeting.SecondAfter
	s.SecondSession = second != "" && r.meeting.WasInvited() && (err != nil || carriedFromMeeting(it, second))
	s.Uninvited = len(r.uninvited(at)) > 0
	return s
}

// carriedFromMeeting says whether an item was an earlier meeting's.
func carriedFromMeeting(item council.AgendaItem, meeting string) bool {
	number, _ := records.MeetingNumber(item.CarriedFrom)
	earlier, _ := records.MeetingNumber(meeting)
	return item.CarriedFrom != "" && number == earlier
}

// uninvited are the members whose invitation the rules ask for, who got none, and who are not there at an instant, nor
// anybody for them; who comes heals it. Where a properly invited meeting is asked for at all, that is everybody. Source:
// rules.md, "How the presets differ".
func (r register) uninvited(at time.Time) []string {
	var missing []string
	for _, member := range r.members {
		switch r.rules.Preset {
		case council.VwVfG:
			proved := slices.ContainsFunc(r.invitations, func(i council.Invitation) bool { return i.Person == member && i.Way != "" })
			if proved || council.Occupant(member, r.members, r.rows, at) != "" {
				continue
			}
		case council.Verein:
			if r.meeting.WasInvited() {
				continue
			}
		default:
			continue
		}
		missing = append(missing, member)
	}
	return missing
}

// row is a person's attendance, and whether there is one.
func (r register) row(person string) (council.Attendance, bool) {
	i := slices.IndexFunc(r.rows, func(a council.Attendance) bool { return a.Person == person })
	if i < 0 {
		return council.Attendance{Meeting: r.meeting.ID, Person: person}, false
	}
	return r.rows[i], true
}

// invitation is a person's invitation, the zero one where there is none.
func (r register) invitation(person string) council.Invitation {
	i := slices.IndexFunc(r.invitations, func(i council.Invitation) bool { return i.Person == person })
	if i < 0 {
		return council.Invitation{}
	}
	return r.invitations[i]
}

// hasExcuse says whether somebody who is not there counts as excused: who was, has declined, or named a deputy.
func (r register) hasExcuse(person string) bool {
	row, _ := r.row(person)
	answer := r.invitation(person).Answer
	return row.Excused || answer == council.Declined || answer == council.Substitute
}

// everQuorate says whether the body could decide at some time since the opening until an instant: attendance changes only
// when somebody comes or goes.
func (r register) everQuorate(until time.Time) bool {
	at := []time.Time{r.meeting.OpenedAt}
	for _, row := range r.rows {
		for _, s := range row.Spells {
			if !slices.ContainsFunc(at, s.From.Equal) {
				at = append(at, s.From)
			}
		}
	}
	tried := r.meeting.State == council.Closed && !until.After(r.meeting.OpenedAt) // closed as it was opened
	return slices.ContainsFunc(at, func(t time.Time) bool {
		during := t.Before(until) && !t.Before(r.meeting.OpenedAt) || tried && t.Equal(r.meeting.OpenedAt)
		return during && r.rules.Quorate(r.standing(0, t))
	})
}

// standing is who can vote on an item of a meeting at an instant, 0 for none: who is entitled, present and recused.
// Source: rules.md, Definitions.
func standing(tx store.Tx, m council.Meeting, item int, at time.Time) (council.Standing, error) {
	r, err := readRegister(tx, m)
	return r.standing(item, at), err
}

// refreshRunning brings the card that follows a meeting up to date.
func (c *call) refreshRunning(m council.Meeting) error {
	return scheduler.Refresh(c.tx, "running", m.ID)
}

// quorumText is whether a body can decide, with its arithmetic: "Anwesend 10 von 13 Stimmberechtigten, nötig 7:
// beschlussfähig."
func quorumText(p text.Printer, r council.Rules, s council.Standing) text.Markup {
	check := r.CheckQuorum(s)
	figures := p.Say("attendance.figures", "present", s.Present, "entitled", s.Entitled)
	if s.Recused > 0 {
		figures = p.Say("attendance.figures_recused", "figures", figures, "count", s.Recused)
	}
	verdict := p.Say("attendance.not_quorate")
	if check.Kept {
		verdict = p.Say("attendance.quorate")
	}
	key := "attendance.quorum." + string(check.By)
	if check.By == council.UsualQuorum && r.Quorum == council.NoQuorum {
		return p.Say("attendance.quorum_any", "figures", figures, "verdict", verdict)
	}
	return p.Say(key, "figures", figures, "needed", check.Needed, "verdict", verdict)
}

// quorumNeeded is how many it takes while nobody is there yet.
func quorumNeeded(p text.Printer, r council.Rules, s council.Standing) text.Markup {
	if r.Quorum == council.NoQuorum {
		return p.Say("attendance.nobody_yet_any", "entitled", s.Entitled)
	}
	return p.Say("attendance.nobody_yet", "needed", r.CheckQuorum(s).Needed, "entitled", s.Entitled)
}

// clockAt is a time in a meeting: "16:03 Uhr"; on another day than that of the meeting, or in the hour that the clocks show
// twice, with what tells it apart.
func clockAt(p text.Printer, m council.Meeting, t time.Time) string {
	local := t.In(m.In().Location())
	clock := p.Clock(local)
	year, month, day := local.Date()
	if _, kind := when.Wall(year, month, day, local.Hour(), local.Minute(), local.Location()); kind == when.Twice {
		key := "attendance.clock_winter"
		if local.IsDST() {
			key = "attendance.clock_summer"
		}
		clock = p.Plain(key, "clock", clock)
	}
	if council.DayOf(local) != m.Day() {
		clock = p.Plain("attendance.clock_day", "clock", clock, "day", p.DayMonth(local))
	}
	return clock
}

// spellsText is when somebody was there: "16:00 Uhr bis 16:20 Uhr und ab 16:30 Uhr"; "" for never.
func spellsText(p text.Printer, m council.Meeting, spells []council.Interval) string {
	var times []string
	for _, s := range spells {
		if s.Until.IsZero() {
			times = append(times, p.Plain("attendance.since", "from", clockAt(p, m, s.From)))
			continue
		}
		times = append(times, p.Plain("attendance.span", "from", clockAt(p, m, s.From), "until", clockAt(p, m, s.Until)))
	}
	return p.And(times)
}
