package mattermost

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
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

func (p *Platform) serveCommand(w http.ResponseWriter, r *http.Request) {
	if err := r.ParseForm(); err != nil {
		badRequest(w, err)
		return
	}
	s, ok := readSlash(r.PostForm)
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
	at := p.where(ctx, s.channel, s.team, s.channelName, s.root)
	e := p.event(ctx, s.user, s.username, at)
	e.Source, e.Line, e.Post = bot.Typed, s.line, p.post(ctx, s.root)
	e.Once = bot.Once{Key: onceKey("slash", s.trigger), Until: p.now().Add(10 * time.Minute)}
	to := place{user: s.user, channel: s.channel, team: at.Team, root: s.root, direct: at.Direct, trigger: s.trigger, hook: s.hook}

	reply, quickly := p.handle(e, quick, func(ctx context.Context, reply bot.Reply) { p.finish(ctx, to, e, reply) })
	if !quickly {
		writeJSON(w, model.CommandResponse{})
		return
	}
	if message := reply.Message; message != nil && reply.Form == nil && !to.direct && len(message.Files) == 0 {
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

// onceKey names one action of a person. A trigger's own id is its first part; whatever else comes is hashed.
func onceKey(kind, trigger string) string {
	if id, _, _, _, _, err := parseTrigger(trigger); err == nil {
		return kind + ":" + id
	}
	sum := sha256.Sum256([]byte(trigger))
	return kind + ":" + hex.EncodeToString(sum[:16])
}

// proof answers a check so that only this gremium, or one with the same secret, can.
func (p *Platform) proof(nonce string) string {
	return hex.EncodeToString(p.seals.sum(forCheck, []byte(nonce)))
}

func (p *Platform) proves(nonce, answer string) bool {
	return hmac.Equal([]byte(p.proof(nonce)), []byte(answer))
}
