package mattermost

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
)

const (
	// maxRunes is the longest text of a post.
	maxRunes = model.PostMessageMaxRunesV2
	// maxButtons is how many buttons we promise to show: Mattermost sets no limit, a phone's screen does.
	maxButtons = 25
)

// Props of our posts. Mattermost keeps them and shows them to nobody.
const (
	propKey   = "gremium_key"   // Message.Key, for Find
	propFiles = "gremium_files" // what the attached files are, so that an update uploads only changed ones
)

var colours = map[bot.Tone]string{bot.Neutral: "#1c58d9", bot.Good: "#3db887", bot.Warning: "#cc8f00", bot.Bad: "#d24b4e"}

// card is a Message as Mattermost takes it: a text, and an edge with facts and buttons below.
type card struct {
	text       string
	attachment *model.MessageAttachment // nil for a text alone
}

// render makes a card. Its buttons work in one channel, and when they are a reply for one person only. shown says that
// it is ephemeral.
func (p *Platform) render(m bot.Message, channel, reader string, shown bool) (card, error) {
	var c card
	if m.Title != "" {
		c.text = "#### " + showPlain(m.Title) + "\n\n"
	}
	c.text = strings.TrimSpace(c.text + show(m.Text))
	actions, err := p.actions(m, channel, reader, shown)
	if err != nil {
		return card{}, err
	}
	if len(actions) == 0 && len(m.Facts) == 0 && m.Tone == bot.Neutral {
		return c, nil
	}
	c.attachment = &model.MessageAttachment{Color: colours[m.Tone], Actions: actions, Fallback: showPlain(m.Title)}
	for _, f := range m.Facts {
		value := show(f.Value)
		c.attachment.Fields = append(c.attachment.Fields, &model.MessageAttachmentField{
			Title: showPlain(f.Label), Value: value,
			Short: model.SlackCompatibleBool(utf8.RuneCountInString(value) <= 40 && !strings.Contains(value, "\n")),
		})
	}
	// A tone without facts or buttons has its edge beside the text itself. A text that needs splitting stays outside.
	if len(actions) == 0 && len(m.Facts) == 0 && utf8.RuneCountInString(c.text) <= maxRunes {
		c.attachment.Text, c.attachment.Fallback, c.text = c.text, c.text, ""
	}
	return c, nil
}

func (p *Platform) actions(m bot.Message, channel, reader string, shown bool) ([]*model.PostAction, error) {
	var actions []*model.PostAction
	now := p.now()
	for i, button := range m.Buttons {
		if !button.Until.IsZero() && now.After(button.Until) {
			continue
		}
		sealed, err := p.seals.seal(forButton, press{
			Line: button.Line, Council: m.Council, Fill: button.Fill, Until: unix(button.Until), Channel: channel, User: reader, Shown: shown,
		})
		if err != nil {
			return nil, err
		}
		style := "default"
		switch button.Style {
		case bot.Primary:
			style = "primary"
		case bot.Danger:
			style = "danger"
		}
		actions = append(actions, &model.PostAction{
			Id: fmt.Sprintf("b%d", i), Type: model.PostActionTypeButton, Name: button.Label, Style: style,
			Integration: &model.PostActionIntegration{URL: p.cfg.CallbackURL + "/action", Context: map[string]any{"gremium": sealed}},
		})
	}
	return actions, nil
}

func unix(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

// props puts the card's attachment into a post. Without one, an empty list takes an earlier one away.
func (c card) props(post *model.Post) {
	attachments := []*model.MessageAttachment{}
	if c.attachment != nil {
		attachments = append(attachments, c.attachment)
	}
	post.AddProp(model.PostPropsAttachments, attachments)
}

// split cuts a text into parts that fit a post, at the ends of paragraphs, else of lines, sentences or words.
func split(s string, limit int) []string {
	var parts []string
	for utf8.RuneCountInString(s) > limit {
		cut := cutAt(s, limit)
		parts = append(parts, strings.TrimRight(s[:cut], " \n"))
		s = strings.TrimLeft(s[cut:], "\n")
	}
	return append(parts, s)
}

// cutAt returns where to cut at most limit runes of s: never inside an escape or character.
func cutAt(s string, limit int) int {
	end := 0
	for i := range s {
		if limit == 0 {
			end = i
			break
		}
		limit--
	}
	head := s[:end]
	for _, sign := range []string{"\n\n", "\n", ". ", " "} {
		if i := strings.LastIndex(head, sign); i > len(head)/2 {
			return i + len(sign)
		}
	}
	if cut := len(strings.TrimRight(head, `\`)); cut > 0 {
		return cut
	}
	return len(head) // backslashes alone: they must end somewhere
}
