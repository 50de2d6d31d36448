package commands

import (
	"errors"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/bot/when"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
)

// Circular resolutions: between meetings all members are asked in writing. Any of them may demand a meeting instead; what it
// means that somebody does not answer is said on the card; how many take part stands in the place of the quorum.
// Source: rules.md, "circular" and "Circular resolution, silence".

var circularCommands = []command{{
	Command: bot.Command{
		Name: "abstimmung umlauf", English: "vote circulate", Aliases: []string{"abstimmung umlaufbeschluss", "vote circular"},
		Options: []bot.Option{
			{ID: "question", Name: "frage", Kind: bot.LongText, Max: longestQuestion, Required: true, Bare: true},
			func() bot.Option { o := untilOption; o.Required = true; return o }(),
			earlyOption,
			modeOption,
			{ID: "majority", Name: "mehrheit", Kind: bot.OneOf, Choices: append(majorityOption.Choices[:len(majorityOption.Choices):len(majorityOption.Choices)],
				bot.OptionChoice{ID: string(council.NoObjection), Name: "kein-widerspruch"})},
			baseOption,
			{ID: "silence", Name: "schweigen", Kind: bot.OneOf, Choices: []bot.OptionChoice{
				{ID: string(council.SilenceNotVoted), Name: "nicht-beteiligt"}, {ID: string(council.SilenceAbstains), Name: "enthaltung"},
				{ID: string(council.SilenceRejects), Name: "ablehnung"}, {ID: string(council.SilenceConsents), Name: "zustimmung"}}},
			{ID: "participation", Name: "beteiligung", Kind: bot.Number, Max: mostVoters},
			{ID: "object_until", Name: "widerspruch", Kind: bot.When},
			holdersOption,
			anywayOption,
		},
	},
	may: leading, do: circulate, form: circularForm,
}, {
	Command: bot.Command{
		Name: "abstimmung widerspruch", English: "vote object", Aliases: []string{"abstimmung widersprechen"},
		Options: []bot.Option{theVoteOption, {ID: "confirmed", Name: "bestaetigt", Kind: bot.YesNo, Hidden: true}},
	},
	may: electors, do: objectToVote,
}}

// circularForm asks for what every circular resolution needs; the rest is typed.
func circularForm(c *call, form *bot.Form) {
	voteForm(c, form)
	var kept []bot.Field
	for _, f := range form.Fields {
		rare := f.ID == "participation" || f.ID == "object_until" || f.ID == "early"
		if !rare || f.Value != "" || f.Error != "" {
			kept = append(kept, f)
		}
	}
	form.Fields = kept
}

// circulate opens a vote between meetings. Without an end it runs until somebody closes it.
func circulate(c *call) (bot.Reply, error) {
	question := c.Text("question")
	if question == "" {
		return c.ask1("question")
	}
	rules, err := c.majorityRules()
	if err != nil {
		return bot.Reply{}, err
	}
	if !c.Has("majority") {
		rules = rules.ForCircular()
	}
	o := opening{vote: council.Vote{
		Organization: c.body.ID, Question: question, Mode: c.votingMode(), Rules: rules,
		Circular: &council.Circular{Silence: council.SilenceNotVoted}, Poll: &council.Poll{Early: c.Yes("early")},
	}}
	if err := c.setEnd(&o); err != nil {
		return bot.Reply{}, err
	}
	if err := c.betweenMeetings(&o); err != nil {
		return bot.Reply{}, err
	}
	if err := c.procedure(&o); err != nil {
		return bot.Reply{}, err
	}
	if asked, err := c.doubtVote(o); err != nil || asked != nil {
		return bot.Reply{Message: asked}, err
	}
	if asked := c.doubtReplyTime(&o); asked != nil {
		return bot.Reply{Message: asked}, nil
	}
	o.notes = append(o.notes, ballotPage{Printer: c.Printer, vote: o.vote}.circular()...)
	return c.open(o)
}

// betweenMeetings freezes who votes by circulation: everybody with a seat.
func (c *call) betweenMeetings(o *opening) error {
	body, err := records.Organizations.Get(c.tx, o.vote.Organization)
	if err != nil {
		return err
	}
	var entitled int
	if o.electors, entitled, err = electorsBetween(c.tx, body, c.today()); err != nil {
		return err
	}
	if len(o.electors) == 0 {
		return refuse("refusal.nobody_votes", "body", body.Name).
			with(c.offer("mitglied neu", bot.Button{Label: c.Plain("button.add_member"), Line: "/mitglied neu", Fill: true})...)
	}
	o.vote.Standing = council.Standing{Entitled: entitled, Present: entitled}
	return nil
}

// procedure sets what holds for this circular resolution: what silence means, how many must take part, until when a meeting
// can be demanded.
func (c *call) procedure(o *opening) error {
	circular, poll := o.vote.Circular, o.vote.Poll
	circular.Participation = council.CircularParticipation(o.vote.Standing.Entitled)
	poll.ObjectUntil = lastMinute(workingDay(c.now, council.ProcedureObjectionDays, c.council.Land), c.now.Location()).UTC()
	poll.Earliest = when.AddDays(c.now, c.body.CircularReplyDays()).UTC()
	if c.command.Name == "abstimmung umlauf" {
		if silence := c.Choice("silence"); silence != "" {
			circular.Silence = council.Silence(silence)
		}
		if o.vote.Rules.Majority == council.NoObjection && (circular.Silence == council.SilenceAbstains || circular.Silence == council.SilenceRejects) {
			return refuse("refusal.no_objection_silence")
		}
		if n, given := c.Int("participation"); given {
			if o.vote.Rules.Majority == council.NoObjection {
				return refuse("refusal.no_objection_silence")
			}
			if circular.Participation = n; n > o.vote.Standing.Entitled {
				return refuse("refusal.participation", "count", n, "entitled", o.vote.Standing.Entitled)
			}
		}
		if value, given := c.When("object_until"); given {
			until, err := c.endOf(value)
			if err != nil {
				return err
			}
			poll.ObjectUntil = until.UTC()
		}
	}
	if !poll.Ends.IsZero() && poll.Ends.Before(poll.ObjectUntil) {
		poll.ObjectUntil = poll.Ends
	}
	return nil
}

// workingDay is the last of some working days after a day: neither weekend nor holiday. Where nobody has named the Land, the holidays
// count that all have.
func workingDay(now time.Time, days int, land string) council.Day {
	day := when.Midnight(now)
	for days > 0 {
		day = when.AddDays(day, 1)
		_, free := when.Holiday(day, land)
		if land == "" {
			_, free = when.NationalHoliday(day)
		}
		if !free && day.Weekday() != time.Saturday && day.Weekday() != time.Sunday {
			days--
		}
	}
	return council.DayOf(day)
}

// doubtReplyTime asks back where the reply time is shorter than usual.
func (c *call) doubtReplyTime(o *opening) *bot.Message {
	poll := o.vote.Poll
	if poll.Ends.IsZero() || !poll.Ends.Before(poll.Earliest) {
		return nil
	}
	if c.Yes("anyway") {
		poll.Earliest = poll.Ends
		return nil
	}
	c.dry = true
	return &bot.Message{
		Tone: bot.Warning, Text: c.Say("ballot.ask_reply_time", "when", c.DateTime(o.vote.EndsIn()), "count", c.body.CircularReplyDays(),
			"earliest", c.DateTime(c.zoned(poll.Earliest))),
		Buttons: []bot.Button{
			{Label: c.Plain("button.anyway"), Line: c.again("trotzdem", "ja"), Style: bot.Primary},
			{Label: c.Plain("button.other_date"), Line: c.again(), Fill: true},
		},
	}
}

// circular are the rules of a circular resolution in words.
func (p ballotPage) circular() []text.Markup {
	v := p.vote
	lines := []text.Markup{p.decides()}
	if v.Rules.Majority == council.NoObjection {
		lines = []text.Markup{p.Say("ballot.decides_no_objection")}
	} else {
		lines[0] += " " + p.Say("ballot.silence."+string(v.Circular.Silence))
		if v.Circular.Participation > 0 {
			lines[0] += " " + p.Say("ballot.participation", "count", v.Circular.Participation, "entitled", v.Standing.Entitled)
		}
	}
	if v.Rules.Preset == council.Verein {
		key := "ballot.verein_differs"
		if v.Rules.Majority == council.Unanimous && v.Rules.BaseOf() == council.OfMembers {
			key = "ballot.verein_all"
		}
		lines = append(lines, p.Say(key))
	}
	return append(lines, p.Say("ballot.object_until", "when", p.DateTime(v.Poll.ObjectUntil.In(zoneOf(v)))))
}

// objectButton demands a meeting instead of a circular resolution, as long as that can be done.
func (c *cardCall) objectButton(v council.Vote) []bot.Button {
	if v.Circular == nil || !v.Running() || v.Over(c.now) || !c.now.Before(v.Poll.ObjectUntil) {
		return nil
	}
	return []bot.Button{{Label: c.Plain("button.demand_meeting"), Line: "/abstimmung widerspruch " + v.ID}}
}

// objectToVote demands a meeting: the circular resolution has failed, and its matter comes on an agenda. A button asks first.
func objectToVote(c *call) (bot.Reply, error) {
	v, _, err := c.theRunning()
	if err != nil {
		return bot.Reply{}, err
	}
	trial := v
	poll := *v.Poll
	trial.Poll = &poll
	switch err := trial.Object(c.person.ID, c.now); {
	case errors.Is(err, council.ErrNoCircular):
		return bot.Reply{}, refuse("refusal.no_circular", "id", v.ID)
	case errors.Is(err, council.ErrObjectedLate):
		return bot.Reply{}, refuse("refusal.objected_late", "id", v.ID, "when", c.DateTime(v.Poll.ObjectUntil.In(zoneOf(v))))
	case err != nil:
		return bot.Reply{}, err
	}
	if c.event.Source == bot.Pressed && !c.Yes("confirmed") {
		return bot.Reply{}, &question{bot.Message{
			Tone: bot.Warning, Text: c.Say("ballot.object_ask", "id", v.ID),
			Buttons: []bot.Button{{Label: c.Plain("button.confirm"), Line: c.again("abstimmung", v.ID, "bestaetigt", "ja"), Style: bot.Danger}},
		}}
	}
	if err := endVote(c.tx, &trial, c.now); err != nil {
		return bot.Reply{}, err
	}
	c.touched(v.ID)
	lines := []text.Markup{c.Say("ballot.objected", "id", v.ID)}
	item, err := c.ontoAgenda(trial)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case item == "":
		lines = append(lines, c.Say("ballot.no_agenda_yet"))
		err = tellCoordination(c.tx, "result "+v.ID, cardOf("result", v.ID), v.Organization, c.today())
	default:
		lines = append(lines, c.Say("ballot.on_agenda", "item", item))
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Text: text.Join(lines, "\n\n")}}, err
}

// ontoAgenda puts the matter of a circular resolution that has failed on the agenda of the body's next meeting, and returns
// the item's id; "" where no meeting is planned.
func (c *call) ontoAgenda(v council.Vote) (string, error) {
	meetings, err := records.MeetingsOf(c.tx, v.Organization, c.now, zeroTime, 0)
	if err != nil {
		return "", err
	}
	for _, m := range meetings {
		if m.State != council.Planned && m.State != council.Invited {
			continue
		}
		item, err := m.AddItem(council.AgendaItem{Title: shortened(v.Question, listed), Kind: council.Decision, By: v.By}, false, c.rules(), c.now)
		if err != nil {
			return "", err
		}
		id := itemID(m, item)
		c.touched(id)
		if err := records.Meetings.Put(c.tx, m); err != nil {
			return "", err
		}
		if !m.WasInvited() {
			return id, nil
		}
		if err := scheduler.Refresh(c.tx, "meeting", m.ID); err != nil {
			return "", err
		}
		return id, c.announce("addition "+id, cardOf("addition", id), m.Organizations()...)
	}
	return "", nil
}
