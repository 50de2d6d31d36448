package scheduler

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"sync"
	"time"

	"gremium/store"
)

// wallLayout is how Job.Wall is written.
const wallLayout = "2006-01-02T15:04"

// At returns the instant at which the clocks of a zone show a time written as in Job.Wall: in a gap the first
// instant after it, of an ambiguous time the first.
func At(wall, zoneName string) (time.Time, error) {
	t, err := time.Parse(wallLayout, wall)
	if err != nil {
		return time.Time{}, err
	}
	loc, err := zone(zoneName)
	if err != nil {
		return time.Time{}, err
	}
	return onWall(t, loc), nil
}

// fields are what a clock on the wall shows, carried as UTC.
func fields(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond(), time.UTC)
}

// onWall finds the instant at which the clocks of a location show the fields.
func onWall(wall time.Time, loc *time.Location) time.Time {
	t := time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), wall.Nanosecond(), loc)
	begin, end := t.ZoneBounds()
	switch shown := fields(t); {
	case shown.After(wall): // in a gap, read with the offset before it
		return begin
	case shown.Before(wall): // in a gap, read with the offset after it
		return end
	}
	if begin.IsZero() {
		return t
	}
	_, offset := t.Zone()
	_, before := begin.Add(-1).Zone()
	if first := t.Add(time.Duration(offset-before) * time.Second); first.Before(begin) && fields(first).Equal(wall) {
		return first
	}
	return t
}

// locations remembers zones: reading one takes longer than scheduling a job.
var locations sync.Map // name -> *time.Location

func zone(name string) (*time.Location, error) {
	if name == "" || name == "Local" { // time.LoadLocation would take the machine's
		return nil, fmt.Errorf("scheduler: no zone %q", name)
	}
	if loc, ok := locations.Load(name); ok {
		return loc.(*time.Location), nil
	}
	loc, err := time.LoadLocation(name)
	if err == nil {
		locations.Store(name, loc)
	}
	return loc, err
}

// zoneRules is what was known of a zone when the jobs in the queue were scheduled by it.
type zoneRules struct {
	Zone  string `json:"zone"`
	Rules string `json:"rules"`
}

// zones has a row for each zone that jobs use, so that a start need not read the jobs to see that no rule changed.
var zones = store.Table[zoneRules]{
	Name:   "zones",
	Shared: true,
	Key:    func(z zoneRules) string { return z.Zone },
}

// knowZone notes that jobs use a zone. It lists the row, for a Get would lock it (store.Store) and have councils wait
// for each other that only share a zone. Two that note a new zone at once write the same.
func knowZone(tx store.Tx, name string) error {
	for _, err := range zones.List(tx, store.Exactly(name)) {
		return err
	}
	return zones.Put(tx, zoneRules{name, rules(name)})
}

// rules is a fingerprint of a zone's clock changes, or "" when the zone does not exist.
func rules(name string) string {
	loc, err := zone(name)
	if err != nil {
		return ""
	}
	h := sha256.New()
	last := time.Date(2060, 1, 1, 0, 0, 0, 0, loc)
	for t := time.Date(2020, 1, 1, 0, 0, 0, 0, loc); t.Before(last); {
		_, offset := t.Zone()
		fmt.Fprintln(h, t.Unix(), offset)
		_, end := t.ZoneBounds()
		if end.IsZero() { // never again
			break
		}
		if !end.After(t) { // the standard library is wrong by a day at the end of leap years
			end = t.AddDate(0, 0, 1)
		}
		t = end
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Rezone moves jobs whose local time has come to mean another instant because the rules of their zone changed.
// Run does it at its start. It reads the jobs only when a zone's rules have changed.
func (q *Queue) Rezone(ctx context.Context) error {
	changed := map[string]string{}
	err := q.store.View(ctx, store.System, func(tx store.Tx) error {
		for z, err := range zones.List(tx, store.Range{}) {
			if err != nil {
				return err
			}
			if now := rules(z.Zone); now == "" {
				q.log.Warn("zone does not exist; its jobs keep their instant", "zone", z.Zone)
			} else if now != z.Rules {
				changed[z.Zone] = now
			}
		}
		return nil
	})
	if err != nil || len(changed) == 0 {
		return err
	}
	for from, more := "", true; more; more = from != "" {
		if from, err = q.rezonePage(ctx, changed, from); err != nil {
			return err
		}
	}
	return q.store.Update(ctx, store.System, func(tx store.Tx) error {
		for name, now := range changed {
			if err := zones.Put(tx, zoneRules{name, now}); err != nil {
				return err
			}
		}
		return nil
	})
}

// rezonePage looks at some jobs in the order of their keys and returns where to go on, "" at the end.
func (q *Queue) rezonePage(ctx context.Context, changed map[string]string, from string) (next string, err error) {
	const page = 1000
	moving := map[string][]string{} // council -> keys of jobs
	seen := 0
	err = q.store.View(ctx, store.System, func(tx store.Tx) error {
		for row, err := range jobs.By(tx, "key", store.Range{From: from, Limit: page}) {
			if err != nil {
				return err
			}
			seen++
			next = jobID(row.Council, row.Key) + "\x01"
			if _, ok := changed[row.Zone]; ok && row.Wall != "" {
				moving[row.Council] = append(moving[row.Council], row.Key)
			}
		}
		return nil
	})
	if seen < page {
		next = ""
	}
	for council, keys := range moving {
		if err == nil {
			err = q.store.Update(ctx, council, func(tx store.Tx) error { return move(tx, keys) })
		}
	}
	return next, err
}

// move works out the due times of jobs anew.
func move(tx store.Tx, keys []string) error {
	for _, key := range keys {
		j, err := jobs.One(tx, "key", jobID(tx.Council(), key))
		if errors.Is(err, store.ErrNotFound) {
			continue // has run meanwhile
		}
		if err != nil {
			return err
		}
		due, err := At(j.Wall, j.Zone)
		if err != nil {
			return err
		}
		if err := jobs.Delete(tx, jobs.Key(j)); err != nil {
			return err
		}
		j.Due = due.UTC()
		if err := jobs.Put(tx, j); err != nil {
			return err
		}
	}
	return nil
}
