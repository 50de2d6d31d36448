package council

import (
	"slices"
	"strings"
	"time"
)

// Absence is a time in which somebody is away. It excuses from no meeting; no reason is kept.
type Absence struct {
	ID     string `json:"id"`
	Person string `json:"person"`
	// Organization is the body in which it was recorded; only there the stand-in counts.
	Organization string `json:"organization"`
	// Everywhere is set for what a person says of themself: it then holds in all bodies.
	Everywhere bool `json:"everywhere,omitempty"`
	From       Day  `json:"from"`
	Until      Day  `json:"until"` // the last day
	// StandIn receives the duties of who coordinates the body; "" for its chair.
	StandIn string    `json:"standIn,omitempty"`
	By      string    `json:"by"`
	At      time.Time `json:"at"`
}

// On says whether the absence holds in a body on a day.
func (a Absence) On(body string, d Day) bool {
	return (a.Everywhere || a.Organization == body) && a.From <= d && d <= a.Until
}

// Alike says whether two absences say the same.
func (a Absence) Alike(o Absence) bool {
	return a.Person == o.Person && a.Organization == o.Organization && a.Everywhere == o.Everywhere &&
		a.From == o.From && a.Until == o.Until && a.StandIn == o.StandIn
}

// Away says whether somebody with these absences is away from one of the bodies on a day.
func Away(all []Absence, d Day, bodies ...string) bool {
	return slices.ContainsFunc(all, func(a Absence) bool {
		return slices.ContainsFunc(bodies, func(body string) bool { return a.On(body, d) })
	})
}

// Stretch is the unbroken time in which an absence lies: absences may follow one another, or overlap.
func Stretch(all []Absence, a Absence) (first, last Day) {
	first, last = a.From, a.Until
	for {
		i := slices.IndexFunc(all, func(o Absence) bool {
			return (o.Everywhere || o.Organization == a.Organization) && o.From <= last.Add(1) && o.Until >= first.Add(-1) &&
				(o.From < first || o.Until > last)
		})
		if i < 0 {
			return first, last
		}
		first, last = min(first, all[i].From), max(last, all[i].Until)
	}
}

// SortAbsences puts them into the order in which they begin.
func SortAbsences(all []Absence) {
	slices.SortStableFunc(all, func(a, b Absence) int {
		return strings.Compare(string(a.From)+string(a.Until), string(b.From)+string(b.Until))
	})
}
