package commands

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// Asking without deciding: straw polls, ranked votes, consensing. What comes of them is figures and an order; who wants a
// resolution of it puts it to the vote.

// mostOptions and longestOption are the limits of what is chosen from (our proposal).
const (
	mostOptions   = 20
	longestOption = 60
)

var optionsOption = bot.Option{ID: "options", Name: "optionen", Kind: bot.Text, Max: 1500}

// listOptions are the options of commands that ask for an order.
func listOptions() []bot.Option {
	needed := optionsOption
	needed.Required = true
	return []bot.Option{
		{ID: "question", Name: "frage", Kind: bot.LongText, Max: longestQuestion, Required: true, Bare: true},
		needed, untilOption, earlyOption,
	}
}

var listCommands = []command{{
	Command: bot.Command{
		Name: "abstimmung meinungsbild", English: "vote straw-poll", Aliases: []string{"abstimmung umfrage", "vote poll"},
		Options: []bot.Option{
			{ID: "question", Name: "frage", Kind: bot.LongText, Max: longestQuestion, Required: true, Bare: true},
			optionsOption, untilOption, earlyOption,
		},
	},
	may: members, do: askOpinion,
}, {
	Command: bot.Command{
		Name: "abstimmung rang", English: "vote rank", Aliases: []string{"abstimmung rangfolge"}, Options: append(listOptions(), methodOption),
	},
	may: leading, do: func(c *call) (bot.Reply, error) { return askOrder(c, council.RankedPoll) },
}, {
	Command: bot.Command{
		Name: "abstimmung konsens", English: "vote consensus", Aliases: []string{"abstimmung konsensieren"}, Options: listOptions(),
	},
	may: leading, do: func(c *call) (bot.Reply, error) { return askOrder(c, council.ConsensusPoll) },
}}

// separate splits a list that was typed: at semicolons or line breaks where there are any, else at commas.
func separate(typed string) []string {
	at := func(r rune) bool { return r == ',' }
	if strings.ContainsAny(typed, ";\n") {
		at = func(r rune) bool { return r == ';' || r == '\n' }
	}
	var parts []string
	for _, part := range strings.FieldsFunc(typed, at) {
		if part = strings.Join(strings.Fields(part), " "); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// optionsTyped are the different options that were typed: at least so many.
func (c *call) optionsTyped(typed string, least int) ([]string, error) {
	all := slices.DeleteFunc(separate(typed), func(option string) bool { // to abstain is possible everywhere
		return slices.Contains(choiceWords[council.Abstain], bot.Fold(option))
	})
	for i, option := range all {
		switch {
		case len([]rune(option)) > longestOption:
			return nil, refuse("refusal.option_long", "option", option, "count", longestOption)
		case slices.ContainsFunc(all[:i], func(o string) bool { return bot.Fold(o) == bot.Fold(option) }):
			return nil, refuse("refusal.option_twice", "option", option)
		}
	}
	if len(all) < least || len(all) > mostOptions {
		return nil, refuse("refusal.options", "least", least, "most", mostOptions)
	}
	return all, nil
}

// askOpinion opens a straw poll of everybody who belongs to the body. Any member may.
func askOpinion(c *call) (bot.Reply, error) {
	o := opening{vote: council.Vote{
		Organization: c.body.ID, Question: c.Text("question"), Mode: council.Open, Rules: c.rules(),
		Poll: &council.Poll{Kind: council.StrawPoll, Early: c.Yes("early")},
	}}
	var err error
	if c.Has("options") {
		if o.vote.Poll.Options, err = c.optionsTyped(c.Text("options"), 2); err != nil {
			return bot.Reply{}, err
		}
	}
	all, err := records.MembersOf(c.tx, c.body.ID, c.today())
	if err != nil {
		return bot.Reply{}, err
	}
	for _, m := range all {
		known := slices.ContainsFunc(o.electors, func(e council.Elector) bool { return e.Seat == m.Person })
		if m.Has(members.roles...) && !known {
			o.electors = append(o.electors, council.Elector{Seat: m.Person, Person: m.Person})
		}
	}
	return c.askAll(o)
}

// askOrder opens a ranked vote or a consensing of those who vote: who is in the meeting that is on, else everybody with a
// seat.
func askOrder(c *call, kind council.PollKind) (bot.Reply, error) {
	o := opening{vote: council.Vote{
		Organization: c.body.ID, Question: c.Text("question"), Mode: council.Open, Rules: c.rules(),
		Poll: &council.Poll{Kind: kind, Early: c.Yes("early")},
	}}
	if kind == council.RankedPoll {
		o.vote.Poll.Method = c.methodTyped()
	}
	var err error
	if o.vote.Poll.Options, err = c.optionsTyped(c.Text("options"), 2); err != nil {
		return bot.Reply{}, err
	}
	open, err := records.OpenMeetings(c.tx, c.body.ID)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case len(open) == 0:
		if err := c.betweenMeetings(&o); err != nil {
			return bot.Reply{}, err
		}
		return c.askAll(o)
	}
	o.meeting = open[0]
	o.vote.Meeting, o.vote.Item = o.meeting.ID, o.meeting.Called
	item, _ := o.meeting.Item(o.meeting.Called)
	o.vote.NonPublic = item.NonPublic
	if err := c.inMeeting(&o, item); err != nil {
		return bot.Reply{}, err
	}
	return c.askAll(o)
}

// askAll opens what is only asked.
func (c *call) askAll(o opening) (bot.Reply, error) {
	if err := c.setEnd(&o); err != nil {
		return bot.Reply{}, err
	}
	if asked, err := c.doubtVote(o); err != nil || asked != nil {
		return bot.Reply{Message: asked}, err
	}
	return c.open(o)
}

// listTyped understands an order of options, "2, 1, 3" or their names, best first; or in consensing a number for each.
func (c *call) listTyped(v council.Vote, typed string) (council.Choice, error) {
	wrong := refuse("refusal.no_such_order", "id", v.ID, "example", c.listHelp(v))
	words := separate(strings.ReplaceAll(typed, ">", ","))
	if len(words) == 1 {
		words = strings.FieldsFunc(typed, func(r rune) bool { return unicode.IsSpace(r) || r == '>' })
	}
	var list []string
	for _, word := range words {
		place := slices.IndexFunc(v.Poll.Options, func(o string) bool { return bot.Fold(o) == bot.Fold(word) })
		switch n, err := strconv.Atoi(strings.TrimSuffix(word, ".")); {
		case v.Poll.Kind == council.ConsensusPoll && err == nil && n >= 0 && n <= council.MostResistance:
			list = append(list, strconv.Itoa(n))
		case v.Poll.Kind == council.RankedPoll && place >= 0:
			list = append(list, strconv.Itoa(place+1))
		case v.Poll.Kind == council.RankedPoll && err == nil && n >= 1 && n <= len(v.Poll.Options):
			list = append(list, strconv.Itoa(n))
		default:
			return "", wrong
		}
	}
	twice := len(slices.Compact(slices.Sorted(slices.Values(list)))) < len(list)
	switch {
	case len(list) == 0, v.Poll.Kind == council.RankedPoll && twice, v.Poll.Kind == council.ConsensusPoll && len(list) != len(v.Poll.Options):
		return "", wrong
	}
	return council.Choice(strings.Join(list, " ")), nil
}

// numbersOf are the numbers of an order as it is kept.
func numbersOf(choice council.Choice) []int {
	var numbers []int
	for _, word := range strings.Fields(string(choice)) {
		n, _ := strconv.Atoi(word)
		numbers = append(numbers, n)
	}
	return numbers
}

// listHelp shows how an order is typed.
func (c *call) listHelp(v council.Vote) string {
	if v.Poll.Kind == council.ConsensusPoll {
		return c.Plain("ballot.help_consensus", "most", council.MostResistance, "count", len(v.Poll.Options))
	}
	return c.Plain("ballot.help_ranked")
}

// listText is an order in words: "1. Bahnhof, 2. Markt", or "Bahnhof 0, Markt 7".
func listText(p text.Printer, v council.Vote, choice council.Choice) string {
	var parts []string
	for i, n := range numbersOf(choice) {
		switch {
		case v.Poll.Kind == council.ConsensusPoll && i < len(v.Poll.Options):
			parts = append(parts, v.Poll.Options[i]+" "+p.Number(n))
		case n >= 1 && n <= len(v.Poll.Options):
			parts = append(parts, p.Number(i+1)+". "+v.Poll.Options[n-1])
		}
	}
	return strings.Join(parts, ", ")
}

// countLists says what the choices of a straw poll, a ranked vote or a consensing add up to.
func countLists(v *council.Vote, choices []council.Choice) error {
	poll := v.Poll
	poll.Cast, v.Verdict = len(choices), council.Asked
	switch poll.Kind {
	case council.StrawPoll:
		v.Tally, poll.Counts = council.Tally{}, make([]int, len(poll.Options))
		var plain []council.Choice
		for _, choice := range choices {
			if place, ok := v.Option(choice); ok {
				poll.Counts[place]++
				continue
			}
			plain = append(plain, choice)
		}
		v.Tally = council.Tallied(plain)
	case council.RankedPoll:
		if err := countRanked(v, choices); err != nil {
			return err
		}
	case council.ConsensusPoll:
		var ballots [][]int
		for _, choice := range choices {
			ballots = append(ballots, numbersOf(choice))
		}
		r, err := council.Consensing(len(poll.Options), ballots)
		if err != nil {
			return err
		}
		poll.Order, poll.Counts = r.Order, r.Totals
	}
	poll.Winners = nil
	if len(poll.Order) > 0 {
		for _, i := range poll.Order[0] {
			poll.Winners = append(poll.Winners, poll.Options[i])
		}
	}
	return nil
}

// listSentence says what came of it.
func listSentence(p text.Printer, v council.Vote) string {
	poll := v.Poll
	parts := []string{}
	switch {
	case poll.Cast == 0:
		parts = append(parts, p.Plain("ballot.nobody_voted"))
	case poll.Kind == council.StrawPoll && len(poll.Options) > 0:
		parts = append(parts, electionFigures(p, v)+".")
	case poll.Kind == council.StrawPoll:
		parts = append(parts, tallyText(p, v.Tally)+".")
	case poll.Kind == council.RankedPoll:
		if len(poll.Order) > 0 {
			parts = append(parts, p.Plain("ballot.order."+rankedBy(v), "order", orderText(p, v)))
		}
		parts = append(parts, rankedText(p, v)...)
	default:
		parts = append(parts, p.Plain("ballot.order."+string(poll.Kind), "order", orderText(p, v)))
	}
	parts = append(parts, p.Plain("ballot.asked_turnout", "voted", poll.Cast, "could", poll.Electors-v.Standing.Recused), p.Plain("ballot.asked."+string(poll.Kind)))
	return strings.Join(parts, " ")
}

// orderText are the options by their places: "1. Bahnhof (3), 2. Markt und Park (11)".
func orderText(p text.Printer, v council.Vote) string {
	var places []string
	for i, place := range v.Poll.Order {
		var names []string
		for _, option := range place {
			names = append(names, v.Poll.Options[option])
		}
		said := p.Number(i+1) + ". " + p.And(names)
		if v.Poll.Kind == council.ConsensusPoll {
			said += " (" + p.Number(v.Poll.Counts[place[0]]) + ")"
		}
		places = append(places, said)
	}
	return strings.Join(places, ", ")
}
