package local

import (
	"bufio"
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gremium/bot/text"
)

// TestBrowser drives the page with Chromium: browsertest/page.test.mjs says what is looked at. Screenshots go to
// $GREMIUM_SCREENSHOTS where it is set.
func TestBrowser(t *testing.T) {
	if testing.Short() {
		t.Skip("a browser takes its time: -short")
	}
	for _, tool := range []string{"node", "npm", "chromium"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed", tool)
		}
	}
	const dir = "browsertest"
	if _, err := os.Stat(filepath.Join(dir, "node_modules", "playwright-core")); err != nil {
		install := exec.CommandContext(t.Context(), "npm", "ci", "--no-audit", "--no-fund")
		install.Dir = dir
		if out, err := install.CombinedOutput(); err != nil {
			t.Fatalf("npm ci: %v\n%s", err, out)
		}
	}
	server := httptest.NewServer(demo(t).Handler())
	defer server.Close()
	defer server.CloseClientConnections() // the event streams

	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	defer cancel()
	script := exec.CommandContext(ctx, "node", "page.test.mjs", server.URL)
	script.Dir = dir
	script.Stderr = os.Stderr
	out, err := script.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := script.Start(); err != nil {
		t.Fatal(err)
	}
	// Each check reports one line: "ok name" or "not ok name: reason".
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		name, reason, _ := strings.Cut(lines.Text(), "\t")
		switch {
		case strings.HasPrefix(name, "ok "):
			t.Run(name[3:], func(*testing.T) {})
		case strings.HasPrefix(name, "not ok "):
			t.Run(name[7:], func(t *testing.T) { t.Error(strings.ReplaceAll(reason, "\\n", "\n")) })
		default:
			t.Log(lines.Text())
		}
	}
	if err := script.Wait(); err != nil {
		t.Error(err)
	}
}

// demo is a council as a demonstration would show it: filled by a story, in virtual time.
func demo(t *testing.T) *Page {
	t.Helper()
	w := newWorld(t)
	story, err := Parse("demo.story", []byte(demoStory))
	if err != nil {
		t.Fatal(err)
	}
	if r := Play(t.Context(), story, w); !r.OK() {
		t.Fatal(r.Failures)
	}
	for i := range 120 {
		if _, err := w.chat.Type(t.Context(), "polizei", "#lang", fmt.Sprintf("Nachricht %d", i+1)); err != nil {
			t.Fatal(err)
		}
	}
	w.bot.direct = true
	return &Page{Chat: w.chat, Clock: w.clock, Title: "Präventionsrat Musterstadt", Home: "koordination", Tour: map[text.Language][]text.Markup{
		text.German:  {"Tippen Sie `/gremium hilfe` und senden Sie es.", "Sagen Sie bei der Einladung zu.", "Stellen Sie links die Uhr vor."},
		text.English: {"Type `/gremium hilfe` and send it.", "Accept the invitation.", "Wind the clock forward."},
	}}
}

const demoStory = `
clock 2027-03-01 09:00
admin root "Rechenzentrum"
person koordination "Koordinierungsstelle"
person vorsitz "Claudia Ordnung"
person polizei "Peter Wache"
person schule "Schulamt"
channel rat koordination vorsitz polizei schule root
channel ag-graffiti koordination polizei
channel lang polizei
channel vorbereitung koordination vorsitz private
koordination #rat Guten Morgen! Ich lege heute die Sitzung für den März an. Wer noch einen Punkt hat, meldet ihn bitte bis Freitag bei mir.
koordination #rat Den Raum habe ich schon reserviert, siehe https://example.org/rathaus/saal-2
polizei #rat Danke! Die Beleuchtung am Bahnhof sollten wir besprechen: <b>dunkel</b> ist es dort, **sehr**.
clock 2027-03-02 10:15
koordination #rat /sitzung neu
koordination #rat {Wann: Mittwoch, 24. März 2027, 16:00 Uhr; Ort: Rathaus, Saal 2; Art: ordentlich; Öffentlich: Nein}
koordination #rat [Einladen S1]
koordination #rat [Senden]
polizei #rat [Zusage S1]
schule #rat [Absage S1]
koordination #rat /gremium hilfe
koordination #rat /protokol
koordination @bot was kann ich tun?
koordination @bot /gremium hilfe
clock 2027-03-03 11:00
`
