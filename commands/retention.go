package commands

import (
	"slices"
	"time"

	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Retention: what is no longer needed is forgotten every night. The deadlines are those of rules.md, "Privacy"; the table of
// what is kept how long, for operators, is in cmd/gremium/manual/running.md.

// retention is one run of the job: it looks at sweepRows rows at most, so that nobody waits for it, and leaves the rest to the
// next run. Where it has come to is in the job: a restart goes on there.
type retention struct {
	tx   store.Tx
	now  time.Time
	left int // rows that may still be looked at
	// ended remembers of subjects whether nothing will change them any more: many posts are about one.
	ended map[string]bool
}

const (
	retentionKey  = "retention"
	retentionCron = "30 3 * * *"
	sweepRows     = 250
	sweepPause    = time.Second
)

// How long what is kept, counted from its end. Source: rules.md, Privacy.
const (
	oneDay      = 24 * time.Hour
	accountKept = 30 * oneDay // the accounts of who has left
)

// sweeps are the parts of a run in their order. Each goes on behind a key, and returns the one at which it has ended, "" when
// there is no more.
var sweeps = []struct {
	name  string
	sweep func(r *retention, after string) (end string, err error)
}{
	{"posts", (*retention).sweepPosts},
	{"parked", (*retention).sweepParked},
	{"people", (*retention).sweepPeople},
}

// scheduleRetention has the job run the next night.
func scheduleRetention(tx store.Tx, now time.Time) error {
	next, err := scheduler.NextCron(retentionCron, now)
	if err != nil {
		return err
	}
	return scheduler.Schedule(tx, scheduler.Job{
		Key: retentionKey, Kind: "retention", Wall: next.Format(wallLayout), Zone: next.Location().String(),
	})
}

// ensureRetention schedules the job where there is none: for a council that was founded before there was one.
func ensureRetention(tx store.Tx, now time.Time) error {
	for _, err := range scheduler.Scheduled(tx, retentionKey) {
		return err
	}
	return scheduleRetention(tx, now)
}

// retain is the job.
func retain(tx store.Tx, job scheduler.Job, at scheduler.Occasion) error {
	r := &retention{tx: tx, now: at.Now.In(job.Local().Location()), left: sweepRows, ended: map[string]bool{}}
	begun, after := job.Args["sweep"], job.Args["after"]
	for _, s := range sweeps {
		if begun != "" && begun != s.name {
			continue
		}
		begun = ""
		end, err := s.sweep(r, after)
		if err != nil {
			return err
		}
		if after = ""; end != "" {
			return scheduler.Schedule(tx, scheduler.Job{
				Key: retentionKey, Kind: "retention", Due: at.Now.Add(sweepPause), Zone: job.Zone,
				Args: map[string]string{"sweep": s.name, "after": end},
			})
		}
	}
	return scheduleRetention(tx, r.now)
}

// sweep looks at the rows of a table that may still be looked at, behind a key.
func sweep[T any](r *retention, table store.Table[T], after string, f func(T) error) (end string, err error) {
	return table.Sweep(r.tx, "", after, r.left, func(v T) error {
		r.left--
		return f(v)
	})
}

// hasLeft says whether somebody was a member of bodies, is of none any more, and was of none for some time.
func (r *retention) hasLeft(person string, since time.Duration) (bool, error) {
	all, err := records.AllMembershipsOf(r.tx, person)
	still := council.DayOf(r.now.Add(-since))
	return len(all) > 0 && !slices.ContainsFunc(all, func(m council.Membership) bool { return m.End == "" || m.End >= still }), err
}

// sweepPeople forgets the accounts of those who have left. Their names stay: they stand in what was decided.
func (r *retention) sweepPeople(after string) (string, error) {
	return sweep(r, records.People, after, func(p council.Person) error {
		if len(p.Accounts) == 0 {
			return nil
		}
		if left, err := r.hasLeft(p.ID, accountKept); err != nil || !left {
			return err
		}
		for _, a := range p.Accounts {
			if err := records.DropAccount(r.tx, a); err != nil {
				return err
			}
		}
		p.Accounts = nil
		if err := records.People.Put(r.tx, p); err != nil {
			return err
		}
		return r.note(p.ID)
	})
}

// note has the audit trail say what was deleted.
func (r *retention) note(id string) error {
	return records.Append(r.tx, records.Audit{At: r.now, Command: "retention", IDs: []string{id}})
}
