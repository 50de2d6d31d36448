package commands

import (
	"maps"
	"slices"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
)

// What of a body's matters each platform shows, and the chair's consent to more.

var confidentialityCommands = []command{{
	Command: bot.Command{
		Name: "gremium vertraulichkeit", English: "council confidentiality",
		Options: []bot.Option{
			{ID: "level", Name: "stufe", Kind: bot.OneOf, Bare: true, Choices: []bot.OptionChoice{
				{ID: "internal", Name: "intern"}, {ID: "public", Name: "oeffentlich"}}},
		},
	},
	may: presiding, shows: true, seen: everyone, do: confidentiality,
}}

// confidentiality shows what each platform shows of the body, or records the chair's consent for this one.
func confidentiality(c *call) (bot.Reply, error) {
	platform := c.event.From.Platform
	limits := c.bot.limits(platform)
	_, agreed := c.body.Agreed(platform)
	level := c.Choice("level")
	switch {
	case level == "":
		return c.showConfidentiality()
	case level == "public" && !agreed:
		return bot.Reply{}, refuse("refusal.not_agreed", "platform", platformName(platform))
	case level == "public":
		c.body.Revoke(platform)
	case limits.Agreed <= limits.Ceiling:
		return bot.Reply{}, refuse("refusal.nothing_to_agree", "platform", platformName(platform))
	case !c.body.Private():
		return bot.Reply{}, refuse("refusal.public_authority", "body", c.body.Name, "platform", platformName(platform),
			"template", bot.ChoiceLabel(c.Printer, string(c.body.Template)), "line", c.typed("gremium verbinden"))
	case agreed:
		return bot.Reply{}, refuse("refusal.agreed_already", "platform", platformName(platform))
	default:
		c.body.Agree(council.Agreement{Platform: platform, By: c.person.ID, At: c.now})
	}
	if err := records.Organizations.Put(c.tx, c.body); err != nil {
		return bot.Reply{}, err
	}
	c.touched(c.body.ID)
	if err := c.showAnew(); err != nil {
		return bot.Reply{}, err
	}
	said, inverse := "confidentiality.agreed", "oeffentlich"
	if level == "public" {
		said, inverse = "confidentiality.revoked", "intern"
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Text: c.Say(said, "body", c.body.Name, "platform", platformName(platform)),
		Buttons: []bot.Button{c.undo(bot.Line("gremium vertraulichkeit", "stufe", inverse, inBodyOption.Name, c.body.ID))},
	}}, nil
}

// showAnew has the body's cards show what they now may, and no more.
func (c *call) showAnew() error {
	meetings, err := records.MeetingsOf(c.tx, c.body.ID, c.now, zeroTime, 0)
	if err != nil {
		return err
	}
	for _, m := range meetings {
		if err := c.refreshAll(m); err != nil {
			return err
		}
	}
	return scheduler.Refresh(c.tx, "digest", c.body.ID)
}

// showConfidentiality says for each platform what it shows, since when and by whose consent.
func (c *call) showConfidentiality() (bot.Reply, error) {
	var lines []text.Markup
	for _, platform := range slices.Sorted(maps.Keys(c.bot.Platforms)) {
		ceiling, err := c.bot.ceiling(c.tx, platform, []string{c.body.ID})
		if err != nil {
			return bot.Reply{}, err
		}
		line := "- " + c.Say("confidentiality.line", "platform", platformName(platform),
			"level", c.Plain("confidentiality.level."+levels[min(ceiling, bot.NonPublic)]))
		if a, ok := c.body.Agreed(platform); ok {
			name, err := personName(c.tx, a.By)
			if err != nil {
				return bot.Reply{}, err
			}
			line += " " + c.Say("confidentiality.since", "day", c.Date(c.zoned(a.At)), "name", name)
		}
		lines = append(lines, line)
	}
	here := c.bot.limits(c.event.From.Platform)
	var buttons []bot.Button
	switch _, agreed := c.body.Agreed(c.event.From.Platform); {
	case here.Agreed <= here.Ceiling:
	case !c.body.Private():
		lines = append(lines, "", c.Say("confidentiality.authority", "template", bot.ChoiceLabel(c.Printer, string(c.body.Template))))
		where, err := c.bot.elsewhere(c.tx, c.event.From.Platform, []string{c.body.ID}, bot.Internal)
		if err != nil {
			return bot.Reply{}, err
		}
		if len(where) == 0 {
			lines = append(lines, "", c.Say("confidentiality.connect", "line", text.Code(c.typed("gremium verbinden"))))
		}
	case agreed:
		buttons = c.offer("gremium vertraulichkeit", bot.Button{Label: c.Plain("button.revoke"), Line: "/gremium vertraulichkeit stufe:oeffentlich"})
	default:
		lines = append(lines, "", c.Say("confidentiality.how"))
		buttons = c.offer("gremium vertraulichkeit", bot.Button{Label: c.Plain("button.agree"), Line: "/gremium vertraulichkeit stufe:intern"})
	}
	return bot.Reply{Message: &bot.Message{
		Title: c.Plain("confidentiality.title", "body", c.body.Name), Text: text.Join(lines, "\n"), Buttons: buttons,
	}}, nil
}

// levels are the words for ceilings.
var levels = map[bot.Confidentiality]string{bot.Public: "public", bot.Internal: "internal", bot.NonPublic: "non_public"}
