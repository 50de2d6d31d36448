package commands

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
)

// Votes: counted ones, which somebody enters who has counted hands or ballot papers. How results are shown is in
// vote_show.go.

var (
	majorityOption = bot.Option{ID: "majority", Name: "mehrheit", Kind: bot.OneOf, Choices: []bot.OptionChoice{
		{ID: string(council.SimpleMajority), Name: "einfach"}, {ID: string(council.MajorityOfPresent), Name: "anwesende"},
		{ID: string(council.MajorityOfMembers), Name: "mitglieder"}, {ID: string(council.TwoThirds), Name: "zweidrittel"},
		{ID: string(council.ThreeQuarters), Name: "dreiviertel"}, {ID: string(council.Unanimous), Name: "einstimmig"}}}
	baseOption = bot.Option{ID: "base", Name: "basis", Kind: bot.OneOf, Choices: []bot.OptionChoice{
		{ID: string(council.OfVotes), Name: "stimmen"}, {ID: string(council.OfPresent), Name: "anwesende"},
		{ID: string(council.OfMembers), Name: "mitglieder"}}}
	theVoteOption = bot.Option{ID: "vote", Name: "abstimmung", Kind: bot.ID, Prefix: "V", Bare: true}
)

// justNow is how recent the same entry is one that was made twice.
const justNow = time.Minute

var voteCommands = []command{{
	Command: bot.Command{
		Name: "abstimmung zaehlung", English: "vote count", Aliases: []string{"abstimmung handzeichen", "abstimmung zaehlen", "vote hands"},
		Options: []bot.Option{
			theVoteOption,
			{ID: "question", Name: "frage", Kind: bot.LongText, Max: 2000, Bare: true},
			{ID: "yes", Name: "ja", Kind: bot.Number, Max: mostVoters},
			{ID: "no", Name: "nein", Kind: bot.Number, Max: mostVoters},
			{ID: "votes", Name: "stimmen", Kind: bot.Text, Max: 1500},
			{ID: "abstain", Name: "enthaltung", Aliases: []string{"enthaltungen"}, Kind: bot.Number, Max: mostVoters},
			{ID: "invalid", Name: "ungueltig", Kind: bot.Number, Max: mostVoters},
			{ID: "item", Name: "top", Kind: bot.ID, Prefix: "S", Places: true},
			majorityOption,
			baseOption,
			{ID: "wording", Name: "wortlaut", Kind: bot.LongText, Max: 4000},
			{ID: "motion", Name: "antrag", Kind: bot.Number, Max: mostVoters},
			motionFromOption,
			{ID: "chair", Name: "vorsitz", Kind: bot.OneOf, Choices: []bot.OptionChoice{
				{ID: string(council.ChairYes), Name: "ja"}, {ID: string(council.ChairNo), Name: "nein"},
				{ID: string(council.ChairAbstain), Name: "enthaltung"}}},
			{ID: "as_resolution", Name: "beschluss", Kind: bot.YesNo},
			{ID: "recommendation", Name: "empfehlung", Kind: bot.YesNo},
			{ID: "paper", Name: "stimmzettel", Kind: bot.YesNo},
			{ID: "anyway", Name: "trotzdem", Kind: bot.YesNo, Hidden: true},
		},
	},
	may: counting, live: true, do: enterCount, form: countForm,
}, {
	Command: bot.Command{
		Name: "abstimmung ergebnis", English: "vote result", Reads: true,
		Aliases: []string{"abstimmung zeigen", "vote show"},
		Options: []bot.Option{theVoteOption},
	},
	may: everyone, do: showVote,
}, {
	Command: bot.Command{
		Name: "abstimmung liste", English: "vote list", Reads: true,
		Aliases: []string{"abstimmung", "vote", "abstimmung uebersicht"},
		Options: []bot.Option{theMeetingOption, pageOption},
	},
	may: everyone, do: listVotes,
}, {
	Command: bot.Command{
		Name: "abstimmung zurueckziehen", English: "vote withdraw",
		Options: []bot.Option{neededVote, {ID: "confirmed", Name: "bestaetigt", Kind: bot.YesNo, Hidden: true}},
	},
	may: running, do: withdrawVote,
}}

// countForm asks for what every count has; the rest is typed, or asked where it matters.
func countForm(c *call, form *bot.Form) {
	form.Fields = slices.DeleteFunc(form.Fields, func(f bot.Field) bool {
		rare := slices.Contains([]string{"vote", "motion", "chair", "as_resolution", "recommendation", "paper", "base"}, f.ID)
		return rare && f.Value == "" && f.Error == ""
	})
	paper := c.vote.Poll != nil
	for i := range form.Fields {
		f := &form.Fields[i]
		f.Required = f.Required || !paper && (f.ID == "yes" || f.ID == "no") || paper && f.ID == "votes"
	}
	form.Fields = slices.DeleteFunc(form.Fields, func(f bot.Field) bool { return !paper && f.ID == "votes" || paper && f.ID == "question" })
}

// enterCount enters what was counted in an open meeting. Its entry confirms it: what follows from it follows at once.
func enterCount(c *call) (bot.Reply, error) {
	if c.vote.ID != "" || c.Has("votes") {
		return countElection(c)
	}
	for _, needed := range []string{"yes", "no"} {
		if o, _ := c.command.Option(needed); !c.Has(needed) {
			c.Missing = append(c.Missing, o)
		}
	}
	if len(c.Missing) > 0 {
		return c.unready(), nil
	}
	m, item, motion, err := c.votedOn()
	if err != nil {
		return bot.Reply{}, err
	}
	rules, err := c.majorityRules()
	if err != nil {
		return bot.Reply{}, err
	}
	question := c.Text("question")
	if question == "" {
		question = motion.Text
	}
	if question == "" {
		o, _ := c.command.Option("question")
		c.Missing = append(c.Missing, o)
		return c.unready(), nil
	}
	v := council.Vote{
		Organization: m.Organization, Meeting: m.ID, Item: item.Number, Motion: motion.Number, MotionFrom: motion.From(), Question: question,
		NonPublic: item.NonPublic, Mode: council.Counted, Rules: rules, Opened: c.now, Closed: c.now, By: c.person.ID,
	}
	if m.State == council.Closed {
		v.Entered, v.Opened = c.now, countedAt(m, item)
		v.Closed = v.Opened
	}
	v.Tally.Yes, _ = c.Int("yes")
	v.Tally.No, _ = c.Int("no")
	v.Tally.Abstain, _ = c.Int("abstain")
	v.Tally.Invalid, _ = c.Int("invalid")
	v.Paper = c.Yes("paper") || v.Tally.Invalid > 0 // a raised hand is never invalid
	if v.Standing, err = standing(c.tx, m, item.Number, v.Closed); err != nil {
		return bot.Reply{}, err
	}
	v.Verdict = v.Result().Verdict
	if v.Verdict == council.Inconsistent {
		return bot.Reply{}, c.impossible(m, v)
	}
	if asked, err := c.chairDecides(m, item, &v); err != nil || asked != nil {
		return bot.Reply{Message: asked}, err
	}
	becomes := v.Verdict == council.Adopted && c.becomesResolution(item, motion)
	if !becomes {
		if err := c.unheard(v, m, "wording", "as_resolution", "recommendation"); err != nil {
			return bot.Reply{}, err
		}
	}
	if asked, err := c.doubtCount(m, item, motion, v); err != nil || asked != nil {
		return bot.Reply{Message: asked}, err
	}
	if v.Number, err = c.tx.Next("vote"); err != nil {
		return bot.Reply{}, err
	}
	v.ID = fmt.Sprintf("V%d", v.Number)
	c.touched(v.ID)
	if becomes {
		if err := c.resolve(&v, motion); err != nil {
			return bot.Reply{}, err
		}
	}
	if motion.Number > 0 && v.Verdict != council.NotQuorate {
		motion.Vote = v.ID
		if err := putMotion(c.tx, motion); err != nil {
			return bot.Reply{}, err
		}
	}
	if err := records.Votes.Put(c.tx, v); err != nil {
		return bot.Reply{}, err
	}
	if err := c.announce("vote "+v.ID, cardOf("vote", v.ID), m.Organizations()...); err != nil {
		return bot.Reply{}, err
	}
	if err := c.refreshCards(m, "running", "minutes_ready"); err != nil {
		return bot.Reply{}, err
	}
	return c.counted(m, v)
}

// counted is the receipt of a count.
func (c *call) counted(m council.Meeting, v council.Vote) (bot.Reply, error) {
	message, err := c.voteMessage(m, v)
	if err != nil {
		return bot.Reply{}, err
	}
	message.Text = c.Say("vote.entered", "id", v.ID) + "\n\n" + message.Text
	message.Buttons = []bot.Button{c.undo("/abstimmung zurueckziehen " + v.ID)}
	return bot.Reply{Message: &message}, nil
}

// votedOn is what a count is about: the open meeting, the item that was named, the motion's, or the one called; and the
// motion, if one was named. Of a motion about the meeting itself there is no item.
func (c *call) votedOn() (m council.Meeting, item council.AgendaItem, motion council.Motion, err error) {
	if m, err = c.votingMeeting(); err != nil {
		return m, item, motion, err
	}
	switch {
	case m.State == council.Closed && c.command.English == lateCount:
		if err := c.stillCounted(m); err != nil {
			return m, item, motion, err
		}
	case m.State == council.Closed, m.State == council.Cancelled:
		return m, item, motion, council.ErrOver
	case m.State != council.Opened:
		return m, item, motion, c.notRunning(m, council.ErrNotOpen)
	case m.IsSuspended():
		return m, item, motion, c.notRunning(m, council.ErrSuspended)
	}
	if _, declared := c.command.Option("motion"); !declared {
	} else if number, ok := c.Int("motion"); ok {
		if motion, err = c.motionNumbered(m, council.MotionName{Number: number, Meeting: c.Text("moved_in")}); err != nil {
			return m, item, motion, err
		}
	}
	switch {
	case m.State == council.Closed && !c.Has("item") && motion.Number == 0:
		item, err = c.dealtWith(m)
	case c.Has("item") || motion.Number == 0:
		m, item, err = c.theItem()
	case motion.Item > 0:
		item, err = m.Item(motion.Item)
	}
	switch {
	case err != nil:
		return m, item, motion, err
	case item.Awaiting():
		return m, item, motion, c.notCallable(m, item.Number, council.ErrAwaiting)
	case item.Withdrawn:
		return m, item, motion, council.ErrNoItem
	case m.State == council.Closed && item.Number > 0 && item.State == "":
		return m, item, motion, refuse("refusal.vote_untouched", "item", c.itemText(m, item), "id", m.ID)
	case item.State != "" && item.State != council.ItemDone:
		return m, item, motion, c.settledRefusal(m, item)
	case motion.Number > 0 && item.Number != motion.Item:
		return m, item, motion, refuse("refusal.vote_motion_elsewhere", "number", motion.Number, "item", c.itemText(m, item))
	}
	return m, item, motion, nil
}

// motionNumbered is the motion with a name that is still to be voted on.
func (c *call) motionNumbered(m council.Meeting, name council.MotionName) (council.Motion, error) {
	motions, err := records.MotionsIn(c.tx, m.ID)
	if err != nil {
		return council.Motion{}, err
	}
	motion, err := council.Named(motions, name)
	switch {
	case errors.Is(err, council.ErrWhichMotion):
		return motion, c.whichMotion(m, name.Number, motions, "aus")
	case err != nil:
		return motion, refuse("refusal.no_motion", "number", name.Number, "id", m.ID)
	case motion.Withdrawn:
		return motion, refuse("refusal.vote_motion_withdrawn", "number", name.Number)
	case motion.Vote != "":
		return motion, refuse("refusal.vote_motion_voted", "number", name.Number, "id", motion.Vote)
	}
	return motion, nil
}

// majorityRules are the body's rules of today with the majority and the base that were given. A majority that was given is
// of the votes unless a base was given, too. Source: rules.md, "Words of the command".
func (c *call) majorityRules() (council.Rules, error) {
	rules := c.rules()
	if majority := c.Choice("majority"); majority != "" {
		rules.Majority, rules.Base = council.MajorityRule(majority), council.OfVotes
	}
	base := council.Base(c.Choice("base"))
	if base == "" {
		return rules, nil
	}
	rules.Base = base
	if rules.BaseOf() != base {
		return rules, refuse("refusal.base_without", "majority", bot.ChoiceLabel(c.Printer, string(rules.Majority)))
	}
	return rules, nil
}

// impossible refuses figures that more people would have cast than may vote, with both numbers.
func (c *call) impossible(m council.Meeting, v council.Vote) error {
	s := v.Standing
	return refuse("refusal.vote_figures", "tally", tallyText(c.Printer, v.Tally), "cast", v.Tally.Cast(), "voters", s.Voters(),
		"present", s.Present, "entitled", s.Entitled, "recused", s.Recused, "line", text.Code(c.typed("sitzung anwesend", "", m.ID)))
}

// chairDecides asks how the chair voted where that decides: in a tie of a simple majority, by rules that give the casting
// vote, of a chair who may vote here. A deputy in the chair has it only if the rules say so, and none do.
// Source: rules.md, Definitions and "Deputies".
func (c *call) chairDecides(m council.Meeting, item council.AgendaItem, v *council.Vote) (*bot.Message, error) {
	r := v.Result()
	if r.Reason != council.ByTie || v.Rules.Tie != council.CastingVote {
		return nil, nil
	}
	chair, err := c.castingVoter(m, item, v.Closed)
	switch {
	case err != nil:
		return nil, err
	case chair == "" && c.Has("chair"):
		return nil, refuse("refusal.chair_may_not")
	case chair == "":
		return nil, nil
	case c.Has("chair"):
		v.ChairVote = council.ChairChoice(c.Choice("chair"))
		v.Verdict = v.Result().Verdict
		return nil, nil
	}
	name, err := c.nameOf(chair)
	if err != nil {
		return nil, err
	}
	c.dry = true
	ask := &bot.Message{Tone: bot.Warning, Text: c.Say("vote.ask_chair", "tally", tallyText(c.Printer, v.Tally), "name", name)}
	for _, o := range c.command.Options {
		if o.ID != "chair" {
			continue
		}
		for _, choice := range o.Choices {
			ask.Buttons = append(ask.Buttons, bot.Button{Label: bot.ChoiceLabel(c.Printer, choice.ID), Line: c.again(o.Name, choice.Name)})
		}
	}
	return ask, nil
}

// castingVoter is the chair of the body who presides, has a seat, is there and not recused; "" for nobody.
func (c *call) castingVoter(m council.Meeting, item council.AgendaItem, at time.Time) (string, error) {
	members, err := records.MembersOf(c.tx, m.Organization, m.Day())
	if err != nil {
		return "", err
	}
	there, err := records.AttendancesAt(c.tx, m.ID)
	if err != nil {
		return "", err
	}
	for _, member := range members {
		presides := m.Presiding == "" || m.Presiding == member.Person
		present := slices.ContainsFunc(there, func(a council.Attendance) bool { return a.Person == member.Person && a.Present(at) })
		if member.Has(council.Chair) && member.Seat() && presides && present && !item.IsRecused(member.Person) {
			return member.Person, nil
		}
	}
	return "", nil
}

// becomesResolution says whether what was adopted is a resolution of the register: on an item for decisions, unless it is
// about an amendment or the procedure; or as it was said.
func (c *call) becomesResolution(item council.AgendaItem, motion council.Motion) bool {
	if c.Has("as_resolution") {
		return c.Yes("as_resolution")
	}
	main := motion.Number == 0 || motion.Kind == council.MainMotion
	return main && item.Kind == council.Decision || c.Has("wording")
}

// resolve enters the resolution that a vote has made. It is a recommendation where that was said, and of a working group,
// which decides nothing itself. Source: checklist.md, S65 and S130.
func (c *call) resolve(v *council.Vote, motion council.Motion) error {
	r := council.Resolution{
		Organization: v.Organization, Text: v.Question, NonPublic: v.NonPublic, Day: council.DayOf(c.zoned(v.Closed)),
		Meeting: v.Meeting, Item: v.Item, Vote: v.ID, Recommendation: c.body.Template == council.WorkingGroup,
	}
	switch {
	case c.Has("wording"):
		r.Text = c.Text("wording")
	case motion.Kind == council.MainMotion:
		r.Text = motion.Text
	}
	if c.Has("recommendation") {
		r.Recommendation = c.Yes("recommendation")
	}
	r, err := c.enterResolution(r)
	v.Resolution = r.ID
	return err
}

// withdrawVote takes a wrong entry back, within minutes and while the minutes are not released. The numbers of the vote
// and of its resolution are not given again.
func withdrawVote(c *call) (bot.Reply, error) {
	v := c.vote
	if v.Poll != nil {
		return c.withdrawPoll(v)
	}
	m, err := records.Meeting(c.tx, v.Meeting)
	if err != nil {
		return bot.Reply{}, err
	}
	minutes, err := records.MinutesOf(c.tx, m)
	if err := dropUnknown(err); err != nil {
		return bot.Reply{}, err
	}
	released := minutes.State == council.MinutesReleased || minutes.State == council.MinutesApproved
	switch {
	case !v.Withdrawn.IsZero():
		return bot.Reply{}, records.ErrDone
	case v.Mode != council.Counted, released, c.now.After(v.EnteredAt().Add(undoFor)):
		return bot.Reply{}, refuse("refusal.vote_stands", "id", v.ID)
	}
	v.Withdrawn = c.now
	if err := records.Votes.Put(c.tx, v); err != nil {
		return bot.Reply{}, err
	}
	c.touched(v.ID)
	if v.Resolution != "" {
		r, err := records.Resolution(c.tx, v.Organization, v.Resolution)
		if err != nil {
			return bot.Reply{}, err
		}
		if err := c.dropResolution(r); err != nil {
			return bot.Reply{}, err
		}
	}
	motions, err := records.MotionsIn(c.tx, m.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	for _, motion := range motions {
		if motion.Vote == v.ID {
			motion.Vote = ""
			if err := c.followItem(motion); err != nil {
				return bot.Reply{}, err
			}
		}
	}
	if err := scheduler.Refresh(c.tx, "vote", v.ID); err != nil {
		return bot.Reply{}, err
	}
	if err := c.refreshCards(m, "running", "minutes_ready"); err != nil {
		return bot.Reply{}, err
	}
	reply := bot.Say(c.Say("vote.withdrawn", "id", v.ID, "resolution", v.Resolution))
	return reply, nil
}
