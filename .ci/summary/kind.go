package main

import (
	"regexp"
	"strings"
)

// The kinds of tests, in the order in which they are listed.
const (
	checkKind = "checks"
	unit      = "unit"
	story     = "story"
	live      = "live"
	peer      = "Discord"
	browser   = "browser"
	fuzzSeed  = "fuzz seeds"
)

var kinds = []string{checkKind, unit, story, live, peer, browser, fuzzSeed}

var (
	postgres   = regexp.MustCompile(`(?i)postgres`)
	mattermost = regexp.MustCompile(`(?i)mattermost`)
	discord    = regexp.MustCompile(`(?i)discord`)
)

// kindOf tells a test's kind from its name:
//
//	TestStories/…                     story: one subtest per story and engine
//	TestLive…, Test…Postgres…         live: talks to a real Mattermost, PostgreSQL …; all of store/postgres is live
//	all of bot/discord                Discord: against the test peer, or what the peer itself is made of
//	TestBrowser…                      browser: in a headless Chromium
//	Fuzz…                             the seeds of a fuzz target
//	all others                        unit
func kindOf(pkg, test string) string {
	top, _, _ := strings.Cut(test, "/")
	switch {
	case strings.HasPrefix(top, "TestStories"):
		return story
	case strings.HasPrefix(top, "TestBrowser"):
		return browser
	case strings.HasPrefix(top, "Fuzz"):
		return fuzzSeed
	case strings.HasPrefix(top, "TestSmoke"): // needs an account somewhere; nobody expects it to run here
		return unit
	case strings.Contains(pkg, "/bot/discord"):
		return peer
	case strings.HasPrefix(top, "TestLive"), postgres.MatchString(test), strings.HasSuffix(pkg, "/store/postgres"):
		return live
	}
	return unit
}

// partOf is what stands in brackets behind a kind's count: the server of a live test, the engine of a story.
func partOf(kind, pkg, test string) string {
	name := pkg + " " + test
	switch {
	case kind == story && discord.MatchString(test):
		return "on Discord's peer"
	case kind == story && postgres.MatchString(test):
		return "on PostgreSQL"
	case kind == story:
		return "on bolt"
	case kind != live:
		return ""
	case postgres.MatchString(name):
		return "PostgreSQL"
	case mattermost.MatchString(name):
		return "Mattermost"
	}
	return "others"
}
