package mattermost

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"
	"unicode/utf8"

	"gremium/bot"
	"gremium/bot/mattermost/api"
	"gremium/bot/text"
)

const (
	// findBack is how far back Find looks. A message that the outbox still tries after that is news no more.
	findBack = 14 * 24 * time.Hour
	findPage = 200
	// findPages bounds one look: 20,000 posts.
	findPages = 100
)

// errStored refuses a post that would keep what is not public.
var errStored = fmt.Errorf("%w: a non-public text may not be stored", bot.ErrRefused)

// Send posts a message. Its key becomes the post's pending id, which the server remembers for 30 s, and a prop that
// Find reads.
func (p *Platform) Send(ctx context.Context, m bot.Message) (bot.Ref, error) {
	if m.NonPublic() {
		return bot.Ref{}, errStored
	}
	channel, err := p.target(ctx, m.To)
	if err != nil {
		return bot.Ref{}, err
	}
	me, err := p.bot(ctx)
	if err != nil {
		return bot.Ref{}, err
	}
	post := &api.Post{Channel: channel, User: me.ID, Pending: pending(me.ID, m.Key)}
	if err := p.compose(ctx, post, m, nil, ""); err != nil {
		return bot.Ref{}, err
	}
	post.Set(propKey, m.Key)
	posted, err := p.client.NewPost(ctx, post)
	if err != nil && m.To.Channel == "" && p.unfinished(ctx, err, channel) {
		p.direct.drop(m.To.Account)
		return bot.Ref{}, fmt.Errorf("mattermost: direct channel %s is just being made", channel)
	}
	if err != nil {
		return bot.Ref{}, p.sendError(ctx, err, channel, "")
	}
	p.own.put(posted.ID, posted.Root)
	return bot.Ref{Platform: Name, Channel: channel, Post: posted.ID}, nil
}

// unfinished says whether a direct channel refused a post because its other person is just opening it too: the server
// shows the channel before it has the members in it.
func (p *Platform) unfinished(ctx context.Context, err error, channel string) bool {
	if status(err) != http.StatusForbidden {
		return false
	}
	p.joined.drop(channel)
	in, err := p.isIn(ctx, channel)
	return err != nil || !in
}

// pending is the id under which the server recognises a post that is sent twice.
func pending(me, key string) string {
	sum := sha256.Sum256([]byte(key))
	return me + ":" + hex.EncodeToString(sum[:16])
}

// target returns the channel of an audience and makes sure that the bot is in it: what its role would let it post
// elsewhere is nobody's wish.
func (p *Platform) target(ctx context.Context, to bot.Audience) (string, error) {
	if to.Channel == "" {
		channel, err := p.directChannel(ctx, to.Account)
		if err != nil {
			return "", p.sendError(ctx, err, "", "")
		}
		return channel, nil
	}
	in, err := p.isIn(ctx, to.Channel)
	if err != nil {
		return "", p.sendError(ctx, err, to.Channel, "")
	}
	if in {
		return to.Channel, nil
	}
	if _, err := p.client.Channel(ctx, to.Channel); status(err) == http.StatusNotFound {
		return "", fmt.Errorf("%w: channel %s", bot.ErrGone, to.Channel)
	}
	return "", fmt.Errorf("%w: the bot is not in channel %s", bot.ErrRefused, to.Channel)
}

// directChannel returns the channel of the direct messages with a user.
func (p *Platform) directChannel(ctx context.Context, user string) (string, error) {
	if id, ok := p.direct.get(user); ok {
		return id, nil
	}
	me, err := p.bot(ctx)
	if err != nil {
		return "", err
	}
	c, err := p.client.DirectChannel(ctx, me.ID, user)
	if err != nil {
		return "", err
	}
	p.direct.put(user, c.ID)
	p.joined.put(c.ID, true)
	return c.ID, nil
}

// Update replaces a posted message: text, facts, buttons and files. The whole card is sent again, because the bot
// cannot read its own buttons back.
func (p *Platform) Update(ctx context.Context, ref bot.Ref, m bot.Message) error {
	if m.NonPublic() {
		return errStored
	}
	return p.change(ctx, ref.Channel, ref.Post, m, "")
}

// change replaces a post of the bot; reader is set when it is a reply.
func (p *Platform) change(ctx context.Context, channel, id string, m bot.Message, reader string) error {
	old, err := p.client.Post(ctx, id)
	if err != nil {
		return p.sendError(ctx, err, channel, id)
	}
	// The server takes over what is left out as well: pins and reactions would be gone.
	post := &api.Post{ID: id, Channel: channel, Root: old.Root, IsPinned: old.IsPinned, HasReactions: old.HasReactions}
	if key := old.Props[propKey]; key != nil {
		post.Set(propKey, key)
	}
	if err := p.compose(ctx, post, m, old, reader); err != nil {
		return err
	}
	if post.Files == nil {
		post.Files = []string{} // nil would keep the old ones
	}
	if err := p.client.SetPost(ctx, post); err != nil {
		return p.sendError(ctx, err, channel, id)
	}
	return nil
}

// compose fills a post with a message. A text longer than a post is attached whole as a file, so that it stays one
// post with one key; its beginning says so.
func (p *Platform) compose(ctx context.Context, post *api.Post, m bot.Message, old *api.Post, reader string) error {
	c, err := p.render(m, post.Channel, reader, false)
	if err != nil {
		return err
	}
	files := m.Files
	if utf8.RuneCountInString(c.text) > maxRunes {
		note := show(text.For(m.Language).Say("mattermost.long"))
		files = append(slices.Clone(files), m.Whole())
		c.text = split(c.text, maxRunes-utf8.RuneCountInString(note)-2)[0] + "\n\n" + note
	}
	post.Message = c.text
	c.props(post)
	if len(files) == 0 {
		return nil
	}
	ids, sums, err := p.upload(ctx, post.Channel, files, old)
	if err != nil {
		return err
	}
	post.Files = ids
	post.Set(propFiles, sums)
	return nil
}

// upload makes and uploads files. Those that the old post has unchanged are kept.
func (p *Platform) upload(ctx context.Context, channel string, files []bot.File, old *api.Post) (ids []string, sums map[string]any, err error) {
	had := map[string]any{}
	if old != nil {
		had, _ = old.Props[propFiles].(map[string]any)
	}
	sums = map[string]any{}
	for _, f := range files {
		data, err := f.Open(ctx)
		if err != nil {
			return nil, nil, fmt.Errorf("mattermost: file %s: %w", f.Name, err)
		}
		sum := sha256.Sum256(append([]byte(f.Name+"\x00"), data...))
		name := hex.EncodeToString(sum[:])
		id, kept := had[name].(string)
		if !kept {
			stored, err := p.client.Upload(ctx, channel, f.Name, data)
			if err != nil {
				return nil, nil, p.sendError(ctx, err, channel, "")
			}
			if len(stored) != 1 {
				return nil, nil, errors.New("mattermost: the server did not keep the file")
			}
			id = stored[0].ID
		}
		ids, sums[name] = append(ids, id), id
	}
	return ids, sums, nil
}

// sendError tells what will never work from what may work later.
func (p *Platform) sendError(ctx context.Context, err error, channel, post string) error {
	code := status(err)
	switch code {
	case http.StatusBadRequest, http.StatusForbidden, http.StatusNotFound, http.StatusRequestEntityTooLarge, http.StatusNotImplemented:
	default:
		return err // no answer, too many requests, broken server, an invalid token that somebody will mend
	}
	p.joined.drop(channel)
	if post != "" { // the server says "forbidden" of deleted posts, too
		if _, got := p.client.Post(ctx, post); status(got) == http.StatusNotFound {
			return fmt.Errorf("%w: %w", bot.ErrGone, err)
		}
	}
	if channel != "" {
		c, got := p.client.Channel(ctx, channel)
		if status(got) == http.StatusNotFound || got == nil && c.DeleteAt != 0 {
			return fmt.Errorf("%w: %w", bot.ErrGone, err)
		}
	}
	if code == http.StatusNotFound {
		return fmt.Errorf("%w: %w", bot.ErrGone, err)
	}
	return fmt.Errorf("%w: %w", bot.ErrRefused, err)
}

// Find looks through the channel's posts, newest first, for one of ours with the key.
func (p *Platform) Find(ctx context.Context, to bot.Audience, key string) (bot.Ref, bool, error) {
	channel, err := p.target(ctx, to)
	if err != nil {
		return bot.Ref{}, false, err
	}
	me, err := p.bot(ctx)
	if err != nil {
		return bot.Ref{}, false, err
	}
	oldest := p.now().Add(-findBack).UnixMilli()
	for page := range findPages {
		list, err := p.client.Posts(ctx, channel, page, findPage)
		if err != nil {
			return bot.Ref{}, false, p.sendError(ctx, err, channel, "")
		}
		for _, id := range list.Order {
			post := list.Posts[id]
			if post.User == me.ID && post.Props[propKey] == key {
				return bot.Ref{Platform: Name, Channel: channel, Post: id}, true, nil
			}
		}
		if n := len(list.Order); n < findPage || list.Posts[list.Order[n-1]].CreateAt < oldest {
			return bot.Ref{}, false, nil
		}
	}
	return bot.Ref{}, false, fmt.Errorf("mattermost: more than %d posts in channel %s: not sure", findPages*findPage, channel)
}
