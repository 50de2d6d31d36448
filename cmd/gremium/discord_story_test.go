package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"gremium/bot"
	"gremium/bot/discord/discordtest"
	"gremium/bot/local"
)

// contract reads Discord's own descriptions, or skips.
func contract(t *testing.T) *discordtest.Contract {
	t.Helper()
	c, err := discordtest.LoadContract()
	if errors.Is(err, discordtest.ErrMissing) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestStoriesDiscord plays the stories on Discord's test peer, which checks each request and each event: those of the
// embedded chat with that chat's ceiling, those in stories/discord with Discord's own.
func TestStoriesDiscord(t *testing.T) {
	c := contract(t)
	for folder, ceiling := range map[string]bot.Confidentiality{"stories": local.DefaultLimits.Ceiling, "stories/discord": bot.Public} {
		files, err := fs.Glob(os.DirFS("."), folder+"/*.story")
		if err != nil || len(files) == 0 {
			t.Fatalf("no stories in %s: %v", folder, err)
		}
		for _, file := range files {
			t.Run(strings.TrimSuffix(strings.TrimPrefix(file, "stories/"), ".story"), func(t *testing.T) {
				t.Parallel()
				story, err := local.ParseFile(os.DirFS(path.Dir(file)), path.Base(file))
				if err != nil {
					t.Fatal(err)
				}
				w, g := newGuildWorld(t, c, story.Zone, filepath.Join(t.TempDir(), "story.db"), ceiling)
				result := local.Play(t.Context(), story, w)
				if err := w.Stop(); err != nil {
					t.Error(err)
				}
				for _, f := range result.Failures {
					t.Error(f)
				}
				if !result.OK() && testing.Verbose() {
					t.Log(result.Transcript)
				}
				t.Logf("%s: %d commands with options, %d as a line", path.Base(file), g.structured, g.lines)
			})
		}
	}
}
