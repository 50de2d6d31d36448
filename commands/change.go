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

// Changing, moving, cancelling and taking back meetings.

func moveMeeting(c *call) (bot.Reply, error) {
	m, err := c.comingMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	before, invited := m.In(), m.State == council.Invited
	if err := m.MoveTo(c.Time("to"), c.Text("reason"), c.now); err != nil {
		return bot.Reply{}, err
	}
	if !c.Yes("anyway") {
		doubts, err := c.doubts(m)
		if err != nil {
			return bot.Reply{}, err
		}
		unexplained := invited && c.Text("reason") == ""
		if unexplained {
			doubts = append(doubts, c.Say("meeting.move_why"))
		}
		if len(doubts) > 0 {
			reply := c.askAnyway(doubts, m.Start, "sitzung", m.ID)
			if unexplained && len(doubts) == 1 {
				reply.Message.Text = doubts[0]
				reply.Message.Buttons[0].Label = c.Plain("button.without_reason")
				reply.Message.Buttons[1].Label = c.Plain("button.give_reason")
			}
			return reply, nil
		}
	}
	if invited {
		m.NoticeKept = m.InTime(c.now, c.rules())
		if !m.NoticeKept && m.ShortNotice == "" {
			m.ShortNotice = c.Text("reason")
		}
	}
	m.DeadlineLapsed = m.Deadline(c.rules()) < c.today()
	if err := records.Meetings.Put(c.tx, m); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID)
	if err := scheduleMeeting(c.tx, m, c.body, c.now); err != nil {
		return bot.Reply{}, err
	}
	if invited {
		deputies, err := c.voidAnswers(m)
		if err != nil {
			return bot.Reply{}, err
		}
		if err := c.tellChange(m, "moved", deputies); err != nil {
			return bot.Reply{}, err
		}
		if err := c.inviteMissing(m); err != nil {
			return bot.Reply{}, err
		}
	}
	if err := c.refreshAll(m); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("meeting.moved", "id", m.ID, "before", c.DateTime(before), "when", c.DateTime(m.In()))}
	if invited {
		lines = append(lines, c.Say("meeting.moved_told"))
	} else {
		lines = append(lines, c.noticeText(m))
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Title: c.meetingTitle(m), Text: text.Join(lines, "\n\n")}}, nil
}

// editMeeting changes what is not the time of a meeting. Who was invited hears of another place; the cards show the
// rest. Without a value it asks, with what is so now filled in.
func editMeeting(c *call) (bot.Reply, error) {
	m, err := c.theMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	switch {
	case m.State == council.Cancelled:
		return bot.Reply{}, council.ErrCancelled
	case !m.Upcoming(c.now):
		return bot.Reply{}, council.ErrOver
	case !c.Has("place") && !c.Has("title") && !c.Has("duration") && !c.Has("moderator"):
		return c.editForm(m)
	}
	before := m
	if c.Has("place") {
		m.Place = c.Text("place")
	}
	if c.Has("title") {
		m.Title = c.Text("title")
	}
	if d := c.Duration("duration"); d > 0 {
		m.Minutes = int(d / time.Minute)
	}
	if m.Minutes > mostMinutes {
		return bot.Reply{}, refuse("refusal.meeting_too_long")
	}
	if mention, ok := c.Person("moderator"); ok {
		person, err := c.namedOrNew(mention)
		if err != nil {
			return bot.Reply{}, err
		}
		m.Moderator = person.ID
	}
	var changes []text.Markup
	changed := func(is bool, line text.Markup) {
		if is {
			changes = append(changes, line)
		}
	}
	name, err := personName(c.tx, m.Moderator)
	if err != nil {
		return bot.Reply{}, err
	}
	changed(m.Place != before.Place, c.Say("meeting.at_place", "place", m.Place))
	changed(m.Title != before.Title, c.Say("meeting.titled", "title", m.Title))
	changed(m.Minutes != before.Minutes, c.Say("meeting.lasts", "length", c.Length(time.Duration(m.Minutes)*time.Minute)))
	changed(m.Moderator != before.Moderator, c.Say("meeting.moderated", "name", name))
	if len(changes) == 0 {
		return bot.Reply{}, refuse("refusal.nothing_changed")
	}
	if m.Place != before.Place || m.Minutes != before.Minutes {
		m.Sequence++
	}
	m.Changed = c.now
	if err := records.Meetings.Put(c.tx, m); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID)
	if err := c.refreshAll(m); err != nil {
		return bot.Reply{}, err
	}
	lines := append([]text.Markup{c.Say("meeting.edited", "id", m.ID)}, changes...)
	if m.WasInvited() && m.Place != before.Place {
		deputies, err := c.deputies(m)
		if err != nil {
			return bot.Reply{}, err
		}
		if err := c.tellChange(m, "place", deputies, "place", m.Place, "before", before.Place); err != nil {
			return bot.Reply{}, err
		}
		lines = append(lines, c.Say("meeting.place_told"))
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Title: c.meetingTitle(m), Text: text.Join(lines, "\n\n")}}, nil
}

// editForm asks what is to change, with what is so now.
func (c *call) editForm(m council.Meeting) (bot.Reply, error) {
	form := c.form()
	form.Line = bot.Line("sitzung aendern", "", m.ID)
	if c.event.Source == bot.Submitted {
		form.Error = c.Plain("refusal.nothing_changed")
	}
	values := map[string]string{"place": m.Place, "title": m.Title, "duration": strconv.Itoa(m.Minutes) + "m"}
	if m.Moderator != "" {
		person, err := records.People.Get(c.tx, m.Moderator)
		if err != nil {
			return bot.Reply{}, err
		}
		values["moderator"] = c.mention(person)
	}
	for i, field := range form.Fields {
		if value, ok := values[field.ID]; ok && field.Value == "" {
			form.Fields[i].Value = value
		}
	}
	return bot.Reply{Form: form, Failed: true}, nil
}

func cancelMeeting(c *call) (bot.Reply, error) {
	m, err := c.comingMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	invited := m.State == council.Invited
	if err := m.Cancel(c.Text("reason"), c.now); err != nil {
		return bot.Reply{}, err
	}
	carried, err := c.carryOver(&m)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := records.Meetings.Put(c.tx, m); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID)
	if err := scheduleMeeting(c.tx, m, c.body, c.now); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("meeting.cancelled", "id", m.ID, "when", c.DateTime(m.In()), "reason", m.CancelReason)}
	if err := c.refreshAll(m); err != nil {
		return bot.Reply{}, err
	}
	if invited {
		deputies, err := c.deputies(m)
		if err != nil {
			return bot.Reply{}, err
		}
		if err := c.tellChange(m, "cancelled", deputies); err != nil {
			return bot.Reply{}, err
		}
		lines = append(lines, c.Say("meeting.cancelled_told"))
	}
	lines = append(lines, c.carriedText(m, carried)...)
	return bot.Reply{Message: &bot.Message{Tone: bot.Warning, Title: c.meetingTitle(m), Text: text.Join(lines, "\n\n")}}, nil
}

// discardMeeting takes back a meeting that was just planned by mistake, while nobody knows of it.
func discardMeeting(c *call) (bot.Reply, error) {
	m := c.meeting
	submitted := slices.ContainsFunc(m.Agenda, func(i council.AgendaItem) bool { return i.CarriedFrom+i.Approves == "" || i.Withdrawn })
	if m.State != council.Planned || submitted || c.now.After(m.Created.Add(undoFor)) {
		return bot.Reply{}, refuse("refusal.too_late_to_undo", "line", c.typed("sitzung absagen", "", m.ID))
	}
	m.State = council.Cancelled
	if err := scheduleMeeting(c.tx, m, c.body, c.now); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID)
	if err := records.Meetings.Delete(c.tx, store.Padded(m.Number)); err != nil {
		return bot.Reply{}, err
	}
	return bot.Say(c.Say("undo.done")), c.giveBack(m)
}
