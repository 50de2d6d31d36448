#!/usr/bin/env bash
# Runs everything that proves gremium: gofmt, go vet, staticcheck and all tests under the race detector, with a real
# PostgreSQL, a real Mattermost server and a real Chromium. `make test` calls it, and so does CI.
#
# It works on a fresh Debian machine that has Go: what is missing is installed (by root or a sudo that asks nothing),
# the Mattermost server is built once into the user's cache. Where that is impossible it goes on, and the tests that
# miss something are skipped by name: the last lines say what ran, what did not, and why.
set -euo pipefail
cd "$(dirname "$0")/.."

readonly staticcheck=honnef.co/go/tools/cmd/staticcheck@v0.8.2

# Reports and logs of the last run, ignored by git.
readonly logs=.cache
mkdir -p "$logs"

# A clone that belongs to somebody else (CI's) has no version to stamp.
export GOFLAGS="${GOFLAGS:+$GOFLAGS }-buildvcs=false"
command -v go >/dev/null || PATH="$PATH:/usr/local/go/bin"
command -v go >/dev/null || { echo "Go is missing: install the version that go.mod names, or a newer one." >&2; exit 1; }

# say TEXT: a line of progress, with the seconds since the start.
say() { printf '[%4d s] %s\n' "$SECONDS" "$*"; }

# quietly LOG COMMAND…: runs a command with its output in a log; when it fails, shows the log's end.
quietly() {
	local log="$logs/$1.log"
	shift
	if "$@" >"$log" 2>&1 </dev/null; then return 0; fi
	say "failed: $*"
	tail -n 40 "$log" | sed 's/^/    /'
	return 1
}

# --- What the tests need -----------------------------------------------------------------------------------------

complete=true # all that live and browser tests need is there

# missing: the Debian packages of what is not on this machine.
missing() {
	compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || echo postgresql
	command -v chromium >/dev/null || echo chromium fonts-liberation
	command -v node >/dev/null || echo nodejs
	command -v npm >/dev/null || echo npm
	command -v qpdf >/dev/null || echo qpdf
	command -v pdftotext >/dev/null || echo poppler-utils
	command -v soffice >/dev/null || echo libreoffice-writer-nogui
	command -v java >/dev/null || echo default-jre-headless
	# PDFBox's validator of PDF/A, and what Java itself no longer has of what it needs
	local jar
	for jar in preflight:libpdfbox2-java javax.activation:libactivation-java jaxb-api:libjaxb-api-java; do
		[[ -e /usr/share/java/${jar%:*}.jar ]] || echo "${jar#*:}"
	done
	[[ -e /usr/lib/python3/dist-packages/odf/grammar.py ]] || echo python3-odf
	command -v gcc >/dev/null || echo gcc libc6-dev # the race detector needs cgo
	command -v git >/dev/null || echo git
}

install_packages() {
	local -a packages as_root=()
	mapfile -t packages < <(missing | tr ' ' '\n')
	((${#packages[@]})) || return 0
	if ((EUID != 0)); then as_root=(sudo -n); fi
	if ! command -v apt-get >/dev/null || { ((EUID != 0)) && ! sudo -n true 2>/dev/null; }; then
		say "cannot install ${packages[*]} here (no apt-get, or no right to): tests that need them are skipped"
		return 1
	fi
	say "installing ${packages[*]} (1-3 minutes)"
	quietly apt-update "${as_root[@]}" apt-get update -q &&
		quietly apt-install "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
			apt-get install -q -y --no-install-recommends "${packages[@]}"
}
install_packages || complete=false

# The locked npm packages of the tests that use Node (browser, oracles); again only when a lock file changed.
install_node_packages() {
	local lock folder status=0
	while IFS= read -r lock; do
		folder=$(dirname "$lock")
		if [[ $folder/node_modules/.package-lock.json -nt $lock ]]; then continue; fi
		if ! command -v npm >/dev/null; then
			say "npm is missing: tests in $folder are skipped"
			status=1
			continue
		fi
		say "npm ci in $folder (10-60 seconds)"
		quietly "npm-${folder//\//-}" env -C "$folder" npm ci --no-audit --no-fund --no-progress || status=1
	done < <(find bot cmd commands scheduler store .ci -name node_modules -prune -o -name package-lock.json -print 2>/dev/null)
	return "$status"
}
install_node_packages || complete=false

if [[ -e .ci/mattermost/build.sh ]]; then
	say "the Mattermost server for the live tests (3-6 minutes the first time, then cached)"
	quietly mattermost-build bash .ci/mattermost/build.sh || complete=false
fi

# --- Checks ------------------------------------------------------------------------------------------------------

checks=()

# check NAME COMMAND…: runs a check, shows what it finds, and notes the result for the summary.
check() {
	local name=$1
	shift
	say "$name"
	if "$@"; then checks+=(-check "$name=ok"); else checks+=(-check "$name=failed"); fi
}

gofmt_check() {
	local found
	found=$(find . -name '.?*' ! -name .ci -prune -o -name node_modules -prune -o -name '*.go' -print0 | xargs -0r gofmt -l)
	[[ -z $found ]] || { printf 'not formatted by gofmt:\n%s\n' "$found"; return 1; }
}

# The folders with a dot are left out by "./...".
readonly own=(./... ./.ci/summary ./.ci/bench)

say "downloading modules"
quietly modules go mod download || say "going on with the modules in the cache"
check gofmt gofmt_check
check "go vet" go vet "${own[@]}"
check staticcheck go run "$staticcheck" "${own[@]}"

# --- Tests -------------------------------------------------------------------------------------------------------

say "go test -race (compiling takes 3-6 minutes the first time)"
mkdir -p "$logs/bin"
go build -o "$logs/bin/summary" ./.ci/summary
if "$complete"; then checks+=(-installed); fi
# -count=1: a run of the tests is a run, not a memory of one. GOGC=300: under the race detector a sixth of the time went
# into collecting garbage. The summary's status is the script's.
GOGC=300 go test -json -race -count=1 -p 2 -timeout 20m "${own[@]}" 2>&1 </dev/null |
	tee "$logs/test.json" |
	"$logs/bin/summary" "${checks[@]}"
