package when

import (
	"strings"
	"time"
	"unicode/utf8"
)

// All tables are keyed by folded words: lower case, umlauts and ß spelled out (see fold).

var weekdayWords = map[string]time.Weekday{
	"montag": time.Monday, "mo": time.Monday, "monday": time.Monday, "mon": time.Monday,
	"dienstag": time.Tuesday, "di": time.Tuesday, "tuesday": time.Tuesday, "tue": time.Tuesday, "tues": time.Tuesday,
	"mittwoch": time.Wednesday, "mi": time.Wednesday, "wednesday": time.Wednesday, "wed": time.Wednesday,
	"donnerstag": time.Thursday, "do": time.Thursday, "thursday": time.Thursday, "thu": time.Thursday, "thur": time.Thursday, "thurs": time.Thursday,
	"freitag": time.Friday, "fr": time.Friday, "friday": time.Friday, "fri": time.Friday,
	"samstag": time.Saturday, "sonnabend": time.Saturday, "sa": time.Saturday, "saturday": time.Saturday, "sat": time.Saturday,
	"sonntag": time.Sunday, "so": time.Sunday, "sunday": time.Sunday, "sun": time.Sunday,
}

// repeatedWeekdayWords mean every such day, not the next one.
var repeatedWeekdayWords = map[string]time.Weekday{
	"montags": time.Monday, "mondays": time.Monday,
	"dienstags": time.Tuesday, "tuesdays": time.Tuesday,
	"mittwochs": time.Wednesday, "wednesdays": time.Wednesday,
	"donnerstags": time.Thursday, "thursdays": time.Thursday,
	"freitags": time.Friday, "fridays": time.Friday,
	"samstags": time.Saturday, "sonnabends": time.Saturday, "saturdays": time.Saturday,
	"sonntags": time.Sunday, "sundays": time.Sunday,
}

var monthWords = map[string]time.Month{
	"januar": time.January, "jaenner": time.January, "january": time.January, "jan": time.January,
	"februar": time.February, "february": time.February, "feb": time.February,
	"maerz": time.March, "march": time.March, "maer": time.March, "mrz": time.March, "mar": time.March,
	"april": time.April, "apr": time.April,
	"mai": time.May, "may": time.May,
	"juni": time.June, "june": time.June, "jun": time.June,
	"juli": time.July, "july": time.July, "jul": time.July,
	"august": time.August, "aug": time.August,
	"september": time.September, "sep": time.September, "sept": time.September,
	"oktober": time.October, "october": time.October, "okt": time.October, "oct": time.October,
	"november": time.November, "nov": time.November,
	"dezember": time.December, "december": time.December, "dez": time.December, "dec": time.December,
}

var cardinalWords = map[string]int{
	"ein": 1, "eins": 1, "eine": 1, "einen": 1, "einem": 1, "einer": 1, "one": 1,
	"zwei": 2, "zwo": 2, "two": 2, "drei": 3, "three": 3, "vier": 4, "four": 4, "fuenf": 5, "five": 5,
	"sechs": 6, "six": 6, "sieben": 7, "seven": 7, "acht": 8, "eight": 8, "neun": 9, "nine": 9,
	"zehn": 10, "ten": 10, "elf": 11, "eleven": 11, "zwoelf": 12, "twelve": 12, "dreizehn": 13, "thirteen": 13,
	"vierzehn": 14, "fourteen": 14, "fuenfzehn": 15, "fifteen": 15, "sechzehn": 16, "sixteen": 16,
	"siebzehn": 17, "seventeen": 17, "achtzehn": 18, "eighteen": 18, "neunzehn": 19, "nineteen": 19,
	"zwanzig": 20, "twenty": 20, "einundzwanzig": 21, "zweiundzwanzig": 22, "dreiundzwanzig": 23,
	"dreissig": 30, "thirty": 30, "vierzig": 40, "forty": 40, "fuenfundvierzig": 45, "fuenfzig": 50, "fifty": 50,
	"sechzig": 60, "sixty": 60, "neunzig": 90, "ninety": 90,
}

// articleWords count as one before a unit ("a week"), never as an hour.
var articleWords = map[string]int{"a": 1, "an": 1}

// lastOrdinal and beforeLastOrdinal count from the end, as RFC 5545 does.
const (
	lastOrdinal       = -1
	beforeLastOrdinal = -2
)

var ordinalWords = buildOrdinalWords()

func buildOrdinalWords() map[string]int {
	words := map[string]int{
		"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
		"ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "last": lastOrdinal,
	}
	stems := map[string]int{
		"erst": 1, "zweit": 2, "dritt": 3, "viert": 4, "fuenft": 5, "sechst": 6, "siebt": 7, "siebent": 7, "acht": 8,
		"neunt": 9, "zehnt": 10, "elft": 11, "zwoelft": 12, "letzt": lastOrdinal, "vorletzt": beforeLastOrdinal,
	}
	for stem, number := range stems {
		for _, ending := range []string{"e", "en", "em", "er", "es"} {
			words[stem+ending] = number
		}
	}
	return words
}

// relativeDayWords are days counted from today.
var relativeDayWords = map[string]int{
	"vorgestern": -2, "gestern": -1, "yesterday": -1, "heute": 0, "today": 0,
	"morgen": 1, "tomorrow": 1, "uebermorgen": 2,
}

var relativeDayPhrases = map[string]int{
	"the day after tomorrow": 2, "day after tomorrow": 2,
	"the day before yesterday": -2, "day before yesterday": -2,
}

// nextWords and lastWords stand before a weekday or "Woche".
var (
	nextWords = []string{"naechsten", "naechster", "naechste", "naechstes", "kommenden", "kommender", "kommende", "next", "coming"}
	thisWords = []string{"diesen", "dieser", "diese", "dieses", "this"}
	lastWords = []string{"letzten", "letzter", "letzte", "vergangenen", "vergangene", "vorigen", "vorige", "last"}
	everyWord = []string{"jeden", "jede", "jedes", "jedem", "jeder", "every", "each"}
	andWords  = []string{"und", "sowie", "and"}
)

// dayPart is a part of the day that tells 8 in the morning from 8 in the evening.
type dayPart int

const (
	anyPart dayPart = iota
	morning
	midday
	afternoon
	evening
	night
)

// partsBefore may stand before the time of day ("heute Abend 19 Uhr"), partsAfter behind it ("8 Uhr abends"). The
// word for night is missing before the time on purpose: "heute Nacht 2 Uhr" is tomorrow to most people.
var (
	partsBefore = map[string]dayPart{
		"frueh": morning, "morgens": morning, "vormittag": morning, "vormittags": morning, "morning": morning,
		"mittag": midday, "mittags": midday,
		"nachmittag": afternoon, "nachmittags": afternoon, "afternoon": afternoon,
		"abend": evening, "abends": evening, "evening": evening,
	}
	partsAfter = map[string]dayPart{
		"frueh": morning, "morgens": morning, "vormittags": morning, "mittags": midday,
		"nachmittags": afternoon, "abends": evening, "nachts": night,
	}
	partPhrases = map[string]dayPart{
		"am morgen": morning, "am vormittag": morning, "in der frueh": morning, "in the morning": morning,
		"am mittag": midday, "am nachmittag": afternoon, "in the afternoon": afternoon,
		"am abend": evening, "in the evening": evening, "at night": night,
	}
)

// compoundParts are written together with a weekday ("Dienstagabend").
var compoundParts = []string{"vormittag", "nachmittag", "mittag", "abend", "frueh", "morgen"}

var noonPhrases = []string{"mittags", "mittag", "am mittag", "noon", "at noon", "midday", "at midday"}

// fold brings one word to the spelling of the tables: lower case, umlauts and ß spelled out (composed or not),
// typographic dashes and apostrophes plain, invisible characters gone.
func fold(word string) string {
	if !utf8.ValidString(word) {
		return word
	}
	return foldReplacer.Replace(strings.ToLower(word))
}

var foldReplacer = strings.NewReplacer(
	"ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "a\u0308", "ae", "o\u0308", "oe", "u\u0308", "ue",
	"\u2010", "-", "\u2011", "-", "\u2012", "-", "\u2013", "-", "\u2014", "-", "\u2015", "-", "\u2212", "-",
	"\u00ad", "", "\u200b", "", "\u200e", "", "\u200f", "", "\u2060", "", "\ufeff", "",
	"o'clock", "oclock", "o\u2019clock", "oclock", "a.m.", "am", "p.m.", "pm",
)
