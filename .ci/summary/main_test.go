package main

import (
	"strings"
	"testing"
)

// play feeds events written as "action package test output" and returns what the report says of them.
func play(t *testing.T, installed bool, checks []check, lines ...string) (string, bool) {
	t.Helper()
	var out strings.Builder
	r := newReport(&out)
	if err := follow(strings.NewReader(strings.Join(lines, "\n")+"\n"), r); err != nil {
		t.Fatal(err)
	}
	ok := r.close(checks, installed)
	return out.String(), ok
}

func TestCountsByKind(t *testing.T) {
	out, ok := play(t, true, []check{{"gofmt", true}},
		`{"Action":"run","Package":"gremium/cmd/gremium","Test":"TestStories"}`,
		`{"Action":"run","Package":"gremium/cmd/gremium","Test":"TestStories/bolt/first-meeting"}`,
		`{"Action":"run","Package":"gremium/cmd/gremium","Test":"TestStories/postgres/first-meeting"}`,
		`{"Action":"pass","Package":"gremium/cmd/gremium","Test":"TestStories/bolt/first-meeting"}`,
		`{"Action":"pass","Package":"gremium/cmd/gremium","Test":"TestStories/postgres/first-meeting"}`,
		`{"Action":"pass","Package":"gremium/cmd/gremium","Test":"TestStories"}`,
		`{"Action":"run","Package":"gremium/cmd/gremium","Test":"TestOther"}`,
		`{"Action":"pass","Package":"gremium/cmd/gremium","Test":"TestOther"}`,
		`{"Action":"run","Package":"gremium/cmd/gremium","Test":"TestStoriesDiscord"}`,
		`{"Action":"run","Package":"gremium/cmd/gremium","Test":"TestStoriesDiscord/first-meeting"}`,
		`{"Action":"pass","Package":"gremium/cmd/gremium","Test":"TestStoriesDiscord/first-meeting"}`,
		`{"Action":"pass","Package":"gremium/cmd/gremium","Test":"TestStoriesDiscord"}`,
		`{"Action":"pass","Package":"gremium/cmd/gremium","Elapsed":1.5}`,
		`{"Action":"run","Package":"gremium/bot/mattermost","Test":"TestLiveReplay"}`,
		`{"Action":"pass","Package":"gremium/bot/mattermost","Test":"TestLiveReplay"}`,
		`{"Action":"run","Package":"gremium/bot/mattermost","Test":"FuzzParse"}`,
		`{"Action":"run","Package":"gremium/bot/mattermost","Test":"FuzzParse/seed#0"}`,
		`{"Action":"pass","Package":"gremium/bot/mattermost","Test":"FuzzParse/seed#0"}`,
		`{"Action":"pass","Package":"gremium/bot/mattermost","Test":"FuzzParse"}`,
		`{"Action":"pass","Package":"gremium/bot/mattermost"}`,
		`{"Action":"run","Package":"gremium/bot/discord","Test":"TestSend"}`,
		`{"Action":"pass","Package":"gremium/bot/discord","Test":"TestSend"}`,
		`{"Action":"pass","Package":"gremium/bot/discord"}`,
		`{"Action":"run","Package":"gremium/bot/local","Test":"TestBrowserPage"}`,
		`{"Action":"output","Package":"gremium/bot/local","Test":"TestBrowserPage","Output":"    page_test.go:12: no chromium\n"}`,
		`{"Action":"output","Package":"gremium/bot/local","Test":"TestBrowserPage","Output":"--- SKIP: TestBrowserPage (0.00s)\n"}`,
		`{"Action":"skip","Package":"gremium/bot/local","Test":"TestBrowserPage"}`,
		`{"Action":"pass","Package":"gremium/bot/local"}`,
	)
	if !ok {
		t.Error("a run without failures is not ok")
	}
	for _, want := range []string{
		"checks          1 passed",
		"unit            1 passed",
		"story           3 passed  (on Discord's peer 1, on PostgreSQL 1, on bolt 1)",
		"Discord         1 passed",
		"live            1 passed  (Mattermost 1)",
		"browser         0 passed, 1 skipped",
		"fuzz seeds      1 passed",
		"gremium/bot/local TestBrowserPage: no chromium",
		"NOT PROVEN in this run although",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("missing %q in:\n%s", want, out)
		}
	}
	if !strings.HasSuffix(out, "\n8 passed, 0 failed, 1 skipped\n") {
		t.Errorf("the last line is another:\n%s", out)
	}
}

func TestFailuresAreShownInFull(t *testing.T) {
	out, ok := play(t, false, nil,
		`{"Action":"run","Package":"gremium/bot","Test":"TestParse"}`,
		`{"Action":"run","Package":"gremium/bot","Test":"TestParse/empty"}`,
		`{"Action":"output","Package":"gremium/bot","Test":"TestParse/empty","Output":"    parse_test.go:9: want a, got b\n"}`,
		`{"Action":"fail","Package":"gremium/bot","Test":"TestParse/empty"}`,
		`{"Action":"fail","Package":"gremium/bot","Test":"TestParse"}`,
		`{"Action":"fail","Package":"gremium/bot"}`,
	)
	if ok || !strings.Contains(out, "want a, got b") || !strings.HasSuffix(out, "\n0 passed, 1 failed, 0 skipped\n") {
		t.Errorf("ok=%v:\n%s", ok, out)
	}
}

func TestWhatFailsWithoutATestCounts(t *testing.T) {
	for name, lines := range map[string][]string{
		"build": {
			`{"ImportPath":"gremium/bot","Action":"build-output","Output":"bot.go:1: undefined: x\n"}`,
			`{"ImportPath":"gremium/bot","Action":"build-fail"}`,
			`{"Action":"start","Package":"gremium/bot"}`,
			`{"Action":"fail","Package":"gremium/bot","FailedBuild":"gremium/bot"}`,
		},
		"crash": {
			`{"Action":"run","Package":"gremium/bot","Test":"TestX"}`,
			`{"Action":"output","Package":"gremium/bot","Test":"TestX","Output":"panic: undefined: x\n"}`,
			`{"Action":"fail","Package":"gremium/bot"}`,
		},
		"main": {
			`{"Action":"run","Package":"gremium/bot","Test":"TestX"}`,
			`{"Action":"fail","Package":"gremium/bot","Test":"TestX"}`,
			`{"Action":"output","Package":"gremium/bot","Output":"undefined: x\n"}`,
			`{"Action":"fail","Package":"gremium/bot"}`,
		},
		"broken off": {
			`{"Action":"run","Package":"gremium/bot","Test":"TestX"}`,
			`{"Action":"output","Package":"gremium/bot","Test":"TestX","Output":"undefined: x\n"}`,
			`{"Action":"start","Package":"gremium/bot"}`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			out, ok := play(t, false, nil, lines...)
			if ok || !strings.Contains(out, "undefined: x") || !strings.HasSuffix(out, "\n0 passed, 1 failed, 0 skipped\n") {
				t.Errorf("ok=%v:\n%s", ok, out)
			}
		})
	}
}

func TestAFailedCheckFailsTheRun(t *testing.T) {
	out, ok := play(t, false, []check{{"go vet", false}})
	if ok || !strings.HasSuffix(out, "\n0 passed, 1 failed, 0 skipped\n") {
		t.Errorf("ok=%v:\n%s", ok, out)
	}
}

func TestSaysWhatIsRunning(t *testing.T) {
	var out strings.Builder
	r := newReport(&out)
	for _, line := range []string{
		`{"Action":"start","Package":"gremium/bot"}`,
		`{"Action":"run","Package":"gremium/bot","Test":"TestA"}`,
		`{"Action":"pass","Package":"gremium/bot","Test":"TestA"}`,
		`{"Action":"run","Package":"gremium/bot","Test":"TestSlow"}`,
	} {
		r.line(line)
	}
	r.stillRunning()
	if !strings.Contains(out.String(), "gremium/bot (1 done, at TestSlow)") {
		t.Error(out.String())
	}
}
