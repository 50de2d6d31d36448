package api

import (
	"cmp"
	"slices"
	"strings"
)

// What travels. Of what the server sends only what is read has a field; what the server is sent is whole without the
// others, for an absent field is its zero.

// The roles of administrators, and of every user.
const (
	SystemAdmin = "system_admin"
	SystemUser  = "system_user"
	TeamAdmin   = "team_admin"
)

// User is an account.
type User struct {
	ID        string `json:"id"`
	Username  string `json:"username"`
	Nickname  string `json:"nickname"`
	FirstName string `json:"first_name"`
	LastName  string `json:"last_name"`
	Roles     string `json:"roles"`
	Locale    string `json:"locale"`
	DeleteAt  int64  `json:"delete_at"`
	IsBot     bool   `json:"is_bot"`
}

// DisplayName is what the user wants to be called, else the full name, else the username.
func (u *User) DisplayName() string {
	return cmp.Or(u.Nickname, strings.TrimSpace(u.FirstName+" "+u.LastName), u.Username)
}

// Has says whether the user has a role.
func (u *User) Has(role string) bool { return slices.Contains(strings.Fields(u.Roles), role) }

// Team is a team.
type Team struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// TeamMember is a user's membership in a team.
type TeamMember struct {
	Team     string `json:"team_id"`
	User     string `json:"user_id"`
	Roles    string `json:"roles"`
	Admin    bool   `json:"scheme_admin"`
	DeleteAt int64  `json:"delete_at"`
}

// The types of channels.
const (
	Open    = "O"
	Private = "P"
	Direct  = "D"
)

// Channel is a channel.
type Channel struct {
	ID          string `json:"id"`
	Team        string `json:"team_id"`
	Type        string `json:"type"`
	Name        string `json:"name"`
	DisplayName string `json:"display_name"`
	LastPostAt  int64  `json:"last_post_at"`
	DeleteAt    int64  `json:"delete_at"`
}

// MessageRunes is the longest text of a post.
const MessageRunes = 16383

// Attachments is the prop in which a post has its attachments.
const Attachments = "attachments"

// Post is a post. Times are in milliseconds.
type Post struct {
	ID           string         `json:"id"`
	Pending      string         `json:"pending_post_id"` // under which the server recognises a post that is sent twice
	CreateAt     int64          `json:"create_at"`
	UpdateAt     int64          `json:"update_at"`
	DeleteAt     int64          `json:"delete_at"`
	User         string         `json:"user_id"`
	Channel      string         `json:"channel_id"`
	Root         string         `json:"root_id"` // of the thread; "" for none
	Type         string         `json:"type"`    // "" for what people write
	Message      string         `json:"message"`
	Props        map[string]any `json:"props"`
	Files        []string       `json:"file_ids"`
	IsPinned     bool           `json:"is_pinned"`
	HasReactions bool           `json:"has_reactions"`
}

// Set sets a prop.
func (p *Post) Set(prop string, value any) {
	if p.Props == nil {
		p.Props = map[string]any{}
	}
	p.Props[prop] = value
}

// Posts are posts by their ids, and the order of the ids, newest first.
type Posts struct {
	Order []string         `json:"order"`
	Posts map[string]*Post `json:"posts"`
}

// Attachment is the coloured edge below a post.
type Attachment struct {
	Fallback string   `json:"fallback"`
	Color    string   `json:"color"`
	Text     string   `json:"text"`
	Fields   []Field  `json:"fields"`
	Actions  []Action `json:"actions,omitempty"`
}

// Field is a label with its value.
type Field struct {
	Title string `json:"title"`
	Value string `json:"value"`
	Short bool   `json:"short"`
}

// Action is a button.
type Action struct {
	ID          string      `json:"id"`
	Type        string      `json:"type"`
	Name        string      `json:"name"`
	Style       string      `json:"style"`
	Integration Integration `json:"integration"`
}

// Integration is where a pressed button is told, and with what.
type Integration struct {
	URL     string            `json:"url"`
	Context map[string]string `json:"context"`
}

// Pressed answers a pressed button.
type Pressed struct {
	Text        string `json:"ephemeral_text"`
	SkipParsing bool   `json:"skip_slack_parsing"`
}

// Command is a slash command.
type Command struct {
	ID               string `json:"id"`
	Token            string `json:"token"`
	Creator          string `json:"creator_id"`
	Team             string `json:"team_id"`
	Trigger          string `json:"trigger"`
	Method           string `json:"method"`
	URL              string `json:"url"`
	Username         string `json:"username"`
	IconURL          string `json:"icon_url"`
	AutoComplete     bool   `json:"auto_complete"`
	AutoCompleteDesc string `json:"auto_complete_desc"`
	AutoCompleteHint string `json:"auto_complete_hint"`
	DisplayName      string `json:"display_name"`
	Description      string `json:"description"`
}

// ByPost has the server tell us of a command with a POST.
const ByPost = "P"

// Ephemeral is the type of an Answer for its typist alone.
const Ephemeral = "ephemeral"

// Answer answers a slash command.
type Answer struct {
	Type        string        `json:"response_type"`
	Text        string        `json:"text"`
	Username    string        `json:"username"`
	SkipParsing bool          `json:"skip_slack_parsing"`
	Attachments []*Attachment `json:"attachments"`
	More        []*Answer     `json:"extra_responses"`
}

// The longest texts of a dialog, in bytes.
const (
	DialogTitle = 24
	DialogLabel = 24
	DialogHelp  = 150
	DialogText  = 150
)

// Dialog asks for several values.
type Dialog struct {
	Callback     string    `json:"callback_id"`
	Title        string    `json:"title"`
	Introduction string    `json:"introduction_text"`
	Elements     []Element `json:"elements"`
	Submit       string    `json:"submit_label"`
	State        string    `json:"state"`
}

// Element is one question of a dialog.
type Element struct {
	Label       string   `json:"display_name"`
	Name        string   `json:"name"`
	Type        string   `json:"type"`
	SubType     string   `json:"subtype"`
	Default     string   `json:"default"`
	Help        string   `json:"help_text"`
	Optional    bool     `json:"optional"`
	MaxLength   int      `json:"max_length"`
	Options     []Option `json:"options"`
	MultiSelect bool     `json:"multiselect"`
}

// Option is one of the values to choose from.
type Option struct {
	Text  string `json:"text"`
	Value string `json:"value"`
}

// AnotherDialog is the type of a Submitted with a Dialog.
const AnotherDialog = "form"

// Submitted answers a dialog: with nothing it closes.
type Submitted struct {
	Error  string            `json:"error,omitempty"`
	Errors map[string]string `json:"errors,omitempty"`
	Type   string            `json:"type,omitempty"`
	Dialog *Dialog           `json:"form,omitempty"`
}

// File describes a file.
type File struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Type string `json:"mime_type"`
	Size int64  `json:"size"`
}

// Role is a named set of permissions.
type Role struct {
	ID          string   `json:"id"`
	Permissions []string `json:"permissions"`
}

// Full is the setting of notifications that tell a message's content.
const Full = "full"

// Config is what an administrator sees of the server's configuration; nil is not told.
type Config struct {
	ServiceSettings struct {
		EnableBotAccountCreation            *bool
		EnableCommands                      *bool
		AllowedUntrustedInternalConnections *string
	}
	EmailSettings struct {
		SendPushNotifications    *bool
		PushNotificationContents *string
	}
}

// idLength is the length of the server's ids.
const idLength = 26

// IsID says whether a text looks like an id of the server.
func IsID(s string) bool {
	return len(s) == idLength && !strings.ContainsFunc(s, func(r rune) bool {
		return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
	})
}

// IsUsername says whether somebody can be called so.
func IsUsername(s string) bool {
	return s != "" && len(s) <= 64 && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789.-_") == "" &&
		!slices.Contains([]string{"all", "channel", "matterbot", "system"}, s)
}
