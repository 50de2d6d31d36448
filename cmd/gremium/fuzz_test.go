package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gremium/commands"
	"gremium/store"
	"gremium/store/bolt"
)

// FuzzConfiguration: any file is a configuration or an error that names it; what was read is written so that it reads back
// the same; and secrets are in no error.
func FuzzConfiguration(f *testing.F) {
	for _, s := range []string{
		"store = \"x.db\"\nzone = \"Europe/Berlin\"\n[mattermost]\nserver_url = \"https://a\"\ntoken = \"geheimgeheim\"\nslash_tokens = [\"a\", \"b\"]\n[discord]\ntoken = \"y\"\n",
		"stroe = 1", "store = 1", "[mattermost]\nteams = \"x\"", "[[mattermost]]", "store = \"postgres://u:geheimgeheim@h/d\"", "\xff", "a.b.c = 1", "store = '''\n'''", "zone = \"\\u0000\"",
	} {
		f.Add([]byte(s))
	}
	folder := f.TempDir()
	f.Fuzz(func(t *testing.T, content []byte) {
		file := filepath.Join(folder, "fuzz.toml")
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		var c configuration
		if err := readConfiguration(file, &c); err != nil {
			if !strings.Contains(err.Error(), file) || strings.Contains(err.Error(), "geheimgeheim") {
				t.Errorf("%q: %v", content, err)
			}
			return
		}
		if _, err := c.location(); err == nil && strings.Contains(c.Zone, "..") {
			t.Errorf("there is a zone %q", c.Zone)
		}
		var again configuration
		if err := c.write(file); err != nil {
			t.Fatal(err)
		}
		if err := readConfiguration(file, &again); err != nil || printed(t, again) != printed(t, c) {
			t.Errorf("%q came back as %+v: %v", content, again, err)
		}
		if c.secret() {
			if err := os.Chmod(file, 0o644); err != nil {
				t.Fatal(err)
			}
			if err := readConfiguration(file, &again); err == nil {
				t.Errorf("%q is taken although others can read it", content)
			}
			if err := os.Remove(file); err != nil {
				t.Fatal(err)
			}
		}
	})
}

func printed(t *testing.T, c configuration) string {
	t.Helper()
	var out bytes.Buffer
	if err := c.print(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// FuzzBeside: whatever comes over the socket beside the store, the answer ends with "ok" or one line of an error; backups
// stay in their folder and take the place of nothing.
func FuzzBeside(f *testing.F) {
	s, err := bolt.Open(filepath.Join(f.TempDir(), "fuzz.db"), commands.Layouts(), bolt.NoSync())
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = s.Close() })
	folder := f.TempDir()
	kept := filepath.Join(folder, "kept")
	if err := os.WriteFile(kept, []byte("kept"), 0o600); err != nil {
		f.Fatal(err)
	}
	for _, line := range []string{"doctor\n", "backup a\n", "backup kept\n", "backup \n", "kuchen\n", "\n", "doctor", strings.Repeat("x", 9000) + "\n", "backup a\x00b\n"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, request string) {
		line, _, _ := strings.Cut(request, "\n")
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		if word == "backup" { // the path is the asker's to choose, who owns the socket; here it stays in the folder
			rest = filepath.Join(folder, filepath.Base(filepath.Clean("/"+strings.TrimSpace(rest))))
			request = "backup " + rest + "\n"
			if strings.ContainsAny(rest, "\n") || rest == folder {
				return
			}
		}
		_, err := os.Lstat(rest)
		was := err == nil && word == "backup"
		answer := besideAnswer(t, s, request)
		if end := strings.IndexByte(request, '\n'); end < 0 || end >= 8<<10 { // what comes behind the line is not read
			if answer != "" {
				t.Errorf("half a line is answered %q", answer)
			}
			return
		}
		lines := strings.Split(strings.TrimSuffix(answer, "\n"), "\n")
		last := lines[len(lines)-1]
		if last != "ok" && !strings.HasPrefix(last, "error: ") {
			t.Errorf("%q is answered %q", request, answer)
		}
		var out bytes.Buffer
		if err := asked(request, answer, &out); (err == nil) != (last == "ok") {
			t.Errorf("%q, read as %v", answer, err)
		}
		if word == "backup" {
			if was && last == "ok" {
				t.Errorf("%q overwrites", request)
			}
			if !was {
				_ = os.Remove(rest)
			}
		}
		if content, err := os.ReadFile(kept); err != nil || string(content) != "kept" {
			t.Fatalf("%q: the file is %q", request, content)
		}
	})
}

// besideAnswer is what the running process answers to a request.
func besideAnswer(t *testing.T, s store.Store, request string) string {
	t.Helper()
	us, them := net.Pipe()
	done := make(chan struct{})
	go func() {
		defer close(done)
		answerBeside(context.Background(), them, s)
	}()
	go func() {
		_, _ = io.WriteString(us, request)
		if !strings.Contains(request, "\n") {
			_ = us.Close() // nothing more will come
		}
	}()
	answer, err := io.ReadAll(us)
	if err != nil && !errors.Is(err, io.ErrClosedPipe) {
		t.Error(err)
	}
	_ = us.Close()
	<-done
	return string(answer)
}

// asked is what ask makes of an answer.
func asked(request, answer string, out io.Writer) error {
	us, them := net.Pipe()
	go func() {
		buffer := make([]byte, len(request)+1)
		_, _ = io.ReadFull(them, buffer)
		_, _ = io.WriteString(them, answer)
		_ = them.Close()
	}()
	defer us.Close()
	return ask(us, request, out)
}
