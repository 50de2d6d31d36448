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

	submitted bool // a form was sent, so that what is missing was left empty there
}

// Lookup is what parsing must ask the world for.
type Lookup struct {
	Now time.Time // in the zone in which people type times
	// Person finds the account behind @username; its errors wrap ErrNoPerson.
	Person func(username string) (Account, error)
}

// The limits of a line. They are far above what people type, and keep what a program may send from costing
// seconds or a thousand questions to the chat server.
const (
	maxLine   = 20000 // runes
	maxWords  = 20    // words of one date, words of a choice
	maxPeople = 100   // persons of one option
)

// Parse turns an event into a request. The error is an *UnknownCommand, or the Lookup's when the chat could not be
// asked.
func (s Set) Parse(e Event, look Lookup) (Request, error) {
	line, fits := cut(e.Line)
	command, rest, err := s.Find(line)
	if err != nil {
		return Request{}, err
	}
	p := parser{command: command, look: look, request: Request{
		Command: command, Typed: map[string]string{}, submitted: e.Values != nil,
		Arguments: Arguments{command, map[string]Value{}},
	}}
	if fits {
		p.line = rest
	} else {
		p.problem(Problem{Code: LineTooLong, Word: shorten(line)})
	}
	if e.Values != nil {
		err = p.form(e.Values)
	} else {
		err = p.parse()
		if err == nil && command.OnPost && e.Post.Text != "" {
			err = p.fromPost(e.Post)
		}
	}
	p.files(e.Files)
	for _, o := range command.Options {
		if o.Required && !p.request.Has(o.ID) && !p.given(o.ID) {
			p.request.Missing = append(p.request.Missing, o)
		}
	}
	return p.request, err
}

// cut returns a line, or the beginning of one that is too long: enough to find the command.
func cut(line string) (string, bool) {
	if utf8.RuneCountInString(line) <= maxLine {
		return line, true
	}
	return strings.ToValidUTF8(line[:1000], ""), false
}

type parser struct {
	command Command
	look    Lookup
	line    string
	request Request
}

// form reads a submitted form: each value belongs to its option, and an empty one takes it away. What the line has
// filled in and the form does not ask stays.
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
		if err := p.set(o, typed); err != nil {
			return err
		}
	}
	return nil
}

// fromPost fills the main text with the post that a message action was used on: a title with its first line, and a long
// text of the same command, if there is one, with the rest. A post that is longer than the text may be is cut where
// people see it.
func (p *parser) fromPost(post Post) error {
	for _, o := range p.command.Options {
		if !o.isText() || !o.Bare || p.given(o.ID) {
			continue
		}
		typed, rest := Clean(post.Text), ""
		if o.Title {
			typed, rest, _ = strings.Cut(typed, "\n")
		}
		if o.Kind == Text {
			typed = oneLine(typed)
		}
		if err := p.set(o, fitting(o, typed)); err != nil {
			return err
		}
		i := slices.IndexFunc(p.command.Options, func(l Option) bool { return l.Kind == LongText && l.ID != o.ID && !p.given(l.ID) })
		if i < 0 {
			return nil
		}
		return p.set(p.command.Options[i], fitting(p.command.Options[i], rest))
	}
	return nil
}

// fitting cuts a text to what an option takes, where people see it.
func fitting(o Option, typed string) string {
	if r := []rune(typed); len(r) > o.max() {
		return string(r[:o.max()-1]) + "…"
	}
	return typed
}

// files gives the attached files to the options that take some.
func (p *parser) files(files []File) {
	for _, o := range p.command.Options {
		if o.Kind != Attachment || len(files) == 0 {
			continue
		}
		// A name that was typed as well says no more than the file.
		delete(p.request.Typed, o.ID)
		p.request.Problems = slices.DeleteFunc(p.request.Problems, func(x Problem) bool { return x.Option.ID == o.ID })
		if len(files) > 1 && !o.Many {
			p.problem(Problem{Code: TooMany, Option: o})
			continue
		}
		p.request.values[o.ID] = Value{Raw: files[0].Name, Text: files[0].Name, Files: files}
		files = nil
	}
}

func (p *parser) parse() error {
	words := split(p.line)
	free := p.command.freeText()
	var tail []bool
	if free != nil {
		tail = p.tail(words, *free)
	}
	inText := false // bare words that belong to no other option have begun the free text
	var pool []word
	for i := 0; i < len(words); {
		option, ok := p.option(words[i])
		if !ok || inText && !tail[i] {
			p.nearly(words[i], free)
			inText = inText || free != nil && p.beginsText(words[i])
			pool = append(pool, words[i])
			i++
			continue
		}
		n := p.extent(option, words[i:])
		if err := p.set(option, p.joined(words[i:i+n])); err != nil {
			return err
		}
		i += n
	}
	return p.bare(pool, free)
}

func (o Option) isText() bool { return o.Kind == Text || o.Kind == LongText }

// freeText returns the bare text option that takes the rest of the line, if the command has one.
func (c Command) freeText() *Option {
	for _, o := range slices.Backward(c.Options) {
		if o.Bare && o.isText() {
			return &o
		}
	}
	return nil
}

// beginsText says whether a bare word makes what follows part of a free text. Ids and persons stand before texts,
// and where the text is in quotes, all names beside it are options.
func (p *parser) beginsText(w word) bool {
	return !w.quoted && w.id() == "" && !(isMention(w) && p.takesPerson())
}

// takesPerson says whether mentions are lifted out of the bare words.
func (p *parser) takesPerson() bool {
	return slices.ContainsFunc(p.command.Options, func(o Option) bool { return o.Bare && o.Kind == Person })
}

// tail says of each word whether declared options and nothing else stand from there to the end of a free text. It
// goes backwards, so that every option is looked at once.
func (p *parser) tail(words []word, free Option) []bool {
	tail := make([]bool, len(words)+1)
	tail[len(words)] = true
	for i, w := range slices.Backward(words) {
		option, ok := p.option(w)
		if !ok {
			continue
		}
		n := p.extent(option, words[i:])
		if !tail[i+n] {
			continue
		}
		// "dauer:15m" is meant as an option even if it is wrong. "von: Polizei" may be prose, and is an option
		// only if it fits; "Grund: Umbau" within the reason is prose.
		if w.text == "" && !w.quoted {
			typed := p.joined(words[i : i+n])
			_, err := p.read(option, typed)
			if err != nil || option.ID == free.ID || option.Kind == Person && !strings.HasPrefix(typed, "@") {
				continue
			}
		}
		tail[i] = true
	}
	return tail
}

// nearly reports a name that is probably a slip for a declared one: datm:24.3.
func (p *parser) nearly(w word, free *Option) {
	// "Dauern: zu lang" is prose where prose may stand.
	if o, ok := p.slip(w); ok && (w.text != "" || w.quoted || free == nil) {
		p.problem(Problem{Code: NearlyOption, Option: o, Word: w.name})
	}
}

// slip returns the option whose name was probably meant by an undeclared one. http://… is an address.
func (p *parser) slip(w word) (Option, bool) {
	if w.name == "" || strings.HasPrefix(w.text, "//") || p.isOption(w) {
		return Option{}, false
	}
	typed := Fold(w.name)
	for _, o := range p.command.Options {
		for _, name := range append([]string{o.Name, o.ID}, o.Aliases...) {
			if near(typed, name) {
				return o, true
			}
		}
	}
	return Option{}, false
}

// extent is how many words a named option's value has: one in quotes; the longest run that is a date or a choice;
// the words up to the next declared name, or what is nearly one, for a text; else one.
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
	if first == 1 && words[1].quoted && words[1].name == "" {
		return 2
	}
	end := first + 1
	for end < len(words) && !words[end].quoted && !p.ends(words[end]) {
		end++
	}
	switch o.Kind {
	case Text, LongText:
		return p.upToMention(words, first+1, end)
	case Person:
		if !isMention(words[first]) && !strings.HasPrefix(words[first].text, "@") {
			return p.upToMention(words, first+1, end)
		}
		return first + p.mentions(o, words[first:end])
	case ID:
		if o.Places {
			return first + max(1, p.leadingPlace(words[first:end]))
		}
	case OneOf:
		return first + max(1, p.longest(o, words[first:end]))
	case DateTime, Date, When, Duration, PastTime, ComingTime:
		if n := p.longest(o, words[first:end]); n > 0 {
			return first + n
		}
		return end // the error then shows all that was typed
	}
	return first + 1
}

// ends says whether a word ends the value of the option before it.
func (p *parser) ends(w word) bool {
	_, isSlip := p.slip(w)
	return p.isOption(w) || isSlip && w.text != ""
}

// upToMention ends a text before a mention that the command lifts out of its bare words.
func (p *parser) upToMention(words []word, from, end int) int {
	if p.takesPerson() {
		if i := slices.IndexFunc(words[from:end], isMention); i >= 0 {
			return from + i
		}
	}
	return end
}

// mentions is how many leading words name persons for an option.
func (p *parser) mentions(o Option, words []word) int {
	n := 1
	for o.Many && n < len(words) {
		switch {
		case isMention(words[n]):
			n++
		case n+1 < len(words) && isAnd(words[n].text) && isMention(words[n+1]):
			n += 2
		default:
			return n
		}
	}
	return n
}

// longest is how many leading words are surely a value of an option. A run that was understood and is wrong counts:
// of a time that does not exist the date must not be taken alone.
func (p *parser) longest(o Option, words []word) int {
	for n := min(len(words), maxWords); n > 0; n-- {
		if _, err := p.read(o, p.joined(words[:n])); err == nil || when.Understood(err) {
			return n
		}
	}
	return 0
}

// option returns the option that a word names.
func (p *parser) option(w word) (Option, bool) {
	if w.name == "" {
		return Option{}, false
	}
	return p.command.named(w.name)
}

func (p *parser) isOption(w word) bool { _, ok := p.option(w); return ok }

// joined is the value that consecutive words make as they were typed, without the option's name before it.
func (p *parser) joined(words []word) string {
	if !p.isOption(words[0]) {
		return poolText(p.line, words)
	}
	switch {
	case len(words) == 1:
		return words[0].text
	case words[0].text == "":
		return poolText(p.line, words[1:])
	}
	return p.line[words[0].from+len(words[0].name)+1 : words[len(words)-1].to]
}

func (p *parser) given(id string) bool { _, ok := p.request.Typed[id]; return ok }

// set stores a value that was typed for an option, or the problem with it. What nobody can see is no value: a line that
// is clean may have one that is not, a joiner alone.
func (p *parser) set(o Option, typed string) error {
	typed = Clean(typed)
	if p.given(o.ID) && (o.Kind != Person || !o.Many) {
		p.problem(Problem{Code: GivenTwice, Option: o, Word: typed})
		return nil
	}
	if typed == "" {
		return nil
	}
	if p.given(o.ID) { // one more person: said again in one value, they must stay apart
		p.request.Typed[o.ID] += ", " + typed
	} else {
		p.request.Typed[o.ID] = typed
	}
	counted := typed
	if o.Kind == Text {
		counted = oneLine(typed)
	}
	isName := o.Kind == Person && !o.Many && !strings.HasPrefix(typed, "@")
	if (o.isText() || isName) && utf8.RuneCountInString(counted) > o.max() {
		p.problem(Problem{Code: TooLong, Option: o, Word: counted})
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

// problem notes a problem, each kind once per option: a hundred repetitions would say no more.
func (p *parser) problem(x Problem) {
	if !slices.ContainsFunc(p.request.Problems, func(y Problem) bool { return x.Code == y.Code && x.Option.ID == y.Option.ID }) {
		p.request.Problems = append(p.request.Problems, x)
	}
}
