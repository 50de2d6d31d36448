package commands

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
)

// Elections: by ballots in the chat, or on paper, counted by two tellers apart from each other; the run-off, and the lot, which
// a person draws or the program does for all to check. Source: rules.md, "Elections, notice, circular" and "Secret votes".

var electionCommands = []command{{
	Command: bot.Command{
		Name: "abstimmung wahl", English: "vote elect", Aliases: []string{"vote election"},
		Options: []bot.Option{
			{ID: "office", Name: "amt", Kind: bot.Text, Max: 200, Required: true, Bare: true},
			{ID: "candidates", Name: "kandidaten", Aliases: []string{"kandidierende", "kandidat"}, Kind: bot.Text, Max: 1500, Required: true},
			{ID: "mode", Name: "modus", Kind: bot.OneOf, Choices: append(slices.Clip(slices.Clone(modeOption.Choices)),
				bot.OptionChoice{ID: onPaper, Name: "stimmzettel", Aliases: []string{"papier"}})},
			{ID: "item", Name: "top", Kind: bot.ID, Prefix: "S", Places: true},
			untilOption, earlyOption, holdersOption, anywayOption,
		},
	},
	may: leading, live: true, do: elect, form: voteForm,
}, {
	Command: bot.Command{
		Name: "abstimmung stichwahl", English: "vote run-off", Options: []bot.Option{neededVote, holdersOption, anywayOption},
	},
	may: leading, do: runOff,
}, {
	Command: bot.Command{
		Name: "abstimmung los", English: "vote lot", Aliases: []string{"abstimmung losentscheid"},
		Options: []bot.Option{
			neededVote,
			{ID: "drawn", Name: "gezogen", Kind: bot.Text, Max: longestOption},
			{ID: "drawn_by", Name: "von", Kind: bot.Person},
			{ID: "by_bot", Name: "bot", Kind: bot.YesNo, Hidden: true},
			{ID: "draw", Name: "ziehen", Kind: bot.YesNo, Hidden: true},
		},
	},
	may: leading, do: drawLot,
}}

// onPaper is the way of electing with ballot papers.
const onPaper = "paper"

// electsOnPaper says whether a body elects with ballot papers unless something else is said.
func electsOnPaper(r council.Rules) bool {
	return r.Preset == council.KPR || r.Preset == council.SaechsGemO
}

// elect opens an election.
func elect(c *call) (bot.Reply, error) {
	candidates, err := c.optionsTyped(c.Text("candidates"), 1)
	if err != nil {
		return bot.Reply{}, err
	}
	o := opening{vote: council.Vote{
		Question: c.Text("office"), Rules: c.rules(), Poll: &council.Poll{
			Kind: council.ElectionPoll, Options: candidates, Early: c.Yes("early"), Round: 1,
		},
	}}
	switch mode := c.Choice("mode"); {
	case mode == onPaper, mode == "" && electsOnPaper(o.vote.Rules):
		o.vote.Mode, o.vote.Paper = council.Counted, true
	default:
		o.vote.Mode = c.votingMode()
	}
	return c.openElection(o)
}

// openElection opens the first ballot of an election: in the meeting that is on, else, where ballots are cast in the chat, between
// meetings.
func (c *call) openElection(o opening) (bot.Reply, error) {
	open, err := records.OpenMeetings(c.tx, c.body.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(open) == 0 && c.meeting.ID == "" && !c.Has("item") {
		if o.vote.Paper {
			return bot.Reply{}, refuse("refusal.paper_in_meeting")
		}
		o.vote.Organization = c.body.ID
		if err := c.betweenMeetings(&o); err != nil {
			return bot.Reply{}, err
		}
	} else {
		m, item, _, err := c.votedOn()
		if err != nil {
			return bot.Reply{}, err
		}
		o.meeting = m
		o.vote.Organization, o.vote.Meeting, o.vote.Item, o.vote.NonPublic = m.Organization, m.ID, item.Number, item.NonPublic
		if err := c.inMeeting(&o, item); err != nil {
			return bot.Reply{}, err
		}
	}
	if err := c.setEnd(&o); err != nil {
		return bot.Reply{}, err
	}
	if asked, err := c.doubtVote(o); err != nil || asked != nil {
		return bot.Reply{Message: asked}, err
	}
	return c.open(o)
}

// tellerLine is how a teller enters figures: an example with the candidates.
func (c *call) tellerLine(v council.Vote) string {
	if len(v.Poll.Options) == 1 {
		return c.typed("abstimmung zaehlung", "", v.ID, "votes", v.Poll.Options[0]+" 7", "no", "4")
	}
	var figures []string
	for i, name := range v.Poll.Options {
		figures = append(figures, name+" "+strconv.Itoa(7-min(i, 7)))
	}
	return c.typed("abstimmung zaehlung", "", v.ID, "votes", strings.Join(figures, ", "))
}

// figure is a candidate with votes as tellers type them: "Anna Vogel 7", "A: 7".
var figure = regexp.MustCompile(`^(.*?)[:=]?\s*(\d{1,4})$`)

// counting is who enters what was counted: who runs the meeting; of an election on paper every member, for tellers may be
// anybody.
var counting = permission{who: running.who, officers: true, tellers: true, roles: running.roles}

// countsPaper says whether the asker may be a teller in the election that the command is about.
func (c *call) countsPaper() bool {
	v, _, err := c.theBallot()
	return err == nil && v.Poll != nil && v.Paper && c.holds(members.roles, []string{v.Organization})
}

// countElection takes what one teller has counted of an election on paper. The second one who has counted the same settles it.
// Neither is told the other's figures.
func countElection(c *call) (bot.Reply, error) {
	v, _, err := c.theBallot()
	switch {
	case err != nil:
		return bot.Reply{}, err
	case v.Poll == nil || v.Poll.Kind != council.ElectionPoll || !v.Paper:
		return bot.Reply{}, refuse("refusal.no_paper_election", "id", v.ID)
	case stands(v, c.person):
		return bot.Reply{}, refuse("refusal.teller_stands", "id", v.ID)
	}
	if err := c.openStill(v); err != nil {
		return bot.Reply{}, err
	}
	m, err := c.meetingOf(v.Meeting)
	if err != nil {
		return bot.Reply{}, err
	}
	if err := c.unheard(v, m, "wording", "as_resolution", "recommendation"); err != nil {
		return bot.Reply{}, err
	}
	count, err := c.tellerCount(v)
	if err != nil {
		return bot.Reply{}, err
	}
	done, err := v.CountPaper(count, c.now)
	switch {
	case errors.Is(err, council.ErrTellersDiffer):
		return bot.Reply{}, refuse("refusal.tellers_differ", "id", v.ID)
	case errors.Is(err, council.ErrFigures):
		return bot.Reply{}, refuse("refusal.election_figures", "voters", v.Standing.Voters(), "present", v.Standing.Present, "entitled", v.Standing.Entitled)
	case err != nil:
		return bot.Reply{}, err
	}
	c.touched(v.ID)
	if !done {
		if err := records.Votes.Put(c.tx, v); err != nil {
			return bot.Reply{}, err
		}
		return bot.Reply{Message: &bot.Message{Tone: bot.Good, Text: c.Say("ballot.first_teller", "id", v.ID)}}, nil
	}
	if nextStep(c.Printer, v).Line == "" { // a counted vote is confirmed by its entry
		v.Poll.Confirmed, v.Poll.ConfirmedBy = c.now.UTC(), c.person.ID
	}
	if err := putEnded(c.tx, v); err != nil {
		return bot.Reply{}, err
	}
	message, err := c.voteMessage(m, v)
	if err != nil {
		return bot.Reply{}, err
	}
	message.Text = c.Say("ballot.tellers_agree", "id", v.ID) + "\n\n" + message.Text
	message.Buttons = append(message.Buttons, c.resultButtons(v)...)
	return bot.Reply{Message: &message}, nil
}

// tellerCount reads the figures of a teller.
func (c *call) tellerCount(v council.Vote) (council.TellerCount, error) {
	count := council.TellerCount{Person: c.person.ID, Votes: make([]int, len(v.Poll.Options))}
	wrong := refuse("refusal.teller_figures", "line", text.Code(c.tellerLine(v)))
	seen := make([]bool, len(v.Poll.Options))
	for _, part := range separate(c.Text("votes")) {
		m := figure.FindStringSubmatch(part)
		if m == nil {
			return count, wrong
		}
		place := slices.IndexFunc(v.Poll.Options, func(o string) bool { return bot.Fold(o) == bot.Fold(strings.TrimSpace(m[1])) })
		if place < 0 && strings.TrimSpace(m[1]) == "" && len(v.Poll.Options) == 1 {
			place = 0
		}
		if place < 0 || seen[place] {
			return count, wrong
		}
		seen[place] = true
		count.Votes[place], _ = strconv.Atoi(m[2])
	}
	if yes, given := c.Int("yes"); given && len(v.Poll.Options) == 1 && !seen[0] {
		count.Votes[0], seen[0] = yes, true
	}
	if slices.Contains(seen, false) {
		return count, wrong
	}
	count.No, _ = c.Int("no")
	count.Abstain, _ = c.Int("abstain")
	count.Invalid, _ = c.Int("invalid")
	return count, nil
}

// runOff opens the run-off between the two first, or the second ballot of a single candidate.
func runOff(c *call) (bot.Reply, error) {
	first := c.vote
	if err := c.decided(first); err != nil {
		return bot.Reply{}, err
	}
	second := first.Verdict == council.Verdict(council.SecondBallot)
	if !second && first.Verdict != council.Verdict(council.RunOff) {
		return bot.Reply{}, refuse("refusal.no_run_off", "id", first.ID, "verdict", verdictText(c.Printer, first.Verdict))
	}
	o := opening{vote: council.Vote{
		Question: first.Question, Rules: first.Rules, Mode: first.Mode, Paper: first.Paper,
		Poll: &council.Poll{Kind: council.ElectionPoll, Options: slices.Clone(first.Poll.Winners), Round: 2, First: first.ID},
	}}
	o.replaces = first.ID
	if err := c.electorate(&o, first); err != nil {
		return bot.Reply{}, err
	}
	if asked, err := c.doubtVote(o); err != nil || asked != nil {
		return bot.Reply{Message: asked}, err
	}
	return c.open(o)
}

// drawLot has the lot drawn: by a person, which is recorded, or by the program, which shows the names and a commitment before.
func drawLot(c *call) (bot.Reply, error) {
	v := c.vote
	if err := c.decided(v); err != nil {
		return bot.Reply{}, err
	}
	lot, err := v.Lot()
	if err != nil {
		return bot.Reply{}, refuse("refusal.no_lot", "id", v.ID)
	}
	switch {
	case c.Has("drawn"):
		name, err := c.candidate(lot, c.Text("drawn"))
		if err != nil {
			return bot.Reply{}, err
		}
		return c.drawn(v, name)
	case c.Yes("draw") && lot.Commitment != "":
		seed, err := hex.DecodeString(lot.Seed)
		if err != nil || len(seed) != 32 {
			return bot.Reply{}, errors.New("commands: a lot's seed is broken")
		}
		return c.drawn(v, council.Lot{Names: lot.Names, Seed: [32]byte(seed)}.Drawn())
	case c.Yes("by_bot"):
		fresh := council.Lot{Names: lot.Names}
		rand.Read(fresh.Seed[:]) // never fails
		if lot.Commitment == "" {
			if err := v.Commit(fresh); err != nil {
				return bot.Reply{}, err
			}
			if err := c.putResult(v); err != nil {
				return bot.Reply{}, err
			}
		}
		lot, _ = v.Lot()
		return bot.Reply{Message: &bot.Message{
			Tone: bot.Good, Text: c.Say("ballot.lot_committed", "names", c.And(lot.Names), "commitment", text.Code(lot.Commitment)),
			Buttons: []bot.Button{c.drawButton(v)},
		}}, nil
	}
	c.dry = true
	message := &bot.Message{Text: c.Say("ballot.lot_how", "names", c.And(lot.Names), "line", text.Code(c.typed("abstimmung los", "", v.ID, "drawn", lot.Names[0])))}
	for _, name := range lot.Names[:min(choicesOffered, len(lot.Names))] {
		message.Buttons = append(message.Buttons, bot.Button{Label: c.Plain("button.drawn", "name", name), Line: bot.Line("abstimmung los", "", v.ID, "gezogen", name)})
	}
	message.Buttons = append(message.Buttons, bot.Button{Label: c.Plain("button.bot_draws"), Line: bot.Line("abstimmung los", "", v.ID, "bot", "ja")})
	return bot.Reply{Message: message}, nil
}

// drawButton has the program draw.
func (c *call) drawButton(v council.Vote) bot.Button {
	return bot.Button{Label: c.Plain("button.lot"), Line: bot.Line("abstimmung los", "", v.ID, "ziehen", "ja"), Style: bot.Primary}
}

// candidate is the name among those of a lot that was typed.
func (c *call) candidate(lot council.DrawnLot, typed string) (string, error) {
	for _, name := range lot.Names {
		if bot.Fold(name) == bot.Fold(typed) {
			return name, nil
		}
	}
	return "", refuse("refusal.not_in_lot", "name", typed, "names", c.Or(lot.Names))
}

// drawn records the draw, and who drew: whoever was named, else whoever enters it or has the program draw. It says what follows.
func (c *call) drawn(v council.Vote, name string) (bot.Reply, error) {
	by := c.person
	if mention, named := c.Person("drawn_by"); named && c.Has("drawn") {
		var err error
		if by, err = c.named(mention); err != nil {
			return bot.Reply{}, err
		}
	}
	if c.Has("drawn") {
		v.ByHand()
	}
	if err := v.Draw(name, by.ID, c.now); err != nil {
		return bot.Reply{}, err
	}
	if v.Poll.Kind == council.RankedPoll {
		if err := c.countOn(&v); err != nil {
			return bot.Reply{}, err
		}
	}
	if err := c.putResult(v); err != nil {
		return bot.Reply{}, err
	}
	return c.resultReply(v)
}

// resultReply is a result with what whoever leads does next.
func (c *call) resultReply(v council.Vote) (bot.Reply, error) {
	m, err := c.meetingOf(v.Meeting)
	if err != nil {
		return bot.Reply{}, err
	}
	message, err := c.voteMessage(m, v)
	message.Buttons = append(message.Buttons, c.resultButtons(v)...)
	return bot.Reply{Message: &message}, err
}

// putResult stores a result to which something was added, and has its post follow.
func (c *call) putResult(v council.Vote) error {
	c.touched(v.ID)
	if err := records.Votes.Put(c.tx, v); err != nil {
		return err
	}
	for _, card := range []string{"vote", "result"} {
		if err := scheduler.Refresh(c.tx, card, v.ID); err != nil {
			return err
		}
	}
	return nil
}
