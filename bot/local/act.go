package local

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
)

// This file is what persons do, and how the answer comes back to them.

// ErrNotThere is returned for a button, a message or a form that the person cannot see (any more).
var ErrNotThere = errors.New("local: not there")

// onceFor is how long the bot has to remember an event's key.
const onceFor = 24 * time.Hour

// Type writes a line in a place: a slash command, or a text. The reply is on show when Type returns; it is handed
// back too, the zero Reply for a text that is not for the bot. The error says that the line could not be written
// at all; that no bot is attached is a notice and a Failed reply.
func (c *Chat) Type(ctx context.Context, who, place, line string, files ...bot.File) (bot.Reply, error) {
	line = strings.TrimSpace(line)
	contents, err := c.fetch(ctx, bot.Message{Files: files})
	if err != nil {
		return bot.Reply{}, err
	}
	c.mu.Lock()
	a, p, err := c.where(who, place)
	if err != nil || line == "" && len(files) == 0 {
		c.mu.Unlock()
		return bot.Reply{}, err
	}
	command := strings.HasPrefix(line, "/")
	if !command {
		c.post(&post{place: p, author: a, contents: contents, message: bot.Message{Text: text.Escape(line), Files: files}})
	}
	e := c.event(a, p, bot.Typed)
	e.Line, e.Files = line, files
	c.mu.Unlock()
	if !command && p.owner == nil {
		return bot.Reply{}, nil
	}
	return c.deliver(ctx, delivery{event: e}), nil
}

// Press presses a button of a message, by Button.ID.
func (c *Chat) Press(ctx context.Context, who, postID, button string) (bot.Reply, error) {
	c.mu.Lock()
	a, p, err := c.find(who, postID)
	if err != nil {
		c.mu.Unlock()
		return bot.Reply{}, err
	}
	i := slices.IndexFunc(p.message.Buttons, func(b bot.Button) bool { return buttonID(b) == button })
	if i < 0 || !c.enabled(p.message.Buttons[i]) {
		c.mu.Unlock()
		return bot.Reply{}, fmt.Errorf("%w: this button of %s", ErrNotThere, postID)
	}
	b := p.message.Buttons[i]
	e := c.event(a, p.place, bot.Pressed)
	e.Line, e.Fill, e.Until, e.Council = b.Line, b.Fill, b.Until, p.message.Council
	c.mu.Unlock()
	return c.deliver(ctx, delivery{event: e, post: p}), nil
}

// Act uses a message action: a command with OnPost, by its English name, on somebody's message. The command runs at
// once where the message says all that it needs.
func (c *Chat) Act(ctx context.Context, who, postID, command string) (bot.Reply, error) {
	return c.action(ctx, who, postID, command, false)
}

// OpenAction is Act, except that the command's form is opened with the message's text filled in: one slip of a
// finger publishes nothing.
func (c *Chat) OpenAction(ctx context.Context, who, postID, command string) (bot.Reply, error) {
	return c.action(ctx, who, postID, command, true)
}

func (c *Chat) action(ctx context.Context, who, postID, command string, fill bool) (bot.Reply, error) {
	actions := c.Actions()
	i := slices.IndexFunc(actions, func(d bot.Command) bool { return d.English == command })
	if i < 0 {
		return bot.Reply{}, fmt.Errorf("%w: the message action %q", ErrNotThere, command)
	}
	c.mu.Lock()
	a, p, err := c.find(who, postID)
	if err != nil {
		c.mu.Unlock()
		return bot.Reply{}, err
	}
	e := c.event(a, p.place, bot.Pressed)
	e.Line, e.Fill = "/"+actions[i].Name, fill && len(actions[i].Options) > 0
	e.Post = bot.Post{ID: p.id, Text: text.Plain(p.message.Text), Author: c.authorOf(p)}
	c.mu.Unlock()
	return c.deliver(ctx, delivery{event: e}), nil
}

// Actions are the declared message actions; none while no bot is attached.
func (c *Chat) Actions() []bot.Command {
	var actions []bot.Command
	for _, d := range c.Commands() {
		if d.OnPost && !d.Hidden {
			actions = append(actions, d)
		}
	}
	return actions
}

// Submit sends the form that is open for a person. Values are by Field.ID; fields without one keep what is
// filled in.
func (c *Chat) Submit(ctx context.Context, who string, values map[string]string, files ...bot.File) (bot.Reply, error) {
	if _, err := c.fetch(ctx, bot.Message{Files: files}); err != nil {
		return bot.Reply{}, err
	}
	c.mu.Lock()
	a, err := c.account(who)
	if err == nil && a.form == nil {
		err = fmt.Errorf("%w: no form is open for %s", ErrNotThere, who)
	}
	if err != nil {
		c.mu.Unlock()
		return bot.Reply{}, err
	}
	e := c.event(a, a.form.place, bot.Submitted)
	e.Line, e.Council, e.Files, e.Values = a.form.form.Line, a.form.form.Council, files, map[string]string{}
	for _, f := range a.form.form.Fields {
		e.Values[f.ID] = f.Value
		if v, ok := values[f.ID]; ok {
			e.Values[f.ID] = v
		}
	}
	c.mu.Unlock()
	return c.deliver(ctx, delivery{event: e}), nil
}

// Cancel closes the form that is open for a person, if there is one.
func (c *Chat) Cancel(who string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	a, err := c.account(who)
	if err == nil && a.form != nil {
		a.form = nil
		c.touch()
	}
	return err
}

// Again hands the bot a person's last event a second time, the same Once.Key included, as a chat server does
// that did not hear the first answer.
func (c *Chat) Again(ctx context.Context, who string) (bot.Reply, error) {
	c.mu.Lock()
	a, err := c.account(who)
	if err == nil && a.last == nil {
		err = fmt.Errorf("%w: %s has done nothing yet", ErrNotThere, who)
	}
	if err != nil {
		c.mu.Unlock()
		return bot.Reply{}, err
	}
	last := *a.last
	c.mu.Unlock()
	last.event.Values = maps.Clone(last.event.Values)
	return c.deliver(ctx, last), nil
}

// SetLanguage chooses the language of a person's client. Until then it is unknown to the bot, and the page speaks
// German.
func (c *Chat) SetLanguage(who string, l text.Language) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	a, err := c.account(who)
	if err == nil {
		a.language = l
	}
	return err
}

// Commands are the declarations of the attached bot; none while there is none.
func (c *Chat) Commands() bot.Set {
	c.mu.Lock()
	attached := c.attached
	c.mu.Unlock()
	if attached == nil {
		return nil
	}
	return attached.handler.Commands()
}

// event begins an event. The lock is held.
func (c *Chat) event(a *account, p *place, source bot.Source) bot.Event {
	c.events++
	return bot.Event{
		Once:     bot.Once{Key: c.run + "-" + strconv.Itoa(c.events), Until: c.now().Add(onceFor)},
		From:     a.Account,
		Channel:  c.channel(p),
		Language: a.language,
		Source:   source,
	}
}

func (c *Chat) channel(p *place) bot.Channel {
	if p.owner != nil {
		return bot.Channel{Platform: Name, ID: p.id, Name: "@bot", Direct: true, Private: true}
	}
	return bot.Channel{Platform: Name, ID: p.id, Name: p.name, Team: c.team, Private: p.private}
}

// find looks up a message that a person sees. The lock is held.
func (c *Chat) find(who, postID string) (*account, *post, error) {
	a, err := c.account(who)
	if err != nil {
		return nil, nil, err
	}
	for _, pl := range c.places {
		if pl.gone || !slices.Contains(pl.members, a) {
			continue
		}
		for _, p := range pl.posts {
			if p.id == postID && p.visible(a) {
				return a, p, nil
			}
		}
	}
	return nil, nil, fmt.Errorf("%w: message %s", ErrNotThere, postID)
}

func (p *post) visible(to *account) bool { return p.only == nil || p.only == to }

// enabled says whether a button works at this moment.
func (c *Chat) enabled(b bot.Button) bool { return b.Until.IsZero() || !c.now().After(b.Until) }

// buttonID names a button by what it does, so that a message which changed between look and click does something
// else never.
func buttonID(b bot.Button) string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%s\x00%s\x00%t", b.Label, b.Line, b.Fill)
	return strconv.FormatUint(h.Sum64(), 36)
}

// deliver hands an event to the bot and shows its answer.
func (c *Chat) deliver(ctx context.Context, d delivery) bot.Reply {
	c.mu.Lock()
	c.byID(d.event.From.ID).last = &d
	attached := c.attached
	if attached == nil {
		defer c.mu.Unlock()
		return c.notice(d, "local.notice.nobot")
	}
	attached.calls.Add(1)
	c.mu.Unlock()
	defer attached.calls.Done()

	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(attached.ctx, cancel)()
	reply, id := c.handle(ctx, attached, d.event)

	var contents [][]byte
	var broken error
	if reply.Message != nil && reply.Form == nil {
		contents, broken = c.fetch(ctx, *reply.Message)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	switch most := c.limits.FormFields; {
	case id != "":
		return c.notice(d, "local.notice.broken", "id", id)
	case attached.ctx.Err() != nil:
		return c.notice(d, "local.notice.nobot")
	case broken != nil, reply.Form != nil && most > 0 && len(reply.Form.Fields) > most:
		return c.notice(d, "local.notice.unshowable")
	}
	c.show(d, reply, contents)
	c.follow(attached, d.event, reply)
	return reply
}

// handle hands an event to the bot. A panic of the bot is no panic of the chat: it is logged, and id says under which
// number.
func (c *Chat) handle(ctx context.Context, attached *attachment, e bot.Event) (reply bot.Reply, id string) {
	defer func() {
		if r := recover(); r != nil {
			id = c.panicked(r, "handle", e)
		}
	}()
	return attached.handler.Handle(ctx, e), ""
}

// panicked notes that the bot panicked, and under which number the log has it.
func (c *Chat) panicked(r any, at string, e bot.Event) string {
	id := rand.Text()[:6]
	c.log.Error("the bot panicked", "id", id, "at", at, "account", e.From.ID, "channel", e.Channel.ID, "event", e.Once.Key, "panic", bot.PanicWords(r), "stack", bot.Stack())
	c.mu.Lock()
	c.panics++
	c.mu.Unlock()
	return id
}

// notice tells a person that something went wrong in the chat itself. The lock is held.
func (c *Chat) notice(d delivery, key string, args ...any) bot.Reply {
	a := c.byID(d.event.From.ID)
	reply := bot.Reply{Message: &bot.Message{Text: text.For(a.language).Say(key, args...), Tone: bot.Warning}, Failed: true}
	if d.event.Source == bot.Submitted {
		c.keep(a, d.event, nil, text.For(a.language).Plain(key, args...))
		return reply
	}
	c.post(&post{place: c.placeOf(d.event.Channel), only: a, notice: true, message: *reply.Message})
	return reply
}

// show puts a reply where its asker sees it. The lock is held.
func (c *Chat) show(d delivery, reply bot.Reply, contents [][]byte) {
	a := c.byID(d.event.From.ID)
	p := c.placeOf(d.event.Channel)
	submitted := d.event.Source == bot.Submitted && a.form != nil
	switch {
	case reply.Form != nil && submitted:
		c.keep(a, d.event, reply.Form, "")
		return
	case reply.Form != nil:
		a.form = &form{id: c.id("f"), place: p, form: *reply.Form, revised: c.touch()}
		return
	case submitted && reply.Failed && reply.Message != nil && len(reply.Message.Buttons) == 0:
		c.keep(a, d.event, nil, text.Plain(reply.Message.Text))
		return
	case submitted:
		a.form = nil
		c.touch()
	}
	if reply.Message == nil {
		return
	}
	if d.post != nil && d.post.only != nil && !reply.Failed {
		d.post.message, d.post.contents = *reply.Message, contents
		d.post.revised = c.touch()
		return
	}
	if !c.limits.Ephemeral {
		p = a.direct
	}
	c.post(&post{place: p, only: a, message: *reply.Message, contents: contents})
}

// keep leaves a submitted form open with what was typed. Next is the bot's new version of it, if it sent one.
func (c *Chat) keep(a *account, e bot.Event, next *bot.Form, problem string) {
	if a.form == nil {
		return
	}
	kept := a.form.form
	if next != nil {
		kept = *next
	}
	kept.Fields = slices.Clone(kept.Fields)
	for i, f := range kept.Fields {
		if typed := e.Values[f.ID]; next == nil || f.Value == "" {
			kept.Fields[i].Value = typed
		}
	}
	if problem != "" {
		kept.Error = problem
	}
	a.form = &form{id: a.form.id, place: a.form.place, form: kept, revised: c.touch()}
}

// placeOf finds the place of an event's channel again. The lock is held.
func (c *Chat) placeOf(ch bot.Channel) *place {
	return c.places[slices.IndexFunc(c.places, func(p *place) bool { return p.id == ch.ID })]
}

func (c *Chat) authorOf(p *post) bot.Account {
	if p.author != nil {
		return p.author.Account
	}
	return bot.Account{Platform: Name, ID: "a-bot", Username: "bot", Name: c.bot}
}
