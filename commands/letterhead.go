package commands

import (
	"slices"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// What a body's papers begin with.

// letterheadCommands set it.
var letterheadCommands = []command{{
	Command: bot.Command{
		Name: "gremium briefkopf", English: "council letterhead",
		Options: []bot.Option{
			{ID: "name", Name: "name", Kind: bot.Text, Bare: true, Max: 120},
			{ID: "address", Name: "anschrift", Kind: bot.Text, Max: 120},
			{ID: "contact", Name: "kontakt", Kind: bot.Text, Max: 120},
			{ID: "none", Name: "ohne", Kind: bot.YesNo, Hidden: true},
		},
	},
	may: coordination, shows: true, seen: members, do: setLetterhead, form: letterheadForm,
}}

// letterheadLines are the options whose values are the lines, in order.
var letterheadLines = []string{"name", "address", "contact"}

// letterheadForm fills in what is set.
func letterheadForm(c *call, form *bot.Form) {
	for i, field := range form.Fields {
		if n := slices.Index(letterheadLines, field.ID); field.Value == "" && n >= 0 && n < len(c.body.Letterhead) {
			form.Fields[i].Value = c.body.Letterhead[n]
		}
	}
}

// setLetterhead shows or sets the lines that the body's papers begin with.
func setLetterhead(c *call) (bot.Reply, error) {
	if !c.Any() {
		return c.showLetterhead(), nil
	}
	var lines []string
	for _, id := range letterheadLines {
		lines = append(lines, c.Text(id))
	}
	before := c.body.Letterhead
	if c.body.Letterhead = filled(lines...); c.Yes("none") {
		c.body.Letterhead = nil
	}
	if err := records.Organizations.Put(c.tx, c.body); err != nil {
		return bot.Reply{}, err
	}
	c.touched(c.body.ID)
	reply := c.showLetterhead()
	reply.Message.Tone = bot.Good
	undo := []string{"ohne", "ja"}
	if len(before) > 0 {
		undo = nil
	}
	for i, line := range before[:min(len(before), len(letterheadLines))] {
		o, _ := c.command.Option(letterheadLines[i])
		undo = append(undo, o.Name, line)
	}
	reply.Message.Buttons = []bot.Button{c.undo(bot.Line("gremium briefkopf", append(undo, inBodyOption.Name, c.body.ID)...))}
	return reply, nil
}

func (c *call) showLetterhead() bot.Reply {
	shown := []text.Markup{c.Say("minutes.letterhead")}
	for _, line := range letterheadOf(c.council.Name, c.body) {
		shown = append(shown, "- "+text.Escape(line))
	}
	return bot.Reply{Message: &bot.Message{
		Title: c.Plain("minutes.letterhead_title", "body", c.body.Name), Text: text.Join(shown, "\n"),
		Buttons: c.offer("gremium briefkopf", bot.Button{Label: c.Plain("button.change"), Line: "/gremium briefkopf", Fill: true}),
	}}
}

// letterheadOf is what a body's papers begin with: its own lines, else the council and the body.
func letterheadOf(name string, body council.Organization) []string {
	switch {
	case len(body.Letterhead) > 0:
		return body.Letterhead
	case name == "" || name == body.Name:
		return []string{body.Name}
	}
	return []string{name, body.Name}
}
