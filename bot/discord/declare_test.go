package discord

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands"
)

// Discord's limits of declarations that the code does not need to know.
const (
	mostOptions    = 25
	mostCommands   = 100
	mostActions    = 5
	mostCharacters = 8000 // in all names, descriptions and values of a command
)

var validName = regexp.MustCompile(`^[-_'\p{L}\p{N}]{1,32}$`)

// broken lists what Discord would refuse of a guild's commands.
func broken(all []appCommand) []string {
	var wrong []string
	bad := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	kinds := map[int]int{}
	for _, a := range all {
		kinds[a.Type]++
		for _, name := range withOwn(a.Name, a.NameLocal) {
			if a.Type == commandSlash && (!validName.MatchString(name) || strings.ToLower(name) != name) || name == "" || utf8.RuneCountInString(name) > longestName {
				bad("the name %q", name)
			}
		}
		length := longestIn(a.Name, a.NameLocal) + longestIn(a.Description, a.DescriptionLocal)
		if n := longestIn(a.Description, a.DescriptionLocal); a.Type == commandSlash && (n == 0 || n > longestAbout) || a.Type != commandSlash && n > 0 {
			bad("/%s has a description of %d characters", a.Name, n)
		}
		var walk func(path string, options []appOption)
		walk = func(path string, options []appOption) {
			if len(options) > mostOptions {
				bad("%s has %d options or verbs", path, len(options))
			}
			names := map[string]bool{}
			optional := false
			for _, o := range options {
				length += longestIn(o.Name, o.NameLocal) + longestIn(o.Description, o.DescriptionLocal)
				for locale, name := range withOwn(o.Name, o.NameLocal) {
					if names[locale+" "+name] || !validName.MatchString(name) || strings.ToLower(name) != name {
						bad("%s: the name %q in %q is taken or none", path, name, locale)
					}
					names[locale+" "+name] = true
				}
				if n := longestIn(o.Description, o.DescriptionLocal); n == 0 || n > longestAbout {
					bad("%s %s has a description of %d characters", path, o.Name, n)
				}
				if optional && o.Required {
					bad("%s %s is required after one that is not", path, o.Name)
				}
				optional = optional || !o.Required
				if len(o.Choices) > mostChoices || o.Complete && len(o.Choices) > 0 {
					bad("%s %s has %d choices", path, o.Name, len(o.Choices))
				}
				for _, c := range o.Choices {
					length += longestIn(c.Name, c.NameLocal) + utf8.RuneCountInString(c.Value)
				}
				walk(path+" "+o.Name, o.Options)
			}
		}
		walk("/"+a.Name, a.Options)
		if length > mostCharacters {
			bad("/%s has %d characters", a.Name, length)
		}
	}
	if kinds[commandSlash] > mostCommands || kinds[commandOnMessage] > mostActions {
		bad("%d commands and %d actions", kinds[commandSlash], kinds[commandOnMessage])
	}
	return wrong
}

func withOwn(own string, local map[string]string) map[string]string {
	all := map[string]string{"": own}
	for locale, s := range local {
		all[locale] = s
	}
	return all
}

func longestIn(own string, local map[string]string) int {
	n := 0
	for _, s := range withOwn(own, local) {
		n = max(n, utf8.RuneCountInString(s))
	}
	return n
}

func TestAllCommandsCanBeRegistered(t *testing.T) {
	for _, l := range text.Languages() {
		all := commandsOf(l)
		for _, w := range broken(all) {
			t.Errorf("%s: %s", l, w)
		}
		// Every command can be reached: by its root and verb, or by /g.
		for _, c := range commands.Declarations() {
			if c.Hidden {
				continue
			}
			found := false
			for _, a := range all {
				for _, o := range a.Options {
					found = found || a.Name+" "+o.Name == strings.TrimPrefix(c.NameIn(l), "/")
				}
				found = found || a.Name == strings.TrimPrefix(c.NameIn(l), "/")
			}
			if !found {
				t.Errorf("%s: %s is not registered", l, c.Name)
			}
		}
	}
}

// TestRootsSayWhatTheyAre: each in a sentence of its own, and what its overview shows.
func TestRootsSayWhatTheyAre(t *testing.T) {
	for _, l := range text.Languages() {
		seen := map[string]bool{}
		for _, a := range commandsOf(l) {
			if a.Type != commandSlash {
				continue
			}
			said := []string{a.Description}
			for _, o := range a.Options {
				if isOverview(o.Name) {
					said = append(said, o.Description)
				}
			}
			for _, s := range said {
				if seen[s] || strings.Contains(s, " · ") {
					t.Errorf("/%s says %q", a.Name, s)
				}
				seen[s] = true
			}
		}
	}
	var many bot.Set // without a sentence in the catalog
	for n := range 8 {
		many = append(many, bot.Command{Name: fmt.Sprintf("viel v%d", n), English: fmt.Sprintf("many m%d", n)})
	}
	got := declarations(many, text.German)[0]
	cut, ended := strings.CutSuffix(got.Description, " …")
	title := many[0].Title(text.For(text.German))
	for one := range strings.SplitSeq(cut, " · ") {
		if !ended || len(one) != len(title) || units(got.Description) > longestAbout {
			t.Errorf("the titles are cut: %q", got.Description)
		}
	}
	if want := text.For(text.German).Plain("discord.command.overview"); got.Options[8].Description != want {
		t.Errorf("the overview says %q", got.Options[8].Description)
	}
}

func commandsOf(l text.Language) []appCommand { return declarations(commands.Declarations(), l) }

func TestBrokenCanFail(t *testing.T) {
	many := bot.Set{}
	for n := range 26 {
		many = append(many, bot.Command{Name: fmt.Sprintf("viel v%d", n), English: fmt.Sprintf("many m%d", n)})
	}
	long := bot.Set{{Name: "lang neu", English: "long new"}}
	for n := range 20 {
		o := bot.Option{ID: fmt.Sprintf("option_%d", n), Name: fmt.Sprintf("angabe-%d", n), Kind: bot.OneOf}
		for c := range 20 {
			o.Choices = append(o.Choices, bot.OptionChoice{ID: fmt.Sprintf("c%d", c), Name: fmt.Sprintf("c%d-%s", c, strings.Repeat("x", 20))})
		}
		long[0].Options = append(long[0].Options, o)
	}
	for want, set := range map[string]bot.Set{
		"27 options or verbs": many,
		"characters":          long,
		"taken or none":       {{Name: "a b", English: "c d", Options: []bot.Option{{ID: "x", Name: "Groß"}}}},
		"the name":            {{Name: "zu " + strings.Repeat("x", 33), English: "c d"}, {Name: strings.Repeat("y", 33), English: "z"}},
	} {
		if got := strings.Join(broken(declarations(set, text.German)), "\n"); !strings.Contains(got, want) {
			t.Errorf("%q is not found, but\n%s", want, got)
		}
	}
}

func TestOptions(t *testing.T) {
	raw, err := json.Marshal(declarations(declared, text.German))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"name":"wann","name_localizations":{"en-GB":"when","en-US":"when"},"description":"Wann: 24.03.2027 16:00, morgen 9 Uhr, nächsten Dienstag 17 Uhr"`,
		`"type":4,"name":"seite","name_localizations":{"en-GB":"page","en-US":"page"},"description":"Seite","description_localizations":{"en-GB":"Page","en-US":"Page"},"min_value":0,"max_value":50`,
		`{"type":5,"name":"nichtoeffentlich"`, `{"type":11,"name":"datei"`,
		`"name":"außerordentlich","name_localizations":{"en-GB":"extraordinary","en-US":"extraordinary"},"value":"ausserordentlich"`,
		`{"type":3,"name":"Als TOP","name_localizations":{"en-GB":"As agenda item","en-US":"As agenda item"}`,
	} {
		if !strings.Contains(string(raw), want) {
			t.Errorf("not declared: %s\n%s", want, raw)
		}
	}
	if strings.Contains(string(raw), "verwerfen") {
		t.Error("a hidden command is declared")
	}
}

// TestRequired: Discord demands what a command of at most two options needs. A larger one is sent without, and opens its
// form.
func TestRequired(t *testing.T) {
	text1, long := bot.Option{ID: "a", Name: "a", Kind: bot.Text}, bot.Option{ID: "b", Name: "b", Kind: bot.LongText, Required: true}
	needed, hidden := bot.Option{ID: "c", Name: "c", Kind: bot.Text, Required: true}, bot.Option{ID: "d", Name: "d", Hidden: true}
	for _, c := range []struct {
		options []bot.Option
		want    string
	}{
		{[]bot.Option{needed}, "c!"},
		{[]bot.Option{text1, needed, hidden}, "c! a"},
		{[]bot.Option{long, needed}, "c! b"}, // a text of several lines is not typed into one
		{[]bot.Option{long}, "b"},
		{[]bot.Option{text1, long, needed}, "b c a"},
	} {
		var got []string
		for _, o := range tongueOf(text.German).options(bot.Command{Name: "x", English: "x", Options: c.options}) {
			if o.Required {
				o.Name += "!"
			}
			got = append(got, o.Name)
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("the options are %q, want %q", got, c.want)
		}
	}
}

func TestAbout(t *testing.T) {
	for help, want := range map[string]string{
		"Plant eine Sitzung. Feiertage werden geprüft.": "Plant eine Sitzung.",
		"Zeigt Mitglieder": "Zeigt Mitglieder",
		"Nimmt eine Person mit Rolle und Stimmrecht auf, auch jemanden ohne Konto, und das mit sehr vielen Worten": "Nimmt eine Person mit Rolle und Stimmrecht auf, auch jemanden ohne Konto, und das mit sehr vielen…",
	} {
		if got := about(help); got != want || units(got) > longestAbout {
			t.Errorf("about(%q) = %q, want %q", help, got, want)
		}
	}
}
