package discord

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
)

// An exchange is one interaction and its answer. Discord wants it acknowledged within three seconds, exactly once; the
// answer may then follow for fifteen minutes. So the core and what it takes to show its reply have time until soon;
// then the interaction is deferred, and the reply comes as an edit of what Discord shows meanwhile, or as a follow-up.
//
// What a person did is done, and they must hear of it: where Discord takes the answer no more, it comes as a direct
// message.

// tokenLife is how long an interaction can be answered, with some room.
const tokenLife = 14*time.Minute + 30*time.Second

// stage is how far an exchange is.
type stage int

const (
	fresh        stage = iota // not acknowledged
	thinking                  // Discord shows that we think, to this person
	editing                   // the message with the component may be changed
	acknowledged              // answered; what comes now follows up
)

// exchange is one interaction and its answer.
type exchange struct {
	p     *Platform
	i     *interaction
	since time.Time // real time
	stage stage
	say   text.Printer
}

// outcome is what is to be shown.
type outcome struct {
	modal   *modal // opens where nothing has been acknowledged; else the pages have a button for it
	pages   []page // none: nothing is said
	stays   bool   // the pages do not take the place of the message whose component was used
	passing bool   // not public: the pages may not be stored
}

// interact handles one interaction.
func (p *Platform) interact(run *running, i *interaction) {
	defer p.recovered("interaction", "id", i.ID)
	if i.Type == kindTyping {
		p.complete(run, i)
		return
	}
	if i.Type != kindCommand && i.Type != kindComponent && i.Type != kindModal {
		return
	}
	x := &exchange{p: p, i: i, since: time.Now(), say: text.For(i.language())}
	done := make(chan outcome, 1)
	go func() { done <- x.think(run) }()
	timer := time.NewTimer(p.soon)
	defer timer.Stop()
	select {
	case out := <-done:
		x.answer(run.ctx, out)
	case <-timer.C:
		x.wait(run.ctx)
		x.answer(run.ctx, <-done)
	}
}

// think finds out what is to be shown. When even that fails, the person hears of it.
func (x *exchange) think(run *running) (out outcome) {
	out = x.p.sentence(x.say.Say("discord.broken"))
	defer x.p.recovered("interaction", "id", x.i.ID, "user", x.i.who().ID)
	ctx := run.ctx
	switch x.i.Type {
	case kindCommand:
		return x.command(ctx, run)
	case kindModal:
		return x.submitted(ctx, run)
	default:
		return x.pressed(ctx, run)
	}
}

// command is a slash command or a message action.
func (x *exchange) command(ctx context.Context, run *running) outcome {
	if x.i.Data.Type == commandOnMessage {
		e, ok := x.p.actedOn(ctx, run, x.i)
		if !ok {
			return x.p.sentence(x.say.Say("discord.unknown"))
		}
		return x.outcome(ctx, x.p.ask(run, e))
	}
	e := x.p.commanded(ctx, run, x.i)
	return x.outcome(ctx, x.p.ask(run, e))
}

// pressed is a button, or a choice in a menu of buttons.
func (x *exchange) pressed(ctx context.Context, run *running) outcome {
	id := x.offered()
	if kind, council, name, err := parseForm(id); err == nil {
		return x.goOn(ctx, run, kind, council, name)
	}
	b, err := x.p.readPress(ctx, run, id)
	switch {
	case errors.Is(err, errCustom):
		x.p.log.Warn("discord: a button that is none of ours", "user", x.i.who().ID, "channel", x.i.ChannelID)
		return x.p.sentence(x.say.Say("discord.unknown"))
	case errors.Is(err, bot.ErrGone):
		return x.p.sentence(x.say.Say("discord.gone"))
	case err != nil:
		x.p.log.Error("discord: cannot read a button", "error", err)
		return x.p.sentence(x.say.Say("discord.broken"))
	}
	e := x.p.event(ctx, x.i)
	e.Source, e.Line, e.Council, e.Fill = bot.Pressed, b.Line, b.Council, b.Fill
	if b.Until != 0 {
		e.Until = time.Unix(b.Until, 0)
	}
	return x.outcome(ctx, x.p.ask(run, e))
}

// offered is the custom id of what was pressed: the button's, or that of the choice in a menu; "" when the message has no
// such component. Discord says that it checks this, but a council's id stands in there, so we look, too.
func (x *exchange) offered() string {
	pressed := x.i.Data
	for _, row := range messageRows(x.i.Message) {
		for _, c := range row.Components {
			if c.CustomID != pressed.CustomID {
				continue
			}
			if len(pressed.Values) == 0 && c.Type == componentButton {
				return c.CustomID
			}
			for _, o := range c.Options {
				if len(pressed.Values) == 1 && o.Value == pressed.Values[0] {
					return o.Value
				}
			}
		}
	}
	return ""
}

func messageRows(m *message) []component {
	if m == nil {
		return nil
	}
	return m.Components
}

// outcome prepares a reply: renders it, makes its files, keeps its form.
func (x *exchange) outcome(ctx context.Context, r bot.Reply) outcome {
	switch {
	case r.Form != nil:
		return x.p.formOutcome(ctx, x.newState(*r.Form), x.say)
	case r.Message != nil:
		out := x.p.messageOutcome(ctx, *r.Message, x.say)
		out.stays = out.stays || r.Failed
		return out
	}
	return outcome{}
}

// messageOutcome renders a reply, with further rows of components below it.
func (p *Platform) messageOutcome(ctx context.Context, m bot.Message, say text.Printer, below ...component) outcome {
	out := outcome{passing: m.NonPublic()}
	say = in(m.Language, say)
	s, err := p.sheet(ctx, m, say, true)
	if err != nil {
		p.log.Error("discord: cannot render a reply", "error", err)
		m.Buttons = nil
		m.Text = text.Join([]text.Markup{m.Text, say.Say("discord.nobuttons")}, "\n\n")
		if s, err = p.sheet(ctx, m, say, true); err != nil {
			return p.sentence(say.Say("discord.broken"))
		}
	}
	s.rows = append(s.rows[:min(len(s.rows), mostRows-len(below))], below...)
	out.pages = s.pages()
	last := &out.pages[len(out.pages)-1]
	files, err := load(ctx, s.files)
	if err != nil {
		p.log.Error("discord: cannot attach", "error", err)
		note := show(say.Say("discord.nofiles"))
		out.pages = append(out.pages, page{post: post{Content: note, Embeds: []embed{}, Components: []component{}, Attachments: []attachment{}}})
		return out
	}
	last.attach(files)
	return out
}

// sentence is an outcome of a sentence. It takes nothing's place.
func (p *Platform) sentence(m text.Markup) outcome {
	return outcome{stays: true, pages: []page{{post: post{
		Content: show(m), Embeds: []embed{}, Components: []component{}, Attachments: []attachment{},
	}}}}
}

// route is where an answered interaction is followed up.
func (x *exchange) route(rest string) string {
	return "/webhooks/" + x.i.Application + "/" + x.i.Token + rest
}

func (x *exchange) callback(ctx context.Context, kind int, data any, files ...upload) error {
	return x.p.call(ctx, http.MethodPost, "/interactions/"+x.i.ID+"/"+x.i.Token+"/callback", callback{kind, data}, nil, files...)
}

// isDirect says whether the interaction happened in the direct messages.
func (x *exchange) isDirect() bool { return x.i.Guild == "" }

// wait acknowledges an interaction that takes longer.
func (x *exchange) wait(ctx context.Context) {
	kind, data := answerDeferred, any(struct {
		Flags int `json:"flags"`
	}{flagEphemeral})
	next := thinking
	if x.i.Message != nil { // of a component, or of a modal that one has opened
		kind, data, next = answerDeferredEdit, nil, editing
	}
	if err := x.callback(ctx, kind, data); err != nil {
		x.p.log.Warn("discord: an interaction was not deferred", "id", x.i.ID, "error", err)
		return
	}
	x.stage = next
}

// answer shows an outcome.
func (x *exchange) answer(ctx context.Context, out outcome) {
	if out.modal != nil && x.stage == fresh && x.i.Type != kindModal {
		err := x.callback(ctx, answerModal, out.modal)
		if err == nil {
			return
		}
		x.p.log.Warn("discord: the modal did not open", "id", x.i.ID, "error", err)
	}
	if len(out.pages) == 0 {
		x.silence(ctx)
		return
	}
	if closed, _ := x.p.closed.Get(x.i.who().ID); closed && !x.isDirect() && x.p.warned.Add(x.i.who().ID, true) {
		out.pages = append(out.pages, x.p.sentence(x.say.Say("discord.closed")).pages...)
	}
	replace := !out.stays && isPassing(x.i.Message)
	if out.passing && replace && x.i.Message.Flags&flagEphemeral == 0 { // what is stored must not become non-public
		replace = false
	}
	for n, one := range out.pages {
		err := x.put(ctx, one, replace && n == 0)
		if err == nil {
			continue
		}
		x.p.log.Warn("discord: an answer was not taken", "id", x.i.ID, "error", err)
		x.later(ctx, out, out.pages[n:])
		return
	}
}

// put shows one page in the way that is left for it.
func (x *exchange) put(ctx context.Context, one page, replace bool) error {
	if time.Since(x.since) > tokenLife {
		return errors.New("discord: too late to answer")
	}
	was := x.stage
	x.stage = acknowledged
	one.Flags = flagEphemeral
	if was == fresh {
		kind := answerMessage
		if replace {
			kind = answerEdit
			one.Flags = 0
		}
		err := x.callback(ctx, kind, one.post, one.files...)
		if err == nil {
			return nil
		}
		// It may have arrived all the same: an edit cannot make a second one.
		one.Flags = 0
		if x.p.call(ctx, http.MethodPatch, x.route("/messages/@original"), one.post, nil, one.files...) == nil {
			return nil
		}
		return err
	}
	if was == thinking || was == editing && replace {
		edit := one.post
		edit.Flags = 0
		err := x.p.call(ctx, http.MethodPatch, x.route("/messages/@original"), edit, nil, one.files...)
		if err == nil || was == thinking || refusal(err).Status != http.StatusNotFound {
			return err
		} // the message with the component has been dismissed
	}
	return x.p.call(ctx, http.MethodPost, x.route(""), one.post, nil, one.files...)
}

// silence acknowledges without saying anything.
func (x *exchange) silence(ctx context.Context) {
	var err error
	switch {
	case x.stage == fresh && x.i.Message != nil:
		err = x.callback(ctx, answerDeferredEdit, nil)
	case x.stage == fresh:
		x.wait(ctx)
		fallthrough
	case x.stage == thinking:
		err = x.p.call(ctx, http.MethodDelete, x.route("/messages/@original"), nil, nil)
	}
	if err != nil {
		x.p.log.Warn("discord: an interaction was not acknowledged", "id", x.i.ID, "error", err)
	}
}

// later brings pages to their reader that could not be shown where they were asked for.
func (x *exchange) later(ctx context.Context, out outcome, pages []page) {
	if out.passing { // a direct message would stay
		pages = x.p.sentence(x.say.Say("discord.withheld")).pages
	}
	channel, err := x.p.directChannel(ctx, x.i.who().ID)
	for n, one := range pages {
		if err == nil {
			err = x.p.tell(ctx, channel, "late "+x.i.ID+fmt.Sprint(" ", n), one)
		}
	}
	if err != nil {
		x.p.log.Error("discord: an answer did not reach its reader", "user", x.i.who().ID, "error", err)
	}
}

// tell posts a page in the direct messages, once for its key. Where Discord does not understand it, the text goes alone.
func (p *Platform) tell(ctx context.Context, channel, key string, one page) error {
	one.Flags, one.Nonce, one.Enforce = 0, nonce(key), true
	err := p.call(ctx, http.MethodPost, "/channels/"+channel+"/messages", one.post, nil, one.files...)
	if refusal(err).Code != codeInvalidBody {
		return err
	}
	said := []string{one.Content}
	for _, e := range one.Embeds {
		said = append(said, e.Description)
		for _, f := range e.Fields {
			said = append(said, f.Name+": "+f.Value)
		}
	}
	alone := p.sentence("").pages[0]
	alone.Content = split(strings.TrimSpace(strings.Join(said, "\n")), maxContent)[0]
	alone.Nonce, alone.Enforce = nonce(key+" alone"), true
	return p.call(ctx, http.MethodPost, "/channels/"+channel+"/messages", alone.post, nil)
}

// nonce is what Discord recognises a message by that is sent twice within some minutes.
func nonce(key string) string {
	sum := sha256.Sum256([]byte("nonce\x00" + key))
	return hex.EncodeToString(sum[:])[:25]
}
