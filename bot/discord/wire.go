package discord

import (
	"encoding/json"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"gremium/bot"
)

// What goes over the wire, both ways: only the fields that we read or write.

// The types of interactions.
const (
	kindCommand   = 2
	kindComponent = 3
	kindTyping    = 4 // autocomplete
	kindModal     = 5
)

// The types of answers to interactions.
const (
	answerMessage       = 4
	answerDeferred      = 5
	answerDeferredEdit  = 6 // of the message that the component is on
	answerEdit          = 7
	answerSuggestions   = 8
	answerModal         = 9
	flagEphemeral       = 64
	messageDefault      = 0
	messageReply        = 19
	commandSlash        = 1
	commandOnMessage    = 3
	channelText         = 0
	channelDirect       = 1
	channelAnnouncement = 5
	channelNewsThread   = 10
	channelThread       = 11
	channelHiddenThread = 12
)

// The types of components.
const (
	componentRow     = 1
	componentButton  = 2
	componentMenu    = 3
	componentInput   = 4
	componentText    = 10
	componentLabel   = 18
	componentUploads = 19
)

// The types of a command's options.
const (
	optionVerb    = 1
	optionText    = 3
	optionInteger = 4
	optionBoolean = 5
	optionFile    = 11
)

// bits are permissions: a number in a string.
type bits uint64

// UnmarshalJSON reads "8" and 8.
func (b *bits) UnmarshalJSON(data []byte) error {
	n, err := strconv.ParseUint(strings.Trim(string(data), `"`), 10, 64)
	if string(data) == "null" || string(data) == `""` {
		n, err = 0, nil
	}
	*b = bits(n)
	return err
}

type user struct {
	ID         string `json:"id"`
	Username   string `json:"username"`
	GlobalName string `json:"global_name"`
	Bot        bool   `json:"bot"`
	System     bool   `json:"system"`
}

type member struct {
	User  *user    `json:"user"`
	Nick  string   `json:"nick"`
	Roles []string `json:"roles"`
}

type role struct {
	ID          string `json:"id"`
	Permissions bits   `json:"permissions"`
}

type overwrite struct {
	ID    string `json:"id"`
	Type  int    `json:"type"` // 0 role, 1 member
	Allow bits   `json:"allow"`
	Deny  bits   `json:"deny"`
}

type channel struct {
	ID         string      `json:"id"`
	Type       int         `json:"type"`
	Guild      string      `json:"guild_id"`
	Name       string      `json:"name"`
	Parent     string      `json:"parent_id"`
	Overwrites []overwrite `json:"permission_overwrites"`
}

func (c channel) isThread() bool {
	return c.Type == channelThread || c.Type == channelHiddenThread || c.Type == channelNewsThread
}

type guild struct {
	ID          string    `json:"id"`
	Name        string    `json:"name"`
	Owner       string    `json:"owner_id"`
	Locale      string    `json:"preferred_locale"`
	Roles       []role    `json:"roles"`
	Channels    []channel `json:"channels"` // in GUILD_CREATE only
	Unavailable bool      `json:"unavailable"`
}

type attachment struct {
	ID       string `json:"id"`
	Filename string `json:"filename,omitempty"`
	Type     string `json:"content_type,omitempty"`
	Size     int64  `json:"size,omitempty"`
	URL      string `json:"url,omitempty"`
}

type message struct {
	ID          string       `json:"id"`
	Channel     string       `json:"channel_id"`
	Guild       string       `json:"guild_id"`
	Type        int          `json:"type"`
	Flags       int          `json:"flags"`
	Author      user         `json:"author"`
	Webhook     string       `json:"webhook_id"`
	Content     string       `json:"content"`
	Attachments []attachment `json:"attachments"`
	Embeds      []embed      `json:"embeds"`
	Components  []component  `json:"components"`
	Thread      *channel     `json:"thread"`
	Answers     reference    `json:"message_reference"`
}

type interaction struct {
	ID          string   `json:"id"`
	Type        int      `json:"type"`
	Application string   `json:"application_id"`
	Token       string   `json:"token"`
	Guild       string   `json:"guild_id"`
	ChannelID   string   `json:"channel_id"`
	Channel     *channel `json:"channel"`
	Member      *member  `json:"member"`
	User        *user    `json:"user"`
	Locale      string   `json:"locale"`
	Message     *message `json:"message"`
	Data        struct {
		Name       string        `json:"name"`
		Type       int           `json:"type"`
		Options    []givenOption `json:"options"`
		Target     string        `json:"target_id"`
		CustomID   string        `json:"custom_id"`
		Values     []string      `json:"values"`
		Components []component   `json:"components"`
		Resolved   struct {
			Messages    map[string]message    `json:"messages"`
			Attachments map[string]attachment `json:"attachments"`
		} `json:"resolved"`
	} `json:"data"`
}

// givenOption is an option of a command as it was filled in.
type givenOption struct {
	Name    string          `json:"name"`
	Type    int             `json:"type"`
	Value   json.RawMessage `json:"value"`
	Options []givenOption   `json:"options"`
	Focused bool            `json:"focused"`
}

// component is any component, of messages and modals, sent and received.
type component struct {
	Type        int         `json:"type"`
	CustomID    string      `json:"custom_id,omitempty"`
	Style       int         `json:"style,omitempty"`
	Label       string      `json:"label,omitempty"`
	Description string      `json:"description,omitempty"`
	Content     string      `json:"content,omitempty"`
	Placeholder string      `json:"placeholder,omitempty"`
	Value       string      `json:"value,omitempty"`
	Values      []string    `json:"values,omitempty"`
	Required    *bool       `json:"required,omitempty"`
	MaxLength   int         `json:"max_length,omitempty"`
	MinValues   *int        `json:"min_values,omitempty"`
	MaxValues   *int        `json:"max_values,omitempty"`
	Options     []choice    `json:"options,omitempty"`
	Components  []component `json:"components,omitempty"`
	Component   *component  `json:"component,omitempty"`
}

// choice is one of a menu.
type choice struct {
	Label   string `json:"label"`
	Value   string `json:"value"`
	Default bool   `json:"default,omitempty"`
}

type embed struct {
	URL         string       `json:"url,omitempty"`
	Description string       `json:"description,omitempty"`
	Colour      int          `json:"color,omitempty"`
	Fields      []embedField `json:"fields,omitempty"`
}

type embedField struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Inline bool   `json:"inline,omitempty"`
}

// post is a message as we send it. Empty lists are sent: they take away what an edited message had.
type post struct {
	Content     string       `json:"content"`
	Embeds      []embed      `json:"embeds"`
	Components  []component  `json:"components"`
	Attachments []attachment `json:"attachments"`
	Mentions    mentions     `json:"allowed_mentions"`
	Flags       int          `json:"flags,omitempty"`
	Reference   *reference   `json:"message_reference,omitempty"`
	Nonce       string       `json:"nonce,omitempty"`
	Enforce     bool         `json:"enforce_nonce,omitempty"`
}

// mentions says who is pinged: nobody, not even the author of the message that is answered.
type mentions struct{}

// MarshalJSON writes that nobody is pinged.
func (mentions) MarshalJSON() ([]byte, error) {
	return []byte(`{"parse":[],"replied_user":false}`), nil
}

// reference is the message that is answered.
type reference struct {
	Message string `json:"message_id"`
	Strict  bool   `json:"fail_if_not_exists"`
}

// page is one message to be sent, with its files.
type page struct {
	post
	files []upload
}

// callback is the first answer to an interaction.
type callback struct {
	Type int `json:"type"`
	Data any `json:"data,omitempty"`
}

// person is somebody in a guild.
type person struct {
	user
	nick string
}

func personOf(m member) person {
	p := person{nick: m.Nick}
	if m.User != nil {
		p.user = *m.User
	}
	return p
}

// account is a person for the core. People call themselves what they like: marks of direction would turn round what stands
// behind their name.
func (p person) account() bot.Account {
	account := bot.Account{Platform: Name, ID: p.ID, Username: p.Username, Name: p.Username}
	for _, name := range []string{p.GlobalName, p.nick} {
		if name = strings.Join(strings.Fields(bot.Clean(name)), " "); name != "" {
			account.Name = name
		}
	}
	return account
}

// units is the length of a text as Discord's clients count it, in UTF-16. Its server counts no more than that.
func units(s string) int {
	n := 0
	for _, r := range s {
		n += max(1, utf16.RuneLen(r))
	}
	return n
}

// shorten cuts a plain text of one line at a word, where it is too long.
func shorten(s string, limit int) string {
	s = strings.Join(strings.Fields(s), " ")
	if units(s) <= limit {
		return s
	}
	head := headOf(s, limit-1)
	if i := strings.LastIndexByte(head, ' '); i > len(head)/2 {
		head = head[:i]
	}
	return strings.TrimRight(head, " ,.;:·") + "…"
}

// headOf is the beginning of a text that is no longer than the limit.
func headOf(s string, limit int) string {
	n := 0
	for i, r := range s {
		if n += max(1, utf16.RuneLen(r)); n > limit {
			return s[:i]
		}
	}
	return s
}

// epoch is where Discord's ids begin to count, in milliseconds.
const epoch = 1420070400000

// madeAt is when something with an id came into being.
func madeAt(id string) time.Time {
	n, err := strconv.ParseUint(id, 10, 64)
	if err != nil {
		return time.Time{}
	}
	return time.UnixMilli(int64(n>>22) + epoch)
}
