//go:build unix

package bolt_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"gremium/store"
	"gremium/store/bolt"
)

func init() {
	children["write"] = writeForever
	children["limited"] = writeLimited
}

// writeForever writes with many goroutines and says each number as soon as its Update has returned.
func writeForever(path string) {
	s, err := bolt.Open(path, benchLayouts())
	must(err)
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			for {
				n, err := writeOne(s)
				must(err)
				_, err = fmt.Fprintln(os.Stdout, n) // one write, unbuffered
				must(err)
			}
		})
	}
	all.Wait()
}

// writeOne writes a numbered vote: a counter, two documents, two index entries.
func writeOne(s store.Store) (n int, err error) {
	err = s.Update(background, council, func(tx store.Tx) error {
		var err error
		if n, err = tx.Next("votes"); err != nil {
			return err
		}
		one, row := vote(n)
		return errors.Join(ballots.Put(tx, one), audits.Put(tx, row))
	})
	return n, err
}

// TestKill kills a writing process in the middle, again and again, and looks whether everything it has confirmed
// is there and everything that is there is whole.
func TestKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store")
	confirmed := 0
	for round := range 12 {
		writing := child(t, "write", path)
		out, err := writing.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := writing.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for said := 0; lines.Scan(); said++ {
			var n int
			if _, err := fmt.Sscan(lines.Text(), &n); err != nil {
				break // killed while saying it
			}
			confirmed = max(confirmed, n)
			if said == 50+round*37 {
				_ = writing.Process.Kill()
			}
		}
		_ = writing.Wait()
		stored := whole(t, path)
		t.Logf("round %d: %d confirmed, %d stored", round, confirmed, stored)
		if stored < confirmed {
			t.Fatalf("%d were confirmed and %d are there", confirmed, stored)
		}
	}
}

// whole checks a file and returns how many votes it has; numbers begin with 1 and have no holes.
func whole(t *testing.T, path string) int {
	t.Helper()
	s := open(t, path, benchLayouts())
	for _, err := range s.Check(t.Context()) {
		t.Error(err)
	}
	rows := count(t, s)
	err := s.View(t.Context(), council, func(tx store.Tx) error {
		for _, err := range append(ballots.Check(tx), audits.Check(tx)...) {
			t.Error(err)
		}
		for n := 1; n <= rows; n++ {
			one, row := vote(n)
			_, err1 := ballots.Get(tx, ballots.Key(one))
			_, err2 := audits.Get(tx, row.ID)
			if err := errors.Join(err1, err2); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	return rows
}

// fill writes until the disk is full, with several goroutines, and returns the first error.
func fill(s store.Store) (first error) {
	var mu sync.Mutex
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 20_000 {
				if _, err := writeOne(s); err != nil {
					mu.Lock()
					first = errors.Join(first, err)
					mu.Unlock()
					return
				}
			}
		})
	}
	all.Wait()
	return first
}

// TestFullDisk fills a small file system: Updates return the error, what was stored stays, reading goes on, and
// when there is room again so does writing, without reopening.
func TestFullDisk(t *testing.T) {
	dir := t.TempDir()
	if err := mountSmall(dir); err != nil {
		t.Skipf("no small file system can be mounted here: %v", err)
	}
	t.Cleanup(func() { _ = unmount(dir) })
	ballast := filepath.Join(dir, "ballast")
	must(os.WriteFile(ballast, make([]byte, 2<<20), 0o600))
	path := filepath.Join(dir, "store")
	s := open(t, path, benchLayouts(), bolt.NoSync())
	if err := fill(s); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("full disk: %v", err)
	}
	stored := count(t, s)
	failing(t, s)
	must(os.Remove(ballast))
	n, err := writeOne(s)
	if err != nil || n != stored+1 {
		t.Errorf("with room again: %d, %v; there were %d", n, err, stored)
	}
	must(s.Close())
	if got := whole(t, path); got != stored+1 {
		t.Errorf("%d stored, want %d", got, stored+1)
	}
}

// failing writes to a full disk with many goroutines, some of which do not wait: nobody hangs, nothing is stored,
// and each gets an error.
func failing(t *testing.T, s store.Store) {
	t.Helper()
	large := strings.Repeat("full ", 60_000)
	var all sync.WaitGroup
	for i := range 32 {
		all.Go(func() {
			for round := range 8 {
				ctx, cancel := context.WithTimeout(t.Context(), time.Duration(i+round)*time.Millisecond)
				if i%2 == 0 {
					ctx = t.Context()
				}
				err := s.Update(ctx, council, func(tx store.Tx) error {
					one, _ := vote(i)
					one.Poll, one.Note = "none", large
					return ballots.Put(tx, one)
				})
				if err == nil {
					t.Error("the disk is full and Update returned nil")
				}
				cancel()
			}
		})
	}
	all.Wait()
}

// TestFileLimit is the same with a limit of the process, for where nothing can be mounted.
func TestFileLimit(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store")
	out, err := child(t, "limited", path).Output()
	var stored int
	if _, scan := fmt.Sscanf(strings.TrimSpace(string(out)), "stored %d", &stored); err != nil || scan != nil {
		t.Fatalf("child: %q, %v", out, err)
	}
	if got := whole(t, path); got != stored {
		t.Errorf("%d stored, want %d", got, stored)
	}
}

func writeLimited(path string) {
	signal.Ignore(syscall.SIGXFSZ) // then writes fail with EFBIG
	s, err := bolt.Open(path, benchLayouts(), bolt.NoSync())
	must(err)
	var limit syscall.Rlimit
	must(syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit))
	small := limit
	small.Cur = 1 << 20
	must(syscall.Setrlimit(syscall.RLIMIT_FSIZE, &small))
	if err := fill(s); !errors.Is(err, syscall.EFBIG) {
		panic(fmt.Sprint("limited: ", err))
	}
	must(syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit))
	n, err := writeOne(s)
	must(err)
	must(s.Close())
	fmt.Println("stored", n)
}
