package text

import (
	"regexp"
	"strings"
)

// Markup is text for people in a small Markdown that every platform shows: **bold**, *italic*, `code`, lists with
// "- ", links and line breaks. Plain text becomes Markup only through Escape, so that nothing a member types can
// turn into formatting, a mention or a link with another face.
type Markup string

const special = "\\`*_{}[]()<>#+-.!|~@:&"

var (
	// An address begins with a letter, a digit or the bracket of an IPv6 host: what does not is no link for every chat.
	address = regexp.MustCompile(`https?://[\pL\pN\[](?:[^\s<>"\\^` + "`" + `{|}]*[^\s<>"\\^` + "`" + `{|}.,;:!?')\]*~])?`)
	// What makes a whole line something else: blanks before it a code block, equals signs alone a heading above.
	indented   = regexp.MustCompile(`(?m)^(?: {4,}| {0,3}\t[ \t]*)`)
	underlined = regexp.MustCompile(`(?m)^( {0,3})(=+[ \t]*)$`)
)

// Escape makes plain text safe inside Markup. Line breaks stay. A web address becomes a link that shows itself,
// <https://…>, so that a link always says where it leads.
func Escape(plain string) Markup {
	if strings.ContainsAny(plain, "\r\t=") || strings.Contains(plain, "    ") { // else there is nothing to find, at a hundredth of the cost
		plain = strings.ReplaceAll(strings.ReplaceAll(plain, "\r\n", "\n"), "\r", "\n")
		plain = indented.ReplaceAllStringFunc(plain, func(blanks string) string { return strings.Repeat("\u00a0", len(blanks)) })
		plain = underlined.ReplaceAllString(plain, "$1\u2060$2")
	}
	var b strings.Builder
	b.Grow(len(plain) + 8)
	end := 0
	if strings.Contains(plain, "://") {
		for _, at := range address.FindAllStringIndex(plain, -1) {
			escape(&b, plain[end:at[0]])
			b.WriteString("<" + plain[at[0]:at[1]] + ">")
			end = at[1]
		}
	}
	escape(&b, plain[end:])
	return Markup(b.String())
}

func escape(b *strings.Builder, plain string) {
	for _, r := range plain {
		if r < 0x80 && strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
}

// Join joins parts with a separator.
func Join(parts []Markup, separator string) Markup {
	var b strings.Builder
	for i, part := range parts {
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(string(part))
	}
	return Markup(b.String())
}

var inCode = strings.NewReplacer("`", "", "\n", " ")

// Code shows a line to be typed. Backticks inside are dropped: no command needs one.
func Code(line string) Markup {
	line = inCode.Replace(line)
	if line == "" {
		return "" // two backticks would open a span that ends anywhere
	}
	return Markup("`" + line + "`")
}
