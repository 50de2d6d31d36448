package discord

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
)

// What is suggested for the line of /g: what people answer by its id, then commands, those first that are used most.

// mostIDs is how many ids are suggested before anything is typed.
const mostIDs = 5

// used are the commands that are suggested first, by their English names or roots.
var used = []string{"meeting", "item", "reminder", "council help", "council overview"}

// ids are the short ids that are typed, or may be meant, of all kinds that are answered with a choice; and behind a whole
// one, its choices.
func (p *Platform) ids(ctx context.Context, run *running, i *interaction, say text.Printer, typed string) (found []bot.Choice) {
	id, rest, whole := strings.Cut(strings.TrimLeft(typed, " /"), " ")
	for _, c := range run.core.Commands() {
		about := slices.IndexFunc(c.Options, func(o bot.Option) bool { return o.Kind == bot.ID && o.Prefix == c.For })
		answer := slices.IndexFunc(c.Options, func(o bot.Option) bool { return o.Kind == bot.OneOf && o.Bare })
		if c.For == "" || about < 0 || answer < 0 || !isBegun(id, c.For) {
			continue
		}
		if !whole {
			e := p.event(ctx, i)
			e.Line = "/" + c.Name
			all := run.core.Suggest(ctx, e, c.Options[about].ID, id)
			found = append(found, all[:min(len(all), mostIDs)]...)
		}
		if bot.IDKind(id) == "" {
			continue
		}
		for _, choice := range oneOf(say, c.Options[answer], rest) {
			found = append(found, bot.Choice{Value: id + " " + choice.Value, Label: id + " " + choice.Value + " · " + choice.Label})
		}
	}
	return found
}

// isBegun says whether something may become an id of a kind: "", "s", "S1".
func isBegun(typed, kind string) bool {
	return typed == "" || strings.EqualFold(typed[:1], kind) && strings.Trim(typed[1:], "-0123456789") == ""
}

// commandNames are the commands whose names begin with what is typed.
func commandNames(set bot.Set, say text.Printer, typed string) []bot.Choice {
	typed = strings.TrimPrefix(strings.TrimLeft(bot.Fold(typed), " "), "/")
	set = slices.Clone(set)
	slices.SortStableFunc(set, func(a, b bot.Command) int { return cmp.Compare(place(a), place(b)) })
	var found []bot.Choice
	for _, c := range set {
		if c.Hidden {
			continue
		}
		own, other := c.Name, c.English
		if say.Language() == text.English {
			own, other = other, own
		}
		switch {
		case strings.HasPrefix(own, typed):
		case strings.HasPrefix(other, typed):
			own = other
		default:
			continue
		}
		label := own
		if title := c.Title(say); bot.Fold(title) != own {
			label += " · " + title
		}
		found = append(found, bot.Choice{Value: own, Label: label})
	}
	return found
}

// place is where a command stands among those that are suggested.
func place(c bot.Command) int {
	i := slices.IndexFunc(used, func(name string) bool { return strings.HasPrefix(c.English+" ", name+" ") })
	if i < 0 {
		return len(used)
	}
	return i
}
