package commands

import (
	"slices"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/when"
	"gremium/commands/council"
)

// When a task is due: a day, the next meeting, or again and again; as an option or at the end of its text.

// dueOf reads when a new task is due: as it was said, else from the end of its text.
func (c *call) dueOf(t *council.Task) error {
	value, given := c.When("due")
	if !given {
		rest, words, read := dueInText(t.Text, c.now)
		if words == "" {
			return nil
		}
		t.Text, t.ReadAsDue, value = rest, words, read
	}
	var err error
	t.Due, t.DueMeeting, err = c.dueDay(value, t.Organization)
	return err
}

// dueDay is the day that a value means, and the meeting whose day it is.
func (c *call) dueDay(value bot.Value, organization string) (council.Day, string, error) {
	switch {
	case value.Repeats:
		return "", "", refuse("refusal.due_repeats")
	case value.NextMeeting:
		return nextMeetingDay(c.tx, organization, "", c.now)
	}
	day := council.DayOf(c.zoned(value.Time))
	if day < c.today() {
		return "", "", refuse("refusal.past_day", "day", c.Date(day.Time()))
	}
	return day, "", nil
}

// repeatOf reads how a new task recurs; one that has no due date is due on the first occurrence.
func (c *call) repeatOf(t *council.Task) error {
	typed := c.Text("repeat")
	if typed == "" {
		return nil
	}
	from := officeTime(c.today(), c.now.Location())
	switch {
	case t.Due != "":
		from = officeTime(t.Due, c.now.Location())
	case !from.After(c.now):
		from = officeTime(c.today().Add(1), c.now.Location())
	}
	rule, err := when.RecurFrom(typed, from)
	if err != nil {
		return refuse("refusal.repeat", "typed", typed)
	}
	if t.Due == "" {
		if _, err := when.Recur(typed, c.now); when.CodeOf(err) == when.NoDate {
			return refuse("refusal.repeat_from", "typed", typed) // it says how often, not from when
		}
		next, ok := rule.Next(from.Add(-time.Second))
		if !ok {
			return refuse("refusal.never_again")
		}
		if t.DueMeeting == "" {
			t.Due = council.DayOf(next)
		}
	}
	t.Rule, err = encodeRule(rule)
	return err
}

// untilWords begin a due date at the end of a text.
var untilWords = []string{"bis", "by", "until"}

// nextMeetingWords mean the body's next meeting there.
var nextMeetingWords = []string{"zur naechsten sitzung", "naechste sitzung", "the next meeting", "next meeting"}

// mostDueWords is how many words a due date has at most: "Mittwoch, dem 24. März 2027".
const mostDueWords = 8

// dueInText finds a due date at the end of a text: "Angebot einholen bis 24.03.2027". It must be a whole date that is not past,
// and no end of a span ("vom 3.3. bis 24.3.", "Montag bis Freitag"). Words are what was taken, "" for none.
// Source: product.md, Conventions.
func dueInText(typed string, now time.Time) (rest, words string, value bot.Value) {
	all := strings.Fields(typed)
	for i := len(all) - 2; i > 0 && i >= len(all)-1-mostDueWords; i-- {
		if !slices.Contains(untilWords, bot.Fold(all[i])) {
			continue
		}
		tail, before := all[i+1:], strings.Join(all[:i], " ")
		if slices.Contains(nextMeetingWords, bot.Fold(strings.TrimRight(strings.Join(tail, " "), ".,"))) {
			return before, strings.Join(all[i:], " "), bot.Value{NextMeeting: true}
		}
		if first := bot.Fold(tail[0]); (first == "zum" || first == "spaetestens") && len(tail) > 1 {
			tail = tail[1:]
		}
		day, err := when.Date(strings.Join(tail, " "), now)
		if err != nil || day.Before(when.Midnight(now)) || endsInDate(all[:i], now) {
			return typed, "", bot.Value{}
		}
		return before, strings.Join(all[i:], " "), bot.Value{Time: day}
	}
	return typed, "", bot.Value{}
}

// endsInDate says whether the last words are a date.
func endsInDate(words []string, now time.Time) bool {
	for n := 1; n <= min(len(words), mostDueWords); n++ {
		if _, err := when.Date(strings.Join(words[len(words)-n:], " "), now); err == nil {
			return true
		}
	}
	return false
}
