package local

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
)

// This file is what persons see, as copies that nobody else changes.

// Post is a message as one person sees it.
type Post struct {
	ID      string
	Place   string // "#rat" or "@bot"
	Author  bot.Account
	Bot     bool // written by the bot
	Own     bool // written by who looks
	OnlyYou bool // an answer for this person's eyes only
	Notice  bool // by the chat itself: the bot is not there
	Edited  bool
	At      time.Time
	Message bot.Message
	Buttons []Button // those that work now
	Files   []File
	// Revision is Chat.Revision of the last change.
	Revision uint64

	said string // the message without Markdown
}

// Button is a button that can be pressed.
type Button struct {
	ID string
	bot.Button
}

// File is an attached file with its content.
type File struct {
	Name, Type string
	Content    []byte
}

// OpenForm is the form that is open for a person.
type OpenForm struct {
	ID       string
	Place    string
	Form     bot.Form
	Revision uint64
}

// Place is a channel or the direct messages, as one person sees it in a list.
type Place struct {
	Name    string // "#rat" or "@bot"
	Private bool
	Unread  int
	Latest  time.Time // of the newest message; zero for none
}

// Person is an account as others see it.
type Person struct {
	bot.Account
	Admin    bool
	Of       string // username of the first account, for a second one
	Unread   int    // messages in all places
	Language text.Language
}

// Panics counts the bot's panics so far.
func (c *Chat) Panics() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.panics
}

// Revision grows with every change that somebody can see.
func (c *Chat) Revision() uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.revision
}

// Changed returns the revision and a channel that is closed at the next change.
func (c *Chat) Changed() (uint64, <-chan struct{}) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.revision, c.changed
}

// Look returns all that a person sees in a place, oldest first.
func (c *Chat) Look(who, place string) ([]Post, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	a, p, err := c.where(who, place)
	if err != nil {
		return nil, err
	}
	var posts []Post
	for _, one := range p.posts {
		if one.visible(a) {
			posts = append(posts, c.seen(one, a))
		}
	}
	return posts, nil
}

func (c *Chat) seen(p *post, by *account) Post {
	s := Post{
		ID: p.id, Place: p.place.label(), Author: c.authorOf(p), Bot: p.author == nil, Own: p.author == by,
		OnlyYou: p.only != nil && p.place.owner == nil, Notice: p.notice, Edited: p.revised != p.posted && p.only == nil,
		At: p.at.In(c.zone), Message: p.message, Revision: p.revised,
	}
	if p.saidAt != p.revised {
		p.said, p.saidAt = withoutMarkdown(p.message), p.revised
	}
	s.said = p.said
	for _, b := range p.message.Buttons {
		if c.enabled(b) {
			s.Buttons = append(s.Buttons, Button{buttonID(b), b})
		}
	}
	for i, f := range p.message.Files {
		s.Files = append(s.Files, File{f.Name, mediaType(f), p.contents[i]})
	}
	return s
}

// Form returns the form that is open for a person.
func (c *Chat) Form(who string) (OpenForm, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	a, err := c.account(who)
	if err != nil || a.form == nil {
		return OpenForm{}, false
	}
	open := OpenForm{a.form.id, a.form.place.label(), a.form.form, a.form.revised}
	open.Form.Fields = slices.Clone(open.Form.Fields)
	return open, true
}

// Persons returns all accounts in the order in which they were added.
func (c *Chat) Persons() []Person {
	c.mu.Lock()
	defer c.mu.Unlock()
	persons := make([]Person, 0, len(c.accounts))
	for _, a := range c.accounts {
		person := Person{Account: a.Account, Admin: a.admin, Language: a.language}
		if a.of != nil {
			person.Of = a.of.Username
		}
		for _, p := range c.places {
			if !p.gone && slices.Contains(p.members, a) {
				person.Unread += p.unread(a)
			}
		}
		persons = append(persons, person)
	}
	return persons
}

// Places returns the channels of a person and, last, the direct messages.
func (c *Chat) Places(who string) ([]Place, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	a, err := c.account(who)
	if err != nil {
		return nil, err
	}
	var places []Place
	for _, p := range c.places {
		if p.gone || p == a.direct || !slices.Contains(p.members, a) {
			continue
		}
		places = append(places, c.listed(p, a))
	}
	return append(places, c.listed(a.direct, a)), nil
}

func (c *Chat) listed(p *place, by *account) Place {
	place := Place{Name: p.label(), Private: p.private, Unread: p.unread(by)}
	for _, one := range p.posts {
		if one.visible(by) {
			place.Latest = one.at
		}
	}
	return place
}

// Members returns who is in a channel.
func (c *Chat) Members(who, place string) ([]bot.Account, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, p, err := c.where(who, place)
	if err != nil {
		return nil, err
	}
	members := make([]bot.Account, len(p.members))
	for i, a := range p.members {
		members[i] = a.Account
	}
	return members, nil
}

// MarkRead notes that a person has seen a place as it is now.
func (c *Chat) MarkRead(who, place string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	a, p, err := c.where(who, place)
	if err != nil {
		return err
	}
	if p.unread(a) > 0 {
		a.read[p] = c.revision
		c.touch()
	}
	return nil
}

// unread counts the new messages of others. Changes of known ones do not count.
func (p *place) unread(by *account) int {
	n := 0
	for i := len(p.posts) - 1; i >= 0 && p.posts[i].posted > by.read[p]; i-- {
		if one := p.posts[i]; one.visible(by) && one.author != by {
			n++
		}
	}
	return n
}

// Text is what a person reads of a message: text, labels and names of files, without Markdown.
func (p Post) Text() string {
	var lines []string
	add := func(s string) {
		if s != "" {
			lines = append(lines, s)
		}
	}
	add(p.said)
	for _, f := range p.Files {
		add(f.Name)
	}
	var labels []string
	for _, b := range p.Buttons {
		labels = append(labels, "["+b.Label+"]")
	}
	add(strings.Join(labels, " "))
	return strings.Join(lines, "\n")
}

// withoutMarkdown is a message's title, text and facts, a line for each.
func withoutMarkdown(m bot.Message) string {
	var lines []string
	for _, line := range []string{m.Title, text.Plain(m.Text)} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	for _, f := range m.Facts {
		lines = append(lines, f.Label+": "+text.Plain(f.Value))
	}
	return strings.Join(lines, "\n")
}

// Text is what a person reads of a form: its texts, its fields with what is filled in, and its button.
func (f OpenForm) Text() string {
	lines := []string{f.Form.Title}
	add := func(s string) {
		if s != "" {
			lines = append(lines, s)
		}
	}
	add(f.Form.Error)
	add(text.Plain(f.Form.Text))
	for _, field := range f.Form.Fields {
		value := field.Value
		var labels []string
		for _, choice := range field.Choices {
			labels = append(labels, choice.Label)
			if choice.Value == value {
				value = choice.Label
			}
		}
		add(strings.TrimSpace(field.Label + ": " + value))
		if len(labels) > 0 {
			add("  (" + strings.Join(labels, " / ") + ")")
		}
		add(field.Help)
		add(field.Error)
	}
	add("[" + f.Form.Submit + "]")
	return strings.Join(lines, "\n")
}

// mediaType is a file's type; where none is given, that of its extension. The machine's own table of types is not
// asked: it differs.
func mediaType(f bot.File) string {
	if f.Type != "" {
		return f.Type
	}
	switch strings.ToLower(path.Ext(f.Name)) {
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".ics":
		return "text/calendar; charset=utf-8"
	case ".md", ".txt":
		return "text/plain; charset=utf-8"
	case ".odt":
		return "application/vnd.oasis.opendocument.text"
	case ".pdf":
		return "application/pdf"
	case ".png":
		return "image/png"
	case ".xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return "application/octet-stream"
}

// size writes a file's size, rounded up: "120 KB".
func size(bytes int) string {
	if bytes > 1<<20 {
		return fmt.Sprintf("%.1f MB", float64(bytes)/(1<<20))
	}
	return fmt.Sprintf("%d KB", (bytes+1023)>>10)
}
