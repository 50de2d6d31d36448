package discord

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
)

// isSaid says whether a message is to be looked at: a person's own text in the direct messages, or one in a channel that
// mentions the bot itself. Everything else people write in channels is none of our business; without a privileged intent
// Discord does not even show it.
func (p *Platform) isSaid(m message) bool {
	if m.Author.Bot || m.Author.System || m.Webhook != "" || m.Type != messageDefault && m.Type != messageReply {
		return false
	}
	if m.Guild == "" {
		return strings.TrimSpace(m.Content) != "" || len(m.Attachments) > 0
	}
	p.selfMu.Lock()
	me := p.me.ID
	p.selfMu.Unlock()
	return me != "" && (strings.Contains(m.Content, "<@"+me+">") || strings.Contains(m.Content, "<@!"+me+">"))
}

// heard handles a message of a person.
func (p *Platform) heard(run *running, m message) {
	defer p.recovered("message", "id", m.ID, "user", m.Author.ID)
	ctx := run.ctx
	if m.Guild != "" {
		p.hint(ctx, m)
		return
	}
	l, _ := p.languages.Get(m.Author.ID)
	e := bot.Event{
		Once:     bot.Once{Key: "message:" + m.ID, Until: madeAt(m.ID).Add(24 * time.Hour)},
		From:     person{user: m.Author}.account(),
		Channel:  bot.Channel{Platform: Name, ID: m.Channel, Direct: true, Private: true},
		Language: l, Source: bot.Typed, Files: p.received(m.Attachments),
	}
	e.Line = bot.Clean(p.naming(ctx, "")(m.Content))
	say := text.For(l)
	reply := p.ask(run, e)
	var out outcome
	switch {
	case reply.Form != nil:
		out = p.formOutcome(ctx, state{User: m.Author.ID, Channel: m.Channel, Nonce: "message:" + m.ID, Form: *reply.Form}, say)
	case reply.Message != nil && reply.Message.NonPublic(): // what stands here stays
		out = p.sentence(say.Say("discord.withheld"))
	case reply.Message != nil:
		out = p.messageOutcome(ctx, *reply.Message, say)
	}
	for n, one := range out.pages {
		if n == 0 {
			one.Reference = &reference{Message: m.ID}
		}
		if err := p.tell(ctx, m.Channel, fmt.Sprint("answer ", m.ID, " ", n), one); err != nil {
			p.log.Error("discord: an answer did not reach its reader", "user", m.Author.ID, "channel", m.Channel, "error", err)
			return
		}
	}
}

// talk is how far the direct messages in a channel were heard.
type talk struct{ channel, last string }

// note keeps of a direct message, whoever has written it, that it was heard.
func (p *Platform) note(m message) {
	if m.Guild == "" {
		p.talks.Put(m.Channel, talk{m.Channel, m.ID})
	}
}

const (
	// missedFor is how old a direct message may be that was written while nobody listened: whoever has waited for longer
	// has given up or said it again.
	missedFor = 15 * time.Minute
	// mostMissed is how many messages of a channel are looked at.
	mostMissed = "50"
)

// catchUp handles the direct messages that were written while the session was lost, in the channels in which we have
// spoken lately. What Discord does not tell us again can be read there.
func (p *Platform) catchUp(run *running) {
	defer p.recovered("catch up")
	for _, t := range p.talks.Values() {
		var found []message
		if err := p.call(run.ctx, http.MethodGet, "/channels/"+t.channel+"/messages?limit="+mostMissed+"&after="+t.last, nil, &found); err != nil {
			p.log.Warn("discord: what was missed cannot be read", "channel", t.channel, "error", err)
			continue
		}
		answered := map[string]bool{}
		for _, m := range found {
			answered[m.Answers.Message] = answered[m.Answers.Message] || m.Author.Bot
		}
		for _, m := range slices.Backward(found) { // the oldest first
			p.note(m)
			if p.isSaid(m) && !answered[m.ID] && p.now().Sub(madeAt(m.ID)) <= missedFor && p.seen.Add(m.ID, true) {
				p.queue(run, m)
			}
		}
	}
}

// hint tells somebody who mentions the bot in a channel how it is spoken to; not again within some minutes.
func (p *Platform) hint(ctx context.Context, m message) {
	if !p.serves(m.Guild) || !p.hinted.Add(m.Channel+" "+m.Author.ID, true) {
		return
	}
	say := p.speak(ctx, bot.Audience{Channel: m.Channel})
	if l, ok := p.languages.Get(m.Author.ID); ok {
		say = text.For(l)
	}
	one := p.sentence(say.Say("discord.hint", "example", text.Code("/"+anyCommand+" "+say.Plain("discord.example")))).pages[0]
	one.Reference = &reference{Message: m.ID}
	one.Nonce, one.Enforce = nonce("hint "+m.ID), true
	if err := p.call(ctx, http.MethodPost, "/channels/"+m.Channel+"/messages", one.post, nil); err != nil {
		p.log.Info("discord: no hint", "channel", m.Channel, "error", err)
	}
}

// directChannel returns the channel of the direct messages with a person. Whoever has none with us yet waits for their
// turn: a bot that writes to many new people at once is quarantined.
func (p *Platform) directChannel(ctx context.Context, account string) (string, error) {
	if id, ok := p.direct.Get(account); ok {
		return id, nil
	}
	if !isID(account) {
		return "", fmt.Errorf("%w: account %s", bot.ErrRefused, account)
	}
	var c struct {
		ID   string `json:"id"`
		Last string `json:"last_message_id"`
	}
	err := p.call(ctx, http.MethodPost, "/users/@me/channels", struct {
		Recipient string `json:"recipient_id"`
	}{account}, &c)
	if err != nil {
		return "", err
	}
	if c.Last == "" {
		if err := p.pace.Wait(ctx); err != nil {
			return "", fmt.Errorf("discord: too many new people to write to: %w", err)
		}
	}
	p.direct.Put(account, c.ID)
	return c.ID, nil
}
