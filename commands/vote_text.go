package commands

import (
	"strings"

	"gremium/bot/text"
	"gremium/commands/council"
)

// What came of a vote, in words and figures. Cards, answers and minutes all print this.

// voteSentence says what came of a vote, with the arithmetic: "Ja 6, Nein 3, Enthaltung 1. Mehr Ja als Nein: angenommen.
// Anwesend 10 von 13, beschlussfähig." Source: rules.md, Definitions; product.md, Fixed words.
func voteSentence(p text.Printer, v council.Vote) string {
	if v.Poll != nil {
		if said := pollSentence(p, v); said != "" {
			return said
		}
	}
	return resultSentence(p, v.Result())
}

// resultSentence is voteSentence for a result.
func resultSentence(p text.Printer, r council.Result) string {
	sentences := []string{tallyText(p, r.Tally) + "."}
	if r.Circular != nil {
		return strings.Join(append(sentences, circularText(p, r)...), " ")
	}
	switch r.Verdict {
	case council.Inconsistent:
		sentences = append(sentences, p.Plain("vote.inconsistent", "cast", r.Tally.Cast(), "voters", r.Standing.Voters()))
	case council.NotQuorate:
	default:
		sentences = append(sentences, outcomeText(p, r))
	}
	return strings.Join(append(sentences, presenceText(p, r)), " ")
}

// tallyText prints the figures of a vote as product.md lays down.
func tallyText(p text.Printer, t council.Tally) string {
	line := p.Plain("vote.tally", "yes", t.Yes, "no", t.No, "abstain", t.Abstain)
	if t.Invalid > 0 {
		line = p.Plain("vote.tally_invalid", "tally", line, "invalid", t.Invalid)
	}
	return line
}

// verdictText is a verdict in one or two words: "angenommen".
func verdictText(p text.Printer, v council.Verdict) string {
	return p.Plain("vote.verdict." + string(v))
}

// outcomeText says by which rule a vote came out as it did.
func outcomeText(p text.Printer, r council.Result) string {
	verdict := verdictText(p, r.Verdict)
	switch {
	case r.Reason == council.ByNoValidVotes:
		return p.Plain("vote.no_valid_votes", "verdict", verdict)
	case r.Reason == council.ByCastingVote:
		return p.Plain("vote.casting_vote", "vote", p.Plain("choice."+string(r.Chair)), "verdict", verdict)
	case r.Reason == council.ByTie && r.Tie == council.CastingVote && r.Chair == "":
		return p.Plain("vote.tie_chair_not_entitled", "verdict", verdict)
	case r.Reason == council.ByTie && r.Tie == council.CastingVote:
		return p.Plain("vote.tie_chair_undecided", "verdict", verdict)
	case r.Reason == council.ByTie:
		return p.Plain("vote.tie", "verdict", verdict)
	case r.Majority == council.SimpleMajority && r.Verdict == council.Adopted:
		return p.Plain("vote.more_yes", "verdict", verdict)
	case r.Majority == council.SimpleMajority:
		return p.Plain("vote.more_no", "verdict", verdict)
	}
	return p.Plain("vote.needed", "rule", majorityText(p, r), "needed", r.Needed, "of", r.Of, "reached", r.Tally.Yes, "verdict", verdict)
}

// majorityText names a majority with what it is counted of: "zwei Drittel der abgegebenen Stimmen".
func majorityText(p text.Printer, r council.Result) string {
	base := string(r.Base)
	if r.Base == council.OfMembers && r.Of < r.Standing.Entitled {
		base = "members_not_recused"
	}
	return p.Plain("vote.majority."+string(r.Majority), "base", p.Plain("vote.base."+base))
}

// majorityOf names the majority that rules ask for.
func majorityOf(p text.Printer, r council.Rules) string {
	return majorityText(p, council.Result{Majority: r.Majority, Base: r.BaseOf()})
}

// presenceText says who was there, and whether that was enough: "Anwesend 10 von 13, beschlussfähig."
func presenceText(p text.Printer, r council.Result) string {
	s := r.Standing
	parts := []string{p.Plain("vote.present", "present", s.Present, "entitled", s.Entitled)}
	if s.Recused > 0 {
		parts = append(parts, p.Plain("vote.recused", "recused", s.Recused))
	}
	if decided := r.Verdict == council.Adopted || r.Verdict == council.Rejected; decided && r.Silent() > 0 {
		parts = append(parts, p.Plain("vote.silent", "silent", r.Silent()))
	}
	switch {
	case r.Quorum.By == council.NotInvited:
		parts = append(parts, p.Plain("vote.not_all_invited"))
	case !r.Quorum.Kept:
		parts = append(parts, p.Plain("vote.not_quorate", "needed", r.Quorum.Needed))
	case r.Quorum.By == council.UsualQuorum:
		parts = append(parts, p.Plain("vote.quorate"))
	default:
		parts = append(parts, p.Plain("vote.eased."+string(r.Quorum.By), "needed", r.Quorum.Needed))
	}
	return strings.Join(parts, ", ") + "."
}

// circularText says what came of a circular resolution.
func circularText(p text.Printer, r council.Result) []string {
	c, verdict := r.Circular, verdictText(p, r.Verdict)
	var sentences []string
	if c.Silent > 0 && c.Silence != "" {
		sentences = append(sentences, p.Plain("vote.silence."+string(c.Silence), "silent", c.Silent))
	}
	switch {
	case r.Verdict == council.Inconsistent:
		sentences = append(sentences, p.Plain("vote.inconsistent", "cast", r.Tally.Cast(), "voters", r.Standing.Voters()))
	case r.Verdict == council.Aborted:
		sentences = append(sentences, p.Plain("vote.aborted", "count", c.Against, "verdict", verdict))
	case r.Verdict == council.NotAdopted:
		sentences = append(sentences, p.Plain("vote.objected", "count", c.Objections, "verdict", verdict))
	case r.Majority == council.NoObjection:
		sentences = append(sentences, p.Plain("vote.no_objection", "verdict", verdict))
	case r.Verdict == council.NotCompleted:
		sentences = append(sentences, p.Plain("vote.participation_missed", "needed", c.Participation, "verdict", verdict))
	default:
		sentences = append(sentences, outcomeText(p, r))
	}
	took := []string{p.Plain("vote.participation", "answered", c.Answered, "entitled", r.Standing.Entitled)}
	if r.Standing.Recused > 0 {
		took = append(took, p.Plain("vote.recused", "recused", r.Standing.Recused))
	}
	return append(sentences, strings.Join(took, ", ")+".")
}
