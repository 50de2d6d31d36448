package commands

import (
	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// What is shown of votes: the result in the channel, one vote, and the list of a meeting or a body.

// insider says whether the asker is a member of one of the bodies, and no guest only: then they may read what is not
// public.
func (c *call) insider(bodies ...string) bool { return c.holds(members.roles, bodies) }

// bodiesOf are the bodies whose matter something of a meeting is, or the one body of what came about otherwise.
func bodiesOf(m council.Meeting, organization string) []string {
	if m.ID == "" {
		return []string{organization}
	}
	return m.Organizations()
}

// meetingOf is the meeting that a vote or a resolution came from; the zero meeting where it came from none.
func (c *call) meetingOf(id string) (council.Meeting, error) {
	if id == "" {
		return council.Meeting{}, nil
	}
	return records.Meeting(c.tx, id)
}

// readsVote says whether the asker is shown what a vote was about.
func (c *call) readsVote(m council.Meeting, v council.Vote) bool {
	return !v.NonPublic || c.insider(bodiesOf(m, v.Organization)...) && c.showsOf(v.Meeting, v.Item, "votes")
}

// votePage is what a vote looks like, to whoever may see what it was about.
type votePage struct {
	text.Printer
	item text.Markup // "TOP 3 Beleuchtung"; "" for none
	// named says that who voted how in a roll call may be read.
	named bool
	// resolution is the one that followed, with its body's code.
	resolution council.Resolution
	code       string
}

func (p votePage) message(v council.Vote) bot.Message {
	if !v.Withdrawn.IsZero() {
		said := p.Say("vote.is_withdrawn", "id", v.ID)
		if v.Resolution != "" {
			said += " " + p.Say("vote.resolution_withdrawn", "resolution", p.code+" "+v.Resolution)
		}
		return bot.Message{Title: p.Plain("vote.title", "id", v.ID), Text: said}
	}
	lines := []text.Markup{"**" + text.Escape(v.Question) + "**", text.Escape(voteSentence(p.Printer, v))}
	message := bot.Message{Title: p.Plain("vote.title", "id", v.ID)} // of a box that nobody has opened yet
	if v.Verdict != "" {
		message.Title = p.Plain("vote.title_result", "id", v.ID, "verdict", verdictText(p.Printer, v.Verdict))
	}
	if v.Poll != nil {
		lines = append(lines, p.poll(v)...)
	}
	if v.Verdict == council.Adopted {
		message.Tone = bot.Good
	}
	switch {
	case p.resolution.ID != "":
		lines = append(lines, resolutionWording(p.Printer, p.resolution, p.code, v.Question))
	case v.Verdict == council.NotQuorate:
		message.Tone = bot.Warning
		lines = append(lines, p.Say("vote.no_decision"))
	}
	message.Text = text.Join(lines, "\n\n")
	if v.Poll == nil || v.Poll.Kind == council.YesNoPoll {
		message.Facts = []bot.Fact{{Label: p.Plain("vote.fact_majority"), Value: text.Escape(majorityOf(p.Printer, v.Rules))}}
	}
	message.Facts = append(message.Facts, bot.Fact{Label: p.Plain("vote.fact_mode"), Value: text.Escape(modeText(p.Printer, v))})
	if p.item != "" {
		message.Facts = append(message.Facts, bot.Fact{Label: p.Plain("vote.fact_item"), Value: p.item})
	}
	if v.Motion > 0 {
		message.Facts = append(message.Facts, bot.Fact{Label: p.Plain("vote.fact_motion"), Value: text.Escape(motionRef(p.Printer, v.Motion, v.MotionFrom))})
	}
	return message
}

// modeText says how votes were cast: "offen, mit Handzeichen".
func modeText(p text.Printer, v council.Vote) string {
	if v.Paper {
		return p.Plain("vote.mode.paper")
	}
	return p.Plain("vote.mode." + string(v.Mode))
}

// voteMessage is a vote for the asker alone.
func (c *call) voteMessage(m council.Meeting, v council.Vote) (bot.Message, error) {
	if !c.readsVote(m, v) {
		return bot.Message{Title: c.Plain("vote.title", "id", v.ID), Text: c.Say("vote.hidden")}, nil
	}
	if v.Poll != nil && v.Verdict == "" {
		return c.ballotMessage(m, v)
	}
	page := votePage{Printer: c.Printer, named: v.Poll != nil && len(v.Poll.Named) > 0 && c.shows(bot.Internal, "name")}
	if item, err := m.Item(v.Item); err == nil {
		page.item = itemText(c.Printer, m, item, true)
	}
	var err error
	page.resolution, page.code, err = resolutionOf(c.tx, v)
	return page.message(v), err
}

// resolutionOf is the resolution that a vote has made, with its body's code.
func resolutionOf(tx store.Tx, v council.Vote) (council.Resolution, string, error) {
	body, err := records.Organizations.Get(tx, v.Organization)
	if err != nil || v.Resolution == "" {
		return council.Resolution{}, body.Code, err
	}
	r, err := records.Resolution(tx, v.Organization, v.Resolution)
	return r, body.Code, err
}

// voteCard is the result in the channel. Of a non-public item it says nothing but that there was a vote: whoever may read
// it presses a button.
func voteCard(c *cardCall, m council.Meeting, v council.Vote) (bot.Message, error) {
	opened, err := scheduler.PostedAs(c.tx, "ballot "+v.ID, c.to) // no counted vote has one
	if dropUnknown(err) != nil {
		return bot.Message{}, err
	}
	if v.NonPublic {
		message := bot.Message{Title: c.Plain("vote.title", "id", v.ID), Text: c.Say("vote.hidden_card", "meeting", v.Meeting), About: opened.Ref}
		if ceiling, err := c.bot.ceiling(c.tx, c.to.Platform, c.bodies); err == nil && ceiling >= bot.NonPublic {
			message.Buttons = []bot.Button{{Label: c.Plain("button.reveal"), Line: "/abstimmung ergebnis " + v.ID}}
		}
		return message, nil
	}
	page := votePage{Printer: c.Printer, named: v.Poll != nil && len(v.Poll.Named) > 0 && c.shows(bot.Internal, "name")}
	if item, err := m.Item(v.Item); err == nil {
		page.item = itemText(c.Printer, m, item, false)
	}
	page.resolution, page.code, err = resolutionOf(c.tx, v)
	if err != nil {
		return bot.Message{}, err
	}
	message := page.message(v)
	message.Buttons = todoButtons(c.Printer, v)
	message.About = opened.Ref
	return message, nil
}

// showVote shows one vote, without a number the newest of the body.
func showVote(c *call) (bot.Reply, error) {
	v := c.vote
	if v.ID == "" {
		newest, err := records.VotesOf(c.tx, c.body.ID, 1)
		if err != nil {
			return bot.Reply{}, err
		}
		if len(newest) == 0 {
			return bot.Reply{Message: &bot.Message{Title: c.Plain("vote.list", "body", c.body.Name), Text: c.Say("vote.none")}}, nil
		}
		v = newest[0]
	}
	m, err := c.meetingOf(v.Meeting)
	if err != nil {
		return bot.Reply{}, err
	}
	message, err := c.voteMessage(m, v)
	if err == nil && c.vote.ID == "" {
		message.Text = c.Say("vote.newest", "id", v.ID) + "\n\n" + message.Text
	}
	return bot.Reply{Message: &message}, err
}

const votesPerPage = 10

// mostListedVotes is how far back the list of a body goes; older votes are found by their meeting.
const mostListedVotes = 500

// listVotes lists the votes of a meeting in their order, or those of the body, newest first.
func listVotes(c *call) (bot.Reply, error) {
	var votes []council.Vote
	var err error
	title, line := c.Plain("vote.list", "body", c.body.Name), "/abstimmung liste"
	if m := c.meeting; m.ID != "" {
		votes, err = records.VotesIn(c.tx, m.ID)
		title, line = c.Plain("vote.list_of", "meeting", c.meetingTitle(m)), line+" "+m.ID
	} else {
		votes, err = records.VotesOf(c.tx, c.body.ID, mostListedVotes)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	if len(votes) == 0 {
		return bot.Reply{Message: &bot.Message{Title: title, Text: c.Say("vote.none")}}, nil
	}
	shown, buttons := paged(c, votes, votesPerPage, line)
	var lines []text.Markup
	for _, v := range shown {
		m, err := c.meetingOf(v.Meeting)
		if err != nil {
			return bot.Reply{}, err
		}
		lines = append(lines, "- "+c.voteLine(m, v))
	}
	return bot.Reply{Message: &bot.Message{Title: title, Text: text.Join(lines, "\n"), Buttons: buttons}}, nil
}

// voteLine is a vote in a list.
func (c *call) voteLine(m council.Meeting, v council.Vote) text.Markup {
	when := c.ShortDate(c.zoned(v.Closed))
	if v.Closed.IsZero() {
		when = c.ShortDate(c.zoned(v.Opened))
	}
	switch {
	case !v.Withdrawn.IsZero():
		return c.Say("vote.line_withdrawn", "id", v.ID, "when", when)
	case !c.readsVote(m, v):
		return c.Say("vote.line_hidden", "id", v.ID, "when", when)
	}
	if v.Poll != nil {
		return c.pollLine(v)
	}
	return c.Say("vote.line", "id", v.ID, "when", when, "question", shortened(v.Question, listed), "tally", tallyText(c.Printer, v.Tally),
		"verdict", verdictText(c.Printer, v.Verdict))
}

// listed is how many characters of a text a list shows.
const listed = 120
