package commands

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// What did not arrive, and was given up: the coordination is told of what was about a meeting, once for each cause; the
// self-test shows all.

// Why something did not arrive.
const (
	noWriting = "channel" // the bot may not write in the channel
	noDirect  = "direct"  // the person takes no direct messages
	faulty    = "fault"   // anything else: the log says what
)

func causeOf(d scheduler.Delivery) string {
	switch {
	case !d.Final:
		return faulty
	case d.To.Account != "":
		return noDirect
	}
	return noWriting
}

// meetingOfCard is the id of the meeting that a card is about, "" for none.
func meetingOfCard(card scheduler.Card) string {
	if bot.IDKind(card.ID) != "S" {
		return ""
	}
	id, _, _ := strings.Cut(card.ID, "-")
	return id
}

// tellParked tells the coordination what of a meeting did not arrive, once for each cause. What tells that is not told of
// itself, and counts as told when it does not arrive either: nothing here goes in circles.
func tellParked(tx store.Tx, _ scheduler.Job, at scheduler.Occasion) error {
	_, parked, err := scheduler.Parked(tx)
	if err != nil {
		return err
	}
	causes, told := map[string][]string{}, map[string][]string{}
	for _, d := range parked {
		id := meetingOfCard(d.Card)
		if d.Card.Name == "undelivered" {
			told[id] = append(told[id], strings.Fields(d.Card.Args["causes"])...)
		} else if id != "" && !slices.Contains(causes[id], causeOf(d)) {
			causes[id] = append(causes[id], causeOf(d))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(causes)) {
		m, err := records.Meeting(tx, id)
		if errors.Is(err, store.ErrNotFound) || err == nil && !at.Now.Before(m.End()) {
			continue
		}
		if err != nil {
			return err
		}
		for posted, err := range scheduler.PostedCards(tx, "undelivered", id) {
			if err != nil {
				return err
			}
			told[id] = append(told[id], strings.Fields(posted.Card.Args["causes"])...)
		}
		news := slices.DeleteFunc(causes[id], func(cause string) bool { return slices.Contains(told[id], cause) })
		if len(news) == 0 {
			continue
		}
		slices.Sort(news)
		card := cardOf("undelivered", id, "causes", strings.Join(news, " "))
		key := "undelivered " + id + " " + strings.Join(news, " ")
		if err := tellCoordination(tx, key, card, m.Organization, council.DayOf(at.Now.In(m.In().Location()))); err != nil {
			return err
		}
	}
	return nil
}

// matters are what cards about a meeting are called together: "undelivered.what.<it>" in the catalogs. Every other one is
// a message.
var matters = map[string]string{
	"meeting": "invitation", "invitation": "invitation", "moved": "moved", "cancelled": "cancelled", "place": "place",
	"addition": "agenda", "withdrawn": "agenda",
}

// undeliveredCard says what of a meeting did not arrive, where, and why.
func undeliveredCard(c *cardCall, m council.Meeting, body council.Organization) (bot.Message, error) {
	_, parked, err := scheduler.Parked(c.tx)
	if err != nil {
		return bot.Message{}, err
	}
	lost := map[string][]scheduler.Delivery{} // by what it is
	causes := map[string]bool{}
	for _, d := range parked {
		if meetingOfCard(d.Card) != m.ID || d.Card.Name == "undelivered" {
			continue
		}
		what, ok := matters[d.Card.Name]
		if !ok {
			what = "message"
		}
		lost[what] = append(lost[what], d)
		causes[causeOf(d)] = true
	}
	if len(lost) == 0 {
		return bot.Message{}, scheduler.ErrDrop // it has arrived meanwhile
	}
	var lines []text.Markup
	for _, what := range []string{"invitation", "moved", "cancelled", "place", "agenda", "message"} {
		if len(lost[what]) == 0 {
			continue
		}
		where, err := c.whereLost(lost[what])
		if err != nil {
			return bot.Message{}, err
		}
		lines = append(lines, c.Say("undelivered.line", "what", c.Plain("undelivered.what."+what, "id", m.ID), "where", where))
	}
	for _, cause := range []string{noWriting, noDirect, faulty} {
		if causes[cause] {
			lines = append(lines, c.Say("undelivered.remedy."+cause, "line", text.Code(c.bot.typed(c.Printer, "gremium nachholen"))))
		}
	}
	return bot.Message{
		Title: cardTitle(c.Printer, "undelivered", m, body), Tone: bot.Warning, Text: text.Join(lines, "\n\n"),
		Buttons: []bot.Button{{Label: c.Plain("button.show", "id", m.ID), Line: "/sitzung zeigen " + m.ID}},
	}, nil
}

// whereLost says where deliveries did not arrive, and why: "im Kanal in Discord (…); bei 2 Personen (…)".
func (c *cardCall) whereLost(lost []scheduler.Delivery) (string, error) {
	var where []string
	persons := map[string][]bot.Audience{} // by cause
	for _, d := range lost {
		if cause := causeOf(d); d.To.Account != "" {
			if !slices.Contains(persons[cause], d.To) {
				persons[cause] = append(persons[cause], d.To)
			}
		} else if at := c.Plain("undelivered.in_channel", "platform", platformName(d.To.Platform), "why",
			c.Plain("undelivered.why."+cause)); !slices.Contains(where, at) {
			where = append(where, at)
		}
	}
	for _, cause := range []string{noDirect, faulty} {
		accounts := persons[cause]
		if len(accounts) == 0 {
			continue
		}
		why := c.Plain("undelivered.why." + cause)
		if !c.shows(bot.Internal, "name") {
			where = append(where, c.Plain("undelivered.with_count", "count", len(accounts), "why", why))
			continue
		}
		names, err := c.namesOf(accounts)
		if err != nil {
			return "", err
		}
		where = append(where, c.Plain("undelivered.with", "names", nameList(c.Printer, names), "why", why))
	}
	return strings.Join(where, "; "), nil
}

// namesOf are the names of the persons whom accounts belong to.
func (c *cardCall) namesOf(accounts []bot.Audience) ([]string, error) {
	var names []string
	for _, a := range accounts {
		person, err := records.PersonOf(c.tx, council.Account{Platform: a.Platform, ID: a.Account})
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		if person.Name != "" && !slices.Contains(names, person.Name) {
			names = append(names, person.Name)
		}
	}
	slices.Sort(names)
	return names, nil
}

// parkedFindings are the self-test's findings on what was given up, by cause.
func (c *call) parkedFindings() ([]Finding, error) {
	jobs, parked, err := scheduler.Parked(c.tx)
	if err != nil {
		return nil, err
	}
	direct, people, faults := 0, map[string]bool{}, len(jobs)
	channels := map[bot.Audience]int{}
	for _, d := range parked {
		switch causeOf(d) {
		case noDirect:
			direct++
			people[d.To.Platform+" "+d.To.Account] = true
		case noWriting:
			channels[d.To]++
		default:
			faults++
		}
	}
	var findings []Finding
	bad := func(say func(text.Printer) text.Markup) { findings = append(findings, Finding{Text: say}) }
	if direct > 0 {
		bad(func(p text.Printer) text.Markup {
			return p.Say("selftest.direct", "count", direct, "people", p.Plain("selftest.people", "count", len(people)))
		})
	}
	bodies, err := c.channelBodies()
	if err != nil {
		return nil, err
	}
	for _, to := range slices.SortedFunc(maps.Keys(channels), func(a, b bot.Audience) int {
		return strings.Compare(a.Platform+a.Channel, b.Platform+b.Channel)
	}) {
		bad(func(p text.Printer) text.Markup {
			return p.Say("selftest.channel", "count", channels[to], "platform", platformName(to.Platform), "body", bodies[to])
		})
	}
	if faults > 0 {
		bad(func(p text.Printer) text.Markup { return p.Say("selftest.parked", "count", faults) })
	}
	return findings, nil
}

// waitingFindings are the self-test's findings on what waits for platforms that are not connected. Trying again would not
// help it.
func (c *call) waitingFindings() ([]Finding, error) {
	waiting := map[string]int{}
	for d, err := range scheduler.Waiting(c.tx) {
		if err != nil {
			return nil, err
		}
		if _, connected := c.bot.Platforms[d.To.Platform]; !connected {
			waiting[d.To.Platform]++
		}
	}
	var findings []Finding
	for _, platform := range slices.Sorted(maps.Keys(waiting)) {
		line := text.Code(c.typed("gremium trennen", "platform", platform))
		findings = append(findings, Finding{Text: func(p text.Printer) text.Markup {
			return p.Say("selftest.waiting", "count", waiting[platform], "platform", platformName(platform), "line", line)
		}})
	}
	return findings, nil
}

// channelBodies are the names of the bodies by their channels; one that was parted from its body has none.
func (c *call) channelBodies() (map[bot.Audience]string, error) {
	names := map[bot.Audience]string{}
	for body, err := range records.Organizations.List(c.tx, store.Range{}) {
		if err != nil {
			return nil, err
		}
		for _, channel := range body.Channels {
			names[bot.Audience{Platform: channel.Platform, Channel: channel.ID}] = body.Name
		}
	}
	return names, nil
}
