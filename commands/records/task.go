package records

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"gremium/commands/council"
	"gremium/store"
)

// Tasks, under their number. What is open is found in the order in which it is due: by body, by who is to do it, by who
// gave it and by the meeting at which it is due; all by the meeting it came from, the resolution it carries out, and words.
var Tasks = store.Table[council.Task]{
	Name: "tasks", Key: func(t council.Task) string { return store.Padded(t.Number) },
	Indexes: []store.Index[council.Task]{
		{Name: "meeting", Values: func(t council.Task) []string { return some(t.Meeting) }},
		{Name: "organization", Values: func(t council.Task) []string {
			return []string{taskPlace(t.Organization, t), t.Organization + " all " + store.Padded(t.Number)}
		}},
		{Name: "person", Values: func(t council.Task) []string {
			var values []string
			for _, a := range t.Active() {
				values = append(values, taskPlace(a.Person, t))
			}
			return values
		}},
		{Name: "giver", Values: func(t council.Task) []string {
			values := []string{t.By + " at " + store.Stamp(t.Created)}
			if t.Open() {
				values = append(values, t.By+" open "+store.Padded(t.Number))
			}
			return values
		}},
		{Name: "due_meeting", Values: func(t council.Task) []string {
			switch {
			case !t.Open() || t.DueMeeting == "":
				return nil
			case t.DueMeeting == council.NextMeeting:
				return []string{council.NextMeeting + " " + t.Organization}
			}
			return []string{t.DueMeeting}
		}},
		{Name: "resolution", Values: func(t council.Task) []string {
			if t.Resolution == "" {
				return nil
			}
			return []string{t.Organization + " " + t.Resolution}
		}},
		{Name: "words", Values: func(t council.Task) []string {
			return WordValues(t.Organization, store.Padded(t.Number), t.Text)
		}},
	},
}

// some is a value where there is one.
func some(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

// taskPlace is a task's place among those of a body or a person: what is open in the order of its due dates, without one
// last; what is closed in the order in which it was.
func taskPlace(whose string, t council.Task) string {
	order := string(t.Due)
	switch {
	case !t.Open():
		order = store.Stamp(t.Done)
	case order == "":
		order = "9999-99-99"
	}
	return whose + " " + string(t.State) + " " + order + " " + store.Padded(t.Number)
}

// TaskNumber is the number in a task's id: 31 for A31.
func TaskNumber(id string) int {
	number, _ := strconv.Atoi(strings.TrimPrefix(id, "A"))
	return number
}

// Task returns the task of an id. The error wraps store.ErrNotFound.
func Task(tx store.Tx, id string) (council.Task, error) {
	return Tasks.Get(tx, store.Padded(TaskNumber(id)))
}

// TasksOf returns the tasks that were given in a meeting, by number.
func TasksOf(tx store.Tx, meeting string) ([]council.Task, error) {
	return collect(Tasks.By(tx, "meeting", store.Exactly(meeting)))
}

// TasksFor returns the tasks that carry out a resolution of a body, by number.
func TasksFor(tx store.Tx, organization, resolution string) ([]council.Task, error) {
	return collect(Tasks.By(tx, "resolution", store.Exactly(organization+" "+resolution)))
}

// TasksGivenBy returns the open tasks that a person gave, by number, at most limit.
func TasksGivenBy(tx store.Tx, person string, limit int) ([]council.Task, error) {
	return collect(Tasks.By(tx, "giver", store.Range{Prefix: person + " open ", Limit: limit}))
}

// TasksGivenSince returns the tasks that a person has given since an instant, in that order, closed ones too; at most limit.
func TasksGivenSince(tx store.Tx, person string, since time.Time, limit int) ([]council.Task, error) {
	prefix := person + " at "
	return collect(Tasks.By(tx, "giver", store.Range{Prefix: prefix, From: prefix + store.Stamp(since), Limit: limit}))
}

// TasksAtMeeting returns the open tasks that are due at a meeting.
func TasksAtMeeting(tx store.Tx, meeting string) ([]council.Task, error) {
	return collect(Tasks.By(tx, "due_meeting", store.Exactly(meeting)))
}

// TasksAwaitingMeeting returns the open tasks that are due at a body's next meeting, of which none was planned.
func TasksAwaitingMeeting(tx store.Tx, organization string) ([]council.Task, error) {
	return collect(Tasks.By(tx, "due_meeting", store.Exactly(council.NextMeeting+" "+organization)))
}

// OpenTasksOf returns the open tasks of a person, in all bodies, what is due first at the front; at most limit, 0 for all.
func OpenTasksOf(tx store.Tx, person string, limit int) ([]council.Task, error) {
	return collect(Tasks.By(tx, "person", store.Range{Prefix: person + " " + string(council.TaskOpen) + " ", Limit: limit}))
}

// OverdueTasks returns the open tasks of a body that were due before a day, the oldest first; at most limit, 0 for all.
func OverdueTasks(tx store.Tx, organization string, today council.Day, limit int) ([]council.Task, error) {
	prefix := organization + " " + string(council.TaskOpen) + " "
	return collect(Tasks.By(tx, "organization", store.Range{Prefix: prefix, To: prefix + string(today), Limit: limit}))
}

// TaskSelection is what a list of tasks shows, one page after the other.
type TaskSelection struct {
	// Whose is a person's or a body's id; OfPerson says which.
	Whose    string
	OfPerson bool
	// State is which of them: "" for all of a body, newest first. Open ones come in the order of their due dates, the others
	// with the last first.
	State council.TaskState
	// Only drops what it refuses; nil for nothing.
	Only func(council.Task) bool
}

// TaskPage is a part of a list of tasks. Before and After name the parts beside it, "" where there are none.
type TaskPage struct {
	Tasks         []council.Task
	Before, After string
}

// place is where a task stands in the selection's index.
func (s TaskSelection) place(t council.Task) string {
	if s.State == "" {
		return s.Whose + " all " + store.Padded(t.Number)
	}
	return taskPlace(s.Whose, t)
}

// Page returns so many tasks of a selection, beginning behind or ending before one that a TaskPage has named: "a…" and
// "b…" do as TaskPage.After and Before say, anything else is the first page. It reads the index from there: later pages
// cost no more than the first, and none is lost or shown twice where others change the list meanwhile.
func (s TaskSelection) Page(tx store.Tx, at string, size int) (TaskPage, error) {
	prefix := s.Whose + " all "
	if s.State != "" {
		prefix = s.Whose + " " + string(s.State) + " "
	}
	index, reverse := "organization", s.State != council.TaskOpen
	if s.OfPerson {
		index = "person"
	}
	r := store.Range{Prefix: prefix, Reverse: reverse}
	backwards := strings.HasPrefix(at, "b")
	if at != "" && (backwards || strings.HasPrefix(at, "a")) {
		r.Reverse = reverse != backwards
		if r.Reverse {
			r.To = prefix + at[1:]
		} else {
			r.From = prefix + at[1:] + "\x01"
		}
	}
	var page TaskPage
	more := false
	for t, err := range Tasks.By(tx, index, r) {
		if err != nil {
			return page, err
		}
		if s.Only != nil && !s.Only(t) {
			continue
		}
		if more = len(page.Tasks) == size; more {
			break
		}
		page.Tasks = append(page.Tasks, t)
	}
	if len(page.Tasks) == 0 {
		return page, nil
	}
	if backwards {
		slices.Reverse(page.Tasks)
	}
	first, last := s.place(page.Tasks[0]), s.place(page.Tasks[len(page.Tasks)-1])
	if backwards && more || !backwards && r.From+r.To != "" {
		page.Before = "b" + strings.TrimPrefix(first, prefix)
	}
	if backwards || more {
		page.After = "a" + strings.TrimPrefix(last, prefix)
	}
	return page, nil
}

// NumbersOf are the orders of the tasks that were given in a year, as it is counted in a zone. They go by numbers; these grow with
// the time, and so are found by halving.
func NumbersOf(tx store.Tx, year int, in *time.Location) (Orders, error) {
	from, err := tasksSince(tx, time.Date(year, 1, 1, 0, 0, 0, 0, in))
	if err != nil {
		return Orders{}, err
	}
	to, err := tasksSince(tx, time.Date(year+1, 1, 1, 0, 0, 0, 0, in))
	return Orders{store.Padded(from), store.Padded(to)}, err
}

// tasksSince is a number such that the tasks before it were given before an instant, and no others.
func tasksSince(tx store.Tx, since time.Time) (number int, err error) {
	last, err := collect(Tasks.List(tx, store.Range{Reverse: true, Limit: 1}))
	if err != nil || len(last) == 0 {
		return 0, err
	}
	low, high := 0, last[0].Number+1
	for low < high {
		middle, err := collect(Tasks.List(tx, store.Range{From: store.Padded((low + high) / 2), Limit: 1}))
		switch {
		case err != nil:
			return 0, err
		case len(middle) > 0 && middle[0].Created.Before(since):
			low = middle[0].Number + 1
		default:
			high = (low + high) / 2
		}
	}
	return low, nil
}

// absorbTasks has one person take the place of another in tasks. Who had a task twice has it once.
func absorbTasks(tx store.Tx, swap func(*string) bool) error {
	return rewrite(tx, Tasks, func(t *council.Task) bool {
		by, done := swap(&t.By), swap(&t.DoneBy)
		changed := by || done
		var assignees []council.Assignee
		for _, a := range t.Assignees {
			person, from := swap(&a.Person), swap(&a.From)
			changed = changed || person || from
			if !slices.ContainsFunc(assignees, func(o council.Assignee) bool { return o.Person == a.Person }) {
				assignees = append(assignees, a)
			}
		}
		t.Assignees = assignees
		for i := range t.Log {
			by, person, from := swap(&t.Log[i].By), swap(&t.Log[i].Person), swap(&t.Log[i].From)
			changed = changed || by || person || from
		}
		return changed
	})
}
