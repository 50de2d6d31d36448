package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gremium/commands/document/pdf"
)

// Text is set ragged, without hyphenation: words are moved to the next line whole, and broken only where a column is
// narrower than the word.

// span is clean text in one font.
type span struct {
	font *pdf.Font
	text string
}

// textLine is one line as it is drawn.
type textLine struct {
	runs  []pdf.Run
	width float64 // without the blank at its end
}

// Characters that say where a line may end, and what is drawn there.
const (
	softHyphen = '\u00AD' // drawn as a hyphen where a line ends
	zeroSpace  = '\u200B'
)

// atom is text that stays in one line, with what follows it.
type atom struct {
	font   *pdf.Font
	text   string
	after  rune // ' ' , '\n', softHyphen, or 0: the next atom follows close
	spaced bool // a blank stands before it, unless it begins a line
}

// atoms cuts text where a line may end.
func atoms(spans []span) (all []atom) {
	spaced := false
	for _, s := range spans {
		s.text = bound(s.text)
		start := 0
		cut := func(end, next int, after rune) {
			if end > start || after == '\n' {
				all = append(all, atom{s.font, s.text[start:end], after, spaced})
				spaced = false
			}
			spaced = spaced || after == ' '
			start = next
		}
		last := ' '
		for i, r := range s.text {
			next := i + utf8.RuneLen(r)
			switch r {
			case ' ', '\n':
				cut(i, next, r)
			case zeroSpace:
				cut(i, next, 0)
			case softHyphen:
				if strings.Trim(s.text[next:], " \n\u00AD") == "" || strings.ContainsRune(" \n", rune(s.text[next])) {
					r = 0 // within a word only
				}
				cut(i, next, r)
			case '-', '–', '/', '\u2010':
				following, _ := utf8.DecodeRuneInString(s.text[next:])
				if unicode.IsLetter(last) && unicode.IsLetter(following) {
					cut(next, next, 0)
				}
			}
			last = r
		}
		cut(len(s.text), len(s.text), 0)
	}
	return all
}

// Words that stay with the next one, those that stay with a number behind them, and units that stay with the number
// before them.
var (
	binding = []string{"§", "§§", "Art.", "Abs.", "Nr.", "No.", "TOP", "Ö", "NÖ", "Dr.", "Prof."}
	counted = []string{"Ja", "Nein", "Enthaltung", "ungültig", "Yes", "no", "abstained", "invalid"}
	units   = []string{"%", "€", "EUR", "Euro", "Uhr", "a.m.", "p.m."}
)

// maxBound is up to how many bytes words are kept together: more would tear holes into the lines.
const maxBound = 30

// bound is text with the blank that binds where there must be no line break: "9. März", "3,1 %", "§ 36".
func bound(s string) string {
	var b strings.Builder
	start, since := 0, 0 // of what is not yet copied; of the words that are bound
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\n':
			since = i + 1
		case s[i] != ' ':
		case i-since <= maxBound && binds(s[since:i], s[i+1:]):
			b.WriteString(s[start:i] + "\u00A0")
			start = i + 1
		default:
			since = i + 1
		}
	}
	if start == 0 {
		return s
	}
	return b.String() + s[start:]
}

// binds says whether there must be no line break between words and what follows them.
func binds(before, after string) bool {
	word := before[strings.LastIndexByte(before, ' ')+1:]
	if word == "" {
		return false
	}
	following, _, _ := strings.Cut(after, " ")
	following, _, _ = strings.Cut(following, "\n")
	day, isDay := strings.CutSuffix(word, ".")
	next, _ := utf8.DecodeRuneInString(following)
	switch {
	case slices.Contains(binding, word):
		return true
	case slices.Contains(counted, word):
		return unicode.IsDigit(next)
	case isDay && len(day) <= 2 && strings.Trim(day, "0123456789") == "":
		return unicode.IsUpper(next) || unicode.IsDigit(next)
	case '0' <= word[len(word)-1] && word[len(word)-1] <= '9':
		return slices.Contains(units, strings.TrimRight(following, ".,;:)"))
	}
	return false
}

// setter sets text at a size into lines of a width.
type setter struct {
	size, width float64
	lines       []textLine
	atoms       []atom // of the line so far
	used        float64
}

// typeset breaks text into lines. There is at least one.
func typeset(spans []span, size, width float64) []textLine {
	s := setter{size: size, width: width}
	for _, a := range atoms(spans) {
		s.add(a)
	}
	if len(s.atoms) > 0 || len(s.lines) == 0 {
		s.flush()
	}
	return s.lines
}

func (s *setter) measure(font *pdf.Font, text string) (width float64) {
	if plain(font, text) {
		return font.Width(text) * s.size / 1000
	}
	for _, r := range runs(font, s.size, text) {
		width += r.Width()
	}
	return width
}

// needs is how wide an atom is at the end of a line.
func (s *setter) needs(a atom) float64 {
	if a.after == softHyphen {
		return s.measure(a.font, a.text+"-")
	}
	return s.measure(a.font, a.text)
}

// add puts an atom at the end of the line, or of the next one.
func (s *setter) add(a atom) {
	gap := 0.0
	if a.spaced {
		gap = s.measure(a.font, " ")
	}
	if len(s.atoms) > 0 && s.used+gap+s.needs(a) > s.width && a.text != "" {
		s.flush()
	}
	if len(s.atoms) == 0 {
		gap = 0
		for s.needs(a) > s.width {
			var head atom
			if head, a = s.split(a); a.text == "" {
				a = head
				break
			}
			s.atoms = append(s.atoms, head)
			s.flush()
		}
	}
	s.atoms = append(s.atoms, a)
	s.used += gap + s.measure(a.font, a.text)
	if a.after == '\n' {
		s.flush()
	}
}

// split breaks a word that is wider than a line: an address behind a mark, a word with a hyphen.
func (s *setter) split(a atom) (head, tail atom) {
	address := strings.ContainsAny(a.text, "/@_=?&.")
	hyphen := s.measure(a.font, "-")
	end, mark, used := 0, 0, 0.0
	for i, r := range a.text {
		used += s.measure(a.font, string(r))
		if joined := unicode.IsMark(r) || r == '\u200D'; i > 0 && !joined && used+hyphen > s.width {
			break
		}
		end = i + utf8.RuneLen(r)
		if strings.ContainsRune("/@_=?&.-", r) {
			mark = end
		}
	}
	if mark > end/2 && end < len(a.text) {
		end = mark
	}
	head, tail = a, a
	head.text, tail.text, tail.spaced = a.text[:end], a.text[end:], false
	if tail.text != "" {
		head.after = 0
		before, _ := utf8.DecodeLastRuneInString(head.text)
		after, _ := utf8.DecodeRuneInString(tail.text)
		if !address && unicode.IsLetter(before) && unicode.IsLetter(after) && a.font.Has(before) {
			head.after = softHyphen
		}
	}
	return head, tail
}

// flush ends a line. The blank between two lines is drawn, so that those who copy or listen get two words.
func (s *setter) flush() {
	var l textLine
	for i := 0; i < len(s.atoms); {
		font := s.atoms[i].font
		var b strings.Builder
		for ; i < len(s.atoms) && s.atoms[i].font == font; i++ {
			if s.atoms[i].spaced && i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(s.atoms[i].text)
		}
		l.runs = append(l.runs, runs(font, s.size, b.String())...)
	}
	for _, r := range l.runs {
		l.width += r.Width()
	}
	if n := len(s.atoms); n > 0 {
		switch font := s.atoms[n-1].font; s.atoms[n-1].after {
		case softHyphen:
			l.runs = append(l.runs, pdf.Run{Font: font, Size: s.size, Text: "-", Actual: string(softHyphen)})
			l.width += s.measure(font, "-")
		case ' ', '\n':
			l.runs = append(l.runs, pdf.Run{Font: font, Size: s.size, Text: " "})
		}
	}
	s.lines = append(s.lines, l)
	s.atoms, s.used = nil, 0
}
