package commands

import (
	"errors"
	"slices"
	"sync"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/ballotbox"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Secret votes: ballots go into a sealed box (package ballotbox, whose comment says what that protects against). Nothing of a
// choice is stored but what the box has: not in the roll, the audit trail, a job, a log line, a payload. Here are the
// ballots and the count; secret_seal.go opens such a vote. Source: rules.md, "Secret votes: the sealed ballot box".

var secretCommands = []command{{
	Command: bot.Command{
		Name: "abstimmung urne", English: "vote unseal", Hidden: true,
		Options: []bot.Option{neededVote, {ID: "share", Name: "schluessel", Kind: bot.Text, Max: 120, Required: true, Hidden: true}},
	},
	may: everyone, do: openBox,
}, {
	Command: bot.Command{
		Name: "abstimmung wiederholen", English: "vote repeat", Options: []bot.Option{neededVote, holdersOption, anywayOption},
	},
	may: leading, do: repeatVote,
}}

// handed is a share that somebody has handed in.
type handed struct {
	person string
	share  ballotbox.Share
}

// shares are those that key holders have handed in, until a second one comes: in memory only, so that a restart of the program
// means pressing the button again.
type shares struct {
	mu sync.Mutex
	of map[string]handed // by council and vote
}

// mostShares bounds them: votes whose second holder never comes are forgotten.
const mostShares = 1000

// add hands a share in and returns that of another person, if there is one: two holders may have turned out to be one.
func (s *shares) add(key, person string, share ballotbox.Share) (other ballotbox.Share, two bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	first, there := s.of[key]
	if there && first.person != person && first.share.Holder != share.Holder {
		return first.share, true
	}
	if s.of == nil || len(s.of) >= mostShares {
		s.of = map[string]handed{}
	}
	s.of[key] = handed{person, share}
	return share, false
}

func (s *shares) drop(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.of, key)
}

// castSecretly puts a ballot into the box, and the name on the roll. The two rows have nothing in common.
func (c *call) castSecretly(v council.Vote, e council.Elector, choice council.Choice) (bot.Reply, error) {
	switch {
	case c.voting.ID != c.person.ID:
		return bot.Reply{}, refuse("refusal.secret_for_others", "id", v.ID)
	case !c.bot.takes(v, c.event.From.Platform):
		return bot.Reply{}, refuse("refusal.secret_elsewhere", "id", v.ID, "here", platformName(c.event.From.Platform))
	case c.event.Channel.Direct && c.event.Source == bot.Typed: // the message would keep the choice for good
		return bot.Reply{}, refuse("refusal.secret_typed", "id", v.ID).with(ballotButtons(c.Printer, v)...)
	}
	switch err := e.CastSecretly(v, c.now); {
	case errors.Is(err, council.ErrInTheBox):
		c.dry = true
		return bot.Say(c.Say("ballot.receipt_secret_again", "id", v.ID)), nil
	case err != nil:
		return bot.Reply{}, err
	}
	sealed, err := ballotbox.Seal(v.Poll.Sealed.Recipient, string(choice))
	if err != nil {
		return bot.Reply{}, err
	}
	if err := records.PutInBox(c.tx, v.Number, sealed); err != nil {
		return bot.Reply{}, err
	}
	if err := records.Electors.Put(c.tx, e); err != nil {
		return bot.Reply{}, err
	}
	c.touched(v.ID)
	if err := c.showTurnout(v, e); err != nil {
		return bot.Reply{}, err
	}
	if err := c.endEarly(&v); err != nil {
		return bot.Reply{}, err
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Text: c.Say("ballot.receipt_secret", "id", v.ID)}}, nil
}

// endSecret ends a secret vote: its holders are asked to open the box. Too few ballots, one that must not count and cannot be
// taken out, and those of a circular vote instead of which a meeting was demanded are not counted, and deleted.
func endSecret(tx store.Tx, v *council.Vote, electors []council.Elector) error {
	v.Poll.Cast = 0
	for _, e := range electors {
		if e.Voted {
			v.Poll.Cast++
		}
	}
	objected := v.Circular != nil && v.Circular.Against > 0
	if objected || v.Poll.Sealed.Spoiled > 0 || v.Poll.Cast < council.LeastSecretBallots {
		if v.Verdict = council.NotCounted; objected { // nothing comes of it whatever is in the box, so nobody looks
			v.Verdict = council.Aborted
		}
		if err := records.DropBox(tx, v.Number); err != nil {
			return err
		}
		return scheduler.Refresh(tx, "share", v.ID)
	}
	for _, holder := range v.Poll.Sealed.Holders {
		person, err := records.People.Get(tx, holder)
		if err != nil {
			return err
		}
		if _, err := tell(tx, "open box "+v.ID, cardOf("open_box", v.ID), person); err != nil {
			return err
		}
	}
	return nil
}

// openBox takes the share of a key holder. With the second one the ballots are counted and deleted.
func openBox(c *call) (bot.Reply, error) {
	v := c.vote
	if v.Poll == nil || v.Poll.Sealed == nil || !slices.Contains(v.Poll.Sealed.Holders, c.person.ID) || c.person.ID == "" {
		return bot.Reply{}, refuse("refusal.no_key", "id", v.ID)
	}
	share, err := ballotbox.ParseShare(c.Text("share"))
	if err != nil || share.Holder >= len(v.Poll.Sealed.Holders) || v.Poll.Sealed.Holders[share.Holder] != c.person.ID {
		return bot.Reply{}, refuse("refusal.wrong_key", "id", v.ID)
	}
	switch {
	case !v.Withdrawn.IsZero() && v.Pending():
		return bot.Reply{}, refuse("ballot.key_unopened", "id", v.ID)
	case !v.Withdrawn.IsZero():
		return bot.Reply{}, refuse("refusal.vote_withdrawn", "id", v.ID)
	case v.Pending():
		return bot.Reply{}, refuse("refusal.vote_pending", "id", v.ID)
	case v.Verdict != "":
		return bot.Reply{}, records.ErrDone
	case !v.Uncounted():
		return bot.Reply{}, refuse("refusal.box_closed", "id", v.ID)
	}
	key := c.tx.Council() + " " + v.ID
	other, two := c.bot.shares.add(key, c.person.ID, share)
	if !two {
		c.dry = true
		var names []string
		for _, holder := range v.Poll.Sealed.Holders {
			if holder == c.person.ID {
				continue
			}
			name, err := c.nameOf(holder)
			if err != nil {
				return bot.Reply{}, err
			}
			names = append(names, name)
		}
		return bot.Reply{Message: &bot.Message{Tone: bot.Good, Text: c.Say("ballot.first_key", "id", v.ID, "names", c.Or(names))}}, nil
	}
	box, err := ballotbox.Open(v.Poll.Sealed.Recipient, other, share)
	if err != nil {
		c.bot.shares.drop(key)
		return bot.Reply{}, refuse("refusal.wrong_key", "id", v.ID)
	}
	if err := c.countBox(&v, box); err != nil {
		return bot.Reply{}, err
	}
	c.after = func(reply bot.Reply) (bot.Reply, error) { c.bot.shares.drop(key); return reply, nil }
	return c.resultReply(v)
}

// countBox counts the ballots in the box and deletes them: the roll and the totals are left.
func (c *call) countBox(v *council.Vote, key ballotbox.Key) error {
	box, err := records.BoxOf(c.tx, v.Number)
	if err != nil {
		return err
	}
	var choices []council.Choice
	for _, sealed := range box.Ballots {
		if choice, err := key.Read(sealed); err == nil {
			choices = append(choices, council.Choice(choice))
		}
	}
	slices.Sort(choices)
	if len(choices) != len(box.Ballots) || len(choices) != v.Poll.Cast {
		// Every ballot that we sealed can be read, and as many have voted: somebody has been at the database, or has voted twice as
		// two who were found to be one.
		v.Verdict, v.Poll.Sealed.Tampered = council.NotCounted, true
	} else if err := countChoices(c.tx, v, choices); err != nil {
		return err
	}
	if err := records.DropBox(c.tx, v.Number); err != nil {
		return err
	}
	c.touched(v.ID)
	if err := putEnded(c.tx, *v); err != nil {
		return err
	}
	return refreshBox(c.tx, v.ID)
}

// refreshBox has the messages of the key holders follow.
func refreshBox(tx store.Tx, vote string) error {
	for _, card := range []string{"open_box", "share"} {
		if err := scheduler.Refresh(tx, card, vote); err != nil {
			return err
		}
	}
	return nil
}

// openBoxCard asks a key holder to open the box, in the message that has the share.
func openBoxCard(c *cardCall, _ council.Meeting, v council.Vote) (bot.Message, error) {
	message := bot.Message{Title: c.Plain("vote.title", "id", v.ID)}
	switch {
	case !v.Withdrawn.IsZero():
		message.Text = c.Say("ballot.withdrawn", "id", v.ID)
	case v.Verdict != "":
		message.Text = c.Say("ballot.box_counted", "id", v.ID)
	default:
		message.Tone = bot.Warning
		message.Text = c.Say("ballot.open_box", "id", v.ID, "cast", v.Poll.Cast)
	}
	return message, nil
}

// repeatVote opens a secret vote anew whose ballots cannot be counted: with two keys lost, too few ballots, or one that must
// not count.
func repeatVote(c *call) (bot.Reply, error) {
	v := c.vote
	switch {
	case v.Poll == nil || v.Poll.Sealed == nil:
		return bot.Reply{}, refuse("refusal.not_secret", "id", v.ID)
	case v.Poll.Next != "":
		return bot.Reply{}, refuse("refusal.repeated", "id", v.ID, "next", v.Poll.Next)
	case !v.Uncounted() && v.Verdict != council.NotCounted:
		return bot.Reply{}, c.notRepeatable(v)
	case v.Uncounted() && !c.Yes("anyway"):
		return bot.Reply{}, &question{bot.Message{
			Tone: bot.Warning, Text: c.Say("ballot.ask_repeat", "id", v.ID, "cast", v.Poll.Cast),
			Buttons: []bot.Button{{Label: c.Plain("button.anyway"), Line: c.again("trotzdem", "ja"), Style: bot.Danger}},
		}}
	}
	return c.reopen(v, council.Secret)
}

func (c *call) notRepeatable(v council.Vote) error {
	if err := c.decided(v); err != nil {
		return err
	}
	return refuse("refusal.counted", "id", v.ID)
}

// reopen opens a vote again in a way of voting, with who votes now, in the place of the one that it replaces.
func (c *call) reopen(v council.Vote, mode council.VoteMode) (bot.Reply, error) {
	poll := &council.Poll{
		Kind: v.Poll.Kind, Options: slices.Clone(v.Poll.Options), Early: v.Poll.Early, Round: v.Poll.Round, First: v.Poll.First,
		Earliest: v.Poll.Earliest, ObjectUntil: v.Poll.ObjectUntil, Zone: v.Poll.Zone,
	}
	if v.Poll.Ends.After(c.now) {
		poll.Ends = v.Poll.Ends
	}
	o := opening{replaces: v.ID, vote: council.Vote{
		Motion: v.Motion, MotionFrom: v.MotionFrom, Question: v.Question, Rules: v.Rules, Mode: mode, Poll: poll,
	}}
	if v.Circular != nil {
		o.vote.Circular = &council.Circular{Silence: v.Circular.Silence, Participation: v.Circular.Participation}
	}
	if err := c.electorate(&o, v); err != nil {
		return bot.Reply{}, err
	}
	return c.open(o)
}

// electorate freezes who votes in the place of an earlier vote: who is in its meeting now, or everybody with a seat.
func (c *call) electorate(o *opening, before council.Vote) error {
	o.vote.Organization, o.vote.Meeting, o.vote.Item, o.vote.NonPublic = before.Organization, before.Meeting, before.Item, before.NonPublic
	m, err := c.meetingOf(before.Meeting)
	switch {
	case err != nil:
		return err
	case m.ID == "":
		return c.betweenMeetings(o)
	case m.State != council.Opened:
		return c.notRunning(m, council.ErrNotOpen)
	}
	o.meeting = m
	item, _ := m.Item(before.Item)
	return c.inMeeting(o, item)
}

// replaceVote notes with a vote which one has taken its place: what was to be counted is not any more, what is running ends, and
// of what was decided nothing is left to establish.
func replaceVote(tx store.Tx, o opening) error {
	if o.replaces == "" {
		return nil
	}
	old, err := records.Vote(tx, o.replaces)
	if err != nil {
		return err
	}
	old.Poll.Next = o.vote.ID
	switch {
	case old.Running() || old.Pending():
		return dropVote(tx, &old, o.vote.Opened)
	case old.Uncounted():
		old.Verdict = council.NotCounted
		if err := records.DropBox(tx, old.Number); err != nil {
			return err
		}
		old.Poll.Confirmed = o.vote.Opened
		if err := putEnded(tx, old); err != nil {
			return err
		}
		return refreshBox(tx, old.ID)
	}
	old.Poll.Confirmed = o.vote.Opened
	if err := records.Votes.Put(tx, old); err != nil {
		return err
	}
	for _, card := range []string{"vote", "result", "open_box", "share"} {
		if err := scheduler.Refresh(tx, card, old.ID); err != nil {
			return err
		}
	}
	return nil
}

// secrecy is what a secret vote protects against and what not, in the card that opens it.
func (p ballotPage) secrecy() []text.Markup {
	return []text.Markup{p.Say("ballot.secrecy", "count", council.LeastSecretBallots)}
}
