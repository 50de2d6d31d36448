package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"

	"gremium/bot/local"
	"gremium/bot/text"
)

type demoCommand struct {
	Listen string `help:"Where the page is served, on this machine only." default:"127.0.0.1:8065" placeholder:"ADDRESS"`
	Quiet  bool   `help:"Do not open a browser."`
	Story  string `help:"The story that fills the council; the embedded one otherwise." type:"existingfile" placeholder:"FILE"`
}

// demoHome is whose view the page opens with.
const demoHome = "koordination"

// Run plays the demo's story and then serves the chat it has filled, until the context ends. Nothing is kept.
func (c *demoCommand) Run(ctx context.Context, out io.Writer) error {
	fmt.Fprintln(out, "Das Musterbeispiel wird vorbereitet … (preparing the example council)")
	story, err := c.story()
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "gremium-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	w, chat := newWorld(story.Zone, filepath.Join(folder, "demo.db"))
	defer func() { _ = w.Stop() }() // nothing of it is kept
	result := local.Play(ctx, story, w)
	for _, f := range result.Failures {
		fmt.Fprintln(out, f)
	}
	if !result.OK() {
		return fmt.Errorf("the demo's story did not play to its end")
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	delivering := make(chan error, 1)
	go func() { delivering <- w.live(ctx) }()
	page := &local.Page{Chat: chat, Clock: demoClock{w}, Title: "Präventionsrat Musterstadt", Home: demoHome,
		Tour: map[text.Language][]text.Markup{
			text.German: {
				"Antworten Sie auf der Karte **S2**; die Niederschrift der letzten Sitzung zeigt `/protokoll zeigen S1`.",
				"Wechseln Sie die Person (*Ansicht als*): Sabine Wolf hat Aufgaben und stimmt in #ag-graffiti ab.",
				"Stellen Sie die Zeit vor: Wer nicht antwortet, wird erinnert, und am Sitzungstag führt `/sitzung eroeffnen` durch die Sitzung.",
			},
			text.English: {
				"Answer on the card **S2**; the minutes of the last meeting are behind `/minutes show S1`.",
				"Change the person (*Viewing as*): Sabine Wolf has tasks, and votes in #ag-graffiti.",
				"Wind the clock forward: who does not answer is reminded, and on the day `/meeting open` leads through the meeting.",
			},
		},
		Examples: []string{"/gremium heute", "/protokoll zeigen S1", "/gremium hilfe", "/top neu \"Beleuchtung am Bahnhof\" dauer:15m"}}
	err = page.Serve(ctx, c.Listen, func(url string) {
		fmt.Fprintf(out, "Der Rat ist bereit: %s\nBeenden mit Strg+C. (The council is ready; stop with Ctrl+C.)\n", url)
		if !c.Quiet {
			openBrowser(url)
		}
	})
	cancel()
	if running := <-delivering; err == nil {
		err = running
	}
	return err
}

func (c *demoCommand) story() (*local.Story, error) {
	if c.Story == "" {
		return local.ParseFile(stories, "stories/musterstadt.story")
	}
	return local.ParseFile(os.DirFS(filepath.Dir(c.Story)), filepath.Base(c.Story))
}

// demoClock is the demo's time for the page: it runs, and it can be wound forward.
type demoClock struct{ *world }

// Next is when something happens next.
func (c demoClock) Next() (time.Time, bool) {
	next, ok, err := c.world.Next(context.Background())
	return next, ok && err == nil
}

// openBrowser shows the page; that no browser is there is no error, the address was printed.
func openBrowser(url string) {
	opener := map[string]string{"darwin": "open", "windows": "explorer"}[runtime.GOOS]
	if opener == "" {
		if os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "" {
			return
		}
		opener = "xdg-open"
	}
	if err := exec.Command(opener, url).Start(); err != nil {
		return
	}
}
