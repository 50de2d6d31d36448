package scheduler

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"gremium/bot"
	"gremium/store"
)

// card is the delivery of a card to a channel, as commands post it.
func card(id, to string) Delivery {
	return Delivery{Key: "card " + id, To: channel(to), Card: Card{Name: "card", ID: id}}
}

// plain is a delivery that shows its key.
func plain(key, to string) Delivery {
	return Delivery{Key: key, To: channel(to), Card: Card{Name: key}}
}

func TestCardIsPostedOnceAndChanged(t *testing.T) {
	w := newWorld(t)
	w.say("V9", "Ja 0")
	w.post(card("V9", "town"), card("V9", "hall"))
	w.step()
	w.say("V9", "Ja 1")
	w.step()
	w.say("V9", "Ja 1") // nothing to see
	w.step()
	w.post(card("V9", "town"))
	w.step()
	equal(t, w.screen.texts("town"), []string{"card V9 Ja 1"})
	equal(t, w.screen.texts("hall"), []string{"card V9 Ja 1"})
	equal(t, w.screen.calls, []string{"send card V9", "send card V9", "update card V9", "update card V9"})
	equal(t, w.waiting(), nil)
	w.view(func(tx store.Tx) error {
		list, err := collect(PostedCards(tx, "card", "V9"))
		if len(list) != 2 || list[0].To != channel("hall") || list[0].Ref.Post != "1" || !list[0].At.Equal(noon) {
			t.Errorf("posted: %+v", list)
		}
		if none, err := collect(PostedCards(tx, "card", "V")); len(none) != 0 || err != nil {
			t.Errorf("V: %v, %v", none, err)
		}
		return err
	})
	w.check()
}

func TestFilesAreNeverTakenForUnchanged(t *testing.T) {
	w := newWorld(t)
	w.options.Render = func(store.Tx, Card, bot.Audience) (bot.Message, error) {
		return bot.Message{Files: []bot.File{{Name: "minutes.pdf"}}}, nil
	}
	w.restart()
	for range 2 {
		w.post(card("M1", "town"))
		w.step()
	}
	equal(t, w.screen.calls, []string{"send card M1", "update card M1"})
}

// TestFilesWithSums: what is in a file is known by its sum, and a file without one makes the message unknown.
func TestFilesWithSums(t *testing.T) {
	w := newWorld(t)
	var files []bot.File
	w.options.Render = func(store.Tx, Card, bot.Audience) (bot.Message, error) { return bot.Message{Files: files}, nil }
	w.restart()
	for _, step := range []struct {
		files []bot.File
		calls int
	}{
		{[]bot.File{{Name: "s1.ics", Sum: "1"}}, 1},
		{[]bot.File{{Name: "s1.ics", Sum: "1"}}, 1},
		{[]bot.File{{Name: "s1.ics", Sum: "2"}}, 2},
		{[]bot.File{{Name: "s2.ics", Sum: "2"}}, 3},
		{[]bot.File{{Name: "s2.ics", Sum: "2"}, {Name: "s2.pdf"}}, 4},
		{[]bot.File{{Name: "s2.ics", Sum: "2"}, {Name: "s2.pdf"}}, 5},
		{[]bot.File{{Name: "s2.ics", Sum: "2"}}, 6},
		{[]bot.File{{Name: "s2.ics", Sum: "2"}}, 6},
		{nil, 7},
		{nil, 7},
	} {
		files = step.files
		w.post(card("S1", "town"))
		w.step()
		if n := len(w.screen.calls); n != step.calls {
			t.Errorf("after %+v: %d calls, want %d", files, n, step.calls)
		}
	}
}

func TestPostRefuses(t *testing.T) {
	w := newWorld(t)
	for _, d := range []Delivery{
		{Key: "k", To: channel("c")}, {To: channel("c"), Card: Card{Name: "n"}}, {Key: "k", Card: Card{Name: "n"}},
		{Key: "k", Card: Card{Name: "n"}, To: bot.Audience{Platform: "local", Channel: "c", Account: "a"}},
		{Key: "k", Card: Card{Name: "n"}, To: bot.Audience{Platform: "local"}},
	} {
		if err := w.store.Update(context.Background(), council, func(tx store.Tx) error { return Post(tx, d) }); err == nil {
			t.Errorf("%+v was accepted", d)
		}
	}
	if err := w.store.Update(context.Background(), store.System, func(tx store.Tx) error { return Post(tx, plain("k", "c")) }); err == nil {
		t.Error("a delivery of no council was accepted")
	}
}

func TestThousandRefreshesAreFewEdits(t *testing.T) {
	w := newWorld(t)
	w.options.Workers = 8
	w.restart()
	w.post(card("V9", "town"))
	w.step()
	// While each edit is made, the ballots of some more people come in.
	cast := 0
	vote := func() {
		cast++
		w.say("V9", fmt.Sprint("Ja ", cast))
	}
	w.screen.within = func(string, bot.Message) {
		for range 100 {
			if cast < 1000 {
				vote()
			}
		}
	}
	vote()
	w.step()
	equal(t, w.screen.texts("town"), []string{"card V9 Ja 1000"})
	if n := len(w.screen.calls); n > 12 {
		t.Errorf("%d calls", n)
	}
}

func TestConcurrentRefreshes(t *testing.T) {
	w := newWorld(t)
	w.options.Workers = 8
	w.restart()
	w.post(card("V9", "town"), card("V9", "hall"))
	var voters sync.WaitGroup
	for n := range 50 {
		voters.Go(func() { w.say(fmt.Sprint("V", n%2+9), fmt.Sprint("voter ", n)) })
	}
	w.step()
	voters.Wait()
	w.say("V9", "the end")
	w.step()
	equal(t, w.screen.texts("town"), []string{"card V9 the end"})
	equal(t, w.screen.texts("hall"), []string{"card V9 the end"})
	w.check()
}

func TestRefreshDuringTheFirstSend(t *testing.T) {
	w := newWorld(t)
	w.say("V9", "old")
	w.screen.within = func(call string, _ bot.Message) {
		if call == "send" {
			w.say("V9", "new")
		}
	}
	w.post(card("V9", "town"))
	w.step()
	equal(t, w.screen.texts("town"), []string{"card V9 new"})
	equal(t, w.screen.calls, []string{"send card V9", "update card V9"})
	w.check()
}

func TestSpacing(t *testing.T) {
	w := newWorld(t)
	w.options.Spacing = time.Second
	w.restart()
	w.post(card("V9", "town"))
	w.step()
	for n := range 20 {
		w.say("V9", fmt.Sprint("Ja ", n))
		w.after(200 * time.Millisecond)
	}
	w.after(time.Second)
	equal(t, w.screen.texts("town"), []string{"card V9 Ja 19"})
	if n := len(w.screen.calls); n != 5 { // at 0, 1, 2, 3 and 4 s
		t.Errorf("calls: %v", w.screen.calls)
	}
}

func TestOrderOfAnAudience(t *testing.T) {
	w := newWorld(t)
	w.options.Workers = 8
	w.restart()
	fail := 3
	w.screen.fault = func(call string, m bot.Message) (bool, error) {
		if call == "send" && shortKey(m) == "1 first" && fail > 0 {
			fail--
			return false, errors.New("busy")
		}
		return false, nil
	}
	w.post(plain("1 first", "town"), plain("2 second", "town"), plain("x", "hall"), plain("3 third", "town"))
	w.step()
	equal(t, w.screen.texts("town"), nil)
	equal(t, w.screen.texts("hall"), []string{"x"})
	w.post(plain("4 fourth", "town"))
	w.step()
	if next, ok, err := w.queue.Next(context.Background()); !next.Equal(noon.Add(10*time.Second)) || !ok || err != nil {
		t.Errorf("next: %v, %v, %v", next, ok, err)
	}
	w.after(time.Hour)
	equal(t, w.screen.texts("town"), []string{"1 first", "2 second", "3 third", "4 fourth"})
	w.check()
}

func TestManyToManyKeepOrder(t *testing.T) {
	w := newWorld(t)
	w.options.Workers = 8
	w.restart()
	want := map[string][]string{}
	w.update(func(tx store.Tx) error {
		for n := range 600 {
			to, key := fmt.Sprint("channel ", n%7), fmt.Sprint(n)
			want[to] = append(want[to], key)
			if err := Post(tx, plain(key, to)); err != nil {
				return err
			}
		}
		return nil
	})
	w.step()
	for to, texts := range want {
		equal(t, w.screen.texts(to), texts)
	}
	w.check()
}

func TestDeletedPostStaysDeletedUnlessAgain(t *testing.T) {
	w := newWorld(t)
	w.post(card("V9", "town"))
	w.step()
	w.screen.delete("town")
	w.say("V9", "Ja 1")
	w.step()
	w.say("V9", "Ja 2")
	w.post(card("V9", "town"))
	w.step()
	equal(t, w.screen.calls, []string{"send card V9", "update card V9"})
	again := card("V9", "town")
	again.Again = true
	w.post(again)
	w.step()
	equal(t, w.screen.texts("town"), []string{"card V9 Ja 2"})
	w.screen.delete("town") // and found out only now
	w.say("V9", "Ja 3")
	w.post(again)
	w.step()
	w.say("V9", "Ja 4")
	w.step()
	equal(t, w.screen.texts("town"), []string{"card V9 Ja 4"})
	equal(t, w.screen.calls[2:], []string{"send card V9 #2", "update card V9 #2", "send card V9 #3", "update card V9 #3"})
}

func TestDropLeavesNoTrace(t *testing.T) {
	w := newWorld(t)
	d := plain("rsvp", "town")
	d.Card.Name = "drop"
	w.post(d, plain("next", "town"))
	w.step()
	equal(t, w.screen.texts("town"), []string{"next"})
	equal(t, w.screen.calls, []string{"send next"})
	w.post(plain("rsvp", "town"))
	w.step()
	equal(t, w.screen.texts("town"), []string{"next", "rsvp"})
}

func TestUnknownPlatformWaitsVisibly(t *testing.T) {
	w := newWorld(t)
	d := plain("far", "town")
	d.To.Platform = "discord"
	w.post(d, plain("near", "town"))
	w.step()
	equal(t, w.waiting(), []string{"far"})
	if _, ok, _ := w.queue.Next(context.Background()); ok {
		t.Error("it is awaited")
	}
	discord := &screen{name: "discord"}
	w.options.Platforms["discord"] = discord
	w.restart()
	w.step()
	equal(t, discord.texts("town"), []string{"far"})
	equal(t, w.waiting(), nil)
}

func TestTimeoutAfterPosting(t *testing.T) {
	w := newWorld(t)
	lost := true
	w.screen.fault = func(call string, _ bot.Message) (bool, error) {
		if call == "send" && lost {
			return true, context.DeadlineExceeded
		}
		return false, nil
	}
	w.say("V9", "Ja 0")
	w.post(card("V9", "town"), plain("x", "town"))
	w.step()
	lost = false
	w.after(time.Minute)
	equal(t, w.screen.texts("town"), []string{"card V9 Ja 0", "x"})
	equal(t, w.screen.calls, []string{"send card V9", "find card V9", "send x"})

	// The card may have changed before its post was found.
	lost = true
	w.post(card("V10", "town"))
	w.step()
	lost = false
	w.say("V10", "Ja 1")
	w.after(time.Minute)
	equal(t, w.screen.texts("town"), []string{"card V9 Ja 0", "x", "card V10 Ja 1"})
	equal(t, w.screen.calls[3:], []string{"send card V10", "find card V10", "update card V10"})
}

func TestAfterAnOutageNobodyWaitsLong(t *testing.T) {
	w := newWorld(t)
	w.options.Workers = 8
	w.restart()
	down := true
	w.screen.fault = func(string, bot.Message) (bool, error) {
		if down {
			return false, errors.New("no route to host")
		}
		return false, nil
	}
	for n := range 20 {
		w.post(plain(fmt.Sprint(n), fmt.Sprint("channel ", n)))
	}
	w.after(5 * time.Hour)
	down = false
	w.post(plain("fresh", "town"))
	w.step()
	for n := range 20 {
		equal(t, w.screen.texts(fmt.Sprint("channel ", n)), []string{fmt.Sprint(n)})
	}
	if _, list := w.parked(); len(list) > 0 {
		t.Errorf("parked: %v", list)
	}
}

// TestIdleLookIsSmall: with much that waits for a platform that is away, a look reads no more than it needs.
func TestIdleLookIsSmall(t *testing.T) {
	w := newWorld(t)
	most := 0
	w.store = listening{w.store, func(table, index string, r store.Range) {
		if index != "ready" {
			return
		}
		if r.Limit == 0 {
			t.Errorf("%s is read without a limit: %+v", table, r)
		}
		most = max(most, r.Limit)
	}}
	w.restart()
	w.screen.fault = func(string, bot.Message) (bool, error) { return false, errors.New("no route to host") }
	for n := range 20 {
		w.post(plain(fmt.Sprint(n), fmt.Sprint("channel ", n)))
	}
	w.step()
	most = 0
	w.step()
	if _, _, err := w.queue.Next(t.Context()); err != nil || most != 1 {
		t.Errorf("%d rows are read, %v", most, err)
	}
}

// TestSlowPlatformDoesNotHoldUpAnother has one platform that answers only when the other is done.
func TestSlowPlatformDoesNotHoldUpAnother(t *testing.T) {
	w := newWorld(t)
	discord := &screen{name: "discord"}
	w.options.Platforms["discord"] = discord
	w.options.Workers = 2
	w.restart()
	fast := make(chan struct{})
	w.screen.within = func(string, bot.Message) { <-fast }
	left := 100
	var mu sync.Mutex
	discord.within = func(string, bot.Message) {
		mu.Lock()
		defer mu.Unlock()
		if left--; left == 0 {
			close(fast)
		}
	}
	for n := range 100 {
		d := plain(fmt.Sprint(n), fmt.Sprint("channel ", n))
		w.post(d)
		d.To.Platform = "discord"
		w.post(d)
	}
	w.step()
	equal(t, w.waiting(), nil)
	if left != 0 || len(w.screen.posts) != 100 {
		t.Error("not everything was delivered")
	}
}

func TestCardsThatTakeEachOthersPlace(t *testing.T) {
	w := newWorld(t)
	d := Delivery{Key: "agenda", To: channel("town"), Card: Card{Name: "card", ID: "S1", Args: map[string]string{"n": "1"}}}
	w.post(d)
	w.step()
	next := d
	next.Card.ID = "S2"
	w.post(next)
	w.say("S1", "changed") // must not bring back the old card
	w.step()
	equal(t, w.screen.texts("town"), []string{"card S2 n=1"})
	w.say("S1", "changed again")
	w.say("S2", "two")
	w.step()
	equal(t, w.screen.texts("town"), []string{"card S2 n=1 two"})
	if !slices.Contains(w.screen.calls, "update agenda") {
		t.Error(w.screen.calls)
	}
}

// The same delivery to two people is two posts: their message keys differ.
func TestMessageKeyPerAudience(t *testing.T) {
	one := Delivery{Council: "c", Key: "rsvp S1", To: bot.Audience{Platform: "p", Account: "a"}}
	two := one
	two.To.Account = "b"
	if messageKey(one, 0) == messageKey(two, 0) || messageKey(one, 0) == messageKey(one, 1) {
		t.Errorf("message keys do not tell posts apart: %q", messageKey(one, 0))
	}
}

// TestAdopt: a post that was made past the outbox is changed by Refresh and Post, which make no second one.
func TestAdopt(t *testing.T) {
	w := newWorld(t)
	d := card("V9", "town")
	ref, err := w.screen.Send(t.Context(), bot.Message{Key: "past the outbox", To: d.To, Text: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	w.update(func(tx store.Tx) error { return Adopt(tx, d, ref, noon) })
	w.step()
	equal(t, w.screen.texts("town"), []string{"secret"})
	w.say("V9", "Ja 1") // which refreshes it
	w.step()
	equal(t, w.screen.texts("town"), []string{"card V9 Ja 1"})
	w.say("V9", "Ja 2")
	w.post(d)
	w.step()
	equal(t, w.screen.texts("town"), []string{"card V9 Ja 2"})
	if err := w.store.Update(t.Context(), store.System, func(tx store.Tx) error { return Adopt(tx, d, ref, noon) }); err == nil {
		t.Error("a post of no council is adopted")
	}
	w.check()
}
