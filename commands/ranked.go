package commands

import (
	"strconv"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// Ranked votes: by the Schulze method, or as an instant run-off, whose ties a lot decides. What comes of them is said with its
// arithmetic: how many prefer each option to the next one, or the votes of each round.

var methodOption = bot.Option{ID: "method", Name: "verfahren", Kind: bot.OneOf, Choices: []bot.OptionChoice{
	{ID: "schulze", Name: "schulze"},
	{ID: string(council.RunOffMethod), Name: "stichwahl", Aliases: []string{"irv", "run-off"}}}}

// methodTyped is how a ranked vote is counted: by Schulze unless something else is said.
func (c *call) methodTyped() council.RankingMethod {
	if council.RankingMethod(c.Choice("method")) == council.RunOffMethod {
		return council.RunOffMethod
	}
	return council.SchulzeMethod
}

// countRanked puts the options in order. Where an instant run-off needs a lot, that is what comes of it for now.
func countRanked(v *council.Vote, choices []council.Choice) error {
	poll := v.Poll
	var ballots []council.Ranking
	for _, choice := range choices {
		var order []int
		for _, n := range numbersOf(choice) {
			order = append(order, n-1)
		}
		ballot, err := council.Ranked(len(poll.Options), order...)
		if err != nil {
			return err
		}
		ballots = append(ballots, ballot)
	}
	if poll.Method == council.RunOffMethod {
		return countRunOff(v, ballots)
	}
	r, err := council.Schulze(len(poll.Options), ballots)
	if err != nil {
		return err
	}
	poll.Order, poll.Duels = r.Order, nil
	for i := 1; i < len(r.Order); i++ {
		a, b := r.Order[i-1][0], r.Order[i][0]
		poll.Duels = append(poll.Duels, []int{r.Preferred[a][b], r.Preferred[b][a]})
	}
	return nil
}

func countRunOff(v *council.Vote, ballots []council.Ranking) error {
	poll := v.Poll
	var drawn []int
	for _, lot := range poll.Lots {
		for i, option := range poll.Options {
			if option == lot.Drawn {
				drawn = append(drawn, i)
			}
		}
	}
	r, err := council.InstantRunOff(len(poll.Options), ballots, drawn...)
	if err != nil {
		return err
	}
	poll.Order, poll.Rounds = r.Order(), r.Rounds
	if len(r.Lot) > 0 {
		v.Verdict = council.Verdict(council.LotDecides)
		var names []string
		for _, i := range r.Lot {
			names = append(names, poll.Options[i])
		}
		poll.Lots = append(poll.Lots, council.DrawnLot{Names: names})
	}
	return nil
}

// countOn counts the ballots of a ranked vote again with the lot that was drawn.
func (c *call) countOn(v *council.Vote) error {
	electors, err := records.ElectorsOf(c.tx, v.Number)
	if err != nil {
		return err
	}
	for _, e := range electors {
		if e.Voted && !e.Recused && e.Choice == "" {
			return refuse("refusal.ballots_forgotten", "id", v.ID)
		}
	}
	return countVote(c.tx, v, electors)
}

// rankedBy names the method of a ranked vote in keys of the catalog.
func rankedBy(v council.Vote) string {
	if v.Poll.Method == council.RunOffMethod {
		return "run_off"
	}
	return "ranked"
}

// rankedText are the arithmetic of a ranked vote: "Markt vor Bahnhof 2 : 1, Bahnhof vor Park 2 : 0", or the rounds of an instant
// run-off with the lots in between.
func rankedText(p text.Printer, v council.Vote) []string {
	poll := v.Poll
	names := func(options []int) string {
		var all []string
		for _, i := range options {
			all = append(all, poll.Options[i])
		}
		return p.And(all)
	}
	var duels []string
	for i, d := range poll.Duels {
		duels = append(duels, p.Plain("ballot.duel", "first", poll.Options[poll.Order[i][0]], "second", poll.Options[poll.Order[i+1][0]], "for", d[0], "against", d[1]))
	}
	var said []string
	if len(duels) > 0 {
		said = append(said, p.Plain("ballot.duels", "duels", strings.Join(duels, ", ")))
	}
	out, lots := map[int]bool{}, poll.Lots
	for i, round := range poll.Rounds {
		var votes []string
		for option, n := range round.Votes {
			if !out[option] {
				votes = append(votes, poll.Options[option]+" "+strconv.Itoa(n))
			}
		}
		line := p.Plain("ballot.round", "round", i+1, "votes", strings.Join(votes, ", "))
		if round.Exhausted > 0 {
			line += ", " + p.Plain("ballot.exhausted", "count", round.Exhausted)
		}
		said = append(said, line+".")
		if round.ByLot && len(lots) > 0 {
			said = append(said, lotText(p, lots[0]))
			lots = lots[1:]
		}
		for _, option := range round.Out {
			out[option] = true
		}
		if len(round.Out) > 0 {
			said = append(said, p.Plain("ballot.goes_out", "count", len(round.Out), "names", names(round.Out)))
		}
	}
	if v.Verdict == council.Verdict(council.LotDecides) && len(poll.Lots) > 0 {
		said = append(said, p.Plain("ballot.lot_out", "names", p.And(poll.Lots[len(poll.Lots)-1].Names)))
	}
	return said
}
