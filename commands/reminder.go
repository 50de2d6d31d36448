package commands

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/bot/when"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/scheduler"
	"gremium/store"
)

// People's own reminders: once, recurring, or at the next meeting. They come as a direct message and never move.

var reminderCommands = []command{{
	Command: bot.Command{
		Name: "erinnerung neu", English: "reminder new", Aliases: []string{"erinnerung setzen", "erinnere mich", "remind me"}, OnPost: true,
		Options: []bot.Option{
			{ID: "text", Name: "text", Kind: bot.Text, Required: true, Bare: true},
			{ID: "when", Name: "wann", Aliases: []string{"am", "um"}, Kind: bot.When, Required: true},
		},
	},
	may: members, where: inCouncil, do: addReminder,
}, {
	Command: bot.Command{
		Name: "erinnerung liste", English: "reminder list", Reads: true,
		Aliases: []string{"erinnerung", "reminder", "erinnerung uebersicht", "erinnerung zeigen", "reminder show"},
		Options: []bot.Option{
			pageOption,
			{ID: "reminder", Name: "erinnerung", Kind: bot.ID, Prefix: "E", Bare: true, Hidden: true},
		},
	},
	may: members, where: inCouncil, do: listReminders,
}, {
	Command: bot.Command{
		Name: "erinnerung aus", English: "reminder off", For: "E",
		Aliases: []string{"erinnerung loeschen", "erinnerung zurueckziehen", "reminder withdraw", "reminder delete"},
		Options: []bot.Option{{ID: "reminder", Name: "erinnerung", Kind: bot.ID, Prefix: "E", Bare: true, Required: true}},
	},
	may: members, where: inCouncil, do: dropReminder,
}}

// mostReminders is how many reminders one person may have waiting: enough for anybody, too few to flood the queue.
const mostReminders = 500

func addReminder(c *call) (bot.Reply, error) {
	value, _ := c.When("when")
	mine, err := records.RemindersOf(c.tx, c.person.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(mine) >= mostReminders {
		return bot.Reply{}, refuse("refusal.too_many_reminders", "count", len(mine))
	}
	r := council.Reminder{Person: c.person.ID, Text: c.Text("text"), Created: c.now}
	at := value.Time
	switch {
	case value.Repeats:
		if r.Rule, err = encodeRule(value.Rule); err != nil {
			return bot.Reply{}, err
		}
		next, ok := value.Rule.Next(c.now)
		if !ok {
			return bot.Reply{}, refuse("refusal.never_again")
		}
		at = next
	case value.NextMeeting:
		if err := c.ownBody(); err != nil {
			return bot.Reply{}, err
		}
		r.Meeting, r.Organization = true, c.body.ID
		if at, err = nextMeetingTime(c.tx, c.body.ID, c.now); err != nil {
			return bot.Reply{}, err
		}
	case !value.HasTime:
		at = officeTime(council.DayOf(value.Time), c.now.Location())
	}
	if !at.IsZero() && !at.After(c.now) {
		return bot.Reply{}, c.past(at)
	}
	// The same again within a minute is a button pressed twice.
	if slices.ContainsFunc(mine, func(o council.Reminder) bool {
		return o.Text == r.Text && o.At.Equal(at) && o.Rule == r.Rule && c.now.Sub(o.Created) < time.Minute
	}) {
		return bot.Reply{}, records.ErrDone
	}
	if r.Number, err = c.tx.Next("reminder"); err != nil {
		return bot.Reply{}, err
	}
	r.ID = "E" + strconv.Itoa(r.Number)
	if err := scheduleReminder(c.tx, r, at); err != nil {
		return bot.Reply{}, err
	}
	c.touched(r.ID)
	key, when := "reminder.added", ""
	switch {
	case value.NextMeeting && at.IsZero():
		key = "reminder.added_waiting"
	case value.NextMeeting:
		key, when = "reminder.added_meeting", c.DateTime(at)
	case value.Repeats:
		key, when = "reminder.added_repeats", c.DateTime(at)
	default:
		when = c.DateTime(at)
	}
	reply := bot.Say(c.Say(key, "id", r.ID, "text", r.Text, "when", when, "rule", value.Rule.Text))
	reply.Message.Tone = bot.Good
	reply.Message.Buttons = []bot.Button{c.undo("/erinnerung aus " + r.ID)}
	return reply, nil
}

// ownBody makes sure that the command is about a body to which the asker belongs: the channel may be another's.
func (c *call) ownBody() error {
	mine := c.myBodies()
	if c.body.ID != "" && slices.Contains(mine, c.body.ID) {
		return nil
	}
	if len(mine) == 1 {
		var err error
		c.body, err = records.Organizations.Get(c.tx, mine[0])
		return err
	}
	return c.bodyless()
}

func encodeRule(r when.Rule) (string, error) {
	encoded, err := json.Marshal(r)
	return string(encoded), err
}

// nextMeetingTime is when a reminder "zur nächsten Sitzung" is due: at the office hour of the day; at the start of
// a meeting that is earlier; zero where no meeting is planned yet.
func nextMeetingTime(tx store.Tx, body string, now time.Time) (time.Time, error) {
	all, err := records.MeetingsOf(tx, body, now, zeroTime, 0)
	for _, m := range all {
		if m.State != council.Planned && m.State != council.Invited {
			continue
		}
		at := officeTime(m.Day(), m.In().Location())
		if start := m.In(); start.Before(at) || !at.After(now) {
			at = start
		}
		return at, err
	}
	return zeroTime, err
}

// scheduleReminder stores a reminder with its next time and makes its job; a zero time waits for a meeting.
func scheduleReminder(tx store.Tx, r council.Reminder, at time.Time) error {
	key := "reminder " + r.ID
	if at.IsZero() {
		r.At, r.Wall, r.Zone = zeroTime, "", ""
		if err := scheduler.Cancel(tx, key); err != nil {
			return err
		}
		return records.Reminders.Put(tx, r)
	}
	r.At, r.Wall, r.Zone = at.UTC(), at.Format(wallLayout), at.Location().String()
	if err := records.Reminders.Put(tx, r); err != nil {
		return err
	}
	// Seconds count for "in 2 Stunden", and a second pass of an ambiguous hour is no wall-clock time of a job: then
	// the instant is the due time.
	job := scheduler.Job{Key: key, Kind: "reminder", Due: at, Args: map[string]string{"reminder": r.ID}}
	if wall, err := scheduler.At(r.Wall, r.Zone); err == nil && wall.Equal(at) {
		job.Wall, job.Zone = r.Wall, r.Zone
	}
	return scheduler.Schedule(tx, job)
}

// remindersWithMeeting moves the reminders "zur nächsten Sitzung" of some bodies with their meetings.
func remindersWithMeeting(tx store.Tx, bodies []string, now time.Time) error {
	for _, body := range bodies {
		all, err := records.RemindersAtMeeting(tx, body)
		if err != nil {
			return err
		}
		for _, r := range all {
			at, err := nextMeetingTime(tx, body, now)
			if err != nil {
				return err
			}
			if err := scheduleReminder(tx, r, at); err != nil {
				return err
			}
		}
	}
	return nil
}

// reminderOf reads the reminder of an id.
func reminderOf(tx store.Tx, id string) (council.Reminder, error) {
	number, _ := strconv.Atoi(strings.TrimPrefix(id, "E"))
	return records.Reminders.Get(tx, store.Padded(number))
}

// remindOwn delivers a reminder and makes the next one, or forgets it. Who has left the council is not reminded any
// more.
func remindOwn(tx store.Tx, job scheduler.Job, at scheduler.Occasion) error {
	r, err := reminderOf(tx, job.Args["reminder"])
	if errors.Is(err, store.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	// What the clock changes is in the audit trail, too.
	if err := records.Append(tx, records.Audit{At: at.Now, Command: "reminder due", IDs: []string{r.ID}}); err != nil {
		return err
	}
	person, err := records.People.Get(tx, r.Person)
	if err != nil {
		return err
	}
	if mine, err := records.MembershipsOf(tx, r.Person, council.DayOf(job.Local())); err != nil || len(mine) == 0 {
		if err == nil {
			err = records.Reminders.Delete(tx, store.Padded(r.Number))
		}
		return err
	}
	card := cardOf("reminder", r.ID, "text", r.Text, "due", job.Due.Format(time.RFC3339), "late", late(at), "rule", ruleText(r))
	if _, err := tell(tx, fmt.Sprintf("reminder %s %s", r.ID, store.Stamp(job.Due)), card, person); err != nil {
		return err
	}
	if r.Rule == "" {
		return records.Reminders.Delete(tx, store.Padded(r.Number))
	}
	var rule when.Rule
	if err := json.Unmarshal([]byte(r.Rule), &rule); err != nil {
		return err
	}
	// After downtime the missed occurrences are one late reminder; the next one is the first that lies ahead.
	zone, err := time.LoadLocation(r.Zone)
	if err != nil {
		return err
	}
	if next, ok := rule.Next(at.Now.In(zone)); ok {
		return scheduleReminder(tx, r, next)
	}
	return records.Reminders.Delete(tx, store.Padded(r.Number))
}

const remindersPerPage = 15

func listReminders(c *call) (bot.Reply, error) {
	mine, err := records.RemindersOf(c.tx, c.person.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	if id := c.ID("reminder"); id != "" {
		mine = slices.DeleteFunc(mine, func(r council.Reminder) bool { return r.ID != id })
		if len(mine) == 0 {
			return bot.Reply{}, refuse("refusal.no_reminder", "id", id)
		}
	}
	slices.SortStableFunc(mine, func(a, b council.Reminder) int { return a.At.Compare(b.At) })
	title := c.Plain("reminder.list")
	add := bot.Button{Label: c.Plain("button.remind"), Line: "/erinnerung neu", Fill: true}
	if len(mine) == 0 {
		return bot.Reply{Message: &bot.Message{Title: title, Text: c.Say("reminder.none"), Buttons: []bot.Button{add}}}, nil
	}
	page, buttons := paged(c, mine, remindersPerPage, "/erinnerung liste")
	var lines []text.Markup
	for _, r := range page {
		at := c.Plain("reminder.waiting")
		if !r.At.IsZero() {
			at = c.DateTime(c.zoned(r.At))
		}
		line := "- " + c.Say("reminder.line", "id", r.ID, "when", at, "text", r.Text)
		if r.Rule != "" {
			line += " " + c.Say("reminder.repeats", "rule", ruleText(r))
		}
		lines = append(lines, line)
		if len(page) <= 5 {
			buttons = append(buttons, bot.Button{Label: c.Plain("button.drop", "id", r.ID), Line: "/erinnerung aus " + r.ID})
		}
	}
	if len(page) > 5 {
		lines = append(lines, "", c.Say("reminder.how_to_drop", "line", text.Code(c.typed("erinnerung aus", "", page[0].ID))))
	}
	return bot.Reply{Message: &bot.Message{Title: title, Text: text.Join(lines, "\n"), Buttons: append(buttons, add)}}, nil
}

// ruleText is what was typed of a recurrence.
func ruleText(r council.Reminder) string {
	var rule when.Rule
	if err := json.Unmarshal([]byte(r.Rule), &rule); err != nil {
		return ""
	}
	return rule.Text
}

func dropReminder(c *call) (bot.Reply, error) {
	r, err := reminderOf(c.tx, c.ID("reminder"))
	if errors.Is(err, store.ErrNotFound) || err == nil && r.Person != c.person.ID {
		return bot.Reply{}, refuse("refusal.no_reminder", "id", c.ID("reminder"))
	}
	if err != nil {
		return bot.Reply{}, err
	}
	if err := scheduler.Cancel(c.tx, "reminder "+r.ID); err != nil {
		return bot.Reply{}, err
	}
	c.touched(r.ID)
	return bot.Say(c.Say("reminder.dropped", "id", r.ID, "text", r.Text)), records.Reminders.Delete(c.tx, store.Padded(r.Number))
}
