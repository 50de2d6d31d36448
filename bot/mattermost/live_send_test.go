package mattermost_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/mattermost/mattermosttest"
	"gremium/bot/text"
)

func quiet(context.Context, bot.Event) bot.Reply { return bot.Reply{} }

// posts are the bot's posts in a channel that contain something.
func (w *town) posts(t *testing.T, channel, part string) []*model.Post {
	t.Helper()
	list, _, err := w.Admin.GetPostsForChannel(t.Context(), channel, 0, 200, "", false, false)
	if err != nil {
		t.Fatal(err)
	}
	var found []*model.Post
	for _, p := range list.Posts {
		if p.UserId == w.bot.Id && strings.Contains(mattermosttest.Words(p), part) {
			found = append(found, p)
		}
	}
	return found
}

func TestLiveSend(t *testing.T) {
	w := newTown(t, quiet)
	ctx := t.Context()
	anna := w.User(t, w.team, "anna")
	channel := w.Channel(t, w.team, model.ChannelTypePrivate, anna.ID, w.bot.Id)
	to := bot.Audience{Platform: "mattermost", Channel: channel.Id}

	t.Run("twice with one key is one post", func(t *testing.T) {
		first, err := w.platform.Send(ctx, card("einmal", channel.Id))
		if err != nil {
			t.Fatal(err)
		}
		second, err := w.platform.Send(ctx, card("einmal", channel.Id))
		if err != nil || first != second {
			t.Errorf("%+v, %+v, %v", first, second, err)
		}
		if n := len(w.posts(t, channel.Id, "Einladung S1")); n != 1 {
			t.Errorf("%d posts", n)
		}
		found, ok, err := w.platform.Find(ctx, to, "einmal")
		if err != nil || !ok || found != first {
			t.Errorf("Find: %+v %v %v", found, ok, err)
		}
		if err := w.platform.Update(ctx, first, card("einmal", channel.Id)); err != nil {
			t.Fatal(err)
		}
		if _, ok, _ := w.platform.Find(ctx, to, "einmal"); !ok {
			t.Error("an update loses the key")
		}
		if _, ok, err := w.platform.Find(ctx, to, "keinmal"); ok || err != nil {
			t.Errorf("Find: %v %v", ok, err)
		}
	})
	t.Run("to a person", func(t *testing.T) {
		ref, err := w.platform.Send(ctx, bot.Message{Key: "pflicht", To: bot.Audience{Account: anna.ID}, Text: "Stimme fehlt", Tone: bot.Warning})
		if err != nil {
			t.Fatal(err)
		}
		if p := anna.Seen(t, "posted", "Stimme fehlt"); p.Id != ref.Post || p.ChannelId != anna.Direct(t, w.bot.Id) {
			t.Errorf("post %+v", p)
		}
	})
	t.Run("files", func(t *testing.T) {
		file := func(name, content string) bot.File {
			return bot.File{Name: name, Open: func(context.Context) ([]byte, error) { return []byte(content), nil }}
		}
		m := bot.Message{Key: "datei", To: to, Text: "mit Anlage", Files: []bot.File{file("s1.ics", "BEGIN:VCALENDAR"), file("s1.pdf", "%PDF")}}
		ref, err := w.platform.Send(ctx, m)
		if err != nil {
			t.Fatal(err)
		}
		ids := func() map[string]string { // by name: the server keeps no order
			found := map[string]string{}
			for _, id := range get(t, anna, ref.Post).FileIds {
				info, _, err := anna.GetFileInfo(ctx, id)
				if err != nil {
					t.Fatal(err)
				}
				found[info.Name] = id
			}
			return found
		}
		before := ids()
		if data, _, err := anna.GetFile(ctx, before["s1.ics"]); err != nil || string(data) != "BEGIN:VCALENDAR" {
			t.Errorf("%q %v", data, err)
		}
		m.Files[0] = file("s1.ics", "SEQUENCE:1")
		if err := w.platform.Update(ctx, ref, m); err != nil {
			t.Fatal(err)
		}
		if after := ids(); len(after) != 2 || after["s1.ics"] == before["s1.ics"] || after["s1.pdf"] != before["s1.pdf"] {
			t.Errorf("files %v became %v", before, after)
		}
		m.Files = nil
		if err := w.platform.Update(ctx, ref, m); err != nil {
			t.Fatal(err)
		}
		if p := get(t, anna, ref.Post); len(p.FileIds) != 0 {
			t.Errorf("files %v are left", p.FileIds)
		}
	})
	t.Run("reactions stay", func(t *testing.T) {
		ref, err := w.platform.Send(ctx, card("daumen", channel.Id))
		if err != nil {
			t.Fatal(err)
		}
		if _, _, err := anna.SaveReaction(ctx, &model.Reaction{UserId: anna.ID, PostId: ref.Post, EmojiName: "thumbsup"}); err != nil {
			t.Fatal(err)
		}
		changed := card("daumen", channel.Id)
		changed.Text = "geändert"
		if err := w.platform.Update(ctx, ref, changed); err != nil {
			t.Fatal(err)
		}
		if p := get(t, anna, ref.Post); !p.HasReactions {
			t.Error("an update hides the reactions")
		}
	})
	t.Run("a long text stays whole", func(t *testing.T) {
		sentence := "Das Gremium berät über die Beleuchtung am Bahnhof. "
		long := text.Escape(strings.Repeat(sentence, 500))
		ref, err := w.platform.Send(ctx, bot.Message{Key: "lang", To: to, Text: long})
		if err != nil {
			t.Fatal(err)
		}
		p := get(t, anna, ref.Post)
		if n := utf8.RuneCountInString(p.Message); n > 16383 || n < 8000 || !strings.Contains(p.Message, "angehängten Datei") {
			t.Errorf("%d runes, ends %q", n, p.Message[len(p.Message)-100:])
		}
		if data, _, err := anna.GetFile(ctx, p.FileIds[0]); err != nil || strings.Count(string(data), "Beleuchtung") != 500 {
			t.Errorf("the file has not all of it: %v", err)
		}
		if err := w.platform.Update(ctx, ref, bot.Message{To: to, Text: long + "Ende"}); err != nil {
			t.Error(err)
		}
	})
	t.Run("what will never work is said to be so", func(t *testing.T) {
		foreign := w.Channel(t, w.team, model.ChannelTypeOpen)
		if _, err := w.platform.Send(ctx, card("a", foreign.Id)); !errors.Is(err, bot.ErrRefused) {
			t.Errorf("not in the channel: %v", err)
		}
		if _, err := w.platform.Send(ctx, card("b", model.NewId())); !errors.Is(err, bot.ErrGone) && !errors.Is(err, bot.ErrRefused) {
			t.Errorf("no channel: %v", err)
		}
		if _, err := w.platform.Send(ctx, bot.Message{Key: "c", To: bot.Audience{Account: model.NewId()}, Text: "x"}); !errors.Is(err, bot.ErrGone) && !errors.Is(err, bot.ErrRefused) {
			t.Errorf("no account: %v", err)
		}
		ref, err := w.platform.Send(ctx, card("d", channel.Id))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Admin.DeletePost(ctx, ref.Post); err != nil {
			t.Fatal(err)
		}
		if err := w.platform.Update(ctx, ref, card("d", channel.Id)); !errors.Is(err, bot.ErrGone) {
			t.Errorf("deleted post: %v", err)
		}
		removed := w.Channel(t, w.team, model.ChannelTypePrivate, w.bot.Id)
		if _, err := w.platform.Send(ctx, card("e", removed.Id)); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Admin.RemoveUserFromChannel(ctx, removed.Id, w.bot.Id); err != nil {
			t.Fatal(err)
		}
		mattermosttest.Until(t, "refused after removal", func() bool {
			_, err := w.platform.Send(ctx, card("f"+model.NewId(), removed.Id))
			return errors.Is(err, bot.ErrRefused)
		})
		archived := w.Channel(t, w.team, model.ChannelTypeOpen, w.bot.Id)
		if _, err := w.Admin.DeleteChannel(ctx, archived.Id); err != nil {
			t.Fatal(err)
		}
		if _, err := w.platform.Send(ctx, card("g", archived.Id)); !errors.Is(err, bot.ErrGone) {
			t.Errorf("archived channel: %v", err)
		}
	})
}

func TestLivePersons(t *testing.T) {
	w := newTown(t, quiet)
	ctx := t.Context()
	anna, boss := w.User(t, w.team, "anna"), w.User(t, w.team, "boss")
	if _, err := w.Admin.UpdateTeamMemberRoles(ctx, w.team.Id, boss.ID, "team_user team_admin"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := anna.PatchUser(ctx, anna.ID, &model.UserPatch{FirstName: model.NewPointer("Anna"), LastName: model.NewPointer("Müller")}); err != nil {
		t.Fatal(err)
	}
	stranger := w.User(t, w.Team(t), "fremd")
	if a, err := w.platform.Person(ctx, w.team.Id, "@"+strings.ToUpper(anna.Username)); err != nil || a.ID != anna.ID || a.Name != "Anna Müller" {
		t.Errorf("%+v %v", a, err)
	}
	for _, nobody := range []string{"gibtsnicht", "all", "here", "channel", "", "@", "a b", w.bot.Username, stranger.Username} {
		if a, err := w.platform.Person(ctx, w.team.Id, nobody); !errors.Is(err, bot.ErrNoPerson) {
			t.Errorf("%q: %+v %v", nobody, a, err)
		}
	}
	admin, _, err := w.Admin.GetMe(ctx, "")
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]bool{anna.ID: false, boss.ID: true, admin.Id: true, stranger.ID: false, w.bot.Id: false, model.NewId(): false} {
		if got, err := w.platform.Administers(ctx, w.team.Id, bot.Account{ID: id}); err != nil || got != want {
			t.Errorf("%s: %v %v", id, got, err)
		}
	}
	if got, err := w.platform.Administers(ctx, w.Team(t).Id, bot.Account{ID: boss.ID}); err != nil || got {
		t.Errorf("the administrator of another team: %v %v", got, err)
	}
}

// What members type never notifies anybody: the server's own reading of mentions is the judge.
func TestLiveMentions(t *testing.T) {
	w := newTown(t, quiet)
	ctx := t.Context()
	anna := w.User(t, w.team, "anna")
	channel := w.Channel(t, w.team, model.ChannelTypeOpen, anna.ID, w.bot.Id)
	name := anna.Username
	nasty := []string{
		"@all", "@here", "@channel", "@" + name, "x @all", "(@all)", "**@all**", "`@all`", "``@all", "a`b @all `c", "&commat;all", "&#64;all", "&#x40;all",
		"&commat;" + name, "\\@all", "\\\\@all", "@\u200ball", "a.@all", "a-@all", "a:@all", "_@all", "ä@all", "1@all", "@@all", "<!all>", "<!here>", "<@all>",
		"<@" + anna.ID + ">", "https://x.example/@all", "https://x.example/ @all", "https://x.example/?a=@all&b", "[x](@all)", "[@all](https://x.example)", "![@all](https://x.example/@all)",
		"> @all", "    @all", "\t@all", "- @all", "1. @all", "# @all", "```\n@all\n```", "~~@all~~", "|@all|\n|-|\n|@all|", "@all:", ":@all:", ":smile: @all",
		"<https://x.example|@all>", "@all\n===", "http://@all", "http://@all.de/@all", "https://a@all/", "https://x.example/@all@all", "<http://@all>", "www.@all", "mailto:@all", "\u202e@all", "@\nall", "$@all$", "@all" + strings.Repeat("!", 5),
	}
	for i, s := range nasty {
		m := bot.Message{Key: fmt.Sprint("nasty", i), To: bot.Audience{Channel: channel.Id}, Text: text.Escape(s), Title: s,
			Facts: []bot.Fact{{Label: s, Value: text.Escape(s)}, {Label: "Code", Value: text.Code(s)}}}
		m.Buttons = []bot.Button{{Label: "x", Line: s}}
		if i%2 == 1 { // the text inside the attachment
			m.Facts, m.Buttons, m.Tone = nil, nil, bot.Bad
		}
		if _, err := w.platform.Send(ctx, m); err != nil {
			t.Fatal(err)
		}
	}
	m := bot.Message{Key: "last", To: bot.Audience{Channel: channel.Id}, Text: "fertig"}
	if _, err := w.platform.Send(ctx, m); err != nil {
		t.Fatal(err)
	}
	anna.Seen(t, "posted", "fertig")
	mentioned := func(author string) (found []string) {
		for _, f := range anna.Frames("posted") {
			if p := f.Post(); p.UserId == author && p.Type == "" && f.Data["mentions"] != nil {
				found = append(found, mattermosttest.Words(p))
			}
		}
		return found
	}
	if found := mentioned(w.bot.Id); len(found) > 0 {
		t.Errorf("mentions in %q", found)
	}
	// The judge judges: the same from a person does notify.
	bert := w.User(t, w.team, "bert")
	if _, _, err := w.Admin.AddChannelMember(ctx, channel.Id, bert.ID); err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"@all", "&commat;all", "&#64;all", "@" + name, "a.@all", "x-@all", "a:@all", "http://@all", "https://x.example/@all", "<https://x.example/@all>"} {
		bert.Say(t, channel.Id, s+" echt")
	}
	anna.Seen(t, "posted", "<https://x.example/@all> echt")
	if found := mentioned(bert.ID); len(found) < 5 {
		t.Errorf("only %q notify: this test proves nothing", found)
	}
}

func TestLiveRestart(t *testing.T) {
	w := newTown(t, func(_ context.Context, e bot.Event) bot.Reply { return bot.Say(text.Escape("Gehört: " + e.Line)) })
	anna := w.User(t, w.team, "anna")
	direct := anna.Direct(t, w.bot.Id)
	channel := w.Channel(t, w.team, model.ChannelTypePrivate, anna.ID, w.bot.Id)
	anna.Say(t, direct, "vorher")
	anna.Seen(t, "posted", "Gehört: vorher")
	w.Restart(t, func() {
		if _, err := w.platform.Send(context.Background(), card("waehrend", channel.Id)); err == nil || errors.Is(err, bot.ErrGone) || errors.Is(err, bot.ErrRefused) {
			t.Errorf("a server that is down is no final refusal: %v", err)
		}
	})
	anna.Say(t, direct, "gleich danach") // perhaps before the bot is back
	anna.Watch(t)
	mattermosttest.Until(t, "an answer after the restart", func() bool { return len(w.posts(t, direct, "Gehört: gleich danach")) > 0 })
	anna.Say(t, direct, "zuletzt")
	mattermosttest.Until(t, "the last answer", func() bool { return len(w.posts(t, direct, "Gehört: zuletzt")) > 0 })
	for _, line := range []string{"vorher", "gleich danach", "zuletzt"} {
		if n, m := w.core.lines(line), len(w.posts(t, direct, "Gehört: "+line)); n != 1 || m != 1 {
			t.Errorf("%s: heard %d times, answered %d times", line, n, m)
		}
	}
	if _, err := w.platform.Send(t.Context(), card("waehrend", channel.Id)); err != nil {
		t.Error(err)
	}
	if n := len(w.posts(t, channel.Id, "Einladung")); n != 1 {
		t.Errorf("%d posts", n)
	}
	answer := anna.Slash(t, w.team, channel.Id, "/gremium hilfe")
	if !strings.Contains(answer.Text, "Gehört: /gremium hilfe") {
		t.Errorf("answer %q", answer.Text)
	}
}
