package records

import (
	"slices"
	"strings"

	"gremium/commands/council"
	"gremium/store"
)

// People, their names and accounts, and the bodies they belong to.

// PersonOf returns the person behind an account. The error wraps store.ErrNotFound when there is none.
func PersonOf(tx store.Tx, account council.Account) (council.Person, error) {
	return People.One(tx, "account", account.Text())
}

// PeopleNamed returns the persons with a name, at most ten.
func PeopleNamed(tx store.Tx, name string) ([]council.Person, error) {
	r := store.Exactly(NameKey(name))
	r.Limit = 10
	return collect(People.By(tx, "name", r))
}

// PeopleLike returns the persons whose name or account is a name but for its spelling: umlauts, a title before it, an
// addition in brackets, at most ten. It reads all people, and is for names that PeopleNamed does not find.
func PeopleLike(tx store.Tx, name string) ([]council.Person, error) {
	var like []council.Person
	key := looseKey(name)
	for p, err := range People.List(tx, store.Range{}) {
		if err != nil {
			return nil, err
		}
		same := key != "" && looseKey(p.Name) == key || slices.ContainsFunc(p.Accounts, func(a council.Account) bool {
			return strings.EqualFold(a.Username, strings.TrimPrefix(strings.TrimSpace(name), "@"))
		})
		if same && len(like) < 10 {
			like = append(like, p)
		}
	}
	return like, nil
}

var loose = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "ı", "i", "-", " ")

// looseKey is a name without what people leave out or spell otherwise.
func looseKey(name string) string {
	name, _, _ = strings.Cut(loose.Replace(strings.ToLower(name)), "(")
	words := strings.Fields(name)
	words = slices.DeleteFunc(words, func(w string) bool {
		return w == "frau" || w == "herr" || len(w) > 1 && strings.HasSuffix(w, ".")
	})
	return strings.Join(words, " ")
}

// PutPerson stores a person and the doors of their accounts.
func PutPerson(tx store.Tx, p council.Person) error {
	for _, a := range p.Accounts {
		if err := Accounts.Put(tx, Door{From: a.Text(), Council: tx.Council()}); err != nil {
			return err
		}
	}
	return People.Put(tx, p)
}

// DropAccount forgets the door of an account that a person no longer has.
func DropAccount(tx store.Tx, a council.Account) error {
	return Accounts.Delete(tx, Accounts.Key(Door{From: a.Text(), Council: tx.Council()}))
}

// MembersOf returns the memberships of a body that hold on a day, chair first, then by the order of joining.
func MembersOf(tx store.Tx, organization string, day council.Day) ([]council.Membership, error) {
	all, err := collect(Memberships.By(tx, "organization", store.Exactly(organization)))
	return on(all, day), err
}

// History returns all memberships of a person in a body, ended and coming ones too.
func History(tx store.Tx, person, organization string) ([]council.Membership, error) {
	all, err := AllMembershipsOf(tx, person)
	return slices.DeleteFunc(all, func(m council.Membership) bool { return m.Organization != organization }), err
}

// AllMembershipsOf returns all memberships of a person, ended and coming ones too.
func AllMembershipsOf(tx store.Tx, person string) ([]council.Membership, error) {
	return collect(Memberships.By(tx, "person", store.Exactly(person)))
}

// MembershipsOf returns the memberships of a person that hold on a day.
func MembershipsOf(tx store.Tx, person string, day council.Day) ([]council.Membership, error) {
	all, err := AllMembershipsOf(tx, person)
	return on(all, day), err
}

func on(all []council.Membership, day council.Day) []council.Membership {
	all = slices.DeleteFunc(all, func(m council.Membership) bool { return !m.On(day) })
	slices.SortStableFunc(all, func(a, b council.Membership) int { return rank(a) - rank(b) })
	return all
}

// rank orders memberships as lists print them.
func rank(m council.Membership) int {
	for i, role := range []council.Role{council.Chair, council.DeputyChair, council.Coordinator, council.MinuteTaker,
		council.Member, council.Advisory, council.Guest} {
		if m.Has(role) {
			return i
		}
	}
	return 99
}
