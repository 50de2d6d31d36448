package scheduler

import (
	"errors"
	"slices"
	"testing"
	"time"

	"gremium/bot"
)

// TestSentAs: a message that may have been sent past the outbox, by a program that ended before it could say where, is found
// and changed under the key that it has; where there is none, none is posted and nobody hears of it.
func TestSentAs(t *testing.T) {
	w := newWorld(t)
	if _, err := w.screen.Send(t.Context(), bot.Message{Key: "past the outbox", To: channel("town"), Text: "secret"}); err != nil {
		t.Fatal(err)
	}
	there, none, refused := card("V9", "town"), card("V9", "hall"), card("V9", "gone")
	there.SentAs, none.SentAs, refused.SentAs = "past the outbox", "past the outbox", "past the outbox"
	w.screen.fault = func(_ string, m bot.Message) (bool, error) {
		if m.To == refused.To {
			return false, bot.ErrRefused
		}
		return false, nil
	}
	w.say("V9", "void")
	w.post(there, none, refused)
	w.step()
	equal(t, w.screen.texts("town"), []string{"card V9 void"})
	equal(t, w.screen.texts("hall"), nil)
	equal(t, slices.Sorted(slices.Values(w.screen.calls[1:])), []string{"find past the outbox", "find past the outbox", "find past the outbox", "update past the outbox"})
	equal(t, w.waiting(), nil)
	if _, given := w.parked(); len(given) > 0 {
		t.Errorf("given up: %+v", given)
	}
	w.say("V9", "over") // it is known now
	w.step()
	equal(t, w.screen.texts("town"), []string{"card V9 over"})
	equal(t, w.screen.texts("hall"), nil)
	w.check()
}

// TestSentAsWaits: while the platform cannot be asked, the message is not forgotten; and one that is deleted meanwhile is let be.
func TestSentAsWaits(t *testing.T) {
	w := newWorld(t)
	if _, err := w.screen.Send(t.Context(), bot.Message{Key: "past the outbox", To: channel("town"), Text: "secret"}); err != nil {
		t.Fatal(err)
	}
	d := card("V9", "town")
	d.SentAs = "past the outbox"
	w.screen.fault = func(string, bot.Message) (bool, error) { return false, errors.New("away") }
	w.post(d)
	w.step()
	equal(t, w.waiting(), []string{"card V9"})
	w.restart()
	w.post(card("V9", "town")) // news of the same card do not have it posted
	w.screen.fault = func(call string, _ bot.Message) (bool, error) {
		if call == "update" {
			return false, bot.ErrGone
		}
		return false, nil
	}
	w.after(time.Hour)
	equal(t, w.screen.texts("town"), []string{"secret"})
	equal(t, w.waiting(), nil)
	w.check()
}
