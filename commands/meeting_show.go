package commands

import (
	"errors"
	"slices"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
)

// A meeting as the answer to who asks for it: with what is theirs to know.

// proofsPerPage is how many invited persons the view of a meeting lists at a time.
const proofsPerPage = 20

// showMeeting is the ephemeral view: for members with non-public titles and their own answer, for the
// coordination with names and the proof of the invitation.
func showMeeting(c *call) (bot.Reply, error) {
	m, err := c.theMeeting()
	if err != nil {
		var none *refusal
		if errors.As(err, &none) && c.meeting.ID == "" {
			cancelled, err := c.meetingsAhead()
			return c.noMeetings(cancelled), err
		}
		return bot.Reply{}, err
	}
	message, err := c.bot.meetingMessage(c.tx, c.Printer, m)
	if err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{whenWhere(c.Printer, m), c.Say("meeting.state_line", "state", c.Plain("meeting.state."+string(m.State)))}
	if m.State == council.Planned {
		lines = append(lines, c.noticeText(m))
	}
	all, err := records.InvitationsTo(c.tx, m.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	if m.State == council.Cancelled { // nobody is to answer, and no answer counts
		all = nil
	}
	for _, i := range all {
		if i.Person == c.person.ID {
			lines = append(lines, c.Say("invitation.yours", "answer", c.answerWords(i)))
		}
	}
	if second := secondText(c.Printer, m, c.body); second != "" {
		lines = append(lines, second)
	}
	if !m.OpenedAt.IsZero() {
		there, err := c.whoIsThere(m)
		if err != nil {
			return bot.Reply{}, err
		}
		lines = append(lines, there...)
	}
	agenda, whole := agendaText(c.Printer, m, c.reveals(m))
	lines = append(lines, agenda)
	if len(all) > 0 && !slices.ContainsFunc(all, func(i council.Invitation) bool { return i.Forgotten }) {
		figures, err := answerFigures(c.tx, c.Printer, m)
		if err != nil {
			return bot.Reply{}, err
		}
		message.Facts = append(message.Facts, bot.Fact{Label: c.Plain("meeting.fact_answers"), Value: figures})
	}
	leads := c.holds(running.roles, m.Organizations())
	var pages []bot.Button
	if leads && len(all) > 0 && c.shows(bot.Internal, "answers") {
		shown, buttons := paged(c, all, proofsPerPage, "/sitzung zeigen "+m.ID)
		pages = buttons
		proof, err := c.proof(m, shown)
		if err != nil {
			return bot.Reply{}, err
		}
		lines = append(lines, proof)
	}
	message.Text = text.Join(lines, "\n\n")
	message.Buttons = slices.Concat(pages, c.meetingButtons(m), wholeAgenda(c.Printer, m, whole))
	return bot.Reply{Message: &message}, nil
}

// belongs says whether the asker is a member, today or by then: guests and who only stands in read no non-public titles.
func (c *call) belongs(m council.Meeting) bool {
	then, err := records.MembershipsOf(c.tx, c.person.ID, m.Day())
	return err == nil && slices.ContainsFunc(slices.Concat(c.mine, then), func(x council.Membership) bool {
		return slices.Contains(m.Organizations(), x.Organization) && x.Has(members.roles...)
	})
}

func (c *call) meetingButtons(m council.Meeting) []bot.Button {
	if m.State == council.Opened || m.State == council.Closed {
		return c.openButtons(m)
	}
	if !m.Upcoming(c.now) {
		return c.lateOpening(m)
	}
	if !c.belongs(m) {
		return []bot.Button{{Label: c.Plain("button.agenda"), Line: "/top liste " + m.ID}, c.cannotButton(m)}
	}
	var buttons []bot.Button
	if m.State == council.Invited {
		buttons = append(buttons, (&cardCall{Printer: c.Printer}).answerButtons(council.Meeting{ID: m.ID})...)
	}
	buttons = append(buttons, bot.Button{Label: c.Plain("button.add_item"), Line: "/top neu sitzung:" + m.ID, Fill: true})
	if !c.can("sitzung einladen") {
		return buttons
	}
	if m.State == council.Planned {
		buttons = append(buttons, bot.Button{Label: c.Plain("button.invite"), Line: "/sitzung einladen " + m.ID, Style: bot.Primary})
	}
	return append(append(buttons, c.openingButton(m)...),
		bot.Button{Label: c.Plain("button.move"), Line: "/sitzung verschieben " + m.ID},
		bot.Button{Label: c.Plain("button.edit"), Line: "/sitzung aendern " + m.ID},
		bot.Button{Label: c.Plain("button.cancel"), Line: "/sitzung absagen " + m.ID, Style: bot.Danger})
}

// answerWords is an answer in words: "Zusage", "Vertretung durch Anna Vogel".
func (c *call) answerWords(i council.Invitation) string {
	switch i.Answer {
	case "":
		if i.Forgotten {
			return c.Plain("invitation.answer.forgotten")
		}
		return c.Plain("invitation.answer.none")
	case council.Substitute:
		name, err := personName(c.tx, i.Substitute)
		if err == nil {
			return c.Plain("invitation.answer.substitute", "name", name)
		}
	}
	return c.Plain("invitation.answer." + string(i.Answer))
}

// proof lists who was invited when and how, and the answers.
func (c *call) proof(m council.Meeting, all []council.Invitation) (text.Markup, error) {
	_, parked, err := scheduler.Parked(c.tx)
	if err != nil {
		return "", err
	}
	refused := map[bot.Audience]bool{}
	for _, d := range parked {
		refused[d.To] = refused[d.To] || d.Key == "invitation "+m.ID && d.Final
	}
	lines := []text.Markup{c.Say("invitation.proof", "when", c.DateTime(c.zoned(m.InvitedAt)))}
	for _, i := range all {
		person, err := records.People.Get(c.tx, i.Person)
		if err != nil {
			return "", err
		}
		way, err := c.wayWords(i, person, refused)
		if err != nil {
			return "", err
		}
		lines = append(lines, "- "+c.Say("invitation.proof_line", "name", person.Name, "answer", c.answerWords(i), "way", way))
	}
	return text.Join(lines, "\n"), nil
}

// wayWords says how an invitation reached a person: in the chat with the time at which it was posted there, or as
// was recorded.
func (c *call) wayWords(i council.Invitation, person council.Person, refused map[bot.Audience]bool) (string, error) {
	if !i.DeliveredAt.IsZero() {
		return c.Plain("invitation.way", "way", i.Way, "when", c.ShortDate(c.zoned(i.DeliveredAt))), nil
	}
	if i.Posted {
		return c.Plain("invitation.way", "way", c.Plain("invitation.way_chat"), "when", c.ShortDate(c.zoned(i.SentAt))), nil
	}
	if i.Way != "chat" || len(person.Accounts) == 0 {
		return c.Plain("invitation.way_missing"), nil
	}
	for _, a := range person.Accounts {
		if there, err := told(c.tx, "invitation "+i.Meeting, a); err != nil {
			return "", err
		} else if there {
			return c.Plain("invitation.way", "way", c.Plain("invitation.way_chat"), "when", c.ShortDate(c.zoned(i.SentAt))), nil
		}
	}
	if refused[audienceOf(person.Accounts[0])] {
		return c.Plain("invitation.way_refused"), nil
	}
	return c.Plain("invitation.way_pending"), nil
}
