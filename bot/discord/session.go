package discord

// The gateway session: what outlives a connection (session_gateway.go has one connection).
//
// A session is opened with IDENTIFY and survives its connections: with its id and the number of the last event, the
// next connection takes it up with RESUME, and Discord sends what happened in between. So a short interruption loses
// nothing. Only when Discord has given the session up (op 9, too long away) a new one begins, with READY; what
// happened in between is lost then, but for direct messages, which can be looked up.
//
// discordgo's Session is not used for this; its structures and endpoints are. Its session id is private, so that a
// new Session cannot resume; the same one deadlocks for good when Discord's first word after RESUME or IDENTIFY is
// op 7, with a goroutine that nothing can end; it takes five heartbeats to notice a dead connection, gives close
// codes to nobody, and needs a second to close.

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	mathrand "math/rand/v2"
	"net/http"
	"sync"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/cenkalti/backoff/v5"

	"gremium/bot"
)

const (
	// intents are the events we ask for: guilds (channels, roles), the guilds' messages (Discord gives the text of
	// those that mention the bot) and direct messages. None of them is privileged.
	intents = discordgo.IntentGuilds | discordgo.IntentGuildMessages | discordgo.IntentDirectMessages
	// steady is how long a session is heard until its next loss counts as the first.
	steady = 20 * time.Second
	// longestBackoff is the longest pause between two connections.
	longestBackoff = 30 * time.Second
	// betweenIdentifies is Discord's limit.
	betweenIdentifies = 5 * time.Second
	// fewIdentifies is where the rest of the day's IDENTIFYs is spread over the rest of the day: Discord takes the
	// token away from a bot that uses up its 1000.
	fewIdentifies = 200
	// mostResumes is how often a session is taken up in vain.
	mostResumes = 3
	// queued is how many events wait for hear. With more, nothing is read, and what waits too long comes again.
	queued = 1024
)

// hopeless is a reason for which waiting does not help.
type hopeless struct{ why string }

func (h *hopeless) Error() string { return "discord: " + h.why }

// errInvalidSession is returned when Discord has given the session up.
var errInvalidSession = errors.New("the session is invalid")

// session is what outlives a connection.
type session struct {
	id       string
	address  string // where to take it up; "" for anywhere
	sequence int64  // of the last event
	resumes  int    // in vain, one after the other

	identified time.Time // when the last one was begun
}

// forget gives the session up; the next connection begins a new one.
func (s *session) forget() { *s = session{identified: s.identified} }

// event is a dispatch on its way to hear.
type event struct {
	kind string
	data json.RawMessage
}

// listen keeps a gateway session open until ctx ends and hands events to hear, in order and one at a time. A panic in
// hear is logged. Events may come twice. It returns only for a reason that waiting cannot mend (the token is not
// valid, Discord does not allow our intents, …), or nil when ctx ended; none of its goroutines outlives it.
func (t *transport) listen(ctx context.Context, hear func(kind string, data json.RawMessage)) error {
	ctx, stop := context.WithCancel(ctx)
	defer t.client.CloseIdleConnections()
	events := make(chan event, queued)
	var ear sync.WaitGroup
	ear.Go(func() {
		for {
			select {
			case <-ctx.Done():
				return
			case e := <-events:
				t.hand(e, hear)
			}
		}
	})
	defer ear.Wait()
	defer stop()

	wait := backoff.NewExponentialBackOff()
	wait.InitialInterval, wait.MaxInterval = 250*time.Millisecond, longestBackoff
	var s session
	for {
		held, err := t.connect(ctx, &s, events)
		if ctx.Err() != nil {
			return nil
		}
		if h := new(hopeless); errors.As(err, &h) {
			return h
		}
		if held > steady {
			wait.Reset()
		}
		again := wait.NextBackOff()
		if errors.Is(err, errInvalidSession) { // Discord wants one to five seconds
			again = max(again, time.Second+mathrand.N(time.Second))
		}
		t.log.Warn("discord: connection lost", "error", err, "again", again, "resume", s.id != "")
		if pause(ctx, again) != nil {
			return nil
		}
	}
}

// hand hands over one event.
func (t *transport) hand(e event, hear func(kind string, data json.RawMessage)) {
	defer t.recovered("hear", "id", rand.Text()[:6], "event", e.kind)
	hear(e.kind, e.data)
}

// recovered, when deferred, keeps a panic from ending the process, and logs where it was.
func (t *transport) recovered(what string, ids ...any) {
	r := recover()
	if r == nil {
		return
	}
	t.log.Error("discord: panic", append([]any{"in", what, "says", bot.PanicWords(r), "stack", bot.Stack()}, ids...)...)
}

// door finds where to connect to. Without a session it waits until one may begin.
func (t *transport) door(ctx context.Context, s *session) (string, error) {
	if s.id != "" && s.address != "" {
		return s.address, nil
	}
	var g discordgo.GatewayBotResponse
	if err := t.call(ctx, http.MethodGet, "/gateway/bot", nil, &g); err != nil {
		if refusal := new(apiError); errors.As(err, &refusal) && refusal.Status == http.StatusUnauthorized {
			return "", errToken
		}
		return "", err
	}
	if s.id != "" {
		return g.URL, nil
	}
	if d := identifyIn(g.SessionStartLimit, time.Since(s.identified)); d > 0 {
		if d > longestBackoff {
			t.log.Error("discord: too many sessions were begun today", "wait", d, "left", g.SessionStartLimit.Remaining)
		}
		if err := pause(ctx, d); err != nil {
			return "", err
		}
	}
	return g.URL, nil
}

// identifyIn says how long to wait with the next IDENTIFY, given Discord's limit and how long ago the last one was.
func identifyIn(limit discordgo.SessionInformation, ago time.Duration) time.Duration {
	rest := time.Duration(limit.ResetAfter) * time.Millisecond
	switch {
	case limit.Total == 0: // not told
		return betweenIdentifies - ago
	case limit.Remaining <= 0:
		return max(rest, betweenIdentifies-ago)
	case limit.Remaining < min(fewIdentifies, limit.Total):
		return max(rest/time.Duration(limit.Remaining), betweenIdentifies) - ago
	}
	return betweenIdentifies - ago
}
