package mattermost

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/text"
)

// place is where the answer to one event goes.
type place struct {
	user, channel, team string
	root                string // the thread; "" for none
	direct              bool   // the direct messages with the bot: answers are ordinary posts
	trigger             string // opens a dialog for 30 s; "" where there is none
	replace             string // the reply whose button was pressed, which the answer replaces
	hook                string // the response URL of a slash command
	shown               bool   // the reply whose button was pressed is ephemeral, and so is what replaces it
}

// finish delivers a reply in whatever way is left, and logs what cannot be delivered.
func (p *Platform) finish(ctx context.Context, to place, e bot.Event, r bot.Reply) {
	left := p.deliver(ctx, to, e, r)
	if left == nil {
		return
	}
	if to.hook != "" && len(left.Files) == 0 {
		answer, err := p.commandResponse(ctx, to, *left)
		if err == nil && p.respond(ctx, to.hook, answer) == nil {
			return
		}
	}
	p.directly(ctx, to, *left)
}

// deliver opens the reply's form or shows its message. It returns the message that could not be shown because the
// bot may not post ephemerally.
func (p *Platform) deliver(ctx context.Context, to place, e bot.Event, r bot.Reply) *bot.Message {
	m := r.Message
	if r.Form != nil {
		if to.trigger != "" {
			err := p.open(ctx, to.trigger, state{User: to.user, Channel: to.channel, Team: to.team, Root: to.root, Form: *r.Form})
			if err == nil {
				return nil
			}
			p.log.Warn("mattermost: the dialog did not open", "user", to.user, "status", status(err))
		}
		say := p.speak(ctx, to.user)
		m = &bot.Message{
			Council: r.Form.Council,
			Text:    say.Say("mattermost.form.button"),
			Buttons: []bot.Button{{Label: say.Plain("mattermost.form.open"), Line: e.Line, Fill: true, Style: bot.Primary}},
		}
	}
	if m == nil {
		return nil
	}
	if r.Failed || r.Form != nil {
		to.replace = ""
	}
	if to.direct && !m.NonPublic() {
		replace := to.replace
		if to.shown { // there is no such post to change
			replace = ""
		}
		if to.shown && len(m.Files) == 0 && p.ephemeral(ctx, to, *m) == nil {
			return nil
		}
		to.replace = replace
		p.inDirect(ctx, to, *m)
		return nil
	}
	if to.direct && !to.shown { // the stored post stays, an ephemeral one cannot take its place
		to.replace = ""
	}
	switch err := p.ephemeral(ctx, to, *m); {
	case err == nil:
		return nil
	case status(err) == http.StatusForbidden:
		return m
	default:
		p.log.Error("mattermost: cannot answer", "user", to.user, "channel", to.channel, "error", err)
		return m
	}
}

// parts renders a message for one reader, split where it is longer than a post. The card comes with the last part.
// Where the bot is not in the channel, it says how to invite it.
func (p *Platform) parts(ctx context.Context, to place, m bot.Message) ([]card, error) {
	if hint := p.inviteHint(ctx, to); hint != "" {
		m.Text = text.Markup(strings.TrimSpace(string(m.Text) + "\n\n" + string(hint)))
	}
	c, err := p.render(m, to.channel, to.user, to.shown)
	if err != nil {
		return nil, err
	}
	var cards []card
	for _, part := range split(c.text, maxRunes) {
		cards = append(cards, card{text: part})
	}
	cards[len(cards)-1].attachment = c.attachment
	return cards, nil
}

// inviteHint is empty where the bot is in the channel, or cannot be invited.
func (p *Platform) inviteHint(ctx context.Context, to place) text.Markup {
	if to.direct {
		return ""
	}
	if c := p.channel(ctx, to.channel); c != nil && c.Type != model.ChannelTypeOpen && c.Type != model.ChannelTypePrivate {
		return ""
	}
	in, err := p.isIn(ctx, to.channel)
	if err != nil || in {
		return ""
	}
	me, err := p.bot(ctx)
	if err != nil {
		return ""
	}
	return p.speak(ctx, to.user).Say("mattermost.invite", "command", text.Code("/invite @"+me.Username))
}

// ephemeral shows a message to one person in a channel. An ephemeral post sent with the id of an earlier one
// replaces it. Files need a real post: they go to the direct messages, and the message says so.
func (p *Platform) ephemeral(ctx context.Context, to place, m bot.Message) error {
	if len(m.Files) > 0 {
		files := m
		files.Buttons = nil
		p.directly(ctx, to, files)
		m.Files = nil
		m.Text = text.Join([]text.Markup{m.Text, p.speak(ctx, to.user).Say("mattermost.files")}, "\n\n")
	}
	to.shown = true
	parts, err := p.parts(ctx, to, m)
	if err != nil {
		return err
	}
	for i, part := range parts {
		post := &model.Post{ChannelId: to.channel, RootId: to.root, Message: part.text, UpdateAt: p.now().UnixMilli()}
		if i == 0 {
			post.Id = to.replace
		}
		part.props(post)
		if _, _, err := p.client.CreatePostEphemeral(ctx, &model.PostEphemeral{UserID: to.user, Post: post}); err != nil {
			return err
		}
	}
	return nil
}

// withheld is what takes the place of a non-public message that cannot be ephemeral.
func (p *Platform) withheld(ctx context.Context, to place) bot.Message {
	return bot.Message{Tone: bot.Warning, Text: p.speak(ctx, to.user).Say("mattermost.withheld")}
}

// inDirect answers in the direct messages with an ordinary post, or by changing the one whose button was pressed. What
// is not public never gets that far.
func (p *Platform) inDirect(ctx context.Context, to place, m bot.Message) {
	if m.NonPublic() {
		m = p.withheld(ctx, to)
	}
	to.shown = false
	if to.replace != "" {
		err := p.change(ctx, to.channel, to.replace, m, to.user)
		if err == nil {
			return
		}
		p.log.Warn("mattermost: cannot replace a reply", "post", to.replace, "status", status(err))
	}
	parts, err := p.parts(ctx, to, m)
	if err != nil {
		p.log.Error("mattermost: cannot render", "error", err)
		return
	}
	for i, part := range parts {
		post := &model.Post{ChannelId: to.channel, RootId: to.root, Message: part.text}
		part.props(post)
		if i == len(parts)-1 && len(m.Files) > 0 {
			if post.FileIds, _, err = p.upload(ctx, to.channel, m.Files, nil); err != nil {
				p.log.Error("mattermost: cannot upload", "channel", to.channel, "error", err)
				post.Message = strings.TrimSpace(post.Message + "\n\n" + show(p.speak(ctx, to.user).Say("mattermost.nofiles")))
			}
		}
		if err := p.insist(ctx, post); err != nil {
			p.log.Error("mattermost: cannot answer", "user", to.user, "channel", to.channel, "error", err)
			return
		}
	}
}

// insist posts an answer, again when the server is just restarting: what the person did is done, so they must hear of
// it. Its pending id keeps it from being posted twice.
func (p *Platform) insist(ctx context.Context, post *model.Post) error {
	me, err := p.bot(ctx)
	if err != nil {
		return err
	}
	post.UserId, post.PendingPostId = me.Id, pending(me.Id, newNonce())
	_, err = backoff.Retry(ctx, func() (struct{}, error) {
		_, _, err := p.client.CreatePost(ctx, post)
		if code := status(err); code >= 400 && code < 500 {
			err = backoff.Permanent(err)
		}
		return struct{}{}, err
	}, backoff.WithMaxElapsedTime(25*time.Second))
	return err
}

// directly answers in the direct messages what cannot be shown where it was asked.
func (p *Platform) directly(ctx context.Context, to place, m bot.Message) {
	channel, err := p.directChannel(ctx, to.user)
	if err != nil {
		p.log.Error("mattermost: no direct channel", "user", to.user, "error", err)
		return
	}
	p.inDirect(ctx, place{user: to.user, channel: channel, direct: true}, m)
}

// respond posts to the response URL of a slash command: five times within half an hour.
func (p *Platform) respond(ctx context.Context, hook string, answer *model.CommandResponse) error {
	body, err := json.Marshal(answer)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, p.cfg.ServerURL+"/hooks/commands/"+hook, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	response, err := p.client.HTTPClient.Do(r)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("mattermost: the response URL answered %d", response.StatusCode)
	}
	return nil
}
