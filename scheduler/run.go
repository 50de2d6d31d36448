package scheduler

import (
	"context"
	"errors"
	"fmt"
	"time"

	"gremium/bot"
	"gremium/store"
)

const (
	// jobBatch is how many jobs may share a transaction. A person who writes meanwhile waits for it.
	jobBatch = 512
	// firstBatch is how many when nothing is being delivered yet.
	firstBatch = 64
)

// failure is what a kind's error comes to: the transaction ends and the job it struck is known.
type failure struct {
	job   Job
	cause error
}

func (f *failure) Error() string { return f.cause.Error() }

// runJobs runs the first due jobs, in one transaction as long as they are of one council, and at most n.
// A job that fails must leave nothing behind, so the transaction is given up, those before it are run once more,
// and the failure is written down when the job comes first.
func (q *Queue) runJobs(ctx context.Context, now time.Time, council string, n int) error {
	ran := 0
	err := q.store.Update(ctx, council, func(tx store.Tx) error {
		for ran < n {
			list, err := due(tx, now, n-ran)
			if err != nil || len(list) == 0 {
				return err
			}
			watch := &watched{Tx: tx, last: jobs.Key(list[len(list)-1])}
			for _, j := range list {
				if err := q.runJob(watch, j, now); err != nil {
					return &failure{j, err}
				}
				ran++
				if watch.changed { // what was listed may not be what is due now
					break
				}
			}
		}
		return nil
	})
	var failed *failure
	switch {
	case err == nil || ctx.Err() != nil || !errors.As(err, &failed):
		return err
	case ran > 0:
		return q.runJobs(ctx, now, council, ran)
	}
	return q.jobFailed(ctx, now, failed)
}

// due lists the first due jobs as long as they are of the transaction's council.
func due(tx store.Tx, now time.Time, n int) ([]Job, error) {
	var list []Job
	for j, err := range jobs.List(tx, store.Range{To: upTo(now), Limit: n}) {
		if err != nil {
			return nil, err
		}
		if j.Council != tx.Council() {
			break
		}
		list = append(list, j)
	}
	return list, nil
}

// watched notices when a kind changes what is due.
type watched struct {
	store.Tx
	last    string // last key of the list that is being run
	changed bool
}

func (w *watched) Put(l store.Layout, key string, doc []byte, entries []store.Entry) error {
	w.note(l, key)
	return w.Tx.Put(l, key, doc, entries)
}

func (w *watched) Delete(l store.Layout, key string) error {
	w.note(l, key)
	return w.Tx.Delete(l, key)
}

func (w *watched) note(l store.Layout, key string) {
	if l.Name == jobs.Name && key <= w.last {
		w.changed = true
	}
}

// runJob removes a job and runs its kind.
func (q *Queue) runJob(w *watched, j Job, now time.Time) error {
	if err := jobs.Delete(w.Tx, jobs.Key(j)); err != nil {
		return err
	}
	kind := q.kinds[j.Kind]
	if kind == nil {
		q.log.Error("job parked", "council", j.Council, "job", j.Key, "kind", j.Kind, "error", "unknown kind")
		j.Parked, j.Error = true, "unknown kind"
		return jobs.Put(w.Tx, j)
	}
	if err := call(kind, w, j, Occasion{Now: now, Late: now.Sub(j.Due) > LateAfter}); err != nil {
		return err
	}
	if !w.changed {
		return nil
	}
	// A kind that puts itself back to where it was would be run for ever.
	again, err := jobs.One(w.Tx, "key", jobID(j.Council, j.Key))
	if err == nil && !again.Due.After(j.Due) {
		return fmt.Errorf("kind %s has scheduled its job again for %v", j.Kind, again.Due)
	}
	if errors.Is(err, store.ErrNotFound) {
		err = nil
	}
	return err
}

// call runs a kind and makes an error of its panic.
func call(kind Kind, tx store.Tx, j Job, at Occasion) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("kind %s panicked: %s\n%s", j.Kind, bot.PanicWords(p), bot.Stack())
		}
	}()
	return kind(tx, j, at)
}

// jobFailed puts a job off, or parks it.
func (q *Queue) jobFailed(ctx context.Context, now time.Time, f *failure) error {
	return q.store.Update(ctx, f.job.Council, func(tx store.Tx) error {
		key := jobs.Key(f.job)
		j, err := jobs.Get(tx, key)
		if errors.Is(err, store.ErrNotFound) {
			return nil // cancelled meanwhile
		}
		if err == nil {
			err = jobs.Delete(tx, key)
		}
		if err != nil {
			return err
		}
		j.Tries++
		j.Error = reason(f.cause)
		j.Parked = j.Tries >= jobTries
		j.Retry = now.Add(jobPause(j.Tries)).UTC().Round(0)
		q.log.Error("job failed", "council", j.Council, "job", j.Key, "kind", j.Kind, "tries", j.Tries,
			"parked", j.Parked, "error", f.cause)
		return jobs.Put(tx, j)
	})
}
