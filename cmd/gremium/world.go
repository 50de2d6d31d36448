package main

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"sync"
	"time"

	"gremium/bot"
	"gremium/bot/local"
	"gremium/store/bolt"
)

// world is where stories and the demo happen: a chat, a store, and a clock that is wound by hand. The queue does not
// run by itself here: it is stepped (Settle, Advance), in the demo also after each commit.
type world struct {
	chat     venue
	location string
	log      *slog.Logger // of the bot; nil for errors alone, to standard error

	mu  sync.Mutex
	now time.Time
	// ticking is when the clock was last set while it runs with real time; zero in stories, where it stands.
	ticking time.Time

	running *process
	stop    context.CancelFunc
	ended   chan error
	step    sync.Mutex // held while the queue is stepped
}

// venue is the chat of a world; it outlives the bot.
type venue interface {
	Stage() local.Stage
	// Attach connects a bot that has just been started, as a platform. It works from when Ready returns.
	Attach() (bot.Platform, error)
	Ready(context.Context) error
}

// newWorld makes a world with an embedded chat.
func newWorld(in *time.Location, location string) (*world, *local.Chat) {
	w := emptyWorld(in, location)
	chat := local.New(local.Options{Now: w.Now, Zone: in})
	w.chat = embedded{chat}
	return w, chat
}

// emptyWorld has no chat yet: the chat reads the world's clock.
func emptyWorld(in *time.Location, location string) *world {
	return &world{location: location, now: time.Date(2027, 1, 4, 9, 0, 0, 0, in)}
}

// embedded is the embedded chat, which is its own platform.
type embedded struct{ *local.Chat }

func (e embedded) Attach() (bot.Platform, error) { return e.Chat, nil }

// Stage is what the story's persons see of the chat.
func (w *world) Stage() local.Stage { return w.chat.Stage() }

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
	platform, err := w.chat.Attach()
	if err != nil {
		return errors.Join(err, s.Close())
	}
	log := w.log
	if log == nil {
		log = slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))
	}
	w.running = assemble(wiring{
		store: s, now: w.Now, platforms: map[string]bot.Platform{platform.Name(): platform}, log: log, workers: 1,
	})
	ctx, w.stop = context.WithCancel(context.WithoutCancel(ctx))
	w.ended = make(chan error, 1)
	go func() { w.ended <- platform.Run(ctx, w.running.core) }()
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
	w.step.Lock()
	defer w.step.Unlock()
	return w.running.queue.RunDue(ctx, w.Now())
}

// live lets the clock run and delivers after each commit and when something falls due, until the context ends.
func (w *world) live(ctx context.Context) error {
	committed := make(chan struct{}, 1)
	w.running.core.OnCommit(func() {
		select {
		case committed <- struct{}{}:
		default: // it will look anyway
		}
	})
	w.tick()
	for {
		if err := w.Settle(ctx); err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return err
		}
		wait := time.Minute
		if next, ok, err := w.Next(ctx); err == nil && ok {
			wait = min(wait, max(next.Sub(w.Now()), 0))
		}
		select {
		case <-committed:
		case <-time.After(wait):
		case <-ctx.Done():
			return nil
		}
	}
}
