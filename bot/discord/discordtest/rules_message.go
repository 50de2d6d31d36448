package discordtest

import "slices"

// voiceMessage is one more flag of messages.
const voiceMessage = 1 << 13

// newMessage is a message to a channel.
func (k *checker) newMessage(m value) {
	k.flags(m, suppressEmbeds|silent|voiceMessage|componentsV2)
	k.message(m)
	k.visible(m)
	k.version(m)
	if m.get("enforce_nonce").bool() && !m.has("nonce") {
		k.bad(m.get("nonce"), "is missing: enforce_nonce would do nothing")
	}
}

// newAnswer is a message that answers an interaction, as callback or follow-up.
func (k *checker) newAnswer(m value) {
	k.flags(m, suppressEmbeds|ephemeral|silent|voiceMessage|componentsV2)
	k.message(m)
	k.visible(m)
	k.version(m)
}

// editedMessage are the changes of a message.
func (k *checker) editedMessage(m value) {
	k.flags(m, suppressEmbeds|componentsV2)
	k.message(m)
	if m.has("flags") { // without, the message is of the kind that it was
		k.version(m)
	}
}

// callback is the first answer to an interaction.
func (k *checker) callback(c value) {
	data := c.get("data")
	switch c.get("type").int() {
	case ackMessage:
		k.newAnswer(data)
	case ackDeferMessage:
		k.flags(data, ephemeral)
		for _, name := range []string{"content", "embeds", "components", "poll", "attachments"} {
			if v := data.get(name); v.filled() {
				k.bad(v, "a deferred answer has no content yet")
			}
		}
	case ackDeferUpdate:
		if c.has("data") {
			k.bad(data, "a deferred edit has no content yet")
		}
	case ackUpdate:
		k.editedMessage(data)
	case ackSuggestions:
		k.suggestions(data)
	case ackModal:
		k.modal(data)
	}
}

func (k *checker) flags(m value, allowed int) {
	if unknown := m.get("flags").int() &^ allowed; unknown != 0 {
		k.bad(m.get("flags"), "the bits %d cannot be set here", unknown)
	}
}

// visible refuses a new message that shows nothing.
func (k *checker) visible(m value) {
	if !m.get("content").blank() || k.files > 0 {
		return
	}
	for _, name := range []string{"embeds", "components", "sticker_ids", "attachments", "poll"} {
		if m.get(name).filled() {
			return
		}
	}
	k.bad(m.get("content"), "the message is empty")
}

// version refuses to mix the two ways of making a message.
func (k *checker) version(m value) {
	if m.get("flags").int()&componentsV2 != 0 {
		for _, name := range []string{"content", "embeds", "poll", "sticker_ids"} {
			if v := m.get(name); v.filled() {
				k.bad(v, "cannot be used with the flag IS_COMPONENTS_V2")
			}
		}
		return
	}
	rows := m.get("components").list()
	for _, row := range rows {
		if row.get("type").int() != compRow && row.has("type") {
			k.bad(row.get("type"), "needs the flag IS_COMPONENTS_V2")
		}
	}
	if len(rows) > 5 {
		k.bad(m.get("components"), "has %d rows, at most 5 are allowed", len(rows))
	}
}

// message checks what new and edited messages have in common.
func (k *checker) message(m value) {
	k.longer(m.get("content"), 2000)
	k.embeds(m.get("embeds"))
	k.components(m.get("components"))
	k.mentions(m.get("allowed_mentions"))
	k.poll(m.get("poll"))
	k.unique("id", each(m.get("attachments").list(), "id"))
}

func (k *checker) embeds(all value) {
	total := 0
	for _, e := range all.list() {
		fields := e.get("fields").list()
		shown := []value{e.get("title"), e.get("description"), e.get("footer").get("text"), e.get("author").get("name")}
		for _, f := range fields {
			for _, name := range []string{"name", "value"} {
				if f.get(name).blank() {
					k.bad(f.get(name), "must not be empty")
				}
				shown = append(shown, f.get(name))
			}
		}
		n := 0
		for _, v := range shown {
			n += v.length()
		}
		if n == 0 && !e.has("image") && !e.has("thumbnail") && !e.has("video") {
			k.bad(e, "the embed is empty")
		}
		total += n
	}
	if total > 6000 {
		k.bad(all, "have %d characters together, at most 6000 are allowed", total)
	}
}

// mentions refuses what contradicts itself: to parse all users, and only some.
func (k *checker) mentions(m value) {
	parse := m.get("parse").list()
	k.unique("kind", parse)
	for _, kind := range []string{"users", "roles"} {
		k.unique("id", m.get(kind).list())
		all := slices.ContainsFunc(parse, func(v value) bool { return v.v == kind })
		if all && len(m.get(kind).list()) > 0 {
			k.bad(m.get(kind), "cannot be used when parse has %q", kind)
		}
	}
}

func (k *checker) poll(p value) {
	if p.v == nil {
		return
	}
	if p.get("question").get("text").blank() {
		k.bad(p.get("question").get("text"), "must not be empty")
	}
	for _, a := range p.get("answers").list() {
		text := a.get("poll_media").get("text")
		if text.blank() {
			k.bad(text, "must not be empty")
		}
		k.longer(text, 55)
	}
}

// suggestions are the choices of an autocompletion.
func (k *checker) suggestions(data value) {
	choices := data.get("choices")
	if n := len(choices.list()); n > maxSuggestions {
		k.bad(choices, "has %d choices, at most %d are allowed", n, maxSuggestions)
	}
	for _, c := range choices.list() {
		k.choice(c)
	}
}
