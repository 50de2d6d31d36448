package bolt_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"gremium/store"
	"gremium/store/bolt"
	"gremium/store/bolt/bolttest"
)

// ballot and audit are what a vote writes: a document with two index entries, and a row about it.
type ballot struct {
	Poll   string    `json:"poll"`
	Member string    `json:"member"`
	Choice string    `json:"choice"`
	At     time.Time `json:"at"`
	Note   string    `json:"note"`
}

type audit struct {
	ID      string    `json:"id"`
	Who     string    `json:"who"`
	Command string    `json:"command"`
	At      time.Time `json:"at"`
	Hash    string    `json:"hash"`
}

var ballots = store.Table[ballot]{
	Name: "ballots",
	Key:  func(b ballot) string { return b.Poll + "/" + b.Member },
	Indexes: []store.Index[ballot]{
		{Name: "poll", Values: func(b ballot) []string { return []string{b.Poll} }},
		{Name: "member", Values: func(b ballot) []string { return []string{b.Member} }},
	},
}

var audits = store.Table[audit]{Name: "audits", Key: func(a audit) string { return a.ID }}

func benchLayouts() []store.Layout { return []store.Layout{ballots.Layout(), audits.Layout()} }

const council = "stadtrat"

var background = context.Background()

func vote(n int) (ballot, audit) {
	at := time.Date(2026, 12, 3, 17, 0, 0, n, time.UTC)
	member := fmt.Sprintf("member%07d", n*7919%10_000_000)
	return ballot{"V9", member, "ja", at, "Der Antrag ist angenommen, wenn die Mehrheit zustimmt."},
		audit{store.Padded(n), member, "vote cast", at, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
}

// ours stores the vote of a number as a handler does.
func ours(s *bolt.Store) func(n int) error {
	return func(n int) error {
		one, row := vote(n)
		return s.Update(background, council, func(tx store.Tx) error {
			return errors.Join(ballots.Put(tx, one), audits.Put(tx, row))
		})
	}
}

// raw is what that comes to in bbolt, known beforehand: the same keys and values in the same buckets, no look at what
// was there, no rollback.
func raw(n int) ([]bolttest.Row, error) {
	one, row := vote(n)
	doc, err1 := json.Marshal(one)
	line, err2 := json.Marshal(row)
	key := ballots.Key(one)
	return []bolttest.Row{
		{Bucket: "ballots", Key: []byte(council + "\x00" + key), Value: append([]byte("\x02\x04poll\x02V9\x06member\x0d"+one.Member), doc...)},
		{Bucket: "ballots__poll", Key: []byte(council + "\x00" + one.Poll + "\x00" + key), Value: []byte{}},
		{Bucket: "ballots__member", Key: []byte(council + "\x00" + one.Member + "\x00" + key), Value: []byte{}},
		{Bucket: "audits", Key: []byte(council + "\x00" + row.ID), Value: append([]byte{0}, line...)},
	}, errors.Join(err1, err2)
}

// BenchmarkA1Durable is row a1 as far as the store goes: votes with c writers at once, each a function that puts two
// documents, against bare bbolt. What real ballots reach is measured in cmd/gremium.
func BenchmarkA1Durable(b *testing.B) {
	for _, c := range []int{1, 64, 256, 1024} {
		b.Run(fmt.Sprint("c=", c), func(b *testing.B) {
			s := open(b, filepath.Join(b.TempDir(), "ours"), benchLayouts())
			race := bolttest.Race{AtOnce: c, Votes: max(400, min(20*c, 10_000)), Rounds: 9, Writers: []bolttest.Writer{{Name: "votes", Write: ours(s)}}}
			race = race.Against(b, []string{"ballots", "ballots__poll", "ballots__member", "audits"}, raw)
			b.ReportMetric(race.Run(b), fmt.Sprint("ratio-a1-store-c", c))
		})
	}
}
