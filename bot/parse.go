package bot

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gremium/bot/when"
)

// Request is a parsed event: the command and what was understood of its arguments.
type Request struct {
	Command Command
	Arguments
	// Missing are required options that were not given.
	Missing []Option
	// Problems are arguments that were not understood. With any, the command does not run.
	Problems []Problem
	// Typed are the raw texts by option, right or wrong, to fill the form in.
	Typed map[string]string
}

// ProblemCode says what is wrong with an argument; its text stands in the catalogs under "problem.<code>".
type ProblemCode string

// The codes of problems.
const (
	NotUnderstood ProblemCode = "words"    // words that belong to no option; Word has them
	NearlyOption  ProblemCode = "nearly"   // Word is nearly the name of Option
	BadValue      ProblemCode = "value"    // the value does not fit the option's kind; Err may say why
	TooLong       ProblemCode = "too_long" // more runes than allowed
	NoSuchPerson  ProblemCode = "person"   // nobody has this name in the chat
	GivenTwice    ProblemCode = "twice"    // the option was given twice
)

// Problem is something that was not understood.
type Problem struct {
	Code   ProblemCode
	Option Option // zero for NotUnderstood
	Word   string
	Err    error // a *when.Error for dates and durations
}

// Lookup is what parsing must ask the world for.
type Lookup struct {
	Now time.Time // in the zone in which people type times
	// Person finds the account behind @username; its errors wrap ErrNoPerson.
	Person func(username string) (Account, error)
}

// Parse turns an event into a request. The error is an *UnknownCommand, or the Lookup's when the chat could not be
// asked.
func (s Set) Parse(e Event, look Lookup) (Request, error) {
	command, rest, err := s.Find(e.Line)
	if err != nil {
		return Request{}, err
	}
	p := parser{command: command, look: look, line: rest, request: Request{
		Command: command, Typed: map[string]string{},
		Arguments: Arguments{command, map[string]Value{}},
	}}
	if e.Values != nil {
		err = p.form(e.Values)
	} else {
		err = p.parse()
		if err == nil && command.OnPost && e.Post.Text != "" {
			err = p.fromPost(e.Post)
		}
	}
	for _, o := range command.Options {
		_, typed := p.request.Typed[o.ID]
		if o.Required && !p.request.Has(o.ID) && !typed {
			p.request.Missing = append(p.request.Missing, o)
		}
	}
	return p.request, err
}

type parser struct {
	command Command
	look    Lookup
	line    string
	request Request
}

// form reads a submitted form: each value belongs to its option. What the line has filled in and the form does
// not ask stays.
func (p *parser) form(values map[string]string) error {
	if err := p.parse(); err != nil {
		return err
	}
	for _, o := range p.command.Options {
		typed, ok := values[o.ID]
		if !ok {
			continue
		}
		delete(p.request.values, o.ID)
		delete(p.request.Typed, o.ID)
		p.request.Problems = slices.DeleteFunc(p.request.Problems, func(x Problem) bool { return x.Option.ID == o.ID })
		if typed = Clean(typed); typed == "" {
			continue
		}
		if err := p.set(o, typed); err != nil {
			return err
		}
	}
	return nil
}

// fromPost fills the main text with the post that a message action was used on.
func (p *parser) fromPost(post Post) error {
	for _, o := range p.command.Options {
		if (o.Kind == Text || o.Kind == LongText) && o.Bare && !p.request.Has(o.ID) {
			limit := o.max()
			typed := []rune(Clean(post.Text))
			if o.Kind == Text {
				typed = []rune(strings.Join(strings.Fields(string(typed)), " "))
			}
			return p.set(o, string(typed[:min(limit, len(typed))]))
		}
	}
	return nil
}

func (p *parser) parse() error {
	words := split(p.line)
	free := p.freeText()
	var pool []word
	for i := 0; i < len(words); {
		w := words[i]
		if w.name == "" || free != nil && !p.counts(words, i, pool) {
			p.nearly(w, free)
			pool = append(pool, w)
			i++
			continue
		}
		option, ok := p.command.named(w.name)
		if !ok {
			p.nearly(w, free)
			pool = append(pool, w)
			i++
			continue
		}
		n, err := p.take(option, words[i:])
		if err != nil {
			return err
		}
		i += n
	}
	return p.bare(pool, free)
}

// freeText returns the bare text option that takes the rest of the line, if the command has one.
func (p *parser) freeText() *Option {
	for _, o := range slices.Backward(p.command.Options) {
		if o.Bare && (o.Kind == Text || o.Kind == LongText) {
			return &o
		}
	}
	return nil
}

// counts says whether the name at words[i] is an option although the command takes free text: declared options
// count before the text, after it up to the end, and wherever the text itself is in quotes.
func (p *parser) counts(words []word, i int, pool []word) bool {
	if _, ok := p.command.named(words[i].name); !ok {
		return false
	}
	text := slices.DeleteFunc(slices.Clone(pool), func(w word) bool { return w.quoted || IDKind(w.text) != "" })
	if len(text) == 0 {
		return true
	}
	for i < len(words) {
		option, ok := p.command.named(words[i].name)
		if words[i].name == "" || !ok {
			return false
		}
		n := p.extent(option, words[i:])
		// "von: Polizei" may be prose, "dauer:15m" is meant as an option even if it is wrong.
		if attached := words[i].text != "" || words[i].quoted; !attached {
			typed := joined(p.line, words[i:i+n])
			_, err := p.read(option, typed)
			if err != nil || option.Kind == Person && !strings.HasPrefix(typed, "@") {
				return false
			}
		}
		i += n
	}
	return true
}

// nearly reports a name that is probably a slip for a declared one: datm:24.3.
func (p *parser) nearly(w word, free *Option) {
	if w.name == "" || w.text == "" || strings.HasPrefix(w.text, "//") {
		return
	}
	typed := Fold(w.name)
	for _, o := range p.command.Options {
		if _, declared := p.command.named(typed); declared {
			return
		}
		for _, name := range append([]string{o.Name, o.ID}, o.Aliases...) {
			if near(typed, name) {
				p.problem(Problem{Code: NearlyOption, Option: o, Word: w.name})
				return
			}
		}
	}
}

// take sets a named option from the words that belong to it and returns how many they are.
func (p *parser) take(o Option, words []word) (int, error) {
	n := p.extent(o, words)
	return n, p.set(o, joined(p.line, words[:n]))
}

// extent is how many words a named option's value has: one in quotes; the longest run that is a date; the words up
// to the next declared name for a text; else one.
func (p *parser) extent(o Option, words []word) int {
	if words[0].quoted {
		return 1
	}
	first := 0 // index of the first word of the value
	if words[0].text == "" {
		first = 1
	}
	if first == len(words) || first == 1 && p.isOption(words[1]) {
		return 1
	}
	if first == 1 && words[1].quoted {
		return 2
	}
	end := first + 1
	for end < len(words) && !p.isOption(words[end]) && !words[end].quoted {
		end++
	}
	switch o.Kind {
	case Text, LongText:
		return end
	case Person:
		if strings.HasPrefix(words[first].text, "@") {
			for o.Many && first+1 < end && strings.HasPrefix(words[first+1].text, "@") {
				first++
			}
			return first + 1
		}
		return end
	case DateTime, Date, When, Duration:
		for n := end; n > first; n-- {
			if _, err := p.read(o, joined(p.line, words[:n])); err == nil || when.Understood(err) {
				return n
			}
		}
		return end // the error then shows all that was typed
	}
	return first + 1
}

func (p *parser) isOption(w word) bool {
	if w.name == "" {
		return false
	}
	_, ok := p.command.named(w.name)
	return ok
}

// joined is the text of consecutive words as it was typed, without the first one's option name.
func joined(line string, words []word) string {
	if len(words) == 1 {
		return words[0].text
	}
	if words[0].text == "" && words[0].name != "" && !words[0].quoted {
		return joined(line, words[1:])
	}
	last := words[len(words)-1]
	from := words[0].from
	if words[0].name != "" {
		from += len(words[0].name) + 1
	}
	return line[from:last.to]
}

// whole is a pool word as it was typed, an undeclared name included.
func whole(w word) string {
	if w.name != "" {
		return w.name + ":" + w.text
	}
	return w.text
}

// bare gives the words without a name to the bare options: ids, choices, persons and dates take what looks like
// them, the last text takes the rest.
func (p *parser) bare(pool []word, free *Option) error {
	for _, o := range p.command.Options {
		if !o.Bare || o.Kind == Text || o.Kind == LongText || p.given(o.ID) {
			continue
		}
		for i := 0; i < len(pool); i++ {
			n := p.looksLike(o, pool[i:])
			if n == 0 && (free == nil || o.Kind == Person) {
				continue
			}
			if n > 0 {
				if err := p.set(o, poolText(p.line, pool[i:i+n])); err != nil {
					return err
				}
				pool = slices.Delete(slices.Clone(pool), i, i+n)
				if o.Many && o.Kind == Person {
					i--
					continue
				}
			}
			break
		}
	}
	for _, o := range p.command.Options {
		if !o.Bare || o.Kind != Text && o.Kind != LongText || p.given(o.ID) || len(pool) == 0 {
			continue
		}
		n := 1
		if o.ID == free.ID {
			n = len(pool)
		}
		if err := p.set(o, poolText(p.line, pool[:n])); err != nil {
			return err
		}
		pool = pool[n:]
	}
	if len(pool) == 0 {
		return nil
	}
	// What is left is no argument. A required option that is still missing is probably what was meant.
	left := poolText(p.line, pool)
	for _, o := range p.command.Options {
		if o.Required && o.Bare && !p.given(o.ID) {
			return p.set(o, left)
		}
	}
	if !slices.ContainsFunc(p.request.Problems, func(x Problem) bool { return x.Code == NearlyOption }) {
		p.problem(Problem{Code: NotUnderstood, Word: left})
	}
	return nil
}

func (p *parser) given(id string) bool { _, ok := p.request.Typed[id]; return ok }

// poolText joins words that may not be neighbours; neighbours keep their white space.
func poolText(line string, pool []word) string {
	if len(pool) == 1 {
		return whole(pool[0])
	}
	var b strings.Builder
	for i, w := range pool {
		switch {
		case i > 0 && strings.TrimSpace(line[pool[i-1].to:w.from]) == "":
			b.WriteString(line[pool[i-1].to:w.from])
		case i > 0:
			b.WriteByte(' ')
		}
		b.WriteString(line[w.from:w.to])
	}
	return b.String()
}

// looksLike says how many leading words are surely a value of a bare option.
func (p *parser) looksLike(o Option, pool []word) int {
	w := pool[0]
	if w.name != "" && o.Kind != DateTime && o.Kind != When {
		return 0
	}
	switch o.Kind {
	case ID:
		if !w.quoted && IDKind(w.text) == o.Prefix {
			return 1
		}
	case Person:
		if !w.quoted && strings.HasPrefix(w.text, "@") && utf8.RuneCountInString(w.text) > 1 {
			return 1
		}
	case OneOf, YesNo, Number:
		if _, err := p.read(o, w.text); err == nil {
			return 1
		}
	case DateTime, Date, When, Duration:
		for n := len(pool); n > 0; n-- {
			if _, err := p.read(o, poolText(p.line, pool[:n])); err == nil || when.Understood(err) {
				return n
			}
		}
	}
	return 0
}

// set stores a value that was typed for an option, or the problem with it.
func (p *parser) set(o Option, typed string) error {
	typed = strings.TrimSpace(typed)
	if p.given(o.ID) && !(o.Many && o.Kind == Person) {
		p.problem(Problem{Code: GivenTwice, Option: o, Word: typed})
		return nil
	}
	if before := p.request.Typed[o.ID]; before != "" {
		p.request.Typed[o.ID] = before + " " + typed
	} else {
		p.request.Typed[o.ID] = typed
	}
	if typed == "" {
		delete(p.request.Typed, o.ID)
		return nil
	}
	if limit := o.max(); o.Kind <= LongText && utf8.RuneCountInString(typed) > limit {
		p.problem(Problem{Code: TooLong, Option: o, Word: typed})
		return nil
	}
	if o.Kind == Person {
		return p.person(o, typed)
	}
	v, err := p.read(o, typed)
	if err != nil {
		p.problem(Problem{Code: BadValue, Option: o, Word: typed, Err: err})
		return nil
	}
	p.request.values[o.ID] = v
	return nil
}

func (p *parser) problem(x Problem) { p.request.Problems = append(p.request.Problems, x) }
