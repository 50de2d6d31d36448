package council

import (
	ordering "cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Whatever is done in whatever order, an item is in one state, one item is called and may be, at no instant two are dealt
// with, what is refused leaves no trace, and everything undone stands on exactly one later agenda.
func TestRunningStaysPossible(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := &hall{meetings: []Meeting{evening(rapid.IntRange(0, 6).Draw(t, "items")), {}}, now: after(0), planned: 1}
		h.meetings[1] = h.ahead()
		t.Repeat(map[string]func(*rapid.T){
			"wait": func(t *rapid.T) {
				h.now = h.now.Add(time.Duration(rapid.IntRange(0, 20).Draw(t, "minutes")) * time.Minute)
			},
			"call":      func(t *rapid.T) { h.try(t, func(m *Meeting) error { return m.Call(number(t), h.now) }) },
			"advance":   h.advance,
			"undo call": h.undoCall,
			"defer":     func(t *rapid.T) { h.try(t, func(m *Meeting) error { return m.Defer(number(t), "", h.now) }) },
			"remove":    func(t *rapid.T) { h.try(t, func(m *Meeting) error { return m.Remove(number(t), "", h.now) }) },
			"reinstate": h.reinstate,
			"reorder": func(t *rapid.T) {
				h.try(t, func(m *Meeting) error {
					return m.Reorder(rapid.SliceOfN(rapid.IntRange(1, 7), 0, 4).Draw(t, "numbers"), h.now)
				})
			},
			"late":    h.late,
			"admit":   h.admit,
			"suspend": h.suspend,
			"carry":   h.carry,
			"close":   h.close,
			"":        h.check,
		})
	})
}

func number(t *rapid.T) int { return rapid.IntRange(0, 8).Draw(t, "number") }

// open is the meeting that is on, next the one that lies ahead.
func (h *hall) open() *Meeting { return &h.meetings[len(h.meetings)-2] }
func (h *hall) next() *Meeting { return &h.meetings[len(h.meetings)-1] }

// ahead is a planned meeting after the last one.
func (h *hall) ahead() Meeting {
	m := planned()
	m.Number = 12 + h.planned
	h.planned++
	m.ID = fmt.Sprintf("S%d", m.Number)
	m.SetStart(h.now.AddDate(0, 1, 0).In(berlin))
	return m
}

// try changes the open meeting; refused, it must not have changed.
func (h *hall) try(t *rapid.T, change func(*Meeting) error) bool {
	before := clone(*h.open())
	err := change(h.open())
	if diff := cmp.Diff(before, *h.open()); err != nil && diff != "" {
		t.Fatalf("refused (%v), but changed:\n%s", err, diff)
	}
	return err == nil
}

// clone is a copy that shares nothing.
func clone(m Meeting) Meeting {
	m.Agenda = slices.Clone(m.Agenda)
	for i := range m.Agenda {
		m.Agenda[i].Discussed = slices.Clone(m.Agenda[i].Discussed)
	}
	m.Running, m.Suspensions = slices.Clone(m.Running), slices.Clone(m.Suspensions)
	return m
}

func (h *hall) advance(t *rapid.T) {
	from, before := number(t), *h.open()
	if !h.try(t, func(m *Meeting) error { _, err := m.Advance(from, h.now); return err }) {
		return
	}
	if from != before.Called {
		t.Fatalf("went on from %d while %d was called", from, before.Called)
	}
	if h.open().Called == 0 && slices.ContainsFunc(h.open().Agenda, AgendaItem.Open) {
		t.Fatalf("all done with %s", states(*h.open()))
	}
}

func (h *hall) undoCall(t *rapid.T) {
	h.try(t, func(m *Meeting) error { return m.UndoCall(number(t), number(t), rapid.Bool().Draw(t, "done")) })
}

func (h *hall) reinstate(t *rapid.T) {
	n := number(t)
	if item, err := h.open().Item(n); err == nil && item.CarriedTo != "" {
		if err := h.open().TakeBack(n, h.next(), h.now); err != nil {
			t.Fatalf("nobody has dealt with %s: %v", item.CarriedTo, err)
		}
	}
	h.try(t, func(m *Meeting) error { return m.Reinstate(n) })
}

func (h *hall) late(t *rapid.T) {
	if len(h.open().Agenda) < 9 {
		h.try(t, func(m *Meeting) error {
			_, err := m.AddItem(AgendaItem{Title: "Eilig", Urgency: "eilig"}, false, Rules{}, h.now)
			return err
		})
	}
}

func (h *hall) admit(t *rapid.T) {
	tally := Tally{Yes: rapid.IntRange(0, 9).Draw(t, "yes"), No: rapid.IntRange(0, 9).Draw(t, "no")}
	s := Standing{Entitled: 9, Present: rapid.IntRange(0, 9).Draw(t, "present")}
	h.try(t, func(m *Meeting) error {
		_, err := m.Admit(number(t), tally, s, PresetRules(KPR), "p", h.now)
		return err
	})
}

// suspend interrupts the meeting, or goes on; an item that is called stays so.
func (h *hall) suspend(*rapid.T) {
	m := h.open()
	if m.IsSuspended() {
		m.Suspensions = slices.Clone(m.Suspensions)
		m.Suspensions[len(m.Suspensions)-1].Until = h.now
		return
	}
	m.Suspensions = append(m.Suspensions, Interval{From: h.now})
}

func (h *hall) carry(t *rapid.T) {
	undone := len(h.open().Undone())
	carried, err := h.open().CarryOver(h.next(), h.now)
	if err != nil || len(carried) != undone || len(h.open().Undone()) > 0 {
		t.Fatalf("of %d carried %d, left %d: %v", undone, len(carried), len(h.open().Undone()), err)
	}
}

// close ends the open meeting; sometimes the next one is cancelled, and one after it planned. That is opened then.
func (h *hall) close(t *rapid.T) {
	m := h.open()
	m.FinishItem(h.now)
	m.State = Closed
	h.carry(t)
	if rapid.Bool().Draw(t, "cancelled") {
		if err := h.next().Cancel("Grippe", h.now); err != nil {
			t.Fatal(err)
		}
		h.meetings = append(h.meetings, h.ahead())
		h.carry(t)
	}
	h.now = h.next().Start
	h.next().State = Opened
	h.meetings = append(h.meetings, h.ahead())
}

func (h *hall) check(t *rapid.T) {
	live := map[string]int{} // items by the id they came from
	for _, m := range h.meetings {
		h.checkCalled(t, m)
		order := m.RunningOrder()
		for _, item := range m.Agenda {
			in := slices.IndexFunc(order, func(o AgendaItem) bool { return o.Number == item.Number })
			if (in >= 0) == item.Withdrawn {
				t.Fatalf("%s-%d withdrawn %v, in the running order at %d", m.ID, item.Number, item.Withdrawn, in)
			}
			if item.CarriedFrom != "" && !item.Withdrawn {
				live[item.CarriedFrom]++
			}
			if item.Admission != nil && item.Admission.Admitted == (item.State == ItemNotAdmitted) {
				t.Fatalf("%s-%d: admission %+v, state %q", m.ID, item.Number, item.Admission, item.State)
			}
		}
		if len(order) > 0 && slices.ContainsFunc(order[1:], func(o AgendaItem) bool { return o.Number == order[0].Number }) {
			t.Fatalf("%s: twice in the running order %v", m.ID, m.Running)
		}
	}
	for _, m := range h.meetings {
		for _, item := range m.Agenda {
			id := m.itemID(item.Number)
			switch carried := item.CarriedTo != ""; {
			case carried && live[id] != 1, !carried && live[id] != 0:
				t.Fatalf("%s is carried to %q, and stands on %d later agendas", id, item.CarriedTo, live[id])
			case carried && (item.State == ItemDone || item.State == ItemRemoved):
				t.Fatalf("%s is %s and carried to %s", id, item.State, item.CarriedTo)
			case (m.State == Closed || m.State == Cancelled) && m.waits(item):
				t.Fatalf("%s was left behind", id)
			}
		}
	}
}

// checkCalled is what must hold of the item that is called, and of all times.
func (h *hall) checkCalled(t *rapid.T, m Meeting) {
	var spells []Interval
	for _, item := range m.Agenda {
		for i, spell := range item.Discussed {
			if lasts := m.Called == item.Number && i == len(item.Discussed)-1; spell.Until.IsZero() != lasts {
				t.Fatalf("%s-%d (called is %d) has spells %v", m.ID, item.Number, m.Called, item.Discussed)
			}
			spells = append(spells, spell)
		}
	}
	if m.Called != 0 {
		item, err := m.Item(m.Called)
		if err != nil || !item.Open() || m.State != Opened || len(item.Discussed) == 0 {
			t.Fatalf("%s, %s: called is %+v", m.ID, m.State, item)
		}
	}
	slices.SortFunc(spells, func(a, b Interval) int {
		return ordering.Or(a.From.Compare(b.From), a.until(h.now).Compare(b.until(h.now)))
	})
	var used, spent time.Duration
	for i, spell := range spells {
		if i > 0 && spells[i-1].until(h.now).After(spell.From) {
			t.Fatalf("%s: two items at once: %v", m.ID, spells)
		}
		spent += spell.until(h.now).Sub(spell.From)
	}
	for _, item := range m.Agenda {
		one := m.Used(item.Number, h.now)
		if one < 0 {
			t.Fatalf("%s-%d took %s", m.ID, item.Number, one)
		}
		used += one
	}
	if used > spent {
		t.Fatalf("%s: used %s of %s", m.ID, used, spent)
	}
}
