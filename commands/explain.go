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
	form    *bot.Form // that was submitted
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
	{council.ErrOpened, "refusal.opened"},
	{council.ErrBegun, "refusal.begun"},
	{council.ErrFuture, "refusal.future"},
	{council.ErrNotClosed, "refusal.not_closed"},
	{council.ErrPast, "refusal.past"},
	{council.ErrSameTime, "refusal.same_time"},
	{council.ErrAlreadyInvited, "refusal.already_invited"},
	{council.ErrNoItem, "refusal.no_item"},
	{council.ErrReasonNeeded, "refusal.reason"},
	{council.ErrNoMinutes, "refusal.no_minutes"},
	{council.ErrStillOpen, "refusal.still_open"},
	{council.ErrReleased, "refusal.released"},
	{council.ErrNotReleased, "refusal.not_released"},
	{council.ErrApproved, "refusal.approved"},
	{council.ErrDecided, "refusal.decided"},
	{council.ErrNoPassage, "refusal.no_passage"},
	{council.ErrPassageTwice, "refusal.passage_twice"},
	{council.ErrSameText, "refusal.same_text"},
	{council.ErrTaskClosed, "refusal.task_not_open"},
	{council.ErrTaskOpen, "refusal.done"},
	{council.ErrAccepted, "refusal.done"},
	{council.ErrNotAssigned, "refusal.task_not_yours"},
	{council.ErrAssigned, "refusal.assigned"},
	{council.ErrOwnTask, "refusal.own_task"},
	{council.ErrSameDue, "refusal.same_due"},
	{council.ErrTooManyNotes, "refusal.too_many_notes"},
	{council.ErrHoldsOffice, "refusal.holds_office"},
	{store.ErrNotFound, "refusal.not_found"},
}

// refusalOf turns an expected error into a refusal; nil for one that nobody expected.
func refusalOf(err error) *refusal {
	var refused *refusal
	if errors.As(err, &refused) {
		return refused
	}
	for _, s := range sentences {
		if errors.Is(err, s.err) {
			return refuse(s.key)
		}
	}
	return nil
}

// inForms are the sentences for who fills in a form and need not be told how an option is typed.
var inForms = map[string]string{"refusal.notice": "refusal.notice_form", "refusal.reason": "refusal.reason_form"}

// aboutRights are the refusals that no other values would change.
var aboutRights = []string{
	"refusal.not_permitted", "refusal.not_for_others", "refusal.not_your_item", "refusal.agenda_sent", "refusal.no_council",
	"refusal.no_council_direct", "refusal.no_membership", "refusal.which_body", "refusal.button_expired",
	"refusal.try_again", "refusal.not_your_task", "refusal.not_given_by_you", "refusal.not_a_deputy", "refusal.deputy_only_declines",
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
	refused := refusalOf(err)
	if refused == nil {
		return b.fail(p, e, err)
	}
	m.Text = p.Say(refused.key, refused.pairs...)
	m.Buttons = refused.buttons
	if refused.key == "refusal.done" {
		// It is no failure, and nothing is to be done again: a form that was sent twice is closed.
		m.Tone, reply.Failed = bot.Neutral, e.Source != bot.Submitted
		return reply
	}
	// Parsed again without asking the chat: only the texts are needed.
	request, err := b.set.Parse(e, asTyped(b.Now()))
	switch {
	case err != nil:
	case e.Source == bot.Submitted:
		reply.Form = refused.form
		if reply.Form == nil {
			reply.Form = request.Form(p)
		}
		key := refused.key
		if inForm, ok := inForms[key]; ok {
			key = inForm
		}
		reply.Form.Error = text.Plain(p.Say(key, refused.pairs...))
		return bot.Reply{Failed: true, Form: reply.Form}
	case e.Source == bot.Typed && wrote(request):
		m.Text += "\n\n" + sayTyped(p, e.Line)
		if !slices.Contains(aboutRights, refused.key) && !request.Command.Hidden {
			m.Buttons = append(m.Buttons, bot.Button{Label: p.Plain("button.mend"), Line: e.Line, Fill: true})
		}
	}
	return reply
}

// wrote says whether a request has something of the asker's that would be a pity to type again: a text of several
// words, a date, or several values.
func wrote(r bot.Request) bool {
	values := 0
	for _, o := range r.Command.Options {
		typed, ok := r.Typed[o.ID]
		if !ok || o.Hidden || o.Kind == bot.ID {
			continue
		}
		values++
		switch o.Kind {
		case bot.Text, bot.LongText:
			if strings.Contains(typed, " ") {
				return true
			}
		case bot.DateTime, bot.Date, bot.When, bot.Duration, bot.PastTime, bot.ComingTime:
			return true
		}
	}
	return values > 1
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
			"example", text.Code(sample(p, c)))
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
	if e.Channel.Direct {
		m.Buttons = append(m.Buttons, meetingsButton(p, e.Line)...)
	}
	m.Buttons = append(m.Buttons, help)
}

// newID is a fresh internal id: a UUID of version 7, so that keys come in the order of time.
func newID() string { return uuid.Must(uuid.NewV7()).String() }
