package discord

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
)

// How a form goes on: open, filled in step by step, corrected, put off, sent. A modal is gone once it is submitted and
// cannot be followed by another; so between two there is a message with a button. The state travels as a name in the
// custom ids; the core keeps it, so nothing typed is lost when the bot restarts.

// state is a form that is being filled in.
type state struct {
	User    string            `json:"u"`           // whose it is
	Guild   string            `json:"g,omitempty"` // where it was asked for; "" for direct messages
	Channel string            `json:"c"`
	Nonce   string            `json:"n"` // makes it single-use
	Form    bot.Form          `json:"f"`
	From    int               `json:"o,omitempty"` // the first field of the modal
	Step    int               `json:"s,omitempty"` // how many modals were filled in before
	Values  map[string]string `json:"v,omitempty"` // what was filled in
	Files   []attachment      `json:"a,omitempty"`
	Mending bool              `json:"m,omitempty"` // the core has seen it: only what is wrong is asked again
}

// newState begins a form in the place of an interaction.
func (x *exchange) newState(f bot.Form) state {
	return state{User: x.i.who().ID, Guild: x.i.Guild, Channel: x.i.ChannelID, Nonce: "form:" + x.i.ID, Form: f}
}

// keepState has the core keep a state.
func (p *Platform) keepState(ctx context.Context, s state) (string, error) {
	payload, err := json.Marshal(s)
	if err != nil {
		return "", err
	}
	return p.keep(ctx, s.Form.Council, payload, p.now().Add(keepFor))
}

// keptState gets it back for a person. The error wraps bot.ErrGone when it is too old, or another person's.
func (p *Platform) keptState(ctx context.Context, run *running, user, council, name string) (state, error) {
	var s state
	payload, err := run.core.Kept(ctx, council, name)
	if err != nil {
		return s, err
	}
	if json.Unmarshal(payload, &s) != nil || s.User != user || s.Form.Line == "" {
		return state{}, fmt.Errorf("discord: form %s: %w", name, bot.ErrGone)
	}
	return s, nil
}

// buttons are a row of buttons for a kept state.
func (s state) buttons(name string, labels ...string) (component, error) {
	var all []component
	for n := 0; n+1 < len(labels); n += 2 {
		id, err := formID(labels[n], s.Form.Council, name)
		if err != nil {
			return component{}, err
		}
		style := 2
		if n == 0 {
			style = 1
		}
		all = append(all, component{CustomID: id, Label: shorten(labels[n+1], maxLabel), Style: style})
	}
	return button(all...), nil
}

// formOutcome shows a form: as a modal where that can open, else with a button that opens it.
func (p *Platform) formOutcome(ctx context.Context, s state, say text.Printer) outcome {
	say = in(s.Form.Language, say)
	if len(s.Form.Fields) == 0 { // nothing to ask, only something wrong
		out := p.messageOutcome(ctx, bot.Message{Title: s.Form.Title, Text: wrongs(s.Form, say), Tone: bot.Warning}, say)
		out.stays = true
		return out
	}
	name, err := p.keepState(ctx, s)
	var id string
	var row component
	if err == nil {
		id, err = formID(formModal, s.Form.Council, name)
	}
	if err == nil {
		row, err = s.buttons(name, formOpen, say.Plain("discord.form.open"))
	}
	if err != nil {
		return p.unkept(s, err, say)
	}
	m := bot.Message{Title: s.Form.Title, Text: text.Join(append(notEmpty(wrongs(s.Form, say)), say.Say("discord.form.button")), "\n\n")}
	out := p.messageOutcome(ctx, m, say, row)
	out.modal, out.stays = s.modal(say, id), true
	return out
}

// wrongs says what is wrong with a form and its fields.
func wrongs(f bot.Form, say text.Printer) text.Markup {
	var said []text.Markup
	if f.Error != "" {
		said = append(said, text.Escape(f.Error))
	}
	for _, field := range f.Fields {
		if field.Error != "" {
			said = append(said, say.Say("discord.form.field", "label", field.Label, "what", field.Error))
		}
	}
	return text.Join(said, "\n")
}

func notEmpty(m text.Markup) []text.Markup {
	if m == "" {
		return nil
	}
	return []text.Markup{m}
}

// unkept gives people back what they typed when it could not be kept.
func (p *Platform) unkept(s state, err error, say text.Printer) outcome {
	p.log.Error("discord: a form cannot be kept", "user", s.User, "error", err)
	var typed []string
	for _, f := range s.Form.Fields {
		if v := s.Values[f.ID]; v != "" {
			typed = append(typed, f.Label+":\n"+v)
		}
	}
	return p.sentence(say.Say("discord.form.broken")).withTyped(typed, say)
}

// goOn is a button of a form: to open its modal, to put it off, to be done.
func (x *exchange) goOn(ctx context.Context, run *running, kind, council, name string) outcome {
	s, out, ok := x.opened(ctx, run, council, name)
	if !ok {
		return out
	}
	switch kind {
	case formOpen:
		return x.p.formOutcome(ctx, s, x.say)
	case formLater:
		return x.putOff(ctx, s, name)
	case formDone:
		return x.send(ctx, run, s)
	}
	return x.p.sentence(x.say.Say("discord.unknown"))
}

// opened is the state that a custom id names, or what to say when there is none.
func (x *exchange) opened(ctx context.Context, run *running, council, name string) (state, outcome, bool) {
	s, err := x.p.keptState(ctx, run, x.i.who().ID, council, name)
	switch {
	case errors.Is(err, bot.ErrGone):
		return s, x.p.sentence(x.say.Say("discord.form.gone")), false
	case err != nil:
		x.p.log.Error("discord: cannot read a form", "error", err)
		return s, x.p.sentence(x.say.Say("discord.form.notnow")), false
	}
	x.say = in(s.Form.Language, x.say)
	return s, outcome{}, true
}

// putOff sends the button as a direct message, where it works for a week.
func (x *exchange) putOff(ctx context.Context, s state, name string) outcome {
	out := x.p.stepOutcome(ctx, s, name, x.say, false)
	channel, err := x.p.directChannel(ctx, s.User)
	if err == nil {
		err = x.p.tell(ctx, channel, "form "+x.i.ID, out.pages[0])
	}
	if err != nil {
		x.p.log.Info("discord: a form was not put off", "user", s.User, "error", err)
		return x.p.sentence(x.say.Say("discord.form.nodirect"))
	}
	done := x.p.sentence(x.say.Say("discord.form.putoff"))
	done.stays = false
	return done
}

// submitted is a modal that was sent.
func (x *exchange) submitted(ctx context.Context, run *running) outcome {
	fields := flat(x.i.Data.Components)
	_, council, name, err := parseForm(x.i.Data.CustomID)
	if err != nil {
		return x.giveBack(fields, x.p.sentence(x.say.Say("discord.unknown")))
	}
	s, out, ok := x.opened(ctx, run, council, name)
	if !ok {
		return x.giveBack(fields, out)
	}
	values, ok := s.given(x.say, fields)
	if !ok {
		return x.giveBack(fields, x.p.sentence(x.say.Say("discord.unknown")))
	}
	next := s
	next.Values = maps.Clone(s.Values)
	if next.Values == nil {
		next.Values = map[string]string{}
	}
	named := x.p.naming(ctx, s.Guild)
	for id, v := range values {
		next.Values[id] = named(v)
	}
	step := s.step(x.say)
	for _, f := range step {
		if f.Kind == bot.Attachment {
			next.Files = nil
			for _, id := range fields[f.ID].Values {
				if a, ok := x.i.Data.Resolved.Attachments[id]; ok {
					next.Files = append(next.Files, a)
				}
			}
		}
	}
	next.Form.Error = ""
	if wrong := x.p.check(run, &next, step, x.say); wrong != "" {
		return x.reopen(ctx, next, bot.Message{Title: next.Form.Title, Text: wrong, Tone: bot.Warning}, "discord.form.correct")
	}
	next.From, next.Step = s.From+len(step), s.Step+1
	if next.Mending {
		next = next.toWrong(x.say)
	}
	if next.From >= len(next.Form.Fields) {
		next.From, next.Step = 0, 0
		return x.send(ctx, run, next)
	}
	if name, err = x.p.keepState(ctx, next); err != nil {
		return x.p.unkept(next, err, x.say)
	}
	return x.p.stepOutcome(ctx, next, name, x.say, !x.isDirect())
}

// check notes beside the fields of a step what is wrong with what was filled in, and returns it. It finds what can be seen
// without the core: a date, a length of time or a number that cannot be read, a text that is too long. Who is meant by a
// name only the chat knows.
func (p *Platform) check(run *running, s *state, step []bot.Field, say text.Printer) text.Markup {
	values := map[string]string{}
	for _, f := range step {
		if f.Kind != bot.Attachment && f.Kind != bot.Person {
			values[f.ID] = s.Values[f.ID]
		}
	}
	anybody := func(name string) (bot.Account, error) { return bot.Account{Username: name}, nil }
	wrong := map[string]string{}
	request, err := run.core.Commands().Parse(bot.Event{Source: bot.Submitted, Line: s.Form.Line, Values: values}, bot.Lookup{Now: p.now(), Person: anybody})
	if err == nil {
		for _, f := range request.Form(say).Fields {
			wrong[f.ID] = f.Error
		}
	}
	s.Form.Fields = slices.Clone(s.Form.Fields)
	for i := range step {
		f := &s.Form.Fields[s.From+i]
		f.Error = ""
		if v, asked := values[f.ID]; asked && (v != "" || f.Required) {
			f.Error = wrong[f.ID]
		}
	}
	return wrongs(bot.Form{Fields: s.Form.Fields[s.From : s.From+len(step)]}, say)
}

// giveBack adds what was typed to an outcome that cannot use it.
func (x *exchange) giveBack(fields map[string]component, out outcome) outcome {
	var typed []string
	for _, id := range slices.Sorted(maps.Keys(fields)) {
		typed = append(typed, fields[id].Value)
	}
	return out.withTyped(typed, x.say)
}

// withTyped attaches what a person has typed.
func (out outcome) withTyped(typed []string, say text.Printer) outcome {
	typed = slices.DeleteFunc(typed, func(s string) bool { return s == "" })
	if len(typed) > 0 {
		out.pages[0].Content += "\n\n" + show(say.Say("discord.form.typed"))
		out.pages[0].attach([]upload{{name: "text.txt", contentType: "text/plain; charset=utf-8", data: []byte(strings.Join(typed, "\n\n"))}})
	}
	return out
}

// stepOutcome is the message between two modals. Where all that is needed is there, the first button sends the form.
func (p *Platform) stepOutcome(ctx context.Context, s state, name string, say text.Printer, mayPutOff bool) outcome {
	m := bot.Message{Title: s.Form.Title, Text: say.Say("discord.form.step", "step", s.Step+1, "of", s.Step+s.stepsLeft(say))}
	labels := []string{formOpen, say.Plain("discord.form.next")}
	later := say.Plain("discord.form.later")
	if left, ready := s.left(); ready {
		m.Text = say.Say("discord.form.complete")
		if len(left) > 0 {
			m.Text = say.Say("discord.form.optional", "labels", strings.Join(left, ", "))
		}
		labels = []string{formDone, cmp.Or(s.Form.Submit, say.Plain("discord.form.done")), formOpen, say.Plain("discord.form.more")}
		later = say.Plain("discord.form.muchlater")
	}
	if mayPutOff {
		labels = append(labels, formLater, later)
	}
	row, err := s.buttons(name, labels...)
	if err != nil {
		return p.unkept(s, err, say)
	}
	return p.messageOutcome(ctx, m, say, row)
}

// left are the labels of what has not been asked yet and is not filled in; ready says that none of it is needed.
func (s state) left() (labels []string, ready bool) {
	ready = true
	for _, f := range s.Form.Fields[s.From:] {
		if s.value(f) == "" {
			labels = append(labels, cmp.Or(f.Label, f.ID))
			ready = ready && !f.Required
		}
	}
	return labels, ready
}

// send hands a form in. What is wrong with it comes back with a button that opens it again, filled in as typed.
func (x *exchange) send(ctx context.Context, run *running, s state) outcome {
	values := maps.Clone(s.Values)
	if values == nil {
		values = map[string]string{}
	}
	for _, f := range s.Form.Fields { // what was not asked stays as the form had it
		if _, ok := values[f.ID]; !ok && f.Value != "" && f.Kind != bot.Attachment {
			values[f.ID] = f.Value
		}
	}
	e := x.p.event(ctx, x.i)
	if s.Channel != x.i.ChannelID {
		e.Channel = x.p.where(ctx, s.Guild, s.Channel, nil)
	}
	e.Source, e.Line, e.Council, e.Values = bot.Submitted, s.Form.Line, s.Form.Council, values
	e.Once = bot.Once{Key: s.Nonce, Until: x.p.now().Add(keepFor + 24*time.Hour)}
	e.Files = x.p.received(s.Files)
	reply := x.p.ask(run, e)
	s.Values = values
	switch {
	case reply.Form != nil:
		return x.again(ctx, s, *reply.Form)
	case reply.Failed && reply.Message != nil && s.wasFilledIn():
		return x.onceMore(ctx, s, *reply.Message)
	}
	out := x.outcome(ctx, reply)
	if !reply.Failed && !x.p.seen.Add(s.Nonce, true) { // a double click: what came of the first one stands in the step's place
		out.stays = true
	}
	return out
}

// wasFilledIn says whether there is anything that would have to be typed again.
func (s state) wasFilledIn() bool {
	return len(s.Files) > 0 || slices.ContainsFunc(s.Form.Fields, func(f bot.Field) bool { return s.value(f) != f.Value })
}

// again shows what is wrong with a form and lets it be corrected.
func (x *exchange) again(ctx context.Context, s state, form bot.Form) outcome {
	next := s
	next.Form, next.From, next.Step, next.Values = form, 0, 0, map[string]string{}
	for _, f := range form.Fields { // the core's value counts where it gave one
		if v := s.Values[f.ID]; f.Value == "" && v != "" {
			next.Values[f.ID] = v
		}
	}
	x.say = in(form.Language, x.say)
	if wrong := next.toWrong(x.say); wrong.From < len(form.Fields) {
		next, next.Mending = wrong, true
	}
	m := bot.Message{Title: form.Title, Text: wrongs(form, x.say), Tone: bot.Warning}
	if m.Text == "" {
		m.Text = x.say.Say("discord.form.button")
	}
	return x.reopen(ctx, next, m, "discord.form.correct")
}

// toWrong goes on to the first step with something wrong; behind the last field when there is none.
func (s state) toWrong(say text.Printer) state {
	for s.From < len(s.Form.Fields) {
		step := s.step(say)
		if slices.ContainsFunc(step, func(f bot.Field) bool { return f.Error != "" }) {
			break
		}
		s.From, s.Step = s.From+len(step), s.Step+1
	}
	return s
}

// onceMore shows why a form was refused and lets it be sent again.
func (x *exchange) onceMore(ctx context.Context, s state, m bot.Message) outcome {
	s.From, s.Step, s.Mending = 0, 0, false
	return x.reopen(ctx, s, m, "discord.form.again")
}

// reopen shows a message with a button that opens a form. It takes the place of an earlier step: with its buttons what was
// just filled in would be lost.
func (x *exchange) reopen(ctx context.Context, s state, m bot.Message, key string) outcome {
	name, err := x.p.keepState(ctx, s)
	var row component
	if err == nil {
		row, err = s.buttons(name, formOpen, x.say.Plain(key))
	}
	if err != nil {
		return x.p.unkept(s, err, x.say)
	}
	out := x.p.messageOutcome(ctx, m, x.say, row)
	out.stays = !isStep(x.i.Message)
	return out
}
