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
	"sync"
	"time"

	"gremium/bot"
	"gremium/bot/local"
	"gremium/store/bolt"
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
		result, err := playStory(ctx, story, c.Store, fmt.Sprintf("gremium_story_%d_%d", os.Getpid(), i))
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

// playStory plays one story in a world of its own: an empty chat, and an empty file or schema.
func playStory(ctx context.Context, story *local.Story, databaseURL, schema string) (local.Result, error) {
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
	w := newWorld(story.Zone, location)
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

// world is where stories and the demo happen: an embedded chat, a store, and a clock that is wound by hand.
type world struct {
	chat     *local.Chat
	location string

	mu  sync.Mutex
	now time.Time
	// ticking is when the clock was last set while it runs with real time; zero in stories, where it stands.
	ticking time.Time

	running *process
	stop    context.CancelFunc
	ended   chan error
}

func newWorld(in *time.Location, location string) *world {
	w := &world{location: location, now: time.Date(2027, 1, 4, 9, 0, 0, 0, in)}
	w.chat = local.New(local.Options{Now: w.Now, Zone: in})
	return w
}

// Chat is the embedded chat; it outlives the bot.
func (w *world) Chat() *local.Chat { return w.chat }

// Now is the virtual time.
func (w *world) Now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.ticking.IsZero() {
		return w.now
	}
	return w.now.Add(time.Since(w.ticking))
}

// tick lets the clock run from now on.
func (w *world) tick() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ticking = time.Now()
}

func (w *world) set(t time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now = t.In(w.now.Location())
	if !w.ticking.IsZero() {
		w.ticking = time.Now()
	}
}

// Start starts the bot on what is stored and delivers what fell due meanwhile.
func (w *world) Start(ctx context.Context) error {
	s, err := openStore(ctx, w.location, nil, bolt.NoSync())
	if err != nil {
		return err
	}
	w.running = assemble(wiring{
		store: s, now: w.Now, platforms: map[string]bot.Platform{w.chat.Name(): w.chat},
		log: slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError})), workers: 1,
	})
	ctx, w.stop = context.WithCancel(context.WithoutCancel(ctx))
	w.ended = make(chan error, 1)
	go func() { w.ended <- w.chat.Run(ctx, w.running.core) }()
	if err := w.chat.Ready(ctx); err != nil {
		return err
	}
	return w.Settle(ctx)
}

// Stop ends the bot; the chat and the store stay.
func (w *world) Stop() error {
	if w.running == nil {
		return nil
	}
	w.stop()
	err := errors.Join(<-w.ended, w.running.store.Close())
	w.running = nil
	return err
}

// Advance winds the clock forward, each due instant in its turn.
func (w *world) Advance(ctx context.Context, to time.Time) error {
	for w.running != nil {
		next, ok, err := w.running.queue.Next(ctx)
		if err != nil {
			return err
		}
		if !ok || next.After(to) {
			break
		}
		if next.After(w.Now()) {
			w.set(next)
		}
		if err := w.Settle(ctx); err != nil {
			return err
		}
	}
	w.set(to)
	return w.Settle(ctx)
}

// Next is the next instant at which something falls due.
func (w *world) Next(ctx context.Context) (time.Time, bool, error) {
	if w.running == nil {
		return time.Time{}, false, nil
	}
	return w.running.queue.Next(ctx)
}

// Settle runs and delivers all that is due now.
func (w *world) Settle(ctx context.Context) error {
	if w.running == nil {
		return nil
	}
	return w.running.queue.RunDue(ctx, w.Now())
}
