package document

import (
	"slices"
	"strings"

	"gremium/commands/council"
)

// Who was there, how the meeting was convened, whether it could decide, and its agenda.

// attendance are the tables of who was there and who was not.
func (e Minutes) attendance() []Block {
	r := e.Record
	blocks := []Block{Heading{1, e.say("part.attendance")}}
	voting := func(p council.Participant) bool {
		return p.Capacity == council.VotingMember || p.Capacity == council.Substituting
	}
	for _, group := range []struct {
		key string
		of  []council.Participant
	}{
		{"voting", selected(r.Present, voting)},
		{"others", selected(r.Present, func(p council.Participant) bool { return !voting(p) })},
	} {
		if len(group.of) > 0 {
			blocks = append(blocks, e.people(group.key, group.of, e.say("head.presence"), e.presence))
		}
	}
	if len(r.Present) == 0 {
		blocks = append(blocks, Paragraph{Text: e.say("nobody_recorded")})
	}
	if len(r.Absent) > 0 {
		blocks = append(blocks, e.people("absent", r.Absent, e.say("head.excused"), func(p council.Participant) string {
			if p.Excused {
				return e.say("excused")
			}
			return e.say("unexcused")
		}))
	}
	return blocks
}

func selected(all []council.Participant, is func(council.Participant) bool) []council.Participant {
	return slices.DeleteFunc(slices.Clone(all), func(p council.Participant) bool { return !is(p) })
}

// people is a table of participants; of an edition without names, of what they are.
func (e Minutes) people(key string, all []council.Participant, head string, last func(council.Participant) string) Block {
	t := Table{Caption: e.say("people."+key, "number", len(all))}
	if e.Record.Withheld == council.PublicEdition {
		t.Head = []string{e.say("head.office"), e.say("head.institution")}
		for _, p := range all {
			t.Rows = append(t.Rows, []string{e.office(p), p.OnBehalfOf})
		}
		return t
	}
	t.Head = []string{e.say("head.name"), e.say("head.office"), e.say("head.institution"), head}
	t.Widths = []float64{0.28, 0.26, 0.22, 0.24}
	for _, p := range all {
		t.Rows = append(t.Rows, []string{p.Name, e.office(p), p.OnBehalfOf, last(p)})
	}
	return t
}

// office is what somebody is in the body, or in this meeting: "Vorsitz", "Vertretung für Anna Vogel".
func (e Minutes) office(p council.Participant) string {
	var words []string
	for _, role := range p.Roles {
		if role != council.Member || p.Capacity != council.Substituting { // who sits for a member is none
			words = append(words, e.Text.Plain("choice."+string(role)))
		}
	}
	switch {
	case p.Capacity == council.Substituting && p.For != "":
		words = append(words, e.say("deputy_for", "name", p.For))
	case p.Capacity == council.Substituting:
		words = append(words, e.say("capacity.deputy"))
	case len(words) == 0:
		words = append(words, e.say("capacity."+string(p.Capacity)))
	}
	return strings.Join(words, ", ")
}

// presence are the times at which somebody was there; all along where it was so.
func (e Minutes) presence(p council.Participant) string {
	if len(p.Spells) == 1 {
		spell := p.Spells[0]
		ended := e.Record.Closed
		whole := !spell.From.After(e.Record.Opened) && (spell.Until.IsZero() || !ended.IsZero() && !spell.Until.Before(ended))
		if whole {
			return e.say("all_along")
		}
	}
	var spans []string
	for _, s := range p.Spells {
		spans = append(spans, e.span(s))
	}
	return strings.Join(spans, "; ")
}

// convening says how the meeting was invited to and whether it could decide.
func (e Minutes) convening() []Block {
	r := e.Record
	blocks := []Block{Heading{1, e.say("part.convening")}, Paragraph{Text: e.invited()}}
	if len(r.Quorum) == 0 {
		return blocks
	}
	first := r.Quorum[0]
	blocks = append(blocks, Paragraph{Text: e.say("quorum.opening", "clock", e.clock(first.At), "present", first.Voters(),
		"entitled", first.Entitled, "quorate", e.quorate(first.Kept), "needed", r.Rules.CheckQuorum(first.Standing).Needed,
		"rule", e.Text.Plain("rules.quorum_"+string(r.Rules.Quorum)))})
	if len(r.Quorum) > 1 {
		t := Table{Caption: e.say("quorum.changes"), Head: []string{e.say("head.from"), e.say("head.present"), e.say("head.quorum")}, Widths: []float64{0.25, 0.25, 0.5}}
		for _, q := range r.Quorum {
			t.Rows = append(t.Rows, []string{e.clock(q.At), e.say("of", "present", q.Voters(), "entitled", q.Entitled), e.quorate(q.Kept)})
		}
		blocks = append(blocks, t)
	}
	return blocks
}

func (e Minutes) quorate(kept bool) string {
	if kept {
		return e.say("quorate")
	}
	return e.say("not_quorate")
}

// invited states the invitation: when, how, and whether in time.
func (e Minutes) invited() string {
	i := e.Record.Invitation
	if i.At.IsZero() {
		return e.say("invitation.none")
	}
	var ways []string
	if i.Electronic > 0 {
		ways = append(ways, e.say("invitation.electronic", "count", i.Electronic))
	}
	if len(i.Otherwise) > 0 {
		ways = append(ways, e.say("invitation.otherwise", "ways", strings.Join(i.Otherwise, ", ")))
	}
	if i.Unproved > 0 {
		ways = append(ways, e.say("invitation.unproved", "count", i.Unproved))
	}
	said := e.say("invitation.sent", "when", e.Text.DateTime(e.local(i.At)), "ways", strings.Join(ways, "; "))
	counting := e.Text.Plain("rules.counting_" + string(i.Counting))
	switch {
	case i.Days == 0:
		return said + " " + e.say("invitation.no_notice")
	case i.Kept:
		return said + " " + e.say("invitation.kept", "days", i.Days, "counting", counting)
	}
	return said + " " + e.say("invitation.urgent", "days", i.Days, "counting", counting, "reason", i.Reason)
}

// agenda is the agenda as it was adopted, with what was changed, and what was approved and changed in between.
func (e Minutes) agenda() []Block {
	r := e.Record
	blocks := []Block{Heading{1, e.say("part.agenda")}}
	var agenda List
	for _, item := range r.Items {
		line := e.itemTitle(item)
		if notes := e.changesOf(item); len(notes) > 0 {
			line += " – " + strings.Join(notes, "; ")
		}
		agenda.Labels, agenda.Items = append(agenda.Labels, e.number(item)), append(agenda.Items, line)
	}
	if len(r.Items) == 0 {
		blocks = append(blocks, Paragraph{Text: e.say("agenda_empty")})
	} else {
		blocks = append(blocks, agenda)
	}
	if order := e.order(); order != "" {
		blocks = append(blocks, Paragraph{Text: e.say("order", "items", order)})
	}
	if r.Short() {
		return blocks
	}
	for _, earlier := range r.Earlier {
		key := "earlier.period"
		if earlier.In != "" {
			key = "earlier.decision"
		}
		blocks = append(blocks, Paragraph{Text: e.say(key, "what", e.word(), "id", earlier.Meeting, "day", e.Text.Date(earlier.Day.Time()),
			"approved", e.Text.Date(e.local(earlier.At)), "in", earlier.In)})
	}
	if len(r.Earlier) == 0 {
		blocks = append(blocks, Paragraph{Text: e.say("earlier.none", "what", e.word())})
	}
	for _, rules := range r.NewRules {
		key := "rules_changed"
		if rules.Resolution != "" {
			key = "rules_changed_by"
		}
		blocks = append(blocks, Paragraph{Text: e.say(key, "day", e.Text.Date(rules.From.Time()), "resolution", rules.Resolution)})
	}
	return blocks
}

// changesOf says what was changed about an item on the agenda: added, admitted, deferred, taken off.
func (e Minutes) changesOf(item council.RecordItem) []string {
	var notes []string
	if item.CarriedFrom != "" {
		notes = append(notes, e.say("item.carried_from", "id", item.CarriedFrom))
	}
	if item.Addition && item.Urgency == "" {
		notes = append(notes, e.say("item.addition"))
	}
	if item.Urgency != "" {
		notes = append(notes, e.say("item.urgent", "reason", strings.TrimSuffix(item.Urgency, ".")))
	}
	if a := item.Admission; a != nil {
		key := "item.admitted"
		if !a.Admitted {
			key = "item.not_admitted"
		}
		notes = append(notes, e.say(key, "figures", e.figures(a.Tally), "present", a.Present))
	}
	if state := e.state(item); state != "" {
		notes = append(notes, state)
	}
	return notes
}

// state says what became of an item that was not simply dealt with.
func (e Minutes) state(item council.RecordItem) string {
	carried := func(key string) string {
		if item.CarriedTo == "" {
			return e.say(key)
		}
		return e.say(key+"_to", "id", item.CarriedTo)
	}
	switch {
	case item.Withdrawn:
		return e.say("item.withdrawn")
	case item.State == council.ItemDeferred:
		return carried("item.deferred")
	case item.State == council.ItemRemoved:
		return e.say("item.removed")
	case item.State == "" && !e.Record.Closed.IsZero():
		return carried("item.undone")
	}
	return ""
}

// order is in which order the items were dealt with, where that is not the agenda's.
func (e Minutes) order() string {
	dealt := slices.DeleteFunc(slices.Clone(e.Record.Items), func(i council.RecordItem) bool { return len(i.Discussed) == 0 })
	taken := slices.Clone(dealt)
	slices.SortStableFunc(taken, func(a, b council.RecordItem) int { return a.Discussed[0].From.Compare(b.Discussed[0].From) })
	same := slices.EqualFunc(dealt, taken, func(a, b council.RecordItem) bool { return a.Number == b.Number })
	if same {
		return ""
	}
	var numbers []string
	for _, item := range taken {
		numbers = append(numbers, e.number(item))
	}
	return strings.Join(numbers, ", ")
}

// figures are the figures of a vote: "Ja 6, Nein 3, Enthaltung 1". Source: product.md, Fixed words.
func (e Minutes) figures(t council.Tally) string {
	said := e.say("figures", "yes", t.Yes, "no", t.No, "abstain", t.Abstain)
	if t.Invalid > 0 {
		said += e.say("figures_invalid", "invalid", t.Invalid)
	}
	return said
}
