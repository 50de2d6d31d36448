package document

import (
	"bytes"
	"unicode/utf8"
)

// lineOctets is how long a line of an iCalendar file may be, without its CRLF. Source: RFC 5545 section 3.1.
const lineOctets = 75

// fold breaks the long lines of an iCalendar file, which go-ical does not do: a continuation begins with one space.
// It never breaks inside a UTF-8 sequence, because many readers decode before they unfold.
func fold(file []byte) []byte {
	crlf := []byte("\r\n")
	var folded bytes.Buffer
	for line := range bytes.SplitAfterSeq(file, crlf) {
		room := lineOctets
		for len(bytes.TrimSuffix(line, crlf)) > room {
			cut := room
			for cut > room-utf8.UTFMax && !utf8.RuneStart(line[cut]) {
				cut--
			}
			folded.Write(line[:cut])
			folded.WriteString("\r\n ")
			line = line[cut:]
			room = lineOctets - 1 // the space counts
		}
		folded.Write(line)
	}
	return folded.Bytes()
}
