// Package bot is how gremium talks: what a platform hands in (Event), what goes back (Reply, Message, Form) and
// how a command is declared (Command).
//
// The one idea: a command is a value. A button is a command whose arguments are filled in: its Line is exactly
// what somebody could have typed. A form is a command whose arguments are missing: its fields are the command's
// options. So a platform needs to know three things only: hand in lines and form values as Events, show Messages
// with buttons, show Forms.
//
// # The path of an event
//
// A platform authenticates what its chat server tells it, makes an Event and calls Handler.Handle. The answer
// comes back as Reply, for the asker's eyes only (ephemeral; a direct message where a platform has nothing
// ephemeral). What others must see does not come back here: it is delivered later by Platform.Send and Update,
// which only the outbox calls.
//
// # Rules for platforms
//
//   - Event.From and Event.Channel are what the chat server vouches for, never what a payload claims.
//   - Event.Once is stable for one action of a person: the same click delivered twice carries the same key.
//   - A Reply to a button on an ephemeral message replaces that message, unless the Reply is an error or a form.
//     So a preview whose button was pressed is gone.
//   - A button with Until is not shown, or not obeyed, after that time; the core refuses it as well
//     (Event.Until).
//   - Texts are text.Markup (a small Markdown); labels, titles and names are plain and must be escaped.
//   - What does not fit the platform's Limits is split or moved to a file, never cut off silently.
package bot

import (
	"context"
	"time"

	"gremium/bot/text"
)

// Account is a person's account on one platform.
type Account struct {
	Platform string `json:"platform"` // Platform.Name
	ID       string `json:"id"`       // the platform's own id; not for people
	Username string `json:"username"` // what is typed after @
	Name     string `json:"name"`     // display name, for people; the username where there is none
}

// Channel is where something happened.
type Channel struct {
	Platform string
	ID       string // the platform's own id
	Name     string // for people
	Team     string // Mattermost team or Discord guild; "" in direct messages where the platform does not say
	Direct   bool   // the direct messages of one person with the bot
	Private  bool   // invited persons only
	Thread   string // post id of the thread's root where the line was typed in a thread
}

// Source says how an Event came about.
type Source int

// The sources of events.
const (
	Typed     Source = iota // a slash command, or a text in direct messages
	Pressed                 // a button or a message action
	Submitted               // a form
)

// Event is what a person did.
type Event struct {
	Once     Once
	From     Account
	Channel  Channel
	Language text.Language // of the person's client; "" when unknown
	Source   Source
	// Council is the council of the message or form this event came from; "" for typed lines.
	// It is a hint that must be authentic: platforms protect it like the line.
	Council string
	// Line is the command as typed ("/top neu Beleuchtung dauer:15m"), the line of the button, or the line of
	// the form. In direct messages it may come without a slash.
	Line string
	// Values are a submitted form's fields by Field.ID; they take the place of the line's options.
	Values map[string]string
	// Fill asks for the form of the line's command, with what the line has filled in (Button.Fill).
	Fill bool
	// Until is Button.Until of the pressed button; zero for none.
	Until time.Time
	// Post is the post that a message action was used on, or the thread's root that a command was typed in.
	Post Post
	// Files are the attached files.
	Files []File
}

// Once makes an event single-use: the core remembers Key until Until and refuses a second one.
type Once struct {
	Key   string // unique per platform and action
	Until time.Time
}

// Post is a message of a person that a command refers to.
type Post struct {
	ID, Text string
	Author   Account
}

// Reply is the answer to one Event, for the asker only. The zero Reply says nothing.
type Reply struct {
	Message *Message
	// Form is shown instead of a message. As the answer to a submitted form it keeps that form open, with
	// what was typed and the errors.
	Form *Form
	// Failed marks a refusal: nothing was stored and no message is replaced.
	Failed bool
}

// Say makes a reply of a text.
func Say(t text.Markup) Reply { return Reply{Message: &Message{Text: t}} }

// Tone is what a message is about, shown as a coloured edge beside the words that say the same.
type Tone string

// The tones.
const (
	Neutral Tone = ""
	Good    Tone = "good"
	Warning Tone = "warning"
	Bad     Tone = "bad"
)

// Message is what people see.
type Message struct {
	// Key is the delivery's stable key: Send with the same key posts once. Empty in replies.
	Key string
	// To is where it goes. Empty in replies.
	To Audience
	// Council is the council whose commands the buttons are. Platforms carry it to Event.Council.
	Council string
	// Language is what it is written in, for the words that a platform adds; "" when unknown.
	Language text.Language
	Title    string // plain; "" for none
	Text     text.Markup
	Facts    []Fact // short label and value pairs, shown as a small table or fields
	Buttons  []Button
	Files    []File
	Tone     Tone
	// Class is how delicate the message is. The core withholds what is above a platform's ceiling. What is NonPublic is
	// shown to its reader only now: a platform never stores it, and withholds it where it cannot show it ephemerally.
	Class Confidentiality
	// Thread names the discussion that belongs to a message in a channel: a platform with named threads opens one
	// below it, others have a nameless one anyway. Plain; "" for none.
	Thread string
	// About is an earlier post of the same audience that this one is about: a platform whose posts have addresses links to it.
	// Zero for none.
	About Ref
	// Event is entered in the chat's own calendar where it has one, changed with each Update; from a direct message only its
	// time is shown, on the reader's clock. Nil for none.
	Event *ScheduledEvent
}

// NonPublic says whether a platform may show the message only ephemerally.
func (m Message) NonPublic() bool { return m.Class >= NonPublic }

// ScheduledEvent is an entry of the chat's own calendar. Who may see the message may see the entry.
type ScheduledEvent struct {
	Title      string // plain
	Text       text.Markup
	Place      string // plain; "" when unknown
	Start, End time.Time
	Cancelled  bool // then the entry is taken out
}

// Audience is who sees a message: everyone in a channel, or one person in the direct messages with the bot.
type Audience struct {
	Platform string `json:"platform"`
	Channel  string `json:"channel,omitempty"` // a channel's id
	Account  string `json:"account,omitempty"` // or an account's id
}

// Fact is a label with its value.
type Fact struct {
	Label string
	Value text.Markup
}

// Style is how a button looks.
type Style string

// The styles of buttons.
const (
	Default Style = ""
	Primary Style = "primary"
	Danger  Style = "danger"
)

// Button is a command whose arguments are filled in.
type Button struct {
	Label string // plain, one or two words
	Line  string // the command, as it could be typed
	Style Style
	// Fill opens the command's form with what Line has, instead of running it. A Line with a required option
	// missing opens the form too.
	Fill bool
	// Until is the last moment at which it works; zero for always.
	Until time.Time
}

// File is attached to a message or sent by a person.
type File struct {
	Name string // with extension, ASCII
	Type string // media type
	// Sum names the content: equal sums, equal content; empty when unknown. A card is not sent again for files whose
	// names and sums have stayed the same.
	Sum string
	// Open makes or fetches the content. It is called after the transaction, and again on a resend.
	Open func(context.Context) ([]byte, error)
}

// Form asks for a command's arguments.
type Form struct {
	Title   string
	Text    text.Markup // introduction; "" for none
	Line    string      // what is run with the submitted values: "/top neu S1"
	Council string
	// Language is what it is written in, for the words that a platform adds; "" when unknown.
	Language text.Language `json:",omitempty"`
	Fields   []Field
	Submit   string // label of the button that sends it
	Error    string // what is wrong with the whole form; plain
}

// Field is one question of a form.
type Field struct {
	ID       string // Option.ID
	Label    string
	Help     string // an example or an explanation; plain
	Kind     Kind
	Required bool
	Value    string // what is filled in, as it would be typed
	Choices  []Choice
	Many     bool // several choices may be taken; submitted joined by "+"
	Error    string
	MaxRunes int // 0: no limit of its own
}

// Choice is one of several answers.
type Choice struct{ Value, Label string }

// Handler is the bot's core as platforms see it.
type Handler interface {
	// Handle answers one event. It never fails: errors are texts for the asker.
	Handle(context.Context, Event) Reply
	// Suggest completes what is being typed for an option (an id, a person): at most 25 choices.
	Suggest(ctx context.Context, e Event, option, typed string) []Choice
	// Commands are the declarations to register.
	Commands() Set
	// Keep stores what a platform's buttons and forms have no room for and returns a short name (A–Z, a–z, 0–9, - and
	// _; at most 24 characters): always the same for the same payload of a council. Zero until keeps it for a year at least. The
	// council is that of the message or form, "" where it has none.
	Keep(ctx context.Context, council string, payload []byte, until time.Time) (name string, err error)
	// Kept returns what was kept. Errors wrap ErrGone when its time is over or it never was.
	Kept(ctx context.Context, council, name string) ([]byte, error)
}

// Ref names a posted message on its platform.
type Ref struct {
	Platform string `json:"platform"`
	Channel  string `json:"channel"`
	Post     string `json:"post"`
}

// Limits say what a platform can do. Zero numbers mean no limit.
type Limits struct {
	TextRunes  int  // longest text of one message
	Buttons    int  // most buttons of one message
	FormFields int  // most fields of one form
	Ephemeral  bool // can show a reply to one person in a channel
	Ceiling    Confidentiality
	Agreed     Confidentiality // the ceiling where a private body's chair has agreed to it; not above Ceiling: no difference
	// Secret says that secret ballots may be cast through it: the chat server is the body's own, and what a button carries is
	// kept by nobody but the chat.
	Secret      bool
	DirectBare  bool // lines without a slash are understood in direct messages
	FileMaxSize int64
}

// Confidentiality is how delicate a content is, and the highest a platform may show (rules.md, Privacy).
type Confidentiality int

// The classes of confidentiality, least first.
const (
	Public Confidentiality = iota
	Internal
	NonPublic
	Secret
)

// Platform is one chat, or the embedded one.
type Platform interface {
	// Name is the platform's name in stored data: "mattermost", "discord", "local".
	Name() string
	Limits() Limits
	// Run connects and hands events to the handler until the context ends. It reconnects by itself and
	// returns only for a reason that waiting cannot mend, or nil when the context ended.
	Run(context.Context, Handler) error
	// Send posts a message and returns where it is. Sending a key again soon after posts nothing new and
	// returns the same place. Errors wrap ErrGone or ErrRefused when trying again is useless.
	Send(context.Context, Message) (Ref, error)
	// Update replaces a posted message: text, buttons and files.
	Update(context.Context, Ref, Message) error
	// Find looks in the audience's channel for a message posted with the key.
	// It answers ok=false when it is sure that there is none.
	Find(ctx context.Context, to Audience, key string) (ref Ref, ok bool, err error)
	// Person looks up who is meant by @username in a team. Errors wrap ErrNoPerson.
	Person(ctx context.Context, team, username string) (Account, error)
	// Administers says whether an account administers the chat server or the team.
	Administers(ctx context.Context, team string, account Account) (bool, error)
}
