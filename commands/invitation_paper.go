package commands

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/document"
	"gremium/commands/records"
	"gremium/store"
)

// The invitation as a paper, for who gets it outside the chat and for the files. It is attached to the card in the channel
// and to each personal invitation.

var letterCommands = []command{{
	Command: bot.Command{
		Name: "sitzung einladung", English: "meeting letter", Reads: true, Aliases: []string{"sitzung brief", "meeting invitation"},
		Options: []bot.Option{
			theMeetingOption,
			{ID: "format", Name: "format", Kind: bot.OneOf, Many: true, Choices: letterFormats},
		},
	},
	may: attendingOrDeputy, do: invitationPaper,
}}

// letterFormats are those of papers without figures.
var letterFormats = formatChoices[:3]

// invitationPaper hands out the invitation as a file.
func invitationPaper(c *call) (bot.Reply, error) {
	m, err := c.nextMeeting()
	if err != nil {
		return bot.Reply{}, err
	}
	letter, err := letterOf(c.tx, c.Printer, m, c.shows(bot.Internal, "members"))
	if err != nil {
		return bot.Reply{}, err
	}
	formats := c.Choices("format")
	if len(formats) == 0 {
		formats = []string{"pdf"}
	}
	message := &bot.Message{Title: c.meetingTitle(m), Text: c.Say("invitation.paper", "id", m.ID, "when", c.DateTime(m.In()))}
	for _, format := range formats {
		message.Files = append(message.Files, c.bot.letterFile(letter, format))
	}
	return bot.Reply{Message: message}, nil
}

// letterOf is the invitation to a meeting; with the voting members where they may be shown.
func letterOf(tx store.Tx, p text.Printer, m council.Meeting, members bool) (document.Invitation, error) {
	letter := document.Invitation{Meeting: m, Agenda: numbering(m), Stamp: m.Created.UTC(), Text: p}
	for i, id := range m.Organizations() {
		body, err := records.Organizations.Get(tx, id)
		if err != nil {
			return letter, err
		}
		letter.Bodies = append(letter.Bodies, body.Name)
		if i == 0 {
			own, err := records.Councils.Get(tx, "council")
			if err := dropUnknown(err); err != nil {
				return letter, err
			}
			letter.Letterhead = letterheadOf(own.Name, body)
		}
		if !members {
			continue
		}
		all, err := records.MembersOf(tx, id, m.Day())
		if err != nil {
			return letter, err
		}
		for _, o := range all {
			chairs := i == 0 && o.Has(council.Chair)
			if !o.Seat() && !chairs {
				continue
			}
			name, err := personName(tx, o.Person)
			if err != nil {
				return letter, err
			}
			if chairs {
				letter.Chair = name
			}
			if !o.Seat() {
				continue
			}
			letter.Voting = append(letter.Voting, [2]string{name, o.OnBehalfOf})
		}
	}
	if members && m.Moderator != "" {
		var err error
		if letter.Moderator, err = personName(tx, m.Moderator); err != nil {
			return letter, err
		}
	}
	letter.ReplyBy = m.Day().Add(-answerDays[len(answerDays)-1])
	return letter, nil
}

// letterFile is the invitation as a file, made after the transaction.
func (b *Bot) letterFile(letter document.Invitation, format string) bot.File {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %+v", format, letter.Document())) // what it says names its content
	return b.documentFile(letter.FileName(format), format, hex.EncodeToString(sum[:]), letter.Document)
}

// withLetter attaches the invitation as a paper to a card; with the voting members for who is invited, where that may be
// shown.
func (c *cardCall) withLetter(message bot.Message, m council.Meeting) (bot.Message, error) {
	if !m.WasInvited() || m.State == council.Cancelled {
		return message, nil
	}
	ceiling, err := c.bot.ceiling(c.tx, c.to.Platform, c.bodies)
	if err != nil {
		return message, err
	}
	members := c.person.ID != "" && ceiling >= bot.Internal
	letter, err := letterOf(c.tx, c.Printer, m, members)
	if err != nil {
		return message, err
	}
	if members {
		message.Class = max(message.Class, bot.Internal)
	}
	message.Files = append(message.Files, c.bot.letterFile(letter, "pdf"))
	return message, nil
}
