package when

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// maxInput bounds the input: no date is longer, and every parser's work grows with the number of words.
const maxInput = 200

type tokenKind int

const (
	atEnd tokenKind = iota
	aWord
	aNumber
	aMark
)

// token is a run of letters, a run of digits or one other character.
type token struct {
	kind   tokenKind
	text   string // folded
	number int    // of aNumber
	spaced bool   // stands at the beginning of a typed word
	field  int    // index of the typed word
}

// parser walks over the tokens. Every rule of the grammar is a method that either consumes what it understood and
// returns true, or restores the position and returns false. furthest remembers how far any rule got: the word there
// is the one to name when nothing fits.
type parser struct {
	input    string
	fields   []string // the words as typed
	tokens   []token
	position int
	furthest int
}

// scan splits the input. It fails only for an empty or overlong input.
func scan(input string) (*parser, *Error) {
	p := &parser{input: input, fields: strings.Fields(input)}
	if len(p.fields) == 0 {
		return nil, &Error{Code: Empty, Input: input}
	}
	if len(input) > maxInput {
		return nil, &Error{Code: Unknown, Input: input, Word: p.fields[len(p.fields)-1]}
	}
	for index, field := range p.fields {
		p.scanField(index, fold(field))
	}
	if len(p.tokens) == 0 { // nothing but invisible characters
		return nil, &Error{Code: Empty, Input: input}
	}
	return p, nil
}

func (p *parser) scanField(index int, text string) {
	spaced := true
	add := func(one token) {
		one.field, one.spaced = index, spaced
		p.tokens = append(p.tokens, one)
		spaced = false
	}
	runes := []rune(text)
	for start := 0; start < len(runes); {
		end := start + 1
		switch first := runes[start]; {
		case isDigit(first):
			for end < len(runes) && isDigit(runes[end]) {
				end++
			}
			digits := string(runes[start:end])
			number, err := strconv.Atoi(digits)
			if err != nil || len(digits) > 6 {
				add(token{kind: aMark, text: digits}) // no rule wants so long a number
			} else {
				add(token{kind: aNumber, text: digits, number: number})
			}
		case unicode.IsLetter(first):
			for end < len(runes) && unicode.IsLetter(runes[end]) {
				end++
			}
			for _, part := range splitCompound(string(runes[start:end])) {
				add(token{kind: aWord, text: part})
			}
		default:
			add(token{kind: aMark, text: string(first)})
		}
		start = end
	}
}

// splitCompound separates the part of the day from the weekday: "dienstagabend" is two words.
func splitCompound(word string) []string {
	if word == "tonight" {
		return []string{"today", "evening"}
	}
	for _, part := range compoundParts {
		day, found := strings.CutSuffix(word, part)
		if _, isDay := weekdayWords[day]; found && isDay && len(day) > 4 {
			return []string{day, part}
		}
	}
	return []string{word}
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// unknown is the error that names the first word no rule could use.
func (p *parser) unknown() *Error {
	at := min(p.furthest, len(p.tokens)-1)
	return &Error{Code: Unknown, Input: p.input, Word: p.fields[p.tokens[at].field]}
}

func (p *parser) fail(code Code) *Error { return &Error{Code: code, Input: p.input} }

// peek returns the token that is ahead by the given number.
func (p *parser) peek(ahead int) token {
	if at := p.position + ahead; at < len(p.tokens) {
		return p.tokens[at]
	}
	return token{}
}

func (p *parser) step() bool {
	p.position++
	p.furthest = max(p.furthest, p.position)
	return true
}

func (p *parser) done() bool { return p.position >= len(p.tokens) }

// finished tells whether everything was understood; a comma or full stop may close the sentence.
func (p *parser) finished() bool {
	if p.position > 0 && p.position == len(p.tokens)-1 {
		_ = p.mark(".") || p.mark(",")
	}
	return p.done()
}

// try runs a rule and restores the position when it fails.
func (p *parser) try(rule func() bool) bool {
	start := p.position
	if rule() {
		return true
	}
	p.position = start
	return false
}

// word consumes one of the given words.
func (p *parser) word(words ...string) bool {
	next := p.peek(0)
	if next.kind != aWord {
		return false
	}
	for _, word := range words {
		if next.text == word {
			return p.step()
		}
	}
	return false
}

// phrase consumes all words of one of the given phrases.
func (p *parser) phrase(phrases ...string) bool {
	for _, phrase := range phrases {
		found := p.try(func() bool {
			for word := range strings.SplitSeq(phrase, " ") {
				if !p.word(word) {
					return false
				}
			}
			return true
		})
		if found {
			return true
		}
	}
	return false
}

// mark consumes one punctuation character, spaced or not.
func (p *parser) mark(text string) bool {
	if next := p.peek(0); next.kind == aMark && next.text == text {
		return p.step()
	}
	return false
}

// gluedMark consumes a punctuation character that is not preceded by a space.
func (p *parser) gluedMark(text string) bool {
	return !p.peek(0).spaced && p.mark(text)
}

// digits consumes a number of least to most digits.
func (p *parser) digits(least, most int) (int, bool) {
	next := p.peek(0)
	if next.kind != aNumber || len(next.text) < least || len(next.text) > most {
		return 0, false
	}
	return next.number, p.step()
}

// gluedDigits consumes a number that is not preceded by a space.
func (p *parser) gluedDigits(least, most int) (int, bool) {
	if p.peek(0).spaced {
		return 0, false
	}
	return p.digits(least, most)
}

// count consumes a number in digits or as a word.
func (p *parser) count(most int) (int, bool) {
	if number, ok := p.digits(1, most); ok {
		return number, true
	}
	return lookup(p, cardinalWords)
}

// lookup consumes a word of the table and returns what it means.
func lookup[V any](p *parser, table map[string]V) (V, bool) {
	next := p.peek(0)
	value, ok := table[next.text]
	if next.kind != aWord || !ok {
		var none V
		return none, false
	}
	return value, p.step()
}

// lookupPhrase consumes a phrase of the table. No phrase of a table begins another of the same table.
func lookupPhrase[V any](p *parser, table map[string]V) (V, bool) {
	for phrase, value := range table {
		if p.phrase(phrase) {
			return value, true
		}
	}
	var none V
	return none, false
}

// weekday consumes the name of a weekday, abbreviated with or without a full stop.
func (p *parser) weekday() (time.Weekday, bool) {
	day, ok := lookup(p, weekdayWords)
	if ok {
		p.abbreviationStop(p.tokens[p.position-1].text, 5)
	}
	return day, ok
}

// month consumes the name of a month, abbreviated with or without a full stop.
func (p *parser) month() (time.Month, bool) {
	month, ok := lookup(p, monthWords)
	if ok {
		p.abbreviationStop(p.tokens[p.position-1].text, 4)
	}
	return month, ok
}

// abbreviationStop consumes the full stop behind a word of at most so many letters.
func (p *parser) abbreviationStop(word string, most int) {
	if len(word) <= most && p.position < len(p.tokens)-1 {
		p.gluedMark(".")
	}
}
