package main

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
)

// check is a check that ran before the tests.
type check struct {
	name string
	ok   bool
}

// result is a test, or a package as a whole when its test is "".
type result struct {
	pkg, test string
	action    string // pass, fail, skip; "" while it runs
	output    []string
	parent    bool // has subtests
	badChild  bool // a subtest failed
}

func (t *result) String() string { return strings.TrimSpace(t.pkg + " " + t.test) }

// report collects results and prints them.
type report struct {
	out      io.Writer
	began    time.Time
	packages map[string]*result
	tests    map[string]map[string]*result
	order    map[string][]*result
	builds   map[string][]string // output of failed builds by import path
	ended    []*result           // tests and packages that count
	counts   map[string]int      // tests by package, for its line
}

func newReport(out io.Writer) *report {
	return &report{
		out: out, began: time.Now(),
		packages: map[string]*result{},
		tests:    map[string]map[string]*result{},
		order:    map[string][]*result{},
		builds:   map[string][]string{},
		counts:   map[string]int{},
	}
}

// event takes one event and says whether it printed something.
func (r *report) event(e event) bool {
	switch {
	case e.Action == "build-output":
		r.builds[e.ImportPath] = append(r.builds[e.ImportPath], e.Output)
	case e.Package == "" || e.Action == "build-fail":
	case e.Test == "":
		return r.packageEvent(e)
	default:
		r.testEvent(e)
	}
	return false
}

func (r *report) testEvent(e event) {
	byName := r.tests[e.Package]
	if byName == nil {
		byName = map[string]*result{}
		r.tests[e.Package] = byName
	}
	t := byName[e.Test]
	if t == nil {
		t = &result{pkg: e.Package, test: e.Test}
		byName[e.Test] = t
		r.order[e.Package] = append(r.order[e.Package], t)
		for _, parent := range r.parents(t) {
			parent.parent = true
		}
	}
	switch e.Action {
	case "output":
		t.output = append(t.output, e.Output)
	case "pass", "fail", "skip":
		t.action = e.Action
	}
}

func (r *report) packageEvent(e event) bool {
	p := r.packages[e.Package]
	if p == nil {
		p = &result{pkg: e.Package}
		r.packages[e.Package] = p
	}
	switch e.Action {
	case "output":
		p.output = append(p.output, e.Output)
	case "pass", "fail", "skip":
		p.action = e.Action
		return r.endPackage(p, e)
	}
	return false
}

// parents returns the tests that a subtest belongs to, the outermost first. "TestA/b/c" may be the subtest "b/c" of TestA.
func (r *report) parents(t *result) []*result {
	var parents []*result
	for i, c := range t.test {
		if c == '/' {
			if parent := r.tests[t.pkg][t.test[:i]]; parent != nil {
				parents = append(parents, parent)
			}
		}
	}
	return parents
}

// endPackage counts a package's tests and prints its line and its failures.
func (r *report) endPackage(p *result, e event) bool {
	tests := r.order[p.pkg]
	for _, t := range tests {
		if t.action == "" { // still running when the package ended: a crash, a time-out, an os.Exit
			t.action = "fail"
		}
		if t.action == "fail" {
			for _, parent := range r.parents(t) {
				parent.badChild = true
			}
		}
	}
	var failed []*result
	for _, t := range tests {
		// A parent counts only when it failed by itself: its subtests stand for it.
		if t.parent && (t.action != "fail" || t.badChild) {
			continue
		}
		r.ended = append(r.ended, t)
		r.counts[p.pkg]++
		if t.action == "fail" {
			failed = append(failed, t)
		}
	}
	if p.action == "fail" && len(failed) == 0 { // no test is to blame: the build, TestMain, a race found at the end
		r.ended = append(r.ended, p)
		failed = append(failed, p)
	}
	if p.action == "skip" || len(tests) == 0 && p.action == "pass" {
		return false // no tests in it
	}
	word := "ok  "
	if p.action == "fail" {
		word = "FAIL"
	}
	fmt.Fprintf(r.out, "  %s  %-32s %5d tests  %6.1f s\n", word, p.pkg, r.counts[p.pkg], e.Elapsed)
	for _, t := range failed {
		r.printFailure(t, e.FailedBuild)
	}
	if p.action == "fail" && len(failed) > 0 && failed[0] != p {
		r.print(p.output)
	}
	return true
}

// printFailure prints what a failed test said, with what its parents said around it.
func (r *report) printFailure(t *result, build string) {
	fmt.Fprintf(r.out, "\n--- FAIL: %s\n", t)
	r.print(r.builds[build])
	for _, parent := range r.parents(t) {
		r.print(parent.output)
	}
	r.print(t.output)
	fmt.Fprintln(r.out)
}

// frame is what go test prints around a test's own words.
var frame = regexp.MustCompile(`^\s*(=== (RUN|PAUSE|CONT|NAME)|--- (PASS|SKIP|FAIL):)`)

func (r *report) print(lines []string) {
	for _, line := range lines {
		if !frame.MatchString(line) {
			fmt.Fprint(r.out, line)
		}
	}
}

// stillRunning says which packages and tests are at it.
func (r *report) stillRunning() {
	var names []string
	for pkg, p := range r.packages {
		if p.action != "" {
			continue
		}
		done, running := 0, ""
		for _, t := range r.order[pkg] {
			if t.action != "" {
				done++
			} else if !t.parent {
				running = ", at " + t.test
			}
		}
		names = append(names, fmt.Sprintf("%s (%d done%s)", pkg, done, running))
	}
	slices.Sort(names)
	doing := "compiling"
	if len(names) > 0 {
		doing = strings.Join(names, ", ")
	}
	fmt.Fprintf(r.out, "  …     %4.0f s: %s\n", time.Since(r.began).Seconds(), doing)
}

// close prints the summary and says whether all is well.
func (r *report) close(checks []check, installed bool) bool {
	for pkg, p := range r.packages { // the stream broke off
		if p.action == "" {
			p.action = "fail"
			r.endPackage(p, event{Package: pkg})
		}
	}
	type count struct {
		passed, failed, skipped int
		parts                   map[string]int
	}
	byKind := map[string]*count{}
	for _, kind := range kinds {
		byKind[kind] = &count{parts: map[string]int{}}
	}
	var total count
	var failures, skips, unproven []string
	for _, c := range checks {
		if c.ok {
			byKind[checkKind].passed++
			total.passed++
		} else {
			byKind[checkKind].failed++
			total.failed++
			failures = append(failures, c.name)
		}
	}
	for _, t := range r.ended {
		kind := kindOf(t.pkg, t.test)
		c := byKind[kind]
		switch t.action {
		case "pass":
			c.passed++
			total.passed++
		case "fail":
			c.failed++
			total.failed++
			failures = append(failures, t.String())
		case "skip":
			c.skipped++
			total.skipped++
			skips = append(skips, t.String()+": "+reason(t))
			if kind == live || kind == browser || kind == story || kind == peer {
				unproven = append(unproven, t.String())
			}
			continue // what was skipped did not run on anything
		}
		if part := partOf(kind, t.pkg, t.test); part != "" {
			c.parts[part]++
		}
	}

	fmt.Fprintln(r.out)
	fmt.Fprintln(r.out, "What ran:")
	for _, kind := range kinds {
		c := byKind[kind]
		if kind == checkKind && len(checks) == 0 {
			continue
		}
		fmt.Fprintf(r.out, "  %-11s %5d passed", kind, c.passed)
		if c.failed > 0 {
			fmt.Fprintf(r.out, ", %d FAILED", c.failed)
		}
		if c.skipped > 0 {
			fmt.Fprintf(r.out, ", %d skipped", c.skipped)
		}
		if len(c.parts) > 0 {
			var parts []string
			for part, n := range c.parts {
				parts = append(parts, fmt.Sprintf("%s %d", part, n))
			}
			slices.Sort(parts)
			fmt.Fprintf(r.out, "  (%s)", strings.Join(parts, ", "))
		}
		fmt.Fprintln(r.out)
	}
	list(r.out, "Skipped, and why:", skips)
	if len(unproven) > 0 && installed {
		list(r.out, "!!! NOT PROVEN in this run although everything they need was installed:", unproven)
	} else if len(unproven) > 0 {
		list(r.out, "!!! NOT PROVEN in this run, because what they need could not be installed:", unproven)
	}
	list(r.out, "Failed:", failures)
	fmt.Fprintf(r.out, "\n%d passed, %d failed, %d skipped\n", total.passed, total.failed, total.skipped)
	return total.failed == 0
}

func list(out io.Writer, title string, lines []string) {
	if len(lines) == 0 {
		return
	}
	fmt.Fprintln(out, title)
	for _, line := range lines {
		fmt.Fprintln(out, "  "+line)
	}
}

// place is the "file_test.go:12: " before a test's words.
var place = regexp.MustCompile(`^\s*\S+\.go:\d+: `)

// reason is what a skipped test said last.
func reason(t *result) string {
	for _, line := range slices.Backward(t.output) {
		if line = strings.TrimSpace(line); line != "" && !frame.MatchString(line) {
			return place.ReplaceAllString(line, "")
		}
	}
	return "no reason given"
}
