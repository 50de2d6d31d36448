package discord

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"net"
	"net/http"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// fake answers in Discord's place. In a synctest bubble its time is virtual.
type fake func(*http.Request) (*http.Response, error)

func (f fake) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	return f(r)
}

// notes is a log that can be read while it is written.
type notes struct {
	sync.Mutex
	bytes.Buffer
}

func (n *notes) Write(p []byte) (int, error) {
	n.Lock()
	defer n.Unlock()
	return n.Buffer.Write(p)
}

func (n *notes) String() string {
	n.Lock()
	defer n.Unlock()
	return n.Buffer.String()
}

const testToken = "MTIz.Gtests.abcdefgh"

// faked is a transport whose requests a fake answers.
func faked(t *testing.T, f fake) (*transport, *notes) {
	t.Helper()
	log := new(notes)
	tr, err := newTransport(Config{Token: testToken, Log: slog.New(slog.NewTextHandler(log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	tr.client.Transport = f
	return &tr, log
}

// says makes an answer; the headers are name, value, name, value.
func says(status int, body string, headers ...string) *http.Response {
	h := http.Header{}
	for i := 0; i+1 < len(headers); i += 2 {
		h.Set(headers[i], headers[i+1])
	}
	return &http.Response{StatusCode: status, Header: h, Body: io.NopCloser(strings.NewReader(body))}
}

// nonced is a body that may be sent twice.
var nonced = map[string]any{"content": "geheim", "nonce": "n1", "enforce_nonce": true}

func refusedWith(err error) (status, code int) {
	if e := new(apiError); errors.As(err, &e) {
		return e.Status, e.Code
	}
	return 0, 0
}

func TestNewTransport(t *testing.T) {
	for token, good := range map[string]bool{testToken: true, "Bot " + testToken: true, " " + testToken + "\n": true, "": false, "Bot ": false, "a b": false, "a\nb": false, "ä": false} {
		tr, err := newTransport(Config{Token: token})
		if good != (err == nil) || good && tr.token != testToken {
			t.Errorf("%q: %q %v", token, tr.token, err)
		}
	}
}

// TestUserAgent: Discord wants to know whose program it is.
func TestUserAgent(t *testing.T) {
	public, err := os.ReadFile("../../publiccode.yml")
	if err != nil {
		t.Fatal(err)
	}
	address := regexp.MustCompile(`^DiscordBot \((\S+), \d+\)$`).FindStringSubmatch(userAgent)
	if address == nil || !strings.Contains(string(public), `url: "`+address[1]+`"`) {
		t.Errorf("%q is not as Discord demands, or its address is not the one in publiccode.yml", userAgent)
	}
}

func TestRequest(t *testing.T) {
	type sent struct {
		Method, Path, Query, Authorization, Agent, Media, Body string
	}
	var got sent
	tr, _ := faked(t, func(r *http.Request) (*http.Response, error) {
		got = sent{r.Method, r.URL.Path, r.URL.RawQuery, r.Header.Get("Authorization"), r.Header.Get("User-Agent"), r.Header.Get("Content-Type"), ""}
		if r.Body != nil {
			data, err := io.ReadAll(r.Body)
			if err != nil {
				return nil, err
			}
			got.Body = string(data)
		}
		return says(200, `{"id":"7"}`), nil
	})
	const auth = "Bot " + testToken
	for _, c := range []struct {
		method, route string
		body          any
		want          sent
	}{
		{"GET", "/channels/1/messages?limit=5", nil, sent{"GET", "/channels/1/messages", "limit=5", auth, userAgent, "", ""}},
		{"PUT", "/applications/1/commands", []int{}, sent{"PUT", "/applications/1/commands", "", auth, userAgent, "application/json", "[]"}},
		{"POST", "/interactions/1/tok/callback", map[string]int{"type": 5}, sent{"POST", "/interactions/1/tok/callback", "", "", userAgent, "application/json", `{"type":5}`}},
		{"PATCH", "/webhooks/1/tok/messages/@original", map[string]int{}, sent{"PATCH", "/webhooks/1/tok/messages/@original", "", "", userAgent, "application/json", "{}"}},
		{"GET", "/webhooks/1", nil, sent{"GET", "/webhooks/1", "", auth, userAgent, "", ""}},
	} {
		var into struct{ ID string }
		if err := tr.call(t.Context(), c.method, c.route, c.body, &into); err != nil || into.ID != "7" {
			t.Errorf("%s %s: %v %v", c.method, c.route, into, err)
		}
		got.Path = strings.TrimPrefix(got.Path, "/api/v9")
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s %s: %s", c.method, c.route, diff)
		}
	}
	for _, route := range []string{"channels/1", "", "/channels/%zz"} {
		if err := tr.call(t.Context(), "GET", route, nil, nil); err == nil || !strings.Contains(err.Error(), "not a route") {
			t.Errorf("%q: %v", route, err)
		}
	}
	if err := tr.call(t.Context(), "POST", "/channels/1/messages", func() {}, nil); err == nil {
		t.Error("a body that is none")
	}
}

func TestUpload(t *testing.T) {
	var parts []string
	tr, _ := faked(t, func(r *http.Request) (*http.Response, error) {
		parts = nil
		_, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
		if err != nil {
			return nil, err
		}
		for reader := multipart.NewReader(r.Body, params["boundary"]); ; {
			p, err := reader.NextPart()
			if err == io.EOF {
				break
			} else if err != nil {
				return nil, err
			}
			data, _ := io.ReadAll(p)
			parts = append(parts, strings.Join([]string{p.FormName(), p.FileName(), p.Header.Get("Content-Type"), string(data)}, "|"))
		}
		if len(parts) > 3 {
			t.Error("more parts than sent")
		}
		return says(200, `{}`), nil
	})
	err := tr.call(t.Context(), "POST", "/channels/1/messages", map[string]string{"content": "x"}, nil,
		upload{"a.pdf", "application/pdf", []byte("%PDF")}, upload{`b".txt`, "", []byte("\r\n--x")})
	want := []string{`payload_json||application/json|{"content":"x"}`, "files[0]|a.pdf|application/pdf|%PDF", "files[1]|b\".txt|application/octet-stream|\r\n--x"}
	if diff := cmp.Diff(want, parts); diff != "" || err != nil {
		t.Error(err, diff)
	}
	if err := tr.call(t.Context(), "POST", "/channels/1/messages", nil, nil, upload{"a", "text/plain", nil}); err != nil || len(parts) != 1 {
		t.Error(err, parts)
	}
}

// TestAgain: what is sent again after trouble, and what is not.
func TestAgain(t *testing.T) {
	dial := &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED}
	reset := &net.OpError{Op: "read", Net: "tcp", Err: syscall.ECONNRESET}
	slow := errors.New("never answers")
	const (
		messages  = "/channels/1/messages"
		callback  = "/interactions/1/geheim/callback"
		followUp  = "/webhooks/1/geheim"
		original  = "/webhooks/1/geheim/messages/@original"
		scheduled = "/guilds/1/scheduled-events"
	)
	failing := slices.Repeat([]any{503}, mostTries)
	for _, c := range []struct {
		name, method, route string
		body                any
		answers             []any // a status, "status code", or an error; then 200
		requests            int
		status, code        int   // of the error
		err                 error // where it is no answer
	}{
		{"get 500", "GET", messages, nil, []any{500, 502, 503, 504}, 5, 0, 0, nil},
		{"patch 502", "PATCH", messages + "/2", nonced, []any{502}, 2, 0, 0, nil},
		{"put 503", "PUT", "/applications/1/commands", []int{}, []any{503}, 2, 0, 0, nil},
		{"delete 504", "DELETE", messages + "/2", nil, []any{504}, 2, 0, 0, nil},
		{"gives up", "GET", messages, nil, failing, mostTries, 503, 0, nil},
		{"post with nonce", "POST", messages, nonced, []any{500, reset, slow}, 4, 0, 0, nil},
		{"post without nonce", "POST", messages, map[string]any{"content": "x"}, []any{502}, 1, 502, 0, nil},
		{"post with empty nonce", "POST", messages, map[string]any{"nonce": "", "enforce_nonce": true}, []any{502}, 1, 502, 0, nil},
		{"post with a nonce that is not enforced", "POST", messages, map[string]any{"nonce": "x"}, []any{502}, 1, 502, 0, nil},
		{"open direct messages", "POST", "/users/@me/channels", map[string]any{"recipient_id": "1"}, []any{502}, 2, 0, 0, nil},
		{"event 503", "POST", scheduled, map[string]any{}, []any{503}, 1, 503, 0, nil},
		{"event refused", "POST", scheduled, map[string]any{}, []any{dial, dial}, 3, 0, 0, nil},
		{"event reset", "POST", scheduled, map[string]any{}, []any{reset}, 1, 0, 0, syscall.ECONNRESET},
		{"event slow", "POST", scheduled, map[string]any{}, []any{slow}, 1, 0, 0, context.DeadlineExceeded},
		{"event 429", "POST", scheduled, map[string]any{}, []any{429}, 2, 0, 0, nil},
		{"get reset", "GET", messages, nil, []any{reset, slow}, 3, 0, 0, nil},
		{"callback 502", "POST", callback, map[string]any{}, []any{502}, 2, 0, 0, nil},
		{"callback done by the first", "POST", callback, map[string]any{}, []any{502, "400 40060"}, 2, 0, 0, nil},
		{"callback done by the lost one", "POST", callback, map[string]any{}, []any{reset, "400 40060"}, 2, 0, 0, nil},
		{"callback done by another", "POST", callback, map[string]any{}, []any{"400 40060"}, 1, 400, 40060, nil},
		{"callback never sent", "POST", callback, map[string]any{}, []any{dial, "400 40060"}, 2, 400, 40060, nil},
		{"callback too late", "POST", callback, map[string]any{}, []any{502, "404 10062"}, 2, 404, 10062, nil},
		{"callback slow", "POST", callback, map[string]any{}, []any{slow}, 1, 0, 0, context.DeadlineExceeded},
		{"callback 429", "POST", callback, map[string]any{}, []any{429}, 2, 0, 0, nil},
		{"follow-up 502", "POST", followUp, map[string]any{}, []any{502}, 1, 502, 0, nil},
		{"edit 502", "PATCH", original, map[string]any{}, []any{502}, 2, 0, 0, nil},
		{"400", "GET", messages, nil, []any{"400 50035"}, 1, 400, 50035, nil},
		{"401", "GET", messages, nil, []any{401}, 1, 401, 0, nil},
		{"403", "POST", messages, nonced, []any{"403 50013"}, 1, 403, 50013, nil},
		{"404", "GET", messages, nil, []any{"404 10003"}, 1, 404, 10003, nil},
		{"a redirect", "GET", messages, nil, []any{302}, 1, 302, 0, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				requests := 0
				tr, log := faked(t, func(r *http.Request) (*http.Response, error) {
					requests++
					if requests > len(c.answers) {
						return says(200, "{}"), nil
					}
					switch a := c.answers[requests-1].(type) {
					case int:
						if a == 429 {
							return says(a, `{"retry_after":0.5,"global":false,"message":"geheim"}`), nil
						}
						return says(a, "<html>geheim", "Location", "https://example.org/"), nil
					case string:
						status, code, _ := strings.Cut(a, " ")
						return says(int(status[0]-'0')*100+int(status[2]-'0'), `{"code":`+code+`,"message":"geheim"}`), nil
					case error:
						if a != slow {
							return nil, a
						}
					}
					<-r.Context().Done()
					return nil, r.Context().Err()
				})
				start := time.Now()
				err := tr.call(t.Context(), c.method, c.route, c.body, nil)
				status, code := refusedWith(err)
				if requests != c.requests || status != c.status || code != c.code || c.err != nil && !errors.Is(err, c.err) || err == nil != (status == 0 && c.err == nil) {
					t.Errorf("%d requests, status %d code %d: %v", requests, status, code, err)
				}
				if took := time.Since(start); took > 2*patience+40*time.Second {
					t.Errorf("took %v", took)
				}
				if s := log.String(); strings.Contains(s, "geheim") || err != nil && strings.Contains(err.Error(), "geheim") {
					t.Errorf("a secret gets out: %v\n%s", err, s)
				}
			})
		})
	}
}

// TestAnswers: bodies that are not what they should be.
func TestAnswers(t *testing.T) {
	body, status := "", 200
	tr, log := faked(t, func(*http.Request) (*http.Response, error) { return says(status, body), nil })
	var into struct{ ID string }
	body = `{"id": geheim`
	if err := tr.call(t.Context(), "GET", "/channels/1", nil, &into); err == nil || strings.Contains(err.Error(), "geheim") {
		t.Error(err)
	}
	if err := tr.call(t.Context(), "GET", "/channels/1", nil, nil); err != nil {
		t.Error("nobody asked what it says:", err)
	}
	status, body = 204, ""
	if err := tr.call(t.Context(), "DELETE", "/channels/1/messages/2", nil, &into); err != nil {
		t.Error(err)
	}
	status, body = 400, `{"code":50035,"message":"Invalid Form Body","errors":{"embeds":{"0":{"title":{"_errors":[{"code":"BASE_TYPE_MAX_LENGTH","message":"geheim"}]}}},"content":{"_errors":[{"code":"BASE_TYPE_REQUIRED","message":"geheim"}]}}}`
	err := tr.call(t.Context(), "PATCH", "/channels/1/messages/2", map[string]string{}, nil)
	if _, code := refusedWith(err); code != 50035 || err.Error() != "discord: PATCH /channels/1/messages/2: status 400, code 50035" {
		t.Error(err)
	}
	if s := log.String(); !strings.Contains(s, "[content BASE_TYPE_REQUIRED embeds.0.title BASE_TYPE_MAX_LENGTH]") || strings.Contains(s, "geheim") {
		t.Error(s)
	}
}

// TestNoSecrets: whatever goes wrong, neither errors nor log lines have a token, a query or a text.
func TestNoSecrets(t *testing.T) {
	refusals := []func() (*http.Response, error){
		func() (*http.Response, error) { return nil, &net.OpError{Op: "dial", Err: errors.New("refused")} },
		func() (*http.Response, error) { return nil, io.ErrUnexpectedEOF },
		func() (*http.Response, error) { return says(429, `{"retry_after":0.01,"message":"geheim"}`), nil },
		func() (*http.Response, error) { return says(502, "geheim"), nil },
		func() (*http.Response, error) {
			return says(400, `{"code":50035,"message":"geheim","errors":{"content":{"_errors":[{"code":"X","message":"geheim"}]}}}`), nil
		},
	}
	for i, refuse := range refusals {
		synctest.Test(t, func(t *testing.T) {
			tr, log := faked(t, func(*http.Request) (*http.Response, error) { return refuse() })
			for _, route := range []string{
				"/interactions/1/geheim/callback", "/interactions/1/geheim/callback?with_response=true", "/webhooks/1/geheim",
				"/webhooks/1/geheim/messages/@original", "/guilds/1/members/search?query=geheim", "/channels/1/messages",
			} {
				err := tr.call(t.Context(), "POST", route, nonced, nil)
				if err == nil || strings.Contains(err.Error(), "geheim") || strings.Contains(err.Error(), "discord.com") {
					t.Errorf("%d %s: %v", i, route, err)
				}
			}
			if s := log.String(); strings.Contains(s, "geheim") || strings.Contains(s, testToken) || i != 1 && s == "" {
				t.Errorf("%d: %s", i, s)
			}
		})
	}
}

// TestContextEnds: wherever a request waits, it returns when its context ends.
func TestContextEnds(t *testing.T) {
	hang := func(r *http.Request) (*http.Response, error) {
		<-r.Context().Done()
		return nil, r.Context().Err()
	}
	for name, f := range map[string]fake{
		"answer":  hang,
		"backoff": func(*http.Request) (*http.Response, error) { return says(503, ""), nil },
		"route":   func(*http.Request) (*http.Response, error) { return says(429, `{"retry_after":20}`), nil },
		"global":  func(*http.Request) (*http.Response, error) { return says(429, `{"retry_after":20,"global":true}`), nil },
		"address": func(*http.Request) (*http.Response, error) { return says(429, "<html>", "Retry-After", "20"), nil },
	} {
		for _, route := range []string{"/channels/1/messages", "/interactions/1/x/callback", "/webhooks/1/x/messages/@original"} {
			t.Run(name+route, func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					tr, _ := faked(t, f)
					ctx, cancel := context.WithCancel(t.Context())
					var calls sync.WaitGroup
					for range 3 * perSecond { // some of them wait in line
						calls.Go(func() {
							if err := tr.call(ctx, "PATCH", route, nil, nil); !errors.Is(err, context.Canceled) {
								t.Error(err)
							}
						})
					}
					time.Sleep(50 * time.Millisecond)
					synctest.Wait()
					cancel()
					ended := time.Now()
					calls.Wait()
					if d := time.Since(ended); d > 0 {
						t.Errorf("took %v", d)
					}
					short, cancel := context.WithTimeout(t.Context(), 5*time.Second)
					defer cancel()
					start := time.Now()
					err := tr.call(short, "PATCH", route, nil, nil)
					if err == nil || time.Since(start) > 5*time.Second {
						t.Errorf("%v after %v", err, time.Since(start))
					}
				})
			})
		}
	}
}

func TestTidyMedia(t *testing.T) {
	for s, want := range map[string]string{
		"application/pdf": "application/pdf", "text/plain; charset=UTF-8": "text/plain; charset=UTF-8", "": "application/octet-stream",
		"text/plain\r\nX-Evil: 1": "application/octet-stream", "text/plain; a=\"\r\nX-Evil: 1\"": "application/octet-stream", "?": "application/octet-stream",
	} {
		if got := tidyMedia(s); got != want {
			t.Errorf("%q: %q", s, got)
		}
	}
}

func TestEnforcesNonce(t *testing.T) {
	for body, want := range map[string]bool{
		`{"nonce":"a","enforce_nonce":true}`: true, `{"nonce":7,"enforce_nonce":true}`: true, `{"nonce":"a"}`: false,
		`{"nonce":null,"enforce_nonce":true}`: false, `{"enforce_nonce":true}`: false, `[]`: false, ``: false,
	} {
		if enforcesNonce(json.RawMessage(body)) != want {
			t.Error(body)
		}
	}
}
