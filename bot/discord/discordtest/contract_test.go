package discordtest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// contract is Discord's, or the test is skipped.
func contract(t *testing.T) *Contract {
	t.Helper()
	c, err := LoadContract()
	if errors.Is(err, ErrMissing) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// payload is a correct one of testdata/contract.
func payload(t *testing.T, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "contract", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// sent says where the payloads of testdata/contract are sent. Those that are not here are data of gateway events,
// named after them.
var sent = map[string]string{
	"message":        "POST /channels/3/messages",
	"poll":           "POST /channels/3/messages",
	"layout":         "POST /channels/3/messages",
	"edit":           "PATCH /channels/3/messages/9",
	"answer":         "POST /interactions/11/t/callback",
	"defer":          "POST /interactions/11/t/callback",
	"defer_edit":     "POST /interactions/11/t/callback",
	"update":         "POST /interactions/11/t/callback",
	"suggest":        "POST /interactions/11/t/callback",
	"modal":          "POST /interactions/11/t/callback",
	"follow":         "POST /webhooks/1/t",
	"command":        "POST /applications/1/guilds/2/commands",
	"tree":           "PATCH /applications/1/commands/5",
	"commands":       "PUT /applications/1/guilds/2/commands",
	"event":          "POST /guilds/2/scheduled-events",
	"voice_event":    "POST /guilds/2/scheduled-events",
	"moved_event":    "PATCH /guilds/2/scheduled-events/6",
	"thread":         "POST /channels/3/threads",
	"message_thread": "POST /channels/3/messages/9/threads",
	"channel":        "PATCH /channels/3",
	"direct":         "POST /users/@me/channels",
}

// check holds a payload against the contract, in the place that its name says.
func check(c *Contract, name string, raw []byte) []Problem {
	if request, ok := sent[name]; ok {
		method, path, _ := strings.Cut(request, " ")
		return c.Request(method, path, raw)
	}
	event, _, _ := strings.Cut(name, ".")
	return c.Event(event, raw)
}

// Correct payloads pass, and each of testdata is one.
func TestCorrectPayloads(t *testing.T) {
	c := contract(t)
	files, err := filepath.Glob("testdata/contract/*.json")
	if err != nil || len(files) < len(sent) {
		t.Fatalf("%d files, error %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		t.Run(name, func(t *testing.T) {
			for _, p := range check(c, name, payload(t, name)) {
				t.Errorf("%s: %s", p.Path, p.Message)
			}
		})
	}
}

// Each route that has rules of ours is one of Discord's, and uses them.
func TestRulesOfEachRoute(t *testing.T) {
	c := contract(t)
	bad := map[string]string{ // what our rules refuse, and no schema does
		"POST /channels/3/messages":                 `{"content":" "}`,
		"PATCH /channels/3/messages/9":              `{"flags":64}`,
		"POST /webhooks/1/t":                        `{"content":" "}`,
		"PATCH /webhooks/1/t/messages/@original":    `{"flags":64}`,
		"PATCH /webhooks/1/t/messages/9":            `{"flags":64}`,
		"POST /interactions/11/t/callback":          `{"type":4}`,
		"POST /applications/1/commands":             `{"name":"X","description":"x"}`,
		"PATCH /applications/1/commands/5":          `{"name":"X"}`,
		"PUT /applications/1/commands":              `[{"name":"X","description":"x"}]`,
		"POST /applications/1/guilds/2/commands":    `{"name":"X","description":"x"}`,
		"PATCH /applications/1/guilds/2/commands/5": `{"name":"X"}`,
		"PUT /applications/1/guilds/2/commands":     `[{"name":"X","description":"x"}]`,
		"POST /guilds/2/scheduled-events":           `{"name":" ","privacy_level":2,"entity_type":2,"channel_id":"4","scheduled_start_time":"2026-03-03T18:00:00Z"}`,
		"PATCH /guilds/2/scheduled-events/6":        `{"name":" "}`,
		"POST /channels/3/threads":                  `{"name":" "}`,
		"POST /channels/3/messages/9/threads":       `{"name":" "}`,
		"PATCH /channels/3":                         `{"name":" "}`,
		"POST /users/@me/channels":                  `{}`,
	}
	used := map[string]bool{}
	for request, body := range bad {
		method, path, _ := strings.Cut(request, " ")
		r := c.route(method, path)
		if r == nil {
			t.Fatalf("Discord has no %s", request)
		}
		used[method+" "+r.Path] = true
		if problems := c.Request(method, path, []byte(body)); len(problems) != 1 {
			t.Errorf("%s %s: %v", request, body, problems)
		}
	}
	for route := range rules {
		if !used[route] {
			t.Errorf("%s is not tested", route)
		}
	}
}

func TestRequests(t *testing.T) {
	c := contract(t)
	for _, test := range []struct{ method, path, body, want string }{
		{"GET", "/guilds/2/members/search?query=eri&limit=10", "", ""},
		{"GET", "/guilds/2/members/search?limit=10", "", "?query: is missing"},
		{"GET", "/guilds/2/members/search?query=eri&limit=ten", "", "?limit: got string, want number"},
		{"GET", "/guilds/2/members/search?query=eri&most=10", "", "?most: is not described"},
		{"GET", "/applications/1/guilds/2/commands?with_localizations=true", "", ""},
		{"GET", "/applications/1/guilds/2/commands?with_localizations=yes", "", "?with_localizations: got string, want boolean"},
		{"POST", "/interactions/11/t/callback?with_response=true", `{"type":6}`, ""},
		{"GET", "/channels/3?", "", ""},
		{"GET", "/channels/3?with=x", "", "?with"},
		{"GET", "/channels/3", "{}", ": this request has no body"},
		{"GET", "/channels/rat", "", ": Discord has no GET /channels/rat"},
		{"GET", "/channels//messages", "", ": Discord has no GET"},
		{"GET", "/users/@me", "", ""},
		{"PUT", "/channels/3/messages", "", ": Discord has no PUT /channels/3/messages"},
		{"POST", "/channels/3/messages", "{", ": is no JSON"},
		{"POST", "/channels/3/messages", "[]", ": got array, want object"},
		{"POST", "/channels/3/messages", "", "content: the message is empty"},
		{"POST", "/channels/3/messages/9/threads", "", "name: is missing"},
		{"PUT", "/applications/1/guilds/2/commands", "null", ""},
		{"PUT", "/applications/1/guilds/2/commands", "[]", ""},
	} {
		var body []byte
		if test.body != "" {
			body = []byte(test.body)
		}
		expect(t, test.method+" "+test.path+" "+test.body, c.Request(test.method, test.path, body), test.want)
	}
	expect(t, "a file alone", c.Upload("POST", "/channels/3/messages", []byte(`{}`), 1), "")
}

func TestResponses(t *testing.T) {
	c := contract(t)
	const user = `{"id":"7","username":"erika","discriminator":"0","global_name":null,"avatar":null,"public_flags":0,"flags":0,"primary_guild":null}`
	for _, test := range []struct {
		method, path string
		status       int
		body, want   string
	}{
		{"GET", "/users/7", 200, user, ""},
		{"GET", "/users/7", 200, `{}`, "username: is missing"},
		{"GET", "/users/7", 201, user, ": Discord never answers GET /users/{user_id} with 201"},
		{"GET", "/users/7", 204, "", ": Discord never answers"},
		{"GET", "/users/7", 200, "", ": is no JSON"},
		{"GET", "/users/7", 404, `{"message":"Unknown User","code":10013}`, ""},
		{"GET", "/users/7", 404, `{"message":"Unknown User"}`, "code: is missing"},
		{"GET", "/users/7", 429, `{"message":"limited","code":0,"retry_after":1.5,"global":false}`, ""},
		{"GET", "/users/7", 429, `{"message":"limited","retry_after":1.5,"global":false}`, ""},
		{"GET", "/users/7", 429, `{"message":"limited","code":0,"global":false}`, "retry_after: is missing"},
		{"GET", "/users/7", 502, `<html>`, ""},
		{"POST", "/users/@me/channels", 400, `{"message":"Invalid Form Body","code":50035,"errors":{"recipient_id":{"_errors":[{"code":"X","message":"x"}]}}}`, ""},
		{"POST", "/interactions/11/t/callback", 204, "", ""},
		{"POST", "/interactions/11/t/callback", 204, "{}", ": an answer 204 has no body"},
		{"GET", "/nowhere", 404, `{}`, ""},
		{"GET", "/nowhere", 200, `{}`, ": Discord has no GET /nowhere"},
	} {
		problems := c.Response(test.method, test.path, test.status, []byte(test.body))
		expect(t, fmt.Sprint(test.path, test.status, test.body), problems, test.want)
	}
}

// expect compares with one problem that is expected, or none.
func expect(t *testing.T, what string, problems []Problem, want string) {
	t.Helper()
	var all []string
	for _, p := range problems {
		all = append(all, p.Path+": "+p.Message)
	}
	if got := strings.Join(all, "\n"); want == "" && got != "" || !strings.Contains(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

// Of twenty alternatives, only the one that was meant is explained.
func TestExplanations(t *testing.T) {
	c := contract(t)
	body := `{"type":9,"data":{"custom_id":"x","title":"x","components":[
		{"type":18,"label":"x","component":{"type":3,"custom_id":"x","options":[{"label":"x"}]}},
		{"type":18,"label":"x","component":{"type":99}}]}}`
	got := c.Request("POST", "/interactions/11/t/callback", []byte(body))
	want := []string{
		"data.components[0].component.options[0].value: is missing",
		"data.components[1].component.type: is 99, must be one of [",
	}
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for i, p := range got {
		if text := p.Path + ": " + p.Message; !strings.HasPrefix(text, want[i]) || len(text) > 120 {
			t.Errorf("got %q, want %q", text, want[i])
		}
	}
}

// Without the packages tests are skipped; with others of them, or another generator, the file is another.
func TestGenerated(t *testing.T) {
	if _, err := generated(t.TempDir()); !errors.Is(err, ErrMissing) {
		t.Errorf("an empty folder: %v", err)
	}
	contract(t)
	own, err := ownFolder()
	if err != nil {
		t.Fatal(err)
	}
	was, err := generated(own)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	for _, name := range sources {
		raw, err := os.ReadFile(filepath.Join(own, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), raw, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	modules := filepath.Join(folder, "node_modules")
	if err := os.MkdirAll(filepath.Join(modules, ".cache"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(modules, ".package-lock.json"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	made := filepath.Join(modules, ".cache", filepath.Base(was))
	if err := os.WriteFile(made, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if again, err := generated(folder); err != nil || again != made {
		t.Errorf("what was made is made again: %q, error %v", again, err)
	}
	if err := os.WriteFile(filepath.Join(folder, "package-lock.json"), []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	if other, err := generated(folder); err == nil || errors.Is(err, ErrMissing) { // the packages are not really there
		t.Errorf("of another lock file: %q, error %v", other, err)
	}
}
