package document

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"gremium/bot/text"
	"gremium/commands/council"
)

// sampleMinutes are the minutes of the sample meeting of package council, with everything that minutes can have.
func sampleMinutes(t testing.TB, p text.Printer) Minutes {
	t.Helper()
	content, err := os.ReadFile("../council/testdata/record.json")
	if err != nil {
		t.Fatal(err)
	}
	r, err := council.ReadRecord(string(content))
	if err != nil {
		t.Fatal(err)
	}
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	day := func(month time.Month, day int) time.Time { return time.Date(2027, month, day, 10, 0, 0, 0, berlin) }
	r.Corrections = []council.Correction{{Item: 2, Old: "zwei Lampen", New: "drei Lampen", Reason: "Einwendung 1", By: "Karl Koord", At: day(3, 30)},
		{Item: 5, Old: "Geheimalt", New: "Geheimneu", Reason: "Geheimgrund", By: "Karl Koord", At: day(3, 30), Approved: true, NonPublic: true}}
	return Minutes{
		Record: r, Hash: strings.Repeat("3f2a", 16), Stamp: day(3, 31), Letterhead: []string{"Stadt Musterstadt", "Rathausplatz 1"}, Text: p,
		Status: council.Minutes{
			Meeting: "S1", State: council.MinutesApproved, Version: 2, ReleasedAt: day(3, 26), Until: day(4, 10),
			Approval: &council.MinutesApproval{At: day(4, 12), By: "vorsitz", In: "S2", Version: 2},
			Releases: []council.Release{{Name: "Karl Koord", Office: council.MinuteTaker, Acting: true, Reason: "Urlaub", At: day(3, 26), Hash: strings.Repeat("ab", 32)},
				{Name: "Vera Vorsitz", Office: council.Chair, At: day(3, 25), Hash: strings.Repeat("ab", 32)}},
		},
		Objections: []Objection{{council.Objection{Number: 1, Item: 2, Text: "Es waren drei.", At: day(3, 27), State: council.ObjectionAccepted,
			Decision: "Wird berichtigt.", DecidedAt: day(3, 29), In: "S2"}, "Paul Polizei"}},
		Vote: func(p text.Printer, v council.Vote) string {
			return p.Plain("paper.figures", "yes", v.Tally.Yes, "no", v.Tally.No, "abstain", v.Tally.Abstain) + ". " + string(v.Verdict)
		},
	}
}

// TestGoldenMinutes compares the whole paper with what it was, in Markdown, in each edition.
func TestGoldenMinutes(t *testing.T) {
	for edition, name := range map[council.Edition]string{
		council.WholeEdition: "minutes", council.MembersEdition: "minutes_members", council.PublicEdition: "minutes_public",
	} {
		e := sampleMinutes(t, text.For(text.German))
		e.Objections = keep(e, edition)
		e.Record = e.Record.For(edition)
		got, err := Markdown(e.Document())
		if err != nil {
			t.Fatal(err)
		}
		name := "testdata/" + name + ".md"
		if *update {
			if err := os.WriteFile(name, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if secret := strings.Contains(string(got), "Geheim"); secret != (edition == council.WholeEdition) {
			t.Errorf("%s: non-public: %v", name, secret)
		}
	}
}

func keep(e Minutes, edition council.Edition) []Objection {
	var all []council.Objection
	for _, o := range e.Objections {
		all = append(all, o.Objection)
	}
	kept := council.ObjectionsFor(all, e.Record, edition)
	return slices.DeleteFunc(slices.Clone(e.Objections), func(o Objection) bool {
		return !slices.ContainsFunc(kept, func(k council.Objection) bool { return k.Number == o.Number })
	})
}

// paperText is all that a paper says.
func paperText(e Minutes) string {
	d := e.Document()
	for i, b := range d.Blocks {
		if list, ok := b.(List); ok && len(list.Labels) > 0 {
			lines := make([]string, len(list.Items))
			for n, item := range list.Items {
				lines[n] = list.label(n) + " " + item
			}
			d.Blocks[i] = List{Items: lines}
		}
	}
	return fmt.Sprintf("%s|%s|%s|%v|%+v", d.Title, d.Mark, d.Footer, d.Letterhead, d.Blocks)
}

// TestMandatoryFields says that each field that rules.md asks for is printed, and that it would be missed.
func TestMandatoryFields(t *testing.T) {
	for name, c := range map[string]struct {
		printed string
		drop    func(*Minutes)
	}{
		"body":                  {"Gremium Lenkungsgremium", func(e *Minutes) { e.Record.Body = "" }},
		"number and year":       {"3. Sitzung 2027", func(e *Minutes) { e.Record.Count = 0 }},
		"type":                  {"(konstituierend)", func(e *Minutes) { e.Record.Kind = council.Ordinary }},
		"place":                 {"Rathaus, Saal 2", func(e *Minutes) { e.Record.Place = "" }},
		"start":                 {"Beginn 16:02 Uhr", func(e *Minutes) { e.Record.Opened = time.Time{} }},
		"end":                   {"Ende 17:30 Uhr", func(e *Minutes) { e.Record.Closed = time.Time{} }},
		"interruption":          {"16:40 Uhr bis 16:45 Uhr", func(e *Minutes) { e.Record.Suspensions = nil }},
		"chair":                 {"Vorsitz Vera Vorsitz", func(e *Minutes) { e.Record.Chair = "" }},
		"minute taker":          {"Schriftführung Karl Koord", func(e *Minutes) { e.Record.MinuteTaker = "" }},
		"present, with times":   {"[Paul Polizei Mitglied Amt polizei 16:02 Uhr bis 16:20 Uhr; 16:30 Uhr bis 17:30 Uhr]", func(e *Minutes) { e.Record.Present = nil }},
		"deputy, for whom":      {"Vertretung für Sina Sozial", func(e *Minutes) { e.Record.Present = e.Record.Present[:4] }},
		"guest":                 {"[Gitta Gast Gast  16:10 Uhr bis 16:40 Uhr]", func(e *Minutes) { e.Record.Present = e.Record.Present[:5] }},
		"advisory":              {"[Karl Koord Koordination Amt koordination durchgehend]", func(e *Minutes) { e.Record.Present = e.Record.Present[:1] }},
		"absent":                {"[Sina Sozial Mitglied Amt sozial entschuldigt]", func(e *Minutes) { e.Record.Absent = nil }},
		"unexcused":             {"[Fritz Fehlt Mitglied Amt fehlt unentschuldigt]", func(e *Minutes) { e.Record.Absent = e.Record.Absent[:1] }},
		"invitation":            {"Eingeladen wurde in Textform am Donnerstag, 4. März 2027", func(e *Minutes) { e.Record.Invitation = council.RecordInvitation{} }},
		"way of the invitation": {"elektronisch an 3 Personen; auf anderem Weg (Brief)", func(e *Minutes) { e.Record.Invitation.Electronic, e.Record.Invitation.Otherwise = 0, nil }},
		"notice":                {"Die Ladungsfrist von 14 Tagen (volle Tage) ist eingehalten.", func(e *Minutes) { e.Record.Invitation.Kept = false }},
		"quorum":                {"Um 16:02 Uhr sind 4 von 5 Stimmberechtigten anwesend. Das Gremium ist beschlussfähig (erforderlich: 3", func(e *Minutes) { e.Record.Quorum = nil }},
		"quorum over time":      {"[16:20 Uhr 3 von 5 beschlussfähig]", func(e *Minutes) { e.Record.Quorum = e.Record.Quorum[:1] }},
		"agenda":                {"Ö 2 Beleuchtung", func(e *Minutes) { e.Record.Items = nil }},
		"urgency":               {"Nachtrag, dringlich: Gefahr für Kinder", func(e *Minutes) { e.Record.Items[3].Urgency = "" }},
		"admission":             {"aufgenommen (Ja 3, Nein 0, Enthaltung 0 von 3 Stimmberechtigten)", func(e *Minutes) { e.Record.Items[3].Admission = nil }},
		"deferred":              {"vertagt, jetzt S2-1", func(e *Minutes) { e.Record.Items[2].State = council.ItemDone }},
		"last minutes":          {"Niederschrift S0 vom Montag, 1. Februar 2027: genehmigt am Mittwoch, 24. März 2027 durch Beschluss in S1", func(e *Minutes) { e.Record.Earlier = nil }},
		"changed rules":         {"sie gelten ab Montag, 1. März 2027 (Beschluss LG 2027-01)", func(e *Minutes) { e.Record.NewRules = nil }},
		"public part":           {"Öffentlicher Teil", func(e *Minutes) { e.Record.Items = e.Record.Items[4:] }},
		"non-public part":       {"Nichtöffentlicher Teil", func(e *Minutes) { e.Record.Items = e.Record.Items[:4] }},
		"rapporteur":            {"Vortrag Paul Polizei", func(e *Minutes) { e.Record.Items[1].Rapporteur = "" }},
		"guests of an item":     {"Gäste Frau Licht", func(e *Minutes) { e.Record.Items[1].Guests = nil }},
		"content":               {"Drei Lampen sind defekt.", func(e *Minutes) { e.Record.Items[1].Notes = nil }},
		"motion and mover":      {"Antrag 1 von Paul Polizei: Die Lampen werden ersetzt.", func(e *Minutes) { e.Record.Items[1].Motions = nil }},
		"recusal":               {"Susi Schule, befangen, ab 16:11 Uhr nicht beteiligt", func(e *Minutes) { e.Record.Items[1].Recused = nil }},
		"mode of the vote":      {"Abstimmung V1 über Antrag 1 (offen, ausgezählt, 16:35 Uhr)", func(e *Minutes) { e.Record.Items[1].Votes[0].Mode = council.Secret }},
		"figures":               {"Ja 2, Nein 0, Enthaltung 1. adopted", func(e *Minutes) { e.Record.Items[1].Votes = nil }},
		"resolution":            {"Beschluss LG B2027-01: Die Lampen am Bahnhof werden ersetzt.", func(e *Minutes) { e.Record.Items[1].Resolutions = nil }},
		"task":                  {"[A1 Ö 2 Lampen bestellen Paul Polizei 15.04.2027]", func(e *Minutes) { e.Record.Items[1].Tasks = nil }},
		"declaration":           {"Erklärung zu Protokoll von Paul Polizei: Ich halte das für zu teuer.", func(e *Minutes) { e.Record.Items[1].Declarations = nil }},
		"attachments":           {"Ö 2: Lageplan", func(e *Minutes) { e.Record.Items[1].Attachments = nil }},
		"taken note":            {"zur Kenntnis genommen", func(e *Minutes) { e.Record.Items[0].Kind = council.Deliberation }},
		"general":               {"Die Tür klemmt.", func(e *Minutes) { e.Record.General = council.RecordPart{} }},
		"objection":             {"Einwendung 1 zu Ö 2 (S1-2), Paul Polizei", func(e *Minutes) { e.Objections = nil }},
		"its decision":          {"angenommen am Montag, 29. März 2027 (Beschluss in S2): Wird berichtigt.", func(e *Minutes) { e.Objections[0].State = "" }},
		"correction, old":       {"Bisher: zwei Lampen", func(e *Minutes) { e.Record.Corrections = nil }},
		"correction, new":       {"Jetzt: drei Lampen", func(e *Minutes) { e.Record.Corrections = nil }},
		"signature of chair":    {"{Vera Vorsitz Vorsitz Elektronisch freigegeben am Donnerstag, 25. März 2027, 10:00 Uhr, Prüfsumme abababababababab}", func(e *Minutes) { e.Status.Releases = e.Status.Releases[:1] }},
		"signature for another": {"{Karl Koord für Schriftführung: Koordination (Urlaub)", func(e *Minutes) { e.Status.Releases[0].Acting = false }},
		"distribution":          {"Mitglieder und beratende Mitglieder (Lenkungsgremium)", func(e *Minutes) { e.Record.Distribution = nil }},
		"approval":              {"Genehmigt durch Beschluss des Gremiums in S2, festgehalten am Montag, 12. April 2027.", func(e *Minutes) { e.Status.Approval.In = "" }},
		"version and hash":      {"Fassung 2, Prüfsumme (SHA-256) 3f2a", func(e *Minutes) { e.Hash = "" }},
		"letterhead":            {"Stadt Musterstadt", func(e *Minutes) { e.Letterhead = nil }},
	} {
		make := func() Minutes {
			e := sampleMinutes(t, text.For(text.German))
			e.Record.Kind = council.Constitutive
			return e
		}
		if got := plainly(paperText(make())); !strings.Contains(got, c.printed) {
			t.Errorf("%s: %q is not printed in %s", name, c.printed, got)
		}
		e := make()
		c.drop(&e)
		if got := plainly(paperText(e)); strings.Contains(got, c.printed) {
			t.Errorf("%s: %q is printed anyway", name, c.printed)
		}
	}
}

// plainly takes the marks of Go's printing from a text.
func plainly(s string) string {
	s = regexp.MustCompile(`\{Lead:([^}]*?) Text:([^}]*?) Verbatim:(true|false)\}`).ReplaceAllString(s, "$1 $2")
	s = regexp.MustCompile(`\{Label:([^}]*?) Value:([^}]*?)\}`).ReplaceAllString(s, "$1 $2")
	return regexp.MustCompile(`\{Name:([^}]*?) Office:([^}]*?) Note:([^}]*?)\}`).ReplaceAllString(s, "{$1 $2 $3}")
}

// TestMinutesStates says what is printed of a draft, of what is released, and of a body that is no authority.
func TestMinutesStates(t *testing.T) {
	is := func(e Minutes, parts ...string) {
		t.Helper()
		got := plainly(paperText(e))
		for _, part := range parts {
			if not, forbidden := strings.CutPrefix(part, "!"); forbidden == strings.Contains(got, not) {
				t.Errorf("want %q in %s", part, got)
			}
		}
	}
	draft := sampleMinutes(t, text.For(text.German))
	draft.Status, draft.Hash = council.Minutes{State: council.MinutesDraft, Releases: draft.Status.Releases[1:]}, ""
	is(draft, "|Entwurf|", "Stand Entwurf", "{Vera Vorsitz Vorsitz Elektronisch freigegeben", "{Karl Koord Schriftführung }", "noch nicht freigegeben", "!Prüfsumme (SHA-256)")
	released := sampleMinutes(t, text.For(text.German))
	released.Status.State, released.Status.Approval = council.MinutesReleased, nil
	is(released, "|Noch nicht genehmigt|", "freigegeben am Freitag, 26. März 2027, Einwendungen bis Samstag, 10. April 2027", "Fassung 2")
	period := sampleMinutes(t, text.For(text.German))
	period.Status.Approval = &council.MinutesApproval{At: period.Status.Until}
	is(period, "||Niederschrift S1, Fassung 2, vertraulich|", "Bis zum Ablauf der Einwendungsfrist")
	private := sampleMinutes(t, text.For(text.German))
	private.Record.Template = council.Association
	is(private, "Protokoll über die", "!Niederschrift über")
	for edition, name := range map[council.Edition]string{
		council.WholeEdition: "Protokoll-S1-vertraulich.pdf", council.MembersEdition: "Protokoll-S1.pdf", council.PublicEdition: "Protokoll-S1-oeffentliche-Fassung.pdf",
	} {
		e := private
		e.Record = e.Record.For(edition)
		if got := e.FileName("pdf"); got != name {
			t.Errorf("the file is called %s, want %s", got, name)
		}
	}
	short := sampleMinutes(t, text.For(text.German))
	short.Record.Template = council.WorkingGroup
	is(short, "(Kurzfassung)", "Drei Lampen", "Lampen bestellen", "Beschluss LG B2027-01", "!Ladung und Beschlussfähigkeit", "!Ladungsfrist")
	empty := Minutes{Record: council.Record{Meeting: "S1", Body: "Rat", Kind: council.Ordinary, Zone: "Europe/Berlin", Planned: time.Date(2027, 3, 24, 15, 0, 0, 0, time.UTC)},
		Status: council.Minutes{State: council.MinutesDraft}, Text: text.For(text.German)}
	is(empty, "Die Anwesenheit ist nicht festgehalten", "Eine Einladung ist nicht festgehalten", "Eine Tagesordnung ist nicht festgehalten", "noch nicht geschlossen", "nicht angegeben", "nicht festgehalten")
}

// TestMinutesPolls prints who was elected with how many votes, and of a roll call who voted how; nobody's name in what is
// published.
func TestMinutesPolls(t *testing.T) {
	e := sampleMinutes(t, text.For(text.German))
	e.Record.Items[1].Votes = []council.Vote{
		{ID: "V7", Mode: council.Secret, Question: "Wahl des Sprechers", Verdict: "elected", Poll: &council.Poll{
			Kind: council.ElectionPoll, Options: []string{"Paul Polizei", "Susi Schule"}, Counts: []int{1, 3}, Lots: []council.DrawnLot{
				{Names: []string{"A", "B"}, Drawn: "B", By: "Lotte Los"}, {Names: []string{"C", "D"}, Drawn: "D", By: "Lotte Los", Commitment: "abc"}, {Names: []string{"E", "F"}}}, Outcome: "Gewählt ist Susi Schule."}},
		{ID: "V8", Mode: council.RollCall, Question: "Namentlich?", Verdict: council.Adopted, Tally: council.Tally{Yes: 1, No: 1}, Poll: &council.Poll{
			Named: []council.NamedChoice{{Name: "Vera Vorsitz", Choice: council.Yes}, {Name: "Paul Polizei", Choice: council.No}, {Name: "Susi Schule", For: "Doris Dorf"}}}},
		{ID: "V9", Mode: council.Open, Question: "Was tun?", Verdict: council.Asked, Poll: &council.Poll{
			Kind: council.ConsensusPoll, Options: []string{"Lampen", "Streife"}, Counts: []int{5, 0}}},
	}
	got := plainly(paperText(e))
	for _, part := range []string{"Abstimmung V7 (geheim", "[Paul Polizei: 1 Stimme Susi Schule: 3 Stimmen]", "Gewählt ist Susi Schule.", "Losentscheid zwischen A und B: B, gezogen von Lotte Los",
		"Losentscheid zwischen C und D: D, ausgelost vom Bot im Auftrag von Lotte Los", "[Lampen: Widerstand 5 Streife: Widerstand 0]", "Ja: Vera Vorsitz", "Nein: Paul Polizei",
		"Nicht abgestimmt: Susi Schule (Vertretung für Doris Dorf)", "Ja 1, Nein 1, Enthaltung 0. adopted"} {
		if !strings.Contains(got, part) {
			t.Errorf("want %q in %s", part, got)
		}
	}
	e.Record = e.Record.For(council.PublicEdition)
	got = plainly(paperText(e))
	for _, name := range []string{"Nein: Paul", "Lotte Los", "Doris Dorf"} {
		if strings.Contains(got, name) {
			t.Errorf("%s is published: %s", name, got)
		}
	}
	if !strings.Contains(got, "Losentscheid zwischen A und B: B") {
		t.Errorf("the lot is missing in what is published: %s", got)
	}
}

// TestMinutesTimes says how times are written over midnight and when the clocks are changed.
func TestMinutesTimes(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	e := sampleMinutes(t, text.For(text.German))
	e.Record.Opened, e.Record.Closed = time.Date(2027, 3, 24, 22, 0, 0, 0, berlin), time.Date(2027, 3, 25, 0, 40, 0, 0, berlin)
	e.Record.Suspensions = []council.Interval{{From: time.Date(2027, 3, 24, 23, 50, 0, 0, berlin), Until: time.Date(2027, 3, 25, 0, 10, 0, 0, berlin)}}
	got := plainly(paperText(e))
	for _, part := range []string{"Ende Donnerstag, 25. März 2027, 00:40 Uhr", "23:50 Uhr bis 25.03.2027, 00:10 Uhr"} {
		if !strings.Contains(got, part) {
			t.Errorf("want %q in %s", part, got)
		}
	}
	// Between 2 and 3 o'clock everything comes twice.
	second := time.Date(2027, 10, 31, 1, 30, 0, 0, time.UTC)
	e.Record.Opened, e.Record.Closed = second.Add(-2*time.Hour), second.Add(time.Hour)
	e.Record.Suspensions = []council.Interval{{From: second.Add(-time.Hour), Until: second}}
	got = plainly(paperText(e))
	for _, part := range []string{"02:30 Uhr (Sommerzeit) bis 02:30 Uhr (Winterzeit)", "Ende 03:30 Uhr (Winterzeit)"} {
		if !strings.Contains(got, part) {
			t.Errorf("want %q in %s", part, got)
		}
	}
}

// TestMinutesInEnglish says that no text is missing in any language.
func TestMinutesInEnglish(t *testing.T) {
	for _, language := range text.Languages() {
		for _, edition := range []council.Edition{council.WholeEdition, council.PublicEdition} {
			e := sampleMinutes(t, text.For(language))
			e.Record = e.Record.For(edition)
			got := paperText(e) + fmt.Sprint(e.Table())
			if missing := regexp.MustCompile(`\[(paper|item|choice|rules)\.[a-z_.]+\]|<no value>`).FindString(got); missing != "" {
				t.Errorf("%s: %s is missing", language, missing)
			}
		}
	}
}

// TestMinutesFiles makes all files of the sample: the same paper gives the same bytes.
func TestMinutesFiles(t *testing.T) {
	e := sampleMinutes(t, text.For(text.German))
	for name, make := range map[string]func() ([]byte, error){
		"pdf": func() ([]byte, error) { return PDF(e.Document()) }, "odt": func() ([]byte, error) { return ODT(e.Document()) },
		"md": func() ([]byte, error) { return Markdown(e.Document()) }, "csv": func() ([]byte, error) { return CSV(e.Table(), text.German) },
	} {
		first, err := make()
		if err != nil || len(first) < 500 {
			t.Errorf("%s: %d bytes, %v", name, len(first), err)
		}
		if second, err := make(); err != nil || string(first) != string(second) {
			t.Errorf("%s: not the same again, %v", name, err)
		}
	}
	csv, err := CSV(e.Table(), text.German)
	if err != nil || !strings.Contains(string(csv), "Ö 2;Beleuchtung;Abstimmung;V1;Lampen ersetzen?;2;0;1;0;") ||
		!strings.Contains(string(csv), "LG B2027-01;Die Lampen am Bahnhof werden ersetzt.") {
		t.Errorf("the table is %s, %v", csv, err)
	}
}

// TestMinutesWording says that the wording of a motion and of what was resolved is not said again by the vote, that a
// resolution stands with its vote, and that another question is said.
func TestMinutesWording(t *testing.T) {
	e := sampleMinutes(t, text.For(text.German))
	part := &e.Record.Items[1].RecordPart
	part.Notes, part.Tasks, part.Declarations, part.Attachments = nil, nil, nil, nil
	part.Motions = []council.RecordMotion{{Number: 1, Kind: council.MainMotion, Text: "Zehn Lampen.", By: "Paul", Vote: "V1"}}
	vote := func(id, question string) council.Vote {
		return council.Vote{ID: id, Mode: council.Open, Question: question, Verdict: council.Adopted, Tally: council.Tally{Yes: 3}, Opened: e.Record.Opened}
	}
	part.Votes = []council.Vote{vote("V1", "Zehn Lampen."), vote("V2", "Sofort?"), vote("V3", "Im Mai.")}
	part.Resolutions = []council.RecordResolution{{ID: "B2027-01", Text: "Zehn Lampen.", Vote: "V1"}, {ID: "B2027-02", Text: "Im Mai.", Vote: "V3"}, {ID: "B2027-03", Text: "Nachgetragen."}}
	var got []string
	for _, b := range e.decided(*part) {
		p := b.(Paragraph)
		got = append(got, p.Lead+" "+p.Text)
	}
	want := []string{
		"Antrag 1 von Paul: Zehn Lampen.", "Abstimmung V1 über Antrag 1 (offen, 16:02 Uhr): Ja 3, Nein 0, Enthaltung 0. adopted", "Beschluss LG B2027-01: Zehn Lampen.",
		"Abstimmung V2 (offen, 16:02 Uhr): Sofort?", " Ja 3, Nein 0, Enthaltung 0. adopted",
		"Abstimmung V3 (offen, 16:02 Uhr): Ja 3, Nein 0, Enthaltung 0. adopted", "Beschluss LG B2027-02: Im Mai.", "Beschluss LG B2027-03: Nachgetragen.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
