package commands

import (
	"cmp"
	"context"
	"slices"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/document"
	"gremium/commands/records"
)

// The attendance list on paper: to sign before a meeting, afterwards with the times that were recorded.

// blankRows are for those who come and are not on the list.
const blankRows = 3

// attendanceSheet hands out the attendance list as a file.
func attendanceSheet(c *call) (bot.Reply, error) {
	m, err := c.attendedMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	if m.State == council.Cancelled {
		return bot.Reply{}, council.ErrCancelled
	}
	if !c.shows(bot.Internal, "members") {
		return bot.Reply{Message: &bot.Message{Title: c.meetingTitle(m), Tone: bot.Warning}}, nil // confine says why, and where it is to be had
	}
	d, err := c.sheet(m)
	if err != nil {
		return bot.Reply{}, err
	}
	said := "sheet.to_sign"
	if m.State == council.Closed {
		said = "sheet.recorded"
	}
	return bot.Reply{Message: &bot.Message{
		Title: c.Plain("sheet.of", "meeting", c.meetingTitle(m)), Text: c.Say(said, "id", m.ID, "when", c.DateTime(m.In())), Class: bot.Internal,
		Files: []bot.File{{
			Name: document.FileName(d.Title+" "+m.ID, "pdf"), Type: "application/pdf",
			Open: func(context.Context) ([]byte, error) { return document.PDF(d) },
		}},
	}}, nil
}

// sheet is the attendance list of a meeting. Of a closed one it says who was there and when; of any other it is to be signed.
func (c *call) sheet(m council.Meeting) (document.Document, error) {
	r, err := readRegister(c.tx, m)
	if err != nil {
		return document.Document{}, err
	}
	bodies, err := bodyNames(c.tx, m)
	if err != nil {
		return document.Document{}, err
	}
	d := document.Document{
		Title: c.Plain("sheet.title"), Subject: c.meetingTitle(m), Language: c.Language(), Created: c.now,
		Letterhead: c.body.Letterhead, Footer: c.Plain("sheet.of", "meeting", m.ID),
	}
	if len(d.Letterhead) == 0 {
		d.Letterhead = []string{cmp.Or(c.council.Name, c.body.Name)}
	}
	facts := document.Facts{
		{Label: c.Plain("sheet.body"), Value: c.And(bodies)},
		{Label: c.Plain("option.meeting"), Value: c.meetingTitle(m)},
		{Label: c.Plain("sheet.date"), Value: c.DateTime(m.In())},
	}
	if m.Place != "" {
		facts = append(facts, document.Fact{Label: c.Plain("option.place"), Value: m.Place})
	}
	if !m.OpenedAt.IsZero() {
		facts = append(facts, document.Fact{Label: c.Plain("sheet.opened"), Value: clockAt(c.Printer, m, m.OpenedAt)})
	}
	if !m.ClosedAt.IsZero() {
		facts = append(facts, document.Fact{Label: c.Plain("sheet.closed"), Value: clockAt(c.Printer, m, m.ClosedAt)},
			document.Fact{Label: c.Plain("sheet.quorum"), Value: plainQuorum(c.Printer, r, m)})
	}
	d.Blocks = []document.Block{facts}
	people, err := c.sheetPeople(r)
	if err != nil {
		return d, err
	}
	if m.State == council.Closed {
		d.Blocks = append(d.Blocks, c.recordedTables(r, people)...)
		signatures, err := c.sheetSignatures(m)
		d.Blocks = append(d.Blocks, signatures)
		return d, err
	}
	d.Blocks = append(d.Blocks, c.signingTables(people)...)
	return d, nil
}

// sheetPerson is a line of the list.
type sheetPerson struct {
	name, institution, note string // note: whom they stand in for, that they are excused
	voting                  bool
	row                     council.Attendance
	excused                 bool
}

// sheetPeople are all who should come or were there, in the order of the members, deputies behind whom they represent.
func (c *call) sheetPeople(r register) ([]sheetPerson, error) {
	ids, err := expected(c.tx, r.meeting)
	if err != nil {
		return nil, err
	}
	represents := map[string]string{}
	for _, i := range r.invitations {
		if i.Substitute == "" || slices.Contains(ids, i.Substitute) {
			continue
		}
		if _, known := represents[i.Substitute]; !known {
			represents[i.Substitute] = i.Person
			ids = slices.Insert(ids, slices.Index(ids, i.Person)+1, i.Substitute)
		}
	}
	for _, row := range r.rows {
		if row.For != "" {
			represents[row.Person] = row.For
		}
		if !slices.Contains(ids, row.Person) {
			ids = append(ids, row.Person)
		}
	}
	var people []sheetPerson
	for _, id := range ids {
		p, err := c.sheetPerson(r, id, represents[id])
		if err != nil {
			return nil, err
		}
		people = append(people, p)
	}
	return people, nil
}

func (c *call) sheetPerson(r register, id, of string) (sheetPerson, error) {
	row, _ := r.row(id)
	p := sheetPerson{row: row, voting: slices.Contains(r.members, id) || of != "", excused: r.hasExcuse(id)}
	var err error
	if p.name, err = personName(c.tx, id); err != nil {
		return p, err
	}
	memberships, err := records.MembershipsOf(c.tx, id, r.meeting.Day())
	if err != nil {
		return p, err
	}
	for _, m := range memberships {
		if slices.Contains(r.meeting.Organizations(), m.Organization) && m.OnBehalfOf != "" {
			p.institution = m.OnBehalfOf
			break
		}
	}
	if of == "" || slices.Contains(r.members, id) {
		return p, nil
	}
	name, err := personName(c.tx, of)
	p.note = c.Plain("sheet.for", "name", name)
	return p, err
}

// fullName is a person's name with the note.
func (p sheetPerson) fullName() string {
	if p.note == "" {
		return p.name
	}
	return p.name + "\n" + p.note
}

// signingTables are to be signed by who is there.
func (c *call) signingTables(people []sheetPerson) []document.Block {
	head := []string{c.Plain("option.name"), c.Plain("option.institution"), c.Plain("sheet.signature")}
	widths := []float64{0.36, 0.28, 0.36}
	var blocks []document.Block
	for _, part := range []struct {
		caption string
		voting  bool
	}{{c.Plain("sheet.voting"), true}, {c.Plain("sheet.others"), false}} {
		t := document.Table{Caption: part.caption, Head: head, Widths: widths, ByHand: true}
		for _, p := range people {
			if p.voting != part.voting {
				continue
			}
			name := p.fullName()
			if p.excused {
				name += "\n" + c.Plain("sheet.excused")
			}
			t.Rows = append(t.Rows, []string{name, p.institution, ""})
		}
		if !part.voting {
			for range blankRows {
				t.Rows = append(t.Rows, []string{"", "", ""})
			}
		}
		if len(t.Rows) > 0 {
			blocks = append(blocks, t)
		}
	}
	return blocks
}

// recordedTables say who was there and when, and who was not.
func (c *call) recordedTables(r register, people []sheetPerson) []document.Block {
	widths := []float64{0.30, 0.26, 0.44}
	groups := []document.Table{
		{Caption: c.Plain("sheet.voting"), Head: []string{c.Plain("option.name"), c.Plain("option.institution"), c.Plain("sheet.present")}, Widths: widths},
		{Caption: c.Plain("sheet.others"), Head: []string{c.Plain("option.name"), c.Plain("option.institution"), c.Plain("sheet.present")}, Widths: widths},
		{Caption: c.Plain("sheet.missing"), Head: []string{c.Plain("option.name"), c.Plain("option.institution"), c.Plain("sheet.note")}, Widths: widths},
	}
	for _, p := range people {
		switch {
		case len(p.row.Spells) == 0 && p.note != "": // a deputy who did not come was not expected otherwise
		case len(p.row.Spells) == 0:
			said := "sheet.unexcused"
			if p.excused {
				said = "sheet.excused"
			}
			groups[2].Rows = append(groups[2].Rows, []string{p.name, p.institution, c.Plain(said)})
		case p.voting:
			groups[0].Rows = append(groups[0].Rows, []string{p.fullName(), p.institution, spellsText(c.Printer, r.meeting, p.row.Spells)})
		default:
			groups[1].Rows = append(groups[1].Rows, []string{p.fullName(), p.institution, spellsText(c.Printer, r.meeting, p.row.Spells)})
		}
	}
	var blocks []document.Block
	for _, t := range groups {
		if len(t.Rows) > 0 {
			blocks = append(blocks, t)
		}
	}
	return blocks
}

// sheetSignatures are those of who presided and who took the minutes.
func (c *call) sheetSignatures(m council.Meeting) (document.Signatures, error) {
	var signatures document.Signatures
	for _, office := range []struct{ id, label string }{{m.Presiding, c.Plain("sheet.chair")}, {m.MinuteTaker, c.Plain("sheet.minutes")}} {
		name := ""
		if office.id != "" {
			var err error
			if name, err = personName(c.tx, office.id); err != nil {
				return nil, err
			}
		}
		signatures = append(signatures, document.Signature{Name: name, Office: office.label})
	}
	return signatures, nil
}

// plainQuorum is whether the body could decide at the opening, for paper.
func plainQuorum(p text.Printer, r register, m council.Meeting) string {
	return text.Plain(quorumText(p, r.rules, r.standing(0, m.OpenedAt)))
}
