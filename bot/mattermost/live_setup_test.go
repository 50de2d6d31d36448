package mattermost_test

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/mattermost"
	"gremium/bot/mattermost/mattermosttest"
	"gremium/bot/text"
)

// freeAddress is a loopback address that nobody listens on.
func freeAddress(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func outcomes(steps []mattermost.Step) string {
	var b strings.Builder
	for _, s := range steps {
		fmt.Fprintf(&b, "%s %s: %s\n", s.Outcome, s.ID, s.Text(text.For(text.German)))
	}
	return b.String()
}

func TestLiveSetup(t *testing.T) {
	server := mattermosttest.Start(t)
	ctx := t.Context()
	team, second := server.Team(t), server.Team(t)
	set := (&core{}).Commands()
	address := freeAddress(t)
	options := mattermost.SetupOptions{
		ServerURL: server.URL, AdminToken: server.Admin.AuthToken, Teams: []string{team.Name}, BotName: "bot-" + team.Name,
		CallbackURL: "http://" + address, Listen: address, Commands: set, Language: text.German,
	}
	foreign := &model.Command{TeamId: team.Id, Trigger: "item", URL: "http://127.0.0.1:1/x", Method: "P"}
	if _, _, err := server.Admin.CreateCommand(ctx, foreign); err != nil {
		t.Fatal(err)
	}
	config, steps, err := mattermost.Setup(ctx, options)
	if err != nil {
		t.Fatalf("%v\n%s", err, outcomes(steps))
	}
	report := outcomes(steps)
	for _, want := range []string{"created bot", "changed roles", "created token", "created member", "created command: Befehl `/sitzung`", "advice taken: Der Befehl `/item`", "unchanged reach"} {
		if !strings.Contains(report, want) {
			t.Errorf("the report lacks %q:\n%s", want, report)
		}
	}
	if len(config.SlashTokens) != len(mattermost.Triggers(set))-1 {
		t.Errorf("%d tokens for %v", len(config.SlashTokens), mattermost.Triggers(set))
	}
	if strings.Contains(fmt.Sprintf("%v %+v %#v %s", config, config, config, report), config.Token) {
		t.Error("a printed Config shows its token")
	}
	listed := func() []*model.Command {
		all, _, err := server.Admin.ListCommands(ctx, team.Id, true)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	before := listed()

	t.Run("again it changes nothing", func(t *testing.T) {
		options.Known = config
		again, steps, err := mattermost.Setup(ctx, options)
		if err != nil {
			t.Fatal(err)
		}
		if again.Token != config.Token || again.Secret != config.Secret || !slices.Equal(again.SlashTokens, config.SlashTokens) {
			t.Error("another configuration")
		}
		for _, s := range steps {
			if s.Outcome != mattermost.Unchanged && s.Outcome != mattermost.Advice {
				t.Errorf("%s", outcomes([]mattermost.Step{s}))
			}
		}
		for i, c := range listed() {
			if c.UpdateAt != before[i].UpdateAt {
				t.Errorf("/%s was written", c.Trigger)
			}
		}
	})
	t.Run("only what differs is changed", func(t *testing.T) {
		options.Commands = append(slices.Clone(set), bot.Command{Name: "top liste", English: "item list"})
		options.Commands = slices.DeleteFunc(options.Commands, func(c bot.Command) bool { return c.Root() == "gremium" })
		options.Teams = []string{team.Name, second.Name}
		_, steps, err := mattermost.Setup(ctx, options)
		if err != nil {
			t.Fatal(err)
		}
		var touched []string
		for _, c := range listed() {
			i := slices.IndexFunc(before, func(o *model.Command) bool { return o.Id == c.Id })
			if i < 0 || before[i].UpdateAt != c.UpdateAt {
				touched = append(touched, c.Trigger)
			}
		}
		slices.Sort(touched)
		if fmt.Sprint(touched) != "[gremium top]" {
			t.Errorf("touched %v:\n%s", touched, outcomes(steps))
		}
		if slices.ContainsFunc(listed(), func(c *model.Command) bool { return c.Trigger == "council" }) {
			t.Error("/council is still there")
		}
	})
	t.Run("the least privilege", func(t *testing.T) {
		me := model.NewAPIv4Client(server.URL)
		me.SetToken(config.Token)
		for _, kind := range []model.ChannelType{model.ChannelTypePrivate} {
			c := server.Channel(t, team, kind)
			if _, _, err := me.CreatePost(ctx, &model.Post{ChannelId: c.Id, Message: "x"}); err == nil {
				t.Errorf("the bot may post in a channel of kind %s that it is not in", kind)
			}
		}
		if _, _, err := me.GetConfig(ctx); err == nil {
			t.Error("the bot may read the server's configuration")
		}
	})
	t.Run("without an administrator", func(t *testing.T) {
		anna := server.User(t, team, "anna")
		options := options
		options.AdminToken = anna.AuthToken
		if _, _, err := mattermost.Setup(ctx, options); err == nil || !strings.Contains(err.Error(), "system administrator") {
			t.Errorf("%v", err)
		}
		options.AdminToken = "x"
		if _, _, err := mattermost.Setup(ctx, options); err == nil {
			t.Error("no error")
		}
	})
	t.Run("an address that the server cannot reach", func(t *testing.T) {
		options := options
		options.CallbackURL = "http://" + freeAddress(t)
		options.BotName, options.Teams = "bot-"+second.Name, []string{server.Team(t).Name}
		_, steps, err := mattermost.Setup(ctx, options)
		if err != nil || !strings.Contains(outcomes(steps), "advice unreachable") {
			t.Errorf("%v\n%s", err, outcomes(steps))
		}
		server.Configure(t, func(c *model.Config) { *c.ServiceSettings.AllowedUntrustedInternalConnections = "" })
		_, steps, err = mattermost.Setup(ctx, options)
		if err != nil || !strings.Contains(outcomes(steps), "advice internal") || !strings.Contains(outcomes(steps), "advice unreachable") {
			t.Errorf("%v\n%s", err, outcomes(steps))
		}
	})
	t.Run("a person's account is never taken for the bot's", func(t *testing.T) {
		options := options
		options.BotName = server.User(t, team, "anna").Username
		if _, _, err := mattermost.Setup(ctx, options); err == nil || !strings.Contains(err.Error(), "person") {
			t.Errorf("%v", err)
		}
	})
}

func TestLiveSelfCheck(t *testing.T) {
	w := newTown(t, quiet)
	ctx := t.Context()
	ids := func() string {
		var all []string
		for _, f := range w.platform.SelfCheck(ctx) {
			if s := f.Text(text.For(text.English)); strings.Contains(string(s), "[mattermost.") || strings.Contains(string(s), "<no value>") {
				t.Errorf("%s: %s", f.ID, s)
			}
			all = append(all, f.ID)
		}
		return strings.Join(all, " ")
	}
	if got := ids(); got != "" {
		t.Fatalf("a server in order: %s", got)
	}
	other := func(change func(*mattermost.Config)) *mattermost.Platform {
		config := w.config
		change(&config)
		p, err := mattermost.New(config)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	check := func(name, want string, breakIt func(t *testing.T)) {
		t.Run(name, func(t *testing.T) {
			before := w.platform
			defer func() { w.platform = before; w.shift.Store(0) }()
			breakIt(t)
			if got := ids(); !strings.HasPrefix(got, want) {
				t.Errorf("found %q, want %q", got, want)
			}
		})
	}
	configure := func(change func(*model.Config)) func(*testing.T) {
		return func(t *testing.T) { w.Configure(t, change) }
	}
	check("token", "token", func(t *testing.T) { w.platform = other(func(c *mattermost.Config) { c.Token = model.NewId() }) })
	check("server", "server", func(t *testing.T) {
		w.platform = other(func(c *mattermost.Config) { c.ServerURL = "http://" + freeAddress(t) })
	})
	check("clock", "clock", func(t *testing.T) { w.shift.Store(int64(45 * time.Second)) })
	check("a person's token", "notbot admin", func(t *testing.T) {
		w.platform = other(func(c *mattermost.Config) { c.Token, c.Teams = w.Admin.AuthToken, nil })
	})
	check("editlimit", "editlimit", configure(func(c *model.Config) { *c.ServiceSettings.PostEditTimeLimit = 300 }))
	check("username", "username", configure(func(c *model.Config) { *c.ServiceSettings.EnablePostUsernameOverride = false }))
	check("email", "email", configure(func(c *model.Config) {
		*c.EmailSettings.SendEmailNotifications, *c.EmailSettings.EmailNotificationContentsType = true, model.EmailNotificationContentsFull
	}))
	check("push", "push", configure(func(c *model.Config) {
		*c.EmailSettings.SendPushNotifications, *c.EmailSettings.PushNotificationServer = true, "http://127.0.0.1:1"
	}))
	check("unreachable", "unreachable", func(t *testing.T) {
		w.Configure(t, func(c *model.Config) { *c.ServiceSettings.AllowedUntrustedInternalConnections = "" })
		w.server.CloseClientConnections() // an open connection would still be used
	})
	check("team", "team", func(t *testing.T) {
		w.platform = other(func(c *mattermost.Config) { c.Teams = []string{w.Team(t).Name} })
	})
	check("another secret", "other", func(t *testing.T) {
		w.platform = other(func(c *mattermost.Config) { c.Secret = strings.Repeat("x", 32) })
	})
	check("ephemeral", "ephemeral", func(t *testing.T) {
		if _, err := w.Admin.UpdateUserRoles(ctx, w.bot.Id, "system_user"); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if _, err := w.Admin.UpdateUserRoles(context.Background(), w.bot.Id, "system_user system_post_all_public"); err != nil {
				t.Error(err)
			}
		})
	})
	commands, _, err := w.Admin.ListCommands(ctx, w.team.Id, true)
	if err != nil {
		t.Fatal(err)
	}
	byTrigger := map[string]*model.Command{}
	for _, c := range commands {
		byTrigger[c.Trigger] = c
	}
	check("another address", "unreachable", func(t *testing.T) {
		c := *byTrigger["sitzung"]
		c.URL = "http://" + freeAddress(t) + "/command"
		if _, _, err := w.Admin.UpdateCommand(ctx, &c); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _, _, _ = w.Admin.UpdateCommand(context.Background(), byTrigger["sitzung"]) })
	})
	check("another program", "other", func(t *testing.T) {
		elsewhere := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, _ *http.Request) { _, _ = rw.Write([]byte("hallo")) }))
		t.Cleanup(elsewhere.Close)
		c := *byTrigger["sitzung"]
		c.URL = elsewhere.URL
		if _, _, err := w.Admin.UpdateCommand(ctx, &c); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _, _, _ = w.Admin.UpdateCommand(context.Background(), byTrigger["sitzung"]) })
	})
	check("another token", "slashtoken", func(t *testing.T) {
		if _, _, err := w.Admin.RegenCommandToken(ctx, byTrigger["g"].Id); err != nil {
			t.Fatal(err)
		}
	})
	check("no command", "command slashtoken", func(t *testing.T) {
		if _, err := w.Admin.DeleteCommand(ctx, byTrigger["top"].Id); err != nil {
			t.Fatal(err)
		}
	})
}
