package commands

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
)

// Search: what became of something. By words, by a number, by a year, over what the asker may see: resolutions and the
// agenda for everyone in the channel, what is not public, tasks, motions and notes for members. It reads indexes only.

var searchOptions = []bot.Option{
	{ID: "words", Name: "worte", Aliases: []string{"suche"}, Kind: bot.Text, Required: true, Bare: true},
	{ID: "year", Name: "jahr", Kind: bot.Number, Max: 9999},
	pageOption,
}

var searchCommands = []command{{
	Command: bot.Command{
		Name: "gremium suche", English: "council search", Reads: true,
		Aliases: []string{"suche", "search", "gremium suchen", "gremium finden", "council find"},
		Options: searchOptions,
	},
	may: everyone, where: inCouncil, do: searchAll,
}}

// hit is something that was found.
type hit struct {
	at time.Time
	id string
	// text is what it says, to narrow what an index has found.
	text string
	// line says it in the list. Of all hits ten are on a page: the others are not written.
	line func() (text.Markup, error)
}

// finder looks for something.
type finder struct {
	*call
	words  []string
	ids    []string // short ids among what was typed
	year   int      // 0 for any
	codes  []string // codes of bodies before ids, in lower case
	bodies []council.Organization
	hits   []hit
	known  map[string]bool // ids of the hits
	cut    bool            // there is more than was looked at
	// meetings that were read already, by id.
	meetings map[string]council.Meeting
}

const (
	hitsPerPage = 10
	// mostHits is how many of each kind and body are looked at: the newest. Who needs older ones names a word or a year more.
	mostHits       = 60
	mostHitsOfYear = 200
)

var yearWord = regexp.MustCompile(`^(19|20)[0-9]{2}$`)

// searchAll looks through everything.
func searchAll(c *call) (bot.Reply, error) {
	return c.search((*finder).findResolutions, (*finder).findItems, (*finder).findTasks, (*finder).findMotions, (*finder).findNotes)
}

// searchResolutions looks through the registers.
func searchResolutions(c *call) (bot.Reply, error) {
	return c.search((*finder).findResolutions)
}

func (c *call) search(kinds ...func(*finder, council.Organization) error) (bot.Reply, error) {
	f := &finder{call: c, meetings: map[string]council.Meeting{}, known: map[string]bool{}}
	if err := f.scope(); err != nil {
		return bot.Reply{}, err
	}
	f.read(c.Text("words"))
	var err error
	switch {
	case len(f.ids) > 0:
		err = f.findIDs()
	case len(f.words) > 0 || f.year > 0:
		for _, body := range f.bodies {
			for _, kind := range kinds {
				if err := kind(f, body); err != nil {
					return bot.Reply{}, err
				}
			}
		}
	}
	if err != nil {
		return bot.Reply{}, err
	}
	message, err := f.message(bot.Line(c.command.Name, "worte", c.Text("words"), "jahr", c.Typed["year"]))
	return bot.Reply{Message: message}, err
}

// scope are the bodies in which the asker may look: their own, and the one of the channel.
func (f *finder) scope() error {
	ids := f.myBodies()
	if here := f.at.organization; here != "" && !slices.Contains(ids, here) {
		ids = append(ids, here)
	}
	for _, id := range ids {
		if named := f.inBodyOption(); named != "" && named != id {
			continue
		}
		body, err := records.Organizations.Get(f.tx, id)
		if err != nil {
			return err
		}
		f.bodies = append(f.bodies, body)
	}
	if len(f.bodies) == 0 {
		return f.bodyless()
	}
	return nil
}

// read takes what was typed apart: numbers of things with the codes before them, a year, words.
func (f *finder) read(typed string) {
	f.year, _ = f.Int("year")
	var rest []string
	for _, word := range strings.Fields(typed) {
		word = strings.Trim(word, ".,;:!?\"'„“”()")
		known := slices.ContainsFunc(f.bodies, func(o council.Organization) bool { return strings.EqualFold(o.Code, word) })
		switch {
		case bot.IDKind(word) != "":
			f.ids = append(f.ids, strings.ToUpper(word))
		case known:
			f.codes = append(f.codes, strings.ToLower(word))
			rest = append(rest, word)
		default:
			rest = append(rest, word)
		}
	}
	f.words = records.Words(strings.Join(rest, " "))
	if f.year > 0 {
		return
	}
	// A year among words is one of what is looked for, or a word of its text.
	if i := slices.IndexFunc(f.words, yearWord.MatchString); i >= 0 && len(f.ids) == 0 {
		f.year, _ = strconv.Atoi(f.words[i])
		f.words = slices.Delete(f.words, i, i+1)
	}
}

// limit is how many rows of an index are looked at.
func (f *finder) limit() int {
	if f.year > 0 {
		return mostHitsOfYear
	}
	return mostHits
}

// found notes a hit, of the year that is looked for or with it in its text.
func (f *finder) found(h hit) {
	if year := strconv.Itoa(f.year); f.year > 0 && f.zoned(h.at).Year() != f.year &&
		!(strings.Contains(h.text, year) && slices.Contains(records.Words(h.text), year)) {
		return
	}
	if !f.known[h.id] {
		f.known[h.id] = true
		f.hits = append(f.hits, h)
	}
}

// has says whether a text has all words that are looked for, or words that begin so.
func (f *finder) has(words []string) bool {
	for _, sought := range f.words {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, sought) }) {
			return false
		}
	}
	return true
}

func (f *finder) findResolutions(body council.Organization) error {
	var all []council.Resolution
	var err error
	if len(f.words) > 0 {
		all, err = records.Search(f.tx, records.Resolutions, body.ID, f.words, f.limit())
	} else {
		all, err = records.Register(f.tx, body.ID, f.year, false, f.limit())
	}
	f.cut = f.cut || len(all) == f.limit()
	for _, r := range all {
		if f.readsResolution(r) {
			f.found(f.resolution(r, body))
		}
	}
	return err
}

// resolution is a resolution as a hit.
func (f *finder) resolution(r council.Resolution, body council.Organization) hit {
	return hit{r.Day.Time(), body.Code + " " + r.ID, r.Text, func() (text.Markup, error) { return f.resolutionHit(r, body.Code), nil }}
}

// findItems looks at agendas: everybody's that were sent, a member's all.
func (f *finder) findItems(body council.Organization) error {
	if len(f.words) == 0 {
		return nil
	}
	all, err := records.Search(f.tx, records.Meetings, body.ID, f.words, f.limit())
	if err != nil {
		return err
	}
	f.cut = f.cut || len(all) == f.limit()
	for _, m := range all {
		for _, item := range m.Agenda {
			if f.has(records.Words(item.Title)) {
				f.item(m, item)
			}
		}
	}
	return nil
}

// item notes an agenda item, if the asker may see it, with what came of it.
func (f *finder) item(m council.Meeting, item council.AgendaItem) {
	inside := f.insider(m.Organizations()...)
	if item.Withdrawn && !inside || !m.WasInvited() && !inside || item.NonPublic && !(inside && f.shows(bot.NonPublic, "titles")) {
		return
	}
	f.found(hit{m.Start, itemID(m, item), item.Title, func() (text.Markup, error) {
		came, err := f.itemFate(m, item)
		return f.Say("search.item", "id", itemID(m, item), "day", f.ShortDate(m.In()), "title", shortened(item.Title, listed), "state", came), err
	}})
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

// findTasks looks at the tasks of a body, for its members.
func (f *finder) findTasks(body council.Organization) error {
	if len(f.words) == 0 || !f.insider(body.ID) {
		return nil
	}
	all, err := records.Search(f.tx, records.Tasks, body.ID, f.words, f.limit())
	f.cut = f.cut || len(all) == f.limit()
	for _, t := range all {
		f.task(t)
	}
	return err
}

// task notes a task of a body of the asker's.
func (f *finder) task(t council.Task) {
	if t.NonPublic && f.readsTask(t, "tasks") || !t.NonPublic && f.shows(bot.Internal, "tasks") {
		f.found(hit{t.Created, t.ID, t.Text, func() (text.Markup, error) { return f.taskHit(t), nil }})
	}
}

// findMotions looks at the motions of a body's meetings, for its members.
func (f *finder) findMotions(body council.Organization) error {
	if len(f.words) == 0 || !f.insider(body.ID) {
		return nil
	}
	all, err := records.Search(f.tx, records.Motions, body.ID, f.words, f.limit())
	if err != nil {
		return err
	}
	f.cut = f.cut || len(all) == f.limit()
	for _, motion := range all {
		m, where, open, err := f.of(motion.Meeting, motion.Item, motion.By)
		if err != nil {
			return err
		}
		if !open {
			continue
		}
		f.found(hit{motion.At, motionID(motion), motion.Text, func() (text.Markup, error) {
			state, err := f.motionFate(motion)
			return f.Say("search.motion", "number", motionRef(f.Printer, motion.Number, motion.From()), "id", where, "day", f.ShortDate(m.In()),
				"text", shortened(motion.Text, listed), "state", state), err
		}})
	}
	return nil
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

// findNotes looks at the notes for the minutes of a body's meetings, for its members.
func (f *finder) findNotes(body council.Organization) error {
	if len(f.words) == 0 || !f.insider(body.ID) {
		return nil
	}
	all, err := records.Search(f.tx, records.Notes, body.ID, f.words, f.limit())
	if err != nil {
		return err
	}
	f.cut = f.cut || len(all) == f.limit()
	for _, note := range all {
		m, where, open, err := f.of(note.Meeting, note.Item, note.By, note.For)
		if err != nil {
			return err
		}
		if !open || note.Withdrawn {
			continue
		}
		f.found(hit{note.At, "note " + m.ID + " " + strconv.Itoa(note.Number), note.Text, func() (text.Markup, error) {
			return f.Say("search.note", "id", where, "day", f.ShortDate(m.In()), "text", shortened(note.Text, listed)), nil
		}})
	}
	return nil
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
					f.task(t)
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
		if number == 0 || number == item.Number {
			f.item(m, item)
		}
	}
	return nil
}

func (f *finder) findTask(id string) error {
	t, err := records.Task(f.tx, id)
	if err == nil && (f.insider(t.Organization) || f.person.ID != "" && t.AssignedTo(f.person.ID)) {
		f.task(t)
	}
	return err
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

// message lists what was found, newest first.
func (f *finder) message(line string) (*bot.Message, error) {
	message := &bot.Message{Title: f.Plain("search.title", "words", f.Text("words"))}
	f.sight.apart = nil // that something is not shown would tell that these words were said there
	if len(f.hits) == 0 {
		message.Text = f.Say("search.none")
		return message, nil
	}
	slices.SortStableFunc(f.hits, func(a, b hit) int { return cmp.Or(b.at.Compare(a.at), strings.Compare(a.id, b.id)) })
	shown, buttons := paged(f.call, f.hits, hitsPerPage, line)
	lines := []text.Markup{f.Say("search.count", "count", len(f.hits))}
	for _, h := range shown {
		said, err := h.line()
		if err != nil {
			return nil, err
		}
		lines = append(lines, "- "+said)
	}
	message.Text, message.Buttons = text.Join(lines, "\n"), buttons
	if f.cut {
		message.Text += "\n\n" + f.Say("search.cut")
	}
	return message, nil
}
