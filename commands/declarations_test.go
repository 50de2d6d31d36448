package commands

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gremium/bot"
	"gremium/bot/text"
)

// TestDeclarations reads every declared command, option and choice in every language: what people read of it stands in
// the catalogs, and what they type is ASCII, lower case and belongs to one thing only.
func TestDeclarations(t *testing.T) {
	var problems []string
	for _, language := range text.Languages() {
		problems = append(problems, untold(text.For(language), all())...)
	}
	problems = append(problems, misnamed(all())...)
	for _, p := range problems {
		t.Error(p)
	}
}

// untold are the catalog keys of declarations that a language lacks.
func untold(p text.Printer, list []command) []string {
	var missing []string
	need := func(keys ...string) {
		if !slices.ContainsFunc(keys, func(key string) bool { return p.Has(key) && p.Plain(key) != "" }) {
			missing = append(missing, fmt.Sprintf("%s: no %s", p.Language(), strings.Join(keys, " or ")))
		}
	}
	for _, c := range list {
		need(c.Key() + ".title")
		need(c.Key() + ".help")
		if !c.may.everyone {
			need("who." + c.may.who)
		}
		for _, o := range c.Options {
			if !o.Hidden {
				need(c.Key()+".option."+o.ID, "option."+o.ID)
			}
			for _, choice := range o.Choices {
				need("choice." + choice.ID)
			}
		}
	}
	return missing
}

var (
	typedName = regexp.MustCompile(`^[a-z][a-z-]*$`)
	typedID   = regexp.MustCompile(`^[a-z][a-z_]*$`)
	typedWord = regexp.MustCompile(`^[a-z][a-z-]*( [a-z][a-z-]*)?$`)
)

// misnamed are names that cannot be typed as declared, or that mean two things.
func misnamed(list []command) []string {
	var problems []string
	bad := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	commands := map[string]string{}
	for _, c := range list {
		for _, name := range append([]string{c.Name, c.English}, c.Aliases...) {
			if !typedWord.MatchString(name) {
				bad("%s: command name %q", c.English, name)
			}
			if other, taken := commands[name]; taken && other != c.English {
				bad("%s and %s are both called %q", other, c.English, name)
			}
			commands[name] = c.English
		}
		names := map[string]string{}
		for _, o := range c.Options {
			if !typedID.MatchString(o.ID) || !typedName.MatchString(o.Name) {
				bad("%s: option %q, %q", c.English, o.ID, o.Name)
			}
			for _, name := range append([]string{o.ID, o.Name}, o.Aliases...) {
				if other, taken := names[name]; taken && other != o.ID {
					bad("%s: options %s and %s are both called %q", c.English, other, o.ID, name)
				}
				names[name] = o.ID
			}
			if o.Required && o.Hidden && !c.Hidden {
				bad("%s: option %s is required and in no form", c.English, o.ID)
			}
			choices := map[string]string{}
			for _, choice := range o.Choices {
				for _, name := range append([]string{choice.ID, choice.Name}, choice.Aliases...) {
					if other, taken := choices[name]; taken && other != choice.ID {
						bad("%s %s: choices %s and %s are both called %q", c.English, o.ID, other, choice.ID, name)
					}
					if name != bot.Fold(name) {
						bad("%s %s: choice %q", c.English, o.ID, name)
					}
					choices[name] = choice.ID
				}
			}
		}
	}
	return problems
}

// TestDeclarationsCanFail shows that the checks above find what they look for.
func TestDeclarationsCanFail(t *testing.T) {
	wrong := []command{{may: members, Command: bot.Command{Name: "Größe neu", English: "no such", Options: []bot.Option{
		{ID: "nowhere", Name: "name"}, {ID: "other", Name: "name", Choices: []bot.OptionChoice{{ID: "a", Name: "b"}, {ID: "b", Name: "Ü"}}},
	}}}}
	if n := len(untold(text.For(text.English), wrong)); n != 6 {
		t.Errorf("untold found %d of 6", n)
	}
	if n := len(misnamed(wrong)); n != 4 {
		t.Errorf("misnamed found %d of 4: %v", n, misnamed(wrong))
	}
}
