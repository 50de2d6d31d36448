package discord

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"gremium/bot"
	"gremium/bot/text"
)

// running is one Run: the core, and the work that is under way for it. Work outlives its event, not its Run.
type running struct {
	core bot.Handler
	ctx  context.Context
	kill context.CancelFunc
	// lines are the direct messages that wait to be handled: those of a person in their order.
	lines [lines]chan said

	mu     sync.Mutex
	closed bool
	work   sync.WaitGroup
}

// said is a direct message, and how to tell that it was answered.
type said struct {
	message
	answered func()
}

const (
	// grace is how long work may go on when Run ends.
	grace = 5 * time.Second
	// lines is how many direct messages are handled at once.
	lines = 8
)

func newRunning(ctx context.Context, core bot.Handler) *running {
	r := &running{core: core}
	r.ctx, r.kill = context.WithCancel(context.WithoutCancel(ctx))
	for i := range r.lines {
		r.lines[i] = make(chan said, 64)
	}
	return r
}

// begin starts a piece of work, or answers false when the Run is over.
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
	for _, line := range r.lines {
		close(line)
	}
	late := time.AfterFunc(grace, r.kill)
	r.work.Wait()
	late.Stop()
	r.kill()
}

// Run listens until the context ends. It waits for a Discord that is down, and returns an error only for what waiting
// cannot mend: a token that is not valid, intents that are not allowed.
func (p *Platform) Run(ctx context.Context, handler bot.Handler) error {
	run := newRunning(ctx, handler)
	for _, line := range run.lines {
		run.begin(func() {
			for m := range line {
				p.heard(run, m.message)
				m.answered()
			}
		})
	}
	p.running.Store(run)
	err := p.listen(ctx, func(kind string, data json.RawMessage) { p.hear(run, kind, data) })
	p.running.Store(nil)
	run.end()
	return err
}

// hear takes one event of the gateway. It must not block: events come one after the other.
func (p *Platform) hear(run *running, kind string, data json.RawMessage) {
	switch kind {
	case "INTERACTION_CREATE":
		var i interaction
		if p.read(kind, data, &i) && i.ID != "" && p.seen.add(i.ID, true) {
			answered := p.watch.begin()
			if !run.begin(func() { defer answered(); p.interact(run, &i) }) {
				answered()
			}
		}
	case "MESSAGE_CREATE":
		var m message
		if p.read(kind, data, &m) && m.ID != "" && p.isSaid(m) && p.seen.add(m.ID, true) {
			h := fnv.New32a()
			_, _ = h.Write([]byte(m.Channel))
			s := said{m, p.watch.begin()}
			select {
			case run.lines[h.Sum32()%lines] <- s:
			default: // a flood; the person will say it again
				s.answered()
				p.log.Warn("discord: too many direct messages", "channel", m.Channel)
			}
		}
	case "READY":
		var ready struct {
			User        user
			Application struct{ ID string }
			Guilds      []guild
		}
		if p.read(kind, data, &ready) {
			p.expect(ready.Guilds)
			p.selfMu.Lock()
			p.me, p.app = ready.User, ready.Application.ID
			p.selfMu.Unlock()
		}
	case "GUILD_CREATE":
		var g guild
		if p.read(kind, data, &g) && g.ID != "" && !g.Unavailable {
			p.remember(g)
			p.tongues.put(g.ID, g.language())
			run.begin(func() { p.register(run, g.ID) })
		}
	case "GUILD_UPDATE", "GUILD_ROLE_CREATE", "GUILD_ROLE_UPDATE", "GUILD_ROLE_DELETE", "GUILD_DELETE",
		"CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE", "THREAD_UPDATE", "THREAD_DELETE":
		p.forget(run, kind, data)
	}
}

// forget drops what is remembered of something that has changed.
func (p *Platform) forget(run *running, kind string, data json.RawMessage) {
	var about struct {
		ID     string `json:"id"`
		Guild  string `json:"guild_id"`
		Locale string `json:"preferred_locale"`
	}
	if !p.read(kind, data, &about) {
		return
	}
	switch kind {
	case "GUILD_UPDATE":
		p.guilds.drop(about.ID)
		is := guild{Locale: about.Locale}.language()
		if was, ok := p.tongues.get(about.ID); ok && was != is {
			p.tongues.put(about.ID, is)
			run.begin(func() { p.register(run, about.ID) })
		}
	case "GUILD_DELETE":
		p.guilds.drop(about.ID)
		p.tongues.drop(about.ID)
	case "GUILD_ROLE_CREATE", "GUILD_ROLE_UPDATE", "GUILD_ROLE_DELETE":
		p.guilds.drop(about.Guild)
	default:
		p.channels.drop(about.ID)
	}
}

// read decodes an event; what cannot be read is none.
func (p *Platform) read(kind string, data json.RawMessage, into any) bool {
	if json.Unmarshal(data, into) != nil { // its error may quote people
		p.log.Warn("discord: an event that cannot be read", "kind", kind)
		return false
	}
	return true
}

// ask gives an event to the core. When the core panics, the person hears of it, with a number that is in the log. What
// may not be shown here is taken out of the reply.
func (p *Platform) ask(run *running, e bot.Event) (reply bot.Reply) {
	id := rand.Text()[:6]
	failed := true
	defer func() {
		if failed {
			reply = bot.Reply{Failed: true, Message: &bot.Message{Tone: bot.Bad, Text: text.For(e.Language).Say("refusal.internal", "id", id)}}
		}
	}()
	defer p.recovered("handle", "id", id, "user", e.From.ID, "channel", e.Channel.ID)
	reply = run.core.Handle(run.ctx, e)
	failed = false
	say := text.For(e.Language)
	switch m := reply.Message; {
	case m == nil:
	case p.tooConfidential(*m):
		reply.Message = &bot.Message{Tone: bot.Warning, Text: say.Say("discord.withheld")}
	case m.NonPublic() && len(m.Files) > 0: // Discord keeps a file for longer than the answer is seen
		kept := *m
		kept.Files = nil
		kept.Text = text.Join([]text.Markup{m.Text, say.Say("discord.withheldfile")}, "\n\n")
		reply.Message = &kept
	}
	return reply
}

// recovered, when deferred, keeps a panic from ending the process, and logs where it was. What it says may quote
// people, so only the runtime's own words are logged.
func (p *Platform) recovered(what string, ids ...any) {
	r := recover()
	if r == nil {
		return
	}
	says := fmt.Sprintf("%T", r)
	if err, ok := r.(runtime.Error); ok {
		says = err.Error()
	}
	p.log.Error("discord: panic", append([]any{"in", what, "says", says, "stack", string(debug.Stack())}, ids...)...)
}
