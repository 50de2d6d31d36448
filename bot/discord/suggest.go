package discord

import (
	"context"
	"slices"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
)

const (
	// suggestFor is how long an answer to typing may take. Later ones are of no use.
	suggestFor = 2 * time.Second
	// fewMembers is how many members of the guild are suggested.
	fewMembers = "10"
)

// suggestions is the answer to typing.
type suggestions struct {
	Choices []suggestion `json:"choices"`
}

type suggestion struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// complete answers what is being typed into an option. Late or wrong, it answers with nothing.
func (p *Platform) complete(run *running, i *interaction) {
	ctx, cancel := context.WithTimeout(run.ctx, suggestFor)
	defer cancel()
	answer := suggestions{Choices: []suggestion{}}
	for _, c := range p.suggest(ctx, run, i) {
		value := bot.Clean(c.Value)
		if value == "" || units(value) > maxChoice || len(answer.Choices) == mostChoices {
			continue // a cut value would be another one
		}
		name := c.Label
		if name == "" || name == c.Value {
			name = value
		} else if i.Data.Name != anyCommand && !strings.Contains(name, value) && len(value) <= 20 {
			name = value + " · " + name
		}
		answer.Choices = append(answer.Choices, suggestion{shorten(name, maxChoice), value})
	}
	if err := p.call(run.ctx, "POST", "/interactions/"+i.ID+"/"+i.Token+"/callback", callback{answerSuggestions, answer}, nil); err != nil {
		p.log.Debug("discord: suggestions came too late", "error", err)
	}
}

func (p *Platform) suggest(ctx context.Context, run *running, i *interaction) (found []bot.Choice) {
	defer p.recovered("suggest", "user", i.who().ID)
	set := run.core.Commands()
	options := i.Data.Options
	name := i.Data.Name
	if len(options) == 1 && options[0].Type == optionVerb {
		name, options = name+" "+options[0].Name, options[0].Options
	}
	at := slices.IndexFunc(options, func(o givenOption) bool { return o.Focused })
	if at < 0 {
		return nil
	}
	typed := options[at].text()
	say := text.For(i.language())
	if name == anyCommand {
		return echo(append(p.ids(ctx, run, i, say, typed), commandNames(set, say, typed)...), typed)
	}
	command, _, err := set.Find(name)
	if err != nil {
		return nil
	}
	option, ok := optionNamed(command, options[at].Name)
	if !ok {
		return nil
	}
	if option.Kind == bot.OneOf {
		return oneOf(say, option, typed)
	}
	e := p.event(ctx, i)
	named := p.naming(ctx, i.Guild)
	var pairs []string
	for n, o := range options {
		if n != at && o.Type != optionFile {
			pairs = append(pairs, o.Name, bot.Clean(named(o.text())))
		}
	}
	e.Line = bot.Line(name, pairs...)
	found = run.core.Suggest(ctx, e, option.ID, typed)
	if option.Kind == bot.Person && i.Guild != "" && strings.Trim(typed, "@ ") != "" {
		others, err := p.search(ctx, i.Guild, strings.Trim(typed, "@ "), fewMembers)
		if err != nil {
			p.log.Warn("discord: cannot look for members", "guild", i.Guild, "error", err)
		}
		for _, who := range others {
			value := "@" + who.Username
			if !slices.ContainsFunc(found, func(c bot.Choice) bool { return c.Value == value }) {
				found = append(found, bot.Choice{Value: value, Label: who.account().Name})
			}
		}
	}
	return echo(found, typed)
}

// echo offers what was typed where there is nothing better: Discord would say that nothing fits.
func echo(found []bot.Choice, typed string) []bot.Choice {
	if typed = strings.TrimSpace(typed); len(found) == 0 && typed != "" {
		return []bot.Choice{{Value: typed}}
	}
	return found
}

// optionNamed is the option of a command with a name in either language.
func optionNamed(c bot.Command, name string) (bot.Option, bool) {
	i := slices.IndexFunc(c.Options, func(o bot.Option) bool { return o.Name == name || o.ID == name })
	if i < 0 {
		return bot.Option{}, false
	}
	return c.Options[i], true
}

// oneOf completes a choice, or several that are joined by "+".
func oneOf(say text.Printer, o bot.Option, typed string) []bot.Choice {
	var before, labels []string
	if o.Many {
		parts := strings.FieldsFunc(typed, func(r rune) bool { return r == '+' || r == ',' })
		if n := len(parts); n > 0 && !strings.HasSuffix(strings.TrimSpace(typed), "+") {
			parts, typed = parts[:n-1], parts[n-1]
		} else {
			typed = ""
		}
		for _, part := range parts {
			for _, c := range o.Choices {
				if name := c.NameIn(say.Language()); bot.Fold(strings.TrimSpace(part)) == c.Name || strings.TrimSpace(part) == c.ID || strings.TrimSpace(part) == name {
					before, labels = append(before, name), append(labels, bot.ChoiceLabel(say, c.ID))
					break
				}
			}
		}
	}
	typed = bot.Fold(strings.TrimSpace(typed))
	var found []bot.Choice
	for _, c := range o.Choices {
		name, label := c.NameIn(say.Language()), bot.ChoiceLabel(say, c.ID)
		if slices.Contains(before, name) {
			continue
		}
		if strings.HasPrefix(c.Name, typed) || strings.HasPrefix(c.ID, typed) || strings.HasPrefix(bot.Fold(label), typed) {
			found = append(found, bot.Choice{
				Value: strings.Join(append(slices.Clone(before), name), "+"),
				Label: strings.Join(append(slices.Clone(labels), label), ", "),
			})
		}
	}
	if o.Many && typed != "" && len(found) == 1 && found[0].Value == strings.Join(append(slices.Clone(before), typed), "+") {
		found = append(found, oneOf(say, o, found[0].Value+"+")...) // a whole choice: which further ones there are
	}
	return found
}
