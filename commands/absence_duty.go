package commands

import (
	"errors"
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

// What follows from an absence. Reminders of that time come on its eve, before the quiet hours, and not again; what falls due
// before anybody knew of the absence is left out, like what would be past. Legal deadlines and people's own reminders do
// not move. What goes to a coordination that is away goes to its stand-in.

// movable are the reminders that absence moves, by the kinds of their jobs.
var movable = map[string]reminding{
	"rsvp": remindToAnswer, "soon": remindSoon, "deadline": remindDeadline, "task": tellTaskDue, "vote_missing": remindToVote,
}

// reminding is a kind of job that reminds, each person only when due says so for one of the bodies it is about.
type reminding func(tx store.Tx, job scheduler.Job, at scheduler.Occasion, due dueFor) error

// dueFor says whether somebody is to be reminded now.
type dueFor func(person string, bodies ...string) (bool, error)

// there leaves out who is away.
func there(remind reminding) scheduler.Kind {
	return func(tx store.Tx, job scheduler.Job, at scheduler.Occasion) error {
		return remind(tx, job, at, isThere(tx, at.Now))
	}
}

func isThere(tx store.Tx, now time.Time) dueFor {
	return func(person string, bodies ...string) (bool, error) {
		away, err := absentOn(tx, person, council.DayOf(now), bodies...)
		return !away, err
	}
}

// absentOn says whether a person is recorded as absent from one of the bodies on a day.
func absentOn(tx store.Tx, person string, day council.Day, bodies ...string) (bool, error) {
	all, err := records.AbsencesOf(tx, person)
	return council.Away(all, day, bodies...), err
}

func eveKey(a council.Absence) string { return "absence " + a.ID }

// scheduleEve makes the job that brings forward what falls due in an absence. It says whether that lies ahead.
func (c *call) scheduleEve(all []council.Absence, a council.Absence) (bool, error) {
	first, _ := council.Stretch(all, a)
	at := quiet(when.Midnight(officeTime(first, c.now.Location())))
	if !at.After(c.now) {
		return false, nil
	}
	return true, scheduler.Schedule(c.tx, scheduler.Job{
		Key: eveKey(a), Kind: "absence", Wall: at.Format(wallLayout), Zone: at.Location().String(), Args: map[string]string{"absence": a.ID},
	})
}

// remindBefore reminds who will be away of what falls due meanwhile: once of each matter, as each kind of reminder would.
func remindBefore(tx store.Tx, job scheduler.Job, at scheduler.Occasion) error {
	a, err := records.Absences.Get(tx, job.Args["absence"])
	if err != nil {
		return dropUnknown(err)
	}
	all, err := records.AbsencesOf(tx, a.Person)
	if err != nil {
		return err
	}
	zone := job.Local().Location()
	today := council.DayOf(at.Now.In(zone))
	_, last := council.Stretch(all, a)
	var waiting []scheduler.Job
	for _, prefix := range []string{"meeting ", "task ", "vote "} {
		for j, err := range scheduler.Scheduled(tx, prefix) {
			if err != nil {
				return err
			}
			if movable[j.Kind] != nil && !j.Parked && j.Due.After(at.Now) && council.DayOf(j.Due.In(zone)) <= last {
				waiting = append(waiting, j)
			}
		}
	}
	slices.SortStableFunc(waiting, func(a, b scheduler.Job) int { return a.Due.Compare(b.Due) })
	done := map[string]bool{}
	for _, j := range waiting {
		matter := j.Kind + " " + j.Args["meeting"] + j.Args["task"] + j.Args["vote"]
		day := council.DayOf(j.Due.In(zone))
		due := func(person string, bodies ...string) (bool, error) {
			mine := person == a.Person && !done[matter] && council.Away(all, day, bodies...) && !council.Away(all, today, bodies...)
			done[matter] = done[matter] || mine
			return mine, nil
		}
		if err := movable[j.Kind](tx, j, at, due); err != nil {
			return err
		}
	}
	return nil
}

// onDuty are who receives what goes to the coordination of a body: those who coordinate it, of one who is away the stand-in;
// else its chair, or the deputy chair. Where all are away nothing is lost: then it stays with those whose duty it is.
func onDuty(tx store.Tx, body string, day council.Day) ([]string, error) {
	members, err := records.MembersOf(tx, body, day)
	if err != nil {
		return nil, err
	}
	for _, away := range awayOrNot(tx, body, day) {
		for _, role := range []council.Role{council.Coordinator, council.Chair, council.DeputyChair} {
			people, err := holding(tx, members, role, body, day, away)
			if err != nil || len(people) > 0 {
				return people, err
			}
		}
	}
	return nil, nil
}

// coordinating are who coordinate a body, of one who is away the stand-in; where nobody is left, those who are away.
func coordinating(tx store.Tx, members []council.Membership, body string, day council.Day) ([]string, error) {
	for _, away := range awayOrNot(tx, body, day) {
		people, err := holding(tx, members, council.Coordinator, body, day, away)
		if err != nil || len(people) > 0 {
			return people, err
		}
	}
	return nil, nil
}

// awayOrNot are two ways of asking who is away: by the absences, and nobody.
func awayOrNot(tx store.Tx, body string, day council.Day) []func(string) (bool, error) {
	return []func(string) (bool, error){
		func(person string) (bool, error) { return absentOn(tx, person, day, body) },
		func(string) (bool, error) { return false, nil },
	}
}

// holding are who holds a role and can be told, and who stands in for a coordination that is away.
func holding(tx store.Tx, members []council.Membership, role council.Role, body string, day council.Day, away func(string) (bool, error)) ([]string, error) {
	var people []string
	add := func(id string) error {
		gone, err := away(id)
		if err != nil || gone || slices.Contains(people, id) {
			return err
		}
		person, err := records.People.Get(tx, id)
		if err == nil && len(person.Accounts) > 0 {
			people = append(people, id)
		}
		return err
	}
	for _, m := range members {
		if !m.Has(role) {
			continue
		}
		if err := add(m.Person); err != nil {
			return nil, err
		}
		if role != council.Coordinator {
			continue
		}
		all, err := records.AbsencesOf(tx, m.Person)
		if err != nil {
			return nil, err
		}
		for _, a := range all {
			if a.StandIn == "" || a.Organization != body || !a.On(body, day) ||
				!slices.ContainsFunc(members, func(o council.Membership) bool { return o.Person == a.StandIn }) {
				continue
			}
			if err := add(a.StandIn); err != nil {
				return nil, err
			}
		}
	}
	return people, nil
}

// withStandIns gives who stands in for a coordination that is away its rights for that time, in the bodies to which they
// themselves belong.
func withStandIns(tx store.Tx, person string, mine []council.Membership, today council.Day) ([]council.Membership, error) {
	all, err := records.StandingIn(tx, person)
	if err != nil {
		return mine, err
	}
	for _, a := range all {
		if !a.On(a.Organization, today) {
			continue
		}
		held, err := records.History(tx, a.Person, a.Organization)
		if err != nil {
			return mine, err
		}
		if !slices.ContainsFunc(held, func(m council.Membership) bool { return m.On(today) && m.Has(council.Coordinator) }) {
			continue
		}
		for i, m := range mine {
			if m.Organization == a.Organization && !m.Has(council.Coordinator) {
				mine[i].Roles = append(slices.Clone(m.Roles), council.Coordinator)
			}
		}
	}
	return mine, nil
}

// tellStandIn tells the channel who stands in, so that nobody has an office unseen, and the stand-in what is open.
func (c *call) tellStandIn(a council.Absence) error {
	if a.StandIn == "" {
		return nil
	}
	if err := c.announce("stand_in "+a.ID, cardOf("stand_in", a.ID, "by", c.event.From.Name), a.Organization); err != nil {
		return err
	}
	in, err := records.People.Get(c.tx, a.StandIn)
	if err != nil || in.ID == c.person.ID {
		return err
	}
	_, err = tell(c.tx, "standing_in "+a.ID, cardOf("standing_in", a.ID), in)
	return err
}

// absenceOfCard is the absence that a card is about; false where it was withdrawn or has ended.
func (c *cardCall) absenceOfCard() (council.Absence, council.Organization, bool, error) {
	a, err := records.Absences.Get(c.tx, c.card.ID)
	if errors.Is(err, store.ErrNotFound) {
		return a, council.Organization{}, false, nil
	}
	if err != nil {
		return a, council.Organization{}, false, err
	}
	c.bodies = []string{a.Organization}
	body, err := records.Organizations.Get(c.tx, a.Organization)
	return a, body, a.Until >= council.DayOf(c.now), err
}

// standInCard tells the channel who stands in for the coordination. Who holds this office is public.
func standInCard(c *cardCall) (bot.Message, error) {
	a, body, there, err := c.absenceOfCard()
	if err != nil || !there {
		return bot.Message{Text: c.Say("absence.stand_in_over")}, err
	}
	in, err := personName(c.tx, a.StandIn)
	if err != nil {
		return bot.Message{}, err
	}
	person, err := personName(c.tx, a.Person)
	return bot.Message{Text: c.Say("absence.stand_in", "body", body.Name, "name", in, "for", person, "time", absenceTime(c.Printer, a),
		"by", c.card.Args["by"])}, err
}

// standingInCard tells a stand-in what the coordination leaves open.
func standingInCard(c *cardCall) (bot.Message, error) {
	a, body, there, err := c.absenceOfCard()
	if err != nil || !there {
		return bot.Message{Text: c.Say("absence.stand_in_over")}, err
	}
	// As with an office that is handed over, but nothing changes hands.
	leaves := council.Handover{Organization: a.Organization, Office: council.Coordinator, From: a.Person, Day: a.From}
	lines, err := openMatters(c.tx, c.Printer, leaves, c.now)
	if err != nil {
		return bot.Message{}, err
	}
	open := c.Say("handover.nothing_open")
	if len(lines) > 0 {
		open = text.Join(append([]text.Markup{c.Say("handover.open")}, lines...), "\n")
	}
	person, err := c.nameOf(a.Person)
	return bot.Message{
		Title: c.Plain("absence.stand_in_title", "body", body.Name), Tone: bot.Warning,
		Text:    c.Say("absence.yours", "for", person, "time", absenceTime(c.Printer, a), "body", body.Name) + "\n\n" + open,
		Buttons: []bot.Button{{Label: c.Plain("button.my_day"), Line: "/gremium heute"}},
	}, err
}
