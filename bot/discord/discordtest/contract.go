package discordtest

// The contract is what Discord says about its API, as JSON Schema, and what it says in words only (rules*.go).
//
// The schemas come from npm packages that package-lock.json pins: `npm ci` in this folder fetches them, .ci/test.sh
// does it. generate.js makes one file of them, kept in node_modules for the next process; nothing of it is in the
// repository. Discord ignores properties that it does not know; here they are refused, as nobody sends them on purpose.
//
// Discord counts characters as code points, in the schemas and in our rules.

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// ErrMissing is wrapped by the error of LoadContract when Discord's descriptions are not on this machine.
var ErrMissing = errors.New("the descriptions of Discord's API are missing: Node, or npm ci in bot/discord/discordtest")

// Problem is one thing that is wrong with what was sent.
type Problem struct{ Path, Message string } // Path like "data.components[0].custom_id"

// Contract is what requests, answers and events are held against. Its methods may be called from anywhere.
type Contract struct {
	routes []route

	mu       sync.Mutex // guards what is below
	compiler *jsonschema.Compiler
	compiled map[string]*jsonschema.Schema // by place in the document
	events   map[string]bool
}

// route is a path and method of Discord's API.
type route struct {
	Method  string
	Path    string
	Answers map[string]any // by status

	at    string   // place in the document
	steps []string // of Path
}

// LoadContract reads Discord's descriptions that the test set-up fetched. The error wraps ErrMissing when they are not
// there; tests then skip by name.
func LoadContract() (*Contract, error) { return loadContract() }

var loadContract = sync.OnceValues(func() (*Contract, error) {
	folder, err := ownFolder()
	if err != nil {
		return nil, err
	}
	file, err := generated(folder)
	if err != nil {
		return nil, err
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	return newContract(raw)
})

// newContract reads what generate.js writes.
func newContract(raw []byte) (*Contract, error) {
	c := &Contract{compiler: jsonschema.NewCompiler(), compiled: map[string]*jsonschema.Schema{}, events: map[string]bool{}}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		return nil, err
	}
	var names struct {
		Routes []route
		Events map[string]any
	}
	if err := json.Unmarshal(raw, &names); err != nil {
		return nil, err
	}
	for i, r := range names.Routes {
		r.at, r.steps = fmt.Sprintf("/routes/%d", i), strings.Split(r.Path, "/")
		c.routes = append(c.routes, r)
	}
	for name := range names.Events {
		c.events[name] = true
	}
	c.compiler.AssertFormat()
	return c, c.compiler.AddResource(document, doc)
}

// document is what the compiler calls the generated file.
const document = "discord:contract"

// ownFolder is where this package is.
func ownFolder() (string, error) {
	at, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for ; at != filepath.Dir(at); at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			return filepath.Join(at, "bot", "discord", "discordtest"), nil
		}
	}
	return "", errors.New("discordtest: not in gremium's repository")
}

// sources are what the generated file depends on.
var sources = []string{"package-lock.json", "generate.js", "events.ts", "tsconfig.json"}

// generated is the file that generate.js makes, made now unless it was made of the same before.
func generated(folder string) (string, error) {
	modules := filepath.Join(folder, "node_modules")
	if _, err := os.Stat(filepath.Join(modules, ".package-lock.json")); err != nil {
		return "", fmt.Errorf("discordtest: %w", ErrMissing)
	}
	sum := sha256.New()
	for _, name := range sources {
		raw, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return "", err
		}
		fmt.Fprintf(sum, "%s %d\n%s", name, len(raw), raw)
	}
	file := filepath.Join(modules, ".cache", fmt.Sprintf("contract-%x.json", sum.Sum(nil)[:8]))
	if _, err := os.Stat(file); !errors.Is(err, fs.ErrNotExist) {
		return file, err
	}
	node, err := exec.LookPath("node")
	if err != nil {
		return "", fmt.Errorf("discordtest: %w", ErrMissing)
	}
	cmd := exec.Command(node, "generate.js", file)
	cmd.Dir = folder
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("discordtest: generate.js: %w\n%s", err, out)
	}
	return file, nil
}

// Request checks a REST request against Discord's OpenAPI schema of its route and against our own rules. The path is
// without /api/v9 and may have a query; the body is JSON (payload_json of a form), nil for none.
func (c *Contract) Request(method, path string, body []byte) []Problem {
	return c.Upload(method, path, body, 0)
}

// Upload is Request for a form with so many files.
func (c *Contract) Upload(method, path string, body []byte, files int) []Problem {
	path, query, queried := strings.Cut(path, "?")
	r := c.route(method, path)
	if r == nil {
		return []Problem{{"", fmt.Sprintf("Discord has no %s %s", method, path)}}
	}
	var problems []Problem
	if queried {
		problems = c.query(r, query)
	}
	if r.bodiless(c) {
		if len(body) > 0 {
			problems = append(problems, Problem{"", "this request has no body"})
		}
		return problems
	}
	if len(body) == 0 {
		body = []byte("{}")
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return append(problems, Problem{"", "is no JSON: " + err.Error()})
	}
	coerce(v)
	problems = append(problems, c.check(r.at+"/body", v)...)
	return append(problems, rulesOf(r.Method+" "+r.Path, v, files)...)
}

// Response checks what our peer answers. Errors of the network before Discord (HTML) are not Discord's.
func (c *Contract) Response(method, path string, status int, body []byte) []Problem {
	path, _, _ = strings.Cut(path, "?")
	r := c.route(method, path)
	if r == nil {
		if status == 404 {
			return nil
		}
		return []Problem{{"", fmt.Sprintf("Discord has no %s %s", method, path)}}
	}
	key := fmt.Sprint(status)
	if r.Answers[key] == nil {
		key = key[:1] + "XX"
	}
	switch schema := r.Answers[key]; {
	case schema == nil && status >= 500:
		return nil
	case schema == nil:
		return []Problem{{"", fmt.Sprintf("Discord never answers %s %s with %d", method, r.Path, status)}}
	case status == 204:
		if len(body) > 0 {
			return []Problem{{"", "an answer 204 has no body"}}
		}
		return nil
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
	if err != nil {
		return []Problem{{"", "is no JSON: " + err.Error()}}
	}
	return c.check(r.at+"/answers/"+key, v)
}

// Event checks the data of a gateway event ("INTERACTION_CREATE") that the peer is about to send.
func (c *Contract) Event(name string, data []byte) []Problem {
	if !c.events[name] {
		return []Problem{{"", "events.ts has no " + name}}
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		return []Problem{{"", "is no JSON: " + err.Error()}}
	}
	return c.check("/events/"+name, v)
}

// route finds the route of a request. A route that names a step goes before one that leaves it open.
func (c *Contract) route(method, path string) *route {
	var found *route
	steps := strings.Split(path, "/")
	for i := range c.routes {
		r := &c.routes[i]
		if r.Method == method && r.matches(steps) && (found == nil || strings.Count(r.Path, "{") < strings.Count(found.Path, "{")) {
			found = r
		}
	}
	return found
}

func (r *route) matches(steps []string) bool {
	return slices.EqualFunc(r.steps, steps, func(ours, theirs string) bool {
		switch {
		case !strings.HasPrefix(ours, "{"):
			return ours == theirs
		case strings.HasSuffix(ours, "_id}"):
			return snowflake.MatchString(theirs)
		}
		return theirs != ""
	})
}

var snowflake = regexp.MustCompile(`^[1-9][0-9]*$`)

// bodiless says whether a request of this route has no body.
func (r *route) bodiless(c *Contract) bool {
	schema, err := c.schema(r.at + "/body")
	return err == nil && schema.Bool != nil && !*schema.Bool
}

// query checks the part of an address after the question mark.
func (c *Contract) query(r *route, query string) []Problem {
	values, err := url.ParseQuery(query)
	if err != nil {
		return []Problem{{"?", err.Error()}}
	}
	v := map[string]any{}
	for name, all := range values {
		v[name] = all[0]
	}
	for _, p := range c.check(r.at+"/query", v) { // numbers and booleans are written as in JSON
		if text, ok := v[p.Path].(string); ok && json.Valid([]byte(text)) {
			v[p.Path], _ = jsonschema.UnmarshalJSON(strings.NewReader(text))
		}
	}
	problems := c.check(r.at+"/query", v)
	for i := range problems {
		problems[i].Path = "?" + problems[i].Path
	}
	return problems
}

// coerce writes those values as the schemas have them that Discord takes in two ways.
func coerce(v any) {
	switch v := v.(type) {
	case map[string]any:
		if bits, ok := v["default_member_permissions"].(string); ok && isNumber(bits) {
			v["default_member_permissions"] = json.Number(bits)
		}
		attachments, _ := v["attachments"].([]any)
		for _, a := range attachments {
			if a, ok := a.(map[string]any); ok {
				if id, ok := a["id"].(json.Number); ok {
					a["id"] = string(id)
				}
			}
		}
		if data, ok := v["data"]; ok { // of an interaction's answer
			coerce(data)
		}
	case []any: // of commands
		for _, v := range v {
			coerce(v)
		}
	}
}

func isNumber(text string) bool { return text == "0" || snowflake.MatchString(text) }

// check holds a value against the schema at a place of the document.
func (c *Contract) check(at string, v any) []Problem {
	schema, err := c.schema(at)
	if err != nil {
		return []Problem{{"", "the contract itself is broken: " + err.Error()}}
	}
	var invalid *jsonschema.ValidationError
	if errors.As(schema.Validate(v), &invalid) {
		return explain(invalid)
	}
	return nil
}

// schema compiles what is at a place of the document, when it is first needed.
func (c *Contract) schema(at string) (*jsonschema.Schema, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if s := c.compiled[at]; s != nil {
		return s, nil
	}
	s, err := c.compiler.Compile(document + "#" + at)
	if err == nil {
		c.compiled[at] = s
	}
	return s, err
}
