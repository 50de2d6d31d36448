package council

import "slices"

// Editions of minutes: what a copy leaves out for its circle of readers. The whole one stays the record; the public one
// is for outsiders, and names nobody: what persons did in a council is published by decision only.
// Source: rules.md, Privacy ("two layers"); product.md, Minutes ("Public version without the non-public part").

// For makes a copy of a record for a circle of readers.
func (r Record) For(e Edition) Record {
	if e == WholeEdition || e == MembersEdition && !r.HasNonPublic() {
		return r
	}
	r.Withheld = e
	items := make([]RecordItem, len(r.Items))
	for i, item := range r.Items {
		items[i] = item.open()
	}
	r.Items, r.General = items, r.General.open()
	r.Corrections = slices.DeleteFunc(slices.Clone(r.Corrections), func(c Correction) bool { return c.NonPublic })
	if e == PublicEdition {
		r = r.nameless()
	}
	return r
}

// Without makes a copy of a record for somebody who may not read what is non-public about some items, by their numbers.
func (r Record) Without(numbers []int) Record {
	if len(numbers) == 0 {
		return r
	}
	r.Items = slices.Clone(r.Items)
	for i, item := range r.Items {
		if slices.Contains(numbers, item.Number) {
			r.Items[i] = item.open()
		}
	}
	r.Corrections = slices.DeleteFunc(slices.Clone(r.Corrections), func(c Correction) bool {
		return c.NonPublic && slices.Contains(numbers, c.Item)
	})
	return r
}

// open is an item without what is non-public: of a non-public one no more than that it was there and when.
func (i RecordItem) open() RecordItem {
	if i.NonPublic {
		return RecordItem{Number: i.Number, Place: i.Place, NonPublic: true, State: i.State, Withdrawn: i.Withdrawn, Discussed: i.Discussed}
	}
	i.RecordPart = i.RecordPart.open()
	return i
}

func (p RecordPart) open() RecordPart {
	p.Votes = slices.DeleteFunc(slices.Clone(p.Votes), func(v Vote) bool { return v.NonPublic })
	p.Resolutions = slices.DeleteFunc(slices.Clone(p.Resolutions), func(r RecordResolution) bool { return r.NonPublic })
	p.Tasks = slices.DeleteFunc(slices.Clone(p.Tasks), func(t RecordTask) bool { return t.NonPublic })
	return p
}

// nameless is a record without the names of persons but those who answer for it: the chair and the minute taker.
// Institutions and figures stay.
func (r Record) nameless() Record {
	r.Moderator = ""
	for _, list := range []*[]Participant{&r.Present, &r.Absent} {
		all := slices.Clone(*list)
		for i := range all {
			all[i].Name, all[i].For, all[i].Spells = "", "", nil
		}
		*list = all
	}
	items := make([]RecordItem, len(r.Items))
	for i, item := range r.Items {
		item.Rapporteur, item.Guests = "", nil
		recused := make([]RecordRecusal, len(item.Recused))
		for n, one := range item.Recused {
			recused[n] = RecordRecusal{At: one.At}
		}
		item.Recused = recused
		item.RecordPart = item.RecordPart.nameless()
		items[i] = item
	}
	r.Items, r.General = items, r.General.nameless()
	corrections := slices.Clone(r.Corrections)
	for i := range corrections {
		corrections[i].By = ""
	}
	r.Corrections = corrections
	return r
}

func (p RecordPart) nameless() RecordPart {
	declarations := slices.Clone(p.Declarations)
	for i := range declarations {
		declarations[i].By = ""
	}
	motions := slices.Clone(p.Motions)
	for i := range motions {
		motions[i].By = ""
	}
	tasks := slices.Clone(p.Tasks)
	for i := range tasks {
		tasks[i].Owners = nil
	}
	votes := slices.Clone(p.Votes)
	for i, v := range votes {
		if v.Poll != nil {
			poll := *v.Poll
			poll.Named, poll.Lots = nil, slices.Clone(poll.Lots)
			for j := range poll.Lots {
				poll.Lots[j].By = ""
			}
			votes[i].Poll = &poll
		}
	}
	p.Declarations, p.Motions, p.Tasks, p.Votes = declarations, motions, tasks, votes
	return p
}

// For makes a copy of objections for a circle of readers.
func ObjectionsFor(all []Objection, r Record, e Edition) []Objection {
	switch e {
	case WholeEdition:
		return all
	case PublicEdition:
		return nil // attached to the record, not to what is published
	}
	return slices.DeleteFunc(slices.Clone(all), func(o Objection) bool {
		item, err := r.Item(o.Item)
		return o.Item != 0 && (err != nil || item.NonPublic)
	})
}
