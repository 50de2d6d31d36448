package discordtest_test

import (
	"encoding/json"
	"errors"
	"flag"
	"net/http"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"go.uber.org/goleak"

	"gremium/bot/discord/discordtest"
)

func TestMain(m *testing.M) {
	_ = flag.Set("test.parallel", "8") // discordgo sleeps for a second to close
	goleak.VerifyTestMain(m)
}

// start starts a peer that holds everything against the contract, where the npm packages are installed.
func start(t *testing.T, o discordtest.Options) *discordtest.Peer {
	t.Helper()
	t.Parallel() // the peers share a server
	c, err := discordtest.LoadContract()
	if err != nil && !errors.Is(err, discordtest.ErrMissing) {
		t.Fatal(err)
	}
	o.Contract, o.NoContract = c, c == nil
	return discordtest.Start(t, o)
}

// client is a small bot.
type client struct {
	*discordgo.Session
	peer   *discordtest.Peer
	events chan *discordgo.Event
	on     func(*discordgo.Interaction) // answers interactions
}

const intents = discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages |
	discordgo.IntentGuildScheduledEvents

// session makes a client that is not connected.
func session(t *testing.T, p *discordtest.Peer) *client {
	t.Helper()
	s, err := discordgo.New("Bot " + p.Token())
	if err != nil {
		t.Fatal(err)
	}
	transport := discordtest.Loopback()
	t.Cleanup(transport.CloseIdleConnections)
	s.Client = &http.Client{Transport: transport, Timeout: 20 * time.Second}
	s.Dialer = discordtest.Dialer()
	s.ShouldReconnectOnError, s.ShouldRetryOnRateLimit, s.MaxRestRetries = false, false, 0
	s.Identify.Intents, s.SyncEvents = intents, true // in order
	c := &client{Session: s, peer: p, events: make(chan *discordgo.Event, 1000)}
	s.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) {
		select {
		case c.events <- e:
		default:
		}
	})
	s.AddHandler(func(_ *discordgo.Session, e *discordgo.InteractionCreate) {
		if c.on != nil {
			c.on(e.Interaction)
		}
	})
	return c
}

// connect opens a client's connection for the test.
func connect(t *testing.T, p *discordtest.Peer) *client {
	t.Helper()
	c := session(t, p)
	c.open(t)
	t.Cleanup(func() { p.Close(); _ = c.Close() })
	return c
}

func (c *client) open(t *testing.T) {
	t.Helper()
	if err := c.Open(); err != nil {
		t.Fatal(err)
	}
}

// next waits for an event of a type.
func (c *client) next(t *testing.T, name string) map[string]any {
	t.Helper()
	for {
		select {
		case e := <-c.events:
			if e.Type == name {
				var d map[string]any
				if err := json.Unmarshal(e.RawData, &d); err != nil {
					t.Fatal(err)
				}
				return d
			}
		case <-t.Context().Done():
			t.Fatal("no", name)
		case <-time.After(10 * time.Second):
			t.Fatal("no event", name)
		}
	}
}

// answer answers an interaction.
func (c *client) answer(i *discordgo.Interaction, kind int, data any) error {
	body := map[string]any{"type": kind}
	if data != nil {
		body["data"] = data
	}
	_, err := c.RequestWithBucketID("POST", discordgo.EndpointInteractionResponse(i.ID, i.Token), body, "answers")
	return err
}

// code is Discord's code of an error.
func code(err error) int {
	var rest *discordgo.RESTError
	if errors.As(err, &rest) && rest.Message != nil {
		return rest.Message.Code
	}
	return -1
}

type m = map[string]any

// council is a guild with a channel and a member.
type council struct {
	*discordtest.Peer
	guild   *discordtest.Guild
	channel *discordtest.Channel
	anna    *discordtest.User
}

func setup(t *testing.T, o discordtest.Options) council {
	t.Helper()
	p := start(t, o)
	g := p.Guild("Gemeinderat", "de")
	anna := p.User("anna", "Anna Ohm", "de")
	g.Join(anna)
	return council{p, g, g.Channel("rat", false), anna}
}

// register registers commands in the guild.
func (c council) register(t *testing.T, s *client, commands ...any) {
	t.Helper()
	if commands == nil {
		commands = []any{}
	}
	url := discordgo.EndpointApplicationGuildCommands(c.Application(), c.guild.ID)
	if _, err := s.RequestWithBucketID("PUT", url, commands, url); err != nil {
		t.Fatal(err)
	}
}

var meeting = m{"name": "sitzung", "description": "Sitzungen", "options": []any{
	m{"type": 1, "name": "neu", "description": "Neue Sitzung", "options": []any{
		m{"type": 3, "name": "wann", "description": "Wann", "required": true},
		m{"type": 3, "name": "wo", "description": "Wo", "autocomplete": true},
		m{"type": 4, "name": "dauer", "description": "Minuten", "min_value": 5, "max_value": 600},
		m{"type": 3, "name": "art", "description": "Art", "choices": []any{m{"name": "Öffentlich", "value": "o"}}},
		m{"type": 6, "name": "wer", "description": "Wer"},
		m{"type": 11, "name": "datei", "description": "Datei"},
	}},
}}

func TestReady(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	if got := s.next(t, "READY")["user"].(m)["id"]; got != c.Application() {
		t.Errorf("the bot is %v", got)
	}
	g := s.next(t, "GUILD_CREATE")
	if g["name"] != "Gemeinderat" || len(g["members"].([]any)) != 1 || len(g["channels"].([]any)) != 1 {
		t.Errorf("GUILD_CREATE %v", g)
	}
}

func TestCommandAndButton(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	c.register(t, s, meeting)
	s.on = func(i *discordgo.Interaction) {
		if i.Type == discordgo.InteractionMessageComponent {
			if err := s.answer(i, 7, m{"content": "Danke, " + i.Member.User.GlobalName, "components": []any{}}); err != nil {
				t.Error(err)
			}
			return
		}
		o := i.ApplicationCommandData().Options[0]
		err := s.answer(i, 4, m{"content": "**" + o.Options[0].StringValue() + "**", "components": []any{
			m{"type": 1, "components": []any{m{"type": 2, "style": 1, "label": "Ja", "custom_id": "ja"}}},
		}})
		if err != nil {
			t.Error(err)
		}
	}
	if err := c.anna.Slash(t.Context(), c.channel, "sitzung neu", m{"wann": "morgen"}); err != nil {
		t.Fatal(err)
	}
	seen := c.See(c.anna, c.channel)
	if len(seen) != 1 || seen[0].Text() != "morgen\n[Ja]" {
		t.Fatalf("%+v", seen)
	}
	if err := c.anna.Press(t.Context(), seen[0].ID, "ja"); err != nil {
		t.Fatal(err)
	}
	again := c.See(c.anna, c.channel)
	if again[0].Text() != "Danke, Anna Ohm" || again[0].Revision <= seen[0].Revision {
		t.Errorf("%+v", again)
	}
	if err := c.anna.Press(t.Context(), seen[0].ID, "ja"); !errors.Is(err, discordtest.ErrClient) {
		t.Errorf("pressed a button that is gone: %v", err)
	}
	for options, wrong := range map[string]m{
		"missing": {}, "unknown": {"wann": "x", "was": "y"}, "type": {"wann": 5}, "range": {"wann": "x", "dauer": 1},
		"choice": {"wann": "x", "art": "geheim"},
	} {
		if err := c.anna.Slash(t.Context(), c.channel, "sitzung neu", wrong); !errors.Is(err, discordtest.ErrClient) {
			t.Errorf("%s: %v", options, err)
		}
	}
	if err := c.anna.Slash(t.Context(), c.anna.DM(), "sitzung neu", m{"wann": "x"}); !errors.Is(err, discordtest.ErrClient) {
		t.Errorf("a guild's command in direct messages: %v", err)
	}
}

func TestNobodyAnswers(t *testing.T) {
	c := setup(t, discordtest.Options{AckWithin: 50 * time.Millisecond})
	s := connect(t, c.Peer)
	c.register(t, s, meeting)
	late := make(chan *discordgo.Interaction, 1)
	s.on = func(i *discordgo.Interaction) { late <- i }
	if err := c.anna.Slash(t.Context(), c.channel, "sitzung neu", m{"wann": "x"}); !errors.Is(err, discordtest.ErrNoAnswer) {
		t.Fatal(err)
	}
	if err := s.answer(<-late, 4, m{"content": "zu spät"}); code(err) != 10062 {
		t.Errorf("late answer: %v", err)
	}
	if len(c.See(c.anna, c.channel)) != 0 {
		t.Error("the late answer is seen")
	}
}
