package main

import (
	"context"
	"fmt"
	"io"

	"gremium/bot/discord"
	"gremium/bot/text"
)

type setupDiscord struct {
	settings
	Channel  []string `help:"Ids of channels in which to check what the bot may do (developer mode: right click, Copy Channel ID)." placeholder:"ID"`
	Language string   `help:"Language of this report: de or en." default:"de" enum:"de,en"`
	Print    bool     `help:"Print the configuration, with its secrets, instead of writing the file."`
}

// Run looks at the application of a token and says what is left to do. The token comes from GREMIUM_DISCORD_TOKEN, the
// configuration, or is asked for; unlike an administrator's it is the bot's own and is kept.
func (c *setupDiscord) Run(ctx context.Context, out io.Writer) error {
	config, err := c.load()
	if err != nil {
		return err
	}
	if config.Discord.Token == "" {
		if config.Discord.Token, err = botToken(out); err != nil {
			return err
		}
	}
	log, err := config.logger()
	if err != nil {
		return err
	}
	config.Discord.Log = log
	made, steps, err := discord.Setup(ctx, discord.SetupOptions{Config: config.Discord, Channels: c.Channel})
	say := text.For(text.Language(c.Language))
	for _, step := range steps {
		fmt.Fprintf(out, "%s: %s\n", step.Outcome.Text(say), text.Plain(step.Text(say)))
	}
	if err != nil {
		return err
	}
	config.Discord = made
	return c.settings.finish(config, c.Print, out)
}

// botToken asks for the bot's token.
func botToken(out io.Writer) (string, error) {
	return askLine(out, "Token of the bot (discord.com/developers/applications, Bot, Reset Token): ", "no token was given")
}
