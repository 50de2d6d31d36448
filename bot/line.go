package bot

import "strings"

// Line writes a command that Parse reads back: Line("sitzung rueckmeldung", "", "S1", "fuer", "@anna"). Pairs are
// option names and values; an empty name makes a bare value, and pairs without a value are left out. Values are put
// into quotes where needed, so that every Clean value of a named option comes back as it was. A bare value comes
// back where the command's bare options take it: an id, or the text of a command whose text it cannot be mistaken for.
func Line(name string, pairs ...string) string {
	var b strings.Builder
	b.WriteString("/" + name)
	for i := 0; i+1 < len(pairs); i += 2 {
		name, value := pairs[i], pairs[i+1]
		if value == "" {
			continue
		}
		b.WriteByte(' ')
		if name != "" {
			b.WriteString(name + ":")
		}
		// A named text takes the words behind it: a bare value must not become one of them.
		b.WriteString(quote(value, name != "" && bareNext(pairs[i+2:])))
	}
	return b.String()
}

// bareNext says whether the next value of the pairs has no name.
func bareNext(pairs []string) bool {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			return pairs[i] == ""
		}
	}
	return false
}

// quote writes a value as one word of a line.
func quote(value string, always bool) string {
	if words := split(value); !always && len(words) == 1 && !words[0].quoted && words[0].text == value &&
		!strings.ContainsAny(value, ":\"„“”«»") {
		return value
	}
	// The first quotes that do not end within the value; they are easier to read than backslashes.
	for _, pair := range [][2]string{{`"`, `"`}, {"„", "“"}, {"»", "«"}} {
		quoted := pair[0] + value + pair[1]
		if words := splitN(quoted, 1); words[0].quoted && words[0].to == len(quoted) && words[0].text == value {
			return quoted
		}
	}
	return `"` + escape(value) + `"`
}
