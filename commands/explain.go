package commands

import (
	"errors"
	"slices"
	"strings"

	"github.com/google/uuid"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// refusal is an expected error: a sentence of the catalog for the person, with what to do next.
type refusal struct {
	key     string
	pairs   []any
	buttons []bot.Button
}

func (r *refusal) Error() string { return "refused: " + r.key }

// refuse makes an expected error of a catalog's sentence.
func refuse(key string, pairs ...any) *refusal { return &refusal{key: key, pairs: pairs} }

// with adds buttons that say what can be done instead.
func (r *refusal) with(buttons ...bot.Button) *refusal {
	r.buttons = append(r.buttons, buttons...)
	return r
}

// sentences are the refusals of the rules and the stores. What carries more than its kind is in refusalOf.
var sentences = []struct {
	err error
	key string
}{
	{records.ErrDone, "refusal.done"},
	{council.ErrCancelled, "refusal.cancelled"},
	{council.ErrOver, "refusal.over"},
	{council.ErrPast, "refusal.past"},
	{council.ErrSameTime, "refusal.same_time"},
	{council.ErrNotInvited, "refusal.not_invited"},
	{council.ErrAlreadyInvited, "refusal.already_invited"},
	{council.ErrNoItem, "refusal.no_item"},
	{council.ErrReasonNeeded, "refusal.reason"},
	{store.ErrNotFound, "refusal.not_found"},
}

// refusalOf turns an expected error into a refusal; nil for one that nobody expected.
func refusalOf(p text.Printer, err error) *refusal {
	var refused *refusal
	var deadline *council.DeadlineError
	switch {
	case errors.As(err, &refused):
		return refused
	case errors.As(err, &deadline):
		return refuse("refusal.deadline", "deadline", p.Date(deadline.Deadline.Time()))
	}
	for _, s := range sentences {
		if errors.Is(err, s.err) {
			return refuse(s.key)
		}
	}
	return nil
}

// explain is the one place where an error becomes a sentence. What nobody expected goes to the log. A refused form
// comes back with what was typed.
func (b *Bot) explain(p text.Printer, e bot.Event, err error) bot.Reply {
	m := &bot.Message{Tone: bot.Warning}
	reply := bot.Reply{Failed: true, Message: m}
	var unknown *bot.UnknownCommand
	if errors.As(err, &unknown) {
		b.explainUnknown(p, e, unknown, m)
		return reply
	}
	refused := refusalOf(p, err)
	if refused == nil {
		return b.fail(p, e, err)
	}
	m.Text = p.Say(refused.key, refused.pairs...)
	m.Buttons = refused.buttons
	if errors.Is(err, records.ErrDone) {
		return reply
	}
	// Parsed again without asking the chat: only the texts are needed.
	request, err := b.set.Parse(e, asTyped(b.Now()))
	switch {
	case err != nil:
	case e.Source == bot.Submitted:
		reply.Form = request.Form(p)
		reply.Form.Error = p.Plain(refused.key, refused.pairs...)
		return bot.Reply{Failed: true, Form: reply.Form}
	case e.Source == bot.Typed && wrote(request):
		m.Text += "\n\n" + sayTyped(p, e.Line)
	}
	return reply
}

// wrote says whether a request has a text of the asker's that would be a pity to lose.
func wrote(r bot.Request) bool {
	return slices.ContainsFunc(r.Command.Options, func(o bot.Option) bool {
		return (o.Kind == bot.Text || o.Kind == bot.LongText) && strings.Contains(r.Typed[o.ID], " ")
	})
}

// mostEchoed is how many characters of a typed line are shown again; the form of a button has all of it.
const mostEchoed = 1000

// sayTyped repeats what was typed, for a slash command is gone from the screen.
func sayTyped(p text.Printer, line string) text.Markup {
	if typed := []rune(line); len(typed) > mostEchoed {
		line = string(typed[:mostEchoed]) + " …"
	}
	return p.Say("refusal.typed", "line", text.Code(line))
}

// explainUnknown names the nearest commands and offers them as buttons, with what was typed behind the name.
func (b *Bot) explainUnknown(p text.Printer, e bot.Event, unknown *bot.UnknownCommand, m *bot.Message) {
	help := bot.Button{Label: p.Plain("button.help"), Line: "/gremium hilfe"}
	rest := ""
	if _, after, ok := strings.Cut(e.Line, unknown.Typed); ok && unknown.Typed != "" {
		rest = strings.TrimSpace(after)
	}
	switch {
	case len(unknown.Nearest) > 0:
		c := unknown.Nearest[0]
		m.Text = p.Say("refusal.unknown_nearest", "typed", unknown.Typed, "nearest", text.Code(c.NameIn(p.Language())),
			"example", text.Code(Usage(p, c)))
		for _, c := range unknown.Nearest {
			m.Buttons = append(m.Buttons, bot.Button{
				Label: c.NameIn(p.Language()), Line: strings.TrimSpace("/" + c.Name + " " + rest), Fill: len(c.Options) > 0,
			})
		}
	default:
		m.Text = p.Say("refusal.unknown", "typed", unknown.Typed)
	}
	if rest != "" && e.Source == bot.Typed {
		m.Text += "\n\n" + sayTyped(p, e.Line)
	}
	m.Buttons = append(m.Buttons, help)
}

// newID is a fresh internal id: a UUID of version 7, so that keys come in the order of time.
func newID() string { return uuid.Must(uuid.NewV7()).String() }
