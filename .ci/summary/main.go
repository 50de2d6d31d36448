// Command summary reads the output of "go test -json" and says what a person wants to know: one line per package as
// it ends, every failure in full, and at the end what ran, by kind, what was skipped and why, and one plain line
// "N passed, N failed, N skipped". It exits 1 when anything failed.
//
//	go test -json ./... | go run ./.ci/summary [-check gofmt=ok]… [-installed]
//
// A test that has subtests is not counted itself, its subtests are. Checks that ran before the tests (gofmt, vet,
// staticcheck) are handed over by -check and counted like tests, so that the last line tells the whole truth.
// -installed says that all that live and browser tests need was there: a skip of one is then reported loudly.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

func main() {
	var checks []check
	flag.Func("check", "a check that ran before the tests, as name=ok or name=failed", func(s string) error {
		name, result, found := strings.Cut(s, "=")
		if !found {
			return fmt.Errorf("%q is not name=result", s)
		}
		checks = append(checks, check{name, result == "ok"})
		return nil
	})
	installed := flag.Bool("installed", false, "everything that live and browser tests need is there")
	flag.Parse()

	r := newReport(os.Stdout)
	if err := follow(os.Stdin, r); err != nil {
		fmt.Fprintln(os.Stderr, "summary:", err)
		os.Exit(1)
	}
	if !r.close(checks, *installed) {
		os.Exit(1)
	}
}

// follow feeds the events to the report as they come. When nothing ends for half a minute it says what is running.
func follow(in io.Reader, r *report) error {
	lines := make(chan string)
	var broken error
	go func() {
		defer close(lines)
		buffered := bufio.NewReader(in)
		for {
			line, err := buffered.ReadString('\n')
			if line != "" {
				lines <- line
			}
			if err != nil {
				if err != io.EOF {
					broken = err
				}
				return
			}
		}
	}()
	quiet := time.NewTicker(30 * time.Second)
	defer quiet.Stop()
	for {
		select {
		case line, more := <-lines:
			if !more {
				return broken
			}
			if r.line(line) {
				quiet.Reset(30 * time.Second)
			}
		case <-quiet.C:
			r.stillRunning()
		}
	}
}

// event is a line of "go test -json" (go doc test2json, go help buildjson).
type event struct {
	Action      string
	Package     string
	Test        string
	Output      string
	Elapsed     float64
	ImportPath  string
	FailedBuild string
}

// line takes one line and says whether it printed something. What is no event goes through as it is.
func (r *report) line(line string) bool {
	var e event
	if !strings.HasPrefix(line, "{") || json.Unmarshal([]byte(line), &e) != nil {
		fmt.Fprint(r.out, line)
		return true
	}
	return r.event(e)
}
