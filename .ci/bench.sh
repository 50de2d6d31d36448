#!/usr/bin/env bash
# Runs every benchmark, one package at a time so that they do not disturb each other, and prints the table of what
# was measured against its target. BENCH chooses benchmarks by regular expression: their names begin with the row
# (BENCH=B3, BENCH='A1|C2'). COUNT is go test's; so is BENCHTIME, but a benchmark of a row has rounds of its own, and one
# run has them all. The whole takes about ten minutes. Close everything else: there are two processes, or four, to share
# the processors with.
#
# Every figure is a ratio against something measured in the same run on the same machine (the benchmark itself
# measures both and reports the ratio, see .ci/bench), so the table means the same on any machine. No time fails it.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly logs=.cache
mkdir -p "$logs/bin"
go build -o "$logs/bin/bench" ./.ci/bench

mapfile -t folders < <(grep -rlE --include='*_test.go' --exclude-dir=node_modules --exclude-dir='.?*' '^func Benchmark' . |
	xargs -r -n1 dirname | sort -u)
if ((${#folders[@]} == 0)); then
	echo "There is no benchmark yet." >&2
	exit 1
fi
go test -run '^$' -bench "${BENCH:-.}" -benchtime "${BENCHTIME:-1x}" -count "${COUNT:-1}" -p 1 -timeout 60m "${folders[@]}" 2>&1 </dev/null |
	tee "$logs/bench.log" |
	"$logs/bin/bench"
