package commands

import (
	"errors"
	"slices"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Releasing minutes: the chair and the minute taker each, the coordination for a missing one. What both have released
// becomes the first version; it goes to the members, and the period for objections begins.

// minutesReady is called when a meeting is closed: its minutes are there as a draft, and who brings them on their way is
// told.
func minutesReady(tx store.Tx, m council.Meeting, now time.Time) error {
	status, err := minutesStatus(tx, m)
	if err != nil || status.State != council.MinutesDraft {
		return err
	}
	if err := records.Minutes.Put(tx, status); err != nil {
		return err
	}
	people, err := clerks(tx, m, council.DayOf(now))
	if err != nil {
		return err
	}
	for _, person := range people {
		if _, err := tell(tx, "minutes_ready "+m.ID, cardOf("minutes_ready", m.ID), person); err != nil {
			return err
		}
	}
	return scheduleMinutes(tx, m)
}

// minutesUndone is called when the closing of a meeting is taken back: there is nothing to release yet. What was released
// stays: the meeting cannot be opened again.
func minutesUndone(tx store.Tx, m council.Meeting) error {
	status, err := records.MinutesOf(tx, m)
	if err != nil {
		return dropUnknown(err)
	}
	if status.State != council.MinutesDraft {
		return council.ErrReleased
	}
	if err := scheduler.CancelPrefix(tx, "minutes "+m.ID+" "); err != nil {
		return err
	}
	if err := records.Minutes.Delete(tx, store.Padded(m.Number)); err != nil {
		return err
	}
	return scheduler.Refresh(tx, "minutes_ready", m.ID)
}

// maySign says whether the asker may release minutes: in an office that is theirs, or as the coordination for a missing
// one.
func (c *call) maySign(d minutes) bool {
	all, err := records.MembersOf(c.tx, d.meeting.Organization, c.today())
	if err != nil || c.person.ID == "" {
		return false
	}
	return c.holds([]council.Role{council.Coordinator}, []string{d.meeting.Organization}) ||
		slices.ContainsFunc(council.Signing, func(office council.Role) bool {
			persons, _ := d.meeting.Signatories(office, all)
			return slices.Contains(persons, c.person.ID)
		})
}

func releaseMinutes(c *call) (bot.Reply, error) {
	d, err := c.theMinutes(theDraft)
	if err != nil {
		return bot.Reply{}, err
	}
	m := d.meeting
	if !c.maySign(d) {
		return bot.Reply{}, c.notPermitted(permission{who: "signing"}, d.body)
	}
	for _, number := range d.apart { // for that the other signature stands
		c.standsApart(m.ID, number)
	}
	all, err := records.MembersOf(c.tx, m.Organization, c.today())
	if err != nil {
		return bot.Reply{}, err
	}
	instead := council.Role(c.Choice("instead"))
	if instead != "" {
		if err := c.signsInstead(d, instead, all); err != nil {
			return bot.Reply{}, err
		}
	}
	signature := council.Release{Person: c.person.ID, Name: c.person.Name, At: c.now, Hash: d.hash, Reason: c.Text("reason")}
	void, err := d.status.Sign(m, all, signature, instead)
	switch missing := d.status.Missing(d.hash); {
	case errors.Is(err, council.ErrSignedAlready):
		return bot.Reply{}, refuse("refusal.signed_already", "who", c.signers(m, missing, all))
	case errors.Is(err, council.ErrNoSignatory):
		return bot.Reply{}, refuse("refusal.not_missing", "who", c.signers(m, missing, all),
			"line", c.typed("protokoll freigeben", "", m.ID, "instead", c.Plain("minutes.office_word."+string(missing[0])), "reason", "…"))
	case err != nil:
		return bot.Reply{}, err
	}
	c.touched(m.ID)
	if err := c.tellVoid(m, void); err != nil {
		return bot.Reply{}, err
	}
	missing := d.status.Missing(d.hash)
	if len(missing) > 0 {
		return c.signed(d, missing, all, void)
	}
	return c.released(d)
}

// signsInstead refuses who may not sign for somebody else: that is the coordination, with a reason.
func (c *call) signsInstead(d minutes, office council.Role, all []council.Membership) error {
	switch persons, _ := d.meeting.Signatories(office, all); {
	case !c.holds([]council.Role{council.Coordinator}, []string{d.meeting.Organization}):
		return c.notPermitted(permission{who: "signing"}, d.body)
	case slices.Contains(persons, c.person.ID):
		return nil
	case !c.Has("reason"):
		return refuse("refusal.instead_reason", "who", c.Plain("choice."+string(office)))
	}
	return nil
}

// signers names who still has to release, by their offices.
func (c *call) signers(m council.Meeting, missing []council.Role, all []council.Membership) string {
	var words []string
	for _, office := range missing {
		persons, acting := m.Signatories(office, all)
		word := c.Plain("choice." + string(office))
		if acting {
			word = c.Plain("minutes.acting", "office", word)
		}
		var names []string
		for _, id := range persons {
			name, err := c.nameOf(id)
			if err == nil {
				names = append(names, name)
			}
		}
		words = append(words, word+" ("+c.Or(names)+")")
	}
	return c.And(words)
}

// tellVoid tells those whose release is void that the draft has changed since.
func (c *call) tellVoid(m council.Meeting, void []council.Release) error {
	for _, r := range void {
		if r.Person == c.person.ID {
			continue
		}
		person, err := records.People.Get(c.tx, r.Person)
		if err != nil {
			return dropUnknown(err)
		}
		key := "minutes_sign " + m.ID + " " + store.Stamp(c.now)
		if _, err := tell(c.tx, key, cardOf("minutes_sign", m.ID, "void", "yes", "by", c.person.ID), person); err != nil {
			return err
		}
	}
	return nil
}

// signed stores a signature to which another is missing, and asks for that.
func (c *call) signed(d minutes, missing []council.Role, all []council.Membership, void []council.Release) (bot.Reply, error) {
	m := d.meeting
	if err := records.Minutes.Put(c.tx, d.status); err != nil {
		return bot.Reply{}, err
	}
	for _, office := range missing {
		persons, _ := m.Signatories(office, all)
		for _, id := range persons {
			if slices.ContainsFunc(void, func(r council.Release) bool { return r.Person == id }) {
				continue // has been told why
			}
			person, err := records.People.Get(c.tx, id)
			if err != nil {
				return bot.Reply{}, err
			}
			key := "minutes_sign " + m.ID + " " + store.Stamp(c.now)
			if _, err := tell(c.tx, key, cardOf("minutes_sign", m.ID, "by", c.person.ID), person); err != nil {
				return bot.Reply{}, err
			}
		}
	}
	if err := c.refreshCards(m, "minutes_ready", "minutes_due"); err != nil {
		return bot.Reply{}, err
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Title: c.meetingTitle(m),
		Text: c.Say("minutes.signed", "of", minutesWord(c.Printer, d.body, "of"), "id", m.ID, "who", c.signers(m, missing, all)),
	}}, nil
}

// released stores the first version, sends it and begins the period for objections.
func (c *call) released(d minutes) (bot.Reply, error) {
	m, rules := d.meeting, c.rules()
	next, err := nextStart(c.tx, m, c.now)
	if err != nil {
		return bot.Reply{}, err
	}
	version := council.Version{Meeting: m.ID, Number: 1, Hash: d.hash, Created: c.now, By: c.person.ID, Content: d.record.JSON()}
	if err := records.Versions.Put(c.tx, version); err != nil {
		return bot.Reply{}, err
	}
	d.status.Release(c.now, council.ObjectionEnd(c.zoned(c.now), rules.Objection, next))
	if rules.Approval == council.ApprovedByMeeting {
		if err := tableMinutes(c.tx, &d.status, m, c.now); err != nil {
			return bot.Reply{}, err
		}
	}
	if err := records.Minutes.Put(c.tx, d.status); err != nil {
		return bot.Reply{}, err
	}
	if err := scheduler.CancelPrefix(c.tx, "minutes "+m.ID+" "); err != nil {
		return bot.Reply{}, err
	}
	if err := schedulePeriod(c.tx, d.status); err != nil {
		return bot.Reply{}, err
	}
	unreached, err := c.sendMinutes(m)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := c.refreshCards(m, "minutes_ready", "minutes_sign", "minutes_due"); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("minutes.released", "the", minutesWord(c.Printer, d.body, "The"), "id", m.ID, "until", c.lastDay(d.status))}
	if d.status.Waiting {
		said, err := tabledText(c.tx, c.Printer, d.status)
		if err != nil {
			return bot.Reply{}, err
		}
		lines = append(lines, said)
	}
	switch {
	case len(unreached) > 0 && c.shows(bot.Internal, "members"):
		lines = append(lines, c.Say("minutes.unreached", "names", nameList(c.Printer, unreached)))
	case len(unreached) > 0:
		lines = append(lines, c.Say("invitation.preview_unreached", "count", len(unreached)))
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Title: c.meetingTitle(m), Text: text.Join(lines, "\n\n"),
		Buttons: []bot.Button{{Label: c.Plain("button.reveal"), Line: "/protokoll zeigen " + m.ID}},
	}}, nil
}

// sendMinutes tells the channels, and each member in person, that the minutes are there. The text stands in neither. It
// returns the names of those who have no account.
func (c *call) sendMinutes(m council.Meeting) ([]string, error) {
	card := cardOf("minutes_released", m.ID)
	if err := c.announce("minutes_released "+m.ID, card, m.Organizations()...); err != nil {
		return nil, err
	}
	today := m
	today.SetStart(c.zoned(c.now)) // those who are members today
	people, err := c.invitees(today)
	if err != nil {
		return nil, err
	}
	var unreached []string
	for _, person := range people {
		reached, err := tell(c.tx, "minutes_released "+m.ID, card, person)
		if err != nil {
			return nil, err
		}
		if !reached {
			unreached = append(unreached, person.Name)
		}
	}
	return unreached, nil
}

// nextStart is when the body meets next, zero where nothing is planned.
func nextStart(tx store.Tx, m council.Meeting, now time.Time) (time.Time, error) {
	next, planned, err := meetingThatApproves(tx, m, now)
	if err != nil || !planned {
		return zeroTime, err
	}
	return next.In(), nil
}

// lastDay is the last day for objections in words.
func (c *call) lastDay(d council.Minutes) string { return lastDay(c.Printer, d, c.now.Location()) }

func lastDay(p text.Printer, d council.Minutes, in *time.Location) string {
	return p.Date(d.Until.In(in).Add(-time.Second))
}
