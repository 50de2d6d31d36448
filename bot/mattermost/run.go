package mattermost

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/cenkalti/backoff/v5"

	"gremium/bot"
)

// Run serves callbacks (where Listen is set) and listens to direct messages until the context ends. It waits for a
// server that is down. It returns an error only when the token is not valid or the address cannot be listened on.
func (p *Platform) Run(ctx context.Context, handler bot.Handler) error {
	run := newRunning(ctx, handler, p.now())
	p.running.Store(run)
	defer func() {
		run.end()
		p.running.Store(nil)
	}()
	if p.cfg.Listen != "" {
		stop, err := p.serve(ctx)
		if err != nil {
			return err
		}
		defer stop()
	}
	if err := p.signIn(ctx); err != nil {
		if ctx.Err() != nil {
			return nil
		}
		return err
	}
	p.listen(ctx, run)
	return nil
}

// signIn waits until the server knows the bot.
func (p *Platform) signIn(ctx context.Context) error {
	wait := backoff.NewExponentialBackOff()
	wait.MaxInterval = 30 * time.Second
	for {
		_, err := p.bot(ctx)
		switch {
		case err == nil:
			return nil
		case status(err) == http.StatusUnauthorized:
			return fmt.Errorf("mattermost: the token is not valid; `gremium setup mattermost` makes a new one: %w", err)
		}
		p.log.Warn("mattermost: the server does not answer", "error", err)
		if err := pause(ctx, wait.NextBackOff()); err != nil {
			return err
		}
	}
}

// serve listens for callbacks and returns the function that stops it.
func (p *Platform) serve(ctx context.Context) (stop func(), err error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", p.cfg.Listen)
	if err != nil {
		return nil, fmt.Errorf("mattermost: cannot listen for callbacks: %w", err)
	}
	server := &http.Server{
		Handler: p, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 15 * time.Second,
		WriteTimeout: 40 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 1 << 16,
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			p.log.Error("mattermost: callbacks are no longer served", "error", err)
		}
	}()
	return func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		if server.Shutdown(ctx) != nil {
			_ = server.Close()
		}
		<-done
	}, nil
}
