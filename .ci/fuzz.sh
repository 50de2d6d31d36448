#!/usr/bin/env bash
# Fuzzes each fuzz target for FUZZTIME (default 30s), one after the other: `make fuzz`, `make fuzz FUZZTIME=5m`.
# What a target finds is kept by Go in testdata/fuzz beside it: commit it with the fix, it is a test from then on.
set -euo pipefail
cd "$(dirname "$0")/.."

fuzztime=${FUZZTIME:-30s}
failed=0
targets=0
while IFS=: read -r file target; do
	targets=$((targets + 1))
	folder=$(dirname "$file")
	printf '\n%s in %s, for %s\n' "$target" "$folder" "$fuzztime"
	go test -run '^$' -fuzz "^$target\$" -fuzztime "$fuzztime" "$folder" || failed=$((failed + 1))
done < <(grep -rEo --include='*_test.go' --exclude-dir=node_modules --exclude-dir='.?*' '^func Fuzz\w+' . |
	sed 's/:func /:/' | sort)
printf '\n%d fuzz targets, %d of them found something\n' "$targets" "$failed"
((failed == 0))
