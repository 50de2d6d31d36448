package discordtest

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// answer is what a request gets.
type answer struct {
	status int
	body   any    // JSON; nil for none
	raw    string // instead of body: a page of the network before Discord
	header http.Header
	code   int
}

func ok(body any) *answer { return &answer{status: 200, body: body} }

func none() *answer { return &answer{status: 204} }

// fail is an error in Discord's words.
func fail(status, code int, message string) *answer {
	return &answer{status: status, code: code, body: obj{"message": message, "code": code}}
}

// invalid is the error of a malformed body, at a path like "embeds/0/title".
func invalid(path, code, message string) *answer {
	errors := obj{}
	place(errors, path, code, message)
	return &answer{status: 400, code: 50035, body: obj{"message": "Invalid Form Body", "code": 50035, "errors": errors}}
}

// place puts an error into Discord's tree of errors.
func place(errors obj, path, code, message string) {
	at := errors
	for _, step := range strings.FieldsFunc(path, func(r rune) bool { return strings.ContainsRune("/.[]#$", r) }) {
		next, ok := at[step].(obj)
		if !ok {
			next = obj{}
			at[step] = next
		}
		at = next
	}
	all, _ := at["_errors"].([]obj)
	at["_errors"] = append(all, obj{"code": code, "message": message})
}

func write(w http.ResponseWriter, a *answer) {
	for k, v := range a.header {
		w.Header()[k] = v
	}
	data, kind := []byte(a.raw), "text/html; charset=UTF-8"
	if a.raw == "" && a.body != nil {
		data, _ = json.Marshal(a.body)
		kind = "application/json"
	}
	if len(data) > 0 {
		w.Header().Set("Content-Type", kind)
		w.Header().Set("Content-Length", strconv.Itoa(len(data)))
	}
	w.WriteHeader(a.status)
	_, _ = w.Write(data)
	// Written now, not when the request is over: the peer may be closed by then.
	_ = http.NewResponseController(w).Flush()
}

// call is one request while it is answered.
type call struct {
	p     *Peer
	r     *http.Request
	route string // "POST /channels/{channel}/messages"
	body  []byte // JSON
	in    obj    // the same, when it is an object
	files []File
}

// handler answers a request that nothing is wrong with. The lock is held.
type handler func(*call) *answer

// ServeHTTP is how http.ServeMux gives the request with its path's values back.
func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := r.Context().Value(callKey{}).(*call)
	c.r, c.route = r, r.Pattern
	c.serve(w, h)
}

type callKey struct{}

// maxBody is more than any request may have: files and their frame.
const maxBody = maxFile + 1<<20

func (p *Peer) serveREST(w http.ResponseWriter, r *http.Request) {
	if !p.begin() {
		write(w, fail(503, 0, "the peer is closed"))
		return
	}
	defer p.running.Done()
	c := &call{p: p}
	routes.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), callKey{}, c)))
}

// serve does what Discord does before it looks at what is asked: faults, limits, form. Only then it answers.
func (c *call) serve(w http.ResponseWriter, h handler) {
	p := c.p
	number := p.record(c.r)
	refused := c.read()
	p.mu.Lock()
	p.requests[number].Body, p.requests[number].Files = string(c.body), names(c.files)
	fault := p.fault.take(c.r.Method, c.r.URL.Path)
	p.mu.Unlock()

	var a *answer
	var header http.Header
	if fault != nil && !fault.AfterEffect {
		p.pause(c.r.Context(), fault.Delay)
	}
	p.mu.Lock()
	switch limited, with := p.limit(c); {
	case fault != nil && !fault.AfterEffect && fault.hits():
		a = fault.answer()
	case limited != nil:
		a = limited
	default:
		header = with
		if a = refused; a == nil {
			a = c.form()
		}
		if a == nil {
			a = h(c)
		}
		if fault != nil && fault.hits() {
			a = fault.answer()
		}
	}
	if fault == nil || !fault.hits() {
		p.proof(c, a)
	}
	lost := fault != nil && fault.Drop
	q := &p.requests[number]
	if !lost {
		q.Status, q.Code = a.status, a.code
	}
	if (a.status == 401 || a.status == 403 || a.status == 429) && a.header.Get("X-RateLimit-Scope") != "shared" {
		p.invalid++
	}
	p.touch()
	p.mu.Unlock()
	if fault != nil && fault.AfterEffect {
		p.pause(c.r.Context(), fault.Delay)
	}
	if lost {
		panic(http.ErrAbortHandler) // closes the connection without an answer
	}
	for k, v := range header {
		w.Header()[k] = v
	}
	write(w, a)
}

// proof holds an answer of the peer's own against the contract. Left out is what Discord describes otherwise than it does
// it: in trees of errors codes are words, not numbers, and a 429 mostly has none. The lock is held.
func (p *Peer) proof(c *call, a *answer) {
	if p.o.Contract == nil || a.code == 50035 || a.status == 429 {
		return
	}
	var raw []byte
	if a.body != nil {
		raw, _ = json.Marshal(a.body)
	}
	for _, problem := range p.o.Contract.Response(c.r.Method, c.r.URL.Path, a.status, raw) {
		p.problem("the peer's own answer to "+c.r.Method+" "+c.r.URL.Path+" "+problem.Path, "%s", problem.Message)
	}
}

func (p *Peer) record(r *http.Request) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.requests = append(p.requests, Request{At: time.Now(), Method: r.Method, Path: r.URL.Path, Query: r.URL.RawQuery})
	if agent := r.Header.Get("User-Agent"); !strings.HasPrefix(agent, "DiscordBot (") {
		p.problem(r.Method+" "+r.URL.Path, "User-Agent must be \"DiscordBot (address, version)\", is %q", agent)
	}
	return len(p.requests) - 1
}

func names(files []File) []string {
	var all []string
	for _, f := range files {
		all = append(all, f.Name)
	}
	return all
}

// read takes the body apart.
func (c *call) read() *answer {
	kind, params, _ := mime.ParseMediaType(c.r.Header.Get("Content-Type"))
	if kind == "multipart/form-data" {
		return c.readForm(params["boundary"])
	}
	raw, err := io.ReadAll(io.LimitReader(c.r.Body, maxBody+1))
	switch {
	case err != nil:
		return fail(400, 0, "400: Bad Request")
	case len(raw) > maxBody:
		return fail(413, 40005, "Request entity too large")
	case len(raw) == 0:
		return nil
	case kind != "application/json":
		return invalid("", "CONTENT_TYPE_INVALID", `Expected "Content-Type" header to be one of {'application/json'}.`)
	}
	return c.parse(raw)
}

func (c *call) readForm(boundary string) *answer {
	form, err := multipart.NewReader(io.LimitReader(c.r.Body, maxBody), boundary).ReadForm(maxBody)
	if err != nil {
		return fail(413, 40005, "Request entity too large")
	}
	defer func() { _ = form.RemoveAll() }()
	for i := range 10 {
		for _, name := range []string{"files[" + strconv.Itoa(i) + "]", "file" + strconv.Itoa(i)} {
			for _, part := range form.File[name] {
				f, err := part.Open()
				if err != nil {
					return fail(400, 0, "400: Bad Request")
				}
				data, err := io.ReadAll(f)
				_ = f.Close()
				if err != nil {
					return fail(400, 0, "400: Bad Request")
				}
				c.files = append(c.files, File{Name: part.Filename, Type: part.Header.Get("Content-Type"), Data: data})
			}
		}
	}
	if len(form.Value["payload_json"]) == 0 {
		return nil
	}
	return c.parse([]byte(form.Value["payload_json"][0]))
}

func (c *call) parse(raw []byte) *answer {
	c.body = raw
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		return fail(400, 50109, "The request body contains invalid JSON.")
	}
	c.in, _ = v.(obj)
	return nil
}

// form holds the body against the contract. The lock is held.
func (c *call) form() *answer {
	if c.p.o.Contract == nil {
		return nil
	}
	path := c.r.URL.Path
	if c.r.URL.RawQuery != "" {
		path += "?" + c.r.URL.RawQuery
	}
	problems := c.p.o.Contract.Upload(c.r.Method, path, c.body, len(c.files))
	if len(problems) == 0 {
		return nil
	}
	errors := obj{}
	for _, problem := range problems {
		place(errors, problem.Path, "BASE_TYPE_BAD", problem.Message)
		c.p.problem(c.r.Method+" "+c.r.URL.Path+" "+problem.Path, "%s", problem.Message)
	}
	return &answer{status: 400, code: 50035, body: obj{"message": "Invalid Form Body", "code": 50035, "errors": errors}}
}

// routes are what the peer can do.
var routes = func() *http.ServeMux {
	mux := http.NewServeMux()
	for pattern, h := range map[string]handler{
		"GET /gateway":     func(c *call) *answer { return ok(obj{"url": c.p.gateway}) },
		"GET /gateway/bot": gatewayBot,

		"GET /users/@me":                     func(c *call) *answer { return ok(c.p.me()) },
		"GET /users/{user}":                  getUser,
		"GET /users/@me/guilds":              getMyGuilds,
		"DELETE /users/@me/guilds/{guild}":   leaveGuild,
		"POST /users/@me/channels":           createDM,
		"GET /applications/@me":              func(c *call) *answer { return ok(c.p.application()) },
		"GET /oauth2/applications/@me":       func(c *call) *answer { return ok(c.p.application()) },
		"GET /guilds/{guild}":                guild(getGuild),
		"GET /guilds/{guild}/channels":       guild(getChannels),
		"GET /guilds/{guild}/roles":          guild(getRoles),
		"GET /guilds/{guild}/members":        guild(getMembers),
		"GET /guilds/{guild}/members/{u}":    guild(getMember),
		"GET /guilds/{guild}/members/search": guild(searchMembers),
		"GET /guilds/{guild}/threads/active": guild(getThreads),

		"GET /guilds/{guild}/scheduled-events":            guild(getEvents),
		"POST /guilds/{guild}/scheduled-events":           guild(createEvent),
		"GET /guilds/{guild}/scheduled-events/{event}":    guild(getEvent),
		"PATCH /guilds/{guild}/scheduled-events/{event}":  guild(modifyEvent),
		"DELETE /guilds/{guild}/scheduled-events/{event}": guild(deleteEvent),

		"GET /channels/{channel}":                             channel(func(_ *call, c *Channel) *answer { return ok(c.obj()) }),
		"PATCH /channels/{channel}":                           channel(modifyChannel),
		"DELETE /channels/{channel}":                          channel(deleteChannel),
		"POST /channels/{channel}/typing":                     channel(typing),
		"GET /channels/{channel}/messages":                    channel(getMessages),
		"POST /channels/{channel}/messages":                   channel(createMessage),
		"GET /channels/{channel}/messages/{message}":          channel(getMessage),
		"PATCH /channels/{channel}/messages/{message}":        channel(editMessage),
		"DELETE /channels/{channel}/messages/{message}":       channel(removeMessage),
		"POST /channels/{channel}/messages/{message}/threads": channel(startThread),
		"POST /channels/{channel}/threads":                    channel(startBareThread),
		"PUT /channels/{channel}/thread-members/{user}":       channel(joinThread),
		"DELETE /channels/{channel}/thread-members/{user}":    channel(quitThread),

		"GET /applications/{app}/commands":                             commands(getCommands),
		"PUT /applications/{app}/commands":                             commands(overwriteCommands),
		"POST /applications/{app}/commands":                            commands(createCommand),
		"GET /applications/{app}/commands/{command}":                   commands(getCommand),
		"PATCH /applications/{app}/commands/{command}":                 commands(editCommand),
		"DELETE /applications/{app}/commands/{command}":                commands(deleteCommand),
		"GET /applications/{app}/guilds/{guild}/commands":              commands(getCommands),
		"PUT /applications/{app}/guilds/{guild}/commands":              commands(overwriteCommands),
		"POST /applications/{app}/guilds/{guild}/commands":             commands(createCommand),
		"GET /applications/{app}/guilds/{guild}/commands/{command}":    commands(getCommand),
		"PATCH /applications/{app}/guilds/{guild}/commands/{command}":  commands(editCommand),
		"DELETE /applications/{app}/guilds/{guild}/commands/{command}": commands(deleteCommand),

		"POST /interactions/{id}/{token}/callback":          acknowledge,
		"POST /webhooks/{app}/{token}":                      webhook(followUp),
		"GET /webhooks/{app}/{token}/messages/{message}":    webhook(getFollowUp),
		"PATCH /webhooks/{app}/{token}/messages/{message}":  webhook(editFollowUp),
		"DELETE /webhooks/{app}/{token}/messages/{message}": webhook(deleteFollowUp),

		"/": unknown,
	} {
		mux.Handle(pattern, h)
	}
	return mux
}()

// unknown is every other address: Discord has more of them, a bot that needs one needs this peer to have it.
func unknown(c *call) *answer {
	c.p.problem(c.r.Method+" "+c.r.URL.Path, "the peer does not know this address")
	return fail(404, 0, "404: Not Found")
}

func gatewayBot(c *call) *answer {
	return ok(obj{"url": c.p.gateway, "shards": 1, "session_start_limit": obj{
		"total": 1000, "remaining": 999, "reset_after": 14400000, "max_concurrency": 1,
	}})
}

// query is a number in the address.
func (c *call) query(name string, otherwise, low, high int) (int, *answer) {
	text := c.r.URL.Query().Get(name)
	if text == "" {
		return otherwise, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < low || n > high {
		return 0, invalid(name, "NUMBER_TYPE_RANGE", fmt.Sprintf("int value should be between %d and %d.", low, high))
	}
	return n, nil
}
