package commands

import (
	"context"
	"strconv"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/document"
	"gremium/commands/records"
)

// What votes are to others: the result as a table for spreadsheets, and what is open for one person.

var exportCommands = []command{{
	Command: bot.Command{
		Name: "abstimmung export", English: "vote export", Reads: true, Options: []bot.Option{neededVote},
	},
	may: members, do: exportVote,
}}

// exportVote gives a result as CSV: its figures, and who voted how in a roll call alone.
func exportVote(c *call) (bot.Reply, error) {
	v := c.vote
	m, err := c.meetingOf(v.Meeting)
	switch {
	case err != nil:
		return bot.Reply{}, err
	case !c.readsVote(m, v):
		return bot.Reply{Message: &bot.Message{Title: c.Plain("vote.title", "id", v.ID), Text: c.Say("vote.hidden")}}, nil
	case !v.Withdrawn.IsZero():
		return bot.Reply{}, refuse("refusal.vote_withdrawn", "id", v.ID)
	case v.Verdict == "":
		return bot.Reply{}, refuse("refusal.no_result_yet", "id", v.ID)
	}
	named := v.Poll != nil && len(v.Poll.Named) > 0 && c.shows(bot.Internal, "name")
	table := voteTable(c.Printer, v, c.DateTime(c.zoned(v.Closed)), named)
	language := c.Language()
	return bot.Reply{Message: &bot.Message{
		Title: c.Plain("vote.title_result", "id", v.ID, "verdict", verdictText(c.Printer, v.Verdict)), Text: c.Say("ballot.exported", "id", v.ID),
		Files: []bot.File{{
			Name: c.Plain("ballot.file", "id", v.ID) + ".csv", Type: "text/csv; charset=utf-8",
			Open: func(context.Context) ([]byte, error) { return document.CSV(table, language) },
		}},
	}}, nil
}

// voteTable is a result as a table of two columns.
func voteTable(p text.Printer, v council.Vote, closed string, named bool) document.Table {
	t := document.Table{Head: []string{p.Plain("ballot.column_what"), p.Plain("ballot.column_value")}}
	row := func(label, value string) { t.Rows = append(t.Rows, []string{label, value}) }
	count := func(label string, n int) { row(label, strconv.Itoa(n)) }
	row(p.Plain("ballot.column_vote"), v.ID)
	row(p.Plain("ballot.column_question"), v.Question)
	row(p.Plain("vote.fact_mode"), modeText(p, v))
	row(p.Plain("ballot.column_closed"), closed)
	if v.Poll == nil || v.Poll.Kind == council.YesNoPoll {
		row(p.Plain("vote.fact_majority"), majorityOf(p, v.Rules))
	}
	if v.Verdict == council.Asked || v.Poll != nil && v.Poll.Kind == council.RankedPoll {
		count(p.Plain("ballot.column_asked"), v.Poll.Electors-v.Standing.Recused)
		count(p.Plain("ballot.column_cast"), v.Poll.Cast)
	} else {
		count(p.Plain("ballot.column_entitled"), v.Standing.Entitled)
		count(p.Plain("ballot.fact_present"), v.Standing.Present)
		count(p.Plain("ballot.fact_recused"), v.Standing.Recused)
	}
	list := v.Poll != nil && v.Choices() == nil // what is cast has an order or figures, and no abstention
	plain := v.Poll == nil || len(v.Poll.Options) < 2
	switch {
	case v.Unopened():
	case plain && v.Poll != nil && len(v.Poll.Counts) == 1: // one candidate
		count(v.Poll.Options[0], v.Poll.Counts[0])
		count(p.Plain("choice.no"), v.Tally.No)
	case list && v.Poll.Kind == council.RankedPoll:
		for i, place := range v.Poll.Order {
			for _, option := range place {
				row(v.Poll.Options[option], p.Plain("ballot.column_place", "place", i+1))
			}
		}
	case list:
		for i, n := range v.Poll.Counts {
			row(v.Poll.Options[i], p.Plain("ballot.column_resistance", "count", n))
		}
	case plain:
		count(p.Plain("choice.yes"), v.Tally.Yes)
		count(p.Plain("choice.no"), v.Tally.No)
	default:
		for i, option := range v.Poll.Options {
			if i < len(v.Poll.Counts) {
				count(option, v.Poll.Counts[i])
			}
		}
	}
	if !v.Unopened() && !list {
		count(p.Plain("choice.abstain"), v.Tally.Abstain)
		count(p.Plain("ballot.column_invalid"), v.Tally.Invalid)
	}
	row(p.Plain("button.result"), voteSentence(p, v))
	if v.Resolution != "" {
		row(p.Plain("option.resolution"), v.Resolution)
	}
	if !named {
		return t
	}
	for _, n := range v.Poll.Named {
		said := p.Plain("ballot.roll_silent")
		if n.Choice != "" {
			said = choiceText(p, v, n.Choice)
		}
		row(namedText(p, n), said)
	}
	return t
}

// votes are, in somebody's day, the ballots that they have not cast, the boxes to which they hold a key, and the results that
// they may establish.
func (d *day) votes([]council.Meeting) error {
	var lines []text.Markup
	for _, body := range d.myBodies() {
		running, err := records.RunningVotes(d.tx, body)
		if err != nil {
			return err
		}
		for _, v := range running {
			e, err := records.ElectorOf(d.tx, v.Number, d.person.ID)
			if err := dropUnknown(err); err != nil {
				return err
			}
			if !v.Running() || v.Over(d.now) || e.Person != d.person.ID || !e.Missing() {
				continue
			}
			lines = append(lines, "- "+d.pollLine(v))
			d.buttons = append(d.buttons, bot.Button{Label: d.Plain("button.vote_in", "id", v.ID), Line: "/abstimmung ergebnis " + v.ID, Style: bot.Primary})
		}
		newest, err := records.VotesOf(d.tx, body, resultsLooked)
		if err != nil {
			return err
		}
		for _, v := range newest {
			switch {
			case v.Unconfirmed() && d.leads(v):
				lines = append(lines, "- "+d.Say("today.to_confirm", "id", v.ID))
			case v.Uncounted() && d.holdsKey(v):
				lines = append(lines, "- "+d.Say("today.to_open", "id", v.ID))
			}
		}
	}
	d.section("today.votes", lines)
	return nil
}

// holdsKey says whether the asker has a share of the key to a box.
func (c *call) holdsKey(v council.Vote) bool {
	for _, holder := range v.Poll.Sealed.Holders {
		if holder == c.person.ID {
			return true
		}
	}
	return false
}
