package bot

import (
	"fmt"
	"time"

	"gremium/bot/when"
)

// Arguments are the values of a parsed command by Option.ID. The accessors return the zero value when an option
// was not given, and panic for an option that the command does not declare or that is of another kind: that is a
// mistake of the programmer, which every story of the command finds.
type Arguments struct {
	command Command
	values  map[string]Value
}

// Value is what was understood of one argument.
type Value struct {
	Raw         string // as typed
	Text        string
	Number      int
	Choices     []string // OptionChoice.ID
	People      []Mention
	Time        time.Time
	HasTime     bool // Time has a time of day
	Rule        when.Rule
	Repeats     bool // Rule is set instead of Time
	NextMeeting bool // "zur nächsten Sitzung" instead of Time
	Duration    time.Duration
	Files       []File
	Place       Place // of an ID that was given as the number people see
}

// Mention is a person as an argument names them: with an account (@anna), or by a name only.
type Mention struct {
	Account Account // zero when only named
	Name    string  // as typed, without @
}

func (a Arguments) value(id string, kinds ...Kind) (Value, bool) {
	option, ok := a.command.Option(id)
	if !ok {
		panic(fmt.Sprintf("bot: %s declares no option %s", a.command.English, id))
	}
	for _, kind := range kinds {
		if option.Kind == kind {
			v, ok := a.values[id]
			return v, ok
		}
	}
	panic(fmt.Sprintf("bot: option %s of %s is of another kind", id, a.command.English))
}

// Has says whether an option was given.
func (a Arguments) Has(id string) bool {
	if _, ok := a.command.Option(id); !ok {
		panic(fmt.Sprintf("bot: %s declares no option %s", a.command.English, id))
	}
	_, ok := a.values[id]
	return ok
}

// Any says whether any option was given.
func (a Arguments) Any() bool { return len(a.values) > 0 }

// Text returns a Text or LongText.
func (a Arguments) Text(id string) string { v, _ := a.value(id, Text, LongText); return v.Text }

// Int returns a Number and whether it was given.
func (a Arguments) Int(id string) (int, bool) { v, ok := a.value(id, Number); return v.Number, ok }

// Yes says whether a YesNo was given as yes.
func (a Arguments) Yes(id string) bool { v, _ := a.value(id, YesNo); return v.Text == "yes" }

// No says whether a YesNo was given as no.
func (a Arguments) No(id string) bool { v, _ := a.value(id, YesNo); return v.Text == "no" }

// Choice returns the OptionChoice.ID of a OneOf, or "".
func (a Arguments) Choice(id string) string {
	v, _ := a.value(id, OneOf)
	if len(v.Choices) == 0 {
		return ""
	}
	return v.Choices[0]
}

// Choices returns all chosen OptionChoice.IDs.
func (a Arguments) Choices(id string) []string { v, _ := a.value(id, OneOf); return v.Choices }

// Person returns a Person and whether one was given.
func (a Arguments) Person(id string) (Mention, bool) {
	v, ok := a.value(id, Person)
	if !ok || len(v.People) == 0 {
		return Mention{}, false
	}
	return v.People[0], true
}

// People returns all persons of a Person option.
func (a Arguments) People(id string) []Mention { v, _ := a.value(id, Person); return v.People }

// Time returns a DateTime, Date, PastTime or ComingTime, or the zero time.
func (a Arguments) Time(id string) time.Time {
	v, _ := a.value(id, DateTime, Date, PastTime, ComingTime)
	return v.Time
}

// When returns the value of a When option.
func (a Arguments) When(id string) (Value, bool) { return a.value(id, When) }

// Duration returns a Duration, or 0.
func (a Arguments) Duration(id string) time.Duration {
	v, _ := a.value(id, Duration)
	return v.Duration
}

// Files returns the files of an Attachment.
func (a Arguments) Files(id string) []File { v, _ := a.value(id, Attachment); return v.Files }

// Place returns the number that people see of an agenda item, and whether the option was given as one.
func (a Arguments) Place(id string) (Place, bool) {
	v, _ := a.value(id, ID)
	return v.Place, v.Place.Number > 0
}

// ID returns a short id in upper case ("S12"), or "".
func (a Arguments) ID(id string) string { v, _ := a.value(id, ID); return v.Text }

// Display is the name of a mentioned person for people.
func (m Mention) Display() string {
	switch {
	case m.Account.Name != "":
		return m.Account.Name
	case m.Account.Username != "":
		return m.Account.Username
	}
	return m.Name
}
