// Command gremium is the chat bot with which a working group or council runs its meetings.
//
// This package is how it is started: configuration (config.go), one file per subcommand, and the wiring of store,
// core, queue and platforms to a process (process.go). main only wires. The stories and the manual are embedded
// here, because the program plays and prints them.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // so that Europe/Berlin is known on every machine

	"github.com/alecthomas/kong"
)

// commandLine is everything that can be typed after "gremium".
type commandLine struct {
	Run     runCommand     `cmd:"" help:"Serve the chat servers of the configuration until stopped."`
	Setup   setupCommand   `cmd:"" help:"Prepare a chat server for the bot."`
	Demo    demoCommand    `cmd:"" help:"Open a council full of examples in the browser; nothing is kept."`
	Play    playCommand    `cmd:"" help:"Play stories: commands and what people must see."`
	Backup  backupCommand  `cmd:"" help:"Copy the store, also while the bot runs."`
	Doctor  doctorCommand  `cmd:"" help:"Check the store: documents, indexes, audit chain."`
	Docs    docsCommand    `cmd:"" help:"Print the table of commands." hidden:""`
	Version versionCommand `cmd:"" help:"Print the version."`
}

// exit is an error with an exit code of its own, already explained to the user.
type exit int

func (e exit) Error() string { return fmt.Sprintf("exit %d", int(e)) }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run carries out a command line and returns the exit code: 0, 1 when it failed, 2 when it was wrong.
func run(ctx context.Context, args []string, out, errs io.Writer) int {
	var line commandLine
	parser, err := kong.New(&line, kong.Name("gremium"), kong.Writers(out, errs), kong.UsageOnError(),
		kong.Description("The chat bot with which a working group or council runs its meetings."),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.BindTo(out, (*io.Writer)(nil)))
	if err != nil {
		fmt.Fprintln(errs, "gremium:", err)
		return 2
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	command, err := parser.Parse(args)
	if err != nil {
		var usage *kong.ParseError
		if errors.As(err, &usage) {
			_ = usage.Context.PrintUsage(true)
		}
		fmt.Fprintln(errs, "gremium:", err)
		return 2
	}
	err = command.Run()
	var code exit
	switch {
	case errors.As(err, &code):
		return int(code)
	case err != nil:
		fmt.Fprintln(errs, "gremium:", err)
		return 1
	}
	return 0
}
