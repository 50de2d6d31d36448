package commands

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// Messages that are no command: "ja", "hallo". Whoever was asked something probably answers it.

// replies are words that answer an invitation.
var replies = []string{"ja", "yes", "nein", "no", "zusage", "absage", "ok", "okay", "komme", "dabei"}

// attending are words that tell of one's coming, wherever they stand.
var attending = []string{"komme", "kommen", "teilnehmen", "absagen", "zusagen", "verhindert", "come", "coming", "attend"}

// plain are words that begin a sentence and no command, however much they look like one.
var plain = []string{
	"ich", "wir", "sie", "du", "es", "kann", "koennen", "koennte", "muss", "will", "wer", "wie", "was", "wo", "wann", "warum", "ist",
	"sind", "hat", "haben", "gibt", "der", "die", "das", "ein", "eine", "mein", "meine", "bitte", "danke", "leider", "heute", "morgen",
	"i", "we", "you", "can", "could", "must", "who", "how", "what", "where", "when", "why", "is", "are", "has", "have", "do", "does",
	"the", "a", "an", "my", "please", "thanks", "sorry", "today", "tomorrow",
}

// sentence are the words of a text, without marks.
func sentence(line string) []string {
	words := strings.FieldsFunc(bot.Fold(line), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,;:!?", r) })
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

// meetingsButton is for who writes of meetings.
func meetingsButton(p text.Printer, line string) []bot.Button {
	if !slices.ContainsFunc(sentence(line), func(w string) bool { return strings.Contains(w, "sitzung") || strings.Contains(w, "meeting") }) {
		return nil
	}
	return []bot.Button{{Label: p.Plain("button.meetings"), Line: "/sitzung liste"}}
}

// saidTo is what somebody says without a command: in direct messages, and "/g ja" anywhere.
func saidTo(e bot.Event) (bot.Event, bool) {
	if e.Source != bot.Typed || e.Channel.Direct {
		return e, e.Source == bot.Typed
	}
	short, is := strings.CutPrefix(e.Line, "/g ")
	words := sentence(short)
	e.Line = short
	return e, is && len(words) > 0 && slices.Contains(replies, words[0])
}

// converse answers what is no command in direct messages: with the invitation that is still open, else with a hint.
// It leaves to explain what looks like a slip in a command.
func (b *Bot) converse(ctx context.Context, e bot.Event, at place, p text.Printer, unknown *bot.UnknownCommand) (bot.Reply, bool) {
	words := sentence(e.Line)
	if strings.HasPrefix(e.Line, "/") || len(words) == 0 {
		return bot.Reply{}, false
	}
	answers := slices.Contains(replies, words[0]) ||
		slices.ContainsFunc(words, func(w string) bool { return slices.Contains(attending, w) })
	if len(unknown.Nearest) > 0 && !answers && !slices.Contains(plain, words[0]) {
		return bot.Reply{}, false
	}
	councils := at.councils
	if at.council != "" {
		councils = []string{at.council}
	}
	for _, id := range councils {
		var message *bot.Message
		err := b.Store.View(ctx, id, func(tx store.Tx) error {
			m, ok, err := b.openInvitation(tx, e, answers)
			if err != nil || !ok {
				return err
			}
			message = &bot.Message{
				Council: id, Text: p.Say("converse.invitation", "id", m.ID, "when", p.DateTime(m.In())),
				Buttons: (&cardCall{Printer: p}).answerButtons(council.Meeting{ID: m.ID}),
			}
			return nil
		})
		if err == nil && message != nil {
			message.Buttons = append(message.Buttons, meetingsButton(p, e.Line)...)
			message.Buttons = append(message.Buttons, bot.Button{Label: p.Plain("button.help"), Line: "/gremium hilfe"})
			return bot.Reply{Failed: true, Message: message}, true
		}
	}
	m := &bot.Message{
		Text:    p.Say("converse.hint"),
		Buttons: append(meetingsButton(p, e.Line), bot.Button{Label: p.Plain("button.help"), Line: "/gremium hilfe"}),
	}
	if len(words) > 1 {
		m.Text += "\n\n" + sayTyped(p, e.Line)
	}
	return bot.Reply{Failed: true, Message: m}, true
}

// openInvitation is the asker's next invitation without an answer; where they surely answer one, the next at all.
func (b *Bot) openInvitation(tx store.Tx, e bot.Event, answered bool) (council.Meeting, bool, error) {
	person, err := records.PersonOf(tx, council.Account{Platform: e.From.Platform, ID: e.From.ID})
	if err != nil {
		return council.Meeting{}, false, dropUnknown(err)
	}
	mine, err := records.MembershipsOf(tx, person.ID, council.DayOf(b.Now()))
	if err != nil {
		return council.Meeting{}, false, err
	}
	var open, other []council.Meeting
	for _, membership := range mine {
		meetings, err := records.MeetingsOf(tx, membership.Organization, b.Now(), zeroTime, 0)
		if err != nil {
			return council.Meeting{}, false, err
		}
		for _, m := range meetings {
			i, err := records.Invitations.Get(tx, m.ID+" "+person.ID)
			switch {
			case errors.Is(err, store.ErrNotFound) || err == nil && m.State != council.Invited:
			case err != nil:
				return council.Meeting{}, false, err
			case i.Answer == "":
				open = append(open, m)
			default:
				other = append(other, m)
			}
		}
	}
	if len(open) == 0 && answered {
		open = other
	}
	if len(open) == 0 {
		return council.Meeting{}, false, nil
	}
	return slices.MinFunc(open, func(a, b council.Meeting) int { return a.Start.Compare(b.Start) }), true, nil
}
