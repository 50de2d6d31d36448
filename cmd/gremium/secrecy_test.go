package main

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"gremium/bot"
	"gremium/bot/local"
	"gremium/bot/mattermost/mattermosttest"
	"gremium/commands"
)

// told is what the people of a story are called and have written, and what a log line must not tell: names, quoted texts,
// and the texts and persons of commands.
func told(story *local.Story) []string {
	var all []string
	add := func(s string) {
		if s = strings.TrimSpace(s); len([]rune(s)) >= 5 && strings.ToUpper(s) != s && strings.ContainsAny(s, "aeiouäöü") {
			all = append(all, s)
		}
	}
	for _, s := range story.Statements {
		switch s.Kind {
		case local.AddPerson, local.AddAdmin:
			add(s.Text)
		case local.SubmitForm:
			for _, v := range s.Values {
				add(v.Value)
			}
		case local.TypeLine:
			for _, m := range quoted.FindAllStringSubmatch(s.Text, -1) {
				add(m[1])
			}
			request, err := commands.Declarations().Parse(bot.Event{Line: s.Text}, bot.Lookup{Now: story.Statements[0].Time, Person: anybody})
			if err != nil {
				continue
			}
			for _, o := range request.Command.Options {
				if o.ID == "topic" { // of the help: a word of ours
					continue
				}
				if o.Kind == bot.Text || o.Kind == bot.LongText || o.Kind == bot.Person && !strings.HasPrefix(request.Typed[o.ID], "@") {
					add(request.Typed[o.ID])
				}
			}
		}
	}
	return all
}

var quoted = regexp.MustCompile(`["„]([^"„“]{5,})["“]`)

func anybody(username string) (bot.Account, error) { return bot.Account{Username: username}, nil }

// unsteady is a chat that often fails: what goes wrong is what is logged.
type unsteady struct{ venue }

func (u unsteady) Attach() (bot.Platform, error) {
	p, err := u.venue.Attach()
	return &failing{Platform: p}, err
}

type failing struct {
	bot.Platform
	calls atomic.Int64
}

var errUnsteady = errors.New("the chat server does not answer today")

func (f *failing) fails() bool { return f.calls.Add(1)%4 == 0 }

func (f *failing) Send(ctx context.Context, m bot.Message) (bot.Ref, error) {
	if f.fails() {
		return bot.Ref{}, errUnsteady
	}
	return f.Platform.Send(ctx, m)
}

func (f *failing) Update(ctx context.Context, ref bot.Ref, m bot.Message) error {
	if f.fails() {
		return errUnsteady
	}
	return f.Platform.Update(ctx, ref, m)
}

func (f *failing) Person(ctx context.Context, team, username string) (bot.Account, error) {
	if f.fails() {
		return bot.Account{}, errUnsteady
	}
	return f.Platform.Person(ctx, team, username)
}

// logTo writes all logs of a test to a buffer: those of a process to which it is given, and those of the embedded chat.
func logTo(t *testing.T, logged *mattermosttest.Buffer) *slog.Logger {
	log := slog.New(slog.NewTextHandler(logged, &slog.HandlerOptions{Level: slog.LevelDebug}))
	before := slog.Default()
	slog.SetDefault(log)
	t.Cleanup(func() { slog.SetDefault(before) })
	return log
}

// TestFailingStoriesAreNotLogged plays every story with a chat that often fails, and reads the log as TestStories does.
func TestFailingStoriesAreNotLogged(t *testing.T) {
	var everything mattermosttest.Buffer
	log := logTo(t, &everything)
	files, err := fs.Glob(stories, "stories/*.story")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	secret, err := fs.Glob(stories, "stories/secret/*.story")
	if err != nil || len(secret) == 0 {
		t.Fatalf("no secret stories: %v", err)
	}
	files = append(files, secret...)
	words := 0
	for _, file := range files {
		story, err := local.ParseFile(stories, file)
		if err != nil {
			t.Fatal(err)
		}
		w, _ := newWorld(story.Zone, filepath.Join(t.TempDir(), "story.db"))
		w.log, w.chat = log, unsteady{w.chat}
		read := len(everything.String())
		local.Play(t.Context(), story, w) // where the chat fails, so does the story
		if err := w.Stop(); err != nil {
			t.Error(err)
		}
		secrets := told(story)
		words += len(secrets)
		tells(t, path.Base(file), everything.String()[read:], secrets)
	}
	logged := everything.String()
	if n := strings.Count(logged, "\n"); n < 100 || words < 500 || !strings.Contains(logged, "internal error") || !strings.Contains(logged, "does not answer today") {
		t.Errorf("%d lines are logged, %d words looked for: too few", n, words)
	}
}

// TestStoriesAreNotLoggedByDiscord is the same on Discord's test peer, whose adapter logs what it does.
func TestStoriesAreNotLoggedByDiscord(t *testing.T) {
	c := contract(t)
	for _, name := range []string{"first-meeting", "injection", "direct-messages", "reminders"} {
		story, err := local.ParseFile(os.DirFS("stories"), name+".story")
		if err != nil {
			t.Fatal(err)
		}
		var logged mattermosttest.Buffer
		w, g := newGuildWorld(t, c, story.Zone, filepath.Join(t.TempDir(), "story.db"), local.DefaultLimits.Ceiling)
		w.log = slog.New(slog.NewTextHandler(&logged, &slog.HandlerOptions{Level: slog.LevelDebug}))
		g.config.Log = w.log
		local.Play(t.Context(), story, w)
		if err := w.Stop(); err != nil {
			t.Error(err)
		}
		if logged.String() == "" {
			t.Errorf("%s: nothing is logged", name)
		}
		tells(t, name, logged.String(), append(told(story), g.config.Token))
	}
}

// tells fails the test for log lines that tell something.
func tells(t *testing.T, story, logged string, secrets []string) {
	t.Helper()
	for line := range strings.Lines(logged) {
		for _, secret := range secrets {
			if strings.Contains(line, secret) {
				t.Errorf("%s: the log tells %q: %s", story, secret, line)
			}
		}
	}
}
