package main

import (
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"gremium/bot/local"
	"gremium/bot/mattermost/mattermosttest"
	"gremium/store/postgres/postgrestest"
)

func TestMain(m *testing.M) {
	if os.Getenv(childVariable) != "" {
		main() // the program itself, to be killed
	}
	code := postgrestest.Main(m)
	mattermosttest.Stop()
	os.Exit(code)
}

// TestStories plays every story of the project on each store engine, and reads what the program logs meanwhile at debug level:
// no name and no text of the story is in it.
func TestStories(t *testing.T) {
	files, err := fs.Glob(stories, "stories/*.story")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	// Those that only a chat of the council's own can play: no secret ballot passes through another.
	secret, err := fs.Glob(stories, "stories/secret/*.story")
	if err != nil || len(secret) == 0 {
		t.Fatalf("no secret stories: %v", err)
	}
	files = append(files, secret...)
	for _, engine := range []string{"bolt", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			url := ""
			if engine == "postgres" {
				url = postgrestest.URL(t)
			}
			for _, file := range files {
				name := strings.TrimSuffix(path.Base(file), ".story")
				t.Run(name, func(t *testing.T) {
					story, err := local.ParseFile(stories, file)
					if err != nil {
						t.Fatal(err)
					}
					schema := "story_" + strings.NewReplacer("-", "_").Replace(name)
					var logged mattermosttest.Buffer
					result, err := playStory(t.Context(), story, url, schema, logTo(t, &logged))
					if err != nil {
						t.Fatal(err)
					}
					tells(t, name, logged.String(), told(story))
					for _, f := range result.Failures {
						t.Error(f)
					}
					if !result.OK() && testing.Verbose() {
						t.Log(result.Transcript, logged.String())
					}
				})
			}
		})
	}
}
