// Package discord is gremium in Discord: a supervised gateway session and REST, on discordgo.
package discord

import (
	"log/slog"
	"time"

	"github.com/bwmarrin/discordgo"
)

// Name is the platform's name in stored data.
const Name = "discord"

// Config is what a Platform needs to know.
type Config struct {
	Token string `toml:"token"` // the bot's token

	Log *slog.Logger     `toml:"-"` // slog.Default when nil; ids only, never names, texts or tokens
	Now func() time.Time `toml:"-"` // time.Now when nil
}

// newSession makes a session that is not connected; the library must not reconnect by itself.
func newSession(token string) (*discordgo.Session, error) {
	s, err := discordgo.New("Bot " + token)
	if err != nil {
		return nil, err
	}
	s.ShouldReconnectOnError = false
	return s, nil
}
