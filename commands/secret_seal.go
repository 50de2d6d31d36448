package commands

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/ballotbox"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Opening a secret vote. The box is made, its public half stored, and the key goes out in three shares at once: they are the
// one thing that does not pass through the outbox, for what stands there stands in the file. So there are two transactions:
// the first stores the vote as pending, then the shares are sent, and the second opens it. What ends between them leaves it
// unopened, and a job says so.

// unsealedAfter is how long a vote waits for its box before it is given up.
const unsealedAfter = 3 * time.Minute

// seal stores a secret vote, to be opened when its shares have been sent.
func (c *call) seal(o opening) (bot.Reply, error) {
	if err := c.maySeal(o); err != nil {
		return bot.Reply{}, err
	}
	if err := c.notSealing(o); err != nil {
		return bot.Reply{}, err
	}
	if asked, err := c.doubtSecret(o); err != nil || asked != nil {
		return bot.Reply{Message: asked}, err
	}
	holders, err := c.holders(o)
	if err != nil {
		return bot.Reply{}, err
	}
	recipient, keys, err := ballotbox.New()
	if err != nil {
		return bot.Reply{}, err
	}
	box := &council.Box{Recipient: recipient, Pending: true}
	var names []string
	for _, h := range holders {
		box.Holders, names = append(box.Holders, h.ID), append(names, h.Name)
	}
	o.vote.Poll.Sealed, o.vote.Poll.Replaces = box, o.replaces
	o.vote.Rules.Tie = council.TieRejected // whose ballot would decide cannot be seen
	if err := records.Votes.Put(c.tx, o.vote); err != nil {
		return bot.Reply{}, err
	}
	if err := scheduler.Schedule(c.tx, scheduler.Job{
		Key: "vote " + o.vote.ID + " vote_unsealed", Kind: "vote_unsealed", Due: c.now.Add(unsealedAfter), Args: map[string]string{"vote": o.vote.ID},
	}); err != nil {
		return bot.Reply{}, err
	}
	if err := c.warnChairs(o.vote); err != nil {
		return bot.Reply{}, err
	}
	body := c.body
	target := c.tx.Council()
	if c.shows(bot.Internal, "name") {
		o.notes = append(o.notes, c.Say("ballot.holders", "names", c.And(names)))
	}
	o.notes = append(o.notes, unanimityText(c.Printer, o.vote))
	reply := c.openedVote(o)
	c.after = func(bot.Reply) (bot.Reply, error) {
		var sent []sentShare
		for i, holder := range holders {
			one, err := c.bot.sendShare(c.ctx, target, body, o.vote, holder, keys[i])
			if err != nil {
				c.bot.Log.Warn("a share could not be sent", "council", target, "vote", o.vote.ID, "error", err)
				return c.unopened(target, o.vote, sent, refuse("refusal.share_unsent", "id", o.vote.ID, "name", holder.Name))
			}
			sent = append(sent, one)
		}
		err := c.bot.Store.Update(context.WithoutCancel(c.ctx), target, func(tx store.Tx) error { return c.openSealed(tx, o, sent) })
		if refusalOf(err) != nil {
			return c.unopened(target, o.vote, sent, err)
		}
		return reply, err
	}
	return reply, nil
}

// fewVoters is how many may vote at most where any result, not only a unanimous one, tells some of them about the others (our
// proposal).
const fewVoters = 9

// unanimityText says before a secret vote what its result may give away all the same.
func unanimityText(p text.Printer, v council.Vote) text.Markup {
	said := p.Say("ballot.unanimous")
	if v.Poll.Electors <= fewVoters {
		said += " " + p.Say("ballot.few_voters", "count", v.Poll.Electors)
	}
	return said
}

// warnChairs tells the chair what a result may give away, before the vote is opened, where no message with a share says so: the
// chair stands for election, or has no account that could hold one. Source: rules.md, "Secret votes".
func (c *call) warnChairs(v council.Vote) error {
	members, err := records.MembersOf(c.tx, v.Organization, c.today())
	if err != nil {
		return err
	}
	for _, m := range members {
		if !m.Has(council.Chair) || slices.Contains(v.Poll.Sealed.Holders, m.Person) {
			continue
		}
		person, err := records.People.Get(c.tx, m.Person)
		if err != nil {
			return err
		}
		if _, err := tell(c.tx, "unanimous "+v.ID, cardOf("unanimous", v.ID), person); err != nil {
			return err
		}
	}
	return nil
}

// unanimousCard warns a chair who holds no share.
func unanimousCard(c *cardCall, _ council.Meeting, v council.Vote) (bot.Message, error) {
	return bot.Message{
		Title: c.Plain("vote.title", "id", v.ID), Tone: bot.Warning,
		Text: c.Say("ballot.secret_without_key", "id", v.ID) + "\n\n" + unanimityText(c.Printer, v),
	}, nil
}

// notSealing refuses a second vote in the place of the same one while the shares of the first are on their way: two members
// demand it, or two press "Wiederholen", at the same moment.
func (c *call) notSealing(o opening) error {
	running, err := records.RunningVotes(c.tx, o.vote.Organization)
	if err != nil {
		return err
	}
	for _, v := range running {
		if o.replaces != "" && v.Pending() && v.Poll.Replaces == o.replaces {
			return refuse("refusal.repeated", "id", o.replaces, "next", v.ID)
		}
	}
	return nil
}

// maySeal refuses a secret vote of too few, and one that nobody could cast where the body has its channels.
func (c *call) maySeal(o opening) error {
	able := 0
	for _, e := range o.electors {
		if !e.Recused {
			able++
		}
	}
	if need := o.vote.Rules.SecretNeeds(); able < need {
		return refuse("refusal.secret_too_few", "count", able, "needed", need)
	}
	bodies := bodiesOf(o.meeting, o.vote.Organization)
	for _, id := range bodies {
		body, err := records.Organizations.Get(c.tx, id)
		if err != nil {
			return err
		}
		for _, channel := range body.Channels {
			if c.bot.limits(channel.Platform).Secret {
				return nil
			}
		}
	}
	return refuse("refusal.secret_platform", "here", platformName(c.event.From.Platform))
}

// secretAccount is the account on which a person can vote secretly.
func (b *Bot) secretAccount(p council.Person) (council.Account, bool) {
	i := slices.IndexFunc(p.Accounts, func(a council.Account) bool { return b.limits(a.Platform).Secret })
	if i < 0 {
		return council.Account{}, false
	}
	return p.Accounts[i], true
}

// doubtSecret asks back where somebody could not vote: nobody casts a secret ballot for others.
func (c *call) doubtSecret(o opening) (*bot.Message, error) {
	if _, declared := c.command.Option("anyway"); !declared || c.Yes("anyway") {
		return nil, nil
	}
	var left []string
	for _, e := range o.electors {
		person, err := records.People.Get(c.tx, e.Person)
		if err != nil {
			return nil, err
		}
		if _, able := c.bot.secretAccount(person); !able && !e.Recused {
			left = append(left, person.Name)
		}
	}
	if len(left) == 0 {
		return nil, nil
	}
	c.dry = true
	said := c.Say("ballot.ask_unable_count", "count", len(left))
	if c.shows(bot.Internal, "name") {
		said = c.Say("ballot.ask_unable", "names", nameList(c.Printer, left))
	}
	return &bot.Message{
		Tone: bot.Warning, Text: said,
		Buttons: []bot.Button{{Label: c.Plain("button.anyway"), Line: c.again("trotzdem", "ja"), Style: bot.Danger}},
	}, nil
}

// holders are the three who hold a share of the key: the chair, the minute taker, the deputy chair; for who is missing the
// coordination, then whom the chair has named. Nobody who stands for election.
func (c *call) holders(o opening) ([]council.Person, error) {
	members, err := records.MembersOf(c.tx, o.vote.Organization, c.today())
	if err != nil {
		return nil, err
	}
	var candidates []string
	if o.meeting.MinuteTaker != "" {
		candidates = append(candidates, o.meeting.MinuteTaker)
	}
	in := func(role council.Role) {
		for _, m := range members {
			if m.Has(role) {
				candidates = append(candidates, m.Person)
			}
		}
	}
	in(council.MinuteTaker)
	in(council.DeputyChair)
	in(council.Coordinator)
	chairs := len(candidates)
	in(council.Chair)
	candidates = append(slices.Clone(candidates[chairs:]), candidates[:chairs]...) // the chair first
	if _, declared := c.command.Option("holders"); declared && c.Has("holders") {
		if !c.holds([]council.Role{council.Chair, council.DeputyChair}, []string{o.vote.Organization}) {
			return nil, refuse("refusal.holders_chair", "who", c.Plain("who.chair"))
		}
		for _, mention := range c.People("holders") {
			person, err := c.named(mention)
			if err != nil {
				return nil, err
			}
			if !slices.ContainsFunc(members, func(m council.Membership) bool { return m.Person == person.ID }) {
				return nil, refuse("refusal.not_a_member", "name", person.Name, "body", c.body.Name, "list", c.memberList())
			}
			candidates = append(candidates, person.ID)
		}
	}
	var holders []council.Person
	for _, id := range candidates {
		person, err := records.People.Get(c.tx, id)
		if err != nil {
			return nil, err
		}
		_, able := c.bot.secretAccount(person)
		known := slices.ContainsFunc(holders, func(h council.Person) bool { return h.ID == id })
		if able && !stands(o.vote, person) && !known && len(holders) < ballotbox.Holders {
			holders = append(holders, person)
		}
	}
	if len(holders) < ballotbox.Holders {
		return nil, refuse("refusal.holders", "have", len(holders), "needed", ballotbox.Holders, "example", text.Code("urne:@…"))
	}
	return holders, nil
}

// stands says whether a person is a candidate of an election, as far as can be told from how candidates were typed: by their
// whole name, with a title, by the family name alone, by their account. In doubt they do, and somebody else holds the key or counts.
func stands(v council.Vote, p council.Person) bool {
	if v.Poll.Kind != council.ElectionPoll {
		return false
	}
	words := func(name string) []string {
		name, _, _ = strings.Cut(name, "(")
		return strings.FieldsFunc(bot.Fold(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	within := func(some, all []string) bool {
		return len(some) > 0 && !slices.ContainsFunc(some, func(w string) bool { return !slices.Contains(all, w) })
	}
	own := words(p.Name)
	return slices.ContainsFunc(v.Poll.Options, func(option string) bool {
		typed := words(option)
		account := slices.ContainsFunc(p.Accounts, func(a council.Account) bool {
			return bot.Fold(strings.TrimPrefix(option, "@")) == bot.Fold(a.Username)
		})
		return account || within(typed, own) || within(own, typed)
	})
}

// sentShare is where the message with a share is: it loses its button when the box is done with.
type sentShare struct {
	to  bot.Audience
	ref bot.Ref
}

// shareDelivery is what the outbox knows the message with a share by.
func shareDelivery(v council.Vote, to bot.Audience) scheduler.Delivery {
	return scheduler.Delivery{Key: "share " + v.ID, To: to, Card: cardOf("share", v.ID)}
}

// shareKey is the key under which the message with a share is sent.
func shareKey(target string, v council.Vote, holder string) string {
	return "share " + target + " " + v.ID + " " + holder
}

// adopt has the outbox know the messages with the shares.
func adopt(tx store.Tx, v council.Vote, sent []sentShare, at time.Time) error {
	for _, s := range sent {
		if err := scheduler.Adopt(tx, shareDelivery(v, s.to), s.ref, at); err != nil {
			return err
		}
	}
	return nil
}

// voidShares has the messages with the shares of a vote that was never opened say so, wherever there are any: of a program that
// was killed while it sent them, nobody knows which have arrived.
func voidShares(tx store.Tx, v council.Vote) error {
	for _, id := range v.Poll.Sealed.Holders {
		holder, err := records.People.Get(tx, id)
		if err != nil {
			return err
		}
		for _, account := range holder.Accounts {
			d := shareDelivery(v, audienceOf(account))
			d.SentAs = shareKey(tx.Council(), v, id)
			if err := scheduler.Post(tx, d); err != nil {
				return err
			}
		}
	}
	return nil
}

// shareCard is what becomes of the message with a share once the box is counted or given up: the share is not in it any more,
// so that nobody can open a copy of the box later. Until then the message stays as it is, for what is in it stands nowhere else.
func shareCard(c *cardCall, _ council.Meeting, v council.Vote) (bot.Message, error) {
	message := bot.Message{Title: c.Plain("vote.title", "id", v.ID)}
	switch {
	case !v.Withdrawn.IsZero() && v.Pending():
		message.Text = c.Say("ballot.key_unopened", "id", v.ID)
	case !v.Withdrawn.IsZero():
		message.Text = c.Say("ballot.key_void", "id", v.ID)
	case v.Unopened():
		message.Text = c.Say("ballot.key_uncounted", "id", v.ID)
	case v.Verdict != "":
		message.Text = c.Say("ballot.box_counted", "id", v.ID)
	default:
		return bot.Message{}, scheduler.ErrDrop
	}
	return message, nil
}

// sendShare sends one share to its holder, past the outbox: nothing of it is stored here.
func (b *Bot) sendShare(ctx context.Context, target string, body council.Organization, v council.Vote, holder council.Person, share ballotbox.Share) (sentShare, error) {
	account, ok := b.secretAccount(holder)
	if !ok {
		return sentShare{}, bot.ErrRefused
	}
	language := text.Language(holder.Language)
	if language == "" {
		language = text.Language(body.Language)
	}
	p := text.For(language)
	ref, err := b.Platforms[account.Platform].Send(ctx, bot.Message{
		Key: shareKey(target, v, holder.ID), To: audienceOf(account), Council: target, Language: p.Language(),
		Title: p.Plain("ballot.title_share", "id", v.ID, "body", body.Name), Tone: bot.Warning,
		Text: p.Say("ballot.share", "id", v.ID) + "\n\n" + unanimityText(p, v),
		Buttons: []bot.Button{{
			Label: p.Plain("button.open_box"), Line: bot.Line("abstimmung urne", "", v.ID, "schluessel", share.Text()), Style: bot.Primary,
		}},
	})
	return sentShare{audienceOf(account), ref}, err
}

// openSealed opens a secret vote whose shares have been sent. What has happened in the meantime counts.
func (c *call) openSealed(tx store.Tx, o opening, sent []sentShare) error {
	stored, err := records.Vote(tx, o.vote.ID)
	if err != nil {
		return err
	}
	if !stored.Pending() || !stored.Withdrawn.IsZero() {
		return refuse("refusal.vote_withdrawn", "id", o.vote.ID)
	}
	if o.meeting.ID != "" {
		if o.meeting, err = records.Meeting(tx, o.meeting.ID); err != nil {
			return err
		}
		if o.meeting.State != council.Opened {
			return refuse("refusal.vote_withdrawn", "id", o.vote.ID)
		}
		item, _ := o.meeting.Item(o.vote.Item)
		o.electors = slices.Clone(o.electors)
		for i := range o.electors {
			if item.IsRecused(o.electors[i].Person) {
				o.electors[i].Recuse(&o.vote)
			}
		}
	}
	if err := adopt(tx, o.vote, sent, c.bot.Now()); err != nil {
		return err
	}
	box := *o.vote.Poll.Sealed
	box.Pending = false
	o.vote.Poll.Sealed = &box
	o.vote.Opened = c.bot.Now().UTC()
	if err := putOpened(tx, o); err != nil {
		return err
	}
	return records.Append(tx, records.Audit{
		At: o.vote.Opened, Person: c.person.ID, Account: c.event.From.Platform + " " + c.event.From.ID, Command: "vote seal", IDs: []string{o.vote.ID},
	})
}

// unopened gives a vote up one of whose shares did not reach its holder, or that cannot be opened any more.
func (c *call) unopened(target string, v council.Vote, sent []sentShare, why error) (bot.Reply, error) {
	err := c.bot.Store.Update(context.WithoutCancel(c.ctx), target, func(tx store.Tx) error {
		stored, err := records.Vote(tx, v.ID)
		if err == nil {
			err = adopt(tx, v, sent, c.bot.Now())
		}
		if err != nil {
			return err
		}
		if !stored.Withdrawn.IsZero() {
			return voidShares(tx, stored)
		}
		return dropVote(tx, &stored, c.bot.Now())
	})
	if err != nil {
		return bot.Reply{}, err
	}
	return bot.Reply{}, why
}

// giveUpUnsealed is the job that gives a vote up whose box was never sealed: the program ended in between.
func giveUpUnsealed(tx store.Tx, job scheduler.Job, at scheduler.Occasion) error {
	v, err := records.Vote(tx, job.Args["vote"])
	if err != nil || !v.Pending() || !v.Withdrawn.IsZero() {
		return dropUnknown(err)
	}
	if err := dropVote(tx, &v, at.Now); err != nil {
		return err
	}
	return tellCoordination(tx, "unsealed "+v.ID, cardOf("unsealed", v.ID), v.Organization, council.DayOf(at.Now))
}

// unsealedCard tells the coordination that a secret vote was never opened.
func unsealedCard(c *cardCall, _ council.Meeting, v council.Vote) (bot.Message, error) {
	return bot.Message{Title: c.Plain("vote.title", "id", v.ID), Tone: bot.Warning, Text: c.Say("ballot.unsealed", "id", v.ID)}, nil
}
