package discord

import (
	"cmp"
	"slices"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
)

// The commands that Discord shows are made from the declarations, for each guild in its language; people whose client
// speaks the other one see that. A root is one command with its verbs below; a bare root cannot be called, so each has
// "uebersicht". /g takes a line as it is typed elsewhere.
//
// Who may do what is not said here: Discord knows guilds and roles, not councils and offices. Whoever may not is told
// by the core. Commands of a guild have no contexts: they are for its channels and nothing else.

// The limits of declarations.
const (
	mostChoices  = 25
	longestName  = 32
	longestAbout = 100
	longestText  = 6000 // that an option takes
)

// anyCommand takes a whole line.
const anyCommand = "g"

var (
	lineOption   = [2]string{"zeile", "line"}
	overviewVerb = [2]string{"uebersicht", "overview"}
)

// isOverview says whether a verb stands for the bare root.
func isOverview(verb string) bool { return verb == overviewVerb[0] || verb == overviewVerb[1] }

// appCommand is a command as Discord has it.
type appCommand struct {
	ID               string            `json:"id,omitempty"`
	Type             int               `json:"type"`
	Name             string            `json:"name"`
	NameLocal        map[string]string `json:"name_localizations,omitempty"`
	Description      string            `json:"description,omitempty"`
	DescriptionLocal map[string]string `json:"description_localizations,omitempty"`
	Options          []appOption       `json:"options,omitempty"`
	Permissions      *string           `json:"default_member_permissions"` // nil: for everyone
}

type appOption struct {
	Type             int               `json:"type"`
	Name             string            `json:"name"`
	NameLocal        map[string]string `json:"name_localizations,omitempty"`
	Description      string            `json:"description"`
	DescriptionLocal map[string]string `json:"description_localizations,omitempty"`
	Required         bool              `json:"required,omitempty"`
	Complete         bool              `json:"autocomplete,omitempty"`
	Options          []appOption       `json:"options,omitempty"`
	Choices          []appChoice       `json:"choices,omitempty"`
	Min              *float64          `json:"min_value,omitempty"`
	Max              *float64          `json:"max_value,omitempty"`
	MaxLength        int               `json:"max_length,omitempty"`
}

type appChoice struct {
	Name      string            `json:"name"`
	NameLocal map[string]string `json:"name_localizations,omitempty"`
	Value     string            `json:"value"`
}

// tongue writes names and descriptions in a guild's language, and in the other one for those who speak that.
type tongue struct {
	own, other text.Printer
	locales    []string // of the other one
}

func tongueOf(l text.Language) tongue {
	if l == text.German {
		return tongue{text.For(text.German), text.For(text.English), []string{"en-US", "en-GB"}}
	}
	return tongue{text.For(text.English), text.For(text.German), []string{"de"}}
}

// both returns what is said in the guild's language and, where that differs, in the other.
func (t tongue) both(say func(text.Printer) string) (string, map[string]string) {
	own, other := say(t.own), say(t.other)
	if own == other {
		return own, nil
	}
	local := map[string]string{}
	for _, l := range t.locales {
		local[l] = other
	}
	return own, local
}

// pick says one of a German and an English word.
func pick(words [2]string) func(text.Printer) string {
	return func(p text.Printer) string {
		if p.Language() == text.English {
			return words[1]
		}
		return words[0]
	}
}

// declarations are all commands of a guild that speaks a language.
func declarations(set bot.Set, l text.Language) []appCommand {
	t := tongueOf(l)
	var all []appCommand
	for _, root := range set.Roots() {
		all = append(all, t.root(set, root))
	}
	all = append(all, t.anyLine())
	for _, c := range set {
		if c.OnPost && !c.Hidden {
			one := appCommand{Type: commandOnMessage}
			one.Name, one.NameLocal = t.both(func(p text.Printer) string { return actionName(p, c) })
			all = append(all, one)
		}
	}
	return all
}

// root is the command of a root: with its verbs, or plain when it has none.
func (t tongue) root(set bot.Set, root string) appCommand {
	of := func(c bot.Command) bool { return !c.Hidden && c.Root() == root }
	first := set[slices.IndexFunc(set, of)]
	english, _, _ := strings.Cut(first.English, " ")
	a := appCommand{Type: commandSlash}
	a.Name, a.NameLocal = t.both(pick([2]string{root, english}))
	var titles []func(text.Printer) string
	overview := false
	for _, c := range set {
		if !of(c) || c.Verb() == "" {
			continue
		}
		o := appOption{Type: optionVerb, Options: t.options(c)}
		_, verb, _ := strings.Cut(c.English, " ")
		o.Name, o.NameLocal = t.both(pick([2]string{c.Verb(), verb}))
		o.Description, o.DescriptionLocal = t.both(func(p text.Printer) string { return about(c.Help(p)) })
		overview = overview || isOverview(c.Verb()) || isOverview(verb)
		a.Options = append(a.Options, o)
		titles = append(titles, c.Title)
	}
	if len(a.Options) == 0 {
		a.Options = t.options(first)
		a.Description, a.DescriptionLocal = t.both(func(p text.Printer) string { return about(first.Help(p)) })
		return a
	}
	if !overview {
		o := appOption{Type: optionVerb}
		o.Name, o.NameLocal = t.both(pick(overviewVerb))
		o.Description, o.DescriptionLocal = t.both(func(p text.Printer) string {
			if shown, _, err := set.Find("/" + root); err == nil { // what the bare root does
				return about(shown.Help(p))
			}
			return p.Plain("discord.command.overview")
		})
		a.Options = append(a.Options, o)
	}
	a.Description, a.DescriptionLocal = t.both(func(p text.Printer) string {
		if key := "command." + english + ".about"; p.Has(key) {
			return shorten(p.Plain(key), longestAbout)
		}
		said := titles[0](p)
		for _, title := range titles[1:] {
			if longer := said + " · " + title(p); units(longer) <= longestAbout-units(" …") {
				said = longer
			} else {
				return said + " …"
			}
		}
		return shorten(said, longestAbout)
	})
	return a
}

// anyLine is /g.
func (t tongue) anyLine() appCommand {
	a := appCommand{Type: commandSlash, Name: anyCommand}
	a.Description, a.DescriptionLocal = t.both(func(p text.Printer) string { return p.Plain("discord.command.line") })
	o := appOption{Type: optionText, Required: true, Complete: true, MaxLength: longestText}
	o.Name, o.NameLocal = t.both(pick(lineOption))
	o.Description, o.DescriptionLocal = t.both(func(p text.Printer) string { return p.Plain("discord.command.line_option") })
	a.Options = []appOption{o}
	return a
}

// mostRequired is how many options a command may have for Discord to demand what it needs: who picks such a one has the
// value at hand. Larger ones are sent without, and open their form.
const mostRequired = 2

// options are those of a command that people see: what Discord demands first, as it must be, then what is needed all the
// same.
func (t tongue) options(c bot.Command) []appOption {
	visible := slices.DeleteFunc(slices.Clone(c.Options), func(o bot.Option) bool { return o.Hidden })
	demands := func(o bot.Option) bool { // a long text is written in its form
		return o.Required && o.Kind != bot.LongText && len(visible) <= mostRequired
	}
	slices.SortStableFunc(visible, func(a, b bot.Option) int { return cmp.Or(order(demands(a), demands(b)), order(a.Required, b.Required)) })
	var all []appOption
	for _, o := range visible {
		one := t.option(c, o)
		one.Required = demands(o)
		all = append(all, one)
	}
	return all
}

// order puts what is true first.
func order(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

func (t tongue) option(c bot.Command, o bot.Option) appOption {
	a := appOption{Type: optionText}
	a.Name, a.NameLocal = t.both(func(p text.Printer) string { return o.NameIn(p.Language()) })
	a.Description, a.DescriptionLocal = t.both(func(p text.Printer) string {
		said := c.Label(p, o)
		if example := c.Example(p, o); example != "" {
			said += ": " + example
		}
		return shorten(said, longestAbout)
	})
	switch o.Kind {
	case bot.Number:
		a.Type = optionInteger
		a.Min = new(float64)
		if o.Max > 0 {
			most := float64(o.Max)
			a.Max = &most
		}
	case bot.YesNo:
		a.Type = optionBoolean
	case bot.Attachment:
		a.Type = optionFile
	case bot.OneOf:
		if o.Many || len(o.Choices) > mostChoices {
			a.Complete = true
			break
		}
		for _, one := range o.Choices {
			ch := appChoice{Value: one.Name}
			ch.Name, ch.NameLocal = t.both(func(p text.Printer) string { return shorten(bot.ChoiceLabel(p, one.ID), maxChoice) })
			a.Choices = append(a.Choices, ch)
		}
	case bot.Text, bot.LongText:
		a.MaxLength = min(longestOf(o), longestText)
	default:
		a.Complete = true
	}
	return a
}

// longestOf is how long a text may be.
func longestOf(o bot.Option) int {
	switch {
	case o.Max > 0:
		return o.Max
	case o.Kind == bot.LongText:
		return 10_000
	}
	return 200
}

// about is the first sentence of a help text.
func about(help string) string {
	if i := strings.Index(help, ". "); i > 0 {
		help = help[:i+1]
	}
	return shorten(help, longestAbout)
}

// actionName is what a message action is called.
func actionName(p text.Printer, c bot.Command) string {
	if key := c.Key() + ".action"; p.Has(key) {
		return shorten(p.Plain(key), longestName)
	}
	return shorten(c.Title(p), longestName)
}

// actionNamed is the command of a message action, by its name in either language.
func actionNamed(set bot.Set, name string) (bot.Command, bool) {
	for _, c := range set {
		for _, l := range []text.Language{text.German, text.English} {
			if c.OnPost && !c.Hidden && actionName(text.For(l), c) == name {
				return c, true
			}
		}
	}
	return bot.Command{}, false
}

// hasVerb says whether a root, in either language, has a verb of its own.
func hasVerb(set bot.Set, root, verb string) bool {
	return slices.ContainsFunc(set, func(c bot.Command) bool {
		return !c.Hidden && (c.Name == root+" "+verb || c.English == root+" "+verb)
	})
}
