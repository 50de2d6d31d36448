package mattermost_test

import (
	"context"
	"strings"
	"testing"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/mattermost/mattermosttest"
	"gremium/bot/text"
)

// TestLiveForeignThread: the server does not check the thread that a slash command names. A stranger gets nothing of a
// post elsewhere, although the bot can read it.
func TestLiveForeignThread(t *testing.T) {
	w := newTown(t, func(_ context.Context, e bot.Event) bot.Reply {
		if e.Source != bot.Submitted && strings.Contains(e.Line, "neu") {
			return bot.Reply{Form: &bot.Form{Title: "Sitzung", Line: "/sitzung neu", Fields: []bot.Field{{ID: "where", Label: "Ort"}}}}
		}
		return bot.Say(text.Escape("gehört " + e.Post.Text))
	})
	anna, eve := w.User(t, w.team, "anna"), w.User(t, w.team, "eve")
	secret := w.Channel(t, w.team, model.ChannelTypePrivate, anna.ID, w.bot.Id)
	open := w.Channel(t, w.team, model.ChannelTypePrivate, anna.ID, eve.ID, w.bot.Id)
	for name, root := range map[string]*model.Post{
		"a private channel":            anna.Say(t, secret.Id, "Geheime Absprache 4711"),
		"another's direct messages":    anna.Say(t, anna.Direct(t, w.bot.Id), "Geheime Absprache 4712"),
		"a thread of the same channel": anna.Say(t, open.Id, "Kuchen"),
	} {
		t.Run(name, func(t *testing.T) {
			own := root.ChannelId == open.Id
			check := func(how string) {
				t.Helper()
				events := w.core.heard()
				e := events[len(events)-1]
				if got := e.Post.Text != "" || e.Post.ID != "" || e.Post.Author.ID != "" || e.Channel.Thread != ""; got != own {
					t.Errorf("%s: event %+v", how, e)
				}
			}
			if _, err := eve.TrySlash(w.team, open.Id, root.Id, "/sitzung liste"); err != nil {
				t.Fatal(err)
			}
			check("typed")
			if _, err := eve.TrySlash(w.team, open.Id, root.Id, "/sitzung neu"); err != nil {
				t.Fatal(err)
			}
			if answer := eve.Submit(t, eve.Dialog(t), w.team, open.Id, map[string]any{"where": "Rathaus"}); answer.Error != "" {
				t.Errorf("answer %+v", answer)
			}
			check("submitted")
		})
	}
}

// stored says whether a text is in any of the bot's stored posts of a channel.
func (w *town) stored(t *testing.T, channel, part string) bool {
	t.Helper()
	return len(w.posts(t, channel, part)) > 0
}

func TestLiveNonPublic(t *testing.T) {
	w := newTown(t, func(_ context.Context, e bot.Event) bot.Reply {
		m := &bot.Message{Title: "NÖ 1", Text: text.Escape("Personalsache " + e.Line), Class: bot.NonPublic}
		switch {
		case e.Source != bot.Submitted && strings.Contains(e.Line, "formular"):
			return bot.Reply{Form: &bot.Form{Title: "Sitzung", Line: "submitted", Fields: []bot.Field{{ID: "where", Label: "Ort"}}}}
		case strings.Contains(e.Line, "datei"):
			m.Files = []bot.File{{Name: "niederschrift.txt", Open: func(context.Context) ([]byte, error) { return []byte("Personalsache"), nil }}}
		case strings.Contains(e.Line, "offen"):
			m.Class, m.Text = bot.Public, text.Escape("Freibad "+e.Line)
			m.Buttons = []bot.Button{{Label: "Anzeigen", Line: "anzeigen"}}
		case strings.Contains(e.Line, "liste"):
			m.Buttons = []bot.Button{{Label: "Weiter", Line: "weiter"}, {Label: "Offen", Line: "offen"}}
		}
		return bot.Reply{Message: m}
	})
	anna := w.User(t, w.team, "anna")
	direct := anna.Direct(t, w.bot.Id)
	channel := w.Channel(t, w.team, model.ChannelTypePrivate, anna.ID, w.bot.Id)

	anna.Say(t, direct, "liste")
	seen := anna.Seen(t, "ephemeral_message", "Personalsache liste")
	if seen.ChannelId != direct {
		t.Errorf("seen %+v", seen)
	}
	t.Run("its buttons work and replace it", func(t *testing.T) {
		anna.Press(t, seen, "Weiter")
		if next := anna.Seen(t, "ephemeral_message", "Personalsache weiter"); next.Id != seen.Id {
			t.Error("not replaced")
		}
		anna.Press(t, seen, "Offen")
		if next := anna.Seen(t, "ephemeral_message", "Freibad offen"); next.Id != seen.Id {
			t.Error("not replaced")
		}
	})
	t.Run("by a button of an ordinary reply", func(t *testing.T) {
		anna.Say(t, direct, "offen da")
		anna.Press(t, anna.Seen(t, "posted", "Freibad offen da"), "Anzeigen")
		anna.Seen(t, "ephemeral_message", "Personalsache anzeigen")
	})
	t.Run("a file is withheld", func(t *testing.T) {
		anna.Say(t, direct, "datei")
		if p := anna.Seen(t, "ephemeral_message", "Personalsache datei"); !strings.Contains(p.Message, "Die Datei") || len(p.FileIds) > 0 {
			t.Errorf("said %q", p.Message)
		}
		anna.Slash(t, w.team, channel.Id, "/sitzung datei")
		anna.Seen(t, "ephemeral_message", "Personalsache /sitzung datei")
	})
	t.Run("a slash command", func(t *testing.T) {
		anna.Slash(t, w.team, direct, "/sitzung da")
		anna.Seen(t, "ephemeral_message", "Personalsache /sitzung da")
	})
	if _, err := w.platform.Send(t.Context(), bot.Message{Key: "np", To: bot.Audience{Account: anna.ID}, Text: "Personalsache", Class: bot.NonPublic}); err == nil {
		t.Error("sent to stay")
	}
	if _, err := w.Admin.UpdateUserRoles(t.Context(), w.bot.Id, "system_user"); err != nil {
		t.Fatal(err)
	}
	t.Run("withheld without the right", func(t *testing.T) {
		anna.Say(t, direct, "ohne")
		if p := anna.Seen(t, "posted", "nicht öffentlich"); p.ChannelId != direct || p.UserId != w.bot.Id {
			t.Errorf("post %+v", p)
		}
		anna.Slash(t, w.team, direct, "/sitzung ohne")
		anna.Seen(t, "ephemeral_message", "Personalsache /sitzung ohne")
		anna.Slash(t, w.team, channel.Id, "/gremium formular")
		if answer := anna.Submit(t, anna.Dialog(t), w.team, channel.Id, map[string]any{"where": "x"}); answer.Error != "" {
			t.Errorf("answer %+v", answer)
		}
		mattermosttest.Until(t, "withheld", func() bool { return len(w.posts(t, direct, "nicht öffentlich")) == 2 })
		ref, err := w.platform.Send(t.Context(), bot.Message{Key: "karte", To: bot.Audience{Channel: channel.Id}, Text: "S1",
			Buttons: []bot.Button{{Label: "Anzeigen", Line: "anzeigen karte"}, {Label: "Liste", Line: "liste karte"}}})
		if err != nil {
			t.Fatal(err)
		}
		anna.Press(t, get(t, anna, ref.Post), "Anzeigen")
		anna.Seen(t, "ephemeral_message", "Personalsache anzeigen karte")
		anna.Press(t, get(t, anna, ref.Post), "Liste") // its buttons need a post
		anna.Seen(t, "ephemeral_message", "nicht öffentlich")
	})
	for _, c := range []string{direct, channel.Id} {
		if w.stored(t, c, "Personalsache") {
			t.Error("a non-public text is stored")
		}
		list, _, err := w.Admin.GetPostsForChannel(t.Context(), c, 0, 200, "", false, false)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range list.Posts {
			if len(p.FileIds) > 0 {
				t.Error("a non-public file is stored")
			}
		}
	}
}
