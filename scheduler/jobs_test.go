package scheduler

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"gremium/store"
)

func at(key string, due time.Time) Job { return Job{Key: key, Kind: "note", Due: due} }

func TestJobsRunInDueOrderOnce(t *testing.T) {
	w := newWorld(t)
	w.schedule(at("c", noon.Add(3*time.Hour)), at("a", noon.Add(time.Hour)), at("b", noon.Add(2*time.Hour)),
		at("same a", noon.Add(2*time.Hour)))
	w.after(2 * time.Hour)
	equal(t, w.ran, []string{"01 13:00 a", "01 14:00 b", "01 14:00 same a"})
	w.step()
	w.after(24 * time.Hour)
	equal(t, w.ran[3:], []string{"01 15:00 c"})
	w.check()
}

func TestScheduleReplacesAndCancels(t *testing.T) {
	w := newWorld(t)
	w.schedule(at("rsvp S1 2d @a", noon.Add(time.Hour)), at("rsvp S1 7d @a", noon.Add(time.Hour)),
		at("rsvp S12 2d @a", noon.Add(time.Hour)), at("vote V1", noon.Add(time.Hour)), at("vote V2", noon.Add(time.Hour)))
	w.schedule(at("vote V1", noon.Add(5*time.Hour)))
	other := func(tx store.Tx) error { // another council's jobs are its own
		return errors.Join(Cancel(tx, "vote V1"), CancelPrefix(tx, ""), Schedule(tx, at("vote V1", noon.Add(3*time.Hour))))
	}
	if err := w.store.Update(context.Background(), "plauen", other); err != nil {
		t.Fatal(err)
	}
	w.update(func(tx store.Tx) error {
		return errors.Join(Cancel(tx, "vote V2"), Cancel(tx, "nothing"), CancelPrefix(tx, "rsvp S1 "))
	})
	w.view(func(tx store.Tx) error {
		list, err := collect(Scheduled(tx, "rsvp"))
		if len(list) != 1 || list[0].Key != "rsvp S12 2d @a" || list[0].Council != council {
			t.Errorf("scheduled: %+v", list)
		}
		return err
	})
	w.after(24 * time.Hour)
	equal(t, w.ran, []string{"01 13:00 rsvp S12 2d @a", "01 15:00 vote V1", "01 17:00 vote V1"})
}

func TestScheduleRefuses(t *testing.T) {
	w := newWorld(t)
	for _, j := range []Job{
		{Kind: "note", Due: noon}, {Key: "k", Due: noon}, {Key: "k", Kind: "note"},
		{Key: "k", Kind: "note", Wall: "2027-03-22T16:00"}, {Key: "k", Kind: "note", Wall: "2027-03-22T16:00", Zone: "Berlin"},
		{Key: "k", Kind: "note", Wall: "22.3.2027", Zone: "Europe/Berlin"}, {Key: "k", Kind: "note", Due: noon.AddDate(9000, 0, 0)},
	} {
		if err := w.store.Update(context.Background(), council, func(tx store.Tx) error { return Schedule(tx, j) }); err == nil {
			t.Errorf("%+v was accepted", j)
		}
	}
}

func TestKindDecidesAgain(t *testing.T) {
	w := newWorld(t)
	var now []string
	w.options.Kinds["rsvp"] = func(tx store.Tx, j Job, at Occasion) error {
		if answered, err := notes.Has(tx, "answer"); answered || err != nil {
			return err
		}
		now = append(now, j.Key)
		return Schedule(tx, Job{Key: "rsvp again", Kind: "rsvp", Due: at.Now.Add(time.Hour)})
	}
	w.schedule(Job{Key: "rsvp", Kind: "rsvp", Due: noon})
	w.after(90 * time.Minute)
	equal(t, now, []string{"rsvp", "rsvp again"})
	w.update(func(tx store.Tx) error { return notes.Put(tx, note{ID: "answer"}) })
	w.after(24 * time.Hour)
	equal(t, now, []string{"rsvp", "rsvp again"})
}

func TestWhatIsListedIsLookedAtAgain(t *testing.T) {
	w := newWorld(t)
	w.options.Kinds["first"] = func(tx store.Tx, _ Job, at Occasion) error {
		return errors.Join(Cancel(tx, "2 cancelled"), Schedule(tx, Job{Key: "1b made", Kind: "note", Due: at.Now.Add(-time.Minute)}))
	}
	w.schedule(Job{Key: "1 first", Kind: "first", Due: noon.Add(-time.Hour)}, at("2 cancelled", noon.Add(-time.Minute)), at("3", noon))
	w.step()
	equal(t, w.ran, []string{"01 12:00 1b made", "01 12:00 3"})
}

func TestCatchUpRunsEachOnceAndLate(t *testing.T) {
	w := newWorld(t)
	for n := range 2 * jobBatch {
		w.schedule(at(fmt.Sprintf("job %04d", n), noon.Add(time.Duration(n)*time.Second)))
	}
	w.schedule(at("just", noon.Add(48*time.Hour-LateAfter)), at("too", noon.Add(48*time.Hour-LateAfter-1)))
	w.clock = noon.Add(48 * time.Hour)
	w.step()
	if len(w.ran) != 2*jobBatch+2 || w.ran[2*jobBatch] != "03 12:00 too late" || w.ran[2*jobBatch+1] != "03 12:00 just" {
		t.Fatalf("%d ran, last %v", len(w.ran), w.ran[len(w.ran)-2:])
	}
	if !slices.IsSorted(w.ran[:2*jobBatch]) || !strings.HasSuffix(w.ran[0], "job 0000 late") {
		t.Fatalf("not in order: %v …", w.ran[:3])
	}
}

func TestFailingKindLeavesNothingAndSparesOthers(t *testing.T) {
	w := newWorld(t)
	var tried []time.Time
	fails := true
	w.options.Kinds["count"] = func(tx store.Tx, j Job, _ Occasion) error {
		n, err := tx.Next("count")
		if err != nil {
			return err
		}
		return notes.Put(tx, note{ID: "ran " + j.Key, Text: fmt.Sprint(n)})
	}
	w.options.Kinds["bad"] = func(tx store.Tx, j Job, at Occasion) error {
		tried = append(tried, at.Now)
		if err := w.options.Kinds["count"](tx, j, at); err != nil || !fails {
			return err
		}
		if j.Tries%2 == 0 {
			panic("bad\x00luck")
		}
		return errors.New("bad luck")
	}
	for n := range 10 {
		kind := "count"
		if n == 3 {
			kind = "bad"
		}
		w.schedule(Job{Key: fmt.Sprint(n), Kind: kind, Due: noon})
	}
	w.step()
	ran := func() (all []string) {
		w.view(func(tx store.Tx) error {
			for n, err := range notes.List(tx, store.Range{}) {
				if err != nil {
					return err
				}
				all = append(all, n.ID+": "+n.Text)
			}
			return nil
		})
		return all
	}
	equal(t, ran(), []string{"ran 0: 1", "ran 1: 2", "ran 2: 3", "ran 4: 4", "ran 5: 5", "ran 6: 6", "ran 7: 7", "ran 8: 8", "ran 9: 9"})

	tried = tried[len(tried)-1:]
	w.after(24 * time.Hour)
	pauses := []time.Duration{}
	for n := range tried[1:] {
		pauses = append(pauses, tried[n+1].Sub(tried[n]))
	}
	want := []time.Duration{10, 30, 90, 270, 810, 2430, 3600}
	for n := range want {
		want[n] *= time.Second
	}
	if !slices.Equal(pauses, want) {
		t.Fatalf("pauses %v", pauses)
	}
	list, _ := w.parked()
	if len(list) != 1 || list[0].Key != "3" || list[0].Tries != jobTries || !strings.Contains(list[0].Error, "bad luck") {
		t.Fatalf("parked: %+v", list)
	}
	w.check()

	fails = false
	w.update(func(tx store.Tx) error {
		if n, err := Unpark(tx, "4"); n != 0 || err != nil {
			t.Errorf("unparked %d, %v", n, err)
		}
		n, err := Unpark(tx, "3")
		if n != 1 {
			t.Errorf("unparked %d", n)
		}
		return err
	})
	w.step()
	if all := ran(); all[3] != "ran 3: 10" {
		t.Fatalf("after Unpark: %v", all)
	}
	if list, _ := w.parked(); len(list) != 0 {
		t.Fatalf("still parked: %v", list)
	}
}

func TestUnknownKindIsParkedAtOnce(t *testing.T) {
	w := newWorld(t)
	w.schedule(Job{Key: "x", Kind: "unknown", Due: noon}, at("y", noon))
	w.step()
	equal(t, w.ran, []string{"01 12:00 y"})
	list, _ := w.parked()
	if len(list) != 1 || list[0].Error == "" {
		t.Fatalf("parked: %+v", list)
	}
	if _, ok, _ := w.queue.Next(context.Background()); ok {
		t.Error("a parked job is awaited")
	}
	w.schedule(at("x", noon)) // takes the place of the parked one
	w.step()
	equal(t, w.ran, []string{"01 12:00 y", "01 12:00 x"})
	w.schedule(Job{Key: "x", Kind: "unknown", Due: noon})
	w.step()
	w.update(func(tx store.Tx) error { _, err := Discard(tx, ""); return err })
	if list, _ := w.parked(); len(list) != 0 {
		t.Fatalf("not discarded: %v", list)
	}
}

func TestKindThatPutsItselfBackIsStopped(t *testing.T) {
	w := newWorld(t)
	w.options.Kinds["loop"] = func(tx store.Tx, j Job, _ Occasion) error { return Schedule(tx, j) }
	w.schedule(Job{Key: "loop", Kind: "loop", Due: noon})
	w.step()
	w.view(func(tx store.Tx) error {
		list, err := collect(Scheduled(tx, ""))
		if len(list) != 1 || list[0].Tries != 1 {
			t.Errorf("%+v", list)
		}
		return err
	})
}

func TestClockSetBackNeitherLosesNorDoubles(t *testing.T) {
	w := newWorld(t)
	w.schedule(at("a", noon), at("b", noon.Add(time.Hour)))
	w.step()
	w.clock = noon.Add(-3 * time.Hour)
	w.step()
	w.schedule(at("c", noon.Add(-2*time.Hour)))
	w.until(noon.Add(2 * time.Hour))
	equal(t, w.ran, []string{"01 12:00 a", "01 10:00 c", "01 13:00 b"})
}

func TestJobsOfSeveralCouncils(t *testing.T) {
	w := newWorld(t)
	for n, of := range []string{"b", "a", store.System, "b", "ä b"} {
		err := w.store.Update(context.Background(), of, func(tx store.Tx) error {
			return Schedule(tx, at(fmt.Sprintf("%s %d", of, n), noon.Add(time.Duration(n)*time.Minute)))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	w.clock = noon.Add(time.Minute * 10)
	w.step()
	equal(t, w.ran, []string{"01 12:10 b 0", "01 12:10 a 1", "01 12:10  2", "01 12:10 b 3", "01 12:10 ä b 4"})
	w.check()
}

func TestRezoneMovesLocalTimes(t *testing.T) {
	w := newWorld(t)
	for n := range 1500 {
		w.schedule(Job{Key: fmt.Sprintf("wall %04d", n), Kind: "note", Wall: "2027-03-22T16:00", Zone: "Europe/Berlin"})
	}
	w.schedule(Job{Key: "kyiv", Kind: "note", Wall: "2027-03-22T16:00", Zone: "Europe/Kyiv"},
		at("instant", time.Date(2027, 3, 22, 15, 0, 0, 0, time.UTC)))
	list := func() (due []string) {
		w.view(func(tx store.Tx) error {
			for j, err := range Scheduled(tx, "") {
				if err != nil {
					return err
				}
				due = append(due, j.Key+j.Due.Format(" 15:04")+j.Local().Format(" 15:04"))
			}
			return nil
		})
		return slices.Compact(due)
	}
	right := list()
	// As if the file had been written by a program that thought Berlin an hour ahead.
	w.update(func(tx store.Tx) error {
		all, err := collect(Scheduled(tx, "wall"))
		if err != nil {
			return err
		}
		for _, j := range all {
			if err := jobs.Delete(tx, jobs.Key(j)); err != nil {
				return err
			}
			j.Due = j.Due.Add(-time.Hour)
			if err := jobs.Put(tx, j); err != nil {
				return err
			}
		}
		return nil
	})
	if err := w.queue.Rezone(context.Background()); err != nil {
		t.Fatal(err)
	}
	if slices.Equal(list(), right) {
		t.Fatal("jobs were read although no rule has changed")
	}
	w.update(func(tx store.Tx) error { return zones.Put(tx, zoneRules{"Europe/Berlin", "old"}) })
	if err := w.queue.Rezone(context.Background()); err != nil {
		t.Fatal(err)
	}
	equal(t, list(), right)
	equal(t, []string{right[0], right[1], right[2]}, []string{"instant 15:00 15:00", "kyiv 14:00 16:00", "wall 0000 15:00 16:00"})
	w.check()
}
