package api

import (
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// The requests, by what they are about.

// Clock returns what the server's clock shows.
func (c *Client) Clock(ctx context.Context) (time.Time, error) {
	answer, err := c.send(ctx, http.MethodGet, route("system", "ping"), "", nil)
	if err != nil {
		return time.Time{}, err
	}
	defer done(answer)
	return http.ParseTime(answer.Header.Get("Date"))
}

// Config returns the server's configuration, to administrators.
func (c *Client) Config(ctx context.Context) (*Config, error) {
	return get[Config](ctx, c, route("config"))
}

// ClientConfig returns what the server tells every client of its configuration.
func (c *Client) ClientConfig(ctx context.Context) (map[string]string, error) {
	settings, err := get[map[string]string](ctx, c, route("config", "client"))
	return *settings, err
}

// Me returns the token's user.
func (c *Client) Me(ctx context.Context) (*User, error) { return c.User(ctx, "me") }

// User returns a user.
func (c *Client) User(ctx context.Context, id string) (*User, error) {
	return get[User](ctx, c, route("users", id))
}

// UserNamed returns the user with a username.
func (c *Client) UserNamed(ctx context.Context, username string) (*User, error) {
	return get[User](ctx, c, route("users", "username", username))
}

// SetRoles sets a user's roles, with blanks between.
func (c *Client) SetRoles(ctx context.Context, user, roles string) error {
	_, err := ask[struct{}](ctx, c, http.MethodPut, route("users", user, "roles"), map[string]string{"roles": roles})
	return err
}

// NewToken makes an access token for a user that does not expire.
func (c *Client) NewToken(ctx context.Context, user, description string) (string, error) {
	made, err := ask[struct {
		Token string `json:"token"`
	}](ctx, c, http.MethodPost, route("users", user, "tokens"), map[string]string{"description": description})
	return made.Token, err
}

// NewBot makes a bot and returns its user's id.
func (c *Client) NewBot(ctx context.Context, username, displayName, description string) (string, error) {
	made, err := ask[struct {
		User string `json:"user_id"`
	}](ctx, c, http.MethodPost, route("bots"), map[string]string{
		"username": username, "display_name": displayName, "description": description,
	})
	return made.User, err
}

// EnableBot takes a deactivated bot back.
func (c *Client) EnableBot(ctx context.Context, user string) error {
	_, err := ask[struct{}](ctx, c, http.MethodPost, route("bots", user, "enable"), nil)
	return err
}

// Role returns the role with a name.
func (c *Client) Role(ctx context.Context, name string) (*Role, error) {
	return get[Role](ctx, c, route("roles", "name", name))
}

// RolesNamed returns the roles with some names.
func (c *Client) RolesNamed(ctx context.Context, names []string) ([]Role, error) {
	return list[Role](ctx, c, http.MethodPost, route("roles", "names"), names)
}

// SetPermissions sets what a role permits.
func (c *Client) SetPermissions(ctx context.Context, role string, permissions []string) error {
	_, err := ask[struct{}](ctx, c, http.MethodPut, route("roles", role, "patch"), map[string][]string{"permissions": permissions})
	return err
}

// TeamNamed returns the team with a name.
func (c *Client) TeamNamed(ctx context.Context, name string) (*Team, error) {
	return get[Team](ctx, c, route("teams", "name", name))
}

// TeamMember returns a user's membership in a team.
func (c *Client) TeamMember(ctx context.Context, team, user string) (*TeamMember, error) {
	return get[TeamMember](ctx, c, route("teams", team, "members", user))
}

// AddTeamMember makes a user a member of a team.
func (c *Client) AddTeamMember(ctx context.Context, team, user string) error {
	_, err := ask[struct{}](ctx, c, http.MethodPost, route("teams", team, "members"), TeamMember{Team: team, User: user})
	return err
}

// Commands returns the slash commands of a team, those built in only on request.
func (c *Client) Commands(ctx context.Context, team string, customOnly bool) ([]*Command, error) {
	query := url.Values{"team_id": {team}, "custom_only": {strconv.FormatBool(customOnly)}}
	return list[*Command](ctx, c, http.MethodGet, route("commands")+"?"+query.Encode(), nil)
}

// NewCommand makes a slash command.
func (c *Client) NewCommand(ctx context.Context, command *Command) (*Command, error) {
	return ask[Command](ctx, c, http.MethodPost, route("commands"), command)
}

// SetCommand changes a slash command.
func (c *Client) SetCommand(ctx context.Context, command *Command) error {
	_, err := ask[struct{}](ctx, c, http.MethodPut, route("commands", command.ID), command)
	return err
}

// DeleteCommand deletes a slash command.
func (c *Client) DeleteCommand(ctx context.Context, id string) error {
	_, err := ask[struct{}](ctx, c, http.MethodDelete, route("commands", id), nil)
	return err
}

// Execute types a slash command.
func (c *Client) Execute(ctx context.Context, channel, team, line string) (*Answer, error) {
	return ask[Answer](ctx, c, http.MethodPost, route("commands", "execute"), map[string]string{
		"channel_id": channel, "team_id": team, "command": line,
	})
}

// OpenDialog shows a dialog to whose trigger it is.
func (c *Client) OpenDialog(ctx context.Context, trigger, callback string, dialog *Dialog) error {
	_, err := ask[struct{}](ctx, c, http.MethodPost, route("actions", "dialogs", "open"), struct {
		Trigger string  `json:"trigger_id"`
		URL     string  `json:"url"`
		Dialog  *Dialog `json:"dialog"`
	}{trigger, callback, dialog})
	return err
}

// Channel returns a channel.
func (c *Client) Channel(ctx context.Context, id string) (*Channel, error) {
	return get[Channel](ctx, c, route("channels", id))
}

// ChannelsOf returns the channels of a user, in all teams.
func (c *Client) ChannelsOf(ctx context.Context, user string) ([]*Channel, error) {
	return list[*Channel](ctx, c, http.MethodGet, route("users", user, "channels"), nil)
}

// DirectChannel returns the channel of two users, which is made where there is none.
func (c *Client) DirectChannel(ctx context.Context, one, other string) (*Channel, error) {
	return ask[Channel](ctx, c, http.MethodPost, route("channels", "direct"), []string{one, other})
}

// ChannelMember returns no error when a user is in a channel.
func (c *Client) ChannelMember(ctx context.Context, channel, user string) error {
	_, err := get[struct{}](ctx, c, route("channels", channel, "members", user))
	return err
}

// Post returns a post.
func (c *Client) Post(ctx context.Context, id string) (*Post, error) {
	return get[Post](ctx, c, route("posts", id))
}

// NewPost posts.
func (c *Client) NewPost(ctx context.Context, post *Post) (*Post, error) {
	return ask[Post](ctx, c, http.MethodPost, route("posts"), post)
}

// SetPost changes a post.
func (c *Client) SetPost(ctx context.Context, post *Post) error {
	_, err := ask[struct{}](ctx, c, http.MethodPut, route("posts", post.ID), post)
	return err
}

// Show shows a post to one user only.
func (c *Client) Show(ctx context.Context, user string, post *Post) error {
	_, err := ask[struct{}](ctx, c, http.MethodPost, route("posts", "ephemeral"), struct {
		User string `json:"user_id"`
		Post *Post  `json:"post"`
	}{user, post})
	return err
}

// Posts returns one page of a channel's posts, newest first.
func (c *Client) Posts(ctx context.Context, channel string, page, perPage int) (*Posts, error) {
	return get[Posts](ctx, c, route("channels", channel, "posts")+"?page="+strconv.Itoa(page)+"&per_page="+strconv.Itoa(perPage))
}

// PostsSince returns a channel's posts that were made or changed since a time in milliseconds.
func (c *Client) PostsSince(ctx context.Context, channel string, since int64) (*Posts, error) {
	return get[Posts](ctx, c, route("channels", channel, "posts")+"?since="+strconv.FormatInt(since, 10))
}

// File describes a file.
func (c *Client) File(ctx context.Context, id string) (*File, error) {
	return get[File](ctx, c, route("files", id, "info"))
}

// Content returns what is in a file.
func (c *Client) Content(ctx context.Context, id string) ([]byte, error) {
	answer, err := c.send(ctx, http.MethodGet, route("files", id), "", nil)
	if err != nil {
		return nil, err
	}
	defer done(answer)
	return io.ReadAll(answer.Body)
}

// Upload stores a file for a channel's posts.
func (c *Client) Upload(ctx context.Context, channel, name string, content []byte) ([]File, error) {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	_ = form.WriteField("channel_id", channel) // a buffer does not fail
	part, err := form.CreateFormFile("files", name)
	if err != nil {
		return nil, err
	}
	_, _ = part.Write(content)
	if err := form.Close(); err != nil {
		return nil, err
	}
	stored, err := read[struct {
		Files []File `json:"file_infos"`
	}](c.send(ctx, http.MethodPost, route("files"), form.FormDataContentType(), bytes.NewReader(body.Bytes())))
	return stored.Files, err
}
