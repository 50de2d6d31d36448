package commands

import (
	"slices"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
)

// What follows from a result: whoever leads establishes it, with the sentence that says what was decided; then a resolution
// has its number and the minutes have their entry. Source: product.md, Votes.

// resultsLooked is how far back a result is looked for that nobody has established yet.
const resultsLooked = 30

// theResult is the vote that was named, else the newest of the body whose result is to be established.
func (c *call) theResult() (council.Vote, error) {
	if c.vote.ID != "" {
		return c.vote, nil
	}
	all, err := records.VotesOf(c.tx, c.body.ID, resultsLooked)
	if err != nil {
		return council.Vote{}, err
	}
	for _, v := range all {
		if v.Unconfirmed() {
			return v, nil
		}
	}
	return council.Vote{}, refuse("refusal.nothing_to_confirm")
}

// decided refuses what has no result yet, and what was counted otherwise.
func (c *call) decided(v council.Vote) error {
	switch {
	case v.Poll == nil:
		return records.ErrDone // a counted vote is confirmed by its entry
	case !v.Withdrawn.IsZero():
		return refuse("refusal.vote_withdrawn", "id", v.ID)
	case v.Running() && !v.Over(c.now), v.Pending():
		return refuse("refusal.vote_running", "id", v.ID).with(c.leadButtons(v)...)
	case v.Verdict == "":
		return refuse("refusal.vote_uncounted", "id", v.ID)
	case !v.Unconfirmed():
		return records.ErrDone
	}
	return nil
}

func confirmVote(c *call) (bot.Reply, error) {
	v, err := c.theResult()
	if err != nil {
		return bot.Reply{}, err
	}
	if err := c.decided(v); err != nil {
		return bot.Reply{}, err
	}
	if step := nextStep(c.Printer, v); step.Line != "" {
		return bot.Reply{}, refuse("refusal.not_final", "id", v.ID, "verdict", verdictText(c.Printer, v.Verdict)).with(step)
	}
	m, err := c.meetingOf(v.Meeting)
	if err != nil {
		return bot.Reply{}, err
	}
	if v.Verdict == council.Adopted {
		if err := c.conclude(&v, m); err != nil {
			return bot.Reply{}, err
		}
	} else if err := c.unheard(v, m, "wording", "as_resolution", "recommendation"); err != nil {
		return bot.Reply{}, err
	}
	v.Poll.Confirmed, v.Poll.ConfirmedBy = c.now.UTC(), c.person.ID
	if err := records.Votes.Put(c.tx, v); err != nil {
		return bot.Reply{}, err
	}
	c.touched(v.ID)
	for _, card := range []string{"vote", "result"} {
		if err := scheduler.Refresh(c.tx, card, v.ID); err != nil {
			return bot.Reply{}, err
		}
	}
	if m.ID != "" {
		if err := c.refreshRunning(m); err != nil {
			return bot.Reply{}, err
		}
	}
	message, err := c.voteMessage(m, v)
	if err != nil {
		return bot.Reply{}, err
	}
	message.Text = c.Say(either(m.ID != "", "ballot.confirmed", "ballot.confirmed_between"), "id", v.ID) + "\n\n" + message.Text
	return bot.Reply{Message: &message}, nil
}

// conclude writes what was decided, and enters it as a resolution where it is one: on an item for decisions, by circulation, or
// where that was said.
func (c *call) conclude(v *council.Vote, m council.Meeting) error {
	var motion council.Motion
	motions, err := records.MotionsIn(c.tx, v.Meeting)
	if err != nil {
		return err
	}
	for _, one := range motions {
		if v.About(one) {
			motion = one
		}
	}
	v.Poll.Outcome = c.outcome(*v, motion)
	becomes := v.Circular != nil && !c.No("as_resolution")
	if item, err := m.Item(v.Item); err == nil && v.Circular == nil {
		becomes = c.becomesResolution(item, motion)
	} else if v.Circular == nil {
		becomes = c.Yes("as_resolution") || c.Has("wording") && !c.No("as_resolution")
	}
	if !becomes {
		return c.unheard(*v, m, "recommendation")
	}
	r := council.Resolution{
		Organization: v.Organization, Text: v.Poll.Outcome, NonPublic: v.NonPublic, Day: council.DayOf(v.Closed.In(zoneOf(*v))),
		Meeting: v.Meeting, Item: v.Item, Vote: v.ID, Recommendation: c.body.Template == council.WorkingGroup,
	}
	if c.Has("recommendation") {
		r.Recommendation = c.Yes("recommendation")
	}
	r, err = c.enterResolution(r)
	v.Resolution = r.ID
	return err
}

// unheard refuses what was said about a resolution where there will be none: whoever types a wording must find it again, in the
// register or, as they may choose, in a note. Options are those of which nothing else would come.
func (c *call) unheard(v council.Vote, m council.Meeting, options ...string) error {
	said := slices.IndexFunc(options, func(id string) bool { return c.Has(id) && (id == "wording" || c.Yes(id)) })
	if said < 0 {
		return nil
	}
	o, _ := c.command.Option(options[said])
	name := o.NameIn(c.Language())
	refused := refuse("refusal.not_entered", "option", name)
	switch {
	case v.Poll != nil && v.Poll.Kind == council.ElectionPoll:
		refused = refuse("refusal.election_resolves_nothing", "option", name)
	case v.Verdict != council.Adopted:
		refused = refuse("refusal.no_resolution", "verdict", verdictText(c.Printer, v.Verdict), "option", name)
	}
	if v.Unconfirmed() {
		refused.with(bot.Button{Label: c.Plain("button.confirm"), Line: "/abstimmung bestaetigen " + v.ID})
	}
	if item, err := m.Item(v.Item); err == nil && c.Has("wording") {
		refused.with(c.offer("protokoll notiz", bot.Button{
			Label: c.Plain("button.note"), Line: bot.Line("protokoll notiz", "text", c.Text("wording"), "zu", itemID(m, item)), Fill: true,
		})...)
	}
	return refused
}

// outcome is the sentence that says what was decided: the one that was given, the wording of the motion, else the question
// with its answer.
func (c *call) outcome(v council.Vote, motion council.Motion) string {
	switch {
	case c.Has("wording"):
		return c.Text("wording")
	case motion.Kind == council.MainMotion:
		return motion.Text
	}
	return outcomeOf(c.Printer, v)
}

// outcomeOf proposes that sentence.
func outcomeOf(p text.Printer, v council.Vote) string {
	if strings.HasSuffix(v.Question, "?") {
		return p.Plain("ballot.outcome", "question", v.Question)
	}
	return v.Question
}

// confirmForm fills the proposed wording in.
func confirmForm(c *call, form *bot.Form) {
	v, err := c.theResult()
	if err != nil || v.Poll == nil {
		return
	}
	m, err := c.meetingOf(v.Meeting)
	if err != nil || !c.readsVote(m, v) {
		return
	}
	form.Text = "**" + text.Escape(v.Question) + "**\n\n" + text.Escape(voteSentence(c.Printer, v))
	if v.Verdict != council.Adopted { // there will be no resolution
		form.Fields = slices.DeleteFunc(form.Fields, func(f bot.Field) bool {
			return slices.Contains([]string{"wording", "as_resolution", "recommendation"}, f.ID) && f.Value == "" && f.Error == ""
		})
	}
	for i := range form.Fields {
		if f := &form.Fields[i]; f.ID == "wording" && f.Value == "" && v.Verdict == council.Adopted {
			f.Value = outcomeOf(c.Printer, v)
		}
	}
}

// nextStep is what comes before a result is final: a run-off, a lot, a repetition; the zero Button where nothing does.
func nextStep(p text.Printer, v council.Vote) bot.Button {
	if v.Poll == nil || v.Poll.Next != "" {
		return bot.Button{}
	}
	step := func(label, command string) bot.Button {
		return bot.Button{Label: p.Plain("button." + label), Line: "/abstimmung " + command + " " + v.ID, Style: bot.Primary}
	}
	switch v.Verdict {
	case council.Verdict(council.RunOff):
		return step("run_off", "stichwahl")
	case council.Verdict(council.SecondBallot):
		return step("second_ballot", "stichwahl")
	case council.Verdict(council.LotDecides), council.Verdict(council.LotForRunOff):
		return step("lot", "los")
	case council.NotCounted:
		return step("repeat", "wiederholen")
	}
	return bot.Button{}
}

// todo says what is left to do with a vote that has ended; "" for nothing.
func todo(p text.Printer, v council.Vote) text.Markup {
	switch {
	case v.Uncounted():
		return p.Say("ballot.todo_open_box", "needed", 2)
	case !v.Unconfirmed():
		return ""
	case nextStep(p, v).Line != "":
		return p.Say("ballot.todo_next", "id", v.ID)
	case v.Verdict == council.Adopted:
		return p.Say("ballot.todo_confirm", "outcome", outcomeOf(p, v))
	}
	return p.Say("ballot.todo_confirm_plain")
}

// todoButtons do it.
func todoButtons(p text.Printer, v council.Vote) []bot.Button {
	if v.Uncounted() {
		return []bot.Button{{Label: p.Plain("button.repeat"), Line: "/abstimmung wiederholen " + v.ID, Style: bot.Danger}}
	}
	if !v.Unconfirmed() {
		return nil
	}
	if step := nextStep(p, v); step.Line != "" {
		return []bot.Button{step}
	}
	buttons := []bot.Button{{Label: p.Plain("button.confirm"), Line: "/abstimmung bestaetigen " + v.ID, Style: bot.Primary}}
	if v.Verdict == council.Adopted {
		buttons = append(buttons, bot.Button{Label: p.Plain("button.wording"), Line: "/abstimmung bestaetigen " + v.ID, Fill: true})
	}
	if v.Verdict == council.NotCompleted || v.Verdict == council.Aborted {
		buttons = append(buttons, bot.Button{
			Label: p.Plain("button.as_item"), Line: bot.Line("top neu", "titel", shortened(v.Question, listed), "art", "beschluss"),
		})
	}
	return buttons
}

// resultButtons are todoButtons for whoever may.
func (c *call) resultButtons(v council.Vote) []bot.Button {
	if !c.leads(v) {
		return nil
	}
	return todoButtons(c.Printer, v)
}
