package mattermost

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/text"
)

// A bot.Form becomes a dialog, or several in a row when it has many fields. What each kind becomes, and why:
//
//   - Text, ids, durations: a text field. Long text: a text area.
//   - Dates: a text field with an example. Mattermost's own pickers take the zone of the browser instead of the
//     council's, old phones do not show them, and they cannot take "jeden zweiten Dienstag" or keep a typing error
//     for mending. The core understands ISO as well as words.
//   - Persons: a text field, @name or a name, because many a mayor has no account. With Choices: a select.
//   - Yes or no: radio buttons when required, else a select, because radio buttons cannot be cleared.
//   - Choices: radio buttons for up to five when required, else a select; several: a multi-select.
//   - Files: Mattermost 11 dialogs have none; the introduction says to attach it to a message to the bot.
//
// Mattermost logs what is too long and shows it anyway, cut or not: so labels are shortened here, and what was cut
// off stands whole in the help or the introduction.

const (
	formLife   = 4 * time.Hour // how long an open dialog is accepted
	stepFields = 8             // most fields of one dialog
	manyRadios = 5
)

// plainValue is what select values may look like: Mattermost splits multi-select defaults at commas and drops blanks.
var plainValue = regexp.MustCompile(`^[A-Za-z0-9_.:-]{1,100}$`)

// open shows a form to who has just pressed or typed something.
func (p *Platform) open(ctx context.Context, trigger string, s state) error {
	s.Nonce, s.Expires = newNonce(), p.now().Add(formLife).Unix()
	d, err := p.dialog(ctx, s)
	if err != nil {
		return err
	}
	_, err = p.client.OpenInteractiveDialog(ctx, model.OpenDialogRequest{
		TriggerId: trigger, URL: p.cfg.CallbackURL + "/dialog", Dialog: *d,
	})
	return err
}

// shown are the fields that dialogs can ask for.
func shown(f bot.Form) []bot.Field {
	var fields []bot.Field
	for _, field := range f.Fields {
		if field.Kind != bot.Attachment {
			fields = append(fields, field)
		}
	}
	return fields
}

// steps returns how many dialogs a form needs.
func steps(f bot.Form) int { return max(1, (len(shown(f))+stepFields-1)/stepFields) }

// step returns the fields of one dialog.
func step(f bot.Form, n int) []bot.Field {
	fields := shown(f)
	from := min(n*stepFields, len(fields))
	return fields[from:min(from+stepFields, len(fields))]
}

// dialog makes the dialog of the state's step.
func (p *Platform) dialog(ctx context.Context, s state) (*model.Dialog, error) {
	sealed, err := p.seals.seal(forDialog, s)
	if err != nil {
		return nil, err
	}
	say := p.speak(ctx, s.User)
	var intro []string
	title := cutText(s.Form.Title, model.DialogTitleMaxLength)
	if title == "" {
		title = "gremium"
	}
	if s.Form.Title != "" && title != s.Form.Title {
		intro = append(intro, "**"+showPlain(s.Form.Title)+"**")
	}
	if last := steps(s.Form); last > 1 {
		intro = append(intro, show(say.Say("mattermost.form.step", "step", s.Step+1, "of", last)))
	}
	if s.Form.Error != "" {
		intro = append(intro, "**"+showPlain(s.Form.Error)+"**")
	}
	if s.Form.Text != "" && s.Step == 0 {
		intro = append(intro, show(s.Form.Text))
	}
	if s.Step == 0 && len(shown(s.Form)) < len(s.Form.Fields) {
		intro = append(intro, show(say.Say("mattermost.form.file")))
	}
	d := &model.Dialog{Title: title, State: sealed, SubmitLabel: s.Form.Submit}
	if s.Step+1 < steps(s.Form) {
		d.SubmitLabel = say.Plain("mattermost.form.next")
	}
	if d.SubmitLabel == "" {
		d.SubmitLabel = say.Plain("mattermost.form.submit")
	}
	for _, field := range step(s.Form, s.Step) {
		if typed, ok := s.Values[field.ID]; ok {
			field.Value = typed
		}
		element, more := element(say, field)
		d.Elements = append(d.Elements, element)
		if more != "" {
			intro = append(intro, more)
		}
	}
	d.IntroductionText = strings.Join(intro, "\n\n")
	return d, nil
}

// element makes the dialog element of a field, and what had no place in it, for the introduction.
func element(say text.Printer, f bot.Field) (e model.DialogElement, more string) {
	e = model.DialogElement{
		DisplayName: cutText(f.Label, model.DialogElementDisplayNameMaxLength), Name: f.ID, Optional: !f.Required, Default: f.Value,
	}
	if e.DisplayName == "" {
		e.DisplayName = cutText(f.ID, model.DialogElementDisplayNameMaxLength)
	}
	var help []string
	if f.Error != "" {
		help = append(help, say.Plain("mattermost.form.wrong", "what", f.Error))
	}
	if f.Label != e.DisplayName && f.Label != "" {
		help = append(help, f.Label)
	}
	if f.Help != "" {
		help = append(help, f.Help)
	}
	e.HelpText = strings.Join(help, " · ")
	if len(e.HelpText) > model.DialogElementHelpTextMaxLength {
		more = "**" + showPlain(e.DisplayName) + ":** " + showPlain(e.HelpText)
		e.HelpText = cutText(e.HelpText, model.DialogElementHelpTextMaxLength)
	}
	switch choices := choicesOf(say, f); {
	case len(choices) > 0 && f.Many:
		e.Type, e.MultiSelect, e.Options = "select", true, options(choices)
		e.Default = strings.Join(tokens(strings.Split(f.Value, "+"), choices), ",")
	case len(choices) > 0:
		e.Type, e.Options = "select", options(choices)
		if f.Required && len(choices) <= manyRadios {
			e.Type = "radio"
		}
		e.Default = strings.Join(tokens([]string{f.Value}, choices), "")
	case f.Kind == bot.LongText || len(f.Value) > model.DialogElementTextMaxLength:
		// A prefilled text longer than Mattermost's 3000 bytes is shown all the same, with a line in the server's log:
		// better than losing what somebody typed.
		e.Type, e.MaxLength = "textarea", limitOf(f, 10_000)
	case f.Kind == bot.Number:
		e.Type, e.SubType, e.MaxLength = "text", "number", limitOf(f, 20)
	default:
		e.Type, e.MaxLength = "text", limitOf(f, 200)
	}
	return e, more
}

func limitOf(f bot.Field, usual int) int {
	if f.MaxRunes > 0 {
		usual = f.MaxRunes
	}
	return max(usual, utf8.RuneCountInString(f.Value))
}

// choicesOf returns the choices of a field: yes and no have theirs from the catalog.
func choicesOf(say text.Printer, f bot.Field) []bot.Choice {
	if len(f.Choices) > 0 || f.Kind != bot.YesNo {
		return f.Choices
	}
	return []bot.Choice{{Value: "ja", Label: say.Plain("mattermost.form.yes")}, {Value: "nein", Label: say.Plain("mattermost.form.no")}}
}

func options(choices []bot.Choice) []*model.PostActionOptions {
	all := make([]*model.PostActionOptions, 0, len(choices))
	for _, c := range choices {
		label := c.Label
		if label == "" {
			label = c.Value
		}
		all = append(all, &model.PostActionOptions{Text: label, Value: token(c.Value)})
	}
	return all
}

// token writes a choice's value as a word that Mattermost hands back unharmed.
func token(value string) string {
	if plainValue.MatchString(value) && !strings.HasPrefix(value, "x-") {
		return value
	}
	return "x-" + hex.EncodeToString([]byte(value))
}

// tokens are the tokens of those values that are choices; others would make the dialog invalid.
func tokens(values []string, choices []bot.Choice) []string {
	var found []string
	for _, v := range values {
		for _, c := range choices {
			if strings.EqualFold(strings.TrimSpace(v), c.Value) {
				found = append(found, token(c.Value))
				break
			}
		}
	}
	return found
}

// submitted reads the JSON of a field: nothing, a text, a yes or no, a number or several texts, never anything deeper.
func submitted(raw json.RawMessage) (value any, ok bool) {
	if len(raw) == 0 {
		return nil, true
	}
	var err error
	switch raw[0] {
	case 'n':
	case '[':
		var v []string
		err = json.Unmarshal(raw, &v)
		value = v
	case '{':
		return nil, false
	default:
		err = json.Unmarshal(raw, &value)
	}
	return value, err == nil
}

// answer reads what was submitted for a field. ok is false when it is nothing that the dialog offered.
func answer(f bot.Field, submitted any) (value string, ok bool) {
	var given []string
	switch v := submitted.(type) {
	case nil:
	case string:
		given = []string{v}
		if f.Many && len(choicesOf(text.Printer{}, f)) > 0 {
			given = strings.Split(v, ",")
		}
	case bool:
		given = []string{map[bool]string{true: "ja", false: "nein"}[v]}
	case float64:
		given = []string{strconv.FormatFloat(v, 'f', -1, 64)}
	case []string:
		given = v
	default:
		return "", false
	}
	choices := choicesOf(text.Printer{}, f)
	if len(choices) == 0 {
		value = strings.Join(given, " ")
		return value, utf8.ValidString(value) && !strings.ContainsRune(value, 0)
	}
	var values []string
	for _, g := range given {
		if g = strings.TrimSpace(g); g == "" {
			continue
		}
		found := false
		for _, c := range choices {
			if token(c.Value) == g {
				values, found = append(values, c.Value), true
				break
			}
		}
		if !found {
			return "", false
		}
	}
	if len(values) > 1 && !f.Many {
		return "", false
	}
	return strings.Join(values, "+"), true
}

// cutText shortens a plain text to a number of bytes, as Mattermost counts, at a character.
func cutText(s string, limit int) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= limit {
		return s
	}
	s = s[:limit-len("…")]
	for !utf8.ValidString(s) {
		s = s[:len(s)-1]
	}
	return strings.TrimRight(s, " ") + "…"
}
