package document

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"gremium/commands/council"
)

// readBack is what ical.js understood of a file. See icaltest/read.js.
type readBack struct {
	Error      string
	Components []string
	Properties map[string]string
	Start, End string
}

// readAll reads files with ical.js, a parser that is not ours and not go-ical.
func readAll(t *testing.T, files []string) []readBack {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is missing: the files are not read by ical.js")
	}
	if _, err := os.Stat("icaltest/node_modules/ical.js"); err != nil {
		npm := exec.CommandContext(t.Context(), "npm", "ci")
		npm.Dir = "icaltest"
		if out, err := npm.CombinedOutput(); err != nil {
			t.Fatalf("npm ci: %v\n%s", err, out)
		}
	}
	input, err := json.Marshal(files)
	if err != nil {
		t.Fatal(err)
	}
	var stderr bytes.Buffer
	read := exec.CommandContext(t.Context(), node, "read.js")
	read.Dir, read.Stdin, read.Stderr = "icaltest", bytes.NewReader(input), &stderr
	output, err := read.Output()
	if err != nil {
		t.Fatalf("read.js: %v\n%s", err, &stderr)
	}
	var back []readBack
	if err := json.Unmarshal(output, &back); err != nil {
		t.Fatal(err)
	}
	if len(back) != len(files) {
		t.Fatalf("%d files, %d read", len(files), len(back))
	}
	return back
}

// One file in full, as somebody else reads it.
func TestReadBack(t *testing.T) {
	m := berlinMeeting(t)
	m.Title = strings.Repeat("Überprüfung der Straßenbeleuchtung, ", 8) + `C:\neu; BEGIN:VEVENT`
	m.Place = "Rathaus, Saal; 2. Stock"
	m.State, m.InvitedAt, m.Sequence = council.Invited, stamp, 3
	m.Agenda = []council.AgendaItem{{Number: 1, Title: "Begrüßung\nENDE"}, {Number: 2, Title: "geheim", NonPublic: true}}
	m.AgendaSent = 2
	got := readAll(t, []string{string(calendar(t, m))})[0]
	want := readBack{
		Components: []string{"vtimezone", "vevent"},
		Properties: map[string]string{
			"version": "2.0", "prodid": "-//gremium//gremium//DE", "calscale": "GREGORIAN", "method": "PUBLISH",
			"uid": m.UID, "sequence": "3", "status": "CONFIRMED", "categories": "Lenkungsgremium",
			"summary":     "Lenkungsgremium: " + m.Title + " (S12)",
			"location":    m.Place,
			"description": "Tagesordnung:\nÖ 1 Begrüßung ENDE\nNÖ 1 (nichtöffentlich)",
			"dtstamp":     "2027-02-01T10:00:00Z", "created": "2027-01-07T08:00:00Z", "last-modified": "2027-01-08T09:30:00Z",
			"dtstart": "2027-03-24T16:00:00", "dtend": "2027-03-24T17:30:00",
		},
		Start: "2027-03-24T15:00:00Z", End: "2027-03-24T16:30:00Z",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Every instant survives: ical.js computes it from the VTIMEZONE in the file.
func TestReadBackTimes(t *testing.T) {
	var meetings []council.Meeting
	for _, name := range []string{
		"Europe/Berlin", "Europe/Dublin", "America/New_York", "America/St_Johns", "Australia/Lord_Howe", "Australia/Sydney",
		"Asia/Kolkata", "Asia/Jerusalem", "Africa/Casablanca", "America/Santiago", "UTC",
	} {
		zone := location(t, name)
		for _, year := range []int{2021, 2027, 2034} {
			first := time.Date(year, 1, 1, 0, 30, 0, 0, zone)
			for t := first; t.Year() < year+1; t = t.Add(13 * 24 * time.Hour) {
				meetings = append(meetings, meetingAt(t, 90))
			}
			for _, change := range clockChanges(zone, year, year) {
				at := change.local.Add(-time.Duration(change.from) * time.Second)
				for quarters := -12; quarters <= 12; quarters++ {
					meetings = append(meetings, meetingAt(at.Add(time.Duration(quarters)*15*time.Minute).In(zone), 90))
				}
			}
		}
	}
	var files []string
	for _, m := range meetings {
		files = append(files, string(calendar(t, m)))
	}
	for i, got := range readAll(t, files) {
		start, end := meetings[i].Start.Format(time.RFC3339), meetings[i].End().Format(time.RFC3339)
		if got.Error != "" || got.Start != start || got.End != end {
			t.Errorf("%s: %s to %s, want %s to %s %s", meetings[i].Zone, got.Start, got.End, start, end, got.Error)
		}
	}
}

// Whatever people type, the file can be read and says what it should.
func TestReadBackAnything(t *testing.T) {
	var meetings []council.Meeting
	var files []string
	rapid.Check(t, func(r *rapid.T) {
		m := anyMeeting(r)
		file, err := Calendar(Entry{Meeting: m, Body: "AG", Stamp: stamp})
		if err != nil {
			r.Fatal(err)
		}
		checkFolded(r, file)
		meetings, files = append(meetings, m), append(files, string(file))
	})
	for i, got := range readAll(t, files) {
		m := meetings[i]
		switch p := got.Properties; {
		case got.Error != "":
			t.Errorf("%s:\n%s", got.Error, files[i])
		case p["uid"] != m.UID, p["sequence"] != strconv.Itoa(m.Sequence), p["location"] != line(m.Place),
			got.Start != m.Start.Format(time.RFC3339):
			t.Errorf("got %+v of %+v", got, m)
		case p["description"] != (Entry{Meeting: m}).agenda():
			t.Errorf("description %q, want %q", p["description"], (Entry{Meeting: m}).agenda())
		case (p["method"] == "CANCEL") != (m.State == council.Cancelled):
			t.Errorf("method %s of a meeting that is %s", p["method"], m.State)
		}
	}
}
