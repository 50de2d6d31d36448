package commands

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// The cards of minutes. None shows what the minutes say: that is read by "Anzeigen", each for themselves.

// minutesRender is a card about the minutes of a meeting.
type minutesRender func(*cardCall, minutes) (bot.Message, error)

// aboutMinutes gives a card the minutes it is about. They may be gone: the closing of the meeting was taken back.
func aboutMinutes(render minutesRender) func(*cardCall) (bot.Message, error) {
	return about(func(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
		known, err := records.Minutes.Has(c.tx, records.Minutes.Key(council.Minutes{Number: m.Number}))
		if err != nil {
			return bot.Message{}, err
		}
		if !known {
			return bot.Message{Title: meetingTitle(c.Printer, m, body), Text: c.Say("minutes.card_gone")}, nil
		}
		d, err := minutesOf(c.tx, m)
		if err != nil {
			return bot.Message{}, err
		}
		return render(c, d)
	})
}

// word is what the body calls its minutes, in a form.
func (c *cardCall) word(d minutes, form string) string { return minutesWord(c.Printer, d.body, form) }

// minutesTitle says what a card is about: "Niederschrift genehmigt: S1 · Lenkungsgremium".
func (c *cardCall) minutesTitle(d minutes, what string) string {
	return c.Plain("minutes.title."+what, "what", c.word(d, "name"), "meeting", meetingTitle(c.Printer, d.meeting, d.body))
}

// zoned brings an instant into the meeting's zone.
func zonedAt(m council.Meeting, t time.Time) time.Time { return t.In(m.In().Location()) }

// minutesDone is a card whose matter is settled: the draft was released meanwhile.
func (c *cardCall) minutesDone(d minutes) bot.Message {
	return bot.Message{
		Title: meetingTitle(c.Printer, d.meeting, d.body),
		Text:  c.Say("minutes.card_settled", "the", c.word(d, "The"), "id", d.meeting.ID, "state", stateWord(c.Printer, d.status)),
	}
}

// readButton opens the minutes for the reader alone.
func (c *cardCall) readButton(d minutes) bot.Button {
	return bot.Button{Label: c.Plain("button.reveal"), Line: "/protokoll zeigen " + d.meeting.ID}
}

func (c *cardCall) releaseButton(d minutes) bot.Button {
	return bot.Button{Label: c.Plain("button.release"), Line: "/protokoll freigeben " + d.meeting.ID, Style: bot.Primary}
}

// readyCard tells who brings the minutes on their way that the draft is there, with its files. The non-public part is not
// in them: they stay in the chat.
func readyCard(c *cardCall, d minutes) (bot.Message, error) {
	if d.status.State != council.MinutesDraft {
		return c.minutesDone(d), nil
	}
	closed := council.DayOf(zonedAt(d.meeting, d.status.Created))
	message := bot.Message{
		Title: c.minutesTitle(d, "ready"), Tone: bot.Good,
		Text: c.Say("minutes.ready", "of", c.word(d, "of"), "id", d.meeting.ID, "when", c.Date(d.meeting.In()),
			"draft", c.Date(closed.Add(council.DraftDueDays).Time()), "release", c.Date(closed.Add(council.ReleaseDueDays).Time())),
		Buttons: []bot.Button{c.readButton(d), c.releaseButton(d)},
	}
	if signed := c.signedText(d); signed != "" {
		message.Text += "\n\n" + signed
	}
	if !c.shows(bot.Internal, "minutes") {
		return message, nil
	}
	if d.record.HasNonPublic() {
		message.Text += "\n\n" + c.Say("minutes.files_open")
	}
	paper, err := d.paper(c.tx, c.Printer, council.MembersEdition)
	message.Files = c.bot.minutesFiles(paper, []string{"pdf", "odt"})
	return message, err
}

// signedText says who has released the draft as it now stands.
func (c *cardCall) signedText(d minutes) text.Markup {
	var names []string
	for _, r := range d.status.Releases {
		if r.Hash == d.hash && !slices.Contains(names, r.Name) {
			names = append(names, r.Name)
		}
	}
	if len(names) == 0 || !c.shows(bot.Internal, "name") {
		return ""
	}
	return c.Say("minutes.signed_by", "names", c.And(names))
}

// signCard asks the other one to release as well, or to do so again.
func signCard(c *cardCall, d minutes) (bot.Message, error) {
	if d.status.State != council.MinutesDraft {
		return c.minutesDone(d), nil
	}
	name, err := c.nameOf(c.card.Args["by"])
	if err != nil {
		return bot.Message{}, err
	}
	key := "minutes.sign"
	if c.card.Args["void"] != "" {
		key = "minutes.sign_again"
	}
	return bot.Message{
		Title: c.minutesTitle(d, "sign"), Tone: bot.Warning,
		Text:    c.Say(key, "name", name, "of", c.word(d, "of"), "id", d.meeting.ID),
		Buttons: []bot.Button{c.readButton(d), c.releaseButton(d)},
	}, nil
}

// minutesDueCard reminds the coordination of a draft that nobody has released.
func minutesDueCard(c *cardCall, d minutes) (bot.Message, error) {
	if d.status.State != council.MinutesDraft {
		return c.minutesDone(d), nil
	}
	day := c.Date(council.Day(c.card.Args["due"]).Time())
	message := bot.Message{
		Title: c.minutesTitle(d, "due"), Tone: bot.Warning,
		Text:    c.lateNote() + c.Say("minutes.due."+c.card.Args["what"], "of", c.word(d, "of"), "the", c.word(d, "The"), "id", d.meeting.ID, "day", day),
		Buttons: []bot.Button{c.readButton(d), c.releaseButton(d)},
	}
	if signed := c.signedText(d); signed != "" {
		message.Text += "\n\n" + signed
	}
	return message, nil
}

// releasedCard tells the channel and the members that the minutes are there and until when they may object.
func releasedCard(c *cardCall, d minutes) (bot.Message, error) {
	if d.status.State == council.MinutesApproved {
		return c.minutesDone(d), nil
	}
	in := d.meeting.In().Location()
	message := bot.Message{
		Title: c.minutesTitle(d, "released"),
		Text: c.Say("minutes.card_released", "the", c.word(d, "The"), "id", d.meeting.ID, "when", c.Date(d.meeting.In()),
			"day", c.Date(zonedAt(d.meeting, d.status.ReleasedAt))),
		Buttons: []bot.Button{c.readButton(d)},
	}
	if d.status.Objectable(c.now) == nil {
		message.Text += " " + c.Say("minutes.objections_until", "until", lastDay(c.Printer, d.status, in))
		message.Buttons = append(message.Buttons, bot.Button{Label: c.Plain("button.object"), Line: "/protokoll einwendung " + d.meeting.ID, Fill: true})
	} else {
		message.Text += " " + c.Say("minutes.period_over", "until", lastDay(c.Printer, d.status, in))
	}
	if n := openObjections(d); n > 0 {
		message.Text += "\n\n" + c.Say("minutes.open_objections", "count", n)
	}
	return message, nil
}

func openObjections(d minutes) int {
	open := slices.DeleteFunc(slices.Clone(d.objections), func(o council.Objection) bool { return !o.Open() })
	return len(open)
}

// approvedCard tells that minutes are approved, and how.
func approvedCard(c *cardCall, d minutes) (bot.Message, error) {
	a := d.status.Approval
	if a == nil {
		return c.minutesDone(d), nil
	}
	key := "minutes.card_approved"
	switch {
	case a.By != "" && a.In != "":
		key = "minutes.card_approved_in"
	case a.By != "":
		key = "minutes.card_approved_by"
	}
	message := bot.Message{
		Title: c.minutesTitle(d, "approved"), Tone: bot.Good, Buttons: []bot.Button{c.readButton(d)},
		Text: c.Say(key, "the", c.word(d, "The"), "id", d.meeting.ID, "when", c.Date(d.meeting.In()), "in", a.In,
			"until", lastDay(c.Printer, d.status, d.meeting.In().Location())),
	}
	if d.status.Version > a.Version {
		message.Text += "\n\n" + c.Say("minutes.corrected_since", "version", d.status.Version)
	}
	return message, nil
}

// disputedCard tells that the body must decide on minutes.
func disputedCard(c *cardCall, d minutes) (bot.Message, error) {
	if d.status.State == council.MinutesApproved {
		return c.minutesDone(d), nil
	}
	message := bot.Message{
		Title: c.minutesTitle(d, "disputed"), Tone: bot.Warning, Buttons: []bot.Button{c.readButton(d)},
		Text: c.Say("minutes.card_disputed", "the", c.word(d, "The"), "id", d.meeting.ID),
	}
	said, err := tabledText(c.tx, c.Printer, d.status)
	message.Text += " " + said
	return message, err
}

// correctedCard tells that there is a new version; what was corrected is read by "Anzeigen".
func correctedCard(c *cardCall, d minutes) (bot.Message, error) {
	version, _ := strconv.Atoi(c.card.Args["version"])
	return bot.Message{
		Title: c.minutesTitle(d, "corrected"), Tone: bot.Warning, Buttons: []bot.Button{c.readButton(d)},
		Text: c.Say("minutes.card_corrected", "of", c.word(d, "of"), "id", d.meeting.ID, "version", version),
	}, nil
}

// objectionCard tells the clerks of an objection, and who made it what became of it.
func objectionCard(c *cardCall, d minutes) (bot.Message, error) {
	number, _ := strconv.Atoi(c.card.Args["number"])
	o, err := records.Objections.Get(c.tx, records.Objections.Key(council.Objection{Meeting: d.meeting.ID, Number: number}))
	if err != nil {
		return bot.Message{}, err
	}
	name, err := c.nameOf(o.By)
	if err != nil {
		return bot.Message{}, err
	}
	item, missing := d.meeting.Item(o.Item)
	about := c.Say("minutes.whole")
	if missing == nil {
		about = itemText(c.Printer, d.meeting, item, false)
	}
	message := bot.Message{
		Title: c.minutesTitle(d, "objection"), Tone: bot.Warning,
		Text:    c.Say("minutes.card_objection", "number", number, "to", c.word(d, "to"), "id", d.meeting.ID, "item", about, "name", name),
		Buttons: []bot.Button{{Label: c.Plain("button.reveal"), Line: "/protokoll einwendungen " + d.meeting.ID}},
	}
	if !item.NonPublic && c.shows(bot.Internal, "minutes") {
		message.Text += "\n\n" + text.Escape(shortened(o.Text, partRunes/3))
	}
	if !o.Open() {
		message.Tone = bot.Neutral
		said := (&call{Printer: c.Printer, now: c.now.In(d.meeting.In().Location())}).decisionWords(decidedOpenly(o, item.NonPublic))
		message.Text += "\n\n" + said
	}
	return message, nil
}

// decidedOpenly is an objection without the words of what was decided where they concern a non-public item.
func decidedOpenly(o council.Objection, nonPublic bool) council.Objection {
	if nonPublic {
		o.Decision = ""
	}
	return o
}

// isMinutesCard says whether a card is about minutes.
func isMinutesCard(name string) bool {
	return strings.HasPrefix(name, "minutes_") || name == "objection"
}
