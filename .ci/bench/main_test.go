package main

import (
	"io"
	"strings"
	"testing"
)

const output = `goos: linux
BenchmarkVote/c=64-2   	     10	 123 ns/op	 0.91 ratio-a1-c64	 9000 votes/s
BenchmarkVote/c=64-2   	     10	 123 ns/op	 0.70 ratio-a1-c64	 9100 votes/s
BenchmarkVote/c=64-2   	     10	 123 ns/op	 0.85 ratio-a1-c64	 9200 votes/s
BenchmarkTick-2   	     10	 1.9 ratio-c2-tick	 0.5 ratio-c2-other
BenchmarkOther-2   	     10	 0.99 ratio
PASS
`

func TestTable(t *testing.T) {
	figures, failed, err := read(strings.NewReader(output), io.Discard)
	if err != nil || failed {
		t.Fatal(failed, err)
	}
	var out strings.Builder
	table(&out, figures)
	got := strings.Join(strings.Fields(out.String()), " ")
	for _, want := range []string{
		"c64 >= 0.8x 0.85x met",
		"tick <= 1.5x 1.9x MISSED",
		"c1 >= 0.95x – not measured",
		"1 targets met, 1 missed, 31 not measured",
		"Figures without a target: BenchmarkOther 0.99 ratio BenchmarkTick 0.5 ratio-c2-other",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("missing %q in:\n%s", want, out.String())
		}
	}
}

func TestAFailedBenchmarkIsSeen(t *testing.T) {
	for _, line := range []string{"FAIL\tgremium/store/bolt\t0.1s", "--- FAIL: BenchmarkVote", "panic: x"} {
		if _, failed, _ := read(strings.NewReader(line+"\n"), io.Discard); !failed {
			t.Errorf("%q is not seen", line)
		}
	}
}

func TestTargetsHaveOneUnitEach(t *testing.T) {
	for i, a := range targets {
		for _, b := range targets[i+1:] {
			if a.covers(b.unit()) || b.covers(a.unit()) {
				t.Errorf("%s and %s cover each other", a.unit(), b.unit())
			}
		}
		if !ours.MatchString(a.unit()) {
			t.Errorf("%s is not read from the output", a.unit())
		}
	}
}
