package when

import "time"

// clockExpression is a time of day as understood, before it is checked.
type clockExpression struct {
	hour, minute int
	dial         bool // said on the twelve hours of a dial: "halb eins" is 12:30
	half         string
	part         dayPart
	zone         zoneWord
	vague        bool // only a part of the day ("heute Abend")
	turn         int  // 1 or 2: the first or second time the clocks show it; 0: not said
}

// zoneWord is a word that tells the two occurrences of an hour apart.
type zoneWord int

const (
	noZone zoneWord = iota
	centralWinter
	centralSummer
	anyWinter
	anySummer
)

var zonePhrases = map[string]zoneWord{
	"mez": centralWinter, "cet": centralWinter, "mesz": centralSummer, "cest": centralSummer,
	"winterzeit": anyWinter, "normalzeit": anyWinter, "winter time": anyWinter, "standard time": anyWinter,
	"sommerzeit": anySummer, "summer time": anySummer,
}

var (
	firstTurn  = []string{"zum ersten mal", "das erste mal", "erstes mal", "the first time", "first time", "first"}
	secondTurn = []string{"zum zweiten mal", "das zweite mal", "zweites mal", "the second time", "second time", "second"}
)

// clock reads a time of day with what tells the two occurrences of an hour apart. afterDate tells that a date
// stands before it: then "morgen" means the morning.
//
//	clock = time of day [zone | turn]
func (p *parser) clock(afterDate bool) (clockExpression, bool) {
	c, ok := p.timeOfDay(afterDate)
	if ok {
		p.zoneAndTurn(&c)
	}
	return c, ok
}

// timeOfDay reads a time of day.
//
//	time of day = [part] ["um" | "at"] face [part] | noon | part
func (p *parser) timeOfDay(afterDate bool) (clockExpression, bool) {
	var c clockExpression
	if p.try(func() bool { return p.fullClock(&c, afterDate) }) {
		return c, true
	}
	if p.phrase(noonPhrases...) {
		return clockExpression{hour: 12}, true
	}
	c = clockExpression{vague: true}
	return c, p.try(func() bool { return p.partBefore(&c, afterDate) })
}

func (p *parser) fullClock(c *clockExpression, afterDate bool) bool {
	_ = p.try(func() bool { return p.partBefore(c, afterDate) })
	um := p.word("um")
	at := !um && p.word("at")
	if !p.face(c, um, at, afterDate) {
		return false
	}
	if c.part == anyPart && c.half == "" {
		if part, ok := lookup(p, partsAfter); ok {
			c.part = part
		} else if part, ok := lookupPhrase(p, partPhrases); ok {
			c.part = part
		}
	}
	return true
}

func (p *parser) partBefore(c *clockExpression, afterDate bool) bool {
	if afterDate && p.word("morgen") {
		c.part = morning
		return true
	}
	if part, ok := lookupPhrase(p, partPhrases); ok {
		if part != night {
			c.part = part
		}
		return part != night
	}
	p.word("this")
	part, ok := lookup(p, partsBefore)
	c.part = part
	return ok
}

func (p *parser) zoneAndTurn(c *clockExpression) {
	_ = p.try(func() bool {
		open := p.mark("(")
		c.zone, _ = lookupPhrase(p, zonePhrases)
		if c.zone == noZone {
			if p.phrase(firstTurn...) {
				c.turn = 1
			} else if p.phrase(secondTurn...) {
				c.turn = 2
			}
		}
		if (c.zone != noZone || c.turn != 0) && (!open || p.mark(")")) {
			return true
		}
		c.zone, c.turn = noZone, 0
		return false
	})
}

// face reads the hour and minute.
func (p *parser) face(c *clockExpression, um, at, afterDate bool) bool {
	return p.try(func() bool {
		if p.try(func() bool { return p.spokenFace(c) }) {
			_ = p.word("uhr") || p.halfOfDay(c, um)
			return true
		}
		return p.numberFace(c, um, at) && (um || afterDate || !p.noonOrMidnight(c))
	})
}

// numberFace reads "17:30", "17.30 Uhr", "17h30", "9 Uhr 30", "5 pm". A bare number is a time only behind "um" or
// "at".
func (p *parser) numberFace(c *clockExpression, um, at bool) bool {
	var ok bool
	if c.hour, ok = p.count(2); !ok {
		return false
	}
	switch {
	case p.colonMinutes(c):
		_ = p.word("uhr", "h") || p.halfOfDay(c, um)
		return true
	case p.dottedMinutes(c, um || at):
		return p.word("uhr", "h") || p.halfOfDay(c, um) || um || at
	case p.word("h"):
		if minute, ok := p.gluedDigits(2, 2); ok {
			c.minute = minute
		}
		return true
	case p.word("uhr"):
		_ = p.try(func() bool { return p.minutesAfterHour(c) })
		return true
	}
	return p.halfOfDay(c, um) || p.word("oclock") || um || at
}

// colonMinutes reads ":30"; seconds are understood if they are zero.
func (p *parser) colonMinutes(c *clockExpression) bool {
	return p.try(func() bool {
		if !p.gluedMark(":") {
			return false
		}
		minute, ok := p.gluedDigits(2, 2)
		c.minute = minute
		if ok && p.gluedMark(":") {
			second, isSecond := p.gluedDigits(2, 2)
			return isSecond && second == 0
		}
		return ok
	})
}

// dottedMinutes reads ".30" of "17.30 Uhr". Without a word that says so, "17.30" might as well be a date.
func (p *parser) dottedMinutes(c *clockExpression, said bool) bool {
	return p.try(func() bool {
		if !p.gluedMark(".") {
			return false
		}
		minute, ok := p.gluedDigits(2, 2)
		next := p.peek(0)
		if !ok || next.kind == aMark && next.text == "." && !next.spaced && p.position < len(p.tokens)-1 {
			return false
		}
		c.minute = minute
		return said || next.kind == aWord && (next.text == "uhr" || next.text == "h" || next.text == "am" || next.text == "pm")
	})
}

// minutesAfterHour reads the "30" of "9 Uhr 30", but not the beginning of a date ("9 Uhr 24. März").
func (p *parser) minutesAfterHour(c *clockExpression) bool {
	minute, ok := p.digits(2, 2)
	if !ok {
		minute, ok = lookup(p, cardinalWords)
	}
	if !ok {
		return false
	}
	next := p.peek(0)
	if next.kind == aMark && next.text != "," && next.text != "(" && p.position < len(p.tokens)-1 {
		return false
	}
	if _, isMonth := monthWords[next.text]; isMonth || next.kind == aNumber {
		return false
	}
	c.minute = minute
	return true
}

// halfOfDay reads am and pm. "am" is also German for "on": behind "um" it always is.
func (p *parser) halfOfDay(c *clockExpression, um bool) bool {
	if p.word("pm") {
		c.half = "pm"
		return true
	}
	if _, german := lookupAhead(p, partPhrases); german || um || c.hour > 12 || !p.word("am") {
		return false
	}
	c.half = "am"
	return true
}

// noonOrMidnight tells that "am" was read behind a twelve and a date follows: "12:00 am Dienstag" is noon to
// Germans, "12:00 am Tuesday" midnight to the English. It is the only hour for which "am" and "on" differ.
func (p *parser) noonOrMidnight(c *clockExpression) bool {
	return c.hour == 12 && c.half == "am" && p.tokens[p.position-1].spaced && !p.done()
}

// lookupAhead is lookupPhrase without consuming.
func lookupAhead[V any](p *parser, table map[string]V) (V, bool) {
	start := p.position
	value, ok := lookupPhrase(p, table)
	p.position = start
	return value, ok
}

// spokenFace reads the ways of a dial: "halb acht", "Viertel nach 3", "dreiviertel acht", "zehn vor halb acht",
// "half past seven", "quarter to 8". "viertel acht" is 7:15, as Saxony says it. "half seven" is refused: it is 6:30
// to Germans and 7:30 to the English.
func (p *parser) spokenFace(c *clockExpression) bool {
	offset, ok := 0, true
	switch {
	case p.phrase("half past"):
		offset = 30
	case p.word("halb"):
		offset = -30
	case p.word("dreiviertel"):
		offset = -15
	default:
		offset, ok = p.minutesAroundHour()
	}
	hour, counted := 0, false
	if ok {
		hour, counted = p.count(2)
	}
	if counted {
		c.dial, c.hour, c.minute = true, hour, offset
	}
	return counted
}

// minutesAroundHour reads "Viertel nach", "zehn vor halb", "quarter to" as minutes to add to the hour that follows.
func (p *parser) minutesAroundHour() (int, bool) {
	minutes := 15
	german := p.word("viertel")
	if !german && !p.phrase("a quarter", "quarter") {
		var ok bool
		if minutes, ok = p.count(2); !ok || minutes > 29 {
			return 0, false
		}
		p.word("minuten", "minutes", "min")
	}
	switch {
	case p.word("nach", "past"):
	case p.word("vor", "to"):
		minutes = -minutes
	default:
		return -45, german
	}
	if p.word("halb") {
		minutes -= 30
	}
	return minutes, true
}

// wall turns the expression into hour and minute; 24:00 is hour 24. ok is false when the clock has no such time.
func (c clockExpression) wall() (hour, minute int, ok bool) {
	if c.hour > 24 || c.minute > 59 || c.hour == 24 && c.minute > 0 && !c.dial {
		return 0, 0, false
	}
	hour, minute = c.hour, c.minute
	if c.minute < 0 {
		hour, minute = hour-1, minute+60
	}
	if c.dial && hour == 0 && c.hour == 1 {
		hour = 12
	}
	if c.dial && (hour < 0 || hour > 23) {
		return 0, 0, false
	}
	if c.half != "" {
		if hour < 1 || hour > 12 {
			return 0, 0, false
		}
		hour %= 12
		if c.half == "pm" {
			hour += 12
		}
		same, _, ok := partHour(hour, minute, c.part) // "abends 9 am" contradicts itself
		return hour, minute, ok && same == hour
	}
	return partHour(hour, minute, c.part)
}

// partHour reads an hour in a part of the day: 8 in the evening is 20, 20 in the evening is 20, 8 in the afternoon
// is refused. Midnight is refused too: people differ about its day.
func partHour(hour, minute int, part dayPart) (int, int, bool) {
	within := func(least, most int) bool { return hour >= least && hour <= most }
	switch part {
	case anyPart:
		return hour, minute, true
	case morning:
		return hour, minute, within(1, 11)
	case midday:
		if within(1, 2) {
			hour += 12
		}
		return hour, minute, within(11, 14)
	case afternoon:
		if within(1, 6) {
			hour += 12
		}
		return hour, minute, within(12, 18)
	case evening:
		if within(5, 11) {
			hour += 12
		}
		return hour, minute, within(17, 23)
	default:
		if within(9, 11) {
			hour += 12
		}
		return hour, minute, within(1, 5) || within(21, 23)
	}
}

// fits tells whether an instant is the one the zone word means.
func (z zoneWord) fits(t time.Time) bool {
	_, offset := t.Zone()
	_, january := time.Date(t.Year(), time.January, 1, 12, 0, 0, 0, t.Location()).Zone()
	_, july := time.Date(t.Year(), time.July, 1, 12, 0, 0, 0, t.Location()).Zone()
	switch z {
	case centralWinter:
		return offset == 3600
	case centralSummer:
		return offset == 7200
	case anyWinter:
		return offset == min(january, july)
	case anySummer:
		// Not IsDST: Ireland's winter counts as daylight saving time there, with a negative shift.
		return january != july && offset == max(january, july)
	}
	return true
}
