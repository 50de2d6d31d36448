package discord

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gremium/bot/text"
)

// Discord's Markdown is its own: no references, no tables, no indented code, but spoilers, underlining, headings and
// small print, and within < and > people, roles, channels, commands, emoji and times. A backslash takes the meaning of
// any sign after it, as far as clients go; what the server reads out of a text (mentions) does not care. So Markup is
// read here character by character and written anew:
//
//   - `code` and <https://…> stay as they are; nothing is active in them.
//   - An escape stays where it is needed and goes where it is not: push notices show it.
//   - @ and < get a word joiner (U+2060) behind them where they could begin a mention. Nobody sees it, no matcher passes.
//   - Signs that Markup has no meaning for (_ ~ | > #) never get Discord's.
//
// Bold, italics, lists and [links](https://…) that the Markup has stay active. Mentions do not, wherever they come from.

// joiner separates an active sign from its word.
const joiner = "\u2060"

var (
	angle    = regexp.MustCompile(`^<https?://[^\s<>|` + "`" + `\\]+>`)
	link     = regexp.MustCompile(`^\[((?:[^\]\[\\` + "`" + `]|\\[[:punct:]])+)\]\((https?://[^\s<>()|` + "`" + `\\]+)\)`)
	everyone = regexp.MustCompile(`(?i)^(?:everyone|here)`)
)

// show writes Markup for Discord.
func show(m text.Markup) string {
	valid := string([]rune(string(m))) // broken UTF-8 is replaced
	lines := strings.Split(strings.ReplaceAll(valid, "\r", ""), "\n")
	for i, line := range lines {
		lines[i] = showLine(line)
	}
	return strings.Join(lines, "\n")
}

func showLine(line string) string {
	var b strings.Builder
	b.Grow(len(line) + 16)
	start := true // only blanks so far, and the sign of a list
	for rest := line; len(rest) > 0; {
		n := showNext(&b, rest, start)
		start = start && strings.Trim(rest[:n], " \t\u00a0-0123456789") == ""
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
		showSign(b, '<', rest[1:], start)
		return 1
	case c == '[':
		if m := link.FindStringSubmatch(rest); m != nil {
			b.WriteString("[" + show(text.Markup(m[1])) + "](<" + m[2] + ">)") // without the < > it would come with a preview
			return len(m[0])
		}
		b.WriteString(`\[`)
		return 1
	case c == '\\' && len(rest) > 1 && isPunct(rest[1]):
		showSign(b, rest[1], rest[2:], start)
		return 2
	case c == '\\':
		b.WriteString(`\\`)
		return 1
	case c == '*', c == '-': // Markup's own bold, italics and lists
		b.WriteByte(c)
		return 1
	case c == '.' && start: // its own numbers
		b.WriteByte(c)
		return 1
	case c < utf8.RuneSelf:
		showSign(b, c, rest[1:], start)
		return 1
	default:
		_, n := utf8.DecodeRuneInString(rest)
		b.WriteString(rest[:n])
		return n
	}
}

// showCode writes a code span that is closed on its line, or harmless backticks.
func showCode(b *strings.Builder, rest string) int {
	run := len(rest) - len(strings.TrimLeft(rest, "`"))
	if run == 1 { // all that Markup has
		if i := strings.IndexByte(rest[1:], '`'); i > 0 && !strings.HasPrefix(rest[i+1:], "``") {
			b.WriteString(rest[:i+2])
			return i + 2
		}
	}
	b.WriteString(strings.Repeat("\\`", run))
	return run
}

// showSign writes a character that is to be seen as itself, with what follows it in the Markup.
func showSign(b *strings.Builder, c byte, tail string, start bool) {
	switch c {
	case '\\', '*', '_', '`', '~', '|', '[', ']':
		b.WriteByte('\\')
		b.WriteByte(c)
	case '<':
		b.WriteString(`\<` + joiner)
	case '>', '#', '-', '+':
		if start {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	case '.', ')':
		if start && b.Len() > 0 { // "1." would be a list
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	case '@':
		b.WriteByte('@')
		// An address of e-mail stays: behind a letter or digit nobody is mentioned, but everybody.
		if before := b.String(); len(before) < 2 || !isAlnum(before[len(before)-2]) || everyone.MatchString(strings.ReplaceAll(tail, `\`, "")) {
			b.WriteString(joiner)
		}
	case ':':
		if strings.HasPrefix(tail, "//") { // an address that is not one of Markup's
			b.WriteByte('\\')
		}
		b.WriteByte(':')
	default:
		b.WriteByte(c)
	}
}

func isPunct(c byte) bool { return c > ' ' && c < 0x7f && !isAlnum(c) }

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// showPlain writes plain text where Discord reads Markdown.
func showPlain(plain string) string {
	return show(text.Escape(strings.Join(strings.Fields(plain), " ")))
}

// split cuts a shown text into parts of at most limit units, at the ends of paragraphs, else of lines, sentences or words.
func split(s string, limit int) []string {
	var parts []string
	for units(s) > limit {
		cut := cutAt(s, limit)
		parts = append(parts, strings.TrimRight(s[:cut], " \n"))
		s = strings.TrimLeft(s[cut:], "\n")
	}
	return append(parts, s)
}

// cutAt returns where to cut at most limit units of s: never inside an escape, a character or a link.
func cutAt(s string, limit int) int {
	head := headOf(s, limit)
	for _, sign := range []string{"\n\n", "\n", ". ", " "} {
		if i := strings.LastIndex(head, sign); i > len(head)/2 {
			return i + len(sign)
		}
	}
	if cut := len(strings.TrimRight(head, `\`)); cut > 0 {
		return cut
	}
	return len(head)
}
