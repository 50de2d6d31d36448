package mattermost

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/text"
)

// action is a pressed button as the server posts it. Fields that we do not read may come with newer servers.
type action struct {
	User    string `json:"user_id"`
	Name    string `json:"user_name"`
	Channel string `json:"channel_id"`
	Team    string `json:"team_id"`
	Post    string `json:"post_id"`
	Trigger string `json:"trigger_id"`
	Context struct {
		Sealed string `json:"gremium"`
	} `json:"context"`
}

func (a action) valid() bool {
	return model.IsValidId(a.User) && model.IsValidId(a.Channel) && model.IsValidId(a.Post) && (a.Team == "" || model.IsValidId(a.Team))
}

func (p *Platform) serveAction(w http.ResponseWriter, r *http.Request, v *visit, body []byte) {
	var a action
	if err := json.Unmarshal(body, &a); err != nil {
		badRequest(w, err)
		return
	}
	if !a.valid() {
		http.Error(w, "not understood", http.StatusBadRequest)
		return
	}
	if p.notReady(w) {
		return
	}
	ctx := r.Context()
	var button press
	if why := p.openPress(a, &button); why != "" {
		p.refusePress(w, text.For(text.German), a, why, "mattermost.refused.forged")
		return
	}
	id, err := p.triggers.check(ctx, a.Trigger, a.User)
	switch {
	case errors.Is(err, errLate), errors.Is(err, errReplayed): // signed, so its person may have an answer
		if v.proved(w, r) {
			p.refusePress(w, p.speak(ctx, a.User), a, err.Error(), "mattermost.refused.late")
		}
		return
	case errors.Is(err, errForged):
		p.refuse(w, "action", err.Error(), "user", a.User, "channel", a.Channel)
		return
	case err != nil:
		p.log.Error("mattermost: cannot verify an action", "error", err)
		http.Error(w, "cannot verify", http.StatusServiceUnavailable)
		return
	}
	if !v.proved(w, r) {
		return
	}
	if why, key := p.checkPress(ctx, a, button); why != "" {
		p.refusePress(w, p.speak(ctx, a.User), a, why, key)
		return
	}
	at := p.where(ctx, a.Channel, a.Team, "", "")
	e := p.event(ctx, a.User, a.Name, at)
	e.Source, e.Line, e.Council, e.Fill = bot.Pressed, button.Line, button.Council, button.Fill
	e.Once = bot.Once{Key: "press:" + id, Until: p.now().Add(3 * triggerAge)}
	if button.Until != 0 {
		e.Until = time.Unix(button.Until, 0)
	}
	to := place{user: a.User, channel: a.Channel, team: at.Team, direct: at.Direct, trigger: a.Trigger, shown: button.Shown}
	if button.User != "" {
		to.replace = a.Post
	} else if !to.direct {
		to.root, _ = p.own.Get(a.Post) // the answer stays in the thread
	}
	reply, quickly := p.handle(e, quick, func(ctx context.Context, reply bot.Reply) { p.finish(ctx, to, e, reply) })
	var answer model.PostActionIntegrationResponse
	if quickly {
		if left := p.deliver(ctx, to, e, reply); left != nil {
			p.leftover(ctx, to, *left, &answer)
		}
	}
	writeJSON(w, answer)
}

// openPress opens the seal of a button. It returns why it is none of ours, asking nobody.
func (p *Platform) openPress(a action, button *press) (why string) {
	switch err := p.seals.open(forButton, a.Context.Sealed, button); {
	case err != nil:
		return "seal broken"
	case button.Channel != a.Channel:
		return "sealed for another channel"
	case button.User != "" && button.User != a.User:
		return "sealed for another person"
	default:
		return ""
	}
}

// checkPress checks that a button stands where it was sealed for and may be pressed. It returns why not, for the log,
// and the sentence for the person.
func (p *Platform) checkPress(ctx context.Context, a action, button press) (why, key string) {
	at := p.channel(ctx, a.Channel)
	me, err := p.bot(ctx)
	if err != nil {
		return "the server does not answer", "mattermost.refused.down"
	}
	// A reply in a channel is ephemeral: the server has no such post, and its encrypted cookie vouches for it.
	if ephemeral := button.User != "" && (button.Shown || at == nil || !isDirect(at, me.Id)); !ephemeral {
		ours, err := p.isOurs(ctx, a.Post, a.Channel)
		if err != nil {
			return "the server does not answer", "mattermost.refused.down"
		}
		if !ours {
			return "not on a post of ours", "mattermost.refused.forged"
		}
	}
	// Where the bot is not in the channel it sees no members. There are only replies then, which are sealed for their
	// reader, and the server has checked that the reader may read the channel.
	if m := p.member(ctx, a.Channel, a.User); m == noMember || m == unknown && button.User == "" {
		return "no member of the channel", "mattermost.refused.member"
	}
	if button.Until != 0 && p.now().After(time.Unix(button.Until, 0)) {
		return "after its time", "mattermost.refused.until"
	}
	return "", ""
}

// refusePress tells a person why a click does not count.
func (p *Platform) refusePress(w http.ResponseWriter, say text.Printer, a action, why, key string) {
	p.refused("action", why, "user", a.User, "channel", a.Channel, "post", a.Post)
	writeJSON(w, model.PostActionIntegrationResponse{EphemeralText: show(say.Say(key)), SkipSlackParsing: true})
}

// leftover brings a message to its reader that could not be ephemeral: as text of the answer, or, with buttons,
// as a direct message.
func (p *Platform) leftover(ctx context.Context, to place, m bot.Message, answer *model.PostActionIntegrationResponse) {
	if len(m.Buttons) > 0 || len(m.Files) > 0 {
		if !m.NonPublic() {
			p.directly(ctx, to, m)
			return
		}
		m = p.withheld(ctx, to)
	}
	c, err := p.render(flat(m), to.channel, to.user, true)
	if err != nil {
		p.log.Error("mattermost: cannot render", "error", err)
		return
	}
	answer.EphemeralText, answer.SkipSlackParsing = c.text, true
}

// flat turns facts into lines and drops the edge, for places that show text alone.
func flat(m bot.Message) bot.Message {
	for _, f := range m.Facts {
		m.Text += "\n- **" + text.Escape(f.Label) + ":** " + f.Value
	}
	m.Facts, m.Tone = nil, bot.Neutral
	return m
}
