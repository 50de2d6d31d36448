package commands

import (
	"errors"
	"slices"
	"strconv"
	"unicode/utf8"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// Notes for the minutes: by who runs the meeting, during it and afterwards until the release; members may have a
// declaration recorded. Each note is a row of its own, so that several persons write at once. On Mattermost a text in the
// meeting's thread is not heard by slash commands: "/protokoll notiz" typed there means that meeting, and the message
// action "Ins Protokoll" takes the text of a post, once.

// mostDeclarations is how many declarations one member may have recorded in a meeting: enough for anybody, too few to bury
// the minutes.
const mostDeclarations = 20

// noteForm asks who is no clerk for a declaration only.
func noteForm(c *call, form *bot.Form) {
	if c.holds(running.roles, c.myBodies()) {
		return
	}
	if !c.Has("kind") {
		form.Line = bot.Line(form.Line[1:], "art", "erklaerung")
	}
	form.Fields = slices.DeleteFunc(form.Fields, func(f bot.Field) bool { return f.ID == "kind" || f.ID == "by" })
}

func addNote(c *call) (bot.Reply, error) {
	d, err := c.theState(newestDraft)
	if err != nil {
		return bot.Reply{}, err
	}
	m, runs := d.meeting, c.runs(d.meeting)
	kind := council.NoteKind(c.Choice("kind"))
	if kind == "content" {
		kind = ""
	}
	if !runs && kind != council.Declaration {
		return bot.Reply{}, refuse("refusal.note_by_members", "who", c.Plain("who.running")).
			with(bot.Button{Label: c.Plain("button.declare"), Line: c.again("art", "erklaerung"), Style: bot.Primary})
	}
	if d.status.State != council.MinutesDraft {
		return bot.Reply{}, council.ErrReleased
	}
	n := council.Note{Meeting: m.ID, Organizations: m.Organizations(), Kind: kind, Text: c.Text("text"), By: c.person.ID, At: c.now, Post: c.takenFrom()}
	if n.Item, err = c.noteItem(m); err != nil {
		return bot.Reply{}, err
	}
	whose, err := c.declaredBy(runs, kind)
	if err != nil {
		return bot.Reply{}, err
	}
	if n.For = whose.ID; !runs {
		if err := c.declares(m); err != nil {
			return bot.Reply{}, err
		}
	}
	if n.Number, err = c.tx.Next("note " + m.ID); err != nil {
		return bot.Reply{}, err
	}
	if err := c.putNote(n); err != nil {
		return bot.Reply{}, err
	}
	said := "minutes.noted"
	switch kind {
	case council.Declaration:
		said = "minutes.declared"
	case council.Attachment:
		said = "minutes.attached"
	}
	lines := []text.Markup{c.Say(said, "number", n.Number, "item", c.itemOf(m, n.Item), "meeting", m.ID, "name", whose.Name)}
	return c.noteReply(d, n, append(lines, c.echo(m, n)...)), nil
}

// putNote stores a note. What was taken from a post is taken once.
func (c *call) putNote(n council.Note) error {
	err := records.Notes.Put(c.tx, n)
	if errors.Is(err, store.ErrExists) {
		return refuse("refusal.post_noted")
	}
	c.touched(noteID(n))
	return err
}

// noteID names a note in the audit trail: "S1-N7".
func noteID(n council.Note) string { return n.Meeting + "-N" + strconv.Itoa(n.Number) }

// takenFrom is the post that the text of a note comes from; "" where it was typed.
func (c *call) takenFrom() string {
	if c.event.Post.ID == "" || c.event.Post.Text == "" {
		return ""
	}
	typed := c.event
	typed.Post = bot.Post{}
	if request, err := c.bot.set.Parse(typed, asTyped(c.now)); err != nil || request.Has("text") {
		return ""
	}
	return c.event.From.Platform + " " + c.event.Post.ID
}

// noteItem is the item that a note belongs to: the one named, the meeting as a whole where only that is named, else the
// item that is called.
func (c *call) noteItem(m council.Meeting) (int, error) {
	number := m.Called
	if c.Has("item") {
		_, number = records.MeetingNumber(c.ID("item"))
		if place, ok := c.Place("item"); ok {
			var err error
			if number, err = c.placed(m, place); err != nil {
				return 0, err
			}
		}
	}
	if number == 0 {
		return 0, nil
	}
	return number, onAgenda(m, number)
}

// onAgenda refuses an item that is not on the agenda of a meeting.
func onAgenda(m council.Meeting, number int) error {
	if item, err := m.Item(number); err != nil || item.Withdrawn {
		return council.ErrNoItem
	}
	return nil
}

// declaredBy is whose declaration is written down, the zero person for the asker's own. Others' are written down by who
// runs the meeting.
func (c *call) declaredBy(runs bool, kind council.NoteKind) (council.Person, error) {
	mention, named := c.Person("by")
	switch {
	case !named:
		return council.Person{}, nil
	case kind != council.Declaration:
		return council.Person{}, refuse("refusal.note_speaker")
	}
	person, err := c.named(mention)
	if err == nil && person.ID != c.person.ID && !runs {
		return person, refuse("refusal.note_by_members", "who", c.Plain("who.running"))
	}
	return person, err
}

// declares refuses a member who has had too many declarations recorded.
func (c *call) declares(m council.Meeting) error {
	all, err := records.NotesOn(c.tx, m.ID)
	if err != nil {
		return err
	}
	mine := slices.DeleteFunc(all, func(n council.Note) bool { return n.By != c.person.ID })
	if len(mine) >= mostDeclarations {
		return refuse("refusal.too_many_declarations", "count", mostDeclarations)
	}
	return nil
}

// echoed is how much of a note is shown again.
const echoed = 300

// echo repeats a note where its item may be spoken of: what is written is the asker's own.
func (c *call) echo(m council.Meeting, n council.Note) []text.Markup {
	class := bot.Internal
	if item, err := m.Item(n.Item); err == nil && item.NonPublic {
		class = bot.NonPublic
	}
	ceiling, err := c.bot.ceiling(c.tx, c.event.From.Platform, c.aboutBodies())
	if err != nil || class > ceiling || !c.shows(class, "minutes") {
		return nil
	}
	return []text.Markup{text.Escape(shortened(n.Text, echoed))}
}

// shortened is the beginning of a text where it is long.
func shortened(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most-1]) + "…"
}

// noteReply is a receipt with what can be done next. Who has released the draft already must do so again.
func (c *call) noteReply(d minutes, n council.Note, lines []text.Markup) bot.Reply {
	for _, r := range d.status.Releases {
		lines = append(lines, c.Say("minutes.release_void", "name", r.Name))
	}
	line := strconv.Itoa(n.Number) + " sitzung:" + n.Meeting
	return bot.Reply{Message: &bot.Message{
		Tone: bot.Good, Text: text.Join(lines, "\n\n"),
		Buttons: []bot.Button{
			{Label: c.Plain("button.edit"), Line: "/protokoll aendern " + line, Fill: true},
			c.undo("/protokoll zurueckziehen " + line),
		},
	}}
}

// theNote is the note that a command names, with the minutes that it belongs to. Of others' notes who may not change them
// is not told more than that.
func (c *call) theNote() (minutes, council.Note, error) {
	d, err := c.theState(anyMinutes)
	if err != nil {
		return d, council.Note{}, err
	}
	number, _ := c.Int("note")
	n, err := records.Notes.Get(c.tx, records.Notes.Key(council.Note{Meeting: d.meeting.ID, Number: number}))
	runs := c.runs(d.meeting)
	switch {
	case errors.Is(err, store.ErrNotFound) && runs:
		return d, n, refuse("refusal.no_note", "number", number, "id", d.meeting.ID)
	case err == nil && c.outside(n.Meeting, n.Item, n.By, n.For):
		return d, n, refuse("refusal.note_recused", "item", c.itemOf(d.meeting, n.Item))
	case errors.Is(err, store.ErrNotFound), err == nil && !n.Changeable(c.person.ID, runs):
		return d, n, refuse("refusal.not_your_note", "who", c.Plain("who.running"))
	case err == nil && d.status.State != council.MinutesDraft:
		return d, n, council.ErrReleased
	}
	return d, n, err
}

// editNoteForm fills in what the note says now.
func editNoteForm(c *call, form *bot.Form) {
	d, n, err := c.theNote()
	if err != nil || n.Withdrawn {
		return
	}
	form.Line = bot.Line("protokoll aendern", "notiz", strconv.Itoa(n.Number), "sitzung", n.Meeting)
	form.Fields = slices.DeleteFunc(form.Fields, func(f bot.Field) bool { return f.ID == "note" || f.ID == "meeting" })
	if len(c.echo(d.meeting, n)) == 0 {
		return // it may not be shown here
	}
	for i, field := range form.Fields {
		if field.ID == "text" && field.Value == "" {
			form.Fields[i].Value = n.Text
		}
	}
}

// editNote changes what a note says, or the item that it belongs to: what was written while the item before was still
// called.
func editNote(c *call) (bot.Reply, error) {
	d, n, err := c.theNote()
	if err != nil {
		return bot.Reply{}, err
	}
	if n.Withdrawn {
		return bot.Reply{}, refuse("refusal.no_note", "number", n.Number, "id", n.Meeting)
	}
	if !c.Has("text") && !c.Has("item") {
		form := c.form()
		if c.event.Source == bot.Submitted {
			form.Error = c.Plain("refusal.same_note")
		}
		return bot.Reply{Form: form, Failed: true}, nil
	}
	before := n
	if c.Has("text") {
		n.Text = c.Text("text")
	}
	if c.Has("item") {
		if n.Item, err = c.noteItem(d.meeting); err != nil {
			return bot.Reply{}, err
		}
	}
	if n.Text == before.Text && n.Item == before.Item {
		return bot.Reply{}, refuse("refusal.same_note")
	}
	n.Changed = c.now
	if err := c.putNote(n); err != nil {
		return bot.Reply{}, err
	}
	said, undo := "minutes.note_edited", []string{"notiz", strconv.Itoa(n.Number), "sitzung", n.Meeting}
	if n.Text == before.Text {
		said = "minutes.note_moved"
	} else {
		undo = append(undo, "text", before.Text)
	}
	if n.Item != before.Item {
		place := n.Meeting
		if before.Item != 0 {
			place += "-" + strconv.Itoa(before.Item)
		}
		undo = append(undo, "zu", place)
	}
	lines := []text.Markup{c.Say(said, "number", n.Number, "item", c.itemOf(d.meeting, n.Item), "meeting", n.Meeting)}
	reply := c.noteReply(d, n, append(lines, c.echo(d.meeting, n)...))
	reply.Message.Buttons[1] = c.undo(bot.Line("protokoll aendern", undo...))
	return reply, nil
}

// withdrawNote takes a note out of the draft, or back into it. Its number is not given again.
func withdrawNote(c *call) (bot.Reply, error) {
	d, n, err := c.theNote()
	if err != nil {
		return bot.Reply{}, err
	}
	if n.Withdrawn != c.Yes("restore") {
		return bot.Reply{}, records.ErrDone
	}
	n.Withdrawn, n.Changed = !n.Withdrawn, c.now
	if err := c.putNote(n); err != nil {
		return bot.Reply{}, err
	}
	if !n.Withdrawn {
		return bot.Say(c.Say("undo.done")), nil
	}
	lines := []text.Markup{c.Say("minutes.note_withdrawn", "number", n.Number, "item", c.itemOf(d.meeting, n.Item), "meeting", n.Meeting)}
	reply := c.noteReply(d, n, lines)
	reply.Message.Buttons = []bot.Button{c.undo(bot.Line("protokoll zurueckziehen", "notiz", strconv.Itoa(n.Number), "sitzung", n.Meeting, "wiederherstellen", "ja"))}
	return reply, nil
}

const notesPerPage = 15

// listNotes lists the notes with their numbers, for changing them: to who runs the meeting all, to others their own.
func listNotes(c *call) (bot.Reply, error) {
	d, err := c.theState(anyMinutes)
	if err != nil {
		return bot.Reply{}, err
	}
	m, runs := d.meeting, c.runs(d.meeting)
	all, err := records.NotesOn(c.tx, m.ID)
	if err != nil {
		return bot.Reply{}, err
	}
	reads, err := c.readsAll(m)
	if err != nil {
		return bot.Reply{}, err
	}
	all = slices.DeleteFunc(all, func(n council.Note) bool {
		item, err := m.Item(n.Item)
		secret := err == nil && item.NonPublic && (!reads || c.outside(m.ID, item.Number, n.By, n.For))
		return n.Withdrawn || secret || !runs && n.By != c.person.ID && n.For != c.person.ID
	})
	message := &bot.Message{Title: c.Plain("minutes.notes_title", "meeting", c.meetingTitle(m))}
	if len(all) == 0 {
		message.Text = c.Say("minutes.no_notes")
		if d.status.State == council.MinutesDraft {
			message.Buttons = []bot.Button{c.noteButton(m)}
		}
		return bot.Reply{Message: message}, nil
	}
	if !c.shows(bot.Internal, "minutes") {
		return bot.Reply{Message: message}, nil
	}
	page, buttons := paged(c, all, notesPerPage, "/protokoll notizen "+m.ID)
	var lines []text.Markup
	for _, n := range page {
		name, err := personName(c.tx, n.Speaker())
		if err != nil {
			return bot.Reply{}, err
		}
		item, err := m.Item(n.Item)
		words := text.Escape(shortened(n.Text, echoed))
		if err == nil && item.NonPublic && !c.shows(bot.NonPublic, "minutes_non_public") {
			words = c.Say("item.hidden")
		}
		lines = append(lines, "- "+c.Say("minutes.note_line", "number", n.Number, "item", c.itemOf(m, n.Item), "clock", c.Clock(c.zoned(n.At)),
			"name", name, "kind", c.Plain("minutes.kind."+noteKind(n)), "text", words))
	}
	if d.status.State == council.MinutesDraft {
		lines = append(lines, "", c.Say("minutes.notes_how", "line", text.Code(c.typed("protokoll aendern", "", strconv.Itoa(page[0].Number), "", c.Plain("minutes.new_text")))))
	}
	message.Text, message.Buttons = text.Join(lines, "\n"), buttons
	return bot.Reply{Message: message}, nil
}

// noteButton opens the form of a note: while the meeting is on, for the item that is called.
func (c *call) noteButton(m council.Meeting) bot.Button {
	line := "/protokoll notiz"
	if m.State != council.Opened {
		line += " zu:" + m.ID
	}
	return bot.Button{Label: c.Plain("button.note"), Line: line, Fill: true}
}

// noteKind is the kind of a note as the catalog has it.
func noteKind(n council.Note) string {
	if n.Kind == "" {
		return "content"
	}
	return string(n.Kind)
}
