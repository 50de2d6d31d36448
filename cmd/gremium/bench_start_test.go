//go:build linux

package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
	"gremium/store/bolt"
	"gremium/store/bolt/bolttest"
)

// BenchmarkDStartC2Rest is row d, and row c2 as far as it is about a process at rest: a million records, half of them
// reminders with their jobs, in a file of which nothing is in the system's memory. The program is a process of its own, as
// we release it; it is ready when it has answered a command.
func BenchmarkDStartC2Rest(b *testing.B) {
	h := newHall(b, 64, bolt.NoSync())
	h.binary = program(b)
	h.fill(1_000_000)
	if err := h.store.Close(); err != nil {
		b.Fatal(err)
	}
	var ready, bare, anonymous []float64
	for range 5 {
		forget(b, h.file)
		bare = append(bare, inMilliseconds(bolttest.Opening(b, h.file)))

		forget(b, h.file)
		start := time.Now()
		running := h.runs()
		h.waitFor(running)
		ready = append(ready, inMilliseconds(time.Since(start)))
		anonymous = append(anonymous, memory(b, running.Process.Pid, "RssAnon"))
		end(b, running)
	}
	b.ReportMetric(bolttest.Median(ready), "ms-d-open")
	b.ReportMetric(bolttest.Median(bare), "ms-d-bare")
	b.ReportMetric(bolttest.Median(anonymous), "MB-d-rss")

	running := h.runs()
	h.waitFor(running)
	<-time.After(5 * time.Second) // what a start leaves to do
	const rest = 60 * time.Second
	before := spent(b, running.Process.Pid)
	<-time.After(rest)
	b.ReportMetric(100*float64(spent(b, running.Process.Pid)-before)/float64(rest), "percent-c2-idle")
	end(b, running)
	b.ReportMetric(0, "ns/op")
}

// fill puts so many documents into the store: of reminders, their jobs, and the audit trail.
func (h *hall) fill(documents int) {
	h.Helper()
	ctx := context.Background()
	councils, err := h.store.Councils(ctx)
	if err != nil {
		h.Fatal(err)
	}
	begin := time.Now().In(h.zone).AddDate(1, 0, 0).Truncate(time.Minute)
	for n := 0; n < documents/4; {
		err := h.store.Update(ctx, councils[0], func(tx store.Tx) error {
			for range 250 {
				at := begin.Add(time.Duration(n) * time.Minute)
				n++
				r := council.Reminder{
					ID: "E" + strconv.Itoa(n), Number: n, Person: "p" + h.people[n%len(h.people)], Text: "Unterlagen für die Sitzung lesen",
					At: at.UTC(), Wall: at.Format("2006-01-02T15:04"), Zone: at.Location().String(), Created: time.Now(),
				}
				if err := records.Reminders.Put(tx, r); err != nil {
					return err
				}
				job := scheduler.Job{Key: "reminder " + r.ID, Kind: "reminder", Due: at, Args: map[string]string{"reminder": r.ID}}
				if err := scheduler.Schedule(tx, job); err != nil {
					return err
				}
				for range 2 {
					if err := records.Append(tx, records.Audit{At: time.Now(), Person: r.Person, Command: "reminder new", IDs: []string{r.ID}}); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			h.Fatal(err)
		}
	}
}

// runs starts the program as a process on the hall's file and chat server.
func (h *hall) runs() *exec.Cmd {
	h.Helper()
	config := filepath.Join(h.TempDir(), "gremium.toml")
	h.listen = freeAddress(h)
	settings := configuration{Store: h.file, LogLevel: "error", Mattermost: h.config}
	settings.Mattermost.Listen = h.listen
	if err := settings.write(config); err != nil {
		h.Fatal(err)
	}
	c := exec.Command(h.binary, "run", "--config", config)
	c.Stderr = os.Stderr
	if err := c.Start(); err != nil {
		h.Fatal(err)
	}
	return c
}

// program builds the program as we release it, but for some flags, and returns its path.
func program(t testing.TB, flags ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "gremium")
	build := exec.Command("go", append(append([]string{"build", "-trimpath", "-ldflags=-s -w"}, flags...), "-o", path, ".")...)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// waitFor waits until the process has answered a command.
func (h *hall) waitFor(c *exec.Cmd) {
	h.Helper()
	body := h.form(h.people[1], readLine)
	over := time.After(2 * time.Minute)
	again := time.NewTicker(time.Millisecond)
	defer again.Stop()
	for {
		response, err := http.Post("http://"+h.listen+"/command", "application/x-www-form-urlencoded", strings.NewReader(body))
		if err == nil {
			var answer bytes.Buffer
			_, err = answer.ReadFrom(response.Body)
			_ = response.Body.Close()
			if err == nil && strings.Contains(answer.String(), "S1") {
				return
			}
			if response.StatusCode != http.StatusServiceUnavailable {
				h.Fatalf("%d %s", response.StatusCode, answer.String())
			}
		}
		select {
		case <-again.C:
		case <-over:
			_ = c.Process.Kill()
			h.Fatal("not ready")
		}
	}
}

func end(t testing.TB, c *exec.Cmd) {
	t.Helper()
	if err := c.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err != nil {
		t.Fatal(err)
	}
}

// forget takes a file out of the system's memory: written first, for what is not on the disk stays.
func forget(t testing.TB, path string) {
	t.Helper()
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Sync(); err != nil {
		t.Fatal(err)
	}
	const dontNeed = 4 // POSIX_FADV_DONTNEED
	if _, _, code := syscall.Syscall6(syscall.SYS_FADVISE64, f.Fd(), 0, 0, dontNeed, 0, 0); code != 0 {
		t.Fatal(code)
	}
}

// memory is a line of a process's status, in megabytes of a million bytes.
func memory(t testing.TB, pid int, line string) float64 {
	t.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		t.Fatal(err)
	}
	for l := range strings.Lines(string(status)) {
		if value, ok := strings.CutPrefix(l, line+":"); ok {
			kibibytes, err := strconv.Atoi(strings.Fields(value)[0])
			if err != nil {
				t.Fatal(err)
			}
			return float64(kibibytes) * 1024 / 1e6
		}
	}
	t.Fatal("no " + line)
	return 0
}

// spent is the processor time that the threads of a process have had.
func spent(t testing.TB, pid int) (sum time.Duration) {
	t.Helper()
	threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	if err != nil || len(threads) == 0 {
		t.Fatal("no threads: ", err)
	}
	for _, file := range threads {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		first, _, _ := strings.Cut(string(text), " ")
		nanoseconds, err := strconv.ParseInt(first, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		sum += time.Duration(nanoseconds)
	}
	return sum
}
