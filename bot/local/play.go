package local

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"gremium/bot"
)

// World is where a story plays. The caller makes it: it knows the bot and owns the clock, which the chat must
// read. Play calls its methods one after the other.
type World interface {
	Stage() Stage
	// Start starts the bot and returns when it is attached to the chat and all that fell due meanwhile is
	// delivered.
	Start(context.Context) error
	// Stop ends the bot as if it was killed. The chat and what the bot has stored stay.
	Stop() error
	// Advance moves the clock and runs all that falls due on the way, in order, each at its time; only the clock
	// while the bot is stopped. The first call comes before the first Start.
	Advance(ctx context.Context, to time.Time) error
	// Settle delivers all that is under way and due now.
	Settle(context.Context) error
}

// Result is how a story went.
type Result struct {
	Story        string
	Steps        int // statements played
	Expectations int // lines with > or ! looked at
	Failures     []Failure
	Transcript   string // what everyone did and saw
}

// OK says whether all went as the story says.
func (r Result) OK() bool { return len(r.Failures) == 0 }

// Failure is a line that did not come true.
type Failure struct {
	File    string
	Line    int
	Problem string // `not seen: "angenommen"`
	Saw     string // what the person saw instead; "" where nobody looked
}

func (f Failure) String() string {
	s := fmt.Sprintf("%s:%d: %s", f.File, f.Line, f.Problem)
	if f.Saw != "" {
		s += "\n" + indent(f.Saw, "    | ")
	}
	return s
}

// Play plays a story. The bot is started before the first thing a person does and left as the story leaves it,
// so that a demo can go on from there. It goes on after a failure, except when the world itself fails.
func Play(ctx context.Context, story *Story, world World) Result {
	p := player{story: story, world: world, chat: world.Stage(), result: Result{Story: story.Name}}
	for _, s := range story.Statements {
		p.result.Steps++
		fmt.Fprintf(&p.transcript, "%s\n", s.Source)
		if err := p.play(ctx, s); err != nil {
			p.fail(s.Line, err.Error(), "")
			break
		}
	}
	p.result.Transcript = p.transcript.String()
	return p.result
}

type player struct {
	story      *Story
	world      World
	chat       Stage
	begun      bool // the bot was started once
	running    bool
	result     Result
	transcript strings.Builder
}

func (p *player) fail(line int, problem, saw string) {
	f := Failure{p.story.Name, line, problem, saw}
	p.result.Failures = append(p.result.Failures, f)
	fmt.Fprintf(&p.transcript, "  FAILED %s:%d: %s\n", f.File, f.Line, f.Problem)
}

// play plays one statement. What the story gets wrong is a failure; an error is the world's and ends it.
func (p *player) play(ctx context.Context, s Statement) error {
	var err error
	switch s.Kind {
	case SetZone:
	case Unknown:
		p.fail(s.Line, fmt.Sprintf("unknown statement: %s", s.Source), "")
	case SetClock:
		if !p.begun {
			return p.world.Advance(ctx, s.Time)
		}
		if err := p.world.Advance(ctx, s.Time); err != nil || !p.running {
			return err
		}
		return p.world.Settle(ctx)
	case AddAdmin, AddPerson:
		err = p.chat.AddPerson(s.Who, s.Text, s.Kind == AddAdmin)
	case AddAccount:
		err = p.chat.AddAccount(s.Who, s.Text)
	case AddChannel:
		err = p.chat.AddChannel(s.Text, s.Private, s.Members...)
	case StopBot:
		if err := p.start(ctx, !p.begun); err != nil {
			return err
		}
		if !p.running {
			p.fail(s.Line, "the bot is stopped already", "")
			return nil
		}
		p.running = false
		return p.world.Stop()
	case StartBot:
		if p.running {
			p.fail(s.Line, "the bot is running already", "")
			return nil
		}
		return p.start(ctx, true)
	default:
		if err := p.start(ctx, !p.begun); err != nil {
			return err
		}
		return p.step(ctx, s)
	}
	if err != nil {
		p.fail(s.Line, plainly(err), "")
	}
	return nil
}

func (p *player) start(ctx context.Context, now bool) error {
	if !now {
		return nil
	}
	p.begun, p.running = true, true
	if err := p.world.Start(ctx); err != nil {
		return err
	}
	return p.world.Settle(ctx)
}

// step plays what a person does and looks at what came of it.
func (p *player) step(ctx context.Context, s Statement) error {
	before, panics := p.chat.Revision(), p.chat.Panics()
	err := p.act(ctx, s)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if p.chat.Panics() > panics {
		p.fail(s.Line, "the bot panicked: see the log", "")
	}
	if p.running {
		if err := p.world.Settle(ctx); err != nil {
			return err
		}
	}
	if s.Kind == JustLook {
		before = 0
	}
	sights := p.sights(s, before)
	saw := strings.Join(sights, "\n")
	p.transcript.WriteString(indent(saw, "    | "))
	if err != nil {
		// What is there instead is what helps: a button's label may have changed.
		p.fail(s.Line, plainly(err), describe(s, strings.Join(p.sights(s, 0), "\n")))
		return nil
	}
	for i, sight := range sights {
		sights[i] = fold(sight)
	}
	for _, e := range s.Expect {
		p.result.Expectations++
		seen := slices.ContainsFunc(sights, func(sight string) bool { return strings.Contains(" "+sight+" ", fold(e.Text)) })
		switch {
		case e.Not && seen:
			p.fail(e.Line, fmt.Sprintf("seen, but must not be: %q", e.Text), describe(s, saw))
		case !e.Not && !seen:
			p.fail(e.Line, fmt.Sprintf("not seen: %q", e.Text), describe(s, saw))
		}
	}
	return nil
}

// describe introduces what a person saw.
func describe(s Statement, saw string) string {
	if saw == "" {
		return fmt.Sprintf("%s saw nothing in %s", s.Who, s.Place)
	}
	return fmt.Sprintf("%s saw in %s:\n%s", s.Who, s.Place, saw)
}

// act does what the statement says.
func (p *player) act(ctx context.Context, s Statement) error {
	files, err := p.attachments(s)
	if err != nil {
		return err
	}
	sights, err := p.chat.Look(s.Who, s.Place)
	if err != nil {
		return err
	}
	slices.Reverse(sights) // the newest first
	switch s.Kind {
	case TypeLine:
		return p.chat.Type(ctx, s.Who, s.Place, s.Text, files...)
	case PressButton:
		for _, sight := range sights {
			i := slices.IndexFunc(sight.Buttons, func(b PlainButton) bool { return fold(b.Label) == fold(s.Text) })
			if i >= 0 && names(sight, s.ID) {
				return p.chat.Press(ctx, s.Who, sight.ID, sight.Buttons[i].ID)
			}
		}
		return fmt.Errorf("there is no button %s", s.Source[strings.Index(s.Source, "["):])
	case MessageAction:
		for _, sight := range sights {
			if strings.Contains(fold(sight.Text), fold(s.On)) {
				return p.chat.Act(ctx, s.Who, sight.ID, s.Text)
			}
		}
		return fmt.Errorf("there is no message with %q", s.On)
	case SubmitForm:
		return p.chat.Fill(ctx, s.Who, s.Values, files...)
	case JustLook:
		if s.ID != "" && !slices.ContainsFunc(sights, func(sight Sight) bool { return names(sight, s.ID) }) {
			return fmt.Errorf("there is no message that names %s", s.ID)
		}
	}
	return nil
}

// attachments reads the files beside the story.
func (p *player) attachments(s Statement) ([]bot.File, error) {
	var files []bot.File
	for _, name := range s.Files {
		if p.story.files == nil {
			return nil, fmt.Errorf("there are no files beside this story: %s", name)
		}
		content, err := fs.ReadFile(p.story.files, name)
		if err != nil {
			return nil, err
		}
		f := bot.File{Name: path.Base(name), Open: func(context.Context) ([]byte, error) { return content, nil }}
		f.Type = mediaType(f)
		files = append(files, f)
	}
	return files, nil
}

// sights is what a person sees of what changed after a revision: in the place of the step and in the direct
// messages; for a look, in that place only. The person's own words to the bot are no result.
func (p *player) sights(s Statement, after uint64) []string {
	var sights []string
	places := []string{s.Place}
	if s.Place != "@bot" && s.Kind != JustLook {
		places = append(places, "@bot")
	}
	for _, place := range places {
		seen, err := p.chat.Look(s.Who, place)
		if err != nil {
			continue
		}
		if s.ID != "" && s.Kind == JustLook {
			seen = newest(seen, s.ID)
		}
		for _, sight := range seen {
			if sight.Revision > after && !(s.Kind != JustLook && place == "@bot" && sight.Own) {
				sights = append(sights, sight.Text)
			}
		}
	}
	if form, place, open := p.chat.Form(s.Who); open && form.Revision > after && (s.Kind != JustLook || s.ID == "" && place == s.Place) {
		sights = append(sights, form.Text)
	}
	return sights
}

// newest keeps only the newest message that names an id.
func newest(sights []Sight, id string) []Sight {
	for i := len(sights) - 1; i >= 0; i-- {
		if names(sights[i], id) {
			return sights[i : i+1]
		}
	}
	return nil
}

// names says whether a message names an id as a whole word: S1 is not named by S12, nor by S1-3. Every message
// names "".
func names(s Sight, id string) bool {
	if id == "" {
		return true
	}
	whole := regexp.MustCompile(`(?:^|[^\pL\pN])` + regexp.QuoteMeta(id) + `(?:$|[^\pL\pN-]|-(?:$|[^\pN]))`)
	return whole.MatchString(s.Text)
}

// indent puts a prefix before every line.
func indent(s, prefix string) string {
	if s == "" {
		return ""
	}
	return prefix + strings.ReplaceAll(s, "\n", "\n"+prefix) + "\n"
}

// plainly drops the package's name from an error: a story's reader does not care where it was noticed.
func plainly(err error) string { return strings.TrimPrefix(err.Error(), "local: ") }
