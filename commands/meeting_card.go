package commands

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/document"
	"gremium/commands/records"
	"gremium/store"
)

// A meeting as its cards show it.

// meetingCard is the invitation in the body's channel.
func meetingCard(c *cardCall) (bot.Message, error) {
	m, body, err := c.meeting()
	if err != nil {
		return bot.Message{}, err
	}
	message, err := c.meetingCard(m, "")
	if err != nil {
		return message, err
	}
	title := meetingName(c.Printer, m, body)
	message.Thread = m.ID + " " + c.ShortDate(m.In()) + " " + title
	message.Event = calendarEntry(title, m)
	if m.State == council.Invited {
		figures, err := answerFigures(c.tx, c.Printer, m)
		if err != nil {
			return message, err
		}
		message.Facts = append(message.Facts, bot.Fact{Label: c.Plain("meeting.fact_answers"), Value: figures})
	}
	return c.withLetter(message, m)
}

// calendarEntry is a meeting in the chat's calendar; its reader sees it on their own clock.
func calendarEntry(title string, m council.Meeting) *bot.ScheduledEvent {
	return &bot.ScheduledEvent{
		Title: title, Place: m.Place, Start: m.In(), End: m.In().Add(m.End().Sub(m.Start)), Cancelled: m.State == council.Cancelled,
	}
}

// meetingCard is a meeting with its agenda. The reader's own matter stands above that, for it may be long. It has no
// figures, so that a personal invitation is not edited with each answer of the others.
func (c *cardCall) meetingCard(m council.Meeting, own text.Markup) (bot.Message, error) {
	message, err := c.bot.meetingMessage(c.tx, c.Printer, m)
	if err != nil {
		return message, err
	}
	if own != "" {
		message.Text += "\n\n" + own
	}
	agenda, whole := agendaText(c.Printer, m, false)
	message.Text += "\n\n" + agenda
	switch {
	case m.State == council.Opened: // who is there needs no answer any more
		message.Buttons = wholeAgenda(c.Printer, m, whole)
	case m.Upcoming(c.now):
		message.Buttons = append(c.answerButtons(m), wholeAgenda(c.Printer, m, whole)...)
	}
	return c.withCalendar(message, m)
}

// answerButtons are the two or three buttons that answer an invitation.
func (c *cardCall) answerButtons(m council.Meeting) []bot.Button {
	line := "/sitzung rueckmeldung " + m.ID + " "
	buttons := []bot.Button{
		{Label: c.Plain("button.accept"), Line: line + "ja", Style: bot.Primary},
		{Label: c.Plain("button.decline"), Line: line + "nein"},
		{Label: c.Plain("button.deputy"), Line: line + "vertretung"},
	}
	for _, item := range m.Numbering() {
		if item.NonPublic {
			if ceiling, err := c.bot.ceiling(c.tx, c.to.Platform, c.bodies); err != nil || ceiling < bot.NonPublic {
				return buttons // it would show nothing
			}
			return append(buttons, bot.Button{Label: c.Plain("button.reveal"), Line: "/sitzung zeigen " + m.ID})
		}
	}
	return buttons
}

// withCalendar attaches the meeting as a calendar entry.
func (c *cardCall) withCalendar(message bot.Message, m council.Meeting) (bot.Message, error) {
	names, err := bodyNames(c.tx, m)
	if err != nil {
		return message, err
	}
	entry := document.Entry{Meeting: m, Body: c.And(names), Stamp: m.Changed, Text: c.Printer}
	// The file is made of these alone, so they name its content: a card is not sent again for a file that is the same.
	made, err := json.Marshal([]any{entered(m), names, c.Language()})
	if err != nil {
		return message, err
	}
	sum := sha256.Sum256(made)
	message.Files = append(message.Files, bot.File{
		Name: entry.FileName(), Type: entry.ContentType(), Sum: hex.EncodeToString(sum[:]),
		Open: func(context.Context) ([]byte, error) { return document.Calendar(entry) },
	})
	return message, nil
}

// entered is a meeting as its calendar entry shows it: without what happens while it is on.
func entered(m council.Meeting) council.Meeting {
	if m.State == council.Opened || m.State == council.Closed {
		m.State = council.Invited
	}
	m.OpenedAt, m.ClosedAt, m.Suspensions, m.ResumesAt = zeroTime, zeroTime, nil, zeroTime
	m.MinuteTaker, m.Presiding, m.Called, m.Running, m.Waiting = "", "", 0, nil, false
	m.Agenda = slices.Clone(m.Agenda)
	for i := range m.Agenda {
		item := &m.Agenda[i]
		item.State, item.Reason, item.Discussed, item.Admission, item.Recused, item.Guests, item.CarriedTo = "", "", nil, nil, nil, nil, ""
	}
	return m
}

func bodyNames(tx store.Tx, m council.Meeting) ([]string, error) {
	var names []string
	for _, id := range m.Organizations() {
		body, err := records.Organizations.Get(tx, id)
		if err != nil {
			return nil, err
		}
		names = append(names, body.Name)
	}
	return names, nil
}

// meetingMessage is a meeting as everyone in the channel may see it, without its agenda.
func (b *Bot) meetingMessage(tx store.Tx, p text.Printer, m council.Meeting) (bot.Message, error) {
	body, err := records.Organizations.Get(tx, m.Organization)
	if err != nil {
		return bot.Message{}, err
	}
	message := bot.Message{Title: meetingTitle(p, m, body), Facts: meetingFacts(p, m)}
	names, err := bodyNames(tx, m)
	if err != nil {
		return message, err
	}
	if len(names) > 1 {
		message.Facts = append(message.Facts, bot.Fact{Label: p.Plain("meeting.fact_bodies"), Value: text.Escape(p.And(names))})
	}
	if m.Moderator != "" {
		name, err := personName(tx, m.Moderator)
		if err != nil {
			return message, err
		}
		message.Facts = append(message.Facts, bot.Fact{Label: p.Plain("meeting.fact_moderator"), Value: text.Escape(name)})
	}
	lines := []text.Markup{whenWhere(p, m)}
	switch m.State {
	case council.Cancelled:
		message.Tone, message.Title = bot.Bad, cardTitle(p, "cancelled", m, body)
		lines = append(lines, p.Say("meeting.card_cancelled", "reason", m.CancelReason))
	case council.Invited:
		message.Tone = bot.Good
		if !m.NoticeKept {
			lines = append(lines, p.Say("meeting.card_short_notice", "reason", m.ShortNotice))
		}
	}
	if line := lifeLine(p, m); line != "" {
		lines = append(lines, line)
	}
	if second := secondText(p, m, body); second != "" {
		lines = append(lines, second)
	}
	if len(m.Moves) > 0 && (m.State == council.Planned || m.State == council.Invited) {
		last := m.Moves[len(m.Moves)-1]
		lines = append(lines, p.Say("meeting.card_moved", "before", p.DateTime(last.From.In(m.In().Location()))))
	}
	message.Text = text.Join(lines, "\n\n")
	return message, nil
}

// meetingFacts stand below a card's text; when and where are its first line, for on a phone the facts are far down.
func meetingFacts(p text.Printer, m council.Meeting) []bot.Fact {
	return []bot.Fact{{
		Label: p.Plain("meeting.fact_length"), Value: text.Escape(p.Length(time.Duration(m.Minutes) * time.Minute)),
	}}
}

// whenWhere is the first line of a meeting's card: "**Mittwoch, 24. März 2027, 16:00 Uhr**, Rathaus, Saal 2".
func whenWhere(p text.Printer, m council.Meeting) text.Markup {
	line := "**" + text.Escape(p.DateTime(m.In())) + "**"
	if m.Place != "" {
		line += ", " + text.Escape(m.Place)
	}
	return line
}

// answerFigures counts the answers: "Zusagen 3, Absagen 1, Vertretung 0, offen 4".
func answerFigures(tx store.Tx, p text.Printer, m council.Meeting) (text.Markup, error) {
	all, err := belongingTo(tx, m)
	counts := map[council.Answer]int{}
	for _, i := range all {
		counts[i.Answer]++
	}
	return p.Say("meeting.figures", "accepted", counts[council.Accepted], "declined", counts[council.Declined],
		"substitute", counts[council.Substitute], "open", counts[""]), err
}
