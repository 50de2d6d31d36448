package document

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"pgregory.net/rapid"

	"gremium/bot/text"
	"gremium/commands/council"
)

var stamp = time.Date(2027, 2, 1, 10, 0, 0, 0, time.UTC)

// calendar makes the German file of a meeting and checks what holds for every file.
func calendar(t testing.TB, m council.Meeting) []byte {
	t.Helper()
	file, err := Calendar(Entry{Meeting: m, Body: "Lenkungsgremium", Stamp: stamp})
	if err != nil {
		t.Fatal(err)
	}
	checkFolded(t, file)
	return file
}

// berlinMeeting is on Wednesday, 24 March 2027, 16:00 to 17:30.
func berlinMeeting(t testing.TB) council.Meeting {
	return meetingAt(time.Date(2027, 3, 24, 16, 0, 0, 0, location(t, "Europe/Berlin")), 90)
}

// content returns the unfolded lines of a file.
func content(file []byte) []string {
	return strings.Split(strings.TrimSuffix(string(unfold(file)), "\r\n"), "\r\n")
}

// wantLines fails for lines that a file lacks.
func wantLines(t *testing.T, file []byte, want ...string) {
	t.Helper()
	for _, line := range want {
		if !slices.Contains(content(file), line) {
			t.Errorf("no %q in\n%s", line, file)
		}
	}
}

// wantNone fails for texts that a file must not have.
func wantNone(t *testing.T, file []byte, texts ...string) {
	t.Helper()
	for _, s := range texts {
		if strings.Contains(string(unfold(file)), s) {
			t.Errorf("%q in\n%s", s, file)
		}
	}
}

func TestCalendarFile(t *testing.T) {
	m := berlinMeeting(t)
	m.Place = "Rathaus, Großer Saal; Zimmer 4"
	m.State, m.InvitedAt, m.AgendaSent = council.Invited, stamp, 3
	m.Moderator = "p7"
	m.Agenda = []council.AgendaItem{
		{Number: 1, Title: "Begrüßung", By: "p9"},
		{Number: 2, Title: "Fall Bahnhofstraße", NonPublic: true},
		{Number: 3, Title: "gestrichen", Withdrawn: true},
		{Number: 4, Title: "Beleuchtung am Bahnhof, Anfrage; \\ Weiteres"},
	}
	golden(t, "meeting.ics", calendar(t, m))
}

func TestCalendarStates(t *testing.T) {
	m := berlinMeeting(t)
	e := Entry{Meeting: m}
	if got := e.ContentType(); got != "text/calendar; charset=utf-8; method=PUBLISH" {
		t.Errorf("planned: %s", got)
	}
	wantLines(t, calendar(t, m), "METHOD:PUBLISH", "STATUS:TENTATIVE", "SEQUENCE:0", "UID:"+m.UID)

	if err := m.Invite("", council.Rules{}, stamp); err != nil {
		t.Fatal(err)
	}
	wantLines(t, calendar(t, m), "METHOD:PUBLISH", "STATUS:CONFIRMED", "SEQUENCE:0", "UID:"+m.UID)

	if err := m.MoveTo(time.Date(2027, 4, 7, 17, 0, 0, 0, location(t, "Europe/Berlin")), "", stamp); err != nil {
		t.Fatal(err)
	}
	wantLines(t, calendar(t, m), "METHOD:PUBLISH", "STATUS:CONFIRMED", "SEQUENCE:1", "UID:"+m.UID,
		"DTSTART;TZID=Europe/Berlin:20270407T170000", "LAST-MODIFIED:20270201T100000Z")

	if err := m.Cancel("krank", stamp); err != nil {
		t.Fatal(err)
	}
	wantLines(t, calendar(t, m), "METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:2", "UID:"+m.UID,
		"SUMMARY:Abgesagt: Lenkungsgremium: Sitzung (S12)")
	e.Meeting = m
	if got := e.ContentType(); got != "text/calendar; charset=utf-8; method=CANCEL" {
		t.Errorf("cancelled: %s", got)
	}
}

// The properties that a file has once, or never.
func TestCalendarProperties(t *testing.T) {
	file := calendar(t, berlinMeeting(t))
	for _, name := range []string{"METHOD", "VERSION", "PRODID", "CALSCALE", "UID", "DTSTAMP", "SEQUENCE", "STATUS", "CREATED", "LAST-MODIFIED"} {
		n := 0
		for _, line := range content(file) {
			if strings.HasPrefix(line, name+":") {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%s stands there %d times:\n%s", name, n, file)
		}
	}
	wantLines(t, file, "DTSTAMP:20270201T100000Z", "CREATED:20270107T080000Z", "LAST-MODIFIED:20270108T093000Z")
	wantNone(t, file, "ATTENDEE", "ORGANIZER", "VALARM", "mailto:", "CLASS", "DESCRIPTION", "LOCATION")
}

func TestCalendarWithoutDates(t *testing.T) {
	m := berlinMeeting(t)
	m.Created, m.Changed, m.Minutes = time.Time{}, time.Time{}, 0
	wantNone(t, calendar(t, m), "CREATED", "LAST-MODIFIED", "DTEND")
}

// A clock in the council's zone makes the same file.
func TestCalendarStampIsUTC(t *testing.T) {
	berlin := location(t, "Europe/Berlin")
	m := berlinMeeting(t)
	m.Created, m.Changed = m.Created.In(berlin), m.Changed.In(berlin)
	file, err := Calendar(Entry{Meeting: m, Stamp: stamp.In(berlin)})
	if err != nil {
		t.Fatal(err)
	}
	wantLines(t, file, "DTSTAMP:20270201T100000Z", "CREATED:20270107T080000Z", "LAST-MODIFIED:20270108T093000Z")
}

func TestCalendarErrors(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*Entry)
		want   error
	}{
		{"no uid", func(e *Entry) { e.Meeting.UID = "\x00" }, ErrNoUID},
		{"no start", func(e *Entry) { e.Meeting.Start = time.Time{} }, ErrNoTime},
		{"no stamp", func(e *Entry) { e.Stamp = time.Time{} }, ErrNoTime},
	} {
		e := Entry{Meeting: berlinMeeting(t), Stamp: stamp}
		c.change(&e)
		if _, err := Calendar(e); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestCalendarAgenda(t *testing.T) {
	m := berlinMeeting(t)
	secret := council.AgendaItem{Number: 1, Title: "Fall Bahnhofstraße", NonPublic: true}
	m.Agenda = []council.AgendaItem{secret}
	file := calendar(t, m)
	wantLines(t, file, "CLASS:PRIVATE", `DESCRIPTION:Tagesordnung (Entwurf):\nNÖ 1 (nichtöffentlich)`)
	wantNone(t, file, "Bahnhof")

	// One public item makes the meeting one that may be seen; a withdrawn one does not.
	m.Agenda = []council.AgendaItem{secret, {Number: 2, Title: "alt", Withdrawn: true}}
	wantLines(t, calendar(t, m), "CLASS:PRIVATE")
	m.Agenda = []council.AgendaItem{secret, {Number: 2, Title: "Haushalt"}}
	m.State, m.InvitedAt, m.AgendaSent = council.Invited, stamp, 1
	file = calendar(t, m)
	wantLines(t, file, `DESCRIPTION:Tagesordnung:\nÖ 1 Haushalt (Nachtrag)\nNÖ 1 (nichtöffentlich)`)
	wantNone(t, file, "CLASS", "Bahnhof")
}

// A number without a title ends with no space: folding could leave a line of white space only, which some readers drop.
func TestCalendarEmptyTitle(t *testing.T) {
	m := berlinMeeting(t)
	m.Agenda = []council.AgendaItem{{Number: 1, Title: " \n"}}
	wantLines(t, calendar(t, m), `DESCRIPTION:Tagesordnung (Entwurf):\nÖ 1`)
}

func TestCalendarLanguage(t *testing.T) {
	m := berlinMeeting(t)
	m.Kind = council.SecurityConference
	m.Agenda = []council.AgendaItem{{Number: 1, Title: "Haushalt"}, {Number: 2, Title: "x", NonPublic: true}}
	e := Entry{Meeting: m, Body: "Steering Committee", Stamp: stamp, Text: text.For(text.English)}
	file, err := Calendar(e)
	if err != nil {
		t.Fatal(err)
	}
	wantLines(t, file, "SUMMARY:Steering Committee: Security conference (S12)", "PRODID:-//gremium//gremium//EN",
		`DESCRIPTION:Agenda (draft):\nP 1 Haushalt\nNP 1 (non-public)`)
	if got := e.FileName(); got != "Meeting-S12.ics" {
		t.Errorf("file name %q", got)
	}
}

func TestCalendarTitle(t *testing.T) {
	m := berlinMeeting(t)
	m.Title = "Auftakt,\n\"Sichere Stadt\""
	wantLines(t, calendar(t, m), `SUMMARY:Lenkungsgremium: Auftakt\, "Sichere Stadt" (S12)`)
}

func TestFileName(t *testing.T) {
	for id, want := range map[string]string{
		"S12":             "Sitzung-S12.ics",
		"S1\"\r\n/../Ü;x": "Sitzung-S1x.ics",
	} {
		if got := (Entry{Meeting: council.Meeting{ID: id}}).FileName(); got != want {
			t.Errorf("%q: %q, want %q", id, got, want)
		}
	}
}

// What people type cannot become a line of the file's own.
func TestCalendarInjection(t *testing.T) {
	const attack = "x\r\nEND:VEVENT\nBEGIN:VEVENT\rATTENDEE:mailto:a@b\u0085CLASS:PRIVATE\u2028UID:1\x00\x1b[31m\x7f\xff\\n;,:\""
	m := berlinMeeting(t)
	clean := content(calendar(t, m))
	m.Title, m.Place, m.UID = attack, attack, m.UID+attack
	m.Agenda = []council.AgendaItem{{Number: 1, Title: attack}}
	file, err := Calendar(Entry{Meeting: m, Body: attack, Stamp: stamp})
	if err != nil {
		t.Fatal(err)
	}
	checkFolded(t, file)
	if got, want := len(content(file)), len(clean)+2; got != want { // LOCATION and DESCRIPTION
		t.Errorf("%d lines, want %d:\n%s", got, want, file)
	}
	for _, line := range content(file) {
		if i := strings.IndexFunc(line, unicode.IsControl); i >= 0 || strings.ContainsRune(line, '\u2028') {
			t.Errorf("control character in %q", line)
		}
	}
	wantLines(t, file, `LOCATION:x END:VEVENT BEGIN:VEVENT ATTENDEE:mailto:a@b CLASS:PRIVATE UID:1[31m`+"\uFFFD"+`\\n\;\,:"`)
}

// anyMeeting draws a meeting with texts that hurt, at any time, in zones of all kinds.
func anyMeeting(t *rapid.T) council.Meeting {
	typed := rapid.OneOf(
		rapid.String(),
		rapid.StringOfN(rapid.SampledFrom([]rune("\r\n\t\x00\\;,:\"nN äöüß€漢🏛\u2028")), 0, 120, -1),
	)
	zone, err := time.LoadLocation(rapid.SampledFrom([]string{
		"Europe/Berlin", "Europe/Berlin", "Europe/Dublin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe",
		"Australia/Sydney", "Asia/Kolkata", "Asia/Jerusalem", "Africa/Casablanca", "America/Santiago", "UTC",
	}).Draw(t, "zone"))
	if err != nil {
		t.Fatal(err)
	}
	start := time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(rapid.IntRange(0, 8*365*24*4).Draw(t, "quarters")) * 15 * time.Minute)
	if rapid.Bool().Draw(t, "change") { // near a change of Berlin's clock
		start = time.Date(2027, 10, 31, 1, 0, 0, 0, time.UTC).Add(time.Duration(rapid.IntRange(-20, 20).Draw(t, "near")) * 15 * time.Minute)
	}
	m := meetingAt(start.In(zone), rapid.IntRange(0, 300).Draw(t, "minutes"))
	m.Title, m.Place = typed.Draw(t, "title"), typed.Draw(t, "place")
	m.Sequence = rapid.IntRange(0, 99).Draw(t, "sequence")
	m.State = rapid.SampledFrom([]council.MeetingState{council.Planned, council.Invited, council.Cancelled}).Draw(t, "state")
	for range rapid.IntRange(0, 5).Draw(t, "items") {
		if _, err := m.AddItem(council.AgendaItem{Title: typed.Draw(t, "item"), NonPublic: rapid.Bool().Draw(t, "nonPublic")},
			false, council.Rules{}, start.Add(-time.Hour)); err != nil && !errors.Is(err, council.ErrCancelled) {
			t.Fatal(err)
		}
	}
	return m
}
