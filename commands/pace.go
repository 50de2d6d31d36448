package commands

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"gremium/bot"
	"gremium/bot/text"
)

// How much one account may do: far more than anybody does by hand, and too little to keep the others waiting, to fill
// the store or to have the chat server asked for nothing. (Our proposal.)
const (
	paceCommands = 40          // at once, then
	paceEvery    = time.Second // one
	paceTyping   = 120         // suggestions, which come with each key
	paceKey      = 100 * time.Millisecond
	// mostPaces bounds the memory of who has done something lately.
	mostPaces = 10_000
)

// Paced is a handler that refuses what an account does too fast, before anything is looked up.
func Paced(h bot.Handler, now func() time.Time) bot.Handler {
	return &paced{Handler: h, doing: newPaces(paceEvery, paceCommands, now), typing: newPaces(paceKey, paceTyping, now)}
}

type paced struct {
	bot.Handler
	doing, typing *paces
}

func (p *paced) Handle(ctx context.Context, e bot.Event) bot.Reply {
	if p.doing.allow(e.From) {
		return p.Handler.Handle(ctx, e)
	}
	say := text.For(e.Language)
	return bot.Reply{Failed: true, Message: &bot.Message{Tone: bot.Warning, Text: say.Say("refusal.too_fast")}}
}

func (p *paced) Suggest(ctx context.Context, e bot.Event, option, typed string) []bot.Choice {
	if !p.typing.allow(e.From) {
		return nil
	}
	return p.Handler.Suggest(ctx, e, option, typed)
}

// paces are those of all accounts that did something lately.
type paces struct {
	every rate.Limit
	burst int
	now   func() time.Time
	mu    sync.Mutex
	of    map[string]*rate.Limiter
}

func newPaces(every time.Duration, burst int, now func() time.Time) *paces {
	return &paces{every: rate.Every(every), burst: burst, now: now, of: map[string]*rate.Limiter{}}
}

func (p *paces) allow(a bot.Account) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	now, key := p.now(), a.Platform+" "+a.ID
	l := p.of[key]
	if l == nil {
		if len(p.of) >= mostPaces {
			p.forget(now)
		}
		l = rate.NewLimiter(p.every, p.burst)
		p.of[key] = l
	}
	return l.AllowN(now, 1)
}

// forget drops the accounts that have rested, and some of the others where there are too many all the same: they
// begin anew.
func (p *paces) forget(now time.Time) {
	for key, l := range p.of {
		if l.TokensAt(now) >= float64(p.burst) {
			delete(p.of, key)
		}
	}
	for key := range p.of {
		if len(p.of) < mostPaces*9/10 {
			return
		}
		delete(p.of, key)
	}
}
