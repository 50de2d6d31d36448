// Command bench reads the output of "go test -bench" and prints the table of benchmarks: what was measured, its
// target, and whether it is met. Lines that are no results go to standard error, so that one sees it working.
//
// A benchmark names a figure by its unit: b.ReportMetric(0.97, "ratio-a1-c64") is the ratio of row a1, case c64.
// What comes before the row is the kind of figure: ratio, ms, MB, percent or count. A figure that belongs to a row
// and has no target, or a plain "ratio", is listed below the table. Rows that no benchmark reported are listed, too.
// A figure above or below its target fails nothing: the machine is not ours to judge. A failed benchmark does.
package main

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

func main() {
	results, failed, err := read(os.Stdin, os.Stderr)
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
	table(os.Stdout, results)
	if failed {
		os.Exit(1)
	}
}

// figure is what a benchmark reported in a unit of ours.
type figure struct {
	benchmark string
	unit      string
	values    []float64 // one per run of the benchmark
}

// median of all runs.
func (f *figure) median() float64 {
	sorted := slices.Sorted(slices.Values(f.values))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}

var (
	procs = regexp.MustCompile(`-\d+$`)
	ours  = regexp.MustCompile(`^(ratio|ms|MB|percent|count)-[a-z]\d?(-|$)|^ratio$`)
)

// read takes the figures out of a benchmark's output and passes everything on to progress.
func read(in io.Reader, progress io.Writer) (figures []*figure, failed bool, err error) {
	scanner := bufio.NewScanner(in)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		line := scanner.Text()
		fmt.Fprintln(progress, line)
		if strings.HasPrefix(line, "FAIL") || strings.HasPrefix(line, "--- FAIL") || strings.HasPrefix(line, "panic:") {
			failed = true
		}
		fields := strings.Fields(line)
		if len(fields) < 4 || !strings.HasPrefix(fields[0], "Benchmark") {
			continue
		}
		name := procs.ReplaceAllString(fields[0], "")
		for i := 2; i+1 < len(fields); i += 2 {
			value, err := strconv.ParseFloat(fields[i], 64)
			if unit := fields[i+1]; err == nil && ours.MatchString(unit) {
				figures = add(figures, name, unit, value)
			}
		}
	}
	return figures, failed, scanner.Err()
}

func add(figures []*figure, benchmark, unit string, value float64) []*figure {
	for _, f := range figures {
		if f.benchmark == benchmark && f.unit == unit {
			f.values = append(f.values, value)
			return figures
		}
	}
	return append(figures, &figure{benchmark, unit, []float64{value}})
}

// table prints the rows in the order of the targets.
func table(out io.Writer, figures []*figure) {
	const row = "%-5s %-62s %-12s %12s %12s  %s\n"
	fmt.Fprintln(out)
	fmt.Fprintf(out, row, "id", "what", "case", "target", "result", "")
	shown := map[*figure]bool{}
	missed, met, absent := 0, 0, 0
	for _, t := range targets {
		found := false
		for _, f := range figures {
			if !t.covers(f.unit) {
				continue
			}
			found, shown[f] = true, true
			verdict := "met"
			if t.met(f.median()) {
				met++
			} else {
				verdict = "MISSED"
				missed++
			}
			fmt.Fprintf(out, row, t.id, t.what, strings.TrimPrefix(f.unit, t.kind+"-"+t.id+"-"), t.limit(), t.format(f.median()), verdict)
		}
		if !found {
			absent++
			fmt.Fprintf(out, row, t.id, t.what, t.name, t.limit(), "–", "not measured")
		}
	}
	fmt.Fprintf(out, "\n%d targets met, %d missed, %d not measured\n", met, missed, absent)

	rest := slices.DeleteFunc(slices.Clone(figures), func(f *figure) bool { return shown[f] })
	slices.SortStableFunc(rest, func(a, b *figure) int { return cmp.Compare(a.benchmark, b.benchmark) })
	if len(rest) > 0 {
		fmt.Fprintln(out, "\nFigures without a target:")
		for _, f := range rest {
			fmt.Fprintf(out, "  %-60s %12.4g %s\n", f.benchmark, f.median(), f.unit)
		}
	}
}
