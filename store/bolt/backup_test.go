package bolt_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gremium/store"
	"gremium/store/bolt"
)

// note is a document whose text can be found again in a file.
type note struct {
	Key  string `json:"key"`
	Text string `json:"text"`
}

var notes = store.Table[note]{Name: "notes", Key: func(n note) string { return n.Key }}

// TestBackupForgets: what was deleted or overwritten is in the file, and not in a copy of it.
func TestBackupForgets(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store")
	s := open(t, path, []store.Layout{notes.Layout()})
	write := func(f func(tx store.Tx) error) {
		t.Helper()
		if err := s.Update(t.Context(), council, f); err != nil {
			t.Fatal(err)
		}
	}
	for i := range 40 {
		write(func(tx store.Tx) error {
			return notes.Put(tx, note{fmt.Sprint("small", i), fmt.Sprint("gone-small ", i)})
		})
		write(func(tx store.Tx) error {
			return notes.Put(tx, note{"large", fmt.Sprint("gone-large ", i, strings.Repeat(" gone-large", 5000))})
		})
	}
	for i := range 40 {
		write(func(tx store.Tx) error {
			if i%2 == 0 {
				return notes.Delete(tx, fmt.Sprint("small", i))
			}
			return notes.Put(tx, note{fmt.Sprint("small", i), fmt.Sprint("here-small ", i)})
		})
	}
	write(func(tx store.Tx) error {
		return notes.Put(tx, note{"large", "here " + strings.Repeat(" here-large", 5000)})
	})
	var copied bytes.Buffer
	if err := s.Backup(t.Context(), &copied); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(raw, []byte("gone-large")) { // what was overwritten last; of the rest, which pages were written anew is chance
		t.Error("what is gone is not in the file any more: the test shows nothing")
	}
	for _, marker := range []string{"gone-small", "gone-large"} {
		if n := bytes.Count(copied.Bytes(), []byte(marker)); n > 0 {
			t.Errorf("%q is %d times in the copy", marker, n)
		}
	}
	second := filepath.Join(t.TempDir(), "copy")
	if err := os.WriteFile(second, copied.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	c := open(t, second, []store.Layout{notes.Layout()})
	if problems := c.Check(t.Context()); len(problems) > 0 {
		t.Error(problems)
	}
	if err := c.Update(t.Context(), council, func(tx store.Tx) error {
		for i := range 40 {
			n, err := notes.Get(tx, fmt.Sprint("small", i))
			if there := err == nil; there != (i%2 == 1) || there && n.Text != fmt.Sprint("here-small ", i) {
				t.Errorf("small%d is %q, %v", i, n.Text, err)
			}
		}
		n, err := notes.Get(tx, "large")
		if err != nil || strings.Count(n.Text, "here-large") != 5000 {
			t.Errorf("large has %d bytes, %v", len(n.Text), err)
		}
		return notes.Put(tx, note{"new", strings.Repeat("x", 100_000)}) // in pages that were not in use
	}); err != nil {
		t.Fatal(err)
	}
	if problems := c.Check(t.Context()); len(problems) > 0 {
		t.Error(problems)
	}
}

// TestBackupBesideWriters: copies taken while others write and delete are whole, each of one moment.
func TestBackupBesideWriters(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "store"), benchLayouts(), bolt.NoSync())
	put(t, s, 1, 50)
	done := make(chan struct{})
	var writers sync.WaitGroup
	for w := range 4 {
		writers.Go(func() {
			for i := 0; ; i++ {
				select {
				case <-done:
					return
				default:
				}
				if err := s.Update(t.Context(), council, func(tx store.Tx) error {
					one, row := vote(1000 + 100*w + i%100)
					if i%3 == 0 {
						return ballots.Delete(tx, ballots.Key(one))
					}
					if err := ballots.Put(tx, one); err != nil {
						return err
					}
					return audits.Put(tx, row)
				}); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for i := range 10 {
		copy := filepath.Join(t.TempDir(), fmt.Sprint("copy", i))
		f, err := os.Create(copy)
		if err == nil {
			err = s.Backup(t.Context(), f)
		}
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
		c, err := bolt.Open(copy, benchLayouts())
		if err != nil {
			t.Fatal(err)
		}
		if problems := c.Check(t.Context()); len(problems) > 0 {
			t.Error(problems)
		}
		if n := count(t, c); n < 50 {
			t.Errorf("copy %d has %d rows", i, n)
		}
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}
	close(done)
	writers.Wait()
}
