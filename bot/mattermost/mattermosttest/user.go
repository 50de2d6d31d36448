package mattermosttest

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/gorilla/websocket"
	"github.com/mattermost/mattermost/server/public/model"
)

// User is a person who uses the server as a browser does: REST to act, a WebSocket to see.
type User struct {
	*model.Client4
	ID, Username string
	server       *Server

	mu     sync.Mutex
	frames []Frame
	taken  int // dialogs that Dialog has handed out
}

// Frame is what a user's WebSocket said.
type Frame struct {
	Event string         `json:"event"`
	Data  map[string]any `json:"data"`
}

var counter atomic.Int64

// unique makes names of tests that share the server different.
func unique(name string) string { return name + strconv.FormatInt(counter.Add(1), 10) }

// Team makes a team.
func (s *Server) Team(t testing.TB) *model.Team {
	t.Helper()
	name := unique("rathaus")
	team, _, err := s.Admin.CreateTeam(context.Background(), &model.Team{Name: name, DisplayName: name, Type: model.TeamOpen})
	if err != nil {
		t.Fatal(err)
	}
	return team
}

// User makes a person in a team, signed in and watching.
func (s *Server) User(t testing.TB, team *model.Team, name string) *User {
	t.Helper()
	ctx := context.Background()
	name = unique(name)
	made, _, err := s.Local.CreateUser(ctx, &model.User{Username: name, Email: name + "@stadt.example", Password: password, Locale: "de"})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Admin.AddTeamMember(ctx, team.Id, made.Id); err != nil {
		t.Fatal(err)
	}
	u := &User{Client4: model.NewAPIv4Client(s.URL), ID: made.Id, Username: name, server: s}
	if _, _, err := u.Login(ctx, name, password); err != nil {
		t.Fatal(err)
	}
	u.Watch(t)
	return u
}

// Watch opens the user's WebSocket until the test ends. A restart of the server closes it; call Watch again then.
func (u *User) Watch(t testing.TB) {
	t.Helper()
	address := "ws" + strings.TrimPrefix(u.server.URL, "http") + "/api/v4/websocket"
	conn, response, err := websocket.DefaultDialer.Dial(address, http.Header{"Authorization": {"Bearer " + u.AuthToken}})
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			var f Frame
			if err := conn.ReadJSON(&f); err != nil {
				return
			}
			u.mu.Lock()
			u.frames = append(u.frames, f)
			u.mu.Unlock()
		}
	}()
	t.Cleanup(func() { _ = conn.Close(); <-done })
	Until(t, "hello", func() bool { return len(u.Frames("hello")) > 0 })
}

// Frames returns what came with an event's name, oldest first.
func (u *User) Frames(event string) []Frame {
	u.mu.Lock()
	defer u.mu.Unlock()
	var found []Frame
	for _, f := range u.frames {
		if f.Event == event {
			found = append(found, f)
		}
	}
	return found
}

// Channel makes a channel of a team with members.
func (s *Server) Channel(t testing.TB, team *model.Team, kind model.ChannelType, members ...string) *model.Channel {
	t.Helper()
	ctx := context.Background()
	name := unique("kanal")
	c, _, err := s.Admin.CreateChannel(ctx, &model.Channel{TeamId: team.Id, Name: name, DisplayName: name, Type: kind})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range members {
		if _, _, err := s.Admin.AddChannelMember(ctx, c.Id, id); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

// Slash types a slash command in a channel and returns the HTTP answer that the server passes on.
func (u *User) Slash(t testing.TB, team *model.Team, channel, line string) *model.CommandResponse {
	t.Helper()
	answer, err := u.TrySlash(team, channel, "", line)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return answer
}

// TrySlash types a slash command, in a thread when root is set.
func (u *User) TrySlash(team *model.Team, channel, root, line string) (*model.CommandResponse, error) {
	args := model.CommandArgs{ChannelId: channel, TeamId: team.Id, RootId: root, Command: line}
	response, err := u.DoAPIPostJSON(context.Background(), "/commands/execute", args)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	var answer model.CommandResponse
	return &answer, json.NewDecoder(response.Body).Decode(&answer)
}

// Direct returns the channel of the user's direct messages with another.
func (u *User) Direct(t testing.TB, other string) string {
	t.Helper()
	c, _, err := u.CreateDirectChannel(context.Background(), u.ID, other)
	if err != nil {
		t.Fatal(err)
	}
	return c.Id
}

// Say posts a text.
func (u *User) Say(t testing.TB, channel, text string) *model.Post {
	t.Helper()
	p, _, err := u.CreatePost(context.Background(), &model.Post{ChannelId: channel, Message: text})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Seen waits for a post of an event ("posted", "ephemeral_message", "post_edited") whose text or attachments contain
// something.
func (u *User) Seen(t testing.TB, event, part string) *model.Post {
	t.Helper()
	var found *model.Post
	Until(t, event+" with "+part, func() bool {
		for _, f := range u.Frames(event) {
			if p := f.Post(); p != nil && strings.Contains(Words(p), part) {
				found = p
			}
		}
		return found != nil
	})
	return found
}

// Post is the post that a frame is about, or nil.
func (f Frame) Post() *model.Post {
	raw, _ := f.Data["post"].(string)
	var p model.Post
	if json.Unmarshal([]byte(raw), &p) != nil || p.Id == "" {
		return nil
	}
	return &p
}

// Words is all the text of a post that people see.
func Words(p *model.Post) string {
	words := []string{p.Message}
	for _, a := range p.Attachments() {
		words = append(words, a.Title, a.Text)
		for _, f := range a.Fields {
			if value, ok := f.Value.(string); ok {
				words = append(words, f.Title, value)
			}
		}
		for _, action := range a.Actions {
			words = append(words, "["+action.Name+"]")
		}
	}
	return strings.Join(words, "\n")
}

// Press presses the button with a label.
func (u *User) Press(t testing.TB, post *model.Post, label string) {
	t.Helper()
	if err := u.TryPress(post, label); err != nil {
		t.Fatalf("button %s: %v", label, err)
	}
}

// TryPress presses a button and returns the server's error.
func (u *User) TryPress(post *model.Post, label string) error {
	for _, a := range post.Attachments() {
		for _, action := range a.Actions {
			if action.Name == label {
				_, err := u.DoPostActionWithCookie(context.Background(), post.Id, action.Id, "", action.Cookie, nil, "")
				return err
			}
		}
	}
	return &model.AppError{Message: "the post has no button " + label + ": " + Words(post)}
}

// Dialog waits for the next dialog that opens for the user.
func (u *User) Dialog(t testing.TB) model.OpenDialogRequest {
	t.Helper()
	var d model.OpenDialogRequest
	Until(t, "a dialog", func() bool {
		frames := u.Frames("open_dialog")
		if len(frames) <= u.taken {
			return false
		}
		raw, _ := frames[u.taken].Data["dialog"].(string)
		u.taken++
		if err := json.Unmarshal([]byte(raw), &d); err != nil {
			t.Fatal(err)
		}
		return true
	})
	return d
}

// Submit submits a dialog from a channel.
func (u *User) Submit(t testing.TB, d model.OpenDialogRequest, team *model.Team, channel string, values map[string]any) *model.SubmitDialogResponse {
	t.Helper()
	answer, _, err := u.SubmitInteractiveDialog(context.Background(), model.SubmitDialogRequest{
		URL: d.URL, CallbackId: d.Dialog.CallbackId, State: d.Dialog.State, ChannelId: channel, TeamId: team.Id, Submission: values,
	})
	if err != nil {
		t.Fatal(err)
	}
	return answer
}
