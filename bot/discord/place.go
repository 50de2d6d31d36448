package discord

import (
	"cmp"
	"context"

	"gremium/bot"
	"gremium/bot/text"
)

// Where things are: channels and guilds, remembered for a day. The gateway says what changes; who begins to listen anew,
// may have missed that, and forgets them.

// remember keeps what GUILD_CREATE tells of a guild.
func (p *Platform) remember(g guild) {
	for _, c := range g.Channels {
		c.Guild = g.ID
		p.channels.Put(c.ID, c)
	}
	g.Channels = nil
	p.guilds.Put(g.ID, g)
}

func (p *Platform) guild(ctx context.Context, id string) (guild, error) {
	if g, ok := p.guilds.Get(id); ok {
		return g, nil
	}
	var g guild
	if err := p.call(ctx, "GET", "/guilds/"+id, nil, &g); err != nil {
		return guild{}, err
	}
	p.guilds.Put(id, g)
	return g, nil
}

func (p *Platform) channel(ctx context.Context, id string) (channel, error) {
	if c, ok := p.channels.Get(id); ok {
		return c, nil
	}
	var c channel
	if err := p.call(ctx, "GET", "/channels/"+id, nil, &c); err != nil {
		return channel{}, err
	}
	p.channels.Put(id, c)
	return c, nil
}

// where describes the channel of an event. A thread is part of its channel. What the bot cannot see counts as private.
func (p *Platform) where(ctx context.Context, team, id string, known *channel) bot.Channel {
	at := bot.Channel{Platform: Name, ID: id, Team: team}
	if team == "" {
		at.Direct, at.Private = true, true
		return at
	}
	var c channel
	var err error
	if known != nil && known.isThread() && known.Parent != "" {
		c = *known
	} else {
		c, err = p.channel(ctx, id)
	}
	if err == nil && c.isThread() {
		at.Thread, at.ID = id, c.Parent
		at.Private = c.Type == channelHiddenThread
		c, err = p.channel(ctx, c.Parent)
	}
	if err != nil {
		at.Private = true
		if known != nil {
			at.Name = known.Name
		}
		return at
	}
	at.Name = c.Name
	at.Private = at.Private || !p.isOpen(ctx, team, c)
	return at
}

// isOpen says whether everyone in a guild can see a channel.
func (p *Platform) isOpen(ctx context.Context, team string, c channel) bool {
	g, err := p.guild(ctx, team)
	return err == nil && rightsIn(g, c, "", member{})&mayView != 0
}

// in is the printer of a language, or another one where that is not known.
func in(l text.Language, unknown text.Printer) text.Printer {
	if l == "" {
		return unknown
	}
	return text.For(l)
}

// unset is the language that every guild has that nobody has given one.
const unset = "en-US"

// speak returns the printer for what is posted somewhere: the guild's language where it has chosen one, or the reader's.
// What the core posts says itself what it is written in.
func (p *Platform) speak(ctx context.Context, to bot.Audience) text.Printer {
	if to.Account != "" {
		l, _ := p.languages.Get(to.Account)
		return text.For(cmp.Or(l, text.German))
	}
	if c, err := p.channel(ctx, to.Channel); err == nil && c.Guild != "" {
		if g, err := p.guild(ctx, c.Guild); err == nil && g.Locale != unset && g.Locale != "" {
			return text.For(g.language())
		}
	}
	return text.For(text.German)
}
