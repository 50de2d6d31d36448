package document

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// lineBreaks writes every line break as "\n", and a tab as the blank that it stands for.
var lineBreaks = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n", "\t", " ")

// clean makes what people typed text for a paper: composed characters, line breaks as "\n", single blanks, and none
// of the characters that nobody sees but that break a file (control characters) or turn around what one reads (marks
// of direction).
func clean(s string) string {
	s = lineBreaks.Replace(norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD")))
	s = strings.Map(func(r rune) rune {
		switch {
		case r != '\n' && unicode.IsControl(r), r&0xFFFE == 0xFFFE, 0xFDD0 <= r && r <= 0xFDEF, // no characters
			r == 0x200E, r == 0x200F, r == 0x061C, 0x202A <= r && r <= 0x202E, 0x2066 <= r && r <= 0x2069, // of direction
			r == 0xFEFF, r == 0x2060, 0xFFF9 <= r && r <= 0xFFFB:
			return -1
		}
		return r
	}, s)
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.Join(strings.FieldsFunc(l, func(r rune) bool { return r == ' ' }), " ")
	}
	return strings.Trim(strings.Join(lines, "\n"), " \n")
}

// oneLine is clean text without line breaks: a title, the head of a column.
func oneLine(s string) string { return strings.ReplaceAll(clean(s), "\n", " ") }

// maxStem is how long the name of a file gets before its ending: what every system and mail program takes.
const maxStem = 80

// ascii writes what German and its neighbours have beyond ASCII, as one spells it out.
var ascii = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ß", "ss", "ẞ", "SS",
	"æ", "ae", "Æ", "Ae", "ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "đ", "d", "Đ", "D", "–", "-", "—", "-")

// FileName makes the name of a file: ASCII, in words joined by "-", not too long: FileName("Niederschrift S12,
// Außenstelle", "pdf") is "Niederschrift-S12-Aussenstelle.pdf".
func FileName(stem, ext string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(ascii.Replace(clean(stem))) {
		switch {
		case '0' <= r && r <= '9', 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z', r == '_':
			b.WriteRune(r)
		case unicode.IsMark(r): // of the letter before
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	name := b.String()
	name = strings.Trim(name[:min(len(name), maxStem)], "-")
	if name == "" {
		name = "document"
	}
	return name + "." + ext
}
