package commands

import (
	"slices"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// What is shown of a vote while ballots are cast: the card in the channel with its rules and the turnout, the same for one
// person, and the reminder. Figures are not shown before the end unless the rules say so; of a secret vote never.

// ballotPage is a vote as it runs, for whoever may see what it is about.
type ballotPage struct {
	text.Printer
	vote  council.Vote
	item  text.Markup // "TOP 3 Beleuchtung"; "" for none
	voted int
	could int
	tally council.Tally
	now   time.Time
}

// message is a vote that runs, or what became of it.
func (p ballotPage) message() bot.Message {
	v := p.vote
	m := bot.Message{Title: p.Plain("vote.title", "id", v.ID)}
	switch {
	case !v.Withdrawn.IsZero() && v.Poll.Next != "":
		m.Text = p.Say("ballot.replaced", "id", v.ID, "next", v.Poll.Next)
		return m
	case !v.Withdrawn.IsZero():
		m.Text = p.Say("ballot.withdrawn", "id", v.ID)
		return m
	}
	lines := []text.Markup{"**" + text.Escape(v.Question) + "**"}
	if len(v.Poll.Options) > 0 {
		lines = append(lines, optionList(v))
	}
	if v.Poll.Round > 1 {
		lines = append(lines, p.Say(either(len(v.Poll.Options) > 1, "ballot.round_run_off", "ballot.round_second"), "first", v.Poll.First))
	}
	lines = append(lines, p.kind())
	lines = append(lines, p.rules()...)
	switch {
	case v.Pending():
		lines = append(lines, p.Say("ballot.sealing", "id", v.ID))
	case !v.Closed.IsZero():
		lines = append(lines, p.Say("ballot.closed", "id", v.ID, "when", p.DateTime(v.Closed.In(zoneOf(v)))))
	case v.Over(p.now):
		lines = append(lines, p.Say("ballot.closed", "id", v.ID, "when", p.DateTime(v.EndsIn())))
	default:
		lines = append(lines, endText(p.Printer, v))
	}
	m.Text = text.Join(lines, "\n\n")
	m.Facts = p.facts()
	return m
}

// kind says what sort of vote it is: "Offene Abstimmung in der Sitzung S1."
func (p ballotPage) kind() text.Markup {
	v, mode := p.vote, p.vote.Mode
	switch {
	case v.Poll.Kind == council.StrawPoll:
		return p.Say("ballot.kind.straw_poll")
	case v.Poll.Kind == council.RankedPoll:
		return p.Say("ballot.kind." + rankedBy(v))
	case v.Poll.Kind == council.ConsensusPoll:
		return p.Say("ballot.kind.consensus", "most", council.MostResistance)
	case v.Poll.Kind == council.ElectionPoll && v.Paper:
		return p.Say("ballot.kind.paper")
	case v.Poll.Kind == council.ElectionPoll:
		return p.Say("ballot.election." + string(mode))
	case v.Circular != nil:
		return p.Say("ballot.circular." + string(mode))
	case mode == council.Open && v.Rules.ShowFigures:
		return p.Say("ballot.kind.open_figures")
	}
	return p.Say("ballot.kind." + string(mode))
}

// rules are by what the vote will be decided: frozen at its opening.
func (p ballotPage) rules() []text.Markup {
	v := p.vote
	var lines []text.Markup
	switch {
	case v.Poll.Kind == council.StrawPoll, v.Poll.Kind == council.RankedPoll, v.Poll.Kind == council.ConsensusPoll:
		return nil
	case v.Poll.Kind == council.ElectionPoll:
		lines = append(lines, p.Say("ballot.elects."+electsBy(v)))
	case v.Circular != nil:
		lines = append(lines, p.circular()...)
	default:
		lines = append(lines, p.decides())
	}
	if v.Mode == council.Secret {
		lines = append(lines, p.secrecy()...)
	}
	return lines
}

// decides names the majority, and what a tie means where there can be one: of a simple majority.
func (p ballotPage) decides() text.Markup {
	said := p.Say("ballot.decides", "rule", majorityOf(p.Printer, p.vote.Rules))
	if p.vote.Rules.Majority == council.SimpleMajority {
		said += " " + p.Say("ballot.tie."+string(p.vote.Rules.Tie))
	}
	return said
}

// electsBy is by what a ballot of an election is decided: in a first one by the rule of the body, in the run-off by the most
// votes; one candidate alone is elected in a second ballot by more yes than no.
func electsBy(v council.Vote) string {
	rule, alone := string(v.Rules.Election()), len(v.Poll.Options) == 1
	switch {
	case alone && (v.Poll.Round > 1 || v.Rules.Election() == council.Plurality):
		return "more_yes"
	case alone:
		return rule + "_alone"
	case v.Poll.Round > 1:
		return string(council.Plurality)
	}
	return rule
}

// facts are the figures below a card.
func (p ballotPage) facts() []bot.Fact {
	v := p.vote
	var facts []bot.Fact
	if p.item != "" {
		facts = append(facts, bot.Fact{Label: p.Plain("vote.fact_item"), Value: p.item})
	}
	if v.Motion > 0 {
		facts = append(facts, bot.Fact{Label: p.Plain("vote.fact_motion"), Value: text.Escape(motionRef(p.Printer, v.Motion, v.MotionFrom))})
	}
	if v.Meeting != "" {
		check := v.Rules.CheckQuorum(v.Standing)
		key := "ballot.not_quorate"
		if check.Kept {
			key = "ballot.quorate"
		}
		facts = append(facts, bot.Fact{Label: p.Plain("ballot.fact_present"), Value: p.Say(key,
			"present", v.Standing.Present, "entitled", v.Standing.Entitled, "needed", check.Needed)})
	}
	if v.Standing.Recused > 0 {
		facts = append(facts, bot.Fact{Label: p.Plain("ballot.fact_recused"), Value: text.Escape(p.Number(v.Standing.Recused))})
	}
	if v.Pending() || v.Paper {
		return facts
	}
	facts = append(facts, bot.Fact{Label: p.Plain("ballot.fact_turnout"), Value: p.Say("ballot.turnout", "voted", p.voted, "could", p.could)})
	if p.showsFigures() {
		facts = append(facts, bot.Fact{Label: p.Plain("ballot.fact_figures"), Value: text.Escape(tallyText(p.Printer, p.tally))})
	}
	return facts
}

// showsFigures says whether the figures are shown while the vote runs: where the rules say so, of open votes on a question.
func (p ballotPage) showsFigures() bool {
	v := p.vote
	return v.Rules.ShowFigures && v.Running() && v.Mode == council.Open && v.Poll.Kind == council.YesNoPoll
}

// readPage counts the turnout of a vote.
func (p ballotPage) withTurnout(all []council.Elector) ballotPage {
	p.voted, p.could = council.Turnout(all)
	if p.showsFigures() {
		p.tally = council.TallyOf(all)
	}
	return p
}

// ballotCard is a vote in the channel. Of a non-public item it says nothing but that a vote is on: whoever may read it presses
// a button, and everybody may vote by the others.
func ballotCard(c *cardCall, m council.Meeting, v council.Vote) (bot.Message, error) {
	all, err := records.ElectorsOf(c.tx, v.Number)
	if err != nil {
		return bot.Message{}, err
	}
	page := ballotPage{Printer: c.Printer, vote: v, now: c.now}.withTurnout(all)
	if item, err := m.Item(v.Item); err == nil {
		page.item = itemText(c.Printer, m, item, false)
	}
	message := page.message()
	var reveal []bot.Button
	if v.NonPublic {
		message.Text = c.Say("ballot.hidden_card", "meeting", v.Meeting)
		if v.Over(c.now) {
			message.Text += "\n\n" + c.Say("ballot.closed", "id", v.ID, "when", c.DateTime(v.Closed.In(zoneOf(v))))
		}
		if ceiling, err := c.bot.ceiling(c.tx, c.to.Platform, c.bodies); err == nil && ceiling >= bot.NonPublic {
			reveal = []bot.Button{{Label: c.Plain("button.reveal"), Line: "/abstimmung ergebnis " + v.ID}}
		}
	}
	message.Buttons = slices.Concat(reveal, c.castButtons(v), c.objectButton(v))
	if v.Running() && !v.Over(c.now) && !c.bot.takes(v, c.to.Platform) {
		message.Text += "\n\n" + c.Say("ballot.cast_elsewhere", "here", platformName(c.to.Platform))
	}
	return message, nil
}

// castButtons are the buttons to vote by, as long as ballots are taken here.
func (c *cardCall) castButtons(v council.Vote) []bot.Button {
	if !v.Running() || v.Over(c.now) || v.Paper {
		return nil
	}
	if !c.bot.takes(v, c.to.Platform) {
		return biasButton(c.Printer, v)
	}
	return ballotButtons(c.Printer, v)
}

// ballotMessage is a vote that runs, for the asker alone: with what they have cast themselves.
func (c *call) ballotMessage(m council.Meeting, v council.Vote) (bot.Message, error) {
	all, err := records.ElectorsOf(c.tx, v.Number)
	if err != nil {
		return bot.Message{}, err
	}
	page := ballotPage{Printer: c.Printer, vote: v, now: c.now}.withTurnout(all)
	if item, err := m.Item(v.Item); err == nil {
		page.item = itemText(c.Printer, m, item, c.readsVote(m, v))
	}
	message := page.message()
	e, err := records.ElectorOf(c.tx, v.Number, c.person.ID)
	if err := dropUnknown(err); err != nil {
		return message, err
	}
	if own := ownText(c.Printer, v, e); e.Person == c.person.ID && c.person.ID != "" && own != "" {
		message.Text += "\n\n" + own
	}
	if v.Running() && !v.Over(c.now) && !v.Paper && e.Person == c.person.ID && c.person.ID != "" && !e.Recused {
		message.Buttons = ballotButtons(c.Printer, v)
		if here := c.event.From.Platform; !c.bot.takes(v, here) {
			message.Text += "\n\n" + c.Say("ballot.cast_elsewhere", "here", platformName(here))
			message.Buttons = biasButton(c.Printer, v)
		}
	}
	if v.Uncounted() {
		message.Text += "\n\n" + todo(c.Printer, v)
		message.Buttons = append(message.Buttons, c.resultButtons(v)...)
	}
	message.Buttons = append(message.Buttons, c.leadButtons(v)...)
	return message, nil
}

// ownText says what somebody's own ballot is.
func ownText(p text.Printer, v council.Vote, e council.Elector) text.Markup {
	switch {
	case e.Recused:
		return p.Say("ballot.own_biased")
	case e.Voted && v.Mode == council.Secret:
		return p.Say("ballot.own_secret")
	case e.Voted && e.Choice == "":
		return p.Say("ballot.own_forgotten")
	case e.Voted:
		return p.Say("ballot.own", "choice", choiceText(p, v, e.Choice))
	case v.Running():
		return p.Say("ballot.own_missing")
	}
	return p.Say("ballot.own_none")
}

// ownBallotCard asks one person for their ballot in a circular resolution, and follows what they have cast.
func ownBallotCard(c *cardCall, m council.Meeting, v council.Vote) (bot.Message, error) {
	return c.personal(m, v, false)
}

// missingCard reminds one person that their ballot is missing.
func missingCard(c *cardCall, m council.Meeting, v council.Vote) (bot.Message, error) {
	return c.personal(m, v, true)
}

func (c *cardCall) personal(m council.Meeting, v council.Vote, reminder bool) (bot.Message, error) {
	e, err := records.ElectorOf(c.tx, v.Number, c.person.ID)
	if err != nil {
		return bot.Message{}, err
	}
	body, err := records.Organizations.Get(c.tx, v.Organization)
	if err != nil {
		return bot.Message{}, err
	}
	question := text.Escape(v.Question)
	if v.NonPublic {
		question = c.Say("item.hidden")
	}
	over := !v.Running() || v.Over(c.now)
	asks := e.Missing() && e.Person == c.person.ID && !over
	message := bot.Message{Title: c.Plain("ballot.title_own", "id", v.ID, "body", body.Name)}
	lines := []text.Markup{"**" + question + "**"}
	switch {
	case asks && reminder:
		message.Tone, message.Title = bot.Warning, c.Plain("ballot.title_missing", "id", v.ID, "body", body.Name)
		lines = append(lines, c.lateNote()+c.Say("ballot.missing", "id", v.ID, "when", c.DateTime(v.EndsIn())))
	case over && !v.Withdrawn.IsZero():
		lines = append(lines, c.Say("ballot.withdrawn", "id", v.ID))
	case over:
		lines = append(lines, c.Say("ballot.settled", "id", v.ID), ownText(c.Printer, v, e))
	default:
		page := ballotPage{Printer: c.Printer, vote: v, now: c.now}
		lines = append(lines, page.kind())
		lines = append(append(lines, page.rules()...), endText(c.Printer, v), ownText(c.Printer, v, e))
	}
	if e.Seat != e.Person {
		name, err := c.nameOf(e.Seat)
		if err != nil {
			return message, err
		}
		lines = append(lines, c.Say("ballot.as_deputy", "name", name))
	}
	if asks && !c.bot.takes(v, c.to.Platform) {
		lines = append(lines, c.Say("ballot.cast_elsewhere", "here", platformName(c.to.Platform)))
	}
	message.Text = text.Join(lines, "\n\n")
	if !over && !e.Recused && e.Person == c.person.ID {
		message.Buttons = append(c.castButtons(v), c.objectButton(v)...)
	}
	return message, nil
}

// resultCard tells whoever leads that a vote has ended by itself and what is left to do.
func resultCard(c *cardCall, _ council.Meeting, v council.Vote) (bot.Message, error) {
	message := bot.Message{Title: c.Plain("vote.title", "id", v.ID), Tone: bot.Warning}
	said := []text.Markup{c.lateNote() + c.Say("ballot.ended", "id", v.ID, "when", c.DateTime(v.Closed.In(zoneOf(v))))}
	if !v.NonPublic {
		said = append(said, "**"+text.Escape(v.Question)+"**")
		if v.Verdict != "" {
			said = append(said, text.Escape(voteSentence(c.Printer, v)))
		}
	}
	if next := todo(c.Printer, v); next != "" {
		said = append(said, next)
	} else {
		message.Tone = bot.Neutral
	}
	message.Text, message.Buttons = text.Join(said, "\n\n"), todoButtons(c.Printer, v)
	return message, nil
}

// unremindedCard lists a reminder that was not sent because the vote was over.
func unremindedCard(c *cardCall, _ council.Meeting, v council.Vote) (bot.Message, error) {
	due, err := time.Parse(time.RFC3339, c.card.Args["due"])
	if err != nil {
		return bot.Message{}, err
	}
	return bot.Message{
		Title: c.Plain("vote.title", "id", v.ID), Tone: bot.Warning,
		Text: c.Say("ballot.unreminded", "id", v.ID, "due", c.DateTime(due.In(zoneOf(v)))),
	}, nil
}
