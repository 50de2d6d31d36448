package commands

import (
	"errors"
	"slices"
	"time"

	"gremium/bot"
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
	// found remembers who is behind an audience.
	found map[bot.Audience]reader
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
	accountKept = 30 * oneDay  // the accounts of who has left
	answerKept  = 90 * oneDay  // answers to invitations, from the approval of the minutes; absences, from their end
	proofKept   = 365 * oneDay // who was invited when and how, from the approval of the minutes
	taskKept    = 730 * oneDay // tasks, from when they were done or withdrawn
	auditKept   = 730 * oneDay
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
	{"invitations", (*retention).sweepInvitations},
	{"tasks", (*retention).sweepTasks},
	{"absences", (*retention).sweepAbsences},
	{"payloads", (*retention).sweepPayloads},
	{"onces", (*retention).sweepOnces},
	{"codes", (*retention).sweepCodes},
	{"audits", (*retention).sweepAudits},
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
	r := &retention{tx: tx, now: at.Now.In(job.Local().Location()), left: sweepRows, ended: map[string]bool{}, found: map[bot.Audience]reader{}}
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

// sweepInvitations forgets what people have answered, and later that they were invited. While minutes are not approved, they
// are written from it.
func (r *retention) sweepInvitations(after string) (string, error) {
	return sweep(r, records.Invitations, after, func(i council.Invitation) error {
		since, done, err := r.settledAt(i.Meeting)
		switch {
		case err != nil || !done || r.now.Sub(since) < answerKept:
			return err
		case r.now.Sub(since) >= proofKept:
			return records.Invitations.Delete(r.tx, records.Invitations.Key(i))
		case i.Answer == "":
			return nil
		}
		i.Forget()
		return records.Invitations.Put(r.tx, i)
	})
}

// settledAt is when the last was said about a meeting: its minutes were approved; or it was not held.
func (r *retention) settledAt(id string) (since time.Time, done bool, err error) {
	m, err := records.Meeting(r.tx, id)
	if errors.Is(err, store.ErrNotFound) {
		return zeroTime, true, nil
	}
	if err != nil {
		return zeroTime, false, err
	}
	d, err := records.MinutesOf(r.tx, m)
	switch {
	case err == nil && d.Approval != nil:
		return d.Approval.At, true, nil
	case dropUnknown(err) != nil:
		return zeroTime, false, err
	}
	return m.End(), m.State != council.Opened && m.State != council.Closed && m.End().Before(r.now), nil
}

// sweepTasks deletes those that were closed long ago. What was decided and done stands in the minutes.
func (r *retention) sweepTasks(after string) (string, error) {
	return sweep(r, records.Tasks, after, func(t council.Task) error {
		if t.Open() || r.now.Sub(t.Done) < taskKept {
			return nil
		}
		if err := records.Tasks.Delete(r.tx, records.Tasks.Key(t)); err != nil {
			return err
		}
		return r.note(t.ID)
	})
}

func (r *retention) sweepAbsences(after string) (string, error) {
	return sweep(r, records.Absences, after, func(a council.Absence) error {
		if a.Until >= council.DayOf(r.now.Add(-answerKept)) {
			return nil
		}
		return records.Absences.Delete(r.tx, a.ID)
	})
}

func (r *retention) sweepPayloads(after string) (string, error) {
	return sweep(r, records.Payloads, after, func(p records.Payload) error {
		switch {
		case p.Until.IsZero(): // from when they were kept for good
			p.Until = forGood(r.now)
			return records.Payloads.Put(r.tx, p)
		case p.Until.Before(r.now):
			return records.Payloads.Delete(r.tx, p.Name)
		}
		return nil
	})
}

func (r *retention) sweepOnces(after string) (string, error) {
	return sweep(r, records.Onces, after, func(o records.Once) error {
		if o.Until.Before(r.now) {
			return records.Onces.Delete(r.tx, o.Key)
		}
		return nil
	})
}

// sweepCodes: those of all councils, and few; what is left over goes the next night.
func (r *retention) sweepCodes(string) (string, error) {
	return "", records.ForgetCodes(r.tx, r.now, r.now.Add(-codeFor), r.left)
}

// sweepAudits cuts the trail from its beginning: it needs no place to go on from, only to know that there is more.
func (r *retention) sweepAudits(string) (end string, err error) {
	cut, err := records.CutAudits(r.tx, r.now.Add(-auditKept), r.left)
	if cut == r.left {
		end = "more"
	}
	return end, err
}
