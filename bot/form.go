package bot

import (
	"errors"
	"strings"

	"gremium/bot/text"
	"gremium/bot/when"
)

// The texts of declarations stand in the catalogs: a command's title and help under Command.Key; an option's label
// and example under "option.<ID>" and "example.<ID>", or under the command's key followed by ".option.<ID>" and
// ".example.<ID>" where a command means something of its own; a choice's label under "choice.<ID>".

// Label is what people read before an option's field.
func (c Command) Label(p text.Printer, o Option) string {
	if own := c.Key() + ".option." + o.ID; p.Has(own) {
		return p.Plain(own)
	}
	return p.Plain("option." + o.ID)
}

// Example shows a value of an option, or is "".
func (c Command) Example(p text.Printer, o Option) string {
	if own := c.Key() + ".example." + o.ID; p.Has(own) {
		return p.Plain(own)
	}
	if p.Has("example." + o.ID) {
		return p.Plain("example." + o.ID)
	}
	switch o.Kind {
	case DateTime, When:
		return p.Plain("example.datetime")
	case Date:
		return p.Plain("example.date")
	case Duration:
		return p.Plain("example.duration")
	case Person:
		return p.Plain("example.person")
	}
	return ""
}

// Title is the command's name in words.
func (c Command) Title(p text.Printer) string { return p.Plain(c.Key() + ".title") }

// Help says in a sentence or two what the command does.
func (c Command) Help(p text.Printer) string { return p.Plain(c.Key() + ".help") }

// NameIn is the command's name in a language, with a slash.
func (c Command) NameIn(l text.Language) string {
	if l == text.English {
		return "/" + c.English
	}
	return "/" + c.Name
}

// NameIn is the option's name in a language.
func (o Option) NameIn(l text.Language) string {
	if l == text.English {
		return o.ID
	}
	return o.Name
}

// ChoiceLabel is a choice in words.
func ChoiceLabel(p text.Printer, id string) string { return p.Plain("choice." + id) }

// Form makes the form of a request: the command's visible options, filled in with what was typed, each with what
// is wrong with it. Options that the line has given as ids stay in the line.
func (r Request) Form(p text.Printer) *Form {
	f := &Form{Title: r.Command.Title(p), Submit: p.Plain("form.submit")}
	line := []string{}
	for _, o := range r.Command.Options {
		typed, given := r.Typed[o.ID]
		problem := r.problem(o.ID)
		if given && problem == nil && (o.Hidden || o.Kind == ID) {
			line = append(line, o.Name, typed)
			continue
		}
		if o.Hidden || o.Kind == Attachment {
			continue
		}
		field := Field{
			ID: o.ID, Label: r.Command.Label(p, o), Help: r.Command.Example(p, o), Kind: o.Kind,
			Required: o.Required, Value: typed, Many: o.Many,
		}
		if o.Kind <= LongText {
			field.MaxRunes = o.max()
		}
		for _, c := range o.Choices {
			field.Choices = append(field.Choices, Choice{c.NameIn(p.Language()), ChoiceLabel(p, c.ID)})
		}
		if v, ok := r.values[o.ID]; ok && o.Kind == OneOf {
			field.Value = o.spell(v.Choices, p.Language())
		}
		if problem != nil {
			field.Error = problem.Say(p)
		}
		f.Fields = append(f.Fields, field)
	}
	for _, x := range r.Problems {
		if x.Option.ID == "" || x.Code == NearlyOption {
			f.Error = strings.TrimSpace(f.Error + " " + x.Say(p))
		}
	}
	f.Line = Line(r.Command.Name, line...)
	return f
}

// NameIn is a choice's value in a language.
func (c OptionChoice) NameIn(l text.Language) string {
	if l == text.English {
		return c.ID
	}
	return c.Name
}

// spell writes chosen ids as they are typed.
func (o Option) spell(ids []string, l text.Language) string {
	var names []string
	for _, c := range o.Choices {
		for _, id := range ids {
			if c.ID == id {
				names = append(names, c.NameIn(l))
			}
		}
	}
	return strings.Join(names, "+")
}

func (r Request) problem(option string) *Problem {
	for _, x := range r.Problems {
		if x.Option.ID == option && x.Code != NearlyOption {
			return &x
		}
	}
	return nil
}

// Say writes a problem as a plain sentence that says what to type next.
func (x Problem) Say(p text.Printer) string {
	name := x.Option.NameIn(p.Language())
	word := shorten(x.Word)
	var date *when.Error
	switch {
	case errors.As(x.Err, &date):
		return sayDate(p, date)
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
			return p.Plain("problem.number", "option", name, "word", word)
		case ID:
			return p.Plain("problem.not_an_id", "option", name, "word", word, "prefix", x.Option.Prefix)
		case Person:
			return p.Plain("problem.one_person", "option", name)
		}
	case x.Code == TooLong:
		return p.Plain("problem.too_long", "option", name, "length", len([]rune(x.Word)), "max", x.Option.max())
	}
	return p.Plain("problem."+string(x.Code), "option", name, "word", word)
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
func sayDate(p text.Printer, e *when.Error) string {
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
	return p.Plain("date."+string(e.Code), "input", shorten(e.Input), "word", shorten(e.Word), "time", typed,
		"weekday", p.Weekday(e.Weekday), "alternatives", p.Or(alternatives))
}
