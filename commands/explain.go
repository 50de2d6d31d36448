package commands

import (
	"errors"

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

// explain is the one place where an error becomes a sentence. What nobody expected goes to the log.
func (b *Bot) explain(p text.Printer, e bot.Event, err error) bot.Reply {
	reply := bot.Reply{Failed: true, Message: &bot.Message{Tone: bot.Warning}}
	var refused *refusal
	var unknown *bot.UnknownCommand
	var notice *council.NoticeError
	var deadline *council.DeadlineError
	switch {
	case errors.As(err, &refused):
		reply.Message.Text = p.Say(refused.key, refused.pairs...)
		reply.Message.Buttons = refused.buttons
	case errors.As(err, &unknown):
		b.explainUnknown(p, e, unknown, reply.Message)
	case errors.As(err, &notice):
		reply.Message.Text = p.Say("refusal.notice", "latest", p.Date(notice.Latest.Time()), "days", notice.Days)
	case errors.As(err, &deadline):
		reply.Message.Text = p.Say("refusal.deadline", "deadline", p.Date(deadline.Deadline.Time()))
	case errors.Is(err, records.ErrDone):
		reply.Message.Text = p.Say("refusal.done")
	case errors.Is(err, council.ErrCancelled):
		reply.Message.Text = p.Say("refusal.cancelled")
	case errors.Is(err, council.ErrOver):
		reply.Message.Text = p.Say("refusal.over")
	case errors.Is(err, council.ErrPast):
		reply.Message.Text = p.Say("refusal.past")
	case errors.Is(err, council.ErrSameTime):
		reply.Message.Text = p.Say("refusal.same_time")
	case errors.Is(err, council.ErrNotInvited):
		reply.Message.Text = p.Say("refusal.not_invited")
	case errors.Is(err, council.ErrAlreadyInvited):
		reply.Message.Text = p.Say("refusal.already_invited")
	case errors.Is(err, council.ErrNoItem):
		reply.Message.Text = p.Say("refusal.no_item")
	case errors.Is(err, council.ErrReasonNeeded):
		reply.Message.Text = p.Say("refusal.reason")
	case errors.Is(err, store.ErrNotFound):
		reply.Message.Text = p.Say("refusal.not_found")
	default:
		return b.fail(p, e, err)
	}
	return reply
}

// explainUnknown names the nearest commands and offers them as buttons with what else was typed.
func (b *Bot) explainUnknown(p text.Printer, e bot.Event, unknown *bot.UnknownCommand, m *bot.Message) {
	help := bot.Button{Label: p.Plain("button.help"), Line: "/gremium hilfe"}
	switch {
	case len(unknown.Nearest) > 0:
		c := unknown.Nearest[0]
		m.Text = p.Say("refusal.unknown_nearest", "typed", unknown.Typed, "nearest", text.Code(c.NameIn(p.Language())),
			"example", text.Code(b.usage(p, c)))
		for _, c := range unknown.Nearest {
			m.Buttons = append(m.Buttons, bot.Button{Label: c.NameIn(p.Language()), Line: "/" + c.Name, Fill: len(c.Options) > 0})
		}
	default:
		m.Text = p.Say("refusal.unknown", "typed", unknown.Typed)
	}
	m.Buttons = append(m.Buttons, help)
}

// newID is a fresh internal id: a UUID of version 7, so that keys come in the order of time.
func newID() string { return uuid.Must(uuid.NewV7()).String() }
