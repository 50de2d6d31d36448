package when

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/teambition/rrule-go"
)

// Rule is a recurrence at one time of day. It holds wall-clock fields and no zone: the same rule means 9:00 in
// summer and in winter. It is made by Recur or NewRule and marshals to a small JSON object.
type Rule struct {
	// RRule is the recurrence as an RFC 5545 RRULE without its name ("FREQ=MONTHLY;BYDAY=2TU").
	RRule string `json:"rrule"`
	// Start is the first day (DTSTART, "2027-03-09"). Intervals are counted from it.
	Start  string `json:"start"`
	Hour   int    `json:"hour"`
	Minute int    `json:"minute"`
	// Text is what was typed, if the rule was typed.
	Text string `json:"text,omitempty"`
}

// ErrRule is wrapped by every error about an RRULE or a Rule that was not typed by a person.
var ErrRule = errors.New("when: bad recurrence rule")

// NewRule makes a rule from an RRULE. Only the date of start counts.
func NewRule(rruleText string, start time.Time, hour, minute int) (Rule, error) {
	rule := Rule{RRule: rruleText, Start: start.Format(time.DateOnly), Hour: hour, Minute: minute}
	return rule, rule.Check()
}

// Check returns an error that wraps ErrRule when the rule is not one that Recur or NewRule could have made.
func (r Rule) Check() error {
	_, err := r.compile()
	return err
}

// Pattern returns the recurrence in parts, for texts such as "alle 2 Wochen dienstags".
func (r Rule) Pattern() (Pattern, error) {
	return parsePattern(r.RRule)
}

// Next returns the first occurrence after the given instant, in that instant's location. ok is false when there is
// none, or none before the year 2200, or the rule is bad. The rule is evaluated on wall-clock fields carried as UTC,
// which are then mapped by Wall: an occurrence in a gap happens at the first instant after it, one that comes twice
// happens the first time only.
func (r Rule) Next(after time.Time) (next time.Time, ok bool) {
	compiled, err := r.compile()
	if err != nil {
		return time.Time{}, false
	}
	_, next, ok = nextOccurrence(compiled, after)
	return next, ok
}

// compile checks the rule and gives it to the library, with the time of day in DTSTART.
func (r Rule) compile() (*rrule.RRule, error) {
	pattern, err := parsePattern(r.RRule)
	if err != nil {
		return nil, err
	}
	start, err := time.Parse(time.DateOnly, r.Start)
	if err != nil || outOfRange(start) {
		return nil, fmt.Errorf("%w: start %q", ErrRule, r.Start)
	}
	if r.Hour < 0 || r.Hour > 23 || r.Minute < 0 || r.Minute > 59 {
		return nil, fmt.Errorf("%w: time %d:%d", ErrRule, r.Hour, r.Minute)
	}
	return pattern.compile(time.Date(start.Year(), start.Month(), start.Day(), r.Hour, r.Minute, 0, 0, time.UTC))
}

// nextOccurrence returns the wall-clock fields of the next occurrence and its instant.
func nextOccurrence(rule *rrule.RRule, after time.Time) (wall, next time.Time, ok bool) {
	if after.Year() > maxYear {
		return wall, next, false
	}
	// Where the clocks are put back, the fields of after may be later than those of an occurrence that is still to
	// come; two days back is more than any clock was ever moved.
	from := carry(after).AddDate(0, 0, -2)
	iterate := rule.Iterator()
	for {
		wall, ok = iterate()
		if !ok || wall.Year() > maxYear {
			return time.Time{}, time.Time{}, false
		}
		if wall.Before(from) {
			continue
		}
		if next, _ = place(wall, after.Location()); next.After(after) {
			return wall, next, true
		}
	}
}

// Frequency is how often a Pattern repeats, from daily to yearly.
type Frequency string

// The frequencies; nothing more frequent is a rule of ours.
const (
	Daily   Frequency = "DAILY"
	Weekly  Frequency = "WEEKLY"
	Monthly Frequency = "MONTHLY"
	Yearly  Frequency = "YEARLY"
)

// Day is a weekday, with an Ordinal the so-manieth of the month or (Yearly without Months) of the year, counted
// from the end if negative; without (0) every such day.
type Day struct {
	Ordinal int
	Weekday time.Weekday
}

// Pattern is an RRULE in parts.
type Pattern struct {
	Frequency Frequency
	// Interval 2 means every other day, week, month or year. It is at least 1.
	Interval int
	Days     []Day
	// MonthDays are days of the month, -1 being the last.
	MonthDays []int
	Months    []time.Month
	// Position picks the so-manieth day among those that fit, -1 the last ("letzter Werktag"). 0: all.
	Position int
	// Count ends the rule after so many occurrences. 0: it does not.
	Count int
	// Until is the last day the rule may fall on, as "2027-12-31". Empty: it does not end.
	Until string
}

// ParseRRule checks an RRULE that was not made by us (an import). Accepted are FREQ from DAILY to YEARLY, INTERVAL,
// BYDAY, BYMONTHDAY, BYMONTH, BYSETPOS with one number, WKST=MO, COUNT, and UNTIL as a date. Refused is what the
// library hangs on or misreads (FREQ=SECONDLY, INTERVAL=0, COUNT<0), and what never happens (30 February).
func ParseRRule(text string) error {
	_, err := parsePattern(text)
	return err
}

var rruleWeekdays = [...]rrule.Weekday{
	time.Sunday: rrule.SU, time.Monday: rrule.MO, time.Tuesday: rrule.TU, time.Wednesday: rrule.WE,
	time.Thursday: rrule.TH, time.Friday: rrule.FR, time.Saturday: rrule.SA,
}

var rruleFrequencies = map[Frequency]rrule.Frequency{
	Daily: rrule.DAILY, Weekly: rrule.WEEKLY, Monthly: rrule.MONTHLY, Yearly: rrule.YEARLY,
}

// compile gives the pattern to the library. start carries the time of day.
func (p Pattern) compile(start time.Time) (*rrule.RRule, error) {
	option := rrule.ROption{
		Freq: rruleFrequencies[p.Frequency], Interval: p.Interval, Count: p.Count, Dtstart: start,
		Wkst: rrule.MO, Bymonthday: p.MonthDays,
	}
	for _, month := range p.Months {
		option.Bymonth = append(option.Bymonth, int(month))
	}
	for _, day := range p.Days {
		weekday := rruleWeekdays[day.Weekday]
		if day.Ordinal != 0 {
			weekday = weekday.Nth(day.Ordinal)
		}
		option.Byweekday = append(option.Byweekday, weekday)
	}
	if p.Position != 0 {
		option.Bysetpos = []int{p.Position}
	}
	if p.Until != "" {
		until, err := time.Parse(time.DateOnly, p.Until)
		if err != nil {
			return nil, fmt.Errorf("%w: UNTIL: %w", ErrRule, err)
		}
		option.Until = until.AddDate(0, 0, 1).Add(-time.Second) // the whole day belongs to it
	}
	rule, err := rrule.NewRRule(option)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRule, err)
	}
	return rule, nil
}

// happens tells whether the days of the pattern exist. The library gives up in the year 9999, after about 0.1 s;
// intervals, which can only delay the first time, are left out, and so is the end.
func (p Pattern) happens() bool {
	p.Interval, p.Count, p.Until = 1, 0, ""
	rule, err := p.compile(time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		return false
	}
	_, ok := rule.Iterator()()
	return ok
}

// weekdaysOnly tells whether no day has an ordinal.
func (p Pattern) weekdaysOnly() bool {
	return !slices.ContainsFunc(p.Days, func(day Day) bool { return day.Ordinal != 0 })
}
