package council

import (
	"errors"
	"slices"
	"time"
)

// A meeting that takes place: it is opened, interrupted, closed. What is dealt with meanwhile is in running.go.

var (
	// ErrNotSuspended is returned for going on with a meeting that is not interrupted.
	ErrNotSuspended = errors.New("council: meeting is not suspended")
	// ErrFuture is returned for recording what has not happened yet.
	ErrFuture = errors.New("council: time is to come")
	// ErrBeforeOpening is returned for recording something at a time before the meeting was opened.
	ErrBeforeOpening = errors.New("council: before the opening")
	// ErrBegun is returned for taking an opening back after something has happened.
	ErrBegun = errors.New("council: something has happened since")
	// ErrNotClosed is returned for reopening a meeting that is not closed.
	ErrNotClosed = errors.New("council: meeting is not closed")
)

// LaterError says that something happened in the meeting after the time at which it is said to have ended.
type LaterError struct{ At time.Time }

func (e *LaterError) Error() string { return "council: something happened at " + e.At.String() }

// Open opens the meeting as of a time. Whether that is sensible (early, without an invitation) is the caller's to ask.
func (m *Meeting) Open(at, now time.Time) error {
	switch {
	case m.State == Cancelled:
		return ErrCancelled
	case m.State == Opened:
		return ErrOpened
	case m.State == Closed:
		return ErrOver
	case at.After(now):
		return ErrFuture
	}
	m.State, m.OpenedAt = Opened, at.UTC()
	return nil
}

// Begun says whether anything was dealt with since the opening.
func (m Meeting) Begun() bool {
	return m.Called != 0 || len(m.Suspensions) > 0 || slices.ContainsFunc(m.Agenda, func(i AgendaItem) bool {
		return len(i.Discussed) > 0 || i.State != "" || i.Admission != nil
	})
}

// UndoOpening takes an opening back as long as nothing has been dealt with.
func (m *Meeting) UndoOpening() error {
	switch {
	case m.on() != nil:
		return m.on()
	case m.Begun():
		return ErrBegun
	}
	m.State, m.OpenedAt, m.Presiding, m.MinuteTaker = Planned, time.Time{}, "", ""
	if m.WasInvited() {
		m.State = Invited
	}
	return nil
}

// Suspend interrupts the meeting; until is when it is to go on, zero where that was not said.
func (m *Meeting) Suspend(until, now time.Time) error {
	switch {
	case m.on() != nil:
		return m.on()
	case m.IsSuspended():
		return ErrSuspended
	case !until.IsZero() && !until.After(now):
		return ErrPast
	}
	m.Suspensions = append(slices.Clip(m.Suspensions), Interval{From: now.UTC()})
	m.ResumesAt = until.UTC()
	if until.IsZero() {
		m.ResumesAt = time.Time{}
	}
	return nil
}

// Resume ends the interruption. One that lasted no time was none.
func (m *Meeting) Resume(now time.Time) error {
	switch {
	case m.on() != nil:
		return m.on()
	case !m.IsSuspended():
		return ErrNotSuspended
	}
	m.endSuspension(now)
	return nil
}

func (m *Meeting) endSuspension(at time.Time) {
	m.ResumesAt = time.Time{}
	last := len(m.Suspensions) - 1
	m.Suspensions = slices.Clone(m.Suspensions)
	if !at.After(m.Suspensions[last].From) {
		m.Suspensions = m.Suspensions[:last]
		return
	}
	m.Suspensions[last].Until = at.UTC()
}

// Close closes the meeting as of a time. The item that is called is done, an interruption ends.
func (m *Meeting) Close(at, now time.Time) error {
	switch {
	case m.on() != nil:
		return m.on()
	case at.After(now):
		return ErrFuture
	case at.Before(m.OpenedAt):
		return ErrBeforeOpening
	case at.Before(m.LastEvent()):
		return &LaterError{m.LastEvent()}
	}
	if m.IsSuspended() {
		m.endSuspension(at)
	}
	m.FinishItem(at.UTC())
	m.State, m.ClosedAt = Closed, at.UTC()
	return nil
}

// LastEvent is when something last happened in the running order: an item was called or left, the meeting interrupted or
// gone on with; the opening where nothing did.
func (m Meeting) LastEvent() time.Time {
	last := m.OpenedAt
	spans := slices.Clone(m.Suspensions)
	for _, item := range m.Agenda {
		spans = append(spans, item.Discussed...)
		if item.Admission != nil {
			spans = append(spans, Interval{From: item.Admission.At})
		}
	}
	for _, s := range spans {
		for _, t := range []time.Time{s.From, s.Until} {
			if t.After(last) {
				last = t
			}
		}
	}
	return last
}

// Reopen takes a closing back: what it ended goes on.
func (m *Meeting) Reopen() error {
	if m.State != Closed {
		return ErrNotClosed
	}
	closed := m.ClosedAt
	if last := len(m.Suspensions) - 1; last >= 0 && m.Suspensions[last].Until.Equal(closed) {
		m.Suspensions = slices.Clone(m.Suspensions)
		m.Suspensions[last].Until = time.Time{}
	}
	for _, item := range m.Agenda {
		last := len(item.Discussed) - 1
		if last < 0 && item.State == ItemDone && item.Approves == "" { // decided on without being called
			if own, err := m.own(item.Number); err == nil {
				own.State = ""
			}
		}
		if last < 0 || item.State != ItemDone || !item.Discussed[last].Until.Equal(closed) {
			continue
		}
		called, err := m.own(item.Number)
		if err != nil {
			return err
		}
		called.State, called.Discussed = "", slices.Clone(called.Discussed)
		called.Discussed[last].Until = time.Time{}
		m.Called = item.Number
	}
	m.State, m.ClosedAt = Opened, time.Time{}
	return nil
}

// Lasted is how long the meeting has lasted until now, without its interruptions.
func (m Meeting) Lasted(now time.Time) time.Duration {
	if m.OpenedAt.IsZero() {
		return 0
	}
	whole := Interval{m.OpenedAt, m.ClosedAt}
	lasted := whole.until(now).Sub(m.OpenedAt)
	for _, pause := range m.Suspensions {
		lasted -= overlap(whole, pause, now)
	}
	return lasted
}
