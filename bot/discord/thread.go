package discord

import (
	"context"
	"net/http"

	"gremium/bot"
)

const (
	maxThreadName = 100
	// threadRests is when a quiet thread leaves the list: after a week, the longest there is. It stays below its message.
	threadRests = 7 * 24 * 60
)

// thread opens the discussion that belongs to a message, or renames it. What fails is tried again in a day.
func (p *Platform) thread(ctx context.Context, ref bot.Ref, m bot.Message, posted message) {
	name := shorten(m.Thread, maxThreadName)
	if name == "" {
		return
	}
	if was, ok := p.threads.Get(ref.Post); ok && was == name {
		return
	}
	c, err := p.channel(ctx, ref.Channel)
	if err != nil || c.Type != channelText && c.Type != channelAnnouncement {
		return
	}
	p.threads.Put(ref.Post, name)
	switch {
	case posted.Thread == nil:
		err = p.call(ctx, http.MethodPost, "/channels/"+ref.Channel+"/messages/"+ref.Post+"/threads", struct {
			Name  string `json:"name"`
			Rests int    `json:"auto_archive_duration"`
		}{name, threadRests}, nil)
	case posted.Thread.Name != name:
		err = p.call(ctx, http.MethodPatch, "/channels/"+posted.Thread.ID, struct {
			Name string `json:"name"`
		}{name}, nil)
	}
	if err == nil {
		p.mended(ref.Channel, "thread")
	} else if refusal(err).Code != codeThreadExists {
		p.log.Warn("discord: no thread", "channel", ref.Channel, "message", ref.Post, "error", err)
		if refusal(err).Status == http.StatusForbidden {
			p.trouble(ref.Channel, Finding{"thread", false, "discord.check.thread", []any{"channel", ref.Channel}})
		}
	}
}
