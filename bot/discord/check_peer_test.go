package discord

import (
	"errors"
	"net/url"
	"slices"
	"strings"
	"testing"

	"gremium/bot"
	"gremium/bot/discord/discordtest"
	"gremium/bot/text"
)

func ids(found []Finding) (ids []string) {
	for _, f := range found {
		ids = append(ids, f.ID)
		for _, l := range text.Languages() {
			if said := string(f.Text(text.For(l))); said == "" || strings.HasPrefix(said, "[") {
				ids = append(ids, "says "+said)
			}
		}
	}
	return ids
}

func TestSelfCheck(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	if found := s.bot.SelfCheck(t.Context(), s.rat.ID); len(found) != 0 {
		t.Errorf("all is well, but %v", ids(found))
	}
	s.rat.Deny(s.Bot(), int64(mayEmbed|mayThread))
	hidden := s.guild.Channel("geheim", true, s.anna)
	s.bert.CloseDM(true)
	_, err := s.bot.Send(t.Context(), bot.Message{Key: "x", To: bot.Audience{Account: s.bert.ID}, Text: "x"})
	if !errors.Is(err, bot.ErrRefused) {
		t.Fatal(err)
	}
	if got := ids(s.bot.SelfCheck(t.Context(), s.rat.ID, hidden.ID, "123")); !slices.Equal(got, []string{"right", "right", "channel", "channel", "direct"}) {
		t.Errorf("found %v", got)
	}
	s.bot.cfg.Guilds = []string{"999"}
	s.bot.cfg.Application = "888"
	if got := ids(s.bot.SelfCheck(t.Context())); !slices.Equal(got, []string{"application", "guild", "direct"}) {
		t.Errorf("found %v", got)
	}
	s.bot.cfg.Guilds, s.bot.cfg.Application = nil, ""
	s.guild.Kick()
	if got := ids(s.bot.SelfCheck(t.Context())); !slices.Equal(got, []string{"noguild", "direct"}) {
		t.Errorf("found %v", got)
	}
	p, err := New(Config{Token: "wrong"})
	s.ok(err)
	p.client.Transport = discordtest.Loopback()
	if got := ids(p.SelfCheck(t.Context())); !slices.Equal(got, []string{"token"}) {
		t.Errorf("with a wrong token found %v", got)
	}
	p.client.CloseIdleConnections()
}

func TestWithoutCommandsScope(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	g := s.Guild("Ohne", "de")
	g.WithoutCommands()
	s.stop()
	s.start()
	s.until("its commands were asked for", func() bool { return s.requested("GET", "/guilds/"+g.ID+"/commands") > 0 })
	if got := ids(s.bot.SelfCheck(t.Context())); !slices.Contains(got, "commands") {
		t.Errorf("found %v", got)
	}
}

func TestSetup(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	c, steps, err := setup(t, SetupOptions{Config: Config{Token: s.Token()}, Channels: []string{s.rat.ID}})
	s.ok(err)
	if c.Application != s.Application() || c.Token != s.Token() {
		t.Errorf("the configuration is %v", c)
	}
	var said []string
	for _, step := range steps {
		said = append(said, step.ID+" "+string(step.Outcome))
	}
	if !slices.Equal(said, []string{"bot unchanged", "intents unchanged", "guild unchanged", "invite unchanged", "next advice"}) {
		t.Errorf("the steps are %v", said)
	}
	link, err := url.Parse(Invitation(s.Application()))
	s.ok(err)
	if q := link.Query(); q.Get("scope") != "bot applications.commands" || q.Get("client_id") != s.Application() || q.Get("permissions") != "17626545900544" {
		t.Errorf("the invitation is %v", q)
	}
	if _, _, err := setup(t, SetupOptions{Config: Config{Token: "wrong"}}); err == nil || !strings.Contains(err.Error(), "token") {
		t.Errorf("with a wrong token: %v", err)
	}
}

// setup is Setup that cannot leave this computer.
func setup(t *testing.T, o SetupOptions) (Config, []Step, error) {
	t.Helper()
	return setUp(t.Context(), o, func(p *Platform) {
		p.client.Transport = discordtest.Loopback()
		t.Cleanup(p.client.CloseIdleConnections)
	})
}

func TestConfig(t *testing.T) {
	for _, c := range []Config{{}, {Token: "a b"}, {Token: "x", Guilds: []string{"rat"}}, {Token: "x", Application: "gremium"}} {
		if _, err := New(c); err == nil {
			t.Errorf("%+v is taken", c.Guilds)
		}
	}
	c := Config{Token: "Geheimnis", Application: "1"}
	for _, s := range []string{c.String(), c.GoString(), c.LogValue().String()} {
		if strings.Contains(s, "Geheimnis") {
			t.Errorf("the token is printed: %s", s)
		}
	}
}
