package discord

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gremium/bot"
	"gremium/bot/discord/discordtest"
)

// away loses the session for good, and lets something happen before the bot is there again.
func (s *town) away(what func()) {
	s.t.Helper()
	s.RefuseConnections(1)
	s.DropConnection(0)
	s.ForgetSessions()
	what()
	s.until("the bot is back", func() bool { return s.Connected() == 1 })
}

// TestCatchesUp: what was written while the session was lost is answered, once; what is old is not. What was remembered
// is forgotten.
func TestCatchesUp(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	dm := s.anna.DM()
	say := func(u *discordtest.User, line string) {
		t.Helper()
		_, err := u.Say(t.Context(), u.DM(), line)
		s.ok(err)
	}
	say(s.anna, "hilfe")
	s.sees(s.anna, dm, "hilfe")
	s.ok(s.bot.Quiet(t.Context()))
	_, err := s.bot.Send(t.Context(), bot.Message{Key: "x", To: bot.Audience{Account: s.bert.ID}, Text: "Erinnerung"}) // who has only heard from us
	s.ok(err)
	gone := s.guild.Channel("alt", false)
	if _, err := s.bot.channel(t.Context(), gone.ID); err != nil {
		t.Fatal(err)
	}
	s.away(func() {
		gone.Delete()
		say(s.anna, "hilfe vergessen")
		s.forward(missedFor + time.Minute)
		say(s.anna, "hilfe eins")
		say(s.anna, "hilfe zwei")
		say(s.bert, "help three")
	})
	s.sees(s.anna, dm, "hilfe; thema=zwei")
	s.sees(s.bert, s.bert.DM(), "hilfe; thema=three")
	answers := func() (said []string) {
		for _, m := range s.See(s.anna, dm) {
			if m.Author == s.Bot() {
				said = append(said, m.Text())
			}
		}
		return said
	}
	if want := []string{"hilfe", "hilfe; thema=eins", "hilfe; thema=zwei"}; !slices.Equal(answers(), want) {
		t.Errorf("Anna is answered %q, want %q", answers(), want)
	}
	if _, err := s.bot.channel(t.Context(), gone.ID); err == nil {
		t.Error("a channel that was deleted meanwhile is taken for there")
	}
}

// TestRemembersChannels: what the gateway says of them is enough for a day.
func TestRemembersChannels(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.slash(s.anna, "hilfe", nil)
	asked := s.requested("GET", "/channels/") + s.requested("GET", "/guilds/"+s.guild.ID)
	s.forward(12 * time.Hour)
	s.slash(s.anna, "hilfe", nil)
	if s.requested("GET", "/channels/")+s.requested("GET", "/guilds/"+s.guild.ID) != asked {
		t.Error("a channel is asked for again although nothing has changed")
	}
	s.rat.Rename("stadtrat")
	s.slash(s.anna, "hilfe", nil)
	if name := s.core.last(t).Channel.Name; name != "stadtrat" {
		t.Errorf("the channel is still called %s", name)
	}
}

// TestClosedDirectMessages: who takes no direct messages hears of it where they do something, once a day.
func TestClosedDirectMessages(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.anna.CloseDM(true)
	for n := range 2 {
		_, err := s.bot.Send(t.Context(), bot.Message{Key: fmt.Sprint(n), To: bot.Audience{Account: s.anna.ID}, Text: "Erinnerung"})
		if !errors.Is(err, bot.ErrRefused) {
			t.Fatal(err)
		}
	}
	told := func() (n int) {
		for _, m := range s.See(s.anna, s.rat) {
			if strings.Contains(m.Text(), "Ich kann Ihnen keine Direktnachrichten schicken") && m.Ephemeral {
				n++
			}
		}
		return n
	}
	for range 2 {
		s.slash(s.anna, "hilfe", nil)
		s.slash(s.bert, "hilfe", nil)
		s.ok(s.bot.Quiet(t.Context()))
	}
	if told() != 1 {
		t.Errorf("Anna is told %d times", told())
	}
	s.forward(20 * time.Hour)
	_, _ = s.bot.Send(t.Context(), bot.Message{Key: "later", To: bot.Audience{Account: s.anna.ID}, Text: "Erinnerung"})
	s.forward(5 * time.Hour)
	s.slash(s.anna, "hilfe", nil)
	s.ok(s.bot.Quiet(t.Context()))
	if told() != 2 {
		t.Errorf("the next day Anna is told %d times", told())
	}
}
