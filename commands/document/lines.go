package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

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
	softHyphen = '\u00AD'
	zeroSpace  = '\u200B'
	// box stands where a character stands that the font has not. What it was remains in the file for those who search
	// and listen.
	box = "□"
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

func (s *setter) measure(font *pdf.Font, text string) float64 {
	return font.Width(visible(font, text)) * s.size / 1000
}

// add puts an atom at the end of the line, or of the next one.
func (s *setter) add(a atom) {
	gap := 0.0
	if a.spaced {
		gap = s.measure(a.font, " ")
	}
	needed := s.measure(a.font, a.text)
	if a.after == softHyphen {
		needed += s.measure(a.font, "-")
	}
	if len(s.atoms) > 0 && s.used+gap+needed > s.width && a.text != "" {
		s.flush()
	}
	if len(s.atoms) == 0 {
		gap = 0
		for needed > s.width {
			var head atom
			if head, a = s.split(a); a.text == "" {
				a = head
				break
			}
			s.atoms = append(s.atoms, head)
			s.flush()
			needed = s.measure(a.font, a.text)
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

// runs turns text of a line into what is drawn from left to right.
func runs(font *pdf.Font, size float64, text string) (all []pdf.Run) {
	for _, part := range leftToRight(text) {
		pieces := []string{part.text}
		if !part.backward {
			pieces = drawable(font, part.text)
		}
		for _, piece := range pieces {
			drawn := visible(font, piece)
			if part.backward {
				drawn = bidi.ReverseString(drawn)
			}
			run := pdf.Run{Font: font, Size: size, Text: drawn}
			if drawn != piece {
				run.Actual = piece
			}
			if drawn != "" {
				all = append(all, run)
			}
		}
	}
	return all
}

// directed is text of one direction.
type directed struct {
	text     string
	backward bool
}

// leftToRight puts the parts of a line into the order in which they stand, by the Unicode Bidirectional Algorithm.
func leftToRight(text string) []directed {
	if !strings.ContainsFunc(text, backward) {
		return []directed{{text: text}}
	}
	var paragraph bidi.Paragraph
	if _, err := paragraph.SetString(text, bidi.DefaultDirection(bidi.LeftToRight)); err != nil {
		return []directed{{text: text}}
	}
	order, err := paragraph.Order()
	if err != nil {
		return []directed{{text: text}}
	}
	parts := make([]directed, order.NumRuns())
	for i := range parts {
		run := order.Run(i)
		parts[i] = directed{run.String(), run.Direction() == bidi.RightToLeft}
	}
	return parts
}

// drawable cuts text between what the font has and what it has not, so that a box stands for no more than it must.
func drawable(font *pdf.Font, text string) (pieces []string) {
	start, drawn := 0, true
	for i, r := range text {
		if has := font.Has(r); has != drawn {
			if i > start {
				pieces = append(pieces, text[start:i])
			}
			start, drawn = i, has
		}
	}
	if start < len(text) {
		pieces = append(pieces, text[start:])
	}
	return pieces
}

// backward says whether a character is written from right to left.
func backward(r rune) bool {
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

// visible is text as the font can draw it: a box for what it has not, with all that belongs to that; nothing for
// what is never seen.
func visible(font *pdf.Font, text string) string {
	if !strings.ContainsFunc(text, func(r rune) bool { return !font.Has(r) || r == softHyphen || r == zeroSpace }) {
		return text
	}
	var b strings.Builder
	open, joined, flag := false, false, false // within what a box stands for; behind a joiner; after half a flag
	for _, r := range text {
		letter := 0x1F1E6 <= r && r <= 0x1F1FF // half a flag
		switch {
		case r == '\u200D':
			joined = open
		case unicode.Is(unicode.Variation_Selector, r), unicode.IsMark(r) && !font.Has(r), 0x1F3FB <= r && r <= 0x1F3FF && open,
			0xE0000 <= r && r <= 0xE007F, unicode.Is(unicode.Cf, r), r == zeroSpace:
		case r == '\u2011': // the hyphen that keeps words together
			b.WriteByte('-')
			open, joined, flag = false, false, false
		case font.Has(r):
			b.WriteRune(r)
			open, joined, flag = false, false, false
		case joined, letter && flag:
			joined, flag = false, false
		default:
			b.WriteString(box)
			open, joined, flag = true, false, letter
		}
	}
	return b.String()
}
