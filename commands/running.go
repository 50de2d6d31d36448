package commands

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// The running order: items are called one after the other, deferred, taken off, admitted late; who is recused from them,
// and who is a guest. The card that everybody sees is in attendance.go's files; here is what moves it.

var runningCommands = []command{{
	Command: bot.Command{
		Name: "top aufruf", English: "item call", Options: []bot.Option{theItemOption},
	},
	may: running, live: true, do: callItem,
}, {
	Command: bot.Command{
		Name: "top weiter", English: "item next",
		Options: []bot.Option{theMeetingOption, {ID: "from", Name: "nach", Kind: bot.Number, Hidden: true}},
	},
	may: running, live: true, do: nextItem,
}, {
	Command: bot.Command{
		Name: "top zurueck", English: "item back", Hidden: true,
		Options: []bot.Option{
			theMeetingOption,
			{ID: "called", Name: "aufgerufen", Kind: bot.Number, Required: true, Hidden: true},
			{ID: "before", Name: "vorher", Kind: bot.Number, Hidden: true},
			{ID: "done", Name: "erledigt", Kind: bot.YesNo, Hidden: true},
		},
	},
	may: running, do: undoCall,
}, {
	Command: bot.Command{
		Name: "top vertagen", English: "item defer",
		Options: []bot.Option{theItemOption, {ID: "reason", Name: "grund", Kind: bot.Text}},
	},
	may: running, live: true, do: deferItem,
}, {
	Command: bot.Command{
		Name: "top absetzen", English: "item remove",
		Options: []bot.Option{theItemOption, {ID: "reason", Name: "grund", Kind: bot.Text}},
	},
	may: running, live: true, do: removeItem,
}, {
	Command: bot.Command{
		Name: "top zurueckholen", English: "item reinstate",
		Options: []bot.Option{theItemOption},
	},
	may: running, live: true, do: reinstateItem,
}, {
	Command: bot.Command{
		Name: "top dringlich", English: "item urgent", Aliases: []string{"top eilantrag"},
		Options: []bot.Option{
			{ID: "title", Name: "titel", Kind: bot.Text, Required: true, Bare: true, Title: true},
			{ID: "reason", Name: "grund", Kind: bot.Text, Required: true},
			{ID: "duration", Name: "dauer", Kind: bot.Duration},
			{ID: "kind", Name: "art", Kind: bot.OneOf, Choices: itemKinds},
			{ID: "meeting", Name: "sitzung", Kind: bot.ID, Prefix: "S"},
			{ID: "non_public", Name: "nichtoeffentlich", Aliases: []string{"non-public"}, Kind: bot.YesNo},
			{ID: "by", Name: "von", Kind: bot.Person},
		},
	},
	may: coordination, do: addUrgentItem, newcomer: "by",
}, {
	Command: bot.Command{
		Name: "top aufnehmen", English: "item admit",
		Options: []bot.Option{
			theItemOption,
			{ID: "yes", Name: "ja", Kind: bot.Number, Max: mostVoters, Required: true},
			{ID: "no", Name: "nein", Kind: bot.Number, Max: mostVoters, Required: true},
			{ID: "abstain", Name: "enthaltung", Aliases: []string{"enthaltungen"}, Kind: bot.Number, Max: mostVoters},
		},
	},
	may: running, live: true, do: admitItem,
}, {
	Command: bot.Command{
		Name: "top ordnen", English: "item order", Aliases: []string{"top reihenfolge"},
		Options: []bot.Option{
			{ID: "order", Name: "reihenfolge", Kind: bot.Text, Required: true, Bare: true},
			{ID: "meeting", Name: "sitzung", Kind: bot.ID, Prefix: "S"},
		},
	},
	may: running, do: orderItems,
}, {
	Command: bot.Command{
		Name: "top befangen", English: "item recuse",
		Options: []bot.Option{
			theItemOption,
			{ID: "person", Name: "person", Kind: bot.Person, Bare: true},
			{ID: "confirmed", Name: "bestaetigt", Kind: bot.YesNo, Hidden: true},
			{ID: "back", Name: "zurueck", Kind: bot.YesNo, Hidden: true},
		},
	},
	may: attendingOrDeputy, do: recuse,
}, {
	Command: bot.Command{
		Name: "top gast", English: "item guest",
		Options: []bot.Option{
			theItemOption,
			{ID: "name", Name: "name", Kind: bot.Text, Bare: true, Required: true, Max: 80},
			{ID: "back", Name: "zurueck", Kind: bot.YesNo, Hidden: true},
		},
	},
	may: running, do: addGuest,
}}

// mostVoters is the greatest figure that a count takes.
const mostVoters = 999

// callItem takes an item up.
func callItem(c *call) (bot.Reply, error) {
	before, item, err := c.theItem()
	if err != nil {
		return bot.Reply{}, err
	}
	return c.called(before, item.Number)
}

// nextItem goes on to the next item in running order. A button carries from which item, so that pressing it twice skips
// nothing.
func nextItem(c *call) (bot.Reply, error) {
	before, err := c.theMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	from, said := c.Int("from")
	if !said {
		from = before.Called
	}
	m := before
	number, err := m.Advance(from, c.now)
	switch {
	case errors.Is(err, council.ErrGoneOn):
		return c.gone(before), nil
	case err != nil:
		return bot.Reply{}, c.notRunning(before, err)
	case number != 0:
		return c.called(before, number)
	}
	return c.allDone(before, m)
}

// called calls an item and says so.
func (c *call) called(before council.Meeting, number int) (bot.Reply, error) {
	m := before
	if err := m.Call(number, c.now); errors.Is(err, council.ErrCalled) {
		return c.gone(m), nil
	} else if err != nil {
		return bot.Reply{}, c.notCallable(m, number, err)
	}
	if err := c.putRunning(m, number, before.Called); err != nil {
		return bot.Reply{}, err
	}
	item, err := m.Item(number)
	if err != nil {
		return bot.Reply{}, err
	}
	var notes []string
	if item.Kind != "" && item.Kind != council.Deliberation {
		notes = append(notes, bot.ChoiceLabel(c.Printer, string(item.Kind)))
	}
	if item.Minutes > 0 {
		notes = append(notes, c.Plain("running.planned", "length", c.Length(time.Duration(item.Minutes)*time.Minute)))
	}
	notes = append(notes, itemID(m, item))
	lines := []text.Markup{c.Say("running.called", "item", c.itemText(m, item), "notes", strings.Join(notes, ", "))}
	reopened, _ := before.Item(number)
	if reopened.State == council.ItemDone {
		lines = append(lines, c.Say("running.reopened", "used", usedText(c.Printer, m, item, c.now)))
	}
	audience, err := c.audience(before, m, item)
	if err != nil {
		return bot.Reply{}, err
	}
	lines = append(lines, audience...)
	if line := c.finished(before, m); line != "" {
		lines = append(lines, line)
	}
	undo := bot.Line("top zurueck", "", m.ID, "aufgerufen", strconv.Itoa(number), "vorher", strconv.Itoa(before.Called),
		"erledigt", map[bool]string{true: "ja", false: "nein"}[reopened.State == council.ItemDone])
	buttons := []bot.Button{nextButton(c.Printer, m), deferButton(c.Printer, m, number)}
	pending, err := pendingMotions(c.tx, m, number)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(pending) > 0 {
		lines = append(lines, c.Say("running.motions", "count", len(pending)))
		buttons = append(buttons, motionsButton(c.Printer, m, number))
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Text: text.Join(lines, "\n\n"), Buttons: append(buttons, c.undo(undo))}}, nil
}

// audience says who must leave or may come in for an item: the public, guests, those who are recused.
func (c *call) audience(before, m council.Meeting, item council.AgendaItem) ([]text.Markup, error) {
	var lines []text.Markup
	last, err := before.Item(before.Called)
	wasNonPublic := err == nil && last.NonPublic
	switch {
	case item.NonPublic && !wasNonPublic:
		lines = append(lines, c.Say("running.public_leaves"))
	case !item.NonPublic && wasNonPublic:
		lines = append(lines, c.Say("running.public_returns"))
	}
	if len(item.Guests) > 0 && (!item.NonPublic || c.shows(bot.NonPublic, "titles")) && c.shows(bot.Internal, "name") {
		lines = append(lines, c.Say("running.guests", "names", c.And(item.Guests)))
	}
	if len(item.Recused) > 0 {
		names, err := c.recusedNames(item)
		if err != nil {
			return nil, err
		}
		key := "running.recused"
		if m.Called == item.Number && item.NonPublic {
			key = "running.recused_leave"
		}
		lines = append(lines, c.Say(key, "names", c.And(names)))
		for _, office := range []struct{ person, key string }{{m.Presiding, "running.recused_chair"}, {m.MinuteTaker, "running.recused_minutes"}} {
			if item.IsRecused(office.person) {
				lines = append(lines, c.Say(office.key, "line", text.Code(c.typed("sitzung eroeffnen", "", m.ID))))
			}
		}
	}
	return lines, nil
}

// finished says what the item that was called before took.
func (c *call) finished(before, m council.Meeting) text.Markup {
	item, err := m.Item(before.Called)
	if err != nil || item.State != council.ItemDone {
		return ""
	}
	return c.Say("running.finished", "item", c.itemText(m, item), "used", usedText(c.Printer, m, item, c.now))
}

// allDone says that there is nothing left to call.
func (c *call) allDone(before, m council.Meeting) (bot.Reply, error) {
	if err := c.putRunning(m, before.Called); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say("running.all_done", "id", m.ID)}
	if len(m.RunningOrder()) == 0 {
		lines = []text.Markup{c.Say("running.nothing", "id", m.ID)}
	}
	if line := c.finished(before, m); line != "" {
		lines = append(lines, line)
	}
	var buttons []bot.Button
	for _, item := range m.RunningOrder() {
		if item.Awaiting() {
			lines = append(lines, c.Say("running.still_awaiting", "item", c.itemText(m, item), "line", text.Code(c.admitLine(m, item))))
			buttons = append(buttons, admitButton(c.Printer, m, item))
		}
	}
	buttons = append(buttons[:min(choicesOffered, len(buttons))],
		bot.Button{Label: c.Plain("button.close"), Line: "/sitzung schliessen " + m.ID, Style: bot.Primary})
	if before.Called != 0 {
		buttons = append(buttons, c.undo(bot.Line("top zurueck", "", m.ID, "aufgerufen", "0", "vorher", strconv.Itoa(before.Called))))
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Text: text.Join(lines, "\n\n"), Buttons: buttons}}, nil
}

// gone says what is called where the asker was a moment late, or pressed twice. Nothing changes.
func (c *call) gone(m council.Meeting) bot.Reply {
	c.dry = true
	said := c.Say("running.gone_none", "id", m.ID)
	if item, err := m.Item(m.Called); err == nil {
		said = c.Say("running.gone", "item", c.itemText(m, item), "id", itemID(m, item))
	}
	return bot.Reply{Message: &bot.Message{Text: said, Buttons: []bot.Button{nextButton(c.Printer, m)}}}
}

// undoCall takes back that an item was called by mistake: it is as it was, and the one before goes on.
func undoCall(c *call) (bot.Reply, error) {
	m, err := c.theMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	number, _ := c.Int("called")
	before, _ := c.Int("before")
	slip, _ := m.Item(number)
	err = m.UndoCall(number, before, c.Yes("done"))
	if errors.Is(err, council.ErrGoneOn) {
		return c.gone(m), nil
	}
	if err != nil {
		return bot.Reply{}, c.notRunning(m, err)
	}
	if n := len(slip.Discussed); n > 0 {
		voted, err := votedSince(c.tx, m, number, slip.Discussed[n-1].From)
		switch {
		case err != nil:
			return bot.Reply{}, err
		case voted:
			return bot.Reply{}, refuse("refusal.voted_since")
		}
	}
	if err := c.putRunning(m, number, before); err != nil {
		return bot.Reply{}, err
	}
	said := c.Say("running.undone_none")
	if item, err := m.Item(m.Called); err == nil {
		said = c.Say("running.undone", "item", c.itemText(m, item))
	}
	return bot.Reply{Message: &bot.Message{Text: said, Buttons: []bot.Button{nextButton(c.Printer, m)}}}, nil
}

// votedSince says whether the body has voted on an item since an instant.
func votedSince(tx store.Tx, m council.Meeting, item int, since time.Time) (bool, error) {
	votes, err := records.VotesIn(tx, m.ID)
	return slices.ContainsFunc(votes, func(v council.Vote) bool { return v.Item == item && !v.Opened.Before(since) }), err
}

// putRunning stores a meeting whose running order has moved on, and has the cards follow.
func (c *call) putRunning(m council.Meeting, items ...int) error {
	for _, number := range items {
		if number != 0 {
			c.touched(m.ID + "-" + strconv.Itoa(number))
		}
	}
	if err := records.Meetings.Put(c.tx, m); err != nil {
		return err
	}
	return c.refreshRunning(m)
}

// putAgenda is putRunning where what the agenda shows has changed, too.
func (c *call) putAgenda(m council.Meeting, items ...int) error {
	if err := c.putRunning(m, items...); err != nil {
		return err
	}
	if !m.WasInvited() {
		return nil
	}
	for _, number := range items {
		if err := scheduler.Refresh(c.tx, "addition", m.ID+"-"+strconv.Itoa(number)); err != nil {
			return err
		}
	}
	return c.refreshCards(m, "meeting", "invitation", "carried")
}

// nextButton goes on from the item that is called.
func nextButton(p text.Printer, m council.Meeting) bot.Button {
	return bot.Button{
		Label: p.Plain("button.next"), Line: bot.Line("top weiter", "", m.ID, "nach", strconv.Itoa(m.Called)), Style: bot.Primary,
	}
}

// deferButton puts an item off.
func deferButton(p text.Printer, m council.Meeting, number int) bot.Button {
	return bot.Button{Label: p.Plain("button.defer"), Line: "/top vertagen " + m.ID + "-" + strconv.Itoa(number)}
}

// recuseButton declares oneself biased in the item that is called. It names the item, so that pressing it a moment late means
// the one that was seen; it asks first.
func recuseButton(p text.Printer, m council.Meeting) bot.Button {
	return bot.Button{Label: p.Plain("button.recuse"), Line: "/top befangen " + m.ID + "-" + strconv.Itoa(m.Called)}
}

// notRunning says what to do where a meeting is not on, or is interrupted.
func (c *call) notRunning(m council.Meeting, err error) error {
	switch {
	case errors.Is(err, council.ErrNotOpen):
		return refuse("refusal.not_open", "id", m.ID, "when", c.DateTime(m.In()), "line", text.Code(c.typed("sitzung eroeffnen", "", m.ID))).
			with(c.offer("sitzung eroeffnen", bot.Button{Label: c.Plain("button.open"), Line: "/sitzung eroeffnen " + m.ID, Style: bot.Primary})...)
	case errors.Is(err, council.ErrSuspended):
		return refuse("refusal.suspended", "id", m.ID, "line", text.Code(c.typed("sitzung fortsetzen", "", m.ID))).
			with(bot.Button{Label: c.Plain("button.resume"), Line: "/sitzung fortsetzen " + m.ID, Style: bot.Primary})
	}
	return err
}

// notCallable says why an item cannot be called, and what to type instead.
func (c *call) notCallable(m council.Meeting, number int, err error) error {
	item, missing := m.Item(number)
	switch {
	case missing != nil:
		return err
	case errors.Is(err, council.ErrAwaiting):
		return refuse("refusal.awaiting", "item", c.itemText(m, item), "line", text.Code(c.admitLine(m, item))).
			with(admitButton(c.Printer, m, item))
	case errors.Is(err, council.ErrSettled):
		return c.settledRefusal(m, item)
	}
	return c.notRunning(m, err)
}

// settledRefusal says what has become of an item already.
func (c *call) settledRefusal(m council.Meeting, item council.AgendaItem) error {
	if item.State == council.ItemDone {
		return refuse("refusal.item_done", "item", c.itemText(m, item), "line", text.Code(c.typed("top aufruf", "", itemID(m, item))))
	}
	return refuse("refusal.item_settled", "item", c.itemText(m, item), "state", itemState(c.Printer, m, item), "line",
		text.Code(c.typed("top zurueckholen", "", itemID(m, item)))).
		with(bot.Button{Label: c.Plain("button.reinstate"), Line: "/top zurueckholen " + itemID(m, item)})
}
