package local

import (
	"context"
	"slices"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
)

// This file keeps the page's language and the bot's the same: forms are made of both.

// languageCommand is the bot's command for a person's language, by its English name. A bot without it speaks as it
// likes.
const languageCommand = "council language"

// Speak chooses a person's language on the page, and asks the bot for it in all of the person's channels: each may
// belong to another council. Nobody sees the answers; who has no say in a council is refused there, which is no
// matter.
func (c *Chat) Speak(ctx context.Context, who string, l text.Language) error {
	if err := c.SetLanguage(who, l); err != nil {
		return err
	}
	c.mu.Lock()
	attached := c.attached
	if attached == nil {
		c.mu.Unlock()
		return nil
	}
	a, err := c.account(who)
	var events []bot.Event
	for _, p := range c.places {
		if p.owner == nil && !p.gone && slices.Contains(p.members, a) {
			events = append(events, c.event(a, p, bot.Typed))
		}
	}
	attached.calls.Add(1)
	c.mu.Unlock()
	defer attached.calls.Done()

	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(attached.ctx, cancel)()
	set := attached.handler.Commands()
	i := slices.IndexFunc(set, func(d bot.Command) bool { return d.English == languageCommand })
	if i < 0 {
		return err
	}
	for _, o := range set[i].Options {
		for _, choice := range o.Choices {
			if choice.ID != string(l) {
				continue
			}
			for _, e := range events {
				e.Line = "/" + set[i].Name + " " + choice.Name
				c.handle(ctx, attached, e)
			}
		}
	}
	return err
}

// follow makes the page speak the language that a person has just chosen by the bot's command. The lock is held.
func (c *Chat) follow(attached *attachment, e bot.Event, reply bot.Reply) {
	line := strings.TrimPrefix(strings.TrimSpace(e.Line), "/") + " "
	command, _, ok := called(attached.handler.Commands(), line)
	if !ok || command.English != languageCommand || reply.Failed || reply.Form != nil || e.Fill {
		return
	}
	request, err := attached.handler.Commands().Parse(e, bot.Lookup{Now: c.now()})
	if err != nil || request.Yes("channel") {
		return
	}
	l, ok := text.Match(request.Choice("language"))
	if a := c.byID(e.From.ID); ok && a.language != l && (a.language != "" || l != text.German) {
		a.language = l
		c.touch()
	}
}
