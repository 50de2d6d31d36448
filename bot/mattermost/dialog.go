package mattermost

import (
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/text"
)

// submission is a submitted dialog as the server posts it. The channel and team in it are what the client says:
// those of the state count.
type submission struct {
	Type      string          `json:"type"`
	State     string          `json:"state"`
	User      string          `json:"user_id"`
	Fields    json.RawMessage `json:"submission"` // read only after the state's seal
	Cancelled bool            `json:"cancelled"`
}

func (p *Platform) serveDialog(w http.ResponseWriter, r *http.Request, v *visit, body []byte) {
	var s submission
	if err := json.Unmarshal(body, &s); err != nil {
		badRequest(w, err)
		return
	}
	if !model.IsValidId(s.User) || s.Type != "dialog_submission" {
		http.Error(w, "not understood", http.StatusBadRequest)
		return
	}
	if p.notReady(w) {
		return
	}
	ctx := r.Context()
	say := text.For(text.German) // before the proof nobody is asked who that is
	deny := func(why, key string) {
		p.refused("dialog", why, "user", s.User)
		writeJSON(w, model.SubmitDialogResponse{Error: say.Plain(key)})
	}
	var opened state
	if err := p.seals.open(forDialog, s.State, &opened); err != nil {
		deny("seal broken", "mattermost.refused.dialog")
		return
	}
	if opened.User != s.User {
		deny("sealed for another person", "mattermost.refused.dialog")
		return
	}
	if !v.proved(w, r) {
		return
	}
	say = p.speak(ctx, s.User)
	if s.Cancelled {
		writeJSON(w, model.SubmitDialogResponse{})
		return
	}
	if p.now().After(time.Unix(opened.Expires, 0)) {
		deny("too old", "mattermost.refused.formlate")
		return
	}
	if p.member(ctx, opened.Channel, s.User) == noMember {
		deny("no member of the channel", "mattermost.refused.member")
		return
	}
	var fields map[string]json.RawMessage
	if len(s.Fields) > 0 {
		if err := json.Unmarshal(s.Fields, &fields); err != nil {
			badRequest(w, err)
			return
		}
	}
	values, errs := p.readStep(ctx, opened, fields)
	if len(errs) > 0 {
		writeJSON(w, model.SubmitDialogResponse{Errors: errs})
		return
	}
	if opened.Step+1 < steps(opened.Form) {
		next := opened
		next.Step, next.Values, next.Form.Error = opened.Step+1, values, ""
		p.keepOpen(ctx, w, next)
		return
	}
	p.submit(w, r, opened, values)
}

// readStep reads the fields of the state's step into the values of the steps before.
func (p *Platform) readStep(ctx context.Context, s state, fields map[string]json.RawMessage) (values, errs map[string]string) {
	say := p.speak(ctx, s.User)
	values, errs = maps.Clone(s.Values), map[string]string{}
	if values == nil {
		values = map[string]string{}
	}
	for _, f := range step(s.Form, s.Step) {
		var value string
		given, ok := submitted(fields[f.ID])
		if ok {
			value, ok = answer(f, given)
			value = strings.TrimSpace(value)
		}
		switch {
		case !ok:
			errs[f.ID] = say.Plain("mattermost.form.unreadable")
		case value == "" && f.Required:
			errs[f.ID] = say.Plain("mattermost.form.required")
		case f.MaxRunes > 0 && utf8.RuneCountInString(value) > f.MaxRunes:
			errs[f.ID] = say.Plain("mattermost.form.long", "max", f.MaxRunes)
		default:
			values[f.ID] = value
		}
	}
	return values, errs
}

// submit hands the filled-in form to the core. As long as the dialog waits, an error keeps it open with everything
// that was typed.
func (p *Platform) submit(w http.ResponseWriter, r *http.Request, opened state, values map[string]string) {
	ctx := r.Context()
	post, root := p.thread(ctx, opened.Root, opened.Channel)
	opened.Root = root
	at := p.where(ctx, opened.Channel, opened.Team, "", root)
	e := p.event(ctx, opened.User, "", at)
	e.Source, e.Line, e.Council, e.Values = bot.Submitted, opened.Form.Line, opened.Form.Council, values
	e.Post = post
	e.Once = bot.Once{Key: "dialog:" + opened.Nonce, Until: time.Unix(opened.Expires, 0)}
	to := place{user: opened.User, channel: opened.Channel, team: at.Team, root: opened.Root, direct: at.Direct}

	reply, inTime := p.handle(e, patient, func(ctx context.Context, reply bot.Reply) { p.finish(ctx, to, e, reply) })
	switch {
	case !inTime:
		writeJSON(w, model.SubmitDialogResponse{})
	case reply.Form != nil:
		p.again(ctx, w, opened, *reply.Form, values)
	case reply.Failed && reply.Message != nil:
		writeJSON(w, model.SubmitDialogResponse{Error: plain(reply.Message.Text)})
	default:
		p.finish(ctx, to, e, reply)
		writeJSON(w, model.SubmitDialogResponse{})
	}
}

// again keeps a dialog open. When it is the same one its errors suffice, and what was typed stays in the browser;
// else the new form takes its place, filled in.
func (p *Platform) again(ctx context.Context, w http.ResponseWriter, old state, form bot.Form, values map[string]string) {
	errs := map[string]string{}
	first := -1
	for i, f := range shown(form) {
		if f.Error != "" {
			errs[f.ID] = f.Error
			if first < 0 {
				first = i / stepFields
			}
		}
	}
	same := form.Line == old.Form.Line && form.Council == old.Form.Council && slices.EqualFunc(form.Fields, old.Form.Fields,
		func(a, b bot.Field) bool {
			return a.ID == b.ID && a.Kind == b.Kind && slices.Equal(a.Choices, b.Choices)
		})
	if same && (len(errs) > 0 || form.Error != "") && (first < 0 || first == old.Step) {
		writeJSON(w, model.SubmitDialogResponse{Error: form.Error, Errors: errs})
		return
	}
	next := old
	next.Form, next.Step, next.Values = form, max(first, 0), map[string]string{}
	for _, f := range form.Fields { // the core's value counts where it gave one
		if value := values[f.ID]; f.Value == "" && value != "" {
			next.Values[f.ID] = value
		}
	}
	p.keepOpen(ctx, w, next)
}

// keepOpen answers a submission with another dialog.
func (p *Platform) keepOpen(ctx context.Context, w http.ResponseWriter, next state) {
	next.Nonce, next.Expires = newNonce(), p.now().Add(formLife).Unix()
	d, err := p.dialog(ctx, next)
	if err != nil {
		p.log.Error("mattermost: cannot make a dialog", "error", err)
		writeJSON(w, model.SubmitDialogResponse{Error: p.speak(ctx, next.User).Plain("mattermost.form.broken")})
		return
	}
	d.CallbackId = "gremium"
	writeJSON(w, model.SubmitDialogResponse{Type: string(model.SubmitDialogResponseTypeForm), Form: d})
}
