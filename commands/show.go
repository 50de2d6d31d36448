package commands

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/document"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// What is shown: the cards of the outbox, rendered at delivery from a reading transaction, and the views of a
// meeting that commands answer with.

var zeroTime time.Time

// cards are all kinds of cards. The message's key, audience and council are filled in by Render.
var cards = map[string]func(*cardCall) (bot.Message, error){
	"meeting":     meetingCard,
	"invitation":  invitationCard,
	"moved":       about(changeCard),
	"cancelled":   about(changeCard),
	"place":       asking(placeCard),
	"addition":    about(additionCard),
	"withdrawn":   asking(withdrawnCard),
	"carried":     about(carriedCard),
	"motion":      motionCard,
	"vote":        voteCard,
	"ballot":      ballotCard,
	"own_ballot":  ownBallotCard,
	"missing":     missingCard,
	"result":      resultCard,
	"unreminded":  unremindedCard,
	"open_box":    openBoxCard,
	"unsealed":    unsealedCard,
	"referral":    referralCard,
	"cannot":      asking(cannotCard),
	"rsvp":        asking(rsvpCard),
	"soon":        asking(soonCard),
	"deputy":      about(deputyCard),
	"deadline":    asking(deadlineCard),
	"dispatch":    asking(dispatchCard),
	"suppressed":  about(suppressedCard),
	"running":     about(runningCard),
	"quorum":      about(quorumCard),
	"unclosed":    about(unclosedCard),
	"pause":       about(pauseCard),
	"digest":      digestCard,
	"undelivered": about(undeliveredCard),
	"reminder":    reminderCard,
	"rules":       rulesCard,
	"office":      officeCard,
	"linked":      linkedCard,

	"minutes_ready":     aboutMinutes(readyCard),
	"minutes_sign":      aboutMinutes(signCard),
	"minutes_due":       aboutMinutes(minutesDueCard),
	"minutes_released":  aboutMinutes(releasedCard),
	"minutes_approved":  aboutMinutes(approvedCard),
	"minutes_disputed":  aboutMinutes(disputedCard),
	"minutes_corrected": aboutMinutes(correctedCard),
	"objection":         aboutMinutes(objectionCard),

	"connected":   connectedCard,
	"task":        taskCard,
	"task_due":    taskDueCard,
	"task_back":   taskBackCard,
	"handover":    handoverCard,
	"takeover":    takeoverCard,
	"tasks_taken": tasksTakenCard,
	"stand_in":    standInCard,
	"standing_in": standingInCard,
}

// cardCall is one card being rendered.
type cardCall struct {
	text.Printer // the audience's language
	bot          *Bot
	tx           store.Tx
	card         scheduler.Card
	to           bot.Audience
	now          time.Time
	person       council.Person // the reader, in direct messages
	// bodies are those whose matter the card is.
	bodies []string
	sight  sight
	bound  bool // the channel belongs to a body of the council
}

// Render makes the message of a card for an audience. It is the queue's.
func (b *Bot) Render(tx store.Tx, card scheduler.Card, to bot.Audience) (bot.Message, error) {
	render, ok := cards[card.Name]
	if !ok {
		return bot.Message{}, fmt.Errorf("commands: no card %q", card.Name)
	}
	c := &cardCall{bot: b, tx: tx, card: card, to: to, now: b.Now()}
	language, err := c.language(to)
	if err != nil {
		return bot.Message{}, err
	}
	c.Printer = text.For(language)
	switch {
	case to.Channel != "" && !c.bound:
		return c.parted("connect.left")
	case to.Account != "" && c.person.ID == "":
		return c.parted("link.left")
	}
	m, err := render(c)
	if errors.Is(err, store.ErrNotFound) {
		return m, scheduler.ErrDrop // what it is about is gone
	}
	m.Council, m.Language = tx.Council(), c.Language()
	if err != nil {
		return m, err
	}
	line := ""
	if bot.IDKind(card.ID) == "S" {
		id, _, _ := strings.Cut(card.ID, "-")
		line = b.typed(c.Printer, "sitzung zeigen", "", id)
		if isMinutesCard(card.Name) {
			line = b.typed(c.Printer, "protokoll zeigen", "", id)
		}
	}
	return m, b.confine(&m, c.sight, confined{
		Printer: c.Printer, tx: tx, platform: to.Platform, bodies: c.bodies, reader: c.person, line: line,
	})
}

// language is the reader's, the body's for a channel.
func (c *cardCall) language(to bot.Audience) (text.Language, error) {
	if to.Account != "" {
		person, err := records.PersonOf(c.tx, council.Account{Platform: to.Platform, ID: to.Account})
		if err != nil {
			return text.German, dropUnknown(err)
		}
		c.person = person
		if person.Language != "" {
			return text.Language(person.Language), nil
		}
		mine, err := records.MembershipsOf(c.tx, person.ID, council.DayOf(c.now))
		if err != nil || len(mine) == 0 {
			return text.German, err
		}
		body, err := records.Organizations.Get(c.tx, mine[0].Organization)
		return text.Language(body.Language), dropUnknown(err)
	}
	doors, err := records.Behind(c.tx, records.Channels, to.Platform+" "+to.Channel)
	if err != nil {
		return text.German, err
	}
	for _, d := range doors {
		if d.Council == c.tx.Council() {
			c.bound = true
			body, err := records.Organizations.Get(c.tx, d.Organization)
			return text.Language(body.Language), dropUnknown(err)
		}
	}
	return text.German, nil
}

// dropUnknown forgives what is no longer there: the default then holds.
func dropUnknown(err error) error {
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	return err
}

func (c *cardCall) meeting() (council.Meeting, council.Organization, error) {
	m, err := records.Meeting(c.tx, c.card.ID)
	if err != nil {
		return m, council.Organization{}, err
	}
	c.bodies = m.Organizations()
	body, err := records.Organizations.Get(c.tx, m.Organization)
	return m, body, err
}

// meetingRender is a card about a meeting.
type meetingRender func(*cardCall, council.Meeting, council.Organization) (bot.Message, error)

// about gives a card its meeting.
func about(render meetingRender) func(*cardCall) (bot.Message, error) {
	return func(c *cardCall) (bot.Message, error) {
		m, body, err := c.meeting()
		if err != nil {
			return bot.Message{}, err
		}
		return render(c, m, body)
	}
}

// asking is about a meeting as long as what the card asks or tells still holds.
func asking(render meetingRender) func(*cardCall) (bot.Message, error) {
	return about(func(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
		if message, settled := c.settled(m, body); settled {
			return message, nil
		}
		return render(c, m, body)
	})
}

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
	if len(all) > 0 {
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

// belongs says whether the asker is a member, today or by then: who only stands in reads no non-public titles.
func (c *call) belongs(m council.Meeting) bool {
	then, err := records.MembershipsOf(c.tx, c.person.ID, m.Day())
	return err == nil && slices.ContainsFunc(slices.Concat(c.mine, then), func(x council.Membership) bool {
		return slices.Contains(m.Organizations(), x.Organization)
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
