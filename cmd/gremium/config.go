package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"gremium/bot/discord"
	"gremium/bot/mattermost"
)

// settings are the flags of every subcommand that works on a configured bot. A value is taken from the flag, else
// from the environment, else from the file, else it has its default. Secrets have no flags, for command lines are
// visible to everyone on the machine: GREMIUM_MATTERMOST_TOKEN, GREMIUM_MATTERMOST_SLASH_TOKENS (separated by
// commas), GREMIUM_MATTERMOST_SECRET and GREMIUM_DISCORD_TOKEN, or the file.
type settings struct {
	Config        string `help:"Configuration file (TOML); with secrets in it, readable by its owner only." env:"GREMIUM_CONFIG" default:"gremium.toml" placeholder:"FILE"`
	Store         string `help:"Where everything is kept: a file, or a PostgreSQL URL (default gremium.db). A password belongs into the file, the environment or PGPASSWORD, not here." env:"GREMIUM_STORE" placeholder:"FILE|URL"`
	Zone          string `help:"Time zone in which people type times (default Europe/Berlin)." env:"GREMIUM_ZONE" placeholder:"ZONE"`
	LogLevel      string `help:"debug, info, warn or error (default info)." env:"GREMIUM_LOG_LEVEL" placeholder:"LEVEL"`
	MattermostURL string `name:"mattermost-url" help:"The Mattermost server, as the bot reaches it." env:"GREMIUM_MATTERMOST_URL" placeholder:"URL"`
	CallbackURL   string `name:"callback-url" help:"The bot, as the Mattermost server reaches it." env:"GREMIUM_CALLBACK_URL" placeholder:"URL"`
	Listen        string `help:"Where the bot listens for the Mattermost server (default :8066)." env:"GREMIUM_LISTEN" placeholder:"ADDRESS"`
}

// configuration is what the settings come to. It is also the shape of the file.
type configuration struct {
	Store      string            `toml:"store,omitempty"`
	Zone       string            `toml:"zone,omitempty"`
	LogLevel   string            `toml:"log_level,omitempty"`
	Mattermost mattermost.Config `toml:"mattermost"`
	Discord    discord.Config    `toml:"discord"`
}

// load reads the file, if it is there, and lays environment and flags over it. An unknown key is an error, so that
// a misspelt one is not silently ignored.
func (s settings) load() (configuration, error) {
	var c configuration
	if err := readConfiguration(s.Config, &c); err != nil {
		return c, err
	}
	c.Store = cmp.Or(s.Store, c.Store, "gremium.db")
	c.Zone = cmp.Or(s.Zone, c.Zone, "Europe/Berlin")
	c.LogLevel = cmp.Or(s.LogLevel, c.LogLevel, "info")
	m := &c.Mattermost
	m.ServerURL = cmp.Or(s.MattermostURL, m.ServerURL)
	m.CallbackURL = cmp.Or(s.CallbackURL, m.CallbackURL)
	m.Listen = cmp.Or(s.Listen, m.Listen, ":8066")
	m.Token = cmp.Or(os.Getenv("GREMIUM_MATTERMOST_TOKEN"), m.Token)
	m.Secret = cmp.Or(os.Getenv("GREMIUM_MATTERMOST_SECRET"), m.Secret)
	if tokens := os.Getenv("GREMIUM_MATTERMOST_SLASH_TOKENS"); tokens != "" {
		m.SlashTokens = strings.Split(tokens, ",")
	}
	c.Discord.Token = cmp.Or(os.Getenv("GREMIUM_DISCORD_TOKEN"), c.Discord.Token)
	return c, nil
}

func readConfiguration(file string, c *configuration) error {
	info, err := os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	meta, err := toml.DecodeFile(file, c)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return fmt.Errorf("%s: unknown key %s", file, unknown[0])
	}
	if c.secret() && info.Mode().Perm()&0o077 != 0 {
		return fmt.Errorf("%s holds secrets and others can read it: chmod 600 %s", file, file)
	}
	return nil
}

// secret says whether the configuration holds anything that must stay with its owner. A slash token is such a thing:
// with it anyone could speak for the chat server.
func (c configuration) secret() bool {
	store, err := url.Parse(c.Store)
	password := false
	if err == nil && store.User != nil {
		_, password = store.User.Password()
	}
	return password || c.Discord.Token != "" || c.Mattermost.Token != "" || c.Mattermost.Secret != "" || len(c.Mattermost.SlashTokens) > 0
}

// location is the zone in which people type times.
func (c configuration) location() (*time.Location, error) {
	zone, err := time.LoadLocation(c.Zone)
	if err != nil {
		return nil, fmt.Errorf("zone: %w", err)
	}
	return zone, nil
}

// logger writes structured lines to standard error: ids, never names or texts.
func (c configuration) logger() (*slog.Logger, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(c.LogLevel)); err != nil {
		return nil, fmt.Errorf("log level: %w", err)
	}
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: level})), nil
}

// write stores the configuration for its owner only.
func (c configuration) write(file string) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	// The file may have been there with other rights.
	return errors.Join(f.Chmod(0o600), toml.NewEncoder(f).Encode(c), f.Close())
}

// print shows the configuration with its secrets, on request.
func (c configuration) print(out io.Writer) error { return toml.NewEncoder(out).Encode(c) }
