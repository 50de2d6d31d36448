package discordtest_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"

	"gremium/bot/discord/discordtest"
)

// wire is a bare connection to the gateway: discordgo hides what comes over it.
type wire struct {
	*websocket.Conn
	t   *testing.T
	seq int64
}

type frame struct {
	Op int
	D  json.RawMessage
	S  *int64
	T  string
}

func dial(t *testing.T, p *discordtest.Peer) *wire {
	t.Helper()
	s := session(t, p)
	url, err := s.Gateway()
	if err != nil {
		t.Fatal(err)
	}
	ws, _, err := discordtest.Dialer().Dial(url+"?v=9&encoding=json", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	w := &wire{Conn: ws, t: t}
	if hello := w.read(); hello.Op != 10 {
		t.Fatalf("no HELLO: %+v", hello)
	}
	return w
}

func (w *wire) read() frame {
	w.t.Helper()
	var f frame
	_ = w.SetReadDeadline(time.Now().Add(10 * time.Second))
	if err := w.ReadJSON(&f); err != nil {
		w.t.Fatal(err)
	}
	if f.S != nil {
		w.seq = *f.S
	}
	return f
}

func (w *wire) send(op int, d any) {
	w.t.Helper()
	if err := w.WriteJSON(m{"op": op, "d": d}); err != nil {
		w.t.Fatal(err)
	}
}

func (w *wire) identify(p *discordtest.Peer, intents discordgo.Intent) {
	w.send(2, m{"token": p.Token(), "intents": int(intents), "properties": m{"os": "x", "browser": "x", "device": "x"}})
}

// ready identifies and returns the session's id.
func (w *wire) ready(p *discordtest.Peer) string {
	w.t.Helper()
	w.identify(p, intents)
	var d struct {
		Session string `json:"session_id"`
	}
	f := w.read()
	if f.T != "READY" || json.Unmarshal(f.D, &d) != nil {
		w.t.Fatalf("no READY: %+v", f)
	}
	return d.Session
}

func (w *wire) resume(p *discordtest.Peer, session string, seq int64) {
	w.send(6, m{"token": "Bot " + p.Token(), "session_id": session, "seq": seq})
}

// closed waits for the end and returns its code; 0 for an end without one.
func (w *wire) closed() int {
	w.t.Helper()
	_ = w.SetReadDeadline(time.Now().Add(10 * time.Second))
	for {
		if _, _, err := w.ReadMessage(); err != nil {
			var end *websocket.CloseError
			if errors.As(err, &end) {
				return end.Code
			}
			return 0
		}
	}
}

func TestResume(t *testing.T) {
	c := setup(t, discordtest.Options{})
	first := dial(t, c.Peer)
	id := first.ready(c.Peer)
	first.read() // GUILD_CREATE
	seq := first.seq
	c.DropConnection(0)
	if code := first.closed(); code != 0 && code != websocket.CloseAbnormalClosure {
		t.Errorf("a broken network closes with %d", code)
	}
	_, _ = c.anna.Say(t.Context(), c.channel, "eins")
	_, _ = c.anna.Say(t.Context(), c.channel, "zwei")

	second := dial(t, c.Peer)
	second.resume(c.Peer, id, seq)
	for i, want := range []string{"MESSAGE_CREATE", "MESSAGE_CREATE", "RESUMED"} {
		if f := second.read(); f.T != want || *f.S != seq+int64(i)+1 {
			t.Errorf("%s is %+v", want, f)
		}
	}
	_, _ = c.anna.Say(t.Context(), c.channel, "drei")
	if f := second.read(); f.T != "MESSAGE_CREATE" {
		t.Errorf("after the resume: %+v", f)
	}

	// Who closes on purpose cannot resume.
	_ = second.WriteMessage(websocket.CloseMessage, websocket.FormatCloseMessage(1000, ""))
	if err := c.Wait(t.Context(), func() bool { return c.Connected() == 0 }); err != nil {
		t.Fatal(err)
	}
	third := dial(t, c.Peer)
	third.resume(c.Peer, id, second.seq)
	if f := third.read(); f.Op != 9 || string(f.D) != "false" {
		t.Errorf("resuming what is over: %+v", f)
	}
	third.ready(c.Peer) // on the same connection
}

func TestResumeFaults(t *testing.T) {
	c := setup(t, discordtest.Options{})
	w := dial(t, c.Peer)
	id := w.ready(c.Peer)
	seq := w.seq
	c.SendReconnect()
	for w.read().Op != 7 {
	}
	_ = w.WriteMessage(websocket.CloseMessage, websocket.FormatCloseMessage(1012, ""))
	again := func() *wire {
		w := dial(t, c.Peer)
		w.resume(c.Peer, id, seq)
		return w
	}
	c.ReconnectOnResume()
	if f := again().read(); f.Op != 7 {
		t.Errorf("op 7 as first frame: %+v", f)
	}
	c.InvalidSessionOnResume(true)
	if f := again().read(); f.Op != 9 || string(f.D) != "true" {
		t.Errorf("op 9 as first frame: %+v", f)
	}
	last := again()
	if f := last.read(); f.T != "GUILD_CREATE" {
		t.Errorf("the session is resumable: %+v", f)
	}
	c.SendInvalidSession(false)
	for last.read().Op != 9 {
	}
	if f := again().read(); f.Op != 9 {
		t.Errorf("an invalid session was resumed: %+v", f)
	}
	w = dial(t, c.Peer)
	id = w.ready(c.Peer)
	c.DropConnection(4000)
	if code := w.closed(); code != 4000 {
		t.Errorf("closed with %d", code)
	}
	seq = 1000
	if code := again().closed(); code != 4007 {
		t.Errorf("a number from the future: %d", code)
	}
	w = dial(t, c.Peer)
	id, seq = w.ready(c.Peer), 1
	c.DropConnection(4000)
	if err := c.Wait(t.Context(), func() bool { return c.Connected() == 0 }); err != nil {
		t.Fatal(err)
	}
	c.ForgetSessions()
	if f := again().read(); f.Op != 9 {
		t.Errorf("a forgotten session: %+v", f)
	}
}

func TestIdentifyRefused(t *testing.T) {
	c := setup(t, discordtest.Options{})
	for name, test := range map[string]struct {
		body m
		code int
	}{
		"token":      {m{"token": "x", "intents": 1, "properties": m{}}, 4004},
		"privileged": {m{"token": c.Token(), "intents": int(discordgo.IntentGuildMembers), "properties": m{}}, 4014},
		"bits":       {m{"token": c.Token(), "intents": 1 << 30, "properties": m{}}, 4013},
		"intents":    {m{"token": c.Token(), "properties": m{}}, 4002},
	} {
		w := dial(t, c.Peer)
		w.send(2, test.body)
		if code := w.closed(); code != test.code {
			t.Errorf("%s: closed with %d", name, code)
		}
	}
	w := dial(t, c.Peer)
	w.ready(c.Peer)
	w.identify(c.Peer, intents)
	if code := w.closed(); code != 4005 {
		t.Errorf("identified twice: %d", code)
	}
	for _, code := range []int{1000, 4000, 4004, 4014} {
		c.CloseOnIdentify(code)
		w := dial(t, c.Peer)
		w.identify(c.Peer, intents)
		if got := w.closed(); got != code {
			t.Errorf("%d: closed with %d", code, got)
		}
	}
	w = dial(t, c.Peer)
	w.send(99, nil)
	if code := w.closed(); code != 4001 {
		t.Errorf("an unknown operation: %d", code)
	}
	s := session(t, c.Peer)
	url, err := s.Gateway()
	if err != nil {
		t.Fatal(err)
	}
	ws, _, err := discordtest.Dialer().Dial(url+"?v=6&encoding=json", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ws.Close() }()
	if code := (&wire{Conn: ws, t: t}).closed(); code != 4012 {
		t.Errorf("an old version: %d", code)
	}
	c.RefuseConnections(1)
	if _, r, err := discordtest.Dialer().Dial(url+"?v=9&encoding=json", nil); err == nil || r.StatusCode != 503 {
		t.Errorf("a refused connection: %v", err)
	}
	dial(t, c.Peer)
}

func TestHeartbeat(t *testing.T) {
	c := setup(t, discordtest.Options{})
	w := dial(t, c.Peer)
	w.send(1, nil)
	if f := w.read(); f.Op != 11 {
		t.Errorf("no acknowledgement: %+v", f)
	}
	c.WithholdAcks(true)
	w.send(1, nil)
	if f := w.ready(c.Peer); f == "" {
		t.Error("an acknowledgement that was to be withheld")
	}
	c.Mend()
	w.send(1, 1)
	for w.read().Op != 11 {
	}
}

func TestDuplicates(t *testing.T) {
	c := setup(t, discordtest.Options{})
	w := dial(t, c.Peer)
	w.ready(c.Peer)
	w.read()
	c.DuplicateNext("MESSAGE_CREATE")
	_, _ = c.anna.Say(t.Context(), c.channel, "eins")
	_, _ = c.anna.Say(t.Context(), c.channel, "zwei")
	ids := map[string]int{}
	for range 3 {
		var d struct{ ID string }
		_ = json.Unmarshal(w.read().D, &d)
		ids[d.ID]++
	}
	if len(ids) != 2 {
		t.Errorf("%v", ids)
	}
}

func TestIntents(t *testing.T) {
	c := setup(t, discordtest.Options{Privileged: int(discordgo.IntentGuildMembers)})
	w := dial(t, c.Peer)
	w.identify(c.Peer, discordgo.IntentGuildMembers)
	w.read() // READY, and no GUILD_CREATE
	_, _ = c.anna.Say(t.Context(), c.channel, "unhörbar")
	c.guild.Join(c.User("bert", "", "de"))
	if f := w.read(); f.T != "GUILD_MEMBER_ADD" {
		t.Errorf("%+v", f)
	}
	s := session(t, c.Peer)
	if all, err := s.GuildMembers(c.guild.ID, "", 100); err != nil || len(all) != 4 {
		t.Errorf("%d members, %v", len(all), err)
	}
}

func TestMembers(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := session(t, c.Peer)
	if _, err := s.GuildMembers(c.guild.ID, "", 100); code(err) != 50001 {
		t.Errorf("all members without the intent: %v", err)
	}
	found, err := s.GuildMembersSearch(c.guild.ID, "ann", 10)
	if err != nil || len(found) != 1 || found[0].User.ID != c.anna.ID {
		t.Errorf("%v, %v", found, err)
	}
	if one, err := s.GuildMember(c.guild.ID, c.anna.ID); err != nil || one.User.GlobalName != "Anna Ohm" {
		t.Errorf("%v, %v", one, err)
	}
	stranger := c.User("cleo", "", "de")
	if _, err := s.GuildMember(c.guild.ID, stranger.ID); code(err) != 10007 {
		t.Errorf("no member: %v", err)
	}
	if _, err := s.User("1"); code(err) != 10013 {
		t.Errorf("no user: %v", err)
	}
	if u, err := s.User("@me"); err != nil || !u.Bot {
		t.Errorf("%v, %v", u, err)
	}
	if all, err := s.UserGuilds(100, "", "", false); err != nil || len(all) != 1 || all[0].Permissions&discordgo.PermissionCreateEvents == 0 {
		t.Errorf("%v, %v", all, err)
	}
	if roles, err := s.GuildRoles(c.guild.ID); err != nil || len(roles) != 2 {
		t.Errorf("%v, %v", roles, err)
	}
	if all, err := s.GuildChannels(c.guild.ID); err != nil || len(all) != 1 {
		t.Errorf("%v, %v", all, err)
	}
	if bot, err := s.GatewayBot(); err != nil || bot.Shards != 1 {
		t.Errorf("%v, %v", bot, err)
	}
	if _, err := s.raw("GET", discordgo.EndpointApplications+"/@me", nil); err != nil {
		t.Error(err)
	}
}

func TestCompressed(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := session(t, c.Peer) // discordgo asks for compression
	s.open(t)
	defer func() { _ = s.Close() }()
	if g := s.next(t, "GUILD_CREATE"); g["id"] != c.guild.ID {
		t.Errorf("%v", g)
	}
}

func TestPeersBesideEachOther(t *testing.T) {
	a := setup(t, discordtest.Options{})
	b := discordtest.Start(t, discordtest.Options{NoContract: true})
	sa, sb := session(t, a.Peer), session(t, b)
	if _, err := sb.ChannelMessageSend(a.channel.ID, "x"); code(err) != 10003 {
		t.Errorf("a channel of another peer: %v", err)
	}
	if _, err := sa.ChannelMessageSend(a.channel.ID, "x"); err != nil {
		t.Error(err)
	}
	if _, err := discordtest.New(discordtest.Options{}); err == nil {
		t.Error("a peer without a contract, and nobody said so")
	}
	if _, err := discordtest.New(discordtest.Options{NoContract: true, Token: a.Token()}); err == nil {
		t.Error("two peers with one token")
	}
	b.Close()
	if _, err := sb.User("@me"); err == nil {
		t.Error("a closed peer answers")
	}
	if !strings.HasPrefix(a.URL(), "http://127.0.0.1:") || a.URL() != discordgo.EndpointAPI {
		t.Errorf("%s, %s", a.URL(), discordgo.EndpointAPI)
	}
}
