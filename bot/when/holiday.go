package when

import (
	"slices"
	"time"
)

// firstHolidayYear is the first year the table is right for: in 1995 all Länder but Saxony gave up the Buß- und
// Bettag.
const firstHolidayYear = 1995

// Lands returns the codes of the sixteen German Länder in alphabetical order.
func Lands() []string {
	return []string{"BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"}
}

// holiday is one entry of the table: a day of each year from first to last (0: without end), in the Länder named.
type holiday struct {
	name string
	// day returns the date, carried as UTC.
	day         func(year int) time.Time
	lands       []string // nil: everywhere
	first, last int
}

// Holiday returns the name of the statutory holiday on a date in a Land, of which only the date fields count. ok is
// false for other days, for an unknown Land, and for years before 1995.
//
// Decided: only what holds in the whole Land is a holiday. Left out are the Augsburger Friedensfest (8 August, city
// of Augsburg), Mariä Himmelfahrt in the Catholic communes of Bavaria (it is in, for the Saarland), Fronleichnam in
// some communes of Saxony and Thuringia. Oster- und Pfingstsonntag are holidays by law in Brandenburg only; they are
// Sundays anyway. 24 and 31 December are no holidays.
func Holiday(date time.Time, land string) (name string, ok bool) {
	if !slices.Contains(Lands(), land) {
		return "", false
	}
	return holidayIn(date, func(lands []string) bool { return slices.Contains(lands, land) })
}

// NationalHoliday returns the name of the statutory holiday on a date that every Land has.
func NationalHoliday(date time.Time) (name string, ok bool) {
	return holidayIn(date, func([]string) bool { return false })
}

// holidayIn looks for the holiday on a date that holds everywhere, or in Länder that count.
func holidayIn(date time.Time, counts func(lands []string) bool) (name string, ok bool) {
	year, month, day := date.Date()
	if year < firstHolidayYear {
		return "", false
	}
	wanted := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	for _, entry := range holidays {
		inYears := year >= entry.first && (entry.last == 0 || year <= entry.last)
		inLand := entry.lands == nil || counts(entry.lands)
		if inYears && inLand && entry.day(year).Equal(wanted) {
			return entry.name, true
		}
	}
	return "", false
}

// holidays is searched in order: where two fall on one day (1 May 2008 was Ascension Day too) the first names it.
var holidays = []holiday{
	{name: "Neujahr", day: fixed(time.January, 1)},
	{name: "Heilige Drei Könige", day: fixed(time.January, 6), lands: []string{"BW", "BY", "ST"}},
	{name: "Internationaler Frauentag", day: fixed(time.March, 8), lands: []string{"BE"}, first: 2019},
	{name: "Internationaler Frauentag", day: fixed(time.March, 8), lands: []string{"MV"}, first: 2023},
	{name: "Karfreitag", day: fromEaster(-2)},
	{name: "Ostersonntag", day: fromEaster(0), lands: []string{"BB"}},
	{name: "Ostermontag", day: fromEaster(1)},
	{name: "Tag der Arbeit", day: fixed(time.May, 1)},
	{name: "Tag der Befreiung", day: fixed(time.May, 8), lands: []string{"BE"}, first: 2020, last: 2020},
	{name: "Tag der Befreiung", day: fixed(time.May, 8), lands: []string{"BE"}, first: 2025, last: 2025},
	{name: "Christi Himmelfahrt", day: fromEaster(39)},
	{name: "Pfingstsonntag", day: fromEaster(49), lands: []string{"BB"}},
	{name: "Pfingstmontag", day: fromEaster(50)},
	{name: "Fronleichnam", day: fromEaster(60), lands: []string{"BW", "BY", "HE", "NW", "RP", "SL"}},
	{name: "75. Jahrestag des Volksaufstandes in der DDR", day: fixed(time.June, 17), lands: []string{"BE"}, first: 2028, last: 2028},
	{name: "Mariä Himmelfahrt", day: fixed(time.August, 15), lands: []string{"SL"}},
	{name: "Weltkindertag", day: fixed(time.September, 20), lands: []string{"TH"}, first: 2019},
	{name: "Tag der Deutschen Einheit", day: fixed(time.October, 3)},
	{name: "Reformationstag", day: fixed(time.October, 31), lands: []string{"BB", "MV", "SN", "ST", "TH"}},
	{name: "Reformationstag", day: fixed(time.October, 31), first: 2017, last: 2017}, // 500 years, everywhere
	{name: "Reformationstag", day: fixed(time.October, 31), lands: []string{"HB", "HH", "NI", "SH"}, first: 2018},
	{name: "Allerheiligen", day: fixed(time.November, 1), lands: []string{"BW", "BY", "NW", "RP", "SL"}},
	{name: "Buß- und Bettag", day: repentance, lands: []string{"SN"}},
	{name: "1. Weihnachtstag", day: fixed(time.December, 25)},
	{name: "2. Weihnachtstag", day: fixed(time.December, 26)},
}

func fixed(month time.Month, day int) func(int) time.Time {
	return func(year int) time.Time { return time.Date(year, month, day, 0, 0, 0, 0, time.UTC) }
}

func fromEaster(days int) func(int) time.Time {
	return func(year int) time.Time { return easter(year).AddDate(0, 0, days) }
}

// repentance returns the Wednesday before 23 November.
func repentance(year int) time.Time {
	day := time.Date(year, time.November, 22, 0, 0, 0, 0, time.UTC)
	for day.Weekday() != time.Wednesday {
		day = day.AddDate(0, 0, -1)
	}
	return day
}

// easter returns Easter Sunday by Lichtenberg's supplement to Gauss's formula; the names are his.
func easter(year int) time.Time {
	k := year / 100
	m := 15 + (3*k+3)/4 - (8*k+13)/25
	s := 2 - (3*k+3)/4
	a := year % 19
	d := (19*a + m) % 30
	r := (d + a/11) / 29
	og := 21 + d - r
	sz := 7 - (year+year/4+s)%7
	oe := 7 - (og-sz)%7
	return time.Date(year, time.March, og+oe, 0, 0, 0, 0, time.UTC)
}
