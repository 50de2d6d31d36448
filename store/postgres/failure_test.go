package postgres_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"gremium/store"
	"gremium/store/postgres"
	"gremium/store/postgres/postgrestest"
)

// row is enough to see whether a transaction is there as a whole: it is written to two tables.
type row struct {
	ID string `json:"id"`
	N  int    `json:"n"`
}

var (
	lefts  = table("lefts", false)
	rights = table("rights", true)
)

func table(name string, shared bool) store.Table[row] {
	return store.Table[row]{
		Name: name, Shared: shared, Key: func(r row) string { return r.ID },
		Indexes: []store.Index[row]{{Name: "n", Values: func(r row) []string { return []string{store.Padded(r.N)} }}},
	}
}

func layouts() []store.Layout { return []store.Layout{lefts.Layout(), rights.Layout()} }

// mine are the connections of a test but the one that asks.
const mine = `pid <> pg_backend_pid() AND application_name = current_setting('application_name')`

// TestTerminated ends the server's side of a transaction in the middle, at random points, while others go on. An
// Update that returned nil is there, one that returned an error is not (unless it says that it does not know), and
// none ran twice or is there by half.
func TestTerminated(t *testing.T) {
	url := postgrestest.URL(t)
	s := open(t, url, layouts())
	admin, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close(context.Background())

	const writers, rounds = 6, 60
	var runs atomic.Int64
	var mu sync.Mutex
	outcome := map[string]error{}
	returned := make(chan struct{})
	var all sync.WaitGroup
	for writer := range writers {
		all.Go(func() {
			for round := range rounds {
				id := fmt.Sprint(writer, "-", round)
				err := s.Update(t.Context(), fmt.Sprint("council", writer%2), func(tx store.Tx) error {
					runs.Add(1)
					n, err := tx.Next("rows")
					if err != nil {
						return err
					}
					if err := lefts.Put(tx, row{id, n}); err != nil {
						return err
					}
					return rights.Put(tx, row{id, n})
				})
				mu.Lock()
				outcome[id] = err
				mu.Unlock()
				returned <- struct{}{}
			}
		})
	}
	go func() { all.Wait(); close(returned) }()
	ended, updates := 0, 0
	for range returned {
		if updates++; updates%4 > 0 {
			continue
		}
		var n int
		err := admin.QueryRow(t.Context(), `SELECT count(pg_terminate_backend(pid)) FROM (SELECT pid FROM pg_stat_activity
			WHERE `+mine+` AND state <> 'idle' ORDER BY random() LIMIT 1) x`).Scan(&n)
		if err != nil {
			t.Error(err)
		}
		ended += n
	}
	there := map[string]int{}
	for _, council := range []string{"council0", "council1"} {
		err := s.View(t.Context(), council, func(tx store.Tx) error {
			for r, err := range lefts.List(tx, store.Range{}) {
				if err != nil {
					return err
				}
				there[r.ID] = r.N
				other, err := rights.Get(tx, r.ID)
				if err != nil || other != r {
					t.Errorf("%v is there by half: %v, %v", r, other, err)
				}
			}
			for _, problem := range append(lefts.Check(tx), rights.Check(tx)...) {
				t.Error(problem)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	failed := 0
	for id, err := range outcome {
		_, stored := there[id]
		switch {
		case err == nil && !stored:
			t.Errorf("%s returned nil and is not there", id)
		case err != nil && stored && !errors.Is(err, store.ErrUnknown):
			t.Errorf("%s is there and returned %v", id, err)
		}
		if err != nil {
			failed++
		}
	}
	if n := runs.Load(); n > writers*rounds {
		t.Errorf("%d runs of %d functions", n, writers*rounds)
	}
	t.Logf("%d connections ended, %d of %d updates failed", ended, failed, len(outcome))
}

// TestLostWhileIdle: a connection that was lost between transactions is nobody's trouble.
func TestLostWhileIdle(t *testing.T) {
	url := postgrestest.URL(t)
	s := open(t, url, layouts())
	for range 3 {
		err := s.Update(t.Context(), "a", func(tx store.Tx) error { return lefts.Put(tx, row{"1", 1}) })
		if err != nil {
			t.Fatal(err)
		}
		admin, err := pgx.Connect(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		_, err = admin.Exec(t.Context(), "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE "+mine)
		if err := errors.Join(err, admin.Close(t.Context())); err != nil {
			t.Fatal(err)
		}
	}
}

// TestDeadlock: two councils lock two shared rows in opposite order. One gives way and says so.
func TestDeadlock(t *testing.T) {
	s := open(t, postgrestest.URL(t), layouts())
	err := s.Update(t.Context(), store.System, func(tx store.Tx) error {
		return errors.Join(rights.Put(tx, row{ID: "1"}), rights.Put(tx, row{ID: "2"}))
	})
	if err != nil {
		t.Fatal(err)
	}
	var both sync.WaitGroup
	var meeting sync.WaitGroup
	meeting.Add(2)
	results := make([]error, 2)
	for i := range 2 {
		both.Go(func() {
			results[i] = s.Update(t.Context(), fmt.Sprint("council", i), func(tx store.Tx) error {
				_, err := rights.Get(tx, fmt.Sprint(1+i))
				meeting.Done()
				if err != nil {
					return err
				}
				meeting.Wait()
				_, err = rights.Get(tx, fmt.Sprint(2-i))
				return err
			})
		})
	}
	both.Wait()
	if (results[0] == nil) == (results[1] == nil) || !errors.Is(errors.Join(results...), store.ErrConflict) {
		t.Errorf("results %v", results)
	}
}

// TestWaitingWritersLeaveRoom: many writers of one council wait for their turn, and readers of another do not.
func TestWaitingWritersLeaveRoom(t *testing.T) {
	s := open(t, postgrestest.URL(t)+"&pool_max_conns=2", layouts())
	inside, leave := make(chan struct{}), make(chan struct{})
	var writers sync.WaitGroup
	write := func(f func()) {
		writers.Go(func() {
			if err := s.Update(t.Context(), "a", func(store.Tx) error { f(); return nil }); err != nil {
				t.Error(err)
			}
		})
	}
	write(func() { close(inside); <-leave })
	<-inside
	for range 5 {
		write(func() {})
	}
	for range 300 { // long enough for them to come
		ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
		err := s.View(ctx, "b", func(store.Tx) error { return nil })
		cancel()
		if err != nil {
			t.Errorf("a reader of another council: %v", err)
			break
		}
	}
	// Whoever waits may give up.
	ctx, cancel := context.WithCancel(t.Context())
	cancelled := make(chan error)
	go func() { cancelled <- s.Update(ctx, "a", func(store.Tx) error { return errors.New("it ran") }) }()
	cancel()
	if err := <-cancelled; !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	close(leave)
	writers.Wait()
}

// TestStartedTogether: processes that start at the same moment on an empty database.
func TestStartedTogether(t *testing.T) {
	url := postgrestest.URL(t)
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			s, err := postgres.Open(t.Context(), url, layouts())
			if err != nil {
				t.Error(err)
				return
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

// TestFailedStatement: a function that ignores the failure of a statement must not be told that all is well.
func TestFailedStatement(t *testing.T) {
	s := open(t, postgrestest.URL(t), layouts())
	err := s.Update(t.Context(), "a", func(tx store.Tx) error {
		err := tx.Put(lefts.Layout(), "1", []byte(`{"id": "a\u0000b"}`), nil) // past Table, which would refuse it
		if !errors.Is(err, store.ErrText) {
			t.Errorf("Put: %v", err)
		}
		return nil
	})
	if err == nil {
		t.Error("Update returned nil")
	}
}

func TestOpenRefuses(t *testing.T) {
	for _, url := range []string{"postgres://127.0.0.1:1/nobody", "no url", "postgres://%zz"} {
		if s, err := postgres.Open(t.Context(), url, layouts()); err == nil {
			t.Errorf("%s was opened", url)
			_ = s.Close()
		}
	}
}

// TestBackup reads the lines that an operator would get.
func TestBackup(t *testing.T) {
	s := open(t, postgrestest.URL(t), layouts())
	const n = 1200 // more than a page
	err := s.Update(t.Context(), "a", func(tx store.Tx) error {
		for i := range n {
			if err := errors.Join(lefts.Put(tx, row{store.Padded(i), i}), rights.Put(tx, row{store.Padded(i), i})); err != nil {
				return err
			}
		}
		_, err := tx.Next("rows")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	lines := make(chan postgres.Line)
	reader, writer := io.Pipe()
	go func() {
		defer close(lines)
		for decoder := json.NewDecoder(reader); ; {
			var l postgres.Line
			if decoder.Decode(&l) != nil {
				return
			}
			lines <- l
		}
	}()
	go func() { writer.CloseWithError(s.Backup(context.Background(), writer)) }()
	got := map[string]int{}
	for l := range lines {
		got[l.Table+l.Counter+" of "+l.Council]++
		if l.Table != "" && (len(l.Doc) == 0 || len(l.Entries) != 1 || l.Entries[0].Value != l.Key) {
			t.Errorf("line %+v", l)
		}
	}
	for what, want := range map[string]int{"lefts of a": n, "rights of ": n, "rows of a": 1} {
		if got[what] != want {
			t.Errorf("%s: %d lines", what, got[what])
		}
	}
}

// TestCheck damages the tables behind the store's back.
func TestCheck(t *testing.T) {
	for _, damage := range []string{
		"DELETE FROM lefts WHERE key = '1'",
		"UPDATE lefts SET council = '' WHERE key = '1'",
		"UPDATE rights SET council = 'a' WHERE key = '1'",
		"CREATE TABLE surveys ()",
	} {
		url := postgrestest.URL(t)
		s := open(t, url, layouts())
		err := s.Update(t.Context(), "a", func(tx store.Tx) error {
			return errors.Join(lefts.Put(tx, row{"1", 1}), rights.Put(tx, row{"1", 1}))
		})
		if err != nil || len(s.Check(t.Context())) > 0 {
			t.Fatal(err, s.Check(t.Context()))
		}
		admin, err := pgx.Connect(t.Context(), url)
		if err != nil {
			t.Fatal(err)
		}
		_, err = admin.Exec(t.Context(), damage)
		if err := errors.Join(err, admin.Close(t.Context())); err != nil {
			t.Fatal(err)
		}
		if problems := s.Check(t.Context()); len(problems) == 0 {
			t.Errorf("%s: nothing was found", damage)
		}
	}
}
