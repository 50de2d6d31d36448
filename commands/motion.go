package commands

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// Motions in a meeting, verbatim: main motions, amendments, procedural motions. Who moves one has it posted, so that all read
// what they vote on; the list shows them in the order of voting.

// motionOption is a motion's number, which counts within its meeting.
var motionOption = bot.Option{ID: "motion", Name: "antrag", Kind: bot.Number, Max: 9999, Bare: true}

// ofMeetingOption names the meeting where a command takes something else first.
var ofMeetingOption = bot.Option{ID: "meeting", Name: "sitzung", Kind: bot.ID, Prefix: "S"}

// motionFromOption is the meeting in which a motion was moved that was carried over, where another one has its number; buttons name it.
var motionFromOption = bot.Option{ID: "moved_in", Name: "aus", Kind: bot.Text, Max: 12, Hidden: true}

var motionCommands = []command{{
	Command: bot.Command{
		Name: "antrag neu", English: "motion new", Aliases: []string{"antrag", "motion", "antrag stellen"}, OnPost: true,
		Options: []bot.Option{
			{ID: "text", Name: "text", Aliases: []string{"wortlaut"}, Kind: bot.LongText, Required: true, Bare: true, Max: longestMotion},
			{ID: "item", Name: "zu", Aliases: []string{"top"}, Kind: bot.ID, Prefix: "S", Places: true},
			{ID: "kind", Name: "art", Kind: bot.OneOf, Choices: []bot.OptionChoice{
				{ID: string(council.MainMotion), Name: "hauptantrag", Aliases: []string{"sachantrag"}},
				{ID: string(council.Amendment), Name: "aenderung", Aliases: []string{"aenderungsantrag"}},
				{ID: string(council.ProceduralMotion), Name: "geschaeftsordnung", Aliases: []string{"go", "go-antrag"}},
			}},
			{ID: "for", Name: "fuer", Kind: bot.Person},
		},
	},
	may: attendingOrDeputy, do: addMotion,
}, {
	Command: bot.Command{
		Name: "antrag liste", English: "motion list", Aliases: []string{"antrag uebersicht"}, Reads: true,
		Options: []bot.Option{
			{ID: "item", Name: "zu", Aliases: []string{"top", "sitzung"}, Kind: bot.ID, Prefix: "S", Places: true, Bare: true}, pageOption,
		},
	},
	may: attendingOrDeputy, do: listMotions,
}, {
	Command: bot.Command{
		Name: "antrag zeigen", English: "motion show", Reads: true,
		Options: []bot.Option{motionOption, ofMeetingOption},
	},
	may: attendingOrDeputy, do: showMotion,
}, {
	Command: bot.Command{
		Name: "antrag zurueckziehen", English: "motion withdraw",
		Options: []bot.Option{motionOption, ofMeetingOption, {ID: "back", Name: "zurueck", Kind: bot.YesNo, Hidden: true}},
	},
	may: attendingOrDeputy, do: withdrawMotion,
}, {
	Command: bot.Command{
		Name: "antrag ordnen", English: "motion order", Aliases: []string{"antrag reihenfolge"},
		Options: []bot.Option{{ID: "order", Name: "reihenfolge", Kind: bot.Text, Required: true, Bare: true}, ofMeetingOption},
	},
	may: running, do: rankMotions,
}}

const (
	longestMotion = 4000 // characters
	// mostMotions is how many motions one person may make in one meeting: each is posted, and numbers are not given again.
	mostMotions = 50
)

func addMotion(c *call) (bot.Reply, error) {
	m, item, err := c.motionItem()
	if err != nil {
		return bot.Reply{}, err
	}
	mover, err := c.mover(m)
	if err != nil {
		return bot.Reply{}, err
	}
	if item.IsRecused(mover.ID) { // and so takes no part in the debate
		return bot.Reply{}, refuse("refusal.motion_recused."+whom(mover.ID == c.person.ID), "name", mover.Name, "item", c.itemText(m, item))
	}
	motion := council.Motion{
		Meeting: m.ID, Organizations: m.Organizations(), Item: item.Number, Kind: council.MainMotion, Text: c.Text("text"), By: mover.ID, At: c.now,
	}
	if kind := c.Choice("kind"); kind != "" {
		motion.Kind = council.MotionKind(kind)
	}
	all, err := records.MotionsIn(c.tx, m.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	made := 0
	for _, o := range all {
		if o.By != motion.By || o.From() != "" {
			continue
		}
		made++
		// The same again within a minute is a button pressed twice.
		if o.Text == motion.Text && o.Item == motion.Item && o.Kind == motion.Kind && c.now.Sub(o.At) < time.Minute && !o.Withdrawn {
			return bot.Reply{}, records.ErrDone
		}
	}
	if made >= mostMotions {
		return bot.Reply{}, refuse("refusal.too_many_motions", "count", mostMotions)
	}
	// A number that a motion has which was carried over to here is passed over: then people can name both by it.
	for free := false; !free; {
		if motion.Number, err = c.tx.Next("motion " + m.ID); err != nil {
			return bot.Reply{}, err
		}
		_, taken := council.Named(all, council.MotionName{Number: motion.Number})
		free = errors.Is(taken, council.ErrNoMotion)
	}
	c.touched(motionID(motion))
	if err := records.Motions.Put(c.tx, motion); err != nil {
		return bot.Reply{}, err
	}
	if err := c.announce("motion "+motionID(motion), cardOf("motion", motionID(motion)), m.Organizations()...); err != nil {
		return bot.Reply{}, err
	}
	if err := c.refreshRunning(m); err != nil {
		return bot.Reply{}, err
	}
	key := "motion.seen"
	if item.NonPublic {
		key = "motion.seen_not"
	}
	lines := []text.Markup{
		c.Say("motion.added", "motion", c.motionName(m, motion), "by", mover.Name), text.Escape(motion.Text), c.Say(key),
	}
	if motion.Kind == council.Amendment {
		amendments := slices.DeleteFunc(append(all, motion), func(o council.Motion) bool {
			return o.Item != motion.Item || o.Kind != council.Amendment || !o.Pending()
		})
		if len(amendments) > 1 {
			lines = append(lines, c.Say("motion.rank", "line", text.Code(c.rankLine(amendments))))
		}
	}
	undo := bot.Line("antrag zurueckziehen", "antrag", strconv.Itoa(motion.Number), "sitzung", m.ID)
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Text: text.Join(lines, "\n\n"),
		Buttons: slices.Concat(c.voteButton(m, motion), []bot.Button{motionsButton(c.Printer, m, motion.Item), c.undo(undo)}),
	}}, nil
}

// motionItem is what a motion is about: the item named, else the one called; a procedural motion may concern the meeting
// itself.
func (c *call) motionItem() (council.Meeting, council.AgendaItem, error) {
	m, err := c.theMeeting()
	if err != nil {
		return m, council.AgendaItem{}, err
	}
	switch {
	case m.State == council.Cancelled:
		return m, council.AgendaItem{}, council.ErrCancelled
	case m.State == council.Closed:
		return m, council.AgendaItem{}, refuse("refusal.motion_closed", "id", m.ID)
	case m.State == council.Planned:
		return m, council.AgendaItem{}, refuse("refusal.motion_early", "id", m.ID, "line", text.Code(c.typed("top neu")))
	}
	_, placed := c.Place("item")
	if council.MotionKind(c.Choice("kind")) == council.ProceduralMotion && !placed && c.ID("item") == "" && m.Called == 0 {
		return m, council.AgendaItem{}, nil
	}
	m, item, err := c.theItem()
	if err != nil {
		return m, item, err
	}
	if item.State != "" {
		return m, item, c.settledRefusal(m, item)
	}
	return m, item, nil
}

// mover is who makes the motion: the asker; the person for whom whoever runs the meeting types it, or whose post they make
// one.
func (c *call) mover(m council.Meeting) (council.Person, error) {
	if mention, ok := c.Person("for"); ok {
		return c.participant(m, mention, "refusal.motion_others")
	}
	if author := c.event.Post.Author; c.runs(m) && c.event.Source == bot.Pressed && author.ID != "" {
		who, err := records.PersonOf(c.tx, council.Account{Platform: author.Platform, ID: author.ID})
		if errors.Is(err, store.ErrNotFound) {
			return c.person, nil
		}
		if err != nil {
			return who, err
		}
		if takesPart, err := c.takesPart(m, who.ID); err != nil || takesPart {
			return who, err
		}
	}
	return c.person, nil
}

// theMotion is the motion that a command is about: the one named, else the only one that comes into question.
func (c *call) theMotion(candidate func(council.Meeting, council.Motion) bool) (council.Meeting, council.Motion, error) {
	m, err := c.theMeeting()
	if err != nil {
		return m, council.Motion{}, err
	}
	if number, ok := c.Int("motion"); ok {
		return c.motionCalled(m, number)
	}
	all, err := records.MotionsIn(c.tx, m.ID)
	if err != nil {
		return m, council.Motion{}, err
	}
	all = slices.DeleteFunc(all, func(o council.Motion) bool { return !candidate(m, o) })
	switch len(all) {
	case 0:
		return m, council.Motion{}, refuse("refusal.no_motion_open", "id", m.ID)
	case 1:
		return m, all[0], nil
	}
	refused := refuse("refusal.which_motion", "id", m.ID)
	for _, o := range all[:min(choicesOffered, len(all))] {
		refused.with(bot.Button{Label: c.motionNumber(o), Line: c.again("antrag", strconv.Itoa(o.Number), "sitzung", o.MovedIn())})
	}
	return m, council.Motion{}, refused
}

// motionCalled is the motion with a number, and the meeting that deals with it: of the meeting that is named the one that was moved there,
// wherever it was carried to; else one that is before the meeting. Where two have the number it is asked which.
func (c *call) motionCalled(m council.Meeting, number int) (council.Meeting, council.Motion, error) {
	all, err := records.MotionsOf(c.tx, m.ID)
	if err != nil {
		return m, council.Motion{}, err
	}
	name := council.MotionName{Number: number, Meeting: m.ID}
	motion, err := council.Named(all, name)
	if errors.Is(err, council.ErrNoMotion) || c.meeting.ID == "" {
		name.Meeting = ""
		motion, err = council.Named(all, name)
	}
	switch {
	case errors.Is(err, council.ErrWhichMotion):
		return m, motion, c.whichMotion(m, number, all, "sitzung")
	case err != nil:
		return m, motion, refuse("refusal.no_motion", "number", strconv.Itoa(number), "id", m.ID).with(motionsButton(c.Printer, m, 0))
	case motion.Meeting == m.ID:
		return m, motion, nil
	}
	if m, err = records.Meeting(c.tx, motion.Meeting); err == nil {
		m, err = c.take(m)
	}
	return m, motion, err
}

// whichMotion asks which of the motions with a number is meant; each button names the meeting in which it was moved.
func (c *call) whichMotion(m council.Meeting, number int, all []council.Motion, option string) error {
	refused := refuse("refusal.which_motion", "id", m.ID)
	for _, o := range all {
		if o.Number == number && len(refused.buttons) < choicesOffered {
			label := motionNumber(c.Printer, council.Motion{Kind: o.Kind, Number: number, Meeting: m.ID, Before: []string{o.MovedIn()}})
			refused.with(bot.Button{Label: label, Line: c.again("antrag", strconv.Itoa(number), option, o.MovedIn())})
		}
	}
	return refused
}

// withdrawMotion takes a motion back: whoever made it, and who runs the meeting. It can be taken back for a few minutes.
func withdrawMotion(c *call) (bot.Reply, error) {
	m, motion, err := c.theMotion(func(m council.Meeting, o council.Motion) bool {
		return o.Withdrawn == c.Yes("back") && o.Vote == "" && (o.By == c.person.ID || c.runs(m))
	})
	if err != nil {
		return bot.Reply{}, err
	}
	if motion.By != c.person.ID && !c.runs(m) {
		return bot.Reply{}, refuse("refusal.not_your_motion", "who", c.Plain("who.running"))
	}
	name := c.motionName(m, motion)
	withdraw, key := motion.Withdraw, "motion.withdrawn"
	if c.Yes("back") {
		withdraw, key = motion.Restore, "motion.restored"
	}
	switch err := withdraw(); {
	case errors.Is(err, council.ErrVoted):
		return bot.Reply{}, refuse("refusal.motion_voted", "motion", name, "vote", motion.Vote)
	case err != nil:
		return bot.Reply{}, refuse("refusal.motion_withdrawn", "motion", name)
	}
	c.touched(motionID(motion))
	if err := c.followItem(motion); err != nil {
		return bot.Reply{}, err
	}
	message := &bot.Message{Tone: bot.Good, Text: c.Say(key, "motion", name)}
	if !c.Yes("back") {
		message.Buttons = []bot.Button{c.undo(bot.Line("antrag zurueckziehen", "antrag", strconv.Itoa(motion.Number), "sitzung", motion.MovedIn(), "zurueck", "ja"))}
	}
	return bot.Reply{Message: message}, c.refreshRunning(m)
}

// rankMotions says which amendments go furthest: they are voted on first.
func rankMotions(c *call) (bot.Reply, error) {
	m, err := c.theMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	var names []council.MotionName
	for _, word := range strings.FieldsFunc(c.Text("order"), func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
		from, number, carried := strings.Cut(strings.ToUpper(word), "/") // "S1/2" is the 2 that was moved in S1
		if !carried {
			from, number = "", word
		}
		n, err := strconv.Atoi(number)
		if err != nil {
			return bot.Reply{}, refuse("refusal.no_motion", "number", word, "id", m.ID).with(motionsButton(c.Printer, m, 0))
		}
		names = append(names, council.MotionName{Number: n, Meeting: from})
	}
	all, err := records.MotionsIn(c.tx, m.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	i := slices.IndexFunc(all, func(o council.Motion) bool { return len(names) > 0 && names[0].Of(o) })
	if i < 0 {
		return bot.Reply{}, refuse("refusal.no_motion", "number", c.Text("order"), "id", m.ID).with(motionsButton(c.Printer, m, 0))
	}
	changed, err := council.Rank(all, names)
	switch {
	case errors.Is(err, council.ErrWhichMotion):
		return bot.Reply{}, refuse("refusal.which_ranked", "id", m.ID)
	case errors.Is(err, council.ErrNoMotion):
		return bot.Reply{}, refuse("refusal.motion_unknown", "id", m.ID).with(motionsButton(c.Printer, m, 0))
	case errors.Is(err, council.ErrNoAmendment):
		return bot.Reply{}, refuse("refusal.no_amendment")
	case errors.Is(err, council.ErrVoted):
		return bot.Reply{}, refuse("refusal.rank_voted")
	case errors.Is(err, council.ErrNamedTwice):
		return bot.Reply{}, refuse("refusal.motion_twice")
	case err != nil:
		return bot.Reply{}, err
	}
	for _, o := range changed {
		c.touched(motionID(o))
		if err := records.Motions.Put(c.tx, o); err != nil {
			return bot.Reply{}, err
		}
		all[slices.IndexFunc(all, func(x council.Motion) bool { return motionID(x) == motionID(o) })] = o
	}
	lines := []text.Markup{c.Say("motion.ordered")}
	var first []bot.Button
	for _, o := range council.VotingOrder(ofItem(all, all[i].Item)) {
		lines = append(lines, "- "+c.motionName(m, o))
		if len(first) == 0 && o.Pending() {
			first = c.voteButton(m, o)
		}
	}
	return bot.Reply{Message: &bot.Message{Tone: bot.Good, Text: text.Join(lines, "\n"), Buttons: first}}, nil
}

// ofItem are the motions to one item.
func ofItem(all []council.Motion, item int) []council.Motion {
	return slices.DeleteFunc(slices.Clone(all), func(o council.Motion) bool { return o.Item != item })
}

// pendingMotions are those to an item on which the body has not voted.
func pendingMotions(tx store.Tx, m council.Meeting, item int) ([]council.Motion, error) {
	all, err := records.MotionsIn(tx, m.ID)
	return slices.DeleteFunc(ofItem(all, item), func(o council.Motion) bool { return !o.Pending() }), err
}

// motionID names a motion for cards and the audit trail, for ever: "S1 motion 2". People say its number.
func motionID(o council.Motion) string { return o.MovedIn() + " motion " + strconv.Itoa(o.Number) }

// putMotion stores a motion of which something has become, and brings its post up to date.
func putMotion(tx store.Tx, o council.Motion) error {
	if err := records.Motions.Put(tx, o); err != nil {
		return err
	}
	return scheduler.Refresh(tx, "motion", motionID(o))
}
