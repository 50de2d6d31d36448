package main

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/discord"
	"gremium/bot/mattermost"
	"gremium/bot/text"
	"gremium/commands"
	"gremium/commands/records"
	"gremium/store"
)

// chats are the chats of a configuration, and what each finds out about itself for the self-test.
type chats struct {
	platforms map[string]bot.Platform
	checks    []func(context.Context, store.Store) []commands.Finding
}

// chats makes the platforms that are configured. They connect when the process runs.
func (c configuration) chats(log *slog.Logger) (chats, error) {
	all := chats{platforms: map[string]bot.Platform{}}
	if c.Mattermost.ServerURL != "" {
		c.Mattermost.Log = log
		p, err := mattermost.New(c.Mattermost)
		if err != nil {
			return all, err
		}
		all.platforms[p.Name()] = p
		all.checks = append(all.checks, func(ctx context.Context, _ store.Store) []commands.Finding {
			list := checked{}
			for _, f := range p.SelfCheck(ctx) {
				list.add(f.Serious, f.Text)
			}
			return list.orGood("selftest.mattermost")
		})
	}
	if c.Discord.Token != "" {
		zone, err := c.location()
		if err != nil {
			return all, err
		}
		c.Discord.Log, c.Discord.Now = log, func() time.Time { return time.Now().In(zone) }
		p, err := discord.New(c.Discord)
		if err != nil {
			return all, err
		}
		all.platforms[p.Name()] = p
		all.checks = append(all.checks, func(ctx context.Context, s store.Store) []commands.Finding {
			list := checked{}
			for _, f := range p.SelfCheck(ctx, channelsOn(ctx, s, p.Name())...) {
				list.add(f.Serious, f.Text)
			}
			return list.orGood("selftest.discord")
		})
	}
	if len(all.platforms) == 0 {
		return all, errors.New("no chat is configured: run `gremium setup mattermost` or `gremium setup discord` first, or try `gremium demo`")
	}
	return all, nil
}

// checked are a platform's findings.
type checked struct {
	found   []commands.Finding
	serious bool
}

func (c *checked) add(serious bool, what func(text.Printer) text.Markup) {
	c.serious = c.serious || serious
	c.found = append(c.found, commands.Finding{Text: what})
}

// orGood are the findings; where none is serious, with the sentence that all is well.
func (c *checked) orGood(key string) []commands.Finding {
	if !c.serious {
		c.found = append(c.found, commands.Finding{Good: true, Text: func(p text.Printer) text.Markup { return p.Say(key) }})
	}
	return c.found
}

// channelsOn are the channels of all bodies on a platform; none while the store cannot be read.
func channelsOn(ctx context.Context, s store.Store, platform string) []string {
	var channels []string
	_ = s.View(ctx, store.System, func(tx store.Tx) error {
		for d, err := range records.Channels.List(tx, store.Range{Prefix: platform + " "}) {
			if err != nil {
				return err
			}
			channels = append(channels, strings.TrimPrefix(d.From, platform+" "))
		}
		return nil
	})
	return channels
}
