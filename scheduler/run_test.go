package scheduler

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"gremium/bot"
	"gremium/store"
)

// bubble runs a test with a queue that runs in the bubble's time, which starts in 2000.
func bubble(t *testing.T, change func(*world), test func(w *world)) {
	path := filepath.Join(t.TempDir(), "store")
	synctest.Test(t, func(t *testing.T) {
		s := open(t, path)
		w := worldOf(t, s)
		w.path = path
		w.options.Now = time.Now
		w.options.Workers = 8
		w.options.Kinds["note"] = func(_ store.Tx, j Job, at Occasion) error {
			w.mu.Lock()
			defer w.mu.Unlock()
			w.ran = append(w.ran, fmt.Sprintf("%s %v", j.Key, at.Now.Sub(j.Due)))
			return nil
		}
		if change != nil {
			change(w)
		}
		w.restart()
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error)
		go func() { ended <- w.queue.Run(ctx) }()
		synctest.Wait()
		test(w)
		stop()
		if err := <-ended; err != nil && !errors.Is(err, store.ErrClosed) {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
}

// happened is what has run so far.
func (w *world) happened() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.ran)
}

// sleep lets the bubble's time go on; nobody really waits.
func sleep(d time.Duration) { <-time.After(d); synctest.Wait() }

func TestRunIsNeverLateNorEarly(t *testing.T) {
	bubble(t, nil, func(w *world) {
		start := time.Now()
		w.schedule(at("hour", start.Add(time.Hour)), at("nano", start.Add(time.Hour+1)))
		w.queue.Wake()
		sleep(10 * time.Minute)
		w.schedule(at("sooner", start.Add(20*time.Minute)))
		w.queue.Wake()
		w.queue.Wake()
		sleep(10 * time.Minute)
		equal(w, w.happened(), []string{"sooner 0s"})
		w.schedule(at("now", time.Now()))
		w.queue.Wake()
		sleep(0)
		equal(w, w.happened(), []string{"sooner 0s", "now 0s"})
		sleep(40 * time.Minute)
		sleep(1)
		equal(w, w.happened()[2:], []string{"hour 0s", "nano 0s"})
	})
}

func TestRunDeliversAndRetries(t *testing.T) {
	tries := 0
	var delivered time.Time
	bubble(t, func(w *world) {
		w.screen.fault = func(call string, _ bot.Message) (bool, error) {
			if tries++; tries < 3 {
				return false, errors.New("busy")
			}
			delivered = time.Now()
			return false, nil
		}
	}, func(w *world) {
		start := time.Now()
		w.post(plain("x", "town"))
		w.queue.Wake()
		sleep(time.Hour)
		equal(w, w.screen.texts("town"), []string{"x"})
		if took := delivered.Sub(start); took != 40*time.Second {
			w.Fatalf("delivered after %v", took)
		}
	})
}

// TestRunKeepsTimeWhileDelivering has jobs that fall due while messages are slow to leave.
func TestRunKeepsTimeWhileDelivering(t *testing.T) {
	var sending, most atomic.Int32
	bubble(t, func(w *world) {
		w.screen.within = func(string, bot.Message) {
			now := sending.Add(1)
			most.Store(max(most.Load(), now))
			<-time.After(time.Second)
			sending.Add(-1)
		}
	}, func(w *world) {
		start := time.Now()
		for n := range 400 {
			w.post(plain(fmt.Sprint(n), fmt.Sprint("channel ", n)))
		}
		w.schedule(at("meanwhile", start.Add(5500*time.Millisecond)))
		w.queue.Wake()
		sleep(6 * time.Second)
		equal(w, w.happened(), []string{"meanwhile 0s"})
		sleep(400*time.Second/8 - 6*time.Second)
		if n := len(w.screen.posts); n != 400 || most.Load() != 8 {
			w.Fatalf("%d delivered, %d at a time", n, most.Load())
		}
		equal(w, w.waiting(), nil)
	})
}

func TestRunStopsInTheMiddle(t *testing.T) {
	var w *world
	bubble(t, func(made *world) {
		w = made
		w.screen.within = func(string, bot.Message) { <-time.After(time.Second) }
	}, func(w *world) {
		for n := range 20 {
			w.post(plain(fmt.Sprint(n), fmt.Sprint("channel ", n)))
		}
		w.queue.Wake()
		sleep(1500 * time.Millisecond)
	})
	if n := len(w.screen.posts); n != 16 { // eight were being sent when it stopped, and had their time
		t.Errorf("%d posted", n)
	}
	s := open(t, w.path)
	defer func() { _ = s.Close() }()
	w.store, w.screen.within = s, nil
	w.restart()
	if err := w.queue.RunDue(t.Context(), time.Now()); err != nil {
		t.Error(err)
	}
	for n := range 20 {
		equal(t, w.screen.texts(fmt.Sprint("channel ", n)), []string{fmt.Sprint(n)})
	}
	for _, call := range w.screen.calls { // nothing was left in doubt
		if strings.HasPrefix(call, "find") {
			t.Error(call)
		}
	}
}

// hanging is a platform that answers only when nobody waits any more.
type hanging struct {
	*screen
	cut chan time.Time
}

func (h hanging) Send(ctx context.Context, _ bot.Message) (bot.Ref, error) {
	<-ctx.Done()
	h.cut <- time.Now()
	return bot.Ref{}, ctx.Err()
}

// TestRunStopsInTime: what is being sent has ten seconds when the queue stops, and is looked for at the next start.
func TestRunStopsInTime(t *testing.T) {
	var stopped, cut time.Time
	var w *world
	bubble(t, func(made *world) {
		w = made
		h := hanging{w.screen, make(chan time.Time)}
		go func() { cut = <-h.cut }()
		w.options.Platforms["local"] = h
	}, func(w *world) {
		w.post(plain("x", "town"))
		w.queue.Wake()
		sleep(time.Second)
		stopped = time.Now()
	})
	if took := cut.Sub(stopped); took != 10*time.Second {
		t.Errorf("cut after %v", took)
	}
	s := open(t, w.path)
	defer func() { _ = s.Close() }()
	w.store, w.options.Platforms["local"] = s, w.screen
	w.restart()
	if err := w.queue.RunDue(t.Context(), time.Now()); err != nil {
		t.Error(err)
	}
	equal(t, w.screen.calls, []string{"find x", "send x"})
}

func TestRunRefusesASecondAndSurvivesTheStore(t *testing.T) {
	var broken atomic.Bool
	bubble(t, func(w *world) {
		w.store = failing{w.store, &broken}
	}, func(w *world) {
		if err := w.queue.RunDue(w.context(), time.Now()); !errors.Is(err, ErrRunning) {
			w.Fatalf("a second one runs: %v", err)
		}
		w.schedule(at("a", time.Now().Add(time.Minute)))
		w.queue.Wake()
		broken.Store(true)
		sleep(2 * time.Minute)
		broken.Store(false)
		sleep(storePause)
		if len(w.happened()) != 1 {
			w.Fatalf("ran: %v", w.happened())
		}
	})
}

func TestRunEndsWithTheStore(t *testing.T) {
	bubble(t, nil, func(w *world) {
		if err := w.store.Close(); err != nil {
			w.Fatalf("%v", err)
		}
		sleep(longestSleep)
	})
}

func (w *world) context() context.Context { return context.Background() }

// failing is a store whose disk is full at times.
type failing struct {
	store.Store
	broken *atomic.Bool
}

func (f failing) View(ctx context.Context, council string, fn func(store.Tx) error) error {
	if f.broken.Load() {
		return errors.New("disk full")
	}
	return f.Store.View(ctx, council, fn)
}

// TestClockSetForwardIsNoticed has a clock that jumps while Run sleeps.
func TestClockSetForwardIsNoticed(t *testing.T) {
	var ahead atomic.Int64
	bubble(t, func(w *world) {
		w.options.Now = func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
	}, func(w *world) {
		w.schedule(at("a", time.Now().Add(24*time.Hour)))
		w.queue.Wake()
		sleep(time.Hour)
		ahead.Store(int64(23*time.Hour + 5*time.Minute))
		sleep(30 * time.Second)
		if len(w.happened()) != 1 {
			w.Fatalf("not noticed")
		}
		ahead.Store(0)
		sleep(48 * time.Hour)
		if len(w.happened()) != 1 {
			w.Fatalf("ran twice: %v", w.happened())
		}
	})
}
