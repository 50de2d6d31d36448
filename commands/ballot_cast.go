package commands

import (
	"errors"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
)

// Casting a ballot. Each seat of a vote has one row, and the transaction decides by its one now: however often, from
// wherever and at whatever second somebody votes, there is one ballot, and it was in time or it was not.

func castBallot(c *call) (bot.Reply, error) {
	v, taken, err := c.theRunning()
	if err != nil {
		return bot.Reply{}, err
	}
	e := c.elector // of whoever votes: see mayVote
	if e.Recused {
		return bot.Reply{}, c.isBiased(v, e)
	}
	if err := c.thereStill(v, e); err != nil {
		return bot.Reply{}, err
	}
	choice, err := c.choiceTyped(v, c.Text("choice"))
	if err != nil {
		return bot.Reply{}, err
	}
	if v.Mode == council.Secret {
		return c.castSecretly(v, e, choice)
	}
	by := ""
	if c.voting.ID != c.person.ID {
		by = c.person.ID
	}
	before := e
	switch err := e.Cast(v, choice, by, c.now); {
	case errors.Is(err, council.ErrOwnBallot):
		return bot.Reply{}, refuse("refusal.has_voted", "name", c.voting.Name, "id", v.ID)
	case err != nil:
		return bot.Reply{}, err
	}
	if before.Voted && before.Choice == choice && before.By == by {
		c.dry = true // pressed twice: the ballot that is there stays, with its time
		return c.receipt(v, e, taken)
	}
	if err := records.Electors.Put(c.tx, e); err != nil {
		return bot.Reply{}, err
	}
	c.touched(v.ID)
	if err := c.showTurnout(v, e); err != nil {
		return bot.Reply{}, err
	}
	if err := c.endEarly(&v); err != nil {
		return bot.Reply{}, err
	}
	return c.receipt(v, e, taken)
}

// thereStill refuses the first ballot of somebody who is not in the meeting any more: a ballot that was cast before stands, one that
// was not is "nicht abgestimmt". Source: rules.md, "Deputies".
func (c *call) thereStill(v council.Vote, e council.Elector) error {
	if e.Voted || v.Meeting == "" {
		return nil
	}
	a, err := records.Attendances.Get(c.tx, records.Attendances.Key(council.Attendance{Meeting: v.Meeting, Person: e.Person}))
	switch {
	case dropUnknown(err) != nil:
		return err
	case a.Present(c.now):
		return nil
	}
	if c.voting.ID != c.person.ID {
		return refuse("refusal.left_meeting_other", "id", v.ID, "name", c.voting.Name)
	}
	return refuse("refusal.left_meeting", "id", v.ID).with(hereButton(c.Printer, council.Meeting{ID: v.Meeting}))
}

// isBiased refuses the ballot of somebody who is recused.
func (c *call) isBiased(v council.Vote, e council.Elector) error {
	switch {
	case c.voting.ID != c.person.ID:
		return refuse("refusal.biased_other", "id", v.ID, "name", c.voting.Name)
	case e.Cancelled:
		return refuse("refusal.biased_cancelled", "id", v.ID)
	}
	return refuse("refusal.biased", "id", v.ID)
}

// showTurnout has the cards follow on which something has changed with a ballot: the channel's, and the elector's own.
func (c *call) showTurnout(v council.Vote, e council.Elector) error {
	if err := scheduler.Refresh(c.tx, "ballot", v.ID); err != nil {
		return err
	}
	if v.Circular == nil && len(v.Poll.RemindedOf) == 0 {
		return nil
	}
	keys := []string{ownBallotKey(v)}
	for _, end := range v.Poll.RemindedOf {
		keys = append(keys, missingKey(v, end))
	}
	person, err := records.People.Get(c.tx, e.Person)
	if err != nil {
		return err
	}
	return tellAgain(c.tx, person, keys...)
}

// endEarly ends a vote that was to end as soon as everybody has voted.
func (c *call) endEarly(v *council.Vote) error {
	if !v.Poll.Early {
		return nil
	}
	all, err := records.ElectorsOf(c.tx, v.Number)
	if err != nil {
		return err
	}
	for _, e := range all {
		if e.Missing() {
			return nil
		}
	}
	return endVote(c.tx, v, c.now)
}

// receipt tells whoever has voted what counts, and until when it can be changed.
func (c *call) receipt(v council.Vote, e council.Elector, taken bool) (bot.Reply, error) {
	pairs := []any{"choice", choiceText(c.Printer, v, e.Choice), "id", v.ID, "question", c.questionText(v), "name", c.voting.Name}
	lines := []text.Markup{c.Say("ballot.receipt", pairs...)}
	if e.By != "" {
		lines = []text.Markup{c.Say("ballot.receipt_other", pairs...)}
	}
	if e.Seat != e.Person {
		name, err := c.nameOf(e.Seat)
		if err != nil {
			return bot.Reply{}, err
		}
		lines = append(lines, c.Say(either(e.By == "", "ballot.as_deputy", "ballot.as_deputy_other"), "name", name, "deputy", c.voting.Name))
	}
	if v.Mode == council.RollCall {
		lines = append(lines, c.Say("ballot.roll_call"))
	}
	switch {
	case !v.Closed.IsZero():
		lines = append(lines, c.Say("ballot.was_last", "id", v.ID))
	case v.Poll.Early:
		lines = append(lines, c.Say("ballot.change_until_all"))
	case v.Poll.Ends.IsZero():
		lines = append(lines, c.Say("ballot.change_until_closed"))
	default:
		lines = append(lines, c.Say("ballot.change_until", "when", c.DateTime(v.EndsIn())))
	}
	if taken {
		lines = append(lines, c.Say("ballot.only_one", "id", v.ID))
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Text: text.Join(lines, "\n\n")}}, nil
}

// recuseFromVote takes somebody out of a vote for bias, and out of the item that it is about with all its votes. A button asks
// first. Source: rules.md, recusal; product.md, Fixed words.
func recuseFromVote(c *call) (bot.Reply, error) {
	v, _, err := c.theRunning()
	if err != nil {
		return bot.Reply{}, err
	}
	e, own := c.elector, c.voting.ID == c.person.ID
	switch {
	case v.Poll.Kind != council.YesNoPoll:
		return bot.Reply{}, refuse("refusal.no_bias", "id", v.ID)
	case e.Recused:
		c.dry = true
		return bot.Say(c.Say(either(own, "ballot.biased_already", "ballot.biased_already_other"), "id", v.ID, "name", c.voting.Name)), nil
	case c.event.Source == bot.Pressed && !c.Yes("confirmed"):
		ask := c.Say(either(v.Item > 0, "ballot.bias_ask", "ballot.bias_ask_between"), "id", v.ID)
		switch {
		case e.Voted && v.Mode == council.Secret:
			ask += " " + c.Say("ballot.in_the_box")
		case e.Voted:
			ask += " " + c.Say("ballot.bias_ask_cast")
		}
		return bot.Reply{}, &question{bot.Message{
			Tone: bot.Warning, Text: ask,
			Buttons: []bot.Button{{Label: c.Plain("button.confirm"), Line: c.again("abstimmung", v.ID, "bestaetigt", "ja"), Style: bot.Danger}},
		}}
	}
	voted := e.Voted
	if v.Item > 0 {
		if err := c.recuseFromItem(v, c.voting.ID); err != nil {
			return bot.Reply{}, err
		}
	}
	if err := c.recuseIn(v, c.voting.ID); err != nil {
		return bot.Reply{}, err
	}
	lines := []text.Markup{c.Say(either(own, "ballot.biased", "ballot.biased_other"), "id", v.ID, "name", c.voting.Name)}
	switch {
	case voted && v.Mode == council.Secret:
		lines = append(lines, c.Say("ballot.in_the_box"))
	case voted:
		lines = append(lines, c.Say(either(own, "ballot.cancelled", "ballot.cancelled_other")))
	}
	if v.Item > 0 {
		lines = append(lines, c.Say("ballot.biased_item"))
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Text: text.Join(append(lines, c.Say("running.recuse_doubt")), "\n\n")}}, nil
}

// either is one of two sentences: where something is so, as to the asker about themself, or where it is not.
func either(so bool, yes, no string) string {
	if so {
		return yes
	}
	return no
}

// recuseFromItem records the recusal with the item of a vote, so that it holds for all its votes.
func (c *call) recuseFromItem(v council.Vote, person string) error {
	m, err := records.Meeting(c.tx, v.Meeting)
	if err != nil {
		return err
	}
	switch err := m.Recuse(v.Item, person, c.now); {
	case errors.Is(err, council.ErrRecused):
		return nil
	case errors.Is(err, council.ErrSettled):
		return nil // the item has gone on; for the vote it holds all the same
	case err != nil:
		return err
	}
	if err := c.putRunning(m, v.Item); err != nil {
		return err
	}
	return c.recuseFromVotes(m, v.Item, person, v.ID)
}

// recuseFromVotes takes a person out of the votes of an item that are running, but one: a recusal holds for every vote of its
// item, counted from the vote's opening.
func (c *call) recuseFromVotes(m council.Meeting, item int, person string, but string) error {
	return c.eachRunning(m, item, func(v council.Vote) error {
		if v.ID == but {
			return nil
		}
		return c.recuseIn(v, person)
	})
}

// unrecuseFromVotes takes that back.
func (c *call) unrecuseFromVotes(m council.Meeting, item int, person string) error {
	return c.eachRunning(m, item, func(v council.Vote) error {
		e, err := records.ElectorOf(c.tx, v.Number, person)
		if err != nil || e.Person != person || !e.Unrecuse(&v) {
			return dropUnknown(err)
		}
		return c.putRecused(v, e)
	})
}

// eachRunning does something with each vote on an item that is running.
func (c *call) eachRunning(m council.Meeting, item int, do func(council.Vote) error) error {
	votes, err := records.RunningVotes(c.tx, m.Organization)
	if err != nil {
		return err
	}
	for _, v := range votes {
		if v.Meeting != m.ID || v.Item != item || v.Poll.Kind != council.YesNoPoll || v.Over(c.now) {
			continue
		}
		if err := do(v); err != nil {
			return err
		}
	}
	return nil
}

// recuseIn takes a person out of one vote.
func (c *call) recuseIn(v council.Vote, person string) error {
	e, err := records.ElectorOf(c.tx, v.Number, person)
	if err != nil || e.Person != person || !e.Recuse(&v) {
		return dropUnknown(err)
	}
	if err := c.putRecused(v, e); err != nil {
		return err
	}
	return c.endEarly(&v)
}

func (c *call) putRecused(v council.Vote, e council.Elector) error {
	if err := records.Electors.Put(c.tx, e); err != nil {
		return err
	}
	if err := records.Votes.Put(c.tx, v); err != nil {
		return err
	}
	c.touched(v.ID)
	return c.showTurnout(v, e)
}
