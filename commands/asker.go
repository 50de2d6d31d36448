package commands

import (
	"errors"
	"sync"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// asker is who asks, as a council knows them on a day; a person without ID where it does not. Every event needs it, when its
// language is looked for and again in the transaction that carries it out. So it is kept as long as nothing it was read
// from has changed, which the engine knows; where it does not, it is read each time.
type asker struct {
	known
	in   string      // the council's id
	day  council.Day // that day
	mark uint64      // of what was read
}

type known struct {
	Council council.Council
	Person  council.Person
	Mine    []council.Membership // their memberships of that day, in all bodies, with what they stand in for
}

// own copies what is kept for a command, which may change its copy.
var own = store.Copier[known]()

// askerTables are what an asker is read from.
var askerTables = []store.Layout{records.Councils.Layout(), records.People.Layout(), records.Memberships.Layout(), records.Absences.Layout()}

// askers are those who have asked.
type askers struct {
	mu   sync.RWMutex
	last map[string]asker // by council and account
}

// mostAskers is how many are kept. When they are more, it begins anew.
const mostAskers = 4096

// asking is who asks, in the council of a transaction that has not written yet. Where the person alone is needed, and what is
// read cannot be kept, the rest is left out.
func (b *Bot) asking(tx store.Tx, from bot.Account, day council.Day, personAlone bool) (asker, error) {
	account := council.Account{Platform: from.Platform, ID: from.ID}
	key := tx.Council() + "\n" + account.Text()
	b.askers.mu.RLock()
	a := b.askers.last[key]
	b.askers.mu.RUnlock()
	if a.holds(tx, day) {
		a.known = own(a.known)
		return a, nil
	}
	a = asker{in: tx.Council(), day: day, mark: store.Mark(tx, askerTables...)}
	var err error
	if a.Person, err = records.PersonOf(tx, account); err != nil && !errors.Is(err, store.ErrNotFound) || a.mark == 0 && personAlone {
		return a, dropUnknown(err)
	}
	if a.Person.ID != "" {
		if a.Mine, err = records.MembershipsOf(tx, a.Person.ID, day); err == nil {
			a.Mine, err = withStandIns(tx, a.Person.ID, a.Mine, day)
		}
		if err != nil {
			return a, err
		}
	}
	a.Council, err = records.Councils.Get(tx, "council")
	if err := dropUnknown(err); err != nil || a.mark == 0 {
		return a, err
	}
	kept := a
	kept.known = own(a.known)
	b.askers.mu.Lock()
	defer b.askers.mu.Unlock()
	if b.askers.last == nil || len(b.askers.last) == mostAskers {
		b.askers.last = map[string]asker{}
	}
	b.askers.last[key] = kept
	return a, nil
}

// holds says whether reading the asker in a transaction would find the same.
func (a asker) holds(tx store.Tx, day council.Day) bool {
	return a.mark != 0 && a.in == tx.Council() && a.day == day && a.mark == store.Mark(tx, askerTables...)
}
