package local

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	_ "time/tzdata"

	"gremium/bot"
	"gremium/bot/text"
)

// council is a bot for the tests of this package: a handful of commands that use all that the chat can do. Its
// fields are its store: they outlive Stop.
type council struct {
	bot.Handler // its Keep and Kept are not used

	chat *Chat
	now  func() time.Time

	mu       sync.Mutex
	outbox   []func(context.Context) error // in the order in which it falls due
	due      []time.Time
	meetings []meeting
	seen     map[string]bool // Once keys
	direct   bool            // deliver at once: there is no World
	refs     map[string]bot.Ref
	trips    string                   // over whose suggestions it panics
	speaks   map[string]text.Language // by username
}

type meeting struct {
	id, when, where, channel string
	answers                  map[string]string
}

func newCouncil(chat *Chat, now func() time.Time) *council {
	return &council{chat: chat, now: now, seen: map[string]bool{}, refs: map[string]bot.Ref{}, speaks: map[string]text.Language{}}
}

func (b *council) Commands() bot.Set {
	return bot.Set{
		{Name: "gremium einrichten", English: "council setup", Options: []bot.Option{
			{ID: "template", Name: "muster", Kind: bot.OneOf, Choices: []bot.OptionChoice{{ID: "workgroup", Name: "arbeitsgruppe"}, {ID: "steering", Name: "lenkungsgremium"}}},
			{ID: "name", Name: "name", Kind: bot.Text},
		}},
		{Name: "gremium hilfe", English: "council help", Reads: true},
		{Name: "gremium sprache", English: "council language", Options: []bot.Option{
			{ID: "language", Name: "sprache", Kind: bot.OneOf, Bare: true, Choices: []bot.OptionChoice{{ID: "de", Name: "deutsch"}, {ID: "en", Name: "englisch"}}},
			{ID: "channel", Name: "kanal", Kind: bot.YesNo},
		}},
		{Name: "sitzung neu", English: "meeting new", Options: []bot.Option{
			{ID: "when", Name: "wann", Kind: bot.DateTime, Required: true, Bare: true},
			{ID: "place", Name: "ort", Kind: bot.Text},
			{ID: "kind", Name: "art", Kind: bot.OneOf, Choices: []bot.OptionChoice{{ID: "ordinary", Name: "ordentlich"}, {ID: "extraordinary", Name: "ausserordentlich"}}},
			{ID: "moderation", Name: "moderation", Kind: bot.Person},
		}},
		{Name: "sitzung einladen", English: "meeting invite", Options: []bot.Option{{ID: "meeting", Name: "sitzung", Kind: bot.ID, Prefix: "S", Bare: true}}},
		{Name: "top neu", English: "probe item", OnPost: true, Options: []bot.Option{
			{ID: "title", Name: "titel", Kind: bot.Text, Required: true, Bare: true},
			{ID: "nonpublic", Name: "nichtoeffentlich", Kind: bot.YesNo},
		}},
	}
}

func (b *council) Suggest(_ context.Context, e bot.Event, option, typed string) []bot.Choice {
	if e.From.Username == b.trips {
		panic("suggest")
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	var choices []bot.Choice
	for _, m := range b.meetings {
		if option == "meeting" && strings.HasPrefix(strings.ToLower(m.id), strings.ToLower(typed)) {
			choices = append(choices, bot.Choice{Value: m.id, Label: m.id + ", " + m.when})
		}
	}
	return choices
}

func (b *council) Handle(ctx context.Context, e bot.Event) bot.Reply {
	if e.Line == "/panik" {
		panic("private words")
	}
	b.mu.Lock()
	reply := b.handle(e)
	b.mu.Unlock()
	if b.direct {
		if err := b.deliver(ctx); err != nil {
			panic(err)
		}
	}
	return reply
}

func failed(t text.Markup) bot.Reply {
	reply := bot.Say(t)
	reply.Failed, reply.Message.Tone = true, bot.Warning
	return reply
}

func (b *council) handle(e bot.Event) bot.Reply {
	if b.seen[e.Once.Key] {
		return bot.Reply{}
	}
	b.seen[e.Once.Key] = true
	line := strings.TrimPrefix(e.Line, "/")
	if strings.HasPrefix(e.Line, "/top neu") && e.Source == bot.Submitted {
		e.Post.Text, e.Source = e.Values["title"], bot.Typed
	}
	if e.Source == bot.Submitted {
		return b.meeting(e, e.Values["when"], e.Values)
	}
	verb, rest, _ := strings.Cut(line, " ")
	switch {
	case strings.HasPrefix(line, "gremium einrichten"):
		return bot.Say("Das Gremium **Rat** ist eingerichtet.")
	case strings.HasPrefix(line, "gremium hilfe"):
		return bot.Reply{Message: &bot.Message{
			Title: "Was Sie tippen können", Text: "- `/sitzung neu` legt eine Sitzung an\n- `/top neu` meldet einen Punkt an\n\n1. erstens\n2. zweitens\n\nMehr: <https://example.org/hilfe>",
		}}
	case strings.HasPrefix(line, "gremium sprache "):
		l, said := text.German, text.Markup("Ich spreche Deutsch.")
		if strings.HasSuffix(line, "englisch") {
			l, said = text.English, "I speak English."
		}
		b.speaks[e.From.Username] = l
		return bot.Say(said)
	case line == "top neu" && e.Fill:
		return bot.Reply{Form: &bot.Form{Title: "TOP anmelden", Line: "/top neu", Submit: "Anmelden", Fields: []bot.Field{
			{ID: "title", Label: "Titel", Kind: bot.Text, Required: true, Value: e.Post.Text},
		}}}
	case line == "sitzung neu" || e.Fill:
		return bot.Reply{Form: b.form(nil, nil)}
	case strings.HasPrefix(line, "sitzung neu "):
		return b.meeting(e, strings.TrimPrefix(line, "sitzung neu "), nil)
	case verb == "sitzung" && strings.HasPrefix(rest, "einladen"):
		return bot.Reply{Message: &bot.Message{
			Title: "Vorschau der Einladung", Text: "So geht die Einladung zu S1 an alle:", Council: "rat",
			Buttons: []bot.Button{
				{Label: "Senden", Line: "/senden S1", Style: bot.Primary},
				{Label: "Ändern", Line: "/sitzung neu", Fill: true},
				{Label: "Alt", Line: "/alt", Until: b.now().Add(-time.Minute)},
			},
		}}
	case verb == "senden":
		b.invite(&b.meetings[len(b.meetings)-1])
		return bot.Say("Die Einladung ist unterwegs.")
	case verb == "antwort":
		who, m := e.From, &b.meetings[len(b.meetings)-1]
		m.answers[who.Username] = rest
		b.invite(m)
		return bot.Say(text.Markup("Notiert: ") + text.Escape(rest) + " zu " + text.Escape(m.id))
	case verb == "top":
		title := e.Post.Text
		if title == "" {
			title = strings.TrimPrefix(rest, "neu ")
		}
		b.queue(b.now(), bot.Message{To: bot.Audience{Platform: Name, Channel: e.Channel.ID}, Key: "top " + e.Once.Key, Title: "Neuer Punkt", Text: text.Escape(title)})
		return bot.Say("Angemeldet: " + text.Escape(title))
	case verb == "zahl":
		return bot.Say(text.Escape(fmt.Sprintf("%d Dateien: %v", len(e.Files), fileNames(e.Files))))
	}
	return failed("Das verstehe ich nicht: " + text.Escape(e.Line))
}

func fileNames(files []bot.File) (names []string) {
	for _, f := range files {
		content, err := f.Open(context.Background())
		names = append(names, fmt.Sprint(f.Name, " ", f.Type, " ", len(content), " ", err))
	}
	return names
}

func (b *council) form(values, errors map[string]string) *bot.Form {
	return &bot.Form{
		Title: "Sitzung anlegen", Text: "Wann und wo trifft sich das Gremium?", Line: "/sitzung neu", Submit: "Anlegen", Council: "rat", Error: errors[""],
		Fields: []bot.Field{
			{ID: "when", Label: "Wann", Kind: bot.DateTime, Required: true, Help: "24.03.2027 16:00, morgen 9 Uhr", Value: values["when"], Error: errors["when"]},
			{ID: "place", Label: "Ort", Kind: bot.Text, Value: values["place"]},
			{ID: "kind", Label: "Art", Kind: bot.OneOf, Choices: []bot.Choice{{Value: "ordinary", Label: "ordentlich"}, {Value: "extra", Label: "außerordentlich"}}, Value: values["kind"]},
			{ID: "papers", Label: "Unterlagen", Kind: bot.OneOf, Many: true, Choices: []bot.Choice{{Value: "a", Label: "Tagesordnung"}, {Value: "b", Label: "Haushalt"}}, Value: values["papers"]},
			{ID: "moderation", Label: "Moderation", Kind: bot.Person, Value: values["moderation"]},
			{ID: "public", Label: "Öffentlich", Kind: bot.YesNo, Value: values["public"]},
			{ID: "note", Label: "Hinweise", Kind: bot.LongText, Value: values["note"]},
		},
	}
}

func (b *council) meeting(e bot.Event, when string, values map[string]string) bot.Reply {
	if !strings.Contains(when, "2027") {
		if values == nil {
			return failed("Das Datum „" + text.Escape(when) + "“ verstehe ich nicht.")
		}
		return bot.Reply{Form: b.form(values, map[string]string{"when": "Das Datum verstehe ich nicht. Schreiben Sie zum Beispiel 24.03.2027 16:00."})}
	}
	if values["place"] == "besetzt" {
		return failed("Der Raum ist besetzt.")
	}
	m := meeting{id: fmt.Sprintf("S%d", len(b.meetings)+1), when: when, where: values["place"], channel: e.Channel.ID, answers: map[string]string{}}
	b.meetings = append(b.meetings, m)
	return bot.Reply{Message: &bot.Message{
		Title: "Sitzung " + m.id + " angelegt", Text: "Mittwoch, 24.\u00a0März 2027, 16:00\u00a0Uhr", Tone: bot.Good,
		Facts:   []bot.Fact{{Label: "Ort", Value: text.Escape(m.where)}, {Label: "Art", Value: text.Escape(values["kind"])}, {Label: "Moderation", Value: text.Escape(values["moderation"])}, {Label: "Unterlagen", Value: text.Escape(values["papers"])}, {Label: "Öffentlich", Value: text.Escape(values["public"])}},
		Buttons: []bot.Button{{Label: "Einladen", Line: "/sitzung einladen " + m.id, Style: bot.Primary}, {Label: "Weitere anlegen", Line: "/sitzung neu", Fill: true}, {Label: "Rückgängig", Line: "/undo", Style: bot.Danger}},
	}}
}

// invite posts or updates a meeting's card; the first time it sets a reminder for a day later.
func (b *council) invite(m *meeting) {
	yes, no := 0, 0
	for _, a := range m.answers {
		if a == "ja" {
			yes++
		} else {
			no++
		}
	}
	b.queue(b.now(), bot.Message{
		Key: "card " + m.id, To: bot.Audience{Platform: Name, Channel: m.channel}, Council: "rat", Tone: bot.Good,
		Title: "Einladung zur Sitzung " + m.id, Text: "**Tagesordnung**\n\n1. Begrüßung\n2. Beleuchtung am Bahnhof",
		Facts:   []bot.Fact{{Label: "Beginn", Value: text.Escape(m.when)}, {Label: "Zusagen", Value: text.Escape(fmt.Sprint(yes))}, {Label: "Absagen", Value: text.Escape(fmt.Sprint(no))}},
		Buttons: []bot.Button{{Label: "Zusage", Line: "/antwort ja", Style: bot.Primary}, {Label: "Absage", Line: "/antwort nein"}},
		Files: []bot.File{{Name: "einladung.ics", Type: "text/calendar; charset=utf-8", Open: func(context.Context) ([]byte, error) {
			return []byte("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"), nil
		}}},
	})
	for _, p := range b.chat.Persons() {
		b.queue(b.now().Add(24*time.Hour), bot.Message{
			Key: "reminder " + m.id, To: bot.Audience{Platform: Name, Account: p.ID}, Title: "Rückmeldung fehlt", Text: "Bitte antworten Sie zu " + text.Escape(m.id), Tone: bot.Warning,
		})
	}
}

// queue puts a message in the outbox; one with a known key and place is an update.
func (b *council) queue(at time.Time, m bot.Message) {
	i, _ := slices.BinarySearchFunc(b.due, at, func(x, y time.Time) int {
		if x.After(y) {
			return 1
		}
		return -1
	})
	b.due = slices.Insert(b.due, i, at)
	b.outbox = slices.Insert(b.outbox, i, func(ctx context.Context) error {
		place := m.Key + m.To.Channel + m.To.Account
		if ref, ok := b.refs[place]; ok && m.To.Channel != "" {
			return b.chat.Update(ctx, ref, m)
		}
		ref, err := b.chat.Send(ctx, m)
		b.refs[place] = ref
		return err
	})
}

// deliver sends what is due now.
func (b *council) deliver(ctx context.Context) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	for len(b.due) > 0 && !b.due[0].After(b.now()) {
		if err := b.outbox[0](ctx); err != nil {
			return err
		}
		b.due, b.outbox = b.due[1:], b.outbox[1:]
	}
	return nil
}

// clock is a virtual clock; as local.Clock it delivers what falls due.
type clock struct {
	mu   sync.Mutex
	time time.Time
	bot  *council
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.time
}

func (c *clock) set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.time = t
}

// Advance stops at each due time on the way.
func (c *clock) Advance(ctx context.Context, to time.Time) error {
	for {
		next, ok := c.Next()
		if !ok || next.After(to) {
			break
		}
		c.set(next)
		if err := c.bot.deliver(ctx); err != nil {
			return err
		}
	}
	c.set(to)
	return nil
}

// Next is when the bot has something to do next.
func (c *clock) Next() (time.Time, bool) {
	c.bot.mu.Lock()
	defer c.bot.mu.Unlock()
	if len(c.bot.due) == 0 {
		return time.Time{}, false
	}
	return c.bot.due[0], true
}

// world is a World with the council.
type world struct {
	chat  *Chat
	clock *clock
	bot   *council
	stop  context.CancelFunc
	ended chan error
}

func newWorld(t testing.TB) *world {
	t.Helper()
	c := &clock{time: time.Date(2027, 1, 4, 9, 0, 0, 0, berlin())}
	w := &world{clock: c, chat: New(Options{Now: c.Now})}
	w.bot = newCouncil(w.chat, c.Now)
	c.bot = w.bot
	t.Cleanup(func() { _ = w.Stop() })
	return w
}

func (w *world) Stage() Stage { return w.chat.Stage() }

func (w *world) Start(ctx context.Context) error {
	run, stop := context.WithCancel(context.Background())
	w.stop, w.ended = stop, make(chan error, 1)
	go func() { w.ended <- w.chat.Run(run, w.bot) }()
	return w.chat.Ready(ctx)
}

func (w *world) Stop() error {
	if w.stop == nil {
		return nil
	}
	w.stop()
	w.stop = nil
	return <-w.ended
}

func (w *world) Advance(ctx context.Context, to time.Time) error {
	if w.stop == nil {
		w.clock.set(to)
		return nil
	}
	return w.clock.Advance(ctx, to)
}

func (w *world) Settle(ctx context.Context) error { return w.bot.deliver(ctx) }
