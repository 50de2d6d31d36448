package bot

import (
	"cmp"
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

// quotes are the opening quotes and what closes them. Phones mix them: „so".
var quotes = map[rune]string{'"': `"`, '„': `“”"`, '“': `”“"`, '”': `”"`, '«': `»`, '»': `«`}

// split cuts a line into words. A quote that is never closed is an ordinary character.
func split(line string) []word { return splitN(line, -1) }

// splitN is split for the first n words, so that finding a command does not read a whole essay.
func splitN(line string, n int) []word {
	s := splitter{line: line}
	var words []word
	for at := 0; at < len(line) && len(words) != n; {
		r, size := utf8.DecodeRuneInString(line[at:])
		if unicode.IsSpace(r) {
			at += size
			continue
		}
		w := s.next(at)
		words = append(words, w)
		at = w.to
	}
	return words
}

type splitter struct {
	line string
	// unclosed are the opening quotes behind which the line closes none: looking again at every further one would
	// make a line of quotes quadratic.
	unclosed string
}

func (s *splitter) next(at int) word {
	w := word{from: at}
	if text, to, ok := s.quotation(at); ok {
		w.text, w.quoted, w.to = text, true, to
		return w
	}
	end := len(s.line)
	if i := strings.IndexFunc(s.line[at:], unicode.IsSpace); i >= 0 {
		end = at + i
	}
	if colon := strings.IndexByte(s.line[at:end], ':'); colon > 0 && isName(s.line[at:at+colon]) {
		start := at + colon + 1
		if text, to, ok := s.quotation(start); ok {
			w.name, w.text, w.quoted, w.to = s.line[at:at+colon], text, true, to
			return w
		}
		w.name, w.text, w.to = s.line[at:at+colon], s.line[start:end], end
		return w
	}
	w.text, w.to = s.line[at:end], end
	return w
}

// quotation reads what is in quotes at a place. The closing quote must end a word, so that "Er sagte "Ja"" needs
// no care. Between straight quotes \" is a quote, too; Line writes it where no pair of quotes fits.
func (s *splitter) quotation(at int) (text string, to int, ok bool) {
	r, size := utf8.DecodeRuneInString(s.line[at:])
	closing, isQuote := quotes[r]
	if !isQuote || strings.ContainsRune(s.unclosed, r) {
		return "", 0, false
	}
	rest := s.line[at+size:]
	backslashes := 0
	for i, c := range rest {
		if c == '\\' && r == '"' {
			backslashes++
			continue
		}
		if strings.ContainsRune(closing, c) && backslashes%2 == 0 {
			after := i + utf8.RuneLen(c)
			if f, _ := utf8.DecodeRuneInString(rest[after:]); after == len(rest) || unicode.IsSpace(f) {
				if text = rest[:i]; r == '"' {
					text = unescape(text)
				}
				return text, at + size + after, true
			}
		}
		backslashes = 0
	}
	s.unclosed += string(r)
	return "", 0, false
}

// unescape reads what escape has written. Backslashes mean something before a quote only: C:\Temp stays itself.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	backslashes := 0
	for i := range len(s) {
		switch s[i] {
		case '\\':
			backslashes++
			continue
		case '"':
			backslashes /= 2
		}
		b.WriteString(strings.Repeat(`\`, backslashes))
		b.WriteByte(s[i])
		backslashes = 0
	}
	b.WriteString(strings.Repeat(`\`, backslashes/2)) // the closing quote follows
	return b.String()
}

// escape writes a text so that it can stand between straight quotes whatever is in it.
func escape(s string) string {
	var b strings.Builder
	backslashes := 0
	for i := range len(s) {
		switch s[i] {
		case '\\':
			backslashes++
		case '"':
			b.WriteString(strings.Repeat(`\`, backslashes+1))
			backslashes = 0
		default:
			backslashes = 0
		}
		b.WriteByte(s[i])
	}
	b.WriteString(strings.Repeat(`\`, backslashes))
	return b.String()
}

func isName(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '_' })
}

var folding = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "ẞ", "ss",
	"a\u0308", "ae", "o\u0308", "oe", "u\u0308", "ue")

// Fold brings a typed name to the spelling of declarations: lower case, umlauts written out.
func Fold(s string) string { return folding.Replace(strings.ToLower(s)) }

// Clean removes what no text may contain: control characters but line breaks and tabs, invisible marks of direction,
// hyphenation and width, and broken UTF-8. Joiners stay: emoji and some scripts need them. Surrounding white space
// goes as well. What is clean stays as it is.
func Clean(s string) string {
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "")
	s = strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t':
			return r
		case r == '\r', r == '\v', r == '\f', r == '\u0085', r == '\u2028', r == '\u2029':
			return '\n' // line breaks of other systems; words must not grow together
		case unicode.IsControl(r), r == utf8.RuneError, r == '\u00ad', r == '\u061c', r == '\u200b', r == '\u200e', r == '\u200f',
			r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u206f', r == '\ufeff':
			return -1
		case r == '\u00a0', r == '\u202f', r == '\u2007':
			return ' '
		}
		return r
	}, s))
	if strings.IndexFunc(s, unicode.IsGraphic) < 0 {
		return "" // joiners alone join nothing
	}
	return s
}

// longestName is how many characters a name has at most; chat servers allow about as many.
const longestName = 80

// Tidy is an account whose names can be shown and stored: what people choose to be called on a chat server may be
// long, invisible or turn round what stands beside it.
func (a Account) Tidy() Account {
	for _, name := range []*string{&a.Username, &a.Name} {
		*name = oneLine(Clean(*name))
		if r := []rune(*name); len(r) > longestName {
			*name = string(r[:longestName-1]) + "…"
		}
	}
	a.Name = cmp.Or(a.Name, a.Username)
	return a
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
	// The difference in length is the least distance there can be, and much cheaper; that in bytes is cheaper still, for what
	// is no word at all but 20,000 letters.
	if len(typed)/utf8.UTFMax > n+allowed {
		return false
	}
	if off := utf8.RuneCountInString(typed) - n; off > allowed || -off > allowed {
		return false
	}
	return distance(typed, meant) <= allowed
}
