package commands

import (
	"cmp"
	"errors"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"gremium/bot"
	"gremium/bot/text"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
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
	looked int             // rows that were read
	more   bool            // there are more hits
	cut    bool            // there may be more that are not looked for
	// meetings that were read already, by id.
	meetings map[string]council.Meeting
}

const (
	hitsPerPage = 10
	// countedHits is how many are looked for to say how many there are; on later pages as many as it takes to get there.
	countedHits = 100
	// mostHits can be turned to, the newest, and mostRead rows are read, of which some may not be shown or are not meant. Who
	// needs older ones names a word or a year more.
	mostHits = 1000
	mostRead = 1500
)

// source yields hits, the newest first.
type source = iter.Seq2[hit, error]

var yearWord = regexp.MustCompile(`^(19|20)[0-9]{2}$`)

// searchAll looks through everything.
func searchAll(c *call) (bot.Reply, error) {
	return c.search((*finder).resolutions, (*finder).items, (*finder).tasks, (*finder).motions, (*finder).notes)
}

// searchResolutions looks through the registers.
func searchResolutions(c *call) (bot.Reply, error) {
	return c.search((*finder).resolutions)
}

func (c *call) search(kinds ...func(*finder, council.Organization) ([]source, error)) (bot.Reply, error) {
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
		err = f.find(kinds)
	}
	if err != nil {
		return bot.Reply{}, err
	}
	message, err := f.message(bot.Line(c.command.Name, "worte", c.Text("words"), "jahr", c.Typed["year"]))
	return bot.Reply{Message: message}, err
}

// find takes hits from all sources, the newest first, until it knows what is on the page and whether there are more.
func (f *finder) find(kinds []func(*finder, council.Organization) ([]source, error)) error {
	var heads []*head
	for _, body := range f.bodies {
		for _, kind := range kinds {
			sources, err := kind(f, body)
			if err != nil {
				return err
			}
			for _, s := range sources {
				h := &head{}
				h.pull, h.stop = iter.Pull2(s)
				defer h.stop()
				heads = append(heads, h)
				if err := h.advance(); err != nil {
					return err
				}
			}
		}
	}
	sought := min(mostHits, max(countedHits, f.page()*hitsPerPage))
	for {
		var newest *head
		for _, h := range heads {
			if h.ok && (newest == nil || h.hit.at.After(newest.hit.at)) {
				newest = h
			}
		}
		if newest == nil {
			return nil
		}
		if f.found(newest.hit); len(f.hits) > sought {
			f.hits, f.more = f.hits[:sought], true
			f.cut = f.cut || sought == mostHits
			return nil
		}
		if err := newest.advance(); err != nil {
			return err
		}
	}
}

// head is the first hit of a source that was not taken yet.
type head struct {
	pull func() (hit, error, bool)
	stop func()
	hit  hit
	ok   bool
}

func (h *head) advance() (err error) {
	h.hit, err, h.ok = h.pull()
	return err
}

// sources are where hits of a kind come from: rows of a table that have the words; with a year, those that are of it by their
// order and those that have it in their texts. What becomes of a row says hits, none where it is not for the asker.
func sources[T any](f *finder, table store.Table[T], body council.Organization, ofYear records.Orders, hits func(T) ([]hit, error)) []source {
	search := func(words []string, within records.Orders) source {
		return hitsOf(f, records.Search(f.tx, table, body.ID, words, within), hits)
	}
	if f.year == 0 {
		return []source{search(f.words, records.Orders{})}
	}
	return []source{search(f.words, ofYear), search(append(slices.Clone(f.words), strconv.Itoa(f.year)), records.Orders{})}
}

// hitsOf makes hits of rows, as long as not too many were read.
func hitsOf[T any](f *finder, rows iter.Seq2[T, error], hits func(T) ([]hit, error)) source {
	return func(yield func(hit, error) bool) {
		for row, err := range rows {
			f.looked++
			if f.looked > mostRead || errors.Is(err, records.ErrFrequent) {
				f.cut = true
				return
			}
			var found []hit
			if err == nil {
				found, err = hits(row)
			}
			if err != nil {
				yield(hit{}, err)
				return
			}
			for _, h := range found {
				if !yield(h, nil) {
					return
				}
			}
		}
	}
}

// in is the zone in which years are counted.
func (f *finder) in() *time.Location { return f.now.Location() }

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

// message lists what was found, newest first.
func (f *finder) message(line string) (*bot.Message, error) {
	message := &bot.Message{Title: f.Plain("search.title", "words", f.Text("words"))}
	f.sight.apart = nil // that something is not shown would tell that these words were said there
	if len(f.hits) == 0 {
		message.Text = f.Say("search.none")
		return message, nil
	}
	if len(f.ids) > 0 {
		slices.SortStableFunc(f.hits, func(a, b hit) int { return cmp.Or(b.at.Compare(a.at), strings.Compare(a.id, b.id)) })
	}
	shown, buttons := paged(f.call, f.hits, hitsPerPage, line)
	lines := []text.Markup{f.Say("search.count", "count", len(f.hits))}
	if f.more {
		lines[0] = f.Say("search.count_more", "count", len(f.hits))
	}
	if f.more && !f.cut { // how many pages there are is not known
		buttons = f.turn(f.page(), 0, line)
	}
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
