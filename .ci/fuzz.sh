#!/usr/bin/env bash
# Fuzzes each fuzz target for FUZZTIME (default 30s), one after the other: `make fuzz`, `make fuzz FUZZTIME=90s`. Of all
# targets only those whose "folder Name" matches FUZZ, a regular expression: `make fuzz FUZZ=mattermost`.
# What a target finds is kept by Go in testdata/fuzz beside it: commit it with the fix, it is a test from then on. New
# inputs that found nothing stay in Go's cache, where the next run begins.
set -euo pipefail
cd "$(dirname "$0")/.."

fuzztime=${FUZZTIME:-30s}
mapfile -t targets < <(grep -rEo --include='*_test.go' --exclude-dir=node_modules --exclude-dir='.?*' '^func Fuzz\w+' . |
	sed -E 's|/[^/]*:func | |' | grep -E -- "${FUZZ:-.}" | sort)
printf '%d fuzz targets, %s each\n' "${#targets[@]}" "$fuzztime"
found=()
for target in "${targets[@]}"; do
	read -r folder name <<<"$target"
	printf '\n%s in %s\n' "$name" "$folder"
	# Making what was found smaller must not take the time of the next ones.
	nice go test -run '^$' -fuzz "^$name\$" -fuzztime "$fuzztime" -fuzzminimizetime 10s "$folder" || found+=("$target")
done
printf '\n%d fuzz targets, %d of them found something\n' "${#targets[@]}" "${#found[@]}"
((${#found[@]} == 0)) || { printf '  %s\n' "${found[@]}"; exit 1; }
