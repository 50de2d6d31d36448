package commands

import (
	"slices"
	"strconv"
	"strings"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// What a search finds: each kind of thing by words, and by its number.

// resolutions are those of a body; of a year without words, its register.
func (f *finder) resolutions(body council.Organization) ([]source, error) {
	hits := func(r council.Resolution) ([]hit, error) {
		if !f.readsResolution(r) {
			return nil, nil
		}
		return []hit{f.resolution(r, body)}, nil
	}
	if len(f.words) == 0 {
		return []source{hitsOf(f, records.Volume(f.tx, body.ID, f.year), hits)}, nil
	}
	return sources(f, records.Resolutions, body, records.DaysOf(f.year), hits), nil
}

// resolution is a resolution as a hit.
func (f *finder) resolution(r council.Resolution, body council.Organization) hit {
	return hit{r.Day.Time(), body.Code + " " + r.ID, r.Text, func() (text.Markup, error) { return f.resolutionHit(r, body.Code), nil }}
}

// items are those of agendas: everybody's that were sent, a member's all.
func (f *finder) items(body council.Organization) ([]source, error) {
	return sources(f, records.Meetings, body, records.StampsOf(f.year, f.in()), func(m council.Meeting) (found []hit, err error) {
		for _, item := range m.Agenda {
			if f.has(records.Words(item.Title)) && f.readsItem(m, item) {
				found = append(found, f.item(m, item))
			}
		}
		return found, nil
	}), nil
}

// readsItem says whether the asker may see an agenda item here.
func (f *finder) readsItem(m council.Meeting, item council.AgendaItem) bool {
	inside := f.insider(m.Organizations()...)
	return (inside || !item.Withdrawn && m.WasInvited()) && (!item.NonPublic || inside && f.shows(bot.NonPublic, "titles"))
}

// item is an agenda item as a hit, with what came of it.
func (f *finder) item(m council.Meeting, item council.AgendaItem) hit {
	return hit{m.Start, itemID(m, item), item.Title, func() (text.Markup, error) {
		came, err := f.itemFate(m, item)
		return f.Say("search.item", "id", itemID(m, item), "day", f.ShortDate(m.In()), "title", shortened(item.Title, listed), "state", came), err
	}}
}

// itemFate says what became of an item: "behandelt, LG B2027-04: offen (rot)".
func (f *finder) itemFate(m council.Meeting, item council.AgendaItem) (string, error) {
	state := string(item.State)
	switch {
	case item.Withdrawn:
		state = "withdrawn"
	case m.State == council.Cancelled:
		state = "cancelled"
	case m.Called == item.Number:
		state = "called"
	case state == "":
		state = "planned"
	}
	fate := []string{f.Plain("search.item_state." + state)}
	if item.CarriedTo != "" {
		fate = append(fate, f.Plain("search.carried", "id", item.CarriedTo))
	}
	all, err := records.ResolutionsOf(f.tx, m.ID)
	if err != nil {
		return "", err
	}
	for _, r := range all {
		if r.Item == item.Number {
			body, err := records.Organizations.Get(f.tx, r.Organization)
			if err != nil {
				return "", err
			}
			fate = append(fate, body.Code+" "+r.ID+": "+fateText(f.Printer, r))
		}
	}
	return strings.Join(fate, ", "), nil
}

// tasks are those of a body, for its members.
func (f *finder) tasks(body council.Organization) ([]source, error) {
	if !f.insider(body.ID) {
		return nil, nil
	}
	var ofYear records.Orders
	var err error
	if f.year > 0 && len(f.words) > 0 {
		ofYear, err = records.NumbersOf(f.tx, f.year, f.in())
	}
	return sources(f, records.Tasks, body, ofYear, func(t council.Task) ([]hit, error) {
		if !f.showsTask(t) {
			return nil, nil
		}
		return []hit{f.task(t)}, nil
	}), err
}

// showsTask says whether a task of the asker's body may be shown here.
func (f *finder) showsTask(t council.Task) bool {
	if t.NonPublic {
		return f.readsTask(t, "tasks")
	}
	return f.shows(bot.Internal, "tasks")
}

// task is a task as a hit.
func (f *finder) task(t council.Task) hit {
	return hit{t.Created, t.ID, t.Text, func() (text.Markup, error) { return f.taskHit(t), nil }}
}

// motions are those of a body's meetings, for its members.
func (f *finder) motions(body council.Organization) ([]source, error) {
	if !f.insider(body.ID) {
		return nil, nil
	}
	return sources(f, records.Motions, body, records.StampsOf(f.year, f.in()), func(motion council.Motion) ([]hit, error) {
		m, where, open, err := f.of(motion.Meeting, motion.Item, motion.By)
		if err != nil || !open {
			return nil, err
		}
		return []hit{{motion.At, motionID(motion), motion.Text, func() (text.Markup, error) {
			state, err := f.motionFate(motion)
			return f.Say("search.motion", "number", motionRef(f.Printer, motion.Number, motion.From()), "id", where, "day", f.ShortDate(m.In()),
				"text", shortened(motion.Text, listed), "state", state), err
		}}}, nil
	}), nil
}

// motionFate says what became of a motion.
func (f *finder) motionFate(motion council.Motion) (string, error) {
	switch {
	case motion.Withdrawn:
		return f.Plain("search.motion_withdrawn"), nil
	case motion.Vote == "":
		return f.Plain("search.motion_open"), nil
	}
	v, err := records.Vote(f.tx, motion.Vote)
	return verdictText(f.Printer, v.Verdict), err
}

// notes are those for the minutes of a body's meetings, for its members.
func (f *finder) notes(body council.Organization) ([]source, error) {
	if !f.insider(body.ID) {
		return nil, nil
	}
	return sources(f, records.Notes, body, records.StampsOf(f.year, f.in()), func(note council.Note) ([]hit, error) {
		m, where, open, err := f.of(note.Meeting, note.Item, note.By, note.For)
		if err != nil || !open || note.Withdrawn {
			return nil, err
		}
		return []hit{{note.At, "note " + m.ID + " " + strconv.Itoa(note.Number), note.Text, func() (text.Markup, error) {
			return f.Say("search.note", "id", where, "day", f.ShortDate(m.In()), "text", shortened(note.Text, listed)), nil
		}}}, nil
	}), nil
}

// of is the meeting that something was said in by somebody, the id of the item, and whether the asker may read it here.
func (f *finder) of(meeting string, number int, by ...string) (m council.Meeting, where string, open bool, err error) {
	m, known := f.meetings[meeting]
	if !known {
		if m, err = records.Meeting(f.tx, meeting); err != nil {
			return m, "", false, err
		}
		f.meetings[meeting] = m
	}
	where, shown := m.ID, false
	item, missing := m.Item(number)
	if missing == nil {
		where = itemID(m, item)
	}
	if item.NonPublic {
		shown = f.showsOf(m.ID, number, "notes", by...)
	} else {
		shown = f.shows(bot.Internal, "notes")
	}
	return m, where, shown && f.insider(m.Organizations()...), nil
}

// findIDs looks up numbers: of each what it names, of a meeting its items.
func (f *finder) findIDs() error {
	for _, id := range f.ids {
		find := map[string]func(string) error{"B": f.findResolution, "S": f.findMeeting, "A": f.findTask, "V": f.findVote}[bot.IDKind(id)]
		if find == nil {
			continue
		}
		if err := dropUnknown(find(id)); err != nil {
			return err
		}
	}
	return nil
}

func (f *finder) findResolution(id string) error {
	for _, body := range f.bodies {
		if len(f.codes) > 0 && !slices.Contains(f.codes, strings.ToLower(body.Code)) {
			continue
		}
		r, err := records.Resolution(f.tx, body.ID, id)
		if err == nil && f.readsResolution(r) {
			f.found(f.resolution(r, body))
			var tasks []council.Task
			if tasks, err = records.TasksFor(f.tx, body.ID, r.ID); f.insider(body.ID) {
				for _, t := range tasks {
					f.foundTask(t)
				}
			}
		}
		if err := dropUnknown(err); err != nil {
			return err
		}
	}
	return nil
}

func (f *finder) findMeeting(id string) error {
	m, err := records.Meeting(f.tx, id)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(f.bodies, func(o council.Organization) bool { return slices.Contains(m.Organizations(), o.ID) }) {
		return nil
	}
	_, number := records.MeetingNumber(id)
	for _, item := range m.Agenda {
		if (number == 0 || number == item.Number) && f.readsItem(m, item) {
			f.found(f.item(m, item))
		}
	}
	return nil
}

func (f *finder) findTask(id string) error {
	t, err := records.Task(f.tx, id)
	if err == nil && (f.insider(t.Organization) || f.person.ID != "" && t.AssignedTo(f.person.ID)) {
		f.foundTask(t)
	}
	return err
}

func (f *finder) foundTask(t council.Task) {
	if f.showsTask(t) {
		f.found(f.task(t))
	}
}

func (f *finder) findVote(id string) error {
	v, err := records.Vote(f.tx, id)
	if err != nil || !slices.ContainsFunc(f.bodies, func(o council.Organization) bool { return o.ID == v.Organization }) {
		return err
	}
	m, err := f.meetingOf(v.Meeting)
	if err == nil && f.readsVote(m, v) {
		f.found(hit{v.Closed, v.ID, v.Question, func() (text.Markup, error) { return f.voteLine(m, v), nil }})
	}
	return err
}
