package discord

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
)

// How a message looks. One for all (card) has its title as text, or its first line where it has none, because push notices
// show no embeds, and the rest in one embed with a coloured edge; nothing is said twice. The embed's address is never shown, for the embed has no title: it names the
// message's key and files, so that Find and Update recognise it. A reply is plain text unless it has facts, a tone or
// much to say.
//
// What is longer than a message comes whole as a text file, and its beginning says so; a reply may go on in two more
// messages before that.

// Discord's limits. Lengths are in units.
const (
	maxContent     = 2000
	maxDescription = 4096
	maxFields      = 25
	maxFieldName   = 256
	maxFieldValue  = 1024
	maxEmbed       = 6000
	maxFiles       = 10
	maxLabel       = 80 // of a button
	maxChoice      = 100
	rowLength      = 5
	mostRows       = 5
	menuLength     = 25
	// maxButtons is how many buttons a message can show: five menus.
	maxButtons = mostRows * menuLength
	// mostPages is how many messages a long reply may have.
	mostPages = 3
)

// signature stands where Discord demands a text and there is none, nothing where a label or a value is empty. blank is an
// embed's text that nobody sees.
const (
	signature = "-# gremium"
	nothing   = "–"
	blank     = joiner
)

var colours = map[bot.Tone]int{bot.Neutral: 0x1c58d9, bot.Good: 0x3db887, bot.Warning: 0xcc8f00, bot.Bad: 0xd24b4e}

// markerHost is where the addresses of embeds point: a name that nobody can own (RFC 6761).
const markerHost = "https://gremium.invalid/"

// marker is the address of the embed of a message with the mark of a key, and files.
func marker(mark string, sums []string) string {
	at := markerHost + mark
	if len(sums) > 0 {
		at += "?f=" + strings.Join(sums, ".")
	}
	return at
}

func keyMark(key string) string {
	sum := sha256.Sum256([]byte("key\x00" + key))
	return hex.EncodeToString(sum[:16])
}

// readMarker reads the address of an embed: the mark of a key, and the sums of the files.
func readMarker(m message) (mark string, sums []string) {
	for _, e := range m.Embeds {
		if rest, ours := strings.CutPrefix(e.URL, markerHost); ours {
			mark, files, _ := strings.Cut(rest, "?f=")
			if files != "" {
				sums = strings.Split(files, ".")
			}
			return mark, sums
		}
	}
	return "", nil
}

// sheet is a message on its way to Discord: what is shown, before it is cut into pages.
type sheet struct {
	say    text.Printer // what we add is in the message's language
	title  string       // shown Markdown
	text   string
	fields []embedField
	tone   bot.Tone
	rows   []component
	files  []bot.File
	of     bot.Message
}

// sheet makes the sheet of a message. Its buttons are those of a reply, or of a message for all. say is for a message
// that does not know its language.
func (p *Platform) sheet(ctx context.Context, m bot.Message, say text.Printer, reply bool) (sheet, error) {
	say = in(m.Language, say)
	s := sheet{say: say, text: strings.TrimSpace(show(m.Text)), tone: m.Tone, files: m.Files, of: m}
	if title := shorten(m.Title, 250); title != "" {
		s.title = "**" + showPlain(title) + "**"
		if title != strings.Join(strings.Fields(m.Title), " ") { // what was cut off stands in the text
			s.text = strings.TrimSpace(showPlain(m.Title) + "\n\n" + s.text)
		}
	}
	for _, f := range m.Facts {
		value := strings.TrimSpace(show(f.Value))
		s.fields = append(s.fields, embedField{
			Name: cmp.Or(showPlain(f.Label), nothing), Value: cmp.Or(value, nothing), Inline: units(value) <= 40 && !strings.Contains(value, "\n"),
		})
	}
	if e := m.Event; e != nil && !e.Cancelled && !e.Start.IsZero() { // each reader sees it in the zone of their own clock
		s.fields = append(s.fields, embedField{Name: say.Plain("discord.localtime"), Value: fmt.Sprintf("<t:%d:F>", e.Start.Unix())})
	}
	var err error
	s.rows, err = p.rows(ctx, m, say, reply)
	return s, err
}

// fieldsFit says whether the facts can stand in an embed beside so many units of text.
func (s sheet) fieldsFit(beside int) bool {
	if len(s.fields) > maxFields {
		return false
	}
	for _, f := range s.fields {
		if units(f.Name) > maxFieldName || units(f.Value) > maxFieldValue {
			return false
		}
		beside += units(f.Name) + units(f.Value)
	}
	return beside <= maxEmbed
}

// fill are the facts that fit, for a message that has all of them in a file.
func (s sheet) fill(room int) (fields []embedField) {
	for _, f := range s.fields {
		room -= units(f.Name) + units(f.Value)
		if room < 0 || len(fields) == maxFields {
			break
		}
		if units(f.Name) <= maxFieldName && units(f.Value) <= maxFieldValue {
			fields = append(fields, f)
		}
	}
	return fields
}

// overflow puts the whole text into a file and returns the beginning that is shown, with a note. The file is the last one:
// what stands behind a changed one is sent again (take).
func (s *sheet) overflow(limit int) string {
	s.files = append(slices.Clone(s.files), s.of.Whole())
	note := show(s.say.Say("discord.long"))
	return strings.TrimSpace(split(s.text, limit-units(note)-2)[0] + "\n\n" + note)
}

// card writes a message for all: one page, without its files and its marker.
func (s *sheet) card() page {
	e := embed{Colour: colours[s.tone], Description: s.text, Fields: s.fields}
	if units(s.text) > maxDescription || !s.fieldsFit(units(s.text)) {
		e.Description = s.overflow(maxDescription)
		e.Fields = s.fill(maxEmbed - units(e.Description))
	}
	content := s.title
	if content == "" { // a push notice should say something
		first, rest, _ := strings.Cut(e.Description, "\n")
		if units(first) <= maxContent {
			content, e.Description = first, strings.TrimSpace(rest)
		}
	}
	if e.Description == "" && len(e.Fields) == 0 {
		e.Description = blank // an embed must say something, too
	}
	return page{post: post{
		Content: content, Embeds: []embed{e}, Components: s.rows, Attachments: []attachment{},
	}}
}

// pages writes a reply. The buttons are on the last page; the files are not attached yet.
func (s *sheet) pages() []page {
	if len(s.fields) == 0 && s.tone == bot.Neutral {
		if all := strings.TrimSpace(s.title + "\n" + s.text); units(all) <= maxContent {
			return []page{s.page(all, nil)}
		}
	}
	parts := split(s.text, maxDescription)
	fit := s.fieldsFit(units(parts[len(parts)-1]))
	if !fit && s.fieldsFit(0) {
		parts, fit = append(parts, ""), true // the facts have a page of their own
	}
	if len(parts) > mostPages || !fit {
		part := s.overflow(maxDescription)
		return []page{s.page(s.title, &embed{Description: part, Fields: s.fill(maxEmbed - units(part))})}
	}
	var pages []page
	for i, part := range parts {
		e := &embed{Description: part}
		content := ""
		if i == 0 {
			content = s.title
		}
		if i == len(parts)-1 {
			e.Fields = s.fields
		}
		if e.Description == "" && len(e.Fields) == 0 {
			e = nil
		}
		pages = append(pages, s.page(content, e))
	}
	for i := range pages[:len(pages)-1] {
		pages[i].Components = []component{}
	}
	return pages
}

func (s *sheet) page(content string, e *embed) page {
	one := page{post: post{Content: content, Embeds: []embed{}, Components: s.rows, Attachments: []attachment{}}}
	if content == "" && e == nil && len(s.files) == 0 {
		one.Content = signature
	}
	if e != nil {
		e.Colour = colours[s.tone]
		one.Embeds = append(one.Embeds, *e)
	}
	return one
}

// rows are the buttons, and from the 26th on menus.
func (p *Platform) rows(ctx context.Context, m bot.Message, say text.Printer, reply bool) ([]component, error) {
	type placed struct {
		id, label string
		style     int
	}
	var all []placed
	until := time.Time{} // those of messages for all are kept for good
	if reply {
		until = p.now().Add(keepFor)
	}
	ids := map[string]bool{}
	for _, b := range m.Buttons {
		if !b.Until.IsZero() && p.now().After(b.Until) {
			continue
		}
		at := press{Line: b.Line, Council: m.Council, Fill: b.Fill, Reply: reply}
		if !b.Until.IsZero() {
			at.Until = b.Until.Unix()
		}
		id, err := p.pressID(ctx, at, until, ids)
		if err != nil {
			return nil, err
		}
		label := shorten(b.Label, maxLabel)
		if label == "" {
			label = shorten(b.Line, maxLabel)
		}
		style := 2
		switch b.Style {
		case bot.Primary:
			style = 1
		case bot.Danger:
			style = 4
		}
		all = append(all, placed{id, label, style})
	}
	if len(all) > maxButtons {
		return nil, fmt.Errorf("%w: %d buttons", bot.ErrRefused, len(all))
	}
	menus := 0
	for len(all) > (mostRows-menus)*rowLength+menus*menuLength {
		menus++
	}
	rows := []component{}
	buttons := min(len(all), (mostRows-menus)*rowLength)
	for i, b := range all[:buttons] {
		if i%rowLength == 0 {
			rows = append(rows, component{Type: componentRow})
		}
		row := &rows[len(rows)-1]
		row.Components = append(row.Components, component{Type: componentButton, Style: b.style, Label: b.label, CustomID: b.id})
	}
	for i, b := range all[buttons:] {
		if i%menuLength == 0 {
			rows = append(rows, component{Type: componentRow, Components: []component{{
				Type: componentMenu, CustomID: fmt.Sprintf("more.%d", i/menuLength), Placeholder: say.Plain("discord.more"),
			}}})
		}
		menu := &rows[len(rows)-1].Components[0]
		menu.Options = append(menu.Options, choice{Label: b.label, Value: b.id})
	}
	return rows, nil
}

// button is a row with buttons of our own.
func button(buttons ...component) component {
	for i := range buttons {
		buttons[i].Type = componentButton
	}
	return component{Type: componentRow, Components: buttons}
}
