package main

import (
	"bytes"
	"context"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"gremium/bot/mattermost/mattermosttest"
	"gremium/commands/records"
	"gremium/store"
	"gremium/store/postgres/postgrestest"
)

// servesNobody is a configuration with which the bot runs and waits for a chat server that is not there.
func servesNobody(t *testing.T, location string) []string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "gremium.toml")
	content := `[mattermost]
server_url = "http://127.0.0.1:1"
callback_url = "http://127.0.0.1:1"
token = "t"
listen = "127.0.0.1:0"
secret = "` + strings.Repeat("s", 32) + `"
`
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return []string{"run", "--config", file, "--store", location}
}

// TestRunOnce: a second process does not serve the same store, and says why.
func TestRunOnce(t *testing.T) {
	for name, location := range map[string]string{"file": filepath.Join(t.TempDir(), "gremium.db"), "database": withPassword(t, postgrestest.URL(t))} {
		t.Run(name, func(t *testing.T) {
			s, _, err := openToServe(t.Context(), location)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			var out bytes.Buffer
			if code := run(ctx, servesNobody(t, location), &out, &out); code != 1 || !strings.Contains(out.String(), "another gremium is running") {
				t.Errorf("exit %d: %s", code, out.String())
			}
			if strings.Contains(out.String(), "geheim") {
				t.Error("the message has the database's password")
			}
		})
	}
}

// withPassword adds a password, for which the test's server does not ask.
func withPassword(t *testing.T, location string) string {
	t.Helper()
	u, err := url.Parse(location)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword(u.User.Username(), "geheim")
	return u.String()
}

// TestRunEndsWhenTheDatabaseIsLost: the connection that holds the database ends, and so does the process, for another
// one may have begun.
func TestRunEndsWhenTheDatabaseIsLost(t *testing.T) {
	location := postgrestest.URL(t)
	beside, err := openEngine(t.Context(), location)
	if err != nil {
		t.Fatal(err)
	}
	defer beside.Close()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var out mattermosttest.Buffer
	ended := make(chan int)
	go func() { ended <- run(ctx, servesNobody(t, location), &out, &out) }()
	admin, err := pgx.Connect(ctx, location)
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close(context.Background())
	mattermosttest.Until(t, "the bot serves and is ended", func() bool {
		var n int
		err := admin.QueryRow(ctx, `SELECT count(pg_terminate_backend(pid)) FROM pg_locks JOIN pg_stat_activity USING (pid)
			WHERE locktype = 'advisory' AND granted AND state = 'idle' AND pid <> pg_backend_pid()
			AND application_name = current_setting('application_name')`).Scan(&n)
		if err != nil {
			t.Fatal(err)
		}
		return n > 0
	})
	if code := <-ended; code != 1 || ctx.Err() != nil || !strings.Contains(out.String(), "is lost") {
		t.Errorf("exit %d: %s", code, out.String())
	}
	if _, err := beside.(store.Server).Serve(ctx); err != nil {
		t.Errorf("the next one: %v", err)
	}
}

// TestOlderAndNewerStores: doctor and backup change nothing, and name the version.
func TestOlderAndNewerStores(t *testing.T) {
	known := records.Migrations
	t.Cleanup(func() { records.Migrations = known })
	nothing := func(store.Tx) error { return nil }
	migrations := func(n int) {
		records.Migrations = nil
		for range n {
			records.Migrations = append(records.Migrations, nothing)
		}
	}
	folder := t.TempDir()
	for name, location := range map[string]string{"file": filepath.Join(folder, "gremium.db"), "database": postgrestest.URL(t)} {
		t.Run(name, func(t *testing.T) {
			version := func(read func(store.Store) error) {
				t.Helper()
				s, err := openEngine(t.Context(), location)
				if err == nil {
					err = errors.Join(read(s), s.Close())
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			migrations(1)
			version(func(s store.Store) error { return bringUpToDate(t.Context(), s, nil) })
			for n, want := range map[int]string{1: "", 2: "the store has version 1, this program knows 2; `gremium run` brings it up to date", 0: "written by a newer program: it has version 1, this program knows 0"} {
				migrations(n)
				copied := filepath.Join(t.TempDir(), "copy")
				config := filepath.Join(t.TempDir(), "none.toml")
				for _, args := range [][]string{{"doctor"}, {"backup", copied}} {
					var out bytes.Buffer
					code := run(t.Context(), append(args, "--config", config, "--store", location), &out, &out)
					if (code == 0) != (n > 0) || !strings.Contains(out.String(), want) || n == 1 && strings.Contains(out.String(), "version") {
						t.Errorf("%v with version %d: exit %d: %s", args, n, code, out.String())
					}
				}
				if _, err := os.Stat(copied); (err == nil) != (n > 0) {
					t.Errorf("version %d: the copy: %v", n, err)
				}
			}
			version(func(s store.Store) error {
				all, highest, err := store.Version(t.Context(), s)
				if all != 1 || highest != 1 {
					t.Errorf("it was changed to version %d, %d", all, highest)
				}
				return err
			})
		})
	}
	if left, err := filepath.Glob(filepath.Join(folder, "*.before-*")); err != nil || len(left) > 0 {
		t.Error(left, err)
	}
}
