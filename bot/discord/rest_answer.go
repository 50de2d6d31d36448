package discord

import (
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// scope says whom a 429 concerns.
type scope string

const (
	scopeRoute   scope = "user"    // this bot on this route
	scopeShared  scope = "shared"  // everybody's requests to this channel or guild; not counted against the bot
	scopeGlobal  scope = "global"  // all of this bot's requests
	scopeAddress scope = "address" // all that comes from this address: Cloudflare's own, an HTML page
)

const (
	// noWord is how long to wait for what Discord says to wait for without a number.
	noWord = time.Second
	// noWordAddress is the same where the address is barred.
	noWordAddress = 15 * time.Second
)

// answer is what Discord said, read to its end.
type answer struct {
	status int
	header http.Header
	data   []byte

	scope      scope         // of a 429
	retryAfter time.Duration // of a 429
}

func newAnswer(response *http.Response, data []byte) *answer {
	a := &answer{status: response.StatusCode, header: response.Header, data: data}
	if a.status != http.StatusTooManyRequests {
		return a
	}
	var body struct {
		RetryAfter *float64 `json:"retry_after"`
		Global     bool     `json:"global"`
	}
	isJSON := json.Unmarshal(data, &body) == nil && body.RetryAfter != nil
	switch {
	case !isJSON && a.header.Get("X-RateLimit-Bucket") == "" && a.header.Get("X-RateLimit-Scope") == "":
		a.scope = scopeAddress
	case body.Global || a.header.Get("X-RateLimit-Global") != "" || a.header.Get("X-RateLimit-Scope") == string(scopeGlobal):
		a.scope = scopeGlobal
	case a.header.Get("X-RateLimit-Scope") == string(scopeShared):
		a.scope = scopeShared
	default:
		a.scope = scopeRoute
	}
	if isJSON {
		a.retryAfter = seconds(*body.RetryAfter)
	} else {
		a.retryAfter = a.headerWait()
	}
	return a
}

// headerWait reads Retry-After: seconds, or a time.
func (a *answer) headerWait() time.Duration {
	word := a.header.Get("Retry-After")
	if n, err := strconv.ParseFloat(word, 64); err == nil {
		return seconds(n)
	}
	if at, err := http.ParseTime(word); err == nil {
		return max(time.Until(at), noWord)
	}
	if a.scope == scopeAddress {
		return noWordAddress
	}
	return noWord
}

// seconds makes a duration of Discord's seconds, whatever they are; never less than a moment.
func seconds(n float64) time.Duration {
	const most = 1e6
	if !(n >= 0) { // NaN too
		n = 0
	}
	return max(time.Duration(min(n, most)*float64(time.Second)), time.Millisecond)
}

// invalid says whether Discord counts the request as invalid (rest_refused.go).
func (a *answer) invalid() bool {
	switch a.status {
	case http.StatusUnauthorized, http.StatusForbidden:
		return true
	case http.StatusTooManyRequests:
		return a.scope != scopeShared
	}
	return false
}

// decode reads a good answer.
func (a *answer) decode(into any) error {
	if into == nil || a.status == http.StatusNoContent {
		return nil
	}
	if json.Unmarshal(a.data, into) != nil { // its error may quote what stands there
		return errors.New("the answer cannot be read")
	}
	return nil
}

// refusal makes an error of the answer.
func (a *answer) refusal() *apiError {
	var body struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	}
	_ = json.Unmarshal(a.data, &body) // HTML has neither
	return &apiError{Status: a.status, Code: body.Code, Message: body.Message}
}

// fields says where a body was not understood, without what stood there: "embeds.0.title BASE_TYPE_MAX_LENGTH".
func (a *answer) fields() []string {
	var body struct {
		Errors map[string]any `json:"errors"`
	}
	_ = json.Unmarshal(a.data, &body)
	var found []string
	var walk func(path string, at map[string]any)
	walk = func(path string, at map[string]any) {
		for _, key := range slices.Sorted(maps.Keys(at)) {
			switch below := at[key].(type) {
			case map[string]any:
				walk(path+"."+key, below)
			case []any: // "_errors": [{"code": …, "message": …}]
				for _, e := range below {
					if e, ok := e.(map[string]any); ok {
						if code, ok := e["code"].(string); ok {
							found = append(found, strings.TrimPrefix(path, ".")+" "+code)
						}
					}
				}
			}
		}
	}
	walk("", body.Errors)
	return found
}

// pathOf is a route without its query.
func pathOf(route string) string {
	path, _, _ := strings.Cut(route, "?")
	return path
}

// masked is a route as it may be printed: with ids, without tokens and without the query.
func masked(route string) string {
	segments := strings.Split(pathOf(route), "/")
	if len(segments) > 3 && (segments[1] == "interactions" || segments[1] == "webhooks") {
		segments[3] = "…"
	}
	return strings.Join(segments, "/")
}

// kindOf says what a request's rate limit hangs on: its kind, which is the route without ids, and the channel, guild
// or webhook it is about. Requests that differ in other ids share a limit.
func kindOf(method string, segments []string) (kind, major string) {
	kinds := slices.Clone(segments)
	for i, s := range kinds {
		if _, err := strconv.ParseUint(s, 10, 64); err == nil {
			kinds[i] = ":id"
		} else if i > 0 && kinds[i-1] == "reactions" {
			kinds[i] = ":emoji"
		}
	}
	switch {
	case len(segments) > 2 && segments[0] == "webhooks":
		kinds[2] = ":token"
		major = segments[1] + "/" + segments[2]
	case len(segments) > 1 && (segments[0] == "channels" || segments[0] == "guilds" || segments[0] == "webhooks"):
		major = segments[1]
	}
	return method + " " + strings.Join(kinds, "/"), major
}
