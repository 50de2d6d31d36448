package bot

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"gremium/bot/when"
)

// errValue says that a value does not fit its option; which values fit is known from the option.
var errValue = errors.New("bot: value does not fit")

// max is the greatest length in runes of a text option.
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
		v.Text = strings.Join(strings.Fields(typed), " ")
	case LongText, Person, Attachment:
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
		if IDKind(typed) != o.Prefix {
			return v, errValue
		}
		v.Text = strings.ToUpper(typed)
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

// choice finds a declared choice by any of its spellings.
func (o Option) choice(typed string) (string, bool) {
	typed = Fold(typed)
	for _, c := range o.Choices {
		if typed == c.Name || typed == c.ID || slices.Contains(c.Aliases, typed) {
			return c.ID, true
		}
	}
	return "", false
}

// person sets a Person option: one @name, several with Many, or the name of somebody without an account.
func (p *parser) person(o Option, typed string) error {
	v := p.request.values[o.ID]
	v.Raw = p.request.Typed[o.ID]
	names := []string{typed}
	if strings.HasPrefix(typed, "@") {
		names = strings.FieldsFunc(typed, func(r rune) bool { return r == ' ' || r == ',' })
		if len(names) > 1 && !o.Many {
			p.problem(Problem{Code: BadValue, Option: o, Word: typed, Err: errValue})
			return nil
		}
	}
	for _, name := range names {
		username, isAccount := strings.CutPrefix(name, "@")
		mention := Mention{Name: username}
		if isAccount {
			account, err := p.look.Person(username)
			if errors.Is(err, ErrNoPerson) {
				p.problem(Problem{Code: NoSuchPerson, Option: o, Word: username})
				return nil
			}
			if err != nil {
				return err
			}
			mention.Account = account
		}
		v.People = append(v.People, mention)
	}
	p.request.values[o.ID] = v
	return nil
}

// Line writes a command that Parse reads back: Line("sitzung rueckmeldung", "", "S1", "fuer", "@anna"). Pairs are
// option names and values; an empty name makes a bare value. Values are put into quotes where needed.
func Line(name string, pairs ...string) string {
	var b strings.Builder
	b.WriteString("/" + name)
	for i := 0; i+1 < len(pairs); i += 2 {
		value := pairs[i+1]
		if value == "" {
			continue
		}
		b.WriteByte(' ')
		if pairs[i] != "" {
			b.WriteString(pairs[i] + ":")
		}
		if strings.ContainsAny(value, " \t\n:\"„“”«»") {
			value = `"` + strings.ReplaceAll(value, `"`, `'`) + `"`
		}
		b.WriteString(value)
	}
	return b.String()
}
