package records

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gremium/commands/council"
	"gremium/store"
	"gremium/store/bolt"
)

var noon = time.Date(2027, 3, 24, 12, 0, 0, 0, time.UTC)

// stored runs a function on a new store of one council.
func stored(t *testing.T, f func(store.Tx)) {
	t.Helper()
	s, err := bolt.Open(filepath.Join(t.TempDir(), "records.db"), Layouts(), bolt.NoSync())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Update(t.Context(), "council", func(tx store.Tx) error { f(tx); return nil }); err != nil {
		t.Fatal(err)
	}
}

// must is for what cannot fail in a test.
func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func put[T any](t *testing.T, tx store.Tx, table store.Table[T], rows ...T) {
	t.Helper()
	for _, row := range rows {
		if err := table.Put(tx, row); err != nil {
			t.Fatal(err)
		}
	}
}

func ids[T any](all []T, id func(T) string) (list []string) {
	for _, v := range all {
		list = append(list, id(v))
	}
	return list
}

// TestVotes: what was taken back is in no meeting's minutes, and in the list of its body.
func TestVotes(t *testing.T) {
	stored(t, func(tx store.Tx) {
		put(t, tx, Votes,
			council.Vote{ID: "V1", Number: 1, Organization: "o", Meeting: "S1", Opened: noon},
			council.Vote{ID: "V2", Number: 2, Organization: "o", Meeting: "S1", Opened: noon.Add(time.Minute), Withdrawn: noon.Add(time.Hour)},
			council.Vote{ID: "V3", Number: 3, Organization: "o", Opened: noon.Add(2 * time.Minute)},
			council.Vote{ID: "V4", Number: 4, Organization: "o2", Meeting: "S11", Opened: noon})
		id := func(v council.Vote) string { return v.ID }
		if d := cmp.Diff([]string{"V1"}, ids(must[[]council.Vote](t)(VotesIn(tx, "S1")), id)); d != "" {
			t.Error(d)
		}
		if d := cmp.Diff([]string{"V3", "V2"}, ids(must[[]council.Vote](t)(VotesOf(tx, "o", 2)), id)); d != "" {
			t.Error(d)
		}
		if v := must[council.Vote](t)(Vote(tx, "V3")); v.Number != 3 {
			t.Errorf("%+v", v)
		}
	})
}

// TestRegisterPages turns the pages of a register of several years: every resolution is on one page, the newest first, and a
// page behind the last one is the last.
func TestRegisterPages(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		only := rapid.SampledFrom([]int{0, 2018, 2024}).Draw(rt, "year")
		size := rapid.IntRange(1, 7).Draw(rt, "page")
		stored(t, func(tx store.Tx) {
			for _, year := range []int{2019, 2024, 2025} {
				for number := range rapid.IntRange(0, 9).Draw(rt, "resolutions") {
					for _, body := range []string{"n", "o", "o2"} {
						put(t, tx, Resolutions, council.Resolution{Organization: body, Year: year, Number: number + 1, Text: "x"})
					}
				}
			}
			whole := must[[]council.Resolution](t)(Register(tx, "o", only, false, 0))
			for page := range len(whole)/size + 3 {
				shown, all, err := RegisterPage(tx, "o", only, page, size)
				from := size * min(max(0, page-1), max(0, len(whole)-1)/size)
				want := whole[from:min(len(whole), from+size)]
				if err != nil || all != len(whole) || len(shown)+len(want) > 0 && !cmp.Equal(shown, want) {
					rt.Errorf("page %d of %d: %d in all, %+v, want %+v: %v", page, size, all, shown, want, err)
				}
			}
		})
	})
}

// TestRegister: the register of each body by year, newest first, with what was withdrawn; what is pending is neither done
// nor withdrawn.
func TestRegister(t *testing.T) {
	stored(t, func(tx store.Tx) {
		r := func(body string, year, number int, state council.ResolutionState) council.Resolution {
			return council.Resolution{
				ID: council.ResolutionID(year, number), Organization: body, Year: year, Number: number, Text: "Beleuchtung", Meeting: "S1",
				Day: council.DayOf(noon.AddDate(year-2027, 0, number)), Steps: []council.ResolutionStep{{State: state}},
			}
		}
		withdrawn := r("o", 2027, 3, "")
		withdrawn.Withdrawn = noon
		put(t, tx, Resolutions, r("o", 2026, 9, ""), r("o", 2026, 10, council.ResolutionDone), r("o", 2027, 2, council.ResolutionUnderway),
			withdrawn, r("o2", 2027, 1, ""))
		id := func(r council.Resolution) string { return r.ID }
		for _, c := range []struct {
			year    int
			pending bool
			want    []string
		}{
			{0, false, []string{"B2027-03", "B2027-02", "B2026-10", "B2026-09"}},
			{2026, false, []string{"B2026-10", "B2026-09"}},
			{2025, false, nil},
			{0, true, []string{"B2027-02", "B2026-09"}},
			{2026, true, []string{"B2026-09"}},
		} {
			if d := cmp.Diff(c.want, ids(must[[]council.Resolution](t)(Register(tx, "o", c.year, c.pending, 0)), id)); d != "" {
				t.Errorf("%d %v: %s", c.year, c.pending, d)
			}
		}
		if d := cmp.Diff([]string{"B2026-09", "B2026-10", "B2027-02", "B2027-01"}, ids(must[[]council.Resolution](t)(ResolutionsOf(tx, "S1")), id)); d != "" {
			t.Error(d)
		}
		if d := cmp.Diff([]string{"B2027-03", "B2027-02"}, ids(must[[]council.Resolution](t)(Newest(tx, "o", 2)), id)); d != "" {
			t.Error(d)
		}
		for typed, number := range map[string]int{"B2026-10": 10, "B2026-9": 9, "B2026-09": 9} {
			if found := must[council.Resolution](t)(Resolution(tx, "o", typed)); found.Number != number {
				t.Errorf("%s: %+v", typed, found)
			}
		}
		found := must[[]council.Resolution](t)(collect(Search(tx, Resolutions, "o", []string{"beleucht"}, Orders{})))
		if d := cmp.Diff([]string{"B2027-03", "B2027-02", "B2026-10", "B2026-09"}, ids(found, id)); d != "" {
			t.Error(d)
		}
	})
}

// TestSaidAtOnce: what several say at one instant is found each by its own words.
func TestSaidAtOnce(t *testing.T) {
	stored(t, func(tx store.Tx) {
		put(t, tx, Notes,
			council.Note{Meeting: "S1", Organizations: []string{"o", "o2"}, Number: 1, Text: "Lampen am Bahnhof", At: noon},
			council.Note{Meeting: "S1", Organizations: []string{"o", "o2"}, Number: 2, Text: "Lampen im Park", At: noon},
			council.Note{Meeting: "S1", Organizations: []string{"o"}, Number: 3, Text: "Lampen am Bahnhof", At: noon, Withdrawn: true})
		put(t, tx, Motions,
			council.Motion{Meeting: "S1", Organizations: []string{"o"}, Number: 1, Text: "Lampen erneuern", At: noon},
			council.Motion{Meeting: "S2", Organizations: []string{"o"}, Number: 1, Text: "Lampen abschaffen", At: noon})
		put(t, tx, Meetings, council.Meeting{Number: 1, Organization: "o", Start: noon, Agenda: []council.AgendaItem{{Title: "Lampen"}, {Title: "Park"}}},
			council.Meeting{Number: 2, Organization: "o", Start: noon, Agenda: []council.AgendaItem{{Title: "Bahnhof"}, {Title: "Bahnhof, Lampen"}}})
		for _, body := range []string{"o", "o2"} {
			notes := must[[]council.Note](t)(collect(Search(tx, Notes, body, []string{"lampen", "bahn"}, Orders{})))
			if len(notes) != 1 || notes[0].Number != 1 {
				t.Errorf("%s: %+v", body, notes)
			}
		}
		motions := must[[]council.Motion](t)(collect(Search(tx, Motions, "o", []string{"lampen", "abschaffen"}, Orders{})))
		if len(motions) != 1 || motions[0].Meeting != "S2" {
			t.Errorf("%+v", motions)
		}
		meetings := must[[]council.Meeting](t)(collect(Search(tx, Meetings, "o", []string{"lampen", "bahnhof"}, Orders{})))
		if len(meetings) != 1 || meetings[0].Number != 2 {
			t.Errorf("%+v", meetings)
		}
	})
}

// TestMigrations: the agendas of an older store can be searched.
func TestMigrations(t *testing.T) {
	stored(t, func(tx store.Tx) {
		old := Meetings
		old.Indexes = nil
		put(t, tx, old, council.Meeting{ID: "S1", Number: 1, Organization: "o", Start: noon, Agenda: []council.AgendaItem{{Title: "Lampen"}}})
		search := func() int {
			return len(must[[]council.Meeting](t)(collect(Search(tx, Meetings, "o", []string{"lampen"}, Orders{}))))
		}
		if search() != 0 {
			t.Fatal("found before")
		}
		for _, migrate := range Migrations {
			if err := migrate(tx); err != nil {
				t.Fatal(err)
			}
		}
		if search() != 1 {
			t.Error("not found after")
		}
		for _, problem := range Check(tx) {
			t.Error(problem)
		}
	})
}
