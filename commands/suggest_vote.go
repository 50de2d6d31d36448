package commands

import (
	"slices"

	"gremium/bot"
	"gremium/commands/records"
)

// suggestVotes are the newest votes of the asker's bodies.
func (c *call) suggestVotes() ([]bot.Choice, error) {
	var choices []bot.Choice
	for _, body := range c.myBodies() {
		votes, err := records.VotesOf(c.tx, body, mostSuggested)
		if err != nil {
			return nil, err
		}
		for _, v := range votes {
			question := shortened(v.Question, listed)
			if v.NonPublic {
				question = c.Plain("item.hidden")
			}
			choices = append(choices, bot.Choice{Value: v.ID, Label: v.ID + " · " + question})
		}
	}
	return choices, nil
}

// suggestResolutions are the newest of the channel's body, else of the asker's bodies.
func (c *call) suggestResolutions() ([]bot.Choice, error) {
	var choices []bot.Choice
	bodies := c.myBodies()
	if slices.Contains(bodies, c.at.organization) {
		bodies = []string{c.at.organization}
	}
	for _, id := range bodies {
		body, err := records.Organizations.Get(c.tx, id)
		if err != nil {
			return nil, err
		}
		all, err := records.Newest(c.tx, id, mostSuggested)
		if err != nil {
			return nil, err
		}
		for _, r := range all {
			wording := shortened(r.Text, listed)
			if r.NonPublic {
				wording = c.Plain("item.hidden")
			}
			choices = append(choices, bot.Choice{Value: r.ID, Label: body.Code + " " + r.ID + " · " + wording})
		}
	}
	return choices, nil
}
