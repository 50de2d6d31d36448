package bot

import (
	"errors"
	"strings"
	"unicode/utf8"

	"gremium/bot/text"
	"gremium/bot/when"
)

// ProblemCode says what is wrong with an argument; its text stands in the catalogs under "problem.<code>".
type ProblemCode string

// The codes of problems.
const (
	NotUnderstood ProblemCode = "words"    // words that belong to no option; Word has them
	Unnamed       ProblemCode = "unnamed"  // Word is a choice of Option, whose name was left out
	NearlyOption  ProblemCode = "nearly"   // Word is nearly the name of Option
	NoSuchOption  ProblemCode = "option"   // the command has no option called Word; Options are those it has
	BadValue      ProblemCode = "value"    // the value does not fit the option's kind; Err may say why
	TooLong       ProblemCode = "too_long" // more runes than allowed
	TooMany       ProblemCode = "too_many" // more persons or files than allowed
	NoSuchPerson  ProblemCode = "person"   // nobody has this name in the chat
	GivenTwice    ProblemCode = "twice"    // the option was given twice
	LineTooLong   ProblemCode = "line"     // the whole line is too long to be read; Word has its beginning
)

// Problem is something that was not understood.
type Problem struct {
	Code   ProblemCode
	Option Option // zero for NotUnderstood, NoSuchOption and LineTooLong
	Word   string
	Err    error // a *when.Error for dates and durations
	// Options are what could have been meant; for NoSuchOption.
	Options []Option
}

// Say writes a problem as a plain sentence that says what to type next.
func (x Problem) Say(p text.Printer) string {
	name := x.Option.NameIn(p.Language())
	word := shorten(x.Word)
	var date *when.Error
	switch {
	case errors.As(x.Err, &date):
		return sayDate(p, date, x.Option.Kind)
	case x.Code == NoSuchOption:
		var names []string
		for _, o := range x.Options {
			names = append(names, o.NameIn(p.Language())+":")
		}
		if len(names) == 0 {
			return p.Plain("problem.no_options", "word", word)
		}
		return p.Plain("problem.option", "word", word, "options", strings.Join(names, ", "))
	case x.Code == BadValue:
		switch x.Option.Kind {
		case OneOf:
			var names []string
			for _, c := range x.Option.Choices {
				names = append(names, c.NameIn(p.Language()))
			}
			return p.Plain("problem.choice", "option", name, "word", word, "choices", p.Or(names))
		case YesNo:
			return p.Plain("problem.yes_no", "option", name, "word", word)
		case Number:
			if x.Option.Max > 0 {
				return p.Plain("problem.number_up_to", "option", name, "word", word, "max", x.Option.Max)
			}
			return p.Plain("problem.number", "option", name, "word", word)
		case ID:
			if x.Option.Places {
				return p.Plain("problem.not_an_item", "option", name, "word", word)
			}
			return p.Plain("problem.not_an_id", "option", name, "word", word, "example", x.Option.sampleID(p))
		case Person:
			if x.Option.Many {
				return p.Plain("problem.persons", "option", name)
			}
			return p.Plain("problem.one_person", "option", name)
		case Attachment:
			return p.Plain("problem.file", "option", name)
		}
	case x.Code == TooLong:
		return p.Plain("problem.too_long", "option", name, "length", utf8.RuneCountInString(x.Word), "max", x.Option.max())
	case x.Code == TooMany && x.Option.Kind == Attachment:
		return p.Plain("problem.one_file", "option", name)
	case x.Code == TooMany:
		return p.Plain("problem.too_many", "option", name, "max", maxPeople)
	case x.Code == LineTooLong:
		return p.Plain("problem.line", "max", maxLine)
	}
	return p.Plain("problem."+string(x.Code), "option", name, "word", word)
}

// sampleID is an id of the kind that an option takes.
func (o Option) sampleID(p text.Printer) string {
	if key := "example." + o.ID; p.Has(key) && IDKind(p.Plain(key)) == o.Prefix {
		return p.Plain(key)
	}
	if o.Prefix == "B" { // the only kind that counts within a year
		return "B2027-04"
	}
	return o.Prefix + "12"
}

// beside is what Say says where the option's label stands before it.
func (x Problem) beside(p text.Printer) string {
	if x.Code == TooLong {
		return p.Plain("problem.too_long_here", "length", utf8.RuneCountInString(x.Word), "max", x.Option.max())
	}
	return x.Say(p)
}

// shorten keeps an echo of typed words to one line.
func shorten(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return string(r)
}

// sayDate writes why a date or a duration was refused, with what may have been meant.
func sayDate(p text.Printer, e *when.Error, kind Kind) string {
	if kind == Duration {
		switch e.Code {
		case when.Empty, when.Unknown, when.OutOfRange:
			return p.Plain("duration."+string(e.Code), "input", shorten(e.Input))
		}
	}
	var alternatives []string
	for _, t := range e.Alternatives {
		if t.Hour() == 0 && t.Minute() == 0 {
			alternatives = append(alternatives, p.Date(t))
		} else {
			alternatives = append(alternatives, p.DateTime(t))
		}
	}
	typed := p.Date(e.Time)
	if e.Code == when.Gap || e.Code == when.Ambiguous || e.Code == when.WrongZone {
		typed = p.DateTime(e.Time)
	}
	if e.Code == when.AmbiguousSlash && len(alternatives) == 1 {
		return p.Plain("date.slash", "input", shorten(e.Input), "alternative", alternatives[0])
	}
	return p.Plain("date."+string(e.Code), "input", shorten(e.Input), "word", shorten(e.Word), "time", typed,
		"clock", p.Clock(e.Time), "digits", e.Time.Format("15:04"), "weekday", p.Weekday(e.Weekday), "alternatives", p.Or(alternatives))
}
