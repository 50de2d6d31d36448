package mattermost

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
)

// checkWord is the text with which Setup and SelfCheck call our own slash command through the server. The answer
// proves that it reached this gremium and not another program at that address.
const checkWord = "\u2060gremium-check "

// slash is a slash command as the server posts it.
type slash struct {
	token, team, channel, channelName, user, username string
	line, text, trigger, root, hook                   string
}

func readSlash(form url.Values) (slash, bool) {
	s := slash{
		token: form.Get("token"), team: form.Get("team_id"), channel: form.Get("channel_id"),
		channelName: form.Get("channel_name"), user: form.Get("user_id"), username: form.Get("user_name"),
		text: form.Get("text"), trigger: form.Get("trigger_id"), root: form.Get("root_id"),
	}
	command := form.Get("command")
	s.line = strings.TrimSpace(command + " " + s.text)
	// Only the id of the response URL is taken: where the server is, we know ourselves.
	if u, err := url.Parse(form.Get("response_url")); err == nil && strings.HasSuffix(path.Dir(u.Path), "/hooks/commands") {
		if id := path.Base(u.Path); model.IsValidId(id) {
			s.hook = id
		}
	}
	ok := model.IsValidId(s.user) && model.IsValidId(s.channel) && (s.team == "" || model.IsValidId(s.team)) &&
		(s.root == "" || model.IsValidId(s.root)) && strings.HasPrefix(command, "/") && len(command) > 1
	return s, ok
}

// ourToken compares in constant time with every token there is.
func (p *Platform) ourToken(token string) bool {
	sum := sha256.Sum256([]byte(token))
	found := 0
	for _, ours := range p.cfg.SlashTokens {
		want := sha256.Sum256([]byte(ours))
		found |= subtle.ConstantTimeCompare(sum[:], want[:])
	}
	return found == 1 && token != ""
}

func (p *Platform) serveCommand(w http.ResponseWriter, r *http.Request, v *visit, body []byte) {
	if bytes.Count(body, []byte("&")) >= maxPairs {
		badRequest(w, errors.New("too many pairs"))
		return
	}
	form, err := url.ParseQuery(string(body))
	if err != nil {
		badRequest(w, err)
		return
	}
	s, ok := readSlash(form)
	if !p.ourToken(s.token) {
		p.refuse(w, "command", "wrong token")
		return
	}
	if !ok {
		http.Error(w, "not understood", http.StatusBadRequest)
		return
	}
	if nonce, isCheck := strings.CutPrefix(s.text, checkWord); isCheck {
		writeJSON(w, model.CommandResponse{ResponseType: model.CommandResponseTypeEphemeral, Text: p.proof(nonce), SkipSlackParsing: true})
		return
	}
	if p.notReady(w) {
		return
	}
	ctx := r.Context()
	deny := func(why, key string) {
		p.refused("command", why, "user", s.user, "channel", s.channel)
		writeJSON(w, model.CommandResponse{ResponseType: model.CommandResponseTypeEphemeral, SkipSlackParsing: true,
			Username: "gremium", Text: show(p.speak(ctx, s.user).Say(key))})
	}
	id, err := p.triggers.check(ctx, s.trigger, s.user)
	switch {
	case errors.Is(err, errLate), errors.Is(err, errReplayed): // signed, so its person may have an answer
		if v.proved(w, r) {
			deny(err.Error(), "mattermost.refused.latecommand")
		}
		return
	case errors.Is(err, errForged):
		p.refuse(w, "command", err.Error(), "user", s.user, "channel", s.channel)
		return
	case err != nil:
		p.log.Error("mattermost: cannot verify a command", "error", err)
		http.Error(w, "cannot verify", http.StatusServiceUnavailable)
		return
	}
	if !v.proved(w, r) {
		return
	}
	if p.member(ctx, s.channel, s.user) == noMember {
		deny("no member of the channel", "mattermost.refused.member")
		return
	}
	post, root := p.thread(ctx, s.root, s.channel)
	at := p.where(ctx, s.channel, s.team, s.channelName, root)
	e := p.event(ctx, s.user, s.username, at)
	e.Source, e.Line, e.Post = bot.Typed, s.line, post
	e.Once = bot.Once{Key: "slash:" + id, Until: p.now().Add(10 * time.Minute)}
	to := place{user: s.user, channel: s.channel, team: at.Team, root: root, direct: at.Direct, trigger: s.trigger, hook: s.hook}

	reply, quickly := p.handle(e, quick, func(ctx context.Context, reply bot.Reply) { p.finish(ctx, to, e, reply) })
	if !quickly {
		writeJSON(w, model.CommandResponse{})
		return
	}
	if message := reply.Message; message != nil && reply.Form == nil && (!to.direct || message.NonPublic()) && len(message.Files) == 0 {
		if answer, err := p.commandResponse(ctx, to, *message); err == nil {
			writeJSON(w, answer)
			return
		}
	}
	p.finish(ctx, to, e, reply)
	writeJSON(w, model.CommandResponse{})
}

// commandResponse is a message as the HTTP answer of a slash command: seen by its typist alone.
func (p *Platform) commandResponse(ctx context.Context, to place, m bot.Message) (*model.CommandResponse, error) {
	to.shown = true
	parts, err := p.parts(ctx, to, m)
	if err != nil {
		return nil, err
	}
	var all []*model.CommandResponse
	for _, part := range parts {
		r := &model.CommandResponse{ResponseType: model.CommandResponseTypeEphemeral, Text: part.text, Username: "gremium", SkipSlackParsing: true}
		if part.attachment != nil {
			r.Attachments = []*model.MessageAttachment{part.attachment}
		}
		all = append(all, r)
	}
	all[0].ExtraResponses = all[1:]
	return all[0], nil
}

// proof answers a check so that only this gremium, or one with the same secret, can.
func (p *Platform) proof(nonce string) string {
	return hex.EncodeToString(p.seals.sum(forCheck, []byte(nonce)))
}

func (p *Platform) proves(nonce, answer string) bool {
	return hmac.Equal([]byte(p.proof(nonce)), []byte(answer))
}
