package when

import (
	"errors"
	"fmt"
	"time"
)

// Code says why an input was refused. The texts for people are made from it by the caller.
type Code string

// The codes. "Carries" names the fields of Error that are filled besides Code and Input.
const (
	// Empty: nothing was typed.
	Empty Code = "empty"
	// Unknown: a word is not understood, or stands where it means nothing. Carries Word.
	Unknown Code = "unknown"
	// NoTime: a time of day is missing.
	NoTime Code = "no-time"
	// NoDate: a date is missing; in a recurrence, the days are.
	NoDate Code = "no-date"
	// NoUnit: a number without a unit where a duration was asked for ("90"). Carries Word.
	NoUnit Code = "no-unit"
	// NoRule: understood, but nothing in it recurs ("Dienstag 17 Uhr"), or its parts contradict each other.
	NoRule Code = "no-rule"
	// ExtraTime: a time of day where only a date was asked for.
	ExtraTime Code = "extra-time"
	// NoSuchDate: the calendar has no such date ("31.02.").
	NoSuchDate Code = "no-such-date"
	// NoSuchTime: the clock has no such time ("25 Uhr").
	NoSuchTime Code = "no-such-time"
	// Gap: the clocks are put forward over this time. Carries Time and Alternatives (before and after the gap).
	Gap Code = "gap"
	// Ambiguous: the clocks are put back over this time, so it comes twice. Carries Time and Alternatives (both).
	Ambiguous Code = "ambiguous"
	// WrongZone: "MEZ", "Sommerzeit" or "zum zweiten Mal" does not fit this time. Carries Time and Alternatives.
	WrongZone Code = "wrong-zone"
	// Mismatch: the date is another weekday. Carries Weekday (as typed), Time (the date as typed) and Alternatives
	// (the date as typed, then the nearest date that has the weekday).
	Mismatch Code = "mismatch"
	// OutOfRange: a year before 1900 or after 2199, a duration of nothing or of more than 366 days, an interval
	// above 999.
	OutOfRange Code = "out-of-range"
	// AmbiguousSlash: "03/04/2027" is March to some and April to others. Carries Alternatives (those that exist,
	// day first, then month first).
	AmbiguousSlash Code = "ambiguous-slash"
)

// Error is the only kind of error the parsers return.
type Error struct {
	Code  Code
	Input string
	// Word is the word that was not understood, as typed.
	Word string
	// Time holds the wall-clock fields that were asked for, carried as UTC because they may not exist in the zone.
	Time time.Time
	// Weekday is the weekday as typed; only for Mismatch.
	Weekday time.Weekday
	// Alternatives are instants, in the location of now, that may have been meant.
	Alternatives []time.Time
}

// Error returns a short English text for logs.
func (e *Error) Error() string {
	text := fmt.Sprintf("when: %s: %q", e.Code, e.Input)
	switch {
	case e.Code == Mismatch:
		return fmt.Sprintf("%s (%s is not a %s)", text, e.Time.Format(time.DateOnly), e.Weekday)
	case e.Word != "":
		return fmt.Sprintf("%s (at %q)", text, e.Word)
	case !e.Time.IsZero():
		return fmt.Sprintf("%s (%s)", text, e.Time.Format("2006-01-02 15:04"))
	}
	return text
}

// CodeOf returns the code of an error of this package and "" for any other error.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// wellFormed tells that the whole input was understood and is nevertheless wrong. Such an error is worth more
// than a shorter reading: "26.03.2028 02:30" must not become the date alone.
func (c Code) wellFormed() bool {
	switch c {
	case NoSuchDate, NoSuchTime, Gap, Ambiguous, WrongZone, Mismatch, OutOfRange, AmbiguousSlash:
		return true
	}
	return false
}

// Understood says whether an error is about an input that was understood as a whole and is nevertheless wrong
// (a time in a gap, a date of another weekday), so that no part of it should be read as something else.
func Understood(err error) bool { return CodeOf(err).wellFormed() }
