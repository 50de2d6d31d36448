package discordtest

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"
)

// Modal is a form on somebody's screen.
type Modal struct {
	ID     string // its custom id
	Title  string
	Texts  []string // texts between the fields
	Fields []Field
	Error  string // what is wrong, after it could not be sent

	raw   []any
	from  *interaction
	typed map[string]any
}

// Field is a field of a modal.
type Field struct {
	ID          string // its custom id
	Type        int    // 4 text, 3 menu, 5 users, 6 roles, 7 both, 8 channels, 19 files, 21 one of, 22 some of, 23 yes or no
	Label, Help string
	Placeholder string
	Long        bool // a text of several lines
	Required    bool
	Value       any // what is filled in now: string, []string, bool; nil for nothing
	Choices     []Choice
	Min, Max    int // runes of a text, number of values otherwise

	filled string // Value as a person reads it
}

// openModal shows the modal of an acknowledgement.
func (p *Peer) openModal(i *interaction, data obj) *answer {
	m := &Modal{from: i, typed: map[string]any{}}
	m.ID, _ = data["custom_id"].(string)
	m.Title, _ = data["title"].(string)
	m.raw, _ = data["components"].([]any)
	if m.ID == "" || m.Title == "" || len(m.raw) == 0 {
		return invalid("data", "BASE_TYPE_REQUIRED", "A modal needs custom_id, title and components")
	}
	number(m.raw, &counter{})
	m.read()
	// The client keeps what was typed into a modal that was not sent.
	for _, f := range m.Fields {
		if v, ok := i.user.drafts[m.ID][f.ID]; ok {
			m.typed[f.ID] = v
		}
	}
	i.modal = m
	i.user.modal = m
	p.touch()
	return nil
}

// read makes fields of the components.
func (m *Modal) read() {
	for _, c := range m.raw {
		c, ok := c.(obj)
		if !ok {
			continue
		}
		switch number64(c["type"], 0) {
		case 10:
			text, _ := c["content"].(string)
			m.Texts = append(m.Texts, text)
		case 1:
			inner, _ := c["components"].([]any)
			for _, one := range inner {
				if one, ok := one.(obj); ok {
					m.field(one, text(one, "label"), "")
				}
			}
		case 18:
			if one, ok := c["component"].(obj); ok {
				m.field(one, text(c, "label"), text(c, "description"))
			}
		}
	}
}

func text(o obj, key string) string {
	v, _ := o[key].(string)
	return v
}

func (m *Modal) field(c obj, label, help string) {
	f := Field{
		ID: text(c, "custom_id"), Type: number64(c["type"], 0), Label: label, Help: help, Placeholder: text(c, "placeholder"),
		Long: number64(c["style"], 1) == 2, Required: boolean(c, "required", true),
	}
	if f.Type == 4 {
		f.Min, f.Max = number64(c["min_length"], 0), number64(c["max_length"], 4000)
		if v := text(c, "value"); v != "" {
			m.typed[f.ID] = v
		}
		m.Fields = append(m.Fields, f)
		return
	}
	f.Choices = choices(c)
	f.Min, f.Max = number64(c["min_values"], 1), number64(c["max_values"], 1)
	if f.Type == 22 && c["max_values"] == nil {
		f.Max = len(f.Choices)
	}
	var chosen []string
	for _, choice := range f.Choices {
		if choice.Default {
			chosen = append(chosen, fmt.Sprint(choice.Value))
		}
	}
	defaults, _ := c["default_values"].([]any)
	for _, d := range defaults {
		if d, ok := d.(obj); ok {
			chosen = append(chosen, text(d, "id"))
		}
	}
	switch {
	case f.Type == 23:
		m.typed[f.ID] = boolean(c, "default", false)
	case f.Type == 21 && len(chosen) > 0:
		m.typed[f.ID] = chosen[0]
	case len(chosen) > 0:
		m.typed[f.ID] = chosen
	}
	m.Fields = append(m.Fields, f)
}

// choices are the options of a menu.
func choices(c obj) []Choice {
	var all []Choice
	list, _ := c["options"].([]any)
	for _, o := range list {
		if o, ok := o.(obj); ok {
			all = append(all, Choice{
				Name: text(o, "label"), Value: text(o, "value"), Description: text(o, "description"),
				Default: boolean(o, "default", false),
			})
		}
	}
	return all
}

// Modal is the modal on the user's screen, with what is filled in now.
func (u *User) Modal() (*Modal, bool) {
	u.peer.mu.Lock()
	defer u.peer.mu.Unlock()
	if u.modal == nil {
		return nil, false
	}
	m := *u.modal
	m.Fields = slices.Clone(m.Fields)
	for i, f := range m.Fields {
		m.Fields[i].Value = m.typed[f.ID]
		m.Fields[i].filled = u.peer.filled(f, m.typed[f.ID])
	}
	m.Texts = slices.Clone(m.Texts)
	for i, t := range m.Texts {
		m.Texts[i] = u.reader().plain(t)
	}
	m.typed = nil
	return &m, true
}

// filled is a field's value as a person reads it: names instead of values and ids.
func (p *Peer) filled(f Field, v any) string {
	name := func(value string) string {
		for _, c := range f.Choices {
			if c.Value == value {
				return c.Name
			}
		}
		switch {
		case f.Type == 4:
		case p.users[value] != nil:
			return p.users[value].name()
		case p.channels[value] != nil:
			return p.channels[value].name
		}
		return value
	}
	switch v := v.(type) {
	case string:
		return name(v)
	case []string:
		var all []string
		for _, one := range v {
			all = append(all, name(one))
		}
		return strings.Join(all, ", ")
	case []File:
		var all []string
		for _, one := range v {
			all = append(all, one.Name)
		}
		return strings.Join(all, ", ")
	case bool:
		if v {
			return "✓"
		}
	}
	return ""
}

// Fill types into the open modal without sending it. Values are string, []string, bool, []File, *User, []*User,
// *Channel; nil empties.
func (u *User) Fill(values map[string]any) error {
	u.peer.mu.Lock()
	defer u.peer.mu.Unlock()
	return u.fill(values)
}

func (u *User) fill(values map[string]any) error {
	m := u.modal
	if m == nil {
		return cannot("%s has no modal open", u.Username)
	}
	for _, id := range slices.Sorted(maps.Keys(values)) {
		if !slices.ContainsFunc(m.Fields, func(f Field) bool { return f.ID == id }) {
			return cannot("the modal has no field %q", id)
		}
		m.typed[id] = plain(values[id])
	}
	return nil
}

// plain are ids for things that have one.
func plain(v any) any {
	switch v := v.(type) {
	case *User:
		return []string{v.ID}
	case *Channel:
		return []string{v.ID}
	case *Role:
		return []string{v.ID}
	case File:
		return []File{v}
	case []*User:
		var ids []string
		for _, u := range v {
			ids = append(ids, u.ID)
		}
		return ids
	}
	return v
}

// CloseModal dismisses the open modal. What was typed is there again when the same modal is opened.
func (u *User) CloseModal() {
	u.peer.mu.Lock()
	defer u.peer.mu.Unlock()
	if m := u.modal; m != nil {
		u.drafts[m.ID] = m.typed
		u.modal = nil
		u.peer.touch()
	}
}

// Submit sends the open modal, with these values and what is filled in. When it cannot be sent it stays open.
func (u *User) Submit(ctx context.Context, values map[string]any) error {
	p := u.peer
	p.mu.Lock()
	err := u.fill(values)
	m := u.modal
	var parts []any
	found := resolved{}
	if err == nil {
		parts, err = m.parts(u, found)
	}
	if err != nil {
		p.mu.Unlock()
		return err
	}
	i := &interaction{kind: ofModal, user: u, channel: m.from.channel, source: m.from.source, from: m.from}
	data := obj{"custom_id": m.ID, "components": parts}
	if len(found) > 0 {
		data["resolved"] = found.obj()
	}
	err = p.interact(ctx, i, data)
	p.mu.Lock()
	defer p.mu.Unlock()
	if err != nil {
		m.Error = strings.TrimPrefix(err.Error(), "the client says: ")
	} else if delete(u.drafts, m.ID); u.modal == m {
		u.modal = nil
	}
	p.touch()
	return err
}

// parts are the filled in components on the wire.
func (m *Modal) parts(u *User, found resolved) ([]any, error) {
	parts := []any{}
	one := func(c obj) (obj, error) {
		i := slices.IndexFunc(m.Fields, func(f Field) bool { return f.ID == text(c, "custom_id") })
		o, err := m.Fields[i].wire(c, m.typed[m.Fields[i].ID], u, m.from.channel, found)
		if o != nil {
			o["type"], o["id"], o["custom_id"] = m.Fields[i].Type, c["id"], m.Fields[i].ID
		}
		return o, err
	}
	for _, c := range m.raw {
		c, ok := c.(obj)
		if !ok {
			continue
		}
		part := obj{"type": c["type"], "id": c["id"]}
		if inner, ok := c["components"].([]any); ok {
			filled := []any{}
			for _, in := range inner {
				o, err := one(in.(obj))
				if err != nil {
					return nil, err
				}
				filled = append(filled, o)
			}
			part["components"] = filled
		}
		if inner, ok := c["component"].(obj); ok {
			o, err := one(inner)
			if err != nil {
				return nil, err
			}
			part["component"] = o
		}
		parts = append(parts, part)
	}
	return parts, nil
}

// wire checks a field as the client does, and puts it on the wire.
func (f Field) wire(c obj, v any, u *User, at *Channel, found resolved) (obj, error) {
	if f.Required && (v == nil || v == "") {
		return nil, cannot("field %q is required", f.ID)
	}
	switch f.Type {
	case 4:
		text, ok := v.(string)
		n := utf8.RuneCountInString(text)
		if v != nil && !ok || n > f.Max || n < f.Min && (n > 0 || f.Required) {
			return nil, cannot("field %q takes %d to %d characters, not %d", f.ID, f.Min, f.Max, n)
		}
		return obj{"value": text}, nil
	case 23:
		b, ok := v.(bool)
		if v != nil && !ok {
			return nil, cannot("field %q takes yes or no", f.ID)
		}
		return obj{"value": b}, nil
	case 21:
		if v == nil || v == "" {
			return obj{"value": nil}, nil
		}
		one, ok := v.(string)
		if !ok {
			return nil, cannot("field %q takes one value", f.ID)
		}
		return obj{"value": one}, u.peer.chosen(c, []string{one}, at, obj{})
	case 19:
		return f.files(v, u, at, found)
	}
	values, ok := v.([]string)
	if one, is := v.(string); is && one != "" {
		values, ok = []string{one}, true
	}
	if v != nil && v != "" && !ok {
		return nil, cannot("field %q takes texts", f.ID)
	}
	data := obj{}
	if err := u.peer.chosen(c, values, at, data); err != nil {
		return nil, err
	}
	if more, ok := data["resolved"].(obj); ok {
		for kind, all := range more {
			for id, o := range all.(obj) {
				found.add(kind, id, o.(obj))
			}
		}
	}
	return obj{"values": append([]string{}, values...)}, nil
}

func (f Field) files(v any, u *User, at *Channel, found resolved) (obj, error) {
	files, ok := v.([]File)
	least := f.Min
	if !f.Required && len(files) == 0 {
		least = 0
	}
	if v != nil && !ok || len(files) < least || len(files) > f.Max {
		return nil, cannot("field %q takes %d to %d files", f.ID, f.Min, f.Max)
	}
	ids := []string{}
	for _, file := range files {
		a := u.peer.upload(at, file, true)
		found.add("attachments", a.id, a.obj(u.peer))
		ids = append(ids, a.id)
	}
	return obj{"values": ids}, nil
}
