package bot

import (
	"regexp"
	"slices"
	"strings"
)

// short is a short speaking id: S12, S12-3, B2027-04.
var short = regexp.MustCompile(`^(?i)([SVABMULE])([0-9]{1,9}(?:-[0-9]{1,4})?)$`)

// IDKind returns the letter of a short id, or "".
func IDKind(s string) string {
	if m := short.FindStringSubmatch(s); m != nil {
		return strings.ToUpper(m[1])
	}
	return ""
}

// UnknownCommand is the error for a line that names no command.
type UnknownCommand struct {
	Typed   string    // the words that were taken for its name
	Nearest []Command // at most three, best first; empty when nothing is near
	Root    string    // the German root when only the verb is unknown
}

func (e *UnknownCommand) Error() string { return "bot: unknown command" }

// Find splits a line into the command it names and the rest. It understands German and English names, aliases,
// umlauts, infinitives, "/gremium <root> …" and "/g <id> …". The error is an *UnknownCommand.
func (s Set) Find(line string) (Command, string, error) {
	line = strings.TrimPrefix(Clean(line), "/")
	words := split(line)
	if len(words) == 0 {
		return s.bare("gremium", "", &UnknownCommand{})
	}
	first := Fold(words[0].text)
	if first == "g" && words[0].name == "" {
		if len(words) == 1 {
			return s.bare("gremium", "", &UnknownCommand{Typed: "g"})
		}
		line = line[words[1].from:]
		words = split(line)
		first = Fold(words[0].text)
	}
	if kind := IDKind(words[0].text); kind != "" && words[0].name == "" {
		return s.byID(kind, line, words)
	}
	root, ok := s.root(first)
	if !ok {
		return Command{}, "", s.unknown(first, words)
	}
	if root == "gremium" && len(words) > 1 {
		if second := Fold(words[1].text); words[1].name == "" {
			_, isVerb := s.verb(root, second)
			if _, isRoot := s.root(second); isRoot && !isVerb {
				return s.Find(line[words[1].from:])
			}
		}
	}
	if len(words) > 1 && words[1].name == "" {
		if c, ok := s.verb(root, Fold(words[1].text)); ok {
			return c, rest(line, words, 2), nil
		}
	}
	if c, ok := s.named(root); ok && (c.Verb() == "" || len(words) == 1 || s.takes(c, words[1])) {
		return c, rest(line, words, 1), nil
	}
	return Command{}, "", s.unknown(first, words)
}

func rest(line string, words []word, n int) string {
	if len(words) <= n {
		return ""
	}
	return line[words[n].from:]
}

// takes says whether a word after a bare root can be an argument of the root's own command: "/sitzung S12",
// "/top sitzung:S12".
func (s Set) takes(c Command, w word) bool {
	if w.name != "" {
		_, ok := c.named(w.name)
		return ok
	}
	return slices.ContainsFunc(c.Options, func(o Option) bool { return o.Bare && o.Kind == ID && o.Prefix == IDKind(w.text) })
}

// bare returns the command that a root alone names.
func (s Set) bare(root, line string, missing error) (Command, string, error) {
	if c, ok := s.named(root); ok {
		return c, line, nil
	}
	return Command{}, "", missing
}

// byID reads "S12 nein": a verb of the id's root, or the shortcut, or with nothing else the root's "zeigen".
func (s Set) byID(kind, line string, words []word) (Command, string, error) {
	i := slices.IndexFunc(s, func(c Command) bool { return c.For == kind })
	if i < 0 {
		return Command{}, "", &UnknownCommand{Typed: words[0].text}
	}
	shortcut := s[i]
	if len(words) == 1 {
		if show, ok := s.verb(shortcut.Root(), "zeigen"); ok {
			return show, line, nil
		}
		return shortcut, line, nil
	}
	if c, ok := s.verb(shortcut.Root(), Fold(words[1].text)); ok && words[1].name == "" {
		return c, strings.TrimSpace(words[0].text + " " + rest(line, words, 2)), nil
	}
	return shortcut, line, nil
}

// root returns the German root for a folded word.
func (s Set) root(typed string) (string, bool) {
	for _, c := range s {
		english, _, _ := strings.Cut(c.English, " ")
		if typed == c.Root() || typed == english {
			return c.Root(), true
		}
		for _, alias := range c.Aliases {
			if aliasRoot, _, _ := strings.Cut(alias, " "); typed == aliasRoot {
				return c.Root(), true
			}
		}
	}
	return "", false
}

// verb returns the command of a root for a folded verb.
func (s Set) verb(root, typed string) (Command, bool) {
	for _, c := range s {
		if c.Root() == root && slices.ContainsFunc(c.verbs(), func(v string) bool {
			return typed == v || typed == v+"en" || typed == v+"n"
		}) {
			return c, true
		}
	}
	return Command{}, false
}

// named returns the command whose whole name or alias is one word.
func (s Set) named(root string) (Command, bool) {
	for _, c := range s {
		if c.Name == root || slices.Contains(c.Aliases, root) {
			return c, true
		}
	}
	return Command{}, false
}

// verbs are all spellings of the command's verb.
func (c Command) verbs() []string {
	var verbs []string
	for _, name := range append([]string{c.Name, c.English}, c.Aliases...) {
		if _, verb, ok := strings.Cut(name, " "); ok {
			verbs = append(verbs, verb)
		}
	}
	return verbs
}

// unknown collects the commands whose names are nearest to what was typed.
func (s Set) unknown(first string, words []word) error {
	e := &UnknownCommand{Typed: words[0].text}
	second := ""
	if len(words) > 1 && words[1].name == "" && !words[1].quoted {
		second = Fold(words[1].text)
		e.Typed += " " + words[1].text
	}
	root, known := s.root(first)
	if known {
		e.Root = root
	}
	type scored struct {
		command Command
		score   int
	}
	var found []scored
	for _, c := range s {
		if c.Hidden {
			continue
		}
		best := 100
		for _, name := range append([]string{c.Name, c.English}, c.Aliases...) {
			r, v, _ := strings.Cut(name, " ")
			score := distance(first, r)
			if known && c.Root() == root {
				score = 0
			} else if !near(first, r) {
				continue
			}
			if v != "" && second != "" {
				score += distance(second, v)
				if known && !near(second, v) && !strings.HasPrefix(v, second) {
					score += 10
				}
			}
			best = min(best, score)
		}
		if best < 100 {
			found = append(found, scored{c, best})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int { return a.score - b.score })
	for _, f := range found[:min(3, len(found))] {
		e.Nearest = append(e.Nearest, f.command)
	}
	return e
}

// named returns the option with a typed name.
func (c Command) named(typed string) (Option, bool) {
	typed = Fold(typed)
	for _, o := range c.Options {
		if typed == o.Name || typed == o.ID || slices.Contains(o.Aliases, typed) {
			return o, true
		}
	}
	return Option{}, false
}
