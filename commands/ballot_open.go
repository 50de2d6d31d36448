package commands

import (
	"fmt"
	"slices"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/bot/when"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Opening a vote. What it is decided by is frozen then: who may vote, the rules, the majority and its base, who is there.
// In an open meeting a vote is about the item called; without one everybody is asked by circulation.

// opening is a vote that is about to be opened.
type opening struct {
	vote     council.Vote
	meeting  council.Meeting // zero between meetings
	electors []council.Elector
	// notes are what whoever opens it should know.
	notes []text.Markup
	// replaces is the vote whose place it takes: the ballot before a run-off, one that is repeated; "" for none.
	replaces string
}

// voteForm asks for the question and the way of voting; the rest is typed.
func voteForm(c *call, form *bot.Form) {
	if council.VoteMode(c.Choice("mode")) == council.Secret {
		form.Text = c.Say("ballot.unanimous")
	}
	form.Fields = slices.DeleteFunc(form.Fields, func(f bot.Field) bool {
		rare := slices.Contains([]string{"motion", "holders", "base"}, f.ID)
		return rare && f.Value == "" && f.Error == ""
	})
}

func openVote(c *call) (bot.Reply, error) {
	if c.meeting.ID == "" && !c.Has("item") && !c.Has("motion") {
		open, err := records.OpenMeetings(c.tx, c.body.ID)
		if err != nil {
			return bot.Reply{}, err
		}
		if len(open) == 0 {
			return circulate(c)
		}
	}
	m, item, motion, err := c.votedOn()
	if err != nil {
		return bot.Reply{}, c.notRunning(m, err)
	}
	question := c.Text("question")
	if question == "" {
		question = motion.Text
	}
	if question == "" {
		return c.ask1("question")
	}
	o := opening{meeting: m, vote: council.Vote{
		Organization: m.Organization, Meeting: m.ID, Item: item.Number, Motion: motion.Number, MotionFrom: motion.From(), Question: question,
		NonPublic: item.NonPublic, Mode: c.votingMode(), Poll: &council.Poll{Early: c.Yes("early")},
	}}
	if o.vote.Rules, err = c.majorityRules(); err != nil {
		return bot.Reply{}, err
	}
	if err := c.inMeeting(&o, item); err != nil {
		return bot.Reply{}, err
	}
	if asked, err := c.doubtVote(o); err != nil || asked != nil {
		return bot.Reply{Message: asked}, err
	}
	return c.open(o)
}

// ask1 asks for one option that is missing.
func (c *call) ask1(option string) (bot.Reply, error) {
	o, _ := c.command.Option(option)
	c.Missing = append(c.Missing, o)
	return c.unready(), nil
}

// votingMode is how ballots are cast: openly unless something else is said.
func (c *call) votingMode() council.VoteMode {
	if mode := c.Choice("mode"); mode != "" {
		return council.VoteMode(mode)
	}
	return council.Open
}

// inMeeting freezes who votes in a meeting, and until when: the members who are there, or the deputy on their seat.
func (c *call) inMeeting(o *opening, item council.AgendaItem) error {
	r, err := readRegister(c.tx, o.meeting)
	if err != nil {
		return err
	}
	o.vote.Standing = r.standing(item.Number, c.now)
	o.electors = nil
	for _, member := range r.members {
		on := council.Occupant(member, r.members, r.rows, c.now)
		if on == "" {
			continue
		}
		o.electors = append(o.electors, council.Elector{Seat: member, Person: on, Recused: item.IsRecused(on)})
	}
	if len(o.electors) == 0 {
		return refuse("refusal.nobody_present", "id", o.meeting.ID, "line", text.Code(c.typed("sitzung anwesend", "", o.meeting.ID, "", "alle"))).
			with(c.offer("sitzung anwesend", bot.Button{Label: c.Plain("button.attendance"), Line: bot.Line("sitzung anwesend", "", o.meeting.ID)})...)
	}
	return c.setEnd(o)
}

// setEnd takes over until when a vote runs, if that was said.
func (c *call) setEnd(o *opening) error {
	o.vote.Poll.Zone = c.now.Location().String()
	if _, declared := c.command.Option("until"); !declared {
		return nil
	}
	value, given := c.When("until")
	if !given {
		return nil
	}
	end, err := c.endOf(value)
	o.vote.Poll.Ends, o.vote.Poll.Zone = end.UTC(), end.Location().String()
	return err
}

// lastMinute is the end of a day as people mean it: 23:59.
func lastMinute(d council.Day, in *time.Location) time.Time {
	y, m, day := d.Time().Date()
	t, _ := when.Wall(y, m, day, 23, 59, in)
	return t
}

// onTermsOf says whether a vote is to be opened on the same terms as one that runs.
func (o opening) onTermsOf(v council.Vote) bool {
	same := o.vote.Mode == v.Mode && o.vote.Rules == v.Rules && o.vote.Poll.Ends.Equal(v.Poll.Ends) && o.vote.Poll.Early == v.Poll.Early
	if o.vote.Circular == nil || v.Circular == nil {
		return same && o.vote.Circular == v.Circular
	}
	return same && o.vote.Circular.Silence == v.Circular.Silence && o.vote.Circular.Participation == v.Circular.Participation
}

// doubtVote asks back before a vote is opened of which nothing can follow, and refuses one that was opened twice.
func (c *call) doubtVote(o opening) (*bot.Message, error) {
	running, err := records.RunningVotes(c.tx, o.vote.Organization)
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(running, func(v council.Vote) bool {
		return v.Item == o.vote.Item && v.Meeting == o.vote.Meeting && v.Poll.Kind == o.vote.Poll.Kind &&
			bot.Fold(v.Question) == bot.Fold(o.vote.Question) && c.now.Sub(v.Opened) < justNow
	}); i >= 0 {
		if o.onTermsOf(running[i]) {
			return nil, records.ErrDone
		}
		id := running[i].ID
		return nil, refuse("refusal.vote_runs", "id", id, "extend", text.Code(c.typed("abstimmung verlaengern", "", id)),
			"withdraw", text.Code(c.typed("abstimmung zurueckziehen", "", id)))
	}
	decides := o.vote.Poll.Kind == council.YesNoPoll || o.vote.Poll.Kind == council.ElectionPoll
	if !decides || o.vote.Circular != nil || o.vote.Rules.Quorate(o.vote.Standing) || c.Yes("anyway") {
		return nil, nil
	}
	c.dry = true
	buttons := c.offer("sitzung anwesend", bot.Button{Label: c.Plain("button.attendance"), Line: bot.Line("sitzung anwesend", "", o.meeting.ID)})
	return &bot.Message{
		Tone: bot.Warning, Text: quorumText(c.Printer, o.vote.Rules, o.vote.Standing) + "\n\n" + c.Say("ballot.ask_quorum"),
		Buttons: append(buttons, bot.Button{Label: c.Plain("button.anyway"), Line: c.again("trotzdem", "ja"), Style: bot.Primary}),
	}, nil
}

// open opens a vote, or has its box sealed first.
func (c *call) open(o opening) (bot.Reply, error) {
	if err := c.number(&o); err != nil {
		return bot.Reply{}, err
	}
	if o.vote.Mode == council.Secret {
		return c.seal(o)
	}
	if err := putOpened(c.tx, o); err != nil {
		return bot.Reply{}, err
	}
	return c.openedVote(o), nil
}

// number gives a vote its id and its beginning.
func (c *call) number(o *opening) (err error) {
	if o.vote.Number, err = c.tx.Next("vote"); err != nil {
		return err
	}
	o.vote.ID = fmt.Sprintf("V%d", o.vote.Number)
	o.vote.Opened, o.vote.By, o.vote.Poll.Electors = c.now.UTC(), c.person.ID, len(o.electors)
	if o.vote.Poll.Zone == "" {
		o.vote.Poll.Zone = c.now.Location().String()
	}
	for i := range o.electors {
		o.electors[i].Vote = o.vote.Number
	}
	c.touched(o.vote.ID)
	return nil
}

// putOpened stores a vote that is open with its electors, makes its jobs, and shows it to those who vote.
func putOpened(tx store.Tx, o opening) error {
	if err := records.Votes.Put(tx, o.vote); err != nil {
		return err
	}
	for _, e := range o.electors {
		if o.vote.Paper {
			break // their ballots are papers
		}
		if err := records.Electors.Put(tx, e); err != nil {
			return err
		}
	}
	if err := replaceVote(tx, o); err != nil {
		return err
	}
	if err := scheduleVote(tx, o.vote, o.vote.Opened); err != nil {
		return err
	}
	if err := announce(tx, "ballot "+o.vote.ID, cardOf("ballot", o.vote.ID), bodiesOf(o.meeting, o.vote.Organization)...); err != nil {
		return err
	}
	if o.vote.Circular != nil {
		if err := askElectors(tx, o); err != nil {
			return err
		}
	}
	if o.meeting.ID == "" {
		return nil
	}
	return scheduler.Refresh(tx, "running", o.meeting.ID)
}

// askElectors asks everybody who votes by circulation in person: all members are asked in writing.
func askElectors(tx store.Tx, o opening) error {
	for _, e := range o.electors {
		if e.Recused {
			continue
		}
		person, err := records.People.Get(tx, e.Person)
		if err != nil {
			return err
		}
		if _, err := tell(tx, ownBallotKey(o.vote), cardOf("own_ballot", o.vote.ID), person); err != nil {
			return err
		}
	}
	return nil
}

// ownBallotKey is the delivery that asks one person for their ballot.
func ownBallotKey(v council.Vote) string { return "own ballot " + v.ID }

// openedVote is the receipt of who has opened a vote.
func (c *call) openedVote(o opening) bot.Reply {
	v := o.vote
	who := c.Say("ballot.entitled", "count", v.Poll.Electors)
	if v.Circular != nil {
		who += " " + c.Say("ballot.opened_circular")
	}
	if v.Item > 0 {
		if item, err := o.meeting.Item(v.Item); err == nil {
			who += " " + c.Say("ballot.on_item", "item", c.itemText(o.meeting, item))
		}
	}
	lines := []text.Markup{c.Say("ballot.opened", "id", v.ID, "question", c.questionText(v)), who, endText(c.Printer, v)}
	if v.Paper {
		lines = append(lines, c.Say("ballot.tellers", "line", text.Code(c.tellerLine(v))))
	}
	lines = append(lines, o.notes...)
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Title: c.Plain("vote.title", "id", v.ID), Text: text.Join(lines, "\n\n"), Buttons: c.leadButtons(v),
	}}
}

// leadButtons are what whoever leads a vote does with it while it runs.
func (c *call) leadButtons(v council.Vote) []bot.Button {
	if !v.Running() || v.Over(c.now) || !c.leads(v) {
		return nil
	}
	var buttons []bot.Button
	if v.MayClose(c.now) == nil && !v.Paper {
		buttons = append(buttons, bot.Button{Label: c.Plain("button.close_vote", "id", v.ID), Line: "/abstimmung schliessen " + v.ID, Style: bot.Primary})
	}
	if !v.Poll.Ends.IsZero() {
		buttons = append(buttons, bot.Button{Label: c.Plain("button.extend"), Line: "/abstimmung verlaengern " + v.ID, Fill: true})
	}
	return append(buttons, bot.Button{Label: c.Plain("button.withdraw_vote"), Line: "/abstimmung zurueckziehen " + v.ID, Style: bot.Danger})
}

// questionText is what a vote is about in short, in an answer to the asker alone.
func (c *call) questionText(v council.Vote) text.Markup {
	if v.NonPublic {
		if m, err := c.meetingOf(v.Meeting); err != nil || !c.readsVote(m, v) {
			return c.Say("item.hidden")
		}
	}
	return text.Escape(shortened(v.Question, listed))
}

// endText says until when a vote runs.
func endText(p text.Printer, v council.Vote) text.Markup {
	var said text.Markup
	switch {
	case v.Paper:
		return p.Say("ballot.ends_paper")
	case v.Poll.Ends.IsZero() && v.Poll.Early:
		return p.Say("ballot.ends_early")
	case v.Poll.Ends.IsZero():
		said = p.Say("ballot.ends_open")
	case v.Poll.Early:
		said = p.Say("ballot.ends_or_early", "when", p.DateTime(v.EndsIn()))
	default:
		said = p.Say("ballot.ends", "when", p.DateTime(v.EndsIn()))
	}
	return said
}

// bodySeats are the members of a body who hold a voting seat on a day, and the number of seats laid down.
func bodySeats(tx store.Tx, body council.Organization, day council.Day) (members []string, entitled int, err error) {
	all, err := records.MembersOf(tx, body.ID, day)
	if err != nil {
		return nil, 0, err
	}
	for _, m := range all {
		if m.Seat() && !slices.Contains(members, m.Person) {
			members = append(members, m.Person)
		}
	}
	return members, max(len(members), body.RulesOn(day).Seats), nil
}

// electorsBetween are who votes between meetings: every member on their own seat, a deputy only for who is recorded as
// absent. Nobody votes on two seats.
func electorsBetween(tx store.Tx, body council.Organization, day council.Day) (all []council.Elector, entitled int, err error) {
	members, entitled, err := bodySeats(tx, body, day)
	if err != nil {
		return nil, 0, err
	}
	deputies, err := records.MembersOf(tx, body.ID, day)
	if err != nil {
		return nil, 0, err
	}
	taken := slices.Clone(members)
	for _, member := range members {
		e := council.Elector{Seat: member, Person: member}
		away, err := absentOn(tx, member, day, body.ID)
		if err != nil {
			return nil, 0, err
		}
		for _, d := range deputies {
			if !away || d.DeputyOf != member || slices.Contains(taken, d.Person) {
				continue
			}
			if gone, err := absentOn(tx, d.Person, day, body.ID); err != nil {
				return nil, 0, err
			} else if !gone {
				e.Person = d.Person
				taken = append(taken, d.Person)
				break
			}
		}
		all = append(all, e)
	}
	return all, entitled, nil
}

// scheduleVote makes a vote's jobs anew: its end, and the reminder a day before, quiet hours respected, of those who have not
// voted; none where it runs under two days. Of a vote that was given more time on its last day they are reminded at once,
// unless they were already. Source: product.md, Reminders.
func scheduleVote(tx store.Tx, v council.Vote, now time.Time) error {
	if err := scheduler.CancelPrefix(tx, "vote "+v.ID+" "); err != nil {
		return err
	}
	if !v.Running() || v.Poll.Ends.IsZero() {
		return nil
	}
	schedule := func(kind string, at time.Time) error {
		return scheduler.Schedule(tx, scheduler.Job{
			Key: "vote " + v.ID + " " + kind, Kind: kind, Due: at, Args: map[string]string{"vote": v.ID},
		})
	}
	if err := schedule("vote_end", v.EndsIn()); err != nil {
		return err
	}
	if v.Poll.Ends.Sub(v.Opened) < remindedVotes {
		return nil
	}
	due := quiet(v.EndsIn().Add(-missingBefore))
	if due.Before(now) {
		if len(v.Poll.RemindedOf) > 0 {
			return nil
		}
		due = now.In(due.Location())
	}
	return schedule("vote_missing", due)
}

// Defaults of the reminder to vote. Source: product.md, Reminders.
const (
	missingBefore = 24 * time.Hour
	remindedVotes = 48 * time.Hour // votes that run shorter have none
)
