package commands

import (
	"strings"
	"testing"

	"gremium/bot/text"
	"gremium/commands/council"
)

// TestVoteSentence: what came of a vote is said with the arithmetic, in both languages. The first is rules.md's own example.
func TestVoteSentence(t *testing.T) {
	simple := council.Rules{Preset: council.KPR, Quorum: council.MoreThanHalf, Majority: council.SimpleMajority, Tie: council.TieRejected}
	with := func(majority council.MajorityRule, base council.Base) council.Rules {
		r := simple
		r.Majority, r.Base = majority, base
		return r
	}
	casting, half, excluding := simple, simple, with(council.MajorityOfMembers, "")
	casting.Tie, half.Quorum, excluding.ExcludeRecused = council.CastingVote, council.AtLeastHalf, true
	ten := council.Standing{Entitled: 13, Present: 10}
	circular := func(c council.Circular) *council.Circular { return &c }
	for name, c := range map[string]struct {
		vote   council.Vote
		de, en string
	}{
		"rules.md": {
			council.Vote{Rules: simple, Standing: ten, Tally: council.Tally{Yes: 6, No: 3, Abstain: 1}},
			"Ja 6, Nein 3, Enthaltung 1. Mehr Ja als Nein: angenommen. Anwesend 10 von 13, beschlussfähig.",
			"Yes 6, No 3, Abstain 1. More yes than no: adopted. Present 10 of 13, quorate.",
		},
		"more no": {
			council.Vote{Rules: simple, Standing: ten, Tally: council.Tally{Yes: 3, No: 6, Invalid: 1}},
			"Ja 3, Nein 6, Enthaltung 0, ungültig 1. Mehr Nein als Ja: abgelehnt. Anwesend 10 von 13, beschlussfähig.",
			"Yes 3, No 6, Abstain 0, invalid 1. More no than yes: rejected. Present 10 of 13, quorate.",
		},
		"a tie": {
			council.Vote{Rules: simple, Standing: ten, Tally: council.Tally{Yes: 4, No: 4}},
			"Ja 4, Nein 4, Enthaltung 0. Stimmengleichheit: abgelehnt. Anwesend 10 von 13, nicht abgestimmt 2, beschlussfähig.",
			"Yes 4, No 4, Abstain 0. A tie: rejected. Present 10 of 13, did not vote 2, quorate.",
		},
		"casting vote": {
			council.Vote{Rules: casting, Standing: ten, Tally: council.Tally{Yes: 5, No: 5}, ChairVote: council.ChairYes},
			"Ja 5, Nein 5, Enthaltung 0. Stimmengleichheit, der Stichentscheid des Vorsitzes (Ja) gibt den Ausschlag: angenommen. Anwesend 10 von 13, beschlussfähig.",
			"Yes 5, No 5, Abstain 0. A tie, decided by the chair's casting vote (Yes): adopted. Present 10 of 13, quorate.",
		},
		"casting vote against": {
			council.Vote{Rules: casting, Standing: ten, Tally: council.Tally{Yes: 5, No: 5}, ChairVote: council.ChairNo},
			"Ja 5, Nein 5, Enthaltung 0. Stimmengleichheit, der Stichentscheid des Vorsitzes (Nein) gibt den Ausschlag: abgelehnt. Anwesend 10 von 13, beschlussfähig.",
			"Yes 5, No 5, Abstain 0. A tie, decided by the chair's casting vote (No): rejected. Present 10 of 13, quorate.",
		},
		"the chair abstained": {
			council.Vote{Rules: casting, Standing: ten, Tally: council.Tally{Yes: 4, No: 4, Abstain: 2}, ChairVote: council.ChairAbstain},
			"Ja 4, Nein 4, Enthaltung 2. Stimmengleichheit, und kein Stichentscheid, denn der Vorsitz hat weder mit Ja noch mit Nein gestimmt: abgelehnt. Anwesend 10 von 13, beschlussfähig.",
			"Yes 4, No 4, Abstain 2. A tie, and no casting vote, for the chair voted neither yes nor no: rejected. Present 10 of 13, quorate.",
		},
		"the chair had no vote": {
			council.Vote{Rules: casting, Standing: ten, Tally: council.Tally{Yes: 5, No: 5}},
			"Ja 5, Nein 5, Enthaltung 0. Stimmengleichheit, und kein Stichentscheid, denn der Vorsitz durfte hier nicht mitstimmen: abgelehnt. Anwesend 10 von 13, beschlussfähig.",
			"Yes 5, No 5, Abstain 0. A tie, and no casting vote, for the chair could not vote here: rejected. Present 10 of 13, quorate.",
		},
		"neither": {
			council.Vote{Rules: simple, Standing: ten, Tally: council.Tally{Abstain: 10}},
			"Ja 0, Nein 0, Enthaltung 10. Weder Ja noch Nein: abgelehnt. Anwesend 10 von 13, beschlussfähig.",
			"Yes 0, No 0, Abstain 10. Neither yes nor no: rejected. Present 10 of 13, quorate.",
		},
		"of those present": {
			council.Vote{Rules: with(council.MajorityOfPresent, ""), Standing: ten, Tally: council.Tally{Yes: 5, No: 4, Abstain: 1}},
			"Ja 5, Nein 4, Enthaltung 1. Nötig mehr als die Hälfte der Anwesenden (6 von 10), erreicht 5: abgelehnt. Anwesend 10 von 13, beschlussfähig.",
			"Yes 5, No 4, Abstain 1. Needed more than half of those present (6 of 10), reached 5: rejected. Present 10 of 13, quorate.",
		},
		"two thirds of the votes": {
			council.Vote{Rules: with(council.TwoThirds, council.OfVotes), Standing: ten, Tally: council.Tally{Yes: 6, No: 3, Abstain: 1}},
			"Ja 6, Nein 3, Enthaltung 1. Nötig zwei Drittel der abgegebenen Stimmen (6 von 9), erreicht 6: angenommen. Anwesend 10 von 13, beschlussfähig.",
			"Yes 6, No 3, Abstain 1. Needed two thirds of the votes cast (6 of 9), reached 6: adopted. Present 10 of 13, quorate.",
		},
		"three quarters of the members": {
			council.Vote{Rules: with(council.ThreeQuarters, council.OfMembers), Standing: ten, Tally: council.Tally{Yes: 9, No: 1}},
			"Ja 9, Nein 1, Enthaltung 0. Nötig drei Viertel der Mitglieder (10 von 13), erreicht 9: abgelehnt. Anwesend 10 von 13, beschlussfähig.",
			"Yes 9, No 1, Abstain 0. Needed three quarters of the members (10 of 13), reached 9: rejected. Present 10 of 13, quorate.",
		},
		"unanimous": {
			council.Vote{Rules: with(council.Unanimous, council.OfVotes), Standing: ten, Tally: council.Tally{Yes: 8, Abstain: 2}},
			"Ja 8, Nein 0, Enthaltung 2. Nötig Einstimmigkeit der abgegebenen Stimmen (8 von 8), erreicht 8: angenommen. Anwesend 10 von 13, beschlussfähig.",
			"Yes 8, No 0, Abstain 2. Needed unanimity of the votes cast (8 of 8), reached 8: adopted. Present 10 of 13, quorate.",
		},
		"recused": {
			council.Vote{Rules: excluding, Standing: council.Standing{Entitled: 13, Present: 12, Recused: 2, RecusedInAll: 3}, Tally: council.Tally{Yes: 6, No: 4}},
			"Ja 6, Nein 4, Enthaltung 0. Nötig mehr als die Hälfte der Mitglieder ohne die befangenen (6 von 10), erreicht 6: angenommen. Anwesend 12 von 13, davon befangen 2, beschlussfähig.",
			"Yes 6, No 4, Abstain 0. Needed more than half of the members without the recused (6 of 10), reached 6: adopted. Present 12 of 13, of them recused 2, quorate.",
		},
		"more than half recused": {
			council.Vote{Rules: half, Standing: council.Standing{Entitled: 12, Present: 11, Recused: 7, RecusedInAll: 7}, Tally: council.Tally{Yes: 3, No: 1}},
			"Ja 3, Nein 1, Enthaltung 0. Mehr Ja als Nein: angenommen. Anwesend 11 von 12, davon befangen 7, beschlussfähig, denn mehr als die Hälfte ist befangen, und dann genügt ein Viertel (3).",
			"Yes 3, No 1, Abstain 0. More yes than no: adopted. Present 11 of 12, of them recused 7, quorate, for more than half are recused, and then a quarter suffices (3).",
		},
		"second session": {
			council.Vote{Rules: half, Standing: council.Standing{Entitled: 13, Present: 3, SecondSession: true}, Tally: council.Tally{Yes: 2, No: 1}},
			"Ja 2, Nein 1, Enthaltung 0. Mehr Ja als Nein: angenommen. Anwesend 3 von 13, beschlussfähig als zweite Sitzung zu denselben Punkten (3 genügen).",
			"Yes 2, No 1, Abstain 0. More yes than no: adopted. Present 3 of 13, quorate as the second meeting on the same items (3 suffice).",
		},
		"not quorate": {
			council.Vote{Rules: simple, Standing: council.Standing{Entitled: 13, Present: 6}, Tally: council.Tally{Yes: 5, No: 1}},
			"Ja 5, Nein 1, Enthaltung 0. Anwesend 6 von 13, nötig 7: nicht beschlussfähig.",
			"Yes 5, No 1, Abstain 0. Present 6 of 13, needed 7: not quorate.",
		},
		"not all invited": {
			council.Vote{Rules: simple, Standing: council.Standing{Entitled: 13, Present: 10, Uninvited: true}, Tally: council.Tally{Yes: 5, No: 1}},
			"Ja 5, Nein 1, Enthaltung 0. Anwesend 10 von 13, nicht alle Mitglieder waren eingeladen: nicht beschlussfähig.",
			"Yes 5, No 1, Abstain 0. Present 10 of 13, not all members were invited: not quorate.",
		},
		"too many": {
			council.Vote{Rules: simple, Standing: ten, Tally: council.Tally{Yes: 6, No: 6}},
			"Ja 6, Nein 6, Enthaltung 0. Das sind 12 Stimmen, aber nur 10 durften abstimmen. Anwesend 10 von 13, beschlussfähig.",
			"Yes 6, No 6, Abstain 0. These are 12 votes, but only 10 could vote. Present 10 of 13, quorate.",
		},
		"by circulation": {
			council.Vote{Rules: with(council.MajorityOfMembers, ""), Standing: council.Standing{Entitled: 13}, Tally: council.Tally{Yes: 7, No: 2}, Circular: circular(council.Circular{Silence: council.SilenceNotVoted, Participation: 7})},
			"Ja 7, Nein 2, Enthaltung 0. Nicht abgestimmt 4. Nötig mehr als die Hälfte der Mitglieder (7 von 13), erreicht 7: angenommen. Beteiligt 9 von 13.",
			"Yes 7, No 2, Abstain 0. Did not vote 4. Needed more than half of the members (7 of 13), reached 7: adopted. Answered 9 of 13.",
		},
		"by circulation, silence consents": {
			council.Vote{Rules: simple, Standing: council.Standing{Entitled: 13, RecusedInAll: 1}, Tally: council.Tally{Yes: 7, No: 2}, Circular: circular(council.Circular{Silence: council.SilenceConsents})},
			"Ja 10, Nein 2, Enthaltung 0. Nicht geantwortet 3, gezählt als Ja. Mehr Ja als Nein: angenommen. Beteiligt 9 von 13, davon befangen 1.",
			"Yes 10, No 2, Abstain 0. Did not answer 3, counted as yes. More yes than no: adopted. Answered 9 of 13, of them recused 1.",
		},
		"too few took part": {
			council.Vote{Rules: simple, Standing: council.Standing{Entitled: 13}, Tally: council.Tally{Yes: 5}, Circular: circular(council.Circular{Silence: council.SilenceRejects, Participation: 7})},
			"Ja 5, Nein 8, Enthaltung 0. Nicht geantwortet 8, gezählt als Nein. Zu geringe Beteiligung (nötig 7): nicht zustande gekommen. Beteiligt 5 von 13.",
			"Yes 5, No 8, Abstain 0. Did not answer 8, counted as no. Too few have answered (needed 7): not brought about. Answered 5 of 13.",
		},
		"the procedure was objected to": {
			council.Vote{Rules: simple, Standing: council.Standing{Entitled: 13}, Tally: council.Tally{Yes: 5}, Circular: circular(council.Circular{Against: 1})},
			"Ja 5, Nein 0, Enthaltung 0. 1 Widerspruch gegen das Umlaufverfahren: nicht zustande gekommen. Die Sache kommt in die nächste Sitzung. Beteiligt 5 von 13.",
			"Yes 5, No 0, Abstain 0. 1 objection to the circular procedure: not brought about. The matter goes to the next meeting. Answered 5 of 13.",
		},
		"nobody objects": {
			council.Vote{Rules: with(council.NoObjection, ""), Standing: council.Standing{Entitled: 13}, Circular: circular(council.Circular{})},
			"Ja 0, Nein 0, Enthaltung 0. Kein Widerspruch: angenommen. Beteiligt 0 von 13.",
			"Yes 0, No 0, Abstain 0. No objection: adopted. Answered 0 of 13.",
		},
		"two object": {
			council.Vote{Rules: with(council.NoObjection, ""), Standing: council.Standing{Entitled: 13}, Circular: circular(council.Circular{Objections: 2, Silence: council.SilenceAbstains})},
			"Ja 0, Nein 0, Enthaltung 13. Nicht geantwortet 13, gezählt als Enthaltung. 2 Widersprüche: nicht zustande gekommen. Beteiligt 0 von 13.",
			"Yes 0, No 0, Abstain 13. Did not answer 13, counted as abstaining. 2 objections: not brought about. Answered 0 of 13.",
		},
		"more answers than members": {
			council.Vote{Rules: simple, Standing: council.Standing{Entitled: 3}, Tally: council.Tally{Yes: 4}, Circular: circular(council.Circular{})},
			"Ja 4, Nein 0, Enthaltung 0. Das sind 4 Stimmen, aber nur 3 durften abstimmen. Beteiligt 4 von 3.",
			"Yes 4, No 0, Abstain 0. These are 4 votes, but only 3 could vote. Answered 4 of 3.",
		},
	} {
		for language, want := range map[text.Language]string{text.German: c.de, text.English: c.en} {
			if got := voteSentence(text.For(language), c.vote); got != want {
				t.Errorf("%s: %s\nwant %s", name, got, want)
			}
		}
	}
}

// TestMajorityNames: every rule that a vote may have is named with its base, and no two alike.
func TestMajorityNames(t *testing.T) {
	named := map[string]bool{}
	for _, p := range []text.Printer{text.For(text.German), text.For(text.English)} {
		for _, majority := range []council.MajorityRule{council.SimpleMajority, council.MajorityOfPresent, council.MajorityOfMembers, council.TwoThirds, council.ThreeQuarters, council.Unanimous} {
			for _, base := range []council.Base{council.OfVotes, council.OfPresent, council.OfMembers} {
				rules := council.Rules{Majority: majority, Base: base}
				if rules.BaseOf() != base {
					continue // the base makes no difference
				}
				got := majorityOf(p, rules)
				if named[got] || strings.Contains(got, "[") {
					t.Errorf("%s of %s is %q", majority, base, got)
				}
				named[got] = true
			}
		}
	}
	if len(named) != 2*(1+1+1+3*3) {
		t.Errorf("%d names", len(named))
	}
}
