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

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
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
	post := &model.Post{ChannelId: channel, UserId: me.Id, PendingPostId: pending(me.Id, m.Key)}
	if err := p.compose(ctx, post, m, nil, ""); err != nil {
		return bot.Ref{}, err
	}
	post.AddProp(propKey, m.Key)
	posted, _, err := p.client.CreatePost(ctx, post)
	if m.To.Channel == "" && status(err) == http.StatusForbidden {
		// The other person is just opening the channel too: the server shows it before it has the members in it.
		p.joined.Drop(channel)
		if in, err := p.isIn(ctx, channel); err != nil || !in {
			p.direct.Drop(m.To.Account)
			return bot.Ref{}, fmt.Errorf("mattermost: direct channel %s is just being made", channel)
		}
		posted, _, err = p.client.CreatePost(ctx, post) // now they are
	}
	if err != nil {
		return bot.Ref{}, p.sendError(ctx, err, channel, "")
	}
	p.own.Put(posted.Id, posted.RootId)
	return bot.Ref{Platform: Name, Channel: channel, Post: posted.Id}, nil
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
	if _, _, err := p.client.GetChannel(ctx, to.Channel); status(err) == http.StatusNotFound {
		return "", fmt.Errorf("%w: channel %s", bot.ErrGone, to.Channel)
	}
	return "", fmt.Errorf("%w: the bot is not in channel %s", bot.ErrRefused, to.Channel)
}

// directChannel returns the channel of the direct messages with a user.
func (p *Platform) directChannel(ctx context.Context, user string) (string, error) {
	if id, ok := p.direct.Get(user); ok {
		return id, nil
	}
	me, err := p.bot(ctx)
	if err != nil {
		return "", err
	}
	c, _, err := p.client.CreateDirectChannel(ctx, me.Id, user)
	if err != nil {
		return "", err
	}
	p.direct.Put(user, c.Id)
	p.joined.Put(c.Id, true)
	return c.Id, nil
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
	old, _, err := p.client.GetPost(ctx, id, "")
	if err != nil {
		return p.sendError(ctx, err, channel, id)
	}
	// The server takes over what is left out as well: pins and reactions would be gone.
	post := &model.Post{Id: id, ChannelId: channel, RootId: old.RootId, IsPinned: old.IsPinned, HasReactions: old.HasReactions}
	if key := old.GetProp(propKey); key != nil {
		post.AddProp(propKey, key)
	}
	if err := p.compose(ctx, post, m, old, reader); err != nil {
		return err
	}
	if post.FileIds == nil {
		post.FileIds = model.StringArray{} // nil would keep the old ones
	}
	if _, _, err := p.client.UpdatePost(ctx, id, post); err != nil {
		return p.sendError(ctx, err, channel, id)
	}
	return nil
}

// compose fills a post with a message. A text longer than a post is attached whole as a file, so that it stays one
// post with one key; its beginning says so.
func (p *Platform) compose(ctx context.Context, post *model.Post, m bot.Message, old *model.Post, reader string) error {
	m = p.linked(ctx, m)
	c, err := p.render(m, post.ChannelId, reader, false)
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
	ids, sums, err := p.upload(ctx, post.ChannelId, files, old)
	if err != nil {
		return err
	}
	post.FileIds = ids
	post.AddProp(propFiles, sums)
	return nil
}

// upload makes and uploads files. Those that the old post has unchanged are kept.
func (p *Platform) upload(ctx context.Context, channel string, files []bot.File, old *model.Post) (ids model.StringArray, sums map[string]any, err error) {
	had := map[string]any{}
	if old != nil {
		had, _ = old.GetProp(propFiles).(map[string]any)
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
			answer, _, err := p.client.UploadFile(ctx, data, channel, f.Name)
			if err != nil {
				return nil, nil, p.sendError(ctx, err, channel, "")
			}
			if len(answer.FileInfos) != 1 {
				return nil, nil, errors.New("mattermost: the server did not keep the file")
			}
			id = answer.FileInfos[0].Id
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
	p.joined.Drop(channel)
	if post != "" { // the server says "forbidden" of deleted posts, too
		if _, _, got := p.client.GetPost(ctx, post, ""); status(got) == http.StatusNotFound {
			return fmt.Errorf("%w: %w", bot.ErrGone, err)
		}
	}
	if channel != "" {
		c, _, got := p.client.GetChannel(ctx, channel)
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
		list, _, err := p.client.GetPostsForChannel(ctx, channel, page, findPage, "", false, false)
		if err != nil {
			return bot.Ref{}, false, p.sendError(ctx, err, channel, "")
		}
		for _, id := range list.Order {
			post := list.Posts[id]
			if post.UserId == me.Id && post.GetProp(propKey) == key {
				return bot.Ref{Platform: Name, Channel: channel, Post: id}, true, nil
			}
		}
		if n := len(list.Order); n < findPage || list.Posts[list.Order[n-1]].CreateAt < oldest {
			return bot.Ref{}, false, nil
		}
	}
	return bot.Ref{}, false, fmt.Errorf("mattermost: more than %d posts in channel %s: not sure", findPages*findPage, channel)
}
