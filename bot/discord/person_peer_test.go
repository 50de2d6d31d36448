package discord

import (
	"errors"
	"testing"

	"gremium/bot"
	"gremium/bot/discord/discordtest"
)

func TestPerson(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	other := s.User("anna.zwei", "Anna Zwei", "de")
	s.guild.Join(other)
	twin := s.User("twin", "Bert Bau", "de")
	s.guild.Join(twin)
	stranger := s.User("fremd", "Fremd", "de")
	for name, want := range map[string]*discordtest.User{
		"anna": s.anna, "@anna": s.anna, "ANNA": s.anna, "Anna Ohm": s.anna, "anna.zwei": other, "<@" + s.bert.ID + ">": s.bert, "<@!" + s.bert.ID + ">": s.bert,
		s.bert.ID: s.bert, "Bert Bau": nil, "ann": nil, "niemand": nil, "": nil, "fremd": nil, "<@" + stranger.ID + ">": nil, "gremium": nil, "<@" + s.Bot().ID + ">": nil,
		"<@123>": nil, "1234567890123456": nil,
	} {
		for _, team := range []string{s.guild.ID, ""} {
			got, err := s.bot.Person(t.Context(), team, name)
			if name == "<@"+stranger.ID+">" && team == "" {
				continue // whoever the bot can name anywhere
			}
			switch {
			case want == nil && !errors.Is(err, bot.ErrNoPerson):
				t.Errorf("%q in %q is %+v, %v", name, team, got, err)
			case want != nil && (err != nil || got.ID != want.ID || got.Username != want.Username || got.Name != want.Name):
				t.Errorf("%q in %q is %+v, %v; want %s", name, team, got, err, want.Username)
			}
		}
	}
}

func TestAdministers(t *testing.T) {
	s := onStage(t, discordtest.Options{})
	s.guild.Role("amt", int64(mayManage), s.anna)
	admin := s.User("chef", "", "de")
	s.guild.Join(admin, int64(mayAdminister))
	for _, c := range []struct {
		who  *discordtest.User
		want bool
	}{{s.anna, true}, {admin, true}, {s.bert, false}, {s.guild.Owner, true}, {s.Bot(), false}, {s.User("fremd", "", "de"), false}} {
		if got, err := s.bot.Administers(t.Context(), s.guild.ID, bot.Account{ID: c.who.ID}); err != nil || got != c.want {
			t.Errorf("%s administers: %v, %v", c.who.Username, got, err)
		}
	}
	if got, err := s.bot.Administers(t.Context(), "", bot.Account{ID: s.guild.Owner.ID}); err != nil || got {
		t.Errorf("in no guild: %v, %v", got, err)
	}
}
