package discord

import (
	"slices"
	"strconv"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
)

// A bot.Form becomes a modal, or several in a row: a modal has five components and no second chance. What each kind of
// field becomes:
//
//   - Choices, yes or no: a menu, for several with as many choices as there are. Where there are more than 25, a text.
//   - Files: an upload.
//   - Everything else: a text. Dates are typed, because "jeden zweiten Dienstag" is one; persons, because many a mayor
//     has no account.
//
// Discord takes no more than 4000 characters in one text. A longer one that is filled in stands in two texts or more,
// one after the other, and is joined again.
//
// Labels are short (45), descriptions a little longer (100). What does not fit is in a text above the fields.

const (
	maxParts       = 5 // components of a modal
	maxTitle       = 45
	maxFieldLabel  = 45
	maxDescribed   = 100
	maxTyped       = 4000
	maxTextDisplay = 4000
	maxUploads     = 10
)

// modal is a form as Discord shows it.
type modal struct {
	CustomID   string      `json:"custom_id"`
	Title      string      `json:"title"`
	Components []component `json:"components"`
}

// value is what a field is filled in with: what was typed in an earlier step, or what the form brings.
func (s state) value(f bot.Field) string {
	if v, ok := s.Values[f.ID]; ok {
		return v
	}
	return f.Value
}

// choicesOf are the choices of a field that is shown as a menu; yes and no have theirs from the catalog.
func choicesOf(say text.Printer, f bot.Field) []bot.Choice {
	choices := f.Choices
	if len(choices) == 0 && f.Kind == bot.YesNo {
		choices = []bot.Choice{{Value: "ja", Label: say.Plain("form.yes")}, {Value: "nein", Label: say.Plain("form.no")}}
	}
	if len(choices) > menuLength {
		return nil
	}
	return choices
}

// parts is how many components a field needs.
func (s state) parts(f bot.Field) int {
	if f.Kind == bot.Attachment || len(choicesOf(text.Printer{}, f)) > 0 {
		return 1
	}
	return min(len(spread(s.value(f))), maxParts)
}

// step are the fields of the state's modal: as many as fit from State.From on, and one at least. A text above them
// takes a place, too.
func (s state) step(say text.Printer) []bot.Field {
	fields := s.Form.Fields[min(s.From, len(s.Form.Fields)):]
	room := maxParts
	for n, f := range fields {
		room -= s.parts(f)
		if room < 0 || room == 0 && s.intro(say, fields[:n+1]) != "" {
			return fields[:max(n, 1)]
		}
	}
	return fields
}

// stepsLeft is how many modals there are from the state's on.
func (s state) stepsLeft(say text.Printer) int {
	n := 0
	for s.From < len(s.Form.Fields) {
		s.From += len(s.step(say))
		n++
	}
	return max(1, n)
}

// intro is the text above the fields of a modal: what is wrong with the form, its introduction, and what has no room
// beside a field. What is wrong with a field stands there, and at full length in the message that led to the modal. It is
// shown Markdown.
func (s state) intro(say text.Printer, fields []bot.Field) string {
	var said []string
	if s.Form.Error != "" {
		said = append(said, "**"+showPlain(s.Form.Error)+"**")
	}
	if s.From == 0 {
		if title := shorten(s.Form.Title, maxTitle); title != strings.Join(strings.Fields(s.Form.Title), " ") {
			said = append(said, "**"+showPlain(s.Form.Title)+"**")
		}
		if s.Form.Text != "" {
			said = append(said, show(s.Form.Text))
		}
	}
	for _, f := range fields {
		label, description := beside(say, f)
		var more []string
		if label != f.Label && f.Label != "" {
			more = append(more, showPlain(f.Label))
		}
		if f.Error == "" && f.Help != "" && description != f.Help {
			more = append(more, showPlain(f.Help))
		}
		if len(more) > 0 {
			said = append(said, "**"+showPlain(label)+":** "+strings.Join(more, " "))
		}
	}
	return split(strings.Join(said, "\n\n"), maxTextDisplay)[0]
}

// beside is what stands beside a field: its label, and what is wrong with it or how it is filled in.
func beside(say text.Printer, f bot.Field) (label, description string) {
	label = shorten(f.Label, maxFieldLabel)
	if label == "" {
		label = shorten(f.ID, maxFieldLabel)
	}
	if f.Error != "" {
		return label, shorten(say.Plain("discord.form.wrong", "what", f.Error), maxDescribed)
	}
	return label, shorten(f.Help, maxDescribed)
}

// modal writes the state's modal.
func (s state) modal(say text.Printer, id string) *modal {
	m := &modal{CustomID: id, Title: shorten(s.Form.Title, maxTitle), Components: []component{}}
	if m.Title == "" {
		m.Title = "gremium"
	}
	fields := s.step(say)
	if above := s.intro(say, fields); above != "" {
		m.Components = append(m.Components, component{Type: componentText, Content: above})
	}
	needed := 0
	for _, f := range fields {
		needed += s.parts(f)
	}
	if needed == maxParts { // a single, huge text: what is wrong with it stands beside it
		m.Components = m.Components[:0]
	}
	for _, f := range fields {
		label, description := beside(say, f)
		for n, input := range s.inputs(say, f) {
			if len(m.Components) == maxParts { // what is left of the text stays as it was (given)
				return m
			}
			if n > 0 {
				label = shorten(say.Plain("discord.form.goeson", "label", shorten(f.Label, 30)), maxFieldLabel)
			}
			m.Components = append(m.Components, component{Type: componentLabel, Label: label, Description: description, Component: &input})
		}
	}
	return m
}

// inputs are the components of a field.
func (s state) inputs(say text.Printer, f bot.Field) []component {
	required, one, least := f.Required, 1, 0
	if f.Required {
		least = 1
	}
	if f.Kind == bot.Attachment {
		most := one
		if f.Many {
			most = maxUploads
		}
		return []component{{Type: componentUploads, CustomID: f.ID, Required: &required, MinValues: &least, MaxValues: &most}}
	}
	if choices := choicesOf(say, f); len(choices) > 0 {
		most := one
		if f.Many {
			most = len(choices)
		}
		c := component{Type: componentMenu, CustomID: f.ID, Required: &required, MinValues: &least, MaxValues: &most}
		taken := strings.Split(s.value(f), "+")
		for n, ch := range choices {
			label := ch.Label
			if label == "" {
				label = ch.Value
			}
			is := slices.ContainsFunc(taken, func(v string) bool { return strings.EqualFold(strings.TrimSpace(v), ch.Value) })
			if !f.Many {
				is = strings.EqualFold(strings.TrimSpace(s.value(f)), ch.Value)
			}
			c.Options = append(c.Options, choice{Label: shorten(label, maxChoice), Value: choiceValue(ch, n), Default: is})
		}
		return []component{c}
	}
	limit := f.MaxRunes
	style := 1
	if f.Kind == bot.LongText || f.MaxRunes > 300 {
		style = 2
	}
	if limit == 0 {
		limit = longestOf(bot.Option{Kind: f.Kind})
	}
	var all []component
	for n, part := range spread(s.value(f)) {
		c := component{
			Type: componentInput, CustomID: partID(f.ID, n), Style: style, Value: part.text,
			MaxLength: min(max(limit, units(part.text)), maxTyped), Required: &required,
		}
		if len(all) > 0 {
			c.Required = new(bool)
		}
		if strings.Contains(part.text, "\n") || units(part.text) > 300 {
			c.Style = 2
		}
		if f.Error != "" && n == 0 { // the description says what is wrong
			c.Placeholder = shorten(f.Help, maxDescribed)
		}
		all = append(all, c)
	}
	return all
}

// choiceValue is what a choice of a menu carries.
func choiceValue(c bot.Choice, n int) string {
	if units(c.Value) <= maxChoice && c.Value != "" && !strings.HasPrefix(c.Value, "#") {
		return c.Value
	}
	return "#" + strconv.Itoa(n)
}

func partID(field string, n int) string {
	if n == 0 {
		return field
	}
	return field + "~" + strconv.Itoa(n)
}

// part is a piece of a long text with what stands between it and the next one.
type part struct{ text, gap string }

// spread cuts a text into pieces that Discord takes, at the ends of paragraphs, else of lines or words.
func spread(s string) []part {
	var parts []part
	for units(s) > maxTyped {
		cut := cutAt(s, maxTyped)
		head := s[:cut]
		body := strings.TrimRight(head, " \n")
		if body == "" {
			body = head
		}
		gap := head[len(body):]
		rest := strings.TrimLeft(s[cut:], " \n")
		gap += s[cut : len(s)-len(rest)]
		parts = append(parts, part{body, gap})
		s = rest
	}
	return append(parts, part{s, ""})
}

// given reads what was submitted for the state's step into values by field; ok is false when something is none of what
// the modal offered.
func (s state) given(say text.Printer, submitted map[string]component) (values map[string]string, ok bool) {
	values = map[string]string{}
	for _, f := range s.step(say) {
		if f.Kind == bot.Attachment {
			continue
		}
		if choices := choicesOf(say, f); len(choices) > 0 {
			var taken []string
			for _, v := range submitted[f.ID].Values {
				n := 0
				at := slices.IndexFunc(choices, func(c bot.Choice) bool { n++; return choiceValue(c, n-1) == v })
				if at < 0 {
					return nil, false
				}
				taken = append(taken, choices[at].Value)
			}
			if len(taken) > 1 && !f.Many {
				return nil, false
			}
			values[f.ID] = strings.Join(taken, "+")
			continue
		}
		var b strings.Builder
		parts := spread(s.value(f))
		for n, p := range parts {
			typed := p.text
			if c, asked := submitted[partID(f.ID, n)]; asked || n == 0 {
				typed = strings.TrimSpace(c.Value)
			}
			b.WriteString(typed)
			if n < len(parts)-1 && typed != "" {
				b.WriteString(p.gap)
			}
		}
		values[f.ID] = strings.TrimSpace(b.String())
	}
	return values, true
}

// flat are the components of a submitted modal by custom id.
func flat(components []component) map[string]component {
	all := map[string]component{}
	var walk func([]component)
	walk = func(list []component) {
		for _, c := range list {
			if c.CustomID != "" {
				all[c.CustomID] = c
			}
			if c.Component != nil {
				walk([]component{*c.Component})
			}
			walk(c.Components)
		}
	}
	walk(components)
	return all
}
