package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
	"gremium/bot/local"
	"gremium/bot/mattermost"
	"gremium/bot/mattermost/mattermosttest"
)

// townHall is the real Mattermost server as the chat of a world: what a story's persons do there they do as people do it
// in the browser, by slash commands, direct messages and buttons, and they see what the server shows them. Forms and
// message actions are not played.
type townHall struct {
	*town
	platform *mattermost.Platform
	address  string // where the bot listens
	channels map[string]string
	posts    map[string]*model.Post // that somebody has looked at
	marks    int
}

// newTownHall makes a world on the real server, with a team of its own.
func newTownHall(t *testing.T, in *time.Location, location string) (*world, *townHall) {
	t.Helper()
	h := &townHall{town: newTown(t, "", "gruender"), channels: map[string]string{}, posts: map[string]*model.Post{}}
	w := emptyWorld(in, location)
	w.chat = h
	return w, h
}

func (h *townHall) Stage() local.Stage { return h }

func (h *townHall) Attach() (bot.Platform, error) {
	s := settings{Config: h.config}
	c, err := s.load()
	if err != nil {
		return nil, err
	}
	h.address = c.Mattermost.Listen
	h.platform, err = mattermost.New(c.Mattermost)
	return h.platform, err
}

// Ready waits until the bot listens.
func (h *townHall) Ready(ctx context.Context) error {
	mattermosttest.Until(h.TB, "the bot listens", func() bool {
		conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", h.address)
		return err == nil && conn.Close() == nil
	})
	return nil
}

func (h *townHall) AddPerson(username, name string, admin bool) error {
	u := h.server.User(h.TB, h.team, username)
	first, last, _ := strings.Cut(name, " ")
	if _, _, err := u.PatchUser(h.Context(), u.ID, &model.UserPatch{FirstName: &first, LastName: &last}); err != nil {
		return err
	}
	h.people[username] = u
	if !admin {
		return nil
	}
	_, err := h.server.Admin.UpdateUserRoles(h.Context(), u.ID, "system_user system_admin")
	return err
}

func (h *townHall) AddAccount(username, of string) error {
	return fmt.Errorf("a second account of %s is not played on the real server", of)
}

func (h *townHall) AddChannel(name string, private bool, members ...string) error {
	kind, ids := model.ChannelTypeOpen, []string{h.bot}
	if private {
		kind = model.ChannelTypePrivate
	}
	for _, m := range members {
		u, err := h.user(m)
		if err != nil {
			return err
		}
		ids = append(ids, u.ID)
	}
	h.channels["#"+name] = h.server.Channel(h.TB, h.team, kind, ids...).Id
	return nil
}

func (h *townHall) user(name string) (*mattermosttest.User, error) {
	if u := h.people[name]; u != nil {
		return u, nil
	}
	return nil, fmt.Errorf("no such person: @%s", name)
}

func (h *townHall) where(who, place string) (*mattermosttest.User, string, error) {
	u, err := h.user(who)
	if err != nil {
		return nil, "", err
	}
	if place == "@bot" {
		return u, u.Direct(h.TB, h.bot), nil
	}
	if channel := h.channels[place]; channel != "" {
		return u, channel, nil
	}
	return nil, "", fmt.Errorf("there is no channel %s", place)
}

// Revision is the time of the server, which is on this machine, to the millisecond. It returns as soon as that has gone by,
// so that what happens next has a later one.
func (h *townHall) Revision() uint64 {
	now := time.Now().UnixMilli()
	for time.Now().UnixMilli() == now {
		runtime.Gosched()
	}
	return uint64(now)
}

// Panics are logged by the core and told to the person, so a story's expectations notice them.
func (h *townHall) Panics() int { return 0 }

// Look asks the server for the posts, and adds those that only this person has been shown.
func (h *townHall) Look(who, place string) ([]local.Sight, error) {
	u, channel, err := h.where(who, place)
	if err != nil {
		return nil, err
	}
	list, _, err := u.GetPostsForChannel(h.Context(), channel, 0, 200, "", false, false)
	if err != nil {
		return nil, err
	}
	shown := list.Posts
	for _, f := range h.frames(u, channel) {
		if p := f.Post(); p.ChannelId == channel && (f.Event == "ephemeral_message" || shown[p.Id] != nil && shown[p.Id].Type == model.PostTypeEphemeral) {
			p.CreateAt = cmp.Or(p.CreateAt, p.UpdateAt)
			p.Type = model.PostTypeEphemeral
			shown[p.Id] = p
		}
	}
	var sights []local.Sight
	var order []*model.Post
	for _, p := range shown {
		if !p.IsSystemMessage() || p.Type == model.PostTypeEphemeral {
			order = append(order, p)
		}
	}
	slices.SortStableFunc(order, func(a, b *model.Post) int {
		return cmp.Or(cmp.Compare(a.CreateAt, b.CreateAt), cmp.Compare(a.Id, b.Id))
	})
	for _, p := range order {
		h.posts[p.Id] = p
		s := local.Sight{ID: p.Id, Text: asRead(p), Own: p.UserId == u.ID, Revision: uint64(max(p.CreateAt, p.UpdateAt, p.EditAt))}
		for _, a := range p.Attachments() {
			for _, action := range a.Actions {
				if action.Type == model.PostActionTypeButton && !action.Disabled {
					s.Buttons = append(s.Buttons, local.PlainButton{ID: action.Id, Label: action.Name})
				}
			}
		}
		sights = append(sights, s)
	}
	return sights, nil
}

// mark is the text of posts that show that all before them has arrived.
const mark = "\u2060arrived "

// frames are a person's ephemeral posts and edits, all that the server has sent until now: what it sends last comes last.
func (h *townHall) frames(u *mattermosttest.User, channel string) (all []mattermosttest.Frame) {
	h.Helper()
	h.marks++
	last := fmt.Sprint(mark, h.marks)
	if _, _, err := h.server.Admin.CreatePostEphemeral(h.Context(), &model.PostEphemeral{UserID: u.ID, Post: &model.Post{ChannelId: channel, Message: last}}); err != nil {
		h.Fatal(err)
	}
	u.Seen(h.TB, "ephemeral_message", last)
	for _, event := range []string{"ephemeral_message", "post_edited"} {
		for _, f := range u.Frames(event) {
			if p := f.Post(); p != nil && !strings.HasPrefix(p.Message, mark) {
				all = append(all, f)
			}
		}
	}
	return all
}

// formatting is what Markdown has for the eye.
var formatting = strings.NewReplacer("#### ", "", "**", "", "`", "", "\\", "")

// asRead is a post as it is read: without the marks of Markdown, with the names of its files.
func asRead(p *model.Post) string {
	said := formatting.Replace(mattermosttest.Words(p))
	if p.Metadata != nil {
		for _, f := range p.Metadata.Files {
			said += "\n" + f.Name
		}
	}
	return said
}

func (h *townHall) Form(string) (local.Sight, string, bool) { return local.Sight{}, "", false }

// answered does something and waits until the bot has answered it: for this person's eyes, or in the direct messages.
func (h *townHall) answered(u *mattermosttest.User, what string, do func() error) error {
	direct := u.Direct(h.TB, h.bot)
	answers := func() string {
		list, _, err := u.GetPostsForChannel(h.Context(), direct, 0, 200, "", false, false)
		if err != nil {
			h.Fatal(err)
		}
		n := 0
		for _, p := range list.Posts {
			if p.UserId == h.bot {
				n++
			}
		}
		return fmt.Sprint(n, len(h.frames(u, direct)), len(u.Frames("open_dialog")))
	}
	before := answers()
	if err := do(); err != nil {
		return err
	}
	mattermosttest.Until(h.TB, what+": an answer", func() bool { return answers() != before })
	return nil
}

var mention = regexp.MustCompile(`@([a-z0-9]+)`)

func (h *townHall) Type(_ context.Context, who, place, line string, files ...bot.File) error {
	u, channel, err := h.where(who, place)
	if err != nil {
		return err
	}
	if len(files) > 0 {
		return errors.New("files are not played on the real server")
	}
	line = mention.ReplaceAllStringFunc(line, func(m string) string {
		if named := h.people[m[1:]]; named != nil {
			return "@" + named.Username
		}
		return m
	})
	return h.answered(u, line, func() error {
		if place == "@bot" {
			u.Say(h.TB, channel, line)
			return nil
		}
		_, err := u.TrySlash(h.team, channel, "", line)
		return err
	})
}

func (h *townHall) Press(_ context.Context, who, sight, button string) error {
	u, err := h.user(who)
	if err != nil {
		return err
	}
	post := h.posts[sight]
	for _, a := range post.Attachments() {
		for _, action := range a.Actions {
			if action.Id == button {
				return h.answered(u, "["+action.Name+"]", func() error { return u.TryPress(post, action.Name) })
			}
		}
	}
	return fmt.Errorf("the post has no button %s", button)
}

func (h *townHall) Act(context.Context, string, string, string) error {
	return errors.New("message actions are not played on the real server")
}

func (h *townHall) Fill(context.Context, string, []local.Value, ...bot.File) error {
	return errors.New("forms are not played on the real server")
}

// files downloads what is attached to the posts of a place, by name; of those of one name the newest.
func (h *townHall) files(who, place string) map[string]string {
	h.Helper()
	u, channel, err := h.where(who, place)
	if err != nil {
		h.Fatal(err)
	}
	list, _, err := u.GetPostsForChannel(h.Context(), channel, 0, 200, "", false, false)
	if err != nil {
		h.Fatal(err)
	}
	files := map[string]string{}
	for _, id := range slices.Backward(list.Order) { // the newest first
		if post := list.Posts[id]; post.Metadata != nil {
			for _, f := range post.Metadata.Files {
				content, _, err := u.GetFile(h.Context(), f.Id)
				if err != nil {
					h.Fatal(err)
				}
				files[f.Name] = string(content)
			}
		}
	}
	return files
}
