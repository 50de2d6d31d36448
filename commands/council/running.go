package council

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// Running a meeting: which item is dealt with, in which order, for how long, and what becomes of it. One item at a time
// is called; called it is in no state, and done when the meeting goes on.

var (
	// ErrNotOpen is returned for what can be done in an open meeting only.
	ErrNotOpen = errors.New("council: meeting is not open")
	// ErrSuspended is returned for calling an item while the meeting is interrupted.
	ErrSuspended = errors.New("council: meeting is suspended")
	// ErrCalled is returned for calling the item that is called.
	ErrCalled = errors.New("council: item is called")
	// ErrGoneOn is returned where the meeting has gone on from the item that the asker saw called.
	ErrGoneOn = errors.New("council: meeting has gone on")
	// ErrSettled is returned for dealing with an item that is done, deferred, removed or not admitted.
	ErrSettled = errors.New("council: item is settled")
	// ErrUnsettled is returned for taking back what became of an item with which nothing has been done.
	ErrUnsettled = errors.New("council: nothing was decided on the item")
	// ErrAwaiting is returned for dealing with a late item that the body has not admitted yet.
	ErrAwaiting = errors.New("council: item awaits its admission")
	// ErrNotAwaiting is returned for admitting an item that is on the agenda anyway.
	ErrNotAwaiting = errors.New("council: item needs no admission")
	// ErrNamedTwice is returned for an order that names an item twice.
	ErrNamedTwice = errors.New("council: named twice")
	// ErrRecused is returned for recusing who is recused already.
	ErrRecused = errors.New("council: recused already")
	// ErrNotRecused is returned for taking back a recusal that there is not.
	ErrNotRecused = errors.New("council: not recused")
)

// Awaiting says whether a late item awaits its admission by the body.
func (i AgendaItem) Awaiting() bool {
	return i.Urgency != "" && i.Admission == nil && i.State == "" && !i.Withdrawn
}

// Open says whether an item is still to be dealt with and may be: it is on the agenda, admitted, and undecided.
func (i AgendaItem) Open() bool { return i.State == "" && !i.Withdrawn && !i.Awaiting() }

// IsSuspended says whether the meeting is interrupted.
func (m Meeting) IsSuspended() bool {
	return len(m.Suspensions) > 0 && m.Suspensions[len(m.Suspensions)-1].Until.IsZero()
}

// own gives the meeting an agenda of its own before it is changed, for copies of a meeting share theirs, and finds an
// item that is on it.
func (m *Meeting) own(number int) (*AgendaItem, error) {
	i := slices.IndexFunc(m.Agenda, func(it AgendaItem) bool { return it.Number == number && !it.Withdrawn })
	if i < 0 {
		return nil, ErrNoItem
	}
	m.Agenda = slices.Clone(m.Agenda)
	return &m.Agenda[i], nil
}

// on refuses what can be done in an open meeting only.
func (m Meeting) on() error {
	switch m.State {
	case Cancelled:
		return ErrCancelled
	case Opened:
		return nil
	case Closed:
		return ErrOver
	}
	return ErrNotOpen
}

// Call takes an item up; the one called before is done. A done item is reopened by it.
func (m *Meeting) Call(number int, now time.Time) error {
	if err := m.on(); err != nil {
		return err
	}
	item, err := m.Item(number)
	switch {
	case err != nil || item.Withdrawn:
		return ErrNoItem
	case m.IsSuspended():
		return ErrSuspended
	case m.Called == number:
		return ErrCalled
	case item.Awaiting():
		return ErrAwaiting
	case item.State != "" && item.State != ItemDone:
		return ErrSettled
	}
	m.FinishItem(now)
	called, err := m.own(number)
	if err != nil {
		return err
	}
	called.State = ""
	called.Discussed = append(slices.Clip(called.Discussed), Interval{From: now})
	m.Called = number
	return nil
}

// FinishItem ends the item that is called, if there is one: it is done. Closing the meeting does that, too.
func (m *Meeting) FinishItem(now time.Time) { m.leave(ItemDone, now) }

// leave ends the item that is called in a state.
func (m *Meeting) leave(state ItemState, now time.Time) {
	item, err := m.own(m.Called)
	m.Called = 0
	if err != nil {
		return
	}
	item.State = state
	item.Discussed = slices.Clone(item.Discussed)
	item.Discussed[len(item.Discussed)-1].Until = now
}

// Advance goes on to the next item in running order and returns its number, 0 when all are done. From is the number of
// the item that the asker saw called, 0 for none: so that two who press at once, or one who presses twice, skip nothing.
func (m *Meeting) Advance(from int, now time.Time) (int, error) {
	if err := m.on(); err != nil {
		return 0, err
	}
	switch {
	case m.IsSuspended():
		return 0, ErrSuspended
	case m.Called != from:
		return 0, ErrGoneOn
	}
	next, more := m.Next()
	if !more {
		m.FinishItem(now)
		return 0, nil
	}
	return next.Number, m.Call(next.Number, now)
}

// UndoCall takes back that an item was called, or with 0 that the last one was ended: it is as it was, and the item
// before it is called again. Done says whether the item had been done before it was called.
func (m *Meeting) UndoCall(number, before int, done bool) error {
	if err := m.on(); err != nil {
		return err
	}
	undone := *m
	if err := undone.undoCall(number, before, done); err != nil {
		return err
	}
	*m = undone
	return nil
}

func (m *Meeting) undoCall(number, before int, done bool) error {
	last := m.latest()
	if m.Called != number || number == 0 && last.Number != before {
		return ErrGoneOn
	}
	var at time.Time // when the earlier item was left
	if number == 0 {
		if before == 0 {
			return ErrGoneOn
		}
		at = last.Discussed[len(last.Discussed)-1].Until
	} else {
		item, err := m.own(number)
		if err != nil {
			return err
		}
		end := len(item.Discussed) - 1
		at = item.Discussed[end].From
		item.Discussed = slices.Clip(item.Discussed[:end])
		if done && end > 0 {
			item.State = ItemDone
		}
		m.Called = 0
	}
	if before == 0 {
		return nil
	}
	earlier, err := m.own(before)
	if err != nil {
		return err
	}
	end := len(earlier.Discussed) - 1
	if earlier.State != ItemDone || end < 0 || !earlier.Discussed[end].Until.Equal(at) {
		return ErrGoneOn
	}
	earlier.Discussed = slices.Clone(earlier.Discussed)
	earlier.Discussed[end].Until = time.Time{}
	earlier.State, m.Called = "", before
	return nil
}

// latest is the item that was dealt with last; the zero item when none was.
func (m Meeting) latest() AgendaItem {
	var last AgendaItem
	var at time.Time
	for _, item := range m.Agenda {
		if n := len(item.Discussed); n > 0 && !item.Discussed[n-1].From.Before(at) {
			last, at = item, item.Discussed[n-1].From
		}
	}
	return last
}

// RunningOrder are the items on the agenda in the order in which they are dealt with.
func (m Meeting) RunningOrder() []AgendaItem {
	var order []AgendaItem
	for _, number := range m.Running {
		if item, err := m.Item(number); err == nil && !item.Withdrawn {
			order = append(order, item)
		}
	}
	for _, item := range m.Numbering() {
		if !slices.Contains(m.Running, item.Number) {
			order = append(order, item.AgendaItem)
		}
	}
	return order
}

// Next is the item that comes next, and whether there is one: the first open one behind the item that was dealt with
// last, else the first that was passed over.
func (m Meeting) Next() (AgendaItem, bool) {
	order, last := m.RunningOrder(), m.latest().Number
	behind := slices.IndexFunc(order, func(i AgendaItem) bool { return i.Number == last }) + 1
	for _, item := range slices.Concat(order[behind:], order[:behind]) {
		if item.Open() && item.Number != m.Called {
			return item, true
		}
	}
	return AgendaItem{}, false
}

// Reorder puts items in an order; those that it does not name follow as they were. Before the agenda is sent that changes
// the agenda itself. Afterwards its numbers stay, and what has been dealt with stays in front.
func (m *Meeting) Reorder(numbers []int, now time.Time) error {
	if err := m.changeable(now); err != nil {
		return err
	}
	for i, number := range numbers {
		item, err := m.Item(number)
		switch {
		case err != nil || item.Withdrawn:
			return ErrNoItem
		case slices.Contains(numbers[:i], number):
			return ErrNamedTwice
		}
	}
	named := func(i AgendaItem) bool { return slices.Contains(numbers, i.Number) }
	if !m.WasInvited() && m.State == Planned {
		var agenda []AgendaItem
		for _, number := range numbers {
			item, _ := m.Item(number)
			agenda = append(agenda, item)
		}
		m.Agenda = append(agenda, slices.DeleteFunc(slices.Clone(m.Agenda), named)...)
		m.Changed = now
		return nil
	}
	var front, rest []int
	for _, item := range m.RunningOrder() {
		switch {
		case named(item):
		case item.State != "" || item.Number == m.Called:
			front = append(front, item.Number)
		default:
			rest = append(rest, item.Number)
		}
	}
	m.Running = slices.Concat(front, numbers, rest)
	return nil
}

// Defer puts an item off to the body's next meeting; Remove takes it off the agenda for good. Both are the body's
// decisions in an open meeting.
func (m *Meeting) Defer(number int, reason string, now time.Time) error {
	return m.settle(number, ItemDeferred, reason, now)
}

// Remove takes an item off the agenda.
func (m *Meeting) Remove(number int, reason string, now time.Time) error {
	return m.settle(number, ItemRemoved, reason, now)
}

func (m *Meeting) settle(number int, state ItemState, reason string, now time.Time) error {
	if err := m.on(); err != nil {
		return err
	}
	item, err := m.own(number)
	switch {
	case err != nil:
		return err
	case item.State != "":
		return ErrSettled
	case m.Called == number:
		m.leave(state, now)
		item, _ = m.own(number)
	}
	item.State, item.Reason = state, reason
	return nil
}

// Reinstate takes back that an item was deferred, removed, or admitted or not: it is as it was before. What was carried to
// another meeting must have been taken back there.
func (m *Meeting) Reinstate(number int) error {
	if err := m.on(); err != nil {
		return err
	}
	item, err := m.own(number)
	switch {
	case err != nil:
		return err
	case item.State == ItemNotAdmitted, item.State == "" && item.Admission != nil && len(item.Discussed) == 0:
		item.State, item.Admission = "", nil
	case item.State == ItemDeferred, item.State == ItemRemoved:
		item.State, item.Reason = "", ""
	case item.State == ItemDone:
		return ErrSettled
	default:
		return ErrUnsettled
	}
	return nil
}

// FiguresError says that more have voted than may.
type FiguresError struct{ Cast, Voters int }

func (e *FiguresError) Error() string {
	return fmt.Sprintf("council: %d votes of %d voters", e.Cast, e.Voters)
}

// QuorumError says that the body cannot decide.
type QuorumError struct{ Standing }

func (e *QuorumError) Error() string {
	return fmt.Sprintf("council: %d of %d present", e.Voters(), e.Entitled)
}

// Admissible says whether a late item is taken up: where all members are present and nobody objects, or, as it is urgent,
// by two thirds of those present. Source: rules.md, agenda_addition_in_session.
func Admissible(t Tally, s Standing) bool {
	unopposed := t.Yes > 0 && t.No == 0 && s.Present >= s.Entitled
	return unopposed || t.Yes > 0 && 3*t.Yes >= 2*s.Voters()
}

// Admit records the vote on taking up a late item. One that is not admitted is left to the next meeting.
func (m *Meeting) Admit(number int, t Tally, s Standing, r Rules, by string, now time.Time) (Admission, error) {
	if err := m.on(); err != nil {
		return Admission{}, err
	}
	item, err := m.own(number)
	switch {
	case err != nil:
		return Admission{}, err
	case item.Urgency == "":
		return Admission{}, ErrNotAwaiting
	case !item.Awaiting():
		return Admission{}, ErrSettled
	case t.Yes+t.No+t.Abstain > s.Voters():
		return Admission{}, &FiguresError{t.Yes + t.No + t.Abstain, s.Voters()}
	case !r.Quorate(s):
		return Admission{}, &QuorumError{s}
	}
	admission := Admission{At: now, Tally: t, Present: s.Voters(), Entitled: s.Entitled, Admitted: Admissible(t, s), By: by}
	item.Admission = &admission
	if !admission.Admitted {
		item.State = ItemNotAdmitted
	}
	return admission, nil
}

// Recuse excludes a person from an item for bias; before or while it is dealt with. Source: rules.md, recusal.
func (m *Meeting) Recuse(number int, person string, now time.Time) error {
	if err := m.changeable(now); err != nil {
		return err
	}
	item, err := m.own(number)
	switch {
	case err != nil:
		return err
	case item.State != "":
		return ErrSettled
	case item.IsRecused(person):
		return ErrRecused
	}
	item.Recused = append(slices.Clip(item.Recused), Recusal{Person: person, At: now})
	return nil
}

// UndoRecusal takes a recusal back, before or while the item is dealt with: afterwards it is how it was. Whether votes have been
// held since is the caller's to look at.
func (m *Meeting) UndoRecusal(number int, person string, now time.Time) error {
	if err := m.changeable(now); err != nil {
		return err
	}
	item, err := m.own(number)
	switch {
	case err != nil:
		return err
	case !item.IsRecused(person):
		return ErrNotRecused
	case item.State != "":
		return ErrSettled
	}
	item.Recused = slices.DeleteFunc(slices.Clone(item.Recused), func(r Recusal) bool { return r.Person == person })
	return nil
}

// IsRecused says whether a person is recused from an item.
func (i AgendaItem) IsRecused(person string) bool {
	return slices.ContainsFunc(i.Recused, func(r Recusal) bool { return r.Person == person })
}

// SetGuests names the guests who are invited for an item only.
func (m *Meeting) SetGuests(number int, guests []string, now time.Time) error {
	if err := m.changeable(now); err != nil {
		return err
	}
	item, err := m.own(number)
	if err != nil {
		return err
	}
	item.Guests = slices.Clone(guests)
	return nil
}

// Used is how long an item was dealt with until now, without the time for which the meeting was interrupted.
func (m Meeting) Used(number int, now time.Time) time.Duration {
	item, err := m.Item(number)
	if err != nil {
		return 0
	}
	var used time.Duration
	for _, spell := range item.Discussed {
		used += spell.until(now).Sub(spell.From)
		for _, pause := range m.Suspensions {
			used -= overlap(spell, pause, now)
		}
	}
	return used
}

// until is the end of a span; of one that lasts, now.
func (i Interval) until(now time.Time) time.Time {
	if i.Until.IsZero() {
		return now
	}
	return i.Until
}

// overlap is how long two spans hold at once until now.
func overlap(a, b Interval, now time.Time) time.Duration {
	from, until := a.From, a.until(now)
	if b.From.After(from) {
		from = b.From
	}
	if end := b.until(now); end.Before(until) {
		until = end
	}
	return max(0, until.Sub(from))
}
