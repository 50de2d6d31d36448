package discordtest

import (
	"slices"
	"strings"
	"time"
)

// Message is a message as somebody sees it at one moment.
type Message struct {
	ID         string
	Channel    *Channel
	Author     *User
	Content    string // as sent
	Embeds     []map[string]any
	Components []any
	Files      []Attachment
	Ephemeral  bool // only its viewer sees it
	Thinking   bool // a deferred answer
	Silent     bool // notifies nobody
	Created    time.Time
	Edited     time.Time // zero when it was not
	ReplyTo    string    // id of the message that it answers
	Pinged     []*User
	Everyone   bool // pings everybody
	Thread     *Channel
	Revision   int64 // grows with each change; Peer.Revision when it changed last

	viewer *User
}

// Attachment is a file of a message.
type Attachment struct {
	ID, Name, Title, Type string
	URL                   string // where it can be fetched, for a day
	Data                  []byte
}

// Button is a button of a message.
type Button struct {
	Label    string
	CustomID string // "" of a link
	URL      string // of a link
	Style    int    // 1 primary, 2 secondary, 3 success, 4 danger, 5 link
	Disabled bool
}

// Select is a select menu of a message.
type Select struct {
	CustomID    string
	Type        int // 3 texts, 5 users, 6 roles, 7 both, 8 channels
	Placeholder string
	Choices     []Choice
	Min, Max    int
	Disabled    bool
}

// shown is a message as a user sees it. The lock is held.
func (m *message) shown(u *User) Message {
	s := Message{
		ID: m.id, Channel: m.channel, Author: m.author, Content: m.content, Components: slices.Clone(m.components),
		Ephemeral: m.only != nil, Thinking: m.flags&loading != 0, Silent: m.flags&silent != 0, Created: m.created,
		Edited: m.edited, ReplyTo: m.replyID, Pinged: slices.Clone(m.mentions), Everyone: m.loud, Revision: m.revision,
		viewer: u,
	}
	if m.thread != nil && !m.thread.gone {
		s.Thread = m.thread
	}
	if m.flags&suppressEmbeds == 0 {
		for _, e := range m.embeds {
			s.Embeds = append(s.Embeds, e.(obj))
		}
	}
	for _, f := range m.files {
		s.Files = append(s.Files, Attachment{f.id, f.name, f.title, f.kind, f.address(m.channel.peer), f.data})
	}
	return s
}

// See is what a user sees in a channel: all messages, and those that only this user sees; oldest first.
func (p *Peer) See(u *User, c *Channel) []Message {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !c.sees(u) {
		return nil
	}
	var all []Message
	for _, m := range c.messages {
		if m.only == nil || m.only == u && !m.dismissed {
			all = append(all, m.shown(u))
		}
	}
	return all
}

// Message is one message as a user sees it.
func (p *Peer) Message(u *User, id string) (Message, bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	m, err := u.visible(id)
	if err != nil {
		return Message{}, false
	}
	return m.shown(u), true
}

// Text is what a person reads, line by line: the content, the embeds, the files' names as "[name]", the menus and the
// buttons as "[Label]". Markup is resolved as the client shows it.
func (m Message) Text() string {
	if m.viewer == nil {
		return ""
	}
	p := m.viewer.peer
	p.mu.Lock()
	defer p.mu.Unlock()
	return m.read(m.viewer.reader())
}

// reader reads as the user's client does.
func (u *User) reader() *reader {
	return &reader{peer: u.peer, german: u.Locale == "de", american: u.Locale == "en-US"}
}

// Buttons are the message's buttons, in order.
func (m Message) Buttons() []Button {
	var all []Button
	walk(m.Components, func(c obj) {
		if number64(c["type"], 0) == 2 {
			all = append(all, Button{
				Label: label(c), CustomID: text(c, "custom_id"), URL: text(c, "url"), Style: number64(c["style"], 0),
				Disabled: boolean(c, "disabled", false),
			})
		}
	})
	return all
}

// Button finds a button by its label.
func (m Message) Button(label string) (Button, bool) {
	for _, b := range m.Buttons() {
		if b.Label == label {
			return b, true
		}
	}
	return Button{}, false
}

func label(c obj) string {
	emoji, _ := c["emoji"].(obj)
	return strings.TrimSpace(text(emoji, "name") + " " + text(c, "label"))
}

// Selects are the message's select menus, in order.
func (m Message) Selects() []Select {
	var all []Select
	walk(m.Components, func(c obj) {
		switch kind := number64(c["type"], 0); kind {
		case 3, 5, 6, 7, 8:
			all = append(all, Select{
				CustomID: text(c, "custom_id"), Type: kind, Placeholder: text(c, "placeholder"), Choices: choices(c),
				Min: number64(c["min_values"], 1), Max: number64(c["max_values"], 1), Disabled: boolean(c, "disabled", false),
			})
		}
	})
	return all
}

// read puts the text together.
func (m Message) read(r *reader) string {
	var lines []string
	add := func(text string) {
		if strings.TrimSpace(text) != "" {
			lines = append(lines, text)
		}
	}
	if m.Thinking {
		add(m.Author.name() + " …")
	}
	add(r.plain(m.Content))
	for _, e := range m.Embeds {
		author, _ := e["author"].(obj)
		add(text(author, "name"))
		add(r.plain(text(e, "title")))
		add(r.plain(text(e, "description")))
		fields, _ := e["fields"].([]any)
		for _, f := range fields {
			if f, ok := f.(obj); ok {
				add(r.plain(text(f, "name"))) // above its value
				add(r.plain(text(f, "value")))
			}
		}
		footer, _ := e["footer"].(obj)
		foot := text(footer, "text") // no markup here
		if at, err := time.Parse(time.RFC3339, text(e, "timestamp")); err == nil {
			foot = strings.TrimPrefix(foot+" • "+r.stamp(at, "f"), " • ")
		}
		add(foot)
	}
	walk(m.Components, func(c obj) {
		if number64(c["type"], 0) == 10 {
			add(r.plain(text(c, "content")))
		}
	})
	for _, f := range m.Files {
		add("[" + f.Name + "]")
	}
	for _, s := range m.Selects() {
		var names []string
		for _, c := range s.Choices {
			names = append(names, c.Name)
		}
		add(strings.TrimSpace("[" + strings.TrimSpace(s.Placeholder+" ▾") + "] " + strings.Join(names, " | ")))
	}
	var buttons []string
	for _, b := range m.Buttons() {
		buttons = append(buttons, "["+b.Label+"]")
	}
	add(strings.Join(buttons, " "))
	return strings.Join(lines, "\n")
}

// Text is what a person reads in a modal: title, texts, and of each field label, help, what is filled in and the
// choices.
func (m *Modal) Text() string {
	lines := []string{m.Title}
	if m.Error != "" {
		lines = append(lines, m.Error)
	}
	lines = append(lines, m.Texts...)
	for _, f := range m.Fields {
		line := f.Label
		if f.Required {
			line += " *"
		}
		if f.filled != "" {
			line += ": " + f.filled
		}
		lines = append(lines, line)
		for _, more := range []string{f.Help, f.Placeholder} {
			if more != "" {
				lines = append(lines, "  "+more)
			}
		}
		for _, c := range f.Choices {
			lines = append(lines, strings.TrimRight("  - "+c.Name+" "+c.Description, " "))
		}
	}
	return strings.Join(lines, "\n")
}

// ScheduledEvent is an entry of a guild's calendar.
type ScheduledEvent struct {
	ID, Name, Description, Place string
	Start, End                   time.Time
	Status                       Status
	Revision                     int64
}

// ScheduledEvents are all entries of a guild's calendar that were not deleted, oldest first, ended ones included.
func (p *Peer) ScheduledEvents(g *Guild) []ScheduledEvent {
	p.mu.Lock()
	defer p.mu.Unlock()
	g.tick()
	var all []ScheduledEvent
	for _, e := range g.events {
		all = append(all, ScheduledEvent{e.id, e.name, e.description, e.place, e.start, e.end, e.status, e.revision})
	}
	return all
}
