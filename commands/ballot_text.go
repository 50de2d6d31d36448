package commands

import (
	"strconv"
	"strings"

	"gremium/bot/text"
	"gremium/commands/council"
)

// What came of votes with ballots, in words, where it is not the sentence of vote_text.go: elections, polls without
// consequences, secret votes that are not counted; and who voted how in a roll call.

// pollSentence is what came of such a vote; "" where vote_text.go has the words.
func pollSentence(p text.Printer, v council.Vote) string {
	switch {
	case v.Verdict == "":
		return p.Plain("ballot.result_pending")
	case v.Verdict == council.NotCounted && v.Poll.Sealed != nil && v.Poll.Sealed.Spoiled > 0:
		return p.Plain("ballot.result_spoiled", "verdict", verdictText(p, v.Verdict))
	case v.Verdict == council.NotCounted && v.Poll.Sealed != nil && v.Poll.Sealed.Tampered:
		return p.Plain("ballot.result_tampered", "verdict", verdictText(p, v.Verdict))
	case v.Verdict == council.NotCounted && v.Poll.Cast >= council.LeastSecretBallots:
		return p.Plain("ballot.result_unopened", "verdict", verdictText(p, v.Verdict))
	case v.Verdict == council.Aborted && v.Unopened():
		return p.Plain("vote.aborted", "count", v.Circular.Against, "verdict", verdictText(p, v.Verdict)) + " " + p.Plain("ballot.box_unopened")
	case v.Verdict == council.NotCounted:
		return p.Plain("ballot.result_too_few", "count", v.Poll.Cast, "needed", council.LeastSecretBallots)
	case v.Poll.Kind == council.ElectionPoll:
		return electionSentence(p, v)
	case v.Poll.Kind != council.YesNoPoll:
		return listSentence(p, v)
	}
	return ""
}

// pollLine is a vote with ballots in a list.
func (c *call) pollLine(v council.Vote) text.Markup {
	question := shortened(v.Question, listed)
	if m, err := c.meetingOf(v.Meeting); err != nil || !c.readsVote(m, v) {
		question = c.Plain("item.hidden")
	}
	pairs := []any{"id", v.ID, "when", c.ShortDate(c.zoned(v.Opened)), "question", question}
	switch {
	case v.Pending():
		return c.Say("ballot.line_pending", pairs...)
	case !v.Over(c.now) && v.Poll.Ends.IsZero():
		return c.Say("ballot.line_running", pairs...)
	case !v.Over(c.now):
		return c.Say("ballot.line_running_until", append(pairs, "until", c.DateTime(v.EndsIn()))...)
	case v.Verdict == "":
		return c.Say("ballot.line_uncounted", pairs...)
	}
	tally := tallyText(c.Printer, v.Tally)
	switch v.Poll.Kind {
	case council.ElectionPoll:
		tally = electionFigures(c.Printer, v)
	case council.RankedPoll, council.ConsensusPoll:
		tally = orderText(c.Printer, v)
	}
	if v.Unopened() || tally == "" {
		tally = "–"
	}
	return c.Say("vote.line", "id", v.ID, "when", c.ShortDate(c.zoned(v.Closed)), "question", shortened(v.Question, listed), "tally", tally,
		"verdict", verdictText(c.Printer, v.Verdict))
}

// poll is what a result with ballots has beside its sentence: who voted how in a roll call, what was decided, what is left to
// do, and what has taken its place.
func (p votePage) poll(v council.Vote) []text.Markup {
	var lines []text.Markup
	if roll := rollText(p.Printer, v); roll != "" && p.named {
		lines = append(lines, text.Escape(roll))
	}
	if len(v.Poll.Lots) > 0 {
		if lot := v.Poll.Lots[len(v.Poll.Lots)-1]; lot.Drawn == "" && lot.Commitment != "" {
			lines = append(lines, p.Say("ballot.lot_committed", "names", p.And(lot.Names), "commitment", text.Code(lot.Commitment)))
		}
	}
	if v.Poll.Outcome != "" && p.resolution.ID == "" {
		lines = append(lines, p.Say("ballot.decided", "outcome", v.Poll.Outcome))
	}
	if v.Poll.Next != "" {
		lines = append(lines, p.Say("ballot.goes_on", "next", v.Poll.Next))
	}
	if next := todo(p.Printer, v); next != "" {
		lines = append(lines, next)
	}
	return lines
}

// recordedVote is a vote as the minutes tell it. Who voted how in a roll call stands apart there.
func recordedVote(p text.Printer, v council.Vote) string {
	said := voteSentence(p, v)
	if v.Unconfirmed() {
		said += " " + p.Plain("ballot.unconfirmed")
	}
	return said
}

// rollText is who voted how in a roll call: "Namentlich: Ja: Anna Vogel, Bert Kahl. Nein: Carla Weiß."; "" where there was
// none.
func rollText(p text.Printer, v council.Vote) string {
	if v.Poll == nil || len(v.Poll.Named) == 0 {
		return ""
	}
	parts := []string{p.Plain("ballot.roll")}
	for _, choice := range append(v.Choices(), "") {
		var names []string
		for _, n := range v.Poll.Named {
			if n.Choice == choice {
				names = append(names, namedText(p, n))
			}
		}
		if len(names) == 0 {
			continue
		}
		label := p.Plain("ballot.roll_silent")
		if choice != "" {
			label = choiceText(p, v, choice)
		}
		parts = append(parts, label+": "+strings.Join(names, ", ")+".")
	}
	return strings.Join(parts, " ")
}

// namedText is who voted: a deputy with the member in whose place.
func namedText(p text.Printer, n council.NamedChoice) string {
	if n.For == "" {
		return n.Name
	}
	return p.Plain("ballot.named_for", "name", n.Name, "member", n.For)
}

// electionSentence says what came of a ballot of an election, with its figures: "A 6, B 4, Enthaltung 2. Niemand hat mehr als
// die Hälfte der Anwesenden (7 von 12): Stichwahl zwischen A und B. Anwesend 12 von 13, beschlussfähig."
func electionSentence(p text.Printer, v council.Vote) string {
	r := v.ElectionResult()
	parts := []string{electionFigures(p, v) + "."}
	names := p.And(v.Poll.Winners)
	pairs := []any{"names", names, "needed", r.Needed, "of", r.Of, "office", v.Question}
	switch council.ElectionOutcome(v.Verdict) {
	case council.Elected:
		for _, lot := range v.Poll.Lots {
			parts = append(parts, lotText(p, lot))
		}
		key := "ballot.elected_most"
		if r.Of > 0 && len(v.Poll.Lots) == 0 {
			key = "ballot.elected"
		}
		parts = append(parts, p.Plain(key, pairs...))
	case council.RunOff:
		parts = append(parts, p.Plain("ballot.nobody_half", pairs...))
		for _, lot := range v.Poll.Lots {
			parts = append(parts, lotText(p, lot))
		}
		parts = append(parts, p.Plain("ballot.run_off", pairs...))
	case council.SecondBallot:
		parts = append(parts, p.Plain("ballot.nobody_half", pairs...), p.Plain("ballot.second_ballot", pairs...))
	case council.LotDecides:
		parts = append(parts, p.Plain("ballot.lot_decides", pairs...))
	case council.LotForRunOff:
		parts = append(parts, p.Plain("ballot.nobody_half", pairs...))
		for _, lot := range v.Poll.Lots {
			if lot.Drawn != "" {
				parts = append(parts, lotText(p, lot))
			}
		}
		parts = append(parts, p.Plain("ballot.lot_for_run_off", pairs...))
	case council.NoQuorumThere:
	case council.NotElected:
		if len(v.Poll.Winners) == 0 {
			parts = append(parts, p.Plain("ballot.nobody_elected"))
			break
		}
		parts = append(parts, p.Plain("ballot.not_elected", pairs...))
	default:
		parts = append(parts, p.Plain("ballot.not_elected", pairs...))
	}
	verdict := council.Adopted
	if !r.Quorum.Kept {
		verdict = council.NotQuorate
	}
	return strings.Join(append(parts, presenceText(p, council.Result{
		Standing: v.Standing, Quorum: r.Quorum, Verdict: verdict, Tally: electionTally(v),
	})), " ")
}

// electionTally counts all ballots of an election as cast, for who did not vote.
func electionTally(v council.Vote) council.Tally {
	t := v.Tally
	for _, n := range v.Poll.Counts {
		t.Yes += n
	}
	return t
}

// electionFigures are the votes by candidate: "A 6, B 4, Enthaltung 2"; of one candidate, yes and no.
func electionFigures(p text.Printer, v council.Vote) string {
	if len(v.Poll.Options) == 1 {
		return v.Poll.Options[0] + ": " + tallyText(p, electionTally(v))
	}
	var parts []string
	for i, name := range v.Poll.Options {
		n := 0
		if i < len(v.Poll.Counts) {
			n = v.Poll.Counts[i]
		}
		parts = append(parts, name+" "+strconv.Itoa(n))
	}
	parts = append(parts, p.Plain("choice.abstain")+" "+strconv.Itoa(v.Tally.Abstain))
	if v.Tally.No > 0 {
		parts = append(parts, p.Plain("choice.no")+" "+strconv.Itoa(v.Tally.No))
	}
	if v.Tally.Invalid > 0 {
		parts = append(parts, p.Plain("ballot.invalid", "invalid", v.Tally.Invalid))
	}
	return strings.Join(parts, ", ")
}

// lotText is a lot that was drawn.
func lotText(p text.Printer, lot council.DrawnLot) string {
	key := "ballot.lot_drawn_person"
	if lot.Commitment != "" {
		key = "ballot.lot_drawn_bot"
	}
	return p.Plain(key, "names", p.And(lot.Names), "drawn", lot.Drawn, "seed", lot.Seed, "commitment", lot.Commitment)
}
