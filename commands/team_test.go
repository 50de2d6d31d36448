package commands

import (
	"strings"
	"testing"

	"gremium/bot"
)

// Who administers another team has no say in this one: not in direct messages either, whatever team they have open.
func TestAdministratorOfAnotherTeam(t *testing.T) {
	s := newStage(t)
	s.do("root", "rat", "/gremium einrichten muster:projektgruppe name:Rat")
	s.do("root", "rat", "/mitglied neu @admin2")
	second := s.event("admin2", "rat2", "/gremium einrichten muster:projektgruppe name:Zweitrat")
	second.Channel.Team = "team2"
	if reply := s.bot.Handle(t.Context(), second); reply.Failed {
		t.Fatalf("%+v", reply.Message)
	}
	join := s.event("admin2", "rat2", "/mitglied neu @admin2")
	join.Channel.Team = "team2"
	if reply := s.bot.Handle(t.Context(), join); reply.Failed {
		t.Fatalf("%+v", reply.Message)
	}
	reply := s.bot.Handle(t.Context(), s.event("admin2", "@bot", "/mitglied neu @clara rolle:vorsitz"))
	if reply.Message == nil || len(reply.Message.Buttons) < 2 {
		t.Fatalf("not asked which body: %+v", reply.Message)
	}
	for _, button := range reply.Message.Buttons {
		e := s.event("admin2", "@bot", button.Line)
		e.Channel.Team, e.Source = "team2", bot.Pressed
		reply := s.bot.Handle(t.Context(), e)
		if allowed := !reply.Failed; allowed != (button.Label == "Zweitrat") {
			t.Errorf("in %s the administrator of team2 may appoint: %v (%+v)", button.Label, allowed, reply.Message)
		} else if !allowed && !strings.Contains(string(reply.Message.Text), "nicht berechtigt") {
			t.Errorf("in %s: %s", button.Label, reply.Message.Text)
		}
	}
}
