package commands

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
)

// How an agenda is written.

// agendaText lists the agenda, and says whether it is all there. Non-public titles are shown only to those who may see
// them, by an ephemeral answer.
func agendaText(p text.Printer, m council.Meeting, revealed bool) (agenda text.Markup, whole bool) {
	m = standingAgenda(m)
	items := numbering(m)
	if len(items) == 0 {
		return p.Say("item.agenda_empty"), true
	}
	lines, room := []text.Markup{p.Say("item.agenda")}, agendaRoom
	for i, item := range items {
		line := itemLine(p, m, item, items[len(items)-1].NonPublic, revealed)
		room -= utf8.RuneCountInString(string(line)) + 1
		if i == agendaShown || room < 0 {
			lines = append(lines, "- "+p.Say("item.agenda_more", "count", len(items)-i, "id", m.ID))
			return text.Join(lines, "\n"), false
		}
		lines = append(lines, line)
	}
	return text.Join(lines, "\n"), true
}

// standingAgenda is a meeting as its invitation shows it: with what has become of the agenda, without how far the meeting has
// come. That is on the card that follows it, so that not every invitation is edited with each item.
func standingAgenda(m council.Meeting) council.Meeting {
	m.Called = 0
	m.Agenda = slices.Clone(m.Agenda)
	for i := range m.Agenda {
		m.Agenda[i].CarriedTo = ""
		if m.Agenda[i].State == council.ItemDone {
			m.Agenda[i].State = ""
		}
	}
	return m
}

// wholeAgenda is a button where the agenda is cut.
func wholeAgenda(p text.Printer, m council.Meeting, whole bool) []bot.Button {
	if whole {
		return nil
	}
	return []bot.Button{{Label: p.Plain("button.whole_agenda"), Line: "/top liste " + m.ID}}
}

// What a card shows of an agenda at most, in items and in characters: it has other things to say, and Discord's have 4096.
const (
	agendaShown = 20
	agendaRoom  = 2500
)

// numbering are the items as a sent agenda shows them: what was withdrawn since keeps its place, so that the numbers
// that people have noted stay true.
func numbering(m council.Meeting) []council.Numbered {
	if m.InvitedAt.IsZero() {
		return m.Numbering()
	}
	shown := m
	shown.Agenda = nil
	withdrawn := map[int]bool{}
	for _, item := range m.Agenda {
		if item.Withdrawn && item.Number > m.AgendaSent && item.Created.Before(m.InvitedAt) {
			continue // was never sent
		}
		withdrawn[item.Number] = item.Withdrawn
		item.Withdrawn = false
		shown.Agenda = append(shown.Agenda, item)
	}
	items := shown.Numbering()
	for i := range items {
		items[i].Withdrawn = withdrawn[items[i].Number]
	}
	return items
}

// itemLine is one item of an agenda; a mixed one has a public and a non-public part.
func itemLine(p text.Printer, m council.Meeting, item council.Numbered, mixed, revealed bool) text.Markup {
	title := text.Escape(item.Title)
	if item.NonPublic && !revealed {
		title = p.Say("item.hidden")
	}
	line := "- **" + text.Escape(placeName(p, item, mixed)) + "** " + title
	if item.Withdrawn {
		return line + " " + p.Say("item.struck")
	}
	var notes []string
	if item.Kind != "" && item.Kind != council.Deliberation {
		notes = append(notes, bot.ChoiceLabel(p, string(item.Kind)))
	}
	if item.Minutes > 0 {
		notes = append(notes, p.Length(time.Duration(item.Minutes)*time.Minute))
	}
	if item.Addition {
		notes = append(notes, p.Plain("item.addition"))
	}
	if item.CarriedFrom != "" {
		notes = append(notes, p.Plain("item.carried_from", "item", item.CarriedFrom))
	}
	if n := len(item.Guests); n > 0 {
		notes = append(notes, p.Plain("item.guests", "count", n))
	}
	notes = append(notes, itemID(m, item.AgendaItem))
	line += " " + text.Escape("("+strings.Join(notes, ", ")+")")
	if state := itemState(p, m, item.AgendaItem); state != "" {
		line += " – " + text.Escape(state)
	}
	return line
}

// itemState is what has become of an item, in words: "erledigt, 12 von 15 Minuten", "vertagt auf S2-1"; "" while nothing
// has.
func itemState(p text.Printer, m council.Meeting, item council.AgendaItem) string {
	switch {
	case item.Awaiting():
		return p.Plain("item.awaiting")
	case m.Called == item.Number:
		return p.Plain("item.called")
	case item.State == council.ItemDone && len(item.Discussed) > 0:
		ended := item.Discussed[len(item.Discussed)-1].Until
		return p.Plain("item.done", "used", usedText(p, m, item, ended))
	case item.State == "" && item.CarriedTo != "":
		return p.Plain("item.carried_to", "item", item.CarriedTo)
	case item.State == "":
		return ""
	case item.CarriedTo != "":
		return p.Plain("item.state."+string(item.State)) + " " + p.Plain("item.to", "item", item.CarriedTo)
	}
	return p.Plain("item.state." + string(item.State))
}
