package mattermost

import (
	"context"
	"encoding/json"
	"errors"
	"hash/fnv"
	"net/http"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/gorilla/websocket"
	"github.com/mattermost/mattermost/server/public/model"

	"gremium/bot"
)

const (
	// silence is how long the WebSocket may say nothing. The server pings every 60 s.
	silence = 150 * time.Second
	// catchUp is how far back a start looks for direct messages that nobody has answered.
	catchUp = 15 * time.Minute
	// workers handle direct messages at once; those of one channel stay in their order.
	workers = 8
	// maxFrame bounds a WebSocket frame.
	maxFrame = 8 << 20
)

// frame is an event of the WebSocket.
type frame struct {
	Event string `json:"event"`
	Data  struct {
		Post        string `json:"post"`
		ChannelType string `json:"channel_type"`
		User        string `json:"user_id"`
		Channel     string `json:"channel_id"`
		Changed     *struct {
			ID string `json:"id"`
		} `json:"user"`
	} `json:"data"`
	Broadcast struct {
		Channel string `json:"channel_id"`
		User    string `json:"user_id"`
	} `json:"broadcast"`
}

// listen keeps a WebSocket open until the context ends, and hands direct messages to the queue.
func (p *Platform) listen(ctx context.Context, run *running) {
	queue := p.queues(ctx, run)
	wait := backoff.NewExponentialBackOff()
	wait.InitialInterval, wait.MaxInterval = 250*time.Millisecond, 30*time.Second
	since := run.started.Add(-catchUp)
	for ctx.Err() == nil {
		started := time.Now()
		err := p.connect(ctx, run, &since, queue)
		if ctx.Err() != nil {
			return
		}
		if time.Since(started) > time.Minute {
			wait.Reset()
		}
		p.log.Warn("mattermost: connection lost", "error", err)
		if pause(ctx, wait.NextBackOff()) != nil {
			return
		}
	}
}

// connect runs one connection: first it is open, then what was missed since is caught up, so nothing falls between.
func (p *Platform) connect(ctx context.Context, run *running, since *time.Time, queue func(*model.Post)) error {
	address := "ws" + strings.TrimPrefix(p.cfg.ServerURL, "http") + model.APIURLSuffix + "/websocket"
	dialer := websocket.Dialer{Proxy: http.ProxyFromEnvironment, HandshakeTimeout: 20 * time.Second}
	conn, response, err := dialer.DialContext(ctx, address, http.Header{"Authorization": {"Bearer " + p.cfg.Token}})
	if response != nil && response.Body != nil {
		_ = response.Body.Close()
	}
	if err != nil {
		return err
	}
	defer conn.Close()
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	conn.SetReadLimit(maxFrame)
	alive := func() { _ = conn.SetReadDeadline(time.Now().Add(silence)) }
	alive()
	pong := conn.PingHandler()
	conn.SetPingHandler(func(data string) error { alive(); return pong(data) })

	missed := *since
	for first := true; ; first = false {
		_, data, err := conn.ReadMessage()
		if err != nil {
			return err
		}
		alive()
		if first { // the server says hello, so every post from now on comes by itself
			p.log.Info("mattermost: connected")
			p.joined.Clear() // who came and went meanwhile, nobody has told us
			p.members.Clear()
			if err := p.missed(ctx, run, missed, queue); err != nil {
				return err
			}
		}
		*since = p.now()
		var f frame
		if err := json.Unmarshal(data, &f); err == nil {
			p.dispatch(f, queue)
		}
	}
}

func (p *Platform) dispatch(f frame, queue func(*model.Post)) {
	switch f.Event {
	case "posted":
		if f.Data.ChannelType != string(model.ChannelTypeDirect) {
			return
		}
		var post model.Post
		if err := json.Unmarshal([]byte(f.Data.Post), &post); err == nil {
			queue(&post)
		}
	case "user_removed", "channel_deleted": // we no longer know who is where
		for _, channel := range []string{f.Data.Channel, f.Broadcast.Channel} {
			p.joined.Drop(channel)
			p.channels.Drop(channel)
			p.members.Drop(channel + " " + f.Data.User)
		}
	case "channel_updated", "channel_converted":
		p.channels.Drop(f.Broadcast.Channel)
	case "user_updated":
		if f.Data.Changed != nil {
			p.users.Drop(f.Data.Changed.ID)
		}
	}
}

// missed hands in the direct messages since a time that were not heard. What was written before this Run counts only
// after the bot's last answer: an earlier Run has heard the rest. (A post with a key is no answer.)
func (p *Platform) missed(ctx context.Context, run *running, since time.Time, queue func(*model.Post)) error {
	me, err := p.bot(ctx)
	if err != nil {
		return err
	}
	from := since.Add(-time.Minute).UnixMilli() // clocks differ, and seen keeps doubles out
	channels, _, err := p.client.GetChannelsForUserWithLastDeleteAt(ctx, me.Id, 0)
	if err != nil {
		return err
	}
	for _, c := range channels {
		if !isDirect(c, me.Id) {
			continue
		}
		p.direct.Put(c.GetOtherUserIdForDM(me.Id), c.Id) // a thousand reminders need not ask for a thousand channels
		p.joined.Put(c.Id, true)
		if c.LastPostAt < from {
			continue
		}
		list, _, err := p.client.GetPostsSince(ctx, c.Id, from, false)
		if err != nil {
			return err
		}
		list.SortByCreateAt() // newest first
		var open []*model.Post
		answered := false
		for _, id := range list.Order {
			post := list.Posts[id]
			switch early := post.CreateAt < run.started.UnixMilli(); {
			case post.UserId == me.Id:
				answered = answered || post.GetProp(propKey) == nil
			case post.CreateAt >= from && !(early && answered):
				open = append(open, post)
			}
		}
		for i := len(open) - 1; i >= 0; i-- {
			queue(open[i])
		}
	}
	return nil
}

// queues spreads direct messages over workers by channel. It returns the function to hand them in; when the context
// ends the workers end.
func (p *Platform) queues(ctx context.Context, run *running) func(*model.Post) {
	lines := make([]chan *model.Post, workers)
	for i := range lines {
		lines[i] = make(chan *model.Post, 64)
		run.begin(func() {
			for {
				select {
				case <-ctx.Done():
					return
				case post := <-lines[i]:
					p.heard(run, post)
				}
			}
		})
	}
	return func(post *model.Post) {
		h := fnv.New32a()
		_, _ = h.Write([]byte(post.ChannelId))
		select {
		case lines[h.Sum32()%workers] <- post:
		case <-ctx.Done():
		}
	}
}

// heard hands one direct message to the core. Only a person's own, ordinary, new text counts.
func (p *Platform) heard(run *running, post *model.Post) {
	defer p.recovered("direct message", "post", post.Id, "user", post.UserId)
	ctx := run.ctx
	me, err := p.bot(ctx)
	if err != nil || post.UserId == me.Id || post.Type != model.PostTypeDefault || post.DeleteAt != 0 || isMachine(post) {
		return
	}
	if strings.TrimSpace(post.Message) == "" && len(post.FileIds) == 0 || !p.seen.Add(post.Id, true) {
		return
	}
	author, err := p.user(ctx, post.UserId)
	if err != nil || p.channel(ctx, post.ChannelId) == nil {
		p.seen.Drop(post.Id) // the server has just gone: the next connection catches up
		return
	}
	at := p.where(ctx, post.ChannelId, "", "", post.RootId)
	if author.IsBot || !at.Direct {
		return
	}
	root, _ := p.thread(ctx, post.RootId, post.ChannelId)
	e := bot.Event{
		Once: bot.Once{Key: "post:" + post.Id, Until: time.UnixMilli(post.CreateAt).Add(24 * time.Hour)},
		From: account(author), Channel: at, Language: language(author),
		Source: bot.Typed, Line: strings.TrimSpace(post.Message), Post: root, Files: p.attached(ctx, post),
	}
	reply := p.answer(run, e)
	p.finish(ctx, place{user: author.Id, channel: post.ChannelId, root: post.RootId, direct: true}, e, reply)
}

// isMachine says whether a webhook, plugin or another bot wrote a post in a person's name.
func isMachine(post *model.Post) bool {
	for _, prop := range []string{model.PostPropsFromWebhook, model.PostPropsFromBot, model.PostPropsFromPlugin, model.PostPropsFromOAuthApp} {
		if v, ok := post.GetProp(prop).(string); ok && v == "true" {
			return true
		}
	}
	return false
}

// attached describes the files of a post; they are fetched when somebody opens them.
func (p *Platform) attached(ctx context.Context, post *model.Post) []bot.File {
	var files []bot.File
	for _, id := range post.FileIds {
		info, _, err := p.client.GetFileInfo(ctx, id)
		if err != nil {
			p.log.Warn("mattermost: cannot see a file", "file", id, "status", status(err))
			continue
		}
		files = append(files, bot.File{Name: info.Name, Type: info.MimeType, Open: func(ctx context.Context) ([]byte, error) {
			if info.Size > p.Limits().FileMaxSize {
				return nil, errors.New("mattermost: the file is too large")
			}
			data, _, err := p.client.GetFile(ctx, id)
			return data, err
		}})
	}
	return files
}
