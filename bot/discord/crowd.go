package discord

import (
	"context"
	"fmt"
	"sync"
	"time"

	"gremium/bot"
	"gremium/bot/text"
)

// Whoever does more than anybody can must not keep the bot from the others. So of one person only so many interactions
// are handled at a time, and only so many direct messages wait, which are handled one after the other. What is more is not
// carried out; the person is told, not each time.

const (
	// mostAtOnce is how many interactions of one person are handled at a time.
	mostAtOnce = 10
	// mostWaiting is how many messages of one channel wait.
	mostWaiting = 20
	// toldAgain is when somebody is told again that it was too much.
	toldAgain = 10 * time.Second
)

// crowd is what is under way, by person.
type crowd struct {
	busy    sync.Mutex
	acting  map[string]int       // interactions, by user
	waiting map[string][]message // messages, by channel; those of one that is being handled have an entry
	told    *bot.Cache[bool]     // who was told, by user or channel
}

func newCrowd() crowd {
	return crowd{acting: map[string]int{}, waiting: map[string][]message{}, told: bot.NewCache[bool](10_000, toldAgain, time.Now)}
}

// attend has an interaction handled, unless there are too many of the same person.
func (p *Platform) attend(run *running, i *interaction) {
	user := i.who().ID
	run.busy.Lock()
	tooMany := run.acting[user] >= mostAtOnce
	if !tooMany {
		run.acting[user]++
	}
	run.busy.Unlock()
	if tooMany && (i.Type == kindTyping || !run.told.Add(user, true)) {
		return
	}
	answered := p.watch.begin()
	begun := run.begin(func() {
		defer answered()
		if tooMany {
			p.log.Warn("discord: too many interactions at once", "user", user)
			x := &exchange{p: p, i: i, since: time.Now(), say: text.For(i.language())}
			x.answer(run.ctx, p.sentence(x.say.Say("discord.flood")))
			return
		}
		defer run.left(user)
		p.interact(run, i)
	})
	if !begun {
		answered()
	}
}

func (c *crowd) left(user string) {
	c.busy.Lock()
	defer c.busy.Unlock()
	if c.acting[user]--; c.acting[user] == 0 {
		delete(c.acting, user)
	}
}

// queue has a message handled after those of its channel that came before it, unless these are too many.
func (p *Platform) queue(run *running, m message) {
	run.busy.Lock()
	defer run.busy.Unlock()
	before, busy := run.waiting[m.Channel]
	switch {
	case len(before) >= mostWaiting && (m.Guild != "" || !run.told.Add(m.Channel, true)):
		return
	case len(before) >= mostWaiting:
		answered := p.watch.begin()
		if !run.begin(func() { defer answered(); p.stop(run.ctx, m) }) {
			answered()
		}
		return
	}
	run.waiting[m.Channel] = append(before, m)
	if busy {
		return
	}
	answered := p.watch.begin()
	if !run.begin(func() { defer answered(); p.handle(run, m.Channel) }) {
		answered()
		delete(run.waiting, m.Channel)
	}
}

// handle handles the messages of a channel, until none waits.
func (p *Platform) handle(run *running, channel string) {
	for {
		run.busy.Lock()
		list := run.waiting[channel]
		if len(list) == 0 {
			delete(run.waiting, channel)
			run.busy.Unlock()
			return
		}
		run.waiting[channel] = list[1:]
		run.busy.Unlock()
		p.heard(run, list[0])
	}
}

// stop tells somebody that they write too much.
func (p *Platform) stop(ctx context.Context, m message) {
	p.log.Warn("discord: too many direct messages", "channel", m.Channel)
	l, _ := p.languages.Get(m.Author.ID)
	one := p.sentence(text.For(l).Say("discord.flood")).pages[0]
	if err := p.tell(ctx, m.Channel, fmt.Sprint("flood ", m.ID), one); err != nil {
		p.log.Error("discord: an answer did not reach its reader", "user", m.Author.ID, "channel", m.Channel, "error", err)
	}
}
