package discordtest

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/bwmarrin/discordgo"
)

// compose applies the body of a request to a message: to a new one, or to a stored one, of which it leaves what the
// body does not name. Nothing changes when it fails. The lock is held.
func (p *Peer) compose(m *message, in obj, files []File) *answer {
	fresh := m.id == ""
	next := *m
	if v, ok := in["content"]; ok {
		next.content, _ = v.(string)
	}
	if v, ok := in["embeds"]; ok {
		next.embeds = nil
		all, _ := v.([]any)
		for _, e := range all {
			if e, ok := e.(obj); ok {
				e["type"] = "rich"
				fields, _ := e["fields"].([]any)
				for _, f := range fields {
					if f, ok := f.(obj); ok {
						preset(f, "inline", false)
					}
				}
				next.embeds = append(next.embeds, e)
			}
		}
	}
	if v, ok := in["components"]; ok {
		all, _ := v.([]any)
		next.components = all
		number(all, &counter{})
	}
	if v, ok := in["flags"].(float64); ok {
		settable := suppressEmbeds | componentsV2
		if fresh {
			settable |= silent
		}
		next.flags = next.flags&^(settable&^componentsV2) | int(v)&settable
	}
	if fresh {
		next.nonce = in["nonce"]
	}
	refused := p.attach(&next, in, files)
	if refused != nil {
		return refused
	}
	if next.flags&componentsV2 != 0 && (next.content != "" || len(next.embeds) > 0) {
		return invalid("flags", "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
			"The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2")
	}
	if next.content == "" && len(next.embeds) == 0 && len(next.files) == 0 && len(next.components) == 0 {
		return fail(400, 50006, "Cannot send an empty message")
	}
	if refused := next.known(in); refused != nil {
		return refused
	}
	next.flags &^= loading
	if _, ok := in["content"]; ok || fresh || in["allowed_mentions"] != nil {
		next.ping(in["allowed_mentions"])
	}
	*m = next
	return nil
}

// attach stores the uploaded files and keeps those of the old ones that the body names.
func (p *Peer) attach(next *message, in obj, files []File) *answer {
	kept := next.files
	named := map[int]obj{}
	if v, ok := in["attachments"]; ok {
		kept = nil
		all, _ := v.([]any)
		for i, e := range all {
			e, _ := e.(obj)
			id := fmt.Sprint(e["id"])
			if f, ok := e["id"].(float64); ok {
				id = strconv.Itoa(int(f))
			}
			if k := slices.IndexFunc(next.files, func(a *attachment) bool { return a.id == id }); k >= 0 {
				kept = append(kept, next.files[k])
				continue
			}
			n, err := strconv.Atoi(id)
			if err != nil || n < 0 || n >= len(files) {
				return invalid("attachments/"+strconv.Itoa(i)+"/id", "MODEL_NOT_FOUND", "No file with this id was sent")
			}
			named[n] = e
		}
	}
	if len(kept)+len(files) > 10 {
		return fail(400, 30015, "Maximum number of attachments in a message reached (10)")
	}
	size := 0
	for _, f := range files {
		size += len(f.Data)
	}
	if size > maxFile {
		return fail(413, 40005, "Request entity too large")
	}
	next.files = slices.Clone(kept)
	for i, f := range files {
		if name, ok := named[i]["filename"].(string); ok && name != "" {
			f.Name = name
		}
		a := p.upload(next.channel, f, next.only != nil)
		if title, ok := named[i]["title"].(string); ok && title != "" {
			a.title = title
		}
		next.files = append(next.files, a)
	}
	return nil
}

// known refuses a body that names a message, an emoji or a file that is not there.
func (m *message) known(in obj) *answer {
	ref, ok := in["message_reference"].(obj)
	if !ok || m.id != "" {
		return nil
	}
	id, _ := ref["message_id"].(string)
	first := m.channel.peer.messages[id]
	if first == nil || first.channel != m.channel || first.only != nil {
		if must, ok := ref["fail_if_not_exists"].(bool); ok && !must {
			return nil
		}
		return invalid("message_reference", "MESSAGE_REFERENCE_UNKNOWN_MESSAGE", "Unknown message")
	}
	if m.channel.may(m.channel.peer.bot)&discordgo.PermissionReadMessageHistory == 0 {
		return fail(403, 160002, "Cannot reply without permission to read message history")
	}
	m.kind, m.reply, m.replyID = 19, first, id
	return nil
}

// counter numbers components.
type counter struct{ n int }

// number gives components the ids, and defaults the values, that they came without, as Discord does.
func number(components []any, n *counter) {
	for _, c := range components {
		c, ok := c.(obj)
		if !ok {
			continue
		}
		if c["id"] == nil || c["id"] == 0.0 {
			n.n++
			c["id"] = n.n
		}
		if kind := number64(c["type"], 0); kind == 3 || kind >= 5 && kind <= 8 {
			for _, key := range []string{"min_values", "max_values"} {
				preset(c, key, 1)
			}
		}
		switch c["type"] {
		case 14.0:
			preset(c, "divider", true)
			preset(c, "spacing", 1)
		case 17.0:
			preset(c, "accent_color", nil)
			preset(c, "spoiler", false)
		}
		inner, _ := c["components"].([]any)
		number(inner, n)
		for _, key := range []string{"component", "accessory"} {
			if one, ok := c[key].(obj); ok {
				number([]any{one}, n)
			}
		}
	}
}

// preset fills in what was not said.
func preset(o obj, key string, v any) {
	if o[key] == nil {
		o[key] = v
	}
}

// walk visits all components, outer ones first.
func walk(components []any, visit func(obj)) {
	for _, c := range components {
		c, ok := c.(obj)
		if !ok {
			continue
		}
		visit(c)
		inner, _ := c["components"].([]any)
		walk(inner, visit)
		for _, key := range []string{"component", "accessory"} {
			if one, ok := c[key].(obj); ok {
				walk([]any{one}, visit)
			}
		}
	}
}

// needs are the permissions that a body takes in a channel.
func (c *Channel) needs(in obj, files []File) int64 {
	bits := int64(discordgo.PermissionSendMessages)
	if c.parent != nil {
		bits = discordgo.PermissionSendMessagesInThreads
	}
	if e, _ := in["embeds"].([]any); len(e) > 0 {
		bits |= discordgo.PermissionEmbedLinks
	}
	if len(files) > 0 {
		bits |= discordgo.PermissionAttachFiles
	}
	return bits
}
