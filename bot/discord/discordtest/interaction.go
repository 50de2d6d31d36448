package discordtest

import (
	"context"
	"crypto/rand"
	"strconv"
	"time"
)

// The types of interactions.
const (
	ofCommand      = 2
	ofComponent    = 3
	ofAutocomplete = 4
	ofModal        = 5
)

// The types of acknowledgements.
const (
	ackMessage        = 4
	ackDeferMessage   = 5
	ackDeferUpdate    = 6
	ackUpdate         = 7
	ackSuggestions    = 8
	ackModal          = 9
	tokenFor          = 15 * time.Minute
	maxSuggestions    = 25
	attachmentsUpTo   = maxFile
	kindSlash         = 20
	kindMessageAction = 23
)

// interaction is one thing that somebody did with the bot, until its token is over. Guarded by the peer's lock.
type interaction struct {
	id, token string
	kind      int
	user      *User
	channel   *Channel
	created   time.Time
	command   int           // type of the command: slash or on a message
	source    *message      // whose component was used, or from whose component the modal came
	from      *interaction  // what showed the modal
	ack       int           // how it was acknowledged; 0 while it was not
	over      bool          // too late to acknowledge
	done      chan struct{} // closed with ack
	original  *message      // @original
	choices   []Choice      // suggestions
	modal     *Modal
	answered  bool // something followed a deferral
}

// interact tells the bot of an interaction and waits for its acknowledgement, or until it is too late. It is called
// with the lock, and returns without it.
func (p *Peer) interact(ctx context.Context, i *interaction, data obj) error {
	i.id = p.id()
	i.token = interactionToken(i.id, p.app, rand.Text())
	i.created, i.done = p.now(), make(chan struct{})
	p.interactions[i.token] = i
	o := p.interactionObj(i, data)
	p.emit("INTERACTION_CREATE", 0, constant(o))
	p.touch()
	p.mu.Unlock()

	t := time.NewTimer(p.o.AckWithin)
	defer t.Stop()
	var err error
	select {
	case <-i.done:
		return nil
	case <-t.C:
	case <-p.closed:
	case <-ctx.Done():
		err = context.Cause(ctx)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if i.ack != 0 {
		return nil
	}
	i.over = true
	p.touch()
	if err != nil {
		return err
	}
	return i.failed()
}

// failed is what the client shows when there is no acknowledgement in time.
func (i *interaction) failed() error {
	switch i.kind {
	case ofComponent:
		return ErrFailed
	case ofModal:
		return ErrModal
	case ofAutocomplete:
		return ErrOptions
	}
	return ErrNoAnswer
}

// interactionObj is an interaction on the wire.
func (p *Peer) interactionObj(i *interaction, data obj) obj {
	c := i.channel
	o := obj{
		"id": i.id, "application_id": p.app, "type": i.kind, "data": data, "token": i.token, "version": 1,
		"channel_id": c.ID, "channel": c.obj(), "app_permissions": strconv.FormatInt(c.may(p.bot), 10),
		"locale": i.user.Locale, "entitlements": []obj{}, "attachment_size_limit": attachmentsUpTo,
		"authorizing_integration_owners": i.owners(),
	}
	if i.source != nil {
		o["message"] = i.source.obj(false)
	}
	if c.guild == nil {
		o["user"], o["context"] = i.user.obj(), 1
		return o
	}
	o["guild_id"], o["guild_locale"], o["context"] = c.guild.ID, c.guild.Locale, 0
	o["guild"] = obj{"id": c.guild.ID, "features": []string{}, "locale": c.guild.Locale}
	o["member"] = c.guild.memberObj(i.user, obj{"permissions": strconv.FormatInt(c.may(i.user), 10)})
	return o
}

// owners say by whose installation an interaction came: the guild's, in direct messages "0".
func (i *interaction) owners() obj {
	if i.channel.guild == nil {
		return obj{"0": "0"}
	}
	return obj{"0": i.channel.guild.ID}
}

// meta is the interaction_metadata of the messages that answer.
func (i *interaction) meta() obj {
	o := obj{"id": i.id, "type": i.kind, "user": i.user.obj(), "authorizing_integration_owners": i.owners()}
	if i.kind == ofComponent {
		o["interacted_message_id"] = i.source.id
	}
	if i.kind == ofModal {
		o["triggering_interaction_metadata"] = i.from.meta()
	}
	return o
}

// acknowledge is the first answer to an interaction.
func acknowledge(c *call) *answer {
	p := c.p
	i := p.interactions[c.r.PathValue("token")]
	if i == nil || i.id != c.r.PathValue("id") || i.over && i.ack == 0 {
		return fail(404, 10062, "Unknown interaction")
	}
	if i.ack != 0 {
		return fail(400, 40060, "Interaction has already been acknowledged.")
	}
	kind, _ := c.in["type"].(float64)
	data, _ := c.in["data"].(obj)
	var refused *answer
	switch kind := int(kind); {
	case !i.takes(kind):
		return invalid("type", "BASE_TYPE_CHOICES", "This type of answer is not for this type of interaction")
	case i.channel.gone:
		return fail(404, 10003, "Unknown Channel")
	case kind == ackUpdate && p.messages[i.source.id] != i.source:
		return fail(404, 10008, "Unknown Message")
	case kind == ackMessage || kind == ackDeferMessage:
		refused = p.respond(i, kind, data, c.files)
	case kind == ackUpdate:
		if data != nil {
			if refused = p.edit(i.source, data, c.files); refused.status == 200 {
				refused = nil
			}
		}
		i.original = i.source
	case kind == ackDeferUpdate:
		i.original = i.source
	case kind == ackSuggestions:
		refused = i.suggest(data)
	case kind == ackModal:
		refused = p.openModal(i, data)
	}
	if refused != nil {
		return refused
	}
	i.ack = int(kind)
	close(i.done)
	p.touch()
	if c.r.URL.Query().Get("with_response") != "true" {
		return none()
	}
	about := obj{"id": i.id, "type": i.kind}
	resource := obj{"type": i.ack}
	if m := i.original; m != nil {
		about["response_message_id"] = m.id
		about["response_message_loading"] = m.flags&loading != 0
		about["response_message_ephemeral"] = m.only != nil
		if i.ack == ackMessage || i.ack == ackUpdate {
			resource["message"] = m.obj(false)
		}
	}
	return ok(obj{"interaction": about, "resource": resource})
}

// takes says which acknowledgements an interaction may have.
func (i *interaction) takes(ack int) bool {
	switch ack {
	case ackMessage, ackDeferMessage:
		return i.kind != ofAutocomplete
	case ackDeferUpdate, ackUpdate:
		// Of a modal only when it came from a component.
		return i.source != nil && (i.kind == ofComponent || i.kind == ofModal)
	case ackSuggestions:
		return i.kind == ofAutocomplete
	case ackModal:
		return i.kind == ofCommand || i.kind == ofComponent
	}
	return false
}

// answering makes a message that answers an interaction.
func (p *Peer) answering(i *interaction, in obj) *message {
	m := &message{channel: i.channel, author: p.bot, webhook: true, meta: i.meta()}
	if flags, ok := in["flags"].(float64); ok && int(flags)&ephemeral != 0 {
		m.only, m.flags = i.user, ephemeral
	}
	return m
}

// respond posts the message that is the first answer.
func (p *Peer) respond(i *interaction, kind int, data obj, files []File) *answer {
	m := p.answering(i, data)
	switch {
	case i.kind == ofCommand && i.command == commandType:
		m.kind = kindSlash
	case i.kind == ofCommand:
		m.kind = kindMessageAction
	case i.source != nil:
		m.kind, m.reply, m.replyID = 19, i.source, i.source.id
	}
	if kind == ackDeferMessage {
		m.flags |= loading
	} else if refused := p.compose(m, data, files); refused != nil {
		return refused
	}
	i.original = m
	p.post(m)
	return nil
}

func (i *interaction) suggest(data obj) *answer {
	all, _ := data["choices"].([]any)
	if len(all) > maxSuggestions {
		return invalid("data/choices", "BASE_TYPE_BAD_LENGTH", "Must be 25 or fewer in length.")
	}
	for _, one := range all {
		one, _ := one.(obj)
		c := Choice{Value: one["value"], Names: map[string]string{}}
		c.Name, _ = one["name"].(string)
		names, _ := one["name_localizations"].(obj)
		for locale, name := range names {
			c.Names[locale], _ = name.(string)
		}
		i.choices = append(i.choices, c)
	}
	return nil
}

// webhook finds the interaction of an address under /webhooks, for as long as its token lives.
func webhook(h func(*call, *interaction) *answer) handler {
	return func(c *call) *answer {
		i := c.p.interactions[c.r.PathValue("token")]
		switch {
		case i == nil || c.r.PathValue("app") != c.p.app:
			return fail(404, 10015, "Unknown Webhook")
		case c.p.now().Sub(i.created) >= tokenFor:
			return fail(401, 50027, "Invalid Webhook Token")
		case i.ack == 0 || i.ack == ackSuggestions:
			return fail(404, 10015, "Unknown Webhook")
		}
		return h(c, i)
	}
}

func followUp(c *call, i *interaction) *answer {
	p := c.p
	if m := i.original; i.ack == ackDeferMessage && m != nil && m.flags&loading != 0 && p.messages[m.id] == m {
		i.answered = true // the first one fills the deferred answer, whatever its flags
		return p.edit(m, c.in, c.files)
	}
	m := p.answering(i, c.in)
	if i.original != nil {
		m.meta["original_response_message_id"] = i.original.id
		m.kind, m.reply, m.replyID = 19, i.original, i.original.id
	}
	if refused := p.compose(m, c.in, c.files); refused != nil {
		return refused
	}
	i.answered = true
	p.post(m)
	return ok(m.obj(false))
}

// followed finds the message of an address: @original, or one that followed.
func (c *call) followed(i *interaction) (*message, *answer) {
	id := c.r.PathValue("message")
	m := i.original
	if id != "@original" {
		m = c.p.messages[id]
	}
	if m == nil || c.p.messages[m.id] != m || m != i.original && m.meta["id"] != i.id {
		return nil, fail(404, 10008, "Unknown Message")
	}
	return m, nil
}

func getFollowUp(c *call, i *interaction) *answer {
	m, refused := c.followed(i)
	if refused != nil {
		return refused
	}
	return ok(m.obj(false))
}

func editFollowUp(c *call, i *interaction) *answer {
	m, refused := c.followed(i)
	if refused != nil {
		return refused
	}
	a := c.p.edit(m, c.in, c.files)
	i.answered = i.answered || a.status == 200
	if a.status == 200 {
		a = ok(m.obj(false))
	}
	return a
}

func deleteFollowUp(c *call, i *interaction) *answer {
	m, refused := c.followed(i)
	if refused != nil {
		return refused
	}
	i.answered = true
	c.p.deleteMessage(m)
	return none()
}

// Pending counts the interactions that were deferred and have nothing following yet, and those not acknowledged.
func (p *Peer) Pending() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := 0
	for _, i := range p.interactions {
		deferred := i.ack == ackDeferMessage || i.ack == ackDeferUpdate
		if i.ack == 0 && !i.over || deferred && !i.answered && p.now().Sub(i.created) < tokenFor {
			n++
		}
	}
	return n
}
