package discordtest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// reader reads Discord's markup as a person does.
type reader struct {
	peer     *Peer
	german   bool
	american bool
}

var (
	block     = regexp.MustCompile("(?s)```(?:[A-Za-z0-9+_-]*\n)?(.*?)```")
	heading   = regexp.MustCompile(`^(#{1,3}|-#) +`)
	quote     = regexp.MustCompile(`^>(>>)? `)
	userRef   = regexp.MustCompile(`^<@!?(\d+)>`)
	roleRef   = regexp.MustCompile(`^<@&(\d+)>`)
	chanRef   = regexp.MustCompile(`^<#(\d+)>`)
	timeRef   = regexp.MustCompile(`^<t:(-?\d+)(?::([tTdDfFRsS]))?>`)
	slashRef  = regexp.MustCompile(`^</([^:>]+):\d+>`)
	emojiRef  = regexp.MustCompile(`^<a?(:\w+:)\d+>`)
	plainLink = regexp.MustCompile(`^<(https?://[^>\s]+)>`)
	linkRef   = regexp.MustCompile(`^\[((?:\\.|[^\]\\])+)\]\(<?(https?://[^)\s>]+)>?(?: "[^"]*")?\)`)
)

// plain resolves a text. Code keeps what is in it.
func (r *reader) plain(s string) string {
	var out strings.Builder
	for {
		at := block.FindStringSubmatchIndex(s)
		if at == nil || escaped(s, at[0]) {
			break
		}
		out.WriteString(r.lines(s[:at[0]]))
		out.WriteString(strings.Trim(s[at[2]:at[3]], "\n"))
		s = s[at[1]:]
	}
	out.WriteString(r.lines(s))
	return out.String()
}

// escaped says whether a backslash takes the meaning from what is at i.
func escaped(s string, i int) bool {
	n := 0
	for i > n && s[i-n-1] == '\\' {
		n++
	}
	return n%2 == 1
}

func (r *reader) lines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		line = quote.ReplaceAllString(line, "")
		lines[i] = heading.ReplaceAllString(line, "")
	}
	return r.inline(strings.Join(lines, "\n"))
}

// marks are the pairs that style a text, longer ones first.
var marks = []string{"***", "**", "__", "~~", "||", "*", "_"}

func (r *reader) inline(s string) string {
	var out strings.Builder
	before := ' ' // the rune before
	for s != "" {
		kept, rest, ok := r.one(s, before)
		if !ok {
			c, size := utf8.DecodeRuneInString(s)
			kept, rest = s[:size], s[size:]
			before = c
		} else if kept != "" {
			before, _ = utf8.DecodeLastRuneInString(kept)
		}
		out.WriteString(kept)
		s = rest
	}
	return out.String()
}

// one resolves what a text begins with, if that is markup.
func (r *reader) one(s string, before rune) (kept, rest string, ok bool) {
	switch s[0] {
	case '\\':
		if len(s) > 1 && s[1] < utf8.RuneSelf && (unicode.IsPunct(rune(s[1])) || unicode.IsSymbol(rune(s[1]))) {
			return s[1:2], s[2:], true
		}
	case '`':
		n := len(s) - len(strings.TrimLeft(s, "`"))
		ticks := s[:n]
		for from := n; ; {
			i := strings.Index(s[from:], ticks)
			if i < 0 {
				return "", "", false
			}
			end := from + i
			after := len(s[end:]) - len(strings.TrimLeft(s[end:], "`"))
			if after == n {
				return strings.TrimSpace(s[n:end]), s[end+n:], true
			}
			from = end + after
		}
	case '<':
		return r.reference(s)
	case '[':
		if m := linkRef.FindStringSubmatch(s); m != nil {
			return r.inline(m[1]) + " (" + m[2] + ")", s[len(m[0]):], true
		}
	case '*', '_', '~', '|':
		for _, mark := range marks {
			if inner, rest, ok := pair(s, mark, before); ok {
				return r.inline(inner), rest, true
			}
		}
	}
	return "", "", false
}

// pair takes a styled text apart: what is between a mark and its next one.
func pair(s, mark string, before rune) (inner, rest string, ok bool) {
	if !strings.HasPrefix(s, mark) || len(s) == len(mark) {
		return "", "", false
	}
	word := func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_' }
	first, _ := utf8.DecodeRuneInString(s[len(mark):])
	if mark == "*" && unicode.IsSpace(first) || mark == "_" && word(before) {
		return "", "", false
	}
	for i := len(mark) + 1; i+len(mark) <= len(s); i++ {
		if !strings.HasPrefix(s[i:], mark) || escaped(s, i) {
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+len(mark):])
		last, _ := utf8.DecodeLastRuneInString(s[:i])
		if mark == "*" && (unicode.IsSpace(last) || next == '*' || s[i-1] == '*') {
			continue
		}
		if mark == "_" && (next != utf8.RuneError && word(next) || s[i-1] == '_') {
			continue
		}
		if mark == "**" && next == '*' { // the last two of three close
			continue
		}
		return s[len(mark):i], s[i+len(mark):], true
	}
	return "", "", false
}

// reference resolves what is in angle brackets.
func (r *reader) reference(s string) (kept, rest string, ok bool) {
	for _, kind := range []struct {
		pattern *regexp.Regexp
		read    func([]string) string
	}{
		{userRef, func(m []string) string {
			if u := r.peer.users[m[1]]; u != nil {
				return "@" + u.name()
			}
			return "@unknown-user"
		}},
		{roleRef, func(m []string) string {
			for _, g := range r.peer.guilds {
				for _, role := range g.roles {
					if role.ID == m[1] {
						return "@" + role.Name
					}
				}
			}
			return "@unknown-role"
		}},
		{chanRef, func(m []string) string {
			if c := r.peer.channels[m[1]]; c != nil && !c.gone {
				return "#" + c.name
			}
			return "#unknown"
		}},
		{timeRef, func(m []string) string {
			unix, _ := strconv.ParseInt(m[1], 10, 64)
			return r.stamp(time.Unix(unix, 0), m[2])
		}},
		{slashRef, func(m []string) string { return "/" + m[1] }},
		{emojiRef, func(m []string) string { return m[1] }},
		{plainLink, func(m []string) string { return m[1] }},
	} {
		if m := kind.pattern.FindStringSubmatch(s); m != nil {
			return kind.read(m), s[len(m[0]):], true
		}
	}
	return "", "", false
}

var (
	germanDays   = []string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"}
	germanMonths = []string{
		"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
	}
)

var british = map[string]string{
	"t": "15:04", "T": "15:04:05", "d": "02/01/2006", "D": "2 January 2006", "f": "2 January 2006 at 15:04",
	"F": "Monday, 2 January 2006 at 15:04", "s": "02/01/2006, 15:04", "S": "02/01/2006, 15:04:05",
}

var american = map[string]string{
	"t": "3:04 PM", "T": "3:04:05 PM", "d": "1/2/2006", "D": "January 2, 2006", "f": "January 2, 2006 at 3:04 PM",
	"F": "Monday, January 2, 2006 at 3:04 PM", "s": "1/2/2006, 3:04 PM", "S": "1/2/2006, 3:04:05 PM",
}

// stamp is a time as the client writes it, in the zone of Options.
func (r *reader) stamp(t time.Time, style string) string {
	t = t.In(r.peer.o.Zone)
	if style == "R" {
		return r.relative(t)
	}
	if style == "" {
		style = "f"
	}
	layouts := british
	if r.american {
		layouts = american
	}
	if !r.german {
		return t.Format(layouts[style])
	}
	day := fmt.Sprintf("%d. %s %d", t.Day(), germanMonths[t.Month()-1], t.Year())
	switch style {
	case "d", "s", "S":
		return t.Format(strings.Replace(layouts[style], "02/01/2006", "02.01.2006", 1))
	case "D":
		return day
	case "f":
		return day + " um " + t.Format("15:04")
	case "F":
		return germanDays[t.Weekday()] + ", " + day + " um " + t.Format("15:04")
	}
	return t.Format(layouts[style])
}

// relative is a time seen from now.
func (r *reader) relative(t time.Time) string {
	d := t.Sub(r.peer.now())
	past := d < 0
	if past {
		d = -d
	}
	units := []struct {
		size             time.Duration
		english, ones, n string // German dative: one, several
	}{
		{365 * 24 * time.Hour, "year", "einem Jahr", "Jahren"}, {30 * 24 * time.Hour, "month", "einem Monat", "Monaten"},
		{24 * time.Hour, "day", "einem Tag", "Tagen"}, {time.Hour, "hour", "einer Stunde", "Stunden"},
		{time.Minute, "minute", "einer Minute", "Minuten"}, {time.Second, "second", "einer Sekunde", "Sekunden"},
	}
	unit := units[len(units)-1]
	for _, u := range units {
		if d >= u.size {
			unit = u
			break
		}
	}
	n := int((d + unit.size/2) / unit.size)
	english, german := fmt.Sprintf("%d %ss", n, unit.english), fmt.Sprintf("%d %s", n, unit.n)
	if n == 1 {
		english, german = strings.TrimSuffix(english, "s"), unit.ones
	}
	switch {
	case r.german && past:
		return "vor " + german
	case r.german:
		return "in " + german
	case past:
		return english + " ago"
	}
	return "in " + english
}
