package document

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"gremium/bot/text"
	"gremium/commands/council"
)

// Minutes are the minutes of a meeting as they are handed out, in one edition: the record, how far it has come, and the
// objections that are attached.
type Minutes struct {
	Record     council.Record
	Status     council.Minutes
	Objections []Objection
	Hash       string // of the version, "" for a draft
	Stamp      time.Time
	Letterhead []string
	Text       text.Printer
	// Vote says what came of a vote, in words, with its arithmetic.
	Vote func(text.Printer, council.Vote) string
}

// Objection is an objection with the name of who made it.
type Objection struct {
	council.Objection
	Name string
}

// FileName is "Niederschrift-S12.pdf". The public edition says so, and so does one with the non-public part: who sends a
// file takes care of its name.
func (e Minutes) FileName(ext string) string {
	stem := e.word() + " " + e.Record.Meeting
	switch {
	case e.Record.Withheld == council.PublicEdition:
		stem += " " + e.say("edition.public")
	case e.confidential():
		stem += " " + e.say("edition.confidential")
	}
	return FileName(stem, ext)
}

// word is what the body calls its minutes. Source: product.md, "KPR bodies print Niederschrift".
func (e Minutes) word() string {
	if (council.Organization{Template: e.Record.Template}).Private() {
		return e.say("word.private")
	}
	return e.say("word.authority")
}

// say fills in one of the paper's texts.
func (e Minutes) say(key string, pairs ...any) string { return e.Text.Plain("paper."+key, pairs...) }

// Document is the paper: every mandatory field of rules.md, Minutes, in the order in which offices print them. A body
// that keeps short minutes leaves out what proves that it could decide. [S129]
func (e Minutes) Document() Document {
	r := e.Record
	d := Document{
		Title: e.title(), Subject: e.word() + " " + r.Meeting, Language: e.Text.Language(), Created: e.Stamp, Letterhead: e.Letterhead,
		Footer: e.footer(), Mark: e.mark(),
	}
	add := func(blocks ...Block) { d.Blocks = append(d.Blocks, blocks...) }
	add(e.facts())
	add(e.withheld()...)
	add(e.attendance()...)
	if !r.Short() {
		add(e.convening()...)
	}
	add(e.agenda()...)
	mixed := slices.ContainsFunc(r.Items, func(i council.RecordItem) bool { return i.NonPublic })
	part := ""
	for _, item := range r.Items {
		now := e.say("part.public")
		if item.NonPublic {
			now = e.say("part.non_public")
		}
		if mixed && now != part {
			add(Heading{1, now})
		} else if part == "" {
			add(Heading{1, e.say("part.course")})
		}
		part = now
		add(e.item(item)...)
	}
	if general := append(e.decided(r.General), e.following(r.General)...); len(general) > 0 {
		add(Heading{1, e.say("part.general")})
		add(general...)
	}
	add(e.tasks()...)
	add(e.changes()...)
	add(e.enclosures()...)
	add(e.approval()...)
	return d
}

// title is "Niederschrift: 3. Sitzung 2027, Lenkungsgremium".
func (e Minutes) title() string {
	title := e.say("title", "word", e.word(), "meeting", e.meeting(), "body", e.Record.Body)
	if e.Record.Short() {
		title += " " + e.say("short")
	}
	return title
}

// meeting is "3. Sitzung 2027", with the kind where it is not an ordinary one.
func (e Minutes) meeting() string {
	return e.say("meeting."+string(e.Record.Kind), "number", e.Record.Count, "year", fmt.Sprint(e.Record.Year))
}

func (e Minutes) footer() string {
	footer := e.word() + " " + e.Record.Meeting
	if e.Status.Version > 0 {
		footer = e.say("footer", "what", footer, "version", e.Status.Version)
	}
	switch {
	case e.Record.Withheld == council.PublicEdition:
		footer += ", " + e.say("edition.public")
	case e.Record.Withheld == council.MembersEdition:
		footer += ", " + e.say("edition.members")
	case e.confidential():
		footer += ", " + e.say("edition.confidential")
	}
	return footer
}

// confidential says whether something non-public stands in this edition.
func (e Minutes) confidential() bool {
	return e.Record.Withheld == council.WholeEdition && e.Record.HasNonPublic()
}

// mark says that a copy is not final.
func (e Minutes) mark() string {
	switch e.Status.State {
	case council.MinutesApproved:
		return ""
	case council.MinutesReleased:
		return e.say("mark.released")
	}
	return e.say("mark.draft")
}

// facts are the head of the paper.
func (e Minutes) facts() Facts {
	r := e.Record
	facts := Facts{{e.say("fact.body"), e.Text.And(append([]string{r.Body}, r.With...))}, {e.say("fact.meeting"), e.meeting() + " (" + r.Meeting + ")"}}
	add := func(key, value string) {
		if value != "" {
			facts = append(facts, Fact{e.say("fact." + key), value})
		}
	}
	add("title", r.Title)
	place := r.Place
	if place == "" {
		place = e.say("no_place")
	}
	add("place", place)
	add("date", e.Text.Date(e.local(r.Began())))
	add("start", e.clock(r.Began()))
	end := e.say("not_ended")
	if !r.Closed.IsZero() {
		end = e.moment(r.Closed)
	}
	add("end", end)
	var pauses []string
	for _, s := range r.Suspensions {
		pauses = append(pauses, e.span(s))
	}
	pause := strings.Join(pauses, "; ")
	if pause == "" {
		pause = e.say("none")
	}
	add("suspensions", pause)
	add("chair", e.named(r.Chair))
	add("minute_taker", e.named(r.MinuteTaker))
	add("moderator", r.Moderator)
	add("status", e.status())
	return facts
}

// named is a name, or says that there is none.
func (e Minutes) named(name string) string {
	if name == "" {
		return e.say("unnamed")
	}
	return name
}

// status says how far the minutes are: "Entwurf", "freigegeben am …", "genehmigt am …".
func (e Minutes) status() string {
	switch e.Status.State {
	case council.MinutesReleased:
		return e.say("status.released", "day", e.Text.Date(e.local(e.Status.ReleasedAt)), "until", e.Text.Date(e.lastDay()))
	case council.MinutesApproved:
		return e.say("status.approved", "day", e.Text.Date(e.local(e.Status.Approval.At)))
	}
	return e.say("status.draft")
}

// lastDay is the last day for objections.
func (e Minutes) lastDay() time.Time { return e.local(e.Status.Until.Add(-time.Second)) }

// withheld says what this edition leaves out.
func (e Minutes) withheld() []Block {
	switch {
	case e.Record.Withheld == council.PublicEdition:
		return []Block{Paragraph{Text: e.say("withheld.public")}}
	case e.Record.Withheld == council.MembersEdition:
		return []Block{Paragraph{Text: e.say("withheld.members")}}
	case e.confidential():
		return []Block{Paragraph{Lead: e.say("withheld.not_lead"), Text: e.say("withheld.not")}}
	}
	return nil
}

// zone is the meeting's; one that is no longer known counts as UTC.
func (e Minutes) zone() *time.Location {
	zone, err := time.LoadLocation(e.Record.Zone)
	if err != nil {
		return time.UTC
	}
	return zone
}

func (e Minutes) local(t time.Time) time.Time { return t.In(e.zone()) }

// shifts says whether the clocks were changed during the meeting, so that a time of day alone may mean two.
func (e Minutes) shifts() bool {
	_, before := e.local(e.Record.Began()).Zone()
	_, after := e.local(e.Record.Ended()).Zone()
	return before != after
}

// clock is a time of day; with its date on another day than that of the beginning, and with the clocks' name where they
// were changed meanwhile.
func (e Minutes) clock(t time.Time) string {
	said := e.Text.Clock(e.local(t))
	if !e.sameDay(t) {
		said = e.say("clock_day", "day", e.Text.ShortDate(e.local(t)), "clock", said)
	}
	return said + e.summerTime(t)
}

// moment is a time of day as clock has it, with a long date.
func (e Minutes) moment(t time.Time) string {
	if e.sameDay(t) {
		return e.clock(t)
	}
	return e.Text.DateTime(e.local(t)) + e.summerTime(t)
}

// sameDay says whether a time lies on the day on which the meeting began.
func (e Minutes) sameDay(t time.Time) bool {
	return e.local(t).Format(time.DateOnly) == e.local(e.Record.Began()).Format(time.DateOnly)
}

// summerTime is the clocks' name where they were changed during the meeting.
func (e Minutes) summerTime(t time.Time) string {
	switch {
	case !e.shifts():
		return ""
	case e.local(t).IsDST():
		return " " + e.say("summer_time")
	}
	return " " + e.say("standard_time")
}

// span is "16:00 Uhr bis 17:10 Uhr"; of one that lasts, since when.
func (e Minutes) span(i council.Interval) string {
	if i.Until.IsZero() {
		return e.say("since", "from", e.clock(i.From))
	}
	return e.say("span", "from", e.clock(i.From), "until", e.clock(i.Until))
}

// number is an item's as the agenda shows it: "TOP 3", "NÖ 1".
func (e Minutes) number(item council.RecordItem) string {
	mixed := slices.ContainsFunc(e.Record.Items, func(i council.RecordItem) bool { return i.NonPublic })
	switch {
	case item.NonPublic:
		return e.Text.Plain("item.number_non_public", "place", item.Place)
	case mixed:
		return e.Text.Plain("item.number_public", "place", item.Place)
	}
	return e.Text.Plain("item.number", "place", item.Place)
}

// about names an item by its number and id: "TOP 3 (S1-3)"; the meeting as a whole for 0.
func (e Minutes) about(number int) string {
	item, err := e.Record.Item(number)
	if err != nil {
		return e.say("part.general")
	}
	return e.number(item) + " (" + e.Record.ItemID(number) + ")"
}

// itemTitle is an item's title, or says that it is not shown.
func (e Minutes) itemTitle(item council.RecordItem) string {
	if item.Title == "" {
		return e.say("hidden")
	}
	return item.Title
}
