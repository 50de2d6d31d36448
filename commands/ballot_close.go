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

// The end of a vote: at its time by a job, by whoever leads it, or when everybody has voted where that was said. What was
// missed while the bot was down ends as of its end. The result is a new post at once.

func closeVote(c *call) (bot.Reply, error) {
	v, taken, err := c.theRunning()
	if err != nil {
		return bot.Reply{}, err
	}
	switch err := v.MayClose(c.now); {
	case errors.Is(err, council.ErrTooEarly):
		return bot.Reply{}, c.tooEarly(v)
	case err != nil:
		return bot.Reply{}, err
	case v.Poll.Kind == council.ElectionPoll && v.Paper:
		return bot.Reply{}, refuse("refusal.tellers_close", "id", v.ID, "line", text.Code(c.tellerLine(v)))
	}
	if err := endVote(c.tx, &v, c.now); err != nil {
		return bot.Reply{}, err
	}
	c.touched(v.ID)
	m, err := c.meetingOf(v.Meeting)
	if err != nil {
		return bot.Reply{}, err
	}
	message, err := c.voteMessage(m, v)
	if err != nil {
		return bot.Reply{}, err
	}
	message.Text = c.Say("ballot.closed_now", "id", v.ID) + "\n\n" + message.Text
	if taken {
		message.Text = c.Say("ballot.only_one", "id", v.ID) + "\n\n" + message.Text
	}
	message.Buttons = append(message.Buttons, c.resultButtons(v)...)
	return bot.Reply{Message: &message}, nil
}

// tooEarly refuses an end before the shortest reply time of a circular resolution.
func (c *call) tooEarly(v council.Vote) error {
	return refuse("refusal.vote_too_early", "id", v.ID, "when", c.DateTime(c.zoned(v.Poll.Earliest)))
}

// endVote closes a vote as of an instant, counts it, and posts the result. A secret one waits for its key holders.
func endVote(tx store.Tx, v *council.Vote, at time.Time) error {
	electors, err := records.ElectorsOf(tx, v.Number)
	if err != nil {
		return err
	}
	v.End(at)
	if v.Mode == council.Secret {
		err = endSecret(tx, v, electors)
	} else {
		err = countVote(tx, v, electors)
	}
	if err != nil {
		return err
	}
	return putEnded(tx, *v)
}

// putEnded stores a vote that has ended, and shows it: the card loses its buttons, the result is a new post.
func putEnded(tx store.Tx, v council.Vote) error {
	if err := records.Votes.Put(tx, v); err != nil {
		return err
	}
	if err := scheduler.CancelPrefix(tx, "vote "+v.ID+" "); err != nil {
		return err
	}
	if err := takeMotion(tx, v); err != nil {
		return err
	}
	if err := scheduleForgetting(tx, v); err != nil {
		return err
	}
	for _, card := range []string{"ballot", "own_ballot", "missing"} {
		if err := scheduler.Refresh(tx, card, v.ID); err != nil {
			return err
		}
	}
	m, err := meetingOfVote(tx, v)
	if err != nil {
		return err
	}
	if err := announce(tx, "vote "+v.ID, cardOf("vote", v.ID), bodiesOf(m, v.Organization)...); err != nil {
		return err
	}
	if m.ID == "" {
		return nil
	}
	return scheduler.Refresh(tx, "running", m.ID)
}

// meetingOfVote is the meeting in which a vote was held; the zero meeting for one between meetings.
func meetingOfVote(tx store.Tx, v council.Vote) (council.Meeting, error) {
	if v.Meeting == "" {
		return council.Meeting{}, nil
	}
	return records.Meeting(tx, v.Meeting)
}

// takeMotion notes with a motion that the body has voted on it.
func takeMotion(tx store.Tx, v council.Vote) error {
	if v.Motion == 0 || v.Verdict != council.Adopted && v.Verdict != council.Rejected {
		return nil
	}
	motions, err := records.MotionsIn(tx, v.Meeting)
	if err != nil {
		return err
	}
	for _, motion := range motions {
		if v.About(motion) && motion.Vote == "" {
			motion.Vote = v.ID
			return records.Motions.Put(tx, motion)
		}
	}
	return nil
}

// countVote counts the ballots of a vote that is not secret.
func countVote(tx store.Tx, v *council.Vote, electors []council.Elector) error {
	var choices []council.Choice
	for _, e := range electors {
		if e.Voted && !e.Recused {
			choices = append(choices, e.Choice)
		}
	}
	if err := countChoices(tx, v, choices); err != nil {
		return err
	}
	if v.Mode == council.RollCall {
		return nameChoices(tx, v, electors)
	}
	return nil
}

// countChoices says what the choices of a vote add up to.
func countChoices(tx store.Tx, v *council.Vote, choices []council.Choice) error {
	switch v.Poll.Kind {
	case council.ElectionPoll:
		v.CountElection(choices)
		return nil
	case council.StrawPoll, council.RankedPoll, council.ConsensusPoll:
		return countLists(v, choices)
	}
	v.Tally = council.Tallied(choices)
	if v.Circular != nil && v.Rules.Majority == council.NoObjection {
		circular := *v.Circular
		circular.Objections = v.Tally.No
		v.Circular = &circular
	}
	if v.Mode != council.Secret {
		if err := chairChoice(tx, v); err != nil {
			return err
		}
	}
	v.Verdict = v.Result().Verdict
	return nil
}

// chairChoice notes how the chair has voted where that decides. A deputy in the chair has the casting vote only if the rules
// say so, and none do. Source: rules.md, Definitions and "Deputies".
func chairChoice(tx store.Tx, v *council.Vote) error {
	if v.Result().Reason != council.ByTie || v.Rules.Tie != council.CastingVote {
		return nil
	}
	m, err := meetingOfVote(tx, *v)
	if err != nil {
		return err
	}
	day := council.DayOf(v.Closed.In(zoneOf(*v)))
	members, err := records.MembersOf(tx, v.Organization, day)
	if err != nil {
		return err
	}
	for _, member := range members {
		presides := m.Presiding == "" || m.Presiding == member.Person
		if !member.Has(council.Chair) || !member.Seat() || !presides {
			continue
		}
		e, err := records.ElectorOf(tx, v.Number, member.Person)
		if err != nil {
			return dropUnknown(err)
		}
		v.ChairVote = council.ChairOf([]council.Elector{e}, member.Person)
		return nil
	}
	return nil
}

// zoneOf is the zone in which a vote's times are meant.
func zoneOf(v council.Vote) *time.Location {
	zone, err := time.LoadLocation(v.Poll.Zone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// nameChoices notes who voted how: a roll call is public.
func nameChoices(tx store.Tx, v *council.Vote, electors []council.Elector) error {
	v.Poll.Named = nil
	for _, e := range electors {
		if e.Recused {
			continue
		}
		name, err := personName(tx, e.Person)
		if err != nil {
			return err
		}
		named := council.NamedChoice{Name: name, Choice: e.Choice}
		if e.Seat != e.Person {
			if named.For, err = personName(tx, e.Seat); err != nil {
				return err
			}
		}
		v.Poll.Named = append(v.Poll.Named, named)
	}
	return nil
}

// votesEnded refuses to close a meeting while a vote is running in it.
func (c *call) votesEnded(m council.Meeting) error {
	running, err := records.RunningVotes(c.tx, m.Organization)
	if err != nil {
		return err
	}
	var ids []string
	var buttons []bot.Button
	for _, v := range running {
		if v.Meeting != m.ID || v.Pending() {
			continue
		}
		ids = append(ids, v.ID)
		buttons = append(buttons, c.leadButtons(v)...)
	}
	if len(ids) == 0 {
		return nil
	}
	return refuse("refusal.votes_running", "ids", c.And(ids), "id", m.ID).with(buttons[:min(choicesOffered, len(buttons))]...)
}

// itemVotesEnded refuses what may not be done to an item while the body votes on it: a vote that goes on, or is not counted, would decide
// on what has been put off.
func (c *call) itemVotesEnded(m council.Meeting, item council.AgendaItem) error {
	votes, err := records.VotesIn(c.tx, m.ID)
	if err != nil {
		return err
	}
	running, err := records.RunningVotes(c.tx, m.Organization)
	if err != nil {
		return err
	}
	var ids []string
	var buttons []bot.Button
	for _, v := range append(running, votes...) {
		if v.Meeting != m.ID || v.Item != item.Number || slices.Contains(ids, v.ID) || !v.Running() && !v.Pending() && !v.Uncounted() {
			continue
		}
		ids = append(ids, v.ID)
		buttons = append(buttons, c.leadButtons(v)...)
	}
	if len(ids) == 0 {
		return nil
	}
	return refuse("refusal.item_votes_running", "ids", c.And(ids), "item", c.itemText(m, item)).with(buttons[:min(choicesOffered, len(buttons))]...)
}

// extendVote gives a vote more time.
func extendVote(c *call) (bot.Reply, error) {
	v, _, err := c.theRunning()
	if err != nil {
		return bot.Reply{}, err
	}
	value, _ := c.When("until")
	end, err := c.endOf(value)
	if err != nil {
		return bot.Reply{}, err
	}
	if !v.Poll.Ends.IsZero() && !end.After(v.Poll.Ends) {
		return bot.Reply{}, refuse("refusal.only_later", "id", v.ID, "when", c.DateTime(v.EndsIn()))
	}
	if end.Before(v.Poll.Earliest) {
		return bot.Reply{}, c.tooEarly(v)
	}
	if err := c.moveEnd(&v, end); err != nil {
		return bot.Reply{}, err
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Text: c.Say("ballot.extended", "id", v.ID, "when", c.DateTime(v.EndsIn()))}}, nil
}

// moveEnd sets another end and has jobs and cards follow.
func (c *call) moveEnd(v *council.Vote, end time.Time) error {
	v.Poll.Ends, v.Poll.Zone = end.UTC(), end.Location().String()
	if err := records.Votes.Put(c.tx, *v); err != nil {
		return err
	}
	if err := scheduleVote(c.tx, *v, c.now); err != nil {
		return err
	}
	c.touched(v.ID)
	for _, card := range []string{"ballot", "own_ballot", "missing"} {
		if err := scheduler.Refresh(c.tx, card, v.ID); err != nil {
			return err
		}
	}
	return nil
}

// withdrawPoll calls a vote off that is running: nobody's ballot is kept.
func (c *call) withdrawPoll(v council.Vote) (bot.Reply, error) {
	switch {
	case !v.Withdrawn.IsZero():
		return bot.Reply{}, records.ErrDone
	case !c.leads(v):
		return bot.Reply{}, c.notPermitted(leading, c.body)
	case v.Over(c.now):
		return bot.Reply{}, c.voteClosed(v)
	}
	all, err := records.ElectorsOf(c.tx, v.Number)
	if err != nil {
		return bot.Reply{}, err
	}
	if voted, _ := council.Turnout(all); voted > 0 && c.event.Source == bot.Pressed && !c.Yes("confirmed") {
		return bot.Reply{}, &question{bot.Message{
			Tone: bot.Warning, Text: c.Say("ballot.withdraw_ask", "id", v.ID, "count", voted),
			Buttons: []bot.Button{{Label: c.Plain("button.confirm"), Line: c.again("abstimmung", v.ID, "bestaetigt", "ja"), Style: bot.Danger}},
		}}
	}
	if err := dropVote(c.tx, &v, c.now); err != nil {
		return bot.Reply{}, err
	}
	c.touched(v.ID)
	return bot.Say(c.Say("ballot.withdrawn", "id", v.ID)), nil
}

// dropVote takes a vote back with all its ballots.
func dropVote(tx store.Tx, v *council.Vote, now time.Time) error {
	v.Withdrawn = now.UTC()
	if err := records.Votes.Put(tx, *v); err != nil {
		return err
	}
	if err := records.ForgetChoices(tx, v.Number); err != nil {
		return err
	}
	if err := records.DropBox(tx, v.Number); err != nil {
		return err
	}
	if err := scheduler.CancelPrefix(tx, "vote "+v.ID+" "); err != nil {
		return err
	}
	for _, card := range []string{"ballot", "own_ballot", "missing", "vote", "open_box", "share"} {
		if err := scheduler.Refresh(tx, card, v.ID); err != nil {
			return err
		}
	}
	if v.Pending() {
		if err := voidShares(tx, *v); err != nil {
			return err
		}
	}
	m, err := meetingOfVote(tx, *v)
	if err != nil || m.ID == "" {
		return err
	}
	return scheduler.Refresh(tx, "running", m.ID)
}

// endAtTime is the job that ends a vote: as of its end, however late it runs. Whoever leads is told where something is left
// to do.
func endAtTime(tx store.Tx, job scheduler.Job, at scheduler.Occasion) error {
	v, err := records.Vote(tx, job.Args["vote"])
	if err != nil || !v.Running() {
		return dropUnknown(err)
	}
	if !v.Over(at.Now) { // it was given more time
		return scheduleVote(tx, v, at.Now)
	}
	if err := endVote(tx, &v, v.Poll.Ends); err != nil {
		return err
	}
	return tellCoordination(tx, "result "+v.ID, cardOf("result", v.ID, "late", late(at)), v.Organization, council.DayOf(at.Now))
}

// missingKey is the delivery of the reminder to vote before an end.
func missingKey(v council.Vote, end time.Time) string {
	return "missing " + v.ID + " " + end.UTC().Format("20060102T1504")
}

// remindToVote reminds those who have not voted, and nobody else. Of a secret vote in which one ballot is missing nobody is
// reminded: everybody would see in the roll whose it was. Source: product.md, Reminders; rules.md, "Secret votes".
func remindToVote(tx store.Tx, job scheduler.Job, at scheduler.Occasion, due dueFor) error {
	v, err := records.Vote(tx, job.Args["vote"])
	if err != nil || !v.Running() {
		return dropUnknown(err)
	}
	electors, err := records.ElectorsOf(tx, v.Number)
	if err != nil {
		return err
	}
	var missing []council.Elector
	for _, e := range electors {
		if e.Missing() {
			missing = append(missing, e)
		}
	}
	if len(missing) == 0 || v.Mode == council.Secret && len(missing) == 1 {
		return nil
	}
	if v.Over(at.Now) {
		card := cardOf("unreminded", v.ID, "due", job.Due.Format(time.RFC3339))
		return tellCoordination(tx, "unreminded "+job.Key, card, v.Organization, council.DayOf(at.Now))
	}
	for _, e := range missing {
		if is, err := due(e.Person, v.Organization); err != nil {
			return err
		} else if !is {
			continue
		}
		if v.Meeting == "" && e.Seat == e.Person { // who has left the body cannot vote any more
			memberships, err := records.MembershipsOf(tx, e.Person, council.DayOf(at.Now.In(zoneOf(v))))
			if err != nil {
				return err
			}
			if !belongs(memberships, v.Organization) {
				continue
			}
		}
		person, err := records.People.Get(tx, e.Person)
		if err != nil {
			return err
		}
		if _, err := tell(tx, missingKey(v, v.Poll.Ends), cardOf("missing", v.ID, "late", late(at)), person); err != nil {
			return err
		}
	}
	v.Poll.RemindedOf = append(v.Poll.RemindedOf, v.Poll.Ends)
	return records.Votes.Put(tx, v)
}

// Choices of open votes that are no roll call are kept until the minutes that record them are approved, at most so long.
// Source: rules.md, "Secret votes", last point.
const choicesKept = 90 * 24 * time.Hour

// scheduleForgetting has who voted how in an open vote forgotten after a while, counted from its end.
func scheduleForgetting(tx store.Tx, v council.Vote) error {
	return scheduler.Schedule(tx, scheduler.Job{
		Key: "forget " + v.ID, Kind: "vote_forget", Due: v.Closed.Add(choicesKept), Args: map[string]string{"vote": v.ID},
	})
}

// forgetVoters is the job that deletes who voted how. The totals stay, and the names of a roll call in its result.
func forgetVoters(tx store.Tx, job scheduler.Job, _ scheduler.Occasion) error {
	v, err := records.Vote(tx, job.Args["vote"])
	if err != nil || v.Running() {
		return dropUnknown(err)
	}
	return records.ForgetChoices(tx, v.Number)
}
