package main

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gremium/bot/local"
	"gremium/commands/document/documenttest"
)

// TestLiveEvening plays stories/evening.story on the real Mattermost server, and takes the papers from the posts that they
// are attached to.
func TestLiveEvening(t *testing.T) {
	story, err := local.ParseFile(stories, "stories/evening.story")
	if err != nil {
		t.Fatal(err)
	}
	w, h := newTownHall(t, story.Zone, filepath.Join(t.TempDir(), "evening.db"))
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

	folder := t.ArtifactDir()
	var pdf, odt []string
	take := func(who, place, prefix string, names ...string) {
		t.Helper()
		files := h.files(who, place)
		for _, name := range names {
			path := filepath.Join(folder, prefix+name)
			switch {
			case files[name] == "":
				t.Errorf("%s has no %s in %s: %q", who, name, place, slices.Sorted(maps.Keys(files)))
				continue
			case strings.HasSuffix(name, ".pdf"):
				pdf = append(pdf, path)
			case strings.HasSuffix(name, ".odt"):
				odt = append(odt, path)
			}
			if err := os.WriteFile(path, []byte(files[name]), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	take("sozial", "@bot", "", "Niederschrift-S2.pdf", "Niederschrift-S2.odt", "Niederschrift-S2.md") // asked for in the channel
	take("presse", "#lenkungsgremium", "Kanal-", "Einladung-S2.pdf", "Sitzung-S2.ics")
	t.Run("qpdf", func(t *testing.T) {
		documenttest.Needs(t, "qpdf")
		for _, path := range pdf {
			documenttest.Run(t, "qpdf", "--check", path)
		}
	})
	t.Run("pdftotext", func(t *testing.T) {
		documenttest.Needs(t, "pdftotext")
		checkPapers(t, pdf, func(path string) string { return documenttest.Run(t, "pdftotext", "-raw", path, "-") })
	})
	t.Run("LibreOffice", func(t *testing.T) {
		converted := documenttest.Convert(t, "txt:Text (encoded):UTF8", odt...)
		checkPapers(t, odt, func(path string) string { return content(t, filepath.Join(converted, stem(path)+".txt")) })
	})
}
