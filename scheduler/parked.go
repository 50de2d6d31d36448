package scheduler

import (
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"

	"github.com/cenkalti/backoff/v5"

	"gremium/store"
)

// A kind that fails is tried this often, over about two hours; then its job is parked.
const jobTries = 8

// A delivery that fails is tried this often, over about nine hours, so that a night without the chat server
// parks nothing; then it is parked.
const deliveryTries = 10

// ParkedKind is the kind of job, where there is one, that looks at what was parked of a council: some time after the last
// delivery, so that what fails together is looked at once. A kind that posts something each time would never end, for that
// may be parked as well.
const ParkedKind = "parked"

const parkedAfter = time.Minute

// jobPause and deliveryPause are how long to wait after the n-th failure, counted from 1: ten seconds, thirty, …
func jobPause(n int) time.Duration      { return pause(n, time.Hour) }
func deliveryPause(n int) time.Duration { return pause(n, 3*time.Hour) }

func pause(n int, most time.Duration) time.Duration {
	// No chance in it: what is stored can be compared, and the deliveries of one outage are few per second anyway.
	b := &backoff.ExponentialBackOff{InitialInterval: 10 * time.Second, Multiplier: 3, MaxInterval: most}
	wait := b.NextBackOff()
	for range n - 1 {
		wait = b.NextBackOff()
	}
	return wait
}

// reason writes an error for operators so that it can be stored: short and without control characters.
func reason(err error) string {
	text := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(err.Error(), "?"))
	if runes := []rune(text); len(runes) > 300 {
		return string(runes[:300]) + " …"
	}
	return text
}

// Parked returns what the transaction's council has in the queue and in the outbox that was given up, with the
// reasons. No parked job is tried again before Unpark, and no parked delivery before Unpark or a new Post or Refresh.
func Parked(tx store.Tx) ([]Job, []Delivery, error) {
	j, err := collect(jobs.List(tx, store.Range{Prefix: parked + " " + jobID(tx.Council(), "")}))
	if err != nil {
		return nil, nil, err
	}
	d, err := collect(outbox.List(tx, store.Range{Prefix: parkedIn + word(tx.Council()) + " "}))
	return j, d, err
}

// Unpark has everything tried again that is parked in the transaction's council under a key that begins with the
// prefix, and returns how much that is. A delivery goes to the end of its audience's order.
func Unpark(tx store.Tx, prefix string) (int, error) {
	return eachParked(tx, prefix, func(j Job) error {
		j.Parked, j.Tries, j.Retry, j.Error = false, 0, time.Time{}, ""
		return jobs.Put(tx, j)
	}, func(d Delivery) error {
		next, err := tx.Next("outbox")
		if err != nil {
			return err
		}
		d.Parked, d.Final, d.Failures, d.NotBefore, d.Error, d.Place = false, false, 0, time.Time{}, "", next
		return enter(tx, d)
	})
}

// Discard removes what Unpark would have tried again.
func Discard(tx store.Tx, prefix string) (int, error) {
	return eachParked(tx, prefix, func(Job) error { return nil }, func(Delivery) error { return nil })
}

// eachParked removes each thing and hands it over.
func eachParked(tx store.Tx, prefix string, job func(Job) error, delivery func(Delivery) error) (n int, err error) {
	js, ds, err := Parked(tx)
	if err != nil {
		return 0, err
	}
	for _, j := range js {
		if strings.HasPrefix(j.Key, prefix) {
			if err := errors.Join(jobs.Delete(tx, jobs.Key(j)), job(j)); err != nil {
				return 0, err
			}
			n++
		}
	}
	for _, d := range ds {
		if strings.HasPrefix(d.Key, prefix) {
			if err := errors.Join(outbox.Delete(tx, outbox.Key(d)), delivery(d)); err != nil {
				return 0, err
			}
			n++
		}
	}
	return n, nil
}

// Layouts lists the tables of this package.
func Layouts() []store.Layout {
	return []store.Layout{jobs.Layout(), zones.Layout(), outbox.Layout(), posts.Layout()}
}

// Check reads everything of this package that a transaction can see, the shared tables in one of System and a
// council's posts in one of a council, and reports what is wrong. Its texts are for operators.
func Check(tx store.Tx) []error {
	if tx.Council() != store.System {
		return posts.Check(tx)
	}
	problems := append(append(jobs.Check(tx), zones.Check(tx)...), outbox.Check(tx)...)
	for j, err := range jobs.List(tx, store.Range{}) {
		if err != nil {
			return append(problems, err)
		}
		if j.Wall == "" || j.Parked {
			continue
		}
		if due, err := At(j.Wall, j.Zone); err != nil || !due.Equal(j.Due) {
			problems = append(problems, fmt.Errorf("job %q: due %v is not %s in %s %v", j.Key, j.Due, j.Wall, j.Zone, err))
		}
	}
	lane := ""
	for d, err := range outbox.List(tx, store.Range{Prefix: waitingIn}) {
		if err != nil {
			return append(problems, err)
		}
		if d.First != (d.lane() != lane) {
			problems = append(problems, fmt.Errorf("outbox %q: first is %v, which its place is not", outbox.Key(d), d.First))
		}
		lane = d.lane()
	}
	return problems
}
