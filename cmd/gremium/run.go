package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"time"

	"gremium/commands"
	"gremium/store"
)

type runCommand struct{ settings }

// Run serves until the context ends.
func (c *runCommand) Run(ctx context.Context) error {
	config, err := c.load()
	if err != nil {
		return err
	}
	zone, err := config.location()
	if err != nil {
		return err
	}
	log, err := config.logger()
	if err != nil {
		return err
	}
	chats, err := config.chats(log)
	if err != nil {
		return err
	}
	s, lost, err := openToServe(ctx, config.Store)
	if err != nil {
		return err
	}
	now := func() time.Time { return time.Now().In(zone) }
	p := assemble(wiring{
		store: s, lost: lost, log: log, now: now, spacing: time.Second,
		platforms: chats.platforms,
		findings: func(ctx context.Context) []commands.Finding {
			var findings []commands.Finding
			for _, check := range chats.checks {
				findings = append(findings, check(ctx, s)...)
			}
			if storeKind(config.Store) == "file" {
				if f, err := backupFinding(ctx, s, now()); err == nil {
					findings = append(findings, f)
				}
			}
			return findings
		},
	})
	beside, err := serveBeside(config.Store, s)
	if err != nil {
		return errors.Join(err, s.Close())
	}
	log.Info("running", "version", version(), "store", storeKind(config.Store))
	return errors.Join(p.run(ctx), beside(), s.Close())
}

// openToServe opens the store for the one process that may work on it, and brings it up to date. When lost is closed
// another process may work on it; it is nil where the store's lock cannot be lost.
func openToServe(ctx context.Context, location string) (s store.Store, lost <-chan struct{}, err error) {
	s, err = openEngine(ctx, location)
	if err == nil {
		if server, ok := s.(store.Server); ok {
			lost, err = server.Serve(ctx)
		}
		if err == nil {
			err = bringUpToDate(ctx, s, backupBeforeMigration(location))
		}
		if err != nil {
			err = errors.Join(err, s.Close())
		}
	}
	if errors.Is(err, store.ErrInUse) {
		if storeKind(location) != "file" {
			location = "the database" // its URL may hold a password
		}
		err = fmt.Errorf("%s: another gremium is running on it, and only one may: messages would be sent twice", location)
	}
	return s, lost, err
}

type versionCommand struct{}

// Run prints the version.
func (versionCommand) Run(out io.Writer) error {
	_, err := fmt.Fprintln(out, "gremium", version())
	return err
}

// version is the module's version, or the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return info.Main.Version + " " + s.Value[:12]
		}
	}
	return info.Main.Version
}

// backupBeforeMigration copies an older store beside itself before it is changed. A database is the operator's to
// back up: then only a line says so.
func backupBeforeMigration(location string) func(context.Context, store.Store) error {
	return func(ctx context.Context, s store.Store) error {
		if storeKind(location) != "file" {
			fmt.Fprintln(os.Stderr, "gremium: the database is brought up to date; its last backup is yours (pg_dump)")
			return nil
		}
		file := location + ".before-" + time.Now().Format("20060102-150405")
		if err := backupTo(ctx, s, file); err != nil {
			return err
		}
		fmt.Fprintln(os.Stderr, "gremium: the store is brought up to date; its old state is in", file)
		return nil
	}
}
