package discordtest_test

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"gremium/bot/discord/discordtest"
)

// post posts a raw body into a channel.
func (c *client) post(channel *discordtest.Channel, body m) (m, error) {
	url := discordgo.EndpointChannelMessages(channel.ID)
	return c.raw("POST", url, body)
}

func (c *client) raw(method, url string, body any) (m, error) {
	data, err := c.RequestWithBucketID(method, url, body, url)
	if err != nil {
		return nil, err
	}
	var o m
	if len(data) > 0 {
		err = discordgo.Unmarshal(data, &o)
	}
	return o, err
}

func TestMessages(t *testing.T) {
	clock := time.Date(2026, 12, 3, 16, 0, 0, 0, time.UTC)
	c := setup(t, discordtest.Options{Now: func() time.Time { return clock }})
	s := connect(t, c.Peer)
	sent, err := s.post(c.channel, m{"content": "Eins", "embeds": []any{m{"title": "Titel", "description": "*Text*"}}})
	if err != nil {
		t.Fatal(err)
	}
	id := sent["id"].(string)
	if at, err := discordgo.SnowflakeTimestamp(id); err != nil || !at.Equal(clock) {
		t.Errorf("the id says %v, %v", at, err)
	}
	if got := c.See(c.anna, c.channel)[0].Text(); got != "Eins\nTitel\nText" {
		t.Errorf("%q", got)
	}
	clock = clock.Add(time.Minute)
	edited, err := s.raw("PATCH", discordgo.EndpointChannelMessage(c.channel.ID, id), m{"content": "Zwei"})
	if err != nil || edited["edited_timestamp"] == nil {
		t.Errorf("%v, %v", edited, err)
	}
	if got := c.See(c.anna, c.channel)[0]; got.Text() != "Zwei\nTitel\nText" || !got.Edited.Equal(clock) {
		t.Errorf("%+v", got)
	}
	said, err := c.anna.Say(t.Context(), c.channel, "Hallo")
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.raw("PATCH", discordgo.EndpointChannelMessage(c.channel.ID, said.ID), m{"content": "gefälscht"})
	if code(err) != 50005 {
		t.Errorf("editing a foreign message: %v", err)
	}
	if err := s.ChannelMessageDelete(c.channel.ID, said.ID); code(err) != 50013 {
		t.Errorf("deleting a foreign message: %v", err)
	}
	if err := s.ChannelMessageDelete(c.channel.ID, id); err != nil {
		t.Error(err)
	}
	if s.next(t, "MESSAGE_DELETE")["id"] != id {
		t.Error("another message was deleted")
	}
	if _, err := s.ChannelMessage(c.channel.ID, id); code(err) != 10008 {
		t.Errorf("a deleted message: %v", err)
	}
	if _, err := s.ChannelMessages("1", 10, "", "", ""); code(err) != 10003 {
		t.Errorf("an unknown channel: %v", err)
	}
	if len(c.Sent()) != 1 || c.Invalid() != 2 {
		t.Errorf("sent %d, invalid %d", len(c.Sent()), c.Invalid())
	}
}

func TestHistory(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	var ids []string
	for range 5 {
		sent, err := s.ChannelMessageSend(c.channel.ID, "x")
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, sent.ID)
	}
	for name, test := range map[string]struct {
		limit                 int
		before, after, around string
		want                  []int
	}{
		"newest": {2, "", "", "", []int{4, 3}}, "before": {2, ids[3], "", "", []int{2, 1}},
		"after": {2, "", ids[1], "", []int{3, 2}}, "around": {3, "", "", ids[2], []int{3, 2, 1}},
	} {
		found, err := s.ChannelMessages(c.channel.ID, test.limit, test.before, test.after, test.around)
		var got []int
		for _, f := range found {
			got = append(got, slices.Index(ids, f.ID))
		}
		if err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	c.channel.Deny(c.Bot(), discordgo.PermissionReadMessageHistory)
	if found, err := s.ChannelMessages(c.channel.ID, 10, "", "", ""); err != nil || len(found) != 0 {
		t.Errorf("without history: %d, %v", len(found), err)
	}
}

func TestNonce(t *testing.T) {
	clock := time.Date(2026, 12, 3, 16, 0, 0, 0, time.UTC)
	c := setup(t, discordtest.Options{Now: func() time.Time { return clock }})
	s := connect(t, c.Peer)
	send := func(enforce bool) string {
		sent, err := s.post(c.channel, m{"content": "x", "nonce": "n-1", "enforce_nonce": enforce})
		if err != nil {
			t.Fatal(err)
		}
		return sent["id"].(string)
	}
	first := send(true)
	if send(true) != first {
		t.Error("an enforced nonce was sent twice")
	}
	if send(false) == first {
		t.Error("a nonce that is not enforced is no bar")
	}
	clock = clock.Add(10 * time.Minute)
	if again := send(true); again == first || len(c.See(c.anna, c.channel)) != 3 {
		t.Error("a nonce is remembered for ever")
	}
}

func TestFiles(t *testing.T) {
	clock := time.Now()
	c := setup(t, discordtest.Options{Now: func() time.Time { return clock }})
	s := connect(t, c.Peer)
	sent, err := s.ChannelMessageSendComplex(c.channel.ID, &discordgo.MessageSend{Files: []*discordgo.File{
		{Name: "Übersicht 1.txt", ContentType: "text/plain", Reader: strings.NewReader("Inhalt")},
		{Name: "b.pdf", Reader: strings.NewReader("%PDF")},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if got := c.See(c.anna, c.channel)[0].Text(); got != "[bersicht_1.txt]\n[b.pdf]" {
		t.Errorf("%q", got)
	}
	get := func(url string) (string, int) {
		r, err := s.Client.Get(url)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = r.Body.Close() }()
		data, _ := io.ReadAll(r.Body)
		return string(data), r.StatusCode
	}
	if data, status := get(sent.Attachments[0].URL); data != "Inhalt" || status != 200 {
		t.Errorf("%q, %d", data, status)
	}
	if _, status := get(strings.Replace(sent.Attachments[0].URL, "ex=", "ex=f", 1)); status != 404 {
		t.Errorf("a forged address: %d", status)
	}
	clock = clock.Add(25 * time.Hour)
	if _, status := get(sent.Attachments[0].URL); status != 404 {
		t.Errorf("an address of yesterday: %d", status)
	}
	// An edit keeps the files that it names and adds new ones.
	kind, body, err := discordgo.MultipartBodyWithJSON(m{"attachments": []any{
		m{"id": sent.Attachments[1].ID}, m{"id": "0", "filename": "d.txt"},
	}}, []*discordgo.File{{Name: "c.txt", Reader: strings.NewReader("neu")}})
	if err != nil {
		t.Fatal(err)
	}
	url := discordgo.EndpointChannelMessage(c.channel.ID, sent.ID)
	if _, err := s.RequestRaw("PATCH", url, kind, body, url, 0); err != nil {
		t.Fatal(err)
	}
	files := c.See(c.anna, c.channel)[0].Files
	if len(files) != 2 || files[0].Name != "b.pdf" || files[1].Name != "d.txt" || string(files[1].Data) != "neu" {
		t.Errorf("%v", files)
	}
	big := bytes.Repeat([]byte{1}, 10<<20+1)
	_, err = s.ChannelFileSend(c.channel.ID, "big.bin", bytes.NewReader(big))
	if code(err) != 40005 {
		t.Errorf("a file that is too big: %v", err)
	}
	if _, err := s.raw("PATCH", url, m{"attachments": []any{}, "content": "ohne"}); err != nil || len(c.See(c.anna, c.channel)[0].Files) != 0 {
		t.Errorf("an edit that names no file: %v", err)
	}
	if _, err := s.raw("PATCH", url, m{"attachments": []any{m{"id": "5"}}}); code(err) != 50035 {
		t.Errorf("a file that was not sent: %v", err)
	}
	c.Forgive()
}

func TestPermissions(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	secret := c.guild.Channel("nichtöffentlich", true, c.anna)
	if _, err := s.ChannelMessageSend(secret.ID, "x"); code(err) != 50001 {
		t.Errorf("a channel that the bot does not see: %v", err)
	}
	secret.Allow(c.Bot(), discordgo.PermissionViewChannel)
	if _, err := s.ChannelMessageSend(secret.ID, "x"); err != nil {
		t.Errorf("a channel that the bot was let into: %v", err)
	}
	bert := c.User("bert", "", "en-US")
	c.guild.Join(bert)
	if c.See(bert, secret) != nil {
		t.Error("who is not named sees the private channel")
	}
	c.channel.Deny(c.Bot(), discordgo.PermissionSendMessages)
	if _, err := s.ChannelMessageSend(c.channel.ID, "x"); code(err) != 50013 {
		t.Errorf("without SEND_MESSAGES: %v", err)
	}
	c.channel.Allow(c.Bot(), discordgo.PermissionSendMessages)
	c.channel.Deny(c.Bot(), discordgo.PermissionEmbedLinks|discordgo.PermissionAttachFiles)
	if _, err := s.post(c.channel, m{"embeds": []any{m{"title": "x"}}}); code(err) != 50013 {
		t.Errorf("without EMBED_LINKS: %v", err)
	}
	if _, err := s.ChannelFileSend(c.channel.ID, "a.txt", strings.NewReader("x")); code(err) != 50013 {
		t.Errorf("without ATTACH_FILES: %v", err)
	}
	if c.Invalid() != 4 {
		t.Errorf("%d invalid requests", c.Invalid())
	}
	c.channel.Deny(c.anna, discordgo.PermissionSendMessages)
	if _, err := c.anna.Say(t.Context(), c.channel, "x"); !errors.Is(err, discordtest.ErrClient) {
		t.Errorf("who may not write wrote: %v", err)
	}
	c.guild.Kick()
	if s.next(t, "GUILD_DELETE")["id"] != c.guild.ID {
		t.Error("thrown out of another guild")
	}
	if _, err := s.ChannelMessageSend(c.channel.ID, "x"); code(err) != 50001 {
		t.Errorf("after the kick: %v", err)
	}
	if _, err := s.Guild(c.guild.ID); code(err) != 50001 {
		t.Errorf("the guild after the kick: %v", err)
	}
	c.guild.Invite()
	if _, err := s.Guild(c.guild.ID); err != nil {
		t.Errorf("the guild after another invitation: %v", err)
	}
}

func TestDirectMessages(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	dm, err := s.UserChannelCreate(c.anna.ID)
	if err != nil || dm.ID != c.anna.DM().ID {
		t.Fatalf("%v, %v", dm, err)
	}
	if _, err := s.ChannelMessageSend(dm.ID, "Guten Tag"); err != nil {
		t.Fatal(err)
	}
	if got := c.See(c.anna, c.anna.DM()); len(got) != 1 || got[0].Text() != "Guten Tag" {
		t.Errorf("%+v", got)
	}
	if _, err := c.anna.Say(t.Context(), c.anna.DM(), "Danke"); err != nil {
		t.Fatal(err)
	}
	for {
		e := s.next(t, "MESSAGE_CREATE")
		if e["author"].(m)["id"] == c.anna.ID {
			if e["content"] != "Danke" || e["guild_id"] != nil {
				t.Errorf("%v", e)
			}
			break
		}
	}
	c.anna.CloseDM(true)
	if _, err := s.ChannelMessageSend(dm.ID, "x"); code(err) != 50007 {
		t.Errorf("closed direct messages: %v", err)
	}
	c.anna.CloseDM(false)
	c.guild.Leave(c.anna)
	if _, err := s.ChannelMessageSend(dm.ID, "x"); code(err) != 50007 {
		t.Errorf("direct messages without a common guild: %v", err)
	}
	if _, err := s.UserChannelCreate("1"); code(err) != 50033 {
		t.Errorf("direct messages with nobody: %v", err)
	}
	if c.See(c.User("cleo", "", "de"), c.anna.DM()) != nil {
		t.Error("others read Anna's direct messages")
	}
}

func TestContentIntent(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	hidden, _ := c.anna.Say(t.Context(), c.channel, "geheim")
	if e := s.next(t, "MESSAGE_CREATE"); e["content"] != "" {
		t.Errorf("content without the intent: %v", e)
	}
	if got, err := s.ChannelMessage(c.channel.ID, hidden.ID); err != nil || got.Content != "" {
		t.Errorf("REST without the intent: %+v, %v", got, err)
	}
	_, _ = c.anna.Say(t.Context(), c.channel, "Hallo <@"+c.Application()+">")
	if e := s.next(t, "MESSAGE_CREATE"); e["content"] == "" {
		t.Error("a message that mentions the bot is without content")
	}
}

func TestContentIntentGranted(t *testing.T) {
	c := setup(t, discordtest.Options{Privileged: int(discordgo.IntentMessageContent)})
	s := session(t, c.Peer)
	s.Identify.Intents |= discordgo.IntentMessageContent
	s.open(t)
	defer func() { _ = s.Close() }()
	_, _ = c.anna.Say(t.Context(), c.channel, "offen")
	if e := s.next(t, "MESSAGE_CREATE"); e["content"] != "offen" {
		t.Errorf("content with the intent: %v", e)
	}
}

func TestMentions(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	for body, want := range map[*m]int{
		{"content": "<@" + c.anna.ID + ">"}:                                                                    1,
		{"content": "<@" + c.anna.ID + ">", "allowed_mentions": m{"parse": []any{}}}:                           0,
		{"content": "<@" + c.anna.ID + ">", "allowed_mentions": m{"users": []any{c.anna.ID}}}:                  1,
		{"content": "@everyone", "allowed_mentions": m{"parse": []any{"everyone"}}}:                            0,
		{"content": "<@1> <@" + c.anna.ID + ">", "allowed_mentions": m{"parse": []any{"users"}}, "tts": false}: 1,
	} {
		if _, err := s.post(c.channel, *body); err != nil {
			t.Fatal(err)
		}
		all := c.See(c.anna, c.channel)
		if last := all[len(all)-1]; len(last.Pinged) != want || last.Everyone {
			t.Errorf("%v pings %d, everybody %v", *body, len(last.Pinged), last.Everyone)
		}
	}
}

func TestReply(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	first, _ := c.anna.Say(t.Context(), c.channel, "Frage")
	if _, err := s.post(c.channel, m{"content": "Antwort", "message_reference": m{"message_id": first.ID}}); err != nil {
		t.Fatal(err)
	}
	if got := c.See(c.anna, c.channel)[1]; got.ReplyTo != first.ID || len(got.Pinged) != 1 {
		t.Errorf("%+v", got)
	}
	if err := c.DeleteMessage(first.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.post(c.channel, m{"content": "x", "message_reference": m{"message_id": first.ID}}); code(err) != 50035 {
		t.Errorf("an answer to nothing: %v", err)
	}
}

func TestUnknownAddress(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	if _, err := s.raw("GET", discordgo.EndpointAPI+"soundboard-default-sounds", nil); err == nil {
		t.Error("an address that is not there")
	}
	if len(c.Forgive()) != 1 {
		t.Error("not recorded as a problem")
	}
	s.Token = "Bot nobody"
	if _, err := s.User("@me"); err == nil || !strings.Contains(err.Error(), "401") {
		t.Errorf("a wrong token: %v", err)
	}
	outside := http.Client{Transport: discordtest.Loopback()}
	if _, err := outside.Get("http://192.0.2.1/"); !errors.Is(err, discordtest.ErrOutside) {
		t.Errorf("out of this computer: %v", err)
	}
}

func TestEverythingInAMessage(t *testing.T) {
	c := setup(t, discordtest.Options{Zone: time.FixedZone("", 3600)})
	s := session(t, c.Peer)
	for name, body := range map[string]m{
		"embeds": {"embeds": []any{m{
			"title": "Titel", "description": "Text", "url": "https://example.org", "color": 3447003, "timestamp": "2026-12-03T16:00:00Z",
			"author": m{"name": "Rat"}, "footer": m{"text": "Fuß"}, "fields": []any{m{"name": "Wann", "value": "heute"}},
		}}},
		"buttons": {"content": "x", "components": []any{m{"type": 1, "components": []any{
			m{"type": 2, "style": 5, "label": "Karte", "url": "https://example.org"},
			m{"type": 2, "style": 4, "label": "Weg", "custom_id": "weg", "disabled": true, "emoji": m{"name": "🗑"}},
		}}}},
		"menus": {"content": "x", "components": []any{
			m{"type": 1, "components": []any{m{"type": 3, "custom_id": "a", "options": []any{
				m{"label": "A", "value": "a", "description": "erstes", "default": true},
			}}}},
			m{"type": 1, "components": []any{m{"type": 6, "custom_id": "b"}}},
			m{"type": 1, "components": []any{m{"type": 7, "custom_id": "c"}}},
			m{"type": 1, "components": []any{m{"type": 8, "custom_id": "d", "channel_types": []int{0}}}},
		}},
		"v2": {"flags": 1 << 15, "components": []any{
			m{"type": 10, "content": "**Text**"}, m{"type": 14},
			m{"type": 17, "components": []any{m{"type": 10, "content": "innen"}, m{"type": 1, "components": []any{
				m{"type": 2, "style": 1, "label": "Ja", "custom_id": "ja"},
			}}}},
			m{"type": 9, "components": []any{m{"type": 10, "content": "daneben"}}, "accessory": m{"type": 2, "style": 2, "label": "Nein", "custom_id": "nein"}},
		}},
		"silent": {"content": "leise", "flags": 1 << 12, "nonce": 12},
	} {
		sent, err := s.post(c.channel, body)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if name == "silent" {
			if got, _ := c.Message(c.anna, sent["id"].(string)); !got.Silent {
				t.Error("a silent message is loud")
			}
		}
	}
	want := []string{
		"Rat\nTitel\nText\nWann\nheute\nFuß • 3. Dezember 2026 um 17:00", "x\n[Karte] [🗑 Weg]",
		"x\n[▾] A\n[▾]\n[▾]\n[▾]", "Text\ninnen\ndaneben\n[Ja] [Nein]", "leise",
	}
	var got []string
	for _, one := range c.See(c.anna, c.channel) {
		got = append(got, one.Text())
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if b, ok := c.See(c.anna, c.channel)[0].Button("gibt es nicht"); ok {
		t.Errorf("%+v", b)
	}
}
