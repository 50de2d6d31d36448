package commands

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"gremium/bot"
)

// hostile are texts that hurt somewhere: a chat server, a browser, a calendar, a database, a terminal, a reader.
var hostile = map[string]string{
	"10,000 characters":   strings.Repeat("Titel ", 1667),
	"100,000 characters":  strings.Repeat("ä", 100_000),
	"one long word":       strings.Repeat("W", 199),
	"mentions":            "@all @channel @here <!everyone> <!channel> <@U123> <@&1> @everyone ~stadt-saal #raum",
	"many mentions":       strings.Repeat("@all ", 39),
	"link":                "[Einladung](javascript:alert(1)) ![x](http://evil.example/x.png) <http://evil.example|Rathaus>",
	"address":             "https://evil.example/a)b@all?x=<script>",
	"reference link":      "[x]: http://evil.example \"y\" [x] [y][x]",
	"HTML":                `<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:x">y</a><!-- `,
	"Markdown":            "**fett** _kursiv_ ~~weg~~ `code` | a | b | # Kopf > Zitat --- === ||geheim||",
	"block Markdown":      "x\n\n# Kopf\n\n> Zitat\n\n- eins\n1. zwei\n\n```\nCode\n```\n\n| a |\n|---|\n\nTitel\n===\n",
	"carriage returns":    "x\r\r# Kopf\r\r@all **fett**\r\n\r\n- eins",
	"other line ends":     "x\u2028# Kopf\u2029\u0085- eins\v\f",
	"backticks":           "``` ` `` @all ` `",
	"backslashes":         `\\\*\_\` + "`" + `\@all \"`,
	"calendar":            "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:a@b.example\r\nX-EVIL:1\\n;,",
	"calendar attributes": "x;ALTREP=\"http://evil.example\":y\nURL:http://evil.example",
	"control":             "a\x01\x02\x1b[31mrot\x1b]0;x\x07\x7f\u0080\u009b31m b",
	"NUL":                 "a\x00b\x00",
	"broken UTF-8":        "a\xff\xfe\xc3(\xed\xa0\x80b",
	"replacement":         "a\ufffdb",
	"right to left":       "Haushalt \u202egnp.exe\u202c \u2066x\u2069 \u200f\u200e\u061c",
	"zero width":          "\u200b\u200b\u2060\ufeff\u00ad",
	"hidden in a word":    "@\u200ball @\u2060here \u200d\u200c\ufe0fx",
	"tags and variations": "x\U000e0001\U000e0041\U000e007f\U000e0100 \u180e\u3164\u2800",
	"combining":           "Z" + strings.Repeat("\u0308\u0323\u034f", 60),
	"joiners only":        "\u200d\u200c\u200d",
	"signs only":          "*** --- ...",
	"dots":                "../../../etc/passwd",
	"separator":           "a+b+c, d; e: f",
	"command":             `/sitzung absagen S1 grund:x jetzt:ja trotzdem:ja`,
	"options":             strings.Repeat("grund:x ", 25),
	"very many options":   strings.Repeat("x:y sitzung:S1 ", 600),
	"quotes":              strings.Repeat(`"`, 99),
	"deep quotes":         strings.Repeat(`"a „b »c «d `, 16),
	"open quote":          `"offen \" \\" „offen`,
	"SQL":                 `'; DROP TABLE audits; -- \u0000 %s %n {{.}} ${x} $(id)`,
	"JSON":                `{"a":"\u0000\ud800"}`,
	"template":            "{{.Secret}} {{template \"x\"}} [[.]] %!s(MISSING) %[1]d",
	"number":              "99999999999999999999",
	"negative":            "-1",
	"far date":            "31.12.999999 25:61",
	"endless rule":        "FREQ=SECONDLY;INTERVAL=0;COUNT=-1",
	"emoji":               "👩‍👩‍👧‍👦🏳️‍🌈:smile: :) 🅰️",
	"fullwidth":           "＠all ＜script＞ ／sitzung",
	"ID":                  "S00000000000000000001",
	"a person":            "@anna",
	"nobody":              "@" + strings.Repeat("x", 3000),
	"an empty account":    "@ @@ @. @-",
	"persons":             strings.Repeat("@anna @bert ", 300),
	"word of names":       "Anna Geheimname, Bert Geheimname",
}

func hostileNames() []string { return slices.Sorted(maps.Keys(hostile)) }

// needed are values of options that a command cannot do without, beside what fits the option's kind.
var needed = map[string]map[string]string{
	"council setup":     {"name": "Neuland"},
	"council language":  {"language": "deutsch"},
	"council rules":     {"notice": "3"},
	"meeting reply":     {"meeting": "S1"},
	"meeting delivered": {"meeting": "S1", "person": "@dora"},
	"meeting invite":    {"meeting": "S2", "now": "ja"},
	"meeting move":      {"meeting": "S2", "to": "26.05.2027 16:00"},
	"meeting edit":      {"meeting": "S2", "place": "Saal"},
	"meeting cancel":    {"meeting": "S3"},
	"member new":        {"person": "@frieda"},
	"member absent":     {"until": "21.05.2027"},
	"item new":          {"meeting": "S2"},
	"item withdraw":     {"item": "S1-1"},
	"item call":         {"item": "S1-2"},
	"item reinstate":    {"item": "S1-2"},
	"item urgent":       {"meeting": "S1"},
	"item admit":        {"yes": "2", "no": "1"},
	"item order":        {"order": "1"},
	"item recuse":       {"item": "S1-1"},
	"item guest":        {"item": "S1-1"},
	"motion new":        {"item": "S1-1"},
	"motion order":      {"order": "1"},
	"task reopen":       {"task": "A2"},
	"task due":          {"task": "A1", "due": "21.04.2027"},
	"task edit":         {"task": "A1", "text": "Probe"},
	"meeting open":      {"meeting": "S1", "anyway": "ja"},
	"vote count":        {"yes": "2", "no": "1", "question": "Probe"},
	"vote new":          {"question": "Probe"},
	"vote cast":         {"vote": "V2", "choice": "ja"},
	"vote recuse":       {"vote": "V2"},
	"vote close":        {"vote": "V2"},
	"vote demand":       {"vote": "V2", "mode": "namentlich"},
	"vote extend":       {"vote": "V2", "until": "16.04.2027 10:00"},
	"vote confirm":      {"vote": "V2"},
	"vote export":       {"vote": "V2"},
	"vote object":       {"vote": "V2"},
	"vote elect":        {"candidates": "Ute, Ina", "mode": "offen"},
	"vote run-off":      {"vote": "V2"},
	"vote lot":          {"vote": "V3"},
	"vote repeat":       {"vote": "V2", "holders": "@carl"},
	"vote rank":         {"options": "Eins, Zwei"},
	"vote consensus":    {"options": "Eins, Zwei"},
	"vote straw-poll":   {"options": "Eins, Zwei"},
	"resolution new":    {"date": "01.02.2027"},
	"resolution state":  {"resolution": "B2027-01", "note": "Probe"},
	"resolution show":   {"resolution": "B2027-01"},
	"resolution refer":  {"resolution": "B2027-01"},
	"minutes edit":      {"note": "1", "text": "Probe"},
	"minutes withdraw":  {"note": "1"},
	"minutes approve":   {"anyway": "ja"},
	"minutes decide":    {"objection": "1"},
	"minutes correct":   {"item": "S1-1"},
}

// fitting are values with which a command does what it is for.
func fitting(c command) map[string]string {
	values := map[string]string{}
	for _, o := range c.Options {
		if !o.Required {
			continue
		}
		switch o.Kind {
		case bot.Text, bot.LongText:
			values[o.ID] = "Probe"
		case bot.Number:
			values[o.ID] = "3"
		case bot.YesNo:
			values[o.ID] = "ja"
		case bot.OneOf:
			values[o.ID] = o.Choices[0].Name
		case bot.Person:
			values[o.ID] = "@dora"
		case bot.DateTime:
			values[o.ID] = "21.04.2027 16:00"
		case bot.Date:
			values[o.ID] = "21.04.2027"
		case bot.When:
			values[o.ID] = "morgen 9 Uhr"
		case bot.Duration:
			values[o.ID] = "30m"
		case bot.ID:
			values[o.ID] = o.Prefix + "1"
		}
	}
	maps.Copy(values, needed[c.English])
	return values
}

// typed is a command's line with values.
func typed(c command, values map[string]string) string {
	var pairs []string
	for _, o := range c.Options {
		if value, ok := values[o.ID]; ok {
			pairs = append(pairs, o.Name, value)
		}
	}
	return bot.Line(c.Name, pairs...)
}

// ground is where a command is attacked: a channel, and somebody who may use it there.
func (a *arena) ground(c command) (who, place string) {
	a.t.Helper()
	places := []string{"rat", "other:aue"}
	if c.founds != nil {
		places = []string{"neu"}
	}
	b, end := a.reached(c)
	defer end()
	if c.English == "vote repeat" {
		return "bert", "rat" // a box is sealed in two transactions, and a rehearsal stores nothing in between
	}
	var refused []string
	for _, place := range places {
		for _, who := range []string{"anna", "carl", "bert", "root"} {
			reply := b.rehearse(b.event(who, place, typed(c, fitting(c))))
			if !reply.Failed {
				return who, place
			}
			refused = append(refused, whole(reply))
		}
	}
	if !c.Hidden {
		a.t.Fatalf("%s does nothing for anybody with %v: say in needed what it needs; %s", c.English, fitting(c), refused)
	}
	return "anna", "rat"
}

// TestHostileTexts puts every hostile text into every option of every command, typed and by a form, and looks at the
// answers.
func TestHostileTexts(t *testing.T) {
	a := newArena(t, true)
	for _, c := range all() {
		t.Run(strings.ReplaceAll(c.English, " ", "_"), func(t *testing.T) {
			t.Parallel()
			a, end := a.of(t).reached(c)
			defer end()
			who, place := a.ground(c)
			for i, name := range hostileNames() {
				for j, o := range c.Options {
					if chosen(i + j) {
						a.attack(who, place, c, o, name, hostile[name])
					}
				}
				if chosen(i) {
					a.answer(name+" bare", a.event(who, place, "/"+c.Name+" "+hostile[name]))
				}
			}
		})
	}
	t.Run("alone", func(t *testing.T) {
		t.Parallel()
		a := a.of(t)
		for name, hurt := range hostile {
			for _, line := range []string{hurt, "/" + hurt, "/g " + hurt, "/gremium " + hurt, "S1 " + hurt, hurt + " /sitzung neu", "ja " + hurt} {
				a.answer(name+" in the channel", a.event("carl", "rat", line))
				a.answer(name+" in direct messages", a.event("carl", "@bot", line))
			}
		}
	})
}

// attack puts a text into one option of a command: typed, by form, and where it can be from a post. By form nothing
// but the text is read, so a harmless text of the same length must be shown in the same way.
func (a *arena) attack(who, place string, c command, o bot.Option, name, hurt string) {
	a.t.Helper()
	values := fitting(c)
	values[o.ID] = hurt
	event := a.event(who, place, "/"+c.Name)
	event.Source, event.Values = bot.Submitted, values
	shown := a.answer(fmt.Sprintf("%s in %s, by form", name, o.ID), event)
	if o.Kind != bot.Text && o.Kind != bot.LongText && o.Kind != bot.Person {
		return
	}
	a.answer(fmt.Sprintf("%s in %s, typed", name, o.ID), a.event(who, place, typed(c, values)))
	if c.OnPost && o.Bare {
		event := a.event(who, place, "/"+c.Name)
		event.Source, event.Post = bot.Pressed, bot.Post{ID: "p", Text: hurt, Author: account("carl")}
		a.answer(name+" on a post", event)
	}
	if _, _, err := a.bot.set.Find(hurt); err == nil || o.Kind == bot.Person && (strings.Contains(hurt, "@") || o.Many && strings.Contains(hurt, ",")) {
		return // it is read as what it says
	}
	if (o.ID == "options" || o.ID == "candidates") && strings.ContainsAny(hurt, ",;\n") {
		return // several, which a harmless text is not
	}
	if o.ID == "words" && strings.Contains(strings.Join(shown, " "), "List") {
		return // it is looked for, and something was found
	}
	values[o.ID] = harmless(hurt)
	if same := a.answer(fmt.Sprintf("harmless in %s, by form", o.ID), event); !slices.Equal(shown, same) {
		a.t.Errorf("%s in %s: %q is not shown as plain text:\n%v\nharmless:\n%v", name, o.ID, short(hurt), shown, same)
	}
}

// harmless is a text of the same length, with the same white space, that can do nothing. Names are looked up without what
// stands in brackets, so it has those, too.
func harmless(hurt string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '(' {
			return r
		}
		return 'x'
	}, bot.Clean(hurt))
}

// answer looks at what the bot would answer, and returns its Markdown.
func (a *arena) answer(what string, e bot.Event) []string {
	a.t.Helper()
	reply := a.rehearse(e)
	a.fair(what, e, reply)
	return shapesOf(reply)
}

// TestHostileCards plays with each hostile text a world in which all that can be named is named so, by every command
// that changes something, and looks at all cards and files of the seven weeks that follow, and at the store.
func TestHostileCards(t *testing.T) {
	a := newArena(t, true)
	ground := map[string][2]string{}
	for _, c := range all() {
		who, place := a.ground(c)
		ground[c.English] = [2]string{who, place}
	}
	var mu sync.Mutex
	var files []string
	t.Cleanup(func() { readCalendars(t, files) })
	for i, name := range hostileNames() {
		if !chosen(i) {
			continue
		}
		hurt := hostile[name]
		t.Run(strings.ReplaceAll(name, " ", "_"), func(t *testing.T) {
			t.Parallel()
			a := a.of(t)
			people := !strings.Contains(hurt, "@") // who is named with one has an account
			shown, made := a.world(ground, name, hurt, people)
			same, plain := a.world(ground, name+" (harmless)", harmless(hurt), people)
			if !slices.Equal(shown, same) {
				t.Errorf("%q is not shown as plain text: %s", short(hurt), cmp.Diff(same, shown))
			}
			for i, file := range made {
				if i >= len(plain) || !slices.Equal(properties(file), properties(plain[i])) {
					t.Errorf("%q changes a calendar file:\n%s", short(hurt), file)
				}
			}
			mu.Lock()
			defer mu.Unlock()
			files = append(files, made...)
		})
	}
}

// world carries out all commands with a text in all their texts, as the name of persons too, and returns the Markdown and the files of all cards.
func (a *arena) world(ground map[string][2]string, what, hurt string, people bool) (shown, files []string) {
	a.t.Helper()
	b, end := a.fork()
	defer end()
	done := 0
	for _, c := range all() {
		if c.Hidden || c.Reads {
			continue
		}
		values := fitting(c)
		for _, o := range c.Options {
			// Names of bodies and persons are looked for; other texts are taken as they are, if they are not too long.
			if o.Hidden || o.ID == "with" || o.ID == "above" {
				continue
			}
			if o.Kind == bot.Person && o.Many || o.ID == "options" || o.ID == "candidates" {
				continue // several names are told apart by signs that a harmless text has not; TestHostileTexts has them
			}
			switch text := []rune(bot.Clean(hurt)); o.Kind {
			case bot.Text, bot.LongText:
				most := o.Max
				if most == 0 {
					most = 200
				}
				values[o.ID] = string(text[:min(most, len(text))])
			case bot.Person:
				if _, named := values[o.ID]; !named && o.ID != "deputy_of" && o.ID != "for" && people {
					values[o.ID] = string(text[:min(200, len(text))])
				}
			}
		}
		event := b.event(ground[c.English][0], ground[c.English][1], "/"+c.Name)
		event.Source, event.Values = bot.Submitted, values
		reply := b.bot.Handle(b.t.Context(), event)
		b.fair(what+": "+c.English, event, reply)
		shown = append(append(shown, c.English), shapesOf(reply)...)
		if !reply.Failed {
			done++
		}
		b.deliver()
	}
	if done < 12 {
		b.t.Errorf("%s: only %d commands did something", what, done)
	}
	b.until(b.now.AddDate(0, 0, 50))
	var cards []string
	for _, m := range b.wall.take() {
		reply := bot.Reply{Message: &m}
		b.fair(what+": card "+m.Key, bot.Event{}, reply)
		cards = append(cards, fmt.Sprint(generated.ReplaceAllString(m.Key, "…"), shapesOf(reply)))
		for _, f := range m.Files {
			content, err := f.Open(b.t.Context())
			if err != nil {
				b.t.Errorf("%s: file %s: %v", what, f.Name, err)
			}
			if strings.HasSuffix(f.Name, ".ics") { // papers are looked at where they are made
				files = append(files, string(content))
			}
		}
	}
	slices.Sort(cards) // ids are random
	return append(shown, cards...), files
}

// generated are ids and codes that the program draws.
var generated = regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[A-Z2-9]{4}-[A-Z2-9]{4}\b`)

// TestHostileNames has everybody called by each hostile text, as far as chat servers let people choose: whoever is
// made a member, acts and is told.
func TestHostileNames(t *testing.T) {
	for i, name := range hostileNames() {
		if !chosen(i) {
			continue
		}
		hurt := hostile[name]
		t.Run(strings.ReplaceAll(name, " ", "_"), func(t *testing.T) {
			t.Parallel()
			a := arenaOn(t, onBolt(t))
			a.wall.called = hurt
			a.people()
			a.do("anna", "rat", "/sitzung rueckmeldung S1 vertretung @emil")
			a.do("bert", "rat", "/gremium regeln frist:3")
			a.until(a.now.AddDate(0, 0, 50))
			for _, m := range a.wall.take() {
				a.fair(m.Key, bot.Event{}, bot.Reply{Message: &m})
			}
			for _, line := range []string{"/mitglied liste", "/sitzung zeigen S1", "/sitzung zeigen S2", "/gremium", "/gremium regeln"} {
				event := a.event("anna", "rat", line)
				a.fair(line, event, a.bot.Handle(t.Context(), event))
			}
			for _, problem := range a.check() {
				t.Errorf("inconsistent: %v", problem)
			}
		})
	}
}
