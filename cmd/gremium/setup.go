package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"gremium/bot/mattermost"
	"gremium/bot/text"
	"gremium/commands"
)

type setupCommand struct {
	Mattermost setupMattermost `cmd:"" help:"Make bot account and commands on a Mattermost server, check that it reaches the bot, and write the configuration."`
	Discord    setupDiscord    `cmd:"" help:"Print the link that invites the bot into a Discord server, check what it may there, and write the configuration."`
}

type setupMattermost struct {
	settings
	Teams    []string `help:"Names of the teams that get the commands." required:"" placeholder:"TEAM"`
	BotName  string   `help:"User name of the bot." default:"gremium"`
	Language string   `help:"Language of the commands' hints: de or en." default:"de" enum:"de,en"`
	Steps    bool     `help:"Only print the steps for an administrator who lends no token."`
	Print    bool     `help:"Print the configuration, with its secrets, instead of writing the file."`
}

// Run sets a Mattermost server up. The administrator's token comes from GREMIUM_MATTERMOST_ADMIN_TOKEN or is asked
// for; it is used now and kept nowhere.
func (c *setupMattermost) Run(ctx context.Context, out io.Writer) error {
	config, err := c.load()
	if err != nil {
		return err
	}
	if config.Mattermost.ServerURL == "" || config.Mattermost.CallbackURL == "" {
		return errors.New("name the server with --mattermost-url and the bot's address with --callback-url")
	}
	o := mattermost.SetupOptions{
		ServerURL: config.Mattermost.ServerURL, CallbackURL: config.Mattermost.CallbackURL, Listen: config.Mattermost.Listen,
		Teams: c.Teams, BotName: c.BotName, Commands: commands.Declarations(), Language: text.Language(c.Language),
		Known: config.Mattermost,
	}
	if c.Steps {
		_, err := fmt.Fprintln(out, text.Plain(mattermost.SetupSteps(o)))
		return err
	}
	if o.AdminToken, err = adminToken(out); err != nil {
		return err
	}
	made, steps, err := mattermost.Setup(ctx, o)
	for _, step := range steps {
		fmt.Fprintf(out, "%s: %s\n", step.Outcome, text.Plain(step.Text(text.For(o.Language))))
	}
	if err != nil {
		return err
	}
	config.Mattermost = made
	return c.finish(config, c.Print, out)
}

// finish writes the configuration that a setup has made, or prints it.
func (s settings) finish(config configuration, print bool, out io.Writer) error {
	if print {
		return config.print(out)
	}
	if err := config.write(s.Config); err != nil {
		return err
	}
	_, err := fmt.Fprintf(out, "The configuration is in %s. Start the bot with: gremium run --config %s\n", s.Config, s.Config)
	return err
}

// adminToken takes the token from the environment, or asks for it.
func adminToken(out io.Writer) (string, error) {
	if token := os.Getenv("GREMIUM_MATTERMOST_ADMIN_TOKEN"); token != "" {
		return token, nil
	}
	return askLine(out, "Access token of a system administrator (it is not kept): ",
		"no token was given; with --steps I print what an administrator can do instead")
}

// askLine asks on the terminal for one line; where it is empty, the error says so.
func askLine(out io.Writer, question, none string) (string, error) {
	fmt.Fprint(out, question)
	line, err := bufio.NewReader(os.Stdin).ReadString('\n')
	if line = strings.TrimSpace(line); line != "" {
		return line, nil
	}
	fmt.Fprintln(out)
	if errors.Is(err, io.EOF) { // nothing was typed
		err = nil
	}
	return "", errors.Join(errors.New(none), err)
}
