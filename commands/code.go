package commands

import (
	"crypto/rand"
	"errors"
	"math/big"
	"time"

	"gremium/commands/records"
	"gremium/store"
)

// Codes that are given on one platform and typed on another: short enough to be typed on a phone, and worth nothing to who
// guesses. Of a code only the hash is stored; it works once and for a quarter of an hour.

const (
	codeLetters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789" // none that look alike: I, L, 1; O, 0
	codeLength  = 8
	codeFor     = 15 * time.Minute
	mostCodes   = 3 // of one owner that work at a time: a further one ends the oldest
	mostTries   = 5 // of wrong codes by one account within codeFor
)

// newCode makes a code in two groups: "K7PM-3XQA".
func newCode() (string, error) {
	code := make([]byte, 0, codeLength+1)
	for i := range codeLength {
		if i == codeLength/2 {
			code = append(code, '-')
		}
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(codeLetters))))
		if err != nil {
			return "", err
		}
		code = append(code, codeLetters[n.Int64()])
	}
	return string(code), nil
}

// giveCode stores a new code of the command's kind for a person or a body, and returns it.
func (c *call) giveCode(owner string) (string, error) {
	code, err := newCode()
	if err != nil {
		return "", err
	}
	c.touched(owner)
	return code, records.KeepCode(c.tx, records.Code{
		Hash: records.HashCode(code), Kind: c.command.code, Council: c.tx.Council(), Owner: owner,
		Account: accountOf(c.event.From).Text(), Until: c.now.Add(codeFor),
	}, mostCodes, c.now)
}

// enter finds what a typed code is about: its council, and for a channel its body. Wrong codes are counted.
func (b *Bot) enter(c *call) (place, error) {
	if c.command.code == records.ConnectCode && c.event.Channel.Direct {
		return c.at, refuse("refusal.connect_in_channel")
	}
	account, since := accountOf(c.event.From).Text(), c.now.Add(-codeFor)
	var tries records.Try
	err := b.Store.View(c.ctx, store.System, func(tx store.Tx) (err error) {
		if tries, err = records.TriesSince(tx, account, since); err != nil {
			return err
		}
		c.code, err = records.Codes.Get(tx, records.HashCode(c.Text("code")))
		return err
	})
	switch {
	case err != nil && !errors.Is(err, store.ErrNotFound):
		return c.at, err
	case len(tries.At) >= mostTries:
		return c.at, refuse("refusal.too_many_tries", "when", c.Clock(c.zoned(tries.At[0].Add(codeFor))))
	case err != nil || c.code.Kind != c.command.code || !c.now.Before(c.code.Until):
		err := b.Store.Update(c.ctx, store.System, func(tx store.Tx) error {
			return records.CountTry(tx, account, c.now, since)
		})
		if err == nil {
			err = c.noCode()
		}
		return c.at, err
	}
	at := c.at
	at.council, at.organization = c.code.Council, ""
	if c.code.Kind == records.ConnectCode {
		at.organization = c.code.Owner
	}
	return at, nil
}

// useCode takes the typed code. Of two that type it at once, one does.
func (c *call) useCode() error {
	code, err := records.Codes.Get(c.tx, c.code.Hash)
	if errors.Is(err, store.ErrNotFound) {
		return c.noCode()
	}
	if err != nil {
		return err
	}
	return records.Codes.Delete(c.tx, code.Hash)
}

// noCode says how to get a code that works.
func (c *call) noCode() error {
	return refuse("refusal.no_code", "line", c.command.NameIn(c.Language()))
}

// sayCode writes a code as it is typed on the other platform.
func (c *call) sayCode(code string) string { return c.typed(c.command.Name, "", code) }
