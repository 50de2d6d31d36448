package commands

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// call is one command being carried out. It is what a handler gets.
type call struct {
	bot.Request  // the arguments
	text.Printer // the asker's language

	bot     *Bot
	ctx     context.Context
	tx      store.Tx
	event   bot.Event
	command command
	// now is one instant for the whole transaction, in the zone in which people type times.
	now   time.Time
	at    place
	admin bool // the asker administers the chat server; known where declared
	found any  // what command.look found
	// guessed are the accounts that newcomers probably have who were named without one, by these names.
	guessed map[string]bot.Account

	council council.Council
	// body is the body the command is about: that of the id, of the channel, or the person's only one.
	body council.Organization
	// person is who is asking; without ID when the council does not know them.
	person council.Person
	// mine are the asker's memberships of today, in all bodies.
	mine []council.Membership
	// meeting is the one that an id names; lost is the error where there is none, told to who may know only.
	meeting council.Meeting
	lost    error
	// subject is the meeting that the answer is about: the one named, or the body's next.
	subject council.Meeting
	sight   sight
	// task, vote and resolution are those that an id names.
	task       council.Task
	vote       council.Vote
	resolution council.Resolution
	// elector is the seat on which a ballot is cast, and voting the person whose ballot it is: the asker, or whom they act for.
	elector council.Elector
	voting  council.Person
	// after is done when the transaction is committed, and gives the answer; nil for nothing.
	after func(bot.Reply) (bot.Reply, error)
	// code is the one that was typed, for commands that take one.
	code records.Code
	// dry is set by a handler that asks back or shows a preview: nothing is stored, no id is taken.
	dry bool
	// ids are what the command touched, for the audit row.
	ids []string
}

// today is the day of now.
func (c *call) today() council.Day { return council.DayOf(c.now) }

// rules are the body's rules of today.
func (c *call) rules() council.Rules { return c.body.RulesOn(c.today()) }

// touched notes ids for the audit row.
func (c *call) touched(ids ...string) { c.ids = append(c.ids, ids...) }

// Has says whether an option was given. (The Printer has a Has, too.)
func (c *call) Has(id string) bool { return c.Arguments.Has(id) }

// Any says whether any option was given, apart from the one that says in which body.
func (c *call) Any() bool {
	for id := range c.Typed {
		if id != inBodyOption.ID {
			return true
		}
	}
	return false
}

// showing says whether a command that sets with a value was given none: an id says about what, and is no value.
func (c *call) showing() bool {
	if !c.command.shows || c.event.Fill {
		return false
	}
	for _, o := range c.command.Options {
		if _, given := c.Typed[o.ID]; given && o.Kind != bot.ID && o.ID != inBodyOption.ID && o.ID != pageOption.ID {
			return false
		}
	}
	return true
}

// settle finds out who is asking and what about.
func (c *call) settle() error {
	if c.tx.Council() == store.System {
		return nil
	}
	a := c.at.asker
	if !a.holds(c.tx, c.today()) {
		var err error
		if a, err = c.bot.asking(c.tx, c.event.From, c.today(), false); err != nil {
			return err
		}
	}
	c.council, c.person, c.mine = a.Council, a.Person, a.Mine
	if id := c.meetingID(); id != "" {
		if err := c.settleMeeting(id); !errors.Is(err, store.ErrNotFound) {
			return err
		}
		c.lost = refuse("refusal.no_such_meeting", "id", id)
		return c.settleBody()
	}
	if found, err := c.settleSubject(); found || err != nil {
		return err
	}
	return c.settleBody()
}

// meetingID is the id of a meeting or an item among the arguments.
func (c *call) meetingID() string { return c.idOf("S") }

func (c *call) settleMeeting(id string) error {
	var err error
	if c.meeting, err = records.Meeting(c.tx, id); err != nil {
		return err
	}
	if mine, err := c.concernsMe(c.meeting); err != nil || !mine {
		c.meeting = council.Meeting{}
		return cmp.Or(err, error(store.ErrNotFound))
	}
	c.subject = c.meeting
	c.body, err = records.Organizations.Get(c.tx, c.meeting.Organization)
	return err
}

// concernsMe says whether the asker may know that a meeting exists: one of the channel's body, of a body of theirs,
// or one to which they come in another's place. Of others not even the number is told.
func (c *call) concernsMe(m council.Meeting) (bool, error) {
	for _, id := range m.Organizations() {
		if id == c.at.organization || slices.ContainsFunc(c.mine, func(o council.Membership) bool { return o.Organization == id }) {
			return true, nil
		}
	}
	if c.person.ID == "" {
		return false, nil
	}
	represented, err := representedBy(c.tx, m, c.person.ID)
	if err != nil || len(represented) > 0 {
		return len(represented) > 0, err
	}
	// Whoever joins by the day of the meeting was invited to it.
	return records.Invitations.Has(c.tx, m.ID+" "+c.person.ID)
}

// settleBody takes the body that a button names, the channel's body, or in direct messages the person's only one.
// Where that leaves none, permitted asks which, if it matters.
func (c *call) settleBody() error {
	if c.command.founds != nil {
		return nil // the channel's body may be in another council
	}
	id, mine := c.at.organization, c.myBodies()
	if len(c.inBodyOption()) > 0 && slices.Contains(mine, c.inBodyOption()) {
		id = c.inBodyOption()
	} else if id == "" && c.event.Channel.Direct && len(mine) == 1 {
		id = mine[0]
	} else if id == "" && c.event.Channel.Direct && len(mine) > 1 && c.command.whichever != nil {
		var err error
		if id, err = c.command.whichever(c); err != nil {
			return err
		}
	}
	if id == "" {
		return nil
	}
	var err error
	c.body, err = records.Organizations.Get(c.tx, id)
	return err
}

// inBodyOption is the body that a button names.
func (c *call) inBodyOption() string {
	if c.command.where == anywhere {
		return ""
	}
	return c.Text(inBodyOption.ID)
}

// myBodies are the bodies the asker belongs to.
func (c *call) myBodies() []string {
	var bodies []string
	for _, m := range c.mine {
		if !slices.Contains(bodies, m.Organization) {
			bodies = append(bodies, m.Organization)
		}
	}
	return bodies
}

// theMeeting is the meeting that the command is about: the one named, else the one that is open, else the body's next.
// Source: product.md, Conventions ("Default meeting").
func (c *call) theMeeting() (council.Meeting, error) {
	if c.meeting.ID != "" {
		return c.meeting, nil
	}
	open, err := records.OpenMeetings(c.tx, c.body.ID)
	if err != nil {
		return council.Meeting{}, err
	}
	switch {
	case len(open) > 0:
		return c.take(open[0])
	case c.command.live:
		return council.Meeting{}, c.noneRunning()
	}
	return c.nextMeeting()
}

// nextMeeting is the meeting that the command is about where it can be none that is open: the one named, else the body's
// next.
func (c *call) nextMeeting() (council.Meeting, error) {
	if c.meeting.ID != "" {
		return c.meeting, nil
	}
	waiting, missed, err := c.ahead()
	if err != nil {
		return council.Meeting{}, err
	}
	// Who answers means the invitation that there is, though another meeting is planned before it.
	if i := slices.IndexFunc(waiting, council.Meeting.WasInvited); i > 0 && c.command.For == "S" {
		return c.take(waiting[i])
	}
	switch {
	case len(waiting) > 0:
		return c.take(waiting[0])
	case missed.ID != "":
		return council.Meeting{}, refuse("refusal.no_meeting_missed", "id", missed.ID, "when", c.DateTime(missed.In()))
	case !c.can("sitzung neu"):
		return council.Meeting{}, refuse("refusal.no_meeting_yet")
	}
	return council.Meeting{}, refuse("refusal.no_meeting")
}

// missedFor is how long a meeting that was never opened is named where none lies ahead (our proposal).
const missedFor = 30 * 24 * time.Hour

// ahead are the body's meetings that can still be opened, the next one first, and the last one that was to be by now and never
// was; the zero meeting where there is none.
func (c *call) ahead() (waiting []council.Meeting, missed council.Meeting, err error) {
	meetings, err := records.MeetingsOf(c.tx, c.body.ID, c.now.Add(-missedFor), time.Time{}, 0)
	for _, m := range meetings {
		switch waits := m.State == council.Planned || m.State == council.Invited; {
		case waits && m.Upcoming(c.now): // one that has begun counts as long as it lasts
			waiting = append(waiting, m)
		case waits:
			missed = m
		}
	}
	return waiting, missed, err
}

// noneRunning says that no meeting is on where a command needs one, and which one could be opened.
func (c *call) noneRunning() error {
	waiting, missed, err := c.ahead()
	if err != nil {
		return err
	}
	key, m := "refusal.none_running_next", missed
	switch {
	case len(waiting) > 0:
		m = waiting[0]
	case missed.ID != "":
		key = "refusal.none_running_missed"
	default:
		return refuse(either(c.can("sitzung neu"), "refusal.none_running", "refusal.none_running_yet"))
	}
	line := text.Markup("")
	if c.can("sitzung eroeffnen") {
		line = text.Code(c.typed("sitzung eroeffnen", "", m.ID))
	}
	return refuse(key, "id", m.ID, "when", c.DateTime(m.In()), "line", line).
		with(c.offer("sitzung eroeffnen", bot.Button{Label: c.Plain("button.open"), Line: "/sitzung eroeffnen " + m.ID, Style: bot.Primary})...)
}

// comingMeeting is the meeting that a command is about which only one that lies ahead can be the object of, such as inviting;
// where there is none but the open one, that, to be refused with the reason.
func (c *call) comingMeeting() (council.Meeting, error) {
	m, err := c.nextMeeting()
	if err == nil {
		return m, nil
	}
	if open, none := c.theMeeting(); none == nil {
		return open, nil
	}
	return m, err
}

// take makes a meeting the one that the command is about. Of a joint meeting the body that called it counts: its rules, its
// name.
func (c *call) take(m council.Meeting) (council.Meeting, error) {
	var err error
	c.subject = m
	c.body, err = records.Organizations.Get(c.tx, m.Organization)
	return m, err
}

// zoned brings an instant into the zone of now.
func (c *call) zoned(t time.Time) time.Time { return t.In(c.now.Location()) }

// named returns the person behind a mention, as the council knows them; the error is a refusal.
func (c *call) named(m bot.Mention) (council.Person, error) {
	var p council.Person
	var err error
	if m.Account.ID != "" {
		p, err = records.PersonOf(c.tx, council.Account{Platform: m.Account.Platform, ID: m.Account.ID})
	} else {
		return c.namedOnly(m.Name)
	}
	if errors.Is(err, store.ErrNotFound) {
		return p, c.noMember(m.Display())
	}
	return p, err
}

// namedOnly returns the person with a name. Of namesakes it does not take the first: somebody else would be meant.
func (c *call) namedOnly(name string) (council.Person, error) {
	all, err := called(c.tx, name)
	switch {
	case err != nil:
		return council.Person{}, err
	case len(all) == 0:
		return council.Person{}, c.noMember(name)
	case len(all) == 1:
		return all[0], nil
	}
	var accounts []string
	for _, p := range all {
		if a, has := p.On(c.event.From.Platform); has {
			accounts = append(accounts, "@"+a.Username)
		}
	}
	if len(accounts) == 0 {
		return council.Person{}, refuse("refusal.namesakes_unknown", "name", name)
	}
	return council.Person{}, refuse("refusal.namesakes", "name", name, "accounts", c.Or(accounts))
}

// called are the persons who may be meant by a name.
func called(tx store.Tx, name string) ([]council.Person, error) {
	all, err := records.PeopleNamed(tx, name)
	if err == nil && len(all) == 0 {
		all, err = records.PeopleLike(tx, name)
	}
	return all, err
}

// noMember refuses somebody unknown, and points to the list of members where it is shown.
func (c *call) noMember(name string) error {
	return refuse("refusal.no_member", "name", name, "list", c.memberList())
}

// namedOrNew returns the person behind a mention and stores one who was unknown. Of who was named without an account, and
// probably has one, it asks first.
func (c *call) namedOrNew(m bot.Mention) (council.Person, error) {
	p, err := c.named(m)
	refused := refusalOf(err)
	unknown := refused != nil && refused.key == "refusal.no_member"
	if err != nil && !unknown {
		return p, err
	}
	if account, ok := c.guessed[m.Name]; ok && m.Account.ID == "" {
		if known, err := c.acquainted(p); err != nil || !known {
			return p, cmp.Or(err, c.askAccount(m, account))
		}
	}
	if !unknown {
		return p, nil
	}
	p = council.Person{ID: newID(), Name: m.Display()}
	if m.Account.ID != "" {
		p.Accounts = []council.Account{{Platform: m.Account.Platform, ID: m.Account.ID, Username: m.Account.Username}}
	}
	return p, records.PutPerson(c.tx, p)
}

// mention writes a person as they are typed on the asker's platform: by their account there, else by name.
func (c *call) mention(p council.Person) string {
	if a, has := p.On(c.event.From.Platform); has {
		return "@" + a.Username
	}
	return p.Name
}

// personName is the name of a person for people; a person who is gone has none.
func personName(tx store.Tx, id string) (string, error) {
	p, err := records.People.Get(tx, id)
	if errors.Is(err, store.ErrNotFound) {
		return "–", nil
	}
	return p.Name, err
}

// announce enqueues a card for every channel of the bodies. The first delivery of a key posts, later ones edit.
func (c *call) announce(key string, card scheduler.Card, organizations ...string) error {
	return announce(c.tx, key, card, organizations...)
}

func announce(tx store.Tx, key string, card scheduler.Card, organizations ...string) error {
	for _, id := range organizations {
		body, err := records.Organizations.Get(tx, id)
		if err != nil {
			return err
		}
		for _, channel := range body.Channels {
			to := bot.Audience{Platform: channel.Platform, Channel: channel.ID}
			if err := scheduler.Post(tx, scheduler.Delivery{Key: key, To: to, Card: card}); err != nil {
				return err
			}
		}
	}
	return nil
}

// tell enqueues a card for a person's direct messages and says whether the person has an account to be told by.
func tell(tx store.Tx, key string, card scheduler.Card, person council.Person) (bool, error) {
	if len(person.Accounts) == 0 {
		return false, nil
	}
	// One person is told once, on the account named first. Where they were told of it before stays up to date.
	for i, a := range person.Accounts {
		if i > 0 {
			if there, err := told(tx, key, a); err != nil {
				return true, err
			} else if !there {
				continue
			}
		}
		if err := scheduler.Post(tx, scheduler.Delivery{Key: key, To: audienceOf(a), Card: card}); err != nil {
			return true, err
		}
	}
	return true, nil
}

// tellAgain brings up to date what a person was told under some keys, where they were told it, and nothing else.
func tellAgain(tx store.Tx, person council.Person, keys ...string) error {
	for _, key := range keys {
		for _, account := range person.Accounts {
			to := audienceOf(account)
			posted, err := scheduler.PostedAs(tx, key, to)
			if err == nil {
				err = scheduler.Post(tx, scheduler.Delivery{Key: key, To: to, Card: posted.Card})
			}
			if err := dropUnknown(err); err != nil {
				return err
			}
		}
	}
	return nil
}

// audienceOf are the direct messages of an account.
func audienceOf(a council.Account) bot.Audience {
	return bot.Audience{Platform: a.Platform, Account: a.ID}
}

// told says whether an account was told something already.
func told(tx store.Tx, key string, a council.Account) (bool, error) {
	_, err := scheduler.PostedAs(tx, key, audienceOf(a))
	return err == nil, dropUnknown(err)
}
