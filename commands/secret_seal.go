package commands

import (
	"context"
	"slices"
	"time"

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
	o.vote.Poll.Sealed = box
	o.vote.Rules.Tie = council.TieRejected // whose ballot would decide cannot be seen
	if err := records.Votes.Put(c.tx, o.vote); err != nil {
		return bot.Reply{}, err
	}
	if err := scheduler.Schedule(c.tx, scheduler.Job{
		Key: "vote " + o.vote.ID + " vote_unsealed", Kind: "vote_unsealed", Due: c.now.Add(unsealedAfter), Args: map[string]string{"vote": o.vote.ID},
	}); err != nil {
		return bot.Reply{}, err
	}
	body := c.body
	target := c.tx.Council()
	if c.shows(bot.Internal, "name") {
		o.notes = append(o.notes, c.Say("ballot.holders", "names", c.And(names)))
	}
	o.notes = append(o.notes, c.Say("ballot.unanimous"))
	reply := c.openedVote(o)
	c.after = func(bot.Reply) (bot.Reply, error) {
		for i, holder := range holders {
			if err := c.bot.sendShare(c.ctx, target, body, o.vote, holder, keys[i]); err != nil {
				c.bot.Log.Warn("a share could not be sent", "council", target, "vote", o.vote.ID, "error", err)
				return c.unopened(target, o.vote, holder)
			}
		}
		err := c.bot.Store.Update(c.ctx, target, func(tx store.Tx) error { return c.openSealed(tx, o) })
		return reply, err
	}
	return reply, nil
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
		stands := o.vote.Poll.Kind == council.ElectionPoll && slices.ContainsFunc(o.vote.Poll.Options, func(name string) bool { return bot.Fold(name) == bot.Fold(person.Name) })
		known := slices.ContainsFunc(holders, func(h council.Person) bool { return h.ID == id })
		if able && !stands && !known && len(holders) < ballotbox.Holders {
			holders = append(holders, person)
		}
	}
	if len(holders) < ballotbox.Holders {
		return nil, refuse("refusal.holders", "have", len(holders), "needed", ballotbox.Holders, "example", text.Code("urne:@…"))
	}
	return holders, nil
}

// sendShare sends one share to its holder, past the outbox: nothing of it is stored here.
func (b *Bot) sendShare(ctx context.Context, target string, body council.Organization, v council.Vote, holder council.Person, share ballotbox.Share) error {
	account, ok := b.secretAccount(holder)
	if !ok {
		return bot.ErrRefused
	}
	language := text.Language(holder.Language)
	if language == "" {
		language = text.Language(body.Language)
	}
	p := text.For(language)
	_, err := b.Platforms[account.Platform].Send(ctx, bot.Message{
		Key: "share " + target + " " + v.ID + " " + holder.ID, To: audienceOf(account), Council: target, Language: p.Language(),
		Title: p.Plain("ballot.title_share", "id", v.ID, "body", body.Name), Tone: bot.Warning,
		Text: p.Say("ballot.share", "id", v.ID) + "\n\n" + p.Say("ballot.unanimous"),
		Buttons: []bot.Button{{
			Label: p.Plain("button.open_box"), Line: bot.Line("abstimmung urne", "", v.ID, "schluessel", share.Text()), Style: bot.Primary,
		}},
	})
	return err
}

// openSealed opens a secret vote whose shares have been sent.
func (c *call) openSealed(tx store.Tx, o opening) error {
	stored, err := records.Vote(tx, o.vote.ID)
	if err != nil {
		return err
	}
	if !stored.Pending() || !stored.Withdrawn.IsZero() {
		return refuse("refusal.vote_withdrawn", "id", o.vote.ID)
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

// unopened gives a vote up one of whose shares did not reach its holder.
func (c *call) unopened(target string, v council.Vote, holder council.Person) (bot.Reply, error) {
	err := c.bot.Store.Update(c.ctx, target, func(tx store.Tx) error {
		stored, err := records.Vote(tx, v.ID)
		if err != nil || !stored.Withdrawn.IsZero() {
			return err
		}
		return dropVote(tx, &stored, c.bot.Now())
	})
	if err != nil {
		return bot.Reply{}, err
	}
	return bot.Reply{}, refuse("refusal.share_unsent", "id", v.ID, "name", holder.Name)
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
func unsealedCard(c *cardCall) (bot.Message, error) {
	v, err := records.Vote(c.tx, c.card.ID)
	if err != nil {
		return bot.Message{}, err
	}
	c.bodies = []string{v.Organization}
	return bot.Message{Title: c.Plain("vote.title", "id", v.ID), Tone: bot.Warning, Text: c.Say("ballot.unsealed", "id", v.ID)}, nil
}
