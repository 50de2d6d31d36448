package commands

import (
	"slices"
	"strconv"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/scheduler"
)

// undoFor is how long "Rückgängig" works. Source: product.md, Conventions.
const undoFor = 5 * time.Minute

// undo is the button that takes a step back by its inverse command.
func (c *call) undo(line string) bot.Button {
	return bot.Button{Label: c.Plain("button.undo"), Line: line, Until: c.now.Add(undoFor)}
}

// cardOf names a card with what it is about and further arguments as pairs.
func cardOf(name, id string, pairs ...string) scheduler.Card {
	card := scheduler.Card{Name: name, ID: id}
	if len(pairs) > 0 {
		card.Args = map[string]string{}
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		card.Args[pairs[i]] = pairs[i+1]
	}
	return card
}

// pageOption is the page of a long list; its buttons use it.
var pageOption = bot.Option{ID: "page", Name: "seite", Kind: bot.Number, Max: 99999, Hidden: true}

// paged cuts a long list to the page that the option "page" names, with buttons to its neighbours.
func paged[T any](c *call, all []T, size int, line string) ([]T, []bot.Button) {
	pages := max(1, (len(all)+size-1)/size)
	page := min(c.page(), pages)
	return all[(page-1)*size : min(page*size, len(all))], c.turn(page, pages, line)
}

// page is the page of a list that is asked for, 1 for the first.
func (c *call) page() int {
	page, _ := c.Int("page")
	return max(1, page)
}

// turn are the buttons to the neighbours of a page. Of how many it is one is 0 where that is not known, only that more follow.
func (c *call) turn(page, pages int, line string) []bot.Button {
	to := func(label string, page int) bot.Button {
		return bot.Button{Label: label, Line: bot.Line(line[1:], "seite", strconv.Itoa(page))}
	}
	var buttons []bot.Button
	if page > 1 {
		buttons = append(buttons, to(c.Plain("button.back"), page-1))
	}
	switch {
	case pages == 0:
		buttons = append(buttons, to(c.Plain("button.next_page"), page+1))
	case page < pages:
		buttons = append(buttons, to(c.Plain("button.more", "page", page+1, "pages", pages), page+1))
	}
	return buttons
}

// namesShown is how many names a sentence lists.
const namesShown = 20

// nameList writes names as a list for people: "A, B und 12 weitere".
func nameList(p text.Printer, names []string) string {
	if more := len(names) - namesShown; more > 0 {
		names = append(slices.Clone(names[:namesShown]), p.Plain("member.more", "count", more))
	}
	return p.And(names)
}

// typed writes a command as the asker would type it, in their language, for examples. Pairs are option ids and
// values, an empty id for a bare value.
func (c *call) typed(name string, pairs ...string) string {
	return c.bot.typed(c.Printer, name, pairs...)
}

func (b *Bot) typed(p text.Printer, name string, pairs ...string) string {
	for _, d := range b.set {
		if d.Name != name {
			continue
		}
		for i := 0; i < len(pairs); i += 2 {
			if o, ok := d.Option(pairs[i]); ok {
				pairs[i] = o.NameIn(p.Language())
			}
		}
		return bot.Line(d.NameIn(p.Language())[1:], pairs...)
	}
	panic("commands: no command " + name)
}
