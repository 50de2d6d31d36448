package document

import (
	"strings"
	"time"

	"gremium/bot/text"
	"gremium/commands/council"
)

// Invitation is the invitation to a meeting as a paper: for who gets it by post, and for the files. Like every file it has
// no non-public titles. Source: rules.md, invitation_form: place, time, agenda, voting members list, reply-by.
type Invitation struct {
	Meeting council.Meeting
	Agenda  []council.Numbered
	Bodies  []string // the calling one first
	// Voting are the voting members by name and institution; none where they are not shown.
	Voting     [][2]string
	Chair      string // of the calling body; "" where it is not shown
	Moderator  string
	ReplyBy    council.Day // "" where no answer is asked
	Letterhead []string
	Stamp      time.Time
	Text       text.Printer
}

// FileName is "Einladung-S12.pdf".
func (i Invitation) FileName(ext string) string {
	return FileName(i.say("word")+" "+i.Meeting.ID, ext)
}

func (i Invitation) say(key string, pairs ...any) string {
	return i.Text.Plain("letter."+key, pairs...)
}

// Document is the paper.
func (i Invitation) Document() Document {
	m := i.Meeting
	title := m.Title
	if title == "" {
		title = i.Text.Plain("meeting.title."+string(m.Kind), "body", i.Bodies[0])
	}
	d := Document{
		Title: i.say("title", "meeting", title), Subject: i.say("word") + " " + m.ID, Language: i.Text.Language(), Created: i.Stamp,
		Letterhead: i.Letterhead, Footer: i.say("word") + " " + m.ID,
	}
	if m.InvitedAt.IsZero() {
		d.Mark = i.say("draft")
	}
	add := func(blocks ...Block) { d.Blocks = append(d.Blocks, blocks...) }
	add(i.facts())
	intro := i.say("intro", "bodies", i.Text.And(i.Bodies))
	if i.Chair != "" {
		intro = i.say("intro_chair", "bodies", i.Text.And(i.Bodies), "chair", i.Chair)
	}
	if m.State == council.Cancelled {
		intro = i.say("cancelled", "reason", m.CancelReason)
	}
	add(Paragraph{Text: intro})
	if m.ShortNotice != "" {
		add(Paragraph{Text: i.say("urgent", "reason", m.ShortNotice)})
	}
	add(Heading{1, i.say("agenda")})
	add(i.agenda()...)
	if len(i.Voting) > 0 {
		t := Table{Caption: i.say("voting", "number", len(i.Voting)), Head: []string{i.say("name"), i.say("institution")}}
		for _, v := range i.Voting {
			t.Rows = append(t.Rows, []string{v[0], v[1]})
		}
		add(t)
	}
	if i.ReplyBy != "" && m.State != council.Cancelled {
		add(Paragraph{Lead: i.say("reply_lead"), Text: i.say("reply", "day", i.Text.Date(i.ReplyBy.Time()))})
	}
	return d
}

func (i Invitation) facts() Facts {
	m := i.Meeting
	place := m.Place
	if place == "" {
		place = i.say("no_place")
	}
	facts := Facts{
		{i.say("when"), i.Text.DateTime(m.In())}, {i.say("place"), place},
		{i.say("length"), i.Text.Length(time.Duration(m.Minutes) * time.Minute)}, {i.say("number"), m.ID},
	}
	if len(m.Moves) > 0 {
		facts = append(facts, Fact{i.say("before"), i.Text.DateTime(m.Moves[len(m.Moves)-1].From.In(m.In().Location()))})
	}
	if i.Moderator != "" {
		facts = append(facts, Fact{i.say("moderator"), i.Moderator})
	}
	if !m.InvitedAt.IsZero() {
		facts = append(facts, Fact{i.say("sent"), i.Text.Date(m.InvitedAt.In(m.In().Location()))})
	}
	return facts
}

// agenda lists the items, public part first.
func (i Invitation) agenda() []Block {
	if len(i.Agenda) == 0 {
		return []Block{Paragraph{Text: i.say("agenda_empty")}}
	}
	mixed := i.Agenda[len(i.Agenda)-1].NonPublic
	var agenda List
	for _, item := range i.Agenda {
		number, title := i.Text.Plain("item.number", "place", item.Place), item.Title
		switch {
		case item.NonPublic:
			number, title = i.Text.Plain("item.number_non_public", "place", item.Place), i.say("hidden")
		case mixed:
			number = i.Text.Plain("item.number_public", "place", item.Place)
		}
		var notes []string
		if item.Kind != "" && item.Kind != council.Deliberation {
			notes = append(notes, i.Text.Plain("choice."+string(item.Kind)))
		}
		if item.Minutes > 0 {
			notes = append(notes, i.Text.Length(time.Duration(item.Minutes)*time.Minute))
		}
		if item.CarriedFrom != "" {
			notes = append(notes, i.Text.Plain("paper.item.carried_from", "id", item.CarriedFrom))
		}
		if item.Addition {
			notes = append(notes, i.Text.Plain("item.addition"))
		}
		if item.Withdrawn {
			notes = append(notes, i.Text.Plain("paper.item.withdrawn"))
		}
		if len(notes) > 0 {
			title += " (" + strings.Join(notes, ", ") + ")"
		}
		agenda.Labels, agenda.Items = append(agenda.Labels, number), append(agenda.Items, title)
	}
	return []Block{agenda}
}
