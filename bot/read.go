package bot

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"gremium/bot/text"
	"gremium/bot/when"
)

// errValue says that a value does not fit its option; which values fit is known from the option.
var errValue = errors.New("bot: value does not fit")

// max is the greatest length in runes of a text or of a person's name.
func (o Option) max() int {
	switch {
	case o.Max > 0:
		return o.Max
	case o.Kind == LongText:
		return 10000
	}
	return 200
}

// read understands a value. For dates and durations the error is a *when.Error.
func (p *parser) read(o Option, typed string) (Value, error) {
	v := Value{Raw: typed, Text: typed}
	switch o.Kind {
	case Text:
		v.Text = oneLine(typed)
	case LongText, Person:
	case Attachment: // files come with the event, not in words
		return v, errValue
	case Number:
		n, err := strconv.Atoi(typed)
		if err != nil || n < 0 || o.Max > 0 && n > o.Max {
			return v, errValue
		}
		v.Number = n
	case YesNo:
		switch Fold(typed) {
		case "ja", "j", "yes", "y", "true", "an", "on", "1":
			v.Text = "yes"
		case "nein", "n", "no", "false", "aus", "off", "0":
			v.Text = "no"
		default:
			return v, errValue
		}
	case OneOf:
		parts := []string{typed}
		if o.Many {
			parts = strings.FieldsFunc(typed, func(r rune) bool { return r == '+' || r == ',' })
		}
		for _, part := range parts {
			choice, ok := o.choice(strings.TrimSpace(part))
			if !ok {
				return v, errValue
			}
			if !slices.Contains(v.Choices, choice) {
				v.Choices = append(v.Choices, choice)
			}
		}
		if len(v.Choices) == 0 {
			return v, errValue
		}
	case ID:
		if place, ok := ReadPlace(typed); ok && o.Places {
			v.Text, v.Place = "", place
			return v, nil
		}
		id := strings.ToUpper(typed)
		if !o.Places && isNumber(typed, o.Prefix) {
			id = o.Prefix + typed
		}
		if IDKind(id) != o.Prefix {
			return v, errValue
		}
		v.Text = id
	case Duration:
		d, err := when.Duration(typed)
		if err != nil {
			return v, err
		}
		v.Duration = d
	case Date:
		t, err := when.Date(typed, p.look.Now)
		if err != nil {
			return v, err
		}
		v.Time = t
	case DateTime:
		t, err := when.DateTime(typed, p.look.Now)
		if err != nil {
			return v, err
		}
		v.Time, v.HasTime = t, true
	case PastTime, ComingTime:
		read := when.LastTime
		if o.Kind == ComingTime {
			read = when.NextTime
		}
		t, err := read(typed, p.look.Now)
		if err != nil {
			return v, err
		}
		v.Time, v.HasTime = t, true
	case When:
		return p.when(v)
	}
	return v, nil
}

// when reads a point in time, a recurrence, or "zur nächsten Sitzung". Where nothing fits, the error is the one
// about the date: recurrences are the rarer wish.
func (p *parser) when(v Value) (Value, error) {
	switch Fold(strings.Join(strings.Fields(v.Raw), " ")) {
	case "zur naechsten sitzung", "naechste sitzung", "bis zur naechsten sitzung", "next meeting",
		"at the next meeting", "by the next meeting":
		v.NextMeeting = true
		return v, nil
	}
	t, hasTime, err := when.DateOrTime(v.Raw, p.look.Now)
	if err == nil {
		v.Time, v.HasTime = t, hasTime
		return v, nil
	}
	if rule, ruleErr := when.Recur(v.Raw, p.look.Now); ruleErr == nil {
		v.Rule, v.Repeats = rule, true
		return v, nil
	}
	return v, err
}

// oneLine brings a text to one line, with single blanks.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// choice finds a declared choice by any of its spellings; "mehr als Hälfte" and "more_than_half" are as good as
// "mehr-als-haelfte". What forms show may be typed, too: "Sachsen" for sn.
func (o Option) choice(typed string) (string, bool) {
	typed = joined(typed)
	for _, c := range o.Choices {
		if typed == joined(c.Name) || typed == joined(c.ID) ||
			slices.ContainsFunc(c.Aliases, func(alias string) bool { return typed == joined(alias) }) {
			return c.ID, true
		}
	}
	for _, c := range o.Choices {
		if typed != "" && slices.Contains(choiceLabels(c.ID), typed) {
			return c.ID, true
		}
	}
	return "", false
}

// knownLabels are the labels that choiceLabels has found, by id.
var knownLabels sync.Map

// choiceLabels are the labels of a choice in every language, joined.
func choiceLabels(id string) []string {
	if known, ok := knownLabels.Load(id); ok {
		return known.([]string)
	}
	var labels []string
	for _, language := range []text.Language{text.German, text.English} {
		labels = append(labels, joined(ChoiceLabel(text.For(language), id)))
	}
	knownLabels.Store(id, labels)
	return labels
}

// joined folds a choice's name and joins its words: "zwei Drittel", "zwei-drittel" and "zweidrittel" are the same.
func joined(s string) string {
	return strings.Join(strings.FieldsFunc(Fold(s), func(r rune) bool { return r == '-' || r == '_' || unicode.IsSpace(r) }), "")
}

// person sets a Person option: one @name or the name of somebody without an account; several of them with Many.
func (p *parser) person(o Option, typed string) error {
	v := p.request.values[o.ID]
	v.Raw = p.request.Typed[o.ID]
	typed = oneLine(typed) // a second line in a name could pass for one of ours
	names := personNames(typed)
	if !o.Many {
		if names = []string{typed}; strings.HasPrefix(typed, "@") {
			names = strings.FieldsFunc(typed, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == ';' || r == '+' })
		}
		if len(names) > 1 || strings.Contains(typed, " @") {
			p.problem(Problem{Code: BadValue, Option: o, Word: typed, Err: errValue})
			return nil
		}
	}
	for _, name := range names {
		if Clean(name) == "" {
			continue // a joiner alone is nobody
		}
		if o.Many && name[0] != '@' && utf8.RuneCountInString(name) > o.max() {
			p.problem(Problem{Code: TooLong, Option: o, Word: name})
			continue
		}
		if len(v.People) >= maxPeople {
			p.problem(Problem{Code: TooMany, Option: o})
			return nil
		}
		mention := Mention{Name: name}
		if username, isAccount := strings.CutPrefix(name, "@"); isAccount {
			var err error
			mention, err = p.account(username)
			if errors.Is(err, ErrNoPerson) {
				p.problem(Problem{Code: NoSuchPerson, Option: o, Word: cmp.Or(mention.Name, username)})
				continue
			}
			if err != nil {
				return err
			}
		}
		if !slices.ContainsFunc(v.People, mention.same) {
			v.People = append(v.People, mention)
		}
	}
	if len(v.People) > 0 {
		p.request.values[o.ID] = v
	}
	return nil
}

// personNames are the several persons of one value: mentions, names in quotes, and names between commas.
func personNames(typed string) []string {
	var names, run []string
	flush := func() {
		if name := strings.Join(run, " "); name != "" {
			names = append(names, name)
		}
		run = nil
	}
	for _, w := range split(typed) {
		if w.quoted && w.name == "" {
			flush()
			if name := oneLine(w.text); name != "" {
				names = append(names, name)
			}
			continue
		}
		for i, part := range strings.FieldsFunc(typed[w.from:w.to]+" ", func(r rune) bool { return r == ',' || r == ';' || r == '+' }) {
			part = strings.TrimSpace(part)
			switch {
			case i > 0, isMention(word{text: part}), isAnd(part):
				flush()
			}
			switch {
			case isMention(word{text: part}):
				names = append(names, part)
			case part != "" && !isAnd(part):
				run = append(run, part)
			}
		}
	}
	flush()
	return names
}

// account looks @username up. Marks behind it belong to the sentence; a full stop, hyphen or underscore may be the
// name's own, so it is tried with them first.
func (p *parser) account(username string) (Mention, error) {
	username = strings.TrimRight(username, ",;:!?)\"'“”")
	bare := strings.TrimRight(username, ".-_")
	if bare == "" {
		return Mention{Name: username}, ErrNoPerson
	}
	account, err := p.look.Person(username)
	if errors.Is(err, ErrNoPerson) && bare != username {
		username = bare
		account, err = p.look.Person(username)
	}
	return Mention{Account: account, Name: username}, err
}

// same says whether two mentions are surely the same person.
func (m Mention) same(other Mention) bool {
	if m.Account.ID != "" || other.Account.ID != "" {
		return m.Account.Platform == other.Account.Platform && m.Account.ID == other.Account.ID
	}
	return m.Name == other.Name
}
