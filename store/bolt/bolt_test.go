package bolt_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"go.etcd.io/bbolt"
	"go.uber.org/goleak"
	"golang.org/x/sync/errgroup"

	"gremium/store"
	"gremium/store/bolt"
	"gremium/store/storetest"
)

// children are what this test binary does when it is started as a child process of a test (crash_test.go).
var children = map[string]func(path string){}

const childVariable = "GREMIUM_TEST_CHILD"

func TestMain(m *testing.M) {
	if child := children[os.Getenv(childVariable)]; child != nil {
		child(os.Args[1])
		return
	}
	goleak.VerifyTestMain(m)
}

// child is this test binary as another process.
func child(t *testing.T, what, path string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), self, path)
	c.Env = append(os.Environ(), childVariable+"="+what)
	c.Stderr = os.Stderr
	return c
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Open {
		path := filepath.Join(t.TempDir(), "store")
		return func(t *testing.T, tables []store.Layout) store.Store { return open(t, path, tables) }
	})
}

// open opens a file and closes it with the test.
func open(t testing.TB, path string, tables []store.Layout, options ...bolt.Option) *bolt.Store {
	t.Helper()
	s, err := bolt.Open(path, tables, options...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func put(t *testing.T, s store.Store, first, last int) {
	t.Helper()
	for n := first; n <= last; n++ {
		one, row := vote(n)
		err := s.Update(t.Context(), council, func(tx store.Tx) error {
			return errors.Join(ballots.Put(tx, one), audits.Put(tx, row))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestFileIsPrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store")
	open(t, path, benchLayouts())
	info, err := os.Stat(path)
	if err != nil || info.Mode() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestInUse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store")
	s := open(t, path, benchLayouts())
	out, err := child(t, "open", path).Output()
	if err != nil || string(out) != "in use" {
		t.Errorf("another process: %q, %v", out, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	out, err = child(t, "open", path).Output()
	if err != nil || string(out) != "opened" {
		t.Errorf("another process, afterwards: %q, %v", out, err)
	}
}

func init() {
	children["open"] = func(path string) {
		_, err := bolt.Open(path, benchLayouts())
		switch {
		case err == nil:
			_, _ = os.Stdout.WriteString("opened")
		case errors.Is(err, store.ErrInUse):
			_, _ = os.Stdout.WriteString("in use")
		default:
			panic(err)
		}
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "other")
	must(os.WriteFile(other, bytes.Repeat([]byte("no store "), 10_000), 0o600))
	for _, path := range []string{other, dir, filepath.Join(dir, "missing", "store")} {
		if s, err := bolt.Open(path, benchLayouts()); err == nil {
			t.Errorf("%s was opened", path)
			_ = s.Close()
		}
	}
	if _, err := bolt.Open(filepath.Join(dir, "store"), []store.Layout{{Name: "Bad Name"}}); err == nil {
		t.Error("a bad name was accepted")
	}
}

// TestGrows: a file that must be mapped anew, for which every reader has to end, does not stop those who write and read.
func TestGrows(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "grows"), []store.Layout{numbers.Layout()}, bolt.NoSync(), func(o *bbolt.Options) { o.InitialMmapSize = 0 })
	var all errgroup.Group
	const writers, times = 16, 50
	for writer := range writers {
		all.Go(func() error {
			for n := range times {
				c := counted{fmt.Sprint(strings.Repeat("n", 400), writer*times+n), n}
				err := s.Update(background, council, func(tx store.Tx) error {
					for i := range 20 {
						if err := numbers.Put(tx, counted{fmt.Sprint(c.Name, " ", i), n}); err != nil {
							return err
						}
					}
					return nil
				})
				if err == nil {
					err = s.View(background, council, func(tx store.Tx) error { _, err := numbers.Get(tx, c.Name+" 19"); return err })
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := all.Wait(); err != nil {
		t.Fatal(err)
	}
}

func TestBackup(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "store"), benchLayouts())
	put(t, s, 1, 20)
	file, err := os.Create(filepath.Join(dir, "copy"))
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Backup(t.Context(), file), file.Close()); err != nil {
		t.Fatal(err)
	}
	put(t, s, 21, 30)
	copied := open(t, filepath.Join(dir, "copy"), benchLayouts())
	if got := count(t, copied); got != 20 {
		t.Errorf("the copy has %d rows", got)
	}
	if problems := copied.Check(t.Context()); len(problems) > 0 {
		t.Error(problems)
	}
}

func count(t *testing.T, s store.Store) (n int) {
	t.Helper()
	err := s.View(t.Context(), council, func(tx store.Tx) error {
		for _, err := range audits.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			n++
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestCheckBesideWriters: whoever checks a store at work finds nothing, and disturbs nobody.
func TestCheckBesideWriters(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "store"), benchLayouts())
	checked := make(chan struct{})
	var writer sync.WaitGroup
	writer.Go(func() {
		for n := 0; ; n++ {
			select {
			case <-checked:
				return
			default:
			}
			err := s.Update(t.Context(), "a", func(tx store.Tx) error { return ballots.Put(tx, ballot{Poll: "V9", Member: fmt.Sprint(n % 500)}) })
			if err != nil {
				t.Error(err)
				return
			}
		}
	})
	for range 200 {
		for _, problem := range s.Check(t.Context()) {
			t.Error(problem)
		}
	}
	close(checked)
	writer.Wait()
}

// TestCheck damages a file in every way Check knows, behind the store's back.
func TestCheck(t *testing.T) {
	good := func(key string) []byte { return []byte(council + "\x00" + key) }
	tests := []struct {
		name, bucket string
		change       func(b *bbolt.Bucket) error
	}{
		{"stale entry", "ballots__poll", func(b *bbolt.Bucket) error { return b.Put(good("V8\x00V8/x"), nil) }},
		{"missing entry", "ballots__poll", func(b *bbolt.Bucket) error { k, _ := b.Cursor().First(); return b.Delete(k) }},
		{"missing document", "ballots", func(b *bbolt.Bucket) error { k, _ := b.Cursor().First(); return b.Delete(k) }},
		{"damaged document", "ballots", func(b *bbolt.Bucket) error { k, _ := b.Cursor().First(); return b.Put(k, []byte{9}) }},
		{"nobody's row", "audits", func(b *bbolt.Bucket) error { return b.Put([]byte("\x00x"), []byte("\x00{}")) }},
		{"no key", "audits", func(b *bbolt.Bucket) error { return b.Put([]byte("x"), []byte("\x00{}")) }},
		{"bad key", "audits", func(b *bbolt.Bucket) error { return b.Put(good("a\x01"), []byte("\x00{}")) }},
		{"damaged counter", ".counters", func(b *bbolt.Bucket) error { return b.Put(good("n"), []byte{1}) }},
		{"unknown table", "surveys", func(*bbolt.Bucket) error { return nil }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "store")
			s := open(t, path, benchLayouts())
			put(t, s, 1, 3)
			if problems := s.Check(t.Context()); len(problems) > 0 {
				t.Fatalf("before: %v", problems)
			}
			must(s.Close())
			db, err := bbolt.Open(path, 0o600, nil)
			must(err)
			must(db.Update(func(tx *bbolt.Tx) error {
				b, err := tx.CreateBucketIfNotExists([]byte(test.bucket))
				return errors.Join(err, test.change(b))
			}))
			must(db.Close())
			if problems := open(t, path, benchLayouts()).Check(t.Context()); len(problems) == 0 {
				t.Error("nothing was found")
			} else {
				t.Log(problems)
			}
		})
	}
}
