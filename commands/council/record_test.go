package council

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// hhmm is an instant of the evening of the sample meeting.
func hhmm(clock string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", "2027-03-24 "+clock, berlin)
	if err != nil {
		panic(err)
	}
	return t
}

// sampleSources are the sources of a meeting in which everything happened that minutes must tell.
func sampleSources() Sources {
	agenda := []AgendaItem{
		{Number: 1, Title: "Begrüßung", Kind: Information, State: ItemDone, Discussed: []Interval{{hhmm("16:02"), hhmm("16:10")}}},
		{Number: 2, Title: "Beleuchtung", Kind: Decision, Rapporteur: "polizei", State: ItemDone, Guests: []string{"Frau Licht"},
			Discussed: []Interval{{hhmm("16:10"), hhmm("16:40")}}, Recused: []Recusal{{"schule", hhmm("16:11")}}},
		{Number: 3, Title: "Haushalt", State: ItemDeferred, CarriedTo: "S2-1"},
		{Number: 4, Title: "Sturmschaden", State: ItemDone, Urgency: "Gefahr für Kinder",
			Admission: &Admission{At: hhmm("16:03"), Tally: Tally{Yes: 3}, Present: 3, Admitted: true, By: "vorsitz"}},
		{Number: 5, Title: "Geheimakte", NonPublic: true, State: ItemDone, Discussed: []Interval{{hhmm("16:45"), hhmm("17:00")}}},
	}
	m := Meeting{
		ID: "S1", Number: 1, Organization: "lg", Title: "Frühjahrssitzung", Kind: Ordinary, Start: hhmm("16:00").UTC(), Wall: "2027-03-24T16:00",
		Zone: "Europe/Berlin", Minutes: 120, Place: "Rathaus, Saal 2", Moderator: "schule", State: Closed, Agenda: agenda, AgendaSent: 3,
		InvitedAt: hhmm("09:00").AddDate(0, 0, -20), NoticeKept: true, OpenedAt: hhmm("16:02"), ClosedAt: hhmm("17:30"),
		Suspensions: []Interval{{hhmm("16:40"), hhmm("16:45")}}, MinuteTaker: "koordination", Presiding: "vorsitz",
	}
	member := func(person string, roles ...Role) Membership {
		return Membership{ID: person, Person: person, Organization: "lg", Roles: roles, VotingRight: VotesByDefault(roles), OnBehalfOf: "Amt " + person}
	}
	rules := PresetRules(KPR)
	return Sources{
		Council: Council{Name: "Musterstadt"},
		Bodies:  []Organization{{ID: "lg", Name: "Lenkungsgremium", Code: "LG", Template: SteeringCommittee, Rules: []Rules{rules}}},
		Meeting: m, Count: 3, Agenda: m.Numbering(),
		Names: map[string]string{"vorsitz": "Vera Vorsitz", "koordination": "Karl Koord", "polizei": "Paul Polizei", "schule": "Susi Schule",
			"sozial": "Sina Sozial", "ersatz": "Emil Ersatz", "gast": "Gitta Gast", "fehlt": "Fritz Fehlt"},
		Memberships: []Membership{member("vorsitz", Chair), member("koordination", Coordinator), member("polizei", Member),
			member("schule", Member), member("sozial", Member), member("fehlt", Member)},
		Seats: []string{"vorsitz", "polizei", "schule", "sozial", "fehlt"}, Entitled: 5,
		Invitations: []Invitation{{Person: "vorsitz", Way: "chat"}, {Person: "polizei", Way: "chat"}, {Person: "sozial", Way: "chat", Answer: Declined},
			{Person: "schule", Way: "Brief", DeliveredAt: hhmm("09:00")}, {Person: "fehlt"}},
		Attendances: []Attendance{
			{Meeting: "S1", Person: "vorsitz", Capacity: VotingMember, Spells: []Interval{{hhmm("16:02"), hhmm("17:30")}}},
			{Meeting: "S1", Person: "koordination", Capacity: Consulting, Spells: []Interval{{hhmm("16:02"), hhmm("17:30")}}},
			{Meeting: "S1", Person: "polizei", Capacity: VotingMember, Spells: []Interval{{hhmm("16:02"), hhmm("16:20")}, {hhmm("16:30"), hhmm("17:30")}}},
			{Meeting: "S1", Person: "schule", Capacity: VotingMember, Spells: []Interval{{hhmm("16:02"), hhmm("17:30")}}},
			{Meeting: "S1", Person: "ersatz", Capacity: Substituting, For: "sozial", Spells: []Interval{{hhmm("16:02"), hhmm("17:30")}}},
			{Meeting: "S1", Person: "gast", Capacity: Visiting, Spells: []Interval{{hhmm("16:10"), hhmm("16:40")}}},
		},
		Notes: []Note{
			{Meeting: "S1", Number: 1, Item: 2, Text: "Drei Lampen sind defekt.", By: "koordination", At: hhmm("16:12")},
			{Meeting: "S1", Number: 2, Item: 2, Text: "Ich halte das für zu teuer.", Kind: Declaration, By: "koordination", For: "polizei", At: hhmm("16:20")},
			{Meeting: "S1", Number: 3, Item: 2, Text: "Lageplan", Kind: Attachment, By: "koordination", At: hhmm("16:21")},
			{Meeting: "S1", Number: 4, Item: 5, Text: "Geheimnotiz", By: "koordination", At: hhmm("16:50")},
			{Meeting: "S1", Number: 5, Text: "Die Tür klemmt.", By: "koordination", At: hhmm("17:10")},
			{Meeting: "S1", Number: 6, Item: 2, Text: "Zurückgezogenes", By: "koordination", At: hhmm("16:13"), Withdrawn: true},
		},
		Motions: []Motion{{Meeting: "S1", Number: 1, Item: 2, Kind: MainMotion, Text: "Die Lampen werden ersetzt.", By: "polizei", At: hhmm("16:15"), Vote: "V1"}},
		Votes: []Vote{
			{ID: "V1", Number: 1, Meeting: "S1", Item: 2, Motion: 1, Question: "Lampen ersetzen?", Mode: Counted, Rules: rules, By: "koordination",
				Standing: Standing{Entitled: 5, Present: 4, Recused: 1}, Opened: hhmm("16:35"), Closed: hhmm("16:36"), Tally: Tally{Yes: 2, Abstain: 1},
				Verdict: Adopted, Resolution: "B2027-01"},
			{ID: "V2", Number: 2, Meeting: "S1", Item: 5, NonPublic: true, Question: "Geheimfrage?", Mode: Counted, Rules: rules, Verdict: Rejected,
				Standing: Standing{Entitled: 5, Present: 4}, Opened: hhmm("16:55"), Tally: Tally{No: 4}},
		},
		Resolutions: []Resolution{{ID: "B2027-01", Organization: "lg", Year: 2027, Number: 1, Text: "Die Lampen am Bahnhof werden ersetzt.", Item: 2, Vote: "V1"}},
		Tasks: []Task{
			{ID: "A1", Number: 1, Text: "Lampen bestellen", Item: 2, Due: "2027-04-15", State: TaskOpen, Assignees: []Assignee{{Person: "polizei"}}},
			{ID: "A2", Number: 2, Text: "Geheimauftrag", Item: 5, NonPublic: true, State: TaskDone, Assignees: []Assignee{{Person: "schule"}}},
		},
		NewRules: []Rules{{From: "2027-03-01", Resolution: "LG 2027-01"}},
		Earlier:  []EarlierMinutes{{Meeting: "S0", Day: "2027-02-01", At: hhmm("10:00"), In: "S1"}},
	}
}

// TestComposeHasEveryMandatoryField says that what rules.md asks for stands in the record, and that each field is looked at:
// without its source it is not there.
func TestComposeHasEveryMandatoryField(t *testing.T) {
	for name, c := range map[string]struct {
		there func(Record) bool
		drop  func(*Sources)
	}{
		"body":        {func(r Record) bool { return r.Body == "Lenkungsgremium" }, func(s *Sources) { s.Bodies[0].Name = "" }},
		"number":      {func(r Record) bool { return r.Count == 3 && r.Year == 2027 }, func(s *Sources) { s.Count = 0 }},
		"type":        {func(r Record) bool { return r.Kind == Ordinary }, func(s *Sources) { s.Meeting.Kind = "" }},
		"place":       {func(r Record) bool { return r.Place != "" }, func(s *Sources) { s.Meeting.Place = "" }},
		"start":       {func(r Record) bool { return r.Opened.Equal(hhmm("16:02")) }, func(s *Sources) { s.Meeting.OpenedAt = time.Time{} }},
		"end":         {func(r Record) bool { return r.Closed.Equal(hhmm("17:30")) }, func(s *Sources) { s.Meeting.ClosedAt = time.Time{} }},
		"suspensions": {func(r Record) bool { return len(r.Suspensions) == 1 }, func(s *Sources) { s.Meeting.Suspensions = nil }},
		"chair":       {func(r Record) bool { return r.Chair == "Vera Vorsitz" }, func(s *Sources) { s.Meeting.Presiding = "" }},
		"minute taker": {func(r Record) bool { return r.MinuteTaker == "Karl Koord" },
			func(s *Sources) { s.Meeting.MinuteTaker = "" }},
		"present with times": {func(r Record) bool { return len(person(r.Present, "Paul Polizei").Spells) == 2 },
			func(s *Sources) { s.Attendances = nil }},
		"deputy and for whom": {func(r Record) bool { return person(r.Present, "Emil Ersatz").For == "Sina Sozial" },
			func(s *Sources) { s.Attendances[4].For = "" }},
		"guest": {func(r Record) bool { return person(r.Present, "Gitta Gast").Capacity == Visiting }, func(s *Sources) { s.Attendances = s.Attendances[:5] }},
		"advisory": {func(r Record) bool { return person(r.Present, "Karl Koord").Capacity == Consulting },
			func(s *Sources) { s.Attendances[1].Spells = nil }},
		"absent, excused": {func(r Record) bool { return person(r.Absent, "Sina Sozial").Excused }, func(s *Sources) {
			s.Invitations, s.Attendances = nil, s.Attendances[:4]
		}},
		"absent, unexcused": {func(r Record) bool { p := person(r.Absent, "Fritz Fehlt"); return p.Name != "" && !p.Excused },
			func(s *Sources) { s.Memberships = s.Memberships[:5] }},
		"invitation": {func(r Record) bool {
			return !r.Invitation.At.IsZero() && r.Invitation.Electronic == 3 && slices.Equal(r.Invitation.Otherwise, []string{"Brief"}) && r.Invitation.Unproved == 1
		}, func(s *Sources) { s.Invitations = nil }},
		"notice":     {func(r Record) bool { return r.Invitation.Kept && r.Invitation.Days == 14 }, func(s *Sources) { s.Meeting.NoticeKept = false }},
		"quorum":     {func(r Record) bool { return len(r.Quorum) == 3 && r.Quorum[0].Kept && r.Quorum[0].Entitled == 5 }, func(s *Sources) { s.Seats = nil }},
		"agenda":     {func(r Record) bool { return len(r.Items) == 5 }, func(s *Sources) { s.Agenda = nil }},
		"urgency":    {func(r Record) bool { return one(r, 4).Urgency != "" }, func(s *Sources) { s.Agenda[3].Urgency = "" }},
		"admission":  {func(r Record) bool { return one(r, 4).Admission.Yes == 3 }, func(s *Sources) { s.Agenda[3].Admission = &Admission{} }},
		"earlier":    {func(r Record) bool { return len(r.Earlier) == 1 }, func(s *Sources) { s.Earlier = nil }},
		"title":      {func(r Record) bool { return one(r, 2).Title == "Beleuchtung" }, func(s *Sources) { s.Agenda[1].Title = "" }},
		"public":     {func(r Record) bool { return one(r, 5).NonPublic && !one(r, 2).NonPublic }, func(s *Sources) { s.Agenda[4].NonPublic = false }},
		"rapporteur": {func(r Record) bool { return one(r, 2).Rapporteur == "Paul Polizei" }, func(s *Sources) { s.Agenda[1].Rapporteur = "" }},
		"content":    {func(r Record) bool { return one(r, 2).Text() == "Drei Lampen sind defekt." }, func(s *Sources) { s.Notes = nil }},
		"motion": {func(r Record) bool {
			m := one(r, 2).Motions
			return len(m) == 1 && m[0].By == "Paul Polizei" && m[0].Text != ""
		}, func(s *Sources) { s.Motions = nil }},
		"recusal": {func(r Record) bool { return one(r, 2).Recused[0].Name == "Susi Schule" }, func(s *Sources) { s.Agenda[1].Recused = []Recusal{{}} }},
		"vote": {func(r Record) bool {
			v := one(r, 2).Votes
			return len(v) == 1 && v[0].Tally.Yes == 2 && v[0].Mode == Counted && v[0].Standing.Present == 4
		}, func(s *Sources) { s.Votes = nil }},
		"majority": {func(r Record) bool { return one(r, 2).Votes[0].Rules.Majority == SimpleMajority }, func(s *Sources) { s.Votes[0].Rules.Majority = "" }},
		"result":   {func(r Record) bool { return len(one(r, 2).Votes) > 0 && one(r, 2).Votes[0].Verdict == Adopted }, func(s *Sources) { s.Votes[0].Verdict = Rejected }},
		"resolution": {func(r Record) bool {
			b := one(r, 2).Resolutions
			return len(b) == 1 && b[0].ID == "B2027-01" && b[0].Text != ""
		}, func(s *Sources) { s.Resolutions = nil }},
		"task": {func(r Record) bool {
			a := one(r, 2).Tasks
			return len(a) == 1 && a[0].Owners[0] == "Paul Polizei" && a[0].Due != ""
		}, func(s *Sources) { s.Tasks = nil }},
		"declaration":    {func(r Record) bool { d := one(r, 2).Declarations; return len(d) == 1 && d[0].By == "Paul Polizei" }, func(s *Sources) { s.Notes[1].Kind = "" }},
		"attachments":    {func(r Record) bool { return slices.Equal(one(r, 2).Attachments, []string{"Lageplan"}) }, func(s *Sources) { s.Notes[2].Kind = "" }},
		"general":        {func(r Record) bool { return r.General.Text() == "Die Tür klemmt." }, func(s *Sources) { s.Notes = s.Notes[:4] }},
		"distribution":   {func(r Record) bool { return slices.Equal(r.Distribution, []string{"Lenkungsgremium"}) }, func(s *Sources) { s.Bodies[0].Name = "" }},
		"changed rules":  {func(r Record) bool { return len(r.NewRules) == 1 && r.NewRules[0].Resolution == "LG 2027-01" }, func(s *Sources) { s.NewRules = nil }},
		"deferred where": {func(r Record) bool { return one(r, 3).CarriedTo == "S2-1" && one(r, 3).State == ItemDeferred }, func(s *Sources) { s.Agenda[2].State = "" }},
	} {
		if !c.there(Compose(sampleSources())) {
			t.Errorf("%s is not in the record", name)
		}
		s := sampleSources()
		c.drop(&s)
		func() {
			defer func() { _ = recover() }() // a field that is not there at all is not there
			if c.there(Compose(s)) {
				t.Errorf("%s would not be missed", name)
			}
		}()
	}
}

func person(all []Participant, name string) Participant {
	i := slices.IndexFunc(all, func(p Participant) bool { return p.Name == name })
	if i < 0 {
		return Participant{}
	}
	return all[i]
}

func one(r Record, number int) RecordItem {
	item, err := r.Item(number)
	if err != nil {
		panic(err)
	}
	return item
}

// TestComposeLeavesOut says what does not belong into minutes.
func TestComposeLeavesOut(t *testing.T) {
	s := sampleSources()
	s.Votes = append(s.Votes, Vote{ID: "V3", Number: 3, Item: 2, Question: "Läuft noch"}, Vote{ID: "V4", Number: 4, Item: 2, Question: "Vertippt", Verdict: Adopted, Withdrawn: hhmm("16:50")})
	s.Resolutions = append(s.Resolutions, Resolution{ID: "B2027-02", Year: 2027, Number: 2, Text: "Vertippter Beschluss", Item: 2, Withdrawn: hhmm("16:50")})
	s.Tasks[0].Next = "A3"
	s.Tasks = append(s.Tasks, Task{ID: "A3", Number: 3, Text: "Folgeaufgabe", Item: 2, State: TaskOpen}, Task{ID: "A4", Number: 4, Text: "Weggenommen", Item: 2, State: TaskWithdrawn})
	s.Votes[0].Mode, s.Votes[0].ChairVote, s.Votes[0].Poll = Secret, ChairYes, &Poll{
		Options: []string{"Ja"}, Counts: []int{2}, Objectors: []string{"Einsprecher"}, Demands: []Demand{{Person: "Antragsteller"}},
		Sealed: &Box{Holders: []string{"Schlüsselperson"}}, ConfirmedBy: "Bestätiger", Named: []NamedChoice{{Name: "Wähler", Choice: Yes}},
	}
	got := Compose(s).JSON()
	if !strings.Contains(got, `"counts":[2]`) {
		t.Errorf("the figures are missing: %s", got)
	}
	for _, word := range []string{"Läuft noch", "Vertippt", "Folgeaufgabe", "Weggenommen", "Zurückgezogenes", "Einsprecher", "Antragsteller",
		"Schlüsselperson", "Bestätiger", "Wähler", "chairVote"} {
		if strings.Contains(got, word) {
			t.Errorf("%q is in the record", word)
		}
	}
	// What refers to an item that is gone is not lost, but for what is non-public.
	s = sampleSources()
	s.Agenda = s.Agenda[:1]
	r := Compose(s)
	if !strings.Contains(r.General.Text(), "Drei Lampen") || strings.Contains(r.JSON(), "Geheim") {
		t.Errorf("the general part is %+v", r.General)
	}
}

// TestHashIsStable says that equal sources in any order give the same hash, also after a record was kept and read, and
// that any change of a source gives another one.
func TestHashIsStable(t *testing.T) {
	want := Compose(sampleSources()).Hash()
	rapid.Check(t, func(t *rapid.T) {
		s := sampleSources()
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		shuffle(r, s.Invitations)
		shuffle(r, s.Attendances)
		shuffle(r, s.Notes)
		shuffle(r, s.Motions)
		shuffle(r, s.Votes)
		shuffle(r, s.Resolutions)
		shuffle(r, s.Tasks)
		record := Compose(s)
		if record.Hash() != want {
			t.Fatalf("another hash: %s", record.JSON())
		}
		again, err := ReadRecord(record.JSON())
		if err != nil || again.Hash() != want || !reflect.DeepEqual(again.JSON(), record.JSON()) {
			t.Fatalf("read back: %v %s", err, again.JSON())
		}
		// An engine may write a document in another order; the content is a text in it and stays.
		doc, err := json.Marshal(Version{Content: record.JSON(), Hash: want})
		var v Version
		if err := json.Unmarshal(doc, &v); err != nil || HashRecord(v.Content) != v.Hash {
			t.Fatalf("kept: %v", err)
		}
		if err != nil {
			t.Fatal(err)
		}
		n := rapid.IntRange(0, len(s.Notes)-1).Draw(t, "note")
		if s.Notes[n].Withdrawn {
			return
		}
		s.Notes[n].Text += "!"
		if Compose(s).Hash() == want {
			t.Fatalf("note %d changed and the hash did not", n)
		}
	})
}

func shuffle[T any](r *rand.Rand, all []T) {
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
}

// TestEditions says that a copy for members has nothing non-public, one for everybody no names either, and that the record
// itself stays.
func TestEditions(t *testing.T) {
	whole := Compose(sampleSources())
	before := whole.JSON()
	for edition, c := range map[Edition]struct{ has, lacks []string }{
		WholeEdition:   {[]string{"Geheimakte", "Geheimnotiz", "Geheimfrage", "Geheimauftrag", "Paul Polizei"}, nil},
		MembersEdition: {[]string{"Paul Polizei", "Susi Schule", "Gitta Gast"}, []string{"Geheim"}},
		PublicEdition: {[]string{"Amt polizei", "Vera Vorsitz", "Karl Koord", "Drei Lampen"},
			[]string{"Geheim", "Paul Polizei", "Susi Schule", "Sina Sozial", "Emil Ersatz", "Gitta Gast", "Fritz Fehlt", "Frau Licht"}},
	} {
		copied := whole.For(edition)
		got := copied.JSON()
		for _, word := range c.has {
			if !strings.Contains(got, word) {
				t.Errorf("%q: %q is missing", edition, word)
			}
		}
		for _, word := range c.lacks {
			if strings.Contains(got, word) {
				t.Errorf("%q: %q is there: %s", edition, word, got)
			}
		}
		if len(copied.Items) != len(whole.Items) {
			t.Errorf("%q: %d items", edition, len(copied.Items))
		}
	}
	if whole.JSON() != before {
		t.Error("making a copy has changed the record")
	}
	// Public matters only: nothing is left out for members, and the copy does not say so.
	s := sampleSources()
	s.Agenda, s.Votes, s.Tasks, s.Notes = s.Agenda[:4], s.Votes[:1], s.Tasks[:1], s.Notes[:3]
	if open := Compose(s); open.HasNonPublic() || open.For(MembersEdition).Withheld != "" {
		t.Error("a record without a non-public part has one")
	}
	objections := []Objection{{Number: 1, Item: 2, Text: "offen"}, {Number: 2, Item: 5, Text: "Geheimeinwand"}, {Number: 3, Text: "ganz"}}
	for edition, want := range map[Edition]string{WholeEdition: "123", MembersEdition: "13", PublicEdition: ""} {
		var got string
		for _, o := range ObjectionsFor(objections, whole, edition) {
			got += fmt.Sprint(o.Number)
		}
		if got != want {
			t.Errorf("%q: objections %q", edition, got)
		}
	}
}

// TestGaps says what a draft lacks.
func TestGaps(t *testing.T) {
	if gaps := Compose(sampleSources()).Gaps(); !slices.Equal(gaps, []string{"content"}) { // the greeting has no content
		t.Errorf("gaps: %v", gaps)
	}
	s := sampleSources()
	open := s.Votes[0]
	open.Poll = &Poll{}
	s.Votes = append(slices.Clone(s.Votes), open)
	if gaps := Compose(s).Gaps(); !slices.Equal(gaps, []string{"unconfirmed", "content"}) {
		t.Errorf("gaps with a result that nobody has established: %v", gaps)
	}
	s = sampleSources()
	s.Meeting = Meeting{ID: "S1", Zone: "Europe/Berlin", OpenedAt: hhmm("16:00")}
	s.Attendances, s.Agenda = nil, s.Agenda[1:2]
	s.Votes, s.Resolutions = nil, nil
	want := []string{"place", "chair", "minute_taker", "present", "invitation", "votes"}
	if gaps := Compose(s).Gaps(); !slices.Equal(gaps, want) {
		t.Errorf("gaps: %v", gaps)
	}
}

// TestOverMidnight says that a meeting over midnight keeps its times, and who left before midnight has left.
func TestOverMidnight(t *testing.T) {
	s := sampleSources()
	s.Meeting.OpenedAt, s.Meeting.ClosedAt = hhmm("23:00"), hhmm("23:00").Add(2*time.Hour)
	s.Attendances = []Attendance{
		{Person: "vorsitz", Capacity: VotingMember, Spells: []Interval{{hhmm("23:00"), hhmm("23:00").Add(2 * time.Hour)}}},
		{Person: "schule", Capacity: VotingMember, Spells: []Interval{{hhmm("23:00"), hhmm("23:50")}}},
		{Person: "polizei", Capacity: VotingMember, Spells: []Interval{{hhmm("23:00"), hhmm("23:00").Add(90 * time.Minute)}}},
	}
	r := Compose(s)
	var said []string
	for _, q := range r.Quorum {
		said = append(said, fmt.Sprintf("%s %d %v", q.At.In(berlin).Format("2 15:04"), q.Voters(), q.Kept))
	}
	want := []string{"24 23:00 3 true", "24 23:50 2 false", "25 00:30 1 false"}
	if !slices.Equal(said, want) {
		t.Errorf("quorum: %q", said)
	}
}

var update = flag.Bool("update", false, "write the golden files anew")

// TestGoldenRecord compares the whole record of the sample meeting with what it was. The papers are tested with it, too.
func TestGoldenRecord(t *testing.T) {
	const name = "testdata/record.json"
	var got bytes.Buffer
	if err := json.Indent(&got, []byte(Compose(sampleSources()).JSON()), "", "\t"); err != nil {
		t.Fatal(err)
	}
	got.WriteByte('\n')
	if *update {
		if err := os.WriteFile(name, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Error(diff)
	}
}

// TestOutside says that an item is not dealt with while the meeting is suspended.
func TestOutside(t *testing.T) {
	at := func(from, until string) Interval {
		i := Interval{From: hhmm(from)}
		if until != "" {
			i.Until = hhmm(until)
		}
		return i
	}
	for name, c := range map[string]struct{ all, pauses, want []Interval }{
		"none":              {[]Interval{at("16:00", "17:00")}, nil, []Interval{at("16:00", "17:00")}},
		"before and after":  {[]Interval{at("16:10", "16:20")}, []Interval{at("16:00", "16:10"), at("16:20", "16:30")}, []Interval{at("16:10", "16:20")}},
		"at the end":        {[]Interval{at("16:00", "16:30")}, []Interval{at("16:20", "16:30")}, []Interval{at("16:00", "16:20")}},
		"at the beginning":  {[]Interval{at("16:00", "16:30")}, []Interval{at("16:00", "16:10")}, []Interval{at("16:10", "16:30")}},
		"in the middle":     {[]Interval{at("16:00", "17:00")}, []Interval{at("16:10", "16:20"), at("16:30", "16:40")}, []Interval{at("16:00", "16:10"), at("16:20", "16:30"), at("16:40", "17:00")}},
		"all of it":         {[]Interval{at("16:10", "16:20")}, []Interval{at("16:00", "17:00")}, nil},
		"suspended now":     {[]Interval{at("16:00", "")}, []Interval{at("16:30", "")}, []Interval{at("16:00", "16:30")}},
		"going on":          {[]Interval{at("16:00", "")}, []Interval{at("16:30", "16:40")}, []Interval{at("16:00", "16:30"), at("16:40", "")}},
		"begun after pause": {[]Interval{at("16:40", "")}, []Interval{at("16:30", "16:40")}, []Interval{at("16:40", "")}},
	} {
		if diff := cmp.Diff(c.want, outside(c.all, c.pauses)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
