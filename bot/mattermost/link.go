package mattermost

import (
	"context"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
)

// linked is a message with the address of the post that it is about. The address redirects to the post in its team, and is the one
// by which people reach the server: ours may be another. Where the server does not say it, there is no link.
func (p *Platform) linked(ctx context.Context, m bot.Message) bot.Message {
	if m.About.Post == "" {
		return m
	}
	site, err := p.siteURL(ctx)
	if err != nil || site == "" {
		return m
	}
	link := text.Escape(site + "/_redirect/pl/" + m.About.Post)
	m.Text = text.Join([]text.Markup{m.Text, text.For(m.Language).Say("about.post", "link", link)}, "\n\n")
	return m
}

// siteURL asks the server once by what address people reach it.
func (p *Platform) siteURL(ctx context.Context) (string, error) {
	p.siteMu.Lock()
	defer p.siteMu.Unlock()
	if p.site != "" {
		return p.site, nil
	}
	config, _, err := p.client.GetClientConfig(ctx, "")
	if err != nil {
		return "", err
	}
	p.site = strings.TrimRight(config["SiteURL"], "/")
	return p.site, nil
}
