package mattermost

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gremium/bot/text"
)

// Mattermost's web client unescapes fewer characters than text.Escape escapes, its server reads mentions and named
// character references out of the text before any client sees it, and attachments turn <a|b> into links. So Markup
// is read here character by character and written anew:
//
//   - `code` and <https://…> stay as they are; nothing is active in them.
//   - An escape that Mattermost knows stays where it is needed and goes where it is not (notices on phones show it).
//   - @, #, ~ and :emoji: get a word joiner (U+2060), which nobody sees and no matcher passes.
//   - & and < become character references, where they could start one or a link.
//
// Bold, lists and links that the Markup has stay active. Mentions do not, wherever they come from.

// joiner separates an active sign from its word.
const joiner = "\u2060"

// known are the characters that Mattermost unescapes.
const known = "\\`*{}[]()#+-.!_>~|"

var (
	angle     = regexp.MustCompile(`^<https?://[\pL\pN\[][^\s<>|` + "`" + `]*>`)
	reference = regexp.MustCompile(`^&#?\w+;`)
	emoji     = regexp.MustCompile(`^\\?:[A-Za-z0-9_+\\-]{1,80}:`)
	clock     = regexp.MustCompile(`^\\?:[0-9]{1,2}\\?:`)
	underline = regexp.MustCompile(`^[ \t]*(=+|\\?:(\\?-)+(\\?:)?)[ \t]*$`)
	indent    = regexp.MustCompile(`^[ \t]*`)
)

// show writes Markup for Mattermost.
func show(m text.Markup) string {
	lines := strings.Split(strings.ReplaceAll(string(m), "\r", ""), "\n")
	for i, line := range lines {
		lines[i] = showLine(line)
	}
	return strings.Join(lines, "\n")
}

func showLine(line string) string {
	var b strings.Builder
	b.Grow(len(line) + 16)
	blank := indent.FindString(line)
	rest := line[len(blank):]
	switch {
	case underline.MatchString(line): // would make the line above a heading, or a table's
		b.WriteString(joiner)
	case strings.ContainsRune(blank, '\t') || len(blank) > 3 && !strings.HasPrefix(rest, "- "): // would be a code block
		b.WriteString(strings.Repeat("\u00a0", len(blank)))
	default:
		b.WriteString(blank)
	}
	start := true // only blanks and list signs so far
	for len(rest) > 0 {
		n := showNext(&b, rest, start)
		if start && !strings.ContainsAny(rest[:n], " \t-0123456789") {
			start = false
		}
		rest = rest[n:]
	}
	return b.String()
}

// showNext writes what stands at the beginning of rest and returns how much it read.
func showNext(b *strings.Builder, rest string, start bool) int {
	switch c := rest[0]; {
	case c == '`':
		return showCode(b, rest)
	case c == '<':
		if a := angle.FindString(rest); a != "" {
			b.WriteString(a)
			return len(a)
		}
		b.WriteString("&lt;")
		return 1
	case c == '\\' && len(rest) > 1 && isPunct(rest[1]):
		showEscaped(b, rest, start)
		return 2
	case c == '\\':
		b.WriteString(`\\`)
		return 1
	case c < utf8.RuneSelf:
		showSign(b, rest)
		return 1
	default:
		r, n := utf8.DecodeRuneInString(rest)
		if r == utf8.RuneError && n == 1 {
			b.WriteString("\ufffd")
		} else {
			b.WriteString(rest[:n])
		}
		return n
	}
}

// showCode writes a code span that is closed on its line, or harmless backticks.
func showCode(b *strings.Builder, rest string) int {
	run := len(rest) - len(strings.TrimLeft(rest, "`"))
	fence := rest[:run]
	for at := run; at < len(rest); {
		i := strings.IndexByte(rest[at:], '`')
		if i < 0 {
			break
		}
		at += i
		n := len(rest[at:]) - len(strings.TrimLeft(rest[at:], "`"))
		if n == run {
			// Three or more at the beginning of a line would be a fence and swallow all that follows.
			if run > 2 {
				break
			}
			b.WriteString(rest[:at+n])
			return at + n
		}
		at += n
	}
	b.WriteString(strings.Repeat("\\`", len(fence)))
	return run
}

// showSign writes a character that stands unescaped in the Markup.
func showSign(b *strings.Builder, rest string) {
	switch rest[0] {
	case '@', '#', '~', ':', '&':
		neutral(b, rest, false)
	default:
		b.WriteByte(rest[0])
	}
}

// showEscaped writes an escaped character so that Mattermost shows the character itself.
func showEscaped(b *strings.Builder, rest string, start bool) {
	c, tail := rest[1], rest[2:]
	switch c {
	case '@', '#', '~', ':', '&':
		neutral(b, rest, true)
	case '<':
		b.WriteString("&lt;")
	case '{', '}':
		b.WriteByte(c)
	case '(':
		if strings.HasSuffix(b.String(), "]") {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	case '!':
		if strings.HasPrefix(tail, "[") || strings.HasPrefix(tail, `\[`) {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	case '+', '-', ')':
		if start {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	case '.':
		if start || strings.HasSuffix(strings.ToLower(lastBytes(b, 3)), "www") {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	default:
		if strings.IndexByte(known, c) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
}

// neutral writes one of @ # ~ : & without its powers. Escaped or not makes no difference but for "# Heading" and
// "~~struck~~", which Markup does not have, so they lose their powers as well.
func neutral(b *strings.Builder, rest string, escaped bool) {
	c, tail := rest[0], rest[1:]
	if escaped {
		c, tail = rest[1], rest[2:]
	}
	switch c {
	case '@':
		b.WriteByte('@')
		// An address of e-mail stays: behind a letter or digit nobody is mentioned.
		if before := lastBytes(b, 2); len(before) < 2 || !isAlnum(before[0]) {
			b.WriteString(joiner)
		}
	case '#', '~':
		b.WriteString(`\` + string(c) + joiner)
	case ':':
		b.WriteByte(':')
		if emoji.MatchString(":"+plainSigns(tail)) && !clock.MatchString(":"+tail) {
			b.WriteString(joiner)
		}
	case '&':
		if reference.MatchString("&" + plainSigns(tail)) {
			b.WriteString("&amp;")
		} else {
			b.WriteByte('&')
		}
	}
}

// plainSigns drops backslashes from the next word, so that an escaped sign in it is seen as what will be shown.
func plainSigns(tail string) string {
	if end := strings.IndexAny(tail, " \n\t"); end >= 0 {
		tail = tail[:end]
	}
	return strings.ReplaceAll(tail, `\`, "")
}

func lastBytes(b *strings.Builder, n int) string {
	s := b.String()
	return s[max(0, len(s)-n):]
}

func isPunct(c byte) bool {
	return c > ' ' && c < 0x7f && !isAlnum(c)
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// showPlain writes plain text where Mattermost reads Markdown: titles, labels of fields.
func showPlain(plain string) string {
	return show(text.Escape(strings.Join(strings.Fields(plain), " ")))
}

// plain reads Markup as plain text, for places that show no formatting: errors of dialogs.
func plain(m text.Markup) string {
	var b strings.Builder
	s := string(m)
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case s[i] == '*' || s[i] == '`':
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
