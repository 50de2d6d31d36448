package scheduler

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"gremium/bot"
	"gremium/store"
)

var errKilled = errors.New("the process was killed")

// death kills at the n-th operation of store and platform, before or after it took effect. From then on nothing
// can be done, as after kill -9.
type death struct {
	mu    sync.Mutex
	at, n int
	after bool
}

// operation counts one, and says whether it takes effect and whether anybody lives to see it.
func (d *death) operation() (done bool, err error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.n++
	switch {
	case d.at == 0 || d.n < d.at:
		return true, nil
	case d.n == d.at:
		return d.after, errKilled
	}
	return false, errKilled
}

// mortal is a store that dies.
type mortal struct {
	store.Store
	death *death
}

func (m mortal) Update(ctx context.Context, council string, f func(store.Tx) error) error {
	return m.do(func() error { return m.Store.Update(ctx, council, f) })
}

func (m mortal) View(ctx context.Context, council string, f func(store.Tx) error) error {
	return m.do(func() error { return m.Store.View(ctx, council, f) })
}

func (m mortal) do(f func() error) error {
	done, killed := m.death.operation()
	if done {
		if err := f(); err != nil {
			return err
		}
	}
	return killed
}

// mortalScreen shows what reached it before it died.
type mortalScreen struct {
	*screen
	death *death
}

func (m mortalScreen) Send(ctx context.Context, message bot.Message) (ref bot.Ref, err error) {
	done, killed := m.death.operation()
	if done {
		ref, err = m.screen.Send(ctx, message)
	}
	return ref, errors.Join(err, killed)
}

func (m mortalScreen) Update(ctx context.Context, ref bot.Ref, message bot.Message) (err error) {
	done, killed := m.death.operation()
	if done {
		err = m.screen.Update(ctx, ref, message)
	}
	return errors.Join(err, killed)
}

func (m mortalScreen) Find(ctx context.Context, to bot.Audience, key string) (ref bot.Ref, ok bool, err error) {
	done, killed := m.death.operation()
	if done {
		ref, ok, err = m.screen.Find(ctx, to, key)
	}
	return ref, ok && killed == nil, errors.Join(err, killed)
}

// dies runs what is due with a queue that is killed at an operation, and says whether it was.
func (w *world) dies(at int, after bool) bool {
	d := &death{at: at, after: after}
	mortalOptions := w.options
	mortalOptions.Store = mortal{w.store, d}
	mortalOptions.Platforms = map[string]bot.Platform{"local": mortalScreen{w.screen, d}}
	err := New(mortalOptions).RunDue(context.Background(), w.clock)
	return errors.Is(err, errKilled)
}

// TestKilledAtEveryPoint kills a queue at each of its operations, lets a second one be killed soon after it
// started, and expects of the third that everything is on the screen exactly once.
func TestKilledAtEveryPoint(t *testing.T) {
	for _, after := range []bool{false, true} {
		for _, second := range []int{0, 3, 8} {
			for at := 1; ; at++ {
				if !killedAt(t, at, second, after) {
					if at < 30 {
						t.Fatalf("only %d operations", at)
					}
					break
				}
			}
		}
	}
}

func killedAt(t *testing.T, at, second int, after bool) bool {
	t.Helper()
	name := fmt.Sprintf("killed at %d and %d, after is %v", at, second, after)
	path := filepath.Join(t.TempDir(), "store")
	first := open(t, path)
	w := worldOf(t, first)
	w.say("V9", "old")
	w.post(card("V9", "town"))
	w.step()
	w.schedule(Job{Key: "a", Kind: "post", Due: noon, Args: map[string]string{"to": "town"}},
		Job{Key: "b", Kind: "post", Due: noon, Args: map[string]string{"to": "hall"}},
		Job{Key: "c", Kind: "post", Due: noon, Args: map[string]string{"to": "town"}})
	w.post(plain("direct", "hall"), card("V10", "hall"))
	w.say("V9", "new")

	killed := w.dies(at, after)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	reopened := open(t, path)
	defer func() { _ = reopened.Close() }()
	w.store = reopened
	if second > 0 {
		w.dies(second, !after)
	}
	w.say("V10", "later")
	w.restart()
	w.after(time.Hour)

	equal(t, append([]string{name}, w.screen.texts("town")...), []string{name, "card V9 new", "job a", "job c"})
	equal(t, append([]string{name}, w.screen.texts("hall")...), []string{name, "direct", "card V10 later", "job b"})
	equal(t, w.waiting(), nil)
	w.check()
	return killed
}

// TestStopLeavesNoDoubt ends the context while a message is being sent: it is written down that it was.
func TestStopLeavesNoDoubt(t *testing.T) {
	w := newWorld(t)
	ctx, stop := context.WithCancel(context.Background())
	w.screen.deaf = true
	w.screen.fault = func(string, bot.Message) (bool, error) { stop(); return true, nil }
	w.post(plain("x", "town"), plain("y", "hall"))
	if err := w.queue.RunDue(ctx, noon); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	w.screen.fault = nil
	w.restart()
	w.step()
	equal(t, w.screen.texts("town"), []string{"x"})
	equal(t, w.screen.texts("hall"), []string{"y"})
	equal(t, w.screen.calls, []string{"send x", "send y"}) // and no find
}
