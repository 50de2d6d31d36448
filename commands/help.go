package commands

import (
	"context"
	"slices"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Help, the language, the overview and the self-test.

var helpCommands = []command{{
	Command: bot.Command{
		Name: "gremium hilfe", English: "council help", Aliases: []string{"hilfe", "help", "gremium help"}, Reads: true,
		Options: []bot.Option{{ID: "topic", Name: "thema", Kind: bot.Text, Bare: true, Max: 60},
			{ID: "all", Name: "alles", Kind: bot.YesNo, Hidden: true}},
	},
	may: everyone, where: anywhere, do: help,
}, {
	Command: bot.Command{
		Name: "gremium uebersicht", English: "council overview", Aliases: []string{"gremium", "council"}, Reads: true,
	},
	may: everyone, where: inCouncil, do: overview,
}, {
	Command: bot.Command{
		Name: "gremium sprache", English: "council language",
		Options: []bot.Option{
			{ID: "language", Name: "sprache", Kind: bot.OneOf, Bare: true, Choices: []bot.OptionChoice{
				{ID: "de", Name: "deutsch", Aliases: []string{"german"}}, {ID: "en", Name: "englisch", Aliases: []string{"english"}}}},
			{ID: "channel", Name: "kanal", Kind: bot.YesNo},
		},
	},
	may: belonging, shows: true, seen: everyone, where: inCouncil, do: language,
}, {
	Command: bot.Command{
		Name: "gremium selbsttest", English: "council selftest", Aliases: []string{"gremium test"}, AsksAdmin: true, Reads: true,
	},
	may: administrators, where: anywhere, look: selftestLook, do: selftest,
}, {
	Command: bot.Command{Name: "gremium nachholen", English: "council retry", AsksAdmin: true},
	may:     administrators, where: inCouncil, do: retry,
}}

// Usage writes a command with all its options, for tables: "/sitzung neu <wann> [ort:] [dauer:]".
func Usage(p text.Printer, c bot.Command) string {
	var line strings.Builder
	line.WriteString(c.NameIn(p.Language()))
	for _, o := range c.Options {
		if o.Hidden {
			continue
		}
		name := o.NameIn(p.Language()) + ":"
		if o.Bare {
			name = "<" + strings.ToLower(c.Label(p, o)) + ">"
		}
		if o.Kind == bot.OneOf && len(o.Choices) <= mostListed {
			values := strings.Join(choiceNames(p, o), "|")
			if o.Bare {
				name = values
			} else {
				name += values
			}
		}
		if !o.Required {
			name = "[" + name + "]"
		}
		line.WriteString(" " + name)
	}
	return line.String()
}

// mostListed is how many choices of an option are listed.
const mostListed = 7

func choiceNames(p text.Printer, o bot.Option) []string {
	var names []string
	for _, choice := range o.Choices {
		names = append(names, choice.NameIn(p.Language()))
	}
	return names
}

// sample writes a command as somebody might type it: with what it needs, and the id that it is about.
func sample(p text.Printer, c bot.Command) string {
	line := c.NameIn(p.Language())
	needed := slices.ContainsFunc(c.Options, func(o bot.Option) bool { return o.Required })
	for _, o := range c.Options {
		if o.Hidden || !o.Required && !sampled(p, c, o, needed, line) {
			continue
		}
		// The examples of the catalogs are values with commas between them, of texts, which may have commas, with dots.
		between := ", "
		if o.Kind == bot.Text || o.Kind == bot.LongText {
			between = " · "
		}
		value, _, _ := strings.Cut(c.Example(p, o), between)
		switch {
		case o.Kind == bot.OneOf:
			value = o.Choices[0].NameIn(p.Language())
		case value == "":
			value = c.Label(p, o)
		}
		switch {
		case o.Bare && o.Kind == bot.DateTime: // needs no quotes
			line += " " + value
		case o.Bare:
			line = bot.Line(line[1:], "", value)
		default:
			line = bot.Line(line[1:], o.NameIn(p.Language()), value)
		}
	}
	return line
}

// sampled says whether an option that may be left out is part of the example all the same: what is mostly typed with the
// command. The clock need not be, and nobody else where something stands there already.
func sampled(p text.Printer, c bot.Command, o bot.Option, needed bool, line string) bool {
	switch o.Kind {
	case bot.ID:
		return o.Bare && c.Example(p, o) != ""
	case bot.Text, bot.PastTime, bot.ComingTime:
		return false
	case bot.Person:
		return o.Bare && !needed && line == c.NameIn(p.Language())
	case bot.Number:
		return o.Bare && !needed || p.Has(c.Key()+".example."+o.ID)
	}
	return o.Bare && !needed
}

// help explains one command, the commands of a root, or lists the roots.
func help(c *call) (bot.Reply, error) {
	topic := c.Text("topic")
	if topic == "" {
		return c.helpAll(), nil
	}
	if one, _, err := c.bot.set.Find(topic); err == nil && !one.Hidden && strings.Contains(topic, " ") {
		return c.helpOne(one), nil
	}
	var lines []text.Markup
	var buttons []bot.Button
	root := bot.Fold(strings.TrimPrefix(topic, "/"))
	for _, d := range c.bot.set {
		english, _, _ := strings.Cut(d.English, " ")
		if d.Hidden || d.Root() != root && english != root {
			continue
		}
		lines = append(lines, "- "+text.Code(sample(c.Printer, d))+" "+text.Escape(d.Help(c.Printer)))
		buttons = append(buttons, bot.Button{Label: d.NameIn(c.Language()), Line: "/" + d.Name, Fill: len(d.Options) > 0})
	}
	found := c.withVerb(root)
	switch {
	case len(lines) > 0:
	case len(found) == 0:
		return bot.Reply{}, &bot.UnknownCommand{Typed: topic}
	case len(found) == 1:
		return c.helpOne(found[0]), nil
	default:
		for _, d := range found {
			lines = append(lines, "- "+text.Code(sample(c.Printer, d))+" "+text.Escape(d.Help(c.Printer)))
			buttons = append(buttons, bot.Button{Label: d.NameIn(c.Language()), Line: "/" + d.Name, Fill: len(d.Options) > 0})
		}
		return bot.Reply{Message: &bot.Message{
			Title: c.Plain("help.verb", "verb", topic), Text: text.Join(lines, "\n"),
			Buttons: append(buttons, bot.Button{Label: c.Plain("button.back"), Line: "/gremium hilfe"}),
		}}, nil
	}
	return bot.Reply{Message: &bot.Message{
		Title: c.Plain("help.root", "root", "/"+root), Text: text.Join(lines, "\n"),
		Buttons: append(buttons, bot.Button{Label: c.Plain("button.back"), Line: "/gremium hilfe"}),
	}}, nil
}

// withVerb are the commands with a verb, whatever their root: "einladen" is "/sitzung einladen".
func (c *call) withVerb(verb string) []bot.Command {
	var found []bot.Command
	for _, d := range c.bot.set {
		if !d.Hidden && slices.ContainsFunc(append([]string{d.Name, d.English}, d.Aliases...), func(name string) bool {
			_, v, _ := strings.Cut(name, " ")
			return v != "" && v == verb
		}) {
			found = append(found, d)
		}
	}
	return found
}

// setupRoots come last in the help: they are for the beginning, and for few.
var setupRoots = []string{"mitglied", "gremium"}

// usable says whether the asker's roles allow a command, here or in any of their bodies. To who has no role
// everything is shown: it is how one finds out how to begin.
func (c *call) usable(d bot.Command) bool {
	may := c.bot.commands[slices.IndexFunc(c.bot.set, func(o bot.Command) bool { return o.English == d.English })]
	if len(c.mine) == 0 || may.may.everyone || may.shows {
		return true
	}
	return slices.ContainsFunc(c.mine, func(m council.Membership) bool {
		return (c.body.ID == "" || m.Organization == c.body.ID) && m.Has(may.may.roles...)
	})
}

func (c *call) helpAll() bot.Reply {
	lines := []text.Markup{c.Say("help.intro")}
	var buttons []bot.Button
	roots := slices.DeleteFunc(c.bot.set.Roots(), func(root string) bool { return slices.Contains(setupRoots, root) })
	left := false
	for _, root := range append(roots, setupRoots...) {
		var verbs []string
		name := root
		for _, d := range c.bot.set {
			if d.Hidden || d.Root() != root {
				continue
			}
			if !c.Yes("all") && !c.usable(d) {
				left = true
				continue
			}
			typed := strings.TrimPrefix(d.NameIn(c.Language()), "/")
			name, _, _ = strings.Cut(typed, " ")
			if _, verb, ok := strings.Cut(typed, " "); ok {
				verbs = append(verbs, verb)
			}
		}
		if len(verbs) == 0 {
			continue
		}
		lines = append(lines, "- **/"+text.Markup(name)+"** "+text.Escape(strings.Join(verbs, " · ")))
		buttons = append(buttons, bot.Button{Label: "/" + name, Line: "/gremium hilfe " + root})
	}
	lines = append(lines, "", c.Say("help.outro"))
	if left {
		buttons = append(buttons, bot.Button{Label: c.Plain("button.show_all"), Line: "/gremium hilfe alles:ja"})
	}
	return bot.Reply{Message: &bot.Message{Title: c.Plain("help.title"), Text: text.Join(lines, "\n"), Buttons: buttons}}
}

func (c *call) helpOne(d bot.Command) bot.Reply {
	lines := []text.Markup{text.Escape(d.Help(c.Printer)), c.Say("help.sample", "line", text.Code(sample(c.Printer, d)))}
	var options []text.Markup
	for _, o := range d.Options {
		if o.Hidden {
			continue
		}
		line := "- **" + text.Escape(o.NameIn(c.Language())) + "** " + text.Escape(d.Label(c.Printer, o))
		if n := len(o.Choices); n > 0 && n <= mostListed {
			line += ": " + text.Escape(c.Or(choiceNames(c.Printer, o)))
		}
		if o.Kind == bot.YesNo {
			line += ": " + text.Escape(strings.ToLower(c.Or([]string{c.Plain("form.yes"), c.Plain("form.no")})))
		}
		if example := d.Example(c.Printer, o); example != "" {
			line += " " + c.Say("help.example", "example", example)
		}
		options = append(options, line)
	}
	if len(options) > 0 {
		lines = append(lines, text.Join(options, "\n"))
	}
	return bot.Reply{Message: &bot.Message{
		Title: d.Title(c.Printer), Text: text.Join(lines, "\n\n"),
		Buttons: []bot.Button{
			{Label: d.NameIn(c.Language()), Line: "/" + d.Name, Fill: len(d.Options) > 0, Style: bot.Primary},
			{Label: c.Plain("button.back"), Line: "/gremium hilfe"},
		},
	}}
}

// overview shows where the asker stands: all bodies of the person's with what is next, and of the channel's body to
// others no more than its name and next meeting.
func overview(c *call) (bot.Reply, error) {
	bodies := c.myBodies()
	mine := len(bodies)
	if c.body.ID != "" && !slices.Contains(bodies, c.body.ID) {
		bodies = append(bodies, c.body.ID)
	}
	if len(bodies) == 0 {
		return bot.Reply{}, c.bodyless()
	}
	var lines []text.Markup
	for i, id := range bodies {
		body, err := records.Organizations.Get(c.tx, id)
		if err != nil {
			return bot.Reply{}, err
		}
		all, err := records.MembersOf(c.tx, id, c.today())
		if err != nil {
			return bot.Reply{}, err
		}
		line := c.Say("overview.body", "body", body.Name, "count", len(all))
		if i >= mine {
			line = "**" + text.Escape(body.Name) + "**"
		}
		meetings, err := records.MeetingsOf(c.tx, id, c.now, zeroTime, 0)
		if err != nil {
			return bot.Reply{}, err
		}
		open, err := records.OpenMeetings(c.tx, id)
		if err != nil {
			return bot.Reply{}, err
		}
		meetings = append(open, meetings...)
		next := c.Say("overview.no_meeting")
		for _, m := range meetings {
			// Who does not belong to the body sees what the channel has been told.
			if m.Upcoming(c.now) && (i < mine || m.WasInvited()) {
				next = c.Say("meeting.line", "id", m.ID, "when", c.DateTime(m.In()), "state", c.Plain("meeting.state."+string(m.State)))
				break
			}
		}
		lines = append(lines, "- "+line+" "+next)
	}
	var meetings []bot.Button
	if c.body.ID == "" || c.can("sitzung liste") {
		meetings = []bot.Button{{Label: c.Plain("button.meetings"), Line: "/sitzung liste"}}
	}
	return bot.Reply{Message: &bot.Message{
		Title: c.Plain("overview.title"), Text: text.Join(lines, "\n"),
		Buttons: append(meetings,
			bot.Button{Label: c.Plain("button.members"), Line: "/mitglied liste"},
			bot.Button{Label: c.Plain("button.rules"), Line: "/gremium regeln"},
			bot.Button{Label: c.Plain("button.help"), Line: "/gremium hilfe"}),
	}}, nil
}

// language shows or sets the language of the asker, or of what the bot posts in the channel.
func language(c *call) (bot.Reply, error) {
	chosen := c.Choice("language")
	if chosen == "" {
		return bot.Reply{Message: &bot.Message{
			Text: c.Say("language.current", "language", c.Plain("choice."+string(c.Language()))),
			Buttons: []bot.Button{
				{Label: "Deutsch", Line: "/gremium sprache deutsch"}, {Label: "English", Line: "/gremium sprache englisch"},
			},
		}}, nil
	}
	if c.Yes("channel") {
		if c.body.ID == "" {
			return bot.Reply{}, c.bodyless()
		}
		if !c.holds(coordination.roles, []string{c.body.ID}) {
			return bot.Reply{}, c.notPermitted(coordination, c.body)
		}
		c.body.Language = chosen
		c.touched(c.body.ID)
		if err := records.Organizations.Put(c.tx, c.body); err != nil {
			return bot.Reply{}, err
		}
		return bot.Say(c.Say("language.channel", "language", c.Plain("choice."+chosen))), c.refreshInvited()
	}
	c.person.Language = chosen
	c.touched(c.person.ID)
	p := text.For(text.Language(chosen))
	if err := records.PutPerson(c.tx, c.person); err != nil {
		return bot.Reply{}, err
	}
	return bot.Say(p.Say("language.yours", "language", p.Plain("choice."+chosen))), c.reinviteMe()
}

// reinviteMe brings the asker's invitations up to date, which speak their language.
func (c *call) reinviteMe() error {
	for _, body := range c.myBodies() {
		meetings, err := records.MeetingsOf(c.tx, body, c.now, zeroTime, 0)
		if err != nil {
			return err
		}
		for _, m := range meetings {
			invited, err := records.Invitations.Has(c.tx, m.ID+" "+c.person.ID)
			if err != nil {
				return err
			}
			if !invited {
				continue
			}
			if _, err := tell(c.tx, "invitation "+m.ID, cardOf("invitation", m.ID), c.person); err != nil {
				return err
			}
		}
	}
	return nil
}

func selftestLook(ctx context.Context, b *Bot, _ bot.Event) (any, error) {
	if b.Findings == nil {
		return []Finding(nil), nil
	}
	return b.Findings(ctx), nil
}

// selftest shows what is well and what is not, with how to mend it.
func selftest(c *call) (bot.Reply, error) {
	findings := []Finding{{Good: true, Text: func(p text.Printer) text.Markup {
		return p.Say("selftest.clock", "now", p.DateTime(c.now), "zone", c.now.Location().String())
	}}}
	findings = append(findings, c.found.([]Finding)...)
	message := bot.Message{Title: c.Plain("selftest.title"), Tone: bot.Good}
	if c.tx.Council() != store.System { // else there is no council whose messages could be looked at
		parked, err := c.parkedFindings()
		if err != nil {
			return bot.Reply{}, err
		}
		if len(parked) > 0 {
			message.Buttons = []bot.Button{{Label: c.Plain("button.retry"), Line: "/gremium nachholen", Style: bot.Primary}}
		}
		waiting, err := c.waitingFindings()
		if err != nil {
			return bot.Reply{}, err
		}
		if parked = append(parked, waiting...); len(parked) == 0 {
			parked = []Finding{{Good: true, Text: func(p text.Printer) text.Markup { return p.Say("selftest.queue") }}}
		}
		findings = append(findings, parked...)
	}
	var lines []text.Markup
	bad := 0
	for _, f := range findings {
		mark := c.Say("selftest.good")
		if !f.Good {
			mark = c.Say("selftest.bad")
			bad++
		}
		lines = append(lines, "- **"+mark+"** "+f.Text(c.Printer))
	}
	message.Text = text.Join(lines, "\n")
	if bad > 0 {
		message.Tone = bot.Warning
	}
	return bot.Reply{Message: &message}, nil
}

// retry has what was given up tried again.
func retry(c *call) (bot.Reply, error) {
	n, err := scheduler.Unpark(c.tx, "")
	if err != nil {
		return bot.Reply{}, err
	}
	return bot.Say(c.Say("selftest.retried", "count", n)), nil
}
