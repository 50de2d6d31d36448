package local

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"gremium/bot"
	"gremium/bot/text"
)

// This file completes what is being typed: names of commands and options from the declarations, values from the
// declarations and the bot.

// Suggestion is one way to go on.
type Suggestion struct {
	Line  string `json:"line"`  // what stands in the composer then
	Label string `json:"label"` // what is added, for people
	About string `json:"about"` // what it is; "" for none
}

const mostSuggestions = 60

// Suggest completes a line that a person is typing in a place.
func (c *Chat) Suggest(who, place, line string) []Suggestion {
	p := c.printer(who)
	head, token := lastToken(line)
	var found []Suggestion
	switch rest, slash := strings.CutPrefix(strings.TrimLeftFunc(line, unicode.IsSpace), "/"); {
	case strings.HasPrefix(token, "@"):
		found = values(head, "", c.suggest(who, place, line, bot.Option{Kind: bot.Person}, token))
	case !slash && (place != "@bot" || line == ""):
		return nil
	default:
		commands := c.Commands()
		if command, options, ok := called(commands, rest); ok {
			found = c.options(p, who, place, line, command, options)
		} else {
			found = commandNames(p, commands, rest, slash)
		}
	}
	return found[:min(len(found), mostSuggestions)]
}

// lastToken splits off the last word, which is empty after a blank.
func lastToken(line string) (head, token string) {
	i := strings.LastIndexFunc(line, unicode.IsSpace) + 1
	return line[:i], line[i:]
}

// called finds the command that a line has named in full, by the longest name that fits, and what follows.
func called(commands bot.Set, line string) (command bot.Command, rest string, ok bool) {
	longest := 0
	for _, c := range commands {
		for _, name := range append([]string{c.Name, c.English}, c.Aliases...) {
			if n := len(name); n > longest && len(line) > n && strings.EqualFold(line[:n], name) && line[n] == ' ' {
				command, rest, longest = c, line[n+1:], n
			}
		}
	}
	return command, rest, longest > 0
}

// commandNames are the commands that begin with what is typed.
func commandNames(p text.Printer, commands bot.Set, typed string, slash bool) []Suggestion {
	typed = strings.ToLower(typed)
	var found []Suggestion
	for _, c := range commands {
		name := strings.TrimPrefix(c.NameIn(p.Language()), "/")
		if !strings.HasPrefix(name, typed) {
			// Both languages are understood; what is typed in the other is completed in it.
			name = c.English
			if p.Language() == text.English {
				name = c.Name
			}
		}
		if c.Hidden || !strings.HasPrefix(name, typed) {
			continue
		}
		s := Suggestion{Line: name + " ", Label: name}
		if slash {
			s.Line, s.Label = "/"+s.Line, "/"+s.Label
		}
		if p.Has(c.Key() + ".title") {
			s.About = c.Title(p)
		}
		found = append(found, s)
	}
	return found
}

// options are the ways to go on after a command's name.
func (c *Chat) options(p text.Printer, who, place, line string, command bot.Command, given string) []Suggestion {
	if strings.Count(given, `"`)%2 == 1 {
		return nil // inside of a quoted text
	}
	head, token := lastToken(line)
	if name, typed, ok := strings.Cut(token, ":"); ok {
		for _, o := range command.Options {
			if strings.EqualFold(name, o.Name) || strings.EqualFold(name, o.ID) || slices.Contains(o.Aliases, strings.ToLower(name)) {
				return values(head, name+":", c.suggest(who, place, line, o, typed))
			}
		}
		return nil
	}
	var found []Suggestion
	for _, o := range command.Options {
		name := o.NameIn(p.Language())
		if o.Hidden || strings.Contains(" "+strings.ToLower(given), " "+name+":") {
			continue
		}
		if o.Bare && o.Kind != bot.YesNo {
			found = append(found, values(head, "", c.suggest(who, place, line, o, token))...)
		}
		if o.Kind != bot.Attachment && strings.HasPrefix(name, strings.ToLower(token)) {
			s := Suggestion{Line: head + name + ":", Label: name + ":"}
			if p.Has("option." + o.ID) {
				s.About = command.Label(p, o)
			}
			found = append(found, s)
		}
	}
	return found
}

// suggest asks the bot for an option's values, and adds what the chat knows: choices and accounts.
func (c *Chat) suggest(who, place, line string, o bot.Option, typed string) []bot.Choice {
	p := c.printer(who)
	c.mu.Lock()
	a, pl, err := c.where(who, place)
	if err != nil {
		c.mu.Unlock()
		return nil
	}
	attached := c.attached
	e := bot.Event{From: a.Account, Channel: c.channel(pl), Language: a.language, Line: line}
	var choices []bot.Choice
	if o.Kind == bot.Person {
		for _, member := range c.accounts {
			choices = append(choices, bot.Choice{Value: "@" + member.Username, Label: member.Name})
		}
	}
	c.mu.Unlock()
	switch o.Kind {
	case bot.OneOf:
		for _, choice := range o.Choices {
			one := bot.Choice{Value: choice.NameIn(p.Language())}
			if p.Has("choice." + choice.ID) {
				one.Label = bot.ChoiceLabel(p, choice.ID)
			}
			choices = append(choices, one)
		}
	case bot.YesNo:
		choices = yesNo(p)
	}
	if attached != nil && o.ID != "" {
		ctx, cancel := context.WithCancel(attached.ctx)
		defer cancel()
		choices = append(choices, c.ask(ctx, attached, e, o.ID, typed)...)
	}
	typed = strings.ToLower(typed)
	seen := map[string]bool{}
	return slices.DeleteFunc(choices, func(one bot.Choice) bool {
		begins := strings.HasPrefix(strings.ToLower(one.Value), typed) || strings.HasPrefix(strings.ToLower(one.Label), strings.TrimPrefix(typed, "@"))
		double := seen[one.Value]
		seen[one.Value] = true
		return !begins || double
	})
}

// ask asks the bot for an option's values; none where it panics, as handle.
func (c *Chat) ask(ctx context.Context, attached *attachment, e bot.Event, option, typed string) (choices []bot.Choice) {
	defer func() {
		if r := recover(); r != nil {
			c.panicked(r, "suggest "+option, e)
			choices = nil
		}
	}()
	return attached.handler.Suggest(ctx, e, option, typed)
}

// values makes suggestions of choices.
func values(head, prefix string, choices []bot.Choice) []Suggestion {
	var found []Suggestion
	for _, one := range choices {
		value := one.Value
		if strings.ContainsFunc(value, unicode.IsSpace) {
			value = `"` + value + `"`
		}
		s := Suggestion{Line: head + prefix + value + " ", Label: one.Value, About: one.Label}
		if s.About == s.Label {
			s.About = ""
		}
		found = append(found, s)
	}
	return found
}
