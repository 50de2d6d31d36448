package scheduler

import (
	"errors"
	"fmt"
	"iter"
	"time"

	"gremium/bot"
	"gremium/store"
)

// Card names what is to be shown; Options.Render makes the message of it when it is delivered.
type Card struct {
	Name string `json:"name"`         // "vote"
	ID   string `json:"id,omitempty"` // "V9"; Refresh finds every post of it. Empty when it never changes.
	// Args are what the name and the id do not say: a reminder's occasion, whether it is late.
	Args map[string]string `json:"args,omitempty"`
}

// Delivery is a card on its way to an audience.
type Delivery struct {
	// Key is stable and unique for council and audience: "card V9", "rsvp S1 2d". A key is one post: posting it
	// again changes the post that is there.
	Key  string       `json:"key"`
	To   bot.Audience `json:"to"`
	Card Card         `json:"card"`
	// Again posts the card anew where its post has been deleted. Without it, what people deleted stays deleted.
	Again bool `json:"again,omitempty"`

	// What follows is kept by the outbox and cleared by Post.

	Council string `json:"council"`
	// Place orders the deliveries of a council to one audience, Version counts what was asked: a worker that
	// finds another version than it delivered has not finished.
	Place   int `json:"place"`
	Version int `json:"version"`
	// First marks the only one of its audience that may be delivered now.
	First bool `json:"first,omitempty"`
	// Tried is the version at the time an attempt was recorded whose outcome is not known, 0 for none.
	Tried int `json:"tried,omitempty"`
	// Failures counts attempts that failed, NotBefore is when the next may be made, Error the last reason.
	Failures  int       `json:"failures,omitempty"`
	NotBefore time.Time `json:"not_before,omitzero"`
	Error     string    `json:"error,omitempty"`
	Parked    bool      `json:"parked,omitempty"` // given up until Unpark, Post or Refresh
	Final     bool      `json:"final,omitempty"`  // parked because the platform will never accept it
}

// Table keys of deliveries begin with one of these, so that the parked ones are out of everybody's way.
const (
	waitingIn = "w "
	parkedIn  = "p "
)

// outbox is kept in the order of each audience; what may be delivered now is found by its index "ready".
var outbox = store.Table[Delivery]{
	Name:   "outbox",
	Shared: true,
	Key: func(d Delivery) string {
		in := waitingIn
		if d.Parked {
			in = parkedIn
		}
		return in + d.lane() + store.Padded(d.Place)
	},
	Indexes: []store.Index[Delivery]{
		{Name: "key", Unique: true, Values: func(d Delivery) []string {
			return []string{d.lane() + d.Key}
		}},
		{Name: "card", Values: func(d Delivery) []string {
			if d.Card.ID == "" {
				return nil
			}
			return []string{word(d.Council) + " " + d.Card.index()}
		}},
		// By platform, so that what waits for one that is not connected is never looked at.
		{Name: "ready", Values: func(d Delivery) []string {
			if !d.First || d.Parked {
				return nil
			}
			return []string{word(d.To.Platform) + " " + store.Stamp(d.NotBefore) + " " + store.Padded(d.Place)}
		}},
	},
}

// lane is what shares one order: a council's deliveries to one audience. It ends with a space.
func (d Delivery) lane() string { return word(d.Council) + " " + audience(d.To) + " " }

// audience writes an audience as three words of a key.
func audience(to bot.Audience) string {
	if to.Channel != "" {
		return word(to.Platform) + " channel " + word(to.Channel)
	}
	return word(to.Platform) + " account " + word(to.Account)
}

func (c Card) index() string { return c.Name + " " + c.ID }

// Posted is what is known of a card that has reached its audience.
type Posted struct {
	Key  string       `json:"key"`
	To   bot.Audience `json:"to"`
	Card Card         `json:"card"`
	Ref  bot.Ref      `json:"ref,omitzero"`
	At   time.Time    `json:"at"`             // of the last change
	Hash string       `json:"hash,omitempty"` // of what is shown; "" when that is not known
	// Gone is set when the post was found deleted.
	Gone bool `json:"gone,omitempty"`
	// Round counts the times it was posted anew.
	Round int `json:"round,omitempty"`
}

var posts = store.Table[Posted]{
	Name: "posts",
	Key:  func(p Posted) string { return postKey(p.Key, p.To) },
	Indexes: []store.Index[Posted]{{Name: "card", Values: func(p Posted) []string {
		if p.Card.ID == "" {
			return nil
		}
		return []string{p.Card.index()}
	}}},
}

func postKey(key string, to bot.Audience) string { return key + " " + audience(to) }

// Post puts a delivery into the outbox of the transaction's council. A delivery with the same key and audience
// that has not left yet takes over the card and keeps its place; one that is just being delivered is delivered
// again; one that is parked is tried again, at the end of its audience's order.
func Post(tx store.Tx, d Delivery) error {
	if err := d.check(tx.Council()); err != nil {
		return err
	}
	d.Council = tx.Council()
	old, err := outbox.One(tx, "key", d.lane()+d.Key)
	if errors.Is(err, store.ErrNotFound) {
		return post(tx, d, nil)
	}
	if err != nil {
		return err
	}
	return post(tx, d, &old)
}

// post is Post for who knows what is in the outbox under that key already, nil for nothing.
func post(tx store.Tx, d Delivery, old *Delivery) error {
	next, err := tx.Next("outbox")
	if err != nil {
		return err
	}
	d = Delivery{Key: d.Key, To: d.To, Card: d.Card, Again: d.Again, Council: tx.Council(), Place: next, Version: next}
	if old == nil {
		return enter(tx, d)
	}
	d.Again = d.Again || old.Again
	if old.Parked {
		if err := outbox.Delete(tx, outbox.Key(*old)); err != nil {
			return err
		}
		d.Tried = old.Tried
		return enter(tx, d)
	}
	changed := *old
	changed.Card, changed.Version, changed.Again = d.Card, next, d.Again
	return outbox.Put(tx, changed)
}

func (d Delivery) check(council string) error {
	switch {
	case council == store.System:
		return fmt.Errorf("scheduler: delivery %q belongs to no council", d.Key)
	case d.Key == "" || d.Card.Name == "":
		return fmt.Errorf("scheduler: delivery %q of card %q needs both", d.Key, d.Card.Name)
	case d.To.Platform == "" || (d.To.Channel == "") == (d.To.Account == ""):
		return fmt.Errorf("scheduler: delivery %q goes to nobody in particular: %+v", d.Key, d.To)
	}
	return nil
}

// enter puts a delivery at the end of its lane.
func enter(tx store.Tx, d Delivery) error {
	_, waiting, err := head(tx, d.lane())
	if err != nil {
		return err
	}
	d.First = !waiting
	return outbox.Put(tx, d)
}

// leave takes a delivery out of its lane and lets the next one come first, if there is one.
func leave(tx store.Tx, d Delivery) (more bool, err error) {
	if err := outbox.Delete(tx, outbox.Key(d)); err != nil {
		return false, err
	}
	next, waiting, err := head(tx, d.lane())
	if err != nil || !waiting || next.First {
		return waiting, err
	}
	next.First = true
	return true, outbox.Put(tx, next)
}

// head is the delivery of a lane that has waited longest.
func head(tx store.Tx, lane string) (d Delivery, ok bool, err error) {
	for d, err := range outbox.List(tx, store.Range{Prefix: waitingIn + lane, Limit: 1}) {
		return d, err == nil, err
	}
	return d, false, nil
}

// Refresh has every post of a card brought up to date, and those that are being made or were given up. Of those that are
// asked for in transactions that are stored together, one does for all: whoever delivers it looks when all are stored.
func Refresh(tx store.Tx, cardName, id string) error {
	card := Card{Name: cardName, ID: id}
	if !store.First(tx, "refresh "+word(tx.Council())+" "+card.index()) {
		return nil
	}
	leaving, err := collect(outbox.By(tx, "card", store.Exactly(word(tx.Council())+" "+card.index())))
	if err != nil {
		return err
	}
	for _, d := range leaving {
		if err := post(tx, Delivery{Key: d.Key, To: d.To, Card: d.Card}, &d); err != nil {
			return err
		}
	}
	there, err := collect(PostedCards(tx, cardName, id))
	if err != nil {
		return err
	}
	for _, p := range there {
		if p.Gone {
			continue
		}
		// What is on its way to that post already was refreshed above, or brings another card.
		_, err := outbox.One(tx, "key", Delivery{Council: tx.Council(), To: p.To}.lane()+p.Key)
		if errors.Is(err, store.ErrNotFound) {
			err = post(tx, Delivery{Key: p.Key, To: p.To, Card: p.Card}, nil)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// PostedCards yields every post of a card, those found deleted too.
func PostedCards(tx store.Tx, cardName, id string) iter.Seq2[Posted, error] {
	return posts.By(tx, "card", store.Exactly(Card{Name: cardName, ID: id}.index()))
}

// PostedAs returns the post of a delivery, or an error that wraps store.ErrNotFound.
func PostedAs(tx store.Tx, key string, to bot.Audience) (Posted, error) {
	return posts.Get(tx, postKey(key, to))
}

// Adopt notes a post that was made past the outbox, so that Post and Refresh change it.
func Adopt(tx store.Tx, d Delivery, ref bot.Ref, at time.Time) error {
	if err := d.check(tx.Council()); err != nil {
		return err
	}
	return posts.Put(tx, Posted{Key: d.Key, To: d.To, Card: d.Card, Ref: ref, At: at.UTC().Round(0)})
}

// Forget drops what is known of a post. A later Post with its key makes a new one.
func Forget(tx store.Tx, key string, to bot.Audience) error {
	return posts.Delete(tx, postKey(key, to))
}

// Waiting yields the deliveries of the transaction's council that are under way, by audience: also those for
// platforms that are not connected, which stay until they are.
func Waiting(tx store.Tx) iter.Seq2[Delivery, error] {
	return outbox.List(tx, store.Range{Prefix: waitingIn + word(tx.Council()) + " "})
}
