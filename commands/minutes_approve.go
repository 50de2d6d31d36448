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

// Approving minutes by the body's decision, and correcting them afterwards. What was approved is never edited: a correction
// is a new version that shows old and new.

// approveMinutes records that the body has approved minutes. Objections that are still open are rejected with that: the
// body has decided on the text as it stands.
func approveMinutes(c *call) (bot.Reply, error) {
	if !c.Has("meeting") {
		c.meeting = council.Meeting{} // "in:" says something else
	}
	d, err := c.theMinutes(theReleased)
	if err != nil {
		return bot.Reply{}, err
	}
	m := d.meeting
	if !c.holds(coordination.roles, m.Organizations()) {
		return bot.Reply{}, c.notPermitted(coordination, d.body)
	}
	in, err := c.decidedIn(m)
	if err != nil {
		return bot.Reply{}, err
	}
	if in == "" && d.status.State == council.MinutesReleased {
		if err := c.withoutMeeting(d); err != nil {
			return bot.Reply{}, err
		}
	}
	early := d.status.Objectable(c.now) == nil
	if err := approve(c.tx, &d.status, council.MinutesApproval{At: c.now, By: c.person.ID, In: in}); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID)
	rejected := 0
	for _, o := range d.objections {
		if o.State == council.ObjectionRejected && o.In == "" { // so far by who runs the meeting only
			o.In = in
			if err := records.Objections.Put(c.tx, o); err != nil {
				return bot.Reply{}, err
			}
		}
		if !o.Open() {
			continue
		}
		rejected++
		decision := c.Plain("minutes.rejected_by_approval")
		if err := o.Decide(council.ObjectionRejected, decision, c.person.ID, in, c.now); err != nil {
			return bot.Reply{}, err
		}
		if err := records.Objections.Put(c.tx, o); err != nil {
			return bot.Reply{}, err
		}
		if err := c.tellDecision(o); err != nil {
			return bot.Reply{}, err
		}
	}
	if err := c.settleTabled(d.status); err != nil {
		return bot.Reply{}, err
	}
	if err := announceApproved(c.tx, m); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("minutes.approved", "the", minutesWord(c.Printer, d.body, "The"), "id", m.ID)}
	if in != "" {
		lines = append(lines, c.Say("minutes.decided_by_body", "id", in))
	}
	if early {
		lines = append(lines, c.Say("minutes.approved_early", "until", c.lastDay(d.status)))
	}
	if rejected > 0 {
		lines = append(lines, c.Say("minutes.rejected_with", "count", rejected))
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Title: c.meetingTitle(m), Text: text.Join(lines, "\n\n"),
		Buttons: []bot.Button{{Label: c.Plain("button.reveal"), Line: "/protokoll zeigen " + m.ID}},
	}}, nil
}

// withoutMeeting asks before an approval is recorded that no meeting of the body has given: it may have decided otherwise.
// What is disputed always goes to a meeting. Source: rules.md, "Approval of minutes".
func (c *call) withoutMeeting(d minutes) error {
	switch {
	case council.Disputed(d.objections):
		return refuse("refusal.disputed_in_meeting", "line", text.Code(c.typed("protokoll genehmigen", "", d.meeting.ID, "in", "S4"))).
			with(bot.Button{Label: c.Plain("button.objections"), Line: "/protokoll einwendungen " + d.meeting.ID})
	case c.Yes("anyway"):
		return nil
	}
	said := c.Say("minutes.ask_decided", "id", d.meeting.ID, "line", text.Code(c.typed("protokoll genehmigen", "", d.meeting.ID, "in", "S4")))
	if d.status.Objectable(c.now) == nil {
		said += " " + c.Say("minutes.ask_period", "until", c.lastDay(d.status))
	}
	return &question{bot.Message{
		Tone: bot.Warning, Title: c.meetingTitle(d.meeting), Text: said,
		Buttons: []bot.Button{{Label: c.Plain("button.body_decided"), Line: c.again("sitzung", d.meeting.ID, "trotzdem", "ja"), Style: bot.Primary}},
	}}
}

// settleTabled has the agenda item follow on which the body was to decide: it is done, or with a meeting that lies ahead it
// is not needed any more.
func (c *call) settleTabled(d council.Minutes) error {
	id, err := tabledAt(c.tx, d)
	if err != nil || id == "" {
		return err
	}
	m, err := records.Meeting(c.tx, id)
	if err != nil {
		return err
	}
	_, number := records.MeetingNumber(id)
	ahead := m.State == council.Planned || m.State == council.Invited
	if ahead {
		err = m.WithdrawItem(number, c.now)
	} else {
		m.FinishApproval(d.Meeting)
	}
	switch {
	case errors.Is(err, council.ErrOver): // nobody opened it
		return nil
	case err != nil:
		return err
	}
	if err := records.Meetings.Put(c.tx, m); err != nil {
		return err
	}
	if ahead && m.WasInvited() {
		if err := c.announce("withdrawn "+id, cardOf("withdrawn", id), m.Organizations()...); err != nil {
			return err
		}
	}
	if err := c.refreshAll(m); err != nil {
		return err
	}
	return c.refreshRunning(m)
}

// tabledText says where the body will decide on minutes.
func tabledText(tx store.Tx, p text.Printer, d council.Minutes) (text.Markup, error) {
	item, err := tabledAt(tx, d)
	if item == "" {
		return p.Say("minutes.waits"), err
	}
	return p.Say("minutes.tabled", "item", item), err
}

// correctionForm fills in what stands in the minutes now.
func correctionForm(c *call, form *bot.Form) {
	d, err := c.theMinutes(anyMinutes)
	if err != nil || d.status.State == council.MinutesDraft || !c.shows(bot.Internal, "minutes") {
		return
	}
	_, number := records.MeetingNumber(c.ID("item"))
	part := d.record.General
	if item, err := d.record.Item(number); err == nil {
		if item.NonPublic && !c.showsOf(d.meeting.ID, number, "minutes_non_public") {
			return
		}
		part = item.RecordPart
	}
	for i, field := range form.Fields {
		if field.ID == "text" && field.Value == "" && len([]rune(part.Text())) <= longestNote {
			form.Fields[i].Value = part.Text()
		}
	}
}

// correctMinutes makes a new version of minutes that were released, with old and new.
func correctMinutes(c *call) (bot.Reply, error) {
	d, err := c.theMinutes(anyMinutes)
	if err != nil {
		return bot.Reply{}, err
	}
	m := d.meeting
	_, item := records.MeetingNumber(c.ID("item"))
	approved := d.status.State == council.MinutesApproved
	if slices.Contains(d.apart, item) {
		return bot.Reply{}, refuse("refusal.note_recused", "item", c.itemOf(m, item))
	}
	if err := d.correctable(item); err != nil {
		if !approved && d.status.State == council.MinutesDraft {
			return bot.Reply{}, refuse("refusal.correct_draft", "the", minutesWord(c.Printer, d.body, "The"), "line", c.typed("protokoll notizen", "", m.ID))
		}
		return bot.Reply{}, refuse("refusal.correct_without_objection")
	}
	record, err := d.record.Correct(council.Correction{
		Item: item, New: c.Text("text"), Reason: c.Text("reason"), By: c.person.Name, At: c.now, Approved: approved,
	}, c.Text("passage"))
	if err != nil {
		return bot.Reply{}, err
	}
	d.status.Version++
	version := council.Version{
		Meeting: m.ID, Number: d.status.Version, Hash: record.Hash(), Created: c.now, By: c.person.ID, Reason: c.Text("reason"), Content: record.JSON(),
	}
	if err := records.Versions.Put(c.tx, version); err != nil {
		return bot.Reply{}, err
	}
	if err := records.Minutes.Put(c.tx, d.status); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID)
	number := strconv.Itoa(d.status.Version)
	if err := c.announce("minutes_corrected "+m.ID+" "+number, cardOf("minutes_corrected", m.ID, "version", number), m.Organizations()...); err != nil {
		return bot.Reply{}, err
	}
	if err := scheduler.Refresh(c.tx, "minutes_approved", m.ID); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("minutes.corrected", "of", minutesWord(c.Printer, d.body, "of"), "id", m.ID, "version", d.status.Version, "item", c.itemOf(m, item))}
	lines = append(lines, c.oldAndNew(m, record.Corrections[len(record.Corrections)-1])...)
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Title: c.meetingTitle(m), Text: text.Join(lines, "\n\n"),
		Buttons: []bot.Button{{Label: c.Plain("button.reveal"), Line: "/protokoll zeigen " + m.ID}},
	}}, nil
}

// correctable refuses a correction of what may not be corrected yet: a draft is changed by its notes; before the approval
// an objection must have been accepted.
func (d minutes) correctable(item int) error {
	switch d.status.State {
	case council.MinutesApproved:
		return nil
	case council.MinutesDraft:
		return council.ErrNotReleased
	}
	for _, o := range d.objections {
		if o.State == council.ObjectionAccepted && (o.Item == 0 || o.Item == item) {
			return nil
		}
	}
	return council.ErrNotReleased
}

// oldAndNew shows a correction where its item may be spoken of.
func (c *call) oldAndNew(m council.Meeting, correction council.Correction) []text.Markup {
	if correction.NonPublic && !c.showsOf(m.ID, correction.Item, "minutes_non_public") || !correction.NonPublic && !c.shows(bot.Internal, "minutes") {
		return nil
	}
	old := correction.Old
	if old == "" {
		old = c.Plain("paper.correction.nothing")
	}
	return []text.Markup{
		c.Say("minutes.old", "text", shortened(old, echoed)), c.Say("minutes.new", "text", shortened(correction.New, echoed)),
		c.Say("minutes.reason", "text", correction.Reason),
	}
}
