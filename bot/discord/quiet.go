package discord

import (
	"context"
	"sync"
)

// watch tells those who wait when nothing is under way any more, and when the first guilds have their commands.
type watch struct {
	mu      sync.Mutex
	under   int             // events being answered
	guilds  map[string]bool // that READY named and whose commands are not there yet; nil before it
	changed chan struct{}   // closed at the next change
}

// begin counts an event that is being answered; the function it returns ends it.
func (w *watch) begin() func() {
	w.change(func() { w.under++ })
	return func() { w.change(func() { w.under-- }) }
}

func (w *watch) change(how func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	how()
	if w.changed != nil {
		close(w.changed)
		w.changed = nil
	}
}

// until waits until a condition holds; it is asked with the lock held.
func (w *watch) until(ctx context.Context, holds func() bool) error {
	for {
		w.mu.Lock()
		if holds() {
			w.mu.Unlock()
			return nil
		}
		if w.changed == nil {
			w.changed = make(chan struct{})
		}
		changed := w.changed
		w.mu.Unlock()
		select {
		case <-changed:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
}

// Quiet waits until everything that was heard is answered.
func (p *Platform) Quiet(ctx context.Context) error {
	return p.watch.until(ctx, func() bool { return p.watch.under == 0 })
}

// Ready waits until the bot is connected and the guilds it is in have its commands, or will not get them.
func (p *Platform) Ready(ctx context.Context) error {
	return p.watch.until(ctx, func() bool { return p.watch.guilds != nil && len(p.watch.guilds) == 0 })
}

// expect notes the guilds that READY names.
func (p *Platform) expect(guilds []guild) {
	p.watch.change(func() {
		p.watch.guilds = map[string]bool{}
		for _, g := range guilds {
			if p.serves(g.ID) {
				p.watch.guilds[g.ID] = true
			}
		}
	})
}

// equipped notes that a guild has its commands, or will not get them.
func (p *Platform) equipped(guild string) {
	p.watch.change(func() { delete(p.watch.guilds, guild) })
}
