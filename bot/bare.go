package bot

import (
	"slices"
	"strings"
)

// Words without a name: which bare option takes which of them.

// maxStarts is how many places of a line are tried for a bare value that may stand anywhere. A command without free
// text has a handful of bare words; what stands behind is not understood in any case.
const maxStarts = 40

// bare gives the words without a name to the bare options: ids, choices, persons and dates take what looks like
// them, the last text takes the rest.
func (p *parser) bare(pool []word, free *Option) error {
	for _, o := range p.command.Options {
		if !o.Bare || o.isText() || p.given(o.ID) {
			continue
		}
		var err error
		if o.Kind == Person {
			pool, err = p.lift(o, pool)
		} else {
			pool, err = p.first(o, pool, free)
		}
		if err != nil {
			return err
		}
	}
	for _, o := range p.command.Options {
		if !o.Bare || !o.isText() || p.given(o.ID) || len(pool) == 0 {
			continue
		}
		n := 1
		if o.ID == free.ID {
			n = len(pool)
		}
		if err := p.set(o, poolText(p.line, pool[:n])); err != nil {
			return err
		}
		pool = pool[n:]
	}
	if len(pool) == 0 {
		return nil
	}
	// What is left is no argument. A person without an account is named in quotes, where no text could take them.
	unquoted := slices.ContainsFunc(pool, func(w word) bool { return (!w.quoted || w.name != "") && !isAnd(w.text) })
	for _, o := range p.command.Options {
		switch {
		case free != nil || unquoted || !o.Bare || o.Kind != Person:
		case o.Many:
			for _, w := range pool {
				if !w.quoted { // the "und" before the last one
					continue
				}
				if err := p.set(o, quote(w.text, true)); err != nil {
					return err
				}
			}
			return nil
		case len(pool) == 1 && !p.given(o.ID):
			return p.set(o, pool[0].text)
		}
	}
	slipped := slices.ContainsFunc(p.request.Problems, func(x Problem) bool { return x.Code == NearlyOption })
	if i := slices.IndexFunc(pool, func(w word) bool { return w.name != "" }); i >= 0 && free == nil && !slipped {
		p.problem(Problem{Code: NoSuchOption, Word: pool[i].name, Options: p.command.visible()})
		return nil
	}
	// A required option that is still missing is probably what was meant; so is an item where nobody can be, and a number for
	// an id.
	left := poolText(p.line, pool)
	for _, o := range p.command.Options {
		meant := o.Required || o.Places && !p.takesPerson() || o.Kind == ID && !o.Places && isNumber(left, o.Prefix)
		if meant && o.Bare && !p.given(o.ID) {
			return p.set(o, left)
		}
	}
	if o, ok := p.unnamed(left); ok && !slipped {
		p.problem(Problem{Code: Unnamed, Option: o, Word: left})
		p.request.Typed[o.ID] = left
	} else if !slipped {
		p.problem(Problem{Code: NotUnderstood, Word: left})
	}
	return nil
}

// unnamed is the only option that is given by name of which words are a choice: "koordination" without "rolle:".
func (p *parser) unnamed(typed string) (Option, bool) {
	var found []Option
	for _, o := range p.command.visible() {
		if o.Kind != OneOf || o.Bare || p.given(o.ID) {
			continue
		}
		if _, err := p.read(o, typed); err == nil {
			found = append(found, o)
		}
	}
	if len(found) != 1 {
		return Option{}, false
	}
	return found[0], true
}

// first gives an option the first words that look like its value; before a free text only those at its beginning.
func (p *parser) first(o Option, pool []word, free *Option) ([]word, error) {
	starts := min(len(pool), maxStarts)
	if free != nil {
		starts = min(starts, 1)
	}
	for i := range starts {
		if n := p.looksLike(o, pool[i:]); n > 0 {
			err := p.set(o, poolText(p.line, pool[i:i+n]))
			return slices.Concat(pool[:i], pool[i+n:]), err
		}
	}
	return pool, nil
}

// looksLike says how many leading words are surely a value of a bare option.
func (p *parser) looksLike(o Option, pool []word) int {
	w := pool[0]
	switch o.Kind {
	case ID:
		if !w.quoted && w.id() == o.Prefix {
			return 1
		}
		if o.Places {
			return p.leadingPlace(pool)
		}
	case YesNo, Number:
		if _, err := p.read(o, w.text); err == nil && w.name == "" {
			return 1
		}
	case OneOf, DateTime, Date, When, Duration, PastTime, ComingTime:
		if w.name != "" {
			return 0
		}
		if w.quoted { // a value of its own
			return p.longest(o, pool[:1])
		}
		end := slices.IndexFunc(pool, func(w word) bool { return w.quoted })
		if end < 0 {
			end = len(pool)
		}
		return p.longest(o, pool[:end])
	}
	return 0
}

// lift takes mentions out of the bare words, wherever they stand: the first one, or all that an option of several
// persons can have.
func (p *parser) lift(o Option, pool []word) ([]word, error) {
	var left []word
	for i := 0; i < len(pool); i++ {
		if !isMention(pool[i]) || p.given(o.ID) && !o.Many {
			left = append(left, pool[i])
			continue
		}
		n := p.mentions(o, pool[i:])
		for _, w := range pool[i : i+n] {
			if !isMention(w) { // the "und" of "@anna und @bert"
				continue
			}
			if err := p.set(o, w.text); err != nil {
				return nil, err
			}
		}
		i += n - 1
	}
	return left, nil
}

// isMention says whether a bare word is @somebody.
func isMention(w word) bool {
	return w.name == "" && !w.quoted && len(w.text) > 1 && w.text[0] == '@'
}

// isAnd says whether a word only joins two persons.
func isAnd(s string) bool {
	switch Fold(s) {
	case "und", "and", "&", "+", ",":
		return true
	}
	return false
}

// poolText joins words that may not be neighbours; neighbours keep their white space. A word in quotes alone is what
// they enclose.
func poolText(line string, pool []word) string {
	if len(pool) == 1 && pool[0].name == "" {
		return pool[0].text
	}
	var b strings.Builder
	for i, w := range pool {
		switch {
		case i > 0 && strings.TrimSpace(line[pool[i-1].to:w.from]) == "":
			b.WriteString(line[pool[i-1].to:w.from])
		case i > 0:
			b.WriteByte(' ')
		}
		b.WriteString(line[w.from:w.to])
	}
	return b.String()
}
