package commands

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/bot/when"
	"gremium/commands/council"
	"gremium/commands/records"
)

// Planning, listing, moving and cancelling meetings. Inviting is in invitation.go.

var meetingKinds = []bot.OptionChoice{
	{ID: string(council.Ordinary), Name: "ordentlich"}, {ID: string(council.Extraordinary), Name: "ausserordentlich"},
	{ID: string(council.Constitutive), Name: "konstituierend"}, {ID: string(council.SecurityConference), Name: "sicherheitskonferenz", Aliases: []string{"security-conference"}},
}

// theMeetingOption is the id that a command about a meeting takes first.
var theMeetingOption = bot.Option{ID: "meeting", Name: "sitzung", Kind: bot.ID, Prefix: "S", Bare: true}

var meetingCommands = []command{{
	Command: bot.Command{
		Name: "sitzung neu", English: "meeting new", Aliases: []string{"sitzung planen", "sitzung anlegen", "meeting plan"},
		Options: []bot.Option{
			{ID: "when", Name: "wann", Aliases: []string{"am"}, Kind: bot.DateTime, Required: true, Bare: true},
			{ID: "place", Name: "ort", Kind: bot.Text},
			{ID: "duration", Name: "dauer", Kind: bot.Duration},
			{ID: "title", Name: "titel", Kind: bot.Text, Max: 120},
			{ID: "kind", Name: "art", Kind: bot.OneOf, Choices: meetingKinds},
			{ID: "moderator", Name: "moderation", Kind: bot.Person},
			{ID: "with", Name: "mit", Kind: bot.Text, Max: 80},
			{ID: "second", Name: "zweite", Aliases: []string{"zweite-sitzung-nach"}, Kind: bot.ID, Prefix: "S"},
			{ID: "anyway", Name: "trotzdem", Kind: bot.YesNo, Hidden: true},
		},
	},
	may: coordination, do: planMeeting, newcomer: "moderator",
}, {
	Command: bot.Command{
		Name: "sitzung liste", English: "meeting list", Reads: true,
		Options: []bot.Option{
			{ID: "all", Name: "alle", Kind: bot.YesNo},
			pageOption,
		},
	},
	may: members, do: listMeetings,
}, {
	Command: bot.Command{
		Name: "sitzung zeigen", English: "meeting show", Reads: true,
		Aliases: []string{"sitzung", "meeting", "sitzung uebersicht"},
		Options: []bot.Option{theMeetingOption, pageOption},
	},
	may: attendingOrDeputy, do: showMeeting,
}, {
	Command: bot.Command{
		Name: "sitzung verschieben", English: "meeting move",
		Options: []bot.Option{
			theMeetingOption,
			{ID: "to", Name: "auf", Kind: bot.DateTime, Required: true, Bare: true},
			{ID: "reason", Name: "grund", Kind: bot.Text},
			{ID: "anyway", Name: "trotzdem", Kind: bot.YesNo, Hidden: true},
		},
	},
	may: coordination, do: moveMeeting,
}, {
	Command: bot.Command{
		Name: "sitzung aendern", English: "meeting edit", Aliases: []string{"sitzung bearbeiten", "meeting change"},
		Options: []bot.Option{
			theMeetingOption,
			{ID: "place", Name: "ort", Kind: bot.Text},
			{ID: "title", Name: "titel", Kind: bot.Text, Max: 120},
			{ID: "duration", Name: "dauer", Kind: bot.Duration},
			{ID: "moderator", Name: "moderation", Kind: bot.Person},
		},
	},
	may: coordination, do: editMeeting, newcomer: "moderator",
}, {
	Command: bot.Command{
		Name: "sitzung absagen", English: "meeting cancel",
		Options: []bot.Option{
			theMeetingOption,
			{ID: "reason", Name: "grund", Kind: bot.Text, Required: true, Bare: true},
		},
	},
	may: coordination, do: cancelMeeting,
}, {
	Command: bot.Command{
		Name: "sitzung verwerfen", English: "meeting discard", Hidden: true,
		Options: []bot.Option{{ID: "meeting", Name: "sitzung", Kind: bot.ID, Prefix: "S", Bare: true, Required: true}},
	},
	may: coordination, do: discardMeeting,
}}

// usualMinutes is the planned length of a meeting unless something else is said.
const usualMinutes = 120

// mostMinutes is the longest meeting: whoever looks for the one that is on looks back a day.
const mostMinutes = 24 * 60

func planMeeting(c *call) (bot.Reply, error) {
	m := council.Meeting{
		Organization: c.body.ID, Title: c.Text("title"), Place: c.Text("place"), Minutes: usualMinutes,
		Kind: council.Ordinary, State: council.Planned, UID: newID() + "@gremium", Created: c.now, Changed: c.now,
	}
	if kind := c.Choice("kind"); kind != "" {
		m.Kind = council.MeetingKind(kind)
	}
	if d := c.Duration("duration"); d > 0 {
		m.Minutes = int(d / time.Minute)
	}
	if m.Minutes > mostMinutes {
		return bot.Reply{}, refuse("refusal.meeting_too_long")
	}
	m.SetStart(c.Time("when"))
	if !m.Start.After(c.now) {
		return bot.Reply{}, c.past(m.Start)
	}
	if mention, ok := c.Person("moderator"); ok {
		person, err := c.namedOrNew(mention)
		if err != nil {
			return bot.Reply{}, err
		}
		m.Moderator = person.ID
	}
	for _, name := range strings.Split(c.Text("with"), "+") {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		body, err := bodyNamed(c.tx, name, func(o council.Organization) bool { return slices.Contains(c.myBodies(), o.ID) })
		if err != nil {
			return bot.Reply{}, err
		}
		// Its members are invited in its name: that takes somebody who coordinates both.
		if body.ID != c.body.ID && !c.holds(coordination.roles, []string{body.ID}) {
			return bot.Reply{}, refuse("refusal.with_others", "body", name, "who", c.Plain("who.coordination"))
		}
		if body.ID != c.body.ID && !slices.Contains(m.With, body.ID) {
			m.With = append(m.With, body.ID)
		}
	}
	if err := c.secondAfter(&m); err != nil {
		return bot.Reply{}, err
	}
	if !c.Yes("anyway") {
		doubts, err := c.doubts(m)
		if err != nil {
			return bot.Reply{}, err
		}
		if len(doubts) > 0 {
			return c.askAnyway(doubts, m.Start), nil
		}
	}
	if again, err := c.justPlanned(m); err != nil || again {
		return bot.Reply{}, cmp.Or(err, error(records.ErrDone))
	}
	number, err := c.tx.Next("meeting")
	if err != nil {
		return bot.Reply{}, err
	}
	m.Number, m.ID = number, fmt.Sprintf("S%d", number)
	m.DeadlineLapsed = m.Deadline(c.rules()) < c.today()
	if err := records.Meetings.Put(c.tx, m); err != nil {
		return bot.Reply{}, err
	}
	if err := scheduleMeeting(c.tx, m, c.body, c.now); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID)
	if m, err = c.takeUpWaiting(m); err != nil {
		return bot.Reply{}, err
	}
	if m, err = tableWaiting(c.tx, m, c.now); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("meeting.planned", "id", m.ID, "when", c.DateTime(m.In()))}
	if m.Place != "" {
		lines = append(lines, c.Say("meeting.at_place", "place", m.Place))
	}
	understood, err := c.understood(m)
	if err != nil {
		return bot.Reply{}, err
	}
	lines = append(append(lines, understood...), c.noticeText(m))
	if m.DeadlineLapsed {
		lines = append(lines, c.Say("meeting.deadline_lapsed"))
	} else if c.rules().AgendaDeadline > 0 {
		lines = append(lines, c.Say("meeting.deadline", "day", c.Date(m.Deadline(c.rules()).Time())))
	}
	lines = append(lines, c.takenUpText(m)...)
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Title: c.meetingTitle(m), Text: text.Join(lines, "\n\n"),
		Buttons: []bot.Button{
			{Label: c.Plain("button.add_item"), Line: "/top neu sitzung:" + m.ID, Fill: true},
			{Label: c.Plain("button.invite"), Line: "/sitzung einladen " + m.ID, Style: bot.Primary},
			c.undo("/sitzung verwerfen " + m.ID),
		},
	}}, nil
}

// understood repeats what else was given for a new meeting.
func (c *call) understood(m council.Meeting) ([]text.Markup, error) {
	var lines []text.Markup
	if c.Has("duration") {
		lines = append(lines, c.Say("meeting.lasts", "length", c.Length(time.Duration(m.Minutes)*time.Minute)))
	}
	if m.Moderator != "" {
		name, err := personName(c.tx, m.Moderator)
		if err != nil {
			return nil, err
		}
		lines = append(lines, c.Say("meeting.moderated", "name", name))
	}
	if len(m.With) > 0 {
		names, err := bodyNames(c.tx, m)
		if err != nil {
			return nil, err
		}
		lines = append(lines, c.Say("meeting.joint", "bodies", c.And(names[1:])))
	}
	return lines, nil
}

// justPlanned says whether the body has planned a meeting for the same moment within the last minute: then a button was
// pressed twice.
func (c *call) justPlanned(m council.Meeting) (bool, error) {
	same, err := records.MeetingsOf(c.tx, c.body.ID, m.Start, m.Start.Add(time.Nanosecond), 0)
	return slices.ContainsFunc(same, func(o council.Meeting) bool {
		return o.State == council.Planned && o.Title == m.Title && c.now.Sub(o.Created) < time.Minute
	}), err
}

// past refuses a time that is over, with the same time a year later when that is what a missing year may mean.
func (c *call) past(t time.Time) error {
	return refuse("refusal.past_time", "when", c.DateTime(c.zoned(t)))
}

// noticeText says when the invitation must be sent to keep the notice period.
func (c *call) noticeText(m council.Meeting) text.Markup {
	rules := c.rules()
	if m.NoticeDays(rules) == 0 {
		return c.Say("meeting.no_notice")
	}
	if !m.InTime(c.now, rules) {
		return c.Say("meeting.notice_over", "days", m.NoticeDays(rules), "latest", c.Date(m.LatestDispatch(rules).Time()))
	}
	return c.Say("meeting.notice", "days", m.NoticeDays(rules), "latest", c.Date(m.LatestDispatch(rules).Time()))
}

// doubts are the reasons to ask back before a date is taken: a holiday, the night, another meeting at that time, a
// notice period that has passed.
func (c *call) doubts(m council.Meeting) ([]text.Markup, error) {
	var doubts []text.Markup
	day := m.In()
	if name, ok := when.Holiday(day, c.council.Land); ok {
		doubts = append(doubts, c.Say("meeting.holiday", "day", c.Date(day), "holiday", name))
	}
	if day.Hour() >= nightFrom || day.Hour() < nightUntil {
		doubts = append(doubts, c.Say("meeting.at_night", "when", c.DateTime(day)))
	}
	others, err := c.atTheSameTime(m)
	if err != nil {
		return nil, err
	}
	for _, other := range others {
		doubts = append(doubts, c.Say("meeting.same_time", "id", other.ID, "when", c.DateTime(other.In())))
	}
	if rules := c.rules(); m.NoticeDays(rules) > 0 && !m.InTime(c.now, rules) {
		doubts = append(doubts, c.Say("meeting.notice_passed", "days", m.NoticeDays(rules),
			"latest", c.Date(m.LatestDispatch(rules).Time())))
	}
	return doubts, nil
}

// Hours at which a meeting is probably a slip of the pen (our proposal).
const (
	nightFrom  = 22
	nightUntil = 6
)

// atTheSameTime are other meetings of the same bodies that a meeting would overlap.
func (c *call) atTheSameTime(m council.Meeting) ([]council.Meeting, error) {
	var found []council.Meeting
	for _, body := range m.Organizations() {
		all, err := records.MeetingsOf(c.tx, body, m.Start.Add(-mostMinutes*time.Minute), m.End(), 0)
		if err != nil {
			return nil, err
		}
		for _, other := range all {
			known := slices.ContainsFunc(found, func(o council.Meeting) bool { return o.ID == other.ID })
			if other.ID != m.ID && other.State != council.Cancelled && other.State != council.Closed && other.End().After(m.Start) && !known {
				found = append(found, other)
			}
		}
	}
	return found, nil
}

// askAnyway asks back; nothing is stored and no id is taken. The button runs the same command with trotzdem:ja.
func (c *call) askAnyway(doubts []text.Markup, at time.Time, pinned ...string) bot.Reply {
	doubts = append(doubts, c.Say("meeting.anyway", "when", c.DateTime(c.zoned(at))))
	c.dry = true
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Warning, Text: text.Join(doubts, "\n\n"),
		Buttons: []bot.Button{
			{Label: c.Plain("button.anyway"), Line: c.again(append(pinned, "trotzdem", "ja")...), Style: bot.Primary},
			{Label: c.Plain("button.other_date"), Line: c.again(pinned...), Fill: true},
		},
	}}
}

// again is this command's line as it was typed, or filled in, with more options that take the place of the typed.
func (c *call) again(more ...string) string {
	var pairs, replaced []string
	for i := 0; i < len(more); i += 2 { // a value may be called like another option
		replaced = append(replaced, more[i])
	}
	for _, o := range c.command.Options {
		if typed, ok := c.Typed[o.ID]; ok && !slices.Contains(replaced, o.Name) {
			pairs = append(pairs, o.Name, typed)
		}
	}
	return bot.Line(c.command.Name, append(pairs, more...)...)
}

// meetingTitle is a meeting's title with its id: "S1 · Lenkungsgremium".
func (c *call) meetingTitle(m council.Meeting) string { return meetingTitle(c.Printer, m, c.body) }

func meetingTitle(p text.Printer, m council.Meeting, body council.Organization) string {
	return m.ID + " · " + meetingName(p, m, body)
}

// meetingName is a meeting's own title, or what its kind and body make one: "Sitzung Lenkungsgremium".
func meetingName(p text.Printer, m council.Meeting, body council.Organization) string {
	if m.Title != "" {
		return m.Title
	}
	return p.Plain("meeting.title."+string(m.Kind), "body", body.Name)
}

const meetingsPerPage = 10

func listMeetings(c *call) (bot.Reply, error) {
	line, meetings, err := "/sitzung liste", []council.Meeting(nil), error(nil)
	if c.Yes("all") {
		line += " alle:ja"
		meetings, err = records.MeetingsOf(c.tx, c.body.ID, time.Time{}, time.Time{}, 0)
	} else {
		meetings, err = c.meetingsAhead()
	}
	if err != nil {
		return bot.Reply{}, err
	}
	upcoming := func(m council.Meeting) bool { return m.Upcoming(c.now) }
	if len(meetings) == 0 || !c.Yes("all") && !slices.ContainsFunc(meetings, upcoming) {
		return c.noMeetings(meetings), nil
	}
	page, buttons := paged(c, meetings, meetingsPerPage, line)
	lines, show := c.listed(page)
	return bot.Reply{Message: &bot.Message{
		Title: c.Plain("meeting.list", "body", c.body.Name), Text: text.Join(lines, "\n"),
		Buttons: slices.Concat(buttons, show, c.planButton()),
	}}, nil
}

// meetingsAhead are the body's open meeting and its coming ones, those that were cancelled too.
func (c *call) meetingsAhead() ([]council.Meeting, error) {
	open, err := records.OpenMeetings(c.tx, c.body.ID) // it may have been forgotten days ago
	if err != nil {
		return nil, err
	}
	all, err := records.MeetingsOf(c.tx, c.body.ID, c.now.Add(-24*time.Hour), time.Time{}, 0)
	all = slices.DeleteFunc(all, func(m council.Meeting) bool {
		return m.State == council.Opened || !m.Upcoming(c.now) && (m.State != council.Cancelled || !m.Start.After(c.now))
	})
	return append(open, all...), err
}

// listed writes meetings as a list, with buttons to a few.
func (c *call) listed(meetings []council.Meeting) (lines []text.Markup, buttons []bot.Button) {
	for _, m := range meetings {
		line := "- " + c.Say("meeting.line", "id", m.ID, "when", c.DateTime(m.In()), "state", c.Plain("meeting.state."+string(m.State)))
		if m.Title != "" {
			line += ": " + text.Escape(m.Title)
		}
		if m.Place != "" {
			line += ", " + text.Escape(m.Place)
		}
		lines = append(lines, line)
		if len(meetings) <= 3 {
			buttons = append(buttons, bot.Button{Label: c.Plain("button.show", "id", m.ID), Line: "/sitzung zeigen " + m.ID})
		}
	}
	return lines, buttons
}

// noMeetings says that nothing is planned, what was cancelled, and to who may that something could be planned.
func (c *call) noMeetings(cancelled []council.Meeting) bot.Reply {
	said := "meeting.none_yet"
	if c.can("sitzung neu") {
		said = "meeting.none"
	}
	lines, buttons := c.listed(cancelled[:min(meetingsPerPage, len(cancelled))])
	if len(lines) > 0 {
		lines = append([]text.Markup{""}, lines...)
	}
	return bot.Reply{Message: &bot.Message{
		Title: c.Plain("meeting.list", "body", c.body.Name), Text: text.Join(append([]text.Markup{c.Say(said)}, lines...), "\n"),
		Buttons: append(buttons, c.planButton()...),
	}}
}

func (c *call) planButton() []bot.Button {
	return c.offer("sitzung neu", bot.Button{Label: c.Plain("button.plan"), Line: "/sitzung neu", Fill: true})
}
