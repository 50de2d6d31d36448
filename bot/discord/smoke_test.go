package discord

import (
	"context"
	"net/http"
	"os"
	"testing"
	"time"

	"gremium/bot"
	"gremium/bot/text"
)

// TestSmoke tries the real Discord: it needs a token in GREMIUM_DISCORD_TOKEN and, in GREMIUM_DISCORD_CHANNEL, the id of a
// channel that the bot may use. It connects, registers /g and one command in that channel's guild, posts a card with a
// button, a calendar entry and a thread, posts it again (nothing new may come), finds it, changes it, and takes all of it
// away again but the commands. CI does not run it.
func TestSmoke(t *testing.T) {
	token, channel := os.Getenv("GREMIUM_DISCORD_TOKEN"), os.Getenv("GREMIUM_DISCORD_CHANNEL")
	if token == "" || channel == "" {
		t.Skip("GREMIUM_DISCORD_TOKEN and GREMIUM_DISCORD_CHANNEL are not set: this one needs the real Discord")
	}
	p, err := New(Config{Token: token})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	ended := make(chan error, 1)
	running, end := context.WithCancel(ctx)
	go func() { ended <- p.Run(running, smokeCore{}) }()
	defer func() {
		end()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}()
	if err := p.Ready(ctx); err != nil {
		t.Fatalf("not connected: %v", err)
	}
	for _, f := range p.SelfCheck(ctx, channel) {
		t.Logf("found: %s: %s", f.ID, f.Text(text.For(text.English)))
	}
	start := time.Now().Add(48 * time.Hour).Truncate(time.Minute)
	card := bot.Message{
		Key: "smoke " + start.Format(time.RFC3339Nano), To: bot.Audience{Platform: Name, Channel: channel}, Title: "gremium smoke test",
		Text: text.Escape("Umlauts äöü, **no bold**, @everyone pings nobody."), Tone: bot.Good,
		Facts: []bot.Fact{{Label: "Fact", Value: "Value"}}, Buttons: []bot.Button{{Label: "Button", Line: "/top liste"}},
		Thread: "gremium smoke test", Event: &bot.ScheduledEvent{Title: "gremium smoke test", Place: "nowhere", Start: start, End: start.Add(time.Hour)},
	}
	ref, err := p.Send(ctx, card)
	if err != nil {
		t.Fatalf("send: %v", err)
	}
	defer func() {
		for _, route := range []string{"/channels/" + ref.Post, "/channels/" + channel + "/messages/" + ref.Post} { // its thread first
			if err := p.call(ctx, http.MethodDelete, route, nil, nil); err != nil {
				t.Logf("left behind: %v", err)
			}
		}
	}()
	if again, err := p.Send(ctx, card); err != nil || again != ref {
		t.Errorf("sent again: %v, %v instead of %v", err, again, ref)
	}
	if found, ok, err := p.Find(ctx, card.To, card.Key); err != nil || !ok || found != ref {
		t.Errorf("find: %v %t %v", found, ok, err)
	}
	card.Text, card.Event.Cancelled = "Changed, and the calendar entry is gone.", true
	if err := p.Update(ctx, ref, card); err != nil {
		t.Errorf("update: %v", err)
	}
	if found, ok, err := p.Find(ctx, card.To, card.Key); err != nil || !ok || found != ref {
		t.Errorf("find after the update: %v %t %v", found, ok, err)
	}
}

// smokeCore is a core that knows one command.
type smokeCore struct{ bot.Handler }

func (smokeCore) Handle(context.Context, bot.Event) bot.Reply {
	return bot.Say("gremium is only being tested here.")
}
func (smokeCore) Suggest(context.Context, bot.Event, string, string) []bot.Choice { return nil }
func (smokeCore) Commands() bot.Set {
	return bot.Set{{Name: "gremium hilfe", English: "council help"}}
}
