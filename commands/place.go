package commands

import (
	"context"
	"slices"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// Where an event happened, and which council it is about.

// inBodyOption says in which body a command is meant, on the buttons that ask whoever belongs to several.
var inBodyOption = bot.Option{ID: "in_body", Name: "im-gremium", Kind: bot.Text, Hidden: true}

// place is where an event happened, as far as the stores know.
type place struct {
	council      string
	organization string // the channel's body
	team         string
	language     text.Language
	asker        asker // as that council, or the first of councils, knows them
	// councils are those that it may be about, where neither button nor channel says which: the team's, or in
	// direct messages the person's.
	councils []string
}

// locate finds the council of an event: that of the button, of the channel, of the team, or in direct messages
// the person's. Where there are several of these, choose decides by what was typed.
func (b *Bot) locate(ctx context.Context, e bot.Event) (place, error) {
	at := place{council: e.Council, team: e.Channel.Team, language: e.Language}
	if e.Channel.Direct {
		at.team = "" // whichever team the person has open says nothing about the council
	}
	err := b.Store.View(ctx, store.System, func(tx store.Tx) error {
		var channels []records.Door
		var err error
		// Where the channel says it, nothing else need be read.
		inChannel := func() bool {
			i := slices.IndexFunc(channels, func(d records.Door) bool { return at.council == "" || at.council == d.Council })
			if i >= 0 {
				at.council, at.organization = channels[i].Council, channels[i].Organization
			}
			return i >= 0
		}
		if !e.Channel.Direct {
			channels, err = records.Behind(tx, records.Channels, e.Channel.Platform+" "+e.Channel.ID)
			if err != nil || inChannel() {
				return err
			}
		}
		account := council.Account{Platform: e.From.Platform, ID: e.From.ID}
		mine, err := records.Behind(tx, records.Accounts, account.Text())
		if err != nil || e.Channel.Direct {
			at.leadsTo(mine)
			return at.oneOf(mine, err)
		}
		teams, err := records.Behind(tx, records.Teams, e.Channel.Platform+" "+e.Channel.Team)
		if at.leadsTo(mine, teams); inChannel() { // a button claimed another council, to which none of them leads
			return err
		}
		return at.oneOf(teams, err)
	})
	if at.organization == "" && e.Source == bot.Typed && b.typedEnglish(e.Line) { // else its body says which language
		at.language = text.English
	}
	known := at.council
	if known == "" && len(at.councils) > 0 {
		known = at.councils[0] // for the language
	}
	if err != nil || known == "" {
		return at, err
	}
	return at, b.Store.View(ctx, known, func(tx store.Tx) error {
		var err error
		if at.asker, err = b.asking(tx, e.From, council.DayOf(b.Now()), at.organization != ""); err != nil {
			return err
		}
		person := at.asker.Person
		if e.Channel.Direct && at.council != "" {
			at.team = at.asker.Council.TeamOn(e.From.Platform)
		}
		// What the person chose counts, then the language of the channel's body, or of the person's first as in cards.
		// That of the command, else the chat client's own only counts where there is neither: many servers set English
		// for everyone who never chose.
		speaks := at.organization
		if mine := at.asker.Mine; speaks == "" && len(mine) > 0 {
			speaks = mine[0].Organization
		}
		if speaks != "" {
			body, err := records.Organizations.Get(tx, speaks)
			if err != nil {
				return err
			}
			at.language = text.Language(body.Language)
		}
		if person.Language != "" {
			at.language = text.Language(person.Language)
		}
		return nil
	})
}

// typedEnglish says whether a line begins with the English name of a command, which is not its German one, too.
func (b *Bot) typedEnglish(line string) bool {
	root, rest, _ := strings.Cut(strings.TrimLeft(line, "/ "), " ")
	if strings.EqualFold(root, "g") {
		root, _, _ = strings.Cut(strings.TrimSpace(rest), " ")
	}
	root = bot.Fold(root)
	return slices.ContainsFunc(b.set, func(c bot.Command) bool {
		english, _, _ := strings.Cut(c.English, " ")
		return root == english && root != c.Root()
	})
}

// teamOf is the council's team on a platform, in which its people are looked up.
func (b *Bot) teamOf(ctx context.Context, id, platform string) (team string, err error) {
	err = b.Store.View(ctx, id, func(tx store.Tx) error {
		c, err := records.Councils.Get(tx, "council")
		team = c.TeamOn(platform)
		return err
	})
	return team, err
}

// leadsTo forgets the council that a button claims where none of the doors of its event leads to it: neither the
// person, the channel nor the team has to do with it.
func (at *place) leadsTo(doors ...[]records.Door) {
	if !slices.ContainsFunc(slices.Concat(doors...), func(d records.Door) bool { return d.Council == at.council }) {
		at.council = ""
	}
}

// oneOf takes the only council of some doors, or remembers all where there are several.
func (at *place) oneOf(doors []records.Door, err error) error {
	if at.council != "" || err != nil {
		return err
	}
	if len(doors) == 1 {
		at.council = doors[0].Council
		return nil
	}
	for _, d := range doors {
		at.councils = append(at.councils, d.Council)
	}
	return nil
}

// choose finds which of several councils a command is about: the one in which the asker may mean the id that was
// typed, else the only one in which the asker belongs to a body. Where several remain it asks back, by their bodies.
func (b *Bot) choose(c *call) (string, error) {
	fit, bodies, err := b.fitting(c)
	switch {
	case err != nil:
		return "", err
	case len(fit) == 1:
		return fit[0], nil
	case len(fit) > 1:
		slices.SortStableFunc(bodies, func(a, b council.Organization) int { return strings.Compare(a.Name, b.Name) })
		return "", whichBody(c.Printer, c.event, bodies)
	case len(c.at.councils) > 0:
		return c.at.councils[0], nil // where it is refused for what is missing
	}
	return "", b.homeless(c.event)
}

// fitting are the councils that a command may be about, and the asker's bodies there.
func (b *Bot) fitting(c *call) (fit []string, bodies []council.Organization, err error) {
	for _, id := range c.at.councils {
		err := b.Store.View(c.ctx, id, func(tx store.Tx) error {
			there := *c
			there.tx = tx
			mine, err := there.concerned()
			if err == nil && len(mine) > 0 {
				fit, bodies = append(fit, id), append(bodies, mine...)
			}
			return err
		})
		if err != nil {
			return nil, nil, err
		}
	}
	return fit, bodies, nil
}

// inEach answers a reading command in several councils of the asker's, one below the other.
func (b *Bot) inEach(ctx context.Context, e bot.Event, councils []string, p text.Printer) (bot.Reply, error) {
	type part struct {
		name    string
		message *bot.Message
	}
	var parts []part
	labels := map[string]int{}
	for _, id := range councils {
		e.Council = id
		at, err := b.locate(ctx, e)
		if err != nil {
			return bot.Reply{}, err
		}
		at.language = p.Language()
		reply, err := b.handle(ctx, e, at, p)
		if err != nil || reply.Message == nil {
			return reply, err
		}
		var name, body string
		if err := b.Store.View(ctx, id, func(tx store.Tx) error {
			name, body, err = knownAs(tx, e.From, council.DayOf(b.Now()))
			return err
		}); err != nil {
			return bot.Reply{}, err
		}
		for i := range reply.Message.Buttons {
			button := &reply.Message.Buttons[i]
			labels[button.Label]++
			if body != "" {
				button.Line += " " + inBodyOption.Name + ":" + body
			}
		}
		parts = append(parts, part{name, reply.Message})
	}
	slices.SortStableFunc(parts, func(a, b part) int { return strings.Compare(a.name, b.name) })
	all := bot.Message{Title: parts[0].message.Title}
	var said []text.Markup
	for _, x := range parts {
		all.Class = max(all.Class, x.message.Class)
		said = append(said, "**"+text.Escape(x.name)+"**\n\n"+x.message.Text)
		for _, button := range x.message.Buttons {
			if labels[button.Label] > 1 { // numbers count in each council
				button.Label = shortLabel(button.Label + " (" + x.name + ")")
			}
			if len(all.Buttons) < mostInEach {
				all.Buttons = append(all.Buttons, button)
			}
		}
	}
	all.Text = text.Join(said, "\n\n")
	return bot.Reply{Message: &all}, nil
}

// mostInEach is how many buttons the answer for several councils has at most: as many as a message of any platform may.
const mostInEach = 20

// shortLabel keeps a button's label to what every platform shows.
func shortLabel(label string) string {
	if r := []rune(label); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return label
}

// knownAs is what a council is called, and a body of it by which somebody's buttons say that they mean this council.
func knownAs(tx store.Tx, from bot.Account, today council.Day) (name, body string, err error) {
	c, err := records.Councils.Get(tx, "council")
	if err != nil {
		return "", "", err
	}
	person, err := records.PersonOf(tx, council.Account{Platform: from.Platform, ID: from.ID})
	if err != nil {
		return c.Name, "", dropUnknown(err)
	}
	mine, err := records.MembershipsOf(tx, person.ID, today)
	if err == nil && len(mine) > 0 {
		body = mine[0].Organization
	}
	return c.Name, body, err
}

// concerned are the asker's bodies in one council that a command may be about.
func (c *call) concerned() ([]council.Organization, error) {
	if err := c.settle(); err != nil || c.lost != nil {
		return nil, err
	}
	bodies := c.myBodies()
	if c.meeting.ID != "" {
		bodies = slices.DeleteFunc(bodies, func(id string) bool { return !slices.Contains(c.meeting.Organizations(), id) })
	}
	if c.task.ID != "" { // known to who is to do it, too, whatever bodies are theirs
		bodies = []string{c.task.Organization}
	}
	if represented, err := representedBy(c.tx, c.meeting, c.person.ID); err != nil {
		return nil, err
	} else if len(bodies) == 0 && len(represented) > 0 {
		bodies = []string{c.meeting.Organization}
	}
	for _, o := range c.command.Options {
		if o.Kind == bot.ID && o.Prefix == "E" && c.Has(o.ID) {
			if r, err := reminderOf(c.tx, c.ID(o.ID)); err != nil || r.Person != c.person.ID {
				return nil, dropUnknown(err)
			}
		}
	}
	if named := c.inBodyOption(); named != "" {
		in, err := c.calledBodies(bodies, named)
		if err != nil {
			return nil, err
		}
		// A body of the asker's that is another than the id's still says which council is meant.
		here, err := c.calledBodies(c.myBodies(), named)
		if err != nil {
			return nil, err
		}
		if bodies = slices.Clip(bodies); len(in) > 0 || len(here) == 0 {
			bodies = in
		}
	}
	if c.command.where == inCouncil {
		bodies = bodies[:min(1, len(bodies))]
	}
	if c.command.whichever != nil && c.inBodyOption() == "" {
		body, err := c.command.whichever(c)
		if err != nil {
			return nil, err
		}
		if body != "" {
			bodies = []string{body}
		}
	}
	var mine []council.Organization
	for _, id := range bodies {
		body, err := records.Organizations.Get(c.tx, id)
		if err != nil {
			return nil, err
		}
		mine = append(mine, body)
	}
	return mine, nil
}

// homeless says what to do where no council is known.
func (b *Bot) homeless(e bot.Event) error {
	if e.Channel.Direct {
		return refuse("refusal.no_council_direct")
	}
	return refuse("refusal.no_council")
}

// whichBody asks back which of several bodies is meant; each button says the same line for one of them.
func whichBody(p text.Printer, e bot.Event, bodies []council.Organization) error {
	var names []string
	var buttons []bot.Button
	for _, body := range bodies {
		names = append(names, body.Name)
		buttons = append(buttons, bot.Button{
			Label: body.Name, Fill: e.Fill, Line: e.Line + " " + inBodyOption.Name + ":" + body.ID,
		})
	}
	return refuse("refusal.which_body", "bodies", p.And(names)).with(buttons...)
}
