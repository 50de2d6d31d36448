package discord

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
)

// onceFor is how long an interaction's key is remembered: longer than its token lives.
const onceFor = 20 * time.Minute

// who is the person behind an interaction.
func (i *interaction) who() person {
	switch {
	case i.Member != nil:
		return personOf(*i.Member)
	case i.User != nil:
		return person{user: *i.User}
	}
	return person{}
}

// language is what a person's client is set to; "" when we do not speak it.
func (i *interaction) language() text.Language {
	if l, ok := text.Match(i.Locale); ok {
		return l
	}
	return ""
}

// event fills in what every interaction has: who, where, in which language.
func (p *Platform) event(ctx context.Context, i *interaction) bot.Event {
	e := bot.Event{
		Once: bot.Once{Key: "interaction:" + i.ID, Until: p.now().Add(onceFor)},
		From: i.who().account(), Language: i.language(), Channel: p.where(ctx, i.Guild, i.ChannelID, i.Channel),
	}
	if e.Language != "" {
		p.languages.Put(e.From.ID, e.Language)
	}
	return e
}

// root is the message that a thread began with. Its text is that of a person only: our own are no posts to refer to,
// and without a privileged intent Discord hides those of others.
func (p *Platform) root(ctx context.Context, at bot.Channel) bot.Post {
	if at.Thread == "" {
		return bot.Post{}
	}
	var m message
	if p.call(ctx, "GET", "/channels/"+at.ID+"/messages/"+at.Thread, nil, &m) != nil || m.ID == "" {
		return bot.Post{ID: at.Thread}
	}
	root := bot.Post{ID: m.ID, Author: person{user: m.Author}.account()}
	if !m.Author.Bot {
		root.Text = m.Content
	}
	return root
}

// commanded makes the event of a slash command.
func (p *Platform) commanded(ctx context.Context, run *running, i *interaction) bot.Event {
	e := p.event(ctx, i)
	e.Source = bot.Typed
	e.Post = p.root(ctx, e.Channel)
	var files []attachment
	e.Line, files = p.line(ctx, run.core.Commands(), i)
	e.Files = p.received(files)
	return e
}

// line writes a slash command as it could be typed, and picks its files out.
func (p *Platform) line(ctx context.Context, set bot.Set, i *interaction) (string, []attachment) {
	name, options := i.Data.Name, i.Data.Options
	named := p.naming(ctx, i.Guild)
	if name == anyCommand {
		line := bot.Clean(named(given(options, lineOption[:]...)))
		if strings.HasPrefix(line, "/") {
			return line, nil
		}
		return "/" + anyCommand + " " + line, nil
	}
	if len(options) == 1 && options[0].Type == optionVerb {
		verb := options[0].Name
		options = options[0].Options
		if isOverview(verb) && !hasVerb(set, name, verb) {
			return "/" + name, nil
		}
		name += " " + verb
	}
	var pairs []string
	var files []attachment
	for _, o := range options {
		if o.Type == optionFile {
			if a, ok := i.Data.Resolved.Attachments[o.text()]; ok {
				files = append(files, a)
			}
			continue
		}
		pairs = append(pairs, o.Name, bot.Clean(named(o.text())))
	}
	return bot.Line(name, pairs...), files
}

// text is an option's value as it would be typed.
func (o givenOption) text() string {
	var s string
	if json.Unmarshal(o.Value, &s) == nil {
		return s
	}
	switch raw := string(o.Value); raw {
	case "true":
		return "ja"
	case "false":
		return "nein"
	case "null":
		return ""
	default:
		return raw
	}
}

// given is the value of an option with any of the names.
func given(options []givenOption, names ...string) string {
	for _, o := range options {
		for _, name := range names {
			if o.Name == name {
				return o.text()
			}
		}
	}
	return ""
}

// actedOn makes the event of a message action.
func (p *Platform) actedOn(ctx context.Context, run *running, i *interaction) (bot.Event, bool) {
	e := p.event(ctx, i)
	command, ok := actionNamed(run.core.Commands(), i.Data.Name)
	m, there := i.Data.Resolved.Messages[i.Data.Target]
	if !ok || !there {
		return e, false
	}
	e.Source, e.Line = bot.Pressed, "/"+command.Name
	e.Post = bot.Post{ID: m.ID, Text: p.naming(ctx, i.Guild)(spoken(m)), Author: person{user: m.Author}.account()}
	e.Files = p.received(m.Attachments)
	return e, true
}

// spoken is the text of a message, with what stands in embeds.
func spoken(m message) string {
	said := []string{m.Content}
	for _, e := range m.Embeds {
		said = append(said, e.Description)
	}
	return strings.TrimSpace(strings.Join(said, "\n\n"))
}
