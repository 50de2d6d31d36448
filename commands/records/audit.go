package records

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"gremium/store"
)

// Audit is one row of the audit trail: who changed what, when, by which command. It names ids only: no names, no
// content, never a choice. Rows are chained: Hash covers the row and the hash before it, so that a row that is
// changed or taken out shows.
type Audit struct {
	Number  int       `json:"number"`
	At      time.Time `json:"at"`
	Person  string    `json:"person,omitempty"` // the person's id; "" for the clock and for somebody unknown
	Account string    `json:"account,omitempty"`
	Command string    `json:"command"`
	IDs     []string  `json:"ids,omitempty"`
	Before  string    `json:"before"` // the hash of the row before
	Hash    string    `json:"hash"`
}

// Audits is the audit trail, under its numbers.
var Audits = store.Table[Audit]{
	Name: "audits", Key: func(a Audit) string { return store.Padded(a.Number) },
}

func (a Audit) sum() string {
	a.Hash = ""
	a.At = a.At.UTC().Truncate(time.Microsecond)
	text, _ := json.Marshal(a)
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}

// lastAudits is the trail as far as the next row depends on it: every writing command reads it, when it has its turn.
var lastAudits = store.Table[lastAudit]{Name: Audits.Name}

type lastAudit struct {
	Number int    `json:"number"`
	Hash   string `json:"hash"`
}

// Checkpoint is the last row of the trail that was deleted, so that the rows after it can still be checked.
type Checkpoint struct {
	Number int    `json:"number"`
	Hash   string `json:"hash"`
}

// Checkpoints has at most one row, the trail's.
var Checkpoints = store.Table[Checkpoint]{Name: "checkpoints", Key: func(Checkpoint) string { return Audits.Name }}

// checkpoint is where the trail begins: after nothing where none of it was deleted.
func checkpoint(tx store.Tx) (Checkpoint, error) {
	c, err := Checkpoints.Get(tx, Audits.Name)
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return c, err
}

// Append adds a row to the trail; number, hashes are set here.
func Append(tx store.Tx, a Audit) error {
	for last, err := range lastAudits.List(tx, store.Range{Reverse: true, Limit: 1}) {
		if err != nil {
			return err
		}
		a.Number, a.Before = last.Number, last.Hash
	}
	if a.Number == 0 {
		c, err := checkpoint(tx)
		if err != nil {
			return err
		}
		a.Number, a.Before = c.Number, c.Hash
	}
	a.Number++
	a.At = a.At.UTC().Truncate(time.Microsecond)
	a.Hash = a.sum()
	return Audits.Put(tx, a)
}

// CutAudits deletes the oldest rows of the trail, at most limit, that are from before an instant, and returns how many. What is
// left begins at a checkpoint.
func CutAudits(tx store.Tx, before time.Time, limit int) (cut int, err error) {
	oldest, err := collect(Audits.List(tx, store.Range{Limit: limit}))
	if err != nil {
		return 0, err
	}
	for _, a := range oldest {
		if !a.At.Before(before) {
			break
		}
		if err := errors.Join(Audits.Delete(tx, Audits.Key(a)), Checkpoints.Put(tx, Checkpoint{a.Number, a.Hash})); err != nil {
			return cut, err
		}
		cut++
	}
	return cut, nil
}

// CheckChain reads the whole trail, from where it was last cut, and reports each break.
func CheckChain(tx store.Tx) []error {
	var problems []error
	c, err := checkpoint(tx)
	if err != nil {
		return append(problems, err)
	}
	before, number := c.Hash, c.Number
	for a, err := range Audits.List(tx, store.Range{}) {
		if err != nil {
			return append(problems, err)
		}
		switch {
		case a.Hash != a.sum():
			problems = append(problems, fmt.Errorf("audit row %d was changed", a.Number))
		case number > 0 && a.Number != number+1:
			problems = append(problems, fmt.Errorf("audit rows between %d and %d are missing", number, a.Number))
		case a.Before != before:
			problems = append(problems, fmt.Errorf("audit row %d does not follow on row %d", a.Number, number))
		}
		before, number = a.Hash, a.Number
	}
	return problems
}
