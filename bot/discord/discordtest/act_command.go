package discordtest

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/bwmarrin/discordgo"
)

func bits(b int64) string { return strconv.FormatInt(b, 10) }

// stringOf is a number as JSON writes it.
func stringOf(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// allowed says whether who has these permissions may use the command.
func (cmd *Command) allowed(has int64) bool {
	if has&discordgo.PermissionUseApplicationCommands == 0 {
		return false
	}
	if cmd.Permissions == nil || has == everything {
		return true
	}
	needs, _ := strconv.ParseInt(*cmd.Permissions, 10, 64)
	return needs != 0 && has&needs == needs // "0" is for administrators only
}

// typed is a command as somebody has typed it: its path, and the options of the last step.
type typed struct {
	cmd     *Command
	steps   []Option // group and subcommand
	options []Option // what the last step takes
}

// type finds the command of a path of default names: "sitzung neu".
func (u *User) typed(c *Channel, path string) (*typed, error) {
	steps := strings.Fields(strings.TrimPrefix(path, "/"))
	if len(steps) == 0 {
		return nil, cannot("no command")
	}
	cmd, err := u.offered(c, commandType, steps[0])
	if err != nil {
		return nil, err
	}
	t := &typed{cmd: cmd, options: cmd.Options}
	for _, step := range steps[1:] {
		i := slices.IndexFunc(t.options, func(o Option) bool {
			return (o.Type == optionSubcommand || o.Type == optionGroup) && o.Name == step
		})
		if i < 0 {
			return nil, cannot("/%s has no %q", cmd.Name, step)
		}
		t.steps = append(t.steps, t.options[i])
		t.options = t.options[i].Options
	}
	for _, o := range t.options {
		if o.Type == optionSubcommand || o.Type == optionGroup {
			return nil, cannot("/%s is not complete", path)
		}
	}
	return t, nil
}

// data is the command on the wire.
func (t *typed) data(values []any, found resolved) obj {
	for _, step := range slices.Backward(t.steps) {
		values = []any{obj{"name": step.Name, "type": step.Type, "options": values}}
	}
	data := obj{"id": t.cmd.ID, "type": commandType, "name": t.cmd.Name}
	if len(values) > 0 {
		data["options"] = values
	}
	if len(found) > 0 {
		data["resolved"] = found.obj()
	}
	if t.cmd.Guild != "" {
		data["guild_id"] = t.cmd.Guild
	}
	return data
}

// Slash uses a slash command. The path are the names as registered, without translation; options go by such names too,
// with text, numbers, booleans, *User, *Channel, *Role or File as values. A choice may be given by value or by name.
func (u *User) Slash(ctx context.Context, c *Channel, path string, options map[string]any) error {
	p := u.peer
	p.mu.Lock()
	t, err := u.typed(c, path)
	var values []any
	found := resolved{}
	if err == nil {
		values, err = t.fill(u, c, options, found)
	}
	if err != nil {
		p.mu.Unlock()
		return err
	}
	i := &interaction{kind: ofCommand, command: commandType, user: u, channel: c}
	return p.interact(ctx, i, t.data(values, found))
}

// fill checks the options as the client does: nothing unknown, nothing missing, nothing out of bounds.
func (t *typed) fill(u *User, c *Channel, options map[string]any, found resolved) ([]any, error) {
	for _, name := range slices.Sorted(maps.Keys(options)) {
		if !slices.ContainsFunc(t.options, func(o Option) bool { return o.Name == name }) {
			return nil, cannot("/%s has no option %q", t.cmd.Name, name)
		}
	}
	values := []any{}
	for _, o := range t.options {
		v, given := options[o.Name]
		if !given {
			if o.Required {
				return nil, cannot("option %q is required", o.Name)
			}
			continue
		}
		value, err := o.value(u, c, v, found)
		if err != nil {
			return nil, err
		}
		values = append(values, obj{"name": o.Name, "type": o.Type, "value": value})
	}
	return values, nil
}

// longest is the longest text of an option without a limit of its own.
const longest = 6000

// value checks one option's value and puts it on the wire.
func (o Option) value(u *User, c *Channel, v any, found resolved) (any, error) {
	wrong := func() (any, error) { return nil, cannot("option %q cannot be %v", o.Name, v) }
	if len(o.Choices) > 0 {
		for _, choice := range o.Choices {
			if choice.Value == v || choice.Name == v || asNumber(v) == asNumber(choice.Value) && asNumber(v) != nil {
				return choice.Value, nil
			}
		}
		return wrong()
	}
	switch o.Type {
	case 3: // text
		text, ok := v.(string)
		n := utf8.RuneCountInString(text)
		most := longest
		if o.MaxLength != nil {
			most = *o.MaxLength
		}
		if !ok || n == 0 || n > most || o.MinLength != nil && n < *o.MinLength {
			return wrong()
		}
		return text, nil
	case 4, 10: // integer, number
		n := asNumber(v)
		if n == nil || o.Min != nil && n.(float64) < *o.Min || o.Max != nil && n.(float64) > *o.Max ||
			o.Type == 4 && n.(float64) != float64(int64(n.(float64))) {
			return wrong()
		}
		return n, nil
	case 5: // boolean
		if b, ok := v.(bool); ok {
			return b, nil
		}
	case 6: // user
		if w, ok := v.(*User); ok {
			found.user(w, c)
			return w.ID, nil
		}
	case 7: // channel
		if o2, ok := v.(*Channel); ok && o2.guild != nil && o2.guild == c.guild && o2.sees(u) &&
			(len(o.ChannelTypes) == 0 || slices.Contains(o.ChannelTypes, o2.kind())) {
			found.channel(o2, c)
			return o2.ID, nil
		}
	case 8: // role
		if r, ok := v.(*Role); ok && r.guild == c.guild {
			found.add("roles", r.ID, r.obj())
			return r.ID, nil
		}
	case 11: // file
		if f, ok := v.(File); ok {
			a := u.peer.upload(c, f, true)
			found.add("attachments", a.id, a.obj(u.peer))
			return a.id, nil
		}
	}
	return wrong()
}

// asNumber is a float64, or nil for what is no number.
func asNumber(v any) any {
	switch v := v.(type) {
	case int:
		return float64(v)
	case int64:
		return float64(v)
	case float64:
		return v
	}
	return nil
}

// Complete types into an option with suggestions, and returns what is suggested. options are what is filled in already.
func (u *User) Complete(
	ctx context.Context, c *Channel, path string, options map[string]any, focused, text string,
) ([]Choice, error) {
	p := u.peer
	p.mu.Lock()
	t, err := u.typed(c, path)
	if err != nil {
		p.mu.Unlock()
		return nil, err
	}
	i := slices.IndexFunc(t.options, func(o Option) bool { return o.Name == focused && o.Autocomplete })
	if i < 0 {
		p.mu.Unlock()
		return nil, cannot("option %q has no suggestions", focused)
	}
	found := resolved{}
	values := []any{}
	for _, o := range t.options {
		v, given := options[o.Name]
		switch {
		case o.Name == focused:
			values = append(values, obj{"name": o.Name, "type": o.Type, "value": text, "focused": true})
		case given:
			value, err := o.value(u, c, v, found)
			if err != nil {
				p.mu.Unlock()
				return nil, err
			}
			if o.Type == 4 || o.Type == 10 {
				value = stringOf(value.(float64)) // what is typed so far is text
			}
			values = append(values, obj{"name": o.Name, "type": o.Type, "value": value})
		}
	}
	in := &interaction{kind: ofAutocomplete, command: commandType, user: u, channel: c}
	data := t.data(values, nil) // nothing is resolved yet
	if err := p.interact(ctx, in, data); err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(in.choices), nil
}
