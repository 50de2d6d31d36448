package when

import "time"

// unit is a unit of time, in ascending order.
type unit int

const (
	unitMinute unit = iota + 1
	unitHour
	unitDay
	unitWeek
	unitMonth
	unitYear
)

var unitWords = map[string]unit{
	"m": unitMinute, "min": unitMinute, "mins": unitMinute, "minute": unitMinute, "minuten": unitMinute, "minutes": unitMinute,
	"h": unitHour, "std": unitHour, "stunde": unitHour, "stunden": unitHour, "hour": unitHour, "hours": unitHour, "hr": unitHour, "hrs": unitHour,
	"d": unitDay, "tag": unitDay, "tage": unitDay, "tagen": unitDay, "tages": unitDay, "day": unitDay, "days": unitDay,
	"w": unitWeek, "woche": unitWeek, "wochen": unitWeek, "week": unitWeek, "weeks": unitWeek,
	"monat": unitMonth, "monate": unitMonth, "monaten": unitMonth, "month": unitMonth, "months": unitMonth,
	"jahr": unitYear, "jahre": unitYear, "jahren": unitYear, "year": unitYear, "years": unitYear,
}

// abbreviatedUnits may have a full stop behind them.
var abbreviatedUnits = map[string]bool{"min": true, "std": true, "hr": true, "hrs": true, "mins": true}

// fractionUnits are a fraction and a unit in one word.
var fractionUnits = map[string]amount{
	"viertelstunde":     {25, unitHour},
	"dreiviertelstunde": {75, unitHour},
	"viertelstunden":    {25, unitHour},
}

// fractionWords stand before a unit and already contain the number.
var fractionWords = map[string]int64{
	"halbe": 50, "halben": 50, "halber": 50, "halbes": 50, "viertel": 25, "dreiviertel": 75,
	"anderthalb": 150, "eineinhalb": 150, "einundeinhalb": 150, "zweieinhalb": 250, "dreieinhalb": 350, "viereinhalb": 450,
	"fuenfeinhalb": 550, "sechseinhalb": 650,
}

// fractionPhrases are tried in this order, because "half" begins "half an".
var fractionPhrases = []struct {
	phrase     string
	hundredths int64
}{
	{"one and a half", 150}, {"two and a half", 250}, {"three and a half", 350}, {"three quarters of an", 75},
	{"a quarter of an", 25}, {"quarter of an", 25}, {"half an", 50}, {"half a", 50}, {"a half", 50}, {"half", 50},
	{"drei viertel", 75},
}

var unitSizes = map[unit]time.Duration{
	unitMinute: time.Minute, unitHour: time.Hour, unitDay: 24 * time.Hour, unitWeek: 7 * 24 * time.Hour,
}

// amount is a number of units, in hundredths, so that "1,25 Stunden" is exact.
type amount struct {
	hundredths int64
	unit       unit
}

// longest is the longest duration Duration accepts.
const longest = 366 * 24 * time.Hour

// Duration reads a duration: positive, at most 366 days, a day being 24 hours.
func Duration(input string) (time.Duration, error) {
	p, failure := scan(input)
	if failure != nil {
		return 0, failure
	}
	amounts, ok := p.amounts(unitMinute)
	if !ok || !p.finished() {
		if next := p.peek(0); p.position == 0 && len(p.tokens) == 1 && next.kind == aNumber {
			return 0, &Error{Code: NoUnit, Input: input, Word: p.fields[0]}
		}
		return 0, p.unknown()
	}
	var total time.Duration
	for _, one := range amounts {
		if one.unit > unitWeek { // a month has no fixed length
			return 0, &Error{Code: Unknown, Input: input, Word: p.fields[len(p.fields)-1]}
		}
		size := unitSizes[one.unit] / 100
		if one.hundredths > int64(longest/size) { // before multiplying, lest it overflow
			return 0, p.fail(OutOfRange)
		}
		total += time.Duration(one.hundredths) * size
	}
	if total <= 0 || total > longest {
		return 0, p.fail(OutOfRange)
	}
	return total, nil
}

// amounts reads a list of amounts in descending units, none below least: in "in 3 Tagen 9 h" the hour is a time.
//
//	amounts = hours ":" minutes ["h" | "Stunden"] | amount {["und" | ","] amount}
func (p *parser) amounts(least unit) ([]amount, bool) {
	var list []amount
	if least == unitMinute && p.try(func() bool { return p.clockDuration(&list) }) {
		return list, true
	}
	for {
		var next amount
		found := p.try(func() bool {
			if len(list) > 0 && !p.word(andWords...) {
				p.mark(",")
			}
			var ok bool
			next, ok = p.amount()
			return ok && next.unit >= least && (len(list) == 0 || next.unit < list[len(list)-1].unit)
		})
		if !found {
			return list, len(list) > 0
		}
		list = append(list, next)
		if next.unit != unitHour {
			continue
		}
		// "1h30", "an hour and a half"
		minutes, glued := p.gluedDigits(2, 2)
		switch {
		case glued && minutes > 59:
			return nil, false
		case glued:
			p.gluedUnit("m", "min")
			return append(list, amount{int64(minutes) * 100, unitMinute}), true
		}
		if p.phrase("and a half") {
			return append(list, amount{3000, unitMinute}), true
		}
	}
}

func (p *parser) gluedUnit(words ...string) bool {
	return !p.peek(0).spaced && p.word(words...)
}

// clockDuration reads "1:30" as hours and minutes.
func (p *parser) clockDuration(list *[]amount) bool {
	hours, ok := p.digits(1, 3)
	if !ok || !p.gluedMark(":") {
		return false
	}
	minutes, ok := p.gluedDigits(2, 2)
	if !ok || minutes > 59 {
		return false
	}
	if p.word("h", "std", "stunde", "stunden", "hour", "hours") {
		p.abbreviationStop(p.tokens[p.position-1].text, 3)
	}
	*list = []amount{{int64(hours) * 100, unitHour}, {int64(minutes) * 100, unitMinute}}
	return true
}

func (p *parser) amount() (amount, bool) {
	var found amount
	ok := p.try(func() bool {
		_ = p.word("eine", "einer") || p.word("a")
		one, ok := lookup(p, fractionUnits)
		found = one
		return ok
	})
	for _, quantity := range []func() (int64, bool){p.fraction, p.decimal, p.wholeNumber} {
		if ok {
			break
		}
		ok = p.try(func() bool {
			hundredths, counted := quantity()
			if !counted {
				return false
			}
			size, known := lookup(p, unitWords)
			if known && abbreviatedUnits[p.tokens[p.position-1].text] {
				p.abbreviationStop(p.tokens[p.position-1].text, 4)
			}
			found = amount{hundredths, size}
			return known
		})
	}
	return found, ok
}

// fraction reads "eine halbe", "anderthalb", "half an", "1/2".
func (p *parser) fraction() (int64, bool) {
	if one := p.peek(0); one.kind == aNumber && one.number == 1 && p.peek(1).text == "/" && p.peek(2).number == 2 {
		p.position += 2
		return 50, p.step()
	}
	p.word("eine", "einer", "einem", "ein", "einen")
	if hundredths, ok := lookup(p, fractionWords); ok {
		return hundredths, true
	}
	for _, one := range fractionPhrases {
		if p.phrase(one.phrase) {
			return one.hundredths, true
		}
	}
	return 0, false
}

// decimal reads "1,5" and "1.25".
func (p *parser) decimal() (int64, bool) {
	whole, ok := p.digits(1, 5)
	if !ok || !p.gluedMark(",") && !p.gluedMark(".") {
		return 0, false
	}
	start := p.peek(0)
	part, ok := p.gluedDigits(1, 2)
	if len(start.text) == 1 {
		part *= 10
	}
	return int64(whole)*100 + int64(part), ok
}

func (p *parser) wholeNumber() (int64, bool) {
	number, ok := p.count(6)
	if !ok {
		number, ok = lookup(p, articleWords)
	}
	return int64(number) * 100, ok
}
