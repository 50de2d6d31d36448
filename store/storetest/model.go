package storetest

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gremium/store"
)

// model plays random transactions against the store and against maps, and compares everything they show: within
// the transaction, after its commit or rollback, and after reopening.
func model(t *testing.T, p *place) {
	round := 0
	rapid.Check(t, func(r *rapid.T) {
		round++
		council := fmt.Sprint("council ", round)
		m := &book{people: map[string]person{}}
		for range rapid.IntRange(1, 5).Draw(r, "transactions") {
			after := m.clone()
			fail := errors.New("fail")
			end := rapid.SampledFrom([]error{nil, nil, fail}).Draw(r, "end")
			err := p.Update(ctx, council, func(tx store.Tx) error {
				for range rapid.IntRange(0, 12).Draw(r, "steps") {
					after.step(r, tx)
				}
				return end
			})
			if err != end {
				r.Fatalf("Update: %v, want %v", err, end)
			}
			if end == nil {
				m = after
			}
			err = p.View(ctx, council, func(tx store.Tx) error {
				for range 3 {
					m.look(r, tx)
				}
				if problems := people.Check(tx); len(problems) > 0 {
					r.Fatalf("Check: %v", problems)
				}
				return nil
			})
			if err != nil {
				r.Fatalf("View: %v", err)
			}
		}
	})
}

// book is what a council's store should be.
type book struct {
	people map[string]person
	count  int
}

func (m *book) clone() *book { return &book{maps.Clone(m.people), m.count} }

// Few different texts, so that they meet, and such as are prefixes of each other.
var (
	texts   = rapid.SampledFrom([]string{"a", "aa", "ab", "b", "ä", "äa", "😀", "a ", "b!"})
	maybe   = rapid.SampledFrom([]string{"", "", "a", "ab", "ä", "b"})
	person1 = rapid.Custom(func(r *rapid.T) person {
		return person{
			ID:    texts.Draw(r, "id"),
			Name:  maybe.Draw(r, "name"),
			Login: maybe.Draw(r, "login"),
			Tags:  rapid.SliceOfN(texts, 0, 3).Draw(r, "tags"),
		}
	})
)

func (m *book) step(r *rapid.T, tx store.Tx) {
	switch rapid.IntRange(0, 5).Draw(r, "step") {
	case 0, 1, 2:
		one := person1.Draw(r, "person")
		if len(one.Tags) == 0 {
			one.Tags = nil
		}
		want := error(nil)
		for _, other := range m.people {
			if one.Login != "" && other.Login == one.Login && other.ID != one.ID {
				want = store.ErrExists
			}
		}
		if err := people.Put(tx, one); !errors.Is(err, want) {
			r.Fatalf("Put: %v, want %v", err, want)
		}
		if want == nil {
			m.people[one.ID] = one
		}
	case 3:
		id := texts.Draw(r, "id")
		if err := people.Delete(tx, id); err != nil {
			r.Fatal(err)
		}
		delete(m.people, id)
	case 4:
		m.count++
		if n, err := tx.Next("n"); err != nil || n != m.count {
			r.Fatalf("Next: %d, %v, want %d", n, err, m.count)
		}
	case 5:
		m.look(r, tx)
	}
}

// look compares a random range of the table or an index.
func (m *book) look(r *rapid.T, tx store.Tx) {
	index := rapid.SampledFrom([]string{"", "name", "login", "tag"}).Draw(r, "index")
	q := store.Range{
		From: maybe.Draw(r, "from"), To: maybe.Draw(r, "to"), Prefix: maybe.Draw(r, "prefix"),
		Reverse: rapid.Bool().Draw(r, "reverse"), Limit: rapid.IntRange(0, 4).Draw(r, "limit"), Keys: rapid.Bool().Draw(r, "keys"),
	}
	var got []string
	for row, err := range tx.Scan(people.Layout(), index, q) {
		if err != nil {
			r.Fatal(err)
		}
		if len(row.Doc) == 0 && !q.Keys {
			r.Fatalf("%q %+v: %q has no document", index, q, row.Key)
		}
		got = append(got, row.Value+" | "+row.Key)
	}
	if want := m.scan(index, q); !slices.Equal(got, want) {
		r.Fatalf("%q %+v\n got %q\nwant %q", index, q, got, want)
	}
}

func (m *book) scan(index string, q store.Range) []string {
	type entry struct{ value, key string }
	found := map[entry]bool{}
	for id, one := range m.people {
		for _, value := range map[string][]string{"": {id}, "name": some(one.Name), "login": some(one.Login), "tag": one.Tags}[index] {
			if value >= q.From && (q.To == "" || value < q.To) && strings.HasPrefix(value, q.Prefix) {
				found[entry{value, id}] = true
			}
		}
	}
	sorted := slices.SortedFunc(maps.Keys(found), func(a, b entry) int {
		return 2*strings.Compare(a.value, b.value) + strings.Compare(a.key, b.key)
	})
	if q.Reverse {
		slices.Reverse(sorted)
	}
	if q.Limit > 0 {
		sorted = sorted[:min(q.Limit, len(sorted))]
	}
	var rows []string
	for _, e := range sorted {
		rows = append(rows, e.value+" | "+e.key)
	}
	return rows
}
