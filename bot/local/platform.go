package local

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"unicode/utf8"

	"gremium/bot"
)

// This file is the chat as the bot sees it: the methods of bot.Platform that talk to it.

var _ bot.Platform = (*Chat)(nil)

// Run attaches the bot until the context ends, then waits for the calls that are under way. An answer that comes
// after the end is dropped, as that of a killed process is. One bot at a time.
func (c *Chat) Run(ctx context.Context, h bot.Handler) error {
	a := &attachment{ctx: ctx, handler: h}
	c.mu.Lock()
	if c.attached != nil {
		c.mu.Unlock()
		return errors.New("local: a bot is attached already")
	}
	c.attached = a
	c.touch()
	c.mu.Unlock()

	<-ctx.Done()

	c.mu.Lock()
	c.attached = nil
	c.touch()
	c.mu.Unlock()
	a.calls.Wait()
	return nil
}

// Running says whether a bot is attached.
func (c *Chat) Running() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.attached != nil
}

// Ready waits until a bot is attached.
func (c *Chat) Ready(ctx context.Context) error {
	for {
		c.mu.Lock()
		running, changed := c.attached != nil, c.changed
		c.mu.Unlock()
		if running {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Send implements bot.Platform. A key is remembered for as long as the chat lives.
func (c *Chat) Send(ctx context.Context, m bot.Message) (bot.Ref, error) {
	if ref, ok, err := c.Find(ctx, m.To, m.Key); ok || err != nil {
		return ref, err
	}
	contents, err := c.fetch(ctx, m)
	if err != nil {
		return bot.Ref{}, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	p, err := c.audience(m.To)
	if err != nil {
		return bot.Ref{}, err
	}
	// Looked at again: the same key may have come in while the files were fetched.
	if posted := c.keys[p.id+" "+m.Key]; posted != nil {
		return posted.ref(), nil
	}
	posted := c.post(&post{place: p, message: m, contents: contents})
	if m.Key != "" {
		c.keys[p.id+" "+m.Key] = posted
	}
	return posted.ref(), nil
}

// Update implements bot.Platform. Nothing counts as changed when the message is the same.
func (c *Chat) Update(ctx context.Context, ref bot.Ref, m bot.Message) error {
	contents, err := c.fetch(ctx, m)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, p := range c.places {
		if p.id != ref.Channel || p.gone {
			continue
		}
		for _, posted := range p.posts {
			if posted.id != ref.Post {
				continue
			}
			m.Key, m.To = posted.message.Key, posted.message.To
			if reflect.DeepEqual(posted.message, m) { // never true for messages with files: functions differ
				return nil
			}
			posted.message, posted.contents = m, contents
			posted.revised = c.touch()
			return nil
		}
	}
	return fmt.Errorf("local: %w: %s in %s", bot.ErrGone, ref.Post, ref.Channel)
}

// Find implements bot.Platform.
func (c *Chat) Find(ctx context.Context, to bot.Audience, key string) (bot.Ref, bool, error) {
	if err := ctx.Err(); err != nil {
		return bot.Ref{}, false, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	p, err := c.audience(to)
	if err != nil {
		return bot.Ref{}, false, err
	}
	posted := c.keys[p.id+" "+key]
	if posted == nil {
		return bot.Ref{}, false, nil
	}
	return posted.ref(), true, nil
}

// Person implements bot.Platform.
func (c *Chat) Person(_ context.Context, _, username string) (bot.Account, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	a, err := c.account(username)
	if err != nil {
		return bot.Account{}, err
	}
	return a.Account, nil
}

// Administers implements bot.Platform.
func (c *Chat) Administers(_ context.Context, _ string, account bot.Account) (bool, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	a := c.byID(account.ID)
	return a != nil && a.admin, nil
}

func (c *Chat) byID(id string) *account {
	i := slices.IndexFunc(c.accounts, func(a *account) bool { return a.ID == id })
	if i < 0 {
		return nil
	}
	return c.accounts[i]
}

// audience finds where a message goes.
func (c *Chat) audience(to bot.Audience) (*place, error) {
	if to.Account != "" {
		if a := c.byID(to.Account); a != nil {
			return a.direct, nil
		}
		return nil, fmt.Errorf("local: %w: account %s", bot.ErrGone, to.Account)
	}
	for _, p := range c.places {
		if p.id == to.Channel && !p.gone {
			return p, nil
		}
	}
	return nil, fmt.Errorf("local: %w: channel %s", bot.ErrGone, to.Channel)
}

// fetch reads a message's files and refuses what breaks the limits.
func (c *Chat) fetch(ctx context.Context, m bot.Message) ([][]byte, error) {
	if n := utf8.RuneCountInString(string(m.Text)); c.limits.TextRunes > 0 && n > c.limits.TextRunes {
		return nil, fmt.Errorf("local: %w: %d of %d characters", bot.ErrRefused, n, c.limits.TextRunes)
	}
	if n := len(m.Buttons); c.limits.Buttons > 0 && n > c.limits.Buttons {
		return nil, fmt.Errorf("local: %w: %d of %d buttons", bot.ErrRefused, n, c.limits.Buttons)
	}
	contents := make([][]byte, len(m.Files))
	for i, f := range m.Files {
		if f.Open == nil {
			return nil, fmt.Errorf("local: %w: file %s has no content", bot.ErrRefused, f.Name)
		}
		content, err := f.Open(ctx)
		if err != nil {
			return nil, fmt.Errorf("local: file %s: %w", f.Name, err)
		}
		if size := int64(len(content)); c.limits.FileMaxSize > 0 && size > c.limits.FileMaxSize {
			return nil, fmt.Errorf("local: %w: file %s has %d bytes", bot.ErrRefused, f.Name, size)
		}
		contents[i] = content
	}
	return contents, nil
}

// post puts a message in its place. The lock is held.
func (c *Chat) post(p *post) *post {
	p.id, p.at, p.posted = c.id("p"), c.now(), c.touch()
	p.revised = p.posted
	p.place.posts = append(p.place.posts, p)
	return p
}

func (p *post) ref() bot.Ref { return bot.Ref{Platform: Name, Channel: p.place.id, Post: p.id} }
