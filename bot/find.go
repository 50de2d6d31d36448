package bot

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
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

// isNumber says whether a word is a short id without its letter: 12 where a meeting is asked for, 2027-04 for a resolution.
func isNumber(s, prefix string) bool {
	return s != "" && s[0] >= '0' && s[0] <= '9' && IDKind(prefix+s) == prefix
}

// UnknownCommand is the error for a line that names no command.
type UnknownCommand struct {
	Typed   string    // the words that were taken for its name
	Nearest []Command // at most three, best first; empty when nothing is near
	Root    string    // the German root when only the verb is unknown
}

func (e *UnknownCommand) Error() string { return "bot: unknown command" }

// Find splits a line into the command it names and the rest. It understands German and English names, aliases,
// umlauts, infinitives, "/gremium <root> …", "/g <id> …" and "/<root> hilfe". The error is an *UnknownCommand.
func (s Set) Find(line string) (Command, string, error) {
	line = strings.TrimPrefix(Clean(line), "/")
	words := splitN(line, 6) // as many as "g gremium root verb" looks at, and the next one
	short := len(words) > 0 && words[0].is("g")
	if short {
		words = words[1:]
	}
	if len(words) == 0 {
		if c, ok := s.named("gremium"); ok {
			return c, "", nil
		}
		return Command{}, "", &UnknownCommand{Typed: line}
	}
	if len(words) > 1 && s.isPrefix(words) {
		words = words[1:]
	}
	if kind := words[0].id(); kind != "" {
		return s.byID(kind, line, words)
	}
	first, second := words[0].folded(), ""
	if len(words) > 1 {
		second = words[1].folded()
	}
	// "/hilfe sitzung": a command of its own, whose text may begin with anybody's verb.
	own, isName := s.named(first)
	if isName && !s.isRoot(first) && (len(words) == 1 || s.takes(own, words[1]) || own.freeText() != nil) {
		return own, rest(line, words, 1), nil
	}
	root, ok := s.root(first)
	if !ok && short {
		if c, isVerb := s.verb("gremium", first); isVerb {
			return c, rest(line, words, 1), nil
		}
	}
	if !ok {
		return Command{}, "", s.unknown(words)
	}
	if c, ok := s.verb(root, second); ok {
		return c, rest(line, words, 2), nil
	}
	if help, ok := s.named("hilfe"); ok && (second == "hilfe" || second == "help") {
		return help, root, nil
	}
	if own, ok = s.named(root); ok && (own.Verb() == "" || len(words) == 1 || s.takes(own, words[1]) || s.says(own, words[1:])) {
		return own, rest(line, words, 1), nil
	}
	return Command{}, "", s.unknown(words)
}

// is says whether a word is a plain one, without a name.
func (w word) is(folded string) bool { return w.name == "" && Fold(w.text) == folded }

// id is the kind of the short id that a word is, or "".
func (w word) id() string {
	if w.name != "" {
		return ""
	}
	return IDKind(w.text)
}

// folded is a word as a part of a command's name; a word with a colon or of great length is none.
func (w word) folded() string {
	if w.name != "" || len(w.text) > 80 {
		return ""
	}
	return Fold(w.text)
}

// isPrefix says whether the first word is the "/gremium" of "/gremium sitzung neu" or "/gremium V9 ja".
func (s Set) isPrefix(words []word) bool {
	first, second := words[0].folded(), words[1].folded()
	if root, ok := s.root(first); !ok || root != "gremium" || !s.isRoot(first) {
		return false
	}
	if _, isVerb := s.verb("gremium", second); isVerb {
		return false
	}
	_, isRoot := s.root(second)
	return isRoot || words[1].id() != ""
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
	return w.id() != "" && c.takesID(w.id())
}

// says whether words after a bare root are the text of the root's own command: "/antrag Die Lampen …". A single word, or one
// with numbers behind it, that is nearly a verb is a slip for it: "/antrag ordnn 3 1".
func (s Set) says(c Command, words []word) bool {
	if c.freeText() == nil {
		return false
	}
	if words[0].quoted || slices.ContainsFunc(words[1:], func(w word) bool { return strings.IndexFunc(w.text, unicode.IsLetter) >= 0 && w.id() == "" }) {
		return true
	}
	typed := words[0].folded()
	return !slices.ContainsFunc(s, func(other Command) bool {
		return other.Root() == c.Root() && slices.ContainsFunc(other.verbs(), func(verb string) bool { return near(typed, verb) })
	})
}

func (c Command) takesID(kind string) bool {
	return slices.ContainsFunc(c.Options, func(o Option) bool { return o.Bare && o.Kind == ID && o.Prefix == kind })
}

// byID reads "S12 nein": a verb of the id's root, or the shortcut, or with nothing else the root's "zeigen".
func (s Set) byID(kind, line string, words []word) (Command, string, error) {
	i := slices.IndexFunc(s, func(c Command) bool { return c.For == kind })
	if i < 0 {
		return Command{}, "", &UnknownCommand{Typed: words[0].text}
	}
	shortcut := s[i]
	id := line[words[0].from:words[0].to]
	if len(words) == 1 {
		// An id alone only shows: "/g E3" must not do what "/g E3 aus" does.
		switch show, ok := s.verb(shortcut.Root(), "zeigen"); {
		case ok && show.takesID(kind):
			return show, id, nil
		case ok:
			return show, "", nil
		}
		return shortcut, id, nil
	}
	if c, ok := s.verb(shortcut.Root(), words[1].folded()); ok {
		return c, strings.TrimSpace(id + " " + rest(line, words, 2)), nil
	}
	return shortcut, line[words[0].from:], nil
}

// isRoot says whether a folded word is a root's own name, not another name for a command.
func (s Set) isRoot(typed string) bool {
	for i := range s {
		if begins(s[i].Name, typed) || begins(s[i].English, typed) {
			return true
		}
	}
	return false
}

// begins says whether a name's first word is a word.
func begins(name, word string) bool {
	return strings.HasPrefix(name, word) && (len(name) == len(word) || name[len(word)] == ' ')
}

// root returns the German root for a folded word.
func (s Set) root(typed string) (string, bool) {
	for i := range s {
		c := &s[i]
		if begins(c.Name, typed) || begins(c.English, typed) || slices.ContainsFunc(c.Aliases, func(alias string) bool { return begins(alias, typed) }) {
			return c.Root(), true
		}
	}
	return "", false
}

// verb returns the command of a root for a folded verb, or for its infinitive where that is nobody's own name.
func (s Set) verb(root, typed string) (Command, bool) {
	if typed == "" {
		return Command{}, false
	}
	for _, ending := range []string{"", "n", "en"} {
		stem, ok := strings.CutSuffix(typed, ending)
		if !ok {
			continue
		}
		for i := range s {
			if begins(s[i].Name, root) && s[i].hasVerb(stem) {
				return s[i], true
			}
		}
	}
	return Command{}, false
}

// hasVerb says whether a word is one of the spellings of the command's verb.
func (c *Command) hasVerb(word string) bool {
	is := func(name string) bool {
		_, verb, ok := strings.Cut(name, " ")
		return ok && verb == word
	}
	return is(c.Name) || is(c.English) || slices.ContainsFunc(c.Aliases, is)
}

// named returns the command whose whole name or alias is one word.
func (s Set) named(root string) (Command, bool) {
	for i := range s {
		if s[i].Name == root || slices.Contains(s[i].Aliases, root) {
			return s[i], true
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
func (s Set) unknown(words []word) error {
	typed := words[0].text
	if words[0].name != "" { // "Sitzung: neu"
		typed = words[0].name + ":" + typed
	}
	first, second := Fold(typed), ""
	e := &UnknownCommand{Typed: typed}
	if len(words) > 1 && words[1].name == "" && !words[1].quoted {
		second = Fold(words[1].text)
		e.Typed += " " + words[1].text
	}
	e.Typed = shorten(e.Typed)
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
		best := far
		for _, name := range append([]string{c.Name, c.English}, c.Aliases...) {
			best = min(best, unlike(name, first, second, known && c.Root() == root, known))
		}
		if best < far {
			found = append(found, scored{c, best})
		}
	}
	slices.SortStableFunc(found, func(a, b scored) int { return a.score - b.score })
	for _, f := range found[:min(3, len(found))] {
		e.Nearest = append(e.Nearest, f.command)
	}
	return e
}

// far is the score of a name that was surely not meant.
const far = 1000

// unlike says how far a command's name is from two typed words. Where the root is known, all its commands come
// into question, those with a similar verb first; else those with a similar root, or whose verb was taken for one.
func unlike(name, first, second string, sameRoot, known bool) int {
	root, verb, _ := strings.Cut(name, " ")
	switch {
	case sameRoot && second == "":
		return 0
	case sameRoot && verb == "":
		return far
	case sameRoot && (near(second, verb) || strings.HasPrefix(verb, second)):
		return distance(second, verb)
	case sameRoot:
		return 100
	case known:
		return far
	case near(first, root):
		score := 20 * distance(first, root)
		switch {
		case second == "":
		case verb == "":
			score += 5 // what comes behind may be a verb that was meant
		case near(second, verb):
			score += distance(second, verb)
		default:
			score += 10
		}
		return score
	case verb != "" && near(first, verb):
		return 100 + distance(first, verb)
	}
	return far
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
