package mattermost

import (
	"context"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/mattermost/mattermost/server/public/model"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gtext "github.com/yuin/goldmark/text"

	"gremium/bot"
	"gremium/bot/text"
)

// The callbacks' own targets are in callback_test.go: what is posted to us as a command, an action, a dialog.

// FuzzSeal: what we sealed comes back, for its purpose only; whatever was not sealed by us is refused.
func FuzzSeal(f *testing.F) {
	ours, theirs := newSealer(strings.Repeat("a", 32)), newSealer(strings.Repeat("b", 32))
	f.Add("/sitzung rueckmeldung S1 ja", "rat", "e30.e30")
	f.Add(strings.Repeat("x", 2*worthPacking), "", ".")
	f.Add("\x00\xff", "…", "eyJsIjoieCJ9.AAAA")
	f.Fuzz(func(t *testing.T, line, council, forged string) {
		button := press{Line: strings.ToValidUTF8(line, ""), Council: strings.ToValidUTF8(council, ""), Until: int64(len(line)), Channel: "c", User: "u"}
		sealed, err := ours.seal(forButton, button)
		if err != nil {
			if len(line)+len(council) < maxSealed/10 {
				t.Error(err)
			}
			return
		}
		var back press
		if err := ours.open(forButton, sealed, &back); err != nil || back != button {
			t.Errorf("%+v came back as %+v: %v", button, back, err)
		}
		if ours.open(forDialog, sealed, &back) == nil || theirs.open(forButton, sealed, &back) == nil {
			t.Error("opened with another purpose or secret")
		}
		if forged != sealed && ours.open(forButton, forged, &back) == nil {
			t.Errorf("%q was opened", forged)
		}
		if at := len(forged) % len(sealed); sealed[at] != 'x' && ours.open(forButton, sealed[:at]+"x"+sealed[at+1:], &back) == nil {
			t.Errorf("damaged at %d, it was opened", at)
		}
	})
}

// FuzzTrigger: only what the server signed for a person counts as that person's, and once.
func FuzzTrigger(f *testing.F) {
	p, _, r := recordedPlatform(f)
	var pressed action
	if err := json.Unmarshal([]byte(r.Action), &pressed); err != nil {
		f.Fatal(err)
	}
	recorded, _, _, _, _, err := parseTrigger(pressed.Trigger)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(pressed.Trigger, r.User)
	f.Add("OjE6Mjoz", "1")
	f.Add("", "")
	f.Fuzz(func(t *testing.T, trigger, user string) {
		p.triggers.used.Clear()
		id, err := p.triggers.check(context.Background(), trigger, user)
		if err != nil {
			return
		}
		if id != recorded || user != r.User {
			t.Errorf("%q counts for %q as %q", trigger, user, id)
		}
		if _, err := p.triggers.check(context.Background(), trigger, user); err != errReplayed {
			t.Errorf("the second time: %v", err)
		}
	})
}

// FuzzFrame: of what the WebSocket brings, only a person's own text in the direct messages with the bot is heard, once
// and as it was written.
func FuzzFrame(f *testing.F) {
	p, ear, r := recordedPlatform(f)
	direct := model.NewId()
	p.channels.Put(direct, &model.Channel{Id: direct, Type: model.ChannelTypeDirect, Name: r.Bot + "__" + r.User})
	p.joined.Put(direct, true)
	post := func(change string) string {
		plain := `{"id":"` + model.NewId() + `","channel_id":"` + direct + `","user_id":"` + r.User + `","message":" hilfe "` + change + `}`
		quoted, err := json.Marshal(plain)
		if err != nil {
			f.Fatal(err)
		}
		return string(quoted)
	}
	for _, change := range []string{``, `,"props":{"from_webhook":"true"}`, `,"type":"system_join"`, `,"delete_at":1`, `,"root_id":"x"`, `,"file_ids":["a"]`} {
		f.Add(`{"event":"posted","data":{"channel_type":"D","post":` + post(change) + `}}`)
	}
	f.Add(`{"event":"posted","data":{"channel_type":"O","post":` + post("") + `}}`)
	f.Add(`{"event":"user_removed","data":{"user_id":"x","channel_id":"y"},"broadcast":{"channel_id":"z"}}`)
	f.Add(`{"event":"user_updated","data":{"user":{"id":"x"}}}`)
	f.Add(`{"event":"channel_updated","data":null,"broadcast":null}`)
	run := p.running.Load()
	f.Fuzz(func(t *testing.T, data string) {
		var got frame
		if json.Unmarshal([]byte(data), &got) != nil {
			return
		}
		p.seen.Clear()
		var posted []*model.Post
		p.dispatch(got, func(post *model.Post) {
			posted = append(posted, post)
			p.heard(run, post)
			p.heard(run, post)
		})
		p.channels.Put(direct, &model.Channel{Id: direct, Type: model.ChannelTypeDirect, Name: r.Bot + "__" + r.User})
		heard := ear.take()
		if len(heard) > len(posted) || len(posted) > 0 && (got.Event != "posted" || got.Data.ChannelType != "D") {
			t.Fatalf("%d posts, heard %+v", len(posted), heard)
		}
		for _, e := range heard {
			if e.From.ID != r.User || e.Channel.ID != direct || e.Line != strings.TrimSpace(posted[0].Message) || posted[0].Type != "" || isMachine(posted[0]) {
				t.Errorf("heard %+v of %+v", e, posted[0])
			}
		}
	})
}

// FuzzWithin: what members typed, among the program's own Markdown, changes nothing of that: Mattermost shows the same
// elements as around harmless words.
func FuzzWithin(f *testing.F) {
	for _, s := range []string{"x", "**", "` ", "``", "](", "\n- a", "\\", "\\`", "<b>", "_a_", "> x", "1. x", "===", "http://a.b/**", "a@all", "|", "~~", ":a:", "&amp;", "\u2028"} {
		f.Add(s, s, s)
	}
	gfm := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList))
	shape := func(m text.Markup) string {
		var b strings.Builder
		_ = ast.Walk(gfm.Parser().Parse(gtext.NewReader([]byte(show(m)))), func(n ast.Node, enter bool) (ast.WalkStatus, error) {
			if k := n.Kind(); enter && k != ast.KindText && k != ast.KindAutoLink && k != ast.KindString {
				b.WriteString(k.String() + " ")
			}
			return ast.WalkContinue, nil
		})
		return b.String()
	}
	f.Fuzz(func(t *testing.T, title, place, line string) {
		texts := []string{bot.Clean(title), bot.Clean(place), bot.Clean(line)}
		if texts[0] == "" || texts[1] == "" || strings.Trim(texts[2], "` \n\t") == "" {
			return
		}
		card := func(clean func(string) string) text.Markup {
			title, place := text.Escape(strings.Join(strings.Fields(clean(texts[0])), " ")), text.Escape(clean(texts[1]))
			return "**" + title + "**, " + place + "\n\n**Tagesordnung**\n- **Ö 1** " + title + " \\(S1\\-1\\)\n- " + place + "\n\nGetippt: " + text.Code(clean(texts[2])) + " *" + title + "*"
		}
		plain := card(func(s string) string {
			return strings.Map(func(r rune) rune {
				if unicode.IsSpace(r) {
					return r
				}
				return 'x'
			}, s)
		})
		if got, want := shape(card(func(s string) string { return s })), shape(plain); got != want {
			t.Errorf("%q: %s, want %s", texts, got, want)
		}
	})
}

// FuzzPosts: a text of any length is split into posts that fit, in order, and nothing but white space is lost.
func FuzzPosts(f *testing.F) {
	f.Add("Ein Satz. Noch einer.\n\nUnd einer.", 10)
	f.Add(strings.Repeat(`\`, 50), 7)
	f.Add(strings.Repeat("ä", 50), 1)
	f.Add("\n\n \n", 2)
	bare := strings.NewReplacer(" ", "", "\n", "")
	f.Fuzz(func(t *testing.T, s string, limit int) {
		if limit < 1 || limit > 1000 || !utf8.ValidString(s) {
			return
		}
		parts := split(s, limit)
		for _, part := range parts {
			if n := utf8.RuneCountInString(part); n > limit {
				t.Errorf("%d runes in %q", n, part)
			}
		}
		if got, want := bare.Replace(strings.Join(parts, "")), bare.Replace(s); got != want {
			t.Errorf("%q became %q", want, got)
		}
	})
}

// FuzzState: the form of a dialog comes back from its sealed state as it was.
func FuzzState(f *testing.F) {
	s := newSealer(strings.Repeat("a", 32))
	f.Add("/sitzung neu", "wann", "morgen", 3)
	f.Fuzz(func(t *testing.T, line, id, value string, fields int) {
		line, id, value = strings.ToValidUTF8(line, ""), strings.ToValidUTF8(id, ""), strings.ToValidUTF8(value, "")
		was := state{User: "u", Channel: "c", Nonce: "n", Form: bot.Form{Line: line, Fields: []bot.Field{{ID: id, Value: value, MaxRunes: fields}}}, Values: map[string]string{id: value}}
		sealed, err := s.seal(forDialog, was)
		if err != nil {
			return
		}
		var is state
		if err := s.open(forDialog, sealed, &is); err != nil || !reflect.DeepEqual(is, was) {
			t.Errorf("%+v became %+v: %v", was, is, err)
		}
	})
}
