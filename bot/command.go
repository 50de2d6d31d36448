package bot

import (
	"slices"
	"strings"
)

// Command declares something a person can ask for. Parser, forms, buttons, help, registration on the platforms,
// README table and permission check all come from this value. Its texts stand in the catalogs under
// "command.<English name with dots>".
type Command struct {
	// Name is the German name, canonical, ASCII, lower case: "top neu". One word or root and verb.
	Name string
	// English is the English name, "item new". It is the identifier in code and catalogs, too.
	English string
	// Aliases are further full names, old ones too: "mitglied hinzufuegen". Umlaut spellings need none.
	Aliases []string
	// Options in the order in which bare values are taken and forms ask.
	Options []Option
	// AsksAdmin has the core look up whether the asker administers the chat server.
	AsksAdmin bool
	// Reads marks a command that changes nothing: it runs in a reading transaction and leaves no audit row.
	Reads bool
	// Hidden keeps it out of help, table and registration: buttons use it.
	Hidden bool
	// For is the kind of id ("S", "V") whose shortcut this is: "/g S12 nein" is "/sitzung rueckmeldung S12 nein".
	For string
	// AlsoRoot is another word for the command's root, which platforms with a command for each word register, too:
	// "niederschrift". It is among the Aliases.
	AlsoRoot string
	// OnPost makes it a message action: the post's text fills the main option.
	OnPost bool
}

// Root returns the first word of the German name.
func (c Command) Root() string { root, _, _ := strings.Cut(c.Name, " "); return root }

// Verb returns the second word of the German name, or "".
func (c Command) Verb() string { _, verb, _ := strings.Cut(c.Name, " "); return verb }

// Key is the command's place in the catalogs: "command.item.new".
func (c Command) Key() string { return "command." + strings.ReplaceAll(c.English, " ", ".") }

// Option returns the option with an id.
func (c Command) Option(id string) (Option, bool) {
	i := slices.IndexFunc(c.Options, func(o Option) bool { return o.ID == id })
	if i < 0 {
		return Option{}, false
	}
	return c.Options[i], true
}

// visible are the options that people may type.
func (c Command) visible() []Option {
	return slices.DeleteFunc(slices.Clone(c.Options), func(o Option) bool { return o.Hidden })
}

// Kind is what an option's value is.
type Kind int

// The kinds of options.
const (
	Text       Kind = iota // one line of text
	LongText               // several lines
	Number                 // a whole number
	YesNo                  // ja, nein
	OneOf                  // one of Choices, or several with Many
	Person                 // @somebody, or a name where the person has no account
	DateTime               // a date with a time of day
	Date                   // a date
	When                   // a date with or without a time of day, or a recurrence
	Duration               // a length of time
	ID                     // a short id such as S12, with Prefix
	Attachment             // a file of Event.Files, several with Many
	PastTime               // a time of day: the last one; with a date that moment
	ComingTime             // a time of day: the next one; with a date that moment
)

// Option declares one argument of a command.
type Option struct {
	// ID is the English name: identifier in code, accepted when typed.
	ID string
	// Name is the German name: canonical, ASCII.
	Name    string
	Aliases []string
	Kind    Kind
	// Required options that are missing open the form.
	Required bool
	// Bare options may be given without their name, in the order of declaration; each takes what looks like it
	// (an id, a choice, a person, the longest run of words that is a date), the last text takes the rest.
	Bare bool
	// Choices of a OneOf, by English value and German name.
	Choices []OptionChoice
	// Many lets several choices be joined with "+", several persons be named, or several files be attached.
	Many bool
	// Prefix of an ID: "S" for meetings.
	Prefix string
	// Places lets the ID of an agenda item be given as the number that people see, too: 3, Ö 3, NÖ 1 (Arguments.Place).
	Places bool
	// Max is the greatest length in runes of a text (0: 200 for Text, 10,000 for LongText), or the greatest Number.
	Max int
	// Title marks a text that names something: of a post that a message action is used on, it takes the first line.
	Title bool
	// Hidden keeps the option out of forms and help: buttons use it.
	Hidden bool
}

// OptionChoice is a declared choice: ID is the English value and the identifier in code, Name the German one.
type OptionChoice struct {
	ID, Name string
	Aliases  []string
}

// Set is the visible list of all commands.
type Set []Command

// Roots returns the German roots in the order of declaration, without those that are wholly hidden.
func (s Set) Roots() []string {
	var roots []string
	for _, c := range s {
		if !c.Hidden && !slices.Contains(roots, c.Root()) {
			roots = append(roots, c.Root())
		}
	}
	return roots
}
