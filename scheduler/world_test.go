package scheduler

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"log/slog"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/store"
	"gremium/store/bolt"
	"gremium/store/postgres/postgrestest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(withPostgres{m}) }

// withPostgres stops the server of the tests that want PostgreSQL before goroutines are counted.
type withPostgres struct{ *testing.M }

func (m withPostgres) Run() int { return postgrestest.Main(m.M) }

const council = "zwickau"

// noon is when stories begin: a Monday, in winter.
var noon = time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC)

// note is a document of a council that kinds and cards look at.
type note struct{ ID, Text string }

var notes = store.Table[note]{Name: "notes", Key: func(n note) string { return n.ID }}

// failer is what tests need of testing.T, testing.B and rapid.T.
type failer interface {
	Helper()
	Fatalf(string, ...any)
}

func open(t failer, path string) *bolt.Store {
	t.Helper()
	s, err := bolt.Open(path, append(Layouts(), notes.Layout()), bolt.NoSync())
	if err != nil {
		t.Fatalf("%v", err)
	}
	return s
}

// world is a store, a screen and a clock, with a queue that may be replaced as after a crash.
type world struct {
	failer
	store   store.Store
	path    string // of the store, in bubbles
	screen  *screen
	clock   time.Time
	mu      sync.Mutex
	ran     []string // by kind "note", in order
	options Options
	queue   *Queue
}

func newWorld(t *testing.T) *world {
	s := open(t, filepath.Join(t.TempDir(), "store"))
	t.Cleanup(func() { _ = s.Close() })
	return worldOf(t, s)
}

func worldOf(t failer, s store.Store) *world {
	w := &world{failer: t, store: s, screen: &screen{name: "local"}, clock: noon}
	w.options = Options{
		Now:       func() time.Time { return w.clock },
		Log:       slog.New(slog.NewTextHandler(io.Discard, nil)),
		Workers:   1,
		Render:    render,
		Platforms: map[string]bot.Platform{"local": w.screen},
		Kinds: map[string]Kind{
			"note": func(_ store.Tx, j Job, at Occasion) error {
				entry := at.Now.Format("02 15:04 ") + j.Key
				if at.Late {
					entry += " late"
				}
				w.ran = append(w.ran, entry)
				return nil
			},
			// post delivers the job's key to the channel it names.
			"post": func(tx store.Tx, j Job, _ Occasion) error {
				return Post(tx, Delivery{Key: j.Key, To: channel(j.Args["to"]), Card: Card{Name: "job", ID: j.Key}})
			},
		},
	}
	w.restart()
	return w
}

// restart makes a new queue, as a new process would.
func (w *world) restart() {
	w.options.Store = w.store
	w.queue = New(w.options)
}

// render shows a card's name, id, arguments and the note with its id; "drop" and "break" do that.
func render(tx store.Tx, c Card, _ bot.Audience) (bot.Message, error) {
	n, err := notes.Get(tx, "card "+c.ID)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return bot.Message{}, err
	}
	words := []string{c.Name, c.ID}
	for _, k := range slices.Sorted(maps.Keys(c.Args)) {
		words = append(words, k+"="+c.Args[k])
	}
	switch c.Name {
	case "drop":
		return bot.Message{}, fmt.Errorf("answered: %w", ErrDrop)
	case "break":
		return bot.Message{}, errors.New("cannot be shown")
	case "panic":
		panic("cannot be shown")
	}
	return bot.Message{Text: text.Markup(strings.TrimSpace(strings.Join(append(words, n.Text), " ")))}, nil
}

func channel(id string) bot.Audience { return bot.Audience{Platform: "local", Channel: id} }

func (w *world) update(f func(store.Tx) error) {
	w.Helper()
	if err := w.store.Update(context.Background(), council, f); err != nil {
		w.Fatalf("%v", err)
	}
}

func (w *world) view(f func(store.Tx) error) {
	w.Helper()
	if err := w.store.View(context.Background(), council, f); err != nil {
		w.Fatalf("%v", err)
	}
}

func (w *world) schedule(jobs ...Job) {
	w.Helper()
	w.update(func(tx store.Tx) error {
		for _, j := range jobs {
			if err := Schedule(tx, j); err != nil {
				return err
			}
		}
		return nil
	})
}

func (w *world) post(deliveries ...Delivery) {
	w.Helper()
	w.update(func(tx store.Tx) error {
		for _, d := range deliveries {
			if err := Post(tx, d); err != nil {
				return err
			}
		}
		return nil
	})
}

// say sets a card's note and refreshes the card, as a command would.
func (w *world) say(id, text string) {
	w.Helper()
	w.update(func(tx store.Tx) error {
		return errors.Join(notes.Put(tx, note{"card " + id, text}), Refresh(tx, "card", id))
	})
}

// step runs what is due now.
func (w *world) step() {
	w.Helper()
	if err := w.queue.RunDue(context.Background(), w.clock); err != nil {
		w.Fatalf("%v", err)
	}
}

// until steps through time as a story does.
func (w *world) until(end time.Time) {
	w.Helper()
	for {
		next, ok, err := w.queue.Next(context.Background())
		if err != nil {
			w.Fatalf("%v", err)
		}
		if !ok || next.After(end) {
			w.clock = end
			return
		}
		w.clock = next
		w.step()
	}
}

func (w *world) after(d time.Duration) { w.Helper(); w.until(w.clock.Add(d)) }

// check looks for damage in the tables.
func (w *world) check() {
	w.Helper()
	for _, of := range []string{store.System, council} {
		err := w.store.View(context.Background(), of, func(tx store.Tx) error { return errors.Join(Check(tx)...) })
		if err != nil {
			w.Fatalf("%v", err)
		}
	}
}

func (w *world) parked() (jobs []Job, deliveries []Delivery) {
	w.Helper()
	w.view(func(tx store.Tx) (err error) { jobs, deliveries, err = Parked(tx); return err })
	return jobs, deliveries
}

func (w *world) waiting() (keys []string) {
	w.Helper()
	w.view(func(tx store.Tx) error {
		for d, err := range Waiting(tx) {
			if err != nil {
				return err
			}
			keys = append(keys, d.Key)
		}
		return nil
	})
	return keys
}

func equal(t failer, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Fatalf("got\n\t%s\nwant\n\t%s", strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

// listening is a store that tells of every scan.
type listening struct {
	store.Store
	scanned func(table, index string, r store.Range)
}

func (l listening) Update(ctx context.Context, council string, f func(store.Tx) error) error {
	return l.Store.Update(ctx, council, func(tx store.Tx) error { return f(listeningTx{tx, l.scanned}) })
}

func (l listening) View(ctx context.Context, council string, f func(store.Tx) error) error {
	return l.Store.View(ctx, council, func(tx store.Tx) error { return f(listeningTx{tx, l.scanned}) })
}

type listeningTx struct {
	store.Tx
	scanned func(table, index string, r store.Range)
}

func (l listeningTx) Scan(t store.Layout, index string, r store.Range) iter.Seq2[store.Row, error] {
	l.scanned(t.Name, index, r)
	return l.Tx.Scan(t, index, r)
}

// screen is a platform that people look at. Unlike a good one it remembers no keys: a message sent twice is
// there twice.
type screen struct {
	name string
	// fault is asked before every call, if it is set. It may return an error of its own; with posted=true a
	// message is posted all the same.
	fault func(call string, m bot.Message) (posted bool, err error)
	// within runs in the middle of every Send and Update, if it is set.
	within func(call string, m bot.Message)
	// deaf has Send succeed although the context has ended.
	deaf bool

	mu    sync.Mutex
	posts []shown
	calls []string // "send K", "update K", "find K"
}

type shown struct {
	ref  bot.Ref
	key  string
	text string
	gone bool
}

// shortKey is a message's key without the lane before it.
func shortKey(m bot.Message) string {
	return strings.TrimPrefix(m.Key, Delivery{Council: council, To: m.To}.lane())
}

func (s *screen) call(name string, m bot.Message) (posted bool, err error) {
	s.mu.Lock()
	s.calls = append(s.calls, name+" "+shortKey(m))
	s.mu.Unlock()
	if s.within != nil {
		s.within(name, m)
	}
	if s.fault != nil {
		return s.fault(name, m)
	}
	return true, nil
}

func (s *screen) Send(ctx context.Context, m bot.Message) (bot.Ref, error) {
	posted, err := s.call("send", m)
	if err == nil {
		posted = true
		if !s.deaf {
			err = ctx.Err()
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	ref := bot.Ref{Platform: s.name, Channel: m.To.Channel + m.To.Account, Post: fmt.Sprint(len(s.posts))}
	if posted {
		s.posts = append(s.posts, shown{ref: ref, key: m.Key, text: string(m.Text)})
	}
	if err != nil {
		return bot.Ref{}, err
	}
	return ref, nil
}

func (s *screen) Update(_ context.Context, ref bot.Ref, m bot.Message) error {
	if _, err := s.call("update", m); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for n := range s.posts {
		if p := &s.posts[n]; p.ref == ref && !p.gone {
			p.text = string(m.Text)
			return nil
		}
	}
	return bot.ErrGone
}

func (s *screen) Find(_ context.Context, to bot.Audience, key string) (bot.Ref, bool, error) {
	if _, err := s.call("find", bot.Message{Key: key, To: to}); err != nil {
		return bot.Ref{}, false, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.posts {
		if p.key == key && !p.gone && p.ref.Channel == to.Channel+to.Account {
			return p.ref, true, nil
		}
	}
	return bot.Ref{}, false, nil
}

// texts are what a channel shows, oldest first.
func (s *screen) texts(channel string) (texts []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, p := range s.posts {
		if p.ref.Channel == channel && !p.gone {
			texts = append(texts, p.text)
		}
	}
	return texts
}

func (s *screen) delete(channel string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for n := range s.posts {
		s.posts[n].gone = s.posts[n].gone || s.posts[n].ref.Channel == channel
	}
}

func (s *screen) Name() string                           { return s.name }
func (s *screen) Limits() bot.Limits                     { return bot.Limits{} }
func (s *screen) Run(context.Context, bot.Handler) error { return nil }
func (s *screen) Person(context.Context, string, string) (bot.Account, error) {
	return bot.Account{}, bot.ErrNoPerson
}
func (s *screen) Administers(context.Context, string, bot.Account) (bool, error) { return false, nil }
