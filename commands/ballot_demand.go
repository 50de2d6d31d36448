package commands

import (
	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// Another way of voting on demand: by roll call where a fifth of those present ask for it, secretly where a quarter do. The vote
// is then opened anew in that way, and what was cast until then is void. Source: rules.md, vote_mode.

var demandCommands = []command{{
	Command: bot.Command{
		Name: "abstimmung verlangen", English: "vote demand",
		Options: []bot.Option{
			theVoteOption,
			func() bot.Option {
				o := modeOption
				o.Choices, o.Required, o.Bare = modeOption.Choices[1:], true, true
				return o
			}(),
		},
	},
	may: electors, do: demandMode,
}}

func demandMode(c *call) (bot.Reply, error) {
	v, _, err := c.theRunning()
	if err != nil {
		return bot.Reply{}, err
	}
	mode := c.votingMode()
	switch {
	case v.Poll.Kind != council.YesNoPoll && v.Poll.Kind != council.ElectionPoll:
		return bot.Reply{}, refuse("refusal.only_asked", "id", v.ID)
	case v.Mode == mode:
		return bot.Reply{}, refuse("refusal.mode_already", "id", v.ID, "mode", bot.ChoiceLabel(c.Printer, string(mode)))
	case v.Mode == council.Secret:
		return bot.Reply{}, refuse("refusal.stays_secret", "id", v.ID)
	case c.elector.Recused:
		return bot.Reply{}, c.isBiased(v, c.elector)
	}
	have, need := v.Demand(c.voting.ID, mode)
	c.touched(v.ID)
	if err := records.Votes.Put(c.tx, v); err != nil {
		return bot.Reply{}, err
	}
	label := bot.ChoiceLabel(c.Printer, string(mode))
	if have < need {
		return bot.Reply{Message: &bot.Message{
			Tone: bot.Good, Text: c.Say("ballot.demanded", "id", v.ID, "mode", label, "have", have, "need", need),
		}}, nil
	}
	reply, err := c.reopen(v, mode)
	refused := refusalOf(err)
	if mode != council.Secret || refused == nil || !onlyOnPaper(refused.key) {
		return reply, err
	}
	// A secret vote cannot be held here, and must be: on paper then.
	if err := dropVote(c.tx, &v, c.now); err != nil {
		return bot.Reply{}, err
	}
	said := c.Say("ballot.demanded_paper", "id", v.ID, "line", text.Code(c.typed("abstimmung zaehlung", "", v.Question, "yes", "0", "no", "0", "paper", "ja")))
	return bot.Reply{Message: &bot.Message{Tone: bot.Warning, Text: said + "\n\n" + c.Say(refused.key, refused.pairs...)}}, nil
}

// onlyOnPaper says whether a refusal means that a secret vote cannot be held in the chat.
func onlyOnPaper(key string) bool {
	return key == "refusal.secret_too_few" || key == "refusal.secret_platform" || key == "refusal.holders"
}
