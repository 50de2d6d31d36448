package main

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"golang.org/x/sync/errgroup"

	"gremium/bot"
	"gremium/commands"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
	"gremium/store/bolt"
	"gremium/store/postgres"
)

// openEngine opens the engine that a location names: a PostgreSQL URL, or a file. What is stored stays as it is.
func openEngine(ctx context.Context, location string, options ...bolt.Option) (store.Store, error) {
	if storeKind(location) == "postgres" {
		return postgres.Open(ctx, location, commands.Layouts())
	}
	return bolt.Open(location, commands.Layouts(), options...)
}

// openStore opens the engine and brings an older store up to date; before, if that changes anything.
func openStore(ctx context.Context, location string, before func(context.Context, store.Store) error, options ...bolt.Option) (store.Store, error) {
	s, err := openEngine(ctx, location, options...)
	if err != nil {
		return nil, err
	}
	if err := bringUpToDate(ctx, s, before); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func bringUpToDate(ctx context.Context, s store.Store, before func(context.Context, store.Store) error) error {
	return store.Migrate(ctx, s, records.Migrations, func(ctx context.Context) error {
		if before == nil {
			return nil
		}
		return before(ctx, s)
	})
}

// process is a bot at work: the core with its queue, store and platforms.
type process struct {
	store     store.Store
	lost      <-chan struct{}
	core      *commands.Bot
	queue     *scheduler.Queue
	platforms map[string]bot.Platform
}

// wiring is what a process is made of.
type wiring struct {
	store     store.Store
	lost      <-chan struct{} // closed when another process may work on the store; nil for never
	now       func() time.Time
	platforms map[string]bot.Platform
	log       *slog.Logger
	findings  func(context.Context) []commands.Finding
	workers   int
	spacing   time.Duration
}

func assemble(w wiring) *process {
	core := commands.New(commands.Options{Store: w.store, Now: w.now, Platforms: w.platforms, Log: w.log, Findings: w.findings})
	queue := scheduler.New(scheduler.Options{
		Store: w.store, Now: w.now, Platforms: w.platforms, Log: w.log,
		Kinds: core.Kinds(), Render: core.Render, Workers: w.workers, Spacing: w.spacing,
	})
	core.OnCommit(queue.Wake)
	return &process{store: w.store, lost: w.lost, core: core, queue: queue, platforms: w.platforms}
}

// errLost ends a process whose claim on the store has ended.
var errLost = errors.New("the connection that kept the database for this process is lost: another gremium may have it now; start this one again")

// run serves until the context ends, a platform gives up or the store is lost, and returns when all has ended.
func (p *process) run(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	paced := commands.Paced(p.core, time.Now)
	for _, platform := range p.platforms {
		group.Go(func() error { return platform.Run(ctx, paced) })
	}
	group.Go(func() error { return p.queue.Run(ctx) })
	group.Go(func() error {
		select {
		case <-p.lost:
			return errLost
		case <-ctx.Done():
			return nil
		}
	})
	return group.Wait()
}
