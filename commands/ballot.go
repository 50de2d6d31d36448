package commands

import (
	"errors"
	"slices"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// Votes in which each person casts a ballot: by a button on the card in the channel, or by a line. Here are the
// declarations, which vote is meant, and what answers are called; ballot_open.go opens votes, ballot_cast.go takes ballots,
// ballot_close.go ends them, ballot_card.go shows them, ballot_confirm.go makes resolutions of them.

var (
	modeOption = bot.Option{ID: "mode", Name: "modus", Kind: bot.OneOf, Choices: []bot.OptionChoice{
		{ID: string(council.Open), Name: "offen"},
		{ID: string(council.RollCall), Name: "namentlich", Aliases: []string{"roll-call"}},
		{ID: string(council.Secret), Name: "geheim"}}}
	untilOption   = bot.Option{ID: "until", Name: "bis", Aliases: []string{"ende"}, Kind: bot.When}
	earlyOption   = bot.Option{ID: "early", Name: "vorzeitig", Kind: bot.YesNo}
	holdersOption = bot.Option{ID: "holders", Name: "urne", Aliases: []string{"schluessel"}, Kind: bot.Person, Many: true}
	anywayOption  = bot.Option{ID: "anyway", Name: "trotzdem", Kind: bot.YesNo, Hidden: true}
	neededVote    = func() bot.Option { o := theVoteOption; o.Required = true; return o }()
)

// electors are those who vote; who may vote for others is asked in the same place.
var electors = permission{who: "electors", electors: true}

// leading is who opens and closes votes. Source: product.md, "Who may".
var leading = permission{who: "coordination", presider: true, roles: coordination.roles}

var ballotCommands = []command{{
	Command: bot.Command{
		Name: "abstimmung neu", English: "vote new", Aliases: []string{"abstimmung starten", "abstimmung eroeffnen", "vote open", "vote start"},
		Options: []bot.Option{
			{ID: "question", Name: "frage", Kind: bot.LongText, Max: longestQuestion, Bare: true},
			modeOption,
			{ID: "item", Name: "top", Kind: bot.ID, Prefix: "S", Places: true},
			untilOption,
			earlyOption,
			majorityOption,
			baseOption,
			{ID: "motion", Name: "antrag", Kind: bot.Number, Max: mostVoters},
			motionFromOption,
			holdersOption,
			anywayOption,
		},
	},
	may: leading, live: true, do: openVote, form: voteForm,
}, {
	Command: bot.Command{
		Name: "abstimmung stimme", English: "vote cast", For: "V", Aliases: []string{"abstimmung abgeben", "vote ballot"},
		Options: []bot.Option{
			theVoteOption,
			{ID: "for", Name: "fuer", Kind: bot.Person},
			{ID: "choice", Name: "wahl", Aliases: []string{"antwort"}, Kind: bot.Text, Max: longestChoice, Required: true, Bare: true},
		},
	},
	may: electors, do: castBallot, form: ballotForm,
}, {
	Command: bot.Command{
		Name: "abstimmung befangen", English: "vote recuse",
		Options: []bot.Option{
			theVoteOption,
			{ID: "person", Name: "person", Kind: bot.Person, Bare: true},
			{ID: "confirmed", Name: "bestaetigt", Kind: bot.YesNo, Hidden: true},
		},
	},
	may: electors, do: recuseFromVote,
}, {
	Command: bot.Command{
		Name: "abstimmung schliessen", English: "vote close", Aliases: []string{"abstimmung beenden", "vote end"},
		Options: []bot.Option{theVoteOption},
	},
	may: leading, do: closeVote,
}, {
	Command: bot.Command{
		Name: "abstimmung verlaengern", English: "vote extend",
		Options: []bot.Option{theVoteOption, {ID: "until", Name: "bis", Aliases: []string{"auf"}, Kind: bot.When, Required: true, Bare: true}},
	},
	may: leading, do: extendVote,
}, {
	Command: bot.Command{
		Name: "abstimmung bestaetigen", English: "vote confirm", Aliases: []string{"abstimmung feststellen", "vote establish"},
		Options: []bot.Option{
			theVoteOption,
			{ID: "wording", Name: "wortlaut", Kind: bot.LongText, Max: longestWording},
			{ID: "as_resolution", Name: "beschluss", Kind: bot.YesNo},
			{ID: "recommendation", Name: "empfehlung", Kind: bot.YesNo},
		},
	},
	may: leading, do: confirmVote, form: confirmForm,
}}

// The limits of texts (our proposal).
const (
	longestQuestion = 2000
	longestWording  = 4000
	longestChoice   = 400 // an order of many options
)

// theBallot is the vote that the command is about: the one named, else the only one of the body that is running. Taken says
// that it was not named.
func (c *call) theBallot() (v council.Vote, taken bool, err error) {
	if c.vote.ID != "" {
		return c.vote, false, nil
	}
	running, err := records.RunningVotes(c.tx, c.body.ID)
	switch {
	case err != nil:
		return v, false, err
	case len(running) == 0:
		return v, false, refuse("refusal.no_vote_running")
	case len(running) == 1:
		c.vote = running[0]
		return c.vote, true, nil
	}
	var ids []string
	var buttons []bot.Button
	option, _ := c.command.Option("vote")
	for _, v := range running[:min(choicesOffered, len(running))] {
		ids = append(ids, v.ID)
		buttons = append(buttons, bot.Button{Label: v.ID, Line: c.again(option.Name, v.ID)})
	}
	return v, false, refuse("refusal.which_vote", "ids", c.Or(ids)).with(buttons...)
}

// theRunning is theBallot of a vote that has not ended: after it the sentence is the same everywhere.
func (c *call) theRunning() (v council.Vote, taken bool, err error) {
	if v, taken, err = c.theBallot(); err != nil {
		return v, taken, err
	}
	if err := c.openStill(v); err != nil {
		return v, taken, err
	}
	return v, taken, nil
}

// openStill refuses what comes too late, and what is no vote with ballots.
func (c *call) openStill(v council.Vote) error {
	switch {
	case v.Poll == nil:
		return refuse("refusal.no_ballots", "id", v.ID)
	case !v.Withdrawn.IsZero():
		return refuse("refusal.vote_withdrawn", "id", v.ID)
	case v.Pending():
		return refuse("refusal.vote_pending", "id", v.ID)
	case v.Over(c.now):
		return c.voteClosed(v)
	}
	return nil
}

// voteClosed refuses a ballot that comes too late. Source: product.md, Votes ("After the end a polite refusal").
func (c *call) voteClosed(v council.Vote) error {
	at := v.Closed
	if at.IsZero() {
		at = v.Poll.Ends
	}
	return refuse("refusal.vote_closed", "id", v.ID, "when", c.DateTime(c.zoned(at))).
		with(bot.Button{Label: c.Plain("button.result"), Line: "/abstimmung ergebnis " + v.ID})
}

// votesIn says whether the asker has a seat in a vote, or a share of the key to its box.
func (c *call) votesIn(v council.Vote) (bool, error) {
	if v.Poll == nil || c.person.ID == "" {
		return false, nil
	}
	if v.Poll.Sealed != nil && slices.Contains(v.Poll.Sealed.Holders, c.person.ID) {
		return true, nil
	}
	e, err := records.ElectorOf(c.tx, v.Number, c.person.ID)
	return err == nil && e.Person == c.person.ID, dropUnknown(err)
}

// mayVote finds the seat on which the asker votes, or the one for which somebody who may votes in their place. It is the
// permission of who casts a ballot: rights are checked before state.
func (c *call) mayVote() error {
	if c.lost != nil {
		return c.lost
	}
	v, _, err := c.theBallot()
	if err != nil {
		return err
	}
	if v.Poll == nil || v.Paper {
		return refuse("refusal.no_ballots", "id", v.ID)
	}
	who, err := c.voter(v)
	if err != nil {
		return err
	}
	c.elector, err = records.ElectorOf(c.tx, v.Number, who.ID)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return c.noElector(v, who)
	case err != nil:
		return err
	case c.elector.Person != who.ID:
		name, err := c.nameOf(c.elector.Person)
		if err != nil {
			return err
		}
		return refuse(either(who.ID == c.person.ID, "refusal.seat_taken", "refusal.seat_taken_other"), "id", v.ID, "name", name, "member", who.Name)
	}
	if _, casts := c.command.Option("choice"); casts && !c.bot.takes(v, c.event.From.Platform) { // before a form asks for it
		return refuse("refusal.secret_elsewhere", "id", v.ID, "here", platformName(c.event.From.Platform))
	}
	c.voting = who
	return c.belongsStill(v)
}

// belongsStill refuses whoever has left the body since a vote between meetings was opened, with their own seat: what they have
// cast stands, but they take no further part in it. Who stands in for somebody need not belong to it.
func (c *call) belongsStill(v council.Vote) error {
	if v.Meeting != "" || c.elector.Seat != c.elector.Person {
		return nil
	}
	memberships := c.mine
	if c.voting.ID != c.person.ID {
		var err error
		if memberships, err = records.MembershipsOf(c.tx, c.voting.ID, c.today()); err != nil {
			return err
		}
	}
	if belongs(memberships, v.Organization) {
		return nil
	}
	own := c.voting.ID == c.person.ID
	return refuse(either(own, "refusal.left_body", "refusal.left_body_other"), "id", v.ID, "name", c.voting.Name)
}

// belongs says whether one of somebody's memberships of the day is in a body, and not as a guest.
func belongs(all []council.Membership, body string) bool {
	return slices.ContainsFunc(all, func(m council.Membership) bool { return m.Organization == body && m.Has(members.roles...) })
}

// voter is for whom a ballot is cast, or who is recused: the asker, or the one named by who may.
func (c *call) voter(v council.Vote) (council.Person, error) {
	var mention bot.Mention
	named := false
	for _, id := range []string{"for", "person"} {
		if _, declared := c.command.Option(id); declared {
			mention, named = c.Person(id)
		}
	}
	if !named {
		return c.person, nil
	}
	who, err := c.named(mention)
	if err == nil && who.ID == c.person.ID {
		return who, nil
	}
	if !c.leads(v) {
		return who, refuse("refusal.vote_for_others", "who", c.Plain("who.coordination"))
	}
	return who, err
}

// leads says whether the asker opens and closes votes of this one's body.
func (c *call) leads(v council.Vote) bool {
	if c.holds(leading.roles, []string{v.Organization}) {
		return true
	}
	m, err := c.meetingOf(v.Meeting)
	return err == nil && m.State == council.Opened && c.person.ID != "" && m.Presiding == c.person.ID
}

// noElector says why somebody has no vote here.
func (c *call) noElector(v council.Vote, who council.Person) error {
	own := who.ID == "" || who.ID == c.person.ID
	key := either(own, "refusal.no_elector_between", "refusal.no_elector_between_other")
	switch {
	case v.Meeting != "":
		key = either(own, "refusal.no_elector", "refusal.no_elector_other")
	case v.Poll.Kind == council.StrawPoll:
		key = either(own, "refusal.no_elector_poll", "refusal.no_elector_poll_other")
	}
	return refuse(key, "id", v.ID, "name", who.Name)
}

// choiceWords are how people write the answers that every vote has.
var choiceWords = map[council.Choice][]string{
	council.Yes:     {"ja", "j", "yes", "y", "dafuer"},
	council.No:      {"nein", "n", "no", "dagegen"},
	council.Abstain: {"enthaltung", "enthalten", "enthalte", "enthaelt", "abstain", "abstention"},
}

// choiceTyped understands what was typed as an answer: a word, or the name or number of an option.
func (c *call) choiceTyped(v council.Vote, typed string) (council.Choice, error) {
	if v.Choices() == nil {
		return c.listTyped(v, typed)
	}
	word := strings.TrimRight(bot.Fold(typed), ".! ")
	if c.event.Source == bot.Typed { // "3" may be an option's name, and another one's number
		for i, option := range v.Poll.Options {
			if len(v.Poll.Options) > 1 && bot.Fold(option) == word {
				return council.OptionChoice(i), nil
			}
		}
	}
	for _, choice := range v.Choices() {
		if slices.Contains(choiceWords[choice], word) || string(choice) == word {
			return choice, nil
		}
	}
	var near []council.Choice
	for i, option := range v.Poll.Options {
		choice := council.OptionChoice(i)
		if len(v.Poll.Options) == 1 {
			choice = council.Yes
		}
		switch folded := bot.Fold(option); {
		case folded == word:
			return choice, nil
		case word != "" && strings.Contains(folded, word):
			near = append(near, choice)
		}
	}
	if len(near) == 1 {
		return near[0], nil
	}
	var labels []string
	for _, choice := range v.Choices() {
		labels = append(labels, choiceText(c.Printer, v, choice))
	}
	return "", refuse("refusal.no_such_choice", "id", v.ID, "typed", typed, "choices", c.Or(labels)).with(ballotButtons(c.Printer, v)...)
}

// choiceText is an answer in words: "Ja", or the name of an option.
func choiceText(p text.Printer, v council.Vote, choice council.Choice) string {
	if place, ok := v.Option(choice); ok && len(v.Poll.Options) > 1 && v.Choices() != nil {
		return v.Poll.Options[place]
	}
	switch choice {
	case council.Yes, council.No, council.Abstain:
		return p.Plain("choice." + string(choice))
	}
	return listText(p, v, choice)
}

// choiceLine casts a ballot by a button.
func choiceLine(v council.Vote, choice council.Choice) string {
	word := string(choice)
	if words := choiceWords[choice]; len(words) > 0 {
		word = words[0]
	}
	return bot.Line("abstimmung stimme", "", v.ID, "", word)
}

// mostOptionButtons is how many options are offered as buttons; with more the answer is typed, or chosen in the form.
const mostOptionButtons = 15

// takes says whether ballots of a vote may be cast on a platform. Where secret ones may not, there must not even be a button or
// a form for them: whoever runs the platform would have read the choice before we refuse it.
func (b *Bot) takes(v council.Vote, platform string) bool {
	return v.Mode != council.Secret || b.limits(platform).Secret
}

// ballotButtons are the buttons by which people vote, and with which they say that they are biased.
func ballotButtons(p text.Printer, v council.Vote) []bot.Button {
	return append(choiceButtons(p, v), biasButton(p, v)...)
}

// biasButton is there where one can be biased: who is elected is nobody's own matter.
func biasButton(p text.Printer, v council.Vote) []bot.Button {
	if v.Poll.Kind != council.YesNoPoll {
		return nil
	}
	return []bot.Button{{Label: p.Plain("button.biased"), Line: bot.Line("abstimmung befangen", "", v.ID)}}
}

func choiceButtons(p text.Printer, v council.Vote) []bot.Button {
	if v.Choices() == nil || len(v.Choices()) > mostOptionButtons {
		return []bot.Button{{Label: p.Plain("button.vote"), Line: bot.Line("abstimmung stimme", "", v.ID), Fill: true, Style: bot.Primary}}
	}
	var buttons []bot.Button
	for _, choice := range v.Choices() {
		buttons = append(buttons, bot.Button{Label: choiceText(p, v, choice), Line: choiceLine(v, choice)})
	}
	return buttons
}

// ballotForm asks for the answer by its choices.
func ballotForm(c *call, form *bot.Form) {
	v := c.vote
	if v.Poll == nil {
		return
	}
	if m, err := c.meetingOf(v.Meeting); err == nil && c.readsVote(m, v) {
		form.Text = "**" + text.Escape(v.Question) + "**"
	}
	for i := range form.Fields {
		f := &form.Fields[i]
		if f.ID != "choice" {
			continue
		}
		if v.Choices() == nil {
			f.Help = c.listHelp(v)
			form.Text = text.Join([]text.Markup{form.Text, optionList(v)}, "\n\n")
			continue
		}
		f.Kind, f.MaxRunes = bot.OneOf, 0
		for _, choice := range v.Choices() {
			value := string(choice)
			if words := choiceWords[choice]; len(words) > 0 {
				value = words[0]
			}
			f.Choices = append(f.Choices, bot.Choice{Value: value, Label: choiceText(c.Printer, v, choice)})
		}
	}
	if !c.leads(v) || v.Mode == council.Secret {
		form.Fields = slices.DeleteFunc(form.Fields, func(f bot.Field) bool { return f.ID == "for" })
	}
}

// optionList are the options of a vote with their numbers.
func optionList(v council.Vote) text.Markup {
	var lines []text.Markup
	for i, option := range v.Poll.Options {
		lines = append(lines, text.Escape(string(council.OptionChoice(i))+". "+option))
	}
	return text.Join(lines, "\n")
}

// endOf is the instant that a stated end means: of a day alone its last minute.
func (c *call) endOf(value bot.Value) (time.Time, error) {
	end := value.Time
	switch {
	case value.Repeats:
		return end, refuse("refusal.end_repeats")
	case value.NextMeeting:
		next, err := c.nextMeeting()
		if err != nil {
			return end, err
		}
		end = next.In()
	case !value.HasTime:
		end = lastMinute(council.DayOf(value.Time), c.now.Location())
	}
	if !end.After(c.now) {
		return end, c.past(end)
	}
	return end.In(c.now.Location()), nil
}
