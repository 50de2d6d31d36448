package discordtest

import (
	"regexp"
	"slices"
	"strings"
)

// Types of commands.
const (
	userCommand    = 2
	messageCommand = 3
)

// commandName is Discord's pattern ^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$.
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// locales are the languages of Discord's clients.
var locales = strings.Fields(`id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg
	ru uk hi th zh-CN ja zh-TW ko`)

func (k *checker) newCommand(c value) { k.command(c, true) }

func (k *checker) editedCommand(c value) { k.command(c, false) }

// allCommands replaces all commands of the bot, or of the bot in a guild.
func (k *checker) allCommands(all value) {
	count, names := map[int]int{}, map[string]bool{}
	for _, c := range all.list() {
		k.command(c, true)
		kind := commandKind(c)
		count[kind]++
		name := c.get("name").text()
		key := string(rune('0'+kind)) + name
		if names[key] {
			k.bad(c.get("name"), "command %q is there twice", name)
		}
		names[key] = true
	}
	for kind, most := range map[int]int{commandType: maxCommands, userCommand: maxMenus, messageCommand: maxMenus} {
		if count[kind] > most {
			k.bad(all, "has %d commands of type %d, at most %d are allowed", count[kind], kind, most)
		}
	}
}

// commandKind is a command's type.
func commandKind(c value) int {
	if !c.has("type") {
		return commandType
	}
	return c.get("type").int()
}

// command is a whole command, or the changes of one.
func (k *checker) command(c value, whole bool) {
	if commandKind(c) == commandType {
		if whole || c.has("name") {
			k.name(c)
		}
		if whole || c.has("description") {
			k.description(c)
		}
	} else {
		if c.get("description").text() != "" {
			k.bad(c.get("description"), "only a slash command has one")
		}
		if len(c.get("options").list()) > 0 {
			k.bad(c.get("options"), "only a slash command has them")
		}
	}
	k.localized(c)
	k.options(c)
	k.unique("context", c.get("contexts").list())
	if n := characters(c); n > 8000 {
		k.bad(c, "has %d characters in names, descriptions and values, at most 8000 are allowed", n)
	}
}

// name checks the name of a slash command or option, in all languages.
func (k *checker) name(o value) {
	names := append([]value{o.get("name")}, sorted(o.get("name_localizations"))...)
	for _, n := range names {
		if !commandName.MatchString(n.text()) {
			k.bad(n, "%q does not match %s", n.text(), commandName)
		}
		if n.text() != strings.ToLower(n.text()) {
			k.bad(n, "%q must be in lower case", n.text())
		}
	}
}

func (k *checker) description(o value) {
	if o.get("description").blank() {
		k.bad(o.get("description"), "is needed")
	}
}

// localized refuses languages that Discord's clients do not have.
func (k *checker) localized(o value) {
	for _, field := range []string{"name_localizations", "description_localizations"} {
		for _, v := range sorted(o.get(field)) {
			if locale := v.path[strings.LastIndex(v.path, ".")+1:]; !slices.Contains(locales, locale) {
				k.bad(v, "Discord has no language %q", locale)
			}
		}
	}
}

// sorted are the values of a map, in the order of their keys.
func sorted(m value) []value {
	var all []value
	for _, v := range m.entries() {
		all = append(all, v)
	}
	slices.SortFunc(all, func(a, b value) int { return strings.Compare(a.path, b.path) })
	return all
}

// options checks the options of a command, subcommand or group.
func (k *checker) options(o value) {
	options := o.get("options").list()
	k.unique("name", each(options, "name"))
	optional, plain, sub := false, false, false
	for _, option := range options {
		k.option(option)
		switch {
		case option.get("type").int() <= optionGroup:
			sub = true
			continue
		case !option.get("required").bool():
			optional = true
		case optional:
			k.bad(option.get("required"), "required options come before the others")
		}
		plain = true
	}
	if plain && sub {
		k.bad(o.get("options"), "subcommands cannot stand beside other options")
	}
}

func (k *checker) option(o value) {
	k.name(o)
	k.description(o)
	k.localized(o)
	k.options(o)
	kind, choices := o.get("type").int(), o.get("choices").list()
	if kind == optionGroup && len(o.get("options").list()) == 0 {
		k.bad(o.get("options"), "a group needs subcommands")
	}
	if o.get("autocomplete").bool() && len(choices) > 0 {
		k.bad(o.get("choices"), "cannot be used with autocomplete")
	}
	k.unique("name", each(choices, "name"))
	for _, c := range choices {
		k.choice(c)
	}
	k.ordered(o, "min_value", "max_value")
	k.ordered(o, "min_length", "max_length")
}

// choice is a value of an option that is offered, or a suggestion.
func (k *checker) choice(c value) {
	if c.get("name").blank() {
		k.bad(c.get("name"), "must not be empty")
	}
	k.longer(c.get("value"), 100)
	k.localized(c)
}

// characters counts names, descriptions and values of a command and all in it; of translations the longest counts.
func characters(o value) int {
	n := widest(o, "name", "name_localizations") + widest(o, "description", "description_localizations") + o.get("value").length()
	for _, name := range []string{"options", "choices"} {
		for _, in := range o.get(name).list() {
			n += characters(in)
		}
	}
	return n
}

func widest(o value, name, translations string) int {
	n := o.get(name).length()
	for _, v := range o.get(translations).entries() {
		n = max(n, v.length())
	}
	return n
}
