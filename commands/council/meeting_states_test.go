package council

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// world is a meeting in random hands, with what must be true of it remembered beside it.
type world struct {
	m          Meeting
	invitation Invitation
	rules      Rules
	now        time.Time
	titles     map[int]string // of every item ever given a number
	sent       int            // the greatest number when the invitation went out
}

// Whatever is done in whatever order, a meeting stays possible.
func TestMeetingStaysPossible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &world{m: planned(), now: at("2027-03-01", 9, 0), titles: map[int]string{}}
		w.rules = TemplateRules(rapid.SampledFrom([]Template{SteeringCommittee, WorkingGroup, ProjectGroup}).Draw(t, "template"))
		t.Repeat(map[string]func(*rapid.T){
			"wait":     w.wait,
			"add":      w.add,
			"withdraw": w.withdraw,
			"invite":   w.invite,
			"move":     w.move,
			"cancel":   w.cancel,
			"reply":    w.reply,
			"":         w.check,
		})
	})
}

func (w *world) wait(t *rapid.T) {
	// Whole days now and then, else minutes, so that runs pass the deadlines, the meeting itself and its end.
	if rapid.Bool().Draw(t, "days") {
		w.now = w.now.AddDate(0, 0, rapid.IntRange(1, 9).Draw(t, "n"))
	} else {
		w.now = w.now.Add(time.Duration(rapid.IntRange(0, 900).Draw(t, "minutes")) * time.Minute)
	}
}

// try runs a change and checks what holds for every change: refused, it leaves no trace; done, it is dated; and the
// revision grows exactly when the calendar entry must.
func (w *world) try(t *rapid.T, revises bool, change func() error) bool {
	before := w.m
	before.Agenda, before.Moves = slices.Clone(w.m.Agenda), slices.Clone(w.m.Moves)
	err := change()
	if err != nil {
		if diff := cmp.Diff(before, w.m); diff != "" {
			t.Fatalf("refused (%v), but changed:\n%s", err, diff)
		}
		return false
	}
	want := before.Sequence
	if revises {
		want++
	}
	switch {
	case before.State == Cancelled:
		t.Fatalf("a cancelled meeting was changed")
	case !w.now.Before(before.End()):
		t.Fatalf("a meeting that was over was changed")
	case w.m.Sequence != want:
		t.Fatalf("sequence %d after %d", w.m.Sequence, before.Sequence)
	case !w.m.Changed.Equal(w.now):
		t.Fatalf("changed at %s, dated %s", w.now, w.m.Changed)
	}
	return true
}

func (w *world) add(t *rapid.T) {
	item := AgendaItem{
		Title:     rapid.StringN(1, 5, -1).Draw(t, "title"),
		NonPublic: rapid.Bool().Draw(t, "nonPublic"),
		Number:    rapid.IntRange(0, 9).Draw(t, "number"),
	}
	bound := rapid.Bool().Draw(t, "bound")
	w.try(t, false, func() error {
		got, err := w.m.AddItem(item, bound, w.rules, w.now)
		if err == nil {
			if _, taken := w.titles[got.Number]; taken || got.Number != len(w.titles)+1 {
				t.Fatalf("number %d after %d items", got.Number, len(w.titles))
			}
			if bound && DayOf(w.now.In(berlin)) > w.m.Deadline(w.rules) {
				t.Fatalf("a member's item at %s, after the deadline %s", w.now, w.m.Deadline(w.rules))
			}
			w.titles[got.Number] = item.Title
		}
		return err
	})
}

func (w *world) withdraw(t *rapid.T) {
	number := rapid.IntRange(0, len(w.titles)+1).Draw(t, "number")
	w.try(t, false, func() error { return w.m.WithdrawItem(number, w.now) })
}

func (w *world) invite(t *rapid.T) {
	reason := rapid.SampledFrom([]string{"", "Eile"}).Draw(t, "reason")
	first := w.m.State == Planned
	if w.try(t, false, func() error { return w.m.Invite(reason, w.rules, w.now) }) {
		w.sent = len(w.titles)
		if !first {
			t.Fatalf("invited twice")
		}
		if w.m.NoticeKept != w.m.InTime(w.now, w.rules) {
			t.Fatalf("notice kept: %v", w.m.NoticeKept)
		}
	}
}

func (w *world) move(t *rapid.T) {
	day := DayOf(w.now.In(berlin)).Add(rapid.IntRange(-2, 40).Draw(t, "days"))
	start := at(day, rapid.IntRange(0, 23).Draw(t, "hour"), 0)
	from, moves := w.m.Start, len(w.m.Moves)
	if w.try(t, true, func() error { return w.m.MoveTo(start, "", w.now) }) {
		if !w.m.Start.Equal(start) || !start.After(w.now) || start.Equal(from) {
			t.Fatalf("moved from %s to %s, asked for %s at %s", from, w.m.Start, start, w.now)
		}
		if len(w.m.Moves) != moves+1 || !w.m.Moves[moves].From.Equal(from) {
			t.Fatalf("moves are %+v", w.m.Moves)
		}
	}
}

func (w *world) cancel(t *rapid.T) {
	// Rarely, or no run would get far.
	if rapid.IntRange(0, 4).Draw(t, "rarely") > 0 {
		t.Skip()
	}
	reason := rapid.SampledFrom([]string{"", "krank"}).Draw(t, "reason")
	if w.try(t, true, func() error { return w.m.Cancel(reason, w.now) }) && (reason == "" || w.m.State != Cancelled) {
		t.Fatalf("cancelled for %q, state %s", reason, w.m.State)
	}
}

func (w *world) reply(t *rapid.T) {
	answer := rapid.SampledFrom([]Answer{Accepted, Declined, Substitute}).Draw(t, "answer")
	before := w.invitation
	err := w.invitation.Reply(w.m, answer, "", "", w.now)
	open := w.m.State == Invited && w.now.Before(w.m.End())
	switch {
	case open != (err == nil):
		t.Fatalf("state %s at %s: %v", w.m.State, w.now, err)
	case err != nil && w.invitation != before:
		t.Fatalf("refused (%v), but recorded: %+v", err, w.invitation)
	case err == nil && w.invitation.Answer != answer:
		t.Fatalf("said %s, recorded %s", answer, w.invitation.Answer)
	case errors.Is(err, ErrNotInvited) != (w.m.State == Planned && w.now.Before(w.m.End())):
		t.Fatalf("state %s: %v", w.m.State, err)
	}
}

// check is what is true between any two changes.
func (w *world) check(t *rapid.T) {
	m := w.m
	if len(m.Agenda) != len(w.titles) {
		t.Fatalf("%d items, %d numbers given", len(m.Agenda), len(w.titles))
	}
	for _, item := range m.Agenda {
		if w.titles[item.Number] != item.Title {
			t.Fatalf("item %d is %q, was %q", item.Number, item.Title, w.titles[item.Number])
		}
	}
	if m.AgendaSent != w.sent {
		t.Fatalf("agenda sent up to %d, want %d", m.AgendaSent, w.sent)
	}
	invited := !m.InvitedAt.IsZero()
	if m.State == Planned && invited || m.State == Invited && !invited {
		t.Fatalf("state %s, invited at %s", m.State, m.InvitedAt)
	}
	if invited && m.NoticeKept == (m.ShortNotice != "") || !invited && (m.NoticeKept || m.ShortNotice != "") {
		t.Fatalf("notice kept: %v, reason %q", m.NoticeKept, m.ShortNotice)
	}
	cancelled := 0
	if m.State == Cancelled {
		cancelled = 1
	}
	if m.Sequence != len(m.Moves)+cancelled || (m.CancelReason != "") != (m.State == Cancelled) {
		t.Fatalf("state %s (%q), %d moves, sequence %d", m.State, m.CancelReason, len(m.Moves), m.Sequence)
	}
	if got, err := time.ParseInLocation("2006-01-02T15:04", m.Wall, berlin); err != nil || DayOf(got) != m.Day() {
		t.Fatalf("wall clock %s, start %s", m.Wall, m.Start)
	}
	w.checkNumbering(t)
}

// checkNumbering: public before non-public, places without gaps, nothing withdrawn, in the order of the agenda.
func (w *world) checkNumbering(t *rapid.T) {
	place, number, nonPublic := 0, 0, false
	shown := w.m.Numbering()
	for _, n := range shown {
		if n.NonPublic && !nonPublic {
			place, number, nonPublic = 0, 0, true
		}
		place++
		if n.NonPublic != nonPublic || n.Withdrawn || n.Place != place || n.Number <= number {
			t.Fatalf("numbering %+v", shown)
		}
		number = n.Number
		if late := !w.m.InvitedAt.IsZero() && n.Number > w.sent; n.Addition != late {
			t.Fatalf("item %d an addition: %v", n.Number, n.Addition)
		}
	}
	on := 0
	for _, item := range w.m.Agenda {
		if !item.Withdrawn {
			on++
		}
	}
	if len(shown) != on {
		t.Fatalf("%d items shown of %d", len(shown), on)
	}
}
