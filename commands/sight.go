package commands

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// What may be shown where: every platform has a ceiling of confidentiality. It limits what is shown, not what a member may
// do. Whoever writes something delicate asks first (call.shows, cardCall.shows) and leaves it out where the answer is no;
// confine then says in one sentence what is not shown and where it can be seen. What is above the ceiling all the same
// is withheld whole. Source: rules.md, Privacy.

// sight is what was written of a message that is delicate, and what was left out.
type sight struct {
	shown bot.Confidentiality // the highest class of what was written
	over  bot.Confidentiality // the highest class of what was left out
	left  []string            // what was left out: "withheld.<it>" in the catalogs
	// apart are the ids of the items of which nothing was written because the reader is recused from them, and minutes what
	// they wait for: "die Niederschrift".
	apart   []string
	minutes string
}

// look says whether something may be written, and remembers the answer.
func (s *sight) look(ceiling, class bot.Confidentiality, what string) bool {
	if class <= ceiling {
		s.shown = max(s.shown, class)
		return true
	}
	s.over = max(s.over, class)
	if !slices.Contains(s.left, what) {
		s.left = append(s.left, what)
	}
	return false
}

// limits are a platform's. One that is not connected shows nothing but what is public.
func (b *Bot) limits(platform string) bot.Limits {
	if p, ok := b.Platforms[platform]; ok {
		return p.Limits()
	}
	return bot.Limits{}
}

// ceiling is the highest class that a platform may show of some bodies' matters: more than of everybody's only where each
// of them is private and its chair has agreed.
func (b *Bot) ceiling(tx store.Tx, platform string, bodies []string) (bot.Confidentiality, error) {
	limits := b.limits(platform)
	if limits.Agreed <= limits.Ceiling || len(bodies) == 0 {
		return limits.Ceiling, nil
	}
	for _, id := range bodies {
		body, err := records.Organizations.Get(tx, id)
		if err != nil {
			return limits.Ceiling, err
		}
		if _, agreed := body.Agreed(platform); !agreed {
			return limits.Ceiling, nil
		}
	}
	return limits.Agreed, nil
}

// shows says whether something of the bodies that the command is about may be written in the answer. What cannot be found
// out may not.
func (c *call) shows(class bot.Confidentiality, what string) bool {
	ceiling, err := c.bot.ceiling(c.tx, c.event.From.Platform, c.aboutBodies())
	return c.sight.look(ceiling, class, what) && err == nil
}

// outside says whether the asker is recused from a non-public item, so that nothing of what is said and decided on it is
// theirs to read: motions, notes, ballots, results, tasks, its part of the minutes. They leave the room for it, and come back
// when the minutes are approved, which are every member's. That the item is on the agenda they know, and its title, for they had
// to know it to be recused; and of course what they have said themselves, or are to do. Nobody is excepted: who presides or
// takes the minutes leaves the room, too, and cannot vouch for what was said there; their release is for the rest, and the other
// signature for this. What cannot be found out is not theirs to read. Source: rules.md, recusal.
func (c *call) outside(meeting string, number int, own ...string) bool {
	if meeting == "" || number == 0 || c.person.ID == "" || slices.Contains(own, c.person.ID) {
		return false
	}
	m, err := records.Meeting(c.tx, meeting)
	if err != nil {
		return true
	}
	if item, err := m.Item(number); err != nil || !item.NonPublic || !item.IsRecused(c.person.ID) {
		return false
	}
	d, err := records.MinutesOf(c.tx, m)
	return err != nil || d.State != council.MinutesApproved
}

// showsOf is shows for what is non-public about an item, by its authors or whoever it is for; to who is recused from it the
// answer says that it is not shown.
func (c *call) showsOf(meeting string, number int, what string, own ...string) bool {
	if !c.outside(meeting, number, own...) {
		return c.shows(bot.NonPublic, what)
	}
	c.standsApart(meeting, number)
	return false
}

// readsTask says whether the asker is shown a non-public task of a body of theirs: what is to be done after an item from which
// they are recused is theirs to know only where they do it or have given it.
func (c *call) readsTask(t council.Task, what string) bool {
	own := []string{t.By}
	for _, a := range t.Assignees {
		own = append(own, a.Person)
	}
	if t.Resolution != "" {
		r, err := records.Resolution(c.tx, t.Organization, t.Resolution)
		if err != nil || !c.showsOf(r.Meeting, r.Item, what, own...) {
			return false
		}
	}
	return c.showsOf(t.Meeting, t.Item, what, own...)
}

// standsApart has the answer say that the asker is recused from an item.
func (c *call) standsApart(meeting string, number int) {
	m, err := records.Meeting(c.tx, meeting)
	if err != nil {
		return
	}
	if body, err := records.Organizations.Get(c.tx, m.Organization); err == nil {
		c.sight.minutes = minutesWord(c.Printer, body, "the")
	}
	if id := m.ID + "-" + strconv.Itoa(number); !slices.Contains(c.sight.apart, id) {
		c.sight.apart = append(c.sight.apart, id)
	}
}

// memberList is the command that lists the members; "" where it does not.
func (c *call) memberList() string {
	if ceiling, err := c.bot.ceiling(c.tx, c.event.From.Platform, c.aboutBodies()); err != nil || ceiling < bot.Internal {
		return ""
	}
	return c.typed("mitglied liste")
}

// aboutBodies are the bodies of which an answer tells.
func (c *call) aboutBodies() []string {
	switch {
	case c.subject.ID != "":
		return c.subject.Organizations()
	case c.task.ID != "":
		return []string{c.task.Organization}
	case c.command.where != inBody:
		return c.myBodies()
	case c.body.ID != "":
		return []string{c.body.ID}
	}
	return nil
}

// shows says whether something of the card's bodies may be written on it.
func (c *cardCall) shows(class bot.Confidentiality, what string) bool {
	ceiling, err := c.bot.ceiling(c.tx, c.to.Platform, c.bodies)
	return c.sight.look(ceiling, class, what) && err == nil
}

// reveals says whether the asker is shown non-public titles of a meeting.
func (c *call) reveals(m council.Meeting) bool {
	return slices.ContainsFunc(m.Agenda, func(item council.AgendaItem) bool { return item.NonPublic }) &&
		c.belongs(m) && c.shows(bot.NonPublic, "titles")
}

// itemTitle is an item's title in a receipt.
func (c *call) itemTitle(item council.AgendaItem) text.Markup {
	if item.NonPublic && !c.shows(bot.NonPublic, "titles") {
		return c.Say("item.hidden")
	}
	return text.Escape(item.Title)
}

// nameOf is the name of somebody else whose answer a message tells.
func (c *call) nameOf(id string) (string, error) {
	if !c.shows(bot.Internal, "name") {
		return c.Plain("withheld.hidden_name"), nil
	}
	return personName(c.tx, id)
}

// nameOf is the name of somebody else whose answer a card tells.
func (c *cardCall) nameOf(id string) (string, error) {
	if !c.shows(bot.Internal, "name") {
		return c.Plain("withheld.hidden_name"), nil
	}
	return personName(c.tx, id)
}

// confined is a message's reader and where it stands.
type confined struct {
	text.Printer
	tx       store.Tx
	platform string
	bodies   []string
	reader   council.Person // zero in channels
	// line shows the same elsewhere; "" where no single one does.
	line string
}

// classes are the words for whole messages that are withheld.
var classes = map[bot.Confidentiality]string{bot.Internal: "internal", bot.NonPublic: "non_public", bot.Secret: "secret"}

// confine keeps a message below the ceiling, and is the only place that does: it withholds what is above it, and says what
// is not shown here and where it can be seen.
func (b *Bot) confine(m *bot.Message, s sight, at confined) error {
	m.Class = max(m.Class, s.shown)
	ceiling, err := b.ceiling(at.tx, at.platform, at.bodies)
	if err != nil {
		return err
	}
	if m.Class > ceiling {
		s = sight{over: m.Class, left: []string{classes[m.Class]}}
		*m = bot.Message{Title: m.Title, Tone: bot.Warning, Council: m.Council}
		if m.Class = bot.Public; s.over >= bot.NonPublic {
			m.Title = "" // it may name the matter
		}
	}
	if len(s.apart) > 0 {
		if m.Text != "" {
			m.Text += "\n\n"
		}
		m.Text += at.Say("withheld.recused", "items", at.And(s.apart), "the", s.minutes)
	}
	if len(s.left) == 0 {
		return nil
	}
	note, err := b.withheld(s, at)
	if err != nil {
		return err
	}
	if m.Text != "" {
		m.Text += "\n\n"
	}
	m.Text += note
	agree, err := b.agreeButton(s, at)
	m.Buttons = append(slices.Clip(m.Buttons), agree...)
	return err
}

// confine keeps an answer below the ceiling.
func (c *call) confine(m *bot.Message) error {
	if m == nil {
		return nil
	}
	at := confined{
		Printer: c.Printer, tx: c.tx, platform: c.event.From.Platform, bodies: c.aboutBodies(), reader: c.person,
	}
	// The same view elsewhere; of what was done, the meeting.
	switch {
	case c.command.Reads && c.command.where == inBody:
		at.line = c.typed(c.command.Name, "", c.subject.ID)
	case c.subject.ID != "":
		at.line = c.typed("sitzung zeigen", "", c.subject.ID)
	}
	return c.bot.confine(m, c.sight, at)
}

// elsewhere are the other platforms on which one of the bodies has a channel and matters of a class are shown.
func (b *Bot) elsewhere(tx store.Tx, here string, bodies []string, class bot.Confidentiality) ([]string, error) {
	var where []string
	for _, platform := range slices.Sorted(maps.Keys(b.Platforms)) {
		ceiling, err := b.ceiling(tx, platform, bodies)
		if err != nil {
			return nil, err
		}
		if platform == here || ceiling < class {
			continue
		}
		for _, id := range bodies {
			body, err := records.Organizations.Get(tx, id)
			if err != nil {
				return nil, err
			}
			if _, there := body.ChannelOn(platform); there {
				where = append(where, platform)
				break
			}
		}
	}
	return where, nil
}

// withheld says what is not shown here and where it can be seen: in a channel of the bodies on a platform whose ceiling
// reaches it. Where there is none, who could mend that is told how.
func (b *Bot) withheld(s sight, at confined) (text.Markup, error) {
	var what, names []string
	for _, it := range s.left {
		what = append(what, at.Plain("withheld."+it))
	}
	pairs := []any{"here", platformName(at.platform), "what", at.And(what)}
	where, err := b.elsewhere(at.tx, at.platform, at.bodies, s.over)
	if err != nil {
		return "", err
	}
	if len(where) == 0 {
		leads, err := b.readerHas(at, coordination.roles)
		if err != nil || !leads {
			return at.Say("withheld.nowhere", pairs...), err
		}
		agreeable, err := b.agreeable(s, at)
		if agreeable {
			return at.Say("withheld.nowhere_agree", append(pairs, "line", text.Code(b.typed(at.Printer, "gremium vertraulichkeit")))...), err
		}
		return at.Say("withheld.nowhere_connect", append(pairs, "line", text.Code(b.typed(at.Printer, "gremium verbinden")))...), err
	}
	unlinked := false
	for _, platform := range where {
		names = append(names, platformName(platform))
		_, has := at.reader.On(platform)
		unlinked = unlinked || at.reader.ID != "" && !has
	}
	pairs = append(pairs, "where", at.Or(names))
	note := at.Say("withheld.there", pairs...)
	if at.line != "" {
		note = at.Say("withheld.there_with", append(pairs, "line", text.Code(at.line))...)
	}
	if unlinked {
		note += " " + at.Say("withheld.link", "line", text.Code(b.typed(at.Printer, "mitglied verknuepfen")))
	}
	return note, nil
}

// readerHas says whether the reader has one of the roles in one of the bodies today.
func (b *Bot) readerHas(at confined, roles []council.Role) (bool, error) {
	if at.reader.ID == "" {
		return false, nil
	}
	mine, err := records.MembershipsOf(at.tx, at.reader.ID, council.DayOf(b.Now()))
	return slices.ContainsFunc(mine, func(m council.Membership) bool {
		return slices.Contains(at.bodies, m.Organization) && m.Has(roles...)
	}), err
}

// agreeable says whether the chair's consent would show what was left out.
func (b *Bot) agreeable(s sight, at confined) (bool, error) {
	if len(at.bodies) != 1 || b.limits(at.platform).Agreed < s.over {
		return false, nil
	}
	body, err := records.Organizations.Get(at.tx, at.bodies[0])
	return body.Private(), err
}

// agreeButton lets the chair agree to what was left out, where that would show it.
func (b *Bot) agreeButton(s sight, at confined) ([]bot.Button, error) {
	agreeable, err := b.agreeable(s, at)
	if err != nil || !agreeable {
		return nil, err
	}
	if chairs, err := b.readerHas(at, presiding.roles); err != nil || !chairs {
		return nil, err
	}
	return []bot.Button{{
		Label: at.Plain("button.agree"), Line: bot.Line("gremium vertraulichkeit", "stufe", "intern", inBodyOption.Name, at.bodies[0]),
	}}, nil
}

// platformName is what a platform is called: "Mattermost".
func platformName(platform string) string {
	if platform == "" {
		return ""
	}
	return strings.ToUpper(platform[:1]) + platform[1:]
}
