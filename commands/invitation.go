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

// Invitations: preview and sending, the proof of who was invited when and how, and the answers.

var invitationCommands = []command{{
	Command: bot.Command{
		Name: "sitzung einladen", English: "meeting invite",
		Options: []bot.Option{
			theMeetingOption,
			{ID: "reason", Name: "grund", Kind: bot.Text},
			{ID: "now", Name: "jetzt", Kind: bot.YesNo},
		},
	},
	may: coordination, do: invite, form: inviteForm,
}, {
	Command: bot.Command{
		Name: "sitzung rueckmeldung", English: "meeting reply", For: "S",
		Aliases: []string{"sitzung antworten", "sitzung antwort", "meeting rsvp", "meeting answer"},
		Options: []bot.Option{
			theMeetingOption,
			{ID: "answer", Name: "antwort", Kind: bot.OneOf, Required: true, Bare: true, Choices: []bot.OptionChoice{
				{ID: string(council.Accepted), Name: "ja", Aliases: []string{"zusage", "yes", "accept"}},
				{ID: string(council.Declined), Name: "nein", Aliases: []string{"absage", "no", "decline"}},
				{ID: string(council.Substitute), Name: "vertretung", Aliases: []string{"deputy"}},
			}},
			{ID: "deputy", Name: "person", Aliases: []string{"vertretung"}, Kind: bot.Person, Bare: true},
			{ID: "for", Name: "fuer", Kind: bot.Person},
			{ID: "as_deputy", Name: "als-vertretung", Kind: bot.YesNo, Hidden: true},
		},
	},
	may: attendingOrDeputy, do: answer, form: answerForm, newcomer: "deputy",
}, {
	Command: bot.Command{
		Name: "sitzung zugestellt", English: "meeting delivered",
		Options: []bot.Option{
			theMeetingOption,
			{ID: "person", Name: "person", Kind: bot.Person, Bare: true, Required: true},
			{ID: "way", Name: "weg", Kind: bot.Text, Max: 60, Required: true},
		},
	},
	may: coordination, do: recordDelivery,
}, {
	Command: bot.Command{Name: "sitzung nicht-senden", English: "meeting keep", Hidden: true, Reads: true, Options: []bot.Option{theMeetingOption}},
	may:     everyone, do: keep,
}}

// inviteForm asks for the reason where none would be refused.
func inviteForm(c *call, form *bot.Form) {
	m, err := c.comingMeeting()
	if err != nil || m.State != council.Planned || m.InTime(c.now, c.rules()) {
		return
	}
	form.Text = c.Say("invitation.why", "latest", c.Date(m.LatestDispatch(c.rules()).Time()), "days", m.NoticeDays(c.rules()))
	for i := range form.Fields {
		form.Fields[i].Required = form.Fields[i].Required || form.Fields[i].ID == "reason"
	}
}

// answerForm names the meeting, and asks only what is left: of who names a deputy not the answer again, and for whom of
// those who may answer for others.
func answerForm(c *call, form *bot.Form) {
	m, err := c.comingMeeting()
	if err != nil {
		return
	}
	if _, asked := c.event.Values["answer"]; !asked && c.Choice("answer") == string(council.Substitute) {
		// The button or the line has said so; left is who it is.
		form.Line = bot.Line(form.Line[1:], "antwort", "vertretung")
		form.Fields = slices.DeleteFunc(form.Fields, func(f bot.Field) bool { return f.ID == "answer" })
	}
	form.Text = c.Say("invitation.answer_form", "id", m.ID, "body", c.body.Name) + " " + whenWhere(c.Printer, m)
	if !c.holds(coordination.roles, m.Organizations()) {
		form.Fields = slices.DeleteFunc(form.Fields, func(f bot.Field) bool { return f.ID == "for" })
	}
}

// keep takes the place of a preview that is not to be sent.
func keep(c *call) (bot.Reply, error) { return bot.Say(c.Say("invitation.kept")), nil }

func invite(c *call) (bot.Reply, error) {
	m, err := c.comingMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	reason := c.Text("reason")
	dropWithdrawn(&m)
	if err := m.Invite(reason, c.rules(), c.now); err != nil {
		var late *council.NoticeError
		if errors.As(err, &late) {
			return bot.Reply{}, refuse("refusal.notice", "latest", c.Date(late.Latest.Time()), "days", late.Days, "id", m.ID).
				with(bot.Button{Label: c.Plain("button.with_reason"), Line: bot.Line("sitzung einladen", "", m.ID), Fill: true, Style: bot.Primary})
		}
		return bot.Reply{}, err
	}
	sentAgenda(&m)
	invited, err := c.invitees(m)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(invited) == 0 {
		return bot.Reply{}, refuse("refusal.nobody_to_invite").
			with(bot.Button{Label: c.Plain("button.add_member"), Line: "/mitglied neu", Fill: true})
	}
	if !c.Yes("now") {
		return c.previewInvitation(m, reason, invited)
	}
	if err := records.Meetings.Put(c.tx, m); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID)
	if err := c.announce("meeting "+m.ID, cardOf("meeting", m.ID), m.Organizations()...); err != nil {
		return bot.Reply{}, err
	}
	var unreached []string
	for _, person := range invited {
		reached, err := c.invitePerson(m, person)
		if err != nil {
			return bot.Reply{}, err
		}
		if !reached {
			unreached = append(unreached, person.Name)
		}
	}
	if err := scheduleMeeting(c.tx, m, c.body, c.now); err != nil {
		return bot.Reply{}, err
	}
	if err := scheduler.Refresh(c.tx, "dispatch", m.ID); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("invitation.sent", "id", m.ID, "count", len(invited), "when", c.DateTime(m.In()))}
	switch {
	case len(unreached) > 0 && !c.shows(bot.Internal, "members"):
		lines = append(lines, c.Say("invitation.preview_unreached", "count", len(unreached)))
	case len(unreached) > 0:
		lines = append(lines, c.Say("invitation.unreached", "names", nameList(c.Printer, unreached),
			"example", text.Code(c.typed("sitzung zugestellt", "", m.ID, "", unreached[0], "way", c.Plain("invitation.way_letter")))))
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Title: c.meetingTitle(m), Text: text.Join(lines, "\n\n")}}, nil
}

// dropWithdrawn forgets what was withdrawn before the agenda is sent: what is withdrawn later stays on it, struck. The
// greatest number stays taken.
func dropWithdrawn(m *council.Meeting) {
	last := 0
	for _, item := range m.Agenda {
		last = max(last, item.Number)
	}
	m.Agenda = slices.DeleteFunc(slices.Clone(m.Agenda), func(item council.AgendaItem) bool {
		return item.Withdrawn && item.Number < last
	})
}

// sentAgenda remembers the greatest number that was really shown.
func sentAgenda(m *council.Meeting) {
	m.AgendaSent = 0
	for _, item := range m.Numbering() {
		m.AgendaSent = max(m.AgendaSent, item.Number)
	}
}

// previewInvitation shows what would be sent, to how many, before it is.
func (c *call) previewInvitation(m council.Meeting, reason string, invited []council.Person) (bot.Reply, error) {
	card, err := c.bot.meetingMessage(c.tx, c.Printer, m)
	if err != nil {
		return bot.Reply{}, err
	}
	names, err := bodyNames(c.tx, m)
	if err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("invitation.preview", "count", len(invited), "body", c.And(names))}
	if m.NoticeKept {
		lines = append(lines, c.noticeText(m))
	} else {
		lines = append(lines, c.Say("invitation.short_notice", "reason", reason))
	}
	unreached := 0
	for _, person := range invited {
		if len(person.Accounts) == 0 {
			unreached++
		}
	}
	if unreached > 0 {
		lines = append(lines, c.Say("invitation.preview_unreached", "count", unreached))
	}
	agenda, _ := agendaText(c.Printer, m, false)
	lines = append(lines, card.Text, agenda)
	if len(m.Numbering()) == 0 { // which the card has just said
		lines = append(lines, c.Say("invitation.empty_agenda"))
	}
	if m.Place == "" {
		lines = append(lines, c.Say("invitation.no_place"))
	}
	c.dry = true
	return bot.Reply{Message: &bot.Message{
		Title: c.Plain("invitation.preview_title", "meeting", c.meetingTitle(m)), Text: text.Join(lines, "\n\n"), Facts: card.Facts,
		Buttons: []bot.Button{
			{Label: c.Plain("button.send"), Line: bot.Line("sitzung einladen", "", m.ID, "grund", reason, "jetzt", "ja"), Style: bot.Primary},
			{Label: c.Plain("button.add_item"), Line: "/top neu sitzung:" + m.ID, Fill: true},
			{Label: c.Plain("button.leave"), Line: "/sitzung nicht-senden " + m.ID},
		},
	}}, nil
}

// invitees are the persons of all bodies that meet who are to be invited: everyone but guests and deputies.
func (c *call) invitees(m council.Meeting) ([]council.Person, error) {
	var invited []council.Person
	for _, body := range m.Organizations() {
		all, err := records.MembersOf(c.tx, body, m.Day())
		if err != nil {
			return nil, err
		}
		for _, member := range all {
			if !isInvited(member) || slices.ContainsFunc(invited, func(p council.Person) bool { return p.ID == member.Person }) {
				continue
			}
			person, err := records.People.Get(c.tx, member.Person)
			if err != nil {
				return nil, err
			}
			invited = append(invited, person)
		}
	}
	return invited, nil
}

func isInvited(m council.Membership) bool {
	return m.DeputyOf == "" && (len(m.Roles) != 1 || m.Roles[0] != council.Guest)
}

// invitePerson stores the proof and sends the invitation to the person's direct messages; it says whether the
// person has an account.
func (c *call) invitePerson(m council.Meeting, person council.Person) (bool, error) {
	reached, err := tell(c.tx, "invitation "+m.ID, cardOf("invitation", m.ID), person)
	if err != nil {
		return false, err
	}
	i := council.Invitation{Meeting: m.ID, Person: person.ID, SentAt: c.now}
	if reached {
		i.Way = "chat"
	}
	return reached, records.Invitations.Put(c.tx, i)
}

// inviteLate invites somebody who joined after the invitations to the body's coming meetings were sent, and
// returns the ids of those meetings.
func (c *call) inviteLate(member council.Membership, person council.Person) ([]string, error) {
	if !isInvited(member) {
		return nil, nil
	}
	meetings, err := records.MeetingsOf(c.tx, c.body.ID, c.now, zeroTime, 0)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, m := range meetings {
		if m.State != council.Invited || !member.On(m.Day()) {
			continue
		}
		if known, err := records.Invitations.Has(c.tx, m.ID+" "+person.ID); err != nil || known {
			if err != nil {
				return nil, err
			}
			continue
		}
		if _, err := c.invitePerson(m, person); err != nil {
			return nil, err
		}
		ids = append(ids, m.ID)
		if err := c.refresh(m); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// inviteMissing invites who is a member on a moved meeting's new day and was not on the old one.
func (c *call) inviteMissing(m council.Meeting) error {
	all, err := c.invitees(m)
	if err != nil {
		return err
	}
	for _, person := range all {
		known, err := records.Invitations.Has(c.tx, m.ID+" "+person.ID)
		if err == nil && !known {
			_, err = c.invitePerson(m, person)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// refresh brings the cards that show a meeting's agenda up to date.
func (c *call) refresh(m council.Meeting) error { return c.refreshCards(m, "meeting", "invitation") }

// refreshAll brings all cards of a meeting up to date, the reminders that were sent too: what they ask is settled.
func (c *call) refreshAll(m council.Meeting) error {
	for _, item := range m.Agenda {
		for _, name := range []string{"addition", "withdrawn"} {
			if err := scheduler.Refresh(c.tx, name, itemID(m, item)); err != nil {
				return err
			}
		}
	}
	return c.refreshCards(m, "meeting", "invitation", "moved", "place", "rsvp", "soon", "deadline", "dispatch", "deputy", "cannot", "carried")
}

func (c *call) refreshCards(m council.Meeting, names ...string) error {
	for _, name := range names {
		if err := scheduler.Refresh(c.tx, name, m.ID); err != nil {
			return err
		}
	}
	return nil
}

// refreshInvited brings the cards of the body's coming meetings up to date, after its members have changed.
func (c *call) refreshInvited() error {
	meetings, err := records.MeetingsOf(c.tx, c.body.ID, c.now, zeroTime, 0)
	if err != nil {
		return err
	}
	for _, m := range meetings {
		if m.State == council.Invited {
			if err := c.refresh(m); err != nil {
				return err
			}
		}
	}
	return nil
}

// holds says whether the asker has one of the roles in one of the bodies today.
func (c *call) holds(roles []council.Role, bodies []string) bool {
	return slices.ContainsFunc(c.mine, func(m council.Membership) bool {
		return slices.Contains(bodies, m.Organization) && m.Has(roles...)
	})
}

// recordDelivery records how an invitation reached somebody outside the chat.
func recordDelivery(c *call) (bot.Reply, error) {
	m, err := c.theMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	mention, _ := c.Person("person")
	person, err := c.named(mention)
	if err != nil {
		return bot.Reply{}, err
	}
	i, err := records.Invitations.Get(c.tx, m.ID+" "+person.ID)
	if errors.Is(err, store.ErrNotFound) {
		return bot.Reply{}, refuse("refusal.not_invited_person", "name", person.Name, "id", m.ID)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	i.Way, i.DeliveredAt = c.Text("way"), c.now
	c.touched(m.ID)
	return bot.Say(c.Say("invitation.delivered", "name", person.Name, "id", m.ID, "way", i.Way)), records.Invitations.Put(c.tx, i)
}

// changeKey is the delivery that tells of one revision of a meeting.
func changeKey(what string, m council.Meeting, sequence int) string {
	return what + " " + m.ID + " " + store.Padded(sequence)
}

// tellChange tells everyone invited and the deputies that a meeting was moved or cancelled. It is a new message, for
// nobody notices an edited one.
func (c *call) tellChange(m council.Meeting, what string, deputies []string, pairs ...string) error {
	key := changeKey(what, m, m.Sequence)
	card := cardOf(what, m.ID, append(pairs, "move", strconv.Itoa(len(m.Moves)))...)
	if err := c.announce(key, card, m.Organizations()...); err != nil {
		return err
	}
	all, err := belongingTo(c.tx, m)
	if err != nil {
		return err
	}
	for _, i := range all {
		if !slices.Contains(deputies, i.Person) {
			deputies = append(deputies, i.Person)
		}
	}
	for _, id := range deputies {
		person, err := records.People.Get(c.tx, id)
		if err != nil {
			return err
		}
		if _, err := tell(c.tx, key, card, person); err != nil {
			return err
		}
	}
	return nil
}
