package commands

import (
	"slices"
	"strconv"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// The cards of direct messages and notices. Their texts are made at delivery, so that "in 2 Tagen" is true then.

// lateNote says that a reminder comes late.
func (c *cardCall) lateNote() text.Markup {
	if c.card.Args["late"] == "" {
		return ""
	}
	return c.Say("card.late") + "\n\n"
}

// away says how far a day is: "heute", "morgen", "in 2 Tagen".
func (c *cardCall) away(day time.Time) string {
	today := council.DayOf(c.now.In(day.Location()))
	switch n := today.Until(council.DayOf(day)); {
	case n <= 0:
		return c.Plain("card.today")
	case n == 1:
		return c.Plain("card.tomorrow")
	default:
		return c.Plain("card.in_days", "count", n)
	}
}

// cardTitle says what a card about a meeting is: all that a push notice shows of it. "Verschoben: S1 · Lenkungsgremium".
func cardTitle(p text.Printer, what string, m council.Meeting, body council.Organization) string {
	return p.Plain("card.title."+what, "meeting", meetingTitle(p, m, body))
}

// invitationCard is the personal invitation, with the person's own answer.
func invitationCard(c *cardCall) (bot.Message, error) {
	m, body, err := c.meeting()
	if err != nil {
		return bot.Message{}, err
	}
	i, err := records.Invitations.Get(c.tx, m.ID+" "+c.person.ID)
	if err != nil {
		return bot.Message{}, err
	}
	// Who has left learns nothing new from the card they once got.
	if stays, err := stillBelongs(c.tx, m, c.person.ID); err != nil || !stays {
		return bot.Message{Title: meetingTitle(c.Printer, m, body), Text: c.Say("invitation.left", "body", body.Name)}, err
	}
	if m.State == council.Cancelled {
		message, err := c.meetingCard(m, "")
		message.Text = c.Say("invitation.intro_cancelled", "body", body.Name) + "\n\n" + message.Text
		return message, err
	}
	message, err := c.meetingCard(m, c.Say("invitation.yours", "answer", (&call{Printer: c.Printer, tx: c.tx}).answerWords(i)))
	message.Title = cardTitle(c.Printer, "invitation", m, body)
	message.Event = calendarEntry(message.Title, m)
	message.Text = c.Say("invitation.intro", "body", body.Name) + "\n\n" + message.Text
	if err != nil {
		return message, err
	}
	return c.withLetter(message, m)
}

// stillBelongs says whether a person is a member of one of the bodies on the day of their meeting.
func stillBelongs(tx store.Tx, m council.Meeting, person string) (bool, error) {
	memberships, err := records.MembershipsOf(tx, person, m.Day())
	return slices.ContainsFunc(memberships, func(o council.Membership) bool {
		return slices.Contains(m.Organizations(), o.Organization)
	}), err
}

// changeCard tells that a meeting was moved or cancelled.
func changeCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	message := bot.Message{Title: meetingTitle(c.Printer, m, body), Tone: bot.Warning}
	switch {
	case m.State == council.Cancelled && c.card.Name == "moved": // the cancellation has a message of its own
		message, _ = c.settled(m, body)
		return message, nil
	case m.State == council.Cancelled:
		message.Tone, message.Title = bot.Bad, cardTitle(c.Printer, "cancelled", m, body)
		message.Text = c.Say("card.cancelled", "id", m.ID, "when", c.DateTime(m.In()), "reason", m.CancelReason)
	case len(m.Moves) > 0:
		move := m.Moves[len(m.Moves)-1]
		if n, err := strconv.Atoi(c.card.Args["move"]); err == nil && n > 0 && n < len(m.Moves) {
			move = m.Moves[n-1]
		}
		in := m.In().Location()
		message.Text = c.Say("card.moved", "id", m.ID, "before", c.DateTime(move.From.In(in)), "when", c.DateTime(move.To.In(in)))
		if move.Reason != "" {
			message.Text += "\n\n" + c.Say("card.reason", "reason", move.Reason)
		}
		if !move.To.Equal(m.Start) {
			message.Tone = bot.Neutral
			message.Text += "\n\n" + c.Say("card.moved_again", "when", c.DateTime(m.In()))
			return message, nil
		}
		message.Title = cardTitle(c.Printer, "moved", m, body)
		if m.Place != "" {
			message.Text += "\n\n" + c.Say("meeting.at_place", "place", m.Place)
		}
		message.Facts = meetingFacts(c.Printer, m)
		asked := true // a deputy who is not invited is told only
		if c.person.ID != "" {
			var err error
			if asked, err = records.Invitations.Has(c.tx, m.ID+" "+c.person.ID); err != nil {
				return message, err
			}
		}
		if asked && m.State != council.Opened && m.Upcoming(c.now) {
			next := c.Say("card.answer_again")
			if c.person.ID != "" {
				i, err := records.Invitations.Get(c.tx, m.ID+" "+c.person.ID)
				if err != nil {
					return message, err
				}
				if i.Answer != "" {
					next = c.Say("invitation.yours", "answer", (&call{Printer: c.Printer, tx: c.tx}).answerWords(i))
				}
			}
			message.Text += "\n\n" + next
			message.Buttons = c.answerButtons(m)
		}
	}
	return c.withCalendar(message, m)
}

// placeCard tells that a meeting will be elsewhere.
func placeCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	message := bot.Message{Title: meetingTitle(c.Printer, m, body), Tone: bot.Warning}
	if c.card.Args["place"] != m.Place {
		message.Text = c.Say("card.place_again", "place", m.Place)
		return message, nil
	}
	message.Title = cardTitle(c.Printer, "place", m, body)
	message.Text = c.Say("card.place", "id", m.ID, "when", c.DateTime(m.In()), "place", m.Place)
	if before := c.card.Args["before"]; before != "" {
		message.Text += " " + c.Say("card.place_before", "place", before)
	}
	return c.withCalendar(message, m)
}

// itemOf is the item that a card is about, and its title as everybody may read it.
func (c *cardCall) itemOf(m council.Meeting) (council.AgendaItem, text.Markup, error) {
	_, number := records.MeetingNumber(c.card.ID)
	item, err := m.Item(number)
	if item.NonPublic {
		return item, c.Say("item.hidden"), err
	}
	return item, text.Escape(item.Title), err
}

// additionCard tells of an item that came after the agenda was sent.
func additionCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	item, title, err := c.itemOf(m)
	if err != nil {
		return bot.Message{}, err
	}
	if message, settled := c.settled(m, body); settled {
		return message, nil
	}
	if item.Withdrawn {
		return bot.Message{
			Title: meetingTitle(c.Printer, m, body), Text: c.Say("item.addition_withdrawn", "title", title, "id", c.card.ID),
		}, nil
	}
	message := bot.Message{
		Title: cardTitle(c.Printer, "addition", m, body), Tone: bot.Warning,
		Text: c.Say("item.addition_card", "title", title, "id", c.card.ID, "when", c.DateTime(m.In())),
	}
	switch state := itemState(c.Printer, m, item); {
	case item.Awaiting() && item.NonPublic: // the reason may say what it is about
		message.Text += "\n\n" + c.Say("item.addition_awaiting_hidden")
	case item.Awaiting():
		message.Text += "\n\n" + c.Say("item.addition_awaiting", "reason", item.Urgency)
	case item.Urgency != "" && item.State == council.ItemNotAdmitted:
		message.Text += " – " + text.Escape(state)
	}
	return message, nil
}

// rsvpCard asks for an answer that is missing.
func rsvpCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	message := bot.Message{
		Title: cardTitle(c.Printer, "rsvp", m, body), Tone: bot.Warning, Facts: meetingFacts(c.Printer, m),
		Text:    whenWhere(c.Printer, m) + "\n\n" + c.lateNote() + c.Say("card.rsvp", "id", m.ID, "away", c.away(m.In()), "body", body.Name),
		Buttons: c.answerButtons(m),
	}
	i, err := records.Invitations.Get(c.tx, m.ID+" "+c.person.ID)
	if err != nil {
		return message, err
	}
	if i.Answer != "" {
		message.Tone, message.Title = bot.Good, meetingTitle(c.Printer, m, body)
		message.Text = whenWhere(c.Printer, m) + "\n\n" +
			c.Say("invitation.yours", "answer", (&call{Printer: c.Printer, tx: c.tx}).answerWords(i))
	}
	return message, nil
}

// settled is what a reminder becomes when its meeting was cancelled or moved after it: without buttons.
func (c *cardCall) settled(m council.Meeting, body council.Organization) (bot.Message, bool) {
	message := bot.Message{Title: meetingTitle(c.Printer, m, body)}
	switch {
	case m.State == council.Cancelled:
		message.Title = "" // one line is enough
		message.Text = c.Say("card.settled_cancelled", "id", m.ID)
	case c.card.Args["wall"] != "" && c.card.Args["wall"] != m.Wall:
		message.Text = c.Say("card.settled_moved", "id", m.ID, "when", c.DateTime(m.In()))
	default:
		return message, false
	}
	return message, true
}

// deputyCard tells somebody that they stand in for a member, or no longer do.
func deputyCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	i, err := records.Invitations.Get(c.tx, m.ID+" "+c.card.Args["for"])
	if err != nil {
		return bot.Message{}, err
	}
	name, err := c.nameOf(i.Person)
	if err != nil {
		return bot.Message{}, err
	}
	message := bot.Message{Title: meetingTitle(c.Printer, m, body)}
	if m.State == council.Cancelled || i.Substitute != c.person.ID {
		message.Text = c.Say("card.deputy_off", "name", name, "id", m.ID)
		return message, nil
	}
	message.Title = cardTitle(c.Printer, "deputy", m, body)
	message.Tone, message.Facts = bot.Warning, meetingFacts(c.Printer, m)
	message.Text = whenWhere(c.Printer, m) + "\n\n" + c.Say("card.deputy", "name", name, "body", body.Name, "id", m.ID)
	if m.State != council.Opened && m.Upcoming(c.now) {
		message.Buttons = []bot.Button{{Label: c.Plain("button.agenda"), Line: "/top liste " + m.ID}, cannotButton(c.Printer, m)}
	}
	return c.withCalendar(message, m)
}

// cannotCard tells who is represented, and the coordination, that the deputy cannot come.
func cannotCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	i, err := records.Invitations.Get(c.tx, m.ID+" "+c.card.Args["for"])
	if err != nil {
		return bot.Message{}, err
	}
	// Whoever is represented has named the deputy, and is told their own matter.
	deputy, err := personName(c.tx, c.card.Args["deputy"])
	if err != nil {
		return bot.Message{}, err
	}
	message := bot.Message{Title: cardTitle(c.Printer, "cannot", m, body), Tone: bot.Warning}
	if c.person.ID != i.Person {
		name, err := c.nameOf(i.Person)
		if err == nil {
			deputy, err = c.nameOf(c.card.Args["deputy"])
		}
		if err != nil {
			return bot.Message{}, err
		}
		message.Text = c.Say("card.cannot_other", "deputy", deputy, "name", name, "id", m.ID)
		return message, nil
	}
	message.Text = c.Say("card.cannot", "deputy", deputy, "id", m.ID, "when", c.DateTime(m.In()))
	message.Buttons = c.answerButtons(m)
	return message, nil
}

// withdrawnCard tells that an item of the agenda that was sent has been taken off.
func withdrawnCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	_, title, err := c.itemOf(m)
	if err != nil {
		return bot.Message{}, err
	}
	return bot.Message{
		Title: cardTitle(c.Printer, "withdrawn", m, body), Tone: bot.Warning,
		Text: c.Say("item.withdrawn_card", "title", title, "id", c.card.ID, "when", c.DateTime(m.In())),
	}, nil
}

// soonCard reminds who will come.
func soonCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	message := bot.Message{
		Title: cardTitle(c.Printer, "soon", m, body), Facts: meetingFacts(c.Printer, m),
		Text: whenWhere(c.Printer, m) + "\n\n" + c.lateNote() + c.Say("card.soon", "when", c.DateTime(m.In())),
		Buttons: []bot.Button{
			{Label: c.Plain("button.agenda"), Line: "/top liste " + m.ID},
			{Label: c.Plain("button.decline"), Line: "/sitzung rueckmeldung " + m.ID + " nein"},
		},
	}
	if id := c.card.Args["for"]; id != "" {
		name, err := c.nameOf(id)
		if err != nil {
			return message, err
		}
		message.Text = whenWhere(c.Printer, m) + "\n\n" + c.lateNote() + c.Say("card.soon_deputy", "name", name, "when", c.DateTime(m.In()))
		message.Buttons = nil
	}
	return message, nil
}

// deadlineCard says that items can be submitted a few days more.
func deadlineCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	deadline := m.Deadline(body.RulesOn(council.DayOf(c.now)))
	return bot.Message{
		Title:   cardTitle(c.Printer, "deadline", m, body),
		Text:    c.lateNote() + c.Say("card.deadline", "when", c.DateTime(m.In()), "deadline", c.Date(deadline.Time())),
		Buttons: []bot.Button{{Label: c.Plain("button.add_item"), Line: "/top neu sitzung:" + m.ID, Fill: true, Style: bot.Primary}},
	}, nil
}

// dispatchCard tells the coordination that the invitation must go out.
func dispatchCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	if m.State != council.Planned {
		return bot.Message{Title: meetingTitle(c.Printer, m, body), Text: c.Say("card.settled_invited", "id", m.ID)}, nil
	}
	latest := m.LatestDispatch(body.RulesOn(council.DayOf(c.now)))
	key := "card.dispatch"
	if !m.InTime(c.now, body.RulesOn(council.DayOf(c.now))) {
		key = "card.dispatch_over"
	}
	return bot.Message{
		Title: cardTitle(c.Printer, "dispatch", m, body), Tone: bot.Warning,
		Text:    c.lateNote() + c.Say(key, "when", c.DateTime(m.In()), "latest", c.Date(latest.Time())),
		Buttons: []bot.Button{{Label: c.Plain("button.invite"), Line: "/sitzung einladen " + m.ID, Style: bot.Primary}},
	}, nil
}

// suppressedCard lists a reminder that was not sent because its event was over.
func suppressedCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	due, err := time.Parse(time.RFC3339, c.card.Args["due"])
	if err != nil {
		return bot.Message{}, err
	}
	return bot.Message{
		Title: cardTitle(c.Printer, "suppressed", m, body), Tone: bot.Warning,
		Text: c.Say("card.suppressed", "kind", c.Plain("card.kind."+c.card.Args["kind"]), "due", c.DateTime(due.In(m.In().Location()))),
	}, nil
}

// reminderCard is a person's own reminder.
func reminderCard(c *cardCall) (bot.Message, error) {
	reminder := c.card.Args["text"]
	due, err := time.Parse(time.RFC3339, c.card.Args["due"])
	if err != nil {
		return bot.Message{}, err
	}
	again := func(label, at string) bot.Button {
		return bot.Button{Label: label, Line: bot.Line("erinnerung neu", "", reminder, "wann", at)}
	}
	buttons := []bot.Button{again(c.Plain("button.in_an_hour"), "in 1 Stunde"), again(c.Plain("button.tomorrow"), "morgen 9 Uhr")}
	if c.card.Args["rule"] != "" {
		buttons = append(buttons, bot.Button{Label: c.Plain("button.not_again"), Line: "/erinnerung aus " + c.card.ID})
	}
	return bot.Message{
		Title: c.Plain("card.reminder"), Tone: bot.Good,
		Text:    c.lateNote() + "**" + text.Escape(reminder) + "**\n\n" + c.Say("card.reminder_due", "when", c.DateTime(due.In(c.now.Location()))),
		Buttons: buttons,
	}, nil
}
