package scheduler

import (
	"context"
	"testing"
	"time"

	"gremium/store"
	"gremium/store/postgres"
	"gremium/store/postgres/postgrestest"
)

// TestZonesHoldNobodyUp: two councils schedule by the same zone at the same time.
func TestZonesHoldNobodyUp(t *testing.T) {
	s, err := postgres.Open(t.Context(), postgrestest.URL(t)+"&lock_timeout=3s", Layouts())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	schedule := func(ctx context.Context, council, key string, then func()) error {
		return s.Update(ctx, council, func(tx store.Tx) error {
			err := Schedule(tx, Job{Key: key, Kind: "note", Wall: "2027-03-22T16:00", Zone: "Europe/Berlin"})
			then()
			return err
		})
	}
	if err := schedule(t.Context(), "a", "1", func() {}); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	beside := make(chan error)
	err = schedule(ctx, "a", "2", func() {
		go func() { beside <- schedule(ctx, "b", "1", func() {}) }()
		if err := <-beside; err != nil {
			t.Errorf("while a is at work: %v", err)
		}
	})
	if err != nil {
		t.Error(err)
	}
}
