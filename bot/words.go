package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is a piece of a typed line: a bare word, or something in quotes. A word such as ort:"Saal 2" has a name.
type word struct {
	name   string // before the colon, as typed; "" for none
	text   string // without name and quotes
	quoted bool
	from   int // where it begins and ends in the line, in bytes
	to     int
}

// quotes are the opening quotes and what closes them.
var quotes = map[rune]string{'"': `"`, '„': `“”"`, '“': `”“"`, '”': `”"`, '«': `»`, '»': `«`}

// split cuts a line into words. A quote that is never closed is an ordinary character.
func split(line string) []word {
	var words []word
	for at := 0; at < len(line); {
		r, size := utf8.DecodeRuneInString(line[at:])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		w := next(line, at)
		words = append(words, w)
		at = w.to
	}
	return words
}

func next(line string, at int) word {
	w := word{from: at}
	if text, to, ok := quotation(line, at); ok {
		w.text, w.quoted, w.to = text, true, to
		return w
	}
	end := len(line)
	if i := strings.IndexFunc(line[at:], unicode.IsSpace); i >= 0 {
		end = at + i
	}
	if colon := strings.IndexByte(line[at:end], ':'); colon > 0 && isName(line[at:at+colon]) {
		start := at + colon + 1
		if text, to, ok := quotation(line, start); ok {
			w.name, w.text, w.quoted, w.to = line[at:at+colon], text, true, to
			return w
		}
		w.name, w.text, w.to = line[at:at+colon], line[start:end], end
		return w
	}
	w.text, w.to = line[at:end], end
	return w
}

// quotation reads what is in quotes at a place. The closing quote must end a word.
func quotation(line string, at int) (text string, to int, ok bool) {
	r, size := utf8.DecodeRuneInString(line[at:])
	closing, ok := quotes[r]
	if !ok {
		return "", 0, false
	}
	rest := line[at+size:]
	for i, c := range rest {
		if !strings.ContainsRune(closing, c) {
			continue
		}
		after := i + utf8.RuneLen(c)
		if f, _ := utf8.DecodeRuneInString(rest[after:]); after == len(rest) || unicode.IsSpace(f) {
			return rest[:i], at + size + after, true
		}
	}
	return "", 0, false
}

func isName(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '_' })
}

var folding = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "ẞ", "ss",
	"a\u0308", "ae", "o\u0308", "oe", "u\u0308", "ue")

// Fold brings a typed name to the spelling of declarations: lower case, umlauts written out.
func Fold(s string) string { return folding.Replace(strings.ToLower(s)) }

// Clean removes what no text may contain: control characters but line breaks and tabs, invisible direction
// marks, and broken UTF-8. Surrounding white space goes as well.
func Clean(s string) string {
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case unicode.IsControl(r), r == '\u2028', r == '\u2029', r == utf8.RuneError,
			r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\u200e', r == '\u200f', r == '\ufeff':
			return -1
		case r == '\u00a0', r == '\u202f', r == '\u2007':
			return ' '
		}
		return r
	}, s))
}

// distance is the number of letters to insert, delete, replace or swap with a neighbour.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	rows := make([][]int, len(x)+1)
	for i := range rows {
		rows[i] = make([]int, len(y)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			d := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d = min(d, rows[i-2][j-2]+1)
			}
			rows[i][j] = d
		}
	}
	return rows[len(x)][len(y)]
}

// near says whether a typed word is probably meant to be another: one slip in four letters, two in seven.
func near(typed, meant string) bool {
	n := utf8.RuneCountInString(meant)
	allowed := 0
	switch {
	case n >= 7:
		allowed = 2
	case n >= 4:
		allowed = 1
	}
	return utf8.RuneCountInString(typed) < 40 && distance(typed, meant) <= allowed
}
