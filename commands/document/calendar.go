package document

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/emersion/go-ical"

	"gremium/bot/text"
	"gremium/commands/council"
)

// Entry is a meeting as a calendar entry.
type Entry struct {
	Meeting council.Meeting
	// Body is the name of the body that meets; of several, their names as people list them.
	Body string
	// Stamp is when this file is made. Readers keep the newer of two files with the same SEQUENCE.
	Stamp time.Time
	// Text speaks the reader's language.
	Text text.Printer
}

// The methods of iTIP (RFC 5546) that a file without attendees can have.
const (
	methodPublish = "PUBLISH"
	methodCancel  = "CANCEL"
)

var (
	// ErrNoUID is returned for a meeting without UID: readers could never find its entry again.
	ErrNoUID = errors.New("document: meeting without UID")
	// ErrNoTime is returned for an entry without start or stamp.
	ErrNoTime = errors.New("document: calendar entry without time")
)

// ContentType is the media type of the entry's file. It names the method, as RFC 5545 section 8.1 wants it.
func (e Entry) ContentType() string { return "text/calendar; charset=utf-8; method=" + e.method() }

// FileName is the name of the entry's file, in ASCII: "Sitzung-S12.ics".
func (e Entry) FileName() string {
	return e.Text.Plain("document.calendar.file", "id", strings.Map(func(r rune) rune {
		if r == '-' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' {
			return r
		}
		return -1
	}, e.Meeting.ID))
}

func (e Entry) method() string {
	if e.Meeting.State == council.Cancelled {
		return methodCancel
	}
	return methodPublish
}

// Calendar makes the entry's iCalendar file (RFC 5545). Source of its contents: publication.md, iCalendar.
//
// There is no ORGANIZER, although RFC 5546 has one in every file: it would have to be an address, the bot has none,
// and an invented one makes calendars offer to send answers to it.
func Calendar(e Entry) ([]byte, error) {
	m := e.Meeting
	uid := line(m.UID)
	switch {
	case uid == "":
		return nil, ErrNoUID
	case m.Start.IsZero() || e.Stamp.IsZero():
		return nil, ErrNoTime
	}

	event := ical.NewComponent(ical.CompEvent)
	event.Props.SetText(ical.PropUID, uid)
	event.Props.SetDateTime(ical.PropDateTimeStamp, e.Stamp.UTC())
	set(event, ical.PropSequence, strconv.Itoa(m.Sequence))
	set(event, ical.PropStatus, status(m.State))
	event.Props.SetText(ical.PropSummary, e.summary())
	event.Props.SetText(ical.PropCategories, line(e.Body))
	if place := line(m.Place); place != "" {
		event.Props.SetText(ical.PropLocation, place)
	}
	if agenda := e.agenda(); agenda != "" {
		event.Props.SetText(ical.PropDescription, agenda)
	}
	if private(m) {
		set(event, ical.PropClass, "PRIVATE")
	}
	for name, t := range map[string]time.Time{ical.PropCreated: m.Created, ical.PropLastModified: m.Changed} {
		if !t.IsZero() {
			event.Props.SetDateTime(name, t.UTC())
		}
	}

	calendar := ical.NewCalendar()
	calendar.Props.SetText(ical.PropVersion, "2.0")
	calendar.Props.SetText(ical.PropProductID, "-//gremium//gremium//"+strings.ToUpper(string(e.Text.Language())))
	calendar.Props.SetText(ical.PropCalendarScale, "GREGORIAN")
	calendar.Props.SetText(ical.PropMethod, e.method())

	start, end, zone := times(m)
	if zone != nil {
		calendar.Children = append(calendar.Children, zone)
	}
	event.Props.SetDateTime(ical.PropDateTimeStart, start)
	if end.After(start) { // else no DTEND: RFC 5545 wants it later than DTSTART
		event.Props.SetDateTime(ical.PropDateTimeEnd, end)
	}
	calendar.Children = append(calendar.Children, event)

	var file bytes.Buffer
	if err := ical.NewEncoder(&file).Encode(calendar); err != nil {
		return nil, err
	}
	return fold(file.Bytes()), nil
}

// set gives a component a property whose value is not text: nothing is escaped.
func set(c *ical.Component, name, value string) {
	prop := ical.NewProp(name)
	prop.Value = value
	c.Props.Set(prop)
}

func status(s council.MeetingState) string {
	switch s {
	case council.Invited, council.Opened, council.Closed:
		return string(ical.EventConfirmed)
	case council.Cancelled:
		return string(ical.EventCancelled)
	}
	return string(ical.EventTentative)
}

// summary is the entry's title. A cancelled meeting says so in words, for readers that keep the entry.
func (e Entry) summary() string {
	title := line(e.Meeting.Title)
	if title == "" {
		title = e.Text.Plain("document.kind." + string(e.Meeting.Kind))
	}
	summary := e.Text.Plain("document.calendar.summary", "body", e.Body, "title", title, "id", e.Meeting.ID)
	if e.Meeting.State == council.Cancelled {
		summary = e.Text.Plain("document.calendar.cancelled", "summary", summary)
	}
	return line(summary)
}

// agenda is the agenda as everybody may see it, a line for each item; "" when there is none.
func (e Entry) agenda() string {
	items := e.Meeting.Numbering()
	if len(items) == 0 {
		return ""
	}
	heading := "document.calendar.agenda"
	if e.Meeting.InvitedAt.IsZero() {
		heading = "document.calendar.draft"
	}
	lines := []string{e.Text.Plain(heading)}
	for _, item := range items {
		number := strconv.Itoa(item.Place)
		shown := e.Text.Plain("document.calendar.public", "number", number, "title", item.Title)
		if item.NonPublic {
			shown = e.Text.Plain("document.calendar.non_public", "number", number)
		}
		if item.Addition {
			shown = e.Text.Plain("document.calendar.addition", "item", shown)
		}
		lines = append(lines, line(shown))
	}
	return strings.Join(lines, "\n")
}

// private says whether everything that the meeting deals with is non-public.
func private(m council.Meeting) bool {
	items := m.Numbering() // public items first
	return len(items) > 0 && items[0].NonPublic
}

// line makes what people typed one line of printable text. RFC 5545 has no way to write control characters, and a
// line break in a title must not look like another item.
func line(s string) string {
	printable := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(printable), " ")
}
