package local

import (
	"gremium/bot"
	"gremium/bot/text"
)

// printer speaks the language of a person's client; German where it is not known.
func (c *Chat) printer(who string) text.Printer {
	c.mu.Lock()
	defer c.mu.Unlock()
	if a, err := c.account(who); err == nil {
		return text.For(a.language)
	}
	return text.For(text.German)
}

// actionLabel is a message action's label: the catalog's "<command>.action", else the command's title, else its
// name.
func actionLabel(p text.Printer, c bot.Command) string {
	for _, key := range []string{c.Key() + ".action", c.Key() + ".title"} {
		if p.Has(key) {
			return p.Plain(key)
		}
	}
	return c.NameIn(p.Language())
}

// fieldChoices are a field's choices as they are shown. Yes and no need none to be declared.
func (c *Chat) fieldChoices(who string, f bot.Field) []bot.Choice {
	if f.Kind != bot.YesNo || len(f.Choices) > 0 {
		return f.Choices
	}
	return yesNo(c.printer(who))
}

func yesNo(p text.Printer) []bot.Choice {
	if p.Language() == text.German {
		return []bot.Choice{{Value: "ja", Label: p.Plain("local.form.yes")}, {Value: "nein", Label: p.Plain("local.form.no")}}
	}
	return []bot.Choice{{Value: "yes", Label: p.Plain("local.form.yes")}, {Value: "no", Label: p.Plain("local.form.no")}}
}
