package postgres_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"go.uber.org/goleak"

	"gremium/store"
	"gremium/store/postgres/postgrestest"
)

func held(lost <-chan struct{}) bool {
	select {
	case <-lost:
		return false
	default:
		return true
	}
}

// TestServe: one of two has the database, until it closes; the other may read and write all the same.
func TestServe(t *testing.T) {
	url := postgrestest.URL(t)
	first, second := open(t, url, layouts()), open(t, url, layouts())
	elsewhere := open(t, postgrestest.URL(t), layouts())
	lost, err := first.Serve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := second.Serve(t.Context()); !errors.Is(err, store.ErrInUse) {
		t.Errorf("a second one: %v", err)
	}
	if _, err := first.Serve(t.Context()); !errors.Is(err, store.ErrInUse) {
		t.Errorf("the same again: %v", err)
	}
	if _, err := elsewhere.Serve(t.Context()); err != nil {
		t.Errorf("another schema: %v", err)
	}
	err = second.Update(t.Context(), "a", func(tx store.Tx) error { return lefts.Put(tx, row{"1", 1}) })
	if err != nil || !held(lost) {
		t.Error(err, held(lost))
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if <-lost; held(lost) {
		t.Error("held by a store that is closed")
	}
	if _, err := second.Serve(t.Context()); err != nil {
		t.Errorf("after the first has closed: %v", err)
	}
	if _, err := first.Serve(t.Context()); err == nil {
		t.Error("a closed store serves")
	}
}

// TestServeLost ends the connection that holds the lock.
func TestServeLost(t *testing.T) {
	here := goleak.IgnoreCurrent()
	url := postgrestest.URL(t)
	s := open(t, url, layouts())
	started, cancel := context.WithCancel(t.Context())
	lost, err := s.Serve(started)
	if err != nil {
		t.Fatal(err)
	}
	if cancel(); !held(lost) {
		t.Error("the claim ends with the context of its beginning")
	}
	admin, err := pgx.Connect(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close(context.Background())
	var ended string
	err = admin.QueryRow(t.Context(), `SELECT count(pg_terminate_backend(pid, 5000))::text FROM pg_locks JOIN pg_stat_activity USING (pid)
		WHERE locktype = 'advisory' AND `+mine).Scan(&ended)
	if err != nil || ended != "1" {
		t.Fatal(err, ended)
	}
	select {
	case <-lost:
	case <-time.After(time.Minute):
		t.Fatal("nobody notices")
	}
	if _, err := s.Serve(t.Context()); err != nil {
		t.Errorf("again: %v", err)
	}
	if err := errors.Join(s.Close(), admin.Close(t.Context())); err != nil {
		t.Fatal(err)
	}
	goleak.VerifyNone(t, here)
}
