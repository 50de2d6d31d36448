package discord

import (
	"strings"
	"testing"
	"time"

	"gremium/bot"
	"gremium/bot/discord/discordtest"
)

func (s *town) eventCard() bot.Message {
	m := s.card()
	m.Event = &bot.ScheduledEvent{Title: "Sitzung S1", Start: s.now().Add(72 * time.Hour)}
	return m
}

// TestScheduledEventDeletedByHand: it does not come back with the next change of its card, but with another time.
func TestScheduledEventDeletedByHand(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	m := s.eventCard()
	ref, err := s.bot.Send(t.Context(), m)
	s.ok(err)
	byHand := func() {
		t.Helper()
		for _, e := range s.ScheduledEvents(s.guild) {
			s.ok(s.bot.call(t.Context(), "DELETE", "/guilds/"+s.guild.ID+"/scheduled-events/"+e.ID, nil, nil))
		}
	}
	there := func(want int, when string) {
		t.Helper()
		if n := len(s.ScheduledEvents(s.guild)); n != want {
			t.Errorf("%s: %d entries, want %d", when, n, want)
		}
	}
	byHand()
	m.Event.Place = "Rathaus"
	s.ok(s.bot.Update(t.Context(), ref, m))
	there(0, "after another place")
	m.Event.Start = m.Event.Start.Add(time.Hour)
	s.ok(s.bot.Update(t.Context(), ref, m))
	there(1, "after another time")
	byHand()
	s.stop()
	s.start() // it has forgotten
	m.Event.Place = "Saal"
	s.ok(s.bot.Update(t.Context(), ref, m))
	there(0, "after a restart")
	// What failed for another reason is made up for.
	m = s.eventCard()
	m.Key = "card S2"
	s.Fail(discordtest.Fault{Method: "POST", Path: "/guilds/*/scheduled-events", Times: 1, Status: 400, Code: 50035})
	ref, err = s.bot.Send(t.Context(), m)
	s.ok(err)
	there(0, "when it failed")
	s.ok(s.bot.Update(t.Context(), ref, m))
	there(1, "when it was tried again")
}

// TestScheduledEventOfCardPostedAnew: the entry of a card that was deleted goes with its new post.
func TestScheduledEventOfCardPostedAnew(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	m := s.eventCard()
	first, err := s.bot.Send(t.Context(), m)
	s.ok(err)
	other := s.eventCard()
	other.Key, other.Event.Start = "card S2", other.Event.Start.Add(24*time.Hour) // of the same name
	_, err = s.bot.Send(t.Context(), other)
	s.ok(err)
	was := s.ScheduledEvents(s.guild)
	s.ok(s.DeleteMessage(first.Post))
	s.forward(time.Hour) // or the peer takes it for the same
	s.stop()
	s.start()
	again, err := s.bot.Send(t.Context(), m)
	s.ok(err)
	if again == first {
		t.Fatal("the card was not posted anew")
	}
	now := s.ScheduledEvents(s.guild)
	if len(was) != 2 || len(now) != 2 || now[0].ID != was[0].ID || !strings.HasSuffix(now[0].Description, again.Post) || now[1] != was[1] {
		t.Errorf("the calendar had\n%+v, has\n%+v", was, now)
	}
}
