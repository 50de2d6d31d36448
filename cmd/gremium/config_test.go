package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gremium/bot/text"
	"gremium/commands/records"
	"gremium/store"
	"gremium/store/bolt"
)

func TestConfiguration(t *testing.T) {
	file := filepath.Join(t.TempDir(), "gremium.toml")
	content := "store = \"from-file.db\"\nzone = \"Europe/Vienna\"\n[mattermost]\nserver_url = \"https://file.example\"\ntoken = \"file-token\"\n"
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GREMIUM_MATTERMOST_TOKEN", "environment-token")
	c, err := settings{Config: file, Store: "from-flag.db"}.load()
	if err != nil {
		t.Fatal(err)
	}
	if c.Store != "from-flag.db" || c.Zone != "Europe/Vienna" || c.Mattermost.Token != "environment-token" ||
		c.Mattermost.ServerURL != "https://file.example" || c.LogLevel != "info" {
		t.Errorf("file < environment < flag does not hold: %+v %s", c, c.Mattermost.ServerURL)
	}
	if err := os.Chmod(file, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := (settings{Config: file}).load(); err == nil || !strings.Contains(err.Error(), "chmod 600") {
		t.Errorf("a file with secrets that others can read is taken: %v", err)
	}
	for _, content := range []string{"[mattermost]\nslash_tokens = [\"t\"]\n", "store = \"postgres://u:pw@h/d\"\n"} {
		if err := os.WriteFile(file, []byte(content), 0o640); err != nil {
			t.Fatal(err)
		}
		if _, err := (settings{Config: file}).load(); err == nil || !strings.Contains(err.Error(), "chmod 600") {
			t.Errorf("%q that others can read is taken: %v", content, err)
		}
	}
	if err := os.WriteFile(file, []byte("stroe = \"x\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := (settings{Config: file}).load(); err == nil || !strings.Contains(err.Error(), "stroe") {
		t.Errorf("an unknown key is taken: %v", err)
	}
	if c, err := (settings{Config: filepath.Join(t.TempDir(), "none")}).load(); err != nil || c.Store != "gremium.db" {
		t.Errorf("without a file: %v %v", c.Store, err)
	}
}

func TestWrittenConfigurationIsPrivateAndReadsBack(t *testing.T) {
	file := filepath.Join(t.TempDir(), "gremium.toml")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	var c configuration
	c.Store, c.Mattermost.Token = "a.db", "t"
	if err := c.write(file); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(file)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	back, err := settings{Config: file}.load()
	if err != nil || back.Mattermost.Token != "t" || back.Store != "a.db" {
		t.Errorf("%+v, %v", back, err)
	}
}

// TestBeside backs up and examines a store that is in use and one that is not.
func TestBeside(t *testing.T) {
	folder := t.TempDir()
	location, empty := filepath.Join(folder, "gremium.db"), filepath.Join(folder, "none.toml")
	command := func(args ...string) (int, string) {
		var out bytes.Buffer
		code := run(t.Context(), append(args, "--config", empty, "--store", location), &out, &out)
		return code, out.String()
	}
	for _, line := range [][]string{{"doctor"}, {"backup", filepath.Join(folder, "x.db")}} {
		if code, out := command(line...); code != 1 || !strings.Contains(out, "no such file") {
			t.Errorf("%s without a file: %d %s", line[0], code, out)
		}
	}
	s, err := openStore(t.Context(), location, nil, bolt.NoSync())
	if err != nil {
		t.Fatal(err)
	}
	said := func() string {
		f, err := backupFinding(t.Context(), s, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		return string(f.Text(text.For(text.German)))
	}
	if got := said(); !strings.Contains(got, "noch keine Sicherung") {
		t.Errorf("before the first backup: %s", got)
	}
	stop, err := serveBeside(location, s)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(socketOf(location)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("socket: %v %v", info.Mode(), err)
	}
	copied := filepath.Join(folder, "copy.db")
	for _, in := range []string{"in use", "not in use"} {
		if code, out := command("doctor"); code != 0 || !strings.Contains(out, "consistent") {
			t.Errorf("doctor %s: %d %s", in, code, out)
		}
		if code, out := command("backup", copied); code != 0 || !strings.Contains(out, copied) {
			t.Errorf("backup %s: %d %s", in, code, out)
		}
		if code, out := command("backup", copied); code != 1 || !strings.Contains(out, "exists") {
			t.Errorf("backup over a file that is there, %s: %d %s", in, code, out)
		}
		if err := os.Remove(copied); err != nil {
			t.Fatal(err)
		}
		if in == "in use" {
			if got := said(); !strings.Contains(got, "Letzte Sicherung") {
				t.Errorf("after a backup: %s", got)
			}
			if _, err := openStore(t.Context(), location, nil); err == nil {
				t.Error("a second process opens the file")
			}
			if err := stop(); err != nil {
				t.Error(err)
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}

// TestNewerStore is refused with a clear message.
func TestNewerStore(t *testing.T) {
	location := filepath.Join(t.TempDir(), "gremium.db")
	s, err := openStore(t.Context(), location, nil, bolt.NoSync())
	if err != nil {
		t.Fatal(err)
	}
	newer := append(slices.Clone(records.Migrations), func(store.Tx) error { return nil })
	if err := store.Migrate(t.Context(), s, newer, func(context.Context) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	code := run(t.Context(), []string{"doctor", "--config", "none", "--store", location}, &out, &out)
	if code != 1 || !strings.Contains(out.String(), "newer program") {
		t.Errorf("exit %d: %s", code, out.String())
	}
}

// TestPlayExitCodes: 0 when all passed, 1 when an expectation was not met, 2 when a story breaks the format.
func TestPlayExitCodes(t *testing.T) {
	folder := t.TempDir()
	write := func(name, content string) string {
		file := filepath.Join(folder, name)
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	head := "clock 2027-03-01 09:00\nadmin root \"Root\"\nchannel rat root\nroot #rat /gremium hilfe\n"
	good := write("good.story", head+"  > Was ich kann\n")
	bad := write("bad.story", head+"  > steht hier nicht\n")
	broken := write("broken.story", "clock gestern\n")
	for _, c := range []struct {
		files []string
		code  int
		says  string
	}{
		{[]string{good}, 0, "1 passed, 0 failed"},
		{[]string{good, bad}, 1, "1 passed, 1 failed"},
		{[]string{bad}, 1, "bad.story:5"},
		{[]string{broken, good}, 2, "broken.story:1"},
	} {
		var out bytes.Buffer
		if code := run(t.Context(), append([]string{"play"}, c.files...), &out, &out); code != c.code || !strings.Contains(out.String(), c.says) {
			t.Errorf("play %v: exit %d, want %d with %q:\n%s", c.files, code, c.code, c.says, out.String())
		}
	}
}
