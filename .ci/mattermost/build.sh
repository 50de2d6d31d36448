#!/bin/sh
# Builds the real Mattermost server for the live tests and prints where it is. The binary is kept in the user's cache
# folder under the hash of go.sum: 2 to 6 minutes the first time, at once afterwards.
#
# The server is AGPL: it is a program of its own here and is never linked into gremium.
set -eu
cd "$(dirname "$0")"
sum=$(sha256sum go.sum | cut -c1-16)
into=${XDG_CACHE_HOME:-$HOME/.cache}/gremium
binary=$into/mattermost-$sum
if [ ! -x "$binary" ]; then
	mkdir -p "$into"
	echo "building the Mattermost server (2 to 6 minutes)" >&2
	# No -trimpath: the server finds its texts and templates through its own source path.
	# GOWORK and GOFLAGS of the caller do not belong to this module.
	GOWORK=off GOFLAGS=-mod=mod go build \
		-ldflags "-s -w -X github.com/mattermost/mattermost/server/public/model.BuildNumber=11.4.0" \
		-o "$binary.$$" github.com/mattermost/mattermost/server/v8/cmd/mattermost
	mv "$binary.$$" "$binary"
fi
echo "$binary"
