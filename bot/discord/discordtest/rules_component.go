package discordtest

import (
	"regexp"
	"slices"
)

// Types of components.
const (
	compRow        = 1
	compButton     = 2
	compSelect     = 3 // of texts
	compInput      = 4
	compUserSelect = 5 // and 6, 7, 8 of roles, both, channels
	compMaxSelect  = 8
	compText       = 10
	compLabel      = 18
	compUpload     = 19
)

// Styles of buttons.
const (
	styleLink    = 5
	stylePremium = 6
)

// components checks the components of a message.
func (k *checker) components(top value) {
	all := inside(top.list())
	if len(all) > 40 {
		k.bad(top, "are %d with all that is in them, at most 40 are allowed", len(all))
	}
	k.identified(all)
	characters := 0
	for _, c := range all {
		switch t := c.get("type").int(); {
		case t == compRow:
			k.row(c)
		case t == compButton:
			k.button(c)
		case t >= compSelect && t != compInput && t <= compMaxSelect:
			k.selection(c)
			if c.has("required") {
				k.bad(c.get("required"), "exists in modals only")
			}
		case t == compText:
			characters += c.get("content").length()
			if c.get("content").blank() {
				k.bad(c.get("content"), "must not be empty")
			}
		}
	}
	if characters > 4000 {
		k.bad(top, "show %d characters together, at most 4000 are allowed", characters)
	}
}

// inside are components and all that are in them.
func inside(top []value) []value {
	var all []value
	for _, c := range top {
		all = append(all, c)
		all = append(all, inside(c.get("components").list())...)
		for _, name := range []string{"component", "accessory"} {
			if c.has(name) {
				all = append(all, inside([]value{c.get(name)})...)
			}
		}
	}
	return all
}

// identified refuses components that cannot be told apart.
func (k *checker) identified(all []value) {
	k.unique("custom_id", each(all, "custom_id"))
	ids := each(all, "id")
	k.unique("id", slices.DeleteFunc(ids, func(v value) bool { return v.int() == 0 })) // 0 asks Discord for one
}

// row has buttons, or one select.
func (k *checker) row(r value) {
	in := r.get("components").list()
	for _, c := range in {
		if c.get("type").int() != compButton && len(in) > 1 {
			k.bad(r.get("components"), "a row has buttons only, or one select")
			return
		}
	}
}

// webAddress is what a button may open.
var webAddress = regexp.MustCompile(`^(https?|discord)://`)

func (k *checker) button(b value) {
	style := b.get("style").int()
	has := func(name string) bool { return b.has(name) }
	needs := map[bool]string{true: "is needed by a button of this style", false: "cannot be used by a button of this style"}
	for name, styles := range map[string]bool{
		"custom_id": style < styleLink, "url": style == styleLink, "sku_id": style == stylePremium,
	} {
		if has(name) != styles {
			k.bad(b.get(name), "%s", needs[styles])
		}
	}
	switch {
	case style == stylePremium && (has("label") || has("emoji")):
		k.bad(b.get("label"), "cannot be used by a button of this style")
	case style != stylePremium && b.get("label").blank() && !has("emoji"):
		k.bad(b.get("label"), "a button needs a label or an emoji")
	}
	if has("url") && !webAddress.MatchString(b.get("url").text()) {
		k.bad(b.get("url"), "must begin with http, https or discord")
	}
}

// selection is a menu, in a message or a modal.
func (k *checker) selection(s value) {
	k.ordered(s, "min_values", "max_values")
	if s.get("type").int() != compSelect {
		return
	}
	options := s.get("options").list()
	k.unique("value", each(options, "value"))
	most, chosen := 1, 0
	if s.has("max_values") {
		most = s.get("max_values").int()
	}
	if most > len(options) && s.has("max_values") {
		k.bad(s.get("max_values"), "is more than the %d options", len(options))
	}
	if least := s.get("min_values").int(); least > len(options) {
		k.bad(s.get("min_values"), "is more than the %d options", len(options))
	}
	for _, o := range options {
		if o.get("default").bool() {
			chosen++
		}
	}
	if chosen > most {
		k.bad(s.get("options"), "%d are chosen from the start, at most %d can be", chosen, most)
	}
}

// modal checks a form.
func (k *checker) modal(m value) {
	top := m.get("components").list()
	if len(top) > 5 {
		k.bad(m.get("components"), "has %d components, at most 5 are allowed", len(top))
	}
	if m.get("title").blank() {
		k.bad(m.get("title"), "must not be empty")
	}
	k.identified(inside(top))
	for _, c := range top {
		switch c.get("type").int() {
		case compRow:
			if n := len(c.get("components").list()); n > 1 {
				k.bad(c.get("components"), "has %d text inputs, only 1 is allowed", n)
			}
			for _, input := range c.get("components").list() {
				if input.get("label").blank() {
					k.bad(input.get("label"), "a text input in a row needs a label")
				}
				k.input(input)
			}
		case compLabel:
			k.labelled(c)
		case compText:
			if c.get("content").blank() {
				k.bad(c.get("content"), "must not be empty")
			}
		}
	}
}

// labelled is a Label and what is in it.
func (k *checker) labelled(l value) {
	if l.get("label").blank() {
		k.bad(l.get("label"), "must not be empty")
	}
	c := l.get("component")
	switch t := c.get("type").int(); {
	case t == compInput:
		if c.has("label") {
			k.bad(c.get("label"), "cannot be used in a Label, which has one")
		}
		k.input(c)
	case t >= compSelect && t <= compMaxSelect:
		k.selection(c)
		if c.has("disabled") && c.get("disabled").bool() {
			k.bad(c.get("disabled"), "cannot be used in a modal")
		}
	case t == compUpload:
		k.ordered(c, "min_values", "max_values")
	}
}

// input is a field for text.
func (k *checker) input(i value) {
	k.ordered(i, "min_length", "max_length")
	if n := i.get("value").length(); i.has("max_length") && n > i.get("max_length").int() {
		k.bad(i.get("value"), "has %d characters, more than max_length", n)
	}
	if n := i.get("value").length(); n > 0 && n < i.get("min_length").int() {
		k.bad(i.get("value"), "has %d characters, fewer than min_length", n)
	}
}
