package discordtest_test

import (
	"errors"
	"testing"

	"github.com/bwmarrin/discordgo"

	"gremium/bot/discord/discordtest"
)

func TestDirectCommands(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	url := discordgo.EndpointApplicationGlobalCommands(c.Application())
	_, err := s.RequestWithBucketID("PUT", url, []any{
		m{"name": "hilfe", "description": "Hilfe", "contexts": []int{0, 1}}, m{"name": "hier", "description": "Nur hier", "contexts": []int{0}},
	}, url)
	if err != nil {
		t.Fatal(err)
	}
	s.on = func(i *discordgo.Interaction) {
		if i.Member != nil || i.User == nil {
			t.Error("a member in direct messages")
		}
		_ = s.answer(i, 4, m{"content": "Hilfe"})
	}
	if err := c.anna.Slash(t.Context(), c.anna.DM(), "hilfe", nil); err != nil {
		t.Fatal(err)
	}
	if err := c.anna.Slash(t.Context(), c.anna.DM(), "hier", nil); !errors.Is(err, discordtest.ErrClient) {
		t.Errorf("a command for guilds: %v", err)
	}
}

func TestCommandPermissions(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	c.register(t, s, m{"name": "leitung", "description": "x", "default_member_permissions": "32"}, m{"name": "niemand", "description": "x", "default_member_permissions": "0"})
	s.on = func(i *discordgo.Interaction) { _ = s.answer(i, 4, m{"content": "x"}) }
	chief := c.User("chief", "", "de")
	c.guild.Join(chief, discordgo.PermissionManageGuild)
	if err := c.anna.Slash(t.Context(), c.channel, "leitung", nil); !errors.Is(err, discordtest.ErrClient) {
		t.Errorf("Anna: %v", err)
	}
	if err := chief.Slash(t.Context(), c.channel, "leitung", nil); err != nil {
		t.Errorf("the chief: %v", err)
	}
	if err := chief.Slash(t.Context(), c.channel, "niemand", nil); !errors.Is(err, discordtest.ErrClient) {
		t.Errorf("for administrators: %v", err)
	}
	if err := c.guild.Owner.Slash(t.Context(), c.channel, "niemand", nil); err != nil {
		t.Errorf("the owner: %v", err)
	}
	c.channel.Deny(chief, discordgo.PermissionUseApplicationCommands)
	if err := chief.Slash(t.Context(), c.channel, "leitung", nil); !errors.Is(err, discordtest.ErrClient) {
		t.Errorf("without USE_APPLICATION_COMMANDS: %v", err)
	}
}

func TestRegistering(t *testing.T) {
	c := setup(t, discordtest.Options{})
	s := connect(t, c.Peer)
	c.register(t, s, m{"name": "eins", "name_localizations": m{"en-US": "one"}, "description": "x"}, m{"name": "zwei", "description": "x"})
	before := c.Commands(c.guild)
	if len(before) != 2 || before[0].Names["en-US"] != "one" {
		t.Fatalf("%+v", before)
	}
	url := discordgo.EndpointApplicationGuildCommands(c.Application(), c.guild.ID)
	made, err := s.raw("POST", url, m{"name": "zwei", "description": "neu"})
	if err != nil || made["id"] != before[1].ID || made["version"] == before[1].Version {
		t.Errorf("the same name: %v, %v", made, err)
	}
	if _, err := s.raw("PATCH", url+"/"+before[0].ID, m{"description": "anders"}); err != nil {
		t.Error(err)
	}
	if got := c.Commands(c.guild)[0]; got.Description != "anders" || got.Names["en-US"] != "one" {
		t.Errorf("%+v", got)
	}
	plain, _ := s.ApplicationCommands(c.Application(), c.guild.ID)
	if len(plain) != 2 || plain[0].NameLocalizations == nil && c.Requests()[len(c.Requests())-1].Query != "with_localizations=true" {
		t.Errorf("%+v", plain)
	}
	if err := s.ApplicationCommandDelete(c.Application(), c.guild.ID, before[0].ID); err != nil {
		t.Error(err)
	}
	if err := s.ApplicationCommandDelete(c.Application(), c.guild.ID, before[0].ID); code(err) != 10063 {
		t.Errorf("deleted twice: %v", err)
	}
	if _, err := s.raw("PUT", url, nil); err == nil {
		t.Error("a bulk overwrite without a list")
	}
	c.Forgive()
	c.register(t, s)
	if len(c.Commands(c.guild)) != 0 {
		t.Error("an empty list clears")
	}
	c.guild.WithoutCommands()
	if _, err := s.raw("POST", url, m{"name": "drei", "description": "x"}); code(err) != 50001 {
		t.Errorf("without the scope: %v", err)
	}
}
