package discordtest_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"

	"gremium/bot/discord/discordtest"
)

func TestChannels(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	url := discordgo.EndpointChannel(c.channel.ID)
	if _, err := s.raw("PATCH", url, m{"name": "neu"}); code(err) != 50013 {
		t.Errorf("renaming without MANAGE_CHANNELS: %v", err)
	}
	if _, err := s.ChannelDelete(c.channel.ID); code(err) != 50013 {
		t.Errorf("deleting without MANAGE_CHANNELS: %v", err)
	}
	c.guild.BotRole().SetPermissions(discordtest.Invited | discordgo.PermissionManageChannels)
	if _, err := s.raw("PATCH", url, m{"name": "neu"}); err != nil || c.channel.Name() != "neu" {
		t.Errorf("%s, %v", c.channel.Name(), err)
	}
	c.channel.Rename("rat")
	for s.next(t, "CHANNEL_UPDATE")["name"] != "rat" {
	}
	if got, err := s.Channel(c.channel.ID); err != nil || got.Name != "rat" || c.channel.Guild() != c.guild || c.channel.Thread() {
		t.Errorf("%v, %v", got, err)
	}
	if err := s.ChannelTyping(c.channel.ID); err != nil {
		t.Error(err)
	}
	if _, err := s.ChannelDelete(c.channel.ID); err != nil || !c.channel.Gone() {
		t.Errorf("deleting: %v", err)
	}
	if s.next(t, "CHANNEL_DELETE")["id"] != c.channel.ID {
		t.Error("another channel was deleted")
	}
	if err := s.GuildLeave(c.guild.ID); err != nil {
		t.Error(err)
	}
	if err := s.GuildLeave(c.guild.ID); code(err) != 10004 {
		t.Errorf("left twice: %v", err)
	}
}

// thread opens a thread; discordgo sends a field with it that is for private ones.
func (c *client) thread(channel *discordtest.Channel, message, name string) (*discordgo.Channel, error) {
	url := discordgo.EndpointChannelMessageThread(channel.ID, message)
	data, err := c.RequestWithBucketID("POST", url, m{"name": name, "auto_archive_duration": 60}, url)
	if err != nil {
		return nil, err
	}
	var thread discordgo.Channel
	return &thread, discordgo.Unmarshal(data, &thread)
}

func TestThreads(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	sent, err := s.ChannelMessageSend(c.channel.ID, "TOP 1")
	if err != nil {
		t.Fatal(err)
	}
	thread, err := s.thread(c.channel, sent.ID, "Aussprache")
	if err != nil || thread.ID != sent.ID {
		t.Fatalf("%v, %v", thread, err)
	}
	if _, err := s.thread(c.channel, sent.ID, "noch eine"); code(err) != 160004 {
		t.Errorf("a second thread: %v", err)
	}
	all := c.Threads(c.channel)
	if len(all) != 1 || all[0].Name() != "Aussprache" || c.See(c.anna, c.channel)[0].Thread != all[0] {
		t.Fatalf("%+v", all)
	}
	if _, err := c.anna.Say(t.Context(), all[0], "Ich bin dafür."); err != nil {
		t.Error(err)
	}
	all[0].Archive(false)
	if _, err := s.ChannelMessageSend(thread.ID, "wieder auf"); err != nil {
		t.Error(err)
	}
	all[0].Archive(true)
	if _, err := s.ChannelMessageSend(thread.ID, "x"); code(err) != 50083 {
		t.Errorf("a locked thread: %v", err)
	}
	if active, err := s.GuildThreadsActive(c.guild.ID); err != nil || len(active.Threads) != 0 {
		t.Errorf("%v, %v", active, err)
	}
	c.channel.Deny(c.Bot(), discordgo.PermissionSendMessagesInThreads)
	other, _ := s.ChannelMessageSend(c.channel.ID, "TOP 2")
	second, err := s.thread(c.channel, other.ID, "zwei")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.ChannelMessageSend(second.ID, "x"); code(err) != 50013 {
		t.Errorf("without SEND_MESSAGES_IN_THREADS: %v", err)
	}
	c.channel.Deny(c.Bot(), discordgo.PermissionCreatePublicThreads)
	third, _ := s.ChannelMessageSend(c.channel.ID, "TOP 3")
	if _, err := s.thread(c.channel, third.ID, "drei"); code(err) != 50013 {
		t.Errorf("without CREATE_PUBLIC_THREADS: %v", err)
	}
	c.channel.Delete()
	if _, err := s.ChannelMessageSend(second.ID, "x"); code(err) != 10003 {
		t.Errorf("a thread of a deleted channel: %v", err)
	}
}

func TestBareThread(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	made, err := s.raw("POST", discordgo.EndpointChannelThreads(c.channel.ID), m{"name": "Aussprache", "type": 11, "auto_archive_duration": 60})
	if err != nil {
		t.Fatal(err)
	}
	thread := c.Threads(c.channel)[0]
	if parent, starter := thread.Parent(); thread.ID != made["id"] || !thread.Thread() || parent != c.channel || starter != "" {
		t.Errorf("%+v", thread)
	}
	if err := s.ThreadMemberAdd(thread.ID, c.anna.ID); err != nil {
		t.Error(err)
	}
	if err := s.ThreadLeave(thread.ID); err != nil {
		t.Error(err)
	}
	if err := s.ThreadJoin(thread.ID); err != nil {
		t.Error(err)
	}
	if active, err := s.GuildThreadsActive(c.guild.ID); err != nil || len(active.Threads) != 1 || len(active.Members) != 1 {
		t.Errorf("%+v, %v", active, err)
	}
	url := discordgo.EndpointChannel(thread.ID)
	if _, err := s.raw("PATCH", url, m{"name": "Beratung", "archived": true}); err != nil || thread.Name() != "Beratung" {
		t.Errorf("the bot's own thread: %v", err)
	}
	if _, err := s.raw("PATCH", url, m{"name": "zu"}); code(err) != 50083 {
		t.Errorf("an archived thread: %v", err)
	}
	if err := s.ThreadJoin(thread.ID); code(err) != 50083 {
		t.Errorf("joining an archived thread: %v", err)
	}
	if _, err := s.raw("PATCH", url, m{"archived": false}); err != nil {
		t.Error(err)
	}
	if _, err := s.raw("PATCH", url, m{"locked": true}); code(err) != 50013 {
		t.Errorf("locking without MANAGE_THREADS: %v", err)
	}
	if err := s.ThreadMemberAdd(c.channel.ID, c.anna.ID); code(err) != 50024 {
		t.Errorf("a channel is no thread: %v", err)
	}
}

func TestPeopleTalk(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	sent, err := s.ChannelMessageSend(c.channel.ID, "Frage?")
	if err != nil {
		t.Fatal(err)
	}
	reply, err := c.anna.Reply(t.Context(), sent.ID, "Ja", discordtest.File{Name: "a.txt", Data: []byte("a")})
	if err != nil || reply.ReplyTo != sent.ID || !slices.Contains(reply.Pinged, c.Bot()) || len(reply.Files) != 1 {
		t.Fatalf("%+v, %v", reply, err)
	}
	for { // an answer mentions the bot, and so it reads it
		if e := s.next(t, "MESSAGE_CREATE"); e["id"] == reply.ID {
			if e["content"] != "Ja" || e["referenced_message"].(m)["id"] != sent.ID {
				t.Errorf("%v", e)
			}
			break
		}
	}
	if err := c.anna.Edit(t.Context(), reply.ID, "Nein"); err != nil || s.next(t, "MESSAGE_UPDATE")["id"] != reply.ID {
		t.Error(err)
	}
	if err := c.anna.Edit(t.Context(), sent.ID, "x"); !errors.Is(err, discordtest.ErrClient) {
		t.Errorf("a foreign message: %v", err)
	}
	if _, err := c.anna.Reply(t.Context(), "1", "x"); !errors.Is(err, discordtest.ErrClient) {
		t.Errorf("an answer to nothing: %v", err)
	}
	if _, err := c.anna.Say(t.Context(), c.channel, ""); !errors.Is(err, discordtest.ErrClient) {
		t.Errorf("nothing said: %v", err)
	}
}

func TestRoles(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	clerk := c.guild.Role("Schriftführung", discordgo.PermissionManageMessages, c.anna, c.Bot())
	s.next(t, "GUILD_ROLE_CREATE")
	if got := s.next(t, "GUILD_MEMBER_UPDATE"); got["user"].(m)["id"] != c.Application() {
		t.Errorf("the bot hears of its own roles only: %v", got)
	}
	member, err := s.GuildMember(c.guild.ID, c.anna.ID)
	if err != nil || !slices.Contains(member.Roles, clerk.ID) {
		t.Errorf("%+v, %v", member, err)
	}
	said, _ := c.anna.Say(t.Context(), c.channel, "x")
	if err := s.ChannelMessageDelete(c.channel.ID, said.ID); err != nil {
		t.Errorf("with MANAGE_MESSAGES: %v", err)
	}
	c.guild.Everyone().SetPermissions(0)
	if c.See(c.anna, c.channel) != nil {
		t.Error("who may nothing sees")
	}
	if _, err := s.ChannelMessageSend(c.channel.ID, "y"); err != nil {
		t.Errorf("the bot has a role of its own: %v", err)
	}
	if len(c.See(c.guild.Owner, c.channel)) != 1 {
		t.Error("the owner does not see everything")
	}
}

func TestEveryKindOfOption(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	option := func(kind int, name string) m { return m{"type": kind, "name": name, "description": "x"} }
	c.register(t, s, m{"name": "alles", "description": "x", "options": []any{
		option(5, "ja"), option(7, "kanal"), option(8, "rolle"), option(10, "zahl"), option(4, "ganz"),
		m{"type": 3, "name": "text", "description": "x", "min_length": 2, "max_length": 4},
	}})
	s.on = func(i *discordgo.Interaction) {
		d := i.ApplicationCommandData()
		if len(d.Options) != 6 || d.Resolved.Channels[c.channel.ID] == nil || len(d.Resolved.Roles) != 1 {
			t.Errorf("%+v", d)
		}
		_ = s.answer(i, 4, m{"content": "x"})
	}
	role := c.guild.Role("Rat", 0)
	good := m{"ja": true, "kanal": c.channel, "rolle": role, "zahl": 1.5, "ganz": int64(3), "text": "abc"}
	if err := c.anna.Slash(t.Context(), c.channel, "/alles", good); err != nil {
		t.Fatal(err)
	}
	for _, wrong := range []m{
		{"ja": "ja"}, {"kanal": "rat"}, {"rolle": 1}, {"zahl": "1"}, {"ganz": 1.5}, {"text": "a"}, {"text": "abcde"},
		{"kanal": c.guild.Channel("geheim", true)},
	} {
		if err := c.anna.Slash(t.Context(), c.channel, "alles", wrong); !errors.Is(err, discordtest.ErrClient) {
			t.Errorf("%v: %v", wrong, err)
		}
	}
	for _, path := range []string{"", "nichts", "alles neu"} {
		if err := c.anna.Slash(t.Context(), c.channel, path, nil); !errors.Is(err, discordtest.ErrClient) {
			t.Errorf("%q: %v", path, err)
		}
	}
}

func TestEveryKindOfField(t *testing.T) {
	c, s := world(t, discordtest.Options{})
	label := func(name string, component m) m { return m{"type": 18, "label": name, "component": component} }
	choice := func(v string, preset bool) m { return m{"label": strings.ToUpper(v), "value": v, "default": preset} }
	got := make(chan m, 1)
	s.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) {
		var i m
		if e.Type != "INTERACTION_CREATE" || discordgo.Unmarshal(e.RawData, &i) != nil {
			return
		}
		of := &discordgo.Interaction{ID: i["id"].(string), Token: i["token"].(string)}
		if i["type"] == 5.0 {
			got <- i["data"].(m)
			_ = s.answer(of, 5, m{"flags": 64})
			return
		}
		err := s.answer(of, 9, m{"custom_id": "f", "title": "Alles", "components": []any{
			label("Eins", m{"type": 21, "custom_id": "eins", "options": []any{choice("a", true), choice("b", false)}}),
			label("Viele", m{"type": 22, "custom_id": "viele", "required": false, "min_values": 0, "options": []any{choice("a", false), choice("b", true)}}),
			label("Ja", m{"type": 23, "custom_id": "ja", "default": true}),
			label("Kanal", m{"type": 8, "custom_id": "kanal"}),
			label("Text", m{"type": 4, "style": 2, "custom_id": "text", "required": false, "min_length": 3}),
		}})
		if err != nil {
			t.Error(err)
		}
	})
	if err := c.slash(t); err != nil {
		t.Fatal(err)
	}
	if err := c.anna.Fill(m{"kanal": c.channel, "viele": []string{"a", "b"}}); err != nil {
		t.Fatal(err)
	}
	modal, _ := c.anna.Modal()
	if text := modal.Text(); !strings.HasPrefix(text, "Alles\nEins *: A\n  - A\n  - B\nViele: A, B\n") || !strings.Contains(text, "Ja *: ✓\nKanal *: rat\nText") {
		t.Errorf("%q", text)
	}
	for _, wrong := range []m{{"eins": "c"}, {"viele": []string{"a", "c"}}, {"ja": "ja"}, {"kanal": nil}, {"text": "ab"}} {
		if err := c.anna.Submit(t.Context(), wrong); !errors.Is(err, discordtest.ErrClient) {
			t.Errorf("%v: %v", wrong, err)
		}
		_ = c.anna.Fill(m{"eins": "a", "viele": []string{"b"}, "ja": false, "kanal": c.channel, "text": nil})
	}
	if err := c.anna.Submit(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	data := <-got
	if submitted(data, "eins") != "a" || submitted(data, "ja") != false || submitted(data, "text") != "" ||
		submitted(data, "viele").([]any)[0] != "b" || data["resolved"].(m)["channels"].(m)[c.channel.ID] == nil {
		t.Errorf("%v", data)
	}
	if err := c.anna.Submit(t.Context(), nil); !errors.Is(err, discordtest.ErrClient) {
		t.Errorf("no modal is open: %v", err)
	}
	if got := c.See(c.anna, c.channel); len(got) != 1 || got[0].Text() != "bot …" {
		t.Errorf("%+v", got)
	}
}

func TestAnswerWithResponse(t *testing.T) {
	c, s := world(t, discordtest.Options{})
	s.on = func(i *discordgo.Interaction) {
		got, err := s.raw("POST", discordgo.EndpointInteractionResponse(i.ID, i.Token)+"?with_response=true", m{"type": 4, "data": m{"content": "x", "flags": 64}})
		if err != nil {
			t.Error(err)
			return
		}
		if got["resource"].(m)["message"].(m)["content"] != "x" || got["interaction"].(m)["response_message_ephemeral"] != true {
			t.Errorf("%v", got)
		}
	}
	if err := c.slash(t); err != nil {
		t.Fatal(err)
	}
}
