package records

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gremium/commands/council"
	"gremium/store"
	"gremium/store/bolt"
)

func TestWords(t *testing.T) {
	for text, want := range map[string][]string{
		"":                                    nil,
		"Beleuchtung am Bahnhof":              {"beleuchtung", "am", "bahnhof"},
		"Müllkörbe, Straße & Übergänge":       {"muellkoerbe", "strasse", "uebergaenge"},
		"Mu\u0308llkorb":                      {"muellkorb"}, // composed of two characters
		"Frau Şahin, Café":                    {"frau", "sahin", "cafe"},
		"a b 12 x-15 2027/04":                 {"12", "15", "2027", "04"},
		"Plakat plakat PLAKAT":                {"plakat"},
		strings.Repeat("x", 60):               {strings.Repeat("x", longestWord)},
		strings.Repeat("ж", 30):               {strings.Repeat("ж", longestWord/2)},
		"x" + strings.Repeat("ж", 30) + " ab": {"x" + strings.Repeat("ж", (longestWord-1)/2), "ab"},
	} {
		if got := Words(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	var many strings.Builder
	for i := range 500 {
		fmt.Fprintf(&many, "wort%d ", i)
	}
	if got := Words(many.String()); len(got) != mostWords || got[0] != "wort0" {
		t.Errorf("%d words", len(got))
	}
}

// tasksIn stores tasks and runs a function on them.
func tasksIn(t testing.TB, tasks []council.Task, f func(store.Tx) error) {
	t.Helper()
	s, err := bolt.Open(filepath.Join(t.TempDir(), "tasks.db"), Layouts(), bolt.NoSync())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	err = s.Update(t.Context(), "council", func(tx store.Tx) error {
		for _, task := range tasks {
			if err := Tasks.Put(tx, task); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		err = s.View(t.Context(), "council", f)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// looked is what a scan finds that reads every text.
func looked(tasks []council.Task, body string, words []string, within Orders, limit int) (found []int) {
	for _, task := range slices.Backward(tasks) {
		all := len(words) > 0
		for _, word := range words {
			all = all && slices.ContainsFunc(Words(task.Text), func(w string) bool { return strings.HasPrefix(w, word) })
		}
		order := store.Padded(task.Number)
		all = all && order >= within.From && (within.To == "" || order < within.To)
		if all && task.Organization == body && len(found) < limit {
			found = append(found, task.Number)
		}
	}
	return found
}

// TestSearch finds with the index what a scan finds, whatever the texts.
func TestSearch(t *testing.T) {
	vocabulary := []string{"plakat", "plakate", "plan", "bahnhof", "Müll", "muellkorb", "am", "ab"}
	rapid.Check(t, func(rt *rapid.T) {
		var tasks []council.Task
		for i := range rapid.IntRange(0, 40).Draw(rt, "tasks") {
			text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(vocabulary), 1, 5).Draw(rt, "text"), " ")
			body := rapid.SampledFrom([]string{"o1", "o2"}).Draw(rt, "body")
			tasks = append(tasks, council.Task{Number: i + 1, Organization: body, Text: text, State: council.TaskOpen})
		}
		words := Words(strings.Join(rapid.SliceOfN(rapid.SampledFrom([]string{"pla", "plakat", "bahnhof", "mue", "müllkorb", "am", "xx"}), 0, 3).Draw(rt, "words"), " "))
		limit := rapid.IntRange(1, 50).Draw(rt, "limit")
		order := rapid.OneOf(rapid.Just(""), rapid.Map(rapid.IntRange(0, 41), store.Padded))
		within := Orders{order.Draw(rt, "from"), order.Draw(rt, "to")}
		tasksIn(t, tasks, func(tx store.Tx) error {
			var numbers []int
			for task, err := range Search(tx, Tasks, "o1", words, within) {
				if err != nil {
					return err
				}
				if numbers = append(numbers, task.Number); len(numbers) == limit {
					break
				}
			}
			if want := looked(tasks, "o1", words, within, limit); !slices.Equal(numbers, want) {
				rt.Errorf("%q of %+v in %+v: %v, want %v", words, tasks, within, numbers, want)
			}
			return nil
		})
	})
}

// TestFrequentWords: a search for words that hardly ever meet ends before everything is read, and says so.
func TestFrequentWords(t *testing.T) {
	var tasks []council.Task
	for n := range 9000 {
		tasks = append(tasks, council.Task{Number: n + 1, Organization: "o1", Text: []string{"plakat", "bahnhof"}[n%2], State: council.TaskOpen})
	}
	tasks[8990].Text, tasks[0].Text = "plakat bahnhof", "plakat bahnhof"
	tasksIn(t, tasks, func(tx store.Tx) error {
		var found []int
		var last error
		for task, err := range Search(tx, Tasks, "o1", []string{"plakat", "bahnhof"}, Orders{}) {
			if last = err; err == nil {
				found = append(found, task.Number)
			}
		}
		if !slices.Equal(found, []int{8991}) || !errors.Is(last, ErrFrequent) {
			t.Errorf("found %v, %v", found, last)
		}
		return nil
	})
}

// TestNumbersOf: the tasks of a year are found by their numbers, whatever is missing between them.
func TestNumbersOf(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var tasks []council.Task
		at, number := time.Date(2025, 11, 1, 12, 0, 0, 0, time.UTC), 0
		for range rapid.IntRange(0, 20).Draw(rt, "tasks") {
			number += rapid.IntRange(1, 5).Draw(rt, "gap")
			at = at.AddDate(0, 0, rapid.IntRange(0, 60).Draw(rt, "days"))
			tasks = append(tasks, council.Task{Number: number, Organization: "o1", State: council.TaskOpen, Created: at, Text: "plakat"})
		}
		year := rapid.IntRange(2024, 2028).Draw(rt, "year")
		tasksIn(t, tasks, func(tx store.Tx) error {
			within, err := NumbersOf(tx, year, time.UTC)
			if err != nil {
				return err
			}
			for _, task := range tasks {
				key := Tasks.Key(task)
				if is := key >= within.From && key < within.To; is != (task.Created.Year() == year) {
					rt.Errorf("task %d of %v in %d: %v in %+v", task.Number, task.Created, year, is, within)
				}
			}
			return nil
		})
	})
}

// TestPages turns the pages of lists to and fro: each task is there once, in order, whichever way.
func TestPages(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		var tasks []council.Task
		for i := range rapid.IntRange(0, 30).Draw(rt, "tasks") {
			task := council.Task{Number: i + 1, Organization: "o1", State: council.TaskOpen, Due: rapid.SampledFrom([]council.Day{"", "2027-03-24", "2027-03-25"}).Draw(rt, "due")}
			task.Assignees = []council.Assignee{{Person: rapid.SampledFrom([]string{"p1", "p2"}).Draw(rt, "person")}}
			if rapid.Bool().Draw(rt, "done") {
				task.State = council.TaskDone
			}
			tasks = append(tasks, task)
		}
		s := rapid.SampledFrom([]TaskSelection{
			{Whose: "o1", State: council.TaskOpen}, {Whose: "o1", State: council.TaskDone}, {Whose: "o1"},
			{Whose: "p1", OfPerson: true, State: council.TaskOpen},
			{Whose: "o1", State: council.TaskOpen, Only: func(t council.Task) bool { return t.Number%2 == 0 }},
		}).Draw(rt, "selection")
		size := rapid.IntRange(1, 7).Draw(rt, "size")
		tasksIn(t, tasks, func(tx store.Tx) error {
			whole, err := s.Page(tx, "", 100)
			if err != nil || whole.Before+whole.After != "" {
				rt.Fatalf("whole list: %+v %v", whole, err)
			}
			var pages [][]council.Task
			for at := ""; ; {
				page, err := s.Page(tx, at, size)
				if err != nil {
					return err
				}
				if (page.Before == "") != (len(pages) == 0) {
					rt.Fatalf("page %d: before %q", len(pages), page.Before)
				}
				pages = append(pages, page.Tasks)
				if at = page.After; at == "" {
					back := page.Before
					for i := len(pages) - 2; i >= 0; i-- {
						page, err := s.Page(tx, back, size)
						if err != nil || !cmp.Equal(page.Tasks, pages[i]) || page.After == "" {
							rt.Fatalf("back to %d: %+v, want %+v: %v", i, page, pages[i], err)
						}
						back = page.Before
					}
					if back != "" && len(pages) > 1 {
						rt.Fatalf("before the first page: %q", back)
					}
					break
				}
			}
			if got := slices.Concat(pages...); !cmp.Equal(got, whole.Tasks) {
				rt.Fatalf("pages have %+v, want %+v", got, whole.Tasks)
			}
			return nil
		})
	})
}

func TestOverdueTasks(t *testing.T) {
	var tasks []council.Task
	for i, due := range []council.Day{"2027-03-24", "2027-03-23", "", "2027-03-25", "2026-12-31"} {
		tasks = append(tasks, council.Task{Number: i + 1, Organization: "o1", State: council.TaskOpen, Due: due, Text: "x"})
	}
	tasks = append(tasks, council.Task{Number: 9, Organization: "o1", State: council.TaskDone, Due: "2027-01-01"})
	tasksIn(t, tasks, func(tx store.Tx) error {
		overdue, err := OverdueTasks(tx, "o1", "2027-03-24", 0)
		var numbers []int
		for _, task := range overdue {
			numbers = append(numbers, task.Number)
		}
		if !slices.Equal(numbers, []int{5, 2}) {
			t.Errorf("overdue %v", numbers)
		}
		return err
	})
}
