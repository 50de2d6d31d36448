package commands

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/document"
)

// Minutes as files. A file stays in the chat and is copied, so it has no non-public part unless one asks for it; then it is
// handed out only where the platform keeps no copy.

// minutesFiles are the files of minutes in some formats, made after the transaction.
func (b *Bot) minutesFiles(paper document.Minutes, formats []string) []bot.File {
	var files []bot.File
	for _, format := range formats {
		name, sum := paper.FileName(format), sumOf(paper, format)
		if format == "csv" {
			files = append(files, bot.File{Name: name, Type: "text/csv; charset=utf-8", Sum: sum, Open: func(context.Context) ([]byte, error) {
				return document.CSV(paper.Table(), paper.Text.Language())
			}})
			continue
		}
		files = append(files, b.documentFile(name, format, sum, paper.Document))
	}
	return files
}

// sumOf names the content of a file of minutes: all that it is made of.
func sumOf(paper document.Minutes, format string) string {
	parts := []string{format, string(paper.Text.Language()), paper.Record.JSON(), paper.Hash, string(paper.Status.State), strings.Join(paper.Letterhead, "\n")}
	for _, r := range paper.Status.Releases {
		parts = append(parts, r.Name, r.Hash)
	}
	for _, o := range paper.Objections {
		parts = append(parts, o.Text, string(o.State), o.Decision)
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:])
}

func exportMinutes(c *call) (bot.Reply, error) {
	d, err := c.theMinutes(anyMinutes)
	if err != nil {
		return bot.Reply{}, err
	}
	edition, shown, err := c.editionFor(d, council.MembersEdition)
	if err != nil {
		return bot.Reply{}, err
	}
	message := &bot.Message{Title: c.meetingTitle(d.meeting), Text: c.Say("minutes.state_line", "state", stateWord(c.Printer, d.status))}
	if !shown {
		return bot.Reply{Message: message}, nil
	}
	paper, err := d.paper(c.tx, c.Printer, edition)
	if err != nil {
		return bot.Reply{}, err
	}
	formats := c.Choices("format")
	if len(formats) == 0 {
		formats = []string{"pdf"}
	}
	message.Files, message.Class = c.bot.minutesFiles(paper, formats), d.class(edition)
	var names []string
	for _, f := range message.Files {
		names = append(names, f.Name)
	}
	lines := []text.Markup{message.Text, c.Say("minutes.exported", "names", c.And(names))}
	switch {
	case edition == council.PublicEdition:
		lines = append(lines, c.Say("minutes.exported_public"))
	case edition == council.MembersEdition && d.record.HasNonPublic():
		lines = append(lines, c.Say("minutes.exported_members"))
		if reads, err := c.readsAll(d.meeting); err == nil && reads {
			line := bot.Line("protokoll export", "", d.meeting.ID, "format", strings.Join(formats, "+"), "fassung", "vollstaendig")
			message.Buttons = append(message.Buttons, bot.Button{Label: c.Plain("button.whole_edition"), Line: line})
		}
	case edition == council.WholeEdition && d.record.HasNonPublic():
		lines = append(lines, c.Say("minutes.exported_whole"))
	}
	if edition != council.PublicEdition {
		line := bot.Line("protokoll export", "", d.meeting.ID, "format", strings.Join(formats, "+"), "fassung", "oeffentlich")
		message.Buttons = append(message.Buttons, bot.Button{Label: c.Plain("button.public_edition"), Line: line})
	}
	message.Text = text.Join(lines, "\n\n")
	return bot.Reply{Message: message}, nil
}
