package scheduler

import (
	"context"
	"errors"
	"time"

	"gremium/bot"
	"gremium/store"
)

// pump is the deliveries to one platform that are under way.
type pump struct {
	name     string
	platform bot.Platform
	claims   chan claim // waiting for a worker
	taken    int        // claimed, at work or being written down
	// failing is since when nothing has got through; zero when something has.
	failing time.Time
}

// claim is a delivery that this queue has taken on.
type claim struct {
	council, key string
	// doubt is the version of an earlier attempt whose outcome is unknown, 0 for none.
	doubt int
	// tried is the version for which this claim has recorded an attempt, 0 for none.
	tried int
	at    time.Time
}

// claimAhead is how many deliveries are claimed for each worker: one write records many attempts.
const claimAhead = 32

// room says how many deliveries may be claimed now. It waits until half are used up, so that few writes do.
func (q *Queue) room(p *pump) int {
	if q.workers == 1 {
		return 1 - len(q.busy)
	}
	most := q.workers * claimAhead
	if p.taken <= most/2 {
		return most - p.taken
	}
	return 0
}

// claim takes on what is ready for a platform. Before a message is posted for the first time, the store knows
// that it may have been: whoever finds that after a crash asks the platform before posting.
func (q *Queue) claim(ctx context.Context, now time.Time, p *pump) error {
	var ready []claim
	councils := map[string]bool{}
	room := q.room(p)
	err := q.store.View(ctx, store.System, func(tx store.Tx) error {
		prefix := word(p.name) + " "
		for d, err := range outbox.By(tx, "ready", store.Range{Prefix: prefix, To: prefix + upTo(now), Limit: room + len(q.busy)}) {
			if err != nil {
				return err
			}
			if key := outbox.Key(d); !q.busy[key] {
				ready = append(ready, claim{council: d.Council, key: key, at: now})
				councils[d.Council] = true
			}
			if len(ready) == room {
				break
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for council := range councils {
		if err := q.record(ctx, council, now, ready); err != nil {
			return err
		}
	}
	for _, c := range ready {
		if c.key != "" {
			q.busy[c.key] = true
			p.taken++
			p.claims <- c // never waits: it has a place for all that may be taken
		}
	}
	return nil
}

// record writes down the attempts of one council, and clears the keys of those that are not to be made.
func (q *Queue) record(ctx context.Context, council string, now time.Time, ready []claim) error {
	return q.store.Update(ctx, council, func(tx store.Tx) error {
		for n := range ready {
			c := &ready[n]
			if c.council != council {
				continue
			}
			d, err := outbox.Get(tx, c.key)
			if errors.Is(err, store.ErrNotFound) {
				c.key = ""
				continue
			}
			if err != nil {
				return err
			}
			post, err := PostedAs(tx, d.Key, d.To)
			if err != nil && !errors.Is(err, store.ErrNotFound) {
				return err
			}
			shown := post.Ref != bot.Ref{}
			switch rested := post.At.Add(q.spacing); {
			case shown && q.spacing > 0 && rested.After(now):
				c.key = ""
				d.NotBefore = rested
			case shown && !d.Again: // it can only be changed, which may be done twice
				continue
			case d.Tried != 0:
				c.doubt = d.Tried
				continue
			default:
				d.Tried = d.Version
				c.tried = d.Tried
			}
			if err := outbox.Put(tx, d); err != nil {
				return err
			}
		}
		return nil
	})
}

// release takes back what was recorded of attempts that are not made after all, so that nobody has to look for
// their messages. Where it fails, somebody looks.
func (q *Queue) release(left []claim) {
	councils := map[string][]claim{}
	for _, c := range left {
		if c.tried != 0 {
			councils[c.council] = append(councils[c.council], c)
		}
	}
	for council, claims := range councils {
		err := q.store.Update(q.sending, council, func(tx store.Tx) error {
			for _, c := range claims {
				d, err := outbox.Get(tx, c.key)
				if errors.Is(err, store.ErrNotFound) || err == nil && d.Tried != c.tried {
					continue
				}
				if err != nil {
					return err
				}
				d.Tried = 0
				if err := outbox.Put(tx, d); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			q.log.Warn("claims could not be released; their messages will be looked for", "error", err)
		}
	}
}
