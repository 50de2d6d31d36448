package council

import (
	"testing"

	"pgregory.net/rapid"
)

// TestCircularVectors are those of rules.md, and one for every rule of silence and threshold.
func TestCircularVectors(t *testing.T) {
	all := Rules{Preset: KPR, Majority: MajorityOfMembers}
	simple, none := Rules{Majority: SimpleMajority}, Rules{Majority: NoObjection}
	for name, c := range map[string]struct {
		rules Rules
		t     Tally
		c     Circular
		want  string
	}{
		"7 of 13":                        {all, Tally{Yes: 7, No: 2}, Circular{}, "adopted"},
		"6 of 13":                        {all, Tally{Yes: 6}, Circular{}, "rejected"},
		"an objection to the procedure":  {all, Tally{Yes: 12}, Circular{Against: 1}, "aborted:objection"},
		"nobody objects":                 {none, Tally{}, Circular{}, "adopted"},
		"somebody objects":               {none, Tally{}, Circular{Objections: 1}, "not_adopted:objection"},
		"objects to the procedure":       {none, Tally{}, Circular{Against: 1}, "aborted:objection"},
		"silence is no vote":             {simple, Tally{Yes: 2, No: 1}, Circular{Silence: SilenceNotVoted}, "adopted"},
		"silence abstains":               {simple, Tally{Yes: 2, No: 1}, Circular{Silence: SilenceAbstains}, "adopted"},
		"silence rejects":                {simple, Tally{Yes: 6, No: 1}, Circular{Silence: SilenceRejects}, "rejected"},
		"silence rejects, not enough":    {simple, Tally{Yes: 7}, Circular{Silence: SilenceRejects}, "adopted"},
		"silence consents":               {all, Tally{Yes: 1, No: 6}, Circular{Silence: SilenceConsents}, "adopted"},
		"silence consents, not enough":   {all, Tally{No: 7}, Circular{Silence: SilenceConsents}, "rejected"},
		"too few take part":              {simple, Tally{Yes: 6}, Circular{Participation: 7}, "not_completed:participation"},
		"just enough take part":          {simple, Tally{Yes: 4, No: 2, Abstain: 1}, Circular{Participation: 7}, "adopted"},
		"silence does not take part":     {simple, Tally{Yes: 6}, Circular{Participation: 7, Silence: SilenceConsents}, "not_completed:participation"},
		"too many answers":               {simple, Tally{Yes: 14}, Circular{}, "inconsistent"},
		"nobody answers":                 {all, Tally{}, Circular{}, "rejected:no_valid_votes"},
		"nobody answers, nobody objects": {none, Tally{}, Circular{Participation: 7}, "adopted"},
		"a tie":                          {simple, Tally{Yes: 4, No: 4}, Circular{}, "rejected:tie"},
		"a tie and a casting vote":       {Rules{Majority: SimpleMajority, Tie: CastingVote}, Tally{Yes: 4, No: 4}, Circular{}, "adopted:casting_vote"},
	} {
		vote := Vote{Rules: c.rules, Standing: Standing{Entitled: 13}, Tally: c.t, ChairVote: ChairYes, Circular: &c.c}
		if got := vote.Result(); outcome(got) != c.want || got.Circular.Answered != c.t.Cast() {
			t.Errorf("%s: %s (%+v), want %s", name, outcome(got), got.Circular, c.want)
		}
	}
	if got := all.DecideCircular(Standing{Entitled: 13, RecusedInAll: 2}, Tally{Yes: 11, No: 1}, "", Circular{}); got.Verdict != Inconsistent {
		t.Errorf("the recused answer: %s", got.Verdict)
	}
	if r := PresetRules(KPR).ForCircular(); r.Majority != MajorityOfMembers {
		t.Errorf("%+v", r)
	}
	if r := PresetRules(Verein).ForCircular(); r.Majority != Unanimous || r.BaseOf() != OfMembers {
		t.Errorf("%+v", r)
	}
	for template, days := range map[Template]int{SteeringCommittee: 7, WorkingGroup: 2} {
		if got := (Organization{Template: template}).CircularReplyDays(); got != days {
			t.Errorf("%s: %d days", template, got)
		}
	}
	if CircularParticipation(13) != 7 || CircularParticipation(12) != 7 {
		t.Error("more than half of the seats")
	}
}

// TestCircularMonotone: one more yes, or a no that becomes a yes, never undoes a circular resolution.
func TestCircularMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rules := anyRules(t)
		s := Standing{Entitled: rapid.IntRange(1, 30).Draw(t, "entitled")}
		s.RecusedInAll = rapid.IntRange(0, s.Entitled-1).Draw(t, "recused")
		before := anyTally(t, s.Entitled-s.RecusedInAll)
		c := Circular{
			Silence:       rapid.SampledFrom([]Silence{SilenceNotVoted, SilenceAbstains, SilenceRejects, SilenceConsents}).Draw(t, "silence"),
			Participation: rapid.IntRange(0, s.Entitled).Draw(t, "participation"),
		}
		verdict := rules.DecideCircular(s, before, "", c).Verdict
		more := before
		more.Yes++
		swayed := more
		swayed.No--
		for _, after := range []Tally{more, swayed} {
			if got := rules.DecideCircular(s, after, "", c); verdict == Adopted && got.Verdict != Adopted && got.Verdict != Inconsistent {
				t.Fatalf("%+v adopted, %+v %s", before, after, got.Verdict)
			}
		}
	})
}
