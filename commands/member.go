package commands

import (
	"errors"
	"slices"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Members: who belongs to a body, in which roles, from when to when. Being in a channel is not being a member.

var roles = []bot.OptionChoice{
	{ID: string(council.Chair), Name: "vorsitz"}, {ID: string(council.DeputyChair), Name: "stellvertretung", Aliases: []string{"deputy-chair", "deputy"}},
	{ID: string(council.Coordinator), Name: "koordination"}, {ID: string(council.MinuteTaker), Name: "schriftfuehrung", Aliases: []string{"minute-taker"}},
	{ID: string(council.Member), Name: "mitglied"}, {ID: string(council.Advisory), Name: "beratend"}, {ID: string(council.Guest), Name: "gast"},
}

var memberCommands = []command{{
	Command: bot.Command{
		Name: "mitglied neu", English: "member new", Aliases: []string{"mitglied hinzufuegen", "member add"}, AsksAdmin: true,
		Options: []bot.Option{
			{ID: "person", Name: "person", Kind: bot.Person, Bare: true},
			{ID: "name", Name: "name", Kind: bot.Text, Max: 80},
			{ID: "role", Name: "rolle", Aliases: []string{"rollen"}, Kind: bot.OneOf, Many: true, Choices: roles},
			{ID: "vote", Name: "stimme", Kind: bot.YesNo},
			{ID: "institution", Name: "institution", Aliases: []string{"stelle"}, Kind: bot.Text, Max: 120},
			{ID: "sector", Name: "sektor", Kind: bot.Text, Max: 80},
			{ID: "deputy_of", Name: "vertritt", Aliases: []string{"deputy-of"}, Kind: bot.Person},
			{ID: "authority", Name: "entscheidungsbefugt", Kind: bot.YesNo},
			{ID: "from", Name: "ab", Kind: bot.Date},
			{ID: "until", Name: "bis", Kind: bot.Date},
			{ID: "reason", Name: "grund", Kind: bot.Text},
			{ID: "resolution", Name: "beschluss", Kind: bot.Text},
		},
	},
	may: appointing, do: addMember, newcomer: "person",
}, {
	Command: bot.Command{
		Name: "mitglied liste", English: "member list", Reads: true, AsksAdmin: true,
		Aliases: []string{"mitglied", "member", "mitglied uebersicht", "mitglied zeigen", "member show"},
		Options: []bot.Option{pageOption},
	},
	may: everyone, do: listMembers,
}, {
	Command: bot.Command{
		Name: "mitglied ende", English: "member end", Aliases: []string{"mitglied beenden", "member remove"}, AsksAdmin: true,
		Options: []bot.Option{
			{ID: "person", Name: "person", Kind: bot.Person, Bare: true, Required: true},
			{ID: "on", Name: "zum", Aliases: []string{"am"}, Kind: bot.Date},
			{ID: "reason", Name: "grund", Kind: bot.Text},
		},
	},
	may: appointing, do: endMember,
}, {
	Command: bot.Command{
		Name: "mitglied fortsetzen", English: "member resume", Hidden: true, AsksAdmin: true,
		Options: []bot.Option{
			{ID: "membership", Name: "mitgliedschaft", Kind: bot.Text, Required: true, Bare: true, Hidden: true},
			{ID: "until", Name: "bis", Kind: bot.Text, Hidden: true},
			{ID: "reason", Name: "grund", Kind: bot.Text, Hidden: true},
		},
	},
	may: appointing, do: resumeMember,
}, {
	Command: bot.Command{
		Name: "mitglied verwerfen", English: "member discard", Hidden: true, AsksAdmin: true,
		Options: []bot.Option{{ID: "membership", Name: "mitgliedschaft", Kind: bot.Text, Required: true, Bare: true, Hidden: true}},
	},
	may: appointing, do: discardMember,
}}

// offices are the roles whose change everyone in the channel is told.
var offices = []council.Role{council.Chair, council.DeputyChair, council.Coordinator}

// announceOffice tells the channel who takes up or lays down an office, so that nobody gives themself one unseen.
func (c *call) announceOffice(m council.Membership, ended string) error {
	if !m.Has(offices...) {
		return nil
	}
	key := "office " + m.ID + " " + ended
	return c.announce(strings.TrimSpace(key), cardOf("office", m.ID, "by", c.event.From.Name, "ended", ended), m.Organization)
}

func addMember(c *call) (bot.Reply, error) {
	mention, ok := c.Person("person")
	if name := c.Text("name"); name != "" {
		if !ok {
			mention, ok = bot.Mention{Name: name}, true
		} else {
			mention.Account.Name = name
		}
	}
	if !ok {
		form := c.Form(c.Printer)
		if c.event.Source == bot.Submitted {
			form.Error = c.Plain("refusal.nobody_named")
		}
		return bot.Reply{Form: form, Failed: true}, nil
	}
	m := council.Membership{
		ID: newID(), Organization: c.body.ID, OnBehalfOf: c.Text("institution"), Sector: c.Text("sector"),
		DecisionAuthority: c.Yes("authority"), Start: c.today(), Reason: c.Text("reason"), Resolution: c.Text("resolution"),
		Created: c.now,
	}
	for _, role := range c.Choices("role") {
		m.Roles = append(m.Roles, council.Role(role))
	}
	if len(m.Roles) == 0 {
		m.Roles = []council.Role{council.Member}
	}
	m.VotingRight = council.VotesByDefault(m.Roles) && !c.No("vote") || c.Yes("vote")
	if from := c.Time("from"); !from.IsZero() {
		m.Start = council.DayOf(from)
	}
	if until := c.Time("until"); !until.IsZero() {
		m.End = council.DayOf(until)
		if m.End < m.Start {
			return bot.Reply{}, refuse("refusal.ends_before_start")
		}
	}
	person, err := c.namedOrNew(mention)
	if err != nil {
		return bot.Reply{}, err
	}
	m.Person = person.ID
	if err := c.mayJoin(m, person); err != nil {
		return bot.Reply{}, err
	}
	if err := c.deputy(&m); err != nil {
		return bot.Reply{}, err
	}
	if err := records.Memberships.Put(c.tx, m); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID, person.ID)
	if err := c.announceOffice(m, ""); err != nil {
		return bot.Reply{}, err
	}
	invited, err := c.inviteLate(m, person)
	if err != nil {
		return bot.Reply{}, err
	}
	paragraphs := []text.Markup{c.Say("member.added", "name", person.Name, "membership", c.describe(m), "body", c.body.Name)}
	if m.Start > c.today() {
		paragraphs = append(paragraphs, c.Say("member.starts", "day", c.Date(m.Start.Time())))
	}
	if m.End != "" {
		paragraphs = append(paragraphs, c.Say("member.ends", "day", c.Date(m.End.Time())))
	}
	if len(person.Accounts) == 0 {
		paragraphs = append(paragraphs, c.Say("member.no_account", "name", person.Name))
	}
	for _, id := range invited {
		paragraphs = append(paragraphs, c.Say("member.invited_too", "id", id))
	}
	reply := bot.Reply{Message: &bot.Message{Tone: bot.Good, Text: text.Join(paragraphs, "\n\n")}}
	if len(invited) == 0 {
		reply.Message.Buttons = []bot.Button{c.undo(bot.Line("mitglied verwerfen", "", m.ID))}
	}
	return reply, nil
}

// mayJoin refuses a second membership of the same person at the same time, and a sixteenth voting member without a
// reason. [S54] One that ends on the day on which the new one begins makes room: it then ends the day before.
func (c *call) mayJoin(m council.Membership, person council.Person) error {
	own, err := records.History(c.tx, m.Person, c.body.ID)
	if err != nil {
		return err
	}
	for _, other := range own {
		switch {
		case other.End == m.Start && other.Start == m.Start:
			err = records.Memberships.Delete(c.tx, other.ID)
		case other.End == m.Start:
			other.End = m.Start.Add(-1)
			err = records.Memberships.Put(c.tx, other)
		case other.Overlaps(m):
			refused := refuse("refusal.member_already", "name", person.Name, "membership", c.describe(other))
			if c.memberList() != "" {
				refused = refused.with(bot.Button{Label: c.Plain("button.members"), Line: "/mitglied liste"})
			}
			err = refused
		}
		if err != nil {
			return err
		}
	}
	all, err := records.MembersOf(c.tx, c.body.ID, m.Start)
	if err != nil {
		return err
	}
	seats := 0
	for _, other := range all {
		if other.Seat() && other.End != m.Start {
			seats++
		}
	}
	if c.body.Template == council.SteeringCommittee && m.Seat() && seats >= council.MostVotingMembers && m.Reason == "" {
		return refuse("refusal.too_many_seats", "count", seats)
	}
	return nil
}

// deputy reads whose seat the membership takes in their absence; a deputy has no seat of their own.
func (c *call) deputy(m *council.Membership) error {
	mention, ok := c.Person("deputy_of")
	if !ok {
		return nil
	}
	person, err := c.named(mention)
	if err != nil {
		return err
	}
	all, err := records.MembersOf(c.tx, c.body.ID, m.Start)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(all, func(o council.Membership) bool { return o.Person == person.ID && o.Seat() }) || person.ID == m.Person {
		return refuse("refusal.no_seat", "name", person.Name)
	}
	m.DeputyOf = person.ID
	return nil
}

// describe writes a membership in words: "Vorsitz, stimmberechtigt, Ordnungsamt".
func (c *call) describe(m council.Membership) string {
	var words []string
	for _, role := range m.Roles {
		words = append(words, bot.ChoiceLabel(c.Printer, string(role)))
	}
	switch {
	case m.DeputyOf != "":
		if name, err := personName(c.tx, m.DeputyOf); err == nil {
			words = append(words, c.Plain("member.deputy_of", "name", name))
		}
	case m.VotingRight:
		words = append(words, c.Plain("member.votes"))
	default:
		words = append(words, c.Plain("member.no_vote"))
	}
	if m.DecisionAuthority {
		words = append(words, c.Plain("member.authority"))
	}
	for _, word := range []string{m.OnBehalfOf, m.Sector} {
		if word != "" && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	return strings.Join(words, ", ")
}

const membersPerPage = 25

func listMembers(c *call) (bot.Reply, error) {
	all, err := records.MembersOf(c.tx, c.body.ID, c.today())
	if err != nil {
		return bot.Reply{}, err
	}
	title := c.Plain("member.list", "body", c.body.Name)
	add := c.offer("mitglied neu", bot.Button{Label: c.Plain("button.add_member"), Line: "/mitglied neu", Fill: true})
	if len(all) == 0 {
		return bot.Reply{Message: &bot.Message{Title: title, Text: c.Say("member.none"), Buttons: add}}, nil
	}
	seats := 0
	for _, m := range all {
		if m.Seat() {
			seats++
		}
	}
	lines := []text.Markup{c.Say("member.count", "count", len(all), "seats", seats) + "\n"}
	if !c.holds(belonging.roles, []string{c.body.ID}) || !c.shows(bot.Internal, "members") {
		// The offices are public, the names of all others are not.
		all = slices.DeleteFunc(all, func(m council.Membership) bool { return !m.Has(offices...) && m.Person != c.person.ID })
	}
	shown, buttons := paged(c, all, membersPerPage, "/mitglied liste")
	for _, m := range shown {
		name, err := personName(c.tx, m.Person)
		if err != nil {
			return bot.Reply{}, err
		}
		line := "- **" + text.Escape(name) + "**: " + text.Escape(c.describe(m))
		if m.End != "" {
			line += " " + c.Say("member.list_ends", "day", c.ShortDate(m.End.Time()))
		}
		lines = append(lines, line)
	}
	return bot.Reply{Message: &bot.Message{Title: title, Text: text.Join(lines, "\n"), Buttons: append(buttons, add...)}}, nil
}

func endMember(c *call) (bot.Reply, error) {
	mention, _ := c.Person("person")
	person, err := c.named(mention)
	if err != nil {
		return bot.Reply{}, err
	}
	last := c.today()
	if on := c.Time("on"); !on.IsZero() {
		last = council.DayOf(on)
	}
	own, err := records.History(c.tx, person.ID, c.body.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	own = slices.DeleteFunc(own, func(m council.Membership) bool { return m.End != "" && m.End < c.today() })
	if len(own) == 0 {
		return bot.Reply{}, refuse("refusal.not_a_member", "name", person.Name, "body", c.body.Name, "list", c.memberList())
	}
	slices.SortFunc(own, func(a, b council.Membership) int { return strings.Compare(string(a.Start), string(b.Start)) })
	m := own[0]
	if last < m.Start && m.Start > c.today() {
		c.touched(m.ID, person.ID)
		return bot.Say(c.Say("member.never_began", "name", person.Name, "body", c.body.Name, "day", c.Date(m.Start.Time()))),
			records.Memberships.Delete(c.tx, m.ID)
	}
	if last < m.Start {
		return bot.Reply{}, refuse("refusal.ends_before_start")
	}
	undo := c.undo(bot.Line("mitglied fortsetzen", "", m.ID, "bis", string(m.End), "grund", m.Reason))
	m.End = last
	if reason := c.Text("reason"); reason != "" {
		m.Reason = reason
	}
	if err := records.Memberships.Put(c.tx, m); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID, person.ID)
	if err := c.announceOffice(m, string(last)); err != nil {
		return bot.Reply{}, err
	}
	paragraphs := []text.Markup{c.Say("member.ended", "name", person.Name, "body", c.body.Name, "day", c.Date(last.Time()))}
	if m.Has(council.Chair, council.Coordinator) {
		led, err := led(c.tx, c.body.ID, last.Add(1))
		if err != nil {
			return bot.Reply{}, err
		}
		if !led {
			paragraphs = append(paragraphs, c.Say("member.unled", "body", c.body.Name))
		}
	}
	if err := c.refreshInvited(); err != nil { // figures count members only
		return bot.Reply{}, err
	}
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Text: text.Join(paragraphs, "\n\n"), Buttons: []bot.Button{undo},
	}}, nil
}

// resumeMember takes the end of a membership back that was just recorded by mistake: the inverse of endMember, for
// its button only.
func resumeMember(c *call) (bot.Reply, error) {
	m, err := records.Memberships.Get(c.tx, c.Text("membership"))
	if errors.Is(err, store.ErrNotFound) || err == nil && m.Organization != c.body.ID {
		return bot.Reply{}, refuse("refusal.done")
	}
	if err != nil {
		return bot.Reply{}, err
	}
	if c.event.Source != bot.Pressed {
		return bot.Reply{}, refuse("refusal.button_expired")
	}
	m.End, m.Reason = council.Day(c.Text("until")), c.Text("reason")
	own, err := records.History(c.tx, m.Person, c.body.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	if slices.ContainsFunc(own, func(other council.Membership) bool { return other.ID != m.ID && other.Overlaps(m) }) {
		return bot.Reply{}, refuse("refusal.done") // taken up anew meanwhile
	}
	if err := records.Memberships.Put(c.tx, m); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID, m.Person)
	if err := scheduler.Refresh(c.tx, "office", m.ID); err != nil {
		return bot.Reply{}, err
	}
	return bot.Say(c.Say("undo.done")), c.refreshInvited()
}

// discardMember takes back a membership that was just added by mistake. Later it is ended, for history is kept.
func discardMember(c *call) (bot.Reply, error) {
	m, err := records.Memberships.Get(c.tx, c.Text("membership"))
	if errors.Is(err, store.ErrNotFound) || err == nil && m.Organization != c.body.ID {
		return bot.Reply{}, refuse("refusal.done")
	}
	if err != nil {
		return bot.Reply{}, err
	}
	invited, err := c.invitedSince(m)
	if err != nil {
		return bot.Reply{}, err
	}
	if invited || c.now.After(m.Created.Add(undoFor)) {
		name, err := personName(c.tx, m.Person)
		if err != nil {
			return bot.Reply{}, err
		}
		return bot.Reply{}, refuse("refusal.too_late_to_discard", "line", c.typed("mitglied ende", "person", name))
	}
	if err := records.Memberships.Delete(c.tx, m.ID); err != nil {
		return bot.Reply{}, err
	}
	c.touched(m.ID)
	return bot.Say(c.Say("undo.done")), scheduler.Refresh(c.tx, "office", m.ID)
}

// invitedSince says whether the person was invited to a meeting of the body since the membership was recorded.
func (c *call) invitedSince(m council.Membership) (bool, error) {
	meetings, err := records.MeetingsOf(c.tx, m.Organization, c.now, zeroTime, 0)
	if err != nil {
		return false, err
	}
	for _, meeting := range meetings {
		i, err := records.Invitations.Get(c.tx, meeting.ID+" "+m.Person)
		if err == nil && !i.SentAt.Before(m.Created) {
			return true, nil
		}
		if err := dropUnknown(err); err != nil {
			return false, err
		}
	}
	return false, nil
}
