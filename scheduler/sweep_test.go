package scheduler

import (
	"errors"
	"testing"
	"time"

	"gremium/bot"
	"gremium/store"
)

// TestSweepPosts forgets what is over, some at a time, but no post to which something is on its way: that would be made anew.
func TestSweepPosts(t *testing.T) {
	w := newWorld(t)
	w.post(card("V1", "hall"), card("V2", "hall"), card("V3", "hall"))
	w.step()
	w.screen.fault = func(string, bot.Message) (bool, error) { return false, errors.New("busy") }
	w.say("V2", "Ja 1")
	w.step()
	after, sweeps := "", 0
	for again := true; again; again = after != "" {
		seen := 0
		w.update(func(tx store.Tx) (err error) {
			after, err = SweepPosts(tx, after, 1, func(p Posted) (bool, error) {
				seen++
				return p.Key != "card V3", nil
			})
			return err
		})
		if sweeps++; seen > 1 || sweeps > 10 {
			t.Fatalf("sweep %d: looked at %d", sweeps, seen)
		}
	}
	left := func() (keys []string) {
		w.view(func(tx store.Tx) error {
			for p, err := range posts.List(tx, store.Range{}) {
				if err != nil {
					return err
				}
				keys = append(keys, p.Key)
			}
			return nil
		})
		return keys
	}
	equal(t, left(), []string{"card V2", "card V3"})
	w.screen.fault = nil
	w.after(time.Minute)
	equal(t, w.screen.texts("hall"), []string{"card V1", "card V2 Ja 1", "card V3"})
	w.check()
}

// TestSweepParked discards what was given up of this council and is over; what was tried again meanwhile is not there.
func TestSweepParked(t *testing.T) {
	w := newWorld(t)
	w.screen.fault = func(string, bot.Message) (bool, error) { return false, bot.ErrRefused }
	w.post(plain("old", "town"), plain("again", "town"))
	w.step()
	given := w.clock
	w.after(time.Hour)
	w.post(plain("again", "town"), plain("new", "town"))
	w.step()
	err := w.store.Update(t.Context(), council+"x", func(tx store.Tx) error {
		_, err := SweepParked(tx, "", 10, func(Delivery) (bool, error) { return true, nil })
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	w.update(func(tx store.Tx) error {
		_, err := SweepParked(tx, "", 10, func(d Delivery) (bool, error) { return !d.GivenUp.After(given), nil })
		return err
	})
	_, list := w.parked()
	if len(list) != 2 || list[0].Key != "again" || list[1].Key != "new" || !list[0].GivenUp.Equal(w.clock) {
		t.Errorf("left: %+v", list)
	}
	w.update(func(tx store.Tx) error {
		_, err := Unpark(tx, "again")
		return err
	})
	w.view(func(tx store.Tx) error {
		for d, err := range Waiting(tx) {
			if err != nil || !d.GivenUp.IsZero() {
				t.Errorf("waits, and was given up %v, %v", d.GivenUp, err)
			}
		}
		return nil
	})
	w.check()
}
