package commands

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"gremium/bot"
	"gremium/commands/council"
)

// polling is the simple model of a vote: what is stored of it.
type polling struct {
	open, closed bool
	ends         time.Time
	early        bool
	here         map[string]bool   // dora, and frieda who stands in for her
	biased       map[string]bool   // by item
	seats        map[string]string // who votes on a seat
	ballots      map[string]ballotThere
	recused      map[string]bool // in the vote
	used         map[string]bool // clicks that have done something
	tally        council.Tally
}

// ballotThere is the ballot that a person has cast.
type ballotThere struct {
	choice council.Choice
	others bool // cast by who leads
}

func (p polling) clone() polling {
	for _, m := range []*map[string]bool{&p.here, &p.biased, &p.recused, &p.used} {
		*m = maps.Clone(*m)
	}
	p.seats, p.ballots = maps.Clone(p.seats), maps.Clone(p.ballots)
	return p
}

// turn is one thing that somebody does.
type turn struct {
	what    string // "open", "cast", "recuse", "item", "close", "extend", "comes", "goes", "end"
	who     string
	place   string
	choice  council.Choice
	forWhom string
	event   bot.Event
	reply   bot.Reply
}

func (t turn) String() string {
	return strings.TrimSpace(fmt.Sprint(t.what, " ", t.who, " ", t.place, " ", t.choice, " ", t.forWhom))
}

// line is what is typed for a turn.
func (t turn) line(early bool) string {
	switch t.what {
	case "open":
		return `/abstimmung neu Lampen? trotzdem:ja bis:"01.03.2027 12:00"` + map[bool]string{true: " vorzeitig:ja"}[early]
	case "cast":
		line := "/abstimmung stimme V1 " + choiceWords[t.choice][0]
		if t.forWhom != "" {
			line += " fuer:@" + t.forWhom
		}
		return line
	case "recuse":
		return "/abstimmung befangen V1"
	case "item":
		return "/top befangen S1-1"
	case "close":
		return "/abstimmung schliessen V1"
	case "extend":
		return `/abstimmung verlaengern V1 bis:"01.03.2027 13:00"`
	case "comes":
		return "/sitzung anwesend @dora kommt"
	case "goes":
		return "/sitzung anwesend @dora geht"
	}
	return ""
}

// seated is who sits where when a vote opens.
var seated = []string{"bert", "carl", "emil"}

// take is the model: what a turn does at an instant, and whether it is accepted. Of some turns the answer is no matter.
func (p *polling) take(t turn, now time.Time) (accepted, matters bool) {
	if p.used[t.event.Once.Key] {
		return false, false
	}
	running := p.open && !p.closed && now.Before(p.ends)
	done := func() { p.used[t.event.Once.Key] = true }
	switch t.what {
	case "comes", "goes":
		p.here["dora"] = t.what == "comes"
		return false, false
	case "open":
		if p.open {
			return false, false
		}
		p.open = true
		for _, who := range seated {
			p.seats[who] = who
		}
		if on := map[bool]string{true: "dora", false: "frieda"}[p.here["dora"]]; p.here[on] {
			p.seats["dora"] = on
		}
		for _, who := range p.seats {
			p.recused[who] = p.biased[who]
		}
		done()
		return true, true
	case "end":
		if p.open && !p.closed && !now.Before(p.ends) {
			p.end()
		}
		return false, false
	case "close":
		if running {
			p.end()
			done()
		}
		return running, true
	case "extend":
		later := running && p.ends.Hour() == 12
		if later {
			p.ends = p.ends.Add(time.Hour)
			done()
		}
		return later, true
	case "item":
		p.biased[t.who] = true
		if running && p.votes(t.who) {
			p.recuse(t.who)
		}
		return false, false
	case "recuse":
		if !running || !p.votes(t.who) {
			return false, true
		}
		if !p.recused[t.who] {
			done()
		}
		p.biased[t.who] = true
		p.recuse(t.who)
		return true, true
	}
	who := t.who
	if t.forWhom != "" {
		who = t.forWhom
	}
	before, there := p.ballots[who]
	others := t.forWhom != ""
	if !running || !p.votes(who) || p.recused[who] || others && there && !before.others {
		return false, true
	}
	if after := (ballotThere{t.choice, others}); after != before {
		p.ballots[who] = after
		done()
		p.endEarly()
	}
	return true, true
}

func (p *polling) votes(who string) bool {
	return slices.Contains(slices.Collect(maps.Values(p.seats)), who)
}

func (p *polling) recuse(who string) {
	if !p.recused[who] {
		p.recused[who] = true
		delete(p.ballots, who)
		p.endEarly()
	}
}

// endEarly ends the vote when nobody is missing.
func (p *polling) endEarly() {
	for _, who := range p.seats {
		if _, voted := p.ballots[who]; !voted && !p.recused[who] {
			return
		}
	}
	if p.early {
		p.end()
	}
}

func (p *polling) end() {
	p.closed = true
	p.tally = council.Tally{}
	for _, b := range p.ballots {
		*map[council.Choice]*int{council.Yes: &p.tally.Yes, council.No: &p.tally.No, council.Abstain: &p.tally.Abstain}[b.choice]++
	}
}

// says is all that the model knows, to be compared.
func (p polling) says() string {
	if !p.open {
		return "not open"
	}
	var lines []string
	for seat, who := range p.seats {
		b, voted := p.ballots[who]
		lines = append(lines, fmt.Sprint(seat, " ", who, " ", voted, " ", b.choice, " ", b.others, " ", p.recused[who]))
	}
	slices.Sort(lines)
	said := fmt.Sprintf("closed %v\n%s", p.closed, strings.Join(lines, "\n"))
	if p.closed {
		said += fmt.Sprintf("\n%+v", p.tally)
	} else {
		said += "\n" + p.ends.Format(time.TimeOnly)
	}
	return said
}

// explained are the states to which turns come, in any order and each at one of two instants, that are what is stored, with
// the answers that were given. There may be several: which of two clicks for the same has done it is not to be seen.
func explained(before polling, turns []turn, instants []time.Time, stored string, found map[string]polling) {
	if len(turns) == 0 {
		if before.says() == stored {
			found[fmt.Sprint(before.used, before.here, before.biased)] = before
		}
		return
	}
	for i, t := range turns {
		rest := slices.Delete(slices.Clone(turns), i, i+1)
		for _, now := range instants {
			p := before.clone()
			if accepted, matters := p.take(t, now); !matters || accepted != t.reply.Failed {
				explained(p, rest, instants, stored, found)
			}
		}
	}
}
