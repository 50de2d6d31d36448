package council

import (
	"encoding/json"
	"os"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var berlin = func() *time.Location {
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return zone
}()

func TestNoticeVectors(t *testing.T) {
	file, err := os.ReadFile("testdata/notice_vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct {
		ID       string         `json:"id"`
		Dispatch Day            `json:"dispatch_local"`
		Meeting  Day            `json:"meeting_local"`
		Days     int            `json:"days"`
		Mode     NoticeCounting `json:"mode"`
		Latest   Day            `json:"latest_dispatch"`
		OK       bool           `json:"ok"`
		Note     string         `json:"note"`
	}
	if err := json.Unmarshal(file, &vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors) != 8 {
		t.Fatalf("%d vectors, want 8", len(vectors))
	}
	for _, v := range vectors {
		t.Run(v.ID, func(t *testing.T) {
			if got := LatestDispatch(v.Meeting, v.Days, v.Mode); got != v.Latest {
				t.Errorf("latest dispatch %s, want %s (%s)", got, v.Latest, v.Note)
			}
			// At the first and at the last hour before the meeting's: only the date counts.
			for _, hour := range []int{0, 15} {
				if got := InTime(at(v.Dispatch, hour, 59), at(v.Meeting, 16, 0), v.Days, v.Mode); got != v.OK {
					t.Errorf("in time at %d:59: %v, want %v (%s)", hour, got, v.OK, v.Note)
				}
			}
		})
	}
}

// at is a wall-clock time in Berlin.
func at(d Day, hour, minute int) time.Time {
	y, m, day := d.Time().Date()
	return time.Date(y, m, day, hour, minute, 0, 0, berlin)
}

// anyNotice draws a period and a way of counting.
func anyNotice(t *rapid.T) (int, NoticeCounting) {
	return rapid.IntRange(0, 60).Draw(t, "notice"),
		rapid.SampledFrom([]NoticeCounting{ClearDays, CalendarDays}).Draw(t, "counting")
}

func TestLatestDispatch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		meeting := anyDay().Draw(t, "meeting")
		notice, counting := anyNotice(t)
		latest := LatestDispatch(meeting, notice, counting)

		// Counted one by one: the days that lie between dispatch and meeting.
		between := 0
		for d := latest.Add(1); d < meeting; d = d.Add(1) {
			between++
		}
		want := notice
		if counting == CalendarDays {
			want = max(notice-1, 0)
		}
		if between != want {
			t.Fatalf("%d days lie between %s and %s, want %d", between, latest, meeting, want)
		}
		if notice == 0 && latest != meeting {
			t.Fatalf("no notice period, but the latest day is %s and the meeting on %s", latest, meeting)
		}
		if longer := LatestDispatch(meeting, notice+1, counting); longer >= latest {
			t.Fatalf("%d days: %s, but %d days: %s", notice, latest, notice+1, longer)
		}
		if clear, plain := LatestDispatch(meeting, notice, ClearDays), LatestDispatch(meeting, notice, CalendarDays); notice > 0 &&
			clear != plain.Add(-1) {
			t.Fatalf("clear days end on %s, calendar days on %s", clear, plain)
		}
	})
}

func TestInTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		notice, counting := anyNotice(t)
		minute := rapid.IntRange(0, 24*60-1)
		start := anyDay().Draw(t, "meeting").Time().Add(time.Duration(minute.Draw(t, "start")) * time.Minute).In(berlin)
		latest := LatestDispatch(DayOf(start), notice, counting)
		dispatch := at(latest.Add(rapid.IntRange(-3, 3).Draw(t, "late")), 0, minute.Draw(t, "dispatch"))

		got := InTime(dispatch, start, notice, counting)
		if want := DayOf(dispatch) <= latest && dispatch.Before(start); got != want {
			t.Fatalf("%s for %s with %d %s: %v, want %v", dispatch, start, notice, counting, got, want)
		}
		earlier := dispatch.Add(-time.Duration(rapid.IntRange(0, 5*24*60).Draw(t, "earlier")) * time.Minute)
		if got && !InTime(earlier, start, notice, counting) {
			t.Fatalf("in time at %s, not at %s", dispatch, earlier)
		}
		if !got && InTime(dispatch, start, notice+1, counting) {
			t.Fatalf("late for %d days, in time for %d", notice, notice+1)
		}
	})
}

// The day of dispatch is the date in the council's zone, whatever zone the clock speaks.
func TestDispatchCountsByLocalDate(t *testing.T) {
	rules := PresetRules(KPR)
	rules.Notice = 7
	m := Meeting{Kind: Ordinary, Minutes: 90}
	for _, c := range []struct {
		meeting  Day
		dispatch string
		want     bool
	}{
		{"2026-03-10", "2026-03-02T22:59:00Z", true},  // still 2 March in Berlin (+1)
		{"2026-03-10", "2026-03-02T23:30:00Z", false}, // 3 March
		{"2027-07-20", "2027-07-12T21:59:00Z", true},  // still 12 July in Berlin (+2)
		{"2027-07-20", "2027-07-12T22:00:00Z", false}, // 13 July
		{"2027-01-08", "2026-12-31T22:59:00Z", true},  // still the old year
		{"2027-01-08", "2026-12-31T23:00:00Z", false}, // the new one
		{"2027-11-05", "2027-10-28T21:59:59Z", true},  // before the clock change of 31 October
		{"2027-11-08", "2027-10-31T22:59:59Z", true},  // on its day, which has 25 hours
		{"2027-11-08", "2027-10-31T23:00:00Z", false}, //
		{"2027-04-05", "2027-03-28T21:59:59Z", true},  // on the day with 23 hours
		{"2027-04-05", "2027-03-28T22:00:00Z", false}, //
	} {
		m.SetStart(at(c.meeting, 16, 0))
		now, err := time.Parse(time.RFC3339, c.dispatch)
		if err != nil {
			t.Fatal(err)
		}
		if got := m.InTime(now, rules); got != c.want {
			t.Errorf("%s for %s: %v, want %v", c.dispatch, c.meeting, got, c.want)
		}
	}
}

// So is the day of the meeting, one just after midnight too.
func TestMeetingCountsByLocalDate(t *testing.T) {
	m := Meeting{Kind: Ordinary, Minutes: 90}
	m.SetStart(at("2027-01-09", 0, 30)) // 8 January in UTC
	if !m.InTime(at("2027-01-01", 23, 59), Rules{Notice: 7, Counting: ClearDays}) {
		t.Error("1 January is late for 9 January")
	}
}

func TestNoNoticeEndsWithTheStart(t *testing.T) {
	start := at("2027-03-24", 16, 0)
	for _, counting := range []NoticeCounting{ClearDays, CalendarDays} {
		if !InTime(start.Add(-time.Second), start, 0, counting) {
			t.Errorf("%s: refused a second before the start", counting)
		}
		if InTime(start, start, 0, counting) {
			t.Errorf("%s: accepted at the start", counting)
		}
	}
}

func TestNoticeDays(t *testing.T) {
	for _, c := range []struct {
		kind   MeetingKind
		notice int
		want   int
	}{
		{Ordinary, 14, 14},
		{Extraordinary, 14, 14},
		{Constitutive, 7, 7},
		{SecurityConference, 7, 28},
		{SecurityConference, 35, 35},
	} {
		if got := (Meeting{Kind: c.kind}).NoticeDays(Rules{Notice: c.notice}); got != c.want {
			t.Errorf("%s with %d days: %d, want %d", c.kind, c.notice, got, c.want)
		}
	}
}

// The presets as rules.md, Defaults and "How the presets differ", say.
func TestPresets(t *testing.T) {
	for _, want := range []Rules{
		{Preset: KPR, Quorum: MoreThanHalf, Tie: TieRejected, Notice: 14},
		{Preset: SaechsGemO, Quorum: AtLeastHalf, Tie: TieRejected, Notice: 14},
		{Preset: VwVfG, Quorum: MoreThanHalf, Tie: CastingVote, Notice: 14},
		{Preset: Verein, Quorum: NoQuorum, Tie: TieRejected, Notice: 14},
		{Preset: LPRNds, Quorum: NoQuorum, Tie: TieRejected, Notice: 28},
	} {
		want.Majority, want.Base, want.Counting = SimpleMajority, OfVotes, ClearDays
		want.AgendaDeadline, want.Objection, want.Approval = 21, 14, ApprovedByPeriod
		if diff := cmp.Diff(want, PresetRules(want.Preset)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", want.Preset, diff)
		}
	}
}

func TestTemplates(t *testing.T) {
	type first struct {
		Preset           Preset
		Quorum           QuorumRule
		Notice, Deadline int
	}
	for template, want := range map[Template]first{
		PreventionCouncil: {KPR, MoreThanHalf, 14, 21},
		SteeringCommittee: {KPR, MoreThanHalf, 14, 21},
		ExecutiveStaff:    {KPR, MoreThanHalf, 7, 10},
		WorkingGroup:      {KPR, NoQuorum, 7, 10},
		Association:       {Verein, NoQuorum, 14, 21},
		ProjectGroup:      {KPR, NoQuorum, 0, 0},
	} {
		r := TemplateRules(template)
		if got := (first{r.Preset, r.Quorum, r.Notice, r.AgendaDeadline}); got != want {
			t.Errorf("%s: got %+v, want %+v", template, got, want)
		}
	}
}
