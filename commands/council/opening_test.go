package council

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// running is a meeting that was opened at 16:00 with two items.
func running(t *testing.T) Meeting {
	t.Helper()
	m := planned()
	m.Agenda = []AgendaItem{{Number: 1, Title: "eins"}, {Number: 2, Title: "zwei"}}
	if err := m.Open(clock(16, 0), clock(16, 0)); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestOpenAndClose(t *testing.T) {
	m := running(t)
	if err := m.Open(clock(16, 1), clock(16, 1)); !errors.Is(err, ErrOpened) {
		t.Errorf("opened twice: %v", err)
	}
	if !m.Upcoming(m.End().Add(48 * time.Hour)) {
		t.Error("an open meeting is over by itself")
	}
	if err := m.Call(1, clock(16, 10)); err != nil {
		t.Fatal(err)
	}
	if err := m.Suspend(time.Time{}, clock(16, 20)); err != nil {
		t.Fatal(err)
	}
	if err := m.Suspend(time.Time{}, clock(16, 21)); !errors.Is(err, ErrSuspended) {
		t.Errorf("suspended twice: %v", err)
	}
	if err := m.Resume(clock(16, 30)); err != nil {
		t.Fatal(err)
	}
	if err := m.Resume(clock(16, 31)); !errors.Is(err, ErrNotSuspended) {
		t.Errorf("resumed twice: %v", err)
	}
	var later *LaterError
	switch {
	case !errors.As(m.Close(clock(16, 29), clock(17, 0)), &later) || !later.At.Equal(clock(16, 30)):
		t.Errorf("closed before it went on: %v", later)
	case !errors.Is(m.Close(clock(15, 59), clock(17, 0)), ErrBeforeOpening):
		t.Error("closed before it was opened")
	case !errors.Is(m.Close(clock(17, 1), clock(17, 0)), ErrFuture):
		t.Error("closed in the future")
	}
	if err := m.Close(clock(16, 40), clock(17, 0)); err != nil {
		t.Fatal(err)
	}
	item, _ := m.Item(1)
	want := []Interval{{clock(16, 10), clock(16, 40)}}
	if diff := cmp.Diff(want, item.Discussed); diff != "" || item.State != ItemDone || m.Called != 0 {
		t.Errorf("the item that was called: %+v, %d %s", item, m.Called, diff)
	}
	if got := m.Lasted(clock(20, 0)); got != 30*time.Minute {
		t.Errorf("lasted %s", got)
	}
	if m.Upcoming(m.Start) {
		t.Error("a closed meeting is still to come before its planned end")
	}
	for name, err := range map[string]error{
		"close": m.Close(clock(17, 0), clock(17, 0)), "open": m.Open(clock(17, 0), clock(17, 0)), "suspend": m.Suspend(time.Time{}, clock(17, 0)),
		"move": m.MoveTo(clock(20, 0), "", clock(10, 0)), "cancel": m.Cancel("x", clock(10, 0)),
	} {
		if !errors.Is(err, ErrOver) {
			t.Errorf("%s after the end: %v", name, err)
		}
	}
}

// Closing is taken back as if it had not been.
func TestReopen(t *testing.T) {
	for name, prepare := range map[string]func(*Meeting) error{
		"nothing called": func(*Meeting) error { return nil },
		"called":         func(m *Meeting) error { return m.Call(2, clock(16, 5)) },
		"suspended": func(m *Meeting) error {
			return errors.Join(m.Call(1, clock(16, 5)), m.Suspend(time.Time{}, clock(16, 20)))
		},
	} {
		m := running(t)
		if err := prepare(&m); err != nil {
			t.Fatal(name, err)
		}
		before := m
		if err := m.Close(clock(17, 0), clock(17, 0)); err != nil {
			t.Fatal(name, err)
		}
		if err := m.Reopen(); err != nil {
			t.Fatal(name, err)
		}
		if diff := cmp.Diff(before, m); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if err := m.Reopen(); !errors.Is(err, ErrNotClosed) {
			t.Errorf("%s: reopened twice: %v", name, err)
		}
	}
}

func TestUndoOpening(t *testing.T) {
	for _, state := range []MeetingState{Planned, Invited} {
		m := planned()
		if state == Invited {
			m.State, m.InvitedAt = Invited, early
		}
		before := m
		if err := m.Open(clock(16, 0), clock(16, 3)); err != nil {
			t.Fatal(err)
		}
		if err := m.UndoOpening(); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(before, m); diff != "" {
			t.Errorf("%s: %s", state, diff)
		}
	}
	m := running(t)
	if err := m.Call(1, clock(16, 1)); err != nil {
		t.Fatal(err)
	}
	if err := m.UndoOpening(); !errors.Is(err, ErrBegun) {
		t.Errorf("after an item was called: %v", err)
	}
}

func TestSuspendUntil(t *testing.T) {
	m := running(t)
	if err := m.Suspend(clock(16, 10), clock(16, 10)); !errors.Is(err, ErrPast) {
		t.Errorf("until now: %v", err)
	}
	if err := m.Suspend(clock(16, 20), clock(16, 10)); err != nil || !m.ResumesAt.Equal(clock(16, 20)) {
		t.Fatal(err, m.ResumesAt)
	}
	if err := m.Resume(clock(16, 10)); err != nil || len(m.Suspensions) != 0 || !m.ResumesAt.IsZero() {
		t.Errorf("an interruption of no time: %v, %+v", err, m.Suspensions)
	}
}

// Without the invitations that the rules ask for nobody decides, however many are there.
func TestUninvitedIsNotQuorate(t *testing.T) {
	s := Standing{Entitled: 3, Present: 2, Uninvited: true, SecondSession: true}
	if got := PresetRules(VwVfG).CheckQuorum(s); got.Kept || got.By != NotInvited || got.Needed != 3 {
		t.Errorf("%+v", got)
	}
}
