package discord

// REST with Discord. Each request waits for its turn (rest_limits.go), is sent, and is sent again where that cannot do
// anything twice. The rules:
//
//   - GET, PUT, PATCH and DELETE may be repeated, and so may a POST whose body enforces its nonce: Discord answers the
//     second one with the first one's message. Every other POST is repeated only when it was surely never carried out:
//     after 429, or when no connection came about.
//   - The callback of an interaction may be repeated unless it timed out: a second one is refused with 40060, which
//     then says that the first one has arrived.
//   - 401 and 403 are never repeated. Discord bans an address after 10,000 of them in 10 minutes (rest_refused.go).
//   - What would have to wait for longer than longestWait, or than the context lasts, fails at once. The outbox comes
//     back to it.
//
// discordgo's own requests are not used: they sleep without looking at the context, know neither a global 429 nor
// an HTML one, do not repeat 503, and keep a bucket for every interaction for good. Its endpoints are.
//
// Interaction tokens are as good as passwords and stand in routes, names stand in queries: no error and no log line
// has a route but as masked gives it.

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"net"
	"net/http"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/cenkalti/backoff/v5"
	"github.com/gorilla/websocket"
)

const (
	// userAgent is in the form that Discord demands, "DiscordBot (address, version)"; others are blocked. The address
	// is the one in publiccode.yml.
	userAgent = "DiscordBot (https://gremium.example/gremium.git, 1)"
	// patience is how long one answer may take. Each 50 KB that are sent give another second.
	patience = 15 * time.Second
	// longestWait is how long a request waits for a limit; what must wait longer fails.
	longestWait = 30 * time.Second
	// mostTries is how often one request is sent.
	mostTries = 6
	// maxAnswer bounds an answer that is read.
	maxAnswer = 16 << 20

	codeAcknowledged = 40060 // the interaction has been answered already
	codeInvalidBody  = 50035 // the request's body breaks a rule
)

// upload is a file of a message.
type upload struct {
	name, contentType string
	data              []byte
}

// apiError is a refusal of Discord. It is always returned as a pointer: errors.As wants a *apiError.
type apiError struct {
	Status  int    // of HTTP
	Code    int    // Discord's own; 0 for none
	Message string // Discord's words; they may repeat what a person wrote, so they are neither printed nor logged
}

// Error says status and code only.
func (e *apiError) Error() string {
	if e.Code == 0 {
		return "status " + strconv.Itoa(e.Status)
	}
	return fmt.Sprintf("status %d, code %d", e.Status, e.Code)
}

// transport is how a Platform reaches Discord: requests with call, the gateway with listen.
type transport struct {
	token   string
	log     *slog.Logger
	client  *http.Client
	dialer  *websocket.Dialer
	limits  *limits
	refused *refusals
}

// newTransport makes a transport. It connects nothing yet.
func newTransport(cfg Config) (transport, error) {
	token := strings.TrimSpace(cfg.Token)
	if rest, ok := strings.CutPrefix(token, "Bot "); ok {
		token = strings.TrimSpace(rest)
	}
	if token == "" || token == "Bot" || strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return transport{}, errors.New("discord: token is missing or is none; the developer portal shows it under Bot")
	}
	log := cfg.Log
	if log == nil {
		log = slog.Default()
	}
	log = log.With("platform", Name)
	places := perSecond
	if cfg.Unpaced {
		places *= 1000
	}
	return transport{
		token: token, log: log, limits: newLimits(places), refused: newRefusals(log),
		dialer: &websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: opening},
		client: &http.Client{
			Transport: &http.Transport{
				Proxy:               http.ProxyFromEnvironment,
				DialContext:         (&net.Dialer{Timeout: 10 * time.Second}).DialContext,
				TLSHandshakeTimeout: 10 * time.Second,
				ForceAttemptHTTP2:   true,
				HTTP2:               &http.HTTP2Config{SendPingTimeout: 15 * time.Second, PingTimeout: 10 * time.Second}, // a dead connection is noticed
				MaxIdleConnsPerHost: perSecond,
				IdleConnTimeout:     90 * time.Second,
			},
			// The token goes to Discord and nowhere else.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}, nil
}

// call makes a REST request. The route is like "/channels/123/messages". The body is sent as JSON (nil: none), with
// files as the payload_json of a multipart body; the answer is decoded into `into` unless that is nil. Errors wrap
// *apiError when Discord refused, and the context's error when that ended.
func (t *transport) call(ctx context.Context, method, route string, body, into any, files ...upload) error {
	err := t.repeat(ctx, method, route, body, into, files)
	if err != nil {
		return fmt.Errorf("discord: %s %s: %w", method, masked(route), err)
	}
	return nil
}

// repeat makes a request until it is done, refused, or not worth another try.
func (t *transport) repeat(ctx context.Context, method, route string, body, into any, files []upload) error {
	r, err := newRequest(method, route, body, files)
	if err != nil {
		return err
	}
	wait := backoff.NewExponentialBackOff()
	wait.InitialInterval, wait.MaxInterval = 500*time.Millisecond, 8*time.Second
	if r.callback {
		wait.InitialInterval = 100 * time.Millisecond // there are three seconds
	}
	uncertain := false // an earlier try may have been carried out
	for try := 1; ; try++ {
		a, err := t.once(ctx, r)
		switch {
		case err != nil:
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if !r.afterLoss(err) || try == mostTries {
				return err
			}
			uncertain = uncertain || !unsent(err)
			t.log.Warn("discord: no answer, again", "method", method, "route", masked(route), "try", try, "error", err)
		case a.status < 300:
			return a.decode(into)
		case a.status == http.StatusTooManyRequests:
			t.log.Warn("discord: too many requests", "method", method, "route", masked(route), "scope", a.scope, "wait", a.retryAfter)
			if try == mostTries || tooLong(ctx, a.retryAfter) {
				return a.refusal()
			}
			if r.callback && a.scope != scopeAddress { // for the others the limits keep the time
				if err := pause(ctx, a.retryAfter); err != nil {
					return err
				}
			}
			continue
		case a.status >= 500:
			if !r.afterFailure() || try == mostTries {
				return a.refusal()
			}
			uncertain = true
			t.log.Warn("discord: trouble at Discord, again", "method", method, "route", masked(route), "try", try, "status", a.status)
		default:
			refusal := a.refusal()
			if r.callback && uncertain && refusal.Code == codeAcknowledged {
				return nil
			}
			if refusal.Code == codeInvalidBody { // a mistake of ours: say where
				t.log.Error("discord: a request was not understood", "method", method, "route", masked(route), "fields", a.fields())
			}
			return refusal
		}
		if err := pause(ctx, wait.NextBackOff()); err != nil {
			return err
		}
	}
}

// once waits for the request's turn, sends it and reads the answer.
func (t *transport) once(ctx context.Context, r *request) (*answer, error) {
	if err := t.refused.wait(ctx); err != nil {
		return nil, err
	}
	turn, err := t.limits.wait(ctx, r)
	if err != nil {
		return nil, err
	}
	a, err := t.send(ctx, r)
	turn.end(a)
	if err != nil {
		return nil, err
	}
	if a.invalid() {
		t.refused.note()
	}
	return a, nil
}

// send makes one HTTP request.
func (t *transport) send(ctx context.Context, r *request) (*answer, error) {
	ctx, cancel := context.WithTimeout(ctx, patience+time.Duration(len(r.payload)/50_000)*time.Second)
	defer cancel()
	var payload io.Reader
	if r.payload != nil {
		payload = bytes.NewReader(r.payload)
	}
	q, err := http.NewRequestWithContext(ctx, r.method, strings.TrimSuffix(discordgo.EndpointAPI, "/")+r.route, payload)
	if err != nil {
		return nil, bare(err)
	}
	q.Header.Set("User-Agent", userAgent)
	if r.payload != nil {
		q.Header.Set("Content-Type", r.media) // without a body Discord refuses it
	}
	if !r.interaction { // the token in the route is the proof
		q.Header.Set("Authorization", "Bot "+t.token)
	}
	response, err := t.client.Do(q)
	if err != nil {
		return nil, bare(err)
	}
	defer response.Body.Close()
	data, err := io.ReadAll(io.LimitReader(response.Body, maxAnswer))
	if err != nil {
		return nil, bare(err)
	}
	return newAnswer(response, data), nil
}

// bare takes off what net/http puts around an error: it has the address with all that is in it.
func bare(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// request is what is sent.
type request struct {
	method, route, media string
	payload              []byte
	repeatable           bool   // a second one does no harm
	callback             bool   // the first answer to an interaction
	interaction          bool   // an answer to an interaction: outside the global limit
	kind, major          string // what its rate limit hangs on; "" for a callback, which has none worth keeping
}

func newRequest(method, route string, body any, files []upload) (*request, error) {
	if _, err := url.Parse(route); err != nil || !strings.HasPrefix(route, "/") {
		return nil, errors.New("not a route") // the error has the route
	}
	r := &request{method: method, route: route}
	segments := strings.Split(strings.Trim(pathOf(route), "/"), "/")
	r.callback = segments[0] == "interactions"
	r.interaction = r.callback || segments[0] == "webhooks" && len(segments) > 2
	if !r.callback {
		r.kind, r.major = kindOf(method, segments)
	}
	if body != nil {
		var err error
		if r.payload, err = json.Marshal(body); err != nil {
			return nil, err
		}
		r.media = "application/json"
	}
	r.repeatable = method != http.MethodPost || enforcesNonce(r.payload) || route == "/users/@me/channels" // which opens one only once
	if len(files) == 0 {
		return r, nil
	}
	return r, r.attach(files)
}

// enforcesNonce says whether Discord recognizes a second one of this body.
func enforcesNonce(payload []byte) bool {
	var body struct {
		Nonce   any  `json:"nonce"`
		Enforce bool `json:"enforce_nonce"`
	}
	return json.Unmarshal(payload, &body) == nil && body.Enforce && body.Nonce != nil && body.Nonce != ""
}

// attach makes the body a multipart one with the files.
func (r *request) attach(files []upload) error {
	var buffer bytes.Buffer
	w := multipart.NewWriter(&buffer)
	part := func(disposition, media string, data []byte) error {
		p, err := w.CreatePart(textproto.MIMEHeader{"Content-Disposition": {disposition}, "Content-Type": {media}})
		if err == nil {
			_, err = p.Write(data)
		}
		return err
	}
	if r.payload != nil {
		if err := part(`form-data; name="payload_json"`, "application/json", r.payload); err != nil {
			return err
		}
	}
	for i, f := range files {
		disposition := multipart.FileContentDisposition(fmt.Sprintf("files[%d]", i), f.name)
		if err := part(disposition, tidyMedia(f.contentType), f.data); err != nil {
			return err
		}
	}
	if err := w.Close(); err != nil {
		return err
	}
	r.payload, r.media = buffer.Bytes(), w.FormDataContentType()
	return nil
}

// tidyMedia is a media type as it may stand in a header, whoever named it.
func tidyMedia(s string) string {
	if media, params, err := mime.ParseMediaType(s); err == nil {
		s = mime.FormatMediaType(media, params)
	} else {
		s = ""
	}
	return cmp.Or(s, "application/octet-stream")
}

// afterLoss says whether to send again when no answer came.
func (r *request) afterLoss(err error) bool {
	var timeout net.Error
	switch {
	case errors.Is(err, errTooLong), errors.Is(err, errTooManyRefused):
		return false
	case r.callback:
		return !errors.As(err, &timeout) || !timeout.Timeout()
	}
	return r.repeatable || unsent(err)
}

// afterFailure says whether to send again when Discord had trouble.
func (r *request) afterFailure() bool { return r.repeatable || r.callback }

// unsent says whether an error came before there was a connection.
func unsent(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial"
}

// pause waits, unless the context ends first.
func pause(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
