package when

import (
	"strings"
	"time"
)

// maxPrefix is the greatest number of words that can be one date or rule.
const maxPrefix = 20

// DateTimePrefix reads the longest run of leading words that DateTime understands and returns how many words that
// are. A longer run that is understood and wrong ("Mittwoch 23.03.2027" is a Tuesday) counts more than a shorter
// one that is right: then n is 0 and err says what is wrong. The other Prefix functions do the same.
func DateTimePrefix(words []string, now time.Time) (t time.Time, n int, err error) {
	return prefix(words, func(input string) (time.Time, error) { return DateTime(input, now) })
}

// DatePrefix is DateTimePrefix for Date. A time of day behind the date is left over.
func DatePrefix(words []string, now time.Time) (t time.Time, n int, err error) {
	return prefix(words, func(input string) (time.Time, error) { return Date(input, now) })
}

// DateOrTimePrefix is DateTimePrefix for DateOrTime.
func DateOrTimePrefix(words []string, now time.Time) (t time.Time, hasTime bool, n int, err error) {
	type result struct {
		t       time.Time
		hasTime bool
	}
	found, n, err := prefix(words, func(input string) (result, error) {
		t, hasTime, err := DateOrTime(input, now)
		return result{t, hasTime}, err
	})
	return found.t, found.hasTime, n, err
}

// DurationPrefix is DateTimePrefix for Duration.
func DurationPrefix(words []string) (d time.Duration, n int, err error) {
	return prefix(words, Duration)
}

// RecurPrefix is DateTimePrefix for Recur.
func RecurPrefix(words []string, now time.Time) (rule Rule, n int, err error) {
	return prefix(words, func(input string) (Rule, error) { return Recur(input, now) })
}

func prefix[T any](words []string, parse func(string) (T, error)) (T, int, error) {
	var none T
	var best error
	for n := min(len(words), maxPrefix); n > 0; n-- {
		value, err := parse(strings.Join(words[:n], " "))
		if err == nil {
			return value, n, nil
		}
		code := CodeOf(err)
		if code.wellFormed() {
			return none, 0, err
		}
		// Something that was understood and is incomplete says more than an unknown word; of two unknown words, the
		// longer run names the one that stopped it.
		if best == nil || CodeOf(best) == Unknown && code != Unknown && code != Empty {
			best = err
		}
	}
	if best == nil {
		best = &Error{Code: Empty, Input: strings.Join(words, " ")}
	}
	return none, 0, best
}
