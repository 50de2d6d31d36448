package discordtest

import (
	"context"
	"maps"
	"slices"
)

// What a hacked client sends. Discord vouches for who it is and where, and that message and channel are seen by them; what
// a custom id says it may have checked or not, so that a bot must not trust it.

// Forge presses a button with any custom id on a message of the bot's, whether it is there or not.
func (u *User) Forge(ctx context.Context, messageID, customID string) error {
	p := u.peer
	p.mu.Lock()
	m, err := u.visible(messageID)
	if err == nil && m.author != p.bot {
		err = cannot("not the bot's message")
	}
	if err != nil {
		p.mu.Unlock()
		return err
	}
	i := &interaction{kind: ofComponent, user: u, channel: m.channel, source: m}
	return p.interact(ctx, i, obj{"custom_id": customID, "component_type": 2})
}

// ForgeSelect chooses any value from a menu with any custom id on a message of the bot's.
func (u *User) ForgeSelect(ctx context.Context, messageID, customID string, values ...string) error {
	p := u.peer
	p.mu.Lock()
	m, err := u.visible(messageID)
	if err != nil {
		p.mu.Unlock()
		return err
	}
	i := &interaction{kind: ofComponent, user: u, channel: m.channel, source: m}
	return p.interact(ctx, i, obj{"custom_id": customID, "component_type": 3, "values": append([]string{}, values...)})
}

// ForgeSubmit sends a modal with any custom id, which nobody has opened, from a channel that the user sees. The values are
// texts by the custom ids of fields.
func (u *User) ForgeSubmit(ctx context.Context, c *Channel, customID string, values map[string]string) error {
	p := u.peer
	p.mu.Lock()
	if !c.sees(u) {
		p.mu.Unlock()
		return cannot("%s does not see the channel", u.Username)
	}
	parts := []any{}
	for n, id := range slices.Sorted(maps.Keys(values)) {
		field := obj{"type": 4, "id": 2*n + 2, "custom_id": id, "value": values[id]}
		parts = append(parts, obj{"type": 18, "id": 2*n + 1, "component": field})
	}
	opened := &interaction{id: p.id(), kind: ofCommand, command: commandType, user: u, channel: c, created: p.now()}
	i := &interaction{kind: ofModal, user: u, channel: c, from: opened}
	return p.interact(ctx, i, obj{"custom_id": customID, "components": parts})
}
