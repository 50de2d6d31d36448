package scheduler

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/robfig/cron/v3"
)

// ErrCron is returned for a cron spec that cannot be read or never comes true.
var ErrCron = errors.New("scheduler: bad cron spec")

// maxSpec bounds what somebody can give us to parse.
const maxSpec = 200

// NextCron returns the first time after an instant at which a spec is true on the clocks of the instant's
// location. The spec has five fields or is a descriptor ("@daily", "@every 2h"); it names no zone of its own.
//
// The fields are those of the clock on the wall. A time that the clocks skip is taken at the first instant after
// the gap, so a daily rule never misses a day; of a time that comes twice the first is taken, so it never runs
// twice. ("*/15 * * * *" therefore rests in the repeated hour.)
func NextCron(spec string, after time.Time) (time.Time, error) {
	schedule, err := parseCron(spec)
	if err != nil {
		return time.Time{}, err
	}
	if every, ok := schedule.(cron.ConstantDelaySchedule); ok {
		return every.Next(after), nil // a length of time, not a time on the wall
	}
	// The library reads a location's clocks differently, so it is shown the wall's fields as if they were UTC.
	wall := fields(after)
	for {
		// It gives up after five years.
		if wall = schedule.Next(wall); wall.IsZero() {
			return time.Time{}, fmt.Errorf("%w: %q never comes true", ErrCron, spec)
		}
		// In the repeated hour the first of two times may lie behind us.
		if t := onWall(wall, after.Location()); t.After(after) {
			return t, nil
		}
	}
}

func parseCron(spec string) (cron.Schedule, error) {
	// The library panics on "TZ=x", and a spec with a zone of its own would not run on the council's clocks.
	if len(spec) > maxSpec || strings.Contains(spec, "=") {
		return nil, fmt.Errorf("%w: %.*q", ErrCron, maxSpec, spec)
	}
	schedule, err := cron.ParseStandard(spec)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrCron, err)
	}
	switch s := schedule.(type) {
	case *cron.SpecSchedule:
		// A field such as "," is accepted and matches nothing; the search for it would take long.
		if s.Minute == 0 || s.Hour == 0 || s.Dom == 0 || s.Month == 0 || s.Dow == 0 {
			return nil, fmt.Errorf("%w: %q has an empty field", ErrCron, spec)
		}
	case cron.ConstantDelaySchedule:
		if s.Delay < time.Minute {
			return nil, fmt.Errorf("%w: %q is more often than every minute", ErrCron, spec)
		}
	}
	return schedule, nil
}
