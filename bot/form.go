package bot

import (
	"slices"
	"strings"

	"gremium/bot/text"
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
	case PastTime, ComingTime:
		return p.Plain("example.clock")
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
	var line, wrong []string
	for _, o := range r.Command.Options {
		typed, given := r.Typed[o.ID]
		problem := r.problem(o.ID)
		if given && problem == nil && (o.Hidden || o.Kind == ID) {
			line = append(line, o.Name, typed)
			continue
		}
		if o.Hidden {
			if problem != nil { // it has no field to stand beside
				wrong = append(wrong, problem.Say(p))
			}
			continue
		}
		field := Field{
			ID: o.ID, Label: r.Command.Label(p, o), Help: r.Command.Example(p, o), Kind: o.Kind,
			Required: o.Required, Value: typed, Many: o.Many, Choices: o.choices(p),
		}
		if o.isText() {
			field.MaxRunes = o.max()
		}
		// Values that were understood are written as the form's choices are, or they would not be chosen.
		if v, ok := r.values[o.ID]; ok {
			switch o.Kind {
			case OneOf:
				field.Value = o.spell(v.Choices, p.Language())
			case YesNo:
				field.Value = field.Choices[slices.Index([]string{"yes", "no"}, v.Text)].Value
			}
		}
		switch {
		case problem != nil:
			field.Error = problem.beside(p)
		case r.submitted && slices.ContainsFunc(r.Missing, func(m Option) bool { return m.ID == o.ID }):
			field.Error = p.Plain("problem.missing", "label", field.Label)
		}
		f.Fields = append(f.Fields, field)
	}
	for _, x := range r.Problems {
		if x.Option.ID == "" || x.Code == NearlyOption {
			wrong = append(wrong, x.Say(p))
		}
	}
	f.Error = strings.Join(wrong, " ")
	f.Line = Line(r.Command.Name, line...)
	return f
}

// choices are what a form offers for an option.
func (o Option) choices(p text.Printer) []Choice {
	if o.Kind == YesNo {
		yes, no := "ja", "nein"
		if p.Language() == text.English {
			yes, no = "yes", "no"
		}
		return []Choice{{yes, p.Plain("form.yes")}, {no, p.Plain("form.no")}}
	}
	var choices []Choice
	for _, c := range o.Choices {
		choices = append(choices, Choice{c.NameIn(p.Language()), ChoiceLabel(p, c.ID)})
	}
	return choices
}

// NameIn is a choice's value in a language.
func (c OptionChoice) NameIn(l text.Language) string {
	if l == text.English {
		return c.ID
	}
	return c.Name
}

// spell writes chosen ids as they are typed, in their order.
func (o Option) spell(ids []string, l text.Language) string {
	var names []string
	for _, id := range ids {
		if i := slices.IndexFunc(o.Choices, func(c OptionChoice) bool { return c.ID == id }); i >= 0 {
			names = append(names, o.Choices[i].NameIn(l))
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
