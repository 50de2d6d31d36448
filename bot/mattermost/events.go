package mattermost

import (
	"context"
	"net/http"
	"strings"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/text"
)

// user looks an account up, remembering it for a while.
func (p *Platform) user(ctx context.Context, id string) (*model.User, error) {
	if u, ok := p.users.Get(id); ok {
		return u, nil
	}
	u, _, err := p.client.GetUser(ctx, id, "")
	if err != nil {
		return nil, err
	}
	p.users.Put(id, u)
	return u, nil
}

func account(u *model.User) bot.Account {
	return bot.Account{Platform: Name, ID: u.Id, Username: u.Username, Name: u.GetDisplayName(model.ShowNicknameFullName)}
}

func language(u *model.User) text.Language {
	l, _ := text.Match(u.Locale)
	if l == "" || u.Locale == "" {
		return ""
	}
	return l
}

// speak returns the printer of a person's language.
func (p *Platform) speak(ctx context.Context, user string) text.Printer {
	u, err := p.user(ctx, user)
	if err != nil {
		return text.For(text.German)
	}
	return text.For(language(u))
}

// channel looks a channel up. It answers nil when the bot cannot see it.
func (p *Platform) channel(ctx context.Context, id string) *model.Channel {
	if c, ok := p.channels.Get(id); ok {
		return c
	}
	c, _, err := p.client.GetChannel(ctx, id)
	if err != nil {
		return nil
	}
	p.channels.Put(id, c)
	return c
}

// where describes a channel. What the bot cannot see counts as private.
func (p *Platform) where(ctx context.Context, id, team, name, thread string) bot.Channel {
	at := bot.Channel{Platform: Name, ID: id, Team: team, Name: name, Thread: thread}
	c := p.channel(ctx, id)
	if c == nil {
		at.Private = true
		return at
	}
	at.Name = c.DisplayName
	if at.Name == "" {
		at.Name = c.Name
	}
	at.Private = c.Type != model.ChannelTypeOpen
	if c.TeamId != "" {
		at.Team = c.TeamId
	}
	if me, err := p.bot(ctx); err == nil {
		at.Direct = isDirect(c, me.Id)
	}
	return at
}

// isDirect says whether a channel is the direct messages of one person with the bot.
func isDirect(c *model.Channel, me string) bool {
	one, other, ok := strings.Cut(c.Name, "__")
	return ok && c.Type == model.ChannelTypeDirect && (one == me || other == me)
}

// event fills in what every event has: who, where, in which language.
func (p *Platform) event(ctx context.Context, user, username string, at bot.Channel) bot.Event {
	e := bot.Event{Channel: at, From: bot.Account{Platform: Name, ID: user, Username: username, Name: username}}
	if u, err := p.user(ctx, user); err == nil {
		e.From, e.Language = account(u), language(u)
	}
	return e
}

// membership is what the bot can say about a person in a channel.
type membership int

const (
	unknown membership = iota // the bot is not in the channel itself, or the server did not answer
	isMember
	noMember
)

// member asks whether a user is in a channel.
func (p *Platform) member(ctx context.Context, channel, user string) membership {
	key := channel + " " + user
	if _, ok := p.members.Get(key); ok {
		return isMember
	}
	_, _, err := p.client.GetChannelMember(ctx, channel, user, "")
	switch {
	case err == nil:
		p.members.Put(key, true)
		return isMember
	case status(err) == http.StatusNotFound:
		return noMember
	default:
		return unknown
	}
}

// isIn says whether the bot is in a channel. The WebSocket tells when it is removed (socket.go).
func (p *Platform) isIn(ctx context.Context, channel string) (bool, error) {
	if _, ok := p.joined.Get(channel); ok {
		return true, nil
	}
	me, err := p.bot(ctx)
	if err != nil {
		return false, err
	}
	_, _, err = p.client.GetChannelMember(ctx, channel, me.Id, "")
	switch status(err) {
	case 0:
		if err != nil {
			return false, err
		}
		p.joined.Put(channel, true)
		return true, nil
	case http.StatusForbidden, http.StatusNotFound, http.StatusBadRequest:
		return false, nil
	default:
		return false, err
	}
}

// isOurs says whether a post was written by the bot.
func (p *Platform) isOurs(ctx context.Context, post, channel string) (bool, error) {
	if _, ok := p.own.Get(post); ok {
		return true, nil
	}
	me, err := p.bot(ctx)
	if err != nil {
		return false, err
	}
	found, _, err := p.client.GetPost(ctx, post, "")
	if err != nil {
		if code := status(err); code == http.StatusNotFound || code == http.StatusForbidden || code == http.StatusBadRequest {
			return false, nil
		}
		return false, err
	}
	if found.UserId != me.Id || found.ChannelId != channel {
		return false, nil
	}
	p.own.Put(post, found.RootId)
	return true, nil
}

// thread fetches the root of the thread that a command was typed in, and returns its id: only the id when the bot
// cannot read it, nothing when it is in another channel than the event's. The server does not check the root that a
// client names, and the bot can read what its asker cannot.
func (p *Platform) thread(ctx context.Context, id, channel string) (root bot.Post, thread string) {
	if id == "" {
		return bot.Post{}, ""
	}
	found, _, err := p.client.GetPost(ctx, id, "")
	if err != nil {
		return bot.Post{ID: id}, id
	}
	if found.ChannelId != channel {
		p.log.Warn("mattermost: a thread of another channel", "post", id, "channel", channel)
		return bot.Post{}, ""
	}
	about := bot.Post{ID: id, Text: found.Message, Author: bot.Account{Platform: Name, ID: found.UserId}}
	if u, err := p.user(ctx, found.UserId); err == nil {
		about.Author = account(u)
	}
	return about, id
}

// Person looks up who is meant by @username among the members of a team. Bots and deactivated accounts are nobody.
func (p *Platform) Person(ctx context.Context, team, username string) (bot.Account, error) {
	username = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(username), "@"))
	if !model.IsValidUsername(username) {
		return bot.Account{}, bot.ErrNoPerson
	}
	u, _, err := p.client.GetUserByUsername(ctx, username, "")
	if status(err) == http.StatusNotFound {
		return bot.Account{}, bot.ErrNoPerson
	}
	if err != nil {
		return bot.Account{}, err
	}
	if u.DeleteAt != 0 || u.IsBot {
		return bot.Account{}, bot.ErrNoPerson
	}
	if team != "" {
		m, _, err := p.client.GetTeamMember(ctx, team, u.Id, "")
		if status(err) == http.StatusNotFound || err == nil && m.DeleteAt != 0 {
			return bot.Account{}, bot.ErrNoPerson
		}
		if err != nil {
			return bot.Account{}, err
		}
	}
	p.users.Put(u.Id, u)
	return account(u), nil
}

// Administers says whether an account is an administrator of the server or of the team. It asks anew each time.
func (p *Platform) Administers(ctx context.Context, team string, who bot.Account) (bool, error) {
	u, _, err := p.client.GetUser(ctx, who.ID, "")
	if status(err) == http.StatusNotFound {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	if u.DeleteAt != 0 || u.IsBot {
		return false, nil
	}
	if u.IsInRole(model.SystemAdminRoleId) {
		return true, nil
	}
	if team == "" {
		return false, nil
	}
	m, _, err := p.client.GetTeamMember(ctx, team, who.ID, "")
	if code := status(err); code == http.StatusNotFound || code == http.StatusForbidden { // a team that the bot is not in
		return false, nil
	}
	if err != nil {
		return false, err
	}
	return m.DeleteAt == 0 && (m.SchemeAdmin || strings.Contains(" "+m.Roles+" ", " "+model.TeamAdminRoleId+" ")), nil
}
