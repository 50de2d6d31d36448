package council

import (
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// planned is a meeting on Wednesday, 24 March 2027, 16:00 to 17:30 in Berlin.
func planned() Meeting {
	m := Meeting{ID: "S12", Number: 12, UID: "u@example.org", Organization: "o1", Kind: Ordinary, Minutes: 90, State: Planned}
	m.SetStart(at("2027-03-24", 16, 0))
	return m
}

// early is long before it: every period can be kept.
var early = at("2027-02-01", 9, 0)

func TestSetStart(t *testing.T) {
	m := planned()
	if want := time.Date(2027, 3, 24, 15, 0, 0, 0, time.UTC); m.Start != want {
		t.Errorf("start %s, want %s", m.Start, want)
	}
	if m.Wall != "2027-03-24T16:00" || m.Zone != "Europe/Berlin" {
		t.Errorf("agreed %s in %s", m.Wall, m.Zone)
	}
	if got := m.In().Format("15:04 MST"); got != "16:00 CET" {
		t.Errorf("in its zone %s", got)
	}
	if want := time.Date(2027, 3, 24, 16, 30, 0, 0, time.UTC); !m.End().Equal(want) {
		t.Errorf("end %s, want %s", m.End(), want)
	}
	m.SetStart(at("2027-03-25", 0, 30)) // the day before in UTC
	if m.Day() != "2027-03-25" {
		t.Errorf("day %s", m.Day())
	}
	m.Zone = "Nowhere/Atall"
	if m.Day() != "2027-03-24" {
		t.Errorf("with an unknown zone, in UTC, day %s", m.Day())
	}
}

// Ninety minutes over the clock change are ninety minutes.
func TestEndOverClockChange(t *testing.T) {
	m := planned()
	m.SetStart(at("2027-10-31", 1, 30))
	if got := m.End().In(berlin).Format("15:04 MST"); got != "02:00 CET" {
		t.Errorf("ends %s", got)
	}
}

func TestUpcoming(t *testing.T) {
	m := planned()
	for _, c := range []struct {
		now  time.Time
		want bool
	}{{early, true}, {m.Start, true}, {m.End().Add(-time.Second), true}, {m.End(), false}} {
		if got := m.Upcoming(c.now); got != c.want {
			t.Errorf("at %s: %v, want %v", c.now, got, c.want)
		}
	}
	m.State = Cancelled
	if m.Upcoming(early) {
		t.Error("a cancelled meeting takes place")
	}
}

func TestOrganizations(t *testing.T) {
	m := Meeting{Organization: "o1", With: []string{"o2", "o3"}}
	if diff := cmp.Diff([]string{"o1", "o2", "o3"}, m.Organizations()); diff != "" {
		t.Error(diff)
	}
}

func TestDeadline(t *testing.T) {
	rules := PresetRules(KPR) // 21 days: 3 March
	none := rules
	none.AgendaDeadline = 0
	lapsed := func(m *Meeting) { m.DeadlineLapsed = true }
	same := func(*Meeting) {}
	for _, c := range []struct {
		name  string
		rules Rules
		with  func(*Meeting)
		bound bool
		now   time.Time
		want  Day // the deadline that refuses; "" for accepted
	}{
		{"last day", rules, same, true, at("2027-03-03", 23, 59), ""},
		{"day after", rules, same, true, at("2027-03-04", 0, 0), "2027-03-03"},
		{"local date", rules, same, true, time.Date(2027, 3, 3, 23, 30, 0, 0, time.UTC), "2027-03-03"},
		{"coordination", rules, same, false, at("2027-03-24", 17, 0), ""},
		{"lapsed", rules, lapsed, true, at("2027-03-24", 15, 59), ""},
		{"lapsed, begun", rules, lapsed, true, at("2027-03-24", 16, 0), "2027-03-24"},
		{"none", none, same, true, at("2027-03-24", 15, 59), ""},
		{"none, begun", none, same, true, at("2027-03-24", 16, 0), "2027-03-24"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := planned()
			c.with(&m)
			item, err := m.AddItem(AgendaItem{Title: "x"}, c.bound, c.rules, c.now)
			var late *DeadlineError
			switch {
			case c.want == "" && err != nil:
				t.Fatal(err)
			case c.want == "":
				if item.Number != 1 || !item.Created.Equal(c.now) || len(m.Agenda) != 1 || !cmp.Equal(m.Agenda[0], item) {
					t.Errorf("got %+v on %+v", item, m.Agenda)
				}
			case !errors.As(err, &late) || late.Deadline != c.want:
				t.Errorf("got %v, want the deadline %s", err, c.want)
			case len(m.Agenda) != 0:
				t.Errorf("refused, but on the agenda: %+v", m.Agenda)
			}
		})
	}
}

func TestItemNumbers(t *testing.T) {
	m := planned()
	add := func(item AgendaItem) int {
		t.Helper()
		got, err := m.AddItem(item, false, Rules{}, early)
		if err != nil {
			t.Fatal(err)
		}
		return got.Number
	}
	if n := add(AgendaItem{Number: 7, Title: "carried over"}); n != 1 {
		t.Errorf("an item carried over keeps a number: %d, want 1", n)
	}
	add(AgendaItem{})
	if err := m.WithdrawItem(2, early); err != nil {
		t.Fatal(err)
	}
	if n := add(AgendaItem{}); n != 3 {
		t.Errorf("the number of a withdrawn item is given again: %d, want 3", n)
	}
	for _, n := range []int{0, 2, 4} {
		if err := m.WithdrawItem(n, early); !errors.Is(err, ErrNoItem) {
			t.Errorf("withdrawing %d: %v", n, err)
		}
	}
	if item, err := m.Item(2); err != nil || !item.Withdrawn {
		t.Errorf("item 2: %+v, %v", item, err)
	}
	if _, err := m.Item(4); !errors.Is(err, ErrNoItem) {
		t.Errorf("item 4: %v", err)
	}
}

func TestNumbering(t *testing.T) {
	m := planned()
	for _, item := range []AgendaItem{
		{Title: "a"}, {Title: "secret", NonPublic: true}, {Title: "b"}, {Title: "c"},
	} {
		if _, err := m.AddItem(item, false, Rules{}, early); err != nil {
			t.Fatal(err)
		}
	}
	if err := m.WithdrawItem(3, early); err != nil {
		t.Fatal(err)
	}
	type seen struct {
		Title         string
		Number, Place int
		Addition      bool
	}
	see := func() (all []seen) {
		for _, n := range m.Numbering() {
			all = append(all, seen{n.Title, n.Number, n.Place, n.Addition})
		}
		return all
	}
	want := []seen{{"a", 1, 1, false}, {"c", 4, 2, false}, {"secret", 2, 1, false}}
	if diff := cmp.Diff(want, see()); diff != "" {
		t.Errorf("planned (-want +got):\n%s", diff)
	}
	if err := m.Invite("", Rules{}, early); err != nil {
		t.Fatal(err)
	}
	for _, item := range []AgendaItem{{Title: "late"}, {Title: "late secret", NonPublic: true}} {
		if _, err := m.AddItem(item, false, Rules{}, early); err != nil {
			t.Fatal(err)
		}
	}
	want = []seen{{"a", 1, 1, false}, {"c", 4, 2, false}, {"late", 5, 3, true}, {"secret", 2, 1, false}, {"late secret", 6, 2, true}}
	if diff := cmp.Diff(want, see()); diff != "" {
		t.Errorf("invited (-want +got):\n%s", diff)
	}
}

// An empty agenda may be sent; all that comes later is an addition.
func TestEmptyAgendaSent(t *testing.T) {
	m := planned()
	if err := m.Invite("", Rules{}, early); err != nil {
		t.Fatal(err)
	}
	if _, err := m.AddItem(AgendaItem{}, false, Rules{}, early); err != nil {
		t.Fatal(err)
	}
	if items := m.Numbering(); len(items) != 1 || !items[0].Addition {
		t.Errorf("got %+v", items)
	}
}

func TestInvite(t *testing.T) {
	rules := PresetRules(KPR) // 14 clear days: 9 March
	for _, c := range []struct {
		name, reason string
		now          time.Time
		kept         bool
		err          error
	}{
		{"in time", "", at("2027-03-09", 23, 59), true, nil},
		{"in time with a reason", "Eile", at("2027-03-09", 12, 0), true, nil},
		{"late", "", at("2027-03-10", 0, 0), false, &NoticeError{"2027-03-09", 14}},
		{"urgent", "Eile", at("2027-03-10", 0, 0), false, nil},
		{"begun", "Eile", at("2027-03-24", 16, 0), false, ErrOver},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := planned()
			before := m
			err := m.Invite(c.reason, rules, c.now)
			if c.err != nil {
				if err == nil || err.Error() != c.err.Error() {
					t.Errorf("got %v, want %v", err, c.err)
				}
				if diff := cmp.Diff(before, m); diff != "" {
					t.Errorf("refused, but changed:\n%s", diff)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			want := before
			want.State, want.InvitedAt, want.Changed, want.NoticeKept = Invited, c.now, c.now, c.kept
			if !c.kept {
				want.ShortNotice = c.reason
			}
			if diff := cmp.Diff(want, m); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if err := m.Invite(c.reason, rules, c.now); !errors.Is(err, ErrAlreadyInvited) {
				t.Errorf("again: %v", err)
			}
		})
	}
}

func TestMoveTo(t *testing.T) {
	m := planned()
	from, to := m.Start, at("2027-03-31", 16, 0) // summer time by then
	if err := m.MoveTo(to, "Raum belegt", early); err != nil {
		t.Fatal(err)
	}
	if m.Wall != "2027-03-31T16:00" || m.Sequence != 1 || !m.Changed.Equal(early) {
		t.Errorf("got %s, sequence %d, changed %s", m.Wall, m.Sequence, m.Changed)
	}
	if diff := cmp.Diff([]Move{{from, to.UTC(), "Raum belegt", early}}, m.Moves); diff != "" {
		t.Error(diff)
	}
	for _, c := range []struct {
		name string
		to   time.Time
		now  time.Time
		want error
	}{
		{"same instant", to.UTC(), early, ErrSameTime},
		{"now", early, early, ErrPast},
		{"over", to.AddDate(0, 1, 0), m.End(), ErrOver},
	} {
		if err := m.MoveTo(c.to, "", c.now); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestCancel(t *testing.T) {
	m := planned()
	if err := m.Cancel("", early); !errors.Is(err, ErrReasonNeeded) {
		t.Errorf("without a reason: %v", err)
	}
	if err := m.Cancel("zu spät", m.End()); !errors.Is(err, ErrOver) {
		t.Errorf("when over: %v", err)
	}
	if err := m.Cancel("krank", early); err != nil {
		t.Fatal(err)
	}
	if m.State != Cancelled || m.CancelReason != "krank" || m.Sequence != 1 || !m.Changed.Equal(early) {
		t.Errorf("got %+v", m)
	}
}

func TestReply(t *testing.T) {
	m := planned()
	var i Invitation
	if err := i.Reply(m, Accepted, "", "", early); !errors.Is(err, ErrNotInvited) {
		t.Errorf("planned: %v", err)
	}
	m.State, m.InvitedAt = Invited, early
	for _, now := range []time.Time{early, m.End().Add(-time.Minute)} {
		if err := i.Reply(m, Substitute, "p2", "p3", now); err != nil {
			t.Fatal(err)
		}
		want := Invitation{Answer: Substitute, Substitute: "p2", AnsweredBy: "p3", AnsweredAt: now, Named: 1}
		if diff := cmp.Diff(want, i); diff != "" {
			t.Error(diff)
		}
	}
	// A new answer forgets who would have come instead.
	if err := i.Reply(m, Declined, "", "", early); err != nil || i.Substitute != "" || i.AnsweredBy != "" || i.Answer != Declined {
		t.Errorf("%v: %+v", err, i)
	}
	if err := i.Reply(m, Accepted, "", "", m.End()); !errors.Is(err, ErrOver) {
		t.Errorf("over: %v", err)
	}
	m.State = Cancelled
	if err := i.Reply(m, Accepted, "", "", early); !errors.Is(err, ErrCancelled) {
		t.Errorf("cancelled: %v", err)
	}
	if i.Answer != Declined {
		t.Errorf("a refused answer counts: %s", i.Answer)
	}
}
