// Package api is the REST API of a Mattermost server as far as gremium uses it: what travels (types.go) and the
// requests (requests.go).
//
// The server's own Go module has all of it, and with it came gRPC, a host for plugins, LDAP and a second logger: a
// third of the program's size and of its memory at rest. So the program has this, and the tests have that module: they
// play the server with the server's own types, and so check that both read the same.
package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// Root is where the API begins on a server.
const Root = "/api/v4"

// Client asks one server with one token.
type Client struct {
	URL   string // of the server, without Root
	Token string
	HTTP  *http.Client
}

// Error is a refusal of the server. What a proxy on the way says is none: it has no status.
type Error struct {
	ID      string `json:"id"`
	Message string `json:"message"`
	Detail  string `json:"detailed_error"`
	Status  int    `json:"status_code"` // the HTTP status
}

func (e *Error) Error() string {
	if e.Detail == "" {
		return e.Message
	}
	return e.Message + ", " + e.Detail
}

// longestError is how many bytes of an answer that is no Error are quoted.
const longestError = 1000

// route writes the path of a request.
func route(parts ...string) string {
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return "/" + strings.Join(parts, "/")
}

// send sends a request. The caller ends the answer with done.
func (c *Client) send(ctx context.Context, method, path, media string, body io.Reader) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, method, c.URL+Root+path, body)
	if err != nil {
		return nil, err
	}
	if c.Token != "" {
		r.Header.Set("Authorization", "Bearer "+c.Token)
	}
	if media != "" {
		r.Header.Set("Content-Type", media)
	}
	answer, err := c.HTTP.Do(r)
	if err != nil || answer.StatusCode < 300 {
		return answer, err
	}
	defer done(answer)
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, err
	}
	var refused Error
	if err := json.Unmarshal(text, &refused); err != nil {
		return nil, fmt.Errorf("mattermost: answer %d: %.*q", answer.StatusCode, longestError, text)
	}
	return nil, &refused
}

// done reads what is left of an answer, so that its connection can be used again.
func done(answer *http.Response) {
	_, _ = io.Copy(io.Discard, answer.Body)
	_ = answer.Body.Close()
}

// ask sends a value as JSON, nil for none, and reads the answer, which is never nil.
func ask[T any](ctx context.Context, c *Client, method, path string, value any) (*T, error) {
	var body io.Reader
	media := ""
	if value != nil {
		text, err := json.Marshal(value)
		if err != nil {
			return new(T), err
		}
		body, media = bytes.NewReader(text), "application/json"
	}
	return read[T](c.send(ctx, method, path, media, body))
}

func read[T any](answer *http.Response, err error) (*T, error) {
	v := new(T)
	if err != nil {
		return v, err
	}
	defer done(answer)
	return v, json.NewDecoder(answer.Body).Decode(v)
}

func get[T any](ctx context.Context, c *Client, path string) (*T, error) {
	return ask[T](ctx, c, http.MethodGet, path, nil)
}

func list[T any](ctx context.Context, c *Client, method, path string, value any) ([]T, error) {
	all, err := ask[[]T](ctx, c, method, path, value)
	return *all, err
}
