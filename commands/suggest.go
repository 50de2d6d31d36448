package commands

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/when"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// What is being typed is completed: ids with their titles, persons, choices; dates and lengths of time by what they mean,
// so that who types "24.3. 16 uhr" sees the weekday before sending it.

// mostSuggested is how many choices are suggested. Source: bot.Handler.
const mostSuggested = 25

// Suggest completes what is being typed for an option. It reads only, and says nothing to who belongs to nothing.
func (b *Bot) Suggest(ctx context.Context, e bot.Event, option, typed string) []bot.Choice {
	at, err := b.locate(ctx, e)
	if err != nil {
		return nil
	}
	now := b.Now()
	request, err := b.set.Parse(e, asTyped(now))
	if err != nil {
		return nil
	}
	declared, ok := request.Command.Option(option)
	if !ok {
		return nil
	}
	c := b.call(ctx, e, at, request, now)
	if c.at.council == "" {
		if c.at.council, err = b.choose(c); err != nil {
			return nil
		}
	}
	var choices []bot.Choice
	err = b.Store.View(ctx, c.at.council, func(tx store.Tx) error {
		c.tx = tx
		if err := c.settle(); err != nil || len(c.mine) == 0 {
			return err
		}
		choices, err = c.suggest(declared, strings.TrimSpace(typed))
		return err
	})
	if err != nil {
		return nil
	}
	return choices[:min(mostSuggested, len(choices))]
}

// suggest completes one option from what the asker may see.
func (c *call) suggest(o bot.Option, typed string) ([]bot.Choice, error) {
	switch {
	case o.Kind == bot.OneOf:
		return c.suggestChoices(o, typed), nil
	case o.Kind == bot.ID && o.Prefix == "S":
		list := c.suggestMeetings
		if c.command.Root() == "protokoll" && o.ID != "in" {
			list = c.suggestMinutes
		}
		choices, err := list(o)
		return matching(choices, typed), err
	case o.Kind == bot.ID && o.Prefix == "A":
		choices, err := c.suggestTasks()
		return matching(choices, typed), err
	case o.Kind == bot.ID && o.Prefix == "V":
		choices, err := c.suggestVotes()
		return matching(choices, typed), err
	case o.Kind == bot.ID && o.Prefix == "B":
		choices, err := c.suggestResolutions()
		return matching(choices, typed), err
	case o.Kind == bot.ID && o.Prefix == "E":
		choices, err := c.suggestReminders()
		return matching(choices, typed), err
	case o.Kind == bot.Person:
		choices, err := c.suggestPersons()
		return matching(choices, strings.TrimPrefix(typed, "@")), err
	case o.Kind == bot.Date, o.Kind == bot.DateTime, o.Kind == bot.When:
		return c.suggestTimes(o, typed), nil
	case o.Kind == bot.Duration:
		return c.suggestLengths(o, typed), nil
	}
	return nil, nil
}

// matching keeps the choices that have what is typed in them, those that begin with it first.
func matching(choices []bot.Choice, typed string) []bot.Choice {
	typed = bot.Fold(typed)
	begins := func(choice bot.Choice) bool {
		return strings.HasPrefix(strings.TrimPrefix(bot.Fold(choice.Value), "@"), typed) || strings.HasPrefix(bot.Fold(choice.Label), typed)
	}
	choices = slices.DeleteFunc(choices, func(choice bot.Choice) bool {
		return !strings.Contains(bot.Fold(choice.Value+" "+choice.Label), typed)
	})
	slices.SortStableFunc(choices, func(a, b bot.Choice) int {
		switch begins(a) {
		case begins(b):
			return 0
		case true:
			return -1
		}
		return 1
	})
	return choices
}

// suggestChoices completes the last of the choices that are joined by "+".
func (c *call) suggestChoices(o bot.Option, typed string) []bot.Choice {
	head, last := "", typed
	if i := strings.LastIndex(typed, "+"); o.Many && i >= 0 {
		head, last = typed[:i+1], strings.TrimSpace(typed[i+1:])
	}
	var choices []bot.Choice
	for _, choice := range o.Choices {
		choices = append(choices, bot.Choice{Value: choice.NameIn(c.Language()), Label: bot.ChoiceLabel(c.Printer, choice.ID)})
	}
	choices = matching(choices, last)
	for i := range choices {
		choices[i].Value, choices[i].Label = head+choices[i].Value, head+choices[i].Label
	}
	return choices
}

func (c *call) suggestMeetings(o bot.Option) ([]bot.Choice, error) {
	var choices []bot.Choice
	for _, body := range c.myBodies() {
		meetings, err := records.MeetingsOf(c.tx, body, c.now.Add(-24*time.Hour), zeroTime, mostSuggested)
		if err != nil {
			return nil, err
		}
		for _, m := range meetings {
			switch {
			case m.State == council.Cancelled:
			case o.ID == "item" && !c.belongs(m): // guests
			case o.ID == "item":
				choices = append(choices, c.suggestItems(m)...)
			default:
				label := m.ID + " · " + c.DateTime(m.In())
				if m.Title != "" {
					label += " · " + m.Title
				}
				choices = append(choices, bot.Choice{Value: m.ID, Label: label})
			}
		}
	}
	return choices, nil
}

func (c *call) suggestItems(m council.Meeting) []bot.Choice {
	var choices []bot.Choice
	for _, item := range m.Numbering() {
		title := item.Title
		if item.NonPublic {
			title = c.Plain("item.hidden")
		}
		id := itemID(m, item.AgendaItem)
		choices = append(choices, bot.Choice{Value: id, Label: id + " · " + title})
	}
	return choices
}

func (c *call) suggestReminders() ([]bot.Choice, error) {
	mine, err := records.RemindersOf(c.tx, c.person.ID)
	var choices []bot.Choice
	for _, r := range mine {
		choices = append(choices, bot.Choice{Value: r.ID, Label: r.ID + " · " + r.Text})
	}
	return choices, err
}

// suggestPersons are the members of the body, or of the asker's. Where the list of members is not shown, only who is in
// the same chat anyway.
func (c *call) suggestPersons() ([]bot.Choice, error) {
	bodies := c.myBodies()
	if slices.Contains(bodies, c.body.ID) { // in another's channel they are told of their own
		bodies = []string{c.body.ID}
	}
	named := c.shows(bot.Internal, "members")
	var choices []bot.Choice
	known := map[string]bool{}
	for _, body := range bodies {
		all, err := records.MembersOf(c.tx, body, c.today())
		if err != nil {
			return nil, err
		}
		for _, m := range all {
			if known[m.Person] {
				continue
			}
			known[m.Person] = true
			person, err := records.People.Get(c.tx, m.Person)
			if err != nil {
				return nil, err
			}
			if _, here := person.On(c.event.From.Platform); here || named {
				choices = append(choices, bot.Choice{Value: c.mention(person), Label: person.Name})
			}
		}
	}
	return choices, nil
}

// understand reads what was typed for one option, as the parser would.
func (c *call) understand(o bot.Option, typed string) (bot.Request, error) {
	request, err := c.bot.set.Parse(bot.Event{Line: bot.Line(c.command.Name, o.Name, typed)}, asTyped(c.now))
	if err != nil {
		return request, err
	}
	for _, p := range request.Problems {
		if p.Option.ID == o.ID && p.Err != nil {
			return request, p.Err
		}
	}
	return request, nil
}

// clocks are the times of day that are suggested for a date without one.
var clocks = []string{"9:00", "14:00", "16:00", "17:00", "18:00", "19:00"}

// suggestTimes says what a date means, in words; of one that may mean two, both.
func (c *call) suggestTimes(o bot.Option, typed string) []bot.Choice {
	var choices []bot.Choice
	if next := c.Plain("suggest.next_meeting"); o.Kind == bot.When && strings.HasPrefix(bot.Fold(next), bot.Fold(typed)) {
		choices = append(choices, bot.Choice{Value: next, Label: next})
	}
	if typed == "" {
		return choices
	}
	add := func(t time.Time, clock bool) {
		label := c.Date(t)
		if clock {
			label = c.DateTime(t)
		}
		choices = append(choices, bot.Choice{Value: c.spell(o, t, clock), Label: label})
	}
	r, err := c.understand(o, typed)
	var wrong *when.Error
	switch {
	case errors.As(err, &wrong) && wrong.Code == when.NoTime:
		for _, clock := range clocks {
			if r, err := c.understand(o, typed+" "+clock); err == nil && !r.Time(o.ID).IsZero() {
				add(r.Time(o.ID), true)
			}
		}
	case errors.As(err, &wrong):
		for _, t := range wrong.Alternatives {
			add(t, o.Kind != bot.Date && t.Hour()+t.Minute() > 0)
		}
	case err != nil:
	case o.Kind != bot.When:
		if t := r.Time(o.ID); !t.IsZero() {
			add(t, o.Kind == bot.DateTime)
		}
	default:
		switch v, _ := r.When(o.ID); {
		case v.Repeats:
			if next, ok := v.Rule.Next(c.now); ok {
				choices = append(choices, bot.Choice{Value: typed, Label: c.Plain("suggest.repeats", "rule", typed, "when", c.DateTime(next))})
			}
		case !v.Time.IsZero():
			add(v.Time, v.HasTime)
		}
	}
	return choices
}

// spell writes an instant as it is typed and can mean nothing else.
func (c *call) spell(o bot.Option, t time.Time, clock bool) string {
	if !clock {
		return t.Format("02.01.2006")
	}
	typed := t.Format("02.01.2006 15:04")
	if _, err := c.understand(o, typed); when.CodeOf(err) == when.Ambiguous {
		typed += " " + t.Format("MST")
	}
	return typed
}

// suggestLengths says what a length of time means; of a number alone, minutes and hours.
func (c *call) suggestLengths(o bot.Option, typed string) []bot.Choice {
	tries := []string{typed}
	n, err := strconv.Atoi(typed)
	switch {
	case typed == "":
		tries = []string{"15m", "30m", "45m", "60m", "90m", "120m", "180m"}
	case err == nil && n <= 12:
		tries = []string{typed + "h", typed + "m"}
	case err == nil:
		tries = []string{typed + "m", typed + "h"}
	}
	var choices []bot.Choice
	for _, try := range tries {
		if r, err := c.understand(o, try); err == nil && r.Duration(o.ID) > 0 {
			choices = append(choices, bot.Choice{Value: try, Label: c.Length(r.Duration(o.ID))})
		}
	}
	return choices
}
