package commands

import (
	"cmp"
	"slices"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// What is asked before a count is stored, because it is probably a slip.

// doubtCount asks back before what is probably a slip is stored: a count without the quorum, of which nothing can follow,
// a second one of the same question, and a resolution in whose wording an amendment is missing that was adopted before. The same figures again within a minute are one entry made twice.
func (c *call) doubtCount(m council.Meeting, item council.AgendaItem, motion council.Motion, v council.Vote) (*bot.Message, error) {
	earlier, err := records.VotesIn(c.tx, m.ID)
	if err != nil {
		return nil, err
	}
	same := slices.IndexFunc(earlier, func(o council.Vote) bool {
		return o.Item == v.Item && o.Motion == v.Motion && o.MotionFrom == v.MotionFrom && bot.Fold(o.Question) == bot.Fold(v.Question)
	})
	if same >= 0 && earlier[same].Tally == v.Tally && c.now.Sub(earlier[same].EnteredAt()) < justNow {
		return nil, records.ErrDone
	}
	if c.Yes("anyway") {
		return nil, nil
	}
	ask := bot.Message{Tone: bot.Warning}
	var doubts []text.Markup
	if v.Verdict == council.NotQuorate {
		doubts = append(doubts, text.Escape(voteSentence(c.Printer, v)), c.Say("vote.ask_quorum"))
		ask.Buttons = c.offer("sitzung anwesend", bot.Button{Label: c.Plain("button.attendance"), Line: bot.Line("sitzung anwesend", "", m.ID), Fill: true})
	}
	if same >= 0 {
		doubts = append(doubts, c.Say("vote.ask_again", "id", earlier[same].ID, "tally", tallyText(c.Printer, earlier[same].Tally)))
	}
	amended, err := c.amendedBefore(m, item, motion, v)
	if err != nil {
		return nil, err
	}
	if amended != "" {
		doubts = append(doubts, amended)
		ask.Buttons = append(ask.Buttons, bot.Button{Label: c.Plain("button.other_wording"), Line: c.again("wortlaut", cmp.Or(motion.Text, v.Question)), Fill: true})
	}
	if len(doubts) == 0 {
		return nil, nil
	}
	c.dry = true
	ask.Text = text.Join(doubts, "\n\n")
	ask.Buttons = append(ask.Buttons, bot.Button{Label: c.Plain("button.enter_anyway"), Line: c.again("trotzdem", "ja"), Style: bot.Primary})
	return &ask, nil
}

// amendedBefore says which amendments of an item were adopted before a resolution on it whose wording was not said: a register
// is verbatim, and not changed later.
func (c *call) amendedBefore(m council.Meeting, item council.AgendaItem, motion council.Motion, v council.Vote) (text.Markup, error) {
	if v.Verdict != council.Adopted || c.Has("wording") || !c.becomesResolution(item, motion) {
		return "", nil
	}
	var adopted []string
	// Of an item that was carried over, those too that were adopted where it came from: they stayed there.
	for here, number := m.ID, item.Number; here != ""; {
		motions, err := records.MotionsIn(c.tx, here)
		if err != nil {
			return "", err
		}
		for _, o := range ofItem(motions, number) {
			if o.Kind != council.Amendment || o.Withdrawn || o.Vote == "" {
				continue
			}
			vote, err := records.Vote(c.tx, o.Vote)
			if err != nil {
				return "", err
			}
			if vote.Verdict == council.Adopted {
				from := o.MovedIn()
				if from == m.ID {
					from = ""
				}
				adopted = append(adopted, motionRef(c.Printer, o.Number, from))
			}
		}
		at, err := records.Meeting(c.tx, here)
		if err != nil {
			return "", err
		}
		came, _ := at.Item(number)
		here, _, _ = strings.Cut(came.CarriedFrom, "-")
		_, number = records.MeetingNumber(came.CarriedFrom)
	}
	if len(adopted) == 0 {
		return "", nil
	}
	return c.Say("vote.ask_amended", "count", len(adopted), "numbers", c.And(adopted)), nil
}
