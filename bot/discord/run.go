package discord

import (
	"context"
	"crypto/rand"
	"encoding/json"
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
	crowd
	greeted bool // there was a READY; of hear alone

	mu     sync.Mutex
	closed bool
	work   sync.WaitGroup
}

// grace is how long work may go on when Run ends.
const grace = 5 * time.Second

func newRunning(ctx context.Context, core bot.Handler) *running {
	r := &running{core: core, crowd: newCrowd()}
	r.ctx, r.kill = context.WithCancel(context.WithoutCancel(ctx))
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
	late := time.AfterFunc(grace, r.kill)
	r.work.Wait()
	late.Stop()
	r.kill()
}

// Run listens until the context ends. It waits for a Discord that is down, and returns an error only for what waiting
// cannot mend: a token that is not valid, intents that are not allowed.
func (p *Platform) Run(ctx context.Context, handler bot.Handler) error {
	run := newRunning(ctx, handler)
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
		if p.read(kind, data, &i) && i.ID != "" && p.seen.Add(i.ID, true) {
			p.attend(run, &i)
		}
	case "MESSAGE_CREATE":
		var m message
		if !p.read(kind, data, &m) || m.ID == "" {
			return
		}
		p.note(m)
		if p.isSaid(m) && p.seen.Add(m.ID, true) {
			p.queue(run, m)
		}
	case "READY":
		var ready struct {
			User        user
			Application struct{ ID string }
			Guilds      []guild
		}
		if p.read(kind, data, &ready) {
			p.channels.Clear()
			p.guilds.Clear()
			if run.greeted {
				answered := p.watch.begin()
				if !run.begin(func() { defer answered(); p.catchUp(run) }) {
					answered()
				}
			}
			run.greeted = true
			p.expect(ready.Guilds)
			p.selfMu.Lock()
			p.me, p.app = ready.User, ready.Application.ID
			p.selfMu.Unlock()
		}
	case "GUILD_CREATE":
		var g guild
		if p.read(kind, data, &g) && g.ID != "" && !g.Unavailable {
			p.remember(g)
			p.tongues.Put(g.ID, g.language())
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
		p.guilds.Drop(about.ID)
		is := guild{Locale: about.Locale}.language()
		if was, ok := p.tongues.Get(about.ID); ok && was != is {
			p.tongues.Put(about.ID, is)
			run.begin(func() { p.register(run, about.ID) })
		}
	case "GUILD_DELETE":
		p.guilds.Drop(about.ID)
		p.tongues.Drop(about.ID)
	case "GUILD_ROLE_CREATE", "GUILD_ROLE_UPDATE", "GUILD_ROLE_DELETE":
		p.guilds.Drop(about.Guild)
	default:
		p.channels.Drop(about.ID)
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
	if m := reply.Message; m != nil {
		say = in(m.Language, say)
	}
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
