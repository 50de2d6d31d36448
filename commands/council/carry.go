package council

import (
	"fmt"
	"slices"
	"time"
)

// Carry-over: what a meeting has not dealt with comes on the agenda of the body's next one, once. Source: product.md,
// Agenda ("undone items, those of a cancelled meeting too, carry over to the next one").

// waits says whether an item of the meeting is to be carried over and has not been.
func (m Meeting) waits(item AgendaItem) bool {
	if item.Withdrawn || item.CarriedTo != "" {
		return false
	}
	switch item.State {
	case ItemDeferred, ItemNotAdmitted:
		return true
	case "":
		return m.State == Closed || m.State == Cancelled
	}
	return false
}

// Decided says, when a meeting is closed, that the body has decided on an item that nobody called: it is done, and is not carried over.
func (m *Meeting) Decided(number int) {
	if item, err := m.own(number); err == nil && item.State == "" && !item.Awaiting() {
		item.State = ItemDone
	}
}

// Decides says whether a vote settles its item: it was adopted or rejected, and was on no amendment and no matter of procedure.
func (v Vote) Decides(motions []Motion) bool {
	i := slices.IndexFunc(motions, v.About)
	main := i < 0 || motions[i].Kind == MainMotion
	return main && slices.Contains([]Verdict{Adopted, Rejected, Verdict(Elected)}, v.Verdict)
}

// Undone are the items that are to be carried over to the body's next meeting, in order.
func (m Meeting) Undone() []AgendaItem {
	var undone []AgendaItem
	for _, item := range m.RunningOrder() {
		if m.waits(item) {
			undone = append(undone, item)
		}
	}
	return undone
}

// TakesUp says whether undone items of other meetings may come on the meeting's agenda: it lies ahead.
func (m Meeting) TakesUp(now time.Time) bool {
	return (m.State == Planned || m.State == Invited) && now.Before(m.Start)
}

// CarryOver brings the undone items of a meeting on the agenda of the next one, and returns them as they stand there.
// They keep who submitted them, their guests, and who is recused, for that belongs to the item; the number is new.
func (m *Meeting) CarryOver(next *Meeting, now time.Time) ([]AgendaItem, error) {
	var carried []AgendaItem
	for _, item := range m.Undone() {
		there, err := next.AddItem(AgendaItem{
			Title: item.Title, Kind: item.Kind, Minutes: item.Minutes, NonPublic: item.NonPublic, By: item.By, Rapporteur: item.Rapporteur,
			Guests: item.Guests, Recused: item.Recused, Approves: item.Approves, CarriedFrom: m.itemID(item.Number),
		}, false, Rules{}, now)
		if err != nil {
			return carried, err
		}
		here, err := m.own(item.Number)
		if err != nil {
			return carried, err
		}
		here.CarriedTo = next.itemID(there.Number)
		carried = append(carried, there)
	}
	return carried, nil
}

// itemID is the id of an item: "S1-3".
func (m Meeting) itemID(number int) string { return fmt.Sprintf("%s-%d", m.ID, number) }

// TakeBack takes an item that was carried over off the agenda of the next meeting again, as long as nobody has dealt with
// it there.
func (m *Meeting) TakeBack(number int, next *Meeting, now time.Time) error {
	here, err := m.own(number)
	if err != nil {
		return err
	}
	there := slices.IndexFunc(next.Agenda, func(i AgendaItem) bool { return next.itemID(i.Number) == here.CarriedTo })
	if there < 0 {
		return ErrNoItem
	}
	item := next.Agenda[there]
	if !item.Withdrawn { // by somebody else, then there is nothing left to do
		if item.State != "" || len(item.Discussed) > 0 || item.CarriedTo != "" {
			return ErrSettled
		}
		if err := next.WithdrawItem(item.Number, now); err != nil {
			return err
		}
	}
	here.comeBack(item)
	return nil
}

// comeBack has an item stand where it was, as if it had not been carried over. Who has been recused from it there is recused here, for
// that belongs to the item.
func (i *AgendaItem) comeBack(there AgendaItem) {
	i.CarriedTo = ""
	for _, r := range there.Recused {
		if !i.IsRecused(r.Person) {
			i.Recused = append(slices.Clip(i.Recused), r)
		}
	}
}

// Forget takes back that an item was carried over to another one, of a meeting that is no more.
func (m *Meeting) Forget(id string, there AgendaItem) {
	for _, item := range m.Agenda {
		if here, err := m.own(item.Number); err == nil && here.CarriedTo == id {
			here.comeBack(there)
		}
	}
}
