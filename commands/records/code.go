package records

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"time"

	"gremium/commands/council"
	"gremium/store"
)

// Codes prove, on one account or in one channel, what was asked for on another. A code is typed where no council may be
// known yet, so the table is shared and says which council it is about.

// CodeKind is what a code is for.
type CodeKind string

// The kinds of codes.
const (
	LinkCode    CodeKind = "link"    // joins a second account to a person
	ConnectCode CodeKind = "connect" // gives a body a channel on another platform
)

// Code is a single-use code that was given out. What is kept of it is its hash.
type Code struct {
	Hash    string   `json:"hash"`
	Kind    CodeKind `json:"kind"`
	Council string   `json:"council"`
	// Owner is the person whose accounts it links, or the body that it connects.
	Owner string `json:"owner"`
	// Account was given it, as "platform id".
	Account string    `json:"account"`
	Until   time.Time `json:"until"`
}

// Codes by owner and by the time until which they work.
var Codes = store.Table[Code]{
	Name: "codes", Shared: true, Key: func(c Code) string { return c.Hash },
	Indexes: []store.Index[Code]{
		{Name: "owner", Values: func(c Code) []string { return []string{c.Council + " " + c.Owner + " " + store.Stamp(c.Until)} }},
		{Name: "until", Values: func(c Code) []string { return []string{store.Stamp(c.Until)} }},
	},
}

// HashCode is the key of a code as it was typed: case, blanks and hyphens do not matter.
func HashCode(typed string) string {
	typed = strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			r -= 'a' - 'A'
		}
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, typed)
	sum := sha256.Sum256([]byte(typed))
	return hex.EncodeToString(sum[:])
}

// KeepCode stores a code, forgets a few that have expired, and of its owner's all but the newest.
func KeepCode(tx store.Tx, c Code, most int, now time.Time) error {
	old, err := collect(Codes.By(tx, "until", store.Range{To: store.Stamp(now), Limit: 4}))
	if err != nil {
		return err
	}
	open, err := collect(Codes.By(tx, "owner", store.Range{Prefix: c.Council + " " + c.Owner + " ", Reverse: true}))
	if err != nil {
		return err
	}
	if len(open) >= most {
		old = append(old, open[most-1:]...)
	}
	for _, o := range old {
		if err := Codes.Delete(tx, o.Hash); err != nil {
			return err
		}
	}
	return Codes.Put(tx, c)
}

// Try remembers when an account typed codes that do not exist.
type Try struct {
	Account string      `json:"account"` // "platform id"
	At      []time.Time `json:"at"`
}

// Tries by the time of the last.
var Tries = store.Table[Try]{
	Name: "tries", Shared: true, Key: func(t Try) string { return t.Account },
	Indexes: []store.Index[Try]{{Name: "last", Values: func(t Try) []string { return []string{store.Stamp(t.At[len(t.At)-1])} }}},
}

// TriesSince returns how often an account has typed a wrong code since a time.
func TriesSince(tx store.Tx, account string, since time.Time) (Try, error) {
	t, err := Tries.Get(tx, account)
	if errors.Is(err, store.ErrNotFound) {
		return Try{Account: account}, nil
	}
	t.At = slices.DeleteFunc(t.At, func(at time.Time) bool { return !at.After(since) })
	return t, err
}

// CountTry remembers a wrong code, and forgets a few accounts whose last is older than since.
func CountTry(tx store.Tx, account string, now, since time.Time) error {
	t, err := TriesSince(tx, account, since)
	if err != nil {
		return err
	}
	old, err := collect(Tries.By(tx, "last", store.Range{To: store.Stamp(since), Limit: 4}))
	if err != nil {
		return err
	}
	for _, o := range old {
		if err := Tries.Delete(tx, o.Account); err != nil {
			return err
		}
	}
	t.At = append(t.At, now)
	return Tries.Put(tx, t)
}

// ForgetCodes deletes codes that have expired and accounts whose last wrong code is older than since, at most limit of each.
func ForgetCodes(tx store.Tx, now, since time.Time, limit int) error {
	codes, err := collect(Codes.By(tx, "until", store.Range{To: store.Stamp(now), Limit: limit}))
	if err != nil {
		return err
	}
	for _, c := range codes {
		if err := Codes.Delete(tx, c.Hash); err != nil {
			return err
		}
	}
	tries, err := collect(Tries.By(tx, "last", store.Range{To: store.Stamp(since), Limit: limit}))
	if err != nil {
		return err
	}
	for _, old := range tries {
		t, err := TriesSince(tx, old.Account, since) // there may be a new one: others write in this table, too
		if err == nil && len(t.At) == 0 {
			err = Tries.Delete(tx, t.Account)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Absorb makes one person of two: what the records say of the first is from now on said of the second, who also gets the
// accounts. Where both were invited, the second's answer stays.
func Absorb(tx store.Tx, from council.Person, into *council.Person) error {
	if err := People.Delete(tx, from.ID); err != nil { // first: an account has one person
		return err
	}
	into.Accounts = append(slices.Clone(into.Accounts), from.Accounts...)
	if into.Language == "" {
		into.Language = from.Language
	}
	memberships, err := collect(Memberships.List(tx, store.Range{}))
	if err != nil {
		return err
	}
	swap := func(id *string) bool {
		is := *id == from.ID
		if is {
			*id = into.ID
		}
		return is
	}
	for _, m := range memberships {
		if person, deputy := swap(&m.Person), swap(&m.DeputyOf); person || deputy {
			if err := Memberships.Put(tx, m); err != nil {
				return err
			}
		}
	}
	reminders, err := RemindersOf(tx, from.ID)
	if err != nil {
		return err
	}
	for _, r := range reminders {
		r.Person = into.ID
		if err := Reminders.Put(tx, r); err != nil {
			return err
		}
	}
	meetings, err := collect(Meetings.List(tx, store.Range{}))
	if err != nil {
		return err
	}
	for _, m := range meetings {
		changed := swap(&m.Moderator)
		for i := range m.Agenda {
			by, rapporteur := swap(&m.Agenda[i].By), swap(&m.Agenda[i].Rapporteur)
			changed = changed || by || rapporteur
		}
		if changed {
			if err := Meetings.Put(tx, m); err != nil {
				return err
			}
		}
	}
	bodies, err := collect(Organizations.List(tx, store.Range{}))
	if err != nil {
		return err
	}
	for _, body := range bodies {
		for i := range body.Agreements {
			if swap(&body.Agreements[i].By) {
				if err := Organizations.Put(tx, body); err != nil {
					return err
				}
			}
		}
	}
	if err := absorbInvitations(tx, swap); err != nil {
		return err
	}
	if err := absorbVotes(tx, swap); err != nil {
		return err
	}
	if err := absorbMinutes(tx, swap); err != nil {
		return err
	}
	if err := absorbTasks(tx, swap); err != nil {
		return err
	}
	if err := absorbHandovers(tx, swap); err != nil {
		return err
	}
	if err := absorbAbsences(tx, swap); err != nil {
		return err
	}
	return PutPerson(tx, *into)
}

func absorbInvitations(tx store.Tx, swap func(*string) bool) error {
	invitations, err := collect(Invitations.List(tx, store.Range{}))
	if err != nil {
		return err
	}
	for _, i := range invitations {
		before := Invitations.Key(i)
		person := swap(&i.Person)
		substitute, by := swap(&i.Substitute), swap(&i.AnsweredBy)
		if i.Substitute == i.Person { // nobody stands in for themself: the answer is open again
			i.Answer, i.Substitute, i.AnsweredAt, i.AnsweredBy = "", "", time.Time{}, ""
		}
		if person {
			if err := Invitations.Delete(tx, before); err != nil {
				return err
			}
			if known, err := Invitations.Has(tx, Invitations.Key(i)); err != nil || known {
				if err != nil {
					return err
				}
				continue
			}
		}
		if person || substitute || by {
			if err := Invitations.Put(tx, i); err != nil {
				return err
			}
		}
	}
	return nil
}
