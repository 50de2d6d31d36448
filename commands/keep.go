package commands

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"time"

	"gremium/bot"
	"gremium/commands/records"
	"gremium/store"
)

// What a platform's buttons and forms have no room for is kept here, under a name made of its content: the card that
// is rendered again has the same names, and its buttons work after a restart.

// unfounded keeps what belongs to no council yet, such as the form that founds one.
const unfounded = "unfounded"

// forGood is until when what is to be kept for good is kept: more than a year from when it was last shown. It is the first of a
// month, so that a card that is shown often does not store it each time.
func forGood(now time.Time) time.Time {
	y, m, _ := now.UTC().Date()
	return time.Date(y, m+14, 1, 0, 0, 0, 0, time.UTC)
}

// Keep stores a payload. It writes only what is new, or is to be kept for longer.
func (b *Bot) Keep(ctx context.Context, council string, payload []byte, until time.Time) (string, error) {
	council = cmp.Or(council, unfounded)
	if until.IsZero() {
		until = forGood(b.Now())
	}
	sum := sha256.Sum256(payload)
	kept := records.Payload{Name: base64.RawURLEncoding.EncodeToString(sum[:15]), Content: payload, Until: until}
	longer := true
	look := func(tx store.Tx) error {
		old, err := records.Payloads.Get(tx, kept.Name)
		if err == nil {
			longer = !old.Until.IsZero() && old.Until.Before(until)
		}
		return dropUnknown(err)
	}
	if err := b.Store.View(ctx, council, look); err != nil || !longer {
		return kept.Name, err
	}
	return kept.Name, b.Store.Update(ctx, council, func(tx store.Tx) error {
		if err := look(tx); err != nil || !longer {
			return err
		}
		return records.KeepPayload(tx, kept, b.Now())
	})
}

// Kept returns a payload. The error wraps bot.ErrGone when there is none or its time is over.
func (b *Bot) Kept(ctx context.Context, council, name string) ([]byte, error) {
	var kept records.Payload
	err := b.Store.View(ctx, cmp.Or(council, unfounded), func(tx store.Tx) (err error) {
		kept, err = records.Payloads.Get(tx, name)
		return err
	})
	// A council or name that cannot be a key is one that somebody has made up.
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrKey) || err == nil && !kept.Until.IsZero() && b.Now().After(kept.Until) {
		return nil, fmt.Errorf("commands: payload %s: %w", name, bot.ErrGone)
	}
	return kept.Content, err
}
