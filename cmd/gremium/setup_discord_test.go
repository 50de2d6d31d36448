package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"

	"gremium/bot/discord/discordtest"
)

// setUp runs "gremium setup discord" and returns the exit code and all that it prints.
func setUp(t *testing.T, token, file string, more ...string) (int, string) {
	t.Helper()
	t.Setenv("GREMIUM_DISCORD_TOKEN", token)
	var out bytes.Buffer
	code := run(t.Context(), append([]string{"setup", "discord", "--config", file, "--log-level", "error"}, more...), &out, &out)
	return code, out.String()
}

func TestSetupDiscord(t *testing.T) {
	peer := discordtest.Start(t, discordtest.Options{Contract: contract(t)})
	file := filepath.Join(t.TempDir(), "gremium.toml")
	code, said := setUp(t, peer.Token(), file)
	if code != 0 || !strings.Contains(said, "client_id="+peer.Application()) || !strings.Contains(said, "scope=bot+applications.commands") {
		t.Errorf("without a server: exit %d\n%s", code, said)
	}
	if !strings.Contains(said, "In Ordnung: Das Token ist gültig.") || !strings.Contains(said, "Zu tun: Laden Sie den Bot auf Ihren Server ein:") || !strings.Contains(said, "Zu tun: Starten Sie gremium") {
		t.Errorf("the report is\n%s", said)
	}
	if strings.Contains(said, peer.Token()) {
		t.Error("the token is printed")
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("configuration: %v %v", info, err)
	}

	guild := peer.Guild("Musterstadt", "de")
	open, locked := guild.Channel("rat", false), guild.Channel("intern", false)
	locked.Deny(peer.Bot(), discordgo.PermissionSendMessages)
	code, said = setUp(t, peer.Token(), file, "--channel", open.ID, "--channel", locked.ID)
	if code != 0 || !strings.Contains(said, "Musterstadt") || !strings.Contains(said, "intern fehlt dem Bot das Recht „Nachrichten senden“") {
		t.Errorf("exit %d\n%s", code, said)
	}
	if !strings.Contains(said, "In Ordnung: Weitere Server:") || strings.Contains(said, "Laden Sie") {
		t.Errorf("with a server:\n%s", said)
	}
	if strings.Contains(said, "Kanal rat fehlt") {
		t.Errorf("all is well in rat:\n%s", said)
	}

	if code, said = setUp(t, "nonsense", file); code != 1 || !strings.Contains(said, "token is not valid") {
		t.Errorf("wrong token: exit %d\n%s", code, said)
	}
	peer.Forgive()
}

// TestRunDiscord serves a configuration that names Discord alone, until it is told to end.
func TestRunDiscord(t *testing.T) {
	peer := discordtest.Start(t, discordtest.Options{Contract: contract(t)})
	guild := peer.Guild("Musterstadt", "de")
	admin := peer.User("root", "Rita Root", "de")
	guild.Join(admin, discordgo.PermissionManageGuild)
	channel := guild.Channel("rat", false)
	t.Setenv("GREMIUM_DISCORD_TOKEN", peer.Token())
	ctx, stop := context.WithCancel(t.Context())
	folder := t.TempDir()
	ended := make(chan int, 1)
	go func() {
		var out bytes.Buffer
		ended <- run(ctx, []string{"run", "--config", filepath.Join(folder, "none.toml"), "--store", filepath.Join(folder, "gremium.db"), "--log-level", "error"}, &out, &out)
	}()
	waiting, cancel := context.WithTimeout(ctx, 20*time.Second)
	defer cancel()
	if err := peer.Wait(waiting, func() bool { return len(peer.Commands(guild)) > 5 }); err != nil {
		t.Fatal(err)
	}
	if err := admin.Slash(waiting, channel, "gremium einrichten", map[string]any{"muster": "verein", "name": "Verein"}); err != nil {
		t.Fatal(err)
	}
	err := peer.Wait(waiting, func() bool {
		seen := peer.See(admin, channel)
		return len(seen) == 1 && strings.Contains(seen[0].Text(), "Verein ist eingerichtet")
	})
	if err != nil {
		t.Error(err)
	}
	stop()
	if code := <-ended; code != 0 {
		t.Errorf("exit %d", code)
	}
}
