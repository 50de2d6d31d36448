package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"

	"gremium/bot/local"
)

type playCommand struct {
	Verbose bool     `short:"v" help:"Print what everybody did and saw."`
	Store   string   `help:"PostgreSQL URL to play on, each story in a schema of its own; a file in memory otherwise." placeholder:"URL"`
	Files   []string `arg:"" type:"existingfile" help:"Stories."`
}

// Run plays the files. Exit code 1 when an expectation was not met, 2 when a story breaks the format.
func (c *playCommand) Run(ctx context.Context, out io.Writer) error {
	passed, failed, broken := 0, 0, false
	for i, file := range c.Files {
		story, err := local.ParseFile(os.DirFS(filepath.Dir(file)), filepath.Base(file))
		if err != nil {
			fmt.Fprintln(out, err)
			broken = true
			continue
		}
		result, err := playStory(ctx, story, c.Store, fmt.Sprintf("gremium_story_%d_%d", os.Getpid(), i), nil)
		if err != nil {
			return err
		}
		if c.Verbose {
			fmt.Fprintln(out, result.Transcript)
		}
		for _, f := range result.Failures {
			fmt.Fprintln(out, f)
		}
		if result.OK() {
			passed++
		} else {
			failed++
		}
	}
	if broken {
		return exit(2)
	}
	fmt.Fprintf(out, "%d passed, %d failed\n", passed, failed)
	if failed > 0 {
		return exit(1)
	}
	return nil
}

// playStory plays one story in a world of its own: an empty chat, and an empty file or schema. Without a log, errors are
// written to standard error.
func playStory(ctx context.Context, story *local.Story, databaseURL, schema string, log *slog.Logger) (local.Result, error) {
	folder, err := os.MkdirTemp("", "gremium-story-")
	if err != nil {
		return local.Result{}, err
	}
	defer os.RemoveAll(folder)
	location := filepath.Join(folder, "story.db")
	if databaseURL != "" {
		if location, err = inSchema(databaseURL, schema); err != nil {
			return local.Result{}, err
		}
	}
	w, _ := newWorld(story.Zone, location)
	w.log = log
	result := local.Play(ctx, story, w)
	return result, w.Stop()
}

// inSchema is a PostgreSQL URL with another schema.
func inSchema(databaseURL, schema string) (string, error) {
	u, err := url.Parse(databaseURL)
	if err != nil {
		return "", fmt.Errorf("database URL: %w", errors.Unwrap(err)) // without the URL, which may hold a password
	}
	query := u.Query()
	query.Set("search_path", schema)
	u.RawQuery = query.Encode()
	return u.String(), nil
}
