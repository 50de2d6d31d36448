package mattermost

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"path"
	"sync"
	"time"

	"gremium/bot"
	"gremium/bot/text"
)

const (
	maxBody = 300_000 // Mattermost's own limit for what clients send, forms included
	// maxPairs is how many pairs a slash command may have. The server sends about 15, and two for each @mention.
	maxPairs = 2000
	// quick is how long the chat server waits for an answer before we answer later by ourselves. People see a
	// slash command hang for so long.
	quick = 2500 * time.Millisecond
	// patient is how long a submitted dialog waits: only the HTTP answer can keep it open with its errors. The server
	// gives up after 30 s.
	patient = 20 * time.Second
)

// running is one Run: the core, and the work that is under way for it. Work outlives its callback, not its Run.
type running struct {
	core    bot.Handler
	started time.Time
	ctx     context.Context
	kill    context.CancelFunc

	mu     sync.Mutex
	closed bool
	work   sync.WaitGroup
}

// grace is how long work may go on when Run ends.
const grace = 5 * time.Second

func newRunning(ctx context.Context, core bot.Handler, started time.Time) *running {
	r := &running{core: core, started: started}
	r.ctx, r.kill = context.WithCancel(context.WithoutCancel(ctx))
	return r
}

// begin starts a piece of work, or answers false when the Run is over. Nobody recovers from the work's panics.
func (r *running) begin(work func()) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closed {
		return false
	}
	r.work.Go(work)
	return true
}

// end lets no more work begin and waits for what is under way.
func (r *running) end() {
	r.mu.Lock()
	r.closed = true
	r.mu.Unlock()
	late := time.AfterFunc(grace, r.kill)
	r.work.Wait()
	late.Stop()
	r.kill()
}

// ServeHTTP answers the server's callbacks. Only the last segment of the path counts, so that a reverse proxy may
// keep or strip its prefix.
func (p *Platform) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Cache-Control", "no-store")
	var serve func(http.ResponseWriter, *http.Request, *visit, []byte)
	var media string
	switch path.Base(r.URL.Path) {
	case "command":
		serve, media = p.serveCommand, "application/x-www-form-urlencoded"
	case "action":
		serve, media = p.serveAction, "application/json"
	case "dialog":
		serve, media = p.serveDialog, "application/json"
	default:
		http.NotFound(w, r)
		return
	}
	if r.Method != http.MethodPost {
		w.Header().Set("Allow", http.MethodPost)
		http.Error(w, "POST only", http.StatusMethodNotAllowed)
		return
	}
	if got, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || got != media {
		http.Error(w, "send "+media, http.StatusUnsupportedMediaType)
		return
	}
	if r.ContentLength > maxBody {
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
		return
	}
	if !p.reading.enter(r.Context(), gateWait) {
		busy(w)
		return
	}
	v := &visit{p: p, in: p.reading}
	defer v.leave()
	body, err := readBody(w, r)
	if err != nil {
		badRequest(w, err)
		return
	}
	v.size = int64(len(body)) + visitCost
	serve(w, r, v, body)
}

// readBody reads a body that is neither too large nor too slow.
func readBody(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	c := http.NewResponseController(w)
	_ = c.SetReadDeadline(time.Now().Add(bodyWait)) // some writers have no deadlines
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err == nil {
		_ = c.SetReadDeadline(time.Time{}) // else it would end the work on the callback
	}
	return body, err
}

func writeJSON(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value) // the other side has gone: nothing to do
}

// badRequest answers a body that cannot be read.
func badRequest(w http.ResponseWriter, err error) {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
		return
	}
	http.Error(w, "not understood", http.StatusBadRequest)
}

// refused says in the log that a callback was refused: ids only.
func (p *Platform) refused(what, why string, ids ...any) {
	if p.refusals.Allow() {
		p.log.Warn("mattermost: callback refused", append([]any{"what", what, "why", why}, ids...)...)
	}
}

// refuse answers a callback that does not come from the server.
func (p *Platform) refuse(w http.ResponseWriter, what, why string, ids ...any) {
	p.refused(what, why, ids...)
	http.Error(w, "refused: "+why, http.StatusForbidden)
}

// handle gives an event to the core and waits for its reply. When that takes too long it answers false, and late
// delivers the reply.
func (p *Platform) handle(e bot.Event, wait time.Duration, late func(context.Context, bot.Reply)) (bot.Reply, bool) {
	run := p.running.Load()
	if run == nil {
		return bot.Reply{}, false
	}
	done := make(chan bot.Reply) // unbuffered: taken here, or delivered late
	given := make(chan struct{})
	begun := run.begin(func() {
		defer p.recovered("answer", "user", e.From.ID, "channel", e.Channel.ID)
		reply := p.answer(run, e)
		select {
		case done <- reply:
		case <-given:
			late(run.ctx, reply)
		}
	})
	if !begun {
		return bot.Reply{}, false
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case reply := <-done:
		return reply, true
	case <-timer.C:
		close(given)
		return bot.Reply{}, false
	}
}

// answer has the core handle an event. When the core panics, the person hears of it, with a number that is in the log.
func (p *Platform) answer(run *running, e bot.Event) (reply bot.Reply) {
	id := rand.Text()[:6]
	failed := true
	defer func() {
		if failed {
			reply = bot.Reply{Failed: true, Message: &bot.Message{Tone: bot.Bad, Text: text.For(e.Language).Say("refusal.internal", "id", id)}}
		}
	}()
	defer p.recovered("handle", "id", id, "user", e.From.ID, "channel", e.Channel.ID)
	reply = run.core.Handle(run.ctx, e)
	if m := reply.Message; m != nil && m.NonPublic() && len(m.Files) > 0 { // a file needs a post that stays
		kept := *m
		kept.Files = nil
		kept.Text = text.Join([]text.Markup{m.Text, text.For(e.Language).Say("mattermost.withheldfile")}, "\n\n")
		reply.Message = &kept
	}
	failed = false
	return reply
}

// recovered, when deferred, keeps a panic from ending the process, and logs where it was.
func (p *Platform) recovered(what string, ids ...any) {
	r := recover()
	if r == nil {
		return
	}
	p.log.Error("mattermost: panic", append([]any{"in", what, "says", bot.PanicWords(r), "stack", bot.Stack()}, ids...)...)
}

// notReady answers while Run has not started or has ended.
func (p *Platform) notReady(w http.ResponseWriter) bool {
	if p.running.Load() != nil {
		return false
	}
	http.Error(w, "not ready", http.StatusServiceUnavailable)
	return true
}
