package scheduler

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"gremium/bot"
	"gremium/store"
)

// result is how a delivery went.
type result struct {
	pump *pump
	claim
	outcome
	left bool  // it was not even tried, because the queue stops
	more bool  // its lane has another one to deliver now
	err  error // the store's
}

// known says whether there is anything to write down.
func (r result) known() bool { return r.err == nil && r.version != 0 }

// worker makes deliveries until there are no more claims. How they went is written down beside it (clerk), for that takes
// a commit, and the platform need not wait for it. Its lane does.
func (q *Queue) worker(ctx context.Context, p *pump) {
	for c := range p.claims {
		if ctx.Err() != nil {
			q.results <- result{pump: p, claim: c, left: true}
			continue
		}
		q.atWork.Add(1)
		r := q.deliver(q.sending, p, c)
		q.atWork.Add(-1)
		q.made <- r
	}
}

const (
	// together is how many deliveries are written down with one commit at most, and gather how long the first of them
	// waits for others that are being made. The commits would cost as much as all the rest of a thousand reminders.
	together = 64
	gather   = 10 * time.Millisecond
)

// clerk writes down how deliveries went, those of a council that are made at the same time together.
func (q *Queue) clerk(ctx context.Context) {
	for first := range q.made {
		batches := map[string][]result{first.council: {first}}
		late := time.NewTimer(gather)
		for n, waits := 1, true; waits && n < together && (q.atWork.Load() > 0 || len(q.made) > 0); n++ {
			select {
			case r, open := <-q.made:
				if waits = open; open {
					batches[r.council] = append(batches[r.council], r)
				}
			case <-late.C:
				waits = false
			}
		}
		late.Stop()
		for council, batch := range batches {
			err := q.settle(ctx, council, batch)
			for _, r := range batch {
				r.err = cmp.Or(r.err, err)
				q.results <- r
			}
		}
	}
}

// done takes a result off the books, and hurries what waits for a platform that had let nothing through for a while.
// It says whether there may be something new to claim.
func (q *Queue) done(ctx context.Context, r result) (more bool, err error) {
	p := r.pump
	full := q.room(p) == 0
	p.taken--
	delete(q.busy, r.key)
	more = r.more || r.failed != nil || full && q.room(p) > 0
	switch {
	case r.err != nil:
		return more, r.err
	case !r.asked:
	case r.failed != nil && !r.final:
		if p.failing.IsZero() {
			p.failing = q.now()
		}
	case !p.failing.IsZero():
		since := p.failing
		p.failing = time.Time{}
		if q.now().Sub(since) >= outage {
			return true, q.hurry(ctx, p)
		}
	}
	return more, nil
}

// outage is how long nothing must have got through to a platform for it to count as having been away.
const outage = time.Minute

// hurry makes the deliveries that failed on a platform ready now.
func (q *Queue) hurry(ctx context.Context, p *pump) error {
	failed := map[string][]string{} // council -> keys
	err := q.store.View(ctx, store.System, func(tx store.Tx) error {
		prefix := word(p.name) + " "
		for d, err := range outbox.By(tx, "ready", store.Range{Prefix: prefix, From: prefix + upTo(q.now())}) {
			if err != nil {
				return err
			}
			if d.Failures > 0 {
				failed[d.Council] = append(failed[d.Council], outbox.Key(d))
			}
		}
		return nil
	})
	for council, keys := range failed {
		if err != nil {
			break
		}
		err = q.store.Update(ctx, council, func(tx store.Tx) error {
			for _, key := range keys {
				d, err := outbox.Get(tx, key)
				if errors.Is(err, store.ErrNotFound) {
					continue
				}
				if err != nil {
					return err
				}
				d.NotBefore = time.Time{}
				if err := outbox.Put(tx, d); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return err
}

// outcome is what a delivery came to. The zero outcome leaves everything as it is: there was nothing to do, or
// it is not known what the platform did, which is on record.
type outcome struct {
	version int    // what was delivered, 0 for nothing
	post    Posted // as it is to be remembered
	asked   bool   // the platform was asked
	failed  error
	final   bool // trying again is useless
	drop    bool // nothing to show, and nothing to remember
}

// deliver makes one delivery.
func (q *Queue) deliver(ctx context.Context, p *pump, c claim) result {
	r := result{pump: p, claim: c}
	d, post, message, err := q.prepare(ctx, c)
	var unrendered *renderError
	switch {
	case errors.Is(err, ErrDrop):
		r.outcome = outcome{version: d.Version, drop: true}
	case errors.As(err, &unrendered):
		r.outcome = outcome{version: d.Version, failed: unrendered.cause}
	case err != nil:
		r.err = err
	default:
		o := q.show(ctx, p.platform, c, d, post, message)
		if o.failed == nil || o.final || ctx.Err() == nil { // else it was our end that stopped it
			r.outcome = o
		}
	}
	return r
}

// renderError tells a Render's error from the store's.
type renderError struct{ cause error }

func (e *renderError) Error() string { return e.cause.Error() }
func (e *renderError) Unwrap() error { return e.cause }

// prepare reads a delivery as it is now and renders it.
func (q *Queue) prepare(ctx context.Context, c claim) (d Delivery, post Posted, m bot.Message, err error) {
	err = q.store.View(ctx, c.council, func(tx store.Tx) error {
		d, err = outbox.Get(tx, c.key)
		if err != nil {
			return err
		}
		post, err = PostedAs(tx, d.Key, d.To)
		if errors.Is(err, store.ErrNotFound) {
			post = Posted{Key: d.Key, To: d.To}
		} else if err != nil {
			return err
		}
		post.Card = d.Card
		m, err = rendered(q.render, tx, d)
		return err
	})
	m.To, m.Council = d.To, d.Council
	return d, post, m, err
}

// rendered calls a Render and makes an error of its panic.
func rendered(render Render, tx store.Tx, d Delivery) (m bot.Message, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("card %s panicked: %s\n%s", d.Card.Name, bot.PanicWords(p), bot.Stack())
		}
		if err != nil {
			err = &renderError{err}
		}
	}()
	return render(tx, d.Card, d.To)
}

// show brings a message to the screen: it changes the post that is there, or makes one.
func (q *Queue) show(ctx context.Context, p bot.Platform, c claim, d Delivery, post Posted, m bot.Message) (o outcome) {
	o = outcome{version: d.Version, post: post}
	defer func() {
		if r := recover(); r != nil {
			o.failed = fmt.Errorf("platform panicked: %s\n%s", bot.PanicWords(r), bot.Stack())
		}
		o.final = errors.Is(o.failed, bot.ErrGone) || errors.Is(o.failed, bot.ErrRefused)
	}()
	ctx, cancel := context.WithTimeout(ctx, q.timeout)
	defer cancel()

	hash := digest(m)
	if post.Ref != (bot.Ref{}) {
		m.Key = messageKey(d, post.Round)
		if post.Hash == hash && !slices.ContainsFunc(m.Files, func(f bot.File) bool { return f.Sum == "" }) {
			return o
		}
		o.asked = true
		o.failed = p.Update(ctx, post.Ref, m)
		if !errors.Is(o.failed, bot.ErrGone) {
			o.post.Hash = hash
			return o
		}
		o.failed = nil
		o.post.Ref, o.post.Hash, o.post.Gone = bot.Ref{}, "", true
	}
	if d.SentAs != "" && !o.post.Gone {
		return q.mend(ctx, p, d, o, m)
	}
	if o.post.Gone {
		if !d.Again {
			return o
		}
		o.post.Gone = false
		o.post.Round++
	}
	m.Key = messageKey(d, o.post.Round)
	o.asked = true
	if c.doubt != 0 {
		ref, found, err := p.Find(ctx, d.To, m.Key)
		if err != nil {
			o.failed = err
			return o
		}
		if found {
			o.post.Ref = ref
			if d.Version != c.doubt { // it shows what was true then
				o.failed = p.Update(ctx, ref, m)
				o.post.Hash = hash
			}
			return o
		}
	}
	o.post.Ref, o.failed = p.Send(ctx, m)
	o.post.Hash = hash
	return o
}

// mend changes a message that may have been sent past the outbox. One that is not there, or that nobody can reach, is let be.
func (q *Queue) mend(ctx context.Context, p bot.Platform, d Delivery, o outcome, m bot.Message) outcome {
	o.asked = true
	ref, found, err := p.Find(ctx, d.To, d.SentAs)
	if found && err == nil {
		o.post.Ref, o.post.Hash, m.Key = ref, digest(m), d.SentAs
		err = p.Update(ctx, ref, m)
	}
	o.failed = err
	if errors.Is(err, bot.ErrGone) || errors.Is(err, bot.ErrRefused) {
		o.failed, found = nil, false
	}
	o.drop = o.failed == nil && !found
	return o
}

// messageKey is unique on the platform for what is to be one post. The audience belongs to it: the same reminder goes
// to many people under one delivery key, and a platform that saw one message key twice would post it once.
func messageKey(d Delivery, round int) string {
	key := d.lane() + d.Key
	if round > 0 {
		key += " #" + strconv.Itoa(round+1)
	}
	return key
}

// digest tells whether a message shows something else than the one before, if each of its files has a sum.
func digest(m bot.Message) string {
	parts := []any{m.To, m.Council, m.Title, m.Text, m.Facts, m.Buttons, m.Tone, m.Class, m.Thread, m.About, m.Event}
	for _, f := range m.Files { // they have no content before they are opened
		parts = append(parts, f.Name, f.Sum)
	}
	text, err := json.Marshal(parts)
	if err != nil {
		panic(err) // the rest of a Message is plain data
	}
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:16])
}

// settle writes down how deliveries of a council went, and lets the next one of each lane come first when one is over.
// It notes whether the lane has one that may be delivered now.
func (q *Queue) settle(ctx context.Context, council string, batch []result) error {
	if !slices.ContainsFunc(batch, result.known) {
		return nil
	}
	return q.store.Update(ctx, council, func(tx store.Tx) error {
		for n := range batch {
			if !batch[n].known() {
				continue
			}
			if err := q.settleOne(tx, &batch[n]); err != nil {
				return err
			}
		}
		return nil
	})
}

func (q *Queue) settleOne(tx store.Tx, r *result) error {
	d, err := outbox.Get(tx, r.key)
	if err != nil {
		return err // nobody else removes a delivery that is waiting
	}
	now := q.now().UTC().Round(0)
	switch {
	case r.drop:
	case r.failed != nil:
		return q.deliveryFailed(tx, d, *r, now)
	default:
		r.post.At = now
		if err := posts.Put(tx, r.post); err != nil {
			return err
		}
	}
	if d.Version == r.version {
		r.more, err = leave(tx, d)
		return err
	}
	r.more = true
	d.Tried, d.Failures, d.NotBefore, d.Error = 0, 0, time.Time{}, ""
	return outbox.Put(tx, d)
}

// deliveryFailed puts a delivery off, with all that follow it in its lane, or parks it and lets them pass.
func (q *Queue) deliveryFailed(tx store.Tx, d Delivery, r result, now time.Time) error {
	d.Failures++
	d.Error = reason(r.failed)
	if r.final {
		d.Tried = 0 // it is known that nothing was posted
	}
	parked := r.final || d.Failures >= deliveryTries
	q.log.Warn("delivery failed", "council", d.Council, "delivery", d.Key, "platform", d.To.Platform,
		"failures", d.Failures, "parked", parked, "error", r.failed)
	if parked {
		if _, err := leave(tx, d); err != nil {
			return err
		}
		d.Parked, d.GivenUp, d.Final, d.First = true, now, r.final, false
		if err := outbox.Put(tx, d); err != nil || q.kinds[ParkedKind] == nil {
			return err
		}
		return Schedule(tx, Job{Key: ParkedKind, Kind: ParkedKind, Due: now.Add(parkedAfter)})
	}
	// Never within the step that made this attempt, or the step would not end.
	if now.Before(r.at) {
		now = r.at.UTC().Round(0)
	}
	d.NotBefore = now.Add(deliveryPause(d.Failures))
	return outbox.Put(tx, d)
}
