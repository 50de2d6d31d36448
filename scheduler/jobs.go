package scheduler

import (
	"errors"
	"fmt"
	"iter"
	"net/url"
	"time"

	"gremium/store"
)

// LateAfter is how long after its due time a job still counts as in time.
const LateAfter = 15 * time.Minute

// Job is something to be decided at a later time.
type Job struct {
	// Key is rule, target and occurrence: "rsvp S1 2d @person". It is unique in the council.
	Key string `json:"key"`
	// Kind names the function that runs it (Options.Kinds).
	Kind string `json:"kind"`
	// Council is the council it belongs to; Schedule sets it.
	Council string `json:"council,omitempty"`
	// Due is the instant at which it runs. Where Wall is set, Schedule works it out.
	Due time.Time `json:"due"`
	// Wall is the local time it was meant for, "2027-03-22T16:00", read in Zone ("Europe/Berlin"). It is what
	// counts when the rules of a zone change. Empty when only the instant counts.
	Wall string `json:"wall,omitempty"`
	Zone string `json:"zone,omitempty"`
	// Args are for the kind.
	Args map[string]string `json:"args,omitempty"`

	// What follows is kept by the queue and cleared by Schedule.

	Tries  int       `json:"tries,omitempty"`  // how often its kind has failed
	Retry  time.Time `json:"retry,omitzero"`   // when it is tried again
	Error  string    `json:"error,omitempty"`  // what went wrong the last time; for operators
	Parked bool      `json:"parked,omitempty"` // given up until Unpark
}

// Local returns the due time in the job's zone, or in UTC where it has none.
func (j Job) Local() time.Time {
	if loc, err := zone(j.Zone); err == nil {
		return j.Due.In(loc)
	}
	return j.Due.UTC()
}

// when is the instant at which the queue looks at the job next.
func (j Job) when() time.Time {
	if j.Retry.IsZero() {
		return j.Due
	}
	return j.Retry
}

// parked begins the table keys of parked jobs. It sorts after every stamp, so no look at what is due meets them.
const parked = "parked"

// jobs is kept in due order. Parked jobs stand behind all others.
var jobs = store.Table[Job]{
	Name:   "jobs",
	Shared: true,
	Key: func(j Job) string {
		at := store.Stamp(j.when())
		if j.Parked {
			at = parked
		}
		return at + " " + jobID(j.Council, j.Key)
	},
	Indexes: []store.Index[Job]{{
		Name:   "key",
		Unique: true,
		Values: func(j Job) []string { return []string{jobID(j.Council, j.Key)} },
	}},
}

// jobID is a job's key in the whole store. A council's name is written so that it has no space in it.
func jobID(council, key string) string { return word(council) + " " + key }

// word writes an id of the outside world as one word of a key. Ids that are plain words stay as they are.
func word(id string) string { return url.QueryEscape(id) }

// upTo is the end of a range of keys that begin with a stamp: everything not later than an instant.
func upTo(t time.Time) string { return store.Stamp(t) + "~" }

// Schedule puts a job of the transaction's council into the queue, in the place of one with the same key.
// With Wall set, the due time is worked out from Wall and Zone: in a gap the first instant after it, of an
// ambiguous time the first.
func Schedule(tx store.Tx, j Job) error {
	if j.Key == "" || j.Kind == "" {
		return fmt.Errorf("scheduler: job %q of kind %q needs both", j.Key, j.Kind)
	}
	j.Council = tx.Council()
	j.Tries, j.Retry, j.Error, j.Parked = 0, time.Time{}, "", false
	if j.Wall != "" {
		due, err := At(j.Wall, j.Zone)
		if err != nil {
			return fmt.Errorf("scheduler: job %q: %w", j.Key, err)
		}
		j.Due = due
		if err := knowZone(tx, j.Zone); err != nil {
			return err
		}
	}
	if j.Due.IsZero() || j.Due.Year() > 9998 { // keys have four digits for the year
		return fmt.Errorf("scheduler: job %q cannot be due %v", j.Key, j.Due)
	}
	j.Due = j.Due.UTC().Round(0)
	if err := Cancel(tx, j.Key); err != nil {
		return err
	}
	return jobs.Put(tx, j)
}

// Cancel takes a job of the transaction's council out of the queue, if it is there.
func Cancel(tx store.Tx, key string) error {
	j, err := jobs.One(tx, "key", jobID(tx.Council(), key))
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return jobs.Delete(tx, jobs.Key(j))
}

// CancelPrefix takes all jobs of the transaction's council out of the queue whose key begins with the prefix:
// end it with the space after a word, or "rsvp S1" is "rsvp S12" as well.
func CancelPrefix(tx store.Tx, prefix string) error {
	list, err := collect(Scheduled(tx, prefix))
	if err != nil {
		return err
	}
	for _, j := range list {
		if err := jobs.Delete(tx, jobs.Key(j)); err != nil {
			return err
		}
	}
	return nil
}

// Scheduled yields the jobs of the transaction's council whose key begins with the prefix, in the order of keys,
// parked ones too.
func Scheduled(tx store.Tx, prefix string) iter.Seq2[Job, error] {
	return jobs.By(tx, "key", store.Range{Prefix: jobID(tx.Council(), prefix)})
}

// collect reads a list to its end: a table must not be changed while it is scanned.
func collect[T any](list iter.Seq2[T, error]) ([]T, error) {
	var all []T
	for v, err := range list {
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}
