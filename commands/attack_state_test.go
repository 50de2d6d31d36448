package commands

import (
	"slices"
	"time"
)

// How far the meeting S1 must have come before a command can be attacked.

// stage of S1.
type progress int

const (
	invitedTo progress = iota // as people leaves it
	opened                    // on, with its first item called and a note
	closed                    // with a draft of its minutes
	released                  // its minutes are, with an objection
	approved                  // its minutes are
)

// reaches says which commands need more than a meeting that lies ahead.
var reaches = map[string]progress{
	"meeting attendance": opened, "meeting here": opened, "meeting leave": opened, "meeting suspend": opened, "meeting resume": opened,
	"meeting close": opened, "meeting reopen": closed, "meeting sheet": opened,
	"minutes note": opened, "minutes notes": opened, "minutes edit": opened, "minutes withdraw": opened, "minutes show": opened, "minutes export": opened,
	"minutes release": closed, "minutes objection": released, "minutes objections": released, "minutes decide": released, "minutes approve": released,
	"minutes correct": approved,
	"item call":       opened, "item next": opened, "item defer": opened, "item remove": opened, "item reinstate": opened, "item admit": opened,
	"item back": opened, "motion show": opened, "motion withdraw": opened, "motion order": opened,
	"vote count": opened, "vote result": opened, "vote list": opened, "vote withdraw": opened,
	"vote new": opened, "vote cast": opened, "vote recuse": opened, "vote close": opened, "vote demand": opened, "vote extend": opened,
	"vote confirm": opened, "vote export": opened, "vote object": opened, "vote elect": opened, "vote run-off": opened, "vote lot": opened,
	"vote repeat": opened,
	"member back": opened,
}

// before is what must have happened then.
var before = map[string][][2]string{
	"meeting resume":  {{"anna", "sitzung unterbrechen S1"}},
	"item reinstate":  {{"anna", "top vertagen S1-2"}},
	"item admit":      {{"anna", "top dringlich Alarm grund:Anruf"}},
	"minutes approve": {{"carl", "protokoll entscheiden 1 zurueckgezogen sitzung:S1"}},
	"member back":     {{"anna", "mitglied abwesend bis:31.12.2027"}},
	"motion show":     {{"carl", "antrag Abbiegen erlauben"}},
	"motion withdraw": {{"carl", "antrag Abbiegen erlauben"}},
	"motion order":    {{"carl", "antrag Abbiegen erlauben art:aenderung"}},
	"vote cast":       {aVote},
	"vote recuse":     {aVote},
	"vote close":      {aVote},
	"vote demand":     {aVote},
	"vote extend":     {{"anna", `abstimmung neu Gehen? bis:"15.04.2027 10:00"`}},
	"vote confirm":    {aVote, {"carl", "abstimmung stimme V2 ja"}, {"anna", "abstimmung schliessen V2"}},
	"vote export":     {aVote, {"carl", "abstimmung stimme V2 ja"}, {"anna", "abstimmung schliessen V2"}},
	"vote object":     {{"anna", "abstimmung umlauf Gehen? bis:30.04.2027"}},
	"vote run-off":    tied("V2", `wahl Sprecherin kandidaten:"Ute, Ina" modus:offen`),
	"vote lot":        slices.Concat(tied("V2", `wahl Sprecherin kandidaten:"Ute, Ina" modus:offen`), tied("V3", "stichwahl V2")),
	"vote repeat": {{"anna", "mitglied neu @emil"}, {"anna", "mitglied neu @fritz"}, {"anna", "sitzung anwesend alle"},
		{"bert", "abstimmung neu Gehen? modus:geheim urne:@carl"}, {"anna", "abstimmung schliessen V2"}},
}

// aVote opens a vote that runs: V2, for there is one that was counted.
var aVote = [2]string{"anna", "abstimmung neu Gehen?"}

// tied is an election in which two have as many votes.
func tied(vote, opening string) [][2]string {
	return [][2]string{
		{"anna", "abstimmung " + opening}, {"bert", "abstimmung stimme " + vote + " Ute"}, {"carl", "abstimmung stimme " + vote + " Ina"},
		{"anna", "abstimmung schliessen " + vote},
	}
}

// reached is an arena in which a command can be attacked: this one, or another that has gone on. It lives until end is called.
func (a *arena) reached(c command) (b *arena, end func()) {
	a.t.Helper()
	to := reaches[c.English]
	if to == invitedTo || !a.now.Before(meetingDay) {
		return a, func() {}
	}
	b, end = a.fork()
	b.goOn(to)
	for _, line := range before[c.English] {
		b.do(line[0], "rat", "/"+line[1])
	}
	return b, end
}

var meetingDay = time.Date(2027, 4, 14, 0, 0, 0, 0, time.UTC)

// goOn plays the meeting S1.
func (a *arena) goOn(to progress) {
	a.t.Helper()
	a.until(time.Date(2027, 4, 14, 16, 0, 0, 0, a.now.Location()))
	for _, step := range []struct {
		to    progress
		lines [][2]string
	}{
		{opened, [][2]string{{"anna", "sitzung eroeffnen S1"}, {"anna", "sitzung anwesend alle"}, {"anna", "top aufruf S1-1"}, {"anna", "protokoll notiz Ampeln fehlen."},
			{"anna", "abstimmung zaehlung Abbiegen verbieten? ja:2 nein:1"}}},
		{closed, [][2]string{{"anna", "sitzung schliessen S1"}}},
		{released, [][2]string{{"anna", "protokoll freigeben S1"}, {"bert", "protokoll freigeben S1"}, {"carl", "protokoll einwendung S1-1 Nein."}}},
		{approved, [][2]string{{"carl", "protokoll entscheiden 1 zurueckgezogen sitzung:S1"}, {"bert", "protokoll genehmigen S1 trotzdem:ja"}}},
	} {
		for _, line := range step.lines {
			if step.to <= to {
				a.do(line[0], "rat", "/"+line[1])
			}
		}
	}
}
