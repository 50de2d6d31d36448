package commands

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"gremium/bot"
	"gremium/commands/council"
	"gremium/commands/records"
	"gremium/store"
)

// intruder is somebody with no business in the others' bodies.
type intruder struct {
	who    string
	places []string
	// theirs begin the names of what is none of the intruder's business: X is Xberg's, Y is Yclee's.
	theirs string
}

// intruders attack from their own channels, from one that belongs to no body, and directly. An administrator of one
// team is none of the other.
var intruders = []intruder{
	{"carl", []string{"rat", "@bot", "cafe"}, "XY"},
	{"anna", []string{"rat", "@bot"}, "XY"},
	{"xaver", []string{"stab", "@bot", "cafe"}, "Y"},
	{"yara", []string{"verein2", "@bot", "cafe"}, "X"},
	{"zora", []string{"@bot", "cafe"}, "XY"},
	{"admin2", []string{"verein2", "@bot", "cafe2"}, "X"},
}

// ids and names are what an intruder may have heard of; keys is what only the program knows.
var (
	ids   = []string{"S1", "S3", "S4", "S5", "S4-1", "S4-2", "E1", "E2", "E3", "A1", "A2", "A3", "A4", "B2027-01", "B2027-02", "B2027-03", "V1"}
	names = []string{"Xberg", "yc", "@xaver", "@ymir", "Xaverl", "Xaver Geheimname", "Ytitel"}
)

// keys are a body, a membership and a person of each of the others, and the councils.
func (a *arena) keys() (bodies, keys []string) {
	a.t.Helper()
	first, second := a.councils()
	for _, id := range []string{first, second} {
		keys = append(keys, id)
		err := a.store.View(a.t.Context(), id, func(tx store.Tx) error {
			for o, err := range records.Organizations.List(tx, store.Range{}) {
				if err != nil || o.Name == "Aue" {
					continue
				}
				members, err := records.MembersOf(tx, o.ID, council.DayOf(a.now))
				if err != nil {
					return err
				}
				bodies, keys = append(bodies, o.ID), append(keys, o.ID, members[0].ID, members[0].Person)
			}
			return nil
		})
		if err != nil {
			a.t.Fatal(err)
		}
	}
	return bodies, keys
}

// burglaries are ways to fill a command in with what is somebody else's: each thing in each option that could take it,
// the rest fitting.
func burglaries(c command, bodies, keys []string) []map[string]string {
	ways := []map[string]string{{}, fitting(c)}
	for _, o := range c.Options {
		var things []string
		switch o.Kind {
		case bot.ID:
			things = ids
		case bot.Person:
			things = names
		case bot.Text, bot.LongText:
			things = slices.Concat(ids[:3], names, keys)
		}
		for _, thing := range things {
			values := fitting(c)
			values[o.ID] = thing
			ways = append(ways, values)
			if _, ok := c.Option(inBodyOption.ID); ok && (thing == "S4" || thing == "E2" || thing == "B2027-02") {
				for _, body := range bodies {
					values := maps.Clone(values)
					values[inBodyOption.ID] = body
					ways = append(ways, values)
				}
			}
		}
	}
	return ways
}

// TestNothingOfOthers has intruders use every command with everything that is not theirs in every option, typed,
// pressed and by form, also with a button that claims to be the other council's. No answer shows anything of the
// others, and nothing of theirs is changed.
func TestNothingOfOthers(t *testing.T) {
	a := newArena(t, false)
	guard := a.guard()
	bodies, keys := a.keys()
	first, second := a.councils()
	for _, c := range all() {
		t.Run(strings.ReplaceAll(c.English, " ", "_"), func(t *testing.T) {
			t.Parallel()
			a := a.of(t)
			a.bot.Store = guard.watch(t, a.store)
			for _, who := range intruders {
				for _, place := range who.places {
					foreign := second
					if who.theirs == "X" {
						foreign = first
					}
					for i, values := range burglaries(c, bodies, keys) {
						if chosen(i) {
							a.intrude(guard, who, place, foreign, c, values)
						}
					}
					a.ask(guard, who, place, "", c)
					a.ask(guard, who, place, foreign, c)
				}
			}
		})
	}
}

// intrude tries one way in: typed; by a form; and pressed, as if it was the other council's button.
func (a *arena) intrude(g *guard, who intruder, place, foreign string, c command, values map[string]string) {
	a.t.Helper()
	event := a.event(who.who, place, typed(c, values))
	g.search(a, who, event)
	event.Source, event.Council = bot.Pressed, foreign
	g.search(a, who, event)
	event.Source, event.Council, event.Line, event.Values = bot.Submitted, "", "/"+c.Name, values
	g.search(a, who, event)
}

// ask has every option suggested.
func (a *arena) ask(g *guard, who intruder, place, claimed string, c command) {
	a.t.Helper()
	event := a.event(who.who, place, "/"+c.Name+" ")
	event.Council = claimed
	for _, o := range c.Options {
		for _, found := range a.bot.Suggest(a.t.Context(), event, o.ID, "") {
			if spoils := g.spoils(who.theirs, found.Value+" "+found.Label, ""); spoils != "" {
				a.t.Errorf("%s in %s (claims %q): %s %s suggests %q", who.who, place, claimed, c.English, o.ID, spoils)
			}
		}
	}
}

// guard knows what is whose.
type guard struct {
	secrets []string            // words that are somebody's, by what they begin with
	bodies  map[string]string   // whose a body is: X or Y
	rows    map[string][]string // all that is X's and Y's, as it is stored
	second  string              // the council that is all Y's
}

// guard notes what X and Y have.
func (a *arena) guard() *guard {
	a.t.Helper()
	g := &guard{bodies: map[string]string{}, rows: map[string][]string{}}
	g.secrets = strings.Fields(`Xberg Xauftrag Xamt Xaverl Xbeschluss Xort Xtitel Xpunkt Xgeheim Xanruf Xaufgabe Xakte Xwortlaut Xverborgen Xenia Xaver
		Yclee Yamt Yort Ytitel Yneu Yfern Ypunkt Yanruf Yaufgabe Ywortlaut Yara Ymir X17:15 Y18:45`)
	first, second := a.councils()
	g.second = second
	for _, id := range []string{first, second} {
		err := a.store.View(a.t.Context(), id, func(tx store.Tx) error {
			for o, err := range records.Organizations.List(tx, store.Range{}) {
				if err != nil {
					return err
				}
				g.bodies[o.ID] = o.Name[:1]
			}
			g.rows[id] = g.owned(tx)
			return nil
		})
		if err != nil {
			a.t.Fatal(err)
		}
	}
	return g
}

// owned are the rows of a council that are X's or Y's.
func (g *guard) owned(tx store.Tx) []string {
	var rows []string
	note := func(row any) {
		text, err := json.Marshal(row)
		rows = append(rows, fmt.Sprintf("%T %s %v", row, text, err))
	}
	foreign := func(body string) bool { return strings.ContainsAny(g.bodies[body], "XY") }
	meetings := map[string]bool{}
	for o := range records.Organizations.List(tx, store.Range{}) {
		if foreign(o.ID) {
			note(o)
		}
	}
	for m := range records.Memberships.List(tx, store.Range{}) {
		if foreign(m.Organization) {
			note(m)
		}
	}
	for m := range records.Meetings.List(tx, store.Range{}) {
		if foreign(m.Organization) {
			note(m)
			meetings[m.ID] = true
		}
	}
	for i := range records.Invitations.List(tx, store.Range{}) {
		if meetings[i.Meeting] {
			note(i)
		}
	}
	for r := range records.Reminders.List(tx, store.Range{}) {
		p, err := records.People.Get(tx, r.Person)
		if strings.ContainsAny(p.Name[:1], "XY") || err != nil {
			note(r)
		}
	}
	for t := range records.Tasks.List(tx, store.Range{}) {
		if foreign(t.Organization) {
			note(t)
		}
	}
	for r := range records.Resolutions.List(tx, store.Range{}) {
		if foreign(r.Organization) {
			note(r)
		}
	}
	for c := range records.Councils.List(tx, store.Range{}) {
		if tx.Council() == g.second {
			note(c)
		}
	}
	return rows
}

// watch is a rehearsal on a store that fails the test when something of X or Y changes.
func (g *guard) watch(t testing.TB, s store.Store) store.Store {
	return &watched{rehearsal{s}, g, t, nil}
}

type watched struct {
	rehearsal
	guard *guard
	t     testing.TB
	event *bot.Event // whose doing it is
}

func (w *watched) Update(ctx context.Context, id string, f func(store.Tx) error) error {
	return w.rehearsal.Update(ctx, id, func(tx store.Tx) error {
		err := f(tx)
		if err == nil && !w.mayChange(tx) {
			w.t.Errorf("%s in %s: %s %v changes what is not theirs: %s", w.event.From.Username, w.event.Channel.ID, w.event.Line,
				w.event.Values, cmp.Diff(w.guard.rows[id], w.guard.owned(tx)))
		}
		return err
	})
}

// mayChange says whether what X and Y have is as it was, or its owner was at work.
func (w *watched) mayChange(tx store.Tx) bool {
	if tx.Council() == store.System {
		return true // what is shared names nothing but ids
	}
	person, err := records.PersonOf(tx, council.Account{Platform: "test", ID: w.event.From.ID})
	if err == nil {
		mine, err := records.MembershipsOf(tx, person.ID, "2027-03-01")
		if err == nil && slices.ContainsFunc(mine, func(m council.Membership) bool { return strings.ContainsAny(w.guard.bodies[m.Organization], "XY") }) {
			return true
		}
	}
	return slices.Equal(w.guard.owned(tx), w.guard.rows[tx.Council()])
}

// search hands in an event and looks for what the intruder must not see.
func (g *guard) search(a *arena, who intruder, e bot.Event) {
	a.t.Helper()
	a.bot.Store.(*watched).event = &e
	reply := a.bot.Handle(a.t.Context(), e)
	if logged := a.log.take(); logged != "" {
		a.t.Errorf("%s in %s: %s %v: logged %s", who.who, e.Channel.ID, e.Line, e.Values, logged)
	}
	if spoils := g.spoils(who.theirs, whole(reply), e.Line+fmt.Sprint(e.Values)); spoils != "" {
		a.t.Errorf("%s in %s (claims %q): %s %v: sees %s in %s", who.who, e.Channel.ID, e.Council, e.Line, e.Values, spoils, short(whole(reply)))
	}
}

// spoils is a word of the others in what was answered that was not in what was asked, or "".
func (g *guard) spoils(theirs, answered, asked string) string {
	for _, secret := range g.secrets {
		word := strings.TrimLeft(secret[:1], "XY") + secret[1:]
		if strings.IndexByte("0123456789", secret[1]) < 0 {
			word = secret
		}
		if strings.Contains(theirs, secret[:1]) && strings.Contains(answered, word) && !strings.Contains(strings.ToLower(asked), strings.ToLower(word)) {
			return word
		}
	}
	for body, owner := range g.bodies {
		if strings.Contains(theirs, owner) && strings.Contains(answered, body) && !strings.Contains(asked, body) {
			return "the id of " + owner
		}
	}
	return ""
}

// TestOthersAreNotThere asks the same in a world in which the others exist and in one in which they do not: an
// intruder cannot tell which one they are in. (Who coordinates one body of a council may learn whom the council knows and
// what its bodies are called: they name members, deputies and who they meet with.)
func TestOthersAreNotThere(t *testing.T) {
	full, alone := newArena(t, false), newArena(t, true)
	bodies, keys := full.keys()
	_, second := full.councils()
	counted := regexp.MustCompile(`\b([SEAV])[0-9]+(-[0-9]+)?`)
	plain := func(r bot.Reply) string {
		return counted.ReplaceAllString(generated.ReplaceAllString(whole(r), "…"), "$1…")
	}
	for _, c := range all() {
		t.Run(strings.ReplaceAll(c.English, " ", "_"), func(t *testing.T) {
			t.Parallel()
			full, alone := full.of(t), alone.of(t)
			for _, who := range []intruder{{"carl", []string{"rat", "@bot", "cafe"}, ""}, {"anna", []string{"rat", "@bot"}, ""}, {"zora", []string{"@bot", "cafe"}, ""}} {
				for _, place := range who.places {
					for _, claimed := range []string{"", second} {
						for i, values := range burglaries(c, bodies, keys) {
							if !chosen(i) {
								continue
							}
							if who.who == "anna" && slices.ContainsFunc(c.Options, func(o bot.Option) bool {
								return (o.Kind == bot.Person || o.ID == "with") && slices.Contains(names, values[o.ID])
							}) {
								continue
							}
							event := full.event(who.who, place, typed(c, values))
							event.Council = claimed
							there, not := full.rehearse(event), alone.rehearse(event)
							if diff := cmp.Diff(plain(not), plain(there)); diff != "" {
								t.Errorf("%s in %s (claims %q): %s: %s", who.who, place, claimed, event.Line, diff)
							}
						}
					}
				}
			}
		})
	}
}
