package local

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Story is a parsed story.
type Story struct {
	Name       string         // as given to Parse, for messages
	Zone       *time.Location // of its clock
	Statements []Statement

	files fs.FS // where its attachments are; nil: nowhere
}

// StatementKind is what a statement does.
type StatementKind int

// The kinds of statements.
const (
	Unknown       StatementKind = iota // not understood: playing it fails
	SetZone                            // zone Europe/Berlin
	SetClock                           // clock 2027-03-17 15:55
	AddAdmin                           // admin root "Rita Root"
	AddPerson                          // person anna "Anna Vogel"
	AddAccount                         // account anna2 = anna
	AddChannel                         // channel rat anna bert
	TypeLine                           // anna #rat /sitzung liste
	PressButton                        // anna #rat [Zusage S1]
	MessageAction                      // anna #rat [Als TOP] on "text"
	SubmitForm                         // anna #rat {Titel: Beleuchtung}
	JustLook                           // anna #rat ? V2
	StopBot                            // stop
	StartBot                           // start
)

// Statement is one line of a story with the expectations below it.
type Statement struct {
	Line    int
	Source  string // as written
	Kind    StatementKind
	Who     string   // username
	Place   string   // "#rat" or "@bot"
	Text    string   // the typed line, the button's label, the display name, the first account
	ID      string   // of the message that a button or a look is about; "" for none
	On      string   // text of the post that a message action is used on
	Values  []Value  // of a form
	Files   []string // names of attachments
	Members []string
	Private bool
	Time    time.Time
	Expect  []Expectation
}

// Value is a form's field by its label.
type Value struct{ Label, Value string }

// Expectation is a line below a statement.
type Expectation struct {
	Line int
	Text string
	Not  bool // must not be visible
}

// SyntaxError is a line that breaks the format.
type SyntaxError struct {
	File    string
	Line    int
	Problem string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Problem) }

// ParseFile reads a story from a file system, where its attachments are as well.
func ParseFile(fsys fs.FS, name string) (*Story, error) {
	source, err := fs.ReadFile(fsys, name)
	if err != nil {
		return nil, err
	}
	story, err := Parse(name, source)
	if err != nil {
		return nil, err
	}
	story.files, err = fs.Sub(fsys, path.Dir(name))
	return story, err
}

// Parse reads a story. The error joins all lines that break the format, each a *SyntaxError. A line of a shape
// that no statement has becomes a statement of kind Unknown, which fails when it is played.
//
//	# A line that begins with # is a comment; so is the rest of a line after two blanks, # and a blank.
//	zone Europe/Berlin
//	clock 2027-03-17 15:55
//	admin root "Rita Root"
//	person anna "Anna Vogel"
//	account anna2 = anna
//	channel rat anna bert
//	channel intern anna private
//	anna #rat /top neu Beleuchtung        a typed line
//	  > Beleuchtung                       must be seen
//	  ! "Fehler "                         must not; quotes keep blanks
//	anna #rat /lage pks +pks.csv          with a file beside the story
//	anna #rat [Zusage S1]                 the newest button with this label, on a message that names S1
//	anna #rat [Als TOP] on "text"         a message action
//	anna #rat {Titel: Wand; Dauer: 15}    the open form
//	anna @bot ?                           all that is visible there
//	anna #rat ? V2                        the newest message that names V2
//	stop
//	start
func Parse(name string, source []byte) (*Story, error) {
	p := reader{story: &Story{Name: name, Zone: berlin()}}
	for i, line := range strings.Split(string(source), "\n") {
		p.line = i + 1
		if problem := p.parse(strings.TrimSuffix(line, "\r")); problem != "" {
			p.errors = append(p.errors, &SyntaxError{name, p.line, problem})
		}
	}
	if len(p.errors) > 0 {
		return nil, errors.Join(p.errors...)
	}
	return p.story, nil
}

type reader struct {
	story  *Story
	line   int
	zoned  bool
	clock  time.Time // the latest
	errors []error
}

// parse reads one line and says what is wrong with it.
func (p *reader) parse(line string) string {
	line = strings.TrimRight(uncomment(line), " \t")
	trimmed := strings.TrimLeft(line, " \t\ufeff")
	switch {
	case trimmed == "" || trimmed[0] == '#':
		return ""
	case trimmed[0] == '>' || trimmed[0] == '!':
		return p.expectation(trimmed, trimmed != line)
	case line[0] == ' ' || line[0] == '\t':
		return "an indented line begins with > or !"
	}
	s := Statement{Line: p.line, Source: trimmed}
	problem := p.statement(&s)
	p.story.Statements = append(p.story.Statements, s)
	return problem
}

// uncomment cuts a comment at the end of a line: two blanks, # and a blank, outside of quotes.
func uncomment(line string) string {
	quoted := false
	for i := 0; i < len(line); i++ {
		switch {
		case line[i] == '"':
			quoted = !quoted
		case quoted || line[i] != '#' || i < 2 || !blank(line[i-1]) || !blank(line[i-2]):
		case i+1 == len(line) || blank(line[i+1]):
			return line[:i]
		}
	}
	return line
}

func blank(b byte) bool { return b == ' ' || b == '\t' }

func (p *reader) expectation(line string, indented bool) string {
	e := Expectation{Line: p.line, Not: line[0] == '!', Text: strings.TrimSpace(line[1:])}
	if unquoted, ok := unquote(e.Text); ok {
		e.Text = unquoted
	}
	last := len(p.story.Statements) - 1
	switch {
	case !indented:
		return "an expectation is indented below its step"
	case e.Text == "":
		return "an expectation needs a text"
	case last < 0 || !p.story.Statements[last].step():
		return "an expectation belongs below what a person does"
	}
	p.story.Statements[last].Expect = append(p.story.Statements[last].Expect, e)
	return ""
}

// step says whether a person does it. What is not understood counts: its expectations are not wrong too.
func (s Statement) step() bool { return s.Place != "" || s.Kind == Unknown }

// unquote takes the quotes from around a text.
func unquote(s string) (string, bool) {
	if len(s) >= 2 && s[0] == '"' && s[len(s)-1] == '"' {
		return s[1 : len(s)-1], true
	}
	return s, false
}

func (p *reader) statement(s *Statement) string {
	first, rest := word(s.Source)
	second, after := word(rest)
	if second == "@bot" || len(second) > 1 && second[0] == '#' {
		s.Who, s.Place = first, second
		return s.act(after)
	}
	switch first {
	case "zone":
		s.Kind = SetZone
		return p.zone(rest)
	case "clock":
		s.Kind = SetClock
		return p.setClock(s, rest)
	case "admin", "person":
		s.Kind = AddPerson
		if first == "admin" {
			s.Kind = AddAdmin
		}
		s.Who, s.Text = second, second
		if name, ok := unquote(after); ok {
			s.Text = name
		} else if after != "" {
			return fmt.Sprintf(`the name goes in quotes: %s %s "%s"`, first, second, strings.Trim(after, `"`))
		}
		if second == "" {
			return first + ` needs a name: ` + first + ` anna "Anna Vogel"`
		}
	case "account":
		s.Kind = AddAccount
		words := strings.Fields(strings.Replace(rest, "=", " = ", 1))
		if len(words) != 3 || words[1] != "=" {
			return "an account is written as: account anna2 = anna"
		}
		s.Who, s.Text = words[0], words[2]
	case "channel":
		s.Kind = AddChannel
		s.Text, s.Members = second, strings.Fields(after)
		if n := len(s.Members); n > 0 && s.Members[n-1] == "private" {
			s.Members, s.Private = s.Members[:n-1], true
		}
		if second == "" {
			return "a channel is written as: channel rat anna bert"
		}
	case "stop", "start":
		s.Kind = StopBot
		if first == "start" {
			s.Kind = StartBot
		}
		if rest != "" {
			return first + " stands alone"
		}
	}
	return ""
}

// word splits off the first word.
func word(s string) (first, rest string) {
	i := strings.IndexAny(s, " \t")
	if i < 0 {
		return s, ""
	}
	return s[:i], strings.TrimSpace(s[i:])
}

func (p *reader) zone(name string) string {
	zone, err := time.LoadLocation(name)
	switch {
	case p.zoned:
		return "zone stands only once"
	case !p.clock.IsZero():
		return "zone stands before the first clock"
	case name == "" || err != nil:
		return fmt.Sprintf("there is no time zone %q", name)
	}
	p.story.Zone, p.zoned = zone, true
	return ""
}

func (p *reader) setClock(s *Statement, value string) string {
	const layout = "2006-01-02 15:04"
	t, err := time.ParseInLocation(layout, value, p.story.Zone)
	switch {
	case err != nil:
		return fmt.Sprintf("a clock is written as: clock 2027-03-17 15:55, not %q", value)
	case t.Format(layout) != value:
		return fmt.Sprintf("%s does not exist in %s: the clocks go forward", value, p.story.Zone)
	case t.Before(p.clock):
		return "the clock goes forward only"
	}
	s.Time, p.clock = t, t
	return ""
}

var (
	attached   = regexp.MustCompile(`[ \t]+\+("[^"]+"|[^ \t"]+\.[A-Za-z][A-Za-z0-9]*)$`)
	idLike     = regexp.MustCompile(`^\p{Lu}{1,3}[0-9]+(-[0-9]+)*$`)
	pressLike  = regexp.MustCompile(`^\[([^\]]+)\](?:[ \t]+on[ \t]+(.+))?$`)
	submitLike = regexp.MustCompile(`^\{(.*)\}$`)
)

// act reads what a person does.
func (s *Statement) act(what string) string {
	if what == "" {
		return s.Who + " does nothing"
	}
	if what[0] == '?' {
		s.Kind, s.ID = JustLook, strings.TrimSpace(what[1:])
		if s.ID != "" && (!idLike.MatchString(s.ID) || !blank(what[1])) {
			return fmt.Sprintf("? looks at all, ? V2 at one message; %q is no id", s.ID)
		}
		return ""
	}
	for m := attached.FindStringSubmatchIndex(what); m != nil; m = attached.FindStringSubmatchIndex(what) {
		name, _ := unquote(what[m[2]:m[3]])
		s.Files = slices.Insert(s.Files, 0, name)
		what = what[:m[0]]
	}
	switch what[0] {
	case '[':
		m := pressLike.FindStringSubmatch(what)
		if m == nil || len(s.Files) > 0 {
			return `a button is written as: [Label], [Label S1] or [Label] on "text"`
		}
		s.Kind, s.Text = PressButton, strings.TrimSpace(m[1])
		if m[2] != "" {
			on, ok := unquote(m[2])
			if !ok || on == "" {
				return `the text goes in quotes: [Label] on "text"`
			}
			s.Kind, s.On = MessageAction, on
			return ""
		}
		if i := strings.LastIndexAny(s.Text, " \t"); i > 0 && idLike.MatchString(s.Text[i+1:]) {
			s.Text, s.ID = strings.TrimSpace(s.Text[:i]), s.Text[i+1:]
		}
	case '{':
		m := submitLike.FindStringSubmatch(what)
		if m == nil {
			return "a form is written as: {Label: value; Label: value}"
		}
		s.Kind = SubmitForm
		return s.values(m[1])
	default:
		s.Kind, s.Text = TypeLine, what
	}
	return ""
}

// values reads "Label: value; Label: value". Quotes keep semicolons and blanks.
func (s *Statement) values(inner string) string {
	for _, part := range splitQuoted(inner, ';') {
		if strings.TrimSpace(part) == "" {
			continue
		}
		label, value, ok := strings.Cut(part, ":")
		v := Value{strings.TrimSpace(label), strings.TrimSpace(value)}
		if !ok || v.Label == "" {
			return fmt.Sprintf("a field is written as Label: value, not %q", strings.TrimSpace(part))
		}
		v.Value, _ = unquote(v.Value)
		s.Values = append(s.Values, v)
	}
	return ""
}

// splitQuoted splits at a separator that is not in quotes.
func splitQuoted(s string, separator byte) []string {
	var parts []string
	quoted, begin := false, 0
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == separator && !quoted:
			parts, begin = append(parts, s[begin:i]), i+1
		}
	}
	return append(parts, s[begin:])
}
