package discord

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"gremium/bot"
	"gremium/bot/text"
)

const (
	// findBack is how far back Find looks. A message that the outbox still tries after that is news no more.
	findBack = 14 * 24 * time.Hour
	findPage = 100
	// findPages bounds one look: 20,000 messages.
	findPages = 200
)

// Discord's codes that say more than the status.
const (
	codeNoChannel     = 10003
	codeNoMessage     = 10008
	codeNoUser        = 10013
	codeTooFastDirect = 40003 // too many direct messages were opened
	codeTooManyEdits  = 30046 // of a message that is older than an hour
	codeDirectRefused = 50007 // the person takes no direct messages from us
	codeThreadExists  = 160004
)

// errStored refuses a post that would keep what is not public.
var errStored = fmt.Errorf("%w: a non-public text may not be stored", bot.ErrRefused)

// Send posts a message. Discord recognises its nonce for some minutes; later Find does, by the embed's address.
func (p *Platform) Send(ctx context.Context, m bot.Message) (bot.Ref, error) {
	if err := p.mayPost(m); err != nil {
		return bot.Ref{}, err
	}
	channel, err := p.target(ctx, m.To)
	if err != nil {
		return bot.Ref{}, p.sendError(err, m.To.Account)
	}
	one, sums, files, err := p.compose(ctx, m, m.To)
	if err != nil {
		return bot.Ref{}, err
	}
	uploads, err := load(ctx, files)
	if err != nil {
		return bot.Ref{}, err
	}
	one.attach(uploads)
	for i, f := range uploads {
		if sums[i] == "" {
			sums[i] = fileSum(f.name, sumOf(f.data))
		}
	}
	one.Embeds[0].URL = marker(keyMark(m.Key), sums)
	one.Nonce, one.Enforce = nonce(m.Key+"\x00"+channel), true
	var posted message
	if err := p.call(ctx, http.MethodPost, "/channels/"+channel+"/messages", one.post, &posted, one.files...); err != nil {
		return bot.Ref{}, p.sendError(err, m.To.Account)
	}
	p.closed.Drop(m.To.Account)
	ref := bot.Ref{Platform: Name, Channel: channel, Post: posted.ID}
	p.extras(ctx, ref, m, posted, true)
	return ref, nil
}

// mayPost refuses what may not be stored in Discord.
func (p *Platform) mayPost(m bot.Message) error {
	switch {
	case m.NonPublic():
		return errStored
	case p.tooConfidential(m):
		return errConfidential
	}
	return nil
}

// target returns the channel of an audience.
func (p *Platform) target(ctx context.Context, to bot.Audience) (string, error) {
	if to.Channel == "" {
		return p.directChannel(ctx, to.Account)
	}
	if !isID(to.Channel) {
		return "", fmt.Errorf("%w: channel %s", bot.ErrGone, to.Channel)
	}
	return to.Channel, nil
}

// compose renders a message for all, without its files: those are returned with what stands for them in the marker, ""
// where that is known only with the content.
func (p *Platform) compose(ctx context.Context, m bot.Message, to bot.Audience) (page, []string, []bot.File, error) {
	say := text.Printer{}
	if m.Language == "" {
		say = p.speak(ctx, to)
	}
	s, err := p.sheet(ctx, p.linked(ctx, m), say, false)
	if err != nil {
		return page{}, nil, nil, err
	}
	one := s.card()
	var sums []string
	for i, name := range fileNames(s.files) {
		sum := ""
		if s.files[i].Sum != "" {
			sum = fileSum(name, s.files[i].Sum)
		}
		sums = append(sums, sum)
	}
	return one, sums, s.files, nil
}

// linked is a message with the address of the post that it is about. Where the server of its channel is not known, there is none.
func (p *Platform) linked(ctx context.Context, m bot.Message) bot.Message {
	if m.About.Post == "" {
		return m
	}
	c, err := p.channel(ctx, m.About.Channel)
	if err != nil || c.Guild == "" {
		return m
	}
	link := text.Escape(cardLink(c.Guild, m.About.Channel, m.About.Post))
	m.Text = text.Join([]text.Markup{m.Text, text.For(m.Language).Say("about.post", "link", link)}, "\n\n")
	return m
}

// Update replaces a posted message: text, facts, buttons and files. Files that have stayed the same stay where they are.
func (p *Platform) Update(ctx context.Context, ref bot.Ref, m bot.Message) error {
	if err := p.mayPost(m); err != nil {
		return err
	}
	to := m.To
	if to == (bot.Audience{}) {
		to.Channel = ref.Channel
	}
	one, sums, files, err := p.compose(ctx, m, to)
	if err != nil {
		return err
	}
	route := "/channels/" + ref.Channel + "/messages/" + ref.Post
	var old message
	if len(files) > 0 || m.Key == "" {
		if err := p.call(ctx, http.MethodGet, route, nil, &old); err != nil {
			return p.sendError(err, "")
		}
	}
	if err := one.take(ctx, files, sums, old); err != nil {
		return err
	}
	mark := keyMark(m.Key)
	if m.Key == "" {
		mark, _ = readMarker(old)
	}
	one.Embeds[0].URL = marker(mark, sums)
	var posted message
	if err := p.call(ctx, http.MethodPatch, route, one.post, &posted, one.files...); err != nil {
		return p.sendError(err, "")
	}
	p.extras(ctx, ref, m, posted, false)
	return nil
}

// take puts files on a page that replaces an old message: those it has already by their ids, the others anew. What stands
// behind a new one is new, too, or Discord would show it before. It fills in the sums that were not known.
func (p *page) take(ctx context.Context, files []bot.File, sums []string, old message) error {
	_, had := readMarker(old)
	p.Attachments, p.files = []attachment{}, nil
	names := fileNames(files)
	if len(files) > maxFiles {
		return fmt.Errorf("%w: %d files", bot.ErrRefused, len(files))
	}
	for i, name := range names {
		at := slices.IndexFunc(old.Attachments, func(a attachment) bool { return a.Filename == name })
		stays := func() bool { return at >= 0 && len(p.files) == 0 && slices.Contains(had, sums[i]) }
		if sums[i] != "" && stays() {
			p.Attachments = append(p.Attachments, attachment{ID: old.Attachments[at].ID})
			continue
		}
		made, err := load(ctx, files[i:i+1])
		if err != nil {
			return err
		}
		made[0].name = name
		if sums[i] == "" {
			sums[i] = fileSum(name, sumOf(made[0].data))
		}
		if stays() {
			p.Attachments = append(p.Attachments, attachment{ID: old.Attachments[at].ID})
			continue
		}
		p.Attachments = append(p.Attachments, attachment{ID: strconv.Itoa(len(p.files)), Filename: name})
		p.files = append(p.files, made[0])
	}
	return nil
}

// extras keeps up what Discord has beside a message. None of it can fail the message; fresh says that it was just posted.
func (p *Platform) extras(ctx context.Context, ref bot.Ref, m bot.Message, posted message, fresh bool) {
	p.thread(ctx, ref, m, posted)
	p.schedule(ctx, ref, m, fresh)
}

// sendError tells what will never work from what may work later.
func (p *Platform) sendError(err error, account string) error {
	if errors.Is(err, bot.ErrGone) || errors.Is(err, bot.ErrRefused) {
		return err
	}
	refused := refusal(err)
	switch refused.Code {
	case codeNoChannel, codeNoMessage, codeNoUser:
		return fmt.Errorf("%w: %w", bot.ErrGone, err)
	case codeTooFastDirect, codeTooManyEdits:
		return err
	case codeDirectRefused:
		if account != "" {
			p.closed.Put(account, true)
		}
	}
	switch {
	case refused.Code == 0: // a page of something between Discord and us
	case refused.Status == http.StatusNotFound:
		return fmt.Errorf("%w: %w", bot.ErrGone, err)
	case refused.Status == http.StatusForbidden, refused.Status == http.StatusBadRequest, refused.Status == http.StatusRequestEntityTooLarge:
		return fmt.Errorf("%w: %w", bot.ErrRefused, err)
	}
	return err // no answer, too many requests, trouble at Discord, an invalid token that somebody will mend
}

// Find looks through the channel's messages, newest first, for one of ours with the key.
func (p *Platform) Find(ctx context.Context, to bot.Audience, key string) (bot.Ref, bool, error) {
	channel, err := p.target(ctx, to)
	if err != nil {
		return bot.Ref{}, false, p.sendError(err, to.Account)
	}
	me, _, err := p.self(ctx)
	if err != nil {
		return bot.Ref{}, false, err
	}
	oldest, mark, before := p.now().Add(-findBack), keyMark(key), ""
	for range findPages {
		var found []message
		route := "/channels/" + channel + "/messages?limit=" + strconv.Itoa(findPage) + before
		if err := p.call(ctx, http.MethodGet, route, nil, &found); err != nil {
			return bot.Ref{}, false, p.sendError(err, to.Account)
		}
		for _, m := range found {
			if is, _ := readMarker(m); m.Author.ID == me.ID && is == mark {
				return bot.Ref{Platform: Name, Channel: channel, Post: m.ID}, true, nil
			}
		}
		if before == "" && len(found) == 0 && to.Channel != "" {
			return bot.Ref{}, false, p.blind(ctx, channel, me.ID)
		}
		if len(found) < findPage || madeAt(found[len(found)-1].ID).Before(oldest) {
			return bot.Ref{}, false, nil
		}
		before = "&before=" + found[len(found)-1].ID
	}
	return bot.Ref{}, false, fmt.Errorf("discord: more than %d messages in channel %s: not sure", findPages*findPage, channel)
}

// blind is an error when a channel looks empty only because we may not read back.
func (p *Platform) blind(ctx context.Context, id, me string) error {
	have, _, err := p.mine(ctx, id, me)
	if err == nil && have&mayReadHistory == 0 {
		err = fmt.Errorf("discord: may not read back in channel %s: not sure", id)
	}
	return err
}

// mine are the bot's rights in a channel.
func (p *Platform) mine(ctx context.Context, id, me string) (bits, channel, error) {
	c, err := p.channel(ctx, id)
	if err != nil || c.Guild == "" {
		return ^bits(0), c, err
	}
	g, err := p.guild(ctx, c.Guild)
	if err != nil {
		return 0, c, err
	}
	var m member
	if err := p.call(ctx, http.MethodGet, "/guilds/"+c.Guild+"/members/"+me, nil, &m); err != nil {
		return 0, c, err
	}
	return rightsIn(g, c, me, m), c, nil
}
