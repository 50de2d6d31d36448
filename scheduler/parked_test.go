package scheduler

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"gremium/bot"
	"gremium/store"
)

// What is given up, and how it comes back.

func TestWhatAlwaysFailsIsParkedAndStepsAside(t *testing.T) {
	for _, c := range []struct {
		name string
		d    Delivery
	}{
		{"platform", plain("bad", "town")},
		{"render", Delivery{Key: "bad", To: channel("town"), Card: Card{Name: "break"}}},
		{"panic", Delivery{Key: "bad", To: channel("town"), Card: Card{Name: "panic"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			var tried []time.Time
			w.screen.fault = func(call string, m bot.Message) (bool, error) {
				if shortKey(m) != "bad" {
					return false, nil
				}
				if call == "send" {
					tried = append(tried, w.clock)
				}
				if len(tried) == 2 {
					panic("the library is broken")
				}
				return false, fmt.Errorf("HTTP 500 on %s", call)
			}
			w.post(c.d, plain("good", "town"))
			w.after(8 * time.Hour)
			equal(t, w.screen.texts("town"), nil)
			equal(t, w.waiting(), []string{"bad", "good"})
			w.after(2 * time.Hour)
			equal(t, w.screen.texts("town"), []string{"good"})
			_, list := w.parked()
			if len(list) != 1 || list[0].Failures != deliveryTries || list[0].Error == "" {
				t.Fatalf("parked: %+v", list)
			}
			w.check()
			w.screen.fault = nil
			w.update(func(tx store.Tx) error {
				n, err := Unpark(tx, "ba")
				if n != 1 {
					t.Errorf("unparked %d", n)
				}
				// The matter is mended, and the card with it.
				return errors.Join(err, Post(tx, plain("bad", "town")))
			})
			w.step()
			equal(t, w.screen.texts("town"), []string{"good", "bad"})
			w.check()
		})
	}
}

// TestPanicsQuoteNobody: what a kind, a card or a platform panics about may be somebody's words. Neither the log nor the
// queue has them; they have the place in the source.
func TestPanicsQuoteNobody(t *testing.T) {
	w := newWorld(t)
	var log bytes.Buffer
	w.options.Log = slog.New(slog.NewTextHandler(&log, nil))
	w.options.Kinds["bad"] = func(store.Tx, Job, Occasion) error { panic("Geheimnis") }
	w.options.Render = func(_ store.Tx, c Card, _ bot.Audience) (bot.Message, error) {
		if c.Name == "panic" {
			panic(errors.New("Geheimnis"))
		}
		return bot.Message{Text: "x"}, nil
	}
	w.screen.fault = func(string, bot.Message) (bool, error) { panic("Geheimnis") }
	w.restart()
	w.schedule(Job{Key: "a", Kind: "bad", Due: noon})
	w.post(Delivery{Key: "b", To: channel("town"), Card: Card{Name: "panic"}}, plain("c", "hall"))
	w.after(10 * time.Hour)
	jobs, list := w.parked()
	if len(jobs) != 1 || len(list) != 2 {
		t.Fatalf("parked: %+v %+v", jobs, list)
	}
	said := log.String() + jobs[0].Error + list[0].Error + list[1].Error
	if strings.Contains(said, "Geheimnis") || strings.Count(said, "parked_test.go") < 3 || !strings.Contains(jobs[0].Error, "panicked: string") {
		t.Errorf("the log and the queue say\n%s", said)
	}
}

// TestStepEnds has a step that reaches further than the clock: what fails in it is not tried again in it.
func TestStepEnds(t *testing.T) {
	w := newWorld(t)
	w.screen.fault = func(string, bot.Message) (bool, error) { return false, errors.New("busy") }
	w.post(plain("x", "town"))
	until := noon.Add(time.Hour)
	if err := w.queue.RunDue(context.Background(), until); err != nil {
		t.Fatal(err)
	}
	equal(t, w.screen.calls, []string{"send x"})
	if next, _, err := w.queue.Next(context.Background()); !next.Equal(until.Add(10*time.Second)) || err != nil {
		t.Errorf("next: %v, %v", next, err)
	}
}

func TestRefusedIsParkedAtOnce(t *testing.T) {
	for _, refusal := range []error{bot.ErrRefused, bot.ErrGone} {
		w := newWorld(t)
		w.screen.fault = func(_ string, m bot.Message) (bool, error) {
			if m.To.Account != "" {
				return false, fmt.Errorf("direct messages are closed: %w", refusal)
			}
			return false, nil
		}
		d := Delivery{Key: "rsvp S1 2d", To: bot.Audience{Platform: "local", Account: "@a"}, Card: Card{Name: "rsvp", ID: "S1"}}
		w.post(d, plain("x", "town"))
		w.step()
		if _, list := w.parked(); len(list) != 1 || list[0].Error != "direct messages are closed: "+refusal.Error() {
			t.Fatalf("parked: %+v", list)
		}
		w.screen.fault = nil
		w.after(24 * time.Hour)
		equal(t, w.screen.calls, []string{"send rsvp S1 2d", "send x"})
		w.post(d)
		w.step()
		equal(t, w.screen.calls, []string{"send rsvp S1 2d", "send x", "send rsvp S1 2d"})
		equal(t, w.screen.texts("@a"), []string{"rsvp S1"})
		if _, list := w.parked(); len(list) != 0 {
			t.Errorf("still parked: %+v", list)
		}
		w.check()
	}
}

// TestRefreshTriesParkedCards: the bot was out of the channel for a moment, and the card must still come to say
// "cancelled".
func TestRefreshTriesParkedCards(t *testing.T) {
	w := newWorld(t)
	w.say("S1", "planned")
	w.post(card("S1", "town"))
	w.step()
	w.screen.fault = func(string, bot.Message) (bool, error) { return false, bot.ErrRefused }
	w.say("S1", "one answer")
	w.post(plain("x", "town"))
	w.step()
	if _, list := w.parked(); len(list) != 2 {
		t.Fatalf("parked: %+v", list)
	}
	w.say("S1", "two answers") // and refused again
	w.step()
	if _, list := w.parked(); len(list) != 2 || w.waiting() != nil {
		t.Fatalf("parked: %+v", list)
	}
	w.screen.fault = nil
	w.say("S1", "cancelled")
	w.step()
	equal(t, w.screen.texts("town"), []string{"card S1 cancelled"})
	if _, list := w.parked(); len(list) != 1 || list[0].Key != "x" {
		t.Errorf("parked: %+v", list)
	}
	w.check()
}

// TestRefreshLooksOnce: a refresh looks each delivery up once, and those it has in hand not at all.
func TestRefreshLooksOnce(t *testing.T) {
	w := newWorld(t)
	looks := 0
	w.store = listening{w.store, func(table, index string, _ store.Range) {
		if table == outbox.Name && index == "key" {
			looks++
		}
	}}
	w.restart()
	refresh := func() {
		looks = 0
		w.update(func(tx store.Tx) error { return Refresh(tx, "card", "V9") })
	}
	w.post(card("V9", "a"), card("V9", "b"), card("V9", "c"))
	if refresh(); looks != 0 {
		t.Errorf("%d looks for deliveries that were at hand", looks)
	}
	w.step()
	if refresh(); looks != 3 {
		t.Errorf("%d looks for 3 posts", looks)
	}
	w.step()
	w.check()
}

func TestWhatIsParkedIsLookedAtOnce(t *testing.T) {
	w := newWorld(t)
	var looked []string
	w.options.Kinds[ParkedKind] = func(tx store.Tx, _ Job, _ Occasion) error {
		_, list, err := Parked(tx)
		looked = append(looked, fmt.Sprint(len(list)))
		for _, d := range list {
			if !d.Final {
				t.Errorf("%s may be accepted some day", d.Key)
			}
		}
		return err
	}
	w.restart()
	w.screen.fault = func(string, bot.Message) (bool, error) { return false, bot.ErrRefused }
	w.post(plain("one", "town"), plain("two", "town"), plain("three", "hall"))
	w.step()
	equal(t, looked, nil) // there may be more
	w.after(time.Hour)
	equal(t, looked, []string{"3"})
	w.screen.fault = nil
	w.update(func(tx store.Tx) error { _, err := Unpark(tx, ""); return err })
	w.after(time.Hour)
	equal(t, w.screen.texts("town"), []string{"one", "two"})
	equal(t, looked, []string{"3"})
	w.check()
}
