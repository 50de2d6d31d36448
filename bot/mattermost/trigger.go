package mattermost

import (
	"context"
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"gremium/bot"
)

// A trigger id is the server's signed word that a user has just pressed or typed something:
//
//	base64(id ":" user ":" milliseconds ":" base64(ASN.1 ECDSA signature over SHA-256 of "id:user:ms:"))
//
// triggers checks it. The public key stands in the server's client configuration.
type triggers struct {
	fetch func(context.Context) (*ecdsa.PublicKey, error)
	now   func() time.Time
	used  *bot.Cache[struct{}] // by id; a trigger is refused for its age before it is forgotten here

	key atomic.Pointer[ecdsa.PublicKey]

	mu      sync.Mutex // while the key is fetched; a signature by the known key does not wait for it
	fetched time.Time
}

const (
	// triggerAge is how old a trigger may be, or how far in the future: the server signs it just before it calls us,
	// so this covers a slow network and clocks that differ (SelfCheck complains from 30 s on).
	triggerAge = time.Minute
	// keyPause is the shortest time between two fetches of the key, so that forgeries cannot make us ask all day.
	keyPause = 10 * time.Second
)

var (
	errForged   = errors.New("not signed by the server")
	errLate     = errors.New("too old")
	errReplayed = errors.New("used before")
)

func newTriggers(fetch func(context.Context) (*ecdsa.PublicKey, error), now func() time.Time) *triggers {
	return &triggers{fetch: fetch, now: now, used: bot.NewCache[struct{}](100_000, 3*triggerAge, now)}
}

// check verifies a trigger for a user and uses it up. It returns the trigger's own id.
func (t *triggers) check(ctx context.Context, trigger, user string) (string, error) {
	id, signed, signature, owner, at, err := parseTrigger(trigger)
	if err != nil || owner != user || user == "" {
		return "", errForged
	}
	good, err := t.verify(ctx, signed, signature)
	if err != nil {
		return "", err
	}
	if !good {
		return "", errForged
	}
	if age := t.now().Sub(at); age > triggerAge || age < -triggerAge {
		return "", errLate
	}
	if !t.used.Add(id, struct{}{}) {
		return "", errReplayed
	}
	return id, nil
}

// verify tries the known key, then a fresh one: the server may have got a new key.
func (t *triggers) verify(ctx context.Context, signed string, signature []byte) (bool, error) {
	sum := sha256.Sum256([]byte(signed))
	known := t.key.Load()
	if known != nil && ecdsa.VerifyASN1(known, sum[:], signature) {
		return true, nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if newer := t.key.Load(); newer != known { // somebody has fetched it meanwhile
		return ecdsa.VerifyASN1(newer, sum[:], signature), nil
	}
	if known != nil && t.now().Sub(t.fetched) < keyPause {
		return false, nil
	}
	t.fetched = t.now() // before the answer: a server that does not answer is not asked more often either
	key, err := t.fetch(ctx)
	if err != nil {
		return false, fmt.Errorf("mattermost: the server's signing key: %w", err)
	}
	t.key.Store(key)
	return ecdsa.VerifyASN1(key, sum[:], signature), nil
}

func parseTrigger(trigger string) (id, signed string, signature []byte, user string, at time.Time, err error) {
	raw, err := base64.StdEncoding.DecodeString(trigger)
	if err != nil {
		return "", "", nil, "", time.Time{}, errForged
	}
	parts := strings.Split(string(raw), ":")
	if len(parts) != 4 || parts[0] == "" {
		return "", "", nil, "", time.Time{}, errForged
	}
	ms, err := strconv.ParseInt(parts[2], 10, 64)
	if err != nil {
		return "", "", nil, "", time.Time{}, errForged
	}
	signature, err = base64.StdEncoding.DecodeString(parts[3])
	if err != nil {
		return "", "", nil, "", time.Time{}, errForged
	}
	return parts[0], strings.Join(parts[:3], ":") + ":", signature, parts[1], time.UnixMilli(ms), nil
}

// publicKey asks the server for the key that its triggers are signed with.
func (p *Platform) publicKey(ctx context.Context) (*ecdsa.PublicKey, error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	config, _, err := p.client.GetClientConfig(ctx, "")
	if err != nil {
		return nil, err
	}
	der, err := base64.StdEncoding.DecodeString(config["AsymmetricSigningPublicKey"])
	if err != nil {
		return nil, err
	}
	key, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		return nil, err
	}
	ec, ok := key.(*ecdsa.PublicKey)
	if !ok {
		return nil, errors.New("not an ECDSA key")
	}
	return ec, nil
}
