package discord

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// TestRefused: invalid requests make the bot slower and slower, and before Discord bans the address it stops.
func TestRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var seen []time.Time
		status := 403
		tr, log := faked(t, func(*http.Request) (*http.Response, error) {
			if status >= 400 {
				seen = append(seen, time.Now())
			}
			return says(status, "{}"), nil
		})
		one := func() error { return tr.call(t.Context(), "GET", "/channels/1", nil, nil) }
		gap := func(n int) time.Duration { return seen[n].Sub(seen[n-1]) }
		for range manyRefused + 1000 {
			_ = one()
		}
		if took := seen[manyRefused-1].Sub(seen[0]); took > 120*time.Second {
			t.Errorf("%v for the first ones", took)
		}
		if a, b := gap(manyRefused+10), gap(manyRefused+900); a > 25*time.Millisecond || b < a {
			t.Errorf("gaps of %v and %v", a, b)
		}
		for range 2 * mostRefused { // a broken bot does not give up
			if err := one(); errors.Is(err, errTooManyRefused) {
				time.Sleep(100 * time.Millisecond)
			}
		}
		most := 0
		for i, from := 0, 0; i < len(seen); i++ {
			for seen[i].Sub(seen[from]) >= refusedWindow*time.Second {
				from++
			}
			most = max(most, i-from+1)
		}
		t.Logf("%d refused in %v, at most %d within ten minutes", len(seen), seen[len(seen)-1].Sub(seen[0]), most)
		if most > mostRefused || most < manyRefused {
			t.Errorf("at most %d", most)
		}
		if !strings.Contains(log.String(), "slows down") {
			t.Error(log)
		}
		status = 200
		time.Sleep((refusedWindow + 1) * time.Second)
		start := time.Now()
		for range perSecond {
			if err := one(); err != nil {
				t.Fatal(err)
			}
		}
		if d := time.Since(start); d > time.Second || tr.refused.total != 0 {
			t.Errorf("%v, %d left", d, tr.refused.total)
		}
	})
}

// TestNothingSent: at the last stop nothing is sent, whatever it is, until it is over.
func TestNothingSent(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		sent := 0
		tr, _ := faked(t, func(*http.Request) (*http.Response, error) { sent++; return says(200, "{}"), nil })
		for range mostRefused {
			tr.refused.note()
		}
		for _, route := range []string{"/channels/1", "/webhooks/1/x", "/interactions/1/x/callback"} {
			if err := tr.call(t.Context(), "POST", route, nil, nil); !errors.Is(err, errTooManyRefused) {
				t.Error(err)
			}
		}
		time.Sleep((refusedWindow + 1) * time.Second)
		if err := tr.call(t.Context(), "GET", "/channels/1", nil, nil); err != nil || sent != 1 {
			t.Error(err, sent)
		}
	})
}
