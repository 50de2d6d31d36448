package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"

	"gremium/commands/document/pdf"
)

// box stands where a character stands that the font has not. What it was remains in the file, for those who search and
// listen.
const box = "□"

// runs turns text of a line into what is drawn from left to right.
func runs(font *pdf.Font, size float64, text string) (all []pdf.Run) {
	for _, part := range leftToRight(text) {
		shapes := shapes(font, part.text)
		if part.backward {
			slices.Reverse(shapes)
		}
		for _, s := range shapes {
			run := pdf.Run{Font: font, Size: size, Text: s.drawn, Actual: s.actual}
			if part.backward {
				run.Text = bidi.ReverseString(s.drawn)
			}
			all = append(all, run)
		}
	}
	return all
}

// directed is text of one direction.
type directed struct {
	text     string
	backward bool
}

// leftToRight cuts a line into what is written from left to right and from right to left. Blanks and points belong to
// a passage from right to left where both its neighbours do. Numbers do not: of the Unicode Bidirectional Algorithm
// this is what names and quotations need.
func leftToRight(text string) (parts []directed) {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= 0x590 }) { // where Hebrew begins
		return []directed{{text: text}}
	}
	start, end, turned := 0, 0, false // of the passage; of what surely belongs to it
	flush := func(to int) {
		if to > start {
			parts = append(parts, directed{text[start:to], turned})
		}
		start = to
	}
	for i, r := range text {
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.R, bidi.AL:
			if !turned {
				flush(i)
			}
			turned, end = true, i+utf8.RuneLen(r)
		case bidi.NSM:
			end = i + utf8.RuneLen(r)
		case bidi.WS, bidi.ON, bidi.CS, bidi.BN:
		default:
			if turned {
				flush(end)
			}
			turned = false
		}
	}
	if turned {
		flush(end)
		turned = false
	}
	flush(len(text))
	return parts
}

// shape is text as it is drawn.
type shape struct {
	drawn  string
	actual string // what it stands for; "" for itself
}

// plain says whether text is drawn as it is.
func plain(font *pdf.Font, text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !font.Has(r) || unseen(r) })
}

// unseen says whether a character is never drawn: it changes those around it, or nothing.
func unseen(r rune) bool {
	return r >= softHyphen && (unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r))
}

// shapes cuts text into what the font can draw, and boxes, each for one character that it cannot, with all that belongs
// to that: marks, colours, and what is joined to it.
func shapes(font *pdf.Font, text string) (all []shape) {
	if plain(font, text) {
		return []shape{{drawn: text}}
	}
	var joined, flag bool // behind a joiner; behind half a flag
	for _, r := range text {
		last := len(all) - 1
		boxed := last >= 0 && all[last].drawn == box && all[last].actual != ""
		half := 0x1F1E6 <= r && r <= 0x1F1FF // of a flag
		switch {
		case font.Has(r) && !unseen(r):
			if last < 0 || all[last].actual != "" {
				all = append(all, shape{})
				last++
			}
			all[last].drawn += string(r)
		case r == '\u2011': // a hyphen that keeps words together: fonts have the other
			all = append(all, shape{drawn: "-", actual: string(r)})
		case boxed && (joined || half && flag || unseen(r) || unicode.IsMark(r) || 0x1F3FB <= r && r <= 0x1F3FF):
			all[last].actual += string(r)
			joined, flag = r == '\u200D', false
			continue
		case !unseen(r) && !unicode.IsMark(r):
			all = append(all, shape{drawn: box, actual: string(r)})
			joined, flag = false, half
			continue
		}
		joined, flag = false, false
	}
	return all
}
