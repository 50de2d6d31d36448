package main

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
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

// openStore opens the engine that a location names: a PostgreSQL URL, or a file. An older store is brought up to
// date; before, if that changes anything.
func openStore(ctx context.Context, location string, before func(context.Context, store.Store) error, options ...bolt.Option) (store.Store, error) {
	var s store.Store
	var err error
	if strings.HasPrefix(location, "postgres://") || strings.HasPrefix(location, "postgresql://") {
		s, err = postgres.Open(ctx, location, commands.Layouts())
	} else {
		s, err = bolt.Open(location, commands.Layouts(), options...)
	}
	if err != nil {
		return nil, err
	}
	backup := func(ctx context.Context) error {
		if before == nil {
			return nil
		}
		return before(ctx, s)
	}
	if err := store.Migrate(ctx, s, records.Migrations, backup); err != nil {
		return nil, fmt.Errorf("%w (closing: %v)", err, s.Close())
	}
	return s, nil
}

// process is a bot at work: the core with its queue, store and platforms.
type process struct {
	store     store.Store
	core      *commands.Bot
	queue     *scheduler.Queue
	platforms map[string]bot.Platform
}

// wiring is what a process is made of.
type wiring struct {
	store     store.Store
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
	return &process{store: w.store, core: core, queue: queue, platforms: w.platforms}
}

// run serves until the context ends or a platform gives up, and returns when all has ended.
func (p *process) run(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	for _, platform := range p.platforms {
		group.Go(func() error { return platform.Run(ctx, p.core) })
	}
	group.Go(func() error { return p.queue.Run(ctx) })
	return group.Wait()
}
