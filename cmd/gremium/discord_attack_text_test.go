package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"gremium/bot/discord/discordtest"
)

// hostileTexts are what people write to have something happen in Discord.
var hostileTexts = []string{
	"@everyone @here <@%[1]s> <@!%[1]s> <@&%[2]s> <#%[3]s> </g:%[1]s>",
	"[Klick](https://boese.example) <https://boese.example/a> https://boese.example/b ftp://boese.example [x](<https://boese.example>)",
	"||Spoiler|| ~~weg~~ __unter__ **fett** _kursiv_ *auch* `code`",
	"# Laut\n## Lauter\n-# leise\n> Zitat\n>>> alles\n- Liste\n1. Zahl",
	"```js\nalert(1)\n``` ``zwei`` `offen",
	"<t:1893456000:R> <t:1> <id:customize> <id:browse> <a:x:123456789012345678> <:x:123456789012345678>",
	"null\x00eins\x1b[31mrot\x07 \u202eadnegA\u202c \u2066x\u2069 Null\u200bbreite\u00ad \ufeff\u2028Zeile\u2029 z\u0301\u0301\u0301\u0301",
	"BEGIN:VALARM\nEND:VEVENT\r\nATTACH:https://boese.example;X=\"Y\":,\\n",
	"\\@everyone \\<@%[1]s> \\[x\\](https://boese.example) \\\\* \\` \\# x",
	"/sitzung absagen S1 jetzt:ja grund:x \" jetzt:ja trotzdem:ja",
	"<script>alert(1)</script> {{.name}} %%s %%d ${x} '); DROP TABLE--",
	strings.Repeat("😀", 90), strings.Repeat("W", 190), strings.Repeat("ä\u0308", 95),
}

// TestDiscordAttackTexts has people write into every field what means something to Discord: nobody is pinged, nothing of
// it is active, names keep their limits, and the calendar files say no more than they should.
func TestDiscordAttackTexts(t *testing.T) {
	t.Parallel()
	s := besieged(t, contract(t), 0)
	g, rat := s.guild("Adorf", "rat")
	victim := s.person(g, "vera", "Vera Vogel")
	role := g.Role("amt", 0, victim)
	named := s.person(g, "nils", "@everyone **N** <@"+victim.ID+"> [x](https://boese.example)")
	guest := s.person(g, "gast", "Gast\u202egnurh\u00fcF||x||")
	s.wants(s.line(g.Owner, rat, `gremium einrichten muster:verein name:"**Rat** @everyone <@`+victim.ID+`> [x](https://boese.example)"`), "ist eingerichtet")
	s.wants(s.line(g.Owner, rat, "mitglied neu @"+g.Owner.Username+" rolle:koordination"), "gehört jetzt zu")
	for _, u := range []*discordtest.User{victim, named, guest} {
		s.wants(s.line(g.Owner, rat, "mitglied neu @"+u.Username), "gehört jetzt zu")
	}
	// Through the commands' own options, as they are: a client sends nearly everything.
	say := func(u *discordtest.User, path string, options map[string]any) string {
		t.Helper()
		since := s.peer.Revision()
		if err := u.Slash(t.Context(), rat, path, options); err != nil {
			t.Errorf("/%s %v: %v", path, options, err)
		}
		s.settled()
		return s.news(u, since)
	}
	id := regexp.MustCompile(`S[0-9]+`)
	planned := 0
	for n, form := range hostileTexts {
		text := form
		if strings.Contains(form, "%") {
			text = fmt.Sprintf(form+"%.0[1]s%.0[2]s%.0[3]s", victim.ID, role.ID, rat.ID)
		}
		short := string([]rune(text)[:min(190, utf8.RuneCountInString(text))])
		meeting := id.FindString(say(g.Owner, "sitzung neu", map[string]any{
			"wann": fmt.Sprintf("%d.04.2027 16:00", n+1), "titel": string([]rune(short)[:min(100, utf8.RuneCountInString(short))]), "ort": string([]rune(short)[:min(100, utf8.RuneCountInString(short))]),
		}))
		if meeting == "" {
			t.Errorf("no meeting with %q", short)
			continue
		}
		planned++
		say(g.Owner, "top neu", map[string]any{"titel": short, "sitzung": meeting})
		say(g.Owner, "sitzung einladen", map[string]any{"sitzung": meeting, "jetzt": true})
		say(named, "erinnerung neu", map[string]any{"text": short, "wann": "in 5 Minuten"})
		say(victim, "sitzung rueckmeldung", map[string]any{"sitzung": meeting, "antwort": "vertretung", "person": short})
		s.line(victim, rat, text)
		s.direct(victim, text)
		s.line(victim, rat, `sitzung zeigen "`+strings.ReplaceAll(text, `"`, `'`)+`"`)
		if n%2 == 0 {
			say(g.Owner, "sitzung absagen", map[string]any{"sitzung": meeting, "grund": short})
		}
	}
	if planned != len(hostileTexts) {
		t.Errorf("%d meetings", planned)
	}
	s.line(victim, rat, strings.Repeat("Lang <@1> ", 600))
	// A client that knows no limits fills in a form.
	s.must(g.Owner.Slash(t.Context(), rat, "top neu", map[string]any{"sitzung": "S1"}))
	open, ok := g.Owner.Modal()
	if !ok {
		t.Fatal("no form")
	}
	since := s.peer.Revision()
	s.must(g.Owner.ForgeSubmit(t.Context(), rat, open.ID, map[string]string{"title": strings.Repeat("Titel @everyone ", 625)}))
	s.settled()
	s.wants(s.news(g.Owner, since), "höchstens 200")
	s.must(s.queue.RunDue(t.Context(), s.clock.Now().Add(10*60e9)))

	harmless(s, append(s.people, s.peer.Bot()))
	for _, c := range s.peer.Threads(rat) {
		name := c.Name()
		if n := utf8.RuneCountInString(name); n == 0 || n > 100 || strings.ContainsFunc(name, odd) {
			t.Errorf("the thread's name is %q", name)
		}
	}
	events := s.peer.ScheduledEvents(g)
	if len(events) == 0 || len(s.peer.Threads(rat)) == 0 {
		t.Errorf("%d events, %d threads", len(events), len(s.peer.Threads(rat)))
	}
	for _, e := range events {
		for what, said := range map[string]string{"name": e.Name, "place": e.Place} {
			if n := utf8.RuneCountInString(said); n == 0 || n > 100 || strings.ContainsFunc(said, odd) {
				t.Errorf("the event's %s is %q", what, said)
			}
		}
		inactive(t, "the event's description", e.Description)
		if utf8.RuneCountInString(e.Description) > 1000 {
			t.Errorf("the event's description is too long: %q", e.Description)
		}
	}
	calendars(s, append(s.people, s.peer.Bot()))
}

// odd is what no name may contain: control characters and marks of direction.
func odd(r rune) bool {
	return unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' || r == '\u200b' || r == '\u2028' || r == '\u2029'
}

var (
	codeSpan = regexp.MustCompile("`[^`\n]*`")
	escaped  = regexp.MustCompile(`\\[[:punct:]]`)
	// active is what Discord would make something of. A word joiner behind a sign takes its meaning.
	active = regexp.MustCompile(`<(?:@|#|:|a:|t:|id:|/)\S*>|@everyone|@here|\]\(|\|\||~~|__|(?m:^[ \t]*(?:#{1,3} |-# |>{1,3} ))|` + "```")
	// linked is an address with a preview, or with another face. Whole addresses may be there as such.
	linked = regexp.MustCompile(`(?:^|[^<])https?://boese|[^\\]\]\(<?https?://boese`)
	// ours are the times and the small print that we write.
	ours = regexp.MustCompile(`<t:[0-9]+:F>|^-# gremium$`)
)

// inactive fails where a text that Discord reads as Markdown has anything active that people wrote.
func inactive(t *testing.T, what, said string) {
	t.Helper()
	bare := ours.ReplaceAllString(escaped.ReplaceAllString(codeSpan.ReplaceAllString(said, ""), "x"), "")
	for _, found := range append(active.FindAllString(bare, -1), linked.FindAllString(codeSpan.ReplaceAllString(said, ""), -1)...) {
		t.Errorf("%s: %q is active in\n%q", what, found, said)
	}
	if strings.Contains(said, "Laut\n") { // what is one line stays one
		t.Errorf("%s has a second line of somebody's:\n%q", what, said)
	}
	if i := strings.IndexFunc(said, func(r rune) bool { return odd(r) && r != '\n' && r != '\t' }); i >= 0 {
		t.Errorf("%s has an invisible sign: %q", what, said[i:])
	}
}

// harmless looks at all messages of the bot.
func harmless(s *siege, readers []*discordtest.User) {
	seen := map[string]bool{}
	for _, u := range readers {
		for _, c := range append(append([]*discordtest.Channel{}, s.rooms...), u.DM()) {
			for _, m := range s.peer.See(u, c) {
				if m.Author != s.peer.Bot() || seen[m.ID] {
					continue
				}
				seen[m.ID] = true
				if len(m.Pinged) > 0 || m.Everyone {
					s.Errorf("a message pings %d people, everyone: %v\n%s", len(m.Pinged), m.Everyone, m.Text())
				}
				inactive(s.T, "a message", m.Content)
				for _, e := range m.Embeds {
					for _, key := range []string{"title", "description"} {
						if said, ok := e[key].(string); ok {
							inactive(s.T, "an embed", said)
						}
					}
					fields, _ := e["fields"].([]any)
					for _, f := range fields {
						one, _ := f.(map[string]any)
						inactive(s.T, "a field's name", fmt.Sprint(one["name"]))
						inactive(s.T, "a field", fmt.Sprint(one["value"]))
					}
				}
				for _, b := range m.Buttons() {
					if strings.ContainsFunc(b.Label, odd) || utf8.RuneCountInString(b.Label) > 80 {
						s.Errorf("a button's label is %q", b.Label)
					}
				}
			}
		}
	}
	if len(seen) < 20 {
		s.Errorf("only %d messages", len(seen))
	}
}

// calendars has ical.js read the calendar files: one event each, with nothing in it that a text put there.
func calendars(s *siege, readers []*discordtest.User) {
	node, err := exec.LookPath("node")
	folder := filepath.Join("..", "..", "commands", "document", "icaltest")
	if _, missing := os.Stat(filepath.Join(folder, "node_modules", "ical.js")); err != nil || missing != nil {
		s.Log("the calendar files are not read: no node, or no npm ci in", folder)
		return
	}
	var files []string
	for _, u := range readers {
		for _, c := range append(append([]*discordtest.Channel{}, s.rooms...), u.DM()) {
			for _, m := range s.peer.See(u, c) {
				for _, f := range m.Files {
					if strings.HasSuffix(f.Name, ".ics") {
						files = append(files, string(f.Data))
					}
				}
			}
		}
	}
	input, err := json.Marshal(files)
	s.must(err)
	read := exec.CommandContext(s.Context(), node, "read.js")
	read.Dir, read.Stdin = folder, bytes.NewReader(input)
	output, err := read.Output()
	s.must(err)
	var back []struct {
		Error      string
		Components []string
		Properties map[string]string
	}
	s.must(json.Unmarshal(output, &back))
	if len(back) < len(hostileTexts) {
		s.Errorf("only %d calendar files", len(back))
	}
	for i, file := range back {
		if file.Error != "" || strings.Join(file.Components, " ") != "vtimezone vevent" {
			s.Errorf("%s %v in\n%s", file.Error, file.Components, files[i])
		}
		for name, value := range file.Properties {
			switch name {
			case "attach", "url", "attendee", "organizer", "valarm", "rrule":
				s.Errorf("a text has become %s: %s", name, value)
			case "summary", "location", "description":
				if strings.ContainsFunc(value, func(r rune) bool { return odd(r) && r != '\n' }) {
					s.Errorf("%s is %q", name, value)
				}
			}
		}
	}
}
