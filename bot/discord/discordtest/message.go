package discordtest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// The flags of messages that matter here.
const (
	suppressEmbeds = 1 << 2
	hasThread      = 1 << 5
	ephemeral      = 1 << 6
	loading        = 1 << 7
	silent         = 1 << 12
	componentsV2   = 1 << 15
)

// message is a message as it is stored. Everything of it is guarded by the peer's lock.
type message struct {
	id         string
	channel    *Channel
	author     *User
	only       *User // who alone sees it: an ephemeral message
	dismissed  bool  // taken off that screen
	kind       int   // 0 plain, 19 reply, 20 slash command, 23 message command
	content    string
	embeds     []any
	components []any
	files      []*attachment
	flags      int
	nonce      any
	created    time.Time
	edited     time.Time
	reply      *message // what it answers
	replyID    string   // the same, also when it is gone
	meta       obj      // interaction_metadata
	webhook    bool     // made by an interaction
	mentions   []*User  // who is pinged
	loud       bool     // @everyone is pinged
	thread     *Channel
	revision   int64
}

// attachment is a file on the CDN.
type attachment struct {
	id, name, title, kind string
	data                  []byte
	channel               string
	only                  bool // of an ephemeral message
}

// nonce remembers what was sent with an enforced nonce.
type nonce struct {
	at      time.Time
	message string
}

// nonceFor is how long an enforced nonce is remembered: "the past few minutes".
const nonceFor = 5 * time.Minute

// maxFile is the largest file of a request.
const maxFile = 10 << 20

func (p *Peer) sorted(g *Guild) []*User {
	var all []*User
	for _, m := range g.members {
		all = append(all, m.user)
	}
	slices.SortFunc(all, func(a, b *User) int { return strings.Compare(a.ID, b.ID) })
	return all
}

var mention = regexp.MustCompile(`<@!?(\d+)>`)

// ping finds who is pinged by a content, given allowed_mentions (nil: everybody who is mentioned).
func (m *message) ping(allowed any) {
	m.mentions, m.loud = nil, false
	users, everyone := true, true
	var named []string
	replied := true
	if a, ok := allowed.(obj); ok {
		parse, _ := a["parse"].([]any)
		users, everyone = slices.Contains(parse, any("users")), slices.Contains(parse, any("everyone"))
		list, _ := a["users"].([]any)
		for _, id := range list {
			named = append(named, fmt.Sprint(id))
		}
		replied, _ = a["replied_user"].(bool)
	}
	p := m.channel.peer
	add := func(u *User) {
		if u != nil && !slices.Contains(m.mentions, u) {
			m.mentions = append(m.mentions, u)
		}
	}
	for _, found := range mention.FindAllStringSubmatch(m.content, -1) {
		if users || slices.Contains(named, found[1]) {
			add(p.users[found[1]])
		}
	}
	if m.reply != nil && m.kind == 19 && replied && !m.webhook {
		add(m.reply.author)
	}
	if strings.Contains(m.content, "@everyone") || strings.Contains(m.content, "@here") {
		m.loud = everyone && m.channel.may(m.author)&discordgo.PermissionMentionEveryone != 0
	}
}

// obj is a message on the wire. bare leaves out what an application without the message content intent does not get.
func (m *message) obj(bare bool) obj {
	mentions, files := []obj{}, []obj{}
	for _, u := range m.mentions {
		mentions = append(mentions, u.obj())
	}
	for _, f := range m.files {
		files = append(files, f.obj(m.channel.peer))
	}
	o := obj{
		"id": m.id, "channel_id": m.channel.ID, "author": m.author.obj(), "content": m.content, "timestamp": stamp(m.created),
		"edited_timestamp": nil, "tts": false, "mention_everyone": m.loud, "mentions": mentions, "mention_roles": []string{},
		"attachments": files, "embeds": list(m.embeds), "pinned": false, "type": m.kind, "flags": m.flags,
		"components": list(m.components),
	}
	if !m.edited.IsZero() {
		o["edited_timestamp"] = stamp(m.edited)
	}
	if m.nonce != nil {
		o["nonce"] = m.nonce
	}
	if m.webhook {
		o["webhook_id"], o["application_id"] = m.channel.peer.app, m.channel.peer.app
	}
	if m.meta != nil {
		o["interaction_metadata"] = m.meta
	}
	if m.replyID != "" {
		ref := obj{"type": 0, "message_id": m.replyID, "channel_id": m.channel.ID}
		if m.channel.guild != nil {
			ref["guild_id"] = m.channel.guild.ID
		}
		o["message_reference"] = ref
		if m.kind == 19 {
			o["referenced_message"] = nil
			if m.reply != nil && m.channel.peer.messages[m.replyID] != nil {
				first := m.reply.obj(bare && m.reply.hidden())
				delete(first, "referenced_message")
				o["referenced_message"] = first
			}
		}
	}
	if m.thread != nil && !m.thread.gone {
		o["thread"] = m.thread.obj()
	}
	if bare {
		o["content"], o["embeds"], o["attachments"], o["components"] = "", []any{}, []any{}, []any{}
	}
	return o
}

func list(a []any) []any {
	if a == nil {
		return []any{}
	}
	return a
}

// hidden says whether the message content intent is needed to read a message.
func (m *message) hidden() bool {
	bot := m.channel.peer.bot
	return m.channel.guild != nil && m.author != bot && !slices.Contains(m.mentions, bot)
}

// toSession is a message in an event.
func (m *message) toSession(s *session) obj {
	o := m.obj(m.hidden() && s.intents&int(discordgo.IntentMessageContent) == 0)
	o["channel_type"] = m.channel.kind()
	if g := m.channel.guild; g != nil {
		o["guild_id"] = g.ID
		if g.members[m.author.ID] != nil && !m.webhook {
			o["member"] = g.memberBare(m.author, nil)
		}
	}
	return o
}

// announce sends an event about a message to the sessions, unless it is ephemeral or out of the bot's sight.
func (m *message) announce(event string) {
	if m.only != nil || !m.channel.sees(m.channel.peer.bot) {
		return
	}
	m.channel.peer.emit(event, m.intent(), m.toSession)
}

func (m *message) intent() discordgo.Intent {
	if m.channel.guild == nil {
		return discordgo.IntentDirectMessages
	}
	return discordgo.IntentGuildMessages
}

// post stores a new message.
func (p *Peer) post(m *message) {
	if m.id == "" {
		m.id = p.id()
	}
	c := m.channel
	if c.parent != nil && c.archived {
		c.archived = false
		p.emit("THREAD_UPDATE", discordgo.IntentGuilds, constant(c.obj()))
	}
	m.created = p.now()
	p.messages[m.id] = m
	c.messages = append(c.messages, m)
	p.shown(m)
	if m.author == p.bot {
		p.sent = append(p.sent, Sent{At: time.Now(), Channel: c.ID, Message: m.id})
	}
	if c.parent != nil && m.only == nil {
		c.joined[m.author.ID] = true
	}
	m.announce("MESSAGE_CREATE")
}

// shown marks a message as changed.
func (p *Peer) shown(m *message) {
	p.touch()
	m.revision = p.revision
}

func (p *Peer) deleteMessage(m *message) {
	delete(p.messages, m.id)
	m.channel.messages = slices.DeleteFunc(m.channel.messages, func(o *message) bool { return o == m })
	for _, f := range m.files {
		delete(p.attachments, f.id)
	}
	p.touch()
	if m.only != nil || !m.channel.sees(p.bot) {
		return
	}
	data := obj{"id": m.id, "channel_id": m.channel.ID}
	if m.channel.guild != nil {
		data["guild_id"] = m.channel.guild.ID
	}
	p.emit("MESSAGE_DELETE", m.intent(), constant(data))
}

// upload stores a file.
func (p *Peer) upload(c *Channel, f File, only bool) *attachment {
	kind := f.Type
	if kind == "" || kind == "application/octet-stream" {
		kind = mime.TypeByExtension(filepath.Ext(f.Name))
	}
	name, title := safe(f.Name)
	a := &attachment{id: p.id(), name: name, title: title, kind: kind, data: f.Data, channel: c.ID, only: only}
	p.attachments[a.id] = a
	return a
}

var unsafe = regexp.MustCompile(`[^A-Za-z0-9._-]+`)

// safe is a file's name as Discord keeps it, and its title where that is another.
func safe(name string) (string, string) {
	kept := unsafe.ReplaceAllString(strings.ReplaceAll(name, " ", "_"), "")
	if kept == name {
		return name, ""
	}
	if kept == "" || strings.HasPrefix(kept, ".") {
		kept = "unknown" + kept
	}
	return kept, strings.TrimSuffix(name, filepath.Ext(name))
}

// address is where a file is, for a day: addresses of the CDN are signed and expire.
func (a *attachment) address(p *Peer) string {
	until := strconv.FormatInt(p.now().Add(24*time.Hour).Unix(), 16)
	return p.base + "attachments/" + a.channel + "/" + a.id + "/" + url.PathEscape(a.name) + "?ex=" + until + "&is=0&hm=" +
		p.app + "-" + a.sign(p, until) + "&"
}

func (a *attachment) sign(p *Peer, until string) string {
	sum := sha256.Sum256([]byte(p.token + a.id + until))
	return hex.EncodeToString(sum[:16])
}

func (a *attachment) obj(p *Peer) obj {
	o := obj{"id": a.id, "filename": a.name, "size": len(a.data), "url": a.address(p), "proxy_url": a.address(p)}
	if a.kind != "" {
		o["content_type"] = a.kind
	}
	if a.title != "" {
		o["title"] = a.title
	}
	if a.only {
		o["ephemeral"] = true
	}
	return o
}

// serveFile is the CDN.
func (p *Peer) serveFile(w http.ResponseWriter, r *http.Request) {
	parts := strings.Split(r.URL.Path, "/") // "", attachments, channel, id, name
	query := r.URL.Query()
	p.mu.Lock()
	var a *attachment
	if len(parts) == 5 {
		a = p.attachments[parts[3]]
	}
	ok := a != nil && a.channel == parts[2] && query.Get("hm") == p.app+"-"+a.sign(p, query.Get("ex"))
	until, err := strconv.ParseInt(query.Get("ex"), 16, 64)
	ok = ok && err == nil && p.now().Unix() <= until
	p.mu.Unlock()
	if !ok || r.Method != http.MethodGet {
		http.Error(w, "This content is no longer available.", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", a.kind)
	_, _ = w.Write(a.data)
}
